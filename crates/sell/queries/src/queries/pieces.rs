// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertArticleParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub article: uuid::Uuid,
    pub tag: T1,
    pub huid: Option<T2>,
    pub description: Option<T3>,
    pub metal: T4,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<T5>,
    pub tax_class: Option<T6>,
    pub cost_minor: Option<i64>,
    pub cost_is_part: bool,
    pub location: Option<T7>,
    pub status: T8,
    pub opening: bool,
    pub entry: Option<uuid::Uuid>,
    pub party: Option<uuid::Uuid>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ArticleAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub tag: T1,
}
#[derive(Debug)]
pub struct ArticlesKnownParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub tags: T2,
}
#[derive(Debug)]
pub struct ArticlesTaggedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub tags: T2,
}
#[derive(Debug)]
pub struct MoveArticleParams<T1: crate::StringSql> {
    pub status: T1,
    pub tenant: uuid::Uuid,
    pub article: uuid::Uuid,
}
#[derive(Debug)]
pub struct ArticlesByTagParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub status: T1,
    pub first: T2,
    pub beyond: T3,
    pub after: T4,
    pub many: i64,
}
#[derive(Debug)]
pub struct ArticlesFromTagParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub many: i64,
}
#[derive(Debug)]
pub struct ArticlesOfHuidParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub huid: T1,
}
#[derive(Debug)]
pub struct PiecesHeldParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub tags: T2,
}
#[derive(Debug)]
pub struct ChangePiecesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
> {
    pub articles: T1,
    pub statuses: T3,
    pub locations: T5,
    pub parties: T6,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMovesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = Option<T11>>,
    T13: crate::StringSql,
    T14: crate::ArraySql<Item = Option<T13>>,
> {
    pub kind: T1,
    pub entry: Option<uuid::Uuid>,
    pub stocktake: Option<uuid::Uuid>,
    pub lot: Option<uuid::Uuid>,
    pub until: Option<jiff::civil::Date>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub moves: T2,
    pub articles: T3,
    pub costs_minor: T4,
    pub fines_mg: T5,
    pub parties: T6,
    pub from_statuses: T8,
    pub to_statuses: T10,
    pub from_locations: T12,
    pub to_locations: T14,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct PlaceIsKnownParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub location: T1,
}
#[derive(Debug)]
pub struct PlaceIsWelcomeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub location: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct MovesOfParams {
    pub tenant: uuid::Uuid,
    pub article: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct PieceShownParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub tag: T1,
}
#[derive(Debug)]
pub struct InsertApprovalsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = Option<i64>>,
> {
    pub party: uuid::Uuid,
    pub until: Option<jiff::civil::Date>,
    pub entry: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub articles: T1,
    pub agreed_minor: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ApprovalTermsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub articles: T1,
}
#[derive(Debug)]
pub struct PricePiecesParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = i64>> {
    pub entry: uuid::Uuid,
    pub articles: T1,
    pub costs_minor: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct ApprovalsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleStored {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub huid: Option<String>,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<serde_json::Value>,
    pub tax_class: Option<String>,
    pub cost_minor: Option<i64>,
    pub status: String,
    pub party_id: Option<uuid::Uuid>,
}
pub struct ArticleStoredBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub huid: Option<&'a str>,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub tax_class: Option<&'a str>,
    pub cost_minor: Option<i64>,
    pub status: &'a str,
    pub party_id: Option<uuid::Uuid>,
}
impl<'a> From<ArticleStoredBorrowed<'a>> for ArticleStored {
    fn from(
        ArticleStoredBorrowed {
            article_id,
            tag,
            huid,
            description,
            metal,
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            making,
            tax_class,
            cost_minor,
            status,
            party_id,
        }: ArticleStoredBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            huid: huid.map(|v| v.into()),
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            making: making.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            tax_class: tax_class.map(|v| v.into()),
            cost_minor,
            status: status.into(),
            party_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MoveArticle {
    pub tag: String,
    pub status: String,
}
pub struct MoveArticleBorrowed<'a> {
    pub tag: &'a str,
    pub status: &'a str,
}
impl<'a> From<MoveArticleBorrowed<'a>> for MoveArticle {
    fn from(MoveArticleBorrowed { tag, status }: MoveArticleBorrowed<'a>) -> Self {
        Self { tag: tag.into(), status: status.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ArticlesByTag {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub huid: Option<String>,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub location: Option<String>,
    pub status: String,
}
pub struct ArticlesByTagBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub huid: Option<&'a str>,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub location: Option<&'a str>,
    pub status: &'a str,
}
impl<'a> From<ArticlesByTagBorrowed<'a>> for ArticlesByTag {
    fn from(
        ArticlesByTagBorrowed {
            article_id,
            tag,
            huid,
            description,
            metal,
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            cost_minor,
            location,
            status,
        }: ArticlesByTagBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            huid: huid.map(|v| v.into()),
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            cost_minor,
            location: location.map(|v| v.into()),
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleFound {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub huid: Option<String>,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub status: String,
}
pub struct ArticleFoundBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub huid: Option<&'a str>,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub status: &'a str,
}
impl<'a> From<ArticleFoundBorrowed<'a>> for ArticleFound {
    fn from(
        ArticleFoundBorrowed {
            article_id,
            tag,
            huid,
            description,
            metal,
            fineness,
            status,
        }: ArticleFoundBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            huid: huid.map(|v| v.into()),
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PieceHeld {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<serde_json::Value>,
    pub tax_class: Option<String>,
    pub cost_minor: Option<i64>,
    pub cost_is_part: bool,
    pub location: Option<String>,
    pub status: String,
    pub party_id: Option<uuid::Uuid>,
}
pub struct PieceHeldBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub tax_class: Option<&'a str>,
    pub cost_minor: Option<i64>,
    pub cost_is_part: bool,
    pub location: Option<&'a str>,
    pub status: &'a str,
    pub party_id: Option<uuid::Uuid>,
}
impl<'a> From<PieceHeldBorrowed<'a>> for PieceHeld {
    fn from(
        PieceHeldBorrowed {
            article_id,
            tag,
            description,
            metal,
            fineness,
            net_mg,
            stone_mg,
            fine_mg,
            making,
            tax_class,
            cost_minor,
            cost_is_part,
            location,
            status,
            party_id,
        }: PieceHeldBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            net_mg,
            stone_mg,
            fine_mg,
            making: making.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            tax_class: tax_class.map(|v| v.into()),
            cost_minor,
            cost_is_part,
            location: location.map(|v| v.into()),
            status: status.into(),
            party_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovesOf {
    pub article_move_id: uuid::Uuid,
    pub kind: String,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub lot: Option<String>,
    pub until: Option<jiff::civil::Date>,
    pub from_status: String,
    pub to_status: String,
    pub from_location: Option<String>,
    pub to_location: Option<String>,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
    pub created_at: jiff::Timestamp,
}
pub struct MovesOfBorrowed<'a> {
    pub article_move_id: uuid::Uuid,
    pub kind: &'a str,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub lot: Option<&'a str>,
    pub until: Option<jiff::civil::Date>,
    pub from_status: &'a str,
    pub to_status: &'a str,
    pub from_location: Option<&'a str>,
    pub to_location: Option<&'a str>,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MovesOfBorrowed<'a>> for MovesOf {
    fn from(
        MovesOfBorrowed {
            article_move_id,
            kind,
            party_id,
            party,
            lot,
            until,
            from_status,
            to_status,
            from_location,
            to_location,
            created_by,
            by_name,
            created_at,
        }: MovesOfBorrowed<'a>,
    ) -> Self {
        Self {
            article_move_id,
            kind: kind.into(),
            party_id,
            party: party.map(|v| v.into()),
            lot: lot.map(|v| v.into()),
            until,
            from_status: from_status.into(),
            to_status: to_status.into(),
            from_location: from_location.map(|v| v.into()),
            to_location: to_location.map(|v| v.into()),
            created_by,
            by_name: by_name.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PieceShown {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub huid: Option<String>,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<serde_json::Value>,
    pub tax_class: Option<String>,
    pub cost_minor: Option<i64>,
    pub location: Option<String>,
    pub status: String,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
}
pub struct PieceShownBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub huid: Option<&'a str>,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub tax_class: Option<&'a str>,
    pub cost_minor: Option<i64>,
    pub location: Option<&'a str>,
    pub status: &'a str,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<PieceShownBorrowed<'a>> for PieceShown {
    fn from(
        PieceShownBorrowed {
            article_id,
            tag,
            huid,
            description,
            metal,
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            making,
            tax_class,
            cost_minor,
            location,
            status,
            party_id,
            party,
            created_at,
        }: PieceShownBorrowed<'a>,
    ) -> Self {
        Self {
            article_id,
            tag: tag.into(),
            huid: huid.map(|v| v.into()),
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            gross_mg,
            net_mg,
            stone_mg,
            fine_mg,
            making: making.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            tax_class: tax_class.map(|v| v.into()),
            cost_minor,
            location: location.map(|v| v.into()),
            status: status.into(),
            party_id,
            party: party.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovalTerms {
    pub article_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
}
pub struct ApprovalTermsBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
}
impl<'a> From<ApprovalTermsBorrowed<'a>> for ApprovalTerms {
    fn from(
        ApprovalTermsBorrowed { article_id, party_id, party, agreed_minor, until }: ApprovalTermsBorrowed<'a>,
    ) -> Self {
        Self { article_id, party_id, party: party.into(), agreed_minor, until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Approvals {
    pub tag: String,
    pub article_id: uuid::Uuid,
    pub description: Option<Vec<u8>>,
    pub metal: String,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub location: Option<String>,
    pub party_id: uuid::Uuid,
    pub party: Vec<u8>,
    pub party_name: Vec<u8>,
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
pub struct ApprovalsBorrowed<'a> {
    pub tag: &'a str,
    pub article_id: uuid::Uuid,
    pub description: Option<&'a [u8]>,
    pub metal: &'a str,
    pub fineness: i32,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub location: Option<&'a str>,
    pub party_id: uuid::Uuid,
    pub party: &'a [u8],
    pub party_name: &'a [u8],
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<ApprovalsBorrowed<'a>> for Approvals {
    fn from(
        ApprovalsBorrowed {
            tag,
            article_id,
            description,
            metal,
            fineness,
            gross_mg,
            net_mg,
            fine_mg,
            location,
            party_id,
            party,
            party_name,
            agreed_minor,
            until,
            created_at,
        }: ApprovalsBorrowed<'a>,
    ) -> Self {
        Self {
            tag: tag.into(),
            article_id,
            description: description.map(|v| v.into()),
            metal: metal.into(),
            fineness,
            gross_mg,
            net_mg,
            fine_mg,
            location: location.map(|v| v.into()),
            party_id,
            party: party.into(),
            party_name: party_name.into(),
            agreed_minor,
            until,
            created_at,
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
pub struct ArticleStoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ArticleStoredBorrowed, tokio_postgres::Error>,
    mapper: fn(ArticleStoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ArticleStoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ArticleStoredBorrowed) -> R) -> ArticleStoredQuery<'c, 'a, 's, C, R, N> {
        ArticleStoredQuery {
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
pub struct MoveArticleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MoveArticleBorrowed, tokio_postgres::Error>,
    mapper: fn(MoveArticleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MoveArticleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MoveArticleBorrowed) -> R) -> MoveArticleQuery<'c, 'a, 's, C, R, N> {
        MoveArticleQuery {
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
pub struct ArticlesByTagQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ArticlesByTagBorrowed, tokio_postgres::Error>,
    mapper: fn(ArticlesByTagBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ArticlesByTagQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ArticlesByTagBorrowed) -> R) -> ArticlesByTagQuery<'c, 'a, 's, C, R, N> {
        ArticlesByTagQuery {
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
pub struct ArticleFoundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ArticleFoundBorrowed, tokio_postgres::Error>,
    mapper: fn(ArticleFoundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ArticleFoundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ArticleFoundBorrowed) -> R) -> ArticleFoundQuery<'c, 'a, 's, C, R, N> {
        ArticleFoundQuery {
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
pub struct PieceHeldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PieceHeldBorrowed, tokio_postgres::Error>,
    mapper: fn(PieceHeldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PieceHeldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PieceHeldBorrowed) -> R) -> PieceHeldQuery<'c, 'a, 's, C, R, N> {
        PieceHeldQuery {
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
pub struct MovesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MovesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovesOfBorrowed) -> R) -> MovesOfQuery<'c, 'a, 's, C, R, N> {
        MovesOfQuery {
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
pub struct PieceShownQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PieceShownBorrowed, tokio_postgres::Error>,
    mapper: fn(PieceShownBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PieceShownQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PieceShownBorrowed) -> R) -> PieceShownQuery<'c, 'a, 's, C, R, N> {
        PieceShownQuery {
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
pub struct ApprovalTermsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApprovalTermsBorrowed, tokio_postgres::Error>,
    mapper: fn(ApprovalTermsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApprovalTermsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApprovalTermsBorrowed) -> R) -> ApprovalTermsQuery<'c, 'a, 's, C, R, N> {
        ApprovalTermsQuery {
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
pub struct ApprovalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApprovalsBorrowed, tokio_postgres::Error>,
    mapper: fn(ApprovalsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApprovalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApprovalsBorrowed) -> R) -> ApprovalsQuery<'c, 'a, 's, C, R, N> {
        ApprovalsQuery {
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
pub struct InsertArticleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_article() -> InsertArticleStmt {
    InsertArticleStmt(
        "insert into sell.article (tenant_id, article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class, cost_minor, cost_is_part, location, status, opening, entry_id, party_id, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1, $21, $22) returning true as added",
        None,
    )
}
impl InsertArticleStmt {
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
        T4: crate::StringSql,
        T5: crate::JsonSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        article: &'a uuid::Uuid,
        tag: &'a T1,
        huid: &'a Option<T2>,
        description: &'a Option<T3>,
        metal: &'a T4,
        fineness: &'a i32,
        gross_mg: &'a i64,
        net_mg: &'a i64,
        stone_mg: &'a i64,
        fine_mg: &'a i64,
        making: &'a Option<T5>,
        tax_class: &'a Option<T6>,
        cost_minor: &'a Option<i64>,
        cost_is_part: &'a bool,
        location: &'a Option<T7>,
        status: &'a T8,
        opening: &'a bool,
        entry: &'a Option<uuid::Uuid>,
        party: &'a Option<uuid::Uuid>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 22> {
        BoolQuery {
            client,
            params: [
                tenant,
                article,
                tag,
                huid,
                description,
                metal,
                fineness,
                gross_mg,
                net_mg,
                stone_mg,
                fine_mg,
                making,
                tax_class,
                cost_minor,
                cost_is_part,
                location,
                status,
                opening,
                entry,
                party,
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
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertArticleParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 22>,
        C,
    > for InsertArticleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertArticleParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 22> {
        self.bind(
            client,
            &params.tenant,
            &params.article,
            &params.tag,
            &params.huid,
            &params.description,
            &params.metal,
            &params.fineness,
            &params.gross_mg,
            &params.net_mg,
            &params.stone_mg,
            &params.fine_mg,
            &params.making,
            &params.tax_class,
            &params.cost_minor,
            &params.cost_is_part,
            &params.location,
            &params.status,
            &params.opening,
            &params.entry,
            &params.party,
            &params.by,
            &params.now,
        )
    }
}
pub struct ArticleAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn article_alike() -> ArticleAlikeStmt {
    ArticleAlikeStmt(
        "select tag from sell.article where tenant_id = $1 and look = app.look($2) and tag <> $2 order by tag limit 1",
        None,
    )
}
impl ArticleAlikeStmt {
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
        tag: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, tag],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArticleAlikeParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for ArticleAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticleAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.tag)
    }
}
pub struct ArticlesKnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn articles_known() -> ArticlesKnownStmt {
    ArticlesKnownStmt(
        "select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class, cost_minor, status, party_id from sell.article where tenant_id = $1 and tag = any($2)",
        None,
    )
}
impl ArticlesKnownStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        tags: &'a T2,
    ) -> ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2> {
        ArticleStoredQuery {
            client,
            params: [tenant, tags],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArticleStoredBorrowed, tokio_postgres::Error> {
                Ok(ArticleStoredBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    gross_mg: row.try_get(6)?,
                    net_mg: row.try_get(7)?,
                    stone_mg: row.try_get(8)?,
                    fine_mg: row.try_get(9)?,
                    making: row.try_get(10)?,
                    tax_class: row.try_get(11)?,
                    cost_minor: row.try_get(12)?,
                    status: row.try_get(13)?,
                    party_id: row.try_get(14)?,
                })
            },
            mapper: |it| ArticleStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArticlesKnownParams<T1, T2>,
        ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2>,
        C,
    > for ArticlesKnownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticlesKnownParams<T1, T2>,
    ) -> ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2> {
        self.bind(client, &params.tenant, &params.tags)
    }
}
pub struct ArticlesTaggedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn articles_tagged() -> ArticlesTaggedStmt {
    ArticlesTaggedStmt(
        "select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, making, tax_class, cost_minor, status, party_id from sell.article where tenant_id = $1 and tag = any($2) order by article_id for update",
        None,
    )
}
impl ArticlesTaggedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        tags: &'a T2,
    ) -> ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2> {
        ArticleStoredQuery {
            client,
            params: [tenant, tags],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArticleStoredBorrowed, tokio_postgres::Error> {
                Ok(ArticleStoredBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    gross_mg: row.try_get(6)?,
                    net_mg: row.try_get(7)?,
                    stone_mg: row.try_get(8)?,
                    fine_mg: row.try_get(9)?,
                    making: row.try_get(10)?,
                    tax_class: row.try_get(11)?,
                    cost_minor: row.try_get(12)?,
                    status: row.try_get(13)?,
                    party_id: row.try_get(14)?,
                })
            },
            mapper: |it| ArticleStored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArticlesTaggedParams<T1, T2>,
        ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2>,
        C,
    > for ArticlesTaggedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticlesTaggedParams<T1, T2>,
    ) -> ArticleStoredQuery<'c, 'a, 's, C, ArticleStored, 2> {
        self.bind(client, &params.tenant, &params.tags)
    }
}
pub struct MoveArticleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_article() -> MoveArticleStmt {
    MoveArticleStmt(
        "update sell.article set status = $1, party_id = null, version = version + 1 where tenant_id = $2 and article_id = $3 returning tag, status",
        None,
    )
}
impl MoveArticleStmt {
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
        status: &'a T1,
        tenant: &'a uuid::Uuid,
        article: &'a uuid::Uuid,
    ) -> MoveArticleQuery<'c, 'a, 's, C, MoveArticle, 3> {
        MoveArticleQuery {
            client,
            params: [status, tenant, article],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MoveArticleBorrowed, tokio_postgres::Error> {
                Ok(MoveArticleBorrowed { tag: row.try_get(0)?, status: row.try_get(1)? })
            },
            mapper: |it| MoveArticle::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MoveArticleParams<T1>,
        MoveArticleQuery<'c, 'a, 's, C, MoveArticle, 3>,
        C,
    > for MoveArticleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveArticleParams<T1>,
    ) -> MoveArticleQuery<'c, 'a, 's, C, MoveArticle, 3> {
        self.bind(client, &params.status, &params.tenant, &params.article)
    }
}
pub struct ArticlesByTagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn articles_by_tag() -> ArticlesByTagStmt {
    ArticlesByTagStmt(
        "select article_id, tag, huid, description, metal, fineness, gross_mg, net_mg, stone_mg, fine_mg, cost_minor, location, status from sell.article where tenant_id = $1 and status = $2 and tag >= $3 and tag < $4 and tag > $5 order by tag limit $6",
        None,
    )
}
impl ArticlesByTagStmt {
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
        tenant: &'a uuid::Uuid,
        status: &'a T1,
        first: &'a T2,
        beyond: &'a T3,
        after: &'a T4,
        many: &'a i64,
    ) -> ArticlesByTagQuery<'c, 'a, 's, C, ArticlesByTag, 6> {
        ArticlesByTagQuery {
            client,
            params: [tenant, status, first, beyond, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArticlesByTagBorrowed, tokio_postgres::Error> {
                Ok(ArticlesByTagBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    gross_mg: row.try_get(6)?,
                    net_mg: row.try_get(7)?,
                    stone_mg: row.try_get(8)?,
                    fine_mg: row.try_get(9)?,
                    cost_minor: row.try_get(10)?,
                    location: row.try_get(11)?,
                    status: row.try_get(12)?,
                })
            },
            mapper: |it| ArticlesByTag::from(it),
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
        ArticlesByTagParams<T1, T2, T3, T4>,
        ArticlesByTagQuery<'c, 'a, 's, C, ArticlesByTag, 6>,
        C,
    > for ArticlesByTagStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticlesByTagParams<T1, T2, T3, T4>,
    ) -> ArticlesByTagQuery<'c, 'a, 's, C, ArticlesByTag, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.status,
            &params.first,
            &params.beyond,
            &params.after,
            &params.many,
        )
    }
}
pub struct ArticlesFromTagStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn articles_from_tag() -> ArticlesFromTagStmt {
    ArticlesFromTagStmt(
        "select article_id, tag, huid, description, metal, fineness, status from sell.article where tenant_id = $1 and tag >= $2 and tag < $3 order by tag limit $4",
        None,
    )
}
impl ArticlesFromTagStmt {
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
        first: &'a T1,
        beyond: &'a T2,
        many: &'a i64,
    ) -> ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 4> {
        ArticleFoundQuery {
            client,
            params: [tenant, first, beyond, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArticleFoundBorrowed, tokio_postgres::Error> {
                Ok(ArticleFoundBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    status: row.try_get(6)?,
                })
            },
            mapper: |it| ArticleFound::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArticlesFromTagParams<T1, T2>,
        ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 4>,
        C,
    > for ArticlesFromTagStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticlesFromTagParams<T1, T2>,
    ) -> ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 4> {
        self.bind(client, &params.tenant, &params.first, &params.beyond, &params.many)
    }
}
pub struct ArticlesOfHuidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn articles_of_huid() -> ArticlesOfHuidStmt {
    ArticlesOfHuidStmt(
        "select article_id, tag, huid, description, metal, fineness, status from sell.article where tenant_id = $1 and huid = $2",
        None,
    )
}
impl ArticlesOfHuidStmt {
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
        huid: &'a T1,
    ) -> ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 2> {
        ArticleFoundQuery {
            client,
            params: [tenant, huid],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ArticleFoundBorrowed, tokio_postgres::Error> {
                Ok(ArticleFoundBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    status: row.try_get(6)?,
                })
            },
            mapper: |it| ArticleFound::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ArticlesOfHuidParams<T1>,
        ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 2>,
        C,
    > for ArticlesOfHuidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ArticlesOfHuidParams<T1>,
    ) -> ArticleFoundQuery<'c, 'a, 's, C, ArticleFound, 2> {
        self.bind(client, &params.tenant, &params.huid)
    }
}
pub struct PiecesHeldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_held() -> PiecesHeldStmt {
    PiecesHeldStmt(
        "select article_id, tag, description, metal, fineness, net_mg, stone_mg, fine_mg, making, tax_class, cost_minor, cost_is_part, location, status, party_id from sell.article where tenant_id = $1 and tag = any($2) order by article_id for update",
        None,
    )
}
impl PiecesHeldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        tags: &'a T2,
    ) -> PieceHeldQuery<'c, 'a, 's, C, PieceHeld, 2> {
        PieceHeldQuery {
            client,
            params: [tenant, tags],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PieceHeldBorrowed, tokio_postgres::Error> {
                Ok(PieceHeldBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    description: row.try_get(2)?,
                    metal: row.try_get(3)?,
                    fineness: row.try_get(4)?,
                    net_mg: row.try_get(5)?,
                    stone_mg: row.try_get(6)?,
                    fine_mg: row.try_get(7)?,
                    making: row.try_get(8)?,
                    tax_class: row.try_get(9)?,
                    cost_minor: row.try_get(10)?,
                    cost_is_part: row.try_get(11)?,
                    location: row.try_get(12)?,
                    status: row.try_get(13)?,
                    party_id: row.try_get(14)?,
                })
            },
            mapper: |it| PieceHeld::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesHeldParams<T1, T2>,
        PieceHeldQuery<'c, 'a, 's, C, PieceHeld, 2>,
        C,
    > for PiecesHeldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesHeldParams<T1, T2>,
    ) -> PieceHeldQuery<'c, 'a, 's, C, PieceHeld, 2> {
        self.bind(client, &params.tenant, &params.tags)
    }
}
pub struct ChangePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_pieces() -> ChangePiecesStmt {
    ChangePiecesStmt(
        "update sell.article a set status = it.status, location = it.location, party_id = it.party, version = a.version + 1 from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as it (article, status, location, party) where a.tenant_id = $5 and a.article_id = it.article returning a.tag",
        None,
    )
}
impl ChangePiecesStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = Option<T4>>,
        T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
    >(
        &'s self,
        client: &'c C,
        articles: &'a T1,
        statuses: &'a T3,
        locations: &'a T5,
        parties: &'a T6,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [articles, statuses, locations, parties, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = Option<T4>>,
    T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangePiecesParams<T1, T2, T3, T4, T5, T6>,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for ChangePiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangePiecesParams<T1, T2, T3, T4, T5, T6>,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(
            client,
            &params.articles,
            &params.statuses,
            &params.locations,
            &params.parties,
            &params.tenant,
        )
    }
}
pub struct InsertMovesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_moves() -> InsertMovesStmt {
    InsertMovesStmt(
        "insert into sell.article_move as made (tenant_id, article_move_id, article_id, kind, cost_minor, fine_mg, entry_id, stocktake_id, lot_id, party_id, until, from_status, to_status, from_location, to_location, created_by, created_at) select t.tenant_id, it.move, it.article, $1, it.cost_minor, it.fine_mg, $2, $3, $4, it.party, $5, it.from_status, it.to_status, it.from_location, it.to_location, $6, $7 from app.tenant t cross join unnest($8::uuid[], $9::uuid[], $10::bigint[], $11::bigint[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::text[]) as it (move, article, cost_minor, fine_mg, party, from_status, to_status, from_location, to_location) where t.tenant_id = $17 returning made.article_id",
        None,
    )
}
impl InsertMovesStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::StringSql,
        T12: crate::ArraySql<Item = Option<T11>>,
        T13: crate::StringSql,
        T14: crate::ArraySql<Item = Option<T13>>,
    >(
        &'s self,
        client: &'c C,
        kind: &'a T1,
        entry: &'a Option<uuid::Uuid>,
        stocktake: &'a Option<uuid::Uuid>,
        lot: &'a Option<uuid::Uuid>,
        until: &'a Option<jiff::civil::Date>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        moves: &'a T2,
        articles: &'a T3,
        costs_minor: &'a T4,
        fines_mg: &'a T5,
        parties: &'a T6,
        from_statuses: &'a T8,
        to_statuses: &'a T10,
        from_locations: &'a T12,
        to_locations: &'a T14,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        UuidUuidQuery {
            client,
            params: [
                kind,
                entry,
                stocktake,
                lot,
                until,
                by,
                now,
                moves,
                articles,
                costs_minor,
                fines_mg,
                parties,
                from_statuses,
                to_statuses,
                from_locations,
                to_locations,
                tenant,
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
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = Option<uuid::Uuid>>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = Option<T11>>,
    T13: crate::StringSql,
    T14: crate::ArraySql<Item = Option<T13>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMovesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17>,
        C,
    > for InsertMovesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMovesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        self.bind(
            client,
            &params.kind,
            &params.entry,
            &params.stocktake,
            &params.lot,
            &params.until,
            &params.by,
            &params.now,
            &params.moves,
            &params.articles,
            &params.costs_minor,
            &params.fines_mg,
            &params.parties,
            &params.from_statuses,
            &params.to_statuses,
            &params.from_locations,
            &params.to_locations,
            &params.tenant,
        )
    }
}
pub struct PlaceIsKnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_is_known() -> PlaceIsKnownStmt {
    PlaceIsKnownStmt(
        "select (exists (select from ledger.location l where l.tenant_id = $1 and l.code = $2) or exists (select from sell.article a where a.tenant_id = $1 and a.location = $2)) as is_known from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl PlaceIsKnownStmt {
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
        location: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, location],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PlaceIsKnownParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for PlaceIsKnownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlaceIsKnownParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.location)
    }
}
pub struct PlaceIsWelcomeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_is_welcome() -> PlaceIsWelcomeStmt {
    PlaceIsWelcomeStmt(
        "select (exists (select from ledger.location l where l.tenant_id = $1 and l.code = $2) or exists (select from sell.article a where a.tenant_id = $1 and a.location = $2) or not exists (select from ledger.location l where l.tenant_id = $1)) as is_welcome from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl PlaceIsWelcomeStmt {
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
        location: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, location],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PlaceIsWelcomeParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for PlaceIsWelcomeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlaceIsWelcomeParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.location)
    }
}
pub struct MovesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_of() -> MovesOfStmt {
    MovesOfStmt(
        "select v.article_move_id, v.kind, v.party_id, y.name as party, l.code as lot, v.until, v.from_status, v.to_status, v.from_location, v.to_location, v.created_by, m.name as by_name, v.created_at from sell.article_move v join app.membership m on m.tenant_id = $1 and m.person_id = v.created_by left join ledger.party y on y.tenant_id = $1 and y.party_id = v.party_id left join ledger.lot l on l.tenant_id = $1 and l.lot_id = v.lot_id where v.tenant_id = $1 and v.article_id = $2 order by v.article_move_id desc limit $3",
        None,
    )
}
impl MovesOfStmt {
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
        article: &'a uuid::Uuid,
        many: &'a i64,
    ) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 3> {
        MovesOfQuery {
            client,
            params: [tenant, article, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesOfBorrowed, tokio_postgres::Error> {
                Ok(MovesOfBorrowed {
                    article_move_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    party_id: row.try_get(2)?,
                    party: row.try_get(3)?,
                    lot: row.try_get(4)?,
                    until: row.try_get(5)?,
                    from_status: row.try_get(6)?,
                    to_status: row.try_get(7)?,
                    from_location: row.try_get(8)?,
                    to_location: row.try_get(9)?,
                    created_by: row.try_get(10)?,
                    by_name: row.try_get(11)?,
                    created_at: row.try_get(12)?,
                })
            },
            mapper: |it| MovesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MovesOfParams, MovesOfQuery<'c, 'a, 's, C, MovesOf, 3>, C>
    for MovesOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a MovesOfParams) -> MovesOfQuery<'c, 'a, 's, C, MovesOf, 3> {
        self.bind(client, &params.tenant, &params.article, &params.many)
    }
}
pub struct PieceShownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn piece_shown() -> PieceShownStmt {
    PieceShownStmt(
        "select a.article_id, a.tag, a.huid, a.description, a.metal, a.fineness, a.gross_mg, a.net_mg, a.stone_mg, a.fine_mg, a.making, a.tax_class, a.cost_minor, a.location, a.status, a.party_id, y.name as party, a.created_at from sell.article a left join ledger.party y on y.tenant_id = $1 and y.party_id = a.party_id where a.tenant_id = $1 and a.tag = $2",
        None,
    )
}
impl PieceShownStmt {
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
        tag: &'a T1,
    ) -> PieceShownQuery<'c, 'a, 's, C, PieceShown, 2> {
        PieceShownQuery {
            client,
            params: [tenant, tag],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PieceShownBorrowed, tokio_postgres::Error> {
                Ok(PieceShownBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    huid: row.try_get(2)?,
                    description: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    fineness: row.try_get(5)?,
                    gross_mg: row.try_get(6)?,
                    net_mg: row.try_get(7)?,
                    stone_mg: row.try_get(8)?,
                    fine_mg: row.try_get(9)?,
                    making: row.try_get(10)?,
                    tax_class: row.try_get(11)?,
                    cost_minor: row.try_get(12)?,
                    location: row.try_get(13)?,
                    status: row.try_get(14)?,
                    party_id: row.try_get(15)?,
                    party: row.try_get(16)?,
                    created_at: row.try_get(17)?,
                })
            },
            mapper: |it| PieceShown::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PieceShownParams<T1>,
        PieceShownQuery<'c, 'a, 's, C, PieceShown, 2>,
        C,
    > for PieceShownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PieceShownParams<T1>,
    ) -> PieceShownQuery<'c, 'a, 's, C, PieceShown, 2> {
        self.bind(client, &params.tenant, &params.tag)
    }
}
pub struct InsertApprovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_approvals() -> InsertApprovalsStmt {
    InsertApprovalsStmt(
        "insert into sell.approval as made (tenant_id, article_id, party_id, agreed_minor, until, entry_id, created_by, created_at) select t.tenant_id, it.article, $1, it.agreed, $2, $3, $4, $5 from app.tenant t cross join unnest($6::uuid[], $7::bigint[]) as it (article, agreed) where t.tenant_id = $8 returning made.article_id",
        None,
    )
}
impl InsertApprovalsStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = Option<i64>>,
    >(
        &'s self,
        client: &'c C,
        party: &'a uuid::Uuid,
        until: &'a Option<jiff::civil::Date>,
        entry: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        articles: &'a T1,
        agreed_minor: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [party, until, entry, by, now, articles, agreed_minor, tenant],
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = Option<i64>>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertApprovalsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertApprovalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertApprovalsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.party,
            &params.until,
            &params.entry,
            &params.by,
            &params.now,
            &params.articles,
            &params.agreed_minor,
            &params.tenant,
        )
    }
}
pub struct ApprovalTermsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approval_terms() -> ApprovalTermsStmt {
    ApprovalTermsStmt(
        "select p.article_id, p.party_id, y.code as party, p.agreed_minor, p.until from sell.approval p join ledger.party y on y.tenant_id = $1 and y.party_id = p.party_id where p.tenant_id = $1 and p.article_id = any($2::uuid[])",
        None,
    )
}
impl ApprovalTermsStmt {
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
        articles: &'a T1,
    ) -> ApprovalTermsQuery<'c, 'a, 's, C, ApprovalTerms, 2> {
        ApprovalTermsQuery {
            client,
            params: [tenant, articles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ApprovalTermsBorrowed, tokio_postgres::Error> {
                Ok(ApprovalTermsBorrowed {
                    article_id: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    party: row.try_get(2)?,
                    agreed_minor: row.try_get(3)?,
                    until: row.try_get(4)?,
                })
            },
            mapper: |it| ApprovalTerms::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ApprovalTermsParams<T1>,
        ApprovalTermsQuery<'c, 'a, 's, C, ApprovalTerms, 2>,
        C,
    > for ApprovalTermsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ApprovalTermsParams<T1>,
    ) -> ApprovalTermsQuery<'c, 'a, 's, C, ApprovalTerms, 2> {
        self.bind(client, &params.tenant, &params.articles)
    }
}
pub struct PricePiecesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn price_pieces() -> PricePiecesStmt {
    PricePiecesStmt(
        "update sell.article a set cost_minor = it.cost, entry_id = $1 from unnest($2::uuid[], $3::bigint[]) as it (article, cost) where a.tenant_id = $4 and a.article_id = it.article returning a.tag",
        None,
    )
}
impl PricePiecesStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        entry: &'a uuid::Uuid,
        articles: &'a T1,
        costs_minor: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [entry, articles, costs_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PricePiecesParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for PricePiecesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PricePiecesParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(client, &params.entry, &params.articles, &params.costs_minor, &params.tenant)
    }
}
pub struct ApprovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approvals() -> ApprovalsStmt {
    ApprovalsStmt(
        "select a.tag, a.article_id, a.description, a.metal, a.fineness, a.gross_mg, a.net_mg, a.fine_mg, a.location, p.party_id, y.code as party, y.name as party_name, p.agreed_minor, p.until, p.created_at from sell.article a join sell.approval p on p.tenant_id = $1 and p.article_id = a.article_id join ledger.party y on y.tenant_id = $1 and y.party_id = p.party_id where a.tenant_id = $1 and a.status = 'approval_in' and a.tag > $2 order by a.tag limit $3",
        None,
    )
}
impl ApprovalsStmt {
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
    ) -> ApprovalsQuery<'c, 'a, 's, C, Approvals, 3> {
        ApprovalsQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ApprovalsBorrowed, tokio_postgres::Error> {
                Ok(ApprovalsBorrowed {
                    tag: row.try_get(0)?,
                    article_id: row.try_get(1)?,
                    description: row.try_get(2)?,
                    metal: row.try_get(3)?,
                    fineness: row.try_get(4)?,
                    gross_mg: row.try_get(5)?,
                    net_mg: row.try_get(6)?,
                    fine_mg: row.try_get(7)?,
                    location: row.try_get(8)?,
                    party_id: row.try_get(9)?,
                    party: row.try_get(10)?,
                    party_name: row.try_get(11)?,
                    agreed_minor: row.try_get(12)?,
                    until: row.try_get(13)?,
                    created_at: row.try_get(14)?,
                })
            },
            mapper: |it| Approvals::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ApprovalsParams<T1>,
        ApprovalsQuery<'c, 'a, 's, C, Approvals, 3>,
        C,
    > for ApprovalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ApprovalsParams<T1>,
    ) -> ApprovalsQuery<'c, 'a, 's, C, Approvals, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
