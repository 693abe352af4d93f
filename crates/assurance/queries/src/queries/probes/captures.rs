// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OpenCopiesParams {
    pub late: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SupportCasesParams {
    pub tenant: uuid::Uuid,
    pub late: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpenCopies {
    pub case_no: i32,
    pub is_late: bool,
    pub is_long: bool,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OpenCopiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenCopies, tokio_postgres::Error>,
    mapper: fn(OpenCopies) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenCopiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenCopies) -> R) -> OpenCopiesQuery<'c, 'a, 's, C, R, N> {
        OpenCopiesQuery {
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
pub struct OpenCopiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_copies() -> OpenCopiesStmt {
    OpenCopiesStmt(
        "select case_no, coalesce(ends_at < $1, true) as is_late, coalesce(ends_at > allowed_at + interval '24 hours', true) as is_long from app.capture where tenant_id = $2 and closed_at is null and content is not null order by case_no limit $3",
        None,
    )
}
impl OpenCopiesStmt {
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
        late: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        many: &'a i64,
    ) -> OpenCopiesQuery<'c, 'a, 's, C, OpenCopies, 3> {
        OpenCopiesQuery {
            client,
            params: [late, tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenCopies, tokio_postgres::Error> {
                Ok(OpenCopies {
                    case_no: row.try_get(0)?,
                    is_late: row.try_get(1)?,
                    is_long: row.try_get(2)?,
                })
            },
            mapper: |it| OpenCopies::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenCopiesParams,
        OpenCopiesQuery<'c, 'a, 's, C, OpenCopies, 3>,
        C,
    > for OpenCopiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenCopiesParams,
    ) -> OpenCopiesQuery<'c, 'a, 's, C, OpenCopies, 3> {
        self.bind(client, &params.late, &params.tenant, &params.many)
    }
}
pub struct SupportCasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn support_cases() -> SupportCasesStmt {
    SupportCasesStmt(
        "select case_no from app.case_file where tenant_id = $1 and kind = 'capture' and (closed_at is null or closed_at > $2) order by case_no limit $3",
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
        late: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, late, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SupportCasesParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for SupportCasesStmt
{
    fn params(&'s self, client: &'c C, params: &'a SupportCasesParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.late, &params.many)
    }
}
