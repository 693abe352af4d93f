// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertTokenParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub token: uuid::Uuid,
    pub person: uuid::Uuid,
    pub name: T1,
    pub token_sha256: T2,
    pub permissions: Option<T4>,
    pub made_by: Option<uuid::Uuid>,
    pub second_factor: bool,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LiveTokensParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LiveTokenParams {
    pub tenant: uuid::Uuid,
    pub token: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeTokenParams {
    pub tenant: uuid::Uuid,
    pub token: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct TokensOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub before: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TokensParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SessionsOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOwnSessionParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct InsertToken {
    pub expires_at: jiff::Timestamp,
    pub permissions: Option<Vec<String>>,
}
pub struct InsertTokenBorrowed<'a> {
    pub expires_at: jiff::Timestamp,
    pub permissions: Option<crate::ArrayIterator<'a, &'a str>>,
}
impl<'a> From<InsertTokenBorrowed<'a>> for InsertToken {
    fn from(InsertTokenBorrowed { expires_at, permissions }: InsertTokenBorrowed<'a>) -> Self {
        Self { expires_at, permissions: permissions.map(|v| v.map(|v| v.into()).collect()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LiveToken {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct LiveTokenBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<LiveTokenBorrowed<'a>> for LiveToken {
    fn from(LiveTokenBorrowed { person_id, name }: LiveTokenBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TokenRow {
    pub token_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub person: Vec<u8>,
    pub name: Vec<u8>,
    pub permissions: Option<Vec<String>>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct TokenRowBorrowed<'a> {
    pub token_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub person: &'a [u8],
    pub name: &'a [u8],
    pub permissions: Option<crate::ArrayIterator<'a, &'a str>>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<TokenRowBorrowed<'a>> for TokenRow {
    fn from(
        TokenRowBorrowed {
            token_id,
            person_id,
            person,
            name,
            permissions,
            created_at,
            expires_at,
            used_at,
        }: TokenRowBorrowed<'a>,
    ) -> Self {
        Self {
            token_id,
            person_id,
            person: person.into(),
            name: name.into(),
            permissions: permissions.map(|v| v.map(|v| v.into()).collect()),
            created_at,
            expires_at,
            used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SessionsOf {
    pub session_id: uuid::Uuid,
    pub device: Vec<u8>,
    pub ip: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
pub struct SessionsOfBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub device: &'a [u8],
    pub ip: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<SessionsOfBorrowed<'a>> for SessionsOf {
    fn from(
        SessionsOfBorrowed { session_id, device, ip, created_at, expires_at }: SessionsOfBorrowed<'a>,
    ) -> Self {
        Self { session_id, device: device.into(), ip: ip.into(), created_at, expires_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InsertTokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertTokenBorrowed, tokio_postgres::Error>,
    mapper: fn(InsertTokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertTokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertTokenBorrowed) -> R) -> InsertTokenQuery<'c, 'a, 's, C, R, N> {
        InsertTokenQuery {
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
pub struct LiveTokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LiveTokenBorrowed, tokio_postgres::Error>,
    mapper: fn(LiveTokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LiveTokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LiveTokenBorrowed) -> R) -> LiveTokenQuery<'c, 'a, 's, C, R, N> {
        LiveTokenQuery {
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
pub struct TokenRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokenRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TokenRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokenRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokenRowBorrowed) -> R) -> TokenRowQuery<'c, 'a, 's, C, R, N> {
        TokenRowQuery {
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
pub struct SessionsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SessionsOfBorrowed) -> R) -> SessionsOfQuery<'c, 'a, 's, C, R, N> {
        SessionsOfQuery {
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
pub struct InsertTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_token() -> InsertTokenStmt {
    InsertTokenStmt(
        "insert into app.api_token as made (tenant_id, token_id, person_id, name, token_sha256, permissions, made_by, second_factor, created_at, expires_at) select t.tenant_id, $1, $2, $3, $4, coalesce($5, k.permissions), $6, $7, $8, least($9, k.expires_at) from app.tenant t left join app.api_token k on k.tenant_id = t.tenant_id and k.token_id = $6 where t.tenant_id = $10 returning made.expires_at, made.permissions",
        None,
    )
}
impl InsertTokenStmt {
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
    >(
        &'s self,
        client: &'c C,
        token: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        name: &'a T1,
        token_sha256: &'a T2,
        permissions: &'a Option<T4>,
        made_by: &'a Option<uuid::Uuid>,
        second_factor: &'a bool,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> InsertTokenQuery<'c, 'a, 's, C, InsertToken, 10> {
        InsertTokenQuery {
            client,
            params: [
                token,
                person,
                name,
                token_sha256,
                permissions,
                made_by,
                second_factor,
                now,
                expires,
                tenant,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertTokenBorrowed, tokio_postgres::Error> {
                Ok(InsertTokenBorrowed { expires_at: row.try_get(0)?, permissions: row.try_get(1)? })
            },
            mapper: |it| InsertToken::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTokenParams<T1, T2, T3, T4>,
        InsertTokenQuery<'c, 'a, 's, C, InsertToken, 10>,
        C,
    > for InsertTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTokenParams<T1, T2, T3, T4>,
    ) -> InsertTokenQuery<'c, 'a, 's, C, InsertToken, 10> {
        self.bind(
            client,
            &params.token,
            &params.person,
            &params.name,
            &params.token_sha256,
            &params.permissions,
            &params.made_by,
            &params.second_factor,
            &params.now,
            &params.expires,
            &params.tenant,
        )
    }
}
pub struct LiveTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_tokens() -> LiveTokensStmt {
    LiveTokensStmt(
        "select count(*) as tokens from app.api_token where tenant_id = $1 and person_id = $2 and revoked_at is null and expires_at > $3 and created_at > app.tokens_since(person_id)",
        None,
    )
}
impl LiveTokensStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiveTokensParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for LiveTokensStmt
{
    fn params(&'s self, client: &'c C, params: &'a LiveTokensParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct LiveTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_token() -> LiveTokenStmt {
    LiveTokenStmt(
        "select person_id, name from app.api_token where tenant_id = $1 and token_id = $2 and revoked_at is null and expires_at > $3 and created_at > app.tokens_since(person_id) for update",
        None,
    )
}
impl LiveTokenStmt {
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
        token: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> LiveTokenQuery<'c, 'a, 's, C, LiveToken, 3> {
        LiveTokenQuery {
            client,
            params: [tenant, token, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LiveTokenBorrowed, tokio_postgres::Error> {
                Ok(LiveTokenBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| LiveToken::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiveTokenParams, LiveTokenQuery<'c, 'a, 's, C, LiveToken, 3>, C>
    for LiveTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LiveTokenParams,
    ) -> LiveTokenQuery<'c, 'a, 's, C, LiveToken, 3> {
        self.bind(client, &params.tenant, &params.token, &params.now)
    }
}
pub struct RevokeTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_token() -> RevokeTokenStmt {
    RevokeTokenStmt(
        "with recursive line as ( select token_id from app.api_token where tenant_id = $1 and token_id = $2 union select k.token_id from app.api_token k join line on k.made_by = line.token_id where k.tenant_id = $1 ) update app.api_token k set revoked_at = $3 from line where k.tenant_id = $1 and k.token_id = line.token_id and k.revoked_at is null returning k.token_id",
        None,
    )
}
impl RevokeTokenStmt {
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
        token: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, token, now],
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
        RevokeTokenParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RevokeTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeTokenParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.token, &params.now)
    }
}
pub struct TokensOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tokens_of() -> TokensOfStmt {
    TokensOfStmt(
        "select k.token_id, k.person_id, m.name as person, k.name, k.permissions, k.created_at, k.expires_at, k.used_at from app.api_token k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id where k.tenant_id = $1 and m.tenant_id = $1 and k.person_id = $2 and k.token_id < $3 and k.revoked_at is null and k.expires_at > $4 and k.created_at > app.tokens_since(k.person_id) order by k.token_id desc limit $5",
        None,
    )
}
impl TokensOfStmt {
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
        before: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> TokenRowQuery<'c, 'a, 's, C, TokenRow, 5> {
        TokenRowQuery {
            client,
            params: [tenant, person, before, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenRowBorrowed, tokio_postgres::Error> {
                Ok(TokenRowBorrowed {
                    token_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    person: row.try_get(2)?,
                    name: row.try_get(3)?,
                    permissions: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    used_at: row.try_get(7)?,
                })
            },
            mapper: |it| TokenRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TokensOfParams, TokenRowQuery<'c, 'a, 's, C, TokenRow, 5>, C>
    for TokensOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TokensOfParams,
    ) -> TokenRowQuery<'c, 'a, 's, C, TokenRow, 5> {
        self.bind(client, &params.tenant, &params.person, &params.before, &params.now, &params.many)
    }
}
pub struct TokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tokens() -> TokensStmt {
    TokensStmt(
        "select k.token_id, k.person_id, m.name as person, k.name, k.permissions, k.created_at, k.expires_at, k.used_at from app.api_token k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id where k.tenant_id = $1 and m.tenant_id = $1 and k.token_id < $2 and k.revoked_at is null and k.expires_at > $3 and k.created_at > app.tokens_since(k.person_id) order by k.token_id desc limit $4",
        None,
    )
}
impl TokensStmt {
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
        before: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> TokenRowQuery<'c, 'a, 's, C, TokenRow, 4> {
        TokenRowQuery {
            client,
            params: [tenant, before, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenRowBorrowed, tokio_postgres::Error> {
                Ok(TokenRowBorrowed {
                    token_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    person: row.try_get(2)?,
                    name: row.try_get(3)?,
                    permissions: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                    used_at: row.try_get(7)?,
                })
            },
            mapper: |it| TokenRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TokensParams, TokenRowQuery<'c, 'a, 's, C, TokenRow, 4>, C>
    for TokensStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TokensParams,
    ) -> TokenRowQuery<'c, 'a, 's, C, TokenRow, 4> {
        self.bind(client, &params.tenant, &params.before, &params.now, &params.many)
    }
}
pub struct SessionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sessions_of() -> SessionsOfStmt {
    SessionsOfStmt(
        "select session_id, device, ip, created_at, expires_at from app.session where tenant_id = $1 and person_id = $2 and ended_at is null and expires_at > $3 order by session_id desc limit $4",
        None,
    )
}
impl SessionsOfStmt {
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
    ) -> SessionsOfQuery<'c, 'a, 's, C, SessionsOf, 4> {
        SessionsOfQuery {
            client,
            params: [tenant, person, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionsOfBorrowed, tokio_postgres::Error> {
                Ok(SessionsOfBorrowed {
                    session_id: row.try_get(0)?,
                    device: row.try_get(1)?,
                    ip: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                })
            },
            mapper: |it| SessionsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionsOfParams,
        SessionsOfQuery<'c, 'a, 's, C, SessionsOf, 4>,
        C,
    > for SessionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionsOfParams,
    ) -> SessionsOfQuery<'c, 'a, 's, C, SessionsOf, 4> {
        self.bind(client, &params.tenant, &params.person, &params.now, &params.many)
    }
}
pub struct EndOwnSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_own_session() -> EndOwnSessionStmt {
    EndOwnSessionStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and session_id = $3 and person_id = $4 and ended_at is null and expires_at > $1 returning true as ended",
        None,
    )
}
impl EndOwnSessionStmt {
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
        session: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, tenant, session, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndOwnSessionParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for EndOwnSessionStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndOwnSessionParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.tenant, &params.session, &params.person)
    }
}
