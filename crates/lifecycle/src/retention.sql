--! workspaces_to_keep
-- Run as the role for jobs, across all workspaces.
select tenant_id from app.tenant where tenant_id > :after order by tenant_id limit :many;

--! lock_retention
-- One program works on a workspace at a time; another one gets no row. Nor does anybody while the workspace can only be read because
-- of an incident: what would go may be evidence, and nobody there can place a hold.
select t.slug, t.timezone, t.country, t.fy_start_month, t.fy_start_day from app.tenant t
where t.tenant_id = :tenant and t.read_only_since is null
  and not exists (select from app.instance_state g where g.one and g.read_only_since is not null)
  and pg_catalog.pg_try_advisory_xact_lock(hashtextextended('retention' || t.tenant_id::text, 0));

--! remove_old_drafts
-- Forms that people began at a till: those that nobody came back to, and those that were sent meanwhile.
delete from app.draft d
where d.tenant_id = :tenant
  and (d.kept_at <= :before
       or exists (select from app.kept_answer a where a.tenant_id = :tenant and a.person_id = d.person_id and a.key = d.key))
returning d.person_id;

--! forget_answers
-- The oldest ones, a thousand at a time: nobody sends these calls again.
delete from app.kept_answer k
where k.tenant_id = :tenant and (k.person_id, k.key) in (
    select o.person_id, o.key from app.kept_answer o
    where o.tenant_id = :tenant and o.created_at < :before
    order by o.created_at
    limit 1000)
returning true as forgotten;

--! retention_rules
-- The newest, the newest first: of many rows the last ones hold.
select rule, months, from_day, source, source_on from app.retention_rule
where tenant_id = :tenant
order by retention_rule_id desc
limit :many;

--! insert_retention_rule
insert into app.retention_rule
    (tenant_id, retention_rule_id, rule, months, from_day, source, source_on, created_by, created_at)
values (:tenant, :retention_rule, :rule, :months, :from_day, :source, :source_on, :by, :now)
returning true as kept;

--! last_retention_run
select told_at, acts_at from app.retention_run
where tenant_id = :tenant
order by retention_run_id desc
limit 1;

--! insert_retention_run
insert into app.retention_run (tenant_id, retention_run_id, told_at, acts_at)
values (:tenant, :run, :now, :acts_at)
returning true as planned;

--! parties_over
-- Customers and suppliers whose last record is so old, with nothing of money open and no run planned. The rest is judged when it is
-- done. A delivery is a record also where no bill came for it.
select p.party_id from ledger.party p
where p.tenant_id = :tenant and p.erased_at is null and p.restricted_at is null and p.created_at < :before
  and not exists (
      select from ledger.document d where d.tenant_id = :tenant and d.party_id = p.party_id and d.document_date > :cutoff)
  and not exists (
      select from ledger.lot l where l.tenant_id = :tenant and l.supplier_id = p.party_id and l.received_on > :cutoff)
  and not exists (
      select from ledger.shipment s where s.tenant_id = :tenant and s.party_id = p.party_id and s.shipped_on > :cutoff)
  and not exists (
      select from ledger.open_item o where o.tenant_id = :tenant and o.party_id = p.party_id and o.open_minor > 0)
  and not exists (
      select from app.retention_item i where i.tenant_id = :tenant and i.kind = 'parties' and i.thing_id = p.party_id)
order by p.party_id
limit :many;

--! requests_over
select r.case_file_id from app.person_request r
where r.tenant_id = :tenant and r.answered_at < :before and num_nonnulls(r.name, r.contact, r.words) > 0
  and not exists (
      select from app.retention_item i where i.tenant_id = :tenant and i.kind = 'requests' and i.thing_id = r.case_file_id)
order by r.case_file_id
limit :many;

--! mails_over
select m.mail_id from app.mail m
where m.tenant_id = :tenant and m.kind = 'paper' and m.due_at is null and m.created_at < :before
  and not exists (
      select from app.retention_item i where i.tenant_id = :tenant and i.kind = 'mails' and i.thing_id = m.mail_id)
