// The base of every spec: the demo's people, the API as one of them, and a guard on each page.
// Invariant: a console error, a script error or a breach of the content policy fails the spec in which it
// happened, and a failed spec prints the content of its page.

import { type Browser, type BrowserContext, type Page, test as base, expect } from '@playwright/test';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alone, nextCode } from './authenticator.ts';

export { expect };
export type { Browser, BrowserContext, Locator, Page, Response } from '@playwright/test';

export type Shop = 'dairy' | 'jeweller';
export type Role = 'Owner' | 'Admin' | 'Manager' | 'Cashier' | 'Maker' | 'Quality' | 'Accountant' | 'Auditor';
export interface Person { workspace: string; name: string; role: Role; email: string; password: string; totp_secret: string | null; pin: string | null; token: string }

/** Shorter than the time after which an action asks who is there. */
const FRESH_MS = 120_000;
const SLUGS: Record<Shop, string> = { dairy: 'quoll-creek', jeweller: 'sona-rekha' };

/** A person of the demo. */
export function person(shop: Shop, role: Role): Person {
  const facts = JSON.parse(readFileSync(join(process.env.STEELYARD_DATA!, 'demo.json'), 'utf8'));
  const found = facts.people.find((one: Person) => one.workspace === SLUGS[shop] && one.role === role);
  if (!found) throw new Error(`the demo has no ${role} in ${SLUGS[shop]}`);
  return found;
}

/** Runs an action over the public API; a refusal is an error. */
export async function act(who: Person, action: string, input: object): Promise<any> {
  const answer = await fetch(`${process.env.STEELYARD_URL}/api/v1/actions/${action}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(input),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${action} was refused: ${said}`);
  return JSON.parse(said);
}

/** A unique name, so that specs do not meet: `ring-k3x9q2`. */
export function fresh(stem: string): string {
  return `${stem}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Records the errors of a page from now on. */
export function guard(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', error => wrong.push(`script error: ${error.message}`));
  page.on('request', request => {
    if (request.url().endsWith('/csp-report')) wrong.push(`content policy: ${request.postData()}`);
  });
  page.on('console', message => {
    // A refused form gets 4xx on purpose, and the browser logs that as an error of its own.
    const isRefusal = /^Failed to load resource: the server responded with a status of 4(0[139]|22)/.test(message.text());
    if (message.type() === 'error' && !isRefusal) wrong.push(`console: ${message.text()}`);
  });
  return wrong;
}

/** The sign-in page with its e-mail and password unfolded; without script they are open. */
export async function byPassword(page: Page): Promise<void> {
  await page.goto('/sign-in');
  const other = page.getByText('Use email and password');
  if (await other.isVisible()) await other.click();
}

/** Enters e-mail and password on the real page, and nothing more. */
export async function givePassword(page: Page, who: Person): Promise<void> {
  await byPassword(page);
  await page.getByLabel('Email').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in through the real pages, with the second factor if the person has one. */
export async function signIn(page: Page, who: Person): Promise<void> {
  await givePassword(page, who);
  if (who.totp_secret) {
    await page.waitForURL('**/sign-in/code*');
    await page.getByLabel('Code').fill(await nextCode(who.totp_secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.waitForURL(`**/w/${who.workspace}`);
}

/**
 * Signs in as the Owner of a shop, with the cookies of a sign-in of the last two minutes if there is one: a code
 * works once.
 */
export async function asOwner(page: Page, shop: Shop): Promise<void> {
  const file = join(process.env.STEELYARD_DATA!, `fresh-${shop}.json`);
  await alone(file, async () => {
    if (existsSync(file) && Date.now() - statSync(file).mtimeMs < FRESH_MS) {
      return page.context().addCookies(JSON.parse(readFileSync(file, 'utf8')).cookies);
    }
    await signIn(page, person(shop, 'Owner'));
    await page.context().storageState({ path: file });
  });
}

async function room(browser: Browser, shop: Shop | null): Promise<BrowserContext> {
  // Worker fixtures have no `use` of their own tests; the address is the same for all.
  const baseURL = process.env.STEELYARD_URL!;
  if (!shop) return browser.newContext({ baseURL });
  // A code works once: the first worker signs in, the others use its cookies.
  const storageState = join(process.env.STEELYARD_DATA!, `room-${shop}.json`);
  await alone(storageState, async () => {
    if (existsSync(storageState)) return;
    const context = await browser.newContext({ baseURL });
    await signIn(await context.newPage(), person(shop, 'Owner'));
    await context.storageState({ path: storageState });
    await context.close();
  });
  return browser.newContext({ baseURL, storageState });
}

type Rooms = Record<Shop | 'street', BrowserContext>;

/** `rooms`: browsers that stay signed in as the Owner of each shop, and one of a stranger; one set for each worker. */
export const test = base.extend<object, { rooms: Rooms }>({
  rooms: [async ({ browser }, use) => {
    const rooms: Rooms = {
      dairy: await room(browser, 'dairy'), jeweller: await room(browser, 'jeweller'), street: await room(browser, null),
    };
    await use(rooms);
    await Promise.all(Object.values(rooms).map(one => one.close()));
  }, { scope: 'worker' }],
  page: async ({ page }, use, test) => {
    const wrong = guard(page);
    await use(page);
    // The gate keeps printed text, and no pictures.
    if (test.status !== test.expectedStatus) console.error(`${page.url()}\n${await page.locator('body').ariaSnapshot()}`);
    expect(wrong).toEqual([]);
  },
});
