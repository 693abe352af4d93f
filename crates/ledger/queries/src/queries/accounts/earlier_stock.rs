// This file was generated with `clorinde`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct EarlierStock {
    pub began_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub there_were: i64,
    pub entered: i64,
    pub sums_before: Option<serde_json::Value>,
    pub sums_after: Option<serde_json::Value>,
}
pub struct EarlierStockBorrowed<'a> {
    pub began_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub there_were: i64,
    pub entered: i64,
    pub sums_before: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub sums_after: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<EarlierStockBorrowed<'a>> for EarlierStock {
    fn from(
        EarlierStockBorrowed {
            began_at,
            ended_at,
            there_were,
            entered,
            sums_before,
            sums_after,
        }: EarlierStockBorrowed<'a>,
    ) -> Self {
        Self {
            began_at,
            ended_at,
            there_were,
            entered,
            sums_before: sums_before.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            sums_after: sums_after.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EarlierStockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EarlierStockBorrowed, tokio_postgres::Error>,
    mapper: fn(EarlierStockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EarlierStockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EarlierStockBorrowed) -> R) -> EarlierStockQuery<'c, 'a, 's, C, R, N> {
        EarlierStockQuery {
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
pub struct EarlierStockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn earlier_stock() -> EarlierStockStmt {
    EarlierStockStmt(
        "select began_at, ended_at, there_were, entered, sums_before, sums_after from ledger.earlier_stock where tenant_id = $1",
        None,
    )
}
impl EarlierStockStmt {
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
    ) -> EarlierStockQuery<'c, 'a, 's, C, EarlierStock, 1> {
        EarlierStockQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EarlierStockBorrowed, tokio_postgres::Error> {
                Ok(EarlierStockBorrowed {
                    began_at: row.try_get(0)?,
                    ended_at: row.try_get(1)?,
                    there_were: row.try_get(2)?,
                    entered: row.try_get(3)?,
                    sums_before: row.try_get(4)?,
                    sums_after: row.try_get(5)?,
                })
            },
            mapper: |it| EarlierStock::from(it),
        }
    }
}
