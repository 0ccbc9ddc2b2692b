// The web servers that a private Redmine runs under, and which of their processes serve.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../support/waiting.mjs';

const run = promisify(execFile);
const isRoot = process.getuid() === 0;

/** Threads alone without workers; otherwise they are forked from a process that has loaded Redmine. */
export const puma = {
  async command({ port, workers }) {
    const forked = workers > 0 ? ['-w', String(workers), '--preload'] : [];
    return ['puma', ...forked, '-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-t', '1:4', 'config.ru'];
  },

  async processes({ pid }) {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.trim() ? children.trim().split(' ').map(Number) : [pid];
  },
};

// Passenger runs nothing as root: root's Redmine is then that of www-data, as with Debian's package.
const apache = ({ folder, port, workers }) => `
ServerRoot ${folder}/apache
DefaultRuntimeDir ${folder}/apache
PidFile ${folder}/apache/pid
ErrorLog ${folder}/apache/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule passenger_module /usr/lib/apache2/modules/mod_passenger.so
${isRoot ? 'User www-data\nGroup www-data\nPassengerUser www-data' : 'PassengerUserSwitching off'}
PassengerRoot /usr/lib/ruby/vendor_ruby/phusion_passenger/locations.ini
PassengerRuby /usr/bin/ruby
PassengerInstanceRegistryDir ${folder}/apache
PassengerSpawnMethod smart
PassengerMinInstances ${workers}
PassengerMaxPoolSize ${workers}
PassengerDisableSecurityUpdateCheck on
PassengerDisableAnonymousTelemetry on
DocumentRoot ${folder}/public
<Directory ${folder}/public>
  Require all granted
  PassengerAppEnv production
</Directory>
`;

/** Inside an Apache of its own; "smart" means that its processes are forked from one that has loaded Redmine. */
export const passenger = {
  async command({ folder, port, workers }) {
    const configuration = join(folder, 'apache/httpd.conf');
    await mkdir(join(folder, 'apache'));
    await writeFile(configuration, apache({ folder, port, workers }));
    if (isRoot) await run('chown', ['-R', 'www-data:', folder]);
    return ['apache2', '-f', configuration, '-DFOREGROUND'];
  },

  processes: ({ folder }) => named(`RubyApp: ${folder} `),

  /** Apache does not wait for them. */
  gone: ({ folder }) => until('the end of Passenger', async () => (await named(`.*${folder}`)).length === 0),

  /** The one that they are forked from. */
  preloaders: ({ folder }) => named(`AppPreloader: ${folder}$`),
};

async function named(name) {
  const { stdout } = await run('pgrep', ['-f', `^Passenger ${name}`]).catch((error) => error);
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}
