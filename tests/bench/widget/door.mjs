// A real `amends serve` behind the pages, and a fresh question for each visit.
import { join } from 'node:path';
import { amends, start } from '../../cli/support/amends.mjs';

/**
 * @param {string} folder where its store is made
 * @param {string} baseUrl what customers' browsers reach it by
 */
export async function openDoor(folder, baseUrl) {
  const store = join(folder, 'widget.db');
  const { code, out, err } = await amends('key', 'create', '--store', store, '--name', 'bench', '--role', 'host');
  if (code !== 0) throw new Error(`amends key create: ${err}`);
  const server = await start('serve', '--store', store, '--base-url', baseUrl, '--tick', '0');
  const call = async (method, path, body) => {
    const answer = await fetch(`${server.origin}/amends/api/${path}`, {
      method, headers: { authorization: `Bearer ${out.trim()}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  let asked = 0;
  return {
    port: server.port,
    /** @returns {Promise<{token: string, survey: object}>} a question that nobody has answered */
    async ask() {
      const id = `bench-${asked += 1}`;
      await call('PUT', `requests/${id}`, { status: 'completed', requester: { id: `requester-of-${id}` } });
      return (await call('POST', 'invitations', { request: id })).widget;
    },
    close: () => server.stop(),
  };
}
