// An Owner closes a workspace and opens it again, by keyboard alone; another one takes everything away, closes, and is
// gone after the last day.
// Invariant: nobody can close one by accident; while it is closed, each page shows the day of its end, and a
// change is refused.

import { looked } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { open } from './support/post.ts';
import { signUp } from './support/sign-up.ts';
import { asIfClosedEarlier } from './support/time.ts';
import { expect, test } from './support/test.ts';

const SHOP = { Country: 'Australia', 'Tax number': '10000000177' };

test('a workspace is closed by its typed address, only read then, and opened again', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'closing', SHOP);
  await hands.go('Settings');
  const form = page.getByRole('region', { name: 'Close this workspace' });
  await hands.fill(form, { 'Its address, typed': 'quoll-creek', 'Why it closes': 'The shop moves' });
  await hands.through(form.getByRole('button', { name: 'Close the workspace' }));
  await expect(page.getByRole('heading', { name: 'Not closed' })).toBeVisible();
  await expect(page.getByText(`Type the address of this workspace: ${slug}`).first()).toBeVisible();
  await looked(page, 'closing-refused');
  await page.goto(`/w/${slug}/settings`);
  await hands.skip();
  await hands.fill(form, { 'Its address, typed': slug, 'Why it closes': 'The shop moves' });
  await hands.through(form.getByRole('button', { name: 'Close the workspace' }));
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  await expect(page.getByText('This workspace is closed and ends on')).toBeVisible();
  await looked(page, 'closing-closed');

  await page.goto(`/w/${slug}/customers`);
  await expect(page.getByText('This workspace is closed and ends on')).toBeVisible();
  await looked(page, 'closing-elsewhere');
  await page.goto(`/w/${slug}`);
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Open it again' }));
  const again = page.getByRole('region', { name: 'Open this workspace again' });
  await hands.fill(again, { 'Why it stays open': 'It goes on' });
  await hands.through(again.getByRole('button', { name: 'Open again' }));
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  await expect(page.getByText('This workspace is closed and ends on')).toHaveCount(0);
});

/** The program looks every minute for workspaces that ended. */
const GONE_MS = 180_000;

test('a workspace is exported, closed, and gone after its last day', async ({ page }) => {
  test.setTimeout(360_000);
  const { slug } = await open(page, 'leaving');
  const archives = `/w/${slug}/settings/export`;
  await page.goto(archives);
  const ask = page.getByRole('region', { name: 'Ask for an archive' });
  await ask.getByLabel('Why').fill('We move to another program');
  await ask.getByRole('button', { name: 'Export everything' }).click();
  await page.waitForURL(`**${archives}?done=1`);
  const link = page.getByRole('button', { name: /^Get a link/ });
  await expect(async () => {
    await page.goto(archives);
    await expect(link).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 90_000 });
  await looked(page, 'export-ready');
  await link.click();
  const take = page.getByRole('link', { name: 'Download' });
  await expect(take).toBeVisible();
  const download = page.waitForEvent('download');
  await take.click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  expect(await (await download).failure()).toBeNull();

  await page.goto(`/w/${slug}/settings`);
  const form = page.getByRole('region', { name: 'Close this workspace' });
  await form.getByLabel('Its address, typed').fill(slug);
  await form.getByLabel('Why it closes').fill('We move to another program');
  await form.getByRole('button', { name: 'Close the workspace' }).click();
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  // An Owner can still take the archive of a closed workspace.
  await page.goto(archives);
  await expect(take).toBeVisible();
  expect((await page.request.get(`/privacy/${slug}`)).status()).toBe(200);

  asIfClosedEarlier(slug, 31);
  await page.goto(`/w/${slug}`);
  await page.waitForURL('**/sign-in*');
  await expect.poll(async () => (await page.request.get(`/privacy/${slug}`)).status(), { timeout: GONE_MS }).toBe(404);
});
