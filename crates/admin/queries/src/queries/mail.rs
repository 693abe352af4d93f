// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct MailsParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReturnedSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MailStandingParams {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MailAgainParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Mails {
    pub mail_id: uuid::Uuid,
    pub kind: String,
    pub address: Vec<u8>,
    pub subject: Vec<u8>,
    pub text: Option<Vec<u8>>,
    pub link: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
    pub useless_at: jiff::Timestamp,
    pub due_at: Option<jiff::Timestamp>,
    pub tries: i32,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<String>,
    pub returned_at: Option<jiff::Timestamp>,
    pub returned_status: Option<String>,
}
pub struct MailsBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub kind: &'a str,
    pub address: &'a [u8],
    pub subject: &'a [u8],
    pub text: Option<&'a [u8]>,
    pub link: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
    pub useless_at: jiff::Timestamp,
    pub due_at: Option<jiff::Timestamp>,
    pub tries: i32,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<&'a str>,
    pub returned_at: Option<jiff::Timestamp>,
    pub returned_status: Option<&'a str>,
}
impl<'a> From<MailsBorrowed<'a>> for Mails {
    fn from(
        MailsBorrowed {
            mail_id,
            kind,
            address,
            subject,
            text,
            link,
            created_at,
            useless_at,
            due_at,
            tries,
            sent_at,
            given_up_at,
            last_error,
            returned_at,
            returned_status,
        }: MailsBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            kind: kind.into(),
            address: address.into(),
            subject: subject.into(),
            text: text.map(|v| v.into()),
            link: link.map(|v| v.into()),
            created_at,
            useless_at,
            due_at,
            tries,
            sent_at,
            given_up_at,
            last_error: last_error.map(|v| v.into()),
            returned_at,
            returned_status: returned_status.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailStanding {
    pub useless_at: jiff::Timestamp,
    pub due_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MailsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailsBorrowed, tokio_postgres::Error>,
    mapper: fn(MailsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailsBorrowed) -> R) -> MailsQuery<'c, 'a, 's, C, R, N> {
        MailsQuery {
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
pub struct MailStandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailStanding, tokio_postgres::Error>,
    mapper: fn(MailStanding) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailStandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailStanding) -> R) -> MailStandingQuery<'c, 'a, 's, C, R, N> {
        MailStandingQuery {
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
pub struct MailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails() -> MailsStmt {
    MailsStmt(
        "select mail_id, kind, address, subject, text, link, created_at, useless_at, due_at, tries, sent_at, given_up_at, last_error, returned_at, returned_status from app.mail where tenant_id = $1 and mail_id < $2 order by mail_id desc limit $3",
        None,
    )
}
impl MailsStmt {
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
        many: &'a i64,
    ) -> MailsQuery<'c, 'a, 's, C, Mails, 3> {
        MailsQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailsBorrowed, tokio_postgres::Error> {
                Ok(MailsBorrowed {
                    mail_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    address: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    text: row.try_get(4)?,
                    link: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    useless_at: row.try_get(7)?,
                    due_at: row.try_get(8)?,
                    tries: row.try_get(9)?,
                    sent_at: row.try_get(10)?,
                    given_up_at: row.try_get(11)?,
                    last_error: row.try_get(12)?,
                    returned_at: row.try_get(13)?,
                    returned_status: row.try_get(14)?,
                })
            },
            mapper: |it| Mails::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MailsParams, MailsQuery<'c, 'a, 's, C, Mails, 3>, C>
    for MailsStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailsParams) -> MailsQuery<'c, 'a, 's, C, Mails, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct ReturnedSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn returned_since() -> ReturnedSinceStmt {
    ReturnedSinceStmt(
        "select count(*) as mails from app.mail where tenant_id = $1 and mail_id >= $2 and returned_at is not null",
        None,
    )
}
impl ReturnedSinceStmt {
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
        first: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReturnedSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for ReturnedSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a ReturnedSinceParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct MailStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_standing() -> MailStandingStmt {
    MailStandingStmt(
        "select useless_at, due_at, given_up_at from app.mail where tenant_id = $1 and mail_id = $2 for update",
        None,
    )
}
impl MailStandingStmt {
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
    ) -> MailStandingQuery<'c, 'a, 's, C, MailStanding, 2> {
        MailStandingQuery {
            client,
            params: [tenant, mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailStanding, tokio_postgres::Error> {
                Ok(MailStanding {
                    useless_at: row.try_get(0)?,
                    due_at: row.try_get(1)?,
                    given_up_at: row.try_get(2)?,
                })
            },
            mapper: |it| MailStanding::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MailStandingParams,
        MailStandingQuery<'c, 'a, 's, C, MailStanding, 2>,
        C,
    > for MailStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailStandingParams,
    ) -> MailStandingQuery<'c, 'a, 's, C, MailStanding, 2> {
        self.bind(client, &params.tenant, &params.mail)
    }
}
pub struct MailAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_again() -> MailAgainStmt {
    MailAgainStmt(
        "update app.mail set due_at = $1, tries = 0, given_up_at = null, last_error = null where tenant_id = $2 and mail_id = $3 returning true as done",
        None,
    )
}
impl MailAgainStmt {
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
        mail: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MailAgainParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for MailAgainStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailAgainParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.mail)
    }
}
