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

test('a delivery note of goods without a bill is corrected by the link of its movement', async ({ page }) => {
  const maker = person('dairy', 'Maker');
  const lot = fresh('DN').toUpperCase();
  await act(maker, 'make.lot.receive', {
    item: 'SALT', lot, supplier: 's-brine', supplier_lot: lot, quantity: '5', unit: 'kg', cost_minor: 450, expires: '2099-01-01',
  });
  // One note twice: the link says which of them is wrong.
  for (const quantity of ['2', '1']) {
    await act(maker, 'make.lot.ship', { lot, consignee: 'b-bridge', quantity, unit: 'kg', document: `${lot}-N` });
  }
  await signIn(page, maker);
  await page.goto(`/w/quoll-creek/lots/${lot}`);
  const moves = page.getByRole('region', { name: 'Movements of the lot' });
  const wrong = moves.getByRole('row').filter({ hasText: '−2' });
  await expect(wrong).toContainText(`${lot}-N`);
  await wrong.getByRole('link', { name: 'Correct' }).click();
  const form = page.getByRole('region', { name: 'Correct a delivery note' });
  await form.getByLabel('How much left in truth').fill('1.5');
  await form.getByRole('button', { name: 'Correct it' }).click();
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('2.5 kg');
  await expect(moves.getByRole('link', { name: 'Correct' })).toHaveCount(2);
});
