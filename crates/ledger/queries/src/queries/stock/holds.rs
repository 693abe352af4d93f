// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertHoldParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub hold: uuid::Uuid,
    pub code: T1,
    pub lot: Option<uuid::Uuid>,
    pub batch: Option<uuid::Uuid>,
    pub cascade: bool,
    pub reason: T2,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct LiftHoldsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub holds: T1,
    pub reasons: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct LiftHoldParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub hold: uuid::Uuid,
    pub reason: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ClearHoldsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub lot: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub holds: T1,
    pub reasons: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct HoldsCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldsPageParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub lifted_too: bool,
    pub many: i64,
}
#[derive(Debug)]
pub struct RefusalsSinceParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenHold {
    pub hold_id: uuid::Uuid,
    pub code: String,
    pub lot_id: Option<uuid::Uuid>,
    pub batch_id: Option<uuid::Uuid>,
    pub cascade: bool,
}
pub struct OpenHoldBorrowed<'a> {
    pub hold_id: uuid::Uuid,
    pub code: &'a str,
    pub lot_id: Option<uuid::Uuid>,
    pub batch_id: Option<uuid::Uuid>,
    pub cascade: bool,
}
impl<'a> From<OpenHoldBorrowed<'a>> for OpenHold {
    fn from(OpenHoldBorrowed { hold_id, code, lot_id, batch_id, cascade }: OpenHoldBorrowed<'a>) -> Self {
        Self { hold_id, code: code.into(), lot_id, batch_id, cascade }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenClearances {
    pub code: String,
    pub lot_id: uuid::Uuid,
}
pub struct OpenClearancesBorrowed<'a> {
    pub code: &'a str,
    pub lot_id: uuid::Uuid,
}
impl<'a> From<OpenClearancesBorrowed<'a>> for OpenClearances {
    fn from(OpenClearancesBorrowed { code, lot_id }: OpenClearancesBorrowed<'a>) -> Self {
        Self { code: code.into(), lot_id }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HoldRow {
    pub hold_id: uuid::Uuid,
    pub code: String,
    pub lot: Option<String>,
    pub batch_id: Option<uuid::Uuid>,
    pub cascade: bool,
    pub reason: Vec<u8>,
    pub opened_at: jiff::Timestamp,
    pub opened_by: uuid::Uuid,
    pub opener: Vec<u8>,
    pub lifted_by: Option<uuid::Uuid>,
    pub lifter: Option<Vec<u8>>,
    pub lifted_at: Option<jiff::Timestamp>,
    pub lift_reason: Option<Vec<u8>>,
}
pub struct HoldRowBorrowed<'a> {
    pub hold_id: uuid::Uuid,
    pub code: &'a str,
    pub lot: Option<&'a str>,
    pub batch_id: Option<uuid::Uuid>,
    pub cascade: bool,
    pub reason: &'a [u8],
    pub opened_at: jiff::Timestamp,
    pub opened_by: uuid::Uuid,
    pub opener: &'a [u8],
    pub lifted_by: Option<uuid::Uuid>,
    pub lifter: Option<&'a [u8]>,
    pub lifted_at: Option<jiff::Timestamp>,
    pub lift_reason: Option<&'a [u8]>,
}
impl<'a> From<HoldRowBorrowed<'a>> for HoldRow {
    fn from(
        HoldRowBorrowed {
            hold_id,
            code,
            lot,
            batch_id,
            cascade,
            reason,
            opened_at,
            opened_by,
            opener,
            lifted_by,
            lifter,
            lifted_at,
            lift_reason,
        }: HoldRowBorrowed<'a>,
    ) -> Self {
        Self {
            hold_id,
            code: code.into(),
            lot: lot.map(|v| v.into()),
            batch_id,
            cascade,
            reason: reason.into(),
            opened_at,
            opened_by,
            opener: opener.into(),
            lifted_by,
            lifter: lifter.map(|v| v.into()),
            lifted_at,
            lift_reason: lift_reason.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RefusalsSince {
    pub event_id: uuid::Uuid,
    pub content: Vec<u8>,
}
pub struct RefusalsSinceBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub content: &'a [u8],
}
impl<'a> From<RefusalsSinceBorrowed<'a>> for RefusalsSince {
    fn from(RefusalsSinceBorrowed { event_id, content }: RefusalsSinceBorrowed<'a>) -> Self {
        Self { event_id, content: content.into() }
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
pub struct OpenHoldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenHoldBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenHoldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenHoldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenHoldBorrowed) -> R) -> OpenHoldQuery<'c, 'a, 's, C, R, N> {
        OpenHoldQuery {
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
pub struct OpenClearancesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenClearancesBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenClearancesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenClearancesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenClearancesBorrowed) -> R) -> OpenClearancesQuery<'c, 'a, 's, C, R, N> {
        OpenClearancesQuery {
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
pub struct HoldRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldRowBorrowed, tokio_postgres::Error>,
    mapper: fn(HoldRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldRowBorrowed) -> R) -> HoldRowQuery<'c, 'a, 's, C, R, N> {
        HoldRowQuery {
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
pub struct RefusalsSinceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RefusalsSinceBorrowed, tokio_postgres::Error>,
    mapper: fn(RefusalsSinceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RefusalsSinceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RefusalsSinceBorrowed) -> R) -> RefusalsSinceQuery<'c, 'a, 's, C, R, N> {
        RefusalsSinceQuery {
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
pub struct InsertHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_hold() -> InsertHoldStmt {
    InsertHoldStmt(
        "insert into ledger.hold (tenant_id, hold_id, code, lot_id, batch_id, cascade, reason, opening, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as opened",
        None,
    )
}
impl InsertHoldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        hold: &'a uuid::Uuid,
        code: &'a T1,
        lot: &'a Option<uuid::Uuid>,
        batch: &'a Option<uuid::Uuid>,
        cascade: &'a bool,
        reason: &'a T2,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, hold, code, lot, batch, cascade, reason, opening, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertHoldParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 10>, C>
    for InsertHoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertHoldParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.hold,
            &params.code,
            &params.lot,
            &params.batch,
            &params.cascade,
            &params.reason,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct LiftHoldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_holds() -> LiftHoldsStmt {
    LiftHoldsStmt(
        "insert into ledger.hold_lift as n (tenant_id, hold_id, reason, lifted_by, lifted_at) select t.tenant_id, hold.id, hold.reason, $1, $2 from app.tenant t cross join unnest($3::uuid[], $4::bytea[]) as hold (id, reason) where t.tenant_id = $5 on conflict do nothing returning n.hold_id",
        None,
    )
}
impl LiftHoldsStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::BytesSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        holds: &'a T1,
        reasons: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [by, now, holds, reasons, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LiftHoldsParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for LiftHoldsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LiftHoldsParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(client, &params.by, &params.now, &params.holds, &params.reasons, &params.tenant)
    }
}
pub struct LiftHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_hold() -> LiftHoldStmt {
    LiftHoldStmt(
        "insert into ledger.hold_lift (tenant_id, hold_id, reason, lifted_by, lifted_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning true as lifted",
        None,
    )
}
impl LiftHoldStmt {
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
        hold: &'a uuid::Uuid,
        reason: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, hold, reason, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, LiftHoldParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for LiftHoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a LiftHoldParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.hold, &params.reason, &params.by, &params.now)
    }
}
pub struct ClearHoldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_holds() -> ClearHoldsStmt {
    ClearHoldsStmt(
        "insert into ledger.hold_clearance as n (tenant_id, hold_id, lot_id, reason, cleared_by, cleared_at) select t.tenant_id, hold.id, $1, hold.reason, $2, $3 from app.tenant t cross join unnest($4::uuid[], $5::bytea[]) as hold (id, reason) where t.tenant_id = $6 on conflict do nothing returning n.hold_id",
        None,
    )
}
impl ClearHoldsStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::BytesSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        lot: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        holds: &'a T1,
        reasons: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        UuidUuidQuery {
            client,
            params: [lot, by, now, holds, reasons, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClearHoldsParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6>,
        C,
    > for ClearHoldsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClearHoldsParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        self.bind(
            client,
            &params.lot,
            &params.by,
            &params.now,
            &params.holds,
            &params.reasons,
            &params.tenant,
        )
    }
}
pub struct OpenHoldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_holds() -> OpenHoldsStmt {
    OpenHoldsStmt(
        "select h.hold_id, h.code, h.lot_id, h.batch_id, h.cascade from ledger.hold h where h.tenant_id = $1 and not exists (select 1 from ledger.hold_lift l where l.tenant_id = $1 and l.hold_id = h.hold_id) union all select b.batch_id, 'rejected:' || b.code, null, b.batch_id, true from make.batch b where b.tenant_id = $1 and b.state = 'Rejected' and not exists (select 1 from ledger.hold r where r.tenant_id = $1 and r.batch_id = b.batch_id and r.code like 'rejected:%') order by hold_id",
        None,
    )
}
impl OpenHoldsStmt {
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
    ) -> OpenHoldQuery<'c, 'a, 's, C, OpenHold, 1> {
        OpenHoldQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenHoldBorrowed, tokio_postgres::Error> {
                Ok(OpenHoldBorrowed {
                    hold_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    lot_id: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    cascade: row.try_get(4)?,
                })
            },
            mapper: |it| OpenHold::from(it),
        }
    }
}
pub struct OpenClearancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_clearances() -> OpenClearancesStmt {
    OpenClearancesStmt(
        "select h.code, c.lot_id from ledger.hold_clearance c join ledger.hold h on h.tenant_id = $1 and h.hold_id = c.hold_id where c.tenant_id = $1 and not exists (select 1 from ledger.hold_lift l where l.tenant_id = $1 and l.hold_id = c.hold_id)",
        None,
    )
}
impl OpenClearancesStmt {
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
    ) -> OpenClearancesQuery<'c, 'a, 's, C, OpenClearances, 1> {
        OpenClearancesQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenClearancesBorrowed, tokio_postgres::Error> {
                Ok(OpenClearancesBorrowed { code: row.try_get(0)?, lot_id: row.try_get(1)? })
            },
            mapper: |it| OpenClearances::from(it),
        }
    }
}
pub struct HoldsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holds_coded() -> HoldsCodedStmt {
    HoldsCodedStmt(
        "select h.hold_id, h.code, o.code as lot, h.batch_id, h.cascade, h.reason, h.opened_at, h.opened_by, p.name as opener, l.lifted_by, q.name as lifter, l.lifted_at, l.reason as lift_reason from ledger.hold h join app.membership p on p.tenant_id = $1 and p.person_id = h.opened_by left join ledger.lot o on o.tenant_id = $1 and o.lot_id = h.lot_id left join ledger.hold_lift l on l.tenant_id = $1 and l.hold_id = h.hold_id left join app.membership q on q.tenant_id = $1 and q.person_id = l.lifted_by where h.tenant_id = $1 and h.code = $2 order by h.hold_id",
        None,
    )
}
impl HoldsCodedStmt {
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
        code: &'a T1,
    ) -> HoldRowQuery<'c, 'a, 's, C, HoldRow, 2> {
        HoldRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldRowBorrowed, tokio_postgres::Error> {
                Ok(HoldRowBorrowed {
                    hold_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    lot: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    cascade: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    opened_by: row.try_get(7)?,
                    opener: row.try_get(8)?,
                    lifted_by: row.try_get(9)?,
                    lifter: row.try_get(10)?,
                    lifted_at: row.try_get(11)?,
                    lift_reason: row.try_get(12)?,
                })
            },
            mapper: |it| HoldRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldsCodedParams<T1>,
        HoldRowQuery<'c, 'a, 's, C, HoldRow, 2>,
        C,
    > for HoldsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldsCodedParams<T1>,
    ) -> HoldRowQuery<'c, 'a, 's, C, HoldRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct HoldsPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holds_page() -> HoldsPageStmt {
    HoldsPageStmt(
        "select h.hold_id, h.code, o.code as lot, h.batch_id, h.cascade, h.reason, h.opened_at, h.opened_by, p.name as opener, l.lifted_by, q.name as lifter, l.lifted_at, l.reason as lift_reason from ledger.hold h join app.membership p on p.tenant_id = $1 and p.person_id = h.opened_by left join ledger.lot o on o.tenant_id = $1 and o.lot_id = h.lot_id left join ledger.hold_lift l on l.tenant_id = $1 and l.hold_id = h.hold_id left join app.membership q on q.tenant_id = $1 and q.person_id = l.lifted_by where h.tenant_id = $1 and h.hold_id < $2 and ($3 or l.hold_id is null) order by h.hold_id desc limit $4",
        None,
    )
}
impl HoldsPageStmt {
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
        before: &'a uuid::Uuid,
        lifted_too: &'a bool,
        many: &'a i64,
    ) -> HoldRowQuery<'c, 'a, 's, C, HoldRow, 4> {
        HoldRowQuery {
            client,
            params: [tenant, before, lifted_too, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldRowBorrowed, tokio_postgres::Error> {
                Ok(HoldRowBorrowed {
                    hold_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    lot: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    cascade: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    opened_by: row.try_get(7)?,
                    opener: row.try_get(8)?,
                    lifted_by: row.try_get(9)?,
                    lifter: row.try_get(10)?,
                    lifted_at: row.try_get(11)?,
                    lift_reason: row.try_get(12)?,
                })
            },
            mapper: |it| HoldRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldsPageParams, HoldRowQuery<'c, 'a, 's, C, HoldRow, 4>, C>
    for HoldsPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldsPageParams,
    ) -> HoldRowQuery<'c, 'a, 's, C, HoldRow, 4> {
        self.bind(client, &params.tenant, &params.before, &params.lifted_too, &params.many)
    }
}
pub struct RefusalsSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refusals_since() -> RefusalsSinceStmt {
    RefusalsSinceStmt(
        "select event_id, content from app.audit_event where tenant_id = $1 and event_id >= $2 and code = any($3) order by event_id",
        None,
    )
}
impl RefusalsSinceStmt {
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
        first: &'a uuid::Uuid,
        codes: &'a T2,
    ) -> RefusalsSinceQuery<'c, 'a, 's, C, RefusalsSince, 3> {
        RefusalsSinceQuery {
            client,
            params: [tenant, first, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RefusalsSinceBorrowed, tokio_postgres::Error> {
                Ok(RefusalsSinceBorrowed { event_id: row.try_get(0)?, content: row.try_get(1)? })
            },
            mapper: |it| RefusalsSince::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RefusalsSinceParams<T1, T2>,
        RefusalsSinceQuery<'c, 'a, 's, C, RefusalsSince, 3>,
        C,
    > for RefusalsSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RefusalsSinceParams<T1, T2>,
    ) -> RefusalsSinceQuery<'c, 'a, 's, C, RefusalsSince, 3> {
        self.bind(client, &params.tenant, &params.first, &params.codes)
    }
}
