// A workspace of one's own through the real sign-up page, as its first Owner, by keyboard.
// What must stay true: each spec that changes something has its own, so that specs may run side by side.

import { Hands, type Typed } from './hands.ts';
import { type Page, expect, fresh } from './test.ts';

export const PASSWORD = 'a long arm and a true measure';

/** Opens an empty workspace; gives its slug. */
export async function signUp(page: Page, hands: Hands, stem: string, shop: Typed): Promise<string> {
  const slug = fresh(stem);
  await page.goto('/sign-up');
  await hands.skip();
  await hands.fill(page.locator('main'), {
    'Your name': 'Asha Varkey', Email: `asha@${slug}.example`, Password: PASSWORD,
    'Name of the shop or dairy': slug, 'Its address': slug, ...shop,
  });
  await hands.leads(() => hands.press('Enter'));
  await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
  return slug;
}
