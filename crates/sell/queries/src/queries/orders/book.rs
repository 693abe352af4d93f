// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OrderByIdParams {
    pub tenant: uuid::Uuid,
    pub order: uuid::Uuid,
}
#[derive(Debug)]
pub struct OrderByNumberParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub number: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldOrderParams {
    pub tenant: uuid::Uuid,
    pub order: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertOrderParams {
    pub tenant: uuid::Uuid,
    pub order: uuid::Uuid,
    pub party: uuid::Uuid,
    pub deliver_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertOrderLinesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
> {
    pub order: uuid::Uuid,
    pub items: T1,
    pub quantity_e6: T2,
    pub ordered_e6: T3,
    pub units: T5,
    pub price_e6: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndOrderParams<T1: crate::StringSql> {
    pub state: T1,
    pub bill: Option<uuid::Uuid>,
    pub tenant: uuid::Uuid,
    pub order: uuid::Uuid,
}
#[derive(Debug)]
pub struct LinesOfOrdersParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub orders: T1,
}
#[derive(Debug)]
pub struct LinesOfStandingsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub standings: T1,
}
#[derive(Debug)]
pub struct StandingCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldStandingParams {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertStandingParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub standing: uuid::Uuid,
    pub code: T1,
    pub from: jiff::civil::Date,
    pub until: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangeStandingParams {
    pub from: jiff::civil::Date,
    pub until: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub version: i32,
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StopStandingParams {
    pub until: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertStandingLinesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
> {
    pub standing: uuid::Uuid,
    pub version: i32,
    pub items: T1,
    pub quantity_e6: T2,
    pub ordered_e6: T3,
    pub units: T5,
    pub price_e6: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertDayParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub state: T1,
    pub bill: Option<uuid::Uuid>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DayOfParams {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct DaysFromParams {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
    pub from: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct DaysBetweenParams {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
    pub from: jiff::civil::Date,
    pub through: jiff::civil::Date,
}
#[derive(Debug)]
pub struct InsertSkipsParams<T1: crate::ArraySql<Item = jiff::civil::Date>> {
    pub standing: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub days: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertEventParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub event: uuid::Uuid,
    pub order: Option<uuid::Uuid>,
    pub standing: Option<uuid::Uuid>,
    pub verb: T1,
    pub day: Option<jiff::civil::Date>,
    pub through: Option<jiff::civil::Date>,
    pub bill: Option<uuid::Uuid>,
    pub reason: Option<T2>,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsOfOrderParams {
    pub tenant: uuid::Uuid,
    pub order: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsOfStandingParams {
    pub tenant: uuid::Uuid,
    pub standing: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OrderRow {
    pub order_id: uuid::Uuid,
    pub number: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub deliver_on: jiff::civil::Date,
    pub state: String,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<String>,
    pub created_at: jiff::Timestamp,
}
pub struct OrderRowBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub number: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub deliver_on: jiff::civil::Date,
    pub state: &'a str,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<&'a str>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<OrderRowBorrowed<'a>> for OrderRow {
    fn from(
        OrderRowBorrowed {
            order_id,
            number,
            party_id,
            party,
            party_name,
            deliver_on,
            state,
            bill_id,
            bill,
            created_at,
        }: OrderRowBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            number: number.into(),
            party_id,
            party: party.into(),
            party_name: party_name.into(),
            deliver_on,
            state: state.into(),
            bill_id,
            bill: bill.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OrderLineRow {
    pub owner_id: uuid::Uuid,
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub kind: String,
    pub item_unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub item_price_e6: Option<i64>,
    pub quantity_e6: i64,
    pub ordered_e6: i64,
    pub unit: String,
    pub price_e6: Option<i64>,
}
pub struct OrderLineRowBorrowed<'a> {
    pub owner_id: uuid::Uuid,
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub kind: &'a str,
    pub item_unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub item_price_e6: Option<i64>,
    pub quantity_e6: i64,
    pub ordered_e6: i64,
    pub unit: &'a str,
    pub price_e6: Option<i64>,
}
impl<'a> From<OrderLineRowBorrowed<'a>> for OrderLineRow {
    fn from(
        OrderLineRowBorrowed {
            owner_id,
            line_no,
            item_id,
            item,
            item_name,
            kind,
            item_unit,
            resolution_e6,
            density_e6,
            item_price_e6,
            quantity_e6,
            ordered_e6,
            unit,
            price_e6,
        }: OrderLineRowBorrowed<'a>,
    ) -> Self {
        Self {
            owner_id,
            line_no,
            item_id,
            item: item.into(),
            item_name: item_name.into(),
            kind: kind.into(),
            item_unit: item_unit.into(),
            resolution_e6,
            density_e6,
            item_price_e6,
            quantity_e6,
            ordered_e6,
            unit: unit.into(),
            price_e6,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRow {
    pub standing_order_id: uuid::Uuid,
    pub code: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub version: i32,
    pub created_at: jiff::Timestamp,
}
pub struct StandingRowBorrowed<'a> {
    pub standing_order_id: uuid::Uuid,
    pub code: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub version: i32,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<StandingRowBorrowed<'a>> for StandingRow {
    fn from(
        StandingRowBorrowed {
            standing_order_id,
            code,
            party_id,
            party,
            party_name,
            from_on,
            until_on,
            weekdays,
            version,
            created_at,
        }: StandingRowBorrowed<'a>,
    ) -> Self {
        Self {
            standing_order_id,
            code: code.into(),
            party_id,
            party: party.into(),
            party_name: party_name.into(),
            from_on,
            until_on,
            weekdays,
            version,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DaysFrom {
    pub day: jiff::civil::Date,
    pub state: String,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<String>,
}
pub struct DaysFromBorrowed<'a> {
    pub day: jiff::civil::Date,
    pub state: &'a str,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<&'a str>,
}
impl<'a> From<DaysFromBorrowed<'a>> for DaysFrom {
    fn from(DaysFromBorrowed { day, state, bill_id, bill }: DaysFromBorrowed<'a>) -> Self {
        Self { day, state: state.into(), bill_id, bill: bill.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub order_event_id: uuid::Uuid,
    pub verb: String,
    pub day: Option<jiff::civil::Date>,
    pub through_day: Option<jiff::civil::Date>,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<String>,
    pub reason: Option<Vec<u8>>,
    pub at: jiff::Timestamp,
    pub by_name: Vec<u8>,
    pub created_by: uuid::Uuid,
}
pub struct EventRowBorrowed<'a> {
    pub order_event_id: uuid::Uuid,
    pub verb: &'a str,
    pub day: Option<jiff::civil::Date>,
    pub through_day: Option<jiff::civil::Date>,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<&'a str>,
    pub reason: Option<&'a [u8]>,
    pub at: jiff::Timestamp,
    pub by_name: &'a [u8],
    pub created_by: uuid::Uuid,
}
impl<'a> From<EventRowBorrowed<'a>> for EventRow {
    fn from(
        EventRowBorrowed {
            order_event_id,
            verb,
            day,
            through_day,
            bill_id,
            bill,
            reason,
            at,
            by_name,
            created_by,
        }: EventRowBorrowed<'a>,
    ) -> Self {
        Self {
            order_event_id,
            verb: verb.into(),
            day,
            through_day,
            bill_id,
            bill: bill.map(|v| v.into()),
            reason: reason.map(|v| v.into()),
            at,
            by_name: by_name.into(),
            created_by,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OrderRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrderRowBorrowed, tokio_postgres::Error>,
    mapper: fn(OrderRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrderRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrderRowBorrowed) -> R) -> OrderRowQuery<'c, 'a, 's, C, R, N> {
        OrderRowQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct OrderLineRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrderLineRowBorrowed, tokio_postgres::Error>,
    mapper: fn(OrderLineRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrderLineRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrderLineRowBorrowed) -> R) -> OrderLineRowQuery<'c, 'a, 's, C, R, N> {
        OrderLineRowQuery {
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
pub struct StandingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingRowBorrowed) -> R) -> StandingRowQuery<'c, 'a, 's, C, R, N> {
        StandingRowQuery {
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
pub struct DaysFromQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DaysFromBorrowed, tokio_postgres::Error>,
    mapper: fn(DaysFromBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DaysFromQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DaysFromBorrowed) -> R) -> DaysFromQuery<'c, 'a, 's, C, R, N> {
        DaysFromQuery {
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
pub struct JiffCivilDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::civil::Date, tokio_postgres::Error>,
    mapper: fn(jiff::civil::Date) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffCivilDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::civil::Date) -> R) -> JiffCivilDateQuery<'c, 'a, 's, C, R, N> {
        JiffCivilDateQuery {
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
pub struct EventRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EventRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventRowBorrowed) -> R) -> EventRowQuery<'c, 'a, 's, C, R, N> {
        EventRowQuery {
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
pub struct OrderByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn order_by_id() -> OrderByIdStmt {
    OrderByIdStmt(
        "select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill, o.created_at from ledger.customer_order o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id where o.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and o.order_id = $2",
        None,
    )
}
impl OrderByIdStmt {
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
        order: &'a uuid::Uuid,
    ) -> OrderRowQuery<'c, 'a, 's, C, OrderRow, 2> {
        OrderRowQuery {
            client,
            params: [tenant, order],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderRowBorrowed, tokio_postgres::Error> {
                Ok(OrderRowBorrowed {
                    order_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    deliver_on: row.try_get(5)?,
                    state: row.try_get(6)?,
                    bill_id: row.try_get(7)?,
                    bill: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                })
            },
            mapper: |it| OrderRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OrderByIdParams, OrderRowQuery<'c, 'a, 's, C, OrderRow, 2>, C>
    for OrderByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrderByIdParams,
    ) -> OrderRowQuery<'c, 'a, 's, C, OrderRow, 2> {
        self.bind(client, &params.tenant, &params.order)
    }
}
pub struct OrderByNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn order_by_number() -> OrderByNumberStmt {
    OrderByNumberStmt(
        "select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill, o.created_at from ledger.document d join ledger.customer_order o on o.tenant_id = d.tenant_id and o.order_id = d.document_id join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id where d.tenant_id = $1 and o.tenant_id = $1 and p.tenant_id = $1 and d.number_norm = upper($2) and d.doc_type = 'customer_order' order by d.document_id desc limit 1",
        None,
    )
}
impl OrderByNumberStmt {
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
        number: &'a T1,
    ) -> OrderRowQuery<'c, 'a, 's, C, OrderRow, 2> {
        OrderRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderRowBorrowed, tokio_postgres::Error> {
                Ok(OrderRowBorrowed {
                    order_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    deliver_on: row.try_get(5)?,
                    state: row.try_get(6)?,
                    bill_id: row.try_get(7)?,
                    bill: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                })
            },
            mapper: |it| OrderRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrderByNumberParams<T1>,
        OrderRowQuery<'c, 'a, 's, C, OrderRow, 2>,
        C,
    > for OrderByNumberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrderByNumberParams<T1>,
    ) -> OrderRowQuery<'c, 'a, 's, C, OrderRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct HoldOrderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_order() -> HoldOrderStmt {
    HoldOrderStmt(
        "select state from ledger.customer_order where tenant_id = $1 and order_id = $2 for update",
        None,
    )
}
impl HoldOrderStmt {
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
        order: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, order],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldOrderParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for HoldOrderStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldOrderParams) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.order)
    }
}
pub struct InsertOrderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_order() -> InsertOrderStmt {
    InsertOrderStmt(
        "insert into ledger.customer_order (tenant_id, order_id, party_id, deliver_on, state, created_by, created_at) values ($1, $2, $3, $4, 'taken', $5, $6) returning true as kept",
        None,
    )
}
impl InsertOrderStmt {
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
        order: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        deliver_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, order, party, deliver_on, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertOrderParams, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for InsertOrderStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertOrderParams) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.order,
            &params.party,
            &params.deliver_on,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertOrderLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_order_lines() -> InsertOrderLinesStmt {
    InsertOrderLinesStmt(
        "insert into ledger.customer_order_line as written (tenant_id, order_id, line_no, item_id, quantity_e6, ordered_e6, unit, price_e6) select t.tenant_id, $1, line.n, line.item, line.quantity_e6, line.ordered_e6, line.unit, line.price_e6 from app.tenant t cross join unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[]) with ordinality as line (item, quantity_e6, ordered_e6, unit, price_e6, n) where t.tenant_id = $7 returning written.line_no",
        None,
    )
}
impl InsertOrderLinesStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        order: &'a uuid::Uuid,
        items: &'a T1,
        quantity_e6: &'a T2,
        ordered_e6: &'a T3,
        units: &'a T5,
        price_e6: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [order, items, quantity_e6, ordered_e6, units, price_e6, tenant],
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
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertOrderLinesParams<T1, T2, T3, T4, T5, T6>,
        I32Query<'c, 'a, 's, C, i32, 7>,
        C,
    > for InsertOrderLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOrderLinesParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.order,
            &params.items,
            &params.quantity_e6,
            &params.ordered_e6,
            &params.units,
            &params.price_e6,
            &params.tenant,
        )
    }
}
pub struct EndOrderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_order() -> EndOrderStmt {
    EndOrderStmt(
        "update ledger.customer_order set state = $1, bill_id = $2 where tenant_id = $3 and order_id = $4 and state = 'taken' returning order_id",
        None,
    )
}
impl EndOrderStmt {
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
        state: &'a T1,
        bill: &'a Option<uuid::Uuid>,
        tenant: &'a uuid::Uuid,
        order: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [state, bill, tenant, order],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndOrderParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for EndOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndOrderParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.state, &params.bill, &params.tenant, &params.order)
    }
}
pub struct LinesOfOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_orders() -> LinesOfOrdersStmt {
    LinesOfOrdersStmt(
        "select l.order_id as owner_id, l.line_no, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit as item_unit, i.resolution_e6, i.density_e6, i.price_e6 as item_price_e6, l.quantity_e6, l.ordered_e6, l.unit, l.price_e6 from ledger.customer_order_line l join ledger.item i on i.tenant_id = l.tenant_id and i.item_id = l.item_id where l.tenant_id = $1 and i.tenant_id = $1 and l.order_id = any($2) order by l.order_id, l.line_no",
        None,
    )
}
impl LinesOfOrdersStmt {
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
        orders: &'a T1,
    ) -> OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2> {
        OrderLineRowQuery {
            client,
            params: [tenant, orders],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderLineRowBorrowed, tokio_postgres::Error> {
                Ok(OrderLineRowBorrowed {
                    owner_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    item_unit: row.try_get(6)?,
                    resolution_e6: row.try_get(7)?,
                    density_e6: row.try_get(8)?,
                    item_price_e6: row.try_get(9)?,
                    quantity_e6: row.try_get(10)?,
                    ordered_e6: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    price_e6: row.try_get(13)?,
                })
            },
            mapper: |it| OrderLineRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfOrdersParams<T1>,
        OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2>,
        C,
    > for LinesOfOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfOrdersParams<T1>,
    ) -> OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2> {
        self.bind(client, &params.tenant, &params.orders)
    }
}
pub struct LinesOfStandingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_standings() -> LinesOfStandingsStmt {
    LinesOfStandingsStmt(
        "select l.standing_order_id as owner_id, l.line_no, l.item_id, i.code as item, i.name as item_name, i.kind, i.unit as item_unit, i.resolution_e6, i.density_e6, i.price_e6 as item_price_e6, l.quantity_e6, l.ordered_e6, l.unit, l.price_e6 from ledger.standing_order s join ledger.standing_order_line l on l.tenant_id = s.tenant_id and l.standing_order_id = s.standing_order_id and l.version = s.version join ledger.item i on i.tenant_id = s.tenant_id and i.item_id = l.item_id where s.tenant_id = $1 and l.tenant_id = $1 and i.tenant_id = $1 and s.standing_order_id = any($2) order by l.standing_order_id, l.line_no",
        None,
    )
}
impl LinesOfStandingsStmt {
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
        standings: &'a T1,
    ) -> OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2> {
        OrderLineRowQuery {
            client,
            params: [tenant, standings],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderLineRowBorrowed, tokio_postgres::Error> {
                Ok(OrderLineRowBorrowed {
                    owner_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    item_id: row.try_get(2)?,
                    item: row.try_get(3)?,
                    item_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    item_unit: row.try_get(6)?,
                    resolution_e6: row.try_get(7)?,
                    density_e6: row.try_get(8)?,
                    item_price_e6: row.try_get(9)?,
                    quantity_e6: row.try_get(10)?,
                    ordered_e6: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    price_e6: row.try_get(13)?,
                })
            },
            mapper: |it| OrderLineRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfStandingsParams<T1>,
        OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2>,
        C,
    > for LinesOfStandingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfStandingsParams<T1>,
    ) -> OrderLineRowQuery<'c, 'a, 's, C, OrderLineRow, 2> {
        self.bind(client, &params.tenant, &params.standings)
    }
}
pub struct StandingCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_coded() -> StandingCodedStmt {
    StandingCodedStmt(
        "select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays, s.version, s.created_at from ledger.standing_order s join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id where s.tenant_id = $1 and p.tenant_id = $1 and s.code = $2",
        None,
    )
}
impl StandingCodedStmt {
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
    ) -> StandingRowQuery<'c, 'a, 's, C, StandingRow, 2> {
        StandingRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingRowBorrowed, tokio_postgres::Error> {
                Ok(StandingRowBorrowed {
                    standing_order_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    from_on: row.try_get(5)?,
                    until_on: row.try_get(6)?,
                    weekdays: row.try_get(7)?,
                    version: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                })
            },
            mapper: |it| StandingRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingCodedParams<T1>,
        StandingRowQuery<'c, 'a, 's, C, StandingRow, 2>,
        C,
    > for StandingCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingCodedParams<T1>,
    ) -> StandingRowQuery<'c, 'a, 's, C, StandingRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct HoldStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_standing() -> HoldStandingStmt {
    HoldStandingStmt(
        "select version from ledger.standing_order where tenant_id = $1 and standing_order_id = $2 for update",
        None,
    )
}
impl HoldStandingStmt {
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
        standing: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, standing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldStandingParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for HoldStandingStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldStandingParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.standing)
    }
}
pub struct InsertStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_standing() -> InsertStandingStmt {
    InsertStandingStmt(
        "with living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $2 and erased_at is null for key share ) insert into ledger.standing_order (tenant_id, standing_order_id, code, party_id, from_on, until_on, weekdays, version, created_by, created_at) select t.tenant_id, $3, $4, living.party_id, $5, $6, $7, 1, $8, $9 from app.tenant t cross join living where t.tenant_id = $1 returning true as kept",
        None,
    )
}
impl InsertStandingStmt {
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
        party: &'a uuid::Uuid,
        standing: &'a uuid::Uuid,
        code: &'a T1,
        from: &'a jiff::civil::Date,
        until: &'a Option<jiff::civil::Date>,
        weekdays: &'a i32,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, party, standing, code, from, until, weekdays, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertStandingParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 9>, C>
    for InsertStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertStandingParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.standing,
            &params.code,
            &params.from,
            &params.until,
            &params.weekdays,
            &params.by,
            &params.now,
        )
    }
}
pub struct ChangeStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_standing() -> ChangeStandingStmt {
    ChangeStandingStmt(
        "update ledger.standing_order set from_on = $1, until_on = $2, weekdays = $3, version = $4 where tenant_id = $5 and standing_order_id = $6 returning version",
        None,
    )
}
impl ChangeStandingStmt {
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
        from: &'a jiff::civil::Date,
        until: &'a Option<jiff::civil::Date>,
        weekdays: &'a i32,
        version: &'a i32,
        tenant: &'a uuid::Uuid,
        standing: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [from, until, weekdays, version, tenant, standing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ChangeStandingParams, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for ChangeStandingStmt
{
    fn params(&'s self, client: &'c C, params: &'a ChangeStandingParams) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.from,
            &params.until,
            &params.weekdays,
            &params.version,
            &params.tenant,
            &params.standing,
        )
    }
}
pub struct StopStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stop_standing() -> StopStandingStmt {
    StopStandingStmt(
        "update ledger.standing_order set until_on = $1 where tenant_id = $2 and standing_order_id = $3 returning version",
        None,
    )
}
impl StopStandingStmt {
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
        until: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
        standing: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [until, tenant, standing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, StopStandingParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for StopStandingStmt
{
    fn params(&'s self, client: &'c C, params: &'a StopStandingParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.until, &params.tenant, &params.standing)
    }
}
pub struct InsertStandingLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_standing_lines() -> InsertStandingLinesStmt {
    InsertStandingLinesStmt(
        "insert into ledger.standing_order_line as written (tenant_id, standing_order_id, version, line_no, item_id, quantity_e6, ordered_e6, unit, price_e6) select t.tenant_id, $1, $2, line.n, line.item, line.quantity_e6, line.ordered_e6, line.unit, line.price_e6 from app.tenant t cross join unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[]) with ordinality as line (item, quantity_e6, ordered_e6, unit, price_e6, n) where t.tenant_id = $8 returning written.line_no",
        None,
    )
}
impl InsertStandingLinesStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        standing: &'a uuid::Uuid,
        version: &'a i32,
        items: &'a T1,
        quantity_e6: &'a T2,
        ordered_e6: &'a T3,
        units: &'a T5,
        price_e6: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [standing, version, items, quantity_e6, ordered_e6, units, price_e6, tenant],
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
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertStandingLinesParams<T1, T2, T3, T4, T5, T6>,
        I32Query<'c, 'a, 's, C, i32, 8>,
        C,
    > for InsertStandingLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertStandingLinesParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.standing,
            &params.version,
            &params.items,
            &params.quantity_e6,
            &params.ordered_e6,
            &params.units,
            &params.price_e6,
            &params.tenant,
        )
    }
}
pub struct InsertDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_day() -> InsertDayStmt {
    InsertDayStmt(
        "insert into ledger.standing_order_day (tenant_id, standing_order_id, day, state, bill_id, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as kept",
        None,
    )
}
impl InsertDayStmt {
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
        standing: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
        state: &'a T1,
        bill: &'a Option<uuid::Uuid>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, standing, day, state, bill, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertDayParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertDayStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertDayParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.standing,
            &params.day,
            &params.state,
            &params.bill,
            &params.by,
            &params.now,
        )
    }
}
pub struct DayOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn day_of() -> DayOfStmt {
    DayOfStmt(
        "select state from ledger.standing_order_day where tenant_id = $1 and standing_order_id = $2 and day = $3",
        None,
    )
}
impl DayOfStmt {
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
        standing: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant, standing, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DayOfParams, StringQuery<'c, 'a, 's, C, String, 3>, C>
    for DayOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a DayOfParams) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.standing, &params.day)
    }
}
pub struct DaysFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days_from() -> DaysFromStmt {
    DaysFromStmt(
        "select y.day, y.state, y.bill_id, b.number as bill from ledger.standing_order_day y left join ledger.document b on b.tenant_id = y.tenant_id and b.document_id = y.bill_id where y.tenant_id = $1 and y.standing_order_id = $2 and y.day >= $3 order by y.day limit 1000",
        None,
    )
}
impl DaysFromStmt {
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
        standing: &'a uuid::Uuid,
        from: &'a jiff::civil::Date,
    ) -> DaysFromQuery<'c, 'a, 's, C, DaysFrom, 3> {
        DaysFromQuery {
            client,
            params: [tenant, standing, from],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DaysFromBorrowed, tokio_postgres::Error> {
                Ok(DaysFromBorrowed {
                    day: row.try_get(0)?,
                    state: row.try_get(1)?,
                    bill_id: row.try_get(2)?,
                    bill: row.try_get(3)?,
                })
            },
            mapper: |it| DaysFrom::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DaysFromParams, DaysFromQuery<'c, 'a, 's, C, DaysFrom, 3>, C>
    for DaysFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysFromParams,
    ) -> DaysFromQuery<'c, 'a, 's, C, DaysFrom, 3> {
        self.bind(client, &params.tenant, &params.standing, &params.from)
    }
}
pub struct DaysBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days_between() -> DaysBetweenStmt {
    DaysBetweenStmt(
        "select day from ledger.standing_order_day where tenant_id = $1 and standing_order_id = $2 and day between $3 and $4",
        None,
    )
}
impl DaysBetweenStmt {
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
        standing: &'a uuid::Uuid,
        from: &'a jiff::civil::Date,
        through: &'a jiff::civil::Date,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 4> {
        JiffCivilDateQuery {
            client,
            params: [tenant, standing, from, through],
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
        DaysBetweenParams,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 4>,
        C,
    > for DaysBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysBetweenParams,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 4> {
        self.bind(client, &params.tenant, &params.standing, &params.from, &params.through)
    }
}
pub struct InsertSkipsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_skips() -> InsertSkipsStmt {
    InsertSkipsStmt(
        "insert into ledger.standing_order_day as kept (tenant_id, standing_order_id, day, state, created_by, created_at) select t.tenant_id, $1, skip.day, 'skipped', $2, $3 from app.tenant t cross join unnest($4::date[]) as skip (day) where t.tenant_id = $5 returning kept.day",
        None,
    )
}
impl InsertSkipsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = jiff::civil::Date>>(
        &'s self,
        client: &'c C,
        standing: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        days: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5> {
        JiffCivilDateQuery {
            client,
            params: [standing, by, now, days, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = jiff::civil::Date>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertSkipsParams<T1>,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5>,
        C,
    > for InsertSkipsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSkipsParams<T1>,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 5> {
        self.bind(client, &params.standing, &params.by, &params.now, &params.days, &params.tenant)
    }
}
pub struct InsertEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event() -> InsertEventStmt {
    InsertEventStmt(
        "insert into ledger.order_event (tenant_id, order_event_id, order_id, standing_order_id, verb, day, through_day, bill_id, reason, at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning true as kept",
        None,
    )
}
impl InsertEventStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        event: &'a uuid::Uuid,
        order: &'a Option<uuid::Uuid>,
        standing: &'a Option<uuid::Uuid>,
        verb: &'a T1,
        day: &'a Option<jiff::civil::Date>,
        through: &'a Option<jiff::civil::Date>,
        bill: &'a Option<uuid::Uuid>,
        reason: &'a Option<T2>,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [tenant, event, order, standing, verb, day, through, bill, reason, now, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEventParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEventParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.event,
            &params.order,
            &params.standing,
            &params.verb,
            &params.day,
            &params.through,
            &params.bill,
            &params.reason,
            &params.now,
            &params.by,
        )
    }
}
pub struct EventsOfOrderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of_order() -> EventsOfOrderStmt {
    EventsOfOrderStmt(
        "select e.order_event_id, e.verb, e.day, e.through_day, e.bill_id, d.number as bill, e.reason, e.at, p.name as by_name, e.created_by from ledger.order_event e join app.membership p on p.tenant_id = $1 and p.person_id = e.created_by left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.bill_id where e.tenant_id = $1 and e.order_id = $2 order by e.order_event_id desc limit 100",
        None,
    )
}
impl EventsOfOrderStmt {
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
        order: &'a uuid::Uuid,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        EventRowQuery {
            client,
            params: [tenant, order],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    order_event_id: row.try_get(0)?,
                    verb: row.try_get(1)?,
                    day: row.try_get(2)?,
                    through_day: row.try_get(3)?,
                    bill_id: row.try_get(4)?,
                    bill: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    at: row.try_get(7)?,
                    by_name: row.try_get(8)?,
                    created_by: row.try_get(9)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsOfOrderParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 2>,
        C,
    > for EventsOfOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfOrderParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        self.bind(client, &params.tenant, &params.order)
    }
}
pub struct EventsOfStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of_standing() -> EventsOfStandingStmt {
    EventsOfStandingStmt(
        "select e.order_event_id, e.verb, e.day, e.through_day, e.bill_id, d.number as bill, e.reason, e.at, p.name as by_name, e.created_by from ledger.order_event e join app.membership p on p.tenant_id = $1 and p.person_id = e.created_by left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.bill_id where e.tenant_id = $1 and e.standing_order_id = $2 order by e.order_event_id desc limit 100",
        None,
    )
}
impl EventsOfStandingStmt {
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
        standing: &'a uuid::Uuid,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        EventRowQuery {
            client,
            params: [tenant, standing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    order_event_id: row.try_get(0)?,
                    verb: row.try_get(1)?,
                    day: row.try_get(2)?,
                    through_day: row.try_get(3)?,
                    bill_id: row.try_get(4)?,
                    bill: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    at: row.try_get(7)?,
                    by_name: row.try_get(8)?,
                    created_by: row.try_get(9)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsOfStandingParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 2>,
        C,
    > for EventsOfStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfStandingParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        self.bind(client, &params.tenant, &params.standing)
    }
}
