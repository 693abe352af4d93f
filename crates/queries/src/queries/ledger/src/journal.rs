// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertEntryParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub entry: uuid::Uuid,
    pub document: Option<uuid::Uuid>,
    pub entry_date: jiff::civil::Date,
    pub memo: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertPostingParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub entry: uuid::Uuid,
    pub line_no: i32,
    pub debit_account: T1,
    pub debit_party: Option<uuid::Uuid>,
    pub credit_account: T2,
    pub credit_party: Option<uuid::Uuid>,
    pub commodity: T3,
    pub amount: i64,
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
    pub debit_party: Option<String>,
    pub credit_account: String,
    pub credit_party: Option<String>,
    pub commodity: String,
    pub amount: i64,
}
pub struct PostingsOfBorrowed<'a> {
    pub debit_account: &'a str,
    pub debit_party: Option<&'a str>,
    pub credit_account: &'a str,
    pub credit_party: Option<&'a str>,
    pub commodity: &'a str,
    pub amount: i64,
}
impl<'a> From<PostingsOfBorrowed<'a>> for PostingsOf {
    fn from(
        PostingsOfBorrowed {
            debit_account,
            debit_party,
            credit_account,
            credit_party,
            commodity,
            amount,
        }: PostingsOfBorrowed<'a>,
    ) -> Self {
        Self {
            debit_account: debit_account.into(),
            debit_party: debit_party.map(|v| v.into()),
            credit_account: credit_account.into(),
            credit_party: credit_party.map(|v| v.into()),
            commodity: commodity.into(),
            amount,
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
        "insert into ledger.journal_entry (tenant_id, entry_id, document_id, entry_date, memo, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as entered",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        entry: &'a uuid::Uuid,
        document: &'a Option<uuid::Uuid>,
        entry_date: &'a jiff::civil::Date,
        memo: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, entry, document, entry_date, memo, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertEntryParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertEntryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEntryParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.entry,
            &params.document,
            &params.entry_date,
            &params.memo,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertPostingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_posting() -> InsertPostingStmt {
    InsertPostingStmt(
        "insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as posted",
        None,
    )
}
impl InsertPostingStmt {
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
        entry: &'a uuid::Uuid,
        line_no: &'a i32,
        debit_account: &'a T1,
        debit_party: &'a Option<uuid::Uuid>,
        credit_account: &'a T2,
        credit_party: &'a Option<uuid::Uuid>,
        commodity: &'a T3,
        amount: &'a i64,
        entry_date: &'a jiff::civil::Date,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [
                tenant,
                entry,
                line_no,
                debit_account,
                debit_party,
                credit_account,
                credit_party,
                commodity,
                amount,
                entry_date,
            ],
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
        InsertPostingParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertPostingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPostingParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.entry,
            &params.line_no,
            &params.debit_account,
            &params.debit_party,
            &params.credit_account,
            &params.credit_party,
            &params.commodity,
            &params.amount,
            &params.entry_date,
        )
    }
}
pub struct PostingsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn postings_of() -> PostingsOfStmt {
    PostingsOfStmt(
        "select p.debit_account, dp.code as debit_party, p.credit_account, cp.code as credit_party, p.commodity, p.amount from ledger.journal_entry e join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id left join ledger.party dp on dp.tenant_id = p.tenant_id and dp.party_id = p.debit_party left join ledger.party cp on cp.tenant_id = p.tenant_id and cp.party_id = p.credit_party where e.tenant_id = $1 and p.tenant_id = $1 and e.document_id = $2 order by p.entry_id, p.line_no",
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
                    debit_party: row.try_get(1)?,
                    credit_account: row.try_get(2)?,
                    credit_party: row.try_get(3)?,
                    commodity: row.try_get(4)?,
                    amount: row.try_get(5)?,
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
