// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct FirstRecordParams {
    pub tenant: uuid::Uuid,
    pub after: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct LastRecordParams {
    pub tenant: uuid::Uuid,
    pub until: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentsOfBooksParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub until: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesOfBooksParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub line: i32,
    pub until: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HasBooksParams {
    pub tenant: uuid::Uuid,
    pub workspace: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPieceParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub retained_copy: uuid::Uuid,
    pub workspace: uuid::Uuid,
    pub fy: T1,
    pub piece: i32,
    pub record_kind: T2,
    pub contents: T3,
    pub rule: T4,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CountDocumentsParams {
    pub tenant: uuid::Uuid,
    pub after: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesOfWorkspaceParams {
    pub tenant: uuid::Uuid,
    pub workspace: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BooksListedParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OpeningsOfBooksParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesOpenParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub person: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PieceOpenParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub person: uuid::Uuid,
    pub opening: uuid::Uuid,
    pub piece: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EndOf {
    pub slug: String,
    pub country: String,
    pub timezone: String,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
    pub currency: String,
    pub minor_digits: i16,
    pub closed_at: Option<jiff::Timestamp>,
    pub books_by: Option<uuid::Uuid>,
}
pub struct EndOfBorrowed<'a> {
    pub slug: &'a str,
    pub country: &'a str,
    pub timezone: &'a str,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
    pub currency: &'a str,
    pub minor_digits: i16,
    pub closed_at: Option<jiff::Timestamp>,
    pub books_by: Option<uuid::Uuid>,
}
impl<'a> From<EndOfBorrowed<'a>> for EndOf {
    fn from(
        EndOfBorrowed {
            slug,
            country,
            timezone,
            fy_start_month,
            fy_start_day,
            currency,
            minor_digits,
            closed_at,
            books_by,
        }: EndOfBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            country: country.into(),
            timezone: timezone.into(),
            fy_start_month,
            fy_start_day,
            currency: currency.into(),
            minor_digits,
            closed_at,
            books_by,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsOfBooks {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub state: String,
    pub number: String,
    pub fy: String,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub place_of_supply: Option<String>,
    pub body: Vec<u8>,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<uuid::Uuid>,
    pub party_id: Option<uuid::Uuid>,
    pub code: Option<Vec<u8>>,
    pub name: Option<Vec<u8>>,
    pub gstin: Option<Vec<u8>>,
    pub abn: Option<Vec<u8>>,
    pub pan: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    pub location: Option<Vec<u8>>,
    pub email: Option<Vec<u8>>,
    pub state_of_party: Option<String>,
    pub retained_copy_id: Option<uuid::Uuid>,
    pub contents: Option<Vec<u8>>,
}
pub struct DocumentsOfBooksBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub state: &'a str,
    pub number: &'a str,
    pub fy: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub posted_at: jiff::Timestamp,
    pub place_of_supply: Option<&'a str>,
    pub body: &'a [u8],
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<uuid::Uuid>,
    pub party_id: Option<uuid::Uuid>,
    pub code: Option<&'a [u8]>,
    pub name: Option<&'a [u8]>,
    pub gstin: Option<&'a [u8]>,
    pub abn: Option<&'a [u8]>,
    pub pan: Option<&'a [u8]>,
    pub phone: Option<&'a [u8]>,
    pub location: Option<&'a [u8]>,
    pub email: Option<&'a [u8]>,
    pub state_of_party: Option<&'a str>,
    pub retained_copy_id: Option<uuid::Uuid>,
    pub contents: Option<&'a [u8]>,
}
impl<'a> From<DocumentsOfBooksBorrowed<'a>> for DocumentsOfBooks {
    fn from(
        DocumentsOfBooksBorrowed {
            document_id,
            doc_type,
            state,
            number,
            fy,
            document_date,
            due_on,
            posted_at,
            place_of_supply,
            body,
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            reverses,
            party_id,
            code,
            name,
            gstin,
            abn,
            pan,
            phone,
            location,
            email,
            state_of_party,
            retained_copy_id,
            contents,
        }: DocumentsOfBooksBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            state: state.into(),
            number: number.into(),
            fy: fy.into(),
            document_date,
            due_on,
            posted_at,
            place_of_supply: place_of_supply.map(|v| v.into()),
            body: body.into(),
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            reverses,
            party_id,
            code: code.map(|v| v.into()),
            name: name.map(|v| v.into()),
            gstin: gstin.map(|v| v.into()),
            abn: abn.map(|v| v.into()),
            pan: pan.map(|v| v.into()),
            phone: phone.map(|v| v.into()),
            location: location.map(|v| v.into()),
            email: email.map(|v| v.into()),
            state_of_party: state_of_party.map(|v| v.into()),
            retained_copy_id,
            contents: contents.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesOfBooks {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub line_no: i32,
    pub debit_account: String,
    pub debit_party: Option<uuid::Uuid>,
    pub credit_account: String,
    pub credit_party: Option<uuid::Uuid>,
    pub commodity: String,
    pub amount: i64,
    pub document_id: Option<uuid::Uuid>,
    pub memo: Vec<u8>,
}
pub struct LinesOfBooksBorrowed<'a> {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub line_no: i32,
    pub debit_account: &'a str,
    pub debit_party: Option<uuid::Uuid>,
    pub credit_account: &'a str,
    pub credit_party: Option<uuid::Uuid>,
    pub commodity: &'a str,
    pub amount: i64,
    pub document_id: Option<uuid::Uuid>,
    pub memo: &'a [u8],
}
impl<'a> From<LinesOfBooksBorrowed<'a>> for LinesOfBooks {
    fn from(
        LinesOfBooksBorrowed {
            entry_date,
            entry_id,
            line_no,
            debit_account,
            debit_party,
            credit_account,
            credit_party,
            commodity,
            amount,
            document_id,
            memo,
        }: LinesOfBooksBorrowed<'a>,
    ) -> Self {
        Self {
            entry_date,
            entry_id,
            line_no,
            debit_account: debit_account.into(),
            debit_party,
            credit_account: credit_account.into(),
            credit_party,
            commodity: commodity.into(),
            amount,
            document_id,
            memo: memo.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesOfWorkspace {
    pub retained_copy_id: uuid::Uuid,
    pub record_kind: String,
    pub contents: Option<Vec<u8>>,
    pub rule: String,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
}
pub struct PiecesOfWorkspaceBorrowed<'a> {
    pub retained_copy_id: uuid::Uuid,
    pub record_kind: &'a str,
    pub contents: Option<&'a [u8]>,
    pub rule: &'a str,
    pub keep_until: jiff::civil::Date,
    pub documents: i32,
}
impl<'a> From<PiecesOfWorkspaceBorrowed<'a>> for PiecesOfWorkspace {
    fn from(
        PiecesOfWorkspaceBorrowed {
            retained_copy_id,
            record_kind,
            contents,
            rule,
            keep_until,
            documents,
        }: PiecesOfWorkspaceBorrowed<'a>,
    ) -> Self {
        Self {
            retained_copy_id,
            record_kind: record_kind.into(),
            contents: contents.map(|v| v.into()),
            rule: rule.into(),
            keep_until,
            documents,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BooksListed {
    pub retained_copy_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: String,
    pub rule: String,
    pub keep_until: jiff::civil::Date,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
    pub address: Option<String>,
    pub records: i64,
}
pub struct BooksListedBorrowed<'a> {
    pub retained_copy_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: &'a str,
    pub rule: &'a str,
    pub keep_until: jiff::civil::Date,
    pub created_at: jiff::Timestamp,
    pub ended_at: Option<jiff::Timestamp>,
    pub address: Option<&'a str>,
    pub records: i64,
}
impl<'a> From<BooksListedBorrowed<'a>> for BooksListed {
    fn from(
        BooksListedBorrowed {
            retained_copy_id,
            workspace_id,
            fy,
            rule,
            keep_until,
            created_at,
            ended_at,
            address,
            records,
        }: BooksListedBorrowed<'a>,
    ) -> Self {
        Self {
            retained_copy_id,
            workspace_id,
            fy: fy.into(),
            rule: rule.into(),
            keep_until,
            created_at,
            ended_at,
            address: address.map(|v| v.into()),
            records,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningsOfBooks {
    pub copy_opening_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: String,
    pub address: Option<String>,
    pub purpose: String,
    pub reason: Vec<u8>,
    pub asked_by: uuid::Uuid,
    pub asked_name: Option<Vec<u8>>,
    pub asked_at: jiff::Timestamp,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_name: Option<Vec<u8>>,
    pub approved_at: Option<jiff::Timestamp>,
    pub closes_at: Option<jiff::Timestamp>,
}
pub struct OpeningsOfBooksBorrowed<'a> {
    pub copy_opening_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: &'a str,
    pub address: Option<&'a str>,
    pub purpose: &'a str,
    pub reason: &'a [u8],
    pub asked_by: uuid::Uuid,
    pub asked_name: Option<&'a [u8]>,
    pub asked_at: jiff::Timestamp,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_name: Option<&'a [u8]>,
    pub approved_at: Option<jiff::Timestamp>,
    pub closes_at: Option<jiff::Timestamp>,
}
impl<'a> From<OpeningsOfBooksBorrowed<'a>> for OpeningsOfBooks {
    fn from(
        OpeningsOfBooksBorrowed {
            copy_opening_id,
            workspace_id,
            fy,
            address,
            purpose,
            reason,
            asked_by,
            asked_name,
            asked_at,
            approved_by,
            approved_name,
            approved_at,
            closes_at,
        }: OpeningsOfBooksBorrowed<'a>,
    ) -> Self {
        Self {
            copy_opening_id,
            workspace_id,
            fy: fy.into(),
            address: address.map(|v| v.into()),
            purpose: purpose.into(),
            reason: reason.into(),
            asked_by,
            asked_name: asked_name.map(|v| v.into()),
            asked_at,
            approved_by,
            approved_name: approved_name.map(|v| v.into()),
            approved_at,
            closes_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesOpen {
    pub copy_opening_id: uuid::Uuid,
    pub closes_at: Option<jiff::Timestamp>,
    pub workspace_id: uuid::Uuid,
    pub fy: String,
    pub piece_no: i32,
    pub record_kind: String,
    pub documents: i32,
    pub address: Option<String>,
}
pub struct PiecesOpenBorrowed<'a> {
    pub copy_opening_id: uuid::Uuid,
    pub closes_at: Option<jiff::Timestamp>,
    pub workspace_id: uuid::Uuid,
    pub fy: &'a str,
    pub piece_no: i32,
    pub record_kind: &'a str,
    pub documents: i32,
    pub address: Option<&'a str>,
}
impl<'a> From<PiecesOpenBorrowed<'a>> for PiecesOpen {
    fn from(
        PiecesOpenBorrowed {
            copy_opening_id,
            closes_at,
            workspace_id,
            fy,
            piece_no,
            record_kind,
            documents,
            address,
        }: PiecesOpenBorrowed<'a>,
    ) -> Self {
        Self {
            copy_opening_id,
            closes_at,
            workspace_id,
            fy: fy.into(),
            piece_no,
            record_kind: record_kind.into(),
            documents,
            address: address.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PieceOpen {
    pub retained_copy_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: String,
    pub contents: Vec<u8>,
}
pub struct PieceOpenBorrowed<'a> {
    pub retained_copy_id: uuid::Uuid,
    pub workspace_id: uuid::Uuid,
    pub fy: &'a str,
    pub contents: &'a [u8],
}
impl<'a> From<PieceOpenBorrowed<'a>> for PieceOpen {
    fn from(
        PieceOpenBorrowed { retained_copy_id, workspace_id, fy, contents }: PieceOpenBorrowed<'a>,
    ) -> Self {
        Self { retained_copy_id, workspace_id, fy: fy.into(), contents: contents.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EndOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EndOfBorrowed, tokio_postgres::Error>,
    mapper: fn(EndOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EndOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EndOfBorrowed) -> R) -> EndOfQuery<'c, 'a, 's, C, R, N> {
        EndOfQuery {
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
pub struct OptionjiffCivilDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::civil::Date>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::civil::Date>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffCivilDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::civil::Date>) -> R,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, R, N> {
        OptionjiffCivilDateQuery {
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
pub struct DocumentsOfBooksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentsOfBooksBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsOfBooksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsOfBooksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentsOfBooksBorrowed) -> R,
    ) -> DocumentsOfBooksQuery<'c, 'a, 's, C, R, N> {
        DocumentsOfBooksQuery {
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
pub struct LinesOfBooksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfBooksBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfBooksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfBooksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinesOfBooksBorrowed) -> R) -> LinesOfBooksQuery<'c, 'a, 's, C, R, N> {
        LinesOfBooksQuery {
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
pub struct PiecesOfWorkspaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOfWorkspaceBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesOfWorkspaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfWorkspaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PiecesOfWorkspaceBorrowed) -> R,
    ) -> PiecesOfWorkspaceQuery<'c, 'a, 's, C, R, N> {
        PiecesOfWorkspaceQuery {
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
pub struct BooksListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BooksListedBorrowed, tokio_postgres::Error>,
    mapper: fn(BooksListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BooksListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BooksListedBorrowed) -> R) -> BooksListedQuery<'c, 'a, 's, C, R, N> {
        BooksListedQuery {
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
pub struct OpeningsOfBooksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpeningsOfBooksBorrowed, tokio_postgres::Error>,
    mapper: fn(OpeningsOfBooksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpeningsOfBooksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpeningsOfBooksBorrowed) -> R,
    ) -> OpeningsOfBooksQuery<'c, 'a, 's, C, R, N> {
        OpeningsOfBooksQuery {
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
pub struct PiecesOpenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOpenBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesOpenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOpenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOpenBorrowed) -> R) -> PiecesOpenQuery<'c, 'a, 's, C, R, N> {
        PiecesOpenQuery {
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
pub struct PieceOpenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PieceOpenBorrowed, tokio_postgres::Error>,
    mapper: fn(PieceOpenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PieceOpenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PieceOpenBorrowed) -> R) -> PieceOpenQuery<'c, 'a, 's, C, R, N> {
        PieceOpenQuery {
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
pub struct EndOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_of() -> EndOfStmt {
    EndOfStmt(
        "select t.slug, t.country, t.timezone, t.fy_start_month, t.fy_start_day, t.currency, t.minor_digits, c.closed_at, c.books_by from app.tenant t left join app.closing c on c.tenant_id = $1 where t.tenant_id = $1",
        None,
    )
}
impl EndOfStmt {
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
    ) -> EndOfQuery<'c, 'a, 's, C, EndOf, 1> {
        EndOfQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EndOfBorrowed, tokio_postgres::Error> {
                Ok(EndOfBorrowed {
                    slug: row.try_get(0)?,
                    country: row.try_get(1)?,
                    timezone: row.try_get(2)?,
                    fy_start_month: row.try_get(3)?,
                    fy_start_day: row.try_get(4)?,
                    currency: row.try_get(5)?,
                    minor_digits: row.try_get(6)?,
                    closed_at: row.try_get(7)?,
                    books_by: row.try_get(8)?,
                })
            },
            mapper: |it| EndOf::from(it),
        }
    }
}
pub struct FirstRecordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_record() -> FirstRecordStmt {
    FirstRecordStmt(
        "select least( (select min(d.document_date) from ledger.document d where d.tenant_id = $1 and d.document_date > $2), (select min(p.entry_date) from ledger.posting p where p.tenant_id = $1 and p.entry_date > $2) ) as day from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl FirstRecordStmt {
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
        after: &'a jiff::civil::Date,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2> {
        OptionjiffCivilDateQuery {
            client,
            params: [tenant, after],
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
        FirstRecordParams,
        OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2>,
        C,
    > for FirstRecordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FirstRecordParams,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2> {
        self.bind(client, &params.tenant, &params.after)
    }
}
pub struct LastRecordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_record() -> LastRecordStmt {
    LastRecordStmt(
        "select greatest( (select max(d.document_date) from ledger.document d where d.tenant_id = $1 and d.document_date <= $2), (select max(p.entry_date) from ledger.posting p where p.tenant_id = $1 and p.entry_date <= $2) ) as day from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl LastRecordStmt {
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
        until: &'a jiff::civil::Date,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2> {
        OptionjiffCivilDateQuery {
            client,
            params: [tenant, until],
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
        LastRecordParams,
        OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2>,
        C,
    > for LastRecordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastRecordParams,
    ) -> OptionjiffCivilDateQuery<'c, 'a, 's, C, Option<jiff::civil::Date>, 2> {
        self.bind(client, &params.tenant, &params.until)
    }
}
pub struct DocumentsOfBooksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_of_books() -> DocumentsOfBooksStmt {
    DocumentsOfBooksStmt(
        "select d.document_id, d.doc_type, d.state, d.number, d.fy, d.document_date, d.due_on, d.posted_at, d.place_of_supply, d.body, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.reverses, d.party_id, p.code, p.name, p.gstin, p.abn, p.pan, p.phone, p.location, p.email, p.state as state_of_party, c.retained_copy_id, c.contents from ledger.document d left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id left join app.retained_copy c on c.tenant_id = $1 and c.party_id = d.party_id where d.tenant_id = $1 and (d.document_date, d.document_id) > ($2, $3) and d.document_date <= $4 order by d.document_date, d.document_id limit $5",
        None,
    )
}
impl DocumentsOfBooksStmt {
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
        day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        until: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> DocumentsOfBooksQuery<'c, 'a, 's, C, DocumentsOfBooks, 5> {
        DocumentsOfBooksQuery {
            client,
            params: [tenant, day, after, until, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentsOfBooksBorrowed, tokio_postgres::Error> {
                    Ok(DocumentsOfBooksBorrowed {
                        document_id: row.try_get(0)?,
                        doc_type: row.try_get(1)?,
                        state: row.try_get(2)?,
                        number: row.try_get(3)?,
                        fy: row.try_get(4)?,
                        document_date: row.try_get(5)?,
                        due_on: row.try_get(6)?,
                        posted_at: row.try_get(7)?,
                        place_of_supply: row.try_get(8)?,
                        body: row.try_get(9)?,
                        taxable_minor: row.try_get(10)?,
                        tax_minor: row.try_get(11)?,
                        round_off_minor: row.try_get(12)?,
                        total_minor: row.try_get(13)?,
                        reverses: row.try_get(14)?,
                        party_id: row.try_get(15)?,
                        code: row.try_get(16)?,
                        name: row.try_get(17)?,
                        gstin: row.try_get(18)?,
                        abn: row.try_get(19)?,
                        pan: row.try_get(20)?,
                        phone: row.try_get(21)?,
                        location: row.try_get(22)?,
                        email: row.try_get(23)?,
                        state_of_party: row.try_get(24)?,
                        retained_copy_id: row.try_get(25)?,
                        contents: row.try_get(26)?,
                    })
                },
            mapper: |it| DocumentsOfBooks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsOfBooksParams,
        DocumentsOfBooksQuery<'c, 'a, 's, C, DocumentsOfBooks, 5>,
        C,
    > for DocumentsOfBooksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsOfBooksParams,
    ) -> DocumentsOfBooksQuery<'c, 'a, 's, C, DocumentsOfBooks, 5> {
        self.bind(client, &params.tenant, &params.day, &params.after, &params.until, &params.many)
    }
}
pub struct LinesOfBooksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_books() -> LinesOfBooksStmt {
    LinesOfBooksStmt(
        "select p.entry_date, p.entry_id, p.line_no, p.debit_account, p.debit_party, p.credit_account, p.credit_party, p.commodity, p.amount, e.document_id, e.memo from ledger.posting p join ledger.journal_entry e on e.tenant_id = p.tenant_id and e.entry_id = p.entry_id where p.tenant_id = $1 and e.tenant_id = $1 and (p.entry_date, p.entry_id, p.line_no) > ($2, $3, $4) and p.entry_date <= $5 order by p.entry_date, p.entry_id, p.line_no limit $6",
        None,
    )
}
impl LinesOfBooksStmt {
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
        day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        line: &'a i32,
        until: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> LinesOfBooksQuery<'c, 'a, 's, C, LinesOfBooks, 6> {
        LinesOfBooksQuery {
            client,
            params: [tenant, day, after, line, until, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesOfBooksBorrowed, tokio_postgres::Error> {
                Ok(LinesOfBooksBorrowed {
                    entry_date: row.try_get(0)?,
                    entry_id: row.try_get(1)?,
                    line_no: row.try_get(2)?,
                    debit_account: row.try_get(3)?,
                    debit_party: row.try_get(4)?,
                    credit_account: row.try_get(5)?,
                    credit_party: row.try_get(6)?,
                    commodity: row.try_get(7)?,
                    amount: row.try_get(8)?,
                    document_id: row.try_get(9)?,
                    memo: row.try_get(10)?,
                })
            },
            mapper: |it| LinesOfBooks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfBooksParams,
        LinesOfBooksQuery<'c, 'a, 's, C, LinesOfBooks, 6>,
        C,
    > for LinesOfBooksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfBooksParams,
    ) -> LinesOfBooksQuery<'c, 'a, 's, C, LinesOfBooks, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.day,
            &params.after,
            &params.line,
            &params.until,
            &params.many,
        )
    }
}
pub struct HasBooksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_books() -> HasBooksStmt {
    HasBooksStmt(
        "select exists (select from app.retained_copy where tenant_id = $1 and workspace_id = $2) as yes",
        None,
    )
}
impl HasBooksStmt {
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
        workspace: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, workspace],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HasBooksParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for HasBooksStmt
{
    fn params(&'s self, client: &'c C, params: &'a HasBooksParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.workspace)
    }
}
pub struct InsertPieceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_piece() -> InsertPieceStmt {
    InsertPieceStmt(
        "insert into app.retained_copy (tenant_id, retained_copy_id, workspace_id, fy, piece_no, record_kind, contents, rule, keep_until, documents, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as kept",
        None,
    )
}
impl InsertPieceStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        retained_copy: &'a uuid::Uuid,
        workspace: &'a uuid::Uuid,
        fy: &'a T1,
        piece: &'a i32,
        record_kind: &'a T2,
        contents: &'a T3,
        rule: &'a T4,
        keep_until: &'a jiff::civil::Date,
        documents: &'a i32,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                retained_copy,
                workspace,
                fy,
                piece,
                record_kind,
                contents,
                rule,
                keep_until,
                documents,
                by,
                now,
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
    T3: crate::BytesSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPieceParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertPieceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPieceParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.retained_copy,
            &params.workspace,
            &params.fy,
            &params.piece,
            &params.record_kind,
            &params.contents,
            &params.rule,
            &params.keep_until,
            &params.documents,
            &params.by,
            &params.now,
        )
    }
}
pub struct CountDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_documents() -> CountDocumentsStmt {
    CountDocumentsStmt(
        "select count(*) as many from ledger.document where tenant_id = $1 and document_date > $2",
        None,
    )
}
impl CountDocumentsStmt {
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
        after: &'a jiff::civil::Date,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountDocumentsParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountDocumentsStmt
{
    fn params(&'s self, client: &'c C, params: &'a CountDocumentsParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.after)
    }
}
pub struct PiecesOfWorkspaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of_workspace() -> PiecesOfWorkspaceStmt {
    PiecesOfWorkspaceStmt(
        "select retained_copy_id, record_kind, contents, rule, keep_until, documents from app.retained_copy where tenant_id = $1 and workspace_id = $2 and record_kind is not null order by fy, piece_no limit $3",
        None,
    )
}
impl PiecesOfWorkspaceStmt {
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
        workspace: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PiecesOfWorkspaceQuery<'c, 'a, 's, C, PiecesOfWorkspace, 3> {
        PiecesOfWorkspaceQuery {
            client,
            params: [tenant, workspace, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PiecesOfWorkspaceBorrowed, tokio_postgres::Error> {
                    Ok(PiecesOfWorkspaceBorrowed {
                        retained_copy_id: row.try_get(0)?,
                        record_kind: row.try_get(1)?,
                        contents: row.try_get(2)?,
                        rule: row.try_get(3)?,
                        keep_until: row.try_get(4)?,
                        documents: row.try_get(5)?,
                    })
                },
            mapper: |it| PiecesOfWorkspace::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesOfWorkspaceParams,
        PiecesOfWorkspaceQuery<'c, 'a, 's, C, PiecesOfWorkspace, 3>,
        C,
    > for PiecesOfWorkspaceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfWorkspaceParams,
    ) -> PiecesOfWorkspaceQuery<'c, 'a, 's, C, PiecesOfWorkspace, 3> {
        self.bind(client, &params.tenant, &params.workspace, &params.many)
    }
}
pub struct BooksListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn books_listed() -> BooksListedStmt {
    BooksListedStmt(
        "select c.retained_copy_id, c.workspace_id, c.fy, c.rule, c.keep_until, c.created_at, c.ended_at, a.slug as address, coalesce(( select sum(p.documents) from app.retained_copy p where p.tenant_id = $1 and p.workspace_id = c.workspace_id and p.fy = c.fy), 0)::bigint as records from app.retained_copy c left join app.address a on a.tenant_id = c.workspace_id where c.tenant_id = $1 and c.piece_no = 1 and c.workspace_id is not null and c.fy is not null and c.retained_copy_id < $2 order by c.retained_copy_id desc limit $3",
        None,
    )
}
impl BooksListedStmt {
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
    ) -> BooksListedQuery<'c, 'a, 's, C, BooksListed, 3> {
        BooksListedQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BooksListedBorrowed, tokio_postgres::Error> {
                Ok(BooksListedBorrowed {
                    retained_copy_id: row.try_get(0)?,
                    workspace_id: row.try_get(1)?,
                    fy: row.try_get(2)?,
                    rule: row.try_get(3)?,
                    keep_until: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    ended_at: row.try_get(6)?,
                    address: row.try_get(7)?,
                    records: row.try_get(8)?,
                })
            },
            mapper: |it| BooksListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BooksListedParams,
        BooksListedQuery<'c, 'a, 's, C, BooksListed, 3>,
        C,
    > for BooksListedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BooksListedParams,
    ) -> BooksListedQuery<'c, 'a, 's, C, BooksListed, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct OpeningsOfBooksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn openings_of_books() -> OpeningsOfBooksStmt {
    OpeningsOfBooksStmt(
        "select o.copy_opening_id, c.workspace_id, c.fy, a.slug as address, o.purpose, o.reason, o.asked_by, m.name as asked_name, o.asked_at, o.approved_by, n.name as approved_name, o.approved_at, o.closes_at from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id left join app.address a on a.tenant_id = c.workspace_id left join app.membership m on m.tenant_id = o.tenant_id and m.person_id = o.asked_by left join app.membership n on n.tenant_id = o.tenant_id and n.person_id = o.approved_by where o.tenant_id = $1 and c.tenant_id = $1 and c.workspace_id is not null and c.fy is not null order by o.copy_opening_id desc limit $2",
        None,
    )
}
impl OpeningsOfBooksStmt {
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
    ) -> OpeningsOfBooksQuery<'c, 'a, 's, C, OpeningsOfBooks, 2> {
        OpeningsOfBooksQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpeningsOfBooksBorrowed, tokio_postgres::Error> {
                Ok(OpeningsOfBooksBorrowed {
                    copy_opening_id: row.try_get(0)?,
                    workspace_id: row.try_get(1)?,
                    fy: row.try_get(2)?,
                    address: row.try_get(3)?,
                    purpose: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    asked_by: row.try_get(6)?,
                    asked_name: row.try_get(7)?,
                    asked_at: row.try_get(8)?,
                    approved_by: row.try_get(9)?,
                    approved_name: row.try_get(10)?,
                    approved_at: row.try_get(11)?,
                    closes_at: row.try_get(12)?,
                })
            },
            mapper: |it| OpeningsOfBooks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpeningsOfBooksParams,
        OpeningsOfBooksQuery<'c, 'a, 's, C, OpeningsOfBooks, 2>,
        C,
    > for OpeningsOfBooksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpeningsOfBooksParams,
    ) -> OpeningsOfBooksQuery<'c, 'a, 's, C, OpeningsOfBooks, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct PiecesOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_open() -> PiecesOpenStmt {
    PiecesOpenStmt(
        "select o.copy_opening_id, o.closes_at, p.workspace_id, p.fy, p.piece_no, p.record_kind, p.documents, a.slug as address from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id join app.retained_copy p on p.tenant_id = c.tenant_id and p.workspace_id = c.workspace_id and p.fy = c.fy left join app.address a on a.tenant_id = p.workspace_id where o.tenant_id = $1 and c.tenant_id = $1 and p.tenant_id = $1 and o.closes_at > $2 and (o.asked_by = $3 or o.approved_by = $3) and p.ended_at is null and p.workspace_id is not null and p.fy is not null and p.piece_no is not null and p.record_kind is not null order by o.copy_opening_id desc, p.piece_no limit $4",
        None,
    )
}
impl PiecesOpenStmt {
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
        person: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PiecesOpenQuery<'c, 'a, 's, C, PiecesOpen, 4> {
        PiecesOpenQuery {
            client,
            params: [tenant, now, person, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOpenBorrowed, tokio_postgres::Error> {
                Ok(PiecesOpenBorrowed {
                    copy_opening_id: row.try_get(0)?,
                    closes_at: row.try_get(1)?,
                    workspace_id: row.try_get(2)?,
                    fy: row.try_get(3)?,
                    piece_no: row.try_get(4)?,
                    record_kind: row.try_get(5)?,
                    documents: row.try_get(6)?,
                    address: row.try_get(7)?,
                })
            },
            mapper: |it| PiecesOpen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesOpenParams,
        PiecesOpenQuery<'c, 'a, 's, C, PiecesOpen, 4>,
        C,
    > for PiecesOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOpenParams,
    ) -> PiecesOpenQuery<'c, 'a, 's, C, PiecesOpen, 4> {
        self.bind(client, &params.tenant, &params.now, &params.person, &params.many)
    }
}
pub struct PieceOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn piece_open() -> PieceOpenStmt {
    PieceOpenStmt(
        "select p.retained_copy_id, p.workspace_id, p.fy, p.contents from app.copy_opening o join app.retained_copy c on c.tenant_id = o.tenant_id and c.retained_copy_id = o.retained_copy_id join app.retained_copy p on p.tenant_id = c.tenant_id and p.workspace_id = c.workspace_id and p.fy = c.fy where o.tenant_id = $1 and c.tenant_id = $1 and p.tenant_id = $1 and o.closes_at > $2 and (o.asked_by = $3 or o.approved_by = $3) and o.copy_opening_id = $4 and p.piece_no = $5 and p.ended_at is null and p.contents is not null and p.workspace_id is not null and p.fy is not null",
        None,
    )
}
impl PieceOpenStmt {
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
        person: &'a uuid::Uuid,
        opening: &'a uuid::Uuid,
        piece: &'a i32,
    ) -> PieceOpenQuery<'c, 'a, 's, C, PieceOpen, 5> {
        PieceOpenQuery {
            client,
            params: [tenant, now, person, opening, piece],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PieceOpenBorrowed, tokio_postgres::Error> {
                Ok(PieceOpenBorrowed {
                    retained_copy_id: row.try_get(0)?,
                    workspace_id: row.try_get(1)?,
                    fy: row.try_get(2)?,
                    contents: row.try_get(3)?,
                })
            },
            mapper: |it| PieceOpen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PieceOpenParams, PieceOpenQuery<'c, 'a, 's, C, PieceOpen, 5>, C>
    for PieceOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PieceOpenParams,
    ) -> PieceOpenQuery<'c, 'a, 's, C, PieceOpen, 5> {
        self.bind(client, &params.tenant, &params.now, &params.person, &params.opening, &params.piece)
    }
}
