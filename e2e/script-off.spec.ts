// The main jobs without script: a form is a form, a link is a link.
// Invariant: the HTML has everything that a person needs to use a page, and a refused form returns the typed
// values.

import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';
import { askToOpen } from './support/post.ts';

test.use({ javaScriptEnabled: false });

test('a cashier prices, posts and settles a bill', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  await page.goto('/w/sona-rekha/bills/new');
  await page.getByRole('combobox', { name: 'Customer' }).fill('c-meera-000');
  await page.getByRole('button', { name: 'Piece by weight' }).click();
  const row = page.locator('[data-lines] > [data-line]');
  await row.getByLabel('Net weight').fill('1.204');
  await row.getByLabel('What it is').fill('Nose pin');
  await row.getByLabel(/^Making \(optional\)$/).selectOption({ label: '% of metal value' });
  await row.getByLabel('Making, % of metal').fill('18');
  await page.getByRole('button', { name: 'Work the total out' }).click();
  const total = await page.locator('.topay [data-total=pay]').innerText();
  expect(total).toMatch(/^₹[1-9][\d,]*\.\d\d$/);
  await expect(page.locator('[data-total=party]')).toContainText('Meera Joshi');
  await page.getByRole('radio', { name: 'Cash' }).check();
  await page.getByRole('button', { name: /^Post ₹/ }).click();
  await expect(page).toHaveURL(/\/bills\/[0-9a-f-]{36}/);
  await expect(page.getByRole('region', { name: 'Total' })).toContainText(total);
  await expect(page.getByRole('region', { name: 'Total' })).toContainText('Paid');
});

test('a maker posts readings, and a too-cold one holds the batch', async ({ page }) => {
  const batch = await running();
  await signIn(page, person('dairy', 'Maker'));
  await page.goto(`/w/quoll-creek/batches/${batch}`);
  await expect(page.getByRole('group', { name: 'Number pad' })).toBeHidden();
  await reading(page, '72.6');
  await expect(page.locator('h1 .tag')).toHaveText('Running');
  await reading(page, '70.9');
  await expect(page.locator('h1 .tag')).toHaveText('On hold');
  await expect(page.getByRole('region', { name: 'All readings' })).toContainText('70.9');
});

test('a refused form says what was wrong and keeps what was typed', async ({ page }) => {
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto('/w/sona-rekha/rates');
  const day = page.getByRole('region', { name: 'Rates of the day' });
  const rate = day.getByLabel('Gold 22K, selling');
  await rate.fill('12,1x5');
  await day.getByLabel('Source').fill('Association board');
  const [answer] = await Promise.all([
    page.waitForResponse(one => one.request().method() === 'POST'),
    day.getByRole('button', { name: 'Publish the rates' }).click(),
  ]);
  expect(answer.status()).toBe(422);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(rate).toHaveValue('12,1x5');
  await expect(day.getByLabel('Source')).toHaveValue('Association board');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  const summary = page.getByRole('group', { name: 'Not published yet' });
  await summary.getByRole('link').click();
  await expect(rate).toBeFocused();
});

test('a wrong password says so and lets nobody in', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(`${fresh('nobody')}@quoll-creek.example`);
  await page.getByLabel('Password').fill('not the right one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('group', { name: 'Not signed in' })).toContainText('do not go together');
  await expect(page.getByLabel('Email')).toHaveValue(/^nobody/);
  await expect(page.getByLabel('Password')).toHaveValue('');
});

test('a sign-up asks for what the chosen country has', async ({ page }) => {
  await askToOpen(page, `asha@${fresh('country')}.example`);
  for (const [country, state, number] of [['India', true, true], ['Australia', false, true], ['New Zealand', false, false]] as const) {
    await page.getByLabel('Country').selectOption({ label: country });
    await expect(page.getByLabel('State code')).toBeVisible({ visible: state });
    await expect(page.getByLabel('Tax number')).toBeVisible({ visible: number });
  }
});

test('the form of a recipe is asked for, and gets more rows', async ({ page }) => {
  await signIn(page, person('dairy', 'Owner'));
  await page.goto('/w/quoll-creek/recipes');
  const form = page.getByRole('region', { name: 'Write a recipe' });
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: 'Write a recipe' }).click();
  await expect(form).toBeVisible();
  await expect(form.getByLabel('Item of line 4')).toBeVisible();
  await expect(form.getByLabel('Item of line 5')).toBeHidden();
  await form.getByText('More rows', { exact: true }).click();
  await expect(form.getByLabel('Item of line 8')).toBeVisible();
});

async function running(): Promise<string> {
  const maker = person('dairy', 'Maker');
  const batch = fresh('E2E').toUpperCase();
  const scale = { item: 'MILK', quantity: '100', unit: 'L' };
  await act(maker, 'make.batch.plan', { batch, recipe: 'FRESH-MILK', version: 1, scale });
  await act(maker, 'make.batch.ready', { batch });
  await act(maker, 'make.batch.start', { batch });
  return batch;
}

async function reading(page: Page, value: string): Promise<void> {
  const form = page.locator('form.reading');
  await form.getByLabel('temperature now').fill(value);
  await form.getByLabel('Measured with').fill('T-01');
  await form.getByRole('button', { name: 'Save reading' }).click();
}
