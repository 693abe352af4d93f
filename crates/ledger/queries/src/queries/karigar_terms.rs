// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PutLossLimitParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub loss_limit_mg: i64,
}
#[derive(Debug)]
pub struct PutWastageParams<T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i64>> {
    pub party: uuid::Uuid,
    pub fineness: T1,
    pub percent_e6: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WastageOfParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WastageOf {
    pub fineness: i32,
    pub percent_e6: i64,
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
pub struct WastageOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WastageOf, tokio_postgres::Error>,
    mapper: fn(WastageOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WastageOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WastageOf) -> R) -> WastageOfQuery<'c, 'a, 's, C, R, N> {
        WastageOfQuery {
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
pub struct PutLossLimitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_loss_limit() -> PutLossLimitStmt {
    PutLossLimitStmt(
        "insert into ledger.karigar_terms as terms (tenant_id, party_id, loss_limit_mg) values ($1, $2, $3) on conflict (tenant_id, party_id) do update set loss_limit_mg = excluded.loss_limit_mg returning true as kept",
        None,
    )
}
impl PutLossLimitStmt {
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
        party: &'a uuid::Uuid,
        loss_limit_mg: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, party, loss_limit_mg],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PutLossLimitParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for PutLossLimitStmt
{
    fn params(&'s self, client: &'c C, params: &'a PutLossLimitParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.party, &params.loss_limit_mg)
    }
}
pub struct PutWastageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_wastage() -> PutWastageStmt {
    PutWastageStmt(
        "insert into ledger.karigar_wastage as terms (tenant_id, party_id, fineness, percent_e6) select t.tenant_id, $1, wastage.fineness, wastage.percent_e6 from app.tenant t cross join unnest($2::integer[], $3::bigint[]) as wastage (fineness, percent_e6) where t.tenant_id = $4 on conflict (tenant_id, party_id, fineness) do update set percent_e6 = excluded.percent_e6 returning true as kept",
        None,
    )
}
impl PutWastageStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        party: &'a uuid::Uuid,
        fineness: &'a T1,
        percent_e6: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [party, fineness, percent_e6, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<'c, 'a, 's, PutWastageParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for PutWastageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutWastageParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.party, &params.fineness, &params.percent_e6, &params.tenant)
    }
}
pub struct WastageOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wastage_of() -> WastageOfStmt {
    WastageOfStmt(
        "select fineness, percent_e6 from ledger.karigar_wastage where tenant_id = $1 and party_id = $2 order by fineness",
        None,
    )
}
impl WastageOfStmt {
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
        party: &'a uuid::Uuid,
    ) -> WastageOfQuery<'c, 'a, 's, C, WastageOf, 2> {
        WastageOfQuery {
            client,
            params: [tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WastageOf, tokio_postgres::Error> {
                Ok(WastageOf { fineness: row.try_get(0)?, percent_e6: row.try_get(1)? })
            },
            mapper: |it| WastageOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WastageOfParams, WastageOfQuery<'c, 'a, 's, C, WastageOf, 2>, C>
    for WastageOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WastageOfParams,
    ) -> WastageOfQuery<'c, 'a, 's, C, WastageOf, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
