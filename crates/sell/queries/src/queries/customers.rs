// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct CustomersParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub commodity: T1,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct CustomersNamedParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub beginnings: T2,
    pub before: uuid::Uuid,
    pub many: i64,
    pub commodity: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerRow {
    pub party_id: uuid::Uuid,
    pub code: Vec<u8>,
    pub name: Vec<u8>,
    pub kind: String,
    pub state: Option<String>,
    pub phone: Option<Vec<u8>>,
    pub balance_minor: i64,
    pub open_minor: i64,
    pub open_bills: i64,
}
pub struct CustomerRowBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a [u8],
    pub name: &'a [u8],
    pub kind: &'a str,
    pub state: Option<&'a str>,
    pub phone: Option<&'a [u8]>,
    pub balance_minor: i64,
    pub open_minor: i64,
    pub open_bills: i64,
}
impl<'a> From<CustomerRowBorrowed<'a>> for CustomerRow {
    fn from(
        CustomerRowBorrowed {
            party_id,
            code,
            name,
            kind,
            state,
            phone,
            balance_minor,
            open_minor,
            open_bills,
        }: CustomerRowBorrowed<'a>,
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
pub struct CustomerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CustomerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CustomerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CustomerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CustomerRowBorrowed) -> R) -> CustomerRowQuery<'c, 'a, 's, C, R, N> {
        CustomerRowQuery {
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
pub struct CustomersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customers() -> CustomersStmt {
    CustomersStmt(
        "select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills from ledger.party p cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = $2 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = $2 ) m ) b cross join lateral ( select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i where i.tenant_id = $1 and i.party_id = p.party_id and i.open_minor > 0 ) o where p.tenant_id = $1 and p.party_id < $3 order by p.party_id desc limit $4",
        None,
    )
}
impl CustomersStmt {
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
        commodity: &'a T1,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 4> {
        CustomerRowQuery {
            client,
            params: [tenant, commodity, before, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CustomerRowBorrowed, tokio_postgres::Error> {
                Ok(CustomerRowBorrowed {
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
            mapper: |it| CustomerRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CustomersParams<T1>,
        CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 4>,
        C,
    > for CustomersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CustomersParams<T1>,
    ) -> CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 4> {
        self.bind(client, &params.tenant, &params.commodity, &params.before, &params.many)
    }
}
pub struct CustomersNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customers_named() -> CustomersNamedStmt {
    CustomersNamedStmt(
        "select p.party_id, p.code, p.name, p.kind, p.state, p.phone, b.balance_minor, o.open_minor, o.open_bills from ( select w.party_id from ledger.party_word w where w.tenant_id = $1 and w.beginning = any($2) and w.party_id < $3 group by w.party_id having count(*) = cardinality($2::bytea[]) order by w.party_id desc limit $4 ) found join ledger.party p on p.tenant_id = $1 and p.party_id = found.party_id cross join lateral ( select coalesce(sum(m.amount), 0)::bigint as balance_minor from ( select q.amount from ledger.posting q where q.tenant_id = $1 and q.debit_party = p.party_id and q.debit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = $5 union all select -q.amount from ledger.posting q where q.tenant_id = $1 and q.credit_party = p.party_id and q.credit_account in ('AR', 'ADV', 'SCHEME', 'AP') and q.commodity = $5 ) m ) b cross join lateral ( select coalesce(sum(i.open_minor), 0)::bigint as open_minor, count(*) as open_bills from ledger.open_item i where i.tenant_id = $1 and i.party_id = p.party_id and i.open_minor > 0 ) o order by p.party_id desc",
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
        T1: crate::BytesSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        beginnings: &'a T2,
        before: &'a uuid::Uuid,
        many: &'a i64,
        commodity: &'a T3,
    ) -> CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 5> {
        CustomerRowQuery {
            client,
            params: [tenant, beginnings, before, many, commodity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CustomerRowBorrowed, tokio_postgres::Error> {
                Ok(CustomerRowBorrowed {
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
            mapper: |it| CustomerRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CustomersNamedParams<T1, T2, T3>,
        CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 5>,
        C,
    > for CustomersNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CustomersNamedParams<T1, T2, T3>,
    ) -> CustomerRowQuery<'c, 'a, 's, C, CustomerRow, 5> {
        self.bind(client, &params.tenant, &params.beginnings, &params.before, &params.many, &params.commodity)
    }
}
