// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithPrintsParams {
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithOldPrintsParams {
    pub before: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimPrintParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub claimed_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PrintEndedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub state: T1,
    pub problem: Option<T2>,
    pub due_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub claimed_until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveOldPrintsParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimPrint {
    pub print_job_id: uuid::Uuid,
    pub content: Vec<u8>,
    pub tries: i32,
    pub kind: String,
    pub width_mm: i32,
    pub address: String,
}
pub struct ClaimPrintBorrowed<'a> {
    pub print_job_id: uuid::Uuid,
    pub content: &'a [u8],
    pub tries: i32,
    pub kind: &'a str,
    pub width_mm: i32,
    pub address: &'a str,
}
impl<'a> From<ClaimPrintBorrowed<'a>> for ClaimPrint {
    fn from(
        ClaimPrintBorrowed { print_job_id, content, tries, kind, width_mm, address }: ClaimPrintBorrowed<'a>,
    ) -> Self {
        Self {
            print_job_id,
            content: content.into(),
            tries,
            kind: kind.into(),
            width_mm,
            address: address.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct ClaimPrintQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimPrintBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimPrintBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimPrintQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimPrintBorrowed) -> R) -> ClaimPrintQuery<'c, 'a, 's, C, R, N> {
        ClaimPrintQuery {
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
pub struct WorkspacesWithPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_prints() -> WorkspacesWithPrintsStmt {
    WorkspacesWithPrintsStmt(
        "select t.tenant_id from app.tenant t where exists (select from ledger.print_job j where j.tenant_id = t.tenant_id and j.due_at <= $1) order by t.tenant_id limit $2",
        None,
    )
}
impl WorkspacesWithPrintsStmt {
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
        now: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithPrintsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesWithPrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithPrintsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.many)
    }
}
pub struct WorkspacesWithOldPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_old_prints() -> WorkspacesWithOldPrintsStmt {
    WorkspacesWithOldPrintsStmt(
        "select t.tenant_id from app.tenant t where exists (select from ledger.print_job j where j.tenant_id = t.tenant_id and j.created_at < $1) order by t.tenant_id limit $2",
        None,
    )
}
impl WorkspacesWithOldPrintsStmt {
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
        before: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithOldPrintsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesWithOldPrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithOldPrintsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.before, &params.many)
    }
}
pub struct ClaimPrintStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_print() -> ClaimPrintStmt {
    ClaimPrintStmt(
        "with next as ( select print_job_id from ledger.print_job where tenant_id = $1 and due_at <= $2 order by due_at, print_job_id limit 1 for update skip locked ) update ledger.print_job j set due_at = $3, tries = j.tries + 1 from next, ledger.printer p where j.tenant_id = $1 and j.print_job_id = next.print_job_id and p.tenant_id = $1 and p.printer_id = j.printer_id returning j.print_job_id, j.content, j.tries, p.kind, p.width_mm, p.address",
        None,
    )
}
impl ClaimPrintStmt {
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
        claimed_until: &'a jiff::Timestamp,
    ) -> ClaimPrintQuery<'c, 'a, 's, C, ClaimPrint, 3> {
        ClaimPrintQuery {
            client,
            params: [tenant, now, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimPrintBorrowed, tokio_postgres::Error> {
                Ok(ClaimPrintBorrowed {
                    print_job_id: row.try_get(0)?,
                    content: row.try_get(1)?,
                    tries: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    width_mm: row.try_get(4)?,
                    address: row.try_get(5)?,
                })
            },
            mapper: |it| ClaimPrint::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimPrintParams,
        ClaimPrintQuery<'c, 'a, 's, C, ClaimPrint, 3>,
        C,
    > for ClaimPrintStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimPrintParams,
    ) -> ClaimPrintQuery<'c, 'a, 's, C, ClaimPrint, 3> {
        self.bind(client, &params.tenant, &params.now, &params.claimed_until)
    }
}
pub struct PrintEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn print_ended() -> PrintEndedStmt {
    PrintEndedStmt(
        "update ledger.print_job set state = $1, problem = $2, due_at = $3, ended_at = $4 where tenant_id = $5 and print_job_id = $6 and due_at = $7 returning true as ended",
        None,
    )
}
impl PrintEndedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        state: &'a T1,
        problem: &'a Option<T2>,
        due_at: &'a Option<jiff::Timestamp>,
        ended_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        claimed_until: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [state, problem, due_at, ended_at, tenant, job, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PrintEndedParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for PrintEndedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintEndedParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.state,
            &params.problem,
            &params.due_at,
            &params.ended_at,
            &params.tenant,
            &params.job,
            &params.claimed_until,
        )
    }
}
pub struct RemoveOldPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_old_prints() -> RemoveOldPrintsStmt {
    RemoveOldPrintsStmt(
        "delete from ledger.print_job where tenant_id = $1 and created_at < $2 returning print_job_id",
        None,
    )
}
impl RemoveOldPrintsStmt {
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
        before: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoveOldPrintsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RemoveOldPrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveOldPrintsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
