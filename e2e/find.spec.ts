// The palette finds records: by number, code, or the beginning of a name.
// What must stay true: what is found is what the person may open, and nothing else is told of.

import { type Page, expect, person, signIn, test } from './support/test.ts';

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.locator('#cmd')).toBeVisible();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/find?q=*');
}

const found = (page: Page) => page.getByRole('region', { name: 'Found' });

test('a cashier finds a bill by its number and a piece by its tag', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  await find(page, 'INV/26-27/00012');
  await found(page).getByRole('link', { name: /Open.*00012/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tax invoice INV/26-27/00012');
  await find(page, 'SR-0010');
  await found(page).getByRole('link', { name: /Open.*SR-0010/ }).click();
  await expect(page.getByRole('table')).toContainText('SR-0010');
  await find(page, '<b>nobody</b>');
  await expect(found(page)).toContainText('Nothing of that name');
});

test('a maker finds a batch typed in small letters, and is told of no bill', async ({ page }) => {
  await signIn(page, person('dairy', 'Maker'));
  await find(page, 'b-2602');
  await found(page).getByRole('link', { name: /Open.*B-2602/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('B-2602');
  await find(page, 'INV');
  await expect(found(page)).toContainText('Nothing of that name');
});
