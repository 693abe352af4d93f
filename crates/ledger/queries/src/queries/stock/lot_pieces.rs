// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PiecesOfParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Debug)]
pub struct PiecesOfLotsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct PiecesOfItemsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug)]
pub struct ChangePiecesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub lots: T1,
    pub pieces: T2,
    pub quantity_e6: T3,
    pub cost_minor: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutPiecesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub lots: T1,
    pub pieces: T2,
    pub quantity_e6: T3,
    pub cost_minor: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct FreePiecesParams<T1: crate::ArraySql<Item = i64>> {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub pieces: T1,
}
#[derive(Debug)]
pub struct HoldPiecesParams<T1: crate::ArraySql<Item = i64>> {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub pieces: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PiecesOf {
    pub piece: i64,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub held: bool,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PiecesOfLots {
    pub lot_id: uuid::Uuid,
    pub piece: i64,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub held: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesOfItems {
    pub lot: String,
    pub piece: i64,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub held: bool,
}
pub struct PiecesOfItemsBorrowed<'a> {
    pub lot: &'a str,
    pub piece: i64,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub held: bool,
}
impl<'a> From<PiecesOfItemsBorrowed<'a>> for PiecesOfItems {
    fn from(
        PiecesOfItemsBorrowed { lot, piece, quantity_e6, cost_minor, held }: PiecesOfItemsBorrowed<'a>,
    ) -> Self {
        Self { lot: lot.into(), piece, quantity_e6, cost_minor, held }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ChangePieces {
    pub lot_id: uuid::Uuid,
    pub piece: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PiecesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOf, tokio_postgres::Error>,
    mapper: fn(PiecesOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOf) -> R) -> PiecesOfQuery<'c, 'a, 's, C, R, N> {
        PiecesOfQuery {
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
pub struct PiecesOfLotsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOfLots, tokio_postgres::Error>,
    mapper: fn(PiecesOfLots) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfLotsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOfLots) -> R) -> PiecesOfLotsQuery<'c, 'a, 's, C, R, N> {
        PiecesOfLotsQuery {
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
pub struct PiecesOfItemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOfItemsBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesOfItemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfItemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOfItemsBorrowed) -> R) -> PiecesOfItemsQuery<'c, 'a, 's, C, R, N> {
        PiecesOfItemsQuery {
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
pub struct ChangePiecesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangePieces, tokio_postgres::Error>,
    mapper: fn(ChangePieces) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangePiecesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangePieces) -> R) -> ChangePiecesQuery<'c, 'a, 's, C, R, N> {
        ChangePiecesQuery {
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
pub struct PiecesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of() -> PiecesOfStmt {
    PiecesOfStmt(
        "select piece, quantity_e6, cost_minor, held from ledger.lot_piece where tenant_id = $1 and lot_id = $2 and quantity_e6 > 0 order by piece",
        None,
    )
}
impl PiecesOfStmt {
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
    ) -> PiecesOfQuery<'c, 'a, 's, C, PiecesOf, 2> {
        PiecesOfQuery {
            client,
            params: [tenant, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOf, tokio_postgres::Error> {
                Ok(PiecesOf {
                    piece: row.try_get(0)?,
                    quantity_e6: row.try_get(1)?,
                    cost_minor: row.try_get(2)?,
                    held: row.try_get(3)?,
                })
            },
            mapper: |it| PiecesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PiecesOfParams, PiecesOfQuery<'c, 'a, 's, C, PiecesOf, 2>, C>
    for PiecesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfParams,
    ) -> PiecesOfQuery<'c, 'a, 's, C, PiecesOf, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct PiecesOfLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of_lots() -> PiecesOfLotsStmt {
    PiecesOfLotsStmt(
        "select lot_id, piece, quantity_e6, cost_minor, held from ledger.lot_piece where tenant_id = $1 and lot_id = any($2) order by lot_id, piece",
        None,
    )
}
impl PiecesOfLotsStmt {
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
    ) -> PiecesOfLotsQuery<'c, 'a, 's, C, PiecesOfLots, 2> {
        PiecesOfLotsQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOfLots, tokio_postgres::Error> {
                Ok(PiecesOfLots {
                    lot_id: row.try_get(0)?,
                    piece: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    cost_minor: row.try_get(3)?,
                    held: row.try_get(4)?,
                })
            },
            mapper: |it| PiecesOfLots::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesOfLotsParams<T1>,
        PiecesOfLotsQuery<'c, 'a, 's, C, PiecesOfLots, 2>,
        C,
    > for PiecesOfLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfLotsParams<T1>,
    ) -> PiecesOfLotsQuery<'c, 'a, 's, C, PiecesOfLots, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct PiecesOfItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of_items() -> PiecesOfItemsStmt {
    PiecesOfItemsStmt(
        "select l.code as lot, k.piece, k.quantity_e6, k.cost_minor, k.held from ledger.lot_balance b join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id join ledger.lot_piece k on k.tenant_id = $1 and k.lot_id = b.lot_id where b.tenant_id = $1 and b.item_id = any($2) and b.quantity_e6 > 0 and k.quantity_e6 > 0 order by l.lot_id, k.piece",
        None,
    )
}
impl PiecesOfItemsStmt {
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
    ) -> PiecesOfItemsQuery<'c, 'a, 's, C, PiecesOfItems, 2> {
        PiecesOfItemsQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOfItemsBorrowed, tokio_postgres::Error> {
                Ok(PiecesOfItemsBorrowed {
                    lot: row.try_get(0)?,
                    piece: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                    cost_minor: row.try_get(3)?,
                    held: row.try_get(4)?,
                })
            },
            mapper: |it| PiecesOfItems::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesOfItemsParams<T1>,
        PiecesOfItemsQuery<'c, 'a, 's, C, PiecesOfItems, 2>,
        C,
    > for PiecesOfItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfItemsParams<T1>,
    ) -> PiecesOfItemsQuery<'c, 'a, 's, C, PiecesOfItems, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct ChangePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_pieces() -> ChangePiecesStmt {
    ChangePiecesStmt(
        "update ledger.lot_piece k set quantity_e6 = k.quantity_e6 + part.quantity_e6, cost_minor = k.cost_minor + part.cost_minor from ( select each.lot, each.piece, sum(each.quantity_e6)::bigint as quantity_e6, sum(each.cost_minor)::bigint as cost_minor from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as each (lot, piece, quantity_e6, cost_minor) group by each.lot, each.piece ) part where k.tenant_id = $5 and k.lot_id = part.lot and k.piece = part.piece returning k.lot_id, k.piece",
        None,
    )
}
impl ChangePiecesStmt {
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
        pieces: &'a T2,
        quantity_e6: &'a T3,
        cost_minor: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> ChangePiecesQuery<'c, 'a, 's, C, ChangePieces, 5> {
        ChangePiecesQuery {
            client,
            params: [lots, pieces, quantity_e6, cost_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangePieces, tokio_postgres::Error> {
                Ok(ChangePieces { lot_id: row.try_get(0)?, piece: row.try_get(1)? })
            },
            mapper: |it| ChangePieces::from(it),
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
        ChangePiecesParams<T1, T2, T3, T4>,
        ChangePiecesQuery<'c, 'a, 's, C, ChangePieces, 5>,
        C,
    > for ChangePiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangePiecesParams<T1, T2, T3, T4>,
    ) -> ChangePiecesQuery<'c, 'a, 's, C, ChangePieces, 5> {
        self.bind(
            client,
            &params.lots,
            &params.pieces,
            &params.quantity_e6,
            &params.cost_minor,
            &params.tenant,
        )
    }
}
pub struct PutPiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_pieces() -> PutPiecesStmt {
    PutPiecesStmt(
        "insert into ledger.lot_piece as n (tenant_id, lot_id, piece, quantity_e6, cost_minor) select t.tenant_id, part.lot, part.piece, part.quantity_e6, part.cost_minor from app.tenant t cross join unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as part (lot, piece, quantity_e6, cost_minor) where t.tenant_id = $5 on conflict (tenant_id, lot_id, piece) do update set quantity_e6 = excluded.quantity_e6, cost_minor = excluded.cost_minor returning n.piece",
        None,
    )
}
impl PutPiecesStmt {
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
        pieces: &'a T2,
        quantity_e6: &'a T3,
        cost_minor: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [lots, pieces, quantity_e6, cost_minor, tenant],
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
        PutPiecesParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for PutPiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutPiecesParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.lots,
            &params.pieces,
            &params.quantity_e6,
            &params.cost_minor,
            &params.tenant,
        )
    }
}
pub struct FreePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn free_pieces() -> FreePiecesStmt {
    FreePiecesStmt(
        "update ledger.lot_piece set held = false where tenant_id = $1 and lot_id = $2 and piece = any($3) returning piece",
        None,
    )
}
impl FreePiecesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        pieces: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, lot, pieces],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, FreePiecesParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for FreePiecesStmt
{
    fn params(&'s self, client: &'c C, params: &'a FreePiecesParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.lot, &params.pieces)
    }
}
pub struct HoldPiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_pieces() -> HoldPiecesStmt {
    HoldPiecesStmt(
        "update ledger.lot_piece set held = true where tenant_id = $1 and lot_id = $2 and piece = any($3) returning piece",
        None,
    )
}
impl HoldPiecesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        pieces: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, lot, pieces],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, HoldPiecesParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for HoldPiecesStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldPiecesParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.lot, &params.pieces)
    }
}
