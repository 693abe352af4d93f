// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct CaptureOfWorkspaceParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub asked_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CaptureOfWorkspace {
    pub case_no: i32,
    pub ends_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CaptureOfWorkspaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CaptureOfWorkspace, tokio_postgres::Error>,
    mapper: fn(CaptureOfWorkspace) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CaptureOfWorkspaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CaptureOfWorkspace) -> R) -> CaptureOfWorkspaceQuery<'c, 'a, 's, C, R, N> {
        CaptureOfWorkspaceQuery {
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
pub struct CaptureOfWorkspaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn capture_of_workspace() -> CaptureOfWorkspaceStmt {
    CaptureOfWorkspaceStmt(
        "select case_no, ends_at from app.capture where tenant_id = $1 and closed_at is null and deleted_at is null and (ends_at > $2 or (allowed_at is null and asked_at > $3)) order by ends_at nulls last, case_no limit 1",
        None,
    )
}
impl CaptureOfWorkspaceStmt {
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
        asked_at: &'a jiff::Timestamp,
    ) -> CaptureOfWorkspaceQuery<'c, 'a, 's, C, CaptureOfWorkspace, 3> {
        CaptureOfWorkspaceQuery {
            client,
            params: [tenant, now, asked_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaptureOfWorkspace, tokio_postgres::Error> {
                Ok(CaptureOfWorkspace { case_no: row.try_get(0)?, ends_at: row.try_get(1)? })
            },
            mapper: |it| CaptureOfWorkspace::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CaptureOfWorkspaceParams,
        CaptureOfWorkspaceQuery<'c, 'a, 's, C, CaptureOfWorkspace, 3>,
        C,
    > for CaptureOfWorkspaceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaptureOfWorkspaceParams,
    ) -> CaptureOfWorkspaceQuery<'c, 'a, 's, C, CaptureOfWorkspace, 3> {
        self.bind(client, &params.tenant, &params.now, &params.asked_at)
    }
}
