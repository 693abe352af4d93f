//! The check of money: it computes posted documents again from their lines, compares each posting and open
//! item with the rows it names and the books with the goods, and looks for columns that can hold a float.
//! Invariant: it counts and never names a document, its workspace, or an amount.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use tokio_postgres::Client;

/// Documents that are computed again.
const SAMPLE: i64 = 1_000;

/// Columns with a type that rounds.
const FLOATS: &str = "
    select format('%I.%I.%I', n.nspname, c.relname, a.attname)
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm')
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname in ('app', 'ledger', 'make', 'sell')
    join pg_catalog.pg_type d on d.oid = a.atttypid
    join pg_catalog.pg_type t on t.oid = coalesce(nullif(d.typbasetype, 0), d.oid)
    where a.attnum > 0 and not a.attisdropped and t.typname in ('float4', 'float8', '_float4', '_float8', 'money')
    order by 1";

/// Of a sample of documents: how many there are, how many have lines that do not add up, a seal that does not
/// match, or an open amount other than the unpaid rest; of a payment, or of a cheque that came back, only a part may be owed. Only
/// kinds whose parts sum to their total have lines.
const COMPUTED: &str = "
    with chosen as (select * from ledger.document order by random() limit $1)
    select count(*) as documents,
        count(*) filter (where kind.parts_sum_to_total and (lines.taxable, lines.tax, lines.total)
            is distinct from (d.taxable_minor, d.tax_minor, d.total_minor - d.round_off_minor)) as lines,
        count(*) filter (where seal.sha256 is distinct from ledger.seal_of(d.number, d.document_date, d.taxable_minor,
            d.tax_minor, d.round_off_minor, d.total_minor, d.body)) as seals,
        count(*) filter (where open.open_minor is not null and d.doc_type not in ('payment', 'bounce')
            and open.open_minor <> d.total_minor - paid.minor) as open
    from chosen d
    join ledger.document_kind kind on kind.kind = d.doc_type
    left join ledger.document_seal seal on seal.tenant_id = d.tenant_id and seal.document_id = d.document_id
    left join ledger.open_item open on open.tenant_id = d.tenant_id and open.document_id = d.document_id and d.state = 'posted'
    cross join lateral (
        select sum(l.taxable_minor)::bigint as taxable, sum(l.tax_minor)::bigint as tax, sum(l.line_total_minor)::bigint as total
        from ledger.document_line l where l.tenant_id = d.tenant_id and l.document_id = d.document_id) lines
    cross join lateral (
        select coalesce(sum(a.amount_minor), 0)::bigint as minor from ledger.allocation a
        where a.tenant_id = d.tenant_id and a.invoice_id = d.document_id) paid";

/// Rows of the books that name missing rows: no foreign key guards them (migrations/0017_references.sql).
const ADRIFT: &str = "
    select
        (select count(*) from ledger.posting p where not exists (
            select from ledger.journal_entry e where e.tenant_id = p.tenant_id and e.entry_id = p.entry_id)) as entries,
        (select count(*) from ledger.posting p cross join lateral (values (p.debit_party), (p.credit_party)) side (party_id)
         where side.party_id is not null and not exists (
            select from ledger.party y where y.tenant_id = p.tenant_id and y.party_id = side.party_id)) as parties,
        (select count(*) from ledger.open_item o where not exists (
            select from ledger.document d
            where d.tenant_id = o.tenant_id and d.document_id = o.document_id and d.party_id = o.party_id)) as items";

/// Of the workspaces whose earlier stock is in the books, or which had none: in how many stock at cost, or a metal, is not what
/// the goods say.
const GOODS: &str = "
    with waiting as (select tenant_id from ledger.earlier_stock where ended_at is null),
    side as (
        select p.tenant_id, p.debit_account as account, p.commodity, p.amount from ledger.posting p
        where p.debit_account in ('STOCK', 'OPENING_STOCK', 'M_STOCK')
        union all
        select p.tenant_id, p.credit_account, p.commodity, -p.amount from ledger.posting p
        where p.credit_account in ('STOCK', 'OPENING_STOCK', 'M_STOCK')
    ), goods as (
        select b.tenant_id, b.cost_minor as cost, b.fine_mg, i.metal from ledger.lot_balance b
        join ledger.item i on i.tenant_id = b.tenant_id and i.item_id = b.item_id
        union all
        select a.tenant_id, coalesce(a.cost_minor, 0), a.fine_mg, a.metal from sell.article a
        where a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')
        union all
        select u.tenant_id, coalesce(u.cost_minor, 0), u.fine_mg, u.metal from ledger.untagged u
        union all
        select j.tenant_id, j.cost_minor, 0, null from sell.job_metal j where j.cost_minor <> 0
        union all
        select l.tenant_id, 0, case d.doc_type when 'credit_note' then l.fine_mg else -l.fine_mg end, l.metal
        from ledger.document_line l
        join ledger.document d on d.tenant_id = l.tenant_id and d.document_id = l.document_id
        where l.metal is not null and l.article_id is null and l.lot_id is null
    ), sums as (
        select s.tenant_id, case s.account when 'M_STOCK' then s.commodity else 'COST' end as what, s.amount as books, 0 as goods
        from side s
        union all
        select g.tenant_id, 'COST', 0, g.cost from goods g
        union all
        select g.tenant_id, case g.metal when 'gold' then 'AU_FINE_MG' when 'silver' then 'AG_FINE_MG'
                                         when 'platinum' then 'PT_FINE_MG' else 'PD_FINE_MG' end, 0, g.fine_mg
        from goods g
        where g.metal is not null
    ), wrong as (
        select s.tenant_id, s.what from sums s
        where s.tenant_id not in (select tenant_id from waiting)
        group by s.tenant_id, s.what
        having sum(s.books) <> sum(s.goods)
    )
    select count(*) filter (where what = 'COST') as cost, count(*) filter (where what <> 'COST') as metal from wrong";

