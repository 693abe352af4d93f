// Every page of the router, one by one, after some days of work: for its Owner at every size, in both themes
// and by the keyboard alone, and for each role that may open it, button by button.
// Invariant: the program itself lists the pages, so that a new page is tested as soon as it is registered.
// A page that `judged.txt` knows in its present form is not drawn again: see `support/judged.ts`.

import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breaches, breachesOfColour, colours } from './support/axe.ts';
import { type Form, formOf } from './support/form.ts';
import { inFull } from './support/full.ts';
import { type Way, tell, tools, wayOf } from './support/judged.ts';
import { KEPT, fitsWidth, hardened, loaded, marks, thinned, withinBudget } from './support/measures.ts';
import { PLACES, type Place, address, placeOf } from './support/places.ts';
import { pages } from './support/program.ts';
import { ROLES, deadEnds, may } from './support/roles.ts';
import { type Part, STROKE, round } from './support/round.ts';
import {
  type BrowserContext, type Page, type Role, type Shop, expect, guard, person, signIn, test,
} from './support/test.ts';

/** 400 % and 200 % zoom, small phones, a phone, a tablet upright, a desktop. */
const WIDTHS = [320, 360, 390, 720, 820, 1440];
const PICTURED = [390, 820, 1440];
const PICTURES = process.env.PICTURES;
/** Emptied at the start of each run, like all of `out`. */
const JUDGED = fileURLToPath(new URL('./out/judged', import.meta.url));
/** Each theme, and each form of the shell (a desktop's rail, a phone's bar), is tested with all rules. */
const LOOKS = [{ width: 1440, colorScheme: 'light', other: 390 }, { width: 390, colorScheme: 'dark', other: 1440 }] as const;

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
  const judged = { shop, role: shop === 'street' ? 'signed-out' : 'Owner', page: template, tools: tools(room.browser()!.version()) };
  // A full run draws every page, and need not ask first.
  const before = inFull() ? null : await sent(room, path);
  const way = before ? wayOf(shop, template, before.form, judged.tools) : 'in full';
  const form = way === 'by HTTP' ? await bySending(room, shop, place, before!) : await byDrawing(path, template, place, shop, room, way);
  tell({ ...judged, form, way, passed: !test.info().errors.length });
}

/** A page as it was sent. */
interface Sent { at: string; html: string; headers: Record<string, string>; form: Form }

async function sent(room: BrowserContext, path: string): Promise<Sent> {
  const answer = await room.request.get(path);
  expect(answer.status(), path).toBe(200);
  const html = await answer.text();
  return { at: answer.url(), html, headers: answer.headers(), form: await formOf(await readerOf(room), html) };
}

/** The faults that show without drawing a page. */
async function bySending(room: BrowserContext, shop: Shop | 'street', place: Place, page: Sent): Promise<Form> {
  const reader = await readerOf(room);
  hardened(page.headers, undefined, place.devices);
  marked(await reader.evaluate(marks, page.html));
  await withinBudget(room.request, page.html, page.form.assets);
  if (shop !== 'street') expect.soft(await deadEnds(reader, 'Owner', served, page), page.at).toEqual([]);
  return page.form;
}

function marked({ headings, viewports, current }: ReturnType<typeof marks>): void {
  expect.soft(headings, 'h1').toBe(1);
  expect.soft(viewports, 'viewport').toBe(1);
  expect.soft(current, 'pages the rail marks').toBeLessThanOrEqual(1);
}

/** The same on the page as it is drawn; then every size, both themes, and Tab, or as much of that as `way` says. */
async function byDrawing(
  path: string, template: string, place: Place, shop: Shop | 'street', room: BrowserContext, way: Way,
): Promise<Form> {
  const page = await room.newPage();
  const wrong = guard(page);
  const answer = await page.goto(path);
  expect(answer!.status(), path).toBe(200);
  hardened(answer!.headers(), undefined, place.devices);
  marked(await page.evaluate(marks, undefined));
  const html = await answer!.text();
  const form = await formOf(await readerOf(room), html);
  const assets = await page.evaluate(loaded);
  // A page that is only sent is measured by the names in it.
  expect.soft(assets.filter(one => !form.assets.includes(one)), 'files that it loads and does not name').toEqual([]);
  await withinBudget(page.request, html, assets);
  if (shop !== 'street') {
    expect.soft(await deadEnds(page, 'Owner', served), path).toEqual([]);
    isNew(shop, form.main);
  }
  for (const width of WIDTHS) {
    await fitsWidth(page, width);
    if (PICTURES && PICTURED.includes(width)) await picture(page, template, shop, width);
  }
  if (way === 'in full') await bothThemes(page, partOf(shop, 'looks', form));
  else await oneLook(page, template, shop, form);
  // By Tab a page of both shops is the same.
  if (way !== 'look' && shop === place.in[0]) await byTab(page, path, partOf(shop, 'by Tab', form));
  expect.soft(wrong, path).toEqual([]);
  await page.close();
  return form;
}

