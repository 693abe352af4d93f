// A common password, from the sign-in that detects it to the new password, by keyboard.
// Invariant: nothing opens before the new one is chosen; reports name the person, never the password.

import { execFileSync } from 'node:child_process';
import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { fitsWidth } from './support/measures.ts';
import { open } from './support/post.ts';
import { PROGRAM } from './support/program.ts';
import { type Page, byPassword, expect, guard, test } from './support/test.ts';

const PICTURES = process.env.PICTURES;
/** A bcrypt hash of cost 10, made by another program, of this password. */
const HASH = '$2b$10$abcdefghijklmnopqrstuu2njjerFUdKeNqVoGia/slSqhJQ.vuAy';
const COMMON = 'password1';
const NEW = 'lamp violin gravel monsoon';

/** Tests the page at each size with all rules, and takes pictures if asked to. */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [390, 820, 1440]) {
    await fitsWidth(page, width);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/passwords-${name}-${width}.png`, fullPage: true });
  }
  expect(await breaches(page)).toEqual([]);
}

/** A Cashier joins with an imported hash, in a browser of their own. */
async function brought(owner: Page, slug: string): Promise<Page> {
  const email = `nila@${slug}.example`;
  execFileSync(PROGRAM, ['user', 'add', email, 'Nila Deo', '--hash', '--data', process.env.STEELYARD_DATA!], { input: `${HASH}\n` });
  await owner.goto(`/w/${slug}/team`);
  const form = owner.getByRole('region', { name: 'Invite someone' });
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Cashier').check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = new URL(await owner.getByLabel('To copy').inputValue());
  const home = await owner.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await home.newPage();
  await page.goto(link.pathname);
  await page.getByLabel('Your name').fill('Nila Deo');
  await page.getByLabel('Password').fill(COMMON);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(`**/w/${slug}`);
  return page;
}

test('a common password is told, a new one is asked for, and nothing opens before it is chosen', async ({ page }) => {
  test.slow();
  const { slug } = await open(page, 'common');
  const nila = await brought(page, slug);
  const wrong = guard(nila);
  const hands = new Hands(page);
  await page.goto(`/w/${slug}/security`);
  await expect(page.getByRole('main')).toContainText('Nila Deo (on the list of common passwords)');
  await looks(page, 'checkup');
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Require a new one' }));
  const form = page.getByRole('region', { name: 'Weak passwords' });
  await expect(form.getByLabel('Nila Deo')).toBeChecked();
  await looks(page, 'open');
  await hands.skip();
  await hands.to(form.getByLabel('Nila Deo'));
  await hands.press('Space');
  await hands.through(form.getByRole('button', { name: 'Require a new one' }));
  await expect(page.getByRole('heading', { name: 'Not asked yet' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await hands.to(form.getByLabel('Nila Deo'));
  await hands.press('Space');
  await hands.fill(form, { Why: 'Everybody knows this one' });
  await hands.through(form.getByRole('button', { name: 'Require a new one' }));
  await page.waitForURL(`**/w/${slug}/security/passwords?done=1`);
  await expect(form).toContainText('Asked');
  await expect(form.getByLabel('Nila Deo')).not.toBeChecked();
  await nila.goto(`/w/${slug}`);
  await expect(nila.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await byPassword(nila);
  await nila.getByLabel('Email').fill(`nila@${slug}.example`);
  await nila.getByLabel('Password').fill(COMMON);
  await nila.getByRole('button', { name: 'Sign in' }).click();
  await nila.waitForURL(`**/w/${slug}/account/password`);
  await expect(nila.getByRole('group', { name: 'Choose a new password first' })).toContainText('asked for it');
  await looks(nila, 'first');
  await nila.goto(`/w/${slug}/bills`);
  await nila.waitForURL(`**/w/${slug}/account/password`);
  const hers = new Hands(nila);
  await hers.skip();
  await hers.fill(nila.getByRole('main'), { 'Password you have now': COMMON, 'New password': COMMON });
  await hers.leads(() => hers.press('Enter'));
  await expect(nila.getByRole('textbox', { name: 'New password' })).toHaveAttribute('aria-invalid', 'true');
  await hers.fill(nila.getByRole('main'), { 'Password you have now': COMMON, 'New password': NEW });
  await hers.leads(() => hers.press('Enter'));
  await nila.waitForURL(`**/w/${slug}?done=1`);
  await page.goto(`/w/${slug}/security/passwords`);
  await expect(page.getByRole('main')).toContainText('Nobody');
  await looks(page, 'none');
  expect(wrong).toEqual([]);
  await nila.context().close();
});
