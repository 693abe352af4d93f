// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertSentinelParams<T1: crate::JsonSql> {
    pub tenant: uuid::Uuid,
    pub sentinel: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub tally: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct PruneSentinelsParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct SentinelsParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LastTallyParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Sentinels {
    pub at: jiff::Timestamp,
    pub log_piece: Option<String>,
}
pub struct SentinelsBorrowed<'a> {
    pub at: jiff::Timestamp,
    pub log_piece: Option<&'a str>,
}
impl<'a> From<SentinelsBorrowed<'a>> for Sentinels {
    fn from(SentinelsBorrowed { at, log_piece }: SentinelsBorrowed<'a>) -> Self {
        Self { at, log_piece: log_piece.map(|v| v.into()) }
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
pub struct SentinelsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SentinelsBorrowed, tokio_postgres::Error>,
    mapper: fn(SentinelsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SentinelsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SentinelsBorrowed) -> R) -> SentinelsQuery<'c, 'a, 's, C, R, N> {
        SentinelsQuery {
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
pub struct InsertSentinelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_sentinel() -> InsertSentinelStmt {
    InsertSentinelStmt(
        "insert into app.sentinel (tenant_id, sentinel_id, at, tally, log_piece) values ($1, $2, $3, $4, pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn())) returning true as noted",
        None,
    )
}
impl InsertSentinelStmt {
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
        tenant: &'a uuid::Uuid,
        sentinel: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        tally: &'a Option<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, sentinel, at, tally],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<'c, 'a, 's, InsertSentinelParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertSentinelStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSentinelParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.sentinel, &params.at, &params.tally)
    }
}
pub struct PruneSentinelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_sentinels() -> PruneSentinelsStmt {
    PruneSentinelsStmt(
        "delete from app.sentinel where tenant_id = $1 and at < $2 returning sentinel_id",
        None,
    )
}
impl PruneSentinelsStmt {
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
        before: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, before],
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
        PruneSentinelsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for PruneSentinelsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PruneSentinelsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
pub struct SentinelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sentinels() -> SentinelsStmt {
    SentinelsStmt(
        "select at, log_piece from app.sentinel where tenant_id = $1 and at >= $2 order by at limit $3",
        None,
    )
}
impl SentinelsStmt {
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
        since: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> SentinelsQuery<'c, 'a, 's, C, Sentinels, 3> {
        SentinelsQuery {
            client,
            params: [tenant, since, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SentinelsBorrowed, tokio_postgres::Error> {
                Ok(SentinelsBorrowed { at: row.try_get(0)?, log_piece: row.try_get(1)? })
            },
            mapper: |it| Sentinels::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SentinelsParams, SentinelsQuery<'c, 'a, 's, C, Sentinels, 3>, C>
    for SentinelsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SentinelsParams,
    ) -> SentinelsQuery<'c, 'a, 's, C, Sentinels, 3> {
        self.bind(client, &params.tenant, &params.since, &params.many)
    }
}
pub struct LastTallyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_tally() -> LastTallyStmt {
    LastTallyStmt(
        "select tally from app.sentinel where tenant_id = $1 and at > $2 and at < $3 and tally is not null order by at desc limit 1",
        None,
    )
}
impl LastTallyStmt {
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
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
    ) -> OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3> {
        OptionserdejsonValueQuery {
            client,
            params: [tenant, since, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastTallyParams,
        OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3>,
        C,
    > for LastTallyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastTallyParams,
    ) -> OptionserdejsonValueQuery<'c, 'a, 's, C, Option<serde_json::Value>, 3> {
        self.bind(client, &params.tenant, &params.since, &params.before)
    }
}
