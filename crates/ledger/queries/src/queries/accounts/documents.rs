// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertDocumentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub doc_type: T1,
    pub fy: T2,
    pub fy2: T3,
    pub party: Option<uuid::Uuid>,
    pub document: uuid::Uuid,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub now: jiff::Timestamp,
    pub place_of_supply: Option<T4>,
    pub body: T5,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<uuid::Uuid>,
    pub by: uuid::Uuid,
    pub foreseen: Option<T6>,
    pub needs_living_party: bool,
}
#[derive(Debug)]
pub struct InsertSealParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertOpeningParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub document: uuid::Uuid,
    pub doc_type: T1,
    pub number: T2,
    pub fy: T3,
    pub document_date: jiff::civil::Date,
    pub due_on: jiff::civil::Date,
    pub now: jiff::Timestamp,
    pub body: T4,
    pub total_minor: i64,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertOpeningCreditParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub document: uuid::Uuid,
    pub number: T1,
    pub fy: T2,
    pub document_date: jiff::civil::Date,
    pub now: jiff::Timestamp,
    pub body: T3,
    pub total_minor: i64,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertLineParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub description: T1,
    pub item: Option<uuid::Uuid>,
    pub lot: Option<uuid::Uuid>,
    pub article: Option<uuid::Uuid>,
    pub tax_class: T2,
    pub discount_minor: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub total_minor: i64,
    pub metal: Option<T3>,
    pub fine_mg: Option<i64>,
    pub cost_minor: Option<i64>,
    pub sells: bool,
}
#[derive(Debug)]
pub struct InsertLinesParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T5: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = i64>,
    T11: crate::ArraySql<Item = i64>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = Option<T12>>,
    T14: crate::ArraySql<Item = Option<i64>>,
    T15: crate::ArraySql<Item = Option<i64>>,
