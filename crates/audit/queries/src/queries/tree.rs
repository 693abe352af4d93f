// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct WorkspacesSinceParams<T1: crate::ArraySql<Item = i64>> {
    pub next: i64,
    pub running: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct SetHeadParams {
    pub size: i64,
    pub xact: i64,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct UnsealedParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>> {
    pub tenant: uuid::Uuid,
    pub firsts: T1,
    pub ends: T2,
    pub after_xact: i64,
    pub after_event: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedParams {
    pub tenant: uuid::Uuid,
    pub first: i64,
    pub before: i64,
    pub many: i64,
}
#[derive(Debug)]
pub struct SealedEventsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub first: uuid::Uuid,
    pub before: uuid::Uuid,
    pub actor: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub size: i64,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LastSeqParams {
    pub tenant: uuid::Uuid,
    pub before: i64,
}
#[derive(Debug)]
pub struct InsertLeavesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub events: T1,
    pub indexes: T2,
    pub seqs: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct TilesParams<T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i64>> {
    pub levels: T1,
    pub ns: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct KeepTilesParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub levels: T1,
    pub ns: T2,
    pub hashes: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LastCheckpointsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CheckpointOfParams {
    pub tenant: uuid::Uuid,
    pub size: i64,
}
#[derive(Debug)]
pub struct InsertCheckpointParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub size: i64,
    pub at: jiff::Timestamp,
    pub note: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct IsCheckpointDueParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub first: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub next: i64,
    pub running: Vec<i64>,
}
pub struct SnapshotBorrowed<'a> {
    pub next: i64,
    pub running: crate::ArrayIterator<'a, i64>,
}
impl<'a> From<SnapshotBorrowed<'a>> for Snapshot {
    fn from(SnapshotBorrowed { next, running }: SnapshotBorrowed<'a>) -> Self {
        Self { next, running: running.map(|v| v).collect() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct TakeHead {
    pub size: i64,
    pub xact: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Head {
    pub size: i64,
    pub xact: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Sealable {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub roles: Vec<String>,
    pub action: String,
    pub result: String,
    pub code: Option<String>,
    pub content: Vec<u8>,
    pub request_id: uuid::Uuid,
    pub step_up: bool,
    pub opening: bool,
    pub salt: Vec<u8>,
    pub xact: i64,
    pub leaf_index: i64,
    pub seq: i64,
}
pub struct SealableBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub action: &'a str,
    pub result: &'a str,
    pub code: Option<&'a str>,
    pub content: &'a [u8],
    pub request_id: uuid::Uuid,
    pub step_up: bool,
    pub opening: bool,
    pub salt: &'a [u8],
    pub xact: i64,
    pub leaf_index: i64,
    pub seq: i64,
}
impl<'a> From<SealableBorrowed<'a>> for Sealable {
    fn from(
        SealableBorrowed {
            event_id,
            at,
            actor_id,
            roles,
            action,
            result,
            code,
            content,
            request_id,
            step_up,
            opening,
            salt,
            xact,
            leaf_index,
            seq,
        }: SealableBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            at,
            actor_id,
            roles: roles.map(|v| v.into()).collect(),
            action: action.into(),
            result: result.into(),
            code: code.map(|v| v.into()),
            content: content.into(),
            request_id,
            step_up,
            opening,
            salt: salt.into(),
            xact,
            leaf_index,
            seq,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    pub level: i32,
    pub n: i64,
    pub hashes: Vec<u8>,
}
pub struct TilesBorrowed<'a> {
    pub level: i32,
    pub n: i64,
    pub hashes: &'a [u8],
}
impl<'a> From<TilesBorrowed<'a>> for Tiles {
    fn from(TilesBorrowed { level, n, hashes }: TilesBorrowed<'a>) -> Self {
        Self { level, n, hashes: hashes.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    pub size: i64,
    pub at: jiff::Timestamp,
    pub note: String,
}
pub struct SignedBorrowed<'a> {
    pub size: i64,
    pub at: jiff::Timestamp,
    pub note: &'a str,
}
impl<'a> From<SignedBorrowed<'a>> for Signed {
    fn from(SignedBorrowed { size, at, note }: SignedBorrowed<'a>) -> Self {
        Self { size, at, note: note.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LastCheck {
    pub event_id: uuid::Uuid,
    pub result: String,
    pub content: Vec<u8>,
    pub at: jiff::Timestamp,
}
pub struct LastCheckBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub result: &'a str,
    pub content: &'a [u8],
    pub at: jiff::Timestamp,
}
impl<'a> From<LastCheckBorrowed<'a>> for LastCheck {
    fn from(LastCheckBorrowed { event_id, result, content, at }: LastCheckBorrowed<'a>) -> Self {
        Self { event_id, result: result.into(), content: content.into(), at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SnapshotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SnapshotBorrowed, tokio_postgres::Error>,
    mapper: fn(SnapshotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SnapshotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SnapshotBorrowed) -> R) -> SnapshotQuery<'c, 'a, 's, C, R, N> {
        SnapshotQuery {
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
pub struct TakeHeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakeHead, tokio_postgres::Error>,
    mapper: fn(TakeHead) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakeHeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakeHead) -> R) -> TakeHeadQuery<'c, 'a, 's, C, R, N> {
        TakeHeadQuery {
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
pub struct HeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Head, tokio_postgres::Error>,
    mapper: fn(Head) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Head) -> R) -> HeadQuery<'c, 'a, 's, C, R, N> {
        HeadQuery {
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
pub struct SealableQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealableBorrowed, tokio_postgres::Error>,
    mapper: fn(SealableBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealableQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealableBorrowed) -> R) -> SealableQuery<'c, 'a, 's, C, R, N> {
        SealableQuery {
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
pub struct TilesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TilesBorrowed, tokio_postgres::Error>,
    mapper: fn(TilesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TilesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TilesBorrowed) -> R) -> TilesQuery<'c, 'a, 's, C, R, N> {
        TilesQuery {
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
pub struct SignedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SignedBorrowed, tokio_postgres::Error>,
    mapper: fn(SignedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SignedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SignedBorrowed) -> R) -> SignedQuery<'c, 'a, 's, C, R, N> {
        SignedQuery {
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
pub struct LastCheckQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastCheckBorrowed, tokio_postgres::Error>,
    mapper: fn(LastCheckBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastCheckQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastCheckBorrowed) -> R) -> LastCheckQuery<'c, 'a, 's, C, R, N> {
        LastCheckQuery {
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
pub struct SnapshotStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn snapshot() -> SnapshotStmt {
    SnapshotStmt(
        "select pg_catalog.pg_snapshot_xmax(now.seen)::text::bigint as next, array(select run::text::bigint from pg_catalog.pg_snapshot_xip(now.seen) as run order by 1) as running from (select pg_catalog.pg_current_snapshot() as seen) now",
        None,
    )
}
impl SnapshotStmt {
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
    ) -> SnapshotQuery<'c, 'a, 's, C, Snapshot, 0> {
        SnapshotQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SnapshotBorrowed, tokio_postgres::Error> {
                Ok(SnapshotBorrowed { next: row.try_get(0)?, running: row.try_get(1)? })
            },
            mapper: |it| Snapshot::from(it),
        }
    }
}
pub struct WorkspacesSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_since() -> WorkspacesSinceStmt {
    WorkspacesSinceStmt(
        "select t.tenant_id from app.tenant t where exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.xact >= $1) or exists (select from app.audit_event e where e.tenant_id = t.tenant_id and e.xact = any ($2::bigint[]))",
        None,
    )
}
impl WorkspacesSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        next: &'a i64,
        running: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [next, running],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesSinceParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesSinceParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.next, &params.running)
    }
}
pub struct WaitingSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_since() -> WaitingSinceStmt {
    WaitingSinceStmt(
        "select waiting.at as since from app.tenant t cross join lateral ( select e.at from app.audit_event e where e.tenant_id = t.tenant_id and e.xact >= $1 and (select l.event_id from app.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.event_id) is null order by e.xact limit 1) waiting",
        None,
    )
}
impl WaitingSinceStmt {
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
        from_xact: &'a i64,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 1> {
        JiffTimestampQuery {
            client,
            params: [from_xact],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct WorkspacesAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_all() -> WorkspacesAllStmt {
    WorkspacesAllStmt("select tenant_id from app.tenant order by tenant_id", None)
}
impl WorkspacesAllStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OpenHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_head() -> OpenHeadStmt {
    OpenHeadStmt(
        "insert into app.audit_head (tenant_id, size, xact) values ($1, 0, 0) on conflict (tenant_id) do nothing returning true as opened",
        None,
    )
}
impl OpenHeadStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TakeHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_head() -> TakeHeadStmt {
    TakeHeadStmt("select size, xact from app.audit_head where tenant_id = $1 for update skip locked", None)
}
impl TakeHeadStmt {
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
    ) -> TakeHeadQuery<'c, 'a, 's, C, TakeHead, 1> {
        TakeHeadQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TakeHead, tokio_postgres::Error> {
                Ok(TakeHead { size: row.try_get(0)?, xact: row.try_get(1)? })
            },
            mapper: |it| TakeHead::from(it),
        }
    }
}
pub struct HeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn head() -> HeadStmt {
    HeadStmt("select size, xact from app.audit_head where tenant_id = $1", None)
}
impl HeadStmt {
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
    ) -> HeadQuery<'c, 'a, 's, C, Head, 1> {
        HeadQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Head, tokio_postgres::Error> {
                Ok(Head { size: row.try_get(0)?, xact: row.try_get(1)? })
            },
            mapper: |it| Head::from(it),
        }
    }
}
pub struct SetHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_head() -> SetHeadStmt {
    SetHeadStmt(
        "update app.audit_head set size = $1, xact = $2 where tenant_id = $3 returning true as done",
        None,
    )
}
impl SetHeadStmt {
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
        size: &'a i64,
        xact: &'a i64,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [size, xact, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetHeadParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetHeadStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetHeadParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.size, &params.xact, &params.tenant)
    }
}
pub struct UnsealedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unsealed() -> UnsealedStmt {
    UnsealedStmt(
        "select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up, e.opening, e.salt, e.xact, coalesce((select l.leaf_index from app.audit_leaf l where l.tenant_id = $1 and l.event_id = e.event_id), -1) as leaf_index, 0::bigint as seq from unnest($2::bigint[], $3::bigint[]) as stretch (first, before) cross join lateral ( select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up, e.opening, e.salt, e.xact from app.audit_event e where e.tenant_id = $1 and e.xact >= stretch.first and e.xact < stretch.before and (e.xact, e.event_id) > ($4, $5) order by e.xact, e.event_id limit $6) e order by e.xact, e.event_id limit $6",
        None,
    )
}
impl UnsealedStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        firsts: &'a T1,
        ends: &'a T2,
        after_xact: &'a i64,
        after_event: &'a uuid::Uuid,
        many: &'a i64,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 6> {
        SealableQuery {
            client,
            params: [tenant, firsts, ends, after_xact, after_event, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealableBorrowed, tokio_postgres::Error> {
                Ok(SealableBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    action: row.try_get(4)?,
                    result: row.try_get(5)?,
                    code: row.try_get(6)?,
                    content: row.try_get(7)?,
                    request_id: row.try_get(8)?,
                    step_up: row.try_get(9)?,
                    opening: row.try_get(10)?,
                    salt: row.try_get(11)?,
                    xact: row.try_get(12)?,
                    leaf_index: row.try_get(13)?,
                    seq: row.try_get(14)?,
                })
            },
            mapper: |it| Sealable::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnsealedParams<T1, T2>,
        SealableQuery<'c, 'a, 's, C, Sealable, 6>,
        C,
    > for UnsealedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnsealedParams<T1, T2>,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.firsts,
            &params.ends,
            &params.after_xact,
            &params.after_event,
            &params.many,
        )
    }
}
pub struct SealedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed() -> SealedStmt {
    SealedStmt(
        "select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up, e.opening, e.salt, e.xact, l.leaf_index, l.seq from app.audit_leaf l join app.audit_event e on e.tenant_id = l.tenant_id and e.event_id = l.event_id where l.tenant_id = $1 and e.tenant_id = $1 and l.leaf_index >= $2 and l.leaf_index < $3 order by l.leaf_index limit $4",
        None,
    )
}
impl SealedStmt {
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
        first: &'a i64,
        before: &'a i64,
        many: &'a i64,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 4> {
        SealableQuery {
            client,
            params: [tenant, first, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealableBorrowed, tokio_postgres::Error> {
                Ok(SealableBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    action: row.try_get(4)?,
                    result: row.try_get(5)?,
                    code: row.try_get(6)?,
                    content: row.try_get(7)?,
                    request_id: row.try_get(8)?,
                    step_up: row.try_get(9)?,
                    opening: row.try_get(10)?,
                    salt: row.try_get(11)?,
                    xact: row.try_get(12)?,
                    leaf_index: row.try_get(13)?,
                    seq: row.try_get(14)?,
                })
            },
            mapper: |it| Sealable::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SealedParams, SealableQuery<'c, 'a, 's, C, Sealable, 4>, C>
    for SealedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedParams,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 4> {
        self.bind(client, &params.tenant, &params.first, &params.before, &params.many)
    }
}
pub struct SealedEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_events() -> SealedEventsStmt {
    SealedEventsStmt(
        "select e.event_id, e.at, e.actor_id, e.roles, e.action, e.result, e.code, e.content, e.request_id, e.step_up, e.opening, e.salt, e.xact, l.leaf_index, l.seq from app.audit_event e join app.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.event_id where e.tenant_id = $1 and l.tenant_id = $1 and e.action = $2 and e.event_id >= $3 and e.event_id < $4 and e.actor_id = $5 and e.at = $6 and e.result = 'ok' and l.leaf_index < $7 order by e.event_id limit $8",
        None,
    )
}
impl SealedEventsStmt {
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
        action: &'a T1,
        first: &'a uuid::Uuid,
        before: &'a uuid::Uuid,
        actor: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        size: &'a i64,
        many: &'a i64,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 8> {
        SealableQuery {
            client,
            params: [tenant, action, first, before, actor, at, size, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealableBorrowed, tokio_postgres::Error> {
                Ok(SealableBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    action: row.try_get(4)?,
                    result: row.try_get(5)?,
                    code: row.try_get(6)?,
                    content: row.try_get(7)?,
                    request_id: row.try_get(8)?,
                    step_up: row.try_get(9)?,
                    opening: row.try_get(10)?,
                    salt: row.try_get(11)?,
                    xact: row.try_get(12)?,
                    leaf_index: row.try_get(13)?,
                    seq: row.try_get(14)?,
                })
            },
            mapper: |it| Sealable::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedEventsParams<T1>,
        SealableQuery<'c, 'a, 's, C, Sealable, 8>,
        C,
    > for SealedEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedEventsParams<T1>,
    ) -> SealableQuery<'c, 'a, 's, C, Sealable, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.action,
            &params.first,
            &params.before,
            &params.actor,
            &params.at,
            &params.size,
            &params.many,
        )
    }
}
pub struct LastSeqStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_seq() -> LastSeqStmt {
    LastSeqStmt(
        "select seq from app.audit_leaf where tenant_id = $1 and leaf_index < $2 order by leaf_index desc limit 1",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        before: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LastSeqParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LastSeqStmt
{
    fn params(&'s self, client: &'c C, params: &'a LastSeqParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
pub struct InsertLeavesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_leaves() -> InsertLeavesStmt {
    InsertLeavesStmt(
        "insert into app.audit_leaf as written (tenant_id, event_id, leaf_index, seq) select t.tenant_id, leaf.event, leaf.at, leaf.seq from app.tenant t cross join unnest($1::uuid[], $2::bigint[], $3::bigint[]) as leaf (event, at, seq) where t.tenant_id = $4 returning written.seq",
        None,
    )
}
impl InsertLeavesStmt {
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        events: &'a T1,
        indexes: &'a T2,
        seqs: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [events, indexes, seqs, tenant],
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
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLeavesParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for InsertLeavesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLeavesParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.events, &params.indexes, &params.seqs, &params.tenant)
    }
}
pub struct TilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tiles() -> TilesStmt {
    TilesStmt(
        "select k.level, k.n, k.hashes from app.audit_tile k join unnest($1::int[], $2::bigint[]) as wanted (level, n) on wanted.level = k.level and wanted.n = k.n where k.tenant_id = $3",
        None,
    )
}
impl TilesStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        levels: &'a T1,
        ns: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> TilesQuery<'c, 'a, 's, C, Tiles, 3> {
        TilesQuery {
            client,
            params: [levels, ns, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TilesBorrowed, tokio_postgres::Error> {
                Ok(TilesBorrowed { level: row.try_get(0)?, n: row.try_get(1)?, hashes: row.try_get(2)? })
            },
            mapper: |it| Tiles::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, TilesParams<T1, T2>, TilesQuery<'c, 'a, 's, C, Tiles, 3>, C>
    for TilesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TilesParams<T1, T2>,
    ) -> TilesQuery<'c, 'a, 's, C, Tiles, 3> {
        self.bind(client, &params.levels, &params.ns, &params.tenant)
    }
}
pub struct KeepTilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_tiles() -> KeepTilesStmt {
    KeepTilesStmt(
        "insert into app.audit_tile as kept (tenant_id, level, n, hashes) select t.tenant_id, tile.level, tile.n, tile.hashes from app.tenant t cross join unnest($1::int[], $2::bigint[], $3::bytea[]) as tile (level, n, hashes) where t.tenant_id = $4 on conflict (tenant_id, level, n) do update set hashes = excluded.hashes returning kept.n",
        None,
    )
}
impl KeepTilesStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        levels: &'a T1,
        ns: &'a T2,
        hashes: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [levels, ns, hashes, tenant],
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
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeepTilesParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for KeepTilesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepTilesParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.levels, &params.ns, &params.hashes, &params.tenant)
    }
}
pub struct LastCheckpointsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_checkpoints() -> LastCheckpointsStmt {
    LastCheckpointsStmt(
        "select size, at, note from app.audit_checkpoint where tenant_id = $1 order by size desc limit $2",
        None,
    )
}
impl LastCheckpointsStmt {
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
    ) -> SignedQuery<'c, 'a, 's, C, Signed, 2> {
        SignedQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SignedBorrowed, tokio_postgres::Error> {
                Ok(SignedBorrowed { size: row.try_get(0)?, at: row.try_get(1)?, note: row.try_get(2)? })
            },
            mapper: |it| Signed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LastCheckpointsParams, SignedQuery<'c, 'a, 's, C, Signed, 2>, C>
    for LastCheckpointsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastCheckpointsParams,
    ) -> SignedQuery<'c, 'a, 's, C, Signed, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct CheckpointOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn checkpoint_of() -> CheckpointOfStmt {
    CheckpointOfStmt(
        "select size, at, note from app.audit_checkpoint where tenant_id = $1 and size = $2",
        None,
    )
}
impl CheckpointOfStmt {
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
        size: &'a i64,
    ) -> SignedQuery<'c, 'a, 's, C, Signed, 2> {
        SignedQuery {
            client,
            params: [tenant, size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SignedBorrowed, tokio_postgres::Error> {
                Ok(SignedBorrowed { size: row.try_get(0)?, at: row.try_get(1)?, note: row.try_get(2)? })
            },
            mapper: |it| Signed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CheckpointOfParams, SignedQuery<'c, 'a, 's, C, Signed, 2>, C>
    for CheckpointOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckpointOfParams,
    ) -> SignedQuery<'c, 'a, 's, C, Signed, 2> {
        self.bind(client, &params.tenant, &params.size)
    }
}
pub struct InsertCheckpointStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_checkpoint() -> InsertCheckpointStmt {
    InsertCheckpointStmt(
        "insert into app.audit_checkpoint (tenant_id, size, at, note) values ($1, $2, $3, $4) on conflict (tenant_id, size) do nothing returning true as signed",
        None,
    )
}
impl InsertCheckpointStmt {
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
        size: &'a i64,
        at: &'a jiff::Timestamp,
        note: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, size, at, note],
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
        InsertCheckpointParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for InsertCheckpointStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCheckpointParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.size, &params.at, &params.note)
    }
}
pub struct LastCheckStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_check() -> LastCheckStmt {
    LastCheckStmt(
        "select event_id, result, content, at from app.audit_event where tenant_id = $1 and action = 'trust.audit-tamper-evident' order by event_id desc limit 1",
        None,
    )
}
impl LastCheckStmt {
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
    ) -> LastCheckQuery<'c, 'a, 's, C, LastCheck, 1> {
        LastCheckQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastCheckBorrowed, tokio_postgres::Error> {
                Ok(LastCheckBorrowed {
                    event_id: row.try_get(0)?,
                    result: row.try_get(1)?,
                    content: row.try_get(2)?,
                    at: row.try_get(3)?,
                })
            },
            mapper: |it| LastCheck::from(it),
        }
    }
}
pub struct IsCheckpointDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_checkpoint_due() -> IsCheckpointDueStmt {
    IsCheckpointDueStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id = $1 and t.created_at < $2 and not exists (select from app.mail m where m.tenant_id = $1 and m.kind = 'checkpoint' and m.mail_id >= $3) and pg_catalog.pg_try_advisory_xact_lock(hashtextextended('checkpoint' || t.tenant_id::text, 0))",
        None,
    )
}
impl IsCheckpointDueStmt {
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
        before: &'a jiff::Timestamp,
        first: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, before, first],
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
        IsCheckpointDueParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for IsCheckpointDueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsCheckpointDueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.before, &params.first)
    }
}
