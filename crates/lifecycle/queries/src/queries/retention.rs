// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WorkspacesToKeepParams {
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveOldDraftsParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetAnswersParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RetentionRulesParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct InsertRetentionRuleParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub retention_rule: uuid::Uuid,
    pub rule: T1,
    pub months: i32,
    pub from_day: jiff::civil::Date,
    pub source: T2,
    pub source_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertRetentionRunParams {
    pub tenant: uuid::Uuid,
    pub run: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub acts_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PartiesOverParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub cutoff: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RequestsOverParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MailsOverParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CopiesOverParams {
    pub tenant: uuid::Uuid,
    pub today: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct InsertRetentionItemsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub kind: T1,
    pub run: uuid::Uuid,
    pub things: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct RetentionItemsToDoParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub kind: T1,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct LockRetentionItemParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub thing: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetRetentionDoneParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub thing: uuid::Uuid,
}
#[derive(Debug)]
pub struct DropRetentionItemParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub thing: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PartiesPlannedParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IsPartyOverParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub cutoff: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct RequestOverParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetRequestParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetMailsOfRequestParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MailOverParams {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetMailParams {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyOverParams {
    pub tenant: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
    pub today: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct EndCopyParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RecordsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub cutoff: jiff::civil::Date,
}
#[derive(Debug)]
pub struct InsertCopyParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
    pub party: uuid::Uuid,
    pub contents: T1,
    pub rule: T2,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CopiesParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LivingCopyParams {
    pub tenant: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
    pub of_books: bool,
}
#[derive(Debug)]
pub struct InsertOpeningParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub opening: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
    pub purpose: T1,
    pub reason: T2,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OpeningLockedParams {
    pub tenant: uuid::Uuid,
    pub opening: uuid::Uuid,
    pub of_books: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct ApproveOpeningParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub closes_at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub opening: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpeningsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CopiesOpenParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub person: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockRetention {
    pub slug: String,
    pub timezone: String,
    pub country: String,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
}
pub struct LockRetentionBorrowed<'a> {
    pub slug: &'a str,
    pub timezone: &'a str,
    pub country: &'a str,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
}
impl<'a> From<LockRetentionBorrowed<'a>> for LockRetention {
    fn from(
        LockRetentionBorrowed {
            slug,
            timezone,
            country,
            fy_start_month,
            fy_start_day,
        }: LockRetentionBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            timezone: timezone.into(),
            country: country.into(),
            fy_start_month,
            fy_start_day,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionRules {
    pub rule: String,
    pub months: i32,
    pub from_day: jiff::civil::Date,
    pub source: String,
    pub source_on: jiff::civil::Date,
}
pub struct RetentionRulesBorrowed<'a> {
    pub rule: &'a str,
    pub months: i32,
    pub from_day: jiff::civil::Date,
    pub source: &'a str,
    pub source_on: jiff::civil::Date,
}
impl<'a> From<RetentionRulesBorrowed<'a>> for RetentionRules {
    fn from(
        RetentionRulesBorrowed { rule, months, from_day, source, source_on }: RetentionRulesBorrowed<'a>,
    ) -> Self {
        Self { rule: rule.into(), months, from_day, source: source.into(), source_on }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LastRetentionRun {
    pub told_at: jiff::Timestamp,
    pub acts_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionItemsToDo {
    pub kind: String,
    pub thing_id: uuid::Uuid,
    pub told_at: jiff::Timestamp,
    pub acts_at: jiff::Timestamp,
}
pub struct RetentionItemsToDoBorrowed<'a> {
    pub kind: &'a str,
    pub thing_id: uuid::Uuid,
    pub told_at: jiff::Timestamp,
    pub acts_at: jiff::Timestamp,
}
impl<'a> From<RetentionItemsToDoBorrowed<'a>> for RetentionItemsToDo {
    fn from(
        RetentionItemsToDoBorrowed { kind, thing_id, told_at, acts_at }: RetentionItemsToDoBorrowed<'a>,
    ) -> Self {
        Self { kind: kind.into(), thing_id, told_at, acts_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionCounts {
    pub kind: String,
    pub waiting: i64,
    pub done: i64,
    pub acts_at: Option<jiff::Timestamp>,
}
pub struct RetentionCountsBorrowed<'a> {
    pub kind: &'a str,
    pub waiting: i64,
    pub done: i64,
    pub acts_at: Option<jiff::Timestamp>,
}
impl<'a> From<RetentionCountsBorrowed<'a>> for RetentionCounts {
    fn from(RetentionCountsBorrowed { kind, waiting, done, acts_at }: RetentionCountsBorrowed<'a>) -> Self {
        Self { kind: kind.into(), waiting, done, acts_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PartiesPlanned {
    pub party_id: uuid::Uuid,
    pub code: Vec<u8>,
    pub name: Vec<u8>,
    pub acts_at: jiff::Timestamp,
}
pub struct PartiesPlannedBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a [u8],
    pub name: &'a [u8],
    pub acts_at: jiff::Timestamp,
}
impl<'a> From<PartiesPlannedBorrowed<'a>> for PartiesPlanned {
    fn from(PartiesPlannedBorrowed { party_id, code, name, acts_at }: PartiesPlannedBorrowed<'a>) -> Self {
        Self { party_id, code: code.into(), name: name.into(), acts_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RecordsOfParty {
    pub many: i32,
    pub last_on: Option<jiff::civil::Date>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Copies {
    pub retained_copy_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub rule: String,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
}
pub struct CopiesBorrowed<'a> {
    pub retained_copy_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub rule: &'a str,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
}
impl<'a> From<CopiesBorrowed<'a>> for Copies {
    fn from(
        CopiesBorrowed {
            retained_copy_id,
            party_id,
            party,
            rule,
            keep_until,
            documents,
            created_at,
            ended_at,
        }: CopiesBorrowed<'a>,
    ) -> Self {
        Self {
            retained_copy_id,
            party_id,
            party: party.into(),
            rule: rule.into(),
            keep_until,
            documents,
            created_at,
            ended_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpeningLocked {
    pub asked_by: uuid::Uuid,
    pub asked_at: jiff::Timestamp,
    pub approved_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Openings {
    pub copy_opening_id: uuid::Uuid,
    pub retained_copy_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub purpose: String,
    pub reason: Vec<u8>,
    pub asked_by: uuid::Uuid,
    pub asked_name: Option<Vec<u8>>,
    pub asked_at: jiff::Timestamp,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_name: Option<Vec<u8>>,
    pub approved_at: Option<jiff::Timestamp>,
    pub closes_at: Option<jiff::Timestamp>,
}
pub struct OpeningsBorrowed<'a> {
    pub copy_opening_id: uuid::Uuid,
    pub retained_copy_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub purpose: &'a str,
    pub reason: &'a [u8],
    pub asked_by: uuid::Uuid,
    pub asked_name: Option<&'a [u8]>,
    pub asked_at: jiff::Timestamp,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_name: Option<&'a [u8]>,
    pub approved_at: Option<jiff::Timestamp>,
    pub closes_at: Option<jiff::Timestamp>,
}
impl<'a> From<OpeningsBorrowed<'a>> for Openings {
    fn from(
        OpeningsBorrowed {
            copy_opening_id,
            retained_copy_id,
            party_id,
            party,
            purpose,
            reason,
            asked_by,
            asked_name,
            asked_at,
            approved_by,
            approved_name,
            approved_at,
            closes_at,
        }: OpeningsBorrowed<'a>,
    ) -> Self {
        Self {
            copy_opening_id,
            retained_copy_id,
            party_id,
            party: party.into(),
            purpose: purpose.into(),
            reason: reason.into(),
            asked_by,
            asked_name: asked_name.map(|v| v.into()),
            asked_at,
            approved_by,
            approved_name: approved_name.map(|v| v.into()),
            approved_at,
            closes_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CopiesOpen {
    pub copy_opening_id: uuid::Uuid,
    pub retained_copy_id: uuid::Uuid,
    pub contents: Option<Vec<u8>>,
    pub closes_at: Option<jiff::Timestamp>,
}
pub struct CopiesOpenBorrowed<'a> {
    pub copy_opening_id: uuid::Uuid,
    pub retained_copy_id: uuid::Uuid,
    pub contents: Option<&'a [u8]>,
    pub closes_at: Option<jiff::Timestamp>,
}
impl<'a> From<CopiesOpenBorrowed<'a>> for CopiesOpen {
    fn from(
        CopiesOpenBorrowed { copy_opening_id, retained_copy_id, contents, closes_at }: CopiesOpenBorrowed<'a>,
    ) -> Self {
        Self { copy_opening_id, retained_copy_id, contents: contents.map(|v| v.into()), closes_at }
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
pub struct LockRetentionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockRetentionBorrowed, tokio_postgres::Error>,
    mapper: fn(LockRetentionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockRetentionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockRetentionBorrowed) -> R) -> LockRetentionQuery<'c, 'a, 's, C, R, N> {
        LockRetentionQuery {
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
pub struct RetentionRulesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RetentionRulesBorrowed, tokio_postgres::Error>,
    mapper: fn(RetentionRulesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RetentionRulesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RetentionRulesBorrowed) -> R) -> RetentionRulesQuery<'c, 'a, 's, C, R, N> {
        RetentionRulesQuery {
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
pub struct LastRetentionRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastRetentionRun, tokio_postgres::Error>,
    mapper: fn(LastRetentionRun) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastRetentionRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastRetentionRun) -> R) -> LastRetentionRunQuery<'c, 'a, 's, C, R, N> {
        LastRetentionRunQuery {
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
pub struct RetentionItemsToDoQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RetentionItemsToDoBorrowed, tokio_postgres::Error>,
    mapper: fn(RetentionItemsToDoBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RetentionItemsToDoQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RetentionItemsToDoBorrowed) -> R,
    ) -> RetentionItemsToDoQuery<'c, 'a, 's, C, R, N> {
        RetentionItemsToDoQuery {
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
pub struct RetentionCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RetentionCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(RetentionCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RetentionCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RetentionCountsBorrowed) -> R,
    ) -> RetentionCountsQuery<'c, 'a, 's, C, R, N> {
        RetentionCountsQuery {
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
pub struct PartiesPlannedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PartiesPlannedBorrowed, tokio_postgres::Error>,
    mapper: fn(PartiesPlannedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PartiesPlannedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PartiesPlannedBorrowed) -> R) -> PartiesPlannedQuery<'c, 'a, 's, C, R, N> {
        PartiesPlannedQuery {
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
pub struct OptionuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(Option<uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<uuid::Uuid>) -> R) -> OptionuuidUuidQuery<'c, 'a, 's, C, R, N> {
        OptionuuidUuidQuery {
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
pub struct RecordsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecordsOfParty, tokio_postgres::Error>,
    mapper: fn(RecordsOfParty) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecordsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RecordsOfParty) -> R) -> RecordsOfPartyQuery<'c, 'a, 's, C, R, N> {
        RecordsOfPartyQuery {
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
pub struct CopiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CopiesBorrowed, tokio_postgres::Error>,
    mapper: fn(CopiesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CopiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CopiesBorrowed) -> R) -> CopiesQuery<'c, 'a, 's, C, R, N> {
        CopiesQuery {
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
pub struct OpeningLockedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpeningLocked, tokio_postgres::Error>,
    mapper: fn(OpeningLocked) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpeningLockedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpeningLocked) -> R) -> OpeningLockedQuery<'c, 'a, 's, C, R, N> {
        OpeningLockedQuery {
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
pub struct OpeningsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpeningsBorrowed, tokio_postgres::Error>,
    mapper: fn(OpeningsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpeningsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpeningsBorrowed) -> R) -> OpeningsQuery<'c, 'a, 's, C, R, N> {
        OpeningsQuery {
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
pub struct CopiesOpenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CopiesOpenBorrowed, tokio_postgres::Error>,
    mapper: fn(CopiesOpenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CopiesOpenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CopiesOpenBorrowed) -> R) -> CopiesOpenQuery<'c, 'a, 's, C, R, N> {
        CopiesOpenQuery {
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
pub struct WorkspacesToKeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_to_keep() -> WorkspacesToKeepStmt {
    WorkspacesToKeepStmt(
        "select tenant_id from app.tenant where tenant_id > $1 order by tenant_id limit $2",
        None,
    )
}
impl WorkspacesToKeepStmt {
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
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [after, many],
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
        WorkspacesToKeepParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesToKeepStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesToKeepParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.after, &params.many)
    }
}
pub struct LockRetentionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_retention() -> LockRetentionStmt {
    LockRetentionStmt(
        "select t.slug, t.timezone, t.country, t.fy_start_month, t.fy_start_day from app.tenant t where t.tenant_id = $1 and t.read_only_since is null and not exists (select from app.instance_state g where g.one and g.read_only_since is not null) and pg_catalog.pg_try_advisory_xact_lock(hashtextextended('retention' || t.tenant_id::text, 0))",
        None,
    )
}
impl LockRetentionStmt {
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
    ) -> LockRetentionQuery<'c, 'a, 's, C, LockRetention, 1> {
        LockRetentionQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockRetentionBorrowed, tokio_postgres::Error> {
                Ok(LockRetentionBorrowed {
                    slug: row.try_get(0)?,
                    timezone: row.try_get(1)?,
                    country: row.try_get(2)?,
                    fy_start_month: row.try_get(3)?,
                    fy_start_day: row.try_get(4)?,
                })
            },
            mapper: |it| LockRetention::from(it),
        }
    }
}
pub struct RemoveOldDraftsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_old_drafts() -> RemoveOldDraftsStmt {
    RemoveOldDraftsStmt(
        "delete from app.draft d where d.tenant_id = $1 and (d.kept_at <= $2 or exists (select from app.kept_answer a where a.tenant_id = $1 and a.person_id = d.person_id and a.key = d.key)) returning d.person_id",
        None,
    )
}
impl RemoveOldDraftsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
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
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoveOldDraftsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RemoveOldDraftsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveOldDraftsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
pub struct ForgetAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_answers() -> ForgetAnswersStmt {
    ForgetAnswersStmt(
        "delete from app.kept_answer k where k.tenant_id = $1 and (k.person_id, k.key) in ( select o.person_id, o.key from app.kept_answer o where o.tenant_id = $1 and o.created_at < $2 order by o.created_at limit 1000) returning true as forgotten",
        None,
    )
}
impl ForgetAnswersStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetAnswersParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetAnswersStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetAnswersParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
pub struct RetentionRulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retention_rules() -> RetentionRulesStmt {
    RetentionRulesStmt(
        "select rule, months, from_day, source, source_on from app.retention_rule where tenant_id = $1 order by retention_rule_id desc limit $2",
        None,
    )
}
impl RetentionRulesStmt {
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
    ) -> RetentionRulesQuery<'c, 'a, 's, C, RetentionRules, 2> {
        RetentionRulesQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RetentionRulesBorrowed, tokio_postgres::Error> {
                Ok(RetentionRulesBorrowed {
                    rule: row.try_get(0)?,
                    months: row.try_get(1)?,
                    from_day: row.try_get(2)?,
                    source: row.try_get(3)?,
                    source_on: row.try_get(4)?,
                })
            },
            mapper: |it| RetentionRules::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RetentionRulesParams,
        RetentionRulesQuery<'c, 'a, 's, C, RetentionRules, 2>,
        C,
    > for RetentionRulesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RetentionRulesParams,
    ) -> RetentionRulesQuery<'c, 'a, 's, C, RetentionRules, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct InsertRetentionRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_retention_rule() -> InsertRetentionRuleStmt {
    InsertRetentionRuleStmt(
        "insert into app.retention_rule (tenant_id, retention_rule_id, rule, months, from_day, source, source_on, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertRetentionRuleStmt {
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
        retention_rule: &'a uuid::Uuid,
        rule: &'a T1,
        months: &'a i32,
        from_day: &'a jiff::civil::Date,
        source: &'a T2,
        source_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, retention_rule, rule, months, from_day, source, source_on, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRetentionRuleParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertRetentionRuleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRetentionRuleParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.retention_rule,
            &params.rule,
            &params.months,
            &params.from_day,
            &params.source,
            &params.source_on,
            &params.by,
            &params.now,
        )
    }
}
pub struct LastRetentionRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_retention_run() -> LastRetentionRunStmt {
    LastRetentionRunStmt(
        "select told_at, acts_at from app.retention_run where tenant_id = $1 order by retention_run_id desc limit 1",
        None,
    )
}
impl LastRetentionRunStmt {
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
    ) -> LastRetentionRunQuery<'c, 'a, 's, C, LastRetentionRun, 1> {
        LastRetentionRunQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastRetentionRun, tokio_postgres::Error> {
                Ok(LastRetentionRun { told_at: row.try_get(0)?, acts_at: row.try_get(1)? })
            },
            mapper: |it| LastRetentionRun::from(it),
        }
    }
}
pub struct InsertRetentionRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_retention_run() -> InsertRetentionRunStmt {
    InsertRetentionRunStmt(
        "insert into app.retention_run (tenant_id, retention_run_id, told_at, acts_at) values ($1, $2, $3, $4) returning true as planned",
        None,
    )
}
impl InsertRetentionRunStmt {
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
        run: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        acts_at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, run, now, acts_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertRetentionRunParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertRetentionRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRetentionRunParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.run, &params.now, &params.acts_at)
    }
}
pub struct PartiesOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parties_over() -> PartiesOverStmt {
    PartiesOverStmt(
        "select p.party_id from ledger.party p where p.tenant_id = $1 and p.erased_at is null and p.restricted_at is null and p.created_at < $2 and not exists ( select from ledger.document d where d.tenant_id = $1 and d.party_id = p.party_id and d.document_date > $3) and not exists ( select from ledger.lot l where l.tenant_id = $1 and l.supplier_id = p.party_id and l.received_on > $3) and not exists ( select from ledger.shipment s where s.tenant_id = $1 and s.party_id = p.party_id and s.shipped_on > $3) and not exists ( select from ledger.open_item o where o.tenant_id = $1 and o.party_id = p.party_id and o.open_minor > 0) and not exists ( select from app.retention_item i where i.tenant_id = $1 and i.kind = 'parties' and i.thing_id = p.party_id) order by p.party_id limit $4",
        None,
    )
}
impl PartiesOverStmt {
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
        cutoff: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [tenant, before, cutoff, many],
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
        PartiesOverParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for PartiesOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartiesOverParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.tenant, &params.before, &params.cutoff, &params.many)
    }
}
pub struct RequestsOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requests_over() -> RequestsOverStmt {
    RequestsOverStmt(
        "select r.case_file_id from app.person_request r where r.tenant_id = $1 and r.answered_at < $2 and num_nonnulls(r.name, r.contact, r.words) > 0 and not exists ( select from app.retention_item i where i.tenant_id = $1 and i.kind = 'requests' and i.thing_id = r.case_file_id) order by r.case_file_id limit $3",
        None,
    )
}
impl RequestsOverStmt {
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
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, before, many],
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
        RequestsOverParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RequestsOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestsOverParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct MailsOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_over() -> MailsOverStmt {
    MailsOverStmt(
        "select m.mail_id from app.mail m where m.tenant_id = $1 and m.kind = 'paper' and m.due_at is null and m.created_at < $2 and not exists ( select from app.retention_item i where i.tenant_id = $1 and i.kind = 'mails' and i.thing_id = m.mail_id) order by m.mail_id limit $3",
        None,
    )
}
impl MailsOverStmt {
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
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MailsOverParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>, C>
    for MailsOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailsOverParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct CopiesOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copies_over() -> CopiesOverStmt {
    CopiesOverStmt(
        "select c.retained_copy_id from app.retained_copy c where c.tenant_id = $1 and c.ended_at is null and c.keep_until < $2 and not exists ( select from app.retention_item i where i.tenant_id = $1 and i.kind = 'retained_copies' and i.thing_id = c.retained_copy_id) order by c.retained_copy_id limit $3",
        None,
    )
}
impl CopiesOverStmt {
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
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, today, many],
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
        CopiesOverParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for CopiesOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CopiesOverParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.today, &params.many)
    }
}
pub struct InsertRetentionItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_retention_items() -> InsertRetentionItemsStmt {
    InsertRetentionItemsStmt(
        "insert into app.retention_item as made (tenant_id, kind, thing_id, retention_run_id) select t.tenant_id, $1, thing.id, $2 from app.tenant t cross join unnest($3::uuid[]) as thing (id) where t.tenant_id = $4 on conflict (tenant_id, kind, thing_id) do nothing returning made.thing_id",
        None,
    )
}
impl InsertRetentionItemsStmt {
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
        kind: &'a T1,
        run: &'a uuid::Uuid,
        things: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [kind, run, things, tenant],
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
        InsertRetentionItemsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for InsertRetentionItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRetentionItemsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.kind, &params.run, &params.things, &params.tenant)
    }
}
pub struct RetentionItemsToDoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retention_items_to_do() -> RetentionItemsToDoStmt {
    RetentionItemsToDoStmt(
        "select i.kind, i.thing_id, r.told_at, r.acts_at from app.retention_item i join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id where i.tenant_id = $1 and r.tenant_id = $1 and i.done_at is null and r.acts_at <= $2 and (i.kind, i.thing_id) > ($3, $4) order by i.kind, i.thing_id limit $5",
        None,
    )
}
impl RetentionItemsToDoStmt {
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
        now: &'a jiff::Timestamp,
        kind: &'a T1,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> RetentionItemsToDoQuery<'c, 'a, 's, C, RetentionItemsToDo, 5> {
        RetentionItemsToDoQuery {
            client,
            params: [tenant, now, kind, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RetentionItemsToDoBorrowed, tokio_postgres::Error> {
                    Ok(RetentionItemsToDoBorrowed {
                        kind: row.try_get(0)?,
                        thing_id: row.try_get(1)?,
                        told_at: row.try_get(2)?,
                        acts_at: row.try_get(3)?,
                    })
                },
            mapper: |it| RetentionItemsToDo::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RetentionItemsToDoParams<T1>,
        RetentionItemsToDoQuery<'c, 'a, 's, C, RetentionItemsToDo, 5>,
        C,
    > for RetentionItemsToDoStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RetentionItemsToDoParams<T1>,
    ) -> RetentionItemsToDoQuery<'c, 'a, 's, C, RetentionItemsToDo, 5> {
        self.bind(client, &params.tenant, &params.now, &params.kind, &params.after, &params.many)
    }
}
pub struct LockRetentionItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_retention_item() -> LockRetentionItemStmt {
    LockRetentionItemStmt(
        "select thing_id from app.retention_item where tenant_id = $1 and kind = $2 and thing_id = $3 and done_at is null for update skip locked",
        None,
    )
}
impl LockRetentionItemStmt {
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
        kind: &'a T1,
        thing: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, kind, thing],
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
        LockRetentionItemParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for LockRetentionItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockRetentionItemParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.kind, &params.thing)
    }
}
pub struct SetRetentionDoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_retention_done() -> SetRetentionDoneStmt {
    SetRetentionDoneStmt(
        "update app.retention_item set done_at = $1 where tenant_id = $2 and kind = $3 and thing_id = $4 and done_at is null returning true as done",
        None,
    )
}
impl SetRetentionDoneStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        kind: &'a T1,
        thing: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, tenant, kind, thing],
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
        SetRetentionDoneParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for SetRetentionDoneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetRetentionDoneParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.tenant, &params.kind, &params.thing)
    }
}
pub struct DropRetentionItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_retention_item() -> DropRetentionItemStmt {
    DropRetentionItemStmt(
        "delete from app.retention_item where tenant_id = $1 and kind = $2 and thing_id = $3 and done_at is null returning true as dropped",
        None,
    )
}
impl DropRetentionItemStmt {
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
        kind: &'a T1,
        thing: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, kind, thing],
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
        DropRetentionItemParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for DropRetentionItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DropRetentionItemParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.kind, &params.thing)
    }
}
pub struct RetentionCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retention_counts() -> RetentionCountsStmt {
    RetentionCountsStmt(
        "select i.kind, count(*) filter (where i.done_at is null) as waiting, count(*) filter (where i.done_at is not null) as done, min(r.acts_at) filter (where i.done_at is null) as acts_at from app.retention_item i join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id where i.tenant_id = $1 and r.tenant_id = $1 group by i.kind order by i.kind",
        None,
    )
}
impl RetentionCountsStmt {
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
    ) -> RetentionCountsQuery<'c, 'a, 's, C, RetentionCounts, 1> {
        RetentionCountsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RetentionCountsBorrowed, tokio_postgres::Error> {
                Ok(RetentionCountsBorrowed {
                    kind: row.try_get(0)?,
                    waiting: row.try_get(1)?,
                    done: row.try_get(2)?,
                    acts_at: row.try_get(3)?,
                })
            },
            mapper: |it| RetentionCounts::from(it),
        }
    }
}
pub struct PartiesPlannedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parties_planned() -> PartiesPlannedStmt {
    PartiesPlannedStmt(
        "select p.party_id, p.code, p.name, r.acts_at from app.retention_item i join app.retention_run r on r.tenant_id = i.tenant_id and r.retention_run_id = i.retention_run_id join ledger.party p on p.tenant_id = i.tenant_id and p.party_id = i.thing_id where i.tenant_id = $1 and r.tenant_id = $1 and p.tenant_id = $1 and i.kind = 'parties' and i.done_at is null order by i.thing_id limit $2",
        None,
    )
}
impl PartiesPlannedStmt {
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
    ) -> PartiesPlannedQuery<'c, 'a, 's, C, PartiesPlanned, 2> {
        PartiesPlannedQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PartiesPlannedBorrowed, tokio_postgres::Error> {
                Ok(PartiesPlannedBorrowed {
                    party_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    acts_at: row.try_get(3)?,
                })
            },
            mapper: |it| PartiesPlanned::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartiesPlannedParams,
        PartiesPlannedQuery<'c, 'a, 's, C, PartiesPlanned, 2>,
        C,
    > for PartiesPlannedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartiesPlannedParams,
    ) -> PartiesPlannedQuery<'c, 'a, 's, C, PartiesPlanned, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct IsPartyOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_party_over() -> IsPartyOverStmt {
    IsPartyOverStmt(
        "select exists ( select from ledger.party p where p.tenant_id = $1 and p.party_id = $2 and p.erased_at is null and p.restricted_at is null and p.created_at < $3 and not exists ( select from ledger.document d where d.tenant_id = $1 and d.party_id = $2 and d.document_date > $4) and not exists ( select from ledger.lot l where l.tenant_id = $1 and l.supplier_id = $2 and l.received_on > $4) and not exists ( select from ledger.shipment s where s.tenant_id = $1 and s.party_id = $2 and s.shipped_on > $4) ) as yes",
        None,
    )
}
impl IsPartyOverStmt {
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
        before: &'a jiff::Timestamp,
        cutoff: &'a jiff::civil::Date,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, party, before, cutoff],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsPartyOverParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for IsPartyOverStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsPartyOverParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.party, &params.before, &params.cutoff)
    }
}
pub struct RequestOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn request_over() -> RequestOverStmt {
    RequestOverStmt(
        "select party_id from app.person_request where tenant_id = $1 and case_file_id = $2 and answered_at < $3 and num_nonnulls(name, contact, words) > 0 for update",
        None,
    )
}
impl RequestOverStmt {
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
        before: &'a jiff::Timestamp,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        OptionuuidUuidQuery {
            client,
            params: [tenant, case_file, before],
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
        RequestOverParams,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3>,
        C,
    > for RequestOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestOverParams,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.before)
    }
}
pub struct ForgetRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_request() -> ForgetRequestStmt {
    ForgetRequestStmt(
        "update app.person_request set name = null, contact = null, words = null where tenant_id = $1 and case_file_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetRequestStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
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
    crate::client::async_::Params<'c, 'a, 's, ForgetRequestParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetRequestStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetRequestParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct ForgetMailsOfRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_mails_of_request() -> ForgetMailsOfRequestStmt {
    ForgetMailsOfRequestStmt(
        "delete from app.mail where tenant_id = $1 and about = $2 and kind in ('request', 'request_news', 'erasure') returning true as forgotten",
        None,
    )
}
impl ForgetMailsOfRequestStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
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
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForgetMailsOfRequestParams,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for ForgetMailsOfRequestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetMailsOfRequestParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct MailOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_over() -> MailOverStmt {
    MailOverStmt(
        "select d.party_id from app.mail m left join ledger.document d on d.tenant_id = m.tenant_id and d.document_id = m.about where m.tenant_id = $1 and m.mail_id = $2 and m.kind = 'paper' and m.due_at is null and m.created_at < $3",
        None,
    )
}
impl MailOverStmt {
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
        mail: &'a uuid::Uuid,
        before: &'a jiff::Timestamp,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        OptionuuidUuidQuery {
            client,
            params: [tenant, mail, before],
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
        MailOverParams,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3>,
        C,
    > for MailOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailOverParams,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        self.bind(client, &params.tenant, &params.mail, &params.before)
    }
}
pub struct ForgetMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_mail() -> ForgetMailStmt {
    ForgetMailStmt(
        "delete from app.mail where tenant_id = $1 and mail_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetMailStmt {
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
        mail: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetMailParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetMailStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetMailParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.mail)
    }
}
pub struct CopyOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_over() -> CopyOverStmt {
    CopyOverStmt(
        "select party_id from app.retained_copy where tenant_id = $1 and retained_copy_id = $2 and ended_at is null and keep_until < $3 for update",
        None,
    )
}
impl CopyOverStmt {
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
        retained_copy: &'a uuid::Uuid,
        today: &'a jiff::civil::Date,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        OptionuuidUuidQuery {
            client,
            params: [tenant, retained_copy, today],
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
        CopyOverParams,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3>,
        C,
    > for CopyOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CopyOverParams,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        self.bind(client, &params.tenant, &params.retained_copy, &params.today)
    }
}
pub struct EndCopyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_copy() -> EndCopyStmt {
    EndCopyStmt(
        "update app.retained_copy set contents = null, ended_at = $1 where tenant_id = $2 and retained_copy_id = $3 and ended_at is null returning true as ended",
        None,
    )
}
impl EndCopyStmt {
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
        retained_copy: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, retained_copy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndCopyParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndCopyStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndCopyParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.retained_copy)
    }
}
pub struct RecordsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn records_of_party() -> RecordsOfPartyStmt {
    RecordsOfPartyStmt(
        "select count(*)::integer as many, max(r.day) as last_on from ( select document_date as day from ledger.document where tenant_id = $1 and party_id = $2 and document_date > $3 union all select received_on from ledger.lot where tenant_id = $1 and supplier_id = $2 and received_on > $3 union all select shipped_on from ledger.shipment where tenant_id = $1 and party_id = $2 and shipped_on > $3 ) r",
        None,
    )
}
impl RecordsOfPartyStmt {
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
        cutoff: &'a jiff::civil::Date,
    ) -> RecordsOfPartyQuery<'c, 'a, 's, C, RecordsOfParty, 3> {
        RecordsOfPartyQuery {
            client,
            params: [tenant, party, cutoff],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecordsOfParty, tokio_postgres::Error> {
                Ok(RecordsOfParty { many: row.try_get(0)?, last_on: row.try_get(1)? })
            },
            mapper: |it| RecordsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecordsOfPartyParams,
        RecordsOfPartyQuery<'c, 'a, 's, C, RecordsOfParty, 3>,
        C,
    > for RecordsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecordsOfPartyParams,
    ) -> RecordsOfPartyQuery<'c, 'a, 's, C, RecordsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.cutoff)
    }
}
pub struct InsertCopyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_copy() -> InsertCopyStmt {
    InsertCopyStmt(
        "insert into app.retained_copy (tenant_id, retained_copy_id, party_id, contents, rule, keep_until, documents, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertCopyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        retained_copy: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        contents: &'a T1,
        rule: &'a T2,
        keep_until: &'a jiff::civil::Date,
        documents: &'a i32,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, retained_copy, party, contents, rule, keep_until, documents, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertCopyParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 9>, C>
    for InsertCopyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCopyParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.retained_copy,
            &params.party,
            &params.contents,
            &params.rule,
            &params.keep_until,
            &params.documents,
            &params.by,
            &params.now,
        )
    }
}
pub struct CopiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copies() -> CopiesStmt {
    CopiesStmt(
        "select c.retained_copy_id, c.party_id, p.code as party, c.rule, c.keep_until, c.documents, c.created_at, c.ended_at from app.retained_copy c join ledger.party p on p.tenant_id = c.tenant_id and p.party_id = c.party_id where c.tenant_id = $1 and p.tenant_id = $1 and c.party_id is not null and c.retained_copy_id < $2 order by c.retained_copy_id desc limit $3",
        None,
    )
}
impl CopiesStmt {
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
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CopiesQuery<'c, 'a, 's, C, Copies, 3> {
        CopiesQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CopiesBorrowed, tokio_postgres::Error> {
                Ok(CopiesBorrowed {
                    retained_copy_id: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    party: row.try_get(2)?,
                    rule: row.try_get(3)?,
                    keep_until: row.try_get(4)?,
                    documents: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    ended_at: row.try_get(7)?,
                })
            },
            mapper: |it| Copies::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CopiesParams, CopiesQuery<'c, 'a, 's, C, Copies, 3>, C>
    for CopiesStmt
{
    fn params(&'s self, client: &'c C, params: &'a CopiesParams) -> CopiesQuery<'c, 'a, 's, C, Copies, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct LivingCopyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn living_copy() -> LivingCopyStmt {
    LivingCopyStmt(
        "select retained_copy_id from app.retained_copy where tenant_id = $1 and retained_copy_id = $2 and ended_at is null and (workspace_id is not null) = $3 and (piece_no is null or piece_no = 1) for share",
        None,
    )
}
impl LivingCopyStmt {
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
        retained_copy: &'a uuid::Uuid,
        of_books: &'a bool,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, retained_copy, of_books],
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
        LivingCopyParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for LivingCopyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LivingCopyParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.retained_copy, &params.of_books)
    }
}
pub struct InsertOpeningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_opening() -> InsertOpeningStmt {
    InsertOpeningStmt(
        "insert into app.copy_opening (tenant_id, copy_opening_id, retained_copy_id, purpose, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as asked",
        None,
    )
}
impl InsertOpeningStmt {
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
        opening: &'a uuid::Uuid,
        retained_copy: &'a uuid::Uuid,
        purpose: &'a T1,
        reason: &'a T2,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, opening, retained_copy, purpose, reason, by, now],
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
        InsertOpeningParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertOpeningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOpeningParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.opening,
            &params.retained_copy,
            &params.purpose,
            &params.reason,
            &params.by,
            &params.now,
        )
    }
}
pub struct OpeningLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn opening_locked() -> OpeningLockedStmt {
    OpeningLockedStmt(
        "select o.asked_by, o.asked_at, o.approved_at from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id where o.tenant_id = $1 and c.tenant_id = $1 and o.copy_opening_id = $2 and (c.workspace_id is not null) = $3 for update of o",
        None,
    )
}
impl OpeningLockedStmt {
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
        opening: &'a uuid::Uuid,
        of_books: &'a bool,
    ) -> OpeningLockedQuery<'c, 'a, 's, C, OpeningLocked, 3> {
        OpeningLockedQuery {
            client,
            params: [tenant, opening, of_books],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpeningLocked, tokio_postgres::Error> {
                Ok(OpeningLocked {
                    asked_by: row.try_get(0)?,
                    asked_at: row.try_get(1)?,
                    approved_at: row.try_get(2)?,
                })
            },
            mapper: |it| OpeningLocked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpeningLockedParams,
        OpeningLockedQuery<'c, 'a, 's, C, OpeningLocked, 3>,
        C,
    > for OpeningLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpeningLockedParams,
    ) -> OpeningLockedQuery<'c, 'a, 's, C, OpeningLocked, 3> {
        self.bind(client, &params.tenant, &params.opening, &params.of_books)
    }
}
pub struct ApproveOpeningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approve_opening() -> ApproveOpeningStmt {
    ApproveOpeningStmt(
        "update app.copy_opening set approved_by = $1, approved_at = $2, closes_at = $3 where tenant_id = $4 and copy_opening_id = $5 and approved_at is null returning true as approved",
        None,
    )
}
impl ApproveOpeningStmt {
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
        closes_at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        opening: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [by, now, closes_at, tenant, opening],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ApproveOpeningParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for ApproveOpeningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ApproveOpeningParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.by, &params.now, &params.closes_at, &params.tenant, &params.opening)
    }
}
pub struct OpeningsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn openings() -> OpeningsStmt {
    OpeningsStmt(
        "select o.copy_opening_id, o.retained_copy_id, p.party_id, p.code as party, o.purpose, o.reason, o.asked_by, a.name as asked_name, o.asked_at, o.approved_by, b.name as approved_name, o.approved_at, o.closes_at from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id join ledger.party p on p.tenant_id = c.tenant_id and p.party_id = c.party_id left join app.membership a on a.tenant_id = o.tenant_id and a.person_id = o.asked_by left join app.membership b on b.tenant_id = o.tenant_id and b.person_id = o.approved_by where o.tenant_id = $1 and c.tenant_id = $1 and p.tenant_id = $1 order by o.copy_opening_id desc limit $2",
        None,
    )
}
impl OpeningsStmt {
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
    ) -> OpeningsQuery<'c, 'a, 's, C, Openings, 2> {
        OpeningsQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpeningsBorrowed, tokio_postgres::Error> {
                Ok(OpeningsBorrowed {
                    copy_opening_id: row.try_get(0)?,
                    retained_copy_id: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    purpose: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    asked_by: row.try_get(6)?,
                    asked_name: row.try_get(7)?,
                    asked_at: row.try_get(8)?,
                    approved_by: row.try_get(9)?,
                    approved_name: row.try_get(10)?,
                    approved_at: row.try_get(11)?,
                    closes_at: row.try_get(12)?,
                })
            },
            mapper: |it| Openings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpeningsParams, OpeningsQuery<'c, 'a, 's, C, Openings, 2>, C>
    for OpeningsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpeningsParams,
    ) -> OpeningsQuery<'c, 'a, 's, C, Openings, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct CopiesOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copies_open() -> CopiesOpenStmt {
    CopiesOpenStmt(
        "select o.copy_opening_id, c.retained_copy_id, c.contents, o.closes_at from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id where o.tenant_id = $1 and c.tenant_id = $1 and o.closes_at > $2 and (o.asked_by = $3 or o.approved_by = $3) and c.ended_at is null and c.contents is not null and c.party_id is not null order by o.copy_opening_id desc limit $4",
        None,
    )
}
impl CopiesOpenStmt {
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
        person: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CopiesOpenQuery<'c, 'a, 's, C, CopiesOpen, 4> {
        CopiesOpenQuery {
            client,
            params: [tenant, now, person, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CopiesOpenBorrowed, tokio_postgres::Error> {
                Ok(CopiesOpenBorrowed {
                    copy_opening_id: row.try_get(0)?,
                    retained_copy_id: row.try_get(1)?,
                    contents: row.try_get(2)?,
                    closes_at: row.try_get(3)?,
                })
            },
            mapper: |it| CopiesOpen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CopiesOpenParams,
        CopiesOpenQuery<'c, 'a, 's, C, CopiesOpen, 4>,
        C,
    > for CopiesOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CopiesOpenParams,
    ) -> CopiesOpenQuery<'c, 'a, 's, C, CopiesOpen, 4> {
        self.bind(client, &params.tenant, &params.now, &params.person, &params.many)
    }
}
