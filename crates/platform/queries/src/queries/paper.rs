// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PapersSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPaperParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub paper: uuid::Uuid,
    pub media_type: T1,
    pub size: i32,
    pub name: T2,
    pub sha256: T3,
    pub content: T4,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PaperOfIdParams {
    pub tenant: uuid::Uuid,
    pub paper: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PaperOfId {
    pub paper_id: uuid::Uuid,
    pub media_type: String,
    pub size: i32,
    pub name: Vec<u8>,
    pub sha256: Vec<u8>,
    pub content: Vec<u8>,
    pub created_at: jiff::Timestamp,
}
pub struct PaperOfIdBorrowed<'a> {
    pub paper_id: uuid::Uuid,
    pub media_type: &'a str,
    pub size: i32,
    pub name: &'a [u8],
    pub sha256: &'a [u8],
    pub content: &'a [u8],
    pub created_at: jiff::Timestamp,
}
impl<'a> From<PaperOfIdBorrowed<'a>> for PaperOfId {
    fn from(
        PaperOfIdBorrowed {
            paper_id,
            media_type,
            size,
            name,
            sha256,
            content,
            created_at,
        }: PaperOfIdBorrowed<'a>,
    ) -> Self {
        Self {
            paper_id,
            media_type: media_type.into(),
            size,
            name: name.into(),
            sha256: sha256.into(),
            content: content.into(),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct PaperOfIdQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PaperOfIdBorrowed, tokio_postgres::Error>,
    mapper: fn(PaperOfIdBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PaperOfIdQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PaperOfIdBorrowed) -> R) -> PaperOfIdQuery<'c, 'a, 's, C, R, N> {
        PaperOfIdQuery {
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
pub struct PapersSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn papers_since() -> PapersSinceStmt {
    PapersSinceStmt("select count(*) as papers from app.paper where tenant_id = $1 and paper_id >= $2", None)
}
impl PapersSinceStmt {
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
        first: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PapersSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PapersSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a PapersSinceParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct InsertPaperStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_paper() -> InsertPaperStmt {
    InsertPaperStmt(
        "insert into app.paper (tenant_id, paper_id, media_type, size, name, sha256, content, created_by, created_at) values ($1, $2, $3, $4, $5, $6::bytea, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertPaperStmt {
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
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        paper: &'a uuid::Uuid,
        media_type: &'a T1,
        size: &'a i32,
        name: &'a T2,
        sha256: &'a T3,
        content: &'a T4,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, paper, media_type, size, name, sha256, content, by, now],
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
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPaperParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertPaperStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPaperParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.paper,
            &params.media_type,
            &params.size,
            &params.name,
            &params.sha256,
            &params.content,
            &params.by,
            &params.now,
        )
    }
}
pub struct PaperOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paper_of_id() -> PaperOfIdStmt {
    PaperOfIdStmt(
        "select p.paper_id, p.media_type, p.size, p.name, p.sha256, p.content, p.created_at from app.paper p where p.tenant_id = $1 and p.paper_id = $2",
        None,
    )
}
impl PaperOfIdStmt {
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
        paper: &'a uuid::Uuid,
    ) -> PaperOfIdQuery<'c, 'a, 's, C, PaperOfId, 2> {
        PaperOfIdQuery {
            client,
            params: [tenant, paper],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PaperOfIdBorrowed, tokio_postgres::Error> {
                Ok(PaperOfIdBorrowed {
                    paper_id: row.try_get(0)?,
                    media_type: row.try_get(1)?,
                    size: row.try_get(2)?,
                    name: row.try_get(3)?,
                    sha256: row.try_get(4)?,
                    content: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| PaperOfId::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PaperOfIdParams, PaperOfIdQuery<'c, 'a, 's, C, PaperOfId, 2>, C>
    for PaperOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PaperOfIdParams,
    ) -> PaperOfIdQuery<'c, 'a, 's, C, PaperOfId, 2> {
        self.bind(client, &params.tenant, &params.paper)
    }
}
