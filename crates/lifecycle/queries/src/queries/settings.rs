// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertChangeParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub change: uuid::Uuid,
    pub figure: T1,
    pub was: i32,
    pub value: i32,
    pub is_looser: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub link_sha256: Option<T2>,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_at: Option<jiff::Timestamp>,
    pub from_at: Option<jiff::Timestamp>,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangesParams {
    pub tenant: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangeLockedParams {
    pub tenant: uuid::Uuid,
    pub change: uuid::Uuid,
}
#[derive(Debug)]
pub struct ValueInForceParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub figure: T1,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ApproveChangeParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub by_link: bool,
    pub tenant: uuid::Uuid,
    pub change: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawChangeParams {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub change: uuid::Uuid,
}
#[derive(Debug)]
pub struct WithdrawWaitingParams<T1: crate::StringSql> {
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub figure: T1,
}
#[derive(Debug)]
pub struct CountOperatorsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub roles: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct SetChangeNoticedParams {
    pub now: jiff::Timestamp,
    pub told: i32,
    pub from_at: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub change: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct InsertSettingNoticeParams {
    pub change: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesWithoutSettingNoticeParams {
    pub instance: uuid::Uuid,
    pub change: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    pub setting_change_id: uuid::Uuid,
    pub figure: String,
    pub was: i32,
    pub value: i32,
    pub is_looser: bool,
    pub proposed_by: uuid::Uuid,
    pub proposed_at: jiff::Timestamp,
    pub link_sha256: Option<Vec<u8>>,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_at: Option<jiff::Timestamp>,
    pub by_link: bool,
    pub noticed_at: Option<jiff::Timestamp>,
    pub told: Option<i32>,
    pub from_at: Option<jiff::Timestamp>,
    pub withdrawn_by: Option<uuid::Uuid>,
    pub withdrawn_at: Option<jiff::Timestamp>,
}
pub struct ChangeRowBorrowed<'a> {
    pub setting_change_id: uuid::Uuid,
    pub figure: &'a str,
    pub was: i32,
    pub value: i32,
    pub is_looser: bool,
    pub proposed_by: uuid::Uuid,
    pub proposed_at: jiff::Timestamp,
    pub link_sha256: Option<&'a [u8]>,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_at: Option<jiff::Timestamp>,
    pub by_link: bool,
    pub noticed_at: Option<jiff::Timestamp>,
    pub told: Option<i32>,
    pub from_at: Option<jiff::Timestamp>,
    pub withdrawn_by: Option<uuid::Uuid>,
    pub withdrawn_at: Option<jiff::Timestamp>,
}
impl<'a> From<ChangeRowBorrowed<'a>> for ChangeRow {
    fn from(
        ChangeRowBorrowed {
            setting_change_id,
            figure,
            was,
            value,
            is_looser,
            proposed_by,
            proposed_at,
            link_sha256,
            approved_by,
            approved_at,
            by_link,
            noticed_at,
            told,
            from_at,
            withdrawn_by,
            withdrawn_at,
        }: ChangeRowBorrowed<'a>,
    ) -> Self {
        Self {
            setting_change_id,
            figure: figure.into(),
            was,
            value,
            is_looser,
            proposed_by,
            proposed_at,
            link_sha256: link_sha256.map(|v| v.into()),
            approved_by,
            approved_at,
            by_link,
            noticed_at,
            told,
            from_at,
            withdrawn_by,
            withdrawn_at,
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
pub struct ChangeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeRowBorrowed) -> R) -> ChangeRowQuery<'c, 'a, 's, C, R, N> {
        ChangeRowQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct InsertChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_change() -> InsertChangeStmt {
    InsertChangeStmt(
        "insert into app.setting_change (tenant_id, setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256, approved_by, approved_at, from_at) select t.tenant_id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from app.tenant t where t.tenant_id = $12 returning true as proposed",
        None,
    )
}
impl InsertChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        change: &'a uuid::Uuid,
        figure: &'a T1,
        was: &'a i32,
        value: &'a i32,
        is_looser: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        link_sha256: &'a Option<T2>,
        approved_by: &'a Option<uuid::Uuid>,
        approved_at: &'a Option<jiff::Timestamp>,
        from_at: &'a Option<jiff::Timestamp>,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                change,
                figure,
                was,
                value,
                is_looser,
                by,
                now,
                link_sha256,
                approved_by,
                approved_at,
                from_at,
                tenant,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertChangeParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertChangeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertChangeParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.change,
            &params.figure,
            &params.was,
            &params.value,
            &params.is_looser,
            &params.by,
            &params.now,
            &params.link_sha256,
            &params.approved_by,
            &params.approved_at,
            &params.from_at,
            &params.tenant,
        )
    }
}
pub struct ChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changes() -> ChangesStmt {
    ChangesStmt(
        "select setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256, approved_by, approved_at, by_link, noticed_at, told, from_at, withdrawn_by, withdrawn_at from app.setting_change where tenant_id = $1 order by setting_change_id desc limit $2",
        None,
    )
}
impl ChangesStmt {
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
        many: &'a i64,
    ) -> ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2> {
        ChangeRowQuery {
            client,
            params: [tenant, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangeRowBorrowed, tokio_postgres::Error> {
                Ok(ChangeRowBorrowed {
                    setting_change_id: row.try_get(0)?,
                    figure: row.try_get(1)?,
                    was: row.try_get(2)?,
                    value: row.try_get(3)?,
                    is_looser: row.try_get(4)?,
                    proposed_by: row.try_get(5)?,
                    proposed_at: row.try_get(6)?,
                    link_sha256: row.try_get(7)?,
                    approved_by: row.try_get(8)?,
                    approved_at: row.try_get(9)?,
                    by_link: row.try_get(10)?,
                    noticed_at: row.try_get(11)?,
                    told: row.try_get(12)?,
                    from_at: row.try_get(13)?,
                    withdrawn_by: row.try_get(14)?,
                    withdrawn_at: row.try_get(15)?,
                })
            },
            mapper: |it| ChangeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ChangesParams, ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2>, C>
    for ChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangesParams,
    ) -> ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2> {
        self.bind(client, &params.tenant, &params.many)
    }
}
pub struct ChangeLockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_locked() -> ChangeLockedStmt {
    ChangeLockedStmt(
        "select setting_change_id, figure, was, value, is_looser, proposed_by, proposed_at, link_sha256, approved_by, approved_at, by_link, noticed_at, told, from_at, withdrawn_by, withdrawn_at from app.setting_change where tenant_id = $1 and setting_change_id = $2 for update",
        None,
    )
}
impl ChangeLockedStmt {
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
        change: &'a uuid::Uuid,
    ) -> ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2> {
        ChangeRowQuery {
            client,
            params: [tenant, change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangeRowBorrowed, tokio_postgres::Error> {
                Ok(ChangeRowBorrowed {
                    setting_change_id: row.try_get(0)?,
                    figure: row.try_get(1)?,
                    was: row.try_get(2)?,
                    value: row.try_get(3)?,
                    is_looser: row.try_get(4)?,
                    proposed_by: row.try_get(5)?,
                    proposed_at: row.try_get(6)?,
                    link_sha256: row.try_get(7)?,
                    approved_by: row.try_get(8)?,
                    approved_at: row.try_get(9)?,
                    by_link: row.try_get(10)?,
                    noticed_at: row.try_get(11)?,
                    told: row.try_get(12)?,
                    from_at: row.try_get(13)?,
                    withdrawn_by: row.try_get(14)?,
                    withdrawn_at: row.try_get(15)?,
                })
            },
            mapper: |it| ChangeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeLockedParams,
        ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2>,
        C,
    > for ChangeLockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeLockedParams,
    ) -> ChangeRowQuery<'c, 'a, 's, C, ChangeRow, 2> {
        self.bind(client, &params.tenant, &params.change)
    }
}
pub struct ValueInForceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn value_in_force() -> ValueInForceStmt {
    ValueInForceStmt(
        "select value from app.setting_change where tenant_id = $1 and figure = $2 and from_at <= $3 and withdrawn_at is null order by from_at desc, setting_change_id desc limit 1",
        None,
    )
}
impl ValueInForceStmt {
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
        figure: &'a T1,
        at: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, figure, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ValueInForceParams<T1>, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for ValueInForceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ValueInForceParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.figure, &params.at)
    }
}
pub struct ApproveChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approve_change() -> ApproveChangeStmt {
    ApproveChangeStmt(
        "update app.setting_change set approved_by = $1, approved_at = $2, by_link = $3 where tenant_id = $4 and setting_change_id = $5 and approved_at is null and withdrawn_at is null returning true as approved",
        None,
    )
}
impl ApproveChangeStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        by_link: &'a bool,
        tenant: &'a uuid::Uuid,
        change: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [by, now, by_link, tenant, change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ApproveChangeParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for ApproveChangeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ApproveChangeParams) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.by, &params.now, &params.by_link, &params.tenant, &params.change)
    }
}
pub struct WithdrawChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_change() -> WithdrawChangeStmt {
    WithdrawChangeStmt(
        "update app.setting_change set withdrawn_by = $1, withdrawn_at = $2 where tenant_id = $3 and setting_change_id = $4 and withdrawn_at is null and (from_at is null or from_at > $2) returning true as withdrawn",
        None,
    )
}
impl WithdrawChangeStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        change: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [by, now, tenant, change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WithdrawChangeParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for WithdrawChangeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawChangeParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.change)
    }
}
pub struct WithdrawWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_waiting() -> WithdrawWaitingStmt {
    WithdrawWaitingStmt(
        "update app.setting_change set withdrawn_by = $1, withdrawn_at = $2 where tenant_id = $3 and figure = $4 and withdrawn_at is null and (from_at is null or from_at > $2) returning setting_change_id",
        None,
    )
}
impl WithdrawWaitingStmt {
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
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        figure: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [by, now, tenant, figure],
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
        WithdrawWaitingParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for WithdrawWaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawWaitingParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(client, &params.by, &params.now, &params.tenant, &params.figure)
    }
}
pub struct CountOperatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_operators() -> CountOperatorsStmt {
    CountOperatorsStmt(
        "select count(*) as many from app.membership where tenant_id = $1 and state = 'active' and until is null and roles && $2",
        None,
    )
}
impl CountOperatorsStmt {
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
        roles: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, roles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountOperatorsParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for CountOperatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountOperatorsParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.roles)
    }
}
pub struct SetChangeNoticedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_change_noticed() -> SetChangeNoticedStmt {
    SetChangeNoticedStmt(
        "update app.setting_change set noticed_at = $1, told = $2, from_at = $3 where tenant_id = $4 and setting_change_id = $5 and noticed_at is null and withdrawn_at is null returning true as noticed",
        None,
    )
}
impl SetChangeNoticedStmt {
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
        now: &'a jiff::Timestamp,
        told: &'a i32,
        from_at: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        change: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [now, told, from_at, tenant, change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SetChangeNoticedParams, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for SetChangeNoticedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetChangeNoticedParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.now, &params.told, &params.from_at, &params.tenant, &params.change)
    }
}
pub struct InsertSettingNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_setting_notice() -> InsertSettingNoticeStmt {
    InsertSettingNoticeStmt(
        "insert into app.setting_notice (tenant_id, setting_change_id, told_at) select t.tenant_id, $1, $2 from app.tenant t where t.tenant_id = $3 on conflict (tenant_id, setting_change_id) do nothing returning true as told",
        None,
    )
}
impl InsertSettingNoticeStmt {
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
        change: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [change, now, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, InsertSettingNoticeParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for InsertSettingNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSettingNoticeParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.change, &params.now, &params.tenant)
    }
}
pub struct WorkspacesWithoutSettingNoticeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_without_setting_notice() -> WorkspacesWithoutSettingNoticeStmt {
    WorkspacesWithoutSettingNoticeStmt(
        "select t.tenant_id from app.tenant t where t.tenant_id <> $1 and not exists (select from app.setting_notice n where n.tenant_id = t.tenant_id and n.setting_change_id = $2) order by t.tenant_id limit $3",
        None,
    )
}
impl WorkspacesWithoutSettingNoticeStmt {
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
        instance: &'a uuid::Uuid,
        change: &'a uuid::Uuid,
        many: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [instance, change, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesWithoutSettingNoticeParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WorkspacesWithoutSettingNoticeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesWithoutSettingNoticeParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.instance, &params.change, &params.many)
    }
}
pub struct SettingNoticesSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn setting_notices_sent() -> SettingNoticesSentStmt {
    SettingNoticesSentStmt(
        "select count(*) as many from app.setting_notice where setting_change_id = $1",
        None,
    )
}
impl SettingNoticesSentStmt {
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
        change: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
