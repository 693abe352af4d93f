// Signing in with another, real provider: opening a workspace, signing in again, linking, unlinking.
// Invariant: an identity can be linked only to the account of a signed-in person; an address that the provider
// names opens no account.

import type { Browser } from '@playwright/test';
import { nextCode } from './support/authenticator.ts';
import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { goOnWithHub, throughHub } from './support/outside.ts';
import { round } from './support/round.ts';
import { enrol, signUp } from './support/sign-up.ts';
import { type Page, expect, fresh, test } from './support/test.ts';

const INDIA = { Country: 'India', 'State code': '27', 'Tax number': '27ZZZPT7301K1ZS' };

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
}

async function giveCode(page: Page, key: string): Promise<void> {
  await page.waitForURL('**/sign-in/code*');
  await page.getByLabel('Code').fill(await nextCode(key));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a workspace is opened by a provider, without a password, and entered by it again', async ({ page }) => {
  const hands = new Hands(page);
  const [who, slug] = [fresh('asha'), fresh('hub')];
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Hub' }).click();
  await expect(page.getByRole('main')).toContainText('You sign in at localhost');
  expect(await breaches(page)).toEqual([]);
  await throughHub(page, who);
  await page.waitForURL('**/sign-up/with');
  await expect(page.getByLabel('Your name')).toHaveValue('Asha Varkey');
  await expect(page.getByLabel('Email')).toHaveValue(`${who}@hub.example`);
  await page.getByLabel('Name of the shop or dairy').fill(slug);
  await page.getByLabel('Web address').fill(slug);
  await page.getByLabel('Country').selectOption('India');
  await page.getByLabel('State code').fill('27');
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.waitForURL('**/sign-up/factor');
  const key = await enrol(page, hands);
  await page.goto(`/w/${slug}/account`);
  const ways = page.getByRole('region', { name: 'Ways to sign in' });
  await expect(ways.getByRole('row', { name: /^Hub/ })).toContainText(`${who}@hub.example`);
  await expect(ways.getByRole('row', { name: /^Password/ })).toContainText('None');
  await signOut(page);
  await goOnWithHub(page);
  await giveCode(page, key);
  await page.waitForURL(`**/w/${slug}`);
});

test('an account is linked by who is signed in, and entered by the provider up to its second factor', async ({ page }) => {
  const hands = new Hands(page);
  const who = fresh('link');
  const slug = await signUp(page, hands, 'link', INDIA);
  await page.goto(`/w/${slug}/account`);
  await page.getByRole('button', { name: 'Link Hub' }).click();
  await throughHub(page, who);
  await page.waitForURL(`**/w/${slug}/account/link`);
  await expect(page.getByRole('main')).toContainText(`Hub knows you as ${who}@hub.example. Your account here is asha@${slug}.example.`);
  expect(await breaches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Link it' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
  await expect(page.getByRole('row', { name: /^Hub/ })).toContainText(`${who}@hub.example`);
  await signOut(page);
  await goOnWithHub(page);
  await page.waitForURL('**/sign-in/code*');
});

test('an identity is removed, and is nobody here afterwards', async ({ page }) => {
  const hands = new Hands(page);
  const who = fresh('gone');
  const slug = await signUp(page, hands, 'gone', INDIA);
  await page.goto(`/w/${slug}/account`);
  await page.getByRole('button', { name: 'Link Hub' }).click();
  await throughHub(page, who);
  await page.getByRole('button', { name: 'Link it' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
  await page.getByRole('button', { name: /^Remove.*Hub$/ }).click();
  await expect(page.getByRole('row', { name: /^Hub/ })).toContainText('Not linked');
  await signOut(page);
  await goOnWithHub(page);
  await page.waitForURL('**/sign-up/with');
});

test('neither the state nor the code of another browser is of use', async ({ browser }) => {
  const [asha, thief] = [await stranger(browser), await stranger(browser)];
  const sent = asha.waitForRequest('**/sign-in/with/hub/back?*');
  await asha.route('**/sign-in/with/hub/back?*', route => route.abort());
  await goOnWithHub(asha, fresh('asha')).catch(() => {});
  const hers = new URL((await sent).url());
  await thief.goto('/sign-in');
  await thief.getByRole('button', { name: 'Continue with Hub' }).click();
  const own = new URL((await thief.getByRole('link', { name: 'Continue to Hub' }).getAttribute('href'))!);
  expect((await thief.goto(hers.href))!.status(), 'her state').toBe(410);
  await expect(thief.getByRole('main')).toContainText('was not started in this browser');
  hers.searchParams.set('state', own.searchParams.get('state')!);
  expect((await thief.goto(hers.href))!.status(), 'her code').toBe(403);
  await expect(thief.getByRole('main')).toContainText('could not be trusted');
  await asha.context().close();
  await thief.context().close();
});

test('who says no at the provider is back where the other ways in are', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Hub' }).click();
  await page.getByRole('link', { name: 'Continue to Hub' }).click();
  await page.getByRole('button', { name: 'No' }).click();
  await expect(page.getByRole('main')).toContainText('You cancelled at Hub. Nothing was done.');
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('who was invited joins by the provider that knows the address, and by no other', async ({ browser, page }) => {
  const hands = new Hands(page);
  const who = fresh('guest');
  const slug = await signUp(page, hands, 'host', INDIA);
  await page.goto(`/w/${slug}/team`);
  const form = page.getByRole('region', { name: 'Invite someone' });
  await form.getByLabel('Email').fill(`${who}@hub.example`);
  await form.getByLabel('Cashier').check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('To copy').inputValue();
  const invitation = new URL(link).pathname;
  const other = await stranger(browser);
  await other.goto(invitation);
  await other.getByRole('button', { name: 'Continue with Hub' }).click();
  await expect(other.getByRole('link', { name: 'Back to the invitation' })).toHaveAttribute('href', invitation);
  await throughHub(other, fresh('other'));
  await expect(other.getByRole('main')).toContainText(`It knows you by another e-mail address. ${who}@hub.example was invited.`);
  expect(await breaches(other)).toEqual([]);
  expect(await round(other)).toContain('Back to the invitation');
  await other.getByRole('link', { name: 'Back to the invitation' }).click();
  await other.context().close();
  const guest = await stranger(browser);
  await guest.goto(invitation);
  await guest.getByRole('button', { name: 'Continue with Hub' }).click();
  await throughHub(guest, who);
  await guest.waitForURL(`**/w/${slug}`);
  await guest.goto(`/w/${slug}/account`);
  await expect(guest.getByRole('row', { name: /^Hub/ })).toContainText(`${who}@hub.example`);
  await guest.context().close();
});
