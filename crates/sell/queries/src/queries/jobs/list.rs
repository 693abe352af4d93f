// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OpenJobsParams {
    pub tenant: uuid::Uuid,
    pub due_before: Option<jiff::civil::Date>,
    pub karigar: Option<uuid::Uuid>,
    pub after_promised: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct JobsInParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub state: T1,
    pub due_before: Option<jiff::civil::Date>,
    pub karigar: Option<uuid::Uuid>,
    pub after_promised: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountOpenParams {
    pub tenant: uuid::Uuid,
    pub due_before: Option<jiff::civil::Date>,
    pub karigar: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct CountInParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub state: T1,
    pub due_before: Option<jiff::civil::Date>,
    pub karigar: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct JobListed {
    pub job_id: uuid::Uuid,
    pub number: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub kind: String,
    pub description: Vec<u8>,
    pub promised: jiff::civil::Date,
    pub estimate_minor: Option<i64>,
    pub state: String,
}
pub struct JobListedBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub number: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub kind: &'a str,
    pub description: &'a [u8],
    pub promised: jiff::civil::Date,
    pub estimate_minor: Option<i64>,
    pub state: &'a str,
}
impl<'a> From<JobListedBorrowed<'a>> for JobListed {
    fn from(
        JobListedBorrowed {
            job_id,
            number,
            party_id,
            party,
            party_name,
            kind,
            description,
            promised,
            estimate_minor,
            state,
        }: JobListedBorrowed<'a>,
    ) -> Self {
        Self {
            job_id,
            number: number.into(),
            party_id,
            party: party.into(),
            party_name: party_name.into(),
            kind: kind.into(),
            description: description.into(),
            promised,
            estimate_minor,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountByState {
    pub state: String,
    pub jobs: i64,
}
pub struct CountByStateBorrowed<'a> {
    pub state: &'a str,
    pub jobs: i64,
}
impl<'a> From<CountByStateBorrowed<'a>> for CountByState {
    fn from(CountByStateBorrowed { state, jobs }: CountByStateBorrowed<'a>) -> Self {
        Self { state: state.into(), jobs }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobListedBorrowed, tokio_postgres::Error>,
    mapper: fn(JobListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobListedBorrowed) -> R) -> JobListedQuery<'c, 'a, 's, C, R, N> {
        JobListedQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct CountByStateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountByStateBorrowed, tokio_postgres::Error>,
    mapper: fn(CountByStateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountByStateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountByStateBorrowed) -> R) -> CountByStateQuery<'c, 'a, 's, C, R, N> {
        CountByStateQuery {
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
pub struct OpenJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_jobs() -> OpenJobsStmt {
    OpenJobsStmt(
        "select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised, j.estimate_minor, j.state from sell.job j join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id where j.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and j.state in ('taken', 'in_work', 'ready') and ($2::date is null or j.promised < $2) and ($3::uuid is null or exists ( select from sell.job_metal m where m.tenant_id = $1 and m.karigar_id = $3 and m.job_id = j.job_id)) and (j.promised, j.job_id) > ($4::date, $5::uuid) order by j.promised, j.job_id limit $6",
        None,
    )
}
impl OpenJobsStmt {
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
        due_before: &'a Option<jiff::civil::Date>,
        karigar: &'a Option<uuid::Uuid>,
        after_promised: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> JobListedQuery<'c, 'a, 's, C, JobListed, 6> {
        JobListedQuery {
            client,
            params: [tenant, due_before, karigar, after_promised, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobListedBorrowed, tokio_postgres::Error> {
                Ok(JobListedBorrowed {
                    job_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    description: row.try_get(6)?,
                    promised: row.try_get(7)?,
                    estimate_minor: row.try_get(8)?,
                    state: row.try_get(9)?,
                })
            },
            mapper: |it| JobListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenJobsParams, JobListedQuery<'c, 'a, 's, C, JobListed, 6>, C>
    for OpenJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenJobsParams,
    ) -> JobListedQuery<'c, 'a, 's, C, JobListed, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.due_before,
            &params.karigar,
            &params.after_promised,
            &params.after,
            &params.many,
        )
    }
}
pub struct JobsInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn jobs_in() -> JobsInStmt {
    JobsInStmt(
        "select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised, j.estimate_minor, j.state from sell.job j join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id where j.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and j.state = $2 and ($3::date is null or j.promised < $3) and ($4::uuid is null or exists ( select from sell.job_metal m where m.tenant_id = $1 and m.karigar_id = $4 and m.job_id = j.job_id)) and (j.promised, j.job_id) > ($5::date, $6::uuid) order by j.promised, j.job_id limit $7",
        None,
    )
}
impl JobsInStmt {
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
        state: &'a T1,
        due_before: &'a Option<jiff::civil::Date>,
        karigar: &'a Option<uuid::Uuid>,
        after_promised: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> JobListedQuery<'c, 'a, 's, C, JobListed, 7> {
        JobListedQuery {
            client,
            params: [tenant, state, due_before, karigar, after_promised, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobListedBorrowed, tokio_postgres::Error> {
                Ok(JobListedBorrowed {
                    job_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    description: row.try_get(6)?,
                    promised: row.try_get(7)?,
                    estimate_minor: row.try_get(8)?,
                    state: row.try_get(9)?,
                })
            },
            mapper: |it| JobListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        JobsInParams<T1>,
        JobListedQuery<'c, 'a, 's, C, JobListed, 7>,
        C,
    > for JobsInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobsInParams<T1>,
    ) -> JobListedQuery<'c, 'a, 's, C, JobListed, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.state,
            &params.due_before,
            &params.karigar,
            &params.after_promised,
            &params.after,
            &params.many,
        )
    }
}
pub struct CountOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_open() -> CountOpenStmt {
    CountOpenStmt(
        "select count(*) as jobs from sell.job j where j.tenant_id = $1 and j.state in ('taken', 'in_work', 'ready') and ($2::date is null or j.promised < $2) and ($3::uuid is null or exists ( select from sell.job_metal m where m.tenant_id = $1 and m.karigar_id = $3 and m.job_id = j.job_id))",
        None,
    )
}
impl CountOpenStmt {
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
        due_before: &'a Option<jiff::civil::Date>,
        karigar: &'a Option<uuid::Uuid>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, due_before, karigar],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountOpenParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CountOpenStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountOpenParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.due_before, &params.karigar)
    }
}
pub struct CountInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_in() -> CountInStmt {
    CountInStmt(
        "select count(*) as jobs from sell.job j where j.tenant_id = $1 and j.state = $2 and ($3::date is null or j.promised < $3) and ($4::uuid is null or exists ( select from sell.job_metal m where m.tenant_id = $1 and m.karigar_id = $4 and m.job_id = j.job_id))",
        None,
    )
}
impl CountInStmt {
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
        state: &'a T1,
        due_before: &'a Option<jiff::civil::Date>,
        karigar: &'a Option<uuid::Uuid>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [tenant, state, due_before, karigar],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CountInParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for CountInStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountInParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.tenant, &params.state, &params.due_before, &params.karigar)
    }
}
pub struct CountByStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_by_state() -> CountByStateStmt {
    CountByStateStmt(
        "select state, count(*) as jobs from sell.job where tenant_id = $1 and state in ('taken', 'in_work', 'ready') group by state",
        None,
    )
}
impl CountByStateStmt {
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
    ) -> CountByStateQuery<'c, 'a, 's, C, CountByState, 1> {
        CountByStateQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountByStateBorrowed, tokio_postgres::Error> {
                Ok(CountByStateBorrowed { state: row.try_get(0)?, jobs: row.try_get(1)? })
            },
            mapper: |it| CountByState::from(it),
        }
    }
}
