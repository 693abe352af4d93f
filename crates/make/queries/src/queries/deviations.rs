// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertDeviationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub deviation: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub no: i32,
    pub kind: T1,
    pub control_point: Option<uuid::Uuid>,
    pub point: Option<T2>,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub worst_e6: Option<i64>,
    pub worst_corrected_e6: Option<i64>,
    pub reading_ids: T3,
    pub status: T4,
    pub hold: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RedrawDeviationParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub worst_e6: Option<i64>,
    pub reading_ids: T1,
    pub tenant: uuid::Uuid,
    pub deviation: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawDeviationParams {
    pub tenant: uuid::Uuid,
    pub deviation: uuid::Uuid,
}
#[derive(Debug)]
pub struct DisposeDeviationParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub decision: T1,
    pub cause: T2,
    pub correction: T3,
    pub prevention: T4,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub deviation: uuid::Uuid,
}
#[derive(Debug)]
pub struct StandingOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeviationsOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeviationsOpenParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct DoubtedOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug)]
pub struct StandingInParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub deviation_id: uuid::Uuid,
    pub no: i32,
    pub kind: String,
    pub point: Option<String>,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub status: String,
    pub reading_ids: Vec<uuid::Uuid>,
    pub hold_id: Option<uuid::Uuid>,
}
pub struct StandingBorrowed<'a> {
    pub deviation_id: uuid::Uuid,
    pub no: i32,
    pub kind: &'a str,
    pub point: Option<&'a str>,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub status: &'a str,
    pub reading_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub hold_id: Option<uuid::Uuid>,
}
impl<'a> From<StandingBorrowed<'a>> for Standing {
    fn from(
        StandingBorrowed {
            deviation_id,
            no,
            kind,
            point,
            from_at,
            to_at,
            seconds,
            status,
            reading_ids,
            hold_id,
        }: StandingBorrowed<'a>,
    ) -> Self {
        Self {
            deviation_id,
            no,
            kind: kind.into(),
            point: point.map(|v| v.into()),
            from_at,
            to_at,
            seconds,
            status: status.into(),
            reading_ids: reading_ids.map(|v| v).collect(),
            hold_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DeviationRow {
    pub deviation_id: uuid::Uuid,
    pub batch: String,
    pub no: i32,
    pub kind: String,
    pub point: Option<String>,
    pub unit: Option<String>,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub worst_e6: Option<i64>,
    pub worst_corrected_e6: Option<i64>,
    pub readings: i32,
    pub status: String,
    pub decision: Option<String>,
    pub cause: Option<Vec<u8>>,
    pub correction: Option<Vec<u8>>,
    pub prevention: Option<Vec<u8>>,
    pub disposed_by: Option<uuid::Uuid>,
    pub disposer: Option<Vec<u8>>,
    pub disposed_at: Option<jiff::Timestamp>,
}
pub struct DeviationRowBorrowed<'a> {
    pub deviation_id: uuid::Uuid,
    pub batch: &'a str,
    pub no: i32,
    pub kind: &'a str,
    pub point: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
    pub seconds: Option<i64>,
    pub worst_e6: Option<i64>,
    pub worst_corrected_e6: Option<i64>,
    pub readings: i32,
    pub status: &'a str,
    pub decision: Option<&'a str>,
    pub cause: Option<&'a [u8]>,
    pub correction: Option<&'a [u8]>,
    pub prevention: Option<&'a [u8]>,
    pub disposed_by: Option<uuid::Uuid>,
    pub disposer: Option<&'a [u8]>,
    pub disposed_at: Option<jiff::Timestamp>,
}
impl<'a> From<DeviationRowBorrowed<'a>> for DeviationRow {
    fn from(
        DeviationRowBorrowed {
            deviation_id,
            batch,
            no,
            kind,
            point,
            unit,
            from_at,
            to_at,
            seconds,
            worst_e6,
            worst_corrected_e6,
            readings,
            status,
            decision,
            cause,
            correction,
            prevention,
            disposed_by,
            disposer,
            disposed_at,
        }: DeviationRowBorrowed<'a>,
    ) -> Self {
        Self {
            deviation_id,
            batch: batch.into(),
            no,
            kind: kind.into(),
            point: point.map(|v| v.into()),
            unit: unit.map(|v| v.into()),
            from_at,
            to_at,
            seconds,
            worst_e6,
            worst_corrected_e6,
            readings,
            status: status.into(),
            decision: decision.map(|v| v.into()),
            cause: cause.map(|v| v.into()),
            correction: correction.map(|v| v.into()),
            prevention: prevention.map(|v| v.into()),
            disposed_by,
            disposer: disposer.map(|v| v.into()),
            disposed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Doubted {
    pub batch_id: uuid::Uuid,
    pub batch: String,
    pub origin: uuid::Uuid,
    pub reading_id: uuid::Uuid,
    pub read_at: jiff::Timestamp,
    pub value_e6: i64,
    pub instrument: String,
    pub measures: Option<String>,
    pub as_found_error_e6: Option<i64>,
    pub control_point_id: uuid::Uuid,
    pub point: String,
    pub kind: String,
    pub pauses_age: bool,
    pub unit: String,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
}
pub struct DoubtedBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub batch: &'a str,
    pub origin: uuid::Uuid,
    pub reading_id: uuid::Uuid,
    pub read_at: jiff::Timestamp,
    pub value_e6: i64,
    pub instrument: &'a str,
    pub measures: Option<&'a str>,
    pub as_found_error_e6: Option<i64>,
    pub control_point_id: uuid::Uuid,
    pub point: &'a str,
    pub kind: &'a str,
    pub pauses_age: bool,
    pub unit: &'a str,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
}
impl<'a> From<DoubtedBorrowed<'a>> for Doubted {
    fn from(
        DoubtedBorrowed {
            batch_id,
            batch,
            origin,
            reading_id,
            read_at,
            value_e6,
            instrument,
            measures,
            as_found_error_e6,
            control_point_id,
            point,
            kind,
            pauses_age,
            unit,
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
        }: DoubtedBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            batch: batch.into(),
            origin,
            reading_id,
            read_at,
            value_e6,
            instrument: instrument.into(),
            measures: measures.map(|v| v.into()),
            as_found_error_e6,
            control_point_id,
            point: point.into(),
            kind: kind.into(),
            pauses_age,
            unit: unit.into(),
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingIn {
    pub batch_id: uuid::Uuid,
    pub no: i32,
    pub kind: String,
    pub status: String,
    pub reading_ids: Vec<uuid::Uuid>,
}
pub struct StandingInBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub no: i32,
    pub kind: &'a str,
    pub status: &'a str,
    pub reading_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<StandingInBorrowed<'a>> for StandingIn {
    fn from(StandingInBorrowed { batch_id, no, kind, status, reading_ids }: StandingInBorrowed<'a>) -> Self {
        Self {
            batch_id,
            no,
            kind: kind.into(),
            status: status.into(),
            reading_ids: reading_ids.map(|v| v).collect(),
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
pub struct StandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingBorrowed) -> R) -> StandingQuery<'c, 'a, 's, C, R, N> {
        StandingQuery {
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
pub struct DeviationRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeviationRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DeviationRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeviationRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeviationRowBorrowed) -> R) -> DeviationRowQuery<'c, 'a, 's, C, R, N> {
        DeviationRowQuery {
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
pub struct DoubtedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DoubtedBorrowed, tokio_postgres::Error>,
    mapper: fn(DoubtedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DoubtedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DoubtedBorrowed) -> R) -> DoubtedQuery<'c, 'a, 's, C, R, N> {
        DoubtedQuery {
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
pub struct StandingInQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingInBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingInBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingInQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingInBorrowed) -> R) -> StandingInQuery<'c, 'a, 's, C, R, N> {
        StandingInQuery {
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
pub struct InsertDeviationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_deviation() -> InsertDeviationStmt {
    InsertDeviationStmt(
        "insert into make.deviation (tenant_id, deviation_id, batch_id, no, kind, control_point_id, point, from_at, to_at, seconds, worst_e6, worst_corrected_e6, reading_ids, status, hold_id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning true as opened",
        None,
    )
}
impl InsertDeviationStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        deviation: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        no: &'a i32,
        kind: &'a T1,
        control_point: &'a Option<uuid::Uuid>,
        point: &'a Option<T2>,
        from_at: &'a jiff::Timestamp,
        to_at: &'a Option<jiff::Timestamp>,
        seconds: &'a Option<i64>,
        worst_e6: &'a Option<i64>,
        worst_corrected_e6: &'a Option<i64>,
        reading_ids: &'a T3,
        status: &'a T4,
        hold: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 16> {
        BoolQuery {
            client,
            params: [
                tenant,
                deviation,
                batch,
                no,
                kind,
                control_point,
                point,
                from_at,
                to_at,
                seconds,
                worst_e6,
                worst_corrected_e6,
                reading_ids,
                status,
                hold,
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDeviationParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 16>,
        C,
    > for InsertDeviationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDeviationParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 16> {
        self.bind(
            client,
            &params.tenant,
            &params.deviation,
            &params.batch,
            &params.no,
            &params.kind,
            &params.control_point,
            &params.point,
            &params.from_at,
            &params.to_at,
            &params.seconds,
            &params.worst_e6,
            &params.worst_corrected_e6,
            &params.reading_ids,
            &params.status,
            &params.hold,
            &params.now,
        )
    }
}
pub struct RedrawDeviationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn redraw_deviation() -> RedrawDeviationStmt {
    RedrawDeviationStmt(
        "update make.deviation set from_at = $1, to_at = $2, seconds = $3, worst_e6 = $4, reading_ids = $5 where tenant_id = $6 and deviation_id = $7 returning true as redrawn",
        None,
    )
}
impl RedrawDeviationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        from_at: &'a jiff::Timestamp,
        to_at: &'a Option<jiff::Timestamp>,
        seconds: &'a Option<i64>,
        worst_e6: &'a Option<i64>,
        reading_ids: &'a T1,
        tenant: &'a uuid::Uuid,
        deviation: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [from_at, to_at, seconds, worst_e6, reading_ids, tenant, deviation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, RedrawDeviationParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for RedrawDeviationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RedrawDeviationParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.from_at,
            &params.to_at,
            &params.seconds,
            &params.worst_e6,
            &params.reading_ids,
            &params.tenant,
            &params.deviation,
        )
    }
}
pub struct WithdrawDeviationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_deviation() -> WithdrawDeviationStmt {
    WithdrawDeviationStmt(
        "update make.deviation set status = 'withdrawn', reading_ids = '{}' where tenant_id = $1 and deviation_id = $2 returning true as withdrawn",
        None,
    )
}
impl WithdrawDeviationStmt {
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
        deviation: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, deviation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WithdrawDeviationParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for WithdrawDeviationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawDeviationParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.deviation)
    }
}
pub struct DisposeDeviationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dispose_deviation() -> DisposeDeviationStmt {
    DisposeDeviationStmt(
        "update make.deviation d set status = 'disposed', decision = $1, cause = $2, correction = $3, prevention = $4, disposed_by = $5, disposed_at = $6, reading_ids = array( select r.reading_id from make.reading r where r.tenant_id = $7 and r.batch_id = d.batch_id and r.origin = any(d.reading_ids) and not exists (select 1 from make.reading s where s.tenant_id = $7 and s.supersedes = r.reading_id) order by r.read_at, r.device, r.seq) where d.tenant_id = $7 and d.deviation_id = $8 returning true as disposed",
        None,
    )
}
impl DisposeDeviationStmt {
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
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        decision: &'a T1,
        cause: &'a T2,
        correction: &'a T3,
        prevention: &'a T4,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        deviation: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [decision, cause, correction, prevention, by, now, tenant, deviation],
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
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DisposeDeviationParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for DisposeDeviationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DisposeDeviationParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.decision,
            &params.cause,
            &params.correction,
            &params.prevention,
            &params.by,
            &params.now,
            &params.tenant,
            &params.deviation,
        )
    }
}
pub struct StandingOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_of() -> StandingOfStmt {
    StandingOfStmt(
        "select d.deviation_id, d.no, d.kind, d.point, d.from_at, d.to_at, d.seconds, d.status, d.reading_ids, d.hold_id from make.deviation d where d.tenant_id = $1 and d.batch_id = (select b.batch_id from make.batch b where b.tenant_id = $1 and b.code = $2) order by d.no",
        None,
    )
}
impl StandingOfStmt {
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
        batch: &'a T1,
    ) -> StandingQuery<'c, 'a, 's, C, Standing, 2> {
        StandingQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingBorrowed, tokio_postgres::Error> {
                Ok(StandingBorrowed {
                    deviation_id: row.try_get(0)?,
                    no: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    point: row.try_get(3)?,
                    from_at: row.try_get(4)?,
                    to_at: row.try_get(5)?,
                    seconds: row.try_get(6)?,
                    status: row.try_get(7)?,
                    reading_ids: row.try_get(8)?,
                    hold_id: row.try_get(9)?,
                })
            },
            mapper: |it| Standing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingOfParams<T1>,
        StandingQuery<'c, 'a, 's, C, Standing, 2>,
        C,
    > for StandingOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingOfParams<T1>,
    ) -> StandingQuery<'c, 'a, 's, C, Standing, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct DeviationsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deviations_of() -> DeviationsOfStmt {
    DeviationsOfStmt(
        "select d.deviation_id, b.code as batch, d.no, d.kind, d.point, c.unit, d.from_at, d.to_at, d.seconds, d.worst_e6, d.worst_corrected_e6, cardinality(d.reading_ids) as readings, d.status, d.decision, d.cause, d.correction, d.prevention, d.disposed_by, p.name as disposer, d.disposed_at from make.deviation d join make.batch b on b.tenant_id = $1 and b.batch_id = d.batch_id left join make.control_point c on c.tenant_id = $1 and c.control_point_id = d.control_point_id left join app.membership p on p.tenant_id = $1 and p.person_id = d.disposed_by where d.tenant_id = $1 and d.batch_id = $2 and d.status <> 'withdrawn' order by d.no",
        None,
    )
}
impl DeviationsOfStmt {
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
        batch: &'a uuid::Uuid,
    ) -> DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2> {
        DeviationRowQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeviationRowBorrowed, tokio_postgres::Error> {
                Ok(DeviationRowBorrowed {
                    deviation_id: row.try_get(0)?,
                    batch: row.try_get(1)?,
                    no: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    point: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    from_at: row.try_get(6)?,
                    to_at: row.try_get(7)?,
                    seconds: row.try_get(8)?,
                    worst_e6: row.try_get(9)?,
                    worst_corrected_e6: row.try_get(10)?,
                    readings: row.try_get(11)?,
                    status: row.try_get(12)?,
                    decision: row.try_get(13)?,
                    cause: row.try_get(14)?,
                    correction: row.try_get(15)?,
                    prevention: row.try_get(16)?,
                    disposed_by: row.try_get(17)?,
                    disposer: row.try_get(18)?,
                    disposed_at: row.try_get(19)?,
                })
            },
            mapper: |it| DeviationRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeviationsOfParams,
        DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2>,
        C,
    > for DeviationsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeviationsOfParams,
    ) -> DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct DeviationsOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deviations_open() -> DeviationsOpenStmt {
    DeviationsOpenStmt(
        "select d.deviation_id, b.code as batch, d.no, d.kind, d.point, c.unit, d.from_at, d.to_at, d.seconds, d.worst_e6, d.worst_corrected_e6, cardinality(d.reading_ids) as readings, d.status, d.decision, d.cause, d.correction, d.prevention, d.disposed_by, p.name as disposer, d.disposed_at from make.deviation d join make.batch b on b.tenant_id = $1 and b.batch_id = d.batch_id left join make.control_point c on c.tenant_id = $1 and c.control_point_id = d.control_point_id left join app.membership p on p.tenant_id = $1 and p.person_id = d.disposed_by where d.tenant_id = $1 and d.status = 'open' order by d.from_at, d.deviation_id limit $2",
        None,
    )
}
impl DeviationsOpenStmt {
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
        many: &'a i64,
    ) -> DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2> {
        DeviationRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeviationRowBorrowed, tokio_postgres::Error> {
                Ok(DeviationRowBorrowed {
                    deviation_id: row.try_get(0)?,
                    batch: row.try_get(1)?,
                    no: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    point: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    from_at: row.try_get(6)?,
                    to_at: row.try_get(7)?,
                    seconds: row.try_get(8)?,
                    worst_e6: row.try_get(9)?,
                    worst_corrected_e6: row.try_get(10)?,
                    readings: row.try_get(11)?,
                    status: row.try_get(12)?,
                    decision: row.try_get(13)?,
                    cause: row.try_get(14)?,
                    correction: row.try_get(15)?,
                    prevention: row.try_get(16)?,
                    disposed_by: row.try_get(17)?,
                    disposer: row.try_get(18)?,
                    disposed_at: row.try_get(19)?,
                })
            },
            mapper: |it| DeviationRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeviationsOpenParams,
        DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2>,
        C,
    > for DeviationsOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeviationsOpenParams,
    ) -> DeviationRowQuery<'c, 'a, 's, C, DeviationRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct DoubtedOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn doubted_of() -> DoubtedOfStmt {
    DoubtedOfStmt(
        "select r.batch_id, b.code as batch, r.origin, r.reading_id, r.read_at, r.value_e6, e.code as instrument, e.measures, case when r.read_at <= f.performed_at then f.as_found_error_e6 end as as_found_error_e6, p.control_point_id, r.point, p.kind, p.pauses_age, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive from make.reading r join make.batch b on b.tenant_id = $1 and b.batch_id = r.batch_id join make.control_point p on p.tenant_id = $1 and p.control_point_id = r.control_point_id join make.equipment e on e.tenant_id = $1 and e.code = r.instrument join make.equipment_check f on f.tenant_id = $1 and f.equipment_id = e.equipment_id and f.kind = 'calibration' and f.result = 'fail' where r.tenant_id = $1 and r.batch_id = any($2) and r.result = 'pass' and not exists (select from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id) and not exists ( select from make.equipment_check g where g.tenant_id = $1 and g.equipment_id = e.equipment_id and g.kind = 'calibration' and g.result = 'pass' and ((g.performed_at >= r.read_at and g.performed_at < f.performed_at and g.created_at <= f.created_at) or (g.performed_at >= f.performed_at and g.performed_at <= r.read_at and f.performed_at < r.read_at))) order by r.batch_id, r.read_at, r.device, r.seq, f.performed_at",
        None,
    )
}
impl DoubtedOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batches: &'a T1,
    ) -> DoubtedQuery<'c, 'a, 's, C, Doubted, 2> {
        DoubtedQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DoubtedBorrowed, tokio_postgres::Error> {
                Ok(DoubtedBorrowed {
                    batch_id: row.try_get(0)?,
                    batch: row.try_get(1)?,
                    origin: row.try_get(2)?,
                    reading_id: row.try_get(3)?,
                    read_at: row.try_get(4)?,
                    value_e6: row.try_get(5)?,
                    instrument: row.try_get(6)?,
                    measures: row.try_get(7)?,
                    as_found_error_e6: row.try_get(8)?,
                    control_point_id: row.try_get(9)?,
                    point: row.try_get(10)?,
                    kind: row.try_get(11)?,
                    pauses_age: row.try_get(12)?,
                    unit: row.try_get(13)?,
                    lower_e6: row.try_get(14)?,
                    lower_inclusive: row.try_get(15)?,
                    upper_e6: row.try_get(16)?,
                    upper_inclusive: row.try_get(17)?,
                })
            },
            mapper: |it| Doubted::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, DoubtedOfParams<T1>, DoubtedQuery<'c, 'a, 's, C, Doubted, 2>, C>
    for DoubtedOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DoubtedOfParams<T1>,
    ) -> DoubtedQuery<'c, 'a, 's, C, Doubted, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct StandingInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_in() -> StandingInStmt {
    StandingInStmt(
        "select d.batch_id, d.no, d.kind, d.status, d.reading_ids from make.deviation d where d.tenant_id = $1 and d.batch_id = any($2) order by d.batch_id, d.no",
        None,
    )
}
impl StandingInStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batches: &'a T1,
    ) -> StandingInQuery<'c, 'a, 's, C, StandingIn, 2> {
        StandingInQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingInBorrowed, tokio_postgres::Error> {
                Ok(StandingInBorrowed {
                    batch_id: row.try_get(0)?,
                    no: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    status: row.try_get(3)?,
                    reading_ids: row.try_get(4)?,
                })
            },
            mapper: |it| StandingIn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingInParams<T1>,
        StandingInQuery<'c, 'a, 's, C, StandingIn, 2>,
        C,
    > for StandingInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingInParams<T1>,
    ) -> StandingInQuery<'c, 'a, 's, C, StandingIn, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
