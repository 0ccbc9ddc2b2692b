// The page with the list of cases beside a FakeDesk, and what its tests do on it again and again.
import { useStage } from '../support/stage.mjs';
import { serve } from './serve.mjs';

/**
 * To be called once by a test file.
 * @param {import('./fake-desk.mjs').FakeDesk} desk
 * @param {() => void} begin brings the desk back to what a test begins with
 */
export function useCaseList(desk, begin = () => desk.reset(23)) {
  const stage = useStage(() => serve(desk), begin);
  const row = (n) => stage.page.locator('tr.case[data-key]').nth(n);
  const writes = () => desk.requests.filter(({ method }) => method === 'POST');
  return {
    stage, row, writes,
    lastWrite: () => writes().at(-1),
    /** Opens the test's page, with the list on it. */
    async open(options) {
      const page = await stage.open(options);
      await page.goto(`${stage.server.base}/follow-ups.html`);
      await row(0).waitFor();
      return page;
    },
    /** A key goes to the first case, once it is in hand with all that it allows. */
    async press(key) {
      const { page } = stage;
      await row(0).locator('a').focus();
      await page.keyboard.press('Enter');
      await page.locator('.watchers').waitFor();
      await page.keyboard.press(key);
    },
  };
}
