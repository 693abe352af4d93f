// A cheesemaker's day at a tablet: milk at the gate, a silo, a batch by formula, a slip reversed, a part rejected, pieces,
// labels, the ageing room, and an order that is picked and delivered.
// Invariant: the goods go one way, from the silo to the bill, and what the day shows is done on the pages with a finger; only
// the stock from before the day comes by the API.

import { breaches, looked } from './support/axe.ts';
import { inFull } from './support/full.ts';
import { type Browser, type Locator, type Page, type Role, act, expect, fresh, guard, person, signIn, test } from './support/test.ts';

const TABLET = { width: 820, height: 1180 };
/** The same tablet at 200 % zoom. */
const ZOOMED = { width: 410, height: 590 };
const HOME = '/w/quoll-creek';
const BILL = /\/bills\/[0-9a-f-]{36}(\?|$)/;
const PICTURES = process.env.PICTURES;
/** Cents a kilogram of the young cheese. */
const PRICE = 4200;

test.use({ viewport: TABLET, hasTouch: true });

/** Codes of this day alone, so that it meets nothing of the demo or of another test. */
function codes() {
  const tail = fresh('').slice(1).toUpperCase();
  const of = (stem: string) => `${stem}-${tail}`;
  return {
    milk: of('MILK'), culture: of('CULT'), salt: of('SALT'), cheese: of('YOUNG'), curd: of('CURD'), wheel: of('OLD'),
    young: of('R-YOUNG'), old: of('R-OLD'), farm: of('FARM'), shop: of('SHOP'), silo: of('SILO'), printer: of('LABELS'),
    probe: of('T'), point: of('CCP'), cultureLot: of('CU'), saltLot: of('SA'), milkLot: of('MK'), batch: of('B'), before: of('B0'),
    wheels: of('WH'), cheeses: of('CH'), curds: of('CD'), parcel: of('PK'), wedges: of('WE'),
    milkOne: of('M1'), milkTwo: of('M2'), milkBad: of('M0'),
  };
}
type Codes = ReturnType<typeof codes>;

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** A GTIN that no other item has. */
function gtin(): string {
  const body = `93${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`;
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** What the creamery buys, makes and sells, with the facts of each for its labels. */
async function items(it: Codes): Promise<void> {
  const manager = person('dairy', 'Manager');
  const item = (code: string, name: string, kind: string, unit: string, more: object = {}) =>
    act(manager, 'make.item.create', { code, name, kind, unit, ...more });
  const sold = { allergens: ['milk'], price_minor_per_unit: String(PRICE), tax_class: 'gst_free', shelf_life_days: 60 };
  await item(it.milk, 'Jersey milk', 'raw', 'L', { resolution: '0.1', density_kg_per_l: '1.03', allergens: ['milk'] });
  await item(it.culture, 'Culture', 'raw', 'g', { resolution: '0.01' });
  await item(it.salt, 'Salt', 'raw', 'kg');
  await item(it.cheese, 'Young cheese', 'finished', 'kg', { ...sold, catch_weight: true, gtin: gtin() });
  await item(it.wheel, 'Old cheese', 'finished', 'kg', { ...sold, catch_weight: true });
  await item(it.curd, 'Fresh curd', 'finished', 'kg', { ...sold, gtin: gtin() });
  const cheese = {
    energy_kj: '1500', protein_g: '23', fat_g: '30', saturated_g: '19', carbohydrate_g: '1', sugars_g: '1', sodium_mg: '620',
  };
  for (const code of [it.milk, it.culture, it.salt]) await act(manager, 'make.item.describe', { item: code, origin: 'AU' });
  for (const code of [it.cheese, it.curd]) {
    await act(manager, 'make.item.describe', { item: code, origin: 'AU', nutrition: cheese, storage: 'Keep below 5 °C.' });
  }
}

/** Everything that is there before the day: items, people, a silo, recipes, and lots of culture and salt. */
async function masters(it: Codes): Promise<void> {
  const [manager, maker] = [person('dairy', 'Manager'), person('dairy', 'Maker')];
  await items(it);
  await act(manager, 'workspace.party.create', { party: it.farm, name: 'Fern Gully Farm', kind: 'supplier' });
  await act(manager, 'workspace.party.create', { party: it.shop, name: 'The Corner Deli', kind: 'business' });
  await act(manager, 'workspace.printer.add', { name: it.printer, kind: 'pdf', width_mm: 100, address: 'browser' });
  await act(manager, 'make.silo.create', { code: it.silo, capacity: '500', unit: 'L' });
  const basis = { item: it.milk, quantity: '100', unit: 'L' };
  const lines = [
    { line: 1, item: it.milk, mode: 'basis' },
    { line: 2, item: it.culture, mode: 'formula', formula: 'milk_l * 0.015', unit: 'g' },
    { line: 3, item: it.salt, mode: 'percent', percent: '2', of: 'observed:curd_kg', unit: 'kg' },
  ];
  await act(manager, 'make.recipe.publish', {
    code: it.young, version: 1, name: 'Young cheese', output_item: it.cheese, basis, lines, shelf_life_days: 60,
    outputs: [{ item: it.cheese, role: 'main' }, { item: it.curd, role: 'co_product' }],
  });
  await act(manager, 'make.recipe.publish', {
    code: it.old, version: 1, name: 'Old cheese', output_item: it.wheel, basis, lines: lines.slice(0, 2), minimum_age_days: 60,
  });
  for (const [item, lot, quantity, unit] of [[it.culture, it.cultureLot, '200', 'g'], [it.salt, it.saltLot, '20', 'kg']]) {
    await act(maker, 'make.lot.receive', {
      item, lot, quantity, unit, supplier: it.farm, supplier_lot: lot, cost_minor: 2400, expires: '2190-01-01',
    });
  }
}

/** A batch that runs, of this recipe and this many litres. */
async function start(batch: string, recipe: string, it: Codes, litres: string): Promise<void> {
  const maker = person('dairy', 'Maker');
  await act(maker, 'make.batch.plan', { batch, recipe, version: 1, scale: { item: it.milk, quantity: litres, unit: 'L' } });
  await act(maker, 'make.batch.ready', { batch });
  await act(maker, 'make.batch.start', { batch });
}

/** Two wheels of yesterday, which ripen. */
async function ripening(it: Codes): Promise<void> {
  const maker = person('dairy', 'Maker');
  const of = { batch: it.before };
  await act(maker, 'make.lot.receive', {
    item: it.milk, lot: it.milkLot, supplier: it.farm, supplier_lot: 'D-1', quantity: '40', unit: 'L', cost_minor: 3200,
    expires: '2190-01-01',
  });
  await start(it.before, it.old, it, '40');
  await act(maker, 'make.batch.consume', { ...of, line: 1, lot: it.milkLot, quantity: '40', unit: 'L' });
  await act(maker, 'make.batch.consume', { ...of, line: 2, lot: it.cultureLot, quantity: '0.6', unit: 'g' });
  const pieces = [{ piece: 1, quantity: '2' }, { piece: 2, quantity: '2.1' }];
  await act(maker, 'make.batch.output', { ...of, item: it.wheel, lot: it.wheels, pieces, unit: 'kg' });
  await act(maker, 'make.batch.complete', of);
}

/** In full, tests a page with axe, from its top, where the bar of the shell lies over nothing; at each width if pictures are
 *  taken. The test of every page does it too, with less on them. */
async function seen(page: Page, name: string): Promise<void> {
  if (!inFull() && !PICTURES) return;
  await page.evaluate(() => scrollTo(0, 0));
  if (PICTURES && page.viewportSize()!.width === TABLET.width) return looked(page, `cheese-${name}`);
  expect.soft(await breaches(page), name).toEqual([]);
}

const at = (path: string) => `${HOME}/${path}`;
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true });
/** Opens a form that is folded to a button. */
async function unfold(page: Page, name: string): Promise<Locator> {
  await page.getByRole('heading', { name, exact: true }).tap();
  return card(page, name);
}
const state = (page: Page) => page.locator('h1 .tag');
const field = (part: Locator, name: string) => part.getByLabel(name, { exact: true });
const press = (part: Locator, name: string) => part.getByRole('button', { name, exact: true }).click();

