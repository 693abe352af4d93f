// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct CustomersNamedParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub first: T2,
    pub beyond: T3,
    pub after_name: T4,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CustomersNamed {
    pub party_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub state: Option<String>,
    pub phone: Option<String>,
    pub balance_minor: i64,
    pub open_minor: i64,
    pub open_bills: i64,
}
pub struct CustomersNamedBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
    pub state: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub balance_minor: i64,
    pub open_minor: i64,
    pub open_bills: i64,
}
impl<'a> From<CustomersNamedBorrowed<'a>> for CustomersNamed {
    fn from(
        CustomersNamedBorrowed {
            party_id,
            code,
            name,
            kind,
            state,
            phone,
            balance_minor,
            open_minor,
            open_bills,
        }: CustomersNamedBorrowed<'a>,
    ) -> Self {
        Self {
            party_id,
            code: code.into(),
            name: name.into(),
            kind: kind.into(),
            state: state.map(|v| v.into()),
            phone: phone.map(|v| v.into()),
            balance_minor,
            open_minor,
            open_bills,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CustomersNamedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CustomersNamedBorrowed, tokio_postgres::Error>,
    mapper: fn(CustomersNamedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CustomersNamedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CustomersNamedBorrowed) -> R) -> CustomersNamedQuery<'c, 'a, 's, C, R, N> {
        CustomersNamedQuery {
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
pub struct CustomersNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customers_named() -> CustomersNamedStmt {
    CustomersNamedStmt(
        "select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills from ledger.party p cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = p.party_id and q.commodity = $2 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = p.party_id and q.commodity = $2 ) m ) b cross join lateral ( select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i where i.tenant_id = $1 and i.party_id = p.party_id and i.open_minor > 0 ) o where p.tenant_id = $1 and p.name_norm >= $3 and p.name_norm < $4 and (p.name_norm, p.party_id) > ($5, $6) order by p.name_norm, p.party_id limit $7",
        None,
    )
}
impl CustomersNamedStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        commodity: &'a T1,
        first: &'a T2,
        beyond: &'a T3,
        after_name: &'a T4,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CustomersNamedQuery<'c, 'a, 's, C, CustomersNamed, 7> {
        CustomersNamedQuery {
            client,
            params: [tenant, commodity, first, beyond, after_name, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CustomersNamedBorrowed, tokio_postgres::Error> {
                Ok(CustomersNamedBorrowed {
                    party_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    state: row.try_get(4)?,
                    phone: row.try_get(5)?,
                    balance_minor: row.try_get(6)?,
                    open_minor: row.try_get(7)?,
                    open_bills: row.try_get(8)?,
                })
            },
            mapper: |it| CustomersNamed::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CustomersNamedParams<T1, T2, T3, T4>,
        CustomersNamedQuery<'c, 'a, 's, C, CustomersNamed, 7>,
        C,
    > for CustomersNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CustomersNamedParams<T1, T2, T3, T4>,
    ) -> CustomersNamedQuery<'c, 'a, 's, C, CustomersNamed, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.commodity,
            &params.first,
            &params.beyond,
            &params.after_name,
            &params.after,
            &params.many,
        )
    }
}
