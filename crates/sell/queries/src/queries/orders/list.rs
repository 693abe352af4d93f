// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct OrdersInParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub state: T1,
    pub after_day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OrdersOnParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct LinesOfOrdersParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub orders: T1,
}
#[derive(Debug)]
pub struct StandingPageParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub ended: bool,
    pub today: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct LinesOfStandingsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub standings: T1,
}
#[derive(Debug)]
pub struct DaysOfStandingsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub standings: T1,
    pub from: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct StandingsOnParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct StandingsBegunParams {
    pub tenant: uuid::Uuid,
    pub today: jiff::civil::Date,
    pub since: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OrderListed {
    pub order_id: uuid::Uuid,
    pub number: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub deliver_on: jiff::civil::Date,
    pub state: String,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<String>,
}
pub struct OrderListedBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub number: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub deliver_on: jiff::civil::Date,
    pub state: &'a str,
    pub bill_id: Option<uuid::Uuid>,
    pub bill: Option<&'a str>,
}
impl<'a> From<OrderListedBorrowed<'a>> for OrderListed {
    fn from(
        OrderListedBorrowed {
            order_id,
            number,
            party_id,
            party,
            party_name,
            deliver_on,
            state,
            bill_id,
            bill,
        }: OrderListedBorrowed<'a>,
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
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesOfOrders {
    pub order_id: uuid::Uuid,
    pub line_no: i32,
    pub item: String,
    pub item_name: String,
    pub ordered_e6: i64,
    pub unit: String,
}
pub struct LinesOfOrdersBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub line_no: i32,
    pub item: &'a str,
    pub item_name: &'a str,
    pub ordered_e6: i64,
    pub unit: &'a str,
}
impl<'a> From<LinesOfOrdersBorrowed<'a>> for LinesOfOrders {
    fn from(
        LinesOfOrdersBorrowed { order_id, line_no, item, item_name, ordered_e6, unit }: LinesOfOrdersBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            order_id,
            line_no,
            item: item.into(),
            item_name: item_name.into(),
            ordered_e6,
            unit: unit.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingListed {
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
pub struct StandingListedBorrowed<'a> {
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
impl<'a> From<StandingListedBorrowed<'a>> for StandingListed {
    fn from(
        StandingListedBorrowed {
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
        }: StandingListedBorrowed<'a>,
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
pub struct LinesOfStandings {
    pub standing_order_id: uuid::Uuid,
    pub line_no: i32,
    pub item: String,
    pub item_name: String,
    pub ordered_e6: i64,
    pub unit: String,
}
pub struct LinesOfStandingsBorrowed<'a> {
    pub standing_order_id: uuid::Uuid,
    pub line_no: i32,
    pub item: &'a str,
    pub item_name: &'a str,
    pub ordered_e6: i64,
    pub unit: &'a str,
}
impl<'a> From<LinesOfStandingsBorrowed<'a>> for LinesOfStandings {
    fn from(
        LinesOfStandingsBorrowed {
            standing_order_id,
            line_no,
            item,
            item_name,
            ordered_e6,
            unit,
        }: LinesOfStandingsBorrowed<'a>,
    ) -> Self {
        Self {
            standing_order_id,
            line_no,
            item: item.into(),
            item_name: item_name.into(),
            ordered_e6,
            unit: unit.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DaysOfStandings {
    pub standing_order_id: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingsOn {
    pub standing_order_id: uuid::Uuid,
    pub code: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
}
pub struct StandingsOnBorrowed<'a> {
    pub standing_order_id: uuid::Uuid,
    pub code: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
}
impl<'a> From<StandingsOnBorrowed<'a>> for StandingsOn {
    fn from(
        StandingsOnBorrowed {
            standing_order_id,
            code,
            party_id,
            party,
            party_name,
            from_on,
            until_on,
            weekdays,
        }: StandingsOnBorrowed<'a>,
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
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingBegun {
    pub standing_order_id: uuid::Uuid,
    pub code: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub created_at: jiff::Timestamp,
}
pub struct StandingBegunBorrowed<'a> {
    pub standing_order_id: uuid::Uuid,
    pub code: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
    pub weekdays: i32,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<StandingBegunBorrowed<'a>> for StandingBegun {
    fn from(
        StandingBegunBorrowed {
            standing_order_id,
            code,
            party_id,
            party,
            party_name,
            from_on,
            until_on,
            weekdays,
            created_at,
        }: StandingBegunBorrowed<'a>,
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
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OrderListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrderListedBorrowed, tokio_postgres::Error>,
    mapper: fn(OrderListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrderListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrderListedBorrowed) -> R) -> OrderListedQuery<'c, 'a, 's, C, R, N> {
        OrderListedQuery {
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
pub struct LinesOfOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinesOfOrdersBorrowed) -> R) -> LinesOfOrdersQuery<'c, 'a, 's, C, R, N> {
        LinesOfOrdersQuery {
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
pub struct StandingListedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingListedBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingListedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingListedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingListedBorrowed) -> R) -> StandingListedQuery<'c, 'a, 's, C, R, N> {
        StandingListedQuery {
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
pub struct LinesOfStandingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfStandingsBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfStandingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfStandingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LinesOfStandingsBorrowed) -> R,
    ) -> LinesOfStandingsQuery<'c, 'a, 's, C, R, N> {
        LinesOfStandingsQuery {
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
pub struct DaysOfStandingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DaysOfStandings, tokio_postgres::Error>,
    mapper: fn(DaysOfStandings) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DaysOfStandingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DaysOfStandings) -> R) -> DaysOfStandingsQuery<'c, 'a, 's, C, R, N> {
        DaysOfStandingsQuery {
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
pub struct StandingsOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingsOnBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingsOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingsOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingsOnBorrowed) -> R) -> StandingsOnQuery<'c, 'a, 's, C, R, N> {
        StandingsOnQuery {
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
pub struct StandingBegunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingBegunBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingBegunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingBegunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StandingBegunBorrowed) -> R) -> StandingBegunQuery<'c, 'a, 's, C, R, N> {
        StandingBegunQuery {
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
pub struct OrdersInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn orders_in() -> OrdersInStmt {
    OrdersInStmt(
        "select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill from ledger.customer_order o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id where o.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and o.state = $2 and (o.deliver_on, o.order_id) > ($3::date, $4::uuid) order by o.deliver_on, o.order_id limit $5",
        None,
    )
}
impl OrdersInStmt {
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
        state: &'a T1,
        after_day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> OrderListedQuery<'c, 'a, 's, C, OrderListed, 5> {
        OrderListedQuery {
            client,
            params: [tenant, state, after_day, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderListedBorrowed, tokio_postgres::Error> {
                Ok(OrderListedBorrowed {
                    order_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    deliver_on: row.try_get(5)?,
                    state: row.try_get(6)?,
                    bill_id: row.try_get(7)?,
                    bill: row.try_get(8)?,
                })
            },
            mapper: |it| OrderListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrdersInParams<T1>,
        OrderListedQuery<'c, 'a, 's, C, OrderListed, 5>,
        C,
    > for OrdersInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrdersInParams<T1>,
    ) -> OrderListedQuery<'c, 'a, 's, C, OrderListed, 5> {
        self.bind(client, &params.tenant, &params.state, &params.after_day, &params.after, &params.many)
    }
}
pub struct OrdersOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn orders_on() -> OrdersOnStmt {
    OrdersOnStmt(
        "select o.order_id, d.number, o.party_id, p.code as party, p.name as party_name, o.deliver_on, o.state, o.bill_id, b.number as bill from ledger.customer_order o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id join ledger.party p on p.tenant_id = o.tenant_id and p.party_id = o.party_id left join ledger.document b on b.tenant_id = o.tenant_id and b.document_id = o.bill_id where o.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and o.state = 'taken' and o.deliver_on <= $2 order by o.deliver_on, o.order_id limit $3",
        None,
    )
}
impl OrdersOnStmt {
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
        day: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> OrderListedQuery<'c, 'a, 's, C, OrderListed, 3> {
        OrderListedQuery {
            client,
            params: [tenant, day, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrderListedBorrowed, tokio_postgres::Error> {
                Ok(OrderListedBorrowed {
                    order_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    deliver_on: row.try_get(5)?,
                    state: row.try_get(6)?,
                    bill_id: row.try_get(7)?,
                    bill: row.try_get(8)?,
                })
            },
            mapper: |it| OrderListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrdersOnParams,
        OrderListedQuery<'c, 'a, 's, C, OrderListed, 3>,
        C,
    > for OrdersOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrdersOnParams,
    ) -> OrderListedQuery<'c, 'a, 's, C, OrderListed, 3> {
        self.bind(client, &params.tenant, &params.day, &params.many)
    }
}
pub struct LinesOfOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_orders() -> LinesOfOrdersStmt {
    LinesOfOrdersStmt(
        "select l.order_id, l.line_no, i.code as item, i.name as item_name, l.ordered_e6, l.unit from ledger.customer_order_line l join ledger.item i on i.tenant_id = l.tenant_id and i.item_id = l.item_id where l.tenant_id = $1 and i.tenant_id = $1 and l.order_id = any($2) order by l.order_id, l.line_no",
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
    ) -> LinesOfOrdersQuery<'c, 'a, 's, C, LinesOfOrders, 2> {
        LinesOfOrdersQuery {
            client,
            params: [tenant, orders],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesOfOrdersBorrowed, tokio_postgres::Error> {
                Ok(LinesOfOrdersBorrowed {
                    order_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    item: row.try_get(2)?,
                    item_name: row.try_get(3)?,
                    ordered_e6: row.try_get(4)?,
                    unit: row.try_get(5)?,
                })
            },
            mapper: |it| LinesOfOrders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfOrdersParams<T1>,
        LinesOfOrdersQuery<'c, 'a, 's, C, LinesOfOrders, 2>,
        C,
    > for LinesOfOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfOrdersParams<T1>,
    ) -> LinesOfOrdersQuery<'c, 'a, 's, C, LinesOfOrders, 2> {
        self.bind(client, &params.tenant, &params.orders)
    }
}
pub struct StandingPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_page() -> StandingPageStmt {
    StandingPageStmt(
        "select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays, s.version, s.created_at from ledger.standing_order s join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id where s.tenant_id = $1 and p.tenant_id = $1 and s.code > $2 and ($3 or s.until_on is null or s.until_on >= $4) order by s.code limit $5",
        None,
    )
}
impl StandingPageStmt {
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
        after: &'a T1,
        ended: &'a bool,
        today: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> StandingListedQuery<'c, 'a, 's, C, StandingListed, 5> {
        StandingListedQuery {
            client,
            params: [tenant, after, ended, today, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingListedBorrowed, tokio_postgres::Error> {
                Ok(StandingListedBorrowed {
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
            mapper: |it| StandingListed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingPageParams<T1>,
        StandingListedQuery<'c, 'a, 's, C, StandingListed, 5>,
        C,
    > for StandingPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingPageParams<T1>,
    ) -> StandingListedQuery<'c, 'a, 's, C, StandingListed, 5> {
        self.bind(client, &params.tenant, &params.after, &params.ended, &params.today, &params.many)
    }
}
pub struct LinesOfStandingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_standings() -> LinesOfStandingsStmt {
    LinesOfStandingsStmt(
        "select l.standing_order_id, l.line_no, i.code as item, i.name as item_name, l.ordered_e6, l.unit from ledger.standing_order s join ledger.standing_order_line l on l.tenant_id = s.tenant_id and l.standing_order_id = s.standing_order_id and l.version = s.version join ledger.item i on i.tenant_id = s.tenant_id and i.item_id = l.item_id where s.tenant_id = $1 and l.tenant_id = $1 and i.tenant_id = $1 and s.standing_order_id = any($2) order by l.standing_order_id, l.line_no",
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
    ) -> LinesOfStandingsQuery<'c, 'a, 's, C, LinesOfStandings, 2> {
        LinesOfStandingsQuery {
            client,
            params: [tenant, standings],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LinesOfStandingsBorrowed, tokio_postgres::Error> {
                    Ok(LinesOfStandingsBorrowed {
                        standing_order_id: row.try_get(0)?,
                        line_no: row.try_get(1)?,
                        item: row.try_get(2)?,
                        item_name: row.try_get(3)?,
                        ordered_e6: row.try_get(4)?,
                        unit: row.try_get(5)?,
                    })
                },
            mapper: |it| LinesOfStandings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfStandingsParams<T1>,
        LinesOfStandingsQuery<'c, 'a, 's, C, LinesOfStandings, 2>,
        C,
    > for LinesOfStandingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfStandingsParams<T1>,
    ) -> LinesOfStandingsQuery<'c, 'a, 's, C, LinesOfStandings, 2> {
        self.bind(client, &params.tenant, &params.standings)
    }
}
pub struct DaysOfStandingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days_of_standings() -> DaysOfStandingsStmt {
    DaysOfStandingsStmt(
        "select standing_order_id, day from ledger.standing_order_day where tenant_id = $1 and standing_order_id = any($2) and day >= $3",
        None,
    )
}
impl DaysOfStandingsStmt {
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
        from: &'a jiff::civil::Date,
    ) -> DaysOfStandingsQuery<'c, 'a, 's, C, DaysOfStandings, 3> {
        DaysOfStandingsQuery {
            client,
            params: [tenant, standings, from],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DaysOfStandings, tokio_postgres::Error> {
                Ok(DaysOfStandings { standing_order_id: row.try_get(0)?, day: row.try_get(1)? })
            },
            mapper: |it| DaysOfStandings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DaysOfStandingsParams<T1>,
        DaysOfStandingsQuery<'c, 'a, 's, C, DaysOfStandings, 3>,
        C,
    > for DaysOfStandingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysOfStandingsParams<T1>,
    ) -> DaysOfStandingsQuery<'c, 'a, 's, C, DaysOfStandings, 3> {
        self.bind(client, &params.tenant, &params.standings, &params.from)
    }
}
pub struct StandingsOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standings_on() -> StandingsOnStmt {
    StandingsOnStmt(
        "select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays from ledger.standing_order s join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id where s.tenant_id = $1 and p.tenant_id = $1 and s.from_on <= $2 and (s.until_on is null or s.until_on >= $2) and not exists (select from ledger.standing_order_day y where y.tenant_id = $1 and y.standing_order_id = s.standing_order_id and y.day = $2) order by s.code limit $3",
        None,
    )
}
impl StandingsOnStmt {
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
        day: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> StandingsOnQuery<'c, 'a, 's, C, StandingsOn, 3> {
        StandingsOnQuery {
            client,
            params: [tenant, day, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingsOnBorrowed, tokio_postgres::Error> {
                Ok(StandingsOnBorrowed {
                    standing_order_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    from_on: row.try_get(5)?,
                    until_on: row.try_get(6)?,
                    weekdays: row.try_get(7)?,
                })
            },
            mapper: |it| StandingsOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingsOnParams,
        StandingsOnQuery<'c, 'a, 's, C, StandingsOn, 3>,
        C,
    > for StandingsOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingsOnParams,
    ) -> StandingsOnQuery<'c, 'a, 's, C, StandingsOn, 3> {
        self.bind(client, &params.tenant, &params.day, &params.many)
    }
}
pub struct StandingsBegunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standings_begun() -> StandingsBegunStmt {
    StandingsBegunStmt(
        "select s.standing_order_id, s.code, s.party_id, p.code as party, p.name as party_name, s.from_on, s.until_on, s.weekdays, s.created_at from ledger.standing_order s join ledger.party p on p.tenant_id = s.tenant_id and p.party_id = s.party_id where s.tenant_id = $1 and p.tenant_id = $1 and s.from_on < $2 and (s.until_on is null or s.until_on >= $3) order by s.code limit $4",
        None,
    )
}
impl StandingsBegunStmt {
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
        today: &'a jiff::civil::Date,
        since: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> StandingBegunQuery<'c, 'a, 's, C, StandingBegun, 4> {
        StandingBegunQuery {
            client,
            params: [tenant, today, since, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StandingBegunBorrowed, tokio_postgres::Error> {
                Ok(StandingBegunBorrowed {
                    standing_order_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    from_on: row.try_get(5)?,
                    until_on: row.try_get(6)?,
                    weekdays: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                })
            },
            mapper: |it| StandingBegun::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingsBegunParams,
        StandingBegunQuery<'c, 'a, 's, C, StandingBegun, 4>,
        C,
    > for StandingsBegunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingsBegunParams,
    ) -> StandingBegunQuery<'c, 'a, 's, C, StandingBegun, 4> {
        self.bind(client, &params.tenant, &params.today, &params.since, &params.many)
    }
}