/** The figures of a row of the batch sheet: planned, actual. */
function figure(page: Page, row: string, which: 'planned' | 'actual'): Locator {
  const rows = page.getByRole('region', { name: 'List of inputs and outputs' }).getByRole('row');
  return rows.filter({ has: page.getByRole('rowheader', { name: row }) }).getByRole('cell').nth(which === 'planned' ? 0 : 1);
}

/** Types a number on the pad of a form, as wet hands do. */
async function pad(part: Locator, digits: string): Promise<void> {
  const keys = part.getByRole('group', { name: 'Number pad' });
  if (await keys.isHidden()) await part.getByText('Number pad', { exact: true }).tap();
  for (const digit of digits) await keys.getByRole('button', { name: digit, exact: true }).tap();
}

/** A person at a tablet of their own. */
async function hers(browser: Browser, role: Role): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.STEELYARD_URL, viewport: TABLET, hasTouch: true });
  const page = await context.newPage();
  await signIn(page, person('dairy', role));
  return page;
}

class Day {
  readonly times: [string, number][] = [];
  /** The page of the order. */
  order = '';

  constructor(readonly page: Page, readonly manager: Page, readonly quality: Page, readonly codes: Codes) {}

  /** A stage of the day, with its time. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await test.step(name, work);
    this.times.push([name, Math.round(performance.now() - began)]);
  }
}

test('a cheesemaker\'s whole day at a tablet', async ({ page, browser }) => {
  test.setTimeout(PICTURES ? 600_000 : 240_000);
  const it = codes();
  await masters(it);
  await ripening(it);
  await signIn(page, person('dairy', 'Maker'));
  const [manager, quality] = [await hers(browser, 'Manager'), await hers(browser, 'Quality')];
  const wrong = [manager, quality].map(guard);
  const day = new Day(page, manager, quality, it);

  await day.step('the silo is cleaned', () => clean(day));
  await day.step('three deliveries, one refused at the gate', () => takeIn(day));
  await day.step('a batch by formula', () => plan(day));
  await day.step('its milk is drawn from the silo', () => draw(day));
  await day.step('a slip with the culture, taken back', () => slip(day));
  await day.step('curd is weighed, and the salt follows', () => salt(day));
  await day.step('a part of the curd is rejected', () => reject(day));
  await day.step('the cheese is weighed piece by piece', () => pieces(day));
  await day.step('a part of the curd is packed', () => pack(day));
  await day.step('labels of a pack and of pieces', () => labels(day));
  await day.step('a piece is weighed again', () => weighAgain(day));
  await day.step('the ageing room: turned and weighed', () => ageing(day));
  await day.step('a wheel is cut into wedges', () => cut(day));
  await day.step('completed, submitted, released by Quality', () => release(day));
  await day.step('an order is taken and picked', () => pick(day));
  await day.step('it is delivered with its pieces', () => deliver(day));
  await day.step('what is left, and where it went', () => after(day));

  expect(wrong).toEqual([[], []]);
  await Promise.all([manager, quality].map(one => one.context().close()));
  const all = day.times.reduce((sum, [, took]) => sum + took, 0);
  console.log([...day.times, ['all', all] as const].map(([name, took]) => `${(took / 1000).toFixed(1).padStart(6)} s  ${name}`).join('\n'));
});

async function clean({ page, codes: it }: Day): Promise<void> {
  await page.goto(at('silos'));
  await seen(page, 'silos');
  await page.getByRole('link', { name: it.silo, exact: true }).click();
  await expect(page.getByRole('group', { name: 'It needs cleaning before milk comes in' })).toBeVisible();
  await expect(card(page, 'Take in milk')).toHaveCount(0);
  await seen(page, 'silo-dirty');
  await card(page, 'Cleaning').getByLabel(/^How/).fill('CIP, alkaline 1.5 %');
  await press(card(page, 'Cleaning'), 'Cleaned now');
  await expect(card(page, 'Take in milk')).toBeVisible();
}

/** The facts of a delivery. */
interface Delivery { lot: string; litres: string; temperature: string; fat: string; antibiotic: 'Negative' | 'Positive' }

async function intake({ page, codes: it }: Day, { lot, litres, temperature, fat, antibiotic }: Delivery): Promise<void> {
  await page.goto(at(`silos/${it.silo}`));
  const form = card(page, 'Take in milk');
  await field(form, 'Supplier').fill(it.farm);
  await field(form, 'Supplier’s code for it').fill(`D-${lot}`);
  await field(form, 'Your code for the delivery').fill(lot);
  await field(form, 'How much').fill(litres);
  await field(form, 'Temperature').fill(temperature);
  await field(form, 'Fat').fill(fat);
  await form.getByText(antibiotic, { exact: true }).tap();
  await field(form, 'What it cost, in all').fill('96.40');
  await form.getByText('More tests, another item, its last day').tap();
  await form.getByLabel(/^Item/).fill(it.milk);
  await form.getByLabel(/^Protein/).fill('3.6');
  await seen(page, `intake-${antibiotic.toLowerCase()}`);
  await press(form, 'Take it in');
}

async function takeIn(day: Day): Promise<void> {
  const { page, codes: it } = day;
  await intake(day, { lot: it.milkBad, litres: '90', temperature: '4.1', fat: '4.8', antibiotic: 'Positive' });
  const form = card(page, 'Take in milk');
  await expect(form.getByRole('group', { name: 'Not taken in' })).toBeVisible();
  await expect(field(form, 'Your code for the delivery'), 'what was typed is kept').toHaveValue(it.milkBad);
  await seen(page, 'intake-refused');
  await intake(day, { lot: it.milkOne, litres: '120', temperature: '3.8', fat: '4.8', antibiotic: 'Negative' });
  await expect(page.getByRole('region', { name: 'List of intakes' })).toContainText(it.milkOne);
  await intake(day, { lot: it.milkTwo, litres: '80', temperature: '4.2', fat: '5.2', antibiotic: 'Negative' });
  await expect(page.getByRole('region', { name: 'List of intakes' })).toContainText(it.milkTwo);
  await expect(page.getByRole('region', { name: 'List of refused milk' })).toContainText(it.milkBad);
  await expect(card(page, 'What is in it')).toContainText('200 L');
  const mix = page.getByRole('region', { name: 'Deliveries in the milk' });
  await expect(mix.getByRole('row', { name: new RegExp(it.milkOne) })).toContainText('60');
  await expect(mix.getByRole('row', { name: new RegExp(it.milkTwo) })).toContainText('40');
  await seen(page, 'silo');
}

async function plan({ page, codes: it }: Day): Promise<void> {
  await page.goto(at('batches'));
  await page.getByRole('heading', { name: 'Plan a batch' }).tap();
  const form = page.getByRole('region', { name: 'Plan a batch' });
  await field(form, 'Its code').fill(it.batch);
  await field(form, 'Recipe').selectOption(it.young);
  await form.getByLabel(/^How much/).fill('150');
  await form.getByLabel(/^Unit/).selectOption('L');
  await seen(page, 'plan');
  await press(form, 'Plan it');
  await expect(state(page)).toHaveText('Planned');
  await press(page.getByRole('main'), 'Make it ready');
  await expect(figure(page, 'Jersey milk', 'planned')).toHaveText('150 L');
  await expect(figure(page, 'Culture', 'planned'), '0.015 g for each litre').toHaveText('2.25 g');
  await expect(figure(page, 'Salt', 'planned'), 'it waits for the curd').toHaveText('');
  await seen(page, 'batch-ready');
  await press(page.getByRole('main'), 'Start the batch');
  await expect(state(page)).toHaveText('Running');
}

async function draw({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`silos/${it.silo}`));
  const form = card(page, 'Draw into a batch');
  await field(form, 'Batch').selectOption(it.batch);
  await field(form, 'Line of its recipe').fill('1');
  await field(form, 'How much').fill('150');
  await seen(page, 'draw');
  await press(form, 'Draw it');
  await expect(page.getByRole('region', { name: 'List of draws' })).toContainText(it.batch);
  await expect(card(page, 'What is in it')).toContainText('50 L');
  await page.getByRole('region', { name: 'List of draws' }).getByRole('link', { name: it.batch }).click();
  await expect(page).toHaveURL(new RegExp(`${it.batch}$`));
  await expect(figure(page, 'Jersey milk', 'actual')).toHaveText('150 L');
}

