// The program under test and what it says of itself without being served.
// What must stay true: the list of pages comes from its router, not from here.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = process.env.STEELYARD || fileURLToPath(new URL('../../target/debug/steelyard', import.meta.url));

/** Every page the router serves, as its template (`/w/{slug}/bills/{id}`, `/sign-in`), with its heading in the rail. */
export function pages(): Map<string, string> {
  const told = execFileSync(PROGRAM, ['doctor', '--pages'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  return new Map(told.map(line => line.split('\t') as [string, string]));
}
