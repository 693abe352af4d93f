// An order is taken and delivered as a bill, and a batch is moved on the calendar.
// Invariant: both work at the width of a phone and without script; a drag does what the form does.

import { act, expect, fresh, person, signIn, test } from './support/test.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('an order by phone is taken, picked and delivered as a bill', async ({ page }) => {
  const manager = person('dairy', 'Manager');
  const item = fresh('BOX').toUpperCase();
  await act(manager, 'make.item.create', {
    code: item, name: 'Gift box', kind: 'finished', unit: 'each', tax_class: 'gst', price_minor_per_unit: '1200',
  });
  const lot = fresh('GB').toUpperCase();
  await act(person('dairy', 'Maker'), 'make.lot.receive', {
    item, lot, supplier: 's-brine', supplier_lot: '1', quantity: '5', unit: 'each', cost_minor: 2_000, expires: '2190-01-01',
  });
  await signIn(page, person('dairy', 'Manager'));
  await page.goto('/w/quoll-creek/orders/new?party=b-bridge');
  const first = page.getByRole('group').filter({ hasText: 'Line 1' });
  await first.getByLabel('Item').fill(item);
  await first.getByLabel('How much').fill('6');
  await page.getByRole('button', { name: 'Take the order' }).click();

  // Six are wanted, five are there.
  const deliver = page.getByRole('region', { name: 'Deliver' });
  await expect(deliver).toContainText(lot);
  await expect(deliver).toContainText('Short');
  await deliver.getByRole('button', { name: 'Deliver and bill' }).click();
  await expect(page).toHaveURL(/\/bills\//);
  await expect(page.getByRole('main')).toContainText('Gift box');
});

test('a batch moves to another day and vat by the form', async ({ page }) => {
  const code = fresh('B').toUpperCase();
  await act(person('dairy', 'Manager'), 'make.batch.plan', { batch: code, recipe: 'HALLOUMI', equipment: ['VAT-1'] });
  await signIn(page, person('dairy', 'Manager'));
  await page.goto('/w/quoll-creek/calendar');
  const move = page.getByRole('region', { name: 'Move a batch' });
  await move.getByLabel('Batch').selectOption(code);
  await move.getByLabel('Into').selectOption('VAT-2');
  await move.getByRole('button', { name: 'Move it' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Vat 2' }) });
  await expect(row.first()).toContainText(code);
});
