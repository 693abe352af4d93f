// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertRoleParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
    pub name: T1,
    pub folded: T2,
    pub permissions: T4,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LockRoleParams {
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeRoleParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub name: T1,
    pub folded: T2,
    pub permissions: T4,
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndRoleParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WhoHoldsParams {
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsOfHoldersParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
    pub me: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawInvitationsByHoldersParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub role: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LiveRoles {
    pub role_id: uuid::Uuid,
    pub name: String,
    pub permissions: Vec<String>,
    pub version: i32,
}
pub struct LiveRolesBorrowed<'a> {
    pub role_id: uuid::Uuid,
    pub name: &'a str,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
}
impl<'a> From<LiveRolesBorrowed<'a>> for LiveRoles {
    fn from(LiveRolesBorrowed { role_id, name, permissions, version }: LiveRolesBorrowed<'a>) -> Self {
        Self { role_id, name: name.into(), permissions: permissions.map(|v| v.into()).collect(), version }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HeldRoles {
    pub role_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct HeldRolesBorrowed<'a> {
    pub role_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<HeldRolesBorrowed<'a>> for HeldRoles {
    fn from(HeldRolesBorrowed { role_id, person_id, name }: HeldRolesBorrowed<'a>) -> Self {
        Self { role_id, person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockRole {
    pub name: String,
    pub permissions: Vec<String>,
    pub version: i32,
}
pub struct LockRoleBorrowed<'a> {
    pub name: &'a str,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
}
impl<'a> From<LockRoleBorrowed<'a>> for LockRole {
    fn from(LockRoleBorrowed { name, permissions, version }: LockRoleBorrowed<'a>) -> Self {
        Self { name: name.into(), permissions: permissions.map(|v| v.into()).collect(), version }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WhoHolds {
    pub id: uuid::Uuid,
    pub is_invited: bool,
    pub called: Vec<u8>,
}
pub struct WhoHoldsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub is_invited: bool,
    pub called: &'a [u8],
}
impl<'a> From<WhoHoldsBorrowed<'a>> for WhoHolds {
    fn from(WhoHoldsBorrowed { id, is_invited, called }: WhoHoldsBorrowed<'a>) -> Self {
        Self { id, is_invited, called: called.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LiveRolesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LiveRolesBorrowed, tokio_postgres::Error>,
    mapper: fn(LiveRolesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LiveRolesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LiveRolesBorrowed) -> R) -> LiveRolesQuery<'c, 'a, 's, C, R, N> {
        LiveRolesQuery {
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
pub struct HeldRolesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldRolesBorrowed, tokio_postgres::Error>,
    mapper: fn(HeldRolesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldRolesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldRolesBorrowed) -> R) -> HeldRolesQuery<'c, 'a, 's, C, R, N> {
        HeldRolesQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct LockRoleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockRoleBorrowed, tokio_postgres::Error>,
    mapper: fn(LockRoleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockRoleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockRoleBorrowed) -> R) -> LockRoleQuery<'c, 'a, 's, C, R, N> {
        LockRoleQuery {
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
pub struct WhoHoldsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WhoHoldsBorrowed, tokio_postgres::Error>,
    mapper: fn(WhoHoldsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WhoHoldsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WhoHoldsBorrowed) -> R) -> WhoHoldsQuery<'c, 'a, 's, C, R, N> {
        WhoHoldsQuery {
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
pub struct LiveRolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_roles() -> LiveRolesStmt {
    LiveRolesStmt(
        "select role_id, name, permissions, version from app.role where tenant_id = $1 and ended_at is null order by folded",
        None,
    )
}
impl LiveRolesStmt {
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
    ) -> LiveRolesQuery<'c, 'a, 's, C, LiveRoles, 1> {
        LiveRolesQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LiveRolesBorrowed, tokio_postgres::Error> {
                Ok(LiveRolesBorrowed {
                    role_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    permissions: row.try_get(2)?,
                    version: row.try_get(3)?,
                })
            },
            mapper: |it| LiveRoles::from(it),
        }
    }
}
pub struct HeldRolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held_roles() -> HeldRolesStmt {
    HeldRolesStmt(
        "select r.role_id, m.person_id, m.name from app.membership m join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles) where m.tenant_id = $1 and r.tenant_id = $1 and m.state = 'active' order by m.person_id",
        None,
    )
}
impl HeldRolesStmt {
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
    ) -> HeldRolesQuery<'c, 'a, 's, C, HeldRoles, 1> {
        HeldRolesQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeldRolesBorrowed, tokio_postgres::Error> {
                Ok(HeldRolesBorrowed {
                    role_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                })
            },
            mapper: |it| HeldRoles::from(it),
        }
    }
}
pub struct InsertRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_role() -> InsertRoleStmt {
    InsertRoleStmt(
        "insert into app.role (tenant_id, role_id, name, folded, permissions, version, created_by, created_at) values ($1, $2, $3, $4, $5, 1, $6, $7) returning version",
        None,
    )
}
impl InsertRoleStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        role: &'a uuid::Uuid,
        name: &'a T1,
        folded: &'a T2,
        permissions: &'a T4,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [tenant, role, name, folded, permissions, by, now],
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRoleParams<T1, T2, T3, T4>,
        I32Query<'c, 'a, 's, C, i32, 7>,
        C,
    > for InsertRoleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRoleParams<T1, T2, T3, T4>,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.role,
            &params.name,
            &params.folded,
            &params.permissions,
            &params.by,
            &params.now,
        )
    }
}
pub struct HowManyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn how_many() -> HowManyStmt {
    HowManyStmt("select count(*) as roles from app.role where tenant_id = $1 and ended_at is null", None)
}
impl HowManyStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_role() -> LockRoleStmt {
    LockRoleStmt(
        "select name, permissions, version from app.role where tenant_id = $1 and role_id = $2 and ended_at is null for update",
        None,
    )
}
impl LockRoleStmt {
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
        role: &'a uuid::Uuid,
    ) -> LockRoleQuery<'c, 'a, 's, C, LockRole, 2> {
        LockRoleQuery {
            client,
            params: [tenant, role],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockRoleBorrowed, tokio_postgres::Error> {
                Ok(LockRoleBorrowed {
                    name: row.try_get(0)?,
                    permissions: row.try_get(1)?,
                    version: row.try_get(2)?,
                })
            },
            mapper: |it| LockRole::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockRoleParams, LockRoleQuery<'c, 'a, 's, C, LockRole, 2>, C>
    for LockRoleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockRoleParams,
    ) -> LockRoleQuery<'c, 'a, 's, C, LockRole, 2> {
        self.bind(client, &params.tenant, &params.role)
    }
}
pub struct ChangeRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_role() -> ChangeRoleStmt {
    ChangeRoleStmt(
        "update app.role set name = $1, folded = $2, permissions = $3, version = version + 1 where tenant_id = $4 and role_id = $5 returning version",
        None,
    )
}
impl ChangeRoleStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        folded: &'a T2,
        permissions: &'a T4,
        tenant: &'a uuid::Uuid,
        role: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [name, folded, permissions, tenant, role],
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeRoleParams<T1, T2, T3, T4>,
        I32Query<'c, 'a, 's, C, i32, 5>,
        C,
    > for ChangeRoleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeRoleParams<T1, T2, T3, T4>,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.name, &params.folded, &params.permissions, &params.tenant, &params.role)
    }
}
pub struct EndRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_role() -> EndRoleStmt {
    EndRoleStmt(
        "update app.role set ended_at = $1, version = version + 1 where tenant_id = $2 and role_id = $3 returning version",
        None,
    )
}
impl EndRoleStmt {
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
        role: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [now, tenant, role],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndRoleParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for EndRoleStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndRoleParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.now, &params.tenant, &params.role)
    }
}
pub struct WhoHoldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn who_holds() -> WhoHoldsStmt {
    WhoHoldsStmt(
        "select id, is_invited, called from ( select m.person_id as id, false as is_invited, m.name as called from app.membership m where m.tenant_id = $1 and $2 = any(m.custom_roles) and m.state = 'active' union all select i.invitation_id, true, i.email from app.invitation i where i.tenant_id = $1 and $2 = any(i.custom_roles) and i.used_at is null and i.expires_at > $3 ) held order by is_invited, id",
        None,
    )
}
impl WhoHoldsStmt {
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
        role: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> WhoHoldsQuery<'c, 'a, 's, C, WhoHolds, 3> {
        WhoHoldsQuery {
            client,
            params: [tenant, role, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WhoHoldsBorrowed, tokio_postgres::Error> {
                Ok(WhoHoldsBorrowed {
                    id: row.try_get(0)?,
                    is_invited: row.try_get(1)?,
                    called: row.try_get(2)?,
                })
            },
            mapper: |it| WhoHolds::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WhoHoldsParams, WhoHoldsQuery<'c, 'a, 's, C, WhoHolds, 3>, C>
    for WhoHoldsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WhoHoldsParams,
    ) -> WhoHoldsQuery<'c, 'a, 's, C, WhoHolds, 3> {
        self.bind(client, &params.tenant, &params.role, &params.now)
    }
}
pub struct EndSessionsOfHoldersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_of_holders() -> EndSessionsOfHoldersStmt {
    EndSessionsOfHoldersStmt(
        "update app.session s set ended_at = $1 from app.membership m where s.tenant_id = $2 and m.tenant_id = $2 and m.person_id = s.person_id and $3 = any(m.custom_roles) and s.ended_at is null and s.person_id <> $4 returning s.session_id",
        None,
    )
}
impl EndSessionsOfHoldersStmt {
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
        role: &'a uuid::Uuid,
        me: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [now, tenant, role, me],
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
        EndSessionsOfHoldersParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for EndSessionsOfHoldersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsOfHoldersParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.now, &params.tenant, &params.role, &params.me)
    }
}
pub struct WithdrawInvitationsByHoldersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_invitations_by_holders() -> WithdrawInvitationsByHoldersStmt {
    WithdrawInvitationsByHoldersStmt(
        "update app.invitation i set expires_at = $1 from app.membership m where i.tenant_id = $2 and m.tenant_id = $2 and m.person_id = i.created_by and $3 = any(m.custom_roles) and i.used_at is null and i.expires_at > $1 returning i.invitation_id",
        None,
    )
}
impl WithdrawInvitationsByHoldersStmt {
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
        role: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, role],
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
        WithdrawInvitationsByHoldersParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawInvitationsByHoldersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawInvitationsByHoldersParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.role)
    }
}
