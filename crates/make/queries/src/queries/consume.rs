// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LineOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batch: T1,
    pub line_no: i32,
}
#[derive(Debug)]
pub struct InsertConsumptionParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
{
    pub tenant: uuid::Uuid,
    pub movement: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub line_no: i32,
    pub lot: uuid::Uuid,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<T1>,
    pub skipped: T3,
    pub opening: bool,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ConsumedByParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LineOf {
    pub item_id: uuid::Uuid,
    pub item: String,
    pub unit: String,
}
pub struct LineOfBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub unit: &'a str,
}
impl<'a> From<LineOfBorrowed<'a>> for LineOf {
    fn from(LineOfBorrowed { item_id, item, unit }: LineOfBorrowed<'a>) -> Self {
        Self { item_id, item: item.into(), unit: unit.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Consumed {
    pub movement_id: uuid::Uuid,
    pub line_no: i32,
    pub lot_id: uuid::Uuid,
    pub lot: String,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<Vec<u8>>,
    pub skipped: Vec<String>,
    pub consumed_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct ConsumedBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub line_no: i32,
    pub lot_id: uuid::Uuid,
    pub lot: &'a str,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub density_e6: Option<i64>,
    pub quantity_e6: i64,
    pub cost_minor: i64,
    pub override_reason: Option<&'a [u8]>,
    pub skipped: crate::ArrayIterator<'a, &'a str>,
    pub consumed_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<ConsumedBorrowed<'a>> for Consumed {
    fn from(
        ConsumedBorrowed {
            movement_id,
            line_no,
            lot_id,
            lot,
            item,
            item_name,
            unit,
            density_e6,
            quantity_e6,
            cost_minor,
            override_reason,
            skipped,
            consumed_at,
            created_by,
            by_name,
        }: ConsumedBorrowed<'a>,
    ) -> Self {
        Self {
            movement_id,
            line_no,
            lot_id,
            lot: lot.into(),
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            density_e6,
            quantity_e6,
            cost_minor,
            override_reason: override_reason.map(|v| v.into()),
            skipped: skipped.map(|v| v.into()).collect(),
            consumed_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LineOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineOfBorrowed, tokio_postgres::Error>,
    mapper: fn(LineOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineOfBorrowed) -> R) -> LineOfQuery<'c, 'a, 's, C, R, N> {
        LineOfQuery {
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
pub struct ConsumedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConsumedBorrowed, tokio_postgres::Error>,
    mapper: fn(ConsumedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConsumedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ConsumedBorrowed) -> R) -> ConsumedQuery<'c, 'a, 's, C, R, N> {
        ConsumedQuery {
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
pub struct LineOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn line_of() -> LineOfStmt {
    LineOfStmt(
        "select l.item_id, i.code as item, l.unit from make.batch_line l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join make.batch b on b.tenant_id = $1 and b.batch_id = l.batch_id where l.tenant_id = $1 and b.code = $2 and l.line_no = $3",
        None,
    )
}
impl LineOfStmt {
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
        batch: &'a T1,
        line_no: &'a i32,
    ) -> LineOfQuery<'c, 'a, 's, C, LineOf, 3> {
        LineOfQuery {
            client,
            params: [tenant, batch, line_no],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineOfBorrowed, tokio_postgres::Error> {
                Ok(LineOfBorrowed { item_id: row.try_get(0)?, item: row.try_get(1)?, unit: row.try_get(2)? })
            },
            mapper: |it| LineOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LineOfParams<T1>, LineOfQuery<'c, 'a, 's, C, LineOf, 3>, C>
    for LineOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LineOfParams<T1>,
    ) -> LineOfQuery<'c, 'a, 's, C, LineOf, 3> {
        self.bind(client, &params.tenant, &params.batch, &params.line_no)
    }
}
pub struct InsertConsumptionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_consumption() -> InsertConsumptionStmt {
    InsertConsumptionStmt(
        "insert into make.consumption (tenant_id, movement_id, batch_id, line_no, lot_id, quantity_e6, cost_minor, override_reason, skipped, opening, consumed_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as kept",
        None,
    )
}
impl InsertConsumptionStmt {
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
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        movement: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        line_no: &'a i32,
        lot: &'a uuid::Uuid,
        quantity_e6: &'a i64,
        cost_minor: &'a i64,
        override_reason: &'a Option<T1>,
        skipped: &'a T3,
        opening: &'a bool,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                movement,
                batch,
                line_no,
                lot,
                quantity_e6,
                cost_minor,
                override_reason,
                skipped,
                opening,
                now,
                by,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertConsumptionParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertConsumptionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertConsumptionParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.movement,
            &params.batch,
            &params.line_no,
            &params.lot,
            &params.quantity_e6,
            &params.cost_minor,
            &params.override_reason,
            &params.skipped,
            &params.opening,
            &params.now,
            &params.by,
        )
    }
}
pub struct ConsumedByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn consumed_by() -> ConsumedByStmt {
    ConsumedByStmt(
        "select c.movement_id, c.line_no, l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit, i.density_e6, c.quantity_e6, c.cost_minor, c.override_reason, c.skipped, c.consumed_at, c.created_by, p.name as by_name from make.consumption c join ledger.lot l on l.tenant_id = $1 and l.lot_id = c.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join app.membership p on p.tenant_id = $1 and p.person_id = c.created_by where c.tenant_id = $1 and c.batch_id = $2 order by c.movement_id",
        None,
    )
}
impl ConsumedByStmt {
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
    ) -> ConsumedQuery<'c, 'a, 's, C, Consumed, 2> {
        ConsumedQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ConsumedBorrowed, tokio_postgres::Error> {
                Ok(ConsumedBorrowed {
                    movement_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    lot_id: row.try_get(2)?,
                    lot: row.try_get(3)?,
                    item: row.try_get(4)?,
                    item_name: row.try_get(5)?,
                    unit: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    quantity_e6: row.try_get(8)?,
                    cost_minor: row.try_get(9)?,
                    override_reason: row.try_get(10)?,
                    skipped: row.try_get(11)?,
                    consumed_at: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    by_name: row.try_get(14)?,
                })
            },
            mapper: |it| Consumed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ConsumedByParams, ConsumedQuery<'c, 'a, 's, C, Consumed, 2>, C>
    for ConsumedByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConsumedByParams,
    ) -> ConsumedQuery<'c, 'a, 's, C, Consumed, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
