// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct OpenSessionParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
    pub till: T1,
    pub float_minor: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct TillFactsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub credential: uuid::Uuid,
    pub named: Option<T1>,
}
#[derive(Debug)]
pub struct HoldOpenParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Debug)]
pub struct LockToPayParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DrawerParams {
    pub tenant: uuid::Uuid,
    pub credential: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChooseDrawerParams<T1: crate::StringSql> {
    pub till: T1,
    pub tenant: uuid::Uuid,
    pub credential: uuid::Uuid,
}
#[derive(Debug)]
pub struct LockOpenParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Debug)]
pub struct TillIsKnownParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct FlowsParams {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MovesOfParams {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
    pub all: bool,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SellersOfParams {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Debug)]
pub struct CloseSessionParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub reason: Option<T1>,
    pub entry: Option<uuid::Uuid>,
    pub to_review: bool,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReviewParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ToReviewParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockToReviewParams {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertCountsParams<
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = Option<i64>>,
> {
    pub session: uuid::Uuid,
    pub denominations: T1,
    pub modes: T3,
    pub expected_minor: T4,
    pub counted_minor: T5,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SessionOfIdParams {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Debug)]
pub struct SessionOfTillParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct SessionOfPersonParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SessionsParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct SessionsOfPersonParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub drawer: Option<T1>,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub sessions: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TillFacts {
    pub drawer: Option<String>,
    pub is_known: bool,
    pub counts_tills: bool,
}
pub struct TillFactsBorrowed<'a> {
    pub drawer: Option<&'a str>,
    pub is_known: bool,
    pub counts_tills: bool,
}
impl<'a> From<TillFactsBorrowed<'a>> for TillFacts {
    fn from(TillFactsBorrowed { drawer, is_known, counts_tills }: TillFactsBorrowed<'a>) -> Self {
        Self { drawer: drawer.map(|v| v.into()), is_known, counts_tills }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTills {
    pub till: String,
    pub opened_by: uuid::Uuid,
}
pub struct OpenTillsBorrowed<'a> {
    pub till: &'a str,
    pub opened_by: uuid::Uuid,
}
impl<'a> From<OpenTillsBorrowed<'a>> for OpenTills {
    fn from(OpenTillsBorrowed { till, opened_by }: OpenTillsBorrowed<'a>) -> Self {
        Self { till: till.into(), opened_by }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockToPay {
    pub till_session_id: uuid::Uuid,
    pub float_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockOpen {
    pub till_session_id: uuid::Uuid,
    pub till: String,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opened_at: jiff::Timestamp,
}
pub struct LockOpenBorrowed<'a> {
    pub till_session_id: uuid::Uuid,
    pub till: &'a str,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opened_at: jiff::Timestamp,
}
impl<'a> From<LockOpenBorrowed<'a>> for LockOpen {
    fn from(
        LockOpenBorrowed { till_session_id, till, float_minor, opened_by, opened_at }: LockOpenBorrowed<'a>,
    ) -> Self {
        Self { till_session_id, till: till.into(), float_minor, opened_by, opened_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    pub mode: String,
    pub taken_minor: i64,
    pub paid_minor: i64,
}
pub struct FlowsBorrowed<'a> {
    pub mode: &'a str,
    pub taken_minor: i64,
    pub paid_minor: i64,
}
impl<'a> From<FlowsBorrowed<'a>> for Flows {
    fn from(FlowsBorrowed { mode, taken_minor, paid_minor }: FlowsBorrowed<'a>) -> Self {
        Self { mode: mode.into(), taken_minor, paid_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovesOf {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub doc_type: String,
    pub posted_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub seller: Vec<u8>,
    pub modes: Vec<String>,
    pub amounts: Vec<i64>,
    pub outs: Vec<bool>,
}
pub struct MovesOfBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub doc_type: &'a str,
    pub posted_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub seller: &'a [u8],
    pub modes: crate::ArrayIterator<'a, &'a str>,
    pub amounts: crate::ArrayIterator<'a, i64>,
    pub outs: crate::ArrayIterator<'a, bool>,
}
impl<'a> From<MovesOfBorrowed<'a>> for MovesOf {
    fn from(
        MovesOfBorrowed {
            document_id,
            number,
            doc_type,
            posted_at,
            created_by,
            seller,
            modes,
            amounts,
            outs,
        }: MovesOfBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            number: number.into(),
            doc_type: doc_type.into(),
            posted_at,
            created_by,
            seller: seller.into(),
            modes: modes.map(|v| v.into()).collect(),
            amounts: amounts.map(|v| v).collect(),
            outs: outs.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SellersOf {
    pub created_by: uuid::Uuid,
    pub seller: Vec<u8>,
    pub mode: String,
    pub documents: i64,
    pub taken_minor: i64,
    pub paid_minor: i64,
}
pub struct SellersOfBorrowed<'a> {
    pub created_by: uuid::Uuid,
    pub seller: &'a [u8],
    pub mode: &'a str,
    pub documents: i64,
    pub taken_minor: i64,
    pub paid_minor: i64,
}
impl<'a> From<SellersOfBorrowed<'a>> for SellersOf {
    fn from(
        SellersOfBorrowed { created_by, seller, mode, documents, taken_minor, paid_minor }: SellersOfBorrowed<
            'a,
        >,
    ) -> Self {
        Self { created_by, seller: seller.into(), mode: mode.into(), documents, taken_minor, paid_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ToReview {
    pub till_session_id: uuid::Uuid,
    pub till: String,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Vec<u8>,
    pub closed_at: Option<jiff::Timestamp>,
    pub reason: Option<Vec<u8>>,
    pub difference_minor: i64,
}
pub struct ToReviewBorrowed<'a> {
    pub till_session_id: uuid::Uuid,
    pub till: &'a str,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: &'a [u8],
    pub closed_at: Option<jiff::Timestamp>,
    pub reason: Option<&'a [u8]>,
    pub difference_minor: i64,
}
impl<'a> From<ToReviewBorrowed<'a>> for ToReview {
    fn from(
        ToReviewBorrowed {
            till_session_id,
            till,
            closed_by,
            closer,
            closed_at,
            reason,
            difference_minor,
        }: ToReviewBorrowed<'a>,
    ) -> Self {
        Self {
            till_session_id,
            till: till.into(),
            closed_by,
            closer: closer.into(),
            closed_at,
            reason: reason.map(|v| v.into()),
            difference_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockToReview {
    pub closed_by: Option<uuid::Uuid>,
    pub to_review: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    pub till_session_id: uuid::Uuid,
    pub till: String,
    pub state: String,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opener: Vec<u8>,
    pub opened_at: jiff::Timestamp,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<Vec<u8>>,
    pub closed_at: Option<jiff::Timestamp>,
    pub reason: Option<Vec<u8>>,
    pub entry_id: Option<uuid::Uuid>,
    pub close_no: Option<i32>,
    pub to_review: bool,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewer: Option<Vec<u8>>,
    pub reviewed_at: Option<jiff::Timestamp>,
}
pub struct SessionRowBorrowed<'a> {
    pub till_session_id: uuid::Uuid,
    pub till: &'a str,
    pub state: &'a str,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opener: &'a [u8],
    pub opened_at: jiff::Timestamp,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<&'a [u8]>,
    pub closed_at: Option<jiff::Timestamp>,
    pub reason: Option<&'a [u8]>,
    pub entry_id: Option<uuid::Uuid>,
    pub close_no: Option<i32>,
    pub to_review: bool,
    pub reviewed_by: Option<uuid::Uuid>,
    pub reviewer: Option<&'a [u8]>,
    pub reviewed_at: Option<jiff::Timestamp>,
}
impl<'a> From<SessionRowBorrowed<'a>> for SessionRow {
    fn from(
        SessionRowBorrowed {
            till_session_id,
            till,
            state,
            float_minor,
            opened_by,
            opener,
            opened_at,
            closed_by,
            closer,
            closed_at,
            reason,
            entry_id,
            close_no,
            to_review,
            reviewed_by,
            reviewer,
            reviewed_at,
        }: SessionRowBorrowed<'a>,
    ) -> Self {
        Self {
            till_session_id,
            till: till.into(),
            state: state.into(),
            float_minor,
            opened_by,
            opener: opener.into(),
            opened_at,
            closed_by,
            closer: closer.map(|v| v.into()),
            closed_at,
            reason: reason.map(|v| v.into()),
            entry_id,
            close_no,
            to_review,
            reviewed_by,
            reviewer: reviewer.map(|v| v.into()),
            reviewed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountsOf {
    pub till_session_id: uuid::Uuid,
    pub mode: String,
    pub expected_minor: i64,
    pub counted_minor: Option<i64>,
    pub denominations: Option<serde_json::Value>,
}
pub struct CountsOfBorrowed<'a> {
    pub till_session_id: uuid::Uuid,
    pub mode: &'a str,
    pub expected_minor: i64,
    pub counted_minor: Option<i64>,
    pub denominations: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<CountsOfBorrowed<'a>> for CountsOf {
    fn from(
        CountsOfBorrowed {
            till_session_id,
            mode,
            expected_minor,
            counted_minor,
            denominations,
        }: CountsOfBorrowed<'a>,
    ) -> Self {
        Self {
            till_session_id,
            mode: mode.into(),
            expected_minor,
            counted_minor,
            denominations: denominations.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
pub struct TillFactsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TillFactsBorrowed, tokio_postgres::Error>,
    mapper: fn(TillFactsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TillFactsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TillFactsBorrowed) -> R) -> TillFactsQuery<'c, 'a, 's, C, R, N> {
        TillFactsQuery {
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
pub struct OpenTillsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenTillsBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenTillsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenTillsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenTillsBorrowed) -> R) -> OpenTillsQuery<'c, 'a, 's, C, R, N> {
        OpenTillsQuery {
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
pub struct LockToPayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockToPay, tokio_postgres::Error>,
    mapper: fn(LockToPay) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockToPayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockToPay) -> R) -> LockToPayQuery<'c, 'a, 's, C, R, N> {
        LockToPayQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct LockOpenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockOpenBorrowed, tokio_postgres::Error>,
    mapper: fn(LockOpenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockOpenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockOpenBorrowed) -> R) -> LockOpenQuery<'c, 'a, 's, C, R, N> {
        LockOpenQuery {
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
pub struct FlowsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FlowsBorrowed, tokio_postgres::Error>,
    mapper: fn(FlowsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FlowsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FlowsBorrowed) -> R) -> FlowsQuery<'c, 'a, 's, C, R, N> {
        FlowsQuery {
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
pub struct MovesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MovesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovesOfBorrowed) -> R) -> MovesOfQuery<'c, 'a, 's, C, R, N> {
        MovesOfQuery {
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
pub struct SellersOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SellersOfBorrowed, tokio_postgres::Error>,
    mapper: fn(SellersOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SellersOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SellersOfBorrowed) -> R) -> SellersOfQuery<'c, 'a, 's, C, R, N> {
        SellersOfQuery {
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
pub struct ToReviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ToReviewBorrowed, tokio_postgres::Error>,
    mapper: fn(ToReviewBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ToReviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ToReviewBorrowed) -> R) -> ToReviewQuery<'c, 'a, 's, C, R, N> {
        ToReviewQuery {
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
pub struct LockToReviewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockToReview, tokio_postgres::Error>,
    mapper: fn(LockToReview) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockToReviewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockToReview) -> R) -> LockToReviewQuery<'c, 'a, 's, C, R, N> {
        LockToReviewQuery {
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
pub struct SessionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SessionRowBorrowed) -> R) -> SessionRowQuery<'c, 'a, 's, C, R, N> {
        SessionRowQuery {
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
pub struct OpenSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_session() -> OpenSessionStmt {
    OpenSessionStmt(
        "insert into ledger.till_session (tenant_id, till_session_id, till, state, float_minor, opened_by, opened_at) values ($1, $2, $3, 'open', $4, $5, $6) returning true as opened",
        None,
    )
}
impl OpenSessionStmt {
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
        session: &'a uuid::Uuid,
        till: &'a T1,
        float_minor: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, session, till, float_minor, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OpenSessionParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for OpenSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenSessionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.session,
            &params.till,
            &params.float_minor,
            &params.by,
            &params.now,
        )
    }
}
pub struct TillFactsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn till_facts() -> TillFactsStmt {
    TillFactsStmt(
        "select (select p.drawer from app.session s join app.till p on p.tenant_id = s.tenant_id and p.till_id = s.till_id where s.tenant_id = $1 and p.tenant_id = $1 and s.session_id = $2) as drawer, exists (select from ledger.till_session s where s.tenant_id = $1 and s.till = $3::text) as is_known, exists (select from ledger.till_session s where s.tenant_id = $1) as counts_tills from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl TillFactsStmt {
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
        credential: &'a uuid::Uuid,
        named: &'a Option<T1>,
    ) -> TillFactsQuery<'c, 'a, 's, C, TillFacts, 3> {
        TillFactsQuery {
            client,
            params: [tenant, credential, named],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TillFactsBorrowed, tokio_postgres::Error> {
                Ok(TillFactsBorrowed {
                    drawer: row.try_get(0)?,
                    is_known: row.try_get(1)?,
                    counts_tills: row.try_get(2)?,
                })
            },
            mapper: |it| TillFacts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TillFactsParams<T1>,
        TillFactsQuery<'c, 'a, 's, C, TillFacts, 3>,
        C,
    > for TillFactsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TillFactsParams<T1>,
    ) -> TillFactsQuery<'c, 'a, 's, C, TillFacts, 3> {
        self.bind(client, &params.tenant, &params.credential, &params.named)
    }
}
pub struct OpenTillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_tills() -> OpenTillsStmt {
    OpenTillsStmt(
        "select till, opened_by from ledger.till_session where tenant_id = $1 and state = 'open' order by till_session_id desc limit 1000",
        None,
    )
}
impl OpenTillsStmt {
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
    ) -> OpenTillsQuery<'c, 'a, 's, C, OpenTills, 1> {
        OpenTillsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenTillsBorrowed, tokio_postgres::Error> {
                Ok(OpenTillsBorrowed { till: row.try_get(0)?, opened_by: row.try_get(1)? })
            },
            mapper: |it| OpenTills::from(it),
        }
    }
}
pub struct HoldOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_open() -> HoldOpenStmt {
    HoldOpenStmt(
        "select till_session_id from ledger.till_session where tenant_id = $1 and till = $2 and state = 'open' for key share",
        None,
    )
}
impl HoldOpenStmt {
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
        till: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, till],
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
        HoldOpenParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldOpenParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct LockToPayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_to_pay() -> LockToPayStmt {
    LockToPayStmt(
        "select till_session_id, float_minor from ledger.till_session where tenant_id = $1 and till = $2 and state = 'open' for no key update",
        None,
    )
}
impl LockToPayStmt {
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
        till: &'a T1,
    ) -> LockToPayQuery<'c, 'a, 's, C, LockToPay, 2> {
        LockToPayQuery {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockToPay, tokio_postgres::Error> {
                Ok(LockToPay { till_session_id: row.try_get(0)?, float_minor: row.try_get(1)? })
            },
            mapper: |it| LockToPay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockToPayParams<T1>,
        LockToPayQuery<'c, 'a, 's, C, LockToPay, 2>,
        C,
    > for LockToPayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockToPayParams<T1>,
    ) -> LockToPayQuery<'c, 'a, 's, C, LockToPay, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct DrawerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drawer() -> DrawerStmt {
    DrawerStmt(
        "select p.drawer from app.session s join app.till p on p.tenant_id = s.tenant_id and p.till_id = s.till_id where s.tenant_id = $1 and p.tenant_id = $1 and s.session_id = $2",
        None,
    )
}
impl DrawerStmt {
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
        credential: &'a uuid::Uuid,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [tenant, credential],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DrawerParams,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for DrawerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DrawerParams,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.tenant, &params.credential)
    }
}
pub struct ChooseDrawerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn choose_drawer() -> ChooseDrawerStmt {
    ChooseDrawerStmt(
        "update app.till p set drawer = $1 from app.session s where p.tenant_id = $2 and s.tenant_id = $2 and s.session_id = $3 and p.till_id = s.till_id and p.ended_at is null returning p.till_id",
        None,
    )
}
impl ChooseDrawerStmt {
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
        till: &'a T1,
        tenant: &'a uuid::Uuid,
        credential: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [till, tenant, credential],
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
        ChooseDrawerParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for ChooseDrawerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChooseDrawerParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.till, &params.tenant, &params.credential)
    }
}
pub struct LockOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_open() -> LockOpenStmt {
    LockOpenStmt(
        "select till_session_id, till, float_minor, opened_by, opened_at from ledger.till_session where tenant_id = $1 and till = $2 and state = 'open' for update",
        None,
    )
}
impl LockOpenStmt {
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
        till: &'a T1,
    ) -> LockOpenQuery<'c, 'a, 's, C, LockOpen, 2> {
        LockOpenQuery {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockOpenBorrowed, tokio_postgres::Error> {
                Ok(LockOpenBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    float_minor: row.try_get(2)?,
                    opened_by: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                })
            },
            mapper: |it| LockOpen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockOpenParams<T1>,
        LockOpenQuery<'c, 'a, 's, C, LockOpen, 2>,
        C,
    > for LockOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockOpenParams<T1>,
    ) -> LockOpenQuery<'c, 'a, 's, C, LockOpen, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct TillIsKnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn till_is_known() -> TillIsKnownStmt {
    TillIsKnownStmt(
        "select exists (select from ledger.till_session s where s.tenant_id = $1 and s.till = $2) as is_known from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl TillIsKnownStmt {
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
        till: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TillIsKnownParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for TillIsKnownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TillIsKnownParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct FlowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn flows() -> FlowsStmt {
    FlowsStmt(
        "select mode, coalesce(sum(amount_minor) filter (where not paid_out), 0)::bigint as taken_minor, coalesce(sum(amount_minor) filter (where paid_out), 0)::bigint as paid_minor from ledger.tender where tenant_id = $1 and till_session_id = $2 group by mode",
        None,
    )
}
impl FlowsStmt {
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
        session: &'a uuid::Uuid,
    ) -> FlowsQuery<'c, 'a, 's, C, Flows, 2> {
        FlowsQuery {
            client,
            params: [tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowsBorrowed, tokio_postgres::Error> {
                Ok(FlowsBorrowed {
                    mode: row.try_get(0)?,
                    taken_minor: row.try_get(1)?,
                    paid_minor: row.try_get(2)?,
                })
            },
            mapper: |it| Flows::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FlowsParams, FlowsQuery<'c, 'a, 's, C, Flows, 2>, C>
    for FlowsStmt
{
    fn params(&'s self, client: &'c C, params: &'a FlowsParams) -> FlowsQuery<'c, 'a, 's, C, Flows, 2> {
        self.bind(client, &params.tenant, &params.session)
    }
}
pub struct MovesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_of() -> MovesOfStmt {
    MovesOfStmt(
        "select d.document_id, d.number, d.doc_type::text as doc_type, d.posted_at, d.created_by, m.name as seller, array_agg(t.mode order by t.line_no) as modes, array_agg(t.amount_minor order by t.line_no) as amounts, array_agg(t.paid_out order by t.line_no) as outs from ledger.tender t join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id join app.membership m on m.tenant_id = d.tenant_id and m.person_id = d.created_by where t.tenant_id = $1 and d.tenant_id = $1 and m.tenant_id = $1 and t.till_session_id = $2 and ($3 or t.paid_out or d.doc_type = 'transfer') and d.document_id > $4 group by d.document_id, d.number, d.doc_type, d.posted_at, d.created_by, m.name order by d.document_id limit $5",
        None,
    )
}
impl MovesOfStmt {
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
        session: &'a uuid::Uuid,
        all: &'a bool,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 5> {
        MovesOfQuery {
            client,
            params: [tenant, session, all, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesOfBorrowed, tokio_postgres::Error> {
                Ok(MovesOfBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    posted_at: row.try_get(3)?,
                    created_by: row.try_get(4)?,
                    seller: row.try_get(5)?,
                    modes: row.try_get(6)?,
                    amounts: row.try_get(7)?,
                    outs: row.try_get(8)?,
                })
            },
            mapper: |it| MovesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MovesOfParams, MovesOfQuery<'c, 'a, 's, C, MovesOf, 5>, C>
    for MovesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a MovesOfParams) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 5> {
        self.bind(client, &params.tenant, &params.session, &params.all, &params.after, &params.many)
    }
}
pub struct SellersOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sellers_of() -> SellersOfStmt {
    SellersOfStmt(
        "select d.created_by, m.name as seller, t.mode, count(distinct d.document_id) as documents, coalesce(sum(t.amount_minor) filter (where not t.paid_out), 0)::bigint as taken_minor, coalesce(sum(t.amount_minor) filter (where t.paid_out), 0)::bigint as paid_minor from ledger.tender t join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id join app.membership m on m.tenant_id = d.tenant_id and m.person_id = d.created_by where t.tenant_id = $1 and d.tenant_id = $1 and m.tenant_id = $1 and t.till_session_id = $2 group by d.created_by, m.name, t.mode order by d.created_by, t.mode",
        None,
    )
}
impl SellersOfStmt {
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
        session: &'a uuid::Uuid,
    ) -> SellersOfQuery<'c, 'a, 's, C, SellersOf, 2> {
        SellersOfQuery {
            client,
            params: [tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SellersOfBorrowed, tokio_postgres::Error> {
                Ok(SellersOfBorrowed {
                    created_by: row.try_get(0)?,
                    seller: row.try_get(1)?,
                    mode: row.try_get(2)?,
                    documents: row.try_get(3)?,
                    taken_minor: row.try_get(4)?,
                    paid_minor: row.try_get(5)?,
                })
            },
            mapper: |it| SellersOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SellersOfParams, SellersOfQuery<'c, 'a, 's, C, SellersOf, 2>, C>
    for SellersOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SellersOfParams,
    ) -> SellersOfQuery<'c, 'a, 's, C, SellersOf, 2> {
        self.bind(client, &params.tenant, &params.session)
    }
}
pub struct CloseSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_session() -> CloseSessionStmt {
    CloseSessionStmt(
        "update ledger.till_session c set state = 'closed', closed_by = $1, closed_at = $2, reason = $3, entry_id = $4, to_review = $5, close_no = 1 + coalesce((select max(b.close_no) from ledger.till_session b where b.tenant_id = $6 and b.till = c.till and b.close_no is not null), 0) where c.tenant_id = $6 and c.till_session_id = $7 and c.state = 'open' returning coalesce(c.close_no, 0) as close_no",
        None,
    )
}
impl CloseSessionStmt {
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
        to_review: &'a bool,
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [by, now, reason, entry, to_review, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, CloseSessionParams<T1>, I32Query<'c, 'a, 's, C, i32, 7>, C>
    for CloseSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CloseSessionParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.reason,
            &params.entry,
            &params.to_review,
            &params.tenant,
            &params.session,
        )
    }
}
pub struct ReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn review() -> ReviewStmt {
    ReviewStmt(
        "update ledger.till_session set to_review = false, reviewed_by = $1, reviewed_at = $2 where tenant_id = $3 and till_session_id = $4 and to_review returning till",
        None,
    )
}
impl ReviewStmt {
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
        session: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [by, now, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReviewParams, StringQuery<'c, 'a, 's, C, String, 4>, C>
    for ReviewStmt
{
    fn params(&'s self, client: &'c C, params: &'a ReviewParams) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.session)
    }
}
pub struct ToReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn to_review() -> ToReviewStmt {
    ToReviewStmt(
        "select s.till_session_id, s.till, s.closed_by, c.name as closer, s.closed_at, s.reason, (n.counted_minor - n.expected_minor)::bigint as difference_minor from ledger.till_session s join ledger.till_count n on n.tenant_id = s.tenant_id and n.till_session_id = s.till_session_id join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and n.tenant_id = $1 and c.tenant_id = $1 and s.to_review and n.mode = 'cash' and n.counted_minor is not null order by s.till_session_id desc limit $2",
        None,
    )
}
impl ToReviewStmt {
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
        many: &'a i64,
    ) -> ToReviewQuery<'c, 'a, 's, C, ToReview, 2> {
        ToReviewQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ToReviewBorrowed, tokio_postgres::Error> {
                Ok(ToReviewBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    closed_by: row.try_get(2)?,
                    closer: row.try_get(3)?,
                    closed_at: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    difference_minor: row.try_get(6)?,
                })
            },
            mapper: |it| ToReview::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ToReviewParams, ToReviewQuery<'c, 'a, 's, C, ToReview, 2>, C>
    for ToReviewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ToReviewParams,
    ) -> ToReviewQuery<'c, 'a, 's, C, ToReview, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct LockToReviewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_to_review() -> LockToReviewStmt {
    LockToReviewStmt(
        "select closed_by, to_review from ledger.till_session where tenant_id = $1 and till_session_id = $2 for no key update",
        None,
    )
}
impl LockToReviewStmt {
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
        session: &'a uuid::Uuid,
    ) -> LockToReviewQuery<'c, 'a, 's, C, LockToReview, 2> {
        LockToReviewQuery {
            client,
            params: [tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockToReview, tokio_postgres::Error> {
                Ok(LockToReview { closed_by: row.try_get(0)?, to_review: row.try_get(1)? })
            },
            mapper: |it| LockToReview::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockToReviewParams,
        LockToReviewQuery<'c, 'a, 's, C, LockToReview, 2>,
        C,
    > for LockToReviewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockToReviewParams,
    ) -> LockToReviewQuery<'c, 'a, 's, C, LockToReview, 2> {
        self.bind(client, &params.tenant, &params.session)
    }
}
pub struct InsertCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_counts() -> InsertCountsStmt {
    InsertCountsStmt(
        "insert into ledger.till_count as made (tenant_id, till_session_id, mode, expected_minor, counted_minor, denominations) select t.tenant_id, $1, counts.mode, counts.expected, counts.counted, case when counts.mode = 'cash' then $2::jsonb end from app.tenant t cross join unnest($3::text[], $4::bigint[], $5::bigint[]) as counts (mode, expected, counted) where t.tenant_id = $6 returning made.mode",
        None,
    )
}
impl InsertCountsStmt {
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
        T1: crate::JsonSql,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        session: &'a uuid::Uuid,
        denominations: &'a T1,
        modes: &'a T3,
        expected_minor: &'a T4,
        counted_minor: &'a T5,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        StringQuery {
            client,
            params: [session, denominations, modes, expected_minor, counted_minor, tenant],
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
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCountsParams<T1, T2, T3, T4, T5>,
        StringQuery<'c, 'a, 's, C, String, 6>,
        C,
    > for InsertCountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCountsParams<T1, T2, T3, T4, T5>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        self.bind(
            client,
            &params.session,
            &params.denominations,
            &params.modes,
            &params.expected_minor,
            &params.counted_minor,
            &params.tenant,
        )
    }
}
pub struct SessionOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session_of_id() -> SessionOfIdStmt {
    SessionOfIdStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by, r.name as reviewer, s.reviewed_at from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till_session_id = $2",
        None,
    )
}
impl SessionOfIdStmt {
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
        session: &'a uuid::Uuid,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        SessionRowQuery {
            client,
            params: [tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                Ok(SessionRowBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_by: row.try_get(7)?,
                    closer: row.try_get(8)?,
                    closed_at: row.try_get(9)?,
                    reason: row.try_get(10)?,
                    entry_id: row.try_get(11)?,
                    close_no: row.try_get(12)?,
                    to_review: row.try_get(13)?,
                    reviewed_by: row.try_get(14)?,
                    reviewer: row.try_get(15)?,
                    reviewed_at: row.try_get(16)?,
                })
            },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionOfIdParams,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 2>,
        C,
    > for SessionOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionOfIdParams,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        self.bind(client, &params.tenant, &params.session)
    }
}
pub struct SessionOfTillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session_of_till() -> SessionOfTillStmt {
    SessionOfTillStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by, r.name as reviewer, s.reviewed_at from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till = $2 order by s.till_session_id desc limit 1",
        None,
    )
}
impl SessionOfTillStmt {
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
        till: &'a T1,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        SessionRowQuery {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                Ok(SessionRowBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_by: row.try_get(7)?,
                    closer: row.try_get(8)?,
                    closed_at: row.try_get(9)?,
                    reason: row.try_get(10)?,
                    entry_id: row.try_get(11)?,
                    close_no: row.try_get(12)?,
                    to_review: row.try_get(13)?,
                    reviewed_by: row.try_get(14)?,
                    reviewer: row.try_get(15)?,
                    reviewed_at: row.try_get(16)?,
                })
            },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionOfTillParams<T1>,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 2>,
        C,
    > for SessionOfTillStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionOfTillParams<T1>,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct SessionOfPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn session_of_person() -> SessionOfPersonStmt {
    SessionOfPersonStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by, r.name as reviewer, s.reviewed_at from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.opened_by = $2 and s.state = 'open' order by s.till_session_id desc limit 1",
        None,
    )
}
impl SessionOfPersonStmt {
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
        person: &'a uuid::Uuid,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        SessionRowQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                Ok(SessionRowBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_by: row.try_get(7)?,
                    closer: row.try_get(8)?,
                    closed_at: row.try_get(9)?,
                    reason: row.try_get(10)?,
                    entry_id: row.try_get(11)?,
                    close_no: row.try_get(12)?,
                    to_review: row.try_get(13)?,
                    reviewed_by: row.try_get(14)?,
                    reviewer: row.try_get(15)?,
                    reviewed_at: row.try_get(16)?,
                })
            },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionOfPersonParams,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 2>,
        C,
    > for SessionOfPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionOfPersonParams,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct SessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sessions() -> SessionsStmt {
    SessionsStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by, r.name as reviewer, s.reviewed_at from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till_session_id < $2 order by s.till_session_id desc limit $3",
        None,
    )
}
impl SessionsStmt {
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
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 3> {
        SessionRowQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                Ok(SessionRowBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_by: row.try_get(7)?,
                    closer: row.try_get(8)?,
                    closed_at: row.try_get(9)?,
                    reason: row.try_get(10)?,
                    entry_id: row.try_get(11)?,
                    close_no: row.try_get(12)?,
                    to_review: row.try_get(13)?,
                    reviewed_by: row.try_get(14)?,
                    reviewer: row.try_get(15)?,
                    reviewed_at: row.try_get(16)?,
                })
            },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionsParams,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 3>,
        C,
    > for SessionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionsParams,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct SessionsOfPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sessions_of_person() -> SessionsOfPersonStmt {
    SessionsOfPersonStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id, s.close_no, s.to_review, s.reviewed_by, r.name as reviewer, s.reviewed_at from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by left join app.membership r on r.tenant_id = s.tenant_id and r.person_id = s.reviewed_by where s.tenant_id = $1 and o.tenant_id = $1 and (s.opened_by = $2 or s.till = $3) and s.till_session_id < $4 order by s.till_session_id desc limit $5",
        None,
    )
}
impl SessionsOfPersonStmt {
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
        person: &'a uuid::Uuid,
        drawer: &'a Option<T1>,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 5> {
        SessionRowQuery {
            client,
            params: [tenant, person, drawer, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                Ok(SessionRowBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_by: row.try_get(7)?,
                    closer: row.try_get(8)?,
                    closed_at: row.try_get(9)?,
                    reason: row.try_get(10)?,
                    entry_id: row.try_get(11)?,
                    close_no: row.try_get(12)?,
                    to_review: row.try_get(13)?,
                    reviewed_by: row.try_get(14)?,
                    reviewer: row.try_get(15)?,
                    reviewed_at: row.try_get(16)?,
                })
            },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SessionsOfPersonParams<T1>,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 5>,
        C,
    > for SessionsOfPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionsOfPersonParams<T1>,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 5> {
        self.bind(client, &params.tenant, &params.person, &params.drawer, &params.before, &params.many)
    }
}
pub struct CountsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts_of() -> CountsOfStmt {
    CountsOfStmt(
        "select till_session_id, mode, expected_minor, counted_minor, denominations from ledger.till_count where tenant_id = $1 and till_session_id = any($2) order by till_session_id, mode",
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
        sessions: &'a T1,
    ) -> CountsOfQuery<'c, 'a, 's, C, CountsOf, 2> {
        CountsOfQuery {
            client,
            params: [tenant, sessions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountsOfBorrowed, tokio_postgres::Error> {
                Ok(CountsOfBorrowed {
                    till_session_id: row.try_get(0)?,
                    mode: row.try_get(1)?,
                    expected_minor: row.try_get(2)?,
                    counted_minor: row.try_get(3)?,
                    denominations: row.try_get(4)?,
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
        self.bind(client, &params.tenant, &params.sessions)
    }
}
