// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LockPersonsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub persons: T1,
}
#[derive(Debug)]
pub struct LockErasedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub persons: T1,
}
#[derive(Debug)]
pub struct ErasePersonParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub code: T1,
    pub code_blind: T2,
    pub name: T3,
    pub at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CodeBlindOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndCapturesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub captures: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetPrintsParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct OutdateArchivesParams<T1: crate::StringSql> {
    pub code: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetDraftsParams {
    pub at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetWordsParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetMailsParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetRequestsParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct BodiesWithParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub persons: T1,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct RedactParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub at: jiff::Timestamp,
    pub documents: T1,
    pub bodies: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct SealRedactedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct IsOpenParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub today: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct IsHeldParams {
    pub tenant: uuid::Uuid,
    pub today: jiff::civil::Date,
    pub party: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockPersons {
    pub party_id: uuid::Uuid,
    pub kind: String,
}
pub struct LockPersonsBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub kind: &'a str,
}
impl<'a> From<LockPersonsBorrowed<'a>> for LockPersons {
    fn from(LockPersonsBorrowed { party_id, kind }: LockPersonsBorrowed<'a>) -> Self {
        Self { party_id, kind: kind.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CapturesRunning {
    pub capture_id: uuid::Uuid,
    pub record_kind: String,
    pub record: Option<Vec<u8>>,
    pub is_copied: bool,
}
pub struct CapturesRunningBorrowed<'a> {
    pub capture_id: uuid::Uuid,
    pub record_kind: &'a str,
    pub record: Option<&'a [u8]>,
    pub is_copied: bool,
}
impl<'a> From<CapturesRunningBorrowed<'a>> for CapturesRunning {
    fn from(
        CapturesRunningBorrowed { capture_id, record_kind, record, is_copied }: CapturesRunningBorrowed<'a>,
    ) -> Self {
        Self { capture_id, record_kind: record_kind.into(), record: record.map(|v| v.into()), is_copied }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BodiesWith {
    pub document_id: uuid::Uuid,
    pub body: Vec<u8>,
}
pub struct BodiesWithBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub body: &'a [u8],
}
impl<'a> From<BodiesWithBorrowed<'a>> for BodiesWith {
    fn from(BodiesWithBorrowed { document_id, body }: BodiesWithBorrowed<'a>) -> Self {
        Self { document_id, body: body.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LockPersonsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockPersonsBorrowed, tokio_postgres::Error>,
    mapper: fn(LockPersonsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockPersonsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockPersonsBorrowed) -> R) -> LockPersonsQuery<'c, 'a, 's, C, R, N> {
        LockPersonsQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct CapturesRunningQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CapturesRunningBorrowed, tokio_postgres::Error>,
    mapper: fn(CapturesRunningBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CapturesRunningQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CapturesRunningBorrowed) -> R,
    ) -> CapturesRunningQuery<'c, 'a, 's, C, R, N> {
        CapturesRunningQuery {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct BodiesWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BodiesWithBorrowed, tokio_postgres::Error>,
    mapper: fn(BodiesWithBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BodiesWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BodiesWithBorrowed) -> R) -> BodiesWithQuery<'c, 'a, 's, C, R, N> {
        BodiesWithQuery {
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
pub struct LockPersonsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_persons() -> LockPersonsStmt {
    LockPersonsStmt(
        "select party_id, kind from ledger.party where tenant_id = $1 and party_id = any($2) and erased_at is null order by party_id for update",
        None,
    )
}
impl LockPersonsStmt {
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
        persons: &'a T1,
    ) -> LockPersonsQuery<'c, 'a, 's, C, LockPersons, 2> {
        LockPersonsQuery {
            client,
            params: [tenant, persons],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockPersonsBorrowed, tokio_postgres::Error> {
                Ok(LockPersonsBorrowed { party_id: row.try_get(0)?, kind: row.try_get(1)? })
            },
            mapper: |it| LockPersons::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockPersonsParams<T1>,
        LockPersonsQuery<'c, 'a, 's, C, LockPersons, 2>,
        C,
    > for LockPersonsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockPersonsParams<T1>,
    ) -> LockPersonsQuery<'c, 'a, 's, C, LockPersons, 2> {
        self.bind(client, &params.tenant, &params.persons)
    }
}
pub struct LockErasedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_erased() -> LockErasedStmt {
    LockErasedStmt(
        "select party_id from ledger.party where tenant_id = $1 and party_id = any($2) and erased_at is not null order by party_id for update",
        None,
    )
}
impl LockErasedStmt {
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
        persons: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, persons],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockErasedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockErasedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockErasedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.persons)
    }
}
pub struct HoldArchivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_archives() -> HoldArchivesStmt {
    HoldArchivesStmt("select true as held from app.tenant where tenant_id = $1 for share", None)
}
impl HoldArchivesStmt {
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
pub struct ErasePersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erase_person() -> ErasePersonStmt {
    ErasePersonStmt(
        "update ledger.party set code = $1, code_blind = $2, name = $3, state = null, gstin = null, abn = null, pan = null, pan_blind = null, phone = null, phone_blind = null, location = null, email = null, gln = null, credit_limit_minor = null, terms_days = null, restricted_at = null, erased_at = $4, version = version + 1 where tenant_id = $5 and party_id = $6 and erased_at is null returning version",
        None,
    )
}
impl ErasePersonStmt {
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
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        code: &'a T1,
        code_blind: &'a T2,
        name: &'a T3,
        at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [code, code_blind, name, at, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ErasePersonParams<T1, T2, T3>,
        I32Query<'c, 'a, 's, C, i32, 6>,
        C,
    > for ErasePersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ErasePersonParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.code,
            &params.code_blind,
            &params.name,
            &params.at,
            &params.tenant,
            &params.person,
        )
    }
}
pub struct CodeBlindOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn code_blind_of() -> CodeBlindOfStmt {
    CodeBlindOfStmt("select code_blind from ledger.party where tenant_id = $1 and party_id = $2", None)
}
impl CodeBlindOfStmt {
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
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CodeBlindOfParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for CodeBlindOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CodeBlindOfParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct CapturesRunningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn captures_running() -> CapturesRunningStmt {
    CapturesRunningStmt(
        "select capture_id, record_kind, record, allowed_at is not null as is_copied from app.capture where tenant_id = $1 and deleted_at is null order by capture_id for update",
        None,
    )
}
impl CapturesRunningStmt {
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
    ) -> CapturesRunningQuery<'c, 'a, 's, C, CapturesRunning, 1> {
        CapturesRunningQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CapturesRunningBorrowed, tokio_postgres::Error> {
                Ok(CapturesRunningBorrowed {
                    capture_id: row.try_get(0)?,
                    record_kind: row.try_get(1)?,
                    record: row.try_get(2)?,
                    is_copied: row.try_get(3)?,
                })
            },
            mapper: |it| CapturesRunning::from(it),
        }
    }
}
pub struct EndCapturesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_captures() -> EndCapturesStmt {
    EndCapturesStmt(
        "update app.capture set record = null, content = null, deleted_at = $1 where tenant_id = $2 and capture_id = any($3) returning true as ended",
        None,
    )
}
impl EndCapturesStmt {
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
        at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        captures: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [at, tenant, captures],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, EndCapturesParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndCapturesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndCapturesParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.at, &params.tenant, &params.captures)
    }
}
pub struct ForgetPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_prints() -> ForgetPrintsStmt {
    ForgetPrintsStmt(
        "delete from ledger.print_job j where j.tenant_id = $1 and j.needs = 'bills.read' and exists ( select from ledger.document d where d.tenant_id = $1 and d.party_id = $2 and (d.document_id = j.document_id or j.document_id is null and j.created_at >= d.created_at and right(j.title, length(d.number) + 1) = ' ' || d.number)) returning true as forgotten",
        None,
    )
}
impl ForgetPrintsStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetPrintsParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetPrintsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetPrintsParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct OutdateArchivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn outdate_archives() -> OutdateArchivesStmt {
    OutdateArchivesStmt(
        "update app.archive set code = $1, link_by = null, link_until = null, link_lock = null where tenant_id = $2 and state in ('waiting', 'running', 'done') returning true as outdated",
        None,
    )
}
impl OutdateArchivesStmt {
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
        code: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [code, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OutdateArchivesParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for OutdateArchivesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OutdateArchivesParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.code, &params.tenant)
    }
}
pub struct ForgetDraftsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_drafts() -> ForgetDraftsStmt {
    ForgetDraftsStmt(
        "update sell.draft set state = 'discarded', input = null, ended_at = $1 where tenant_id = $2 and party_id = $3 and state = 'draft' returning draft_id",
        None,
    )
}
impl ForgetDraftsStmt {
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
        at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [at, tenant, person],
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
        ForgetDraftsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for ForgetDraftsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetDraftsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.at, &params.tenant, &params.person)
    }
}
pub struct ForgetWordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_words() -> ForgetWordsStmt {
    ForgetWordsStmt(
        "delete from ledger.party_word where tenant_id = $1 and party_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetWordsStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetWordsParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetWordsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetWordsParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct ForgetMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_mails() -> ForgetMailsStmt {
    ForgetMailsStmt(
        "delete from app.mail where tenant_id = $1 and kind in ('paper', 'request', 'request_news', 'erasure') and about in ( select d.document_id from ledger.document d where d.tenant_id = $1 and d.party_id = $2 union all select r.case_file_id from app.person_request r where r.tenant_id = $1 and r.party_id = $2) returning true as forgotten",
        None,
    )
}
impl ForgetMailsStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetMailsParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetMailsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetMailsParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct ForgetOccasionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_occasions() -> ForgetOccasionsStmt {
    ForgetOccasionsStmt("select ledger.forget_occasions($1) as forgotten", None)
}
impl ForgetOccasionsStmt {
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
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 1> {
        Optioni64Query {
            client,
            params: [person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ForgetRequestsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_requests() -> ForgetRequestsStmt {
    ForgetRequestsStmt(
        "update app.person_request set name = null, contact = null, words = null where tenant_id = $1 and party_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetRequestsStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetRequestsParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetRequestsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetRequestsParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct BodiesWithStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bodies_with() -> BodiesWithStmt {
    BodiesWithStmt(
        "select document_id, body from ledger.document where tenant_id = $1 and party_id = any($2) and document_id > $3 and redacted_at is null order by document_id limit $4",
        None,
    )
}
impl BodiesWithStmt {
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
        persons: &'a T1,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BodiesWithQuery<'c, 'a, 's, C, BodiesWith, 4> {
        BodiesWithQuery {
            client,
            params: [tenant, persons, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BodiesWithBorrowed, tokio_postgres::Error> {
                Ok(BodiesWithBorrowed { document_id: row.try_get(0)?, body: row.try_get(1)? })
            },
            mapper: |it| BodiesWith::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BodiesWithParams<T1>,
        BodiesWithQuery<'c, 'a, 's, C, BodiesWith, 4>,
        C,
    > for BodiesWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BodiesWithParams<T1>,
    ) -> BodiesWithQuery<'c, 'a, 's, C, BodiesWith, 4> {
        self.bind(client, &params.tenant, &params.persons, &params.after, &params.many)
    }
}
pub struct RedactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn redact() -> RedactStmt {
    RedactStmt(
        "update ledger.document d set body = anew.body, redacted_at = $1 from unnest($2::uuid[], $3::bytea[]) as anew (document_id, body) where d.tenant_id = $4 and d.document_id = anew.document_id returning d.document_id",
        None,
    )
}
impl RedactStmt {
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
        at: &'a jiff::Timestamp,
        documents: &'a T1,
        bodies: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [at, documents, bodies, tenant],
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
        RedactParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for RedactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RedactParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.at, &params.documents, &params.bodies, &params.tenant)
    }
}
pub struct SealRedactedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seal_redacted() -> SealRedactedStmt {
    SealRedactedStmt(
        "update ledger.document_seal s set sha256 = ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.body) from ledger.document d where s.tenant_id = $1 and d.tenant_id = $1 and s.document_id = any($2) and d.document_id = s.document_id returning s.document_id",
        None,
    )
}
impl SealRedactedStmt {
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
        documents: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, documents],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealRedactedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for SealRedactedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealRedactedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.documents)
    }
}
pub struct IsOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_open() -> IsOpenStmt {
    IsOpenStmt(
        "select exists ( select from ( select debit_account as account, commodity, amount from ledger.posting where tenant_id = $1 and debit_party = $2 union all select credit_account, commodity, -amount from ledger.posting where tenant_id = $1 and credit_party = $2 ) moved group by moved.account, moved.commodity having sum(moved.amount) <> 0 and moved.account <> 'RECEIVED_NOT_BILLED' ) or exists ( select from ledger.open_item where tenant_id = $1 and party_id = $2 and open_minor > 0 ) or exists ( select from sell.job where tenant_id = $1 and party_id = $2 and state in ('taken', 'in_work', 'ready') ) or exists ( select from sell.article where tenant_id = $1 and party_id = $2 ) or exists ( select from ledger.customer_order where tenant_id = $1 and party_id = $2 and state = 'taken' ) or exists ( select from ledger.standing_order where tenant_id = $1 and party_id = $2 and (until_on is null or until_on >= $3) ) as is_open",
        None,
    )
}
impl IsOpenStmt {
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
        party: &'a uuid::Uuid,
        today: &'a jiff::civil::Date,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, party, today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsOpenParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for IsOpenStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsOpenParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.party, &params.today)
    }
}
pub struct IsHeldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_held() -> IsHeldStmt {
    IsHeldStmt(
        "select exists ( select from app.legal_hold h where h.tenant_id = $1 and h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and (h.party_id = $3 or h.party_id is null and h.lot_id is null or exists (select from ledger.lot l where l.tenant_id = $1 and l.lot_id = h.lot_id and l.supplier_id = $3) or exists (select from ledger.shipment s where s.tenant_id = $1 and s.lot_id = h.lot_id and s.party_id = $3) or exists ( select from ledger.document_line n join ledger.document d on d.tenant_id = n.tenant_id and d.document_id = n.document_id where n.tenant_id = $1 and d.tenant_id = $1 and n.lot_id = h.lot_id and d.party_id = $3)) ) as yes",
        None,
    )
}
impl IsHeldStmt {
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
        today: &'a jiff::civil::Date,
        party: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, today, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsHeldParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for IsHeldStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsHeldParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.today, &params.party)
    }
}
