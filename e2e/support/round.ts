// One round through a page by Tab alone, from its beginning and back to it.
// Invariant: Tab reaches each focusable element in the order of the page, and each is marked and has a name.

import { type Page, expect } from '@playwright/test';
import { Hands } from './hands.ts';

/** More stops than a page has with its lists shortened. */
const MOST = 300;

/** Day, month, year, hour, minute, half of the day, and the calendar button. */
const PARTS = 7;

interface Stop { n: number; name: string; next: number; isFolded: boolean; isDate: boolean; changed: boolean }

/** Returns the names of the stops. Enter opens each fold on the way. */
export async function round(page: Page): Promise<string[]> {
  const hands = new Hands(page);
  const folded = await page.evaluate(begin);
  const names: string[] = [];
  const seen = new Set<number>();
  await page.keyboard.press('Tab');
  let opened = 0;
  for (let at = await page.evaluate(stop); !seen.has(at.n); at = await page.evaluate(stop)) {
    expect(names.length, `a round through ${page.url()} ends`).toBeLessThan(MOST);
    expect(at.n, `what has the focus after ${names.at(-1)} is of the page`).toBeGreaterThanOrEqual(0);
    expect(at.name, `the stop after ${names.at(-1)} is called something`).not.toBe('');
    expect(at.changed, `${at.name} looks different with the focus`).toBe(true);
    await hands.mustBeSeen();
    seen.add(at.n);
    names.push(at.name);
    if (at.isFolded) {
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await page.evaluate(stop)).isFolded, { message: `${at.name} opens by Enter` }).toBe(false);
      opened += 1;
    }
    const { next } = await page.evaluate(stop);
    await page.keyboard.press('Tab');
    let now = await page.evaluate(stop);
    // A date field has several parts, each with a stop of its own.
    for (let part = 1; now.n === at.n && at.isDate && part < PARTS; part += 1) {
      await hands.mustBeSeen();
      await page.keyboard.press('Tab');
      now = await page.evaluate(stop);
    }
    // After the last stop comes the browser itself, which has no stop when it is headless.
    if (next >= 0) expect(now.n, `what follows ${at.name} in the page, and it is ${now.name} that has the focus`).toBe(next);
    else if (now.n < 0) await page.keyboard.press('Tab');
  }
  expect(opened, 'what was folded and can be seen was opened').toBeGreaterThanOrEqual(folded);
  return names;
}

/** Stores each stop's look without the focus. Returns the number of visible folds. Runs in the page. */
function begin(): number {
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
  return [...document.querySelectorAll('details:not([open]) > summary')].filter(it => takesFocus(it as HTMLElement)).length;
}

/** The focused element now. Runs in the page. */
function stop(): Stop {
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
  return { n, name: name.slice(0, 60), next, isFolded, isDate, changed };
}
