// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OpenForwardHeadParams {
    pub tenant: uuid::Uuid,
    pub leaf_index: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveForwardHeadParams {
    pub next: i64,
    pub tenant: uuid::Uuid,
    pub first: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetWarnedParams {
    pub warned_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesBetweenParams {
    pub first: i64,
    pub before: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EventsBetweenParams {
    pub tenant: uuid::Uuid,
    pub first: i64,
    pub before: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ForwardHead {
    pub leaf_index: i64,
    pub warned_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventsBetween {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: String,
    pub result: String,
    pub code: Option<String>,
    pub request_id: uuid::Uuid,
    pub leaf_index: i64,
}
pub struct EventsBetweenBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub actor_id: Option<uuid::Uuid>,
    pub action: &'a str,
    pub result: &'a str,
    pub code: Option<&'a str>,
    pub request_id: uuid::Uuid,
    pub leaf_index: i64,
}
impl<'a> From<EventsBetweenBorrowed<'a>> for EventsBetween {
    fn from(
        EventsBetweenBorrowed {
            event_id,
            at,
            actor_id,
            action,
            result,
            code,
            request_id,
            leaf_index,
        }: EventsBetweenBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            at,
            actor_id,
            action: action.into(),
            result: result.into(),
            code: code.map(|v| v.into()),
            request_id,
            leaf_index,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ForwardHeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ForwardHead, tokio_postgres::Error>,
    mapper: fn(ForwardHead) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ForwardHeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ForwardHead) -> R) -> ForwardHeadQuery<'c, 'a, 's, C, R, N> {
        ForwardHeadQuery {
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
pub struct EventsBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventsBetweenBorrowed, tokio_postgres::Error>,
    mapper: fn(EventsBetweenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventsBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventsBetweenBorrowed) -> R) -> EventsBetweenQuery<'c, 'a, 's, C, R, N> {
        EventsBetweenQuery {
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
pub struct ForwardHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forward_head() -> ForwardHeadStmt {
    ForwardHeadStmt("select leaf_index, warned_at from app.forward_head where tenant_id = $1", None)
}
impl ForwardHeadStmt {
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
    ) -> ForwardHeadQuery<'c, 'a, 's, C, ForwardHead, 1> {
        ForwardHeadQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ForwardHead, tokio_postgres::Error> {
                Ok(ForwardHead { leaf_index: row.try_get(0)?, warned_at: row.try_get(1)? })
            },
            mapper: |it| ForwardHead::from(it),
        }
    }
}
pub struct OpenForwardHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_forward_head() -> OpenForwardHeadStmt {
    OpenForwardHeadStmt(
        "insert into app.forward_head (tenant_id, leaf_index) values ($1, $2) on conflict (tenant_id) do nothing returning true as opened",
        None,
    )
}
impl OpenForwardHeadStmt {
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
        leaf_index: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, leaf_index],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenForwardHeadParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for OpenForwardHeadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenForwardHeadParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.leaf_index)
    }
}
pub struct MoveForwardHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_forward_head() -> MoveForwardHeadStmt {
    MoveForwardHeadStmt(
        "update app.forward_head set leaf_index = $1 where tenant_id = $2 and leaf_index = $3 returning true as done",
        None,
    )
}
impl MoveForwardHeadStmt {
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
        next: &'a i64,
        tenant: &'a uuid::Uuid,
        first: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [next, tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MoveForwardHeadParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for MoveForwardHeadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveForwardHeadParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.next, &params.tenant, &params.first)
    }
}
pub struct SetWarnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_warned() -> SetWarnedStmt {
    SetWarnedStmt(
        "update app.forward_head set warned_at = $1 where tenant_id = $2 returning true as done",
        None,
    )
}
impl SetWarnedStmt {
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
        warned_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [warned_at, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetWarnedParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for SetWarnedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetWarnedParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.warned_at, &params.tenant)
    }
}
pub struct WorkspacesBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_between() -> WorkspacesBetweenStmt {
    WorkspacesBetweenStmt(
        "select t.tenant_id from app.tenant t where exists (select from app.audit_leaf l where l.tenant_id = t.tenant_id and l.leaf_index >= $1 and l.leaf_index < $2) order by t.tenant_id",
        None,
    )
}
impl WorkspacesBetweenStmt {
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
        first: &'a i64,
        before: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [first, before],
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
        WorkspacesBetweenParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WorkspacesBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesBetweenParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.first, &params.before)
    }
}
pub struct EventsBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_between() -> EventsBetweenStmt {
    EventsBetweenStmt(
        "select e.event_id, e.at, e.actor_id, e.action, e.result, e.code, e.request_id, l.leaf_index from app.audit_leaf l join app.audit_event e on e.tenant_id = l.tenant_id and e.event_id = l.event_id where l.tenant_id = $1 and e.tenant_id = $1 and l.leaf_index >= $2 and l.leaf_index < $3 order by l.leaf_index",
        None,
    )
}
impl EventsBetweenStmt {
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
        first: &'a i64,
        before: &'a i64,
    ) -> EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 3> {
        EventsBetweenQuery {
            client,
            params: [tenant, first, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventsBetweenBorrowed, tokio_postgres::Error> {
                Ok(EventsBetweenBorrowed {
                    event_id: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_id: row.try_get(2)?,
                    action: row.try_get(3)?,
                    result: row.try_get(4)?,
                    code: row.try_get(5)?,
                    request_id: row.try_get(6)?,
                    leaf_index: row.try_get(7)?,
                })
            },
            mapper: |it| EventsBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EventsBetweenParams,
        EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 3>,
        C,
    > for EventsBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsBetweenParams,
    ) -> EventsBetweenQuery<'c, 'a, 's, C, EventsBetween, 3> {
        self.bind(client, &params.tenant, &params.first, &params.before)
    }
}
