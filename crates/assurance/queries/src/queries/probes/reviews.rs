// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct ReviewsFiguresParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub canaries: T2,
    pub now: jiff::Timestamp,
    pub quarter_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ReviewsFigures {
    pub founded_at: Option<jiff::Timestamp>,
    pub running: i64,
    pub overdue: i64,
    pub done: i64,
    pub of_quarter: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ReviewsFiguresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReviewsFigures, tokio_postgres::Error>,
    mapper: fn(ReviewsFigures) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReviewsFiguresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReviewsFigures) -> R) -> ReviewsFiguresQuery<'c, 'a, 's, C, R, N> {
        ReviewsFiguresQuery {
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
pub struct ReviewsFiguresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reviews_figures() -> ReviewsFiguresStmt {
    ReviewsFiguresStmt(
        "select (select t.created_at from app.tenant t where t.tenant_id = $1 and t.slug <> all($2)) as founded_at, count(*) filter (where c.stopped_at is null) as running, count(*) filter (where c.stopped_at is null and c.due_at < $3) as overdue, count(*) filter (where c.stopped_at is not null) as done, count(*) filter (where c.stopped_at is null or c.begun_at >= $4) as of_quarter from app.case_clock c where c.tenant_id = $1 and c.clock = 'access_review'",
        None,
    )
}
impl ReviewsFiguresStmt {
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
        canaries: &'a T2,
        now: &'a jiff::Timestamp,
        quarter_at: &'a jiff::Timestamp,
    ) -> ReviewsFiguresQuery<'c, 'a, 's, C, ReviewsFigures, 4> {
        ReviewsFiguresQuery {
            client,
            params: [tenant, canaries, now, quarter_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReviewsFigures, tokio_postgres::Error> {
                Ok(ReviewsFigures {
                    founded_at: row.try_get(0)?,
                    running: row.try_get(1)?,
                    overdue: row.try_get(2)?,
                    done: row.try_get(3)?,
                    of_quarter: row.try_get(4)?,
                })
            },
            mapper: |it| ReviewsFigures::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReviewsFiguresParams<T1, T2>,
        ReviewsFiguresQuery<'c, 'a, 's, C, ReviewsFigures, 4>,
        C,
    > for ReviewsFiguresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReviewsFiguresParams<T1, T2>,
    ) -> ReviewsFiguresQuery<'c, 'a, 's, C, ReviewsFigures, 4> {
        self.bind(client, &params.tenant, &params.canaries, &params.now, &params.quarter_at)
    }
}
