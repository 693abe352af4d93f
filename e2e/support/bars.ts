// A film of a bar code, as a camera sees it: the camera of a test browser plays it over and over.
// Invariant: the bars are made here from ISO/IEC 15417 by itself, not by the code that reads or prints them.

import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, MODULE] = [640, 480, 3];
/** The patterns of the values 0 to 94 of set B are those of the signs from space on; bars and spaces by turns. */
const PATTERNS = ('212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132'
  + '221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313'
  + '231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111'
  + '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111'
  + '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141'
  + '114131311141411131211412211214211232').match(/.{6}/g)!;
const [START_B, STOP] = [104, '2331112'];

/** The bars of a text, as widths. */
function bars(text: string): number[] {
  const signs = [...text].map(sign => sign.charCodeAt(0) - 32);
  const check = signs.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103;
  const all = [START_B, ...signs, check].map(value => PATTERNS[value]).join('') + STOP;
  return [...all].map(Number);
}

/** Writes a film (YUV4MPEG2) in which the bars of the text stand still on a grey card. */
export function film(path: string, text: string): void {
  const light = Buffer.alloc(WIDTH * HEIGHT, 190);
  const widths = bars(text);
  let at = Math.floor((WIDTH - widths.reduce((sum, width) => sum + width, 0) * MODULE) / 2);
  if (at < 10 * MODULE) throw new Error(`${text} is too long for the picture`);
  widths.forEach((width, n) => {
    for (let y = HEIGHT / 4; n % 2 === 0 && y < HEIGHT * 3 / 4; y += 1) light.fill(50, y * WIDTH + at, y * WIDTH + at + width * MODULE);
    at += width * MODULE;
  });
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc(WIDTH * HEIGHT / 2, 128)]);
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]));
}
