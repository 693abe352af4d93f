// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertMailParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
    pub kind: T1,
    pub about: uuid::Uuid,
    pub address: T2,
    pub address_blind: T3,
    pub subject: T4,
    pub text: T5,
    pub link: Option<T6>,
    pub attachment: Option<T7>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub useless_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MailsSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct MailsToSinceParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub address_blind: T1,
    pub first: uuid::Uuid,
    pub kind: T2,
}
#[derive(Debug)]
pub struct MailsBySinceParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub by: uuid::Uuid,
    pub kind: T1,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct LastUselessParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub address_blind: T1,
    pub kind: T2,
    pub first: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingMailsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct WithdrawMailsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub about: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesDueParams {
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimMailParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub sending: bool,
    pub claimed_until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MailSentParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Debug)]
pub struct ForgetLastMailParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
    pub kinds: T2,
}
#[derive(Debug)]
pub struct MailWaitsParams<T1: crate::StringSql> {
    pub due_at: jiff::Timestamp,
    pub error: T1,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
    pub claimed_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct MailGivenUpParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub error: T1,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
    pub claimed_until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MailUselessParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub mail: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BillingLinksSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub young: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct StrangersSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
    pub young: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct IsYoungParams {
    pub tenant: uuid::Uuid,
    pub young: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PeopleOfRolesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub roles: T2,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PapersAboutParams {
    pub tenant: uuid::Uuid,
    pub about: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingMails {
    pub mail_id: uuid::Uuid,
    pub address: Vec<u8>,
    pub subject: Vec<u8>,
    pub text: Option<Vec<u8>>,
    pub link: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
}
pub struct WaitingMailsBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub address: &'a [u8],
    pub subject: &'a [u8],
    pub text: Option<&'a [u8]>,
    pub link: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<WaitingMailsBorrowed<'a>> for WaitingMails {
    fn from(
        WaitingMailsBorrowed { mail_id, address, subject, text, link, created_at }: WaitingMailsBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            address: address.into(),
            subject: subject.into(),
            text: text.map(|v| v.into()),
            link: link.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WorkspacesDue {
    pub tenant_id: uuid::Uuid,
    pub since: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailsDue {
    pub many: i64,
    pub since: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimMail {
    pub mail_id: uuid::Uuid,
    pub kind: String,
    pub address: Vec<u8>,
    pub subject: Vec<u8>,
    pub text: Option<Vec<u8>>,
    pub link: Option<Vec<u8>>,
    pub attachment: Option<Vec<u8>>,
    pub tries: i32,
    pub created_at: jiff::Timestamp,
    pub useless_at: jiff::Timestamp,
}
pub struct ClaimMailBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub kind: &'a str,
    pub address: &'a [u8],
    pub subject: &'a [u8],
    pub text: Option<&'a [u8]>,
    pub link: Option<&'a [u8]>,
    pub attachment: Option<&'a [u8]>,
    pub tries: i32,
    pub created_at: jiff::Timestamp,
    pub useless_at: jiff::Timestamp,
}
impl<'a> From<ClaimMailBorrowed<'a>> for ClaimMail {
    fn from(
        ClaimMailBorrowed {
            mail_id,
            kind,
            address,
            subject,
            text,
            link,
            attachment,
            tries,
            created_at,
            useless_at,
        }: ClaimMailBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            kind: kind.into(),
            address: address.into(),
            subject: subject.into(),
            text: text.map(|v| v.into()),
            link: link.map(|v| v.into()),
            attachment: attachment.map(|v| v.into()),
            tries,
            created_at,
            useless_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleOfRoles {
    pub person_id: uuid::Uuid,
    pub email: Vec<u8>,
}
pub struct PeopleOfRolesBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub email: &'a [u8],
}
impl<'a> From<PeopleOfRolesBorrowed<'a>> for PeopleOfRoles {
    fn from(PeopleOfRolesBorrowed { person_id, email }: PeopleOfRolesBorrowed<'a>) -> Self {
        Self { person_id, email: email.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PapersAbout {
    pub mail_id: uuid::Uuid,
    pub address: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<String>,
    pub returned_at: Option<jiff::Timestamp>,
}
pub struct PapersAboutBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub address: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub given_up_at: Option<jiff::Timestamp>,
    pub last_error: Option<&'a str>,
    pub returned_at: Option<jiff::Timestamp>,
}
impl<'a> From<PapersAboutBorrowed<'a>> for PapersAbout {
    fn from(
        PapersAboutBorrowed {
            mail_id,
            address,
            created_at,
            sent_at,
            given_up_at,
            last_error,
            returned_at,
        }: PapersAboutBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            address: address.into(),
            created_at,
            sent_at,
            given_up_at,
            last_error: last_error.map(|v| v.into()),
            returned_at,
        }
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
pub struct WaitingMailsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingMailsBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingMailsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingMailsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingMailsBorrowed) -> R) -> WaitingMailsQuery<'c, 'a, 's, C, R, N> {
        WaitingMailsQuery {
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
pub struct WorkspacesDueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesDue, tokio_postgres::Error>,
    mapper: fn(WorkspacesDue) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesDueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkspacesDue) -> R) -> WorkspacesDueQuery<'c, 'a, 's, C, R, N> {
        WorkspacesDueQuery {
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
pub struct MailsDueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailsDue, tokio_postgres::Error>,
    mapper: fn(MailsDue) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailsDueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailsDue) -> R) -> MailsDueQuery<'c, 'a, 's, C, R, N> {
        MailsDueQuery {
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
pub struct ClaimMailQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimMailBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimMailBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimMailQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimMailBorrowed) -> R) -> ClaimMailQuery<'c, 'a, 's, C, R, N> {
        ClaimMailQuery {
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
pub struct PeopleOfRolesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleOfRolesBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleOfRolesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleOfRolesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleOfRolesBorrowed) -> R) -> PeopleOfRolesQuery<'c, 'a, 's, C, R, N> {
        PeopleOfRolesQuery {
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
pub struct PapersAboutQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PapersAboutBorrowed, tokio_postgres::Error>,
    mapper: fn(PapersAboutBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PapersAboutQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PapersAboutBorrowed) -> R) -> PapersAboutQuery<'c, 'a, 's, C, R, N> {
        PapersAboutQuery {
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
pub struct InsertMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_mail() -> InsertMailStmt {
    InsertMailStmt(
        "insert into app.mail (tenant_id, mail_id, kind, about, address, address_blind, subject, text, link, attachment, created_by, created_at, useless_at, due_at, tries) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0) returning true as queued",
        None,
    )
}
impl InsertMailStmt {
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
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        mail: &'a uuid::Uuid,
        kind: &'a T1,
        about: &'a uuid::Uuid,
        address: &'a T2,
        address_blind: &'a T3,
        subject: &'a T4,
        text: &'a T5,
        link: &'a Option<T6>,
        attachment: &'a Option<T7>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        useless_at: &'a jiff::Timestamp,
        due_at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        BoolQuery {
            client,
            params: [
                tenant,
                mail,
                kind,
                about,
                address,
                address_blind,
                subject,
                text,
                link,
                attachment,
                by,
                now,
                useless_at,
                due_at,
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
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMailParams<T1, T2, T3, T4, T5, T6, T7>,
        BoolQuery<'c, 'a, 's, C, bool, 14>,
        C,
    > for InsertMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMailParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.mail,
            &params.kind,
            &params.about,
            &params.address,
            &params.address_blind,
            &params.subject,
            &params.text,
            &params.link,
            &params.attachment,
            &params.by,
            &params.now,
            &params.useless_at,
            &params.due_at,
        )
    }
}
pub struct MailsSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_since() -> MailsSinceStmt {
    MailsSinceStmt("select count(*) as mails from app.mail where tenant_id = $1 and mail_id >= $2", None)
}
impl MailsSinceStmt {
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
    crate::client::async_::Params<'c, 'a, 's, MailsSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for MailsSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailsSinceParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct MailsToSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_to_since() -> MailsToSinceStmt {
    MailsToSinceStmt(
        "select count(*) as mails from app.mail where tenant_id = $1 and address_blind = $2 and mail_id >= $3 and kind = $4",
        None,
    )
}
impl MailsToSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        address_blind: &'a T1,
        first: &'a uuid::Uuid,
        kind: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [tenant, address_blind, first, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MailsToSinceParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for MailsToSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailsToSinceParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.tenant, &params.address_blind, &params.first, &params.kind)
    }
}
pub struct MailsBySinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_by_since() -> MailsBySinceStmt {
    MailsBySinceStmt(
        "select count(*) as mails from app.mail where tenant_id = $1 and created_by = $2 and kind = $3 and mail_id >= $4",
        None,
    )
}
impl MailsBySinceStmt {
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
        by: &'a uuid::Uuid,
        kind: &'a T1,
        first: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [tenant, by, kind, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MailsBySinceParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for MailsBySinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailsBySinceParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.tenant, &params.by, &params.kind, &params.first)
    }
}
pub struct LastUselessStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_useless() -> LastUselessStmt {
    LastUselessStmt(
        "select max(useless_at) as useless_at from app.mail where tenant_id = $1 and address_blind = $2 and kind = $3 and mail_id >= $4",
        None,
    )
}
impl LastUselessStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        address_blind: &'a T1,
        kind: &'a T2,
        first: &'a uuid::Uuid,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant, address_blind, kind, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastUselessParams<T1, T2>,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4>,
        C,
    > for LastUselessStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastUselessParams<T1, T2>,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4> {
        self.bind(client, &params.tenant, &params.address_blind, &params.kind, &params.first)
    }
}
pub struct WaitingMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_mails() -> WaitingMailsStmt {
    WaitingMailsStmt(
        "select mail_id, address, subject, text, link, created_at from app.mail where tenant_id = $1 and due_at is not null and given_up_at is null order by mail_id desc limit $2",
        None,
    )
}
impl WaitingMailsStmt {
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
        many: &'a i64,
    ) -> WaitingMailsQuery<'c, 'a, 's, C, WaitingMails, 2> {
        WaitingMailsQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingMailsBorrowed, tokio_postgres::Error> {
                Ok(WaitingMailsBorrowed {
                    mail_id: row.try_get(0)?,
                    address: row.try_get(1)?,
                    subject: row.try_get(2)?,
                    text: row.try_get(3)?,
                    link: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| WaitingMails::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingMailsParams,
        WaitingMailsQuery<'c, 'a, 's, C, WaitingMails, 2>,
        C,
    > for WaitingMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingMailsParams,
    ) -> WaitingMailsQuery<'c, 'a, 's, C, WaitingMails, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct WithdrawMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_mails() -> WithdrawMailsStmt {
    WithdrawMailsStmt(
        "update app.mail set text = null, link = null, attachment = null, due_at = null, given_up_at = coalesce(given_up_at, $1), last_error = 'withdrawn' where tenant_id = $2 and about = any($3) and due_at is not null returning mail_id",
        None,
    )
}
impl WithdrawMailsStmt {
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
        about: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, about],
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
        WithdrawMailsParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawMailsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.about)
    }
}
pub struct WorkspacesDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_due() -> WorkspacesDueStmt {
    WorkspacesDueStmt(
        "select tenant_id, min(due_at) as since from app.mail where due_at <= $1 group by tenant_id order by since limit $2",
        None,
    )
}
impl WorkspacesDueStmt {
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
        many: &'a i64,
    ) -> WorkspacesDueQuery<'c, 'a, 's, C, WorkspacesDue, 2> {
        WorkspacesDueQuery {
            client,
            params: [now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesDue, tokio_postgres::Error> {
                Ok(WorkspacesDue { tenant_id: row.try_get(0)?, since: row.try_get(1)? })
            },
            mapper: |it| WorkspacesDue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesDueParams,
        WorkspacesDueQuery<'c, 'a, 's, C, WorkspacesDue, 2>,
        C,
    > for WorkspacesDueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesDueParams,
    ) -> WorkspacesDueQuery<'c, 'a, 's, C, WorkspacesDue, 2> {
        self.bind(client, &params.now, &params.many)
    }
}
pub struct MailsDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_due() -> MailsDueStmt {
    MailsDueStmt("select count(*) as many, min(due_at) as since from app.mail where due_at <= $1", None)
}
impl MailsDueStmt {
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
    ) -> MailsDueQuery<'c, 'a, 's, C, MailsDue, 1> {
        MailsDueQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailsDue, tokio_postgres::Error> {
                Ok(MailsDue { many: row.try_get(0)?, since: row.try_get(1)? })
            },
            mapper: |it| MailsDue::from(it),
        }
    }
}
pub struct ClaimMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_mail() -> ClaimMailStmt {
    ClaimMailStmt(
        "with next as ( select mail_id from app.mail where tenant_id = $1 and due_at <= $2 and ($3 or useless_at <= $2) order by due_at limit 1 for update skip locked ) update app.mail as m set due_at = $4, tries = m.tries + 1 from next where m.tenant_id = $1 and m.mail_id = next.mail_id returning m.mail_id, m.kind, m.address, m.subject, m.text, m.link, m.attachment, m.tries, m.created_at, m.useless_at",
        None,
    )
}
impl ClaimMailStmt {
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
        sending: &'a bool,
        claimed_until: &'a jiff::Timestamp,
    ) -> ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 4> {
        ClaimMailQuery {
            client,
            params: [tenant, now, sending, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimMailBorrowed, tokio_postgres::Error> {
                Ok(ClaimMailBorrowed {
                    mail_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    address: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    text: row.try_get(4)?,
                    link: row.try_get(5)?,
                    attachment: row.try_get(6)?,
                    tries: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    useless_at: row.try_get(9)?,
                })
            },
            mapper: |it| ClaimMail::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ClaimMailParams, ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 4>, C>
    for ClaimMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimMailParams,
    ) -> ClaimMailQuery<'c, 'a, 's, C, ClaimMail, 4> {
        self.bind(client, &params.tenant, &params.now, &params.sending, &params.claimed_until)
    }
}
pub struct MailSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_sent() -> MailSentStmt {
    MailSentStmt(
        "update app.mail set sent_at = $1, text = null, link = null, attachment = null, due_at = null, given_up_at = null, last_error = null where tenant_id = $2 and mail_id = $3 and sent_at is null returning true as done",
        None,
    )
}
impl MailSentStmt {
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
    crate::client::async_::Params<'c, 'a, 's, MailSentParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for MailSentStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailSentParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.mail)
    }
}
pub struct ForgetLastMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_last_mail() -> ForgetLastMailStmt {
    ForgetLastMailStmt(
        "delete from app.mail where tenant_id = $1 and mail_id = $2 and kind = any($3) and due_at is null returning true as forgotten",
        None,
    )
}
impl ForgetLastMailStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        mail: &'a uuid::Uuid,
        kinds: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, mail, kinds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForgetLastMailParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for ForgetLastMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetLastMailParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.mail, &params.kinds)
    }
}
pub struct MailWaitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_waits() -> MailWaitsStmt {
    MailWaitsStmt(
        "update app.mail set due_at = $1, last_error = $2 where tenant_id = $3 and mail_id = $4 and due_at = $5 returning true as done",
        None,
    )
}
impl MailWaitsStmt {
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
        due_at: &'a jiff::Timestamp,
        error: &'a T1,
        tenant: &'a uuid::Uuid,
        mail: &'a uuid::Uuid,
        claimed_until: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [due_at, error, tenant, mail, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MailWaitsParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for MailWaitsStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailWaitsParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.due_at, &params.error, &params.tenant, &params.mail, &params.claimed_until)
    }
}
pub struct MailGivenUpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_given_up() -> MailGivenUpStmt {
    MailGivenUpStmt(
        "update app.mail set due_at = useless_at, given_up_at = $1, last_error = $2 where tenant_id = $3 and mail_id = $4 and due_at = $5 returning true as done",
        None,
    )
}
impl MailGivenUpStmt {
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
        error: &'a T1,
        tenant: &'a uuid::Uuid,
        mail: &'a uuid::Uuid,
        claimed_until: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [now, error, tenant, mail, claimed_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MailGivenUpParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for MailGivenUpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailGivenUpParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.now, &params.error, &params.tenant, &params.mail, &params.claimed_until)
    }
}
pub struct MailUselessStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mail_useless() -> MailUselessStmt {
    MailUselessStmt(
        "update app.mail set text = null, link = null, attachment = null, due_at = null, given_up_at = coalesce(given_up_at, $1), last_error = coalesce(last_error, 'too_late') where tenant_id = $2 and mail_id = $3 and sent_at is null returning true as done",
        None,
    )
}
impl MailUselessStmt {
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
    crate::client::async_::Params<'c, 'a, 's, MailUselessParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for MailUselessStmt
{
    fn params(&'s self, client: &'c C, params: &'a MailUselessParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.mail)
    }
}
pub struct BillingLinksSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn billing_links_since() -> BillingLinksSinceStmt {
    BillingLinksSinceStmt(
        "select count(*) as mails from app.mail m where m.tenant_id = $1 and m.mail_id >= $2 and m.kind in ('billing', 'security_contact') and m.about <> m.tenant_id and m.about <> m.created_by and exists (select from app.tenant t where t.tenant_id = $1 and t.created_at > $3)",
        None,
    )
}
impl BillingLinksSinceStmt {
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
        young: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, first, young],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BillingLinksSinceParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for BillingLinksSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillingLinksSinceParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.first, &params.young)
    }
}
pub struct StrangersSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn strangers_since() -> StrangersSinceStmt {
    StrangersSinceStmt(
        "select count(*) as mails from app.mail m where m.tenant_id = $1 and m.mail_id >= $2 and m.kind in ('invitation', 'billing', 'paper', 'security_contact') and exists (select from app.tenant t where t.tenant_id = $1 and t.created_at > $3)",
        None,
    )
}
impl StrangersSinceStmt {
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
        young: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, first, young],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StrangersSinceParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for StrangersSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a StrangersSinceParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.first, &params.young)
    }
}
pub struct IsYoungStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_young() -> IsYoungStmt {
    IsYoungStmt(
        "select exists (select from app.tenant t where t.tenant_id = $1 and t.created_at > $2) as yes",
        None,
    )
}
impl IsYoungStmt {
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
        young: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, young],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsYoungParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsYoungStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsYoungParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.young)
    }
}
pub struct PeopleOfRolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people_of_roles() -> PeopleOfRolesStmt {
    PeopleOfRolesStmt(
        "select person_id, email from app.membership where tenant_id = $1 and state = 'active' and until is null and roles && $2 and (app.address_standing(person_id) = 'proved' or app.address_standing(person_id) = 'claimed' and tenant_id = '00000000-0000-7000-8000-000000000001') order by person_id limit $3",
        None,
    )
}
impl PeopleOfRolesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        roles: &'a T2,
        many: &'a i64,
    ) -> PeopleOfRolesQuery<'c, 'a, 's, C, PeopleOfRoles, 3> {
        PeopleOfRolesQuery {
            client,
            params: [tenant, roles, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PeopleOfRolesBorrowed, tokio_postgres::Error> {
                Ok(PeopleOfRolesBorrowed { person_id: row.try_get(0)?, email: row.try_get(1)? })
            },
            mapper: |it| PeopleOfRoles::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeopleOfRolesParams<T1, T2>,
        PeopleOfRolesQuery<'c, 'a, 's, C, PeopleOfRoles, 3>,
        C,
    > for PeopleOfRolesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleOfRolesParams<T1, T2>,
    ) -> PeopleOfRolesQuery<'c, 'a, 's, C, PeopleOfRoles, 3> {
        self.bind(client, &params.tenant, &params.roles, &params.many)
    }
}
pub struct WorkspacesToTellStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_to_tell() -> WorkspacesToTellStmt {
    WorkspacesToTellStmt("select tenant_id from app.tenant order by tenant_id", None)
}
impl WorkspacesToTellStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct IsMyAddressProvedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_my_address_proved() -> IsMyAddressProvedStmt {
    IsMyAddressProvedStmt("select verified_at is not null as is_proved from app.my_account()", None)
}
impl IsMyAddressProvedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PapersAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn papers_about() -> PapersAboutStmt {
    PapersAboutStmt(
        "select mail_id, address, created_at, sent_at, given_up_at, last_error, returned_at from app.mail where tenant_id = $1 and kind = 'paper' and about = $2 order by mail_id desc limit $3",
        None,
    )
}
impl PapersAboutStmt {
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
        about: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PapersAboutQuery<'c, 'a, 's, C, PapersAbout, 3> {
        PapersAboutQuery {
            client,
            params: [tenant, about, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PapersAboutBorrowed, tokio_postgres::Error> {
                Ok(PapersAboutBorrowed {
                    mail_id: row.try_get(0)?,
                    address: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    sent_at: row.try_get(3)?,
                    given_up_at: row.try_get(4)?,
                    last_error: row.try_get(5)?,
                    returned_at: row.try_get(6)?,
                })
            },
            mapper: |it| PapersAbout::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PapersAboutParams,
        PapersAboutQuery<'c, 'a, 's, C, PapersAbout, 3>,
        C,
    > for PapersAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PapersAboutParams,
    ) -> PapersAboutQuery<'c, 'a, 's, C, PapersAbout, 3> {
        self.bind(client, &params.tenant, &params.about, &params.many)
    }
}
