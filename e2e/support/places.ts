// The place of each page of the router: its shop, and the way to its parameters.
// Invariant: a page without parameters needs no entry; a page with some but without an entry, or an entry
// without a page, fails `every-page.spec.ts`.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
import { alone } from './authenticator.ts';
import { goOnWithHub } from './outside.ts';
import { asSharedOperator, proposeSupplier, sharedContactLink, sharedReport } from './operator.ts';
import { askAboutData } from './privacy.ts';
import { foundingLink, pages } from './program.ts';
import {
  askForLink, askRecovery, askToOpen, fillInSignUp, joins, letLinksSignIn, mailed, memberOf, open, setBilling,
  setSecurityContact, wantAddress,
} from './post.ts';
import { SLUG, begin, enrol, ownCounter, switchTo } from './till.ts';
import { type Role, type Shop, act, fresh, givePassword, person, signIn } from './test.ts';

export interface Place {
  /** Whose workspace; `street` is a person who is not signed in. Pictures use the first one. */
  in: (Shop | 'street')[];
  /** The page whose first matching link leads here, if the address has parameters besides the workspace. */
  from?: string;
  /** Makes an address for this visit. */
  make?: (room: BrowserContext) => Promise<string>;
  /** The content type of an answer that is a file and not a page. */
  file?: string;
  /** The devices at the till that its script may ask for. */
  devices?: string[];
  /** The roles that may open such a page, but not this one: what it shows is not theirs to see. */
  hidden?: Role[];
  /** The file's least number of bytes; a thousand by default. */
  least?: number;
}

const served = pages();
const SELL: Place = { in: ['jeweller'] };
const MAKE: Place = { in: ['dairy'] };
const BOTH: Place = { in: ['jeweller', 'dairy'] };
const STREET: Place = { in: ['street'] };

