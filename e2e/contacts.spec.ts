// An operator asks an address whether mail arrives, and the person who reads there confirms it.
// Invariant: opening the link does nothing; its button works once, without script and without an account.

import { looked } from './support/axe.ts';
import { asOperator, askContact } from './support/operator.ts';
import { mailed } from './support/post.ts';
import { expect, test } from './support/test.ts';

test('an address is confirmed by the button of its link, once', async ({ browser }) => {
  const baseURL = process.env.STEELYARD_URL!;
  const desk = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(desk);
  await desk.goto('/w/instance/instance/contacts');
  await looked(desk, 'contacts');
  await askContact(desk, 'Questions');
  const link = await mailed(desk.request, 'help@instance.example', '/contact/');
  const reader = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await reader.goto(link);
  await expect(reader.getByRole('main')).toContainText('Questions about this instance');
  await reader.goto(link);
  await reader.getByRole('button', { name: 'They reach me' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The address is confirmed');
  expect((await reader.request.get(link)).status()).toBe(410);
  await desk.goto('/w/instance/instance/contacts');
  await expect(desk.getByRole('region', { name: 'Addresses', exact: true })).toContainText('Confirmed on');
});
