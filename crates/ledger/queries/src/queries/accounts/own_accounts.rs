// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertAccountParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub id: uuid::Uuid,
    pub code: T1,
    pub name: T2,
    pub kind: T3,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OwnSumsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub tenant: uuid::Uuid,
    pub currency: T1,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub accounts: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OwnAccounts {
    pub own_account_id: uuid::Uuid,
    pub code: String,
    pub name: Vec<u8>,
    pub kind: String,
}
pub struct OwnAccountsBorrowed<'a> {
    pub own_account_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a [u8],
    pub kind: &'a str,
}
impl<'a> From<OwnAccountsBorrowed<'a>> for OwnAccounts {
    fn from(OwnAccountsBorrowed { own_account_id, code, name, kind }: OwnAccountsBorrowed<'a>) -> Self {
        Self { own_account_id, code: code.into(), name: name.into(), kind: kind.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OwnSums {
    pub account: String,
    pub debit: i64,
    pub credit: i64,
}
pub struct OwnSumsBorrowed<'a> {
    pub account: &'a str,
    pub debit: i64,
    pub credit: i64,
}
impl<'a> From<OwnSumsBorrowed<'a>> for OwnSums {
    fn from(OwnSumsBorrowed { account, debit, credit }: OwnSumsBorrowed<'a>) -> Self {
        Self { account: account.into(), debit, credit }
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
pub struct OwnAccountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnAccountsBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnAccountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnAccountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnAccountsBorrowed) -> R) -> OwnAccountsQuery<'c, 'a, 's, C, R, N> {
        OwnAccountsQuery {
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
pub struct OwnSumsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnSumsBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnSumsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnSumsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnSumsBorrowed) -> R) -> OwnSumsQuery<'c, 'a, 's, C, R, N> {
        OwnSumsQuery {
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
pub struct InsertAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_account() -> InsertAccountStmt {
    InsertAccountStmt(
        "insert into ledger.own_account (tenant_id, own_account_id, code, name, kind, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as added",
        None,
    )
}
impl InsertAccountStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        code: &'a T1,
        name: &'a T2,
        kind: &'a T3,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, id, code, name, kind, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAccountParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAccountParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.id,
            &params.code,
            &params.name,
            &params.kind,
            &params.by,
            &params.now,
        )
    }
}
pub struct OwnAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_accounts() -> OwnAccountsStmt {
    OwnAccountsStmt(
        "select own_account_id, code, name, kind from ledger.own_account where tenant_id = $1 order by code limit 1000",
        None,
    )
}
impl OwnAccountsStmt {
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
    ) -> OwnAccountsQuery<'c, 'a, 's, C, OwnAccounts, 1> {
        OwnAccountsQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwnAccountsBorrowed, tokio_postgres::Error> {
                Ok(OwnAccountsBorrowed {
                    own_account_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                })
            },
            mapper: |it| OwnAccounts::from(it),
        }
    }
}
pub struct OwnSumsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_sums() -> OwnSumsStmt {
    OwnSumsStmt(
        "select moved.account, sum(moved.debit)::bigint as debit, sum(moved.credit)::bigint as credit from ( select p.debit_account as account, p.amount as debit, 0::bigint as credit from ledger.posting p where p.tenant_id = $1 and p.commodity = $2 and p.entry_date >= $3 and p.entry_date <= $4 and p.debit_account = any($5::text[]) union all select p.credit_account, 0, p.amount from ledger.posting p where p.tenant_id = $1 and p.commodity = $2 and p.entry_date >= $3 and p.entry_date <= $4 and p.credit_account = any($5::text[]) ) moved group by moved.account order by moved.account",
        None,
    )
}
impl OwnSumsStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        currency: &'a T1,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        accounts: &'a T3,
    ) -> OwnSumsQuery<'c, 'a, 's, C, OwnSums, 5> {
        OwnSumsQuery {
            client,
            params: [tenant, currency, from_day, to_day, accounts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwnSumsBorrowed, tokio_postgres::Error> {
                Ok(OwnSumsBorrowed {
                    account: row.try_get(0)?,
                    debit: row.try_get(1)?,
                    credit: row.try_get(2)?,
                })
            },
            mapper: |it| OwnSums::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnSumsParams<T1, T2, T3>,
        OwnSumsQuery<'c, 'a, 's, C, OwnSums, 5>,
        C,
    > for OwnSumsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnSumsParams<T1, T2, T3>,
    ) -> OwnSumsQuery<'c, 'a, 's, C, OwnSums, 5> {
        self.bind(
            client,
            &params.tenant,
            &params.currency,
            &params.from_day,
            &params.to_day,
            &params.accounts,
        )
    }
}
