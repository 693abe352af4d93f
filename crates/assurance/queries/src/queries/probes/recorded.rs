// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct InstanceEventsParams {
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct InstanceEvents {
    pub policies: i64,
    pub rotations: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InstanceEventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InstanceEvents, tokio_postgres::Error>,
    mapper: fn(InstanceEvents) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InstanceEventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InstanceEvents) -> R) -> InstanceEventsQuery<'c, 'a, 's, C, R, N> {
        InstanceEventsQuery {
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
pub struct InstanceEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn instance_events() -> InstanceEventsStmt {
    InstanceEventsStmt(
        "select count(*) filter (where action = 'policy.publish') as policies, count(*) filter (where action = 'keys.rotate_root' and at between $1 and $2) as rotations from app.audit_event where tenant_id = $3 and action in ('policy.publish', 'keys.rotate_root') and result = 'ok'",
        None,
    )
}
impl InstanceEventsStmt {
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
        until: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> InstanceEventsQuery<'c, 'a, 's, C, InstanceEvents, 3> {
        InstanceEventsQuery {
            client,
            params: [since, until, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InstanceEvents, tokio_postgres::Error> {
                Ok(InstanceEvents { policies: row.try_get(0)?, rotations: row.try_get(1)? })
            },
            mapper: |it| InstanceEvents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InstanceEventsParams,
        InstanceEventsQuery<'c, 'a, 's, C, InstanceEvents, 3>,
        C,
    > for InstanceEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InstanceEventsParams,
    ) -> InstanceEventsQuery<'c, 'a, 's, C, InstanceEvents, 3> {
        self.bind(client, &params.since, &params.until, &params.tenant)
    }
}