async function slip({ page, codes: it }: Day): Promise<void> {
  const take = card(page, 'Add Culture');
  await take.getByRole('navigation', { name: /Lots to take/ }).getByRole('link', { name: it.cultureLot }).tap();
  await expect(field(take, 'Lot')).toHaveValue(it.cultureLot);
  await expect(field(take, 'How much'), 'what the line lacks').toHaveValue('2.25');
  await field(take, 'How much').fill('');
  await pad(take, '22.5');
  await seen(page, 'batch-culture');
  await press(take, 'Add');
  await expect(figure(page, 'Culture', 'actual')).toHaveText('22.5 g');
  await page.getByRole('link', { name: new RegExp(`^Take back\\s*, ${it.cultureLot}$`) }).tap();
  const back = card(page, `Take back from ${it.cultureLot}`);
  await pad(back, '20.25');
  await field(back, 'Why').fill('Ten times too much on the pad');
  await seen(page, 'batch-take-back');
  await press(back, 'Take it back');
  await expect(figure(page, 'Culture', 'actual')).toHaveText('2.25 g');
  await page.goto(at(`lots/${it.cultureLot}`));
  await expect(page.getByRole('region', { name: 'Movements of the lot' })).toContainText(`Taken back from ${it.batch}`);
  await seen(page, 'lot-taken-back');
}

