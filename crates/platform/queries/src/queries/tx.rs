// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct EnterParams {
    pub tenant: uuid::Uuid,
    pub actor: uuid::Uuid,
}
#[derive(Debug)]
pub struct ByTokenParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BySessionParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::ArraySql<Item = T2>> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tills: T3,
}
#[derive(Debug)]
pub struct ByJobParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CustomOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub roles: T1,
}
#[derive(Debug)]
pub struct KeptParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug)]
pub struct KeepParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql, T4: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub key: T1,
    pub action: T2,
    pub input_sha256: T3,
    pub answer: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertEventParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub event: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub roles: T2,
    pub action: T3,
    pub result: T4,
    pub code: Option<T5>,
    pub content: T6,
    pub request: uuid::Uuid,
    pub step_up: bool,
    pub opening: bool,
    pub salt: T7,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Who {
    pub credential_id: uuid::Uuid,
    pub used_at: Option<jiff::Timestamp>,
    pub proved_at: Option<jiff::Timestamp>,
    pub second_factor: bool,
    pub by_pin: bool,
    pub owes_password: bool,
    pub lacks_address: bool,
    pub is_joining: bool,
    pub till_id: Option<uuid::Uuid>,
    pub till: Option<Vec<u8>>,
    pub permissions: Option<Vec<String>>,
    pub person_id: uuid::Uuid,
    pub person: Vec<u8>,
    pub roles: Vec<String>,
    pub custom_roles: Vec<uuid::Uuid>,
    pub by_grant: bool,
    pub slug: String,
    pub workspace: String,
    pub country: String,
    pub currency: String,
    pub minor_digits: i16,
    pub timezone: String,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
    pub state: Option<String>,
    pub gstin: Option<Vec<u8>>,
    pub abn: Option<Vec<u8>>,
    pub gst_registered: bool,
    pub location: Option<Vec<u8>>,
    pub gln: Option<String>,
    pub settings: String,
    pub version: i32,
    pub ends_at: Option<jiff::Timestamp>,
    pub read_only_since: Option<jiff::Timestamp>,
}
pub struct WhoBorrowed<'a> {
    pub credential_id: uuid::Uuid,
    pub used_at: Option<jiff::Timestamp>,
    pub proved_at: Option<jiff::Timestamp>,
    pub second_factor: bool,
    pub by_pin: bool,
    pub owes_password: bool,
    pub lacks_address: bool,
    pub is_joining: bool,
    pub till_id: Option<uuid::Uuid>,
    pub till: Option<&'a [u8]>,
    pub permissions: Option<crate::ArrayIterator<'a, &'a str>>,
    pub person_id: uuid::Uuid,
    pub person: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub custom_roles: crate::ArrayIterator<'a, uuid::Uuid>,
    pub by_grant: bool,
    pub slug: &'a str,
    pub workspace: &'a str,
    pub country: &'a str,
    pub currency: &'a str,
    pub minor_digits: i16,
    pub timezone: &'a str,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
    pub state: Option<&'a str>,
    pub gstin: Option<&'a [u8]>,
    pub abn: Option<&'a [u8]>,
    pub gst_registered: bool,
    pub location: Option<&'a [u8]>,
    pub gln: Option<&'a str>,
    pub settings: &'a str,
    pub version: i32,
    pub ends_at: Option<jiff::Timestamp>,
    pub read_only_since: Option<jiff::Timestamp>,
}
impl<'a> From<WhoBorrowed<'a>> for Who {
    fn from(
        WhoBorrowed {
            credential_id,
            used_at,
            proved_at,
            second_factor,
            by_pin,
            owes_password,
            lacks_address,
            is_joining,
            till_id,
            till,
            permissions,
            person_id,
            person,
            roles,
            custom_roles,
            by_grant,
            slug,
            workspace,
            country,
            currency,
            minor_digits,
            timezone,
            fy_start_month,
            fy_start_day,
            state,
            gstin,
            abn,
            gst_registered,
            location,
            gln,
            settings,
            version,
            ends_at,
            read_only_since,
        }: WhoBorrowed<'a>,
    ) -> Self {
        Self {
            credential_id,
            used_at,
            proved_at,
            second_factor,
            by_pin,
            owes_password,
            lacks_address,
            is_joining,
            till_id,
            till: till.map(|v| v.into()),
            permissions: permissions.map(|v| v.map(|v| v.into()).collect()),
            person_id,
            person: person.into(),
            roles: roles.map(|v| v.into()).collect(),
            custom_roles: custom_roles.map(|v| v).collect(),
            by_grant,
            slug: slug.into(),
            workspace: workspace.into(),
            country: country.into(),
            currency: currency.into(),
            minor_digits,
            timezone: timezone.into(),
            fy_start_month,
            fy_start_day,
            state: state.map(|v| v.into()),
            gstin: gstin.map(|v| v.into()),
            abn: abn.map(|v| v.into()),
            gst_registered,
            location: location.map(|v| v.into()),
            gln: gln.map(|v| v.into()),
            settings: settings.into(),
            version,
            ends_at,
            read_only_since,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CustomOf {
    pub name: String,
    pub permissions: Vec<String>,
}
pub struct CustomOfBorrowed<'a> {
    pub name: &'a str,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<CustomOfBorrowed<'a>> for CustomOf {
    fn from(CustomOfBorrowed { name, permissions }: CustomOfBorrowed<'a>) -> Self {
        Self { name: name.into(), permissions: permissions.map(|v| v.into()).collect() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub action: String,
    pub input_sha256: Vec<u8>,
    pub answer: Vec<u8>,
}
pub struct KeptBorrowed<'a> {
    pub action: &'a str,
    pub input_sha256: &'a [u8],
    pub answer: &'a [u8],
}
impl<'a> From<KeptBorrowed<'a>> for Kept {
    fn from(KeptBorrowed { action, input_sha256, answer }: KeptBorrowed<'a>) -> Self {
        Self { action: action.into(), input_sha256: input_sha256.into(), answer: answer.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SlugOf {
    pub slug: String,
    pub name: String,
    pub settings: String,
}
pub struct SlugOfBorrowed<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub settings: &'a str,
}
impl<'a> From<SlugOfBorrowed<'a>> for SlugOf {
    fn from(SlugOfBorrowed { slug, name, settings }: SlugOfBorrowed<'a>) -> Self {
        Self { slug: slug.into(), name: name.into(), settings: settings.into() }
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
pub struct WhoQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WhoBorrowed, tokio_postgres::Error>,
    mapper: fn(WhoBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WhoQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WhoBorrowed) -> R) -> WhoQuery<'c, 'a, 's, C, R, N> {
        WhoQuery {
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
pub struct CustomOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CustomOfBorrowed, tokio_postgres::Error>,
    mapper: fn(CustomOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CustomOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CustomOfBorrowed) -> R) -> CustomOfQuery<'c, 'a, 's, C, R, N> {
        CustomOfQuery {
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
pub struct KeptQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KeptBorrowed, tokio_postgres::Error>,
    mapper: fn(KeptBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeptQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KeptBorrowed) -> R) -> KeptQuery<'c, 'a, 's, C, R, N> {
        KeptQuery {
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
pub struct SlugOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SlugOfBorrowed, tokio_postgres::Error>,
    mapper: fn(SlugOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SlugOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SlugOfBorrowed) -> R) -> SlugOfQuery<'c, 'a, 's, C, R, N> {
        SlugOfQuery {
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
pub struct EnterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enter() -> EnterStmt {
    EnterStmt("select app.enter($1, $2) as entered", None)
}
impl EnterStmt {
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
        actor: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, actor],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EnterParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for EnterStmt
{
    fn params(&'s self, client: &'c C, params: &'a EnterParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.actor)
    }
}
pub struct ByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_token() -> ByTokenStmt {
    ByTokenStmt(
        "select k.token_id as credential_id, k.used_at, null::timestamptz as proved_at, k.second_factor, false as by_pin, false as owes_password, false as lacks_address, false as is_joining, null::uuid as till_id, null::app.sealed as till, k.permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant, t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day, t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at, least(t.read_only_since, g.read_only_since) as read_only_since from app.api_token k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id join app.tenant t on t.tenant_id = k.tenant_id left join app.closing z on z.tenant_id = $1 left join app.instance_state g on g.one where k.tenant_id = $1 and m.tenant_id = $1 and t.tenant_id = $1 and k.token_sha256 = $2 and k.person_id = $3 and k.revoked_at is null and k.expires_at > $4 and k.created_at > app.tokens_since($3) and m.state = 'active' and (m.until is null or m.until > $4) and (z.ends_at is null or z.ends_at > $4)",
        None,
    )
}
impl ByTokenStmt {
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
        token_sha256: &'a T1,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> WhoQuery<'c, 'a, 's, C, Who, 4> {
        WhoQuery {
            client,
            params: [tenant, token_sha256, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WhoBorrowed, tokio_postgres::Error> {
                Ok(WhoBorrowed {
                    credential_id: row.try_get(0)?,
                    used_at: row.try_get(1)?,
                    proved_at: row.try_get(2)?,
                    second_factor: row.try_get(3)?,
                    by_pin: row.try_get(4)?,
                    owes_password: row.try_get(5)?,
                    lacks_address: row.try_get(6)?,
                    is_joining: row.try_get(7)?,
                    till_id: row.try_get(8)?,
                    till: row.try_get(9)?,
                    permissions: row.try_get(10)?,
                    person_id: row.try_get(11)?,
                    person: row.try_get(12)?,
                    roles: row.try_get(13)?,
                    custom_roles: row.try_get(14)?,
                    by_grant: row.try_get(15)?,
                    slug: row.try_get(16)?,
                    workspace: row.try_get(17)?,
                    country: row.try_get(18)?,
                    currency: row.try_get(19)?,
                    minor_digits: row.try_get(20)?,
                    timezone: row.try_get(21)?,
                    fy_start_month: row.try_get(22)?,
                    fy_start_day: row.try_get(23)?,
                    state: row.try_get(24)?,
                    gstin: row.try_get(25)?,
                    abn: row.try_get(26)?,
                    gst_registered: row.try_get(27)?,
                    location: row.try_get(28)?,
                    gln: row.try_get(29)?,
                    settings: row.try_get(30)?,
                    version: row.try_get(31)?,
                    ends_at: row.try_get(32)?,
                    read_only_since: row.try_get(33)?,
                })
            },
            mapper: |it| Who::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ByTokenParams<T1>, WhoQuery<'c, 'a, 's, C, Who, 4>, C>
    for ByTokenStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByTokenParams<T1>) -> WhoQuery<'c, 'a, 's, C, Who, 4> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.person, &params.now)
    }
}
pub struct BySessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_session() -> BySessionStmt {
    BySessionStmt(
        "select k.session_id as credential_id, k.seen_at as used_at, k.proved_at, k.second_factor, k.by_pin, m.password_after is not null and coalesce(m.password_after >= app.password_since(m.person_id), false) as owes_password, coalesce(app.lacks_address(m.person_id), false) as lacks_address, m.state = 'joining' as is_joining, k.till_id, p.name as till, null::text[] as permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant, t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day, t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at, least(t.read_only_since, g.read_only_since) as read_only_since from app.session k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id join app.tenant t on t.tenant_id = k.tenant_id left join app.closing z on z.tenant_id = $1 left join app.instance_state g on g.one left join app.till p on p.tenant_id = $1 and p.till_id = k.till_id where k.tenant_id = $1 and m.tenant_id = $1 and t.tenant_id = $1 and k.token_sha256 = $2 and k.person_id = $3 and k.ended_at is null and k.expires_at > $4 and (m.until is null or m.until > $4) and (k.till_id is null or p.secret_sha256 = any($5)) and (m.state = 'active' or m.state = 'joining' and exists ( select from app.invitation i where i.tenant_id = $1 and i.invitation_id = m.joins_by and i.used_at is null and i.expires_at > $4)) and (z.ends_at is null or z.ends_at > $4) and k.secret_at >= app.sessions_since($3)",
        None,
    )
}
impl BySessionStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        token_sha256: &'a T1,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tills: &'a T3,
    ) -> WhoQuery<'c, 'a, 's, C, Who, 5> {
        WhoQuery {
            client,
            params: [tenant, token_sha256, person, now, tills],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WhoBorrowed, tokio_postgres::Error> {
                Ok(WhoBorrowed {
                    credential_id: row.try_get(0)?,
                    used_at: row.try_get(1)?,
                    proved_at: row.try_get(2)?,
                    second_factor: row.try_get(3)?,
                    by_pin: row.try_get(4)?,
                    owes_password: row.try_get(5)?,
                    lacks_address: row.try_get(6)?,
                    is_joining: row.try_get(7)?,
                    till_id: row.try_get(8)?,
                    till: row.try_get(9)?,
                    permissions: row.try_get(10)?,
                    person_id: row.try_get(11)?,
                    person: row.try_get(12)?,
                    roles: row.try_get(13)?,
                    custom_roles: row.try_get(14)?,
                    by_grant: row.try_get(15)?,
                    slug: row.try_get(16)?,
                    workspace: row.try_get(17)?,
                    country: row.try_get(18)?,
                    currency: row.try_get(19)?,
                    minor_digits: row.try_get(20)?,
                    timezone: row.try_get(21)?,
                    fy_start_month: row.try_get(22)?,
                    fy_start_day: row.try_get(23)?,
                    state: row.try_get(24)?,
                    gstin: row.try_get(25)?,
                    abn: row.try_get(26)?,
                    gst_registered: row.try_get(27)?,
                    location: row.try_get(28)?,
                    gln: row.try_get(29)?,
                    settings: row.try_get(30)?,
                    version: row.try_get(31)?,
                    ends_at: row.try_get(32)?,
                    read_only_since: row.try_get(33)?,
                })
            },
            mapper: |it| Who::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<'c, 'a, 's, BySessionParams<T1, T2, T3>, WhoQuery<'c, 'a, 's, C, Who, 5>, C>
    for BySessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BySessionParams<T1, T2, T3>,
    ) -> WhoQuery<'c, 'a, 's, C, Who, 5> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.person, &params.now, &params.tills)
    }
}
pub struct ByJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_job() -> ByJobStmt {
    ByJobStmt(
        "select j.job_id as credential_id, null::timestamptz as used_at, null::timestamptz as proved_at, j.second_factor, j.by_pin, j.token_id is null and m.password_after is not null and coalesce(m.password_after >= app.password_since(m.person_id), false) as owes_password, j.token_id is null and coalesce(app.lacks_address(m.person_id), false) as lacks_address, false as is_joining, null::uuid as till_id, null::app.sealed as till, k.permissions, m.person_id, m.name as person, m.roles, m.custom_roles, m.until is not null as by_grant, t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day, t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version, z.ends_at, least(t.read_only_since, g.read_only_since) as read_only_since from app.job j join app.membership m on m.tenant_id = j.tenant_id and m.person_id = j.asked_by join app.tenant t on t.tenant_id = j.tenant_id left join app.closing z on z.tenant_id = $1 left join app.instance_state g on g.one left join app.api_token k on k.tenant_id = $1 and k.token_id = j.token_id left join app.session s on s.tenant_id = $1 and s.session_id = j.session_id where j.tenant_id = $1 and m.tenant_id = $1 and t.tenant_id = $1 and j.lease_sha256 = $2 and j.asked_by = $3 and j.lease_until > $4 and m.state = 'active' and (m.until is null or m.until > $4) and (j.token_id is not null or j.created_at >= app.sessions_since($3)) and (j.session_id is null or s.ended_at is null and s.expires_at > $4) and (j.token_id is null or k.revoked_at is null and k.expires_at > $4 and k.created_at > app.tokens_since($3)) and (z.ends_at is null or z.ends_at > $4)",
        None,
    )
}
impl ByJobStmt {
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
        token_sha256: &'a T1,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> WhoQuery<'c, 'a, 's, C, Who, 4> {
        WhoQuery {
            client,
            params: [tenant, token_sha256, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WhoBorrowed, tokio_postgres::Error> {
                Ok(WhoBorrowed {
                    credential_id: row.try_get(0)?,
                    used_at: row.try_get(1)?,
                    proved_at: row.try_get(2)?,
                    second_factor: row.try_get(3)?,
                    by_pin: row.try_get(4)?,
                    owes_password: row.try_get(5)?,
                    lacks_address: row.try_get(6)?,
                    is_joining: row.try_get(7)?,
                    till_id: row.try_get(8)?,
                    till: row.try_get(9)?,
                    permissions: row.try_get(10)?,
                    person_id: row.try_get(11)?,
                    person: row.try_get(12)?,
                    roles: row.try_get(13)?,
                    custom_roles: row.try_get(14)?,
                    by_grant: row.try_get(15)?,
                    slug: row.try_get(16)?,
                    workspace: row.try_get(17)?,
                    country: row.try_get(18)?,
                    currency: row.try_get(19)?,
                    minor_digits: row.try_get(20)?,
                    timezone: row.try_get(21)?,
                    fy_start_month: row.try_get(22)?,
                    fy_start_day: row.try_get(23)?,
                    state: row.try_get(24)?,
                    gstin: row.try_get(25)?,
                    abn: row.try_get(26)?,
                    gst_registered: row.try_get(27)?,
                    location: row.try_get(28)?,
                    gln: row.try_get(29)?,
                    settings: row.try_get(30)?,
                    version: row.try_get(31)?,
                    ends_at: row.try_get(32)?,
                    read_only_since: row.try_get(33)?,
                })
            },
            mapper: |it| Who::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ByJobParams<T1>, WhoQuery<'c, 'a, 's, C, Who, 4>, C>
    for ByJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByJobParams<T1>) -> WhoQuery<'c, 'a, 's, C, Who, 4> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.person, &params.now)
    }
}
pub struct CustomOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn custom_of() -> CustomOfStmt {
    CustomOfStmt(
        "select name, permissions from app.role where tenant_id = $1 and role_id = any($2) and ended_at is null order by role_id",
        None,
    )
}
impl CustomOfStmt {
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
    ) -> CustomOfQuery<'c, 'a, 's, C, CustomOf, 2> {
        CustomOfQuery {
            client,
            params: [tenant, roles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CustomOfBorrowed, tokio_postgres::Error> {
                Ok(CustomOfBorrowed { name: row.try_get(0)?, permissions: row.try_get(1)? })
            },
            mapper: |it| CustomOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CustomOfParams<T1>,
        CustomOfQuery<'c, 'a, 's, C, CustomOf, 2>,
        C,
    > for CustomOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CustomOfParams<T1>,
    ) -> CustomOfQuery<'c, 'a, 's, C, CustomOf, 2> {
        self.bind(client, &params.tenant, &params.roles)
    }
}
pub struct KeptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kept() -> KeptStmt {
    KeptStmt(
        "select action, input_sha256, answer from app.kept_answer where tenant_id = $1 and person_id = $2 and key = $3",
        None,
    )
}
impl KeptStmt {
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
        person: &'a uuid::Uuid,
        key: &'a T1,
    ) -> KeptQuery<'c, 'a, 's, C, Kept, 3> {
        KeptQuery {
            client,
            params: [tenant, person, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KeptBorrowed, tokio_postgres::Error> {
                Ok(KeptBorrowed {
                    action: row.try_get(0)?,
                    input_sha256: row.try_get(1)?,
                    answer: row.try_get(2)?,
                })
            },
            mapper: |it| Kept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, KeptParams<T1>, KeptQuery<'c, 'a, 's, C, Kept, 3>, C>
    for KeptStmt
{
    fn params(&'s self, client: &'c C, params: &'a KeptParams<T1>) -> KeptQuery<'c, 'a, 's, C, Kept, 3> {
        self.bind(client, &params.tenant, &params.person, &params.key)
    }
}
pub struct KeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep() -> KeepStmt {
    KeepStmt(
        "insert into app.kept_answer (tenant_id, person_id, key, action, input_sha256, answer, created_at) values ($1, $2, $3::text, $4, $5::bytea, $6, $7) returning true as kept",
        None,
    )
}
impl KeepStmt {
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
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        key: &'a T1,
        action: &'a T2,
        input_sha256: &'a T3,
        answer: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, person, key, action, input_sha256, answer, now],
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
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> crate::client::async_::Params<'c, 'a, 's, KeepParams<T1, T2, T3, T4>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for KeepStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.person,
            &params.key,
            &params.action,
            &params.input_sha256,
            &params.answer,
            &params.now,
        )
    }
}
pub struct InsertEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event() -> InsertEventStmt {
    InsertEventStmt(
        "insert into app.audit_event (tenant_id, event_id, at, actor_id, roles, action, result, code, content, request_id, step_up, opening, salt) values ($1, $2, $3, $4, $5, $6, $7::text, $8, $9, $10, $11, $12, $13::bytea) returning true as written",
        None,
    )
}
impl InsertEventStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        event: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        actor_id: &'a Option<uuid::Uuid>,
        roles: &'a T2,
        action: &'a T3,
        result: &'a T4,
        code: &'a Option<T5>,
        content: &'a T6,
        request: &'a uuid::Uuid,
        step_up: &'a bool,
        opening: &'a bool,
        salt: &'a T7,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        BoolQuery {
            client,
            params: [
                tenant, event, at, actor_id, roles, action, result, code, content, request, step_up, opening,
                salt,
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
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEventParams<T1, T2, T3, T4, T5, T6, T7>,
        BoolQuery<'c, 'a, 's, C, bool, 13>,
        C,
    > for InsertEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEventParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        self.bind(
            client,
            &params.tenant,
            &params.event,
            &params.at,
            &params.actor_id,
            &params.roles,
            &params.action,
            &params.result,
            &params.code,
            &params.content,
            &params.request,
            &params.step_up,
            &params.opening,
            &params.salt,
        )
    }
}
pub struct ReadOnlyOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_only_of() -> ReadOnlyOfStmt {
    ReadOnlyOfStmt(
        "select least(t.read_only_since, g.read_only_since) as since from app.tenant t left join app.instance_state g on g.one where t.tenant_id = $1 and (t.read_only_since is not null or g.read_only_since is not null)",
        None,
    )
}
impl ReadOnlyOfStmt {
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
pub struct SlugOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn slug_of() -> SlugOfStmt {
    SlugOfStmt("select slug, name, settings::text as settings from app.tenant where tenant_id = $1", None)
}
impl SlugOfStmt {
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
    ) -> SlugOfQuery<'c, 'a, 's, C, SlugOf, 1> {
        SlugOfQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SlugOfBorrowed, tokio_postgres::Error> {
                Ok(SlugOfBorrowed { slug: row.try_get(0)?, name: row.try_get(1)?, settings: row.try_get(2)? })
            },
            mapper: |it| SlugOf::from(it),
        }
    }
}
