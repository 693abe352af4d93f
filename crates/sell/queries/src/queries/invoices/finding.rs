// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct TagOfHuidParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub huid: T1,
}
#[derive(Debug)]
pub struct ItemsWithWordParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub word: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct ItemOfGtinParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub gtin: T1,
}
#[derive(Debug)]
pub struct TagsFromParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsWithWord {
    pub code: String,
    pub name: String,
}
pub struct ItemsWithWordBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
}
impl<'a> From<ItemsWithWordBorrowed<'a>> for ItemsWithWord {
    fn from(ItemsWithWordBorrowed { code, name }: ItemsWithWordBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct TagOfHuidStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tag_of_huid() -> TagOfHuidStmt {
    TagOfHuidStmt("select tag from sell.article where tenant_id = $1 and huid = $2", None)
}
impl TagOfHuidStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, huid],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TagOfHuidParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for TagOfHuidStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagOfHuidParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.huid)
    }
}
pub struct ItemsWithWordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_with_word() -> ItemsWithWordStmt {
    ItemsWithWordStmt(
        "select code, name from ledger.item where tenant_id = $1 and position($2 in ' ' || name_norm) > 0 order by name_norm, item_id limit $3",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        word: &'a T1,
        many: &'a i64,
    ) -> ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 3> {
        ItemsWithWordQuery {
            client,
            params: [tenant, word, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsWithWordBorrowed, tokio_postgres::Error> {
                Ok(ItemsWithWordBorrowed { code: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| ItemsWithWord::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ItemsWithWordParams<T1>,
        ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 3>,
        C,
    > for ItemsWithWordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsWithWordParams<T1>,
    ) -> ItemsWithWordQuery<'c, 'a, 's, C, ItemsWithWord, 3> {
        self.bind(client, &params.tenant, &params.word, &params.many)
    }
}
pub struct ItemOfGtinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn item_of_gtin() -> ItemOfGtinStmt {
    ItemOfGtinStmt(
        "select code from ledger.item where tenant_id = $1 and lpad(gtin, 14, '0') = $2 order by item_id limit 1",
        None,
    )
}
impl ItemOfGtinStmt {
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
        gtin: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, gtin],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ItemOfGtinParams<T1>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for ItemOfGtinStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemOfGtinParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.gtin)
    }
}
pub struct TagsFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tags_from() -> TagsFromStmt {
    TagsFromStmt(
        "select tag from sell.article where tenant_id = $1 and status = 'in_stock' and tag >= $2 and tag < $3 order by tag limit $4",
        None,
    )
}
impl TagsFromStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [tenant, first, beyond, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TagsFromParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for TagsFromStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TagsFromParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(client, &params.tenant, &params.first, &params.beyond, &params.many)
    }
}
