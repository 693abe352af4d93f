// An operator adds a supplier: every shop gets the notice, an Owner objects, and it is used on day thirty with its contract.
// Invariant: each refusal says what is missing; the list is read without an account.

import { looked } from './support/axe.ts';
import { asOperator, proposeSupplier } from './support/operator.ts';
import { asIfToldEarlier } from './support/time.ts';
import { type Page, asOwner, expect, fresh, test } from './support/test.ts';

/** Thirty days, in seconds. */
const NOTICE = 30 * 24 * 3600;
/** The program looks every thirty seconds for whom to tell. */
const TOLD_MS = 90_000;

/** Sends the form of a card on the supplier's page. */
async function send(page: Page, card: string, button: string, fields: Record<string, string> = {}): Promise<void> {
  const form = page.getByRole('region', { name: card, exact: true });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: button, exact: true }).click();
}

/** The same for one that is taken. */
async function done(page: Page, card: string, button: string, fields: Record<string, string> = {}): Promise<void> {
  await send(page, card, button, fields);
  await page.waitForURL('**/instance/suppliers/*?done=1');
}

/** A day, so many days from now. */
function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('a supplier is used on day thirty with its contract, and each shop was told', async ({ browser, page }) => {
  test.setTimeout(240_000);
  const baseURL = process.env.STEELYARD_URL!;
  const name = fresh('Mail-Co');
  const desk = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(desk);
  await desk.goto('/w/instance/instance/suppliers');
  await looked(desk, 'suppliers-list');
  await proposeSupplier(desk, name);
  const here = new URL(desk.url()).pathname;
  await looked(desk, 'supplier-proposed');
  await send(desk, 'Use it', 'Use it from now on');
  await expect(desk.getByText('Announce the supplier first.').first()).toBeVisible();
  await desk.goto(here);
  await done(desk, 'Announce it', 'Announce');
  await expect(async () => {
    await desk.goto(here);
    await expect(desk.getByText('Every workspace is told')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: TOLD_MS });

  const outside = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await outside.goto('/trust');
  await outside.getByRole('link', { name: 'Suppliers of this instance' }).click();
  await expect(outside.getByRole('region', { name })).toContainText('Announced');
  expect(await (await outside.request.get('/trust/suppliers.atom')).text()).toContain(`Announced: ${name}`);

  await asOwner(page, 'jeweller');
  await page.goto('/w/sona-rekha/settings');
  await page.getByRole('link', { name: 'Suppliers of this instance' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(name);
  await looked(page, 'supplier-notices');
  const object = page.getByRole('region', { name: 'Object to one' });
  await object.getByRole('combobox').selectOption({ label: name });
  await object.getByRole('textbox').fill('We work with their rival');
  await object.getByRole('button', { name: 'Object', exact: true }).click();
  await page.waitForURL('**/settings/suppliers?done=1');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('We work with their rival');

  // Without a contract nothing helps, not even the end of the notice.
  asIfToldEarlier(name, NOTICE - 600);
  await desk.goto(here);
  await send(desk, 'Use it', 'Use it from now on');
  await expect(desk.getByText('Record the contract first.').first()).toBeVisible();
  await desk.goto(here);
  const contract = desk.getByRole('region', { name: 'Contract', exact: true });
  for (const box of await contract.getByRole('checkbox').all()) await box.check();
  await done(desk, 'Contract', 'Record the contract', { 'SHA-256 of the contract': 'ab'.repeat(32), 'Date of the contract': day(-30) });
  await done(desk, 'Review of its security', 'Record the review', {
    'What you looked at, and what you found': 'Their report of the year', 'Next review': day(360),
  });
  await send(desk, 'Use it', 'Use it from now on');
  await expect(desk.getByText('The thirty days of the notice are not over.').first()).toBeVisible();
  asIfToldEarlier(name, 600);
  await desk.goto(here);
  await done(desk, 'Use it', 'Use it from now on');
  await looked(desk, 'supplier-in-use');
  await expect(async () => {
    await desk.goto(here);
    await expect(desk.getByText('sona-rekha: We work with their rival')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: TOLD_MS });
  await outside.goto('/trust/suppliers');
  await expect(outside.getByRole('region', { name })).toContainText('In use');
  await desk.goto(here);
  await done(desk, 'End it', 'End', { 'What became of the data there': 'All is deleted' });
  await outside.goto('/trust/suppliers');
  await expect(outside.getByRole('region', { name })).toHaveCount(0);
});
