// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertReadingParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub reading: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub control_point: uuid::Uuid,
    pub point: T1,
    pub instrument: T2,
    pub device: T3,
    pub seq: i64,
    pub read_at: jiff::Timestamp,
    pub device_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: T4,
    pub result: T5,
    pub outside_e6: Option<i64>,
    pub origin: uuid::Uuid,
    pub supersedes: Option<uuid::Uuid>,
    pub reason: Option<T6>,
    pub given_name: Option<T7>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ReadingPostedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub device: T1,
    pub seq: i64,
}
#[derive(Debug)]
pub struct ReadingAsItStandsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub device: T1,
    pub seq: i64,
}
#[derive(Debug)]
pub struct WindowAboutParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub point: T1,
    pub batch: T2,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ReadingsOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub after_seq: i64,
    pub after_device: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct ReadingsNewestParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub points: T2,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub many: i64,
    pub failing: i64,
}
#[derive(Debug)]
pub struct ReadingsLastParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub points: T2,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadingsByPointParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadingsCountParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PointsReadParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct MomentsOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub points: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct FailingRecordedByParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct LastSeqParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub device: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingRow {
    pub reading_id: uuid::Uuid,
    pub origin: uuid::Uuid,
    pub batch_id: uuid::Uuid,
    pub batch: String,
    pub control_point_id: uuid::Uuid,
    pub point: String,
    pub instrument: String,
    pub device: String,
    pub seq: i64,
    pub read_at: jiff::Timestamp,
    pub device_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: String,
    pub result: String,
    pub outside_e6: Option<i64>,
    pub reason: Option<Vec<u8>>,
    pub created_by: uuid::Uuid,
}
pub struct ReadingRowBorrowed<'a> {
    pub reading_id: uuid::Uuid,
    pub origin: uuid::Uuid,
    pub batch_id: uuid::Uuid,
    pub batch: &'a str,
    pub control_point_id: uuid::Uuid,
    pub point: &'a str,
    pub instrument: &'a str,
    pub device: &'a str,
    pub seq: i64,
    pub read_at: jiff::Timestamp,
    pub device_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: &'a str,
    pub result: &'a str,
    pub outside_e6: Option<i64>,
    pub reason: Option<&'a [u8]>,
    pub created_by: uuid::Uuid,
}
impl<'a> From<ReadingRowBorrowed<'a>> for ReadingRow {
    fn from(
        ReadingRowBorrowed {
            reading_id,
            origin,
            batch_id,
            batch,
            control_point_id,
            point,
            instrument,
            device,
            seq,
            read_at,
            device_at,
            value_e6,
            unit,
            result,
            outside_e6,
            reason,
            created_by,
        }: ReadingRowBorrowed<'a>,
    ) -> Self {
        Self {
            reading_id,
            origin,
            batch_id,
            batch: batch.into(),
            control_point_id,
            point: point.into(),
            instrument: instrument.into(),
            device: device.into(),
            seq,
            read_at,
            device_at,
            value_e6,
            unit: unit.into(),
            result: result.into(),
            outside_e6,
            reason: reason.map(|v| v.into()),
            created_by,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingShown {
    pub reading_id: uuid::Uuid,
    pub device: String,
    pub seq: i64,
    pub point: String,
    pub instrument: String,
    pub read_at: jiff::Timestamp,
    pub device_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: String,
    pub value_unit: String,
    pub result: String,
    pub reason: Option<Vec<u8>>,
    pub posted_e6: i64,
    pub given_name: Option<String>,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct ReadingShownBorrowed<'a> {
    pub reading_id: uuid::Uuid,
    pub device: &'a str,
    pub seq: i64,
    pub point: &'a str,
    pub instrument: &'a str,
    pub read_at: jiff::Timestamp,
    pub device_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: &'a str,
    pub value_unit: &'a str,
    pub result: &'a str,
    pub reason: Option<&'a [u8]>,
    pub posted_e6: i64,
    pub given_name: Option<&'a str>,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<ReadingShownBorrowed<'a>> for ReadingShown {
    fn from(
        ReadingShownBorrowed {
            reading_id,
            device,
            seq,
            point,
            instrument,
            read_at,
            device_at,
            value_e6,
            unit,
            value_unit,
            result,
            reason,
            posted_e6,
            given_name,
            created_by,
            by_name,
        }: ReadingShownBorrowed<'a>,
    ) -> Self {
        Self {
            reading_id,
            device: device.into(),
            seq,
            point: point.into(),
            instrument: instrument.into(),
            read_at,
            device_at,
            value_e6,
            unit: unit.into(),
            value_unit: value_unit.into(),
            result: result.into(),
            reason: reason.map(|v| v.into()),
            posted_e6,
            given_name: given_name.map(|v| v.into()),
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingsByPoint {
    pub point: String,
    pub readings: i64,
    pub failing: i64,
}
pub struct ReadingsByPointBorrowed<'a> {
    pub point: &'a str,
    pub readings: i64,
    pub failing: i64,
}
impl<'a> From<ReadingsByPointBorrowed<'a>> for ReadingsByPoint {
    fn from(ReadingsByPointBorrowed { point, readings, failing }: ReadingsByPointBorrowed<'a>) -> Self {
        Self { point: point.into(), readings, failing }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MomentsOf {
    pub point: String,
    pub read_at: jiff::Timestamp,
}
pub struct MomentsOfBorrowed<'a> {
    pub point: &'a str,
    pub read_at: jiff::Timestamp,
}
impl<'a> From<MomentsOfBorrowed<'a>> for MomentsOf {
    fn from(MomentsOfBorrowed { point, read_at }: MomentsOfBorrowed<'a>) -> Self {
        Self { point: point.into(), read_at }
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
pub struct ReadingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadingRowBorrowed) -> R) -> ReadingRowQuery<'c, 'a, 's, C, R, N> {
        ReadingRowQuery {
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
pub struct ReadingShownQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadingShownBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadingShownBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadingShownQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadingShownBorrowed) -> R) -> ReadingShownQuery<'c, 'a, 's, C, R, N> {
        ReadingShownQuery {
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
pub struct ReadingsByPointQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadingsByPointBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadingsByPointBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadingsByPointQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ReadingsByPointBorrowed) -> R,
    ) -> ReadingsByPointQuery<'c, 'a, 's, C, R, N> {
        ReadingsByPointQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct MomentsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MomentsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MomentsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MomentsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MomentsOfBorrowed) -> R) -> MomentsOfQuery<'c, 'a, 's, C, R, N> {
        MomentsOfQuery {
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
pub struct InsertReadingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_reading() -> InsertReadingStmt {
    InsertReadingStmt(
        "insert into make.reading (tenant_id, reading_id, batch_id, control_point_id, point, instrument, device, seq, read_at, device_at, value_e6, unit, result, outside_e6, origin, supersedes, reason, given_name, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text, $14::bigint, $15, $16, $17, $18, $19, $20, $21) returning true as posted",
        None,
    )
}
impl InsertReadingStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::BytesSql,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        reading: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        control_point: &'a uuid::Uuid,
        point: &'a T1,
        instrument: &'a T2,
        device: &'a T3,
        seq: &'a i64,
        read_at: &'a jiff::Timestamp,
        device_at: &'a jiff::Timestamp,
        value_e6: &'a i64,
        unit: &'a T4,
        result: &'a T5,
        outside_e6: &'a Option<i64>,
        origin: &'a uuid::Uuid,
        supersedes: &'a Option<uuid::Uuid>,
        reason: &'a Option<T6>,
        given_name: &'a Option<T7>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 21> {
        BoolQuery {
            client,
            params: [
                tenant,
                reading,
                batch,
                control_point,
                point,
                instrument,
                device,
                seq,
                read_at,
                device_at,
                value_e6,
                unit,
                result,
                outside_e6,
                origin,
                supersedes,
                reason,
                given_name,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertReadingParams<T1, T2, T3, T4, T5, T6, T7>,
        BoolQuery<'c, 'a, 's, C, bool, 21>,
        C,
    > for InsertReadingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReadingParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 21> {
        self.bind(
            client,
            &params.tenant,
            &params.reading,
            &params.batch,
            &params.control_point,
            &params.point,
            &params.instrument,
            &params.device,
            &params.seq,
            &params.read_at,
            &params.device_at,
            &params.value_e6,
            &params.unit,
            &params.result,
            &params.outside_e6,
            &params.origin,
            &params.supersedes,
            &params.reason,
            &params.given_name,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct ReadingPostedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reading_posted() -> ReadingPostedStmt {
    ReadingPostedStmt(
        "select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq, r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by from make.reading r join make.batch b on b.tenant_id = $1 and b.batch_id = r.batch_id where r.tenant_id = $1 and r.device = $2 and r.seq = $3 and r.supersedes is null",
        None,
    )
}
impl ReadingPostedStmt {
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
        device: &'a T1,
        seq: &'a i64,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 3> {
        ReadingRowQuery {
            client,
            params: [tenant, device, seq],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingRowBorrowed, tokio_postgres::Error> {
                Ok(ReadingRowBorrowed {
                    reading_id: row.try_get(0)?,
                    origin: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    batch: row.try_get(3)?,
                    control_point_id: row.try_get(4)?,
                    point: row.try_get(5)?,
                    instrument: row.try_get(6)?,
                    device: row.try_get(7)?,
                    seq: row.try_get(8)?,
                    read_at: row.try_get(9)?,
                    device_at: row.try_get(10)?,
                    value_e6: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    result: row.try_get(13)?,
                    outside_e6: row.try_get(14)?,
                    reason: row.try_get(15)?,
                    created_by: row.try_get(16)?,
                })
            },
            mapper: |it| ReadingRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingPostedParams<T1>,
        ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 3>,
        C,
    > for ReadingPostedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingPostedParams<T1>,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 3> {
        self.bind(client, &params.tenant, &params.device, &params.seq)
    }
}
pub struct ReadingAsItStandsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reading_as_it_stands() -> ReadingAsItStandsStmt {
    ReadingAsItStandsStmt(
        "select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq, r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by from make.reading r join make.batch b on b.tenant_id = $1 and b.batch_id = r.batch_id where r.tenant_id = $1 and r.batch_id = $2 and r.device = $3 and r.seq = $4 and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id)",
        None,
    )
}
impl ReadingAsItStandsStmt {
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
        batch: &'a uuid::Uuid,
        device: &'a T1,
        seq: &'a i64,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4> {
        ReadingRowQuery {
            client,
            params: [tenant, batch, device, seq],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingRowBorrowed, tokio_postgres::Error> {
                Ok(ReadingRowBorrowed {
                    reading_id: row.try_get(0)?,
                    origin: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    batch: row.try_get(3)?,
                    control_point_id: row.try_get(4)?,
                    point: row.try_get(5)?,
                    instrument: row.try_get(6)?,
                    device: row.try_get(7)?,
                    seq: row.try_get(8)?,
                    read_at: row.try_get(9)?,
                    device_at: row.try_get(10)?,
                    value_e6: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    result: row.try_get(13)?,
                    outside_e6: row.try_get(14)?,
                    reason: row.try_get(15)?,
                    created_by: row.try_get(16)?,
                })
            },
            mapper: |it| ReadingRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingAsItStandsParams<T1>,
        ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4>,
        C,
    > for ReadingAsItStandsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingAsItStandsParams<T1>,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4> {
        self.bind(client, &params.tenant, &params.batch, &params.device, &params.seq)
    }
}
pub struct WindowAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn window_about() -> WindowAboutStmt {
    WindowAboutStmt(
        "select r.reading_id, r.origin, r.batch_id, b.code as batch, r.control_point_id, r.point, r.instrument, r.device, r.seq, r.read_at, r.device_at, r.value_e6, r.unit, r.result, r.outside_e6, r.reason, r.created_by from make.reading r join make.batch b on b.tenant_id = $1 and b.batch_id = r.batch_id where r.tenant_id = $1 and r.point = $2 and r.batch_id = (select x.batch_id from make.batch x where x.tenant_id = $1 and x.code = $3) and r.read_at >= (select coalesce(max(before.read_at), '-infinity'::timestamptz) from ( select g.read_at from make.reading g where g.tenant_id = $1 and g.point = $2 and g.result = 'pass' and g.read_at < $4 and g.batch_id = (select x.batch_id from make.batch x where x.tenant_id = $1 and x.code = $3) and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = g.reading_id) order by g.read_at desc limit 1) before) and r.read_at <= (select coalesce(min(after.read_at), 'infinity'::timestamptz) from ( select g.read_at from make.reading g where g.tenant_id = $1 and g.point = $2 and g.result = 'pass' and g.read_at > $4 and g.batch_id = (select x.batch_id from make.batch x where x.tenant_id = $1 and x.code = $3) and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = g.reading_id) order by g.read_at limit 1) after) and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id) order by r.read_at, r.device, r.seq",
        None,
    )
}
impl WindowAboutStmt {
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
        point: &'a T1,
        batch: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4> {
        ReadingRowQuery {
            client,
            params: [tenant, point, batch, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingRowBorrowed, tokio_postgres::Error> {
                Ok(ReadingRowBorrowed {
                    reading_id: row.try_get(0)?,
                    origin: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    batch: row.try_get(3)?,
                    control_point_id: row.try_get(4)?,
                    point: row.try_get(5)?,
                    instrument: row.try_get(6)?,
                    device: row.try_get(7)?,
                    seq: row.try_get(8)?,
                    read_at: row.try_get(9)?,
                    device_at: row.try_get(10)?,
                    value_e6: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    result: row.try_get(13)?,
                    outside_e6: row.try_get(14)?,
                    reason: row.try_get(15)?,
                    created_by: row.try_get(16)?,
                })
            },
            mapper: |it| ReadingRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WindowAboutParams<T1, T2>,
        ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4>,
        C,
    > for WindowAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WindowAboutParams<T1, T2>,
    ) -> ReadingRowQuery<'c, 'a, 's, C, ReadingRow, 4> {
        self.bind(client, &params.tenant, &params.point, &params.batch, &params.at)
    }
}
pub struct ReadingsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readings_of() -> ReadingsOfStmt {
    ReadingsOfStmt(
        "select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason, o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name from make.reading r join make.control_point c on c.tenant_id = $1 and c.control_point_id = r.control_point_id join make.reading o on o.tenant_id = $1 and o.reading_id = r.origin join app.membership p on p.tenant_id = $1 and p.person_id = r.created_by where r.tenant_id = $1 and r.batch_id = $2 and (r.seq, r.device) > ($3, $4) and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id) order by r.seq, r.device limit $5",
        None,
    )
}
impl ReadingsOfStmt {
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
        batch: &'a uuid::Uuid,
        after_seq: &'a i64,
        after_device: &'a T1,
        many: &'a i64,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5> {
        ReadingShownQuery {
            client,
            params: [tenant, batch, after_seq, after_device, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingShownBorrowed, tokio_postgres::Error> {
                Ok(ReadingShownBorrowed {
                    reading_id: row.try_get(0)?,
                    device: row.try_get(1)?,
                    seq: row.try_get(2)?,
                    point: row.try_get(3)?,
                    instrument: row.try_get(4)?,
                    read_at: row.try_get(5)?,
                    device_at: row.try_get(6)?,
                    value_e6: row.try_get(7)?,
                    unit: row.try_get(8)?,
                    value_unit: row.try_get(9)?,
                    result: row.try_get(10)?,
                    reason: row.try_get(11)?,
                    posted_e6: row.try_get(12)?,
                    given_name: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    by_name: row.try_get(15)?,
                })
            },
            mapper: |it| ReadingShown::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingsOfParams<T1>,
        ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5>,
        C,
    > for ReadingsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingsOfParams<T1>,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5> {
        self.bind(
            client,
            &params.tenant,
            &params.batch,
            &params.after_seq,
            &params.after_device,
            &params.many,
        )
    }
}
pub struct ReadingsNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readings_newest() -> ReadingsNewestStmt {
    ReadingsNewestStmt(
        "with asked as ( select a.point from app.tenant w cross join unnest($1::text[]) as a (point) where w.tenant_id = $2 ), newest as ( select n.reading_id from asked cross join lateral ( select r.reading_id, r.read_at, r.seq, r.device from make.reading r where r.tenant_id = $2 and r.batch_id = $3 and r.point = asked.point and not exists (select 1 from make.reading s where s.tenant_id = $2 and s.supersedes = r.reading_id) order by r.read_at desc, r.seq desc, r.device desc limit $4 ) n order by n.read_at desc, n.seq desc, n.device desc limit $4 ), last_of_point as ( select n.reading_id from asked cross join lateral ( select r.reading_id from make.reading r where r.tenant_id = $2 and r.batch_id = $3 and r.point = asked.point and not exists (select 1 from make.reading s where s.tenant_id = $2 and s.supersedes = r.reading_id) order by r.read_at desc, r.seq desc, r.device desc limit 1 ) n ), failing as ( select r.reading_id from make.reading r where r.tenant_id = $2 and r.batch_id = $3 and r.result = 'fail' and not exists (select 1 from make.reading s where s.tenant_id = $2 and s.supersedes = r.reading_id) order by r.read_at desc, r.seq desc, r.device desc limit $5 ), chosen as ( select reading_id from newest union select reading_id from last_of_point union select reading_id from failing ) select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason, o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name from chosen h join make.reading r on r.tenant_id = $2 and r.reading_id = h.reading_id join make.control_point c on c.tenant_id = $2 and c.control_point_id = r.control_point_id join make.reading o on o.tenant_id = $2 and o.reading_id = r.origin join app.membership p on p.tenant_id = $2 and p.person_id = r.created_by order by r.read_at, r.seq, r.device",
        None,
    )
}
impl ReadingsNewestStmt {
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
        points: &'a T2,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        many: &'a i64,
        failing: &'a i64,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5> {
        ReadingShownQuery {
            client,
            params: [points, tenant, batch, many, failing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingShownBorrowed, tokio_postgres::Error> {
                Ok(ReadingShownBorrowed {
                    reading_id: row.try_get(0)?,
                    device: row.try_get(1)?,
                    seq: row.try_get(2)?,
                    point: row.try_get(3)?,
                    instrument: row.try_get(4)?,
                    read_at: row.try_get(5)?,
                    device_at: row.try_get(6)?,
                    value_e6: row.try_get(7)?,
                    unit: row.try_get(8)?,
                    value_unit: row.try_get(9)?,
                    result: row.try_get(10)?,
                    reason: row.try_get(11)?,
                    posted_e6: row.try_get(12)?,
                    given_name: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    by_name: row.try_get(15)?,
                })
            },
            mapper: |it| ReadingShown::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingsNewestParams<T1, T2>,
        ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5>,
        C,
    > for ReadingsNewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingsNewestParams<T1, T2>,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 5> {
        self.bind(client, &params.points, &params.tenant, &params.batch, &params.many, &params.failing)
    }
}
pub struct ReadingsLastStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readings_last() -> ReadingsLastStmt {
    ReadingsLastStmt(
        "select r.reading_id, r.device, r.seq, r.point, r.instrument, r.read_at, r.device_at, r.value_e6, r.unit, c.unit as value_unit, r.result, r.reason, o.value_e6 as posted_e6, o.given_name, r.created_by, p.name as by_name from app.tenant w cross join unnest($1::text[]) as at (point) cross join lateral ( select n.reading_id, n.origin, n.control_point_id, n.device, n.seq, n.point, n.instrument, n.read_at, n.device_at, n.value_e6, n.unit, n.result, n.reason, n.created_by from make.reading n where n.tenant_id = $2 and n.batch_id = $3 and n.point = at.point and not exists (select 1 from make.reading s where s.tenant_id = $2 and s.supersedes = n.reading_id) order by n.read_at desc, n.seq desc, n.device desc limit 1 ) r join make.control_point c on c.tenant_id = $2 and c.control_point_id = r.control_point_id join make.reading o on o.tenant_id = $2 and o.reading_id = r.origin join app.membership p on p.tenant_id = $2 and p.person_id = r.created_by where w.tenant_id = $2 order by r.read_at, r.seq, r.device",
        None,
    )
}
impl ReadingsLastStmt {
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
        points: &'a T2,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 3> {
        ReadingShownQuery {
            client,
            params: [points, tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingShownBorrowed, tokio_postgres::Error> {
                Ok(ReadingShownBorrowed {
                    reading_id: row.try_get(0)?,
                    device: row.try_get(1)?,
                    seq: row.try_get(2)?,
                    point: row.try_get(3)?,
                    instrument: row.try_get(4)?,
                    read_at: row.try_get(5)?,
                    device_at: row.try_get(6)?,
                    value_e6: row.try_get(7)?,
                    unit: row.try_get(8)?,
                    value_unit: row.try_get(9)?,
                    result: row.try_get(10)?,
                    reason: row.try_get(11)?,
                    posted_e6: row.try_get(12)?,
                    given_name: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    by_name: row.try_get(15)?,
                })
            },
            mapper: |it| ReadingShown::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingsLastParams<T1, T2>,
        ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 3>,
        C,
    > for ReadingsLastStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingsLastParams<T1, T2>,
    ) -> ReadingShownQuery<'c, 'a, 's, C, ReadingShown, 3> {
        self.bind(client, &params.points, &params.tenant, &params.batch)
    }
}
pub struct ReadingsByPointStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readings_by_point() -> ReadingsByPointStmt {
    ReadingsByPointStmt(
        "with failing as ( select r.point, count(*) as readings from make.reading r where r.tenant_id = $1 and r.batch_id = $2 and r.result = 'fail' and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id) group by r.point ), posted as ( select r.point, count(*) as readings from make.reading r where r.tenant_id = $1 and r.batch_id = $2 and r.supersedes is null group by r.point ) select p.point, p.readings, coalesce(f.readings, 0) as failing from posted p left join failing f on f.point = p.point order by p.point",
        None,
    )
}
impl ReadingsByPointStmt {
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
    ) -> ReadingsByPointQuery<'c, 'a, 's, C, ReadingsByPoint, 2> {
        ReadingsByPointQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadingsByPointBorrowed, tokio_postgres::Error> {
                Ok(ReadingsByPointBorrowed {
                    point: row.try_get(0)?,
                    readings: row.try_get(1)?,
                    failing: row.try_get(2)?,
                })
            },
            mapper: |it| ReadingsByPoint::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingsByPointParams,
        ReadingsByPointQuery<'c, 'a, 's, C, ReadingsByPoint, 2>,
        C,
    > for ReadingsByPointStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingsByPointParams,
    ) -> ReadingsByPointQuery<'c, 'a, 's, C, ReadingsByPoint, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct ReadingsCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readings_count() -> ReadingsCountStmt {
    ReadingsCountStmt(
        "select count(*) as readings from make.reading where tenant_id = $1 and batch_id = $2 and supersedes is null",
        None,
    )
}
impl ReadingsCountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReadingsCountParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for ReadingsCountStmt
{
    fn params(&'s self, client: &'c C, params: &'a ReadingsCountParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct PointsReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn points_read() -> PointsReadStmt {
    PointsReadStmt(
        "select distinct point from make.reading where tenant_id = $1 and batch_id = $2 and read_at >= $3",
        None,
    )
}
impl PointsReadStmt {
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
        since: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant, batch, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PointsReadParams, StringQuery<'c, 'a, 's, C, String, 3>, C>
    for PointsReadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointsReadParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.batch, &params.since)
    }
}
pub struct MomentsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moments_of() -> MomentsOfStmt {
    MomentsOfStmt(
        "select point, read_at from make.reading where tenant_id = $1 and batch_id = $2 and supersedes is null and point = any($3) order by point, read_at",
        None,
    )
}
impl MomentsOfStmt {
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
        batch: &'a uuid::Uuid,
        points: &'a T2,
    ) -> MomentsOfQuery<'c, 'a, 's, C, MomentsOf, 3> {
        MomentsOfQuery {
            client,
            params: [tenant, batch, points],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MomentsOfBorrowed, tokio_postgres::Error> {
                Ok(MomentsOfBorrowed { point: row.try_get(0)?, read_at: row.try_get(1)? })
            },
            mapper: |it| MomentsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MomentsOfParams<T1, T2>,
        MomentsOfQuery<'c, 'a, 's, C, MomentsOf, 3>,
        C,
    > for MomentsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MomentsOfParams<T1, T2>,
    ) -> MomentsOfQuery<'c, 'a, 's, C, MomentsOf, 3> {
        self.bind(client, &params.tenant, &params.batch, &params.points)
    }
}
pub struct FailingRecordedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn failing_recorded_by() -> FailingRecordedByStmt {
    FailingRecordedByStmt(
        "select distinct created_by from make.reading where tenant_id = $1 and batch_id = $2 and result = 'fail' and not opening",
        None,
    )
}
impl FailingRecordedByStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FailingRecordedByParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for FailingRecordedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FailingRecordedByParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct LastSeqStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_seq() -> LastSeqStmt {
    LastSeqStmt(
        "select coalesce(max(seq), 0)::bigint as seq from make.reading where tenant_id = $1 and device = $2 and supersedes is null",
        None,
    )
}
impl LastSeqStmt {
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
        device: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, device],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LastSeqParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LastSeqStmt
{
    fn params(&'s self, client: &'c C, params: &'a LastSeqParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.device)
    }
}
