// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertDraftParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub party: Option<uuid::Uuid>,
    pub draft: uuid::Uuid,
    pub input: T1,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub corrects: Option<uuid::Uuid>,
    pub expires_at: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeDraftParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub party: Option<uuid::Uuid>,
    pub input: T1,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub expires_at: jiff::Timestamp,
    pub draft: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOldParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndDraftParams<T1: crate::StringSql> {
    pub state: T1,
    pub document: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub draft: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockDraftParams {
    pub tenant: uuid::Uuid,
    pub draft: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct QuoteOfDraftParams {
    pub tenant: uuid::Uuid,
    pub draft: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DraftByIdParams {
    pub tenant: uuid::Uuid,
    pub draft: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenDraftsParams {
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockDraft {
    pub draft_id: uuid::Uuid,
    pub state: String,
    pub input: Option<Vec<u8>>,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub corrects: Option<uuid::Uuid>,
    pub expires_at: jiff::Timestamp,
}
pub struct LockDraftBorrowed<'a> {
    pub draft_id: uuid::Uuid,
    pub state: &'a str,
    pub input: Option<&'a [u8]>,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub corrects: Option<uuid::Uuid>,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<LockDraftBorrowed<'a>> for LockDraft {
    fn from(
        LockDraftBorrowed {
            draft_id,
            state,
            input,
            total_minor,
            lock_until,
            corrects,
            expires_at,
        }: LockDraftBorrowed<'a>,
    ) -> Self {
        Self {
            draft_id,
            state: state.into(),
            input: input.map(|v| v.into()),
            total_minor,
            lock_until,
            corrects,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRow {
    pub draft_id: uuid::Uuid,
    pub state: String,
    pub input: Option<Vec<u8>>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub corrects: Option<uuid::Uuid>,
    pub corrects_number: Option<String>,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<String>,
    pub expires_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by: Vec<u8>,
    pub created_at: jiff::Timestamp,
}
pub struct DraftRowBorrowed<'a> {
    pub draft_id: uuid::Uuid,
    pub state: &'a str,
    pub input: Option<&'a [u8]>,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub total_minor: Option<i64>,
    pub lock_until: Option<jiff::Timestamp>,
    pub corrects: Option<uuid::Uuid>,
    pub corrects_number: Option<&'a str>,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<&'a str>,
    pub expires_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by: &'a [u8],
    pub created_at: jiff::Timestamp,
}
impl<'a> From<DraftRowBorrowed<'a>> for DraftRow {
    fn from(
        DraftRowBorrowed {
            draft_id,
            state,
            input,
            party_id,
            party,
            party_name,
            total_minor,
            lock_until,
            corrects,
            corrects_number,
            document_id,
            number,
            expires_at,
            created_by,
            by,
            created_at,
        }: DraftRowBorrowed<'a>,
    ) -> Self {
        Self {
            draft_id,
            state: state.into(),
            input: input.map(|v| v.into()),
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            total_minor,
            lock_until,
            corrects,
            corrects_number: corrects_number.map(|v| v.into()),
            document_id,
            number: number.map(|v| v.into()),
            expires_at,
            created_by,
            by: by.into(),
            created_at,
        }
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
pub struct LockDraftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockDraftBorrowed, tokio_postgres::Error>,
    mapper: fn(LockDraftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockDraftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockDraftBorrowed) -> R) -> LockDraftQuery<'c, 'a, 's, C, R, N> {
        LockDraftQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct DraftRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DraftRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DraftRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DraftRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DraftRowBorrowed) -> R) -> DraftRowQuery<'c, 'a, 's, C, R, N> {
        DraftRowQuery {
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
pub struct InsertDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_draft() -> InsertDraftStmt {
    InsertDraftStmt(
        "with living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $2 and erased_at is null for key share ) insert into sell.draft as kept (tenant_id, draft_id, state, input, party_id, total_minor, lock_until, corrects, document_id, expires_at, created_by, created_at, ended_at) select t.tenant_id, $3, 'draft', $4, $2, $5, $6, $7, null, $8, $9, $10, null from app.tenant t where t.tenant_id = $1 and ($2::uuid is null or exists (select from living)) returning kept.draft_id",
        None,
    )
}
impl InsertDraftStmt {
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
        party: &'a Option<uuid::Uuid>,
        draft: &'a uuid::Uuid,
        input: &'a T1,
        total_minor: &'a Option<i64>,
        lock_until: &'a Option<jiff::Timestamp>,
        corrects: &'a Option<uuid::Uuid>,
        expires_at: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        UuidUuidQuery {
            client,
            params: [tenant, party, draft, input, total_minor, lock_until, corrects, expires_at, by, now],
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
        InsertDraftParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10>,
        C,
    > for InsertDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDraftParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.draft,
            &params.input,
            &params.total_minor,
            &params.lock_until,
            &params.corrects,
            &params.expires_at,
            &params.by,
            &params.now,
        )
    }
}
pub struct ChangeDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_draft() -> ChangeDraftStmt {
    ChangeDraftStmt(
        "with living as ( select party_id from ledger.party where tenant_id = $1 and party_id = $2 and erased_at is null for key share ) update sell.draft set input = $3, party_id = $2, total_minor = $4, lock_until = $5, expires_at = $6 where tenant_id = $1 and draft_id = $7 and state = 'draft' and ($2::uuid is null or exists (select from living)) returning draft_id",
        None,
    )
}
impl ChangeDraftStmt {
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
        party: &'a Option<uuid::Uuid>,
        input: &'a T1,
        total_minor: &'a Option<i64>,
        lock_until: &'a Option<jiff::Timestamp>,
        expires_at: &'a jiff::Timestamp,
        draft: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [tenant, party, input, total_minor, lock_until, expires_at, draft],
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
        ChangeDraftParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for ChangeDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeDraftParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.input,
            &params.total_minor,
            &params.lock_until,
            &params.expires_at,
            &params.draft,
        )
    }
}
pub struct EndOldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_old() -> EndOldStmt {
    EndOldStmt(
        "update sell.draft set state = 'expired', input = null, ended_at = $1 where tenant_id = $2 and state = 'draft' and expires_at <= $1 returning draft_id",
        None,
    )
}
impl EndOldStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndOldParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for EndOldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndOldParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct EndDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_draft() -> EndDraftStmt {
    EndDraftStmt(
        "update sell.draft set state = $1, input = null, document_id = $2, ended_at = $3 where tenant_id = $4 and draft_id = $5 and state = 'draft' returning draft_id",
        None,
    )
}
impl EndDraftStmt {
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
        state: &'a T1,
        document: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        draft: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [state, document, now, tenant, draft],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndDraftParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for EndDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndDraftParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(client, &params.state, &params.document, &params.now, &params.tenant, &params.draft)
    }
}
pub struct LockDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_draft() -> LockDraftStmt {
    LockDraftStmt(
        "select draft_id, state, input, total_minor, lock_until, corrects, expires_at from sell.draft where tenant_id = $1 and draft_id = $2 for update",
        None,
    )
}
impl LockDraftStmt {
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
        draft: &'a uuid::Uuid,
    ) -> LockDraftQuery<'c, 'a, 's, C, LockDraft, 2> {
        LockDraftQuery {
            client,
            params: [tenant, draft],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockDraftBorrowed, tokio_postgres::Error> {
                Ok(LockDraftBorrowed {
                    draft_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    input: row.try_get(2)?,
                    total_minor: row.try_get(3)?,
                    lock_until: row.try_get(4)?,
                    corrects: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                })
            },
            mapper: |it| LockDraft::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockDraftParams, LockDraftQuery<'c, 'a, 's, C, LockDraft, 2>, C>
    for LockDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockDraftParams,
    ) -> LockDraftQuery<'c, 'a, 's, C, LockDraft, 2> {
        self.bind(client, &params.tenant, &params.draft)
    }
}
pub struct QuoteOfDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn quote_of_draft() -> QuoteOfDraftStmt {
    QuoteOfDraftStmt(
        "select lock_until from sell.draft where tenant_id = $1 and draft_id = $2 and state = 'draft' and expires_at > $3",
        None,
    )
}
impl QuoteOfDraftStmt {
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
        draft: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3> {
        OptionjiffTimestampQuery {
            client,
            params: [tenant, draft, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QuoteOfDraftParams,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3>,
        C,
    > for QuoteOfDraftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QuoteOfDraftParams,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 3> {
        self.bind(client, &params.tenant, &params.draft, &params.now)
    }
}
pub struct DraftByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn draft_by_id() -> DraftByIdStmt {
    DraftByIdStmt(
        "select d.draft_id, d.state, d.input, d.party_id, p.code as party, p.name as party_name, d.total_minor, d.lock_until, d.corrects, c.number as corrects_number, d.document_id, b.number, d.expires_at, d.created_by, m.name as by, d.created_at from sell.draft d join app.membership m on m.tenant_id = $1 and m.person_id = d.created_by left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id left join ledger.document c on c.tenant_id = $1 and c.document_id = d.corrects left join ledger.document b on b.tenant_id = $1 and b.document_id = d.document_id where d.tenant_id = $1 and d.draft_id = $2",
        None,
    )
}
impl DraftByIdStmt {
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
        draft: &'a uuid::Uuid,
    ) -> DraftRowQuery<'c, 'a, 's, C, DraftRow, 2> {
        DraftRowQuery {
            client,
            params: [tenant, draft],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DraftRowBorrowed, tokio_postgres::Error> {
                Ok(DraftRowBorrowed {
                    draft_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    input: row.try_get(2)?,
                    party_id: row.try_get(3)?,
                    party: row.try_get(4)?,
                    party_name: row.try_get(5)?,
                    total_minor: row.try_get(6)?,
                    lock_until: row.try_get(7)?,
                    corrects: row.try_get(8)?,
                    corrects_number: row.try_get(9)?,
                    document_id: row.try_get(10)?,
                    number: row.try_get(11)?,
                    expires_at: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    by: row.try_get(14)?,
                    created_at: row.try_get(15)?,
                })
            },
            mapper: |it| DraftRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DraftByIdParams, DraftRowQuery<'c, 'a, 's, C, DraftRow, 2>, C>
    for DraftByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DraftByIdParams,
    ) -> DraftRowQuery<'c, 'a, 's, C, DraftRow, 2> {
        self.bind(client, &params.tenant, &params.draft)
    }
}
pub struct OpenDraftsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_drafts() -> OpenDraftsStmt {
    OpenDraftsStmt(
        "select d.draft_id, d.state, d.input, d.party_id, p.code as party, p.name as party_name, d.total_minor, d.lock_until, d.corrects, c.number as corrects_number, d.document_id, b.number, d.expires_at, d.created_by, m.name as by, d.created_at from sell.draft d join app.membership m on m.tenant_id = $1 and m.person_id = d.created_by left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id left join ledger.document c on c.tenant_id = $1 and c.document_id = d.corrects left join ledger.document b on b.tenant_id = $1 and b.document_id = d.document_id where d.tenant_id = $1 and d.state = 'draft' and d.expires_at > $2 and d.draft_id < $3 order by d.draft_id desc limit $4",
        None,
    )
}
impl OpenDraftsStmt {
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
        now: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> DraftRowQuery<'c, 'a, 's, C, DraftRow, 4> {
        DraftRowQuery {
            client,
            params: [tenant, now, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DraftRowBorrowed, tokio_postgres::Error> {
                Ok(DraftRowBorrowed {
                    draft_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    input: row.try_get(2)?,
                    party_id: row.try_get(3)?,
                    party: row.try_get(4)?,
                    party_name: row.try_get(5)?,
                    total_minor: row.try_get(6)?,
                    lock_until: row.try_get(7)?,
                    corrects: row.try_get(8)?,
                    corrects_number: row.try_get(9)?,
                    document_id: row.try_get(10)?,
                    number: row.try_get(11)?,
                    expires_at: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    by: row.try_get(14)?,
                    created_at: row.try_get(15)?,
                })
            },
            mapper: |it| DraftRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenDraftsParams, DraftRowQuery<'c, 'a, 's, C, DraftRow, 4>, C>
    for OpenDraftsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenDraftsParams,
    ) -> DraftRowQuery<'c, 'a, 's, C, DraftRow, 4> {
        self.bind(client, &params.tenant, &params.now, &params.before, &params.many)
    }
}
