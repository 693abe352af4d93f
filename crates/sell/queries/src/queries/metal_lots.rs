// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct MetalLotsParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub empty_too: bool,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalLotRow {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub location: Option<String>,
}
pub struct MetalLotRowBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub fine_mg: i64,
    pub cost_known: bool,
    pub location: Option<&'a str>,
}
impl<'a> From<MetalLotRowBorrowed<'a>> for MetalLotRow {
    fn from(
        MetalLotRowBorrowed {
            lot_id,
            code,
            item,
            item_name,
            unit,
            metal,
            fineness,
            quantity_e6,
            cost_minor,
            fine_mg,
            cost_known,
            location,
        }: MetalLotRowBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            code: code.into(),
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            metal: metal.map(|v| v.into()),
            fineness,
            quantity_e6,
            cost_minor,
            fine_mg,
            cost_known,
            location: location.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalInLots {
    pub metal: Option<String>,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
pub struct MetalInLotsBorrowed<'a> {
    pub metal: Option<&'a str>,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
impl<'a> From<MetalInLotsBorrowed<'a>> for MetalInLots {
    fn from(MetalInLotsBorrowed { metal, fine_mg, cost_minor }: MetalInLotsBorrowed<'a>) -> Self {
        Self { metal: metal.map(|v| v.into()), fine_mg, cost_minor }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MetalLotRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalLotRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalLotRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalLotRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalLotRowBorrowed) -> R) -> MetalLotRowQuery<'c, 'a, 's, C, R, N> {
        MetalLotRowQuery {
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
pub struct MetalInLotsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalInLotsBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalInLotsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalInLotsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalInLotsBorrowed) -> R) -> MetalInLotsQuery<'c, 'a, 's, C, R, N> {
        MetalInLotsQuery {
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
pub struct MetalLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_lots() -> MetalLotsStmt {
    MetalLotsStmt(
        "select l.lot_id, l.code, i.code as item, i.name as item_name, i.unit, i.metal, i.fineness, b.quantity_e6, b.cost_minor, b.fine_mg, l.cost_known, o.code as location from ledger.lot_balance b join ledger.item i on i.tenant_id = $1 and i.item_id = b.item_id join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id left join ledger.location o on o.tenant_id = $1 and o.location_id = b.location_id where b.tenant_id = $1 and b.lot_id < $2 and ($3 or b.quantity_e6 > 0) and i.metal is not null and i.fineness is not null and i.unit in ('mg', 'g', 'kg', 't') order by b.lot_id desc limit $4",
        None,
    )
}
impl MetalLotsStmt {
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
        before: &'a uuid::Uuid,
        empty_too: &'a bool,
        many: &'a i64,
    ) -> MetalLotRowQuery<'c, 'a, 's, C, MetalLotRow, 4> {
        MetalLotRowQuery {
            client,
            params: [tenant, before, empty_too, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalLotRowBorrowed, tokio_postgres::Error> {
                Ok(MetalLotRowBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    item: row.try_get(2)?,
                    item_name: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    metal: row.try_get(5)?,
                    fineness: row.try_get(6)?,
                    quantity_e6: row.try_get(7)?,
                    cost_minor: row.try_get(8)?,
                    fine_mg: row.try_get(9)?,
                    cost_known: row.try_get(10)?,
                    location: row.try_get(11)?,
                })
            },
            mapper: |it| MetalLotRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalLotsParams,
        MetalLotRowQuery<'c, 'a, 's, C, MetalLotRow, 4>,
        C,
    > for MetalLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalLotsParams,
    ) -> MetalLotRowQuery<'c, 'a, 's, C, MetalLotRow, 4> {
        self.bind(client, &params.tenant, &params.before, &params.empty_too, &params.many)
    }
}
pub struct MetalInLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_in_lots() -> MetalInLotsStmt {
    MetalInLotsStmt(
        "select i.metal, sum(b.fine_mg)::bigint as fine_mg, sum(b.cost_minor)::bigint as cost_minor from ledger.lot_balance b join ledger.item i on i.tenant_id = $1 and i.item_id = b.item_id where b.tenant_id = $1 and i.metal is not null and i.fineness is not null and i.unit in ('mg', 'g', 'kg', 't') group by i.metal order by i.metal",
        None,
    )
}
impl MetalInLotsStmt {
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
    ) -> MetalInLotsQuery<'c, 'a, 's, C, MetalInLots, 1> {
        MetalInLotsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalInLotsBorrowed, tokio_postgres::Error> {
                Ok(MetalInLotsBorrowed {
                    metal: row.try_get(0)?,
                    fine_mg: row.try_get(1)?,
                    cost_minor: row.try_get(2)?,
                })
            },
            mapper: |it| MetalInLots::from(it),
        }
    }
}