/// The totals of months, by account, that are not the sums of the postings of entries that are not pending.
const MONTHS: &str = "
    select count(*) as totals from (
        select m.tenant_id from (
            select tenant_id, month, account, party_id, commodity, debit, credit from ledger.month_total
            union all
            select q.tenant_id, q.entry_date - extract(day from q.entry_date)::integer + 1,
                   case when side.is_debit then q.debit_account else q.credit_account end,
                   coalesce(case when side.is_debit then q.debit_party else q.credit_party end,
                            '00000000-0000-0000-0000-000000000000'::uuid),
                   q.commodity, case when side.is_debit then -q.amount else 0 end, case when side.is_debit then 0 else -q.amount end
            from ledger.posting q
            cross join (values (true), (false)) side (is_debit)
            where not exists (select from ledger.entry_pending w where w.tenant_id = q.tenant_id and w.entry_id = q.entry_id)) m
        group by m.tenant_id, m.month, m.account, m.party_id, m.commodity
        having sum(m.debit) <> 0 or sum(m.credit) <> 0) wrong";

/// money-exact
pub async fn computed_again(world: &World) -> Verdict {
    let floats: Vec<String> =
        world.as_probe().await?.query(FLOATS, &[]).await?.iter().map(|row| row.get(0)).collect();
    ensure(floats.is_empty(), || format!("These columns hold floats: {}.", floats.join(", ")))?;
    let Some(superuser) = &world.access.superuser else {
        let says = "No column holds a float.";
        return Ok(Proof::of(says)
            .lacking("a look at every document, which only the private database on this machine allows"));
    };
    let documents = compared(&database::connect(superuser).await?).await?;
    let proof = Proof::of(format!(
        "{documents} documents were computed again from their lines: sums, seals and open amounts agree. \
         Each posting and each open item refers to existing records. Stock at cost and metal in the books are those of the goods. \
         The totals of each month are the sums of its postings. No column holds a float."
    ))
    .with("documents", documents);
    Ok(if documents == 0 { proof.lacking("a first posted document, such as a bill") } else { proof })
}

/// Computes a sample again, and looks for rows of the books without their reference. Gives the number of
/// documents.
async fn compared(client: &Client) -> Result<usize, Broken> {
    client.batch_execute("begin read only").await?;
    let found = client.query_one(COMPUTED, &[&SAMPLE]).await;
    let adrift = client.query_one(ADRIFT, &[]).await;
    let goods = client.query_one(GOODS, &[]).await;
    let months = client.query_one(MONTHS, &[]).await;
    client.batch_execute("rollback").await?;
    let (found, adrift, goods, months) = (found?, adrift?, goods?, months?);
    for (name, what) in [
        ("cost", "workspaces have stock at another cost"),
        ("metal", "accounts of metal hold another weight"),
    ] {
        let many: i64 = goods.get(name);
        ensure(many == 0, || format!("{many} {what} than their goods."))?;
    }
    for (name, what) in [
        ("entries", "postings belong to no entry"),
        ("parties", "postings name a party that is not there"),
        ("items", "open items belong to no document of their party"),
    ] {
        let many: i64 = adrift.get(name);
        ensure(many == 0, || format!("{many} {what}."))?;
    }
    let documents: i64 = found.get("documents");
    for (name, what) in [
        ("lines", "do not equal the sum of their lines"),
        ("seals", "are not what was sealed"),
        ("open", "have another open amount than what was not paid"),
    ] {
        let wrong: i64 = found.get(name);
        ensure(wrong == 0, || format!("{wrong} of {documents} documents {what}."))?;
    }
    let many: i64 = months.get("totals");
    ensure(many == 0, || format!("{many} totals of months are not the sums of their postings."))?;
    Ok(usize::try_from(documents)?)
}
