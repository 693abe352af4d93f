--! mail_back : (due_at?, sent_at?, returned_at?)
-- Held, so that of two reports of one mail the second finds it marked.
select address, created_at, tries, due_at, sent_at, returned_at from app.mail
where tenant_id = :tenant and mail_id = :mail
for update;

--! mark_back
update app.mail set returned_at = :now, returned_status = :status
where tenant_id = :tenant and mail_id = :mail and sent_at is not null and returned_at is null
returning true as done;

--! last_sent_to : (returned_at?)
-- What became of the newest mail that a server took for this address.
select returned_at from app.mail
where tenant_id = :tenant and address_blind = :address_blind and sent_at is not null
order by mail_id desc
limit 1;