order by m.mail_id
limit :many;

--! copies_over
select c.retained_copy_id from app.retained_copy c
where c.tenant_id = :tenant and c.ended_at is null and c.keep_until < :today
  and not exists (
      select from app.retention_item i
      where i.tenant_id = :tenant and i.kind = 'retained_copies' and i.thing_id = c.retained_copy_id)
order by c.retained_copy_id
limit :many;

--! insert_retention_items
insert into app.retention_item as made (tenant_id, kind, thing_id, retention_run_id)
select t.tenant_id, :kind, thing.id, :run
from app.tenant t
cross join unnest(:things::uuid[]) as thing (id)
where t.tenant_id = :tenant
on conflict (tenant_id, kind, thing_id) do nothing
returning made.thing_id;

--! retention_items_to_do
select i.kind, i.thing_id, r.told_at, r.acts_at from app.retention_item i
join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id
where i.tenant_id = :tenant and r.tenant_id = :tenant and i.done_at is null and r.acts_at <= :now
  and (i.kind, i.thing_id) > (:kind, :after)
order by i.kind, i.thing_id
limit :many;

--! lock_retention_item
-- No row: it is done, or another program does it now.
select thing_id from app.retention_item
where tenant_id = :tenant and kind = :kind and thing_id = :thing and done_at is null
for update skip locked;

--! set_retention_done
update app.retention_item set done_at = :now
where tenant_id = :tenant and kind = :kind and thing_id = :thing and done_at is null
returning true as done;

--! drop_retention_item
-- It is not due any more: there is new business, or a rule became longer.
delete from app.retention_item
where tenant_id = :tenant and kind = :kind and thing_id = :thing and done_at is null
returning true as dropped;

--! retention_counts : (acts_at?)
select i.kind, count(*) filter (where i.done_at is null) as waiting, count(*) filter (where i.done_at is not null) as done,
       min(r.acts_at) filter (where i.done_at is null) as acts_at
from app.retention_item i
join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id
where i.tenant_id = :tenant and r.tenant_id = :tenant
group by i.kind
order by i.kind;

--! parties_planned
-- The customers and suppliers that the next runs erase.
select p.party_id, p.code, p.name, r.acts_at from app.retention_item i
join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id
join ledger.party p on p.tenant_id = i.tenant_id and p.party_id = i.thing_id
where i.tenant_id = :tenant and r.tenant_id = :tenant and p.tenant_id = :tenant and i.kind = 'parties' and i.done_at is null
order by i.thing_id
limit :many;

--! is_party_over
select exists (
    select from ledger.party p
    where p.tenant_id = :tenant and p.party_id = :party and p.erased_at is null and p.restricted_at is null
      and p.created_at < :before
      and not exists (
          select from ledger.document d
          where d.tenant_id = :tenant and d.party_id = :party and d.document_date > :cutoff)
      and not exists (
          select from ledger.lot l where l.tenant_id = :tenant and l.supplier_id = :party and l.received_on > :cutoff)
      and not exists (
          select from ledger.shipment s where s.tenant_id = :tenant and s.party_id = :party and s.shipped_on > :cutoff)
) as yes;

--! request_over : (party_id?)
select party_id from app.person_request
where tenant_id = :tenant and case_file_id = :case_file and answered_at < :before and num_nonnulls(name, contact, words) > 0
for update;

--! forget_request
update app.person_request set name = null, contact = null, words = null
where tenant_id = :tenant and case_file_id = :case_file
returning true as forgotten;

--! forget_mails_of_request
-- They have the person's address.
delete from app.mail
where tenant_id = :tenant and about = :case_file and kind in ('request', 'request_news', 'erasure')
returning true as forgotten;

--! mail_over : (party_id?)
select d.party_id from app.mail m
left join ledger.document d on d.tenant_id = m.tenant_id and d.document_id = m.about
where m.tenant_id = :tenant and m.mail_id = :mail and m.kind = 'paper' and m.due_at is null and m.created_at < :before;

