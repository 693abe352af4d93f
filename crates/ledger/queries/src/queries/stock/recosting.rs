// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LockBalancesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct MovementsOfLotsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct InsertCorrectionsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
> {
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub movements: T1,
    pub corrects: T2,
    pub cost_minor: T3,
    pub entries: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeCostsParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = i64>> {
    pub lots: T1,
    pub cost_minor: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct CostsOfLotParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct BatchesDrawingParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct InsertUntaggedCostsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub today: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub untagged: T1,
    pub movements: T2,
    pub cost_minor: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WebMovement {
    pub lot_id: uuid::Uuid,
    pub movement_id: uuid::Uuid,
    pub kind: String,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub batch_id: Option<uuid::Uuid>,
    pub document_id: Option<uuid::Uuid>,
    pub line_no: Option<i32>,
    pub consumed_line: Option<i32>,
    pub corrects_id: Option<uuid::Uuid>,
    pub draw_id: Option<uuid::Uuid>,
    pub piece: Option<i64>,
}
pub struct WebMovementBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub movement_id: uuid::Uuid,
    pub kind: &'a str,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub batch_id: Option<uuid::Uuid>,
    pub document_id: Option<uuid::Uuid>,
    pub line_no: Option<i32>,
    pub consumed_line: Option<i32>,
    pub corrects_id: Option<uuid::Uuid>,
    pub draw_id: Option<uuid::Uuid>,
    pub piece: Option<i64>,
}
impl<'a> From<WebMovementBorrowed<'a>> for WebMovement {
    fn from(
        WebMovementBorrowed {
            lot_id,
            movement_id,
            kind,
            quantity_e6,
            cost_minor,
            batch_id,
            document_id,
            line_no,
            consumed_line,
            corrects_id,
            draw_id,
            piece,
        }: WebMovementBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            movement_id,
            kind: kind.into(),
            quantity_e6,
            cost_minor,
            batch_id,
            document_id,
            line_no,
            consumed_line,
            corrects_id,
            draw_id,
            piece,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CostsOfLot {
    pub lot_id: uuid::Uuid,
    pub left_minor: i64,
    pub in_minor: Option<i64>,
    pub out_minor: Option<i64>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct WebMovementQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WebMovementBorrowed, tokio_postgres::Error>,
    mapper: fn(WebMovementBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WebMovementQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WebMovementBorrowed) -> R) -> WebMovementQuery<'c, 'a, 's, C, R, N> {
        WebMovementQuery {
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
pub struct CostsOfLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CostsOfLot, tokio_postgres::Error>,
    mapper: fn(CostsOfLot) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CostsOfLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CostsOfLot) -> R) -> CostsOfLotQuery<'c, 'a, 's, C, R, N> {
        CostsOfLotQuery {
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
pub struct OptionuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(Option<uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<uuid::Uuid>) -> R) -> OptionuuidUuidQuery<'c, 'a, 's, C, R, N> {
        OptionuuidUuidQuery {
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
pub struct LockBalancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_balances() -> LockBalancesStmt {
    LockBalancesStmt(
        "select lot_id from ledger.lot_balance where tenant_id = $1 and lot_id = any($2) order by lot_id for no key update",
        None,
    )
}
impl LockBalancesStmt {
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
        LockBalancesParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockBalancesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockBalancesParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct MovementsOfLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn movements_of_lots() -> MovementsOfLotsStmt {
    MovementsOfLotsStmt(
        "select m.lot_id, m.movement_id, m.kind, m.quantity_e6, m.cost_minor, m.batch_id, coalesce(d.reverses, k.about_id, m.document_id) as document_id, m.line_no, c.line_no as consumed_line, m.corrects_id, m.draw_id, m.piece from ledger.movement m left join ledger.document d on d.tenant_id = $1 and d.document_id = m.document_id left join ledger.document_link k on k.tenant_id = $1 and k.document_id = m.document_id and k.kind = 'credits' left join make.consumption c on c.tenant_id = $1 and c.movement_id = m.movement_id where m.tenant_id = $1 and m.lot_id = any($2) order by m.lot_id, m.moved_at, m.xact nulls first, m.movement_id",
        None,
    )
}
impl MovementsOfLotsStmt {
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
    ) -> WebMovementQuery<'c, 'a, 's, C, WebMovement, 2> {
        WebMovementQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WebMovementBorrowed, tokio_postgres::Error> {
                Ok(WebMovementBorrowed {
                    lot_id: row.try_get(0)?,
                    movement_id: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    cost_minor: row.try_get(4)?,
                    batch_id: row.try_get(5)?,
                    document_id: row.try_get(6)?,
                    line_no: row.try_get(7)?,
                    consumed_line: row.try_get(8)?,
                    corrects_id: row.try_get(9)?,
                    draw_id: row.try_get(10)?,
                    piece: row.try_get(11)?,
                })
            },
            mapper: |it| WebMovement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovementsOfLotsParams<T1>,
        WebMovementQuery<'c, 'a, 's, C, WebMovement, 2>,
        C,
    > for MovementsOfLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovementsOfLotsParams<T1>,
    ) -> WebMovementQuery<'c, 'a, 's, C, WebMovement, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct InsertCorrectionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_corrections() -> InsertCorrectionsStmt {
    InsertCorrectionsStmt(
        "insert into ledger.movement as n (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, fine_mg, batch_id, document_id, entry_id, line_no, piece, corrects_id, moved_at, created_by, created_at) select t.tenant_id, fix.movement, m.lot_id, m.kind, 0, fix.cost_minor, 0, m.batch_id, m.document_id, fix.entry, m.line_no, m.piece, m.movement_id, $1, $2, $1 from app.tenant t cross join unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::uuid[]) as fix (movement, corrects, cost_minor, entry) join ledger.movement m on m.tenant_id = $7 and m.movement_id = fix.corrects where t.tenant_id = $7 returning n.movement_id",
        None,
    )
}
impl InsertCorrectionsStmt {
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
        T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        movements: &'a T1,
        corrects: &'a T2,
        cost_minor: &'a T3,
        entries: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [now, by, movements, corrects, cost_minor, entries, tenant],
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
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCorrectionsParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for InsertCorrectionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCorrectionsParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.now,
            &params.by,
            &params.movements,
            &params.corrects,
            &params.cost_minor,
            &params.entries,
            &params.tenant,
        )
    }
}
pub struct ChangeCostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_costs() -> ChangeCostsStmt {
    ChangeCostsStmt(
        "update ledger.lot_balance b set cost_minor = b.cost_minor + part.cost_minor from ( select each.lot, sum(each.cost_minor)::bigint as cost_minor from unnest($1::uuid[], $2::bigint[]) as each (lot, cost_minor) group by each.lot ) part where b.tenant_id = $3 and b.lot_id = part.lot returning b.lot_id",
        None,
    )
}
impl ChangeCostsStmt {
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
    >(
        &'s self,
        client: &'c C,
        lots: &'a T1,
        cost_minor: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [lots, cost_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeCostsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for ChangeCostsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeCostsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.lots, &params.cost_minor, &params.tenant)
    }
}
pub struct CostsOfLotStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn costs_of_lot() -> CostsOfLotStmt {
    CostsOfLotStmt(
        "select l.lot_id, b.cost_minor as left_minor, (select sum(m.cost_minor) from ledger.movement m left join ledger.movement c on c.tenant_id = $1 and c.movement_id = m.corrects_id and m.quantity_e6 = 0 where m.tenant_id = $1 and m.lot_id = l.lot_id and (m.kind in ('receive', 'output', 'opening', 'charge') or m.kind in ('split', 'pack') and coalesce(c.quantity_e6, m.quantity_e6) > 0))::bigint as in_minor, (select -sum(m.cost_minor) from ledger.movement m left join ledger.movement c on c.tenant_id = $1 and c.movement_id = m.corrects_id and m.quantity_e6 = 0 where m.tenant_id = $1 and m.lot_id = l.lot_id and not (m.kind in ('receive', 'output', 'opening', 'charge') or m.kind in ('split', 'pack') and coalesce(c.quantity_e6, m.quantity_e6) > 0))::bigint as out_minor from ledger.lot l join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id where l.tenant_id = $1 and l.code = $2",
        None,
    )
}
impl CostsOfLotStmt {
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
    ) -> CostsOfLotQuery<'c, 'a, 's, C, CostsOfLot, 2> {
        CostsOfLotQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CostsOfLot, tokio_postgres::Error> {
                Ok(CostsOfLot {
                    lot_id: row.try_get(0)?,
                    left_minor: row.try_get(1)?,
                    in_minor: row.try_get(2)?,
                    out_minor: row.try_get(3)?,
                })
            },
            mapper: |it| CostsOfLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CostsOfLotParams<T1>,
        CostsOfLotQuery<'c, 'a, 's, C, CostsOfLot, 2>,
        C,
    > for CostsOfLotStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CostsOfLotParams<T1>,
    ) -> CostsOfLotQuery<'c, 'a, 's, C, CostsOfLot, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct BatchesDrawingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_drawing() -> BatchesDrawingStmt {
    BatchesDrawingStmt(
        "select distinct batch_id from ledger.movement where tenant_id = $1 and lot_id = any($2) and kind = 'consume' and quantity_e6 <> 0 and batch_id is not null",
        None,
    )
}
impl BatchesDrawingStmt {
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
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 2> {
        OptionuuidUuidQuery {
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
        BatchesDrawingParams<T1>,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 2>,
        C,
    > for BatchesDrawingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesDrawingParams<T1>,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct InsertUntaggedCostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_untagged_costs() -> InsertUntaggedCostsStmt {
    InsertUntaggedCostsStmt(
        "insert into ledger.untagged as n (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, movement_id, moved_on, created_by, created_at) select t.tenant_id, fix.untagged, i.metal, 0, fix.cost_minor, 'issue', fix.movement, $1, $2, $3 from app.tenant t cross join unnest($4::uuid[], $5::uuid[], $6::bigint[]) as fix (untagged, movement, cost_minor) join ledger.movement m on m.tenant_id = $7 and m.movement_id = fix.movement join ledger.lot l on l.tenant_id = $7 and l.lot_id = m.lot_id join ledger.item i on i.tenant_id = $7 and i.item_id = l.item_id and i.metal is not null where t.tenant_id = $7 returning n.untagged_id",
        None,
    )
}
impl InsertUntaggedCostsStmt {
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
    >(
        &'s self,
        client: &'c C,
        today: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        untagged: &'a T1,
        movements: &'a T2,
        cost_minor: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [today, by, now, untagged, movements, cost_minor, tenant],
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertUntaggedCostsParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for InsertUntaggedCostsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertUntaggedCostsParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.today,
            &params.by,
            &params.now,
            &params.untagged,
            &params.movements,
            &params.cost_minor,
            &params.tenant,
        )
    }
}
