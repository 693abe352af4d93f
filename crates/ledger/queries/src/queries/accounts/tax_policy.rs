// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertTaxRowParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
    pub class: T1,
    pub hsn: Option<T2>,
    pub rate_percent_e6: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: Option<T3>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertTaxRowsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = jiff::civil::Date>,
    T8: crate::ArraySql<Item = Option<jiff::civil::Date>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T1,
    pub classes: T3,
    pub hsns: T5,
    pub rates_e6: T6,
    pub from_days: T7,
    pub to_days: T8,
    pub laws: T10,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct TaxRowFromParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub class: T1,
    pub from_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct TaxRowOpenParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub class: T1,
    pub from_day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct EndTaxRowParams {
    pub to_day: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveTaxRowParams {
    pub tenant: uuid::Uuid,
    pub row: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TaxedAfterParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub after: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaxPolicyRow {
    pub class: String,
    pub hsn: Option<String>,
    pub rate_percent_e6: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: Option<String>,
}
pub struct TaxPolicyRowBorrowed<'a> {
    pub class: &'a str,
    pub hsn: Option<&'a str>,
    pub rate_percent_e6: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: Option<&'a str>,
}
impl<'a> From<TaxPolicyRowBorrowed<'a>> for TaxPolicyRow {
    fn from(
        TaxPolicyRowBorrowed { class, hsn, rate_percent_e6, from_day, to_day, law }: TaxPolicyRowBorrowed<'a>,
    ) -> Self {
        Self {
            class: class.into(),
            hsn: hsn.map(|v| v.into()),
            rate_percent_e6,
            from_day,
            to_day,
            law: law.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaxRowKept {
    pub tax_policy_id: uuid::Uuid,
    pub class: String,
    pub hsn: Option<String>,
    pub rate_percent_e6: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: Option<String>,
}
pub struct TaxRowKeptBorrowed<'a> {
    pub tax_policy_id: uuid::Uuid,
    pub class: &'a str,
    pub hsn: Option<&'a str>,
    pub rate_percent_e6: i64,
    pub from_day: jiff::civil::Date,
    pub to_day: Option<jiff::civil::Date>,
    pub law: Option<&'a str>,
}
impl<'a> From<TaxRowKeptBorrowed<'a>> for TaxRowKept {
    fn from(
        TaxRowKeptBorrowed {
            tax_policy_id,
            class,
            hsn,
            rate_percent_e6,
            from_day,
            to_day,
            law,
        }: TaxRowKeptBorrowed<'a>,
    ) -> Self {
        Self {
            tax_policy_id,
            class: class.into(),
            hsn: hsn.map(|v| v.into()),
            rate_percent_e6,
            from_day,
            to_day,
            law: law.map(|v| v.into()),
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
pub struct TaxPolicyRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaxPolicyRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TaxPolicyRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaxPolicyRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaxPolicyRowBorrowed) -> R) -> TaxPolicyRowQuery<'c, 'a, 's, C, R, N> {
        TaxPolicyRowQuery {
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
pub struct TaxRowKeptQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaxRowKeptBorrowed, tokio_postgres::Error>,
    mapper: fn(TaxRowKeptBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaxRowKeptQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaxRowKeptBorrowed) -> R) -> TaxRowKeptQuery<'c, 'a, 's, C, R, N> {
        TaxRowKeptQuery {
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
pub struct JiffCivilDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::civil::Date, tokio_postgres::Error>,
    mapper: fn(jiff::civil::Date) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffCivilDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(jiff::civil::Date) -> R) -> JiffCivilDateQuery<'c, 'a, 's, C, R, N> {
        JiffCivilDateQuery {
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
pub struct InsertTaxRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_tax_row() -> InsertTaxRowStmt {
    InsertTaxRowStmt(
        "insert into ledger.tax_policy (tenant_id, tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as added",
        None,
    )
}
impl InsertTaxRowStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        row: &'a uuid::Uuid,
        class: &'a T1,
        hsn: &'a Option<T2>,
        rate_percent_e6: &'a i64,
        from_day: &'a jiff::civil::Date,
        to_day: &'a Option<jiff::civil::Date>,
        law: &'a Option<T3>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, row, class, hsn, rate_percent_e6, from_day, to_day, law, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTaxRowParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertTaxRowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTaxRowParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.row,
            &params.class,
            &params.hsn,
            &params.rate_percent_e6,
            &params.from_day,
            &params.to_day,
            &params.law,
            &params.by,
            &params.now,
        )
    }
}
pub struct TaxRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tax_rows() -> TaxRowsStmt {
    TaxRowsStmt(
        "select class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy where tenant_id = $1 order by class, from_day limit 1000",
        None,
    )
}
impl TaxRowsStmt {
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
    ) -> TaxPolicyRowQuery<'c, 'a, 's, C, TaxPolicyRow, 1> {
        TaxPolicyRowQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxPolicyRowBorrowed, tokio_postgres::Error> {
                Ok(TaxPolicyRowBorrowed {
                    class: row.try_get(0)?,
                    hsn: row.try_get(1)?,
                    rate_percent_e6: row.try_get(2)?,
                    from_day: row.try_get(3)?,
                    to_day: row.try_get(4)?,
                    law: row.try_get(5)?,
                })
            },
            mapper: |it| TaxPolicyRow::from(it),
        }
    }
}
pub struct InsertTaxRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_tax_rows() -> InsertTaxRowsStmt {
    InsertTaxRowsStmt(
        "insert into ledger.tax_policy as added (tenant_id, tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law, created_by, created_at) select t.tenant_id, r.id, r.class, r.hsn, r.rate_percent_e6, r.from_day, r.to_day, r.law, $1, $2 from app.tenant t cross join unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::date[], $9::text[]) as r (id, class, hsn, rate_percent_e6, from_day, to_day, law) where t.tenant_id = $10 returning true as added",
        None,
    )
}
impl InsertTaxRowsStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = Option<T4>>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::ArraySql<Item = jiff::civil::Date>,
        T8: crate::ArraySql<Item = Option<jiff::civil::Date>>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = Option<T9>>,
    >(
        &'s self,
        client: &'c C,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
        classes: &'a T3,
        hsns: &'a T5,
        rates_e6: &'a T6,
        from_days: &'a T7,
        to_days: &'a T8,
        laws: &'a T10,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [by, now, ids, classes, hsns, rates_e6, from_days, to_days, laws, tenant],
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
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = jiff::civil::Date>,
    T8: crate::ArraySql<Item = Option<jiff::civil::Date>>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = Option<T9>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTaxRowsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertTaxRowsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTaxRowsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.by,
            &params.now,
            &params.ids,
            &params.classes,
            &params.hsns,
            &params.rates_e6,
            &params.from_days,
            &params.to_days,
            &params.laws,
            &params.tenant,
        )
    }
}
pub struct TaxRowFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tax_row_from() -> TaxRowFromStmt {
    TaxRowFromStmt(
        "select tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy where tenant_id = $1 and class = $2 and from_day = $3 for update",
        None,
    )
}
impl TaxRowFromStmt {
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
        class: &'a T1,
        from_day: &'a jiff::civil::Date,
    ) -> TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3> {
        TaxRowKeptQuery {
            client,
            params: [tenant, class, from_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxRowKeptBorrowed, tokio_postgres::Error> {
                Ok(TaxRowKeptBorrowed {
                    tax_policy_id: row.try_get(0)?,
                    class: row.try_get(1)?,
                    hsn: row.try_get(2)?,
                    rate_percent_e6: row.try_get(3)?,
                    from_day: row.try_get(4)?,
                    to_day: row.try_get(5)?,
                    law: row.try_get(6)?,
                })
            },
            mapper: |it| TaxRowKept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TaxRowFromParams<T1>,
        TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3>,
        C,
    > for TaxRowFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxRowFromParams<T1>,
    ) -> TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3> {
        self.bind(client, &params.tenant, &params.class, &params.from_day)
    }
}
pub struct TaxRowOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tax_row_open() -> TaxRowOpenStmt {
    TaxRowOpenStmt(
        "select tax_policy_id, class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy where tenant_id = $1 and class = $2 and from_day < $3 and (to_day is null or to_day >= $3) for update",
        None,
    )
}
impl TaxRowOpenStmt {
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
        class: &'a T1,
        from_day: &'a jiff::civil::Date,
    ) -> TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3> {
        TaxRowKeptQuery {
            client,
            params: [tenant, class, from_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxRowKeptBorrowed, tokio_postgres::Error> {
                Ok(TaxRowKeptBorrowed {
                    tax_policy_id: row.try_get(0)?,
                    class: row.try_get(1)?,
                    hsn: row.try_get(2)?,
                    rate_percent_e6: row.try_get(3)?,
                    from_day: row.try_get(4)?,
                    to_day: row.try_get(5)?,
                    law: row.try_get(6)?,
                })
            },
            mapper: |it| TaxRowKept::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TaxRowOpenParams<T1>,
        TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3>,
        C,
    > for TaxRowOpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxRowOpenParams<T1>,
    ) -> TaxRowKeptQuery<'c, 'a, 's, C, TaxRowKept, 3> {
        self.bind(client, &params.tenant, &params.class, &params.from_day)
    }
}
pub struct EndTaxRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_tax_row() -> EndTaxRowStmt {
    EndTaxRowStmt(
        "update ledger.tax_policy set to_day = $1 where tenant_id = $2 and tax_policy_id = $3 returning true as ended",
        None,
    )
}
impl EndTaxRowStmt {
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
    crate::client::async_::Params<'c, 'a, 's, EndTaxRowParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndTaxRowStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndTaxRowParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.to_day, &params.tenant, &params.row)
    }
}
pub struct RemoveTaxRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_tax_row() -> RemoveTaxRowStmt {
    RemoveTaxRowStmt(
        "delete from ledger.tax_policy where tenant_id = $1 and tax_policy_id = $2 returning true as removed",
        None,
    )
}
impl RemoveTaxRowStmt {
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
    crate::client::async_::Params<'c, 'a, 's, RemoveTaxRowParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for RemoveTaxRowStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemoveTaxRowParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.row)
    }
}
pub struct TaxedAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taxed_after() -> TaxedAfterStmt {
    TaxedAfterStmt(
        "select document_date from ledger.document where tenant_id = $1 and doc_type in ('invoice', 'debit_note', 'karigar_receipt', 'purchase_bill') and posted_at >= $2 and document_date > $3 limit 1",
        None,
    )
}
impl TaxedAfterStmt {
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
        after: &'a jiff::civil::Date,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 3> {
        JiffCivilDateQuery {
            client,
            params: [tenant, since, after],
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
        TaxedAfterParams,
        JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 3>,
        C,
    > for TaxedAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxedAfterParams,
    ) -> JiffCivilDateQuery<'c, 'a, 's, C, jiff::civil::Date, 3> {
        self.bind(client, &params.tenant, &params.since, &params.after)
    }
}
