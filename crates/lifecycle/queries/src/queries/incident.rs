// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertIncidentParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub severity: T1,
    pub seen: T2,
    pub noticed_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct IncidentOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SeveritiesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub case_files: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct SetNoticeParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetSummaryParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub what: T1,
    pub cause: T2,
    pub effect: T3,
    pub change: T4,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddressesParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub after: T1,
    pub own: T3,
    pub many: i64,
}
#[derive(Debug)]
pub struct AddressesOfParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub slugs: T2,
    pub own: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsBetweenParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub is_anybody: bool,
    pub actor: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountEventsParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub is_anybody: bool,
    pub actor: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct PutWorkspacesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i32>,
> {
    pub case_file: uuid::Uuid,
    pub workspaces: T1,
    pub slugs: T3,
    pub countries: T5,
    pub events: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetAffectedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub slugs: T2,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetToldParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub workspaces: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct InsertNoticeParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub notice: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub nature: T1,
    pub impact: T2,
    pub measures: T3,
    pub contact: T4,
    pub advice: Option<T5>,
    pub needs_advice: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct NoticesOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct MailsOfNoticeParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub notices: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeTokensParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertAuthorityParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub authority: uuid::Uuid,
    pub clock: T1,
    pub source: T2,
    pub source_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SummariesParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentOf {
    pub severity: String,
    pub seen: Vec<u8>,
    pub noticed_at: jiff::Timestamp,
    pub has_notice: bool,
    pub summary_what: Option<String>,
    pub summary_cause: Option<String>,
    pub summary_effect: Option<String>,
    pub summary_change: Option<String>,
    pub published_at: Option<jiff::Timestamp>,
    pub promise: Option<String>,
}
pub struct IncidentOfBorrowed<'a> {
    pub severity: &'a str,
    pub seen: &'a [u8],
    pub noticed_at: jiff::Timestamp,
    pub has_notice: bool,
    pub summary_what: Option<&'a str>,
    pub summary_cause: Option<&'a str>,
    pub summary_effect: Option<&'a str>,
    pub summary_change: Option<&'a str>,
    pub published_at: Option<jiff::Timestamp>,
    pub promise: Option<&'a str>,
}
impl<'a> From<IncidentOfBorrowed<'a>> for IncidentOf {
    fn from(
        IncidentOfBorrowed {
            severity,
            seen,
            noticed_at,
            has_notice,
            summary_what,
            summary_cause,
            summary_effect,
            summary_change,
            published_at,
            promise,
        }: IncidentOfBorrowed<'a>,
    ) -> Self {
        Self {
            severity: severity.into(),
            seen: seen.into(),
            noticed_at,
            has_notice,
            summary_what: summary_what.map(|v| v.into()),
            summary_cause: summary_cause.map(|v| v.into()),
            summary_effect: summary_effect.map(|v| v.into()),
            summary_change: summary_change.map(|v| v.into()),
            published_at,
            promise: promise.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Severities {
    pub case_file_id: uuid::Uuid,
    pub severity: String,
}
pub struct SeveritiesBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub severity: &'a str,
}
impl<'a> From<SeveritiesBorrowed<'a>> for Severities {
    fn from(SeveritiesBorrowed { case_file_id, severity }: SeveritiesBorrowed<'a>) -> Self {
        Self { case_file_id, severity: severity.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Addresses {
    pub slug: String,
    pub tenant_id: uuid::Uuid,
}
pub struct AddressesBorrowed<'a> {
    pub slug: &'a str,
    pub tenant_id: uuid::Uuid,
}
impl<'a> From<AddressesBorrowed<'a>> for Addresses {
    fn from(AddressesBorrowed { slug, tenant_id }: AddressesBorrowed<'a>) -> Self {
        Self { slug: slug.into(), tenant_id }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AddressesOf {
    pub slug: String,
    pub tenant_id: uuid::Uuid,
}
pub struct AddressesOfBorrowed<'a> {
    pub slug: &'a str,
    pub tenant_id: uuid::Uuid,
}
impl<'a> From<AddressesOfBorrowed<'a>> for AddressesOf {
    fn from(AddressesOfBorrowed { slug, tenant_id }: AddressesOfBorrowed<'a>) -> Self {
        Self { slug: slug.into(), tenant_id }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventsBetween {
    pub event_id: uuid::Uuid,
    pub content: Vec<u8>,
}
pub struct EventsBetweenBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub content: &'a [u8],
}
impl<'a> From<EventsBetweenBorrowed<'a>> for EventsBetween {
    fn from(EventsBetweenBorrowed { event_id, content }: EventsBetweenBorrowed<'a>) -> Self {
        Self { event_id, content: content.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SetAffected {
    pub slug: String,
    pub is_affected: bool,
}
pub struct SetAffectedBorrowed<'a> {
    pub slug: &'a str,
    pub is_affected: bool,
}
impl<'a> From<SetAffectedBorrowed<'a>> for SetAffected {
    fn from(SetAffectedBorrowed { slug, is_affected }: SetAffectedBorrowed<'a>) -> Self {
        Self { slug: slug.into(), is_affected }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspacesOf {
    pub workspace_id: uuid::Uuid,
    pub slug: String,
    pub country: String,
    pub events: i32,
    pub is_affected: bool,
    pub told_at: Option<jiff::Timestamp>,
}
pub struct WorkspacesOfBorrowed<'a> {
    pub workspace_id: uuid::Uuid,
    pub slug: &'a str,
    pub country: &'a str,
    pub events: i32,
    pub is_affected: bool,
    pub told_at: Option<jiff::Timestamp>,
}
impl<'a> From<WorkspacesOfBorrowed<'a>> for WorkspacesOf {
    fn from(
        WorkspacesOfBorrowed {
            workspace_id,
            slug,
            country,
            events,
            is_affected,
            told_at,
        }: WorkspacesOfBorrowed<'a>,
    ) -> Self {
        Self { workspace_id, slug: slug.into(), country: country.into(), events, is_affected, told_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct NoticesOf {
    pub incident_notice_id: uuid::Uuid,
    pub nature: Vec<u8>,
    pub impact: Vec<u8>,
    pub measures: Vec<u8>,
    pub contact: Vec<u8>,
    pub advice: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
}
pub struct NoticesOfBorrowed<'a> {
    pub incident_notice_id: uuid::Uuid,
    pub nature: &'a [u8],
    pub impact: &'a [u8],
    pub measures: &'a [u8],
    pub contact: &'a [u8],
    pub advice: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<NoticesOfBorrowed<'a>> for NoticesOf {
    fn from(
        NoticesOfBorrowed {
            incident_notice_id,
            nature,
            impact,
            measures,
            contact,
            advice,
            created_at,
        }: NoticesOfBorrowed<'a>,
    ) -> Self {
        Self {
            incident_notice_id,
            nature: nature.into(),
            impact: impact.into(),
            measures: measures.into(),
            contact: contact.into(),
            advice: advice.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MailsOfNotice {
    pub mail_id: uuid::Uuid,
    pub about: uuid::Uuid,
    pub address: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<String>,
}
pub struct MailsOfNoticeBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub about: uuid::Uuid,
    pub address: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<&'a str>,
}
impl<'a> From<MailsOfNoticeBorrowed<'a>> for MailsOfNotice {
    fn from(
        MailsOfNoticeBorrowed {
            mail_id,
            about,
            address,
            created_at,
            sent_at,
            given_up_at,
            last_error,
        }: MailsOfNoticeBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            about,
            address: address.into(),
            created_at,
            sent_at,
            given_up_at,
            last_error: last_error.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Authorities {
    pub clock: String,
    pub source: String,
    pub source_on: jiff::civil::Date,
    pub created_at: jiff::Timestamp,
}
pub struct AuthoritiesBorrowed<'a> {
    pub clock: &'a str,
    pub source: &'a str,
    pub source_on: jiff::civil::Date,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<AuthoritiesBorrowed<'a>> for Authorities {
    fn from(AuthoritiesBorrowed { clock, source, source_on, created_at }: AuthoritiesBorrowed<'a>) -> Self {
        Self { clock: clock.into(), source: source.into(), source_on, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Summaries {
    pub case_no: i32,
    pub severity: String,
    pub noticed_at: jiff::Timestamp,
    pub what: String,
    pub cause: String,
    pub effect: String,
    pub change: String,
    pub published_at: jiff::Timestamp,
}
pub struct SummariesBorrowed<'a> {
    pub case_no: i32,
    pub severity: &'a str,
    pub noticed_at: jiff::Timestamp,
    pub what: &'a str,
    pub cause: &'a str,
    pub effect: &'a str,
    pub change: &'a str,
    pub published_at: jiff::Timestamp,
}
impl<'a> From<SummariesBorrowed<'a>> for Summaries {
    fn from(
        SummariesBorrowed {
            case_no,
            severity,
            noticed_at,
            what,
            cause,
            effect,
            change,
            published_at,
        }: SummariesBorrowed<'a>,
    ) -> Self {
        Self {
            case_no,
            severity: severity.into(),
            noticed_at,
            what: what.into(),
            cause: cause.into(),
            effect: effect.into(),
            change: change.into(),
            published_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NoticeGaps {
    pub notices: i64,
    pub gaps: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ExerciseAt {
    pub began_at: jiff::Timestamp,
    pub last_at: Option<jiff::Timestamp>,
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
pub struct IncidentOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IncidentOfBorrowed, tokio_postgres::Error>,
    mapper: fn(IncidentOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IncidentOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IncidentOfBorrowed) -> R) -> IncidentOfQuery<'c, 'a, 's, C, R, N> {
        IncidentOfQuery {
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
pub struct SeveritiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeveritiesBorrowed, tokio_postgres::Error>,
    mapper: fn(SeveritiesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeveritiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeveritiesBorrowed) -> R) -> SeveritiesQuery<'c, 'a, 's, C, R, N> {
        SeveritiesQuery {
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
pub struct AddressesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddressesBorrowed, tokio_postgres::Error>,
    mapper: fn(AddressesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddressesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddressesBorrowed) -> R) -> AddressesQuery<'c, 'a, 's, C, R, N> {
        AddressesQuery {
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
pub struct AddressesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddressesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(AddressesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddressesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddressesOfBorrowed) -> R) -> AddressesOfQuery<'c, 'a, 's, C, R, N> {
        AddressesOfQuery {
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
pub struct EventsBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventsBetweenBorrowed, tokio_postgres::Error>,
    mapper: fn(EventsBetweenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventsBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventsBetweenBorrowed) -> R) -> EventsBetweenQuery<'c, 'a, 's, C, R, N> {
        EventsBetweenQuery {
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
pub struct SetAffectedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SetAffectedBorrowed, tokio_postgres::Error>,
    mapper: fn(SetAffectedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SetAffectedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SetAffectedBorrowed) -> R) -> SetAffectedQuery<'c, 'a, 's, C, R, N> {
        SetAffectedQuery {
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
pub struct NoticesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NoticesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(NoticesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NoticesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NoticesOfBorrowed) -> R) -> NoticesOfQuery<'c, 'a, 's, C, R, N> {
        NoticesOfQuery {
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
pub struct MailsOfNoticeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailsOfNoticeBorrowed, tokio_postgres::Error>,
    mapper: fn(MailsOfNoticeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailsOfNoticeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailsOfNoticeBorrowed) -> R) -> MailsOfNoticeQuery<'c, 'a, 's, C, R, N> {
        MailsOfNoticeQuery {
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
pub struct AuthoritiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AuthoritiesBorrowed, tokio_postgres::Error>,
    mapper: fn(AuthoritiesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AuthoritiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AuthoritiesBorrowed) -> R) -> AuthoritiesQuery<'c, 'a, 's, C, R, N> {
        AuthoritiesQuery {
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
pub struct SummariesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SummariesBorrowed, tokio_postgres::Error>,
    mapper: fn(SummariesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SummariesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SummariesBorrowed) -> R) -> SummariesQuery<'c, 'a, 's, C, R, N> {
        SummariesQuery {
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
pub struct NoticeGapsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NoticeGaps, tokio_postgres::Error>,
    mapper: fn(NoticeGaps) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NoticeGapsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NoticeGaps) -> R) -> NoticeGapsQuery<'c, 'a, 's, C, R, N> {
        NoticeGapsQuery {
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
pub struct ExerciseAtQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExerciseAt, tokio_postgres::Error>,
    mapper: fn(ExerciseAt) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExerciseAtQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExerciseAt) -> R) -> ExerciseAtQuery<'c, 'a, 's, C, R, N> {
        ExerciseAtQuery {
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
pub struct InsertIncidentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_incident() -> InsertIncidentStmt {
    InsertIncidentStmt(
        "insert into app.incident (tenant_id, case_file_id, severity, seen, noticed_at, has_notice) values ($1, $2, $3, $4, $5, false) returning true as kept",
        None,
    )
}
impl InsertIncidentStmt {
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
        case_file: &'a uuid::Uuid,
        severity: &'a T1,
        seen: &'a T2,
        noticed_at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, case_file, severity, seen, noticed_at],
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
        InsertIncidentParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for InsertIncidentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertIncidentParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(
            client,
            &params.tenant,
            &params.case_file,
            &params.severity,
            &params.seen,
            &params.noticed_at,
        )
    }
}
pub struct IncidentOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn incident_of() -> IncidentOfStmt {
    IncidentOfStmt(
        "select severity, seen, noticed_at, has_notice, summary_what, summary_cause, summary_effect, summary_change, published_at, promise from app.incident where tenant_id = $1 and case_file_id = $2",
        None,
    )
}
impl IncidentOfStmt {
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
    ) -> IncidentOfQuery<'c, 'a, 's, C, IncidentOf, 2> {
        IncidentOfQuery {
            client,
            params: [tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IncidentOfBorrowed, tokio_postgres::Error> {
                Ok(IncidentOfBorrowed {
                    severity: row.try_get(0)?,
                    seen: row.try_get(1)?,
                    noticed_at: row.try_get(2)?,
                    has_notice: row.try_get(3)?,
                    summary_what: row.try_get(4)?,
                    summary_cause: row.try_get(5)?,
                    summary_effect: row.try_get(6)?,
                    summary_change: row.try_get(7)?,
                    published_at: row.try_get(8)?,
                    promise: row.try_get(9)?,
                })
            },
            mapper: |it| IncidentOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IncidentOfParams,
        IncidentOfQuery<'c, 'a, 's, C, IncidentOf, 2>,
        C,
    > for IncidentOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IncidentOfParams,
    ) -> IncidentOfQuery<'c, 'a, 's, C, IncidentOf, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct SeveritiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn severities() -> SeveritiesStmt {
    SeveritiesStmt(
        "select case_file_id, severity from app.incident where tenant_id = $1 and case_file_id = any($2)",
        None,
    )
}
impl SeveritiesStmt {
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
    ) -> SeveritiesQuery<'c, 'a, 's, C, Severities, 2> {
        SeveritiesQuery {
            client,
            params: [tenant, case_files],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeveritiesBorrowed, tokio_postgres::Error> {
                Ok(SeveritiesBorrowed { case_file_id: row.try_get(0)?, severity: row.try_get(1)? })
            },
            mapper: |it| Severities::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeveritiesParams<T1>,
        SeveritiesQuery<'c, 'a, 's, C, Severities, 2>,
        C,
    > for SeveritiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeveritiesParams<T1>,
    ) -> SeveritiesQuery<'c, 'a, 's, C, Severities, 2> {
        self.bind(client, &params.tenant, &params.case_files)
    }
}
pub struct SetNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_notice() -> SetNoticeStmt {
    SetNoticeStmt(
        "update app.incident set has_notice = true where tenant_id = $1 and case_file_id = $2 returning true as kept",
        None,
    )
}
impl SetNoticeStmt {
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
    crate::client::async_::Params<'c, 'a, 's, SetNoticeParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for SetNoticeStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetNoticeParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct SetSummaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_summary() -> SetSummaryStmt {
    SetSummaryStmt(
        "update app.incident set summary_what = $1, summary_cause = $2, summary_effect = $3, summary_change = $4, published_at = $5 where tenant_id = $6 and case_file_id = $7 returning true as kept",
        None,
    )
}
impl SetSummaryStmt {
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
    >(
        &'s self,
        client: &'c C,
        what: &'a T1,
        cause: &'a T2,
        effect: &'a T3,
        change: &'a T4,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [what, cause, effect, change, now, tenant, case_file],
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetSummaryParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for SetSummaryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetSummaryParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.what,
            &params.cause,
            &params.effect,
            &params.change,
            &params.now,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct AddressesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn addresses() -> AddressesStmt {
    AddressesStmt(
        "select slug, tenant_id from app.address where slug > $1 and slug <> all($2) order by slug limit $3",
        None,
    )
}
impl AddressesStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        after: &'a T1,
        own: &'a T3,
        many: &'a i64,
    ) -> AddressesQuery<'c, 'a, 's, C, Addresses, 3> {
        AddressesQuery {
            client,
            params: [after, own, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddressesBorrowed, tokio_postgres::Error> {
                Ok(AddressesBorrowed { slug: row.try_get(0)?, tenant_id: row.try_get(1)? })
            },
            mapper: |it| Addresses::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddressesParams<T1, T2, T3>,
        AddressesQuery<'c, 'a, 's, C, Addresses, 3>,
        C,
    > for AddressesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddressesParams<T1, T2, T3>,
    ) -> AddressesQuery<'c, 'a, 's, C, Addresses, 3> {
        self.bind(client, &params.after, &params.own, &params.many)
    }
}
pub struct AddressesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn addresses_of() -> AddressesOfStmt {
    AddressesOfStmt("select slug, tenant_id from app.address where slug = any($1) and slug <> all($2)", None)
}
impl AddressesOfStmt {
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
        slugs: &'a T2,
        own: &'a T4,
    ) -> AddressesOfQuery<'c, 'a, 's, C, AddressesOf, 2> {
        AddressesOfQuery {
            client,
            params: [slugs, own],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddressesOfBorrowed, tokio_postgres::Error> {
                Ok(AddressesOfBorrowed { slug: row.try_get(0)?, tenant_id: row.try_get(1)? })
            },
            mapper: |it| AddressesOf::from(it),
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
        AddressesOfParams<T1, T2, T3, T4>,
        AddressesOfQuery<'c, 'a, 's, C, AddressesOf, 2>,
        C,
    > for AddressesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddressesOfParams<T1, T2, T3, T4>,
    ) -> AddressesOfQuery<'c, 'a, 's, C, AddressesOf, 2> {
        self.bind(client, &params.slugs, &params.own)
    }
}
pub struct CountryOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn country_of() -> CountryOfStmt {
    CountryOfStmt("select country from app.tenant where tenant_id = $1", None)
}
impl CountryOfStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct EventsBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_between() -> EventsBetweenStmt {
    EventsBetweenStmt(
        "select event_id, content from app.audit_event where tenant_id = $1 and event_id >= $2 and event_id < $3 and ($4 or actor_id = $5) order by event_id desc limit $6",
        None,
    )
}
impl EventsBetweenStmt {
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
        is_anybody: &'a bool,
        actor: &'a uuid::Uuid,
        many: &'a i64,
    ) -> EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 6> {
        EventsBetweenQuery {
            client,
            params: [tenant, first, before_id, is_anybody, actor, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventsBetweenBorrowed, tokio_postgres::Error> {
                Ok(EventsBetweenBorrowed { event_id: row.try_get(0)?, content: row.try_get(1)? })
            },
            mapper: |it| EventsBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsBetweenParams,
        EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 6>,
        C,
    > for EventsBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsBetweenParams,
    ) -> EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.before_id,
            &params.is_anybody,
            &params.actor,
            &params.many,
        )
    }
}
pub struct CountEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_events() -> CountEventsStmt {
    CountEventsStmt(
        "select count(*)::integer as many from ( select e.event_id from app.audit_event e where e.tenant_id = $1 and e.event_id >= $2 and e.event_id < $3 and ($4 or e.actor_id = $5) limit $6 ) counted",
        None,
    )
}
impl CountEventsStmt {
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
        is_anybody: &'a bool,
        actor: &'a uuid::Uuid,
        many: &'a i64,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [tenant, first, before_id, is_anybody, actor, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountEventsParams, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for CountEventsStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountEventsParams) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.before_id,
            &params.is_anybody,
            &params.actor,
            &params.many,
        )
    }
}
pub struct PutWorkspacesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_workspaces() -> PutWorkspacesStmt {
    PutWorkspacesStmt(
        "insert into app.incident_workspace (tenant_id, case_file_id, workspace_id, slug, country, events, is_affected) select t.tenant_id, $1, w.workspace, w.slug, w.country, w.events, false from app.tenant t cross join unnest($2::uuid[], $3::text[], $4::text[], $5::integer[]) as w (workspace, slug, country, events) where t.tenant_id = $6 on conflict (tenant_id, case_file_id, workspace_id) do update set events = excluded.events returning true as kept",
        None,
    )
}
impl PutWorkspacesStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        case_file: &'a uuid::Uuid,
        workspaces: &'a T1,
        slugs: &'a T3,
        countries: &'a T5,
        events: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [case_file, workspaces, slugs, countries, events, tenant],
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
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutWorkspacesParams<T1, T2, T3, T4, T5, T6>,
        BoolQuery<'c, 'a, 's, C, bool, 6>,
        C,
    > for PutWorkspacesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutWorkspacesParams<T1, T2, T3, T4, T5, T6>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.case_file,
            &params.workspaces,
            &params.slugs,
            &params.countries,
            &params.events,
            &params.tenant,
        )
    }
}
pub struct SetAffectedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_affected() -> SetAffectedStmt {
    SetAffectedStmt(
        "update app.incident_workspace set is_affected = (slug = any($1)) where tenant_id = $2 and case_file_id = $3 returning slug, is_affected",
        None,
    )
}
impl SetAffectedStmt {
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
        slugs: &'a T2,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> SetAffectedQuery<'c, 'a, 's, C, SetAffected, 3> {
        SetAffectedQuery {
            client,
            params: [slugs, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SetAffectedBorrowed, tokio_postgres::Error> {
                Ok(SetAffectedBorrowed { slug: row.try_get(0)?, is_affected: row.try_get(1)? })
            },
            mapper: |it| SetAffected::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetAffectedParams<T1, T2>,
        SetAffectedQuery<'c, 'a, 's, C, SetAffected, 3>,
        C,
    > for SetAffectedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetAffectedParams<T1, T2>,
    ) -> SetAffectedQuery<'c, 'a, 's, C, SetAffected, 3> {
        self.bind(client, &params.slugs, &params.tenant, &params.case_file)
    }
}
pub struct SetToldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_told() -> SetToldStmt {
    SetToldStmt(
        "update app.incident_workspace set told_at = $1 where tenant_id = $2 and case_file_id = $3 and workspace_id = any($4) and told_at is null returning true as told",
        None,
    )
}
impl SetToldStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        workspaces: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, tenant, case_file, workspaces],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, SetToldParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetToldStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetToldParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.tenant, &params.case_file, &params.workspaces)
    }
}
pub struct WorkspacesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_of() -> WorkspacesOfStmt {
    WorkspacesOfStmt(
        "select workspace_id, slug, country, events, is_affected, told_at from app.incident_workspace where tenant_id = $1 and case_file_id = $2 order by slug limit $3",
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
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 3> {
        WorkspacesOfQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesOfBorrowed, tokio_postgres::Error> {
                Ok(WorkspacesOfBorrowed {
                    workspace_id: row.try_get(0)?,
                    slug: row.try_get(1)?,
                    country: row.try_get(2)?,
                    events: row.try_get(3)?,
                    is_affected: row.try_get(4)?,
                    told_at: row.try_get(5)?,
                })
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
        WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 3>,
        C,
    > for WorkspacesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesOfParams,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct InsertNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_notice() -> InsertNoticeStmt {
    InsertNoticeStmt(
        "insert into app.incident_notice (tenant_id, incident_notice_id, case_file_id, nature, impact, measures, contact, advice, needs_advice, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning true as kept",
        None,
    )
}
impl InsertNoticeStmt {
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
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        notice: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        nature: &'a T1,
        impact: &'a T2,
        measures: &'a T3,
        contact: &'a T4,
        advice: &'a Option<T5>,
        needs_advice: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [
                tenant,
                notice,
                case_file,
                nature,
                impact,
                measures,
                contact,
                advice,
                needs_advice,
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
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertNoticeParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertNoticeParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.notice,
            &params.case_file,
            &params.nature,
            &params.impact,
            &params.measures,
            &params.contact,
            &params.advice,
            &params.needs_advice,
            &params.by,
            &params.now,
        )
    }
}
pub struct NoticesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notices_of() -> NoticesOfStmt {
    NoticesOfStmt(
        "select incident_notice_id, nature, impact, measures, contact, advice, created_at from app.incident_notice where tenant_id = $1 and case_file_id = $2 order by incident_notice_id limit $3",
        None,
    )
}
impl NoticesOfStmt {
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
    ) -> NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3> {
        NoticesOfQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticesOfBorrowed, tokio_postgres::Error> {
                Ok(NoticesOfBorrowed {
                    incident_notice_id: row.try_get(0)?,
                    nature: row.try_get(1)?,
                    impact: row.try_get(2)?,
                    measures: row.try_get(3)?,
                    contact: row.try_get(4)?,
                    advice: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| NoticesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NoticesOfParams, NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3>, C>
    for NoticesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoticesOfParams,
    ) -> NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct MailsOfNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_of_notice() -> MailsOfNoticeStmt {
    MailsOfNoticeStmt(
        "select mail_id, about, address, created_at, sent_at, given_up_at, last_error from app.mail where tenant_id = $1 and about = any($2) order by mail_id limit $3",
        None,
    )
}
impl MailsOfNoticeStmt {
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
        notices: &'a T1,
        many: &'a i64,
    ) -> MailsOfNoticeQuery<'c, 'a, 's, C, MailsOfNotice, 3> {
        MailsOfNoticeQuery {
            client,
            params: [tenant, notices, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailsOfNoticeBorrowed, tokio_postgres::Error> {
                Ok(MailsOfNoticeBorrowed {
                    mail_id: row.try_get(0)?,
                    about: row.try_get(1)?,
                    address: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    sent_at: row.try_get(4)?,
                    given_up_at: row.try_get(5)?,
                    last_error: row.try_get(6)?,
                })
            },
            mapper: |it| MailsOfNotice::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MailsOfNoticeParams<T1>,
        MailsOfNoticeQuery<'c, 'a, 's, C, MailsOfNotice, 3>,
        C,
    > for MailsOfNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailsOfNoticeParams<T1>,
    ) -> MailsOfNoticeQuery<'c, 'a, 's, C, MailsOfNotice, 3> {
        self.bind(client, &params.tenant, &params.notices, &params.many)
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and ended_at is null returning session_id",
        None,
    )
}
impl EndSessionsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, tenant],
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
        EndSessionsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for EndSessionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct RevokeTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_tokens() -> RevokeTokensStmt {
    RevokeTokensStmt(
        "update app.api_token set revoked_at = $1 where tenant_id = $2 and revoked_at is null returning token_id",
        None,
    )
}
impl RevokeTokensStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, tenant],
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
        RevokeTokensParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RevokeTokensStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeTokensParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct InsertAuthorityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_authority() -> InsertAuthorityStmt {
    InsertAuthorityStmt(
        "insert into app.authority_clock (tenant_id, authority_clock_id, clock, source, source_on, created_by, created_at) select t.tenant_id, $1, $2, $3, $4, $5, $6 from app.tenant t where t.tenant_id = $7 returning true as kept",
        None,
    )
}
impl InsertAuthorityStmt {
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
        authority: &'a uuid::Uuid,
        clock: &'a T1,
        source: &'a T2,
        source_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [authority, clock, source, source_on, by, now, tenant],
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
        InsertAuthorityParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertAuthorityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAuthorityParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.authority,
            &params.clock,
            &params.source,
            &params.source_on,
            &params.by,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct AuthoritiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn authorities() -> AuthoritiesStmt {
    AuthoritiesStmt(
        "select distinct on (clock) clock, source, source_on, created_at from app.authority_clock where tenant_id = $1 order by clock, authority_clock_id desc",
        None,
    )
}
impl AuthoritiesStmt {
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
    ) -> AuthoritiesQuery<'c, 'a, 's, C, Authorities, 1> {
        AuthoritiesQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AuthoritiesBorrowed, tokio_postgres::Error> {
                Ok(AuthoritiesBorrowed {
                    clock: row.try_get(0)?,
                    source: row.try_get(1)?,
                    source_on: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| Authorities::from(it),
        }
    }
}
pub struct SummariesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn summaries() -> SummariesStmt {
    SummariesStmt(
        "select f.case_no, i.severity, i.noticed_at, i.summary_what as what, i.summary_cause as cause, i.summary_effect as effect, i.summary_change as change, i.published_at from app.incident i join app.case_file f on f.tenant_id = i.tenant_id and f.case_file_id = i.case_file_id where i.tenant_id = $1 and i.published_at is not null and not f.is_drill and i.summary_what is not null and i.summary_cause is not null and i.summary_effect is not null and i.summary_change is not null order by i.published_at desc limit $2",
        None,
    )
}
impl SummariesStmt {
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
    ) -> SummariesQuery<'c, 'a, 's, C, Summaries, 2> {
        SummariesQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SummariesBorrowed, tokio_postgres::Error> {
                Ok(SummariesBorrowed {
                    case_no: row.try_get(0)?,
                    severity: row.try_get(1)?,
                    noticed_at: row.try_get(2)?,
                    what: row.try_get(3)?,
                    cause: row.try_get(4)?,
                    effect: row.try_get(5)?,
                    change: row.try_get(6)?,
                    published_at: row.try_get(7)?,
                })
            },
            mapper: |it| Summaries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SummariesParams, SummariesQuery<'c, 'a, 's, C, Summaries, 2>, C>
    for SummariesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SummariesParams,
    ) -> SummariesQuery<'c, 'a, 's, C, Summaries, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct NoticeGapsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notice_gaps() -> NoticeGapsStmt {
    NoticeGapsStmt(
        "select count(*) as notices, count(*) filter (where length(nature) <= 45 or length(impact) <= 45 or length(measures) <= 45 or length(contact) <= 45 or needs_advice and advice is null) as gaps from app.incident_notice where tenant_id = $1",
        None,
    )
}
impl NoticeGapsStmt {
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
    ) -> NoticeGapsQuery<'c, 'a, 's, C, NoticeGaps, 1> {
        NoticeGapsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticeGaps, tokio_postgres::Error> {
                Ok(NoticeGaps { notices: row.try_get(0)?, gaps: row.try_get(1)? })
            },
            mapper: |it| NoticeGaps::from(it),
        }
    }
}
pub struct ExerciseAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn exercise_at() -> ExerciseAtStmt {
    ExerciseAtStmt(
        "select t.created_at as began_at, (select max(f.closed_at) from app.case_file f where f.tenant_id = t.tenant_id and f.kind = 'incident' and f.is_drill) as last_at from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl ExerciseAtStmt {
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
    ) -> ExerciseAtQuery<'c, 'a, 's, C, ExerciseAt, 1> {
        ExerciseAtQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExerciseAt, tokio_postgres::Error> {
                Ok(ExerciseAt { began_at: row.try_get(0)?, last_at: row.try_get(1)? })
            },
            mapper: |it| ExerciseAt::from(it),
        }
    }
}
pub struct OpenIncidentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_incidents() -> OpenIncidentsStmt {
    OpenIncidentsStmt(
        "select count(*) as many from app.case_file where tenant_id = $1 and kind = 'incident' and closed_at is null",
        None,
    )
}
impl OpenIncidentsStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
