--! end_of : (closed_at?, books_by?)
-- What the books of a workspace are in, whose law they follow, and who instructed this instance to keep them after its end.
select t.slug, t.country, t.timezone, t.fy_start_month, t.fy_start_day, t.currency, t.minor_digits, c.closed_at, c.books_by
from app.tenant t
left join app.closing c on c.tenant_id = :tenant
where t.tenant_id = :tenant;

--! first_record : (day?)
-- The day of the first record of the books after a day.
select least(
    (select min(d.document_date) from ledger.document d where d.tenant_id = :tenant and d.document_date > :after),
    (select min(p.entry_date) from ledger.posting p where p.tenant_id = :tenant and p.entry_date > :after)
) as day
from app.tenant t
where t.tenant_id = :tenant;

--! last_record : (day?)
-- The day of the newest record of the books, up to a day.
select greatest(
    (select max(d.document_date) from ledger.document d where d.tenant_id = :tenant and d.document_date <= :until),
    (select max(p.entry_date) from ledger.posting p where p.tenant_id = :tenant and p.entry_date <= :until)
) as day
from app.tenant t
where t.tenant_id = :tenant;

--! documents_of_books : (due_on?, place_of_supply?, reverses?, party_id?, code?, name?, gstin?, abn?, pan?, phone?, location?, email?, state_of_party?, retained_copy_id?, contents?)
-- The documents of a time with their parties; of an erased one what the closed archive of the workspace says.
select d.document_id, d.doc_type, d.state, d.number, d.fy, d.document_date, d.due_on, d.posted_at, d.place_of_supply, d.body,
       d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.party_id, p.code, p.name, p.gstin, p.abn, p.pan,
       p.phone, p.location, p.email, p.state as state_of_party, c.retained_copy_id, c.contents
from ledger.document d
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
left join app.retained_copy c on c.tenant_id = :tenant and c.party_id = d.party_id
where d.tenant_id = :tenant and (d.document_date, d.document_id) > (:day, :after) and d.document_date <= :until
order by d.document_date, d.document_id
limit :many;

--! lines_of_books : (document_id?, debit_party?, credit_party?)
-- The lines of the ledger of a time.
select p.entry_date, p.entry_id, p.line_no, p.debit_account, p.debit_party, p.credit_account, p.credit_party, p.commodity, p.amount,
       e.document_id, e.memo
from ledger.posting p
join ledger.journal_entry e on e.tenant_id = p.tenant_id and e.entry_id = p.entry_id
where p.tenant_id = :tenant and e.tenant_id = :tenant and (p.entry_date, p.entry_id, p.line_no) > (:day, :after, :line)
  and p.entry_date <= :until
order by p.entry_date, p.entry_id, p.line_no
limit :many;

--! has_books
-- Whether the books of a workspace were copied: a program that was killed after that does not copy them again.
select exists (select from app.retained_copy where tenant_id = :tenant and workspace_id = :workspace) as yes;

--! insert_piece
insert into app.retained_copy
    (tenant_id, retained_copy_id, workspace_id, fy, piece_no, record_kind, contents, rule, keep_until, documents, created_by, created_at)
values (:tenant, :retained_copy, :workspace, :fy, :piece, :record_kind, :contents, :rule, :keep_until, :documents, :by, :now)
returning true as kept;

--! count_documents
select count(*) as many from ledger.document where tenant_id = :tenant and document_date > :after;

--! pieces_of_workspace : (contents?)
select retained_copy_id, record_kind, contents, rule, keep_until, documents from app.retained_copy
where tenant_id = :tenant and workspace_id = :workspace and record_kind is not null
order by fy, piece_no
limit :many;

--! books_listed : (address?, ended_at?)
-- The books of a year of a workspace that ended, by their first piece.
select c.retained_copy_id, c.workspace_id, c.fy, c.rule, c.keep_until, c.created_at, c.ended_at, a.slug as address,
       coalesce((
           select sum(p.documents) from app.retained_copy p
           where p.tenant_id = :tenant and p.workspace_id = c.workspace_id and p.fy = c.fy), 0)::bigint as records
from app.retained_copy c
left join app.address a on a.tenant_id = c.workspace_id
where c.tenant_id = :tenant and c.piece_no = 1 and c.workspace_id is not null and c.fy is not null and c.retained_copy_id < :before
order by c.retained_copy_id desc
limit :many;

--! openings_of_books : (address?, asked_name?, approved_by?, approved_name?, approved_at?, closes_at?)
select o.copy_opening_id, c.workspace_id, c.fy, a.slug as address, o.purpose, o.reason, o.asked_by, m.name as asked_name, o.asked_at,
       o.approved_by, n.name as approved_name, o.approved_at, o.closes_at
from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
left join app.address a on a.tenant_id = c.workspace_id
left join app.membership m on m.tenant_id = o.tenant_id and m.person_id = o.asked_by
left join app.membership n on n.tenant_id = o.tenant_id and n.person_id = o.approved_by
where o.tenant_id = :tenant and c.tenant_id = :tenant and c.workspace_id is not null and c.fy is not null
order by o.copy_opening_id desc
limit :many;

--! pieces_open : (address?, closes_at?)
-- The pieces that two people opened, for one of them, until they close.
select o.copy_opening_id, o.closes_at, p.workspace_id, p.fy, p.piece_no, p.record_kind, p.documents, a.slug as address
from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
join app.retained_copy p on p.tenant_id = c.tenant_id and p.workspace_id = c.workspace_id and p.fy = c.fy
left join app.address a on a.tenant_id = p.workspace_id
where o.tenant_id = :tenant and c.tenant_id = :tenant and p.tenant_id = :tenant and o.closes_at > :now
  and (o.asked_by = :person or o.approved_by = :person) and p.ended_at is null and p.workspace_id is not null and p.fy is not null
  and p.piece_no is not null and p.record_kind is not null
order by o.copy_opening_id desc, p.piece_no
limit :many;

--! piece_open
-- One of them with what it says.
select p.retained_copy_id, p.workspace_id, p.fy, p.contents from app.copy_opening o
join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id
join app.retained_copy p on p.tenant_id = c.tenant_id and p.workspace_id = c.workspace_id and p.fy = c.fy
where o.tenant_id = :tenant and c.tenant_id = :tenant and p.tenant_id = :tenant and o.closes_at > :now
  and (o.asked_by = :person or o.approved_by = :person) and o.copy_opening_id = :opening and p.piece_no = :piece
  and p.ended_at is null and p.contents is not null and p.workspace_id is not null and p.fy is not null;
