// An Owner reviews who may do what: confirms one person, removes another, and closes the review with its record.
// Invariant: who is removed has no access from their next click on; a closed review has no form.

import { breaches, looked } from './support/axe.ts';
import { joins, open } from './support/post.ts';
import { expect, test } from './support/test.ts';

test('a review of access confirms one person, removes another, and leaves a record', async ({ page }) => {
  const { slug } = await open(page, 'review');
  const cashier = await joins(page, slug, 'Cashier');
  await cashier.waitForURL(`**/w/${slug}`);
  await page.goto(`/w/${slug}/team/reviews`);
  await looked(page, 'access-reviews');
  await page.getByRole('region', { name: 'Begin a review now' }).getByRole('button', { name: 'Begin a review' }).click();
  await page.waitForURL(`**/w/${slug}/team/reviews/*?done=1`);
  const path = new URL(page.url()).pathname;
  await looked(page, 'access-review-open');
  expect(await breaches(page)).toEqual([]);

  // Nothing is ticked: the form says so and confirms nobody.
  const keep = page.getByRole('region', { name: 'Confirm what is right' });
  await keep.getByRole('button', { name: 'Confirm the ticked ones' }).click();
  await expect(page.getByRole('heading', { name: 'Not confirmed yet' })).toBeVisible();
  await keep.getByLabel(/^Asha Varkey/).check();
  await keep.getByRole('button', { name: 'Confirm the ticked ones' }).click();
  await page.waitForURL(`**${path}?done=1`);
  const people = page.getByRole('region', { name: 'People of the review' });
  await expect(people.getByRole('row', { name: /^Asha Varkey/ })).toContainText('Confirmed');

  const remove = page.getByRole('region', { name: 'Remove what is not right' });
  await remove.getByLabel('Person or API token').selectOption({ label: 'Nila Deo' });
  await remove.getByLabel('Why').fill('left in March');
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(people.getByRole('row', { name: /^Nila Deo/ })).toContainText('Removed');
  await cashier.goto(`/w/${slug}`);
  await cashier.waitForURL('**/sign-in*');

  await page.getByRole('region', { name: 'Close the review' }).getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('Closed');
  await expect(page.getByRole('region', { name: 'Remove what is not right' })).toHaveCount(0);
  await looked(page, 'access-review-closed');
  const record = await (await page.request.get(`${path}/record.csv`)).text();
  expect(record).toMatch(/person,Nila Deo,Nila Deo,Cashier,.*,removed,Asha Varkey,/);
  await page.goto(`/w/${slug}/team/reviews`);
  await expect(page.getByRole('row', { name: /^AR-1/ })).toContainText('2 of 2 decided');
});
