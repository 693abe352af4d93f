// Papers about money: one that was posted by mistake goes back, a refund says where it came from, and a delivery says what it comes
// to before it is posted.
// Invariant: what a page says of money is what the books have.

import { breaches } from './support/axe.ts';
import { act, expect, fresh, person, signIn, test } from './support/test.ts';

const SLUG = 'sona-rekha';
const owner = () => person('jeweller', 'Owner');

async function customer(): Promise<string> {
  const code = fresh('pays');
  await act(owner(), 'workspace.party.create', { party: code, name: code, kind: 'customer', state: '27' });
  return code;
}

async function idol(party: string): Promise<any> {
  const line = { description: 'Idol', other_minor: 100_000, tax_class: 'jewellery' };
  return act(owner(), 'sell.invoice.post', { party, lines: [line] });
}

test('a receipt that was a mistake goes back by its page, and its bill is open again', async ({ page }) => {
  const party = await customer();
  const bill = await idol(party);
  const tenders = [{ mode: 'upi', amount_minor: 103_000, reference: fresh('U') }];
  const receipt = await act(owner(), 'sell.payment.receive', { party, invoice: bill.number, tenders });
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto(`/w/${SLUG}/bills/${receipt.document_id}`);
  await page.getByText('Take this paper back').click();
  const form = page.locator('form[action$="sell.paper.reverse"]');
  await form.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('group', { name: 'Not taken back yet' })).toBeFocused();
  await form.getByLabel('Reason').fill('Another customer had paid');
  await form.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reversal');
  expect(await breaches(page)).toEqual([]);
  await page.getByRole('link', { name: 'The paper' }).click();
  await expect(page.getByRole('main')).toContainText('This paper was taken back');
  await expect(page.getByText('Take this paper back')).toHaveCount(0);
  await page.goto(`/w/${SLUG}/bills/${bill.document_id}`);
  await expect(page.getByRole('region', { name: 'Total' })).toContainText('1,030.00');
  await expect(page.getByRole('button', { name: 'Take payment' })).toBeVisible();
});

test('a credit note says what was paid back, and in which way', async ({ page }) => {
  const party = await customer();
  const bill = await idol(party);
  const tenders = [{ mode: 'upi', amount_minor: 103_000, reference: fresh('U') }];
  await act(owner(), 'sell.payment.receive', { party, invoice: bill.number, tenders });
  const note = await act(owner(), 'sell.credit_note.post', {
    invoice: bill.number, reason: 'A flaw', lines: [{ line: 1, credit_taxable_minor: 10_000 }],
    refund: { mode: 'upi', reference: 'BACK-1' },
  });
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto(`/w/${SLUG}/bills/${note.document_id}`);
  await expect(page.getByRole('region', { name: 'Payments', exact: true })).toContainText('Paid back: UPI BACK-1');
});

test('a delivery says what it comes to, and offers that amount', async ({ page }) => {
  const party = await customer();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Kolkata' });
  const job = await act(owner(), 'sell.job.take', {
    kind: 'repair', party, promised: today, description: 'Chain soldered', estimate_minor: 65_000,
    items: [{ description: 'Chain', gross_mg: 8_000 }],
  });
  await act(owner(), 'sell.job.start', { job: job.job });
  await act(owner(), 'sell.job.ready', { job: job.job });
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto(`/w/${SLUG}/jobs/${job.job_id}`);
  const form = page.locator('form[action$="sell.job.deliver"]');
  const left = form.locator('[data-total=left]');
  await expect(left).toHaveText(/\d/);
  await form.getByLabel('How').first().selectOption('upi');
  const amount = form.locator('[name="tenders[0].amount_minor"]');
  await expect(amount).toHaveValue(/\d/);
  expect((await left.textContent())!.replace(/[^\d.]/g, '')).toBe(await amount.inputValue());
  await form.locator('[name="tenders[0].reference"]').fill(fresh('U'));
  expect(await breaches(page)).toEqual([]);
  await form.getByRole('button', { name: 'Deliver and bill' }).click();
  await expect(page).toHaveURL(/\/bills\//);
  await expect(page.getByRole('region', { name: 'Total' })).toContainText('Paid');
});

test('a parked bill that is gone leaves the counter open', async ({ page }) => {
  await signIn(page, person('jeweller', 'Manager'));
  await page.goto(`/w/${SLUG}/bills/new?draft=${crypto.randomUUID()}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New bill');
});
