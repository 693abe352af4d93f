// Opens a workspace through the real sign-up page, as its first Owner, by keyboard.
// Invariant: each spec that changes something has a workspace of its own, so that specs can run in parallel;
// the mailed link confirms the address.

import { nextCode } from './authenticator.ts';
import { Hands, type Typed } from './hands.ts';
import { mailed } from './post.ts';
import { type Page, expect, fresh } from './test.ts';

export const PASSWORD = 'a long arm and a true measure';

/** Sets up the second factor that an Owner needs, which founds the workspace. Leaves the page with the
 *  recovery codes. */
export async function enrol(page: Page, hands: Hands): Promise<string> {
  const key = await page.locator('[data-key]').innerText();
  await hands.skip();
  await hands.fill(page.locator('main'), { Code: await nextCode(key) });
  await hands.leads(() => hands.press('Enter'));
  const codes = await page.getByLabel('Recovery codes').inputValue();
  expect(codes.split('\n')).toHaveLength(10);
  await hands.skip();
  await hands.to(page.getByRole('link', { name: 'Go on' }));
  await hands.leads(() => hands.press('Enter'));
  return key;
}

/** Opens an empty workspace. Returns its slug. */
export async function signUp(page: Page, hands: Hands, stem: string, shop: Typed): Promise<string> {
  const slug = fresh(stem);
  const email = `asha@${slug}.example`;
  await page.goto('/sign-up');
  await hands.skip();
  await hands.fill(page.locator('main'), { Email: email });
  await hands.leads(() => hands.press('Enter'));
  await page.goto(await mailed(page.request, email, '/sign-up/link/'));
  await hands.skip();
  await hands.fill(page.locator('main'), {
    'Your name': 'Asha Varkey', Password: PASSWORD,
    'Name of the shop or dairy': slug, 'Web address': slug, ...shop,
  });
  await hands.leads(() => hands.press('Enter'));
  await expect(page).toHaveURL(/\/sign-up\/factor$/);
  await enrol(page, hands);
  await expect(page).toHaveURL(new RegExp(`/w/${slug}\\?done=1$`));
  return slug;
}
