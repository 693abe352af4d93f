// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct CreditsOfPartyParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CreditsOfJobParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub job: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenJobOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct CreditOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct TendersOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
}
#[derive(Debug)]
pub struct UsesOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CreditRow {
    pub document_id: uuid::Uuid,
    pub number: String,
    pub doc_type: String,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub credit_minor: i64,
    pub is_advance: bool,
    pub used_minor: i64,
}
pub struct CreditRowBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub number: &'a str,
    pub doc_type: &'a str,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub credit_minor: i64,
    pub is_advance: bool,
    pub used_minor: i64,
}
impl<'a> From<CreditRowBorrowed<'a>> for CreditRow {
    fn from(
        CreditRowBorrowed {
            document_id,
            number,
            doc_type,
            document_date,
            party_id,
            credit_minor,
            is_advance,
            used_minor,
        }: CreditRowBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            number: number.into(),
            doc_type: doc_type.into(),
            document_date,
            party_id,
            credit_minor,
            is_advance,
            used_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TendersOf {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub mode: String,
    pub amount_minor: i64,
}
pub struct TendersOfBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub mode: &'a str,
    pub amount_minor: i64,
}
impl<'a> From<TendersOfBorrowed<'a>> for TendersOf {
    fn from(TendersOfBorrowed { document_id, line_no, mode, amount_minor }: TendersOfBorrowed<'a>) -> Self {
        Self { document_id, line_no, mode: mode.into(), amount_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UsesOf {
    pub payment_id: uuid::Uuid,
    pub invoice_id: uuid::Uuid,
    pub number: String,
    pub tender_no: Option<i32>,
    pub first_id: String,
    pub amount_minor: i64,
}
pub struct UsesOfBorrowed<'a> {
    pub payment_id: uuid::Uuid,
    pub invoice_id: uuid::Uuid,
    pub number: &'a str,
    pub tender_no: Option<i32>,
    pub first_id: &'a str,
    pub amount_minor: i64,
}
impl<'a> From<UsesOfBorrowed<'a>> for UsesOf {
    fn from(
        UsesOfBorrowed { payment_id, invoice_id, number, tender_no, first_id, amount_minor }: UsesOfBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            payment_id,
            invoice_id,
            number: number.into(),
            tender_no,
            first_id: first_id.into(),
            amount_minor,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CreditRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CreditRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CreditRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CreditRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CreditRowBorrowed) -> R) -> CreditRowQuery<'c, 'a, 's, C, R, N> {
        CreditRowQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct TendersOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TendersOfBorrowed, tokio_postgres::Error>,
    mapper: fn(TendersOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TendersOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TendersOfBorrowed) -> R) -> TendersOfQuery<'c, 'a, 's, C, R, N> {
        TendersOfQuery {
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
pub struct UsesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UsesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(UsesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UsesOfBorrowed) -> R) -> UsesOfQuery<'c, 'a, 's, C, R, N> {
        UsesOfQuery {
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
pub struct CreditsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credits_of_party() -> CreditsOfPartyStmt {
    CreditsOfPartyStmt(
        "select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor from ledger.document d cross join lateral ( select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint as credit_minor, coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance from ledger.journal_entry e join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id where e.tenant_id = $1 and p.tenant_id = $1 and e.document_id = d.document_id and p.commodity = $2 ) c cross join lateral ( select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a where a.tenant_id = $1 and a.payment_id = d.document_id ) u where d.tenant_id = $1 and d.party_id = $3 and d.doc_type in ('receipt', 'credit_note', 'purchase_voucher', 'opening_credit') and c.credit_minor > u.used_minor and not exists ( select from ledger.document_link l join sell.job j on j.tenant_id = $1 and j.job_id = l.about_id where l.tenant_id = $1 and l.document_id = d.document_id and l.kind = 'of_job' and j.state in ('taken', 'in_work', 'ready') ) order by d.document_date, d.document_id limit $4",
        None,
    )
}
impl CreditsOfPartyStmt {
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
        commodity: &'a T1,
        party: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 4> {
        CreditRowQuery {
            client,
            params: [tenant, commodity, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreditRowBorrowed, tokio_postgres::Error> {
                Ok(CreditRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    document_date: row.try_get(3)?,
                    party_id: row.try_get(4)?,
                    credit_minor: row.try_get(5)?,
                    is_advance: row.try_get(6)?,
                    used_minor: row.try_get(7)?,
                })
            },
            mapper: |it| CreditRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreditsOfPartyParams<T1>,
        CreditRowQuery<'c, 'a, 's, C, CreditRow, 4>,
        C,
    > for CreditsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreditsOfPartyParams<T1>,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 4> {
        self.bind(client, &params.tenant, &params.commodity, &params.party, &params.many)
    }
}
pub struct CreditsOfJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credits_of_job() -> CreditsOfJobStmt {
    CreditsOfJobStmt(
        "select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor from ledger.document_link l join ledger.document d on d.tenant_id = $1 and d.document_id = l.document_id cross join lateral ( select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint as credit_minor, coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance from ledger.journal_entry e join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id where e.tenant_id = $1 and p.tenant_id = $1 and e.document_id = d.document_id and p.commodity = $2 ) c cross join lateral ( select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a where a.tenant_id = $1 and a.payment_id = d.document_id ) u where l.tenant_id = $1 and l.about_id = $3 and l.kind = 'of_job' and d.doc_type = 'receipt' and c.credit_minor > u.used_minor order by d.document_date, d.document_id limit $4",
        None,
    )
}
impl CreditsOfJobStmt {
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
        commodity: &'a T1,
        job: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 4> {
        CreditRowQuery {
            client,
            params: [tenant, commodity, job, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreditRowBorrowed, tokio_postgres::Error> {
                Ok(CreditRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    document_date: row.try_get(3)?,
                    party_id: row.try_get(4)?,
                    credit_minor: row.try_get(5)?,
                    is_advance: row.try_get(6)?,
                    used_minor: row.try_get(7)?,
                })
            },
            mapper: |it| CreditRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreditsOfJobParams<T1>,
        CreditRowQuery<'c, 'a, 's, C, CreditRow, 4>,
        C,
    > for CreditsOfJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreditsOfJobParams<T1>,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 4> {
        self.bind(client, &params.tenant, &params.commodity, &params.job, &params.many)
    }
}
pub struct OpenJobOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_job_of() -> OpenJobOfStmt {
    OpenJobOfStmt(
        "select j.state from ledger.document_link l join sell.job j on j.tenant_id = $1 and j.job_id = l.about_id where l.tenant_id = $1 and l.document_id = $2 and l.kind = 'of_job' and j.state in ('taken', 'in_work', 'ready')",
        None,
    )
}
impl OpenJobOfStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenJobOfParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for OpenJobOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenJobOfParams) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct CreditOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credit_of() -> CreditOfStmt {
    CreditOfStmt(
        "select d.document_id, d.number, d.doc_type, d.document_date, d.party_id, c.credit_minor, c.is_advance, u.used_minor from ledger.document d cross join lateral ( select coalesce(sum(case when p.credit_party = d.party_id and p.credit_account in ('AR', 'ADV') then p.amount else 0 end - case when p.debit_party = d.party_id and p.debit_account in ('AR', 'ADV') then p.amount else 0 end), 0)::bigint as credit_minor, coalesce(bool_or(p.credit_account = 'ADV' and p.credit_party = d.party_id), false) as is_advance from ledger.journal_entry e join ledger.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id where e.tenant_id = $1 and p.tenant_id = $1 and e.document_id = d.document_id and p.commodity = $2 ) c cross join lateral ( select coalesce(sum(a.amount_minor), 0)::bigint as used_minor from ledger.allocation a where a.tenant_id = $1 and a.payment_id = d.document_id ) u where d.tenant_id = $1 and d.document_id = $3 and d.doc_type in ('invoice', 'receipt', 'credit_note', 'purchase_voucher', 'opening_credit')",
        None,
    )
}
impl CreditOfStmt {
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
        commodity: &'a T1,
        document: &'a uuid::Uuid,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 3> {
        CreditRowQuery {
            client,
            params: [tenant, commodity, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreditRowBorrowed, tokio_postgres::Error> {
                Ok(CreditRowBorrowed {
                    document_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    doc_type: row.try_get(2)?,
                    document_date: row.try_get(3)?,
                    party_id: row.try_get(4)?,
                    credit_minor: row.try_get(5)?,
                    is_advance: row.try_get(6)?,
                    used_minor: row.try_get(7)?,
                })
            },
            mapper: |it| CreditRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreditOfParams<T1>,
        CreditRowQuery<'c, 'a, 's, C, CreditRow, 3>,
        C,
    > for CreditOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreditOfParams<T1>,
    ) -> CreditRowQuery<'c, 'a, 's, C, CreditRow, 3> {
        self.bind(client, &params.tenant, &params.commodity, &params.document)
    }
}
pub struct TendersOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenders_of() -> TendersOfStmt {
    TendersOfStmt(
        "select document_id, line_no, mode, amount_minor from ledger.tender where tenant_id = $1 and document_id = any($2) and not paid_out order by document_id, line_no",
        None,
    )
}
impl TendersOfStmt {
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
        documents: &'a T1,
    ) -> TendersOfQuery<'c, 'a, 's, C, TendersOf, 2> {
        TendersOfQuery {
            client,
            params: [tenant, documents],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TendersOfBorrowed, tokio_postgres::Error> {
                Ok(TendersOfBorrowed {
                    document_id: row.try_get(0)?,
                    line_no: row.try_get(1)?,
                    mode: row.try_get(2)?,
                    amount_minor: row.try_get(3)?,
                })
            },
            mapper: |it| TendersOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TendersOfParams<T1>,
        TendersOfQuery<'c, 'a, 's, C, TendersOf, 2>,
        C,
    > for TendersOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TendersOfParams<T1>,
    ) -> TendersOfQuery<'c, 'a, 's, C, TendersOf, 2> {
        self.bind(client, &params.tenant, &params.documents)
    }
}
pub struct UsesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn uses_of() -> UsesOfStmt {
    UsesOfStmt(
        "select a.payment_id, a.invoice_id, d.number, a.tender_no, min(a.allocation_id::text) as first_id, sum(a.amount_minor)::bigint as amount_minor from ledger.allocation a join ledger.document d on d.tenant_id = a.tenant_id and d.document_id = a.invoice_id where a.tenant_id = $1 and d.tenant_id = $1 and a.payment_id = any($2) group by a.payment_id, a.invoice_id, d.number, a.tender_no having sum(a.amount_minor) <> 0 order by first_id",
        None,
    )
}
impl UsesOfStmt {
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
        documents: &'a T1,
    ) -> UsesOfQuery<'c, 'a, 's, C, UsesOf, 2> {
        UsesOfQuery {
            client,
            params: [tenant, documents],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UsesOfBorrowed, tokio_postgres::Error> {
                Ok(UsesOfBorrowed {
                    payment_id: row.try_get(0)?,
                    invoice_id: row.try_get(1)?,
                    number: row.try_get(2)?,
                    tender_no: row.try_get(3)?,
                    first_id: row.try_get(4)?,
                    amount_minor: row.try_get(5)?,
                })
            },
            mapper: |it| UsesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, UsesOfParams<T1>, UsesOfQuery<'c, 'a, 's, C, UsesOf, 2>, C>
    for UsesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UsesOfParams<T1>,
    ) -> UsesOfQuery<'c, 'a, 's, C, UsesOf, 2> {
        self.bind(client, &params.tenant, &params.documents)
    }
}
