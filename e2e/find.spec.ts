// The palette finds records by a part of a number, a code, or a word of a name; a list is searched while a person
// types.
// Invariant: the results are records that the person may open, and reveal no others.

import { type Page, expect, person, signIn, test } from './support/test.ts';

/** The page that the palette leads to. */
async function find(page: Page, text: string): Promise<void> {
  const address = await page.locator('[data-cmdin]').getAttribute('data-find');
  await page.goto(`${address}?q=${encodeURIComponent(text)}`);
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
  await page.getByLabel('Part of a number').pressSequentially(number);
  await page.waitForURL(url => url.searchParams.get('q') === number);
  await page.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tax invoice ${number}`);
  await page.goBack();
  await expect(page.getByLabel('Part of a number')).toHaveValue(number);
});

test('the palette shows records while a person types, and Enter opens the first', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  const number = await first(page, '/w/sona-rekha/bills');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(number.split('/').at(-1)!);
  await expect(page.locator('#cmd [data-record]').first()).toContainText(number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tax invoice ${number}`);
});
