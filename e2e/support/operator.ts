// A person who runs the instance, and reports of weaknesses for them to work on.
// Invariant: operators are made at the terminal, as in life; a network may send few reports a day, so that the walk
// through all pages shares one.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './authenticator.ts';
import { Hands } from './hands.ts';
import { mailed } from './post.ts';
import { PROGRAM } from './program.ts';
import { PASSWORD, enrol } from './sign-up.ts';
import { type Page, byPassword, expect, fresh } from './test.ts';

/** Makes an operator, who signs in and sets up the second factor. */
export async function asOperator(page: Page): Promise<void> {
  const email = `${fresh('ops')}@instance.example`;
  const where = ['--data', process.env.STEELYARD_DATA!, '--log', 'error'];
  execFileSync(PROGRAM, ['operator', 'add', email, 'Omar', ...where], { input: `${PASSWORD}\n`, encoding: 'utf8' });
  await byPassword(page);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/w/instance/account/authenticator');
  await enrol(page, new Hands(page));
  await page.waitForURL('**/w/instance?done=1');
}

/** Signs a browser in as the one operator that the walks through all pages share. */
export async function asSharedOperator(page: Page): Promise<void> {
  const file = join(process.env.STEELYARD_DATA!, 'operator-session');
  await alone(file, async () => {
    if (existsSync(file)) return;
    const room = await page.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
    await asOperator(await room.newPage());
    const session = (await room.cookies()).find(one => one.name === '__Host-s-instance')!;
    writeFileSync(file, session.value);
    await room.close();
  });
  await page.context().addCookies([{
    name: '__Host-s-instance', value: readFileSync(file, 'utf8'), url: process.env.STEELYARD_URL!, secure: true, httpOnly: true,
    sameSite: 'Lax',
  }]);
}

/** Mails an address of the operator its link, which ends the link before. */
export async function askContact(page: Page, which: string): Promise<void> {
  await page.goto('/w/instance/instance/contacts');
  const form = page.getByRole('region', { name: 'Ask whether mail arrives' });
  await form.getByRole('combobox').selectOption({ label: which });
  await form.getByRole('button', { name: 'Mail the link' }).click();
  await page.waitForURL('**/instance/contacts?done=1');
}

/** The link to confirm the address for reports, which all workers share: nobody presses its button. */
export async function sharedContactLink(page: Page): Promise<string> {
  const file = join(process.env.STEELYARD_DATA!, 'contact-link');
  return alone(file, async () => {
    if (!existsSync(file)) {
      const room = await page.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
      const desk = await room.newPage();
      await asOperator(desk);
      await askContact(desk, 'Reports of weaknesses');
      writeFileSync(file, await mailed(desk.request, 'security@instance.example', '/contact/'));
      await room.close();
    }
    return readFileSync(file, 'utf8');
  });
}

/** Proposes a supplier on the open list, and goes to its page. */
export async function proposeSupplier(page: Page, name: string): Promise<void> {
  const form = page.getByRole('region', { name: 'Propose a supplier' });
  const fields = {
    'Name': name, 'What it does': 'Sends mail', 'Kinds of data': 'Addresses', 'Region of the data': 'EU', 'Country of the supplier': 'IE',
    'By which right data goes there': 'Contract', 'Hosts': 'smtp.mail.example',
  };
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: 'Propose' }).click();
  await page.waitForURL('**/instance/suppliers?done=1');
  await page.getByRole('link', { name, exact: true }).click();
  await page.waitForURL('**/instance/suppliers/*');
}

/** Reports a weakness by the public form. Returns the secret link of the report's page. */
export async function report(page: Page, more: Record<string, string> = {}): Promise<string> {
  await page.goto('/security/report');
  const fields = {
    'What is the weakness?': 'Notes of others are shown', 'Where is it?': '/notes', 'How can we see it?': 'Open it as Mia', ...more,
  };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  if (more['Named as']) await page.getByLabel('Name me in public when the weakness is repaired').check();
  await page.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Thank you\. Your report is WR-\d+\.$/);
  return (await page.getByRole('link', { name: 'The page of your report' }).getAttribute('href'))!;
}

/** The link of a report that all workers share. */
export async function sharedReport(page: Page): Promise<string> {
  const file = join(process.env.STEELYARD_DATA!, 'report-link');
  return alone(file, async () => {
    if (!existsSync(file)) writeFileSync(file, await report(page));
    return readFileSync(file, 'utf8');
  });
}
