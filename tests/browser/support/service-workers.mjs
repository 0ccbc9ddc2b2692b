import assert from 'node:assert/strict';

/** As a browser does with a worker that nobody asks for a while. */
export async function dropWorkers(browser) {
  const debug = await browser.newBrowserCDPSession();
  const { targetInfos } = await debug.send('Target.getTargets');
  const workers = targetInfos.filter(({ type }) => type === 'service_worker');
  assert.ok(workers.length > 0, 'there is a worker');
  for (const { targetId } of workers) await debug.send('Target.closeTarget', { targetId });
  await debug.detach();
}
