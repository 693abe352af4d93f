// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct EnrolParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
    pub name: T1,
    pub secret_sha256: T2,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeSessionParams {
    pub till: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Debug)]
pub struct TillParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub secret_sha256: T1,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TillUsedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndTillParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct VacateParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
}
#[derive(Debug)]
pub struct SessionOnParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub till: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PeopleParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub powerful: T2,
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub without: T4,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WhoTypesParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StillParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub set_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MemberParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CountWrongParams {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeBackWrongParams {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeBackOnlyWrongParams {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WrongEverywhereParams {
    pub wrong: i32,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenAgainParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenAgainHereParams {
    pub tenant: uuid::Uuid,
    pub till: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetPinParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub hash: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RemovePinParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MyPinParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsByPinParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub but: uuid::Uuid,
}
#[derive(Debug)]
pub struct KeepDraftParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub action: T1,
    pub page: T2,
    pub key: T3,
    pub fields: T4,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DraftParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DropDraftParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Till {
    pub till_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub used_at: Option<jiff::Timestamp>,
    pub slug: String,
    pub workspace: String,
}
pub struct TillBorrowed<'a> {
    pub till_id: uuid::Uuid,
    pub name: &'a [u8],
    pub used_at: Option<jiff::Timestamp>,
    pub slug: &'a str,
    pub workspace: &'a str,
}
impl<'a> From<TillBorrowed<'a>> for Till {
    fn from(TillBorrowed { till_id, name, used_at, slug, workspace }: TillBorrowed<'a>) -> Self {
        Self { till_id, name: name.into(), used_at, slug: slug.into(), workspace: workspace.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Vacate {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct VacateBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<VacateBorrowed<'a>> for Vacate {
    fn from(VacateBorrowed { session_id, person_id, name }: VacateBorrowed<'a>) -> Self {
        Self { session_id, person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOn {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub is_open: bool,
}
pub struct SessionOnBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub is_open: bool,
}
impl<'a> From<SessionOnBorrowed<'a>> for SessionOn {
    fn from(SessionOnBorrowed { session_id, person_id, name, is_open }: SessionOnBorrowed<'a>) -> Self {
        Self { session_id, person_id, name: name.into(), is_open }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct PeopleBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<PeopleBorrowed<'a>> for People {
    fn from(PeopleBorrowed { person_id, name }: PeopleBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WhoTypes {
    pub hash: String,
    pub set_at: jiff::Timestamp,
    pub name: Vec<u8>,
}
pub struct WhoTypesBorrowed<'a> {
    pub hash: &'a str,
    pub set_at: jiff::Timestamp,
    pub name: &'a [u8],
}
impl<'a> From<WhoTypesBorrowed<'a>> for WhoTypes {
    fn from(WhoTypesBorrowed { hash, set_at, name }: WhoTypesBorrowed<'a>) -> Self {
        Self { hash: hash.into(), set_at, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Still {
    pub roles: Vec<String>,
    pub until: Option<jiff::Timestamp>,
}
pub struct StillBorrowed<'a> {
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub until: Option<jiff::Timestamp>,
}
impl<'a> From<StillBorrowed<'a>> for Still {
    fn from(StillBorrowed { roles, until }: StillBorrowed<'a>) -> Self {
        Self { roles: roles.map(|v| v.into()).collect(), until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub name: Vec<u8>,
    pub roles: Vec<String>,
    pub until: Option<jiff::Timestamp>,
}
pub struct MemberBorrowed<'a> {
    pub name: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub until: Option<jiff::Timestamp>,
}
impl<'a> From<MemberBorrowed<'a>> for Member {
    fn from(MemberBorrowed { name, roles, until }: MemberBorrowed<'a>) -> Self {
        Self { name: name.into(), roles: roles.map(|v| v.into()).collect(), until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub action: String,
    pub page: String,
    pub fields: Vec<u8>,
}
pub struct DraftBorrowed<'a> {
    pub action: &'a str,
    pub page: &'a str,
    pub fields: &'a [u8],
}
impl<'a> From<DraftBorrowed<'a>> for Draft {
    fn from(DraftBorrowed { action, page, fields }: DraftBorrowed<'a>) -> Self {
        Self { action: action.into(), page: page.into(), fields: fields.into() }
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
pub struct TillQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TillBorrowed, tokio_postgres::Error>,
    mapper: fn(TillBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TillQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TillBorrowed) -> R) -> TillQuery<'c, 'a, 's, C, R, N> {
        TillQuery {
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
pub struct VacateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VacateBorrowed, tokio_postgres::Error>,
    mapper: fn(VacateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VacateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VacateBorrowed) -> R) -> VacateQuery<'c, 'a, 's, C, R, N> {
        VacateQuery {
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
pub struct SessionOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionOnBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SessionOnBorrowed) -> R) -> SessionOnQuery<'c, 'a, 's, C, R, N> {
        SessionOnQuery {
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
pub struct PeopleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleBorrowed) -> R) -> PeopleQuery<'c, 'a, 's, C, R, N> {
        PeopleQuery {
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
pub struct WhoTypesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WhoTypesBorrowed, tokio_postgres::Error>,
    mapper: fn(WhoTypesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WhoTypesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WhoTypesBorrowed) -> R) -> WhoTypesQuery<'c, 'a, 's, C, R, N> {
        WhoTypesQuery {
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
pub struct StillQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StillBorrowed, tokio_postgres::Error>,
    mapper: fn(StillBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StillQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StillBorrowed) -> R) -> StillQuery<'c, 'a, 's, C, R, N> {
        StillQuery {
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
pub struct MemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberBorrowed) -> R) -> MemberQuery<'c, 'a, 's, C, R, N> {
        MemberQuery {
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
pub struct DraftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DraftBorrowed, tokio_postgres::Error>,
    mapper: fn(DraftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DraftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DraftBorrowed) -> R) -> DraftQuery<'c, 'a, 's, C, R, N> {
        DraftQuery {
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
pub struct EnrolStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enrol() -> EnrolStmt {
    EnrolStmt(
        "insert into app.till (tenant_id, till_id, name, secret_sha256, enrolled_by, enrolled_at) values ($1, $2, $3, $4, $5, $6) returning true as enrolled",
        None,
    )
}
impl EnrolStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        till: &'a uuid::Uuid,
        name: &'a T1,
        secret_sha256: &'a T2,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, till, name, secret_sha256, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EnrolParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for EnrolStmt
{
    fn params(&'s self, client: &'c C, params: &'a EnrolParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.till,
            &params.name,
            &params.secret_sha256,
            &params.person,
            &params.now,
        )
    }
}
pub struct TakeSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_session() -> TakeSessionStmt {
    TakeSessionStmt(
        "update app.session set till_id = $1 where tenant_id = $2 and session_id = $3 and ended_at is null returning true as taken",
        None,
    )
}
impl TakeSessionStmt {
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
        till: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [till, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TakeSessionParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for TakeSessionStmt
{
    fn params(&'s self, client: &'c C, params: &'a TakeSessionParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.till, &params.tenant, &params.session)
    }
}
pub struct TillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn till() -> TillStmt {
    TillStmt(
        "select t.till_id, t.name, t.used_at, w.slug, w.name as workspace from app.till t join app.tenant w on w.tenant_id = t.tenant_id where t.tenant_id = $1 and w.tenant_id = $1 and t.secret_sha256 = $2 and t.ended_at is null and t.enrolled_at > $3",
        None,
    )
}
impl TillStmt {
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
        secret_sha256: &'a T1,
        since: &'a jiff::Timestamp,
    ) -> TillQuery<'c, 'a, 's, C, Till, 3> {
        TillQuery {
            client,
            params: [tenant, secret_sha256, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TillBorrowed, tokio_postgres::Error> {
                Ok(TillBorrowed {
                    till_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    used_at: row.try_get(2)?,
                    slug: row.try_get(3)?,
                    workspace: row.try_get(4)?,
                })
            },
            mapper: |it| Till::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, TillParams<T1>, TillQuery<'c, 'a, 's, C, Till, 3>, C>
    for TillStmt
{
    fn params(&'s self, client: &'c C, params: &'a TillParams<T1>) -> TillQuery<'c, 'a, 's, C, Till, 3> {
        self.bind(client, &params.tenant, &params.secret_sha256, &params.since)
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select name from app.till where tenant_id = $1 and till_id = $2 and ended_at is null for share",
        None,
    )
}
impl HoldStmt {
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
        till: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for HoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldParams) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct TillUsedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn till_used() -> TillUsedStmt {
    TillUsedStmt(
        "update app.till set used_at = $1 where tenant_id = $2 and till_id = $3 and (used_at is null or used_at < $1) returning true as noted",
        None,
    )
}
impl TillUsedStmt {
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
        till: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TillUsedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for TillUsedStmt
{
    fn params(&'s self, client: &'c C, params: &'a TillUsedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.till)
    }
}
pub struct EndTillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_till() -> EndTillStmt {
    EndTillStmt(
        "update app.till set ended_at = $1 where tenant_id = $2 and till_id = $3 and ended_at is null returning name",
        None,
    )
}
impl EndTillStmt {
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
        till: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [now, tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndTillParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>, C>
    for EndTillStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndTillParams) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.now, &params.tenant, &params.till)
    }
}
pub struct VacateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn vacate() -> VacateStmt {
    VacateStmt(
        "update app.session s set ended_at = $1 from app.membership m where s.tenant_id = $2 and m.tenant_id = $2 and s.till_id = $3 and s.ended_at is null and m.person_id = s.person_id returning s.session_id, s.person_id, m.name",
        None,
    )
}
impl VacateStmt {
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
        till: &'a uuid::Uuid,
    ) -> VacateQuery<'c, 'a, 's, C, Vacate, 3> {
        VacateQuery {
            client,
            params: [now, tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VacateBorrowed, tokio_postgres::Error> {
                Ok(VacateBorrowed {
                    session_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                })
            },
            mapper: |it| Vacate::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, VacateParams, VacateQuery<'c, 'a, 's, C, Vacate, 3>, C>
    for VacateStmt
{
    fn params(&'s self, client: &'c C, params: &'a VacateParams) -> VacateQuery<'c, 'a, 's, C, Vacate, 3> {
        self.bind(client, &params.now, &params.tenant, &params.till)
    }
}
pub struct SessionOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session_on() -> SessionOnStmt {
    SessionOnStmt(
        "select s.session_id, s.person_id, m.name, s.ended_at is null as is_open from app.session s join app.membership m on m.tenant_id = s.tenant_id and m.person_id = s.person_id where s.tenant_id = $1 and m.tenant_id = $1 and s.token_sha256 = $2 and s.till_id = $3 and s.expires_at > $4 and m.state = 'active'",
        None,
    )
}
impl SessionOnStmt {
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
        token_sha256: &'a T1,
        till: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> SessionOnQuery<'c, 'a, 's, C, SessionOn, 4> {
        SessionOnQuery {
            client,
            params: [tenant, token_sha256, till, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionOnBorrowed, tokio_postgres::Error> {
                Ok(SessionOnBorrowed {
                    session_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    is_open: row.try_get(3)?,
                })
            },
            mapper: |it| SessionOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionOnParams<T1>,
        SessionOnQuery<'c, 'a, 's, C, SessionOn, 4>,
        C,
    > for SessionOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionOnParams<T1>,
    ) -> SessionOnQuery<'c, 'a, 's, C, SessionOn, 4> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.till, &params.now)
    }
}
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people() -> PeopleStmt {
    PeopleStmt(
        "select m.person_id, m.name from app.pin p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id left join lateral (select bool_or(r.permissions && $1) as power from app.role r where r.tenant_id = $2 and r.role_id = any(m.custom_roles) and r.ended_at is null) custom on true where p.tenant_id = $2 and m.tenant_id = $2 and m.state = 'active' and (m.until is null or m.until > $3) and not m.roles && $4 and custom.power is not true order by m.person_id limit $5",
        None,
    )
}
impl PeopleStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        powerful: &'a T2,
        tenant: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        without: &'a T4,
        many: &'a i64,
    ) -> PeopleQuery<'c, 'a, 's, C, People, 5> {
        PeopleQuery {
            client,
            params: [powerful, tenant, now, without, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PeopleBorrowed, tokio_postgres::Error> {
                Ok(PeopleBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| People::from(it),
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
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeopleParams<T1, T2, T3, T4>,
        PeopleQuery<'c, 'a, 's, C, People, 5>,
        C,
    > for PeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleParams<T1, T2, T3, T4>,
    ) -> PeopleQuery<'c, 'a, 's, C, People, 5> {
        self.bind(client, &params.powerful, &params.tenant, &params.now, &params.without, &params.many)
    }
}
pub struct WhoTypesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn who_types() -> WhoTypesStmt {
    WhoTypesStmt(
        "select p.hash, p.set_at, m.name from app.pin p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = $1 and m.tenant_id = $1 and p.person_id = $2 and m.state = 'active' for no key update of p",
        None,
    )
}
impl WhoTypesStmt {
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
    ) -> WhoTypesQuery<'c, 'a, 's, C, WhoTypes, 2> {
        WhoTypesQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WhoTypesBorrowed, tokio_postgres::Error> {
                Ok(WhoTypesBorrowed { hash: row.try_get(0)?, set_at: row.try_get(1)?, name: row.try_get(2)? })
            },
            mapper: |it| WhoTypes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WhoTypesParams, WhoTypesQuery<'c, 'a, 's, C, WhoTypes, 2>, C>
    for WhoTypesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WhoTypesParams,
    ) -> WhoTypesQuery<'c, 'a, 's, C, WhoTypes, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct StillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn still() -> StillStmt {
    StillStmt(
        "select m.roles, m.until from app.pin p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = $1 and m.tenant_id = $1 and p.person_id = $2 and p.set_at = $3 and m.state = 'active' and (m.until is null or m.until > $4) for share",
        None,
    )
}
impl StillStmt {
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
        set_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> StillQuery<'c, 'a, 's, C, Still, 4> {
        StillQuery {
            client,
            params: [tenant, person, set_at, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StillBorrowed, tokio_postgres::Error> {
                Ok(StillBorrowed { roles: row.try_get(0)?, until: row.try_get(1)? })
            },
            mapper: |it| Still::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StillParams, StillQuery<'c, 'a, 's, C, Still, 4>, C>
    for StillStmt
{
    fn params(&'s self, client: &'c C, params: &'a StillParams) -> StillQuery<'c, 'a, 's, C, Still, 4> {
        self.bind(client, &params.tenant, &params.person, &params.set_at, &params.now)
    }
}
pub struct MemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member() -> MemberStmt {
    MemberStmt(
        "select name, roles, until from app.membership where tenant_id = $1 and person_id = $2 and state = 'active' and (until is null or until > $3) for share",
        None,
    )
}
impl MemberStmt {
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
        now: &'a jiff::Timestamp,
    ) -> MemberQuery<'c, 'a, 's, C, Member, 3> {
        MemberQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed { name: row.try_get(0)?, roles: row.try_get(1)?, until: row.try_get(2)? })
            },
            mapper: |it| Member::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MemberParams, MemberQuery<'c, 'a, 's, C, Member, 3>, C>
    for MemberStmt
{
    fn params(&'s self, client: &'c C, params: &'a MemberParams) -> MemberQuery<'c, 'a, 's, C, Member, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct CountWrongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_wrong() -> CountWrongStmt {
    CountWrongStmt(
        "insert into app.pin_failure (tenant_id, till_id, person_id, failures) values ($1, $2, $3, 1) on conflict (tenant_id, person_id, till_id) do update set failures = least(app.pin_failure.failures + 1, 1000) returning failures",
        None,
    )
}
impl CountWrongStmt {
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
        till: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, till, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountWrongParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for CountWrongStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountWrongParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.till, &params.person)
    }
}
pub struct TakeBackWrongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_back_wrong() -> TakeBackWrongStmt {
    TakeBackWrongStmt(
        "update app.pin_failure set failures = failures - 1 where tenant_id = $1 and till_id = $2 and person_id = $3 and failures > 1 returning failures",
        None,
    )
}
impl TakeBackWrongStmt {
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
        till: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, till, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TakeBackWrongParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for TakeBackWrongStmt
{
    fn params(&'s self, client: &'c C, params: &'a TakeBackWrongParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.till, &params.person)
    }
}
pub struct TakeBackOnlyWrongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_back_only_wrong() -> TakeBackOnlyWrongStmt {
    TakeBackOnlyWrongStmt(
        "delete from app.pin_failure where tenant_id = $1 and till_id = $2 and person_id = $3 and failures = 1 returning failures",
        None,
    )
}
impl TakeBackOnlyWrongStmt {
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
        till: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, till, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TakeBackOnlyWrongParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for TakeBackOnlyWrongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeBackOnlyWrongParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.till, &params.person)
    }
}
pub struct WrongEverywhereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wrong_everywhere() -> WrongEverywhereStmt {
    WrongEverywhereStmt(
        "select coalesce(sum(least(failures, $1)), 0)::bigint as failures from app.pin_failure where tenant_id = $2 and person_id = $3",
        None,
    )
}
impl WrongEverywhereStmt {
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
        wrong: &'a i32,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [wrong, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WrongEverywhereParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for WrongEverywhereStmt
{
    fn params(&'s self, client: &'c C, params: &'a WrongEverywhereParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.wrong, &params.tenant, &params.person)
    }
}
pub struct OpenAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_again() -> OpenAgainStmt {
    OpenAgainStmt(
        "delete from app.pin_failure where tenant_id = $1 and person_id = $2 returning failures",
        None,
    )
}
impl OpenAgainStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
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
    crate::client::async_::Params<'c, 'a, 's, OpenAgainParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for OpenAgainStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenAgainParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct OpenAgainHereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_again_here() -> OpenAgainHereStmt {
    OpenAgainHereStmt(
        "delete from app.pin_failure where tenant_id = $1 and till_id = $2 and person_id = $3 returning failures",
        None,
    )
}
impl OpenAgainHereStmt {
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
        till: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, till, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenAgainHereParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for OpenAgainHereStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenAgainHereParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.till, &params.person)
    }
}
pub struct SetPinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_pin() -> SetPinStmt {
    SetPinStmt(
        "insert into app.pin (tenant_id, person_id, hash, set_at) values ($1, $2, $3, $4) on conflict (tenant_id, person_id) do update set hash = excluded.hash, set_at = excluded.set_at returning true as set",
        None,
    )
}
impl SetPinStmt {
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
        person: &'a uuid::Uuid,
        hash: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, person, hash, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetPinParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetPinStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetPinParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.person, &params.hash, &params.now)
    }
}
pub struct RemovePinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_pin() -> RemovePinStmt {
    RemovePinStmt(
        "delete from app.pin where tenant_id = $1 and person_id = $2 returning true as removed",
        None,
    )
}
impl RemovePinStmt {
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
    crate::client::async_::Params<'c, 'a, 's, RemovePinParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for RemovePinStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemovePinParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct MyPinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn my_pin() -> MyPinStmt {
    MyPinStmt("select set_at from app.pin where tenant_id = $1 and person_id = $2", None)
}
impl MyPinStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        JiffTimestampQuery {
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
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MyPinParams,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2>,
        C,
    > for MyPinStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MyPinParams,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct EndSessionsByPinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_by_pin() -> EndSessionsByPinStmt {
    EndSessionsByPinStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and person_id = $3 and by_pin and ended_at is null and session_id <> $4 returning session_id",
        None,
    )
}
impl EndSessionsByPinStmt {
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
        person: &'a uuid::Uuid,
        but: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person, but],
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
        EndSessionsByPinParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for EndSessionsByPinStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsByPinParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.now, &params.tenant, &params.person, &params.but)
    }
}
pub struct KeepDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_draft() -> KeepDraftStmt {
    KeepDraftStmt(
        "insert into app.draft (tenant_id, person_id, action, page, key, fields, kept_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, person_id) do update set action = excluded.action, page = excluded.page, key = excluded.key, fields = excluded.fields, kept_at = excluded.kept_at returning true as kept",
        None,
    )
}
impl KeepDraftStmt {
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
        person: &'a uuid::Uuid,
        action: &'a T1,
        page: &'a T2,
        key: &'a T3,
        fields: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, person, action, page, key, fields, now],
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
        KeepDraftParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for KeepDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepDraftParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.person,
            &params.action,
            &params.page,
            &params.key,
            &params.fields,
            &params.now,
        )
    }
}
pub struct DraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn draft() -> DraftStmt {
    DraftStmt(
        "select d.action, d.page, d.fields from app.draft d where d.tenant_id = $1 and d.person_id = $2 and d.kept_at > $3 and not exists (select from app.kept_answer a where a.tenant_id = $1 and a.person_id = $2 and a.key = d.key)",
        None,
    )
}
impl DraftStmt {
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
        since: &'a jiff::Timestamp,
    ) -> DraftQuery<'c, 'a, 's, C, Draft, 3> {
        DraftQuery {
            client,
            params: [tenant, person, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DraftBorrowed, tokio_postgres::Error> {
                Ok(DraftBorrowed { action: row.try_get(0)?, page: row.try_get(1)?, fields: row.try_get(2)? })
            },
            mapper: |it| Draft::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DraftParams, DraftQuery<'c, 'a, 's, C, Draft, 3>, C>
    for DraftStmt
{
    fn params(&'s self, client: &'c C, params: &'a DraftParams) -> DraftQuery<'c, 'a, 's, C, Draft, 3> {
        self.bind(client, &params.tenant, &params.person, &params.since)
    }
}
pub struct DropDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_draft() -> DropDraftStmt {
    DropDraftStmt(
        "delete from app.draft where tenant_id = $1 and person_id = $2 returning true as dropped",
        None,
    )
}
impl DropDraftStmt {
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
    crate::client::async_::Params<'c, 'a, 's, DropDraftParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for DropDraftStmt
{
    fn params(&'s self, client: &'c C, params: &'a DropDraftParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
