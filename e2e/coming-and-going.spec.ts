// A newcomer enters at the front door, signs in with a recovery code, is invited, is removed, and ends a
// session of their own from another browser.
// Invariant: a removed person has no access from their next click on, in a browser of their own.

import { nextCode } from './support/authenticator.ts';
import { askToOpen } from './support/post.ts';
import { PASSWORD } from './support/sign-up.ts';
import { type Browser, type Page, byPassword, expect, fresh, guard, test } from './support/test.ts';

interface House { slug: string; email: string; codes: string[] }

/** Opens a workspace as a newcomer, who keeps the recovery codes, as they should. */
async function house(page: Page): Promise<House> {
  const slug = fresh('house');
  const email = `asha@${slug}.example`;
  await askToOpen(page, email);
  for (const [label, value] of Object.entries({
    'Your name': 'Asha Varkey', Password: PASSWORD, 'Name of the shop or dairy': slug,
  })) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Country').selectOption({ label: 'New Zealand' });
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.waitForURL('**/sign-up/factor');
  const key = await page.locator('[data-key]').innerText();
  await page.getByLabel('Code', { exact: true }).fill(await nextCode(key));
  await page.getByRole('button', { name: 'Open workspace' }).click();
  const codes = (await page.getByLabel('Recovery codes').inputValue()).split('\n');
  expect(new Set(codes).size).toBe(10);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect((await file).suggestedFilename()).toBe('steelyard-recovery-codes.txt');
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL(`**/w/${slug}?done=1`);
  return { slug, email, codes };
}

async function giveCode(page: Page, of: House, code: string): Promise<void> {
  await byPassword(page);
  await page.getByLabel('Email').fill(of.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/sign-in/code*');
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Another browser, with the same guard as the first. */
async function another(browser: Browser): Promise<{ page: Page; wrong: string[] }> {
  const page = await (await browser.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  return { page, wrong: guard(page) };
}

test('whoever is signed in is led in from the front door, and keeps the dark colours', async ({ page }) => {
  const of = await house(page);
  await page.getByRole('button', { name: 'Switch light or dark' }).click();
  await page.goto('/');
  await page.waitForURL(`**/w/${of.slug}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/workspaces');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: of.slug }).click();
  await page.waitForURL(`**/w/${of.slug}`);
});

test('a recovery code lets in once, and an ended session is out at its next click', async ({ page, browser }) => {
  const of = await house(page);
  const { page: till, wrong } = await another(browser);
  await giveCode(till, of, of.codes[0]!);
  await till.waitForURL(`**/w/${of.slug}`);

  await page.goto(`/w/${of.slug}/account`);
  await expect(page.getByRole('row', { name: 'Recovery codes' })).toContainText('9 left');
  await page.getByRole('region', { name: 'Sessions' }).getByRole('button', { name: 'End' }).click();
  await page.waitForURL(`**/w/${of.slug}/account?done=1`);
  await till.goto(`/w/${of.slug}/team`);
  await expect(till).toHaveURL(/\/sign-in\?to=/);

  await giveCode(till, of, of.codes[0]!);
  await expect(till.getByRole('group', { name: 'Not signed in' })).toContainText('was used already');
  await giveCode(till, of, of.codes[1]!);
  await till.waitForURL(`**/w/${of.slug}`);
  expect(wrong).toEqual([]);
  await till.context().close();
});

test('somebody is invited, joins, and is removed', async ({ page, browser }) => {
  const of = await house(page);
  await page.goto(`/w/${of.slug}/team`);
  const form = page.getByRole('region', { name: 'Invite someone' });
  await form.getByLabel('Email').fill(`nila@${of.slug}.example`);
  await form.getByLabel('Maker').check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = new URL(await page.getByLabel('To copy').inputValue());
  expect(link.origin).toBe(new URL(process.env.STEELYARD_URL!).origin);

  const { page: hers, wrong } = await another(browser);
  await hers.goto(link.pathname);
  await hers.getByLabel('Your name').fill('Nila Deo');
  await hers.getByLabel('Password').fill(PASSWORD);
  await hers.getByRole('button', { name: 'Join' }).click();
  await hers.waitForURL(`**/w/${of.slug}`);
  await hers.goto(`/w/${of.slug}/batches`);
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Batches');

  await page.goto(`/w/${of.slug}/team`);
  await page.getByRole('row', { name: 'Nila Deo' }).getByRole('link').click();
  await page.getByLabel('Why').fill('moved away');
  await page.getByRole('button', { name: 'Remove Nila Deo' }).click();
  await page.waitForURL(`**/w/${of.slug}/team?done=1`);
  await hers.goto(`/w/${of.slug}/batches`);
  await expect(hers).toHaveURL(/\/sign-in\?to=/);
  expect(wrong).toEqual([]);
  await hers.context().close();
});
