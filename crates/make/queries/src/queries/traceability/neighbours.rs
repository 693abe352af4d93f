// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LotsAboveParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub deep: i32,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsBelowParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub deep: i32,
    pub many: i64,
}
#[derive(Debug)]
pub struct EdgesAmongParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct DrawnIntoParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct BatchesNearParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NearLot {
    pub lot_id: uuid::Uuid,
    pub far: i32,
    pub code: String,
    pub batch_id: Option<uuid::Uuid>,
    pub item_name: String,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub came_e6: i64,
}
pub struct NearLotBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub far: i32,
    pub code: &'a str,
    pub batch_id: Option<uuid::Uuid>,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub came_e6: i64,
}
impl<'a> From<NearLotBorrowed<'a>> for NearLot {
    fn from(
        NearLotBorrowed {
            lot_id,
            far,
            code,
            batch_id,
            item_name,
            unit,
            density_e6,
            came_e6,
        }: NearLotBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            far,
            code: code.into(),
            batch_id,
            item_name: item_name.into(),
            unit: unit.into(),
            density_e6,
            came_e6,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NearEdge {
    pub parent_id: uuid::Uuid,
    pub child_id: uuid::Uuid,
    pub batch_id: Option<uuid::Uuid>,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DrawnInto {
    pub lot_id: uuid::Uuid,
    pub batch_id: uuid::Uuid,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BatchesNear {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub state: String,
    pub recipe_version_id: uuid::Uuid,
    pub recipe_name: Vec<u8>,
    pub created_at: jiff::Timestamp,
}
pub struct BatchesNearBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub state: &'a str,
    pub recipe_version_id: uuid::Uuid,
    pub recipe_name: &'a [u8],
    pub created_at: jiff::Timestamp,
}
impl<'a> From<BatchesNearBorrowed<'a>> for BatchesNear {
    fn from(
        BatchesNearBorrowed {
            batch_id,
            code,
            state,
            recipe_version_id,
            recipe_name,
            created_at,
        }: BatchesNearBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            code: code.into(),
            state: state.into(),
            recipe_version_id,
            recipe_name: recipe_name.into(),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct NearLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NearLotBorrowed, tokio_postgres::Error>,
    mapper: fn(NearLotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NearLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NearLotBorrowed) -> R) -> NearLotQuery<'c, 'a, 's, C, R, N> {
        NearLotQuery {
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
pub struct NearEdgeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NearEdge, tokio_postgres::Error>,
    mapper: fn(NearEdge) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NearEdgeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NearEdge) -> R) -> NearEdgeQuery<'c, 'a, 's, C, R, N> {
        NearEdgeQuery {
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
pub struct DrawnIntoQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DrawnInto, tokio_postgres::Error>,
    mapper: fn(DrawnInto) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DrawnIntoQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DrawnInto) -> R) -> DrawnIntoQuery<'c, 'a, 's, C, R, N> {
        DrawnIntoQuery {
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
pub struct BatchesNearQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchesNearBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchesNearBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchesNearQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchesNearBorrowed) -> R) -> BatchesNearQuery<'c, 'a, 's, C, R, N> {
        BatchesNearQuery {
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
pub struct LotsAboveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_above() -> LotsAboveStmt {
    LotsAboveStmt(
        "with recursive above (lot_id, far) as ( select l.lot_id, 0 as far from ledger.lot l where l.tenant_id = $1 and l.lot_id = $2 union select e.parent_id, a.far + 1 from above a join ledger.lot_edge e on e.tenant_id = $1 and e.child_id = a.lot_id where a.far < $3 ), farthest as ( select a.lot_id, max(a.far) as far from above a group by a.lot_id ) select f.lot_id, f.far, l.code, l.batch_id, i.name as item_name, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6, coalesce((select sum(m.quantity_e6) from ledger.movement m where m.tenant_id = $1 and m.lot_id = f.lot_id and m.quantity_e6 > 0 and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6 from farthest f join ledger.lot l on l.tenant_id = $1 and l.lot_id = f.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id order by f.far, l.code limit $4",
        None,
    )
}
impl LotsAboveStmt {
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
        deep: &'a i32,
        many: &'a i64,
    ) -> NearLotQuery<'c, 'a, 's, C, NearLot, 4> {
        NearLotQuery {
            client,
            params: [tenant, lot, deep, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NearLotBorrowed, tokio_postgres::Error> {
                Ok(NearLotBorrowed {
                    lot_id: row.try_get(0)?,
                    far: row.try_get(1)?,
                    code: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    density_e6: row.try_get(6)?,
                    came_e6: row.try_get(7)?,
                })
            },
            mapper: |it| NearLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LotsAboveParams, NearLotQuery<'c, 'a, 's, C, NearLot, 4>, C>
    for LotsAboveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsAboveParams,
    ) -> NearLotQuery<'c, 'a, 's, C, NearLot, 4> {
        self.bind(client, &params.tenant, &params.lot, &params.deep, &params.many)
    }
}
pub struct LotsBelowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_below() -> LotsBelowStmt {
    LotsBelowStmt(
        "with recursive below (lot_id, far) as ( select l.lot_id, 0 as far from ledger.lot l where l.tenant_id = $1 and l.lot_id = $2 union select e.child_id, b.far + 1 from below b join ledger.lot_edge e on e.tenant_id = $1 and e.parent_id = b.lot_id where b.far < $3 ), farthest as ( select b.lot_id, max(b.far) as far from below b group by b.lot_id ) select f.lot_id, f.far, l.code, l.batch_id, i.name as item_name, i.unit, coalesce(l.density_e6, i.density_e6) as density_e6, coalesce((select sum(m.quantity_e6) from ledger.movement m where m.tenant_id = $1 and m.lot_id = f.lot_id and m.quantity_e6 > 0 and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6 from farthest f join ledger.lot l on l.tenant_id = $1 and l.lot_id = f.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id order by f.far, l.code limit $4",
        None,
    )
}
impl LotsBelowStmt {
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
        deep: &'a i32,
        many: &'a i64,
    ) -> NearLotQuery<'c, 'a, 's, C, NearLot, 4> {
        NearLotQuery {
            client,
            params: [tenant, lot, deep, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NearLotBorrowed, tokio_postgres::Error> {
                Ok(NearLotBorrowed {
                    lot_id: row.try_get(0)?,
                    far: row.try_get(1)?,
                    code: row.try_get(2)?,
                    batch_id: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    density_e6: row.try_get(6)?,
                    came_e6: row.try_get(7)?,
                })
            },
            mapper: |it| NearLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LotsBelowParams, NearLotQuery<'c, 'a, 's, C, NearLot, 4>, C>
    for LotsBelowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsBelowParams,
    ) -> NearLotQuery<'c, 'a, 's, C, NearLot, 4> {
        self.bind(client, &params.tenant, &params.lot, &params.deep, &params.many)
    }
}
pub struct EdgesAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edges_among() -> EdgesAmongStmt {
    EdgesAmongStmt(
        "select e.parent_id, e.child_id, e.batch_id, e.quantity_e6 from ledger.lot_edge e where e.tenant_id = $1 and e.parent_id = any($2) and e.child_id = any($2)",
        None,
    )
}
impl EdgesAmongStmt {
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
    ) -> NearEdgeQuery<'c, 'a, 's, C, NearEdge, 2> {
        NearEdgeQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NearEdge, tokio_postgres::Error> {
                Ok(NearEdge {
                    parent_id: row.try_get(0)?,
                    child_id: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                })
            },
            mapper: |it| NearEdge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EdgesAmongParams<T1>,
        NearEdgeQuery<'c, 'a, 's, C, NearEdge, 2>,
        C,
    > for EdgesAmongStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EdgesAmongParams<T1>,
    ) -> NearEdgeQuery<'c, 'a, 's, C, NearEdge, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct DrawnIntoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drawn_into() -> DrawnIntoStmt {
    DrawnIntoStmt(
        "select m.lot_id, m.batch_id, (-sum(m.quantity_e6))::bigint as quantity_e6 from ledger.movement m where m.tenant_id = $1 and m.lot_id = any($2) and m.kind = 'consume' and m.batch_id is not null group by m.lot_id, m.batch_id having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0",
        None,
    )
}
impl DrawnIntoStmt {
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
    ) -> DrawnIntoQuery<'c, 'a, 's, C, DrawnInto, 2> {
        DrawnIntoQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DrawnInto, tokio_postgres::Error> {
                Ok(DrawnInto {
                    lot_id: row.try_get(0)?,
                    batch_id: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                })
            },
            mapper: |it| DrawnInto::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DrawnIntoParams<T1>,
        DrawnIntoQuery<'c, 'a, 's, C, DrawnInto, 2>,
        C,
    > for DrawnIntoStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DrawnIntoParams<T1>,
    ) -> DrawnIntoQuery<'c, 'a, 's, C, DrawnInto, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct BatchesNearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_near() -> BatchesNearStmt {
    BatchesNearStmt(
        "select b.batch_id, b.code, b.state, b.recipe_version_id, r.name as recipe_name, b.created_at from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id where b.tenant_id = $1 and b.batch_id = any($2)",
        None,
    )
}
impl BatchesNearStmt {
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
    ) -> BatchesNearQuery<'c, 'a, 's, C, BatchesNear, 2> {
        BatchesNearQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchesNearBorrowed, tokio_postgres::Error> {
                Ok(BatchesNearBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    state: row.try_get(2)?,
                    recipe_version_id: row.try_get(3)?,
                    recipe_name: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| BatchesNear::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesNearParams<T1>,
        BatchesNearQuery<'c, 'a, 's, C, BatchesNear, 2>,
        C,
    > for BatchesNearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesNearParams<T1>,
    ) -> BatchesNearQuery<'c, 'a, 's, C, BatchesNear, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
