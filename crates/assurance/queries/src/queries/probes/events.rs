// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct EventOfParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub request: uuid::Uuid,
    pub action: T1,
    pub result: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventOf {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: String,
    pub result: String,
    pub code: Option<String>,
    pub request_id: uuid::Uuid,
}
pub struct EventOfBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: &'a str,
    pub result: &'a str,
    pub code: Option<&'a str>,
    pub request_id: uuid::Uuid,
}
impl<'a> From<EventOfBorrowed<'a>> for EventOf {
    fn from(
        EventOfBorrowed { event_id, at, actor_id, action, result, code, request_id }: EventOfBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            at,
            actor_id,
            action: action.into(),
            result: result.into(),
            code: code.map(|v| v.into()),
            request_id,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EventOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventOfBorrowed, tokio_postgres::Error>,
    mapper: fn(EventOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventOfBorrowed) -> R) -> EventOfQuery<'c, 'a, 's, C, R, N> {
        EventOfQuery {
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
pub struct EventOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn event_of() -> EventOfStmt {
    EventOfStmt(
        "select event_id, at, actor_id, action, result, code, request_id from app.audit_event where tenant_id = $1 and event_id >= $2 and request_id = $3 and action = $4 and result = $5 order by event_id limit 1",
        None,
    )
}
impl EventOfStmt {
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
        first: &'a uuid::Uuid,
        request: &'a uuid::Uuid,
        action: &'a T1,
        result: &'a T2,
    ) -> EventOfQuery<'c, 'a, 's, C, EventOf, 5> {
        EventOfQuery {
            client,
            params: [tenant, first, request, action, result],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventOfBorrowed, tokio_postgres::Error> {
                Ok(EventOfBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    action: row.try_get(3)?,
                    result: row.try_get(4)?,
                    code: row.try_get(5)?,
                    request_id: row.try_get(6)?,
                })
            },
            mapper: |it| EventOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventOfParams<T1, T2>,
        EventOfQuery<'c, 'a, 's, C, EventOf, 5>,
        C,
    > for EventOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventOfParams<T1, T2>,
    ) -> EventOfQuery<'c, 'a, 's, C, EventOf, 5> {
        self.bind(client, &params.tenant, &params.first, &params.request, &params.action, &params.result)
    }
}
