// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct InsertArchiveParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ArchivesParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ArchiveOfIdParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Debug)]
pub struct OpenLinkParams<T1: crate::BytesSql> {
    pub by: uuid::Uuid,
    pub until: jiff::Timestamp,
    pub lock: Option<T1>,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LinkLockOfParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesOfParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesToTakeParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertRawDumpParams {
    pub dump: uuid::Uuid,
    pub workspace: uuid::Uuid,
    pub person: uuid::Uuid,
    pub request: uuid::Uuid,
    pub granted_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PieceContentParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub piece: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithArchivesParams {
    pub now: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithOldArchivesParams {
    pub before: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimArchiveParams {
    pub lease: uuid::Uuid,
    pub until: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginArchiveParams {
    pub moment: jiff::Timestamp,
    pub total: i64,
    pub done: i64,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub lease: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldArchiveParams {
    pub until: jiff::Timestamp,
    pub rows: i64,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub lease: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndArchiveParams<T1: crate::BytesSql> {
    pub bytes: i64,
    pub sha256: T1,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub lease: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseArchiveParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub lease: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailArchiveParams<T1: crate::StringSql> {
    pub code: T1,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub lease: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TablesDoneParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Debug)]
pub struct BeginTableParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub place: T1,
    pub mark: T2,
}
#[derive(Debug)]
pub struct MoveTableParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub last: Option<T1>,
    pub parts: i32,
    pub rows: i64,
    pub is_done: bool,
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub place: T2,
}
#[derive(Debug)]
pub struct InsertPieceParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub piece: i32,
    pub place: T1,
    pub name: T2,
    pub count: i64,
    pub size: i64,
    pub packed: i64,
    pub crc32: i64,
    pub sha256: T3,
    pub content: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct NextPieceParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemovePiecesOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
    pub place: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct RemovePiecesParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveTablesParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkRemovedParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct GiveUpParams {
    pub tenant: uuid::Uuid,
    pub archive: uuid::Uuid,
}
#[derive(Debug)]
pub struct NamesOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct CasesOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkBroughtInParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ArchiveRow {
    pub archive_id: uuid::Uuid,
    pub state: String,
    pub asked_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub moment: Option<jiff::Timestamp>,
    pub done: i64,
    pub total: i64,
    pub bytes: Option<i64>,
    pub sha256: Option<Vec<u8>>,
    pub code: Option<String>,
    pub ended_at: Option<jiff::Timestamp>,
    pub link_by: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
    pub is_locked: bool,
}
pub struct ArchiveRowBorrowed<'a> {
    pub archive_id: uuid::Uuid,
    pub state: &'a str,
    pub asked_by: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub moment: Option<jiff::Timestamp>,
    pub done: i64,
    pub total: i64,
    pub bytes: Option<i64>,
    pub sha256: Option<&'a [u8]>,
    pub code: Option<&'a str>,
    pub ended_at: Option<jiff::Timestamp>,
    pub link_by: Option<uuid::Uuid>,
    pub link_until: Option<jiff::Timestamp>,
    pub is_locked: bool,
}
impl<'a> From<ArchiveRowBorrowed<'a>> for ArchiveRow {
    fn from(
        ArchiveRowBorrowed {
            archive_id,
            state,
            asked_by,
            created_at,
            moment,
            done,
            total,
            bytes,
            sha256,
            code,
            ended_at,
            link_by,
            link_until,
            is_locked,
        }: ArchiveRowBorrowed<'a>,
    ) -> Self {
        Self {
            archive_id,
            state: state.into(),
            asked_by,
            created_at,
            moment,
            done,
            total,
            bytes,
            sha256: sha256.map(|v| v.into()),
            code: code.map(|v| v.into()),
            ended_at,
            link_by,
            link_until,
            is_locked,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PieceRow {
    pub piece_no: i32,
    pub name: String,
    pub count: i64,
    pub size: i64,
    pub packed: i64,
    pub crc32: i64,
    pub sha256: Vec<u8>,
}
pub struct PieceRowBorrowed<'a> {
    pub piece_no: i32,
    pub name: &'a str,
    pub count: i64,
    pub size: i64,
    pub packed: i64,
    pub crc32: i64,
    pub sha256: &'a [u8],
}
impl<'a> From<PieceRowBorrowed<'a>> for PieceRow {
    fn from(
        PieceRowBorrowed { piece_no, name, count, size, packed, crc32, sha256 }: PieceRowBorrowed<'a>,
    ) -> Self {
        Self { piece_no, name: name.into(), count, size, packed, crc32, sha256: sha256.into() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WorkspacesWithArchives {
    pub tenant_id: uuid::Uuid,
    pub archive_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WorkspacesWithOldArchives {
    pub tenant_id: uuid::Uuid,
    pub archive_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TablesDone {
    pub place: String,
    pub mark: String,
    pub last: Option<String>,
    pub parts: i32,
    pub count: i64,
    pub is_done: bool,
}
pub struct TablesDoneBorrowed<'a> {
    pub place: &'a str,
    pub mark: &'a str,
    pub last: Option<&'a str>,
    pub parts: i32,
    pub count: i64,
    pub is_done: bool,
}
impl<'a> From<TablesDoneBorrowed<'a>> for TablesDone {
    fn from(TablesDoneBorrowed { place, mark, last, parts, count, is_done }: TablesDoneBorrowed<'a>) -> Self {
        Self { place: place.into(), mark: mark.into(), last: last.map(|v| v.into()), parts, count, is_done }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KeyOf {
    pub name: String,
    pub kind: String,
}
pub struct KeyOfBorrowed<'a> {
    pub name: &'a str,
    pub kind: &'a str,
}
impl<'a> From<KeyOfBorrowed<'a>> for KeyOf {
    fn from(KeyOfBorrowed { name, kind }: KeyOfBorrowed<'a>) -> Self {
        Self { name: name.into(), kind: kind.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct NamesOf {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct NamesOfBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<NamesOfBorrowed<'a>> for NamesOf {
    fn from(NamesOfBorrowed { id, name }: NamesOfBorrowed<'a>) -> Self {
        Self { id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CasesOf {
    pub case_file_id: uuid::Uuid,
    pub kind: String,
    pub case_no: i32,
}
pub struct CasesOfBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub kind: &'a str,
    pub case_no: i32,
}
impl<'a> From<CasesOfBorrowed<'a>> for CasesOf {
    fn from(CasesOfBorrowed { case_file_id, kind, case_no }: CasesOfBorrowed<'a>) -> Self {
        Self { case_file_id, kind: kind.into(), case_no }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BooksOf {
    pub country: String,
    pub currency: String,
    pub minor_digits: i16,
}
pub struct BooksOfBorrowed<'a> {
    pub country: &'a str,
    pub currency: &'a str,
    pub minor_digits: i16,
}
impl<'a> From<BooksOfBorrowed<'a>> for BooksOf {
    fn from(BooksOfBorrowed { country, currency, minor_digits }: BooksOfBorrowed<'a>) -> Self {
        Self { country: country.into(), currency: currency.into(), minor_digits }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnsOfTables {
    pub place: String,
    pub name: String,
    pub kind: String,
    pub is_needed: bool,
}
pub struct ColumnsOfTablesBorrowed<'a> {
    pub place: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
    pub is_needed: bool,
}
impl<'a> From<ColumnsOfTablesBorrowed<'a>> for ColumnsOfTables {
    fn from(ColumnsOfTablesBorrowed { place, name, kind, is_needed }: ColumnsOfTablesBorrowed<'a>) -> Self {
        Self { place: place.into(), name: name.into(), kind: kind.into(), is_needed }
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
pub struct ArchiveRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ArchiveRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ArchiveRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ArchiveRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ArchiveRowBorrowed) -> R) -> ArchiveRowQuery<'c, 'a, 's, C, R, N> {
        ArchiveRowQuery {
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
pub struct OptionVecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&[u8]>, tokio_postgres::Error>,
    mapper: fn(Option<&[u8]>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionVecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&[u8]>) -> R) -> OptionVecu8Query<'c, 'a, 's, C, R, N> {
        OptionVecu8Query {
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
pub struct PieceRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PieceRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PieceRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PieceRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PieceRowBorrowed) -> R) -> PieceRowQuery<'c, 'a, 's, C, R, N> {
        PieceRowQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct WorkspacesWithArchivesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesWithArchives, tokio_postgres::Error>,
    mapper: fn(WorkspacesWithArchives) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesWithArchivesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkspacesWithArchives) -> R,
    ) -> WorkspacesWithArchivesQuery<'c, 'a, 's, C, R, N> {
        WorkspacesWithArchivesQuery {
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
pub struct WorkspacesWithOldArchivesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesWithOldArchives, tokio_postgres::Error>,
    mapper: fn(WorkspacesWithOldArchives) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesWithOldArchivesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkspacesWithOldArchives) -> R,
    ) -> WorkspacesWithOldArchivesQuery<'c, 'a, 's, C, R, N> {
        WorkspacesWithOldArchivesQuery {
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
pub struct TablesDoneQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TablesDoneBorrowed, tokio_postgres::Error>,
    mapper: fn(TablesDoneBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TablesDoneQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TablesDoneBorrowed) -> R) -> TablesDoneQuery<'c, 'a, 's, C, R, N> {
        TablesDoneQuery {
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
pub struct KeyOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KeyOfBorrowed, tokio_postgres::Error>,
    mapper: fn(KeyOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeyOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KeyOfBorrowed) -> R) -> KeyOfQuery<'c, 'a, 's, C, R, N> {
        KeyOfQuery {
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
pub struct NamesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NamesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(NamesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NamesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NamesOfBorrowed) -> R) -> NamesOfQuery<'c, 'a, 's, C, R, N> {
        NamesOfQuery {
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
pub struct CasesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CasesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(CasesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CasesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CasesOfBorrowed) -> R) -> CasesOfQuery<'c, 'a, 's, C, R, N> {
        CasesOfQuery {
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
pub struct BooksOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BooksOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BooksOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BooksOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BooksOfBorrowed) -> R) -> BooksOfQuery<'c, 'a, 's, C, R, N> {
        BooksOfQuery {
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
pub struct ColumnsOfTablesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ColumnsOfTablesBorrowed, tokio_postgres::Error>,
    mapper: fn(ColumnsOfTablesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ColumnsOfTablesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ColumnsOfTablesBorrowed) -> R,
    ) -> ColumnsOfTablesQuery<'c, 'a, 's, C, R, N> {
        ColumnsOfTablesQuery {
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
pub struct InsertArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_archive() -> InsertArchiveStmt {
    InsertArchiveStmt(
        "with held as ( select t.tenant_id from app.tenant t where t.tenant_id = $1 for no key update ) insert into app.archive (tenant_id, archive_id, state, asked_by, created_at, done, total, attempts) select t.tenant_id, $2, 'waiting', $3, $4, 0, 0, 0 from app.tenant t join held on held.tenant_id = t.tenant_id where t.tenant_id = $1 and not exists (select from app.archive a where a.tenant_id = $1 and a.state in ('waiting', 'running')) returning true as asked",
        None,
    )
}
impl InsertArchiveStmt {
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
        archive: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, archive, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertArchiveParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertArchiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertArchiveParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.archive, &params.by, &params.now)
    }
}
pub struct ArchivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn archives() -> ArchivesStmt {
    ArchivesStmt(
        "select archive_id, state, asked_by, created_at, moment, done, total, bytes, sha256, code, ended_at, link_by, link_until, link_lock is not null as is_locked from app.archive where tenant_id = $1 order by archive_id desc limit $2",
        None,
    )
}
impl ArchivesStmt {
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
    ) -> ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2> {
        ArchiveRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArchiveRowBorrowed, tokio_postgres::Error> {
                Ok(ArchiveRowBorrowed {
                    archive_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    asked_by: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    moment: row.try_get(4)?,
                    done: row.try_get(5)?,
                    total: row.try_get(6)?,
                    bytes: row.try_get(7)?,
                    sha256: row.try_get(8)?,
                    code: row.try_get(9)?,
                    ended_at: row.try_get(10)?,
                    link_by: row.try_get(11)?,
                    link_until: row.try_get(12)?,
                    is_locked: row.try_get(13)?,
                })
            },
            mapper: |it| ArchiveRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArchivesParams,
        ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2>,
        C,
    > for ArchivesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArchivesParams,
    ) -> ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct ArchiveOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn archive_of_id() -> ArchiveOfIdStmt {
    ArchiveOfIdStmt(
        "select archive_id, state, asked_by, created_at, moment, done, total, bytes, sha256, code, ended_at, link_by, link_until, link_lock is not null as is_locked from app.archive where tenant_id = $1 and archive_id = $2",
        None,
    )
}
impl ArchiveOfIdStmt {
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
        archive: &'a uuid::Uuid,
    ) -> ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2> {
        ArchiveRowQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArchiveRowBorrowed, tokio_postgres::Error> {
                Ok(ArchiveRowBorrowed {
                    archive_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    asked_by: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    moment: row.try_get(4)?,
                    done: row.try_get(5)?,
                    total: row.try_get(6)?,
                    bytes: row.try_get(7)?,
                    sha256: row.try_get(8)?,
                    code: row.try_get(9)?,
                    ended_at: row.try_get(10)?,
                    link_by: row.try_get(11)?,
                    link_until: row.try_get(12)?,
                    is_locked: row.try_get(13)?,
                })
            },
            mapper: |it| ArchiveRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArchiveOfIdParams,
        ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2>,
        C,
    > for ArchiveOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArchiveOfIdParams,
    ) -> ArchiveRowQuery<'c, 'a, 's, C, ArchiveRow, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct OpenLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_link() -> OpenLinkStmt {
    OpenLinkStmt(
        "update app.archive set link_by = $1, link_until = $2, link_lock = $3 where tenant_id = $4 and archive_id = $5 and state = 'done' and code is null returning true as opened",
        None,
    )
}
impl OpenLinkStmt {
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
        by: &'a uuid::Uuid,
        until: &'a jiff::Timestamp,
        lock: &'a Option<T1>,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [by, until, lock, tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, OpenLinkParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for OpenLinkStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenLinkParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.by, &params.until, &params.lock, &params.tenant, &params.archive)
    }
}
pub struct LinkLockOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn link_lock_of() -> LinkLockOfStmt {
    LinkLockOfStmt("select link_lock from app.archive where tenant_id = $1 and archive_id = $2", None)
}
impl LinkLockOfStmt {
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
        archive: &'a uuid::Uuid,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2> {
        OptionVecu8Query {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinkLockOfParams,
        OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2>,
        C,
    > for LinkLockOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinkLockOfParams,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct OpenArchiveOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_archive_of() -> OpenArchiveOfStmt {
    OpenArchiveOfStmt(
        "select archive_id from app.archive where tenant_id = $1 and state in ('waiting', 'running')",
        None,
    )
}
impl OpenArchiveOfStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockEmptyWorkspaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_empty_workspace() -> LockEmptyWorkspaceStmt {
    LockEmptyWorkspaceStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id = $1 and not exists (select from app.closing c where c.tenant_id = $1) for update of t",
        None,
    )
}
impl LockEmptyWorkspaceStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PiecesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of() -> PiecesOfStmt {
    PiecesOfStmt(
        "select piece_no, name, count, size, packed, crc32, sha256 from app.archive_piece where tenant_id = $1 and archive_id = $2 order by piece_no",
        None,
    )
}
impl PiecesOfStmt {
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
        archive: &'a uuid::Uuid,
    ) -> PieceRowQuery<'c, 'a, 's, C, PieceRow, 2> {
        PieceRowQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PieceRowBorrowed, tokio_postgres::Error> {
                Ok(PieceRowBorrowed {
                    piece_no: row.try_get(0)?,
                    name: row.try_get(1)?,
                    count: row.try_get(2)?,
                    size: row.try_get(3)?,
                    packed: row.try_get(4)?,
                    crc32: row.try_get(5)?,
                    sha256: row.try_get(6)?,
                })
            },
            mapper: |it| PieceRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PiecesOfParams, PieceRowQuery<'c, 'a, 's, C, PieceRow, 2>, C>
    for PiecesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfParams,
    ) -> PieceRowQuery<'c, 'a, 's, C, PieceRow, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct PiecesToTakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_to_take() -> PiecesToTakeStmt {
    PiecesToTakeStmt(
        "select p.piece_no, p.name, p.count, p.size, p.packed, p.crc32, p.sha256 from app.archive_piece p join app.archive a on a.tenant_id = $1 and a.archive_id = p.archive_id where p.tenant_id = $1 and p.archive_id = $2 and a.state = 'done' and a.code is null order by p.piece_no",
        None,
    )
}
impl PiecesToTakeStmt {
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
        archive: &'a uuid::Uuid,
    ) -> PieceRowQuery<'c, 'a, 's, C, PieceRow, 2> {
        PieceRowQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PieceRowBorrowed, tokio_postgres::Error> {
                Ok(PieceRowBorrowed {
                    piece_no: row.try_get(0)?,
                    name: row.try_get(1)?,
                    count: row.try_get(2)?,
                    size: row.try_get(3)?,
                    packed: row.try_get(4)?,
                    crc32: row.try_get(5)?,
                    sha256: row.try_get(6)?,
                })
            },
            mapper: |it| PieceRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesToTakeParams,
        PieceRowQuery<'c, 'a, 's, C, PieceRow, 2>,
        C,
    > for PiecesToTakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesToTakeParams,
    ) -> PieceRowQuery<'c, 'a, 's, C, PieceRow, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct InsertRawDumpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_raw_dump() -> InsertRawDumpStmt {
    InsertRawDumpStmt(
        "insert into app.raw_dump (tenant_id, raw_dump_id, workspace_id, person_id, request_id, granted_at, taken_at) select t.tenant_id, $1, $2, $3, $4, $5, $6 from app.tenant t where t.tenant_id = $7 returning true as listed",
        None,
    )
}
impl InsertRawDumpStmt {
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
        dump: &'a uuid::Uuid,
        workspace: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        request: &'a uuid::Uuid,
        granted_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [dump, workspace, person, request, granted_at, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertRawDumpParams, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertRawDumpStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertRawDumpParams) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.dump,
            &params.workspace,
            &params.person,
            &params.request,
            &params.granted_at,
            &params.now,
            &params.tenant,
        )
    }
}
pub struct PieceContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn piece_content() -> PieceContentStmt {
    PieceContentStmt(
        "select content from app.archive_piece where tenant_id = $1 and archive_id = $2 and piece_no = $3",
        None,
    )
}
impl PieceContentStmt {
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
        archive: &'a uuid::Uuid,
        piece: &'a i32,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [tenant, archive, piece],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PieceContentParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>, C>
    for PieceContentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PieceContentParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.tenant, &params.archive, &params.piece)
    }
}
pub struct WorkspacesWithArchivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_archives() -> WorkspacesWithArchivesStmt {
    WorkspacesWithArchivesStmt(
        "select tenant_id, archive_id from app.archive where state in ('waiting', 'running') and (lease_until is null or lease_until <= $1) order by archive_id limit $2",
        None,
    )
}
impl WorkspacesWithArchivesStmt {
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
        many: &'a i64,
    ) -> WorkspacesWithArchivesQuery<'c, 'a, 's, C, WorkspacesWithArchives, 2> {
        WorkspacesWithArchivesQuery {
            client,
            params: [now, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesWithArchives, tokio_postgres::Error> {
                Ok(WorkspacesWithArchives { tenant_id: row.try_get(0)?, archive_id: row.try_get(1)? })
            },
            mapper: |it| WorkspacesWithArchives::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithArchivesParams,
        WorkspacesWithArchivesQuery<'c, 'a, 's, C, WorkspacesWithArchives, 2>,
        C,
    > for WorkspacesWithArchivesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithArchivesParams,
    ) -> WorkspacesWithArchivesQuery<'c, 'a, 's, C, WorkspacesWithArchives, 2> {
        self.bind(client, &params.now, &params.many)
    }
}
pub struct WorkspacesWithOldArchivesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_with_old_archives() -> WorkspacesWithOldArchivesStmt {
    WorkspacesWithOldArchivesStmt(
        "select a.tenant_id, a.archive_id from app.archive a where a.state in ('done', 'failed') and (a.ended_at <= $1 or (a.state = 'done' and a.code = 'party_erased')) order by a.archive_id limit $2",
        None,
    )
}
impl WorkspacesWithOldArchivesStmt {
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
        before: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> WorkspacesWithOldArchivesQuery<'c, 'a, 's, C, WorkspacesWithOldArchives, 2> {
        WorkspacesWithOldArchivesQuery {
            client,
            params: [before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkspacesWithOldArchives, tokio_postgres::Error> {
                    Ok(WorkspacesWithOldArchives { tenant_id: row.try_get(0)?, archive_id: row.try_get(1)? })
                },
            mapper: |it| WorkspacesWithOldArchives::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithOldArchivesParams,
        WorkspacesWithOldArchivesQuery<'c, 'a, 's, C, WorkspacesWithOldArchives, 2>,
        C,
    > for WorkspacesWithOldArchivesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithOldArchivesParams,
    ) -> WorkspacesWithOldArchivesQuery<'c, 'a, 's, C, WorkspacesWithOldArchives, 2> {
        self.bind(client, &params.before, &params.many)
    }
}
pub struct ClaimArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_archive() -> ClaimArchiveStmt {
    ClaimArchiveStmt(
        "update app.archive set state = 'running', lease = $1, lease_until = $2, attempts = attempts + 1, code = null where tenant_id = $3 and archive_id = $4 and state in ('waiting', 'running') and (lease_until is null or lease_until <= $5) returning attempts",
        None,
    )
}
impl ClaimArchiveStmt {
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
        lease: &'a uuid::Uuid,
        until: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [lease, until, tenant, archive, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ClaimArchiveParams, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for ClaimArchiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a ClaimArchiveParams) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.lease, &params.until, &params.tenant, &params.archive, &params.now)
    }
}
pub struct BeginArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_archive() -> BeginArchiveStmt {
    BeginArchiveStmt(
        "update app.archive set moment = $1, total = $2, done = $3 where tenant_id = $4 and archive_id = $5 and lease = $6 returning true as begun",
        None,
    )
}
impl BeginArchiveStmt {
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
        moment: &'a jiff::Timestamp,
        total: &'a i64,
        done: &'a i64,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        lease: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [moment, total, done, tenant, archive, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BeginArchiveParams, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for BeginArchiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a BeginArchiveParams) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.moment,
            &params.total,
            &params.done,
            &params.tenant,
            &params.archive,
            &params.lease,
        )
    }
}
pub struct HoldArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_archive() -> HoldArchiveStmt {
    HoldArchiveStmt(
        "update app.archive set lease_until = $1, done = done + $2 where tenant_id = $3 and archive_id = $4 and lease = $5 and code is null returning true as held",
        None,
    )
}
impl HoldArchiveStmt {
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
        until: &'a jiff::Timestamp,
        rows: &'a i64,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        lease: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [until, rows, tenant, archive, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldArchiveParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for HoldArchiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldArchiveParams) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.until, &params.rows, &params.tenant, &params.archive, &params.lease)
    }
}
pub struct EndArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_archive() -> EndArchiveStmt {
    EndArchiveStmt(
        "update app.archive set state = 'done', bytes = $1, sha256 = $2::bytea, ended_at = $3, done = total, lease = null, lease_until = null where tenant_id = $4 and archive_id = $5 and lease = $6 and code is null returning true as ended",
        None,
    )
}
impl EndArchiveStmt {
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
        bytes: &'a i64,
        sha256: &'a T1,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        lease: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [bytes, sha256, now, tenant, archive, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EndArchiveParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for EndArchiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndArchiveParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.bytes,
            &params.sha256,
            &params.now,
            &params.tenant,
            &params.archive,
            &params.lease,
        )
    }
}
pub struct ReleaseArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_archive() -> ReleaseArchiveStmt {
    ReleaseArchiveStmt(
        "update app.archive set lease = null, lease_until = null, attempts = greatest(attempts - 1, 0) where tenant_id = $1 and archive_id = $2 and lease = $3 and code is not null returning true as released",
        None,
    )
}
impl ReleaseArchiveStmt {
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
        archive: &'a uuid::Uuid,
        lease: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, archive, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ReleaseArchiveParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for ReleaseArchiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReleaseArchiveParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.archive, &params.lease)
    }
}
pub struct FailArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail_archive() -> FailArchiveStmt {
    FailArchiveStmt(
        "update app.archive set state = 'failed', code = $1, ended_at = $2, lease = null, lease_until = null where tenant_id = $3 and archive_id = $4 and lease = $5 returning true as failed",
        None,
    )
}
impl FailArchiveStmt {
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
        code: &'a T1,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        lease: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [code, now, tenant, archive, lease],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, FailArchiveParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for FailArchiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FailArchiveParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.code, &params.now, &params.tenant, &params.archive, &params.lease)
    }
}
pub struct TablesDoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tables_done() -> TablesDoneStmt {
    TablesDoneStmt(
        "select place, mark, last, parts, count, is_done from app.archive_table where tenant_id = $1 and archive_id = $2",
        None,
    )
}
impl TablesDoneStmt {
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
        archive: &'a uuid::Uuid,
    ) -> TablesDoneQuery<'c, 'a, 's, C, TablesDone, 2> {
        TablesDoneQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TablesDoneBorrowed, tokio_postgres::Error> {
                Ok(TablesDoneBorrowed {
                    place: row.try_get(0)?,
                    mark: row.try_get(1)?,
                    last: row.try_get(2)?,
                    parts: row.try_get(3)?,
                    count: row.try_get(4)?,
                    is_done: row.try_get(5)?,
                })
            },
            mapper: |it| TablesDone::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TablesDoneParams,
        TablesDoneQuery<'c, 'a, 's, C, TablesDone, 2>,
        C,
    > for TablesDoneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TablesDoneParams,
    ) -> TablesDoneQuery<'c, 'a, 's, C, TablesDone, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct BeginTableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_table() -> BeginTableStmt {
    BeginTableStmt(
        "insert into app.archive_table as a (tenant_id, archive_id, place, mark, last, parts, count, is_done) values ($1, $2, $3, $4, null, 0, 0, false) on conflict (tenant_id, archive_id, place) do update set mark = excluded.mark, last = null, parts = 0, count = 0, is_done = false returning true as begun",
        None,
    )
}
impl BeginTableStmt {
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
        archive: &'a uuid::Uuid,
        place: &'a T1,
        mark: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, archive, place, mark],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, BeginTableParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for BeginTableStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginTableParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.archive, &params.place, &params.mark)
    }
}
pub struct MoveTableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_table() -> MoveTableStmt {
    MoveTableStmt(
        "update app.archive_table set last = $1, parts = $2, count = count + $3, is_done = $4 where tenant_id = $5 and archive_id = $6 and place = $7 returning true as moved",
        None,
    )
}
impl MoveTableStmt {
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
        last: &'a Option<T1>,
        parts: &'a i32,
        rows: &'a i64,
        is_done: &'a bool,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        place: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [last, parts, rows, is_done, tenant, archive, place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MoveTableParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for MoveTableStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveTableParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.last,
            &params.parts,
            &params.rows,
            &params.is_done,
            &params.tenant,
            &params.archive,
            &params.place,
        )
    }
}
pub struct InsertPieceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_piece() -> InsertPieceStmt {
    InsertPieceStmt(
        "insert into app.archive_piece (tenant_id, archive_id, piece_no, place, name, count, size, packed, crc32, sha256, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bytea, $11) on conflict (tenant_id, archive_id, name) do nothing returning piece_no",
        None,
    )
}
impl InsertPieceStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        archive: &'a uuid::Uuid,
        piece: &'a i32,
        place: &'a T1,
        name: &'a T2,
        count: &'a i64,
        size: &'a i64,
        packed: &'a i64,
        crc32: &'a i64,
        sha256: &'a T3,
        content: &'a T4,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        I32Query {
            client,
            params: [tenant, archive, piece, place, name, count, size, packed, crc32, sha256, content],
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPieceParams<T1, T2, T3, T4>,
        I32Query<'c, 'a, 's, C, i32, 11>,
        C,
    > for InsertPieceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPieceParams<T1, T2, T3, T4>,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        self.bind(
            client,
            &params.tenant,
            &params.archive,
            &params.piece,
            &params.place,
            &params.name,
            &params.count,
            &params.size,
            &params.packed,
            &params.crc32,
            &params.sha256,
            &params.content,
        )
    }
}
pub struct NextPieceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_piece() -> NextPieceStmt {
    NextPieceStmt(
        "select (coalesce(max(piece_no), 0) + 1)::integer as piece from app.archive_piece where tenant_id = $1 and archive_id = $2",
        None,
    )
}
impl NextPieceStmt {
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
        archive: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NextPieceParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for NextPieceStmt
{
    fn params(&'s self, client: &'c C, params: &'a NextPieceParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct RemovePiecesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_pieces_of() -> RemovePiecesOfStmt {
    RemovePiecesOfStmt(
        "delete from app.archive_piece where tenant_id = $1 and archive_id = $2 and place = $3 returning piece_no",
        None,
    )
}
impl RemovePiecesOfStmt {
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
        archive: &'a uuid::Uuid,
        place: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, archive, place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RemovePiecesOfParams<T1>, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for RemovePiecesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemovePiecesOfParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.archive, &params.place)
    }
}
pub struct RemovePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_pieces() -> RemovePiecesStmt {
    RemovePiecesStmt(
        "delete from app.archive_piece where tenant_id = $1 and archive_id = $2 returning piece_no",
        None,
    )
}
impl RemovePiecesStmt {
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
        archive: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemovePiecesParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for RemovePiecesStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemovePiecesParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct RemoveTablesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_tables() -> RemoveTablesStmt {
    RemoveTablesStmt(
        "delete from app.archive_table where tenant_id = $1 and archive_id = $2 returning place",
        None,
    )
}
impl RemoveTablesStmt {
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
        archive: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RemoveTablesParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for RemoveTablesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveTablesParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct MarkRemovedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_removed() -> MarkRemovedStmt {
    MarkRemovedStmt(
        "update app.archive set state = 'removed', link_by = null, link_until = null, link_lock = null where tenant_id = $1 and archive_id = $2 and state in ('done', 'failed') returning true as removed",
        None,
    )
}
impl MarkRemovedStmt {
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
        archive: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarkRemovedParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for MarkRemovedStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkRemovedParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct GiveUpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn give_up() -> GiveUpStmt {
    GiveUpStmt(
        "update app.archive set state = 'removed', lease = null, lease_until = null, link_by = null, link_until = null, link_lock = null where tenant_id = $1 and archive_id = $2 returning true as removed",
        None,
    )
}
impl GiveUpStmt {
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
        archive: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, archive],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, GiveUpParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for GiveUpStmt
{
    fn params(&'s self, client: &'c C, params: &'a GiveUpParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.archive)
    }
}
pub struct KeyOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn key_of() -> KeyOfStmt {
    KeyOfStmt(
        "select a.attname::text as name, y.typname::text as kind from pg_catalog.pg_index x cross join unnest(x.indkey::int2[]) with ordinality as part (at, place) join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = part.at join pg_catalog.pg_type t on t.oid = a.atttypid join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid) where x.indrelid = to_regclass($1) and x.indisprimary and a.attname <> 'tenant_id' order by part.place",
        None,
    )
}
impl KeyOfStmt {
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
        place: &'a T1,
    ) -> KeyOfQuery<'c, 'a, 's, C, KeyOf, 1> {
        KeyOfQuery {
            client,
            params: [place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KeyOfBorrowed, tokio_postgres::Error> {
                Ok(KeyOfBorrowed { name: row.try_get(0)?, kind: row.try_get(1)? })
            },
            mapper: |it| KeyOf::from(it),
        }
    }
}
pub struct ColumnsToFillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn columns_to_fill() -> ColumnsToFillStmt {
    ColumnsToFillStmt(
        "select a.attname::text as name from pg_catalog.pg_attribute a where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum",
        None,
    )
}
impl ColumnsToFillStmt {
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
        place: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct NamesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn names_of() -> NamesOfStmt {
    NamesOfStmt(
        "select d.document_id as id, d.number as name from ledger.document d where d.tenant_id = $1 and d.document_id = any($2) union all select l.lot_id, l.code from ledger.lot l where l.tenant_id = $1 and l.lot_id = any($2) union all select b.batch_id, b.code from make.batch b where b.tenant_id = $1 and b.batch_id = any($2) union all select e.equipment_id, e.code from make.equipment e where e.tenant_id = $1 and e.equipment_id = any($2) union all select s.silo_id, s.code from make.silo s where s.tenant_id = $1 and s.silo_id = any($2) union all select o.standing_order_id, o.code from ledger.standing_order o where o.tenant_id = $1 and o.standing_order_id = any($2) union all select p.policy_id, p.title from app.policy p where p.tenant_id = $1 and p.policy_id = any($2)",
        None,
    )
}
impl NamesOfStmt {
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
        ids: &'a T1,
    ) -> NamesOfQuery<'c, 'a, 's, C, NamesOf, 2> {
        NamesOfQuery {
            client,
            params: [tenant, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NamesOfBorrowed, tokio_postgres::Error> {
                Ok(NamesOfBorrowed { id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| NamesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, NamesOfParams<T1>, NamesOfQuery<'c, 'a, 's, C, NamesOf, 2>, C>
    for NamesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NamesOfParams<T1>,
    ) -> NamesOfQuery<'c, 'a, 's, C, NamesOf, 2> {
        self.bind(client, &params.tenant, &params.ids)
    }
}
pub struct CasesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cases_of() -> CasesOfStmt {
    CasesOfStmt(
        "select case_file_id, kind, case_no from app.case_file where tenant_id = $1 and case_file_id = any($2) order by case_file_id",
        None,
    )
}
impl CasesOfStmt {
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
        ids: &'a T1,
    ) -> CasesOfQuery<'c, 'a, 's, C, CasesOf, 2> {
        CasesOfQuery {
            client,
            params: [tenant, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CasesOfBorrowed, tokio_postgres::Error> {
                Ok(CasesOfBorrowed {
                    case_file_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    case_no: row.try_get(2)?,
                })
            },
            mapper: |it| CasesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, CasesOfParams<T1>, CasesOfQuery<'c, 'a, 's, C, CasesOf, 2>, C>
    for CasesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CasesOfParams<T1>,
    ) -> CasesOfQuery<'c, 'a, 's, C, CasesOf, 2> {
        self.bind(client, &params.tenant, &params.ids)
    }
}
pub struct SeriesBehindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn series_behind() -> SeriesBehindStmt {
    SeriesBehindStmt(
        "select s.code::text as code from ledger.series s join ledger.document d on d.tenant_id = $1 and d.doc_type = s.doc_type and d.fy = s.fy and d.number_norm = upper(ledger.format_number(s.pattern, substring(s.fy from 3), s.fy, s.next)) where s.tenant_id = $1 limit 1",
        None,
    )
}
impl SeriesBehindStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct MarkBroughtInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_brought_in() -> MarkBroughtInStmt {
    MarkBroughtInStmt(
        "update app.tenant set brought_in_at = $1 where tenant_id = $2 returning true as marked",
        None,
    )
}
impl MarkBroughtInStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
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
    crate::client::async_::Params<'c, 'a, 's, MarkBroughtInParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for MarkBroughtInStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkBroughtInParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.now, &params.tenant)
    }
}
pub struct BooksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn books_of() -> BooksOfStmt {
    BooksOfStmt("select country, currency, minor_digits from app.tenant where tenant_id = $1", None)
}
impl BooksOfStmt {
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
    ) -> BooksOfQuery<'c, 'a, 's, C, BooksOf, 1> {
        BooksOfQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BooksOfBorrowed, tokio_postgres::Error> {
                Ok(BooksOfBorrowed {
                    country: row.try_get(0)?,
                    currency: row.try_get(1)?,
                    minor_digits: row.try_get(2)?,
                })
            },
            mapper: |it| BooksOf::from(it),
        }
    }
}
pub struct ColumnsOfTablesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn columns_of_tables() -> ColumnsOfTablesStmt {
    ColumnsOfTablesStmt(
        "select n.nspname::text || '.' || c.relname::text as place, a.attname::text as name, y.typname::text as kind, (a.attnotnull or t.typnotnull) as is_needed from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_catalog.pg_type t on t.oid = a.atttypid join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid) where c.relkind = 'r' and n.nspname in ('app', 'ledger', 'make', 'sell') order by n.nspname, c.relname, a.attnum",
        None,
    )
}
impl ColumnsOfTablesStmt {
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
    ) -> ColumnsOfTablesQuery<'c, 'a, 's, C, ColumnsOfTables, 0> {
        ColumnsOfTablesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ColumnsOfTablesBorrowed, tokio_postgres::Error> {
                Ok(ColumnsOfTablesBorrowed {
                    place: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    is_needed: row.try_get(3)?,
                })
            },
            mapper: |it| ColumnsOfTables::from(it),
        }
    }
}
