// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct JobByIdParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug)]
pub struct JobByNumberParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub number: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldJobParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ItemsOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BalancesOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DepositsOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct JobOfBillParams {
    pub tenant: uuid::Uuid,
    pub bill: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MovedWithParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct DeliverPiecesParams<T1: crate::ArraySql<Item = i32>> {
    pub bill: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub pieces: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FreePiecesParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub bill: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertJobParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub party: uuid::Uuid,
    pub kind: T1,
    pub description: T2,
    pub promised: jiff::civil::Date,
    pub estimate_minor: Option<i64>,
    pub rate_metal: Option<T3>,
    pub rate_fineness: Option<i32>,
    pub rate_minor: Option<i64>,
    pub rate_per_mg_e4: Option<i64>,
    pub rate_until: Option<jiff::civil::Date>,
    pub wastage_e6: Option<i64>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertItemsParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<i64>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<i32>>,
    T8: crate::ArraySql<Item = i64>,
> {
    pub job: uuid::Uuid,
    pub descriptions: T2,
    pub gross_mg: T3,
    pub metals: T5,
    pub net_mg: T6,
    pub fineness: T7,
    pub fine_mg: T8,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertEventParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct MoveJobParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub state: T1,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub verb: T2,
    pub document: Option<uuid::Uuid>,
    pub reason: Option<T3>,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMetalParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = i64>,
    T11: crate::ArraySql<Item = i64>,
    T12: crate::ArraySql<Item = i64>,
> {
    pub job: uuid::Uuid,
    pub verb: T1,
    pub document: uuid::Uuid,
    pub karigar: Option<uuid::Uuid>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub metals: T4,
    pub custody_mg: T5,
    pub karigar_mg: T6,
    pub owed_mg: T7,
    pub stock_mg: T8,
    pub elsewhere_mg: T9,
    pub costs_minor: T10,
    pub stock_costs_minor: T11,
    pub gone_costs_minor: T12,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct PlaceItemsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = i32>> {
    pub place: T1,
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
    pub items: T2,
}
#[derive(Debug)]
pub struct InsertPiecesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::ArraySql<Item = i64>,
> {
    pub job: uuid::Uuid,
    pub before: i32,
    pub receipt: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub metals: T2,
    pub net_mg: T3,
    pub fineness: T4,
    pub fine_mg: T5,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LinkJobParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    pub job_id: uuid::Uuid,
    pub number: String,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub kind: String,
    pub description: Vec<u8>,
    pub promised: jiff::civil::Date,
    pub estimate_minor: Option<i64>,
    pub rate_metal: Option<String>,
    pub rate_fineness: Option<i32>,
    pub rate_minor: Option<i64>,
    pub rate_per_mg_e4: Option<i64>,
    pub rate_until: Option<jiff::civil::Date>,
    pub wastage_e6: Option<i64>,
    pub state: String,
    pub created_at: jiff::Timestamp,
}
pub struct JobRowBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub number: &'a str,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub kind: &'a str,
    pub description: &'a [u8],
    pub promised: jiff::civil::Date,
    pub estimate_minor: Option<i64>,
    pub rate_metal: Option<&'a str>,
    pub rate_fineness: Option<i32>,
    pub rate_minor: Option<i64>,
    pub rate_per_mg_e4: Option<i64>,
    pub rate_until: Option<jiff::civil::Date>,
    pub wastage_e6: Option<i64>,
    pub state: &'a str,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<JobRowBorrowed<'a>> for JobRow {
    fn from(
        JobRowBorrowed {
            job_id,
            number,
            party_id,
            party,
            party_name,
            kind,
            description,
            promised,
            estimate_minor,
            rate_metal,
            rate_fineness,
            rate_minor,
            rate_per_mg_e4,
            rate_until,
            wastage_e6,
            state,
            created_at,
        }: JobRowBorrowed<'a>,
    ) -> Self {
        Self {
            job_id,
            number: number.into(),
            party_id,
            party: party.into(),
            party_name: party_name.into(),
            kind: kind.into(),
            description: description.into(),
            promised,
            estimate_minor,
            rate_metal: rate_metal.map(|v| v.into()),
            rate_fineness,
            rate_minor,
            rate_per_mg_e4,
            rate_until,
            wastage_e6,
            state: state.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HoldJob {
    pub state: String,
    pub events: i32,
}
pub struct HoldJobBorrowed<'a> {
    pub state: &'a str,
    pub events: i32,
}
impl<'a> From<HoldJobBorrowed<'a>> for HoldJob {
    fn from(HoldJobBorrowed { state, events }: HoldJobBorrowed<'a>) -> Self {
        Self { state: state.into(), events }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsOf {
    pub item_no: i32,
    pub description: Vec<u8>,
    pub gross_mg: Option<i64>,
    pub metal: Option<String>,
    pub net_mg: Option<i64>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub place: String,
}
pub struct ItemsOfBorrowed<'a> {
    pub item_no: i32,
    pub description: &'a [u8],
    pub gross_mg: Option<i64>,
    pub metal: Option<&'a str>,
    pub net_mg: Option<i64>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub place: &'a str,
}
impl<'a> From<ItemsOfBorrowed<'a>> for ItemsOf {
    fn from(
        ItemsOfBorrowed {
            item_no,
            description,
            gross_mg,
            metal,
            net_mg,
            fineness,
            fine_mg,
            place,
        }: ItemsOfBorrowed<'a>,
    ) -> Self {
        Self {
            item_no,
            description: description.into(),
            gross_mg,
            metal: metal.map(|v| v.into()),
            net_mg,
            fineness,
            fine_mg,
            place: place.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesOf {
    pub piece_no: i32,
    pub metal: String,
    pub net_mg: i64,
    pub fineness: i32,
    pub fine_mg: i64,
    pub receipt_id: Option<uuid::Uuid>,
    pub bill_id: Option<uuid::Uuid>,
    pub created_at: jiff::Timestamp,
}
pub struct PiecesOfBorrowed<'a> {
    pub piece_no: i32,
    pub metal: &'a str,
    pub net_mg: i64,
    pub fineness: i32,
    pub fine_mg: i64,
    pub receipt_id: Option<uuid::Uuid>,
    pub bill_id: Option<uuid::Uuid>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<PiecesOfBorrowed<'a>> for PiecesOf {
    fn from(
        PiecesOfBorrowed {
            piece_no,
            metal,
            net_mg,
            fineness,
            fine_mg,
            receipt_id,
            bill_id,
            created_at,
        }: PiecesOfBorrowed<'a>,
    ) -> Self {
        Self { piece_no, metal: metal.into(), net_mg, fineness, fine_mg, receipt_id, bill_id, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BalancesOf {
    pub metal: String,
    pub custody_mg: i64,
    pub karigar_mg: i64,
    pub owed_mg: i64,
    pub cost_minor: i64,
}
pub struct BalancesOfBorrowed<'a> {
    pub metal: &'a str,
    pub custody_mg: i64,
    pub karigar_mg: i64,
    pub owed_mg: i64,
    pub cost_minor: i64,
}
impl<'a> From<BalancesOfBorrowed<'a>> for BalancesOf {
    fn from(
        BalancesOfBorrowed { metal, custody_mg, karigar_mg, owed_mg, cost_minor }: BalancesOfBorrowed<'a>,
    ) -> Self {
        Self { metal: metal.into(), custody_mg, karigar_mg, owed_mg, cost_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovedWith {
    pub metal: String,
    pub custody_mg: i64,
    pub karigar_mg: i64,
    pub owed_mg: i64,
    pub stock_mg: i64,
    pub elsewhere_mg: i64,
    pub cost_minor: i64,
    pub stock_cost_minor: i64,
    pub gone_cost_minor: i64,
}
pub struct MovedWithBorrowed<'a> {
    pub metal: &'a str,
    pub custody_mg: i64,
    pub karigar_mg: i64,
    pub owed_mg: i64,
    pub stock_mg: i64,
    pub elsewhere_mg: i64,
    pub cost_minor: i64,
    pub stock_cost_minor: i64,
    pub gone_cost_minor: i64,
}
impl<'a> From<MovedWithBorrowed<'a>> for MovedWith {
    fn from(
        MovedWithBorrowed {
            metal,
            custody_mg,
            karigar_mg,
            owed_mg,
            stock_mg,
            elsewhere_mg,
            cost_minor,
            stock_cost_minor,
            gone_cost_minor,
        }: MovedWithBorrowed<'a>,
    ) -> Self {
        Self {
            metal: metal.into(),
            custody_mg,
            karigar_mg,
            owed_mg,
            stock_mg,
            elsewhere_mg,
            cost_minor,
            stock_cost_minor,
            gone_cost_minor,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobRowBorrowed, tokio_postgres::Error>,
    mapper: fn(JobRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobRowBorrowed) -> R) -> JobRowQuery<'c, 'a, 's, C, R, N> {
        JobRowQuery {
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
pub struct HoldJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldJobBorrowed, tokio_postgres::Error>,
    mapper: fn(HoldJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldJobBorrowed) -> R) -> HoldJobQuery<'c, 'a, 's, C, R, N> {
        HoldJobQuery {
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
pub struct PiecesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOfBorrowed) -> R) -> PiecesOfQuery<'c, 'a, 's, C, R, N> {
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
pub struct BalancesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BalancesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BalancesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BalancesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BalancesOfBorrowed) -> R) -> BalancesOfQuery<'c, 'a, 's, C, R, N> {
        BalancesOfQuery {
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
pub struct MovedWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovedWithBorrowed, tokio_postgres::Error>,
    mapper: fn(MovedWithBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovedWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovedWithBorrowed) -> R) -> MovedWithQuery<'c, 'a, 's, C, R, N> {
        MovedWithQuery {
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
pub struct JobByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job_by_id() -> JobByIdStmt {
    JobByIdStmt(
        "select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised, j.estimate_minor, j.rate_metal, j.rate_fineness, j.rate_minor, j.rate_per_mg_e4, j.rate_until, j.wastage_e6, j.state, j.created_at from sell.job j join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id where j.tenant_id = $1 and d.tenant_id = $1 and p.tenant_id = $1 and j.job_id = $2",
        None,
    )
}
impl JobByIdStmt {
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
        job: &'a uuid::Uuid,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 2> {
        JobRowQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                Ok(JobRowBorrowed {
                    job_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    description: row.try_get(6)?,
                    promised: row.try_get(7)?,
                    estimate_minor: row.try_get(8)?,
                    rate_metal: row.try_get(9)?,
                    rate_fineness: row.try_get(10)?,
                    rate_minor: row.try_get(11)?,
                    rate_per_mg_e4: row.try_get(12)?,
                    rate_until: row.try_get(13)?,
                    wastage_e6: row.try_get(14)?,
                    state: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                })
            },
            mapper: |it| JobRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, JobByIdParams, JobRowQuery<'c, 'a, 's, C, JobRow, 2>, C>
    for JobByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a JobByIdParams) -> JobRowQuery<'c, 'a, 's, C, JobRow, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct JobByNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job_by_number() -> JobByNumberStmt {
    JobByNumberStmt(
        "select j.job_id, d.number, j.party_id, p.code as party, p.name as party_name, j.kind, j.description, j.promised, j.estimate_minor, j.rate_metal, j.rate_fineness, j.rate_minor, j.rate_per_mg_e4, j.rate_until, j.wastage_e6, j.state, j.created_at from ledger.document d join sell.job j on j.tenant_id = d.tenant_id and j.job_id = d.document_id join ledger.party p on p.tenant_id = j.tenant_id and p.party_id = j.party_id where d.tenant_id = $1 and j.tenant_id = $1 and p.tenant_id = $1 and d.number_norm = upper($2) and d.doc_type = 'job' order by d.document_id desc limit 1",
        None,
    )
}
impl JobByNumberStmt {
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
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 2> {
        JobRowQuery {
            client,
            params: [tenant, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                Ok(JobRowBorrowed {
                    job_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    party_name: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    description: row.try_get(6)?,
                    promised: row.try_get(7)?,
                    estimate_minor: row.try_get(8)?,
                    rate_metal: row.try_get(9)?,
                    rate_fineness: row.try_get(10)?,
                    rate_minor: row.try_get(11)?,
                    rate_per_mg_e4: row.try_get(12)?,
                    rate_until: row.try_get(13)?,
                    wastage_e6: row.try_get(14)?,
                    state: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                })
            },
            mapper: |it| JobRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, JobByNumberParams<T1>, JobRowQuery<'c, 'a, 's, C, JobRow, 2>, C>
    for JobByNumberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobByNumberParams<T1>,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 2> {
        self.bind(client, &params.tenant, &params.number)
    }
}
pub struct HoldJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_job() -> HoldJobStmt {
    HoldJobStmt("select state, events from sell.job where tenant_id = $1 and job_id = $2 for update", None)
}
impl HoldJobStmt {
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
        job: &'a uuid::Uuid,
    ) -> HoldJobQuery<'c, 'a, 's, C, HoldJob, 2> {
        HoldJobQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldJobBorrowed, tokio_postgres::Error> {
                Ok(HoldJobBorrowed { state: row.try_get(0)?, events: row.try_get(1)? })
            },
            mapper: |it| HoldJob::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldJobParams, HoldJobQuery<'c, 'a, 's, C, HoldJob, 2>, C>
    for HoldJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldJobParams) -> HoldJobQuery<'c, 'a, 's, C, HoldJob, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct ItemsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_of() -> ItemsOfStmt {
    ItemsOfStmt(
        "select item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place from sell.job_item where tenant_id = $1 and job_id = $2 order by item_no limit 1000",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
    ) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        ItemsOfQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsOfBorrowed, tokio_postgres::Error> {
                Ok(ItemsOfBorrowed {
                    item_no: row.try_get(0)?,
                    description: row.try_get(1)?,
                    gross_mg: row.try_get(2)?,
                    metal: row.try_get(3)?,
                    net_mg: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    fine_mg: row.try_get(6)?,
                    place: row.try_get(7)?,
                })
            },
            mapper: |it| ItemsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ItemsOfParams, ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2>, C>
    for ItemsOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a ItemsOfParams) -> ItemsOfQuery<'c, 'a, 's, C, ItemsOf, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct PiecesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of() -> PiecesOfStmt {
    PiecesOfStmt(
        "select piece_no, metal, net_mg, fineness, fine_mg, receipt_id, bill_id, created_at from sell.job_piece where tenant_id = $1 and job_id = $2 order by piece_no",
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
        job: &'a uuid::Uuid,
    ) -> PiecesOfQuery<'c, 'a, 's, C, PiecesOf, 2> {
        PiecesOfQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOfBorrowed, tokio_postgres::Error> {
                Ok(PiecesOfBorrowed {
                    piece_no: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    net_mg: row.try_get(2)?,
                    fineness: row.try_get(3)?,
                    fine_mg: row.try_get(4)?,
                    receipt_id: row.try_get(5)?,
                    bill_id: row.try_get(6)?,
                    created_at: row.try_get(7)?,
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
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct BalancesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn balances_of() -> BalancesOfStmt {
    BalancesOfStmt(
        "select metal, sum(custody_mg)::bigint as custody_mg, sum(karigar_mg)::bigint as karigar_mg, sum(owed_mg)::bigint as owed_mg, sum(cost_minor)::bigint as cost_minor from sell.job_metal where tenant_id = $1 and job_id = $2 group by metal",
        None,
    )
}
impl BalancesOfStmt {
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
        job: &'a uuid::Uuid,
    ) -> BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2> {
        BalancesOfQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BalancesOfBorrowed, tokio_postgres::Error> {
                Ok(BalancesOfBorrowed {
                    metal: row.try_get(0)?,
                    custody_mg: row.try_get(1)?,
                    karigar_mg: row.try_get(2)?,
                    owed_mg: row.try_get(3)?,
                    cost_minor: row.try_get(4)?,
                })
            },
            mapper: |it| BalancesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BalancesOfParams,
        BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2>,
        C,
    > for BalancesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BalancesOfParams,
    ) -> BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct DepositsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deposits_of() -> DepositsOfStmt {
    DepositsOfStmt(
        "select coalesce(sum(d.total_minor), 0)::bigint as deposits_minor from ledger.document_link l join ledger.document d on d.tenant_id = l.tenant_id and d.document_id = l.document_id where l.tenant_id = $1 and d.tenant_id = $1 and l.about_id = $2 and l.kind = 'of_job' and d.doc_type = 'receipt' and d.state = 'posted'",
        None,
    )
}
impl DepositsOfStmt {
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
        job: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DepositsOfParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for DepositsOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a DepositsOfParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct JobOfBillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job_of_bill() -> JobOfBillStmt {
    JobOfBillStmt(
        "select about_id from ledger.document_link where tenant_id = $1 and document_id = $2 and kind = 'of_job'",
        None,
    )
}
impl JobOfBillStmt {
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
        bill: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, bill],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, JobOfBillParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for JobOfBillStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobOfBillParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.bill)
    }
}
pub struct MovedWithStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moved_with() -> MovedWithStmt {
    MovedWithStmt(
        "select metal, custody_mg, karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost_minor, stock_cost_minor, gone_cost_minor from sell.job_metal where tenant_id = $1 and job_id = $2 and document_id = $3 order by movement_id",
        None,
    )
}
impl MovedWithStmt {
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
        job: &'a uuid::Uuid,
        document: &'a uuid::Uuid,
    ) -> MovedWithQuery<'c, 'a, 's, C, MovedWith, 3> {
        MovedWithQuery {
            client,
            params: [tenant, job, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovedWithBorrowed, tokio_postgres::Error> {
                Ok(MovedWithBorrowed {
                    metal: row.try_get(0)?,
                    custody_mg: row.try_get(1)?,
                    karigar_mg: row.try_get(2)?,
                    owed_mg: row.try_get(3)?,
                    stock_mg: row.try_get(4)?,
                    elsewhere_mg: row.try_get(5)?,
                    cost_minor: row.try_get(6)?,
                    stock_cost_minor: row.try_get(7)?,
                    gone_cost_minor: row.try_get(8)?,
                })
            },
            mapper: |it| MovedWith::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MovedWithParams, MovedWithQuery<'c, 'a, 's, C, MovedWith, 3>, C>
    for MovedWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovedWithParams,
    ) -> MovedWithQuery<'c, 'a, 's, C, MovedWith, 3> {
        self.bind(client, &params.tenant, &params.job, &params.document)
    }
}
pub struct DeliverPiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deliver_pieces() -> DeliverPiecesStmt {
    DeliverPiecesStmt(
        "update sell.job_piece set bill_id = $1 where tenant_id = $2 and job_id = $3 and piece_no = any($4) returning piece_no",
        None,
    )
}
impl DeliverPiecesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>>(
        &'s self,
        client: &'c C,
        bill: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        pieces: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [bill, tenant, job, pieces],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>>
    crate::client::async_::Params<'c, 'a, 's, DeliverPiecesParams<T1>, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for DeliverPiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeliverPiecesParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.bill, &params.tenant, &params.job, &params.pieces)
    }
}
pub struct FreePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn free_pieces() -> FreePiecesStmt {
    FreePiecesStmt(
        "update sell.job_piece set bill_id = null where tenant_id = $1 and job_id = $2 and bill_id = $3 returning piece_no",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        bill: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, job, bill],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FreePiecesParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for FreePiecesStmt
{
    fn params(&'s self, client: &'c C, params: &'a FreePiecesParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.job, &params.bill)
    }
}
pub struct InsertJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_job() -> InsertJobStmt {
    InsertJobStmt(
        "insert into sell.job (tenant_id, job_id, party_id, kind, description, promised, estimate_minor, rate_metal, rate_fineness, rate_minor, rate_per_mg_e4, rate_until, wastage_e6, state, events, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'taken', 1, $14, $15) returning true as taken",
        None,
    )
}
impl InsertJobStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        kind: &'a T1,
        description: &'a T2,
        promised: &'a jiff::civil::Date,
        estimate_minor: &'a Option<i64>,
        rate_metal: &'a Option<T3>,
        rate_fineness: &'a Option<i32>,
        rate_minor: &'a Option<i64>,
        rate_per_mg_e4: &'a Option<i64>,
        rate_until: &'a Option<jiff::civil::Date>,
        wastage_e6: &'a Option<i64>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 15> {
        BoolQuery {
            client,
            params: [
                tenant,
                job,
                party,
                kind,
                description,
                promised,
                estimate_minor,
                rate_metal,
                rate_fineness,
                rate_minor,
                rate_per_mg_e4,
                rate_until,
                wastage_e6,
                by,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertJobParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 15>,
        C,
    > for InsertJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertJobParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 15> {
        self.bind(
            client,
            &params.tenant,
            &params.job,
            &params.party,
            &params.kind,
            &params.description,
            &params.promised,
            &params.estimate_minor,
            &params.rate_metal,
            &params.rate_fineness,
            &params.rate_minor,
            &params.rate_per_mg_e4,
            &params.rate_until,
            &params.wastage_e6,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_items() -> InsertItemsStmt {
    InsertItemsStmt(
        "insert into sell.job_item as written (tenant_id, job_id, item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place) select t.tenant_id, $1, item.n, item.description, item.gross_mg, item.metal, item.net_mg, item.fineness, item.fine_mg, 'shop' from app.tenant t cross join unnest($2::bytea[], $3::bigint[], $4::text[], $5::bigint[], $6::integer[], $7::bigint[]) with ordinality as item (description, gross_mg, metal, net_mg, fineness, fine_mg, n) where t.tenant_id = $8 returning written.item_no",
        None,
    )
}
impl InsertItemsStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = Option<i64>>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = Option<T4>>,
        T6: crate::ArraySql<Item = Option<i64>>,
        T7: crate::ArraySql<Item = Option<i32>>,
        T8: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        job: &'a uuid::Uuid,
        descriptions: &'a T2,
        gross_mg: &'a T3,
        metals: &'a T5,
        net_mg: &'a T6,
        fineness: &'a T7,
        fine_mg: &'a T8,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [job, descriptions, gross_mg, metals, net_mg, fineness, fine_mg, tenant],
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
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<i64>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<i32>>,
    T8: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertItemsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        I32Query<'c, 'a, 's, C, i32, 8>,
        C,
    > for InsertItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertItemsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.job,
            &params.descriptions,
            &params.gross_mg,
            &params.metals,
            &params.net_mg,
            &params.fineness,
            &params.fine_mg,
            &params.tenant,
        )
    }
}
pub struct InsertEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event() -> InsertEventStmt {
    InsertEventStmt(
        "insert into sell.job_event (tenant_id, job_id, event_no, verb, state, document_id, at, created_by) values ($1, $2, 1, 'take', 'taken', $2, $3, $4) returning event_no",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [tenant, job, now, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertEventParams, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for InsertEventStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertEventParams) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.tenant, &params.job, &params.now, &params.by)
    }
}
pub struct MoveJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_job() -> MoveJobStmt {
    MoveJobStmt(
        "with moved as ( update sell.job set state = $1, events = events + 1 where tenant_id = $2 and job_id = $3 returning events ) insert into sell.job_event as told (tenant_id, job_id, event_no, verb, state, document_id, reason, at, created_by) select t.tenant_id, $3, moved.events, $4, $1, $5, $6, $7, $8 from app.tenant t cross join moved where t.tenant_id = $2 returning told.event_no",
        None,
    )
}
impl MoveJobStmt {
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
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        verb: &'a T2,
        document: &'a Option<uuid::Uuid>,
        reason: &'a Option<T3>,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [state, tenant, job, verb, document, reason, now, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, MoveJobParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 8>, C>
    for MoveJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveJobParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.state,
            &params.tenant,
            &params.job,
            &params.verb,
            &params.document,
            &params.reason,
            &params.now,
            &params.by,
        )
    }
}
pub struct InsertMetalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_metal() -> InsertMetalStmt {
    InsertMetalStmt(
        "insert into sell.job_metal as written (tenant_id, job_id, movement_id, verb, document_id, metal, karigar_id, custody_mg, karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost_minor, stock_cost_minor, gone_cost_minor, created_by, created_at) select t.tenant_id, $1, moved.id, $2, $3, moved.metal, $4, moved.custody_mg, moved.karigar_mg, moved.owed_mg, moved.stock_mg, moved.elsewhere_mg, moved.cost, moved.stock_cost, moved.gone_cost, $5, $6 from app.tenant t cross join unnest($7::uuid[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[]) as moved (id, metal, custody_mg, karigar_mg, owed_mg, stock_mg, elsewhere_mg, cost, stock_cost, gone_cost) where t.tenant_id = $17 returning written.movement_id",
        None,
    )
}
impl InsertMetalStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::ArraySql<Item = i64>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::ArraySql<Item = i64>,
        T10: crate::ArraySql<Item = i64>,
        T11: crate::ArraySql<Item = i64>,
        T12: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        job: &'a uuid::Uuid,
        verb: &'a T1,
        document: &'a uuid::Uuid,
        karigar: &'a Option<uuid::Uuid>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        metals: &'a T4,
        custody_mg: &'a T5,
        karigar_mg: &'a T6,
        owed_mg: &'a T7,
        stock_mg: &'a T8,
        elsewhere_mg: &'a T9,
        costs_minor: &'a T10,
        stock_costs_minor: &'a T11,
        gone_costs_minor: &'a T12,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        UuidUuidQuery {
            client,
            params: [
                job,
                verb,
                document,
                karigar,
                by,
                now,
                ids,
                metals,
                custody_mg,
                karigar_mg,
                owed_mg,
                stock_mg,
                elsewhere_mg,
                costs_minor,
                stock_costs_minor,
                gone_costs_minor,
                tenant,
            ],
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
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = i64>,
    T11: crate::ArraySql<Item = i64>,
    T12: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMetalParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17>,
        C,
    > for InsertMetalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMetalParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        self.bind(
            client,
            &params.job,
            &params.verb,
            &params.document,
            &params.karigar,
            &params.by,
            &params.now,
            &params.ids,
            &params.metals,
            &params.custody_mg,
            &params.karigar_mg,
            &params.owed_mg,
            &params.stock_mg,
            &params.elsewhere_mg,
            &params.costs_minor,
            &params.stock_costs_minor,
            &params.gone_costs_minor,
            &params.tenant,
        )
    }
}
pub struct PlaceItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_items() -> PlaceItemsStmt {
    PlaceItemsStmt(
        "update sell.job_item set place = $1 where tenant_id = $2 and job_id = $3 and item_no = any($4) returning item_no",
        None,
    )
}
impl PlaceItemsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = i32>>(
        &'s self,
        client: &'c C,
        place: &'a T1,
        tenant: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
        items: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [place, tenant, job, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = i32>>
    crate::client::async_::Params<'c, 'a, 's, PlaceItemsParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for PlaceItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlaceItemsParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.place, &params.tenant, &params.job, &params.items)
    }
}
pub struct InsertPiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_pieces() -> InsertPiecesStmt {
    InsertPiecesStmt(
        "insert into sell.job_piece as written (tenant_id, job_id, piece_no, metal, net_mg, fineness, fine_mg, receipt_id, created_at) select t.tenant_id, $1, $2::integer + piece.n, piece.metal, piece.net_mg, piece.fineness, piece.fine_mg, $3, $4 from app.tenant t cross join unnest($5::text[], $6::bigint[], $7::integer[], $8::bigint[]) with ordinality as piece (metal, net_mg, fineness, fine_mg, n) where t.tenant_id = $9 returning written.piece_no",
        None,
    )
}
impl InsertPiecesStmt {
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
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i32>,
        T5: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        job: &'a uuid::Uuid,
        before: &'a i32,
        receipt: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        metals: &'a T2,
        net_mg: &'a T3,
        fineness: &'a T4,
        fine_mg: &'a T5,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        I32Query {
            client,
            params: [job, before, receipt, now, metals, net_mg, fineness, fine_mg, tenant],
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
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPiecesParams<T1, T2, T3, T4, T5>,
        I32Query<'c, 'a, 's, C, i32, 9>,
        C,
    > for InsertPiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPiecesParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        self.bind(
            client,
            &params.job,
            &params.before,
            &params.receipt,
            &params.now,
            &params.metals,
            &params.net_mg,
            &params.fineness,
            &params.fine_mg,
            &params.tenant,
        )
    }
}
pub struct LinkJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn link_job() -> LinkJobStmt {
    LinkJobStmt(
        "insert into ledger.document_link (tenant_id, document_id, about_id, kind) values ($1, $2, $3, 'of_job') returning true as linked",
        None,
    )
}
impl LinkJobStmt {
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
        document: &'a uuid::Uuid,
        job: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, document, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinkJobParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for LinkJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinkJobParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.document, &params.job)
    }
}
