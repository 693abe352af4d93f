// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertPrinterParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
    pub name: T1,
    pub kind: T2,
    pub width_mm: i32,
    pub address: T3,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PrinterNamedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub name: T1,
}
#[derive(Debug)]
pub struct PrintersParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct LockPrinterParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub name: T1,
}
#[derive(Debug)]
pub struct ChangePrinterParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub kind: T1,
    pub width_mm: i32,
    pub address: T2,
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveWaitingPrintsParams {
    pub due_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingPrintsParams {
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemovePrintsOfParams {
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemovePrinterParams {
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPrintParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub printer: uuid::Uuid,
    pub job: uuid::Uuid,
    pub title: T1,
    pub needs: T2,
    pub content: T3,
    pub is_copy: bool,
    pub due_at: Option<jiff::Timestamp>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub document: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct CountPrintParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PrintsOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PrintsQueuedSinceParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PrintsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub needs: T2,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PrintShownParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PrintContentParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PrintAgainParams {
    pub due_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug)]
pub struct PrintDoneParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub state: T1,
    pub problem: Option<T2>,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PrinterRow {
    pub printer_id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub width_mm: i32,
    pub address: String,
}
pub struct PrinterRowBorrowed<'a> {
    pub printer_id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub width_mm: i32,
    pub address: &'a str,
}
impl<'a> From<PrinterRowBorrowed<'a>> for PrinterRow {
    fn from(
        PrinterRowBorrowed { printer_id, name, kind, width_mm, address }: PrinterRowBorrowed<'a>,
    ) -> Self {
        Self { printer_id, name: name.into(), kind: kind.into(), width_mm, address: address.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingPrints {
    pub print_job_id: uuid::Uuid,
    pub content: Vec<u8>,
}
pub struct WaitingPrintsBorrowed<'a> {
    pub print_job_id: uuid::Uuid,
    pub content: &'a [u8],
}
impl<'a> From<WaitingPrintsBorrowed<'a>> for WaitingPrints {
    fn from(WaitingPrintsBorrowed { print_job_id, content }: WaitingPrintsBorrowed<'a>) -> Self {
        Self { print_job_id, content: content.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PrintRow {
    pub print_job_id: uuid::Uuid,
    pub title: String,
    pub needs: String,
    pub is_copy: bool,
    pub state: String,
    pub tries: i32,
    pub problem: Option<String>,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
    pub printer: String,
    pub kind: String,
    pub width_mm: i32,
    pub address: String,
}
pub struct PrintRowBorrowed<'a> {
    pub print_job_id: uuid::Uuid,
    pub title: &'a str,
    pub needs: &'a str,
    pub is_copy: bool,
    pub state: &'a str,
    pub tries: i32,
    pub problem: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
    pub printer: &'a str,
    pub kind: &'a str,
    pub width_mm: i32,
    pub address: &'a str,
}
impl<'a> From<PrintRowBorrowed<'a>> for PrintRow {
    fn from(
        PrintRowBorrowed {
            print_job_id,
            title,
            needs,
            is_copy,
            state,
            tries,
            problem,
            created_at,
            ended_at,
            printer,
            kind,
            width_mm,
            address,
        }: PrintRowBorrowed<'a>,
    ) -> Self {
        Self {
            print_job_id,
            title: title.into(),
            needs: needs.into(),
            is_copy,
            state: state.into(),
            tries,
            problem: problem.map(|v| v.into()),
            created_at,
            ended_at,
            printer: printer.into(),
            kind: kind.into(),
            width_mm,
            address: address.into(),
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
pub struct PrinterRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PrinterRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PrinterRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PrinterRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PrinterRowBorrowed) -> R) -> PrinterRowQuery<'c, 'a, 's, C, R, N> {
        PrinterRowQuery {
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
pub struct WaitingPrintsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingPrintsBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingPrintsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingPrintsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingPrintsBorrowed) -> R) -> WaitingPrintsQuery<'c, 'a, 's, C, R, N> {
        WaitingPrintsQuery {
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
pub struct PrintRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PrintRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PrintRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PrintRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PrintRowBorrowed) -> R) -> PrintRowQuery<'c, 'a, 's, C, R, N> {
        PrintRowQuery {
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
pub struct InsertPrinterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_printer() -> InsertPrinterStmt {
    InsertPrinterStmt(
        "insert into ledger.printer (tenant_id, printer_id, name, kind, width_mm, address, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as added",
        None,
    )
}
impl InsertPrinterStmt {
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
        printer: &'a uuid::Uuid,
        name: &'a T1,
        kind: &'a T2,
        width_mm: &'a i32,
        address: &'a T3,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, printer, name, kind, width_mm, address, by, now],
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
        InsertPrinterParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertPrinterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPrinterParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.printer,
            &params.name,
            &params.kind,
            &params.width_mm,
            &params.address,
            &params.by,
            &params.now,
        )
    }
}
pub struct PrinterNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn printer_named() -> PrinterNamedStmt {
    PrinterNamedStmt(
        "select printer_id, name, kind, width_mm, address from ledger.printer where tenant_id = $1 and name = $2",
        None,
    )
}
impl PrinterNamedStmt {
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
        name: &'a T1,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2> {
        PrinterRowQuery {
            client,
            params: [tenant, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PrinterRowBorrowed, tokio_postgres::Error> {
                Ok(PrinterRowBorrowed {
                    printer_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    width_mm: row.try_get(3)?,
                    address: row.try_get(4)?,
                })
            },
            mapper: |it| PrinterRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PrinterNamedParams<T1>,
        PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2>,
        C,
    > for PrinterNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrinterNamedParams<T1>,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2> {
        self.bind(client, &params.tenant, &params.name)
    }
}
pub struct PrintersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn printers() -> PrintersStmt {
    PrintersStmt(
        "select printer_id, name, kind, width_mm, address from ledger.printer where tenant_id = $1 and name > $2 order by name limit $3",
        None,
    )
}
impl PrintersStmt {
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
        after: &'a T1,
        many: &'a i64,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 3> {
        PrinterRowQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PrinterRowBorrowed, tokio_postgres::Error> {
                Ok(PrinterRowBorrowed {
                    printer_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    width_mm: row.try_get(3)?,
                    address: row.try_get(4)?,
                })
            },
            mapper: |it| PrinterRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PrintersParams<T1>,
        PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 3>,
        C,
    > for PrintersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintersParams<T1>,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
pub struct LockPrinterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_printer() -> LockPrinterStmt {
    LockPrinterStmt(
        "select printer_id, name, kind, width_mm, address from ledger.printer where tenant_id = $1 and name = $2 for update",
        None,
    )
}
impl LockPrinterStmt {
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
        name: &'a T1,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2> {
        PrinterRowQuery {
            client,
            params: [tenant, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PrinterRowBorrowed, tokio_postgres::Error> {
                Ok(PrinterRowBorrowed {
                    printer_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    width_mm: row.try_get(3)?,
                    address: row.try_get(4)?,
                })
            },
            mapper: |it| PrinterRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockPrinterParams<T1>,
        PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2>,
        C,
    > for LockPrinterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockPrinterParams<T1>,
    ) -> PrinterRowQuery<'c, 'a, 's, C, PrinterRow, 2> {
        self.bind(client, &params.tenant, &params.name)
    }
}
pub struct ChangePrinterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_printer() -> ChangePrinterStmt {
    ChangePrinterStmt(
        "update ledger.printer set kind = $1, width_mm = $2, address = $3 where tenant_id = $4 and printer_id = $5 returning true as changed",
        None,
    )
}
impl ChangePrinterStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        kind: &'a T1,
        width_mm: &'a i32,
        address: &'a T2,
        tenant: &'a uuid::Uuid,
        printer: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [kind, width_mm, address, tenant, printer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangePrinterParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for ChangePrinterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangePrinterParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.kind, &params.width_mm, &params.address, &params.tenant, &params.printer)
    }
}
pub struct MoveWaitingPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_waiting_prints() -> MoveWaitingPrintsStmt {
    MoveWaitingPrintsStmt(
        "update ledger.print_job set due_at = $1 where tenant_id = $2 and printer_id = $3 and state = 'queued' returning print_job_id",
        None,
    )
}
impl MoveWaitingPrintsStmt {
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
        due_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
        printer: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [due_at, tenant, printer],
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
        MoveWaitingPrintsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for MoveWaitingPrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveWaitingPrintsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.due_at, &params.tenant, &params.printer)
    }
}
pub struct WaitingPrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_prints() -> WaitingPrintsStmt {
    WaitingPrintsStmt(
        "select print_job_id, content from ledger.print_job where tenant_id = $1 and printer_id = $2 and state = 'queued' order by print_job_id limit $3",
        None,
    )
}
impl WaitingPrintsStmt {
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
        printer: &'a uuid::Uuid,
        many: &'a i64,
    ) -> WaitingPrintsQuery<'c, 'a, 's, C, WaitingPrints, 3> {
        WaitingPrintsQuery {
            client,
            params: [tenant, printer, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingPrintsBorrowed, tokio_postgres::Error> {
                Ok(WaitingPrintsBorrowed { print_job_id: row.try_get(0)?, content: row.try_get(1)? })
            },
            mapper: |it| WaitingPrints::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingPrintsParams,
        WaitingPrintsQuery<'c, 'a, 's, C, WaitingPrints, 3>,
        C,
    > for WaitingPrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingPrintsParams,
    ) -> WaitingPrintsQuery<'c, 'a, 's, C, WaitingPrints, 3> {
        self.bind(client, &params.tenant, &params.printer, &params.many)
    }
}
pub struct RemovePrintsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_prints_of() -> RemovePrintsOfStmt {
    RemovePrintsOfStmt(
        "delete from ledger.print_job where tenant_id = $1 and printer_id = $2 returning print_job_id",
        None,
    )
}
impl RemovePrintsOfStmt {
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
        printer: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, printer],
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
        RemovePrintsOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RemovePrintsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemovePrintsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.printer)
    }
}
pub struct RemovePrinterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_printer() -> RemovePrinterStmt {
    RemovePrinterStmt(
        "delete from ledger.printer where tenant_id = $1 and printer_id = $2 returning true as removed",
        None,
    )
}
impl RemovePrinterStmt {
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
        printer: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, printer],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemovePrinterParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for RemovePrinterStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemovePrinterParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.printer)
    }
}
pub struct InsertPrintStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_print() -> InsertPrintStmt {
    InsertPrintStmt(
        "with living as ( select printer_id from ledger.printer where tenant_id = $1 and printer_id = $2 for key share ) insert into ledger.print_job (tenant_id, print_job_id, printer_id, title, needs, content, is_copy, state, tries, due_at, created_by, created_at, document_id) select t.tenant_id, $3, living.printer_id, $4, $5, $6, $7, 'queued', 0, $8, $9, $10, $11 from app.tenant t cross join living where t.tenant_id = $1 returning true as queued",
        None,
    )
}
impl InsertPrintStmt {
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
        printer: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        title: &'a T1,
        needs: &'a T2,
        content: &'a T3,
        is_copy: &'a bool,
        due_at: &'a Option<jiff::Timestamp>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        document: &'a Option<uuid::Uuid>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [tenant, printer, job, title, needs, content, is_copy, due_at, by, now, document],
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
        InsertPrintParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertPrintStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPrintParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.printer,
            &params.job,
            &params.title,
            &params.needs,
            &params.content,
            &params.is_copy,
            &params.due_at,
            &params.by,
            &params.now,
            &params.document,
        )
    }
}
pub struct CountPrintStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_print() -> CountPrintStmt {
    CountPrintStmt(
        "insert into ledger.document_print as p (tenant_id, document_id, prints) values ($1, $2, 1) on conflict (tenant_id, document_id) do update set prints = p.prints + 1 returning prints",
        None,
    )
}
impl CountPrintStmt {
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
        document: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountPrintParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for CountPrintStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountPrintParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct PrintsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prints_of() -> PrintsOfStmt {
    PrintsOfStmt("select prints from ledger.document_print where tenant_id = $1 and document_id = $2", None)
}
impl PrintsOfStmt {
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
        document: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PrintsOfParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for PrintsOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a PrintsOfParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct PrintsQueuedSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prints_queued_since() -> PrintsQueuedSinceStmt {
    PrintsQueuedSinceStmt(
        "select count(*) as many from ledger.print_job where tenant_id = $1 and created_at > $2",
        None,
    )
}
impl PrintsQueuedSinceStmt {
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
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PrintsQueuedSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PrintsQueuedSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintsQueuedSinceParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
pub struct PrintsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prints() -> PrintsStmt {
    PrintsStmt(
        "select j.print_job_id, j.title, j.needs, j.is_copy, j.state, j.tries, j.problem, j.created_at, j.ended_at, p.name as printer, p.kind, p.width_mm, p.address from ledger.print_job j join ledger.printer p on p.tenant_id = $1 and p.printer_id = j.printer_id where j.tenant_id = $1 and j.needs = any($2) and j.print_job_id < $3 order by j.print_job_id desc limit $4",
        None,
    )
}
impl PrintsStmt {
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
        needs: &'a T2,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PrintRowQuery<'c, 'a, 's, C, PrintRow, 4> {
        PrintRowQuery {
            client,
            params: [tenant, needs, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PrintRowBorrowed, tokio_postgres::Error> {
                Ok(PrintRowBorrowed {
                    print_job_id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    needs: row.try_get(2)?,
                    is_copy: row.try_get(3)?,
                    state: row.try_get(4)?,
                    tries: row.try_get(5)?,
                    problem: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    ended_at: row.try_get(8)?,
                    printer: row.try_get(9)?,
                    kind: row.try_get(10)?,
                    width_mm: row.try_get(11)?,
                    address: row.try_get(12)?,
                })
            },
            mapper: |it| PrintRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PrintsParams<T1, T2>,
        PrintRowQuery<'c, 'a, 's, C, PrintRow, 4>,
        C,
    > for PrintsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintsParams<T1, T2>,
    ) -> PrintRowQuery<'c, 'a, 's, C, PrintRow, 4> {
        self.bind(client, &params.tenant, &params.needs, &params.before, &params.many)
    }
}
pub struct PrintShownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn print_shown() -> PrintShownStmt {
    PrintShownStmt(
        "select j.print_job_id, j.title, j.needs, j.is_copy, j.state, j.tries, j.problem, j.created_at, j.ended_at, p.name as printer, p.kind, p.width_mm, p.address from ledger.print_job j join ledger.printer p on p.tenant_id = $1 and p.printer_id = j.printer_id where j.tenant_id = $1 and j.print_job_id = $2",
        None,
    )
}
impl PrintShownStmt {
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
        job: &'a uuid::Uuid,
    ) -> PrintRowQuery<'c, 'a, 's, C, PrintRow, 2> {
        PrintRowQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PrintRowBorrowed, tokio_postgres::Error> {
                Ok(PrintRowBorrowed {
                    print_job_id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    needs: row.try_get(2)?,
                    is_copy: row.try_get(3)?,
                    state: row.try_get(4)?,
                    tries: row.try_get(5)?,
                    problem: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    ended_at: row.try_get(8)?,
                    printer: row.try_get(9)?,
                    kind: row.try_get(10)?,
                    width_mm: row.try_get(11)?,
                    address: row.try_get(12)?,
                })
            },
            mapper: |it| PrintRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PrintShownParams, PrintRowQuery<'c, 'a, 's, C, PrintRow, 2>, C>
    for PrintShownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintShownParams,
    ) -> PrintRowQuery<'c, 'a, 's, C, PrintRow, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct PrintContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn print_content() -> PrintContentStmt {
    PrintContentStmt("select content from ledger.print_job where tenant_id = $1 and print_job_id = $2", None)
}
impl PrintContentStmt {
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
        job: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PrintContentParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for PrintContentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintContentParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct PrintAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn print_again() -> PrintAgainStmt {
    PrintAgainStmt(
        "update ledger.print_job set state = 'queued', tries = 0, problem = null, due_at = $1, ended_at = null where tenant_id = $2 and print_job_id = $3 and state = 'failed' returning true as again",
        None,
    )
}
impl PrintAgainStmt {
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
        due_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [due_at, tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PrintAgainParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for PrintAgainStmt
{
    fn params(&'s self, client: &'c C, params: &'a PrintAgainParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.due_at, &params.tenant, &params.job)
    }
}
pub struct PrintDoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn print_done() -> PrintDoneStmt {
    PrintDoneStmt(
        "update ledger.print_job set state = $1, problem = $2, tries = tries + 1, due_at = null, ended_at = $3 where tenant_id = $4 and print_job_id = $5 and state = 'queued' and due_at is null returning true as done",
        None,
    )
}
impl PrintDoneStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        state: &'a T1,
        problem: &'a Option<T2>,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [state, problem, now, tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PrintDoneParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for PrintDoneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PrintDoneParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.state, &params.problem, &params.now, &params.tenant, &params.job)
    }
}
