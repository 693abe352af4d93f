// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct HoldsFiguresParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub rules: T2,
    pub late: jiff::civil::Date,
    pub today: jiff::civil::Date,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HoldsFigures {
    pub copies: i64,
    pub books: i64,
    pub without_rule: i64,
    pub past_day: i64,
    pub opened_alone: i64,
    pub holds: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HoldsFiguresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldsFigures, tokio_postgres::Error>,
    mapper: fn(HoldsFigures) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldsFiguresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldsFigures) -> R) -> HoldsFiguresQuery<'c, 'a, 's, C, R, N> {
        HoldsFiguresQuery {
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
pub struct HoldsFiguresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holds_figures() -> HoldsFiguresStmt {
    HoldsFiguresStmt(
        "select coalesce((select count(*) from app.retained_copy c where c.tenant_id = $1 and c.ended_at is null), 0) as copies, coalesce(( select count(*) from app.retained_copy c where c.tenant_id = $1 and c.ended_at is null and c.workspace_id is not null), 0) as books, coalesce(( select count(*) from app.retained_copy c where c.tenant_id = $1 and c.ended_at is null and c.rule <> all ($2::text[])), 0) as without_rule, coalesce(( select count(*) from app.retained_copy c where c.tenant_id = $1 and c.ended_at is null and c.keep_until < $3 and not exists (select from app.legal_hold h where h.tenant_id = $1 and h.lifted_at is null)), 0) as past_day, coalesce(( select count(*) from app.copy_opening o where o.tenant_id = $1 and o.approved_at is not null and (o.approved_by = o.asked_by or o.closes_at > o.approved_at + interval '1 hour')), 0) as opened_alone, coalesce(( select count(*) from app.legal_hold h where h.tenant_id = $1 and h.lifted_at is null and (h.until_on is null or h.until_on >= $4)), 0) as holds from app.tenant t where t.tenant_id = $1",
        None,
    )
}
impl HoldsFiguresStmt {
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
        rules: &'a T2,
        late: &'a jiff::civil::Date,
        today: &'a jiff::civil::Date,
    ) -> HoldsFiguresQuery<'c, 'a, 's, C, HoldsFigures, 4> {
        HoldsFiguresQuery {
            client,
            params: [tenant, rules, late, today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldsFigures, tokio_postgres::Error> {
                Ok(HoldsFigures {
                    copies: row.try_get(0)?,
                    books: row.try_get(1)?,
                    without_rule: row.try_get(2)?,
                    past_day: row.try_get(3)?,
                    opened_alone: row.try_get(4)?,
                    holds: row.try_get(5)?,
                })
            },
            mapper: |it| HoldsFigures::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldsFiguresParams<T1, T2>,
        HoldsFiguresQuery<'c, 'a, 's, C, HoldsFigures, 4>,
        C,
    > for HoldsFiguresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldsFiguresParams<T1, T2>,
    ) -> HoldsFiguresQuery<'c, 'a, 's, C, HoldsFigures, 4> {
        self.bind(client, &params.tenant, &params.rules, &params.late, &params.today)
    }
}
