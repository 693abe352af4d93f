// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct TaxBalancesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub accounts: T2,
    pub until: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct TdsBalancesParams {
    pub tenant: uuid::Uuid,
    pub until: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaxBalances {
    pub account: String,
    pub amount: i64,
}
pub struct TaxBalancesBorrowed<'a> {
    pub account: &'a str,
    pub amount: i64,
}
impl<'a> From<TaxBalancesBorrowed<'a>> for TaxBalances {
    fn from(TaxBalancesBorrowed { account, amount }: TaxBalancesBorrowed<'a>) -> Self {
        Self { account: account.into(), amount }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TdsOf {
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub owed: i64,
    pub first_day: jiff::civil::Date,
}
pub struct TdsOfBorrowed<'a> {
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub owed: i64,
    pub first_day: jiff::civil::Date,
}
impl<'a> From<TdsOfBorrowed<'a>> for TdsOf {
    fn from(TdsOfBorrowed { party_id, party, owed, first_day }: TdsOfBorrowed<'a>) -> Self {
        Self { party_id, party: party.map(|v| v.into()), owed, first_day }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TaxBalancesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaxBalancesBorrowed, tokio_postgres::Error>,
    mapper: fn(TaxBalancesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaxBalancesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaxBalancesBorrowed) -> R) -> TaxBalancesQuery<'c, 'a, 's, C, R, N> {
        TaxBalancesQuery {
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
pub struct TdsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TdsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(TdsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TdsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TdsOfBorrowed) -> R) -> TdsOfQuery<'c, 'a, 's, C, R, N> {
        TdsOfQuery {
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
pub struct TaxBalancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tax_balances() -> TaxBalancesStmt {
    TaxBalancesStmt(
        "select moved.account, sum(moved.amount)::bigint as amount from ( select p.debit_account as account, p.amount as amount from ledger.posting p where p.tenant_id = $1 and p.debit_account = any($2) and (p.entry_date <= $3 or p.credit_account = 'BANK' or p.credit_account = any($2)) union all select p.credit_account, -p.amount from ledger.posting p where p.tenant_id = $1 and p.credit_account = any($2) and (p.entry_date <= $3 or p.debit_account = any($2)) ) moved group by moved.account",
        None,
    )
}
impl TaxBalancesStmt {
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
        accounts: &'a T2,
        until: &'a jiff::civil::Date,
    ) -> TaxBalancesQuery<'c, 'a, 's, C, TaxBalances, 3> {
        TaxBalancesQuery {
            client,
            params: [tenant, accounts, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxBalancesBorrowed, tokio_postgres::Error> {
                Ok(TaxBalancesBorrowed { account: row.try_get(0)?, amount: row.try_get(1)? })
            },
            mapper: |it| TaxBalances::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TaxBalancesParams<T1, T2>,
        TaxBalancesQuery<'c, 'a, 's, C, TaxBalances, 3>,
        C,
    > for TaxBalancesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxBalancesParams<T1, T2>,
    ) -> TaxBalancesQuery<'c, 'a, 's, C, TaxBalances, 3> {
        self.bind(client, &params.tenant, &params.accounts, &params.until)
    }
}
pub struct TdsBalancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tds_balances() -> TdsBalancesStmt {
    TdsBalancesStmt(
        "select moved.party_id, y.code as party, moved.owed, moved.first_day from ( select side.party_id, sum(side.amount)::bigint as owed, min(side.entry_date) as first_day from ( select p.credit_party as party_id, p.amount, p.entry_date from ledger.posting p where p.tenant_id = $1 and p.credit_account = 'TDS_PAYABLE' and p.entry_date <= $2 union all select p.debit_party, -p.amount, p.entry_date from ledger.posting p where p.tenant_id = $1 and p.debit_account = 'TDS_PAYABLE' and (p.entry_date <= $2 or p.credit_account = 'BANK') ) side group by side.party_id having sum(side.amount) > 0 ) moved left join ledger.party y on y.tenant_id = $1 and y.party_id = moved.party_id order by moved.first_day, moved.party_id",
        None,
    )
}
impl TdsBalancesStmt {
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
        until: &'a jiff::civil::Date,
    ) -> TdsOfQuery<'c, 'a, 's, C, TdsOf, 2> {
        TdsOfQuery {
            client,
            params: [tenant, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TdsOfBorrowed, tokio_postgres::Error> {
                Ok(TdsOfBorrowed {
                    party_id: row.try_get(0)?,
                    party: row.try_get(1)?,
                    owed: row.try_get(2)?,
                    first_day: row.try_get(3)?,
                })
            },
            mapper: |it| TdsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TdsBalancesParams, TdsOfQuery<'c, 'a, 's, C, TdsOf, 2>, C>
    for TdsBalancesStmt
{
    fn params(&'s self, client: &'c C, params: &'a TdsBalancesParams) -> TdsOfQuery<'c, 'a, 's, C, TdsOf, 2> {
        self.bind(client, &params.tenant, &params.until)
    }
}
