// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertLinkParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub about: uuid::Uuid,
    pub kind: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentsAboutParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsAbout {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub number: String,
    pub state: String,
    pub document_date: jiff::civil::Date,
    pub total_minor: i64,
    pub kind: String,
    pub is_about_it: bool,
}
pub struct DocumentsAboutBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub number: &'a str,
    pub state: &'a str,
    pub document_date: jiff::civil::Date,
    pub total_minor: i64,
    pub kind: &'a str,
    pub is_about_it: bool,
}
impl<'a> From<DocumentsAboutBorrowed<'a>> for DocumentsAbout {
    fn from(
        DocumentsAboutBorrowed {
            document_id,
            doc_type,
            number,
            state,
            document_date,
            total_minor,
            kind,
            is_about_it,
        }: DocumentsAboutBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            number: number.into(),
            state: state.into(),
            document_date,
            total_minor,
            kind: kind.into(),
            is_about_it,
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
pub struct DocumentsAboutQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentsAboutBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsAboutBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsAboutQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DocumentsAboutBorrowed) -> R) -> DocumentsAboutQuery<'c, 'a, 's, C, R, N> {
        DocumentsAboutQuery {
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
pub struct InsertLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_link() -> InsertLinkStmt {
    InsertLinkStmt(
        "insert into ledger.document_link (tenant_id, document_id, about_id, kind) values ($1, $2, $3, $4) returning true as linked",
        None,
    )
}
impl InsertLinkStmt {
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
        document: &'a uuid::Uuid,
        about: &'a uuid::Uuid,
        kind: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, document, about, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertLinkParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLinkParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.document, &params.about, &params.kind)
    }
}
pub struct DocumentsAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_about() -> DocumentsAboutStmt {
    DocumentsAboutStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.total_minor, k.kind, k.document_id = d.document_id as is_about_it from ledger.document_link k join ledger.document d on d.tenant_id = $1 and d.document_id = case when k.about_id = $2 then k.document_id else k.about_id end where k.tenant_id = $1 and (k.about_id = $2 or k.document_id = $2) order by d.document_id desc, k.kind limit 200",
        None,
    )
}
impl DocumentsAboutStmt {
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
    ) -> DocumentsAboutQuery<'c, 'a, 's, C, DocumentsAbout, 2> {
        DocumentsAboutQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DocumentsAboutBorrowed, tokio_postgres::Error> {
                Ok(DocumentsAboutBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    total_minor: row.try_get(5)?,
                    kind: row.try_get(6)?,
                    is_about_it: row.try_get(7)?,
                })
            },
            mapper: |it| DocumentsAbout::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsAboutParams,
        DocumentsAboutQuery<'c, 'a, 's, C, DocumentsAbout, 2>,
        C,
    > for DocumentsAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsAboutParams,
    ) -> DocumentsAboutQuery<'c, 'a, 's, C, DocumentsAbout, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
