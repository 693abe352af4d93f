// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct OpenStocktakeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
    pub location: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct LockOpenAtParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub location: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LockStocktakeParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct PiecesScannedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct InsertScansParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i32>,
> {
    pub stocktake: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tags: T2,
    pub articles: T3,
    pub results: T5,
    pub seqs: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UnsettledParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct SettleParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub tags: T2,
    pub articles: T3,
    pub results: T5,
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMissingParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub stocktake: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub statuses: T2,
    pub location: T3,
    pub opened_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ResultsOfParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CloseStocktakeParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TagsToAdjustParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct MarkAdjustedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
    pub tags: T2,
}
#[derive(Debug)]
pub struct PostStocktakeParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub reason: Option<T1>,
    pub entry: Option<uuid::Uuid>,
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StocktakeOfParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StocktakesParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub stocktakes: T1,
}
#[derive(Debug)]
pub struct CountWaitingParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub statuses: T2,
    pub location: T3,
    pub opened_at: jiff::Timestamp,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct WaitingParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub statuses: T2,
    pub location: T3,
    pub opened_at: jiff::Timestamp,
    pub after: T4,
    pub stocktake: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct LinesOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
    pub results: T2,
    pub after: T3,
    pub many: i64,
}
#[derive(Debug)]
pub struct MetalLotsCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct WeighLotsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub stocktake: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub lots: T1,
    pub counted_mg: T2,
    pub expected_mg: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsWeighedParams {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
}
#[derive(Debug)]
pub struct MarkLotsAdjustedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub stocktake: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct MissingInCountsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub counts: i64,
    pub statuses: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StocktakeHeld {
    pub stocktake_id: uuid::Uuid,
    pub location: String,
    pub state: String,
    pub opened_at: jiff::Timestamp,
}
pub struct StocktakeHeldBorrowed<'a> {
    pub stocktake_id: uuid::Uuid,
    pub location: &'a str,
    pub state: &'a str,
    pub opened_at: jiff::Timestamp,
}
impl<'a> From<StocktakeHeldBorrowed<'a>> for StocktakeHeld {
    fn from(
        StocktakeHeldBorrowed { stocktake_id, location, state, opened_at }: StocktakeHeldBorrowed<'a>,
    ) -> Self {
        Self { stocktake_id, location: location.into(), state: state.into(), opened_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesScanned {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub huid: Option<String>,
    pub status: String,
    pub location: Option<String>,
}
pub struct PiecesScannedBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub huid: Option<&'a str>,
    pub status: &'a str,
    pub location: Option<&'a str>,
}
impl<'a> From<PiecesScannedBorrowed<'a>> for PiecesScanned {
    fn from(
        PiecesScannedBorrowed { article_id, tag, huid, status, location }: PiecesScannedBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            huid: huid.map(|v| v.into()),
            status: status.into(),
            location: location.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Unsettled {
    pub tag: String,
    pub article_id: Option<uuid::Uuid>,
    pub status: Option<String>,
    pub location: Option<String>,
}
pub struct UnsettledBorrowed<'a> {
    pub tag: &'a str,
    pub article_id: Option<uuid::Uuid>,
    pub status: Option<&'a str>,
    pub location: Option<&'a str>,
}
impl<'a> From<UnsettledBorrowed<'a>> for Unsettled {
    fn from(UnsettledBorrowed { tag, article_id, status, location }: UnsettledBorrowed<'a>) -> Self {
        Self {
            tag: tag.into(),
            article_id,
            status: status.map(|v| v.into()),
            location: location.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ResultsOf {
    pub tag: String,
    pub result: String,
}
pub struct ResultsOfBorrowed<'a> {
    pub tag: &'a str,
    pub result: &'a str,
}
impl<'a> From<ResultsOfBorrowed<'a>> for ResultsOf {
    fn from(ResultsOfBorrowed { tag, result }: ResultsOfBorrowed<'a>) -> Self {
        Self { tag: tag.into(), result: result.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TagsToAdjust {
    pub tag: String,
    pub result: String,
}
pub struct TagsToAdjustBorrowed<'a> {
    pub tag: &'a str,
    pub result: &'a str,
}
impl<'a> From<TagsToAdjustBorrowed<'a>> for TagsToAdjust {
    fn from(TagsToAdjustBorrowed { tag, result }: TagsToAdjustBorrowed<'a>) -> Self {
        Self { tag: tag.into(), result: result.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StocktakeRow {
    pub stocktake_id: uuid::Uuid,
    pub location: String,
    pub state: String,
    pub opened_by: uuid::Uuid,
    pub opener: Vec<u8>,
    pub opened_at: jiff::Timestamp,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<Vec<u8>>,
    pub closed_at: Option<jiff::Timestamp>,
    pub posted_by: Option<uuid::Uuid>,
    pub poster: Option<Vec<u8>>,
    pub posted_at: Option<jiff::Timestamp>,
    pub reason: Option<Vec<u8>>,
}
pub struct StocktakeRowBorrowed<'a> {
    pub stocktake_id: uuid::Uuid,
    pub location: &'a str,
    pub state: &'a str,
    pub opened_by: uuid::Uuid,
    pub opener: &'a [u8],
    pub opened_at: jiff::Timestamp,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<&'a [u8]>,
    pub closed_at: Option<jiff::Timestamp>,
    pub posted_by: Option<uuid::Uuid>,
    pub poster: Option<&'a [u8]>,
    pub posted_at: Option<jiff::Timestamp>,
    pub reason: Option<&'a [u8]>,
}
impl<'a> From<StocktakeRowBorrowed<'a>> for StocktakeRow {
    fn from(
        StocktakeRowBorrowed {
            stocktake_id,
            location,
            state,
            opened_by,
            opener,
            opened_at,
            closed_by,
            closer,
            closed_at,
            posted_by,
            poster,
            posted_at,
            reason,
        }: StocktakeRowBorrowed<'a>,
    ) -> Self {
        Self {
            stocktake_id,
            location: location.into(),
            state: state.into(),
            opened_by,
            opener: opener.into(),
            opened_at,
            closed_by,
            closer: closer.map(|v| v.into()),
            closed_at,
            posted_by,
            poster: poster.map(|v| v.into()),
            posted_at,
            reason: reason.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountsOf {
    pub stocktake_id: uuid::Uuid,
    pub result: String,
    pub many: i64,
    pub adjusted: i64,
}
pub struct CountsOfBorrowed<'a> {
    pub stocktake_id: uuid::Uuid,
    pub result: &'a str,
    pub many: i64,
    pub adjusted: i64,
}
impl<'a> From<CountsOfBorrowed<'a>> for CountsOf {
    fn from(CountsOfBorrowed { stocktake_id, result, many, adjusted }: CountsOfBorrowed<'a>) -> Self {
        Self { stocktake_id, result: result.into(), many, adjusted }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StocktakeLineRow {
    pub tag: String,
    pub result: String,
    pub adjusted: bool,
    pub article_id: Option<uuid::Uuid>,
    pub huid: Option<String>,
    pub description: Option<Vec<u8>>,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub net_mg: Option<i64>,
    pub fine_mg: Option<i64>,
    pub cost_minor: Option<i64>,
    pub status: Option<String>,
    pub location: Option<String>,
}
pub struct StocktakeLineRowBorrowed<'a> {
    pub tag: &'a str,
    pub result: &'a str,
    pub adjusted: bool,
    pub article_id: Option<uuid::Uuid>,
    pub huid: Option<&'a str>,
    pub description: Option<&'a [u8]>,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub net_mg: Option<i64>,
    pub fine_mg: Option<i64>,
    pub cost_minor: Option<i64>,
    pub status: Option<&'a str>,
    pub location: Option<&'a str>,
}
impl<'a> From<StocktakeLineRowBorrowed<'a>> for StocktakeLineRow {
    fn from(
        StocktakeLineRowBorrowed {
            tag,
            result,
            adjusted,
            article_id,
            huid,
            description,
            metal,
            fineness,
            net_mg,
            fine_mg,
            cost_minor,
            status,
            location,
        }: StocktakeLineRowBorrowed<'a>,
    ) -> Self {
        Self {
            tag: tag.into(),
            result: result.into(),
            adjusted,
            article_id,
            huid: huid.map(|v| v.into()),
            description: description.map(|v| v.into()),
            metal: metal.map(|v| v.into()),
            fineness,
            net_mg,
            fine_mg,
            cost_minor,
            status: status.map(|v| v.into()),
            location: location.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalLotsCoded {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub unit: String,
    pub resolution_e6: i64,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub quantity_e6: i64,
}
pub struct MetalLotsCodedBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub unit: &'a str,
    pub resolution_e6: i64,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub quantity_e6: i64,
}
impl<'a> From<MetalLotsCodedBorrowed<'a>> for MetalLotsCoded {
    fn from(
        MetalLotsCodedBorrowed {
            lot_id,
            code,
            unit,
            resolution_e6,
            metal,
            fineness,
            quantity_e6,
        }: MetalLotsCodedBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            code: code.into(),
            unit: unit.into(),
            resolution_e6,
            metal: metal.map(|v| v.into()),
            fineness,
            quantity_e6,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotsWeighed {
    pub code: String,
    pub counted_mg: i64,
    pub expected_mg: i64,
    pub adjusted: bool,
    pub is_old: bool,
}
pub struct LotsWeighedBorrowed<'a> {
    pub code: &'a str,
    pub counted_mg: i64,
    pub expected_mg: i64,
    pub adjusted: bool,
    pub is_old: bool,
}
impl<'a> From<LotsWeighedBorrowed<'a>> for LotsWeighed {
    fn from(
        LotsWeighedBorrowed { code, counted_mg, expected_mg, adjusted, is_old }: LotsWeighedBorrowed<'a>,
    ) -> Self {
        Self { code: code.into(), counted_mg, expected_mg, adjusted, is_old }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MissingInCounts {
    pub stocktake_id: uuid::Uuid,
    pub location: String,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<Vec<u8>>,
    pub many: i64,
}
pub struct MissingInCountsBorrowed<'a> {
    pub stocktake_id: uuid::Uuid,
    pub location: &'a str,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<&'a [u8]>,
    pub many: i64,
}
impl<'a> From<MissingInCountsBorrowed<'a>> for MissingInCounts {
    fn from(
        MissingInCountsBorrowed {
            stocktake_id,
            location,
            closed_at,
            closed_by,
            closer,
            many,
        }: MissingInCountsBorrowed<'a>,
    ) -> Self {
        Self {
            stocktake_id,
            location: location.into(),
            closed_at,
            closed_by,
            closer: closer.map(|v| v.into()),
            many,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct StocktakeHeldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StocktakeHeldBorrowed, tokio_postgres::Error>,
    mapper: fn(StocktakeHeldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StocktakeHeldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StocktakeHeldBorrowed) -> R) -> StocktakeHeldQuery<'c, 'a, 's, C, R, N> {
        StocktakeHeldQuery {
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
pub struct PiecesScannedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesScannedBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesScannedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesScannedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesScannedBorrowed) -> R) -> PiecesScannedQuery<'c, 'a, 's, C, R, N> {
        PiecesScannedQuery {
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
pub struct UnsettledQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnsettledBorrowed, tokio_postgres::Error>,
    mapper: fn(UnsettledBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnsettledQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnsettledBorrowed) -> R) -> UnsettledQuery<'c, 'a, 's, C, R, N> {
        UnsettledQuery {
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
pub struct ResultsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ResultsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ResultsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResultsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ResultsOfBorrowed) -> R) -> ResultsOfQuery<'c, 'a, 's, C, R, N> {
        ResultsOfQuery {
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
pub struct TagsToAdjustQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TagsToAdjustBorrowed, tokio_postgres::Error>,
    mapper: fn(TagsToAdjustBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TagsToAdjustQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TagsToAdjustBorrowed) -> R) -> TagsToAdjustQuery<'c, 'a, 's, C, R, N> {
        TagsToAdjustQuery {
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
pub struct StocktakeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StocktakeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StocktakeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StocktakeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StocktakeRowBorrowed) -> R) -> StocktakeRowQuery<'c, 'a, 's, C, R, N> {
        StocktakeRowQuery {
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
pub struct StocktakeLineRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StocktakeLineRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StocktakeLineRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StocktakeLineRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(StocktakeLineRowBorrowed) -> R,
    ) -> StocktakeLineRowQuery<'c, 'a, 's, C, R, N> {
        StocktakeLineRowQuery {
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
pub struct MetalLotsCodedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalLotsCodedBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalLotsCodedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalLotsCodedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalLotsCodedBorrowed) -> R) -> MetalLotsCodedQuery<'c, 'a, 's, C, R, N> {
        MetalLotsCodedQuery {
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
pub struct LotsWeighedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotsWeighedBorrowed, tokio_postgres::Error>,
    mapper: fn(LotsWeighedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotsWeighedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotsWeighedBorrowed) -> R) -> LotsWeighedQuery<'c, 'a, 's, C, R, N> {
        LotsWeighedQuery {
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
pub struct MissingInCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MissingInCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(MissingInCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MissingInCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(MissingInCountsBorrowed) -> R,
    ) -> MissingInCountsQuery<'c, 'a, 's, C, R, N> {
        MissingInCountsQuery {
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
pub struct OpenStocktakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_stocktake() -> OpenStocktakeStmt {
    OpenStocktakeStmt(
        "insert into sell.stocktake (tenant_id, stocktake_id, location, state, opened_by, opened_at) values ($1, $2, $3, 'open', $4, $5) returning true as opened",
        None,
    )
}
impl OpenStocktakeStmt {
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
        stocktake: &'a uuid::Uuid,
        location: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, stocktake, location, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OpenStocktakeParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for OpenStocktakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenStocktakeParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.stocktake, &params.location, &params.by, &params.now)
    }
}
pub struct LockOpenAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_open_at() -> LockOpenAtStmt {
    LockOpenAtStmt(
        "select stocktake_id, location, state, opened_at from sell.stocktake where tenant_id = $1 and location = $2 and state = 'open' for update",
        None,
    )
}
impl LockOpenAtStmt {
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
        location: &'a T1,
    ) -> StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2> {
        StocktakeHeldQuery {
            client,
            params: [tenant, location],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StocktakeHeldBorrowed, tokio_postgres::Error> {
                Ok(StocktakeHeldBorrowed {
                    stocktake_id: row.try_get(0)?,
                    location: row.try_get(1)?,
                    state: row.try_get(2)?,
                    opened_at: row.try_get(3)?,
                })
            },
            mapper: |it| StocktakeHeld::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockOpenAtParams<T1>,
        StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2>,
        C,
    > for LockOpenAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockOpenAtParams<T1>,
    ) -> StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2> {
        self.bind(client, &params.tenant, &params.location)
    }
}
pub struct LockStocktakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_stocktake() -> LockStocktakeStmt {
    LockStocktakeStmt(
        "select stocktake_id, location, state, opened_at from sell.stocktake where tenant_id = $1 and stocktake_id = $2 for update",
        None,
    )
}
impl LockStocktakeStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2> {
        StocktakeHeldQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StocktakeHeldBorrowed, tokio_postgres::Error> {
                Ok(StocktakeHeldBorrowed {
                    stocktake_id: row.try_get(0)?,
                    location: row.try_get(1)?,
                    state: row.try_get(2)?,
                    opened_at: row.try_get(3)?,
                })
            },
            mapper: |it| StocktakeHeld::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockStocktakeParams,
        StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2>,
        C,
    > for LockStocktakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockStocktakeParams,
    ) -> StocktakeHeldQuery<'c, 'a, 's, C, StocktakeHeld, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct PiecesScannedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_scanned() -> PiecesScannedStmt {
    PiecesScannedStmt(
        "select article_id, tag, huid, status, location from sell.article where tenant_id = $1 and (tag = any($2) or huid = any($2))",
        None,
    )
}
impl PiecesScannedStmt {
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
        codes: &'a T2,
    ) -> PiecesScannedQuery<'c, 'a, 's, C, PiecesScanned, 2> {
        PiecesScannedQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesScannedBorrowed, tokio_postgres::Error> {
                Ok(PiecesScannedBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    status: row.try_get(3)?,
                    location: row.try_get(4)?,
                })
            },
            mapper: |it| PiecesScanned::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesScannedParams<T1, T2>,
        PiecesScannedQuery<'c, 'a, 's, C, PiecesScanned, 2>,
        C,
    > for PiecesScannedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesScannedParams<T1, T2>,
    ) -> PiecesScannedQuery<'c, 'a, 's, C, PiecesScanned, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct InsertScansStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_scans() -> InsertScansStmt {
    InsertScansStmt(
        "insert into sell.stocktake_line as made (tenant_id, stocktake_id, tag, article_id, result, seq, scanned_by, scanned_at) select t.tenant_id, $1, scan.tag, scan.article, scan.result, scan.seq, $2, $3 from app.tenant t cross join unnest($4::text[], $5::uuid[], $6::text[], $7::integer[]) as scan (tag, article, result, seq) where t.tenant_id = $8 on conflict do nothing returning made.tag",
        None,
    )
}
impl InsertScansStmt {
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
        T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        stocktake: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tags: &'a T2,
        articles: &'a T3,
        results: &'a T5,
        seqs: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [stocktake, by, now, tags, articles, results, seqs, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
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
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertScansParams<T1, T2, T3, T4, T5, T6>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for InsertScansStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertScansParams<T1, T2, T3, T4, T5, T6>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.stocktake,
            &params.by,
            &params.now,
            &params.tags,
            &params.articles,
            &params.results,
            &params.seqs,
            &params.tenant,
        )
    }
}
pub struct UnsettledStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unsettled() -> UnsettledStmt {
    UnsettledStmt(
        "select l.tag, a.article_id, a.status, a.location from sell.stocktake_line l left join sell.article a on a.tenant_id = $1 and a.tag = l.tag where l.tenant_id = $1 and l.stocktake_id = $2 and l.result <> 'found'",
        None,
    )
}
impl UnsettledStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> UnsettledQuery<'c, 'a, 's, C, Unsettled, 2> {
        UnsettledQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnsettledBorrowed, tokio_postgres::Error> {
                Ok(UnsettledBorrowed {
                    tag: row.try_get(0)?,
                    article_id: row.try_get(1)?,
                    status: row.try_get(2)?,
                    location: row.try_get(3)?,
                })
            },
            mapper: |it| Unsettled::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnsettledParams, UnsettledQuery<'c, 'a, 's, C, Unsettled, 2>, C>
    for UnsettledStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnsettledParams,
    ) -> UnsettledQuery<'c, 'a, 's, C, Unsettled, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct SettleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle() -> SettleStmt {
    SettleStmt(
        "update sell.stocktake_line l set article_id = scan.article, result = scan.result from unnest($1::text[], $2::uuid[], $3::text[]) as scan (tag, article, result) where l.tenant_id = $4 and l.stocktake_id = $5 and l.tag = scan.tag returning l.tag",
        None,
    )
}
impl SettleStmt {
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
        T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        tags: &'a T2,
        articles: &'a T3,
        results: &'a T5,
        tenant: &'a uuid::Uuid,
        stocktake: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [tags, articles, results, tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
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
    T3: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SettleParams<T1, T2, T3, T4, T5>,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for SettleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SettleParams<T1, T2, T3, T4, T5>,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(client, &params.tags, &params.articles, &params.results, &params.tenant, &params.stocktake)
    }
}
pub struct InsertMissingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_missing() -> InsertMissingStmt {
    InsertMissingStmt(
        "insert into sell.stocktake_line as made (tenant_id, stocktake_id, tag, article_id, result) select a.tenant_id, $1, a.tag, a.article_id, 'missing' from sell.article a where a.tenant_id = $2 and a.status = any($3) and ($4 = '' or a.location = $4) and a.created_at <= $5 and not exists (select from sell.article_move m where m.tenant_id = $2 and m.article_id = a.article_id and m.created_at > $5) and not exists (select from sell.stocktake_line l where l.tenant_id = $2 and l.stocktake_id = $1 and l.tag = a.tag) returning made.tag",
        None,
    )
}
impl InsertMissingStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        stocktake: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        statuses: &'a T2,
        location: &'a T3,
        opened_at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [stocktake, tenant, statuses, location, opened_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMissingParams<T1, T2, T3>,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for InsertMissingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMissingParams<T1, T2, T3>,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(
            client,
            &params.stocktake,
            &params.tenant,
            &params.statuses,
            &params.location,
            &params.opened_at,
        )
    }
}
pub struct ResultsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn results_of() -> ResultsOfStmt {
    ResultsOfStmt(
        "select tag, result from sell.stocktake_line where tenant_id = $1 and stocktake_id = $2 order by scanned_at, seq, article_id",
        None,
    )
}
impl ResultsOfStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> ResultsOfQuery<'c, 'a, 's, C, ResultsOf, 2> {
        ResultsOfQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ResultsOfBorrowed, tokio_postgres::Error> {
                Ok(ResultsOfBorrowed { tag: row.try_get(0)?, result: row.try_get(1)? })
            },
            mapper: |it| ResultsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ResultsOfParams, ResultsOfQuery<'c, 'a, 's, C, ResultsOf, 2>, C>
    for ResultsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResultsOfParams,
    ) -> ResultsOfQuery<'c, 'a, 's, C, ResultsOf, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct CloseStocktakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_stocktake() -> CloseStocktakeStmt {
    CloseStocktakeStmt(
        "update sell.stocktake set state = 'closed', closed_by = $1, closed_at = $2 where tenant_id = $3 and stocktake_id = $4 and state = 'open' returning true as closed",
        None,
    )
}
impl CloseStocktakeStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        stocktake: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [by, now, tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CloseStocktakeParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for CloseStocktakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CloseStocktakeParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.stocktake)
    }
}
pub struct TagsToAdjustStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tags_to_adjust() -> TagsToAdjustStmt {
    TagsToAdjustStmt(
        "select l.tag, l.result from sell.stocktake s join sell.stocktake_line l on l.tenant_id = $1 and l.stocktake_id = s.stocktake_id where s.tenant_id = $1 and s.stocktake_id = $2 and l.result in ('missing', 'wrong_place', 'written_off') and not exists (select from sell.stocktake_line o where o.tenant_id = $1 and o.stocktake_id <> s.stocktake_id and o.tag = l.tag and o.scanned_at > s.opened_at) and not exists (select from sell.article_move m where m.tenant_id = $1 and m.article_id = l.article_id and m.created_at > s.closed_at) and not exists (select from ledger.document_line n where n.tenant_id = $1 and n.document_id > s.stocktake_id and n.article_id = l.article_id) order by l.tag",
        None,
    )
}
impl TagsToAdjustStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> TagsToAdjustQuery<'c, 'a, 's, C, TagsToAdjust, 2> {
        TagsToAdjustQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TagsToAdjustBorrowed, tokio_postgres::Error> {
                Ok(TagsToAdjustBorrowed { tag: row.try_get(0)?, result: row.try_get(1)? })
            },
            mapper: |it| TagsToAdjust::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TagsToAdjustParams,
        TagsToAdjustQuery<'c, 'a, 's, C, TagsToAdjust, 2>,
        C,
    > for TagsToAdjustStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagsToAdjustParams,
    ) -> TagsToAdjustQuery<'c, 'a, 's, C, TagsToAdjust, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct MarkAdjustedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_adjusted() -> MarkAdjustedStmt {
    MarkAdjustedStmt(
        "update sell.stocktake_line set adjusted = true where tenant_id = $1 and stocktake_id = $2 and tag = any($3) returning tag",
        None,
    )
}
impl MarkAdjustedStmt {
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
        stocktake: &'a uuid::Uuid,
        tags: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant, stocktake, tags],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MarkAdjustedParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for MarkAdjustedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkAdjustedParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.stocktake, &params.tags)
    }
}
pub struct PostStocktakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn post_stocktake() -> PostStocktakeStmt {
    PostStocktakeStmt(
        "update sell.stocktake set state = 'posted', posted_by = $1, posted_at = $2, reason = $3, entry_id = $4 where tenant_id = $5 and stocktake_id = $6 and state = 'closed' returning true as posted",
        None,
    )
}
impl PostStocktakeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        reason: &'a Option<T1>,
        entry: &'a Option<uuid::Uuid>,
        tenant: &'a uuid::Uuid,
        stocktake: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [by, now, reason, entry, tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, PostStocktakeParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for PostStocktakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PostStocktakeParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.reason,
            &params.entry,
            &params.tenant,
            &params.stocktake,
        )
    }
}
pub struct StocktakeOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stocktake_of() -> StocktakeOfStmt {
    StocktakeOfStmt(
        "select s.stocktake_id, s.location, s.state, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.posted_by, p.name as poster, s.posted_at, s.reason from sell.stocktake s join app.membership o on o.tenant_id = $1 and o.person_id = s.opened_by left join app.membership c on c.tenant_id = $1 and c.person_id = s.closed_by left join app.membership p on p.tenant_id = $1 and p.person_id = s.posted_by where s.tenant_id = $1 and s.stocktake_id = $2",
        None,
    )
}
impl StocktakeOfStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 2> {
        StocktakeRowQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StocktakeRowBorrowed, tokio_postgres::Error> {
                Ok(StocktakeRowBorrowed {
                    stocktake_id: row.try_get(0)?,
                    location: row.try_get(1)?,
                    state: row.try_get(2)?,
                    opened_by: row.try_get(3)?,
                    opener: row.try_get(4)?,
                    opened_at: row.try_get(5)?,
                    closed_by: row.try_get(6)?,
                    closer: row.try_get(7)?,
                    closed_at: row.try_get(8)?,
                    posted_by: row.try_get(9)?,
                    poster: row.try_get(10)?,
                    posted_at: row.try_get(11)?,
                    reason: row.try_get(12)?,
                })
            },
            mapper: |it| StocktakeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StocktakeOfParams,
        StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 2>,
        C,
    > for StocktakeOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StocktakeOfParams,
    ) -> StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct StocktakesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stocktakes() -> StocktakesStmt {
    StocktakesStmt(
        "select s.stocktake_id, s.location, s.state, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.posted_by, p.name as poster, s.posted_at, s.reason from sell.stocktake s join app.membership o on o.tenant_id = $1 and o.person_id = s.opened_by left join app.membership c on c.tenant_id = $1 and c.person_id = s.closed_by left join app.membership p on p.tenant_id = $1 and p.person_id = s.posted_by where s.tenant_id = $1 and s.stocktake_id < $2 order by s.stocktake_id desc limit $3",
        None,
    )
}
impl StocktakesStmt {
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
        many: &'a i64,
    ) -> StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 3> {
        StocktakeRowQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StocktakeRowBorrowed, tokio_postgres::Error> {
                Ok(StocktakeRowBorrowed {
                    stocktake_id: row.try_get(0)?,
                    location: row.try_get(1)?,
                    state: row.try_get(2)?,
                    opened_by: row.try_get(3)?,
                    opener: row.try_get(4)?,
                    opened_at: row.try_get(5)?,
                    closed_by: row.try_get(6)?,
                    closer: row.try_get(7)?,
                    closed_at: row.try_get(8)?,
                    posted_by: row.try_get(9)?,
                    poster: row.try_get(10)?,
                    posted_at: row.try_get(11)?,
                    reason: row.try_get(12)?,
                })
            },
            mapper: |it| StocktakeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StocktakesParams,
        StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 3>,
        C,
    > for StocktakesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StocktakesParams,
    ) -> StocktakeRowQuery<'c, 'a, 's, C, StocktakeRow, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct CountsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts_of() -> CountsOfStmt {
    CountsOfStmt(
        "select stocktake_id, result, count(*) as many, count(*) filter (where adjusted) as adjusted from sell.stocktake_line where tenant_id = $1 and stocktake_id = any($2) group by stocktake_id, result",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        stocktakes: &'a T1,
    ) -> CountsOfQuery<'c, 'a, 's, C, CountsOf, 2> {
        CountsOfQuery {
            client,
            params: [tenant, stocktakes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountsOfBorrowed, tokio_postgres::Error> {
                Ok(CountsOfBorrowed {
                    stocktake_id: row.try_get(0)?,
                    result: row.try_get(1)?,
                    many: row.try_get(2)?,
                    adjusted: row.try_get(3)?,
                })
            },
            mapper: |it| CountsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountsOfParams<T1>,
        CountsOfQuery<'c, 'a, 's, C, CountsOf, 2>,
        C,
    > for CountsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountsOfParams<T1>,
    ) -> CountsOfQuery<'c, 'a, 's, C, CountsOf, 2> {
        self.bind(client, &params.tenant, &params.stocktakes)
    }
}
pub struct CountWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_waiting() -> CountWaitingStmt {
    CountWaitingStmt(
        "select count(*) as many from sell.article a where a.tenant_id = $1 and a.status = any($2) and ($3 = '' or a.location = $3) and a.created_at <= $4 and not exists (select from sell.article_move m where m.tenant_id = $1 and m.article_id = a.article_id and m.created_at > $4) and not exists (select from sell.stocktake_line l where l.tenant_id = $1 and l.stocktake_id = $5 and l.tag = a.tag)",
        None,
    )
}
impl CountWaitingStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        statuses: &'a T2,
        location: &'a T3,
        opened_at: &'a jiff::Timestamp,
        stocktake: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [tenant, statuses, location, opened_at, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountWaitingParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountWaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountWaitingParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.tenant,
            &params.statuses,
            &params.location,
            &params.opened_at,
            &params.stocktake,
        )
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select a.tag, 'missing'::text as result, false as adjusted, a.article_id, a.huid, a.description, a.metal, a.fineness, a.net_mg, a.fine_mg, a.cost_minor, a.status, a.location from sell.article a where a.tenant_id = $1 and a.status = any($2) and ($3 = '' or a.location = $3) and a.created_at <= $4 and a.tag > $5 and not exists (select from sell.article_move m where m.tenant_id = $1 and m.article_id = a.article_id and m.created_at > $4) and not exists (select from sell.stocktake_line l where l.tenant_id = $1 and l.stocktake_id = $6 and l.tag = a.tag) order by a.tag limit $7",
        None,
    )
}
impl WaitingStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        statuses: &'a T2,
        location: &'a T3,
        opened_at: &'a jiff::Timestamp,
        after: &'a T4,
        stocktake: &'a uuid::Uuid,
        many: &'a i64,
    ) -> StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 7> {
        StocktakeLineRowQuery {
            client,
            params: [tenant, statuses, location, opened_at, after, stocktake, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StocktakeLineRowBorrowed, tokio_postgres::Error> {
                    Ok(StocktakeLineRowBorrowed {
                        tag: row.try_get(0)?,
                        result: row.try_get(1)?,
                        adjusted: row.try_get(2)?,
                        article_id: row.try_get(3)?,
                        huid: row.try_get(4)?,
                        description: row.try_get(5)?,
                        metal: row.try_get(6)?,
                        fineness: row.try_get(7)?,
                        net_mg: row.try_get(8)?,
                        fine_mg: row.try_get(9)?,
                        cost_minor: row.try_get(10)?,
                        status: row.try_get(11)?,
                        location: row.try_get(12)?,
                    })
                },
            mapper: |it| StocktakeLineRow::from(it),
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
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingParams<T1, T2, T3, T4>,
        StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 7>,
        C,
    > for WaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingParams<T1, T2, T3, T4>,
    ) -> StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.statuses,
            &params.location,
            &params.opened_at,
            &params.after,
            &params.stocktake,
            &params.many,
        )
    }
}
pub struct LinesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of() -> LinesOfStmt {
    LinesOfStmt(
        "select l.tag, l.result, l.adjusted, a.article_id, a.huid, a.description, a.metal, a.fineness, a.net_mg, a.fine_mg, a.cost_minor, a.status, a.location from sell.stocktake_line l left join sell.article a on a.tenant_id = $1 and a.tag = l.tag where l.tenant_id = $1 and l.stocktake_id = $2 and l.result = any($3) and l.tag > $4 order by l.tag limit $5",
        None,
    )
}
impl LinesOfStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        stocktake: &'a uuid::Uuid,
        results: &'a T2,
        after: &'a T3,
        many: &'a i64,
    ) -> StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 5> {
        StocktakeLineRowQuery {
            client,
            params: [tenant, stocktake, results, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StocktakeLineRowBorrowed, tokio_postgres::Error> {
                    Ok(StocktakeLineRowBorrowed {
                        tag: row.try_get(0)?,
                        result: row.try_get(1)?,
                        adjusted: row.try_get(2)?,
                        article_id: row.try_get(3)?,
                        huid: row.try_get(4)?,
                        description: row.try_get(5)?,
                        metal: row.try_get(6)?,
                        fineness: row.try_get(7)?,
                        net_mg: row.try_get(8)?,
                        fine_mg: row.try_get(9)?,
                        cost_minor: row.try_get(10)?,
                        status: row.try_get(11)?,
                        location: row.try_get(12)?,
                    })
                },
            mapper: |it| StocktakeLineRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfParams<T1, T2, T3>,
        StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 5>,
        C,
    > for LinesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfParams<T1, T2, T3>,
    ) -> StocktakeLineRowQuery<'c, 'a, 's, C, StocktakeLineRow, 5> {
        self.bind(client, &params.tenant, &params.stocktake, &params.results, &params.after, &params.many)
    }
}
pub struct MetalLotsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_lots_coded() -> MetalLotsCodedStmt {
    MetalLotsCodedStmt(
        "select l.lot_id, l.code, i.unit, i.resolution_e6, i.metal, i.fineness, b.quantity_e6 from ledger.lot l join ledger.lot_balance b on b.tenant_id = $1 and b.lot_id = l.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.code = any($2::text[])",
        None,
    )
}
impl MetalLotsCodedStmt {
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
        codes: &'a T2,
    ) -> MetalLotsCodedQuery<'c, 'a, 's, C, MetalLotsCoded, 2> {
        MetalLotsCodedQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalLotsCodedBorrowed, tokio_postgres::Error> {
                Ok(MetalLotsCodedBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    resolution_e6: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    quantity_e6: row.try_get(6)?,
                })
            },
            mapper: |it| MetalLotsCoded::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalLotsCodedParams<T1, T2>,
        MetalLotsCodedQuery<'c, 'a, 's, C, MetalLotsCoded, 2>,
        C,
    > for MetalLotsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalLotsCodedParams<T1, T2>,
    ) -> MetalLotsCodedQuery<'c, 'a, 's, C, MetalLotsCoded, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct WeighLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn weigh_lots() -> WeighLotsStmt {
    WeighLotsStmt(
        "insert into sell.stocktake_lot as kept (tenant_id, stocktake_id, lot_id, counted_mg, expected_mg, counted_by, counted_at) select t.tenant_id, $1, it.lot, it.counted, it.expected, $2, $3 from app.tenant t cross join unnest($4::uuid[], $5::bigint[], $6::bigint[]) as it (lot, counted, expected) where t.tenant_id = $7 on conflict (tenant_id, stocktake_id, lot_id) do update set counted_mg = excluded.counted_mg, expected_mg = excluded.expected_mg, counted_by = excluded.counted_by, counted_at = excluded.counted_at returning kept.lot_id",
        None,
    )
}
impl WeighLotsStmt {
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
    >(
        &'s self,
        client: &'c C,
        stocktake: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        lots: &'a T1,
        counted_mg: &'a T2,
        expected_mg: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [stocktake, by, now, lots, counted_mg, expected_mg, tenant],
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WeighLotsParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for WeighLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WeighLotsParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.stocktake,
            &params.by,
            &params.now,
            &params.lots,
            &params.counted_mg,
            &params.expected_mg,
            &params.tenant,
        )
    }
}
pub struct LotsWeighedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_weighed() -> LotsWeighedStmt {
    LotsWeighedStmt(
        "select o.code, l.counted_mg, l.expected_mg, l.adjusted, exists (select from ledger.movement m where m.tenant_id = $1 and m.lot_id = l.lot_id and m.kind = 'count' and m.created_at > l.counted_at) or exists (select from sell.stocktake_lot n join sell.stocktake s on s.tenant_id = $1 and s.stocktake_id = n.stocktake_id and s.state = 'posted' where n.tenant_id = $1 and n.lot_id = l.lot_id and n.stocktake_id <> l.stocktake_id and n.counted_at > l.counted_at) as is_old from sell.stocktake_lot l join ledger.lot o on o.tenant_id = $1 and o.lot_id = l.lot_id where l.tenant_id = $1 and l.stocktake_id = $2 order by l.lot_id",
        None,
    )
}
impl LotsWeighedStmt {
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
        stocktake: &'a uuid::Uuid,
    ) -> LotsWeighedQuery<'c, 'a, 's, C, LotsWeighed, 2> {
        LotsWeighedQuery {
            client,
            params: [tenant, stocktake],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotsWeighedBorrowed, tokio_postgres::Error> {
                Ok(LotsWeighedBorrowed {
                    code: row.try_get(0)?,
                    counted_mg: row.try_get(1)?,
                    expected_mg: row.try_get(2)?,
                    adjusted: row.try_get(3)?,
                    is_old: row.try_get(4)?,
                })
            },
            mapper: |it| LotsWeighed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsWeighedParams,
        LotsWeighedQuery<'c, 'a, 's, C, LotsWeighed, 2>,
        C,
    > for LotsWeighedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsWeighedParams,
    ) -> LotsWeighedQuery<'c, 'a, 's, C, LotsWeighed, 2> {
        self.bind(client, &params.tenant, &params.stocktake)
    }
}
pub struct MarkLotsAdjustedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_lots_adjusted() -> MarkLotsAdjustedStmt {
    MarkLotsAdjustedStmt(
        "update sell.stocktake_lot set adjusted = true where tenant_id = $1 and stocktake_id = $2 and lot_id = any($3::uuid[]) returning lot_id",
        None,
    )
}
impl MarkLotsAdjustedStmt {
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
        stocktake: &'a uuid::Uuid,
        lots: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, stocktake, lots],
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
        MarkLotsAdjustedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for MarkLotsAdjustedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MarkLotsAdjustedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.stocktake, &params.lots)
    }
}
pub struct MissingInCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn missing_in_counts() -> MissingInCountsStmt {
    MissingInCountsStmt(
        "select s.stocktake_id, s.location, s.closed_at, s.closed_by, c.name as closer, k.many from ( select distinct on (w.location) w.stocktake_id, w.location, w.state, w.closed_at, w.closed_by from ( select t.stocktake_id, t.location, t.state, t.closed_at, t.closed_by from sell.stocktake t where t.tenant_id = $1 and t.state <> 'open' order by t.stocktake_id desc limit $2 ) w order by w.location, w.stocktake_id desc ) s cross join lateral ( select count(*) as many from sell.stocktake_line l join sell.article a on a.tenant_id = $1 and a.article_id = l.article_id and a.status = any($3) where l.tenant_id = $1 and l.stocktake_id = s.stocktake_id and l.result = 'missing' and not exists (select from sell.article_move m where m.tenant_id = $1 and m.article_id = l.article_id and m.created_at > s.closed_at) ) k left join app.membership c on c.tenant_id = $1 and c.person_id = s.closed_by where s.state = 'closed' and k.many > 0 order by s.stocktake_id desc",
        None,
    )
}
impl MissingInCountsStmt {
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
        counts: &'a i64,
        statuses: &'a T2,
    ) -> MissingInCountsQuery<'c, 'a, 's, C, MissingInCounts, 3> {
        MissingInCountsQuery {
            client,
            params: [tenant, counts, statuses],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MissingInCountsBorrowed, tokio_postgres::Error> {
                Ok(MissingInCountsBorrowed {
                    stocktake_id: row.try_get(0)?,
                    location: row.try_get(1)?,
                    closed_at: row.try_get(2)?,
                    closed_by: row.try_get(3)?,
                    closer: row.try_get(4)?,
                    many: row.try_get(5)?,
                })
            },
            mapper: |it| MissingInCounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MissingInCountsParams<T1, T2>,
        MissingInCountsQuery<'c, 'a, 's, C, MissingInCounts, 3>,
        C,
    > for MissingInCountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MissingInCountsParams<T1, T2>,
    ) -> MissingInCountsQuery<'c, 'a, 's, C, MissingInCounts, 3> {
        self.bind(client, &params.tenant, &params.counts, &params.statuses)
    }
}
