// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct RecipesMakingParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug)]
pub struct ComingParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant: uuid::Uuid,
    pub states: T2,
    pub items: T3,
}
#[derive(Debug)]
pub struct ItemsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PutDayParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DayOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutVesselsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub equipment: T2,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BatchesOnParams {
    pub tenant: uuid::Uuid,
    pub from: jiff::civil::Date,
    pub to: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MakerRow {
    pub recipe_version_id: uuid::Uuid,
    pub code: String,
    pub version: i32,
    pub name: Vec<u8>,
    pub output_item_id: Option<uuid::Uuid>,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
}
pub struct MakerRowBorrowed<'a> {
    pub recipe_version_id: uuid::Uuid,
    pub code: &'a str,
    pub version: i32,
    pub name: &'a [u8],
    pub output_item_id: Option<uuid::Uuid>,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
}
impl<'a> From<MakerRowBorrowed<'a>> for MakerRow {
    fn from(
        MakerRowBorrowed {
            recipe_version_id,
            code,
            version,
            name,
            output_item_id,
            minimum_age_days,
            shelf_life_days,
        }: MakerRowBorrowed<'a>,
    ) -> Self {
        Self {
            recipe_version_id,
            code: code.into(),
            version,
            name: name.into(),
            output_item_id,
            minimum_age_days,
            shelf_life_days,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ComingRow {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub state: String,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub completed_at: Option<jiff::Timestamp>,
    pub planned_on: Option<jiff::civil::Date>,
    pub recipe_version_id: uuid::Uuid,
    pub output_item_id: Option<uuid::Uuid>,
    pub target: Option<Vec<u8>>,
}
pub struct ComingRowBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub state: &'a str,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub completed_at: Option<jiff::Timestamp>,
    pub planned_on: Option<jiff::civil::Date>,
    pub recipe_version_id: uuid::Uuid,
    pub output_item_id: Option<uuid::Uuid>,
    pub target: Option<&'a [u8]>,
}
impl<'a> From<ComingRowBorrowed<'a>> for ComingRow {
    fn from(
        ComingRowBorrowed {
            batch_id,
            code,
            state,
            minimum_age_days,
            shelf_life_days,
            completed_at,
            planned_on,
            recipe_version_id,
            output_item_id,
            target,
        }: ComingRowBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            code: code.into(),
            state: state.into(),
            minimum_age_days,
            shelf_life_days,
            completed_at,
            planned_on,
            recipe_version_id,
            output_item_id,
            target: target.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsOf {
    pub item_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
}
pub struct ItemsOfBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
}
impl<'a> From<ItemsOfBorrowed<'a>> for ItemsOf {
    fn from(
        ItemsOfBorrowed { item_id, code, name, unit, resolution_e6, density_e6 }: ItemsOfBorrowed<'a>,
    ) -> Self {
        Self { item_id, code: code.into(), name: name.into(), unit: unit.into(), resolution_e6, density_e6 }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DayRow {
    pub planned_on: jiff::civil::Date,
    pub code: String,
    pub state: String,
    pub equipment: Vec<String>,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<String>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: String,
    pub recipe_name: Vec<u8>,
}
pub struct DayRowBorrowed<'a> {
    pub planned_on: jiff::civil::Date,
    pub code: &'a str,
    pub state: &'a str,
    pub equipment: crate::ArrayIterator<'a, &'a str>,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<&'a str>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: &'a str,
    pub recipe_name: &'a [u8],
}
impl<'a> From<DayRowBorrowed<'a>> for DayRow {
    fn from(
        DayRowBorrowed {
            planned_on,
            code,
            state,
            equipment,
            scale_e6,
            scale_unit,
            recipe_version_id,
            recipe,
            recipe_name,
        }: DayRowBorrowed<'a>,
    ) -> Self {
        Self {
            planned_on,
            code: code.into(),
            state: state.into(),
            equipment: equipment.map(|v| v.into()).collect(),
            scale_e6,
            scale_unit: scale_unit.map(|v| v.into()),
            recipe_version_id,
            recipe: recipe.into(),
            recipe_name: recipe_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingRow {
    pub code: String,
    pub state: String,
    pub equipment: Vec<String>,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<String>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: String,
    pub recipe_name: Vec<u8>,
}
pub struct WaitingRowBorrowed<'a> {
    pub code: &'a str,
    pub state: &'a str,
    pub equipment: crate::ArrayIterator<'a, &'a str>,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<&'a str>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: &'a str,
    pub recipe_name: &'a [u8],
}
impl<'a> From<WaitingRowBorrowed<'a>> for WaitingRow {
    fn from(
        WaitingRowBorrowed {
            code,
            state,
            equipment,
            scale_e6,
            scale_unit,
            recipe_version_id,
            recipe,
            recipe_name,
        }: WaitingRowBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            state: state.into(),
            equipment: equipment.map(|v| v.into()).collect(),
            scale_e6,
            scale_unit: scale_unit.map(|v| v.into()),
            recipe_version_id,
            recipe: recipe.into(),
            recipe_name: recipe_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Vessels {
    pub code: String,
    pub name: String,
}
pub struct VesselsBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
}
impl<'a> From<VesselsBorrowed<'a>> for Vessels {
    fn from(VesselsBorrowed { code, name }: VesselsBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MakerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MakerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MakerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MakerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MakerRowBorrowed) -> R) -> MakerRowQuery<'c, 'a, 's, C, R, N> {
        MakerRowQuery {
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
pub struct ComingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ComingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ComingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ComingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ComingRowBorrowed) -> R) -> ComingRowQuery<'c, 'a, 's, C, R, N> {
        ComingRowQuery {
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
pub struct ItemsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemsOfBorrowed) -> R) -> ItemsOfQuery<'c, 'a, 's, C, R, N> {
        ItemsOfQuery {
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
pub struct JiffCivilDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::civil::Date, tokio_postgres::Error>,
    mapper: fn(jiff::civil::Date) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffCivilDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::civil::Date) -> R) -> JiffCivilDateQuery<'c, 'a, 's, C, R, N> {
        JiffCivilDateQuery {
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
pub struct DayRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DayRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DayRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DayRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DayRowBorrowed) -> R) -> DayRowQuery<'c, 'a, 's, C, R, N> {
        DayRowQuery {
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
pub struct WaitingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingRowBorrowed) -> R) -> WaitingRowQuery<'c, 'a, 's, C, R, N> {
        WaitingRowQuery {
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
pub struct VesselsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VesselsBorrowed, tokio_postgres::Error>,
    mapper: fn(VesselsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VesselsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VesselsBorrowed) -> R) -> VesselsQuery<'c, 'a, 's, C, R, N> {
        VesselsQuery {
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
pub struct RecipesMakingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recipes_making() -> RecipesMakingStmt {
    RecipesMakingStmt(
        "select r.recipe_version_id, r.code, r.version, r.name, r.output_item_id, r.minimum_age_days, r.shelf_life_days from ( select distinct on (v.code) v.recipe_version_id, v.code, v.version, v.name, v.output_item_id, v.minimum_age_days, v.shelf_life_days from make.recipe_version v where v.tenant_id = $1 order by v.code, v.version desc ) r where r.output_item_id = any($2) order by r.code",
        None,
    )
}
impl RecipesMakingStmt {
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
        items: &'a T1,
    ) -> MakerRowQuery<'c, 'a, 's, C, MakerRow, 2> {
        MakerRowQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MakerRowBorrowed, tokio_postgres::Error> {
                Ok(MakerRowBorrowed {
                    recipe_version_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    name: row.try_get(3)?,
                    output_item_id: row.try_get(4)?,
                    minimum_age_days: row.try_get(5)?,
                    shelf_life_days: row.try_get(6)?,
                })
            },
            mapper: |it| MakerRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecipesMakingParams<T1>,
        MakerRowQuery<'c, 'a, 's, C, MakerRow, 2>,
        C,
    > for RecipesMakingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecipesMakingParams<T1>,
    ) -> MakerRowQuery<'c, 'a, 's, C, MakerRow, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct ComingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn coming() -> ComingStmt {
    ComingStmt(
        "select b.batch_id, b.code, b.state, b.minimum_age_days, b.shelf_life_days, b.completed_at, d.planned_on, r.recipe_version_id, r.output_item_id, p.target from make.batch b join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id left join make.batch_day d on d.tenant_id = b.tenant_id and d.batch_id = b.batch_id left join make.batch_plan p on p.tenant_id = b.tenant_id and p.batch_id = b.batch_id where b.tenant_id = $1 and r.tenant_id = $1 and b.state = any($2) and r.output_item_id = any($3) order by b.batch_id limit 1000",
        None,
    )
}
impl ComingStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        states: &'a T2,
        items: &'a T3,
    ) -> ComingRowQuery<'c, 'a, 's, C, ComingRow, 3> {
        ComingRowQuery {
            client,
            params: [tenant, states, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ComingRowBorrowed, tokio_postgres::Error> {
                Ok(ComingRowBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    minimum_age_days: row.try_get(3)?,
                    shelf_life_days: row.try_get(4)?,
                    completed_at: row.try_get(5)?,
                    planned_on: row.try_get(6)?,
                    recipe_version_id: row.try_get(7)?,
                    output_item_id: row.try_get(8)?,
                    target: row.try_get(9)?,
                })
            },
            mapper: |it| ComingRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ComingParams<T1, T2, T3>,
        ComingRowQuery<'c, 'a, 's, C, ComingRow, 3>,
        C,
    > for ComingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ComingParams<T1, T2, T3>,
    ) -> ComingRowQuery<'c, 'a, 's, C, ComingRow, 3> {
        self.bind(client, &params.tenant, &params.states, &params.items)
    }
}
pub struct ItemsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_of() -> ItemsOfStmt {
    ItemsOfStmt(
        "select item_id, code, name, unit, resolution_e6, density_e6 from ledger.item where tenant_id = $1 and item_id = any($2)",
        None,
    )
}
impl ItemsOfStmt {
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
        items: &'a T1,
    ) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        ItemsOfQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsOfBorrowed, tokio_postgres::Error> {
                Ok(ItemsOfBorrowed {
                    item_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    unit: row.try_get(3)?,
                    resolution_e6: row.try_get(4)?,
                    density_e6: row.try_get(5)?,
                })
            },
            mapper: |it| ItemsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, ItemsOfParams<T1>, ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2>, C>
    for ItemsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsOfParams<T1>,
    ) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct PutDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_day() -> PutDayStmt {
    PutDayStmt(
        "insert into make.batch_day (tenant_id, batch_id, planned_on, created_by, created_at) values ($1, $2, $3, $4, $5) on conflict (tenant_id, batch_id) do update set planned_on = excluded.planned_on returning planned_on",
        None,
    )
}
impl PutDayStmt {
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
        day: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5> {
        JiffCivilDateQuery {
            client,
            params: [tenant, batch, day, by, now],
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
        PutDayParams,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5>,
        C,
    > for PutDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutDayParams,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5> {
        self.bind(client, &params.tenant, &params.batch, &params.day, &params.by, &params.now)
    }
}
pub struct DayOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn day_of() -> DayOfStmt {
    DayOfStmt("select planned_on from make.batch_day where tenant_id = $1 and batch_id = $2", None)
}
impl DayOfStmt {
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
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2> {
        JiffCivilDateQuery {
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
        DayOfParams,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2>,
        C,
    > for DayOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DayOfParams,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct PutVesselsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_vessels() -> PutVesselsStmt {
    PutVesselsStmt(
        "update make.batch set equipment = $1 where tenant_id = $2 and batch_id = $3 returning batch_id",
        None,
    )
}
impl PutVesselsStmt {
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
        equipment: &'a T2,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [equipment, tenant, batch],
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
        PutVesselsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for PutVesselsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutVesselsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.equipment, &params.tenant, &params.batch)
    }
}
pub struct BatchesOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_on() -> BatchesOnStmt {
    BatchesOnStmt(
        "select d.planned_on, b.code, b.state, b.equipment, b.scale_e6, b.scale_unit, b.recipe_version_id, r.code as recipe, r.name as recipe_name from make.batch_day d join make.batch b on b.tenant_id = d.tenant_id and b.batch_id = d.batch_id join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id where d.tenant_id = $1 and b.tenant_id = $1 and r.tenant_id = $1 and d.planned_on between $2 and $3 order by d.planned_on, b.code limit 1000",
        None,
    )
}
impl BatchesOnStmt {
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
        from: &'a jiff::civil::Date,
        to: &'a jiff::civil::Date,
    ) -> DayRowQuery<'c, 'a, 's, C, DayRow, 3> {
        DayRowQuery {
            client,
            params: [tenant, from, to],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DayRowBorrowed, tokio_postgres::Error> {
                Ok(DayRowBorrowed {
                    planned_on: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    equipment: row.try_get(3)?,
                    scale_e6: row.try_get(4)?,
                    scale_unit: row.try_get(5)?,
                    recipe_version_id: row.try_get(6)?,
                    recipe: row.try_get(7)?,
                    recipe_name: row.try_get(8)?,
                })
            },
            mapper: |it| DayRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BatchesOnParams, DayRowQuery<'c, 'a, 's, C, DayRow, 3>, C>
    for BatchesOnStmt
{
    fn params(&'s self, client: &'c C, params: &'a BatchesOnParams) -> DayRowQuery<'c, 'a, 's, C, DayRow, 3> {
        self.bind(client, &params.tenant, &params.from, &params.to)
    }
}
pub struct WithoutDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn without_day() -> WithoutDayStmt {
    WithoutDayStmt(
        "select b.code, b.state, b.equipment, b.scale_e6, b.scale_unit, b.recipe_version_id, r.code as recipe, r.name as recipe_name from make.batch b join make.recipe_version r on r.tenant_id = b.tenant_id and r.recipe_version_id = b.recipe_version_id where b.tenant_id = $1 and r.tenant_id = $1 and b.state in ('Planned', 'Ready') and not exists (select from make.batch_day d where d.tenant_id = $1 and d.batch_id = b.batch_id) order by b.created_at desc, b.batch_id desc limit 100",
        None,
    )
}
impl WithoutDayStmt {
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
    ) -> WaitingRowQuery<'c, 'a, 's, C, WaitingRow, 1> {
        WaitingRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingRowBorrowed, tokio_postgres::Error> {
                Ok(WaitingRowBorrowed {
                    code: row.try_get(0)?,
                    state: row.try_get(1)?,
                    equipment: row.try_get(2)?,
                    scale_e6: row.try_get(3)?,
                    scale_unit: row.try_get(4)?,
                    recipe_version_id: row.try_get(5)?,
                    recipe: row.try_get(6)?,
                    recipe_name: row.try_get(7)?,
                })
            },
            mapper: |it| WaitingRow::from(it),
        }
    }
}
pub struct VesselsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn vessels() -> VesselsStmt {
    VesselsStmt(
        "select code, name from make.equipment where tenant_id = $1 and kind in ('vessel', 'line') order by code limit 200",
        None,
    )
}
impl VesselsStmt {
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
    ) -> VesselsQuery<'c, 'a, 's, C, Vessels, 1> {
        VesselsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VesselsBorrowed, tokio_postgres::Error> {
                Ok(VesselsBorrowed { code: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| Vessels::from(it),
        }
    }
}
