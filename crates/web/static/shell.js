// @ts-check
// The script of every page: theme, palette, keys, messages, clocks, focus, and a guard against sending twice.
// Invariant: a page works without this file, and nothing here claims "Saved" before the server said so.

const root = document.documentElement;
/** @type {<S extends string>(selector: S, from?: ParentNode) => Found<S>} */
export const $ = (selector, from = document) => /** @type {Found<typeof selector>} */ (from.querySelector(selector));
/** @type {<S extends string>(selector: S, from?: ParentNode) => NonNullable<Found<S>>[]} */
export const $$ = (selector, from = document) => /** @type {NonNullable<Found<typeof selector>>[]} */ ([...from.querySelectorAll(selector)]);

// The name is taken here so that no other script can make a policy of it; it lets one address through, our worker's.
const policy = globalThis.trustedTypes?.createPolicy('steelyard', {
  createScriptURL(url) {
    if (url !== '/sw.js') throw new TypeError('only /sw.js');
    return url;
  },
});

/** The worker's address as `serviceWorker.register` takes it under Trusted Types. */
export const workerUrl = () => policy?.createScriptURL('/sw.js') ?? '/sw.js';

// ---- elements -------------------------------------------------------------------------------------------------------

/**
 * An element with properties and children: `make('p', { className: 'small' }, 'text')`.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]>} properties
 * @param {(Node | string)[]} children
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {EventTarget | null} target @returns {target is Field} */
export const isTyping = target => target instanceof HTMLElement && (target.matches('input:not([type=radio],[type=checkbox]), select, textarea') || target.isContentEditable);
const isOn = (/** @type {HTMLElement} */ element) => element && !element.hidden && element.getClientRects().length > 0;

// ---- theme ----------------------------------------------------------------------------------------------------------

function switchTheme() {
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  document.cookie = `__Host-theme=${root.dataset.theme}; Path=/; Secure; SameSite=Lax; Max-Age=31536000`;
}

// ---- the mark top right, and messages -------------------------------------------------------------------------------

/** A text that a page has for its script in `data-say-…`, with its values in place of `{name}`. */
export function words(/** @type {HTMLElement | null} */ element, /** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) {
  const text = element?.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? '';
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** state: saved, saving, waiting (with how many), draft or failed. */
export function sync(/** @type {State} */ state, count = 1) {
  const mark = $('[data-sync]');
  if (!mark) return;
  mark.dataset.state = state;
  const said = $('span', mark);
  const next = words(mark, state, { count });
  if (said.textContent !== next) said.textContent = next;
}

/** A message for ten seconds; with `undo`, a function, it has an Undo button. The style sheet removes it, so hovering keeps it. */
export function toast(/** @type {string} */ text, /** @type {(() => void) | undefined} */ undo) {
  const button = make('button', { type: 'button', textContent: words($('#toasts'), undo ? 'undo' : 'close') });
  const message = make('div', { className: 'toast brief' }, make('span', { textContent: text }), button);
  button.addEventListener('click', () => { undo?.(); message.remove(); });
  message.addEventListener('animationend', () => message.remove());
  $('#toasts')?.replaceChildren(message);
}

// ---- sending once ---------------------------------------------------------------------------------------------------

const SLOW_MS = 10_000;
/** @type {WeakMap<HTMLFormElement, () => void>} */
const sending = new WeakMap();

function saysSaving(/** @type {HTMLElement} */ button) {
  const said = $('[data-says]', button) ?? button;
  const before = [...said.childNodes];
  button.style.setProperty('min-inline-size', `${button.offsetWidth}px`);
  button.setAttribute('aria-disabled', 'true');
  said.replaceChildren(words($('#toasts'), 'saving'));
  return () => {
    button.style.removeProperty('min-inline-size');
    button.removeAttribute('aria-disabled');
    said.replaceChildren(...before);
  };
}

function begin(/** @type {SubmitEvent} */ event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || !form.matches('form[data-once]')) return;
  if (sending.has(form)) return event.preventDefault();
  const button = event.submitter?.matches('.btn') ? event.submitter : $('.btn.go[type=submit]', form);
  const restore = button ? saysSaving(button) : () => {};
  sync('saving');
  const slow = setTimeout(() => sync('waiting'), SLOW_MS);
  sending.set(form, () => { clearTimeout(slow); restore(); });
}

