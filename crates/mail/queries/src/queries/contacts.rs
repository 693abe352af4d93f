// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct AskContactParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub contact: T1,
    pub address: T2,
    pub link: uuid::Uuid,
    pub link_sha256: T3,
    pub until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ContactOfLinkParams<T1: crate::BytesSql> {
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
#[derive(Debug, Clone, PartialEq)]
pub struct ContactRow {
    pub contact: String,
    pub address: String,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
    pub confirmed_at: Option<jiff::Timestamp>,
}
pub struct ContactRowBorrowed<'a> {
    pub contact: &'a str,
    pub address: &'a str,
    pub link_id: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
    pub confirmed_at: Option<jiff::Timestamp>,
}
impl<'a> From<ContactRowBorrowed<'a>> for ContactRow {
    fn from(
        ContactRowBorrowed { contact, address, link_id, link_until, confirmed_at }: ContactRowBorrowed<'a>,
    ) -> Self {
        Self { contact: contact.into(), address: address.into(), link_id, link_until, confirmed_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ConfirmContact {
    pub contact: String,
    pub address: String,
}
pub struct ConfirmContactBorrowed<'a> {
    pub contact: &'a str,
    pub address: &'a str,
}
impl<'a> From<ConfirmContactBorrowed<'a>> for ConfirmContact {
    fn from(ConfirmContactBorrowed { contact, address }: ConfirmContactBorrowed<'a>) -> Self {
        Self { contact: contact.into(), address: address.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ContactRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ContactRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ContactRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContactRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ContactRowBorrowed) -> R) -> ContactRowQuery<'c, 'a, 's, C, R, N> {
        ContactRowQuery {
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
pub struct ConfirmContactQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConfirmContactBorrowed, tokio_postgres::Error>,
    mapper: fn(ConfirmContactBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConfirmContactQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ConfirmContactBorrowed) -> R) -> ConfirmContactQuery<'c, 'a, 's, C, R, N> {
        ConfirmContactQuery {
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
pub struct ContactsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contacts() -> ContactsStmt {
    ContactsStmt(
        "select contact, address, link_id, link_until, confirmed_at from app.contact where tenant_id = $1 order by contact",
        None,
    )
}
impl ContactsStmt {
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
    ) -> ContactRowQuery<'c, 'a, 's, C, ContactRow, 1> {
        ContactRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ContactRowBorrowed, tokio_postgres::Error> {
                Ok(ContactRowBorrowed {
                    contact: row.try_get(0)?,
                    address: row.try_get(1)?,
                    link_id: row.try_get(2)?,
                    link_until: row.try_get(3)?,
                    confirmed_at: row.try_get(4)?,
                })
            },
            mapper: |it| ContactRow::from(it),
        }
    }
}
pub struct AskContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ask_contact() -> AskContactStmt {
    AskContactStmt(
        "insert into app.contact (tenant_id, contact, address, link_id, link_sha256, link_until) values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, contact) do update set confirmed_at = case when app.contact.address = excluded.address then app.contact.confirmed_at end, address = excluded.address, link_id = excluded.link_id, link_sha256 = excluded.link_sha256, link_until = excluded.link_until returning true as asked",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        contact: &'a T1,
        address: &'a T2,
        link: &'a uuid::Uuid,
        link_sha256: &'a T3,
        until: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, contact, address, link, link_sha256, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AskContactParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 6>,
        C,
    > for AskContactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AskContactParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.contact,
            &params.address,
            &params.link,
            &params.link_sha256,
            &params.until,
        )
    }
}
pub struct ContactOfLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contact_of_link() -> ContactOfLinkStmt {
    ContactOfLinkStmt(
        "select contact from app.contact where tenant_id = $1 and link_sha256 = $2 and link_until > $3",
        None,
    )
}
impl ContactOfLinkStmt {
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
        ContactOfLinkParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for ContactOfLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContactOfLinkParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.link_sha256, &params.now)
    }
}
pub struct ConfirmContactStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_contact() -> ConfirmContactStmt {
    ConfirmContactStmt(
        "update app.contact set confirmed_at = $1, link_id = null, link_sha256 = null, link_until = null where tenant_id = $2 and link_sha256 = $3 and link_until > $1 returning contact, address",
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
    ) -> ConfirmContactQuery<'c, 'a, 's, C, ConfirmContact, 3> {
        ConfirmContactQuery {
            client,
            params: [now, tenant, link_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ConfirmContactBorrowed, tokio_postgres::Error> {
                Ok(ConfirmContactBorrowed { contact: row.try_get(0)?, address: row.try_get(1)? })
            },
            mapper: |it| ConfirmContact::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmContactParams<T1>,
        ConfirmContactQuery<'c, 'a, 's, C, ConfirmContact, 3>,
        C,
    > for ConfirmContactStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmContactParams<T1>,
    ) -> ConfirmContactQuery<'c, 'a, 's, C, ConfirmContact, 3> {
        self.bind(client, &params.now, &params.tenant, &params.link_sha256)
    }
}
