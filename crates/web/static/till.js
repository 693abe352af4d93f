// @ts-check
// The counter bill: lines come and go without a new page, and the server computes every number that is shown.
// Invariant: no money is computed here, ten scans in two seconds give ten lines in their order,
// and an answer to an older state of the bill is never shown over a newer one.

import { $, $$, BURST_MS, isTyping, make, sync, toast, words } from '/static/shell.js';

const TYPING_MS = 150;
const RETRY_MS = 2000;
/** Fewer quick keys than this are a person drumming, not a code. */
const SHORTEST_CODE = 4;

/** The answer is a page, not numbers: the session ended, and nothing may be shown as the bill's. */
class SignedOut extends Error {}

class Till {
  constructor(/** @type {TillForm} */ form) {
    this.form = form;
    this.lines = $('[data-lines]', form);
    this.templates = $$('template[data-line]', form);
    this.scan = /** @type {HTMLInputElement} */ ($('[data-scan]', form));
    this.said = $('[data-said]', form);
    /** @type {string[]} */
    this.queue = [];          // codes scanned and not yet answered, in order
    this.isStale = false;     // something was typed that no answer has computed yet
    this.isBusy = false;
    this.isWrong = false;     // the last question had a field that cannot be read
    /** @type {string[]} */
    this.held = [];           // codes that wait for it
    /** What the user pressed while numbers were in doubt, and the total that was shown. @type {{ by: HTMLElement | null, total: string } | null} */
    this.pressed = null;
    /** @type {Later} */
    this.later = {};          // the value that the field with the focus will take
    this.generation = 0;      // counts lines removed or restored, so that a late answer is noticed
    this.burst = { text: '', at: 0, before: '' };
    this.listen();
  }

  listen() {
    // Fields without a name and those of the form itself change no number.
    const priced = (/** @type {EventTarget | null} */ target) => target !== this.scan && /^[^_]/.test(/** @type {Field} */ (target).name);
    // Not `change`: it comes again when a click on Post takes the focus away, and the click would find numbers in doubt.
    this.form.addEventListener('input', event => { if (priced(event.target)) this.changed(); });
    this.form.addEventListener('focusout', () => this.settle());
    $('[data-party-name]', this.form)?.addEventListener('input', () => this.propose());
    this.form.addEventListener('click', event => this.clicked(event));
    this.form.addEventListener('submit', event => this.submitted(event));
    this.form.addEventListener('scanned', event => { event.preventDefault(); this.takeScan(); });
    document.addEventListener('keydown', event => this.key(event), true);
    addEventListener('online', () => this.run());
    addEventListener('beforeunload', event => { if (this.rows().length && !this.isSent) event.preventDefault(); });
  }

  rows() { return $$('[data-line]:not(template)', this.lines); }
  code() { return this.scan?.value.trim() ?? ''; }

  // ---- asking the server ----

