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
pub struct TillAtParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub till: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnTillParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
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
}
#[derive(Debug)]
pub struct CloseSessionParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub reason: Option<T1>,
    pub entry: Option<uuid::Uuid>,
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
#[derive(Clone, Copy, Debug)]
pub struct SessionsOfPersonParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CountsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub sessions: T1,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct TillAt {
    pub opened_by: Option<uuid::Uuid>,
    pub is_known: bool,
    pub counts_tills: bool,
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
    pub amount_minor: i64,
    pub paid_out: bool,
}
pub struct MovesOfBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub amount_minor: i64,
    pub paid_out: bool,
}
impl<'a> From<MovesOfBorrowed<'a>> for MovesOf {
    fn from(MovesOfBorrowed { document_id, number, amount_minor, paid_out }: MovesOfBorrowed<'a>) -> Self {
        Self { document_id, number: number.into(), amount_minor, paid_out }
    }
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
pub struct TillAtQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TillAt, tokio_postgres::Error>,
    mapper: fn(TillAt) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TillAtQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TillAt) -> R) -> TillAtQuery<'c, 'a, 's, C, R, N> {
        TillAtQuery {
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
pub struct TillAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn till_at() -> TillAtStmt {
    TillAtStmt(
        "with open_session as ( select opened_by from ledger.till_session where tenant_id = $1 and till = $2 and state = 'open' for key share ) select (select o.opened_by from open_session o) as opened_by, exists (select from ledger.till_session s where s.tenant_id = $1 and s.till = $2) as is_known, exists (select from ledger.till_session s where s.tenant_id = $1) as counts_tills from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl TillAtStmt {
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
    ) -> TillAtQuery<'c, 'a, 's, C, TillAt, 2> {
        TillAtQuery {
            client,
            params: [tenant, till],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TillAt, tokio_postgres::Error> {
                Ok(TillAt {
                    opened_by: row.try_get(0)?,
                    is_known: row.try_get(1)?,
                    counts_tills: row.try_get(2)?,
                })
            },
            mapper: |it| TillAt::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TillAtParams<T1>, TillAtQuery<'c, 'a, 's, C, TillAt, 2>, C>
    for TillAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TillAtParams<T1>,
    ) -> TillAtQuery<'c, 'a, 's, C, TillAt, 2> {
        self.bind(client, &params.tenant, &params.till)
    }
}
pub struct OwnTillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_till() -> OwnTillStmt {
    OwnTillStmt(
        "select till from ledger.till_session where tenant_id = $1 and opened_by = $2 and state = 'open' order by till_session_id desc limit 1 for key share",
        None,
    )
}
impl OwnTillStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OwnTillParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for OwnTillStmt
{
    fn params(&'s self, client: &'c C, params: &'a OwnTillParams) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.person)
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
        "select d.document_id, d.number, t.amount_minor, t.paid_out from ledger.tender t join ledger.document d on d.tenant_id = t.tenant_id and d.document_id = t.document_id where t.tenant_id = $1 and d.tenant_id = $1 and t.till_session_id = $2 and d.doc_type = 'transfer' order by d.document_id limit 100",
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
    ) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 2> {
        MovesOfQuery {
            client,
            params: [tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesOfBorrowed, tokio_postgres::Error> {
                Ok(MovesOfBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    amount_minor: row.try_get(2)?,
                    paid_out: row.try_get(3)?,
                })
            },
            mapper: |it| MovesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MovesOfParams, MovesOfQuery<'c, 'a, 's, C, MovesOf, 2>, C>
    for MovesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a MovesOfParams) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 2> {
        self.bind(client, &params.tenant, &params.session)
    }
}
pub struct CloseSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_session() -> CloseSessionStmt {
    CloseSessionStmt(
        "update ledger.till_session set state = 'closed', closed_by = $1, closed_at = $2, reason = $3, entry_id = $4 where tenant_id = $5 and till_session_id = $6 and state = 'open' returning till",
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
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        StringQuery {
            client,
            params: [by, now, reason, entry, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CloseSessionParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 6>,
        C,
    > for CloseSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CloseSessionParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.reason,
            &params.entry,
            &params.tenant,
            &params.session,
        )
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
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till_session_id = $2",
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
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till = $2 order by s.till_session_id desc limit 1",
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
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.opened_by = $2 and s.state = 'open' order by s.till_session_id desc limit 1",
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
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.till_session_id < $2 order by s.till_session_id desc limit $3",
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
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_by, c.name as closer, s.closed_at, s.reason, s.entry_id from ledger.till_session s join app.membership o on o.tenant_id = s.tenant_id and o.person_id = s.opened_by left join app.membership c on c.tenant_id = s.tenant_id and c.person_id = s.closed_by where s.tenant_id = $1 and o.tenant_id = $1 and s.opened_by = $2 and s.till_session_id < $3 order by s.till_session_id desc limit $4",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 4> {
        SessionRowQuery {
            client,
            params: [tenant, person, before, many],
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
        SessionsOfPersonParams,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 4>,
        C,
    > for SessionsOfPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SessionsOfPersonParams,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 4> {
        self.bind(client, &params.tenant, &params.person, &params.before, &params.many)
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
