// Moves time for work that waits days: the instance's clock is real, so the moment of the request is moved
// back instead.
// Invariant: it is the one place where a spec bypasses the program, and it moves only the moments of one
// recovery, supplier, clock or end of a workspace, all by the same amount.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Moves the waiting recovery of a workspace back, as if it had been requested this many hours earlier. */
export function asIfAskedEarlier(slug: string, hours: number): void {
  change(`update app.recovery r set asked_at = asked_at - interval '${hours} hours',
            due_at = due_at - interval '${hours} hours', ends_at = ends_at - interval '${hours} hours'
          from app.address a
          where a.tenant_id = r.asked_in and a.slug = ${quoted(slug)} and r.state = 'waiting'`, `nothing waits in ${slug}`);
}

/** Moves the notice of a supplier back, as if every workspace had been told this many seconds earlier. */
export function asIfToldEarlier(supplier: string, seconds: number): void {
  change(`update app.supplier set announced_at = announced_at - interval '${seconds} seconds',
            noticed_at = noticed_at - interval '${seconds} seconds'
          where name = ${quoted(supplier)} and noticed_at is not null`, `${supplier} was not announced`);
}

/** Moves a running clock of an incident back, as if it had started this many hours earlier. Only here the database lets it. */
export function asIfStartedEarlier(incident: string, clock: string, hours: number): void {
  change(`set session_replication_role = replica;
          update app.case_clock c set begun_at = begun_at - interval '${hours} hours', due_at = due_at - interval '${hours} hours'
          from app.case_file f
          where f.tenant_id = c.tenant_id and f.case_file_id = c.case_file_id and f.kind = 'incident' and f.case_no = ${Number(incident)}
            and c.clock = ${quoted(clock)} and c.stopped_at is null`, `no clock ${clock} runs in ${incident}`);
}

/** Moves the end of a closed workspace back, as if it had been closed this many days earlier, and the program served meanwhile. */
export function asIfClosedEarlier(slug: string, days: number): void {
  change(`insert into app.lived (tenant_id, day, seen_no)
          select tenant_id, (now() at time zone timezone)::date - n, 0 from app.tenant, generate_series(1, ${days}) n
          where tenant_id = '00000000-0000-7000-8000-000000000001' on conflict do nothing;
          update app.closing c set closed_at = closed_at - interval '${days} days', ends_at = ends_at - interval '${days} days'
          from app.address a where a.tenant_id = c.tenant_id and a.slug = ${quoted(slug)}`, `${slug} is not closed`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Changes one row as the database's superuser. */
function change(sql: string, otherwise: string): void {
  const told = ['-h', join(process.env.STEELYARD_DATA!, 'pg/run'), '-U', 'steel_super', '-v', 'ON_ERROR_STOP=1', '-c', sql, 'steelyard'];
  const said = execFileSync('psql', told, { encoding: 'utf8' });
  if (!said.includes('UPDATE 1')) throw new Error(`${otherwise}: ${said}`);
}
