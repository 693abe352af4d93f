// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct NextNumberParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
}
#[derive(Debug)]
pub struct InsertCaseParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub kind: T1,
    pub number: i32,
    pub state: T2,
    pub is_drill: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertEventParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub event: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub what: T1,
    pub facts: Option<T2>,
    pub words: Option<T3>,
    pub is_public: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertClockParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub case_clock: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub clock: T1,
    pub begun: jiff::Timestamp,
    pub due: jiff::Timestamp,
    pub event: uuid::Uuid,
}
#[derive(Debug)]
pub struct StopClockParams<T1: crate::StringSql> {
    pub now: jiff::Timestamp,
    pub event: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub clock: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct StopAllClocksParams {
    pub now: jiff::Timestamp,
    pub event: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct MoveCaseParams<T1: crate::StringSql> {
    pub state: T1,
    pub closed_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct CaseLockedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub number: i32,
}
#[derive(Debug)]
pub struct CaseNumberedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub number: i32,
}
#[derive(Debug)]
pub struct CasesBeforeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kind: T1,
    pub before_no: i32,
    pub with_closed: bool,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct ClocksOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub case_files: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithClocksParams {
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClocksRunningParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetRemindersParams {
    pub reminders: i16,
    pub tenant: uuid::Uuid,
    pub case_clock: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HolidaysFromParams {
    pub tenant: uuid::Uuid,
    pub first: jiff::civil::Date,
    pub many: i64,
}
#[derive(Debug)]
pub struct ClocksSinceParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub clocks: T2,
    pub first_at: jiff::Timestamp,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub state: String,
    pub is_drill: bool,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
}
pub struct CaseRowBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub state: &'a str,
    pub is_drill: bool,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
}
impl<'a> From<CaseRowBorrowed<'a>> for CaseRow {
    fn from(
        CaseRowBorrowed { case_file_id, case_no, state, is_drill, opened_at, closed_at }: CaseRowBorrowed<'a>,
    ) -> Self {
        Self { case_file_id, case_no, state: state.into(), is_drill, opened_at, closed_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventsOf {
    pub case_event_id: uuid::Uuid,
    pub what: String,
    pub facts: Option<serde_json::Value>,
    pub words: Option<Vec<u8>>,
    pub is_public: bool,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
}
pub struct EventsOfBorrowed<'a> {
    pub case_event_id: uuid::Uuid,
    pub what: &'a str,
    pub facts: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub words: Option<&'a [u8]>,
    pub is_public: bool,
    pub created_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<EventsOfBorrowed<'a>> for EventsOf {
    fn from(
        EventsOfBorrowed {
            case_event_id,
            what,
            facts,
            words,
            is_public,
            created_by,
            created_at,
        }: EventsOfBorrowed<'a>,
    ) -> Self {
        Self {
            case_event_id,
            what: what.into(),
            facts: facts.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            words: words.map(|v| v.into()),
            is_public,
            created_by,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClocksOf {
    pub case_file_id: uuid::Uuid,
    pub clock: String,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub stopped_at: Option<jiff::Timestamp>,
}
pub struct ClocksOfBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub clock: &'a str,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub stopped_at: Option<jiff::Timestamp>,
}
impl<'a> From<ClocksOfBorrowed<'a>> for ClocksOf {
    fn from(
        ClocksOfBorrowed { case_file_id, clock, begun_at, due_at, stopped_at }: ClocksOfBorrowed<'a>,
    ) -> Self {
        Self { case_file_id, clock: clock.into(), begun_at, due_at, stopped_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClocksRunning {
    pub case_clock_id: uuid::Uuid,
    pub case_file_id: uuid::Uuid,
    pub clock: String,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub reminders: i16,
    pub kind: String,
    pub case_no: i32,
    pub is_drill: bool,
}
pub struct ClocksRunningBorrowed<'a> {
    pub case_clock_id: uuid::Uuid,
    pub case_file_id: uuid::Uuid,
    pub clock: &'a str,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub reminders: i16,
    pub kind: &'a str,
    pub case_no: i32,
    pub is_drill: bool,
}
impl<'a> From<ClocksRunningBorrowed<'a>> for ClocksRunning {
    fn from(
        ClocksRunningBorrowed {
            case_clock_id,
            case_file_id,
            clock,
            begun_at,
            due_at,
            reminders,
            kind,
            case_no,
            is_drill,
        }: ClocksRunningBorrowed<'a>,
    ) -> Self {
        Self {
            case_clock_id,
            case_file_id,
            clock: clock.into(),
            begun_at,
            due_at,
            reminders,
            kind: kind.into(),
            case_no,
            is_drill,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub slug: String,
    pub name: String,
    pub timezone: String,
    pub country: String,
    pub state: Option<String>,
}
pub struct PlaceBorrowed<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub timezone: &'a str,
    pub country: &'a str,
    pub state: Option<&'a str>,
}
impl<'a> From<PlaceBorrowed<'a>> for Place {
    fn from(PlaceBorrowed { slug, name, timezone, country, state }: PlaceBorrowed<'a>) -> Self {
        Self {
            slug: slug.into(),
            name: name.into(),
            timezone: timezone.into(),
            country: country.into(),
            state: state.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HolidaysFrom {
    pub day: jiff::civil::Date,
    pub region: String,
    pub name: String,
}
pub struct HolidaysFromBorrowed<'a> {
    pub day: jiff::civil::Date,
    pub region: &'a str,
    pub name: &'a str,
}
impl<'a> From<HolidaysFromBorrowed<'a>> for HolidaysFrom {
    fn from(HolidaysFromBorrowed { day, region, name }: HolidaysFromBorrowed<'a>) -> Self {
        Self { day, region: region.into(), name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClocksSince {
    pub clock: String,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub stopped_at: Option<jiff::Timestamp>,
}
pub struct ClocksSinceBorrowed<'a> {
    pub clock: &'a str,
    pub begun_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub stopped_at: Option<jiff::Timestamp>,
}
impl<'a> From<ClocksSinceBorrowed<'a>> for ClocksSince {
    fn from(ClocksSinceBorrowed { clock, begun_at, due_at, stopped_at }: ClocksSinceBorrowed<'a>) -> Self {
        Self { clock: clock.into(), begun_at, due_at, stopped_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct CaseRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CaseRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CaseRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CaseRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CaseRowBorrowed) -> R) -> CaseRowQuery<'c, 'a, 's, C, R, N> {
        CaseRowQuery {
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
pub struct EventsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(EventsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventsOfBorrowed) -> R) -> EventsOfQuery<'c, 'a, 's, C, R, N> {
        EventsOfQuery {
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
pub struct ClocksOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClocksOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ClocksOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClocksOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClocksOfBorrowed) -> R) -> ClocksOfQuery<'c, 'a, 's, C, R, N> {
        ClocksOfQuery {
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
pub struct ClocksRunningQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClocksRunningBorrowed, tokio_postgres::Error>,
    mapper: fn(ClocksRunningBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClocksRunningQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClocksRunningBorrowed) -> R) -> ClocksRunningQuery<'c, 'a, 's, C, R, N> {
        ClocksRunningQuery {
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
pub struct PlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlaceBorrowed, tokio_postgres::Error>,
    mapper: fn(PlaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlaceBorrowed) -> R) -> PlaceQuery<'c, 'a, 's, C, R, N> {
        PlaceQuery {
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
pub struct HolidaysFromQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HolidaysFromBorrowed, tokio_postgres::Error>,
    mapper: fn(HolidaysFromBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HolidaysFromQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HolidaysFromBorrowed) -> R) -> HolidaysFromQuery<'c, 'a, 's, C, R, N> {
        HolidaysFromQuery {
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
pub struct ClocksSinceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClocksSinceBorrowed, tokio_postgres::Error>,
    mapper: fn(ClocksSinceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClocksSinceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClocksSinceBorrowed) -> R) -> ClocksSinceQuery<'c, 'a, 's, C, R, N> {
        ClocksSinceQuery {
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
pub struct NextNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_number() -> NextNumberStmt {
    NextNumberStmt(
        "insert into app.case_series (tenant_id, kind, last_no) values ($1, $2, 1) on conflict (tenant_id, kind) do update set last_no = app.case_series.last_no + 1 returning last_no",
        None,
    )
}
impl NextNumberStmt {
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
        kind: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, NextNumberParams<T1>, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for NextNumberStmt
{
    fn params(&'s self, client: &'c C, params: &'a NextNumberParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.kind)
    }
}
pub struct InsertCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_case() -> InsertCaseStmt {
    InsertCaseStmt(
        "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as opened",
        None,
    )
}
impl InsertCaseStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        kind: &'a T1,
        number: &'a i32,
        state: &'a T2,
        is_drill: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, case_file, kind, number, state, is_drill, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertCaseParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertCaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCaseParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.case_file,
            &params.kind,
            &params.number,
            &params.state,
            &params.is_drill,
            &params.now,
        )
    }
}
pub struct InsertEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event() -> InsertEventStmt {
    InsertEventStmt(
        "insert into app.case_event (tenant_id, case_event_id, case_file_id, what, facts, words, is_public, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as noted",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        event: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        what: &'a T1,
        facts: &'a Option<T2>,
        words: &'a Option<T3>,
        is_public: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, event, case_file, what, facts, words, is_public, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEventParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEventParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.event,
            &params.case_file,
            &params.what,
            &params.facts,
            &params.words,
            &params.is_public,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_clock() -> InsertClockStmt {
    InsertClockStmt(
        "insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders) values ($1, $2, $3, $4, $5, $6, $7, 0) on conflict (tenant_id, case_file_id, clock) where stopped_at is null do nothing returning true as begun",
        None,
    )
}
impl InsertClockStmt {
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
        case_clock: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        clock: &'a T1,
        begun: &'a jiff::Timestamp,
        due: &'a jiff::Timestamp,
        event: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, case_clock, case_file, clock, begun, due, event],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertClockParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertClockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertClockParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.case_clock,
            &params.case_file,
            &params.clock,
            &params.begun,
            &params.due,
            &params.event,
        )
    }
}
pub struct StopClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stop_clock() -> StopClockStmt {
    StopClockStmt(
        "update app.case_clock set stopped_at = greatest($1, begun_at), stopped_event_id = $2 where tenant_id = $3 and case_file_id = $4 and clock = $5 and stopped_at is null returning due_at",
        None,
    )
}
impl StopClockStmt {
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
        now: &'a jiff::Timestamp,
        event: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        clock: &'a T1,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5> {
        JiffTimestampQuery {
            client,
            params: [now, event, tenant, case_file, clock],
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
        StopClockParams<T1>,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5>,
        C,
    > for StopClockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StopClockParams<T1>,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 5> {
        self.bind(client, &params.now, &params.event, &params.tenant, &params.case_file, &params.clock)
    }
}
pub struct StopAllClocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stop_all_clocks() -> StopAllClocksStmt {
    StopAllClocksStmt(
        "update app.case_clock set stopped_at = greatest($1, begun_at), stopped_event_id = $2 where tenant_id = $3 and case_file_id = $4 and stopped_at is null returning due_at",
        None,
    )
}
impl StopAllClocksStmt {
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
        now: &'a jiff::Timestamp,
        event: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 4> {
        JiffTimestampQuery {
            client,
            params: [now, event, tenant, case_file],
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
        StopAllClocksParams,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 4>,
        C,
    > for StopAllClocksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StopAllClocksParams,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 4> {
        self.bind(client, &params.now, &params.event, &params.tenant, &params.case_file)
    }
}
pub struct MoveCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_case() -> MoveCaseStmt {
    MoveCaseStmt(
        "update app.case_file set state = $1, closed_at = $2 where tenant_id = $3 and case_file_id = $4 returning true as moved",
        None,
    )
}
impl MoveCaseStmt {
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
        closed_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [state, closed_at, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MoveCaseParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for MoveCaseStmt
{
    fn params(&'s self, client: &'c C, params: &'a MoveCaseParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.state, &params.closed_at, &params.tenant, &params.case_file)
    }
}
pub struct CaseLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn case_locked() -> CaseLockedStmt {
    CaseLockedStmt(
        "select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file where tenant_id = $1 and kind = $2 and case_no = $3 for update",
        None,
    )
}
impl CaseLockedStmt {
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
        kind: &'a T1,
        number: &'a i32,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 3> {
        CaseRowQuery {
            client,
            params: [tenant, kind, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaseRowBorrowed, tokio_postgres::Error> {
                Ok(CaseRowBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    state: row.try_get(2)?,
                    is_drill: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    closed_at: row.try_get(5)?,
                })
            },
            mapper: |it| CaseRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CaseLockedParams<T1>,
        CaseRowQuery<'c, 'a, 's, C, CaseRow, 3>,
        C,
    > for CaseLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaseLockedParams<T1>,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 3> {
        self.bind(client, &params.tenant, &params.kind, &params.number)
    }
}
pub struct CaseNumberedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn case_numbered() -> CaseNumberedStmt {
    CaseNumberedStmt(
        "select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file where tenant_id = $1 and kind = $2 and case_no = $3",
        None,
    )
}
impl CaseNumberedStmt {
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
        kind: &'a T1,
        number: &'a i32,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 3> {
        CaseRowQuery {
            client,
            params: [tenant, kind, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaseRowBorrowed, tokio_postgres::Error> {
                Ok(CaseRowBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    state: row.try_get(2)?,
                    is_drill: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    closed_at: row.try_get(5)?,
                })
            },
            mapper: |it| CaseRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CaseNumberedParams<T1>,
        CaseRowQuery<'c, 'a, 's, C, CaseRow, 3>,
        C,
    > for CaseNumberedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CaseNumberedParams<T1>,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 3> {
        self.bind(client, &params.tenant, &params.kind, &params.number)
    }
}
pub struct CasesBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cases_before() -> CasesBeforeStmt {
    CasesBeforeStmt(
        "select case_file_id, case_no, state, is_drill, opened_at, closed_at from app.case_file where tenant_id = $1 and kind = $2 and case_no < $3 and ($4 or closed_at is null) order by case_no desc limit $5",
        None,
    )
}
impl CasesBeforeStmt {
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
        kind: &'a T1,
        before_no: &'a i32,
        with_closed: &'a bool,
        many: &'a i64,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 5> {
        CaseRowQuery {
            client,
            params: [tenant, kind, before_no, with_closed, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CaseRowBorrowed, tokio_postgres::Error> {
                Ok(CaseRowBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    state: row.try_get(2)?,
                    is_drill: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    closed_at: row.try_get(5)?,
                })
            },
            mapper: |it| CaseRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CasesBeforeParams<T1>,
        CaseRowQuery<'c, 'a, 's, C, CaseRow, 5>,
        C,
    > for CasesBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CasesBeforeParams<T1>,
    ) -> CaseRowQuery<'c, 'a, 's, C, CaseRow, 5> {
        self.bind(client, &params.tenant, &params.kind, &params.before_no, &params.with_closed, &params.many)
    }
}
pub struct EventsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of() -> EventsOfStmt {
    EventsOfStmt(
        "select case_event_id, what, facts, words, is_public, created_by, created_at from app.case_event where tenant_id = $1 and case_file_id = $2 order by case_event_id limit $3",
        None,
    )
}
impl EventsOfStmt {
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
        case_file: &'a uuid::Uuid,
        many: &'a i64,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 3> {
        EventsOfQuery {
            client,
            params: [tenant, case_file, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventsOfBorrowed, tokio_postgres::Error> {
                Ok(EventsOfBorrowed {
                    case_event_id: row.try_get(0)?,
                    what: row.try_get(1)?,
                    facts: row.try_get(2)?,
                    words: row.try_get(3)?,
                    is_public: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| EventsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EventsOfParams, EventsOfQuery<'c, 'a, 's, C, EventsOf, 3>, C>
    for EventsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfParams,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.many)
    }
}
pub struct ClocksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clocks_of() -> ClocksOfStmt {
    ClocksOfStmt(
        "select case_file_id, clock, begun_at, due_at, stopped_at from app.case_clock where tenant_id = $1 and case_file_id = any($2) order by due_at, case_clock_id",
        None,
    )
}
impl ClocksOfStmt {
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
        case_files: &'a T1,
    ) -> ClocksOfQuery<'c, 'a, 's, C, ClocksOf, 2> {
        ClocksOfQuery {
            client,
            params: [tenant, case_files],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClocksOfBorrowed, tokio_postgres::Error> {
                Ok(ClocksOfBorrowed {
                    case_file_id: row.try_get(0)?,
                    clock: row.try_get(1)?,
                    begun_at: row.try_get(2)?,
                    due_at: row.try_get(3)?,
                    stopped_at: row.try_get(4)?,
                })
            },
            mapper: |it| ClocksOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClocksOfParams<T1>,
        ClocksOfQuery<'c, 'a, 's, C, ClocksOf, 2>,
        C,
    > for ClocksOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClocksOfParams<T1>,
    ) -> ClocksOfQuery<'c, 'a, 's, C, ClocksOf, 2> {
        self.bind(client, &params.tenant, &params.case_files)
    }
}
pub struct WorkspacesWithClocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_clocks() -> WorkspacesWithClocksStmt {
    WorkspacesWithClocksStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id > $1 and exists (select from app.case_clock c where c.tenant_id = t.tenant_id and c.stopped_at is null) order by t.tenant_id limit $2",
        None,
    )
}
impl WorkspacesWithClocksStmt {
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
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [after, many],
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
        WorkspacesWithClocksParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesWithClocksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithClocksParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.after, &params.many)
    }
}
pub struct ClocksRunningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clocks_running() -> ClocksRunningStmt {
    ClocksRunningStmt(
        "select c.case_clock_id, c.case_file_id, c.clock, c.begun_at, c.due_at, c.reminders, f.kind, f.case_no, f.is_drill from app.case_clock c join app.case_file f on f.tenant_id = c.tenant_id and f.case_file_id = c.case_file_id where c.tenant_id = $1 and c.stopped_at is null order by c.due_at, c.case_clock_id limit $2",
        None,
    )
}
impl ClocksRunningStmt {
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
    ) -> ClocksRunningQuery<'c, 'a, 's, C, ClocksRunning, 2> {
        ClocksRunningQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClocksRunningBorrowed, tokio_postgres::Error> {
                Ok(ClocksRunningBorrowed {
                    case_clock_id: row.try_get(0)?,
                    case_file_id: row.try_get(1)?,
                    clock: row.try_get(2)?,
                    begun_at: row.try_get(3)?,
                    due_at: row.try_get(4)?,
                    reminders: row.try_get(5)?,
                    kind: row.try_get(6)?,
                    case_no: row.try_get(7)?,
                    is_drill: row.try_get(8)?,
                })
            },
            mapper: |it| ClocksRunning::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClocksRunningParams,
        ClocksRunningQuery<'c, 'a, 's, C, ClocksRunning, 2>,
        C,
    > for ClocksRunningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClocksRunningParams,
    ) -> ClocksRunningQuery<'c, 'a, 's, C, ClocksRunning, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct SetRemindersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_reminders() -> SetRemindersStmt {
    SetRemindersStmt(
        "update app.case_clock set reminders = $1 where tenant_id = $2 and case_clock_id = $3 and stopped_at is null and reminders < $1 returning true as reminded",
        None,
    )
}
impl SetRemindersStmt {
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
        reminders: &'a i16,
        tenant: &'a uuid::Uuid,
        case_clock: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [reminders, tenant, case_clock],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetRemindersParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetRemindersStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetRemindersParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.reminders, &params.tenant, &params.case_clock)
    }
}
pub struct PlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place() -> PlaceStmt {
    PlaceStmt("select slug, name, timezone, country, state from app.tenant where tenant_id = $1", None)
}
impl PlaceStmt {
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
    ) -> PlaceQuery<'c, 'a, 's, C, Place, 1> {
        PlaceQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlaceBorrowed, tokio_postgres::Error> {
                Ok(PlaceBorrowed {
                    slug: row.try_get(0)?,
                    name: row.try_get(1)?,
                    timezone: row.try_get(2)?,
                    country: row.try_get(3)?,
                    state: row.try_get(4)?,
                })
            },
            mapper: |it| Place::from(it),
        }
    }
}
pub struct HolidaysFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holidays_from() -> HolidaysFromStmt {
    HolidaysFromStmt(
        "select day, region, name from app.holiday where tenant_id = $1 and day >= $2 order by day, region limit $3",
        None,
    )
}
impl HolidaysFromStmt {
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
        many: &'a i64,
    ) -> HolidaysFromQuery<'c, 'a, 's, C, HolidaysFrom, 3> {
        HolidaysFromQuery {
            client,
            params: [tenant, first, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HolidaysFromBorrowed, tokio_postgres::Error> {
                Ok(HolidaysFromBorrowed {
                    day: row.try_get(0)?,
                    region: row.try_get(1)?,
                    name: row.try_get(2)?,
                })
            },
            mapper: |it| HolidaysFrom::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HolidaysFromParams,
        HolidaysFromQuery<'c, 'a, 's, C, HolidaysFrom, 3>,
        C,
    > for HolidaysFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HolidaysFromParams,
    ) -> HolidaysFromQuery<'c, 'a, 's, C, HolidaysFrom, 3> {
        self.bind(client, &params.tenant, &params.first, &params.many)
    }
}
pub struct ClocksSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clocks_since() -> ClocksSinceStmt {
    ClocksSinceStmt(
        "select clock, begun_at, due_at, stopped_at from app.case_clock where tenant_id = $1 and clock = any($2) and begun_at >= $3 order by begun_at limit $4",
        None,
    )
}
impl ClocksSinceStmt {
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
        clocks: &'a T2,
        first_at: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> ClocksSinceQuery<'c, 'a, 's, C, ClocksSince, 4> {
        ClocksSinceQuery {
            client,
            params: [tenant, clocks, first_at, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClocksSinceBorrowed, tokio_postgres::Error> {
                Ok(ClocksSinceBorrowed {
                    clock: row.try_get(0)?,
                    begun_at: row.try_get(1)?,
                    due_at: row.try_get(2)?,
                    stopped_at: row.try_get(3)?,
                })
            },
            mapper: |it| ClocksSince::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClocksSinceParams<T1, T2>,
        ClocksSinceQuery<'c, 'a, 's, C, ClocksSince, 4>,
        C,
    > for ClocksSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClocksSinceParams<T1, T2>,
    ) -> ClocksSinceQuery<'c, 'a, 's, C, ClocksSince, 4> {
        self.bind(client, &params.tenant, &params.clocks, &params.first_at, &params.many)
    }
}
