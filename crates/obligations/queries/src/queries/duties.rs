// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct DutiesRunningParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DutiesRunning {
    pub kind: String,
    pub case_no: i32,
    pub is_drill: bool,
    pub clock: String,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
}
pub struct DutiesRunningBorrowed<'a> {
    pub kind: &'a str,
    pub case_no: i32,
    pub is_drill: bool,
    pub clock: &'a str,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
}
impl<'a> From<DutiesRunningBorrowed<'a>> for DutiesRunning {
    fn from(
        DutiesRunningBorrowed { kind, case_no, is_drill, clock, begun_at, due_at }: DutiesRunningBorrowed<'a>,
    ) -> Self {
        Self { kind: kind.into(), case_no, is_drill, clock: clock.into(), begun_at, due_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DutiesRunningQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DutiesRunningBorrowed, tokio_postgres::Error>,
    mapper: fn(DutiesRunningBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DutiesRunningQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DutiesRunningBorrowed) -> R) -> DutiesRunningQuery<'c, 'a, 's, C, R, N> {
        DutiesRunningQuery {
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
pub struct DutiesRunningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn duties_running() -> DutiesRunningStmt {
    DutiesRunningStmt(
        "select f.kind, f.case_no, f.is_drill, c.clock, c.begun_at, c.due_at from app.case_clock c join app.case_file f on f.tenant_id = c.tenant_id and f.case_file_id = c.case_file_id where c.tenant_id = $1 and c.stopped_at is null order by c.due_at, c.case_clock_id limit $2",
        None,
    )
}
impl DutiesRunningStmt {
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
        many: &'a i64,
    ) -> DutiesRunningQuery<'c, 'a, 's, C, DutiesRunning, 2> {
        DutiesRunningQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DutiesRunningBorrowed, tokio_postgres::Error> {
                Ok(DutiesRunningBorrowed {
                    kind: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    is_drill: row.try_get(2)?,
                    clock: row.try_get(3)?,
                    begun_at: row.try_get(4)?,
                    due_at: row.try_get(5)?,
                })
            },
            mapper: |it| DutiesRunning::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DutiesRunningParams,
        DutiesRunningQuery<'c, 'a, 's, C, DutiesRunning, 2>,
        C,
    > for DutiesRunningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DutiesRunningParams,
    ) -> DutiesRunningQuery<'c, 'a, 's, C, DutiesRunning, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
