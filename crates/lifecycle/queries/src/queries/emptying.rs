// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ClearOccasionsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct SealOccasionsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub documents: T1,
    pub lines: T2,
    pub words: T4,
    pub found_by: T6,
}
#[derive(Debug)]
pub struct InsertEmptiedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub place: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EndEmptyingParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub place: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClearOccasions {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub event: String,
}
pub struct ClearOccasionsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub event: &'a str,
}
impl<'a> From<ClearOccasionsBorrowed<'a>> for ClearOccasions {
    fn from(ClearOccasionsBorrowed { document_id, line_no, event }: ClearOccasionsBorrowed<'a>) -> Self {
        Self { document_id, line_no, event: event.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EmptiedColumns {
    pub place: String,
    pub found_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
pub struct EmptiedColumnsBorrowed<'a> {
    pub place: &'a str,
    pub found_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
}
impl<'a> From<EmptiedColumnsBorrowed<'a>> for EmptiedColumns {
    fn from(EmptiedColumnsBorrowed { place, found_at, ended_at }: EmptiedColumnsBorrowed<'a>) -> Self {
        Self { place: place.into(), found_at, ended_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ClearOccasionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClearOccasionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ClearOccasionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClearOccasionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClearOccasionsBorrowed) -> R) -> ClearOccasionsQuery<'c, 'a, 's, C, R, N> {
        ClearOccasionsQuery {
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct EmptiedColumnsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EmptiedColumnsBorrowed, tokio_postgres::Error>,
    mapper: fn(EmptiedColumnsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EmptiedColumnsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EmptiedColumnsBorrowed) -> R) -> EmptiedColumnsQuery<'c, 'a, 's, C, R, N> {
        EmptiedColumnsQuery {
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
pub struct ClearOccasionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_occasions() -> ClearOccasionsStmt {
    ClearOccasionsStmt(
        "select document_id, line_no, event from ledger.tender where tenant_id = $1 and event is not null order by document_id, line_no limit $2",
        None,
    )
}
impl ClearOccasionsStmt {
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
    ) -> ClearOccasionsQuery<'c, 'a, 's, C, ClearOccasions, 2> {
        ClearOccasionsQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClearOccasionsBorrowed, tokio_postgres::Error> {
                Ok(ClearOccasionsBorrowed {
                    document_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    event: row.try_get(2)?,
                })
            },
            mapper: |it| ClearOccasions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClearOccasionsParams,
        ClearOccasionsQuery<'c, 'a, 's, C, ClearOccasions, 2>,
        C,
    > for ClearOccasionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClearOccasionsParams,
    ) -> ClearOccasionsQuery<'c, 'a, 's, C, ClearOccasions, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct SealOccasionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seal_occasions() -> SealOccasionsStmt {
    SealOccasionsStmt("select ledger.seal_occasions($1, $2, $3, $4) as sealed", None)
}
impl SealOccasionsStmt {
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
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::BytesSql,
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        documents: &'a T1,
        lines: &'a T2,
        words: &'a T4,
        found_by: &'a T6,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 4> {
        Optioni64Query {
            client,
            params: [documents, lines, words, found_by],
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
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SealOccasionsParams<T1, T2, T3, T4, T5, T6>,
        Optioni64Query<'c, 'a, 's, C, Option<i64>, 4>,
        C,
    > for SealOccasionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealOccasionsParams<T1, T2, T3, T4, T5, T6>,
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 4> {
        self.bind(client, &params.documents, &params.lines, &params.words, &params.found_by)
    }
}
pub struct InsertEmptiedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_emptied() -> InsertEmptiedStmt {
    InsertEmptiedStmt(
        "insert into app.emptied (tenant_id, place, found_at) values ($1, $2, $3) on conflict (tenant_id, place) do nothing returning true as noted",
        None,
    )
}
impl InsertEmptiedStmt {
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
        place: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, place, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertEmptiedParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for InsertEmptiedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEmptiedParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.place, &params.now)
    }
}
pub struct EndEmptyingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_emptying() -> EndEmptyingStmt {
    EndEmptyingStmt(
        "insert into app.emptied as told (tenant_id, place, ended_at) values ($1, $2, $3) on conflict (tenant_id, place) do update set ended_at = excluded.ended_at where told.ended_at is null returning told.found_at",
        None,
    )
}
impl EndEmptyingStmt {
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
        place: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant, place, now],
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
        EndEmptyingParams<T1>,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3>,
        C,
    > for EndEmptyingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndEmptyingParams<T1>,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3> {
        self.bind(client, &params.tenant, &params.place, &params.now)
    }
}
pub struct EmptiedColumnsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn emptied_columns() -> EmptiedColumnsStmt {
    EmptiedColumnsStmt(
        "select place, found_at, ended_at from app.emptied where tenant_id = $1 order by place limit 100",
        None,
    )
}
impl EmptiedColumnsStmt {
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
    ) -> EmptiedColumnsQuery<'c, 'a, 's, C, EmptiedColumns, 1> {
        EmptiedColumnsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EmptiedColumnsBorrowed, tokio_postgres::Error> {
                Ok(EmptiedColumnsBorrowed {
                    place: row.try_get(0)?,
                    found_at: row.try_get(1)?,
                    ended_at: row.try_get(2)?,
                })
            },
            mapper: |it| EmptiedColumns::from(it),
        }
    }
}
