// A cheesemaker who has never seen the program opens a workspace, fills it with samples, and makes the first batch of them.
// Invariant: nothing is typed that a newcomer cannot know; the batch is worked to its end, and nothing is added outside the pages.

import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { type Page, expect, test } from './support/test.ts';

const state = (page: Page) => page.locator('h1 .tag');
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Adds what the sheet proposes for the line of this item. */
async function add(page: Page, item: string): Promise<void> {
  const take = card(page, `Add ${item} (sample)`);
  await expect(take.getByRole('textbox', { name: 'Lot', exact: true }), 'a lot of it is in date').not.toHaveValue('');
  await take.getByRole('button', { name: 'Add', exact: true }).click();
}

test('from nothing to the first batch of the samples', async ({ page }) => {
  test.setTimeout(180_000);
  const slug = await signUp(page, new Hands(page), 'curds', { Country: 'Australia', 'Tax number': '10000000177' });

  const first = card(page, 'To begin with');
  await first.getByRole('button', { name: 'Fill in' }).click();
  await expect(first, 'it says what it made').toContainText('1 recipe');
  await expect(first).toContainText('4 lots of ingredients');
  await expect(first.getByRole('button', { name: 'Fill in' })).toHaveCount(0);
  const step = first.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Write a recipe down' }) });
  await expect(step, 'the samples did it').toContainText('Done.');
  await first.getByRole('link', { name: 'Plan a batch of it' }).click();

  const plan = card(page, 'Plan a batch');
  await expect(plan.getByLabel('Its code'), 'a code is proposed').toHaveValue('B-1');
  await plan.getByLabel('Vat (sample)').check();
  await plan.getByRole('button', { name: 'Plan it' }).click();
  await expect(page.getByText('Ready means:')).toBeVisible();
  await press(page, 'Make it ready');
  await press(page, 'Start the batch');
  await expect(state(page)).toHaveText('Running');

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
