// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LockBillParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CreditedOfParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IsCreditedParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesLeftParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddCreditsParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
> {
    pub document: uuid::Uuid,
    pub line_nos: T1,
    pub line_taxable_minor: T2,
    pub line_tax_minor: T3,
    pub line_quantity_e6: T4,
    pub taxable_minor: T5,
    pub taxed_minor: T6,
    pub tax_minor: T7,
    pub quantity_e6: T8,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertNoteLinesParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub note: uuid::Uuid,
    pub invoice: uuid::Uuid,
    pub with_tax: bool,
    pub line_nos: T1,
    pub taxable_minor: T2,
    pub tax_minor: T3,
    pub quantity_e6: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct NotesTotalParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteThatAddsParams {
    pub tenant: uuid::Uuid,
    pub document: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CreditedOf {
    pub line_no: i32,
    pub taxable_minor: i64,
    pub taxed_minor: i64,
    pub tax_minor: i64,
    pub quantity_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LinesLeft {
    pub line_no: i32,
    pub left_minor: i64,
    pub returned_e6: i64,
    pub all_returned: bool,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct CreditedOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CreditedOf, tokio_postgres::Error>,
    mapper: fn(CreditedOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CreditedOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CreditedOf) -> R) -> CreditedOfQuery<'c, 'a, 's, C, R, N> {
        CreditedOfQuery {
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
pub struct LinesLeftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesLeft, tokio_postgres::Error>,
    mapper: fn(LinesLeft) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesLeftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinesLeft) -> R) -> LinesLeftQuery<'c, 'a, 's, C, R, N> {
        LinesLeftQuery {
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
pub struct LockBillStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_bill() -> LockBillStmt {
    LockBillStmt(
        "select state from ledger.document where tenant_id = $1 and document_id = $2 for no key update",
        None,
    )
}
impl LockBillStmt {
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
        document: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockBillParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for LockBillStmt
{
    fn params(&'s self, client: &'c C, params: &'a LockBillParams) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct CreditedOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credited_of() -> CreditedOfStmt {
    CreditedOfStmt(
        "select line_no, taxable_minor, taxed_minor, tax_minor, quantity_e6 from ledger.line_credit where tenant_id = $1 and document_id = $2 order by line_no",
        None,
    )
}
impl CreditedOfStmt {
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
        document: &'a uuid::Uuid,
    ) -> CreditedOfQuery<'c, 'a, 's, C, CreditedOf, 2> {
        CreditedOfQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreditedOf, tokio_postgres::Error> {
                Ok(CreditedOf {
                    line_no: row.try_get(0)?,
                    taxable_minor: row.try_get(1)?,
                    taxed_minor: row.try_get(2)?,
                    tax_minor: row.try_get(3)?,
                    quantity_e6: row.try_get(4)?,
                })
            },
            mapper: |it| CreditedOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreditedOfParams,
        CreditedOfQuery<'c, 'a, 's, C, CreditedOf, 2>,
        C,
    > for CreditedOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreditedOfParams,
    ) -> CreditedOfQuery<'c, 'a, 's, C, CreditedOf, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct IsCreditedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_credited() -> IsCreditedStmt {
    IsCreditedStmt(
        "select exists ( select from ledger.line_credit where tenant_id = $1 and document_id = $2 ) as credited",
        None,
    )
}
impl IsCreditedStmt {
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
        document: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, IsCreditedParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsCreditedStmt
{
    fn params(&'s self, client: &'c C, params: &'a IsCreditedParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct LinesLeftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_left() -> LinesLeftStmt {
    LinesLeftStmt(
        "select l.line_no, l.taxable_minor - coalesce(c.taxable_minor, 0) as left_minor, coalesce(c.quantity_e6, 0)::bigint as returned_e6, coalesce(c.quantity_e6 = c.line_quantity_e6, false) as all_returned from ledger.document_line l left join ledger.line_credit c on c.tenant_id = $1 and c.document_id = l.document_id and c.line_no = l.line_no where l.tenant_id = $1 and l.document_id = $2 order by l.line_no",
        None,
    )
}
impl LinesLeftStmt {
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
        document: &'a uuid::Uuid,
    ) -> LinesLeftQuery<'c, 'a, 's, C, LinesLeft, 2> {
        LinesLeftQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesLeft, tokio_postgres::Error> {
                Ok(LinesLeft {
                    line_no: row.try_get(0)?,
                    left_minor: row.try_get(1)?,
                    returned_e6: row.try_get(2)?,
                    all_returned: row.try_get(3)?,
                })
            },
            mapper: |it| LinesLeft::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinesLeftParams, LinesLeftQuery<'c, 'a, 's, C, LinesLeft, 2>, C>
    for LinesLeftStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesLeftParams,
    ) -> LinesLeftQuery<'c, 'a, 's, C, LinesLeft, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct AddCreditsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_credits() -> AddCreditsStmt {
    AddCreditsStmt(
        "insert into ledger.line_credit as so_far (tenant_id, document_id, line_no, line_taxable_minor, line_tax_minor, line_quantity_e6, taxable_minor, taxed_minor, tax_minor, quantity_e6) select t.tenant_id, $1, part.line_no, part.line_taxable, part.line_tax, part.line_quantity, part.taxable, part.taxed, part.tax, part.quantity from app.tenant t cross join unnest($2::integer[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[]) as part (line_no, line_taxable, line_tax, line_quantity, taxable, taxed, tax, quantity) where t.tenant_id = $10 on conflict (tenant_id, document_id, line_no) do update set taxable_minor = so_far.taxable_minor + excluded.taxable_minor, taxed_minor = so_far.taxed_minor + excluded.taxed_minor, tax_minor = so_far.tax_minor + excluded.tax_minor, quantity_e6 = so_far.quantity_e6 + excluded.quantity_e6 returning so_far.line_no",
        None,
    )
}
impl AddCreditsStmt {
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
        T5: crate::ArraySql<Item = i64>,
        T6: crate::ArraySql<Item = i64>,
        T7: crate::ArraySql<Item = i64>,
        T8: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        document: &'a uuid::Uuid,
        line_nos: &'a T1,
        line_taxable_minor: &'a T2,
        line_tax_minor: &'a T3,
        line_quantity_e6: &'a T4,
        taxable_minor: &'a T5,
        taxed_minor: &'a T6,
        tax_minor: &'a T7,
        quantity_e6: &'a T8,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [
                document,
                line_nos,
                line_taxable_minor,
                line_tax_minor,
                line_quantity_e6,
                taxable_minor,
                taxed_minor,
                tax_minor,
                quantity_e6,
                tenant,
            ],
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
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
    T5: crate::ArraySql<Item = i64>,
    T6: crate::ArraySql<Item = i64>,
    T7: crate::ArraySql<Item = i64>,
    T8: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddCreditsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        I32Query<'c, 'a, 's, C, i32, 10>,
        C,
    > for AddCreditsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddCreditsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.document,
            &params.line_nos,
            &params.line_taxable_minor,
            &params.line_tax_minor,
            &params.line_quantity_e6,
            &params.taxable_minor,
            &params.taxed_minor,
            &params.tax_minor,
            &params.quantity_e6,
            &params.tenant,
        )
    }
}
pub struct InsertNoteLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_note_lines() -> InsertNoteLinesStmt {
    InsertNoteLinesStmt(
        "insert into ledger.note_line as written (tenant_id, document_id, line_no, invoice_id, invoice_line_no, taxable_minor, tax_minor, with_tax, quantity_e6) select t.tenant_id, $1, part.n, $2, part.line_no, part.taxable, part.tax, $3, part.quantity from app.tenant t cross join unnest($4::integer[], $5::bigint[], $6::bigint[], $7::bigint[]) with ordinality as part (line_no, taxable, tax, quantity, n) where t.tenant_id = $8 returning written.line_no",
        None,
    )
}
impl InsertNoteLinesStmt {
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        note: &'a uuid::Uuid,
        invoice: &'a uuid::Uuid,
        with_tax: &'a bool,
        line_nos: &'a T1,
        taxable_minor: &'a T2,
        tax_minor: &'a T3,
        quantity_e6: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [note, invoice, with_tax, line_nos, taxable_minor, tax_minor, quantity_e6, tenant],
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
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertNoteLinesParams<T1, T2, T3, T4>,
        I32Query<'c, 'a, 's, C, i32, 8>,
        C,
    > for InsertNoteLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertNoteLinesParams<T1, T2, T3, T4>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.note,
            &params.invoice,
            &params.with_tax,
            &params.line_nos,
            &params.taxable_minor,
            &params.tax_minor,
            &params.quantity_e6,
            &params.tenant,
        )
    }
}
pub struct NotesTotalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notes_total() -> NotesTotalStmt {
    NotesTotalStmt(
        "select coalesce(sum(d.total_minor), 0)::bigint as total_minor from ledger.document_link l join ledger.document d on d.tenant_id = $1 and d.document_id = l.document_id where l.tenant_id = $1 and l.about_id = $2 and l.kind = 'credits'",
        None,
    )
}
impl NotesTotalStmt {
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
        document: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NotesTotalParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for NotesTotalStmt
{
    fn params(&'s self, client: &'c C, params: &'a NotesTotalParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
pub struct NoteThatAddsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_that_adds() -> NoteThatAddsStmt {
    NoteThatAddsStmt(
        "select d.number from ledger.document_link k join ledger.document d on d.tenant_id = $1 and d.document_id = k.document_id and d.state = 'posted' where k.tenant_id = $1 and k.about_id = $2 and k.kind = 'debits' and exists ( select from ledger.document_line l left join ledger.line_credit c on c.tenant_id = $1 and c.document_id = l.document_id and c.line_no = l.line_no where l.tenant_id = $1 and l.document_id = d.document_id and l.taxable_minor > coalesce(c.taxable_minor, 0) ) order by d.document_id limit 1",
        None,
    )
}
impl NoteThatAddsStmt {
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
        document: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, document],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NoteThatAddsParams, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for NoteThatAddsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoteThatAddsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.document)
    }
}
