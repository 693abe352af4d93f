// A dairy's first batch, from an empty workspace through a too-cold reading to a decision and beyond, by
// keyboard alone.
// Invariant: nobody can release a batch on hold before Quality has decided, neither on the page nor past it.

import { Hands } from './support/hands.ts';
import { PASSWORD, signUp } from './support/sign-up.ts';
import { type Page, expect, guard, test } from './support/test.ts';

test('a too-cold reading holds the batch until Quality decides', async ({ page, browser }) => {
  const hands = new Hands(page);
  const dairy = await signUp(page, hands, 'cold', { Country: 'Australia', 'Tax number': '10000000177' });

  await test.step('what is bought and made, and from whom', () => masters(page, hands));
  await test.step('a recipe and what is watched', () => recipe(page, hands));
  await test.step('a lot comes in', () => receive(page, hands));
  await test.step('plan, make ready, start, take the milk', () => begin(page, hands));

  await test.step('a good reading lets it go on', async () => {
    await read(page, hands, '64.1');
    await expect(state(page)).toHaveText('Running');
    await expect(readings(page)).toContainText('64.1');
  });

  await test.step('a too-cold one puts it on hold', async () => {
    await read(page, hands, '58.4');
    await expect(state(page)).toHaveText('On hold');
    await expect(page.getByRole('group', { name: /^Held since/ })).toContainText('58.4 °C');
  });

  await test.step('nobody can release it or go on', async () => {
    await expect(page.getByRole('button', { name: /Release|Resume batch$/ })).toHaveCount(0);
    const csrf = await page.locator('input[name=_csrf]').first().inputValue();
    for (const verb of ['release', 'resume']) {
      const answer = await page.request.post(`/w/${dairy}/do/make.batch.${verb}`, {
        headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin' }, form: { _csrf: csrf, _key: `past-${verb}`, batch: 'B-1' },
      });
      expect([answer.status(), (await answer.json()).code]).toEqual([409, 'batch_open_deviation']);
    }
  });

  const link = await test.step('invite somebody for Quality', () => invite(page, hands, `suri@${dairy}.example`));
  const quality = await browser.newContext({ baseURL: process.env.STEELYARD_URL });
  const theirs = await quality.newPage();
  const wrong = guard(theirs);
  await test.step('they join by the link and decide', () => decide(theirs, new Hands(theirs), link));
  expect(wrong).toEqual([]);
  await quality.close();

  await test.step('the maker goes on', async () => {
    await open(page, hands);
    await expect(state(page)).toHaveText('On hold');
    await hands.through(page.getByRole('button', { name: 'Resume batch' }));
    await expect(state(page)).toHaveText('Running');
    await hands.skip();
    await read(page, hands, '64.6');
    await expect(state(page)).toHaveText('Running');
  });

  await test.step('what was made is traced back to the milk, and the milk forward', () => trace(page, hands));
});

const state = (page: Page) => page.locator('h1 .tag');
const readings = (page: Page) => page.getByRole('region', { name: 'All readings' });

async function masters(page: Page, hands: Hands): Promise<void> {
  await hands.go('Items');
  for (const [code, name, kind, unit] of [['MILK', 'Cow’s milk', 'Raw', 'L'], ['CURD', 'Fresh curd', 'Finished', 'kg']] as const) {
    const add = page.getByRole('region', { name: 'Add an item' });
    await hands.unfold('Add an item');
    await hands.fill(add, { Code: code, Name: name, Kind: kind, 'Stock is kept in': unit });
    await hands.through(add.getByRole('button', { name: 'Add the item' }));
    await hands.go('Items');
    await expect(page.getByRole('region', { name: 'List of items' })).toContainText(code);
  }
  await hands.go('Customers');
  await hands.fill(page.getByRole('region', { name: 'Add a customer' }), { Name: 'Fern Hill Farm', Code: 'S-FERN', Kind: 'Supplier' });
  await hands.leads(() => hands.press('F9'));
}

async function recipe(page: Page, hands: Hands): Promise<void> {
  await hands.go('Recipes');
  await hands.through(page.getByRole('link', { name: 'Write a recipe' }));
  await hands.skip();
  const write = page.getByRole('region', { name: 'Write a recipe' });
  await hands.fill(write, {
    Code: 'R-1', Name: 'Curd', Makes: 'CURD', 'The lines are for': '100', Unit: 'L',
    'Item of line 1': 'MILK', 'Quantity of line 1': '100', 'Unit of line 1': 'L',
  });
  await hands.through(write.getByRole('button', { name: 'Publish version 1' }));
  await hands.go('Control points');
  const publish = page.getByRole('region', { name: 'Publish a point' });
  await hands.fill(publish, {
    Code: 'CP-1', 'What is measured': 'Core temperature', Kind: 'CCP', Unit: '°C', 'At least': '63', 'At most': '65.5', Recipe: 'R-1',
  });
  await hands.through(publish.getByRole('button', { name: 'Publish' }));
  await expect(page.getByRole('article', { name: 'CP-1' })).toContainText('63 to 65.5 °C');
}

