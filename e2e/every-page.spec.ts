// Every page of the router, one by one, as its Owner sees it with some days of work behind it.
// What must stay true: the list is the program's own, so a new page is judged from the day it is registered.

import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import { fitsWidth, hardened, withinBudget } from './support/measures.ts';
import { PLACES, type Place, address } from './support/places.ts';
import { pages } from './support/program.ts';
import { type BrowserContext, type Page, type Shop, expect, guard, test } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** 400 % and 200 % zoom, small phones, a phone, a tablet upright, a desk. */
const WIDTHS = [320, 360, 390, 720, 820, 1440];
const PICTURED = [390, 820, 1440];
const PICTURES = process.env.PICTURES;

const served = pages();

test('every page has its place, and every place its page', () => {
  expect(Object.keys(PLACES).sort()).toEqual([...served].sort());
});

for (const template of served) {
  for (const shop of PLACES[template]?.in ?? []) {
    const where = shop === 'street' ? 'signed out' : `at the ${shop}`;
    test(`${template} ${where}`, async ({ rooms }) => {
      await judge(template, PLACES[template]!, shop, rooms[shop]);
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
  if (place.file) return judgeFile(path, place.file, room);
  const page = await room.newPage();
  const wrong = guard(page);
  const answer = await page.goto(path);
  expect(answer!.status(), path).toBe(200);
  hardened(answer!.headers());
  expect.soft(await page.locator('h1').count(), 'h1').toBe(1);
  expect.soft(await page.locator('meta[name=viewport]').count(), 'viewport').toBe(1);
  expect.soft(await page.locator('.rail [aria-current=page]').count(), 'pages the rail marks').toBeLessThanOrEqual(1);
  await withinBudget(page, answer!);
  for (const width of WIDTHS) {
    await fitsWidth(page, width);
    if (PICTURES && PICTURED.includes(width)) await picture(page, template, shop, width);
  }
  await bothThemes(page);
  expect.soft(wrong, path).toEqual([]);
  await page.close();
}

async function judgeFile(path: string, kind: string, room: BrowserContext): Promise<void> {
  const answer = await room.request.get(path);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, kind]);
  hardened(answer.headers());
  expect((await answer.body()).length).toBeGreaterThan(1000);
}

/** Light at a desk and dark on a phone: both themes, and both shapes of the shell. */
async function bothThemes(page: Page): Promise<void> {
  for (const [colorScheme, width] of [['light', 1440], ['dark', 390]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    // One frame, no blank page beside it to gather results in.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
    const where = (one: (typeof violations)[number]) => one.nodes.slice(0, 4).map(it => `${it.html.slice(0, 120)} ${it.any[0]?.message ?? ''}`);
    const told = violations.map(one => `${one.id}: ${where(one).join(' | ')}`);
    expect.soft(told, `${colorScheme}, ${width} px`).toEqual([]);
  }
}

async function picture(page: Page, template: string, shop: string, width: number): Promise<void> {
  const name = template.replace('/w/{slug}', 'home').replace(/[{}]/g, '').replaceAll('/', '_').replace(/^_/, '');
  await page.screenshot({ path: join(PICTURES!, `${name}.${shop}.${width}.png`), fullPage: true });
}
