// @ts-check
// The number pad of any form, and the beam and the sentence that follow a reading while it is typed.
// Invariant: the server judges. This is only a hint, computed in whole millionths, never in floats.

import { $, $$ } from '/static/shell.js';

// A comma before exactly three digits may group thousands, so the server would refuse it; then nothing is shown here.
const DECIMAL = /^([-−]?)(\d{1,12})(?:(?:\.|,(?!\d{3}$))(\d{0,6}))?$/;

/** "62.1" or "62,1" as 62100000n; null where it is no number yet. */
function millionths(/** @type {string | undefined} */ text) {
  const found = DECIMAL.exec((text ?? '').trim());
  if (!found) return null;
  const size = BigInt(found[2]) * 1_000_000n + BigInt((found[3] ?? '').padEnd(6, '0'));
  return found[1] ? -size : size;
}

/** The place of a value between the ends, 0 to 100. The same rounding as view/beam.rs. */
function hundredth(/** @type {bigint} */ value, /** @type {bigint} */ min, /** @type {bigint} */ max) {
  const length = max - min;
  if (length <= 0n) return 0;
  const way = value < min ? 0n : value > max ? length : value - min;
  return Number((way * 200n + length) / (length * 2n));
}

/** The result for the typed text: { at, tone }, or null when it is no number or the beam has no ends. */
function judged(/** @type {string} */ text, /** @type {DOMStringMap} */ { low, high, min, max }) {
  const [value, bottom, top, from, to] = [text, low, high, min, max].map(millionths);
  if (value === null || from === null || to === null) return null;
  const isLow = bottom !== null && value < bottom;
  const isHigh = top !== null && value > top;
  let at = hundredth(value, from, to);
  if (isLow) at = Math.min(at, Math.max(0, hundredth(bottom, from, to) - 1));
  if (isHigh) at = Math.max(at, Math.min(100, hundredth(top, from, to) + 1));
  return { at, tone: isLow || isHigh ? 'bad' : 'ok' };
}

function show(/** @type {ReadingInput} */ input) {
  const form = /** @type {HTMLFormElement} */ (input.form);
  const beam = $('.beam', form);
  const verdict = $('[data-verdict]', form);
  const result = judged(input.value, input.dataset);
  if (!result) return verdict && (verdict.textContent = verdict.dataset.before ?? '');
  for (const name of [...(beam?.classList ?? [])]) if (/^at-\d+$|^ok$|^bad$|^bare$/.test(name)) beam?.classList.remove(name);
  beam?.classList.add(`at-${result.at}`, result.tone);
  const words = result.tone === 'bad' ? input.dataset.outside : input.dataset.inside;
  beam?.setAttribute('aria-label', `${input.value}. ${words}`);
  if (verdict && verdict.textContent !== words) verdict.textContent = words;
}

/** The text of the field after a key of the pad. */
function keyed(/** @type {string} */ before, /** @type {string} */ key) {
  if (key === 'del') return before.slice(0, -1);
  if (key === '-') return /^[-−]/.test(before) ? before.slice(1) : `-${before}`;
  if (key === '.' && /[.,]/.test(before)) return before;
  return before + key;
}

function onPad(/** @type {MouseEvent} */ event) {
  const button = /** @type {PadKey | null} */ (/** @type {Element} */ (event.target).closest('[data-k]'));
  const input = button && $('[data-reading]', /** @type {HTMLFormElement} */ (button.closest('form')));
  if (!input) return;
  // The first digit replaces the reading before it, as on a scale; afterwards digits add up.
  const before = input.dataset.typed ? input.value : '';
  input.dataset.typed = 'yes';
  const next = keyed(button.dataset.k === 'del' ? input.value : before, button.dataset.k);
  if (input.maxLength > 0 && next.length > input.maxLength) return;
  input.value = next;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

// The time of the reading is when it is saved, not when the page was drawn. By the server's clock, which the page has: a
// tablet whose clock runs ahead would date its readings into the future. A little late, never early.
const drawn = Date.parse(document.documentElement.dataset.now ?? '');
const loaded = performance.now();

function date(/** @type {HTMLFormElement} */ form) {
  const field = $('[data-at]', form);
  if (field && drawn) field.value = new Date(drawn + performance.now() - loaded).toISOString();
}

// A number of any form has the pad too; only a reading has a beam.
for (const form of $$('form:has([data-k])')) form.addEventListener('click', onPad);
for (const form of $$('form[data-reading-form]')) {
  const input = $('[data-reading]', form);
  const verdict = $('[data-verdict]', form);
  if (verdict) verdict.dataset.before = verdict.textContent;
  form.addEventListener('submit', () => date(form));
  input?.addEventListener('input', () => { input.dataset.typed = 'yes'; show(input); });
  if (input?.value) show(input);
}
