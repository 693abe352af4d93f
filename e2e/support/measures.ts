// The rules for a page as it is sent and as it is displayed: headers, sizes, width.
// Invariant: the limits are those of the design (its budget, and the promise of hardened pages), not today's
// values; each is a soft assertion, so that one run reports all faults of a page.

import { type APIRequestContext, type Page, expect } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** Most bytes, after gzip's best compression. */
const BUDGET = { html: 12_000, script: 40_000, style: 16_000 };

const HEADERS: Record<string, string | RegExp> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const POLICY: Record<string, string | RegExp> = {
  'default-src': "'none'",
  'script-src': /^'self' 'nonce-[\w-]{20,}'$/,
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'htmx steelyard',
  'report-uri': '/csp-report',
};

/** For an attachment: whatever it contains runs nothing, even if a browser shows it. */
export const KEPT: Record<string, string | RegExp> = { 'default-src': "'none'", 'frame-ancestors': "'none'", 'sandbox': '' };

/** The headers of the promise `browser-hardening`. */
export function hardened(headers: Record<string, string>, wantedPolicy = POLICY, devices: string[] = []): void {
  // On localhost it would bind every other program on the machine.
  expect.soft(headers['strict-transport-security'], 'strict-transport-security').toBeUndefined();
  for (const [name, wanted] of Object.entries(HEADERS)) expect.soft(headers[name], name).toMatch(matcher(wanted));
  const policy = new Map((headers['content-security-policy'] ?? '').split(';').map(part => {
    const [name, ...words] = part.trim().split(/\s+/);
    return [name!, words.join(' ')];
  }));
  expect.soft([...policy.keys()].sort()).toEqual(Object.keys(wantedPolicy).sort());
  for (const [name, wanted] of Object.entries(wantedPolicy)) expect.soft(policy.get(name), name).toMatch(matcher(wanted));
  // Every device feature that a page could ask for is off, but for the scale and the printer of the pages that have one.
  const asked = (headers['permissions-policy'] ?? '').split(',').map(part => part.trim());
  expect.soft(asked.filter(part => !part.endsWith('=()')), 'permissions-policy').toEqual(devices.map(name => `${name}=(self)`));
}

function matcher(wanted: string | RegExp): RegExp {
  return wanted instanceof RegExp ? wanted : new RegExp(`^${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

const sizes = new Map<string, number>();

/** Compressed bytes of an asset. Each is fetched once, because its name contains its hash. */
async function size(request: APIRequestContext, url: string): Promise<number> {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const answer = await request.get(url);
  expect(answer.status(), url).toBe(200);
  const bytes = gzipSync(await answer.body(), { level: 9 }).length;
  sizes.set(url, bytes);
  return bytes;
}

/** The page, its scripts and its styles are small enough. */
export async function withinBudget(request: APIRequestContext, sent: string, assets: string[]): Promise<void> {
  const html = gzipSync(sent, { level: 9 }).length;
  const sum = async (ending: string) => {
    const each = await Promise.all(assets.filter(path => path.endsWith(ending)).map(path => size(request, path)));
    return each.reduce((all, one) => all + one, 0);
  };
  const came = { html, script: await sum('.js'), style: await sum('.css') };
  const tooLarge = Object.entries(came).filter(([kind, bytes]) => bytes > BUDGET[kind as keyof typeof BUDGET]);
  expect.soft(tooLarge, `larger than ${JSON.stringify(BUDGET)}`).toEqual([]);
}

/** The paths of the scripts and stylesheets that this page has loaded. Runs in the page. */
export function loaded(): string[] {
  const paths = performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname);
  return [...new Set(paths.filter(path => /\.(js|css)$/.test(path)))];
}

/** How many there are of what each page has once: in this page, or in one that was sent. Runs in a page. */
export function marks(sent?: string): { headings: number; viewports: number; current: number } {
  const page = sent === undefined ? document : new DOMParser().parseFromString(sent, 'text/html');
  const many = (what: string) => page.querySelectorAll(what).length;
  return { headings: many('h1'), viewports: many('meta[name=viewport]'), current: many('.rail [aria-current=page]') };
}

/** At this width the page does not scroll sideways, and hides no overflow. */
export async function fitsWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const isCut = [root, document.body].some(it => /hidden|clip/.test(getComputedStyle(it).overflowX));
    if (root.scrollWidth <= root.clientWidth && !isCut) return [];
    const over = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1);
    const called = over.slice(0, 5).map(it => `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''}`);
    return [isCut ? 'what is too wide is cut off' : `${root.scrollWidth} px`, ...called];
  });
  expect.soft(wide, `sideways at ${width} px`).toEqual([]);
}

/** Keeps three of the list rows that differ only in words: a hundred events break no rule that three do
 *  not. Runs in the page. */
export function thinned(): void {
  const of = (it: Element): string => `<${it.tagName} ${it.className} ${[...new Set([...it.children].map(of))].join('')}>`;
  for (const list of document.querySelectorAll('main tbody, main ul, main ol')) {
    const seen = new Map<string, number>();
    for (const row of [...list.children]) {
      const look = of(row);
      seen.set(look, (seen.get(look) ?? 0) + 1);
      if (seen.get(look)! > 3) row.remove();
    }
  }
}
