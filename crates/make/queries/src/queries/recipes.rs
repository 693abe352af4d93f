// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertVersionParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub recipe_version: uuid::Uuid,
    pub code: T1,
    pub version: i32,
    pub name: T2,
    pub output_item: Option<uuid::Uuid>,
    pub basis_e6: Option<i64>,
    pub basis_unit: Option<T3>,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub open_lines: bool,
    pub body: T4,
    pub sha256: T5,
    pub opening: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertLineParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub recipe_version: uuid::Uuid,
    pub line_no: i32,
    pub item: uuid::Uuid,
    pub quantity_e6: Option<i64>,
    pub unit: T1,
}
#[derive(Debug)]
pub struct RecipeAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct VersionCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
    pub version: i32,
}
#[derive(Debug)]
pub struct VersionsNewestParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesOfParams {
    pub tenant: uuid::Uuid,
    pub recipe_version: uuid::Uuid,
}
#[derive(Debug)]
pub struct VersionsOfParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct BodiesCodedParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
> {
    pub codes: T2,
    pub versions: T3,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BodyKeptParams {
    pub tenant: uuid::Uuid,
    pub recipe_version: uuid::Uuid,
}
#[derive(Debug)]
pub struct PricesPaidParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug)]
pub struct BodiesOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub recipe_versions: T1,
}
#[derive(Debug)]
pub struct PhotosKnownParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub digests: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct PhotosSinceParams {
    pub tenant: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPhotoParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub photo: uuid::Uuid,
    pub sha256: T1,
    pub media_type: T2,
    pub width: i32,
    pub height: i32,
    pub size: i32,
    pub content: T3,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PhotoOfDigestParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub sha256: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct VersionRow {
    pub recipe_version_id: uuid::Uuid,
    pub code: String,
    pub version: i32,
    pub name: Vec<u8>,
    pub output_item: Option<String>,
    pub basis_e6: Option<i64>,
    pub basis_unit: Option<String>,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub open_lines: bool,
    pub created_at: jiff::Timestamp,
}
pub struct VersionRowBorrowed<'a> {
    pub recipe_version_id: uuid::Uuid,
    pub code: &'a str,
    pub version: i32,
    pub name: &'a [u8],
    pub output_item: Option<&'a str>,
    pub basis_e6: Option<i64>,
    pub basis_unit: Option<&'a str>,
    pub minimum_age_days: i32,
    pub shelf_life_days: Option<i32>,
    pub tolerance_e6: Option<i64>,
    pub open_lines: bool,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<VersionRowBorrowed<'a>> for VersionRow {
    fn from(
        VersionRowBorrowed {
            recipe_version_id,
            code,
            version,
            name,
            output_item,
            basis_e6,
            basis_unit,
            minimum_age_days,
            shelf_life_days,
            tolerance_e6,
            open_lines,
            created_at,
        }: VersionRowBorrowed<'a>,
    ) -> Self {
        Self {
            recipe_version_id,
            code: code.into(),
            version,
            name: name.into(),
            output_item: output_item.map(|v| v.into()),
            basis_e6,
            basis_unit: basis_unit.map(|v| v.into()),
            minimum_age_days,
            shelf_life_days,
            tolerance_e6,
            open_lines,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LineRow {
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: String,
    pub item_name: String,
    pub item_unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub quantity_e6: Option<i64>,
    pub unit: String,
}
pub struct LineRowBorrowed<'a> {
    pub line_no: i32,
    pub item_id: uuid::Uuid,
    pub item: &'a str,
    pub item_name: &'a str,
    pub item_unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub quantity_e6: Option<i64>,
    pub unit: &'a str,
}
impl<'a> From<LineRowBorrowed<'a>> for LineRow {
    fn from(
        LineRowBorrowed {
            line_no,
            item_id,
            item,
            item_name,
            item_unit,
            resolution_e6,
            density_e6,
            quantity_e6,
            unit,
        }: LineRowBorrowed<'a>,
    ) -> Self {
        Self {
            line_no,
            item_id,
            item: item.into(),
            item_name: item_name.into(),
            item_unit: item_unit.into(),
            resolution_e6,
            density_e6,
            quantity_e6,
            unit: unit.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct VersionsOf {
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
    pub batches: i64,
}
pub struct VersionsOfBorrowed<'a> {
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
    pub batches: i64,
}
impl<'a> From<VersionsOfBorrowed<'a>> for VersionsOf {
    fn from(
        VersionsOfBorrowed { version, created_at, created_by, by_name, batches }: VersionsOfBorrowed<'a>,
    ) -> Self {
        Self { version, created_at, created_by, by_name: by_name.into(), batches }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BodiesCoded {
    pub recipe_version_id: uuid::Uuid,
    pub code: String,
    pub version: i32,
    pub body: Vec<u8>,
}
pub struct BodiesCodedBorrowed<'a> {
    pub recipe_version_id: uuid::Uuid,
    pub code: &'a str,
    pub version: i32,
    pub body: &'a [u8],
}
impl<'a> From<BodiesCodedBorrowed<'a>> for BodiesCoded {
    fn from(BodiesCodedBorrowed { recipe_version_id, code, version, body }: BodiesCodedBorrowed<'a>) -> Self {
        Self { recipe_version_id, code: code.into(), version, body: body.into() }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PricesPaid {
    pub item_id: uuid::Uuid,
    pub quantity_e6: i64,
    pub cost_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BodiesOf {
    pub recipe_version_id: uuid::Uuid,
    pub code: String,
    pub version: i32,
    pub body: Vec<u8>,
}
pub struct BodiesOfBorrowed<'a> {
    pub recipe_version_id: uuid::Uuid,
    pub code: &'a str,
    pub version: i32,
    pub body: &'a [u8],
}
impl<'a> From<BodiesOfBorrowed<'a>> for BodiesOf {
    fn from(BodiesOfBorrowed { recipe_version_id, code, version, body }: BodiesOfBorrowed<'a>) -> Self {
        Self { recipe_version_id, code: code.into(), version, body: body.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoOfDigest {
    pub recipe_photo_id: uuid::Uuid,
    pub media_type: String,
    pub width: i32,
    pub height: i32,
    pub content: Vec<u8>,
}
pub struct PhotoOfDigestBorrowed<'a> {
    pub recipe_photo_id: uuid::Uuid,
    pub media_type: &'a str,
    pub width: i32,
    pub height: i32,
    pub content: &'a [u8],
}
impl<'a> From<PhotoOfDigestBorrowed<'a>> for PhotoOfDigest {
    fn from(
        PhotoOfDigestBorrowed { recipe_photo_id, media_type, width, height, content }: PhotoOfDigestBorrowed<
            'a,
        >,
    ) -> Self {
        Self { recipe_photo_id, media_type: media_type.into(), width, height, content: content.into() }
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
pub struct VersionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VersionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(VersionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VersionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VersionRowBorrowed) -> R) -> VersionRowQuery<'c, 'a, 's, C, R, N> {
        VersionRowQuery {
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
pub struct LineRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineRowBorrowed, tokio_postgres::Error>,
    mapper: fn(LineRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineRowBorrowed) -> R) -> LineRowQuery<'c, 'a, 's, C, R, N> {
        LineRowQuery {
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
pub struct VersionsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VersionsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(VersionsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VersionsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VersionsOfBorrowed) -> R) -> VersionsOfQuery<'c, 'a, 's, C, R, N> {
        VersionsOfQuery {
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
pub struct BodiesCodedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BodiesCodedBorrowed, tokio_postgres::Error>,
    mapper: fn(BodiesCodedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BodiesCodedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BodiesCodedBorrowed) -> R) -> BodiesCodedQuery<'c, 'a, 's, C, R, N> {
        BodiesCodedQuery {
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
pub struct PricesPaidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PricesPaid, tokio_postgres::Error>,
    mapper: fn(PricesPaid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PricesPaidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PricesPaid) -> R) -> PricesPaidQuery<'c, 'a, 's, C, R, N> {
        PricesPaidQuery {
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
pub struct BodiesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BodiesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(BodiesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BodiesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BodiesOfBorrowed) -> R) -> BodiesOfQuery<'c, 'a, 's, C, R, N> {
        BodiesOfQuery {
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
pub struct PhotoOfDigestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PhotoOfDigestBorrowed, tokio_postgres::Error>,
    mapper: fn(PhotoOfDigestBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PhotoOfDigestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PhotoOfDigestBorrowed) -> R) -> PhotoOfDigestQuery<'c, 'a, 's, C, R, N> {
        PhotoOfDigestQuery {
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
pub struct InsertVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_version() -> InsertVersionStmt {
    InsertVersionStmt(
        "insert into make.recipe_version (tenant_id, recipe_version_id, code, version, name, output_item_id, basis_e6, basis_unit, minimum_age_days, shelf_life_days, tolerance_percent_e6, open_lines, body, sha256, opening, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning true as published",
        None,
    )
}
impl InsertVersionStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        recipe_version: &'a uuid::Uuid,
        code: &'a T1,
        version: &'a i32,
        name: &'a T2,
        output_item: &'a Option<uuid::Uuid>,
        basis_e6: &'a Option<i64>,
        basis_unit: &'a Option<T3>,
        minimum_age_days: &'a i32,
        shelf_life_days: &'a Option<i32>,
        tolerance_e6: &'a Option<i64>,
        open_lines: &'a bool,
        body: &'a T4,
        sha256: &'a T5,
        opening: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        BoolQuery {
            client,
            params: [
                tenant,
                recipe_version,
                code,
                version,
                name,
                output_item,
                basis_e6,
                basis_unit,
                minimum_age_days,
                shelf_life_days,
                tolerance_e6,
                open_lines,
                body,
                sha256,
                opening,
                by,
                now,
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
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertVersionParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 17>,
        C,
    > for InsertVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertVersionParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        self.bind(
            client,
            &params.tenant,
            &params.recipe_version,
            &params.code,
            &params.version,
            &params.name,
            &params.output_item,
            &params.basis_e6,
            &params.basis_unit,
            &params.minimum_age_days,
            &params.shelf_life_days,
            &params.tolerance_e6,
            &params.open_lines,
            &params.body,
            &params.sha256,
            &params.opening,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertLineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_line() -> InsertLineStmt {
    InsertLineStmt(
        "insert into make.recipe_line (tenant_id, recipe_version_id, line_no, item_id, quantity_e6, unit) values ($1, $2, $3, $4, $5, $6) returning true as added",
        None,
    )
}
impl InsertLineStmt {
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
        recipe_version: &'a uuid::Uuid,
        line_no: &'a i32,
        item: &'a uuid::Uuid,
        quantity_e6: &'a Option<i64>,
        unit: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, recipe_version, line_no, item, quantity_e6, unit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertLineParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for InsertLineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLineParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.recipe_version,
            &params.line_no,
            &params.item,
            &params.quantity_e6,
            &params.unit,
        )
    }
}
pub struct RecipeAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recipe_alike() -> RecipeAlikeStmt {
    RecipeAlikeStmt(
        "select code from make.recipe_version where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl RecipeAlikeStmt {
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
        code: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RecipeAlikeParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for RecipeAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecipeAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct VersionCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn version_coded() -> VersionCodedStmt {
    VersionCodedStmt(
        "select r.recipe_version_id, r.code, r.version, r.name, i.code as output_item, r.basis_e6, r.basis_unit, r.minimum_age_days, r.shelf_life_days, r.tolerance_percent_e6 as tolerance_e6, r.open_lines, r.created_at from make.recipe_version r left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where r.tenant_id = $1 and r.code = $2 and ($3 = 0 or r.version = $3) order by r.version desc limit 1",
        None,
    )
}
impl VersionCodedStmt {
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
        code: &'a T1,
        version: &'a i32,
    ) -> VersionRowQuery<'c, 'a, 's, C, VersionRow, 3> {
        VersionRowQuery {
            client,
            params: [tenant, code, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VersionRowBorrowed, tokio_postgres::Error> {
                Ok(VersionRowBorrowed {
                    recipe_version_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    name: row.try_get(3)?,
                    output_item: row.try_get(4)?,
                    basis_e6: row.try_get(5)?,
                    basis_unit: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    open_lines: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                })
            },
            mapper: |it| VersionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionCodedParams<T1>,
        VersionRowQuery<'c, 'a, 's, C, VersionRow, 3>,
        C,
    > for VersionCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionCodedParams<T1>,
    ) -> VersionRowQuery<'c, 'a, 's, C, VersionRow, 3> {
        self.bind(client, &params.tenant, &params.code, &params.version)
    }
}
pub struct VersionsNewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn versions_newest() -> VersionsNewestStmt {
    VersionsNewestStmt(
        "select distinct on (r.code) r.recipe_version_id, r.code, r.version, r.name, i.code as output_item, r.basis_e6, r.basis_unit, r.minimum_age_days, r.shelf_life_days, r.tolerance_percent_e6 as tolerance_e6, r.open_lines, r.created_at from make.recipe_version r left join ledger.item i on i.tenant_id = $1 and i.item_id = r.output_item_id where r.tenant_id = $1 and r.code > $2 order by r.code, r.version desc limit $3",
        None,
    )
}
impl VersionsNewestStmt {
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
        after: &'a T1,
        many: &'a i64,
    ) -> VersionRowQuery<'c, 'a, 's, C, VersionRow, 3> {
        VersionRowQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VersionRowBorrowed, tokio_postgres::Error> {
                Ok(VersionRowBorrowed {
                    recipe_version_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    name: row.try_get(3)?,
                    output_item: row.try_get(4)?,
                    basis_e6: row.try_get(5)?,
                    basis_unit: row.try_get(6)?,
                    minimum_age_days: row.try_get(7)?,
                    shelf_life_days: row.try_get(8)?,
                    tolerance_e6: row.try_get(9)?,
                    open_lines: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                })
            },
            mapper: |it| VersionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionsNewestParams<T1>,
        VersionRowQuery<'c, 'a, 's, C, VersionRow, 3>,
        C,
    > for VersionsNewestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionsNewestParams<T1>,
    ) -> VersionRowQuery<'c, 'a, 's, C, VersionRow, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
pub struct LinesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of() -> LinesOfStmt {
    LinesOfStmt(
        "select l.line_no, l.item_id, i.code as item, i.name as item_name, i.unit as item_unit, i.resolution_e6, i.density_e6, l.quantity_e6, l.unit from make.recipe_line l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id where l.tenant_id = $1 and l.recipe_version_id = $2 order by l.line_no",
        None,
    )
}
impl LinesOfStmt {
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
        recipe_version: &'a uuid::Uuid,
    ) -> LineRowQuery<'c, 'a, 's, C, LineRow, 2> {
        LineRowQuery {
            client,
            params: [tenant, recipe_version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineRowBorrowed, tokio_postgres::Error> {
                Ok(LineRowBorrowed {
                    line_no: row.try_get(0)?,
                    item_id: row.try_get(1)?,
                    item: row.try_get(2)?,
                    item_name: row.try_get(3)?,
                    item_unit: row.try_get(4)?,
                    resolution_e6: row.try_get(5)?,
                    density_e6: row.try_get(6)?,
                    quantity_e6: row.try_get(7)?,
                    unit: row.try_get(8)?,
                })
            },
            mapper: |it| LineRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinesOfParams, LineRowQuery<'c, 'a, 's, C, LineRow, 2>, C>
    for LinesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinesOfParams) -> LineRowQuery<'c, 'a, 's, C, LineRow, 2> {
        self.bind(client, &params.tenant, &params.recipe_version)
    }
}
pub struct VersionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn versions_of() -> VersionsOfStmt {
    VersionsOfStmt(
        "select r.version, r.created_at, r.created_by, p.name as by_name, (select count(*) from make.batch b where b.tenant_id = $1 and b.recipe_version_id = r.recipe_version_id) as batches from make.recipe_version r join app.membership p on p.tenant_id = $1 and p.person_id = r.created_by where r.tenant_id = $1 and r.code = $2 order by r.version desc limit 100",
        None,
    )
}
impl VersionsOfStmt {
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
        code: &'a T1,
    ) -> VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 2> {
        VersionsOfQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VersionsOfBorrowed, tokio_postgres::Error> {
                Ok(VersionsOfBorrowed {
                    version: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    created_by: row.try_get(2)?,
                    by_name: row.try_get(3)?,
                    batches: row.try_get(4)?,
                })
            },
            mapper: |it| VersionsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionsOfParams<T1>,
        VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 2>,
        C,
    > for VersionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionsOfParams<T1>,
    ) -> VersionsOfQuery<'c, 'a, 's, C, VersionsOf, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct BodiesCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bodies_coded() -> BodiesCodedStmt {
    BodiesCodedStmt(
        "select distinct on (r.code, w.version) r.recipe_version_id, r.code, r.version, r.body from make.recipe_version r cross join unnest($1::text[], $2::integer[]) as w (code, version) where r.tenant_id = $3 and r.code = w.code and (w.version = 0 or r.version = w.version) order by r.code, w.version, r.version desc",
        None,
    )
}
impl BodiesCodedStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        codes: &'a T2,
        versions: &'a T3,
        tenant: &'a uuid::Uuid,
    ) -> BodiesCodedQuery<'c, 'a, 's, C, BodiesCoded, 3> {
        BodiesCodedQuery {
            client,
            params: [codes, versions, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BodiesCodedBorrowed, tokio_postgres::Error> {
                Ok(BodiesCodedBorrowed {
                    recipe_version_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    body: row.try_get(3)?,
                })
            },
            mapper: |it| BodiesCoded::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BodiesCodedParams<T1, T2, T3>,
        BodiesCodedQuery<'c, 'a, 's, C, BodiesCoded, 3>,
        C,
    > for BodiesCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BodiesCodedParams<T1, T2, T3>,
    ) -> BodiesCodedQuery<'c, 'a, 's, C, BodiesCoded, 3> {
        self.bind(client, &params.codes, &params.versions, &params.tenant)
    }
}
pub struct BodyKeptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn body_kept() -> BodyKeptStmt {
    BodyKeptStmt("select body from make.recipe_version where tenant_id = $1 and recipe_version_id = $2", None)
}
impl BodyKeptStmt {
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
        recipe_version: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, recipe_version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BodyKeptParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for BodyKeptStmt
{
    fn params(&'s self, client: &'c C, params: &'a BodyKeptParams) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.recipe_version)
    }
}
pub struct PricesPaidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prices_paid() -> PricesPaidStmt {
    PricesPaidStmt(
        "select distinct on (l.item_id) l.item_id, m.quantity_e6, m.cost_minor from ledger.lot l join ledger.movement m on m.tenant_id = $1 and m.lot_id = l.lot_id where l.tenant_id = $1 and l.item_id = any($2) and m.kind in ('receive', 'opening') and m.quantity_e6 > 0 order by l.item_id, m.moved_at desc, m.movement_id desc",
        None,
    )
}
impl PricesPaidStmt {
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
        items: &'a T1,
    ) -> PricesPaidQuery<'c, 'a, 's, C, PricesPaid, 2> {
        PricesPaidQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PricesPaid, tokio_postgres::Error> {
                Ok(PricesPaid {
                    item_id: row.try_get(0)?,
                    quantity_e6: row.try_get(1)?,
                    cost_minor: row.try_get(2)?,
                })
            },
            mapper: |it| PricesPaid::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PricesPaidParams<T1>,
        PricesPaidQuery<'c, 'a, 's, C, PricesPaid, 2>,
        C,
    > for PricesPaidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PricesPaidParams<T1>,
    ) -> PricesPaidQuery<'c, 'a, 's, C, PricesPaid, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct BodiesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bodies_of() -> BodiesOfStmt {
    BodiesOfStmt(
        "select recipe_version_id, code, version, body from make.recipe_version where tenant_id = $1 and recipe_version_id = any($2)",
        None,
    )
}
impl BodiesOfStmt {
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
        recipe_versions: &'a T1,
    ) -> BodiesOfQuery<'c, 'a, 's, C, BodiesOf, 2> {
        BodiesOfQuery {
            client,
            params: [tenant, recipe_versions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BodiesOfBorrowed, tokio_postgres::Error> {
                Ok(BodiesOfBorrowed {
                    recipe_version_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    version: row.try_get(2)?,
                    body: row.try_get(3)?,
                })
            },
            mapper: |it| BodiesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BodiesOfParams<T1>,
        BodiesOfQuery<'c, 'a, 's, C, BodiesOf, 2>,
        C,
    > for BodiesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BodiesOfParams<T1>,
    ) -> BodiesOfQuery<'c, 'a, 's, C, BodiesOf, 2> {
        self.bind(client, &params.tenant, &params.recipe_versions)
    }
}
pub struct PhotosKnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn photos_known() -> PhotosKnownStmt {
    PhotosKnownStmt(
        "select sha256 from make.recipe_photo where tenant_id = $1 and sha256 = any($2::bytea[])",
        None,
    )
}
impl PhotosKnownStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        digests: &'a T2,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, digests],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PhotosKnownParams<T1, T2>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for PhotosKnownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PhotosKnownParams<T1, T2>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.digests)
    }
}
pub struct PhotosSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn photos_since() -> PhotosSinceStmt {
    PhotosSinceStmt(
        "select count(*) as photos from make.recipe_photo where tenant_id = $1 and recipe_photo_id >= $2",
        None,
    )
}
impl PhotosSinceStmt {
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
        first: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PhotosSinceParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PhotosSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a PhotosSinceParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.first)
    }
}
pub struct InsertPhotoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_photo() -> InsertPhotoStmt {
    InsertPhotoStmt(
        "insert into make.recipe_photo (tenant_id, recipe_photo_id, sha256, media_type, width, height, size, content, created_by, created_at) values ($1, $2, $3::bytea, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, sha256) do nothing returning true as added",
        None,
    )
}
impl InsertPhotoStmt {
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
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        photo: &'a uuid::Uuid,
        sha256: &'a T1,
        media_type: &'a T2,
        width: &'a i32,
        height: &'a i32,
        size: &'a i32,
        content: &'a T3,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, photo, sha256, media_type, width, height, size, content, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPhotoParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for InsertPhotoStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPhotoParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.photo,
            &params.sha256,
            &params.media_type,
            &params.width,
            &params.height,
            &params.size,
            &params.content,
            &params.by,
            &params.now,
        )
    }
}
pub struct PhotoOfDigestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn photo_of_digest() -> PhotoOfDigestStmt {
    PhotoOfDigestStmt(
        "select recipe_photo_id, media_type, width, height, content from make.recipe_photo where tenant_id = $1 and sha256 = $2::bytea",
        None,
    )
}
impl PhotoOfDigestStmt {
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
        sha256: &'a T1,
    ) -> PhotoOfDigestQuery<'c, 'a, 's, C, PhotoOfDigest, 2> {
        PhotoOfDigestQuery {
            client,
            params: [tenant, sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PhotoOfDigestBorrowed, tokio_postgres::Error> {
                Ok(PhotoOfDigestBorrowed {
                    recipe_photo_id: row.try_get(0)?,
                    media_type: row.try_get(1)?,
                    width: row.try_get(2)?,
                    height: row.try_get(3)?,
                    content: row.try_get(4)?,
                })
            },
            mapper: |it| PhotoOfDigest::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PhotoOfDigestParams<T1>,
        PhotoOfDigestQuery<'c, 'a, 's, C, PhotoOfDigest, 2>,
        C,
    > for PhotoOfDigestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PhotoOfDigestParams<T1>,
    ) -> PhotoOfDigestQuery<'c, 'a, 's, C, PhotoOfDigest, 2> {
        self.bind(client, &params.tenant, &params.sha256)
    }
}