async function receive(page: Page, hands: Hands): Promise<void> {
  await hands.go('Lots and trace');
  const form = page.getByRole('region', { name: 'Receive a lot' });
  await hands.fill(form, {
    Item: 'MILK', 'Your code for the lot': 'MK-1', Supplier: 'S-FERN', 'Supplier’s code for it': 'T-77', 'How much': '120', Unit: 'L',
    'What it cost, in all': '93.60',
  });
  await hands.through(form.getByRole('button', { name: 'Receive it' }));
  await expect(page.locator('main')).toContainText('MK-1');
}

async function begin(page: Page, hands: Hands): Promise<void> {
  await hands.go('Batches');
  const plan = page.getByRole('region', { name: 'Plan a batch' });
  await hands.fill(plan, { 'Its code': 'B-1', Recipe: 'Curd' });
  await hands.through(plan.getByRole('button', { name: 'Plan it' }));
  await expect(state(page)).toHaveText('Planned');
  await hands.through(page.getByRole('button', { name: 'Make it ready' }));
  await hands.through(page.getByRole('button', { name: 'Start the batch' }));
  await expect(state(page)).toHaveText('Running');
  const take = page.getByRole('region', { name: 'Add Cow’s milk' });
  await expect(take.getByRole('textbox', { name: 'Lot', exact: true })).toHaveValue('MK-1');
  await hands.through(take.getByRole('button', { name: 'Add', exact: true }));
  await expect(page.getByRole('row', { name: /Cow’s milk/ })).toContainText('100 L');
}

/** Types a reading into the batch sheet and saves it with Enter. */
async function read(page: Page, hands: Hands, value: string): Promise<void> {
  const form = page.locator('form.reading');
  await hands.fill(form, { 'Core temperature now': value, 'Measured with': 'T-01' });
  await hands.leads(() => hands.press('Enter'));
}

async function invite(page: Page, hands: Hands, email: string): Promise<string> {
  await hands.go('Team');
  const form = page.getByRole('region', { name: 'Invite someone' });
  await hands.fill(form, { Email: email, Roles: 'Quality' });
  await hands.through(form.getByRole('button', { name: 'Make the link' }));
  const link = await page.getByLabel('To copy').inputValue();
  expect(link).toContain(`${process.env.STEELYARD_URL}/join/`);
  await hands.through(page.getByRole('link', { name: 'Done, go back' }));
  return link;
}

async function decide(page: Page, hands: Hands, link: string): Promise<void> {
  await page.goto(link);
  await hands.skip();
  await hands.fill(page.locator('main'), { 'Your name': 'Suri Pather', Password: PASSWORD });
  await hands.leads(() => hands.press('Enter'));
  await open(page, hands);
  const form = page.getByRole('region', { name: 'What happens to it?' });
  await hands.fill(form, {
    Decision: 'Rework', 'Root cause': 'Steam valve stuck', 'Corrective action': 'Heated again to 64 °C',
    'Preventive action': 'Valve checked each week',
  });
  await hands.through(form.getByRole('button', { name: 'Decide' }));
  await expect(page.getByRole('region', { name: 'Deviations' })).toContainText('Decided by Suri Pather');
}

/** Goes to the batch sheet through the list. */
async function open(page: Page, hands: Hands): Promise<void> {
  await hands.go('Batches');
  await hands.through(page.getByRole('region', { name: 'List of batches' }).getByRole('link', { name: 'B-1' }));
  await hands.skip();
}

async function trace(page: Page, hands: Hands): Promise<void> {
  const made = page.getByRole('region', { name: 'Record output' });
  await hands.fill(made, { 'New lot': 'CURD-1', 'How much': '12' });
  await hands.through(made.getByRole('button', { name: 'Record output' }));
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Trace', exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CURD-1');
  await hands.to(page.locator('summary', { hasText: 'Read it as a list' }));
  await hands.press('Enter');
  const list = page.locator('details', { hasText: 'Read it as a list' });
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('B-1');
  await hands.through(list.getByRole('link', { name: /MK-1/ }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('MK-1');
  await expect(page.locator('details', { hasText: 'Read it as a list' })).toContainText('CURD-1');
}
