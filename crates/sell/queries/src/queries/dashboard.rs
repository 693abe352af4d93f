// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SoldByDayParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub first: jiff::civil::Date,
    pub day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct OverdueOnParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub commodity: T1,
}
#[derive(Debug)]
pub struct OldestUnpaidParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct OwingOnParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub day: jiff::civil::Date,
    pub after_due: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct OwingAmongParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub parties: T2,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SoldByDay {
    pub document_date: jiff::civil::Date,
    pub bills: i64,
    pub total_minor: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OverdueOn {
    pub bills: i64,
    pub open_minor: i64,
    pub oldest_due: Option<jiff::civil::Date>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OldestUnpaid {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
}
pub struct OldestUnpaidBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
}
impl<'a> From<OldestUnpaidBorrowed<'a>> for OldestUnpaid {
    fn from(
        OldestUnpaidBorrowed {
            document_id,
            number,
            document_date,
            due_on,
            open_minor,
            party_id,
            party,
            party_name,
        }: OldestUnpaidBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            number: number.into(),
            document_date,
            due_on,
            open_minor,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OwingOn {
    pub document_id: uuid::Uuid,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
    pub number: String,
    pub party_id: uuid::Uuid,
    pub code: Vec<u8>,
    pub name: Vec<u8>,
}
pub struct OwingOnBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
    pub number: &'a str,
    pub party_id: uuid::Uuid,
    pub code: &'a [u8],
    pub name: &'a [u8],
}
impl<'a> From<OwingOnBorrowed<'a>> for OwingOn {
    fn from(
        OwingOnBorrowed { document_id, due_on, open_minor, number, party_id, code, name }: OwingOnBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            document_id,
            due_on,
            open_minor,
            number: number.into(),
            party_id,
            code: code.into(),
            name: name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SoldByDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SoldByDay, tokio_postgres::Error>,
    mapper: fn(SoldByDay) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SoldByDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SoldByDay) -> R) -> SoldByDayQuery<'c, 'a, 's, C, R, N> {
        SoldByDayQuery {
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
pub struct OverdueOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OverdueOn, tokio_postgres::Error>,
    mapper: fn(OverdueOn) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OverdueOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OverdueOn) -> R) -> OverdueOnQuery<'c, 'a, 's, C, R, N> {
        OverdueOnQuery {
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
pub struct OldestUnpaidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OldestUnpaidBorrowed, tokio_postgres::Error>,
    mapper: fn(OldestUnpaidBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OldestUnpaidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OldestUnpaidBorrowed) -> R) -> OldestUnpaidQuery<'c, 'a, 's, C, R, N> {
        OldestUnpaidQuery {
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
pub struct OwingOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwingOnBorrowed, tokio_postgres::Error>,
    mapper: fn(OwingOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwingOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwingOnBorrowed) -> R) -> OwingOnQuery<'c, 'a, 's, C, R, N> {
        OwingOnQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct SoldByDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sold_by_day() -> SoldByDayStmt {
    SoldByDayStmt(
        "select document_date, count(*) as bills, coalesce(sum(total_minor), 0)::bigint as total_minor from ledger.document where tenant_id = $1 and doc_type = 'invoice' and state = 'posted' and posted_at >= $2 and document_date >= $3 and document_date <= $4 group by document_date order by document_date",
        None,
    )
}
impl SoldByDayStmt {
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
        since: &'a jiff::Timestamp,
        first: &'a jiff::civil::Date,
        day: &'a jiff::civil::Date,
    ) -> SoldByDayQuery<'c, 'a, 's, C, SoldByDay, 4> {
        SoldByDayQuery {
            client,
            params: [tenant, since, first, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SoldByDay, tokio_postgres::Error> {
                Ok(SoldByDay {
                    document_date: row.try_get(0)?,
                    bills: row.try_get(1)?,
                    total_minor: row.try_get(2)?,
                })
            },
            mapper: |it| SoldByDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SoldByDayParams, SoldByDayQuery<'c, 'a, 's, C, SoldByDay, 4>, C>
    for SoldByDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SoldByDayParams,
    ) -> SoldByDayQuery<'c, 'a, 's, C, SoldByDay, 4> {
        self.bind(client, &params.tenant, &params.since, &params.first, &params.day)
    }
}
pub struct OverdueOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn overdue_on() -> OverdueOnStmt {
    OverdueOnStmt(
        "select coalesce(sum(late.bills), 0)::bigint as bills, coalesce(sum(late.open_minor), 0)::bigint as open_minor, min(late.oldest_due) as oldest_due from ( select o.party_id, count(*) as bills, sum(o.open_minor) as open_minor, min(o.due_on) as oldest_due from ledger.open_item o where o.tenant_id = $1 and o.open_minor > 0 and o.due_on < $2 group by o.party_id ) late cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = late.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = $3 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = late.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = $3 ) m ) b where b.balance_minor > 0",
        None,
    )
}
impl OverdueOnStmt {
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
        tenant: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
        commodity: &'a T1,
    ) -> OverdueOnQuery<'c, 'a, 's, C, OverdueOn, 3> {
        OverdueOnQuery {
            client,
            params: [tenant, day, commodity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OverdueOn, tokio_postgres::Error> {
                Ok(OverdueOn {
                    bills: row.try_get(0)?,
                    open_minor: row.try_get(1)?,
                    oldest_due: row.try_get(2)?,
                })
            },
            mapper: |it| OverdueOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OverdueOnParams<T1>,
        OverdueOnQuery<'c, 'a, 's, C, OverdueOn, 3>,
        C,
    > for OverdueOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OverdueOnParams<T1>,
    ) -> OverdueOnQuery<'c, 'a, 's, C, OverdueOn, 3> {
        self.bind(client, &params.tenant, &params.day, &params.commodity)
    }
}
pub struct OldestUnpaidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn oldest_unpaid() -> OldestUnpaidStmt {
    OldestUnpaidStmt(
        "select o.document_id, d.number, d.document_date, o.due_on, o.open_minor, o.party_id, p.code as party, p.name as party_name from ledger.open_item o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id left join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = o.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = $2 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = o.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = $2 ) m ) b where o.tenant_id = $1 and d.tenant_id = $1 and o.open_minor > 0 and b.balance_minor > 0 order by o.due_on, o.document_id limit $3",
        None,
    )
}
impl OldestUnpaidStmt {
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
        tenant: &'a uuid::Uuid,
        commodity: &'a T1,
        many: &'a i64,
    ) -> OldestUnpaidQuery<'c, 'a, 's, C, OldestUnpaid, 3> {
        OldestUnpaidQuery {
            client,
            params: [tenant, commodity, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OldestUnpaidBorrowed, tokio_postgres::Error> {
                Ok(OldestUnpaidBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    due_on: row.try_get(3)?,
                    open_minor: row.try_get(4)?,
                    party_id: row.try_get(5)?,
                    party: row.try_get(6)?,
                    party_name: row.try_get(7)?,
                })
            },
            mapper: |it| OldestUnpaid::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OldestUnpaidParams<T1>,
        OldestUnpaidQuery<'c, 'a, 's, C, OldestUnpaid, 3>,
        C,
    > for OldestUnpaidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OldestUnpaidParams<T1>,
    ) -> OldestUnpaidQuery<'c, 'a, 's, C, OldestUnpaid, 3> {
        self.bind(client, &params.tenant, &params.commodity, &params.many)
    }
}
pub struct OwingOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owing_on() -> OwingOnStmt {
    OwingOnStmt(
        "select i.document_id, i.due_on, i.open_minor, d.number, i.party_id, p.code, p.name from ledger.open_item i join ledger.document d on d.tenant_id = $1 and d.document_id = i.document_id join ledger.party p on p.tenant_id = $1 and p.party_id = i.party_id cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = i.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = $2 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = i.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = $2 ) m ) b where i.tenant_id = $1 and i.open_minor > 0 and i.due_on < $3 and (i.due_on, i.document_id) > ($4, $5) and b.balance_minor > 0 order by i.due_on, i.document_id limit $6",
        None,
    )
}
impl OwingOnStmt {
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
        tenant: &'a uuid::Uuid,
        commodity: &'a T1,
        day: &'a jiff::civil::Date,
        after_due: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> OwingOnQuery<'c, 'a, 's, C, OwingOn, 6> {
        OwingOnQuery {
            client,
            params: [tenant, commodity, day, after_due, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwingOnBorrowed, tokio_postgres::Error> {
                Ok(OwingOnBorrowed {
                    document_id: row.try_get(0)?,
                    due_on: row.try_get(1)?,
                    open_minor: row.try_get(2)?,
                    number: row.try_get(3)?,
                    party_id: row.try_get(4)?,
                    code: row.try_get(5)?,
                    name: row.try_get(6)?,
                })
            },
            mapper: |it| OwingOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OwingOnParams<T1>, OwingOnQuery<'c, 'a, 's, C, OwingOn, 6>, C>
    for OwingOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwingOnParams<T1>,
    ) -> OwingOnQuery<'c, 'a, 's, C, OwingOn, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.commodity,
            &params.day,
            &params.after_due,
            &params.after,
            &params.many,
        )
    }
}
pub struct OwingAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owing_among() -> OwingAmongStmt {
    OwingAmongStmt(
        "select p.party_id from ledger.party p cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV') and q.commodity = $2 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV') and q.commodity = $2 ) m ) b where p.tenant_id = $1 and p.party_id = any($3) and b.balance_minor > 0",
        None,
    )
}
impl OwingAmongStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        commodity: &'a T1,
        parties: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, commodity, parties],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwingAmongParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for OwingAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwingAmongParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.commodity, &params.parties)
    }
}
