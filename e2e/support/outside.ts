// The way to the provider and back, as people go it.
// Invariant: a person who was at the provider before in this browser is not asked there again.

import type { Page } from '@playwright/test';

/** From the page that names the destination to the provider and back; types `who` there, if it asks. */
export async function throughHub(page: Page, who?: string): Promise<void> {
  await page.getByRole('link', { name: 'Continue to Hub' }).click();
  await page.waitForURL(url => url.pathname.startsWith('/interaction/') || url.origin === process.env.STEELYARD_URL);
  if (!who || !page.url().includes('/interaction/')) return;
  await page.getByLabel('Who').fill(who);
  await page.getByRole('button', { name: 'Sign in at Hub' }).click();
}

/** Starts at the sign-in page. */
export async function goOnWithHub(page: Page, who?: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Hub' }).click();
  await throughHub(page, who);
}
