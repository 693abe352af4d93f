// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct SeriesLatestParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub doc_type: T1,
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
#[derive(Debug)]
pub struct LockSeriesParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub doc_type: T1,
    pub fy: T2,
}
#[derive(Debug)]
pub struct IsNumberedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub fy: T2,
}
#[derive(Debug)]
pub struct ChangeSeriesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub code: T1,
    pub pattern: T2,
    pub next: i64,
    pub tenant: uuid::Uuid,
    pub doc_type: T3,
    pub fy: T4,
}
#[derive(Debug)]
pub struct SeriesOfYearParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub fy: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesLatest {
    pub code: String,
    pub fy: String,
    pub pattern: String,
    pub next: i64,
}
pub struct SeriesLatestBorrowed<'a> {
    pub code: &'a str,
    pub fy: &'a str,
    pub pattern: &'a str,
    pub next: i64,
}
impl<'a> From<SeriesLatestBorrowed<'a>> for SeriesLatest {
    fn from(SeriesLatestBorrowed { code, fy, pattern, next }: SeriesLatestBorrowed<'a>) -> Self {
        Self { code: code.into(), fy: fy.into(), pattern: pattern.into(), next }
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
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesOfAll {
    pub doc_type: String,
    pub code: String,
    pub fy: String,
    pub pattern: String,
}
pub struct SeriesOfAllBorrowed<'a> {
    pub doc_type: &'a str,
    pub code: &'a str,
    pub fy: &'a str,
    pub pattern: &'a str,
}
impl<'a> From<SeriesOfAllBorrowed<'a>> for SeriesOfAll {
    fn from(SeriesOfAllBorrowed { doc_type, code, fy, pattern }: SeriesOfAllBorrowed<'a>) -> Self {
        Self { doc_type: doc_type.into(), code: code.into(), fy: fy.into(), pattern: pattern.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockSeries {
    pub code: String,
    pub pattern: String,
    pub next: i64,
}
pub struct LockSeriesBorrowed<'a> {
    pub code: &'a str,
    pub pattern: &'a str,
    pub next: i64,
}
impl<'a> From<LockSeriesBorrowed<'a>> for LockSeries {
    fn from(LockSeriesBorrowed { code, pattern, next }: LockSeriesBorrowed<'a>) -> Self {
        Self { code: code.into(), pattern: pattern.into(), next }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesOfYear {
    pub doc_type: String,
    pub code: String,
    pub fy: String,
    pub pattern: String,
    pub next: i64,
    pub numbered: bool,
}
pub struct SeriesOfYearBorrowed<'a> {
    pub doc_type: &'a str,
    pub code: &'a str,
    pub fy: &'a str,
    pub pattern: &'a str,
    pub next: i64,
    pub numbered: bool,
}
impl<'a> From<SeriesOfYearBorrowed<'a>> for SeriesOfYear {
    fn from(
        SeriesOfYearBorrowed { doc_type, code, fy, pattern, next, numbered }: SeriesOfYearBorrowed<'a>,
    ) -> Self {
        Self {
            doc_type: doc_type.into(),
            code: code.into(),
            fy: fy.into(),
            pattern: pattern.into(),
            next,
            numbered,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SeriesLatestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeriesLatestBorrowed, tokio_postgres::Error>,
    mapper: fn(SeriesLatestBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeriesLatestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeriesLatestBorrowed) -> R) -> SeriesLatestQuery<'c, 'a, 's, C, R, N> {
        SeriesLatestQuery {
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
pub struct SeriesOfAllQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeriesOfAllBorrowed, tokio_postgres::Error>,
    mapper: fn(SeriesOfAllBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeriesOfAllQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeriesOfAllBorrowed) -> R) -> SeriesOfAllQuery<'c, 'a, 's, C, R, N> {
        SeriesOfAllQuery {
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
pub struct LockSeriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockSeriesBorrowed, tokio_postgres::Error>,
    mapper: fn(LockSeriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockSeriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockSeriesBorrowed) -> R) -> LockSeriesQuery<'c, 'a, 's, C, R, N> {
        LockSeriesQuery {
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
pub struct SeriesOfYearQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SeriesOfYearBorrowed, tokio_postgres::Error>,
    mapper: fn(SeriesOfYearBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeriesOfYearQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SeriesOfYearBorrowed) -> R) -> SeriesOfYearQuery<'c, 'a, 's, C, R, N> {
        SeriesOfYearQuery {
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
pub struct SeriesLatestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_latest() -> SeriesLatestStmt {
    SeriesLatestStmt(
        "select code, fy, pattern, next from ledger.series where tenant_id = $1 and doc_type = $2 and device = '' order by fy desc limit 3",
        None,
    )
}
impl SeriesLatestStmt {
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
        doc_type: &'a T1,
    ) -> SeriesLatestQuery<'c, 'a, 's, C, SeriesLatest, 2> {
        SeriesLatestQuery {
            client,
            params: [tenant, doc_type],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeriesLatestBorrowed, tokio_postgres::Error> {
                Ok(SeriesLatestBorrowed {
                    code: row.try_get(0)?,
                    fy: row.try_get(1)?,
                    pattern: row.try_get(2)?,
                    next: row.try_get(3)?,
                })
            },
            mapper: |it| SeriesLatest::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeriesLatestParams<T1>,
        SeriesLatestQuery<'c, 'a, 's, C, SeriesLatest, 2>,
        C,
    > for SeriesLatestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeriesLatestParams<T1>,
    ) -> SeriesLatestQuery<'c, 'a, 's, C, SeriesLatest, 2> {
        self.bind(client, &params.tenant, &params.doc_type)
    }
}
pub struct OpenSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_series() -> OpenSeriesStmt {
    OpenSeriesStmt(
        "insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next) values ($1, $2::text, $3, $4, $5, $6, $7::bigint) returning true as opened",
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
        "insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next) values ($1, $2::text, $3, $4, '', $5, 1) on conflict do nothing returning true as opened",
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
pub struct SeriesOfAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_of_all() -> SeriesOfAllStmt {
    SeriesOfAllStmt(
        "select distinct doc_type, code, fy, pattern from ledger.series where tenant_id = $1",
        None,
    )
}
impl SeriesOfAllStmt {
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
    ) -> SeriesOfAllQuery<'c, 'a, 's, C, SeriesOfAll, 1> {
        SeriesOfAllQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeriesOfAllBorrowed, tokio_postgres::Error> {
                Ok(SeriesOfAllBorrowed {
                    doc_type: row.try_get(0)?,
                    code: row.try_get(1)?,
                    fy: row.try_get(2)?,
                    pattern: row.try_get(3)?,
                })
            },
            mapper: |it| SeriesOfAll::from(it),
        }
    }
}
pub struct LockSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_series() -> LockSeriesStmt {
    LockSeriesStmt(
        "select code, pattern, next from ledger.series where tenant_id = $1 and doc_type = $2 and device = '' and fy = $3 for update",
        None,
    )
}
impl LockSeriesStmt {
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
    ) -> LockSeriesQuery<'c, 'a, 's, C, LockSeries, 3> {
        LockSeriesQuery {
            client,
            params: [tenant, doc_type, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockSeriesBorrowed, tokio_postgres::Error> {
                Ok(LockSeriesBorrowed {
                    code: row.try_get(0)?,
                    pattern: row.try_get(1)?,
                    next: row.try_get(2)?,
                })
            },
            mapper: |it| LockSeries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockSeriesParams<T1, T2>,
        LockSeriesQuery<'c, 'a, 's, C, LockSeries, 3>,
        C,
    > for LockSeriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSeriesParams<T1, T2>,
    ) -> LockSeriesQuery<'c, 'a, 's, C, LockSeries, 3> {
        self.bind(client, &params.tenant, &params.doc_type, &params.fy)
    }
}
pub struct IsNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_numbered() -> IsNumberedStmt {
    IsNumberedStmt(
        "select exists (select from ledger.document where tenant_id = $1 and series = $2 and fy = $3) as numbered",
        None,
    )
}
impl IsNumberedStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, code, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, IsNumberedParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for IsNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsNumberedParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.code, &params.fy)
    }
}
pub struct ChangeSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_series() -> ChangeSeriesStmt {
    ChangeSeriesStmt(
        "update ledger.series set code = $1::text, pattern = $2, next = $3::bigint where tenant_id = $4 and doc_type = $5 and device = '' and fy = $6 returning code",
        None,
    )
}
impl ChangeSeriesStmt {
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
        code: &'a T1,
        pattern: &'a T2,
        next: &'a i64,
        tenant: &'a uuid::Uuid,
        doc_type: &'a T3,
        fy: &'a T4,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        StringQuery {
            client,
            params: [code, pattern, next, tenant, doc_type, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
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
        ChangeSeriesParams<T1, T2, T3, T4>,
        StringQuery<'c, 'a, 's, C, String, 6>,
        C,
    > for ChangeSeriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeSeriesParams<T1, T2, T3, T4>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        self.bind(
            client,
            &params.code,
            &params.pattern,
            &params.next,
            &params.tenant,
            &params.doc_type,
            &params.fy,
        )
    }
}
pub struct SeriesOfYearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_of_year() -> SeriesOfYearStmt {
    SeriesOfYearStmt(
        "select distinct on (s.doc_type) s.doc_type, s.code, s.fy, s.pattern, s.next, exists (select from ledger.document d where d.tenant_id = $1 and d.series = s.code and d.fy = $2) as numbered from ledger.series s where s.tenant_id = $1 and s.device = '' order by s.doc_type, (s.fy = $2) desc, s.fy desc",
        None,
    )
}
impl SeriesOfYearStmt {
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
        fy: &'a T1,
    ) -> SeriesOfYearQuery<'c, 'a, 's, C, SeriesOfYear, 2> {
        SeriesOfYearQuery {
            client,
            params: [tenant, fy],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SeriesOfYearBorrowed, tokio_postgres::Error> {
                Ok(SeriesOfYearBorrowed {
                    doc_type: row.try_get(0)?,
                    code: row.try_get(1)?,
                    fy: row.try_get(2)?,
                    pattern: row.try_get(3)?,
                    next: row.try_get(4)?,
                    numbered: row.try_get(5)?,
                })
            },
            mapper: |it| SeriesOfYear::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeriesOfYearParams<T1>,
        SeriesOfYearQuery<'c, 'a, 's, C, SeriesOfYear, 2>,
        C,
    > for SeriesOfYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeriesOfYearParams<T1>,
    ) -> SeriesOfYearQuery<'c, 'a, 's, C, SeriesOfYear, 2> {
        self.bind(client, &params.tenant, &params.fy)
    }
}
