// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct CostMissingParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub since: jiff::Timestamp,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub after_line: i32,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountCostMissingParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub since: jiff::Timestamp,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenRow {
    pub about: String,
    pub books: i64,
    pub goods: i64,
}
pub struct BrokenRowBorrowed<'a> {
    pub about: &'a str,
    pub books: i64,
    pub goods: i64,
}
impl<'a> From<BrokenRowBorrowed<'a>> for BrokenRow {
    fn from(BrokenRowBorrowed { about, books, goods }: BrokenRowBorrowed<'a>) -> Self {
        Self { about: about.into(), books, goods }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CostMissing {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub number: String,
    pub tag: Option<String>,
    pub lot: Option<String>,
}
pub struct CostMissingBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub number: &'a str,
    pub tag: Option<&'a str>,
    pub lot: Option<&'a str>,
}
impl<'a> From<CostMissingBorrowed<'a>> for CostMissing {
    fn from(CostMissingBorrowed { document_id, line_no, number, tag, lot }: CostMissingBorrowed<'a>) -> Self {
        Self {
            document_id,
            line_no,
            number: number.into(),
            tag: tag.map(|v| v.into()),
            lot: lot.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BrokenRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BrokenRowBorrowed, tokio_postgres::Error>,
    mapper: fn(BrokenRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BrokenRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BrokenRowBorrowed) -> R) -> BrokenRowQuery<'c, 'a, 's, C, R, N> {
        BrokenRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct CostMissingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CostMissingBorrowed, tokio_postgres::Error>,
    mapper: fn(CostMissingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CostMissingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CostMissingBorrowed) -> R) -> CostMissingQuery<'c, 'a, 's, C, R, N> {
        CostMissingQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UnbalancedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unbalanced() -> UnbalancedStmt {
    UnbalancedStmt(
        "select s.about, ledger.in_64_bits(s.books) as books, 0::bigint as goods from ( select moved.commodity as about, sum(moved.amount) as books from ( select commodity, amount from ledger.posting where tenant_id = $1 union all select commodity, -amount from ledger.posting where tenant_id = $1 ) moved group by moved.commodity ) s where s.books <> 0",
        None,
    )
}
impl UnbalancedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct StockAtCostStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stock_at_cost() -> StockAtCostStmt {
    StockAtCostStmt(
        "select 'STOCK' as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select coalesce((select sum(case when p.debit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end - case when p.credit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end) from ledger.posting p where p.tenant_id = $1 and (p.debit_account in ('STOCK', 'OPENING_STOCK') or p.credit_account in ('STOCK', 'OPENING_STOCK'))), 0) as books, (coalesce((select sum(b.cost_minor) from ledger.lot_balance b where b.tenant_id = $1), 0) + coalesce((select sum(a.cost_minor) from sell.article a where a.tenant_id = $1 and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')), 0) + coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = $1), 0) + coalesce((select sum(j.cost_minor) from sell.job_metal j where j.tenant_id = $1), 0)) as goods from app.tenant t where t.tenant_id = $1 ) s where s.books <> s.goods",
        None,
    )
}
impl StockAtCostStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct StockByEntryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stock_by_entry() -> StockByEntryStmt {
    StockByEntryStmt(
        "select coalesce(d.number, s.cause::text) as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select moved.cause, coalesce(sum(moved.books), 0) as books, coalesce(sum(moved.goods), 0) as goods from ( select coalesce(e.document_id, e.entry_id) as cause, case when p.debit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end - case when p.credit_account in ('STOCK', 'OPENING_STOCK') then p.amount else 0 end as books, 0 as goods from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and (p.debit_account in ('STOCK', 'OPENING_STOCK') or p.credit_account in ('STOCK', 'OPENING_STOCK')) union all select coalesce(m.entry_id, m.document_id, f.entry_id) as cause, 0 as books, m.cost_minor as goods from ledger.movement m left join ledger.backfilled f on f.tenant_id = $1 and f.kind = 'movement' and f.cause_id = m.movement_id where m.tenant_id = $1 and m.cost_minor <> 0 and m.kind not in ('move', 'split', 'pack', 'issue') union all select coalesce(a.entry_id, f.entry_id, a.article_id), 0, a.cost_minor from sell.article a left join ledger.backfilled f on f.tenant_id = $1 and f.kind = 'piece' and f.cause_id = a.article_id where a.tenant_id = $1 and a.cost_minor <> 0 and (a.entry_id is not null or f.entry_id is not null or not a.opening or a.status not in ('sold', 'melted')) union all select l.document_id, 0, case n.doc_type when 'credit_note' then l.cost_minor else -l.cost_minor end from ledger.document_line l join ledger.document n on n.tenant_id = $1 and n.document_id = l.document_id where l.tenant_id = $1 and l.article_id is not null union all select v.entry_id, 0, v.cost_minor from sell.article_move v where v.tenant_id = $1 and v.entry_id is not null union all select u.entry_id, 0, u.cost_minor from ledger.untagged u where u.tenant_id = $1 and u.entry_id is not null union all select j.document_id, 0, -j.gone_cost_minor from sell.job_metal j where j.tenant_id = $1 and j.gone_cost_minor <> 0 ) moved where moved.cause is not null group by moved.cause ) s left join ledger.document d on d.tenant_id = $1 and d.document_id = s.cause where s.books <> s.goods limit 100",
        None,
    )
}
impl StockByEntryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct UnpostedMovementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unposted_movements() -> UnpostedMovementsStmt {
    UnpostedMovementsStmt(
        "select l.code as about, 0::bigint as books, m.cost_minor as goods from ledger.movement m join ledger.lot l on l.tenant_id = $1 and l.lot_id = m.lot_id where m.tenant_id = $1 and m.cost_minor <> 0 and m.entry_id is null and m.kind not in ('move', 'split', 'pack', 'issue') and (m.document_id is null or not exists (select from ledger.journal_entry e where e.tenant_id = $1 and e.document_id = m.document_id)) and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'movement' and f.cause_id = m.movement_id) limit 100",
        None,
    )
}
impl UnpostedMovementsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct BatchesAtCostStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_at_cost() -> BatchesAtCostStmt {
    BatchesAtCostStmt(
        "select b.code as about, ledger.in_64_bits(coalesce(w.amount, 0)) as books, ledger.in_64_bits(coalesce(case when b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') then 0 else b.opening_cost_minor + coalesce(c.cost, 0) end, 0)) as goods from make.batch b left join ( select e.batch_id, sum(case when p.debit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end - case when p.credit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end) as amount from ledger.journal_entry e join ledger.posting p on p.tenant_id = $1 and p.entry_id = e.entry_id where e.tenant_id = $1 and e.batch_id is not null group by e.batch_id ) w on w.batch_id = b.batch_id left join ( select s.batch_id, sum(s.cost) as cost from ( select n.batch_id, n.cost_minor as cost from make.consumption n where n.tenant_id = $1 union all select m.batch_id, -m.cost_minor from ledger.movement m where m.tenant_id = $1 and m.kind = 'consume' and m.corrects_id is not null union all select w.batch_id, w.cost_minor from make.batch_labour w where w.tenant_id = $1 ) s group by s.batch_id ) c on c.batch_id = b.batch_id where b.tenant_id = $1 and coalesce(w.amount, 0) <> case when b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') then 0 else b.opening_cost_minor + coalesce(c.cost, 0) end limit 100",
        None,
    )
}
impl BatchesAtCostStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct MetalInStockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_in_stock() -> MetalInStockStmt {
    MetalInStockStmt(
        "select coalesce(s.commodity, '') as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select k.commodity, coalesce((select sum(case when p.debit_account = 'M_STOCK' then p.amount else 0 end - case when p.credit_account = 'M_STOCK' then p.amount else 0 end) from ledger.posting p where p.tenant_id = $1 and p.commodity = k.commodity and (p.debit_account = 'M_STOCK' or p.credit_account = 'M_STOCK')), 0) as books, (coalesce((select sum(a.fine_mg) from sell.article a where a.tenant_id = $1 and a.metal = k.metal and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')), 0) + coalesce((select sum(b.fine_mg) from ledger.lot_balance b join ledger.item i on i.tenant_id = $1 and i.item_id = b.item_id and i.metal = k.metal where b.tenant_id = $1), 0) + coalesce((select sum(u.fine_mg) from ledger.untagged u where u.tenant_id = $1 and u.metal = k.metal), 0) + coalesce((select sum(case d.doc_type when 'credit_note' then l.fine_mg else -l.fine_mg end) from ledger.document_line l join ledger.document d on d.tenant_id = $1 and d.document_id = l.document_id where l.tenant_id = $1 and l.metal = k.metal and l.article_id is null and l.lot_id is null), 0)) as goods from app.tenant t cross join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) where t.tenant_id = $1 ) s where s.books <> s.goods",
        None,
    )
}
impl MetalInStockStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct MetalWithKarigarsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_with_karigars() -> MetalWithKarigarsStmt {
    MetalWithKarigarsStmt(
        "select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select concat(moved.party_id, ' ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods from ( select p.debit_party as party_id, p.commodity, p.amount as books, 0::bigint as goods from ledger.posting p where p.tenant_id = $1 and p.debit_account = 'M_KARIGAR' and p.credit_account <> 'OPENING' union all select p.credit_party, p.commodity, -p.amount, 0 from ledger.posting p where p.tenant_id = $1 and p.credit_account = 'M_KARIGAR' and p.debit_account <> 'OPENING' union all select j.karigar_id, k.commodity, 0, j.karigar_mg from sell.job_metal j join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = j.metal where j.tenant_id = $1 and j.karigar_id is not null union all select r.party_id, k.commodity, 0, -(l.fine_mg + l.wastage_mg) from sell.karigar_receipt r join sell.karigar_receipt_line l on l.tenant_id = $1 and l.document_id = r.document_id join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = l.metal where r.tenant_id = $1 and r.job_id is null ) moved group by moved.party_id, moved.commodity ) s where s.books <> s.goods limit 100",
        None,
    )
}
impl MetalWithKarigarsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct MetalInCustodyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_in_custody() -> MetalInCustodyStmt {
    MetalInCustodyStmt(
        "select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select concat('M_CUSTODY ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods from ( select p.commodity, p.amount as books, 0::bigint as goods from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.debit_account = 'M_CUSTODY' and (e.document_id is not null or exists (select from sell.article_move v where v.tenant_id = $1 and v.entry_id = e.entry_id)) union all select p.commodity, -p.amount, 0 from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.credit_account = 'M_CUSTODY' and (e.document_id is not null or exists (select from sell.article_move v where v.tenant_id = $1 and v.entry_id = e.entry_id)) union all select k.commodity, 0, j.custody_mg from sell.job_metal j join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = j.metal where j.tenant_id = $1 union all select k.commodity, 0, a.fine_mg from sell.article a join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = a.metal where a.tenant_id = $1 and a.status = 'approval_in' ) moved group by moved.commodity ) s where s.books <> s.goods",
        None,
    )
}
impl MetalInCustodyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct MetalOwedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_owed() -> MetalOwedStmt {
    MetalOwedStmt(
        "select s.about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select concat(moved.party_id, ' ', moved.commodity) as about, sum(moved.books) as books, sum(moved.goods) as goods from ( select p.credit_party as party_id, p.commodity, p.amount as books, 0::bigint as goods from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.credit_account = 'M_CUSTOMER' and (e.document_id is not null or exists (select from sell.article_move v where v.tenant_id = $1 and v.entry_id = e.entry_id)) union all select p.debit_party, p.commodity, -p.amount, 0 from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.debit_account = 'M_CUSTOMER' and (e.document_id is not null or exists (select from sell.article_move v where v.tenant_id = $1 and v.entry_id = e.entry_id)) union all select b.party_id, k.commodity, 0, j.owed_mg from sell.job_metal j join sell.job b on b.tenant_id = $1 and b.job_id = j.job_id join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = j.metal where j.tenant_id = $1 union all select a.party_id, k.commodity, 0, a.fine_mg from sell.article a join (values ('gold', 'AU_FINE_MG'), ('silver', 'AG_FINE_MG'), ('platinum', 'PT_FINE_MG'), ('palladium', 'PD_FINE_MG')) as k (metal, commodity) on k.metal = a.metal where a.tenant_id = $1 and a.status = 'approval_in' ) moved group by moved.party_id, moved.commodity ) s where s.books <> s.goods limit 100",
        None,
    )
}
impl MetalOwedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct CostOfSalesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cost_of_sales() -> CostOfSalesStmt {
    CostOfSalesStmt(
        "select 'COGS' as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select coalesce((select sum(case when p.debit_account = 'COGS' then p.amount else 0 end - case when p.credit_account = 'COGS' then p.amount else 0 end) from ledger.posting p where p.tenant_id = $1 and (p.debit_account = 'COGS' or p.credit_account = 'COGS')), 0) as books, (coalesce((select -sum(m.cost_minor) from ledger.movement m where m.tenant_id = $1 and m.kind in ('sell', 'ship')), 0) + coalesce((select sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end) from ledger.document_line l join ledger.document d on d.tenant_id = $1 and d.document_id = l.document_id where l.tenant_id = $1 and l.article_id is not null), 0) + coalesce((select -sum(u.cost_minor) from ledger.untagged u where u.tenant_id = $1 and u.cause = 'daily'), 0) + coalesce((select sum(j.gone_cost_minor) from sell.job_metal j where j.tenant_id = $1 and j.verb in ('deliver', 'reverse')), 0)) as goods from app.tenant t where t.tenant_id = $1 ) s where s.books <> s.goods",
        None,
    )
}
impl CostOfSalesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct MonthTotalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn month_totals() -> MonthTotalsStmt {
    MonthTotalsStmt(
        "select concat(s.month, ' ', s.account, ' ', s.commodity, ' ', s.side) as about, ledger.in_64_bits(s.books) as books, ledger.in_64_bits(s.goods) as goods from ( select moved.month, moved.account, moved.party_id, moved.commodity, moved.side, sum(moved.books) as books, sum(moved.goods) as goods from ( select month, account, party_id, commodity, 'debit' as side, debit as books, 0::bigint as goods from ledger.month_total where tenant_id = $1 union all select month, account, party_id, commodity, 'credit', credit, 0 from ledger.month_total where tenant_id = $1 union all select q.entry_date - extract(day from q.entry_date)::integer + 1, q.debit_account, coalesce(q.debit_party, '00000000-0000-0000-0000-000000000000'::uuid), q.commodity, 'debit', 0, q.amount from ledger.posting q where q.tenant_id = $1 and not exists (select from ledger.entry_pending w where w.tenant_id = $1 and w.entry_id = q.entry_id) union all select q.entry_date - extract(day from q.entry_date)::integer + 1, q.credit_account, coalesce(q.credit_party, '00000000-0000-0000-0000-000000000000'::uuid), q.commodity, 'credit', 0, q.amount from ledger.posting q where q.tenant_id = $1 and not exists (select from ledger.entry_pending w where w.tenant_id = $1 and w.entry_id = q.entry_id) ) moved group by moved.month, moved.account, moved.party_id, moved.commodity, moved.side ) s where s.books <> s.goods limit 100",
        None,
    )
}
impl MonthTotalsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> BrokenRowQuery<'c, 'a, 's, C, BrokenRow, 1> {
        BrokenRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BrokenRowBorrowed, tokio_postgres::Error> {
                Ok(BrokenRowBorrowed {
                    about: row.try_get(0)?,
                    books: row.try_get(1)?,
                    goods: row.try_get(2)?,
                })
            },
            mapper: |it| BrokenRow::from(it),
        }
    }
}
pub struct CostMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cost_missing() -> CostMissingStmt {
    CostMissingStmt(
        "select d.document_id, l.line_no, d.number, a.tag, t.code as lot from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id left join sell.article a on a.tenant_id = $1 and a.article_id = l.article_id left join ledger.lot t on t.tenant_id = $1 and t.lot_id = l.lot_id left join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id where d.tenant_id = $1 and d.doc_type = any($2::text[]) and d.state = 'posted' and d.posted_at >= $3 and d.document_date between $4 and $5 and (l.article_id is not null or l.lot_id is not null) and (l.cost_minor is null or coalesce(a.cost_is_part, false) or coalesce(b.cost_is_part, false)) and (d.document_id > $6 or (d.document_id = $6 and l.line_no > $7)) order by d.document_id, l.line_no limit $8",
        None,
    )
}
impl CostMissingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        kinds: &'a T2,
        since: &'a jiff::Timestamp,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        after_line: &'a i32,
        many: &'a i64,
    ) -> CostMissingQuery<'c, 'a, 's, C, CostMissing, 8> {
        CostMissingQuery {
            client,
            params: [tenant, kinds, since, from_day, to_day, after, after_line, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CostMissingBorrowed, tokio_postgres::Error> {
                Ok(CostMissingBorrowed {
                    document_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    number: row.try_get(2)?,
                    tag: row.try_get(3)?,
                    lot: row.try_get(4)?,
                })
            },
            mapper: |it| CostMissing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CostMissingParams<T1, T2>,
        CostMissingQuery<'c, 'a, 's, C, CostMissing, 8>,
        C,
    > for CostMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CostMissingParams<T1, T2>,
    ) -> CostMissingQuery<'c, 'a, 's, C, CostMissing, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.kinds,
            &params.since,
            &params.from_day,
            &params.to_day,
            &params.after,
            &params.after_line,
            &params.many,
        )
    }
}
pub struct CountCostMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_cost_missing() -> CountCostMissingStmt {
    CountCostMissingStmt(
        "select count(*) as missing from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id left join sell.article a on a.tenant_id = $1 and a.article_id = l.article_id left join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id where d.tenant_id = $1 and d.doc_type = any($2::text[]) and d.state = 'posted' and d.posted_at >= $3 and d.document_date between $4 and $5 and (l.article_id is not null or l.lot_id is not null) and (l.cost_minor is null or coalesce(a.cost_is_part, false) or coalesce(b.cost_is_part, false))",
        None,
    )
}
impl CountCostMissingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        kinds: &'a T2,
        since: &'a jiff::Timestamp,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [tenant, kinds, since, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountCostMissingParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountCostMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountCostMissingParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(client, &params.tenant, &params.kinds, &params.since, &params.from_day, &params.to_day)
    }
}
