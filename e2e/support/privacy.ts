// What the tests do with requests of persons.
// Invariant: each request is of a test of its own; the customers are those of the demo.

import { type Page, expect } from '@playwright/test';

/** Sends a request to the jeweller by the public form. Returns the secret link. */
export async function askAboutData(page: Page, kind: string, words = 'Please'): Promise<string> {
  await page.goto('/privacy/sona-rekha');
  await page.getByLabel('What do you ask for?').selectOption({ label: kind });
  await page.getByLabel('Your name').fill('Meera Joshi');
  await page.getByLabel('Your mail address or telephone number').fill('+91 98 1234 5678');
  await page.getByLabel('What they should know').fill(words);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Your request is DR-\d+$/);
  return (await page.getByRole('link', { name: 'The page of your request' }).getAttribute('href'))!;
}

/** Writes a request down as the Owner who is signed in, and says whose data it is. Returns its page. */
export async function requestByLetter(page: Page, kind: string, party: string): Promise<string> {
  await page.goto('/w/sona-rekha/requests/new');
  await page.getByLabel('What is asked').selectOption({ label: kind });
  await page.getByLabel('Who asks').fill('Somebody');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.waitForURL(/\/requests\/\d+/);
  const path = new URL(page.url()).pathname;
  await matchTo(page, party);
  return path;
}

/** Records on the page of a request whose data it is, and that the person is known. */
export async function matchTo(page: Page, party: string): Promise<void> {
  await page.getByLabel('Code of the customer or supplier').fill(party);
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByLabel('How', { exact: true }).selectOption('known');
  await page.getByRole('button', { name: 'Record who asks' }).click();
  await expect(page.getByText('Somebody here knows them').first()).toBeVisible();
}
