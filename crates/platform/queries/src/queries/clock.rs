// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LastOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub first: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LastOf {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: Vec<u8>,
}
pub struct LastOfBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: &'a [u8],
}
impl<'a> From<LastOfBorrowed<'a>> for LastOf {
    fn from(LastOfBorrowed { event_id, at, content }: LastOfBorrowed<'a>) -> Self {
        Self { event_id, at, content: content.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct LastOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LastOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastOfBorrowed) -> R) -> LastOfQuery<'c, 'a, 's, C, R, N> {
        LastOfQuery {
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
pub struct NewestEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest_event() -> NewestEventStmt {
    NewestEventStmt(
        "select at from app.audit_event where tenant_id = $1 order by event_id desc limit 1",
        None,
    )
}
impl NewestEventStmt {
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
pub struct LastOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_of() -> LastOfStmt {
    LastOfStmt(
        "select event_id, at, content from app.audit_event where tenant_id = $1 and action = $2 and event_id >= $3 order by event_id desc limit 1",
        None,
    )
}
impl LastOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        action: &'a T1,
        first: &'a uuid::Uuid,
    ) -> LastOfQuery<'c, 'a, 's, C, LastOf, 3> {
        LastOfQuery {
            client,
            params: [tenant, action, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastOfBorrowed, tokio_postgres::Error> {
                Ok(LastOfBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    content: row.try_get(2)?,
                })
            },
            mapper: |it| LastOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LastOfParams<T1>, LastOfQuery<'c, 'a, 's, C, LastOf, 3>, C>
    for LastOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastOfParams<T1>,
    ) -> LastOfQuery<'c, 'a, 's, C, LastOf, 3> {
        self.bind(client, &params.tenant, &params.action, &params.first)
    }
}
