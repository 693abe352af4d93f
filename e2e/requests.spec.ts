// A person asks a shop about their data: access by the public form, a restriction, and an erasure with a bill that stays. And
// what stops an erasure, and how long records are kept.
// Invariant: the person needs no account, no script and no cookie; nothing is done before somebody of the shop took the request.

import { breaches, looked } from './support/axe.ts';
import { askAboutData, matchTo, requestByLetter } from './support/privacy.ts';
import { type Page, act, asOwner, expect, fresh, person, signIn, test } from './support/test.ts';

const owner = () => person('jeweller', 'Owner');

/** A customer of this test alone. Returns the code, which is also part of the name. */
async function customer(): Promise<string> {
  const code = fresh('c-asked');
  await act(owner(), 'workspace.party.create', { party: code, name: `Asha ${code}`, kind: 'customer' });
  return code;
}

/** Answers the request whose page is open. */
async function answer(page: Page, words: string): Promise<void> {
  await page.getByLabel('Answer to the person').fill(words);
  await page.getByRole('button', { name: 'Answer and close' }).click();
  await page.waitForURL('**/requests/*?done=1');
}

test('an access request goes from the form to the answer, and the file has what is held', async ({ browser, page }) => {
  const baseURL = process.env.STEELYARD_URL!;
  const outside = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const asking = await outside.newPage();
  await asking.goto('/privacy/sona-rekha');
  expect(await outside.cookies(), 'no cookie').toEqual([]);
  await asking.getByRole('button', { name: 'Send the request' }).click();
  await expect(asking.getByRole('heading', { name: 'Not sent yet' })).toBeVisible();
  const link = await askAboutData(asking, 'See what is held about me');
  const number = /DR-(\d+)/.exec(await asking.getByRole('heading', { level: 1 }).innerText())![1]!;
  await asking.goto(link);
  await expect(asking.getByRole('main')).toContainText('Somebody there takes it within two days.');
  const other = await asking.request.get(link.replace(/.$/, last => (last === '0' ? '1' : '0')));
  expect(other.status()).toBe(404);

  const code = await customer();
  await asOwner(page, 'jeweller');
  await page.goto('/w/sona-rekha/requests');
  await looked(page, 'requests-list');
  await page.goto(`/w/sona-rekha/requests/${number}`);
  await looked(page, 'request-open');
  for (const path of ['/w/sona-rekha/requests', `/w/sona-rekha/requests/${number}`, '/privacy/sona-rekha']) {
    await page.goto(path);
    expect(await breaches(page), path).toEqual([]);
  }
  await page.goto(`/w/sona-rekha/requests/${number}`);
  await page.getByRole('button', { name: 'Take it' }).click();
  await matchTo(page, code);
  const file = await page.request.get(`/w/sona-rekha/requests/${number}/held.json`);
  const held = await file.json();
  expect([held.form, held.held.party[0].code]).toEqual(['steelyard-person/1', code]);
  await page.goto(`/w/sona-rekha/requests/${number}/search`);
  await expect(page.getByRole('region', { name: 'List of places' })).toContainText(code);
  expect(await breaches(page)).toEqual([]);
  await page.goto(`/w/sona-rekha/requests/${number}`);
  const csv = await (await page.request.get(`/w/sona-rekha/requests/${number}/held.csv`)).text();
  expect(csv).toContain(`party,1,code,${code}`);
  await answer(page, 'You find it in the letter that we sent.');
  await asking.goto(link);
  await expect(asking.getByRole('main')).toContainText('You find it in the letter that we sent.');
  await expect(asking.getByRole('main')).not.toContainText(code);
  await outside.close();
});

