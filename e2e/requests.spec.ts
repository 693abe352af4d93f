// A person asks a shop about their data: access by the public form, a restriction, and an erasure with a bill that stays.
// Invariant: the person needs no account, no script and no cookie; nothing is done before somebody of the shop took the request.

import { breaches, looked } from './support/axe.ts';
import { askAboutData, matchTo, requestByLetter } from './support/privacy.ts';
import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';

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
  await signIn(page, owner());
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
  await signIn(page, owner());
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

test('an erasure takes the name and leaves the bill that the law keeps', async ({ page }) => {
  const code = await customer();
  const line = { description: 'A ring', quantity: '1', unit: 'each', price_minor_per_unit: '100', tax_class: 'jewellery' };
  const bill = await act(owner(), 'sell.invoice.post', { party: code, place_of_supply: '27', lines: [line] });
  await act(owner(), 'sell.invoice.reverse', { invoice: bill.number, reason: 'a test' });
  await signIn(page, owner());
  const path = await requestByLetter(page, 'Erasure', code);
  await page.getByRole('link', { name: 'Go to the page where they are erased' }).click();
  await page.getByText('Erase this customer').click();
  await page.getByLabel('The code, typed').fill(code);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.waitForURL('**/customers/erased-*');
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText('The person is erased');
  await answer(page, 'You are erased. The tax law keeps one bill and its note.');
  const found = await page.request.get(`/w/sona-rekha/customers?search=${code}`);
  expect(await found.text()).not.toContain(`Asha ${code}`);
  await page.goto(`/w/sona-rekha/bills/${bill.document_id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(bill.number);
});
