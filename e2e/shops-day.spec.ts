// A jeweller's whole day without a mouse: float and rates in the morning, five bills, a part that comes back, two repairs, a
// cheque that the bank returns, a count of the trays, and the cash at night.
// Invariant: everything is done on the pages as a person does it, only the stock is brought in by its file; at the end the
// books equal the goods and the drawer has what it should.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaches, looked } from './support/axe.ts';
import { inFull } from './support/full.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { type Locator, type Page, expect, test } from './support/test.ts';

/** A person at the keyboard: five keys a second. */
const PERSON_MS = 200;
/** What a person needs to take the next piece out of its tray and find the tag. */
const TAKE_MS = 1000;
/** Three tagged pieces with split tender, from the empty page to the number of the bill. */
const COUNTER_MS = 20_000;
/** Pieces brought in, those of them that the day sells, and the tags that are scanned at night. */
const PIECES = 206;
const SOLD = 6;
const COUNTED = 200;
const PICTURES = process.env.PICTURES;
const BILL = /\/bills\/[0-9a-f-]{36}(\?|$)/;

const tag = (n: number) => `G-${String(n).padStart(4, '0')}`;
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Kolkata' });

/** The trays as a file: rings of 22 karat between two and four grams. */
function stock(): string {
  const row = (n: number) => {
    const grams = `${2 + (n % 20) / 10}`;
    return [tag(n), '916', grams, `${20_000 + n}`, 'Ring', 'percent', '10'].join(',');
  };
  const rows = Array.from({ length: PIECES }, (_, n) => row(n + 1));
  return ['tag,fineness_ppt,net_mg,cost_minor,description,making.mode,making.percent', ...rows].join('\r\n');
}

/** In full, tests a page with axe, and at each width if pictures are taken; the test of every page does it at all of them. */
async function seen(page: Page, name: string): Promise<void> {
  if (PICTURES) return looked(page, name);
  if (inFull()) expect.soft(await breaches(page), name).toEqual([]);
}

class Day {
  readonly times: [string, number][] = [];
  bills: Record<string, string> = {};

  constructor(readonly page: Page, readonly hands: Hands, readonly slug: string) {}

  /** A step of the day, with its time. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await test.step(name, work);
    this.times.push([name, Math.round(performance.now() - began)]);
  }

  card(name: string): Locator { return this.page.getByRole('region', { name, exact: true }); }
  named(name: string): Locator { return this.page.locator(`main [name="${name}"]`); }
  fold(words: string): Locator { return this.page.locator('summary', { hasText: words }); }

  /** Goes to a field by its name, and types. */
  async put(name: string, text: string): Promise<void> {
    await this.hands.to(this.named(name));
    await this.hands.type(text);
  }

  async open(words: string): Promise<void> {
    await this.hands.to(this.fold(words));
    if (await this.fold(words).evaluate(it => (it.parentElement as HTMLDetailsElement).open)) return;
    await this.hands.press('Enter');
  }

  /** The figures at the counter belong to what was typed. */
  async reckoned(): Promise<void> {
    await expect(this.page.locator('#till')).toHaveAttribute('aria-busy', 'false');
    await expect(this.page.locator('.topay .stale')).toHaveCount(0);
  }

  async counter(party = ''): Promise<void> {
    await this.hands.keys('n', 'b');
    await expect(this.page.getByLabel('Scan a tag')).toBeFocused();
    if (!party) return;
    await this.hands.press('F4');
    await this.hands.type(party);
    await this.hands.press('F2');
  }

  async scan(...tags: string[]): Promise<void> {
    for (const one of tags) await this.hands.scan(one);
    await expect(this.page.locator('[data-lines] > [data-line]')).toHaveCount(tags.length);
    await this.reckoned();
  }

