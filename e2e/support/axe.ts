// The rules of accessible pages, tested by axe in the page itself. Our pages have one frame, so the script is
// loaded once.
// Invariant: all rules are tested in each theme and in each form of the shell; at the other width of a theme only what has
// other colours there is tested again.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { inFull } from './full.ts';

const PICTURES = process.env.PICTURES;
/** A phone, a tablet upright, a desktop. */
const WIDTHS = [390, 820, 1440];
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules about colours; all others give the same result in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Longer than a busy machine takes to draw a page in its other theme. */
const SETTLE_MS = 500;

/** The breaches of the rules on a page, or on one part of it. */
export async function breaches(page: Page, asked: 'all' | 'colours' = 'all', part = 'html'): Promise<string[]> {
  const runOnly: RunOptions['runOnly'] = asked === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOURS };
  let { violations } = await judged(page, part, runOnly);
  // A style may not be drawn yet, so a breach is tested once more: a real one is still there.
  if (violations.length) {
    await page.waitForTimeout(SETTLE_MS);
    ({ violations } = await judged(page, part, runOnly));
  }
  const where = (one: AxeResults['violations'][number]) => one.nodes.slice(0, 4).map(it => `${it.html.slice(0, 120)} ${it.any[0]?.message ?? ''}`);
  return violations.map(one => `${one.id}: ${where(one).join(' | ')}`);
}

async function judged(page: Page, part: string, runOnly: RunOptions['runOnly']): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  // No list of the passed rules, and no second fetch of styles for rules that are not tested.
  return await page.evaluate(([root, options]) => (window as any).axe.run(root, options), [part, { runOnly, resultTypes: ['violations'], preload: false }] as const);
}

/** The breaches of the rules about colours among the texts that `colours` found changed since it was run before. */
export async function breachesOfColour(page: Page, part: string): Promise<string[]> {
  return await page.evaluate(colours, part) ? breaches(page, 'colours', '[data-other-colours]') : [];
}

/** Keeps the colours of each text that can be seen, and of what is behind it. Marks those that are not as the last time, and
 *  returns how many they are. Runs in the page. */
export function colours(part: string): number {
  const drawn = new Map<Element, string>();
  const of = (it: Element | null): string => {
    if (!it) return '';
    const known = drawn.get(it);
    if (known !== undefined) return known;
    const style = getComputedStyle(it);
    // The rules ask less of a large text.
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const behind = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
    drawn.set(it, [of(it.parentElement), ...behind, style.color, style.textDecorationLine, isLarge].join(' '));
    return drawn.get(it)!;
  };
  const hasText = (it: Element) => [...it.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.textContent!.trim());
  const all = [...document.querySelectorAll(`${part}, ${part} *`)].filter(it =>
    (hasText(it) || it.matches('input, select, textarea')) && it.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const before = (window as unknown as { colours?: Map<Element, string> }).colours;
  const now = new Map(all.map(it => [it, of(it)]));
  Object.assign(window, { colours: now });
  for (const it of document.querySelectorAll('[data-other-colours]')) it.removeAttribute('data-other-colours');
  const changed = all.filter(it => before?.get(it) !== now.get(it));
  for (const it of changed) it.setAttribute('data-other-colours', '');
  return changed.length;
}

/** Tests the present page with axe: in full at each width, otherwise at one of them, by the length of its name. Takes pictures
 *  for a person if asked to. */
export async function looked(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  const isEach = inFull() || PICTURES;
  for (const width of isEach ? WIDTHS : [WIDTHS[name.length % WIDTHS.length]!]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await breaches(page), `${name} at ${width} px`).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}
