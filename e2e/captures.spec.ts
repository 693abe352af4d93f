// An operator asks for one record of a shop, its Owner agrees, the operator looks, and the Owner deletes the copy.
// Invariant: nothing of the record is on the operator's page before the consent, and nothing after the end.

import { looked } from './support/axe.ts';
import { asOperator } from './support/operator.ts';
import { act, asOwner, expect, fresh, person, test } from './support/test.ts';

test('support sees one record after the consent of an Owner, and no longer than the Owner wants', async ({ browser, page }) => {
  test.setTimeout(120_000);
  const code = fresh('c-seen');
  await act(person('jeweller', 'Owner'), 'workspace.party.create', { party: code, name: `Asha ${code}`, kind: 'customer' });
  const desk = await (await browser.newContext({ baseURL: process.env.STEELYARD_URL! })).newPage();
  await asOperator(desk);
  await desk.goto('/w/instance/instance/captures');
  await looked(desk, 'captures-list');
  const ask = desk.getByRole('region', { name: 'Ask for a record' });
  await ask.getByLabel('Address of the workspace').fill('sona-rekha');
  await ask.getByLabel('Code or number').fill(code);
  await ask.getByLabel('What it is needed for').fill('The balance is wrong');
  await ask.getByLabel('Hours').fill('4');
  await ask.getByRole('button', { name: 'Ask the Owners' }).click();
  await desk.waitForURL('**/instance/captures?done=1');
  const link = desk.getByRole('link', { name: /^SC-\d+$/ }).first();
  const name = (await link.textContent())!;
  await link.click();
  await desk.waitForURL('**/instance/captures/*');
  const here = new URL(desk.url()).pathname;
  await expect(desk.getByText('Waits for an Owner')).toBeVisible();
  await expect(desk.getByRole('region', { name: 'Look at the copy' })).toHaveCount(0);

  await asOwner(page, 'jeweller');
  await page.goto('/w/sona-rekha');
  await page.locator('#capture').getByRole('link', { name: 'Look at it' }).click();
  await page.waitForURL('**/security/captures');
  await looked(page, 'captures-of-a-shop');
  const agree = page.getByRole('region', { name: 'Agree' });
  await agree.getByRole('combobox').selectOption({ label: `${name}: Customer or supplier ${code}` });
  await agree.getByRole('button', { name: 'Agree and copy it' }).click();
  await page.waitForURL('**/security/captures?done=1');
  await expect(page.locator('#capture')).toContainText('Support may see a copy of one record until');

  await desk.goto(here);
  await desk.getByRole('button', { name: 'Show it' }).click();
  await desk.waitForURL('**/instance/captures/*?done=1');
  await expect(desk.getByRole('region', { name: 'The copy' })).toContainText(`Asha ${code}`);
  await looked(desk, 'capture-copy');

  const end = page.getByRole('region', { name: 'Refuse or delete' });
  await end.getByRole('combobox').selectOption({ label: `${name}: Customer or supplier ${code}` });
  await end.getByRole('button', { name: 'Refuse or delete it' }).click();
  await page.waitForURL('**/security/captures?done=1');
  await desk.goto(here);
  await expect(desk.getByText(`Asha ${code}`)).toHaveCount(0);
});
