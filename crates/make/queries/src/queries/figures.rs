// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct EndedBatchesParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub begin: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub recipe: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct MeasuredOfParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub batches: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EndedBatch {
    pub batch_id: uuid::Uuid,
    pub code: String,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<String>,
    pub tolerance_e6: Option<i64>,
    pub completed_at: Option<jiff::Timestamp>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: String,
    pub recipe_version: i32,
    pub target: Option<Vec<u8>>,
}
pub struct EndedBatchBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub code: &'a str,
    pub scale_e6: Option<i64>,
    pub scale_unit: Option<&'a str>,
    pub tolerance_e6: Option<i64>,
    pub completed_at: Option<jiff::Timestamp>,
    pub recipe_version_id: uuid::Uuid,
    pub recipe: &'a str,
    pub recipe_version: i32,
    pub target: Option<&'a [u8]>,
}
impl<'a> From<EndedBatchBorrowed<'a>> for EndedBatch {
    fn from(
        EndedBatchBorrowed {
            batch_id,
            code,
            scale_e6,
            scale_unit,
            tolerance_e6,
            completed_at,
            recipe_version_id,
            recipe,
            recipe_version,
            target,
        }: EndedBatchBorrowed<'a>,
    ) -> Self {
        Self {
            batch_id,
            code: code.into(),
            scale_e6,
            scale_unit: scale_unit.map(|v| v.into()),
            tolerance_e6,
            completed_at,
            recipe_version_id,
            recipe: recipe.into(),
            recipe_version,
            target: target.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredOf {
    pub batch_id: uuid::Uuid,
    pub name: String,
    pub value_e6: i64,
}
pub struct MeasuredOfBorrowed<'a> {
    pub batch_id: uuid::Uuid,
    pub name: &'a str,
    pub value_e6: i64,
}
impl<'a> From<MeasuredOfBorrowed<'a>> for MeasuredOf {
    fn from(MeasuredOfBorrowed { batch_id, name, value_e6 }: MeasuredOfBorrowed<'a>) -> Self {
        Self { batch_id, name: name.into(), value_e6 }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EndedBatchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EndedBatchBorrowed, tokio_postgres::Error>,
    mapper: fn(EndedBatchBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EndedBatchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EndedBatchBorrowed) -> R) -> EndedBatchQuery<'c, 'a, 's, C, R, N> {
        EndedBatchQuery {
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
pub struct MeasuredOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MeasuredOfBorrowed, tokio_postgres::Error>,
    mapper: fn(MeasuredOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MeasuredOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MeasuredOfBorrowed) -> R) -> MeasuredOfQuery<'c, 'a, 's, C, R, N> {
        MeasuredOfQuery {
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
pub struct EndedBatchesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ended_batches() -> EndedBatchesStmt {
    EndedBatchesStmt(
        "select b.batch_id, b.code, b.scale_e6, b.scale_unit, b.tolerance_percent_e6 as tolerance_e6, b.completed_at, b.recipe_version_id, r.code as recipe, r.version as recipe_version, p.target from make.batch b join make.recipe_version r on r.tenant_id = $1 and r.recipe_version_id = b.recipe_version_id left join make.batch_plan p on p.tenant_id = $1 and p.batch_id = b.batch_id where b.tenant_id = $1 and b.completed_at >= $2 and b.completed_at < $3 and b.state <> 'Aborted' and ($4::text = '' or r.code = $4) order by b.completed_at desc, b.batch_id desc limit $5",
        None,
    )
}
impl EndedBatchesStmt {
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
        begin: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        recipe: &'a T1,
        many: &'a i64,
    ) -> EndedBatchQuery<'c, 'a, 's, C, EndedBatch, 5> {
        EndedBatchQuery {
            client,
            params: [tenant, begin, until, recipe, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EndedBatchBorrowed, tokio_postgres::Error> {
                Ok(EndedBatchBorrowed {
                    batch_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    scale_e6: row.try_get(2)?,
                    scale_unit: row.try_get(3)?,
                    tolerance_e6: row.try_get(4)?,
                    completed_at: row.try_get(5)?,
                    recipe_version_id: row.try_get(6)?,
                    recipe: row.try_get(7)?,
                    recipe_version: row.try_get(8)?,
                    target: row.try_get(9)?,
                })
            },
            mapper: |it| EndedBatch::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndedBatchesParams<T1>,
        EndedBatchQuery<'c, 'a, 's, C, EndedBatch, 5>,
        C,
    > for EndedBatchesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndedBatchesParams<T1>,
    ) -> EndedBatchQuery<'c, 'a, 's, C, EndedBatch, 5> {
        self.bind(client, &params.tenant, &params.begin, &params.until, &params.recipe, &params.many)
    }
}
pub struct MeasuredOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn measured_of() -> MeasuredOfStmt {
    MeasuredOfStmt(
        "select distinct on (o.batch_id, o.name) o.batch_id, o.name, o.value_e6 from make.batch_observation o where o.tenant_id = $1 and o.batch_id = any($2) order by o.batch_id, o.name, o.batch_observation_id desc",
        None,
    )
}
impl MeasuredOfStmt {
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
    ) -> MeasuredOfQuery<'c, 'a, 's, C, MeasuredOf, 2> {
        MeasuredOfQuery {
            client,
            params: [tenant, batches],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MeasuredOfBorrowed, tokio_postgres::Error> {
                Ok(MeasuredOfBorrowed {
                    batch_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    value_e6: row.try_get(2)?,
                })
            },
            mapper: |it| MeasuredOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MeasuredOfParams<T1>,
        MeasuredOfQuery<'c, 'a, 's, C, MeasuredOf, 2>,
        C,
    > for MeasuredOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MeasuredOfParams<T1>,
    ) -> MeasuredOfQuery<'c, 'a, 's, C, MeasuredOf, 2> {
        self.bind(client, &params.tenant, &params.batches)
    }
}
