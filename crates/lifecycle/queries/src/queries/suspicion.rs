// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct LastOfPromiseParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub promise: T1,
}
#[derive(Debug)]
pub struct SetPromiseParams<T1: crate::StringSql> {
    pub promise: T1,
    pub tenant: uuid::Uuid,
    pub case_file: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LastOfPromise {
    pub case_no: i32,
    pub closed_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LastOfPromiseQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastOfPromise, tokio_postgres::Error>,
    mapper: fn(LastOfPromise) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastOfPromiseQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastOfPromise) -> R) -> LastOfPromiseQuery<'c, 'a, 's, C, R, N> {
        LastOfPromiseQuery {
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
pub struct LastOfPromiseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_of_promise() -> LastOfPromiseStmt {
    LastOfPromiseStmt(
        "select f.case_no, f.closed_at from app.incident i join app.case_file f on f.tenant_id = i.tenant_id and f.case_file_id = i.case_file_id where i.tenant_id = $1 and f.tenant_id = $1 and i.promise = $2 order by i.case_file_id desc limit 1",
        None,
    )
}
impl LastOfPromiseStmt {
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
        promise: &'a T1,
    ) -> LastOfPromiseQuery<'c, 'a, 's, C, LastOfPromise, 2> {
        LastOfPromiseQuery {
            client,
            params: [tenant, promise],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastOfPromise, tokio_postgres::Error> {
                Ok(LastOfPromise { case_no: row.try_get(0)?, closed_at: row.try_get(1)? })
            },
            mapper: |it| LastOfPromise::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastOfPromiseParams<T1>,
        LastOfPromiseQuery<'c, 'a, 's, C, LastOfPromise, 2>,
        C,
    > for LastOfPromiseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastOfPromiseParams<T1>,
    ) -> LastOfPromiseQuery<'c, 'a, 's, C, LastOfPromise, 2> {
        self.bind(client, &params.tenant, &params.promise)
    }
}
pub struct SetPromiseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_promise() -> SetPromiseStmt {
    SetPromiseStmt(
        "update app.incident set promise = $1 where tenant_id = $2 and case_file_id = $3 returning true as kept",
        None,
    )
}
impl SetPromiseStmt {
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
        promise: &'a T1,
        tenant: &'a uuid::Uuid,
        case_file: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [promise, tenant, case_file],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetPromiseParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetPromiseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetPromiseParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.promise, &params.tenant, &params.case_file)
    }
}
