--! insert_mail (link?)
insert into app.mail (tenant_id, mail_id, kind, about, address, address_blind, subject, text, link, created_by, created_at,
                      useless_at, due_at, tries)
values (:tenant, :mail, :kind, :about, :address, :address_blind, :subject, :text, :link, :by, :now, :useless_at, :due_at, 0)
returning true as queued;

--! mails_since
select count(*) as mails from app.mail
where tenant_id = :tenant and mail_id >= :first;

--! mails_to_since
select count(*) as mails from app.mail
where tenant_id = :tenant and address_blind = :address_blind and mail_id >= :first and kind = :kind;

--! mails_by_since
-- Of a kind that somebody had us write, to whomever.
select count(*) as mails from app.mail
where tenant_id = :tenant and created_by = :by and kind = :kind and mail_id >= :first;

--! last_useless : (useless_at?)
-- Of the newest of a kind to an address: until when it is worth sending, which says when it was due first.
select max(useless_at) as useless_at from app.mail
where tenant_id = :tenant and address_blind = :address_blind and kind = :kind and mail_id >= :first;

--! waiting_mails : (text?, link?)
select mail_id, address, subject, text, link, created_at from app.mail
where tenant_id = :tenant and due_at is not null and given_up_at is null
order by mail_id desc
limit :many;

--! withdraw_mails
-- One that is being sent just now is noted as sent afterwards.
update app.mail
set text = null, link = null, due_at = null, given_up_at = coalesce(given_up_at, :now), last_error = 'withdrawn'
where tenant_id = :tenant and about = any(:about) and due_at is not null
returning mail_id;

--! workspaces_due : (since?)
-- Asked as the role for jobs, across all workspaces: the one statement that names none.
select tenant_id, min(due_at) as since from app.mail
where due_at <= :now
group by tenant_id
order by since
limit :many;

--! mails_due : (since?)
-- Asked as the role for jobs, across all workspaces: how many there are, and since when.
select count(*) as many, min(due_at) as since from app.mail where due_at <= :now;

--! claim_mail : (text?, link?)
-- Whoever else looks meanwhile passes this row by, and finds it not due until the claim has run out.
with next as (
    select mail_id from app.mail
    where tenant_id = :tenant and due_at <= :now and (:sending or useless_at <= :now)
    order by due_at
    limit 1
    for update skip locked
)
update app.mail as m set due_at = :claimed_until, tries = m.tries + 1
from next
where m.tenant_id = :tenant and m.mail_id = next.mail_id
returning m.mail_id, m.kind, m.address, m.subject, m.text, m.link, m.tries, m.created_at, m.useless_at;

--! mail_sent
update app.mail set sent_at = :now, text = null, link = null, due_at = null, given_up_at = null, last_error = null
where tenant_id = :tenant and mail_id = :mail and sent_at is null
returning true as done;

--! mail_waits
-- Only while the claim is ours: who claimed it after us says how it went.
update app.mail set due_at = :due_at, last_error = :error
where tenant_id = :tenant and mail_id = :mail and due_at = :claimed_until
returning true as done;

--! mail_given_up
-- Kept until it is of no more use, so that it can be tried again.
update app.mail set due_at = useless_at, given_up_at = :now, last_error = :error
where tenant_id = :tenant and mail_id = :mail and due_at = :claimed_until
returning true as done;

--! mail_useless
update app.mail
set text = null, link = null, due_at = null, given_up_at = coalesce(given_up_at, :now), last_error = coalesce(last_error, 'too_late')
where tenant_id = :tenant and mail_id = :mail and sent_at is null
returning true as done;

--! billing_links_since
-- Links to confirm a billing address that a workspace had mailed, where it is young. Notices tell of the workspace or of who
-- changed it.
select count(*) as mails from app.mail m
where m.tenant_id = :tenant and m.mail_id >= :first and m.kind = 'billing' and m.about <> m.tenant_id and m.about <> m.created_by
  and exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young);

--! strangers_since
-- Mails that the workspace wrote to who is nobody of its own yet, where it is young; none is counted where it is not.
select count(*) as mails from app.mail m
where m.tenant_id = :tenant and m.mail_id >= :first and m.kind in ('invitation', 'billing')
  and exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young);

--! is_young
select exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young) as yes;

--! people_of_roles
-- Who is told what happens in their workspace: members by themselves, no operator let in for a while, and nobody by an address
-- that they have not proved: it may be a stranger's. Whoever runs the machine gave the operators' addresses themselves.
select person_id, email from app.membership
where tenant_id = :tenant and state = 'active' and until is null and roles && :roles
  and (app.address_standing(person_id) = 'proved'
       or app.address_standing(person_id) = 'claimed' and tenant_id = '00000000-0000-7000-8000-000000000001')
order by person_id
limit :many;

--! workspaces_to_tell
-- Asked as the role for jobs.
select tenant_id from app.tenant order by tenant_id;

--! is_my_address_proved
select verified_at is not null as is_proved from app.my_account();
