-- The database itself refuses that a piece is sold twice, and that a reversed document is posted again.
-- Invariant: of the lines that name a piece at most one has sold it; that line is free again when the piece comes back. A document
-- changes once: from posted to reversed.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- True until the piece comes back. A line of a note, or of a bill whose piece came back, has sold none.
alter table ledger.document_line add column sold boolean not null default false;

-- A piece that is sold now was sold by the newest bill that names it.
alter table ledger.document_line no force row level security;
alter table ledger.document no force row level security;
alter table sell.article no force row level security;
update ledger.document_line l set sold = true
from sell.article a
where a.tenant_id = l.tenant_id and a.article_id = l.article_id and a.status = 'sold'
  and l.document_id = (
      select max(m.document_id::text)::uuid from ledger.document_line m
      join ledger.document d on d.tenant_id = m.tenant_id and d.document_id = m.document_id
      where m.tenant_id = l.tenant_id and m.article_id = l.article_id and d.doc_type = 'invoice'
  );
alter table sell.article force row level security;
alter table ledger.document force row level security;
alter table ledger.document_line force row level security;

alter table ledger.document_line alter column sold set default true;
create unique index document_line_sold on ledger.document_line (tenant_id, article_id) where sold and article_id is not null;
grant update (sold) on ledger.document_line to steel_app;

create trigger document_reversed_once before update on ledger.document for each row
    when ((old.state, old.reversed_by) is distinct from (new.state, new.reversed_by)
          and (old.state <> 'posted' or new.state <> 'reversed' or new.reversed_by is null))
    execute function app.refuse_change();

/* classes
["ledger.document_line"]
kept = "books"
stays = "its text is written once and never changed"
business = [
    "tenant_id", "document_id", "line_no", "item_id", "lot_id", "article_id", "tax_class", "discount_minor",
    "taxable_minor", "tax_minor", "line_total_minor", "metal", "fine_mg", "cost_minor", "sold",
]
confidential = ["description"]
sealed = ["description"]
*/
