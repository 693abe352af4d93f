--! insert_mail (link?, attachment?)
insert into app.mail (tenant_id, mail_id, kind, about, address, address_blind, subject, text, link, attachment, created_by, created_at,
                      useless_at, due_at, tries)
values (:tenant, :mail, :kind, :about, :address, :address_blind, :subject, :text, :link, :attachment, :by, :now, :useless_at, :due_at, 0)
returning true as queued;

--! mails_since
select count(*) as mails from app.mail
where tenant_id = :tenant and mail_id >= :first;

--! mails_to_since
select count(*) as mails from app.mail
where tenant_id = :tenant and address_blind = :address_blind and mail_id >= :first and kind = :kind;

--! mails_by_since
-- Mails of a kind that one person caused, to any address.
select count(*) as mails from app.mail
where tenant_id = :tenant and created_by = :by and kind = :kind and mail_id >= :first;

--! last_useless : (useless_at?)
-- For the newest mail of a kind to an address, until when it is worth sending; this also shows when it was
-- first due.
select max(useless_at) as useless_at from app.mail
where tenant_id = :tenant and address_blind = :address_blind and kind = :kind and mail_id >= :first;

--! waiting_mails : (text?, link?)
select mail_id, address, subject, text, link, created_at from app.mail
where tenant_id = :tenant and due_at is not null and given_up_at is null
order by mail_id desc
limit :many;

--! withdraw_mails
-- A mail that is being sent at this moment is marked as sent afterwards.
update app.mail
set text = null, link = null, attachment = null, due_at = null, given_up_at = coalesce(given_up_at, :now), last_error = 'withdrawn'
where tenant_id = :tenant and about = any(:about) and due_at is not null
returning mail_id;

--! workspaces_due : (since?)
-- Run as the role for jobs, across all workspaces: the one statement that names none.
select tenant_id, min(due_at) as since from app.mail
where due_at <= :now
group by tenant_id
order by since
limit :many;

--! mails_due : (since?)
-- Run as the role for jobs, across all workspaces: how many there are, and since when.
select count(*) as many, min(due_at) as since from app.mail where due_at <= :now;

--! claim_mail : (text?, link?, attachment?)
-- Other programs that look meanwhile skip the locked row, and later find it not due until the claim expires.
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
returning m.mail_id, m.kind, m.address, m.subject, m.text, m.link, m.attachment, m.tries, m.created_at, m.useless_at;

--! mail_sent
update app.mail set sent_at = :now, text = null, link = null, attachment = null, due_at = null, given_up_at = null, last_error = null
where tenant_id = :tenant and mail_id = :mail and sent_at is null
returning true as done;

--! forget_last_mail
-- The mail that tells a person of their erasure, and the one with the code of a request: when it was sent or
-- is useless, nobody has the address any more.
delete from app.mail
where tenant_id = :tenant and mail_id = :mail and kind = any(:kinds) and due_at is null
returning true as forgotten;

--! mail_waits
-- Only while the claim is ours: a program that claimed the mail later writes the result.
update app.mail set due_at = :due_at, last_error = :error
where tenant_id = :tenant and mail_id = :mail and due_at = :claimed_until
returning true as done;

--! mail_given_up
-- Kept until it is no longer worth sending, so that it can be tried again.
update app.mail set due_at = useless_at, given_up_at = :now, last_error = :error
where tenant_id = :tenant and mail_id = :mail and due_at = :claimed_until
returning true as done;

--! mail_useless
update app.mail
set text = null, link = null, attachment = null, due_at = null, given_up_at = coalesce(given_up_at, :now), last_error = coalesce(last_error, 'too_late')
where tenant_id = :tenant and mail_id = :mail and sent_at is null
returning true as done;

--! billing_links_since
-- Links to confirm an address for notices that a young workspace had mailed. Notices are about the workspace or
-- the person who changed the address.
select count(*) as mails from app.mail m
where m.tenant_id = :tenant and m.mail_id >= :first and m.kind in ('billing', 'security_contact') and m.about <> m.tenant_id and m.about <> m.created_by
  and exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young);

--! strangers_since
-- Mails of a young workspace to people who are not its members yet; for an older workspace none are counted.
select count(*) as mails from app.mail m
where m.tenant_id = :tenant and m.mail_id >= :first and m.kind in ('invitation', 'billing', 'paper', 'security_contact')
  and exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young);

--! is_young
select exists (select from app.tenant t where t.tenant_id = :tenant and t.created_at > :young) as yes;

--! people_of_roles
-- The people who are notified of what happens in their workspace: its own members, without operators with
-- temporary access, and only at a proved address, because any other may be a stranger's. The operators' own
-- addresses were set by the people who run the machine.
select person_id, email from app.membership
where tenant_id = :tenant and state = 'active' and until is null and roles && :roles
  and (app.address_standing(person_id) = 'proved'
       or app.address_standing(person_id) = 'claimed' and tenant_id = '00000000-0000-7000-8000-000000000001')
order by person_id
limit :many;

--! workspaces_to_tell
-- Run as the role for jobs.
select tenant_id from app.tenant order by tenant_id;

--! is_my_address_proved
select verified_at is not null as is_proved from app.my_account();

--! papers_about : (sent_at?, given_up_at?, last_error?, returned_at?)
-- The mails that brought a document to somebody, the newest first.
select mail_id, address, created_at, sent_at, given_up_at, last_error, returned_at from app.mail
where tenant_id = :tenant and kind = 'paper' and about = :about
order by mail_id desc
limit :many;
