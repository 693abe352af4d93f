// @ts-check
// The form of a credit note: a line either comes back or costs less, and the total stands before it is posted.
// Invariant: no money is computed here, and the answer to an older state of the form is not shown over a newer.

import { $, $$ } from '/static/shell.js';

const TYPING_MS = 150;

class Note {
  constructor(/** @type {HTMLElement} */ box, /** @type {HTMLFormElement} */ form) {
    this.box = box;
    this.form = form;
    this.figures = /** @type {HTMLElement} */ ($('[data-figures]', box));
    this.said = /** @type {HTMLElement} */ ($('[data-said]', box));
    this.first = this.said.textContent ?? '';
    this.timer = 0;
    this.asked = 0;           // counts the questions, so that a late answer is noticed
    form.addEventListener('change', event => this.choose(/** @type {HTMLInputElement} */ (event.target)));
    form.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), TYPING_MS);
    });
    if ($('[data-either] input:checked', form)) this.ask();
  }

  /** One of the two boxes of a line takes the tick from the other. */
  choose(/** @type {HTMLInputElement} */ ticked) {
    if (ticked.type !== 'checkbox' || !ticked.checked) return;
    const boxes = /** @type {HTMLInputElement[]} */ ($$('input[type=checkbox]', ticked.closest('[data-either]') ?? ticked));
    for (const other of boxes) if (other !== ticked) other.checked = false;
    this.ask();
  }

  /** The fields that count so far: a figure whose box is not ticked is left out, and a box that waits for its figure. */
  sent() {
    const all = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(this.form)]));
    const body = new URLSearchParams();
    for (const [name, value] of all) {
      const row = /^(returns|lines)\[\d+\]/.exec(name)?.[0];
      const isWhole = row && all.has(`${row}.line`) && (row.startsWith('returns') || all.get(`${row}.credit_taxable_minor`));
      const counts = row ? isWhole : ['_csrf', 'invoice', 'with_tax'].includes(name);
      if (counts) body.append(name, value);
    }
    return body;
  }

  async ask() {
    const asked = ++this.asked;
    const address = this.box.dataset.credit ?? '';
    const headers = { Accept: 'application/json' };
    const response = await fetch(address, { method: 'POST', body: this.sent(), headers }).catch(() => null);
    const isJson = response?.headers.get('Content-Type')?.includes('json');
    const answer = isJson ? await response?.json() : null;
    if (asked !== this.asked) return;
    this.show(response?.ok ? answer?.totals ?? {} : {}, response?.ok ? '' : answer?.errors?.[0]?.message ?? answer?.detail ?? '');
  }

  show(/** @type {Record<string, string>} */ totals, /** @type {string} */ wrong) {
    const isThere = Boolean(totals.total);
    this.figures.hidden = !isThere;
    for (const place of $$('[data-total]', this.figures)) {
      const text = totals[place.dataset.total ?? ''] ?? '';
      place.textContent = text;
      place.closest('[data-with]')?.toggleAttribute('hidden', !text);
    }
    this.said.textContent = isThere ? '' : wrong || this.first;
  }
}

for (const box of $$('[data-credit]')) {
  const form = box.closest('form');
  if (form) new Note(box, form);
}
