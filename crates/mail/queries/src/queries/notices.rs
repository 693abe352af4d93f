// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertNoticeParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub notice: uuid::Uuid,
    pub incident: i32,
    pub nature: T1,
    pub impact: T2,
    pub measures: T3,
    pub contact: T4,
    pub advice: Option<T5>,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UnreadNoticeParams {
    pub person: uuid::Uuid,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct NoticesOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IsNoticeParams {
    pub tenant: uuid::Uuid,
    pub notice: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertReaderParams {
    pub tenant: uuid::Uuid,
    pub notice: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ReadersOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub notices: T1,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NoticesOf {
    pub workspace_notice_id: uuid::Uuid,
    pub incident_no: i32,
    pub nature: Vec<u8>,
    pub impact: Vec<u8>,
    pub measures: Vec<u8>,
    pub contact: Vec<u8>,
    pub advice: Option<Vec<u8>>,
    pub told_at: jiff::Timestamp,
    pub read_at: Option<jiff::Timestamp>,
}
pub struct NoticesOfBorrowed<'a> {
    pub workspace_notice_id: uuid::Uuid,
    pub incident_no: i32,
    pub nature: &'a [u8],
    pub impact: &'a [u8],
    pub measures: &'a [u8],
    pub contact: &'a [u8],
    pub advice: Option<&'a [u8]>,
    pub told_at: jiff::Timestamp,
    pub read_at: Option<jiff::Timestamp>,
}
impl<'a> From<NoticesOfBorrowed<'a>> for NoticesOf {
    fn from(
        NoticesOfBorrowed {
            workspace_notice_id,
            incident_no,
            nature,
            impact,
            measures,
            contact,
            advice,
            told_at,
            read_at,
        }: NoticesOfBorrowed<'a>,
    ) -> Self {
        Self {
            workspace_notice_id,
            incident_no,
            nature: nature.into(),
            impact: impact.into(),
            measures: measures.into(),
            contact: contact.into(),
            advice: advice.map(|v| v.into()),
            told_at,
            read_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadersOf {
    pub workspace_notice_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub email: Vec<u8>,
    pub read_at: Option<jiff::Timestamp>,
}
pub struct ReadersOfBorrowed<'a> {
    pub workspace_notice_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub email: &'a [u8],
    pub read_at: Option<jiff::Timestamp>,
}
impl<'a> From<ReadersOfBorrowed<'a>> for ReadersOf {
    fn from(
        ReadersOfBorrowed { workspace_notice_id, person_id, email, read_at }: ReadersOfBorrowed<'a>,
    ) -> Self {
        Self { workspace_notice_id, person_id, email: email.into(), read_at }
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
pub struct NoticesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NoticesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(NoticesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NoticesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NoticesOfBorrowed) -> R) -> NoticesOfQuery<'c, 'a, 's, C, R, N> {
        NoticesOfQuery {
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
pub struct ReadersOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadersOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadersOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadersOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadersOfBorrowed) -> R) -> ReadersOfQuery<'c, 'a, 's, C, R, N> {
        ReadersOfQuery {
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
pub struct InsertNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_notice() -> InsertNoticeStmt {
    InsertNoticeStmt(
        "insert into app.workspace_notice (tenant_id, workspace_notice_id, incident_no, nature, impact, measures, contact, advice, told_at) select t.tenant_id, $1, $2, $3, $4, $5, $6, $7, $8 from app.tenant t where t.tenant_id = $9 returning true as kept",
        None,
    )
}
impl InsertNoticeStmt {
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
        notice: &'a uuid::Uuid,
        incident: &'a i32,
        nature: &'a T1,
        impact: &'a T2,
        measures: &'a T3,
        contact: &'a T4,
        advice: &'a Option<T5>,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [notice, incident, nature, impact, measures, contact, advice, now, tenant],
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
        InsertNoticeParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertNoticeParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.notice,
            &params.incident,
            &params.nature,
            &params.impact,
            &params.measures,
            &params.contact,
            &params.advice,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct UnreadNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_notice() -> UnreadNoticeStmt {
    UnreadNoticeStmt(
        "select n.incident_no from app.workspace_notice n join app.membership m on m.tenant_id = n.tenant_id and m.person_id = $1 where n.tenant_id = $2 and m.tenant_id = $2 and m.created_at <= n.told_at and not exists ( select from app.notice_reader r where r.tenant_id = $2 and r.workspace_notice_id = n.workspace_notice_id and r.person_id = $1) order by n.workspace_notice_id desc limit 1",
        None,
    )
}
impl UnreadNoticeStmt {
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
        person: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [person, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnreadNoticeParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for UnreadNoticeStmt
{
    fn params(&'s self, client: &'c C, params: &'a UnreadNoticeParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.person, &params.tenant)
    }
}
pub struct NoticesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notices_of() -> NoticesOfStmt {
    NoticesOfStmt(
        "select n.workspace_notice_id, n.incident_no, n.nature, n.impact, n.measures, n.contact, n.advice, n.told_at, r.read_at from app.workspace_notice n left join app.notice_reader r on r.tenant_id = $1 and r.workspace_notice_id = n.workspace_notice_id and r.person_id = $2 where n.tenant_id = $1 order by n.workspace_notice_id desc limit $3",
        None,
    )
}
impl NoticesOfStmt {
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
        many: &'a i64,
    ) -> NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3> {
        NoticesOfQuery {
            client,
            params: [tenant, person, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticesOfBorrowed, tokio_postgres::Error> {
                Ok(NoticesOfBorrowed {
                    workspace_notice_id: row.try_get(0)?,
                    incident_no: row.try_get(1)?,
                    nature: row.try_get(2)?,
                    impact: row.try_get(3)?,
                    measures: row.try_get(4)?,
                    contact: row.try_get(5)?,
                    advice: row.try_get(6)?,
                    told_at: row.try_get(7)?,
                    read_at: row.try_get(8)?,
                })
            },
            mapper: |it| NoticesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NoticesOfParams, NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3>, C>
    for NoticesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoticesOfParams,
    ) -> NoticesOfQuery<'c, 'a, 's, C, NoticesOf, 3> {
        self.bind(client, &params.tenant, &params.person, &params.many)
    }
}
pub struct IsNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_notice() -> IsNoticeStmt {
    IsNoticeStmt(
        "select true as yes from app.workspace_notice where tenant_id = $1 and workspace_notice_id = $2",
        None,
    )
}
impl IsNoticeStmt {
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
        notice: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, notice],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsNoticeParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsNoticeStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsNoticeParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.notice)
    }
}
pub struct InsertReaderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_reader() -> InsertReaderStmt {
    InsertReaderStmt(
        "insert into app.notice_reader (tenant_id, workspace_notice_id, person_id, read_at) values ($1, $2, $3, $4) on conflict (tenant_id, workspace_notice_id, person_id) do nothing returning true as is_first",
        None,
    )
}
impl InsertReaderStmt {
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
        notice: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, notice, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertReaderParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertReaderStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertReaderParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.notice, &params.person, &params.now)
    }
}
pub struct ReadersOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn readers_of() -> ReadersOfStmt {
    ReadersOfStmt(
        "select n.workspace_notice_id, m.person_id, m.email, r.read_at from app.workspace_notice n join app.membership m on m.tenant_id = n.tenant_id left join app.notice_reader r on r.tenant_id = $1 and r.workspace_notice_id = n.workspace_notice_id and r.person_id = m.person_id where n.tenant_id = $1 and m.tenant_id = $1 and n.workspace_notice_id = any($2) and m.state = 'active' and m.until is null and m.roles && array['Owner', 'Admin'] and m.created_at <= n.told_at order by n.workspace_notice_id, m.person_id limit $3",
        None,
    )
}
impl ReadersOfStmt {
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
        notices: &'a T1,
        many: &'a i64,
    ) -> ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 3> {
        ReadersOfQuery {
            client,
            params: [tenant, notices, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReadersOfBorrowed, tokio_postgres::Error> {
                Ok(ReadersOfBorrowed {
                    workspace_notice_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    read_at: row.try_get(3)?,
                })
            },
            mapper: |it| ReadersOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadersOfParams<T1>,
        ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 3>,
        C,
    > for ReadersOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadersOfParams<T1>,
    ) -> ReadersOfQuery<'c, 'a, 's, C, ReadersOf, 3> {
        self.bind(client, &params.tenant, &params.notices, &params.many)
    }
}
