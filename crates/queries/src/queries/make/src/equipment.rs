// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertEquipmentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub code: T1,
    pub kind: T2,
    pub name: T3,
    pub measures: Option<T4>,
    pub capacity_e6: Option<i64>,
    pub minimum_e6: Option<i64>,
    pub unit: Option<T5>,
    pub tolerance_e6: Option<i64>,
    pub calibration_every_days: Option<i32>,
    pub calibration_due: Option<jiff::civil::Date>,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub clean_after_each_batch: bool,
    pub clean_valid_hours: Option<i32>,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EquipmentCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct EquipmentPageParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct MarkUsedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EquipmentRow {
    pub equipment_id: uuid::Uuid,
    pub code: String,
    pub kind: String,
    pub name: String,
    pub measures: Option<String>,
    pub capacity_e6: Option<i64>,
    pub minimum_e6: Option<i64>,
    pub unit: Option<String>,
    pub tolerance_e6: Option<i64>,
    pub calibration_every_days: Option<i32>,
    pub calibration_due: Option<jiff::civil::Date>,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub clean_after_each_batch: bool,
    pub clean_valid_hours: Option<i32>,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct EquipmentRowBorrowed<'a> {
    pub equipment_id: uuid::Uuid,
    pub code: &'a str,
    pub kind: &'a str,
    pub name: &'a str,
    pub measures: Option<&'a str>,
    pub capacity_e6: Option<i64>,
    pub minimum_e6: Option<i64>,
    pub unit: Option<&'a str>,
    pub tolerance_e6: Option<i64>,
    pub calibration_every_days: Option<i32>,
    pub calibration_due: Option<jiff::civil::Date>,
    pub physical_lower_e6: Option<i64>,
    pub physical_upper_e6: Option<i64>,
    pub clean_after_each_batch: bool,
    pub clean_valid_hours: Option<i32>,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<EquipmentRowBorrowed<'a>> for EquipmentRow {
    fn from(
        EquipmentRowBorrowed {
            equipment_id,
            code,
            kind,
            name,
            measures,
            capacity_e6,
            minimum_e6,
            unit,
            tolerance_e6,
            calibration_every_days,
            calibration_due,
            physical_lower_e6,
            physical_upper_e6,
            clean_after_each_batch,
            clean_valid_hours,
            cleaned_at,
            used_at,
        }: EquipmentRowBorrowed<'a>,
    ) -> Self {
        Self {
            equipment_id,
            code: code.into(),
            kind: kind.into(),
            name: name.into(),
            measures: measures.map(|v| v.into()),
            capacity_e6,
            minimum_e6,
            unit: unit.map(|v| v.into()),
            tolerance_e6,
            calibration_every_days,
            calibration_due,
            physical_lower_e6,
            physical_upper_e6,
            clean_after_each_batch,
            clean_valid_hours,
            cleaned_at,
            used_at,
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
pub struct EquipmentRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EquipmentRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EquipmentRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EquipmentRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EquipmentRowBorrowed) -> R) -> EquipmentRowQuery<'c, 'a, 's, C, R, N> {
        EquipmentRowQuery {
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
pub struct InsertEquipmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_equipment() -> InsertEquipmentStmt {
    InsertEquipmentStmt(
        "insert into make.equipment (tenant_id, equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6, calibration_every_days, calibration_due, physical_lower_e6, physical_upper_e6, clean_after_each_batch, clean_valid_hours, cleaned_at, opening, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, $19, $20) returning true as added",
        None,
    )
}
impl InsertEquipmentStmt {
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
        equipment: &'a uuid::Uuid,
        code: &'a T1,
        kind: &'a T2,
        name: &'a T3,
        measures: &'a Option<T4>,
        capacity_e6: &'a Option<i64>,
        minimum_e6: &'a Option<i64>,
        unit: &'a Option<T5>,
        tolerance_e6: &'a Option<i64>,
        calibration_every_days: &'a Option<i32>,
        calibration_due: &'a Option<jiff::civil::Date>,
        physical_lower_e6: &'a Option<i64>,
        physical_upper_e6: &'a Option<i64>,
        clean_after_each_batch: &'a bool,
        clean_valid_hours: &'a Option<i32>,
        cleaned_at: &'a Option<jiff::Timestamp>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        BoolQuery {
            client,
            params: [
                tenant,
                equipment,
                code,
                kind,
                name,
                measures,
                capacity_e6,
                minimum_e6,
                unit,
                tolerance_e6,
                calibration_every_days,
                calibration_due,
                physical_lower_e6,
                physical_upper_e6,
                clean_after_each_batch,
                clean_valid_hours,
                cleaned_at,
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
        InsertEquipmentParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 20>,
        C,
    > for InsertEquipmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEquipmentParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        self.bind(
            client,
            &params.tenant,
            &params.equipment,
            &params.code,
            &params.kind,
            &params.name,
            &params.measures,
            &params.capacity_e6,
            &params.minimum_e6,
            &params.unit,
            &params.tolerance_e6,
            &params.calibration_every_days,
            &params.calibration_due,
            &params.physical_lower_e6,
            &params.physical_upper_e6,
            &params.clean_after_each_batch,
            &params.clean_valid_hours,
            &params.cleaned_at,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct EquipmentCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn equipment_coded() -> EquipmentCodedStmt {
    EquipmentCodedStmt(
        "select equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6, calibration_every_days, calibration_due, physical_lower_e6, physical_upper_e6, clean_after_each_batch, clean_valid_hours, cleaned_at, used_at from make.equipment where tenant_id = $1 and code = any($2) order by code",
        None,
    )
}
impl EquipmentCodedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        codes: &'a T2,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 2> {
        EquipmentRowQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EquipmentRowBorrowed, tokio_postgres::Error> {
                Ok(EquipmentRowBorrowed {
                    equipment_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    name: row.try_get(3)?,
                    measures: row.try_get(4)?,
                    capacity_e6: row.try_get(5)?,
                    minimum_e6: row.try_get(6)?,
                    unit: row.try_get(7)?,
                    tolerance_e6: row.try_get(8)?,
                    calibration_every_days: row.try_get(9)?,
                    calibration_due: row.try_get(10)?,
                    physical_lower_e6: row.try_get(11)?,
                    physical_upper_e6: row.try_get(12)?,
                    clean_after_each_batch: row.try_get(13)?,
                    clean_valid_hours: row.try_get(14)?,
                    cleaned_at: row.try_get(15)?,
                    used_at: row.try_get(16)?,
                })
            },
            mapper: |it| EquipmentRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EquipmentCodedParams<T1, T2>,
        EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 2>,
        C,
    > for EquipmentCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EquipmentCodedParams<T1, T2>,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct EquipmentPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn equipment_page() -> EquipmentPageStmt {
    EquipmentPageStmt(
        "select equipment_id, code, kind, name, measures, capacity_e6, minimum_e6, unit, tolerance_e6, calibration_every_days, calibration_due, physical_lower_e6, physical_upper_e6, clean_after_each_batch, clean_valid_hours, cleaned_at, used_at from make.equipment where tenant_id = $1 and code > $2 order by code limit $3",
        None,
    )
}
impl EquipmentPageStmt {
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
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3> {
        EquipmentRowQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EquipmentRowBorrowed, tokio_postgres::Error> {
                Ok(EquipmentRowBorrowed {
                    equipment_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    name: row.try_get(3)?,
                    measures: row.try_get(4)?,
                    capacity_e6: row.try_get(5)?,
                    minimum_e6: row.try_get(6)?,
                    unit: row.try_get(7)?,
                    tolerance_e6: row.try_get(8)?,
                    calibration_every_days: row.try_get(9)?,
                    calibration_due: row.try_get(10)?,
                    physical_lower_e6: row.try_get(11)?,
                    physical_upper_e6: row.try_get(12)?,
                    clean_after_each_batch: row.try_get(13)?,
                    clean_valid_hours: row.try_get(14)?,
                    cleaned_at: row.try_get(15)?,
                    used_at: row.try_get(16)?,
                })
            },
            mapper: |it| EquipmentRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EquipmentPageParams<T1>,
        EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3>,
        C,
    > for EquipmentPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EquipmentPageParams<T1>,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
pub struct MarkUsedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_used() -> MarkUsedStmt {
    MarkUsedStmt(
        "update make.equipment set used_at = $1, version = version + 1 where tenant_id = $2 and code = any($3) returning code",
        None,
    )
}
impl MarkUsedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        codes: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [now, tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MarkUsedParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for MarkUsedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkUsedParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.now, &params.tenant, &params.codes)
    }
}
