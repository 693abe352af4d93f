// @ts-check
// A count by scanner: tags are sent one after another while the field keeps the focus, and the running counts follow.
// Invariant: a tag that was scanned is sent until the server took it, each under a key of its own, so none is counted twice or lost.

import { $, $$, sync, words } from '/static/shell.js';

const RETRY_MS = 2000;
/** Nobody signs in within a second, and each try with an ended session is noted. */
const SIGNED_OUT_MS = 15000;

class SignedOut extends Error {}

/** @typedef {{ code: string, key: string }} Scan */

class Count {
  constructor(/** @type {HTMLFormElement} */ form) {
    this.form = form;
    this.field = /** @type {HTMLInputElement} */ ($('[data-scan]', form));
    this.said = $('[data-said]', form);
    /** @type {Scan[]} */
    this.queue = [];
    this.seen = new Set();
    this.isBusy = false;
    form.addEventListener('submit', event => this.scanned(event));
    addEventListener('online', () => this.run());
    addEventListener('beforeunload', event => { if (this.queue.length) event.preventDefault(); });
  }

  scanned(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const code = this.field.value.trim();
    this.field.value = '';
    this.field.focus();
    if (!code) return;
    if (this.seen.has(code)) return this.say(words(this.form, 'again', { tag: code }));
    this.queue.push({ code, key: crypto.randomUUID() });
    this.run();
  }

  async run() {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      while (this.queue.length) await this.send(this.queue[0]);
    } catch (error) {
      const isOut = error instanceof SignedOut;
      sync('failed');
      this.say(words(this.form, isOut ? 'signedOut' : 'failed', { count: this.queue.length }), 'bad');
      clearTimeout(this.timer);
      this.timer = setTimeout(() => isOut ? this.renew() : this.run(), isOut ? SIGNED_OUT_MS : RETRY_MS);
    } finally {
      this.isBusy = false;
    }
  }

  /** Takes the token of the session that somebody may have begun in another tab, and tries again. */
  async renew() {
    try {
      const page = await (await fetch(location.href)).text();
      const token = page.match(/name="_csrf" value="([^"]+)"/)?.[1];
      const field = /** @type {HTMLInputElement | null} */ ($('[name=_csrf]', this.form));
      if (token && field) field.value = token;
    } catch { /* without a connection the tags wait further */ }
    this.run();
  }

  async send(/** @type {Scan} */ scan) {
    const body = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(this.form)]));
    body.set('scanned', scan.code);
    body.set('_key', scan.key);
    const response = await fetch(this.form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
    // A session that ended is answered by a page, by 401, or by 403 if somebody signed in meanwhile: the tag waits.
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    if (!isJson || response.status === 401 || response.status === 403) throw new SignedOut();
    this.queue.shift();
    const answer = await response.json();
    if (!response.ok) return this.say(answer.detail, 'bad');
    this.seen.add(scan.code);
    this.show(answer);
  }

  show(/** @type {{ results: { tag: string, result: string }[], counts: Record<string, number>, waiting: number }} */ answer) {
    const counts = { ...answer.counts, missing: answer.waiting };
    for (const many of /** @type {HTMLElement[]} */ ($$('[data-many]'))) {
      many.textContent = String(counts[/** @type {keyof typeof counts} */ (many.dataset.many)] ?? 0);
    }
    for (const { tag, result } of answer.results) {
      const word = $(`[data-many="${result}"]`)?.closest('dd')?.previousElementSibling?.textContent ?? '';
      this.say(`${tag}: ${word}`, result === 'found' ? '' : 'bad');
    }
    sync('saved');
  }

  say(/** @type {string} */ text, tone = '') {
    if (!this.said) return;
    this.said.textContent = text;
    this.said.className = `said ${tone}`.trim();
  }
}

for (const form of /** @type {HTMLFormElement[]} */ ($$('form[data-stocktake]'))) new Count(form);

for (const file of /** @type {HTMLInputElement[]} */ ($$('input[data-into]'))) {
  file.addEventListener('change', async () => {
    const into = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(file.dataset.into ?? ''));
    if (into && file.files?.[0]) into.value = await file.files[0].text();
  });
}