/** Lets a form be sent again: after an answer in place, or when the page comes back from the browser's own cache. */
export function done(/** @type {HTMLFormElement} */ form, /** @type {State} */ state = 'saved') {
  sending.get(form)?.();
  sending.delete(form);
  sync(state);
}

// ---- palette --------------------------------------------------------------------------------------------------------

const palette = $('#cmd');
/** Letters from which records are looked for, and the pause in typing before that. */
const LEAST = 2;
const PAUSE_MS = 200;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
const links = () => $$('#cmd li:not([hidden]) a');

function openPalette() {
  if (!palette || palette.open) return;
  palette.showModal();
  $('[data-cmdin]').value = '';
  filter();
}

function filter() {
  const wanted = $('[data-cmdin]').value.trim().toLowerCase();
  $$('#cmd [data-record]').forEach(row => row.remove());
  for (const row of $$('#cmd li')) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  clearTimeout(looking);
  if ($('[data-cmdin]').dataset.find && wanted.length >= LEAST) looking = setTimeout(look, PAUSE_MS);
  tell(wanted);
}

/** Marks the first of what is found, and says how much it is. */
function tell(/** @type {string} */ wanted) {
  const found = links();
  $$('#cmd .on').forEach(link => link.classList.remove('on'));
  found[0]?.classList.add('on');
  const find = $('[data-cmdin]').dataset.find;
  const said = $('[data-cmdsaid]');
  said.textContent = !wanted ? '' : words(said, found.length ? 'found' : find ? 'enter' : 'nothing', { count: found.length });
}

/** Adds the records that the server finds to the pages; an answer to what is no longer typed is dropped. */
async function look() {
  const input = $('[data-cmdin]');
  const typed = input.value.trim();
  const answer = await fetch(`${input.dataset.find}?q=${encodeURIComponent(typed)}&as=json`).catch(() => null);
  const found = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!found || input.value.trim() !== typed) return;
  /** @type {{ href: string, title: string, what: string }[]} */
  const rows = found.rows;
  const items = rows.map(({ href, title, what }) => {
    const item = make('li', {}, make('a', { href }, title, make('small', {}, what)));
    item.dataset.record = '';
    return item;
  });
  $('#cmd ul')?.append(...items);
  tell(typed);
}

function choose() {
  const input = $('[data-cmdin]');
  const link = $('#cmd li:not([hidden]) a.on');
  if (link) return link.click();
  if (input.dataset.find && input.value.trim()) location.assign(`${input.dataset.find}?q=${encodeURIComponent(input.value.trim())}`);
}

function paletteKey(/** @type {KeyboardEvent} */ event) {
  const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
  if (event.key === 'Enter' && /** @type {Element} */ (event.target).matches('[data-cmdin]')) {
    event.preventDefault();
    choose();
  } else if (step) {
    event.preventDefault();
    const found = links();
    const next = found.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    (next < 0 ? $('[data-cmdin]') : found[Math.min(next, found.length - 1)])?.focus();
  }
}

// ---- keys -----------------------------------------------------------------------------------------------------------

/** Keys closer together than this come from a scanner, not from a hand. */
export const BURST_MS = 30;
const SEQUENCE_MS = 1500;
/** The keys of every page, and the names of their texts.
 * @type {[string, string][]} */
const FIXED = [['Ctrl K', 'find'], ['/', 'scan'], ['?', 'keys']];

let hasKeys = true;
try { hasKeys = localStorage.getItem('keys') !== 'off'; } catch { /* storage may be refused; keys stay on */ }
root.classList.toggle('nokeys', !hasKeys);

function setKeys(/** @type {boolean} */ on) {
  hasKeys = on;
  root.classList.toggle('nokeys', !on);
  try { localStorage.setItem('keys', on ? 'on' : 'off'); } catch { /* as above */ }
}

