// A passkey from the page that adds it to the press that removes it, on a virtual device in the browser.
// Invariant: an added passkey is enough to sign in, and a removed one is worthless.

import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { type Page, expect, test } from './support/test.ts';

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
