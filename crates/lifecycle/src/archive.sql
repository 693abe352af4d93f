--: ArchiveRow(moment?, bytes?, sha256?, code?, ended_at?, link_by?, link_until?)

--! insert_archive
-- One at a time: the workspace's row is locked, and no row comes back while another is asked for.
with held as (
    select t.tenant_id from app.tenant t where t.tenant_id = :tenant for no key update
)
insert into app.archive (tenant_id, archive_id, state, asked_by, created_at, done, total, attempts)
select t.tenant_id, :archive, 'waiting', :by, :now, 0, 0, 0
from app.tenant t
join held on held.tenant_id = t.tenant_id
where t.tenant_id = :tenant
  and not exists (select from app.archive a where a.tenant_id = :tenant and a.state in ('waiting', 'running'))
returning true as asked;

--! archives : ArchiveRow
-- The newest first.
select archive_id, state, asked_by, created_at, moment, done, total, bytes, sha256, code, ended_at, link_by, link_until,
    link_lock is not null as is_locked
from app.archive where tenant_id = :tenant
order by archive_id desc
limit :many;

--! archive_of_id : ArchiveRow
select archive_id, state, asked_by, created_at, moment, done, total, bytes, sha256, code, ended_at, link_by, link_until,
    link_lock is not null as is_locked
from app.archive where tenant_id = :tenant and archive_id = :archive;

--! open_link (lock?)
-- Without a lock the file is sent as it is, also where an earlier link had one.
update app.archive set link_by = :by, link_until = :until, link_lock = :lock
where tenant_id = :tenant and archive_id = :archive and state = 'done' and code is null
returning true as opened;

--! link_lock_of : (link_lock?)
select link_lock from app.archive where tenant_id = :tenant and archive_id = :archive;

--! open_archive_of
-- The archive that is being written, or waits for it.
select archive_id from app.archive where tenant_id = :tenant and state in ('waiting', 'running');

--! lock_empty_workspace
-- Nobody else writes a first row before the import ends: each would refer to this one. A closed workspace takes none.
select t.tenant_id from app.tenant t
where t.tenant_id = :tenant and not exists (select from app.closing c where c.tenant_id = :tenant)
for update of t;

--: PieceRow()

--! pieces_of : PieceRow
-- The files of an archive in their order, without their content.
select piece_no, name, count, size, packed, crc32, sha256 from app.archive_piece
where tenant_id = :tenant and archive_id = :archive
order by piece_no;

--! pieces_to_take : PieceRow
-- The same of an archive that may be taken away: it is done, and no erasure outdated it.
select p.piece_no, p.name, p.count, p.size, p.packed, p.crc32, p.sha256 from app.archive_piece p
join app.archive a on a.tenant_id = :tenant and a.archive_id = p.archive_id
where p.tenant_id = :tenant and p.archive_id = :archive and a.state = 'done' and a.code is null
order by p.piece_no;

--! insert_raw_dump
insert into app.raw_dump (tenant_id, raw_dump_id, workspace_id, person_id, request_id, granted_at, taken_at)
select t.tenant_id, :dump, :workspace, :person, :request, :granted_at, :now
from app.tenant t
where t.tenant_id = :tenant
returning true as listed;

--! piece_content
select content from app.archive_piece where tenant_id = :tenant and archive_id = :archive and piece_no = :piece;

--! workspaces_with_archives
-- Run as the role for jobs, across all workspaces: an archive to write whose program, if it has one, is gone.
select tenant_id, archive_id from app.archive
where state in ('waiting', 'running') and (lease_until is null or lease_until <= :now)
order by archive_id
limit :many;

--! workspaces_with_old_archives
-- Run as the role for jobs, across all workspaces: those whose days are over, and those from before an erasure.
select a.tenant_id, a.archive_id from app.archive a
where a.state in ('done', 'failed')
  and (a.ended_at <= :before or (a.state = 'done' and a.code = 'party_erased'))
order by a.archive_id
limit :many;

--! claim_archive
-- The mark of an erasure goes: what is read from now on does not have the person.
update app.archive set state = 'running', lease = :lease, lease_until = :until, attempts = attempts + 1, code = null
where tenant_id = :tenant and archive_id = :archive and state in ('waiting', 'running')
  and (lease_until is null or lease_until <= :now)
returning attempts;

--! begin_archive
update app.archive set moment = :moment, total = :total, done = :done
where tenant_id = :tenant and archive_id = :archive and lease = :lease
returning true as begun;

--! hold_archive
-- No row: the lease expired and another program continues, or an erasure since its start has it written again.
update app.archive set lease_until = :until, done = done + :rows
where tenant_id = :tenant and archive_id = :archive and lease = :lease and code is null
returning true as held;

--! end_archive
-- No row: another program continues, or a person was erased since it was begun and it is written again.
update app.archive set state = 'done', bytes = :bytes, sha256 = :sha256::bytea, ended_at = :now, done = total, lease = null,
    lease_until = null
where tenant_id = :tenant and archive_id = :archive and lease = :lease and code is null
returning true as ended;

--! release_archive
-- An erasure outdated the archive while it was written: the next look writes it again, and waits for no lease. Nothing failed, so
-- the attempt does not count. No row: no erasure did, or another program has the lease.
update app.archive set lease = null, lease_until = null, attempts = greatest(attempts - 1, 0)
where tenant_id = :tenant and archive_id = :archive and lease = :lease and code is not null
returning true as released;

