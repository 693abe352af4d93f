// The rules of accessible pages, judged by axe in the page itself: our pages have one frame, so the script goes in once.
// What must stay true: all rules are asked in each theme and in each shape of the shell; only what a theme cannot change
// is not asked twice.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const PICTURES = process.env.PICTURES;
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours; every other reads what is the same in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Longer than a busy machine takes to draw a page in its other theme. */
const SETTLE_MS = 500;

/** What the rules say against a page, or against one part of it. */
export async function breaches(page: Page, asked: 'all' | 'colours' = 'all', part = 'html'): Promise<string[]> {
  const runOnly: RunOptions['runOnly'] = asked === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOURS };
  let { violations } = await judged(page, part, runOnly);
  // A style that was not drawn anew yet is judged once more; a breach is there then too.
  if (violations.length) {
    await page.waitForTimeout(SETTLE_MS);
    ({ violations } = await judged(page, part, runOnly));
  }
  const where = (one: AxeResults['violations'][number]) => one.nodes.slice(0, 4).map(it => `${it.html.slice(0, 120)} ${it.any[0]?.message ?? ''}`);
  return violations.map(one => `${one.id}: ${where(one).join(' | ')}`);
}

async function judged(page: Page, part: string, runOnly: RunOptions['runOnly']): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  // No list of what was well, and no second fetch of styles for rules that are not asked.
  return await page.evaluate(([root, options]) => (window as any).axe.run(root, options), [part, { runOnly, resultTypes: ['violations'], preload: false }] as const);
}

/** The page as it stands at each width, judged by axe, and pictured for a person to look at where that is asked for. */
export async function looked(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await breaches(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}
