// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertLocationParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub location: uuid::Uuid,
    pub code: T1,
    pub name: T2,
    pub quarantine: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct LocationCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct LocationsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub after: T1,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LocationCoded {
    pub location_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub quarantine: bool,
}
pub struct LocationCodedBorrowed<'a> {
    pub location_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub quarantine: bool,
}
impl<'a> From<LocationCodedBorrowed<'a>> for LocationCoded {
    fn from(
        LocationCodedBorrowed { location_id, code, name, quarantine }: LocationCodedBorrowed<'a>,
    ) -> Self {
        Self { location_id, code: code.into(), name: name.into(), quarantine }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Locations {
    pub code: String,
    pub name: String,
    pub quarantine: bool,
}
pub struct LocationsBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub quarantine: bool,
}
impl<'a> From<LocationsBorrowed<'a>> for Locations {
    fn from(LocationsBorrowed { code, name, quarantine }: LocationsBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into(), quarantine }
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
pub struct LocationCodedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LocationCodedBorrowed, tokio_postgres::Error>,
    mapper: fn(LocationCodedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LocationCodedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LocationCodedBorrowed) -> R) -> LocationCodedQuery<'c, 'a, 's, C, R, N> {
        LocationCodedQuery {
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
pub struct LocationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LocationsBorrowed, tokio_postgres::Error>,
    mapper: fn(LocationsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LocationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LocationsBorrowed) -> R) -> LocationsQuery<'c, 'a, 's, C, R, N> {
        LocationsQuery {
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
pub struct InsertLocationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_location() -> InsertLocationStmt {
    InsertLocationStmt(
        "insert into ledger.location (tenant_id, location_id, code, name, quarantine, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning true as added",
        None,
    )
}
impl InsertLocationStmt {
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
        location: &'a uuid::Uuid,
        code: &'a T1,
        name: &'a T2,
        quarantine: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, location, code, name, quarantine, by, now],
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
        InsertLocationParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for InsertLocationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertLocationParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.location,
            &params.code,
            &params.name,
            &params.quarantine,
            &params.by,
            &params.now,
        )
    }
}
pub struct LocationCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn location_coded() -> LocationCodedStmt {
    LocationCodedStmt(
        "select location_id, code, name, quarantine from ledger.location where tenant_id = $1 and code = $2",
        None,
    )
}
impl LocationCodedStmt {
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
    ) -> LocationCodedQuery<'c, 'a, 's, C, LocationCoded, 2> {
        LocationCodedQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LocationCodedBorrowed, tokio_postgres::Error> {
                Ok(LocationCodedBorrowed {
                    location_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    quarantine: row.try_get(3)?,
                })
            },
            mapper: |it| LocationCoded::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LocationCodedParams<T1>,
        LocationCodedQuery<'c, 'a, 's, C, LocationCoded, 2>,
        C,
    > for LocationCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LocationCodedParams<T1>,
    ) -> LocationCodedQuery<'c, 'a, 's, C, LocationCoded, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct LocationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn locations() -> LocationsStmt {
    LocationsStmt(
        "select code, name, quarantine from ledger.location where tenant_id = $1 and code > $2 order by code limit $3",
        None,
    )
}
impl LocationsStmt {
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
    ) -> LocationsQuery<'c, 'a, 's, C, Locations, 3> {
        LocationsQuery {
            client,
            params: [tenant, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LocationsBorrowed, tokio_postgres::Error> {
                Ok(LocationsBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    quarantine: row.try_get(2)?,
                })
            },
            mapper: |it| Locations::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LocationsParams<T1>,
        LocationsQuery<'c, 'a, 's, C, Locations, 3>,
        C,
    > for LocationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LocationsParams<T1>,
    ) -> LocationsQuery<'c, 'a, 's, C, Locations, 3> {
        self.bind(client, &params.tenant, &params.after, &params.many)
    }
}
