// The settings' page beside a FakeSettings, and what its tests do on it again and again.
import { useStage } from '../support/stage.mjs';
import { looksGood } from './looks.mjs';
import { serve } from './serve.mjs';

/**
 * To be called once by a test file.
 * @param {import('./fake-settings.mjs').FakeSettings} desk
 */
export function useSettingsPage(desk) {
  const stage = useStage(() => serve(desk), () => desk.reset());
  const field = (name) => stage.page.getByLabel(name, { exact: true });
  const button = (name) => stage.page.getByRole('button', { name, exact: true });
  const status = (text) => stage.page.locator('.dock [role=status]', { hasText: text }).waitFor();
  const put = () => desk.requests.findLast(({ method }) => method === 'PUT')?.body;
  /** The kinds of dialogs that came up on the test's page. */
  const dialogs = [];

  async function open(options) {
    const page = await stage.open(options);
    dialogs.length = 0;
    page.on('dialog', (dialog) => { dialogs.push(dialog.type()); dialog.accept(); });
    await page.goto(`${stage.server.base}/settings.html`);
    return page;
  }

  return {
    stage, field, button, status, put, dialogs, open,
    place: (name) => stage.page.locator(`[data-place="${name}"]`),
    card: (name) => stage.page.locator(`.card-title[data-place="${name}"]`),
    focusedPlace: () => stage.page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement?.dataset.place),
    toTheEnd: () => toTheEnd(stage.page),
    looksGood: (name) => looksGood(stage.page, `settings-${name}`, {
      beforePicture: () => toWhatMatters(stage.page), beforeAxe: () => toTheEnd(stage.page),
    }),
    async openForm(options) {
      const page = await open(options);
      await field('Grace period').waitFor();
      return page;
    },
    /** @returns {Promise<object>} the settings that were sent */
    async save() {
      await button('Save').click();
      await status('Saved as version');
      return put().settings;
    },
  };
}

// What a state is about: the control that was refused, or what stands at the top.
const toWhatMatters = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector('amends-settings').shadowRoot;
  if (activeElement?.ariaInvalid === 'true') activeElement.scrollIntoView({ block: 'center' });
  else document.scrollingElement.scrollTo(0, 0);
});

// The bar that saves lies over the end of what is seen; at the end of the page over nothing.
const toTheEnd = (page) => page.evaluate(() => document.scrollingElement.scrollTo(0, document.scrollingElement.scrollHeight));
