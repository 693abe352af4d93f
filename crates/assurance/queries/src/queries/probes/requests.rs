// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct RequestsFiguresParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RequestsFigures {
    pub without_order: i64,
    pub overdue: i64,
    pub waiting: i64,
    pub whole: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RequestsFiguresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RequestsFigures, tokio_postgres::Error>,
    mapper: fn(RequestsFigures) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RequestsFiguresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RequestsFigures) -> R) -> RequestsFiguresQuery<'c, 'a, 's, C, R, N> {
        RequestsFiguresQuery {
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
pub struct RequestsFiguresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requests_figures() -> RequestsFiguresStmt {
    RequestsFiguresStmt(
        "select count(*) filter (where r.outcome is not null and (r.taken_at is null or r.taken_at > r.answered_at or not exists ( select from app.membership m where m.tenant_id = $1 and m.person_id = r.taken_by))) as without_order, count(*) filter (where c.due_at < $2) as overdue, count(*) filter (where r.taken_at is null) as waiting, count(*) as whole from app.person_request r left join app.case_clock c on c.tenant_id = r.tenant_id and c.case_file_id = r.case_file_id and c.clock = 'request_forward' and c.stopped_at is null where r.tenant_id = $1 and not exists (select from app.closing z where z.tenant_id = $1 and z.ends_at <= $2)",
        None,
    )
}
impl RequestsFiguresStmt {
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
        now: &'a jiff::Timestamp,
    ) -> RequestsFiguresQuery<'c, 'a, 's, C, RequestsFigures, 2> {
        RequestsFiguresQuery {
            client,
            params: [tenant, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RequestsFigures, tokio_postgres::Error> {
                Ok(RequestsFigures {
                    without_order: row.try_get(0)?,
                    overdue: row.try_get(1)?,
                    waiting: row.try_get(2)?,
                    whole: row.try_get(3)?,
                })
            },
            mapper: |it| RequestsFigures::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestsFiguresParams,
        RequestsFiguresQuery<'c, 'a, 's, C, RequestsFigures, 2>,
        C,
    > for RequestsFiguresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestsFiguresParams,
    ) -> RequestsFiguresQuery<'c, 'a, 's, C, RequestsFigures, 2> {
        self.bind(client, &params.tenant, &params.now)
    }
}
