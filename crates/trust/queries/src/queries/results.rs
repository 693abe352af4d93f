// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LatestParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub checks: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct DaysParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub checks: T2,
    pub firsts: T3,
    pub ends: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LooksAtCopiesParams {
    pub tenant: uuid::Uuid,
    pub since: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Latest {
    pub check: String,
    pub ended_at: Option<jiff::Timestamp>,
    pub result: Option<String>,
    pub event_id: Option<uuid::Uuid>,
    pub content: Option<Vec<u8>>,
    pub held_at: Option<jiff::Timestamp>,
    pub broken_since: Option<jiff::Timestamp>,
}
pub struct LatestBorrowed<'a> {
    pub check: &'a str,
    pub ended_at: Option<jiff::Timestamp>,
    pub result: Option<&'a str>,
    pub event_id: Option<uuid::Uuid>,
    pub content: Option<&'a [u8]>,
    pub held_at: Option<jiff::Timestamp>,
    pub broken_since: Option<jiff::Timestamp>,
}
impl<'a> From<LatestBorrowed<'a>> for Latest {
    fn from(
        LatestBorrowed { check, ended_at, result, event_id, content, held_at, broken_since }: LatestBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            check: check.into(),
            ended_at,
            result: result.map(|v| v.into()),
            event_id,
            content: content.map(|v| v.into()),
            held_at,
            broken_since,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    pub check: String,
    pub day: i64,
    pub was_broken: Option<bool>,
}
pub struct DaysBorrowed<'a> {
    pub check: &'a str,
    pub day: i64,
    pub was_broken: Option<bool>,
}
impl<'a> From<DaysBorrowed<'a>> for Days {
    fn from(DaysBorrowed { check, day, was_broken }: DaysBorrowed<'a>) -> Self {
        Self { check: check.into(), day, was_broken }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LooksAtCopies {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: Vec<u8>,
}
pub struct LooksAtCopiesBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: &'a [u8],
}
impl<'a> From<LooksAtCopiesBorrowed<'a>> for LooksAtCopies {
    fn from(LooksAtCopiesBorrowed { event_id, at, content }: LooksAtCopiesBorrowed<'a>) -> Self {
        Self { event_id, at, content: content.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LatestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LatestBorrowed, tokio_postgres::Error>,
    mapper: fn(LatestBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LatestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LatestBorrowed) -> R) -> LatestQuery<'c, 'a, 's, C, R, N> {
        LatestQuery {
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
pub struct DaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DaysBorrowed, tokio_postgres::Error>,
    mapper: fn(DaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DaysBorrowed) -> R) -> DaysQuery<'c, 'a, 's, C, R, N> {
        DaysQuery {
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
pub struct LooksAtCopiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LooksAtCopiesBorrowed, tokio_postgres::Error>,
    mapper: fn(LooksAtCopiesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LooksAtCopiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LooksAtCopiesBorrowed) -> R) -> LooksAtCopiesQuery<'c, 'a, 's, C, R, N> {
        LooksAtCopiesQuery {
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
pub struct LatestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest() -> LatestStmt {
    LatestStmt(
        "select checks.action as check, run.at as ended_at, run.result, run.event_id, run.content, held.at as held_at, broken.at as broken_since from unnest($1::text[]) as checks (action) left join lateral ( select e.at, e.result, e.event_id, e.content from app.audit_event e where e.tenant_id = $2 and e.action = checks.action order by e.event_id desc limit 1) run on true left join lateral ( select e.at, e.event_id from app.audit_event e where e.tenant_id = $2 and e.action = checks.action and e.result = 'ok' order by e.event_id desc limit 1) held on true left join lateral ( select e.at from app.audit_event e where e.tenant_id = $2 and e.action = checks.action and e.result = 'denied' and (held.event_id is null or e.event_id > held.event_id) order by e.event_id limit 1) broken on true",
        None,
    )
}
impl LatestStmt {
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
        checks: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> LatestQuery<'c, 'a, 's, C, Latest, 2> {
        LatestQuery {
            client,
            params: [checks, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LatestBorrowed, tokio_postgres::Error> {
                Ok(LatestBorrowed {
                    check: row.try_get(0)?,
                    ended_at: row.try_get(1)?,
                    result: row.try_get(2)?,
                    event_id: row.try_get(3)?,
                    content: row.try_get(4)?,
                    held_at: row.try_get(5)?,
                    broken_since: row.try_get(6)?,
                })
            },
            mapper: |it| Latest::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, LatestParams<T1, T2>, LatestQuery<'c, 'a, 's, C, Latest, 2>, C>
    for LatestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestParams<T1, T2>,
    ) -> LatestQuery<'c, 'a, 's, C, Latest, 2> {
        self.bind(client, &params.checks, &params.tenant)
    }
}
pub struct DaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days() -> DaysStmt {
    DaysStmt(
        "select checks.action as check, days.n as day, was.broken as was_broken from unnest($1::text[]) as checks (action) cross join unnest($2::uuid[], $3::uuid[]) with ordinality as days (first, after, n) left join lateral ( select e.result = 'denied' as broken from app.audit_event e where e.tenant_id = $4 and e.action = checks.action and e.event_id >= days.first and e.event_id < days.after order by e.result limit 1) was on true",
        None,
    )
}
impl DaysStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        checks: &'a T2,
        firsts: &'a T3,
        ends: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> DaysQuery<'c, 'a, 's, C, Days, 4> {
        DaysQuery {
            client,
            params: [checks, firsts, ends, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DaysBorrowed, tokio_postgres::Error> {
                Ok(DaysBorrowed { check: row.try_get(0)?, day: row.try_get(1)?, was_broken: row.try_get(2)? })
            },
            mapper: |it| Days::from(it),
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
> crate::client::async_::Params<'c, 'a, 's, DaysParams<T1, T2, T3, T4>, DaysQuery<'c, 'a, 's, C, Days, 4>, C>
    for DaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysParams<T1, T2, T3, T4>,
    ) -> DaysQuery<'c, 'a, 's, C, Days, 4> {
        self.bind(client, &params.checks, &params.firsts, &params.ends, &params.tenant)
    }
}
pub struct LooksAtCopiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn looks_at_copies() -> LooksAtCopiesStmt {
    LooksAtCopiesStmt(
        "select e.event_id, e.at, e.content from app.audit_event e where e.tenant_id = $1 and e.action = 'trust.replication' and e.event_id >= $2 and e.event_id < $3 order by e.event_id desc limit $4",
        None,
    )
}
impl LooksAtCopiesStmt {
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
        since: &'a uuid::Uuid,
        before_id: &'a uuid::Uuid,
        many: &'a i64,
    ) -> LooksAtCopiesQuery<'c, 'a, 's, C, LooksAtCopies, 4> {
        LooksAtCopiesQuery {
            client,
            params: [tenant, since, before_id, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LooksAtCopiesBorrowed, tokio_postgres::Error> {
                Ok(LooksAtCopiesBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    content: row.try_get(2)?,
                })
            },
            mapper: |it| LooksAtCopies::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LooksAtCopiesParams,
        LooksAtCopiesQuery<'c, 'a, 's, C, LooksAtCopies, 4>,
        C,
    > for LooksAtCopiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LooksAtCopiesParams,
    ) -> LooksAtCopiesQuery<'c, 'a, 's, C, LooksAtCopies, 4> {
        self.bind(client, &params.tenant, &params.since, &params.before_id, &params.many)
    }
}
pub struct BegunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begun() -> BegunStmt {
    BegunStmt("select created_at from app.tenant where tenant_id = $1", None)
}
impl BegunStmt {
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
pub struct ServerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn server() -> ServerStmt {
    ServerStmt(
        "select current_setting('server_version') as version from app.tenant where tenant_id = $1",
        None,
    )
}
impl ServerStmt {
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
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 1> {
        OptionStringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