  /** Posts what the counter shows. Returns the bill's address. */
  async post(name: string): Promise<string> {
    await this.reckoned();
    const total = await this.page.locator('.topay [data-total=pay]').innerText();
    await this.hands.leads(() => this.hands.press('F9'));
    await expect(this.page).toHaveURL(BILL);
    await expect(this.card('Total')).toContainText(total);
    return this.bills[name] = new URL(this.page.url()).pathname;
  }

  /** Opens a posted bill through the list. */
  async bill(name: string): Promise<void> {
    await this.hands.go('Bills');
    await this.hands.through(this.page.locator(`main a[href="${this.bills[name]}"]`).first());
    await this.hands.skip();
  }
}

test('a shop\'s whole day by keyboard alone', async ({ page }) => {
  test.setTimeout(PICTURES ? 600_000 : 180_000);
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'day', { Country: 'India', 'State code': '27', 'Tax number': '27ZZZPT7301K1ZS' });
  const day = new Day(page, hands, slug);
  await bringIn(day);

  await day.step('rates of the day', () => rates(day));
  await day.step('opening float', () => float(day));
  await day.step('two customers', () => customers(day));
  await day.step('bill 1: a tagged piece', () => tagged(day));
  await day.step('bill 2: by weight, on account', () => weighed(day));
  await day.step('bill 2 is paid by cheque', () => cheque(day));
  await day.step('bill 3: old gold in part payment', () => oldGold(day));
  await day.step('bill 4: three pieces, split tender, at a person\'s pace', () => split(day));
  await day.step('bill 5: a walk-in, cash and change', () => walkIn(day));
  await day.step('a part of bill 4 comes back', () => comesBack(day));
  await day.step('a repair is taken in', () => repair(day, 'Chain, clasp broken'));
  await day.step('another is delivered', () => deliver(day));
  await day.step('the cheque bounces', () => bounce(day));
  await day.step(`a count of ${COUNTED} tags`, () => count(day));
  await day.step('cash count and close', () => close(day));
  await day.step('the books equal the goods', () => books(day));
  if (PICTURES) await papers(day);

  const all = day.times.reduce((sum, [, took]) => sum + took, 0);
  console.log([...day.times, ['all', all] as const].map(([name, took]) => `${(took / 1000).toFixed(1).padStart(6)} s  ${name}`).join('\n'));
});

async function bringIn({ page, slug }: Day): Promise<void> {
  await page.goto(`/w/${slug}/move-in`);
  await page.getByLabel('What is in it').selectOption({ label: 'Tagged pieces (CSV or JSON)' });
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'trays.csv', mimeType: 'text/csv', buffer: Buffer.from(stock()) });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(`${PIECES} rows were taken.`)).toBeVisible({ timeout: 30_000 });
}

async function rates(day: Day): Promise<void> {
  const { page, hands } = day;
  const publish = page.locator('#publish');
  await hands.keys('g', 'r');
  await hands.skip();
  for (const [purity, side, price] of [['916', 'Selling', '12175'], ['1000', 'Buying', '11900']] as const) {
    await hands.unfold('Publish a rate');
    await hands.fill(publish, { Metal: 'Gold', 'Purity, parts per thousand': purity, Side: side, Price: price });
    await hands.through(publish.getByRole('button', { name: /^Publish/ }));
  }
  await expect(day.card('Rates in force')).toContainText('₹11,900.00');
  await seen(page, 'day-rates');
}

async function float(day: Day): Promise<void> {
  const { page, hands } = day;
  await hands.go('Tills');
  await hands.fill(page.locator('main'), { Till: 'TILL-1', Float: '5000' });
  await hands.through(page.getByRole('button', { name: 'Open the till' }));
  await expect(day.card('Days of the tills')).toContainText('TILL-1');
}

