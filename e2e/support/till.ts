// The jeweller's tablet: enrolled by the Owner, taken over by PIN, left with something begun.
// What must stay true: all of it by the pages that people use.

import { type Page, type Role, expect, fresh, person, signIn } from './test.ts';

export const SLUG = 'sona-rekha';

/** The Owner makes this browser a till. */
export async function enrol(page: Page): Promise<string> {
  const name = fresh('Counter');
  await signIn(page, person('jeweller', 'Owner'));
  await page.goto(`/w/${SLUG}/team/tills`);
  await page.getByLabel('What to call it').fill(name);
  await page.getByRole('button', { name: 'Make it a till' }).click();
  await page.waitForURL(`**/w/${SLUG}/team/tills?done=1`);
  return name;
}

/** Somebody takes the till over. */
export async function switchTo(page: Page, role: Role): Promise<void> {
  const who = person('jeweller', role);
  await page.goto(`/w/${SLUG}/till`);
  await page.getByRole('link', { name: who.name.split(' ')[0]! }).click();
  await page.getByLabel('PIN').fill(who.pin!);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page).not.toHaveURL(/\/till/);
}

/** Begins to add a customer, and leaves the till. */
export async function begin(page: Page, name: string): Promise<void> {
  await page.goto(`/w/${SLUG}/customers?add=yes`);
  await page.getByRole('region', { name: 'Add a customer' }).getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Switch person' }).click();
  await page.waitForURL(`**/w/${SLUG}/till?*`);
}
