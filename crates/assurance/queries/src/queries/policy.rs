// This file was generated with `clorinde`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Policies {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: Vec<u8>,
}
pub struct PoliciesBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: &'a [u8],
}
impl<'a> From<PoliciesBorrowed<'a>> for Policies {
    fn from(PoliciesBorrowed { event_id, at, content }: PoliciesBorrowed<'a>) -> Self {
        Self { event_id, at, content: content.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PoliciesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PoliciesBorrowed, tokio_postgres::Error>,
    mapper: fn(PoliciesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PoliciesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PoliciesBorrowed) -> R) -> PoliciesQuery<'c, 'a, 's, C, R, N> {
        PoliciesQuery {
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
pub struct PoliciesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policies() -> PoliciesStmt {
    PoliciesStmt(
        "select event_id, at, content from app.audit_event where tenant_id = $1 and action = 'policy.publish' order by event_id desc limit 100",
        None,
    )
}
impl PoliciesStmt {
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
    ) -> PoliciesQuery<'c, 'a, 's, C, Policies, 1> {
        PoliciesQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PoliciesBorrowed, tokio_postgres::Error> {
                Ok(PoliciesBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    content: row.try_get(2)?,
                })
            },
            mapper: |it| Policies::from(it),
        }
    }
}
