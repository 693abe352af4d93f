// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OperatorGrantsParams {
    pub now: jiff::Timestamp,
    pub latest: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OperatorsParams {
    pub since: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OperatorGrants {
    pub standing: i64,
    pub too_long: i64,
    pub outlived: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Operators {
    pub people: i64,
    pub nobodies: i64,
    pub idle: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OperatorGrantsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OperatorGrants, tokio_postgres::Error>,
    mapper: fn(OperatorGrants) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OperatorGrantsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OperatorGrants) -> R) -> OperatorGrantsQuery<'c, 'a, 's, C, R, N> {
        OperatorGrantsQuery {
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
pub struct OperatorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Operators, tokio_postgres::Error>,
    mapper: fn(Operators) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OperatorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Operators) -> R) -> OperatorsQuery<'c, 'a, 's, C, R, N> {
        OperatorsQuery {
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
pub struct OperatorGrantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn operator_grants() -> OperatorGrantsStmt {
    OperatorGrantsStmt(
        "select count(*) filter (where m.until > $1) as standing, count(*) filter (where m.until > $2) as too_long, count(*) filter (where m.until <= $1 and exists (select from app.session s where s.tenant_id = $3 and s.person_id = m.person_id and s.ended_at is null and s.expires_at > $1)) as outlived from app.membership m where m.tenant_id = $3 and m.state = 'active' and m.until is not null",
        None,
    )
}
impl OperatorGrantsStmt {
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
        latest: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> OperatorGrantsQuery<'c, 'a, 's, C, OperatorGrants, 3> {
        OperatorGrantsQuery {
            client,
            params: [now, latest, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OperatorGrants, tokio_postgres::Error> {
                Ok(OperatorGrants {
                    standing: row.try_get(0)?,
                    too_long: row.try_get(1)?,
                    outlived: row.try_get(2)?,
                })
            },
            mapper: |it| OperatorGrants::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OperatorGrantsParams,
        OperatorGrantsQuery<'c, 'a, 's, C, OperatorGrants, 3>,
        C,
    > for OperatorGrantsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OperatorGrantsParams,
    ) -> OperatorGrantsQuery<'c, 'a, 's, C, OperatorGrants, 3> {
        self.bind(client, &params.now, &params.latest, &params.tenant)
    }
}
pub struct OperatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn operators() -> OperatorsStmt {
    OperatorsStmt(
        "select count(*) as people, count(*) filter (where app.sessions_since(m.person_id) is null) as nobodies, count(*) filter (where m.created_at < $1 and not exists (select from app.session s where s.tenant_id = $2 and s.person_id = m.person_id and s.seen_at >= $1)) as idle from app.membership m where m.tenant_id = $2 and m.state = 'active'",
        None,
    )
}
impl OperatorsStmt {
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
        since: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> OperatorsQuery<'c, 'a, 's, C, Operators, 2> {
        OperatorsQuery {
            client,
            params: [since, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Operators, tokio_postgres::Error> {
                Ok(Operators { people: row.try_get(0)?, nobodies: row.try_get(1)?, idle: row.try_get(2)? })
            },
            mapper: |it| Operators::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OperatorsParams, OperatorsQuery<'c, 'a, 's, C, Operators, 2>, C>
    for OperatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OperatorsParams,
    ) -> OperatorsQuery<'c, 'a, 's, C, Operators, 2> {
        self.bind(client, &params.since, &params.tenant)
    }
}
pub struct SuperuserSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn superuser_sessions() -> SuperuserSessionsStmt {
    SuperuserSessionsStmt(
        "select count(*) from pg_catalog.pg_stat_activity where usename = 'steel_super' and backend_type = 'client backend' and application_name <> 'steelyard' and not starts_with(application_name, 'pgBackRest')",
        None,
    )
}
impl SuperuserSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
