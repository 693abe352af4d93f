// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertCaptureParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub capture: uuid::Uuid,
    pub number: i32,
    pub record_kind: T1,
    pub record: T2,
    pub purpose: T3,
    pub hours: i16,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CapturesOfParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CaptureNumberedParams {
    pub tenant: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct CaptureLockedParams {
    pub tenant: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct CaptureContentParams {
    pub tenant: uuid::Uuid,
    pub capture: uuid::Uuid,
}
#[derive(Debug)]
pub struct AllowCaptureParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub content: T1,
    pub tenant: uuid::Uuid,
    pub capture: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LookAtParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub capture: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndCaptureParams {
    pub by: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub capture: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CloseCaptureParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub capture: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CapturesOverParams {
    pub now: jiff::Timestamp,
    pub asked_at: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SupportCasesParams {
    pub tenant: uuid::Uuid,
    pub before: i32,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CaptureRow {
    pub capture_id: uuid::Uuid,
    pub case_no: i32,
    pub record_kind: String,
    pub record: Option<Vec<u8>>,
    pub purpose: Vec<u8>,
    pub hours: i16,
    pub asked_at: jiff::Timestamp,
    pub allowed_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub looks: i32,
    pub looked_by: Option<uuid::Uuid>,
    pub looked_at: Option<jiff::Timestamp>,
    pub deleted_by: Option<uuid::Uuid>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub closed_at: Option<jiff::Timestamp>,
}
pub struct CaptureRowBorrowed<'a> {
    pub capture_id: uuid::Uuid,
    pub case_no: i32,
    pub record_kind: &'a str,
    pub record: Option<&'a [u8]>,
    pub purpose: &'a [u8],
    pub hours: i16,
    pub asked_at: jiff::Timestamp,
    pub allowed_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub looks: i32,
    pub looked_by: Option<uuid::Uuid>,
    pub looked_at: Option<jiff::Timestamp>,
    pub deleted_by: Option<uuid::Uuid>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub closed_at: Option<jiff::Timestamp>,
}
impl<'a> From<CaptureRowBorrowed<'a>> for CaptureRow {
    fn from(
        CaptureRowBorrowed {
            capture_id,
            case_no,
            record_kind,
            record,
            purpose,
            hours,
            asked_at,
            allowed_at,
            ends_at,
            looks,
            looked_by,
            looked_at,
            deleted_by,
            deleted_at,
            closed_at,
        }: CaptureRowBorrowed<'a>,
    ) -> Self {
        Self {
            capture_id,
            case_no,
            record_kind: record_kind.into(),
            record: record.map(|v| v.into()),
            purpose: purpose.into(),
            hours,
            asked_at,
            allowed_at,
            ends_at,
            looks,
            looked_by,
            looked_at,
            deleted_by,
            deleted_at,
            closed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CapturesOver {
    pub tenant_id: uuid::Uuid,
    pub case_no: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SupportCases {
    pub case_no: i32,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub facts: Option<serde_json::Value>,
    pub slug: Option<String>,
}
pub struct SupportCasesBorrowed<'a> {
    pub case_no: i32,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub facts: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub slug: Option<&'a str>,
}
impl<'a> From<SupportCasesBorrowed<'a>> for SupportCases {
    fn from(
        SupportCasesBorrowed { case_no, opened_at, closed_at, facts, slug }: SupportCasesBorrowed<'a>,
    ) -> Self {
        Self {
            case_no,
            opened_at,
            closed_at,
            facts: facts.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            slug: slug.map(|v| v.into()),
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
pub struct CaptureRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CaptureRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CaptureRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CaptureRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CaptureRowBorrowed) -> R) -> CaptureRowQuery<'c, 'a, 's, C, R, N> {
        CaptureRowQuery {
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
pub struct CapturesOverQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CapturesOver, tokio_postgres::Error>,
    mapper: fn(CapturesOver) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CapturesOverQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CapturesOver) -> R) -> CapturesOverQuery<'c, 'a, 's, C, R, N> {
        CapturesOverQuery {
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
pub struct SupportCasesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SupportCasesBorrowed, tokio_postgres::Error>,
    mapper: fn(SupportCasesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SupportCasesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SupportCasesBorrowed) -> R) -> SupportCasesQuery<'c, 'a, 's, C, R, N> {
        SupportCasesQuery {
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
pub struct InsertCaptureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_capture() -> InsertCaptureStmt {
    InsertCaptureStmt(
        "insert into app.capture (tenant_id, capture_id, case_no, record_kind, record, purpose, hours, asked_by, asked_at, looks) select t.tenant_id, $1, $2, $3, $4, $5, $6, $7, $8, 0 from app.tenant t where t.tenant_id = $9 returning true as asked",
        None,
    )
}
impl InsertCaptureStmt {
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
    >(
        &'s self,
        client: &'c C,
        capture: &'a uuid::Uuid,
        number: &'a i32,
        record_kind: &'a T1,
        record: &'a T2,
        purpose: &'a T3,
        hours: &'a i16,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [capture, number, record_kind, record, purpose, hours, by, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCaptureParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertCaptureStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCaptureParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.capture,
            &params.number,
            &params.record_kind,
            &params.record,
            &params.purpose,
            &params.hours,
            &params.by,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct CapturesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn captures_of() -> CapturesOfStmt {
    CapturesOfStmt(
        "select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at, deleted_by, deleted_at, closed_at from app.capture where tenant_id = $1 order by case_no desc limit $2",
        None,
    )
}
impl CapturesOfStmt {
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
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        CaptureRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaptureRowBorrowed, tokio_postgres::Error> {
                Ok(CaptureRowBorrowed {
                    capture_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    record_kind: row.try_get(2)?,
                    record: row.try_get(3)?,
                    purpose: row.try_get(4)?,
                    hours: row.try_get(5)?,
                    asked_at: row.try_get(6)?,
                    allowed_at: row.try_get(7)?,
                    ends_at: row.try_get(8)?,
                    looks: row.try_get(9)?,
                    looked_by: row.try_get(10)?,
                    looked_at: row.try_get(11)?,
                    deleted_by: row.try_get(12)?,
                    deleted_at: row.try_get(13)?,
                    closed_at: row.try_get(14)?,
                })
            },
            mapper: |it| CaptureRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CapturesOfParams,
        CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2>,
        C,
    > for CapturesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CapturesOfParams,
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct CaptureNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn capture_numbered() -> CaptureNumberedStmt {
    CaptureNumberedStmt(
        "select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at, deleted_by, deleted_at, closed_at from app.capture where tenant_id = $1 and case_no = $2",
        None,
    )
}
impl CaptureNumberedStmt {
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
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        CaptureRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaptureRowBorrowed, tokio_postgres::Error> {
                Ok(CaptureRowBorrowed {
                    capture_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    record_kind: row.try_get(2)?,
                    record: row.try_get(3)?,
                    purpose: row.try_get(4)?,
                    hours: row.try_get(5)?,
                    asked_at: row.try_get(6)?,
                    allowed_at: row.try_get(7)?,
                    ends_at: row.try_get(8)?,
                    looks: row.try_get(9)?,
                    looked_by: row.try_get(10)?,
                    looked_at: row.try_get(11)?,
                    deleted_by: row.try_get(12)?,
                    deleted_at: row.try_get(13)?,
                    closed_at: row.try_get(14)?,
                })
            },
            mapper: |it| CaptureRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CaptureNumberedParams,
        CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2>,
        C,
    > for CaptureNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaptureNumberedParams,
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct CaptureLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn capture_locked() -> CaptureLockedStmt {
    CaptureLockedStmt(
        "select capture_id, case_no, record_kind, record, purpose, hours, asked_at, allowed_at, ends_at, looks, looked_by, looked_at, deleted_by, deleted_at, closed_at from app.capture where tenant_id = $1 and case_no = $2 for update",
        None,
    )
}
impl CaptureLockedStmt {
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
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        CaptureRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaptureRowBorrowed, tokio_postgres::Error> {
                Ok(CaptureRowBorrowed {
                    capture_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    record_kind: row.try_get(2)?,
                    record: row.try_get(3)?,
                    purpose: row.try_get(4)?,
                    hours: row.try_get(5)?,
                    asked_at: row.try_get(6)?,
                    allowed_at: row.try_get(7)?,
                    ends_at: row.try_get(8)?,
                    looks: row.try_get(9)?,
                    looked_by: row.try_get(10)?,
                    looked_at: row.try_get(11)?,
                    deleted_by: row.try_get(12)?,
                    deleted_at: row.try_get(13)?,
                    closed_at: row.try_get(14)?,
                })
            },
            mapper: |it| CaptureRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CaptureLockedParams,
        CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2>,
        C,
    > for CaptureLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaptureLockedParams,
    ) -> CaptureRowQuery<'c, 'a, 's, C, CaptureRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct CaptureContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn capture_content() -> CaptureContentStmt {
    CaptureContentStmt(
        "select content from app.capture where tenant_id = $1 and capture_id = $2 and content is not null",
        None,
    )
}
impl CaptureContentStmt {
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
        capture: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, capture],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CaptureContentParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for CaptureContentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaptureContentParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.capture)
    }
}
pub struct AllowCaptureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn allow_capture() -> AllowCaptureStmt {
    AllowCaptureStmt(
        "update app.capture set allowed_by = $1, allowed_at = $2, ends_at = $3, content = $4 where tenant_id = $5 and capture_id = $6 and allowed_at is null and deleted_at is null returning true as allowed",
        None,
    )
}
impl AllowCaptureStmt {
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
        ends_at: &'a jiff::Timestamp,
        content: &'a T1,
        tenant: &'a uuid::Uuid,
        capture: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [by, now, ends_at, content, tenant, capture],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, AllowCaptureParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for AllowCaptureStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AllowCaptureParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.ends_at,
            &params.content,
            &params.tenant,
            &params.capture,
        )
    }
}
pub struct LookAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn look_at() -> LookAtStmt {
    LookAtStmt(
        "update app.capture set looks = looks + 1, looked_by = $1, looked_at = $2 where tenant_id = $3 and capture_id = $4 and content is not null and ends_at > $2 returning looks",
        None,
    )
}
impl LookAtStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        capture: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [by, now, tenant, capture],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LookAtParams, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for LookAtStmt
{
    fn params(&'s self, client: &'c C, params: &'a LookAtParams) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.capture)
    }
}
pub struct EndCaptureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_capture() -> EndCaptureStmt {
    EndCaptureStmt(
        "update app.capture set record = null, content = null, deleted_by = $1, deleted_at = $2 where tenant_id = $3 and capture_id = $4 and deleted_at is null returning true as ended",
        None,
    )
}
impl EndCaptureStmt {
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
        by: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        capture: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [by, now, tenant, capture],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndCaptureParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for EndCaptureStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndCaptureParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.capture)
    }
}
pub struct CloseCaptureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_capture() -> CloseCaptureStmt {
    CloseCaptureStmt(
        "update app.capture set closed_at = $1 where tenant_id = $2 and capture_id = $3 and deleted_at is not null and closed_at is null returning true as closed",
        None,
    )
}
impl CloseCaptureStmt {
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
        capture: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, capture],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CloseCaptureParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for CloseCaptureStmt
{
    fn params(&'s self, client: &'c C, params: &'a CloseCaptureParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.capture)
    }
}
pub struct CapturesOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn captures_over() -> CapturesOverStmt {
    CapturesOverStmt(
        "select tenant_id, case_no from app.capture where closed_at is null and (deleted_at is not null or ends_at <= $1 or (allowed_at is null and asked_at <= $2)) order by tenant_id, case_no limit $3",
        None,
    )
}
impl CapturesOverStmt {
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
        asked_at: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> CapturesOverQuery<'c, 'a, 's, C, CapturesOver, 3> {
        CapturesOverQuery {
            client,
            params: [now, asked_at, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CapturesOver, tokio_postgres::Error> {
                Ok(CapturesOver { tenant_id: row.try_get(0)?, case_no: row.try_get(1)? })
            },
            mapper: |it| CapturesOver::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CapturesOverParams,
        CapturesOverQuery<'c, 'a, 's, C, CapturesOver, 3>,
        C,
    > for CapturesOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CapturesOverParams,
    ) -> CapturesOverQuery<'c, 'a, 's, C, CapturesOver, 3> {
        self.bind(client, &params.now, &params.asked_at, &params.many)
    }
}
pub struct SupportCasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn support_cases() -> SupportCasesStmt {
    SupportCasesStmt(
        "select f.case_no, f.opened_at, f.closed_at, e.facts, a.slug from app.case_file f cross join lateral ( select e.facts from app.case_event e where e.tenant_id = $1 and e.case_file_id = f.case_file_id and e.what = 'asked' order by e.case_event_id limit 1 ) e left join app.address a on a.tenant_id = (e.facts ->> 'workspace')::uuid where f.tenant_id = $1 and f.kind = 'capture' and f.case_no < $2 order by f.case_no desc limit $3",
        None,
    )
}
impl SupportCasesStmt {
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
        before: &'a i32,
        many: &'a i64,
    ) -> SupportCasesQuery<'c, 'a, 's, C, SupportCases, 3> {
        SupportCasesQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SupportCasesBorrowed, tokio_postgres::Error> {
                Ok(SupportCasesBorrowed {
                    case_no: row.try_get(0)?,
                    opened_at: row.try_get(1)?,
                    closed_at: row.try_get(2)?,
                    facts: row.try_get(3)?,
                    slug: row.try_get(4)?,
                })
            },
            mapper: |it| SupportCases::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SupportCasesParams,
        SupportCasesQuery<'c, 'a, 's, C, SupportCases, 3>,
        C,
    > for SupportCasesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SupportCasesParams,
    ) -> SupportCasesQuery<'c, 'a, 's, C, SupportCases, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
