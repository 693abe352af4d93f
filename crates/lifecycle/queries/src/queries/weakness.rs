// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertReportParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub secret_sha256: T1,
    pub weakness: T2,
    pub place: T3,
    pub steps: T4,
    pub reporter: Option<T5>,
    pub address: Option<T6>,
    pub credit_name: Option<T7>,
    pub credit_link: Option<T8>,
    pub has_consent: bool,
}
#[derive(Debug)]
pub struct NumberOfSecretParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub secret_sha256: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ReportOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetConsentParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub credit_name: Option<T1>,
    pub credit_link: Option<T2>,
    pub has_consent: bool,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetReporterParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct ForgetMailsOfReporterParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub address_blind: T1,
}
#[derive(Debug)]
pub struct SetVerdictParams<T1: crate::StringSql> {
    pub verdict: T1,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetFixedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetCreditedParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetAdvisoryParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub title: T1,
    pub affected: T2,
    pub fixed: Option<T3>,
    pub words: T4,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CreditsParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AdvisoriesParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReportOf {
    pub weakness: Vec<u8>,
    pub place: Vec<u8>,
    pub steps: Vec<u8>,
    pub reporter: Option<Vec<u8>>,
    pub address: Option<Vec<u8>>,
    pub credit_name: Option<Vec<u8>>,
    pub credit_link: Option<Vec<u8>>,
    pub has_consent: bool,
    pub verdict: Option<String>,
    pub fixed_at: Option<jiff::Timestamp>,
    pub credited_at: Option<jiff::Timestamp>,
    pub disclosed_at: Option<jiff::Timestamp>,
}
pub struct ReportOfBorrowed<'a> {
    pub weakness: &'a [u8],
    pub place: &'a [u8],
    pub steps: &'a [u8],
    pub reporter: Option<&'a [u8]>,
    pub address: Option<&'a [u8]>,
    pub credit_name: Option<&'a [u8]>,
    pub credit_link: Option<&'a [u8]>,
    pub has_consent: bool,
    pub verdict: Option<&'a str>,
    pub fixed_at: Option<jiff::Timestamp>,
    pub credited_at: Option<jiff::Timestamp>,
    pub disclosed_at: Option<jiff::Timestamp>,
}
impl<'a> From<ReportOfBorrowed<'a>> for ReportOf {
    fn from(
        ReportOfBorrowed {
            weakness,
            place,
            steps,
            reporter,
            address,
            credit_name,
            credit_link,
            has_consent,
            verdict,
            fixed_at,
            credited_at,
            disclosed_at,
        }: ReportOfBorrowed<'a>,
    ) -> Self {
        Self {
            weakness: weakness.into(),
            place: place.into(),
            steps: steps.into(),
            reporter: reporter.map(|v| v.into()),
            address: address.map(|v| v.into()),
            credit_name: credit_name.map(|v| v.into()),
            credit_link: credit_link.map(|v| v.into()),
            has_consent,
            verdict: verdict.map(|v| v.into()),
            fixed_at,
            credited_at,
            disclosed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Credits {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub credit_name: Option<Vec<u8>>,
    pub credit_link: Option<Vec<u8>>,
    pub credited_at: Option<jiff::Timestamp>,
}
pub struct CreditsBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub credit_name: Option<&'a [u8]>,
    pub credit_link: Option<&'a [u8]>,
    pub credited_at: Option<jiff::Timestamp>,
}
impl<'a> From<CreditsBorrowed<'a>> for Credits {
    fn from(
        CreditsBorrowed { case_file_id, case_no, credit_name, credit_link, credited_at }: CreditsBorrowed<'a>,
    ) -> Self {
        Self {
            case_file_id,
            case_no,
            credit_name: credit_name.map(|v| v.into()),
            credit_link: credit_link.map(|v| v.into()),
            credited_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Advisories {
    pub case_no: i32,
    pub advisory_title: Option<String>,
    pub advisory_affected: Option<String>,
    pub advisory_fixed: Option<String>,
    pub advisory_text: Option<String>,
    pub disclosed_at: Option<jiff::Timestamp>,
}
pub struct AdvisoriesBorrowed<'a> {
    pub case_no: i32,
    pub advisory_title: Option<&'a str>,
    pub advisory_affected: Option<&'a str>,
    pub advisory_fixed: Option<&'a str>,
    pub advisory_text: Option<&'a str>,
    pub disclosed_at: Option<jiff::Timestamp>,
}
impl<'a> From<AdvisoriesBorrowed<'a>> for Advisories {
    fn from(
        AdvisoriesBorrowed {
            case_no,
            advisory_title,
            advisory_affected,
            advisory_fixed,
            advisory_text,
            disclosed_at,
        }: AdvisoriesBorrowed<'a>,
    ) -> Self {
        Self {
            case_no,
            advisory_title: advisory_title.map(|v| v.into()),
            advisory_affected: advisory_affected.map(|v| v.into()),
            advisory_fixed: advisory_fixed.map(|v| v.into()),
            advisory_text: advisory_text.map(|v| v.into()),
            disclosed_at,
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
pub struct ReportOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReportOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ReportOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReportOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReportOfBorrowed) -> R) -> ReportOfQuery<'c, 'a, 's, C, R, N> {
        ReportOfQuery {
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
pub struct CreditsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CreditsBorrowed, tokio_postgres::Error>,
    mapper: fn(CreditsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CreditsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CreditsBorrowed) -> R) -> CreditsQuery<'c, 'a, 's, C, R, N> {
        CreditsQuery {
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
pub struct AdvisoriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdvisoriesBorrowed, tokio_postgres::Error>,
    mapper: fn(AdvisoriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdvisoriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AdvisoriesBorrowed) -> R) -> AdvisoriesQuery<'c, 'a, 's, C, R, N> {
        AdvisoriesQuery {
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
pub struct InsertReportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_report() -> InsertReportStmt {
    InsertReportStmt(
        "insert into app.weakness_report (tenant_id, case_file_id, secret_sha256, weakness, place, steps, reporter, address, credit_name, credit_link, has_consent) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning true as received",
        None,
    )
}
impl InsertReportStmt {
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
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
        T8: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        secret_sha256: &'a T1,
        weakness: &'a T2,
        place: &'a T3,
        steps: &'a T4,
        reporter: &'a Option<T5>,
        address: &'a Option<T6>,
        credit_name: &'a Option<T7>,
        credit_link: &'a Option<T8>,
        has_consent: &'a bool,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        BoolQuery {
            client,
            params: [
                tenant,
                case_file,
                secret_sha256,
                weakness,
                place,
                steps,
                reporter,
                address,
                credit_name,
                credit_link,
                has_consent,
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
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertReportParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 11>,
        C,
    > for InsertReportStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReportParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.case_file,
            &params.secret_sha256,
            &params.weakness,
            &params.place,
            &params.steps,
            &params.reporter,
            &params.address,
            &params.credit_name,
            &params.credit_link,
            &params.has_consent,
        )
    }
}
pub struct NumberOfSecretStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn number_of_secret() -> NumberOfSecretStmt {
    NumberOfSecretStmt(
        "select f.case_no from app.weakness_report r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and r.secret_sha256 = $2",
        None,
    )
}
impl NumberOfSecretStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        secret_sha256: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, secret_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, NumberOfSecretParams<T1>, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for NumberOfSecretStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NumberOfSecretParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.secret_sha256)
    }
}
pub struct ReportOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn report_of() -> ReportOfStmt {
    ReportOfStmt(
        "select weakness, place, steps, reporter, address, credit_name, credit_link, has_consent, verdict, fixed_at, credited_at, disclosed_at from app.weakness_report where tenant_id = $1 and case_file_id = $2",
        None,
    )
}
impl ReportOfStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> ReportOfQuery<'c, 'a, 's, C, ReportOf, 2> {
        ReportOfQuery {
            client,
            params: [tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReportOfBorrowed, tokio_postgres::Error> {
                Ok(ReportOfBorrowed {
                    weakness: row.try_get(0)?,
                    place: row.try_get(1)?,
                    steps: row.try_get(2)?,
                    reporter: row.try_get(3)?,
                    address: row.try_get(4)?,
                    credit_name: row.try_get(5)?,
                    credit_link: row.try_get(6)?,
                    has_consent: row.try_get(7)?,
                    verdict: row.try_get(8)?,
                    fixed_at: row.try_get(9)?,
                    credited_at: row.try_get(10)?,
                    disclosed_at: row.try_get(11)?,
                })
            },
            mapper: |it| ReportOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReportOfParams, ReportOfQuery<'c, 'a, 's, C, ReportOf, 2>, C>
    for ReportOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReportOfParams,
    ) -> ReportOfQuery<'c, 'a, 's, C, ReportOf, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct SetConsentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_consent() -> SetConsentStmt {
    SetConsentStmt(
        "update app.weakness_report set credit_name = $1, credit_link = $2, has_consent = $3, credited_at = null where tenant_id = $4 and case_file_id = $5 returning true as changed",
        None,
    )
}
impl SetConsentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        credit_name: &'a Option<T1>,
        credit_link: &'a Option<T2>,
        has_consent: &'a bool,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [credit_name, credit_link, has_consent, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SetConsentParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for SetConsentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetConsentParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(
            client,
            &params.credit_name,
            &params.credit_link,
            &params.has_consent,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct ForgetReporterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_reporter() -> ForgetReporterStmt {
    ForgetReporterStmt(
        "update app.weakness_report set reporter = null, address = null, credit_name = null, credit_link = null, has_consent = false, credited_at = null where tenant_id = $1 and case_file_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetReporterStmt {
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
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetReporterParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetReporterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetReporterParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct ForgetMailsOfReporterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_mails_of_reporter() -> ForgetMailsOfReporterStmt {
    ForgetMailsOfReporterStmt(
        "delete from app.mail where tenant_id = $1 and about = $2 and address_blind = $3 and kind in ('report', 'report_news') returning true as forgotten",
        None,
    )
}
impl ForgetMailsOfReporterStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        address_blind: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, case_file, address_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForgetMailsOfReporterParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for ForgetMailsOfReporterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetMailsOfReporterParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.case_file, &params.address_blind)
    }
}
pub struct SetVerdictStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_verdict() -> SetVerdictStmt {
    SetVerdictStmt(
        "update app.weakness_report set verdict = $1 where tenant_id = $2 and case_file_id = $3 returning true as judged",
        None,
    )
}
impl SetVerdictStmt {
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
        verdict: &'a T1,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [verdict, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetVerdictParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetVerdictStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetVerdictParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.verdict, &params.tenant, &params.case_file)
    }
}
pub struct SetFixedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_fixed() -> SetFixedStmt {
    SetFixedStmt(
        "update app.weakness_report set fixed_at = $1 where tenant_id = $2 and case_file_id = $3 returning true as fixed",
        None,
    )
}
impl SetFixedStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetFixedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetFixedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetFixedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SetCreditedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_credited() -> SetCreditedStmt {
    SetCreditedStmt(
        "update app.weakness_report set credited_at = $1 where tenant_id = $2 and case_file_id = $3 and has_consent returning true as credited",
        None,
    )
}
impl SetCreditedStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetCreditedParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetCreditedStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetCreditedParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SetAdvisoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_advisory() -> SetAdvisoryStmt {
    SetAdvisoryStmt(
        "update app.weakness_report set advisory_title = $1, advisory_affected = $2, advisory_fixed = $3, advisory_text = $4, disclosed_at = $5 where tenant_id = $6 and case_file_id = $7 returning true as disclosed",
        None,
    )
}
impl SetAdvisoryStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        affected: &'a T2,
        fixed: &'a Option<T3>,
        words: &'a T4,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [title, affected, fixed, words, now, tenant, case_file],
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetAdvisoryParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for SetAdvisoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetAdvisoryParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.title,
            &params.affected,
            &params.fixed,
            &params.words,
            &params.now,
            &params.tenant,
            &params.case_file,
        )
    }
}
pub struct CreditsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credits() -> CreditsStmt {
    CreditsStmt(
        "select r.case_file_id, f.case_no, r.credit_name, r.credit_link, r.credited_at from app.weakness_report r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and r.credited_at is not null and not f.is_drill order by r.credited_at desc, r.case_file_id desc limit $2",
        None,
    )
}
impl CreditsStmt {
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
        many: &'a i64,
    ) -> CreditsQuery<'c, 'a, 's, C, Credits, 2> {
        CreditsQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreditsBorrowed, tokio_postgres::Error> {
                Ok(CreditsBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    credit_name: row.try_get(2)?,
                    credit_link: row.try_get(3)?,
                    credited_at: row.try_get(4)?,
                })
            },
            mapper: |it| Credits::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CreditsParams, CreditsQuery<'c, 'a, 's, C, Credits, 2>, C>
    for CreditsStmt
{
    fn params(&'s self, client: &'c C, params: &'a CreditsParams) -> CreditsQuery<'c, 'a, 's, C, Credits, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct AdvisoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advisories() -> AdvisoriesStmt {
    AdvisoriesStmt(
        "select f.case_no, r.advisory_title, r.advisory_affected, r.advisory_fixed, r.advisory_text, r.disclosed_at from app.weakness_report r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and r.disclosed_at is not null and not f.is_drill order by r.disclosed_at desc, r.case_file_id desc limit $2",
        None,
    )
}
impl AdvisoriesStmt {
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
        many: &'a i64,
    ) -> AdvisoriesQuery<'c, 'a, 's, C, Advisories, 2> {
        AdvisoriesQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AdvisoriesBorrowed, tokio_postgres::Error> {
                Ok(AdvisoriesBorrowed {
                    case_no: row.try_get(0)?,
                    advisory_title: row.try_get(1)?,
                    advisory_affected: row.try_get(2)?,
                    advisory_fixed: row.try_get(3)?,
                    advisory_text: row.try_get(4)?,
                    disclosed_at: row.try_get(5)?,
                })
            },
            mapper: |it| Advisories::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AdvisoriesParams,
        AdvisoriesQuery<'c, 'a, 's, C, Advisories, 2>,
        C,
    > for AdvisoriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AdvisoriesParams,
    ) -> AdvisoriesQuery<'c, 'a, 's, C, Advisories, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
