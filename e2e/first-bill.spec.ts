// A jeweller who has never seen the program opens a workspace and posts a bill, at the keyboard.
// Invariant: by the clock of a newcomer (`support/trial.ts`) it takes at most three minutes.

import { inFull } from './support/full.ts';
import { LOOK_MS, Trial } from './support/trial.ts';
import { expect, fresh, test } from './support/test.ts';

const MOST_MS = 180_000;

test('from nothing to the first bill in three minutes', async ({ page }) => {
  test.skip(!inFull(), 'only in bin/test all: a promise to newcomers about their time; what it does, other specs do too');
  test.setTimeout(300_000);
  const trial = new Trial(page);
  const { hands } = trial;
  const shop = fresh('first');
  // The state comes from the tax number.
  await trial.opens(shop, { 'Name of the shop or dairy': shop, 'Tax number': '27ZZZPT7301K1ZS' });
  await trial.step('today\'s rate', 2 * LOOK_MS, async () => {
    await hands.keys('g', 'r');
    await hands.to(page.locator('#publish').getByLabel('Price'));
    await hands.type('12175');
    await hands.leads(() => hands.press('F9'));
  });
  await trial.step('the first bill', 3 * LOOK_MS, async () => {
    await hands.press('Control+k');
    await expect(page.locator('#cmd')).toBeVisible();
    await hands.type('New bill');
    await hands.leads(() => hands.press('Enter'));
    await expect(page.getByLabel('Scan a tag')).toBeFocused();
    await hands.to(page.getByRole('button', { name: 'Piece by weight' }));
    await hands.press('Enter');
    const row = page.locator('[data-lines] > [data-line]');
    await expect(row.getByLabel('What it is')).toBeFocused();
    await hands.type('Ring');
    await hands.to(row.getByLabel('Net weight'), 'Shift+Tab');
    await hands.type('4.321');
    await hands.press('Alt+3');
    await expect(page.locator('#till')).toHaveAttribute('aria-busy', 'false');
    await expect(page.locator('.topay [data-total=pay]')).not.toHaveText('₹0.00');
    await hands.leads(() => hands.press('F9'));
    await expect(page).toHaveURL(/\/bills\/[0-9a-f-]{36}/);
    await expect(page.getByRole('region', { name: 'Total' })).toContainText('Paid');
  });
  expect(trial.told()).toBeLessThan(MOST_MS);
});
