// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertPointParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub control_point: uuid::Uuid,
    pub code: T1,
    pub version: i32,
    pub kind: T2,
    pub parameter: T3,
    pub unit: T4,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub max_gap_s: Option<i32>,
    pub pauses_age: bool,
    pub applies_to: Option<T5>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PointCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct PointInBatchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: T1,
    pub code: T2,
}
#[derive(Debug)]
pub struct PointAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct PointsNewestParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PointsRequiredParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PointOfIdParams {
    pub tenant: uuid::Uuid,
    pub control_point: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PointRow {
    pub control_point_id: uuid::Uuid,
    pub code: String,
    pub version: i32,
    pub kind: String,
    pub parameter: String,
    pub unit: String,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub max_gap_s: Option<i32>,
    pub pauses_age: bool,
    pub applies_to: Option<String>,
}
pub struct PointRowBorrowed<'a> {
    pub control_point_id: uuid::Uuid,
    pub code: &'a str,
    pub version: i32,
    pub kind: &'a str,
    pub parameter: &'a str,
    pub unit: &'a str,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub max_gap_s: Option<i32>,
    pub pauses_age: bool,
    pub applies_to: Option<&'a str>,
}
impl<'a> From<PointRowBorrowed<'a>> for PointRow {
    fn from(
        PointRowBorrowed {
            control_point_id,
            code,
            version,
            kind,
            parameter,
            unit,
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
            physical_lower_e6,
            physical_upper_e6,
            max_gap_s,
            pauses_age,
            applies_to,
        }: PointRowBorrowed<'a>,
    ) -> Self {
        Self {
            control_point_id,
            code: code.into(),
            version,
            kind: kind.into(),
            parameter: parameter.into(),
            unit: unit.into(),
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
            physical_lower_e6,
            physical_upper_e6,
            max_gap_s,
            pauses_age,
            applies_to: applies_to.map(|v| v.into()),
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
pub struct PointRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PointRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PointRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PointRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PointRowBorrowed) -> R) -> PointRowQuery<'c, 'a, 's, C, R, N> {
        PointRowQuery {
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
pub struct InsertPointStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_point() -> InsertPointStmt {
    InsertPointStmt(
        "insert into make.control_point (tenant_id, control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning true as published",
        None,
    )
}
impl InsertPointStmt {
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
        control_point: &'a uuid::Uuid,
        code: &'a T1,
        version: &'a i32,
        kind: &'a T2,
        parameter: &'a T3,
        unit: &'a T4,
        lower_e6: &'a Option<i64>,
        lower_inclusive: &'a bool,
        upper_e6: &'a Option<i64>,
        upper_inclusive: &'a bool,
        physical_lower_e6: &'a Option<i64>,
        physical_upper_e6: &'a Option<i64>,
        max_gap_s: &'a Option<i32>,
        pauses_age: &'a bool,
        applies_to: &'a Option<T5>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 19> {
        BoolQuery {
            client,
            params: [
                tenant,
                control_point,
                code,
                version,
                kind,
                parameter,
                unit,
                lower_e6,
                lower_inclusive,
                upper_e6,
                upper_inclusive,
                physical_lower_e6,
                physical_upper_e6,
                max_gap_s,
                pauses_age,
                applies_to,
                opening,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPointParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 19>,
        C,
    > for InsertPointStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPointParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 19> {
        self.bind(
            client,
            &params.tenant,
            &params.control_point,
            &params.code,
            &params.version,
            &params.kind,
            &params.parameter,
            &params.unit,
            &params.lower_e6,
            &params.lower_inclusive,
            &params.upper_e6,
            &params.upper_inclusive,
            &params.physical_lower_e6,
            &params.physical_upper_e6,
            &params.max_gap_s,
            &params.pauses_age,
            &params.applies_to,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct PointCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn point_coded() -> PointCodedStmt {
    PointCodedStmt(
        "select control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to from make.control_point where tenant_id = $1 and code = $2 order by version desc limit 1",
        None,
    )
}
impl PointCodedStmt {
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
        code: &'a T1,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        PointRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PointRowBorrowed, tokio_postgres::Error> {
                Ok(PointRowBorrowed {
                    control_point_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    parameter: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    lower_e6: row.try_get(6)?,
                    lower_inclusive: row.try_get(7)?,
                    upper_e6: row.try_get(8)?,
                    upper_inclusive: row.try_get(9)?,
                    physical_lower_e6: row.try_get(10)?,
                    physical_upper_e6: row.try_get(11)?,
                    max_gap_s: row.try_get(12)?,
                    pauses_age: row.try_get(13)?,
                    applies_to: row.try_get(14)?,
                })
            },
            mapper: |it| PointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PointCodedParams<T1>,
        PointRowQuery<'c, 'a, 's, C, PointRow, 2>,
        C,
    > for PointCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointCodedParams<T1>,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct PointInBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn point_in_batch() -> PointInBatchStmt {
    PointInBatchStmt(
        "select p.control_point_id, p.code, p.version, p.kind, p.parameter, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive, p.physical_lower_e6, p.physical_upper_e6, p.max_gap_s, p.pauses_age, p.applies_to from make.control_point p left join make.batch_control_point r on r.tenant_id = $1 and r.control_point_id = p.control_point_id and r.batch_id = (select b.batch_id from make.batch b where b.tenant_id = $1 and b.code = $2) where p.tenant_id = $1 and p.code = $3 order by r.control_point_id is null, p.version desc limit 1",
        None,
    )
}
impl PointInBatchStmt {
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
        batch: &'a T1,
        code: &'a T2,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 3> {
        PointRowQuery {
            client,
            params: [tenant, batch, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PointRowBorrowed, tokio_postgres::Error> {
                Ok(PointRowBorrowed {
                    control_point_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    parameter: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    lower_e6: row.try_get(6)?,
                    lower_inclusive: row.try_get(7)?,
                    upper_e6: row.try_get(8)?,
                    upper_inclusive: row.try_get(9)?,
                    physical_lower_e6: row.try_get(10)?,
                    physical_upper_e6: row.try_get(11)?,
                    max_gap_s: row.try_get(12)?,
                    pauses_age: row.try_get(13)?,
                    applies_to: row.try_get(14)?,
                })
            },
            mapper: |it| PointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PointInBatchParams<T1, T2>,
        PointRowQuery<'c, 'a, 's, C, PointRow, 3>,
        C,
    > for PointInBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointInBatchParams<T1, T2>,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 3> {
        self.bind(client, &params.tenant, &params.batch, &params.code)
    }
}
pub struct PointAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn point_alike() -> PointAlikeStmt {
    PointAlikeStmt(
        "select code from make.control_point where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl PointAlikeStmt {
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
        code: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PointAlikeParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for PointAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct PointsNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn points_newest() -> PointsNewestStmt {
    PointsNewestStmt(
        "select distinct on (code) control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to from make.control_point where tenant_id = $1 and code > $2 order by code, version desc limit $3",
        None,
    )
}
impl PointsNewestStmt {
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
        after: &'a T1,
        many: &'a i64,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 3> {
        PointRowQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PointRowBorrowed, tokio_postgres::Error> {
                Ok(PointRowBorrowed {
                    control_point_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    parameter: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    lower_e6: row.try_get(6)?,
                    lower_inclusive: row.try_get(7)?,
                    upper_e6: row.try_get(8)?,
                    upper_inclusive: row.try_get(9)?,
                    physical_lower_e6: row.try_get(10)?,
                    physical_upper_e6: row.try_get(11)?,
                    max_gap_s: row.try_get(12)?,
                    pauses_age: row.try_get(13)?,
                    applies_to: row.try_get(14)?,
                })
            },
            mapper: |it| PointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PointsNewestParams<T1>,
        PointRowQuery<'c, 'a, 's, C, PointRow, 3>,
        C,
    > for PointsNewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointsNewestParams<T1>,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
pub struct PointsRequiredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn points_required() -> PointsRequiredStmt {
    PointsRequiredStmt(
        "select p.control_point_id, p.code, p.version, p.kind, p.parameter, p.unit, p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive, p.physical_lower_e6, p.physical_upper_e6, p.max_gap_s, p.pauses_age, p.applies_to from make.batch_control_point r join make.control_point p on p.tenant_id = $1 and p.control_point_id = r.control_point_id where r.tenant_id = $1 and r.batch_id = $2 order by p.code",
        None,
    )
}
impl PointsRequiredStmt {
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
        batch: &'a uuid::Uuid,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        PointRowQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PointRowBorrowed, tokio_postgres::Error> {
                Ok(PointRowBorrowed {
                    control_point_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    parameter: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    lower_e6: row.try_get(6)?,
                    lower_inclusive: row.try_get(7)?,
                    upper_e6: row.try_get(8)?,
                    upper_inclusive: row.try_get(9)?,
                    physical_lower_e6: row.try_get(10)?,
                    physical_upper_e6: row.try_get(11)?,
                    max_gap_s: row.try_get(12)?,
                    pauses_age: row.try_get(13)?,
                    applies_to: row.try_get(14)?,
                })
            },
            mapper: |it| PointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PointsRequiredParams,
        PointRowQuery<'c, 'a, 's, C, PointRow, 2>,
        C,
    > for PointsRequiredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointsRequiredParams,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct PointOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn point_of_id() -> PointOfIdStmt {
    PointOfIdStmt(
        "select control_point_id, code, version, kind, parameter, unit, lower_e6, lower_inclusive, upper_e6, upper_inclusive, physical_lower_e6, physical_upper_e6, max_gap_s, pauses_age, applies_to from make.control_point where tenant_id = $1 and control_point_id = $2",
        None,
    )
}
impl PointOfIdStmt {
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
        control_point: &'a uuid::Uuid,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        PointRowQuery {
            client,
            params: [tenant, control_point],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PointRowBorrowed, tokio_postgres::Error> {
                Ok(PointRowBorrowed {
                    control_point_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    parameter: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    lower_e6: row.try_get(6)?,
                    lower_inclusive: row.try_get(7)?,
                    upper_e6: row.try_get(8)?,
                    upper_inclusive: row.try_get(9)?,
                    physical_lower_e6: row.try_get(10)?,
                    physical_upper_e6: row.try_get(11)?,
                    max_gap_s: row.try_get(12)?,
                    pauses_age: row.try_get(13)?,
                    applies_to: row.try_get(14)?,
                })
            },
            mapper: |it| PointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PointOfIdParams, PointRowQuery<'c, 'a, 's, C, PointRow, 2>, C>
    for PointOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PointOfIdParams,
    ) -> PointRowQuery<'c, 'a, 's, C, PointRow, 2> {
        self.bind(client, &params.tenant, &params.control_point)
    }
}
