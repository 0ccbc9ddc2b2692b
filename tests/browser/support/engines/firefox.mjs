// Firefox ESR, by Puppeteer over WebDriver BiDi.
import puppeteer from 'puppeteer-core';

const page = (tab, context) => ({
  goto: (url) => tab.goto(url),
  run: (work, ...values) => tab.evaluate(`(${work})(...${JSON.stringify(values)})`),
  click: (x, y) => tab.mouse.click(x, y),
  type: (text) => tab.keyboard.type(text),
  async key(chord) {
    const held = chord.split('+');
    const last = held.pop();
    for (const key of held) await tab.keyboard.down(key);
    await tab.keyboard.press(last);
    for (const key of held.reverse()) await tab.keyboard.up(key);
  },
  setOffline: (offline) => tab.setOfflineMode(offline),
  shot: (path) => tab.screenshot({ path }),
  close: () => context.close(),
});

export const name = 'Firefox';

export async function launch() {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true, timeout: 120_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
  });
  return {
    version: (await browser.version()).split('/')[1],
    async open({ width, height }) {
      const context = await browser.createBrowserContext();
      const tab = await context.newPage();
      await tab.setViewport({ width, height });
      return page(tab, context);
    },
    close: () => browser.close(),
  };
}
