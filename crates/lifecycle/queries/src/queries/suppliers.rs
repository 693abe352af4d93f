// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertSupplierParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub name: T1,
    pub purpose: T2,
    pub data_kinds: T3,
    pub region: T4,
    pub country: T5,
    pub basis: T6,
    pub hosts: T7,
    pub certificates: Option<T8>,
}
#[derive(Debug)]
pub struct SetProfileParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub name: T1,
    pub purpose: T2,
    pub data_kinds: T3,
    pub region: T4,
    pub country: T5,
    pub basis: T6,
    pub hosts: T7,
    pub certificates: Option<T8>,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetContractParams<T1: crate::StringSql> {
    pub contract_sha256: T1,
    pub contract_on: jiff::civil::Date,
    pub keeps_privacy: bool,
    pub keeps_secrecy: bool,
    pub tells_incidents: bool,
    pub binds_others: bool,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetReviewParams {
    pub reviewed_by: uuid::Uuid,
    pub reviewed_on: jiff::civil::Date,
    pub review_due: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetAnnouncedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetNoticedParams {
    pub now: jiff::Timestamp,
    pub told: i32,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetActiveParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub emergency: Option<T1>,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetEndedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SuppliersParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SupplierNumberedParams {
    pub tenant: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithoutNoticeParams {
    pub instance: uuid::Uuid,
    pub number: i32,
    pub many: i64,
}
#[derive(Debug)]
pub struct NoticesMissingParams<T1: crate::ArraySql<Item = i32>> {
    pub numbers: T1,
    pub instance: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertNoticeParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub supplier_notice: uuid::Uuid,
    pub number: i32,
    pub name: T1,
    pub purpose: T2,
    pub region: T3,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct NoticesOfParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NoticeLockedParams {
    pub tenant: uuid::Uuid,
    pub number: i32,
}
#[derive(Debug)]
pub struct SetObjectionParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub objection: T1,
    pub tenant: uuid::Uuid,
    pub supplier_notice: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetForwardedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub number: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SupplierRow {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub state: String,
    pub is_drill: bool,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub name: String,
    pub purpose: String,
    pub data_kinds: String,
    pub region: String,
    pub country: String,
    pub basis: String,
    pub hosts: String,
    pub certificates: Option<String>,
    pub contract_sha256: Option<String>,
    pub contract_on: Option<jiff::civil::Date>,
    pub keeps_privacy: Option<bool>,
    pub keeps_secrecy: Option<bool>,
    pub tells_incidents: Option<bool>,
    pub binds_others: Option<bool>,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewed_on: Option<jiff::civil::Date>,
    pub review_due: Option<jiff::civil::Date>,
    pub announced_at: Option<jiff::Timestamp>,
    pub noticed_at: Option<jiff::Timestamp>,
    pub told: Option<i32>,
    pub emergency: Option<String>,
    pub activated_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
pub struct SupplierRowBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub state: &'a str,
    pub is_drill: bool,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub name: &'a str,
    pub purpose: &'a str,
    pub data_kinds: &'a str,
    pub region: &'a str,
    pub country: &'a str,
    pub basis: &'a str,
    pub hosts: &'a str,
    pub certificates: Option<&'a str>,
    pub contract_sha256: Option<&'a str>,
    pub contract_on: Option<jiff::civil::Date>,
    pub keeps_privacy: Option<bool>,
    pub keeps_secrecy: Option<bool>,
    pub tells_incidents: Option<bool>,
    pub binds_others: Option<bool>,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewed_on: Option<jiff::civil::Date>,
    pub review_due: Option<jiff::civil::Date>,
    pub announced_at: Option<jiff::Timestamp>,
    pub noticed_at: Option<jiff::Timestamp>,
    pub told: Option<i32>,
    pub emergency: Option<&'a str>,
    pub activated_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
impl<'a> From<SupplierRowBorrowed<'a>> for SupplierRow {
    fn from(
        SupplierRowBorrowed {
            case_file_id,
            case_no,
            state,
            is_drill,
            opened_at,
            closed_at,
            name,
            purpose,
            data_kinds,
            region,
            country,
            basis,
            hosts,
            certificates,
            contract_sha256,
            contract_on,
            keeps_privacy,
            keeps_secrecy,
            tells_incidents,
            binds_others,
            reviewed_by,
            reviewed_on,
            review_due,
            announced_at,
            noticed_at,
            told,
            emergency,
            activated_at,
            ended_at,
        }: SupplierRowBorrowed<'a>,
    ) -> Self {
        Self {
            case_file_id,
            case_no,
            state: state.into(),
            is_drill,
            opened_at,
            closed_at,
            name: name.into(),
            purpose: purpose.into(),
            data_kinds: data_kinds.into(),
            region: region.into(),
            country: country.into(),
            basis: basis.into(),
            hosts: hosts.into(),
            certificates: certificates.map(|v| v.into()),
            contract_sha256: contract_sha256.map(|v| v.into()),
            contract_on,
            keeps_privacy,
            keeps_secrecy,
            tells_incidents,
            binds_others,
            reviewed_by,
            reviewed_on,
            review_due,
            announced_at,
            noticed_at,
            told,
            emergency: emergency.map(|v| v.into()),
            activated_at,
            ended_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ObjectionsWaiting {
    pub tenant_id: uuid::Uuid,
    pub supplier_no: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeRow {
    pub supplier_notice_id: uuid::Uuid,
    pub supplier_no: i32,
    pub name: String,
    pub purpose: String,
    pub region: String,
    pub told_at: jiff::Timestamp,
    pub objected_at: Option<jiff::Timestamp>,
    pub objection: Option<Vec<u8>>,
}
pub struct NoticeRowBorrowed<'a> {
    pub supplier_notice_id: uuid::Uuid,
    pub supplier_no: i32,
    pub name: &'a str,
    pub purpose: &'a str,
    pub region: &'a str,
    pub told_at: jiff::Timestamp,
    pub objected_at: Option<jiff::Timestamp>,
    pub objection: Option<&'a [u8]>,
}
impl<'a> From<NoticeRowBorrowed<'a>> for NoticeRow {
    fn from(
        NoticeRowBorrowed {
            supplier_notice_id,
            supplier_no,
            name,
            purpose,
            region,
            told_at,
            objected_at,
            objection,
        }: NoticeRowBorrowed<'a>,
    ) -> Self {
        Self {
            supplier_notice_id,
            supplier_no,
            name: name.into(),
            purpose: purpose.into(),
            region: region.into(),
            told_at,
            objected_at,
            objection: objection.map(|v| v.into()),
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
pub struct SupplierRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SupplierRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SupplierRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SupplierRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SupplierRowBorrowed) -> R) -> SupplierRowQuery<'c, 'a, 's, C, R, N> {
        SupplierRowQuery {
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
pub struct ObjectionsWaitingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObjectionsWaiting, tokio_postgres::Error>,
    mapper: fn(ObjectionsWaiting) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObjectionsWaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObjectionsWaiting) -> R) -> ObjectionsWaitingQuery<'c, 'a, 's, C, R, N> {
        ObjectionsWaitingQuery {
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
pub struct NoticeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NoticeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(NoticeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NoticeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NoticeRowBorrowed) -> R) -> NoticeRowQuery<'c, 'a, 's, C, R, N> {
        NoticeRowQuery {
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
pub struct InsertSupplierStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_supplier() -> InsertSupplierStmt {
    InsertSupplierStmt(
        "insert into app.supplier (tenant_id, case_file_id, name, purpose, data_kinds, region, country, basis, hosts, certificates) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as proposed",
        None,
    )
}
impl InsertSupplierStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        name: &'a T1,
        purpose: &'a T2,
        data_kinds: &'a T3,
        region: &'a T4,
        country: &'a T5,
        basis: &'a T6,
        hosts: &'a T7,
        certificates: &'a Option<T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [
                tenant,
                case_file,
                name,
                purpose,
                data_kinds,
                region,
                country,
                basis,
                hosts,
                certificates,
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertSupplierParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertSupplierStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSupplierParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.case_file,
            &params.name,
            &params.purpose,
            &params.data_kinds,
            &params.region,
            &params.country,
            &params.basis,
            &params.hosts,
            &params.certificates,
        )
    }
}
pub struct SetProfileStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_profile() -> SetProfileStmt {
    SetProfileStmt(
        "update app.supplier set name = $1, purpose = $2, data_kinds = $3, region = $4, country = $5, basis = $6, hosts = $7, certificates = $8 where tenant_id = $9 and case_file_id = $10 returning true as changed",
        None,
    )
}
impl SetProfileStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        purpose: &'a T2,
        data_kinds: &'a T3,
        region: &'a T4,
        country: &'a T5,
        basis: &'a T6,
        hosts: &'a T7,
        certificates: &'a Option<T8>,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [
                name,
                purpose,
                data_kinds,
                region,
                country,
                basis,
                hosts,
                certificates,
                tenant,
                case_file,
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetProfileParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for SetProfileStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetProfileParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.name,
            &params.purpose,
            &params.data_kinds,
            &params.region,
            &params.country,
            &params.basis,
            &params.hosts,
            &params.certificates,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct SetContractStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_contract() -> SetContractStmt {
    SetContractStmt(
        "update app.supplier set contract_sha256 = $1, contract_on = $2, keeps_privacy = $3, keeps_secrecy = $4, tells_incidents = $5, binds_others = $6 where tenant_id = $7 and case_file_id = $8 returning true as bound",
        None,
    )
}
impl SetContractStmt {
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
        contract_sha256: &'a T1,
        contract_on: &'a jiff::civil::Date,
        keeps_privacy: &'a bool,
        keeps_secrecy: &'a bool,
        tells_incidents: &'a bool,
        binds_others: &'a bool,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [
                contract_sha256,
                contract_on,
                keeps_privacy,
                keeps_secrecy,
                tells_incidents,
                binds_others,
                tenant,
                case_file,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetContractParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for SetContractStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetContractParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.contract_sha256,
            &params.contract_on,
            &params.keeps_privacy,
            &params.keeps_secrecy,
            &params.tells_incidents,
            &params.binds_others,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct SetReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_review() -> SetReviewStmt {
    SetReviewStmt(
        "update app.supplier set reviewed_by = $1, reviewed_on = $2, review_due = $3 where tenant_id = $4 and case_file_id = $5 returning true as reviewed",
        None,
    )
}
impl SetReviewStmt {
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
        reviewed_by: &'a uuid::Uuid,
        reviewed_on: &'a jiff::civil::Date,
        review_due: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [reviewed_by, reviewed_on, review_due, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetReviewParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for SetReviewStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetReviewParams) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(
            client,
            &params.reviewed_by,
            &params.reviewed_on,
            &params.review_due,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct SetAnnouncedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_announced() -> SetAnnouncedStmt {
    SetAnnouncedStmt(
        "update app.supplier set announced_at = coalesce(announced_at, $1) where tenant_id = $2 and case_file_id = $3 returning true as announced",
        None,
    )
}
impl SetAnnouncedStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetAnnouncedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetAnnouncedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetAnnouncedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SetNoticedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_noticed() -> SetNoticedStmt {
    SetNoticedStmt(
        "update app.supplier set noticed_at = $1, told = $2 where tenant_id = $3 and case_file_id = $4 and noticed_at is null returning true as noticed",
        None,
    )
}
impl SetNoticedStmt {
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
        told: &'a i32,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, told, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetNoticedParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetNoticedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetNoticedParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.told, &params.tenant, &params.case_file)
    }
}
pub struct SetActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_active() -> SetActiveStmt {
    SetActiveStmt(
        "update app.supplier set activated_at = $1, emergency = $2 where tenant_id = $3 and case_file_id = $4 returning true as activated",
        None,
    )
}
impl SetActiveStmt {
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
        emergency: &'a Option<T1>,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, emergency, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetActiveParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetActiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetActiveParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.emergency, &params.tenant, &params.case_file)
    }
}
pub struct SetEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_ended() -> SetEndedStmt {
    SetEndedStmt(
        "update app.supplier set ended_at = $1 where tenant_id = $2 and case_file_id = $3 returning true as ended",
        None,
    )
}
impl SetEndedStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetEndedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetEndedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetEndedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SuppliersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn suppliers() -> SuppliersStmt {
    SuppliersStmt(
        "select f.case_file_id, f.case_no, f.state, f.is_drill, f.opened_at, f.closed_at, s.name, s.purpose, s.data_kinds, s.region, s.country, s.basis, s.hosts, s.certificates, s.contract_sha256, s.contract_on, s.keeps_privacy, s.keeps_secrecy, s.tells_incidents, s.binds_others, s.reviewed_by, s.reviewed_on, s.review_due, s.announced_at, s.noticed_at, s.told, s.emergency, s.activated_at, s.ended_at from app.supplier s join app.case_file f on f.tenant_id = s.tenant_id and f.case_file_id = s.case_file_id where s.tenant_id = $1 and f.kind = 'supplier' order by f.case_no limit $2",
        None,
    )
}
impl SuppliersStmt {
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
    ) -> SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2> {
        SupplierRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SupplierRowBorrowed, tokio_postgres::Error> {
                Ok(SupplierRowBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    state: row.try_get(2)?,
                    is_drill: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    closed_at: row.try_get(5)?,
                    name: row.try_get(6)?,
                    purpose: row.try_get(7)?,
                    data_kinds: row.try_get(8)?,
                    region: row.try_get(9)?,
                    country: row.try_get(10)?,
                    basis: row.try_get(11)?,
                    hosts: row.try_get(12)?,
                    certificates: row.try_get(13)?,
                    contract_sha256: row.try_get(14)?,
                    contract_on: row.try_get(15)?,
                    keeps_privacy: row.try_get(16)?,
                    keeps_secrecy: row.try_get(17)?,
                    tells_incidents: row.try_get(18)?,
                    binds_others: row.try_get(19)?,
                    reviewed_by: row.try_get(20)?,
                    reviewed_on: row.try_get(21)?,
                    review_due: row.try_get(22)?,
                    announced_at: row.try_get(23)?,
                    noticed_at: row.try_get(24)?,
                    told: row.try_get(25)?,
                    emergency: row.try_get(26)?,
                    activated_at: row.try_get(27)?,
                    ended_at: row.try_get(28)?,
                })
            },
            mapper: |it| SupplierRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SuppliersParams,
        SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2>,
        C,
    > for SuppliersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SuppliersParams,
    ) -> SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct SupplierNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn supplier_numbered() -> SupplierNumberedStmt {
    SupplierNumberedStmt(
        "select f.case_file_id, f.case_no, f.state, f.is_drill, f.opened_at, f.closed_at, s.name, s.purpose, s.data_kinds, s.region, s.country, s.basis, s.hosts, s.certificates, s.contract_sha256, s.contract_on, s.keeps_privacy, s.keeps_secrecy, s.tells_incidents, s.binds_others, s.reviewed_by, s.reviewed_on, s.review_due, s.announced_at, s.noticed_at, s.told, s.emergency, s.activated_at, s.ended_at from app.supplier s join app.case_file f on f.tenant_id = s.tenant_id and f.case_file_id = s.case_file_id where s.tenant_id = $1 and f.kind = 'supplier' and f.case_no = $2",
        None,
    )
}
impl SupplierNumberedStmt {
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
        number: &'a i32,
    ) -> SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2> {
        SupplierRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SupplierRowBorrowed, tokio_postgres::Error> {
                Ok(SupplierRowBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    state: row.try_get(2)?,
                    is_drill: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    closed_at: row.try_get(5)?,
                    name: row.try_get(6)?,
                    purpose: row.try_get(7)?,
                    data_kinds: row.try_get(8)?,
                    region: row.try_get(9)?,
                    country: row.try_get(10)?,
                    basis: row.try_get(11)?,
                    hosts: row.try_get(12)?,
                    certificates: row.try_get(13)?,
                    contract_sha256: row.try_get(14)?,
                    contract_on: row.try_get(15)?,
                    keeps_privacy: row.try_get(16)?,
                    keeps_secrecy: row.try_get(17)?,
                    tells_incidents: row.try_get(18)?,
                    binds_others: row.try_get(19)?,
                    reviewed_by: row.try_get(20)?,
                    reviewed_on: row.try_get(21)?,
                    review_due: row.try_get(22)?,
                    announced_at: row.try_get(23)?,
                    noticed_at: row.try_get(24)?,
                    told: row.try_get(25)?,
                    emergency: row.try_get(26)?,
                    activated_at: row.try_get(27)?,
                    ended_at: row.try_get(28)?,
                })
            },
            mapper: |it| SupplierRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SupplierNumberedParams,
        SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2>,
        C,
    > for SupplierNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SupplierNumberedParams,
    ) -> SupplierRowQuery<'c, 'a, 's, C, SupplierRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct WorkspacesWithoutNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_without_notice() -> WorkspacesWithoutNoticeStmt {
    WorkspacesWithoutNoticeStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id <> $1 and not exists (select from app.supplier_notice n where n.tenant_id = t.tenant_id and n.supplier_no = $2) order by t.tenant_id limit $3",
        None,
    )
}
impl WorkspacesWithoutNoticeStmt {
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
        instance: &'a uuid::Uuid,
        number: &'a i32,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [instance, number, many],
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
        WorkspacesWithoutNoticeParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WorkspacesWithoutNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithoutNoticeParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.instance, &params.number, &params.many)
    }
}
pub struct NoticesSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notices_sent() -> NoticesSentStmt {
    NoticesSentStmt("select count(*) as many from app.supplier_notice where supplier_no = $1", None)
}
impl NoticesSentStmt {
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
        number: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct NoticesMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notices_missing() -> NoticesMissingStmt {
    NoticesMissingStmt(
        "select count(*) as many from unnest($1::integer[]) as suppliers (supplier_no) cross join app.tenant t where t.tenant_id <> $2 and not exists (select from app.supplier_notice n where n.tenant_id = t.tenant_id and n.supplier_no = suppliers.supplier_no)",
        None,
    )
}
impl NoticesMissingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>>(
        &'s self,
        client: &'c C,
        numbers: &'a T1,
        instance: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [numbers, instance],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>>
    crate::client::async_::Params<'c, 'a, 's, NoticesMissingParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for NoticesMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoticesMissingParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.numbers, &params.instance)
    }
}
pub struct ObjectionsWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn objections_waiting() -> ObjectionsWaitingStmt {
    ObjectionsWaitingStmt(
        "select tenant_id, supplier_no from app.supplier_notice where objected_at is not null and forwarded_at is null order by tenant_id, supplier_no limit $1",
        None,
    )
}
impl ObjectionsWaitingStmt {
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
        many: &'a i64,
    ) -> ObjectionsWaitingQuery<'c, 'a, 's, C, ObjectionsWaiting, 1> {
        ObjectionsWaitingQuery {
            client,
            params: [many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObjectionsWaiting, tokio_postgres::Error> {
                Ok(ObjectionsWaiting { tenant_id: row.try_get(0)?, supplier_no: row.try_get(1)? })
            },
            mapper: |it| ObjectionsWaiting::from(it),
        }
    }
}
pub struct InsertNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_notice() -> InsertNoticeStmt {
    InsertNoticeStmt(
        "insert into app.supplier_notice (tenant_id, supplier_notice_id, supplier_no, name, purpose, region, told_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, supplier_no) do nothing returning true as told",
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
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        supplier_notice: &'a uuid::Uuid,
        number: &'a i32,
        name: &'a T1,
        purpose: &'a T2,
        region: &'a T3,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, supplier_notice, number, name, purpose, region, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertNoticeParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertNoticeParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.supplier_notice,
            &params.number,
            &params.name,
            &params.purpose,
            &params.region,
            &params.now,
        )
    }
}
pub struct NoticesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notices_of() -> NoticesOfStmt {
    NoticesOfStmt(
        "select supplier_notice_id, supplier_no, name, purpose, region, told_at, objected_at, objection from app.supplier_notice where tenant_id = $1 order by supplier_no desc limit $2",
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
        many: &'a i64,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        NoticeRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticeRowBorrowed, tokio_postgres::Error> {
                Ok(NoticeRowBorrowed {
                    supplier_notice_id: row.try_get(0)?,
                    supplier_no: row.try_get(1)?,
                    name: row.try_get(2)?,
                    purpose: row.try_get(3)?,
                    region: row.try_get(4)?,
                    told_at: row.try_get(5)?,
                    objected_at: row.try_get(6)?,
                    objection: row.try_get(7)?,
                })
            },
            mapper: |it| NoticeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NoticesOfParams, NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2>, C>
    for NoticesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoticesOfParams,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct NoticeLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notice_locked() -> NoticeLockedStmt {
    NoticeLockedStmt(
        "select supplier_notice_id, supplier_no, name, purpose, region, told_at, objected_at, objection from app.supplier_notice where tenant_id = $1 and supplier_no = $2 for update",
        None,
    )
}
impl NoticeLockedStmt {
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
        number: &'a i32,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        NoticeRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticeRowBorrowed, tokio_postgres::Error> {
                Ok(NoticeRowBorrowed {
                    supplier_notice_id: row.try_get(0)?,
                    supplier_no: row.try_get(1)?,
                    name: row.try_get(2)?,
                    purpose: row.try_get(3)?,
                    region: row.try_get(4)?,
                    told_at: row.try_get(5)?,
                    objected_at: row.try_get(6)?,
                    objection: row.try_get(7)?,
                })
            },
            mapper: |it| NoticeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NoticeLockedParams,
        NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2>,
        C,
    > for NoticeLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoticeLockedParams,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct SetObjectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_objection() -> SetObjectionStmt {
    SetObjectionStmt(
        "update app.supplier_notice set objected_by = $1, objected_at = $2, objection = $3 where tenant_id = $4 and supplier_notice_id = $5 and objected_at is null returning true as objected",
        None,
    )
}
impl SetObjectionStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        objection: &'a T1,
        tenant: &'a uuid::Uuid,
        supplier_notice: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [by, now, objection, tenant, supplier_notice],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SetObjectionParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for SetObjectionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetObjectionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.by, &params.now, &params.objection, &params.tenant, &params.supplier_notice)
    }
}
pub struct SetForwardedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_forwarded() -> SetForwardedStmt {
    SetForwardedStmt(
        "update app.supplier_notice set forwarded_at = $1 where tenant_id = $2 and supplier_no = $3 and forwarded_at is null returning true as forwarded",
        None,
    )
}
impl SetForwardedStmt {
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
        number: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetForwardedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetForwardedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetForwardedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.number)
    }
}
