// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OpeningOfParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub from_day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct MovesOfParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BalancesParams {
    pub tenant: uuid::Uuid,
    pub month: jiff::civil::Date,
    pub as_of: jiff::civil::Date,
}
#[derive(Debug)]
pub struct PartyBalanceParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub commodity: T1,
}
#[derive(Debug)]
pub struct PartyAccountsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub commodity: T1,
    pub as_of: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningOf {
    pub commodity: String,
    pub amount: i64,
}
pub struct OpeningOfBorrowed<'a> {
    pub commodity: &'a str,
    pub amount: i64,
}
impl<'a> From<OpeningOfBorrowed<'a>> for OpeningOf {
    fn from(OpeningOfBorrowed { commodity, amount }: OpeningOfBorrowed<'a>) -> Self {
        Self { commodity: commodity.into(), amount }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovesOf {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub commodity: String,
    pub amount: i64,
    pub memo: Vec<u8>,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<String>,
    pub doc_type: Option<String>,
}
pub struct MovesOfBorrowed<'a> {
    pub entry_date: jiff::civil::Date,
    pub entry_id: uuid::Uuid,
    pub commodity: &'a str,
    pub amount: i64,
    pub memo: &'a [u8],
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<&'a str>,
    pub doc_type: Option<&'a str>,
}
impl<'a> From<MovesOfBorrowed<'a>> for MovesOf {
    fn from(
        MovesOfBorrowed {
            entry_date,
            entry_id,
            commodity,
            amount,
            memo,
            document_id,
            number,
            doc_type,
        }: MovesOfBorrowed<'a>,
    ) -> Self {
        Self {
            entry_date,
            entry_id,
            commodity: commodity.into(),
            amount,
            memo: memo.into(),
            document_id,
            number: number.map(|v| v.into()),
            doc_type: doc_type.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Balances {
    pub account: String,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub commodity: String,
    pub amount: i64,
}
pub struct BalancesBorrowed<'a> {
    pub account: &'a str,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub commodity: &'a str,
    pub amount: i64,
}
impl<'a> From<BalancesBorrowed<'a>> for Balances {
    fn from(BalancesBorrowed { account, party_id, party, commodity, amount }: BalancesBorrowed<'a>) -> Self {
        Self {
            account: account.into(),
            party_id,
            party: party.map(|v| v.into()),
            commodity: commodity.into(),
            amount,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PartyAccounts {
    pub account: String,
    pub amount: i64,
}
pub struct PartyAccountsBorrowed<'a> {
    pub account: &'a str,
    pub amount: i64,
}
impl<'a> From<PartyAccountsBorrowed<'a>> for PartyAccounts {
    fn from(PartyAccountsBorrowed { account, amount }: PartyAccountsBorrowed<'a>) -> Self {
        Self { account: account.into(), amount }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OpeningOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpeningOfBorrowed, tokio_postgres::Error>,
    mapper: fn(OpeningOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpeningOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpeningOfBorrowed) -> R) -> OpeningOfQuery<'c, 'a, 's, C, R, N> {
        OpeningOfQuery {
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
pub struct MovesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MovesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovesOfBorrowed) -> R) -> MovesOfQuery<'c, 'a, 's, C, R, N> {
        MovesOfQuery {
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
pub struct BalancesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BalancesBorrowed, tokio_postgres::Error>,
    mapper: fn(BalancesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BalancesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BalancesBorrowed) -> R) -> BalancesQuery<'c, 'a, 's, C, R, N> {
        BalancesQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct PartyAccountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PartyAccountsBorrowed, tokio_postgres::Error>,
    mapper: fn(PartyAccountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PartyAccountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PartyAccountsBorrowed) -> R) -> PartyAccountsQuery<'c, 'a, 's, C, R, N> {
        PartyAccountsQuery {
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
pub struct OpeningOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn opening_of() -> OpeningOfStmt {
    OpeningOfStmt(
        "select commodity, sum(amount)::bigint as amount from ( select commodity, amount from ledger.posting where tenant_id = $1 and debit_party = $2 and debit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date < $3 union all select commodity, -amount from ledger.posting where tenant_id = $1 and credit_party = $2 and credit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date < $3 ) moved group by commodity",
        None,
    )
}
impl OpeningOfStmt {
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
        party: &'a uuid::Uuid,
        from_day: &'a jiff::civil::Date,
    ) -> OpeningOfQuery<'c, 'a, 's, C, OpeningOf, 3> {
        OpeningOfQuery {
            client,
            params: [tenant, party, from_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpeningOfBorrowed, tokio_postgres::Error> {
                Ok(OpeningOfBorrowed { commodity: row.try_get(0)?, amount: row.try_get(1)? })
            },
            mapper: |it| OpeningOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpeningOfParams, OpeningOfQuery<'c, 'a, 's, C, OpeningOf, 3>, C>
    for OpeningOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpeningOfParams,
    ) -> OpeningOfQuery<'c, 'a, 's, C, OpeningOf, 3> {
        self.bind(client, &params.tenant, &params.party, &params.from_day)
    }
}
pub struct MovesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_of() -> MovesOfStmt {
    MovesOfStmt(
        "select m.entry_date, m.entry_id, m.commodity, m.amount, e.memo, d.document_id, d.number, d.doc_type from ( select l.entry_date, l.entry_id, l.commodity, l.is_paid, sum(l.amount)::bigint as amount from ( select entry_date, entry_id, commodity, amount, credit_account in ('CASH', 'UPI_CLEARING', 'CARD_CLEARING', 'BANK', 'CHEQUES_IN_HAND', 'CASH_ROUND') as is_paid from ledger.posting where tenant_id = $1 and debit_party = $2 and debit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date between $3 and $4 union all select entry_date, entry_id, commodity, -amount, debit_account in ('CASH', 'UPI_CLEARING', 'CARD_CLEARING', 'BANK', 'CHEQUES_IN_HAND', 'CASH_ROUND') from ledger.posting where tenant_id = $1 and credit_party = $2 and credit_account in ('AR', 'ADV', 'SCHEME', 'AP', 'M_CUSTOMER', 'M_KARIGAR') and entry_date between $3 and $4 ) l group by l.entry_date, l.entry_id, l.commodity, l.is_paid order by l.entry_date, l.entry_id, l.commodity, l.is_paid limit $5 ) m join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = m.entry_id left join ledger.document d on d.tenant_id = $1 and d.document_id = e.document_id order by m.entry_date, m.entry_id, m.commodity, m.is_paid",
        None,
    )
}
impl MovesOfStmt {
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
        party: &'a uuid::Uuid,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        many: &'a i64,
    ) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 5> {
        MovesOfQuery {
            client,
            params: [tenant, party, from_day, to_day, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesOfBorrowed, tokio_postgres::Error> {
                Ok(MovesOfBorrowed {
                    entry_date: row.try_get(0)?,
                    entry_id: row.try_get(1)?,
                    commodity: row.try_get(2)?,
                    amount: row.try_get(3)?,
                    memo: row.try_get(4)?,
                    document_id: row.try_get(5)?,
                    number: row.try_get(6)?,
                    doc_type: row.try_get(7)?,
                })
            },
            mapper: |it| MovesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MovesOfParams, MovesOfQuery<'c, 'a, 's, C, MovesOf, 5>, C>
    for MovesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a MovesOfParams) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 5> {
        self.bind(client, &params.tenant, &params.party, &params.from_day, &params.to_day, &params.many)
    }
}
pub struct BalancesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn balances() -> BalancesStmt {
    BalancesStmt(
        "select moved.account, moved.party_id, p.code as party, moved.commodity, sum(moved.amount)::bigint as amount from ( select account, nullif(party_id, '00000000-0000-0000-0000-000000000000'::uuid) as party_id, commodity, debit - credit as amount from ledger.month_total where tenant_id = $1 and month < $2 union all select q.debit_account, q.debit_party, q.commodity, q.amount from ledger.entry_pending w join ledger.posting q on q.tenant_id = $1 and q.entry_id = w.entry_id where w.tenant_id = $1 and w.entry_date < $2 union all select q.credit_account, q.credit_party, q.commodity, -q.amount from ledger.entry_pending w join ledger.posting q on q.tenant_id = $1 and q.entry_id = w.entry_id where w.tenant_id = $1 and w.entry_date < $2 union all select debit_account, debit_party, commodity, amount from ledger.posting where tenant_id = $1 and entry_date >= $2 and entry_date <= $3 union all select credit_account, credit_party, commodity, -amount from ledger.posting where tenant_id = $1 and entry_date >= $2 and entry_date <= $3 ) moved left join ledger.party p on p.tenant_id = $1 and p.party_id = moved.party_id group by moved.account, moved.party_id, p.code, moved.commodity order by moved.account, moved.party_id nulls first, moved.commodity",
        None,
    )
}
impl BalancesStmt {
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
        month: &'a jiff::civil::Date,
        as_of: &'a jiff::civil::Date,
    ) -> BalancesQuery<'c, 'a, 's, C, Balances, 3> {
        BalancesQuery {
            client,
            params: [tenant, month, as_of],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BalancesBorrowed, tokio_postgres::Error> {
                Ok(BalancesBorrowed {
                    account: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    party: row.try_get(2)?,
                    commodity: row.try_get(3)?,
                    amount: row.try_get(4)?,
                })
            },
            mapper: |it| Balances::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BalancesParams, BalancesQuery<'c, 'a, 's, C, Balances, 3>, C>
    for BalancesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BalancesParams,
    ) -> BalancesQuery<'c, 'a, 's, C, Balances, 3> {
        self.bind(client, &params.tenant, &params.month, &params.as_of)
    }
}
pub struct PartyBalanceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn party_balance() -> PartyBalanceStmt {
    PartyBalanceStmt(
        "select coalesce(sum(amount), 0)::bigint as amount from ( select amount from ledger.posting where tenant_id = $1 and debit_party = $2 and debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and commodity = $3 union all select -amount from ledger.posting where tenant_id = $1 and credit_party = $2 and credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and commodity = $3 ) moved",
        None,
    )
}
impl PartyBalanceStmt {
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
        party: &'a uuid::Uuid,
        commodity: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, party, commodity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PartyBalanceParams<T1>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for PartyBalanceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartyBalanceParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.party, &params.commodity)
    }
}
pub struct PartyAccountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn party_accounts() -> PartyAccountsStmt {
    PartyAccountsStmt(
        "select account, sum(amount)::bigint as amount from ( select debit_account as account, amount from ledger.posting where tenant_id = $1 and debit_party = $2 and commodity = $3 and entry_date <= $4 union all select credit_account, -amount from ledger.posting where tenant_id = $1 and credit_party = $2 and commodity = $3 and entry_date <= $4 ) moved group by account",
        None,
    )
}
impl PartyAccountsStmt {
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
        party: &'a uuid::Uuid,
        commodity: &'a T1,
        as_of: &'a jiff::civil::Date,
    ) -> PartyAccountsQuery<'c, 'a, 's, C, PartyAccounts, 4> {
        PartyAccountsQuery {
            client,
            params: [tenant, party, commodity, as_of],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PartyAccountsBorrowed, tokio_postgres::Error> {
                Ok(PartyAccountsBorrowed { account: row.try_get(0)?, amount: row.try_get(1)? })
            },
            mapper: |it| PartyAccounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartyAccountsParams<T1>,
        PartyAccountsQuery<'c, 'a, 's, C, PartyAccounts, 4>,
        C,
    > for PartyAccountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartyAccountsParams<T1>,
    ) -> PartyAccountsQuery<'c, 'a, 's, C, PartyAccounts, 4> {
        self.bind(client, &params.tenant, &params.party, &params.commodity, &params.as_of)
    }
}