/** The pages that need an entry; all others are where their heading in the rail says. */
export const PLACES: Record<string, Place> = {
  '/w/{slug}/rates/{metal}/{fineness}/{side}': { ...SELL, from: '/w/{slug}/rates' },
  '/w/{slug}/bills/new': { ...BOTH, devices: ['camera', 'serial'] },
  '/w/{slug}/printers/prints/{print}': {
    ...SELL, from: '/w/{slug}/printers', devices: ['serial', 'usb'], hidden: ['Maker', 'Quality'],
  },
  '/w/{slug}/printers/prints/{print}/pdf': { ...SELL, from: '/w/{slug}/printers/prints/{print}', file: 'application/pdf' },
  '/w/{slug}/printers/prints/{print}/bytes': {
    ...SELL, from: '/w/{slug}/printers/prints/{print}', file: 'application/octet-stream',
  },
  '/w/{slug}/bills/{id}': { ...SELL, from: '/w/{slug}/bills' },
  '/w/{slug}/bills/{id}/print': { ...SELL, from: '/w/{slug}/bills/{id}' },
  '/w/{slug}/bills/{id}/pdf': { ...SELL, from: '/w/{slug}/bills/{id}', file: 'application/pdf' },
  '/w/{slug}/books/check': SELL,
  '/w/{slug}/jobs/new': SELL,
  '/w/{slug}/jobs/{job}': { ...SELL, from: '/w/{slug}/jobs' },
  '/w/{slug}/jobs/{job}/print': { ...SELL, from: '/w/{slug}/jobs/{job}' },
  '/w/{slug}/orders': BOTH,
  '/w/{slug}/orders/new': MAKE,
  '/w/{slug}/orders/run': MAKE,
  '/w/{slug}/orders/{order}': { ...MAKE, from: '/w/{slug}/orders' },
  '/w/{slug}/standing-orders/{standing}': { ...MAKE, from: '/w/{slug}/orders' },
  '/w/{slug}/tills/{session}': { ...SELL, from: '/w/{slug}/tills' },
  '/w/{slug}/stock/{tag}': { ...SELL, from: '/w/{slug}/stock' },
  '/w/{slug}/metal': SELL,
  '/w/{slug}/approvals': SELL,
  '/w/{slug}/stocktakes/{stocktake}': { ...SELL, from: '/w/{slug}/stocktakes', devices: ['camera'] },
  '/w/{slug}/customers/{party}': { ...SELL, from: '/w/{slug}/bills/{id}' },
  '/w/{slug}/ageing': SELL,
  '/w/{slug}/recipes/{recipe}': { ...MAKE, from: '/w/{slug}/recipes' },
  '/w/{slug}/recipes/new': MAKE,
  '/w/{slug}/recipes/{recipe}/next': { ...MAKE, from: '/w/{slug}/recipes/{recipe}' },
  '/w/{slug}/recipes/{recipe}/sheet': { ...MAKE, from: '/w/{slug}/recipes/{recipe}' },
  '/w/{slug}/step-photos/{photo}': { ...MAKE, from: '/w/{slug}/recipes/{recipe}', file: 'image/png' },
  '/w/{slug}/silos/{silo}': { ...MAKE, from: '/w/{slug}/silos' },
  '/w/{slug}/batches/{batch}': { ...MAKE, from: '/w/{slug}/batches', devices: ['camera'] },
  '/w/{slug}/batches/{batch}/record': { ...MAKE, from: '/w/{slug}/batches/{batch}', file: 'application/pdf' },
  '/w/{slug}/equipment/{equipment}': { ...MAKE, from: '/w/{slug}/equipment' },
  '/w/{slug}/equipment/{equipment}/record': { ...MAKE, from: '/w/{slug}/equipment/{equipment}', file: 'text/csv; charset=utf-8',
    least: 250 },
  '/w/{slug}/equipment/{equipment}/checks/{check}': { ...MAKE, from: '/w/{slug}/equipment/{equipment}' },
  '/w/{slug}/equipment/{equipment}/checks/{check}/papers/{paper}': {
    ...MAKE, from: '/w/{slug}/equipment/{equipment}/checks/{check}', file: 'application/pdf',
  },
  '/w/{slug}/lots/{lot}': { ...MAKE, from: '/w/{slug}/lots' },
  '/w/{slug}/lots/{lot}/label': { ...MAKE, from: '/w/{slug}/lots/{lot}' },
  '/w/{slug}/lots/{lot}/label/pdf': { ...MAKE, from: '/w/{slug}/lots/{lot}/label', file: 'application/pdf' },
  '/w/{slug}/lots/{lot}/weights': { ...MAKE, from: '/w/{slug}/lots/{lot}' },
  '/w/{slug}/figures/cost': MAKE,
  '/w/{slug}/items/{item}': { ...MAKE, from: '/w/{slug}/items' },
  '/w/{slug}/team/{person}': { ...SELL, from: '/w/{slug}/team' },
  '/w/{slug}/team/reviews/{number}': { ...SELL, make: accessReview },
  '/w/{slug}/team/reviews/{number}/record.csv': {
    ...SELL, make: async () => `${await accessReview()}/record.csv`, file: 'text/csv; charset=utf-8', least: 100,
  },
  '/w/{slug}/team/roles/{role}': { ...SELL, from: '/w/{slug}/team/roles' },
  '/w/{slug}/policies/{policy}': { ...SELL, make: policy },
  '/w/{slug}/move-in': BOTH,
  '/w/{slug}/settings/holidays': BOTH,
  '/w/{slug}/requests/new': SELL,
  '/w/{slug}/requests/{number}': { ...SELL, make: requestInHand },
  '/w/{slug}/requests/{number}/held': { ...SELL, make: async () => `${await requestInHand()}/held` },
  '/w/{slug}/requests/{number}/held.json': {
    ...SELL, make: async () => `${await requestInHand()}/held.json`, file: 'application/json', least: 100,
  },
  '/w/{slug}/requests/{number}/held.csv': {
    ...SELL, make: async () => `${await requestInHand()}/held.csv`, file: 'text/csv; charset=utf-8', least: 100,
  },
  '/w/{slug}/requests/{number}/search': { ...SELL, make: async () => `${await requestInHand()}/search` },
  '/w/{slug}/requests/{number}/receipt.jsonl': { ...SELL, make: receipt, file: 'application/jsonl', least: 100 },
  '/w/{slug}/settings/export': SELL,
  '/w/{slug}/settings/security-contact': SELL,
  '/w/{slug}/settings/comparison': BOTH,
  '/w/{slug}/notices': SELL,
  '/w/{slug}/settings/export/{archive}/file': { ...SELL, make: exported, file: 'application/zip' },
  '/w/{slug}/audit/export': { ...BOTH, file: 'application/jsonl' },
  '/w/{slug}/account': SELL,
  '/w/{slug}/till': { ...STREET, make: till },
  '/w/{slug}/draft': { ...STREET, make: draft },
  '/sign-in': STREET,
  '/sign-in/code': { ...STREET, make: halfIn },
  '/sign-up': STREET,
  '/sign-up/factor': { ...STREET, make: factorAtSignUp },
  '/sign-up/with': { ...STREET, make: newcomer },
  '/sign-up/account': STREET,
  '/sign-up/link/{link}': { ...STREET, make: founding },
  '/sign-up/invited/{link}': { ...STREET, make: async () => foundingLink() },
  '/sign-up/invited/{link}/account': { ...STREET, make: async () => `${foundingLink()}/account` },
  '/join/{link}': { ...STREET, make: invitation },
  '/outbox': STREET,
  '/forgotten': STREET,
  '/w/{slug}/instance': { ...STREET, make: room => atInstance(room, '/instance') },
  '/w/{slug}/instance/incidents': { ...STREET, make: room => atInstance(room, '/instance/incidents') },
  '/w/{slug}/instance/incidents/{number}': { ...STREET, make: operatorsIncident },
  '/w/{slug}/instance/incidents/{number}/evidence/{evidence}': {
    ...STREET, make: operatorsEvidence, file: 'application/octet-stream', least: 10,
  },
  '/w/{slug}/instance/reports': { ...STREET, make: room => atInstance(room, '/instance/reports') },
  '/w/{slug}/instance/reports/{number}': { ...STREET, make: operatorsReport },
  '/w/{slug}/instance/settings': { ...STREET, make: room => atInstance(room, '/instance/settings') },
  '/w/{slug}/instance/clock': { ...STREET, make: room => atInstance(room, '/instance/clock') },
  '/w/{slug}/instance/contacts': { ...STREET, make: room => atInstance(room, '/instance/contacts') },
  '/w/{slug}/instance/comparison': { ...STREET, make: room => atInstance(room, '/instance/comparison') },
  '/contact/{link}': { ...STREET, make: contactLink },
  '/w/{slug}/instance/suppliers': { ...STREET, make: room => atInstance(room, '/instance/suppliers') },
  '/w/{slug}/instance/suppliers/{number}': { ...STREET, make: operatorsSupplier },
  '/w/{slug}/instance/books': { ...STREET, make: room => atInstance(room, '/instance/books') },
  '/w/{slug}/instance/books/open.json': {
    ...STREET, make: room => atInstance(room, '/instance/books/open.json'), file: 'application/json', least: 2,
  },
  '/w/{slug}/instance/captures': { ...STREET, make: room => atInstance(room, '/instance/captures') },
  '/w/{slug}/instance/captures/{number}': { ...STREET, make: operatorsCapture },
  '/security/report/{secret}': { ...STREET, make: ownReport },
  '/privacy/{slug}': { ...STREET, make: async () => privacyForm() },
  '/privacy/{slug}/{secret}': { ...STREET, make: ownRequest },
  '/security/report': STREET,
  '/security/rules': STREET,
  '/security/credits': STREET,
  '/security/advisories': STREET,
  '/trust': STREET,
  '/trust/incidents': STREET,
  '/trust/suppliers': STREET,
  '/trust/promise/{id}': { ...STREET, from: '/trust' },
  '/trust/policy': STREET,
  '/trust/policy/{version}': { ...STREET, from: '/trust/policy' },
  '/billing/{link}': { ...STREET, make: billing },
  '/security-contact/{link}': { ...STREET, make: securityContact },
  '/confirm/{link}': { ...STREET, make: confirmation },
  '/reset/{link}': { ...STREET, make: newPassword },
  '/sign-in/link/{link}': { ...STREET, make: linkIn },
  '/recovery/{link}': { ...STREET, make: keptFactor },
  '/address/{side}/{link}': { ...STREET, make: newAddress },
  '/workspaces': { in: ['jeweller', 'street'] },
  '/errors': STREET,
};

