// The web server of a private helpdesk.
import { spawn } from 'node:child_process';
import { until } from './waiting.mjs';

/**
 * Starts it, and waits until it is there.
 * @param {string} name what it is called in complaints
 * @param {[string, string[], NodeJS.ProcessEnv]} how command, arguments, environment
 * @param {string} url is answered as soon as it is there
 * @returns {Promise<{pid: number, stop(): Promise<void>}>}
 */
export async function startServer(name, [command, args, env], url) {
  const server = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => { said += text; });
  }
  const isThere = async () => {
    if (server.exitCode !== null) throw new Error(said);
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  };
  await until(name, isThere).catch(async (error) => {
    await end(server);
    throw error;
  });
  return { pid: server.pid, stop: () => end(server) };
}

async function end(server) {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  server.kill('SIGTERM');
  await ended;
}
