// The rules of accessible pages, tested by axe in the page itself. Our pages have one frame, so the script is
// loaded once.
// Invariant: all rules are tested in each theme and in each form of the shell; only rules that a theme cannot
// affect are not tested twice.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const PICTURES = process.env.PICTURES;
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

/** Tests the present page at each width with axe, and takes pictures for a person if asked to. */
export async function looked(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await breaches(page), `${name} at ${width} px`).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}
