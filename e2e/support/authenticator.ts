// An authenticator app: the codes of RFC 6238, each used once.
// Invariant: a code is handed out once on this machine, to whichever worker asks; a worker that asks too
// often waits for the next code, as a person would.

import { createHash, createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;
const pause = (ms: number) => new Promise(done => setTimeout(done, ms));

function bytes(key: string): Buffer {
  const bits = [...key].map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)));
}

function code(key: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytes(key)).update(counter).digest();
  const cut = hash.readUInt32BE(hash[19]! & 0x0f) & 0x7fffffff;
  return String(cut % 1_000_000).padStart(6, '0');
}

/** The next unused code of a key: the program accepts one step before and after the present one. */
export async function nextCode(key: string): Promise<string> {
  const file = join(process.env.STEELYARD_DATA!, `step-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`);
  for (;;) {
    const step = await alone(file, () => {
      const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
      const now = Math.floor(Date.now() / STEP_MS);
      const next = Math.max(last + 1, now);
      if (next > now + 1) return 0;
      writeFileSync(file, String(next));
      return next;
    });
    if (step) return code(key, step);
    await pause(1000);
  }
}

/** Runs `does` while no other worker does anything with the same file. */
export async function alone<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await pause(20);
    }
  }
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}
