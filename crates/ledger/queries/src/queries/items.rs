// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertItemParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub item: uuid::Uuid,
    pub code: T1,
    pub name: T2,
    pub label_name: Option<T3>,
    pub kind: T4,
    pub unit: T5,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub allergens: T7,
    pub gtin: Option<T8>,
    pub catch_weight: bool,
    pub shelf_life_days: Option<i32>,
    pub ftl: bool,
    pub sap_e6: Option<i64>,
    pub purity_e6: Option<i64>,
    pub standard_price_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<T9>,
    pub metal: Option<T10>,
    pub fineness: Option<i32>,
    pub hold_until_tested: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateItemParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub name: Option<T1>,
    pub label_name: Option<T2>,
    pub kind: Option<T3>,
    pub density_e6: Option<i64>,
    pub allergens: Option<T5>,
    pub gtin: Option<T6>,
    pub shelf_life_days: Option<i32>,
    pub ftl: Option<bool>,
    pub sap_e6: Option<i64>,
    pub purity_e6: Option<i64>,
    pub standard_price_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<T7>,
    pub hold_until_tested: Option<bool>,
    pub tenant: uuid::Uuid,
    pub code: T8,
}
#[derive(Debug)]
pub struct ItemCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct ItemAlikeParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct ItemsCodedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Debug)]
pub struct ItemsNamedParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub after_name: T3,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct ItemsWithWordParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub word: T1,
    pub part: T2,
    pub many: i64,
}
#[derive(Debug)]
pub struct LabelsOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub items: T1,
}
#[derive(Debug)]
pub struct PutLabelParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub item: uuid::Uuid,
    pub origin: Option<T1>,
    pub energy: Option<i64>,
    pub protein: Option<i64>,
    pub fat: Option<i64>,
    pub saturated: Option<i64>,
    pub carbohydrate: Option<i64>,
    pub sugars: Option<i64>,
    pub sodium: Option<i64>,
    pub serving: Option<i64>,
    pub storage: Option<T2>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    pub item_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub label_name: Option<String>,
    pub kind: String,
    pub unit: String,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub allergens: Vec<String>,
    pub gtin: Option<String>,
    pub catch_weight: bool,
    pub shelf_life_days: Option<i32>,
    pub ftl: bool,
    pub sap_koh_mg_per_g_e6: Option<i64>,
    pub purity_percent_e6: Option<i64>,
    pub standard_price_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<String>,
    pub metal: Option<String>,
    pub fineness: Option<i32>,
    pub hold_until_tested: bool,
    pub version: i32,
}
pub struct ItemRowBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub label_name: Option<&'a str>,
    pub kind: &'a str,
    pub unit: &'a str,
    pub resolution_e6: i64,
    pub density_e6: Option<i64>,
    pub allergens: crate::ArrayIterator<'a, &'a str>,
    pub gtin: Option<&'a str>,
    pub catch_weight: bool,
    pub shelf_life_days: Option<i32>,
    pub ftl: bool,
    pub sap_koh_mg_per_g_e6: Option<i64>,
    pub purity_percent_e6: Option<i64>,
    pub standard_price_e6: Option<i64>,
    pub price_e6: Option<i64>,
    pub tax_class: Option<&'a str>,
    pub metal: Option<&'a str>,
    pub fineness: Option<i32>,
    pub hold_until_tested: bool,
    pub version: i32,
}
impl<'a> From<ItemRowBorrowed<'a>> for ItemRow {
    fn from(
        ItemRowBorrowed {
            item_id,
            code,
            name,
            label_name,
            kind,
            unit,
            resolution_e6,
            density_e6,
            allergens,
            gtin,
            catch_weight,
            shelf_life_days,
            ftl,
            sap_koh_mg_per_g_e6,
            purity_percent_e6,
            standard_price_e6,
            price_e6,
            tax_class,
            metal,
            fineness,
            hold_until_tested,
            version,
        }: ItemRowBorrowed<'a>,
    ) -> Self {
        Self {
            item_id,
            code: code.into(),
            name: name.into(),
            label_name: label_name.map(|v| v.into()),
            kind: kind.into(),
            unit: unit.into(),
            resolution_e6,
            density_e6,
            allergens: allergens.map(|v| v.into()).collect(),
            gtin: gtin.map(|v| v.into()),
            catch_weight,
            shelf_life_days,
            ftl,
            sap_koh_mg_per_g_e6,
            purity_percent_e6,
            standard_price_e6,
            price_e6,
            tax_class: tax_class.map(|v| v.into()),
            metal: metal.map(|v| v.into()),
            fineness,
            hold_until_tested,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsWithWord {
    pub code: String,
    pub name: String,
    pub kind: String,
}
pub struct ItemsWithWordBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
}
impl<'a> From<ItemsWithWordBorrowed<'a>> for ItemsWithWord {
    fn from(ItemsWithWordBorrowed { code, name, kind }: ItemsWithWordBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into(), kind: kind.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemLabel {
    pub item_id: uuid::Uuid,
    pub origin: Option<String>,
    pub energy_kj_e6: Option<i64>,
    pub protein_g_e6: Option<i64>,
    pub fat_g_e6: Option<i64>,
    pub saturated_g_e6: Option<i64>,
    pub carbohydrate_g_e6: Option<i64>,
    pub sugars_g_e6: Option<i64>,
    pub sodium_mg_e6: Option<i64>,
    pub serving_g_e6: Option<i64>,
    pub storage: Option<String>,
}
pub struct ItemLabelBorrowed<'a> {
    pub item_id: uuid::Uuid,
    pub origin: Option<&'a str>,
    pub energy_kj_e6: Option<i64>,
    pub protein_g_e6: Option<i64>,
    pub fat_g_e6: Option<i64>,
    pub saturated_g_e6: Option<i64>,
    pub carbohydrate_g_e6: Option<i64>,
    pub sugars_g_e6: Option<i64>,
    pub sodium_mg_e6: Option<i64>,
    pub serving_g_e6: Option<i64>,
    pub storage: Option<&'a str>,
}
impl<'a> From<ItemLabelBorrowed<'a>> for ItemLabel {
    fn from(
        ItemLabelBorrowed {
            item_id,
            origin,
            energy_kj_e6,
            protein_g_e6,
            fat_g_e6,
            saturated_g_e6,
            carbohydrate_g_e6,
            sugars_g_e6,
            sodium_mg_e6,
            serving_g_e6,
            storage,
        }: ItemLabelBorrowed<'a>,
    ) -> Self {
        Self {
            item_id,
            origin: origin.map(|v| v.into()),
            energy_kj_e6,
            protein_g_e6,
            fat_g_e6,
            saturated_g_e6,
            carbohydrate_g_e6,
            sugars_g_e6,
            sodium_mg_e6,
            serving_g_e6,
            storage: storage.map(|v| v.into()),
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
pub struct ItemRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemRowBorrowed) -> R) -> ItemRowQuery<'c, 'a, 's, C, R, N> {
        ItemRowQuery {
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
pub struct ItemsWithWordQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemsWithWordBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemsWithWordBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemsWithWordQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemsWithWordBorrowed) -> R) -> ItemsWithWordQuery<'c, 'a, 's, C, R, N> {
        ItemsWithWordQuery {
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
pub struct ItemLabelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemLabelBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemLabelBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemLabelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemLabelBorrowed) -> R) -> ItemLabelQuery<'c, 'a, 's, C, R, N> {
        ItemLabelQuery {
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
pub struct InsertItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_item() -> InsertItemStmt {
    InsertItemStmt(
        "insert into ledger.item (tenant_id, item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days, ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 1, $23, $24) returning true as added",
        None,
    )
}
impl InsertItemStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        item: &'a uuid::Uuid,
        code: &'a T1,
        name: &'a T2,
        label_name: &'a Option<T3>,
        kind: &'a T4,
        unit: &'a T5,
        resolution_e6: &'a i64,
        density_e6: &'a Option<i64>,
        allergens: &'a T7,
        gtin: &'a Option<T8>,
        catch_weight: &'a bool,
        shelf_life_days: &'a Option<i32>,
        ftl: &'a bool,
        sap_e6: &'a Option<i64>,
        purity_e6: &'a Option<i64>,
        standard_price_e6: &'a Option<i64>,
        price_e6: &'a Option<i64>,
        tax_class: &'a Option<T9>,
        metal: &'a Option<T10>,
        fineness: &'a Option<i32>,
        hold_until_tested: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 24> {
        BoolQuery {
            client,
            params: [
                tenant,
                item,
                code,
                name,
                label_name,
                kind,
                unit,
                resolution_e6,
                density_e6,
                allergens,
                gtin,
                catch_weight,
                shelf_life_days,
                ftl,
                sap_e6,
                purity_e6,
                standard_price_e6,
                price_e6,
                tax_class,
                metal,
                fineness,
                hold_until_tested,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertItemParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        BoolQuery<'c, 'a, 's, C, bool, 24>,
        C,
    > for InsertItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertItemParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 24> {
        self.bind(
            client,
            &params.tenant,
            &params.item,
            &params.code,
            &params.name,
            &params.label_name,
            &params.kind,
            &params.unit,
            &params.resolution_e6,
            &params.density_e6,
            &params.allergens,
            &params.gtin,
            &params.catch_weight,
            &params.shelf_life_days,
            &params.ftl,
            &params.sap_e6,
            &params.purity_e6,
            &params.standard_price_e6,
            &params.price_e6,
            &params.tax_class,
            &params.metal,
            &params.fineness,
            &params.hold_until_tested,
            &params.by,
            &params.now,
        )
    }
}
pub struct UpdateItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_item() -> UpdateItemStmt {
    UpdateItemStmt(
        "update ledger.item set name = coalesce($1, name), label_name = coalesce($2, label_name), kind = coalesce($3, kind), density_e6 = coalesce($4, density_e6), allergens = coalesce($5, allergens), gtin = coalesce($6, gtin), shelf_life_days = coalesce($7, shelf_life_days), ftl = coalesce($8, ftl), sap_koh_mg_per_g_e6 = coalesce($9, sap_koh_mg_per_g_e6), purity_percent_e6 = coalesce($10, purity_percent_e6), standard_price_e6 = coalesce($11, standard_price_e6), price_e6 = coalesce($12, price_e6), tax_class = coalesce($13, tax_class), hold_until_tested = coalesce($14, hold_until_tested), version = version + 1 where tenant_id = $15 and code = $16 returning version",
        None,
    )
}
impl UpdateItemStmt {
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
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a Option<T1>,
        label_name: &'a Option<T2>,
        kind: &'a Option<T3>,
        density_e6: &'a Option<i64>,
        allergens: &'a Option<T5>,
        gtin: &'a Option<T6>,
        shelf_life_days: &'a Option<i32>,
        ftl: &'a Option<bool>,
        sap_e6: &'a Option<i64>,
        purity_e6: &'a Option<i64>,
        standard_price_e6: &'a Option<i64>,
        price_e6: &'a Option<i64>,
        tax_class: &'a Option<T7>,
        hold_until_tested: &'a Option<bool>,
        tenant: &'a uuid::Uuid,
        code: &'a T8,
    ) -> I32Query<'c, 'a, 's, C, i32, 16> {
        I32Query {
            client,
            params: [
                name,
                label_name,
                kind,
                density_e6,
                allergens,
                gtin,
                shelf_life_days,
                ftl,
                sap_e6,
                purity_e6,
                standard_price_e6,
                price_e6,
                tax_class,
                hold_until_tested,
                tenant,
                code,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateItemParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        I32Query<'c, 'a, 's, C, i32, 16>,
        C,
    > for UpdateItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateItemParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> I32Query<'c, 'a, 's, C, i32, 16> {
        self.bind(
            client,
            &params.name,
            &params.label_name,
            &params.kind,
            &params.density_e6,
            &params.allergens,
            &params.gtin,
            &params.shelf_life_days,
            &params.ftl,
            &params.sap_e6,
            &params.purity_e6,
            &params.standard_price_e6,
            &params.price_e6,
            &params.tax_class,
            &params.hold_until_tested,
            &params.tenant,
            &params.code,
        )
    }
}
pub struct ItemCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn item_coded() -> ItemCodedStmt {
    ItemCodedStmt(
        "select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days, ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested, version from ledger.item where tenant_id = $1 and code = $2",
        None,
    )
}
impl ItemCodedStmt {
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
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        ItemRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemRowBorrowed, tokio_postgres::Error> {
                Ok(ItemRowBorrowed {
                    item_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    label_name: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    allergens: row.try_get(8)?,
                    gtin: row.try_get(9)?,
                    catch_weight: row.try_get(10)?,
                    shelf_life_days: row.try_get(11)?,
                    ftl: row.try_get(12)?,
                    sap_koh_mg_per_g_e6: row.try_get(13)?,
                    purity_percent_e6: row.try_get(14)?,
                    standard_price_e6: row.try_get(15)?,
                    price_e6: row.try_get(16)?,
                    tax_class: row.try_get(17)?,
                    metal: row.try_get(18)?,
                    fineness: row.try_get(19)?,
                    hold_until_tested: row.try_get(20)?,
                    version: row.try_get(21)?,
                })
            },
            mapper: |it| ItemRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ItemCodedParams<T1>, ItemRowQuery<'c, 'a, 's, C, ItemRow, 2>, C>
    for ItemCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemCodedParams<T1>,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct ItemAlikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn item_alike() -> ItemAlikeStmt {
    ItemAlikeStmt(
        "select code from ledger.item where tenant_id = $1 and look = app.look($2) and code <> $2 order by code limit 1",
        None,
    )
}
impl ItemAlikeStmt {
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
    crate::client::async_::Params<'c, 'a, 's, ItemAlikeParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for ItemAlikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemAlikeParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct ItemsCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_coded() -> ItemsCodedStmt {
    ItemsCodedStmt(
        "select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days, ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested, version from ledger.item where tenant_id = $1 and code = any($2)",
        None,
    )
}
impl ItemsCodedStmt {
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
        codes: &'a T2,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        ItemRowQuery {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemRowBorrowed, tokio_postgres::Error> {
                Ok(ItemRowBorrowed {
                    item_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    label_name: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    allergens: row.try_get(8)?,
                    gtin: row.try_get(9)?,
                    catch_weight: row.try_get(10)?,
                    shelf_life_days: row.try_get(11)?,
                    ftl: row.try_get(12)?,
                    sap_koh_mg_per_g_e6: row.try_get(13)?,
                    purity_percent_e6: row.try_get(14)?,
                    standard_price_e6: row.try_get(15)?,
                    price_e6: row.try_get(16)?,
                    tax_class: row.try_get(17)?,
                    metal: row.try_get(18)?,
                    fineness: row.try_get(19)?,
                    hold_until_tested: row.try_get(20)?,
                    version: row.try_get(21)?,
                })
            },
            mapper: |it| ItemRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ItemsCodedParams<T1, T2>,
        ItemRowQuery<'c, 'a, 's, C, ItemRow, 2>,
        C,
    > for ItemsCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsCodedParams<T1, T2>,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct ItemsNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_named() -> ItemsNamedStmt {
    ItemsNamedStmt(
        "select item_id, code, name, label_name, kind, unit, resolution_e6, density_e6, allergens, gtin, catch_weight, shelf_life_days, ftl, sap_koh_mg_per_g_e6, purity_percent_e6, standard_price_e6, price_e6, tax_class, metal, fineness, hold_until_tested, version from ledger.item where tenant_id = $1 and name_norm >= $2 and name_norm < $3 and (name_norm, item_id) > ($4, $5) order by name_norm, item_id limit $6",
        None,
    )
}
impl ItemsNamedStmt {
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
        first: &'a T1,
        beyond: &'a T2,
        after_name: &'a T3,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 6> {
        ItemRowQuery {
            client,
            params: [tenant, first, beyond, after_name, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemRowBorrowed, tokio_postgres::Error> {
                Ok(ItemRowBorrowed {
                    item_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    label_name: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    unit: row.try_get(5)?,
                    resolution_e6: row.try_get(6)?,
                    density_e6: row.try_get(7)?,
                    allergens: row.try_get(8)?,
                    gtin: row.try_get(9)?,
                    catch_weight: row.try_get(10)?,
                    shelf_life_days: row.try_get(11)?,
                    ftl: row.try_get(12)?,
                    sap_koh_mg_per_g_e6: row.try_get(13)?,
                    purity_percent_e6: row.try_get(14)?,
                    standard_price_e6: row.try_get(15)?,
                    price_e6: row.try_get(16)?,
                    tax_class: row.try_get(17)?,
                    metal: row.try_get(18)?,
                    fineness: row.try_get(19)?,
                    hold_until_tested: row.try_get(20)?,
                    version: row.try_get(21)?,
                })
            },
            mapper: |it| ItemRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ItemsNamedParams<T1, T2, T3>,
        ItemRowQuery<'c, 'a, 's, C, ItemRow, 6>,
        C,
    > for ItemsNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsNamedParams<T1, T2, T3>,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.beyond,
            &params.after_name,
            &params.after,
            &params.many,
        )
    }
}
pub struct ItemsWithWordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_with_word() -> ItemsWithWordStmt {
    ItemsWithWordStmt(
        "select code, name, kind from ledger.item where tenant_id = $1 and (strpos(' ' || name_norm, $2) > 0 or strpos(lower(code), $3) > 0) order by name_norm, item_id limit $4",
        None,
    )
}
impl ItemsWithWordStmt {
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
        word: &'a T1,
        part: &'a T2,
        many: &'a i64,
    ) -> ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 4> {
        ItemsWithWordQuery {
            client,
            params: [tenant, word, part, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsWithWordBorrowed, tokio_postgres::Error> {
                Ok(ItemsWithWordBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                })
            },
            mapper: |it| ItemsWithWord::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ItemsWithWordParams<T1, T2>,
        ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 4>,
        C,
    > for ItemsWithWordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsWithWordParams<T1, T2>,
    ) -> ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 4> {
        self.bind(client, &params.tenant, &params.word, &params.part, &params.many)
    }
}
pub struct LabelsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn labels_of() -> LabelsOfStmt {
    LabelsOfStmt(
        "select item_id, origin, energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6, serving_g_e6, storage from ledger.item_label where tenant_id = $1 and item_id = any($2)",
        None,
    )
}
impl LabelsOfStmt {
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
    ) -> ItemLabelQuery<'c, 'a, 's, C, ItemLabel, 2> {
        ItemLabelQuery {
            client,
            params: [tenant, items],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemLabelBorrowed, tokio_postgres::Error> {
                Ok(ItemLabelBorrowed {
                    item_id: row.try_get(0)?,
                    origin: row.try_get(1)?,
                    energy_kj_e6: row.try_get(2)?,
                    protein_g_e6: row.try_get(3)?,
                    fat_g_e6: row.try_get(4)?,
                    saturated_g_e6: row.try_get(5)?,
                    carbohydrate_g_e6: row.try_get(6)?,
                    sugars_g_e6: row.try_get(7)?,
                    sodium_mg_e6: row.try_get(8)?,
                    serving_g_e6: row.try_get(9)?,
                    storage: row.try_get(10)?,
                })
            },
            mapper: |it| ItemLabel::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LabelsOfParams<T1>,
        ItemLabelQuery<'c, 'a, 's, C, ItemLabel, 2>,
        C,
    > for LabelsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LabelsOfParams<T1>,
    ) -> ItemLabelQuery<'c, 'a, 's, C, ItemLabel, 2> {
        self.bind(client, &params.tenant, &params.items)
    }
}
pub struct PutLabelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_label() -> PutLabelStmt {
    PutLabelStmt(
        "insert into ledger.item_label as n (tenant_id, item_id, origin, energy_kj_e6, protein_g_e6, fat_g_e6, saturated_g_e6, carbohydrate_g_e6, sugars_g_e6, sodium_mg_e6, serving_g_e6, storage, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (tenant_id, item_id) do update set origin = excluded.origin, energy_kj_e6 = excluded.energy_kj_e6, protein_g_e6 = excluded.protein_g_e6, fat_g_e6 = excluded.fat_g_e6, saturated_g_e6 = excluded.saturated_g_e6, carbohydrate_g_e6 = excluded.carbohydrate_g_e6, sugars_g_e6 = excluded.sugars_g_e6, sodium_mg_e6 = excluded.sodium_mg_e6, serving_g_e6 = excluded.serving_g_e6, storage = excluded.storage, changed_by = excluded.changed_by, changed_at = excluded.changed_at returning n.item_id",
        None,
    )
}
impl PutLabelStmt {
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
        item: &'a uuid::Uuid,
        origin: &'a Option<T1>,
        energy: &'a Option<i64>,
        protein: &'a Option<i64>,
        fat: &'a Option<i64>,
        saturated: &'a Option<i64>,
        carbohydrate: &'a Option<i64>,
        sugars: &'a Option<i64>,
        sodium: &'a Option<i64>,
        serving: &'a Option<i64>,
        storage: &'a Option<T2>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 14> {
        UuidUuidQuery {
            client,
            params: [
                tenant,
                item,
                origin,
                energy,
                protein,
                fat,
                saturated,
                carbohydrate,
                sugars,
                sodium,
                serving,
                storage,
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
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutLabelParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 14>,
        C,
    > for PutLabelStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutLabelParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.item,
            &params.origin,
            &params.energy,
            &params.protein,
            &params.fat,
            &params.saturated,
            &params.carbohydrate,
            &params.sugars,
            &params.sodium,
            &params.serving,
            &params.storage,
            &params.by,
            &params.now,
        )
    }
}