--! fail_archive
update app.archive set state = 'failed', code = :code, ended_at = :now, lease = null, lease_until = null
where tenant_id = :tenant and archive_id = :archive and lease = :lease
returning true as failed;

--! tables_done : (last?)
select place, mark, last, parts, count, is_done from app.archive_table where tenant_id = :tenant and archive_id = :archive;

--! begin_table
-- A table is started, or started again because its rows changed.
insert into app.archive_table as a (tenant_id, archive_id, place, mark, last, parts, count, is_done)
values (:tenant, :archive, :place, :mark, null, 0, 0, false)
on conflict (tenant_id, archive_id, place) do update set mark = excluded.mark, last = null, parts = 0, count = 0, is_done = false
returning true as begun;

--! move_table (last?)
update app.archive_table set last = :last, parts = :parts, count = count + :rows, is_done = :is_done
where tenant_id = :tenant and archive_id = :archive and place = :place
returning true as moved;

--! insert_piece
-- A file of this name may be there from before an interruption; it is the same then.
insert into app.archive_piece (tenant_id, archive_id, piece_no, place, name, count, size, packed, crc32, sha256, content)
values (:tenant, :archive, :piece, :place, :name, :count, :size, :packed, :crc32, :sha256::bytea, :content)
on conflict (tenant_id, archive_id, name) do nothing
returning piece_no;

--! next_piece
select (coalesce(max(piece_no), 0) + 1)::integer as piece from app.archive_piece where tenant_id = :tenant and archive_id = :archive;

--! remove_pieces_of
delete from app.archive_piece where tenant_id = :tenant and archive_id = :archive and place = :place
returning piece_no;

--! remove_pieces
delete from app.archive_piece where tenant_id = :tenant and archive_id = :archive
returning piece_no;

--! remove_tables
delete from app.archive_table where tenant_id = :tenant and archive_id = :archive
returning place;

--! mark_removed
update app.archive set state = 'removed', link_by = null, link_until = null, link_lock = null
where tenant_id = :tenant and archive_id = :archive and state in ('done', 'failed')
returning true as removed;

--! give_up
-- Whatever its state is. The program that writes it finds at its next piece that it has no lease, and writes nothing more.
update app.archive set state = 'removed', lease = null, lease_until = null, link_by = null, link_until = null, link_lock = null
where tenant_id = :tenant and archive_id = :archive
returning true as removed;

--! key_of
-- The columns of a table's key in their order, without the workspace.
select a.attname::text as name, y.typname::text as kind
from pg_catalog.pg_index x
cross join unnest(x.indkey::int2[]) with ordinality as part (at, place)
join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = part.at
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
where x.indrelid = to_regclass(:place) and x.indisprimary and a.attname <> 'tenant_id'
order by part.place;

--! columns_to_fill
-- The columns that are written, without those that the database computes.
select a.attname::text as name
from pg_catalog.pg_attribute a
where a.attrelid = to_regclass(:place) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
order by a.attnum;

--! names_of
-- The number or the code of each of these things, of whatever kind.
select d.document_id as id, d.number as name from ledger.document d where d.tenant_id = :tenant and d.document_id = any(:ids)
union all
select l.lot_id, l.code from ledger.lot l where l.tenant_id = :tenant and l.lot_id = any(:ids)
union all
select b.batch_id, b.code from make.batch b where b.tenant_id = :tenant and b.batch_id = any(:ids)
union all
select e.equipment_id, e.code from make.equipment e where e.tenant_id = :tenant and e.equipment_id = any(:ids)
union all
select s.silo_id, s.code from make.silo s where s.tenant_id = :tenant and s.silo_id = any(:ids)
union all
select o.standing_order_id, o.code from ledger.standing_order o where o.tenant_id = :tenant and o.standing_order_id = any(:ids)
union all
select p.policy_id, p.title from app.policy p where p.tenant_id = :tenant and p.policy_id = any(:ids);

--! cases_of
select case_file_id, kind, case_no from app.case_file
where tenant_id = :tenant and case_file_id = any(:ids)
order by case_file_id;

--! series_behind
-- A series whose next number is taken already: each paper that it numbers would be refused.
select s.code::text as code from ledger.series s
join ledger.document d on d.tenant_id = :tenant and d.doc_type = s.doc_type and d.fy = s.fy
    and d.number_norm = upper(ledger.format_number(s.pattern, substring(s.fy from 3), s.fy, s.next))
where s.tenant_id = :tenant
limit 1;

--! mark_brought_in
-- From now on its books count apart where a promise adds up all workspaces.
update app.tenant set brought_in_at = :now where tenant_id = :tenant
returning true as marked;

--! books_of
-- What the amounts of a workspace are in, and whose law its papers follow.
select country, currency, minor_digits from app.tenant where tenant_id = :tenant;

--! columns_of_tables
-- The columns of all tables, with their types: those of domains are the types below.
select n.nspname::text || '.' || c.relname::text as place, a.attname::text as name, y.typname::text as kind,
    (a.attnotnull or t.typnotnull) as is_needed
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
where c.relkind = 'r' and n.nspname in ('app', 'ledger', 'make', 'sell')
order by n.nspname, c.relname, a.attnum;
