// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertRequestParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
    pub kind: T1,
    pub came_by: T2,
    pub secret_sha256: Option<T3>,
    pub name: T4,
    pub contact: Option<T5>,
    pub words: Option<T6>,
}
#[derive(Debug)]
pub struct NumberOfSecretParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub secret_sha256: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct RequestOfParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldSubjectParams {
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ErasuresAskedParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug)]
pub struct KindsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub case_files: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct SetTakenParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetSubjectParams {
    pub party: Option<uuid::Uuid>,
    pub is_unknown: bool,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetCheckedParams<T1: crate::StringSql> {
    pub how: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetAnswerParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub outcome: T1,
    pub ground: Option<T2>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub answer_sha256: Option<T3>,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RequestOf {
    pub kind: String,
    pub came_by: String,
    pub name: Option<Vec<u8>>,
    pub contact: Option<Vec<u8>>,
    pub words: Option<Vec<u8>>,
    pub taken_by: Option<uuid::Uuid>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub restricted_at: Option<jiff::Timestamp>,
    pub erased_at: Option<jiff::Timestamp>,
    pub is_unknown: bool,
    pub checked_how: Option<String>,
    pub checked_by: Option<uuid::Uuid>,
    pub checked_at: Option<jiff::Timestamp>,
    pub checked_name: Option<Vec<u8>>,
    pub ground: Option<String>,
    pub answered_by: Option<uuid::Uuid>,
    pub answered_at: Option<jiff::Timestamp>,
    pub answer_sha256: Option<Vec<u8>>,
}
pub struct RequestOfBorrowed<'a> {
    pub kind: &'a str,
    pub came_by: &'a str,
    pub name: Option<&'a [u8]>,
    pub contact: Option<&'a [u8]>,
    pub words: Option<&'a [u8]>,
    pub taken_by: Option<uuid::Uuid>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub restricted_at: Option<jiff::Timestamp>,
    pub erased_at: Option<jiff::Timestamp>,
    pub is_unknown: bool,
    pub checked_how: Option<&'a str>,
    pub checked_by: Option<uuid::Uuid>,
    pub checked_at: Option<jiff::Timestamp>,
    pub checked_name: Option<&'a [u8]>,
    pub ground: Option<&'a str>,
    pub answered_by: Option<uuid::Uuid>,
    pub answered_at: Option<jiff::Timestamp>,
    pub answer_sha256: Option<&'a [u8]>,
}
impl<'a> From<RequestOfBorrowed<'a>> for RequestOf {
    fn from(
        RequestOfBorrowed {
            kind,
            came_by,
            name,
            contact,
            words,
            taken_by,
            party_id,
            party,
            party_name,
            restricted_at,
            erased_at,
            is_unknown,
            checked_how,
            checked_by,
            checked_at,
            checked_name,
            ground,
            answered_by,
            answered_at,
            answer_sha256,
        }: RequestOfBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            came_by: came_by.into(),
            name: name.map(|v| v.into()),
            contact: contact.map(|v| v.into()),
            words: words.map(|v| v.into()),
            taken_by,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            restricted_at,
            erased_at,
            is_unknown,
            checked_how: checked_how.map(|v| v.into()),
            checked_by,
            checked_at,
            checked_name: checked_name.map(|v| v.into()),
            ground: ground.map(|v| v.into()),
            answered_by,
            answered_at,
            answer_sha256: answer_sha256.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ErasuresAsked {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub came_by: String,
    pub contact: Option<Vec<u8>>,
}
pub struct ErasuresAskedBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub came_by: &'a str,
    pub contact: Option<&'a [u8]>,
}
impl<'a> From<ErasuresAskedBorrowed<'a>> for ErasuresAsked {
    fn from(
        ErasuresAskedBorrowed { case_file_id, case_no, came_by, contact }: ErasuresAskedBorrowed<'a>,
    ) -> Self {
        Self { case_file_id, case_no, came_by: came_by.into(), contact: contact.map(|v| v.into()) }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KindsOf {
    pub case_file_id: uuid::Uuid,
    pub kind: String,
}
pub struct KindsOfBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub kind: &'a str,
}
impl<'a> From<KindsOfBorrowed<'a>> for KindsOf {
    fn from(KindsOfBorrowed { case_file_id, kind }: KindsOfBorrowed<'a>) -> Self {
        Self { case_file_id, kind: kind.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct RequestOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RequestOfBorrowed, tokio_postgres::Error>,
    mapper: fn(RequestOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RequestOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RequestOfBorrowed) -> R) -> RequestOfQuery<'c, 'a, 's, C, R, N> {
        RequestOfQuery {
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
pub struct ErasuresAskedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ErasuresAskedBorrowed, tokio_postgres::Error>,
    mapper: fn(ErasuresAskedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ErasuresAskedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ErasuresAskedBorrowed) -> R) -> ErasuresAskedQuery<'c, 'a, 's, C, R, N> {
        ErasuresAskedQuery {
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
pub struct KindsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KindsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(KindsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KindsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KindsOfBorrowed) -> R) -> KindsOfQuery<'c, 'a, 's, C, R, N> {
        KindsOfQuery {
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
pub struct WorkspaceAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspace_at() -> WorkspaceAtStmt {
    WorkspaceAtStmt("select tenant_id from app.address where slug = $1", None)
}
impl WorkspaceAtStmt {
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
        slug: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct IsClosedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_closed() -> IsClosedStmt {
    IsClosedStmt("select exists (select from app.closing where tenant_id = $1) as is_closed", None)
}
impl IsClosedStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertRequestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_request() -> InsertRequestStmt {
    InsertRequestStmt(
        "insert into app.person_request (tenant_id, case_file_id, kind, came_by, secret_sha256, name, contact, words, is_unknown) values ($1, $2, $3, $4, $5, $6, $7, $8, false) returning true as received",
        None,
    )
}
impl InsertRequestStmt {
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
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
        T6: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
        kind: &'a T1,
        came_by: &'a T2,
        secret_sha256: &'a Option<T3>,
        name: &'a T4,
        contact: &'a Option<T5>,
        words: &'a Option<T6>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, case_file, kind, came_by, secret_sha256, name, contact, words],
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
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRequestParams<T1, T2, T3, T4, T5, T6>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for InsertRequestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRequestParams<T1, T2, T3, T4, T5, T6>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.case_file,
            &params.kind,
            &params.came_by,
            &params.secret_sha256,
            &params.name,
            &params.contact,
            &params.words,
        )
    }
}
pub struct NumberOfSecretStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn number_of_secret() -> NumberOfSecretStmt {
    NumberOfSecretStmt(
        "select f.case_no from app.person_request r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and r.secret_sha256 = $2",
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
pub struct RequestOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn request_of() -> RequestOfStmt {
    RequestOfStmt(
        "select r.kind, r.came_by, r.name, r.contact, r.words, r.taken_by, r.party_id, p.code as party, p.name as party_name, p.restricted_at, p.erased_at, r.is_unknown, r.checked_how, r.checked_by, r.checked_at, m.name as checked_name, r.ground, r.answered_by, r.answered_at, r.answer_sha256 from app.person_request r left join ledger.party p on p.tenant_id = r.tenant_id and p.party_id = r.party_id left join app.membership m on m.tenant_id = r.tenant_id and m.person_id = r.checked_by where r.tenant_id = $1 and r.case_file_id = $2",
        None,
    )
}
impl RequestOfStmt {
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
    ) -> RequestOfQuery<'c, 'a, 's, C, RequestOf, 2> {
        RequestOfQuery {
            client,
            params: [tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RequestOfBorrowed, tokio_postgres::Error> {
                Ok(RequestOfBorrowed {
                    kind: row.try_get(0)?,
                    came_by: row.try_get(1)?,
                    name: row.try_get(2)?,
                    contact: row.try_get(3)?,
                    words: row.try_get(4)?,
                    taken_by: row.try_get(5)?,
                    party_id: row.try_get(6)?,
                    party: row.try_get(7)?,
                    party_name: row.try_get(8)?,
                    restricted_at: row.try_get(9)?,
                    erased_at: row.try_get(10)?,
                    is_unknown: row.try_get(11)?,
                    checked_how: row.try_get(12)?,
                    checked_by: row.try_get(13)?,
                    checked_at: row.try_get(14)?,
                    checked_name: row.try_get(15)?,
                    ground: row.try_get(16)?,
                    answered_by: row.try_get(17)?,
                    answered_at: row.try_get(18)?,
                    answer_sha256: row.try_get(19)?,
                })
            },
            mapper: |it| RequestOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RequestOfParams, RequestOfQuery<'c, 'a, 's, C, RequestOf, 2>, C>
    for RequestOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestOfParams,
    ) -> RequestOfQuery<'c, 'a, 's, C, RequestOf, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct HoldSubjectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_subject() -> HoldSubjectStmt {
    HoldSubjectStmt(
        "select true as held from app.person_request r join ledger.party p on p.tenant_id = r.tenant_id and p.party_id = r.party_id where r.tenant_id = $1 and p.tenant_id = $1 and r.case_file_id = $2 for key share of p",
        None,
    )
}
impl HoldSubjectStmt {
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
    crate::client::async_::Params<'c, 'a, 's, HoldSubjectParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for HoldSubjectStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldSubjectParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.case_file)
    }
}
pub struct ErasuresAskedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erasures_asked() -> ErasuresAskedStmt {
    ErasuresAskedStmt(
        "select r.case_file_id, f.case_no, r.came_by, r.contact from app.person_request r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and f.tenant_id = $1 and r.party_id = $2 and r.kind = 'erasure' and r.outcome is null and r.checked_how <> 'none' order by f.case_no",
        None,
    )
}
impl ErasuresAskedStmt {
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
    ) -> ErasuresAskedQuery<'c, 'a, 's, C, ErasuresAsked, 2> {
        ErasuresAskedQuery {
            client,
            params: [tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ErasuresAskedBorrowed, tokio_postgres::Error> {
                Ok(ErasuresAskedBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    came_by: row.try_get(2)?,
                    contact: row.try_get(3)?,
                })
            },
            mapper: |it| ErasuresAsked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ErasuresAskedParams,
        ErasuresAskedQuery<'c, 'a, 's, C, ErasuresAsked, 2>,
        C,
    > for ErasuresAskedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ErasuresAskedParams,
    ) -> ErasuresAskedQuery<'c, 'a, 's, C, ErasuresAsked, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
pub struct KindsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kinds_of() -> KindsOfStmt {
    KindsOfStmt(
        "select case_file_id, kind from app.person_request where tenant_id = $1 and case_file_id = any($2) order by case_file_id",
        None,
    )
}
impl KindsOfStmt {
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
        case_files: &'a T1,
    ) -> KindsOfQuery<'c, 'a, 's, C, KindsOf, 2> {
        KindsOfQuery {
            client,
            params: [tenant, case_files],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KindsOfBorrowed, tokio_postgres::Error> {
                Ok(KindsOfBorrowed { case_file_id: row.try_get(0)?, kind: row.try_get(1)? })
            },
            mapper: |it| KindsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, KindsOfParams<T1>, KindsOfQuery<'c, 'a, 's, C, KindsOf, 2>, C>
    for KindsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KindsOfParams<T1>,
    ) -> KindsOfQuery<'c, 'a, 's, C, KindsOf, 2> {
        self.bind(client, &params.tenant, &params.case_files)
    }
}
pub struct SetTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_taken() -> SetTakenStmt {
    SetTakenStmt(
        "update app.person_request set taken_by = $1, taken_at = $2 where tenant_id = $3 and case_file_id = $4 and taken_at is null returning true as taken",
        None,
    )
}
impl SetTakenStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [by, now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetTakenParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetTakenStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetTakenParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SetSubjectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_subject() -> SetSubjectStmt {
    SetSubjectStmt(
        "update app.person_request set party_id = $1, is_unknown = $2, checked_how = case when party_id is not distinct from $1 then checked_how end, checked_by = case when party_id is not distinct from $1 then checked_by end, checked_at = case when party_id is not distinct from $1 then checked_at end where tenant_id = $3 and case_file_id = $4 and outcome is null returning true as matched",
        None,
    )
}
impl SetSubjectStmt {
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
        party: &'a Option<uuid::Uuid>,
        is_unknown: &'a bool,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [party, is_unknown, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetSubjectParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetSubjectStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetSubjectParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.party, &params.is_unknown, &params.tenant, &params.case_file)
    }
}
pub struct SetCheckedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_checked() -> SetCheckedStmt {
    SetCheckedStmt(
        "update app.person_request set checked_how = $1, checked_by = $2, checked_at = $3 where tenant_id = $4 and case_file_id = $5 and outcome is null returning true as checked",
        None,
    )
}
impl SetCheckedStmt {
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
        how: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [how, by, now, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetCheckedParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for SetCheckedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetCheckedParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.how, &params.by, &params.now, &params.tenant, &params.case_file)
    }
}
pub struct SetAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_answer() -> SetAnswerStmt {
    SetAnswerStmt(
        "update app.person_request set outcome = $1, ground = $2, answered_by = $3, answered_at = $4, answer_sha256 = $5 where tenant_id = $6 and case_file_id = $7 and outcome is null returning true as answered",
        None,
    )
}
impl SetAnswerStmt {
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
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        outcome: &'a T1,
        ground: &'a Option<T2>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        answer_sha256: &'a Option<T3>,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [outcome, ground, by, now, answer_sha256, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetAnswerParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for SetAnswerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetAnswerParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.outcome,
            &params.ground,
            &params.by,
            &params.now,
            &params.answer_sha256,
            &params.tenant,
            &params.case_file,
        )
    }
}
