// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertOldMetalParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub metal: T1,
    pub gross_mg: i64,
    pub deduction_mg: i64,
    pub net_mg: i64,
    pub fineness: i32,
    pub fine_mg: i64,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
    pub basis: T2,
    pub value_minor: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BoardOfMetalParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub metal: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BoardOfMetal {
    pub fineness: i32,
    pub side: String,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
}
pub struct BoardOfMetalBorrowed<'a> {
    pub fineness: i32,
    pub side: &'a str,
    pub rate_minor: i64,
    pub per_mg_e4: i64,
}
impl<'a> From<BoardOfMetalBorrowed<'a>> for BoardOfMetal {
    fn from(
        BoardOfMetalBorrowed { fineness, side, rate_minor, per_mg_e4 }: BoardOfMetalBorrowed<'a>,
    ) -> Self {
        Self { fineness, side: side.into(), rate_minor, per_mg_e4 }
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
pub struct BoardOfMetalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BoardOfMetalBorrowed, tokio_postgres::Error>,
    mapper: fn(BoardOfMetalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoardOfMetalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BoardOfMetalBorrowed) -> R) -> BoardOfMetalQuery<'c, 'a, 's, C, R, N> {
        BoardOfMetalQuery {
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
pub struct InsertOldMetalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_old_metal() -> InsertOldMetalStmt {
    InsertOldMetalStmt(
        "insert into sell.old_metal (tenant_id, document_id, metal, gross_mg, deduction_mg, net_mg, fineness, fine_mg, rate_minor, per_mg_e4, basis, value_minor, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning true as kept",
        None,
    )
}
impl InsertOldMetalStmt {
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
        document: &'a uuid::Uuid,
        metal: &'a T1,
        gross_mg: &'a i64,
        deduction_mg: &'a i64,
        net_mg: &'a i64,
        fineness: &'a i32,
        fine_mg: &'a i64,
        rate_minor: &'a i64,
        per_mg_e4: &'a i64,
        basis: &'a T2,
        value_minor: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        BoolQuery {
            client,
            params: [
                tenant,
                document,
                metal,
                gross_mg,
                deduction_mg,
                net_mg,
                fineness,
                fine_mg,
                rate_minor,
                per_mg_e4,
                basis,
                value_minor,
                by,
                now,
            ],
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
        InsertOldMetalParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 14>,
        C,
    > for InsertOldMetalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOldMetalParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.document,
            &params.metal,
            &params.gross_mg,
            &params.deduction_mg,
            &params.net_mg,
            &params.fineness,
            &params.fine_mg,
            &params.rate_minor,
            &params.per_mg_e4,
            &params.basis,
            &params.value_minor,
            &params.by,
            &params.now,
        )
    }
}
pub struct BoardOfMetalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn board_of_metal() -> BoardOfMetalStmt {
    BoardOfMetalStmt(
        "select distinct on (q.fineness, q.side) q.fineness, q.side, q.rate_minor, q.per_mg_e4 from sell.rate q where q.tenant_id = $1 and q.metal = $2 and q.effective_at <= $3 and not exists (select from sell.rate c where c.tenant_id = $1 and c.supersedes = q.rate_id) order by q.fineness, q.side, q.effective_at desc",
        None,
    )
}
impl BoardOfMetalStmt {
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
        metal: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoardOfMetalQuery<'c, 'a, 's, C, BoardOfMetal, 3> {
        BoardOfMetalQuery {
            client,
            params: [tenant, metal, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BoardOfMetalBorrowed, tokio_postgres::Error> {
                Ok(BoardOfMetalBorrowed {
                    fineness: row.try_get(0)?,
                    side: row.try_get(1)?,
                    rate_minor: row.try_get(2)?,
                    per_mg_e4: row.try_get(3)?,
                })
            },
            mapper: |it| BoardOfMetal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BoardOfMetalParams<T1>,
        BoardOfMetalQuery<'c, 'a, 's, C, BoardOfMetal, 3>,
        C,
    > for BoardOfMetalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BoardOfMetalParams<T1>,
    ) -> BoardOfMetalQuery<'c, 'a, 's, C, BoardOfMetal, 3> {
        self.bind(client, &params.tenant, &params.metal, &params.now)
    }
}
