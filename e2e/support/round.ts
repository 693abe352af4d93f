// One round through a page by Tab alone, from its beginning and back to it; or through its `main`, from the skip
// link on.
// Invariant: Tab reaches each focusable element in the order of the page, and each is marked and has a name.

import { type Page, expect } from '@playwright/test';
import { Hands, focusFault } from './hands.ts';

/** More stops than a page has with its lists shortened. */
const MOST = 300;

/** Day, month, year, hour, minute, half of the day, and the calendar button. */
const PARTS = 7;

/** The whole page, or what is in its `main`. */
export type Part = 'html' | 'main';

interface Stop {
  n: number; name: string; next: number; isInMain: boolean; isFolded: boolean; isDate: boolean; changed: boolean; fault: string;
}

/** Returns the names of the stops. Enter opens each fold on the way. */
export async function round(page: Page, part: Part = 'html'): Promise<string[]> {
  const { folded, first } = await page.evaluate(begin, part);
  if (part === 'main') await new Hands(page).skip();
  const names: string[] = [];
  const seen = new Set<number>();
  let opened = 0;
  let at = await after(page, 'Tab');
  if (part === 'main' && first >= 0) expect(at.n, `what follows the skip link, and it is ${at.name} that has the focus`).toBe(first);
  while (!seen.has(at.n) && (part === 'html' || at.isInMain)) {
    expect(names.length, `a round through ${page.url()} ends`).toBeLessThan(MOST);
    expect(at.n, `what has the focus after ${names.at(-1)} is of the page`).toBeGreaterThanOrEqual(0);
    expect(at.name, `the stop after ${names.at(-1)} is called something`).not.toBe('');
    expect(at.changed, `${at.name} looks different with the focus`).toBe(true);
    expect(at.fault, `focus on ${at.name}`).toBe('');
    seen.add(at.n);
    names.push(at.name);
    let { next } = at;
    if (at.isFolded) {
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await focused(page)).isFolded, { message: `${at.name} opens by Enter` }).toBe(false);
      ({ next } = await focused(page));
      opened += 1;
    }
    let now = await after(page, 'Tab');
    // A date field has several parts, each with a stop of its own.
    for (let part = 1; now.n === at.n && at.isDate && part < PARTS; part += 1) {
      expect(now.fault, `focus on a part of ${at.name}`).toBe('');
      now = await after(page, 'Tab');
    }
    // After the last stop comes the browser itself, which has no stop when it is headless.
    if (next >= 0) expect(now.n, `what follows ${at.name} in the page, and it is ${now.name} that has the focus`).toBe(next);
    else if (now.n < 0) now = await after(page, 'Tab');
    at = now;
  }
  expect(opened, 'what was folded and can be seen was opened').toBeGreaterThanOrEqual(folded);
  return names;
}

async function after(page: Page, key: string): Promise<Stop> {
  await page.keyboard.press(key);
  return focused(page);
}

/** The focused element and the fault in how its focus shows: one question to the browser, because a round asks hundreds. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate<Stop>(`({ ...(${stop})(), fault: (${focusFault})().fault })`);
}

/** Stores each stop's look without the focus. Returns the number of visible folds of a part, and its first stop. Runs in the page. */
function begin(part: Part): { folded: number; first: number } {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')];
  const look = (it: Element): string => {
    const of = getComputedStyle(it);
    const drawn = it instanceof SVGElement ? [...it.children].map(one => getComputedStyle(one).strokeWidth).join() : '';
    return [of.outlineStyle, of.outlineWidth, of.outlineColor, of.boxShadow, of.opacity, of.transform, drawn].join(' ');
  };
  const whole = (it: Element): string => look(it) + (it.closest('label') ? look(it.closest('label')!) : '');
  (document.activeElement as HTMLElement | null)?.blur();
  const before = new Map(all.map(it => [it, whole(it)]));
  const takesFocus = (it: HTMLElement): boolean => {
    if (it.tabIndex < 0 || it.matches(':disabled, [inert] *, input[type=hidden]')) return false;
    if (it.matches('summary') && it.parentElement?.querySelector(':scope > summary') !== it) return false;
    if (!it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true;
    const group = all.filter(one => one instanceof HTMLInputElement && one.type === 'radio' && one.name === it.name && one.form === it.form);
    const chosen = group.find(one => (one as HTMLInputElement).checked);
    return (chosen ?? group[0]) === it;
  };
  Object.assign(window, { round: { all, before, whole, takesFocus } });
  const folds = document.querySelectorAll<HTMLElement>(`${part} details:not([open]) > summary`);
  return { folded: [...folds].filter(takesFocus).length, first: all.findIndex(it => it.matches(`${part} *`) && takesFocus(it)) };
}

/** The focused element now. Runs in the page. */
function stop(): Omit<Stop, 'fault'> {
  const { all, before, whole, takesFocus } = (window as unknown as { round: {
    all: HTMLElement[]; before: Map<Element, string>; whole: (it: Element) => string; takesFocus: (it: HTMLElement) => boolean;
  } }).round;
  const it = document.activeElement as HTMLElement;
  const n = all.indexOf(it);
  const byId = (it.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ');
  const labels = [...((it as HTMLInputElement).labels ?? [])].map(one => one.textContent).join(' ');
  const pictures = [...it.querySelectorAll('img')].map(one => one.alt).join(' ');
  const name = [it.getAttribute('aria-label'), byId, labels, it.textContent, pictures].map(one => (one ?? '').trim()).find(one => one) ?? '';
  const next = n < 0 ? -1 : all.findIndex((one, at) => at > n && takesFocus(one));
  const isFolded = it.matches('summary') && !(it.parentElement as HTMLDetailsElement).open;
  const isDate = it.matches('input[type=date], input[type=time], input[type=datetime-local], input[type=month]');
  // The browser marks the calendar button inside a date field, and the field itself then has no mark.
  const changed = n >= 0 && (whole(it) !== before.get(it) || it.matches('input[type=date]:not(:focus-visible)'));
  return { n, name: name.slice(0, 60), next, isInMain: it.matches('main *'), isFolded, isDate, changed };
}