/** "F9", "Alt+1", "Delete": as written in data-key. */
const named = (/** @type {KeyboardEvent} */ event) => `${event.altKey ? 'Alt+' : ''}${event.altKey ? event.code.replace(/^(Digit|Key)/, '') : event.key}`;

function press(/** @type {Control} */ element) {
  if (element.matches('input:not([type=radio],[type=checkbox],[type=submit]), select, textarea')) {
    element.focus();
    element.select?.();
  } else {
    const before = document.activeElement;
    element.click();
    // The click may have led on to the field that belongs to the choice.
    if (element.matches('input') && document.activeElement === before) element.focus();
  }
}

/** The name of a control, without the keys and the counts written on it. */
function called(/** @type {Control} */ element) {
  const copy = /** @type {HTMLElement} */ ((element.closest('label') ?? element.labels?.[0] ?? element).cloneNode(true));
  $$('kbd, .count', copy).forEach(part => part.remove());
  return element.getAttribute('aria-label') ?? copy.textContent.trim();
}

function help() {
  const list = $('.keylist');
  const seen = new Map(FIXED.map(([key, name]) => [key, words(list, name)]));
  for (const element of $$('[data-key]')) seen.set(element.dataset.key, called(element));
  for (const link of $$('#cmd [data-keys]')) {
    const [first, second] = link.dataset.keys.toUpperCase().split(' ');
    seen.set(words(list, 'then', { first, second }), called(link));
  }
  list.replaceChildren(...[...seen].flatMap(([key, text]) => [make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: text })]));
  $('[data-keys-on]').checked = hasKeys;
  palette?.close();
  $('#keys')?.showModal();
}

let last = { key: '', at: -SEQUENCE_MS };

/** Two keys one after the other, by a hand: not so close as a scanner sends them, not so far apart as to be an accident. */
function sequence(/** @type {KeyboardEvent} */ event) {
  const gap = event.timeStamp - last.at;
  const keys = `${last.key} ${event.key.toLowerCase()}`;
  last = { key: event.key.toLowerCase(), at: event.timeStamp };
  if (gap < BURST_MS || gap > SEQUENCE_MS) return gap >= BURST_MS;
  const link = $(`[data-keys="${CSS.escape(keys)}"]`);
  if (!link) return true;
  event.preventDefault();
  location.assign(link.href);
  return false;
}

function onKey(/** @type {KeyboardEvent} */ event) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    return openPalette();
  }
  if (event.ctrlKey || event.metaKey || !hasKeys || $('dialog[open]')) return;
  const target = event.key.length > 1 || event.altKey ? $$(`[data-key="${CSS.escape(named(event))}"]`).find(isOn) : null;
  if (target) {
    event.preventDefault();
    return press(target);
  }
  if (event.altKey || isTyping(event.target) || event.key.length > 1 || !sequence(event)) return;
  if (event.key === '?') help();
  if (event.key === '/') {
    event.preventDefault();
    const scan = $('[data-scan]');
    if (scan) scan.focus(); else openPalette();
  }
}

// ---- clocks ---------------------------------------------------------------------------------------------------------

// The device's clock may be wrong by an hour; the page says what the server's was.
const ahead = Date.now() - Date.parse(root.dataset.now ?? '');
const two = (/** @type {number} */ number) => String(number).padStart(2, '0');

function counted(/** @type {number} */ seconds) {
  const days = Math.floor(seconds / 86400);
  const rest = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days ? `${days} d ${rest}` : rest;
}

function tick() {
  const now = Date.now() - (ahead || 0);
  for (const clock of $$('[data-since], [data-until]')) {
    const { since, until } = clock.dataset;
    const seconds = Math.floor((until ? Date.parse(until) - now : now - Date.parse(since ?? '')) / 1000);
    clock.textContent = counted(Math.max(0, seconds));
  }
}

// ---- focus ----------------------------------------------------------------------------------------------------------

