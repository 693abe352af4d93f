// Every page of the router, one by one, after some days of work: for its Owner at every size, in both themes
// and by the keyboard alone, and for each role that may open it, button by button.
// Invariant: the program itself lists the pages, so that a new page is tested as soon as it is registered.

import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breaches } from './support/axe.ts';
import { KEPT, fitsWidth, hardened, thinned, withinBudget } from './support/measures.ts';
import { PLACES, type Place, address, placeOf } from './support/places.ts';
import { pages } from './support/program.ts';
import { ROLES, deadEnds, may } from './support/roles.ts';
import { type Part, round } from './support/round.ts';
import {
  type BrowserContext, type Page, type Role, type Shop, expect, guard, person, signIn, test,
} from './support/test.ts';

/** 400 % and 200 % zoom, small phones, a phone, a tablet upright, a desktop. */
const WIDTHS = [320, 360, 390, 720, 820, 1440];
const PICTURED = [390, 820, 1440];
const PICTURES = process.env.PICTURES;
/** Emptied at the start of each run, like all of `out`. */
const JUDGED = fileURLToPath(new URL('./out/judged', import.meta.url));
/** Each theme, and each form of the shell (a desktop's rail, a phone's bar), is tested with all rules;
 *  every pair of them with the colours. */
const LOOKS = [
  { width: 1440, colorScheme: 'light', asked: 'all' }, { width: 1440, colorScheme: 'dark', asked: 'colours' },
  { width: 390, colorScheme: 'dark', asked: 'all' }, { width: 390, colorScheme: 'light', asked: 'colours' },
] as const;

const served = [...pages().keys()];

test('every page has its place, and every place its page', () => {
  expect(served.filter(one => !placeOf(one)), 'pages without a place in support/places.ts').toEqual([]);
  expect(Object.keys(PLACES).filter(one => !served.includes(one)), 'places without a page').toEqual([]);
});

for (const template of served) {
  for (const shop of placeOf(template)?.in ?? []) {
    const where = shop === 'street' ? 'signed out' : `at the ${shop}`;
    test(`${template} ${where}`, async ({ rooms }) => {
      await judge(template, placeOf(template)!, shop, rooms[shop]);
    });
  }
}

for (const shop of ['jeweller', 'dairy'] as const) {
  // The tests above walk the Owner's pages.
  for (const role of ROLES.filter(one => one !== 'Owner')) {
    test(`what ${role} may open at the ${shop}`, async ({ browser, rooms }) => {
      // An Admin opens nearly every page, some of which wait for a second code.
      test.setTimeout(240_000);
      const room = await browser.newContext({ baseURL: process.env.STEELYARD_URL });
      await walk(role, shop, rooms[shop], room);
      await room.close();
    });
  }
}

test('an address that is no page', async ({ rooms }) => {
  const page = await rooms.street.newPage();
  const answer = await page.goto('/no/such/page');
  expect(answer!.status()).toBe(404);
  hardened(answer!.headers());
  await bothThemes(page);
  await page.close();
});

async function judge(template: string, place: Place, shop: Shop | 'street', room: BrowserContext): Promise<void> {
  const path = await address(template, shop, room);
  if (place.file) return judgeFile(path, place.file, place.least ?? 1000, room);
  const page = await room.newPage();
  const wrong = guard(page);
  const answer = await page.goto(path);
  expect(answer!.status(), path).toBe(200);
  hardened(answer!.headers(), undefined, place.devices);
  expect.soft(await page.locator('h1').count(), 'h1').toBe(1);
  expect.soft(await page.locator('meta[name=viewport]').count(), 'viewport').toBe(1);
  expect.soft(await page.locator('.rail [aria-current=page]').count(), 'pages the rail marks').toBeLessThanOrEqual(1);
  await withinBudget(page, answer!);
  const html = await answer!.text();
  const shell = await look(await readerOf(room), html, 'shell');
  if (shop !== 'street') {
    expect.soft(await deadEnds(page, 'Owner', served), path).toEqual([]);
    isNew(shop, await look(await readerOf(room), html, 'main'));
  }
  for (const width of WIDTHS) {
    await fitsWidth(page, width);
    if (PICTURES && PICTURED.includes(width)) await picture(page, template, shop, width);
  }
  await bothThemes(page, partOf(shop, 'looks', shell));
  // By Tab a page of both shops is the same.
  if (shop === place.in[0]) await byTab(page, path, partOf(shop, 'by Tab', shell));
  expect.soft(wrong, path).toEqual([]);
  await page.close();
}

/** Many pages share a shell, which is tested in each way on the first of them. Its skip link leads past it on the others. */
function partOf(shop: string, way: string, shell: string): Part {
  return isNew(`${shop}, ${way}`, shell) || !shell.includes('<A skip ') ? 'html' : 'main';
}

/** No pointer, and no focus set by script. */
async function byTab(page: Page, path: string, part: Part): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await page.goto(path);
  await page.evaluate(thinned);
  // On a page that begins in a field, the first Tab does not reach the skip link.
  const isAtItsBeginning = await page.evaluate(() => document.activeElement === document.body);
  await round(page, isAtItsBeginning ? part : 'html');
}

