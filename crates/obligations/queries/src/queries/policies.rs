// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertPolicyParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub kind: T1,
    pub title: T2,
    pub owner: uuid::Uuid,
    pub readers: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertVersionParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub policy_version: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub version_no: i32,
    pub body: T1,
    pub review_due: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PolicyLockedParams {
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LastVersionParams {
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetPolicyParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub owner: uuid::Uuid,
    pub readers: T2,
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndPolicyParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IsMemberHereParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertReadingParams {
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub version_no: i32,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PoliciesForParams {
    pub person: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PolicyForParams {
    pub person: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub version_no: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct VersionsOfParams {
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountsOfReadersParams {
    pub since: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadersOfParams {
    pub version_no: i32,
    pub tenant: uuid::Uuid,
    pub policy: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyLocked {
    pub kind: String,
    pub title: String,
    pub owner_id: uuid::Uuid,
    pub readers: Vec<String>,
    pub ended_at: Option<jiff::Timestamp>,
}
pub struct PolicyLockedBorrowed<'a> {
    pub kind: &'a str,
    pub title: &'a str,
    pub owner_id: uuid::Uuid,
    pub readers: crate::ArrayIterator<'a, &'a str>,
    pub ended_at: Option<jiff::Timestamp>,
}
impl<'a> From<PolicyLockedBorrowed<'a>> for PolicyLocked {
    fn from(
        PolicyLockedBorrowed { kind, title, owner_id, readers, ended_at }: PolicyLockedBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            title: title.into(),
            owner_id,
            readers: readers.map(|v| v.into()).collect(),
            ended_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PoliciesFor {
    pub policy_id: uuid::Uuid,
    pub kind: String,
    pub title: String,
    pub owner_id: uuid::Uuid,
    pub owner: Option<Vec<u8>>,
    pub readers: Vec<String>,
    pub version_no: i32,
    pub review_due: jiff::civil::Date,
    pub published_at: jiff::Timestamp,
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
    pub is_reader: Option<bool>,
}
pub struct PoliciesForBorrowed<'a> {
    pub policy_id: uuid::Uuid,
    pub kind: &'a str,
    pub title: &'a str,
    pub owner_id: uuid::Uuid,
    pub owner: Option<&'a [u8]>,
    pub readers: crate::ArrayIterator<'a, &'a str>,
    pub version_no: i32,
    pub review_due: jiff::civil::Date,
    pub published_at: jiff::Timestamp,
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
    pub is_reader: Option<bool>,
}
impl<'a> From<PoliciesForBorrowed<'a>> for PoliciesFor {
    fn from(
        PoliciesForBorrowed {
            policy_id,
            kind,
            title,
            owner_id,
            owner,
            readers,
            version_no,
            review_due,
            published_at,
            joined_at,
            acknowledged_at,
            is_reader,
        }: PoliciesForBorrowed<'a>,
    ) -> Self {
        Self {
            policy_id,
            kind: kind.into(),
            title: title.into(),
            owner_id,
            owner: owner.map(|v| v.into()),
            readers: readers.map(|v| v.into()).collect(),
            version_no,
            review_due,
            published_at,
            joined_at,
            acknowledged_at,
            is_reader,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyFor {
    pub policy_id: uuid::Uuid,
    pub kind: String,
    pub title: String,
    pub owner_id: uuid::Uuid,
    pub owner: Option<Vec<u8>>,
    pub readers: Vec<String>,
    pub version_no: i32,
    pub review_due: jiff::civil::Date,
    pub published_at: jiff::Timestamp,
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
    pub is_reader: Option<bool>,
    pub ended_at: Option<jiff::Timestamp>,
    pub policy_version_id: uuid::Uuid,
    pub body: Vec<u8>,
}
pub struct PolicyForBorrowed<'a> {
    pub policy_id: uuid::Uuid,
    pub kind: &'a str,
    pub title: &'a str,
    pub owner_id: uuid::Uuid,
    pub owner: Option<&'a [u8]>,
    pub readers: crate::ArrayIterator<'a, &'a str>,
    pub version_no: i32,
    pub review_due: jiff::civil::Date,
    pub published_at: jiff::Timestamp,
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
    pub is_reader: Option<bool>,
    pub ended_at: Option<jiff::Timestamp>,
    pub policy_version_id: uuid::Uuid,
    pub body: &'a [u8],
}
impl<'a> From<PolicyForBorrowed<'a>> for PolicyFor {
    fn from(
        PolicyForBorrowed {
            policy_id,
            kind,
            title,
            owner_id,
            owner,
            readers,
            version_no,
            review_due,
            published_at,
            joined_at,
            acknowledged_at,
            is_reader,
            ended_at,
            policy_version_id,
            body,
        }: PolicyForBorrowed<'a>,
    ) -> Self {
        Self {
            policy_id,
            kind: kind.into(),
            title: title.into(),
            owner_id,
            owner: owner.map(|v| v.into()),
            readers: readers.map(|v| v.into()).collect(),
            version_no,
            review_due,
            published_at,
            joined_at,
            acknowledged_at,
            is_reader,
            ended_at,
            policy_version_id,
            body: body.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct VersionsOf {
    pub version_no: i32,
    pub published_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CountsOfReaders {
    pub policy_id: uuid::Uuid,
    pub readers: i64,
    pub acknowledged: i64,
    pub overdue: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadersOf {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
}
pub struct ReadersOfBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub joined_at: jiff::Timestamp,
    pub acknowledged_at: Option<jiff::Timestamp>,
}
impl<'a> From<ReadersOfBorrowed<'a>> for ReadersOf {
    fn from(
        ReadersOfBorrowed { person_id, name, joined_at, acknowledged_at }: ReadersOfBorrowed<'a>,
    ) -> Self {
        Self { person_id, name: name.into(), joined_at, acknowledged_at }
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
pub struct PolicyLockedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PolicyLockedBorrowed, tokio_postgres::Error>,
    mapper: fn(PolicyLockedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PolicyLockedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PolicyLockedBorrowed) -> R) -> PolicyLockedQuery<'c, 'a, 's, C, R, N> {
        PolicyLockedQuery {
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
pub struct PoliciesForQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PoliciesForBorrowed, tokio_postgres::Error>,
    mapper: fn(PoliciesForBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PoliciesForQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PoliciesForBorrowed) -> R) -> PoliciesForQuery<'c, 'a, 's, C, R, N> {
        PoliciesForQuery {
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
pub struct PolicyForQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PolicyForBorrowed, tokio_postgres::Error>,
    mapper: fn(PolicyForBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PolicyForQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PolicyForBorrowed) -> R) -> PolicyForQuery<'c, 'a, 's, C, R, N> {
        PolicyForQuery {
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
pub struct VersionsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VersionsOf, tokio_postgres::Error>,
    mapper: fn(VersionsOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VersionsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VersionsOf) -> R) -> VersionsOfQuery<'c, 'a, 's, C, R, N> {
        VersionsOfQuery {
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
pub struct CountsOfReadersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountsOfReaders, tokio_postgres::Error>,
    mapper: fn(CountsOfReaders) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountsOfReadersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountsOfReaders) -> R) -> CountsOfReadersQuery<'c, 'a, 's, C, R, N> {
        CountsOfReadersQuery {
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
pub struct ReadersOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadersOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadersOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadersOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadersOfBorrowed) -> R) -> ReadersOfQuery<'c, 'a, 's, C, R, N> {
        ReadersOfQuery {
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
pub struct InsertPolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_policy() -> InsertPolicyStmt {
    InsertPolicyStmt(
        "insert into app.policy (tenant_id, policy_id, kind, title, owner_id, readers, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as added",
        None,
    )
}
impl InsertPolicyStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
        kind: &'a T1,
        title: &'a T2,
        owner: &'a uuid::Uuid,
        readers: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, policy, kind, title, owner, readers, now],
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
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPolicyParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertPolicyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPolicyParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.policy,
            &params.kind,
            &params.title,
            &params.owner,
            &params.readers,
            &params.now,
        )
    }
}
pub struct InsertVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_version() -> InsertVersionStmt {
    InsertVersionStmt(
        "insert into app.policy_version (tenant_id, policy_version_id, policy_id, version_no, body, review_due, published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as published",
        None,
    )
}
impl InsertVersionStmt {
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
        policy_version: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
        version_no: &'a i32,
        body: &'a T1,
        review_due: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, policy_version, policy, version_no, body, review_due, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertVersionParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for InsertVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertVersionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.policy_version,
            &params.policy,
            &params.version_no,
            &params.body,
            &params.review_due,
            &params.by,
            &params.now,
        )
    }
}
pub struct PolicyLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policy_locked() -> PolicyLockedStmt {
    PolicyLockedStmt(
        "select kind, title, owner_id, readers, ended_at from app.policy where tenant_id = $1 and policy_id = $2 for update",
        None,
    )
}
impl PolicyLockedStmt {
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
        policy: &'a uuid::Uuid,
    ) -> PolicyLockedQuery<'c, 'a, 's, C, PolicyLocked, 2> {
        PolicyLockedQuery {
            client,
            params: [tenant, policy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PolicyLockedBorrowed, tokio_postgres::Error> {
                Ok(PolicyLockedBorrowed {
                    kind: row.try_get(0)?,
                    title: row.try_get(1)?,
                    owner_id: row.try_get(2)?,
                    readers: row.try_get(3)?,
                    ended_at: row.try_get(4)?,
                })
            },
            mapper: |it| PolicyLocked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PolicyLockedParams,
        PolicyLockedQuery<'c, 'a, 's, C, PolicyLocked, 2>,
        C,
    > for PolicyLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PolicyLockedParams,
    ) -> PolicyLockedQuery<'c, 'a, 's, C, PolicyLocked, 2> {
        self.bind(client, &params.tenant, &params.policy)
    }
}
pub struct LastVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_version() -> LastVersionStmt {
    LastVersionStmt(
        "select coalesce(max(version_no), 0) as last_no from app.policy_version where tenant_id = $1 and policy_id = $2",
        None,
    )
}
impl LastVersionStmt {
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
        policy: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, policy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LastVersionParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for LastVersionStmt
{
    fn params(&'s self, client: &'c C, params: &'a LastVersionParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.policy)
    }
}
pub struct SetPolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_policy() -> SetPolicyStmt {
    SetPolicyStmt(
        "update app.policy set owner_id = $1, readers = $2 where tenant_id = $3 and policy_id = $4 returning true as changed",
        None,
    )
}
impl SetPolicyStmt {
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
        owner: &'a uuid::Uuid,
        readers: &'a T2,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [owner, readers, tenant, policy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, SetPolicyParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetPolicyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetPolicyParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.owner, &params.readers, &params.tenant, &params.policy)
    }
}
pub struct EndPolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_policy() -> EndPolicyStmt {
    EndPolicyStmt(
        "update app.policy set ended_at = $1 where tenant_id = $2 and policy_id = $3 and ended_at is null returning true as ended",
        None,
    )
}
impl EndPolicyStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, policy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndPolicyParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndPolicyStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndPolicyParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.policy)
    }
}
pub struct IsMemberHereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_member_here() -> IsMemberHereStmt {
    IsMemberHereStmt(
        "select exists (select from app.membership where tenant_id = $1 and person_id = $2 and state = 'active' and until is null) as yes",
        None,
    )
}
impl IsMemberHereStmt {
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
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsMemberHereParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsMemberHereStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsMemberHereParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct InsertReadingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_reading() -> InsertReadingStmt {
    InsertReadingStmt(
        "insert into app.policy_reading (tenant_id, policy_id, version_no, person_id, acknowledged_at) values ($1, $2, $3, $4, $5) on conflict (tenant_id, policy_id, version_no, person_id) do nothing returning true as acknowledged",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
        version_no: &'a i32,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, policy, version_no, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertReadingParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for InsertReadingStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertReadingParams) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.policy, &params.version_no, &params.person, &params.now)
    }
}
pub struct PoliciesForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policies_for() -> PoliciesForStmt {
    PoliciesForStmt(
        "select p.policy_id, p.kind, p.title, p.owner_id, o.name as owner, p.readers, v.version_no, v.review_due, v.published_at, m.created_at as joined_at, r.acknowledged_at, p.readers = '{}' or m.roles && p.readers as is_reader from app.policy p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = $1 join lateral (select version_no, review_due, published_at from app.policy_version where tenant_id = $2 and policy_id = p.policy_id order by version_no desc limit 1) v on true left join app.membership o on o.tenant_id = p.tenant_id and o.person_id = p.owner_id and o.tenant_id = $2 left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = m.person_id and r.tenant_id = $2 where p.tenant_id = $2 and m.tenant_id = $2 and p.ended_at is null order by p.policy_id limit $3",
        None,
    )
}
impl PoliciesForStmt {
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
        person: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PoliciesForQuery<'c, 'a, 's, C, PoliciesFor, 3> {
        PoliciesForQuery {
            client,
            params: [person, tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PoliciesForBorrowed, tokio_postgres::Error> {
                Ok(PoliciesForBorrowed {
                    policy_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    title: row.try_get(2)?,
                    owner_id: row.try_get(3)?,
                    owner: row.try_get(4)?,
                    readers: row.try_get(5)?,
                    version_no: row.try_get(6)?,
                    review_due: row.try_get(7)?,
                    published_at: row.try_get(8)?,
                    joined_at: row.try_get(9)?,
                    acknowledged_at: row.try_get(10)?,
                    is_reader: row.try_get(11)?,
                })
            },
            mapper: |it| PoliciesFor::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PoliciesForParams,
        PoliciesForQuery<'c, 'a, 's, C, PoliciesFor, 3>,
        C,
    > for PoliciesForStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PoliciesForParams,
    ) -> PoliciesForQuery<'c, 'a, 's, C, PoliciesFor, 3> {
        self.bind(client, &params.person, &params.tenant, &params.many)
    }
}
pub struct PolicyForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policy_for() -> PolicyForStmt {
    PolicyForStmt(
        "select p.policy_id, p.kind, p.title, p.owner_id, o.name as owner, p.readers, v.version_no, v.review_due, v.published_at, m.created_at as joined_at, r.acknowledged_at, p.readers = '{}' or m.roles && p.readers as is_reader, p.ended_at, v.policy_version_id, v.body from app.policy p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = $1 join app.policy_version v on v.tenant_id = p.tenant_id and v.policy_id = p.policy_id left join app.membership o on o.tenant_id = p.tenant_id and o.person_id = p.owner_id and o.tenant_id = $2 left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = m.person_id and r.tenant_id = $2 where p.tenant_id = $2 and m.tenant_id = $2 and v.tenant_id = $2 and p.policy_id = $3 and v.version_no = $4",
        None,
    )
}
impl PolicyForStmt {
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
        person: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
        version_no: &'a i32,
    ) -> PolicyForQuery<'c, 'a, 's, C, PolicyFor, 4> {
        PolicyForQuery {
            client,
            params: [person, tenant, policy, version_no],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PolicyForBorrowed, tokio_postgres::Error> {
                Ok(PolicyForBorrowed {
                    policy_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    title: row.try_get(2)?,
                    owner_id: row.try_get(3)?,
                    owner: row.try_get(4)?,
                    readers: row.try_get(5)?,
                    version_no: row.try_get(6)?,
                    review_due: row.try_get(7)?,
                    published_at: row.try_get(8)?,
                    joined_at: row.try_get(9)?,
                    acknowledged_at: row.try_get(10)?,
                    is_reader: row.try_get(11)?,
                    ended_at: row.try_get(12)?,
                    policy_version_id: row.try_get(13)?,
                    body: row.try_get(14)?,
                })
            },
            mapper: |it| PolicyFor::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PolicyForParams, PolicyForQuery<'c, 'a, 's, C, PolicyFor, 4>, C>
    for PolicyForStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PolicyForParams,
    ) -> PolicyForQuery<'c, 'a, 's, C, PolicyFor, 4> {
        self.bind(client, &params.person, &params.tenant, &params.policy, &params.version_no)
    }
}
pub struct VersionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn versions_of() -> VersionsOfStmt {
    VersionsOfStmt(
        "select version_no, published_at from app.policy_version where tenant_id = $1 and policy_id = $2 order by version_no desc limit $3",
        None,
    )
}
impl VersionsOfStmt {
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
        policy: &'a uuid::Uuid,
        many: &'a i64,
    ) -> VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 3> {
        VersionsOfQuery {
            client,
            params: [tenant, policy, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VersionsOf, tokio_postgres::Error> {
                Ok(VersionsOf { version_no: row.try_get(0)?, published_at: row.try_get(1)? })
            },
            mapper: |it| VersionsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionsOfParams,
        VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 3>,
        C,
    > for VersionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionsOfParams,
    ) -> VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 3> {
        self.bind(client, &params.tenant, &params.policy, &params.many)
    }
}
pub struct CountsOfReadersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts_of_readers() -> CountsOfReadersStmt {
    CountsOfReadersStmt(
        "select p.policy_id, count(*) as readers, count(*) filter (where r.person_id is not null) as acknowledged, count(*) filter (where r.person_id is null and greatest(v.published_at, m.created_at) < $1) as overdue from app.policy p join lateral (select version_no, published_at from app.policy_version where tenant_id = $2 and policy_id = p.policy_id order by version_no desc limit 1) v on true join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null and (p.readers = '{}' or m.roles && p.readers) left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = m.person_id and r.tenant_id = $2 where p.tenant_id = $2 and m.tenant_id = $2 and p.ended_at is null group by p.policy_id order by p.policy_id",
        None,
    )
}
impl CountsOfReadersStmt {
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
        since: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> CountsOfReadersQuery<'c, 'a, 's, C, CountsOfReaders, 2> {
        CountsOfReadersQuery {
            client,
            params: [since, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountsOfReaders, tokio_postgres::Error> {
                Ok(CountsOfReaders {
                    policy_id: row.try_get(0)?,
                    readers: row.try_get(1)?,
                    acknowledged: row.try_get(2)?,
                    overdue: row.try_get(3)?,
                })
            },
            mapper: |it| CountsOfReaders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountsOfReadersParams,
        CountsOfReadersQuery<'c, 'a, 's, C, CountsOfReaders, 2>,
        C,
    > for CountsOfReadersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountsOfReadersParams,
    ) -> CountsOfReadersQuery<'c, 'a, 's, C, CountsOfReaders, 2> {
        self.bind(client, &params.since, &params.tenant)
    }
}
pub struct ReadersOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readers_of() -> ReadersOfStmt {
    ReadersOfStmt(
        "select m.person_id, m.name, m.created_at as joined_at, r.acknowledged_at from app.policy p join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null and (p.readers = '{}' or m.roles && p.readers) left join app.policy_reading r on r.tenant_id = p.tenant_id and r.policy_id = p.policy_id and r.version_no = $1 and r.person_id = m.person_id and r.tenant_id = $2 where p.tenant_id = $2 and m.tenant_id = $2 and p.policy_id = $3 order by m.person_id limit $4",
        None,
    )
}
impl ReadersOfStmt {
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
        version_no: &'a i32,
        tenant: &'a uuid::Uuid,
        policy: &'a uuid::Uuid,
        many: &'a i64,
    ) -> ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 4> {
        ReadersOfQuery {
            client,
            params: [version_no, tenant, policy, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadersOfBorrowed, tokio_postgres::Error> {
                Ok(ReadersOfBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    joined_at: row.try_get(2)?,
                    acknowledged_at: row.try_get(3)?,
                })
            },
            mapper: |it| ReadersOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReadersOfParams, ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 4>, C>
    for ReadersOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadersOfParams,
    ) -> ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 4> {
        self.bind(client, &params.version_no, &params.tenant, &params.policy, &params.many)
    }
}
