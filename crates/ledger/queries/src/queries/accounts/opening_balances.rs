// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct OpeningPostingsParams<T1: crate::ArraySql<Item = jiff::civil::Date>> {
    pub tenant: uuid::Uuid,
    pub days: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningPostings {
    pub entry_id: uuid::Uuid,
    pub memo: Vec<u8>,
    pub entry_date: jiff::civil::Date,
    pub debit_account: String,
    pub debit_party: Option<uuid::Uuid>,
    pub credit_account: String,
    pub credit_party: Option<uuid::Uuid>,
    pub commodity: String,
}
pub struct OpeningPostingsBorrowed<'a> {
    pub entry_id: uuid::Uuid,
    pub memo: &'a [u8],
    pub entry_date: jiff::civil::Date,
    pub debit_account: &'a str,
    pub debit_party: Option<uuid::Uuid>,
    pub credit_account: &'a str,
    pub credit_party: Option<uuid::Uuid>,
    pub commodity: &'a str,
}
impl<'a> From<OpeningPostingsBorrowed<'a>> for OpeningPostings {
    fn from(
        OpeningPostingsBorrowed {
            entry_id,
            memo,
            entry_date,
            debit_account,
            debit_party,
            credit_account,
            credit_party,
            commodity,
        }: OpeningPostingsBorrowed<'a>,
    ) -> Self {
        Self {
            entry_id,
            memo: memo.into(),
            entry_date,
            debit_account: debit_account.into(),
            debit_party,
            credit_account: credit_account.into(),
            credit_party,
            commodity: commodity.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OpeningPostingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpeningPostingsBorrowed, tokio_postgres::Error>,
    mapper: fn(OpeningPostingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpeningPostingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpeningPostingsBorrowed) -> R,
    ) -> OpeningPostingsQuery<'c, 'a, 's, C, R, N> {
        OpeningPostingsQuery {
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
pub struct OpeningPostingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn opening_postings() -> OpeningPostingsStmt {
    OpeningPostingsStmt(
        "select e.entry_id, e.memo, e.entry_date, p.debit_account, p.debit_party, p.credit_account, p.credit_party, p.commodity from ledger.posting p join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = p.entry_id where p.tenant_id = $1 and p.entry_date = any($2) and (p.debit_account in ('OPENING', 'M_CUSTODY') or p.credit_account in ('OPENING', 'M_CUSTODY')) order by p.entry_id, p.line_no",
        None,
    )
}
impl OpeningPostingsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = jiff::civil::Date>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        days: &'a T1,
    ) -> OpeningPostingsQuery<'c, 'a, 's, C, OpeningPostings, 2> {
        OpeningPostingsQuery {
            client,
            params: [tenant, days],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpeningPostingsBorrowed, tokio_postgres::Error> {
                Ok(OpeningPostingsBorrowed {
                    entry_id: row.try_get(0)?,
                    memo: row.try_get(1)?,
                    entry_date: row.try_get(2)?,
                    debit_account: row.try_get(3)?,
                    debit_party: row.try_get(4)?,
                    credit_account: row.try_get(5)?,
                    credit_party: row.try_get(6)?,
                    commodity: row.try_get(7)?,
                })
            },
            mapper: |it| OpeningPostings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = jiff::civil::Date>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpeningPostingsParams<T1>,
        OpeningPostingsQuery<'c, 'a, 's, C, OpeningPostings, 2>,
        C,
    > for OpeningPostingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpeningPostingsParams<T1>,
    ) -> OpeningPostingsQuery<'c, 'a, 's, C, OpeningPostings, 2> {
        self.bind(client, &params.tenant, &params.days)
    }
}
