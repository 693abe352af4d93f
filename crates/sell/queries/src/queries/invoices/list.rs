// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct NewestBillsParams {
    pub tenant: uuid::Uuid,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct BillsNumberedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct BillsEndingInParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct BillsOfPartyParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub code_blind: T1,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PaidOutByParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PaidByParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UsedForParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BillRow {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub number: String,
    pub state: String,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub total_minor: i64,
    pub open_minor: Option<i64>,
    pub reversed_by: Option<String>,
    pub cheque_returned: bool,
}
pub struct BillRowBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub number: &'a str,
    pub state: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub total_minor: i64,
    pub open_minor: Option<i64>,
    pub reversed_by: Option<&'a str>,
    pub cheque_returned: bool,
}
impl<'a> From<BillRowBorrowed<'a>> for BillRow {
    fn from(
        BillRowBorrowed {
            document_id,
            doc_type,
            number,
            state,
            document_date,
            due_on,
            posted_at,
            party_id,
            party,
            party_name,
            total_minor,
            open_minor,
            reversed_by,
            cheque_returned,
        }: BillRowBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            number: number.into(),
            state: state.into(),
            document_date,
            due_on,
            posted_at,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            total_minor,
            open_minor,
            reversed_by: reversed_by.map(|v| v.into()),
            cheque_returned,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PaidOutBy {
    pub line_no: i32,
    pub mode: String,
    pub amount_minor: i64,
    pub reference: Option<Vec<u8>>,
    pub till: Option<String>,
}
pub struct PaidOutByBorrowed<'a> {
    pub line_no: i32,
    pub mode: &'a str,
    pub amount_minor: i64,
    pub reference: Option<&'a [u8]>,
    pub till: Option<&'a str>,
}
impl<'a> From<PaidOutByBorrowed<'a>> for PaidOutBy {
    fn from(
        PaidOutByBorrowed { line_no, mode, amount_minor, reference, till }: PaidOutByBorrowed<'a>,
    ) -> Self {
        Self {
            line_no,
            mode: mode.into(),
            amount_minor,
            reference: reference.map(|v| v.into()),
            till: till.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SettledRow {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub doc_type: String,
    pub document_date: jiff::civil::Date,
    pub amount_minor: i64,
}
pub struct SettledRowBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub doc_type: &'a str,
    pub document_date: jiff::civil::Date,
    pub amount_minor: i64,
}
impl<'a> From<SettledRowBorrowed<'a>> for SettledRow {
    fn from(
        SettledRowBorrowed { document_id, number, doc_type, document_date, amount_minor }: SettledRowBorrowed<
            'a,
        >,
    ) -> Self {
        Self { document_id, number: number.into(), doc_type: doc_type.into(), document_date, amount_minor }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BillRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillRowBorrowed, tokio_postgres::Error>,
    mapper: fn(BillRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillRowBorrowed) -> R) -> BillRowQuery<'c, 'a, 's, C, R, N> {
        BillRowQuery {
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
pub struct PaidOutByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PaidOutByBorrowed, tokio_postgres::Error>,
    mapper: fn(PaidOutByBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PaidOutByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PaidOutByBorrowed) -> R) -> PaidOutByQuery<'c, 'a, 's, C, R, N> {
        PaidOutByQuery {
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
pub struct SettledRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettledRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SettledRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettledRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SettledRowBorrowed) -> R) -> SettledRowQuery<'c, 'a, 's, C, R, N> {
        SettledRowQuery {
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
pub struct NewestBillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest_bills() -> NewestBillsStmt {
    NewestBillsStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by, d.party_id is null and coalesce(( select true from ledger.cheque_step s join ledger.document n on n.tenant_id = $1 and n.doc_type = 'bounce' and n.posted_at = s.created_at join ledger.open_item u on u.tenant_id = $1 and u.document_id = n.document_id and u.open_minor > 0 where s.tenant_id = $1 and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by where d.tenant_id = $1 and d.doc_type = 'invoice' and (d.posted_at, d.document_id) < ($2, $3) order by d.posted_at desc, d.document_id desc limit $4",
        None,
    )
}
impl NewestBillsStmt {
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
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 4> {
        BillRowQuery {
            client,
            params: [tenant, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillRowBorrowed, tokio_postgres::Error> {
                Ok(BillRowBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    due_on: row.try_get(5)?,
                    posted_at: row.try_get(6)?,
                    party_id: row.try_get(7)?,
                    party: row.try_get(8)?,
                    party_name: row.try_get(9)?,
                    total_minor: row.try_get(10)?,
                    open_minor: row.try_get(11)?,
                    reversed_by: row.try_get(12)?,
                    cheque_returned: row.try_get(13)?,
                })
            },
            mapper: |it| BillRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NewestBillsParams, BillRowQuery<'c, 'a, 's, C, BillRow, 4>, C>
    for NewestBillsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NewestBillsParams,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 4> {
        self.bind(client, &params.tenant, &params.before_at, &params.before, &params.many)
    }
}
pub struct BillsNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_numbered() -> BillsNumberedStmt {
    BillsNumberedStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by, d.party_id is null and coalesce(( select true from ledger.cheque_step s join ledger.document n on n.tenant_id = $1 and n.doc_type = 'bounce' and n.posted_at = s.created_at join ledger.open_item u on u.tenant_id = $1 and u.document_id = n.document_id and u.open_minor > 0 where s.tenant_id = $1 and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by where d.tenant_id = $1 and d.doc_type = 'invoice' and d.number_norm >= $2 and d.number_norm < $3 and (d.posted_at, d.document_id) < ($4, $5) order by d.posted_at desc, d.document_id desc limit $6",
        None,
    )
}
impl BillsNumberedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        first: &'a T1,
        beyond: &'a T2,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 6> {
        BillRowQuery {
            client,
            params: [tenant, first, beyond, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillRowBorrowed, tokio_postgres::Error> {
                Ok(BillRowBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    due_on: row.try_get(5)?,
                    posted_at: row.try_get(6)?,
                    party_id: row.try_get(7)?,
                    party: row.try_get(8)?,
                    party_name: row.try_get(9)?,
                    total_minor: row.try_get(10)?,
                    open_minor: row.try_get(11)?,
                    reversed_by: row.try_get(12)?,
                    cheque_returned: row.try_get(13)?,
                })
            },
            mapper: |it| BillRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BillsNumberedParams<T1, T2>,
        BillRowQuery<'c, 'a, 's, C, BillRow, 6>,
        C,
    > for BillsNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsNumberedParams<T1, T2>,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.beyond,
            &params.before_at,
            &params.before,
            &params.many,
        )
    }
}
pub struct BillsEndingInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_ending_in() -> BillsEndingInStmt {
    BillsEndingInStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by, d.party_id is null and coalesce(( select true from ledger.cheque_step s join ledger.document n on n.tenant_id = $1 and n.doc_type = 'bounce' and n.posted_at = s.created_at join ledger.open_item u on u.tenant_id = $1 and u.document_id = n.document_id and u.open_minor > 0 where s.tenant_id = $1 and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by where d.tenant_id = $1 and d.doc_type = 'invoice' and d.number_back >= $2 and d.number_back < $3 and (d.posted_at, d.document_id) < ($4, $5) order by d.posted_at desc, d.document_id desc limit $6",
        None,
    )
}
impl BillsEndingInStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        first: &'a T1,
        beyond: &'a T2,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 6> {
        BillRowQuery {
            client,
            params: [tenant, first, beyond, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillRowBorrowed, tokio_postgres::Error> {
                Ok(BillRowBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    due_on: row.try_get(5)?,
                    posted_at: row.try_get(6)?,
                    party_id: row.try_get(7)?,
                    party: row.try_get(8)?,
                    party_name: row.try_get(9)?,
                    total_minor: row.try_get(10)?,
                    open_minor: row.try_get(11)?,
                    reversed_by: row.try_get(12)?,
                    cheque_returned: row.try_get(13)?,
                })
            },
            mapper: |it| BillRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BillsEndingInParams<T1, T2>,
        BillRowQuery<'c, 'a, 's, C, BillRow, 6>,
        C,
    > for BillsEndingInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsEndingInParams<T1, T2>,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.beyond,
            &params.before_at,
            &params.before,
            &params.many,
        )
    }
}
pub struct BillsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_of_party() -> BillsOfPartyStmt {
    BillsOfPartyStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.total_minor, o.open_minor, r.number as reversed_by, d.party_id is null and coalesce(( select true from ledger.cheque_step s join ledger.document n on n.tenant_id = $1 and n.doc_type = 'bounce' and n.posted_at = s.created_at join ledger.open_item u on u.tenant_id = $1 and u.document_id = n.document_id and u.open_minor > 0 where s.tenant_id = $1 and s.document_id = d.document_id and s.state = 'bounced' limit 1), false) as cheque_returned from ledger.document d join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id left join ledger.document r on r.tenant_id = d.tenant_id and r.document_id = d.reversed_by where d.tenant_id = $1 and p.tenant_id = $1 and d.doc_type in ('invoice', 'opening_invoice', 'debit_note') and p.code_blind = $2 and (d.posted_at, d.document_id) < ($3, $4) order by d.posted_at desc, d.document_id desc limit $5",
        None,
    )
}
impl BillsOfPartyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        code_blind: &'a T1,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 5> {
        BillRowQuery {
            client,
            params: [tenant, code_blind, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillRowBorrowed, tokio_postgres::Error> {
                Ok(BillRowBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    due_on: row.try_get(5)?,
                    posted_at: row.try_get(6)?,
                    party_id: row.try_get(7)?,
                    party: row.try_get(8)?,
                    party_name: row.try_get(9)?,
                    total_minor: row.try_get(10)?,
                    open_minor: row.try_get(11)?,
                    reversed_by: row.try_get(12)?,
                    cheque_returned: row.try_get(13)?,
                })
            },
            mapper: |it| BillRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BillsOfPartyParams<T1>,
        BillRowQuery<'c, 'a, 's, C, BillRow, 5>,
        C,
    > for BillsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsOfPartyParams<T1>,
    ) -> BillRowQuery<'c, 'a, 's, C, BillRow, 5> {
        self.bind(client, &params.tenant, &params.code_blind, &params.before_at, &params.before, &params.many)
    }
}
pub struct PaidOutByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paid_out_by() -> PaidOutByStmt {
    PaidOutByStmt(
        "select line_no, mode, amount_minor, reference, till from ledger.tender where tenant_id = $1 and document_id = $2 and paid_out order by line_no",
        None,
    )
}
impl PaidOutByStmt {
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
        document: &'a uuid::Uuid,
    ) -> PaidOutByQuery<'c, 'a, 's, C, PaidOutBy, 2> {
        PaidOutByQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PaidOutByBorrowed, tokio_postgres::Error> {
                Ok(PaidOutByBorrowed {
                    line_no: row.try_get(0)?,
                    mode: row.try_get(1)?,
                    amount_minor: row.try_get(2)?,
                    reference: row.try_get(3)?,
                    till: row.try_get(4)?,
                })
            },
            mapper: |it| PaidOutBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PaidOutByParams, PaidOutByQuery<'c, 'a, 's, C, PaidOutBy, 2>, C>
    for PaidOutByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PaidOutByParams,
    ) -> PaidOutByQuery<'c, 'a, 's, C, PaidOutBy, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct PaidByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paid_by() -> PaidByStmt {
    PaidByStmt(
        "select d.document_id, d.number, d.doc_type, d.document_date, sum(a.amount_minor)::bigint as amount_minor from ledger.allocation a join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.payment_id where a.tenant_id = $1 and d.tenant_id = $1 and a.invoice_id = $2 group by d.document_id, d.number, d.doc_type, d.document_date having sum(a.amount_minor) <> 0 order by min(a.allocated_at), d.document_id limit 1000",
        None,
    )
}
impl PaidByStmt {
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
        document: &'a uuid::Uuid,
    ) -> SettledRowQuery<'c, 'a, 's, C, SettledRow, 2> {
        SettledRowQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettledRowBorrowed, tokio_postgres::Error> {
                Ok(SettledRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    document_date: row.try_get(3)?,
                    amount_minor: row.try_get(4)?,
                })
            },
            mapper: |it| SettledRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PaidByParams, SettledRowQuery<'c, 'a, 's, C, SettledRow, 2>, C>
    for PaidByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PaidByParams,
    ) -> SettledRowQuery<'c, 'a, 's, C, SettledRow, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct UsedForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn used_for() -> UsedForStmt {
    UsedForStmt(
        "select d.document_id, d.number, d.doc_type, d.document_date, sum(a.amount_minor)::bigint as amount_minor from ledger.allocation a join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.invoice_id where a.tenant_id = $1 and d.tenant_id = $1 and a.payment_id = $2 group by d.document_id, d.number, d.doc_type, d.document_date having sum(a.amount_minor) <> 0 order by min(a.allocated_at), d.document_id limit 1000",
        None,
    )
}
impl UsedForStmt {
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
        document: &'a uuid::Uuid,
    ) -> SettledRowQuery<'c, 'a, 's, C, SettledRow, 2> {
        SettledRowQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettledRowBorrowed, tokio_postgres::Error> {
                Ok(SettledRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    document_date: row.try_get(3)?,
                    amount_minor: row.try_get(4)?,
                })
            },
            mapper: |it| SettledRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UsedForParams, SettledRowQuery<'c, 'a, 's, C, SettledRow, 2>, C>
    for UsedForStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UsedForParams,
    ) -> SettledRowQuery<'c, 'a, 's, C, SettledRow, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
