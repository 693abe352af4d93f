// People who press twice, go back, type letters for weights, work in two tabs, or come back after their session ended: at the
// pages of jobs, counts and tills.
// Invariant: nothing is done twice, nothing typed is lost, and every refusal says what to do on the page where it was typed.

import { nextCode } from './support/authenticator.ts';
import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';

const SLUG = 'sona-rekha';
const JOB = /\/jobs\/[0-9a-f-]{36}/;

/** Opens the form of a new repair and fills it in, all but sending it. */
async function repair(page: Page, what: string): Promise<string> {
  const code = fresh('brings');
  await act(person('jeweller', 'Owner'), 'workspace.party.create', { party: code, name: code, kind: 'customer', state: '27' });
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto(`/w/${SLUG}/jobs/new`);
  await page.getByRole('radio', { name: 'Repair' }).check({ force: true });
  await page.locator('[name=party]').fill(code);
  await page.locator('[name=promised]').fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Kolkata' }));
  await page.locator('[name=description]').fill(what);
  return code;
}

test('a repair that is sent twice, and again after Back, is one job', async ({ page }) => {
  const what = fresh('Clasp');
  await repair(page, what);
  await page.getByRole('button', { name: 'Take in' }).dblclick({ delay: 5 });
  await page.waitForURL(JOB);
  await page.goBack();
  const again = page.getByRole('button', { name: 'Take in' });
  if (await again.isVisible()) await again.click();
  await page.goto(`/w/${SLUG}/jobs`);
  await expect(page.locator('main').getByText(what)).toHaveCount(1);
});

test('letters and huge numbers are refused at their fields, and the form stays as it was typed', async ({ page }) => {
  const what = fresh('Bangle');
  await repair(page, what);
  const item = page.locator('main details', { hasText: 'Item 1' });
  await item.getByLabel('What it is').fill('Bangle');
  await item.getByLabel('Gross weight').fill('eight');
  await page.locator('[name=estimate_minor]').fill('99999999999999999999999');
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByRole('group', { name: 'Not taken in yet' })).toBeFocused();
  await expect(page.getByRole('link', { name: /^Gross weight: / })).toBeVisible();
  await expect(item.getByLabel('Gross weight')).toHaveValue('eight');
  await expect(page.locator('[name=estimate_minor]')).toHaveValue('99999999999999999999999');
  await expect(page.locator('[name=description]')).toHaveValue(what);
});

test('a form whose session ended comes back as it was typed, after signing in', async ({ page }) => {
  const what = fresh('Anklet');
  await repair(page, what);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Take in' }).click();
  const manager = person('jeweller', 'Manager');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  if (!(await page.getByLabel('Password').isVisible())) await page.getByText('Use email and password').click();
  await page.getByLabel('Email').fill(manager.email);
  await page.getByLabel('Password').fill(manager.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  if (manager.totp_secret) {
    await page.getByLabel('Code').fill(await nextCode(manager.totp_secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.getByRole('button', { name: 'Send it now' }).click();
  await page.waitForURL(JOB);
  await expect(page.locator('main')).toContainText(what);
});

test('the second of two tabs is told what the first has done', async ({ page, context }) => {
  await repair(page, fresh('Locket'));
  await page.getByRole('button', { name: 'Take in' }).click();
  await page.waitForURL(JOB);
  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByRole('button', { name: 'Begin the work' }).click();
  await expect(page.locator('main')).toContainText('In work');
  await other.getByRole('button', { name: 'Begin the work' }).click();
  await expect(other.locator('[data-errors], .note').first()).toBeVisible();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Repair');
  await other.close();
});

test('forms that are sent empty say what they need', async ({ page }) => {
  await signIn(page, person('jeweller', 'Manager'));
  for (const [path, button, title] of [
    ['jobs/new', 'Take in', 'Not taken in yet'], ['tills', 'Open the till', 'Not opened yet'], ['money', 'Move money', 'Not moved yet'],
  ] as const) {
    await page.goto(`/w/${SLUG}/${path}`);
    const press = page.getByRole('button', { name: button });
    if (!(await press.isVisible())) await page.locator('summary').first().click();
    await press.click();
    await expect(page.getByRole('group', { name: title }), path).toBeFocused();
  }
});
