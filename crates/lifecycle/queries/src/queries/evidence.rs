// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertEvidenceParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub evidence: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub name: T1,
    pub content: T2,
    pub size: i32,
    pub sha256: T3,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EvidenceOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EvidenceContentParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub evidence: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceOf {
    pub case_evidence_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub size: i32,
    pub sha256: Vec<u8>,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
}
pub struct EvidenceOfBorrowed<'a> {
    pub case_evidence_id: uuid::Uuid,
    pub name: &'a [u8],
    pub size: i32,
    pub sha256: &'a [u8],
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<EvidenceOfBorrowed<'a>> for EvidenceOf {
    fn from(
        EvidenceOfBorrowed {
            case_evidence_id,
            name,
            size,
            sha256,
            created_by,
            created_at,
        }: EvidenceOfBorrowed<'a>,
    ) -> Self {
        Self { case_evidence_id, name: name.into(), size, sha256: sha256.into(), created_by, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceContent {
    pub name: Vec<u8>,
    pub content: Vec<u8>,
    pub sha256: Vec<u8>,
}
pub struct EvidenceContentBorrowed<'a> {
    pub name: &'a [u8],
    pub content: &'a [u8],
    pub sha256: &'a [u8],
}
impl<'a> From<EvidenceContentBorrowed<'a>> for EvidenceContent {
    fn from(EvidenceContentBorrowed { name, content, sha256 }: EvidenceContentBorrowed<'a>) -> Self {
        Self { name: name.into(), content: content.into(), sha256: sha256.into() }
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
pub struct EvidenceOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvidenceOfBorrowed, tokio_postgres::Error>,
    mapper: fn(EvidenceOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvidenceOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EvidenceOfBorrowed) -> R) -> EvidenceOfQuery<'c, 'a, 's, C, R, N> {
        EvidenceOfQuery {
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
pub struct EvidenceContentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvidenceContentBorrowed, tokio_postgres::Error>,
    mapper: fn(EvidenceContentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvidenceContentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EvidenceContentBorrowed) -> R,
    ) -> EvidenceContentQuery<'c, 'a, 's, C, R, N> {
        EvidenceContentQuery {
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
pub struct InsertEvidenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_evidence() -> InsertEvidenceStmt {
    InsertEvidenceStmt(
        "insert into app.case_evidence (tenant_id, case_evidence_id, case_file_id, name, content, size, sha256, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertEvidenceStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        evidence: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        name: &'a T1,
        content: &'a T2,
        size: &'a i32,
        sha256: &'a T3,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, evidence, case_file, name, content, size, sha256, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEvidenceParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertEvidenceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEvidenceParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.evidence,
            &params.case_file,
            &params.name,
            &params.content,
            &params.size,
            &params.sha256,
            &params.by,
            &params.now,
        )
    }
}
pub struct EvidenceOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn evidence_of() -> EvidenceOfStmt {
    EvidenceOfStmt(
        "select case_evidence_id, name, size, sha256, created_by, created_at from app.case_evidence where tenant_id = $1 and case_file_id = $2 order by case_evidence_id limit $3",
        None,
    )
}
impl EvidenceOfStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> EvidenceOfQuery<'c, 'a, 's, C, EvidenceOf, 3> {
        EvidenceOfQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvidenceOfBorrowed, tokio_postgres::Error> {
                Ok(EvidenceOfBorrowed {
                    case_evidence_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    size: row.try_get(2)?,
                    sha256: row.try_get(3)?,
                    created_by: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| EvidenceOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EvidenceOfParams,
        EvidenceOfQuery<'c, 'a, 's, C, EvidenceOf, 3>,
        C,
    > for EvidenceOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EvidenceOfParams,
    ) -> EvidenceOfQuery<'c, 'a, 's, C, EvidenceOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct EvidenceContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn evidence_content() -> EvidenceContentStmt {
    EvidenceContentStmt(
        "select name, content, sha256 from app.case_evidence where tenant_id = $1 and case_file_id = $2 and case_evidence_id = $3",
        None,
    )
}
impl EvidenceContentStmt {
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
        case_file: &'a uuid::Uuid,
        evidence: &'a uuid::Uuid,
    ) -> EvidenceContentQuery<'c, 'a, 's, C, EvidenceContent, 3> {
        EvidenceContentQuery {
            client,
            params: [tenant, case_file, evidence],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvidenceContentBorrowed, tokio_postgres::Error> {
                Ok(EvidenceContentBorrowed {
                    name: row.try_get(0)?,
                    content: row.try_get(1)?,
                    sha256: row.try_get(2)?,
                })
            },
            mapper: |it| EvidenceContent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EvidenceContentParams,
        EvidenceContentQuery<'c, 'a, 's, C, EvidenceContent, 3>,
        C,
    > for EvidenceContentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EvidenceContentParams,
    ) -> EvidenceContentQuery<'c, 'a, 's, C, EvidenceContent, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.evidence)
    }
}
