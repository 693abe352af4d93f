// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct BeginStandingParams<T1: crate::JsonSql> {
    pub now: jiff::Timestamp,
    pub there_were: i64,
    pub sums: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveStandingParams {
    pub rows: i64,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndStandingParams<T1: crate::JsonSql> {
    pub now: jiff::Timestamp,
    pub sums: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct SumsOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub accounts: T2,
}
#[derive(Debug)]
pub struct MonthsOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub accounts: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesMissingParams {
    pub tenant: uuid::Uuid,
    pub opening: bool,
    pub after: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsMissingParams {
    pub tenant: uuid::Uuid,
    pub opening: bool,
    pub after: uuid::Uuid,
}
#[derive(Debug)]
pub struct MovementsMissingParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub part: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentsMissingParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BatchesMissingParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BatchRestsMissingParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertEarlierEntriesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::ArraySql<Item = jiff::civil::Date>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub documents: T2,
    pub batches: T3,
    pub days: T4,
    pub memos: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertEarlierPendingParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = jiff::civil::Date>,
> {
    pub ids: T1,
    pub days: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertEarlierPostingsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = jiff::civil::Date>,
> {
    pub entries: T1,
    pub lines: T2,
    pub debits: T4,
    pub credits: T6,
    pub commodities: T8,
    pub amounts: T9,
    pub days: T10,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertBackfilledParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub kind: T1,
    pub causes: T2,
    pub entries: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UntaggedOfBillsParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UntaggedOfOpeningsParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertEarlierUntaggedParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = Option<T3>>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T9: crate::ArraySql<Item = jiff::civil::Date>,
> {
    pub cause: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub metals: T4,
    pub fine_mg: T5,
    pub cost_minor: T6,
    pub documents: T7,
    pub entries: T8,
    pub days: T9,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PhonesOfParams {
    pub tenant: uuid::Uuid,
    pub after: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertEndsParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub beginnings: T2,
    pub parties: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Standings {
    pub since: jiff::Timestamp,
    pub began_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub there_were: i64,
    pub entered: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HoldStanding {
    pub since: jiff::Timestamp,
    pub began_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountsOf {
    pub kind: String,
    pub many: i64,
}
pub struct CountsOfBorrowed<'a> {
    pub kind: &'a str,
    pub many: i64,
}
impl<'a> From<CountsOfBorrowed<'a>> for CountsOf {
    fn from(CountsOfBorrowed { kind, many }: CountsOfBorrowed<'a>) -> Self {
        Self { kind: kind.into(), many }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SumsOf {
    pub account: Option<String>,
    pub commodity: Option<String>,
    pub amount: i64,
}
pub struct SumsOfBorrowed<'a> {
    pub account: Option<&'a str>,
    pub commodity: Option<&'a str>,
    pub amount: i64,
}
impl<'a> From<SumsOfBorrowed<'a>> for SumsOf {
    fn from(SumsOfBorrowed { account, commodity, amount }: SumsOfBorrowed<'a>) -> Self {
        Self { account: account.map(|v| v.into()), commodity: commodity.map(|v| v.into()), amount }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MonthsOf {
    pub month: Option<String>,
    pub account: Option<String>,
    pub commodity: Option<String>,
    pub amount: i64,
}
pub struct MonthsOfBorrowed<'a> {
    pub month: Option<&'a str>,
    pub account: Option<&'a str>,
    pub commodity: Option<&'a str>,
    pub amount: i64,
}
impl<'a> From<MonthsOfBorrowed<'a>> for MonthsOf {
    fn from(MonthsOfBorrowed { month, account, commodity, amount }: MonthsOfBorrowed<'a>) -> Self {
        Self {
            month: month.map(|v| v.into()),
            account: account.map(|v| v.into()),
            commodity: commodity.map(|v| v.into()),
            amount,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    pub cause: uuid::Uuid,
    pub day: Option<jiff::civil::Date>,
    pub batch_id: Option<uuid::Uuid>,
    pub document_id: Option<uuid::Uuid>,
    pub debit: Option<String>,
    pub credit: Option<String>,
    pub commodity: Option<String>,
    pub amount: Option<i64>,
}
pub struct MissingBorrowed<'a> {
    pub cause: uuid::Uuid,
    pub day: Option<jiff::civil::Date>,
    pub batch_id: Option<uuid::Uuid>,
    pub document_id: Option<uuid::Uuid>,
    pub debit: Option<&'a str>,
    pub credit: Option<&'a str>,
    pub commodity: Option<&'a str>,
    pub amount: Option<i64>,
}
impl<'a> From<MissingBorrowed<'a>> for Missing {
    fn from(
        MissingBorrowed {
            cause,
            day,
            batch_id,
            document_id,
            debit,
            credit,
            commodity,
            amount,
        }: MissingBorrowed<'a>,
    ) -> Self {
        Self {
            cause,
            day,
            batch_id,
            document_id,
            debit: debit.map(|v| v.into()),
            credit: credit.map(|v| v.into()),
            commodity: commodity.map(|v| v.into()),
            amount,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct UntaggedOfBills {
    pub document_id: uuid::Uuid,
    pub document_date: jiff::civil::Date,
    pub gold: i64,
    pub silver: i64,
    pub platinum: i64,
    pub palladium: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct UntaggedOfOpenings {
    pub entry_id: uuid::Uuid,
    pub entry_date: jiff::civil::Date,
    pub gold: i64,
    pub silver: i64,
    pub platinum: i64,
    pub palladium: i64,
    pub cost: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PhonesOf {
    pub party_id: uuid::Uuid,
    pub phone: Option<Vec<u8>>,
}
pub struct PhonesOfBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub phone: Option<&'a [u8]>,
}
impl<'a> From<PhonesOfBorrowed<'a>> for PhonesOf {
    fn from(PhonesOfBorrowed { party_id, phone }: PhonesOfBorrowed<'a>) -> Self {
        Self { party_id, phone: phone.map(|v| v.into()) }
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
pub struct StandingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Standings, tokio_postgres::Error>,
    mapper: fn(Standings) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Standings) -> R) -> StandingsQuery<'c, 'a, 's, C, R, N> {
        StandingsQuery {
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
pub struct HoldStandingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldStanding, tokio_postgres::Error>,
    mapper: fn(HoldStanding) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldStandingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldStanding) -> R) -> HoldStandingQuery<'c, 'a, 's, C, R, N> {
        HoldStandingQuery {
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
pub struct CountsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(CountsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountsOfBorrowed) -> R) -> CountsOfQuery<'c, 'a, 's, C, R, N> {
        CountsOfQuery {
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
pub struct OptionserdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(
            &tokio_postgres::Row,
        )
            -> Result<Option<postgres_types::Json<&serde_json::value::RawValue>>, tokio_postgres::Error>,
    mapper: fn(Option<postgres_types::Json<&serde_json::value::RawValue>>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionserdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<postgres_types::Json<&serde_json::value::RawValue>>) -> R,
    ) -> OptionserdejsonValueQuery<'c, 'a, 's, C, R, N> {
        OptionserdejsonValueQuery {
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
pub struct SumsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SumsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(SumsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SumsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SumsOfBorrowed) -> R) -> SumsOfQuery<'c, 'a, 's, C, R, N> {
        SumsOfQuery {
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
pub struct MonthsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MonthsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MonthsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MonthsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MonthsOfBorrowed) -> R) -> MonthsOfQuery<'c, 'a, 's, C, R, N> {
        MonthsOfQuery {
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
pub struct MissingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MissingBorrowed, tokio_postgres::Error>,
    mapper: fn(MissingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MissingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MissingBorrowed) -> R) -> MissingQuery<'c, 'a, 's, C, R, N> {
        MissingQuery {
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
pub struct UntaggedOfBillsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UntaggedOfBills, tokio_postgres::Error>,
    mapper: fn(UntaggedOfBills) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UntaggedOfBillsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UntaggedOfBills) -> R) -> UntaggedOfBillsQuery<'c, 'a, 's, C, R, N> {
        UntaggedOfBillsQuery {
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
pub struct UntaggedOfOpeningsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UntaggedOfOpenings, tokio_postgres::Error>,
    mapper: fn(UntaggedOfOpenings) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UntaggedOfOpeningsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UntaggedOfOpenings) -> R) -> UntaggedOfOpeningsQuery<'c, 'a, 's, C, R, N> {
        UntaggedOfOpeningsQuery {
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
pub struct PhonesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PhonesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(PhonesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PhonesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PhonesOfBorrowed) -> R) -> PhonesOfQuery<'c, 'a, 's, C, R, N> {
        PhonesOfQuery {
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
pub struct WorkspacesWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_waiting() -> WorkspacesWaitingStmt {
    WorkspacesWaitingStmt(
        "select tenant_id from ledger.earlier_stock where ended_at is null order by tenant_id",
        None,
    )
}
impl WorkspacesWaitingStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct StandingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standings() -> StandingsStmt {
    StandingsStmt(
        "select since, began_at, ended_at, there_were, entered from ledger.earlier_stock where tenant_id = $1",
        None,
    )
}
impl StandingsStmt {
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
    ) -> StandingsQuery<'c, 'a, 's, C, Standings, 1> {
        StandingsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Standings, tokio_postgres::Error> {
                Ok(Standings {
                    since: row.try_get(0)?,
                    began_at: row.try_get(1)?,
                    ended_at: row.try_get(2)?,
                    there_were: row.try_get(3)?,
                    entered: row.try_get(4)?,
                })
            },
            mapper: |it| Standings::from(it),
        }
    }
}
pub struct HoldStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_standing() -> HoldStandingStmt {
    HoldStandingStmt(
        "select since, began_at, ended_at from ledger.earlier_stock where tenant_id = $1 for update",
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
    ) -> HoldStandingQuery<'c, 'a, 's, C, HoldStanding, 1> {
        HoldStandingQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldStanding, tokio_postgres::Error> {
                Ok(HoldStanding {
                    since: row.try_get(0)?,
                    began_at: row.try_get(1)?,
                    ended_at: row.try_get(2)?,
                })
            },
            mapper: |it| HoldStanding::from(it),
        }
    }
}
pub struct BeginStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_standing() -> BeginStandingStmt {
    BeginStandingStmt(
        "update ledger.earlier_stock set began_at = $1, there_were = $2, sums_before = $3 where tenant_id = $4 and began_at is null returning true as begun",
        None,
    )
}
impl BeginStandingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        there_were: &'a i64,
        sums: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, there_were, sums, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<'c, 'a, 's, BeginStandingParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for BeginStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginStandingParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.there_were, &params.sums, &params.tenant)
    }
}
pub struct MoveStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_standing() -> MoveStandingStmt {
    MoveStandingStmt(
        "update ledger.earlier_stock set entered = entered + $1 where tenant_id = $2 returning true as moved",
        None,
    )
}
impl MoveStandingStmt {
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
        rows: &'a i64,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [rows, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MoveStandingParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for MoveStandingStmt
{
    fn params(&'s self, client: &'c C, params: &'a MoveStandingParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.rows, &params.tenant)
    }
}
pub struct CountsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts_of() -> CountsOfStmt {
    CountsOfStmt(
        "select kind, count(*) as many from ledger.backfilled where tenant_id = $1 group by kind order by kind",
        None,
    )
}
impl CountsOfStmt {
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
    ) -> CountsOfQuery<'c, 'a, 's, C, CountsOf, 1> {
        CountsOfQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountsOfBorrowed, tokio_postgres::Error> {
                Ok(CountsOfBorrowed { kind: row.try_get(0)?, many: row.try_get(1)? })
            },
            mapper: |it| CountsOf::from(it),
        }
    }
}
pub struct EndStandingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_standing() -> EndStandingStmt {
    EndStandingStmt(
        "update ledger.earlier_stock set ended_at = $1, sums_after = $2 where tenant_id = $3 and ended_at is null returning sums_before",
        None,
    )
}
impl EndStandingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        sums: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3> {
        OptionserdejsonValueQuery {
            client,
            params: [now, sums, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndStandingParams<T1>,
        OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3>,
        C,
    > for EndStandingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndStandingParams<T1>,
    ) -> OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3> {
        self.bind(client, &params.now, &params.sums, &params.tenant)
    }
}
pub struct SumsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sums_of() -> SumsOfStmt {
    SumsOfStmt(
        "select s.account, s.commodity, coalesce(sum(s.amount), 0)::bigint as amount from ( select p.debit_account as account, p.commodity, p.amount from ledger.posting p where p.tenant_id = $1 and p.debit_account = any($2::text[]) union all select p.credit_account, p.commodity, -p.amount from ledger.posting p where p.tenant_id = $1 and p.credit_account = any($2::text[]) ) s group by s.account, s.commodity order by s.account, s.commodity",
        None,
    )
}
impl SumsOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        accounts: &'a T2,
    ) -> SumsOfQuery<'c, 'a, 's, C, SumsOf, 2> {
        SumsOfQuery {
            client,
            params: [tenant, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SumsOfBorrowed, tokio_postgres::Error> {
                Ok(SumsOfBorrowed {
                    account: row.try_get(0)?,
                    commodity: row.try_get(1)?,
                    amount: row.try_get(2)?,
                })
            },
            mapper: |it| SumsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, SumsOfParams<T1, T2>, SumsOfQuery<'c, 'a, 's, C, SumsOf, 2>, C>
    for SumsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SumsOfParams<T1, T2>,
    ) -> SumsOfQuery<'c, 'a, 's, C, SumsOf, 2> {
        self.bind(client, &params.tenant, &params.accounts)
    }
}
pub struct MonthsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn months_of() -> MonthsOfStmt {
    MonthsOfStmt(
        "select to_char(s.entry_date, 'YYYY-MM') as month, s.account, s.commodity, coalesce(sum(s.amount), 0)::bigint as amount from ( select p.entry_date, p.debit_account as account, p.commodity, p.amount from ledger.posting p where p.tenant_id = $1 and p.debit_account = any($2::text[]) union all select p.entry_date, p.credit_account, p.commodity, -p.amount from ledger.posting p where p.tenant_id = $1 and p.credit_account = any($2::text[]) ) s group by to_char(s.entry_date, 'YYYY-MM'), s.account, s.commodity order by 1, 2, 3",
        None,
    )
}
impl MonthsOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        accounts: &'a T2,
    ) -> MonthsOfQuery<'c, 'a, 's, C, MonthsOf, 2> {
        MonthsOfQuery {
            client,
            params: [tenant, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MonthsOfBorrowed, tokio_postgres::Error> {
                Ok(MonthsOfBorrowed {
                    month: row.try_get(0)?,
                    account: row.try_get(1)?,
                    commodity: row.try_get(2)?,
                    amount: row.try_get(3)?,
                })
            },
            mapper: |it| MonthsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MonthsOfParams<T1, T2>,
        MonthsOfQuery<'c, 'a, 's, C, MonthsOf, 2>,
        C,
    > for MonthsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MonthsOfParams<T1, T2>,
    ) -> MonthsOfQuery<'c, 'a, 's, C, MonthsOf, 2> {
        self.bind(client, &params.tenant, &params.accounts)
    }
}
pub struct CountMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_missing() -> CountMissingStmt {
    CountMissingStmt(
        "select coalesce( (select count(*) from sell.article a where a.tenant_id = $1 and a.entry_id is null and (coalesce(a.cost_minor, 0) <> 0 or a.fine_mg <> 0) and a.status not in ('approval_in', 'sent_back') and (a.status not in ('sold', 'melted') or a.article_id in (select l.article_id from ledger.document_line l where l.tenant_id = $1 and l.article_id is not null))) + (select count(*) from ledger.lot_balance b where b.tenant_id = $1 and b.fine_mg <> 0 and b.fine_mg <> coalesce((select sum(v.fine_mg) from ledger.movement v where v.tenant_id = $1 and v.lot_id = b.lot_id), 0)) + (select count(*) from ledger.movement m where m.tenant_id = $1 and m.entry_id is null and m.document_id is null and m.cost_minor <> 0 and m.kind not in ('move', 'split', 'pack', 'issue')) + (select count(*) from (select m.document_id from ledger.movement m where m.tenant_id = $1 and m.document_id is not null and m.kind in ('sell', 'ship') and m.cost_minor <> 0 union select l.document_id from ledger.document_line l where l.tenant_id = $1 and l.article_id is not null and l.cost_minor <> 0) g where g.document_id not in (select e.document_id from ledger.journal_entry e join ledger.posting p on p.tenant_id = $1 and p.entry_id = e.entry_id where e.tenant_id = $1 and e.document_id is not null and (p.debit_account = 'COGS' or p.credit_account = 'COGS'))) + (select count(*) from make.batch b where b.tenant_id = $1 and b.opening and b.opening_cost_minor <> 0 and b.batch_id not in (select e.batch_id from ledger.journal_entry e where e.tenant_id = $1 and e.batch_id is not null)), 0)::bigint as there_were from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl CountMissingStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PiecesMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_missing() -> PiecesMissingStmt {
    PiecesMissingStmt(
        "select p.cause, p.day, null::uuid as batch_id, null::uuid as document_id, leg.debit, leg.credit, leg.commodity, leg.amount from ( select a.article_id as cause, (a.created_at at time zone t.timezone)::date as day, a.opening, t.currency, coalesce(a.cost_minor, 0) as cost, a.fine_mg, case a.metal when 'gold' then 'AU_FINE_MG' when 'silver' then 'AG_FINE_MG' when 'platinum' then 'PT_FINE_MG' else 'PD_FINE_MG' end as metal from sell.article a join app.tenant t on t.tenant_id = $1 where a.tenant_id = $1 and a.opening = $2 and a.article_id > $3 and a.entry_id is null and a.status not in ('approval_in', 'sent_back') and (coalesce(a.cost_minor, 0) <> 0 or a.fine_mg <> 0) and (a.status not in ('sold', 'melted') or a.article_id in (select l.article_id from ledger.document_line l where l.tenant_id = $1 and l.article_id is not null)) and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'piece' and f.cause_id = a.article_id) order by a.article_id limit 500 ) p cross join lateral (values (case when p.opening then 'OPENING_STOCK' else 'STOCK' end, 'OPENING', p.currency, p.cost), ('M_STOCK', 'OPENING', p.metal, p.fine_mg) ) as leg (debit, credit, commodity, amount) order by p.cause",
        None,
    )
}
impl PiecesMissingStmt {
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
        opening: &'a bool,
        after: &'a uuid::Uuid,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        MissingQuery {
            client,
            params: [tenant, opening, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PiecesMissingParams, MissingQuery<'c, 'a, 's, C, Missing, 3>, C>
    for PiecesMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesMissingParams,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        self.bind(client, &params.tenant, &params.opening, &params.after)
    }
}
pub struct LotsMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_missing() -> LotsMissingStmt {
    LotsMissingStmt(
        "select l.lot_id as cause, (l.created_at at time zone t.timezone)::date as day, null::uuid as batch_id, null::uuid as document_id, 'M_STOCK' as debit, 'OPENING' as credit, case i.metal when 'gold' then 'AU_FINE_MG' when 'silver' then 'AG_FINE_MG' when 'platinum' then 'PT_FINE_MG' else 'PD_FINE_MG' end as commodity, (b.fine_mg - m.fine_mg)::bigint as amount from ledger.lot l join app.tenant t on t.tenant_id = $1 join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id and i.metal is not null join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id cross join lateral ( select coalesce(sum(v.fine_mg), 0)::bigint as fine_mg from ledger.movement v where v.tenant_id = $1 and v.lot_id = l.lot_id ) m where l.tenant_id = $1 and l.opening = $2 and l.lot_id > $3 and b.fine_mg <> m.fine_mg and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'lot' and f.cause_id = l.lot_id) order by l.lot_id limit 500",
        None,
    )
}
impl LotsMissingStmt {
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
        opening: &'a bool,
        after: &'a uuid::Uuid,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        MissingQuery {
            client,
            params: [tenant, opening, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LotsMissingParams, MissingQuery<'c, 'a, 's, C, Missing, 3>, C>
    for LotsMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsMissingParams,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        self.bind(client, &params.tenant, &params.opening, &params.after)
    }
}
pub struct MovementsMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn movements_missing() -> MovementsMissingStmt {
    MovementsMissingStmt(
        "select v.cause, v.day, v.batch_id, null::uuid as document_id, v.debit, v.credit, v.currency as commodity, v.cost as amount from ( select m.movement_id as cause, (m.moved_at at time zone t.timezone)::date as day, m.batch_id, t.currency, m.cost_minor as cost, case m.kind when 'opening' then 'OPENING_STOCK' else 'STOCK' end as debit, case when m.kind in ('opening', 'receive') then 'OPENING' when m.kind in ('sell', 'ship') then 'COGS' when m.batch_id is not null then 'WORK_IN_PROGRESS' when m.kind = 'charge' then 'OVERHEAD_ABSORBED' else 'STOCK_LOSS' end as credit from ledger.movement m join app.tenant t on t.tenant_id = $1 where m.tenant_id = $1 and m.movement_id > $2 and m.entry_id is null and m.document_id is null and m.cost_minor <> 0 and m.kind not in ('move', 'split', 'pack', 'issue') and case when m.kind in ('opening', 'receive') then m.kind when m.kind in ('sell', 'ship') then 'sale' when m.batch_id is not null then 'batch' else 'other' end = $3 and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'movement' and f.cause_id = m.movement_id) order by m.movement_id limit 500 ) v order by v.cause",
        None,
    )
}
impl MovementsMissingStmt {
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
        after: &'a uuid::Uuid,
        part: &'a T1,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        MissingQuery {
            client,
            params: [tenant, after, part],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovementsMissingParams<T1>,
        MissingQuery<'c, 'a, 's, C, Missing, 3>,
        C,
    > for MovementsMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovementsMissingParams<T1>,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        self.bind(client, &params.tenant, &params.after, &params.part)
    }
}
pub struct DocumentsMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_missing() -> DocumentsMissingStmt {
    DocumentsMissingStmt(
        "select d.document_id as cause, d.document_date as day, null::uuid as batch_id, d.document_id, 'COGS' as debit, 'STOCK' as credit, t.currency as commodity, (coalesce(m.cost, 0) + l.cost - e.cost)::bigint as amount from ( select n.document_id, n.document_date, n.doc_type from ledger.document n where n.tenant_id = $1 and n.document_id > $2 and n.created_at < $3 and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'document' and f.cause_id = n.document_id) order by n.document_id limit 500 ) d join app.tenant t on t.tenant_id = $1 left join ( select v.document_id, -sum(v.cost_minor) as cost from ledger.movement v where v.tenant_id = $1 and v.document_id > $2 and v.kind in ('sell', 'ship') group by v.document_id ) m on m.document_id = d.document_id cross join lateral ( select coalesce(sum(case d.doc_type when 'credit_note' then -w.cost_minor else w.cost_minor end), 0) as cost from ledger.document_line w where w.tenant_id = $1 and w.document_id = d.document_id and w.article_id is not null ) l cross join lateral ( select coalesce(sum(case when p.debit_account = 'COGS' then p.amount else 0 end - case when p.credit_account = 'COGS' then p.amount else 0 end), 0) as cost from ledger.journal_entry j join ledger.posting p on p.tenant_id = $1 and p.entry_id = j.entry_id where j.tenant_id = $1 and j.document_id = d.document_id ) e order by d.document_id",
        None,
    )
}
impl DocumentsMissingStmt {
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
        after: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        MissingQuery {
            client,
            params: [tenant, after, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsMissingParams,
        MissingQuery<'c, 'a, 's, C, Missing, 3>,
        C,
    > for DocumentsMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsMissingParams,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        self.bind(client, &params.tenant, &params.after, &params.since)
    }
}
pub struct BatchesMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batches_missing() -> BatchesMissingStmt {
    BatchesMissingStmt(
        "select b.batch_id as cause, (b.created_at at time zone t.timezone)::date as day, b.batch_id, null::uuid as document_id, 'WORK_IN_PROGRESS' as debit, 'OPENING' as credit, t.currency as commodity, (b.opening_cost_minor + coalesce(c.cost, 0))::bigint as amount from make.batch b join app.tenant t on t.tenant_id = $1 left join ( select n.batch_id, sum(n.cost_minor) as cost from make.consumption n where n.tenant_id = $1 and n.opening group by n.batch_id ) c on c.batch_id = b.batch_id where b.tenant_id = $1 and b.batch_id > $2 and b.opening and b.opening_cost_minor + coalesce(c.cost, 0) <> 0 and not exists (select from make.batch_event e where e.tenant_id = $1 and e.batch_id = b.batch_id and e.opening and e.to_state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted')) and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'batch' and f.cause_id = b.batch_id) and not exists (select from ledger.journal_entry j join ledger.posting p on p.tenant_id = $1 and p.entry_id = j.entry_id and p.credit_account = 'OPENING' where j.tenant_id = $1 and j.batch_id = b.batch_id and p.debit_account = 'WORK_IN_PROGRESS') order by b.batch_id limit 500",
        None,
    )
}
impl BatchesMissingStmt {
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
        after: &'a uuid::Uuid,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 2> {
        MissingQuery {
            client,
            params: [tenant, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchesMissingParams,
        MissingQuery<'c, 'a, 's, C, Missing, 2>,
        C,
    > for BatchesMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchesMissingParams,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 2> {
        self.bind(client, &params.tenant, &params.after)
    }
}
pub struct BatchRestsMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch_rests_missing() -> BatchRestsMissingStmt {
    BatchRestsMissingStmt(
        "select b.batch_id as cause, (coalesce(b.completed_at, b.created_at) at time zone t.timezone)::date as day, b.batch_id, null::uuid as document_id, 'STOCK_LOSS' as debit, 'WORK_IN_PROGRESS' as credit, t.currency as commodity, w.amount::bigint as amount from make.batch b join app.tenant t on t.tenant_id = $1 join ( select j.batch_id, sum(case when p.debit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end - case when p.credit_account = 'WORK_IN_PROGRESS' then p.amount else 0 end) as amount from ledger.journal_entry j join ledger.posting p on p.tenant_id = $1 and p.entry_id = j.entry_id where j.tenant_id = $1 and j.batch_id > $2 group by j.batch_id ) w on w.batch_id = b.batch_id and w.amount <> 0 where b.tenant_id = $1 and b.batch_id > $2 and b.state in ('Completed', 'UnderReview', 'Released', 'Rejected', 'Aborted') and b.created_at < $3 and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.kind = 'batch_rest' and f.cause_id = b.batch_id) order by b.batch_id limit 500",
        None,
    )
}
impl BatchRestsMissingStmt {
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
        after: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        MissingQuery {
            client,
            params: [tenant, after, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingBorrowed, tokio_postgres::Error> {
                Ok(MissingBorrowed {
                    cause: row.try_get(0)?,
                    day: row.try_get(1)?,
                    batch_id: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    debit: row.try_get(4)?,
                    credit: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| Missing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BatchRestsMissingParams,
        MissingQuery<'c, 'a, 's, C, Missing, 3>,
        C,
    > for BatchRestsMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchRestsMissingParams,
    ) -> MissingQuery<'c, 'a, 's, C, Missing, 3> {
        self.bind(client, &params.tenant, &params.after, &params.since)
    }
}
pub struct InsertEarlierEntriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_earlier_entries() -> InsertEarlierEntriesStmt {
    InsertEarlierEntriesStmt(
        "insert into ledger.journal_entry as made (tenant_id, entry_id, document_id, batch_id, entry_date, memo, created_by, created_at) select t.tenant_id, entry.id, entry.document, entry.batch, entry.day, entry.memo, $1, $2 from app.tenant t cross join unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::bytea[]) as entry (id, document, batch, day, memo) where t.tenant_id = $8 returning made.entry_id",
        None,
    )
}
impl InsertEarlierEntriesStmt {
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
        T2: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T4: crate::ArraySql<Item = jiff::civil::Date>,
        T5: crate::BytesSql,
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        documents: &'a T2,
        batches: &'a T3,
        days: &'a T4,
        memos: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [by, now, ids, documents, batches, days, memos, tenant],
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
    T2: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::ArraySql<Item = jiff::civil::Date>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEarlierEntriesParams<T1, T2, T3, T4, T5, T6>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertEarlierEntriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEarlierEntriesParams<T1, T2, T3, T4, T5, T6>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.ids,
            &params.documents,
            &params.batches,
            &params.days,
            &params.memos,
            &params.tenant,
        )
    }
}
pub struct InsertEarlierPendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_earlier_pending() -> InsertEarlierPendingStmt {
    InsertEarlierPendingStmt(
        "insert into ledger.entry_pending as waits (tenant_id, entry_id, entry_date) select t.tenant_id, entry.id, entry.day from app.tenant t cross join unnest($1::uuid[], $2::date[]) as entry (id, day) where t.tenant_id = $3 returning waits.entry_id",
        None,
    )
}
impl InsertEarlierPendingStmt {
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
        T2: crate::ArraySql<Item = jiff::civil::Date>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        days: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [ids, days, tenant],
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
    T2: crate::ArraySql<Item = jiff::civil::Date>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEarlierPendingParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for InsertEarlierPendingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEarlierPendingParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.ids, &params.days, &params.tenant)
    }
}
pub struct InsertEarlierPostingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_earlier_postings() -> InsertEarlierPostingsStmt {
    InsertEarlierPostingsStmt(
        "insert into ledger.posting as posted (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date) select t.tenant_id, leg.entry, leg.n, leg.debit, leg.credit, leg.commodity, leg.amount, leg.day from app.tenant t cross join unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::date[]) as leg (entry, n, debit, credit, commodity, amount, day) where t.tenant_id = $8 returning posted.line_no",
        None,
    )
}
impl InsertEarlierPostingsStmt {
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
        T2: crate::ArraySql<Item = i32>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::ArraySql<Item = i64>,
        T10: crate::ArraySql<Item = jiff::civil::Date>,
    >(
        &'s self,
        client: &'c C,
        entries: &'a T1,
        lines: &'a T2,
        debits: &'a T4,
        credits: &'a T6,
        commodities: &'a T8,
        amounts: &'a T9,
        days: &'a T10,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [entries, lines, debits, credits, commodities, amounts, days, tenant],
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
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::ArraySql<Item = i64>,
    T10: crate::ArraySql<Item = jiff::civil::Date>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEarlierPostingsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I32Query<'c, 'a, 's, C, i32, 8>,
        C,
    > for InsertEarlierPostingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEarlierPostingsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.entries,
            &params.lines,
            &params.debits,
            &params.credits,
            &params.commodities,
            &params.amounts,
            &params.days,
            &params.tenant,
        )
    }
}
pub struct InsertBackfilledStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_backfilled() -> InsertBackfilledStmt {
    InsertBackfilledStmt(
        "insert into ledger.backfilled as kept (tenant_id, kind, cause_id, entry_id) select t.tenant_id, $1::text, cause.id, cause.entry from app.tenant t cross join unnest($2::uuid[], $3::uuid[]) as cause (id, entry) where t.tenant_id = $4 returning kept.cause_id",
        None,
    )
}
impl InsertBackfilledStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        kind: &'a T1,
        causes: &'a T2,
        entries: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [kind, causes, entries, tenant],
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertBackfilledParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for InsertBackfilledStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertBackfilledParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.kind, &params.causes, &params.entries, &params.tenant)
    }
}
pub struct UntaggedOfBillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn untagged_of_bills() -> UntaggedOfBillsStmt {
    UntaggedOfBillsStmt(
        "select d.document_id, d.document_date, coalesce(p.gold - l.gold, 0)::bigint as gold, coalesce(p.silver - l.silver, 0)::bigint as silver, coalesce(p.platinum - l.platinum, 0)::bigint as platinum, coalesce(p.palladium - l.palladium, 0)::bigint as palladium from ( select n.document_id, n.document_date, n.doc_type from ledger.document n where n.tenant_id = $1 and n.document_id > $2 and n.created_at < $3 and n.doc_type in ('invoice', 'credit_note') and not exists (select from ledger.document_line m where m.tenant_id = $1 and m.document_id = n.document_id and m.metal is not null) and not exists (select from ledger.untagged u where u.tenant_id = $1 and u.document_id = n.document_id and u.cause = 'bill') order by n.document_id limit 500 ) d cross join lateral ( select coalesce(sum(v.fine_mg) filter (where v.commodity = 'AU_FINE_MG'), 0) as gold, coalesce(sum(v.fine_mg) filter (where v.commodity = 'AG_FINE_MG'), 0) as silver, coalesce(sum(v.fine_mg) filter (where v.commodity = 'PT_FINE_MG'), 0) as platinum, coalesce(sum(v.fine_mg) filter (where v.commodity = 'PD_FINE_MG'), 0) as palladium from ( select q.commodity, case when q.debit_account = 'M_STOCK' then q.amount else -q.amount end as fine_mg from ledger.journal_entry j join ledger.posting q on q.tenant_id = $1 and q.entry_id = j.entry_id where j.tenant_id = $1 and j.document_id = d.document_id and (q.debit_account = 'M_STOCK' or q.credit_account = 'M_STOCK') ) v ) p cross join lateral ( select coalesce(sum(v.fine_mg) filter (where v.metal = 'gold'), 0) as gold, coalesce(sum(v.fine_mg) filter (where v.metal = 'silver'), 0) as silver, coalesce(sum(v.fine_mg) filter (where v.metal = 'platinum'), 0) as platinum, coalesce(sum(v.fine_mg) filter (where v.metal = 'palladium'), 0) as palladium from ( select a.metal, case d.doc_type when 'credit_note' then w.fine_mg else -w.fine_mg end as fine_mg from ledger.document_line w join sell.article a on a.tenant_id = $1 and a.article_id = w.article_id where w.tenant_id = $1 and w.document_id = d.document_id ) v ) l order by d.document_id",
        None,
    )
}
impl UntaggedOfBillsStmt {
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
        after: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> UntaggedOfBillsQuery<'c, 'a, 's, C, UntaggedOfBills, 3> {
        UntaggedOfBillsQuery {
            client,
            params: [tenant, after, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UntaggedOfBills, tokio_postgres::Error> {
                Ok(UntaggedOfBills {
                    document_id: row.try_get(0)?,
                    document_date: row.try_get(1)?,
                    gold: row.try_get(2)?,
                    silver: row.try_get(3)?,
                    platinum: row.try_get(4)?,
                    palladium: row.try_get(5)?,
                })
            },
            mapper: |it| UntaggedOfBills::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UntaggedOfBillsParams,
        UntaggedOfBillsQuery<'c, 'a, 's, C, UntaggedOfBills, 3>,
        C,
    > for UntaggedOfBillsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UntaggedOfBillsParams,
    ) -> UntaggedOfBillsQuery<'c, 'a, 's, C, UntaggedOfBills, 3> {
        self.bind(client, &params.tenant, &params.after, &params.since)
    }
}
pub struct UntaggedOfOpeningsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn untagged_of_openings() -> UntaggedOfOpeningsStmt {
    UntaggedOfOpeningsStmt(
        "select v.entry_id, v.entry_date, coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'AU_FINE_MG'), 0)::bigint as gold, coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'AG_FINE_MG'), 0)::bigint as silver, coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'PT_FINE_MG'), 0)::bigint as platinum, coalesce(sum(v.amount) filter (where v.account = 'M_STOCK' and v.commodity = 'PD_FINE_MG'), 0)::bigint as palladium, coalesce(sum(v.amount) filter (where v.account = 'OPENING_STOCK'), 0)::bigint as cost from ( select j.entry_id, j.entry_date, p.commodity, case when p.credit_account = 'OPENING' then p.debit_account else p.credit_account end as account, case when p.credit_account = 'OPENING' then p.amount else -p.amount end as amount from ledger.journal_entry j join ledger.posting p on p.tenant_id = $1 and p.entry_id = j.entry_id where j.tenant_id = $1 and j.entry_id > $2 and j.created_at < $3 and j.document_id is null and j.batch_id is null and ((p.credit_account = 'OPENING' and p.debit_account in ('M_STOCK', 'OPENING_STOCK')) or (p.debit_account = 'OPENING' and p.credit_account in ('M_STOCK', 'OPENING_STOCK'))) and not exists (select from sell.article a where a.tenant_id = $1 and a.entry_id = j.entry_id) and not exists (select from ledger.movement m where m.tenant_id = $1 and m.entry_id = j.entry_id) and not exists (select from ledger.backfilled f where f.tenant_id = $1 and f.entry_id = j.entry_id) and not exists (select from ledger.untagged u where u.tenant_id = $1 and u.entry_id = j.entry_id) ) v group by v.entry_id, v.entry_date order by v.entry_id limit 500",
        None,
    )
}
impl UntaggedOfOpeningsStmt {
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
        after: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> UntaggedOfOpeningsQuery<'c, 'a, 's, C, UntaggedOfOpenings, 3> {
        UntaggedOfOpeningsQuery {
            client,
            params: [tenant, after, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UntaggedOfOpenings, tokio_postgres::Error> {
                Ok(UntaggedOfOpenings {
                    entry_id: row.try_get(0)?,
                    entry_date: row.try_get(1)?,
                    gold: row.try_get(2)?,
                    silver: row.try_get(3)?,
                    platinum: row.try_get(4)?,
                    palladium: row.try_get(5)?,
                    cost: row.try_get(6)?,
                })
            },
            mapper: |it| UntaggedOfOpenings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UntaggedOfOpeningsParams,
        UntaggedOfOpeningsQuery<'c, 'a, 's, C, UntaggedOfOpenings, 3>,
        C,
    > for UntaggedOfOpeningsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UntaggedOfOpeningsParams,
    ) -> UntaggedOfOpeningsQuery<'c, 'a, 's, C, UntaggedOfOpenings, 3> {
        self.bind(client, &params.tenant, &params.after, &params.since)
    }
}
pub struct InsertEarlierUntaggedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_earlier_untagged() -> InsertEarlierUntaggedStmt {
    InsertEarlierUntaggedStmt(
        "insert into ledger.untagged as taken (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, document_id, entry_id, moved_on, created_by, created_at) select t.tenant_id, line.id, line.metal, line.fine_mg, line.cost, $1::text, line.document, line.entry, line.moved_on, $2, $3 from app.tenant t cross join unnest($4::uuid[], $5::text[], $6::bigint[], $7::bigint[], $8::uuid[], $9::uuid[], $10::date[]) as line (id, metal, fine_mg, cost, document, entry, moved_on) where t.tenant_id = $11 returning taken.untagged_id",
        None,
    )
}
impl InsertEarlierUntaggedStmt {
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
        T4: crate::ArraySql<Item = Option<T3>>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = Option<i64>>,
        T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T8: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T9: crate::ArraySql<Item = jiff::civil::Date>,
    >(
        &'s self,
        client: &'c C,
        cause: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        metals: &'a T4,
        fine_mg: &'a T5,
        cost_minor: &'a T6,
        documents: &'a T7,
        entries: &'a T8,
        days: &'a T9,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        UuidUuidQuery {
            client,
            params: [cause, by, now, ids, metals, fine_mg, cost_minor, documents, entries, days, tenant],
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
    T4: crate::ArraySql<Item = Option<T3>>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<i64>>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T9: crate::ArraySql<Item = jiff::civil::Date>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEarlierUntaggedParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11>,
        C,
    > for InsertEarlierUntaggedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEarlierUntaggedParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        self.bind(
            client,
            &params.cause,
            &params.by,
            &params.now,
            &params.ids,
            &params.metals,
            &params.fine_mg,
            &params.cost_minor,
            &params.documents,
            &params.entries,
            &params.days,
            &params.tenant,
        )
    }
}
pub struct PhonesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn phones_of() -> PhonesOfStmt {
    PhonesOfStmt(
        "select party_id, phone from ledger.party where tenant_id = $1 and party_id > $2 and phone is not null and erased_at is null order by party_id limit 500 for share",
        None,
    )
}
impl PhonesOfStmt {
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
        after: &'a uuid::Uuid,
    ) -> PhonesOfQuery<'c, 'a, 's, C, PhonesOf, 2> {
        PhonesOfQuery {
            client,
            params: [tenant, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PhonesOfBorrowed, tokio_postgres::Error> {
                Ok(PhonesOfBorrowed { party_id: row.try_get(0)?, phone: row.try_get(1)? })
            },
            mapper: |it| PhonesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PhonesOfParams, PhonesOfQuery<'c, 'a, 's, C, PhonesOf, 2>, C>
    for PhonesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PhonesOfParams,
    ) -> PhonesOfQuery<'c, 'a, 's, C, PhonesOf, 2> {
        self.bind(client, &params.tenant, &params.after)
    }
}
pub struct InsertEndsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_ends() -> InsertEndsStmt {
    InsertEndsStmt(
        "insert into ledger.party_word as kept (tenant_id, beginning, party_id) select t.tenant_id, word.beginning, word.party from app.tenant t cross join unnest($1::bytea[], $2::uuid[]) as word (beginning, party) where t.tenant_id = $3 on conflict do nothing returning true as kept",
        None,
    )
}
impl InsertEndsStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        beginnings: &'a T2,
        parties: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [beginnings, parties, tenant],
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEndsParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for InsertEndsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEndsParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.beginnings, &params.parties, &params.tenant)
    }
}
pub struct LastClosedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_closed() -> LastClosedStmt {
    LastClosedStmt(
        "select locked_until from ledger.period_lock where tenant_id = $1 and level = 'hard' order by period_lock_id desc limit 1",
        None,
    )
}
impl LastClosedStmt {
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
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 1> {
        JiffCivilDateQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
