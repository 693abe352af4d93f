// A custom role of the workspace: made, given and ended by keyboard alone.
// Invariant: Tab reaches each step, and its label names it; a role in use shows its holders.

import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';

const SHOP = { Country: 'Australia', 'Tax number': '10000000177' };

test('a role is made of lines of the table, given, and ended when nobody has it', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'roles', SHOP);
  await hands.go('Team');
  await hands.through(page.getByRole('link', { name: 'Your own roles' }));
  await hands.skip();
  // A new shop has no custom role, so the form is open.
  const form = page.getByRole('region', { name: 'Make a role' });
  await hands.through(form.getByRole('button', { name: 'Make the role' }));
  await expect(page.getByRole('heading', { name: 'Not made yet' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await hands.fill(form, { Name: 'Till lead', Workspace: 'Read the audit log', Sell: 'Publish and correct rates' });
  await hands.through(form.getByRole('button', { name: 'Make the role' }));
  await page.waitForURL(`**/w/${slug}/team/roles?done=1`);
  const row = page.getByRole('row', { name: /^Till lead/ });
  await expect(row).toContainText('Read the rate board');
  await expect(row).toContainText('Nobody');

  await hands.go('Team');
  await expect(page.getByRole('columnheader', { name: 'Till lead' })).toBeVisible();
  await hands.through(page.getByRole('link', { name: /^Change/ }));
  await hands.fill(page.getByRole('region', { name: 'What they may do' }), { Roles: 'Till lead' });
  await hands.through(page.getByRole('button', { name: 'Save roles' }));
  await page.waitForURL(`**/w/${slug}/team?done=1`);

  await hands.through(page.getByRole('link', { name: 'Your own roles' }));
  await hands.through(page.getByRole('link', { name: /^Change ?, Till lead/ }));
  await hands.through(page.getByRole('button', { name: 'End Till lead' }));
  await expect(page.getByText(/Till lead is held by/).first()).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await page.goto(`/w/${slug}/team`);
  await hands.through(page.getByRole('link', { name: /^Change/ }));
  await hands.to(page.getByRole('checkbox', { name: 'Till lead' }));
  await hands.press('Space');
  await hands.through(page.getByRole('button', { name: 'Save roles' }));
  await page.goto(`/w/${slug}/team/roles`);
  await hands.through(page.getByRole('link', { name: /^Change ?, Till lead/ }));
  await hands.through(page.getByRole('button', { name: 'End Till lead' }));
  await page.waitForURL(`**/w/${slug}/team/roles?done=1`);
  await expect(page.getByText('No roles of your own')).toBeVisible();
});