> {
    pub document: uuid::Uuid,
    pub sells: bool,
    pub descriptions: T2,
    pub items: T3,
    pub lots: T4,
    pub articles: T5,
    pub tax_classes: T7,
    pub discount_minor: T8,
    pub taxable_minor: T9,
    pub tax_minor: T10,
    pub total_minor: T11,
    pub metals: T13,
    pub fine_mg: T14,
    pub cost_minor: T15,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct FreePiecesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub articles: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkReversedParams {
    pub reversed_by: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentByIdParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct DocumentByNumberParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub number: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct DocumentsInParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub series: T1,
    pub fy: T2,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountInParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub series: T1,
    pub fy: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct InsertDocument {
    pub taken: Option<String>,
    pub number: Option<String>,
}
pub struct InsertDocumentBorrowed<'a> {
    pub taken: Option<&'a str>,
    pub number: Option<&'a str>,
}
impl<'a> From<InsertDocumentBorrowed<'a>> for InsertDocument {
    fn from(InsertDocumentBorrowed { taken, number }: InsertDocumentBorrowed<'a>) -> Self {
        Self { taken: taken.map(|v| v.into()), number: number.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentStored {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub state: String,
    pub number: String,
    pub series: String,
    pub fy: String,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub place_of_supply: Option<String>,
    pub body: Vec<u8>,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<uuid::Uuid>,
    pub reversed_by: Option<uuid::Uuid>,
    pub open_minor: Option<i64>,
}
pub struct DocumentStoredBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub state: &'a str,
    pub number: &'a str,
    pub series: &'a str,
    pub fy: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub place_of_supply: Option<&'a str>,
    pub body: &'a [u8],
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<uuid::Uuid>,
    pub reversed_by: Option<uuid::Uuid>,
    pub open_minor: Option<i64>,
}
impl<'a> From<DocumentStoredBorrowed<'a>> for DocumentStored {
    fn from(
        DocumentStoredBorrowed {
            document_id,
            doc_type,
            state,
            number,
            series,
            fy,
            document_date,
            due_on,
            posted_at,
            party_id,
            party,
            party_name,
            place_of_supply,
            body,
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            reverses,
            reversed_by,
            open_minor,
        }: DocumentStoredBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            state: state.into(),
            number: number.into(),
            series: series.into(),
            fy: fy.into(),
            document_date,
            due_on,
            posted_at,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            place_of_supply: place_of_supply.map(|v| v.into()),
            body: body.into(),
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            reverses,
            reversed_by,
            open_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesOf {
    pub line_no: i32,
    pub description: Vec<u8>,
    pub item_id: Option<uuid::Uuid>,
    pub lot_id: Option<uuid::Uuid>,
    pub article_id: Option<uuid::Uuid>,
    pub tax_class: String,
    pub discount_minor: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub line_total_minor: i64,
    pub metal: Option<String>,
    pub fine_mg: Option<i64>,
    pub cost_minor: Option<i64>,
}
pub struct LinesOfBorrowed<'a> {
    pub line_no: i32,
    pub description: &'a [u8],
    pub item_id: Option<uuid::Uuid>,
    pub lot_id: Option<uuid::Uuid>,
    pub article_id: Option<uuid::Uuid>,
    pub tax_class: &'a str,
    pub discount_minor: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub line_total_minor: i64,
    pub metal: Option<&'a str>,
    pub fine_mg: Option<i64>,
    pub cost_minor: Option<i64>,
}
impl<'a> From<LinesOfBorrowed<'a>> for LinesOf {
    fn from(
        LinesOfBorrowed {
            line_no,
            description,
            item_id,
            lot_id,
            article_id,
            tax_class,
            discount_minor,
            taxable_minor,
            tax_minor,
            line_total_minor,
            metal,
            fine_mg,
            cost_minor,
        }: LinesOfBorrowed<'a>,
    ) -> Self {
        Self {
            line_no,
            description: description.into(),
            item_id,
            lot_id,
            article_id,
            tax_class: tax_class.into(),
            discount_minor,
            taxable_minor,
            tax_minor,
            line_total_minor,
            metal: metal.map(|v| v.into()),
            fine_mg,
            cost_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsIn {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub state: String,
    pub total_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
}
pub struct DocumentsInBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub state: &'a str,
    pub total_minor: i64,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
}
impl<'a> From<DocumentsInBorrowed<'a>> for DocumentsIn {
    fn from(
        DocumentsInBorrowed {
            document_id,
            number,
            document_date,
            state,
            total_minor,
            party_id,
            party,
        }: DocumentsInBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            number: number.into(),
            document_date,
            state: state.into(),
            total_minor,
            party_id,
            party: party.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InsertDocumentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertDocumentBorrowed, tokio_postgres::Error>,
    mapper: fn(InsertDocumentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertDocumentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertDocumentBorrowed) -> R) -> InsertDocumentQuery<'c, 'a, 's, C, R, N> {
        InsertDocumentQuery {
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
pub struct DocumentStoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentStoredBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentStoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentStoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DocumentStoredBorrowed) -> R) -> DocumentStoredQuery<'c, 'a, 's, C, R, N> {
        DocumentStoredQuery {
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
pub struct LinesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinesOfBorrowed) -> R) -> LinesOfQuery<'c, 'a, 's, C, R, N> {
        LinesOfQuery {
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
pub struct DocumentsInQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentsInBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsInBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsInQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DocumentsInBorrowed) -> R) -> DocumentsInQuery<'c, 'a, 's, C, R, N> {
        DocumentsInQuery {
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
pub struct InsertDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_document() -> InsertDocumentStmt {
    InsertDocumentStmt(
        "with taken as ( update ledger.series set next = next + 1 where tenant_id = $1 and doc_type = $2 and device = '' and fy = $3 returning code, ledger.format_number(pattern, $4, $3, next - 1) as number ), living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $5 and erased_at is null for key share ), posted as ( insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor, total_minor, reverses, opening, created_by, created_at) select t.tenant_id, $6, $2::text, 'posted', taken.number, taken.code, $3, $7, $8, $9, $5, $10, $11, $12, $13, $14, $15, $16, false, $17, $9 from app.tenant t cross join taken where t.tenant_id = $1 and ($18::text is null or taken.number = $18) and (not $19 or $5 is null or exists (select from living)) returning made.number ), opened as ( insert into ledger.open_item as item (tenant_id, document_id, party_id, due_on, open_minor) select t.tenant_id, $6, $5, $8, $15::bigint from app.tenant t cross join posted where t.tenant_id = $1 and $5 is not null and $8 is not null and $15::bigint <> 0 ) select taken.number as taken, (select number from posted) as number from taken",
        None,
    )
}
impl InsertDocumentStmt {
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
        T5: crate::BytesSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        doc_type: &'a T1,
        fy: &'a T2,
        fy2: &'a T3,
        party: &'a Option<uuid::Uuid>,
        document: &'a uuid::Uuid,
        document_date: &'a jiff::civil::Date,
        due_on: &'a Option<jiff::civil::Date>,
        now: &'a jiff::Timestamp,
        place_of_supply: &'a Option<T4>,
        body: &'a T5,
        taxable_minor: &'a i64,
        tax_minor: &'a i64,
        round_off_minor: &'a i64,
        total_minor: &'a i64,
        reverses: &'a Option<uuid::Uuid>,
        by: &'a uuid::Uuid,
        foreseen: &'a Option<T6>,
        needs_living_party: &'a bool,
    ) -> InsertDocumentQuery<'c, 'a, 's, C, InsertDocument, 19> {
        InsertDocumentQuery {
            client,
            params: [
                tenant,
                doc_type,
                fy,
                fy2,
                party,
                document,
                document_date,
                due_on,
                now,
                place_of_supply,
                body,
                taxable_minor,
                tax_minor,
                round_off_minor,
                total_minor,
                reverses,
                by,
                foreseen,
                needs_living_party,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertDocumentBorrowed, tokio_postgres::Error> {
                Ok(InsertDocumentBorrowed { taken: row.try_get(0)?, number: row.try_get(1)? })
            },
            mapper: |it| InsertDocument::from(it),
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
    T5: crate::BytesSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDocumentParams<T1, T2, T3, T4, T5, T6>,
        InsertDocumentQuery<'c, 'a, 's, C, InsertDocument, 19>,
        C,
    > for InsertDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDocumentParams<T1, T2, T3, T4, T5, T6>,
    ) -> InsertDocumentQuery<'c, 'a, 's, C, InsertDocument, 19> {
        self.bind(
            client,
            &params.tenant,
            &params.doc_type,
            &params.fy,
            &params.fy2,
            &params.party,
            &params.document,
            &params.document_date,
            &params.due_on,
            &params.now,
            &params.place_of_supply,
            &params.body,
            &params.taxable_minor,
            &params.tax_minor,
            &params.round_off_minor,
            &params.total_minor,
            &params.reverses,
            &params.by,
            &params.foreseen,
            &params.needs_living_party,
        )
    }
}
pub struct InsertSealStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_seal() -> InsertSealStmt {
    InsertSealStmt(
        "insert into ledger.document_seal (tenant_id, document_id, sha256, sealed_at) values ($1, $2, $3::bytea, $4) returning true as sealed",
        None,
    )
}
impl InsertSealStmt {
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
        document: &'a uuid::Uuid,
        sha256: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, document, sha256, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertSealParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertSealStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSealParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.document, &params.sha256, &params.now)
    }
}
pub struct InsertOpeningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_opening() -> InsertOpeningStmt {
    InsertOpeningStmt(
        "with living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $2 and erased_at is null for key share ), posted as ( insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor, total_minor, reverses, opening, created_by, created_at) select t.tenant_id, $3, $4::text, 'posted', $5, '', $6, $7, $8, $9, $2, null, $10, 0, 0, 0, $11, null, true, $12, $9 from app.tenant t cross join living where t.tenant_id = $1 returning made.document_id ), opened as ( insert into ledger.open_item as item (tenant_id, document_id, party_id, due_on, open_minor) select t.tenant_id, posted.document_id, $2, $8, $11::bigint from app.tenant t cross join posted where t.tenant_id = $1 returning item.document_id ) select true as opened from opened",
        None,
    )
}
impl InsertOpeningStmt {
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
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
        doc_type: &'a T1,
        number: &'a T2,
        fy: &'a T3,
        document_date: &'a jiff::civil::Date,
        due_on: &'a jiff::civil::Date,
        now: &'a jiff::Timestamp,
        body: &'a T4,
        total_minor: &'a i64,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                party,
                document,
                doc_type,
                number,
                fy,
                document_date,
                due_on,
                now,
                body,
                total_minor,
                by,
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
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertOpeningParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertOpeningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOpeningParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.document,
            &params.doc_type,
            &params.number,
            &params.fy,
            &params.document_date,
            &params.due_on,
            &params.now,
            &params.body,
            &params.total_minor,
            &params.by,
        )
    }
}
pub struct InsertOpeningCreditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_opening_credit() -> InsertOpeningCreditStmt {
    InsertOpeningCreditStmt(
        "with living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $2 and erased_at is null for key share ) insert into ledger.document as made (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor, total_minor, reverses, opening, created_by, created_at) select t.tenant_id, $3, 'opening_credit', 'posted', $4, '', $5, $6, null::date, $7, $2, null::text, $8, 0, 0, 0, $9, null::uuid, true, $10, $7 from app.tenant t cross join living where t.tenant_id = $1 returning made.document_id",
        None,
    )
}
impl InsertOpeningCreditStmt {
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
        party: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
        number: &'a T1,
        fy: &'a T2,
        document_date: &'a jiff::civil::Date,
        now: &'a jiff::Timestamp,
        body: &'a T3,
        total_minor: &'a i64,
        by: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        UuidUuidQuery {
            client,
            params: [tenant, party, document, number, fy, document_date, now, body, total_minor, by],
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
        InsertOpeningCreditParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10>,
        C,
    > for InsertOpeningCreditStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOpeningCreditParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.document,
            &params.number,
            &params.fy,
            &params.document_date,
            &params.now,
            &params.body,
            &params.total_minor,
            &params.by,
        )
    }
}
pub struct InsertLineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_line() -> InsertLineStmt {
    InsertLineStmt(
        "insert into ledger.document_line (tenant_id, document_id, line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor, line_total_minor, metal, fine_mg, cost_minor, sold) values ($1, $2, 1, $3, $4, $5, $6, $7, $8::bigint, $9, $10, $11, $12::text, $13, $14, $15) returning line_no",
        None,
    )
}
impl InsertLineStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
        description: &'a T1,
        item: &'a Option<uuid::Uuid>,
        lot: &'a Option<uuid::Uuid>,
        article: &'a Option<uuid::Uuid>,
        tax_class: &'a T2,
        discount_minor: &'a i64,
        taxable_minor: &'a i64,
        tax_minor: &'a i64,
        total_minor: &'a i64,
        metal: &'a Option<T3>,
        fine_mg: &'a Option<i64>,
        cost_minor: &'a Option<i64>,
        sells: &'a bool,
    ) -> I32Query<'c, 'a, 's, C, i32, 15> {
        I32Query {
            client,
            params: [
                tenant,
                document,
                description,
                item,
                lot,
                article,
                tax_class,
                discount_minor,
                taxable_minor,
                tax_minor,
                total_minor,
                metal,
                fine_mg,
                cost_minor,
                sells,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLineParams<T1, T2, T3>,
        I32Query<'c, 'a, 's, C, i32, 15>,
        C,
    > for InsertLineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLineParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 15> {
        self.bind(
            client,
            &params.tenant,
            &params.document,
            &params.description,
            &params.item,
            &params.lot,
            &params.article,
            &params.tax_class,
            &params.discount_minor,
            &params.taxable_minor,
            &params.tax_minor,
            &params.total_minor,
            &params.metal,
            &params.fine_mg,
            &params.cost_minor,
            &params.sells,
        )
    }
}
pub struct InsertLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_lines() -> InsertLinesStmt {
    InsertLinesStmt(
        "insert into ledger.document_line as written (tenant_id, document_id, line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor, line_total_minor, metal, fine_mg, cost_minor, sold) select t.tenant_id, $1, line.n, line.description, line.item, line.lot, line.article, line.tax_class, line.discount, line.taxable, line.tax, line.total, line.metal, line.fine_mg, line.cost_minor, $2 from app.tenant t cross join unnest($3::bytea[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[], $13::bigint[], $14::bigint[]) with ordinality as line (description, item, lot, article, tax_class, discount, taxable, tax, total, metal, fine_mg, cost_minor, n) where t.tenant_id = $15 returning written.line_no",
        None,
    )
}
impl InsertLinesStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T5: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::ArraySql<Item = i64>,
        T10: crate::ArraySql<Item = i64>,
        T11: crate::ArraySql<Item = i64>,
        T12: crate::StringSql,
        T13: crate::ArraySql<Item = Option<T12>>,
        T14: crate::ArraySql<Item = Option<i64>>,
        T15: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        document: &'a uuid::Uuid,
        sells: &'a bool,
        descriptions: &'a T2,
        items: &'a T3,
        lots: &'a T4,
        articles: &'a T5,
        tax_classes: &'a T7,
        discount_minor: &'a T8,
        taxable_minor: &'a T9,
        tax_minor: &'a T10,
        total_minor: &'a T11,
        metals: &'a T13,
        fine_mg: &'a T14,
        cost_minor: &'a T15,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 15> {
        I32Query {
            client,
            params: [
                document,
                sells,
                descriptions,
                items,
                lots,
                articles,
                tax_classes,
                discount_minor,
                taxable_minor,
                tax_minor,
                total_minor,
                metals,
                fine_mg,
                cost_minor,
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
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T5: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = i64>,
    T11: crate::ArraySql<Item = i64>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = Option<T12>>,
    T14: crate::ArraySql<Item = Option<i64>>,
    T15: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>,
        I32Query<'c, 'a, 's, C, i32, 15>,
        C,
    > for InsertLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>,
    ) -> I32Query<'c, 'a, 's, C, i32, 15> {
        self.bind(
            client,
            &params.document,
            &params.sells,
            &params.descriptions,
            &params.items,
            &params.lots,
            &params.articles,
            &params.tax_classes,
            &params.discount_minor,
            &params.taxable_minor,
            &params.tax_minor,
            &params.total_minor,
            &params.metals,
            &params.fine_mg,
            &params.cost_minor,
            &params.tenant,
        )
    }
}
pub struct FreePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn free_pieces() -> FreePiecesStmt {
    FreePiecesStmt(
        "update ledger.document_line set sold = false where tenant_id = $1 and article_id = any($2) and sold returning line_no",
        None,
    )
}
impl FreePiecesStmt {
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
        articles: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, articles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, FreePiecesParams<T1>, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for FreePiecesStmt
{
    fn params(&'s self, client: &'c C, params: &'a FreePiecesParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.articles)
    }
}
pub struct BrokenSealsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn broken_seals() -> BrokenSealsStmt {
    BrokenSealsStmt(
        "select d.number from ledger.document d join ledger.document_seal s on s.tenant_id = d.tenant_id and s.document_id = d.document_id where d.tenant_id = $1 and s.tenant_id = $1 and s.sha256 <> ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.body) order by d.number limit 100",
        None,
    )
}
impl BrokenSealsStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct MarkReversedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_reversed() -> MarkReversedStmt {
    MarkReversedStmt(
        "update ledger.document set state = 'reversed', reversed_by = $1 where tenant_id = $2 and document_id = $3 and state = 'posted' returning number",
        None,
    )
}
impl MarkReversedStmt {
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
        reversed_by: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [reversed_by, tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarkReversedParams, StringQuery<'c, 'a, 's, C, String, 3>, C>
    for MarkReversedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkReversedParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.reversed_by, &params.tenant, &params.document)
    }
}
pub struct DocumentByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_by_id() -> DocumentByIdStmt {
    DocumentByIdStmt(
        "select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id where d.tenant_id = $1 and d.document_id = $2",
        None,
    )
}
impl DocumentByIdStmt {
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
    ) -> DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2> {
        DocumentStoredQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DocumentStoredBorrowed, tokio_postgres::Error> {
                Ok(DocumentStoredBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    state: row.try_get(2)?,
                    number: row.try_get(3)?,
                    series: row.try_get(4)?,
                    fy: row.try_get(5)?,
                    document_date: row.try_get(6)?,
                    due_on: row.try_get(7)?,
                    posted_at: row.try_get(8)?,
                    party_id: row.try_get(9)?,
                    party: row.try_get(10)?,
                    party_name: row.try_get(11)?,
                    place_of_supply: row.try_get(12)?,
                    body: row.try_get(13)?,
                    taxable_minor: row.try_get(14)?,
                    tax_minor: row.try_get(15)?,
                    round_off_minor: row.try_get(16)?,
                    total_minor: row.try_get(17)?,
                    reverses: row.try_get(18)?,
                    reversed_by: row.try_get(19)?,
                    open_minor: row.try_get(20)?,
                })
            },
            mapper: |it| DocumentStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentByIdParams,
        DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2>,
        C,
    > for DocumentByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentByIdParams,
    ) -> DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct DocumentByNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_by_number() -> DocumentByNumberStmt {
    DocumentByNumberStmt(
        "select d.document_id, d.doc_type, d.state, d.number, d.series, d.fy, d.document_date, d.due_on, d.posted_at, d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.body, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.reversed_by, o.open_minor from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id left join ledger.open_item o on o.tenant_id = d.tenant_id and o.document_id = d.document_id where d.tenant_id = $1 and d.number_norm = upper($2) order by d.opening, d.document_id desc limit 1",
        None,
    )
}
impl DocumentByNumberStmt {
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
        number: &'a T1,
    ) -> DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2> {
        DocumentStoredQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DocumentStoredBorrowed, tokio_postgres::Error> {
                Ok(DocumentStoredBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    state: row.try_get(2)?,
                    number: row.try_get(3)?,
                    series: row.try_get(4)?,
                    fy: row.try_get(5)?,
                    document_date: row.try_get(6)?,
                    due_on: row.try_get(7)?,
                    posted_at: row.try_get(8)?,
                    party_id: row.try_get(9)?,
                    party: row.try_get(10)?,
                    party_name: row.try_get(11)?,
                    place_of_supply: row.try_get(12)?,
                    body: row.try_get(13)?,
                    taxable_minor: row.try_get(14)?,
                    tax_minor: row.try_get(15)?,
                    round_off_minor: row.try_get(16)?,
                    total_minor: row.try_get(17)?,
                    reverses: row.try_get(18)?,
                    reversed_by: row.try_get(19)?,
                    open_minor: row.try_get(20)?,
                })
            },
            mapper: |it| DocumentStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentByNumberParams<T1>,
        DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2>,
        C,
    > for DocumentByNumberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentByNumberParams<T1>,
    ) -> DocumentStoredQuery<'c, 'a, 's, C, DocumentStored, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct LinesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of() -> LinesOfStmt {
    LinesOfStmt(
        "select line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor, line_total_minor, metal::text, fine_mg, cost_minor from ledger.document_line where tenant_id = $1 and document_id = $2 order by line_no",
        None,
    )
}
impl LinesOfStmt {
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
    ) -> LinesOfQuery<'c, 'a, 's, C, LinesOf, 2> {
        LinesOfQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesOfBorrowed, tokio_postgres::Error> {
                Ok(LinesOfBorrowed {
                    line_no: row.try_get(0)?,
                    description: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    lot_id: row.try_get(3)?,
                    article_id: row.try_get(4)?,
                    tax_class: row.try_get(5)?,
                    discount_minor: row.try_get(6)?,
                    taxable_minor: row.try_get(7)?,
                    tax_minor: row.try_get(8)?,
                    line_total_minor: row.try_get(9)?,
                    metal: row.try_get(10)?,
                    fine_mg: row.try_get(11)?,
                    cost_minor: row.try_get(12)?,
                })
            },
            mapper: |it| LinesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinesOfParams, LinesOfQuery<'c, 'a, 's, C, LinesOf, 2>, C>
    for LinesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinesOfParams) -> LinesOfQuery<'c, 'a, 's, C, LinesOf, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct DocumentsInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_in() -> DocumentsInStmt {
    DocumentsInStmt(
        "select d.document_id, d.number, d.document_date, d.state, d.total_minor, d.party_id, p.code as party from ledger.document d left join ledger.party p on p.tenant_id = d.tenant_id and p.party_id = d.party_id where d.tenant_id = $1 and d.series = $2 and d.fy = $3 and d.document_id > $4 order by d.document_id limit $5",
        None,
    )
}
impl DocumentsInStmt {
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
        tenant: &'a uuid::Uuid,
        series: &'a T1,
        fy: &'a T2,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> DocumentsInQuery<'c, 'a, 's, C, DocumentsIn, 5> {
        DocumentsInQuery {
            client,
            params: [tenant, series, fy, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DocumentsInBorrowed, tokio_postgres::Error> {
                Ok(DocumentsInBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    state: row.try_get(3)?,
                    total_minor: row.try_get(4)?,
                    party_id: row.try_get(5)?,
                    party: row.try_get(6)?,
                })
            },
            mapper: |it| DocumentsIn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsInParams<T1, T2>,
        DocumentsInQuery<'c, 'a, 's, C, DocumentsIn, 5>,
        C,
    > for DocumentsInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsInParams<T1, T2>,
    ) -> DocumentsInQuery<'c, 'a, 's, C, DocumentsIn, 5> {
        self.bind(client, &params.tenant, &params.series, &params.fy, &params.after, &params.many)
    }
}
pub struct CountInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_in() -> CountInStmt {
    CountInStmt(
        "select count(*) as documents from ledger.document where tenant_id = $1 and series = $2 and fy = $3",
        None,
    )
}
impl CountInStmt {
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
        tenant: &'a uuid::Uuid,
        series: &'a T1,
        fy: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, series, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CountInParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CountInStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountInParams<T1, T2>) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.series, &params.fy)
    }
}
pub struct HoldWorkspaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_workspace() -> HoldWorkspaceStmt {
    HoldWorkspaceStmt("select true as held from app.tenant where tenant_id = $1 for update", None)
}
impl HoldWorkspaceStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HasPostedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_posted() -> HasPostedStmt {
    HasPostedStmt(
        "select exists (select from ledger.document where tenant_id = $1 and not opening) as posted",
        None,
    )
}
impl HasPostedStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