async function judgeFile(path: string, kind: string, least: number, room: BrowserContext): Promise<void> {
  const answer = await room.request.get(path);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, kind]);
  const isKept = answer.headers()['content-disposition']?.startsWith('attachment') || kind.startsWith('image/');
  hardened(answer.headers(), isKept ? KEPT : undefined);
  expect((await answer.body()).length).toBeGreaterThan(least);
}

/** Both themes with both forms of the shell. The first look is at the whole page, the others at this part of it. */
async function bothThemes(page: Page, part: Part = 'html'): Promise<void> {
  await page.evaluate(thinned);
  for (const [n, { width, colorScheme, asked }] of LOOKS.entries()) {
    await page.setViewportSize({ width, height: 900 });
    // During a transition between the themes a colour belongs to neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect.soft(await breaches(page, asked, n ? part : 'html'), `${colorScheme}, ${width} px`).toEqual([]);
  }
}

/** Every page that a role may open: no error, no breach of the rules, no button that leads to a refusal. */
async function walk(role: Role, shop: Shop, owner: BrowserContext, room: BrowserContext): Promise<void> {
  const page = await room.newPage();
  await page.emulateMedia({ colorScheme: shop === 'dairy' ? 'dark' : 'light' });
  const wrong = guard(page);
  await signIn(page, person(shop, role));
  const reader = await readerOf(room);
  let opened = 0;
  for (const template of served.filter(one => one.startsWith('/w/') && placeOf(one)!.in.includes(shop) && may(role, one))) {
    if (placeOf(template)!.file) continue;
    const path = await known(template, shop, owner);
    const answer = await page.request.get(path);
    if (placeOf(template)!.hidden?.includes(role)) {
      expect.soft(answer.status(), path).toBe(404);
      continue;
    }
    expect.soft(answer.status(), path).toBe(200);
    const html = await answer.text();
    const isFirst = opened++ === 0;
    // A page that looked the same for another role is read as it was sent, and not drawn again.
    if (isNew(shop, await look(reader, html, 'main')) || isFirst) await drawn(page, path, role, isFirst ? 'html' : 'main');
    else expect.soft(await deadEnds(reader, role, served, { at: answer.url(), html }), path).toEqual([]);
  }
  expect.soft(opened, 'pages').toBeGreaterThan(3);
  expect.soft(wrong).toEqual([]);
}

/** A role's rail and bar are the same on each page: they are tested once, with `html`. */
async function drawn(page: Page, path: string, role: Role, part: string): Promise<void> {
  const answer = await page.goto(path);
  expect.soft(answer!.status(), path).toBe(200);
  expect.soft(await deadEnds(page, role, served), path).toEqual([]);
  await page.evaluate(thinned);
  expect.soft(await breaches(page, 'all', part), path).toEqual([]);
}

const addresses = new Map<string, string>();

/** The address of a page, looked up once in each worker. */
async function known(template: string, shop: Shop, owner: BrowserContext): Promise<string> {
  const key = `${shop} ${template}`;
  if (!addresses.has(key)) addresses.set(key, await address(template, shop, owner));
  return addresses.get(key)!;
}

/** Whether no page of this run has looked like this, in any worker: there is a file for each look. */
function isNew(shop: string, look: string): boolean {
  const name = createHash('sha256').update(`${shop} ${look}`).digest('hex');
  mkdirSync(JUDGED, { recursive: true });
  try {
    closeSync(openSync(join(JUDGED, name), 'wx'));
    return true;
  } catch {
    return false;
  }
}

const readers = new WeakMap<BrowserContext, Page>();

/** An empty page, which has no policy of content and so may read what was sent. */
async function readerOf(room: BrowserContext): Promise<Page> {
  if (!readers.has(room)) readers.set(room, await room.newPage());
  return readers.get(room)!;
}

/** A page as it was sent, without its words: elements, classes, roles. Of its `main`, or of what is around that. */
async function look(reader: Page, html: string, part: 'main' | 'shell'): Promise<string> {
  return reader.evaluate(bones, [html, part] as const);
}

/** Runs in a page. In a shell it makes no difference which entry of the rail is the present one. */
function bones([html, part]: readonly [string, 'main' | 'shell']): string {
  const of = (it: Element): string => {
    const inside = [...it.children].filter(one => part === 'main' || one.tagName !== 'MAIN');
    const inner = [...new Set(inside.map(of))];
    return `<${it.tagName} ${it.className} ${it.getAttributeNames().join(' ')}>${(part === 'main' ? inner : inner.sort()).join('')}`;
  };
  const page = new DOMParser().parseFromString(html, 'text/html');
  return of(part === 'main' ? page.querySelector('main')! : page.body);
}

async function picture(page: Page, template: string, shop: string, width: number): Promise<void> {
  const name = template.replace('/w/{slug}', 'home').replace(/[{}]/g, '').replaceAll('/', '_').replace(/^_/, '');
  await page.screenshot({ path: join(PICTURES!, `${name}.${shop}.${width}.png`), fullPage: true });
}
