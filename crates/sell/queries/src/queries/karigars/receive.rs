// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertReceiptParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
    pub party: uuid::Uuid,
    pub job: Option<uuid::Uuid>,
    pub tax_class: Option<T1>,
    pub labour_minor: i64,
    pub tax_minor: i64,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertReceiptLinesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i32>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
> {
    pub document: uuid::Uuid,
    pub kinds: T2,
    pub metals: T4,
    pub net_mg: T5,
    pub fineness: T6,
    pub fine_mg: T7,
    pub wastage_mg: T8,
    pub labour_minor: T9,
    pub tenant: uuid::Uuid,
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
pub struct InsertReceiptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_receipt() -> InsertReceiptStmt {
    InsertReceiptStmt(
        "insert into sell.karigar_receipt (tenant_id, document_id, party_id, job_id, tax_class, labour_minor, tax_minor, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as received",
        None,
    )
}
impl InsertReceiptStmt {
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
        document: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        job: &'a Option<uuid::Uuid>,
        tax_class: &'a Option<T1>,
        labour_minor: &'a i64,
        tax_minor: &'a i64,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, document, party, job, tax_class, labour_minor, tax_minor, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertReceiptParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 9>, C>
    for InsertReceiptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReceiptParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.document,
            &params.party,
            &params.job,
            &params.tax_class,
            &params.labour_minor,
            &params.tax_minor,
            &params.by,
            &params.now,
        )
    }
}
pub struct InsertReceiptLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_receipt_lines() -> InsertReceiptLinesStmt {
    InsertReceiptLinesStmt(
        "insert into sell.karigar_receipt_line as written (tenant_id, document_id, line_no, kind, metal, net_mg, fineness, fine_mg, wastage_mg, labour_minor) select t.tenant_id, $1, line.n, line.kind, line.metal, line.net_mg, line.fineness, line.fine_mg, line.wastage_mg, line.labour_minor from app.tenant t cross join unnest($2::text[], $3::text[], $4::bigint[], $5::integer[], $6::bigint[], $7::bigint[], $8::bigint[]) with ordinality as line (kind, metal, net_mg, fineness, fine_mg, wastage_mg, labour_minor, n) where t.tenant_id = $9 returning written.line_no",
        None,
    )
}
impl InsertReceiptLinesStmt {
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
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i32>,
        T7: crate::ArraySql<Item = i64>,
        T8: crate::ArraySql<Item = i64>,
        T9: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        document: &'a uuid::Uuid,
        kinds: &'a T2,
        metals: &'a T4,
        net_mg: &'a T5,
        fineness: &'a T6,
        fine_mg: &'a T7,
        wastage_mg: &'a T8,
        labour_minor: &'a T9,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        I32Query {
            client,
            params: [document, kinds, metals, net_mg, fineness, fine_mg, wastage_mg, labour_minor, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i32>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
    T9: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertReceiptLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        I32Query<'c, 'a, 's, C, i32, 9>,
        C,
    > for InsertReceiptLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReceiptLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        self.bind(
            client,
            &params.document,
            &params.kinds,
            &params.metals,
            &params.net_mg,
            &params.fineness,
            &params.fine_mg,
            &params.wastage_mg,
            &params.labour_minor,
            &params.tenant,
        )
    }
}
