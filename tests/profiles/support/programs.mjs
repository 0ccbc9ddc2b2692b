// Starting browsers as people do, and ending exactly those that were started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** In a group of its own, so that a browser's children end with it. */
export function startProgram(program, args, env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => { said = (said + part).slice(-4000); });
  const ended = once(child, 'exit');
  return {
    said: () => said,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) signal(child.pid, 'SIGTERM');
      const late = setTimeout(() => signal(child.pid, 'SIGKILL'), 3000);
      await ended;
      clearTimeout(late);
      signal(child.pid, 'SIGKILL');   // what it left behind
    },
  };
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch { /* nobody is left */ }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
