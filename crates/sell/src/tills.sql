--! open_session
insert into ledger.till_session (tenant_id, till_session_id, till, state, float_minor, opened_by, opened_at)
values (:tenant, :session, :till, 'open', :float_minor, :by, :now)
returning true as opened;

--! till_at : (opened_by?)
-- Who opened the till's open session, which is not closed before this call ends; whether the till was ever opened, and whether
-- any was. The session is locked in a part of its own: a lock and a sort over all sessions would take the closed ones too.
with open_session as (
    select opened_by from ledger.till_session
    where tenant_id = :tenant and till = :till and state = 'open'
    for key share
)
select (select o.opened_by from open_session o) as opened_by,
       exists (select from ledger.till_session s where s.tenant_id = :tenant and s.till = :till) as is_known,
       exists (select from ledger.till_session s where s.tenant_id = :tenant) as counts_tills
from app.tenant t
where t.tenant_id = :tenant;

--! own_till
-- The till that this person opened last and has not closed; it is not closed before this call ends.
select till from ledger.till_session
where tenant_id = :tenant and opened_by = :person and state = 'open'
order by till_session_id desc
limit 1
for key share;

--! lock_open
-- For its closing: money that another call is taking at this till is waited for.
select till_session_id, till, float_minor, opened_by, opened_at from ledger.till_session
where tenant_id = :tenant and till = :till and state = 'open'
for update;

--! till_is_known
select exists (select from ledger.till_session s where s.tenant_id = :tenant and s.till = :till) as is_known
from app.tenant t
where t.tenant_id = :tenant;

--! flows
select mode, coalesce(sum(amount_minor) filter (where not paid_out), 0)::bigint as taken_minor,
       coalesce(sum(amount_minor) filter (where paid_out), 0)::bigint as paid_minor
from ledger.tender
where tenant_id = :tenant and till_session_id = :session
group by mode;

--! moves_of
-- The cash that was moved between the till and the shop's other accounts, in the order of the documents.
select d.document_id, d.number, t.amount_minor, t.paid_out
from ledger.tender t
join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id
where t.tenant_id = :tenant and d.tenant_id = :tenant and t.till_session_id = :session and d.doc_type = 'transfer'
order by d.document_id
limit 100;

--! close_session (reason?, entry?)
update ledger.till_session
set state = 'closed', closed_by = :by, closed_at = :now, reason = :reason, entry_id = :entry
where tenant_id = :tenant and till_session_id = :session and state = 'open'
returning till;

--! insert_counts (counted_minor[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into ledger.till_count as made (tenant_id, till_session_id, mode, expected_minor, counted_minor, denominations)
select t.tenant_id, :session, counts.mode, counts.expected, counts.counted,
       case when counts.mode = 'cash' then :denominations::jsonb end
from app.tenant t
cross join unnest(:modes::text[], :expected_minor::bigint[], :counted_minor::bigint[]) as counts (mode, expected, counted)
where t.tenant_id = :tenant
returning made.mode;

--: SessionRow(closed_by?, closed_at?, reason?, closer?, entry_id?)

--! session_of_id : SessionRow
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till_session_id = :session;

--! session_of_till : SessionRow
-- The latest of the till.
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till = :till
order by s.till_session_id desc
limit 1;

--! session_of_person : SessionRow
-- The one that this person opened last and has not closed.
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.opened_by = :person and s.state = 'open'
order by s.till_session_id desc
limit 1;

--! sessions : SessionRow
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till_session_id < :before
order by s.till_session_id desc
limit :many;

--! sessions_of_person : SessionRow
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.opened_by = :person and s.till_session_id < :before
order by s.till_session_id desc
limit :many;

--! counts_of : (counted_minor?, denominations?)
select till_session_id, mode, expected_minor, counted_minor, denominations from ledger.till_count
where tenant_id = :tenant and till_session_id = any(:sessions)
order by till_session_id, mode;
