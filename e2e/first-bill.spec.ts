// A jeweller who has never seen the program opens a workspace and posts a bill, at the keyboard.
// Invariant: with the time that a person needs for each key and for looking at each new page, it takes at most three minutes;
// PACE=200 types at that pace, and measures it instead of adding it up.

import { Hands } from './support/hands.ts';
import { enrol } from './support/sign-up.ts';
import { mailed } from './support/post.ts';
import { expect, fresh, test } from './support/test.ts';

const PACE = Number(process.env.PACE ?? 0);
/** A person who types what they know: five keys a second. */
const KEY_MS = 200;
/** A look at a new page, to find out what it asks. */
const LOOK_MS = 4000;
/** Going to the mail and back; taking the telephone, reading the picture by its app, and putting the recovery codes away. */
const MAIL_MS = 15_000;
const TELEPHONE_MS = 25_000;
const MOST_MS = 180_000;

test('from nothing to the first bill in three minutes', async ({ page }) => {
  test.setTimeout(300_000);
  const hands = new Hands(page, PACE);
  const shop = fresh('first');
  const times: [string, number, number][] = [];
  const step = async (name: string, apart: number, work: () => Promise<void>) => {
    const [began, keys] = [performance.now(), hands.pressed];
    await test.step(name, work);
    const took = performance.now() - began + (PACE ? 0 : (hands.pressed - keys) * KEY_MS) + apart;
    times.push([name, hands.pressed - keys, took]);
  };

  await step('give an address', LOOK_MS, async () => {
    await page.goto('/sign-up');
    await hands.to(page.getByLabel('Email'));
    await hands.type(`asha@${shop}.example`);
    await hands.leads(() => hands.press('Enter'));
  });
  await step('open the mail', MAIL_MS, async () => {
    await page.goto(await mailed(page.request, `asha@${shop}.example`, '/sign-up/link/'));
  });
  await step('say who and where', 2 * LOOK_MS, async () => {
    // The web address comes from the name, and the state from the tax number.
    for (const [label, text] of [
      ['Your name', 'Asha Varkey'], ['Password', 'a long arm and a true measure'], ['Name of the shop or dairy', shop],
      ['Tax number', '27ZZZPT7301K1ZS'],
    ] as const) {
      await hands.to(page.getByLabel(label));
      await hands.type(text);
    }
    await hands.leads(() => hands.press('Enter'));
  });
  await step('the second factor and the recovery codes', TELEPHONE_MS + LOOK_MS, async () => {
    await expect(page).toHaveURL(/\/sign-up\/factor$/);
    await enrol(page, hands);
    await expect(page).toHaveURL(new RegExp(`/w/${shop}\\?done=1$`));
  });
  await step('today\'s rate', 2 * LOOK_MS, async () => {
    await hands.keys('g', 'r');
    await hands.to(page.locator('#publish').getByLabel('Price'));
    await hands.type('12175');
    await hands.leads(() => hands.press('F9'));
  });
  await step('the first bill', 3 * LOOK_MS, async () => {
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

  const all = times.reduce((sum, [, , took]) => sum + took, 0);
  const line = ([name, keys, took]: [string, number, number]) => `${(took / 1000).toFixed(1).padStart(6)} s ${String(keys).padStart(4)} keys  ${name}`;
  console.log([...times, ['all', hands.pressed, all] as [string, number, number]].map(line).join('\n'));
  expect(all).toBeLessThan(MOST_MS);
});
