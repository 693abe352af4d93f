// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertStepParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub state: T1,
    pub step_date: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct StepsOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChequesParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub state: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReturnsOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StepsOf {
    pub state: String,
    pub step_date: jiff::civil::Date,
}
pub struct StepsOfBorrowed<'a> {
    pub state: &'a str,
    pub step_date: jiff::civil::Date,
}
impl<'a> From<StepsOfBorrowed<'a>> for StepsOf {
    fn from(StepsOfBorrowed { state, step_date }: StepsOfBorrowed<'a>) -> Self {
        Self { state: state.into(), step_date }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChequeRow {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub amount_minor: i64,
    pub state: Option<String>,
    pub step_date: Option<jiff::civil::Date>,
}
pub struct ChequeRowBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub amount_minor: i64,
    pub state: Option<&'a str>,
    pub step_date: Option<jiff::civil::Date>,
}
impl<'a> From<ChequeRowBorrowed<'a>> for ChequeRow {
    fn from(
        ChequeRowBorrowed {
            document_id,
            number,
            document_date,
            party_id,
            party,
            party_name,
            amount_minor,
            state,
            step_date,
        }: ChequeRowBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            number: number.into(),
            document_date,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            amount_minor,
            state: state.map(|v| v.into()),
            step_date,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct StepsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StepsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(StepsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StepsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StepsOfBorrowed) -> R) -> StepsOfQuery<'c, 'a, 's, C, R, N> {
        StepsOfQuery {
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
pub struct ChequeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChequeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ChequeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChequeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChequeRowBorrowed) -> R) -> ChequeRowQuery<'c, 'a, 's, C, R, N> {
        ChequeRowQuery {
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
pub struct InsertStepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_step() -> InsertStepStmt {
    InsertStepStmt(
        "insert into ledger.cheque_step (tenant_id, document_id, state, step_date, created_by, created_at) values ($1, $2, $3, $4, $5, $6) returning true as stepped",
        None,
    )
}
impl InsertStepStmt {
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
        document: &'a uuid::Uuid,
        state: &'a T1,
        step_date: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, document, state, step_date, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertStepParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for InsertStepStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertStepParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.document,
            &params.state,
            &params.step_date,
            &params.by,
            &params.now,
        )
    }
}
pub struct StepsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn steps_of() -> StepsOfStmt {
    StepsOfStmt(
        "select state, step_date from ledger.cheque_step where tenant_id = $1 and document_id = $2 order by created_at",
        None,
    )
}
impl StepsOfStmt {
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
    ) -> StepsOfQuery<'c, 'a, 's, C, StepsOf, 2> {
        StepsOfQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StepsOfBorrowed, tokio_postgres::Error> {
                Ok(StepsOfBorrowed { state: row.try_get(0)?, step_date: row.try_get(1)? })
            },
            mapper: |it| StepsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StepsOfParams, StepsOfQuery<'c, 'a, 's, C, StepsOf, 2>, C>
    for StepsOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a StepsOfParams) -> StepsOfQuery<'c, 'a, 's, C, StepsOf, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct ChequesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cheques() -> ChequesStmt {
    ChequesStmt(
        "select d.document_id, d.number, d.document_date, d.party_id, p.code as party, p.name as party_name, t.amount_minor, s.state, s.step_date from ( select n.document_id, sum(n.amount_minor)::bigint as amount_minor from ledger.tender n where n.tenant_id = $1 and n.mode = 'cheque' and not n.paid_out and n.document_id < $2 group by n.document_id ) t join ledger.document d on d.tenant_id = $1 and d.document_id = t.document_id left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id left join lateral ( select c.state, c.step_date from ledger.cheque_step c where c.tenant_id = $1 and c.document_id = t.document_id order by array_position(array['received', 'deposited', 'cleared', 'bounced', 'taken_back'], c.state) desc limit 1 ) s on true where $3::text = '' or coalesce(s.state, 'received') = $3 order by d.document_id desc limit $4",
        None,
    )
}
impl ChequesStmt {
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
        before: &'a uuid::Uuid,
        state: &'a T1,
        many: &'a i64,
    ) -> ChequeRowQuery<'c, 'a, 's, C, ChequeRow, 4> {
        ChequeRowQuery {
            client,
            params: [tenant, before, state, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChequeRowBorrowed, tokio_postgres::Error> {
                Ok(ChequeRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    party_id: row.try_get(3)?,
                    party: row.try_get(4)?,
                    party_name: row.try_get(5)?,
                    amount_minor: row.try_get(6)?,
                    state: row.try_get(7)?,
                    step_date: row.try_get(8)?,
                })
            },
            mapper: |it| ChequeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChequesParams<T1>,
        ChequeRowQuery<'c, 'a, 's, C, ChequeRow, 4>,
        C,
    > for ChequesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChequesParams<T1>,
    ) -> ChequeRowQuery<'c, 'a, 's, C, ChequeRow, 4> {
        self.bind(client, &params.tenant, &params.before, &params.state, &params.many)
    }
}
pub struct ChequesOnTheWayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cheques_on_the_way() -> ChequesOnTheWayStmt {
    ChequesOnTheWayStmt(
        "select coalesce(sum(n.amount_minor), 0)::bigint as open_minor from ledger.tender n where n.tenant_id = $1 and n.mode = 'cheque' and not n.paid_out and not exists ( select from ledger.cheque_step c where c.tenant_id = $1 and c.document_id = n.document_id and c.state in ('cleared', 'bounced', 'taken_back'))",
        None,
    )
}
impl ChequesOnTheWayStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ReturnsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn returns_of() -> ReturnsOfStmt {
    ReturnsOfStmt(
        "select d.document_id from ledger.cheque_step s join ledger.document d on d.tenant_id = $1 and d.doc_type = 'bounce' and d.posted_at = s.created_at where s.tenant_id = $1 and s.document_id = $2 and s.state = 'bounced'",
        None,
    )
}
impl ReturnsOfStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReturnsOfParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for ReturnsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReturnsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
