// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct NextToChargeParams {
    pub over: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldMetalsParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct MetalsOfDayParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct InsertDailyCostsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub entry: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub metals: T3,
    pub costs_minor: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct MoveCostingParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub day: jiff::civil::Date,
    pub metals: T2,
    pub billed_mg: T3,
    pub costs_minor: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NextToCharge {
    pub currency: Option<String>,
    pub day: Option<jiff::civil::Date>,
    pub last_day: Option<jiff::civil::Date>,
}
pub struct NextToChargeBorrowed<'a> {
    pub currency: Option<&'a str>,
    pub day: Option<jiff::civil::Date>,
    pub last_day: Option<jiff::civil::Date>,
}
impl<'a> From<NextToChargeBorrowed<'a>> for NextToCharge {
    fn from(NextToChargeBorrowed { currency, day, last_day }: NextToChargeBorrowed<'a>) -> Self {
        Self { currency: currency.map(|v| v.into()), day, last_day }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalsOfDay {
    pub metal: String,
    pub billed_before_mg: i64,
    pub charged_minor: i64,
    pub fine_mg: i64,
    pub cost_minor: i64,
    pub cost_now_minor: i64,
    pub billed_mg: i64,
}
pub struct MetalsOfDayBorrowed<'a> {
    pub metal: &'a str,
    pub billed_before_mg: i64,
    pub charged_minor: i64,
    pub fine_mg: i64,
    pub cost_minor: i64,
    pub cost_now_minor: i64,
    pub billed_mg: i64,
}
impl<'a> From<MetalsOfDayBorrowed<'a>> for MetalsOfDay {
    fn from(
        MetalsOfDayBorrowed {
            metal,
            billed_before_mg,
            charged_minor,
            fine_mg,
            cost_minor,
            cost_now_minor,
            billed_mg,
        }: MetalsOfDayBorrowed<'a>,
    ) -> Self {
        Self {
            metal: metal.into(),
            billed_before_mg,
            charged_minor,
            fine_mg,
            cost_minor,
            cost_now_minor,
            billed_mg,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct NextToChargeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NextToChargeBorrowed, tokio_postgres::Error>,
    mapper: fn(NextToChargeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NextToChargeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NextToChargeBorrowed) -> R) -> NextToChargeQuery<'c, 'a, 's, C, R, N> {
        NextToChargeQuery {
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
pub struct MetalsOfDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalsOfDayBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalsOfDayBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalsOfDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalsOfDayBorrowed) -> R) -> MetalsOfDayQuery<'c, 'a, 's, C, R, N> {
        MetalsOfDayQuery {
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
pub struct WorkspacesWithCostedMetalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_costed_metal() -> WorkspacesWithCostedMetalStmt {
    WorkspacesWithCostedMetalStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id > $1 and exists (select from ledger.untagged u where u.tenant_id = t.tenant_id and u.cost_minor <> 0) order by t.tenant_id limit 1000",
        None,
    )
}
impl WorkspacesWithCostedMetalStmt {
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
        after: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct BeginCostingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_costing() -> BeginCostingStmt {
    BeginCostingStmt(
        "insert into ledger.untagged_cost as begun (tenant_id, metal, through, billed_mg, charged_minor) select t.tenant_id, f.metal, f.first_on - 1, coalesce((select sum(case d.doc_type when 'credit_note' then -l.fine_mg else l.fine_mg end) from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id where d.tenant_id = $1 and d.doc_type in ('invoice', 'debit_note', 'credit_note') and d.posted_at < f.first_on::timestamp at time zone t.timezone and l.metal = f.metal and l.article_id is null and l.lot_id is null), 0)::bigint, 0 from app.tenant t cross join ( select u.metal, min(u.moved_on) as first_on from ledger.untagged u where u.tenant_id = $1 and u.metal is not null and u.cost_minor <> 0 group by u.metal ) f where t.tenant_id = $1 on conflict (tenant_id, metal) do nothing returning begun.metal",
        None,
    )
}
impl BeginCostingStmt {
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
pub struct NextToChargeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_to_charge() -> NextToChargeStmt {
    NextToChargeStmt(
        "select t.currency, min(c.through) + 1 as day, ($1::timestamptz at time zone t.timezone)::date - 1 as last_day from app.tenant t join ledger.untagged_cost c on c.tenant_id = $2 where t.tenant_id = $2 group by t.currency, t.timezone",
        None,
    )
}
impl NextToChargeStmt {
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
        over: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> NextToChargeQuery<'c, 'a, 's, C, NextToCharge, 2> {
        NextToChargeQuery {
            client,
            params: [over, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NextToChargeBorrowed, tokio_postgres::Error> {
                Ok(NextToChargeBorrowed {
                    currency: row.try_get(0)?,
                    day: row.try_get(1)?,
                    last_day: row.try_get(2)?,
                })
            },
            mapper: |it| NextToCharge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NextToChargeParams,
        NextToChargeQuery<'c, 'a, 's, C, NextToCharge, 2>,
        C,
    > for NextToChargeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NextToChargeParams,
    ) -> NextToChargeQuery<'c, 'a, 's, C, NextToCharge, 2> {
        self.bind(client, &params.over, &params.tenant)
    }
}
pub struct HoldMetalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_metals() -> HoldMetalsStmt {
    HoldMetalsStmt(
        "select metal from ledger.untagged_cost where tenant_id = $1 and through = $2::date - 1 order by metal for update",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldMetalsParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for HoldMetalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldMetalsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.day)
    }
}
pub struct MetalsOfDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metals_of_day() -> MetalsOfDayStmt {
    MetalsOfDayStmt(
        "select c.metal, c.billed_mg as billed_before_mg, c.charged_minor, coalesce((select sum(u.fine_mg) from ledger.untagged u where u.tenant_id = $1 and u.metal = c.metal and u.moved_on <= $2), 0)::bigint as fine_mg, coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = $1 and u.metal = c.metal and u.moved_on <= $2), 0)::bigint as cost_minor, coalesce((select sum(u.cost_minor) from ledger.untagged u where u.tenant_id = $1 and u.metal = c.metal), 0)::bigint as cost_now_minor, coalesce((select sum(case d.doc_type when 'credit_note' then -l.fine_mg else l.fine_mg end) from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id where d.tenant_id = $1 and d.doc_type in ('invoice', 'debit_note', 'credit_note') and d.posted_at >= ($2::date)::timestamp at time zone t.timezone and d.posted_at < ($2::date + 1)::timestamp at time zone t.timezone and l.metal = c.metal and l.article_id is null and l.lot_id is null), 0)::bigint as billed_mg from ledger.untagged_cost c join app.tenant t on t.tenant_id = $1 where c.tenant_id = $1 and c.through = $2::date - 1 order by c.metal",
        None,
    )
}
impl MetalsOfDayStmt {
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
    ) -> MetalsOfDayQuery<'c, 'a, 's, C, MetalsOfDay, 2> {
        MetalsOfDayQuery {
            client,
            params: [tenant, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalsOfDayBorrowed, tokio_postgres::Error> {
                Ok(MetalsOfDayBorrowed {
                    metal: row.try_get(0)?,
                    billed_before_mg: row.try_get(1)?,
                    charged_minor: row.try_get(2)?,
                    fine_mg: row.try_get(3)?,
                    cost_minor: row.try_get(4)?,
                    cost_now_minor: row.try_get(5)?,
                    billed_mg: row.try_get(6)?,
                })
            },
            mapper: |it| MetalsOfDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalsOfDayParams,
        MetalsOfDayQuery<'c, 'a, 's, C, MetalsOfDay, 2>,
        C,
    > for MetalsOfDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalsOfDayParams,
    ) -> MetalsOfDayQuery<'c, 'a, 's, C, MetalsOfDay, 2> {
        self.bind(client, &params.tenant, &params.day)
    }
}
pub struct InsertDailyCostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_daily_costs() -> InsertDailyCostsStmt {
    InsertDailyCostsStmt(
        "insert into ledger.untagged as charged (tenant_id, untagged_id, metal, fine_mg, cost_minor, cause, entry_id, moved_on, created_by, created_at) select t.tenant_id, it.id, it.metal, 0, -it.cost, 'daily', $1, $2, $3, $4 from app.tenant t cross join unnest($5::uuid[], $6::text[], $7::bigint[]) as it (id, metal, cost) where t.tenant_id = $8 returning charged.metal",
        None,
    )
}
impl InsertDailyCostsStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        entry: &'a uuid::Uuid,
        day: &'a jiff::civil::Date,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        metals: &'a T3,
        costs_minor: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [entry, day, by, now, ids, metals, costs_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDailyCostsParams<T1, T2, T3, T4>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for InsertDailyCostsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDailyCostsParams<T1, T2, T3, T4>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.entry,
            &params.day,
            &params.by,
            &params.now,
            &params.ids,
            &params.metals,
            &params.costs_minor,
            &params.tenant,
        )
    }
}
pub struct MoveCostingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_costing() -> MoveCostingStmt {
    MoveCostingStmt(
        "update ledger.untagged_cost c set through = $1, billed_mg = c.billed_mg + it.billed, charged_minor = c.charged_minor + it.cost from unnest($2::text[], $3::bigint[], $4::bigint[]) as it (metal, billed, cost) where c.tenant_id = $5 and c.metal = it.metal returning c.metal",
        None,
    )
}
impl MoveCostingStmt {
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
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        day: &'a jiff::civil::Date,
        metals: &'a T2,
        billed_mg: &'a T3,
        costs_minor: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [day, metals, billed_mg, costs_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MoveCostingParams<T1, T2, T3, T4>,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for MoveCostingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveCostingParams<T1, T2, T3, T4>,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(client, &params.day, &params.metals, &params.billed_mg, &params.costs_minor, &params.tenant)
    }
}
