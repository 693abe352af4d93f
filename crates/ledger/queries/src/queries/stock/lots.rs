// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertLotParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub code: T1,
    pub item: uuid::Uuid,
    pub supplier: Option<uuid::Uuid>,
    pub supplier_lot: Option<T2>,
    pub reference_type: Option<T3>,
    pub reference_number: Option<T4>,
    pub received_on: Option<jiff::civil::Date>,
    pub made_on: Option<jiff::civil::Date>,
    pub expires_on: Option<jiff::civil::Date>,
    pub batch: Option<uuid::Uuid>,
    pub needs_release: bool,
    pub cost_known: bool,
    pub density_e6: Option<i64>,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertBalanceParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub item: uuid::Uuid,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub fine_mg: i64,
    pub location: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct LotCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LotAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LotsAlikeParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub codes: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPartsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::BytesSql,
    T5: crate::ArraySql<Item = Option<T4>>,
> {
    pub item: uuid::Uuid,
    pub supplier: Option<uuid::Uuid>,
    pub received_on: Option<jiff::civil::Date>,
    pub made_on: Option<jiff::civil::Date>,
    pub expires_on: Option<jiff::civil::Date>,
    pub batch: Option<uuid::Uuid>,
    pub needs_release: bool,
    pub cost_known: bool,
    pub density_e6: Option<i64>,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub lots: T1,
    pub codes: T3,
    pub supplier_lots: T5,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPartBalancesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub item: uuid::Uuid,
    pub location: Option<uuid::Uuid>,
    pub lots: T1,
    pub quantity_e6: T2,
    pub cost_minor: T3,
    pub fine_mg: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPartMovementsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
> {
    pub kind: T1,
    pub batch: Option<uuid::Uuid>,
    pub draw: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub movements: T2,
    pub lots: T3,
    pub quantity_e6: T4,
    pub cost_minor: T5,
    pub fine_mg: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct LockLotParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct HoldReleaseParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LotsPageParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub any_item: bool,
    pub item: uuid::Uuid,
    pub in_stock: bool,
    pub expiring: bool,
    pub until: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct LotsCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsOfBatchParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct UnreleasedOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseLotsOfParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StockOfParams {
    pub tenant: uuid::Uuid,
    pub item: uuid::Uuid,
}
#[derive(Debug)]
pub struct StockOfItemsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ExpiringStockParams {
    pub tenant: uuid::Uuid,
    pub until: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ExpiringCountParams {
    pub today: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub until: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkCostIsPartParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Debug)]
pub struct MadeByParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FatOfParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StoredLot {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub measured_e6: Option<i64>,
    pub supplier_id: Option<uuid::Uuid>,
    pub supplier: Option<Vec<u8>>,
    pub supplier_lot: Option<Vec<u8>>,
    pub received_on: Option<jiff::civil::Date>,
    pub made_on: Option<jiff::civil::Date>,
    pub expires_on: Option<jiff::civil::Date>,
    pub batch_id: Option<uuid::Uuid>,
    pub released: bool,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub location: Option<String>,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub by_piece: bool,
}
pub struct StoredLotBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub measured_e6: Option<i64>,
    pub supplier_id: Option<uuid::Uuid>,
    pub supplier: Option<&'a [u8]>,
    pub supplier_lot: Option<&'a [u8]>,
    pub received_on: Option<jiff::civil::Date>,
    pub made_on: Option<jiff::civil::Date>,
    pub expires_on: Option<jiff::civil::Date>,
    pub batch_id: Option<uuid::Uuid>,
    pub released: bool,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub location: Option<&'a str>,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub by_piece: bool,
}
impl<'a> From<StoredLotBorrowed<'a>> for StoredLot {
    fn from(
        StoredLotBorrowed {
            lot_id,
            code,
            item_id,
            item,
            item_name,
            unit,
            resolution_e6,
            density_e6,
            measured_e6,
            supplier_id,
            supplier,
            supplier_lot,
            received_on,
            made_on,
            expires_on,
            batch_id,
            released,
            quantity_e6,
            cost_minor,
            location,
            metal,
            fineness,
            fine_mg,
            cost_known,
            loss_lower_e6,
            loss_upper_e6,
            by_piece,
        }: StoredLotBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            code: code.into(),
            item_id,
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            resolution_e6,
            density_e6,
            measured_e6,
            supplier_id,
            supplier: supplier.map(|v| v.into()),
            supplier_lot: supplier_lot.map(|v| v.into()),
            received_on,
            made_on,
            expires_on,
            batch_id,
            released,
            quantity_e6,
            cost_minor,
            location: location.map(|v| v.into()),
            metal: metal.map(|v| v.into()),
            fineness,
            fine_mg,
            cost_known,
            loss_lower_e6,
            loss_upper_e6,
            by_piece,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotRef {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub item_id: uuid::Uuid,
    pub batch_id: Option<uuid::Uuid>,
    pub unit: String,
    pub density_e6: Option<i64>,
}
pub struct LotRefBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub item_id: uuid::Uuid,
    pub batch_id: Option<uuid::Uuid>,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
}
impl<'a> From<LotRefBorrowed<'a>> for LotRef {
    fn from(
        LotRefBorrowed { lot_id, code, item_id, batch_id, unit, density_e6 }: LotRefBorrowed<'a>,
    ) -> Self {
        Self { lot_id, code: code.into(), item_id, batch_id, unit: unit.into(), density_e6 }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchLot {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub kind: String,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub made_e6: i64,
    pub released: bool,
}
pub struct BatchLotBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub kind: &'a str,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub made_e6: i64,
    pub released: bool,
}
impl<'a> From<BatchLotBorrowed<'a>> for BatchLot {
    fn from(
        BatchLotBorrowed {
            lot_id,
            code,
            item_id,
            item,
            item_name,
            kind,
            unit,
            density_e6,
            quantity_e6,
            cost_minor,
            made_e6,
            released,
        }: BatchLotBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            code: code.into(),
            item_id,
            item: item.into(),
            item_name: item_name.into(),
            kind: kind.into(),
            unit: unit.into(),
            density_e6,
            quantity_e6,
            cost_minor,
            made_e6,
            released,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct UnreleasedOf {
    pub batch_id: Option<uuid::Uuid>,
    pub lot_id: uuid::Uuid,
    pub item_id: uuid::Uuid,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StockRow {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
    pub received_on: Option<jiff::civil::Date>,
    pub released: bool,
}
pub struct StockRowBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
    pub received_on: Option<jiff::civil::Date>,
    pub released: bool,
}
impl<'a> From<StockRowBorrowed<'a>> for StockRow {
    fn from(
        StockRowBorrowed { lot_id, code, quantity_e6, expires_on, received_on, released }: StockRowBorrowed<
            'a,
        >,
    ) -> Self {
        Self { lot_id, code: code.into(), quantity_e6, expires_on, received_on, released }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StockOfItems {
    pub item_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
    pub received_on: Option<jiff::civil::Date>,
    pub released: bool,
}
pub struct StockOfItemsBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
    pub received_on: Option<jiff::civil::Date>,
    pub released: bool,
}
impl<'a> From<StockOfItemsBorrowed<'a>> for StockOfItems {
    fn from(
        StockOfItemsBorrowed {
            item_id,
            lot_id,
            code,
            quantity_e6,
            expires_on,
            received_on,
            released,
        }: StockOfItemsBorrowed<'a>,
    ) -> Self {
        Self { item_id, lot_id, code: code.into(), quantity_e6, expires_on, received_on, released }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Expiring {
    pub code: String,
    pub item: String,
    pub unit: String,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
}
pub struct ExpiringBorrowed<'a> {
    pub code: &'a str,
    pub item: &'a str,
    pub unit: &'a str,
    pub quantity_e6: i64,
    pub expires_on: Option<jiff::civil::Date>,
}
impl<'a> From<ExpiringBorrowed<'a>> for Expiring {
    fn from(ExpiringBorrowed { code, item, unit, quantity_e6, expires_on }: ExpiringBorrowed<'a>) -> Self {
        Self { code: code.into(), item: item.into(), unit: unit.into(), quantity_e6, expires_on }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ExpiringCount {
    pub expired: i64,
    pub soon: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MadeLot {
    pub batch_id: Option<uuid::Uuid>,
    pub lot_id: uuid::Uuid,
    pub item: String,
    pub kind: String,
    pub unit: String,
    pub made_e6: i64,
    pub density_e6: Option<i64>,
    pub cost_minor: i64,
    pub pieces: i64,
}
pub struct MadeLotBorrowed<'a> {
    pub batch_id: Option<uuid::Uuid>,
    pub lot_id: uuid::Uuid,
    pub item: &'a str,
    pub kind: &'a str,
    pub unit: &'a str,
    pub made_e6: i64,
    pub density_e6: Option<i64>,
    pub cost_minor: i64,
    pub pieces: i64,
}
impl<'a> From<MadeLotBorrowed<'a>> for MadeLot {
    fn from(
        MadeLotBorrowed {
            batch_id,
            lot_id,
            item,
            kind,
            unit,
            made_e6,
            density_e6,
            cost_minor,
            pieces,
        }: MadeLotBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            lot_id,
            item: item.into(),
            kind: kind.into(),
            unit: unit.into(),
            made_e6,
            density_e6,
            cost_minor,
            pieces,
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
pub struct StoredLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StoredLotBorrowed, tokio_postgres::Error>,
    mapper: fn(StoredLotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StoredLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StoredLotBorrowed) -> R) -> StoredLotQuery<'c, 'a, 's, C, R, N> {
        StoredLotQuery {
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
pub struct LotRefQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotRefBorrowed, tokio_postgres::Error>,
    mapper: fn(LotRefBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotRefQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotRefBorrowed) -> R) -> LotRefQuery<'c, 'a, 's, C, R, N> {
        LotRefQuery {
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
pub struct BatchLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchLotBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchLotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchLotBorrowed) -> R) -> BatchLotQuery<'c, 'a, 's, C, R, N> {
        BatchLotQuery {
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
pub struct UnreleasedOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnreleasedOf, tokio_postgres::Error>,
    mapper: fn(UnreleasedOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnreleasedOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnreleasedOf) -> R) -> UnreleasedOfQuery<'c, 'a, 's, C, R, N> {
        UnreleasedOfQuery {
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
pub struct StockRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StockRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StockRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StockRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StockRowBorrowed) -> R) -> StockRowQuery<'c, 'a, 's, C, R, N> {
        StockRowQuery {
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
pub struct StockOfItemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StockOfItemsBorrowed, tokio_postgres::Error>,
    mapper: fn(StockOfItemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StockOfItemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StockOfItemsBorrowed) -> R) -> StockOfItemsQuery<'c, 'a, 's, C, R, N> {
        StockOfItemsQuery {
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
pub struct ExpiringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExpiringBorrowed, tokio_postgres::Error>,
    mapper: fn(ExpiringBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExpiringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExpiringBorrowed) -> R) -> ExpiringQuery<'c, 'a, 's, C, R, N> {
        ExpiringQuery {
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
pub struct ExpiringCountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExpiringCount, tokio_postgres::Error>,
    mapper: fn(ExpiringCount) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExpiringCountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExpiringCount) -> R) -> ExpiringCountQuery<'c, 'a, 's, C, R, N> {
        ExpiringCountQuery {
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
pub struct MadeLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MadeLotBorrowed, tokio_postgres::Error>,
    mapper: fn(MadeLotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MadeLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MadeLotBorrowed) -> R) -> MadeLotQuery<'c, 'a, 's, C, R, N> {
        MadeLotQuery {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct InsertLotStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_lot() -> InsertLotStmt {
    InsertLotStmt(
        "insert into ledger.lot (tenant_id, lot_id, code, item_id, supplier_id, supplier_lot, reference_type, reference_number, received_on, made_on, expires_on, batch_id, needs_release, cost_known, density_e6, loss_lower_e6, loss_upper_e6, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) returning true as added",
        None,
    )
}
impl InsertLotStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        code: &'a T1,
        item: &'a uuid::Uuid,
        supplier: &'a Option<uuid::Uuid>,
        supplier_lot: &'a Option<T2>,
        reference_type: &'a Option<T3>,
        reference_number: &'a Option<T4>,
        received_on: &'a Option<jiff::civil::Date>,
        made_on: &'a Option<jiff::civil::Date>,
        expires_on: &'a Option<jiff::civil::Date>,
        batch: &'a Option<uuid::Uuid>,
        needs_release: &'a bool,
        cost_known: &'a bool,
        density_e6: &'a Option<i64>,
        loss_lower_e6: &'a Option<i64>,
        loss_upper_e6: &'a Option<i64>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        BoolQuery {
            client,
            params: [
                tenant,
                lot,
                code,
                item,
                supplier,
                supplier_lot,
                reference_type,
                reference_number,
                received_on,
                made_on,
                expires_on,
                batch,
                needs_release,
                cost_known,
                density_e6,
                loss_lower_e6,
                loss_upper_e6,
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
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLotParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 20>,
        C,
    > for InsertLotStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLotParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 20> {
        self.bind(
            client,
            &params.tenant,
            &params.lot,
            &params.code,
            &params.item,
            &params.supplier,
            &params.supplier_lot,
            &params.reference_type,
            &params.reference_number,
            &params.received_on,
            &params.made_on,
            &params.expires_on,
            &params.batch,
            &params.needs_release,
            &params.cost_known,
            &params.density_e6,
            &params.loss_lower_e6,
            &params.loss_upper_e6,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertBalanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_balance() -> InsertBalanceStmt {
    InsertBalanceStmt(
        "insert into ledger.lot_balance (tenant_id, lot_id, item_id, quantity_e6, cost_minor, fine_mg, location_id) values ($1, $2, $3, $4, $5, $6, $7) returning true as added",
        None,
    )
}
impl InsertBalanceStmt {
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
        item: &'a uuid::Uuid,
        quantity_e6: &'a i64,
        cost_minor: &'a i64,
        fine_mg: &'a i64,
        location: &'a Option<uuid::Uuid>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, lot, item, quantity_e6, cost_minor, fine_mg, location],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertBalanceParams, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertBalanceStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertBalanceParams) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.lot,
            &params.item,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.location,
        )
    }
}
pub struct LotCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lot_coded() -> LotCodedStmt {
    LotCodedStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6, coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6, l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id, (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location, i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6, exists (select from ledger.lot_piece k where k.tenant_id = $1 and k.lot_id = l.lot_id) as by_piece from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id left join ledger.party p on p.tenant_id = $1 and p.party_id = l.supplier_id left join ledger.location o on o.tenant_id = $1 and o.location_id = b.location_id where l.tenant_id = $1 and l.code = $2",
        None,
    )
}
impl LotCodedStmt {
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
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 2> {
        StoredLotQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StoredLotBorrowed, tokio_postgres::Error> {
                Ok(StoredLotBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    measured_e6: row.try_get(8)?,
                    supplier_id: row.try_get(9)?,
                    supplier: row.try_get(10)?,
                    supplier_lot: row.try_get(11)?,
                    received_on: row.try_get(12)?,
                    made_on: row.try_get(13)?,
                    expires_on: row.try_get(14)?,
                    batch_id: row.try_get(15)?,
                    released: row.try_get(16)?,
                    quantity_e6: row.try_get(17)?,
                    cost_minor: row.try_get(18)?,
                    location: row.try_get(19)?,
                    metal: row.try_get(20)?,
                    fineness: row.try_get(21)?,
                    fine_mg: row.try_get(22)?,
                    cost_known: row.try_get(23)?,
                    loss_lower_e6: row.try_get(24)?,
                    loss_upper_e6: row.try_get(25)?,
                    by_piece: row.try_get(26)?,
                })
            },
            mapper: |it| StoredLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotCodedParams<T1>,
        StoredLotQuery<'c, 'a, 's, C, StoredLot, 2>,
        C,
    > for LotCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotCodedParams<T1>,
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LotAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lot_alike() -> LotAlikeStmt {
    LotAlikeStmt(
        "select code from ledger.lot where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl LotAlikeStmt {
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
    crate::client::async_::Params<'c, 'a, 's, LotAlikeParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for LotAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LotsAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_alike() -> LotsAlikeStmt {
    LotsAlikeStmt(
        "select distinct on (part.n) l.code from ledger.lot l join unnest($1::text[]) with ordinality as part (code, n) on l.look = app.look(part.code) and l.code <> part.code where l.tenant_id = $2 order by part.n, l.code",
        None,
    )
}
impl LotsAlikeStmt {
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
        codes: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [codes, tenant],
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
        LotsAlikeParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for LotsAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsAlikeParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.codes, &params.tenant)
    }
}
pub struct InsertPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_parts() -> InsertPartsStmt {
    InsertPartsStmt(
        "insert into ledger.lot as made (tenant_id, lot_id, code, item_id, supplier_id, supplier_lot, received_on, made_on, expires_on, batch_id, needs_release, cost_known, density_e6, loss_lower_e6, loss_upper_e6, opening, created_by, created_at) select t.tenant_id, part.lot, part.code, $1, $2, part.supplier_lot, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from app.tenant t cross join unnest($15::uuid[], $16::text[], $17::bytea[]) as part (lot, code, supplier_lot) where t.tenant_id = $18 on conflict (tenant_id, code) do nothing returning made.lot_id",
        None,
    )
}
impl InsertPartsStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::BytesSql,
        T5: crate::ArraySql<Item = Option<T4>>,
    >(
        &'s self,
        client: &'c C,
        item: &'a uuid::Uuid,
        supplier: &'a Option<uuid::Uuid>,
        received_on: &'a Option<jiff::civil::Date>,
        made_on: &'a Option<jiff::civil::Date>,
        expires_on: &'a Option<jiff::civil::Date>,
        batch: &'a Option<uuid::Uuid>,
        needs_release: &'a bool,
        cost_known: &'a bool,
        density_e6: &'a Option<i64>,
        loss_lower_e6: &'a Option<i64>,
        loss_upper_e6: &'a Option<i64>,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        lots: &'a T1,
        codes: &'a T3,
        supplier_lots: &'a T5,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 18> {
        UuidUuidQuery {
            client,
            params: [
                item,
                supplier,
                received_on,
                made_on,
                expires_on,
                batch,
                needs_release,
                cost_known,
                density_e6,
                loss_lower_e6,
                loss_upper_e6,
                opening,
                by,
                now,
                lots,
                codes,
                supplier_lots,
                tenant,
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::BytesSql,
    T5: crate::ArraySql<Item = Option<T4>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPartsParams<T1, T2, T3, T4, T5>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 18>,
        C,
    > for InsertPartsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPartsParams<T1, T2, T3, T4, T5>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 18> {
        self.bind(
            client,
            &params.item,
            &params.supplier,
            &params.received_on,
            &params.made_on,
            &params.expires_on,
            &params.batch,
            &params.needs_release,
            &params.cost_known,
            &params.density_e6,
            &params.loss_lower_e6,
            &params.loss_upper_e6,
            &params.opening,
            &params.by,
            &params.now,
            &params.lots,
            &params.codes,
            &params.supplier_lots,
            &params.tenant,
        )
    }
}
pub struct InsertPartBalancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_part_balances() -> InsertPartBalancesStmt {
    InsertPartBalancesStmt(
        "insert into ledger.lot_balance as made (tenant_id, lot_id, item_id, quantity_e6, cost_minor, fine_mg, location_id) select t.tenant_id, part.lot, $1, part.quantity_e6, part.cost_minor, part.fine_mg, $2 from app.tenant t cross join unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[]) as part (lot, quantity_e6, cost_minor, fine_mg) where t.tenant_id = $7 returning made.lot_id",
        None,
    )
}
impl InsertPartBalancesStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        item: &'a uuid::Uuid,
        location: &'a Option<uuid::Uuid>,
        lots: &'a T1,
        quantity_e6: &'a T2,
        cost_minor: &'a T3,
        fine_mg: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [item, location, lots, quantity_e6, cost_minor, fine_mg, tenant],
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPartBalancesParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for InsertPartBalancesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPartBalancesParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.item,
            &params.location,
            &params.lots,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.tenant,
        )
    }
}
pub struct InsertPartMovementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_part_movements() -> InsertPartMovementsStmt {
    InsertPartMovementsStmt(
        "insert into ledger.movement as made (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, draw_id, moved_at, created_by, created_at) select t.tenant_id, part.movement, part.lot, $1, part.quantity_e6, part.cost_minor, part.fine_mg, $2, $3, $4, $5, $4 from app.tenant t cross join unnest($6::uuid[], $7::uuid[], $8::bigint[], $9::bigint[], $10::bigint[]) as part (movement, lot, quantity_e6, cost_minor, fine_mg) where t.tenant_id = $11 returning made.movement_id",
        None,
    )
}
impl InsertPartMovementsStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        kind: &'a T1,
        batch: &'a Option<uuid::Uuid>,
        draw: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        movements: &'a T2,
        lots: &'a T3,
        quantity_e6: &'a T4,
        cost_minor: &'a T5,
        fine_mg: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        UuidUuidQuery {
            client,
            params: [kind, batch, draw, now, by, movements, lots, quantity_e6, cost_minor, fine_mg, tenant],
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
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPartMovementsParams<T1, T2, T3, T4, T5, T6>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11>,
        C,
    > for InsertPartMovementsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPartMovementsParams<T1, T2, T3, T4, T5, T6>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        self.bind(
            client,
            &params.kind,
            &params.batch,
            &params.draw,
            &params.now,
            &params.by,
            &params.movements,
            &params.lots,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.tenant,
        )
    }
}
pub struct LockLotStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_lot() -> LockLotStmt {
    LockLotStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6, coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6, l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id, (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location, i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6, exists (select from ledger.lot_piece k where k.tenant_id = $1 and k.lot_id = l.lot_id) as by_piece from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id left join ledger.party p on p.tenant_id = $1 and p.party_id = l.supplier_id left join ledger.location o on o.tenant_id = $1 and o.location_id = b.location_id where l.tenant_id = $1 and l.code = $2 for no key update of b",
        None,
    )
}
impl LockLotStmt {
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
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 2> {
        StoredLotQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StoredLotBorrowed, tokio_postgres::Error> {
                Ok(StoredLotBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    measured_e6: row.try_get(8)?,
                    supplier_id: row.try_get(9)?,
                    supplier: row.try_get(10)?,
                    supplier_lot: row.try_get(11)?,
                    received_on: row.try_get(12)?,
                    made_on: row.try_get(13)?,
                    expires_on: row.try_get(14)?,
                    batch_id: row.try_get(15)?,
                    released: row.try_get(16)?,
                    quantity_e6: row.try_get(17)?,
                    cost_minor: row.try_get(18)?,
                    location: row.try_get(19)?,
                    metal: row.try_get(20)?,
                    fineness: row.try_get(21)?,
                    fine_mg: row.try_get(22)?,
                    cost_known: row.try_get(23)?,
                    loss_lower_e6: row.try_get(24)?,
                    loss_upper_e6: row.try_get(25)?,
                    by_piece: row.try_get(26)?,
                })
            },
            mapper: |it| StoredLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockLotParams<T1>,
        StoredLotQuery<'c, 'a, 's, C, StoredLot, 2>,
        C,
    > for LockLotStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockLotParams<T1>,
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct HoldReleaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_release() -> HoldReleaseStmt {
    HoldReleaseStmt(
        "select b.batch_id from ledger.lot l join make.batch b on b.tenant_id = $1 and b.batch_id = l.batch_id where l.tenant_id = $1 and l.code = $2 for share of b",
        None,
    )
}
impl HoldReleaseStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, code],
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
        HoldReleaseParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldReleaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldReleaseParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LotsPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_page() -> LotsPageStmt {
    LotsPageStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6, coalesce(l.density_e6, i.density_e6) as density_e6, l.density_e6 as measured_e6, l.supplier_id, p.code as supplier, l.supplier_lot, l.received_on, l.made_on, l.expires_on, l.batch_id, (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, o.code as location, i.metal, i.fineness, b.fine_mg, l.cost_known, l.loss_lower_e6, l.loss_upper_e6, exists (select from ledger.lot_piece k where k.tenant_id = $1 and k.lot_id = l.lot_id) as by_piece from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id left join ledger.party p on p.tenant_id = $1 and p.party_id = l.supplier_id left join ledger.location o on o.tenant_id = $1 and o.location_id = b.location_id where l.tenant_id = $1 and l.lot_id < $2 and l.code >= $3 and l.code < $4 and ($5 or l.item_id = $6) and (not $7 or b.quantity_e6 > 0) and (not $8 or (b.quantity_e6 > 0 and l.expires_on <= $9)) order by l.lot_id desc limit $10",
        None,
    )
}
impl LotsPageStmt {
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
        before: &'a uuid::Uuid,
        first: &'a T1,
        beyond: &'a T2,
        any_item: &'a bool,
        item: &'a uuid::Uuid,
        in_stock: &'a bool,
        expiring: &'a bool,
        until: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 10> {
        StoredLotQuery {
            client,
            params: [tenant, before, first, beyond, any_item, item, in_stock, expiring, until, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StoredLotBorrowed, tokio_postgres::Error> {
                Ok(StoredLotBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    measured_e6: row.try_get(8)?,
                    supplier_id: row.try_get(9)?,
                    supplier: row.try_get(10)?,
                    supplier_lot: row.try_get(11)?,
                    received_on: row.try_get(12)?,
                    made_on: row.try_get(13)?,
                    expires_on: row.try_get(14)?,
                    batch_id: row.try_get(15)?,
                    released: row.try_get(16)?,
                    quantity_e6: row.try_get(17)?,
                    cost_minor: row.try_get(18)?,
                    location: row.try_get(19)?,
                    metal: row.try_get(20)?,
                    fineness: row.try_get(21)?,
                    fine_mg: row.try_get(22)?,
                    cost_known: row.try_get(23)?,
                    loss_lower_e6: row.try_get(24)?,
                    loss_upper_e6: row.try_get(25)?,
                    by_piece: row.try_get(26)?,
                })
            },
            mapper: |it| StoredLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsPageParams<T1, T2>,
        StoredLotQuery<'c, 'a, 's, C, StoredLot, 10>,
        C,
    > for LotsPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsPageParams<T1, T2>,
    ) -> StoredLotQuery<'c, 'a, 's, C, StoredLot, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.before,
            &params.first,
            &params.beyond,
            &params.any_item,
            &params.item,
            &params.in_stock,
            &params.expiring,
            &params.until,
            &params.many,
        )
    }
}
pub struct LotsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_coded() -> LotsCodedStmt {
    LotsCodedStmt(
        "select l.lot_id, l.code, l.item_id, l.batch_id, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6 from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.code = any($2)",
        None,
    )
}
impl LotsCodedStmt {
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
    ) -> LotRefQuery<'c, 'a, 's, C, LotRef, 2> {
        LotRefQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotRefBorrowed, tokio_postgres::Error> {
                Ok(LotRefBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    density_e6: row.try_get(5)?,
                })
            },
            mapper: |it| LotRef::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsCodedParams<T1, T2>,
        LotRefQuery<'c, 'a, 's, C, LotRef, 2>,
        C,
    > for LotsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsCodedParams<T1, T2>,
    ) -> LotRefQuery<'c, 'a, 's, C, LotRef, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct LotsOfBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_of_batch() -> LotsOfBatchStmt {
    LotsOfBatchStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit, coalesce((select m.density_e6 from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.kind in ('output', 'opening') and m.density_e6 is not null order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6, b.quantity_e6, b.cost_minor, (select coalesce(sum(m.quantity_e6), 0) from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.kind in ('output', 'opening'))::bigint as made_e6, (not l.needs_release or r.lot_id is not null) as released from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id where l.tenant_id = $1 and l.batch_id = $2 order by l.lot_id",
        None,
    )
}
impl LotsOfBatchStmt {
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
    ) -> BatchLotQuery<'c, 'a, 's, C, BatchLot, 2> {
        BatchLotQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchLotBorrowed, tokio_postgres::Error> {
                Ok(BatchLotBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    unit: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    quantity_e6: row.try_get(8)?,
                    cost_minor: row.try_get(9)?,
                    made_e6: row.try_get(10)?,
                    released: row.try_get(11)?,
                })
            },
            mapper: |it| BatchLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LotsOfBatchParams, BatchLotQuery<'c, 'a, 's, C, BatchLot, 2>, C>
    for LotsOfBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsOfBatchParams,
    ) -> BatchLotQuery<'c, 'a, 's, C, BatchLot, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct UnreleasedOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unreleased_of() -> UnreleasedOfStmt {
    UnreleasedOfStmt(
        "select l.batch_id, l.lot_id, l.item_id, b.quantity_e6 from ledger.lot l join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id where l.tenant_id = $1 and l.batch_id = any($2) and l.needs_release and b.quantity_e6 > 0 and not exists (select 1 from ledger.lot_release r where r.tenant_id = $1 and r.lot_id = l.lot_id) order by l.lot_id",
        None,
    )
}
impl UnreleasedOfStmt {
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
    ) -> UnreleasedOfQuery<'c, 'a, 's, C, UnreleasedOf, 2> {
        UnreleasedOfQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnreleasedOf, tokio_postgres::Error> {
                Ok(UnreleasedOf {
                    batch_id: row.try_get(0)?,
                    lot_id: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                })
            },
            mapper: |it| UnreleasedOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnreleasedOfParams<T1>,
        UnreleasedOfQuery<'c, 'a, 's, C, UnreleasedOf, 2>,
        C,
    > for UnreleasedOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreleasedOfParams<T1>,
    ) -> UnreleasedOfQuery<'c, 'a, 's, C, UnreleasedOf, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct ReleaseLotsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_lots_of() -> ReleaseLotsOfStmt {
    ReleaseLotsOfStmt(
        "insert into ledger.lot_release as n (tenant_id, lot_id, released_by, released_at) select l.tenant_id, l.lot_id, $1, $2 from ledger.lot l where l.tenant_id = $3 and l.batch_id = $4 and l.needs_release on conflict do nothing returning n.lot_id",
        None,
    )
}
impl ReleaseLotsOfStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [by, now, tenant, batch],
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
        ReleaseLotsOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for ReleaseLotsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReleaseLotsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.batch)
    }
}
pub struct StockOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stock_of() -> StockOfStmt {
    StockOfStmt(
        "select l.lot_id, l.code, b.quantity_e6, l.expires_on, coalesce(l.received_on, l.made_on) as received_on, (not l.needs_release or r.lot_id is not null) as released from ledger.lot_balance b join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = b.lot_id where b.tenant_id = $1 and b.item_id = $2 and b.quantity_e6 > 0",
        None,
    )
}
impl StockOfStmt {
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
        item: &'a uuid::Uuid,
    ) -> StockRowQuery<'c, 'a, 's, C, StockRow, 2> {
        StockRowQuery {
            client,
            params: [tenant, item],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StockRowBorrowed, tokio_postgres::Error> {
                Ok(StockRowBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    expires_on: row.try_get(3)?,
                    received_on: row.try_get(4)?,
                    released: row.try_get(5)?,
                })
            },
            mapper: |it| StockRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StockOfParams, StockRowQuery<'c, 'a, 's, C, StockRow, 2>, C>
    for StockOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StockOfParams,
    ) -> StockRowQuery<'c, 'a, 's, C, StockRow, 2> {
        self.bind(client, &params.tenant, &params.item)
    }
}
pub struct StockOfItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stock_of_items() -> StockOfItemsStmt {
    StockOfItemsStmt(
        "select l.item_id, l.lot_id, l.code, b.quantity_e6, l.expires_on, coalesce(l.received_on, l.made_on) as received_on, (not l.needs_release or r.lot_id is not null) as released from ledger.lot_balance b join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = b.lot_id where b.tenant_id = $1 and b.item_id = any($2) and b.quantity_e6 > 0",
        None,
    )
}
impl StockOfItemsStmt {
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
    ) -> StockOfItemsQuery<'c, 'a, 's, C, StockOfItems, 2> {
        StockOfItemsQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StockOfItemsBorrowed, tokio_postgres::Error> {
                Ok(StockOfItemsBorrowed {
                    item_id: row.try_get(0)?,
                    lot_id: row.try_get(1)?,
                    code: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    expires_on: row.try_get(4)?,
                    received_on: row.try_get(5)?,
                    released: row.try_get(6)?,
                })
            },
            mapper: |it| StockOfItems::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StockOfItemsParams<T1>,
        StockOfItemsQuery<'c, 'a, 's, C, StockOfItems, 2>,
        C,
    > for StockOfItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StockOfItemsParams<T1>,
    ) -> StockOfItemsQuery<'c, 'a, 's, C, StockOfItems, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct ExpiringStockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expiring_stock() -> ExpiringStockStmt {
    ExpiringStockStmt(
        "select l.code, i.code as item, i.unit, b.quantity_e6, l.expires_on from ledger.lot_balance b join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = b.item_id where b.tenant_id = $1 and b.quantity_e6 > 0 and l.expires_on <= $2 order by l.expires_on, l.code limit $3",
        None,
    )
}
impl ExpiringStockStmt {
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
        until: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> ExpiringQuery<'c, 'a, 's, C, Expiring, 3> {
        ExpiringQuery {
            client,
            params: [tenant, until, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExpiringBorrowed, tokio_postgres::Error> {
                Ok(ExpiringBorrowed {
                    code: row.try_get(0)?,
                    item: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    expires_on: row.try_get(4)?,
                })
            },
            mapper: |it| Expiring::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExpiringStockParams,
        ExpiringQuery<'c, 'a, 's, C, Expiring, 3>,
        C,
    > for ExpiringStockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExpiringStockParams,
    ) -> ExpiringQuery<'c, 'a, 's, C, Expiring, 3> {
        self.bind(client, &params.tenant, &params.until, &params.many)
    }
}
pub struct ExpiringCountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn expiring_count() -> ExpiringCountStmt {
    ExpiringCountStmt(
        "select count(*) filter (where l.expires_on < $1) as expired, count(*) filter (where l.expires_on >= $1) as soon from ledger.lot_balance b join ledger.lot l on l.tenant_id = $2 and l.lot_id = b.lot_id where b.tenant_id = $2 and b.quantity_e6 > 0 and l.expires_on <= $3",
        None,
    )
}
impl ExpiringCountStmt {
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
        today: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
        until: &'a jiff::civil::Date,
    ) -> ExpiringCountQuery<'c, 'a, 's, C, ExpiringCount, 3> {
        ExpiringCountQuery {
            client,
            params: [today, tenant, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExpiringCount, tokio_postgres::Error> {
                Ok(ExpiringCount { expired: row.try_get(0)?, soon: row.try_get(1)? })
            },
            mapper: |it| ExpiringCount::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExpiringCountParams,
        ExpiringCountQuery<'c, 'a, 's, C, ExpiringCount, 3>,
        C,
    > for ExpiringCountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExpiringCountParams,
    ) -> ExpiringCountQuery<'c, 'a, 's, C, ExpiringCount, 3> {
        self.bind(client, &params.today, &params.tenant, &params.until)
    }
}
pub struct MarkCostIsPartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_cost_is_part() -> MarkCostIsPartStmt {
    MarkCostIsPartStmt(
        "update ledger.lot_balance set cost_is_part = true where tenant_id = $1 and lot_id = $2 and not cost_is_part returning lot_id",
        None,
    )
}
impl MarkCostIsPartStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
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
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MarkCostIsPartParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for MarkCostIsPartStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkCostIsPartParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct MadeByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn made_by() -> MadeByStmt {
    MadeByStmt(
        "select m.batch_id, m.lot_id, i.code as item, i.kind, i.unit, sum(m.quantity_e6)::bigint as made_e6, coalesce((array_agg(m.density_e6 order by m.movement_id))[1], l.density_e6, i.density_e6) as density_e6, sum(m.cost_minor)::bigint as cost_minor, coalesce(case i.unit when 'each' then sum(m.quantity_e6) / 1000000 else (select count(*) from (select from ledger.movement k where k.tenant_id = $1 and k.lot_id = m.lot_id and k.kind in ('output', 'opening') and k.piece is not null group by k.piece having sum(k.quantity_e6) > 0) s) end, 0)::bigint as pieces from ledger.movement m join ledger.lot l on l.tenant_id = $1 and l.lot_id = m.lot_id and l.batch_id = m.batch_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where m.tenant_id = $1 and m.batch_id = any($2) and m.kind in ('output', 'opening') group by m.batch_id, m.lot_id, i.code, i.kind, i.unit, l.density_e6, i.density_e6 order by min(m.moved_at), min(m.xact), m.lot_id",
        None,
    )
}
impl MadeByStmt {
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
    ) -> MadeLotQuery<'c, 'a, 's, C, MadeLot, 2> {
        MadeLotQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MadeLotBorrowed, tokio_postgres::Error> {
                Ok(MadeLotBorrowed {
                    batch_id: row.try_get(0)?,
                    lot_id: row.try_get(1)?,
                    item: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    made_e6: row.try_get(5)?,
                    density_e6: row.try_get(6)?,
                    cost_minor: row.try_get(7)?,
                    pieces: row.try_get(8)?,
                })
            },
            mapper: |it| MadeLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, MadeByParams<T1>, MadeLotQuery<'c, 'a, 's, C, MadeLot, 2>, C>
    for MadeByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MadeByParams<T1>,
    ) -> MadeLotQuery<'c, 'a, 's, C, MadeLot, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
pub struct FatOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fat_of() -> FatOfStmt {
    FatOfStmt(
        "select coalesce((select s.fat_e15 from make.silo_lot s where s.tenant_id = $1 and s.lot_id = $2), (select m.fat_e6 * 1000000000 from make.milk_intake m where m.tenant_id = $1 and m.lot_id = $2)) as fat_e15",
        None,
    )
}
impl FatOfStmt {
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
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 2> {
        Optioni64Query {
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
    crate::client::async_::Params<'c, 'a, 's, FatOfParams, Optioni64Query<'c, 'a, 's, C, Option<i64>, 2>, C>
    for FatOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FatOfParams,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
