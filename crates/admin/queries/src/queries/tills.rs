// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct TillsParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PinsParams {
    pub tenant: uuid::Uuid,
    pub wrong: i32,
    pub everywhere: i64,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HasPinParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Tills {
    pub till_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub enrolled_by: uuid::Uuid,
    pub enroller: Vec<u8>,
    pub enrolled_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct TillsBorrowed<'a> {
    pub till_id: uuid::Uuid,
    pub name: &'a [u8],
    pub enrolled_by: uuid::Uuid,
    pub enroller: &'a [u8],
    pub enrolled_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<TillsBorrowed<'a>> for Tills {
    fn from(
        TillsBorrowed { till_id, name, enrolled_by, enroller, enrolled_at, used_at }: TillsBorrowed<'a>,
    ) -> Self {
        Self { till_id, name: name.into(), enrolled_by, enroller: enroller.into(), enrolled_at, used_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pins {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub set_at: jiff::Timestamp,
    pub is_shut: bool,
}
pub struct PinsBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub set_at: jiff::Timestamp,
    pub is_shut: bool,
}
impl<'a> From<PinsBorrowed<'a>> for Pins {
    fn from(PinsBorrowed { person_id, name, set_at, is_shut }: PinsBorrowed<'a>) -> Self {
        Self { person_id, name: name.into(), set_at, is_shut }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TillsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TillsBorrowed, tokio_postgres::Error>,
    mapper: fn(TillsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TillsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TillsBorrowed) -> R) -> TillsQuery<'c, 'a, 's, C, R, N> {
        TillsQuery {
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
pub struct PinsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PinsBorrowed, tokio_postgres::Error>,
    mapper: fn(PinsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PinsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PinsBorrowed) -> R) -> PinsQuery<'c, 'a, 's, C, R, N> {
        PinsQuery {
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
pub struct TillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tills() -> TillsStmt {
    TillsStmt(
        "select t.till_id, t.name, t.enrolled_by, m.name as enroller, t.enrolled_at, t.used_at from app.till t join app.membership m on m.tenant_id = t.tenant_id and m.person_id = t.enrolled_by where t.tenant_id = $1 and m.tenant_id = $1 and t.ended_at is null and t.enrolled_at > $2 order by t.till_id desc limit $3",
        None,
    )
}
impl TillsStmt {
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
        since: &'a jiff::Timestamp,
        many: &'a i64,
    ) -> TillsQuery<'c, 'a, 's, C, Tills, 3> {
        TillsQuery {
            client,
            params: [tenant, since, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TillsBorrowed, tokio_postgres::Error> {
                Ok(TillsBorrowed {
                    till_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    enrolled_by: row.try_get(2)?,
                    enroller: row.try_get(3)?,
                    enrolled_at: row.try_get(4)?,
                    used_at: row.try_get(5)?,
                })
            },
            mapper: |it| Tills::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TillsParams, TillsQuery<'c, 'a, 's, C, Tills, 3>, C>
    for TillsStmt
{
    fn params(&'s self, client: &'c C, params: &'a TillsParams) -> TillsQuery<'c, 'a, 's, C, Tills, 3> {
        self.bind(client, &params.tenant, &params.since, &params.many)
    }
}
pub struct PinsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pins() -> PinsStmt {
    PinsStmt(
        "select m.person_id, m.name, p.set_at, exists (select from app.pin_failure f where f.tenant_id = $1 and f.person_id = m.person_id having max(f.failures) >= $2 or sum(least(f.failures, $2)) >= $3) as is_shut from app.pin p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = $1 and m.tenant_id = $1 and m.state = 'active' order by m.person_id limit $4",
        None,
    )
}
impl PinsStmt {
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
        wrong: &'a i32,
        everywhere: &'a i64,
        many: &'a i64,
    ) -> PinsQuery<'c, 'a, 's, C, Pins, 4> {
        PinsQuery {
            client,
            params: [tenant, wrong, everywhere, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PinsBorrowed, tokio_postgres::Error> {
                Ok(PinsBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    set_at: row.try_get(2)?,
                    is_shut: row.try_get(3)?,
                })
            },
            mapper: |it| Pins::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PinsParams, PinsQuery<'c, 'a, 's, C, Pins, 4>, C> for PinsStmt
{
    fn params(&'s self, client: &'c C, params: &'a PinsParams) -> PinsQuery<'c, 'a, 's, C, Pins, 4> {
        self.bind(client, &params.tenant, &params.wrong, &params.everywhere, &params.many)
    }
}
pub struct HasPinStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_pin() -> HasPinStmt {
    HasPinStmt(
        "select m.name from app.pin p join app.membership m on m.tenant_id = p.tenant_id and m.person_id = p.person_id where p.tenant_id = $1 and m.tenant_id = $1 and p.person_id = $2 and m.state = 'active'",
        None,
    )
}
impl HasPinStmt {
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
        person: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HasPinParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>, C>
    for HasPinStmt
{
    fn params(&'s self, client: &'c C, params: &'a HasPinParams) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
