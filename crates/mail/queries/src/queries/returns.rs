// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct MailBackParams {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Debug)]
pub struct MarkBackParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub status: T1,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Debug)]
pub struct LastSentToParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub address_blind: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MailBack {
    pub address: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub tries: i32,
    pub due_at: Option<jiff::Timestamp>,
    pub sent_at: Option<jiff::Timestamp>,
    pub returned_at: Option<jiff::Timestamp>,
}
pub struct MailBackBorrowed<'a> {
    pub address: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub tries: i32,
    pub due_at: Option<jiff::Timestamp>,
    pub sent_at: Option<jiff::Timestamp>,
    pub returned_at: Option<jiff::Timestamp>,
}
impl<'a> From<MailBackBorrowed<'a>> for MailBack {
    fn from(
        MailBackBorrowed { address, created_at, tries, due_at, sent_at, returned_at }: MailBackBorrowed<'a>,
    ) -> Self {
        Self { address: address.into(), created_at, tries, due_at, sent_at, returned_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MailBackQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailBackBorrowed, tokio_postgres::Error>,
    mapper: fn(MailBackBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailBackQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailBackBorrowed) -> R) -> MailBackQuery<'c, 'a, 's, C, R, N> {
        MailBackQuery {
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
pub struct MailBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_back() -> MailBackStmt {
    MailBackStmt(
        "select address, created_at, tries, due_at, sent_at, returned_at from app.mail where tenant_id = $1 and mail_id = $2 for update",
        None,
    )
}
impl MailBackStmt {
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
        mail: &'a uuid::Uuid,
    ) -> MailBackQuery<'c, 'a, 's, C, MailBack, 2> {
        MailBackQuery {
            client,
            params: [tenant, mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailBackBorrowed, tokio_postgres::Error> {
                Ok(MailBackBorrowed {
                    address: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    tries: row.try_get(2)?,
                    due_at: row.try_get(3)?,
                    sent_at: row.try_get(4)?,
                    returned_at: row.try_get(5)?,
                })
            },
            mapper: |it| MailBack::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MailBackParams, MailBackQuery<'c, 'a, 's, C, MailBack, 2>, C>
    for MailBackStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailBackParams,
    ) -> MailBackQuery<'c, 'a, 's, C, MailBack, 2> {
        self.bind(client, &params.tenant, &params.mail)
    }
}
pub struct MarkBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_back() -> MarkBackStmt {
    MarkBackStmt(
        "update app.mail set returned_at = $1, returned_status = $2 where tenant_id = $3 and mail_id = $4 and sent_at is not null and returned_at is null returning true as done",
        None,
    )
}
impl MarkBackStmt {
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
        now: &'a jiff::Timestamp,
        status: &'a T1,
        tenant: &'a uuid::Uuid,
        mail: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, status, tenant, mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MarkBackParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for MarkBackStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkBackParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.status, &params.tenant, &params.mail)
    }
}
pub struct LastSentToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_sent_to() -> LastSentToStmt {
    LastSentToStmt(
        "select returned_at from app.mail where tenant_id = $1 and address_blind = $2 and sent_at is not null order by mail_id desc limit 1",
        None,
    )
}
impl LastSentToStmt {
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
        address_blind: &'a T1,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant, address_blind],
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
        LastSentToParams<T1>,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2>,
        C,
    > for LastSentToStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastSentToParams<T1>,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2> {
        self.bind(client, &params.tenant, &params.address_blind)
    }
}