async function salt({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`batches/${it.batch}`));
  await expect(page.locator('li[aria-current="step"]'), 'the salt waits for it').toContainText('Measure at the vat');
  const measure = card(page, 'Measure at the vat');
  await pad(measure, '14.2');
  await seen(page, 'batch-measure');
  await press(measure, 'Save the measurement');
  await expect(figure(page, 'Salt', 'planned'), '2 % of the curd').toHaveText('0.284 kg');
  const take = card(page, 'Add Salt');
  await expect(field(take, 'How much')).toHaveValue('0.284');
  await press(take, 'Add');
  await expect(figure(page, 'Salt', 'actual')).toHaveText('0.284 kg');
}

/** The form keeps what was typed while the reason is missing. */
async function reject({ page, codes: it }: Day): Promise<void> {
  const made = card(page, 'Record output');
  await field(made, 'Item').fill(it.curd);
  await field(made, 'New lot').fill(it.curds);
  await made.getByLabel(/^How much \(/).fill('3');
  await made.getByText('A part of it is rejected').tap();
  await made.getByLabel(/^How much is rejected/).fill('0.4');
  await press(made, 'Record output');
  await expect(made.getByRole('group', { name: 'Not recorded yet' })).toBeVisible();
  await expect(made.getByLabel(/^How much is rejected/), 'the fold is open').toHaveValue('0.4');
  await made.getByLabel(/^Why it is rejected/).fill('Fell on the floor');
  await seen(page, 'batch-rejected');
  await press(made, 'Record output');
  const goods = page.getByRole('region', { name: 'List of inputs and outputs' });
  await expect(goods).toContainText(it.curds);
  await expect(goods.getByRole('row', { name: new RegExp(`${it.curds}-R`) })).toContainText('Fell on the floor');
  await page.getByRole('link', { name: `${it.curds}-R`, exact: true }).tap();
  await expect(state(page)).toHaveText('On hold');
  const why = page.getByRole('group', { name: /^Held by/ });
  await expect(why).toContainText('Fell on the floor');
  await expect.soft(why, 'the batch goes on').not.toContainText('Its batch was rejected');
  await expect(card(page, 'Facts')).toContainText('0.4 kg');
  await expect(page.getByRole('heading', { name: 'Pack a part' }), 'what is held is not packed').toHaveCount(0);
  await seen(page, 'lot-rejected');
}

async function pieces({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`batches/${it.batch}`));
  const made = card(page, 'Record output');
  await expect(field(made, 'Item'), 'the main output').toHaveValue(it.cheese);
  await field(made, 'New lot').fill(it.cheeses);
  await made.getByText('Weigh it piece by piece').tap();
  for (const [n, weight] of ['0.98', '1.01', '1.02', '0.99'].entries()) {
    await made.getByLabel(new RegExp(`^Number of piece ${n + 1}\\b`)).fill(String(n + 1));
    await made.getByLabel(new RegExp(`^Weight of piece ${n + 1}\\b`)).fill(weight);
  }
  await seen(page, 'batch-pieces');
  await press(made, 'Record output');
  await expect(page.getByRole('region', { name: 'List of inputs and outputs' })).toContainText('4 kg');
  await page.getByRole('link', { name: it.cheeses, exact: true }).first().tap();
  await expect(card(page, 'Its pieces').getByRole('listitem')).toHaveCount(4);
  await expect(card(page, 'Its pieces')).toContainText('Piece 2, 1.01 kg');
  await seen(page, 'lot-pieces');
}

