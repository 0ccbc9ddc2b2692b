// What an administrator decides on the helpdesk's page of the settings, in the form that is there, or without one.
import assert from 'node:assert/strict';

/** By the desk's own door. @param admin somebody who may ask there @param {object} members of the settings */
export async function decide(admin, members) {
  const { body } = await admin.ask('GET', '/api/settings');
  const { status } = await admin.ask('PUT', '/api/settings', { ...body, settings: { ...body.settings, ...members } });
  assert.equal(status, 200);
}

export async function decideGrace(page, minutes) {
  await page.getByLabel('Grace period', { exact: true }).fill(String(minutes));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved as version').waitFor();
}

/** An agent has a way to the report once agents see their own figures, not before. @param menu where the way is @param admin as in decide() */
export async function findOwnFigures(page, menu, admin) {
  const way = page.locator(menu).getByRole('link', { name: 'Report' });
  assert.equal(await way.count(), 0);
  await decide(admin, { agents_see_own_figures: true });
  await page.reload();
  await way.click();
  await page.getByRole('heading', { name: 'Your own figures' }).waitFor();
}

/** A picture, when AMENDS_SHOTS names a folder for it. */
export async function picture(page, name) {
  if (process.env.AMENDS_SHOTS) await page.screenshot({ path: `${process.env.AMENDS_SHOTS}/${name}.png` });
}
