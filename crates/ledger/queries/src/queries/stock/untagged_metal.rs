// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertUntaggedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub untagged: uuid::Uuid,
    pub metal: T1,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub cause: T2,
    pub movement: Option<uuid::Uuid>,
    pub document: Option<uuid::Uuid>,
    pub entry: Option<uuid::Uuid>,
    pub moved_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertUntaggedAtStartParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub untagged: uuid::Uuid,
    pub metal: Option<T1>,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub cause: T2,
    pub entry: uuid::Uuid,
    pub moved_on: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
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
pub struct InsertUntaggedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_untagged() -> InsertUntaggedStmt {
    InsertUntaggedStmt(
        "insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, movement_id, document_id, entry_id, moved_on, created_by, created_at) values ($1, $2, $3::text, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as added",
        None,
    )
}
impl InsertUntaggedStmt {
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
        untagged: &'a uuid::Uuid,
        metal: &'a T1,
        fine_mg: &'a i64,
        cost_minor: &'a Option<i64>,
        cause: &'a T2,
        movement: &'a Option<uuid::Uuid>,
        document: &'a Option<uuid::Uuid>,
        entry: &'a Option<uuid::Uuid>,
        moved_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant, untagged, metal, fine_mg, cost_minor, cause, movement, document, entry, moved_on, by,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertUntaggedParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertUntaggedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertUntaggedParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.untagged,
            &params.metal,
            &params.fine_mg,
            &params.cost_minor,
            &params.cause,
            &params.movement,
            &params.document,
            &params.entry,
            &params.moved_on,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertUntaggedAtStartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_untagged_at_start() -> InsertUntaggedAtStartStmt {
    InsertUntaggedAtStartStmt(
        "insert into ledger.untagged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, entry_id, moved_on, created_by, created_at) values ($1, $2, $3::text, $4, $5, $6, $7, $8, $9, $10) returning true as added",
        None,
    )
}
impl InsertUntaggedAtStartStmt {
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
        untagged: &'a uuid::Uuid,
        metal: &'a Option<T1>,
        fine_mg: &'a i64,
        cost_minor: &'a Option<i64>,
        cause: &'a T2,
        entry: &'a uuid::Uuid,
        moved_on: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, untagged, metal, fine_mg, cost_minor, cause, entry, moved_on, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertUntaggedAtStartParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertUntaggedAtStartStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertUntaggedAtStartParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.untagged,
            &params.metal,
            &params.fine_mg,
            &params.cost_minor,
            &params.cause,
            &params.entry,
            &params.moved_on,
            &params.by,
            &params.now,
        )
    }
}
