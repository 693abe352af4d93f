// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertBatchParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub code: T1,
    pub recipe_version: uuid::Uuid,
    pub state: T2,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<T3>,
    pub equipment: T5,
    pub open_lines: bool,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub opening_mass_e6: Option<i64>,
    pub opening_cost_minor: i64,
    pub started_at: Option<jiff::Timestamp>,
    pub completed_at: Option<jiff::Timestamp>,
    pub opening: bool,
    pub version: i32,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertBatchLineParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub line_no: i32,
    pub item: uuid::Uuid,
    pub planned_e6: Option<i64>,
    pub unit: T1,
}
#[derive(Debug)]
pub struct RequirePointsOfParams<T1: crate::StringSql> {
    pub batch: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub recipe: T1,
}
#[derive(Debug)]
pub struct RequirePointsCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub batch: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct InsertEventParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub seq: i32,
    pub verb: T1,
    pub to_state: T2,
    pub reason: Option<T3>,
    pub at: jiff::Timestamp,
    pub opening: bool,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct LockBatchParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct BatchCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LockBatchesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug)]
pub struct BatchesPageParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub states: T2,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct MoveBatchParams<T1: crate::StringSql> {
    pub state: T1,
    pub started_at: Option<jiff::Timestamp>,
    pub completed_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BatchLinesOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct BatchIdsCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct BatchCodesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct UnreleasedParentsParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OperatorsOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct LineOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: T1,
    pub line_no: i32,
}
#[derive(Debug)]
pub struct InsertConsumptionParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
{
    pub tenant: uuid::Uuid,
    pub movement: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub line_no: i32,
    pub lot: uuid::Uuid,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<T1>,
    pub skipped: T3,
    pub opening: bool,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DrawnOnLineParams {
    pub line_no: i32,
    pub piece: Option<i64>,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ConsumedByParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPlanParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub target: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PlanOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertObservationParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub observation: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub name: T1,
    pub value_e6: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ObservationsOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UpdatePlannedParams {
    pub planned_e6: Option<i64>,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub line_no: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertLabourParams {
    pub tenant: uuid::Uuid,
    pub labour: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub hours_e6: i64,
    pub cost_minor: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LabourOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertOverheadParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub overhead: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub name: T1,
    pub cost_minor: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OverheadsOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct LostOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct CodesNewestParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchRow {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub state: String,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<String>,
    pub equipment: Vec<String>,
    pub open_lines: bool,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub opening_mass_e6: Option<i64>,
    pub opening_cost_minor: i64,
    pub started_at: Option<jiff::Timestamp>,
    pub completed_at: Option<jiff::Timestamp>,
    pub opening: bool,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub recipe: String,
    pub recipe_version: i32,
    pub recipe_version_id: uuid::Uuid,
    pub recipe_name: Vec<u8>,
    pub output_item: Option<String>,
}
pub struct BatchRowBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub state: &'a str,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<&'a str>,
    pub equipment: crate::ArrayIterator<'a, &'a str>,
    pub open_lines: bool,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub opening_mass_e6: Option<i64>,
    pub opening_cost_minor: i64,
    pub started_at: Option<jiff::Timestamp>,
    pub completed_at: Option<jiff::Timestamp>,
    pub opening: bool,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub recipe: &'a str,
    pub recipe_version: i32,
    pub recipe_version_id: uuid::Uuid,
    pub recipe_name: &'a [u8],
    pub output_item: Option<&'a str>,
}
impl<'a> From<BatchRowBorrowed<'a>> for BatchRow {
    fn from(
        BatchRowBorrowed {
            batch_id,
            code,
            state,
            scale_e6,
            scale_unit,
            equipment,
            open_lines,
            minimum_age_days,
            shelf_life_days,
            tolerance_e6,
            opening_mass_e6,
            opening_cost_minor,
            started_at,
            completed_at,
            opening,
            version,
            created_at,
            recipe,
            recipe_version,
            recipe_version_id,
            recipe_name,
            output_item,
        }: BatchRowBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            code: code.into(),
            state: state.into(),
            scale_e6,
            scale_unit: scale_unit.map(|v| v.into()),
            equipment: equipment.map(|v| v.into()).collect(),
            open_lines,
            minimum_age_days,
            shelf_life_days,
            tolerance_e6,
            opening_mass_e6,
            opening_cost_minor,
            started_at,
            completed_at,
            opening,
            version,
            created_at,
            recipe: recipe.into(),
            recipe_version,
            recipe_version_id,
            recipe_name: recipe_name.into(),
            output_item: output_item.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchesByState {
    pub state: String,
    pub batches: i64,
}
pub struct BatchesByStateBorrowed<'a> {
    pub state: &'a str,
    pub batches: i64,
}
impl<'a> From<BatchesByStateBorrowed<'a>> for BatchesByState {
    fn from(BatchesByStateBorrowed { state, batches }: BatchesByStateBorrowed<'a>) -> Self {
        Self { state: state.into(), batches }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub seq: i32,
    pub verb: String,
    pub to_state: String,
    pub reason: Option<Vec<u8>>,
    pub at: jiff::Timestamp,
    pub opening: bool,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct EventRowBorrowed<'a> {
    pub seq: i32,
    pub verb: &'a str,
    pub to_state: &'a str,
    pub reason: Option<&'a [u8]>,
    pub at: jiff::Timestamp,
    pub opening: bool,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<EventRowBorrowed<'a>> for EventRow {
    fn from(
        EventRowBorrowed { seq, verb, to_state, reason, at, opening, created_by, by_name }: EventRowBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            seq,
            verb: verb.into(),
            to_state: to_state.into(),
            reason: reason.map(|v| v.into()),
            at,
            opening,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchLine {
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub planned_e6: Option<i64>,
    pub unit: String,
}
pub struct BatchLineBorrowed<'a> {
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub planned_e6: Option<i64>,
    pub unit: &'a str,
}
impl<'a> From<BatchLineBorrowed<'a>> for BatchLine {
    fn from(
        BatchLineBorrowed { line_no, item_id, item, item_name, planned_e6, unit }: BatchLineBorrowed<'a>,
    ) -> Self {
        Self {
            line_no,
            item_id,
            item: item.into(),
            item_name: item_name.into(),
            planned_e6,
            unit: unit.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchIdsCoded {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub state: String,
}
pub struct BatchIdsCodedBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub state: &'a str,
}
impl<'a> From<BatchIdsCodedBorrowed<'a>> for BatchIdsCoded {
    fn from(BatchIdsCodedBorrowed { batch_id, code, state }: BatchIdsCodedBorrowed<'a>) -> Self {
        Self { batch_id, code: code.into(), state: state.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchCodes {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub state: String,
}
pub struct BatchCodesBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub state: &'a str,
}
impl<'a> From<BatchCodesBorrowed<'a>> for BatchCodes {
    fn from(BatchCodesBorrowed { batch_id, code, state }: BatchCodesBorrowed<'a>) -> Self {
        Self { batch_id, code: code.into(), state: state.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LineOf {
    pub item_id: uuid::Uuid,
    pub item: String,
    pub unit: String,
}
pub struct LineOfBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub unit: &'a str,
}
impl<'a> From<LineOfBorrowed<'a>> for LineOf {
    fn from(LineOfBorrowed { item_id, item, unit }: LineOfBorrowed<'a>) -> Self {
        Self { item_id, item: item.into(), unit: unit.into() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DrawnOnLine {
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub of_batch_e6: i64,
    pub density_e6: Option<i64>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Consumed {
    pub movement_id: uuid::Uuid,
    pub line_no: i32,
    pub lot_id: uuid::Uuid,
    pub lot: String,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<Vec<u8>>,
    pub skipped: Vec<String>,
    pub consumed_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct ConsumedBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub line_no: i32,
    pub lot_id: uuid::Uuid,
    pub lot: &'a str,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<&'a [u8]>,
    pub skipped: crate::ArrayIterator<'a, &'a str>,
    pub consumed_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<ConsumedBorrowed<'a>> for Consumed {
    fn from(
        ConsumedBorrowed {
            movement_id,
            line_no,
            lot_id,
            lot,
            item,
            item_name,
            unit,
            density_e6,
            quantity_e6,
            cost_minor,
            override_reason,
            skipped,
            consumed_at,
            created_by,
            by_name,
        }: ConsumedBorrowed<'a>,
    ) -> Self {
        Self {
            movement_id,
            line_no,
            lot_id,
            lot: lot.into(),
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            density_e6,
            quantity_e6,
            cost_minor,
            override_reason: override_reason.map(|v| v.into()),
            skipped: skipped.map(|v| v.into()).collect(),
            consumed_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationsOf {
    pub name: String,
    pub value_e6: i64,
}
pub struct ObservationsOfBorrowed<'a> {
    pub name: &'a str,
    pub value_e6: i64,
}
impl<'a> From<ObservationsOfBorrowed<'a>> for ObservationsOf {
    fn from(ObservationsOfBorrowed { name, value_e6 }: ObservationsOfBorrowed<'a>) -> Self {
        Self { name: name.into(), value_e6 }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LabourOf {
    pub hours_e6: i64,
    pub cost_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OverheadsOf {
    pub batch_overhead_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub cost_minor: i64,
}
pub struct OverheadsOfBorrowed<'a> {
    pub batch_overhead_id: uuid::Uuid,
    pub name: &'a [u8],
    pub cost_minor: i64,
}
impl<'a> From<OverheadsOfBorrowed<'a>> for OverheadsOf {
    fn from(OverheadsOfBorrowed { batch_overhead_id, name, cost_minor }: OverheadsOfBorrowed<'a>) -> Self {
        Self { batch_overhead_id, name: name.into(), cost_minor }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LostOf {
    pub batch_id: Option<uuid::Uuid>,
    pub lost_minor: i64,
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
pub struct BatchRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchRowBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchRowBorrowed) -> R) -> BatchRowQuery<'c, 'a, 's, C, R, N> {
        BatchRowQuery {
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
pub struct BatchesByStateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchesByStateBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchesByStateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchesByStateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchesByStateBorrowed) -> R) -> BatchesByStateQuery<'c, 'a, 's, C, R, N> {
        BatchesByStateQuery {
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
pub struct EventRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EventRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventRowBorrowed) -> R) -> EventRowQuery<'c, 'a, 's, C, R, N> {
        EventRowQuery {
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
pub struct BatchLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchLineBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchLineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchLineBorrowed) -> R) -> BatchLineQuery<'c, 'a, 's, C, R, N> {
        BatchLineQuery {
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
pub struct BatchIdsCodedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchIdsCodedBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchIdsCodedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchIdsCodedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchIdsCodedBorrowed) -> R) -> BatchIdsCodedQuery<'c, 'a, 's, C, R, N> {
        BatchIdsCodedQuery {
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
pub struct BatchCodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchCodesBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchCodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchCodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchCodesBorrowed) -> R) -> BatchCodesQuery<'c, 'a, 's, C, R, N> {
        BatchCodesQuery {
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
pub struct LineOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LineOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineOfBorrowed) -> R) -> LineOfQuery<'c, 'a, 's, C, R, N> {
        LineOfQuery {
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
pub struct DrawnOnLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DrawnOnLine, tokio_postgres::Error>,
    mapper: fn(DrawnOnLine) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DrawnOnLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DrawnOnLine) -> R) -> DrawnOnLineQuery<'c, 'a, 's, C, R, N> {
        DrawnOnLineQuery {
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
pub struct ConsumedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConsumedBorrowed, tokio_postgres::Error>,
    mapper: fn(ConsumedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConsumedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ConsumedBorrowed) -> R) -> ConsumedQuery<'c, 'a, 's, C, R, N> {
        ConsumedQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct ObservationsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObservationsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ObservationsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObservationsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObservationsOfBorrowed) -> R) -> ObservationsOfQuery<'c, 'a, 's, C, R, N> {
        ObservationsOfQuery {
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
pub struct LabourOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LabourOf, tokio_postgres::Error>,
    mapper: fn(LabourOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LabourOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LabourOf) -> R) -> LabourOfQuery<'c, 'a, 's, C, R, N> {
        LabourOfQuery {
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
pub struct OverheadsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OverheadsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(OverheadsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OverheadsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OverheadsOfBorrowed) -> R) -> OverheadsOfQuery<'c, 'a, 's, C, R, N> {
        OverheadsOfQuery {
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
pub struct LostOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LostOf, tokio_postgres::Error>,
    mapper: fn(LostOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LostOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LostOf) -> R) -> LostOfQuery<'c, 'a, 's, C, R, N> {
        LostOfQuery {
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
pub struct InsertBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_batch() -> InsertBatchStmt {
    InsertBatchStmt(
        "insert into make.batch (tenant_id, batch_id, code, recipe_version_id, state, scale_e6, scale_unit, equipment, open_lines, minimum_age_days, shelf_life_days, tolerance_percent_e6, opening_mass_e6, opening_cost_minor, started_at, completed_at, opening, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) returning true as planned",
        None,
    )
}
impl InsertBatchStmt {
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
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        code: &'a T1,
        recipe_version: &'a uuid::Uuid,
        state: &'a T2,
        scale_e6: &'a Option<i64>,
        scale_unit: &'a Option<T3>,
        equipment: &'a T5,
        open_lines: &'a bool,
        minimum_age_days: &'a i32,
        shelf_life_days: &'a Option<i32>,
        tolerance_e6: &'a Option<i64>,
        opening_mass_e6: &'a Option<i64>,
        opening_cost_minor: &'a i64,
        started_at: &'a Option<jiff::Timestamp>,
        completed_at: &'a Option<jiff::Timestamp>,
        opening: &'a bool,
        version: &'a i32,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        BoolQuery {
            client,
            params: [
                tenant,
                batch,
                code,
                recipe_version,
                state,
                scale_e6,
                scale_unit,
                equipment,
                open_lines,
                minimum_age_days,
                shelf_life_days,
                tolerance_e6,
                opening_mass_e6,
                opening_cost_minor,
                started_at,
                completed_at,
                opening,
                version,
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
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertBatchParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 20>,
        C,
    > for InsertBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertBatchParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        self.bind(
            client,
            &params.tenant,
            &params.batch,
            &params.code,
            &params.recipe_version,
            &params.state,
            &params.scale_e6,
            &params.scale_unit,
            &params.equipment,
            &params.open_lines,
            &params.minimum_age_days,
            &params.shelf_life_days,
            &params.tolerance_e6,
            &params.opening_mass_e6,
            &params.opening_cost_minor,
            &params.started_at,
            &params.completed_at,
            &params.opening,
            &params.version,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertBatchLineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_batch_line() -> InsertBatchLineStmt {
    InsertBatchLineStmt(
        "insert into make.batch_line (tenant_id, batch_id, line_no, item_id, planned_e6, unit) values ($1, $2, $3, $4, $5, $6) returning true as added",
        None,
    )
}
impl InsertBatchLineStmt {
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
        batch: &'a uuid::Uuid,
        line_no: &'a i32,
        item: &'a uuid::Uuid,
        planned_e6: &'a Option<i64>,
        unit: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, batch, line_no, item, planned_e6, unit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertBatchLineParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for InsertBatchLineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertBatchLineParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.batch,
            &params.line_no,
            &params.item,
            &params.planned_e6,
            &params.unit,
        )
    }
}
pub struct RequirePointsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn require_points_of() -> RequirePointsOfStmt {
    RequirePointsOfStmt(
        "insert into make.batch_control_point as n (tenant_id, batch_id, control_point_id) select p.tenant_id, $1::uuid as batch_id, p.control_point_id from make.control_point p where p.tenant_id = $2 and p.applies_to = $3 and not exists (select from make.control_point c where c.tenant_id = $2 and c.code = p.code and c.version > p.version) returning n.control_point_id",
        None,
    )
}
impl RequirePointsOfStmt {
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
        batch: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        recipe: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [batch, tenant, recipe],
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
        RequirePointsOfParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RequirePointsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequirePointsOfParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.batch, &params.tenant, &params.recipe)
    }
}
pub struct RequirePointsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn require_points_coded() -> RequirePointsCodedStmt {
    RequirePointsCodedStmt(
        "insert into make.batch_control_point as n (tenant_id, batch_id, control_point_id) select distinct on (p.code) p.tenant_id, $1::uuid as batch_id, p.control_point_id from make.control_point p where p.tenant_id = $2 and p.code = any($3) order by p.code, p.version desc returning n.control_point_id",
        None,
    )
}
impl RequirePointsCodedStmt {
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
        batch: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        codes: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [batch, tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequirePointsCodedParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RequirePointsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequirePointsCodedParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.batch, &params.tenant, &params.codes)
    }
}
pub struct InsertEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event() -> InsertEventStmt {
    InsertEventStmt(
        "insert into make.batch_event (tenant_id, batch_id, seq, verb, to_state, reason, at, opening, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertEventStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        seq: &'a i32,
        verb: &'a T1,
        to_state: &'a T2,
        reason: &'a Option<T3>,
        at: &'a jiff::Timestamp,
        opening: &'a bool,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, batch, seq, verb, to_state, reason, at, opening, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEventParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEventParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.batch,
            &params.seq,
            &params.verb,
            &params.to_state,
            &params.reason,
            &params.at,
            &params.opening,
            &params.by,
        )
    }
}
pub struct LockBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_batch() -> LockBatchStmt {
    LockBatchStmt(
        "select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days, b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at, b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name, i.code as output_item from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where b.tenant_id = $1 and b.code = $2 for no key update of b",
        None,
    )
}
impl LockBatchStmt {
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
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        BatchRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchRowBorrowed, tokio_postgres::Error> {
                Ok(BatchRowBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    scale_e6: row.try_get(3)?,
                    scale_unit: row.try_get(4)?,
                    equipment: row.try_get(5)?,
                    open_lines: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    opening_mass_e6: row.try_get(10)?,
                    opening_cost_minor: row.try_get(11)?,
                    started_at: row.try_get(12)?,
                    completed_at: row.try_get(13)?,
                    opening: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    recipe: row.try_get(17)?,
                    recipe_version: row.try_get(18)?,
                    recipe_version_id: row.try_get(19)?,
                    recipe_name: row.try_get(20)?,
                    output_item: row.try_get(21)?,
                })
            },
            mapper: |it| BatchRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockBatchParams<T1>,
        BatchRowQuery<'c, 'a, 's, C, BatchRow, 2>,
        C,
    > for LockBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockBatchParams<T1>,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct BatchCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch_coded() -> BatchCodedStmt {
    BatchCodedStmt(
        "select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days, b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at, b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name, i.code as output_item from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where b.tenant_id = $1 and b.code = $2",
        None,
    )
}
impl BatchCodedStmt {
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
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        BatchRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchRowBorrowed, tokio_postgres::Error> {
                Ok(BatchRowBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    scale_e6: row.try_get(3)?,
                    scale_unit: row.try_get(4)?,
                    equipment: row.try_get(5)?,
                    open_lines: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    opening_mass_e6: row.try_get(10)?,
                    opening_cost_minor: row.try_get(11)?,
                    started_at: row.try_get(12)?,
                    completed_at: row.try_get(13)?,
                    opening: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    recipe: row.try_get(17)?,
                    recipe_version: row.try_get(18)?,
                    recipe_version_id: row.try_get(19)?,
                    recipe_name: row.try_get(20)?,
                    output_item: row.try_get(21)?,
                })
            },
            mapper: |it| BatchRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchCodedParams<T1>,
        BatchRowQuery<'c, 'a, 's, C, BatchRow, 2>,
        C,
    > for BatchCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchCodedParams<T1>,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LockBatchesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_batches() -> LockBatchesStmt {
    LockBatchesStmt(
        "select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days, b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at, b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name, i.code as output_item from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where b.tenant_id = $1 and b.batch_id = any($2) order by b.batch_id for no key update of b",
        None,
    )
}
impl LockBatchesStmt {
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
        batches: &'a T1,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        BatchRowQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchRowBorrowed, tokio_postgres::Error> {
                Ok(BatchRowBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    scale_e6: row.try_get(3)?,
                    scale_unit: row.try_get(4)?,
                    equipment: row.try_get(5)?,
                    open_lines: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    opening_mass_e6: row.try_get(10)?,
                    opening_cost_minor: row.try_get(11)?,
                    started_at: row.try_get(12)?,
                    completed_at: row.try_get(13)?,
                    opening: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    recipe: row.try_get(17)?,
                    recipe_version: row.try_get(18)?,
                    recipe_version_id: row.try_get(19)?,
                    recipe_name: row.try_get(20)?,
                    output_item: row.try_get(21)?,
                })
            },
            mapper: |it| BatchRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockBatchesParams<T1>,
        BatchRowQuery<'c, 'a, 's, C, BatchRow, 2>,
        C,
    > for LockBatchesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockBatchesParams<T1>,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct BatchesPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_page() -> BatchesPageStmt {
    BatchesPageStmt(
        "select b.batch_id, b.code, b.state, b.scale_e6, b.scale_unit, b.equipment, b.open_lines, b.minimum_age_days, b.shelf_life_days, b.tolerance_percent_e6 as tolerance_e6, b.opening_mass_e6, b.opening_cost_minor, b.started_at, b.completed_at, b.opening, b.version, b.created_at, r.code as recipe, r.version as recipe_version, b.recipe_version_id, r.name as recipe_name, i.code as output_item from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where b.tenant_id = $1 and b.state = any($2) and (b.created_at, b.batch_id) < ( (select coalesce(max(x.created_at), 'infinity'::timestamptz) from make.batch x where x.tenant_id = $1 and x.batch_id = $3), $3) order by b.created_at desc, b.batch_id desc limit $4",
        None,
    )
}
impl BatchesPageStmt {
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
        states: &'a T2,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 4> {
        BatchRowQuery {
            client,
            params: [tenant, states, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchRowBorrowed, tokio_postgres::Error> {
                Ok(BatchRowBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    scale_e6: row.try_get(3)?,
                    scale_unit: row.try_get(4)?,
                    equipment: row.try_get(5)?,
                    open_lines: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    opening_mass_e6: row.try_get(10)?,
                    opening_cost_minor: row.try_get(11)?,
                    started_at: row.try_get(12)?,
                    completed_at: row.try_get(13)?,
                    opening: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    recipe: row.try_get(17)?,
                    recipe_version: row.try_get(18)?,
                    recipe_version_id: row.try_get(19)?,
                    recipe_name: row.try_get(20)?,
                    output_item: row.try_get(21)?,
                })
            },
            mapper: |it| BatchRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesPageParams<T1, T2>,
        BatchRowQuery<'c, 'a, 's, C, BatchRow, 4>,
        C,
    > for BatchesPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesPageParams<T1, T2>,
    ) -> BatchRowQuery<'c, 'a, 's, C, BatchRow, 4> {
        self.bind(client, &params.tenant, &params.states, &params.before, &params.many)
    }
}
pub struct BatchesByStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_by_state() -> BatchesByStateStmt {
    BatchesByStateStmt(
        "select state, count(*) as batches from make.batch where tenant_id = $1 group by state order by state",
        None,
    )
}
impl BatchesByStateStmt {
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
    ) -> BatchesByStateQuery<'c, 'a, 's, C, BatchesByState, 1> {
        BatchesByStateQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchesByStateBorrowed, tokio_postgres::Error> {
                Ok(BatchesByStateBorrowed { state: row.try_get(0)?, batches: row.try_get(1)? })
            },
            mapper: |it| BatchesByState::from(it),
        }
    }
}
pub struct MoveBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_batch() -> MoveBatchStmt {
    MoveBatchStmt(
        "update make.batch set state = $1, started_at = $2, completed_at = $3, version = version + 1 where tenant_id = $4 and batch_id = $5 returning version",
        None,
    )
}
impl MoveBatchStmt {
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
        state: &'a T1,
        started_at: &'a Option<jiff::Timestamp>,
        completed_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [state, started_at, completed_at, tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MoveBatchParams<T1>, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for MoveBatchStmt
{
    fn params(&'s self, client: &'c C, params: &'a MoveBatchParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(
            client,
            &params.state,
            &params.started_at,
            &params.completed_at,
            &params.tenant,
            &params.batch,
        )
    }
}
pub struct EventsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of() -> EventsOfStmt {
    EventsOfStmt(
        "select e.seq, e.verb, e.to_state, e.reason, e.at, e.opening, e.created_by, p.name as by_name from make.batch_event e join app.membership p on p.tenant_id = $1 and p.person_id = e.created_by where e.tenant_id = $1 and e.batch_id = $2 order by e.seq",
        None,
    )
}
impl EventsOfStmt {
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
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        EventRowQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    seq: row.try_get(0)?,
                    verb: row.try_get(1)?,
                    to_state: row.try_get(2)?,
                    reason: row.try_get(3)?,
                    at: row.try_get(4)?,
                    opening: row.try_get(5)?,
                    created_by: row.try_get(6)?,
                    by_name: row.try_get(7)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EventsOfParams, EventRowQuery<'c, 'a, 's, C, EventRow, 2>, C>
    for EventsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct BatchLinesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch_lines_of() -> BatchLinesOfStmt {
    BatchLinesOfStmt(
        "select l.line_no, l.item_id, i.code as item, i.name as item_name, l.planned_e6, l.unit from make.batch_line l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.batch_id = $2 order by l.line_no",
        None,
    )
}
impl BatchLinesOfStmt {
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
    ) -> BatchLineQuery<'c, 'a, 's, C, BatchLine, 2> {
        BatchLineQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchLineBorrowed, tokio_postgres::Error> {
                Ok(BatchLineBorrowed {
                    line_no: row.try_get(0)?,
                    item_id: row.try_get(1)?,
                    item: row.try_get(2)?,
                    item_name: row.try_get(3)?,
                    planned_e6: row.try_get(4)?,
                    unit: row.try_get(5)?,
                })
            },
            mapper: |it| BatchLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchLinesOfParams,
        BatchLineQuery<'c, 'a, 's, C, BatchLine, 2>,
        C,
    > for BatchLinesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchLinesOfParams,
    ) -> BatchLineQuery<'c, 'a, 's, C, BatchLine, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct BatchIdsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch_ids_coded() -> BatchIdsCodedStmt {
    BatchIdsCodedStmt(
        "select batch_id, code, state from make.batch where tenant_id = $1 and code = any($2)",
        None,
    )
}
impl BatchIdsCodedStmt {
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
    ) -> BatchIdsCodedQuery<'c, 'a, 's, C, BatchIdsCoded, 2> {
        BatchIdsCodedQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchIdsCodedBorrowed, tokio_postgres::Error> {
                Ok(BatchIdsCodedBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                })
            },
            mapper: |it| BatchIdsCoded::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchIdsCodedParams<T1, T2>,
        BatchIdsCodedQuery<'c, 'a, 's, C, BatchIdsCoded, 2>,
        C,
    > for BatchIdsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchIdsCodedParams<T1, T2>,
    ) -> BatchIdsCodedQuery<'c, 'a, 's, C, BatchIdsCoded, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct BatchCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch_codes() -> BatchCodesStmt {
    BatchCodesStmt(
        "select batch_id, code, state from make.batch where tenant_id = $1 and batch_id = any($2) order by code",
        None,
    )
}
impl BatchCodesStmt {
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
        batches: &'a T1,
    ) -> BatchCodesQuery<'c, 'a, 's, C, BatchCodes, 2> {
        BatchCodesQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchCodesBorrowed, tokio_postgres::Error> {
                Ok(BatchCodesBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                })
            },
            mapper: |it| BatchCodes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchCodesParams<T1>,
        BatchCodesQuery<'c, 'a, 's, C, BatchCodes, 2>,
        C,
    > for BatchCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchCodesParams<T1>,
    ) -> BatchCodesQuery<'c, 'a, 's, C, BatchCodes, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct UnreleasedParentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unreleased_parents() -> UnreleasedParentsStmt {
    UnreleasedParentsStmt(
        "select distinct b.code from make.consumption c join ledger.lot l on l.tenant_id = $1 and l.lot_id = c.lot_id and l.needs_release join make.batch b on b.tenant_id = $1 and b.batch_id = l.batch_id where c.tenant_id = $1 and c.batch_id = $2 and (select sum(n.quantity_e6) from make.consumption n where n.tenant_id = $1 and n.batch_id = $2 and n.lot_id = c.lot_id) > 0 and not exists (select 1 from ledger.lot_release r where r.tenant_id = $1 and r.lot_id = c.lot_id) order by b.code",
        None,
    )
}
impl UnreleasedParentsStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnreleasedParentsParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for UnreleasedParentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreleasedParentsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct OperatorsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn operators_of() -> OperatorsOfStmt {
    OperatorsOfStmt(
        "select e.created_by from make.batch_event e where e.tenant_id = $1 and e.batch_id = $2 and not e.opening and e.verb in ('start', 'resume', 'complete') union select c.created_by from make.consumption c where c.tenant_id = $1 and c.batch_id = $2 and not c.opening",
        None,
    )
}
impl OperatorsOfStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, batch],
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
        OperatorsOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OperatorsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OperatorsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct LineOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn line_of() -> LineOfStmt {
    LineOfStmt(
        "select l.item_id, i.code as item, l.unit from make.batch_line l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join make.batch b on b.tenant_id = $1 and b.batch_id = l.batch_id where l.tenant_id = $1 and b.code = $2 and l.line_no = $3",
        None,
    )
}
impl LineOfStmt {
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
        batch: &'a T1,
        line_no: &'a i32,
    ) -> LineOfQuery<'c, 'a, 's, C, LineOf, 3> {
        LineOfQuery {
            client,
            params: [tenant, batch, line_no],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineOfBorrowed, tokio_postgres::Error> {
                Ok(LineOfBorrowed { item_id: row.try_get(0)?, item: row.try_get(1)?, unit: row.try_get(2)? })
            },
            mapper: |it| LineOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LineOfParams<T1>, LineOfQuery<'c, 'a, 's, C, LineOf, 3>, C>
    for LineOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LineOfParams<T1>,
    ) -> LineOfQuery<'c, 'a, 's, C, LineOf, 3> {
        self.bind(client, &params.tenant, &params.batch, &params.line_no)
    }
}
pub struct InsertConsumptionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_consumption() -> InsertConsumptionStmt {
    InsertConsumptionStmt(
        "insert into make.consumption (tenant_id, movement_id, batch_id, line_no, lot_id, quantity_e6, cost_minor, override_reason, skipped, opening, consumed_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as kept",
        None,
    )
}
impl InsertConsumptionStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        movement: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        line_no: &'a i32,
        lot: &'a uuid::Uuid,
        quantity_e6: &'a i64,
        cost_minor: &'a i64,
        override_reason: &'a Option<T1>,
        skipped: &'a T3,
        opening: &'a bool,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                movement,
                batch,
                line_no,
                lot,
                quantity_e6,
                cost_minor,
                override_reason,
                skipped,
                opening,
                now,
                by,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertConsumptionParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertConsumptionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertConsumptionParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.movement,
            &params.batch,
            &params.line_no,
            &params.lot,
            &params.quantity_e6,
            &params.cost_minor,
            &params.override_reason,
            &params.skipped,
            &params.opening,
            &params.now,
            &params.by,
        )
    }
}
pub struct DrawnOnLineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drawn_on_line() -> DrawnOnLineStmt {
    DrawnOnLineStmt(
        "select coalesce(sum(c.quantity_e6) filter (where c.line_no = $1 and d.piece is not distinct from $2), 0)::bigint as quantity_e6, coalesce(sum(c.cost_minor - coalesce(f.cost_minor, 0)) filter (where c.line_no = $1 and d.piece is not distinct from $2), 0)::bigint as cost_minor, coalesce(sum(c.quantity_e6), 0)::bigint as of_batch_e6, (array_agg(d.density_e6 order by d.movement_id desc))[1] as density_e6 from make.consumption c join ledger.movement d on d.tenant_id = $3 and d.movement_id = c.movement_id left join lateral (select sum(m.cost_minor) as cost_minor from ledger.movement m where m.tenant_id = $3 and m.corrects_id = c.movement_id) f on true where c.tenant_id = $3 and c.batch_id = $4 and c.lot_id = $5",
        None,
    )
}
impl DrawnOnLineStmt {
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
        line_no: &'a i32,
        piece: &'a Option<i64>,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
    ) -> DrawnOnLineQuery<'c, 'a, 's, C, DrawnOnLine, 5> {
        DrawnOnLineQuery {
            client,
            params: [line_no, piece, tenant, batch, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DrawnOnLine, tokio_postgres::Error> {
                Ok(DrawnOnLine {
                    quantity_e6: row.try_get(0)?,
                    cost_minor: row.try_get(1)?,
                    of_batch_e6: row.try_get(2)?,
                    density_e6: row.try_get(3)?,
                })
            },
            mapper: |it| DrawnOnLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DrawnOnLineParams,
        DrawnOnLineQuery<'c, 'a, 's, C, DrawnOnLine, 5>,
        C,
    > for DrawnOnLineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DrawnOnLineParams,
    ) -> DrawnOnLineQuery<'c, 'a, 's, C, DrawnOnLine, 5> {
        self.bind(client, &params.line_no, &params.piece, &params.tenant, &params.batch, &params.lot)
    }
}
pub struct ConsumedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn consumed_by() -> ConsumedByStmt {
    ConsumedByStmt(
        "select c.movement_id, c.line_no, l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit, coalesce(m.density_e6, l.density_e6, i.density_e6) as density_e6, c.quantity_e6, (c.cost_minor - coalesce((select sum(f.cost_minor) from ledger.movement f where f.tenant_id = $1 and f.corrects_id = c.movement_id), 0))::bigint as cost_minor, c.override_reason, c.skipped, c.consumed_at, c.created_by, p.name as by_name from make.consumption c join ledger.movement m on m.tenant_id = $1 and m.movement_id = c.movement_id join ledger.lot l on l.tenant_id = $1 and l.lot_id = c.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join app.membership p on p.tenant_id = $1 and p.person_id = c.created_by where c.tenant_id = $1 and c.batch_id = $2 order by c.movement_id",
        None,
    )
}
impl ConsumedByStmt {
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
    ) -> ConsumedQuery<'c, 'a, 's, C, Consumed, 2> {
        ConsumedQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ConsumedBorrowed, tokio_postgres::Error> {
                Ok(ConsumedBorrowed {
                    movement_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    lot_id: row.try_get(2)?,
                    lot: row.try_get(3)?,
                    item: row.try_get(4)?,
                    item_name: row.try_get(5)?,
                    unit: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    quantity_e6: row.try_get(8)?,
                    cost_minor: row.try_get(9)?,
                    override_reason: row.try_get(10)?,
                    skipped: row.try_get(11)?,
                    consumed_at: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    by_name: row.try_get(14)?,
                })
            },
            mapper: |it| Consumed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ConsumedByParams, ConsumedQuery<'c, 'a, 's, C, Consumed, 2>, C>
    for ConsumedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConsumedByParams,
    ) -> ConsumedQuery<'c, 'a, 's, C, Consumed, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct InsertPlanStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_plan() -> InsertPlanStmt {
    InsertPlanStmt(
        "insert into make.batch_plan (tenant_id, batch_id, target, created_by, created_at) values ($1, $2, $3, $4, $5) returning true as kept",
        None,
    )
}
impl InsertPlanStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        target: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, batch, target, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertPlanParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for InsertPlanStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPlanParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.batch, &params.target, &params.by, &params.now)
    }
}
pub struct PlanOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn plan_of() -> PlanOfStmt {
    PlanOfStmt("select target from make.batch_plan where tenant_id = $1 and batch_id = $2", None)
}
impl PlanOfStmt {
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
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PlanOfParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for PlanOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a PlanOfParams) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct InsertObservationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_observation() -> InsertObservationStmt {
    InsertObservationStmt(
        "insert into make.batch_observation (tenant_id, batch_observation_id, batch_id, name, value_e6, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as kept",
        None,
    )
}
impl InsertObservationStmt {
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
        observation: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        name: &'a T1,
        value_e6: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, observation, batch, name, value_e6, by, now],
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
        InsertObservationParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertObservationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertObservationParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.observation,
            &params.batch,
            &params.name,
            &params.value_e6,
            &params.by,
            &params.now,
        )
    }
}
pub struct ObservationsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn observations_of() -> ObservationsOfStmt {
    ObservationsOfStmt(
        "select distinct on (o.name) o.name, o.value_e6 from make.batch_observation o where o.tenant_id = $1 and o.batch_id = $2 order by o.name, o.batch_observation_id desc",
        None,
    )
}
impl ObservationsOfStmt {
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
    ) -> ObservationsOfQuery<'c, 'a, 's, C, ObservationsOf, 2> {
        ObservationsOfQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObservationsOfBorrowed, tokio_postgres::Error> {
                Ok(ObservationsOfBorrowed { name: row.try_get(0)?, value_e6: row.try_get(1)? })
            },
            mapper: |it| ObservationsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ObservationsOfParams,
        ObservationsOfQuery<'c, 'a, 's, C, ObservationsOf, 2>,
        C,
    > for ObservationsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ObservationsOfParams,
    ) -> ObservationsOfQuery<'c, 'a, 's, C, ObservationsOf, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct UpdatePlannedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_planned() -> UpdatePlannedStmt {
    UpdatePlannedStmt(
        "update make.batch_line set planned_e6 = $1 where tenant_id = $2 and batch_id = $3 and line_no = $4 returning true as changed",
        None,
    )
}
impl UpdatePlannedStmt {
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
        planned_e6: &'a Option<i64>,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        line_no: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [planned_e6, tenant, batch, line_no],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UpdatePlannedParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for UpdatePlannedStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdatePlannedParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.planned_e6, &params.tenant, &params.batch, &params.line_no)
    }
}
pub struct InsertLabourStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_labour() -> InsertLabourStmt {
    InsertLabourStmt(
        "insert into make.batch_labour (tenant_id, batch_labour_id, batch_id, hours_e6, cost_minor, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as kept",
        None,
    )
}
impl InsertLabourStmt {
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
        labour: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        hours_e6: &'a i64,
        cost_minor: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, labour, batch, hours_e6, cost_minor, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertLabourParams, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertLabourStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertLabourParams) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.labour,
            &params.batch,
            &params.hours_e6,
            &params.cost_minor,
            &params.by,
            &params.now,
        )
    }
}
pub struct LabourOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn labour_of() -> LabourOfStmt {
    LabourOfStmt(
        "select coalesce(sum(hours_e6), 0)::bigint as hours_e6, coalesce(sum(cost_minor), 0)::bigint as cost_minor from make.batch_labour where tenant_id = $1 and batch_id = $2",
        None,
    )
}
impl LabourOfStmt {
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
    ) -> LabourOfQuery<'c, 'a, 's, C, LabourOf, 2> {
        LabourOfQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LabourOf, tokio_postgres::Error> {
                Ok(LabourOf { hours_e6: row.try_get(0)?, cost_minor: row.try_get(1)? })
            },
            mapper: |it| LabourOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LabourOfParams, LabourOfQuery<'c, 'a, 's, C, LabourOf, 2>, C>
    for LabourOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LabourOfParams,
    ) -> LabourOfQuery<'c, 'a, 's, C, LabourOf, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct InsertOverheadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_overhead() -> InsertOverheadStmt {
    InsertOverheadStmt(
        "insert into make.batch_overhead (tenant_id, batch_overhead_id, batch_id, name, cost_minor, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as kept",
        None,
    )
}
impl InsertOverheadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        overhead: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        name: &'a T1,
        cost_minor: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, overhead, batch, name, cost_minor, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertOverheadParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertOverheadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOverheadParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.overhead,
            &params.batch,
            &params.name,
            &params.cost_minor,
            &params.by,
            &params.now,
        )
    }
}
pub struct OverheadsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn overheads_of() -> OverheadsOfStmt {
    OverheadsOfStmt(
        "select batch_overhead_id, name, cost_minor from make.batch_overhead where tenant_id = $1 and batch_id = $2 order by batch_overhead_id",
        None,
    )
}
impl OverheadsOfStmt {
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
    ) -> OverheadsOfQuery<'c, 'a, 's, C, OverheadsOf, 2> {
        OverheadsOfQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OverheadsOfBorrowed, tokio_postgres::Error> {
                Ok(OverheadsOfBorrowed {
                    batch_overhead_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    cost_minor: row.try_get(2)?,
                })
            },
            mapper: |it| OverheadsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OverheadsOfParams,
        OverheadsOfQuery<'c, 'a, 's, C, OverheadsOf, 2>,
        C,
    > for OverheadsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OverheadsOfParams,
    ) -> OverheadsOfQuery<'c, 'a, 's, C, OverheadsOf, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct LostOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lost_of() -> LostOfStmt {
    LostOfStmt(
        "select e.batch_id, coalesce(sum(case when p.debit_account = 'STOCK_LOSS' then p.amount else -p.amount end), 0)::bigint as lost_minor from ledger.journal_entry e join ledger.posting p on p.tenant_id = $1 and p.entry_id = e.entry_id where e.tenant_id = $1 and e.batch_id = any($2) and (p.debit_account = 'STOCK_LOSS' and p.credit_account = 'WORK_IN_PROGRESS' or p.debit_account = 'WORK_IN_PROGRESS' and p.credit_account = 'STOCK_LOSS') group by e.batch_id",
        None,
    )
}
impl LostOfStmt {
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
        batches: &'a T1,
    ) -> LostOfQuery<'c, 'a, 's, C, LostOf, 2> {
        LostOfQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LostOf, tokio_postgres::Error> {
                Ok(LostOf { batch_id: row.try_get(0)?, lost_minor: row.try_get(1)? })
            },
            mapper: |it| LostOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, LostOfParams<T1>, LostOfQuery<'c, 'a, 's, C, LostOf, 2>, C>
    for LostOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LostOfParams<T1>,
    ) -> LostOfQuery<'c, 'a, 's, C, LostOf, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct CodesNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn codes_newest() -> CodesNewestStmt {
    CodesNewestStmt(
        "select code from make.batch where tenant_id = $1 order by created_at desc, batch_id desc limit $2",
        None,
    )
}
impl CodesNewestStmt {
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
        many: &'a i64,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CodesNewestParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for CodesNewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CodesNewestParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
