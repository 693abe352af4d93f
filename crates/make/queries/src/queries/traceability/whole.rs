// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LotsBeforeParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsAfterParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
}
#[derive(Debug)]
pub struct LotsListedParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub near: T2,
    pub tenant: uuid::Uuid,
    pub lots: T3,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotsListed {
    pub code: String,
    pub item_name: String,
    pub unit: String,
    pub came_e6: i64,
}
pub struct LotsListedBorrowed<'a> {
    pub code: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub came_e6: i64,
}
impl<'a> From<LotsListedBorrowed<'a>> for LotsListed {
    fn from(LotsListedBorrowed { code, item_name, unit, came_e6 }: LotsListedBorrowed<'a>) -> Self {
        Self { code: code.into(), item_name: item_name.into(), unit: unit.into(), came_e6 }
    }
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
pub struct LotsListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotsListedBorrowed, tokio_postgres::Error>,
    mapper: fn(LotsListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotsListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotsListedBorrowed) -> R) -> LotsListedQuery<'c, 'a, 's, C, R, N> {
        LotsListedQuery {
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
pub struct LotsBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_before() -> LotsBeforeStmt {
    LotsBeforeStmt(
        "with recursive above (lot_id) as ( select l.lot_id from ledger.lot l where l.tenant_id = $1 and l.lot_id = $2 union select e.parent_id from above a cross join lateral (select o.parent_id from ledger.lot_edge o where o.tenant_id = $1 and o.child_id = a.lot_id offset 0) e ) select a.lot_id from above a",
        None,
    )
}
impl LotsBeforeStmt {
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
        LotsBeforeParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LotsBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsBeforeParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct LotsAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_after() -> LotsAfterStmt {
    LotsAfterStmt(
        "with recursive below (lot_id) as ( select l.lot_id from ledger.lot l where l.tenant_id = $1 and l.lot_id = $2 union select e.child_id from below b cross join lateral (select o.child_id from ledger.lot_edge o where o.tenant_id = $1 and o.parent_id = b.lot_id offset 0) e ) select b.lot_id from below b",
        None,
    )
}
impl LotsAfterStmt {
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
    crate::client::async_::Params<'c, 'a, 's, LotsAfterParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for LotsAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsAfterParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.lot)
    }
}
pub struct LotsListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_listed() -> LotsListedStmt {
    LotsListedStmt(
        "with listed as ( select l.lot_id, l.code, l.item_id, array_position($1::text[], l.code) as place from ledger.lot l where l.tenant_id = $2 and l.lot_id = any($3) order by place, l.code limit $4 ) select s.code, i.name as item_name, i.unit, coalesce((select sum(m.quantity_e6) from ledger.movement m where m.tenant_id = $2 and m.lot_id = s.lot_id and m.quantity_e6 > 0 and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6 from listed s join ledger.item i on i.tenant_id = $2 and i.item_id = s.item_id order by s.place, s.code",
        None,
    )
}
impl LotsListedStmt {
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
        near: &'a T2,
        tenant: &'a uuid::Uuid,
        lots: &'a T3,
        many: &'a i64,
    ) -> LotsListedQuery<'c, 'a, 's, C, LotsListed, 4> {
        LotsListedQuery {
            client,
            params: [near, tenant, lots, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotsListedBorrowed, tokio_postgres::Error> {
                Ok(LotsListedBorrowed {
                    code: row.try_get(0)?,
                    item_name: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    came_e6: row.try_get(3)?,
                })
            },
            mapper: |it| LotsListed::from(it),
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
        LotsListedParams<T1, T2, T3>,
        LotsListedQuery<'c, 'a, 's, C, LotsListed, 4>,
        C,
    > for LotsListedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsListedParams<T1, T2, T3>,
    ) -> LotsListedQuery<'c, 'a, 's, C, LotsListed, 4> {
        self.bind(client, &params.near, &params.tenant, &params.lots, &params.many)
    }
}
