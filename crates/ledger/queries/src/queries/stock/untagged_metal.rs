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
#[derive(Debug)]
pub struct HoldMetalsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub metals: T2,
}
#[derive(Debug)]
pub struct BalancesOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub metals: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BalancesOf {
    pub metal: Option<String>,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
pub struct BalancesOfBorrowed<'a> {
    pub metal: Option<&'a str>,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
impl<'a> From<BalancesOfBorrowed<'a>> for BalancesOf {
    fn from(BalancesOfBorrowed { metal, fine_mg, cost_minor }: BalancesOfBorrowed<'a>) -> Self {
        Self { metal: metal.map(|v| v.into()), fine_mg, cost_minor }
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
pub struct BalancesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BalancesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BalancesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BalancesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BalancesOfBorrowed) -> R) -> BalancesOfQuery<'c, 'a, 's, C, R, N> {
        BalancesOfQuery {
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
pub struct HoldMetalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_metals() -> HoldMetalsStmt {
    HoldMetalsStmt(
        "select metal from ledger.untagged_cost where tenant_id = $1 and metal = any($2::text[]) order by metal for update",
        None,
    )
}
impl HoldMetalsStmt {
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
        metals: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, metals],
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
        HoldMetalsParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for HoldMetalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldMetalsParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.metals)
    }
}
pub struct BalancesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn balances_of() -> BalancesOfStmt {
    BalancesOfStmt(
        "select k.metal, (coalesce((select sum(u.fine_mg) from ledger.untagged u where u.tenant_id = $1 and u.metal = k.metal), 0) - coalesce((select c.billed_mg from ledger.untagged_cost c where c.tenant_id = $1 and c.metal = k.metal), 0))::bigint as fine_mg, coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = $1 and u.metal = k.metal), 0)::bigint as cost_minor from app.tenant t cross join unnest($2::text[]) as k (metal) where t.tenant_id = $1",
        None,
    )
}
impl BalancesOfStmt {
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
        metals: &'a T2,
    ) -> BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2> {
        BalancesOfQuery {
            client,
            params: [tenant, metals],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BalancesOfBorrowed, tokio_postgres::Error> {
                Ok(BalancesOfBorrowed {
                    metal: row.try_get(0)?,
                    fine_mg: row.try_get(1)?,
                    cost_minor: row.try_get(2)?,
                })
            },
            mapper: |it| BalancesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BalancesOfParams<T1, T2>,
        BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2>,
        C,
    > for BalancesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BalancesOfParams<T1, T2>,
    ) -> BalancesOfQuery<'c, 'a, 's, C, BalancesOf, 2> {
        self.bind(client, &params.tenant, &params.metals)
    }
}
