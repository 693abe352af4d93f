// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertEntryParams<
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::ArraySql<Item = i64>,
> {
    pub tenant: uuid::Uuid,
    pub entry: uuid::Uuid,
    pub document: Option<uuid::Uuid>,
    pub batch: Option<uuid::Uuid>,
    pub entry_date: jiff::civil::Date,
    pub memo: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub debit_accounts: T3,
    pub debit_parties: T4,
    pub credit_accounts: T6,
    pub credit_parties: T7,
    pub commodities: T9,
    pub amounts: T10,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertPendingParams {
    pub tenant: uuid::Uuid,
    pub entry: uuid::Uuid,
    pub entry_date: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct PostingsOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PostingsOf {
    pub debit_account: String,
    pub debit_id: Option<uuid::Uuid>,
    pub debit_party: Option<Vec<u8>>,
    pub credit_account: String,
    pub credit_id: Option<uuid::Uuid>,
    pub credit_party: Option<Vec<u8>>,
    pub commodity: String,
    pub amount: i64,
}
pub struct PostingsOfBorrowed<'a> {
    pub debit_account: &'a str,
    pub debit_id: Option<uuid::Uuid>,
    pub debit_party: Option<&'a [u8]>,
    pub credit_account: &'a str,
    pub credit_id: Option<uuid::Uuid>,
    pub credit_party: Option<&'a [u8]>,
    pub commodity: &'a str,
    pub amount: i64,
}
impl<'a> From<PostingsOfBorrowed<'a>> for PostingsOf {
    fn from(
        PostingsOfBorrowed {
            debit_account,
            debit_id,
            debit_party,
            credit_account,
            credit_id,
            credit_party,
            commodity,
            amount,
        }: PostingsOfBorrowed<'a>,
    ) -> Self {
        Self {
            debit_account: debit_account.into(),
            debit_id,
            debit_party: debit_party.map(|v| v.into()),
            credit_account: credit_account.into(),
            credit_id,
            credit_party: credit_party.map(|v| v.into()),
            commodity: commodity.into(),
            amount,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct PostingsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PostingsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(PostingsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PostingsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PostingsOfBorrowed) -> R) -> PostingsOfQuery<'c, 'a, 's, C, R, N> {
        PostingsOfQuery {
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
pub struct InsertEntryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_entry() -> InsertEntryStmt {
    InsertEntryStmt(
        "with entered as ( insert into ledger.journal_entry (tenant_id, entry_id, document_id, batch_id, entry_date, memo, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning entry_id ) insert into ledger.posting as posted (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) select t.tenant_id, $2, leg.n, leg.debit_account, leg.debit_party, leg.credit_account, leg.credit_party, leg.commodity, leg.amount, $5 from app.tenant t cross join unnest($9::text[], $10::uuid[], $11::text[], $12::uuid[], $13::text[], $14::bigint[]) with ordinality as leg (debit_account, debit_party, credit_account, credit_party, commodity, amount, n) where t.tenant_id = $1 returning posted.line_no",
        None,
    )
}
impl InsertEntryStmt {
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = T8>,
        T10: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        entry: &'a uuid::Uuid,
        document: &'a Option<uuid::Uuid>,
        batch: &'a Option<uuid::Uuid>,
        entry_date: &'a jiff::civil::Date,
        memo: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        debit_accounts: &'a T3,
        debit_parties: &'a T4,
        credit_accounts: &'a T6,
        credit_parties: &'a T7,
        commodities: &'a T9,
        amounts: &'a T10,
    ) -> I32Query<'c, 'a, 's, C, i32, 14> {
        I32Query {
            client,
            params: [
                tenant,
                entry,
                document,
                batch,
                entry_date,
                memo,
                by,
                now,
                debit_accounts,
                debit_parties,
                credit_accounts,
                credit_parties,
                commodities,
                amounts,
            ],
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
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = T8>,
    T10: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEntryParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I32Query<'c, 'a, 's, C, i32, 14>,
        C,
    > for InsertEntryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEntryParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I32Query<'c, 'a, 's, C, i32, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.entry,
            &params.document,
            &params.batch,
            &params.entry_date,
            &params.memo,
            &params.by,
            &params.now,
            &params.debit_accounts,
            &params.debit_parties,
            &params.credit_accounts,
            &params.credit_parties,
            &params.commodities,
            &params.amounts,
        )
    }
}
pub struct InsertPendingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_pending() -> InsertPendingStmt {
    InsertPendingStmt(
        "insert into ledger.entry_pending (tenant_id, entry_id, entry_date) values ($1, $2, $3) returning true as pending",
        None,
    )
}
impl InsertPendingStmt {
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
        entry: &'a uuid::Uuid,
        entry_date: &'a jiff::civil::Date,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, entry, entry_date],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertPendingParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for InsertPendingStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertPendingParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.entry, &params.entry_date)
    }
}
pub struct PostingsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn postings_of() -> PostingsOfStmt {
    PostingsOfStmt(
        "select p.debit_account, p.debit_party as debit_id, dp.code as debit_party, p.credit_account, p.credit_party as credit_id, cp.code as credit_party, p.commodity, p.amount from ledger.journal_entry e join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id left join ledger.party dp on dp.tenant_id = p.tenant_id and dp.party_id = p.debit_party left join ledger.party cp on cp.tenant_id = p.tenant_id and cp.party_id = p.credit_party where e.tenant_id = $1 and p.tenant_id = $1 and e.document_id = $2 order by p.entry_id, p.line_no",
        None,
    )
}
impl PostingsOfStmt {
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
        document: &'a uuid::Uuid,
    ) -> PostingsOfQuery<'c, 'a, 's, C, PostingsOf, 2> {
        PostingsOfQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PostingsOfBorrowed, tokio_postgres::Error> {
                Ok(PostingsOfBorrowed {
                    debit_account: row.try_get(0)?,
                    debit_id: row.try_get(1)?,
                    debit_party: row.try_get(2)?,
                    credit_account: row.try_get(3)?,
                    credit_id: row.try_get(4)?,
                    credit_party: row.try_get(5)?,
                    commodity: row.try_get(6)?,
                    amount: row.try_get(7)?,
                })
            },
            mapper: |it| PostingsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PostingsOfParams,
        PostingsOfQuery<'c, 'a, 's, C, PostingsOf, 2>,
        C,
    > for PostingsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PostingsOfParams,
    ) -> PostingsOfQuery<'c, 'a, 's, C, PostingsOf, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
