// A tablet at the counter: the Owner makes it a till, two people switch by PIN, each posts a bill, and an
// unfinished one comes back.
// Invariant: the keyboard alone is enough; a person sees nothing of the one before, not even with the back
// button.

import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { SLUG, enrol, ownCounter, switchTo } from './support/till.ts';
import { type Page, act, expect, fresh, person, test } from './support/test.ts';

test.use({ viewport: { width: 820, height: 1180 } });

const BAND = 'Ring, plain band';

/** A bill of one piece by weight, before it is posted. */
async function fillIn(page: Page, hands: Hands, party: string, grams: string): Promise<void> {
  await page.goto(`/w/${SLUG}/bills/new`);
  await expect(page.getByLabel('Scan a tag')).toBeVisible();
  await hands.press('F4');
  await page.keyboard.type(party);
  await hands.press('F2');
  await hands.to(page.getByRole('button', { name: 'Piece by weight' }));
  await hands.press('Enter');
  const row = page.locator('[data-lines] > [data-line]').first();
  await expect(row.getByLabel('What it is')).toBeFocused();
  await page.keyboard.type(BAND);
  await hands.to(row.getByLabel('Net weight'), 'Shift+Tab');
  await page.keyboard.type(grams);
  await hands.fill(row, { Metal: 'Gold', Making: '% of metal value', 'Making, % of metal': '10' });
  await hands.press('Tab');
  await hands.press('Alt+4');
  await expect(page.getByRole('radio', { name: 'Account' })).toBeChecked();
  await expect(page.locator('#till')).toHaveAttribute('aria-busy', 'false');
}

async function post(page: Page, hands: Hands): Promise<void> {
  await hands.leads(() => hands.press('F9'));
  await expect(page).toHaveURL(new RegExp(`/w/${SLUG}/bills/[0-9a-f-]{36}`));
}

/** Takes the till over by keyboard. */
async function takeOver(page: Page, hands: Hands, name: string, pin: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who is there?');
  expect(await breaches(page)).toEqual([]);
  await hands.skip();
  await hands.through(page.getByRole('link', { name }));
  await expect(page.getByLabel('PIN')).toBeFocused();
  expect(await breaches(page)).toEqual([]);
  await page.keyboard.type(pin);
  await hands.leads(() => hands.press('Enter'));
}

test('two people share a tablet, each bill is its maker\'s, and a begun one comes back', async ({ page }) => {
  const hands = new Hands(page);
  const till = await enrol(page);
  const code = fresh('C');
  await act(person('jeweller', 'Owner'), 'workspace.party.create', { party: code, name: code, kind: 'customer', state: '27' });
  const [cashier, manager] = [person('jeweller', 'Cashier'), person('jeweller', 'Manager')];

  await test.step('a wrong PIN says no more than that', async () => {
    await hands.leads(() => hands.press('Alt+l'));
    await takeOver(page, hands, 'Ishaan', '111222');
    await expect(page.getByRole('group', { name: 'Not switched' })).toContainText('This PIN was not taken');
    await expect(page.getByLabel('PIN')).toHaveValue('');
    await hands.through(page.getByRole('link', { name: 'Somebody else' }));
  });

  await test.step('the Cashier posts a bill', async () => {
    await takeOver(page, hands, 'Ishaan', cashier.pin!);
    await fillIn(page, hands, code, '4.321');
    await post(page, hands);
  });

  await test.step('he begins another, and the Manager takes over', async () => {
    await fillIn(page, hands, code, '7.654');
    await hands.leads(() => hands.press('Alt+l'));
    await takeOver(page, hands, 'Divya', manager.pin!);
    await expect(page).toHaveURL(new RegExp(`/w/${SLUG}/bills/new`));
    await expect(page.locator('[data-lines] > [data-line]')).toHaveCount(0);
    await page.goBack();
    await expect(page.getByText('7.654')).toHaveCount(0);
    await page.goto(`/w/${SLUG}/account`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(manager.name);
    const held = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(held).not.toContain('7.654');
    await fillIn(page, hands, code, '2.500');
    await post(page, hands);
  });

  await test.step('his bill is offered to him, filled in, and is posted once', async () => {
    await hands.leads(() => hands.press('Alt+l'));
    await takeOver(page, hands, 'Ishaan', cashier.pin!);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You had started something');
    await hands.skip();
    await hands.through(page.getByRole('link', { name: 'Continue', exact: true }));
    await expect(page.getByLabel('Net weight').first()).toHaveValue('7.654');
    await expect(page.getByLabel('What it is').first()).toHaveValue(BAND);
    await expect(page.locator('[name=party]')).toHaveValue(code);
    await post(page, hands);
    await page.goto(`/w/${SLUG}/draft`);
    await expect(page).toHaveURL(new RegExp(`/w/${SLUG}$`));
  });

  await test.step('the audit log names both, and the till', async () => {
    const office = await page.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
    const answer = await office.request.get('/api/v1/queries/workspace.audit?action=sell.invoice.post', {
      headers: { authorization: `Bearer ${person('jeweller', 'Owner').token}` },
    });
    const rows = (await answer.json()).rows.filter((one: { device: string }) => one.device?.startsWith(till));
    expect(rows.map((one: { user: string }) => one.user)).toEqual([cashier.name, manager.name, cashier.name]);
    await office.close();
  });
});

test('a till that nobody touches asks who is there, and keeps what was typed', async ({ page }) => {
  await page.clock.install();
  const { slug, cashier } = await ownCounter(page);
  await switchTo(page, slug, cashier);
  await page.goto(`/w/${slug}/customers?add=yes`);
  const name = page.getByRole('region', { name: 'Add a customer' }).getByLabel('Name');
  await name.fill('Begun by Nila');
  await page.clock.fastForward('05:01');
  await page.waitForURL(`**/w/${slug}/till?*`);
  await switchTo(page, slug, cashier);
  await page.getByRole('link', { name: 'Continue', exact: true }).click();
  await expect(name).toHaveValue('Begun by Nila');
});
