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
