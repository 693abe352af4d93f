// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct AllergensOfLotsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct MadeByVersionsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MadeByVersions {
    pub batch: String,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: String,
    pub version: i32,
}
pub struct MadeByVersionsBorrowed<'a> {
    pub batch: &'a str,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: &'a str,
    pub version: i32,
}
impl<'a> From<MadeByVersionsBorrowed<'a>> for MadeByVersions {
    fn from(
        MadeByVersionsBorrowed { batch, recipe_version_id, recipe, version }: MadeByVersionsBorrowed<'a>,
    ) -> Self {
        Self { batch: batch.into(), recipe_version_id, recipe: recipe.into(), version }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct MadeByVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MadeByVersionsBorrowed, tokio_postgres::Error>,
    mapper: fn(MadeByVersionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MadeByVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MadeByVersionsBorrowed) -> R) -> MadeByVersionsQuery<'c, 'a, 's, C, R, N> {
        MadeByVersionsQuery {
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
pub struct AllergensOfLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn allergens_of_lots() -> AllergensOfLotsStmt {
    AllergensOfLotsStmt(
        "select distinct a.allergen from ledger.lot l join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id cross join unnest(i.allergens) as a (allergen) where l.tenant_id = $1 and l.lot_id = any($2)",
        None,
    )
}
impl AllergensOfLotsStmt {
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
        lots: &'a T1,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AllergensOfLotsParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for AllergensOfLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AllergensOfLotsParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct MadeByVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn made_by_versions() -> MadeByVersionsStmt {
    MadeByVersionsStmt(
        "select b.code as batch, r.recipe_version_id, r.code as recipe, r.version from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id where b.tenant_id = $1 and b.batch_id = any($2) order by b.code",
        None,
    )
}
impl MadeByVersionsStmt {
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
        batches: &'a T1,
    ) -> MadeByVersionsQuery<'c, 'a, 's, C, MadeByVersions, 2> {
        MadeByVersionsQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MadeByVersionsBorrowed, tokio_postgres::Error> {
                Ok(MadeByVersionsBorrowed {
                    batch: row.try_get(0)?,
                    recipe_version_id: row.try_get(1)?,
                    recipe: row.try_get(2)?,
                    version: row.try_get(3)?,
                })
            },
            mapper: |it| MadeByVersions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MadeByVersionsParams<T1>,
        MadeByVersionsQuery<'c, 'a, 's, C, MadeByVersions, 2>,
        C,
    > for MadeByVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MadeByVersionsParams<T1>,
    ) -> MadeByVersionsQuery<'c, 'a, 's, C, MadeByVersions, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
