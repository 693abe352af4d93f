// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LiveDayParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub seen_no: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertClockJumpParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub clock_jump: uuid::Uuid,
    pub kind: T1,
    pub seconds: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmClockJumpParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LivedDaysParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LastLived {
    pub day: jiff::civil::Date,
    pub seen_no: i64,
    pub seen_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ConfirmClockJump {
    pub clock_jump_id: uuid::Uuid,
    pub kind: String,
    pub seconds: i64,
    pub noticed_at: jiff::Timestamp,
}
pub struct ConfirmClockJumpBorrowed<'a> {
    pub clock_jump_id: uuid::Uuid,
    pub kind: &'a str,
    pub seconds: i64,
    pub noticed_at: jiff::Timestamp,
}
impl<'a> From<ConfirmClockJumpBorrowed<'a>> for ConfirmClockJump {
    fn from(
        ConfirmClockJumpBorrowed { clock_jump_id, kind, seconds, noticed_at }: ConfirmClockJumpBorrowed<'a>,
    ) -> Self {
        Self { clock_jump_id, kind: kind.into(), seconds, noticed_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClockJumpWaits {
    pub kind: String,
    pub seconds: i64,
    pub noticed_at: jiff::Timestamp,
}
pub struct ClockJumpWaitsBorrowed<'a> {
    pub kind: &'a str,
    pub seconds: i64,
    pub noticed_at: jiff::Timestamp,
}
impl<'a> From<ClockJumpWaitsBorrowed<'a>> for ClockJumpWaits {
    fn from(ClockJumpWaitsBorrowed { kind, seconds, noticed_at }: ClockJumpWaitsBorrowed<'a>) -> Self {
        Self { kind: kind.into(), seconds, noticed_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LivedClocks {
    pub timezone: String,
    pub database_at: jiff::Timestamp,
}
pub struct LivedClocksBorrowed<'a> {
    pub timezone: &'a str,
    pub database_at: jiff::Timestamp,
}
impl<'a> From<LivedClocksBorrowed<'a>> for LivedClocks {
    fn from(LivedClocksBorrowed { timezone, database_at }: LivedClocksBorrowed<'a>) -> Self {
        Self { timezone: timezone.into(), database_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LastLivedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastLived, tokio_postgres::Error>,
    mapper: fn(LastLived) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastLivedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastLived) -> R) -> LastLivedQuery<'c, 'a, 's, C, R, N> {
        LastLivedQuery {
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
pub struct ConfirmClockJumpQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConfirmClockJumpBorrowed, tokio_postgres::Error>,
    mapper: fn(ConfirmClockJumpBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConfirmClockJumpQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConfirmClockJumpBorrowed) -> R,
    ) -> ConfirmClockJumpQuery<'c, 'a, 's, C, R, N> {
        ConfirmClockJumpQuery {
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
pub struct ClockJumpWaitsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClockJumpWaitsBorrowed, tokio_postgres::Error>,
    mapper: fn(ClockJumpWaitsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClockJumpWaitsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClockJumpWaitsBorrowed) -> R) -> ClockJumpWaitsQuery<'c, 'a, 's, C, R, N> {
        ClockJumpWaitsQuery {
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
pub struct LivedClocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LivedClocksBorrowed, tokio_postgres::Error>,
    mapper: fn(LivedClocksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LivedClocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LivedClocksBorrowed) -> R) -> LivedClocksQuery<'c, 'a, 's, C, R, N> {
        LivedClocksQuery {
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
pub struct LastLivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_lived() -> LastLivedStmt {
    LastLivedStmt(
        "select day, seen_no, seen_at from app.lived where tenant_id = $1 and seen_at is not null order by seen_no desc limit 1",
        None,
    )
}
impl LastLivedStmt {
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
    ) -> LastLivedQuery<'c, 'a, 's, C, LastLived, 1> {
        LastLivedQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastLived, tokio_postgres::Error> {
                Ok(LastLived { day: row.try_get(0)?, seen_no: row.try_get(1)?, seen_at: row.try_get(2)? })
            },
            mapper: |it| LastLived::from(it),
        }
    }
}
pub struct LiveDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_day() -> LiveDayStmt {
    LiveDayStmt(
        "insert into app.lived (tenant_id, day, seen_no, seen_at) values ($1, $2, $3, $4) on conflict (tenant_id, day) do update set seen_no = excluded.seen_no, seen_at = excluded.seen_at returning true as noted",
        None,
    )
}
impl LiveDayStmt {
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
        seen_no: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, day, seen_no, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiveDayParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for LiveDayStmt
{
    fn params(&'s self, client: &'c C, params: &'a LiveDayParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.day, &params.seen_no, &params.now)
    }
}
pub struct InsertClockJumpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_clock_jump() -> InsertClockJumpStmt {
    InsertClockJumpStmt(
        "insert into app.clock_jump (tenant_id, clock_jump_id, kind, seconds, noticed_at) values ($1, $2, $3, $4, $5) on conflict (tenant_id) where confirmed_at is null do nothing returning true as noted",
        None,
    )
}
impl InsertClockJumpStmt {
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
        clock_jump: &'a uuid::Uuid,
        kind: &'a T1,
        seconds: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [tenant, clock_jump, kind, seconds, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertClockJumpParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for InsertClockJumpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertClockJumpParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.tenant, &params.clock_jump, &params.kind, &params.seconds, &params.now)
    }
}
pub struct ConfirmClockJumpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_clock_jump() -> ConfirmClockJumpStmt {
    ConfirmClockJumpStmt(
        "update app.clock_jump set confirmed_at = $1 where tenant_id = $2 and confirmed_at is null returning clock_jump_id, kind, seconds, noticed_at",
        None,
    )
}
impl ConfirmClockJumpStmt {
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
        tenant: &'a uuid::Uuid,
    ) -> ConfirmClockJumpQuery<'c, 'a, 's, C, ConfirmClockJump, 2> {
        ConfirmClockJumpQuery {
            client,
            params: [now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConfirmClockJumpBorrowed, tokio_postgres::Error> {
                    Ok(ConfirmClockJumpBorrowed {
                        clock_jump_id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        seconds: row.try_get(2)?,
                        noticed_at: row.try_get(3)?,
                    })
                },
            mapper: |it| ConfirmClockJump::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmClockJumpParams,
        ConfirmClockJumpQuery<'c, 'a, 's, C, ConfirmClockJump, 2>,
        C,
    > for ConfirmClockJumpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmClockJumpParams,
    ) -> ConfirmClockJumpQuery<'c, 'a, 's, C, ConfirmClockJump, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct ClockJumpWaitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clock_jump_waits() -> ClockJumpWaitsStmt {
    ClockJumpWaitsStmt(
        "select kind, seconds, noticed_at from app.clock_jump where tenant_id = $1 and confirmed_at is null",
        None,
    )
}
impl ClockJumpWaitsStmt {
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
    ) -> ClockJumpWaitsQuery<'c, 'a, 's, C, ClockJumpWaits, 1> {
        ClockJumpWaitsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClockJumpWaitsBorrowed, tokio_postgres::Error> {
                Ok(ClockJumpWaitsBorrowed {
                    kind: row.try_get(0)?,
                    seconds: row.try_get(1)?,
                    noticed_at: row.try_get(2)?,
                })
            },
            mapper: |it| ClockJumpWaits::from(it),
        }
    }
}
pub struct LivedClocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lived_clocks() -> LivedClocksStmt {
    LivedClocksStmt(
        "select timezone, app.database_clock() as database_at from app.tenant where tenant_id = $1",
        None,
    )
}
impl LivedClocksStmt {
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
    ) -> LivedClocksQuery<'c, 'a, 's, C, LivedClocks, 1> {
        LivedClocksQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LivedClocksBorrowed, tokio_postgres::Error> {
                Ok(LivedClocksBorrowed { timezone: row.try_get(0)?, database_at: row.try_get(1)? })
            },
            mapper: |it| LivedClocks::from(it),
        }
    }
}
pub struct LivedDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lived_days() -> LivedDaysStmt {
    LivedDaysStmt("select day from app.lived where tenant_id = $1 order by day desc limit $2", None)
}
impl LivedDaysStmt {
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
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2> {
        JiffCivilDateQuery {
            client,
            params: [tenant, many],
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
        LivedDaysParams,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2>,
        C,
    > for LivedDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LivedDaysParams,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
