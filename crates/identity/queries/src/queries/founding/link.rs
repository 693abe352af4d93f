// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertFoundingLinkParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub link: uuid::Uuid,
    pub of_link: Option<uuid::Uuid>,
    pub email: Option<T1>,
    pub proves: bool,
    pub token_sha256: T2,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OpenFoundingLinkParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UseFoundingLinksParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub links: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenFoundingLinksParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawFoundingLinkParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub link: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SweepFoundingLinksParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FoundingLink {
    pub founding_link_id: uuid::Uuid,
    pub of_link: Option<uuid::Uuid>,
    pub email: Option<Vec<u8>>,
    pub proves: bool,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
pub struct FoundingLinkBorrowed<'a> {
    pub founding_link_id: uuid::Uuid,
    pub of_link: Option<uuid::Uuid>,
    pub email: Option<&'a [u8]>,
    pub proves: bool,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<FoundingLinkBorrowed<'a>> for FoundingLink {
    fn from(
        FoundingLinkBorrowed {
            founding_link_id,
            of_link,
            email,
            proves,
            created_at,
            expires_at,
        }: FoundingLinkBorrowed<'a>,
    ) -> Self {
        Self { founding_link_id, of_link, email: email.map(|v| v.into()), proves, created_at, expires_at }
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
pub struct FoundingLinkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FoundingLinkBorrowed, tokio_postgres::Error>,
    mapper: fn(FoundingLinkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FoundingLinkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FoundingLinkBorrowed) -> R) -> FoundingLinkQuery<'c, 'a, 's, C, R, N> {
        FoundingLinkQuery {
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
pub struct InsertFoundingLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_founding_link() -> InsertFoundingLinkStmt {
    InsertFoundingLinkStmt(
        "insert into app.founding_link (tenant_id, founding_link_id, of_link, email, proves, token_sha256, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as made",
        None,
    )
}
impl InsertFoundingLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        link: &'a uuid::Uuid,
        of_link: &'a Option<uuid::Uuid>,
        email: &'a Option<T1>,
        proves: &'a bool,
        token_sha256: &'a T2,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, link, of_link, email, proves, token_sha256, now, expires],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertFoundingLinkParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertFoundingLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertFoundingLinkParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.link,
            &params.of_link,
            &params.email,
            &params.proves,
            &params.token_sha256,
            &params.now,
            &params.expires,
        )
    }
}
pub struct OpenFoundingLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_founding_link() -> OpenFoundingLinkStmt {
    OpenFoundingLinkStmt(
        "select l.founding_link_id, l.of_link, l.email, l.proves, l.created_at, l.expires_at from app.founding_link l where l.tenant_id = $1 and l.token_sha256 = $2 and l.used_at is null and l.withdrawn_at is null and l.expires_at > $3 and (l.of_link is null or exists (select from app.founding_link o where o.tenant_id = $1 and o.founding_link_id = l.of_link and o.used_at is null and o.withdrawn_at is null and o.expires_at > $3))",
        None,
    )
}
impl OpenFoundingLinkStmt {
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
        now: &'a jiff::Timestamp,
    ) -> FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3> {
        FoundingLinkQuery {
            client,
            params: [tenant, token_sha256, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FoundingLinkBorrowed, tokio_postgres::Error> {
                Ok(FoundingLinkBorrowed {
                    founding_link_id: row.try_get(0)?,
                    of_link: row.try_get(1)?,
                    email: row.try_get(2)?,
                    proves: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    expires_at: row.try_get(5)?,
                })
            },
            mapper: |it| FoundingLink::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenFoundingLinkParams<T1>,
        FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3>,
        C,
    > for OpenFoundingLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenFoundingLinkParams<T1>,
    ) -> FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.now)
    }
}
pub struct UseFoundingLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_founding_links() -> UseFoundingLinksStmt {
    UseFoundingLinksStmt(
        "update app.founding_link set used_at = $1 where tenant_id = $2 and founding_link_id = any($3) and used_at is null and withdrawn_at is null and expires_at > $1 returning founding_link_id",
        None,
    )
}
impl UseFoundingLinksStmt {
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
        links: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, links],
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
        UseFoundingLinksParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for UseFoundingLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UseFoundingLinksParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.links)
    }
}
pub struct OpenFoundingLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_founding_links() -> OpenFoundingLinksStmt {
    OpenFoundingLinksStmt(
        "select founding_link_id, of_link, email, proves, created_at, expires_at from app.founding_link where tenant_id = $1 and of_link is null and not proves and used_at is null and withdrawn_at is null and expires_at > $2 order by founding_link_id desc limit $3",
        None,
    )
}
impl OpenFoundingLinksStmt {
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
    ) -> FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3> {
        FoundingLinkQuery {
            client,
            params: [tenant, now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FoundingLinkBorrowed, tokio_postgres::Error> {
                Ok(FoundingLinkBorrowed {
                    founding_link_id: row.try_get(0)?,
                    of_link: row.try_get(1)?,
                    email: row.try_get(2)?,
                    proves: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    expires_at: row.try_get(5)?,
                })
            },
            mapper: |it| FoundingLink::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenFoundingLinksParams,
        FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3>,
        C,
    > for OpenFoundingLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenFoundingLinksParams,
    ) -> FoundingLinkQuery<'c, 'a, 's, C, FoundingLink, 3> {
        self.bind(client, &params.tenant, &params.now, &params.many)
    }
}
pub struct WithdrawFoundingLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_founding_link() -> WithdrawFoundingLinkStmt {
    WithdrawFoundingLinkStmt(
        "update app.founding_link set withdrawn_at = $1 where tenant_id = $2 and founding_link_id = $3 and not proves and used_at is null and withdrawn_at is null returning true as withdrawn",
        None,
    )
}
impl WithdrawFoundingLinkStmt {
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
        link: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, link],
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
        WithdrawFoundingLinkParams,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for WithdrawFoundingLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawFoundingLinkParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.link)
    }
}
pub struct SweepFoundingLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sweep_founding_links() -> SweepFoundingLinksStmt {
    SweepFoundingLinksStmt(
        "delete from app.founding_link where tenant_id = $1 and expires_at < $2 returning founding_link_id",
        None,
    )
}
impl SweepFoundingLinksStmt {
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
        before: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, before],
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
        SweepFoundingLinksParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for SweepFoundingLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SweepFoundingLinksParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