async function pack({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`lots/${it.curds}`));
  const form = await unfold(page, 'Pack a part');
  await field(form, 'New lot').fill(it.parcel);
  await field(form, 'How much').fill('1.2');
  await seen(page, 'lot-pack');
  await press(form, 'Pack a part');
  await expect(page.getByRole('heading', { level: 1 }), 'packing leads to the new lot').toContainText(it.parcel);
  await page.goto(at(`lots/${it.curds}`));
  await expect(card(page, 'Facts')).toContainText('1.8 kg');
  await page.locator('summary', { hasText: 'Read it as a list' }).tap();
  await page.locator('details', { hasText: 'Read it as a list' }).getByRole('link', { name: it.parcel }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(it.parcel);
  await expect(card(page, 'Facts')).toContainText('1.2 kg');
  await seen(page, 'lot-packed');
}

/** Asks for a label with a square code, which has room for its nutrition panel. */
async function wish(page: Page, code: string, more: Record<string, string> = {}): Promise<void> {
  const form = card(page, 'How it is wanted');
  await form.getByLabel(/^Code/).selectOption(code);
  for (const [name, value] of Object.entries({ Height: '100', ...more })) await form.getByLabel(new RegExp(`^${name}`)).fill(value);
  await press(form, 'Show the label');
  await expect(field(form, 'Height')).toHaveValue('100');
}

