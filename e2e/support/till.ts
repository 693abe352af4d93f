// A tablet at a counter: an Owner makes it a till, a person takes it over by PIN, and leaves it with
// unfinished work.
// Invariant: everything happens on the pages that people use; no test finds the unfinished work of another.

import { joins, open } from './post.ts';
import { type Page, expect, fresh, person, signIn } from './test.ts';

export const SLUG = 'sona-rekha';

/** A person at a till. */
export interface Teller { name: string; pin: string }

/** The Owner makes this browser a till of the jeweller's. */
export async function enrol(page: Page): Promise<string> {
  await signIn(page, person('jeweller', 'Owner'));
  return makeTill(page, SLUG);
}

async function makeTill(page: Page, slug: string): Promise<string> {
  const name = fresh('Counter');
  await page.goto(`/w/${slug}/team/tills`);
  await page.getByLabel('What to call it').fill(name);
  await page.getByRole('button', { name: 'Make it a till' }).click();
  await page.waitForURL(`**/w/${slug}/team/tills?done=1`);
  return name;
}

/** Makes this browser the till of a new shop with one Cashier: a person has one unfinished form in a shop,
 *  in any browser. */
export async function ownCounter(page: Page): Promise<{ slug: string; cashier: Teller }> {
  const { slug } = await open(page, 'counter');
  const cashier = { name: 'Nila Deo', pin: '482915' };
  const hers = await joins(page, slug, 'Cashier');
  await hers.waitForURL(`**/w/${slug}`);
  await hers.goto(`/w/${slug}/account/pin`);
  await hers.getByLabel('PIN', { exact: true }).fill(cashier.pin);
  await hers.getByRole('button', { name: 'Set it' }).click();
  await hers.waitForURL(`**/w/${slug}/account?done=1`);
  await hers.context().close();
  await makeTill(page, slug);
  return { slug, cashier };
}

/** A person takes the till over. */
export async function switchTo(page: Page, slug: string, who: Teller): Promise<void> {
  await page.goto(`/w/${slug}/till`);
  await page.getByRole('link', { name: who.name.split(' ')[0]! }).click();
  await page.getByLabel('PIN').fill(who.pin);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page).not.toHaveURL(/\/till/);
}

/** Starts to add a customer, and leaves the till. */
export async function begin(page: Page, slug: string, name: string): Promise<void> {
  await page.goto(`/w/${slug}/customers?add=yes`);
  await page.getByRole('region', { name: 'Add a customer' }).getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Switch person' }).click();
  await page.waitForURL(`**/w/${slug}/till?*`);
}
