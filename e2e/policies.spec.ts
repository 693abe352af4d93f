// An Owner publishes an undertaking of confidentiality; a member finds it on the home page and signs it with their name.
// Invariant: who has read it is seen by the Owner; a wrong name signs nothing.

import { breaches, looked } from './support/axe.ts';
import { joins, open } from './support/post.ts';
import { expect, test } from './support/test.ts';

test('a policy is published, read, signed, and counted', async ({ page }) => {
  const { slug } = await open(page, 'policy');
  const cashier = await joins(page, slug, 'Cashier');
  await cashier.waitForURL(`**/w/${slug}`);
  await page.goto(`/w/${slug}/policies`);
  await looked(page, 'policies-empty');
  const add = page.getByRole('region', { name: 'Add a policy' });
  await add.getByLabel('Kind').selectOption('confidentiality');
  await add.getByLabel('Title').fill('What stays here');
  await add.getByLabel('Text').fill('What you see here stays here.\n\nAsk before you tell.');
  await add.getByRole('checkbox', { name: 'Cashier' }).check();
  await add.getByRole('button', { name: 'Publish it' }).click();
  await page.waitForURL(`**/w/${slug}/policies/*?done=1`);
  await expect(page.getByRole('main')).toContainText('Ask before you tell.');
  expect(await breaches(page)).toEqual([]);
  const path = new URL(page.url()).pathname;

  await cashier.goto(`/w/${slug}`);
  await cashier.getByRole('link', { name: /What stays here/ }).click();
  await looked(cashier, 'policy-to-sign');
  const sign = cashier.getByRole('region', { name: 'Acknowledge it' });
  await sign.getByLabel('Your name, as you sign it').fill('Somebody else');
  await sign.getByRole('button', { name: 'I have read it and keep to it' }).click();
  await expect(cashier.getByRole('heading', { name: 'Not acknowledged yet' })).toBeVisible();
  await sign.getByLabel('Your name, as you sign it').fill('Nila Deo');
  await sign.getByRole('button', { name: 'I have read it and keep to it' }).click();
  await cashier.waitForURL(`**/w/${slug}/policies?done=1`);
  await expect(cashier.getByRole('row', { name: /^What stays here/ })).toContainText('You read it on');

  await page.goto(`/w/${slug}/policies`);
  await expect(page.getByRole('row', { name: /^What stays here/ })).toContainText('1 of 1 have read it');
  await page.goto(path);
  await looked(page, 'policy-read');
  await expect(page.getByRole('region', { name: 'List of readers' }).getByRole('row', { name: /^Nila Deo/ })).not.toContainText('By ');
});
