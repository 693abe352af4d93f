// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SharedLoginsParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub browsers: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IdleMembersParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UnfollowedParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndingTokensParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub soon: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SharedLogins {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub browsers: i64,
}
pub struct SharedLoginsBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub browsers: i64,
}
impl<'a> From<SharedLoginsBorrowed<'a>> for SharedLogins {
    fn from(SharedLoginsBorrowed { person_id, name, browsers }: SharedLoginsBorrowed<'a>) -> Self {
        Self { person_id, name: name.into(), browsers }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IdleMembers {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct IdleMembersBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<IdleMembersBorrowed<'a>> for IdleMembers {
    fn from(IdleMembersBorrowed { person_id, name }: IdleMembersBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Unfollowed {
    pub invitation_id: uuid::Uuid,
    pub email: Vec<u8>,
}
pub struct UnfollowedBorrowed<'a> {
    pub invitation_id: uuid::Uuid,
    pub email: &'a [u8],
}
impl<'a> From<UnfollowedBorrowed<'a>> for Unfollowed {
    fn from(UnfollowedBorrowed { invitation_id, email }: UnfollowedBorrowed<'a>) -> Self {
        Self { invitation_id, email: email.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WithoutFactor {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct WithoutFactorBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<WithoutFactorBorrowed<'a>> for WithoutFactor {
    fn from(WithoutFactorBorrowed { person_id, name }: WithoutFactorBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EndingTokens {
    pub token_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct EndingTokensBorrowed<'a> {
    pub token_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<EndingTokensBorrowed<'a>> for EndingTokens {
    fn from(EndingTokensBorrowed { token_id, name }: EndingTokensBorrowed<'a>) -> Self {
        Self { token_id, name: name.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SharedLoginsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SharedLoginsBorrowed, tokio_postgres::Error>,
    mapper: fn(SharedLoginsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SharedLoginsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SharedLoginsBorrowed) -> R) -> SharedLoginsQuery<'c, 'a, 's, C, R, N> {
        SharedLoginsQuery {
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
pub struct IdleMembersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdleMembersBorrowed, tokio_postgres::Error>,
    mapper: fn(IdleMembersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdleMembersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdleMembersBorrowed) -> R) -> IdleMembersQuery<'c, 'a, 's, C, R, N> {
        IdleMembersQuery {
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
pub struct UnfollowedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnfollowedBorrowed, tokio_postgres::Error>,
    mapper: fn(UnfollowedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnfollowedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnfollowedBorrowed) -> R) -> UnfollowedQuery<'c, 'a, 's, C, R, N> {
        UnfollowedQuery {
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
pub struct WithoutFactorQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WithoutFactorBorrowed, tokio_postgres::Error>,
    mapper: fn(WithoutFactorBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WithoutFactorQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WithoutFactorBorrowed) -> R) -> WithoutFactorQuery<'c, 'a, 's, C, R, N> {
        WithoutFactorQuery {
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
pub struct EndingTokensQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EndingTokensBorrowed, tokio_postgres::Error>,
    mapper: fn(EndingTokensBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EndingTokensQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EndingTokensBorrowed) -> R) -> EndingTokensQuery<'c, 'a, 's, C, R, N> {
        EndingTokensQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct SharedLoginsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shared_logins() -> SharedLoginsStmt {
    SharedLoginsStmt(
        "select m.person_id, m.name, count(distinct (s.device_blind, s.ip_blind)) as browsers from app.session s join app.membership m on m.tenant_id = $1 and m.person_id = s.person_id where s.tenant_id = $1 and s.created_at >= $2 and s.till_id is null and m.state = 'active' group by m.person_id, m.name having count(distinct (s.device_blind, s.ip_blind)) > $3 order by m.person_id",
        None,
    )
}
impl SharedLoginsStmt {
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
        since: &'a jiff::Timestamp,
        browsers: &'a i64,
    ) -> SharedLoginsQuery<'c, 'a, 's, C, SharedLogins, 3> {
        SharedLoginsQuery {
            client,
            params: [tenant, since, browsers],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SharedLoginsBorrowed, tokio_postgres::Error> {
                Ok(SharedLoginsBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    browsers: row.try_get(2)?,
                })
            },
            mapper: |it| SharedLogins::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SharedLoginsParams,
        SharedLoginsQuery<'c, 'a, 's, C, SharedLogins, 3>,
        C,
    > for SharedLoginsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SharedLoginsParams,
    ) -> SharedLoginsQuery<'c, 'a, 's, C, SharedLogins, 3> {
        self.bind(client, &params.tenant, &params.since, &params.browsers)
    }
}
pub struct IdleMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn idle_members() -> IdleMembersStmt {
    IdleMembersStmt(
        "select m.person_id, m.name from app.membership m where m.tenant_id = $1 and m.state = 'active' and m.until is null and m.created_at < $2 and not exists (select from app.session s where s.tenant_id = $1 and s.person_id = m.person_id and s.seen_at >= $2) and not exists (select from app.api_token k where k.tenant_id = $1 and k.person_id = m.person_id and k.used_at >= $2) order by m.person_id",
        None,
    )
}
impl IdleMembersStmt {
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
        since: &'a jiff::Timestamp,
    ) -> IdleMembersQuery<'c, 'a, 's, C, IdleMembers, 2> {
        IdleMembersQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IdleMembersBorrowed, tokio_postgres::Error> {
                Ok(IdleMembersBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| IdleMembers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IdleMembersParams,
        IdleMembersQuery<'c, 'a, 's, C, IdleMembers, 2>,
        C,
    > for IdleMembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdleMembersParams,
    ) -> IdleMembersQuery<'c, 'a, 's, C, IdleMembers, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
pub struct UnfollowedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unfollowed() -> UnfollowedStmt {
    UnfollowedStmt(
        "select invitation_id, email from app.invitation where tenant_id = $1 and used_at is null and created_at < $2 and expires_at > created_at order by invitation_id",
        None,
    )
}
impl UnfollowedStmt {
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
        since: &'a jiff::Timestamp,
    ) -> UnfollowedQuery<'c, 'a, 's, C, Unfollowed, 2> {
        UnfollowedQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnfollowedBorrowed, tokio_postgres::Error> {
                Ok(UnfollowedBorrowed { invitation_id: row.try_get(0)?, email: row.try_get(1)? })
            },
            mapper: |it| Unfollowed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnfollowedParams,
        UnfollowedQuery<'c, 'a, 's, C, Unfollowed, 2>,
        C,
    > for UnfollowedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnfollowedParams,
    ) -> UnfollowedQuery<'c, 'a, 's, C, Unfollowed, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
pub struct WithoutFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn without_factor() -> WithoutFactorStmt {
    WithoutFactorStmt(
        "select m.person_id, m.name from app.membership m join lateral (select s.second_factor from app.session s where s.tenant_id = $1 and s.person_id = m.person_id and not s.by_pin order by s.session_id desc limit 1) newest on true where m.tenant_id = $1 and m.state = 'active' and m.until is null and not newest.second_factor order by m.person_id",
        None,
    )
}
impl WithoutFactorStmt {
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
    ) -> WithoutFactorQuery<'c, 'a, 's, C, WithoutFactor, 1> {
        WithoutFactorQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WithoutFactorBorrowed, tokio_postgres::Error> {
                Ok(WithoutFactorBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| WithoutFactor::from(it),
        }
    }
}
pub struct EndingTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ending_tokens() -> EndingTokensStmt {
    EndingTokensStmt(
        "select k.token_id, k.name from app.api_token k where k.tenant_id = $1 and k.revoked_at is null and k.expires_at > $2 and k.expires_at <= $3 order by k.expires_at, k.token_id",
        None,
    )
}
impl EndingTokensStmt {
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
        soon: &'a jiff::Timestamp,
    ) -> EndingTokensQuery<'c, 'a, 's, C, EndingTokens, 3> {
        EndingTokensQuery {
            client,
            params: [tenant, now, soon],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EndingTokensBorrowed, tokio_postgres::Error> {
                Ok(EndingTokensBorrowed { token_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| EndingTokens::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndingTokensParams,
        EndingTokensQuery<'c, 'a, 's, C, EndingTokens, 3>,
        C,
    > for EndingTokensStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndingTokensParams,
    ) -> EndingTokensQuery<'c, 'a, 's, C, EndingTokens, 3> {
        self.bind(client, &params.tenant, &params.now, &params.soon)
    }
}
pub struct OpenFindingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_findings() -> OpenFindingsStmt {
    OpenFindingsStmt("select count(*) from app.finding where tenant_id = $1 and dismissed_at is null", None)
}
impl OpenFindingsStmt {
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
pub struct AuditReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn audit_read() -> AuditReadStmt {
    AuditReadStmt(
        "select max(at) as at from app.audit_event where tenant_id = $1 and action in ('workspace.audit', 'workspace.audit.export') and result = 'ok'",
        None,
    )
}
impl AuditReadStmt {
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
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 1> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FoundedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn founded() -> FoundedStmt {
    FoundedStmt("select created_at from app.tenant where tenant_id = $1", None)
}
impl FoundedStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 1> {
        JiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AccessReviewDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn access_review_due() -> AccessReviewDueStmt {
    AccessReviewDueStmt(
        "select min(due_at) as due_at from app.case_clock where tenant_id = $1 and clock = 'access_review' and stopped_at is null",
        None,
    )
}
impl AccessReviewDueStmt {
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
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 1> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
