// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LotsListedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotsListed {
    pub lot_id: uuid::Uuid,
    pub item_name: String,
    pub unit: String,
    pub came_e6: i64,
}
pub struct LotsListedBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub came_e6: i64,
}
impl<'a> From<LotsListedBorrowed<'a>> for LotsListed {
    fn from(LotsListedBorrowed { lot_id, item_name, unit, came_e6 }: LotsListedBorrowed<'a>) -> Self {
        Self { lot_id, item_name: item_name.into(), unit: unit.into(), came_e6 }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct LotsListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_listed() -> LotsListedStmt {
    LotsListedStmt(
        "select l.lot_id, i.name as item_name, i.unit, coalesce((select sum(m.quantity_e6) from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.quantity_e6 > 0 and m.kind not in ('sell', 'consume', 'ship')), 0)::bigint as came_e6 from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.lot_id = any($2)",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lots: &'a T1,
    ) -> LotsListedQuery<'c, 'a, 's, C, LotsListed, 2> {
        LotsListedQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotsListedBorrowed, tokio_postgres::Error> {
                Ok(LotsListedBorrowed {
                    lot_id: row.try_get(0)?,
                    item_name: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    came_e6: row.try_get(3)?,
                })
            },
            mapper: |it| LotsListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsListedParams<T1>,
        LotsListedQuery<'c, 'a, 's, C, LotsListed, 2>,
        C,
    > for LotsListedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsListedParams<T1>,
    ) -> LotsListedQuery<'c, 'a, 's, C, LotsListed, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