async function customers({ page, hands }: Day): Promise<void> {
  for (const [name, code] of [['Meera Joshi', 'C-MEERA'], ['Arun Kale', 'C-ARUN']] as const) {
    await hands.go('Customers');
    const add = page.getByRole('region', { name: 'Add a customer' });
    await hands.unfold('Add a customer');
    await hands.fill(add, { Name: name, Code: code, 'State code': '27' });
    await hands.leads(() => hands.press('F9'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
}

async function tagged(day: Day): Promise<void> {
  await day.counter('C-MEERA');
  await day.scan(tag(1));
  await seen(day.page, 'day-counter');
  await day.hands.press('Alt+1');
  await day.hands.type('4471203391');
  await day.post('tag');
  await expect(day.card('Total')).toContainText('Paid');
  await seen(day.page, 'day-bill');
}

async function weighed(day: Day): Promise<void> {
  const { page, hands } = day;
  await day.counter('C-ARUN');
  await hands.to(page.getByRole('button', { name: 'Piece by weight' }));
  await hands.press('Enter');
  const row = page.locator('[data-lines] > [data-line]');
  await expect(row.getByLabel('What it is')).toBeFocused();
  await hands.type('Ear studs');
  await hands.to(row.getByLabel('Net weight'), 'Shift+Tab');
  await hands.type('2.750');
  await hands.fill(row, { Metal: 'Gold', Making: 'Per gram', 'Making, per gram': '650.50' });
  await hands.press('Tab');
  await hands.press('Alt+4');
  await day.post('weight');
  await expect(day.card('Total')).toContainText('Open');
}

async function cheque(day: Day): Promise<void> {
  const { page, hands } = day;
  await hands.skip();
  const pay = day.card('Take payment');
  await hands.fill(pay, { How: 'Cheque' });
  await day.put('tenders[0].reference', '004512');
  await hands.through(pay.getByRole('button', { name: 'Take payment' }));
  await expect(day.card('Total')).toContainText('Paid');
  day.bills.cheque = (await page.getByRole('link', { name: /^Cheque/ }).or(day.card('Payments and allocations').getByRole('link')).first().getAttribute('href'))!;
}

async function oldGold(day: Day): Promise<void> {
  const { page, hands } = day;
  await day.counter('C-MEERA');
  await day.scan(tag(2));
  await hands.press('Alt+4');
  await day.post('old gold');
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Take old gold for this bill' }));
  await day.put('description', 'Broken bangle');
  await day.put('fineness_ppt', '916');
  await day.put('gross_mg', '1.250');
  await seen(page, 'day-old-gold');
  await hands.through(page.getByRole('button', { name: 'Take it in' }));
  await expect(page).toHaveURL(BILL);
  await seen(page, 'day-purchase');
  await day.bill('old gold');
  const pay = day.card('Take payment');
  await day.put('tenders[0].reference', '4471203498');
  await hands.through(pay.getByRole('button', { name: 'Take payment' }));
  await expect(day.card('Total')).toContainText('Paid');
}

/** The cashier's speed is a person's, and the clock runs from the key that opens the counter. */
async function split(day: Day): Promise<void> {
  const { page } = day;
  const hands = new Hands(page, PERSON_MS);
  const began = performance.now();
  await hands.keys('n', 'b');
  for (const one of [tag(3), tag(4), tag(5)]) {
    await page.waitForTimeout(TAKE_MS);
    await hands.scan(one);
  }
  await expect(page.locator('[data-lines] > [data-line]')).toHaveCount(3);
  await hands.press('F4');
  await hands.type('C-ARUN');
  await hands.press('Alt+2');
  await hands.type('447120');
  await hands.to(day.fold('Split payment'));
  await hands.press('Enter');
  await hands.to(day.named('tenders[1].mode'));
  await hands.press('c');
  await hands.press('Tab');
  await hands.type('20000');
  await day.reckoned();
  await hands.leads(() => hands.press('F9'));
  await expect(page).toHaveURL(BILL);
  const took = performance.now() - began;
  day.bills.split = new URL(page.url()).pathname;
  await expect(day.card('Total')).toContainText('Paid');
  await expect(day.card('Payments and allocations')).toContainText('₹20,000.00');
  day.times.push([`  of it at the counter, ${hands.pressed} keys`, Math.round(took)]);
  expect(took, 'three tagged pieces with split tender').toBeLessThan(COUNTER_MS);
}

async function walkIn(day: Day): Promise<void> {
  const { page, hands } = day;
  await day.counter();
  await day.scan(tag(6));
  await hands.press('Alt+3');
  await hands.type('60000');
  await day.reckoned();
  await expect(page.locator('[data-total=change]')).not.toHaveText('');
  await seen(page, 'day-walk-in');
  await day.post('walk-in');
  await expect(day.card('Total')).toContainText('Paid');
}

async function comesBack(day: Day): Promise<void> {
  const { page, hands } = day;
  await day.bill('split');
  await day.open('Take back or credit a part');
  const second = page.getByRole('group', { name: /^2\./ });
  await hands.to(second.getByRole('checkbox', { name: 'Comes back' }));
  await hands.press('Space');
  const form = page.locator('form[action$="sell.credit_note.post"]');
  await hands.to(form.locator('[name=reason]'));
  await hands.type('Too small');
  await hands.fill(form, { 'Paid out': 'UPI' });
  await hands.to(form.locator('[name="refund.reference"]'));
  await hands.type('4471203512');
  await seen(page, 'day-take-back');
  await hands.through(form.getByRole('button', { name: 'Post the credit note' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/credit note/i);
  day.bills.note = new URL(page.url()).pathname;
  await seen(page, 'day-credit-note');
}

async function repair(day: Day, what: string): Promise<void> {
  const { page, hands } = day;
  await hands.go('Jobs');
  await hands.through(page.getByRole('link', { name: 'New job' }).first());
  await hands.skip();
  await hands.fill(page.locator('main'), { Kind: 'Repair' });
  await day.put('party', 'C-MEERA');
  await hands.to(day.named('promised'));
  const [year, month, date] = today().split('-') as [string, string, string];
  await hands.type(`${month}${date}${year}`);
  await expect(day.named('promised')).toHaveValue(today());
  await day.put('description', what);
  await day.open('Item 1');
  await hands.fill(page.locator('main details', { hasText: 'Item 1' }), { 'What it is': what, 'Gross weight': '8.100' });
  await seen(page, 'day-new-job');
  await hands.leads(() => hands.press('F9'));
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Repair');
  await seen(page, 'day-job');
  day.bills[what] = new URL(page.url()).pathname;
}

async function deliver(day: Day): Promise<void> {
  const { page, hands } = day;
  await repair(day, 'Ring, one size up');
  await hands.skip();
  await hands.through(page.getByRole('button', { name: 'Begin the work' }));
  await hands.skip();
  await hands.through(page.getByRole('button', { name: 'Mark as ready' }));
  await hands.skip();
  await day.open('Work or goods by weight');
  const form = page.locator('form[action$="sell.job.deliver"]');
  await hands.to(form.getByLabel('Other work').first());
  await hands.type('350');
  await hands.fill(form, { How: 'Cash' });
  await hands.to(form.locator('[name="tenders[0].amount_minor"]'));
  await hands.type('360');
  await seen(page, 'day-deliver');
  await hands.through(form.getByRole('button', { name: 'Deliver and bill' }));
  await expect(page).toHaveURL(BILL);
  day.bills.repair = new URL(page.url()).pathname;
}

async function bounce(day: Day): Promise<void> {
  const { page, hands } = day;
  await hands.go('Money');
  await seen(page, 'day-money');
  await hands.through(day.card('Cheques and their state').getByRole('link').first());
  await hands.skip();
  await hands.through(page.getByRole('button', { name: 'At the bank' }));
  await hands.skip();
  await day.open('The cheque came back');
  await hands.to(page.locator('form[action$="sell.payment.bounce"] [name=reason]'));
  await hands.type('Funds insufficient');
  await hands.through(page.getByRole('button', { name: 'Book the returned cheque' }));
  await seen(page, 'day-bounce');
  await day.bill('weight');
  await expect(day.card('Total')).toContainText('Open');
}

async function count(day: Day): Promise<void> {
  const { page, hands } = day;
  await hands.go('Stocktakes');
  await hands.through(page.getByRole('button', { name: 'Start counting' }));
  await expect(page.locator('#tag')).toBeFocused();
  // A piece that was sold in the morning is still in its tray; the last one of the trays is not there.
  await hands.scan(tag(1));
  for (let n = SOLD + 1; n < PIECES; n += 1) await hands.scan(tag(n));
  const many = (result: string) => page.locator(`[data-many=${result}]`);
  await expect(many('found')).toHaveText(String(COUNTED - 1), { timeout: 30_000 });
  await seen(page, 'day-count');
  await hands.leads(() => hands.press('F9'));
  await seen(page, 'day-count-closed');
  await hands.skip();
  await hands.to(page.locator('form[action$="sell.stocktake.post"] [name=reason]'));
  await hands.type('Counted twice');
  await hands.leads(() => hands.press('F9'));
  await expect(page.locator('main')).toContainText('Counted twice');
  await seen(page, 'day-count-posted');
}

/** Counts what the page says should be there, as notes and coins. */
async function close(day: Day): Promise<void> {
  const { page, hands } = day;
  await hands.go('Tills');
  await hands.through(page.getByRole('link', { name: 'Count', exact: true }));
  await hands.skip();
  await seen(page, 'day-till');
  const cash = await page.locator('details', { hasText: 'What should be there' }).locator('dt:text-is("Cash") + dd').textContent();
  let left = Math.round(Number(cash!.replace(/[^0-9.]/g, '')) * 100);
  const notes = await page.locator('[data-worth]').evaluateAll(all => all.map(it => [it.getAttribute('name')!, Number((it as HTMLElement).dataset.worth)] as const));
  for (const [name, worth] of notes) {
    if (left < worth) continue;
    await day.put(name, String(Math.floor(left / worth)));
    left %= worth;
  }
  expect(left, 'cash that notes and coins cannot make up').toBe(0);
  await hands.leads(() => hands.press('F9'));
  await expect(page).toHaveURL(/\/tills\/[0-9a-f-]{36}/);
  await expect(page.getByRole('row', { name: /^Cash/ })).toContainText('₹0.00');
  await seen(page, 'day-till-closed');
}

async function books(day: Day): Promise<void> {
  const { page, hands } = day;
  await page.goto(`/w/${day.slug}/books/check`);
  await seen(page, 'day-books-check');
  await expect(page.locator('main')).not.toContainText('Differs');
  for (const path of ['day', 'sales', 'daily', 'discounts', 'position', 'stock-age', 'tills', 'profit']) {
    await page.goto(`/w/${day.slug}/ledgers/${path}`);
    await seen(page, `day-ledger-${path}`);
  }
  await hands.go('Today');
  await seen(page, 'day-today');
}

/** The papers of the day as files, for a person to look at. */
async function papers({ page, bills }: Day): Promise<void> {
  for (const name of ['split', 'old gold', 'note', 'repair', 'walk-in']) {
    const path = bills[name]!;
    const stem = join(PICTURES!, `paper-${name.replace(' ', '-')}`);
    writeFileSync(`${stem}.pdf`, await (await page.request.get(`${path}/pdf`)).body());
    await page.goto(`${path}/print`);
    await page.pdf({ path: `${stem}-a4.pdf`, format: 'A4', preferCSSPageSize: true });
    await page.pdf({ path: `${stem}-a5.pdf`, format: 'A5' });
    await page.getByText('80 mm roll').click();
    await page.pdf({ path: `${stem}-roll.pdf`, preferCSSPageSize: true });
  }
  await page.goto(`${bills['Chain, clasp broken']}/print`);
  await page.pdf({ path: join(PICTURES!, 'paper-job.pdf'), preferCSSPageSize: true });
}
