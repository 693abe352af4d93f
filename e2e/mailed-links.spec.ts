// Mailed links, as a person of the demo follows them: to confirm an address, to reset a password, to sign in,
// to change the address.
// Invariant: a link does nothing before its button is pressed, and the second factor is still required.

import { nextCode } from './support/authenticator.ts';
import { askForLink, joins, letLinksSignIn, mailed, open, wantAddress } from './support/post.ts';
import { PASSWORD } from './support/sign-up.ts';
import { type Page, byPassword, expect, test } from './support/test.ts';

const NEW = 'lamp violin gravel monsoon';
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function giveCode(page: Page, key: string, slug: string): Promise<void> {
  await page.waitForURL('**/sign-in/code*');
  await page.getByLabel('Code').fill(await nextCode(key));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**/w/${slug}`);
}

async function signInBy(page: Page, email: string, password: string): Promise<void> {
  await byPassword(page);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('who joined by a link that was handed over confirms their address by the post of the demo', async ({ page: owner }) => {
  const { slug } = await open(owner, 'new');
  const page = await joins(owner, slug, 'Cashier');
  const email = `nila@${slug}.example`;
  await page.waitForURL(`**/w/${slug}`);
  await page.goto(`/w/${slug}/account`);
  await expect(page.getByRole('row', { name: email })).toContainText('Not confirmed yet');
  await page.goto('/sign-in');
  await page.getByRole('link', { name: "This demo's post" }).click();
  await page.getByRole('link', { name: `Confirm your address, to ${email}` }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(title(page)).toHaveText('Your address is confirmed');
  await page.goto(`/w/${slug}/account`);
  await expect(page.getByRole('row', { name: email })).toContainText('Confirmed');
  await page.context().close();
});

test('an address that has an account is told by mail how it opens another workspace', async ({ page }) => {
  const { slug, email, key } = await open(page, 'two');
  await page.goto('/workspaces');
  await page.getByRole('link', { name: 'Open a new one' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(title(page)).toHaveText('Look at your mail');
  await page.goto(await mailed(page.request, email, '/sign-up/account'));
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Name of the shop or dairy').fill('Second');
  await page.getByLabel('Web address').fill(`${slug}-two`);
  await page.getByLabel('Country').selectOption({ label: 'New Zealand' });
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.waitForURL('**/sign-in/code*');
  await page.getByLabel('Code').fill(await nextCode(key));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/workspaces');
  await expect(page.getByRole('link', { name: 'Second' })).toBeVisible();
});

test('a forgotten password is chosen anew, and signs in with the code', async ({ page }) => {
  const { slug, email, key } = await open(page, 'forgot');
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'I forgot my password' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await page.goto(await mailed(page.request, email, '/reset/'));
  await page.getByLabel('New password').fill('asha 2026 asha');
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByRole('group', { name: 'Not changed yet' })).toContainText('Guessed too soon');
  await page.getByLabel('New password').fill(NEW);
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(title(page)).toHaveText('Your password is changed');
  await page.goto(`/w/${slug}`);
  await expect(page).toHaveURL(/sign-in/);
  await signInBy(page, email, NEW);
  await giveCode(page, key, slug);
});

test('who did not make the account that names their address makes one of their own', async ({ page: owner, browser }) => {
  const { slug } = await open(owner, 'claimed');
  const page = await joins(owner, slug, 'Cashier');
  const email = `nila@${slug}.example`;
  await page.waitForURL(`**/w/${slug}`);
  const street = await (await browser.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  await street.goto(await mailed(street.request, email, '/confirm/'));
  await expect(title(street)).toHaveText('Is this address yours?');
  await street.getByLabel('Your name').fill('Nila Deo');
  await street.getByLabel('Password').fill(NEW);
  await street.getByRole('button', { name: 'Make my account' }).click();
  await expect(title(street)).toHaveText('Your account is made');
  await page.goto('/');
  await expect(title(page)).toHaveText('Give another address');
  await street.context().close();
  await page.context().close();
});

test('a mailed link signs in the browser that asked, with the code', async ({ page, browser }) => {
  const { slug, email, key } = await open(page, 'link');
  await letLinksSignIn(page, slug);
  const counter = await browser.newContext({ baseURL: process.env.STEELYARD_URL });
  const till = await counter.newPage();
  await askForLink(till, email);
  const link = await mailed(till.request, email, '/sign-in/link/');
  const answer = await page.request.get(link);
  expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('Open it in the browser that asked')]);
  await till.goto(link);
  await till.getByRole('button', { name: 'Sign in' }).click();
  await giveCode(till, key, slug);
  expect((await till.request.get(link)).status()).toBe(410);
  await counter.close();
});

test('an address changes when both links were followed', async ({ page }) => {
  const { slug, email, key } = await open(page, 'moves');
  const wanted = `new-${email}`;
  await wantAddress(page, slug, wanted);
  await page.goto(await mailed(page.request, wanted, '/address/take/'));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(title(page)).toHaveText('Half way there');
  await page.goto(await mailed(page.request, email, '/address/leave/'));
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(title(page)).toHaveText('Your address is changed');
  await page.goto(`/w/${slug}/account`);
  await expect(page.getByRole('row', { name: wanted })).toContainText('Confirmed');
  await page.context().clearCookies();
  await signInBy(page, wanted, 'a long arm and a true measure');
  await giveCode(page, key, slug);
});
