// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct SetBillingParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub email: T1,
    pub legal_name: Option<T2>,
    pub address: Option<T3>,
    pub gstin: Option<T4>,
    pub abn: Option<T5>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetPayerParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql, T4: crate::BytesSql>
{
    pub legal_name: Option<T1>,
    pub address: Option<T2>,
    pub gstin: Option<T3>,
    pub abn: Option<T4>,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct AskBillingParams<T1: crate::BytesSql> {
    pub link: uuid::Uuid,
    pub link_sha256: T1,
    pub until: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct AskBillingAgainParams<T1: crate::BytesSql> {
    pub link: uuid::Uuid,
    pub link_sha256: T1,
    pub until: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PutOffBillingParams {
    pub ask_at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct IsBillingLinkParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub link_sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ConfirmBillingParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub ask_at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub link_sha256: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct BillingBouncedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub written_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Billing {
    pub email: Vec<u8>,
    pub legal_name: Option<Vec<u8>>,
    pub address: Option<Vec<u8>>,
    pub gstin: Option<Vec<u8>>,
    pub abn: Option<Vec<u8>>,
    pub changed_at: jiff::Timestamp,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
}
pub struct BillingBorrowed<'a> {
    pub email: &'a [u8],
    pub legal_name: Option<&'a [u8]>,
    pub address: Option<&'a [u8]>,
    pub gstin: Option<&'a [u8]>,
    pub abn: Option<&'a [u8]>,
    pub changed_at: jiff::Timestamp,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
}
impl<'a> From<BillingBorrowed<'a>> for Billing {
    fn from(
        BillingBorrowed {
            email,
            legal_name,
            address,
            gstin,
            abn,
            changed_at,
            confirmed_at,
            bounced_at,
            link_id,
            link_until,
        }: BillingBorrowed<'a>,
    ) -> Self {
        Self {
            email: email.into(),
            legal_name: legal_name.map(|v| v.into()),
            address: address.map(|v| v.into()),
            gstin: gstin.map(|v| v.into()),
            abn: abn.map(|v| v.into()),
            changed_at,
            confirmed_at,
            bounced_at,
            link_id,
            link_until,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BillingMoments {
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_until: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BillingPlace {
    pub slug: String,
    pub name: String,
    pub settings: String,
    pub email: Vec<u8>,
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_until: Option<jiff::Timestamp>,
}
pub struct BillingPlaceBorrowed<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub settings: &'a str,
    pub email: &'a [u8],
    pub confirmed_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
    pub link_until: Option<jiff::Timestamp>,
}
impl<'a> From<BillingPlaceBorrowed<'a>> for BillingPlace {
    fn from(
        BillingPlaceBorrowed {
            slug,
            name,
            settings,
            email,
            confirmed_at,
            bounced_at,
            link_until,
        }: BillingPlaceBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            name: name.into(),
            settings: settings.into(),
            email: email.into(),
            confirmed_at,
            bounced_at,
            link_until,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BillingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillingBorrowed, tokio_postgres::Error>,
    mapper: fn(BillingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillingBorrowed) -> R) -> BillingQuery<'c, 'a, 's, C, R, N> {
        BillingQuery {
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
pub struct BillingMomentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillingMoments, tokio_postgres::Error>,
    mapper: fn(BillingMoments) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillingMomentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillingMoments) -> R) -> BillingMomentsQuery<'c, 'a, 's, C, R, N> {
        BillingMomentsQuery {
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
pub struct BillingPlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillingPlaceBorrowed, tokio_postgres::Error>,
    mapper: fn(BillingPlaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillingPlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillingPlaceBorrowed) -> R) -> BillingPlaceQuery<'c, 'a, 's, C, R, N> {
        BillingPlaceQuery {
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
pub struct BillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing() -> BillingStmt {
    BillingStmt(
        "select email, legal_name, address, gstin, abn, changed_at, confirmed_at, bounced_at, link_id, link_until from app.billing where tenant_id = $1",
        None,
    )
}
impl BillingStmt {
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
    ) -> BillingQuery<'c, 'a, 's, C, Billing, 1> {
        BillingQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillingBorrowed, tokio_postgres::Error> {
                Ok(BillingBorrowed {
                    email: row.try_get(0)?,
                    legal_name: row.try_get(1)?,
                    address: row.try_get(2)?,
                    gstin: row.try_get(3)?,
                    abn: row.try_get(4)?,
                    changed_at: row.try_get(5)?,
                    confirmed_at: row.try_get(6)?,
                    bounced_at: row.try_get(7)?,
                    link_id: row.try_get(8)?,
                    link_until: row.try_get(9)?,
                })
            },
            mapper: |it| Billing::from(it),
        }
    }
}
pub struct BillingMomentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing_moments() -> BillingMomentsStmt {
    BillingMomentsStmt(
        "select confirmed_at, bounced_at, link_until from app.billing where tenant_id = $1",
        None,
    )
}
impl BillingMomentsStmt {
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
    ) -> BillingMomentsQuery<'c, 'a, 's, C, BillingMoments, 1> {
        BillingMomentsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillingMoments, tokio_postgres::Error> {
                Ok(BillingMoments {
                    confirmed_at: row.try_get(0)?,
                    bounced_at: row.try_get(1)?,
                    link_until: row.try_get(2)?,
                })
            },
            mapper: |it| BillingMoments::from(it),
        }
    }
}
pub struct HoldBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_billing() -> HoldBillingStmt {
    HoldBillingStmt("select tenant_id from app.billing where tenant_id = $1 for update", None)
}
impl HoldBillingStmt {
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
pub struct BillingPlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing_place() -> BillingPlaceStmt {
    BillingPlaceStmt(
        "select t.slug, t.name, t.settings::text as settings, b.email, b.confirmed_at, b.bounced_at, b.link_until from app.billing b join app.tenant t on t.tenant_id = $1 where b.tenant_id = $1",
        None,
    )
}
impl BillingPlaceStmt {
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
    ) -> BillingPlaceQuery<'c, 'a, 's, C, BillingPlace, 1> {
        BillingPlaceQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillingPlaceBorrowed, tokio_postgres::Error> {
                Ok(BillingPlaceBorrowed {
                    slug: row.try_get(0)?,
                    name: row.try_get(1)?,
                    settings: row.try_get(2)?,
                    email: row.try_get(3)?,
                    confirmed_at: row.try_get(4)?,
                    bounced_at: row.try_get(5)?,
                    link_until: row.try_get(6)?,
                })
            },
            mapper: |it| BillingPlace::from(it),
        }
    }
}
pub struct SetBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_billing() -> SetBillingStmt {
    SetBillingStmt(
        "insert into app.billing (tenant_id, email, legal_name, address, gstin, abn, changed_at, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7, null) on conflict (tenant_id) do update set email = excluded.email, legal_name = excluded.legal_name, address = excluded.address, gstin = excluded.gstin, abn = excluded.abn, changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at, bounced_at = null, link_id = null, link_sha256 = null, link_until = null, ask_at = null returning true as kept",
        None,
    )
}
impl SetBillingStmt {
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
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        email: &'a T1,
        legal_name: &'a Option<T2>,
        address: &'a Option<T3>,
        gstin: &'a Option<T4>,
        abn: &'a Option<T5>,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, email, legal_name, address, gstin, abn, now],
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
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetBillingParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for SetBillingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetBillingParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.email,
            &params.legal_name,
            &params.address,
            &params.gstin,
            &params.abn,
            &params.now,
        )
    }
}
pub struct SetPayerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_payer() -> SetPayerStmt {
    SetPayerStmt(
        "update app.billing set legal_name = $1, address = $2, gstin = $3, abn = $4, changed_at = $5 where tenant_id = $6 returning true as kept",
        None,
    )
}
impl SetPayerStmt {
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
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        legal_name: &'a Option<T1>,
        address: &'a Option<T2>,
        gstin: &'a Option<T3>,
        abn: &'a Option<T4>,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [legal_name, address, gstin, abn, now, tenant],
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
    T3: crate::BytesSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetPayerParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 6>,
        C,
    > for SetPayerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetPayerParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.legal_name,
            &params.address,
            &params.gstin,
            &params.abn,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct RemoveBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_billing() -> RemoveBillingStmt {
    RemoveBillingStmt("delete from app.billing where tenant_id = $1 returning true as removed", None)
}
impl RemoveBillingStmt {
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
pub struct AskBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_billing() -> AskBillingStmt {
    AskBillingStmt(
        "update app.billing set link_id = $1, link_sha256 = $2, link_until = $3, ask_at = null where tenant_id = $4 returning email",
        None,
    )
}
impl AskBillingStmt {
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
    crate::client::async_::Params<'c, 'a, 's, AskBillingParams<T1>, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 4>, C>
    for AskBillingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AskBillingParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 4> {
        self.bind(client, &params.link, &params.link_sha256, &params.until, &params.tenant)
    }
}
pub struct AskBillingAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_billing_again() -> AskBillingAgainStmt {
    AskBillingAgainStmt(
        "update app.billing set link_id = $1, link_sha256 = $2, link_until = $3, ask_at = null where tenant_id = $4 and ask_at <= $5 returning email",
        None,
    )
}
impl AskBillingAgainStmt {
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
        now: &'a jiff::Timestamp,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 5> {
        Vecu8Query {
            client,
            params: [link, link_sha256, until, tenant, now],
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
        AskBillingAgainParams<T1>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 5>,
        C,
    > for AskBillingAgainStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AskBillingAgainParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 5> {
        self.bind(client, &params.link, &params.link_sha256, &params.until, &params.tenant, &params.now)
    }
}
pub struct PutOffBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_off_billing() -> PutOffBillingStmt {
    PutOffBillingStmt(
        "update app.billing set ask_at = $1 where tenant_id = $2 and ask_at is not null returning true as done",
        None,
    )
}
impl PutOffBillingStmt {
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
        ask_at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [ask_at, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PutOffBillingParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for PutOffBillingStmt
{
    fn params(&'s self, client: &'c C, params: &'a PutOffBillingParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.ask_at, &params.tenant)
    }
}
pub struct IsBillingLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_billing_link() -> IsBillingLinkStmt {
    IsBillingLinkStmt(
        "select t.name from app.billing b join app.tenant t on t.tenant_id = $1 where b.tenant_id = $1 and b.link_sha256 = $2 and b.link_until > $3",
        None,
    )
}
impl IsBillingLinkStmt {
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
        IsBillingLinkParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for IsBillingLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsBillingLinkParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.link_sha256, &params.now)
    }
}
pub struct ConfirmBillingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_billing() -> ConfirmBillingStmt {
    ConfirmBillingStmt(
        "update app.billing set confirmed_at = $1, bounced_at = null, link_id = null, link_sha256 = null, link_until = null, ask_at = $2 where tenant_id = $3 and link_sha256 = $4 and link_until > $1 returning true as confirmed",
        None,
    )
}
impl ConfirmBillingStmt {
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
        ask_at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        link_sha256: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, ask_at, tenant, link_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ConfirmBillingParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for ConfirmBillingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmBillingParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.ask_at, &params.tenant, &params.link_sha256)
    }
}
pub struct BillingBouncedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing_bounced() -> BillingBouncedStmt {
    BillingBouncedStmt(
        "update app.billing set bounced_at = $1 where tenant_id = $2 and bounced_at is null and (confirmed_at is null or confirmed_at <= $3) returning true as noted",
        None,
    )
}
impl BillingBouncedStmt {
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
    crate::client::async_::Params<'c, 'a, 's, BillingBouncedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for BillingBouncedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillingBouncedParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.written_at)
    }
}
pub struct BillingDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing_due() -> BillingDueStmt {
    BillingDueStmt(
        "select b.tenant_id from app.billing b where b.ask_at <= $1 and not exists (select from app.closing c where c.tenant_id = b.tenant_id) order by b.ask_at",
        None,
    )
}
impl BillingDueStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
