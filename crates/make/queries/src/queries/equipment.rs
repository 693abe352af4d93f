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
    pub at: jiff::Timestamp,
    pub codes: T2,
}
#[derive(Debug)]
pub struct EquipmentAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LockEquipmentParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct EquipmentPageParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub after: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct IsDescribedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
}
#[derive(Debug)]
pub struct MarkUsedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct InsertCheckParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub check_id: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub kind: T1,
    pub result: T2,
    pub at: jiff::Timestamp,
    pub as_found_error_e6: Option<i64>,
    pub as_left_error_e6: Option<i64>,
    pub tolerance_e6: Option<i64>,
    pub next_due: Option<jiff::civil::Date>,
    pub valid_until: Option<jiff::Timestamp>,
    pub reference: Option<T3>,
    pub programme: Option<T4>,
    pub note: Option<T5>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertDeferralParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub deferral: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub kind: T1,
    pub check_id: Option<uuid::Uuid>,
    pub due_on: jiff::civil::Date,
    pub deferred_to: jiff::civil::Date,
    pub reason: T2,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChecksOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub kinds: T2,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CheckOfIdParams {
    pub tenant: uuid::Uuid,
    pub check_id: uuid::Uuid,
    pub equipment: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CheckMomentParams {
    pub tenant: uuid::Uuid,
    pub check_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeferralsOfParams {
    pub tenant: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LastGoodBeforeParams {
    pub tenant: uuid::Uuid,
    pub equipment: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub recorded: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadingMomentParams {
    pub tenant: uuid::Uuid,
    pub reading: uuid::Uuid,
}
#[derive(Debug)]
pub struct TakenCountParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub instrument: T1,
    pub from_at: jiff::Timestamp,
    pub to_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct TakenWithParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub instrument: T1,
    pub to_at: jiff::Timestamp,
    pub after_at: jiff::Timestamp,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct BatchesReadWithParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub instrument: T1,
    pub from_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct AttachPaperParams {
    pub tenant: uuid::Uuid,
    pub check_id: uuid::Uuid,
    pub paper: uuid::Uuid,
}
#[derive(Debug)]
pub struct PapersOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub checks: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PaperCountParams {
    pub tenant: uuid::Uuid,
    pub check_id: uuid::Uuid,
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
    pub calibration_id: Option<uuid::Uuid>,
    pub calibration_at: Option<jiff::Timestamp>,
    pub calibration: Option<String>,
    pub next_due: Option<jiff::civil::Date>,
    pub calibration_deferred: Option<jiff::civil::Date>,
    pub cleaning_id: Option<uuid::Uuid>,
    pub cleaning_at: Option<jiff::Timestamp>,
    pub cleaning: Option<String>,
    pub cleaning_deferred: Option<jiff::civil::Date>,
    pub in_doubt: bool,
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
    pub calibration_id: Option<uuid::Uuid>,
    pub calibration_at: Option<jiff::Timestamp>,
    pub calibration: Option<&'a str>,
    pub next_due: Option<jiff::civil::Date>,
    pub calibration_deferred: Option<jiff::civil::Date>,
    pub cleaning_id: Option<uuid::Uuid>,
    pub cleaning_at: Option<jiff::Timestamp>,
    pub cleaning: Option<&'a str>,
    pub cleaning_deferred: Option<jiff::civil::Date>,
    pub in_doubt: bool,
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
            calibration_id,
            calibration_at,
            calibration,
            next_due,
            calibration_deferred,
            cleaning_id,
            cleaning_at,
            cleaning,
            cleaning_deferred,
            in_doubt,
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
            calibration_id,
            calibration_at,
            calibration: calibration.map(|v| v.into()),
            next_due,
            calibration_deferred,
            cleaning_id,
            cleaning_at,
            cleaning: cleaning.map(|v| v.into()),
            cleaning_deferred,
            in_doubt,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct InUse {
    pub code: String,
    pub equipment: Vec<String>,
}
pub struct InUseBorrowed<'a> {
    pub code: &'a str,
    pub equipment: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<InUseBorrowed<'a>> for InUse {
    fn from(InUseBorrowed { code, equipment }: InUseBorrowed<'a>) -> Self {
        Self { code: code.into(), equipment: equipment.map(|v| v.into()).collect() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CheckRow {
    pub equipment_check_id: uuid::Uuid,
    pub kind: String,
    pub result: String,
    pub performed_at: jiff::Timestamp,
    pub as_found_error_e6: Option<i64>,
    pub as_left_error_e6: Option<i64>,
    pub tolerance_e6: Option<i64>,
    pub next_due: Option<jiff::civil::Date>,
    pub valid_until: Option<jiff::Timestamp>,
    pub reference: Option<Vec<u8>>,
    pub programme: Option<Vec<u8>>,
    pub note: Option<Vec<u8>>,
    pub opening: bool,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub by_name: Vec<u8>,
}
pub struct CheckRowBorrowed<'a> {
    pub equipment_check_id: uuid::Uuid,
    pub kind: &'a str,
    pub result: &'a str,
    pub performed_at: jiff::Timestamp,
    pub as_found_error_e6: Option<i64>,
    pub as_left_error_e6: Option<i64>,
    pub tolerance_e6: Option<i64>,
    pub next_due: Option<jiff::civil::Date>,
    pub valid_until: Option<jiff::Timestamp>,
    pub reference: Option<&'a [u8]>,
    pub programme: Option<&'a [u8]>,
    pub note: Option<&'a [u8]>,
    pub opening: bool,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub by_name: &'a [u8],
}
impl<'a> From<CheckRowBorrowed<'a>> for CheckRow {
    fn from(
        CheckRowBorrowed {
            equipment_check_id,
            kind,
            result,
            performed_at,
            as_found_error_e6,
            as_left_error_e6,
            tolerance_e6,
            next_due,
            valid_until,
            reference,
            programme,
            note,
            opening,
            created_by,
            created_at,
            by_name,
        }: CheckRowBorrowed<'a>,
    ) -> Self {
        Self {
            equipment_check_id,
            kind: kind.into(),
            result: result.into(),
            performed_at,
            as_found_error_e6,
            as_left_error_e6,
            tolerance_e6,
            next_due,
            valid_until,
            reference: reference.map(|v| v.into()),
            programme: programme.map(|v| v.into()),
            note: note.map(|v| v.into()),
            opening,
            created_by,
            created_at,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DeferralsOf {
    pub check_deferral_id: uuid::Uuid,
    pub kind: String,
    pub due_on: jiff::civil::Date,
    pub deferred_to: jiff::civil::Date,
    pub reason: Vec<u8>,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub by_name: Vec<u8>,
}
pub struct DeferralsOfBorrowed<'a> {
    pub check_deferral_id: uuid::Uuid,
    pub kind: &'a str,
    pub due_on: jiff::civil::Date,
    pub deferred_to: jiff::civil::Date,
    pub reason: &'a [u8],
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub by_name: &'a [u8],
}
impl<'a> From<DeferralsOfBorrowed<'a>> for DeferralsOf {
    fn from(
        DeferralsOfBorrowed {
            check_deferral_id,
            kind,
            due_on,
            deferred_to,
            reason,
            created_by,
            created_at,
            by_name,
        }: DeferralsOfBorrowed<'a>,
    ) -> Self {
        Self {
            check_deferral_id,
            kind: kind.into(),
            due_on,
            deferred_to,
            reason: reason.into(),
            created_by,
            created_at,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TakenWith {
    pub reading_id: uuid::Uuid,
    pub batch: String,
    pub point: String,
    pub device: String,
    pub seq: i64,
    pub read_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: String,
    pub result: String,
    pub outside_e6: Option<i64>,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
}
pub struct TakenWithBorrowed<'a> {
    pub reading_id: uuid::Uuid,
    pub batch: &'a str,
    pub point: &'a str,
    pub device: &'a str,
    pub seq: i64,
    pub read_at: jiff::Timestamp,
    pub value_e6: i64,
    pub unit: &'a str,
    pub result: &'a str,
    pub outside_e6: Option<i64>,
    pub lower_e6: Option<i64>,
    pub lower_inclusive: bool,
    pub upper_e6: Option<i64>,
    pub upper_inclusive: bool,
}
impl<'a> From<TakenWithBorrowed<'a>> for TakenWith {
    fn from(
        TakenWithBorrowed {
            reading_id,
            batch,
            point,
            device,
            seq,
            read_at,
            value_e6,
            unit,
            result,
            outside_e6,
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
        }: TakenWithBorrowed<'a>,
    ) -> Self {
        Self {
            reading_id,
            batch: batch.into(),
            point: point.into(),
            device: device.into(),
            seq,
            read_at,
            value_e6,
            unit: unit.into(),
            result: result.into(),
            outside_e6,
            lower_e6,
            lower_inclusive,
            upper_e6,
            upper_inclusive,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PapersOf {
    pub equipment_check_id: uuid::Uuid,
    pub paper_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub media_type: String,
    pub size: i32,
    pub created_at: jiff::Timestamp,
}
pub struct PapersOfBorrowed<'a> {
    pub equipment_check_id: uuid::Uuid,
    pub paper_id: uuid::Uuid,
    pub name: &'a [u8],
    pub media_type: &'a str,
    pub size: i32,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<PapersOfBorrowed<'a>> for PapersOf {
    fn from(
        PapersOfBorrowed {
            equipment_check_id,
            paper_id,
            name,
            media_type,
            size,
            created_at,
        }: PapersOfBorrowed<'a>,
    ) -> Self {
        Self {
            equipment_check_id,
            paper_id,
            name: name.into(),
            media_type: media_type.into(),
            size,
            created_at,
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
pub struct InUseQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InUseBorrowed, tokio_postgres::Error>,
    mapper: fn(InUseBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InUseQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InUseBorrowed) -> R) -> InUseQuery<'c, 'a, 's, C, R, N> {
        InUseQuery {
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
pub struct CheckRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CheckRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CheckRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CheckRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CheckRowBorrowed) -> R) -> CheckRowQuery<'c, 'a, 's, C, R, N> {
        CheckRowQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct DeferralsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeferralsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(DeferralsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeferralsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeferralsOfBorrowed) -> R) -> DeferralsOfQuery<'c, 'a, 's, C, R, N> {
        DeferralsOfQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct TakenWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakenWithBorrowed, tokio_postgres::Error>,
    mapper: fn(TakenWithBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakenWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakenWithBorrowed) -> R) -> TakenWithQuery<'c, 'a, 's, C, R, N> {
        TakenWithQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct PapersOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PapersOfBorrowed, tokio_postgres::Error>,
    mapper: fn(PapersOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PapersOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PapersOfBorrowed) -> R) -> PapersOfQuery<'c, 'a, 's, C, R, N> {
        PapersOfQuery {
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
        "select e.equipment_id, e.code, e.kind, e.name, e.measures, e.capacity_e6, e.minimum_e6, e.unit, e.tolerance_e6, e.calibration_every_days, e.calibration_due, e.physical_lower_e6, e.physical_upper_e6, e.clean_after_each_batch, e.clean_valid_hours, e.cleaned_at, e.used_at, cal.equipment_check_id as calibration_id, cal.performed_at as calibration_at, cal.result as calibration, cal.next_due, cal_later.deferred_to as calibration_deferred, cle.equipment_check_id as cleaning_id, cle.performed_at as cleaning_at, cle.result as cleaning, cle_later.deferred_to as cleaning_deferred, exists (select from make.equipment_check f where f.tenant_id = $1 and f.equipment_id = e.equipment_id and f.kind = 'calibration' and f.result = 'fail' and f.performed_at >= $2 and not exists (select from make.equipment_check g where g.tenant_id = $1 and g.equipment_id = e.equipment_id and g.kind = 'calibration' and g.result = 'pass' and g.performed_at >= $2 and g.performed_at < f.performed_at and g.created_at <= f.created_at)) as in_doubt from make.equipment e left join lateral ( select c.equipment_check_id, c.performed_at, c.result, c.next_due from make.equipment_check c where c.tenant_id = $1 and c.equipment_id = e.equipment_id and c.kind = 'calibration' and c.performed_at <= $2 order by c.performed_at desc, c.equipment_check_id desc limit 1) cal on true left join lateral ( select d.deferred_to from make.check_deferral d where d.tenant_id = $1 and d.equipment_id = e.equipment_id and d.kind = 'calibration' and d.created_at <= $2 and d.equipment_check_id is not distinct from cal.equipment_check_id order by d.created_at desc, d.check_deferral_id desc limit 1) cal_later on true left join lateral ( select c.equipment_check_id, c.performed_at, c.result from make.equipment_check c where c.tenant_id = $1 and c.equipment_id = e.equipment_id and c.kind = 'cleaning' and c.performed_at <= $2 order by c.performed_at desc, c.equipment_check_id desc limit 1) cle on true left join lateral ( select d.deferred_to from make.check_deferral d where d.tenant_id = $1 and d.equipment_id = e.equipment_id and d.kind = 'cleaning' and d.created_at <= $2 and d.equipment_check_id is not distinct from cle.equipment_check_id order by d.created_at desc, d.check_deferral_id desc limit 1) cle_later on true where e.tenant_id = $1 and e.code = any($3) order by e.code",
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
        at: &'a jiff::Timestamp,
        codes: &'a T2,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3> {
        EquipmentRowQuery {
            client,
            params: [tenant, at, codes],
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
                    calibration_id: row.try_get(17)?,
                    calibration_at: row.try_get(18)?,
                    calibration: row.try_get(19)?,
                    next_due: row.try_get(20)?,
                    calibration_deferred: row.try_get(21)?,
                    cleaning_id: row.try_get(22)?,
                    cleaning_at: row.try_get(23)?,
                    cleaning: row.try_get(24)?,
                    cleaning_deferred: row.try_get(25)?,
                    in_doubt: row.try_get(26)?,
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
        EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3>,
        C,
    > for EquipmentCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EquipmentCodedParams<T1, T2>,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 3> {
        self.bind(client, &params.tenant, &params.at, &params.codes)
    }
}
pub struct EquipmentAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn equipment_alike() -> EquipmentAlikeStmt {
    EquipmentAlikeStmt(
        "select code from make.equipment where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl EquipmentAlikeStmt {
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
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EquipmentAlikeParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for EquipmentAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EquipmentAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LockEquipmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_equipment() -> LockEquipmentStmt {
    LockEquipmentStmt(
        "select code from make.equipment where tenant_id = $1 and code = any($2) order by code for no key update",
        None,
    )
}
impl LockEquipmentStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, codes],
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
        LockEquipmentParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for LockEquipmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockEquipmentParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct EquipmentPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn equipment_page() -> EquipmentPageStmt {
    EquipmentPageStmt(
        "select e.equipment_id, e.code, e.kind, e.name, e.measures, e.capacity_e6, e.minimum_e6, e.unit, e.tolerance_e6, e.calibration_every_days, e.calibration_due, e.physical_lower_e6, e.physical_upper_e6, e.clean_after_each_batch, e.clean_valid_hours, e.cleaned_at, e.used_at, cal.equipment_check_id as calibration_id, cal.performed_at as calibration_at, cal.result as calibration, cal.next_due, cal_later.deferred_to as calibration_deferred, cle.equipment_check_id as cleaning_id, cle.performed_at as cleaning_at, cle.result as cleaning, cle_later.deferred_to as cleaning_deferred, false as in_doubt from make.equipment e left join lateral ( select c.equipment_check_id, c.performed_at, c.result, c.next_due from make.equipment_check c where c.tenant_id = $1 and c.equipment_id = e.equipment_id and c.kind = 'calibration' and c.performed_at <= $2 order by c.performed_at desc, c.equipment_check_id desc limit 1) cal on true left join lateral ( select d.deferred_to from make.check_deferral d where d.tenant_id = $1 and d.equipment_id = e.equipment_id and d.kind = 'calibration' and d.created_at <= $2 and d.equipment_check_id is not distinct from cal.equipment_check_id order by d.created_at desc, d.check_deferral_id desc limit 1) cal_later on true left join lateral ( select c.equipment_check_id, c.performed_at, c.result from make.equipment_check c where c.tenant_id = $1 and c.equipment_id = e.equipment_id and c.kind = 'cleaning' and c.performed_at <= $2 order by c.performed_at desc, c.equipment_check_id desc limit 1) cle on true left join lateral ( select d.deferred_to from make.check_deferral d where d.tenant_id = $1 and d.equipment_id = e.equipment_id and d.kind = 'cleaning' and d.created_at <= $2 and d.equipment_check_id is not distinct from cle.equipment_check_id order by d.created_at desc, d.check_deferral_id desc limit 1) cle_later on true where e.tenant_id = $1 and e.code > $3 order by e.code limit $4",
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
        at: &'a jiff::Timestamp,
        after: &'a T1,
        many: &'a i64,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 4> {
        EquipmentRowQuery {
            client,
            params: [tenant, at, after, many],
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
                    calibration_id: row.try_get(17)?,
                    calibration_at: row.try_get(18)?,
                    calibration: row.try_get(19)?,
                    next_due: row.try_get(20)?,
                    calibration_deferred: row.try_get(21)?,
                    cleaning_id: row.try_get(22)?,
                    cleaning_at: row.try_get(23)?,
                    cleaning: row.try_get(24)?,
                    cleaning_deferred: row.try_get(25)?,
                    in_doubt: row.try_get(26)?,
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
        EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 4>,
        C,
    > for EquipmentPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EquipmentPageParams<T1>,
    ) -> EquipmentRowQuery<'c, 'a, 's, C, EquipmentRow, 4> {
        self.bind(client, &params.tenant, &params.at, &params.after, &params.many)
    }
}
pub struct IsDescribedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_described() -> IsDescribedStmt {
    IsDescribedStmt(
        "select exists (select from make.equipment where tenant_id = $1 and kind = any($2)) as described",
        None,
    )
}
impl IsDescribedStmt {
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
        kinds: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, kinds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, IsDescribedParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsDescribedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsDescribedParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.kinds)
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
pub struct InUseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn in_use() -> InUseStmt {
    InUseStmt(
        "select code, equipment from make.batch where tenant_id = $1 and state = any(array['Running', 'Held']) order by batch_id",
        None,
    )
}
impl InUseStmt {
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
    ) -> InUseQuery<'c, 'a, 's, C, InUse, 1> {
        InUseQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InUseBorrowed, tokio_postgres::Error> {
                Ok(InUseBorrowed { code: row.try_get(0)?, equipment: row.try_get(1)? })
            },
            mapper: |it| InUse::from(it),
        }
    }
}
pub struct InsertCheckStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_check() -> InsertCheckStmt {
    InsertCheckStmt(
        "insert into make.equipment_check (tenant_id, equipment_check_id, equipment_id, kind, result, performed_at, as_found_error_e6, as_left_error_e6, tolerance_e6, next_due, valid_until, reference, programme, note, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning true as kept",
        None,
    )
}
impl InsertCheckStmt {
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
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        check_id: &'a uuid::Uuid,
        equipment: &'a uuid::Uuid,
        kind: &'a T1,
        result: &'a T2,
        at: &'a jiff::Timestamp,
        as_found_error_e6: &'a Option<i64>,
        as_left_error_e6: &'a Option<i64>,
        tolerance_e6: &'a Option<i64>,
        next_due: &'a Option<jiff::civil::Date>,
        valid_until: &'a Option<jiff::Timestamp>,
        reference: &'a Option<T3>,
        programme: &'a Option<T4>,
        note: &'a Option<T5>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        BoolQuery {
            client,
            params: [
                tenant,
                check_id,
                equipment,
                kind,
                result,
                at,
                as_found_error_e6,
                as_left_error_e6,
                tolerance_e6,
                next_due,
                valid_until,
                reference,
                programme,
                note,
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
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCheckParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 17>,
        C,
    > for InsertCheckStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCheckParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        self.bind(
            client,
            &params.tenant,
            &params.check_id,
            &params.equipment,
            &params.kind,
            &params.result,
            &params.at,
            &params.as_found_error_e6,
            &params.as_left_error_e6,
            &params.tolerance_e6,
            &params.next_due,
            &params.valid_until,
            &params.reference,
            &params.programme,
            &params.note,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertDeferralStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_deferral() -> InsertDeferralStmt {
    InsertDeferralStmt(
        "insert into make.check_deferral (tenant_id, check_deferral_id, equipment_id, kind, equipment_check_id, due_on, deferred_to, reason, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as kept",
        None,
    )
}
impl InsertDeferralStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        deferral: &'a uuid::Uuid,
        equipment: &'a uuid::Uuid,
        kind: &'a T1,
        check_id: &'a Option<uuid::Uuid>,
        due_on: &'a jiff::civil::Date,
        deferred_to: &'a jiff::civil::Date,
        reason: &'a T2,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, deferral, equipment, kind, check_id, due_on, deferred_to, reason, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDeferralParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertDeferralStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDeferralParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.deferral,
            &params.equipment,
            &params.kind,
            &params.check_id,
            &params.due_on,
            &params.deferred_to,
            &params.reason,
            &params.by,
            &params.now,
        )
    }
}
pub struct ChecksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn checks_of() -> ChecksOfStmt {
    ChecksOfStmt(
        "select c.equipment_check_id, c.kind, c.result, c.performed_at, c.as_found_error_e6, c.as_left_error_e6, c.tolerance_e6, c.next_due, c.valid_until, c.reference, c.programme, c.note, c.opening, c.created_by, c.created_at, p.name as by_name from make.equipment_check c join app.membership p on p.tenant_id = $1 and p.person_id = c.created_by where c.tenant_id = $1 and c.equipment_id = $2 and c.kind = any($3) and (c.performed_at, c.equipment_check_id) < ($4, $5) order by c.performed_at desc, c.equipment_check_id desc limit $6",
        None,
    )
}
impl ChecksOfStmt {
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
        equipment: &'a uuid::Uuid,
        kinds: &'a T2,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CheckRowQuery<'c, 'a, 's, C, CheckRow, 6> {
        CheckRowQuery {
            client,
            params: [tenant, equipment, kinds, before_at, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CheckRowBorrowed, tokio_postgres::Error> {
                Ok(CheckRowBorrowed {
                    equipment_check_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    result: row.try_get(2)?,
                    performed_at: row.try_get(3)?,
                    as_found_error_e6: row.try_get(4)?,
                    as_left_error_e6: row.try_get(5)?,
                    tolerance_e6: row.try_get(6)?,
                    next_due: row.try_get(7)?,
                    valid_until: row.try_get(8)?,
                    reference: row.try_get(9)?,
                    programme: row.try_get(10)?,
                    note: row.try_get(11)?,
                    opening: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    created_at: row.try_get(14)?,
                    by_name: row.try_get(15)?,
                })
            },
            mapper: |it| CheckRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChecksOfParams<T1, T2>,
        CheckRowQuery<'c, 'a, 's, C, CheckRow, 6>,
        C,
    > for ChecksOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChecksOfParams<T1, T2>,
    ) -> CheckRowQuery<'c, 'a, 's, C, CheckRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.equipment,
            &params.kinds,
            &params.before_at,
            &params.before,
            &params.many,
        )
    }
}
pub struct CheckOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn check_of_id() -> CheckOfIdStmt {
    CheckOfIdStmt(
        "select c.equipment_check_id, c.kind, c.result, c.performed_at, c.as_found_error_e6, c.as_left_error_e6, c.tolerance_e6, c.next_due, c.valid_until, c.reference, c.programme, c.note, c.opening, c.created_by, c.created_at, p.name as by_name from make.equipment_check c join app.membership p on p.tenant_id = $1 and p.person_id = c.created_by where c.tenant_id = $1 and c.equipment_check_id = $2 and c.equipment_id = $3",
        None,
    )
}
impl CheckOfIdStmt {
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
        check_id: &'a uuid::Uuid,
        equipment: &'a uuid::Uuid,
    ) -> CheckRowQuery<'c, 'a, 's, C, CheckRow, 3> {
        CheckRowQuery {
            client,
            params: [tenant, check_id, equipment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CheckRowBorrowed, tokio_postgres::Error> {
                Ok(CheckRowBorrowed {
                    equipment_check_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    result: row.try_get(2)?,
                    performed_at: row.try_get(3)?,
                    as_found_error_e6: row.try_get(4)?,
                    as_left_error_e6: row.try_get(5)?,
                    tolerance_e6: row.try_get(6)?,
                    next_due: row.try_get(7)?,
                    valid_until: row.try_get(8)?,
                    reference: row.try_get(9)?,
                    programme: row.try_get(10)?,
                    note: row.try_get(11)?,
                    opening: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    created_at: row.try_get(14)?,
                    by_name: row.try_get(15)?,
                })
            },
            mapper: |it| CheckRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CheckOfIdParams, CheckRowQuery<'c, 'a, 's, C, CheckRow, 3>, C>
    for CheckOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckOfIdParams,
    ) -> CheckRowQuery<'c, 'a, 's, C, CheckRow, 3> {
        self.bind(client, &params.tenant, &params.check_id, &params.equipment)
    }
}
pub struct CheckMomentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn check_moment() -> CheckMomentStmt {
    CheckMomentStmt(
        "select c.performed_at from make.equipment_check c where c.tenant_id = $1 and c.equipment_check_id = $2",
        None,
    )
}
impl CheckMomentStmt {
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
        check_id: &'a uuid::Uuid,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        JiffTimestampQuery {
            client,
            params: [tenant, check_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CheckMomentParams,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2>,
        C,
    > for CheckMomentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckMomentParams,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        self.bind(client, &params.tenant, &params.check_id)
    }
}
pub struct DeferralsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deferrals_of() -> DeferralsOfStmt {
    DeferralsOfStmt(
        "select d.check_deferral_id, d.kind, d.due_on, d.deferred_to, d.reason, d.created_by, d.created_at, p.name as by_name from make.check_deferral d join app.membership p on p.tenant_id = $1 and p.person_id = d.created_by where d.tenant_id = $1 and d.equipment_id = $2 order by d.created_at desc, d.check_deferral_id desc limit $3",
        None,
    )
}
impl DeferralsOfStmt {
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
        equipment: &'a uuid::Uuid,
        many: &'a i64,
    ) -> DeferralsOfQuery<'c, 'a, 's, C, DeferralsOf, 3> {
        DeferralsOfQuery {
            client,
            params: [tenant, equipment, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeferralsOfBorrowed, tokio_postgres::Error> {
                Ok(DeferralsOfBorrowed {
                    check_deferral_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    due_on: row.try_get(2)?,
                    deferred_to: row.try_get(3)?,
                    reason: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    by_name: row.try_get(7)?,
                })
            },
            mapper: |it| DeferralsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeferralsOfParams,
        DeferralsOfQuery<'c, 'a, 's, C, DeferralsOf, 3>,
        C,
    > for DeferralsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeferralsOfParams,
    ) -> DeferralsOfQuery<'c, 'a, 's, C, DeferralsOf, 3> {
        self.bind(client, &params.tenant, &params.equipment, &params.many)
    }
}
pub struct LastGoodBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_good_before() -> LastGoodBeforeStmt {
    LastGoodBeforeStmt(
        "select max(c.performed_at) as performed_at from make.equipment_check c where c.tenant_id = $1 and c.equipment_id = $2 and c.kind = 'calibration' and c.result = 'pass' and c.performed_at < $3 and c.created_at <= $4",
        None,
    )
}
impl LastGoodBeforeStmt {
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
        equipment: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        recorded: &'a jiff::Timestamp,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant, equipment, at, recorded],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastGoodBeforeParams,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4>,
        C,
    > for LastGoodBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastGoodBeforeParams,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 4> {
        self.bind(client, &params.tenant, &params.equipment, &params.at, &params.recorded)
    }
}
pub struct ReadingMomentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reading_moment() -> ReadingMomentStmt {
    ReadingMomentStmt(
        "select r.read_at from make.reading r where r.tenant_id = $1 and r.reading_id = $2",
        None,
    )
}
impl ReadingMomentStmt {
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
        reading: &'a uuid::Uuid,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        JiffTimestampQuery {
            client,
            params: [tenant, reading],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadingMomentParams,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2>,
        C,
    > for ReadingMomentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadingMomentParams,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 2> {
        self.bind(client, &params.tenant, &params.reading)
    }
}
pub struct TakenCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taken_count() -> TakenCountStmt {
    TakenCountStmt(
        "select count(*) as readings from make.reading r where r.tenant_id = $1 and r.instrument = $2 and r.read_at > $3 and r.read_at <= $4 and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id)",
        None,
    )
}
impl TakenCountStmt {
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
        instrument: &'a T1,
        from_at: &'a jiff::Timestamp,
        to_at: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [tenant, instrument, from_at, to_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TakenCountParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for TakenCountStmt
{
    fn params(&'s self, client: &'c C, params: &'a TakenCountParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.tenant, &params.instrument, &params.from_at, &params.to_at)
    }
}
pub struct TakenWithStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taken_with() -> TakenWithStmt {
    TakenWithStmt(
        "select r.reading_id, b.code as batch, r.point, r.device, r.seq, r.read_at, r.value_e6, p.unit, r.result, r.outside_e6, p.lower_e6, p.lower_inclusive, p.upper_e6, p.upper_inclusive from make.reading r join make.batch b on b.tenant_id = $1 and b.batch_id = r.batch_id join make.control_point p on p.tenant_id = $1 and p.control_point_id = r.control_point_id where r.tenant_id = $1 and r.instrument = $2 and r.read_at <= $3 and (r.read_at, r.reading_id) > ($4, $5) and not exists (select 1 from make.reading s where s.tenant_id = $1 and s.supersedes = r.reading_id) order by r.read_at, r.reading_id limit $6",
        None,
    )
}
impl TakenWithStmt {
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
        instrument: &'a T1,
        to_at: &'a jiff::Timestamp,
        after_at: &'a jiff::Timestamp,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> TakenWithQuery<'c, 'a, 's, C, TakenWith, 6> {
        TakenWithQuery {
            client,
            params: [tenant, instrument, to_at, after_at, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TakenWithBorrowed, tokio_postgres::Error> {
                Ok(TakenWithBorrowed {
                    reading_id: row.try_get(0)?,
                    batch: row.try_get(1)?,
                    point: row.try_get(2)?,
                    device: row.try_get(3)?,
                    seq: row.try_get(4)?,
                    read_at: row.try_get(5)?,
                    value_e6: row.try_get(6)?,
                    unit: row.try_get(7)?,
                    result: row.try_get(8)?,
                    outside_e6: row.try_get(9)?,
                    lower_e6: row.try_get(10)?,
                    lower_inclusive: row.try_get(11)?,
                    upper_e6: row.try_get(12)?,
                    upper_inclusive: row.try_get(13)?,
                })
            },
            mapper: |it| TakenWith::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakenWithParams<T1>,
        TakenWithQuery<'c, 'a, 's, C, TakenWith, 6>,
        C,
    > for TakenWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakenWithParams<T1>,
    ) -> TakenWithQuery<'c, 'a, 's, C, TakenWith, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.instrument,
            &params.to_at,
            &params.after_at,
            &params.after,
            &params.many,
        )
    }
}
pub struct BatchesReadWithStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_read_with() -> BatchesReadWithStmt {
    BatchesReadWithStmt(
        "select distinct r.batch_id from make.reading r where r.tenant_id = $1 and r.instrument = $2 and r.read_at > $3",
        None,
    )
}
impl BatchesReadWithStmt {
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
        instrument: &'a T1,
        from_at: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, instrument, from_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesReadWithParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for BatchesReadWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesReadWithParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.instrument, &params.from_at)
    }
}
pub struct AttachPaperStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attach_paper() -> AttachPaperStmt {
    AttachPaperStmt(
        "insert into make.equipment_check_paper (tenant_id, equipment_check_id, paper_id) values ($1, $2, $3) returning true as attached",
        None,
    )
}
impl AttachPaperStmt {
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
        check_id: &'a uuid::Uuid,
        paper: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, check_id, paper],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AttachPaperParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for AttachPaperStmt
{
    fn params(&'s self, client: &'c C, params: &'a AttachPaperParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.check_id, &params.paper)
    }
}
pub struct PapersOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn papers_of() -> PapersOfStmt {
    PapersOfStmt(
        "select l.equipment_check_id, p.paper_id, p.name, p.media_type, p.size, p.created_at from make.equipment_check_paper l join app.paper p on p.tenant_id = $1 and p.paper_id = l.paper_id where l.tenant_id = $1 and l.equipment_check_id = any($2) order by p.paper_id",
        None,
    )
}
impl PapersOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        checks: &'a T1,
    ) -> PapersOfQuery<'c, 'a, 's, C, PapersOf, 2> {
        PapersOfQuery {
            client,
            params: [tenant, checks],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PapersOfBorrowed, tokio_postgres::Error> {
                Ok(PapersOfBorrowed {
                    equipment_check_id: row.try_get(0)?,
                    paper_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    media_type: row.try_get(3)?,
                    size: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| PapersOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PapersOfParams<T1>,
        PapersOfQuery<'c, 'a, 's, C, PapersOf, 2>,
        C,
    > for PapersOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PapersOfParams<T1>,
    ) -> PapersOfQuery<'c, 'a, 's, C, PapersOf, 2> {
        self.bind(client, &params.tenant, &params.checks)
    }
}
pub struct PaperCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paper_count() -> PaperCountStmt {
    PaperCountStmt(
        "select count(*) as papers from make.equipment_check_paper where tenant_id = $1 and equipment_check_id = $2",
        None,
    )
}
impl PaperCountStmt {
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
        check_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, check_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PaperCountParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PaperCountStmt
{
    fn params(&'s self, client: &'c C, params: &'a PaperCountParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.check_id)
    }
}
