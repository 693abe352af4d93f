// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertPartyParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub code: T1,
    pub name: T2,
    pub kind: T3,
    pub state: Option<T4>,
    pub gstin: Option<T5>,
    pub abn: Option<T6>,
    pub pan: Option<T7>,
    pub phone: Option<T8>,
    pub location: Option<T9>,
    pub gln: Option<T10>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdatePartyParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub name: T1,
    pub kind: T2,
    pub state: Option<T3>,
    pub gstin: Option<T4>,
    pub abn: Option<T5>,
    pub pan: Option<T6>,
    pub phone: Option<T7>,
    pub location: Option<T8>,
    pub gln: Option<T9>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub tenant: uuid::Uuid,
    pub code: T10,
}
#[derive(Debug)]
pub struct PartyCodedParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub code: T1,
}
#[derive(Debug)]
pub struct PartiesNamedParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub first: T1,
    pub beyond: T2,
    pub after_name: T3,
    pub after: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PartyRow {
    pub party_id: uuid::Uuid,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub state: Option<String>,
    pub gstin: Option<String>,
    pub abn: Option<String>,
    pub pan: Option<String>,
    pub phone: Option<String>,
    pub location: Option<String>,
    pub gln: Option<String>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub version: i32,
}
pub struct PartyRowBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
    pub state: Option<&'a str>,
    pub gstin: Option<&'a str>,
    pub abn: Option<&'a str>,
    pub pan: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub location: Option<&'a str>,
    pub gln: Option<&'a str>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub version: i32,
}
impl<'a> From<PartyRowBorrowed<'a>> for PartyRow {
    fn from(
        PartyRowBorrowed {
            party_id,
            code,
            name,
            kind,
            state,
            gstin,
            abn,
            pan,
            phone,
            location,
            gln,
            credit_limit_minor,
            terms_days,
            version,
        }: PartyRowBorrowed<'a>,
    ) -> Self {
        Self {
            party_id,
            code: code.into(),
            name: name.into(),
            kind: kind.into(),
            state: state.map(|v| v.into()),
            gstin: gstin.map(|v| v.into()),
            abn: abn.map(|v| v.into()),
            pan: pan.map(|v| v.into()),
            phone: phone.map(|v| v.into()),
            location: location.map(|v| v.into()),
            gln: gln.map(|v| v.into()),
            credit_limit_minor,
            terms_days,
            version,
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
pub struct PartyRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PartyRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PartyRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PartyRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PartyRowBorrowed) -> R) -> PartyRowQuery<'c, 'a, 's, C, R, N> {
        PartyRowQuery {
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
pub struct InsertPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_party() -> InsertPartyStmt {
    InsertPartyStmt(
        "insert into ledger.party (tenant_id, party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $16) returning true as added",
        None,
    )
}
impl InsertPartyStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        code: &'a T1,
        name: &'a T2,
        kind: &'a T3,
        state: &'a Option<T4>,
        gstin: &'a Option<T5>,
        abn: &'a Option<T6>,
        pan: &'a Option<T7>,
        phone: &'a Option<T8>,
        location: &'a Option<T9>,
        gln: &'a Option<T10>,
        credit_limit_minor: &'a Option<i64>,
        terms_days: &'a Option<i32>,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 16> {
        BoolQuery {
            client,
            params: [
                tenant,
                party,
                code,
                name,
                kind,
                state,
                gstin,
                abn,
                pan,
                phone,
                location,
                gln,
                credit_limit_minor,
                terms_days,
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
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        BoolQuery<'c, 'a, 's, C, bool, 16>,
        C,
    > for InsertPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 16> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.code,
            &params.name,
            &params.kind,
            &params.state,
            &params.gstin,
            &params.abn,
            &params.pan,
            &params.phone,
            &params.location,
            &params.gln,
            &params.credit_limit_minor,
            &params.terms_days,
            &params.by,
            &params.now,
        )
    }
}
pub struct UpdatePartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_party() -> UpdatePartyStmt {
    UpdatePartyStmt(
        "update ledger.party set name = $1, kind = $2, state = $3, gstin = $4, abn = $5, pan = $6, phone = $7, location = $8, gln = $9, credit_limit_minor = $10, terms_days = $11, version = version + 1 where tenant_id = $12 and code = $13 returning version",
        None,
    )
}
impl UpdatePartyStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        kind: &'a T2,
        state: &'a Option<T3>,
        gstin: &'a Option<T4>,
        abn: &'a Option<T5>,
        pan: &'a Option<T6>,
        phone: &'a Option<T7>,
        location: &'a Option<T8>,
        gln: &'a Option<T9>,
        credit_limit_minor: &'a Option<i64>,
        terms_days: &'a Option<i32>,
        tenant: &'a uuid::Uuid,
        code: &'a T10,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        I32Query {
            client,
            params: [
                name,
                kind,
                state,
                gstin,
                abn,
                pan,
                phone,
                location,
                gln,
                credit_limit_minor,
                terms_days,
                tenant,
                code,
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdatePartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I32Query<'c, 'a, 's, C, i32, 13>,
        C,
    > for UpdatePartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdatePartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        self.bind(
            client,
            &params.name,
            &params.kind,
            &params.state,
            &params.gstin,
            &params.abn,
            &params.pan,
            &params.phone,
            &params.location,
            &params.gln,
            &params.credit_limit_minor,
            &params.terms_days,
            &params.tenant,
            &params.code,
        )
    }
}
pub struct PartyCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn party_coded() -> PartyCodedStmt {
    PartyCodedStmt(
        "select party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version from ledger.party where tenant_id = $1 and code = $2",
        None,
    )
}
impl PartyCodedStmt {
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
        code: &'a T1,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 2> {
        PartyRowQuery {
            client,
            params: [tenant, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PartyRowBorrowed, tokio_postgres::Error> {
                Ok(PartyRowBorrowed {
                    party_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    state: row.try_get(4)?,
                    gstin: row.try_get(5)?,
                    abn: row.try_get(6)?,
                    pan: row.try_get(7)?,
                    phone: row.try_get(8)?,
                    location: row.try_get(9)?,
                    gln: row.try_get(10)?,
                    credit_limit_minor: row.try_get(11)?,
                    terms_days: row.try_get(12)?,
                    version: row.try_get(13)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartyCodedParams<T1>,
        PartyRowQuery<'c, 'a, 's, C, PartyRow, 2>,
        C,
    > for PartyCodedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartyCodedParams<T1>,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 2> {
        self.bind(client, &params.tenant, &params.code)
    }
}
pub struct PartiesNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parties_named() -> PartiesNamedStmt {
    PartiesNamedStmt(
        "select party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version from ledger.party where tenant_id = $1 and name_norm >= $2 and name_norm < $3 and (name_norm, party_id) > ($4, $5) order by name_norm, party_id limit $6",
        None,
    )
}
impl PartiesNamedStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        first: &'a T1,
        beyond: &'a T2,
        after_name: &'a T3,
        after: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 6> {
        PartyRowQuery {
            client,
            params: [tenant, first, beyond, after_name, after, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PartyRowBorrowed, tokio_postgres::Error> {
                Ok(PartyRowBorrowed {
                    party_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    state: row.try_get(4)?,
                    gstin: row.try_get(5)?,
                    abn: row.try_get(6)?,
                    pan: row.try_get(7)?,
                    phone: row.try_get(8)?,
                    location: row.try_get(9)?,
                    gln: row.try_get(10)?,
                    credit_limit_minor: row.try_get(11)?,
                    terms_days: row.try_get(12)?,
                    version: row.try_get(13)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartiesNamedParams<T1, T2, T3>,
        PartyRowQuery<'c, 'a, 's, C, PartyRow, 6>,
        C,
    > for PartiesNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartiesNamedParams<T1, T2, T3>,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 6> {
        self.bind(
            client,
            &params.tenant,
            &params.first,
            &params.beyond,
            &params.after_name,
            &params.after,
            &params.many,
        )
    }
}
