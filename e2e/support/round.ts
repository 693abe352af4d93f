// One round through a page by Tab alone, from its beginning and back to it; or through its `main`, from the skip
// link on.
// Invariant: Tab reaches each focusable element in the order of the page, and each is marked and has a name.

import { type CDPSession, type Page, expect } from '@playwright/test';
import { Hands, focusFault } from './hands.ts';

/** More stops than a page has with its lists shortened. */
const MOST = 300;

/** Day, month, year, hour, minute, half of the day, and the calendar button. */
const PARTS = 7;

/** Tabs that are sent together. A question to the browser costs more than a stop. */
export const STROKE = 20;

/** The whole page, or what is in its `main`. */
export type Part = 'html' | 'main';

/** `ahead`: how many stops follow up to the next fold, with it, or up to the end of the page. */
interface Stop {
  n: number; name: string; next: number; ahead: number; isInMain: boolean; isFolded: boolean; isDate: boolean; changed: boolean;
  fault: string;
}

/** What a round keeps in the page. */
interface Here {
  round: {
    all: HTMLElement[]; before: Map<Element, string>; came: Stop[];
    whole: (it: Element) => string; takesFocus: (it: HTMLElement) => boolean; ahead: (from: number) => number; focused: () => Stop;
  };
}

/** Returns the names of the stops. Enter opens each fold on the way. `stroke`: the most Tabs that are sent together. */
export async function round(page: Page, part: Part = 'html', stroke = 1): Promise<string[]> {
  const { folded, first, ahead } = await page.evaluate(begin, part);
  // As text, because one of them is of another file.
  await page.evaluate(`window.round.focused = () => ({ ...(${stop})(), fault: (${focusFault})().fault })`);
  if (part === 'main') await new Hands(page).skip();
  const tabs = await Tabs.of(page, stroke);
  const names: string[] = [];
  const seen = new Set<number>();
  let opened = 0;
  let at = await tabs.next(ahead);
  if (part === 'main' && first >= 0) expect(at.n, `what follows the skip link, and it is ${at.name} that has the focus`).toBe(first);
  while (!seen.has(at.n) && (part === 'html' || at.isInMain)) {
    expect(names.length, `a round through ${page.url()} ends`).toBeLessThan(MOST);
    expect(at.n, `what has the focus after ${names.at(-1)} is of the page`).toBeGreaterThanOrEqual(0);
    expect(at.name, `the stop after ${names.at(-1)} is called something`).not.toBe('');
    expect(at.changed, `${at.name} looks different with the focus`).toBe(true);
    expect(at.fault, `focus on ${at.name}`).toBe('');
    seen.add(at.n);
    names.push(at.name);
    let { next, ahead } = at;
    if (at.isFolded) {
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await focused(page)).isFolded, { message: `${at.name} opens by Enter` }).toBe(false);
      ({ next, ahead } = await focused(page));
      opened += 1;
    }
    let now = await tabs.next(ahead);
    // A date field has several parts, each with a stop of its own.
    for (let part = 1; now.n === at.n && at.isDate && part < PARTS; part += 1) {
      expect(now.fault, `focus on a part of ${at.name}`).toBe('');
      now = await tabs.next(now.ahead);
    }
    // After the last stop comes the browser itself, which has no stop when it is headless.
    if (next >= 0) expect(now.n, `what follows ${at.name} in the page, and it is ${now.name} that has the focus`).toBe(next);
    else if (now.n < 0) now = await tabs.next(1);
    at = now;
  }
  expect(opened, 'what was folded and can be seen was opened').toBeGreaterThanOrEqual(folded);
  return names;
}

/** Presses Tab, several times at once where no fold comes before, and gives the stops one by one. */
class Tabs {
  private came: Stop[] = [];

  private constructor(readonly page: Page, readonly stroke: number, readonly keys: CDPSession) {}

  static async of(page: Page, stroke: number): Promise<Tabs> {
    // Not the Tab to the skip link.
    await page.evaluate('window.round.came.length = 0');
    return new Tabs(page, stroke, await page.context().newCDPSession(page));
  }

  /** `ahead`: how many stops there are before the round does something else. */
  async next(ahead: number): Promise<Stop> {
    if (!this.came.length) this.came = await this.press(Math.max(1, Math.min(ahead, this.stroke)));
    return this.came.shift()!;
  }

  private async press(times: number): Promise<Stop[]> {
    // There is no wait between two keys, so their order is that of sending.
    const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
    const both = (['rawKeyDown', 'keyUp'] as const).map(type => ({ ...key, type }));
    await Promise.all(Array.from({ length: times }, () => both.map(one => this.keys.send('Input.dispatchKeyEvent', one))).flat());
    const stops = await this.page.evaluate<Stop[]>('window.round.came.splice(0)');
    expect(stops.length, 'keys that the page heard of').toBe(times);
    return stops;
  }
}

/** The focused element and the fault in how its focus shows. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate<Stop>('window.round.focused()');
}

/** Stores each stop's look without the focus, and lists each stop that Tab reaches from now on. Returns the number of visible
 *  folds of a part, its first stop, and how many stops come up to its first fold. Runs in the page. */
function begin(part: Part): { folded: number; first: number; ahead: number } {
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
  // Behind a fold the stops depend on whether it opens.
  const ahead = (from: number): number => {
    const stops = all.filter((it, n) => n > from && takesFocus(it));
    const end = stops.findIndex(it => it.matches('details:not([open]) > summary') || !it.matches(`${part} *`));
    return end < 0 ? stops.length : end + 1;
  };
  const here = window as unknown as Here;
  const isHeard = 'round' in here;
  Object.assign(here, { round: { all, before, whole, takesFocus, ahead, came: [] } });
  // When the key comes up, the focus is where it went, and in view.
  const heard = ({ key }: KeyboardEvent) => void (key === 'Tab' && here.round.came.push(here.round.focused()));
  if (!isHeard) window.addEventListener('keyup', heard, { capture: true });
  const folds = document.querySelectorAll<HTMLElement>(`${part} details:not([open]) > summary`);
  const first = all.findIndex(it => it.matches(`${part} *`) && takesFocus(it));
  return { folded: [...folds].filter(takesFocus).length, first, ahead: ahead(part === 'main' ? first - 1 : -1) };
}

/** The focused element now. Runs in the page. */
function stop(): Omit<Stop, 'fault'> {
  const { all, before, whole, takesFocus, ahead } = (window as unknown as Here).round;
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
  const isInMain = it.matches('main *');
  return { n, name: name.slice(0, 60), next, ahead: n < 0 ? 1 : ahead(n), isInMain, isFolded, isDate, changed };
}
