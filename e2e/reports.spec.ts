// A weakness is reported by the public form, acknowledged, repaired and credited.
// Invariant: the reporter needs no account, no script and no cookie, and sees each step on the page of the secret
// link; nobody else sees it.

import { breaches, looked } from './support/axe.ts';
import { asOperator, report } from './support/operator.ts';
import { type Page, expect, fresh, test } from './support/test.ts';

/** Sends the form of a card of a report, with a message where one is given. */
async function step(page: Page, card: string, button: string, message = ''): Promise<void> {
  const form = page.getByRole('region', { name: card });
  if (message) await form.getByLabel(/^Message/).fill(message);
  await form.getByRole('button', { name: button }).click();
  await page.waitForURL('**/instance/reports/*?done=1');
}

test('a report goes from the form to the credit, and its reporter sees each step', async ({ browser }) => {
  const baseURL = process.env.STEELYARD_URL!;
  const outside = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const reporter = await outside.newPage();
  await reporter.goto('/security/report');
  expect(await outside.cookies(), 'no cookie').toEqual([]);
  await reporter.getByRole('button', { name: 'Send the report' }).click();
  await expect(reporter.getByRole('heading', { name: 'Not sent yet' })).toBeVisible();
  const name = fresh('asha');
  const link = await report(reporter, { 'Named as': name });
  const number = /WR-(\d+)/.exec(await reporter.getByRole('heading', { level: 1 }).innerText())![1]!;
  await reporter.goto(link);
  await expect(reporter.getByRole('main')).toContainText('A person reads it within one business day.');
  const other = await reporter.request.get(link.replace(/.$/, last => (last === '0' ? '1' : '0')));
  expect(other.status()).toBe(404);

  const page = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(page);
  await page.goto('/w/instance/instance/reports');
  await looked(page, 'reports-list');
  await page.getByRole('link', { name: `WR-${number}`, exact: true }).click();
  await looked(page, 'report-open');
  await step(page, 'Acknowledge it', 'Acknowledge', 'Thank you, we look');
  await reporter.reload();
  await expect(reporter.getByRole('main')).toContainText('Thank you, we look');
  await reporter.getByLabel('Message').fill('And also there');
  await reporter.getByRole('button', { name: 'Send the message' }).click();
  await expect(reporter.getByRole('main')).toContainText('And also there');

  await page.reload();
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('And also there');
  await page.getByText('A weakness', { exact: true }).click();
  await step(page, 'Decide what it is', 'Decide');
  await step(page, 'It is repaired', 'Record the repair');
  await step(page, 'Name the reporter', 'Publish the name');
  const card = page.getByRole('region', { name: 'Disclose it' });
  await card.getByLabel('Title').fill(`Notes were shown ${name}`);
  await card.getByLabel('Versions that have it').fill('before 3.2');
  await card.getByLabel('What it is, and what to do').fill('Update to 3.2.');
  await step(page, 'Disclose it', 'Publish the advisory');

  for (const [path, text] of [['credits', name], ['advisories', `Notes were shown ${name}`]]) {
    await reporter.goto(`/security/${path}`);
    await expect(reporter.getByRole('main')).toContainText(text!);
  }
  await reporter.goto(link);
  await expect(reporter.getByRole('main')).toContainText(`You are named in public as ${name}.`);
  await reporter.getByLabel('Name me in public when the weakness is repaired').uncheck();
  await reporter.getByRole('button', { name: 'Change it' }).click();
  await expect(reporter.getByRole('main')).toContainText('You are not named.');
  await reporter.goto('/security/credits');
  await expect(reporter.getByRole('main')).not.toContainText(name);
});

test('the public pages of reports are read by everybody', async ({ page }) => {
  for (const path of ['report', 'rules', 'credits', 'advisories']) {
    await page.goto(`/security/${path}`);
    expect(await breaches(page), path).toEqual([]);
  }
});
