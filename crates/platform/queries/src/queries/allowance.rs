// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct TakeAllowanceParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub subject: T1,
    pub first: jiff::Timestamp,
    pub latest: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub step: i64,
    pub whole: jiff::Timestamp,
}
#[derive(Debug)]
pub struct GiveBackAllowanceParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub subject: T1,
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
pub struct TakeAllowanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_allowance() -> TakeAllowanceStmt {
    TakeAllowanceStmt(
        "insert into app.attempt as a (tenant_id, kind, subject_sha256, failures, last_at) values ($1, 'allowance', $2, 1, $3) on conflict (tenant_id, kind, subject_sha256) do update set failures = case when a.last_at <= $4 then 1 else 0 end, last_at = case when a.last_at <= $4 then app.later(greatest(a.last_at, $5), $6) else least(a.last_at, $7) end returning failures = 1 as taken",
        None,
    )
}
impl TakeAllowanceStmt {
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
        tenant: &'a uuid::Uuid,
        subject: &'a T1,
        first: &'a jiff::Timestamp,
        latest: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        step: &'a i64,
        whole: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, subject, first, latest, now, step, whole],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, TakeAllowanceParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for TakeAllowanceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeAllowanceParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.subject,
            &params.first,
            &params.latest,
            &params.now,
            &params.step,
            &params.whole,
        )
    }
}
pub struct GiveBackAllowanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn give_back_allowance() -> GiveBackAllowanceStmt {
    GiveBackAllowanceStmt(
        "delete from app.attempt where tenant_id = $1 and kind = 'allowance' and subject_sha256 = $2 returning true as given",
        None,
    )
}
impl GiveBackAllowanceStmt {
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
        tenant: &'a uuid::Uuid,
        subject: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, subject],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GiveBackAllowanceParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for GiveBackAllowanceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GiveBackAllowanceParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.subject)
    }
}
