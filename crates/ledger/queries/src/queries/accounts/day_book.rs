// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct EntriesOfDocumentParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub after: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EntriesOfDayParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
    pub after: uuid::Uuid,
}
#[derive(Debug)]
pub struct PostingsOfEntriesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub entries: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct TotalsOfDayParams {
    pub tenant: uuid::Uuid,
    pub day: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DayEntryRow {
    pub entry_id: uuid::Uuid,
    pub memo: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<String>,
    pub doc_type: Option<String>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
}
pub struct DayEntryRowBorrowed<'a> {
    pub entry_id: uuid::Uuid,
    pub memo: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<&'a str>,
    pub doc_type: Option<&'a str>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
}
impl<'a> From<DayEntryRowBorrowed<'a>> for DayEntryRow {
    fn from(
        DayEntryRowBorrowed {
            entry_id,
            memo,
            created_at,
            document_id,
            number,
            doc_type,
            party_id,
            party,
            party_name,
        }: DayEntryRowBorrowed<'a>,
    ) -> Self {
        Self {
            entry_id,
            memo: memo.into(),
            created_at,
            document_id,
            number: number.map(|v| v.into()),
            doc_type: doc_type.map(|v| v.into()),
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PostingsOfEntries {
    pub entry_id: uuid::Uuid,
    pub debit_account: String,
    pub debit_id: Option<uuid::Uuid>,
    pub debit_party: Option<Vec<u8>>,
    pub credit_account: String,
    pub credit_id: Option<uuid::Uuid>,
    pub credit_party: Option<Vec<u8>>,
    pub commodity: String,
    pub amount: i64,
}
pub struct PostingsOfEntriesBorrowed<'a> {
    pub entry_id: uuid::Uuid,
    pub debit_account: &'a str,
    pub debit_id: Option<uuid::Uuid>,
    pub debit_party: Option<&'a [u8]>,
    pub credit_account: &'a str,
    pub credit_id: Option<uuid::Uuid>,
    pub credit_party: Option<&'a [u8]>,
    pub commodity: &'a str,
    pub amount: i64,
}
impl<'a> From<PostingsOfEntriesBorrowed<'a>> for PostingsOfEntries {
    fn from(
        PostingsOfEntriesBorrowed {
            entry_id,
            debit_account,
            debit_id,
            debit_party,
            credit_account,
            credit_id,
            credit_party,
            commodity,
            amount,
        }: PostingsOfEntriesBorrowed<'a>,
    ) -> Self {
        Self {
            entry_id,
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
#[derive(Debug, Clone, PartialEq)]
pub struct TotalsOfDay {
    pub commodity: String,
    pub entries: i64,
    pub amount: i64,
}
pub struct TotalsOfDayBorrowed<'a> {
    pub commodity: &'a str,
    pub entries: i64,
    pub amount: i64,
}
impl<'a> From<TotalsOfDayBorrowed<'a>> for TotalsOfDay {
    fn from(TotalsOfDayBorrowed { commodity, entries, amount }: TotalsOfDayBorrowed<'a>) -> Self {
        Self { commodity: commodity.into(), entries, amount }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DayEntryRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DayEntryRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DayEntryRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DayEntryRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DayEntryRowBorrowed) -> R) -> DayEntryRowQuery<'c, 'a, 's, C, R, N> {
        DayEntryRowQuery {
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
pub struct PostingsOfEntriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PostingsOfEntriesBorrowed, tokio_postgres::Error>,
    mapper: fn(PostingsOfEntriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PostingsOfEntriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PostingsOfEntriesBorrowed) -> R,
    ) -> PostingsOfEntriesQuery<'c, 'a, 's, C, R, N> {
        PostingsOfEntriesQuery {
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
pub struct TotalsOfDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TotalsOfDayBorrowed, tokio_postgres::Error>,
    mapper: fn(TotalsOfDayBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TotalsOfDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TotalsOfDayBorrowed) -> R) -> TotalsOfDayQuery<'c, 'a, 's, C, R, N> {
        TotalsOfDayQuery {
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
pub struct EntriesOfDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries_of_document() -> EntriesOfDocumentStmt {
    EntriesOfDocumentStmt(
        "select e.entry_id, e.memo, e.created_at, d.document_id, d.number, d.doc_type, d.party_id, p.code as party, p.name as party_name from ledger.journal_entry e left join ledger.document d on d.tenant_id = $1 and d.document_id = e.document_id left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id where e.tenant_id = $1 and e.document_id = $2 and e.entry_id > $3 order by e.entry_id limit 101",
        None,
    )
}
impl EntriesOfDocumentStmt {
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
        after: &'a uuid::Uuid,
    ) -> DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3> {
        DayEntryRowQuery {
            client,
            params: [tenant, document, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DayEntryRowBorrowed, tokio_postgres::Error> {
                Ok(DayEntryRowBorrowed {
                    entry_id: row.try_get(0)?,
                    memo: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    number: row.try_get(4)?,
                    doc_type: row.try_get(5)?,
                    party_id: row.try_get(6)?,
                    party: row.try_get(7)?,
                    party_name: row.try_get(8)?,
                })
            },
            mapper: |it| DayEntryRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EntriesOfDocumentParams,
        DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3>,
        C,
    > for EntriesOfDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EntriesOfDocumentParams,
    ) -> DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3> {
        self.bind(client, &params.tenant, &params.document, &params.after)
    }
}
pub struct EntriesOfDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries_of_day() -> EntriesOfDayStmt {
    EntriesOfDayStmt(
        "select m.entry_id, e.memo, e.created_at, d.document_id, d.number, d.doc_type, d.party_id, p.code as party, p.name as party_name from ( select q.entry_id from ledger.posting q where q.tenant_id = $1 and q.entry_date = $2 and q.entry_id > $3 group by q.entry_id order by q.entry_id limit 101 ) m join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = m.entry_id left join ledger.document d on d.tenant_id = $1 and d.document_id = e.document_id left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id order by m.entry_id",
        None,
    )
}
impl EntriesOfDayStmt {
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
        day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
    ) -> DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3> {
        DayEntryRowQuery {
            client,
            params: [tenant, day, after],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DayEntryRowBorrowed, tokio_postgres::Error> {
                Ok(DayEntryRowBorrowed {
                    entry_id: row.try_get(0)?,
                    memo: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    number: row.try_get(4)?,
                    doc_type: row.try_get(5)?,
                    party_id: row.try_get(6)?,
                    party: row.try_get(7)?,
                    party_name: row.try_get(8)?,
                })
            },
            mapper: |it| DayEntryRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EntriesOfDayParams,
        DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3>,
        C,
    > for EntriesOfDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EntriesOfDayParams,
    ) -> DayEntryRowQuery<'c, 'a, 's, C, DayEntryRow, 3> {
        self.bind(client, &params.tenant, &params.day, &params.after)
    }
}
pub struct PostingsOfEntriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn postings_of_entries() -> PostingsOfEntriesStmt {
    PostingsOfEntriesStmt(
        "select q.entry_id, q.debit_account, q.debit_party as debit_id, dp.code as debit_party, q.credit_account, q.credit_party as credit_id, cp.code as credit_party, q.commodity, q.amount from ledger.posting q left join ledger.party dp on dp.tenant_id = $1 and dp.party_id = q.debit_party left join ledger.party cp on cp.tenant_id = $1 and cp.party_id = q.credit_party where q.tenant_id = $1 and q.entry_id = any($2) order by q.entry_id, q.line_no",
        None,
    )
}
impl PostingsOfEntriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        entries: &'a T1,
    ) -> PostingsOfEntriesQuery<'c, 'a, 's, C, PostingsOfEntries, 2> {
        PostingsOfEntriesQuery {
            client,
            params: [tenant, entries],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PostingsOfEntriesBorrowed, tokio_postgres::Error> {
                    Ok(PostingsOfEntriesBorrowed {
                        entry_id: row.try_get(0)?,
                        debit_account: row.try_get(1)?,
                        debit_id: row.try_get(2)?,
                        debit_party: row.try_get(3)?,
                        credit_account: row.try_get(4)?,
                        credit_id: row.try_get(5)?,
                        credit_party: row.try_get(6)?,
                        commodity: row.try_get(7)?,
                        amount: row.try_get(8)?,
                    })
                },
            mapper: |it| PostingsOfEntries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PostingsOfEntriesParams<T1>,
        PostingsOfEntriesQuery<'c, 'a, 's, C, PostingsOfEntries, 2>,
        C,
    > for PostingsOfEntriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PostingsOfEntriesParams<T1>,
    ) -> PostingsOfEntriesQuery<'c, 'a, 's, C, PostingsOfEntries, 2> {
        self.bind(client, &params.tenant, &params.entries)
    }
}
pub struct TotalsOfDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn totals_of_day() -> TotalsOfDayStmt {
    TotalsOfDayStmt(
        "select commodity, count(distinct entry_id) as entries, sum(amount)::bigint as amount from ledger.posting where tenant_id = $1 and entry_date = $2 group by commodity order by commodity",
        None,
    )
}
impl TotalsOfDayStmt {
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
        day: &'a jiff::civil::Date,
    ) -> TotalsOfDayQuery<'c, 'a, 's, C, TotalsOfDay, 2> {
        TotalsOfDayQuery {
            client,
            params: [tenant, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TotalsOfDayBorrowed, tokio_postgres::Error> {
                Ok(TotalsOfDayBorrowed {
                    commodity: row.try_get(0)?,
                    entries: row.try_get(1)?,
                    amount: row.try_get(2)?,
                })
            },
            mapper: |it| TotalsOfDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TotalsOfDayParams,
        TotalsOfDayQuery<'c, 'a, 's, C, TotalsOfDay, 2>,
        C,
    > for TotalsOfDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TotalsOfDayParams,
    ) -> TotalsOfDayQuery<'c, 'a, 's, C, TotalsOfDay, 2> {
        self.bind(client, &params.tenant, &params.day)
    }
}