async function labels({ page, codes: it }: Day): Promise<void> {
  const says = card(page, 'What it says');
  await page.goto(at(`lots/${it.parcel}`));
  await page.getByRole('main').getByRole('link', { name: 'Label', exact: true }).tap();
  await wish(page, 'qr', { 'A pack weighs': '0.25' });
  for (const words of ['Fresh curd', 'Net 250 g', `Lot ${it.parcel}`, 'Contains: milk', 'Keep below 5 °C.', '1500 kJ']) {
    await expect.soft(says).toContainText(words);
  }
  await expect.soft(says, 'all of it is from here').toContainText('Made in Australia from 100% Australian ingredients');
  await expect(says.getByRole('img', { name: 'QR code of the goods' })).toBeVisible();
  await expect.soft(page.getByRole('group', { name: 'It is not printed yet' }), 'the salt was weighed in this batch').toHaveCount(0);
  await seen(page, 'label-pack');

  await page.goto(at(`lots/${it.cheeses}`));
  await card(page, 'Its pieces').getByRole('link', { name: 'Piece 2' }).tap();
  const chosen = page.getByRole('group', { name: 'Its code is a Data Matrix' });
  await expect.soft(chosen, 'bars cannot hold so many signs, but a square code can').toBeVisible();
  await wish(page, 'data_matrix');
  await expect(page.getByRole('group', { name: 'It has no room for all of this' })).toHaveCount(0);
  await expect(says).toContainText('Net 1.01 kg');
  await expect(says, 'its weight is in the code').toContainText('(3103)001010');
  await seen(page, 'label-piece');
  const paper = await page.request.get(page.url().replace('/label?', '/label/pdf?'));
  expect.soft((await paper.body()).subarray(0, 5).toString(), 'the label as a paper').toBe('%PDF-');

  await page.goto(at(`lots/${it.cheeses}/label?code=data_matrix&height_mm=100`));
  const print = card(page, 'Print it');
  await expect(print).toContainText('4 pieces: one label for each.');
  await field(print, 'Printer').selectOption(it.printer);
  await press(print, 'Print the labels');
  await expect.soft(page).toHaveURL(/\/printers\/prints\/[0-9a-f-]{36}/);
  await expect.soft(page.getByRole('main')).toContainText(it.cheeses);
  await seen(page, 'labels-printed');
}

async function weighAgain({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`lots/${it.cheeses}`));
  const form = await unfold(page, 'Weigh it');
  await field(form, 'Piece').selectOption('1');
  await field(form, 'It weighs').fill('0.975');
  await field(form, 'Why').fill('The rind dried');
  await press(form, 'Weigh it');
  await expect(card(page, 'Its pieces')).toContainText('Piece 1, 0.975 kg');
  await expect(card(page, 'Facts')).toContainText('3.995 kg');
}

async function ageing({ page, codes: it }: Day): Promise<void> {
  await page.goto(at('ageing-room'));
  const wheels = page.getByRole('article', { name: it.wheels });
  await expect(wheels).toContainText('Ripening');
  await expect(wheels).toContainText('not turned yet');
  await wheels.getByRole('button', { name: /^Turned now/ }).tap();
  await expect(wheels).not.toContainText('not turned yet');
  await wheels.getByText('Its pieces', { exact: true }).tap();
  await seen(page, 'ageing-room');
  await wheels.getByRole('link', { name: /Weigh\s+Piece 1/ }).tap();
  const forms = card(page, `Lot ${it.wheels}`);
  const scale = forms.locator('form[action$="make.lot.weigh"]');
  await pad(scale, '1.96');
  await seen(page, 'ageing-weigh');
  await press(scale, 'Save the weight');
  await expect(wheels).toContainText('2 kg then, 1.96 kg now');
  await expect(wheels, '0.04 of 4.1 kg').toContainText('0.98 % lost');

  await wheels.getByRole('link', { name: /^Set its turns/ }).tap();
  const turns = forms.locator('form[action$="make.lot.turn"]');
  await pad(turns, '3');
  await press(turns, 'Turned now');
  await expect(wheels).toContainText('Next turn');
  await wheels.getByRole('link', { name: /^Weights/ }).tap();
  await expect(page).toHaveURL(/\/weights/);
  await expect(page.getByRole('main')).toContainText('1.96');
  await seen(page, 'weights');
}

