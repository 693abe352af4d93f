// The permissions of each role, and the target of every link and button.
// Invariant: the table is the program's own (crates/steelyard/tests/snapshots/permissions.txt), so that these
// tests find a button shown by mistake before a person meets a refusal.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inFull } from './full.ts';
import type { Role } from './test.ts';

export const ROLES: Role[] = ['Owner', 'Admin', 'Manager', 'Cashier', 'Maker', 'Quality', 'Accountant', 'Auditor'];

const TABLE = fileURLToPath(new URL('../../crates/steelyard/tests/snapshots/permissions.txt', import.meta.url));
const ROW = /^(\S*)\s+(query|action|computation|page)(?:\+2nd)?\s+\S+\s+([x.](?:\s+[x.]){7})$/;
const PAGES = '/w/{slug}';
/** How many links of a page that lead to the same template are followed, unless all are. */
const FOLLOWED = inFull() ? Infinity : 3;
/** The addresses, besides actions, that a form may post to. */
const DOORS = ['/sign-in', '/sign-in/code', '/sign-out', '/sign-up', '/step-up', '/account/with/hub'];

/** The roles that may use an operation (`sell.invoice.post`) or a page (its template). */
const allowed = new Map<string, Set<Role>>();
for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
  const [, name, kind, cells] = ROW.exec(line) ?? [];
  if (cells === undefined) continue;
  const marks = cells.split(/\s+/);
  allowed.set(kind === 'page' ? PAGES + name : name!, new Set(ROLES.filter((_, n) => marks[n] === 'x')));
}
/** The page at which a signed-in person proves it again. It is everybody's, and not in the matrix. */
allowed.set(`${PAGES}/step-up`, new Set(ROLES));

export function may(role: Role, what: string): boolean {
  return allowed.get(what)?.has(role) ?? false;
}

/** A link or button, as the browser sees it. */
interface Pressed { words: string; to: string; posts: boolean; fault: string }

/** A page as it was sent, at this address. */
export interface Sent { at: string; html: string }

/** The faults of a page's links and buttons, for a person of this role: of an open page, or of one that was only sent and that
 *  `page`, which is empty, reads. */
export async function deadEnds(page: Page, role: Role, templates: string[], sent?: Sent): Promise<string[]> {
  const wrong: string[] = [];
  const here = sent ?? { at: page.url(), html: await page.content() };
  const followed = new Map<string, number>();
  for (const it of await page.evaluate(pressable, sent)) {
    const fault = it.fault || (it.to ? await fate(page, here, role, it, templates, followed) : '');
    if (fault) wrong.push(`"${it.words}": ${fault}`);
  }
  return wrong;
}

async function fate(
  page: Page, here: Sent, role: Role, it: Pressed, templates: string[], followed: Map<string, number>,
): Promise<string> {
  const to = new URL(it.to);
  if (to.protocol === 'mailto:') return '';
  const action = /^\/w\/[^/]+\/do\/(.+)$/.exec(to.pathname)?.[1];
  if (it.posts && action) return may(role, action) ? '' : `posts ${action}, which ${role} may not`;
  if (it.posts) return DOORS.some(door => to.pathname.endsWith(door)) ? '' : `posts to ${to.pathname}`;
  // As in the router: a literal path comes before one with parameters.
  const fitting = templates.filter(one => shape(one).test(to.pathname)).sort((a, b) => params(a) - params(b));
  if (!fitting.length) return `leads to ${to.pathname}, which is no page`;
  if (fitting[0]!.startsWith(PAGES) && !may(role, fitting[0]!)) return `leads to ${fitting[0]}, which ${role} may not see`;
  // A wrong word may fit a page's parameter: only the answer tells that nothing has that name. The rows of a list lead to the
  // same template.
  const before = followed.get(fitting[0]!) ?? 0;
  followed.set(fitting[0]!, before + 1);
  if (params(fitting[0]!) > params(PAGES) && before < FOLLOWED) {
    const status = await answered(page, role, to);
    if (status >= 400) return `leads to ${to.pathname}${to.search}, which answers ${status}`;
  }
  return to.hash.length > 1 ? await anchor(page, here, to) : '';
}

