// The registers on a narrow screen and on paper.
// Invariant: a figure is never cut off, and a print has all rows of its days.

import { asOwner, expect, test } from './support/test.ts';

const SHOP = '/w/sona-rekha';
const REGISTERS = ['ledgers', 'ledgers/day', 'ledgers/cash', 'ledgers/metal', 'ledgers/sales', 'ledgers/tax', 'ledgers/tills',
  'ledgers/profit', 'ledgers/daily', 'ledgers/position', 'ageing'];

for (const width of [390, 820]) {
  test(`no figure of a register is cut off at ${width} px`, async ({ page }) => {
    await asOwner(page, 'jeweller');
    await page.setViewportSize({ width, height: 900 });
    for (const path of REGISTERS) {
      await page.goto(`${SHOP}/${path}`);
      const wide = await page.locator('.tw').evaluateAll(all => all
        .filter(it => it.scrollWidth > it.clientWidth + 1)
        .map(it => it.getAttribute('aria-label')));
      expect.soft(wide, path).toEqual([]);
    }
  });
}

test('a print names the shop, has no page after it, and cuts no column off', async ({ page }) => {
  await asOwner(page, 'jeweller');
  await page.goto(`${SHOP}/ledgers/sales`);
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await expect(page).toHaveURL(/as=print/);
  await expect(page.locator('.papershop').first()).toContainText('GSTIN');
  await expect(page.getByRole('link', { name: 'Next rows' })).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('tfoot').first()).toHaveCSS('display', 'table-row-group');
  await expect(page.locator('.card.flush').first()).toHaveCSS('overflow', 'visible');
  await expect(page.getByRole('columnheader', { name: 'Round-off' })).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).not.toHaveURL(/as=print/);
});

test('the ageing has a file and a print as the registers have', async ({ page }) => {
  await asOwner(page, 'jeweller');
  await page.goto(`${SHOP}/ageing`);
  const file = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const answer = await page.request.get(file!);
  expect(await answer.text()).toMatch(/^name,party,not_due,days_1_to_30/);
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await expect(page.locator('.papershop').first()).toBeVisible();
});
