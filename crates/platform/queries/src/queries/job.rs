// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct JobsAskedParams {
    pub least: i64,
    pub since: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertJobParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub kind: T1,
    pub needs: T2,
    pub input: T3,
    pub input_bytes: i64,
    pub by: uuid::Uuid,
    pub token: Option<uuid::Uuid>,
    pub session: Option<uuid::Uuid>,
    pub second_factor: bool,
    pub by_pin: bool,
    pub step_up: bool,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithJobsParams {
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug)]
pub struct ClaimJobParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub lease: T1,
    pub until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct HoldJobParams<T1: crate::BytesSql> {
    pub until: jiff::Timestamp,
    pub done: i64,
    pub total: i64,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub lease: T1,
}
#[derive(Debug)]
pub struct EndJobParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql, T4: crate::BytesSql>
{
    pub state: T1,
    pub answer: Option<T2>,
    pub code: Option<T3>,
    pub done: i64,
    pub total: i64,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub lease: T4,
}
#[derive(Debug)]
pub struct GiveBackParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub lease: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithOldJobsParams {
    pub before: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveOldJobsParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct JobsAsked {
    pub open: i64,
    pub bytes: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WorkspacesWithJobs {
    pub tenant_id: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub is_served: bool,
    pub last_start: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimJob {
    pub job_id: uuid::Uuid,
    pub kind: String,
    pub input: Option<Vec<u8>>,
    pub asked_by: uuid::Uuid,
    pub step_up: bool,
    pub attempts: i32,
}
pub struct ClaimJobBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub kind: &'a str,
    pub input: Option<&'a [u8]>,
    pub asked_by: uuid::Uuid,
    pub step_up: bool,
    pub attempts: i32,
}
impl<'a> From<ClaimJobBorrowed<'a>> for ClaimJob {
    fn from(
        ClaimJobBorrowed { job_id, kind, input, asked_by, step_up, attempts }: ClaimJobBorrowed<'a>,
    ) -> Self {
        Self { job_id, kind: kind.into(), input: input.map(|v| v.into()), asked_by, step_up, attempts }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobsAskedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobsAsked, tokio_postgres::Error>,
    mapper: fn(JobsAsked) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobsAskedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobsAsked) -> R) -> JobsAskedQuery<'c, 'a, 's, C, R, N> {
        JobsAskedQuery {
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
pub struct WorkspacesWithJobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesWithJobs, tokio_postgres::Error>,
    mapper: fn(WorkspacesWithJobs) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesWithJobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkspacesWithJobs) -> R) -> WorkspacesWithJobsQuery<'c, 'a, 's, C, R, N> {
        WorkspacesWithJobsQuery {
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
pub struct ClaimJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimJobBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimJobBorrowed) -> R) -> ClaimJobQuery<'c, 'a, 's, C, R, N> {
        ClaimJobQuery {
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
pub struct JobsAskedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn jobs_asked() -> JobsAskedStmt {
    JobsAskedStmt(
        "select count(*) filter (where state in ('waiting', 'running')) as open, coalesce(sum(greatest(input_bytes, $1::bigint)) filter (where created_at > $2), 0)::bigint as bytes from app.job where tenant_id = $3 and (state in ('waiting', 'running') or created_at > $2)",
        None,
    )
}
impl JobsAskedStmt {
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
        least: &'a i64,
        since: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> JobsAskedQuery<'c, 'a, 's, C, JobsAsked, 3> {
        JobsAskedQuery {
            client,
            params: [least, since, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobsAsked, tokio_postgres::Error> {
                Ok(JobsAsked { open: row.try_get(0)?, bytes: row.try_get(1)? })
            },
            mapper: |it| JobsAsked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, JobsAskedParams, JobsAskedQuery<'c, 'a, 's, C, JobsAsked, 3>, C>
    for JobsAskedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobsAskedParams,
    ) -> JobsAskedQuery<'c, 'a, 's, C, JobsAsked, 3> {
        self.bind(client, &params.least, &params.since, &params.tenant)
    }
}
pub struct InsertJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_job() -> InsertJobStmt {
    InsertJobStmt(
        "insert into app.job (tenant_id, job_id, kind, needs, state, input, input_bytes, asked_by, token_id, session_id, second_factor, by_pin, step_up, done, total, attempts, created_at) values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, $13) returning true as asked",
        None,
    )
}
impl InsertJobStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        kind: &'a T1,
        needs: &'a T2,
        input: &'a T3,
        input_bytes: &'a i64,
        by: &'a uuid::Uuid,
        token: &'a Option<uuid::Uuid>,
        session: &'a Option<uuid::Uuid>,
        second_factor: &'a bool,
        by_pin: &'a bool,
        step_up: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        BoolQuery {
            client,
            params: [
                tenant,
                job,
                kind,
                needs,
                input,
                input_bytes,
                by,
                token,
                session,
                second_factor,
                by_pin,
                step_up,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertJobParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 13>,
        C,
    > for InsertJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertJobParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        self.bind(
            client,
            &params.tenant,
            &params.job,
            &params.kind,
            &params.needs,
            &params.input,
            &params.input_bytes,
            &params.by,
            &params.token,
            &params.session,
            &params.second_factor,
            &params.by_pin,
            &params.step_up,
            &params.now,
        )
    }
}
pub struct WorkspacesWithJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_jobs() -> WorkspacesWithJobsStmt {
    WorkspacesWithJobsStmt(
        "select j.tenant_id, min(j.created_at) as since, bool_or(j.state = 'running' and j.lease_until > $1) as is_served, (select max(l.started_at) from app.job l where l.tenant_id = j.tenant_id) as last_start from app.job j where j.state in ('waiting', 'running') group by j.tenant_id order by since limit $2",
        None,
    )
}
impl WorkspacesWithJobsStmt {
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
    ) -> WorkspacesWithJobsQuery<'c, 'a, 's, C, WorkspacesWithJobs, 2> {
        WorkspacesWithJobsQuery {
            client,
            params: [now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesWithJobs, tokio_postgres::Error> {
                Ok(WorkspacesWithJobs {
                    tenant_id: row.try_get(0)?,
                    since: row.try_get(1)?,
                    is_served: row.try_get(2)?,
                    last_start: row.try_get(3)?,
                })
            },
            mapper: |it| WorkspacesWithJobs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithJobsParams,
        WorkspacesWithJobsQuery<'c, 'a, 's, C, WorkspacesWithJobs, 2>,
        C,
    > for WorkspacesWithJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithJobsParams,
    ) -> WorkspacesWithJobsQuery<'c, 'a, 's, C, WorkspacesWithJobs, 2> {
        self.bind(client, &params.now, &params.many)
    }
}
pub struct ClaimJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_job() -> ClaimJobStmt {
    ClaimJobStmt(
        "with next as ( select j.job_id from app.job j where j.tenant_id = $1 and (j.state = 'waiting' or (j.state = 'running' and j.lease_until <= $2)) and not exists (select from app.job r where r.tenant_id = $1 and r.state = 'running' and r.lease_until > $2) order by j.state, j.created_at, j.job_id limit 1 for update of j skip locked ) update app.job as j set state = 'running', lease_sha256 = $3::bytea, lease_until = $4, started_at = $2, attempts = j.attempts + 1, done = 0, total = 0 from next where j.tenant_id = $1 and j.job_id = next.job_id returning j.job_id, j.kind, j.input, j.asked_by, j.step_up, j.attempts",
        None,
    )
}
impl ClaimJobStmt {
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
        now: &'a jiff::Timestamp,
        lease: &'a T1,
        until: &'a jiff::Timestamp,
    ) -> ClaimJobQuery<'c, 'a, 's, C, ClaimJob, 4> {
        ClaimJobQuery {
            client,
            params: [tenant, now, lease, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimJobBorrowed, tokio_postgres::Error> {
                Ok(ClaimJobBorrowed {
                    job_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    input: row.try_get(2)?,
                    asked_by: row.try_get(3)?,
                    step_up: row.try_get(4)?,
                    attempts: row.try_get(5)?,
                })
            },
            mapper: |it| ClaimJob::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimJobParams<T1>,
        ClaimJobQuery<'c, 'a, 's, C, ClaimJob, 4>,
        C,
    > for ClaimJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimJobParams<T1>,
    ) -> ClaimJobQuery<'c, 'a, 's, C, ClaimJob, 4> {
        self.bind(client, &params.tenant, &params.now, &params.lease, &params.until)
    }
}
pub struct HoldJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_job() -> HoldJobStmt {
    HoldJobStmt(
        "update app.job set lease_until = $1, done = $2, total = $3 where tenant_id = $4 and job_id = $5 and lease_sha256 = $6 returning true as held",
        None,
    )
}
impl HoldJobStmt {
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
        until: &'a jiff::Timestamp,
        done: &'a i64,
        total: &'a i64,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        lease: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [until, done, total, tenant, job, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, HoldJobParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for HoldJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldJobParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.until,
            &params.done,
            &params.total,
            &params.tenant,
            &params.job,
            &params.lease,
        )
    }
}
pub struct EndJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_job() -> EndJobStmt {
    EndJobStmt(
        "update app.job set state = $1, answer = $2, code = $3, done = $4, total = $5, input = null, lease_sha256 = null, lease_until = null, ended_at = $6 where tenant_id = $7 and job_id = $8 and lease_sha256 = $9 returning true as ended",
        None,
    )
}
impl EndJobStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        answer: &'a Option<T2>,
        code: &'a Option<T3>,
        done: &'a i64,
        total: &'a i64,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        lease: &'a T4,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [state, answer, code, done, total, now, tenant, job, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndJobParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for EndJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndJobParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.state,
            &params.answer,
            &params.code,
            &params.done,
            &params.total,
            &params.now,
            &params.tenant,
            &params.job,
            &params.lease,
        )
    }
}
pub struct GiveBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn give_back() -> GiveBackStmt {
    GiveBackStmt(
        "update app.job set state = 'waiting', attempts = attempts - 1, done = 0, total = 0, lease_sha256 = null, lease_until = null where tenant_id = $1 and job_id = $2 and lease_sha256 = $3 returning true as given",
        None,
    )
}
impl GiveBackStmt {
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
        job: &'a uuid::Uuid,
        lease: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, job, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, GiveBackParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for GiveBackStmt
{
    fn params(&'s self, client: &'c C, params: &'a GiveBackParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.job, &params.lease)
    }
}
pub struct WorkspacesWithOldJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_old_jobs() -> WorkspacesWithOldJobsStmt {
    WorkspacesWithOldJobsStmt("select distinct tenant_id from app.job where ended_at < $1 limit $2", None)
}
impl WorkspacesWithOldJobsStmt {
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
        WorkspacesWithOldJobsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesWithOldJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithOldJobsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.before, &params.many)
    }
}
pub struct RemoveOldJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_old_jobs() -> RemoveOldJobsStmt {
    RemoveOldJobsStmt("delete from app.job where tenant_id = $1 and ended_at < $2 returning job_id", None)
}
impl RemoveOldJobsStmt {
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
        RemoveOldJobsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RemoveOldJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveOldJobsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
