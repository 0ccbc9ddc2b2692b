// Chromium, by Playwright.
import { launch as launchChromium, openPage } from '../../desk/browser.mjs';

const page = (tab) => ({
  goto: (url) => tab.goto(url),
  run: (work, ...values) => tab.evaluate(`(${work})(...${JSON.stringify(values)})`),
  click: (x, y) => tab.mouse.click(x, y),
  type: (text) => tab.keyboard.type(text),
  key: (name) => tab.keyboard.press(name),
  setOffline: (offline) => tab.context().setOffline(offline),
  shot: (path) => tab.screenshot({ path }),
  close: () => tab.context().close(),
});

export const name = 'Chromium';

export async function launch() {
  const browser = await launchChromium();
  return {
    version: browser.version(),
    open: async (size) => page(await openPage(browser, size)),
    close: () => browser.close(),
  };
}
