// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertTurnParams<T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i32>> {
    pub tenant: uuid::Uuid,
    pub turn: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub again_days: Option<i32>,
    pub phase_days: T1,
    pub phase_every: T2,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct TurnOfParams {
    pub tenant: uuid::Uuid,
    pub lot: uuid::Uuid,
    pub turn: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertTurnUndoParams {
    pub tenant: uuid::Uuid,
    pub turn: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AgeingLotsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub place: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct MovedPartsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct HeldPartsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct LastTurnsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub lots: T1,
}
#[derive(Debug)]
pub struct PausesOfParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
    pub kind: T2,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct TurnOf {
    pub lot_turn_id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgeingLot {
    pub lot_id: uuid::Uuid,
    pub lot: String,
    pub item: String,
    pub item_name: String,
    pub unit: String,
    pub made_on: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub location: Option<String>,
    pub batch_id: Option<uuid::Uuid>,
    pub batch: Option<String>,
    pub completed_at: Option<jiff::Timestamp>,
    pub minimum_age_days: Option<i32>,
}
pub struct AgeingLotBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub lot: &'a str,
    pub item: &'a str,
    pub item_name: &'a str,
    pub unit: &'a str,
    pub made_on: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
    pub loss_lower_e6: Option<i64>,
    pub loss_upper_e6: Option<i64>,
    pub location: Option<&'a str>,
    pub batch_id: Option<uuid::Uuid>,
    pub batch: Option<&'a str>,
    pub completed_at: Option<jiff::Timestamp>,
    pub minimum_age_days: Option<i32>,
}
impl<'a> From<AgeingLotBorrowed<'a>> for AgeingLot {
    fn from(
        AgeingLotBorrowed {
            lot_id,
            lot,
            item,
            item_name,
            unit,
            made_on,
            created_at,
            loss_lower_e6,
            loss_upper_e6,
            location,
            batch_id,
            batch,
            completed_at,
            minimum_age_days,
        }: AgeingLotBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            lot: lot.into(),
            item: item.into(),
            item_name: item_name.into(),
            unit: unit.into(),
            made_on,
            created_at,
            loss_lower_e6,
            loss_upper_e6,
            location: location.map(|v| v.into()),
            batch_id,
            batch: batch.map(|v| v.into()),
            completed_at,
            minimum_age_days,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MovedPart {
    pub lot_id: uuid::Uuid,
    pub piece: Option<i64>,
    pub moved_at: jiff::Timestamp,
    pub is_weighing: bool,
    pub came_e6: i64,
    pub lost_e6: i64,
    pub left_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HeldParts {
    pub lot_id: uuid::Uuid,
    pub piece: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LastTurn {
    pub lot_id: uuid::Uuid,
    pub lot_turn_id: uuid::Uuid,
    pub again_days: Option<i32>,
    pub phase_days: Vec<i32>,
    pub phase_every: Vec<i32>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct LastTurnBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub lot_turn_id: uuid::Uuid,
    pub again_days: Option<i32>,
    pub phase_days: crate::ArrayIterator<'a, i32>,
    pub phase_every: crate::ArrayIterator<'a, i32>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<LastTurnBorrowed<'a>> for LastTurn {
    fn from(
        LastTurnBorrowed {
            lot_id,
            lot_turn_id,
            again_days,
            phase_days,
            phase_every,
            created_at,
            created_by,
            by_name,
        }: LastTurnBorrowed<'a>,
    ) -> Self {
        Self {
            lot_id,
            lot_turn_id,
            again_days,
            phase_days: phase_days.map(|v| v).collect(),
            phase_every: phase_every.map(|v| v).collect(),
            created_at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PauseOf {
    pub batch_id: uuid::Uuid,
    pub from_at: jiff::Timestamp,
    pub to_at: Option<jiff::Timestamp>,
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
pub struct TurnOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TurnOf, tokio_postgres::Error>,
    mapper: fn(TurnOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TurnOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TurnOf) -> R) -> TurnOfQuery<'c, 'a, 's, C, R, N> {
        TurnOfQuery {
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
pub struct AgeingLotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgeingLotBorrowed, tokio_postgres::Error>,
    mapper: fn(AgeingLotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgeingLotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AgeingLotBorrowed) -> R) -> AgeingLotQuery<'c, 'a, 's, C, R, N> {
        AgeingLotQuery {
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
pub struct MovedPartQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovedPart, tokio_postgres::Error>,
    mapper: fn(MovedPart) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovedPartQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovedPart) -> R) -> MovedPartQuery<'c, 'a, 's, C, R, N> {
        MovedPartQuery {
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
pub struct HeldPartsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldParts, tokio_postgres::Error>,
    mapper: fn(HeldParts) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldPartsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldParts) -> R) -> HeldPartsQuery<'c, 'a, 's, C, R, N> {
        HeldPartsQuery {
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
pub struct LastTurnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastTurnBorrowed, tokio_postgres::Error>,
    mapper: fn(LastTurnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastTurnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastTurnBorrowed) -> R) -> LastTurnQuery<'c, 'a, 's, C, R, N> {
        LastTurnQuery {
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
pub struct PauseOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PauseOf, tokio_postgres::Error>,
    mapper: fn(PauseOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PauseOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PauseOf) -> R) -> PauseOfQuery<'c, 'a, 's, C, R, N> {
        PauseOfQuery {
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
pub struct InsertTurnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_turn() -> InsertTurnStmt {
    InsertTurnStmt(
        "insert into make.lot_turn (tenant_id, lot_turn_id, lot_id, again_days, phase_days, phase_every, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning true as kept",
        None,
    )
}
impl InsertTurnStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        turn: &'a uuid::Uuid,
        lot: &'a uuid::Uuid,
        again_days: &'a Option<i32>,
        phase_days: &'a T1,
        phase_every: &'a T2,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [tenant, turn, lot, again_days, phase_days, phase_every, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i32>, T2: crate::ArraySql<Item = i32>>
    crate::client::async_::Params<'c, 'a, 's, InsertTurnParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for InsertTurnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTurnParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.turn,
            &params.lot,
            &params.again_days,
            &params.phase_days,
            &params.phase_every,
            &params.by,
            &params.now,
        )
    }
}
pub struct TurnOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn turn_of() -> TurnOfStmt {
    TurnOfStmt(
        "select n.lot_turn_id, n.created_at from make.lot_turn n where n.tenant_id = $1 and n.lot_id = $2 and n.lot_turn_id = $3 and not exists (select from make.lot_turn_undo u where u.tenant_id = $1 and u.lot_turn_id = n.lot_turn_id)",
        None,
    )
}
impl TurnOfStmt {
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
        lot: &'a uuid::Uuid,
        turn: &'a uuid::Uuid,
    ) -> TurnOfQuery<'c, 'a, 's, C, TurnOf, 3> {
        TurnOfQuery {
            client,
            params: [tenant, lot, turn],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TurnOf, tokio_postgres::Error> {
                Ok(TurnOf { lot_turn_id: row.try_get(0)?, created_at: row.try_get(1)? })
            },
            mapper: |it| TurnOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TurnOfParams, TurnOfQuery<'c, 'a, 's, C, TurnOf, 3>, C>
    for TurnOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a TurnOfParams) -> TurnOfQuery<'c, 'a, 's, C, TurnOf, 3> {
        self.bind(client, &params.tenant, &params.lot, &params.turn)
    }
}
pub struct InsertTurnUndoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_turn_undo() -> InsertTurnUndoStmt {
    InsertTurnUndoStmt(
        "insert into make.lot_turn_undo (tenant_id, lot_turn_id, created_by, created_at) values ($1, $2, $3, $4) returning true as kept",
        None,
    )
}
impl InsertTurnUndoStmt {
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
        turn: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, turn, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertTurnUndoParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for InsertTurnUndoStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTurnUndoParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.turn, &params.by, &params.now)
    }
}
pub struct AgeingLotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ageing_lots() -> AgeingLotsStmt {
    AgeingLotsStmt(
        "select l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit, coalesce(l.made_on, l.received_on) as made_on, l.created_at, l.loss_lower_e6, l.loss_upper_e6, o.code as location, t.batch_id, t.code as batch, t.completed_at, t.minimum_age_days from ledger.lot_balance b join ledger.lot l on l.tenant_id = $1 and l.lot_id = b.lot_id join ledger.item i on i.tenant_id = $1 and i.item_id = l.item_id left join ledger.location o on o.tenant_id = $1 and o.location_id = b.location_id left join make.batch t on t.tenant_id = $1 and t.batch_id = l.batch_id where b.tenant_id = $1 and b.quantity_e6 > 0 and ($2::text = '' or o.code = $2) and (l.loss_lower_e6 is not null or t.minimum_age_days > 0 and i.kind not in ('by_product', 'packaging', 'service') or coalesce((select true from make.lot_turn n where n.tenant_id = $1 and n.lot_id = l.lot_id and (select u.lot_turn_id from make.lot_turn_undo u where u.tenant_id = $1 and u.lot_turn_id = n.lot_turn_id) is null limit 1), false)) order by l.lot_id limit $3",
        None,
    )
}
impl AgeingLotsStmt {
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
        place: &'a T1,
        many: &'a i64,
    ) -> AgeingLotQuery<'c, 'a, 's, C, AgeingLot, 3> {
        AgeingLotQuery {
            client,
            params: [tenant, place, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgeingLotBorrowed, tokio_postgres::Error> {
                Ok(AgeingLotBorrowed {
                    lot_id: row.try_get(0)?,
                    lot: row.try_get(1)?,
                    item: row.try_get(2)?,
                    item_name: row.try_get(3)?,
                    unit: row.try_get(4)?,
                    made_on: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    loss_lower_e6: row.try_get(7)?,
                    loss_upper_e6: row.try_get(8)?,
                    location: row.try_get(9)?,
                    batch_id: row.try_get(10)?,
                    batch: row.try_get(11)?,
                    completed_at: row.try_get(12)?,
                    minimum_age_days: row.try_get(13)?,
                })
            },
            mapper: |it| AgeingLot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AgeingLotsParams<T1>,
        AgeingLotQuery<'c, 'a, 's, C, AgeingLot, 3>,
        C,
    > for AgeingLotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AgeingLotsParams<T1>,
    ) -> AgeingLotQuery<'c, 'a, 's, C, AgeingLot, 3> {
        self.bind(client, &params.tenant, &params.place, &params.many)
    }
}
pub struct MovedPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moved_parts() -> MovedPartsStmt {
    MovedPartsStmt(
        "with moments as ( select m.lot_id, m.piece, m.moved_at, sum(m.quantity_e6) as moved_e6, coalesce(sum(m.quantity_e6) filter (where m.kind = 'weigh'), 0) as weighed_e6, coalesce(sum(m.quantity_e6) filter (where m.kind in ('receive', 'output', 'opening') or m.quantity_e6 > 0 and m.kind <> 'weigh'), 0) as came_e6, bool_or(m.kind = 'weigh') as is_weighing from ledger.movement m where m.tenant_id = $1 and m.lot_id = any($2) and (m.quantity_e6 <> 0 or m.kind = 'weigh') and not (m.kind = 'weigh' and (m.corrects_id is not null or exists (select from ledger.movement c where c.tenant_id = $1 and c.corrects_id = m.movement_id and c.kind = 'weigh'))) group by m.lot_id, m.piece, m.moved_at ) select lot_id, piece, moved_at, is_weighing, came_e6::bigint as came_e6, (-weighed_e6)::bigint as lost_e6, coalesce(sum(moved_e6) over (partition by lot_id, piece order by moved_at), 0)::bigint as left_e6 from moments order by lot_id, piece, moved_at",
        None,
    )
}
impl MovedPartsStmt {
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
    ) -> MovedPartQuery<'c, 'a, 's, C, MovedPart, 2> {
        MovedPartQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovedPart, tokio_postgres::Error> {
                Ok(MovedPart {
                    lot_id: row.try_get(0)?,
                    piece: row.try_get(1)?,
                    moved_at: row.try_get(2)?,
                    is_weighing: row.try_get(3)?,
                    came_e6: row.try_get(4)?,
                    lost_e6: row.try_get(5)?,
                    left_e6: row.try_get(6)?,
                })
            },
            mapper: |it| MovedPart::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovedPartsParams<T1>,
        MovedPartQuery<'c, 'a, 's, C, MovedPart, 2>,
        C,
    > for MovedPartsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovedPartsParams<T1>,
    ) -> MovedPartQuery<'c, 'a, 's, C, MovedPart, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct HeldPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held_parts() -> HeldPartsStmt {
    HeldPartsStmt(
        "select lot_id, piece from ledger.lot_piece where tenant_id = $1 and lot_id = any($2) and held and quantity_e6 > 0",
        None,
    )
}
impl HeldPartsStmt {
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
    ) -> HeldPartsQuery<'c, 'a, 's, C, HeldParts, 2> {
        HeldPartsQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeldParts, tokio_postgres::Error> {
                Ok(HeldParts { lot_id: row.try_get(0)?, piece: row.try_get(1)? })
            },
            mapper: |it| HeldParts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HeldPartsParams<T1>,
        HeldPartsQuery<'c, 'a, 's, C, HeldParts, 2>,
        C,
    > for HeldPartsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeldPartsParams<T1>,
    ) -> HeldPartsQuery<'c, 'a, 's, C, HeldParts, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct LastTurnsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_turns() -> LastTurnsStmt {
    LastTurnsStmt(
        "select distinct on (n.lot_id) n.lot_id, n.lot_turn_id, n.again_days, n.phase_days, n.phase_every, n.created_at, n.created_by, p.name as by_name from make.lot_turn n join app.membership p on p.tenant_id = $1 and p.person_id = n.created_by where n.tenant_id = $1 and n.lot_id = any($2) and not exists (select from make.lot_turn_undo u where u.tenant_id = $1 and u.lot_turn_id = n.lot_turn_id) order by n.lot_id, n.lot_turn_id desc",
        None,
    )
}
impl LastTurnsStmt {
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
    ) -> LastTurnQuery<'c, 'a, 's, C, LastTurn, 2> {
        LastTurnQuery {
            client,
            params: [tenant, lots],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastTurnBorrowed, tokio_postgres::Error> {
                Ok(LastTurnBorrowed {
                    lot_id: row.try_get(0)?,
                    lot_turn_id: row.try_get(1)?,
                    again_days: row.try_get(2)?,
                    phase_days: row.try_get(3)?,
                    phase_every: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    created_by: row.try_get(6)?,
                    by_name: row.try_get(7)?,
                })
            },
            mapper: |it| LastTurn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastTurnsParams<T1>,
        LastTurnQuery<'c, 'a, 's, C, LastTurn, 2>,
        C,
    > for LastTurnsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastTurnsParams<T1>,
    ) -> LastTurnQuery<'c, 'a, 's, C, LastTurn, 2> {
        self.bind(client, &params.tenant, &params.lots)
    }
}
pub struct PausesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pauses_of() -> PausesOfStmt {
    PausesOfStmt(
        "select batch_id, from_at, to_at from make.deviation where tenant_id = $1 and batch_id = any($2) and kind = $3 and status <> 'withdrawn'",
        None,
    )
}
impl PausesOfStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        batches: &'a T1,
        kind: &'a T2,
    ) -> PauseOfQuery<'c, 'a, 's, C, PauseOf, 3> {
        PauseOfQuery {
            client,
            params: [tenant, batches, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PauseOf, tokio_postgres::Error> {
                Ok(PauseOf { batch_id: row.try_get(0)?, from_at: row.try_get(1)?, to_at: row.try_get(2)? })
            },
            mapper: |it| PauseOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PausesOfParams<T1, T2>,
        PauseOfQuery<'c, 'a, 's, C, PauseOf, 3>,
        C,
    > for PausesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PausesOfParams<T1, T2>,
    ) -> PauseOfQuery<'c, 'a, 's, C, PauseOf, 3> {
        self.bind(client, &params.tenant, &params.batches, &params.kind)
    }
}
