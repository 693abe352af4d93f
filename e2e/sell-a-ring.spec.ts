// A jeweller's first sale, from an empty workspace to a settled ledger, without a mouse.
// Invariant: the posted total equals the total shown at the counter, to the paisa.

import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { type Page, expect, test } from './support/test.ts';

// 4.321 g at 12,175.00 = 52,608.18, making 12 % = 6,312.98; 2.750 g = 33,481.25, making 650.50 a gram = 1,788.88.
// Together 94,191.29; half of 3 % = 1,412.87, twice; 97,017.03, to the rupee:
const CGST = '₹1,412.87';
const TOTAL = '₹97,017.00';

test('a jeweller opens a workspace and sells a ring by keyboard alone', async ({ page }) => {
  const hands = new Hands(page);
  const shop = await signUp(page, hands, 'ring', {
    Country: 'India', 'State code': '27', 'Tax number': '27ZZZPT7301K1ZS',
  });

  await test.step('publish the gold rate of the day', async () => {
    await hands.keys('g', 'r');
    await hands.skip();
    await hands.fill(page.getByRole('region', { name: 'Publish a rate' }), { Metal: 'Gold', Side: 'Selling', Price: '12175.00' });
    await hands.leads(() => hands.press('F9'));
    await expect(page.getByRole('region', { name: 'Rates in force' })).toContainText('₹12,175.00');
  });

  await test.step('add a customer', async () => {
    await hands.go('Customers');
    const add = page.getByRole('region', { name: 'Add a customer' });
    await hands.fill(add, { Name: 'Meera Joshi', Code: 'C-0381', 'State code': '27' });
    await hands.leads(() => hands.press('F9'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Meera Joshi');
  });

  await test.step('make a bill of two pieces', async () => {
    await hands.keys('n', 'b');
    await expect(page.getByLabel('Scan a tag')).toBeFocused();
    await hands.press('F4');
    await page.keyboard.type('C-0381');
    await hands.press('Tab');
    await expect(page.locator('[data-total=party]')).toContainText('Meera Joshi');
    await piece(page, hands, 0, {
      name: 'Ring, plain band', grams: '4.321', making: '% of metal value', field: 'Making, % of metal', figure: '12',
    });
    await piece(page, hands, 1, {
      name: 'Ear studs', grams: '2.750', making: 'Per gram', field: 'Making, per gram', figure: '650.50',
    });
  });

  await test.step('post what the counter showed', async () => {
    await reckoned(page);
    await expect(page.locator('[data-total=cgst]')).toHaveText(CGST);
    await expect(page.locator('.topay [data-total=pay]')).toHaveText(TOTAL);
    await hands.press('Alt+3');
    await expect(page.getByRole('radio', { name: 'Cash' })).toBeChecked();
    await hands.leads(() => hands.press('F9'));
    await expect(page).toHaveURL(new RegExp(`/w/${shop}/bills/[0-9a-f-]{36}`));
    await expect(page.getByRole('region', { name: 'Total' })).toContainText(TOTAL);
    await expect(page.getByRole('region', { name: 'Total' })).toContainText(CGST);
    await expect(page.getByRole('region', { name: 'Total' })).toContainText('Paid');
    await expect(page.getByRole('region', { name: 'Payments', exact: true })).toContainText('Cash');
    await expect(page.getByRole('region', { name: 'Take payment' })).toHaveCount(0);
  });
  const bill = new URL(page.url()).pathname;

  await test.step('open the bill that is printed', async () => {
    await hands.skip();
    await hands.through(page.getByRole('link', { name: /^Print(?!ers)/ }));
    await expect(page).toHaveURL(new RegExp(`${bill}/print`));
    await expect(page.locator('.sheet')).toContainText(TOTAL);
    await expect(page.locator('.sheet')).toContainText('27ZZZPT7301K1ZS');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.printbar')).toBeHidden();
    await expect(page.locator('.sheet')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    const pdf = await page.request.get(`${bill}/pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await hands.skip();
    await hands.through(page.getByRole('link', { name: 'Back' }));
  });

  await test.step('the ledger of the customer stands at nil', async () => {
    await hands.skip();
    await hands.through(page.getByRole('region', { name: 'About' }).getByRole('link', { name: 'Meera Joshi' }));
    await expect(page.getByRole('row', { name: 'Closing' })).toContainText('₹0.00');
    await expect(page.getByRole('region', { name: 'Balance', exact: true })).toContainText('₹0.00');
    await expect(page.getByRole('region', { name: 'Ledger entries' })).toContainText(TOTAL);
    await expect(page.getByRole('region', { name: 'Open bills' })).toContainText('Nothing is open.');
  });

  await test.step('focus comes back where it was when the palette closes', async () => {
    const link = page.getByRole('link', { name: 'Bills', exact: true }).last();
    await hands.to(link);
    await hands.press('Control+k');
    await expect(page.locator('#cmd')).toBeVisible();
    await hands.press('Escape');
    await expect(link).toBeFocused();
  });
});

interface Piece { name: string; grams: string; making: string; field: string; figure: string }

/** A typed line: its details are open and have the focus, and its weight precedes them. */
async function piece(page: Page, hands: Hands, at: number, it: Piece): Promise<void> {
  await hands.press('F2');
  await hands.to(page.getByRole('button', { name: 'Piece by weight' }));
  await hands.press('Enter');
  const row = page.locator('[data-lines] > [data-line]').nth(at);
  await expect(row.getByLabel('What it is')).toBeFocused();
  await page.keyboard.type(it.name);
  await hands.to(row.getByLabel('Net weight'), 'Shift+Tab');
  await page.keyboard.type(it.grams);
  await hands.fill(row, { Metal: 'Gold', Making: it.making, [it.field]: it.figure });
  await hands.press('Tab');
}

/** Waits until the figures belong to the typed values. */
async function reckoned(page: Page): Promise<void> {
  await expect(page.locator('#till')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.topay .stale')).toHaveCount(0);
}
