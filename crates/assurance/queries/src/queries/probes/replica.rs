// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LooksAtCopiesParams {
    pub tenant: uuid::Uuid,
    pub since: uuid::Uuid,
    pub before_id: uuid::Uuid,
    pub many: i64,
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
