// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertMovementParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub movement: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub kind: T1,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub fine_mg: i64,
    pub batch: Option<uuid::Uuid>,
    pub document: Option<uuid::Uuid>,
    pub entry: Option<uuid::Uuid>,
    pub party: Option<uuid::Uuid>,
    pub location: Option<uuid::Uuid>,
    pub corrects: Option<uuid::Uuid>,
    pub draw: Option<uuid::Uuid>,
    pub piece: Option<i64>,
    pub density_e6: Option<i64>,
    pub moved_at: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangeBalanceParams {
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub fine_mg: i64,
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PlaceBalanceParams {
    pub location: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MovementsOfParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct QuantitiesOfParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IsInSiloParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Debug)]
pub struct LockSiloOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LockSilosOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct PartsOfSilosParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub silos: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ChangeBalance {
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovementRow {
    pub movement_id: uuid::Uuid,
    pub kind: String,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub batch_id: Option<uuid::Uuid>,
    pub moved_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
    pub document_id: Option<uuid::Uuid>,
    pub document: Option<String>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub location: Option<String>,
    pub shipment: Option<uuid::Uuid>,
}
pub struct MovementRowBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub kind: &'a str,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub batch_id: Option<uuid::Uuid>,
    pub moved_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
    pub document_id: Option<uuid::Uuid>,
    pub document: Option<&'a str>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub location: Option<&'a str>,
    pub shipment: Option<uuid::Uuid>,
}
impl<'a> From<MovementRowBorrowed<'a>> for MovementRow {
    fn from(
        MovementRowBorrowed {
            movement_id,
            kind,
            quantity_e6,
            cost_minor,
            batch_id,
            moved_at,
            created_by,
            by_name,
            document_id,
            document,
            party_id,
            party,
            location,
            shipment,
        }: MovementRowBorrowed<'a>,
    ) -> Self {
        Self {
            movement_id,
            kind: kind.into(),
            quantity_e6,
            cost_minor,
            batch_id,
            moved_at,
            created_by,
            by_name: by_name.into(),
            document_id,
            document: document.map(|v| v.into()),
            party_id,
            party: party.map(|v| v.into()),
            location: location.map(|v| v.into()),
            shipment,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotMovement {
    pub movement_id: uuid::Uuid,
    pub kind: String,
    pub quantity_e6: i64,
    pub fine_mg: i64,
    pub piece: Option<i64>,
    pub corrects_id: Option<uuid::Uuid>,
    pub moved_at: jiff::Timestamp,
    pub xact: Option<i64>,
}
pub struct LotMovementBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub kind: &'a str,
    pub quantity_e6: i64,
    pub fine_mg: i64,
    pub piece: Option<i64>,
    pub corrects_id: Option<uuid::Uuid>,
    pub moved_at: jiff::Timestamp,
    pub xact: Option<i64>,
}
impl<'a> From<LotMovementBorrowed<'a>> for LotMovement {
    fn from(
        LotMovementBorrowed {
            movement_id,
            kind,
            quantity_e6,
            fine_mg,
            piece,
            corrects_id,
            moved_at,
            xact,
        }: LotMovementBorrowed<'a>,
    ) -> Self {
        Self { movement_id, kind: kind.into(), quantity_e6, fine_mg, piece, corrects_id, moved_at, xact }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockSiloOf {
    pub silo_id: uuid::Uuid,
    pub capacity_e6: i64,
    pub unit: String,
    pub in_use: bool,
    pub last_no: i32,
    pub no: i32,
}
pub struct LockSiloOfBorrowed<'a> {
    pub silo_id: uuid::Uuid,
    pub capacity_e6: i64,
    pub unit: &'a str,
    pub in_use: bool,
    pub last_no: i32,
    pub no: i32,
}
impl<'a> From<LockSiloOfBorrowed<'a>> for LockSiloOf {
    fn from(
        LockSiloOfBorrowed { silo_id, capacity_e6, unit, in_use, last_no, no }: LockSiloOfBorrowed<'a>,
    ) -> Self {
        Self { silo_id, capacity_e6, unit: unit.into(), in_use, last_no, no }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockSilosOf {
    pub lot_id: uuid::Uuid,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub silo_id: uuid::Uuid,
    pub capacity_e6: i64,
    pub silo_unit: String,
    pub in_use: bool,
    pub last_no: i32,
    pub no: i32,
}
pub struct LockSilosOfBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub silo_id: uuid::Uuid,
    pub capacity_e6: i64,
    pub silo_unit: &'a str,
    pub in_use: bool,
    pub last_no: i32,
    pub no: i32,
}
impl<'a> From<LockSilosOfBorrowed<'a>> for LockSilosOf {
    fn from(
        LockSilosOfBorrowed {
            lot_id,
            unit,
            density_e6,
            silo_id,
            capacity_e6,
            silo_unit,
            in_use,
            last_no,
            no,
        }: LockSilosOfBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            unit: unit.into(),
            density_e6,
            silo_id,
            capacity_e6,
            silo_unit: silo_unit.into(),
            in_use,
            last_no,
            no,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SiloPart {
    pub silo_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub quantity_e6: i64,
    pub unit: String,
    pub density_e6: Option<i64>,
}
pub struct SiloPartBorrowed<'a> {
    pub silo_id: uuid::Uuid,
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub quantity_e6: i64,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
}
impl<'a> From<SiloPartBorrowed<'a>> for SiloPart {
    fn from(
        SiloPartBorrowed { silo_id, lot_id, code, quantity_e6, unit, density_e6 }: SiloPartBorrowed<'a>,
    ) -> Self {
        Self { silo_id, lot_id, code: code.into(), quantity_e6, unit: unit.into(), density_e6 }
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
pub struct ChangeBalanceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeBalance, tokio_postgres::Error>,
    mapper: fn(ChangeBalance) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeBalanceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeBalance) -> R) -> ChangeBalanceQuery<'c, 'a, 's, C, R, N> {
        ChangeBalanceQuery {
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
pub struct MovementRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovementRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MovementRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovementRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovementRowBorrowed) -> R) -> MovementRowQuery<'c, 'a, 's, C, R, N> {
        MovementRowQuery {
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
pub struct LotMovementQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotMovementBorrowed, tokio_postgres::Error>,
    mapper: fn(LotMovementBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotMovementQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotMovementBorrowed) -> R) -> LotMovementQuery<'c, 'a, 's, C, R, N> {
        LotMovementQuery {
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
pub struct LockSiloOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockSiloOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LockSiloOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockSiloOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockSiloOfBorrowed) -> R) -> LockSiloOfQuery<'c, 'a, 's, C, R, N> {
        LockSiloOfQuery {
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
pub struct LockSilosOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockSilosOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LockSilosOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockSilosOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockSilosOfBorrowed) -> R) -> LockSilosOfQuery<'c, 'a, 's, C, R, N> {
        LockSilosOfQuery {
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
pub struct SiloPartQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SiloPartBorrowed, tokio_postgres::Error>,
    mapper: fn(SiloPartBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SiloPartQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SiloPartBorrowed) -> R) -> SiloPartQuery<'c, 'a, 's, C, R, N> {
        SiloPartQuery {
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
pub struct InsertMovementStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_movement() -> InsertMovementStmt {
    InsertMovementStmt(
        "insert into ledger.movement (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, document_id, entry_id, party_id, location_id, corrects_id, draw_id, piece, density_e6, moved_at, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning true as added",
        None,
    )
}
impl InsertMovementStmt {
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
        movement: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        kind: &'a T1,
        quantity_e6: &'a i64,
        cost_minor: &'a i64,
        fine_mg: &'a i64,
        batch: &'a Option<uuid::Uuid>,
        document: &'a Option<uuid::Uuid>,
        entry: &'a Option<uuid::Uuid>,
        party: &'a Option<uuid::Uuid>,
        location: &'a Option<uuid::Uuid>,
        corrects: &'a Option<uuid::Uuid>,
        draw: &'a Option<uuid::Uuid>,
        piece: &'a Option<i64>,
        density_e6: &'a Option<i64>,
        moved_at: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 19> {
        BoolQuery {
            client,
            params: [
                tenant,
                movement,
                lot,
                kind,
                quantity_e6,
                cost_minor,
                fine_mg,
                batch,
                document,
                entry,
                party,
                location,
                corrects,
                draw,
                piece,
                density_e6,
                moved_at,
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
    crate::client::async_::Params<'c, 'a, 's, InsertMovementParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 19>, C>
    for InsertMovementStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMovementParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 19> {
        self.bind(
            client,
            &params.tenant,
            &params.movement,
            &params.lot,
            &params.kind,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.batch,
            &params.document,
            &params.entry,
            &params.party,
            &params.location,
            &params.corrects,
            &params.draw,
            &params.piece,
            &params.density_e6,
            &params.moved_at,
            &params.by,
            &params.now,
        )
    }
}
pub struct ChangeBalanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_balance() -> ChangeBalanceStmt {
    ChangeBalanceStmt(
        "update ledger.lot_balance set quantity_e6 = quantity_e6 + $1, cost_minor = cost_minor + $2, fine_mg = fine_mg + $3 where tenant_id = $4 and lot_id = $5 returning quantity_e6, cost_minor",
        None,
    )
}
impl ChangeBalanceStmt {
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
        quantity_e6: &'a i64,
        cost_minor: &'a i64,
        fine_mg: &'a i64,
        tenant: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
    ) -> ChangeBalanceQuery<'c, 'a, 's, C, ChangeBalance, 5> {
        ChangeBalanceQuery {
            client,
            params: [quantity_e6, cost_minor, fine_mg, tenant, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangeBalance, tokio_postgres::Error> {
                Ok(ChangeBalance { quantity_e6: row.try_get(0)?, cost_minor: row.try_get(1)? })
            },
            mapper: |it| ChangeBalance::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeBalanceParams,
        ChangeBalanceQuery<'c, 'a, 's, C, ChangeBalance, 5>,
        C,
    > for ChangeBalanceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeBalanceParams,
    ) -> ChangeBalanceQuery<'c, 'a, 's, C, ChangeBalance, 5> {
        self.bind(
            client,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.tenant,
            &params.lot,
        )
    }
}
pub struct PlaceBalanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_balance() -> PlaceBalanceStmt {
    PlaceBalanceStmt(
        "update ledger.lot_balance set location_id = $1 where tenant_id = $2 and lot_id = $3 returning true as placed",
        None,
    )
}
impl PlaceBalanceStmt {
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
        location: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [location, tenant, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PlaceBalanceParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for PlaceBalanceStmt
{
    fn params(&'s self, client: &'c C, params: &'a PlaceBalanceParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.location, &params.tenant, &params.lot)
    }
}
pub struct MovementsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn movements_of() -> MovementsOfStmt {
    MovementsOfStmt(
        "select m.movement_id, m.kind, m.quantity_e6, m.cost_minor, m.batch_id, m.moved_at, m.created_by, p.name as by_name, m.document_id, coalesce(d.number, s.number) as document, m.party_id, y.name as party, o.name as location, case when c.movement_id is null then s.movement_id end as shipment from ledger.movement m join app.membership p on p.tenant_id = $1 and p.person_id = m.created_by left join ledger.document d on d.tenant_id = $1 and d.document_id = m.document_id left join ledger.shipment s on s.tenant_id = $1 and s.movement_id = m.movement_id left join ledger.shipment_correction c on c.tenant_id = $1 and c.movement_id = m.movement_id left join ledger.party y on y.tenant_id = $1 and y.party_id = m.party_id left join ledger.location o on o.tenant_id = $1 and o.location_id = m.location_id where m.tenant_id = $1 and m.lot_id = $2 and m.movement_id < $3 order by m.movement_id desc limit $4",
        None,
    )
}
impl MovementsOfStmt {
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
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> MovementRowQuery<'c, 'a, 's, C, MovementRow, 4> {
        MovementRowQuery {
            client,
            params: [tenant, lot, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovementRowBorrowed, tokio_postgres::Error> {
                Ok(MovementRowBorrowed {
                    movement_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    cost_minor: row.try_get(3)?,
                    batch_id: row.try_get(4)?,
                    moved_at: row.try_get(5)?,
                    created_by: row.try_get(6)?,
                    by_name: row.try_get(7)?,
                    document_id: row.try_get(8)?,
                    document: row.try_get(9)?,
                    party_id: row.try_get(10)?,
                    party: row.try_get(11)?,
                    location: row.try_get(12)?,
                    shipment: row.try_get(13)?,
                })
            },
            mapper: |it| MovementRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovementsOfParams,
        MovementRowQuery<'c, 'a, 's, C, MovementRow, 4>,
        C,
    > for MovementsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovementsOfParams,
    ) -> MovementRowQuery<'c, 'a, 's, C, MovementRow, 4> {
        self.bind(client, &params.tenant, &params.lot, &params.before, &params.many)
    }
}
pub struct QuantitiesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn quantities_of() -> QuantitiesOfStmt {
    QuantitiesOfStmt(
        "select m.movement_id, m.kind, m.quantity_e6, m.fine_mg, m.piece, m.corrects_id, m.moved_at, m.xact from ledger.movement m where m.tenant_id = $1 and m.lot_id = $2 and (m.quantity_e6 <> 0 or m.kind = 'weigh') order by m.moved_at, m.xact nulls first, m.movement_id",
        None,
    )
}
impl QuantitiesOfStmt {
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
    ) -> LotMovementQuery<'c, 'a, 's, C, LotMovement, 2> {
        LotMovementQuery {
            client,
            params: [tenant, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotMovementBorrowed, tokio_postgres::Error> {
                Ok(LotMovementBorrowed {
                    movement_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    fine_mg: row.try_get(3)?,
                    piece: row.try_get(4)?,
                    corrects_id: row.try_get(5)?,
                    moved_at: row.try_get(6)?,
                    xact: row.try_get(7)?,
                })
            },
            mapper: |it| LotMovement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QuantitiesOfParams,
        LotMovementQuery<'c, 'a, 's, C, LotMovement, 2>,
        C,
    > for QuantitiesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QuantitiesOfParams,
    ) -> LotMovementQuery<'c, 'a, 's, C, LotMovement, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct IsInSiloStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_in_silo() -> IsInSiloStmt {
    IsInSiloStmt(
        "select exists (select from make.silo_lot s join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = s.lot_id and b.quantity_e6 > 0 where s.tenant_id = $1 and s.lot_id = $2) as is_in_silo",
        None,
    )
}
impl IsInSiloStmt {
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
    crate::client::async_::Params<'c, 'a, 's, IsInSiloParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsInSiloStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsInSiloParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct LockSiloOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_silo_of() -> LockSiloOfStmt {
    LockSiloOfStmt(
        "select s.silo_id, s.capacity_e6, s.unit, s.in_use, s.last_no, k.no from ledger.lot l join make.silo_lot k on k.tenant_id = $1 and k.lot_id = l.lot_id join make.silo s on s.tenant_id = $1 and s.silo_id = k.silo_id where l.tenant_id = $1 and l.code = $2 for no key update of s",
        None,
    )
}
impl LockSiloOfStmt {
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
    ) -> LockSiloOfQuery<'c, 'a, 's, C, LockSiloOf, 2> {
        LockSiloOfQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockSiloOfBorrowed, tokio_postgres::Error> {
                Ok(LockSiloOfBorrowed {
                    silo_id: row.try_get(0)?,
                    capacity_e6: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    in_use: row.try_get(3)?,
                    last_no: row.try_get(4)?,
                    no: row.try_get(5)?,
                })
            },
            mapper: |it| LockSiloOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockSiloOfParams<T1>,
        LockSiloOfQuery<'c, 'a, 's, C, LockSiloOf, 2>,
        C,
    > for LockSiloOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSiloOfParams<T1>,
    ) -> LockSiloOfQuery<'c, 'a, 's, C, LockSiloOf, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LockSilosOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_silos_of() -> LockSilosOfStmt {
    LockSilosOfStmt(
        "select k.lot_id, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6, s.silo_id, s.capacity_e6, s.unit as silo_unit, s.in_use, s.last_no, k.no from make.silo_lot k join make.silo s on s.tenant_id = $1 and s.silo_id = k.silo_id join ledger.lot l on l.tenant_id = $1 and l.lot_id = k.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where k.tenant_id = $1 and k.lot_id = any($2) order by s.silo_id, k.no for no key update of s",
        None,
    )
}
impl LockSilosOfStmt {
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
    ) -> LockSilosOfQuery<'c, 'a, 's, C, LockSilosOf, 2> {
        LockSilosOfQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockSilosOfBorrowed, tokio_postgres::Error> {
                Ok(LockSilosOfBorrowed {
                    lot_id: row.try_get(0)?,
                    unit: row.try_get(1)?,
                    density_e6: row.try_get(2)?,
                    silo_id: row.try_get(3)?,
                    capacity_e6: row.try_get(4)?,
                    silo_unit: row.try_get(5)?,
                    in_use: row.try_get(6)?,
                    last_no: row.try_get(7)?,
                    no: row.try_get(8)?,
                })
            },
            mapper: |it| LockSilosOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockSilosOfParams<T1>,
        LockSilosOfQuery<'c, 'a, 's, C, LockSilosOf, 2>,
        C,
    > for LockSilosOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSilosOfParams<T1>,
    ) -> LockSilosOfQuery<'c, 'a, 's, C, LockSilosOf, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct PartsOfSilosStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parts_of_silos() -> PartsOfSilosStmt {
    PartsOfSilosStmt(
        "select s.silo_id, s.lot_id, l.code, b.quantity_e6, i.unit, coalesce((select m.density_e6 from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.kind = 'pack' and m.density_e6 is not null order by m.movement_id limit 1), l.density_e6, i.density_e6) as density_e6 from make.silo_lot s join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = s.lot_id and b.quantity_e6 > 0 join ledger.lot l on l.tenant_id = $1 and l.lot_id = s.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where s.tenant_id = $1 and s.silo_id = any($2) order by s.silo_id, s.no",
        None,
    )
}
impl PartsOfSilosStmt {
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
    ) -> SiloPartQuery<'c, 'a, 's, C, SiloPart, 2> {
        SiloPartQuery {
            client,
            params: [tenant, silos],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SiloPartBorrowed, tokio_postgres::Error> {
                Ok(SiloPartBorrowed {
                    silo_id: row.try_get(0)?,
                    lot_id: row.try_get(1)?,
                    code: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    density_e6: row.try_get(5)?,
                })
            },
            mapper: |it| SiloPart::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartsOfSilosParams<T1>,
        SiloPartQuery<'c, 'a, 's, C, SiloPart, 2>,
        C,
    > for PartsOfSilosStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartsOfSilosParams<T1>,
    ) -> SiloPartQuery<'c, 'a, 's, C, SiloPart, 2> {
        self.bind(client, &params.tenant, &params.silos)
    }
}
