// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct MembersParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub after_state: T1,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MemberParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HeldByParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct InvitedByParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TokensHeldByParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockMemberParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct GivenRolesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub roles: T1,
}
#[derive(Debug)]
pub struct IsMemberParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub email_blind: T1,
}
#[derive(Debug)]
pub struct ChangeRolesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub roles: T2,
    pub custom_roles: T3,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveMemberParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsOfParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetPinOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeTokensOfParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertInvitationParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub invitation: uuid::Uuid,
    pub email: T1,
    pub email_blind: T2,
    pub roles: T4,
    pub custom_roles: T5,
    pub moves: Option<uuid::Uuid>,
    pub token_sha256: T6,
    pub mailed_sha256: T7,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawInvitationsByParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct WithdrawInvitationsForParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub email_blind: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawInvitationParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub invitation: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ManyInvitationsParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenInvitationsParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRow {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub email: Vec<u8>,
    pub roles: Vec<String>,
    pub custom: Option<Vec<uuid::Uuid>>,
    pub custom_names: Option<Vec<String>>,
    pub state: String,
    pub version: i32,
    pub until: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub last_sign_in: Option<jiff::Timestamp>,
    pub address: Option<String>,
}
pub struct MemberRowBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub email: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub custom: Option<crate::ArrayIterator<'a, uuid::Uuid>>,
    pub custom_names: Option<crate::ArrayIterator<'a, &'a str>>,
    pub state: &'a str,
    pub version: i32,
    pub until: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub last_sign_in: Option<jiff::Timestamp>,
    pub address: Option<&'a str>,
}
impl<'a> From<MemberRowBorrowed<'a>> for MemberRow {
    fn from(
        MemberRowBorrowed {
            person_id,
            name,
            email,
            roles,
            custom,
            custom_names,
            state,
            version,
            until,
            created_at,
            last_sign_in,
            address,
        }: MemberRowBorrowed<'a>,
    ) -> Self {
        Self {
            person_id,
            name: name.into(),
            email: email.into(),
            roles: roles.map(|v| v.into()).collect(),
            custom: custom.map(|v| v.map(|v| v).collect()),
            custom_names: custom_names.map(|v| v.map(|v| v.into()).collect()),
            state: state.into(),
            version,
            until,
            created_at,
            last_sign_in,
            address: address.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HeldBy {
    pub sessions: i64,
    pub draft: Option<String>,
}
pub struct HeldByBorrowed<'a> {
    pub sessions: i64,
    pub draft: Option<&'a str>,
}
impl<'a> From<HeldByBorrowed<'a>> for HeldBy {
    fn from(HeldByBorrowed { sessions, draft }: HeldByBorrowed<'a>) -> Self {
        Self { sessions, draft: draft.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct InvitedBy {
    pub invitation_id: uuid::Uuid,
    pub email: Vec<u8>,
}
pub struct InvitedByBorrowed<'a> {
    pub invitation_id: uuid::Uuid,
    pub email: &'a [u8],
}
impl<'a> From<InvitedByBorrowed<'a>> for InvitedBy {
    fn from(InvitedByBorrowed { invitation_id, email }: InvitedByBorrowed<'a>) -> Self {
        Self { invitation_id, email: email.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TokensHeldBy {
    pub token_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct TokensHeldByBorrowed<'a> {
    pub token_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<TokensHeldByBorrowed<'a>> for TokensHeldBy {
    fn from(TokensHeldByBorrowed { token_id, name }: TokensHeldByBorrowed<'a>) -> Self {
        Self { token_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockMember {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub email: Vec<u8>,
    pub roles: Vec<String>,
    pub custom_ids: Vec<uuid::Uuid>,
    pub custom: Option<Vec<String>>,
    pub added: Option<String>,
    pub version: i32,
    pub until: Option<jiff::Timestamp>,
}
pub struct LockMemberBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub email: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub custom_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub custom: Option<crate::ArrayIterator<'a, &'a str>>,
    pub added: Option<&'a str>,
    pub version: i32,
    pub until: Option<jiff::Timestamp>,
}
impl<'a> From<LockMemberBorrowed<'a>> for LockMember {
    fn from(
        LockMemberBorrowed {
            person_id,
            name,
            email,
            roles,
            custom_ids,
            custom,
            added,
            version,
            until,
        }: LockMemberBorrowed<'a>,
    ) -> Self {
        Self {
            person_id,
            name: name.into(),
            email: email.into(),
            roles: roles.map(|v| v.into()).collect(),
            custom_ids: custom_ids.map(|v| v).collect(),
            custom: custom.map(|v| v.map(|v| v.into()).collect()),
            added: added.map(|v| v.into()),
            version,
            until,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRoles {
    pub role_id: uuid::Uuid,
    pub name: String,
    pub permissions: Vec<String>,
}
pub struct GivenRolesBorrowed<'a> {
    pub role_id: uuid::Uuid,
    pub name: &'a str,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<GivenRolesBorrowed<'a>> for GivenRoles {
    fn from(GivenRolesBorrowed { role_id, name, permissions }: GivenRolesBorrowed<'a>) -> Self {
        Self { role_id, name: name.into(), permissions: permissions.map(|v| v.into()).collect() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvitations {
    pub invitation_id: uuid::Uuid,
    pub email: Vec<u8>,
    pub roles: Vec<String>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub invited_by: Option<Vec<u8>>,
}
pub struct OpenInvitationsBorrowed<'a> {
    pub invitation_id: uuid::Uuid,
    pub email: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub invited_by: Option<&'a [u8]>,
}
impl<'a> From<OpenInvitationsBorrowed<'a>> for OpenInvitations {
    fn from(
        OpenInvitationsBorrowed {
            invitation_id,
            email,
            roles,
            created_at,
            expires_at,
            created_by,
            invited_by,
        }: OpenInvitationsBorrowed<'a>,
    ) -> Self {
        Self {
            invitation_id,
            email: email.into(),
            roles: roles.map(|v| v.into()).collect(),
            created_at,
            expires_at,
            created_by,
            invited_by: invited_by.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MemberRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberRowBorrowed) -> R) -> MemberRowQuery<'c, 'a, 's, C, R, N> {
        MemberRowQuery {
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
pub struct HeldByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldByBorrowed, tokio_postgres::Error>,
    mapper: fn(HeldByBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldByBorrowed) -> R) -> HeldByQuery<'c, 'a, 's, C, R, N> {
        HeldByQuery {
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
pub struct InvitedByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitedByBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitedByBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitedByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InvitedByBorrowed) -> R) -> InvitedByQuery<'c, 'a, 's, C, R, N> {
        InvitedByQuery {
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
pub struct TokensHeldByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokensHeldByBorrowed, tokio_postgres::Error>,
    mapper: fn(TokensHeldByBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokensHeldByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokensHeldByBorrowed) -> R) -> TokensHeldByQuery<'c, 'a, 's, C, R, N> {
        TokensHeldByQuery {
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
pub struct LockMemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockMemberBorrowed, tokio_postgres::Error>,
    mapper: fn(LockMemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockMemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockMemberBorrowed) -> R) -> LockMemberQuery<'c, 'a, 's, C, R, N> {
        LockMemberQuery {
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
pub struct GivenRolesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GivenRolesBorrowed, tokio_postgres::Error>,
    mapper: fn(GivenRolesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GivenRolesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GivenRolesBorrowed) -> R) -> GivenRolesQuery<'c, 'a, 's, C, R, N> {
        GivenRolesQuery {
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
pub struct VecStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<crate::ArrayIterator<'_, &str>, tokio_postgres::Error>,
    mapper: fn(crate::ArrayIterator<'_, &str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VecStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(crate::ArrayIterator<'_, &str>) -> R,
    ) -> VecStringQuery<'c, 'a, 's, C, R, N> {
        VecStringQuery {
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
pub struct OpenInvitationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenInvitationsBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenInvitationsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenInvitationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenInvitationsBorrowed) -> R,
    ) -> OpenInvitationsQuery<'c, 'a, 's, C, R, N> {
        OpenInvitationsQuery {
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
pub struct MembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members() -> MembersStmt {
    MembersStmt(
        "select m.person_id, m.name, m.email, m.roles, c.ids as custom, c.names as custom_names, m.state, m.version, m.until, m.created_at, s.last_sign_in, app.address_standing(m.person_id) as address from app.membership m left join lateral (select max(created_at) as last_sign_in from app.session where tenant_id = $1 and person_id = m.person_id) s on true left join lateral (select array_agg(r.role_id order by r.folded) as ids, array_agg(r.name order by r.folded) as names from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true where m.tenant_id = $1 and (m.until is null or m.until > $2) and (m.state, m.person_id) > ($3, $4) and (m.state <> 'joining' or exists ( select from app.invitation i where i.tenant_id = $1 and i.invitation_id = m.joins_by and i.used_at is null and i.expires_at > $2)) order by m.state, m.person_id limit $5",
        None,
    )
}
impl MembersStmt {
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
        now: &'a jiff::Timestamp,
        after_state: &'a T1,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 5> {
        MemberRowQuery {
            client,
            params: [tenant, now, after_state, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                Ok(MemberRowBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    custom: row.try_get(4)?,
                    custom_names: row.try_get(5)?,
                    state: row.try_get(6)?,
                    version: row.try_get(7)?,
                    until: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                    last_sign_in: row.try_get(10)?,
                    address: row.try_get(11)?,
                })
            },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MembersParams<T1>,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 5>,
        C,
    > for MembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MembersParams<T1>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 5> {
        self.bind(client, &params.tenant, &params.now, &params.after_state, &params.after, &params.many)
    }
}
pub struct MemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member() -> MemberStmt {
    MemberStmt(
        "select m.person_id, m.name, m.email, m.roles, c.ids as custom, c.names as custom_names, m.state, m.version, m.until, m.created_at, s.last_sign_in, app.address_standing(m.person_id) as address from app.membership m left join lateral (select max(created_at) as last_sign_in from app.session where tenant_id = $1 and person_id = m.person_id) s on true left join lateral (select array_agg(r.role_id order by r.folded) as ids, array_agg(r.name order by r.folded) as names from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true where m.tenant_id = $1 and m.person_id = $2",
        None,
    )
}
impl MemberStmt {
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
        person: &'a uuid::Uuid,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        MemberRowQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                Ok(MemberRowBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    custom: row.try_get(4)?,
                    custom_names: row.try_get(5)?,
                    state: row.try_get(6)?,
                    version: row.try_get(7)?,
                    until: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                    last_sign_in: row.try_get(10)?,
                    address: row.try_get(11)?,
                })
            },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MemberParams, MemberRowQuery<'c, 'a, 's, C, MemberRow, 2>, C>
    for MemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MemberParams,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct HeldByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held_by() -> HeldByStmt {
    HeldByStmt(
        "select (select count(*) from app.session s where s.tenant_id = $1 and s.person_id = $2 and s.ended_at is null and s.expires_at > $3) as sessions, (select d.action from app.draft d where d.tenant_id = $1 and d.person_id = $2) as draft",
        None,
    )
}
impl HeldByStmt {
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
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> HeldByQuery<'c, 'a, 's, C, HeldBy, 3> {
        HeldByQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeldByBorrowed, tokio_postgres::Error> {
                Ok(HeldByBorrowed { sessions: row.try_get(0)?, draft: row.try_get(1)? })
            },
            mapper: |it| HeldBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HeldByParams, HeldByQuery<'c, 'a, 's, C, HeldBy, 3>, C>
    for HeldByStmt
{
    fn params(&'s self, client: &'c C, params: &'a HeldByParams) -> HeldByQuery<'c, 'a, 's, C, HeldBy, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct InvitedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn invited_by() -> InvitedByStmt {
    InvitedByStmt(
        "select invitation_id, email from app.invitation where tenant_id = $1 and created_by = $2 and used_at is null and expires_at > $3 order by invitation_id limit $4",
        None,
    )
}
impl InvitedByStmt {
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
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> InvitedByQuery<'c, 'a, 's, C, InvitedBy, 4> {
        InvitedByQuery {
            client,
            params: [tenant, person, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InvitedByBorrowed, tokio_postgres::Error> {
                Ok(InvitedByBorrowed { invitation_id: row.try_get(0)?, email: row.try_get(1)? })
            },
            mapper: |it| InvitedBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InvitedByParams, InvitedByQuery<'c, 'a, 's, C, InvitedBy, 4>, C>
    for InvitedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InvitedByParams,
    ) -> InvitedByQuery<'c, 'a, 's, C, InvitedBy, 4> {
        self.bind(client, &params.tenant, &params.person, &params.now, &params.many)
    }
}
pub struct TokensHeldByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tokens_held_by() -> TokensHeldByStmt {
    TokensHeldByStmt(
        "select k.token_id, k.name from app.api_token k where k.tenant_id = $1 and k.person_id = $2 and k.revoked_at is null and k.expires_at > $3 and k.created_at > app.tokens_since(k.person_id) order by k.token_id desc limit $4",
        None,
    )
}
impl TokensHeldByStmt {
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
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> TokensHeldByQuery<'c, 'a, 's, C, TokensHeldBy, 4> {
        TokensHeldByQuery {
            client,
            params: [tenant, person, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokensHeldByBorrowed, tokio_postgres::Error> {
                Ok(TokensHeldByBorrowed { token_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| TokensHeldBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TokensHeldByParams,
        TokensHeldByQuery<'c, 'a, 's, C, TokensHeldBy, 4>,
        C,
    > for TokensHeldByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TokensHeldByParams,
    ) -> TokensHeldByQuery<'c, 'a, 's, C, TokensHeldBy, 4> {
        self.bind(client, &params.tenant, &params.person, &params.now, &params.many)
    }
}
pub struct LockOwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_owners() -> LockOwnersStmt {
    LockOwnersStmt(
        "select person_id from app.membership where tenant_id = $1 and state = 'active' and 'Owner' = any(roles) order by person_id for update",
        None,
    )
}
impl LockOwnersStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_member() -> LockMemberStmt {
    LockMemberStmt(
        "select m.person_id, m.name, m.email, m.roles, m.custom_roles as custom_ids, c.custom, c.added, m.version, m.until from app.membership m left join lateral (select array_agg(r.name order by r.folded) as custom, string_agg(array_to_string(r.permissions, ' '), ' ') as added from app.role r where r.tenant_id = $1 and r.role_id = any(m.custom_roles) and r.ended_at is null) c on true where m.tenant_id = $1 and m.person_id = $2 and m.state = 'active' for update of m",
        None,
    )
}
impl LockMemberStmt {
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
        person: &'a uuid::Uuid,
    ) -> LockMemberQuery<'c, 'a, 's, C, LockMember, 2> {
        LockMemberQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockMemberBorrowed, tokio_postgres::Error> {
                Ok(LockMemberBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    roles: row.try_get(3)?,
                    custom_ids: row.try_get(4)?,
                    custom: row.try_get(5)?,
                    added: row.try_get(6)?,
                    version: row.try_get(7)?,
                    until: row.try_get(8)?,
                })
            },
            mapper: |it| LockMember::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockMemberParams,
        LockMemberQuery<'c, 'a, 's, C, LockMember, 2>,
        C,
    > for LockMemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockMemberParams,
    ) -> LockMemberQuery<'c, 'a, 's, C, LockMember, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct GivenRolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn given_roles() -> GivenRolesStmt {
    GivenRolesStmt(
        "select role_id, name, permissions from app.role where tenant_id = $1 and role_id = any($2) and ended_at is null order by role_id for share",
        None,
    )
}
impl GivenRolesStmt {
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
        roles: &'a T1,
    ) -> GivenRolesQuery<'c, 'a, 's, C, GivenRoles, 2> {
        GivenRolesQuery {
            client,
            params: [tenant, roles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GivenRolesBorrowed, tokio_postgres::Error> {
                Ok(GivenRolesBorrowed {
                    role_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    permissions: row.try_get(2)?,
                })
            },
            mapper: |it| GivenRoles::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GivenRolesParams<T1>,
        GivenRolesQuery<'c, 'a, 's, C, GivenRoles, 2>,
        C,
    > for GivenRolesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GivenRolesParams<T1>,
    ) -> GivenRolesQuery<'c, 'a, 's, C, GivenRoles, 2> {
        self.bind(client, &params.tenant, &params.roles)
    }
}
pub struct IsMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_member() -> IsMemberStmt {
    IsMemberStmt(
        "select exists (select from app.membership m where m.tenant_id = $1 and m.email_blind = $2 and m.state = 'active' and app.address_standing(m.person_id) is distinct from 'lost') as yes",
        None,
    )
}
impl IsMemberStmt {
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
        email_blind: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, email_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, IsMemberParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsMemberStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsMemberParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.email_blind)
    }
}
pub struct ChangeRolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_roles() -> ChangeRolesStmt {
    ChangeRolesStmt(
        "update app.membership set roles = $1, custom_roles = $2, version = version + 1 where tenant_id = $3 and person_id = $4 returning version",
        None,
    )
}
impl ChangeRolesStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        roles: &'a T2,
        custom_roles: &'a T3,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [roles, custom_roles, tenant, person],
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
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> crate::client::async_::Params<'c, 'a, 's, ChangeRolesParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for ChangeRolesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeRolesParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.roles, &params.custom_roles, &params.tenant, &params.person)
    }
}
pub struct RemoveMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_member() -> RemoveMemberStmt {
    RemoveMemberStmt(
        "update app.membership set state = 'removed', version = version + 1 where tenant_id = $1 and person_id = $2 returning version",
        None,
    )
}
impl RemoveMemberStmt {
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
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemoveMemberParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for RemoveMemberStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemoveMemberParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct EndSessionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_of() -> EndSessionsOfStmt {
    EndSessionsOfStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and person_id = $3 and ended_at is null returning session_id",
        None,
    )
}
impl EndSessionsOfStmt {
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
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
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
        EndSessionsOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for EndSessionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct ForgetPinOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_pin_of() -> ForgetPinOfStmt {
    ForgetPinOfStmt(
        "delete from app.pin where tenant_id = $1 and person_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetPinOfStmt {
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
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetPinOfParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetPinOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetPinOfParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct RevokeTokensOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_tokens_of() -> RevokeTokensOfStmt {
    RevokeTokensOfStmt(
        "update app.api_token set revoked_at = $1 where tenant_id = $2 and person_id = $3 and revoked_at is null returning token_id",
        None,
    )
}
impl RevokeTokensOfStmt {
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
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
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
        RevokeTokensOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RevokeTokensOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeTokensOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct InsertInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_invitation() -> InsertInvitationStmt {
    InsertInvitationStmt(
        "insert into app.invitation (tenant_id, invitation_id, email, email_blind, roles, custom_roles, moves, token_sha256, mailed_sha256, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as invited",
        None,
    )
}
impl InsertInvitationStmt {
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
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = uuid::Uuid>,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        invitation: &'a uuid::Uuid,
        email: &'a T1,
        email_blind: &'a T2,
        roles: &'a T4,
        custom_roles: &'a T5,
        moves: &'a Option<uuid::Uuid>,
        token_sha256: &'a T6,
        mailed_sha256: &'a T7,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                invitation,
                email,
                email_blind,
                roles,
                custom_roles,
                moves,
                token_sha256,
                mailed_sha256,
                by,
                now,
                expires,
            ],
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
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertInvitationParams<T1, T2, T3, T4, T5, T6, T7>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertInvitationParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.invitation,
            &params.email,
            &params.email_blind,
            &params.roles,
            &params.custom_roles,
            &params.moves,
            &params.token_sha256,
            &params.mailed_sha256,
            &params.by,
            &params.now,
            &params.expires,
        )
    }
}
pub struct WithdrawInvitationsByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_invitations_by() -> WithdrawInvitationsByStmt {
    WithdrawInvitationsByStmt(
        "update app.invitation set expires_at = $1 where tenant_id = $2 and created_by = $3 and used_at is null and expires_at > $1 returning invitation_id",
        None,
    )
}
impl WithdrawInvitationsByStmt {
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
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
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
        WithdrawInvitationsByParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawInvitationsByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawInvitationsByParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct WithdrawInvitationsForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_invitations_for() -> WithdrawInvitationsForStmt {
    WithdrawInvitationsForStmt(
        "update app.invitation set expires_at = $1 where tenant_id = $2 and email_blind = $3 and used_at is null and expires_at > $1 returning invitation_id",
        None,
    )
}
impl WithdrawInvitationsForStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        email_blind: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, email_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawInvitationsForParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawInvitationsForStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawInvitationsForParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.email_blind)
    }
}
pub struct WithdrawInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_invitation() -> WithdrawInvitationStmt {
    WithdrawInvitationStmt(
        "update app.invitation set expires_at = $1 where tenant_id = $2 and invitation_id = $3 and used_at is null and expires_at > $1 returning roles || array(select r.name from app.role r where r.tenant_id = $2 and r.role_id = any(custom_roles) order by r.folded) as roles",
        None,
    )
}
impl WithdrawInvitationStmt {
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
        invitation: &'a uuid::Uuid,
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 3> {
        VecStringQuery {
            client,
            params: [now, tenant, invitation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()).collect(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawInvitationParams,
        VecStringQuery<'c, 'a, 's, C, Vec<String>, 3>,
        C,
    > for WithdrawInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawInvitationParams,
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 3> {
        self.bind(client, &params.now, &params.tenant, &params.invitation)
    }
}
pub struct ManyInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn many_invitations() -> ManyInvitationsStmt {
    ManyInvitationsStmt(
        "select count(*) as invitations from app.invitation where tenant_id = $1 and used_at is null and expires_at > $2",
        None,
    )
}
impl ManyInvitationsStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ManyInvitationsParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for ManyInvitationsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ManyInvitationsParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.now)
    }
}
pub struct OpenInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_invitations() -> OpenInvitationsStmt {
    OpenInvitationsStmt(
        "select i.invitation_id, i.email, i.roles || array(select r.name from app.role r where r.tenant_id = $1 and r.role_id = any(i.custom_roles) order by r.folded) as roles, i.created_at, i.expires_at, i.created_by, m.name as invited_by from app.invitation i left join app.membership m on m.tenant_id = i.tenant_id and m.person_id = i.created_by and m.tenant_id = $1 where i.tenant_id = $1 and i.used_at is null and i.expires_at > $2 order by i.created_at desc, i.invitation_id limit $3",
        None,
    )
}
impl OpenInvitationsStmt {
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
        many: &'a i64,
    ) -> OpenInvitationsQuery<'c, 'a, 's, C, OpenInvitations, 3> {
        OpenInvitationsQuery {
            client,
            params: [tenant, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenInvitationsBorrowed, tokio_postgres::Error> {
                Ok(OpenInvitationsBorrowed {
                    invitation_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    roles: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    invited_by: row.try_get(6)?,
                })
            },
            mapper: |it| OpenInvitations::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenInvitationsParams,
        OpenInvitationsQuery<'c, 'a, 's, C, OpenInvitations, 3>,
        C,
    > for OpenInvitationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenInvitationsParams,
    ) -> OpenInvitationsQuery<'c, 'a, 's, C, OpenInvitations, 3> {
        self.bind(client, &params.tenant, &params.now, &params.many)
    }
}
