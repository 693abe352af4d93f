// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct DoubtfulPasswordsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub list: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct LockMembersWithPasswordParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
}
#[derive(Debug)]
pub struct RequirePasswordParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub people: T1,
}
#[derive(Debug)]
pub struct EndSessionsOfPeopleParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub people: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Doubtful {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub standing: Option<String>,
    pub list: Option<String>,
    pub since: jiff::Timestamp,
    pub password_after: Option<jiff::Timestamp>,
}
pub struct DoubtfulBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub standing: Option<&'a str>,
    pub list: Option<&'a str>,
    pub since: jiff::Timestamp,
    pub password_after: Option<jiff::Timestamp>,
}
impl<'a> From<DoubtfulBorrowed<'a>> for Doubtful {
    fn from(
        DoubtfulBorrowed { person_id, name, standing, list, since, password_after }: DoubtfulBorrowed<'a>,
    ) -> Self {
        Self {
            person_id,
            name: name.into(),
            standing: standing.map(|v| v.into()),
            list: list.map(|v| v.into()),
            since,
            password_after,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockMembersWithPassword {
    pub person_id: uuid::Uuid,
    pub roles: Vec<String>,
    pub added: Option<String>,
}
pub struct LockMembersWithPasswordBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub added: Option<&'a str>,
}
impl<'a> From<LockMembersWithPasswordBorrowed<'a>> for LockMembersWithPassword {
    fn from(
        LockMembersWithPasswordBorrowed { person_id, roles, added }: LockMembersWithPasswordBorrowed<'a>,
    ) -> Self {
        Self { person_id, roles: roles.map(|v| v.into()).collect(), added: added.map(|v| v.into()) }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DoubtfulQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DoubtfulBorrowed, tokio_postgres::Error>,
    mapper: fn(DoubtfulBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DoubtfulQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DoubtfulBorrowed) -> R) -> DoubtfulQuery<'c, 'a, 's, C, R, N> {
        DoubtfulQuery {
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
pub struct LockMembersWithPasswordQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockMembersWithPasswordBorrowed, tokio_postgres::Error>,
    mapper: fn(LockMembersWithPasswordBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockMembersWithPasswordQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LockMembersWithPasswordBorrowed) -> R,
    ) -> LockMembersWithPasswordQuery<'c, 'a, 's, C, R, N> {
        LockMembersWithPasswordQuery {
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
pub struct DoubtfulPasswordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn doubtful_passwords() -> DoubtfulPasswordsStmt {
    DoubtfulPasswordsStmt(
        "select m.person_id, m.name, p.standing, p.list, p.since, m.password_after from app.membership m cross join lateral app.password_standing(m.person_id) p where m.tenant_id = $1 and m.state = 'active' and m.until is null and (p.standing is null or p.standing <> 'pass' or p.list <> $2) order by m.person_id limit $3",
        None,
    )
}
impl DoubtfulPasswordsStmt {
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
        list: &'a T1,
        many: &'a i64,
    ) -> DoubtfulQuery<'c, 'a, 's, C, Doubtful, 3> {
        DoubtfulQuery {
            client,
            params: [tenant, list, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DoubtfulBorrowed, tokio_postgres::Error> {
                Ok(DoubtfulBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    standing: row.try_get(2)?,
                    list: row.try_get(3)?,
                    since: row.try_get(4)?,
                    password_after: row.try_get(5)?,
                })
            },
            mapper: |it| Doubtful::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DoubtfulPasswordsParams<T1>,
        DoubtfulQuery<'c, 'a, 's, C, Doubtful, 3>,
        C,
    > for DoubtfulPasswordsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DoubtfulPasswordsParams<T1>,
    ) -> DoubtfulQuery<'c, 'a, 's, C, Doubtful, 3> {
        self.bind(client, &params.tenant, &params.list, &params.many)
    }
}
pub struct LockMembersWithPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_members_with_password() -> LockMembersWithPasswordStmt {
    LockMembersWithPasswordStmt(
        "select m.person_id, m.roles, c.added from app.membership m cross join lateral app.password_standing(m.person_id) p left join lateral (select string_agg(array_to_string(r.permissions, ' '), ' ') as added from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true where m.tenant_id = $1 and m.person_id = any($2) and m.state = 'active' and m.until is null order by m.person_id for update of m",
        None,
    )
}
impl LockMembersWithPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        people: &'a T1,
    ) -> LockMembersWithPasswordQuery<'c, 'a, 's, C, LockMembersWithPassword, 2> {
        LockMembersWithPasswordQuery {
            client,
            params: [tenant, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LockMembersWithPasswordBorrowed, tokio_postgres::Error> {
                    Ok(LockMembersWithPasswordBorrowed {
                        person_id: row.try_get(0)?,
                        roles: row.try_get(1)?,
                        added: row.try_get(2)?,
                    })
                },
            mapper: |it| LockMembersWithPassword::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockMembersWithPasswordParams<T1>,
        LockMembersWithPasswordQuery<'c, 'a, 's, C, LockMembersWithPassword, 2>,
        C,
    > for LockMembersWithPasswordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockMembersWithPasswordParams<T1>,
    ) -> LockMembersWithPasswordQuery<'c, 'a, 's, C, LockMembersWithPassword, 2> {
        self.bind(client, &params.tenant, &params.people)
    }
}
pub struct RequirePasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn require_password() -> RequirePasswordStmt {
    RequirePasswordStmt(
        "update app.membership set password_after = $1 where tenant_id = $2 and person_id = any($3) returning person_id",
        None,
    )
}
impl RequirePasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        people: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequirePasswordParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RequirePasswordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequirePasswordParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.people)
    }
}
pub struct EndSessionsOfPeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_of_people() -> EndSessionsOfPeopleStmt {
    EndSessionsOfPeopleStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and person_id = any($3) and ended_at is null returning session_id",
        None,
    )
}
impl EndSessionsOfPeopleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        people: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndSessionsOfPeopleParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for EndSessionsOfPeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsOfPeopleParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.people)
    }
}