/** The answers of addresses with parameters, by role and address, once in each worker. */
const answers = new Map<string, Promise<number>>();

function answered(page: Page, role: Role, to: URL): Promise<number> {
  const key = `${role} ${to.pathname}${to.search}`;
  if (!answers.has(key)) answers.set(key, page.request.get(to.pathname + to.search).then(answer => answer.status()));
  return answers.get(key)!;
}

const params = (template: string) => template.split('{').length;
const shape = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}/?$`);

/** Whether the page has the part that a link names. */
async function anchor(page: Page, here: Sent, to: URL): Promise<string> {
  const at = new URL(here.at);
  const id = decodeURIComponent(to.hash.slice(1));
  const isHere = at.pathname === to.pathname && at.search === to.search;
  const html = isHere ? here.html : await fetched(page, to.pathname + to.search);
  return html.includes(`id="${id}"`) ? '' : `leads to ${to.pathname}${to.search}#${id}, and there is no such part`;
}

/** Pages that were fetched for their parts, once for each person. */
const read = new WeakMap<Page, Map<string, Promise<string>>>();

function fetched(page: Page, path: string): Promise<string> {
  const mine = read.get(page) ?? new Map<string, Promise<string>>();
  read.set(page, mine);
  if (!mine.has(path)) mine.set(path, page.request.get(path).then(answer => answer.text()));
  return mine.get(path)!;
}

/** Every link and button of this page, or of one that was sent. Runs in the page. */
function pressable(sent?: Sent): Pressed[] {
  const page = sent ? new DOMParser().parseFromString(sent.html, 'text/html') : document;
  const at = sent?.at ?? location.href;
  const called = (it: Element) => (it.getAttribute('aria-label') ?? it.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  // A relative address leads elsewhere from each page.
  const isWhole = (address: string) => /^([/#?]|[a-z]+:)/.test(address);
  const links = [...page.querySelectorAll('a[href]')].map(it => {
    const address = it.getAttribute('href')!;
    const fault = !address || isWhole(address) ? '' : `leads to "${address}", which is no whole address`;
    return { words: called(it), to: new URL(address, at).href, posts: false, fault };
  });
  const buttons = [...page.querySelectorAll('button')].map(it => {
    const words = called(it);
    const target = it.getAttribute('popovertarget');
    if (target) return { words, to: '', posts: false, fault: page.getElementById(target) ? '' : `opens ${target}, which is not there` };
    if (it.type !== 'submit') return { words, to: '', posts: false, fault: Object.keys(it.dataset).length ? '' : 'does nothing' };
    if (!it.form) return { words, to: '', posts: false, fault: 'belongs to no form' };
    const method = it.getAttribute('formmethod') ?? it.form.getAttribute('method') ?? 'get';
    const action = it.getAttribute('formaction') ?? it.form.getAttribute('action') ?? at;
    const sent = [...it.form.querySelectorAll('input[name="_page"], input[name="_next"]')] as HTMLInputElement[];
    const astray = sent.find(field => field.value && !field.value.startsWith('/'));
    const fault = astray ? `comes back to "${astray.value}" by ${astray.name}, which is no address` : '';
    return { words, to: method === 'dialog' ? '' : new URL(action, at).href, posts: method === 'post', fault };
  });
  // Each target once, with the text of its first link.
  const each = new Map<string, Pressed>();
  for (const it of [...links, ...buttons]) {
    const key = it.to && !it.fault ? `${it.posts} ${it.to}` : `${it.words} ${it.to} ${it.fault}`;
    if (!each.has(key)) each.set(key, it);
  }
  return [...each.values()];
}
