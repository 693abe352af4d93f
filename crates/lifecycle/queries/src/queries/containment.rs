// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LockCasesOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub measure: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct SetReadOnlyParams {
    pub since: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockPersonParams {
    pub person: uuid::Uuid,
    pub since: Option<jiff::Timestamp>,
}
#[derive(Debug)]
pub struct InsertContainmentParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub containment: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub measure: T1,
    pub against: T2,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ContainmentsOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ContainmentLockedParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub containment: uuid::Uuid,
}
#[derive(Debug)]
pub struct ContainmentsInForceParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub measure: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LiftContainmentParams {
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub containment: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ContainmentsOf {
    pub containment_id: uuid::Uuid,
    pub measure: String,
    pub against: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub lifted_at: Option<jiff::Timestamp>,
}
pub struct ContainmentsOfBorrowed<'a> {
    pub containment_id: uuid::Uuid,
    pub measure: &'a str,
    pub against: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub lifted_at: Option<jiff::Timestamp>,
}
impl<'a> From<ContainmentsOfBorrowed<'a>> for ContainmentsOf {
    fn from(
        ContainmentsOfBorrowed {
            containment_id,
            measure,
            against,
            created_at,
            lifted_at,
        }: ContainmentsOfBorrowed<'a>,
    ) -> Self {
        Self { containment_id, measure: measure.into(), against: against.into(), created_at, lifted_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ContainmentLocked {
    pub containment_id: uuid::Uuid,
    pub measure: String,
    pub against: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub lifted_at: Option<jiff::Timestamp>,
}
pub struct ContainmentLockedBorrowed<'a> {
    pub containment_id: uuid::Uuid,
    pub measure: &'a str,
    pub against: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub lifted_at: Option<jiff::Timestamp>,
}
impl<'a> From<ContainmentLockedBorrowed<'a>> for ContainmentLocked {
    fn from(
        ContainmentLockedBorrowed {
            containment_id,
            measure,
            against,
            created_at,
            lifted_at,
        }: ContainmentLockedBorrowed<'a>,
    ) -> Self {
        Self { containment_id, measure: measure.into(), against: against.into(), created_at, lifted_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ContainmentsInForce {
    pub containment_id: uuid::Uuid,
    pub case_file_id: uuid::Uuid,
    pub against: Vec<u8>,
}
pub struct ContainmentsInForceBorrowed<'a> {
    pub containment_id: uuid::Uuid,
    pub case_file_id: uuid::Uuid,
    pub against: &'a [u8],
}
impl<'a> From<ContainmentsInForceBorrowed<'a>> for ContainmentsInForce {
    fn from(
        ContainmentsInForceBorrowed { containment_id, case_file_id, against }: ContainmentsInForceBorrowed<
            'a,
        >,
    ) -> Self {
        Self { containment_id, case_file_id, against: against.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct OptionuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(Option<uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<uuid::Uuid>) -> R) -> OptionuuidUuidQuery<'c, 'a, 's, C, R, N> {
        OptionuuidUuidQuery {
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
pub struct ContainmentsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContainmentsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ContainmentsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContainmentsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ContainmentsOfBorrowed) -> R) -> ContainmentsOfQuery<'c, 'a, 's, C, R, N> {
        ContainmentsOfQuery {
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
pub struct ContainmentLockedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContainmentLockedBorrowed, tokio_postgres::Error>,
    mapper: fn(ContainmentLockedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContainmentLockedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ContainmentLockedBorrowed) -> R,
    ) -> ContainmentLockedQuery<'c, 'a, 's, C, R, N> {
        ContainmentLockedQuery {
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
pub struct ContainmentsInForceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContainmentsInForceBorrowed, tokio_postgres::Error>,
    mapper: fn(ContainmentsInForceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContainmentsInForceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ContainmentsInForceBorrowed) -> R,
    ) -> ContainmentsInForceQuery<'c, 'a, 's, C, R, N> {
        ContainmentsInForceQuery {
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
pub struct HoldContainmentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_containments() -> HoldContainmentsStmt {
    HoldContainmentsStmt(
        "select true as held from pg_catalog.pg_advisory_xact_lock(hashtextextended('containments', 0))",
        None,
    )
}
impl HoldContainmentsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct IsLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_locked() -> IsLockedStmt {
    IsLockedStmt("select coalesce(app.sessions_since($1) = 'infinity', false) as locked", None)
}
impl IsLockedStmt {
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
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockCasesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_cases_of() -> LockCasesOfStmt {
    LockCasesOfStmt(
        "select f.case_file_id from app.case_file f where f.tenant_id = $1 and f.case_file_id in ( select m.case_file_id from app.containment m where m.tenant_id = $1 and m.measure = $2 and m.lifted_at is null ) order by f.case_file_id for update of f",
        None,
    )
}
impl LockCasesOfStmt {
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
        measure: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, measure],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockCasesOfParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockCasesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockCasesOfParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.measure)
    }
}
pub struct SetReadOnlyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_read_only() -> SetReadOnlyStmt {
    SetReadOnlyStmt(
        "update app.tenant set read_only_since = $1 where tenant_id = $2 and (read_only_since is null) <> ($1::timestamptz is null) returning slug",
        None,
    )
}
impl SetReadOnlyStmt {
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
        since: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [since, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetReadOnlyParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for SetReadOnlyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetReadOnlyParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.since, &params.tenant)
    }
}
pub struct SetInstanceReadOnlyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_instance_read_only() -> SetInstanceReadOnlyStmt {
    SetInstanceReadOnlyStmt("select coalesce(app.set_instance_read_only($1), false) as done", None)
}
impl SetInstanceReadOnlyStmt {
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
        since: &'a Option<jiff::Timestamp>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_person() -> LockPersonStmt {
    LockPersonStmt("select coalesce(app.lock_person($1, $2), false) as done", None)
}
impl LockPersonStmt {
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
        person: &'a uuid::Uuid,
        since: &'a Option<jiff::Timestamp>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [person, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockPersonParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for LockPersonStmt
{
    fn params(&'s self, client: &'c C, params: &'a LockPersonParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.person, &params.since)
    }
}
pub struct PersonWithAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn person_with_address() -> PersonWithAddressStmt {
    PersonWithAddressStmt("select person_id from app.credential_of($1) where not is_former", None)
}
impl PersonWithAddressStmt {
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
        email_blind: &'a T1,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 1> {
        OptionuuidUuidQuery {
            client,
            params: [email_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertContainmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_containment() -> InsertContainmentStmt {
    InsertContainmentStmt(
        "insert into app.containment (tenant_id, containment_id, case_file_id, measure, against, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as kept",
        None,
    )
}
impl InsertContainmentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        containment: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        measure: &'a T1,
        against: &'a T2,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, containment, case_file, measure, against, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertContainmentParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertContainmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertContainmentParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.containment,
            &params.case_file,
            &params.measure,
            &params.against,
            &params.by,
            &params.now,
        )
    }
}
pub struct ContainmentsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn containments_of() -> ContainmentsOfStmt {
    ContainmentsOfStmt(
        "select containment_id, measure, against, created_at, lifted_at from app.containment where tenant_id = $1 and case_file_id = $2 order by containment_id limit $3",
        None,
    )
}
impl ContainmentsOfStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> ContainmentsOfQuery<'c, 'a, 's, C, ContainmentsOf, 3> {
        ContainmentsOfQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ContainmentsOfBorrowed, tokio_postgres::Error> {
                Ok(ContainmentsOfBorrowed {
                    containment_id: row.try_get(0)?,
                    measure: row.try_get(1)?,
                    against: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    lifted_at: row.try_get(4)?,
                })
            },
            mapper: |it| ContainmentsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ContainmentsOfParams,
        ContainmentsOfQuery<'c, 'a, 's, C, ContainmentsOf, 3>,
        C,
    > for ContainmentsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContainmentsOfParams,
    ) -> ContainmentsOfQuery<'c, 'a, 's, C, ContainmentsOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct ContainmentLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn containment_locked() -> ContainmentLockedStmt {
    ContainmentLockedStmt(
        "select containment_id, measure, against, created_at, lifted_at from app.containment where tenant_id = $1 and case_file_id = $2 and containment_id = $3 for update",
        None,
    )
}
impl ContainmentLockedStmt {
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
        case_file: &'a uuid::Uuid,
        containment: &'a uuid::Uuid,
    ) -> ContainmentLockedQuery<'c, 'a, 's, C, ContainmentLocked, 3> {
        ContainmentLockedQuery {
            client,
            params: [tenant, case_file, containment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ContainmentLockedBorrowed, tokio_postgres::Error> {
                    Ok(ContainmentLockedBorrowed {
                        containment_id: row.try_get(0)?,
                        measure: row.try_get(1)?,
                        against: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        lifted_at: row.try_get(4)?,
                    })
                },
            mapper: |it| ContainmentLocked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ContainmentLockedParams,
        ContainmentLockedQuery<'c, 'a, 's, C, ContainmentLocked, 3>,
        C,
    > for ContainmentLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContainmentLockedParams,
    ) -> ContainmentLockedQuery<'c, 'a, 's, C, ContainmentLocked, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.containment)
    }
}
pub struct ContainmentsInForceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn containments_in_force() -> ContainmentsInForceStmt {
    ContainmentsInForceStmt(
        "select containment_id, case_file_id, against from app.containment where tenant_id = $1 and measure = $2 and lifted_at is null order by containment_id limit $3",
        None,
    )
}
impl ContainmentsInForceStmt {
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
        measure: &'a T1,
        many: &'a i64,
    ) -> ContainmentsInForceQuery<'c, 'a, 's, C, ContainmentsInForce, 3> {
        ContainmentsInForceQuery {
            client,
            params: [tenant, measure, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ContainmentsInForceBorrowed, tokio_postgres::Error> {
                    Ok(ContainmentsInForceBorrowed {
                        containment_id: row.try_get(0)?,
                        case_file_id: row.try_get(1)?,
                        against: row.try_get(2)?,
                    })
                },
            mapper: |it| ContainmentsInForce::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ContainmentsInForceParams<T1>,
        ContainmentsInForceQuery<'c, 'a, 's, C, ContainmentsInForce, 3>,
        C,
    > for ContainmentsInForceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContainmentsInForceParams<T1>,
    ) -> ContainmentsInForceQuery<'c, 'a, 's, C, ContainmentsInForce, 3> {
        self.bind(client, &params.tenant, &params.measure, &params.many)
    }
}
pub struct LiftContainmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_containment() -> LiftContainmentStmt {
    LiftContainmentStmt(
        "update app.containment set lifted_at = $1, lifted_by = $2 where tenant_id = $3 and containment_id = $4 and lifted_at is null returning true as lifted",
        None,
    )
}
impl LiftContainmentStmt {
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
        by: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        containment: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, by, tenant, containment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiftContainmentParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for LiftContainmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LiftContainmentParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.by, &params.tenant, &params.containment)
    }
}
