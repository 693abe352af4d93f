// An Owner closes a workspace and opens it again, by keyboard alone.
// Invariant: nobody can close one by accident; while it is closed, each page shows the day of its end, and a
// change is refused.

import { looked } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';

const SHOP = { Country: 'Australia', 'Tax number': '10000000177' };

test('a workspace is closed by its typed address, only read then, and opened again', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'closing', SHOP);
  await hands.go('Settings');
  const form = page.getByRole('region', { name: 'Close this workspace' });
  await hands.fill(form, { 'Its address, typed': 'quoll-creek', 'Why it closes': 'The shop moves' });
  await hands.through(form.getByRole('button', { name: 'Close the workspace' }));
  await expect(page.getByRole('heading', { name: 'Not closed' })).toBeVisible();
  await expect(page.getByText(`Type the address of this workspace: ${slug}`).first()).toBeVisible();
  await looked(page, 'closing-refused');
  await page.goto(`/w/${slug}/settings`);
  await hands.skip();
  await hands.fill(form, { 'Its address, typed': slug, 'Why it closes': 'The shop moves' });
  await hands.through(form.getByRole('button', { name: 'Close the workspace' }));
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  await expect(page.getByText('This workspace is closed and ends on')).toBeVisible();
  await looked(page, 'closing-closed');

  await page.goto(`/w/${slug}/customers`);
  await expect(page.getByText('This workspace is closed and ends on')).toBeVisible();
  await looked(page, 'closing-elsewhere');
  await page.goto(`/w/${slug}`);
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Open it again' }));
  const again = page.getByRole('region', { name: 'Open this workspace again' });
  await hands.fill(again, { 'Why it stays open': 'It goes on' });
  await hands.through(again.getByRole('button', { name: 'Open again' }));
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  await expect(page.getByText('This workspace is closed and ends on')).toHaveCount(0);
});
