// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertRateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub rate: uuid::Uuid,
    pub metal: T1,
    pub fineness: i32,
    pub side: T2,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub effective_at: jiff::Timestamp,
    pub source: Option<T3>,
    pub supersedes: Option<uuid::Uuid>,
    pub reason: Option<T4>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertRatesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i32>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
> {
    pub effective_at: jiff::Timestamp,
    pub source: Option<T1>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub metals: T4,
    pub finenesses: T5,
    pub sides: T7,
    pub rates_minor: T8,
    pub weights_e4: T9,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct RatesBeforeParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub metals: T2,
    pub finenesses: T3,
    pub sides: T5,
    pub tenant: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RatesInForceParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
> {
    pub metals: T2,
    pub finenesses: T3,
    pub tenant: uuid::Uuid,
    pub side: T4,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RateBeforeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub metal: T1,
    pub fineness: i32,
    pub side: T2,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RateAtParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub metal: T1,
    pub fineness: i32,
    pub side: T2,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BoardNowParams {
    pub tenant: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BoardAheadParams {
    pub tenant: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct HistoryParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub metal: T1,
    pub fineness: i32,
    pub side: T2,
    pub from_at: jiff::Timestamp,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TrendParams {
    pub tenant: uuid::Uuid,
    pub from_at: jiff::Timestamp,
    pub to_at: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RateStored {
    pub rate_id: uuid::Uuid,
    pub metal: String,
    pub fineness: i32,
    pub side: String,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub effective_at: jiff::Timestamp,
    pub source: Option<String>,
}
pub struct RateStoredBorrowed<'a> {
    pub rate_id: uuid::Uuid,
    pub metal: &'a str,
    pub fineness: i32,
    pub side: &'a str,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub effective_at: jiff::Timestamp,
    pub source: Option<&'a str>,
}
impl<'a> From<RateStoredBorrowed<'a>> for RateStored {
    fn from(
        RateStoredBorrowed {
            rate_id,
            metal,
            fineness,
            side,
            rate_minor,
            per_mg_e4,
            effective_at,
            source,
        }: RateStoredBorrowed<'a>,
    ) -> Self {
        Self {
            rate_id,
            metal: metal.into(),
            fineness,
            side: side.into(),
            rate_minor,
            per_mg_e4,
            effective_at,
            source: source.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub rate_id: uuid::Uuid,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub effective_at: jiff::Timestamp,
    pub source: Option<String>,
    pub reason: Option<Vec<u8>>,
    pub supersedes: Option<uuid::Uuid>,
    pub superseded_by: Option<uuid::Uuid>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by: Vec<u8>,
}
pub struct HistoryBorrowed<'a> {
    pub rate_id: uuid::Uuid,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub effective_at: jiff::Timestamp,
    pub source: Option<&'a str>,
    pub reason: Option<&'a [u8]>,
    pub supersedes: Option<uuid::Uuid>,
    pub superseded_by: Option<uuid::Uuid>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by: &'a [u8],
}
impl<'a> From<HistoryBorrowed<'a>> for History {
    fn from(
        HistoryBorrowed {
            rate_id,
            rate_minor,
            per_mg_e4,
            effective_at,
            source,
            reason,
            supersedes,
            superseded_by,
            created_at,
            created_by,
            by,
        }: HistoryBorrowed<'a>,
    ) -> Self {
        Self {
            rate_id,
            rate_minor,
            per_mg_e4,
            effective_at,
            source: source.map(|v| v.into()),
            reason: reason.map(|v| v.into()),
            supersedes,
            superseded_by,
            created_at,
            created_by,
            by: by.into(),
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
pub struct RateStoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RateStoredBorrowed, tokio_postgres::Error>,
    mapper: fn(RateStoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RateStoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RateStoredBorrowed) -> R) -> RateStoredQuery<'c, 'a, 's, C, R, N> {
        RateStoredQuery {
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
pub struct HistoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HistoryBorrowed, tokio_postgres::Error>,
    mapper: fn(HistoryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HistoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HistoryBorrowed) -> R) -> HistoryQuery<'c, 'a, 's, C, R, N> {
        HistoryQuery {
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
pub struct InsertRateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rate() -> InsertRateStmt {
    InsertRateStmt(
        "insert into sell.rate (tenant_id, rate_id, metal, fineness, side, rate_minor, per_mg_e4, effective_at, source, supersedes, reason, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning true as published",
        None,
    )
}
impl InsertRateStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        rate: &'a uuid::Uuid,
        metal: &'a T1,
        fineness: &'a i32,
        side: &'a T2,
        rate_minor: &'a i64,
        per_mg_e4: &'a i64,
        effective_at: &'a jiff::Timestamp,
        source: &'a Option<T3>,
        supersedes: &'a Option<uuid::Uuid>,
        reason: &'a Option<T4>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        BoolQuery {
            client,
            params: [
                tenant,
                rate,
                metal,
                fineness,
                side,
                rate_minor,
                per_mg_e4,
                effective_at,
                source,
                supersedes,
                reason,
                opening,
                by,
                now,
            ],
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRateParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 14>,
        C,
    > for InsertRateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRateParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.rate,
            &params.metal,
            &params.fineness,
            &params.side,
            &params.rate_minor,
            &params.per_mg_e4,
            &params.effective_at,
            &params.source,
            &params.supersedes,
            &params.reason,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertRatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rates() -> InsertRatesStmt {
    InsertRatesStmt(
        "insert into sell.rate as r (tenant_id, rate_id, metal, fineness, side, rate_minor, per_mg_e4, effective_at, source, opening, created_by, created_at) select t.tenant_id, new.id, new.metal, new.fineness, new.side, new.rate_minor, new.per_mg_e4, $1, $2, false, $3, $4 from app.tenant t cross join unnest($5::uuid[], $6::text[], $7::integer[], $8::text[], $9::bigint[], $10::bigint[]) as new (id, metal, fineness, side, rate_minor, per_mg_e4) where t.tenant_id = $11 returning true as published",
        None,
    )
}
impl InsertRatesStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = i32>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        effective_at: &'a jiff::Timestamp,
        source: &'a Option<T1>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        metals: &'a T4,
        finenesses: &'a T5,
        sides: &'a T7,
        rates_minor: &'a T8,
        weights_e4: &'a T9,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [
                effective_at,
                source,
                by,
                now,
                ids,
                metals,
                finenesses,
                sides,
                rates_minor,
                weights_e4,
                tenant,
            ],
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
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i32>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRatesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertRatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRatesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.effective_at,
            &params.source,
            &params.by,
            &params.now,
            &params.ids,
            &params.metals,
            &params.finenesses,
            &params.sides,
            &params.rates_minor,
            &params.weights_e4,
            &params.tenant,
        )
    }
}
pub struct RatesBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rates_before() -> RatesBeforeStmt {
    RatesBeforeStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from unnest($1::text[], $2::integer[], $3::text[]) as asked (metal, fineness, side) cross join lateral ( select q.* from sell.rate q where q.tenant_id = $4 and q.metal = asked.metal and q.fineness = asked.fineness and q.side = asked.side and q.effective_at < $5 and not exists (select from sell.rate c where c.tenant_id = $4 and c.supersedes = q.rate_id) order by q.effective_at desc limit 1 ) r",
        None,
    )
}
impl RatesBeforeStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i32>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        metals: &'a T2,
        finenesses: &'a T3,
        sides: &'a T5,
        tenant: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        RateStoredQuery {
            client,
            params: [metals, finenesses, sides, tenant, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RatesBeforeParams<T1, T2, T3, T4, T5>,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 5>,
        C,
    > for RatesBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RatesBeforeParams<T1, T2, T3, T4, T5>,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        self.bind(client, &params.metals, &params.finenesses, &params.sides, &params.tenant, &params.at)
    }
}
pub struct RatesInForceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rates_in_force() -> RatesInForceStmt {
    RatesInForceStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from unnest($1::text[], $2::integer[]) as asked (metal, fineness) cross join lateral ( select q.* from sell.rate q where q.tenant_id = $3 and q.metal = asked.metal and q.fineness = asked.fineness and q.side = $4 and q.effective_at <= $5 and not exists (select from sell.rate c where c.tenant_id = $3 and c.supersedes = q.rate_id) order by q.effective_at desc limit 1 ) r",
        None,
    )
}
impl RatesInForceStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i32>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        metals: &'a T2,
        finenesses: &'a T3,
        tenant: &'a uuid::Uuid,
        side: &'a T4,
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        RateStoredQuery {
            client,
            params: [metals, finenesses, tenant, side, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RatesInForceParams<T1, T2, T3, T4>,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 5>,
        C,
    > for RatesInForceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RatesInForceParams<T1, T2, T3, T4>,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        self.bind(client, &params.metals, &params.finenesses, &params.tenant, &params.side, &params.at)
    }
}
pub struct RateBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rate_before() -> RateBeforeStmt {
    RateBeforeStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from sell.rate r where r.tenant_id = $1 and r.metal = $2 and r.fineness = $3 and r.side = $4 and r.effective_at < $5 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = r.rate_id) order by r.effective_at desc limit 1",
        None,
    )
}
impl RateBeforeStmt {
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
        metal: &'a T1,
        fineness: &'a i32,
        side: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        RateStoredQuery {
            client,
            params: [tenant, metal, fineness, side, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RateBeforeParams<T1, T2>,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 5>,
        C,
    > for RateBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RateBeforeParams<T1, T2>,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        self.bind(client, &params.tenant, &params.metal, &params.fineness, &params.side, &params.at)
    }
}
pub struct RateAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rate_at() -> RateAtStmt {
    RateAtStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from sell.rate r where r.tenant_id = $1 and r.metal = $2 and r.fineness = $3 and r.side = $4 and r.effective_at = $5 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = r.rate_id)",
        None,
    )
}
impl RateAtStmt {
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
        metal: &'a T1,
        fineness: &'a i32,
        side: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        RateStoredQuery {
            client,
            params: [tenant, metal, fineness, side, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RateAtParams<T1, T2>,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 5>,
        C,
    > for RateAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RateAtParams<T1, T2>,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 5> {
        self.bind(client, &params.tenant, &params.metal, &params.fineness, &params.side, &params.at)
    }
}
pub struct BoardNowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn board_now() -> BoardNowStmt {
    BoardNowStmt(
        "select distinct on (r.metal, r.fineness, r.side) r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from sell.rate r where r.tenant_id = $1 and r.effective_at <= $2 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = r.rate_id) order by r.metal, r.fineness, r.side, r.effective_at desc",
        None,
    )
}
impl BoardNowStmt {
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
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 2> {
        RateStoredQuery {
            client,
            params: [tenant, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BoardNowParams,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 2>,
        C,
    > for BoardNowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoardNowParams,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 2> {
        self.bind(client, &params.tenant, &params.at)
    }
}
pub struct BoardAheadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn board_ahead() -> BoardAheadStmt {
    BoardAheadStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from sell.rate r where r.tenant_id = $1 and r.effective_at > $2 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = r.rate_id) order by r.metal, r.fineness, r.side, r.effective_at limit 500",
        None,
    )
}
impl BoardAheadStmt {
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
        at: &'a jiff::Timestamp,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 2> {
        RateStoredQuery {
            client,
            params: [tenant, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BoardAheadParams,
        RateStoredQuery<'c, 'a, 's, C, RateStored, 2>,
        C,
    > for BoardAheadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoardAheadParams,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 2> {
        self.bind(client, &params.tenant, &params.at)
    }
}
pub struct HistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn history() -> HistoryStmt {
    HistoryStmt(
        "select r.rate_id, r.rate_minor, r.per_mg_e4, r.effective_at, r.source, r.reason, r.supersedes, c.rate_id as superseded_by, r.created_at, r.created_by, m.name as by from sell.rate r join app.membership m on m.tenant_id = r.tenant_id and m.person_id = r.created_by left join sell.rate c on c.tenant_id = r.tenant_id and c.supersedes = r.rate_id where r.tenant_id = $1 and m.tenant_id = $1 and r.metal = $2 and r.fineness = $3 and r.side = $4 and r.effective_at >= $5 and (r.effective_at, r.rate_id) < ($6, $7) order by r.effective_at desc, r.rate_id desc limit $8",
        None,
    )
}
impl HistoryStmt {
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
        metal: &'a T1,
        fineness: &'a i32,
        side: &'a T2,
        from_at: &'a jiff::Timestamp,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> HistoryQuery<'c, 'a, 's, C, History, 8> {
        HistoryQuery {
            client,
            params: [tenant, metal, fineness, side, from_at, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HistoryBorrowed, tokio_postgres::Error> {
                Ok(HistoryBorrowed {
                    rate_id: row.try_get(0)?,
                    rate_minor: row.try_get(1)?,
                    per_mg_e4: row.try_get(2)?,
                    effective_at: row.try_get(3)?,
                    source: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    supersedes: row.try_get(6)?,
                    superseded_by: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    created_by: row.try_get(9)?,
                    by: row.try_get(10)?,
                })
            },
            mapper: |it| History::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HistoryParams<T1, T2>,
        HistoryQuery<'c, 'a, 's, C, History, 8>,
        C,
    > for HistoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HistoryParams<T1, T2>,
    ) -> HistoryQuery<'c, 'a, 's, C, History, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.metal,
            &params.fineness,
            &params.side,
            &params.from_at,
            &params.before_at,
            &params.before,
            &params.many,
        )
    }
}
pub struct TrendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn trend() -> TrendStmt {
    TrendStmt(
        "select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from sell.rate r where r.tenant_id = $1 and r.effective_at > $2 and r.effective_at <= $3 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = r.rate_id and c.supersedes is not null) order by r.metal, r.fineness, r.side, r.effective_at limit $4",
        None,
    )
}
impl TrendStmt {
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
        from_at: &'a jiff::Timestamp,
        to_at: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 4> {
        RateStoredQuery {
            client,
            params: [tenant, from_at, to_at, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RateStoredBorrowed, tokio_postgres::Error> {
                Ok(RateStoredBorrowed {
                    rate_id: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    side: row.try_get(3)?,
                    rate_minor: row.try_get(4)?,
                    per_mg_e4: row.try_get(5)?,
                    effective_at: row.try_get(6)?,
                    source: row.try_get(7)?,
                })
            },
            mapper: |it| RateStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TrendParams, RateStoredQuery<'c, 'a, 's, C, RateStored, 4>, C>
    for TrendStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TrendParams,
    ) -> RateStoredQuery<'c, 'a, 's, C, RateStored, 4> {
        self.bind(client, &params.tenant, &params.from_at, &params.to_at, &params.many)
    }
}
