// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WorkspacesActiveParams {
    pub first: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetWatchedParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct WatchedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub actions: T2,
    pub many: i64,
}
#[derive(Debug)]
pub struct ReadsBeforeParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub actions: T2,
    pub many: i64,
}
#[derive(Debug)]
pub struct UsualChangesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub actions: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct AddressesBeforeParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AskAgainParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertFindingParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub finding: uuid::Uuid,
    pub rule: T1,
    pub about_sha256: T2,
    pub person: Option<uuid::Uuid>,
    pub event: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesOfParams {
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnRolesAddParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub slug: String,
    pub name: String,
    pub timezone: String,
    pub settings: String,
}
pub struct PlaceBorrowed<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub timezone: &'a str,
    pub settings: &'a str,
}
impl<'a> From<PlaceBorrowed<'a>> for Place {
    fn from(PlaceBorrowed { slug, name, timezone, settings }: PlaceBorrowed<'a>) -> Self {
        Self { slug: slug.into(), name: name.into(), timezone: timezone.into(), settings: settings.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: String,
    pub result: String,
    pub content: Vec<u8>,
    pub held: Option<Vec<String>>,
    pub custom: Option<Vec<uuid::Uuid>>,
    pub added: Option<String>,
}
pub struct WatchedBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: &'a str,
    pub result: &'a str,
    pub content: &'a [u8],
    pub held: Option<crate::ArrayIterator<'a, &'a str>>,
    pub custom: Option<crate::ArrayIterator<'a, uuid::Uuid>>,
    pub added: Option<&'a str>,
}
impl<'a> From<WatchedBorrowed<'a>> for Watched {
    fn from(
        WatchedBorrowed {
            event_id,
            at,
            actor_id,
            action,
            result,
            content,
            held,
            custom,
            added,
        }: WatchedBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            at,
            actor_id,
            action: action.into(),
            result: result.into(),
            content: content.into(),
            held: held.map(|v| v.map(|v| v.into()).collect()),
            custom: custom.map(|v| v.map(|v| v).collect()),
            added: added.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadsBefore {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub person_id: uuid::Uuid,
    pub content: Vec<u8>,
}
pub struct ReadsBeforeBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub person_id: uuid::Uuid,
    pub content: &'a [u8],
}
impl<'a> From<ReadsBeforeBorrowed<'a>> for ReadsBefore {
    fn from(ReadsBeforeBorrowed { event_id, at, person_id, content }: ReadsBeforeBorrowed<'a>) -> Self {
        Self { event_id, at, person_id, content: content.into() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct UsualChanges {
    pub person_id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AddressesBefore {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub ip: Vec<u8>,
}
pub struct AddressesBeforeBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub ip: &'a [u8],
}
impl<'a> From<AddressesBeforeBorrowed<'a>> for AddressesBefore {
    fn from(AddressesBeforeBorrowed { session_id, person_id, ip }: AddressesBeforeBorrowed<'a>) -> Self {
        Self { session_id, person_id, ip: ip.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspacesOf {
    pub tenant_id: uuid::Uuid,
    pub roles: Vec<String>,
}
pub struct WorkspacesOfBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub roles: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<WorkspacesOfBorrowed<'a>> for WorkspacesOf {
    fn from(WorkspacesOfBorrowed { tenant_id, roles }: WorkspacesOfBorrowed<'a>) -> Self {
        Self { tenant_id, roles: roles.map(|v| v.into()).collect() }
    }
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
pub struct PlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlaceBorrowed, tokio_postgres::Error>,
    mapper: fn(PlaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlaceBorrowed) -> R) -> PlaceQuery<'c, 'a, 's, C, R, N> {
        PlaceQuery {
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
pub struct WatchedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WatchedBorrowed, tokio_postgres::Error>,
    mapper: fn(WatchedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WatchedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WatchedBorrowed) -> R) -> WatchedQuery<'c, 'a, 's, C, R, N> {
        WatchedQuery {
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
pub struct ReadsBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadsBeforeBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadsBeforeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadsBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadsBeforeBorrowed) -> R) -> ReadsBeforeQuery<'c, 'a, 's, C, R, N> {
        ReadsBeforeQuery {
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
pub struct UsualChangesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UsualChanges, tokio_postgres::Error>,
    mapper: fn(UsualChanges) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsualChangesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UsualChanges) -> R) -> UsualChangesQuery<'c, 'a, 's, C, R, N> {
        UsualChangesQuery {
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
pub struct AddressesBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddressesBeforeBorrowed, tokio_postgres::Error>,
    mapper: fn(AddressesBeforeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddressesBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AddressesBeforeBorrowed) -> R,
    ) -> AddressesBeforeQuery<'c, 'a, 's, C, R, N> {
        AddressesBeforeQuery {
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
pub struct WorkspacesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkspacesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkspacesOfBorrowed) -> R) -> WorkspacesOfQuery<'c, 'a, 's, C, R, N> {
        WorkspacesOfQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct WorkspacesActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_active() -> WorkspacesActiveStmt {
    WorkspacesActiveStmt(
        "select t.tenant_id from app.tenant t where exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.event_id >= $1) order by t.tenant_id limit $2",
        None,
    )
}
impl WorkspacesActiveStmt {
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
        first: &'a uuid::Uuid,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [first, many],
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
        WorkspacesActiveParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesActiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesActiveParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.first, &params.many)
    }
}
pub struct WatchedUntilStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn watched_until() -> WatchedUntilStmt {
    WatchedUntilStmt("select at from app.watch_head where tenant_id = $1", None)
}
impl WatchedUntilStmt {
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
pub struct SetWatchedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_watched() -> SetWatchedStmt {
    SetWatchedStmt(
        "insert into app.watch_head (tenant_id, at) values ($1, $2) on conflict (tenant_id) do update set at = greatest(app.watch_head.at, excluded.at) returning true as done",
        None,
    )
}
impl SetWatchedStmt {
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
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetWatchedParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for SetWatchedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetWatchedParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.now)
    }
}
pub struct PlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place() -> PlaceStmt {
    PlaceStmt(
        "select slug, name, timezone, settings::text as settings from app.tenant where tenant_id = $1",
        None,
    )
}
impl PlaceStmt {
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
    ) -> PlaceQuery<'c, 'a, 's, C, Place, 1> {
        PlaceQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlaceBorrowed, tokio_postgres::Error> {
                Ok(PlaceBorrowed {
                    slug: row.try_get(0)?,
                    name: row.try_get(1)?,
                    timezone: row.try_get(2)?,
                    settings: row.try_get(3)?,
                })
            },
            mapper: |it| Place::from(it),
        }
    }
}
pub struct WatchedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn watched() -> WatchedStmt {
    WatchedStmt(
        "select e.event_id, e.at, e.actor_id, e.action, e.result, e.content, m.roles as held, m.custom_roles as custom, c.added from app.audit_event e left join app.membership m on m.tenant_id = $1 and m.person_id = e.actor_id left join lateral (select string_agg(array_to_string(r.permissions, ' '), ' ') as added from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true where e.tenant_id = $1 and e.event_id >= $2 and e.action = any($3) and not e.opening order by e.event_id desc limit $4",
        None,
    )
}
impl WatchedStmt {
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
        actions: &'a T2,
        many: &'a i64,
    ) -> WatchedQuery<'c, 'a, 's, C, Watched, 4> {
        WatchedQuery {
            client,
            params: [tenant, first, actions, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WatchedBorrowed, tokio_postgres::Error> {
                Ok(WatchedBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    action: row.try_get(3)?,
                    result: row.try_get(4)?,
                    content: row.try_get(5)?,
                    held: row.try_get(6)?,
                    custom: row.try_get(7)?,
                    added: row.try_get(8)?,
                })
            },
            mapper: |it| Watched::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WatchedParams<T1, T2>,
        WatchedQuery<'c, 'a, 's, C, Watched, 4>,
        C,
    > for WatchedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WatchedParams<T1, T2>,
    ) -> WatchedQuery<'c, 'a, 's, C, Watched, 4> {
        self.bind(client, &params.tenant, &params.first, &params.actions, &params.many)
    }
}
pub struct ReadsBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reads_before() -> ReadsBeforeStmt {
    ReadsBeforeStmt(
        "select e.event_id, e.at, e.actor_id as person_id, e.content from app.audit_event e where e.tenant_id = $1 and e.event_id >= $2 and e.event_id < $3 and e.action = any($4) and e.result = 'ok' and e.actor_id is not null order by e.event_id desc limit $5",
        None,
    )
}
impl ReadsBeforeStmt {
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
        before_id: &'a uuid::Uuid,
        actions: &'a T2,
        many: &'a i64,
    ) -> ReadsBeforeQuery<'c, 'a, 's, C, ReadsBefore, 5> {
        ReadsBeforeQuery {
            client,
            params: [tenant, first, before_id, actions, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadsBeforeBorrowed, tokio_postgres::Error> {
                Ok(ReadsBeforeBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    person_id: row.try_get(2)?,
                    content: row.try_get(3)?,
                })
            },
            mapper: |it| ReadsBefore::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadsBeforeParams<T1, T2>,
        ReadsBeforeQuery<'c, 'a, 's, C, ReadsBefore, 5>,
        C,
    > for ReadsBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadsBeforeParams<T1, T2>,
    ) -> ReadsBeforeQuery<'c, 'a, 's, C, ReadsBefore, 5> {
        self.bind(client, &params.tenant, &params.first, &params.before_id, &params.actions, &params.many)
    }
}
pub struct UsualChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn usual_changes() -> UsualChangesStmt {
    UsualChangesStmt(
        "select h.actor_id as person_id, coalesce(max(h.changes), 0)::bigint as most from (select e.actor_id, count(*) as changes from app.audit_event e where e.tenant_id = $1 and e.event_id >= $2 and e.event_id < $3 and e.action = any($4) and e.result = 'ok' and e.actor_id is not null group by e.actor_id, date_trunc('hour', e.at)) h where h.actor_id is not null group by h.actor_id",
        None,
    )
}
impl UsualChangesStmt {
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
        before_id: &'a uuid::Uuid,
        actions: &'a T2,
    ) -> UsualChangesQuery<'c, 'a, 's, C, UsualChanges, 4> {
        UsualChangesQuery {
            client,
            params: [tenant, first, before_id, actions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UsualChanges, tokio_postgres::Error> {
                Ok(UsualChanges { person_id: row.try_get(0)?, most: row.try_get(1)? })
            },
            mapper: |it| UsualChanges::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UsualChangesParams<T1, T2>,
        UsualChangesQuery<'c, 'a, 's, C, UsualChanges, 4>,
        C,
    > for UsualChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UsualChangesParams<T1, T2>,
    ) -> UsualChangesQuery<'c, 'a, 's, C, UsualChanges, 4> {
        self.bind(client, &params.tenant, &params.first, &params.before_id, &params.actions)
    }
}
pub struct AddressesBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn addresses_before() -> AddressesBeforeStmt {
    AddressesBeforeStmt(
        "select distinct on (s.person_id, s.ip_blind) s.session_id, s.person_id, s.ip from app.session s where s.tenant_id = $1 and s.session_id >= $2 and s.session_id < $3 order by s.person_id, s.ip_blind limit $4",
        None,
    )
}
impl AddressesBeforeStmt {
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
        first: &'a uuid::Uuid,
        before_id: &'a uuid::Uuid,
        many: &'a i64,
    ) -> AddressesBeforeQuery<'c, 'a, 's, C, AddressesBefore, 4> {
        AddressesBeforeQuery {
            client,
            params: [tenant, first, before_id, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddressesBeforeBorrowed, tokio_postgres::Error> {
                Ok(AddressesBeforeBorrowed {
                    session_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    ip: row.try_get(2)?,
                })
            },
            mapper: |it| AddressesBefore::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddressesBeforeParams,
        AddressesBeforeQuery<'c, 'a, 's, C, AddressesBefore, 4>,
        C,
    > for AddressesBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddressesBeforeParams,
    ) -> AddressesBeforeQuery<'c, 'a, 's, C, AddressesBefore, 4> {
        self.bind(client, &params.tenant, &params.first, &params.before_id, &params.many)
    }
}
pub struct AskAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_again() -> AskAgainStmt {
    AskAgainStmt(
        "update app.session set proved_at = null where tenant_id = $1 and person_id = $2 and ended_at is null and proved_at is not null returning session_id",
        None,
    )
}
impl AskAgainStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
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
    crate::client::async_::Params<'c, 'a, 's, AskAgainParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for AskAgainStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AskAgainParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct InsertFindingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_finding() -> InsertFindingStmt {
    InsertFindingStmt(
        "insert into app.finding (tenant_id, finding_id, rule, about_sha256, person_id, event_id, at, raised_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, rule, about_sha256) do nothing returning true as raised",
        None,
    )
}
impl InsertFindingStmt {
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
        finding: &'a uuid::Uuid,
        rule: &'a T1,
        about_sha256: &'a T2,
        person: &'a Option<uuid::Uuid>,
        event: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, finding, rule, about_sha256, person, event, at, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertFindingParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertFindingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertFindingParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.finding,
            &params.rule,
            &params.about_sha256,
            &params.person,
            &params.event,
            &params.at,
            &params.now,
        )
    }
}
pub struct WorkspacesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_of() -> WorkspacesOfStmt {
    WorkspacesOfStmt(
        "select tenant_id, roles from app.membership where person_id = $1 and state = 'active' and (until is null or until > $2) order by created_at desc limit 50",
        None,
    )
}
impl WorkspacesOfStmt {
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
        now: &'a jiff::Timestamp,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2> {
        WorkspacesOfQuery {
            client,
            params: [person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesOfBorrowed, tokio_postgres::Error> {
                Ok(WorkspacesOfBorrowed { tenant_id: row.try_get(0)?, roles: row.try_get(1)? })
            },
            mapper: |it| WorkspacesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesOfParams,
        WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2>,
        C,
    > for WorkspacesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesOfParams,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2> {
        self.bind(client, &params.person, &params.now)
    }
}
pub struct OwnRolesAddStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_roles_add() -> OwnRolesAddStmt {
    OwnRolesAddStmt(
        "select string_agg(array_to_string(r.permissions, ' '), ' ') as added from app.membership m join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles) where m.tenant_id = $1 and r.tenant_id = $1 and m.person_id = $2 and r.ended_at is null",
        None,
    )
}
impl OwnRolesAddStmt {
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
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnRolesAddParams,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for OwnRolesAddStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnRolesAddParams,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
