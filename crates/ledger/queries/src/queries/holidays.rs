// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertHolidayParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub holiday: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub region: T1,
    pub name: T2,
    pub source: Option<T3>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct HolidaysAfterParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after_day: jiff::civil::Date,
    pub after_region: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HolidaysBetweenParams {
    pub tenant: uuid::Uuid,
    pub first: jiff::civil::Date,
    pub last: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct RemoveHolidayParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub region: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HolidayRow {
    pub day: jiff::civil::Date,
    pub region: String,
    pub name: String,
    pub source: Option<String>,
}
pub struct HolidayRowBorrowed<'a> {
    pub day: jiff::civil::Date,
    pub region: &'a str,
    pub name: &'a str,
    pub source: Option<&'a str>,
}
impl<'a> From<HolidayRowBorrowed<'a>> for HolidayRow {
    fn from(HolidayRowBorrowed { day, region, name, source }: HolidayRowBorrowed<'a>) -> Self {
        Self { day, region: region.into(), name: name.into(), source: source.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HolidayKept {
    pub name: String,
    pub source: Option<String>,
}
pub struct HolidayKeptBorrowed<'a> {
    pub name: &'a str,
    pub source: Option<&'a str>,
}
impl<'a> From<HolidayKeptBorrowed<'a>> for HolidayKept {
    fn from(HolidayKeptBorrowed { name, source }: HolidayKeptBorrowed<'a>) -> Self {
        Self { name: name.into(), source: source.map(|v| v.into()) }
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
pub struct HolidayRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HolidayRowBorrowed, tokio_postgres::Error>,
    mapper: fn(HolidayRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HolidayRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HolidayRowBorrowed) -> R) -> HolidayRowQuery<'c, 'a, 's, C, R, N> {
        HolidayRowQuery {
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
pub struct HolidayKeptQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HolidayKeptBorrowed, tokio_postgres::Error>,
    mapper: fn(HolidayKeptBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HolidayKeptQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HolidayKeptBorrowed) -> R) -> HolidayKeptQuery<'c, 'a, 's, C, R, N> {
        HolidayKeptQuery {
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
pub struct InsertHolidayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_holiday() -> InsertHolidayStmt {
    InsertHolidayStmt(
        "insert into app.holiday (tenant_id, holiday_id, day, region, name, source, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as added",
        None,
    )
}
impl InsertHolidayStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        holiday: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
        region: &'a T1,
        name: &'a T2,
        source: &'a Option<T3>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, holiday, day, region, name, source, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertHolidayParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertHolidayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertHolidayParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.holiday,
            &params.day,
            &params.region,
            &params.name,
            &params.source,
            &params.by,
            &params.now,
        )
    }
}
pub struct HolidaysAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holidays_after() -> HolidaysAfterStmt {
    HolidaysAfterStmt(
        "select day, region, name, source from app.holiday where tenant_id = $1 and (day, region) > ($2::date, $3::text) order by day, region limit $4",
        None,
    )
}
impl HolidaysAfterStmt {
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
        after_day: &'a jiff::civil::Date,
        after_region: &'a T1,
        many: &'a i64,
    ) -> HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4> {
        HolidayRowQuery {
            client,
            params: [tenant, after_day, after_region, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HolidayRowBorrowed, tokio_postgres::Error> {
                Ok(HolidayRowBorrowed {
                    day: row.try_get(0)?,
                    region: row.try_get(1)?,
                    name: row.try_get(2)?,
                    source: row.try_get(3)?,
                })
            },
            mapper: |it| HolidayRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HolidaysAfterParams<T1>,
        HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4>,
        C,
    > for HolidaysAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HolidaysAfterParams<T1>,
    ) -> HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4> {
        self.bind(client, &params.tenant, &params.after_day, &params.after_region, &params.many)
    }
}
pub struct HolidaysBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holidays_between() -> HolidaysBetweenStmt {
    HolidaysBetweenStmt(
        "select day, region, name, source from app.holiday where tenant_id = $1 and day between $2 and $3 order by day, region limit $4",
        None,
    )
}
impl HolidaysBetweenStmt {
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
        first: &'a jiff::civil::Date,
        last: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4> {
        HolidayRowQuery {
            client,
            params: [tenant, first, last, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HolidayRowBorrowed, tokio_postgres::Error> {
                Ok(HolidayRowBorrowed {
                    day: row.try_get(0)?,
                    region: row.try_get(1)?,
                    name: row.try_get(2)?,
                    source: row.try_get(3)?,
                })
            },
            mapper: |it| HolidayRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HolidaysBetweenParams,
        HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4>,
        C,
    > for HolidaysBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HolidaysBetweenParams,
    ) -> HolidayRowQuery<'c, 'a, 's, C, HolidayRow, 4> {
        self.bind(client, &params.tenant, &params.first, &params.last, &params.many)
    }
}
pub struct RemoveHolidayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_holiday() -> RemoveHolidayStmt {
    RemoveHolidayStmt(
        "delete from app.holiday where tenant_id = $1 and day = $2 and region = $3 returning name, source",
        None,
    )
}
impl RemoveHolidayStmt {
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
        day: &'a jiff::civil::Date,
        region: &'a T1,
    ) -> HolidayKeptQuery<'c, 'a, 's, C, HolidayKept, 3> {
        HolidayKeptQuery {
            client,
            params: [tenant, day, region],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HolidayKeptBorrowed, tokio_postgres::Error> {
                Ok(HolidayKeptBorrowed { name: row.try_get(0)?, source: row.try_get(1)? })
            },
            mapper: |it| HolidayKept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoveHolidayParams<T1>,
        HolidayKeptQuery<'c, 'a, 's, C, HolidayKept, 3>,
        C,
    > for RemoveHolidayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveHolidayParams<T1>,
    ) -> HolidayKeptQuery<'c, 'a, 's, C, HolidayKept, 3> {
        self.bind(client, &params.tenant, &params.day, &params.region)
    }
}
