// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct DocumentNumberedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub number: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesOfDocumentParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNumbered {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub state: String,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub total_minor: i64,
    pub tax_minor: i64,
    pub party_id: Option<uuid::Uuid>,
}
pub struct DocumentNumberedBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub state: &'a str,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub total_minor: i64,
    pub tax_minor: i64,
    pub party_id: Option<uuid::Uuid>,
}
impl<'a> From<DocumentNumberedBorrowed<'a>> for DocumentNumbered {
    fn from(
        DocumentNumberedBorrowed {
            document_id,
            doc_type,
            state,
            number,
            document_date,
            due_on,
            total_minor,
            tax_minor,
            party_id,
        }: DocumentNumberedBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            state: state.into(),
            number: number.into(),
            document_date,
            due_on,
            total_minor,
            tax_minor,
            party_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesOfDocument {
    pub line_no: i32,
    pub description: Vec<u8>,
    pub taxable_minor: i64,
    pub line_total_minor: i64,
}
pub struct LinesOfDocumentBorrowed<'a> {
    pub line_no: i32,
    pub description: &'a [u8],
    pub taxable_minor: i64,
    pub line_total_minor: i64,
}
impl<'a> From<LinesOfDocumentBorrowed<'a>> for LinesOfDocument {
    fn from(
        LinesOfDocumentBorrowed {
            line_no,
            description,
            taxable_minor,
            line_total_minor,
        }: LinesOfDocumentBorrowed<'a>,
    ) -> Self {
        Self { line_no, description: description.into(), taxable_minor, line_total_minor }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DocumentNumberedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentNumberedBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentNumberedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentNumberedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentNumberedBorrowed) -> R,
    ) -> DocumentNumberedQuery<'c, 'a, 's, C, R, N> {
        DocumentNumberedQuery {
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
pub struct LinesOfDocumentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfDocumentBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfDocumentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfDocumentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LinesOfDocumentBorrowed) -> R,
    ) -> LinesOfDocumentQuery<'c, 'a, 's, C, R, N> {
        LinesOfDocumentQuery {
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
pub struct DocumentNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_numbered() -> DocumentNumberedStmt {
    DocumentNumberedStmt(
        "select document_id, doc_type, state, number, document_date, due_on, total_minor, tax_minor, party_id from ledger.document where tenant_id = $1 and number_norm = $2 order by document_id desc limit 1",
        None,
    )
}
impl DocumentNumberedStmt {
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
    ) -> DocumentNumberedQuery<'c, 'a, 's, C, DocumentNumbered, 2> {
        DocumentNumberedQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentNumberedBorrowed, tokio_postgres::Error> {
                    Ok(DocumentNumberedBorrowed {
                        document_id: row.try_get(0)?,
                        doc_type: row.try_get(1)?,
                        state: row.try_get(2)?,
                        number: row.try_get(3)?,
                        document_date: row.try_get(4)?,
                        due_on: row.try_get(5)?,
                        total_minor: row.try_get(6)?,
                        tax_minor: row.try_get(7)?,
                        party_id: row.try_get(8)?,
                    })
                },
            mapper: |it| DocumentNumbered::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentNumberedParams<T1>,
        DocumentNumberedQuery<'c, 'a, 's, C, DocumentNumbered, 2>,
        C,
    > for DocumentNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentNumberedParams<T1>,
    ) -> DocumentNumberedQuery<'c, 'a, 's, C, DocumentNumbered, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct LinesOfDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_document() -> LinesOfDocumentStmt {
    LinesOfDocumentStmt(
        "select line_no, description, taxable_minor, line_total_minor from ledger.document_line where tenant_id = $1 and document_id = $2 order by line_no limit $3",
        None,
    )
}
impl LinesOfDocumentStmt {
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
        many: &'a i64,
    ) -> LinesOfDocumentQuery<'c, 'a, 's, C, LinesOfDocument, 3> {
        LinesOfDocumentQuery {
            client,
            params: [tenant, document, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesOfDocumentBorrowed, tokio_postgres::Error> {
                Ok(LinesOfDocumentBorrowed {
                    line_no: row.try_get(0)?,
                    description: row.try_get(1)?,
                    taxable_minor: row.try_get(2)?,
                    line_total_minor: row.try_get(3)?,
                })
            },
            mapper: |it| LinesOfDocument::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfDocumentParams,
        LinesOfDocumentQuery<'c, 'a, 's, C, LinesOfDocument, 3>,
        C,
    > for LinesOfDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfDocumentParams,
    ) -> LinesOfDocumentQuery<'c, 'a, 's, C, LinesOfDocument, 3> {
        self.bind(client, &params.tenant, &params.document, &params.many)
    }
}
