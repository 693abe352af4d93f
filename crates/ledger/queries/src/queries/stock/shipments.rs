// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertShipmentParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub movement: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub party: uuid::Uuid,
    pub number: T1,
    pub shipped_on: jiff::civil::Date,
    pub replaces: Option<uuid::Uuid>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertCorrectionParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub movement: uuid::Uuid,
    pub back: uuid::Uuid,
    pub reason: T1,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OpenShipmentsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub number: T1,
    pub lot: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpenShipment {
    pub movement_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub shipped_on: jiff::civil::Date,
    pub piece: Option<i64>,
    pub quantity_e6: i64,
    pub fine_mg: i64,
    pub cost_minor: i64,
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
pub struct OpenShipmentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenShipment, tokio_postgres::Error>,
    mapper: fn(OpenShipment) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenShipmentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenShipment) -> R) -> OpenShipmentQuery<'c, 'a, 's, C, R, N> {
        OpenShipmentQuery {
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
pub struct InsertShipmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_shipment() -> InsertShipmentStmt {
    InsertShipmentStmt(
        "insert into ledger.shipment (tenant_id, movement_id, lot_id, party_id, number, shipped_on, replaces_id, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as kept",
        None,
    )
}
impl InsertShipmentStmt {
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
        movement: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        number: &'a T1,
        shipped_on: &'a jiff::civil::Date,
        replaces: &'a Option<uuid::Uuid>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, movement, lot, party, number, shipped_on, replaces, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertShipmentParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 9>, C>
    for InsertShipmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertShipmentParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.movement,
            &params.lot,
            &params.party,
            &params.number,
            &params.shipped_on,
            &params.replaces,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertCorrectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_correction() -> InsertCorrectionStmt {
    InsertCorrectionStmt(
        "insert into ledger.shipment_correction (tenant_id, movement_id, back_id, reason, created_by, created_at) values ($1, $2, $3, $4, $5, $6) returning true as kept",
        None,
    )
}
impl InsertCorrectionStmt {
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
        movement: &'a uuid::Uuid,
        back: &'a uuid::Uuid,
        reason: &'a T1,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [tenant, movement, back, reason, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCorrectionParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 6>,
        C,
    > for InsertCorrectionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCorrectionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.movement,
            &params.back,
            &params.reason,
            &params.by,
            &params.now,
        )
    }
}
pub struct OpenShipmentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_shipments() -> OpenShipmentsStmt {
    OpenShipmentsStmt(
        "select s.movement_id, s.party_id, s.shipped_on, m.piece, (-m.quantity_e6)::bigint as quantity_e6, (-m.fine_mg)::bigint as fine_mg, (-m.cost_minor - coalesce((select sum(f.cost_minor) from ledger.movement f where f.tenant_id = $1 and f.corrects_id = m.movement_id), 0))::bigint as cost_minor from ledger.shipment s join ledger.movement m on m.tenant_id = $1 and m.movement_id = s.movement_id where s.tenant_id = $1 and s.number = $2 and s.lot_id = $3 and not exists (select from ledger.shipment_correction c where c.tenant_id = $1 and c.movement_id = s.movement_id) order by s.movement_id desc limit 1000",
        None,
    )
}
impl OpenShipmentsStmt {
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
        number: &'a T1,
        lot: &'a uuid::Uuid,
    ) -> OpenShipmentQuery<'c, 'a, 's, C, OpenShipment, 3> {
        OpenShipmentQuery {
            client,
            params: [tenant, number, lot],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenShipment, tokio_postgres::Error> {
                Ok(OpenShipment {
                    movement_id: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    shipped_on: row.try_get(2)?,
                    piece: row.try_get(3)?,
                    quantity_e6: row.try_get(4)?,
                    fine_mg: row.try_get(5)?,
                    cost_minor: row.try_get(6)?,
                })
            },
            mapper: |it| OpenShipment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenShipmentsParams<T1>,
        OpenShipmentQuery<'c, 'a, 's, C, OpenShipment, 3>,
        C,
    > for OpenShipmentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenShipmentsParams<T1>,
    ) -> OpenShipmentQuery<'c, 'a, 's, C, OpenShipment, 3> {
        self.bind(client, &params.tenant, &params.number, &params.lot)
    }
}
