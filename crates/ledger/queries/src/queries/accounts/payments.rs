// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LockPersonParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenItemsOfParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub on: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenItemOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct LockItemsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenItemParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub party: uuid::Uuid,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SettleParams {
    pub amount_minor: i64,
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertTenderParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
> {
    pub document: uuid::Uuid,
    pub line_no: i32,
    pub mode: T1,
    pub amount_minor: i64,
    pub reference: Option<T2>,
    pub reference_blind: Option<T3>,
    pub till: Option<T4>,
    pub occasion: Option<T5>,
    pub occasion_blind: Option<T6>,
    pub paid_out: bool,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ReferencesSeenParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub found_by: T2,
    pub first: jiff::civil::Date,
    pub last: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertAllocationParams {
    pub tenant: uuid::Uuid,
    pub allocation: uuid::Uuid,
    pub payment: uuid::Uuid,
    pub invoice: uuid::Uuid,
    pub amount_minor: i64,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub tender_no: Option<i32>,
}
#[derive(Debug)]
pub struct CashOnDayParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
    pub day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct CashForEventParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub people: T1,
    pub occasion_blind: T2,
    pub event: T3,
}
#[derive(Debug)]
pub struct CashWebParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant: uuid::Uuid,
    pub people: T1,
    pub documents: T2,
    pub corrected: T3,
}
#[derive(Debug)]
pub struct LinkedCashParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
}
#[derive(Debug)]
pub struct CashPaidOutOnParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
    pub day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct BillsOfNoteCashParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub people: T1,
    pub day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct GivenByNotesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub bills: T1,
}
#[derive(Debug)]
pub struct MetalPaidParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub bills: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct NotesAboutParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub bills: T1,
}
#[derive(Debug)]
pub struct BillsOfNotesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub notes: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WrittenOffOfParams {
    pub tenant: uuid::Uuid,
    pub bill: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct AllocationsAroundParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TendersWrittenParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenItemsOf {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
pub struct OpenItemsOfBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
impl<'a> From<OpenItemsOfBorrowed<'a>> for OpenItemsOf {
    fn from(
        OpenItemsOfBorrowed { document_id, number, document_date, due_on, open_minor }: OpenItemsOfBorrowed<
            'a,
        >,
    ) -> Self {
        Self { document_id, number: number.into(), document_date, due_on, open_minor }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpenItemOf {
    pub document_id: uuid::Uuid,
    pub open_minor: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockItems {
    pub document_id: uuid::Uuid,
    pub open_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReferencesSeen {
    pub reference_blind: Option<Vec<u8>>,
    pub number: String,
    pub document_date: jiff::civil::Date,
}
pub struct ReferencesSeenBorrowed<'a> {
    pub reference_blind: Option<&'a [u8]>,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
}
impl<'a> From<ReferencesSeenBorrowed<'a>> for ReferencesSeen {
    fn from(
        ReferencesSeenBorrowed { reference_blind, number, document_date }: ReferencesSeenBorrowed<'a>,
    ) -> Self {
        Self { reference_blind: reference_blind.map(|v| v.into()), number: number.into(), document_date }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CashWeb {
    pub kind: String,
    pub document_id: uuid::Uuid,
    pub other_id: Option<uuid::Uuid>,
    pub amount_minor: i64,
}
pub struct CashWebBorrowed<'a> {
    pub kind: &'a str,
    pub document_id: uuid::Uuid,
    pub other_id: Option<uuid::Uuid>,
    pub amount_minor: i64,
}
impl<'a> From<CashWebBorrowed<'a>> for CashWeb {
    fn from(CashWebBorrowed { kind, document_id, other_id, amount_minor }: CashWebBorrowed<'a>) -> Self {
        Self { kind: kind.into(), document_id, other_id, amount_minor }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct GivenByNotes {
    pub bill_id: Option<uuid::Uuid>,
    pub document_date: jiff::civil::Date,
    pub is_cash: bool,
    pub amount_minor: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MetalPaid {
    pub bill_id: Option<uuid::Uuid>,
    pub metal_minor: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NotesAbout {
    pub bill_id: Option<uuid::Uuid>,
    pub note_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BillsOfNotes {
    pub note_id: uuid::Uuid,
    pub bill_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WrittenOffOf {
    pub payment_id: uuid::Uuid,
    pub amount_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllocationsAround {
    pub payment_id: uuid::Uuid,
    pub payment: String,
    pub payment_type: String,
    pub invoice_id: uuid::Uuid,
    pub invoice: String,
    pub tender_no: Option<i32>,
    pub amount_minor: i64,
    pub is_item: bool,
}
pub struct AllocationsAroundBorrowed<'a> {
    pub payment_id: uuid::Uuid,
    pub payment: &'a str,
    pub payment_type: &'a str,
    pub invoice_id: uuid::Uuid,
    pub invoice: &'a str,
    pub tender_no: Option<i32>,
    pub amount_minor: i64,
    pub is_item: bool,
}
impl<'a> From<AllocationsAroundBorrowed<'a>> for AllocationsAround {
    fn from(
        AllocationsAroundBorrowed {
            payment_id,
            payment,
            payment_type,
            invoice_id,
            invoice,
            tender_no,
            amount_minor,
            is_item,
        }: AllocationsAroundBorrowed<'a>,
    ) -> Self {
        Self {
            payment_id,
            payment: payment.into(),
            payment_type: payment_type.into(),
            invoice_id,
            invoice: invoice.into(),
            tender_no,
            amount_minor,
            is_item,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TendersWritten {
    pub line_no: i32,
    pub mode: String,
    pub amount_minor: i64,
    pub reference: Option<Vec<u8>>,
    pub paid_out: bool,
}
pub struct TendersWrittenBorrowed<'a> {
    pub line_no: i32,
    pub mode: &'a str,
    pub amount_minor: i64,
    pub reference: Option<&'a [u8]>,
    pub paid_out: bool,
}
impl<'a> From<TendersWrittenBorrowed<'a>> for TendersWritten {
    fn from(
        TendersWrittenBorrowed { line_no, mode, amount_minor, reference, paid_out }: TendersWrittenBorrowed<
            'a,
        >,
    ) -> Self {
        Self { line_no, mode: mode.into(), amount_minor, reference: reference.map(|v| v.into()), paid_out }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct OpenItemsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenItemsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenItemsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenItemsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenItemsOfBorrowed) -> R) -> OpenItemsOfQuery<'c, 'a, 's, C, R, N> {
        OpenItemsOfQuery {
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
pub struct OpenItemOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenItemOf, tokio_postgres::Error>,
    mapper: fn(OpenItemOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenItemOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenItemOf) -> R) -> OpenItemOfQuery<'c, 'a, 's, C, R, N> {
        OpenItemOfQuery {
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
pub struct LockItemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockItems, tokio_postgres::Error>,
    mapper: fn(LockItems) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockItemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockItems) -> R) -> LockItemsQuery<'c, 'a, 's, C, R, N> {
        LockItemsQuery {
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
pub struct ReferencesSeenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReferencesSeenBorrowed, tokio_postgres::Error>,
    mapper: fn(ReferencesSeenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReferencesSeenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReferencesSeenBorrowed) -> R) -> ReferencesSeenQuery<'c, 'a, 's, C, R, N> {
        ReferencesSeenQuery {
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
pub struct CashWebQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CashWebBorrowed, tokio_postgres::Error>,
    mapper: fn(CashWebBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CashWebQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CashWebBorrowed) -> R) -> CashWebQuery<'c, 'a, 's, C, R, N> {
        CashWebQuery {
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
pub struct OptionuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(Option<uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<uuid::Uuid>) -> R) -> OptionuuidUuidQuery<'c, 'a, 's, C, R, N> {
        OptionuuidUuidQuery {
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
pub struct GivenByNotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GivenByNotes, tokio_postgres::Error>,
    mapper: fn(GivenByNotes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GivenByNotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GivenByNotes) -> R) -> GivenByNotesQuery<'c, 'a, 's, C, R, N> {
        GivenByNotesQuery {
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
pub struct MetalPaidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalPaid, tokio_postgres::Error>,
    mapper: fn(MetalPaid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalPaidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalPaid) -> R) -> MetalPaidQuery<'c, 'a, 's, C, R, N> {
        MetalPaidQuery {
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
pub struct NotesAboutQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NotesAbout, tokio_postgres::Error>,
    mapper: fn(NotesAbout) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NotesAboutQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NotesAbout) -> R) -> NotesAboutQuery<'c, 'a, 's, C, R, N> {
        NotesAboutQuery {
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
pub struct BillsOfNotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BillsOfNotes, tokio_postgres::Error>,
    mapper: fn(BillsOfNotes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BillsOfNotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BillsOfNotes) -> R) -> BillsOfNotesQuery<'c, 'a, 's, C, R, N> {
        BillsOfNotesQuery {
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
pub struct WrittenOffOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WrittenOffOf, tokio_postgres::Error>,
    mapper: fn(WrittenOffOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WrittenOffOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WrittenOffOf) -> R) -> WrittenOffOfQuery<'c, 'a, 's, C, R, N> {
        WrittenOffOfQuery {
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
pub struct AllocationsAroundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllocationsAroundBorrowed, tokio_postgres::Error>,
    mapper: fn(AllocationsAroundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllocationsAroundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllocationsAroundBorrowed) -> R,
    ) -> AllocationsAroundQuery<'c, 'a, 's, C, R, N> {
        AllocationsAroundQuery {
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
pub struct TendersWrittenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TendersWrittenBorrowed, tokio_postgres::Error>,
    mapper: fn(TendersWrittenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TendersWrittenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TendersWrittenBorrowed) -> R) -> TendersWrittenQuery<'c, 'a, 's, C, R, N> {
        TendersWrittenQuery {
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
pub struct LockPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_person() -> LockPersonStmt {
    LockPersonStmt(
        "with recursive person as ( select p.party_id, p.pan_blind, p.phone_blind from ledger.party p where p.tenant_id = $1 and p.party_id = $2 union select q.party_id, q.pan_blind, q.phone_blind from person cross join lateral ( select n.party_id, n.pan_blind, n.phone_blind from ledger.party n where n.tenant_id = $1 and n.pan_blind = person.pan_blind union all select n.party_id, n.pan_blind, n.phone_blind from ledger.party n where n.tenant_id = $1 and n.phone_blind = person.phone_blind ) q ) select party_id from ledger.party where tenant_id = $1 and party_id in (select person.party_id from person) order by party_id for no key update",
        None,
    )
}
impl LockPersonStmt {
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
        party: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, party],
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
        LockPersonParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockPersonParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
pub struct OpenItemsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_items_of() -> OpenItemsOfStmt {
    OpenItemsOfStmt(
        "select o.document_id, d.number, d.document_date, o.due_on, o.open_minor from ledger.open_item o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id where o.tenant_id = $1 and d.tenant_id = $1 and o.party_id = $2 and o.open_minor > 0 and d.document_date <= $3 order by o.due_on, d.document_date, d.number limit 1000 for update of o",
        None,
    )
}
impl OpenItemsOfStmt {
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
        party: &'a uuid::Uuid,
        on: &'a jiff::civil::Date,
    ) -> OpenItemsOfQuery<'c, 'a, 's, C, OpenItemsOf, 3> {
        OpenItemsOfQuery {
            client,
            params: [tenant, party, on],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenItemsOfBorrowed, tokio_postgres::Error> {
                Ok(OpenItemsOfBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    due_on: row.try_get(3)?,
                    open_minor: row.try_get(4)?,
                })
            },
            mapper: |it| OpenItemsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenItemsOfParams,
        OpenItemsOfQuery<'c, 'a, 's, C, OpenItemsOf, 3>,
        C,
    > for OpenItemsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenItemsOfParams,
    ) -> OpenItemsOfQuery<'c, 'a, 's, C, OpenItemsOf, 3> {
        self.bind(client, &params.tenant, &params.party, &params.on)
    }
}
pub struct OpenItemOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_item_of() -> OpenItemOfStmt {
    OpenItemOfStmt(
        "select document_id, open_minor from ledger.open_item where tenant_id = $1 and document_id = $2 for update",
        None,
    )
}
impl OpenItemOfStmt {
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
    ) -> OpenItemOfQuery<'c, 'a, 's, C, OpenItemOf, 2> {
        OpenItemOfQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenItemOf, tokio_postgres::Error> {
                Ok(OpenItemOf { document_id: row.try_get(0)?, open_minor: row.try_get(1)? })
            },
            mapper: |it| OpenItemOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenItemOfParams,
        OpenItemOfQuery<'c, 'a, 's, C, OpenItemOf, 2>,
        C,
    > for OpenItemOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenItemOfParams,
    ) -> OpenItemOfQuery<'c, 'a, 's, C, OpenItemOf, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct LockItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_items() -> LockItemsStmt {
    LockItemsStmt(
        "select document_id, open_minor from ledger.open_item where tenant_id = $1 and document_id = any($2) order by document_id for update",
        None,
    )
}
impl LockItemsStmt {
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
        documents: &'a T1,
    ) -> LockItemsQuery<'c, 'a, 's, C, LockItems, 2> {
        LockItemsQuery {
            client,
            params: [tenant, documents],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockItems, tokio_postgres::Error> {
                Ok(LockItems { document_id: row.try_get(0)?, open_minor: row.try_get(1)? })
            },
            mapper: |it| LockItems::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockItemsParams<T1>,
        LockItemsQuery<'c, 'a, 's, C, LockItems, 2>,
        C,
    > for LockItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockItemsParams<T1>,
    ) -> LockItemsQuery<'c, 'a, 's, C, LockItems, 2> {
        self.bind(client, &params.tenant, &params.documents)
    }
}
pub struct OpenItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_item() -> OpenItemStmt {
    OpenItemStmt(
        "insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor) values ($1, $2, $3, $4, $5::bigint) returning true as opened",
        None,
    )
}
impl OpenItemStmt {
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
        party: &'a uuid::Uuid,
        due_on: &'a jiff::civil::Date,
        open_minor: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, document, party, due_on, open_minor],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenItemParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for OpenItemStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenItemParams) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.document, &params.party, &params.due_on, &params.open_minor)
    }
}
pub struct SettleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle() -> SettleStmt {
    SettleStmt(
        "update ledger.open_item set open_minor = open_minor - $1 where tenant_id = $2 and document_id = $3 returning open_minor",
        None,
    )
}
impl SettleStmt {
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
        amount_minor: &'a i64,
        tenant: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [amount_minor, tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SettleParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for SettleStmt
{
    fn params(&'s self, client: &'c C, params: &'a SettleParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.amount_minor, &params.tenant, &params.document)
    }
}
pub struct InsertTenderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_tender() -> InsertTenderStmt {
    InsertTenderStmt(
        "insert into ledger.tender as made (tenant_id, document_id, line_no, mode, amount_minor, reference, reference_blind, till, occasion, occasion_blind, paid_out, till_session_id) select t.tenant_id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (select o.till_session_id from ledger.till_session o where o.tenant_id = $11 and o.till = $7 and o.state = 'open' for key share) from app.tenant t where t.tenant_id = $11 returning true as taken",
        None,
    )
}
impl InsertTenderStmt {
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
        T4: crate::StringSql,
        T5: crate::BytesSql,
        T6: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        document: &'a uuid::Uuid,
        line_no: &'a i32,
        mode: &'a T1,
        amount_minor: &'a i64,
        reference: &'a Option<T2>,
        reference_blind: &'a Option<T3>,
        till: &'a Option<T4>,
        occasion: &'a Option<T5>,
        occasion_blind: &'a Option<T6>,
        paid_out: &'a bool,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [
                document,
                line_no,
                mode,
                amount_minor,
                reference,
                reference_blind,
                till,
                occasion,
                occasion_blind,
                paid_out,
                tenant,
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
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTenderParams<T1, T2, T3, T4, T5, T6>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertTenderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTenderParams<T1, T2, T3, T4, T5, T6>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.document,
            &params.line_no,
            &params.mode,
            &params.amount_minor,
            &params.reference,
            &params.reference_blind,
            &params.till,
            &params.occasion,
            &params.occasion_blind,
            &params.paid_out,
            &params.tenant,
        )
    }
}
pub struct ReferencesSeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn references_seen() -> ReferencesSeenStmt {
    ReferencesSeenStmt(
        "select distinct on (t.reference_blind) t.reference_blind, d.number, d.document_date from ledger.tender t join ledger.document d on d.tenant_id = $1 and d.document_id = t.document_id where t.tenant_id = $1 and t.reference_blind = any($2::bytea[]) and not t.paid_out and d.document_date between $3 and $4 order by t.reference_blind, t.document_id desc",
        None,
    )
}
impl ReferencesSeenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        found_by: &'a T2,
        first: &'a jiff::civil::Date,
        last: &'a jiff::civil::Date,
    ) -> ReferencesSeenQuery<'c, 'a, 's, C, ReferencesSeen, 4> {
        ReferencesSeenQuery {
            client,
            params: [tenant, found_by, first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReferencesSeenBorrowed, tokio_postgres::Error> {
                Ok(ReferencesSeenBorrowed {
                    reference_blind: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                })
            },
            mapper: |it| ReferencesSeen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReferencesSeenParams<T1, T2>,
        ReferencesSeenQuery<'c, 'a, 's, C, ReferencesSeen, 4>,
        C,
    > for ReferencesSeenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReferencesSeenParams<T1, T2>,
    ) -> ReferencesSeenQuery<'c, 'a, 's, C, ReferencesSeen, 4> {
        self.bind(client, &params.tenant, &params.found_by, &params.first, &params.last)
    }
}
pub struct InsertAllocationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_allocation() -> InsertAllocationStmt {
    InsertAllocationStmt(
        "insert into ledger.allocation (tenant_id, allocation_id, payment_id, invoice_id, amount_minor, allocated_at, created_by, tender_no) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as allocated",
        None,
    )
}
impl InsertAllocationStmt {
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
        allocation: &'a uuid::Uuid,
        payment: &'a uuid::Uuid,
        invoice: &'a uuid::Uuid,
        amount_minor: &'a i64,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        tender_no: &'a Option<i32>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, allocation, payment, invoice, amount_minor, now, by, tender_no],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertAllocationParams, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for InsertAllocationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAllocationParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.allocation,
            &params.payment,
            &params.invoice,
            &params.amount_minor,
            &params.now,
            &params.by,
            &params.tender_no,
        )
    }
}
pub struct CashOnDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cash_on_day() -> CashOnDayStmt {
    CashOnDayStmt(
        "select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor from ledger.document d join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id join app.tenant w on w.tenant_id = $1 where d.tenant_id = $1 and t.tenant_id = $1 and d.party_id = any($2) and (d.document_date = $3 or (d.posted_at at time zone w.timezone)::date = $3) and t.mode = 'cash' and not t.paid_out and d.doc_type <> 'reversal'",
        None,
    )
}
impl CashOnDayStmt {
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
        people: &'a T1,
        day: &'a jiff::civil::Date,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, people, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, CashOnDayParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CashOnDayStmt
{
    fn params(&'s self, client: &'c C, params: &'a CashOnDayParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.people, &params.day)
    }
}
pub struct CashForEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cash_for_event() -> CashForEventStmt {
    CashForEventStmt(
        "select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor from ledger.tender t join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id where t.tenant_id = $1 and d.tenant_id = $1 and d.party_id = any($2) and (t.occasion_blind = $3 or lower(regexp_replace(btrim(t.event), '\\s+', ' ', 'g')) = $4) and t.mode = 'cash' and not t.paid_out",
        None,
    )
}
impl CashForEventStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::BytesSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        people: &'a T1,
        occasion_blind: &'a T2,
        event: &'a T3,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [tenant, people, occasion_blind, event],
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::BytesSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CashForEventParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for CashForEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CashForEventParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.tenant, &params.people, &params.occasion_blind, &params.event)
    }
}
pub struct CashWebStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cash_web() -> CashWebStmt {
    CashWebStmt(
        "with recursive joined as not materialized ( select l.document_id, l.about_id from ledger.document_link l join ledger.document u on u.tenant_id = $1 and u.document_id = l.document_id join ledger.document o on o.tenant_id = $1 and o.document_id = l.about_id where l.tenant_id = $1 and (l.kind = 'of_job' or l.kind in ('debits', 'corrects') and (u.party_id = o.party_id or (u.party_id is null or u.party_id = any($2)) and (o.party_id is null or o.party_id = any($2)))) ), bounced as not materialized ( select b.document_id, d.document_id as about_id from ledger.cheque_step s join ledger.document d on d.tenant_id = $1 and d.document_id = s.document_id and d.doc_type = 'invoice' join ledger.document b on b.tenant_id = $1 and b.doc_type = 'bounce' and b.posted_at = s.created_at where s.tenant_id = $1 and s.state = 'bounced' and (d.party_id is null or d.party_id = b.party_id) ), reached as ( select s.document_id from app.tenant w cross join unnest($3::uuid[]) as s (document_id) where w.tenant_id = $1 union select d.document_id from ledger.document d where d.tenant_id = $1 and d.document_id = any($4) and (d.party_id is null or d.party_id = any($2)) union select n.document_id from reached cross join lateral ( select j.about_id as document_id from joined j where j.document_id = reached.document_id union all select j.document_id from joined j where j.about_id = reached.document_id union all select b.about_id from bounced b where b.document_id = reached.document_id union all select b.document_id from bounced b where b.about_id = reached.document_id union all select coalesce(c.reverses, l.about_id) from ledger.allocation a join ledger.document c on c.tenant_id = $1 and c.document_id = a.payment_id and c.doc_type = 'credit_note' left join ledger.document_link l on l.tenant_id = $1 and l.document_id = c.document_id and l.kind = 'credits' where a.tenant_id = $1 and a.invoice_id = reached.document_id and a.amount_minor > 0 ) n where n.document_id is not null ) select 'own' as kind, t.document_id, null::uuid as other_id, sum(t.amount_minor)::bigint as amount_minor from reached join ledger.tender t on t.tenant_id = $1 and t.document_id = reached.document_id and t.mode = 'cash' and not t.paid_out join ledger.document d on d.tenant_id = $1 and d.document_id = t.document_id and d.party_id is not null group by t.document_id union all select 'joins', j.document_id, j.about_id, 0::bigint from reached join joined j on j.document_id = reached.document_id union all select 'joins', b.document_id, b.about_id, 0::bigint from reached join bounced b on b.about_id = reached.document_id union all select 'note', a.invoice_id, coalesce(c.reverses, l.about_id), a.amount_minor from reached join ledger.allocation a on a.tenant_id = $1 and a.invoice_id = reached.document_id and a.amount_minor > 0 join ledger.document c on c.tenant_id = $1 and c.document_id = a.payment_id and c.doc_type = 'credit_note' left join ledger.document_link l on l.tenant_id = $1 and l.document_id = c.document_id and l.kind = 'credits' union all select 'paid', a.invoice_id, a.payment_id, coalesce(case when a.tender_no is null then least(a.amount_minor, p.cash_minor) when t.mode = 'cash' then a.amount_minor end, 0) from reached join ledger.allocation a on a.tenant_id = $1 and a.invoice_id = reached.document_id and a.amount_minor > 0 left join ledger.tender t on t.tenant_id = $1 and t.document_id = a.payment_id and t.line_no = a.tender_no cross join lateral ( select coalesce(sum(n.amount_minor), 0)::bigint as cash_minor from ledger.tender n where n.tenant_id = $1 and n.document_id = a.payment_id and n.mode = 'cash' and not n.paid_out ) p",
        None,
    )
}
impl CashWebStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        people: &'a T1,
        documents: &'a T2,
        corrected: &'a T3,
    ) -> CashWebQuery<'c, 'a, 's, C, CashWeb, 4> {
        CashWebQuery {
            client,
            params: [tenant, people, documents, corrected],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CashWebBorrowed, tokio_postgres::Error> {
                Ok(CashWebBorrowed {
                    kind: row.try_get(0)?,
                    document_id: row.try_get(1)?,
                    other_id: row.try_get(2)?,
                    amount_minor: row.try_get(3)?,
                })
            },
            mapper: |it| CashWeb::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CashWebParams<T1, T2, T3>,
        CashWebQuery<'c, 'a, 's, C, CashWeb, 4>,
        C,
    > for CashWebStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CashWebParams<T1, T2, T3>,
    ) -> CashWebQuery<'c, 'a, 's, C, CashWeb, 4> {
        self.bind(client, &params.tenant, &params.people, &params.documents, &params.corrected)
    }
}
pub struct LinkedCashStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn linked_cash() -> LinkedCashStmt {
    LinkedCashStmt(
        "select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor from ledger.document d join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id where d.tenant_id = $1 and t.tenant_id = $1 and d.party_id = any($2) and t.mode = 'cash' and not t.paid_out and d.doc_type <> 'reversal'",
        None,
    )
}
impl LinkedCashStmt {
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
        people: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, LinkedCashParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LinkedCashStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinkedCashParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.people)
    }
}
pub struct CashPaidOutOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cash_paid_out_on() -> CashPaidOutOnStmt {
    CashPaidOutOnStmt(
        "select coalesce(sum(t.amount_minor), 0)::bigint as cash_minor from ledger.document d join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id where d.tenant_id = $1 and t.tenant_id = $1 and d.party_id = any($2) and d.document_date = $3 and t.mode = 'cash' and t.paid_out and (d.doc_type = 'payment' or d.doc_type = 'refund' and exists ( select from ledger.allocation a join ledger.document v on v.tenant_id = $1 and v.document_id = a.payment_id where a.tenant_id = $1 and a.invoice_id = d.document_id and v.doc_type = 'purchase_voucher'))",
        None,
    )
}
impl CashPaidOutOnStmt {
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
        people: &'a T1,
        day: &'a jiff::civil::Date,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, people, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, CashPaidOutOnParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CashPaidOutOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CashPaidOutOnParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.people, &params.day)
    }
}
pub struct BillsOfNoteCashStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_of_note_cash() -> BillsOfNoteCashStmt {
    BillsOfNoteCashStmt(
        "select distinct coalesce(n.reverses, l.about_id) as bill_id from ledger.document d join ledger.tender t on t.tenant_id = d.tenant_id and t.document_id = d.document_id left join ledger.allocation a on d.doc_type = 'refund' and a.tenant_id = $1 and a.invoice_id = d.document_id join ledger.document n on n.tenant_id = $1 and n.document_id = coalesce(a.payment_id, d.document_id) and n.doc_type = 'credit_note' left join ledger.document_link l on l.tenant_id = $1 and l.document_id = n.document_id and l.kind = 'credits' where d.tenant_id = $1 and t.tenant_id = $1 and d.party_id = any($2) and d.document_date = $3 and d.doc_type in ('refund', 'credit_note') and t.mode = 'cash' and t.paid_out and coalesce(n.reverses, l.about_id) is not null",
        None,
    )
}
impl BillsOfNoteCashStmt {
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
        people: &'a T1,
        day: &'a jiff::civil::Date,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        OptionuuidUuidQuery {
            client,
            params: [tenant, people, day],
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
        BillsOfNoteCashParams<T1>,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3>,
        C,
    > for BillsOfNoteCashStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsOfNoteCashParams<T1>,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        self.bind(client, &params.tenant, &params.people, &params.day)
    }
}
pub struct GivenByNotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn given_by_notes() -> GivenByNotesStmt {
    GivenByNotesStmt(
        "with note as ( select n.document_id as note_id, n.reverses as bill_id from ledger.document n where n.tenant_id = $1 and n.reverses = any($2) and n.doc_type = 'credit_note' union select l.document_id, l.about_id from ledger.document_link l where l.tenant_id = $1 and l.about_id = any($2) and l.kind = 'credits' ), payer as ( select note.bill_id, note.note_id as document_id from note union select note.bill_id, a.invoice_id from note join ledger.allocation a on a.tenant_id = $1 and a.payment_id = note.note_id join ledger.document r on r.tenant_id = $1 and r.document_id = a.invoice_id and r.doc_type = 'refund' ) select payer.bill_id, d.document_date, t.mode = 'cash' as is_cash, t.amount_minor from payer join ledger.document d on d.tenant_id = $1 and d.document_id = payer.document_id join ledger.tender t on t.tenant_id = $1 and t.document_id = d.document_id and t.paid_out order by d.document_id, t.line_no",
        None,
    )
}
impl GivenByNotesStmt {
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
        bills: &'a T1,
    ) -> GivenByNotesQuery<'c, 'a, 's, C, GivenByNotes, 2> {
        GivenByNotesQuery {
            client,
            params: [tenant, bills],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GivenByNotes, tokio_postgres::Error> {
                Ok(GivenByNotes {
                    bill_id: row.try_get(0)?,
                    document_date: row.try_get(1)?,
                    is_cash: row.try_get(2)?,
                    amount_minor: row.try_get(3)?,
                })
            },
            mapper: |it| GivenByNotes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GivenByNotesParams<T1>,
        GivenByNotesQuery<'c, 'a, 's, C, GivenByNotes, 2>,
        C,
    > for GivenByNotesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GivenByNotesParams<T1>,
    ) -> GivenByNotesQuery<'c, 'a, 's, C, GivenByNotes, 2> {
        self.bind(client, &params.tenant, &params.bills)
    }
}
pub struct MetalPaidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_paid() -> MetalPaidStmt {
    MetalPaidStmt(
        "with recursive paid as ( select b.bill_id as root_id, b.bill_id, 9223372036854775807::bigint as most from app.tenant w cross join unnest($1::uuid[]) as b (bill_id) where w.tenant_id = $2 union select paid.root_id, n.bill_id, least(paid.most, n.amount_minor) from paid cross join lateral ( select coalesce(d.reverses, l.about_id) as bill_id, a.amount_minor from ( select p.payment_id, sum(p.amount_minor)::bigint as amount_minor from ledger.allocation p where p.tenant_id = $2 and p.invoice_id = paid.bill_id group by p.payment_id ) a join ledger.document d on d.tenant_id = $2 and d.document_id = a.payment_id and d.doc_type = 'credit_note' left join ledger.document_link l on l.tenant_id = $2 and l.document_id = d.document_id and l.kind = 'credits' where a.amount_minor > 0 ) n where n.bill_id is not null and n.bill_id <> paid.bill_id ), way as ( select paid.root_id, paid.bill_id, max(paid.most) as most from paid group by paid.root_id, paid.bill_id ) select way.root_id as bill_id, coalesce(sum(least(way.most, v.metal_minor)), 0)::bigint as metal_minor from way cross join lateral ( select coalesce(sum(a.amount_minor), 0)::bigint as metal_minor from ledger.allocation a join ledger.document d on d.tenant_id = $2 and d.document_id = a.payment_id and d.doc_type = 'purchase_voucher' where a.tenant_id = $2 and a.invoice_id = way.bill_id ) v group by way.root_id",
        None,
    )
}
impl MetalPaidStmt {
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
        bills: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> MetalPaidQuery<'c, 'a, 's, C, MetalPaid, 2> {
        MetalPaidQuery {
            client,
            params: [bills, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalPaid, tokio_postgres::Error> {
                Ok(MetalPaid { bill_id: row.try_get(0)?, metal_minor: row.try_get(1)? })
            },
            mapper: |it| MetalPaid::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalPaidParams<T1>,
        MetalPaidQuery<'c, 'a, 's, C, MetalPaid, 2>,
        C,
    > for MetalPaidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalPaidParams<T1>,
    ) -> MetalPaidQuery<'c, 'a, 's, C, MetalPaid, 2> {
        self.bind(client, &params.bills, &params.tenant)
    }
}
pub struct NotesAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notes_about() -> NotesAboutStmt {
    NotesAboutStmt(
        "select n.reverses as bill_id, n.document_id as note_id from ledger.document n where n.tenant_id = $1 and n.reverses = any($2) and n.doc_type = 'credit_note' union select l.about_id, l.document_id from ledger.document_link l where l.tenant_id = $1 and l.about_id = any($2) and l.kind = 'credits' order by note_id",
        None,
    )
}
impl NotesAboutStmt {
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
        bills: &'a T1,
    ) -> NotesAboutQuery<'c, 'a, 's, C, NotesAbout, 2> {
        NotesAboutQuery {
            client,
            params: [tenant, bills],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NotesAbout, tokio_postgres::Error> {
                Ok(NotesAbout { bill_id: row.try_get(0)?, note_id: row.try_get(1)? })
            },
            mapper: |it| NotesAbout::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NotesAboutParams<T1>,
        NotesAboutQuery<'c, 'a, 's, C, NotesAbout, 2>,
        C,
    > for NotesAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NotesAboutParams<T1>,
    ) -> NotesAboutQuery<'c, 'a, 's, C, NotesAbout, 2> {
        self.bind(client, &params.tenant, &params.bills)
    }
}
pub struct BillsOfNotesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bills_of_notes() -> BillsOfNotesStmt {
    BillsOfNotesStmt(
        "select n.document_id as note_id, coalesce(n.reverses, l.about_id) as bill_id from ledger.document n left join ledger.document_link l on l.tenant_id = $1 and l.document_id = n.document_id and l.kind = 'credits' where n.tenant_id = $1 and n.document_id = any($2) and n.doc_type = 'credit_note' and coalesce(n.reverses, l.about_id) is not null",
        None,
    )
}
impl BillsOfNotesStmt {
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
        notes: &'a T1,
    ) -> BillsOfNotesQuery<'c, 'a, 's, C, BillsOfNotes, 2> {
        BillsOfNotesQuery {
            client,
            params: [tenant, notes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BillsOfNotes, tokio_postgres::Error> {
                Ok(BillsOfNotes { note_id: row.try_get(0)?, bill_id: row.try_get(1)? })
            },
            mapper: |it| BillsOfNotes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BillsOfNotesParams<T1>,
        BillsOfNotesQuery<'c, 'a, 's, C, BillsOfNotes, 2>,
        C,
    > for BillsOfNotesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BillsOfNotesParams<T1>,
    ) -> BillsOfNotesQuery<'c, 'a, 's, C, BillsOfNotes, 2> {
        self.bind(client, &params.tenant, &params.notes)
    }
}
pub struct WrittenOffOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn written_off_of() -> WrittenOffOfStmt {
    WrittenOffOfStmt(
        "select a.payment_id, sum(a.amount_minor)::bigint as amount_minor from ledger.allocation a join ledger.document w on w.tenant_id = $1 and w.document_id = a.payment_id and w.doc_type = 'write_off' where a.tenant_id = $1 and a.invoice_id = $2 group by a.payment_id having sum(a.amount_minor) > 0 order by a.payment_id",
        None,
    )
}
impl WrittenOffOfStmt {
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
        bill: &'a uuid::Uuid,
    ) -> WrittenOffOfQuery<'c, 'a, 's, C, WrittenOffOf, 2> {
        WrittenOffOfQuery {
            client,
            params: [tenant, bill],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WrittenOffOf, tokio_postgres::Error> {
                Ok(WrittenOffOf { payment_id: row.try_get(0)?, amount_minor: row.try_get(1)? })
            },
            mapper: |it| WrittenOffOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WrittenOffOfParams,
        WrittenOffOfQuery<'c, 'a, 's, C, WrittenOffOf, 2>,
        C,
    > for WrittenOffOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WrittenOffOfParams,
    ) -> WrittenOffOfQuery<'c, 'a, 's, C, WrittenOffOf, 2> {
        self.bind(client, &params.tenant, &params.bill)
    }
}
pub struct AllocationsAroundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn allocations_around() -> AllocationsAroundStmt {
    AllocationsAroundStmt(
        "select a.payment_id, p.number as payment, p.doc_type as payment_type, a.invoice_id, d.number as invoice, a.tender_no, sum(a.amount_minor)::bigint as amount_minor, exists (select from ledger.open_item o where o.tenant_id = $1 and o.document_id = a.invoice_id) as is_item from ( select f.payment_id, f.invoice_id, f.tender_no, f.amount_minor from ledger.allocation f where f.tenant_id = $1 and f.payment_id = $2 union all select t.payment_id, t.invoice_id, t.tender_no, t.amount_minor from ledger.allocation t where t.tenant_id = $1 and t.invoice_id = $2 and t.payment_id <> $2 ) a join ledger.document p on p.tenant_id = $1 and p.document_id = a.payment_id join ledger.document d on d.tenant_id = $1 and d.document_id = a.invoice_id group by a.payment_id, p.number, p.doc_type, a.invoice_id, d.number, a.tender_no having sum(a.amount_minor) <> 0 order by a.payment_id, a.invoice_id, a.tender_no",
        None,
    )
}
impl AllocationsAroundStmt {
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
    ) -> AllocationsAroundQuery<'c, 'a, 's, C, AllocationsAround, 2> {
        AllocationsAroundQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AllocationsAroundBorrowed, tokio_postgres::Error> {
                    Ok(AllocationsAroundBorrowed {
                        payment_id: row.try_get(0)?,
                        payment: row.try_get(1)?,
                        payment_type: row.try_get(2)?,
                        invoice_id: row.try_get(3)?,
                        invoice: row.try_get(4)?,
                        tender_no: row.try_get(5)?,
                        amount_minor: row.try_get(6)?,
                        is_item: row.try_get(7)?,
                    })
                },
            mapper: |it| AllocationsAround::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AllocationsAroundParams,
        AllocationsAroundQuery<'c, 'a, 's, C, AllocationsAround, 2>,
        C,
    > for AllocationsAroundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AllocationsAroundParams,
    ) -> AllocationsAroundQuery<'c, 'a, 's, C, AllocationsAround, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct TendersWrittenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenders_written() -> TendersWrittenStmt {
    TendersWrittenStmt(
        "select line_no, mode, amount_minor, reference, paid_out from ledger.tender where tenant_id = $1 and document_id = $2 order by line_no",
        None,
    )
}
impl TendersWrittenStmt {
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
    ) -> TendersWrittenQuery<'c, 'a, 's, C, TendersWritten, 2> {
        TendersWrittenQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TendersWrittenBorrowed, tokio_postgres::Error> {
                Ok(TendersWrittenBorrowed {
                    line_no: row.try_get(0)?,
                    mode: row.try_get(1)?,
                    amount_minor: row.try_get(2)?,
                    reference: row.try_get(3)?,
                    paid_out: row.try_get(4)?,
                })
            },
            mapper: |it| TendersWritten::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TendersWrittenParams,
        TendersWrittenQuery<'c, 'a, 's, C, TendersWritten, 2>,
        C,
    > for TendersWrittenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TendersWrittenParams,
    ) -> TendersWrittenQuery<'c, 'a, 's, C, TendersWritten, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
