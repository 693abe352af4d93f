// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertLimitParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
    pub code: T1,
    pub amount_minor: i64,
    pub compare: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: T3,
    pub override_by: T4,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct LimitFromParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub from_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct LimitOpenParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub from_day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct EndLimitParams {
    pub to_day: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveLimitParams {
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LimitStored {
    pub code: String,
    pub amount_minor: i64,
    pub compare: String,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: String,
}
pub struct LimitStoredBorrowed<'a> {
    pub code: &'a str,
    pub amount_minor: i64,
    pub compare: &'a str,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: &'a str,
}
impl<'a> From<LimitStoredBorrowed<'a>> for LimitStored {
    fn from(
        LimitStoredBorrowed { code, amount_minor, compare, from_day, to_day, law }: LimitStoredBorrowed<'a>,
    ) -> Self {
        Self { code: code.into(), amount_minor, compare: compare.into(), from_day, to_day, law: law.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LimitKept {
    pub legal_limit_id: uuid::Uuid,
    pub amount_minor: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: String,
}
pub struct LimitKeptBorrowed<'a> {
    pub legal_limit_id: uuid::Uuid,
    pub amount_minor: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: &'a str,
}
impl<'a> From<LimitKeptBorrowed<'a>> for LimitKept {
    fn from(
        LimitKeptBorrowed { legal_limit_id, amount_minor, from_day, to_day, law }: LimitKeptBorrowed<'a>,
    ) -> Self {
        Self { legal_limit_id, amount_minor, from_day, to_day, law: law.into() }
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
pub struct LimitStoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LimitStoredBorrowed, tokio_postgres::Error>,
    mapper: fn(LimitStoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LimitStoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LimitStoredBorrowed) -> R) -> LimitStoredQuery<'c, 'a, 's, C, R, N> {
        LimitStoredQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::Timestamp) -> R) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct LimitKeptQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LimitKeptBorrowed, tokio_postgres::Error>,
    mapper: fn(LimitKeptBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LimitKeptQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LimitKeptBorrowed) -> R) -> LimitKeptQuery<'c, 'a, 's, C, R, N> {
        LimitKeptQuery {
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
pub struct InsertLimitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_limit() -> InsertLimitStmt {
    InsertLimitStmt(
        "insert into ledger.legal_limit (tenant_id, legal_limit_id, code, amount_minor, compare, from_day, to_day, law, override_by, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning true as added",
        None,
    )
}
impl InsertLimitStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        row: &'a uuid::Uuid,
        code: &'a T1,
        amount_minor: &'a i64,
        compare: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a Option<jiff::civil::Date>,
        law: &'a T3,
        override_by: &'a T4,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [tenant, row, code, amount_minor, compare, from_day, to_day, law, override_by, by, now],
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertLimitParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertLimitStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLimitParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.row,
            &params.code,
            &params.amount_minor,
            &params.compare,
            &params.from_day,
            &params.to_day,
            &params.law,
            &params.override_by,
            &params.by,
            &params.now,
        )
    }
}
pub struct LimitRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limit_rows() -> LimitRowsStmt {
    LimitRowsStmt(
        "select code, amount_minor, compare, from_day, to_day, law from ledger.legal_limit where tenant_id = $1 order by code, from_day limit 1000",
        None,
    )
}
impl LimitRowsStmt {
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
    ) -> LimitStoredQuery<'c, 'a, 's, C, LimitStored, 1> {
        LimitStoredQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LimitStoredBorrowed, tokio_postgres::Error> {
                Ok(LimitStoredBorrowed {
                    code: row.try_get(0)?,
                    amount_minor: row.try_get(1)?,
                    compare: row.try_get(2)?,
                    from_day: row.try_get(3)?,
                    to_day: row.try_get(4)?,
                    law: row.try_get(5)?,
                })
            },
            mapper: |it| LimitStored::from(it),
        }
    }
}
pub struct BeganAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn began_at() -> BeganAtStmt {
    BeganAtStmt("select created_at from app.tenant where tenant_id = $1", None)
}
impl BeganAtStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 1> {
        JiffTimestampQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LimitFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limit_from() -> LimitFromStmt {
    LimitFromStmt(
        "select legal_limit_id, amount_minor, from_day, to_day, law from ledger.legal_limit where tenant_id = $1 and code = $2 and from_day = $3 for update",
        None,
    )
}
impl LimitFromStmt {
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
        code: &'a T1,
        from_day: &'a jiff::civil::Date,
    ) -> LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3> {
        LimitKeptQuery {
            client,
            params: [tenant, code, from_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LimitKeptBorrowed, tokio_postgres::Error> {
                Ok(LimitKeptBorrowed {
                    legal_limit_id: row.try_get(0)?,
                    amount_minor: row.try_get(1)?,
                    from_day: row.try_get(2)?,
                    to_day: row.try_get(3)?,
                    law: row.try_get(4)?,
                })
            },
            mapper: |it| LimitKept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LimitFromParams<T1>,
        LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3>,
        C,
    > for LimitFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LimitFromParams<T1>,
    ) -> LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3> {
        self.bind(client, &params.tenant, &params.code, &params.from_day)
    }
}
pub struct LimitOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn limit_open() -> LimitOpenStmt {
    LimitOpenStmt(
        "select legal_limit_id, amount_minor, from_day, to_day, law from ledger.legal_limit where tenant_id = $1 and code = $2 and from_day < $3 and (to_day is null or to_day >= $3) for update",
        None,
    )
}
impl LimitOpenStmt {
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
        code: &'a T1,
        from_day: &'a jiff::civil::Date,
    ) -> LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3> {
        LimitKeptQuery {
            client,
            params: [tenant, code, from_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LimitKeptBorrowed, tokio_postgres::Error> {
                Ok(LimitKeptBorrowed {
                    legal_limit_id: row.try_get(0)?,
                    amount_minor: row.try_get(1)?,
                    from_day: row.try_get(2)?,
                    to_day: row.try_get(3)?,
                    law: row.try_get(4)?,
                })
            },
            mapper: |it| LimitKept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LimitOpenParams<T1>,
        LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3>,
        C,
    > for LimitOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LimitOpenParams<T1>,
    ) -> LimitKeptQuery<'c, 'a, 's, C, LimitKept, 3> {
        self.bind(client, &params.tenant, &params.code, &params.from_day)
    }
}
pub struct EndLimitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_limit() -> EndLimitStmt {
    EndLimitStmt(
        "update ledger.legal_limit set to_day = $1 where tenant_id = $2 and legal_limit_id = $3 returning true as ended",
        None,
    )
}
impl EndLimitStmt {
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
        to_day: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
        row: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [to_day, tenant, row],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndLimitParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndLimitStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndLimitParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.to_day, &params.tenant, &params.row)
    }
}
pub struct RemoveLimitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_limit() -> RemoveLimitStmt {
    RemoveLimitStmt(
        "delete from ledger.legal_limit where tenant_id = $1 and legal_limit_id = $2 returning true as removed",
        None,
    )
}
impl RemoveLimitStmt {
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
        row: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, row],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemoveLimitParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for RemoveLimitStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemoveLimitParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.row)
    }
}
