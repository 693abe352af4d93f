// The palette finds records by number, code, or the beginning of a name; a list is searched while a person
// types.
// Invariant: the results are records that the person may open, and reveal no others.

import { type Page, expect, person, signIn, test } from './support/test.ts';

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.locator('#cmd')).toBeVisible();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/find?q=*');
}

const found = (page: Page) => page.getByRole('region', { name: 'Found' });

/** The name in the first row of a list. */
async function first(page: Page, path: string): Promise<string> {
  await page.goto(path);
  const told = await page.getByRole('table').getByRole('rowheader').first().innerText();
  return told.split('\n')[0]!.trim();
}

async function findAndOpen(page: Page, text: string, name = text): Promise<void> {
  await find(page, text);
  await found(page).getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }).getByRole('link').click();
}

test('a cashier finds a bill by its number and a piece by its tag', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  const number = await first(page, '/w/sona-rekha/bills');
  const tag = await first(page, '/w/sona-rekha/stock');
  await findAndOpen(page, number);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tax invoice ${number}`);
  await findAndOpen(page, tag);
  await expect(page.getByRole('table')).toContainText(tag);
  await find(page, '<b>nobody</b>');
  await expect(found(page)).toContainText('Nothing of that name');
});

test('a maker finds a batch typed in small letters, and is told of no bill', async ({ page }) => {
  await signIn(page, person('dairy', 'Maker'));
  const batch = await first(page, '/w/quoll-creek/batches');
  await findAndOpen(page, batch.toLowerCase(), batch);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(batch);
  await find(page, 'INV');
  await expect(found(page)).toContainText('Nothing of that name');
});

test('what a list was searched for is there again when somebody comes back', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  const number = await first(page, '/w/sona-rekha/bills');
  await page.getByLabel('Number begins with').pressSequentially(number);
  await page.waitForURL(url => url.searchParams.get('q') === number);
  await page.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tax invoice ${number}`);
  await page.goBack();
  await expect(page.getByLabel('Number begins with')).toHaveValue(number);
});
