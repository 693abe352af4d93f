--! clear_occasions
-- Tenders whose occasion is in clear text: an earlier release wrote them.
select document_id, line_no, event from ledger.tender
where tenant_id = :tenant and event is not null
order by document_id, line_no
limit :many;

--! seal_occasions : (sealed?)
-- In the entered workspace.
select ledger.seal_occasions(:documents, :lines, :words, :found_by) as sealed;

--! insert_emptied
insert into app.emptied (tenant_id, place, found_at)
values (:tenant, :place, :now)
on conflict (tenant_id, place) do nothing
returning true as noted;

--! end_emptying : (found_at?)
-- No row: it had ended before.
insert into app.emptied as told (tenant_id, place, ended_at)
values (:tenant, :place, :now)
on conflict (tenant_id, place) do update set ended_at = excluded.ended_at where told.ended_at is null
returning told.found_at;

--! emptied_columns : (found_at?, ended_at?)
select place, found_at, ended_at from app.emptied
where tenant_id = :tenant
order by place
limit 100;
