// The shop's Owner erases a customer, by keyboard alone.
// Invariant: nobody can erase one by accident; the page says what is deleted and what is kept; afterwards no
// list, search or page fails.

import { looked } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { type Page, expect, test } from './support/test.ts';

const SHOP = { Country: 'Australia', 'Tax number': '10000000177' };

/** The form is folded at the end of the page. */
async function opened(page: Page, hands: Hands): Promise<void> {
  await hands.to(page.locator('summary', { hasText: 'Erase this customer' }));
  await hands.press('Enter');
}

test('a customer is erased by their typed code and is nobody from then on', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'erasing', SHOP);
  await page.goto(`/w/${slug}/customers?add=yes`);
  await hands.skip();
  await hands.fill(page.locator('main'), { Name: 'Meera Joshi', Code: 'c-meera' });
  await hands.through(page.getByRole('button', { name: 'Add' }));
  await page.waitForURL(`**/w/${slug}/customers/c-meera?done=1`);
  await hands.skip();
  await opened(page, hands);
  const form = page.locator('details', { hasText: 'Erase this customer' });
  await expect(form).toContainText('This cannot be undone');
  await looked(page, 'erasing-asked');
  await hands.fill(form, { 'The code, typed': 'c-mira' });
  await hands.through(form.getByRole('button', { name: 'Erase for good' }));
  await expect(page.getByRole('heading', { name: 'Not erased' })).toBeVisible();
  await expect(page.getByText('Type the code of this customer: c-meera').first()).toBeVisible();
  await looked(page, 'erasing-refused');
  await page.goto(`/w/${slug}/customers/c-meera`);
  await hands.skip();
  await opened(page, hands);
  await hands.fill(form, { 'The code, typed': 'c-meera' });
  await hands.through(form.getByRole('button', { name: 'Erase for good' }));
  await page.waitForURL(`**/w/${slug}/customers/erased-*done=1`);
  await expect(page.getByText('Meera Joshi')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Erased customer' })).toBeVisible();
  await expect(page.getByText('The identity is erased')).toBeVisible();
  await expect(page.getByText('Erase this customer')).toHaveCount(0);
  await looked(page, 'erasing-gone');
  await page.goto(`/w/${slug}/customers`);
  await expect(page.getByRole('link', { name: 'Erased customer' })).toBeVisible();
  expect((await page.request.get(`/w/${slug}/customers/c-meera`)).status()).toBe(404);
});
