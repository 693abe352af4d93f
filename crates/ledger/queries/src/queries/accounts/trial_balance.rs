// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct AccountTotalsParams {
    pub from_month: jiff::civil::Date,
    pub tenant: uuid::Uuid,
    pub to_month: jiff::civil::Date,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccountTotals {
    pub account: String,
    pub commodity: String,
    pub opening: i64,
    pub debit: i64,
    pub credit: i64,
}
pub struct AccountTotalsBorrowed<'a> {
    pub account: &'a str,
    pub commodity: &'a str,
    pub opening: i64,
    pub debit: i64,
    pub credit: i64,
}
impl<'a> From<AccountTotalsBorrowed<'a>> for AccountTotals {
    fn from(
        AccountTotalsBorrowed { account, commodity, opening, debit, credit }: AccountTotalsBorrowed<'a>,
    ) -> Self {
        Self { account: account.into(), commodity: commodity.into(), opening, debit, credit }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AccountTotalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountTotalsBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountTotalsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountTotalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AccountTotalsBorrowed) -> R) -> AccountTotalsQuery<'c, 'a, 's, C, R, N> {
        AccountTotalsQuery {
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
pub struct AccountTotalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_totals() -> AccountTotalsStmt {
    AccountTotalsStmt(
        "select moved.account, moved.commodity, coalesce(sum(case when moved.is_before then moved.debit - moved.credit else 0 end), 0)::bigint as opening, coalesce(sum(case when moved.is_before then 0 else moved.debit end), 0)::bigint as debit, coalesce(sum(case when moved.is_before then 0 else moved.credit end), 0)::bigint as credit from ( select account, commodity, month < $1 as is_before, debit, credit from ledger.month_total where tenant_id = $2 and month < $3 union all select q.debit_account, q.commodity, w.entry_date < $1, q.amount, 0 from ledger.entry_pending w join ledger.posting q on q.tenant_id = $2 and q.entry_id = w.entry_id where w.tenant_id = $2 and w.entry_date < $3 union all select q.credit_account, q.commodity, w.entry_date < $1, 0, q.amount from ledger.entry_pending w join ledger.posting q on q.tenant_id = $2 and q.entry_id = w.entry_id where w.tenant_id = $2 and w.entry_date < $3 union all select debit_account, commodity, entry_date < $4, amount, 0 from ledger.posting where tenant_id = $2 and entry_date >= $3 and entry_date <= $5 union all select credit_account, commodity, entry_date < $4, 0, amount from ledger.posting where tenant_id = $2 and entry_date >= $3 and entry_date <= $5 union all select q.debit_account, q.commodity, part.is_before, case when part.is_before then q.amount else -q.amount end, 0 from ledger.posting q cross join unnest(array[true, false]) as part (is_before) where q.tenant_id = $2 and q.entry_date >= $1 and q.entry_date < $4 and $1 < $3 union all select q.credit_account, q.commodity, part.is_before, 0, case when part.is_before then q.amount else -q.amount end from ledger.posting q cross join unnest(array[true, false]) as part (is_before) where q.tenant_id = $2 and q.entry_date >= $1 and q.entry_date < $4 and $1 < $3 ) moved group by moved.account, moved.commodity order by moved.account, moved.commodity",
        None,
    )
}
impl AccountTotalsStmt {
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
        from_month: &'a jiff::civil::Date,
        tenant: &'a uuid::Uuid,
        to_month: &'a jiff::civil::Date,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> AccountTotalsQuery<'c, 'a, 's, C, AccountTotals, 5> {
        AccountTotalsQuery {
            client,
            params: [from_month, tenant, to_month, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AccountTotalsBorrowed, tokio_postgres::Error> {
                Ok(AccountTotalsBorrowed {
                    account: row.try_get(0)?,
                    commodity: row.try_get(1)?,
                    opening: row.try_get(2)?,
                    debit: row.try_get(3)?,
                    credit: row.try_get(4)?,
                })
            },
            mapper: |it| AccountTotals::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AccountTotalsParams,
        AccountTotalsQuery<'c, 'a, 's, C, AccountTotals, 5>,
        C,
    > for AccountTotalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AccountTotalsParams,
    ) -> AccountTotalsQuery<'c, 'a, 's, C, AccountTotals, 5> {
        self.bind(
            client,
            &params.from_month,
            &params.tenant,
            &params.to_month,
            &params.from_day,
            &params.to_day,
        )
    }
}
