--! mails : (text?, link?, due_at?, sent_at?, given_up_at?, last_error?, returned_at?, returned_status?)
select mail_id, kind, address, subject, text, link, created_at, useless_at, due_at, tries, sent_at, given_up_at, last_error,
       returned_at, returned_status
from app.mail
where tenant_id = :tenant and mail_id < :before
order by mail_id desc
limit :many;

--! returned_since
select count(*) as mails from app.mail
where tenant_id = :tenant and mail_id >= :first and returned_at is not null;

--! mail_standing : (due_at?, given_up_at?)
select useless_at, due_at, given_up_at from app.mail
where tenant_id = :tenant and mail_id = :mail
for update;

--! mail_again
update app.mail set due_at = :now, tries = 0, given_up_at = null, last_error = null
where tenant_id = :tenant and mail_id = :mail
returning true as done;
