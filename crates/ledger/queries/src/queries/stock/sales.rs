// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LotsOfferedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct LockOfferedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct LockSoldParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct StepsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct InsertSoldParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<i32>>,
    T7: crate::ArraySql<Item = Option<i64>>,
> {
    pub document: uuid::Uuid,
    pub party: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub movements: T1,
    pub lots: T2,
    pub quantity_e6: T3,
    pub cost_minor: T4,
    pub fine_mg: T5,
    pub line_nos: T6,
    pub pieces: T7,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeSoldParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub lots: T1,
    pub quantity_e6: T2,
    pub cost_minor: T3,
    pub fine_mg: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct SoldNewestParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotOffered {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<String>,
    pub expires_on: Option<jiff::civil::Date>,
    pub released: bool,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub by_piece: bool,
}
pub struct LotOfferedBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<&'a str>,
    pub expires_on: Option<jiff::civil::Date>,
    pub released: bool,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub by_piece: bool,
}
impl<'a> From<LotOfferedBorrowed<'a>> for LotOffered {
    fn from(
        LotOfferedBorrowed {
            lot_id,
            code,
            item_id,
            item,
            item_name,
            unit,
            resolution_e6,
            density_e6,
            price_e6,
            tax_class,
            expires_on,
            released,
            quantity_e6,
            cost_minor,
            metal,
            fineness,
            fine_mg,
            cost_known,
            by_piece,
        }: LotOfferedBorrowed<'a>,
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
            price_e6,
            tax_class: tax_class.map(|v| v.into()),
            expires_on,
            released,
            quantity_e6,
            cost_minor,
            metal: metal.map(|v| v.into()),
            fineness,
            fine_mg,
            cost_known,
            by_piece,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockSold {
    pub lot_id: uuid::Uuid,
    pub movement_id: uuid::Uuid,
    pub quantity_e6: i64,
    pub fine_mg: i64,
    pub line_no: Option<i32>,
    pub piece: Option<i64>,
    pub cost_minor: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct StepsOf {
    pub lot_id: uuid::Uuid,
    pub resolution_e6: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSold {
    pub code: String,
    pub unit: String,
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
pub struct ChangeSoldBorrowed<'a> {
    pub code: &'a str,
    pub unit: &'a str,
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
impl<'a> From<ChangeSoldBorrowed<'a>> for ChangeSold {
    fn from(ChangeSoldBorrowed { code, unit, quantity_e6, cost_minor }: ChangeSoldBorrowed<'a>) -> Self {
        Self { code: code.into(), unit: unit.into(), quantity_e6, cost_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SoldNewest {
    pub document_id: uuid::Uuid,
    pub document: String,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub lot: String,
    pub unit: String,
    pub quantity_e6: i64,
    pub is_shipment: bool,
    pub sold_count: i64,
    pub paper_count: i64,
}
pub struct SoldNewestBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub document: &'a str,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub lot: &'a str,
    pub unit: &'a str,
    pub quantity_e6: i64,
    pub is_shipment: bool,
    pub sold_count: i64,
    pub paper_count: i64,
}
impl<'a> From<SoldNewestBorrowed<'a>> for SoldNewest {
    fn from(
        SoldNewestBorrowed {
            document_id,
            document,
            document_date,
            party_id,
            party,
            party_name,
            lot,
            unit,
            quantity_e6,
            is_shipment,
            sold_count,
            paper_count,
        }: SoldNewestBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            document: document.into(),
            document_date,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            lot: lot.into(),
            unit: unit.into(),
            quantity_e6,
            is_shipment,
            sold_count,
            paper_count,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LotOfferedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotOfferedBorrowed, tokio_postgres::Error>,
    mapper: fn(LotOfferedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotOfferedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotOfferedBorrowed) -> R) -> LotOfferedQuery<'c, 'a, 's, C, R, N> {
        LotOfferedQuery {
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
pub struct LockSoldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockSold, tokio_postgres::Error>,
    mapper: fn(LockSold) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockSoldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockSold) -> R) -> LockSoldQuery<'c, 'a, 's, C, R, N> {
        LockSoldQuery {
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
pub struct StepsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StepsOf, tokio_postgres::Error>,
    mapper: fn(StepsOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StepsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StepsOf) -> R) -> StepsOfQuery<'c, 'a, 's, C, R, N> {
        StepsOfQuery {
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
pub struct ChangeSoldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeSoldBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangeSoldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeSoldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeSoldBorrowed) -> R) -> ChangeSoldQuery<'c, 'a, 's, C, R, N> {
        ChangeSoldQuery {
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
pub struct SoldNewestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SoldNewestBorrowed, tokio_postgres::Error>,
    mapper: fn(SoldNewestBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SoldNewestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SoldNewestBorrowed) -> R) -> SoldNewestQuery<'c, 'a, 's, C, R, N> {
        SoldNewestQuery {
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
pub struct LotsOfferedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_offered() -> LotsOfferedStmt {
    LotsOfferedStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6, coalesce(l.density_e6, i.density_e6) as density_e6, i.price_e6, i.tax_class, l.expires_on, (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, i.metal, i.fineness, b.fine_mg, l.cost_known, exists (select from ledger.lot_piece k where k.tenant_id = $1 and k.lot_id = l.lot_id) as by_piece from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id where l.tenant_id = $1 and l.code = any($2)",
        None,
    )
}
impl LotsOfferedStmt {
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
    ) -> LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2> {
        LotOfferedQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotOfferedBorrowed, tokio_postgres::Error> {
                Ok(LotOfferedBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    price_e6: row.try_get(8)?,
                    tax_class: row.try_get(9)?,
                    expires_on: row.try_get(10)?,
                    released: row.try_get(11)?,
                    quantity_e6: row.try_get(12)?,
                    cost_minor: row.try_get(13)?,
                    metal: row.try_get(14)?,
                    fineness: row.try_get(15)?,
                    fine_mg: row.try_get(16)?,
                    cost_known: row.try_get(17)?,
                    by_piece: row.try_get(18)?,
                })
            },
            mapper: |it| LotOffered::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsOfferedParams<T1, T2>,
        LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2>,
        C,
    > for LotsOfferedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsOfferedParams<T1, T2>,
    ) -> LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct LockOfferedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_offered() -> LockOfferedStmt {
    LockOfferedStmt(
        "select l.lot_id, l.code, l.item_id, i.code as item, i.name as item_name, i.unit, i.resolution_e6, coalesce(l.density_e6, i.density_e6) as density_e6, i.price_e6, i.tax_class, l.expires_on, (not l.needs_release or r.lot_id is not null) as released, b.quantity_e6, b.cost_minor, i.metal, i.fineness, b.fine_mg, l.cost_known, exists (select from ledger.lot_piece k where k.tenant_id = $1 and k.lot_id = l.lot_id) as by_piece from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id left join ledger.lot_release r on r.tenant_id = $1 and r.lot_id = l.lot_id where l.tenant_id = $1 and l.code = any($2) order by l.lot_id for no key update of b",
        None,
    )
}
impl LockOfferedStmt {
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
    ) -> LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2> {
        LotOfferedQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotOfferedBorrowed, tokio_postgres::Error> {
                Ok(LotOfferedBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    price_e6: row.try_get(8)?,
                    tax_class: row.try_get(9)?,
                    expires_on: row.try_get(10)?,
                    released: row.try_get(11)?,
                    quantity_e6: row.try_get(12)?,
                    cost_minor: row.try_get(13)?,
                    metal: row.try_get(14)?,
                    fineness: row.try_get(15)?,
                    fine_mg: row.try_get(16)?,
                    cost_known: row.try_get(17)?,
                    by_piece: row.try_get(18)?,
                })
            },
            mapper: |it| LotOffered::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockOfferedParams<T1, T2>,
        LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2>,
        C,
    > for LockOfferedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockOfferedParams<T1, T2>,
    ) -> LotOfferedQuery<'c, 'a, 's, C, LotOffered, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct LockSoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_sold() -> LockSoldStmt {
    LockSoldStmt(
        "select m.lot_id, m.movement_id, m.quantity_e6, m.fine_mg, m.line_no, m.piece, (m.cost_minor + coalesce((select sum(f.cost_minor) from ledger.movement f where f.tenant_id = $1 and f.corrects_id = m.movement_id), 0))::bigint as cost_minor from ledger.movement m join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = m.lot_id where m.tenant_id = $1 and m.lot_id = any($2) and m.document_id = $3 and m.kind = 'sell' and m.corrects_id is null order by m.lot_id, m.movement_id for no key update of b",
        None,
    )
}
impl LockSoldStmt {
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
        document: &'a uuid::Uuid,
    ) -> LockSoldQuery<'c, 'a, 's, C, LockSold, 3> {
        LockSoldQuery {
            client,
            params: [tenant, lots, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockSold, tokio_postgres::Error> {
                Ok(LockSold {
                    lot_id: row.try_get(0)?,
                    movement_id: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    fine_mg: row.try_get(3)?,
                    line_no: row.try_get(4)?,
                    piece: row.try_get(5)?,
                    cost_minor: row.try_get(6)?,
                })
            },
            mapper: |it| LockSold::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockSoldParams<T1>,
        LockSoldQuery<'c, 'a, 's, C, LockSold, 3>,
        C,
    > for LockSoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSoldParams<T1>,
    ) -> LockSoldQuery<'c, 'a, 's, C, LockSold, 3> {
        self.bind(client, &params.tenant, &params.lots, &params.document)
    }
}
pub struct StepsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn steps_of() -> StepsOfStmt {
    StepsOfStmt(
        "select l.lot_id, i.resolution_e6 from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.lot_id = any($2)",
        None,
    )
}
impl StepsOfStmt {
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
    ) -> StepsOfQuery<'c, 'a, 's, C, StepsOf, 2> {
        StepsOfQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StepsOf, tokio_postgres::Error> {
                Ok(StepsOf { lot_id: row.try_get(0)?, resolution_e6: row.try_get(1)? })
            },
            mapper: |it| StepsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, StepsOfParams<T1>, StepsOfQuery<'c, 'a, 's, C, StepsOf, 2>, C>
    for StepsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StepsOfParams<T1>,
    ) -> StepsOfQuery<'c, 'a, 's, C, StepsOf, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct InsertSoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_sold() -> InsertSoldStmt {
    InsertSoldStmt(
        "insert into ledger.movement as moved (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, document_id, party_id, line_no, piece, moved_at, created_by, created_at) select t.tenant_id, part.movement, part.lot, 'sell', part.quantity_e6, part.cost_minor, part.fine_mg, $1, $2, part.line_no, part.piece, $3, $4, $3 from app.tenant t cross join unnest($5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[], $9::bigint[], $10::integer[], $11::bigint[]) as part (movement, lot, quantity_e6, cost_minor, fine_mg, line_no, piece) where t.tenant_id = $12 returning moved.movement_id",
        None,
    )
}
impl InsertSoldStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = Option<i32>>,
        T7: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        document: &'a uuid::Uuid,
        party: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        movements: &'a T1,
        lots: &'a T2,
        quantity_e6: &'a T3,
        cost_minor: &'a T4,
        fine_mg: &'a T5,
        line_nos: &'a T6,
        pieces: &'a T7,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12> {
        UuidUuidQuery {
            client,
            params: [
                document,
                party,
                now,
                by,
                movements,
                lots,
                quantity_e6,
                cost_minor,
                fine_mg,
                line_nos,
                pieces,
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
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<i32>>,
    T7: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertSoldParams<T1, T2, T3, T4, T5, T6, T7>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12>,
        C,
    > for InsertSoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSoldParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12> {
        self.bind(
            client,
            &params.document,
            &params.party,
            &params.now,
            &params.by,
            &params.movements,
            &params.lots,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.line_nos,
            &params.pieces,
            &params.tenant,
        )
    }
}
pub struct ChangeSoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_sold() -> ChangeSoldStmt {
    ChangeSoldStmt(
        "update ledger.lot_balance b set quantity_e6 = b.quantity_e6 + part.quantity_e6, cost_minor = b.cost_minor + part.cost_minor, fine_mg = b.fine_mg + part.fine_mg from ( select each.lot, sum(each.quantity_e6)::bigint as quantity_e6, sum(each.cost_minor)::bigint as cost_minor, sum(each.fine_mg)::bigint as fine_mg from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as each (lot, quantity_e6, cost_minor, fine_mg) group by each.lot ) part join ledger.lot l on l.tenant_id = $5 and l.lot_id = part.lot join ledger.item i on i.tenant_id = $5 and i.item_id = l.item_id where b.tenant_id = $5 and b.lot_id = part.lot returning l.code, i.unit, b.quantity_e6, b.cost_minor",
        None,
    )
}
impl ChangeSoldStmt {
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
        lots: &'a T1,
        quantity_e6: &'a T2,
        cost_minor: &'a T3,
        fine_mg: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> ChangeSoldQuery<'c, 'a, 's, C, ChangeSold, 5> {
        ChangeSoldQuery {
            client,
            params: [lots, quantity_e6, cost_minor, fine_mg, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangeSoldBorrowed, tokio_postgres::Error> {
                Ok(ChangeSoldBorrowed {
                    code: row.try_get(0)?,
                    unit: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    cost_minor: row.try_get(3)?,
                })
            },
            mapper: |it| ChangeSold::from(it),
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
        ChangeSoldParams<T1, T2, T3, T4>,
        ChangeSoldQuery<'c, 'a, 's, C, ChangeSold, 5>,
        C,
    > for ChangeSoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeSoldParams<T1, T2, T3, T4>,
    ) -> ChangeSoldQuery<'c, 'a, 's, C, ChangeSold, 5> {
        self.bind(
            client,
            &params.lots,
            &params.quantity_e6,
            &params.cost_minor,
            &params.fine_mg,
            &params.tenant,
        )
    }
}
pub struct SoldNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sold_newest() -> SoldNewestStmt {
    SoldNewestStmt(
        "with sold as ( select b.document_id, b.number as document, b.document_date, m.party_id, y.code as party, y.name as party_name, l.code as lot, i.unit, (-sum(m.quantity_e6))::bigint as quantity_e6, false as is_shipment from ledger.movement m join ledger.document d on d.tenant_id = $1 and d.document_id = m.document_id left join ledger.document_link k on k.tenant_id = $1 and k.document_id = d.document_id and k.kind = 'credits' join ledger.document b on b.tenant_id = $1 and b.document_id = case when d.reverses is not null then d.reverses when k.about_id is not null then k.about_id else d.document_id end join ledger.lot l on l.tenant_id = $1 and l.lot_id = m.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id left join ledger.party y on y.tenant_id = $1 and y.party_id = m.party_id where m.tenant_id = $1 and m.lot_id = any($2) and m.kind = 'sell' group by b.document_id, b.number, b.document_date, m.party_id, y.code, y.name, l.code, i.unit having sum(m.quantity_e6) <> 0 union all select s.movement_id, s.number, s.shipped_on, s.party_id, y.code, y.name, l.code, i.unit, (-m.quantity_e6)::bigint, true from ledger.shipment s join ledger.movement m on m.tenant_id = $1 and m.movement_id = s.movement_id join ledger.lot l on l.tenant_id = $1 and l.lot_id = s.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join ledger.party y on y.tenant_id = $1 and y.party_id = s.party_id where s.tenant_id = $1 and s.lot_id = any($2) and not exists (select from ledger.shipment_correction c where c.tenant_id = $1 and c.movement_id = s.movement_id) ) select s.document_id, s.document, s.document_date, s.party_id, s.party, s.party_name, s.lot, s.unit, s.quantity_e6, s.is_shipment, (select count(*) from sold a) as sold_count, (select count(distinct (a.document, a.is_shipment)) from sold a) as paper_count from sold s order by s.document_date desc, s.document_id desc, s.lot limit $3",
        None,
    )
}
impl SoldNewestStmt {
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
        many: &'a i64,
    ) -> SoldNewestQuery<'c, 'a, 's, C, SoldNewest, 3> {
        SoldNewestQuery {
            client,
            params: [tenant, lots, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SoldNewestBorrowed, tokio_postgres::Error> {
                Ok(SoldNewestBorrowed {
                    document_id: row.try_get(0)?,
                    document: row.try_get(1)?,
                    document_date: row.try_get(2)?,
                    party_id: row.try_get(3)?,
                    party: row.try_get(4)?,
                    party_name: row.try_get(5)?,
                    lot: row.try_get(6)?,
                    unit: row.try_get(7)?,
                    quantity_e6: row.try_get(8)?,
                    is_shipment: row.try_get(9)?,
                    sold_count: row.try_get(10)?,
                    paper_count: row.try_get(11)?,
                })
            },
            mapper: |it| SoldNewest::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SoldNewestParams<T1>,
        SoldNewestQuery<'c, 'a, 's, C, SoldNewest, 3>,
        C,
    > for SoldNewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SoldNewestParams<T1>,
    ) -> SoldNewestQuery<'c, 'a, 's, C, SoldNewest, 3> {
        self.bind(client, &params.tenant, &params.lots, &params.many)
    }
}
