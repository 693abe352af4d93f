// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OrderedLinesParams {
    pub tenant: uuid::Uuid,
    pub last: jiff::civil::Date,
    pub any_item: bool,
    pub item: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StandingLinesParams {
    pub tenant: uuid::Uuid,
    pub last: jiff::civil::Date,
    pub first: jiff::civil::Date,
    pub any_item: bool,
    pub item: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SettledDaysParams {
    pub tenant: uuid::Uuid,
    pub first: jiff::civil::Date,
    pub last: jiff::civil::Date,
}
#[derive(Debug)]
pub struct ItemsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug)]
pub struct LockStockParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OrderedLines {
    pub deliver_on: jiff::civil::Date,
    pub item_id: uuid::Uuid,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct StandingLines {
    pub standing_order_id: uuid::Uuid,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub item_id: uuid::Uuid,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SettledDays {
    pub standing_order_id: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsOf {
    pub item_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub unit: String,
}
pub struct ItemsOfBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
}
impl<'a> From<ItemsOfBorrowed<'a>> for ItemsOf {
    fn from(ItemsOfBorrowed { item_id, code, name, unit }: ItemsOfBorrowed<'a>) -> Self {
        Self { item_id, code: code.into(), name: name.into(), unit: unit.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OrderedLinesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrderedLines, tokio_postgres::Error>,
    mapper: fn(OrderedLines) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrderedLinesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrderedLines) -> R) -> OrderedLinesQuery<'c, 'a, 's, C, R, N> {
        OrderedLinesQuery {
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
pub struct StandingLinesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingLines, tokio_postgres::Error>,
    mapper: fn(StandingLines) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingLinesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingLines) -> R) -> StandingLinesQuery<'c, 'a, 's, C, R, N> {
        StandingLinesQuery {
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
pub struct SettledDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettledDays, tokio_postgres::Error>,
    mapper: fn(SettledDays) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettledDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SettledDays) -> R) -> SettledDaysQuery<'c, 'a, 's, C, R, N> {
        SettledDaysQuery {
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
pub struct ItemsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemsOfBorrowed) -> R) -> ItemsOfQuery<'c, 'a, 's, C, R, N> {
        ItemsOfQuery {
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
pub struct OrderedLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ordered_lines() -> OrderedLinesStmt {
    OrderedLinesStmt(
        "select o.deliver_on, l.item_id, least(sum(l.quantity_e6), 9223372036854775807)::bigint as quantity_e6 from ledger.customer_order o join ledger.customer_order_line l on l.tenant_id = $1 and l.order_id = o.order_id where o.tenant_id = $1 and o.state = 'taken' and o.deliver_on <= $2 and ($3 or l.item_id = $4) group by o.deliver_on, l.item_id",
        None,
    )
}
impl OrderedLinesStmt {
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
        last: &'a jiff::civil::Date,
        any_item: &'a bool,
        item: &'a uuid::Uuid,
    ) -> OrderedLinesQuery<'c, 'a, 's, C, OrderedLines, 4> {
        OrderedLinesQuery {
            client,
            params: [tenant, last, any_item, item],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderedLines, tokio_postgres::Error> {
                Ok(OrderedLines {
                    deliver_on: row.try_get(0)?,
                    item_id: row.try_get(1)?,
                    quantity_e6: row.try_get(2)?,
                })
            },
            mapper: |it| OrderedLines::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrderedLinesParams,
        OrderedLinesQuery<'c, 'a, 's, C, OrderedLines, 4>,
        C,
    > for OrderedLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrderedLinesParams,
    ) -> OrderedLinesQuery<'c, 'a, 's, C, OrderedLines, 4> {
        self.bind(client, &params.tenant, &params.last, &params.any_item, &params.item)
    }
}
pub struct StandingLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_lines() -> StandingLinesStmt {
    StandingLinesStmt(
        "select s.standing_order_id, s.from_on, s.until_on, s.weekdays, l.item_id, least(sum(l.quantity_e6), 9223372036854775807)::bigint as quantity_e6 from ledger.standing_order s join ledger.standing_order_line l on l.tenant_id = $1 and l.standing_order_id = s.standing_order_id and l.version = s.version where s.tenant_id = $1 and s.from_on <= $2 and (s.until_on is null or s.until_on >= $3) and ($4 or l.item_id = $5) group by s.standing_order_id, s.from_on, s.until_on, s.weekdays, l.item_id",
        None,
    )
}
impl StandingLinesStmt {
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
        last: &'a jiff::civil::Date,
        first: &'a jiff::civil::Date,
        any_item: &'a bool,
        item: &'a uuid::Uuid,
    ) -> StandingLinesQuery<'c, 'a, 's, C, StandingLines, 5> {
        StandingLinesQuery {
            client,
            params: [tenant, last, first, any_item, item],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingLines, tokio_postgres::Error> {
                Ok(StandingLines {
                    standing_order_id: row.try_get(0)?,
                    from_on: row.try_get(1)?,
                    until_on: row.try_get(2)?,
                    weekdays: row.try_get(3)?,
                    item_id: row.try_get(4)?,
                    quantity_e6: row.try_get(5)?,
                })
            },
            mapper: |it| StandingLines::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingLinesParams,
        StandingLinesQuery<'c, 'a, 's, C, StandingLines, 5>,
        C,
    > for StandingLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingLinesParams,
    ) -> StandingLinesQuery<'c, 'a, 's, C, StandingLines, 5> {
        self.bind(client, &params.tenant, &params.last, &params.first, &params.any_item, &params.item)
    }
}
pub struct SettledDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settled_days() -> SettledDaysStmt {
    SettledDaysStmt(
        "select standing_order_id, day from ledger.standing_order_day where tenant_id = $1 and day between $2 and $3",
        None,
    )
}
impl SettledDaysStmt {
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
        first: &'a jiff::civil::Date,
        last: &'a jiff::civil::Date,
    ) -> SettledDaysQuery<'c, 'a, 's, C, SettledDays, 3> {
        SettledDaysQuery {
            client,
            params: [tenant, first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettledDays, tokio_postgres::Error> {
                Ok(SettledDays { standing_order_id: row.try_get(0)?, day: row.try_get(1)? })
            },
            mapper: |it| SettledDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SettledDaysParams,
        SettledDaysQuery<'c, 'a, 's, C, SettledDays, 3>,
        C,
    > for SettledDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SettledDaysParams,
    ) -> SettledDaysQuery<'c, 'a, 's, C, SettledDays, 3> {
        self.bind(client, &params.tenant, &params.first, &params.last)
    }
}
pub struct ItemsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_of() -> ItemsOfStmt {
    ItemsOfStmt(
        "select item_id, code, name, unit from ledger.item where tenant_id = $1 and item_id = any($2) and kind <> 'service'",
        None,
    )
}
impl ItemsOfStmt {
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
    ) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        ItemsOfQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsOfBorrowed, tokio_postgres::Error> {
                Ok(ItemsOfBorrowed {
                    item_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    unit: row.try_get(3)?,
                })
            },
            mapper: |it| ItemsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, ItemsOfParams<T1>, ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2>, C>
    for ItemsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsOfParams<T1>,
    ) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct LockStockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_stock() -> LockStockStmt {
    LockStockStmt(
        "select lot_id from ledger.lot_balance where tenant_id = $1 and item_id = any($2) and quantity_e6 > 0 order by lot_id for no key update",
        None,
    )
}
impl LockStockStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, items],
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
        LockStockParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockStockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockStockParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
