// The page of a visitor's own file on a static host, and files that the tests make up.
import { serveFiles } from './static-site.mjs';
import { useStage } from './stage.mjs';

const day = (n) => new Date(Date.UTC(2025, 0, 1 + (n % 300))).toISOString().slice(0, 10);

/** Lines of a helpdesk that is made up: every seventh nobody answered, every fifth of the rest is unhappy. */
export const rows = (count) => Array.from({ length: count }, (_, n) => {
  const score = n % 7 === 0 ? '' : n % 5 === 0 ? 1 : 3 + (n % 3);
  return `T-${n + 1},${score},agent${n % 12},team${n % 4},Customer ${n + 1},${day(n)},"It took ""long"",\nagain"`;
});
export const header = 'Ticket ID,CSAT score,Agent,Team,Customer name,Rated on,Comment';
export const table = (count) => `${header}\n${rows(count).join('\n')}\n`;

/** To be called once by a test file. */
export function useOwnData() {
  const stage = useStage(serveFiles, (server) => { server.asked.length = 0; });
  return {
    stage,
    /** Opens the page. */
    async open(options) {
      const page = await stage.open(options);
      await page.goto(`${stage.server.base}own-data.html`);
      return page;
    },
    /** @param {string | Buffer} content */
    give: (page, content, name = 'tickets.csv') => page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) }),
  };
}

export const columnsShown = (page) => page.locator('#columns').waitFor();
export const resultsShown = (page) => page.locator('#results').waitFor({ timeout: 60_000 });

/** What the page says is wrong. */
export async function fault(page) {
  await page.locator('#fault').waitFor();
  return page.locator('#fault').innerText();
}

/** A figure of the results by its name. */
export const figure = (page, name) => page.locator('.figures > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) }).locator('dd').innerText();

/** What each column is taken for. */
export const meanings = (page) => page.locator('#sheet th').evaluateAll((all) => Object.fromEntries(all.map((one) => [one.querySelector('span').textContent, one.querySelector('select').value])));
