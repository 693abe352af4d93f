--! open_session
insert into ledger.till_session (tenant_id, till_session_id, till, state, float_minor, opened_by, opened_at)
values (:tenant, :session, :till, 'open', :float_minor, :by, :now)
returning true as opened;

--! till_facts (named?) : (drawer?)
-- The drawer of the shared browser that this session is in; whether the named till was ever opened, and whether any was.
select (select p.drawer from app.session s
        join app.till p on p.tenant_id = s.tenant_id and p.till_id = s.till_id
        where s.tenant_id = :tenant and p.tenant_id = :tenant and s.session_id = :credential) as drawer,
       exists (select from ledger.till_session s where s.tenant_id = :tenant and s.till = :named::text) as is_known,
       exists (select from ledger.till_session s where s.tenant_id = :tenant) as counts_tills
from app.tenant t
where t.tenant_id = :tenant;

--! open_tills
select till, opened_by from ledger.till_session
where tenant_id = :tenant and state = 'open'
order by till_session_id desc
limit 1000;

--! hold_open
-- The open session of a till, which is not closed before this call ends.
select till_session_id from ledger.till_session
where tenant_id = :tenant and till = :till and state = 'open'
for key share;

--! lock_to_pay
-- The same, for cash that leaves: of two calls that pay from the till, the second sees what the first left.
select till_session_id, float_minor from ledger.till_session
where tenant_id = :tenant and till = :till and state = 'open'
for no key update;

--! drawer : (drawer?)
-- The drawer of the shared browser that this session is in.
select p.drawer from app.session s
join app.till p on p.tenant_id = s.tenant_id and p.till_id = s.till_id
where s.tenant_id = :tenant and p.tenant_id = :tenant and s.session_id = :credential;

--! choose_drawer
update app.till p set drawer = :till
from app.session s
where p.tenant_id = :tenant and s.tenant_id = :tenant and s.session_id = :credential and p.till_id = s.till_id
  and p.ended_at is null
returning p.till_id;

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
-- The documents that moved money through a session, in their order, each with its ways. Of a till that is counted blindly only what left
-- it, and what was moved between it and the shop's other accounts.
select d.document_id, d.number, d.doc_type::text as doc_type, d.posted_at, d.created_by, m.name as seller,
       array_agg(t.mode order by t.line_no) as modes,
       array_agg(t.amount_minor order by t.line_no) as amounts, array_agg(t.paid_out order by t.line_no) as outs
from ledger.tender t
join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id
join app.membership m on m.tenant_id = d.tenant_id and m.person_id = d.created_by
where t.tenant_id = :tenant and d.tenant_id = :tenant and m.tenant_id = :tenant and t.till_session_id = :session
  and (:all or t.paid_out or d.doc_type = 'transfer') and d.document_id > :after
group by d.document_id, d.number, d.doc_type, d.posted_at, d.created_by, m.name
order by d.document_id
limit :many;

--! sellers_of
-- What each person took and paid out at a session, in each way.
select d.created_by, m.name as seller, t.mode, count(distinct d.document_id) as documents,
       coalesce(sum(t.amount_minor) filter (where not t.paid_out), 0)::bigint as taken_minor,
       coalesce(sum(t.amount_minor) filter (where t.paid_out), 0)::bigint as paid_minor
from ledger.tender t
join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id
join app.membership m on m.tenant_id = d.tenant_id and m.person_id = d.created_by
where t.tenant_id = :tenant and d.tenant_id = :tenant and m.tenant_id = :tenant and t.till_session_id = :session
group by d.created_by, m.name, t.mode
order by d.created_by, t.mode;

--! close_session (reason?, entry?)
-- The closes of a till are numbered one after the other: it has one open session, and its row is locked.
update ledger.till_session c
set state = 'closed', closed_by = :by, closed_at = :now, reason = :reason, entry_id = :entry,
    to_review = :to_review,
    close_no = 1 + coalesce((select max(b.close_no) from ledger.till_session b
                             where b.tenant_id = :tenant and b.till = c.till and b.close_no is not null), 0)
where c.tenant_id = :tenant and c.till_session_id = :session and c.state = 'open'
returning coalesce(c.close_no, 0) as close_no;

--! review
update ledger.till_session set to_review = false, reviewed_by = :by, reviewed_at = :now
where tenant_id = :tenant and till_session_id = :session and to_review
returning till;

--! to_review : (closed_by?, closed_at?, reason?)
-- The counts that wait for a second person, the latest first.
select s.till_session_id, s.till, s.closed_by, c.name as closer, s.closed_at, s.reason,
       (n.counted_minor - n.expected_minor)::bigint as difference_minor
from ledger.till_session s
join ledger.till_count n on n.tenant_id = s.tenant_id and n.till_session_id = s.till_session_id
join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
where s.tenant_id = :tenant and n.tenant_id = :tenant and c.tenant_id = :tenant and s.to_review
  and n.mode = 'cash' and n.counted_minor is not null
order by s.till_session_id desc
limit :many;

--! lock_to_review : (closed_by?)
select closed_by, to_review from ledger.till_session
where tenant_id = :tenant and till_session_id = :session
for no key update;

--! insert_counts (counted_minor[?])
-- The rows are selected from the workspace's own row, as database.md section 6 requires.
insert into ledger.till_count as made (tenant_id, till_session_id, mode, expected_minor, counted_minor, denominations)
select t.tenant_id, :session, counts.mode, counts.expected, counts.counted,
       case when counts.mode = 'cash' then :denominations::jsonb end
from app.tenant t
cross join unnest(:modes::text[], :expected_minor::bigint[], :counted_minor::bigint[]) as counts (mode, expected, counted)
where t.tenant_id = :tenant
returning made.mode;

--: SessionRow(closed_by?, closed_at?, reason?, closer?, entry_id?, close_no?, reviewed_by?, reviewer?, reviewed_at?)

--! session_of_id : SessionRow
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by,
       r.name as reviewer, s.reviewed_at
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till_session_id = :session;

--! session_of_till : SessionRow
-- The latest of the till.
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by,
       r.name as reviewer, s.reviewed_at
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till = :till
order by s.till_session_id desc
limit 1;

--! session_of_person : SessionRow
-- The one that this person opened last and has not closed.
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by,
       r.name as reviewer, s.reviewed_at
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.opened_by = :person and s.state = 'open'
order by s.till_session_id desc
limit 1;

--! sessions : SessionRow
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by,
       r.name as reviewer, s.reviewed_at
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and s.till_session_id < :before
order by s.till_session_id desc
limit :many;

--! sessions_of_person (drawer?) : SessionRow
-- Those that this person opened, and those of the drawer of their shared browser.
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by,
       c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by,
       r.name as reviewer, s.reviewed_at
from ledger.till_session s
join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by
left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by
where s.tenant_id = :tenant and o.tenant_id = :tenant and (s.opened_by = :person or s.till = :drawer)
  and s.till_session_id < :before
order by s.till_session_id desc
limit :many;

--! counts_of : (counted_minor?, denominations?)
select till_session_id, mode, expected_minor, counted_minor, denominations from ledger.till_count
where tenant_id = :tenant and till_session_id = any(:sessions)
order by till_session_id, mode;
