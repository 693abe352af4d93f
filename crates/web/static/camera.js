// @ts-check
// Scanning with the camera of a phone: Code 128 and EAN-13 are read here, any other code where the browser can read it.
// Invariant: no picture leaves the page; a code goes into the scan field as if a scanner had typed it, once until the camera saw another.

import { $, $$, make, words } from '/static/shell.js';

/** Pauses between two looks, and how long the same code is not taken again. */
const LOOK_MS = 80;
const AGAIN_MS = 2500;
/** Lines of a picture that are read, as parts of its height. */
const LINES = [0.5, 0.46, 0.54, 0.42, 0.58, 0.36, 0.64, 0.3, 0.7];
/** The most modules by which the bars of a sign may differ from the pattern, added up. */
const TOLERANCE = 1.7;

// ISO/IEC 15417, table 1: the widths of bars and spaces of the values 0 to 105; the stop sign has one bar more.
const CODE_128 = ('212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132'
  + '221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313'
  + '231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111'
  + '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111'
  + '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141'
  + '114131311141411131211412211214211232').match(/.{6}/g) ?? [];
const STOP = '2331112';
const [CODE_C, CODE_B, CODE_A, FNC1] = [99, 100, 101, 102];
const START_A = 103;
// GS1 General Specifications, EAN-13: the widths of a digit with odd parity, and which digits of the left half have even parity.
const EAN = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const EVEN = ['', '001011', '001101', '001110', '010011', '011001', '011100', '010101', '010110', '011010'];

/** How far the widths are from a pattern, in modules; infinite for widths of another sum. */
function distance(/** @type {number[]} */ widths, /** @type {number} */ from, /** @type {string} */ pattern) {
  let [sum, modules] = [0, 0];
  for (let at = 0; at < pattern.length; at += 1) {
    sum += widths[from + at] ?? Infinity;
    modules += Number(pattern[at]);
  }
  let apart = 0;
  for (let at = 0; at < pattern.length; at += 1) apart += Math.abs(widths[from + at] / sum * modules - Number(pattern[at]));
  return Number.isNaN(apart) ? Infinity : apart;
}

/** The nearest of some patterns, or -1. */
function nearest(/** @type {number[]} */ widths, /** @type {number} */ from, /** @type {string[]} */ patterns) {
  let [best, least] = [-1, TOLERANCE];
  patterns.forEach((pattern, value) => {
    const apart = distance(widths, from, pattern);
    if (apart < least) {
      best = value;
      least = apart;
    }
  });
  return best;
}

/** The widths of bars and spaces of a line of brightness, the first one a space. A pixel is dark if it is darker than those around it. */
export function widthsOf(/** @type {ArrayLike<number>} */ line) {
  const reach = Math.max(8, line.length >> 4);
  /** @type {number[]} */
  const widths = [];
  let [sum, isDark, run] = [0, false, 0];
  for (let at = 0; at < Math.min(reach, line.length); at += 1) sum += line[at];
  for (let at = 0; at < line.length; at += 1) {
    if (at + reach < line.length) sum += line[at + reach];
    if (at > reach) sum -= line[at - reach - 1];
    const many = Math.min(at + reach, line.length - 1) - Math.max(at - reach, 0) + 1;
    const dark = line[at] < sum / many - 8;
    if (dark === isDark) run += 1;
    else {
      widths.push(run);
      isDark = dark;
      run = 1;
    }
  }
  widths.push(run);
  return widths;
}

/**
 * The text of the signs of a Code 128, or null. FNC1 in front makes it a GS1-128 and becomes `]C1` (ISO/IEC 15424), a later one separates
 * two values and becomes U+001D; other function signs are left out.
 */
function textOf(/** @type {number[]} */ values) {
  const check = values.pop();
  const start = values.shift();
  if (start === undefined || values.length === 0) return null;
  if (values.reduce((sum, value, at) => sum + value * (at + 1), start) % 103 !== check) return null;
  let set = ['A', 'B', 'C'][start - START_A];
  let [text, shifted] = ['', false];
  for (const [at, value] of values.entries()) {
    const now = shifted ? (set === 'A' ? 'B' : 'A') : set;
    shifted = false;
    if (value === FNC1) text += at ? '\u001d' : ']C1';
    else if (now === 'C' && value < 100) text += String(value).padStart(2, '0');
    else if (value === CODE_C) set = 'C';
    else if (value === CODE_B && now !== 'B') set = 'B';
    else if (value === CODE_A && now !== 'A') set = 'A';
    else if (value === 98) shifted = true;
    else if (value < 96) text += String.fromCharCode(now === 'A' && value >= 64 ? value - 64 : value + 32);
  }
  return text || null;
}

function code128(/** @type {number[]} */ widths, /** @type {number} */ at) {
  const start = nearest(widths, at, CODE_128);
  if (start < START_A || widths[at - 1] < widths[at] * 2) return null;
  const values = [start];
  for (let from = at + 6; from < widths.length; from += 6) {
    if (distance(widths, from, STOP) < TOLERANCE) return textOf(values);
    const value = nearest(widths, from, CODE_128);
    if (value < 0 || value >= START_A) return null;
    values.push(value);
  }
  return null;
}

const backwards = (/** @type {string} */ text) => [...text].reverse().join('');

