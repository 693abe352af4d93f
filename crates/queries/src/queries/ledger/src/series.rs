// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct SeriesForParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub doc_type: T1,
    pub fy: T2,
}
#[derive(Debug)]
pub struct OpenSeriesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub fy: T2,
    pub doc_type: T3,
    pub device: T4,
    pub pattern: T5,
    pub next: i64,
}
#[derive(Debug)]
pub struct OpenYearParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub fy: T2,
    pub doc_type: T3,
    pub pattern: T4,
}
#[derive(Debug)]
pub struct SeriesCodedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub fy: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesFor {
    pub code: String,
    pub fy: String,
    pub pattern: String,
}
pub struct SeriesForBorrowed<'a> {
    pub code: &'a str,
    pub fy: &'a str,
    pub pattern: &'a str,
}
impl<'a> From<SeriesForBorrowed<'a>> for SeriesFor {
    fn from(SeriesForBorrowed { code, fy, pattern }: SeriesForBorrowed<'a>) -> Self {
        Self { code: code.into(), fy: fy.into(), pattern: pattern.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesCoded {
    pub code: String,
    pub fy: String,
    pub doc_type: String,
    pub pattern: String,
    pub next: i64,
}
pub struct SeriesCodedBorrowed<'a> {
    pub code: &'a str,
    pub fy: &'a str,
    pub doc_type: &'a str,
    pub pattern: &'a str,
    pub next: i64,
}
impl<'a> From<SeriesCodedBorrowed<'a>> for SeriesCoded {
    fn from(SeriesCodedBorrowed { code, fy, doc_type, pattern, next }: SeriesCodedBorrowed<'a>) -> Self {
        Self { code: code.into(), fy: fy.into(), doc_type: doc_type.into(), pattern: pattern.into(), next }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SeriesForQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeriesForBorrowed, tokio_postgres::Error>,
    mapper: fn(SeriesForBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeriesForQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeriesForBorrowed) -> R) -> SeriesForQuery<'c, 'a, 's, C, R, N> {
        SeriesForQuery {
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
pub struct SeriesCodedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeriesCodedBorrowed, tokio_postgres::Error>,
    mapper: fn(SeriesCodedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeriesCodedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeriesCodedBorrowed) -> R) -> SeriesCodedQuery<'c, 'a, 's, C, R, N> {
        SeriesCodedQuery {
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
pub struct SeriesForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_for() -> SeriesForStmt {
    SeriesForStmt(
        "select code, fy, pattern from ledger.series where tenant_id = $1 and doc_type = $2 and device = '' order by (fy = $3) desc, fy desc limit 1",
        None,
    )
}
impl SeriesForStmt {
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
        doc_type: &'a T1,
        fy: &'a T2,
    ) -> SeriesForQuery<'c, 'a, 's, C, SeriesFor, 3> {
        SeriesForQuery {
            client,
            params: [tenant, doc_type, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeriesForBorrowed, tokio_postgres::Error> {
                Ok(SeriesForBorrowed { code: row.try_get(0)?, fy: row.try_get(1)?, pattern: row.try_get(2)? })
            },
            mapper: |it| SeriesFor::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeriesForParams<T1, T2>,
        SeriesForQuery<'c, 'a, 's, C, SeriesFor, 3>,
        C,
    > for SeriesForStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeriesForParams<T1, T2>,
    ) -> SeriesForQuery<'c, 'a, 's, C, SeriesFor, 3> {
        self.bind(client, &params.tenant, &params.doc_type, &params.fy)
    }
}
pub struct OpenSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_series() -> OpenSeriesStmt {
    OpenSeriesStmt(
        "insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next) values ($1, $2, $3, $4, $5, $6, $7) returning true as opened",
        None,
    )
}
impl OpenSeriesStmt {
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
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        code: &'a T1,
        fy: &'a T2,
        doc_type: &'a T3,
        device: &'a T4,
        pattern: &'a T5,
        next: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, code, fy, doc_type, device, pattern, next],
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
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenSeriesParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for OpenSeriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenSeriesParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.code,
            &params.fy,
            &params.doc_type,
            &params.device,
            &params.pattern,
            &params.next,
        )
    }
}
pub struct OpenYearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_year() -> OpenYearStmt {
    OpenYearStmt(
        "insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next) values ($1, $2, $3, $4, '', $5, 1) on conflict do nothing returning true as opened",
        None,
    )
}
impl OpenYearStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        code: &'a T1,
        fy: &'a T2,
        doc_type: &'a T3,
        pattern: &'a T4,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, code, fy, doc_type, pattern],
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
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenYearParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for OpenYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenYearParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.code, &params.fy, &params.doc_type, &params.pattern)
    }
}
pub struct SeriesCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_coded() -> SeriesCodedStmt {
    SeriesCodedStmt(
        "select code, fy, doc_type, pattern, next from ledger.series where tenant_id = $1 and code = $2 order by (fy = $3) desc, fy desc limit 1",
        None,
    )
}
impl SeriesCodedStmt {
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
        code: &'a T1,
        fy: &'a T2,
    ) -> SeriesCodedQuery<'c, 'a, 's, C, SeriesCoded, 3> {
        SeriesCodedQuery {
            client,
            params: [tenant, code, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeriesCodedBorrowed, tokio_postgres::Error> {
                Ok(SeriesCodedBorrowed {
                    code: row.try_get(0)?,
                    fy: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    pattern: row.try_get(3)?,
                    next: row.try_get(4)?,
                })
            },
            mapper: |it| SeriesCoded::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeriesCodedParams<T1, T2>,
        SeriesCodedQuery<'c, 'a, 's, C, SeriesCoded, 3>,
        C,
    > for SeriesCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeriesCodedParams<T1, T2>,
    ) -> SeriesCodedQuery<'c, 'a, 's, C, SeriesCoded, 3> {
        self.bind(client, &params.tenant, &params.code, &params.fy)
    }
}
