// @ts-check
// Forms whose total stands before they are sent: a delivery of a job, and a credit note, of which a line either comes back or costs less.
// Invariant: no money is computed here, and the answer to an older state of the form is not shown over a newer.

import { $, $$ } from '/static/shell.js';

const TYPING_MS = 150;

class Reckoning {
  constructor(/** @type {HTMLElement} */ box, /** @type {HTMLFormElement} */ form) {
    this.box = box;
    this.form = form;
    this.figures = /** @type {HTMLElement} */ ($('[data-figures]', box));
    this.said = /** @type {HTMLElement} */ ($('[data-said]', box));
    this.first = this.said.textContent ?? '';
    this.timer = 0;
    this.asked = 0;           // counts the questions, so that a late answer is noticed
    form.addEventListener('input', event => {
      // A figure that a person typed is theirs.
      if (event.isTrusted) delete /** @type {HTMLElement} */ (event.target).dataset.filled;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), TYPING_MS);
    });
  }

  /** The fields whose names begin as the box says. */
  sent() {
    const takes = (this.box.dataset.takes ?? '').split(' ');
    const all = /** @type {[string, string][]} */ ([...new FormData(this.form)]);
    return new URLSearchParams(all.filter(([name]) => takes.includes(name.split('[')[0])));
  }

  async ask() {
    const asked = ++this.asked;
    const address = this.box.dataset.reckon ?? '';
    const headers = { Accept: 'application/json' };
    const response = await fetch(address, { method: 'POST', body: this.sent(), headers }).catch(() => null);
    const isJson = response?.headers.get('Content-Type')?.includes('json');
    const answer = isJson ? await response?.json() : null;
    if (asked !== this.asked) return;
    if (response?.ok) this.fill(answer?.fields ?? {});
    const wrong = response?.ok ? answer?.said ?? '' : answer?.errors?.[0]?.message ?? answer?.detail ?? '';
    this.show(response?.ok ? answer?.totals ?? {} : {}, wrong);
  }

  /** Fills amounts in while nobody typed there: each when its way of paying is chosen. */
  fill(/** @type {Record<string, string>} */ fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      const way = this.form.elements.namedItem(name.replace(/\w+$/, 'mode'));
      if (!(field instanceof HTMLInputElement) || field === document.activeElement) continue;
      if (field.value && !('filled' in field.dataset)) continue;
      field.value = way instanceof HTMLSelectElement && way.value ? value : '';
      field.dataset.filled = '';
    }
  }

  show(/** @type {Record<string, string>} */ totals, /** @type {string} */ wrong) {
    const isThere = Boolean(totals.total);
    this.figures.hidden = !isThere;
    for (const place of $$('[data-total]', this.figures)) {
      const text = totals[place.dataset.total ?? ''] ?? '';
      place.textContent = text;
      place.closest('[data-with]')?.toggleAttribute('hidden', !text);
    }
    this.said.textContent = wrong || (isThere ? '' : this.first);
  }
}

class Note extends Reckoning {
  constructor(/** @type {HTMLElement} */ box, /** @type {HTMLFormElement} */ form) {
    super(box, form);
    form.addEventListener('change', event => this.choose(/** @type {HTMLInputElement} */ (event.target)));
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
}

for (const box of $$('[data-reckon]')) {
  const form = box.closest('form');
  if (!form) continue;
  if (box.dataset.takes) new Reckoning(box, form).ask();
  else new Note(box, form);
}
