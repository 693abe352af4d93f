// An operator declares an incident, tells the Owners, and publishes its summary.
// Invariant: each page says what comes next as its one big step; the summary is read without an account.

import { looked } from './support/axe.ts';
import { asOperator } from './support/operator.ts';
import { type Page, expect, fresh, person, test } from './support/test.ts';

/** Sends the form of the next step. */
async function step(page: Page, card: string, fields: Record<string, string>): Promise<void> {
  const form = page.getByRole('region', { name: card });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: card }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
}

test('an incident goes from what was seen to the summary that everybody reads', async ({ browser }) => {
  const baseURL = process.env.STEELYARD_URL!;
  const page = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(page);
  await page.goto('/w/instance/instance/incidents');
  await looked(page, 'incidents-list');
  const declare = page.getByRole('region', { name: 'Declare an incident' });
  await declare.getByLabel('What was seen').fill('A list was open');
  await declare.getByRole('button', { name: 'Declare' }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
  await looked(page, 'incident-suspected');

  await step(page, 'Confirm that it is an incident', {});
  await step(page, 'Say which workspaces are affected', { 'One more workspace': person('jeweller', 'Owner').workspace });
  await step(page, 'Tell the Owners', {
    'What happened': 'A list was open', 'What it likely means': 'Names were seen', 'What was done and will be done': 'It is closed',
    'Whom to ask': 'help@shop.example', 'What the reader can do': 'Change your PIN',
  });
  await looked(page, 'incident-told');
  await expect(page.getByRole('region', { name: 'Mails of the notice' })).toBeVisible();
  await page.getByText('Something else', { exact: true }).click();
  await step(page, 'Keep it from spreading', { Why: 'The list was closed' });
  await step(page, 'Say that the first response is over', { 'How it ended': 'The list is closed' });
  const what = `A list was open ${fresh('incident')}`;
  await step(page, 'Publish the summary', {
    'What happened, and when': what, 'Why it happened': 'A fault', 'Whom it touched, and how': 'One shop',
    'What is different now': 'A test',
  });

  const outside = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await outside.goto('/trust/incidents');
  await expect(outside.getByRole('main')).toContainText(what);
  expect(await (await outside.request.get('/trust/incidents.atom')).text()).toContain(what);
});
