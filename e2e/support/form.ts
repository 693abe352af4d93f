// The form of a page: everything by which axe, the widths or Tab may come to another result, and nothing that another day changes.
// Invariant: two pages of the same form get the same verdict. Elements, attributes, names and words are of the form, and whether
// a label has its field. Figures, days, codes and ids are one sign. The rows of a list count once for each of their forms, in
// any order, and have in place of their words only whether there are some, and a long one: how many rows there are, and of what,
// is the work of the day.

import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';

/** Of SHA-256, in hexadecimal: plenty for a thousand pages. */
export const FIGURES = 16;

/** Digests of a page's `main` and of what is around it, its stylesheets and scripts, and whether a link skips to its `main`. */
export interface Form { main: string; shell: string; assets: string[]; skips: boolean }

/** The form of a page as it was sent. `reader` is an empty page, which has no policy of content and so may read it. */
export async function formOf(reader: Page, html: string): Promise<Form> {
  const { main, shell, assets, skips } = await reader.evaluate(bones, html);
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, FIGURES);
  return { main: digest(main), shell: digest(shell), assets, skips };
}

/** Runs in a page. In a shell it makes no difference which entry of the rail is the present one. */
function bones(html: string): Form {
  /** What the work of a day fills. */
  const FILLED = 'tbody *, li, li *, dd, dd *, option, output, textarea, time, pre, code, title';
  const ROWS = 'tbody, ul, ol, select, datalist';
  const WORDS = ['aria-label', 'alt', 'title', 'placeholder', 'aria-description'];
  const LEADS = /^(for|form|list|popovertarget|aria-(labelledby|describedby|controls|owns|details))$/;
  const VALUES = /^(type|role|lang|dir|tabindex|scope|autocomplete|popover|data-theme|aria-\w+)$/;
  const DAYS = /^\W*((sun|mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?)(day)?|to(day|morrow)|yesterday)\W*$/i;
  const MONTHS = /^\W*((jan|febr?)(uary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|(sept?|oct|nov|dec)([a-z]*ber)?)\W*$/i;
  const TIMES = /^\W*(ago|in|now|just|min|h|[ap]m|(second|minute|hour|day|week|month|year)s?)\W*$/i;
  /** A figure, a part of an address, or what `fresh` adds to a name. */
  const CODE = /[\d@/]|-[a-z0-9]{6}\b/;
  /** The longest word that fits everywhere on a small phone; a longer one is a code. */
  const LONG = 16;

  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  const ids = new Map<string, number>();
  for (const { id } of page.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1);

  const isOfTheDay = (word: string) => word.length > LONG || [CODE, DAYS, MONTHS, TIMES].some(one => one.test(word));
  const words = (text: string, isFilled: boolean): string => {
    const all = text.split(/\s+/).filter(Boolean);
    if (isFilled) return all.some(word => word.length > LONG) ? '…' : all.length ? '.' : '';
    const signs = all.map(word => isOfTheDay(word) ? '#' : word);
    return signs.filter((sign, n) => sign !== '#' || signs[n - 1] !== '#').join(' ');
  };
  const attribute = (it: Element, name: string, isShell: boolean): string => {
    const value = it.getAttribute(name)!;
    if (isShell && name === 'aria-current') return '';
    if (name === 'class') return value.replace(/\d+/g, '#');
    if (name === 'id') return ids.get(value)! > 1 ? 'id twice' : 'id';
    if (LEADS.test(name)) return `${name} ${value.split(/\s+/).every(id => ids.has(id)) ? 'there' : 'lost'}`;
    if (WORDS.includes(name)) return `${name} ${words(value, it.matches(FILLED))}`;
    return VALUES.test(name) ? `${name} ${value.replace(/\d+/g, '#')}` : name;
  };
  const of = (it: Element, isShell: boolean): string => {
    const inner = [...it.childNodes].map(one => {
      if (one.nodeType === Node.TEXT_NODE) return words(one.textContent!, it.matches(FILLED));
      const isOut = !(one instanceof Element) || one.matches('script, link, style') || (isShell && one === main);
      return isOut ? '' : of(one, isShell);
    });
    const each = [...new Set(inner.filter(Boolean))];
    const own = it.getAttributeNames().map(name => attribute(it, name, isShell)).filter(Boolean).join(', ');
    return `<${it.tagName} ${own}>${(it.matches(ROWS) ? each.sort() : each).join('')}</>`;
  };
  const named = [...page.querySelectorAll('link[rel=stylesheet], script[src]')];
  const assets = [...new Set(named.map(it => it.getAttribute('href') ?? it.getAttribute('src')!))];
  const names = assets.map(path => path.replace(/\.[0-9a-f]{16}\./, '.')).join(' ');
  const skips = page.querySelector('a.skip') !== null;
  return { main: names + (main ? of(main, false) : ''), shell: of(page.documentElement, true), assets, skips };
}
