// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WorkspacesEndedParams {
    pub at: jiff::Timestamp,
    pub instance: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LiftTriedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct TryHoldParams<T1: crate::BytesSql> {
    pub hold: uuid::Uuid,
    pub reason: T1,
    pub until_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveEndedParams<T1: crate::StringSql> {
    pub workspace: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub place: T1,
    pub many: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveEndedEventsParams {
    pub workspace: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub many: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct SetDayParams {
    pub tenant: uuid::Uuid,
    pub closed_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EventsOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub action: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct GoneParams {
    pub tenant: uuid::Uuid,
    pub workspace: uuid::Uuid,
    pub first: i64,
    pub before: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WorkspacesEnded {
    pub tenant_id: uuid::Uuid,
    pub closed_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventsOf {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: Vec<u8>,
}
pub struct EventsOfBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub content: &'a [u8],
}
impl<'a> From<EventsOfBorrowed<'a>> for EventsOf {
    fn from(EventsOfBorrowed { event_id, at, content }: EventsOfBorrowed<'a>) -> Self {
        Self { event_id, at, content: content.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    pub n: i64,
    pub places: Vec<i16>,
}
pub struct GoneBorrowed<'a> {
    pub n: i64,
    pub places: crate::ArrayIterator<'a, i16>,
}
impl<'a> From<GoneBorrowed<'a>> for Gone {
    fn from(GoneBorrowed { n, places }: GoneBorrowed<'a>) -> Self {
        Self { n, places: places.map(|v| v).collect() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WorkspacesEndedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesEnded, tokio_postgres::Error>,
    mapper: fn(WorkspacesEnded) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesEndedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkspacesEnded) -> R) -> WorkspacesEndedQuery<'c, 'a, 's, C, R, N> {
        WorkspacesEndedQuery {
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
pub struct GoneQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GoneBorrowed, tokio_postgres::Error>,
    mapper: fn(GoneBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GoneQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GoneBorrowed) -> R) -> GoneQuery<'c, 'a, 's, C, R, N> {
        GoneQuery {
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
pub struct WorkspacesEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_ended() -> WorkspacesEndedStmt {
    WorkspacesEndedStmt(
        "select c.tenant_id, c.closed_at, c.ends_at from app.closing c join app.tenant t on t.tenant_id = c.tenant_id where c.ends_at <= $1 and t.read_only_since is null and not exists (select from app.instance_state g where g.one and g.read_only_since is not null) and c.tenant_id not in ( select w.workspace_id from app.incident_workspace w join app.containment m on m.tenant_id = w.tenant_id and m.case_file_id = w.case_file_id where w.tenant_id = $2 and w.is_affected and m.measure = 'lock_person' and m.lifted_at is null ) and not exists ( select from app.legal_hold h where h.tenant_id = c.tenant_id and h.lifted_at is null and (h.until_on is null or h.until_on + 2 > $1) ) order by c.ends_at",
        None,
    )
}
impl WorkspacesEndedStmt {
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
        at: &'a jiff::Timestamp,
        instance: &'a uuid::Uuid,
    ) -> WorkspacesEndedQuery<'c, 'a, 's, C, WorkspacesEnded, 2> {
        WorkspacesEndedQuery {
            client,
            params: [at, instance],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesEnded, tokio_postgres::Error> {
                Ok(WorkspacesEnded {
                    tenant_id: row.try_get(0)?,
                    closed_at: row.try_get(1)?,
                    ends_at: row.try_get(2)?,
                })
            },
            mapper: |it| WorkspacesEnded::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesEndedParams,
        WorkspacesEndedQuery<'c, 'a, 's, C, WorkspacesEnded, 2>,
        C,
    > for WorkspacesEndedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesEndedParams,
    ) -> WorkspacesEndedQuery<'c, 'a, 's, C, WorkspacesEnded, 2> {
        self.bind(client, &params.at, &params.instance)
    }
}
pub struct LiftTriedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_tried() -> LiftTriedStmt {
    LiftTriedStmt(
        "update app.legal_hold set lifted_reason = reason, lifted_by = placed_by, lifted_at = $1 where tenant_id = $2 and lifted_at is null returning legal_hold_id",
        None,
    )
}
impl LiftTriedStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiftTriedParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for LiftTriedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LiftTriedParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct TryHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_hold() -> TryHoldStmt {
    TryHoldStmt(
        "insert into app.legal_hold (tenant_id, legal_hold_id, reason, until_on, placed_by, placed_at) select t.tenant_id, $1, $2, $3, $4, $5 from app.tenant t where t.tenant_id = $6 returning true as placed",
        None,
    )
}
impl TryHoldStmt {
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
        hold: &'a uuid::Uuid,
        reason: &'a T1,
        until_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [hold, reason, until_on, by, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, TryHoldParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for TryHoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a TryHoldParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.hold,
            &params.reason,
            &params.until_on,
            &params.by,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct TablesOfWorkspacesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tables_of_workspaces() -> TablesOfWorkspacesStmt {
    TablesOfWorkspacesStmt(
        "with recursive tables as ( select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_policy p on p.polrelid = c.oid and p.polname = 'tenant' where c.relkind = 'r' and n.nspname in ('app', 'ledger', 'make', 'sell') ), deep (oid, depth) as ( select t.oid, 0 from tables t union select f.confrelid, d.depth + 1 from deep d join pg_catalog.pg_constraint f on f.conrelid = d.oid and f.contype = 'f' and f.confrelid <> f.conrelid ) select t.name from tables t join (select d.oid, max(d.depth) as depth from deep d group by d.oid) d on d.oid = t.oid where t.name not in ('app.tenant', 'app.closing', 'app.audit_event', 'app.audit_leaf') order by d.depth, t.name",
        None,
    )
}
impl TablesOfWorkspacesStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct RemoveEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_ended() -> RemoveEndedStmt {
    RemoveEndedStmt("select app.remove_ended($1, $2, $3, $4) as gone", None)
}
impl RemoveEndedStmt {
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
        workspace: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        place: &'a T1,
        many: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [workspace, at, place, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RemoveEndedParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for RemoveEndedStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemoveEndedParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.workspace, &params.at, &params.place, &params.many)
    }
}
pub struct RemoveEndedEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_ended_events() -> RemoveEndedEventsStmt {
    RemoveEndedEventsStmt("select app.remove_ended_events($1, $2, $3) as gone", None)
}
impl RemoveEndedEventsStmt {
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
        workspace: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        many: &'a i32,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [workspace, at, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemoveEndedEventsParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for RemoveEndedEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveEndedEventsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.workspace, &params.at, &params.many)
    }
}
pub struct ShutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shut() -> ShutStmt {
    ShutStmt(
        "update app.membership set state = 'removed', joins_by = null, version = version + 1 where tenant_id = $1 and state in ('active', 'joining') returning person_id",
        None,
    )
}
impl ShutStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ForgetDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_day() -> ForgetDayStmt {
    ForgetDayStmt("delete from app.closing where tenant_id = $1 returning true as gone", None)
}
impl ForgetDayStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SetDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_day() -> SetDayStmt {
    SetDayStmt(
        "insert into app.closing (tenant_id, closed_at, ends_at) values ($1, $2, $3) returning true as closed",
        None,
    )
}
impl SetDayStmt {
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
        closed_at: &'a jiff::Timestamp,
        ends_at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, closed_at, ends_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetDayParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetDayStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetDayParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.closed_at, &params.ends_at)
    }
}
pub struct AddressOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn address_of() -> AddressOfStmt {
    AddressOfStmt("select slug from app.address where tenant_id = $1", None)
}
impl AddressOfStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct EventsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of() -> EventsOfStmt {
    EventsOfStmt(
        "select event_id, at, content from app.audit_event where tenant_id = $1 and action = $2 order by event_id",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        action: &'a T1,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 2> {
        EventsOfQuery {
            client,
            params: [tenant, action],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventsOfBorrowed, tokio_postgres::Error> {
                Ok(EventsOfBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    content: row.try_get(2)?,
                })
            },
            mapper: |it| EventsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsOfParams<T1>,
        EventsOfQuery<'c, 'a, 's, C, EventsOf, 2>,
        C,
    > for EventsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfParams<T1>,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 2> {
        self.bind(client, &params.tenant, &params.action)
    }
}
pub struct GoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn gone() -> GoneStmt {
    GoneStmt(
        "select n, places from app.audit_gone where tenant_id = $1 and workspace_id = $2 and n >= $3 and n < $4 order by n",
        None,
    )
}
impl GoneStmt {
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
        workspace: &'a uuid::Uuid,
        first: &'a i64,
        before: &'a i64,
    ) -> GoneQuery<'c, 'a, 's, C, Gone, 4> {
        GoneQuery {
            client,
            params: [tenant, workspace, first, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GoneBorrowed, tokio_postgres::Error> {
                Ok(GoneBorrowed { n: row.try_get(0)?, places: row.try_get(1)? })
            },
            mapper: |it| Gone::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, GoneParams, GoneQuery<'c, 'a, 's, C, Gone, 4>, C> for GoneStmt
{
    fn params(&'s self, client: &'c C, params: &'a GoneParams) -> GoneQuery<'c, 'a, 's, C, Gone, 4> {
        self.bind(client, &params.tenant, &params.workspace, &params.first, &params.before)
    }
}
