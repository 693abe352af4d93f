// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PoliciesInForceParams {
    pub today: jiff::civil::Date,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LateReadersParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PoliciesInForce {
    pub policies: i64,
    pub kinds: i64,
    pub undertakings: i64,
    pub outdated: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LateReaders {
    pub unread: i64,
    pub unsigned: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PoliciesInForceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PoliciesInForce, tokio_postgres::Error>,
    mapper: fn(PoliciesInForce) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PoliciesInForceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PoliciesInForce) -> R) -> PoliciesInForceQuery<'c, 'a, 's, C, R, N> {
        PoliciesInForceQuery {
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
pub struct LateReadersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LateReaders, tokio_postgres::Error>,
    mapper: fn(LateReaders) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LateReadersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LateReaders) -> R) -> LateReadersQuery<'c, 'a, 's, C, R, N> {
        LateReadersQuery {
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
pub struct PoliciesInForceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policies_in_force() -> PoliciesInForceStmt {
    PoliciesInForceStmt(
        "select count(*) as policies, count(distinct p.kind) filter (where p.kind in ('data_handling', 'access', 'incidents', 'suppliers')) as kinds, count(*) filter (where p.kind = 'confidentiality' and p.readers = '{}') as undertakings, count(*) filter (where v.review_due < $1) as outdated from app.policy p join lateral (select review_due from app.policy_version where tenant_id = $2 and policy_id = p.policy_id order by version_no desc limit 1) v on true where p.tenant_id = $2 and p.ended_at is null",
        None,
    )
}
impl PoliciesInForceStmt {
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
        today: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
    ) -> PoliciesInForceQuery<'c, 'a, 's, C, PoliciesInForce, 2> {
        PoliciesInForceQuery {
            client,
            params: [today, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PoliciesInForce, tokio_postgres::Error> {
                Ok(PoliciesInForce {
                    policies: row.try_get(0)?,
                    kinds: row.try_get(1)?,
                    undertakings: row.try_get(2)?,
                    outdated: row.try_get(3)?,
                })
            },
            mapper: |it| PoliciesInForce::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PoliciesInForceParams,
        PoliciesInForceQuery<'c, 'a, 's, C, PoliciesInForce, 2>,
        C,
    > for PoliciesInForceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PoliciesInForceParams,
    ) -> PoliciesInForceQuery<'c, 'a, 's, C, PoliciesInForce, 2> {
        self.bind(client, &params.today, &params.tenant)
    }
}
pub struct LateReadersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn late_readers() -> LateReadersStmt {
    LateReadersStmt(
        "select count(*) filter (where p.kind <> 'confidentiality') as unread, count(*) filter (where p.kind = 'confidentiality') as unsigned from app.policy p join lateral (select version_no, published_at from app.policy_version where tenant_id = $1 and policy_id = p.policy_id order by version_no desc limit 1) v on true join app.membership m on m.tenant_id = p.tenant_id and m.state = 'active' and m.until is null and (p.readers = '{}' or m.roles && p.readers) where p.tenant_id = $1 and m.tenant_id = $1 and p.ended_at is null and greatest(v.published_at, m.created_at) < $2 and not exists (select from app.policy_reading r where r.tenant_id = $1 and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = m.person_id)",
        None,
    )
}
impl LateReadersStmt {
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
    ) -> LateReadersQuery<'c, 'a, 's, C, LateReaders, 2> {
        LateReadersQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LateReaders, tokio_postgres::Error> {
                Ok(LateReaders { unread: row.try_get(0)?, unsigned: row.try_get(1)? })
            },
            mapper: |it| LateReaders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LateReadersParams,
        LateReadersQuery<'c, 'a, 's, C, LateReaders, 2>,
        C,
    > for LateReadersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LateReadersParams,
    ) -> LateReadersQuery<'c, 'a, 's, C, LateReaders, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
