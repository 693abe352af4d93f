// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertLockParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub lock: uuid::Uuid,
    pub locked_until: jiff::civil::Date,
    pub reason: Option<T1>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub level: T2,
    pub from_day: Option<jiff::civil::Date>,
    pub postings: Option<i64>,
    pub sha256: Option<T3>,
}
#[derive(Clone, Copy, Debug)]
pub struct DaysHashedParams {
    pub tenant: uuid::Uuid,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DayRule {
    pub rule: String,
    pub to_day: Option<jiff::civil::Date>,
    pub from_day: Option<jiff::civil::Date>,
    pub amount_minor: Option<i64>,
    pub compare: Option<String>,
}
pub struct DayRuleBorrowed<'a> {
    pub rule: &'a str,
    pub to_day: Option<jiff::civil::Date>,
    pub from_day: Option<jiff::civil::Date>,
    pub amount_minor: Option<i64>,
    pub compare: Option<&'a str>,
}
impl<'a> From<DayRuleBorrowed<'a>> for DayRule {
    fn from(DayRuleBorrowed { rule, to_day, from_day, amount_minor, compare }: DayRuleBorrowed<'a>) -> Self {
        Self { rule: rule.into(), to_day, from_day, amount_minor, compare: compare.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HardLock {
    pub locked_until: jiff::civil::Date,
    pub from_day: Option<jiff::civil::Date>,
    pub postings: Option<i64>,
    pub sha256: Option<Vec<u8>>,
}
pub struct HardLockBorrowed<'a> {
    pub locked_until: jiff::civil::Date,
    pub from_day: Option<jiff::civil::Date>,
    pub postings: Option<i64>,
    pub sha256: Option<&'a [u8]>,
}
impl<'a> From<HardLockBorrowed<'a>> for HardLock {
    fn from(HardLockBorrowed { locked_until, from_day, postings, sha256 }: HardLockBorrowed<'a>) -> Self {
        Self { locked_until, from_day, postings, sha256: sha256.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DaysHashed {
    pub entry_date: jiff::civil::Date,
    pub postings: i64,
    pub sha256: Vec<u8>,
}
pub struct DaysHashedBorrowed<'a> {
    pub entry_date: jiff::civil::Date,
    pub postings: i64,
    pub sha256: &'a [u8],
}
impl<'a> From<DaysHashedBorrowed<'a>> for DaysHashed {
    fn from(DaysHashedBorrowed { entry_date, postings, sha256 }: DaysHashedBorrowed<'a>) -> Self {
        Self { entry_date, postings, sha256: sha256.into() }
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
pub struct DayRuleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DayRuleBorrowed, tokio_postgres::Error>,
    mapper: fn(DayRuleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DayRuleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DayRuleBorrowed) -> R) -> DayRuleQuery<'c, 'a, 's, C, R, N> {
        DayRuleQuery {
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
pub struct HardLockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HardLockBorrowed, tokio_postgres::Error>,
    mapper: fn(HardLockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HardLockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HardLockBorrowed) -> R) -> HardLockQuery<'c, 'a, 's, C, R, N> {
        HardLockQuery {
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
pub struct DaysHashedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DaysHashedBorrowed, tokio_postgres::Error>,
    mapper: fn(DaysHashedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DaysHashedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DaysHashedBorrowed) -> R) -> DaysHashedQuery<'c, 'a, 's, C, R, N> {
        DaysHashedQuery {
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
pub struct InsertLockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_lock() -> InsertLockStmt {
    InsertLockStmt(
        "insert into ledger.period_lock (tenant_id, period_lock_id, locked_until, reason, created_by, created_at, level, from_day, postings, sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as locked",
        None,
    )
}
impl InsertLockStmt {
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
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        lock: &'a uuid::Uuid,
        locked_until: &'a jiff::civil::Date,
        reason: &'a Option<T1>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        level: &'a T2,
        from_day: &'a Option<jiff::civil::Date>,
        postings: &'a Option<i64>,
        sha256: &'a Option<T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, lock, locked_until, reason, by, now, level, from_day, postings, sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLockParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertLockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLockParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.lock,
            &params.locked_until,
            &params.reason,
            &params.by,
            &params.now,
            &params.level,
            &params.from_day,
            &params.postings,
            &params.sha256,
        )
    }
}
pub struct HoldDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_days() -> HoldDaysStmt {
    HoldDaysStmt("select true as held from app.tenant where tenant_id = $1 for key share", None)
}
impl HoldDaysStmt {
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
pub struct DayRulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn day_rules() -> DayRulesStmt {
    DayRulesStmt(
        "select h.level as rule, h.locked_until as to_day, null::date as from_day, null::bigint as amount_minor, null::text as compare from ( select level, locked_until from ledger.period_lock where tenant_id = $1 and level = 'hard' order by period_lock_id desc limit 1 ) h union all select s.level, s.locked_until, null, null, null from ( select level, locked_until from ledger.period_lock where tenant_id = $1 and level = 'soft' order by period_lock_id desc limit 1 ) s union all select code, to_day, from_day, amount_minor, compare from ledger.legal_limit where tenant_id = $1",
        None,
    )
}
impl DayRulesStmt {
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
    ) -> DayRuleQuery<'c, 'a, 's, C, DayRule, 1> {
        DayRuleQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DayRuleBorrowed, tokio_postgres::Error> {
                Ok(DayRuleBorrowed {
                    rule: row.try_get(0)?,
                    to_day: row.try_get(1)?,
                    from_day: row.try_get(2)?,
                    amount_minor: row.try_get(3)?,
                    compare: row.try_get(4)?,
                })
            },
            mapper: |it| DayRule::from(it),
        }
    }
}
pub struct HardLocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hard_locks() -> HardLocksStmt {
    HardLocksStmt(
        "select locked_until, from_day, postings, sha256 from ledger.period_lock where tenant_id = $1 and level = 'hard' order by period_lock_id desc limit 1000",
        None,
    )
}
impl HardLocksStmt {
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
    ) -> HardLockQuery<'c, 'a, 's, C, HardLock, 1> {
        HardLockQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HardLockBorrowed, tokio_postgres::Error> {
                Ok(HardLockBorrowed {
                    locked_until: row.try_get(0)?,
                    from_day: row.try_get(1)?,
                    postings: row.try_get(2)?,
                    sha256: row.try_get(3)?,
                })
            },
            mapper: |it| HardLock::from(it),
        }
    }
}
pub struct DaysHashedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn days_hashed() -> DaysHashedStmt {
    DaysHashedStmt(
        "select p.entry_date, count(*)::bigint as postings, coalesce(sha256(convert_to(string_agg( concat_ws('|', p.entry_id, p.line_no, coalesce(e.document_id::text, ''), coalesce(e.batch_id::text, ''), p.debit_account, coalesce(p.debit_party::text, ''), p.credit_account, coalesce(p.credit_party::text, ''), p.commodity, p.amount), E'\\n' order by p.entry_id, p.line_no), 'UTF8')), ''::bytea) as sha256 from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.entry_date >= $2 and p.entry_date <= $3 group by p.entry_date order by p.entry_date",
        None,
    )
}
impl DaysHashedStmt {
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
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> DaysHashedQuery<'c, 'a, 's, C, DaysHashed, 3> {
        DaysHashedQuery {
            client,
            params: [tenant, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DaysHashedBorrowed, tokio_postgres::Error> {
                Ok(DaysHashedBorrowed {
                    entry_date: row.try_get(0)?,
                    postings: row.try_get(1)?,
                    sha256: row.try_get(2)?,
                })
            },
            mapper: |it| DaysHashed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DaysHashedParams,
        DaysHashedQuery<'c, 'a, 's, C, DaysHashed, 3>,
        C,
    > for DaysHashedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DaysHashedParams,
    ) -> DaysHashedQuery<'c, 'a, 's, C, DaysHashed, 3> {
        self.bind(client, &params.tenant, &params.from_day, &params.to_day)
    }
}
