// A passkey from the page that adds it to the press that removes it, on a virtual device in the browser.
// Invariant: an added passkey is enough to sign in, and a removed one is worthless.

import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { askToOpen } from './support/post.ts';
import { PASSWORD, signUp } from './support/sign-up.ts';
import { type Page, expect, fresh, test } from './support/test.ts';

const SHOP = { Country: 'Australia', 'Tax number': '10000000177' };

/** A device that recognises its person and confirms. */
async function device(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page, slug: string): Promise<void> {
  await page.goto(`/w/${slug}/account`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/sign-in');
}

test('a passkey is added, signs in alone, proves its person again, and is removed', async ({ page }) => {
  const slug = await signUp(page, new Hands(page), 'passkey', SHOP);
  await device(page);
  await page.goto(`/w/${slug}/account`);
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await page.getByLabel('What to call it').fill('Till lock');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
  const row = page.getByRole('row', { name: 'Till lock' });
  await expect(row).toContainText('Passkey, added');

  await signOut(page, slug);
  await expect(page.getByLabel('Password')).toBeHidden();
  await page.getByRole('button', { name: 'Continue with a passkey' }).click();
  await page.waitForURL(`**/w/${slug}`);

  await page.goto(`/w/${slug}/step-up?to=/w/${slug}/account`);
  expect(await breaches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await page.waitForURL(`**/w/${slug}/account`);
  await expect(row).not.toContainText('Not used yet');

  await row.getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
  await expect(row).toHaveCount(0);
  await signOut(page, slug);
  await page.getByRole('button', { name: 'Continue with a passkey' }).click();
  await expect(page.getByText('This passkey was not taken.')).toBeVisible();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('a newcomer without an authenticator app opens a workspace with a passkey, which then signs in alone', async ({ page }) => {
  const slug = fresh('passkey');
  await device(page);
  await askToOpen(page, `asha@${slug}.example`);
  for (const [label, value] of Object.entries({
    'Your name': 'Asha Varkey', Password: PASSWORD, 'Name of the shop or dairy': slug,
  })) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Country').selectOption({ label: 'New Zealand' });
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.waitForURL('**/sign-up/factor');
  expect(await breaches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  expect((await page.getByRole('textbox', { name: 'Recovery codes' }).inputValue()).split('\n')).toHaveLength(10);
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL(`**/w/${slug}?done=1`);

  await signOut(page, slug);
  await page.getByRole('button', { name: 'Continue with a passkey' }).click();
  await page.waitForURL(`**/w/${slug}`);
});

test('a press while the script is still on its way is not lost', async ({ page }) => {
  const slug = await signUp(page, new Hands(page), 'passkey', SHOP);
  await device(page);
  let arrive = () => {};
  const arrived = new Promise<void>(resolve => { arrive = resolve; });
  await page.route('**/passkey*.js', async route => { await arrived; await route.continue(); });
  await page.goto(`/w/${slug}/account/passkey`, { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: 'Add a passkey' });
  await expect(button).toBeDisabled();
  arrive();
  await button.click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
});

test('a device that has a passkey of the account makes no second one', async ({ page }) => {
  const slug = await signUp(page, new Hands(page), 'passkey', SHOP);
  await device(page);
  await page.goto(`/w/${slug}/account/passkey`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
  await page.goto(`/w/${slug}/account/passkey`);
  await page.getByLabel('What to call it').press('Enter');
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible();
});
