// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SpentByYearParams {
    pub tenant: uuid::Uuid,
    pub year_most: i64,
    pub month_most: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SpentByYear {
    pub unlike: i64,
    pub over_year: i64,
    pub over_month: i64,
    pub given: i64,
    pub is_member: bool,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SpentByYearQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SpentByYear, tokio_postgres::Error>,
    mapper: fn(SpentByYear) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SpentByYearQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SpentByYear) -> R) -> SpentByYearQuery<'c, 'a, 's, C, R, N> {
        SpentByYearQuery {
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
pub struct SpentByYearStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn spent_by_year() -> SpentByYearStmt {
    SpentByYearStmt(
        "select coalesce(( select count(*) from app.benchmark_budget b where b.tenant_id = $1 and b.spent_milli <> coalesce(( select sum(c.cost_milli) from app.benchmark_contribution c where c.tenant_id = $1 and extract(year from c.month) = b.year), 0)), 0) as unlike, coalesce(( select count(*) from app.benchmark_budget b where b.tenant_id = $1 and b.spent_milli > $2::bigint), 0) as over_year, coalesce(( select count(*) from ( select 1 from app.benchmark_contribution c where c.tenant_id = $1 group by c.month having sum(c.cost_milli) > $3::bigint) o), 0) as over_month, coalesce((select count(*) from app.benchmark_contribution c where c.tenant_id = $1), 0) as given, exists (select from app.benchmark_member m where m.tenant_id = $1) as is_member from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl SpentByYearStmt {
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
        year_most: &'a i64,
        month_most: &'a i64,
    ) -> SpentByYearQuery<'c, 'a, 's, C, SpentByYear, 3> {
        SpentByYearQuery {
            client,
            params: [tenant, year_most, month_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SpentByYear, tokio_postgres::Error> {
                Ok(SpentByYear {
                    unlike: row.try_get(0)?,
                    over_year: row.try_get(1)?,
                    over_month: row.try_get(2)?,
                    given: row.try_get(3)?,
                    is_member: row.try_get(4)?,
                })
            },
            mapper: |it| SpentByYear::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SpentByYearParams,
        SpentByYearQuery<'c, 'a, 's, C, SpentByYear, 3>,
        C,
    > for SpentByYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SpentByYearParams,
    ) -> SpentByYearQuery<'c, 'a, 's, C, SpentByYear, 3> {
        self.bind(client, &params.tenant, &params.year_most, &params.month_most)
    }
}
