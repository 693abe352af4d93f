// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LatestParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub checks: T2,
    pub tenant: uuid::Uuid,
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
