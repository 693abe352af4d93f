// A batch is made step by step at a tablet: the next step first, its timer, a slip reversed, a lot tapped, the record printed.
// Invariant: each tap works without script; a timer never marks a step as done.

import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';

test.use({ viewport: { width: 820, height: 1180 } });

async function running(): Promise<string> {
  const maker = person('dairy', 'Maker');
  const batch = fresh('STEP').toUpperCase();
  await act(maker, 'make.batch.plan', { batch, recipe: 'HALLOUMI', version: 1, scale: { item: 'MILK', quantity: '3', unit: 'L' } });
  await act(maker, 'make.batch.ready', { batch });
  await act(maker, 'make.batch.start', { batch });
  return batch;
}

const card = (page: Page, step: number) => page.getByRole('region', { name: `Step ${step} of 5` });

async function walk(page: Page): Promise<void> {
  const batch = await running();
  await signIn(page, person('dairy', 'Maker'));
  await page.goto(`/w/quoll-creek/batches/${batch}`);
  await expect(card(page, 1)).toContainText('Pasteurise the milk');
  await card(page, 1).getByLabel(/^Measured value/).fill('73.2');
  await card(page, 1).getByRole('button', { name: 'Step is done' }).click();
  await expect(card(page, 2)).toContainText('Set with rennet');
  await card(page, 2).getByRole('button', { name: 'Start the timer' }).click();
  await expect(card(page, 2).getByRole('timer', { name: 'Time left of the step' })).toBeVisible();
  await expect(card(page, 2).getByRole('button', { name: 'Step is done' })).toBeVisible();

  // A slip: the first step is opened again, and its mark is reversed.
  await card(page, 2).getByRole('link', { name: 'The step before' }).click();
  await expect(card(page, 1)).toContainText('73.2');
  await card(page, 1).getByText('That was a slip').click();
  await card(page, 1).getByRole('button', { name: 'Take it back' }).click();
  await expect(card(page, 1).getByRole('button', { name: 'Step is done' })).toBeVisible();

  // A lot is one tap, and the number is filled in.
  const take = page.getByRole('region', { name: /^Add / }).first();
  await take.getByRole('navigation', { name: /Lots to take/ }).getByRole('link').first().click();
  await take.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('region', { name: 'List of inputs and outputs' })).toContainText('3 L');

  const record = await page.request.get(`/w/quoll-creek/batches/${batch}/record`);
  expect(record.headers()['content-type']).toBe('application/pdf');
  expect((await record.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

test('a maker works through the steps of a batch', async ({ page }) => {
  await walk(page);
});

test('a scanned lot picks its line, and an unknown code says so', async ({ page }) => {
  const batch = await running();
  const lot = fresh('SA').toUpperCase();
  await act(person('dairy', 'Maker'), 'make.lot.receive', {
    item: 'SALT', lot, supplier: 's-brine', supplier_lot: lot, quantity: '5', unit: 'kg', cost_minor: 450, expires: '2099-01-01',
  });
  await signIn(page, person('dairy', 'Maker'));
  await page.goto(`/w/quoll-creek/batches/${batch}`);
  await page.getByLabel('Scan a lot').fill(lot);
  await page.getByLabel('Scan a lot').press('Enter');
  const take = page.getByRole('region', { name: 'Add Salt, fine' });
  await expect(take.getByRole('textbox', { name: 'Lot', exact: true })).toHaveValue(lot);
  await page.getByLabel('Scan a lot').fill('NO-SUCH-LOT');
  await page.getByLabel('Scan a lot').press('Enter');
  await expect(page.getByText('No lot has the code NO-SUCH-LOT.')).toBeVisible();
});

test('the plan proposes the number after the newest batch', async ({ page }) => {
  const batch = fresh('NEXT').toUpperCase();
  await act(person('dairy', 'Maker'), 'make.batch.plan', { batch: `${batch}-007`, recipe: 'HALLOUMI' });
  await signIn(page, person('dairy', 'Maker'));
  await page.goto('/w/quoll-creek/batches');
  await page.getByRole('heading', { name: 'Plan a batch' }).click();
  const code = await page.getByRole('region', { name: 'Plan a batch' }).getByLabel('Its code').inputValue();
  expect(code).toMatch(/^.*\d$/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('each tap of a step is a form or a link', async ({ page }) => {
    await walk(page);
  });
});
