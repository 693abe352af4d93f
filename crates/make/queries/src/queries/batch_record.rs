// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ObservedInParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkedOnParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug)]
pub struct TakenBackParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub action: T1,
    pub batch: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ObservedIn {
    pub name: String,
    pub value_e6: i64,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct ObservedInBorrowed<'a> {
    pub name: &'a str,
    pub value_e6: i64,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<ObservedInBorrowed<'a>> for ObservedIn {
    fn from(
        ObservedInBorrowed { name, value_e6, created_at, created_by, by_name }: ObservedInBorrowed<'a>,
    ) -> Self {
        Self { name: name.into(), value_e6, created_at, created_by, by_name: by_name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedOn {
    pub hours_e6: i64,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct WorkedOnBorrowed<'a> {
    pub hours_e6: i64,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<WorkedOnBorrowed<'a>> for WorkedOn {
    fn from(WorkedOnBorrowed { hours_e6, created_at, created_by, by_name }: WorkedOnBorrowed<'a>) -> Self {
        Self { hours_e6, created_at, created_by, by_name: by_name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TakenBack {
    pub lot: String,
    pub item: String,
    pub unit: String,
    pub quantity_e6: i64,
    pub piece: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
    pub event_id: Option<uuid::Uuid>,
    pub content: Option<Vec<u8>>,
}
pub struct TakenBackBorrowed<'a> {
    pub lot: &'a str,
    pub item: &'a str,
    pub unit: &'a str,
    pub quantity_e6: i64,
    pub piece: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
    pub event_id: Option<uuid::Uuid>,
    pub content: Option<&'a [u8]>,
}
impl<'a> From<TakenBackBorrowed<'a>> for TakenBack {
    fn from(
        TakenBackBorrowed {
            lot,
            item,
            unit,
            quantity_e6,
            piece,
            created_at,
            created_by,
            by_name,
            event_id,
            content,
        }: TakenBackBorrowed<'a>,
    ) -> Self {
        Self {
            lot: lot.into(),
            item: item.into(),
            unit: unit.into(),
            quantity_e6,
            piece,
            created_at,
            created_by,
            by_name: by_name.into(),
            event_id,
            content: content.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ObservedInQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObservedInBorrowed, tokio_postgres::Error>,
    mapper: fn(ObservedInBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObservedInQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObservedInBorrowed) -> R) -> ObservedInQuery<'c, 'a, 's, C, R, N> {
        ObservedInQuery {
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
pub struct WorkedOnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkedOnBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkedOnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkedOnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkedOnBorrowed) -> R) -> WorkedOnQuery<'c, 'a, 's, C, R, N> {
        WorkedOnQuery {
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
pub struct TakenBackQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakenBackBorrowed, tokio_postgres::Error>,
    mapper: fn(TakenBackBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakenBackQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakenBackBorrowed) -> R) -> TakenBackQuery<'c, 'a, 's, C, R, N> {
        TakenBackQuery {
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
pub struct ObservedInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn observed_in() -> ObservedInStmt {
    ObservedInStmt(
        "select o.name, o.value_e6, o.created_at, o.created_by, p.name as by_name from make.batch_observation o join app.membership p on p.tenant_id = $1 and p.person_id = o.created_by where o.tenant_id = $1 and o.batch_id = $2 order by o.batch_observation_id",
        None,
    )
}
impl ObservedInStmt {
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
        batch: &'a uuid::Uuid,
    ) -> ObservedInQuery<'c, 'a, 's, C, ObservedIn, 2> {
        ObservedInQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObservedInBorrowed, tokio_postgres::Error> {
                Ok(ObservedInBorrowed {
                    name: row.try_get(0)?,
                    value_e6: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    created_by: row.try_get(3)?,
                    by_name: row.try_get(4)?,
                })
            },
            mapper: |it| ObservedIn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ObservedInParams,
        ObservedInQuery<'c, 'a, 's, C, ObservedIn, 2>,
        C,
    > for ObservedInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ObservedInParams,
    ) -> ObservedInQuery<'c, 'a, 's, C, ObservedIn, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct WorkedOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn worked_on() -> WorkedOnStmt {
    WorkedOnStmt(
        "select w.hours_e6, w.created_at, w.created_by, p.name as by_name from make.batch_labour w join app.membership p on p.tenant_id = $1 and p.person_id = w.created_by where w.tenant_id = $1 and w.batch_id = $2 order by w.batch_labour_id",
        None,
    )
}
impl WorkedOnStmt {
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
        batch: &'a uuid::Uuid,
    ) -> WorkedOnQuery<'c, 'a, 's, C, WorkedOn, 2> {
        WorkedOnQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkedOnBorrowed, tokio_postgres::Error> {
                Ok(WorkedOnBorrowed {
                    hours_e6: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    created_by: row.try_get(2)?,
                    by_name: row.try_get(3)?,
                })
            },
            mapper: |it| WorkedOn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WorkedOnParams, WorkedOnQuery<'c, 'a, 's, C, WorkedOn, 2>, C>
    for WorkedOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkedOnParams,
    ) -> WorkedOnQuery<'c, 'a, 's, C, WorkedOn, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
pub struct TakenBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taken_back() -> TakenBackStmt {
    TakenBackStmt(
        "select l.code as lot, i.code as item, i.unit, m.quantity_e6, m.piece, m.created_at, m.created_by, p.name as by_name, e.event_id, e.content from ledger.movement m join ledger.lot l on l.tenant_id = $1 and l.lot_id = m.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id join app.membership p on p.tenant_id = $1 and p.person_id = m.created_by left join app.audit_event e on e.tenant_id = $1 and e.xact = m.xact and e.action = $2 and e.result = 'ok' where m.tenant_id = $1 and m.batch_id = $3 and m.kind = 'output' and m.quantity_e6 < 0 order by m.movement_id",
        None,
    )
}
impl TakenBackStmt {
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
        action: &'a T1,
        batch: &'a uuid::Uuid,
    ) -> TakenBackQuery<'c, 'a, 's, C, TakenBack, 3> {
        TakenBackQuery {
            client,
            params: [tenant, action, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TakenBackBorrowed, tokio_postgres::Error> {
                Ok(TakenBackBorrowed {
                    lot: row.try_get(0)?,
                    item: row.try_get(1)?,
                    unit: row.try_get(2)?,
                    quantity_e6: row.try_get(3)?,
                    piece: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    created_by: row.try_get(6)?,
                    by_name: row.try_get(7)?,
                    event_id: row.try_get(8)?,
                    content: row.try_get(9)?,
                })
            },
            mapper: |it| TakenBack::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakenBackParams<T1>,
        TakenBackQuery<'c, 'a, 's, C, TakenBack, 3>,
        C,
    > for TakenBackStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakenBackParams<T1>,
    ) -> TakenBackQuery<'c, 'a, 's, C, TakenBack, 3> {
        self.bind(client, &params.tenant, &params.action, &params.batch)
    }
}
