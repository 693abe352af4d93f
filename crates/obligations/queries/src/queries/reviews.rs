// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct DecidePeopleParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub decision: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub people: T2,
    pub is_removal: bool,
}
#[derive(Debug)]
pub struct DecideTokensParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub decision: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub tokens: T2,
    pub people: T3,
    pub is_removal: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct SettleGoneParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SubjectOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub subject: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CountUndecidedParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct EntriesByDecisionParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub case_files: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PeopleInReviewParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TokensInReviewParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PeopleSinceParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct NamesOfPeopleParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SubjectOf {
    pub subject: String,
    pub decision: Option<String>,
}
pub struct SubjectOfBorrowed<'a> {
    pub subject: &'a str,
    pub decision: Option<&'a str>,
}
impl<'a> From<SubjectOfBorrowed<'a>> for SubjectOf {
    fn from(SubjectOfBorrowed { subject, decision }: SubjectOfBorrowed<'a>) -> Self {
        Self { subject: subject.into(), decision: decision.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct EntriesByDecision {
    pub case_file_id: uuid::Uuid,
    pub entries: i64,
    pub decided: i64,
    pub removed: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleInReview {
    pub subject_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub state: String,
    pub roles: Vec<String>,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub token_used_at: Option<jiff::Timestamp>,
    pub second_factor: Option<bool>,
    pub decision: Option<String>,
    pub rights: Option<Vec<String>>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<uuid::Uuid>,
}
pub struct PeopleInReviewBorrowed<'a> {
    pub subject_id: uuid::Uuid,
    pub name: &'a [u8],
    pub state: &'a str,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub token_used_at: Option<jiff::Timestamp>,
    pub second_factor: Option<bool>,
    pub decision: Option<&'a str>,
    pub rights: Option<crate::ArrayIterator<'a, &'a str>>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<uuid::Uuid>,
}
impl<'a> From<PeopleInReviewBorrowed<'a>> for PeopleInReview {
    fn from(
        PeopleInReviewBorrowed {
            subject_id,
            name,
            state,
            roles,
            last_seen_at,
            token_used_at,
            second_factor,
            decision,
            rights,
            decided_at,
            decided_by,
        }: PeopleInReviewBorrowed<'a>,
    ) -> Self {
        Self {
            subject_id,
            name: name.into(),
            state: state.into(),
            roles: roles.map(|v| v.into()).collect(),
            last_seen_at,
            token_used_at,
            second_factor,
            decision: decision.map(|v| v.into()),
            rights: rights.map(|v| v.map(|v| v.into()).collect()),
            decided_at,
            decided_by,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TokensInReview {
    pub subject_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub person: Vec<u8>,
    pub name: Vec<u8>,
    pub permissions: Option<Vec<String>>,
    pub expires_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
    pub is_live: Option<bool>,
    pub decision: Option<String>,
    pub rights: Option<Vec<String>>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<uuid::Uuid>,
}
pub struct TokensInReviewBorrowed<'a> {
    pub subject_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub person: &'a [u8],
    pub name: &'a [u8],
    pub permissions: Option<crate::ArrayIterator<'a, &'a str>>,
    pub expires_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
    pub is_live: Option<bool>,
    pub decision: Option<&'a str>,
    pub rights: Option<crate::ArrayIterator<'a, &'a str>>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<uuid::Uuid>,
}
impl<'a> From<TokensInReviewBorrowed<'a>> for TokensInReview {
    fn from(
        TokensInReviewBorrowed {
            subject_id,
            person_id,
            person,
            name,
            permissions,
            expires_at,
            used_at,
            is_live,
            decision,
            rights,
            decided_at,
            decided_by,
        }: TokensInReviewBorrowed<'a>,
    ) -> Self {
        Self {
            subject_id,
            person_id,
            person: person.into(),
            name: name.into(),
            permissions: permissions.map(|v| v.map(|v| v.into()).collect()),
            expires_at,
            used_at,
            is_live,
            decision: decision.map(|v| v.into()),
            rights: rights.map(|v| v.map(|v| v.into()).collect()),
            decided_at,
            decided_by,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleSince {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub roles: Vec<String>,
}
pub struct PeopleSinceBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub roles: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<PeopleSinceBorrowed<'a>> for PeopleSince {
    fn from(PeopleSinceBorrowed { person_id, name, created_at, roles }: PeopleSinceBorrowed<'a>) -> Self {
        Self { person_id, name: name.into(), created_at, roles: roles.map(|v| v.into()).collect() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct NamesOfPeople {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct NamesOfPeopleBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<NamesOfPeopleBorrowed<'a>> for NamesOfPeople {
    fn from(NamesOfPeopleBorrowed { person_id, name }: NamesOfPeopleBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
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
pub struct SubjectOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SubjectOfBorrowed, tokio_postgres::Error>,
    mapper: fn(SubjectOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SubjectOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SubjectOfBorrowed) -> R) -> SubjectOfQuery<'c, 'a, 's, C, R, N> {
        SubjectOfQuery {
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
pub struct EntriesByDecisionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EntriesByDecision, tokio_postgres::Error>,
    mapper: fn(EntriesByDecision) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EntriesByDecisionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EntriesByDecision) -> R) -> EntriesByDecisionQuery<'c, 'a, 's, C, R, N> {
        EntriesByDecisionQuery {
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
pub struct PeopleInReviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleInReviewBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleInReviewBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleInReviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleInReviewBorrowed) -> R) -> PeopleInReviewQuery<'c, 'a, 's, C, R, N> {
        PeopleInReviewQuery {
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
pub struct TokensInReviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokensInReviewBorrowed, tokio_postgres::Error>,
    mapper: fn(TokensInReviewBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokensInReviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokensInReviewBorrowed) -> R) -> TokensInReviewQuery<'c, 'a, 's, C, R, N> {
        TokensInReviewQuery {
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
pub struct PeopleSinceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleSinceBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleSinceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleSinceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleSinceBorrowed) -> R) -> PeopleSinceQuery<'c, 'a, 's, C, R, N> {
        PeopleSinceQuery {
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
pub struct NamesOfPeopleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NamesOfPeopleBorrowed, tokio_postgres::Error>,
    mapper: fn(NamesOfPeopleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NamesOfPeopleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NamesOfPeopleBorrowed) -> R) -> NamesOfPeopleQuery<'c, 'a, 's, C, R, N> {
        NamesOfPeopleQuery {
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
pub struct DecidePeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_people() -> DecidePeopleStmt {
    DecidePeopleStmt(
        "update app.review_entry e set decision = $1, decided_by = $2, decided_at = $3, rights = m.roles || array(select r.name from app.role r where r.tenant_id = $4 and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded) from app.membership m where e.tenant_id = $4 and e.case_file_id = $5 and e.subject = 'person' and e.subject_id = any($6) and (e.decision is null or e.decision = 'kept' and $7) and m.tenant_id = $4 and m.person_id = e.subject_id and m.state = 'active' returning e.subject_id",
        None,
    )
}
impl DecidePeopleStmt {
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
    >(
        &'s self,
        client: &'c C,
        decision: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        people: &'a T2,
        is_removal: &'a bool,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [decision, by, now, tenant, case_file, people, is_removal],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DecidePeopleParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for DecidePeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DecidePeopleParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.decision,
            &params.by,
            &params.now,
            &params.tenant,
            &params.case_file,
            &params.people,
            &params.is_removal,
        )
    }
}
pub struct DecideTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_tokens() -> DecideTokensStmt {
    DecideTokensStmt(
        "update app.review_entry e set decision = $1, decided_by = $2, decided_at = $3, rights = k.permissions from app.api_token k where e.tenant_id = $4 and e.case_file_id = $5 and e.subject = 'token' and (e.subject_id = any($6) or e.person_id = any($7)) and (e.decision is null or e.decision = 'kept' and $8) and k.tenant_id = $4 and k.token_id = e.subject_id and k.revoked_at is null and k.expires_at > $3 returning e.subject_id",
        None,
    )
}
impl DecideTokensStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        decision: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        tokens: &'a T2,
        people: &'a T3,
        is_removal: &'a bool,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [decision, by, now, tenant, case_file, tokens, people, is_removal],
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DecideTokensParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for DecideTokensStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DecideTokensParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.decision,
            &params.by,
            &params.now,
            &params.tenant,
            &params.case_file,
            &params.tokens,
            &params.people,
            &params.is_removal,
        )
    }
}
pub struct SettleGoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_gone() -> SettleGoneStmt {
    SettleGoneStmt(
        "update app.review_entry e set decision = 'gone', decided_by = $1, decided_at = $2 where e.tenant_id = $3 and e.case_file_id = $4 and e.decision is null and not exists (select from app.membership m where m.tenant_id = $3 and m.person_id = e.person_id and m.state = 'active' and (e.subject = 'person' or exists ( select from app.api_token k where k.tenant_id = $3 and k.token_id = e.subject_id and k.revoked_at is null and k.expires_at > $2 and k.created_at > app.tokens_since(k.person_id)))) returning e.subject_id",
        None,
    )
}
impl SettleGoneStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [by, now, tenant, case_file],
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
        SettleGoneParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for SettleGoneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SettleGoneParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SubjectOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn subject_of() -> SubjectOfStmt {
    SubjectOfStmt(
        "select subject, decision from app.review_entry where tenant_id = $1 and case_file_id = $2 and subject_id = $3",
        None,
    )
}
impl SubjectOfStmt {
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
        case_file: &'a uuid::Uuid,
        subject: &'a uuid::Uuid,
    ) -> SubjectOfQuery<'c, 'a, 's, C, SubjectOf, 3> {
        SubjectOfQuery {
            client,
            params: [tenant, case_file, subject],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SubjectOfBorrowed, tokio_postgres::Error> {
                Ok(SubjectOfBorrowed { subject: row.try_get(0)?, decision: row.try_get(1)? })
            },
            mapper: |it| SubjectOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SubjectOfParams, SubjectOfQuery<'c, 'a, 's, C, SubjectOf, 3>, C>
    for SubjectOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SubjectOfParams,
    ) -> SubjectOfQuery<'c, 'a, 's, C, SubjectOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.subject)
    }
}
pub struct CountUndecidedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_undecided() -> CountUndecidedStmt {
    CountUndecidedStmt(
        "select count(*) as many from app.review_entry where tenant_id = $1 and case_file_id = $2 and decision is null",
        None,
    )
}
impl CountUndecidedStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountUndecidedParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountUndecidedStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountUndecidedParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct EntriesByDecisionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries_by_decision() -> EntriesByDecisionStmt {
    EntriesByDecisionStmt(
        "select case_file_id, count(*) as entries, count(*) filter (where decision is not null) as decided, count(*) filter (where decision = 'removed') as removed from app.review_entry where tenant_id = $1 and case_file_id = any($2) group by case_file_id order by case_file_id",
        None,
    )
}
impl EntriesByDecisionStmt {
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
        case_files: &'a T1,
    ) -> EntriesByDecisionQuery<'c, 'a, 's, C, EntriesByDecision, 2> {
        EntriesByDecisionQuery {
            client,
            params: [tenant, case_files],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EntriesByDecision, tokio_postgres::Error> {
                Ok(EntriesByDecision {
                    case_file_id: row.try_get(0)?,
                    entries: row.try_get(1)?,
                    decided: row.try_get(2)?,
                    removed: row.try_get(3)?,
                })
            },
            mapper: |it| EntriesByDecision::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EntriesByDecisionParams<T1>,
        EntriesByDecisionQuery<'c, 'a, 's, C, EntriesByDecision, 2>,
        C,
    > for EntriesByDecisionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EntriesByDecisionParams<T1>,
    ) -> EntriesByDecisionQuery<'c, 'a, 's, C, EntriesByDecision, 2> {
        self.bind(client, &params.tenant, &params.case_files)
    }
}
pub struct PeopleInReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people_in_review() -> PeopleInReviewStmt {
    PeopleInReviewStmt(
        "select e.subject_id, m.name, m.state, m.roles || array(select r.name from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded) as roles, s.last_seen_at, u.token_used_at, f.second_factor, e.decision, e.rights, e.decided_at, e.decided_by from app.review_entry e join app.membership m on m.tenant_id = e.tenant_id and m.person_id = e.subject_id left join lateral (select max(seen_at) as last_seen_at from app.session where tenant_id = $1 and person_id = e.subject_id) s on true left join lateral (select max(used_at) as token_used_at from app.api_token where tenant_id = $1 and person_id = e.subject_id and revoked_at is null) u on true left join lateral (select second_factor from app.session where tenant_id = $1 and person_id = e.subject_id and not by_pin order by session_id desc limit 1) f on true where e.tenant_id = $1 and m.tenant_id = $1 and e.case_file_id = $2 and e.subject = 'person' order by e.decision is not null, e.subject_id limit $3",
        None,
    )
}
impl PeopleInReviewStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PeopleInReviewQuery<'c, 'a, 's, C, PeopleInReview, 3> {
        PeopleInReviewQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PeopleInReviewBorrowed, tokio_postgres::Error> {
                Ok(PeopleInReviewBorrowed {
                    subject_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    state: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    last_seen_at: row.try_get(4)?,
                    token_used_at: row.try_get(5)?,
                    second_factor: row.try_get(6)?,
                    decision: row.try_get(7)?,
                    rights: row.try_get(8)?,
                    decided_at: row.try_get(9)?,
                    decided_by: row.try_get(10)?,
                })
            },
            mapper: |it| PeopleInReview::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeopleInReviewParams,
        PeopleInReviewQuery<'c, 'a, 's, C, PeopleInReview, 3>,
        C,
    > for PeopleInReviewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleInReviewParams,
    ) -> PeopleInReviewQuery<'c, 'a, 's, C, PeopleInReview, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct TokensInReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tokens_in_review() -> TokensInReviewStmt {
    TokensInReviewStmt(
        "select e.subject_id, e.person_id, m.name as person, k.name, k.permissions, k.expires_at, k.used_at, m.state = 'active' and k.revoked_at is null and k.expires_at > $1 and k.created_at > app.tokens_since(k.person_id) as is_live, e.decision, e.rights, e.decided_at, e.decided_by from app.review_entry e join app.membership m on m.tenant_id = e.tenant_id and m.person_id = e.person_id join app.api_token k on k.tenant_id = e.tenant_id and k.token_id = e.subject_id where e.tenant_id = $2 and m.tenant_id = $2 and k.tenant_id = $2 and e.case_file_id = $3 and e.subject = 'token' order by e.decision is not null, e.subject_id limit $4",
        None,
    )
}
impl TokensInReviewStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> TokensInReviewQuery<'c, 'a, 's, C, TokensInReview, 4> {
        TokensInReviewQuery {
            client,
            params: [now, tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokensInReviewBorrowed, tokio_postgres::Error> {
                Ok(TokensInReviewBorrowed {
                    subject_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    person: row.try_get(2)?,
                    name: row.try_get(3)?,
                    permissions: row.try_get(4)?,
                    expires_at: row.try_get(5)?,
                    used_at: row.try_get(6)?,
                    is_live: row.try_get(7)?,
                    decision: row.try_get(8)?,
                    rights: row.try_get(9)?,
                    decided_at: row.try_get(10)?,
                    decided_by: row.try_get(11)?,
                })
            },
            mapper: |it| TokensInReview::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TokensInReviewParams,
        TokensInReviewQuery<'c, 'a, 's, C, TokensInReview, 4>,
        C,
    > for TokensInReviewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TokensInReviewParams,
    ) -> TokensInReviewQuery<'c, 'a, 's, C, TokensInReview, 4> {
        self.bind(client, &params.now, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct PeopleSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people_since() -> PeopleSinceStmt {
    PeopleSinceStmt(
        "select m.person_id, m.name, m.created_at, m.roles || array(select r.name from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null order by r.folded) as roles from app.membership m where m.tenant_id = $1 and m.state = 'active' and m.until is null and not exists (select from app.review_entry e where e.tenant_id = $1 and e.case_file_id = $2 and e.subject_id = m.person_id) order by m.person_id limit $3",
        None,
    )
}
impl PeopleSinceStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PeopleSinceQuery<'c, 'a, 's, C, PeopleSince, 3> {
        PeopleSinceQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PeopleSinceBorrowed, tokio_postgres::Error> {
                Ok(PeopleSinceBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    roles: row.try_get(3)?,
                })
            },
            mapper: |it| PeopleSince::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeopleSinceParams,
        PeopleSinceQuery<'c, 'a, 's, C, PeopleSince, 3>,
        C,
    > for PeopleSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleSinceParams,
    ) -> PeopleSinceQuery<'c, 'a, 's, C, PeopleSince, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct NamesOfPeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn names_of_people() -> NamesOfPeopleStmt {
    NamesOfPeopleStmt(
        "select person_id, name from app.membership where tenant_id = $1 and person_id = any($2) order by person_id",
        None,
    )
}
impl NamesOfPeopleStmt {
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
        people: &'a T1,
    ) -> NamesOfPeopleQuery<'c, 'a, 's, C, NamesOfPeople, 2> {
        NamesOfPeopleQuery {
            client,
            params: [tenant, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NamesOfPeopleBorrowed, tokio_postgres::Error> {
                Ok(NamesOfPeopleBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| NamesOfPeople::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NamesOfPeopleParams<T1>,
        NamesOfPeopleQuery<'c, 'a, 's, C, NamesOfPeople, 2>,
        C,
    > for NamesOfPeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NamesOfPeopleParams<T1>,
    ) -> NamesOfPeopleQuery<'c, 'a, 's, C, NamesOfPeople, 2> {
        self.bind(client, &params.tenant, &params.people)
    }
}
