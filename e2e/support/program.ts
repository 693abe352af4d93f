// The program under test, and its answers at the command line.
// Invariant: its router gives the list of pages, not this file.

import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = process.env.STEELYARD || fileURLToPath(new URL('../../target/debug/steelyard', import.meta.url));

/** Every page the router serves, as its template (`/w/{slug}/bills/{id}`, `/sign-in`), with its heading in the rail. */
export function pages(): Map<string, string> {
  const told = execFileSync(PROGRAM, ['doctor', '--pages'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  return new Map(told.map(line => line.split('\t') as [string, string]));
}

/** The path of a link that an operator makes at the terminal, beside the running instance. */
export function foundingLink(): string {
  const made = execFileSync(PROGRAM, ['operator', 'invite', '--data', process.env.STEELYARD_DATA!, '--log', 'error'], { encoding: 'utf8' });
  return new URL(made.split('\n')[0]!).pathname;
}

/** What the program exits with when a promise is not kept. */
const NOT_KEPT = 1;

/** Runs the check of a promise now, beside the running instance, which makes no round of its own. */
export function check(promise: string): void {
  const told = ['trust', 'run', promise, '--data', process.env.STEELYARD_DATA!, '--log', 'error'];
  const { status, stderr } = spawnSync(PROGRAM, told, { encoding: 'utf8' });
  if (status !== 0 && status !== NOT_KEPT) throw new Error(`the check of ${promise} ended with ${status}: ${stderr}`);
}