/** Before what is wrong with a field stands its label: the summary alone says what to do. */
function nameFields(/** @type {HTMLElement} */ summary) {
  for (const link of /** @type {HTMLAnchorElement[]} */ (/** @type {unknown} */ ($$('a[href^="#"]:not([data-named])', summary)))) {
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(link.hash.slice(1)));
    const label = field?.labels?.[0]?.firstChild?.textContent?.trim();
    if (label) link.prepend(`${label}: `);
    link.dataset.named = '';
  }
}

/** Focuses the error summary if there is one, else the new heading if the focused element was removed with the old content. */
function refocus(/** @type {HTMLElement} */ within) {
  const summary = $('[data-errors]', within) ?? (within.matches?.('[data-errors]') ? within : null);
  if (summary) {
    nameFields(summary);
    return summary.focus();
  }
  if (document.activeElement && document.activeElement !== document.body) return;
  const heading = $('h1, h2', within);
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** A link to a form above its list puts the cursor into its first field, where no finger would bring up a keyboard. */
function enter() {
  const fold = /** @type {HTMLDetailsElement | null | undefined} */ (document.getElementById(location.hash.slice(1))?.closest('details.fold'));
  if (!fold || $('[data-errors]') || !matchMedia('(pointer: fine)').matches) return;
  fold.open = true;
  $('section :is(input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea)', fold)?.focus({ preventScroll: true });
}

// ---- files ----------------------------------------------------------------------------------------------------------

/** A file that the server would refuse is dropped where it is chosen: sending it would lose what was typed beside it. */
function weigh(/** @type {HTMLInputElement} */ input) {
  const { most, mostAll } = input.dataset;
  const chosen = /** @type {HTMLInputElement[]} */ (/** @type {unknown} */ ($$('input[type=file][data-most]', input.form ?? document)));
  const size = (/** @type {HTMLInputElement} */ it) => [...it.files ?? []].reduce((sum, file) => sum + file.size, 0);
  const all = chosen.reduce((sum, it) => sum + size(it), 0);
  const fault = size(input) > Number(most) ? 'large' : all > Number(mostAll ?? Infinity) ? 'many' : '';
  input.parentElement?.querySelector('[data-dropped]')?.remove();
  if (!fault) return;
  input.value = '';
  const message = make('p', { className: 'err', role: 'alert' }, words(input, fault));
  message.dataset.dropped = '';
  input.after(message);
}

// ---- wiring ---------------------------------------------------------------------------------------------------------

document.addEventListener('click', event => {
  const hit = (/** @type {string} */ selector) => /** @type {Element} */ (event.target).closest?.(selector);
  if (hit('[data-theme-btn]')) switchTheme();
  if (hit('[data-print]')) print();
  if (hit('[data-close]')) hit('.toast')?.remove();
  if (hit('[data-help]')) { event.preventDefault(); help(); }
  if (hit('[data-cmd]') && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); openPalette(); }
  if (event.target instanceof HTMLDialogElement) event.target.close();
});
document.addEventListener('change', ({ target }) => { if (target instanceof HTMLInputElement && target.matches('[data-keys-on]')) setKeys(target.checked); });
document.addEventListener('change', ({ target }) => { if (target instanceof HTMLInputElement && target.matches('[data-most]')) weigh(target); });
document.addEventListener('submit', begin);
document.addEventListener('keydown', onKey);
document.addEventListener('htmx:after:swap', event => refocus(event.detail.ctx?.target?.isConnected ? event.detail.ctx.target : $('#main')));
document.addEventListener('htmx:finally:request', event => { if (event.target instanceof HTMLFormElement) done(event.target, (event.detail.ctx?.response?.status ?? 500) < 400 ? 'saved' : 'failed'); });
document.addEventListener('htmx:error', () => sync('failed'));
addEventListener('pageshow', event => { if (event.persisted) $$('form[data-once]').forEach(form => done(form)); });
palette?.addEventListener('keydown', paletteKey);
$('[data-cmdin]')?.addEventListener('input', filter);
addEventListener('hashchange', enter);
setInterval(tick, 1000);
tick();
enter();
// A rail that is higher than the window begins at its top: the place of this page comes into view.
$('.rail [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const refused = $('[data-errors]');
if (refused) { nameFields(refused); refused.focus(); sync('failed'); }