test('a restriction refuses a bill and lets everybody read', async ({ page }) => {
  const code = await customer();
  await asOwner(page, 'jeweller');
  await requestByLetter(page, 'Restriction', code);
  const card = page.getByRole('region', { name: 'Restrict the data' });
  await card.getByLabel('Reason').fill('They asked for it');
  await card.getByRole('button', { name: 'Restrict' }).click();
  await expect(page.getByText('Restricted', { exact: true }).first()).toBeVisible();
  const line = { description: 'A ring', quantity: '1', unit: 'each', price_minor_per_unit: '100', tax_class: 'jewellery' };
  await expect(act(owner(), 'sell.invoice.post', { party: code, lines: [line] })).rejects.toThrow(/party_restricted/);
  await page.goto(`/w/sona-rekha/customers/${code}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code);
});

test('an erasure takes the name and leaves the bill that the law keeps', async ({ browser, page }) => {
  const code = await customer();
  const line = { description: 'A ring', quantity: '1', unit: 'each', price_minor_per_unit: '100', tax_class: 'jewellery' };
  const bill = await act(owner(), 'sell.invoice.post', { party: code, place_of_supply: '27', lines: [line] });
  await act(owner(), 'sell.invoice.reverse', { invoice: bill.number, reason: 'a test' });
  await asOwner(page, 'jeweller');
  const path = await requestByLetter(page, 'Erasure', code);
  await page.getByRole('link', { name: 'Go to the page where they are erased' }).click();
  await page.getByText('Erase this customer').click();
  await page.getByLabel('The code, typed').fill(code);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.waitForURL('**/customers/erased-*');
  const erased = /erased-[0-9a-f]+/.exec(page.url())![0];
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText('The person is erased');
  await answer(page, 'You are erased. The tax law keeps one bill and its note.');
  const found = await page.request.get(`/w/sona-rekha/customers?search=${code}`);
  expect(await found.text()).not.toContain(`Asha ${code}`);
  await page.goto(`/w/sona-rekha/bills/${bill.document_id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(bill.number);
  await expect(page.getByRole('main')).not.toContainText(`Asha ${code}`);

  // The Accountant asks for the copy, the Owner approves, and both read it.
  const other = await browser.newContext({ baseURL: process.env.STEELYARD_URL! });
  const asking = await other.newPage();
  await signIn(asking, person('jeweller', 'Accountant'));
  await asking.goto('/w/sona-rekha/retention/archive');
  await expect(asking.getByRole('main')).not.toContainText(`Asha ${code}`);
  const ask = asking.getByRole('region', { name: 'Ask to open a copy' });
  const copies = await ask.getByLabel('Copy').locator('option').allInnerTexts();
  await ask.getByLabel('Copy').selectOption({ label: copies.find(copy => copy.includes(erased))! });
  await ask.getByLabel('Reason').fill('The tax office asks about 2026');
  await ask.getByRole('button', { name: 'Ask another person' }).click();
  await asking.waitForURL('**/retention/archive?done=1');
  await page.goto('/w/sona-rekha/retention/archive');
  await looked(page, 'closed-archive');
  expect(await breaches(page)).toEqual([]);
  const approve = page.getByRole('region', { name: 'Approve an opening' });
  const waiting = await approve.getByLabel('Opening').locator('option').allInnerTexts();
  await approve.getByLabel('Opening').selectOption({ label: waiting.find(one => one.includes(erased))! });
  await approve.getByRole('button', { name: 'Open it' }).click();
  await page.waitForURL('**/retention/archive?done=1');
  for (const reader of [page, asking]) {
    await reader.goto('/w/sona-rekha/retention/archive');
    await expect(reader.getByRole('main')).toContainText(`Asha ${code}`);
  }
  await other.close();
});

test('a legal hold stops an erasure until the Owner lifts it', async ({ page }) => {
  const code = await customer();
  await asOwner(page, 'jeweller');
  await page.goto('/w/sona-rekha/holds');
  const place = page.getByRole('region', { name: 'Place a hold' });
  await place.getByLabel('Code of a customer or supplier').fill(code);
  await place.getByLabel('Reason').fill('A dispute about a ring');
  await place.getByRole('button', { name: 'Place the hold' }).click();
  await page.waitForURL('**/holds?done=1');
  await expect(page.getByRole('region', { name: 'List of holds' })).toContainText(code);
  await looked(page, 'legal-holds');
  expect(await breaches(page)).toEqual([]);
  const erase = async () => {
    await page.goto(`/w/sona-rekha/customers/${code}`);
    await page.getByText('Erase this customer').click();
    await page.getByLabel('The code, typed').fill(code);
    await page.getByRole('button', { name: 'Erase for good' }).click();
  };
  await erase();
  await expect(page.getByText('A legal hold keeps this.').first()).toBeVisible();
  await page.goto('/w/sona-rekha/holds');
  const lift = page.getByRole('region', { name: 'Lift a hold' });
  const held = await lift.getByLabel('Hold', { exact: true }).locator('option').allInnerTexts();
  await lift.getByLabel('Hold', { exact: true }).selectOption({ label: held.find(hold => hold.includes(code))! });
  await lift.getByLabel('Reason').fill('It is settled');
  await lift.getByRole('button', { name: 'Lift the hold' }).click();
  await page.waitForURL('**/holds?done=1');
  await erase();
  await page.waitForURL('**/customers/erased-*');
});

test('an Owner sees what is kept and how long, and sets a rule', async ({ page }) => {
  await asOwner(page, 'jeweller');
  await page.goto('/w/sona-rekha/retention');
  await looked(page, 'retention');
  expect(await breaches(page)).toEqual([]);
  await expect(page.getByRole('region', { name: 'Table of kinds' })).toContainText('Companies Act 2013, section 128(5)');
  const rule = page.getByRole('region', { name: 'Set a rule' });
  await rule.getByLabel('Rule').selectOption('mails');
  await rule.getByLabel('Months').fill('36');
  await rule.getByLabel('Source').fill('Our adviser');
  await rule.getByLabel('Read on').fill('2026-01-02');
  await rule.getByLabel('Reason').fill('A longer trail');
  await rule.getByRole('button', { name: 'Set the rule' }).click();
  await page.waitForURL('**/retention?done=1');
  await expect(page.getByRole('region', { name: 'Table of kinds' })).toContainText('3 years from its day');
});
