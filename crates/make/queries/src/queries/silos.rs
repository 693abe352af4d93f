// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertSiloParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub code: T1,
    pub capacity_e6: i64,
    pub unit: T2,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SiloAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct SiloCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LockSiloParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct SilosPageParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FillSiloParams {
    pub no: i32,
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CleanSiloParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
}
#[derive(Debug)]
pub struct CodesTakenParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertSiloLotParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub no: i32,
    pub fat_e15: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertIntakeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub silo_lot: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub temperature_e6: i64,
    pub antibiotic: T1,
    pub fat_e6: i64,
    pub protein_e6: Option<i64>,
    pub somatic_cells: Option<i64>,
    pub total_count: Option<i64>,
    pub freezing_point_e6: Option<i64>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertCleaningParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub cleaning: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub programme: Option<T1>,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct ContentsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub silos: T1,
}
#[derive(Debug)]
pub struct MixedFromParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DrawnByParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IsOfSiloParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IntakesOfParams {
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DrawsOfParams {
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub after_no: i32,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CleaningsOfParams {
    pub tenant: uuid::Uuid,
    pub silo: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct RefusedIntakesParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub before: uuid::Uuid,
    pub codes: T3,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SiloRow {
    pub silo_id: uuid::Uuid,
    pub code: String,
    pub capacity_e6: i64,
    pub unit: String,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub in_use: bool,
    pub last_no: i32,
}
pub struct SiloRowBorrowed<'a> {
    pub silo_id: uuid::Uuid,
    pub code: &'a str,
    pub capacity_e6: i64,
    pub unit: &'a str,
    pub cleaned_at: Option<jiff::Timestamp>,
    pub in_use: bool,
    pub last_no: i32,
}
impl<'a> From<SiloRowBorrowed<'a>> for SiloRow {
    fn from(
        SiloRowBorrowed { silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no }: SiloRowBorrowed<
            'a,
        >,
    ) -> Self {
        Self { silo_id, code: code.into(), capacity_e6, unit: unit.into(), cleaned_at, in_use, last_no }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SiloContent {
    pub silo_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub no: i32,
    pub fat_e15: i64,
    pub code: String,
    pub expires_on: Option<jiff::civil::Date>,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
pub struct SiloContentBorrowed<'a> {
    pub silo_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub no: i32,
    pub fat_e15: i64,
    pub code: &'a str,
    pub expires_on: Option<jiff::civil::Date>,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
impl<'a> From<SiloContentBorrowed<'a>> for SiloContent {
    fn from(
        SiloContentBorrowed {
            silo_id,
            lot_id,
            no,
            fat_e15,
            code,
            expires_on,
            item,
            item_name,
            unit,
            density_e6,
            quantity_e6,
            cost_minor,
        }: SiloContentBorrowed<'a>,
    ) -> Self {
        Self {
            silo_id,
            lot_id,
            no,
            fat_e15,
            code: code.into(),
            expires_on,
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            density_e6,
            quantity_e6,
            cost_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MixedMilk {
    pub no: i32,
    pub child_id: uuid::Uuid,
    pub parent_id: uuid::Uuid,
    pub parent: String,
    pub quantity_e6: i64,
    pub silo_no: Option<i32>,
}
pub struct MixedMilkBorrowed<'a> {
    pub no: i32,
    pub child_id: uuid::Uuid,
    pub parent_id: uuid::Uuid,
    pub parent: &'a str,
    pub quantity_e6: i64,
    pub silo_no: Option<i32>,
}
impl<'a> From<MixedMilkBorrowed<'a>> for MixedMilk {
    fn from(
        MixedMilkBorrowed { no, child_id, parent_id, parent, quantity_e6, silo_no }: MixedMilkBorrowed<'a>,
    ) -> Self {
        Self { no, child_id, parent_id, parent: parent.into(), quantity_e6, silo_no }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DrawnBy {
    pub lot_id: uuid::Uuid,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct IntakeRow {
    pub lot_id: uuid::Uuid,
    pub lot: String,
    pub silo_lot: String,
    pub supplier_id: Option<uuid::Uuid>,
    pub supplier: Option<Vec<u8>>,
    pub quantity_e6: i64,
    pub unit: String,
    pub temperature_e6: i64,
    pub antibiotic: String,
    pub fat_e6: i64,
    pub protein_e6: Option<i64>,
    pub somatic_cells: Option<i64>,
    pub total_count: Option<i64>,
    pub freezing_point_e6: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct IntakeRowBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub lot: &'a str,
    pub silo_lot: &'a str,
    pub supplier_id: Option<uuid::Uuid>,
    pub supplier: Option<&'a [u8]>,
    pub quantity_e6: i64,
    pub unit: &'a str,
    pub temperature_e6: i64,
    pub antibiotic: &'a str,
    pub fat_e6: i64,
    pub protein_e6: Option<i64>,
    pub somatic_cells: Option<i64>,
    pub total_count: Option<i64>,
    pub freezing_point_e6: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<IntakeRowBorrowed<'a>> for IntakeRow {
    fn from(
        IntakeRowBorrowed {
            lot_id,
            lot,
            silo_lot,
            supplier_id,
            supplier,
            quantity_e6,
            unit,
            temperature_e6,
            antibiotic,
            fat_e6,
            protein_e6,
            somatic_cells,
            total_count,
            freezing_point_e6,
            created_at,
            created_by,
            by_name,
        }: IntakeRowBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            lot: lot.into(),
            silo_lot: silo_lot.into(),
            supplier_id,
            supplier: supplier.map(|v| v.into()),
            quantity_e6,
            unit: unit.into(),
            temperature_e6,
            antibiotic: antibiotic.into(),
            fat_e6,
            protein_e6,
            somatic_cells,
            total_count,
            freezing_point_e6,
            created_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DrawsOf {
    pub movement_id: uuid::Uuid,
    pub lot: String,
    pub batch: String,
    pub quantity_e6: i64,
    pub unit: String,
    pub cost_minor: i64,
    pub moved_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct DrawsOfBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub lot: &'a str,
    pub batch: &'a str,
    pub quantity_e6: i64,
    pub unit: &'a str,
    pub cost_minor: i64,
    pub moved_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<DrawsOfBorrowed<'a>> for DrawsOf {
    fn from(
        DrawsOfBorrowed {
            movement_id,
            lot,
            batch,
            quantity_e6,
            unit,
            cost_minor,
            moved_at,
            created_by,
            by_name,
        }: DrawsOfBorrowed<'a>,
    ) -> Self {
        Self {
            movement_id,
            lot: lot.into(),
            batch: batch.into(),
            quantity_e6,
            unit: unit.into(),
            cost_minor,
            moved_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CleaningRow {
    pub silo_cleaning_id: uuid::Uuid,
    pub programme: Option<Vec<u8>>,
    pub cleaned_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct CleaningRowBorrowed<'a> {
    pub silo_cleaning_id: uuid::Uuid,
    pub programme: Option<&'a [u8]>,
    pub cleaned_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<CleaningRowBorrowed<'a>> for CleaningRow {
    fn from(
        CleaningRowBorrowed {
            silo_cleaning_id,
            programme,
            cleaned_at,
            created_by,
            by_name,
        }: CleaningRowBorrowed<'a>,
    ) -> Self {
        Self {
            silo_cleaning_id,
            programme: programme.map(|v| v.into()),
            cleaned_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedIntakes {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub code: Option<String>,
    pub content: Vec<u8>,
}
pub struct RefusedIntakesBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub code: Option<&'a str>,
    pub content: &'a [u8],
}
impl<'a> From<RefusedIntakesBorrowed<'a>> for RefusedIntakes {
    fn from(RefusedIntakesBorrowed { event_id, at, code, content }: RefusedIntakesBorrowed<'a>) -> Self {
        Self { event_id, at, code: code.map(|v| v.into()), content: content.into() }
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
pub struct SiloRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SiloRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SiloRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SiloRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SiloRowBorrowed) -> R) -> SiloRowQuery<'c, 'a, 's, C, R, N> {
        SiloRowQuery {
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
pub struct SiloContentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SiloContentBorrowed, tokio_postgres::Error>,
    mapper: fn(SiloContentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SiloContentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SiloContentBorrowed) -> R) -> SiloContentQuery<'c, 'a, 's, C, R, N> {
        SiloContentQuery {
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
pub struct MixedMilkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MixedMilkBorrowed, tokio_postgres::Error>,
    mapper: fn(MixedMilkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MixedMilkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MixedMilkBorrowed) -> R) -> MixedMilkQuery<'c, 'a, 's, C, R, N> {
        MixedMilkQuery {
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
pub struct DrawnByQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DrawnBy, tokio_postgres::Error>,
    mapper: fn(DrawnBy) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DrawnByQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DrawnBy) -> R) -> DrawnByQuery<'c, 'a, 's, C, R, N> {
        DrawnByQuery {
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
pub struct IntakeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IntakeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(IntakeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IntakeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IntakeRowBorrowed) -> R) -> IntakeRowQuery<'c, 'a, 's, C, R, N> {
        IntakeRowQuery {
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
pub struct DrawsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DrawsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(DrawsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DrawsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DrawsOfBorrowed) -> R) -> DrawsOfQuery<'c, 'a, 's, C, R, N> {
        DrawsOfQuery {
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
pub struct CleaningRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CleaningRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CleaningRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CleaningRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CleaningRowBorrowed) -> R) -> CleaningRowQuery<'c, 'a, 's, C, R, N> {
        CleaningRowQuery {
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
pub struct RefusedIntakesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RefusedIntakesBorrowed, tokio_postgres::Error>,
    mapper: fn(RefusedIntakesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RefusedIntakesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RefusedIntakesBorrowed) -> R) -> RefusedIntakesQuery<'c, 'a, 's, C, R, N> {
        RefusedIntakesQuery {
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
pub struct InsertSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_silo() -> InsertSiloStmt {
    InsertSiloStmt(
        "insert into make.silo (tenant_id, silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, false, 0, $7, $8, $9) returning true as added",
        None,
    )
}
impl InsertSiloStmt {
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
        silo: &'a uuid::Uuid,
        code: &'a T1,
        capacity_e6: &'a i64,
        unit: &'a T2,
        cleaned_at: &'a Option<jiff::Timestamp>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, silo, code, capacity_e6, unit, cleaned_at, opening, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertSiloParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 9>, C>
    for InsertSiloStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSiloParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.silo,
            &params.code,
            &params.capacity_e6,
            &params.unit,
            &params.cleaned_at,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct SiloAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn silo_alike() -> SiloAlikeStmt {
    SiloAlikeStmt(
        "select code from make.silo where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl SiloAlikeStmt {
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
    crate::client::async_::Params<'c, 'a, 's, SiloAlikeParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for SiloAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SiloAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct SiloCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn silo_coded() -> SiloCodedStmt {
    SiloCodedStmt(
        "select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo where tenant_id = $1 and code = $2",
        None,
    )
}
impl SiloCodedStmt {
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
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 2> {
        SiloRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SiloRowBorrowed, tokio_postgres::Error> {
                Ok(SiloRowBorrowed {
                    silo_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    capacity_e6: row.try_get(2)?,
                    unit: row.try_get(3)?,
                    cleaned_at: row.try_get(4)?,
                    in_use: row.try_get(5)?,
                    last_no: row.try_get(6)?,
                })
            },
            mapper: |it| SiloRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SiloCodedParams<T1>, SiloRowQuery<'c, 'a, 's, C, SiloRow, 2>, C>
    for SiloCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SiloCodedParams<T1>,
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LockSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_silo() -> LockSiloStmt {
    LockSiloStmt(
        "select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo where tenant_id = $1 and code = $2 for no key update",
        None,
    )
}
impl LockSiloStmt {
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
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 2> {
        SiloRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SiloRowBorrowed, tokio_postgres::Error> {
                Ok(SiloRowBorrowed {
                    silo_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    capacity_e6: row.try_get(2)?,
                    unit: row.try_get(3)?,
                    cleaned_at: row.try_get(4)?,
                    in_use: row.try_get(5)?,
                    last_no: row.try_get(6)?,
                })
            },
            mapper: |it| SiloRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LockSiloParams<T1>, SiloRowQuery<'c, 'a, 's, C, SiloRow, 2>, C>
    for LockSiloStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSiloParams<T1>,
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct SilosPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn silos_page() -> SilosPageStmt {
    SilosPageStmt(
        "select silo_id, code, capacity_e6, unit, cleaned_at, in_use, last_no from make.silo where tenant_id = $1 and code > $2 order by code limit $3",
        None,
    )
}
impl SilosPageStmt {
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
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 3> {
        SiloRowQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SiloRowBorrowed, tokio_postgres::Error> {
                Ok(SiloRowBorrowed {
                    silo_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    capacity_e6: row.try_get(2)?,
                    unit: row.try_get(3)?,
                    cleaned_at: row.try_get(4)?,
                    in_use: row.try_get(5)?,
                    last_no: row.try_get(6)?,
                })
            },
            mapper: |it| SiloRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SilosPageParams<T1>, SiloRowQuery<'c, 'a, 's, C, SiloRow, 3>, C>
    for SilosPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SilosPageParams<T1>,
    ) -> SiloRowQuery<'c, 'a, 's, C, SiloRow, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
pub struct FillSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fill_silo() -> FillSiloStmt {
    FillSiloStmt(
        "update make.silo set in_use = true, last_no = $1 where tenant_id = $2 and silo_id = $3 returning true as filled",
        None,
    )
}
impl FillSiloStmt {
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
        no: &'a i32,
        tenant: &'a uuid::Uuid,
        silo: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [no, tenant, silo],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FillSiloParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for FillSiloStmt
{
    fn params(&'s self, client: &'c C, params: &'a FillSiloParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.no, &params.tenant, &params.silo)
    }
}
pub struct CleanSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clean_silo() -> CleanSiloStmt {
    CleanSiloStmt(
        "update make.silo set in_use = false, cleaned_at = $1 where tenant_id = $2 and silo_id = $3 returning true as cleaned",
        None,
    )
}
impl CleanSiloStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        silo: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, silo],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CleanSiloParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for CleanSiloStmt
{
    fn params(&'s self, client: &'c C, params: &'a CleanSiloParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.silo)
    }
}
pub struct CodesTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn codes_taken() -> CodesTakenStmt {
    CodesTakenStmt("select code from ledger.lot where tenant_id = $1 and code = any($2)", None)
}
impl CodesTakenStmt {
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
        CodesTakenParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for CodesTakenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CodesTakenParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct InsertSiloLotStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_silo_lot() -> InsertSiloLotStmt {
    InsertSiloLotStmt(
        "insert into make.silo_lot (tenant_id, lot_id, silo_id, no, fat_e15, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as added",
        None,
    )
}
impl InsertSiloLotStmt {
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
        lot: &'a uuid::Uuid,
        silo: &'a uuid::Uuid,
        no: &'a i32,
        fat_e15: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, lot, silo, no, fat_e15, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertSiloLotParams, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertSiloLotStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertSiloLotParams) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.lot,
            &params.silo,
            &params.no,
            &params.fat_e15,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertIntakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_intake() -> InsertIntakeStmt {
    InsertIntakeStmt(
        "insert into make.milk_intake (tenant_id, lot_id, silo_lot_id, silo_id, temperature_e6, antibiotic, fat_e6, protein_e6, somatic_cells, total_count, freezing_point_e6, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning true as added",
        None,
    )
}
impl InsertIntakeStmt {
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
        lot: &'a uuid::Uuid,
        silo_lot: &'a uuid::Uuid,
        silo: &'a uuid::Uuid,
        temperature_e6: &'a i64,
        antibiotic: &'a T1,
        fat_e6: &'a i64,
        protein_e6: &'a Option<i64>,
        somatic_cells: &'a Option<i64>,
        total_count: &'a Option<i64>,
        freezing_point_e6: &'a Option<i64>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        BoolQuery {
            client,
            params: [
                tenant,
                lot,
                silo_lot,
                silo,
                temperature_e6,
                antibiotic,
                fat_e6,
                protein_e6,
                somatic_cells,
                total_count,
                freezing_point_e6,
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
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertIntakeParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 13>, C>
    for InsertIntakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertIntakeParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        self.bind(
            client,
            &params.tenant,
            &params.lot,
            &params.silo_lot,
            &params.silo,
            &params.temperature_e6,
            &params.antibiotic,
            &params.fat_e6,
            &params.protein_e6,
            &params.somatic_cells,
            &params.total_count,
            &params.freezing_point_e6,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertCleaningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_cleaning() -> InsertCleaningStmt {
    InsertCleaningStmt(
        "insert into make.silo_cleaning (tenant_id, silo_cleaning_id, silo_id, programme, cleaned_at, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $5) returning true as added",
        None,
    )
}
impl InsertCleaningStmt {
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
        cleaning: &'a uuid::Uuid,
        silo: &'a uuid::Uuid,
        programme: &'a Option<T1>,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, cleaning, silo, programme, now, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertCleaningParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for InsertCleaningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCleaningParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.cleaning,
            &params.silo,
            &params.programme,
            &params.now,
            &params.by,
        )
    }
}
pub struct ContentsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn contents_of() -> ContentsOfStmt {
    ContentsOfStmt(
        "select s.silo_id, s.lot_id, s.no, s.fat_e15, l.code, l.expires_on, i.code as item, i.name as item_name, i.unit, coalesce((select m.density_e6 from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.kind = 'pack' and m.density_e6 is not null order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6, b.quantity_e6, b.cost_minor from make.silo_lot s join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = s.lot_id and b.quantity_e6 > 0 join ledger.lot l on l.tenant_id = $1 and l.lot_id = s.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where s.tenant_id = $1 and s.silo_id = any($2) order by s.silo_id, s.no",
        None,
    )
}
impl ContentsOfStmt {
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
        silos: &'a T1,
    ) -> SiloContentQuery<'c, 'a, 's, C, SiloContent, 2> {
        SiloContentQuery {
            client,
            params: [tenant, silos],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SiloContentBorrowed, tokio_postgres::Error> {
                Ok(SiloContentBorrowed {
                    silo_id: row.try_get(0)?,
                    lot_id: row.try_get(1)?,
                    no: row.try_get(2)?,
                    fat_e15: row.try_get(3)?,
                    code: row.try_get(4)?,
                    expires_on: row.try_get(5)?,
                    item: row.try_get(6)?,
                    item_name: row.try_get(7)?,
                    unit: row.try_get(8)?,
                    density_e6: row.try_get(9)?,
                    quantity_e6: row.try_get(10)?,
                    cost_minor: row.try_get(11)?,
                })
            },
            mapper: |it| SiloContent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ContentsOfParams<T1>,
        SiloContentQuery<'c, 'a, 's, C, SiloContent, 2>,
        C,
    > for ContentsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContentsOfParams<T1>,
    ) -> SiloContentQuery<'c, 'a, 's, C, SiloContent, 2> {
        self.bind(client, &params.tenant, &params.silos)
    }
}
pub struct MixedFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mixed_from() -> MixedFromStmt {
    MixedFromStmt(
        "with recursive above (lot_id) as ( select s.lot_id from make.silo_lot s where s.tenant_id = $1 and s.lot_id = any($2) union select s.lot_id from above a join ledger.lot_edge e on e.tenant_id = $1 and e.child_id = a.lot_id join make.silo_lot s on s.tenant_id = $1 and s.lot_id = e.parent_id ) select s.no, e.child_id, e.parent_id, l.code as parent, e.quantity_e6, p.no as silo_no from above a join make.silo_lot s on s.tenant_id = $1 and s.lot_id = a.lot_id join ledger.lot_edge e on e.tenant_id = $1 and e.child_id = a.lot_id join ledger.lot l on l.tenant_id = $1 and l.lot_id = e.parent_id left join make.silo_lot p on p.tenant_id = $1 and p.lot_id = e.parent_id order by s.no desc, e.parent_id",
        None,
    )
}
impl MixedFromStmt {
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
        lots: &'a T1,
    ) -> MixedMilkQuery<'c, 'a, 's, C, MixedMilk, 2> {
        MixedMilkQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MixedMilkBorrowed, tokio_postgres::Error> {
                Ok(MixedMilkBorrowed {
                    no: row.try_get(0)?,
                    child_id: row.try_get(1)?,
                    parent_id: row.try_get(2)?,
                    parent: row.try_get(3)?,
                    quantity_e6: row.try_get(4)?,
                    silo_no: row.try_get(5)?,
                })
            },
            mapper: |it| MixedMilk::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MixedFromParams<T1>,
        MixedMilkQuery<'c, 'a, 's, C, MixedMilk, 2>,
        C,
    > for MixedFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MixedFromParams<T1>,
    ) -> MixedMilkQuery<'c, 'a, 's, C, MixedMilk, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct DrawnByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drawn_by() -> DrawnByStmt {
    DrawnByStmt(
        "select c.lot_id, sum(c.quantity_e6)::bigint as quantity_e6 from make.consumption c join make.silo_lot s on s.tenant_id = $1 and s.lot_id = c.lot_id where c.tenant_id = $1 and c.batch_id = $2 group by c.lot_id having sum(c.quantity_e6) > 0 order by c.lot_id",
        None,
    )
}
impl DrawnByStmt {
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
    ) -> DrawnByQuery<'c, 'a, 's, C, DrawnBy, 2> {
        DrawnByQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DrawnBy, tokio_postgres::Error> {
                Ok(DrawnBy { lot_id: row.try_get(0)?, quantity_e6: row.try_get(1)? })
            },
            mapper: |it| DrawnBy::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DrawnByParams, DrawnByQuery<'c, 'a, 's, C, DrawnBy, 2>, C>
    for DrawnByStmt
{
    fn params(&'s self, client: &'c C, params: &'a DrawnByParams) -> DrawnByQuery<'c, 'a, 's, C, DrawnBy, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct IsOfSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_of_silo() -> IsOfSiloStmt {
    IsOfSiloStmt(
        "select exists (select from make.silo_lot where tenant_id = $1 and lot_id = $2) as is_of_silo",
        None,
    )
}
impl IsOfSiloStmt {
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
        lot: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsOfSiloParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsOfSiloStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsOfSiloParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct IntakesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intakes_of() -> IntakesOfStmt {
    IntakesOfStmt(
        "select m.lot_id, l.code as lot, t.code as silo_lot, l.supplier_id, p.code as supplier, e.quantity_e6, i.unit, m.temperature_e6, m.antibiotic, m.fat_e6, m.protein_e6, m.somatic_cells, m.total_count, m.freezing_point_e6, m.created_at, m.created_by, n.name as by_name from make.milk_intake m join ledger.lot l on l.tenant_id = $1 and l.lot_id = m.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot t on t.tenant_id = $1 and t.lot_id = m.silo_lot_id join ledger.lot_edge e on e.tenant_id = $1 and e.parent_id = m.lot_id and e.child_id = m.silo_lot_id join app.membership n on n.tenant_id = $1 and n.person_id = m.created_by left join ledger.party p on p.tenant_id = $1 and p.party_id = l.supplier_id where m.tenant_id = $1 and m.silo_id = $2 order by m.lot_id desc limit $3",
        None,
    )
}
impl IntakesOfStmt {
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
        silo: &'a uuid::Uuid,
        many: &'a i64,
    ) -> IntakeRowQuery<'c, 'a, 's, C, IntakeRow, 3> {
        IntakeRowQuery {
            client,
            params: [tenant, silo, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IntakeRowBorrowed, tokio_postgres::Error> {
                Ok(IntakeRowBorrowed {
                    lot_id: row.try_get(0)?,
                    lot: row.try_get(1)?,
                    silo_lot: row.try_get(2)?,
                    supplier_id: row.try_get(3)?,
                    supplier: row.try_get(4)?,
                    quantity_e6: row.try_get(5)?,
                    unit: row.try_get(6)?,
                    temperature_e6: row.try_get(7)?,
                    antibiotic: row.try_get(8)?,
                    fat_e6: row.try_get(9)?,
                    protein_e6: row.try_get(10)?,
                    somatic_cells: row.try_get(11)?,
                    total_count: row.try_get(12)?,
                    freezing_point_e6: row.try_get(13)?,
                    created_at: row.try_get(14)?,
                    created_by: row.try_get(15)?,
                    by_name: row.try_get(16)?,
                })
            },
            mapper: |it| IntakeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IntakesOfParams, IntakeRowQuery<'c, 'a, 's, C, IntakeRow, 3>, C>
    for IntakesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IntakesOfParams,
    ) -> IntakeRowQuery<'c, 'a, 's, C, IntakeRow, 3> {
        self.bind(client, &params.tenant, &params.silo, &params.many)
    }
}
pub struct DrawsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn draws_of() -> DrawsOfStmt {
    DrawsOfStmt(
        "select m.movement_id, l.code as lot, b.code as batch, (-m.quantity_e6)::bigint as quantity_e6, i.unit, (-m.cost_minor)::bigint as cost_minor, m.moved_at, m.created_by, n.name as by_name from make.silo_lot s join ledger.movement m on m.tenant_id = $1 and m.lot_id = s.lot_id and m.kind = 'consume' and m.quantity_e6 <> 0 join ledger.lot l on l.tenant_id = $1 and l.lot_id = s.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join make.batch b on b.tenant_id = $1 and b.batch_id = m.batch_id join app.membership n on n.tenant_id = $1 and n.person_id = m.created_by where s.tenant_id = $1 and s.silo_id = $2 and s.no > $3 order by m.movement_id desc limit $4",
        None,
    )
}
impl DrawsOfStmt {
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
        silo: &'a uuid::Uuid,
        after_no: &'a i32,
        many: &'a i64,
    ) -> DrawsOfQuery<'c, 'a, 's, C, DrawsOf, 4> {
        DrawsOfQuery {
            client,
            params: [tenant, silo, after_no, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DrawsOfBorrowed, tokio_postgres::Error> {
                Ok(DrawsOfBorrowed {
                    movement_id: row.try_get(0)?,
                    lot: row.try_get(1)?,
                    batch: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    cost_minor: row.try_get(5)?,
                    moved_at: row.try_get(6)?,
                    created_by: row.try_get(7)?,
                    by_name: row.try_get(8)?,
                })
            },
            mapper: |it| DrawsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DrawsOfParams, DrawsOfQuery<'c, 'a, 's, C, DrawsOf, 4>, C>
    for DrawsOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a DrawsOfParams) -> DrawsOfQuery<'c, 'a, 's, C, DrawsOf, 4> {
        self.bind(client, &params.tenant, &params.silo, &params.after_no, &params.many)
    }
}
pub struct CleaningsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cleanings_of() -> CleaningsOfStmt {
    CleaningsOfStmt(
        "select c.silo_cleaning_id, c.programme, c.cleaned_at, c.created_by, n.name as by_name from make.silo_cleaning c join app.membership n on n.tenant_id = $1 and n.person_id = c.created_by where c.tenant_id = $1 and c.silo_id = $2 order by c.silo_cleaning_id desc limit $3",
        None,
    )
}
impl CleaningsOfStmt {
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
        silo: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CleaningRowQuery<'c, 'a, 's, C, CleaningRow, 3> {
        CleaningRowQuery {
            client,
            params: [tenant, silo, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CleaningRowBorrowed, tokio_postgres::Error> {
                Ok(CleaningRowBorrowed {
                    silo_cleaning_id: row.try_get(0)?,
                    programme: row.try_get(1)?,
                    cleaned_at: row.try_get(2)?,
                    created_by: row.try_get(3)?,
                    by_name: row.try_get(4)?,
                })
            },
            mapper: |it| CleaningRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CleaningsOfParams,
        CleaningRowQuery<'c, 'a, 's, C, CleaningRow, 3>,
        C,
    > for CleaningsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CleaningsOfParams,
    ) -> CleaningRowQuery<'c, 'a, 's, C, CleaningRow, 3> {
        self.bind(client, &params.tenant, &params.silo, &params.many)
    }
}
pub struct RefusedIntakesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refused_intakes() -> RefusedIntakesStmt {
    RefusedIntakesStmt(
        "select event_id, at, code, content from app.audit_event where tenant_id = $1 and action = $2 and event_id < $3 and result = 'denied' and code = any($4) order by event_id desc limit $5",
        None,
    )
}
impl RefusedIntakesStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        action: &'a T1,
        before: &'a uuid::Uuid,
        codes: &'a T3,
        many: &'a i64,
    ) -> RefusedIntakesQuery<'c, 'a, 's, C, RefusedIntakes, 5> {
        RefusedIntakesQuery {
            client,
            params: [tenant, action, before, codes, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RefusedIntakesBorrowed, tokio_postgres::Error> {
                Ok(RefusedIntakesBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    code: row.try_get(2)?,
                    content: row.try_get(3)?,
                })
            },
            mapper: |it| RefusedIntakes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RefusedIntakesParams<T1, T2, T3>,
        RefusedIntakesQuery<'c, 'a, 's, C, RefusedIntakes, 5>,
        C,
    > for RefusedIntakesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RefusedIntakesParams<T1, T2, T3>,
    ) -> RefusedIntakesQuery<'c, 'a, 's, C, RefusedIntakes, 5> {
        self.bind(client, &params.tenant, &params.action, &params.before, &params.codes, &params.many)
    }
}
