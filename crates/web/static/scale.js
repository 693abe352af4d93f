// @ts-check
// A scale at the counter, read by WebSerial: its stable reading goes into the weight that has the focus.
// Invariant: an unstable reading fills nothing; a weight that a person types over is the hand's; without WebSerial nothing changes.

import { $, $$, words } from '/static/shell.js';

/** Readings in a row that have to agree where a scale does not say itself that it is stable. */
const ALIKE = 3;
/** A line that is longer is noise of a wrong speed. */
const LONGEST = 64;
/** Asks a scale of Mettler-Toledo (SICS) to send each reading; those that always send ignore it. */
const SEND_ALL = 'SIR\r\n';
const UNITS = /** @type {Record<string, number>} */ ({ mg: 0, g: 3, kg: 6, ct: NaN });

/** Digits of a weight in a unit, as milligrams, half a milligram rounded up; null: no weight of a shop. */
function milligrams(/** @type {string} */ digits, /** @type {string} */ unit) {
  const places = UNITS[unit.toLowerCase()];
  if (!Number.isInteger(places)) return null;
  const [whole = '', part = ''] = digits.split('.');
  const exact = BigInt((whole || '0') + part.padEnd(places, '0').slice(0, places));
  const next = part.charAt(places);
  const mg = exact + (next >= '5' ? 1n : 0n);
  return mg > 0n && mg <= 10_000_000_000n ? mg : null;
}

/**
 * One line of a scale. Known are SICS ("S S     12.345 g"), A&D ("ST,+0012.345  g") and the plain line of scales that always send
 * ("+ 12.345 g"). isStable is null where the line does not say. Null: no weight, as for an overload or a negative one.
 */
export function read(/** @type {string} */ line) {
  const text = line.replace(/[\x00-\x1f]/g, '').trim();
  if (text.length > LONGEST) return null;
  const sics = /^S ([SD])\s+(-?)(\d+(?:\.\d+)?)\s*(mg|kg|g)$/i.exec(text);
  const and = /^(ST|US),([+-])\s*(\d+(?:\.\d+)?)\s*(mg|kg|g)$/i.exec(text);
  const plain = /^([+-]?)\s*(\d+(?:\.\d+)?)\s*(mg|kg|g)\s*(S|ST|U|US)?$/i.exec(text);
  if (sics) return reading(sics[2], sics[3], sics[4], sics[1].toUpperCase() === 'S');
  if (and) return reading(and[2], and[3], and[4], and[1].toUpperCase() === 'ST');
  if (plain) return reading(plain[1], plain[2], plain[3], plain[4] ? plain[4].toUpperCase().startsWith('S') : null);
  return null;
}

function reading(/** @type {string} */ sign, /** @type {string} */ digits, /** @type {string} */ unit, /** @type {boolean | null} */ isStable) {
  const mg = sign === '-' ? null : milligrams(digits, unit);
  return mg === null ? null : { mg, isStable };
}

/** Finds stable readings: each once, until the weight on the scale changes. */
export class Steady {
  constructor() {
    this.last = 0n;
    this.count = 0;
    this.told = 0n;
  }

  /** The weight, where this line makes it sure; else null. */
  next(/** @type {string} */ line) {
    const now = read(line);
    if (now === null || now.isStable === false) {
      this.count = 0;
      this.told = 0n;
      return null;
    }
    if (now.mg !== this.last) this.told = 0n;
    this.count = now.mg === this.last ? this.count + 1 : 1;
    this.last = now.mg;
    if (now.isStable === null && this.count < ALIKE) return null;
    if (this.told === now.mg) return null;
    this.told = now.mg;
    return now.mg;
  }
}

/** Milligrams in the unit of a field: "12.345". */
export function typed(/** @type {bigint} */ mg, /** @type {number} */ places) {
  const text = String(mg).padStart(places + 1, '0');
  return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}

/** The decimals of a field that holds a weight; null: it holds none. */
function placesOf(/** @type {Element | null} */ field) {
  if (!(field instanceof HTMLInputElement)) return null;
  if (/(^|[.\]])(net|gross)_mg$/.test(field.name)) return UNITS.g;
  const unit = /** @type {HTMLSelectElement | null} */ (field.form?.elements.namedItem(field.name.replace(/quantity$/, 'unit')) ?? null);
  return field.name.endsWith('.quantity') && (unit?.value === 'g' || unit?.value === 'kg') ? UNITS[unit.value] : null;
}

/** Notes in the line where its weight comes from. */
function note(/** @type {HTMLInputElement} */ field, /** @type {'scale' | 'hand' | ''} */ source) {
  const kept = field.form?.elements.namedItem(field.name.replace(/(net_mg|quantity)$/, 'weighed_by'));
  if (kept instanceof HTMLInputElement && kept !== field) kept.value = source;
}

/** Fills the field with the focus. True: it holds a weight. */
export function fill(/** @type {bigint} */ mg) {
  const field = document.activeElement;
  const places = placesOf(field);
  if (places === null || !(field instanceof HTMLInputElement)) return false;
  field.value = typed(mg, places);
  note(field, 'scale');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.select();
  return true;
}

/** Lines of a stream, however its pieces are cut. */
export async function* lines(/** @type {ReadableStreamDefaultReader<Uint8Array>} */ reader) {
  const decoder = new TextDecoder('ascii');
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split(/[\r\n]+/);
    rest = (parts.pop() ?? '').slice(-LONGEST);
    yield* parts.filter(Boolean);
  }
}

class Scale {
  constructor(/** @type {HTMLElement} */ box) {
    this.box = box;
    this.button = /** @type {HTMLButtonElement} */ ($('button', box));
    this.said = $('[data-scale-said]', box);
    this.button.addEventListener('click', () => this.connect(true));
    // A weight that a person types is the hand's.
    document.addEventListener('input', event => {
      if (event.isTrusted && event.target instanceof HTMLInputElement && placesOf(event.target) !== null) note(event.target, event.target.value ? 'hand' : '');
    }, true);
    box.hidden = false;
    this.connect(false);
  }

  say(/** @type {string} */ name, /** @type {Record<string, string>} */ values = {}) {
    if (this.said) this.said.textContent = words(this.box, name, values);
  }

  /** A scale that was chosen before needs no second choice. */
  async connect(/** @type {boolean} */ isAsked) {
    const serial = /** @type {Serial} */ (navigator.serial);
    try {
      const known = await serial.getPorts();
      const port = known.length === 1 ? known[0] : isAsked ? await serial.requestPort() : null;
      if (!port) return;
      await port.open({ baudRate: Number(this.speed()) });
      this.button.hidden = true;
      this.say('ready');
      await this.ask(port);
      await this.listen(port);
    } catch {
      this.say('gone');
    }
    this.button.hidden = false;
  }

  speed() { return /** @type {HTMLSelectElement | null} */ (this.box.querySelector('select'))?.value ?? '9600'; }

  async ask(/** @type {SerialPort} */ port) {
    const writer = port.writable?.getWriter();
    await writer?.write(new TextEncoder().encode(SEND_ALL)).catch(() => {});
    writer?.releaseLock();
  }

  async listen(/** @type {SerialPort} */ port) {
    const reader = port.readable?.getReader();
    if (!reader) return;
    const steady = new Steady();
    for await (const line of lines(reader)) {
      const mg = steady.next(line);
      if (mg !== null && fill(mg)) this.say('weighed', { weight: typed(mg, UNITS.g) });
    }
  }
}

if ('serial' in navigator) for (const box of $$('[data-scale]')) new Scale(box);
