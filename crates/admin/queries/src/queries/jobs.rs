// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct JobsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub person: uuid::Uuid,
    pub held: T2,
    pub all: bool,
    pub kind: T3,
    pub many: i64,
}
#[derive(Debug)]
pub struct JobOfIdParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub person: uuid::Uuid,
    pub held: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelJobParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    pub job_id: uuid::Uuid,
    pub kind: String,
    pub needs: String,
    pub state: String,
    pub code: Option<String>,
    pub answer: Option<Vec<u8>>,
    pub asked_by: uuid::Uuid,
    pub done: i64,
    pub total: i64,
    pub attempts: i32,
    pub created_at: jiff::Timestamp,
    pub started_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
pub struct JobBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub kind: &'a str,
    pub needs: &'a str,
    pub state: &'a str,
    pub code: Option<&'a str>,
    pub answer: Option<&'a [u8]>,
    pub asked_by: uuid::Uuid,
    pub done: i64,
    pub total: i64,
    pub attempts: i32,
    pub created_at: jiff::Timestamp,
    pub started_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
impl<'a> From<JobBorrowed<'a>> for Job {
    fn from(
        JobBorrowed {
            job_id,
            kind,
            needs,
            state,
            code,
            answer,
            asked_by,
            done,
            total,
            attempts,
            created_at,
            started_at,
            ended_at,
        }: JobBorrowed<'a>,
    ) -> Self {
        Self {
            job_id,
            kind: kind.into(),
            needs: needs.into(),
            state: state.into(),
            code: code.map(|v| v.into()),
            answer: answer.map(|v| v.into()),
            asked_by,
            done,
            total,
            attempts,
            created_at,
            started_at,
            ended_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobBorrowed, tokio_postgres::Error>,
    mapper: fn(JobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobBorrowed) -> R) -> JobQuery<'c, 'a, 's, C, R, N> {
        JobQuery {
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
pub struct JobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn jobs() -> JobsStmt {
    JobsStmt(
        "select job_id, kind, needs, state, code, null::app.sealed as answer, asked_by, done, total, attempts, created_at, started_at, ended_at from app.job where tenant_id = $1 and job_id < $2 and (asked_by = $3 or needs = any($4)) and ($5 or kind = $6) order by job_id desc limit $7",
        None,
    )
}
impl JobsStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        before: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        held: &'a T2,
        all: &'a bool,
        kind: &'a T3,
        many: &'a i64,
    ) -> JobQuery<'c, 'a, 's, C, Job, 7> {
        JobQuery {
            client,
            params: [tenant, before, person, held, all, kind, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobBorrowed, tokio_postgres::Error> {
                Ok(JobBorrowed {
                    job_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    needs: row.try_get(2)?,
                    state: row.try_get(3)?,
                    code: row.try_get(4)?,
                    answer: row.try_get(5)?,
                    asked_by: row.try_get(6)?,
                    done: row.try_get(7)?,
                    total: row.try_get(8)?,
                    attempts: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    started_at: row.try_get(11)?,
                    ended_at: row.try_get(12)?,
                })
            },
            mapper: |it| Job::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, JobsParams<T1, T2, T3>, JobQuery<'c, 'a, 's, C, Job, 7>, C>
    for JobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobsParams<T1, T2, T3>,
    ) -> JobQuery<'c, 'a, 's, C, Job, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.before,
            &params.person,
            &params.held,
            &params.all,
            &params.kind,
            &params.many,
        )
    }
}
pub struct JobOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job_of_id() -> JobOfIdStmt {
    JobOfIdStmt(
        "select job_id, kind, needs, state, code, answer, asked_by, done, total, attempts, created_at, started_at, ended_at from app.job where tenant_id = $1 and job_id = $2 and (asked_by = $3 or needs = any($4))",
        None,
    )
}
impl JobOfIdStmt {
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
        job: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        held: &'a T2,
    ) -> JobQuery<'c, 'a, 's, C, Job, 4> {
        JobQuery {
            client,
            params: [tenant, job, person, held],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobBorrowed, tokio_postgres::Error> {
                Ok(JobBorrowed {
                    job_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    needs: row.try_get(2)?,
                    state: row.try_get(3)?,
                    code: row.try_get(4)?,
                    answer: row.try_get(5)?,
                    asked_by: row.try_get(6)?,
                    done: row.try_get(7)?,
                    total: row.try_get(8)?,
                    attempts: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    started_at: row.try_get(11)?,
                    ended_at: row.try_get(12)?,
                })
            },
            mapper: |it| Job::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, JobOfIdParams<T1, T2>, JobQuery<'c, 'a, 's, C, Job, 4>, C>
    for JobOfIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a JobOfIdParams<T1, T2>) -> JobQuery<'c, 'a, 's, C, Job, 4> {
        self.bind(client, &params.tenant, &params.job, &params.person, &params.held)
    }
}
pub struct CancelJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel_job() -> CancelJobStmt {
    CancelJobStmt(
        "update app.job set state = 'cancelled', input = null, lease_sha256 = null, lease_until = null, ended_at = $1 where tenant_id = $2 and job_id = $3 and state in ('waiting', 'running') returning true as cancelled",
        None,
    )
}
impl CancelJobStmt {
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
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CancelJobParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for CancelJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a CancelJobParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.job)
    }
}
