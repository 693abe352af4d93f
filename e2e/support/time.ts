// Moves time for work that waits days: the instance's clock is real, so the moment of the request is moved
// back instead.
// Invariant: it is the one place where a spec bypasses the program, and it moves only the moments of one
// recovery, all by the same amount.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Moves the waiting recovery of a workspace back, as if it had been requested this many hours earlier. */
export function asIfAskedEarlier(slug: string, hours: number): void {
  const quoted = `'${slug.replaceAll("'", "''")}'`;
  const sql = `update app.recovery r set asked_at = asked_at - interval '${hours} hours',
                 due_at = due_at - interval '${hours} hours', ends_at = ends_at - interval '${hours} hours'
               from app.address a where a.tenant_id = r.asked_in and a.slug = ${quoted} and r.state = 'waiting'`;
  const told = ['-h', join(process.env.STEELYARD_DATA!, 'pg/run'), '-U', 'steel_super', '-v', 'ON_ERROR_STOP=1', '-c', sql, 'steelyard'];
  const said = execFileSync('psql', told, { encoding: 'utf8' });
  if (!said.includes('UPDATE 1')) throw new Error(`nothing waits in ${slug}: ${said}`);
}