  changed() {
    this.isStale = true;
    this.isWrong = false;
    this.queue.unshift(...this.held.splice(0));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), TYPING_MS);
    this.dim();
  }

  add(/** @type {string} */ code) {
    if (!code) return;
    this.queue.push(code);
    this.dim();
    this.run();
  }

  dim() {
    const waits = this.isStale || this.isWrong || this.queue.length > 0;
    $$('[data-total]').forEach(total => total.classList.toggle('stale', waits));
    this.form.setAttribute('aria-busy', String(waits));
  }

  async run() {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      while (this.queue.length || this.isStale) await this.step();
    } catch (error) {
      sync('failed');
      const waiting = this.queue.join(', ');
      if (error instanceof SignedOut) this.say(this.words('signedOut'), 'bad');
      else this.say(waiting ? this.words('waits', { codes: waiting }) : this.words('offline'), 'bad');
      if (!(error instanceof SignedOut)) setTimeout(() => this.run(), RETRY_MS);
    } finally {
      this.isBusy = false;
      this.dim();
    }
  }

  /** One question: the bill as it is, with the oldest waiting code if there is one. A question writes nothing, so it may be asked again. */
  async step() {
    const code = this.queue[0];
    const generation = this.generation;
    const body = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(this.form)]));
    // The token is on the button, so that the form can also be sent by GET without it.
    const pay = $('button[name="_csrf"]', this.form);
    if (pay) body.set(pay.name, pay.value);
    body.delete(this.scan?.name);
    if (code !== undefined) body.set('scan', code);
    this.isStale = false;
    const response = await fetch(this.form.dataset.preview, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(error => { this.isStale = true; throw error; });
    if (response.status >= 500 || response.status === 429) { this.isStale = true; throw new Error(response.statusText); }
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    const answer = isJson ? await response.json() : null;
    // Judged after the body has come: a line that is opened before would go with an answer that does not know it.
    if (generation !== this.generation) { this.isStale = true; return; }
    if (!answer) throw new SignedOut();
    if (!response.ok) return this.refused(answer);
    if (code !== undefined) this.queue.shift();
    this.show(answer, body);
  }

  payable() { return $('.topay [data-total=pay]')?.textContent ?? ''; }

  /** The numbers are there. If the total is the one that was shown when the button was pressed, the press counts; else the user sees it first. */
  answerPressed() {
    const pressed = this.pressed;
    const counts = pressed !== null && pressed.total !== '' && pressed.total === this.payable();
    this.say(pressed && !counts ? this.words('stands') : '');
    if (pressed && counts) setTimeout(() => this.form.requestSubmit(pressed.by));
  }

  /** A field that cannot be read: nothing was computed. Codes wait until it is corrected. */
  refused(/** @type {{ detail: string, errors?: Fault[] }} */ problem) {
    this.held = this.queue.splice(0);
    this.isWrong = true;
    this.showFaults(problem.errors?.length ? problem.errors : [{ field: '', message: problem.detail }]);
    if (this.held.length) this.say(this.words('held', { count: this.held.length }), 'bad');
  }

  // ---- showing the answer: { lines[{ kind, fields, texts }], totals, fields, faults[{ field, code, message }], parties, unknown, said } ----

  show(/** @type {Preview} */ answer, /** @type {URLSearchParams} */ sent) {
    this.later = {};
    const before = this.rows().length;
    if (answer.lines) this.showLines(answer.lines, sent);
    // A new row brings what its code does not know, such as the usual tax class: with it the bill can be computed.
    const lacks = (answer.faults ?? []).some(({ field, code }) => code === 'field_required' && field.startsWith('lines['));
    if (lacks && this.rows().length > before) this.isStale = true;
    for (const [name, text] of Object.entries(answer.totals ?? {})) this.write($$(`[data-total="${CSS.escape(name)}"]`), text);
    if (answer.parties) this.offer(answer.parties);
    this.showFound(answer.found ?? []);
    this.showUpi(answer.upi);
    for (const [name, value] of Object.entries(answer.fields ?? {})) this.setField(/** @type {Field | null} */ (this.form.elements.namedItem(name)), value, sent);
    this.showFaults(answer.faults ?? []);
    this.mend(answer.faults ?? []);
    if (answer.unknown) this.unknown(answer.unknown);
    else if (answer.said) this.say(answer.said);
    else if (!answer.faults?.length) this.answerPressed();
    this.pressed = null;
    const count = $('[data-count]');
    if (count) count.textContent = String(this.rows().length);
    sync(this.rows().length ? 'draft' : 'saved');
  }

  showLines(/** @type {PreviewLine[]} */ lines, /** @type {URLSearchParams} */ sent) {
    const rows = this.rows();
    lines.forEach((line, index) => {
      const row = rows[index] ?? this.newRow(index, line.kind);
      // Goods without a price of their own: the person types it.
      if (!rows[index] && line.fields?.item && !line.fields.price_minor_per_unit && !line.fields.amount_minor) $('details', row)?.setAttribute('open', '');
      for (const [name, value] of Object.entries(line.fields ?? {})) this.setField($(`[name="lines[${index}].${CSS.escape(name)}"]`, row), value, sent);
      for (const [name, text] of Object.entries(line.texts ?? {})) this.write($$(`[data-text="${CSS.escape(name)}"]`, row), text);
      this.nameMaking(row);
      $('[data-remove]', row)?.setAttribute('aria-label', line.texts?.name ? this.words('remove', { name: line.texts.name }) : this.words('removeLine'));
    });
    rows.slice(lines.length).forEach(row => row.remove());
    this.showEmpty();
  }

  /** Without a tag no making charge comes from one: the first choice says so. */
  nameMaking(/** @type {HTMLElement} */ row) {
    const first = $('option[data-tagged]', row);
    const tag = /** @type {HTMLInputElement | null} */ ($('input[name$=".tag"]', row));
    if (first) first.textContent = (tag?.value.trim() ? first.dataset.tagged : first.dataset.untagged) ?? '';
  }

  showEmpty() { $$('[data-empty]', this.form).forEach(empty => { empty.hidden = this.rows().length > 0; }); }

  write(/** @type {HTMLElement[]} */ places, /** @type {string} */ text) {
    for (const place of places) {
      place.textContent = text;
      place.closest('[data-with]')?.toggleAttribute('hidden', !text);
    }
  }

  /** The names that begin with what was typed, for the field that lists them. */
  offer(/** @type {[string, string][]} */ parties) {
    const list = $('[data-parties]', this.form);
    list?.replaceChildren(...parties.map(([code, name]) => make('option', { value: code, textContent: name })));
  }

  /** The code by which the customer pays the UPI part. */
  showUpi(/** @type {{ side: number, path: string } | null | undefined} */ code) {
    const figure = $('[data-upi]', this.form);
    if (!figure) return;
    figure.hidden = !code;
    if (!code) return;
    figure.querySelector('svg')?.setAttribute('viewBox', `0 0 ${code.side} ${code.side}`);
    figure.querySelector('path')?.setAttribute('d', code.path);
  }

  /** The goods that a typed name may mean: one press adds one. */
  showFound(/** @type {[string, string][]} */ found) {
    const pick = (/** @type {[string, string]} */ [code, name]) => {
      const button = make('button', { className: 'btn', type: 'button', textContent: name === code ? code : `${name} ${code}`, value: code });
      button.dataset.pick = '';
      return button;
    };
    const list = $('[data-found]', this.form);
    list?.replaceChildren(...found.map(pick));
    if (found.length) $('[data-found] [data-pick]', this.form)?.focus();
  }

  /** A row for a line: a scanned one with its details folded, since the tag knows them. */
  newRow(/** @type {number} */ index, /** @type {string | undefined} */ kind) {
    const template = this.templates.find(one => one.dataset.line === kind) ?? this.templates[0];
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
    $('details', row)?.removeAttribute('open');
    this.lines.append(row);
    this.number(row, index);
    return row;
  }

  /** A line that is typed and not scanned: its details are open and the first is focused. */
  open(/** @type {string | undefined} */ kind) {
    const row = this.newRow(this.rows().length, kind);
    $('details', row)?.setAttribute('open', '');
    this.showEmpty();
    this.generation += 1;
    this.changed();
    ($('details input', row) ?? this.focusable(row))?.focus();
  }

  /** Takes the server's value unless the user typed since the question was sent. */
  /** Never while the user types in it: a field with the focus takes its value when they leave it, or post. */
  setField(/** @type {Field | null} */ field, /** @type {string} */ value, /** @type {URLSearchParams} */ sent) {
    if (!field) return;
    const asked = sent.get(field.name);
    if (asked !== null && asked !== field.value) return;
    if (field === document.activeElement) this.later = { field, asked, value }; else field.value = value;
  }

  settle() {
    const { field, asked, value } = this.later;
    if (field && field.value === asked) field.value = value;
    this.later = {};
  }

  showFaults(/** @type {Fault[]} */ faults) {
    $$('[data-live-fault]', this.form).forEach(old => old.remove());
    $$('[aria-invalid]', this.form).forEach(field => field.removeAttribute('aria-invalid'));
    /** @type {string[]} */
    const loose = [];
    for (const { field, code, message } of faults) {
      // A missing value is no fault while the user types; the server reports it when the bill is posted.
      if (code === 'field_required') continue;
      const input = this.form.elements.namedItem(field);
      if (!(input instanceof HTMLElement)) { loose.push(message); continue; }
      input.setAttribute('aria-invalid', 'true');
      const words = make('p', { className: 'err', id: `${input.id || field}-live`, textContent: message });
      words.dataset.liveFault = '';
      input.setAttribute('aria-describedby', words.id);
      input.closest('.field')?.append(words);
      input.closest('details')?.setAttribute('open', '');
    }
    if (loose.length) this.say(loose.join(' '), 'bad');
  }

  /** What a refused form says at its head: of a line, until the answer no longer says it; of another field, until that
   *  field was changed. When nothing is left, the summary goes. */
  mend(/** @type {Fault[]} */ faults) {
    const summary = $('[data-errors]', this.form);
    if (!summary) return;
    const wrong = new Set(faults.map(({ field }) => field));
    for (const item of $$('li', summary)) {
      const id = $('a', item)?.getAttribute('href')?.slice(1) ?? '';
      const field = /** @type {Field | null} */ (id ? document.getElementById(id) : null);
      const stands = field ? wrong.has(field.name) || !(field.name.startsWith('lines[') || isChanged(field)) : !id && faults.length > 0;
      if (stands) continue;
      document.getElementById(`${id}-fault`)?.remove();
      item.remove();
    }
    if (!$('li', summary)) summary.remove();
  }

  /** A text of the form, in the page's language. */
  words(/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) { return words(this.form, name, values); }

  say(/** @type {string} */ text, tone = '') {
    if (!this.said) return;
    this.said.textContent = text;
    this.said.classList.toggle('err', tone === 'bad');
  }

  unknown(/** @type {string} */ code) {
    this.say(this.words('unknown', { code }), 'bad');
    beep();
  }

  // ---- lines ----

  /** Writes the row's place into its names, ids and labels. */
  number(/** @type {HTMLElement} */ row, /** @type {number} */ index) {
    for (const element of [row, ...$$('*', row)]) {
      for (const name of ['name', 'id', 'for', 'aria-describedby']) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/lines\[\w+\]/g, `lines[${index}]`));
      }
      if (element.matches('[data-remove]')) /** @type {HTMLButtonElement} */ (element).value = String(index);
    }
  }

  renumber() {
    this.generation += 1;
    this.rows().forEach((row, index) => this.number(row, index));
    this.changed();
  }

  remove(/** @type {HTMLElement} */ row) {
    const rows = this.rows();
    const index = rows.indexOf(row);
    const name = $('[data-text="name"]', row)?.textContent;
    row.remove();
    this.renumber();
    this.showEmpty();
    (this.focusable(rows[index + 1]) ?? this.focusable(rows[index - 1]) ?? this.scan)?.focus();
    toast(name ? this.words('removed', { name }) : this.words('lineRemoved'), () => {
      const before = this.rows()[index];
      if (before) before.before(row); else this.lines.append(row);
      this.renumber();
      this.showEmpty();
      this.focusable(row)?.focus();
    });
  }

  focusable(/** @type {HTMLElement | undefined} */ row) { return row && ($('.wt input', row) ?? $('[data-remove]', row)); }

  clicked(/** @type {MouseEvent} */ event) {
    const hit = (/** @type {string} */ selector) => /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (event.target).closest(selector));
    if (hit('[data-pick]')) { event.preventDefault(); this.add(hit('[data-pick]')?.value ?? ''); this.scan?.focus(); return; }
    if (hit('[data-add-party]')) { this.addParty(); return; }
    this.chosen(event.target);
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-remove], [data-new]'));
    if (!button) return;
    event.preventDefault();
    if (button.matches('[data-new]')) this.open(button.dataset.new); else this.remove(/** @type {HTMLElement} */ (button.closest('[data-line]')));
  }

  submitted(/** @type {SubmitEvent} */ event) {
    if (event.submitter?.matches('[data-add]')) {
      event.preventDefault();
      this.takeScan();
      // shell.js must not take this for a sale.
      event.stopPropagation();
    } else if (this.code() && event.submitter?.matches('[data-pay], [data-park]')) {
      // A code that is still in the field is not on the bill yet.
      event.preventDefault();
      this.takeScan();
      this.say(this.words('added'), 'bad');
    } else if (this.isBusy || this.queue.length || this.isStale) {
      event.preventDefault();
      this.pressed = { by: event.submitter, total: this.payable() };
      this.say(this.words('computing'), 'bad');
      event.submitter?.focus();
    } else {
      this.settle();
      this.isSent = true;
      this.onAccount();
    }
  }

  // ---- the payment ----

  way() { return /** @type {HTMLInputElement | null} */ ($('[data-way]:checked', this.form))?.value ?? ''; }

  /** A way was pressed, perhaps the one that is chosen already: its field gets the focus. What only the way before has is emptied,
   *  so that nothing hidden is sent. */
  chosen(/** @type {EventTarget | null} */ target) {
    if (!(target instanceof HTMLInputElement) || !target.matches('[data-way]')) return;
    const field = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (this.form.elements.namedItem(`tenders[0].${name}`));
    const [handed, reference] = [field('handed_minor'), field('reference')];
    if (handed && target.value !== 'cash') handed.value = '';
    if (reference && target.value === 'cash') reference.value = '';
    (target.value === 'cash' ? handed : target.value ? reference : null)?.focus();
  }

  /** A bill on account is another action, and has no payment. */
  onAccount() {
    if (this.way()) return;
    this.form.action = this.form.dataset.onAccount ?? this.form.action;
    for (const field of /** @type {HTMLInputElement[]} */ ([...this.form.elements])) if (/^tenders\[|^(till|event|reference_is_new)$/.test(field.name)) field.disabled = true;
  }

  // ---- a new customer ----

  party(/** @type {string} */ part) { return /** @type {HTMLInputElement} */ ($(`[data-party-${part}]`, this.form)); }

  /** A code from the name, until the person types one of their own. */
  propose() {
    const plain = this.party('name').value.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 24);
    const code = this.party('code');
    if (code.value && code.value !== code.dataset.proposed) return;
    code.value = plain ? `c-${plain}` : '';
    code.dataset.proposed = code.value;
  }

  /** @returns {Promise<void>} */
  async addParty(tries = 1) {
    const panel = $('[data-new-party]', this.form);
    const said = $('[data-party-said]', panel);
    const [name, phone, code] = ['name', 'phone', 'code'].map(part => this.party(part).value.trim());
    const pay = /** @type {HTMLButtonElement} */ ($('button[name="_csrf"]', this.form));
    const party = tries > 1 ? `${code}-${tries}` : code;
    const body = new URLSearchParams({ party, name, phone, kind: 'customer', _csrf: pay.value, _key: crypto.randomUUID() });
    const response = await fetch(panel.dataset.newParty, { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(() => null);
    if (!response || !(response.headers.get('Content-Type') ?? '').includes('json')) { said.textContent = this.words(response ? 'signedOut' : 'offline'); return; }
    const answer = await response.json();
    const isTaken = (answer.errors ?? []).some((/** @type {Fault} */ fault) => fault.field === 'party');
    if (!response.ok && isTaken && code === this.party('code').dataset.proposed && tries < 9) return this.addParty(tries + 1);
    said.textContent = response.ok ? '' : (answer.errors ?? []).map((/** @type {Fault} */ fault) => fault.message).join(' ') || answer.detail;
    if (!response.ok) return;
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem('party')).value = answer.party;
    for (const part of ['name', 'phone', 'code']) this.party(part).value = '';
    panel.removeAttribute('open');
    toast(this.words('partyAdded', { name }), undefined);
    this.changed();
    this.scan?.focus();
  }

  takeScan() {
    const code = this.code();
    if (code && !navigator.onLine) {
      this.say(this.words('stays'), 'bad');
      this.scan.select();
      return;
    }
    this.scan.value = '';
    this.scan.focus();
    this.add(code);
  }

  // ---- keys ----

  key(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $('dialog[open]')) return;
    if (this.scanner(event)) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null | undefined} */ (target.closest?.('[data-line]'));
    const inForm = this.form.contains(target);
    if (event.key === 'Enter' && inForm && target.matches('input:not([type=radio],[type=checkbox])')) {
      // Enter in a weight means "done with it", not "take the money".
      event.preventDefault();
      if (target === this.scan) this.takeScan(); else this.scan?.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (row || target === this.scan) && !target.matches('select, input[list], input[type=radio]')) {
      event.preventDefault();
      this.move(row, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Delete' && row && !(isTyping(target) && target.value && !this.isWhole(target))) {
      event.preventDefault();
      this.remove(row);
    } else if (event.key === 'Escape' && !$(':popover-open')) {
      this.back(event);
    }
  }

  /** The field is wholly selected, as it is when arrows brought us there: Del then means the line. */
  isWhole(/** @type {Field} */ field) { return 'selectionStart' in field && field.selectionStart === 0 && field.selectionEnd === field.value.length; }

  move(/** @type {HTMLElement | null | undefined} */ row, /** @type {number} */ step) {
    const rows = this.rows();
    const next = row ? rows.indexOf(row) + step : step > 0 ? 0 : -1;
    /** @type {Control | null | undefined} */
    const field = next < 0 ? this.scan : this.focusable(rows[Math.min(next, rows.length - 1)]);
    field?.focus();
    field?.select?.();
  }

  /** To the scan field; from there, emptying it; and off the page only when nothing would be lost. */
  back(/** @type {KeyboardEvent} */ event) {
    event.preventDefault();
    if (document.activeElement !== this.scan) return this.scan?.focus();
    if (this.scan.value) this.scan.value = '';
    else if (!this.rows().length) $('[data-back]')?.click();
  }

  /** Quick keys outside the scan field are a scan too. What they typed into another field is taken out of it again. */
  scanner(/** @type {KeyboardEvent} */ event) {
    if (event.target === this.scan) return false;
    const isQuick = event.timeStamp - this.burst.at < BURST_MS;
    if (event.key === 'Enter' && isQuick && this.burst.text.length >= SHORTEST_CODE) {
      event.preventDefault();
      event.stopPropagation();
      if (isTyping(event.target)) { event.target.value = this.burst.before; this.changed(); }
      this.add(this.burst.text);
      this.burst.text = '';
      return true;
    }
    if (event.key.length !== 1) return false;
    if (!isQuick) this.burst = { text: '', at: 0, before: /** @type {Partial<Field>} */ (event.target).value ?? '' };
    this.burst.text += event.key;
    this.burst.at = event.timeStamp;
    return false;
  }
}

/** Whether a field has another value than the page came with. */
function isChanged(/** @type {Field} */ field) {
  if (!(field instanceof HTMLSelectElement)) return field.value !== /** @type {HTMLInputElement} */ (field).defaultValue;
  const first = /** @type {HTMLOptionElement | null} */ (field.querySelector('option[selected]')) ?? field.options[0];
  return field.value !== first?.value;
}

/** A short low tone: the eyes are on the goods, not on the screen. */
function beep() {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = 220;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.18);
    tone.onended = () => audio.close();
  } catch { /* no sound device: the line under the scan field says it */ }
}

for (const form of $$('form[data-till]')) {
  const till = new Till(form);
  // Errors are read first; a scan is accepted wherever the focus is.
  if (!$('[data-errors]')) till.scan?.focus();
}
