// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct FindingsParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FindingStandingParams {
    pub tenant: uuid::Uuid,
    pub finding: uuid::Uuid,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub reason: T1,
    pub tenant: uuid::Uuid,
    pub finding: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    pub finding_id: uuid::Uuid,
    pub rule: String,
    pub person_id: Option<uuid::Uuid>,
    pub name: Option<Vec<u8>>,
    pub at: jiff::Timestamp,
    pub dismissed_at: Option<jiff::Timestamp>,
    pub dismissed_by: Option<uuid::Uuid>,
    pub dismisser: Option<Vec<u8>>,
    pub reason: Option<Vec<u8>>,
}
pub struct FindingsBorrowed<'a> {
    pub finding_id: uuid::Uuid,
    pub rule: &'a str,
    pub person_id: Option<uuid::Uuid>,
    pub name: Option<&'a [u8]>,
    pub at: jiff::Timestamp,
    pub dismissed_at: Option<jiff::Timestamp>,
    pub dismissed_by: Option<uuid::Uuid>,
    pub dismisser: Option<&'a [u8]>,
    pub reason: Option<&'a [u8]>,
}
impl<'a> From<FindingsBorrowed<'a>> for Findings {
    fn from(
        FindingsBorrowed {
            finding_id,
            rule,
            person_id,
            name,
            at,
            dismissed_at,
            dismissed_by,
            dismisser,
            reason,
        }: FindingsBorrowed<'a>,
    ) -> Self {
        Self {
            finding_id,
            rule: rule.into(),
            person_id,
            name: name.map(|v| v.into()),
            at,
            dismissed_at,
            dismissed_by,
            dismisser: dismisser.map(|v| v.into()),
            reason: reason.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindingStanding {
    pub rule: String,
    pub dismissed_at: Option<jiff::Timestamp>,
}
pub struct FindingStandingBorrowed<'a> {
    pub rule: &'a str,
    pub dismissed_at: Option<jiff::Timestamp>,
}
impl<'a> From<FindingStandingBorrowed<'a>> for FindingStanding {
    fn from(FindingStandingBorrowed { rule, dismissed_at }: FindingStandingBorrowed<'a>) -> Self {
        Self { rule: rule.into(), dismissed_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindingsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindingsBorrowed) -> R) -> FindingsQuery<'c, 'a, 's, C, R, N> {
        FindingsQuery {
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
pub struct FindingStandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindingStandingBorrowed, tokio_postgres::Error>,
    mapper: fn(FindingStandingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindingStandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindingStandingBorrowed) -> R,
    ) -> FindingStandingQuery<'c, 'a, 's, C, R, N> {
        FindingStandingQuery {
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
pub struct FindingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn findings() -> FindingsStmt {
    FindingsStmt(
        "select f.finding_id, f.rule, f.person_id, m.name, f.at, f.dismissed_at, f.dismissed_by, d.name as dismisser, f.reason from app.finding f left join app.membership m on m.tenant_id = $1 and m.person_id = f.person_id left join app.membership d on d.tenant_id = $1 and d.person_id = f.dismissed_by where f.tenant_id = $1 and f.finding_id < $2 order by f.finding_id desc limit $3",
        None,
    )
}
impl FindingsStmt {
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
    ) -> FindingsQuery<'c, 'a, 's, C, Findings, 3> {
        FindingsQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindingsBorrowed, tokio_postgres::Error> {
                Ok(FindingsBorrowed {
                    finding_id: row.try_get(0)?,
                    rule: row.try_get(1)?,
                    person_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    at: row.try_get(4)?,
                    dismissed_at: row.try_get(5)?,
                    dismissed_by: row.try_get(6)?,
                    dismisser: row.try_get(7)?,
                    reason: row.try_get(8)?,
                })
            },
            mapper: |it| Findings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FindingsParams, FindingsQuery<'c, 'a, 's, C, Findings, 3>, C>
    for FindingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindingsParams,
    ) -> FindingsQuery<'c, 'a, 's, C, Findings, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct CountOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_open() -> CountOpenStmt {
    CountOpenStmt("select count(*) from app.finding where tenant_id = $1 and dismissed_at is null", None)
}
impl CountOpenStmt {
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
pub struct FindingStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finding_standing() -> FindingStandingStmt {
    FindingStandingStmt(
        "select rule, dismissed_at from app.finding where tenant_id = $1 and finding_id = $2 for update",
        None,
    )
}
impl FindingStandingStmt {
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
        finding: &'a uuid::Uuid,
    ) -> FindingStandingQuery<'c, 'a, 's, C, FindingStanding, 2> {
        FindingStandingQuery {
            client,
            params: [tenant, finding],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindingStandingBorrowed, tokio_postgres::Error> {
                Ok(FindingStandingBorrowed { rule: row.try_get(0)?, dismissed_at: row.try_get(1)? })
            },
            mapper: |it| FindingStanding::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindingStandingParams,
        FindingStandingQuery<'c, 'a, 's, C, FindingStanding, 2>,
        C,
    > for FindingStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindingStandingParams,
    ) -> FindingStandingQuery<'c, 'a, 's, C, FindingStanding, 2> {
        self.bind(client, &params.tenant, &params.finding)
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "update app.finding set dismissed_at = $1, dismissed_by = $2, reason = $3 where tenant_id = $4 and finding_id = $5 returning true as done",
        None,
    )
}
impl DismissStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        reason: &'a T1,
        tenant: &'a uuid::Uuid,
        finding: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [now, by, reason, tenant, finding],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, DismissParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for DismissStmt
{
    fn params(&'s self, client: &'c C, params: &'a DismissParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.now, &params.by, &params.reason, &params.tenant, &params.finding)
    }
}
