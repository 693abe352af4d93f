//! The check of money: it computes posted documents again from their lines, compares each posting and open
//! item with the rows it names and the books with the goods, and looks for columns that can hold a float.
//! Invariant: it counts workspaces and never names a document, its workspace, or an amount. Books that an archive brought in count
//! apart: another program may have made them, so they do not break the promise of the one that keeps them.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use tokio_postgres::{Client, Row};

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

/// All workspaces.
const WORKSPACES: &str = "
    select t.brought_in_at is not null as is_brought, count(*) as workspaces from app.tenant t group by 1";

/// Of a sample of documents: how many there are; in how many workspaces lines do not add up, a seal does not
/// match, or an open amount is another than the unpaid rest; of a payment, or of a cheque that came back, only a part may be owed. Only
/// kinds whose parts sum to their total have lines.
const COMPUTED: &str = "
    with origin as (select tenant_id, brought_in_at is not null as is_brought from app.tenant),
    chosen as (
        (select d.* from ledger.document d join origin o on o.tenant_id = d.tenant_id and not o.is_brought order by random() limit $1)
        union all
        (select d.* from ledger.document d join origin o on o.tenant_id = d.tenant_id and o.is_brought order by random() limit $1)
    ), judged as (
        select d.tenant_id,
            kind.parts_sum_to_total and (lines.taxable, lines.tax, lines.total)
                is distinct from (d.taxable_minor, d.tax_minor, d.total_minor - d.round_off_minor) as lines,
            seal.sha256 is distinct from ledger.seal_of(d.number, d.document_date, d.taxable_minor,
                d.tax_minor, d.round_off_minor, d.total_minor, d.body) as seals,
            open.open_minor is not null and d.doc_type not in ('payment', 'bounce')
                and open.open_minor <> d.total_minor - paid.minor as open
        from chosen d
        join ledger.document_kind kind on kind.kind = d.doc_type
        left join ledger.document_seal seal on seal.tenant_id = d.tenant_id and seal.document_id = d.document_id
        left join ledger.open_item open on open.tenant_id = d.tenant_id and open.document_id = d.document_id and d.state = 'posted'
        cross join lateral (
            select sum(l.taxable_minor) as taxable, sum(l.tax_minor) as tax, sum(l.line_total_minor) as total
            from ledger.document_line l where l.tenant_id = d.tenant_id and l.document_id = d.document_id) lines
        cross join lateral (
            select coalesce(sum(a.amount_minor), 0) as minor from ledger.allocation a
            where a.tenant_id = d.tenant_id and a.invoice_id = d.document_id) paid
    )
    select o.is_brought, count(*) as documents, count(distinct j.tenant_id) filter (where j.lines) as lines,
        count(distinct j.tenant_id) filter (where j.seals) as seals, count(distinct j.tenant_id) filter (where j.open) as open
    from judged j
    join origin o on o.tenant_id = j.tenant_id
    group by o.is_brought";

/// In how many workspaces rows of the books name missing rows: no foreign key guards them (migrations/0017_references.sql).
const ADRIFT: &str = "
    with origin as (select tenant_id, brought_in_at is not null as is_brought from app.tenant),
    adrift as (
        select p.tenant_id, 'entry' as lacks from ledger.posting p where not exists (
            select from ledger.journal_entry e where e.tenant_id = p.tenant_id and e.entry_id = p.entry_id)
        union all
        select p.tenant_id, 'party' from ledger.posting p cross join lateral (values (p.debit_party), (p.credit_party)) side (party_id)
        where side.party_id is not null and not exists (
            select from ledger.party y where y.tenant_id = p.tenant_id and y.party_id = side.party_id)
        union all
        select o.tenant_id, 'document' from ledger.open_item o where not exists (
            select from ledger.document d
            where d.tenant_id = o.tenant_id and d.document_id = o.document_id and d.party_id = o.party_id)
    )
    select o.is_brought, count(distinct a.tenant_id) filter (where a.lacks = 'entry') as entries,
        count(distinct a.tenant_id) filter (where a.lacks = 'party') as parties,
        count(distinct a.tenant_id) filter (where a.lacks = 'document') as items
    from adrift a
    join origin o on o.tenant_id = a.tenant_id
    group by o.is_brought";

/// Of the workspaces whose earlier stock is in the books, or which had none: in how many stock at cost, or a metal, is not what
/// the goods say.
const GOODS: &str = "
    with origin as (select tenant_id, brought_in_at is not null as is_brought from app.tenant),
    waiting as (select tenant_id from ledger.earlier_stock where ended_at is null),
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
    select o.is_brought, count(distinct w.tenant_id) filter (where w.what = 'COST') as cost,
        count(distinct w.tenant_id) filter (where w.what <> 'COST') as metal
    from wrong w
    join origin o on o.tenant_id = w.tenant_id
    group by o.is_brought";

/// In how many workspaces the totals of months, by account, are not the sums of the postings of entries that are not pending.
const MONTHS: &str = "
    with origin as (select tenant_id, brought_in_at is not null as is_brought from app.tenant)
    select o.is_brought, count(distinct wrong.tenant_id) as totals from (
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
        having sum(m.debit) <> 0 or sum(m.credit) <> 0) wrong
    join origin o on o.tenant_id = wrong.tenant_id
    group by o.is_brought";

