// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertHoldParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub hold: uuid::Uuid,
    pub party: Option<uuid::Uuid>,
    pub lot: Option<uuid::Uuid>,
    pub reason: T1,
    pub until_on: Option<jiff::civil::Date>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct LiftHoldParams<T1: crate::BytesSql> {
    pub reason: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub hold: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldsBeforeParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HoldsBefore {
    pub legal_hold_id: uuid::Uuid,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub lot: Option<String>,
    pub reason: Vec<u8>,
    pub until_on: Option<jiff::civil::Date>,
    pub placed_by: uuid::Uuid,
    pub placed_name: Option<Vec<u8>>,
    pub placed_at: jiff::Timestamp,
    pub lifted_reason: Option<Vec<u8>>,
    pub lifted_by: Option<uuid::Uuid>,
    pub lifted_name: Option<Vec<u8>>,
    pub lifted_at: Option<jiff::Timestamp>,
}
pub struct HoldsBeforeBorrowed<'a> {
    pub legal_hold_id: uuid::Uuid,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub lot: Option<&'a str>,
    pub reason: &'a [u8],
    pub until_on: Option<jiff::civil::Date>,
    pub placed_by: uuid::Uuid,
    pub placed_name: Option<&'a [u8]>,
    pub placed_at: jiff::Timestamp,
    pub lifted_reason: Option<&'a [u8]>,
    pub lifted_by: Option<uuid::Uuid>,
    pub lifted_name: Option<&'a [u8]>,
    pub lifted_at: Option<jiff::Timestamp>,
}
impl<'a> From<HoldsBeforeBorrowed<'a>> for HoldsBefore {
    fn from(
        HoldsBeforeBorrowed {
            legal_hold_id,
            party_id,
            party,
            party_name,
            lot,
            reason,
            until_on,
            placed_by,
            placed_name,
            placed_at,
            lifted_reason,
            lifted_by,
            lifted_name,
            lifted_at,
        }: HoldsBeforeBorrowed<'a>,
    ) -> Self {
        Self {
            legal_hold_id,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            lot: lot.map(|v| v.into()),
            reason: reason.into(),
            until_on,
            placed_by,
            placed_name: placed_name.map(|v| v.into()),
            placed_at,
            lifted_reason: lifted_reason.map(|v| v.into()),
            lifted_by,
            lifted_name: lifted_name.map(|v| v.into()),
            lifted_at,
        }
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
pub struct HoldsBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldsBeforeBorrowed, tokio_postgres::Error>,
    mapper: fn(HoldsBeforeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldsBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldsBeforeBorrowed) -> R) -> HoldsBeforeQuery<'c, 'a, 's, C, R, N> {
        HoldsBeforeQuery {
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
pub struct InsertHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_hold() -> InsertHoldStmt {
    InsertHoldStmt(
        "with held as ( select t.tenant_id from app.tenant t where t.tenant_id = $1 for no key update ) insert into app.legal_hold (tenant_id, legal_hold_id, party_id, lot_id, reason, until_on, placed_by, placed_at) select t.tenant_id, $2, $3, $4, $5, $6, $7, $8 from app.tenant t join held on held.tenant_id = t.tenant_id where t.tenant_id = $1 returning true as placed",
        None,
    )
}
impl InsertHoldStmt {
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
        tenant: &'a uuid::Uuid,
        hold: &'a uuid::Uuid,
        party: &'a Option<uuid::Uuid>,
        lot: &'a Option<uuid::Uuid>,
        reason: &'a T1,
        until_on: &'a Option<jiff::civil::Date>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, hold, party, lot, reason, until_on, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertHoldParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for InsertHoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertHoldParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.hold,
            &params.party,
            &params.lot,
            &params.reason,
            &params.until_on,
            &params.by,
            &params.now,
        )
    }
}
pub struct LiftHoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_hold() -> LiftHoldStmt {
    LiftHoldStmt(
        "update app.legal_hold set lifted_reason = $1, lifted_by = $2, lifted_at = $3 where tenant_id = $4 and legal_hold_id = $5 and lifted_at is null returning true as lifted",
        None,
    )
}
impl LiftHoldStmt {
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
        reason: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        hold: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [reason, by, now, tenant, hold],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, LiftHoldParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for LiftHoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a LiftHoldParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.reason, &params.by, &params.now, &params.tenant, &params.hold)
    }
}
pub struct HoldsBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holds_before() -> HoldsBeforeStmt {
    HoldsBeforeStmt(
        "select h.legal_hold_id, h.party_id, p.code as party, p.name as party_name, l.code as lot, h.reason, h.until_on, h.placed_by, a.name as placed_name, h.placed_at, h.lifted_reason, h.lifted_by, b.name as lifted_name, h.lifted_at from app.legal_hold h left join ledger.party p on p.tenant_id = h.tenant_id and p.party_id = h.party_id left join ledger.lot l on l.tenant_id = h.tenant_id and l.lot_id = h.lot_id left join app.membership a on a.tenant_id = h.tenant_id and a.person_id = h.placed_by left join app.membership b on b.tenant_id = h.tenant_id and b.person_id = h.lifted_by where h.tenant_id = $1 and h.legal_hold_id < $2 order by h.legal_hold_id desc limit $3",
        None,
    )
}
impl HoldsBeforeStmt {
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
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> HoldsBeforeQuery<'c, 'a, 's, C, HoldsBefore, 3> {
        HoldsBeforeQuery {
            client,
            params: [tenant, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldsBeforeBorrowed, tokio_postgres::Error> {
                Ok(HoldsBeforeBorrowed {
                    legal_hold_id: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    party: row.try_get(2)?,
                    party_name: row.try_get(3)?,
                    lot: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    until_on: row.try_get(6)?,
                    placed_by: row.try_get(7)?,
                    placed_name: row.try_get(8)?,
                    placed_at: row.try_get(9)?,
                    lifted_reason: row.try_get(10)?,
                    lifted_by: row.try_get(11)?,
                    lifted_name: row.try_get(12)?,
                    lifted_at: row.try_get(13)?,
                })
            },
            mapper: |it| HoldsBefore::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldsBeforeParams,
        HoldsBeforeQuery<'c, 'a, 's, C, HoldsBefore, 3>,
        C,
    > for HoldsBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldsBeforeParams,
    ) -> HoldsBeforeQuery<'c, 'a, 's, C, HoldsBefore, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
