// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct AgedParams<T1: crate::StringSql> {
    pub day: jiff::civil::Date,
    pub day_30: jiff::civil::Date,
    pub day_60: jiff::civil::Date,
    pub day_90: jiff::civil::Date,
    pub by_due: bool,
    pub tenant: uuid::Uuid,
    pub until: jiff::Timestamp,
    pub month: jiff::civil::Date,
    pub commodity: T1,
    pub after_open: i64,
    pub after: uuid::Uuid,
    pub overdue: bool,
    pub many: i64,
}
#[derive(Debug)]
pub struct AgedOfParams<T1: crate::StringSql> {
    pub day: jiff::civil::Date,
    pub day_30: jiff::civil::Date,
    pub day_60: jiff::civil::Date,
    pub day_90: jiff::civil::Date,
    pub by_due: bool,
    pub tenant: uuid::Uuid,
    pub until: jiff::Timestamp,
    pub party: uuid::Uuid,
    pub commodity: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenOnParams {
    pub tenant: uuid::Uuid,
    pub until: jiff::Timestamp,
    pub day: jiff::civil::Date,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AllocatedOnParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub until: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgedPage {
    pub items: i64,
    pub parties: i64,
    pub not_due_minor: i64,
    pub to_30_minor: i64,
    pub to_60_minor: i64,
    pub to_90_minor: i64,
    pub over_90_minor: i64,
    pub balance_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub code: Option<Vec<u8>>,
    pub name: Option<Vec<u8>>,
    pub of_items: Option<i64>,
    pub of_open_minor: Option<i64>,
    pub of_not_due_minor: Option<i64>,
    pub of_to_30_minor: Option<i64>,
    pub of_to_60_minor: Option<i64>,
    pub of_to_90_minor: Option<i64>,
    pub of_over_90_minor: Option<i64>,
    pub of_balance_minor: Option<i64>,
}
pub struct AgedPageBorrowed<'a> {
    pub items: i64,
    pub parties: i64,
    pub not_due_minor: i64,
    pub to_30_minor: i64,
    pub to_60_minor: i64,
    pub to_90_minor: i64,
    pub over_90_minor: i64,
    pub balance_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub code: Option<&'a [u8]>,
    pub name: Option<&'a [u8]>,
    pub of_items: Option<i64>,
    pub of_open_minor: Option<i64>,
    pub of_not_due_minor: Option<i64>,
    pub of_to_30_minor: Option<i64>,
    pub of_to_60_minor: Option<i64>,
    pub of_to_90_minor: Option<i64>,
    pub of_over_90_minor: Option<i64>,
    pub of_balance_minor: Option<i64>,
}
impl<'a> From<AgedPageBorrowed<'a>> for AgedPage {
    fn from(
        AgedPageBorrowed {
            items,
            parties,
            not_due_minor,
            to_30_minor,
            to_60_minor,
            to_90_minor,
            over_90_minor,
            balance_minor,
            party_id,
            code,
            name,
            of_items,
            of_open_minor,
            of_not_due_minor,
            of_to_30_minor,
            of_to_60_minor,
            of_to_90_minor,
            of_over_90_minor,
            of_balance_minor,
        }: AgedPageBorrowed<'a>,
    ) -> Self {
        Self {
            items,
            parties,
            not_due_minor,
            to_30_minor,
            to_60_minor,
            to_90_minor,
            over_90_minor,
            balance_minor,
            party_id,
            code: code.map(|v| v.into()),
            name: name.map(|v| v.into()),
            of_items,
            of_open_minor,
            of_not_due_minor,
            of_to_30_minor,
            of_to_60_minor,
            of_to_90_minor,
            of_over_90_minor,
            of_balance_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AgedSum {
    pub items: i64,
    pub parties: i64,
    pub not_due_minor: i64,
    pub to_30_minor: i64,
    pub to_60_minor: i64,
    pub to_90_minor: i64,
    pub over_90_minor: i64,
    pub balance_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenOn {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
pub struct OpenOnBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
impl<'a> From<OpenOnBorrowed<'a>> for OpenOn {
    fn from(
        OpenOnBorrowed { document_id, number, document_date, due_on, open_minor }: OpenOnBorrowed<'a>,
    ) -> Self {
        Self { document_id, number: number.into(), document_date, due_on, open_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllocatedOn {
    pub document_id: uuid::Uuid,
    pub invoice: String,
    pub payment_id: uuid::Uuid,
    pub payment: String,
    pub amount_minor: i64,
}
pub struct AllocatedOnBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub invoice: &'a str,
    pub payment_id: uuid::Uuid,
    pub payment: &'a str,
    pub amount_minor: i64,
}
impl<'a> From<AllocatedOnBorrowed<'a>> for AllocatedOn {
    fn from(
        AllocatedOnBorrowed { document_id, invoice, payment_id, payment, amount_minor }: AllocatedOnBorrowed<
            'a,
        >,
    ) -> Self {
        Self { document_id, invoice: invoice.into(), payment_id, payment: payment.into(), amount_minor }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AgedPageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgedPageBorrowed, tokio_postgres::Error>,
    mapper: fn(AgedPageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgedPageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AgedPageBorrowed) -> R) -> AgedPageQuery<'c, 'a, 's, C, R, N> {
        AgedPageQuery {
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
pub struct AgedSumQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgedSum, tokio_postgres::Error>,
    mapper: fn(AgedSum) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgedSumQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AgedSum) -> R) -> AgedSumQuery<'c, 'a, 's, C, R, N> {
        AgedSumQuery {
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
pub struct OpenOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenOnBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenOnBorrowed) -> R) -> OpenOnQuery<'c, 'a, 's, C, R, N> {
        OpenOnQuery {
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
pub struct AllocatedOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllocatedOnBorrowed, tokio_postgres::Error>,
    mapper: fn(AllocatedOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllocatedOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllocatedOnBorrowed) -> R) -> AllocatedOnQuery<'c, 'a, 's, C, R, N> {
        AllocatedOnQuery {
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
pub struct AgedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn aged() -> AgedStmt {
    AgedStmt(
        "with aged as materialized ( select a.party_id, a.items, a.not_due_minor, a.to_30_minor, a.to_60_minor, a.to_90_minor, a.over_90_minor, a.open_minor, b.balance_minor from ( select i.party_id, count(*) as items, coalesce(sum(i.open_minor), 0)::bigint as open_minor, coalesce(sum(i.open_minor) filter (where i.since >= $1), 0)::bigint as not_due_minor, coalesce(sum(i.open_minor) filter (where i.since < $1 and i.since >= $2), 0)::bigint as to_30_minor, coalesce(sum(i.open_minor) filter (where i.since < $2 and i.since >= $3), 0)::bigint as to_60_minor, coalesce(sum(i.open_minor) filter (where i.since < $3 and i.since >= $4), 0)::bigint as to_90_minor, coalesce(sum(i.open_minor) filter (where i.since < $4), 0)::bigint as over_90_minor from ( select o.party_id, case when $5 then o.due_on else d.document_date end as since, n.open_minor from ( select m.document_id, sum(m.minor) as open_minor from ( select w.document_id, w.open_minor::bigint as minor from ledger.open_item w where w.tenant_id = $6 and w.open_minor > 0 union all select l.invoice_id, l.amount_minor from ledger.allocation l where l.tenant_id = $6 and l.allocated_at >= $7 and not exists (select from ledger.document y where y.tenant_id = $6 and y.document_id = l.payment_id and y.reverses = l.invoice_id and y.posted_at = l.allocated_at and y.document_date <= $1) ) m group by m.document_id having sum(m.minor) <> 0 ) n join ledger.open_item o on o.tenant_id = $6 and o.document_id = n.document_id join ledger.document d on d.tenant_id = $6 and d.document_id = n.document_id where d.document_date <= $1 ) i group by i.party_id ) a join ( select m.party_id, sum(m.amount)::bigint as balance_minor from ( select t.party_id, t.debit - t.credit as amount from ledger.month_total t where t.tenant_id = $6 and t.month < $8 and t.account in ('AR', 'ADV') and t.commodity = $9 union all select q.debit_party, q.amount from ledger.entry_pending w join ledger.posting q on q.tenant_id = $6 and q.entry_id = w.entry_id where w.tenant_id = $6 and w.entry_date < $8 and q.debit_account in ('AR', 'ADV') and q.commodity = $9 union all select q.credit_party, -q.amount from ledger.entry_pending w join ledger.posting q on q.tenant_id = $6 and q.entry_id = w.entry_id where w.tenant_id = $6 and w.entry_date < $8 and q.credit_account in ('AR', 'ADV') and q.commodity = $9 union all select q.debit_party, q.amount from ledger.posting q where q.tenant_id = $6 and q.entry_date >= $8 and q.entry_date <= $1 and q.debit_account in ('AR', 'ADV') and q.commodity = $9 union all select q.credit_party, -q.amount from ledger.posting q where q.tenant_id = $6 and q.entry_date >= $8 and q.entry_date <= $1 and q.credit_account in ('AR', 'ADV') and q.commodity = $9 ) m group by m.party_id ) b on b.party_id = a.party_id where b.balance_minor > 0 ) select s.items, s.parties, s.not_due_minor, s.to_30_minor, s.to_60_minor, s.to_90_minor, s.over_90_minor, s.balance_minor, r.party_id, r.code, r.name, r.items as of_items, r.open_minor as of_open_minor, r.not_due_minor as of_not_due_minor, r.to_30_minor as of_to_30_minor, r.to_60_minor as of_to_60_minor, r.to_90_minor as of_to_90_minor, r.over_90_minor as of_over_90_minor, r.balance_minor as of_balance_minor from ( select coalesce(sum(g.items), 0)::bigint as items, count(*) as parties, coalesce(sum(g.not_due_minor), 0)::bigint as not_due_minor, coalesce(sum(g.to_30_minor), 0)::bigint as to_30_minor, coalesce(sum(g.to_60_minor), 0)::bigint as to_60_minor, coalesce(sum(g.to_90_minor), 0)::bigint as to_90_minor, coalesce(sum(g.over_90_minor), 0)::bigint as over_90_minor, coalesce(sum(g.balance_minor), 0)::bigint as balance_minor from aged g ) s left join ( select p.code, p.name, g.* from aged g join ledger.party p on p.tenant_id = $6 and p.party_id = g.party_id where (-g.open_minor, g.party_id) > ($10::bigint, $11) and (not $12 or g.open_minor > g.not_due_minor) order by -g.open_minor, g.party_id limit $13 ) r on true order by -r.open_minor, r.party_id",
        None,
    )
}
impl AgedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        day: &'a jiff::civil::Date,
        day_30: &'a jiff::civil::Date,
        day_60: &'a jiff::civil::Date,
        day_90: &'a jiff::civil::Date,
        by_due: &'a bool,
        tenant: &'a uuid::Uuid,
        until: &'a jiff::Timestamp,
        month: &'a jiff::civil::Date,
        commodity: &'a T1,
        after_open: &'a i64,
        after: &'a uuid::Uuid,
        overdue: &'a bool,
        many: &'a i64,
    ) -> AgedPageQuery<'c, 'a, 's, C, AgedPage, 13> {
        AgedPageQuery {
            client,
            params: [
                day, day_30, day_60, day_90, by_due, tenant, until, month, commodity, after_open, after,
                overdue, many,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgedPageBorrowed, tokio_postgres::Error> {
                Ok(AgedPageBorrowed {
                    items: row.try_get(0)?,
                    parties: row.try_get(1)?,
                    not_due_minor: row.try_get(2)?,
                    to_30_minor: row.try_get(3)?,
                    to_60_minor: row.try_get(4)?,
                    to_90_minor: row.try_get(5)?,
                    over_90_minor: row.try_get(6)?,
                    balance_minor: row.try_get(7)?,
                    party_id: row.try_get(8)?,
                    code: row.try_get(9)?,
                    name: row.try_get(10)?,
                    of_items: row.try_get(11)?,
                    of_open_minor: row.try_get(12)?,
                    of_not_due_minor: row.try_get(13)?,
                    of_to_30_minor: row.try_get(14)?,
                    of_to_60_minor: row.try_get(15)?,
                    of_to_90_minor: row.try_get(16)?,
                    of_over_90_minor: row.try_get(17)?,
                    of_balance_minor: row.try_get(18)?,
                })
            },
            mapper: |it| AgedPage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, AgedParams<T1>, AgedPageQuery<'c, 'a, 's, C, AgedPage, 13>, C>
    for AgedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AgedParams<T1>,
    ) -> AgedPageQuery<'c, 'a, 's, C, AgedPage, 13> {
        self.bind(
            client,
            &params.day,
            &params.day_30,
            &params.day_60,
            &params.day_90,
            &params.by_due,
            &params.tenant,
            &params.until,
            &params.month,
            &params.commodity,
            &params.after_open,
            &params.after,
            &params.overdue,
            &params.many,
        )
    }
}
pub struct AgedOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn aged_of() -> AgedOfStmt {
    AgedOfStmt(
        "select coalesce(sum(a.items), 0)::bigint as items, count(*) as parties, coalesce(sum(a.not_due_minor), 0)::bigint as not_due_minor, coalesce(sum(a.to_30_minor), 0)::bigint as to_30_minor, coalesce(sum(a.to_60_minor), 0)::bigint as to_60_minor, coalesce(sum(a.to_90_minor), 0)::bigint as to_90_minor, coalesce(sum(a.over_90_minor), 0)::bigint as over_90_minor, coalesce(sum(b.balance_minor), 0)::bigint as balance_minor from ( select count(*) as items, coalesce(sum(i.open_minor) filter (where i.since >= $1), 0)::bigint as not_due_minor, coalesce(sum(i.open_minor) filter (where i.since < $1 and i.since >= $2), 0)::bigint as to_30_minor, coalesce(sum(i.open_minor) filter (where i.since < $2 and i.since >= $3), 0)::bigint as to_60_minor, coalesce(sum(i.open_minor) filter (where i.since < $3 and i.since >= $4), 0)::bigint as to_90_minor, coalesce(sum(i.open_minor) filter (where i.since < $4), 0)::bigint as over_90_minor from ( select case when $5 then o.due_on else d.document_date end as since, o.open_minor + l.later_minor as open_minor from ledger.document d join ledger.open_item o on o.tenant_id = $6 and o.document_id = d.document_id cross join lateral ( select coalesce(sum(n.amount_minor), 0)::bigint as later_minor from ledger.allocation n where n.tenant_id = $6 and n.invoice_id = d.document_id and n.allocated_at >= $7 and not exists (select from ledger.document y where y.tenant_id = $6 and y.document_id = n.payment_id and y.reverses = n.invoice_id and y.posted_at = n.allocated_at and y.document_date <= $1) ) l where d.tenant_id = $6 and d.party_id = $8 and d.document_date <= $1 and o.open_minor + l.later_minor <> 0 ) i ) a cross join ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $6 and q.debit_party = $8 and q.debit_account in ('AR', 'ADV') and q.commodity = $9 and q.entry_date <= $1 union all select -q.amount from ledger.posting q where q.tenant_id = $6 and q.credit_party = $8 and q.credit_account in ('AR', 'ADV') and q.commodity = $9 and q.entry_date <= $1 ) m ) b",
        None,
    )
}
impl AgedOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        day: &'a jiff::civil::Date,
        day_30: &'a jiff::civil::Date,
        day_60: &'a jiff::civil::Date,
        day_90: &'a jiff::civil::Date,
        by_due: &'a bool,
        tenant: &'a uuid::Uuid,
        until: &'a jiff::Timestamp,
        party: &'a uuid::Uuid,
        commodity: &'a T1,
    ) -> AgedSumQuery<'c, 'a, 's, C, AgedSum, 9> {
        AgedSumQuery {
            client,
            params: [day, day_30, day_60, day_90, by_due, tenant, until, party, commodity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgedSum, tokio_postgres::Error> {
                Ok(AgedSum {
                    items: row.try_get(0)?,
                    parties: row.try_get(1)?,
                    not_due_minor: row.try_get(2)?,
                    to_30_minor: row.try_get(3)?,
                    to_60_minor: row.try_get(4)?,
                    to_90_minor: row.try_get(5)?,
                    over_90_minor: row.try_get(6)?,
                    balance_minor: row.try_get(7)?,
                })
            },
            mapper: |it| AgedSum::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, AgedOfParams<T1>, AgedSumQuery<'c, 'a, 's, C, AgedSum, 9>, C>
    for AgedOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AgedOfParams<T1>,
    ) -> AgedSumQuery<'c, 'a, 's, C, AgedSum, 9> {
        self.bind(
            client,
            &params.day,
            &params.day_30,
            &params.day_60,
            &params.day_90,
            &params.by_due,
            &params.tenant,
            &params.until,
            &params.party,
            &params.commodity,
        )
    }
}
pub struct OpenOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_on() -> OpenOnStmt {
    OpenOnStmt(
        "select d.document_id, d.number, d.document_date, o.due_on, (o.open_minor + l.later_minor)::bigint as open_minor from ledger.document d join ledger.open_item o on o.tenant_id = $1 and o.document_id = d.document_id cross join lateral ( select coalesce(sum(n.amount_minor), 0)::bigint as later_minor from ledger.allocation n where n.tenant_id = $1 and n.invoice_id = d.document_id and n.allocated_at >= $2 and not exists (select from ledger.document y where y.tenant_id = $1 and y.document_id = n.payment_id and y.reverses = n.invoice_id and y.posted_at = n.allocated_at and y.document_date <= $3) ) l where d.tenant_id = $1 and d.party_id = $4 and d.document_date <= $3 and o.open_minor + l.later_minor <> 0 order by o.due_on, d.document_date, d.number limit $5",
        None,
    )
}
impl OpenOnStmt {
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
        until: &'a jiff::Timestamp,
        day: &'a jiff::civil::Date,
        party: &'a uuid::Uuid,
        many: &'a i64,
    ) -> OpenOnQuery<'c, 'a, 's, C, OpenOn, 5> {
        OpenOnQuery {
            client,
            params: [tenant, until, day, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenOnBorrowed, tokio_postgres::Error> {
                Ok(OpenOnBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    due_on: row.try_get(3)?,
                    open_minor: row.try_get(4)?,
                })
            },
            mapper: |it| OpenOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenOnParams, OpenOnQuery<'c, 'a, 's, C, OpenOn, 5>, C>
    for OpenOnStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenOnParams) -> OpenOnQuery<'c, 'a, 's, C, OpenOn, 5> {
        self.bind(client, &params.tenant, &params.until, &params.day, &params.party, &params.many)
    }
}
pub struct AllocatedOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn allocated_on() -> AllocatedOnStmt {
    AllocatedOnStmt(
        "select d.document_id, d.number as invoice, y.document_id as payment_id, y.number as payment, sum(a.amount_minor)::bigint as amount_minor from ledger.document d join ledger.open_item o on o.tenant_id = $1 and o.document_id = d.document_id join ledger.allocation a on a.tenant_id = $1 and a.invoice_id = d.document_id join ledger.document y on y.tenant_id = $1 and y.document_id = a.payment_id where d.tenant_id = $1 and d.party_id = $2 and d.document_date <= $3 and (a.allocated_at < $4 or (y.reverses = d.document_id and y.posted_at = a.allocated_at and y.document_date <= $3)) group by d.document_id, d.number, d.document_date, y.document_id, y.number, y.document_date having sum(a.amount_minor) <> 0 order by y.document_date desc, y.document_id desc, d.document_id limit $5",
        None,
    )
}
impl AllocatedOnStmt {
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
        party: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
        until: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> AllocatedOnQuery<'c, 'a, 's, C, AllocatedOn, 5> {
        AllocatedOnQuery {
            client,
            params: [tenant, party, day, until, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllocatedOnBorrowed, tokio_postgres::Error> {
                Ok(AllocatedOnBorrowed {
                    document_id: row.try_get(0)?,
                    invoice: row.try_get(1)?,
                    payment_id: row.try_get(2)?,
                    payment: row.try_get(3)?,
                    amount_minor: row.try_get(4)?,
                })
            },
            mapper: |it| AllocatedOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AllocatedOnParams,
        AllocatedOnQuery<'c, 'a, 's, C, AllocatedOn, 5>,
        C,
    > for AllocatedOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AllocatedOnParams,
    ) -> AllocatedOnQuery<'c, 'a, 's, C, AllocatedOn, 5> {
        self.bind(client, &params.tenant, &params.party, &params.day, &params.until, &params.many)
    }
}
