// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct AccountThroughParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub account: T1,
    pub commodity: T2,
    pub month: jiff::civil::Date,
    pub day: jiff::civil::Date,
    pub entry: uuid::Uuid,
}
#[derive(Debug)]
pub struct EntriesOfAccountParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub account: T1,
    pub tenant: uuid::Uuid,
    pub commodity: T2,
    pub after_day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct MovesByDayParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub account: T1,
    pub tenant: uuid::Uuid,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub commodity: T2,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AccountThrough {
    pub debit: i64,
    pub credit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EntriesOfAccount {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub debit: i64,
    pub credit: i64,
    pub against: Vec<String>,
    pub memo: Vec<u8>,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<String>,
    pub doc_type: Option<String>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
}
pub struct EntriesOfAccountBorrowed<'a> {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub debit: i64,
    pub credit: i64,
    pub against: crate::ArrayIterator<'a, &'a str>,
    pub memo: &'a [u8],
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<&'a str>,
    pub doc_type: Option<&'a str>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
}
impl<'a> From<EntriesOfAccountBorrowed<'a>> for EntriesOfAccount {
    fn from(
        EntriesOfAccountBorrowed {
            entry_date,
            entry_id,
            debit,
            credit,
            against,
            memo,
            document_id,
            number,
            doc_type,
            party_id,
            party,
            party_name,
        }: EntriesOfAccountBorrowed<'a>,
    ) -> Self {
        Self {
            entry_date,
            entry_id,
            debit,
            credit,
            against: against.map(|v| v.into()).collect(),
            memo: memo.into(),
            document_id,
            number: number.map(|v| v.into()),
            doc_type: doc_type.map(|v| v.into()),
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MovesByDay {
    pub entry_date: jiff::civil::Date,
    pub debit: i64,
    pub credit: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AccountThroughQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountThrough, tokio_postgres::Error>,
    mapper: fn(AccountThrough) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountThroughQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AccountThrough) -> R) -> AccountThroughQuery<'c, 'a, 's, C, R, N> {
        AccountThroughQuery {
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
pub struct EntriesOfAccountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EntriesOfAccountBorrowed, tokio_postgres::Error>,
    mapper: fn(EntriesOfAccountBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EntriesOfAccountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EntriesOfAccountBorrowed) -> R,
    ) -> EntriesOfAccountQuery<'c, 'a, 's, C, R, N> {
        EntriesOfAccountQuery {
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
pub struct MovesByDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovesByDay, tokio_postgres::Error>,
    mapper: fn(MovesByDay) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovesByDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovesByDay) -> R) -> MovesByDayQuery<'c, 'a, 's, C, R, N> {
        MovesByDayQuery {
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
pub struct AccountThroughStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn account_through() -> AccountThroughStmt {
    AccountThroughStmt(
        "select coalesce(sum(moved.debit), 0)::bigint as debit, coalesce(sum(moved.credit), 0)::bigint as credit from ( select debit, credit from ledger.month_total where tenant_id = $1 and account = $2 and commodity = $3 and month < $4 union all select case when q.debit_account = $2 then q.amount else 0 end, case when q.credit_account = $2 then q.amount else 0 end from ledger.entry_pending w join ledger.posting q on q.tenant_id = $1 and q.entry_id = w.entry_id where w.tenant_id = $1 and w.entry_date < $4 and q.commodity = $3 and (q.debit_account = $2 or q.credit_account = $2) union all select case when q.debit_account = $2 then q.amount else 0 end, case when q.credit_account = $2 then q.amount else 0 end from ledger.posting q where q.tenant_id = $1 and q.entry_date >= $4 and (q.entry_date, q.entry_id) <= ($5, $6) and q.commodity = $3 and (q.debit_account = $2 or q.credit_account = $2) ) moved",
        None,
    )
}
impl AccountThroughStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        account: &'a T1,
        commodity: &'a T2,
        month: &'a jiff::civil::Date,
        day: &'a jiff::civil::Date,
        entry: &'a uuid::Uuid,
    ) -> AccountThroughQuery<'c, 'a, 's, C, AccountThrough, 6> {
        AccountThroughQuery {
            client,
            params: [tenant, account, commodity, month, day, entry],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AccountThrough, tokio_postgres::Error> {
                Ok(AccountThrough { debit: row.try_get(0)?, credit: row.try_get(1)? })
            },
            mapper: |it| AccountThrough::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AccountThroughParams<T1, T2>,
        AccountThroughQuery<'c, 'a, 's, C, AccountThrough, 6>,
        C,
    > for AccountThroughStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AccountThroughParams<T1, T2>,
    ) -> AccountThroughQuery<'c, 'a, 's, C, AccountThrough, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.account,
            &params.commodity,
            &params.month,
            &params.day,
            &params.entry,
        )
    }
}
pub struct EntriesOfAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries_of_account() -> EntriesOfAccountStmt {
    EntriesOfAccountStmt(
        "select m.entry_date, m.entry_id, m.debit, m.credit, m.against, e.memo, d.document_id, d.number, d.doc_type, d.party_id, p.code as party, p.name as party_name from ( select q.entry_date, q.entry_id, coalesce(sum(case when q.debit_account = $1 then q.amount else 0 end), 0)::bigint as debit, coalesce(sum(case when q.credit_account = $1 then q.amount else 0 end), 0)::bigint as credit, array_agg(distinct case when q.debit_account = $1 then q.credit_account else q.debit_account end) as against from ledger.posting q where q.tenant_id = $2 and q.commodity = $3 and (q.debit_account = $1 or q.credit_account = $1) and (q.entry_date, q.entry_id) > ($4, $5) and q.entry_date <= $6 group by q.entry_date, q.entry_id order by q.entry_date, q.entry_id limit 101 ) m join ledger.journal_entry e on e.tenant_id = $2 and e.entry_id = m.entry_id left join ledger.document d on d.tenant_id = $2 and d.document_id = e.document_id left join ledger.party p on p.tenant_id = $2 and p.party_id = d.party_id order by m.entry_date, m.entry_id",
        None,
    )
}
impl EntriesOfAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account: &'a T1,
        tenant: &'a uuid::Uuid,
        commodity: &'a T2,
        after_day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        to_day: &'a jiff::civil::Date,
    ) -> EntriesOfAccountQuery<'c, 'a, 's, C, EntriesOfAccount, 6> {
        EntriesOfAccountQuery {
            client,
            params: [account, tenant, commodity, after_day, after, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EntriesOfAccountBorrowed, tokio_postgres::Error> {
                    Ok(EntriesOfAccountBorrowed {
                        entry_date: row.try_get(0)?,
                        entry_id: row.try_get(1)?,
                        debit: row.try_get(2)?,
                        credit: row.try_get(3)?,
                        against: row.try_get(4)?,
                        memo: row.try_get(5)?,
                        document_id: row.try_get(6)?,
                        number: row.try_get(7)?,
                        doc_type: row.try_get(8)?,
                        party_id: row.try_get(9)?,
                        party: row.try_get(10)?,
                        party_name: row.try_get(11)?,
                    })
                },
            mapper: |it| EntriesOfAccount::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EntriesOfAccountParams<T1, T2>,
        EntriesOfAccountQuery<'c, 'a, 's, C, EntriesOfAccount, 6>,
        C,
    > for EntriesOfAccountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EntriesOfAccountParams<T1, T2>,
    ) -> EntriesOfAccountQuery<'c, 'a, 's, C, EntriesOfAccount, 6> {
        self.bind(
            client,
            &params.account,
            &params.tenant,
            &params.commodity,
            &params.after_day,
            &params.after,
            &params.to_day,
        )
    }
}
pub struct MovesByDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_by_day() -> MovesByDayStmt {
    MovesByDayStmt(
        "select q.entry_date, coalesce(sum(case when q.debit_account = $1 then q.amount else 0 end), 0)::bigint as debit, coalesce(sum(case when q.credit_account = $1 then q.amount else 0 end), 0)::bigint as credit from ledger.posting q where q.tenant_id = $2 and q.entry_date >= $3 and q.entry_date <= $4 and q.commodity = $5 and (q.debit_account = $1 or q.credit_account = $1) group by q.entry_date order by q.entry_date",
        None,
    )
}
impl MovesByDayStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account: &'a T1,
        tenant: &'a uuid::Uuid,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        commodity: &'a T2,
    ) -> MovesByDayQuery<'c, 'a, 's, C, MovesByDay, 5> {
        MovesByDayQuery {
            client,
            params: [account, tenant, from_day, to_day, commodity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesByDay, tokio_postgres::Error> {
                Ok(MovesByDay {
                    entry_date: row.try_get(0)?,
                    debit: row.try_get(1)?,
                    credit: row.try_get(2)?,
                })
            },
            mapper: |it| MovesByDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovesByDayParams<T1, T2>,
        MovesByDayQuery<'c, 'a, 's, C, MovesByDay, 5>,
        C,
    > for MovesByDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovesByDayParams<T1, T2>,
    ) -> MovesByDayQuery<'c, 'a, 's, C, MovesByDay, 5> {
        self.bind(
            client,
            &params.account,
            &params.tenant,
            &params.from_day,
            &params.to_day,
            &params.commodity,
        )
    }
}