--! forget_mail
delete from app.mail where tenant_id = :tenant and mail_id = :mail
returning true as forgotten;

--! copy_over : (party_id?)
select party_id from app.retained_copy
where tenant_id = :tenant and retained_copy_id = :retained_copy and ended_at is null and keep_until < :today
for update;

--! end_copy
-- Its key is destroyed later, as that of an erased person.
update app.retained_copy set contents = null, ended_at = :now
where tenant_id = :tenant and retained_copy_id = :retained_copy and ended_at is null
returning true as ended;

--! records_of_party : (last_on?)
-- Papers and deliveries.
select count(*)::integer as many, max(r.day) as last_on
from (
    select document_date as day from ledger.document
    where tenant_id = :tenant and party_id = :party and document_date > :cutoff
    union all
    select received_on from ledger.lot where tenant_id = :tenant and supplier_id = :party and received_on > :cutoff
    union all
    select shipped_on from ledger.shipment where tenant_id = :tenant and party_id = :party and shipped_on > :cutoff
) r;

--! insert_copy
insert into app.retained_copy
    (tenant_id, retained_copy_id, party_id, contents, rule, keep_until, documents, created_by, created_at)
values (:tenant, :retained_copy, :party, :contents, :rule, :keep_until, :documents, :by, :now)
returning true as kept;

--! copies : (ended_at?)
select c.retained_copy_id, c.party_id, p.code as party, c.rule, c.keep_until, c.documents, c.created_at, c.ended_at
from app.retained_copy c
join ledger.party p on p.tenant_id = c.tenant_id and p.party_id = c.party_id
where c.tenant_id = :tenant and p.tenant_id = :tenant and c.party_id is not null and c.retained_copy_id < :before
order by c.retained_copy_id desc
limit :many;

--! living_copy
-- Of the books of a year, the first piece stands for all.
select retained_copy_id from app.retained_copy
where tenant_id = :tenant and retained_copy_id = :retained_copy and ended_at is null
  and (workspace_id is not null) = :of_books and (piece_no is null or piece_no = 1)
for share;

--! insert_opening
insert into app.copy_opening (tenant_id, copy_opening_id, retained_copy_id, purpose, reason, asked_by, asked_at)
values (:tenant, :opening, :retained_copy, :purpose, :reason, :by, :now)
returning true as asked;

--! opening_locked : (approved_at?)
select o.asked_by, o.asked_at, o.approved_at from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
where o.tenant_id = :tenant and c.tenant_id = :tenant and o.copy_opening_id = :opening
  and (c.workspace_id is not null) = :of_books
for update of o;

--! approve_opening
update app.copy_opening set approved_by = :by, approved_at = :now, closes_at = :closes_at
where tenant_id = :tenant and copy_opening_id = :opening and approved_at is null
returning true as approved;

--! openings : (asked_name?, approved_by?, approved_name?, approved_at?, closes_at?)
select o.copy_opening_id, o.retained_copy_id, p.party_id, p.code as party, o.purpose, o.reason, o.asked_by, a.name as asked_name,
       o.asked_at, o.approved_by, b.name as approved_name, o.approved_at, o.closes_at
from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
join ledger.party p on p.tenant_id = c.tenant_id and p.party_id = c.party_id
left join app.membership a on a.tenant_id = o.tenant_id and a.person_id = o.asked_by
left join app.membership b on b.tenant_id = o.tenant_id and b.person_id = o.approved_by
where o.tenant_id = :tenant and c.tenant_id = :tenant and p.tenant_id = :tenant
order by o.copy_opening_id desc
limit :many;

--! copies_open : (contents?, closes_at?)
-- What two people opened, for one of them, until it closes.
select o.copy_opening_id, c.retained_copy_id, c.contents, o.closes_at from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
where o.tenant_id = :tenant and c.tenant_id = :tenant and o.closes_at > :now and (o.asked_by = :person or o.approved_by = :person)
  and c.ended_at is null and c.contents is not null and c.party_id is not null
order by o.copy_opening_id desc
limit :many;