/** Many pages share a shell, which is tested in each way on the first of them. Its skip link leads past it on the others. */
function partOf(shop: string, way: string, { shell, skips }: Form): Part {
  return isNew(`${shop}, ${way}`, shell) || !skips ? 'html' : 'main';
}

/** No pointer, and no focus set by script. What many Tabs at once find is asked again with one at a time, which decides. */
async function byTab(page: Page, path: string, part: Part): Promise<void> {
  const isFine = await tabbed(page, path, part, STROKE).then(() => true, () => false);
  if (!isFine) await tabbed(page, path, part, 1);
}

async function tabbed(page: Page, path: string, part: Part, stroke: number): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await page.goto(path);
  await page.evaluate(thinned);
  // On a page that begins in a field, the first Tab does not reach the skip link.
  const isAtItsBeginning = await page.evaluate(() => document.activeElement === document.body);
  await round(page, isAtItsBeginning ? part : 'html', stroke);
}

async function judgeFile(path: string, kind: string, least: number, room: BrowserContext): Promise<void> {
  const answer = await room.request.get(path);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, kind]);
  const isKept = answer.headers()['content-disposition']?.startsWith('attachment') || kind.startsWith('image/');
  hardened(answer.headers(), isKept ? KEPT : undefined);
  expect((await answer.body()).length).toBeGreaterThan(least);
}

/**
 * Both themes with both forms of the shell. The first look is at the whole page, the others at this part of it. Of the pairs
 * that no look has, only what is drawn there in other colours than at the other width, or there alone.
 */
async function bothThemes(page: Page, part: Part = 'html'): Promise<void> {
  await page.evaluate(thinned);
  for (const [n, { width, colorScheme, other }] of LOOKS.entries()) {
    const of = n ? part : 'html';
    await drawnAs(page, width, colorScheme);
    expect.soft(await breaches(page, 'all', of), `${colorScheme}, ${width} px`).toEqual([]);
    await page.evaluate(colours, of);
    await drawnAs(page, other, colorScheme);
    expect.soft(await breachesOfColour(page, of), `${colorScheme}, ${other} px`).toEqual([]);
  }
}

/** One of the two looks at a page that only a stylesheet or a script has changed: the other page beside it gets the other. */
async function oneLook(page: Page, template: string, shop: Shop | 'street', form: Form): Promise<void> {
  await page.evaluate(thinned);
  const { width, colorScheme } = LOOKS[(served.indexOf(template) + (shop === 'dairy' ? 1 : 0)) % LOOKS.length]!;
  await drawnAs(page, width, colorScheme);
  expect.soft(await breaches(page, 'all', partOf(shop, colorScheme, form)), `${colorScheme}, ${width} px`).toEqual([]);
}

async function drawnAs(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  // During a transition between the themes a colour belongs to neither.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Every page that a role may open: no error, no breach of the rules, no button that leads to a refusal. */
async function walk(role: Role, shop: Shop, owner: BrowserContext, room: BrowserContext): Promise<void> {
  const page = await room.newPage();
  await page.emulateMedia({ colorScheme: shop === 'dairy' ? 'dark' : 'light' });
  const wrong = guard(page);
  await signIn(page, person(shop, role));
  const reader = await readerOf(room);
  const version = tools(room.browser()!.version());
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
    const form = await formOf(reader, html);
    const way = wayOf(shop, template, form, version);
    const isFirst = opened++ === 0;
    const faults = test.info().errors.length;
    // A page that looked the same before, or for another role, is read as it was sent, and not drawn again.
    const isDrawn = way !== 'by HTTP' && (isNew(shop, form.main) || isFirst);
    if (isDrawn) await drawn(page, path, role, isFirst ? 'html' : 'main');
    else expect.soft(await deadEnds(reader, role, served, { at: answer.url(), html }), path).toEqual([]);
    const judged = { shop, role, page: template, form, way: isDrawn ? way : 'by HTTP', tools: version } as const;
    tell({ ...judged, passed: test.info().errors.length === faults });
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

async function picture(page: Page, template: string, shop: string, width: number): Promise<void> {
  const name = template.replace('/w/{slug}', 'home').replace(/[{}]/g, '').replaceAll('/', '_').replace(/^_/, '');
  await page.screenshot({ path: join(PICTURES!, `${name}.${shop}.${width}.png`), fullPage: true });
}
