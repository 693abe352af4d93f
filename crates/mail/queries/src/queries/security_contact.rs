// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct SetContactParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub email: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AskContactParams<T1: crate::BytesSql> {
    pub link: uuid::Uuid,
    pub link_sha256: T1,
    pub until: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct IsContactLinkParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub link_sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ConfirmContactParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub link_sha256: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ContactBouncedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub written_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub email: Vec<u8>,
    pub changed_at: jiff::Timestamp,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
}
pub struct ContactBorrowed<'a> {
    pub email: &'a [u8],
    pub changed_at: jiff::Timestamp,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
}
impl<'a> From<ContactBorrowed<'a>> for Contact {
    fn from(
        ContactBorrowed { email, changed_at, confirmed_at, bounced_at, link_id, link_until }: ContactBorrowed<
            'a,
        >,
    ) -> Self {
        Self { email: email.into(), changed_at, confirmed_at, bounced_at, link_id, link_until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ContactPlace {
    pub name: String,
    pub email: Vec<u8>,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
}
pub struct ContactPlaceBorrowed<'a> {
    pub name: &'a str,
    pub email: &'a [u8],
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
}
impl<'a> From<ContactPlaceBorrowed<'a>> for ContactPlace {
    fn from(
        ContactPlaceBorrowed { name, email, confirmed_at, bounced_at }: ContactPlaceBorrowed<'a>,
    ) -> Self {
        Self { name: name.into(), email: email.into(), confirmed_at, bounced_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ContactQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContactBorrowed, tokio_postgres::Error>,
    mapper: fn(ContactBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContactQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ContactBorrowed) -> R) -> ContactQuery<'c, 'a, 's, C, R, N> {
        ContactQuery {
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
pub struct ContactPlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContactPlaceBorrowed, tokio_postgres::Error>,
    mapper: fn(ContactPlaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContactPlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ContactPlaceBorrowed) -> R) -> ContactPlaceQuery<'c, 'a, 's, C, R, N> {
        ContactPlaceQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct ContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contact() -> ContactStmt {
    ContactStmt(
        "select email, changed_at, confirmed_at, bounced_at, link_id, link_until from app.security_contact where tenant_id = $1",
        None,
    )
}
impl ContactStmt {
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
    ) -> ContactQuery<'c, 'a, 's, C, Contact, 1> {
        ContactQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ContactBorrowed, tokio_postgres::Error> {
                Ok(ContactBorrowed {
                    email: row.try_get(0)?,
                    changed_at: row.try_get(1)?,
                    confirmed_at: row.try_get(2)?,
                    bounced_at: row.try_get(3)?,
                    link_id: row.try_get(4)?,
                    link_until: row.try_get(5)?,
                })
            },
            mapper: |it| Contact::from(it),
        }
    }
}
pub struct HoldContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_contact() -> HoldContactStmt {
    HoldContactStmt("select tenant_id from app.security_contact where tenant_id = $1 for update", None)
}
impl HoldContactStmt {
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
pub struct ContactPlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contact_place() -> ContactPlaceStmt {
    ContactPlaceStmt(
        "select t.name, c.email, c.confirmed_at, c.bounced_at from app.security_contact c join app.tenant t on t.tenant_id = $1 where c.tenant_id = $1",
        None,
    )
}
impl ContactPlaceStmt {
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
    ) -> ContactPlaceQuery<'c, 'a, 's, C, ContactPlace, 1> {
        ContactPlaceQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ContactPlaceBorrowed, tokio_postgres::Error> {
                Ok(ContactPlaceBorrowed {
                    name: row.try_get(0)?,
                    email: row.try_get(1)?,
                    confirmed_at: row.try_get(2)?,
                    bounced_at: row.try_get(3)?,
                })
            },
            mapper: |it| ContactPlace::from(it),
        }
    }
}
pub struct SetContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_contact() -> SetContactStmt {
    SetContactStmt(
        "insert into app.security_contact (tenant_id, email, changed_at) values ($1, $2, $3) on conflict (tenant_id) do update set email = excluded.email, changed_at = excluded.changed_at, confirmed_at = null, bounced_at = null, link_id = null, link_sha256 = null, link_until = null returning true as kept",
        None,
    )
}
impl SetContactStmt {
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
        email: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, email, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SetContactParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetContactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetContactParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.email, &params.now)
    }
}
pub struct RemoveContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_contact() -> RemoveContactStmt {
    RemoveContactStmt("delete from app.security_contact where tenant_id = $1 returning true as removed", None)
}
impl RemoveContactStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AskContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_contact() -> AskContactStmt {
    AskContactStmt(
        "update app.security_contact set link_id = $1, link_sha256 = $2, link_until = $3 where tenant_id = $4 returning email",
        None,
    )
}
impl AskContactStmt {
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
        link: &'a uuid::Uuid,
        link_sha256: &'a T1,
        until: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 4> {
        Vecu8Query {
            client,
            params: [link, link_sha256, until, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, AskContactParams<T1>, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 4>, C>
    for AskContactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AskContactParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 4> {
        self.bind(client, &params.link, &params.link_sha256, &params.until, &params.tenant)
    }
}
pub struct IsContactLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_contact_link() -> IsContactLinkStmt {
    IsContactLinkStmt(
        "select t.name from app.security_contact c join app.tenant t on t.tenant_id = $1 where c.tenant_id = $1 and c.link_sha256 = $2 and c.link_until > $3",
        None,
    )
}
impl IsContactLinkStmt {
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
        link_sha256: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant, link_sha256, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IsContactLinkParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for IsContactLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsContactLinkParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.link_sha256, &params.now)
    }
}
pub struct ConfirmContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_contact() -> ConfirmContactStmt {
    ConfirmContactStmt(
        "update app.security_contact set confirmed_at = $1, bounced_at = null, link_id = null, link_sha256 = null, link_until = null where tenant_id = $2 and link_sha256 = $3 and link_until > $1 returning email",
        None,
    )
}
impl ConfirmContactStmt {
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
        link_sha256: &'a T1,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [now, tenant, link_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmContactParams<T1>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>,
        C,
    > for ConfirmContactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmContactParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.now, &params.tenant, &params.link_sha256)
    }
}
pub struct ContactBouncedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contact_bounced() -> ContactBouncedStmt {
    ContactBouncedStmt(
        "update app.security_contact set bounced_at = $1 where tenant_id = $2 and bounced_at is null and (confirmed_at is null or confirmed_at <= $3) returning true as noted",
        None,
    )
}
impl ContactBouncedStmt {
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
        written_at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, written_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ContactBouncedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for ContactBouncedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContactBouncedParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.written_at)
    }
}
