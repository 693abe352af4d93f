// The account mails that the demo keeps, and the acts that send them.
// Invariant: a link is read where a person of the demo reads it, on the page that stands for the mailbox.

import { type APIRequestContext, type Page, expect } from '@playwright/test';
import { nextCode } from './authenticator.ts';
import { Hands } from './hands.ts';
import { PASSWORD, enrol } from './sign-up.ts';
import { type Role, byPassword, fresh } from './test.ts';

/** The newest link of a kind in a person's mail, as soon as it is there: some mail is written apart from the answer. */
export async function mailed(request: APIRequestContext, to: string, path: string): Promise<string> {
  let link: string | undefined;
  await expect.poll(async () => {
    const answer = await request.get('/outbox');
    expect(answer.status()).toBe(200);
    const mails = (await answer.text()).split('<article').filter(mail => mail.includes(`<bdi>${to}</bdi>`));
    link = mails.map(mail => /href="([^"]+)"/.exec(mail)?.[1]).find(href => href?.startsWith(path));
    return link;
  }, { message: `mail to ${to} with ${path}` }).toBeTruthy();
  return link!;
}

/** Goes to the form that opens a workspace, through the link mailed to an address. */
export async function askToOpen(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  await page.goto(await mailed(page.request, email, '/sign-up/link/'));
}

/** A newcomer fills the form in, and is asked for a second factor. */
export async function fillInSignUp(page: Page, stem: string): Promise<{ slug: string; email: string }> {
  const slug = fresh(stem);
  const email = `asha@${slug}.example`;
  await askToOpen(page, email);
  for (const [label, value] of Object.entries({
    // The web address is made from the name.
    'Your name': 'Asha Varkey', Password: PASSWORD, 'Name of the shop or dairy': slug,
  })) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Country').selectOption({ label: 'New Zealand' });
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.waitForURL('**/sign-up/factor');
  return { slug, email };
}

/** Opens a workspace for a newcomer, with the second factor that an Owner needs; `key` is the authenticator's. */
export async function open(page: Page, stem: string): Promise<{ slug: string; email: string; key: string }> {
  const { slug, email } = await fillInSignUp(page, stem);
  const key = await page.locator('[data-key]').innerText();
  await page.getByLabel('Code', { exact: true }).fill(await nextCode(key));
  await page.getByRole('button', { name: 'Open workspace' }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL(`**/w/${slug}?done=1`);
  return { slug, email, key };
}

/** An Owner allows sign-in by mailed links. */
export async function letLinksSignIn(page: Page, slug: string): Promise<void> {
  await page.goto(`/w/${slug}/settings`);
  await page.getByRole('group', { name: 'A mailed link signs in, without the password' }).getByText('Yes').click();
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save settings' }) });
  await form.getByLabel('Why').fill('no keyboard at the counter');
  await form.getByRole('button', { name: 'Save settings' }).click();
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
}

/** Asks for a link in place of the password. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await byPassword(page);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
}

/** An Owner with a fresh proof sets the address for notices. Returns the link mailed there. */
export async function setBilling(page: Page, slug: string, email: string): Promise<string> {
  await page.goto(`/w/${slug}/settings/billing`);
  const form = page.getByRole('region', { name: 'Who pays' });
  await form.getByLabel('Billing address (e-mail)').fill(email);
  await form.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`**/w/${slug}/settings/billing?done=1`);
  await page.goto(`/w/${slug}/outbox`);
  return (await page.locator('a[href^="/billing/"]').first().getAttribute('href'))!;
}

/** An Owner with a fresh proof sets the security contact. Returns the link mailed there. */
export async function setSecurityContact(page: Page, slug: string, email: string): Promise<string> {
  await page.goto(`/w/${slug}/settings/security-contact`);
  const form = page.getByRole('region', { name: 'Who reads notices of incidents' });
  await form.getByLabel('Security contact (e-mail)').fill(email);
  await form.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`**/w/${slug}/settings/security-contact?done=1`);
  await page.goto(`/w/${slug}/outbox`);
  return (await page.locator('a[href^="/security-contact/"]').first().getAttribute('href'))!;
}

/** Asks to change the address of one's account. */
export async function wantAddress(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(`/w/${slug}/account/email`);
  await page.getByLabel('New email').fill(email);
  await page.getByRole('button', { name: 'Mail the link' }).click();
  await page.waitForURL(`**/w/${slug}/account?done=1`);
}

export interface Member { page: Page; email: string; key: string }

/** Nila, invited by the Owner of a workspace with this role, joins in a browser of her own. */
export async function joins(owner: Page, slug: string, role: Role): Promise<Page> {
  await owner.goto(`/w/${slug}/team`);
  const form = owner.getByRole('region', { name: 'Invite someone' });
  await form.getByLabel('Email').fill(`nila@${slug}.example`);
  await form.getByLabel(role).check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = new URL(await owner.getByLabel('To copy').inputValue());
  const home = await owner.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await home.newPage();
  await page.goto(link.pathname);
  await page.getByLabel('Your name').fill('Nila Deo');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  return page;
}

/** Nila as the Accountant; `key` is her authenticator's. */
export async function memberOf(owner: Page, slug: string): Promise<Member> {
  const page = await joins(owner, slug, 'Accountant');
  await page.waitForURL(`**/w/${slug}/account/authenticator`);
  const key = await enrol(page, new Hands(page));
  await page.waitForURL(`**/w/${slug}?done=1`);
  const email = `nila@${slug}.example`;
  // An Owner can recover only a member with a confirmed address.
  await page.goto(await mailed(page.request, email, '/confirm/'));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
  return { page, email, key };
}

/** An Owner asks to move Nila to a new account, by keyboard. */
export async function askRecovery(page: Page, slug: string): Promise<void> {
  const hands = new Hands(page);
  const card = page.getByRole('region', { name: 'Lost second factor' });
  await page.goto(`/w/${slug}/team`);
  await hands.skip();
  await hands.through(page.getByRole('row', { name: 'Nila Deo' }).getByRole('link'));
  await hands.skip();
  await hands.fill(card, { 'What happened': 'Her phone fell into the river' });
  await hands.through(card.getByRole('button', { name: 'Ask for it' }));
  await expect(card).toContainText('Asha Varkey asked on');
}
