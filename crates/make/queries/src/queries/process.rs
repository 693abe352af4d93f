// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertMarkParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub step: uuid::Uuid,
    pub batch: uuid::Uuid,
    pub step_no: i32,
    pub mark: T1,
    pub undoes: Option<uuid::Uuid>,
    pub value_e6: Option<i64>,
    pub note: Option<T2>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MarksOfParams {
    pub tenant: uuid::Uuid,
    pub batch: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MarkRow {
    pub batch_step_id: uuid::Uuid,
    pub step_no: i32,
    pub mark: String,
    pub undoes: Option<uuid::Uuid>,
    pub value_e6: Option<i64>,
    pub note: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct MarkRowBorrowed<'a> {
    pub batch_step_id: uuid::Uuid,
    pub step_no: i32,
    pub mark: &'a str,
    pub undoes: Option<uuid::Uuid>,
    pub value_e6: Option<i64>,
    pub note: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<MarkRowBorrowed<'a>> for MarkRow {
    fn from(
        MarkRowBorrowed {
            batch_step_id,
            step_no,
            mark,
            undoes,
            value_e6,
            note,
            created_at,
            created_by,
            by_name,
        }: MarkRowBorrowed<'a>,
    ) -> Self {
        Self {
            batch_step_id,
            step_no,
            mark: mark.into(),
            undoes,
            value_e6,
            note: note.map(|v| v.into()),
            created_at,
            created_by,
            by_name: by_name.into(),
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
pub struct MarkRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MarkRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MarkRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MarkRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MarkRowBorrowed) -> R) -> MarkRowQuery<'c, 'a, 's, C, R, N> {
        MarkRowQuery {
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
pub struct InsertMarkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_mark() -> InsertMarkStmt {
    InsertMarkStmt(
        "insert into make.batch_step (tenant_id, batch_step_id, batch_id, step_no, mark, undoes_id, value_e6, note, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning true as kept",
        None,
    )
}
impl InsertMarkStmt {
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
        tenant: &'a uuid::Uuid,
        step: &'a uuid::Uuid,
        batch: &'a uuid::Uuid,
        step_no: &'a i32,
        mark: &'a T1,
        undoes: &'a Option<uuid::Uuid>,
        value_e6: &'a Option<i64>,
        note: &'a Option<T2>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [tenant, step, batch, step_no, mark, undoes, value_e6, note, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertMarkParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 10>, C>
    for InsertMarkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMarkParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.step,
            &params.batch,
            &params.step_no,
            &params.mark,
            &params.undoes,
            &params.value_e6,
            &params.note,
            &params.by,
            &params.now,
        )
    }
}
pub struct MarksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn marks_of() -> MarksOfStmt {
    MarksOfStmt(
        "select s.batch_step_id, s.step_no, s.mark, s.undoes_id as undoes, s.value_e6, s.note, s.created_at, s.created_by, p.name as by_name from make.batch_step s join app.membership p on p.tenant_id = $1 and p.person_id = s.created_by where s.tenant_id = $1 and s.batch_id = $2 order by s.batch_step_id",
        None,
    )
}
impl MarksOfStmt {
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
    ) -> MarkRowQuery<'c, 'a, 's, C, MarkRow, 2> {
        MarkRowQuery {
            client,
            params: [tenant, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MarkRowBorrowed, tokio_postgres::Error> {
                Ok(MarkRowBorrowed {
                    batch_step_id: row.try_get(0)?,
                    step_no: row.try_get(1)?,
                    mark: row.try_get(2)?,
                    undoes: row.try_get(3)?,
                    value_e6: row.try_get(4)?,
                    note: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    created_by: row.try_get(7)?,
                    by_name: row.try_get(8)?,
                })
            },
            mapper: |it| MarkRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarksOfParams, MarkRowQuery<'c, 'a, 's, C, MarkRow, 2>, C>
    for MarksOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarksOfParams) -> MarkRowQuery<'c, 'a, 's, C, MarkRow, 2> {
        self.bind(client, &params.tenant, &params.batch)
    }
}