/// What each statement finds, as the end of a sentence that counts workspaces.
const OF_GOODS: Words = &[
    ("cost", "stock is at another cost than its goods"),
    ("metal", "an account of metal holds another weight than its goods"),
];
const OF_ADRIFT: Words = &[
    ("entries", "postings belong to no entry"),
    ("parties", "postings name a party that is not there"),
    ("items", "open items belong to no document of their party"),
];
const OF_COMPUTED: Words = &[
    ("lines", "documents are not the sum of their lines"),
    ("seals", "documents are not what was sealed"),
    ("open", "documents have another open amount than what was not paid"),
];
const OF_MONTHS: Words = &[("totals", "totals of months are not the sums of their postings")];

/// Columns of a statement, each with its words.
type Words = &'static [(&'static str, &'static str)];

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
    let found = compared(&database::connect(superuser).await?).await?;
    let Summary { documents, workspaces, apart } = found.judge()?;
    let proof = Proof::of(format!(
        "{documents} documents were computed again from their lines: sums, seals and open amounts agree. \
         Each posting and each open item refers to existing records. Stock at cost and metal in the books are those of the goods. \
         The totals of each month are the sums of its postings. No column holds a float. All this holds in {} workspaces.{apart}",
        workspaces.own
    ))
    .with("documents", usize::try_from(documents)?)
    .with("workspaces", usize::try_from(workspaces.own)?)
    .with("brought_in", usize::try_from(workspaces.brought)?);
    Ok(if documents == 0 { proof.lacking("a first posted document, such as a bill") } else { proof })
}

/// A number of workspaces: of those whose books were made here, and of those that an archive brought in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct WorkspaceCount {
    own: i64,
    brought: i64,
}

impl WorkspaceCount {
    /// By the rows of a statement, of which each side may lack.
    fn of(rows: &[Row], column: &str) -> WorkspaceCount {
        let mut counted = WorkspaceCount::default();
        for row in rows {
            let many: i64 = row.get(column);
            match row.get("is_brought") {
                true => counted.brought += many,
                false => counted.own += many,
            }
        }
        counted
    }
}

/// What the statements found.
struct Findings {
    workspaces: WorkspaceCount,
    documents: WorkspaceCount,
    /// Each fault, and the number of workspaces with it.
    wrong: Vec<(&'static str, WorkspaceCount)>,
}

/// The result where nothing is wrong in the books that were made here.
struct Summary {
    documents: i64,
    workspaces: WorkspaceCount,
    /// Sentences about books that were brought in; each begins with a space.
    apart: String,
}

impl Findings {
    /// Errors: in how many workspaces of this instance's own the first fault is.
    fn judge(&self) -> Result<Summary, Broken> {
        let WorkspaceCount { own, brought } = self.workspaces;
        let mut apart = String::new();
        for (what, many) in &self.wrong {
            ensure(many.own == 0, || format!("In {} of {own} workspaces {what}.", many.own))?;
            if many.brought > 0 {
                let of = format!("{} of {brought}", many.brought);
                apart += &format!(
                    " In {of} workspaces whose books an archive brought in, {what}: these count apart."
                );
            }
        }
        let documents = self.documents.own + self.documents.brought;
        Ok(Summary { documents, workspaces: self.workspaces, apart })
    }
}

/// Computes a sample again, and looks for rows of the books without their reference.
async fn compared(client: &Client) -> Result<Findings, Broken> {
    client.batch_execute("begin read only").await?;
    let workspaces = client.query(WORKSPACES, &[]).await;
    let goods = client.query(GOODS, &[]).await;
    let adrift = client.query(ADRIFT, &[]).await;
    let computed = client.query(COMPUTED, &[&SAMPLE]).await;
    let months = client.query(MONTHS, &[]).await;
    client.batch_execute("rollback").await?;
    let computed = computed?;
    let (workspaces, documents) =
        (WorkspaceCount::of(&workspaces?, "workspaces"), WorkspaceCount::of(&computed, "documents"));
    let found = [(goods?, OF_GOODS), (adrift?, OF_ADRIFT), (computed, OF_COMPUTED), (months?, OF_MONTHS)];
    let counted = |(rows, words): &(Vec<Row>, Words)| -> Vec<(&'static str, WorkspaceCount)> {
        words.iter().map(|(column, what)| (*what, WorkspaceCount::of(rows, column))).collect()
    };
    Ok(Findings { workspaces, documents, wrong: found.iter().flat_map(counted).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(wrong: WorkspaceCount) -> Findings {
        let (workspaces, documents) =
            (WorkspaceCount { own: 214, brought: 3 }, WorkspaceCount { own: 9, brought: 1 });
        Findings { workspaces, documents, wrong: vec![("postings belong to no entry", wrong)] }
    }

    #[test]
    fn a_fault_of_our_own_books_breaks_the_promise_and_says_in_how_many_workspaces() {
        let broken = compared(WorkspaceCount { own: 1, brought: 2 }).judge().err().expect("broken");
        assert_eq!(broken.says, "In 1 of 214 workspaces postings belong to no entry.");
    }

    #[test]
    fn a_fault_of_books_that_were_brought_in_is_told_apart() {
        let found = compared(WorkspaceCount { own: 0, brought: 2 }).judge().expect("kept");
        assert!(
            found.apart.contains("In 2 of 3 workspaces whose books an archive brought in, postings belong"),
            "{}",
            found.apart
        );
        assert_eq!(found.documents, 10);
        assert_eq!(compared(WorkspaceCount::default()).judge().expect("kept").apart, "");
    }
}
