// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct AddEdgeParams {
    pub tenant: uuid::Uuid,
    pub parent: uuid::Uuid,
    pub child: uuid::Uuid,
    pub batch: Option<uuid::Uuid>,
    pub quantity_e6: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ShrinkEdgesParams {
    pub quantity_e6: i64,
    pub tenant: uuid::Uuid,
    pub parent: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveEdgesParams {
    pub tenant: uuid::Uuid,
    pub parent: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct EdgesAboveParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct EdgesBelowParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
    pub batches: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsIntoParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct BatchesUsingParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeRow {
    pub parent_id: Option<uuid::Uuid>,
    pub child_id: Option<uuid::Uuid>,
    pub made_by: Option<uuid::Uuid>,
    pub through: Option<uuid::Uuid>,
    pub code: String,
}
pub struct EdgeRowBorrowed<'a> {
    pub parent_id: Option<uuid::Uuid>,
    pub child_id: Option<uuid::Uuid>,
    pub made_by: Option<uuid::Uuid>,
    pub through: Option<uuid::Uuid>,
    pub code: &'a str,
}
impl<'a> From<EdgeRowBorrowed<'a>> for EdgeRow {
    fn from(EdgeRowBorrowed { parent_id, child_id, made_by, through, code }: EdgeRowBorrowed<'a>) -> Self {
        Self { parent_id, child_id, made_by, through, code: code.into() }
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
pub struct EdgeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EdgeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EdgeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EdgeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EdgeRowBorrowed) -> R) -> EdgeRowQuery<'c, 'a, 's, C, R, N> {
        EdgeRowQuery {
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
pub struct AddEdgeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_edge() -> AddEdgeStmt {
    AddEdgeStmt(
        "insert into ledger.lot_edge (tenant_id, parent_id, child_id, batch_id, quantity_e6, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, parent_id, child_id) do update set quantity_e6 = lot_edge.quantity_e6 + excluded.quantity_e6 returning true as drawn",
        None,
    )
}
impl AddEdgeStmt {
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
        parent: &'a uuid::Uuid,
        child: &'a uuid::Uuid,
        batch: &'a Option<uuid::Uuid>,
        quantity_e6: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, parent, child, batch, quantity_e6, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AddEdgeParams, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for AddEdgeStmt
{
    fn params(&'s self, client: &'c C, params: &'a AddEdgeParams) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.parent,
            &params.child,
            &params.batch,
            &params.quantity_e6,
            &params.now,
        )
    }
}
pub struct ShrinkEdgesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shrink_edges() -> ShrinkEdgesStmt {
    ShrinkEdgesStmt(
        "update ledger.lot_edge set quantity_e6 = greatest(quantity_e6 - $1, 0) where tenant_id = $2 and parent_id = $3 and batch_id = $4 returning child_id",
        None,
    )
}
impl ShrinkEdgesStmt {
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
        tenant: &'a uuid::Uuid,
        parent: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [quantity_e6, tenant, parent, batch],
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
        ShrinkEdgesParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for ShrinkEdgesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ShrinkEdgesParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.quantity_e6, &params.tenant, &params.parent, &params.batch)
    }
}
pub struct RemoveEdgesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_edges() -> RemoveEdgesStmt {
    RemoveEdgesStmt(
        "delete from ledger.lot_edge where tenant_id = $1 and parent_id = $2 and batch_id = $3 returning child_id",
        None,
    )
}
impl RemoveEdgesStmt {
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
        parent: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, parent, batch],
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
        RemoveEdgesParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RemoveEdgesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveEdgesParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.parent, &params.batch)
    }
}
pub struct EdgesAboveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edges_above() -> EdgesAboveStmt {
    EdgesAboveStmt(
        "with recursive above (lot_id) as ( select l.lot_id from ledger.lot l where l.tenant_id = $1 and l.lot_id = any($2) union select e.parent_id from above a cross join lateral (select o.parent_id from ledger.lot_edge o where o.tenant_id = $1 and o.child_id = a.lot_id offset 0) e ) select e.parent_id, l.lot_id as child_id, l.batch_id as made_by, e.through, l.code from above a cross join lateral (select o.lot_id, o.batch_id, o.code from ledger.lot o where o.tenant_id = $1 and o.lot_id = a.lot_id offset 0) l left join lateral (select o.parent_id, o.batch_id as through from ledger.lot_edge o where o.tenant_id = $1 and o.child_id = a.lot_id offset 0) e on true",
        None,
    )
}
impl EdgesAboveStmt {
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
    ) -> EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 2> {
        EdgeRowQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EdgeRowBorrowed, tokio_postgres::Error> {
                Ok(EdgeRowBorrowed {
                    parent_id: row.try_get(0)?,
                    child_id: row.try_get(1)?,
                    made_by: row.try_get(2)?,
                    through: row.try_get(3)?,
                    code: row.try_get(4)?,
                })
            },
            mapper: |it| EdgeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EdgesAboveParams<T1>,
        EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 2>,
        C,
    > for EdgesAboveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EdgesAboveParams<T1>,
    ) -> EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct EdgesBelowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edges_below() -> EdgesBelowStmt {
    EdgesBelowStmt(
        "with recursive below (lot_id) as ( (select l.lot_id from ledger.lot l where l.tenant_id = $1 and l.lot_id = any($2) union select l.lot_id from ledger.lot l where l.tenant_id = $1 and l.batch_id = any($3) union select e.child_id from ledger.lot_edge e where e.tenant_id = $1 and e.batch_id = any($3)) union select e.child_id from below b cross join lateral (select o.child_id from ledger.lot_edge o where o.tenant_id = $1 and o.parent_id = b.lot_id offset 0) e ) select l.lot_id as parent_id, e.child_id, l.batch_id as made_by, e.through, l.code from below b cross join lateral (select o.lot_id, o.batch_id, o.code from ledger.lot o where o.tenant_id = $1 and o.lot_id = b.lot_id offset 0) l left join lateral (select o.child_id, o.batch_id as through from ledger.lot_edge o where o.tenant_id = $1 and o.parent_id = b.lot_id offset 0) e on true",
        None,
    )
}
impl EdgesBelowStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lots: &'a T1,
        batches: &'a T2,
    ) -> EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 3> {
        EdgeRowQuery {
            client,
            params: [tenant, lots, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EdgeRowBorrowed, tokio_postgres::Error> {
                Ok(EdgeRowBorrowed {
                    parent_id: row.try_get(0)?,
                    child_id: row.try_get(1)?,
                    made_by: row.try_get(2)?,
                    through: row.try_get(3)?,
                    code: row.try_get(4)?,
                })
            },
            mapper: |it| EdgeRow::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EdgesBelowParams<T1, T2>,
        EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 3>,
        C,
    > for EdgesBelowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EdgesBelowParams<T1, T2>,
    ) -> EdgeRowQuery<'c, 'a, 's, C, EdgeRow, 3> {
        self.bind(client, &params.tenant, &params.lots, &params.batches)
    }
}
pub struct LotsIntoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_into() -> LotsIntoStmt {
    LotsIntoStmt(
        "select m.lot_id from ledger.movement m where m.tenant_id = $1 and m.batch_id = $2 and m.kind = 'consume' group by m.lot_id having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0 union select e.parent_id as lot_id from ledger.lot_edge e where e.tenant_id = $1 and e.batch_id = $2",
        None,
    )
}
impl LotsIntoStmt {
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
    crate::client::async_::Params<'c, 'a, 's, LotsIntoParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for LotsIntoStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsIntoParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct BatchesUsingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_using() -> BatchesUsingStmt {
    BatchesUsingStmt(
        "select m.batch_id from ledger.movement m where m.tenant_id = $1 and m.kind = 'consume' and m.batch_id is not null and m.lot_id = any($2) group by m.lot_id, m.batch_id having sum(m.quantity_e6) < 0 or count(*) filter (where m.quantity_e6 > 0) = 0 union select e.batch_id from ledger.lot_edge e where e.tenant_id = $1 and e.batch_id is not null and e.parent_id = any($2)",
        None,
    )
}
impl BatchesUsingStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesUsingParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for BatchesUsingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesUsingParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
