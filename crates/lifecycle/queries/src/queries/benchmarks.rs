// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct InsertMemberParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PlaceOfMemberParams {
    pub tenant: uuid::Uuid,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BillsDueParams {
    pub tenant: uuid::Uuid,
    pub first: jiff::civil::Date,
    pub next: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct BillsPaidParams {
    pub tenant: uuid::Uuid,
    pub begin: jiff::Timestamp,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BatchesMadeParams {
    pub tenant: uuid::Uuid,
    pub begin: jiff::Timestamp,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenBudgetParams {
    pub year: i32,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockBudgetParams {
    pub tenant: uuid::Uuid,
    pub year: i32,
}
#[derive(Debug)]
pub struct MonthSpentParams<T1: crate::StringSql> {
    pub metric: T1,
    pub tenant: uuid::Uuid,
    pub month: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct YearSpentParams {
    pub tenant: uuid::Uuid,
    pub year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct AddSpentParams {
    pub cost: i32,
    pub tenant: uuid::Uuid,
    pub year: i32,
}
#[derive(Debug)]
pub struct InsertContributionParams<T1: crate::StringSql> {
    pub month: jiff::civil::Date,
    pub metric: T1,
    pub cost: i32,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertReleaseParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub country: T1,
    pub trade: T2,
    pub month: jiff::civil::Date,
    pub metric: T3,
    pub total: i64,
    pub workspaces: i64,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ReleasesOfParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub country: T1,
    pub trade: T2,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertRoundParams {
    pub month: jiff::civil::Date,
    pub members: i32,
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RoundsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IsRoundDoneParams {
    pub tenant: uuid::Uuid,
    pub month: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceOfMember {
    pub slug: String,
    pub country: String,
    pub trade: Option<String>,
    pub created_at: jiff::Timestamp,
}
pub struct PlaceOfMemberBorrowed<'a> {
    pub slug: &'a str,
    pub country: &'a str,
    pub trade: Option<&'a str>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<PlaceOfMemberBorrowed<'a>> for PlaceOfMember {
    fn from(PlaceOfMemberBorrowed { slug, country, trade, created_at }: PlaceOfMemberBorrowed<'a>) -> Self {
        Self { slug: slug.into(), country: country.into(), trade: trade.map(|v| v.into()), created_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BillsDue {
    pub whole: i64,
    pub part: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BillsPaid {
    pub whole: i64,
    pub part: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BatchesMade {
    pub whole: i64,
    pub part: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MonthSpent {
    pub spent: i64,
    pub is_given: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasesOf {
    pub month: jiff::civil::Date,
    pub metric: String,
    pub noisy_total: i64,
    pub noisy_count: i64,
    pub released_at: jiff::Timestamp,
}
pub struct ReleasesOfBorrowed<'a> {
    pub month: jiff::civil::Date,
    pub metric: &'a str,
    pub noisy_total: i64,
    pub noisy_count: i64,
    pub released_at: jiff::Timestamp,
}
impl<'a> From<ReleasesOfBorrowed<'a>> for ReleasesOf {
    fn from(
        ReleasesOfBorrowed { month, metric, noisy_total, noisy_count, released_at }: ReleasesOfBorrowed<'a>,
    ) -> Self {
        Self { month, metric: metric.into(), noisy_total, noisy_count, released_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Rounds {
    pub month: jiff::civil::Date,
    pub members: i32,
    pub figures: i32,
    pub done_at: jiff::Timestamp,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct PlaceOfMemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlaceOfMemberBorrowed, tokio_postgres::Error>,
    mapper: fn(PlaceOfMemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlaceOfMemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlaceOfMemberBorrowed) -> R) -> PlaceOfMemberQuery<'c, 'a, 's, C, R, N> {
        PlaceOfMemberQuery {
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
pub struct BillsDueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillsDue, tokio_postgres::Error>,
    mapper: fn(BillsDue) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillsDueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillsDue) -> R) -> BillsDueQuery<'c, 'a, 's, C, R, N> {
        BillsDueQuery {
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
pub struct BillsPaidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillsPaid, tokio_postgres::Error>,
    mapper: fn(BillsPaid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillsPaidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillsPaid) -> R) -> BillsPaidQuery<'c, 'a, 's, C, R, N> {
        BillsPaidQuery {
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
pub struct BatchesMadeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchesMade, tokio_postgres::Error>,
    mapper: fn(BatchesMade) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchesMadeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchesMade) -> R) -> BatchesMadeQuery<'c, 'a, 's, C, R, N> {
        BatchesMadeQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct MonthSpentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MonthSpent, tokio_postgres::Error>,
    mapper: fn(MonthSpent) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MonthSpentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MonthSpent) -> R) -> MonthSpentQuery<'c, 'a, 's, C, R, N> {
        MonthSpentQuery {
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
pub struct ReleasesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReleasesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ReleasesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReleasesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReleasesOfBorrowed) -> R) -> ReleasesOfQuery<'c, 'a, 's, C, R, N> {
        ReleasesOfQuery {
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
pub struct RoundsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Rounds, tokio_postgres::Error>,
    mapper: fn(Rounds) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RoundsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Rounds) -> R) -> RoundsQuery<'c, 'a, 's, C, R, N> {
        RoundsQuery {
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
pub struct BenchmarkMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn benchmark_members() -> BenchmarkMembersStmt {
    BenchmarkMembersStmt("select tenant_id from app.benchmark_member order by tenant_id limit $1", None)
}
impl BenchmarkMembersStmt {
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
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MemberSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member_since() -> MemberSinceStmt {
    MemberSinceStmt("select joined_at from app.benchmark_member where tenant_id = $1", None)
}
impl MemberSinceStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 1> {
        JiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_member() -> InsertMemberStmt {
    InsertMemberStmt(
        "insert into app.benchmark_member (tenant_id, joined_by, joined_at) select t.tenant_id, $1, $2 from app.tenant t where t.tenant_id = $3 on conflict (tenant_id) do nothing returning true as joined",
        None,
    )
}
impl InsertMemberStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [by, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertMemberParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for InsertMemberStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertMemberParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.by, &params.now, &params.tenant)
    }
}
pub struct DeleteMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_member() -> DeleteMemberStmt {
    DeleteMemberStmt("delete from app.benchmark_member where tenant_id = $1 returning joined_at", None)
}
impl DeleteMemberStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 1> {
        JiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PlaceOfMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_of_member() -> PlaceOfMemberStmt {
    PlaceOfMemberStmt(
        "select t.slug, t.country, t.settings ->> 'trade' as trade, t.created_at from app.tenant t join app.benchmark_member m on m.tenant_id = $1 and m.joined_at < $2 where t.tenant_id = $1 and not exists (select from app.closing c where c.tenant_id = $1)",
        None,
    )
}
impl PlaceOfMemberStmt {
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
    ) -> PlaceOfMemberQuery<'c, 'a, 's, C, PlaceOfMember, 2> {
        PlaceOfMemberQuery {
            client,
            params: [tenant, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlaceOfMemberBorrowed, tokio_postgres::Error> {
                Ok(PlaceOfMemberBorrowed {
                    slug: row.try_get(0)?,
                    country: row.try_get(1)?,
                    trade: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| PlaceOfMember::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PlaceOfMemberParams,
        PlaceOfMemberQuery<'c, 'a, 's, C, PlaceOfMember, 2>,
        C,
    > for PlaceOfMemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlaceOfMemberParams,
    ) -> PlaceOfMemberQuery<'c, 'a, 's, C, PlaceOfMember, 2> {
        self.bind(client, &params.tenant, &params.until)
    }
}
pub struct BillsDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_due() -> BillsDueStmt {
    BillsDueStmt(
        "select count(*) as whole, count(*) filter (where o.open_minor > 0) as part from ledger.open_item o join ledger.document d on d.tenant_id = $1 and d.document_id = o.document_id where o.tenant_id = $1 and o.due_on >= $2 and o.due_on < $3 and d.doc_type = 'invoice' and d.state = 'posted'",
        None,
    )
}
impl BillsDueStmt {
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
        first: &'a jiff::civil::Date,
        next: &'a jiff::civil::Date,
    ) -> BillsDueQuery<'c, 'a, 's, C, BillsDue, 3> {
        BillsDueQuery {
            client,
            params: [tenant, first, next],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillsDue, tokio_postgres::Error> {
                Ok(BillsDue { whole: row.try_get(0)?, part: row.try_get(1)? })
            },
            mapper: |it| BillsDue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BillsDueParams, BillsDueQuery<'c, 'a, 's, C, BillsDue, 3>, C>
    for BillsDueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsDueParams,
    ) -> BillsDueQuery<'c, 'a, 's, C, BillsDue, 3> {
        self.bind(client, &params.tenant, &params.first, &params.next)
    }
}
pub struct BillsPaidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_paid() -> BillsPaidStmt {
    BillsPaidStmt(
        "with touched as ( select distinct a.invoice_id from ledger.allocation a where a.tenant_id = $1 and a.allocated_at >= $2 and a.allocated_at < $3 and a.amount_minor > 0 ), ended as ( select a.invoice_id, max(p.document_date) as paid_on from ledger.allocation a join touched t on t.invoice_id = a.invoice_id join ledger.document p on p.tenant_id = $1 and p.document_id = a.payment_id where a.tenant_id = $1 and a.amount_minor > 0 group by a.invoice_id having max(a.allocated_at) < $3 ) select count(*) as whole, coalesce(sum(greatest(e.paid_on - d.document_date, 0)), 0)::bigint as part from ended e join ledger.document d on d.tenant_id = $1 and d.document_id = e.invoice_id join ledger.open_item o on o.tenant_id = $1 and o.document_id = e.invoice_id where o.open_minor = 0 and d.doc_type = 'invoice' and d.state = 'posted'",
        None,
    )
}
impl BillsPaidStmt {
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
        begin: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
    ) -> BillsPaidQuery<'c, 'a, 's, C, BillsPaid, 3> {
        BillsPaidQuery {
            client,
            params: [tenant, begin, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillsPaid, tokio_postgres::Error> {
                Ok(BillsPaid { whole: row.try_get(0)?, part: row.try_get(1)? })
            },
            mapper: |it| BillsPaid::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BillsPaidParams, BillsPaidQuery<'c, 'a, 's, C, BillsPaid, 3>, C>
    for BillsPaidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsPaidParams,
    ) -> BillsPaidQuery<'c, 'a, 's, C, BillsPaid, 3> {
        self.bind(client, &params.tenant, &params.begin, &params.until)
    }
}
pub struct BatchesMadeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_made() -> BatchesMadeStmt {
    BatchesMadeStmt(
        "select count(*) as whole, count(*) filter (where exists ( select from make.deviation v where v.tenant_id = $1 and v.batch_id = b.batch_id)) as part from make.batch b where b.tenant_id = $1 and b.completed_at >= $2 and b.completed_at < $3 and b.state <> 'Aborted'",
        None,
    )
}
impl BatchesMadeStmt {
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
        begin: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
    ) -> BatchesMadeQuery<'c, 'a, 's, C, BatchesMade, 3> {
        BatchesMadeQuery {
            client,
            params: [tenant, begin, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchesMade, tokio_postgres::Error> {
                Ok(BatchesMade { whole: row.try_get(0)?, part: row.try_get(1)? })
            },
            mapper: |it| BatchesMade::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesMadeParams,
        BatchesMadeQuery<'c, 'a, 's, C, BatchesMade, 3>,
        C,
    > for BatchesMadeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesMadeParams,
    ) -> BatchesMadeQuery<'c, 'a, 's, C, BatchesMade, 3> {
        self.bind(client, &params.tenant, &params.begin, &params.until)
    }
}
pub struct OpenBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_budget() -> OpenBudgetStmt {
    OpenBudgetStmt(
        "insert into app.benchmark_budget (tenant_id, year, spent_milli) select t.tenant_id, $1, 0 from app.tenant t where t.tenant_id = $2 on conflict (tenant_id, year) do nothing returning true as opened",
        None,
    )
}
impl OpenBudgetStmt {
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
        year: &'a i32,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [year, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenBudgetParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for OpenBudgetStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenBudgetParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.year, &params.tenant)
    }
}
pub struct LockBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_budget() -> LockBudgetStmt {
    LockBudgetStmt(
        "select spent_milli from app.benchmark_budget where tenant_id = $1 and year = $2 for update",
        None,
    )
}
impl LockBudgetStmt {
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
        year: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockBudgetParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for LockBudgetStmt
{
    fn params(&'s self, client: &'c C, params: &'a LockBudgetParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.year)
    }
}
pub struct MonthSpentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn month_spent() -> MonthSpentStmt {
    MonthSpentStmt(
        "select coalesce(sum(cost_milli), 0)::bigint as spent, coalesce(bool_or(metric = $1), false) as is_given from app.benchmark_contribution where tenant_id = $2 and month = $3",
        None,
    )
}
impl MonthSpentStmt {
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
        metric: &'a T1,
        tenant: &'a uuid::Uuid,
        month: &'a jiff::civil::Date,
    ) -> MonthSpentQuery<'c, 'a, 's, C, MonthSpent, 3> {
        MonthSpentQuery {
            client,
            params: [metric, tenant, month],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MonthSpent, tokio_postgres::Error> {
                Ok(MonthSpent { spent: row.try_get(0)?, is_given: row.try_get(1)? })
            },
            mapper: |it| MonthSpent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MonthSpentParams<T1>,
        MonthSpentQuery<'c, 'a, 's, C, MonthSpent, 3>,
        C,
    > for MonthSpentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MonthSpentParams<T1>,
    ) -> MonthSpentQuery<'c, 'a, 's, C, MonthSpent, 3> {
        self.bind(client, &params.metric, &params.tenant, &params.month)
    }
}
pub struct YearSpentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn year_spent() -> YearSpentStmt {
    YearSpentStmt("select spent_milli from app.benchmark_budget where tenant_id = $1 and year = $2", None)
}
impl YearSpentStmt {
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
        year: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, YearSpentParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for YearSpentStmt
{
    fn params(&'s self, client: &'c C, params: &'a YearSpentParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.year)
    }
}
pub struct AddSpentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_spent() -> AddSpentStmt {
    AddSpentStmt(
        "update app.benchmark_budget set spent_milli = spent_milli + $1 where tenant_id = $2 and year = $3 returning spent_milli",
        None,
    )
}
impl AddSpentStmt {
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
        cost: &'a i32,
        tenant: &'a uuid::Uuid,
        year: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [cost, tenant, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AddSpentParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for AddSpentStmt
{
    fn params(&'s self, client: &'c C, params: &'a AddSpentParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.cost, &params.tenant, &params.year)
    }
}
pub struct InsertContributionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_contribution() -> InsertContributionStmt {
    InsertContributionStmt(
        "insert into app.benchmark_contribution (tenant_id, month, metric, cost_milli, spent_at) select t.tenant_id, $1, $2, $3, $4 from app.tenant t where t.tenant_id = $5 returning true as given",
        None,
    )
}
impl InsertContributionStmt {
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
        month: &'a jiff::civil::Date,
        metric: &'a T1,
        cost: &'a i32,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [month, metric, cost, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertContributionParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for InsertContributionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertContributionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.month, &params.metric, &params.cost, &params.now, &params.tenant)
    }
}
pub struct InsertReleaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_release() -> InsertReleaseStmt {
    InsertReleaseStmt(
        "insert into app.benchmark_release (tenant_id, country, trade, month, metric, noisy_total, noisy_count, released_at) select t.tenant_id, $1, $2, $3, $4, $5, $6, $7 from app.tenant t where t.tenant_id = $8 returning true as released",
        None,
    )
}
impl InsertReleaseStmt {
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
    >(
        &'s self,
        client: &'c C,
        country: &'a T1,
        trade: &'a T2,
        month: &'a jiff::civil::Date,
        metric: &'a T3,
        total: &'a i64,
        workspaces: &'a i64,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [country, trade, month, metric, total, workspaces, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertReleaseParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertReleaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReleaseParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.country,
            &params.trade,
            &params.month,
            &params.metric,
            &params.total,
            &params.workspaces,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct ReleasesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn releases_of() -> ReleasesOfStmt {
    ReleasesOfStmt(
        "select month, metric, noisy_total, noisy_count, released_at from app.benchmark_release where tenant_id = $1 and country = $2 and trade = $3 order by month desc, metric limit $4",
        None,
    )
}
impl ReleasesOfStmt {
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
        country: &'a T1,
        trade: &'a T2,
        many: &'a i64,
    ) -> ReleasesOfQuery<'c, 'a, 's, C, ReleasesOf, 4> {
        ReleasesOfQuery {
            client,
            params: [tenant, country, trade, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReleasesOfBorrowed, tokio_postgres::Error> {
                Ok(ReleasesOfBorrowed {
                    month: row.try_get(0)?,
                    metric: row.try_get(1)?,
                    noisy_total: row.try_get(2)?,
                    noisy_count: row.try_get(3)?,
                    released_at: row.try_get(4)?,
                })
            },
            mapper: |it| ReleasesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReleasesOfParams<T1, T2>,
        ReleasesOfQuery<'c, 'a, 's, C, ReleasesOf, 4>,
        C,
    > for ReleasesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReleasesOfParams<T1, T2>,
    ) -> ReleasesOfQuery<'c, 'a, 's, C, ReleasesOf, 4> {
        self.bind(client, &params.tenant, &params.country, &params.trade, &params.many)
    }
}
pub struct InsertRoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_round() -> InsertRoundStmt {
    InsertRoundStmt(
        "insert into app.benchmark_round (tenant_id, month, members, figures, done_at) select t.tenant_id, $1::date, $2, (select count(*) from app.benchmark_release r where r.tenant_id = $3 and r.month = $1::date)::integer, $4 from app.tenant t where t.tenant_id = $3 on conflict (tenant_id, month) do nothing returning true as done",
        None,
    )
}
impl InsertRoundStmt {
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
        month: &'a jiff::civil::Date,
        members: &'a i32,
        tenant: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [month, members, tenant, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertRoundParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertRoundStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertRoundParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.month, &params.members, &params.tenant, &params.now)
    }
}
pub struct RoundsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rounds() -> RoundsStmt {
    RoundsStmt(
        "select month, members, figures, done_at from app.benchmark_round where tenant_id = $1 order by month desc limit $2",
        None,
    )
}
impl RoundsStmt {
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
    ) -> RoundsQuery<'c, 'a, 's, C, Rounds, 2> {
        RoundsQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Rounds, tokio_postgres::Error> {
                Ok(Rounds {
                    month: row.try_get(0)?,
                    members: row.try_get(1)?,
                    figures: row.try_get(2)?,
                    done_at: row.try_get(3)?,
                })
            },
            mapper: |it| Rounds::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RoundsParams, RoundsQuery<'c, 'a, 's, C, Rounds, 2>, C>
    for RoundsStmt
{
    fn params(&'s self, client: &'c C, params: &'a RoundsParams) -> RoundsQuery<'c, 'a, 's, C, Rounds, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct IsRoundDoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_round_done() -> IsRoundDoneStmt {
    IsRoundDoneStmt(
        "select exists (select from app.benchmark_round where tenant_id = $1 and month = $2) as is_done",
        None,
    )
}
impl IsRoundDoneStmt {
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
        month: &'a jiff::civil::Date,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, month],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsRoundDoneParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsRoundDoneStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsRoundDoneParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.month)
    }
}
