// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct ToldInEventsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub planted: T2,
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct ToldInMailsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub planted: T2,
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct ToldInOneTimeParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub planted: T2,
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct ToldInAnswersParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub planted: T2,
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ToldInDraftsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub planted: T2,
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub place: String,
    pub looked_at: i64,
    pub hits: i64,
}
pub struct ToldBorrowed<'a> {
    pub place: &'a str,
    pub looked_at: i64,
    pub hits: i64,
}
impl<'a> From<ToldBorrowed<'a>> for Told {
    fn from(ToldBorrowed { place, looked_at, hits }: ToldBorrowed<'a>) -> Self {
        Self { place: place.into(), looked_at, hits }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ToldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ToldBorrowed, tokio_postgres::Error>,
    mapper: fn(ToldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ToldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ToldBorrowed) -> R) -> ToldQuery<'c, 'a, 's, C, R, N> {
        ToldQuery {
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
pub struct ToldInEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told_in_events() -> ToldInEventsStmt {
    ToldInEventsStmt(
        "select 'app.audit_event' as place, count(*) as looked_at, count(*) filter (where exists (select from unnest($1::text[]) as secret where position(secret in kept::text) > 0)) as hits from app.audit_event kept where kept.tenant_id = $2 and kept.event_id >= $3",
        None,
    )
}
impl ToldInEventsStmt {
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
        planted: &'a T2,
        tenant: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        ToldQuery {
            client,
            params: [planted, tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToldBorrowed, tokio_postgres::Error> {
                Ok(ToldBorrowed { place: row.try_get(0)?, looked_at: row.try_get(1)?, hits: row.try_get(2)? })
            },
            mapper: |it| Told::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ToldInEventsParams<T1, T2>,
        ToldQuery<'c, 'a, 's, C, Told, 3>,
        C,
    > for ToldInEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToldInEventsParams<T1, T2>,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        self.bind(client, &params.planted, &params.tenant, &params.first)
    }
}
pub struct ToldInMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told_in_mails() -> ToldInMailsStmt {
    ToldInMailsStmt(
        "select 'app.mail' as place, count(*) as looked_at, count(*) filter (where exists (select from unnest($1::text[]) as secret where position(secret in kept::text) > 0)) as hits from app.mail kept where kept.tenant_id = $2 and kept.mail_id >= $3",
        None,
    )
}
impl ToldInMailsStmt {
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
        planted: &'a T2,
        tenant: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        ToldQuery {
            client,
            params: [planted, tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToldBorrowed, tokio_postgres::Error> {
                Ok(ToldBorrowed { place: row.try_get(0)?, looked_at: row.try_get(1)?, hits: row.try_get(2)? })
            },
            mapper: |it| Told::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, ToldInMailsParams<T1, T2>, ToldQuery<'c, 'a, 's, C, Told, 3>, C>
    for ToldInMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToldInMailsParams<T1, T2>,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        self.bind(client, &params.planted, &params.tenant, &params.first)
    }
}
pub struct ToldInOneTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told_in_one_time() -> ToldInOneTimeStmt {
    ToldInOneTimeStmt(
        "select 'app.one_time' as place, count(*) as looked_at, count(*) filter (where exists (select from unnest($1::text[]) as secret where position(secret in kept::text) > 0)) as hits from app.one_time kept where kept.tenant_id = $2 and kept.one_time_id >= $3",
        None,
    )
}
impl ToldInOneTimeStmt {
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
        planted: &'a T2,
        tenant: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        ToldQuery {
            client,
            params: [planted, tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToldBorrowed, tokio_postgres::Error> {
                Ok(ToldBorrowed { place: row.try_get(0)?, looked_at: row.try_get(1)?, hits: row.try_get(2)? })
            },
            mapper: |it| Told::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ToldInOneTimeParams<T1, T2>,
        ToldQuery<'c, 'a, 's, C, Told, 3>,
        C,
    > for ToldInOneTimeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToldInOneTimeParams<T1, T2>,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        self.bind(client, &params.planted, &params.tenant, &params.first)
    }
}
pub struct ToldInAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told_in_answers() -> ToldInAnswersStmt {
    ToldInAnswersStmt(
        "select 'app.kept_answer' as place, count(*) as looked_at, count(*) filter (where exists (select from unnest($1::text[]) as secret where position(secret in kept::text) > 0)) as hits from app.kept_answer kept where kept.tenant_id = $2 and kept.created_at >= $3",
        None,
    )
}
impl ToldInAnswersStmt {
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
        planted: &'a T2,
        tenant: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        ToldQuery {
            client,
            params: [planted, tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToldBorrowed, tokio_postgres::Error> {
                Ok(ToldBorrowed { place: row.try_get(0)?, looked_at: row.try_get(1)?, hits: row.try_get(2)? })
            },
            mapper: |it| Told::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ToldInAnswersParams<T1, T2>,
        ToldQuery<'c, 'a, 's, C, Told, 3>,
        C,
    > for ToldInAnswersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToldInAnswersParams<T1, T2>,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        self.bind(client, &params.planted, &params.tenant, &params.since)
    }
}
pub struct ToldInDraftsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn told_in_drafts() -> ToldInDraftsStmt {
    ToldInDraftsStmt(
        "select 'app.draft' as place, count(*) as looked_at, count(*) filter (where exists (select from unnest($1::text[]) as secret where position(secret in kept::text) > 0)) as hits from app.draft kept where kept.tenant_id = $2 and kept.kept_at >= $3",
        None,
    )
}
impl ToldInDraftsStmt {
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
        planted: &'a T2,
        tenant: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        ToldQuery {
            client,
            params: [planted, tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToldBorrowed, tokio_postgres::Error> {
                Ok(ToldBorrowed { place: row.try_get(0)?, looked_at: row.try_get(1)?, hits: row.try_get(2)? })
            },
            mapper: |it| Told::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ToldInDraftsParams<T1, T2>,
        ToldQuery<'c, 'a, 's, C, Told, 3>,
        C,
    > for ToldInDraftsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToldInDraftsParams<T1, T2>,
    ) -> ToldQuery<'c, 'a, 's, C, Told, 3> {
        self.bind(client, &params.planted, &params.tenant, &params.since)
    }
}