/** The place of a page; undefined if its parameters need an entry. */
export function placeOf(template: string): Place | undefined {
  const plain = !template.replace('{slug}', '').includes('{');
  return PLACES[template] ?? (plain ? { Sell: SELL, Make: MAKE }[served.get(template) ?? ''] ?? BOTH : undefined);
}

const SLUGS: Record<Shop | 'street', string> = { dairy: 'quoll-creek', jeweller: 'sona-rekha', street: '' };

/** The address of a page in a shop, found as a person would: by the links of the page before it. */
export async function address(template: string, shop: Shop | 'street', room: BrowserContext): Promise<string> {
  const place = placeOf(template);
  if (!place) throw new Error(`${template} has no entry in support/places.ts`);
  if (place.make) return place.make(room);
  const plain = template.replace('{slug}', SLUGS[shop]);
  if (!place.from) return plain;
  const before = await html(room.request, await address(place.from, shop, room));
  const wanted = new RegExp(`^${plain.replace(/\{\w+\}/g, '[^/]+')}$`);
  const links = [...before.matchAll(/href="([^"?#]+)[^"]*"/g)].map(found => found[1]!);
  const found = links.find(link => wanted.test(link) && !served.has(link.replace(SLUGS[shop], '{slug}')));
  if (!found) throw new Error(`${place.from} has no link to ${template}`);
  return found;
}

async function html(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.text();
}

/** An Admin invites a person on the page, because it requires a proof that no token has. */
async function invitation(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  await signIn(page, person('dairy', 'Admin'));
  await page.goto('/w/quoll-creek/team');
  const form = page.getByRole('region', { name: 'Invite someone' });
  await form.getByLabel('Email').fill(`${fresh('guest')}@quoll-creek.example`);
  await form.getByLabel('Maker').check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('To copy').inputValue();
  await office.close();
  return new URL(link).pathname;
}

/** A person who joined by a link that was handed over gets the link that confirms their address. */
async function confirmation(room: BrowserContext): Promise<string> {
  const street = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const owner = await street.newPage();
  const { slug } = await open(owner, 'confirm');
  await (await joins(owner, slug, 'Cashier')).context().close();
  await street.close();
  return mailed(room.request, `nila@${slug}.example`, '/confirm/');
}

/** A newcomer asks for the link that opens a workspace. */
async function founding(room: BrowserContext): Promise<string> {
  const street = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await street.newPage();
  await askToOpen(page, `asha@${fresh('founding')}.example`);
  const path = new URL(page.url()).pathname;
  await street.close();
  return path;
}

/** The Owner signs in again, asks for an archive of the shop and for its link. */
async function exported(room: BrowserContext): Promise<string> {
  await room.clearCookies();
  const page = await room.newPage();
  await signIn(page, person('jeweller', 'Owner'));
  await page.goto('/w/sona-rekha/settings/export');
  const link = page.getByRole('button', { name: 'Get a link' });
  const archives = await link.count();
  await page.getByLabel('Why').fill('a copy for a test');
  await page.getByRole('button', { name: 'Export everything' }).click();
  await expect(async () => {
    await page.goto('/w/sona-rekha/settings/export');
    expect(await link.count()).toBeGreaterThan(archives);
  }).toPass({ timeout: 60_000 });
  await link.first().click();
  const path = await page.getByRole('link', { name: 'Download' }).first().getAttribute('href');
  await page.close();
  return path!;
}

/** A newcomer sets the security contact. */
async function securityContact(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  const { slug } = await open(page, 'guards');
  const link = await setSecurityContact(page, slug, `security@${slug}.example`);
  await office.close();
  return link;
}

/** A newcomer sets the address for their notices. */
async function billing(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  const { slug } = await open(page, 'pays');
  const link = await setBilling(page, slug, `accounts@${slug}.example`);
  await office.close();
  return link;
}

/** A newcomer forgot their password. A later link ends the earlier one, so no other test mails this person. */
async function newPassword(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const { email } = await open(await office.newPage(), 'forgot');
  await office.close();
  const page = await room.newPage();
  await page.goto('/forgotten');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  await page.close();
  return mailed(room.request, email, '/reset/');
}

/** An Owner allows sign-in by mailed links, and asks for one in this browser. */
async function linkIn(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const { slug, email } = await open(await office.newPage(), 'link');
  await letLinksSignIn(office.pages()[0]!, slug);
  await office.close();
  const page = await room.newPage();
  await askForLink(page, email);
  await page.close();
  return mailed(room.request, email, '/sign-in/link/');
}

/** An Owner asks to change their address. */
async function newAddress(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  const { slug, email } = await open(page, 'moves');
  await wantAddress(page, slug, `new-${email}`);
  await office.close();
  return mailed(room.request, email, '/address/leave/');
}

/** An Owner reports that a member lost their second factor. */
async function keptFactor(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  const { slug } = await open(page, 'kept');
  const nila = await memberOf(page, slug);
  await askRecovery(page, slug);
  await office.close();
  await nila.page.context().close();
  return mailed(room.request, nila.email, '/recovery/');
}

/** The room is a till of the jeweller's. It is made in another browser, so that the room's own sessions stay. */
async function till(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  await enrol(await office.newPage());
  await room.addCookies((await office.cookies()).filter(one => one.name.startsWith('__Host-till-')));
  await office.close();
  return `/w/${SLUG}/till`;
}

/** A Cashier left unfinished work at a till, and is back. */
async function draft(room: BrowserContext): Promise<string> {
  const office = await room.browser()!.newContext({ baseURL: process.env.STEELYARD_URL });
  const page = await office.newPage();
  const { slug, cashier } = await ownCounter(page);
  await switchTo(page, slug, cashier);
  await begin(page, slug, fresh('begun'));
  await switchTo(page, slug, cashier);
  await room.addCookies((await office.cookies()).filter(one => /^__Host-(till|s)-/.test(one.name)));
  await office.close();
  return `/w/${slug}/draft`;
}

/** A person who gave their password and still needs to give the code. */
async function halfIn(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  await givePassword(page, person('dairy', 'Accountant'));
  await page.waitForURL('**/sign-in/code*');
  await page.close();
  return '/sign-in/code';
}

/** A page of the people who run the instance; the room's browser is signed in as one of them. */
async function atInstance(room: BrowserContext, path: string): Promise<string> {
  const page = await room.newPage();
  await asSharedOperator(page);
  await page.close();
  return `/w/instance${path}`;
}

/** A drill, for the people who run the instance. */
async function operatorsIncident(room: BrowserContext): Promise<string> {
  const list = await atInstance(room, '/instance/incidents');
  const page = await room.newPage();
  await page.goto(list);
  const declare = page.getByRole('region', { name: 'Declare an incident' });
  await declare.getByLabel('What was seen').fill('A list was open');
  await declare.getByText('This is a drill').click();
  await declare.getByRole('button', { name: 'Declare' }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
  const path = new URL(page.url()).pathname;
  await page.close();
  return path;
}

/** The link by which somebody confirms the address for reports. */
async function contactLink(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  const link = await sharedContactLink(page);
  await page.close();
  return link;
}

/** A supplier that is proposed and not announced, so that no workspace gets a notice. */
async function operatorsSupplier(room: BrowserContext): Promise<string> {
  const list = await atInstance(room, '/instance/suppliers');
  const page = await room.newPage();
  await page.goto(list);
  await proposeSupplier(page, fresh('Supplier'));
  const path = new URL(page.url()).pathname;
  await page.close();
  return path;
}

/** A support case that is closed, so that no page of the jeweller tells of its question. */
async function operatorsCapture(room: BrowserContext): Promise<string> {
  const list = await atInstance(room, '/instance/captures');
  const page = await room.newPage();
  await page.goto(list);
  const form = page.getByRole('region', { name: 'Ask for a record' });
  await form.getByLabel('Address of the workspace').fill('sona-rekha');
  await form.getByLabel('Code or number').fill('c-meera');
  await form.getByLabel('What it is needed for').fill('The balance is wrong');
  await form.getByLabel('Hours').fill('4');
  await form.getByRole('button', { name: 'Ask the Owners' }).click();
  await page.waitForURL('**/instance/captures?done=1');
  await page.getByRole('link', { name: /^SC-\d+$/ }).first().click();
  await page.waitForURL('**/instance/captures/*');
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Close it and delete the copy' }).click();
  await page.waitForURL('**/instance/captures/*?done=1');
  await page.close();
  return path;
}

/** A piece of evidence of a drill, for the people who run the instance. */
async function operatorsEvidence(room: BrowserContext): Promise<string> {
  const incident = await operatorsIncident(room);
  const page = await room.newPage();
  await page.goto(incident);
  const card = page.getByRole('region', { name: 'Evidence' });
  await card.getByLabel('Or a text').fill('10:02 a row was read');
  await card.getByRole('button', { name: 'Add evidence' }).click();
  await page.waitForURL('**/instance/incidents/*?done=1');
  const path = await card.getByRole('link', { name: 'note.txt' }).getAttribute('href');
  await page.close();
  return path!;
}

/** A report of a weakness, for the people who run the instance. */
async function operatorsReport(room: BrowserContext): Promise<string> {
  await ownReport(room);
  const list = await atInstance(room, '/instance/reports?which=all');
  const links = (await html(room.request, list)).matchAll(/href="(\/w\/instance\/instance\/reports\/\d+)"/g);
  return [...links][0]![1]!;
}

/** A report of a weakness, for its reporter. */
async function ownReport(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  const link = await sharedReport(page);
  await page.close();
  return link;
}

/** The form by which persons ask the jeweller about their data. */
function privacyForm(): string {
  return '/privacy/sona-rekha';
}

/** A person asks the jeweller about their data. Returns the secret link. */
async function ownRequest(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  const link = await askAboutData(page, 'See what is held about me');
  await page.close();
  return link;
}

/** A request by letter about a customer, which the Owner has in hand; the first worker writes it. */
async function requestInHand(): Promise<string> {
  return kept('request-page', async () => `/w/sona-rekha/requests/${await newRequest()}`);
}

/** Writes down a request, says whose data it is, and that somebody knows them. Returns its number. */
async function newRequest(): Promise<number> {
  const owner = person('jeweller', 'Owner');
  const { number } = await act(owner, 'workspace.request.open', { kind: 'access', came_by: 'letter', name: 'Somebody' });
  await act(owner, 'workspace.request.match', { number, party: 'c-meera-000' });
  await act(owner, 'workspace.request.check', { number, how: 'known' });
  return number;
}

/** The review of access of the jeweller that is open; the first worker begins it, unless the program did. */
async function accessReview(): Promise<string> {
  return kept('review-page', async () => {
    const begun = await act(person('jeweller', 'Owner'), 'workspace.access_review.open', {}).catch(() => ({ number: 1 }));
    return `/w/sona-rekha/team/reviews/${begun.number}`;
  });
}

/** A policy of the jeweller's; the first worker adds it. */
async function policy(): Promise<string> {
  return kept('policy-page', async () => {
    const added = await act(person('jeweller', 'Owner'), 'workspace.policy.add', {
      kind: 'access', title: 'Who gets in', body: 'Ask first.', readers: ['Auditor'],
    });
    return `/w/sona-rekha/policies/${added.policy}`;
  });
}

/** An address that the first worker makes, and the others use too. */
async function kept(name: string, make: () => Promise<string>): Promise<string> {
  const file = join(process.env.STEELYARD_DATA!, name);
  return alone(file, async () => {
    if (!existsSync(file)) writeFileSync(file, await make());
    return readFileSync(file, 'utf8');
  });
}

/** The receipt of a request that the Owner answered, which the next checkpoint of the audit log proves. */
async function receipt(): Promise<string> {
  return kept('receipt', async () => {
    const [owner, number] = [person('jeweller', 'Owner'), await newRequest()];
    await act(owner, 'workspace.request.answer', { number, outcome: 'done', message: 'You find it in our letter.' });
    const headers = { authorization: `Bearer ${owner.token}` };
    const ask = `${process.env.STEELYARD_URL}/api/v1/queries/workspace.request.receipt?number=${number}`;
    const proved = async () => (await (await fetch(ask, { headers })).json()).checkpoint;
    await expect.poll(proved, { timeout: 90_000 }).not.toBeNull();
    return `/w/sona-rekha/requests/${number}/receipt.jsonl`;
  });
}

/** A newcomer opens a workspace and is asked for a second factor, in the room's browser. */
async function factorAtSignUp(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  await fillInSignUp(page, 'factor');
  await page.close();
  return '/sign-up/factor';
}

async function newcomer(room: BrowserContext): Promise<string> {
  const page = await room.newPage();
  await goOnWithHub(page, fresh('newcomer'));
  await page.waitForURL('**/sign-up/with');
  await page.close();
  return '/sign-up/with';
}
