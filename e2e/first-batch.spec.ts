// A cheesemaker who has never seen the program opens a workspace, fills it with samples, and makes the first batch of them.
// Invariant: nothing is typed that a newcomer cannot know; by the clock of a newcomer (`support/trial.ts`) the batch runs within five
// minutes; then it is worked to its end, and nothing is added outside the pages.

import { inFull } from './support/full.ts';
import { LOOK_MS, Trial } from './support/trial.ts';
import { type Page, expect, fresh, test } from './support/test.ts';

const MOST_MS = 300_000;
const state = (page: Page) => page.locator('h1 .tag');
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Adds what the sheet proposes for the line of this item. */
async function add(page: Page, item: string): Promise<void> {
  const take = card(page, `Add ${item} (sample)`);
  await expect(take.getByRole('textbox', { name: 'Lot', exact: true }), 'a lot of it is in date').not.toHaveValue('');
  await take.getByRole('button', { name: 'Add', exact: true }).click();
}

test('from nothing to the first batch of the samples in five minutes', async ({ page }) => {
  test.skip(!inFull(), 'only in bin/test all: a promise to newcomers about their time; the samples have tests of their own');
  test.setTimeout(420_000);
  const trial = new Trial(page);
  const { hands } = trial;
  const slug = fresh('curds');
  await trial.opens(slug, {
    'What do you do?': 'Make food and sell it', 'Name of the shop or dairy': slug, Country: 'Australia', 'Tax number': '10000000177',
  });
  const first = card(page, 'To begin with');
  await trial.step('the samples', 2 * LOOK_MS, async () => {
    await hands.through(first.getByRole('button', { name: 'Fill in' }));
    await expect(first, 'it says what it made').toContainText('1 recipe');
  });
  await expect(first).toContainText('4 lots of ingredients');
  await expect(first.getByRole('button', { name: 'Fill in' })).toHaveCount(0);
  const step = first.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Write a recipe down' }) });
  await expect(step, 'the samples did it').toContainText('Done.');
  await trial.step('plan the batch', 3 * LOOK_MS, async () => {
    await hands.through(first.getByRole('link', { name: 'Plan a batch of it' }));
    const plan = card(page, 'Plan a batch');
    await expect(plan.getByLabel('Its code'), 'a code is proposed').toHaveValue('B-1');
    await hands.to(plan.getByLabel('Vat (sample)'));
    await hands.press('Space');
    await hands.through(plan.getByRole('button', { name: 'Plan it' }));
  });
  await trial.step('start it', 3 * LOOK_MS, async () => {
    await expect(page.getByText('Ready means:')).toBeVisible();
    await hands.through(page.getByRole('main').getByRole('button', { name: 'Make it ready', exact: true }));
    await hands.through(page.getByRole('main').getByRole('button', { name: 'Start the batch', exact: true }));
    await expect(state(page)).toHaveText('Running');
  });
  expect(trial.told()).toBeLessThan(MOST_MS);

  const steps = page.getByRole('list', { name: 'Steps of the batch' }).getByRole('listitem');
  await expect(steps.first(), 'the milk goes in before it is pasteurised').toContainText('Whole milk (sample)');
  await add(page, 'Whole milk');
  const reading = page.locator('form.reading');
  await expect(reading.getByLabel('Measured with'), 'the thermometer may be used').toHaveValue('SAMPLE-PROBE');
  await reading.getByLabel('Temperature now').fill('73');
  await reading.getByRole('button', { name: 'Save reading' }).click();
  await expect(page.getByRole('region', { name: 'All readings' })).toContainText('73');
  for (const item of ['Starter culture', 'Rennet', 'Salt']) await add(page, item);
  const made = card(page, 'Record output');
  await made.getByLabel('How much', { exact: true }).fill('14');
  await made.getByRole('button', { name: 'Record output' }).click();
  await press(page, 'Complete batch');
  await expect(state(page)).toHaveText('Completed');
  await page.goto(`/w/${slug}/lots`);
  await expect(page.getByRole('region', { name: 'List of lots' })).toContainText('Fresh cheese (sample)');
});