async function cut({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`lots/${it.wheels}`));
  const form = await unfold(page, 'Pack a part');
  await field(form, 'New lot').fill(it.wedges);
  await field(form, 'Piece to cut').selectOption('2');
  await field(form, 'What each new piece weighs').fill('0.7\n0.68, 0.67');
  await form.getByLabel(/^How much in all/).fill('2.1');
  await seen(page, 'lot-cut');
  await press(form, 'Pack a part');
  await expect(page.getByRole('heading', { level: 1 }), 'packing leads to the new lot').toContainText(it.wedges);
  await page.goto(at(`lots/${it.wheels}`));
  await expect(card(page, 'Its pieces').getByRole('listitem')).toHaveText([/^Piece 1/]);
  await expect(page.getByRole('region', { name: 'Movements of the lot' }), 'the rind').toContainText('Trimmed');
  await page.goto(at(`lots/${it.wedges}`));
  await expect(card(page, 'Its pieces').getByRole('listitem')).toHaveText([/0\.7 kg/, /0\.68 kg/, /0\.67 kg/]);
  await expect(card(page, 'Facts')).toContainText('2.05 kg');
  await seen(page, 'lot-wedges');
  await card(page, 'Its pieces').getByRole('link', { name: 'Piece 3' }).tap();
  await expect(page).toHaveURL(/label\?piece=3/);
}

async function release({ page, quality, codes: it }: Day): Promise<void> {
  const sheet = at(`batches/${it.batch}`);
  await page.goto(sheet);
  await press(page.getByRole('main'), 'Complete batch');
  await expect(state(page)).toHaveText('Completed');
  await press(page.getByRole('main'), 'Submit for review');
  await expect(state(page)).toHaveText('Under review');
  await quality.goto(sheet);
  const made = quality.getByRole('region', { name: 'List of inputs and outputs' });
  await expect.soft(made, 'what was packed from an output is no output').not.toContainText(it.parcel);
  await seen(quality, 'batch-review');
  await press(quality.getByRole('main'), 'Release it for sale');
  await expect(state(quality)).toHaveText('Released');
  await seen(quality, 'batch-released');
  await quality.goto(at(`lots/${it.curds}-R`));
  await expect(state(quality), 'the rejected part is held for good').toHaveText('On hold');
}

async function pick(day: Day): Promise<void> {
  const { page, manager, codes: it } = day;
  await manager.goto(at('orders'));
  await seen(manager, 'orders');
  await manager.getByRole('link', { name: /^New order/ }).tap();
  await field(manager.getByRole('main'), 'Customer').fill(it.shop);
  const line = manager.getByRole('group').filter({ hasText: 'Line 1' });
  await field(line, 'Item').fill(it.cheese);
  await field(line, 'How much').fill('2');
  await seen(manager, 'order-new');
  await manager.getByRole('button', { name: /^Take the order/ }).tap();
  await expect(manager).toHaveURL(/\/orders\/[0-9a-f-]{36}/);
  day.order = new URL(manager.url()).pathname;

  await page.goto(day.order);
  const lots = page.getByRole('region', { name: 'Lots for each item' });
  await expect(lots.getByRole('row', { name: /Piece 1/ })).toContainText('0.975');
  await expect(lots.getByRole('row', { name: /Piece 2/ })).toContainText('1.01');
  await expect(lots.getByRole('row', { name: /Short/ })).toContainText('0.015');
  await seen(page, 'order-pick');
}

/** Of two kilograms nearly all is there; the customer takes the pieces as they are. */
async function deliver({ manager, order }: Day): Promise<void> {
  await manager.goto(order);
  const form = card(manager, 'Deliver');
  await expect(form).toContainText('Piece 1');
  await seen(manager, 'order-deliver');
  await form.getByRole('button', { name: /^Deliver and bill/ }).tap();
  await expect(manager).toHaveURL(BILL);
  await expect(manager.getByRole('region', { name: 'Lines of the bill' })).toContainText('Young cheese');
  await expect(card(manager, 'Total'), '1.985 kg').toContainText(`$${((1.985 * PRICE) / 100).toFixed(2)}`);
  await seen(manager, 'order-bill');
  await manager.goto(order);
  await expect(manager.getByRole('main')).toContainText('Delivered');
  await seen(manager, 'order-delivered');
}

async function after({ page, codes: it }: Day): Promise<void> {
  await page.goto(at(`lots/${it.cheeses}`));
  await expect(card(page, 'Its pieces').getByRole('listitem')).toHaveText([/^Piece 3/, /^Piece 4/]);
  await expect(card(page, 'Facts')).toContainText('2.01 kg');
  await page.locator('summary', { hasText: 'Read it as a list' }).tap();
  const trace = page.locator('details', { hasText: 'Read it as a list' });
  for (const lot of [it.milkOne, it.milkTwo, it.cultureLot, it.saltLot]) await expect(trace).toContainText(lot);
  await expect(trace, 'who has the rest').toContainText('sold to The Corner Deli');
  await seen(page, 'lot-sold');
  await page.goto(HOME);
  await seen(page, 'today');
}

