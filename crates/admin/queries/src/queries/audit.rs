// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct EventsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub results: T2,
    pub opening: bool,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountEventsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub results: T2,
    pub opening: bool,
}
#[derive(Debug)]
pub struct EventsOfActionParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub results: T3,
    pub opening: bool,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountEventsOfActionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub first: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub results: T3,
    pub opening: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub roles: Vec<String>,
    pub action: String,
    pub result: String,
    pub code: Option<String>,
    pub content: Vec<u8>,
    pub request_id: uuid::Uuid,
    pub step_up: bool,
}
pub struct EventRowBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub action: &'a str,
    pub result: &'a str,
    pub code: Option<&'a str>,
    pub content: &'a [u8],
    pub request_id: uuid::Uuid,
    pub step_up: bool,
}
impl<'a> From<EventRowBorrowed<'a>> for EventRow {
    fn from(
        EventRowBorrowed {
            event_id,
            at,
            roles,
            action,
            result,
            code,
            content,
            request_id,
            step_up,
        }: EventRowBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            at,
            roles: roles.map(|v| v.into()).collect(),
            action: action.into(),
            result: result.into(),
            code: code.map(|v| v.into()),
            content: content.into(),
            request_id,
            step_up,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EventRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EventRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventRowBorrowed) -> R) -> EventRowQuery<'c, 'a, 's, C, R, N> {
        EventRowQuery {
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
pub struct EventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events() -> EventsStmt {
    EventsStmt(
        "select event_id, at, roles, action, result, code, content, request_id, step_up from app.audit_event where tenant_id = $1 and event_id >= $2 and event_id < $3 and result = any($4) and opening = $5 order by event_id desc limit $6",
        None,
    )
}
impl EventsStmt {
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
        results: &'a T2,
        opening: &'a bool,
        many: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [tenant, first, before_id, results, opening, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    roles: row.try_get(2)?,
                    action: row.try_get(3)?,
                    result: row.try_get(4)?,
                    code: row.try_get(5)?,
                    content: row.try_get(6)?,
                    request_id: row.try_get(7)?,
                    step_up: row.try_get(8)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsParams<T1, T2>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for EventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsParams<T1, T2>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.before_id,
            &params.results,
            &params.opening,
            &params.many,
        )
    }
}
pub struct CountEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_events() -> CountEventsStmt {
    CountEventsStmt(
        "select count(*) as events from app.audit_event where tenant_id = $1 and event_id >= $2 and event_id < $3 and result = any($4) and opening = $5",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
        before_id: &'a uuid::Uuid,
        results: &'a T2,
        opening: &'a bool,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [tenant, first, before_id, results, opening],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, CountEventsParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for CountEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountEventsParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(client, &params.tenant, &params.first, &params.before_id, &params.results, &params.opening)
    }
}
pub struct EventsOfActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of_action() -> EventsOfActionStmt {
    EventsOfActionStmt(
        "select event_id, at, roles, action, result, code, content, request_id, step_up from app.audit_event where tenant_id = $1 and action = $2 and event_id >= $3 and event_id < $4 and result = any($5) and opening = $6 order by event_id desc limit $7",
        None,
    )
}
impl EventsOfActionStmt {
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
        tenant: &'a uuid::Uuid,
        action: &'a T1,
        first: &'a uuid::Uuid,
        before_id: &'a uuid::Uuid,
        results: &'a T3,
        opening: &'a bool,
        many: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 7> {
        EventRowQuery {
            client,
            params: [tenant, action, first, before_id, results, opening, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    roles: row.try_get(2)?,
                    action: row.try_get(3)?,
                    result: row.try_get(4)?,
                    code: row.try_get(5)?,
                    content: row.try_get(6)?,
                    request_id: row.try_get(7)?,
                    step_up: row.try_get(8)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsOfActionParams<T1, T2, T3>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 7>,
        C,
    > for EventsOfActionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfActionParams<T1, T2, T3>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.action,
            &params.first,
            &params.before_id,
            &params.results,
            &params.opening,
            &params.many,
        )
    }
}
pub struct CountEventsOfActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_events_of_action() -> CountEventsOfActionStmt {
    CountEventsOfActionStmt(
        "select count(*) as events from app.audit_event where tenant_id = $1 and action = $2 and event_id >= $3 and event_id < $4 and result = any($5) and opening = $6",
        None,
    )
}
impl CountEventsOfActionStmt {
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
        tenant: &'a uuid::Uuid,
        action: &'a T1,
        first: &'a uuid::Uuid,
        before_id: &'a uuid::Uuid,
        results: &'a T3,
        opening: &'a bool,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        I64Query {
            client,
            params: [tenant, action, first, before_id, results, opening],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountEventsOfActionParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 6>,
        C,
    > for CountEventsOfActionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountEventsOfActionParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.action,
            &params.first,
            &params.before_id,
            &params.results,
            &params.opening,
        )
    }
}
