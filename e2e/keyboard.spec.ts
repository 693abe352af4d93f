// The jobs at the door by the keyboard alone: signing in with a second factor, a forgotten password, an
// invitation. `every-page.spec.ts` goes through each page by Tab.
// Invariant: no pointer, and no focus set by script.

import { nextCode } from './support/authenticator.ts';
import { Hands } from './support/hands.ts';
import { mailed, open } from './support/post.ts';
import { round } from './support/round.ts';
import { PASSWORD } from './support/sign-up.ts';
import { type Page, expect, person, test } from './support/test.ts';

const NEW = 'lamp violin gravel monsoon';

test('the evidence pack and the bill of materials are taken away by the keyboard', async ({ page }) => {
  await page.goto('/trust');
  const hands = new Hands(page);
  // The link at the top skips a hundred promises; then one step back.
  await hands.to(page.getByRole('link', { name: 'Report a flaw' }));
  await hands.press('Enter');
  for (const [link, file] of [['bill of materials', 'sbom.json'], ['evidence pack', 'evidence.zip']] as const) {
    await hands.to(page.getByRole('link', { name: link, exact: true }), 'Shift+Tab');
    const arrives = page.waitForEvent('download');
    await hands.press('Enter');
    expect((await arrives).suggestedFilename()).toBe(file);
  }
});

test('the page on the way to a provider by Tab', async ({ page }) => {
  await page.goto('/sign-in');
  const hands = new Hands(page);
  await hands.through(page.getByRole('button', { name: 'Continue with Hub' }));
  expect(await round(page)).toContain('Continue to Hub');
});

/** Opens the fold of e-mail and password where a passkey is offered first. */
async function unfold(page: Page, hands: Hands): Promise<void> {
  const fold = page.locator('details', { has: page.getByText('Use email and password') });
  if (await fold.evaluate((it: HTMLDetailsElement) => it.open)) return;
  await hands.to(fold.locator('summary'));
  await hands.press('Enter');
}

async function signsIn(page: Page, hands: Hands, email: string, password: string): Promise<void> {
  await unfold(page, hands);
  await hands.fill(page.locator('main'), { Email: email, Password: password });
  await hands.leads(() => hands.press('Enter'));
}

test('somebody comes in with the second factor, after a slip at each', async ({ page }) => {
  const hands = new Hands(page);
  const who = person('jeweller', 'Accountant');
  await page.goto('/sign-in');
  await signsIn(page, hands, who.email, 'not my password at all');
  await refusedAt(page, 'Not signed in');
  await hands.to(page.getByLabel('Password'));
  await page.keyboard.type(who.password);
  await hands.leads(() => hands.press('Enter'));
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await hands.fill(page.locator('main'), { Code: '000000' });
  await hands.through(page.getByRole('button', { name: 'Sign in' }));
  await refusedAt(page, 'Not signed in');
  await hands.fill(page.locator('main'), { Code: await nextCode(who.totp_secret!) });
  await hands.to(page.getByRole('button', { name: 'Sign in' }));
  await hands.leads(() => hands.press('Space'));
  await expect(page).toHaveURL(new RegExp(`/w/${who.workspace}$`));
});

test('a forgotten password is chosen anew', async ({ page, browser }) => {
  const office = await browser.newContext({ baseURL: process.env.STEELYARD_URL });
  const { slug, email, key } = await open(await office.newPage(), 'keys');
  await office.close();
  const hands = new Hands(page);
  await page.goto('/sign-in');
  await hands.through(page.getByRole('link', { name: 'I forgot my password' }));
  await hands.fill(page.locator('main'), { Email: email });
  await hands.leads(() => hands.press('Enter'));
  await page.goto(await mailed(page.request, email, '/reset/'));
  await hands.fill(page.locator('main'), { 'New password': 'asha 2026 asha' });
  await hands.leads(() => hands.press('Enter'));
  await refusedAt(page, 'Not changed yet');
  await hands.fill(page.locator('main'), { 'New password': NEW });
  await hands.leads(() => hands.press('Enter'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your password is changed');
  await page.goto('/sign-in');
  await signsIn(page, hands, email, NEW);
  await hands.fill(page.locator('main'), { Code: await nextCode(key) });
  await hands.leads(() => hands.press('Enter'));
  await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
});

test('somebody is invited, and joins', async ({ page, browser }) => {
  const hands = new Hands(page);
  const { slug } = await open(page, 'guests');
  await page.goto(`/w/${slug}/team`);
  await hands.skip();
  const form = page.getByRole('region', { name: 'Invite someone' });
  await hands.fill(form, { Email: `nila@${slug}.example` });
  await hands.to(form.getByLabel('Maker'));
  await hands.press('Space');
  await hands.through(form.getByRole('button', { name: 'Make the link' }));
  const link = new URL(await page.getByLabel('To copy').inputValue()).pathname;
  const hers = await (await browser.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  const guest = new Hands(hers);
  await hers.goto(link);
  await guest.fill(hers.locator('main'), { 'Your name': 'Nila Deo', Password: 'too short' });
  await guest.leads(() => guest.press('Enter'));
  await refusedAt(hers, 'Not joined yet');
  await guest.fill(hers.locator('main'), { Password: PASSWORD });
  await guest.leads(() => guest.press('Enter'));
  await expect(hers).toHaveURL(new RegExp(`/w/${slug}$`));
  await hers.context().close();
});

/** The error message has the focus, and its first part is the next stop or leads to its field. */
async function refusedAt(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('group', { name: title })).toBeFocused();
}
