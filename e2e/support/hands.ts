// Hands on a keyboard, and nothing else: no pointer, no focus set by script, no value put into a field.
// Invariant: the focus is visible at each step, the first Tab of a page reaches its skip link, and no key is pressed before the
// page has loaded: its scripts do not listen earlier.

import { type Locator, type Page, expect } from '@playwright/test';

/** More elements than any page has. */
const MOST_TABS = 400;
/** Longer than a scanner needs between two keys, shorter than a person. */
const HAND_MS = 60;

/** Values to type or choose, by the text of their labels. */
export type Typed = Record<string, string>;

export class Hands {
  /** How many keys were pressed: a person needs a moment for each. */
  pressed = 0;

  /** `pace`: the milliseconds that a person needs for a key; 0 for as fast as the page takes them. */
  constructor(readonly page: Page, readonly pace = 0) {}

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.page.waitForLoadState();
    if (this.pace) await this.page.waitForTimeout(this.pace);
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length;
    await this.page.keyboard.type(text, { delay: this.pace });
  }

  /** Types as a scanner does: all at once, with Enter at the end. */
  async scan(tag: string): Promise<void> {
    await this.page.keyboard.type(tag);
    await this.page.keyboard.press('Enter');
  }

  /** Two keys, one after the other, such as `g r`. */
  async keys(first: string, second: string): Promise<void> {
    await this.press(first);
    await this.page.waitForTimeout(HAND_MS);
    await this.leads(() => this.press(second));
  }

  /** Presses keys that lead to another page, or load this one again. */
  async leads(keys: () => Promise<void>): Promise<void> {
    await this.page.waitForLoadState();
    const loaded = this.page.waitForEvent('load');
    await keys();
    await loaded;
  }

  /** Goes to a page by its name, through the palette. */
  async go(name: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.page.locator('#cmd')).toBeVisible();
    await this.mustBeSeen();
    await this.type(name);
    await this.leads(() => this.press('Enter'));
    await this.skip();
  }

  /** The first Tab of a page reaches its skip link, which leads past everything that pages share. */
  async skip(): Promise<void> {
    await this.press('Tab');
    await expect(this.page.locator('.skip')).toBeFocused();
    await this.mustBeSeen();
    await this.press('Enter');
    await expect(this.page.locator('main')).toBeFocused();
  }

  /** Presses Tab, or Shift+Tab, until the element has the focus; the focus must be visible at each stop. */
  async to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const element = await target.elementHandle();
    const passed: string[] = [];
    for (let n = 0; n < MOST_TABS; n += 1) {
      if (await element!.evaluate(wanted => wanted === document.activeElement)) return;
      await this.press(key);
      passed.push(await this.mustBeSeen());
    }
    throw new Error(`${target} cannot be reached by ${key}; passed: ${passed.join(' | ')}`);
  }

  /** Goes to a button or link, and activates it. */
  async through(target: Locator): Promise<void> {
    await this.to(target);
    await this.leads(() => this.press('Enter'));
  }

  /** Opens the fold under this heading, if there is one. */
  async unfold(title: string): Promise<void> {
    const fold = this.page.locator('details', { has: this.page.getByRole('heading', { name: title }) });
    if (await fold.evaluate((it: HTMLDetailsElement) => it.open)) return;
    await this.to(fold.locator('summary').first());
    await this.press('Enter');
  }

  /** Fills fields of a part of the page in the given order, which must be the page's. */
  async fill(part: Locator, typed: Typed): Promise<void> {
    for (const [label, text] of Object.entries(typed)) await this.field(part, label, text);
  }

  private async field(part: Locator, label: string, text: string): Promise<void> {
    const group = part.getByRole('group', { name: label, exact: true });
    if (await group.count()) return this.choose(group, text);
    const words = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const field = part.getByLabel(new RegExp(`^\\s*${words}(\\s*\\(optional\\)|\\s+F\\d+)?\\s*$`));
    await this.to(field);
    if (await field.evaluate(it => it instanceof HTMLSelectElement)) return this.select(field, text);
    await this.type(text);
    await expect(field).toHaveValue(text);
  }

  /** Chooses an option with arrow keys, by the beginning of its text. */
  private async select(field: Locator, text: string): Promise<void> {
    const [from, to] = await field.evaluate((it: HTMLSelectElement, begin) => {
      return [it.selectedIndex, [...it.options].findIndex(option => option.label.startsWith(begin))];
    }, text);
    if (to! < 0) throw new Error(`${field} has no ${text}`);
    for (let n = Math.abs(to! - from!); n > 0; n -= 1) await this.press(to! > from! ? 'ArrowDown' : 'ArrowUp');
    expect(await field.evaluate((it: HTMLSelectElement) => it.selectedIndex)).toBe(to);
  }

  /** Chooses a radio of a group with arrow keys, or a box with Space. */
  private async choose(group: Locator, text: string): Promise<void> {
    const box = group.getByRole('checkbox', { name: text });
    if (await box.count()) {
      await this.to(box);
      await this.press('Space');
      return expect(box).toBeChecked();
    }
    const wanted = group.getByRole('radio', { name: text });
    // Where nothing is chosen yet, the first one gets the focus.
    const chosen = group.locator('input:checked');
    await this.to((await chosen.count()) ? chosen : group.getByRole('radio').first());
    const many = await group.getByRole('radio').count();
    for (let n = 0; n < many && !(await wanted.isChecked()); n += 1) await this.press('ArrowDown');
    await expect(wanted).toBeChecked();
  }

  /** The focused element must be in view, at least partly uncovered, and marked. Returns its name. */
  async mustBeSeen(): Promise<string> {
    const { name, fault } = await this.page.evaluate(focusFault);
    expect(fault, `focus on ${name}`).toBe('');
    return name;
  }
}

/** The fault in how the focus shows. Runs in the page. */
export function focusFault(): { name: string; fault: string } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: 'the page itself', fault: '' };
  const label = focused.closest('label');
  const said = focused.getAttribute('aria-label') ?? (focused as HTMLInputElement).labels?.[0]?.textContent;
  const name = (said ?? focused.textContent ?? '').trim().slice(0, 60);
  const hasRing = (element: Element | null) => {
    if (!element) return false;
    const style = getComputedStyle(element);
    return style.opacity !== '0' && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const hasLine = getComputedStyle(focused).boxShadow.includes('inset');
  // The browser marks the calendar button inside a date field, and the field itself then has no mark.
  const isCalendar = focused.matches('input:is([type=date], [type=datetime-local]):not(:focus-visible)');
  // A node of a drawing has a thicker line instead.
  const isDrawn = focused instanceof SVGElement && [...focused.children].some(it => parseFloat(getComputedStyle(it).strokeWidth) >= 4);
  if (!hasRing(focused) && !hasRing(label) && !hasLine && !isCalendar && !isDrawn) return { name, fault: 'nothing marks it' };
  // The label may draw a checkbox or radio.
  const shown = hasRing(focused) || !label ? focused : label;
  const box = shown.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  if (right - left < 1 || bottom - top < 1) return { name, fault: 'it is out of view' };
  const at = (x: number, y: number) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
  const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => at(x!, y!));
  const isUncovered = points.some(found => found && (shown.contains(found) || found.contains(shown)));
  return { name, fault: isUncovered ? '' : 'something lies over it' };
}
