// The address for notices: an Owner sets it, and the mailed link confirms it, by keyboard.
// Invariant: until a reader of that address confirms it, each of the Owner's pages says that it does not
// work.

import { looked } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { open, setBilling } from './support/post.ts';
import { expect, test } from './support/test.ts';

test('a billing address is asked by mail, confirmed once, and told of on every page until then', async ({ page }) => {
  const { slug } = await open(page, 'bills');
  const hands = new Hands(page);
  const note = page.locator('#billing');
  await page.goto(`/w/${slug}/settings/billing`);
  await expect(page.getByRole('main')).toContainText('No address yet');
  await expect(note).toHaveCount(0);
  await looked(page, 'billing-none');
  const form = page.getByRole('region', { name: 'Who pays' });
  await hands.skip();
  await hands.fill(form, { 'Billing address (e-mail)': 'nobody' });
  await hands.through(form.getByRole('button', { name: 'Save' }));
  await expect(form.getByLabel('Billing address (e-mail)')).toHaveAttribute('aria-invalid', 'true');
  await looked(page, 'billing-refused');

  const link = await setBilling(page, slug, `accounts@${slug}.example`);
  await page.goto(`/w/${slug}/team`);
  await expect(note).toContainText('Nobody has confirmed the billing address yet.');
  await hands.skip();
  await hands.through(note.getByRole('link', { name: 'Put it in order' }));
  await page.waitForURL(`**/w/${slug}/settings/billing`);
  const standing = page.getByRole('region', { name: 'Does it work?' });
  await expect(standing).toContainText('Not confirmed');
  await looked(page, 'billing-unconfirmed');

  // The person who reads the mail is not signed in.
  const elsewhere = await (await page.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  const theirs = new Hands(elsewhere);
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Confirm the billing address');
  await looked(elsewhere, 'billing-asked');
  await theirs.through(elsewhere.getByRole('button', { name: 'They reach me' }));
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('The address is confirmed');
  await looked(elsewhere, 'billing-confirmed');
  expect((await elsewhere.goto(link))!.status()).toBe(410);
  await elsewhere.context().close();

  await page.goto(`/w/${slug}/settings/billing`);
  await expect(standing).toContainText('Works');
  await expect(note).toHaveCount(0);
  await looked(page, 'billing-works');
  await page.getByText('Take it away').first().click();
  const away = page.getByRole('button', { name: 'Take it away' });
  await expect(away).toBeVisible();
  await looked(page, 'billing-away');
  await away.click();
  await page.waitForURL(`**/w/${slug}/settings/billing?done=1`);
  await expect(page.getByRole('main')).toContainText('No address yet');
});