/** The page does not scroll sideways, with its folds open. */
async function fits(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('main details').forEach(it => { it.open = true; }));
  const [wide, room] = await page.evaluate(() => [document.scrollingElement!.scrollWidth, document.scrollingElement!.clientWidth] as const);
  expect.soft(wide, `${name} scrolls sideways at 200 % zoom`).toBeLessThanOrEqual(room);
  if (inFull()) expect.soft(await breaches(page), name).toEqual([]);
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/cheese-zoom-${name}.png`, fullPage: true });
}

test.describe('at 200 % zoom', () => {
  test.use({ viewport: ZOOMED, deviceScaleFactor: 2 });

  test('the day\'s pages do not scroll sideways', async ({ page }) => {
    test.setTimeout(180_000);
    const it = codes();
    await masters(it);
    await ripening(it);
    await act(person('dairy', 'Maker'), 'make.silo.clean', { silo: it.silo });
    await signIn(page, person('dairy', 'Manager'));
    const day = new Day(page, page, page, it);
    await intake(day, { lot: it.milkOne, litres: '200', temperature: '3.8', fat: '4.8', antibiotic: 'Negative' });
    await expect(page.getByRole('region', { name: 'List of intakes' })).toContainText(it.milkOne);
    await start(it.batch, it.young, it, '150');
    await act(person('dairy', 'Maker'), 'make.silo.draw', { silo: it.silo, batch: it.batch, line: 1, quantity: '150' });
    const { order_id } = await act(person('dairy', 'Manager'), 'sell.order.take', {
      party: it.shop, deliver_on: tomorrow(), lines: [{ item: it.cheese, quantity: '2', unit: 'kg' }],
    });
    await page.goto(at(`batches/${it.batch}`));
    await slip(day);
    await salt(day);
    await pieces(day);
    for (const [name, path] of [
      ['silos', 'silos'], ['silo', `silos/${it.silo}`], ['batches', 'batches'], ['batch', `batches/${it.batch}`],
      ['take-back', `batches/${it.batch}?back=${it.cultureLot}&of=2`], ['lot', `lots/${it.cheeses}`],
      ['label', `lots/${it.cheeses}/label?piece=1`], ['ageing', `ageing-room?lot=${it.wheels}&piece=1`],
      ['weights', `lots/${it.wheels}/weights`], ['orders', 'orders'], ['order-new', 'orders/new'], ['order', `orders/${order_id}`],
    ] as const) {
      expect((await page.goto(at(path)))!.status(), path).toBe(200);
      await fits(page, name);
    }
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('readings are taken: at the probe, at the vat and in the ageing room', async ({ page }) => {
    const it = codes();
    await masters(it);
    await ripening(it);
    await act(person('dairy', 'Manager'), 'make.equipment.create', {
      code: it.probe, kind: 'instrument', name: 'Vat probe', measures: 'Cel',
    });
    await act(person('dairy', 'Quality'), 'make.control_point.publish', {
      code: it.point, kind: 'CCP', parameter: 'temperature', unit: 'Cel', lower: '63', upper: '66', applies_to: it.young,
    });
    await start(it.batch, it.young, it, '100');
    await signIn(page, person('dairy', 'Maker'));
    await page.goto(at(`batches/${it.batch}`));
    const form = page.locator('form.reading');
    const read = async (value: string) => {
      await field(form, 'Temperature now').fill(value);
      await field(form, 'Measured with').fill(it.probe);
      await press(form, 'Save reading');
    };
    await read('64.5');
    await expect(state(page)).toHaveText('Running');

    const measure = card(page, 'Measure at the vat');
    await expect(measure.getByRole('group', { name: 'Number pad' })).toBeHidden();
    await field(measure, 'Measured value').fill('9.5');
    await press(measure, 'Save the measurement');
    await expect(figure(page, 'Salt', 'planned')).toHaveText('0.19 kg');

    await read('61.9');
    await expect(state(page)).toHaveText('On hold');
    const all = page.getByRole('region', { name: 'All readings' });
    await expect(all).toContainText('64.5');
    await expect(all).toContainText('61.9');

    await page.goto(at('ageing-room'));
    const wheels = page.getByRole('article', { name: it.wheels });
    await wheels.getByText('Its pieces', { exact: true }).tap();
    await wheels.getByRole('link', { name: /Weigh\s+Piece 2/ }).tap();
    const scale = card(page, `Lot ${it.wheels}`).locator('form[action$="make.lot.weigh"]');
    await field(scale, 'Piece 2 weighs').fill('2.06');
    await press(scale, 'Save the weight');
    await expect(wheels).toContainText('2.06 kg now');
    await wheels.getByRole('button', { name: /^Turned now/ }).tap();
    await expect(wheels).not.toContainText('not turned yet');
  });
});
