// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SealedEventsParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedNotesParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedMailsParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedAnswersParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedDraftsParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedEvents {
    pub event_id: uuid::Uuid,
    pub content: Vec<u8>,
}
pub struct SealedEventsBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub content: &'a [u8],
}
impl<'a> From<SealedEventsBorrowed<'a>> for SealedEvents {
    fn from(SealedEventsBorrowed { event_id, content }: SealedEventsBorrowed<'a>) -> Self {
        Self { event_id, content: content.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedNotes {
    pub one_time_id: uuid::Uuid,
    pub note: Vec<u8>,
}
pub struct SealedNotesBorrowed<'a> {
    pub one_time_id: uuid::Uuid,
    pub note: &'a [u8],
}
impl<'a> From<SealedNotesBorrowed<'a>> for SealedNotes {
    fn from(SealedNotesBorrowed { one_time_id, note }: SealedNotesBorrowed<'a>) -> Self {
        Self { one_time_id, note: note.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedMails {
    pub mail_id: uuid::Uuid,
    pub address: Vec<u8>,
    pub subject: Vec<u8>,
    pub text: Option<Vec<u8>>,
    pub link: Option<Vec<u8>>,
}
pub struct SealedMailsBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub address: &'a [u8],
    pub subject: &'a [u8],
    pub text: Option<&'a [u8]>,
    pub link: Option<&'a [u8]>,
}
impl<'a> From<SealedMailsBorrowed<'a>> for SealedMails {
    fn from(SealedMailsBorrowed { mail_id, address, subject, text, link }: SealedMailsBorrowed<'a>) -> Self {
        Self {
            mail_id,
            address: address.into(),
            subject: subject.into(),
            text: text.map(|v| v.into()),
            link: link.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedAnswers {
    pub person_id: uuid::Uuid,
    pub key: String,
    pub answer: Vec<u8>,
}
pub struct SealedAnswersBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub key: &'a str,
    pub answer: &'a [u8],
}
impl<'a> From<SealedAnswersBorrowed<'a>> for SealedAnswers {
    fn from(SealedAnswersBorrowed { person_id, key, answer }: SealedAnswersBorrowed<'a>) -> Self {
        Self { person_id, key: key.into(), answer: answer.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedDrafts {
    pub person_id: uuid::Uuid,
    pub fields: Vec<u8>,
}
pub struct SealedDraftsBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub fields: &'a [u8],
}
impl<'a> From<SealedDraftsBorrowed<'a>> for SealedDrafts {
    fn from(SealedDraftsBorrowed { person_id, fields }: SealedDraftsBorrowed<'a>) -> Self {
        Self { person_id, fields: fields.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SealedEventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedEventsBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedEventsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedEventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealedEventsBorrowed) -> R) -> SealedEventsQuery<'c, 'a, 's, C, R, N> {
        SealedEventsQuery {
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
pub struct SealedNotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedNotesBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedNotesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedNotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealedNotesBorrowed) -> R) -> SealedNotesQuery<'c, 'a, 's, C, R, N> {
        SealedNotesQuery {
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
pub struct SealedMailsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedMailsBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedMailsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedMailsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealedMailsBorrowed) -> R) -> SealedMailsQuery<'c, 'a, 's, C, R, N> {
        SealedMailsQuery {
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
pub struct SealedAnswersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedAnswersBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedAnswersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedAnswersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealedAnswersBorrowed) -> R) -> SealedAnswersQuery<'c, 'a, 's, C, R, N> {
        SealedAnswersQuery {
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
pub struct SealedDraftsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedDraftsBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedDraftsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedDraftsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SealedDraftsBorrowed) -> R) -> SealedDraftsQuery<'c, 'a, 's, C, R, N> {
        SealedDraftsQuery {
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
pub struct SealedEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_events() -> SealedEventsStmt {
    SealedEventsStmt(
        "select event_id, content from app.audit_event where tenant_id = $1 and event_id >= $2",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
    ) -> SealedEventsQuery<'c, 'a, 's, C, SealedEvents, 2> {
        SealedEventsQuery {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealedEventsBorrowed, tokio_postgres::Error> {
                Ok(SealedEventsBorrowed { event_id: row.try_get(0)?, content: row.try_get(1)? })
            },
            mapper: |it| SealedEvents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedEventsParams,
        SealedEventsQuery<'c, 'a, 's, C, SealedEvents, 2>,
        C,
    > for SealedEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedEventsParams,
    ) -> SealedEventsQuery<'c, 'a, 's, C, SealedEvents, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct SealedNotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_notes() -> SealedNotesStmt {
    SealedNotesStmt(
        "select one_time_id, note from app.one_time where tenant_id = $1 and one_time_id >= $2 and note is not null",
        None,
    )
}
impl SealedNotesStmt {
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
    ) -> SealedNotesQuery<'c, 'a, 's, C, SealedNotes, 2> {
        SealedNotesQuery {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealedNotesBorrowed, tokio_postgres::Error> {
                Ok(SealedNotesBorrowed { one_time_id: row.try_get(0)?, note: row.try_get(1)? })
            },
            mapper: |it| SealedNotes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedNotesParams,
        SealedNotesQuery<'c, 'a, 's, C, SealedNotes, 2>,
        C,
    > for SealedNotesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedNotesParams,
    ) -> SealedNotesQuery<'c, 'a, 's, C, SealedNotes, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct SealedMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_mails() -> SealedMailsStmt {
    SealedMailsStmt(
        "select mail_id, address, subject, text, link from app.mail where tenant_id = $1 and mail_id >= $2",
        None,
    )
}
impl SealedMailsStmt {
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
    ) -> SealedMailsQuery<'c, 'a, 's, C, SealedMails, 2> {
        SealedMailsQuery {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealedMailsBorrowed, tokio_postgres::Error> {
                Ok(SealedMailsBorrowed {
                    mail_id: row.try_get(0)?,
                    address: row.try_get(1)?,
                    subject: row.try_get(2)?,
                    text: row.try_get(3)?,
                    link: row.try_get(4)?,
                })
            },
            mapper: |it| SealedMails::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedMailsParams,
        SealedMailsQuery<'c, 'a, 's, C, SealedMails, 2>,
        C,
    > for SealedMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedMailsParams,
    ) -> SealedMailsQuery<'c, 'a, 's, C, SealedMails, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct SealedAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_answers() -> SealedAnswersStmt {
    SealedAnswersStmt(
        "select person_id, key, answer from app.kept_answer where tenant_id = $1 and created_at >= $2",
        None,
    )
}
impl SealedAnswersStmt {
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
        since: &'a jiff::Timestamp,
    ) -> SealedAnswersQuery<'c, 'a, 's, C, SealedAnswers, 2> {
        SealedAnswersQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealedAnswersBorrowed, tokio_postgres::Error> {
                Ok(SealedAnswersBorrowed {
                    person_id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    answer: row.try_get(2)?,
                })
            },
            mapper: |it| SealedAnswers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedAnswersParams,
        SealedAnswersQuery<'c, 'a, 's, C, SealedAnswers, 2>,
        C,
    > for SealedAnswersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedAnswersParams,
    ) -> SealedAnswersQuery<'c, 'a, 's, C, SealedAnswers, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
pub struct SealedDraftsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_drafts() -> SealedDraftsStmt {
    SealedDraftsStmt("select person_id, fields from app.draft where tenant_id = $1 and kept_at >= $2", None)
}
impl SealedDraftsStmt {
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
        since: &'a jiff::Timestamp,
    ) -> SealedDraftsQuery<'c, 'a, 's, C, SealedDrafts, 2> {
        SealedDraftsQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SealedDraftsBorrowed, tokio_postgres::Error> {
                Ok(SealedDraftsBorrowed { person_id: row.try_get(0)?, fields: row.try_get(1)? })
            },
            mapper: |it| SealedDrafts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealedDraftsParams,
        SealedDraftsQuery<'c, 'a, 's, C, SealedDrafts, 2>,
        C,
    > for SealedDraftsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedDraftsParams,
    ) -> SealedDraftsQuery<'c, 'a, 's, C, SealedDrafts, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
