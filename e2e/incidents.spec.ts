// An operator declares an incident, makes the workspace read-only, tells the Owners, and publishes its summary.
// Invariant: each page says what comes next as its one big step, and what a law times comes first; the Owner's banner
// stays until the notice is read; the summary is read without an account.

import { looked } from './support/axe.ts';
import { asOperator } from './support/operator.ts';
import { open } from './support/post.ts';
import { check } from './support/program.ts';
import { asIfStartedEarlier } from './support/time.ts';
import { type Page, expect, fresh, test } from './support/test.ts';

/** The check of the clocks runs every minute, each check in its turn; the first ones after a start wait for all others. */
const CHECKED_MS = 300_000;

/** Declares an incident, and goes to its page. */
async function declareOn(page: Page, seen: string): Promise<void> {
  await page.goto('/w/instance/instance/incidents');
  const declare = page.getByRole('region', { name: 'Declare an incident' });
  await declare.getByLabel('What was seen').fill(seen);
  await declare.getByRole('button', { name: 'Declare' }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
}

/** Sends the form of the next step. */
async function step(page: Page, card: string, fields: Record<string, string>): Promise<void> {
  const form = page.getByRole('region', { name: card });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: card }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
}

/** Sends the form of a card. */
async function send(page: Page, card: string, button: string, fields: Record<string, string>): Promise<void> {
  const form = page.getByRole('region', { name: card });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: button }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
}

/** The heading of the next step. */
const next = (page: Page) => page.locator('p:text-is("Next") + section h2');

test('an incident goes from what was seen to the summary that everybody reads', async ({ browser }) => {
  const baseURL = process.env.STEELYARD_URL!;
  const owner = await (await browser.newContext({ baseURL })).newPage();
  const { slug } = await open(owner, 'told');
  const page = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(page);
  await page.goto('/w/instance/instance/incidents');
  await looked(page, 'incidents-list');
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 820, height: 600 });
  await page.reload();
  await expect(page.locator('.rail [aria-current]')).toBeInViewport({ ratio: 0.9 });
  await page.setViewportSize(before);
  await declareOn(page, 'A list was open');
  await looked(page, 'incident-suspected');
  await expect(page.getByRole('main')).toContainText('High severity');

  await expect(next(page)).toHaveText('Say which laws apply');
  await page.getByRole('region', { name: 'Say which laws apply' }).getByText('India', { exact: true }).click();
  await step(page, 'Say which laws apply', {});
  await expect(next(page)).toHaveText('Tell the authorities');
  const report = page.getByRole('region', { name: 'Tell the authorities' });
  await expect(report).toContainText('Steelyard sends nothing to an authority.');
  await expect(report).toContainText('https://www.cert-in.org.in');
  await report.getByText('Text of the report, to complete and send').first().click();
  await expect(report.getByText('What happened: A list was open').first()).toBeVisible();
  await looked(page, 'incident-report');
  await send(page, 'Tell the authorities', 'Record the report', { 'The authority\'s reference': 'R-1' });
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('Done in time');
  await expect(next(page)).toHaveText('Confirm that it is an incident');

  await step(page, 'Confirm that it is an incident', {});
  await step(page, 'Say which workspaces are affected', { 'One more workspace': slug });
  await step(page, 'Tell the Owners', {
    'What happened': 'A list was open', 'What it likely means': 'Names were seen', 'What was done and will be done': 'It is closed',
    'Whom to ask': 'help@shop.example', 'What the reader can do': 'Change your PIN',
  });
  await looked(page, 'incident-told');
  await expect(page.getByRole('region', { name: 'Mails of the notice' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notices to the Owners' })).toContainText(/[1-9]\d* mails? to 1 workspace:/);
  await expect(page.getByRole('region', { name: 'Tell the Owners' })).toHaveCount(0);
  await expect(page.getByLabel('What it likely means')).toBeHidden();
  await page.getByText('Send another notice').first().click();
  await expect(page.getByLabel('What it likely means')).toBeVisible();
  await page.reload();
  await owner.goto(`/w/${slug}/settings`);
  await expect(owner.locator('#notice')).toContainText('An incident concerns this workspace');
  await owner.getByRole('link', { name: 'Read the notice' }).click();
  await looked(owner, 'incident-notice');
  await expect(owner.getByRole('main')).toContainText('Names were seen');

  await page.getByText('Make the affected workspaces read-only').click();
  await step(page, 'Keep it from spreading', { Why: 'Somebody writes who should not' });
  await owner.getByRole('button', { name: 'I have read it' }).click();
  await owner.waitForURL(`**/w/${slug}/notices?done=1`);
  await expect(owner.locator('#notice')).toHaveCount(0);
  await expect(owner.locator('#read-only')).toContainText('Nothing can be changed just now');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Who has read the notice' })).toContainText('Read');
  await send(page, 'Measures that last', 'Lift it', { 'Why it can be lifted': 'It is over' });
  await owner.reload();
  await expect(owner.locator('#read-only')).toHaveCount(0);

  await send(page, 'Who does what', 'Give the role', { Who: 'Asha' });
  await send(page, 'Playbook', 'Use this playbook', {});
  await send(page, 'Playbook', 'Done', {});
  await send(page, 'Evidence', 'Add evidence', { 'Or a text': '10:02 a row was read' });
  await looked(page, 'incident-worked-on');
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

test('a notice that is late makes its line red for everybody until it is sent', async ({ browser }) => {
  test.setTimeout(720_000);
  const baseURL = process.env.STEELYARD_URL!;
  const { slug } = await open(await (await browser.newContext({ baseURL })).newPage(), 'late');
  const page = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(page);
  await declareOn(page, 'A copy was lost');
  await step(page, 'Confirm that it is an incident', {});
  const path = new URL(page.url()).pathname;
  const state = page.getByRole('region', { name: 'Where it stands' });
  await expect(state).toContainText('23 h left');
  await expect(state).not.toContainText('Late');

  const outside = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  asIfStartedEarlier(path.split('/').pop()!, 'customer_notice', 26);
  await page.goto(path);
  await expect(state).toContainText('2 h overdue');
  await expect(state).toContainText('Late');
  check('breach-notice');
  await expect(async () => {
    await outside.goto('/trust/promise/breach-notice');
    await expect(outside.getByRole('main')).toContainText('the Owners were not told within 24 hours', { timeout: 2000 });
  }).toPass({ timeout: CHECKED_MS });
  await outside.goto('/trust');
  await expect(outside.getByRole('region', { name: 'Not kept' })).toContainText('Customers told within 24 hours');

  // The proof of the first operator may be too old by now to send a notice.
  const desk = await (await browser.newContext({ baseURL })).newPage();
  await asOperator(desk);
  await desk.goto(path);
  await step(desk, 'Say which workspaces are affected', { 'One more workspace': slug });
  await step(desk, 'Tell the Owners', {
    'What happened': 'A copy was lost', 'What it likely means': 'Nothing was read', 'What was done and will be done': 'It was found',
    'Whom to ask': 'help@shop.example', 'What the reader can do': 'Nothing',
  });
  await expect(desk.getByRole('region', { name: 'Mails of the notice' })).toBeVisible();
  await page.goto(path);
  await expect(state).toContainText('Done 2 h late');
  check('breach-notice');
  await expect(async () => {
    await outside.goto('/trust/promise/breach-notice');
    await expect(outside.getByRole('main')).toContainText(/ [1-9]\d* were late/, { timeout: 2000 });
  }).toPass({ timeout: CHECKED_MS });
  await outside.goto('/trust');
  await expect(outside.getByRole('main')).not.toContainText('the Owners were not told within 24 hours');
});