function ean13(/** @type {number[]} */ widths, /** @type {number} */ at) {
  const guard = (/** @type {number} */ from, /** @type {string} */ pattern) => distance(widths, from, pattern) < 1;
  if (!guard(at, '111') || !guard(at + 27, '11111') || !guard(at + 56, '111')) return null;
  let [digits, even] = ['', ''];
  for (let place = 0; place < 12; place += 1) {
    const from = at + 3 + place * 4 + (place < 6 ? 0 : 5);
    const odd = nearest(widths, from, EAN);
    const mirrored = place < 6 ? nearest(widths, from, EAN.map(backwards)) : -1;
    const isEven = mirrored >= 0 && (odd < 0 || distance(widths, from, backwards(EAN[mirrored])) < distance(widths, from, EAN[odd]));
    if (odd < 0 && !isEven) return null;
    digits += isEven ? mirrored : odd;
    if (place < 6) even += isEven ? '1' : '0';
  }
  const first = even === '000000' ? 0 : EVEN.indexOf(even);
  if (first < 0) return null;
  const all = `${first}${digits}`;
  const sum = [...all].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0);
  return sum % 10 === 0 ? all : null;
}

/** The code that a line of brightness crosses, read from either end, or null. */
export function codeOf(/** @type {ArrayLike<number>} */ line) {
  for (const widths of [widthsOf(line), widthsOf(Array.from(line).reverse())]) {
    for (let at = 1; at + 18 < widths.length; at += 2) {
      const code = code128(widths, at) ?? ean13(widths, at);
      if (code) return code;
    }
  }
  return null;
}

/** The code in a picture, or null: by the browser where it can, else line by line. */
async function codeIn(/** @type {HTMLVideoElement} */ video, /** @type {CanvasRenderingContext2D} */ canvas) {
  const detector = await browsersOwn;
  const found = await detector?.detect(video).catch(() => []);
  if (found?.length) return found[0].rawValue;
  const [width, height] = [video.videoWidth, video.videoHeight];
  if (!width) return null;
  canvas.canvas.width = width;
  canvas.canvas.height = height;
  canvas.drawImage(video, 0, 0);
  for (const part of LINES) {
    const { data } = canvas.getImageData(0, Math.floor(height * part), width, 1);
    const line = Float32Array.from({ length: width }, (_, at) => (data[at * 4] + 2 * data[at * 4 + 1] + data[at * 4 + 2]) / 4);
    const code = codeOf(line);
    if (code) return code;
  }
  return null;
}

/** The browser's own reader, which knows QR codes too. */
const browsersOwn = (async () => {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const known = await Detector?.getSupportedFormats?.().catch(() => []) ?? [];
  const formats = ['qr_code', 'data_matrix', 'code_128', 'ean_13'].filter(format => known.includes(format));
  return formats.length ? new Detector({ formats }) : undefined;
})().catch(() => undefined);

// ---- the window ----

async function open(/** @type {HTMLElement} */ button) {
  const form = button.closest('form');
  const field = form && /** @type {HTMLInputElement | null} */ ($('[data-scan]', form));
  if (!form || !field) return;
  const said = make('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const video = make('video', { playsInline: true, muted: true });
  const close = make('button', { type: 'button', className: 'btn', textContent: words(button, 'close') });
  const window = make('dialog', { className: 'camera' }, video, said, close);
  window.setAttribute('aria-label', button.textContent?.trim() ?? '');
  close.autofocus = true;
  document.body.append(window);
  window.showModal();
  /** @type {MediaStream | undefined} */
  let stream;
  const end = () => { stream?.getTracks().forEach(track => track.stop()); window.remove(); field.focus(); };
  window.addEventListener('close', end);
  close.addEventListener('click', () => window.close());
  document.addEventListener('visibilitychange', () => { if (document.hidden) window.close(); }, { once: true });
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch {
    said.textContent = words(button, 'refused');
    return;
  }
  if (!window.isConnected) return stream.getTracks().forEach(track => track.stop());
  video.srcObject = stream;
  await video.play();
  await look(video, window, code => {
    said.textContent = code.replaceAll('\u001d', ' ');
    navigator.vibrate?.(40);
    field.value = code;
    // The counter takes the code itself, because sending its form takes the money.
    const takes = new CustomEvent('scanned', { bubbles: true, cancelable: true });
    if (field.dispatchEvent(takes) && field.dataset.scan === 'sends') form.requestSubmit();
  });
}

/** Looks for codes until the window closes, and gives away what two looks agree on. */
async function look(/** @type {HTMLVideoElement} */ video, /** @type {HTMLDialogElement} */ window, /** @type {(code: string) => void} */ found) {
  const canvas = /** @type {CanvasRenderingContext2D} */ (make('canvas').getContext('2d', { willReadFrequently: true }));
  /** @type {string | null} */
  let before = null;
  let given = { code: '', at: 0 };
  while (window.open) {
    const code = await codeIn(video, canvas);
    const now = performance.now();
    if (code && code === before && window.open) {
      const isAgain = code === given.code && now - given.at < AGAIN_MS;
      given = { code, at: now };
      if (!isAgain) found(code);
    }
    before = code;
    await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  }
}

if (navigator.mediaDevices && matchMedia('(any-pointer: coarse)').matches) {
  for (const button of /** @type {HTMLElement[]} */ ($$('[data-camera]'))) {
    button.hidden = false;
    button.addEventListener('click', () => open(button));
  }
}
