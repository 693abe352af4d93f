// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct InsertPartyParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::BytesSql,
    T11: crate::BytesSql,
    T12: crate::BytesSql,
    T13: crate::BytesSql,
    T14: crate::StringSql,
    T15: crate::BytesSql,
    T16: crate::ArraySql<Item = T15>,
> {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub code: T1,
    pub code_blind: T2,
    pub name: T3,
    pub kind: T4,
    pub state: Option<T5>,
    pub gstin: Option<T6>,
    pub abn: Option<T7>,
    pub pan: Option<T8>,
    pub pan_blind: Option<T9>,
    pub phone: Option<T10>,
    pub phone_blind: Option<T11>,
    pub location: Option<T12>,
    pub email: Option<T13>,
    pub gln: Option<T14>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub hold_until_tested: bool,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub beginnings: T16,
}
#[derive(Debug)]
pub struct UpdatePartyParams<
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::BytesSql,
    T11: crate::BytesSql,
    T12: crate::StringSql,
> {
    pub name: T1,
    pub kind: T2,
    pub state: Option<T3>,
    pub gstin: Option<T4>,
    pub abn: Option<T5>,
    pub pan: Option<T6>,
    pub pan_blind: Option<T7>,
    pub phone: Option<T8>,
    pub phone_blind: Option<T9>,
    pub location: Option<T10>,
    pub email: Option<T11>,
    pub gln: Option<T12>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub hold_until_tested: bool,
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub seen: Option<i32>,
}
#[derive(Debug)]
pub struct InsertWordsParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub party: uuid::Uuid,
    pub beginnings: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveWordsParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub beginnings: T2,
    pub party: uuid::Uuid,
}
#[derive(Debug)]
pub struct PartyCodedParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub code_blind: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PartyOfIdParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug)]
pub struct CodesTakenParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub codes: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct PartiesParams {
    pub tenant: uuid::Uuid,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct PartiesNamedParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub beginnings: T2,
    pub before: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct KeepPanParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub pan: T1,
    pub pan_blind: T2,
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug)]
pub struct KeepEmailParams<T1: crate::BytesSql> {
    pub email: T1,
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug)]
pub struct IsAnyRestrictedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub parties: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct RestrictParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LiftRestrictionParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PartyRow {
    pub party_id: uuid::Uuid,
    pub code: Vec<u8>,
    pub name: Vec<u8>,
    pub kind: String,
    pub state: Option<String>,
    pub gstin: Option<Vec<u8>>,
    pub abn: Option<Vec<u8>>,
    pub pan: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    pub phone_verified: bool,
    pub location: Option<Vec<u8>>,
    pub email: Option<Vec<u8>>,
    pub gln: Option<String>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub hold_until_tested: bool,
    pub version: i32,
    pub erased_at: Option<jiff::Timestamp>,
    pub restricted_at: Option<jiff::Timestamp>,
}
pub struct PartyRowBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a [u8],
    pub name: &'a [u8],
    pub kind: &'a str,
    pub state: Option<&'a str>,
    pub gstin: Option<&'a [u8]>,
    pub abn: Option<&'a [u8]>,
    pub pan: Option<&'a [u8]>,
    pub phone: Option<&'a [u8]>,
    pub phone_verified: bool,
    pub location: Option<&'a [u8]>,
    pub email: Option<&'a [u8]>,
    pub gln: Option<&'a str>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub hold_until_tested: bool,
    pub version: i32,
    pub erased_at: Option<jiff::Timestamp>,
    pub restricted_at: Option<jiff::Timestamp>,
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
            phone_verified,
            location,
            email,
            gln,
            credit_limit_minor,
            terms_days,
            hold_until_tested,
            version,
            erased_at,
            restricted_at,
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
            phone_verified,
            location: location.map(|v| v.into()),
            email: email.map(|v| v.into()),
            gln: gln.map(|v| v.into()),
            credit_limit_minor,
            terms_days,
            hold_until_tested,
            version,
            erased_at,
            restricted_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct NewestCode {
    pub party_id: uuid::Uuid,
    pub code: Vec<u8>,
}
pub struct NewestCodeBorrowed<'a> {
    pub party_id: uuid::Uuid,
    pub code: &'a [u8],
}
impl<'a> From<NewestCodeBorrowed<'a>> for NewestCode {
    fn from(NewestCodeBorrowed { party_id, code }: NewestCodeBorrowed<'a>) -> Self {
        Self { party_id, code: code.into() }
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct NewestCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NewestCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(NewestCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NewestCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NewestCodeBorrowed) -> R) -> NewestCodeQuery<'c, 'a, 's, C, R, N> {
        NewestCodeQuery {
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
        "with added as ( insert into ledger.party (tenant_id, party_id, code, code_blind, name, kind, state, gstin, abn, pan, pan_blind, phone, phone_blind, location, email, gln, credit_limit_minor, terms_days, hold_until_tested, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1, $20, $21) returning party_id ) insert into ledger.party_word as kept (tenant_id, beginning, party_id) select t.tenant_id, word.beginning, added.party_id from app.tenant t cross join added cross join unnest($22::bytea[]) as word (beginning) where t.tenant_id = $1 returning true as kept",
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
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
        T8: crate::BytesSql,
        T9: crate::BytesSql,
        T10: crate::BytesSql,
        T11: crate::BytesSql,
        T12: crate::BytesSql,
        T13: crate::BytesSql,
        T14: crate::StringSql,
        T15: crate::BytesSql,
        T16: crate::ArraySql<Item = T15>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        code: &'a T1,
        code_blind: &'a T2,
        name: &'a T3,
        kind: &'a T4,
        state: &'a Option<T5>,
        gstin: &'a Option<T6>,
        abn: &'a Option<T7>,
        pan: &'a Option<T8>,
        pan_blind: &'a Option<T9>,
        phone: &'a Option<T10>,
        phone_blind: &'a Option<T11>,
        location: &'a Option<T12>,
        email: &'a Option<T13>,
        gln: &'a Option<T14>,
        credit_limit_minor: &'a Option<i64>,
        terms_days: &'a Option<i32>,
        hold_until_tested: &'a bool,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        beginnings: &'a T16,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 22> {
        BoolQuery {
            client,
            params: [
                tenant,
                party,
                code,
                code_blind,
                name,
                kind,
                state,
                gstin,
                abn,
                pan,
                pan_blind,
                phone,
                phone_blind,
                location,
                email,
                gln,
                credit_limit_minor,
                terms_days,
                hold_until_tested,
                by,
                now,
                beginnings,
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
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::BytesSql,
    T11: crate::BytesSql,
    T12: crate::BytesSql,
    T13: crate::BytesSql,
    T14: crate::StringSql,
    T15: crate::BytesSql,
    T16: crate::ArraySql<Item = T15>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertPartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>,
        BoolQuery<'c, 'a, 's, C, bool, 22>,
        C,
    > for InsertPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertPartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 22> {
        self.bind(
            client,
            &params.tenant,
            &params.party,
            &params.code,
            &params.code_blind,
            &params.name,
            &params.kind,
            &params.state,
            &params.gstin,
            &params.abn,
            &params.pan,
            &params.pan_blind,
            &params.phone,
            &params.phone_blind,
            &params.location,
            &params.email,
            &params.gln,
            &params.credit_limit_minor,
            &params.terms_days,
            &params.hold_until_tested,
            &params.by,
            &params.now,
            &params.beginnings,
        )
    }
}
pub struct UpdatePartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_party() -> UpdatePartyStmt {
    UpdatePartyStmt(
        "update ledger.party set name = $1, kind = $2, state = $3, gstin = $4, abn = $5, pan = $6, pan_blind = $7, phone = $8, phone_blind = $9, location = $10, email = $11, gln = $12, credit_limit_minor = $13, terms_days = $14, hold_until_tested = $15, version = version + 1 where tenant_id = $16 and party_id = $17 and erased_at is null and ($18::integer is null or version = $18) returning version",
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
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
        T8: crate::BytesSql,
        T9: crate::BytesSql,
        T10: crate::BytesSql,
        T11: crate::BytesSql,
        T12: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        kind: &'a T2,
        state: &'a Option<T3>,
        gstin: &'a Option<T4>,
        abn: &'a Option<T5>,
        pan: &'a Option<T6>,
        pan_blind: &'a Option<T7>,
        phone: &'a Option<T8>,
        phone_blind: &'a Option<T9>,
        location: &'a Option<T10>,
        email: &'a Option<T11>,
        gln: &'a Option<T12>,
        credit_limit_minor: &'a Option<i64>,
        terms_days: &'a Option<i32>,
        hold_until_tested: &'a bool,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
        seen: &'a Option<i32>,
    ) -> I32Query<'c, 'a, 's, C, i32, 18> {
        I32Query {
            client,
            params: [
                name,
                kind,
                state,
                gstin,
                abn,
                pan,
                pan_blind,
                phone,
                phone_blind,
                location,
                email,
                gln,
                credit_limit_minor,
                terms_days,
                hold_until_tested,
                tenant,
                party,
                seen,
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
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::BytesSql,
    T11: crate::BytesSql,
    T12: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdatePartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
        I32Query<'c, 'a, 's, C, i32, 18>,
        C,
    > for UpdatePartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdatePartyParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
    ) -> I32Query<'c, 'a, 's, C, i32, 18> {
        self.bind(
            client,
            &params.name,
            &params.kind,
            &params.state,
            &params.gstin,
            &params.abn,
            &params.pan,
            &params.pan_blind,
            &params.phone,
            &params.phone_blind,
            &params.location,
            &params.email,
            &params.gln,
            &params.credit_limit_minor,
            &params.terms_days,
            &params.hold_until_tested,
            &params.tenant,
            &params.party,
            &params.seen,
        )
    }
}
pub struct InsertWordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_words() -> InsertWordsStmt {
    InsertWordsStmt(
        "insert into ledger.party_word as kept (tenant_id, beginning, party_id) select t.tenant_id, word.beginning, $1 from app.tenant t cross join unnest($2::bytea[]) as word (beginning) where t.tenant_id = $3 returning true as kept",
        None,
    )
}
impl InsertWordsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        party: &'a uuid::Uuid,
        beginnings: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [party, beginnings, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, InsertWordsParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for InsertWordsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertWordsParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.party, &params.beginnings, &params.tenant)
    }
}
pub struct RemoveWordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_words() -> RemoveWordsStmt {
    RemoveWordsStmt(
        "delete from ledger.party_word where tenant_id = $1 and beginning = any($2) and party_id = $3 returning true as removed",
        None,
    )
}
impl RemoveWordsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        beginnings: &'a T2,
        party: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, beginnings, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, RemoveWordsParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for RemoveWordsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveWordsParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.beginnings, &params.party)
    }
}
pub struct PartyCodedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn party_coded() -> PartyCodedStmt {
    PartyCodedStmt(
        "select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln, credit_limit_minor, terms_days, hold_until_tested, version, erased_at, restricted_at from ledger.party where tenant_id = $1 and code_blind = $2",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        code_blind: &'a T1,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 2> {
        PartyRowQuery {
            client,
            params: [tenant, code_blind],
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
                    phone_verified: row.try_get(9)?,
                    location: row.try_get(10)?,
                    email: row.try_get(11)?,
                    gln: row.try_get(12)?,
                    credit_limit_minor: row.try_get(13)?,
                    terms_days: row.try_get(14)?,
                    hold_until_tested: row.try_get(15)?,
                    version: row.try_get(16)?,
                    erased_at: row.try_get(17)?,
                    restricted_at: row.try_get(18)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
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
        self.bind(client, &params.tenant, &params.code_blind)
    }
}
pub struct PartyOfIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn party_of_id() -> PartyOfIdStmt {
    PartyOfIdStmt(
        "select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln, credit_limit_minor, terms_days, hold_until_tested, version, erased_at, restricted_at from ledger.party where tenant_id = $1 and party_id = $2",
        None,
    )
}
impl PartyOfIdStmt {
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
        party: &'a uuid::Uuid,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 2> {
        PartyRowQuery {
            client,
            params: [tenant, party],
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
                    phone_verified: row.try_get(9)?,
                    location: row.try_get(10)?,
                    email: row.try_get(11)?,
                    gln: row.try_get(12)?,
                    credit_limit_minor: row.try_get(13)?,
                    terms_days: row.try_get(14)?,
                    hold_until_tested: row.try_get(15)?,
                    version: row.try_get(16)?,
                    erased_at: row.try_get(17)?,
                    restricted_at: row.try_get(18)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PartyOfIdParams, PartyRowQuery<'c, 'a, 's, C, PartyRow, 2>, C>
    for PartyOfIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartyOfIdParams,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
pub struct CodesTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn codes_taken() -> CodesTakenStmt {
    CodesTakenStmt("select code_blind from ledger.party where tenant_id = $1 and code_blind = any($2)", None)
}
impl CodesTakenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        codes: &'a T2,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant, codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CodesTakenParams<T1, T2>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for CodesTakenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CodesTakenParams<T1, T2>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant, &params.codes)
    }
}
pub struct NewestCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest_code() -> NewestCodeStmt {
    NewestCodeStmt(
        "select party_id, code from ledger.party where tenant_id = $1 and erased_at is null order by party_id desc limit 1",
        None,
    )
}
impl NewestCodeStmt {
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
    ) -> NewestCodeQuery<'c, 'a, 's, C, NewestCode, 1> {
        NewestCodeQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NewestCodeBorrowed, tokio_postgres::Error> {
                Ok(NewestCodeBorrowed { party_id: row.try_get(0)?, code: row.try_get(1)? })
            },
            mapper: |it| NewestCode::from(it),
        }
    }
}
pub struct PartiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parties() -> PartiesStmt {
    PartiesStmt(
        "select party_id, code, name, kind, state, gstin, abn, pan, phone, phone_blind is not null as phone_verified, location, email, gln, credit_limit_minor, terms_days, hold_until_tested, version, erased_at, restricted_at from ledger.party where tenant_id = $1 and party_id < $2 order by party_id desc limit $3",
        None,
    )
}
impl PartiesStmt {
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
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 3> {
        PartyRowQuery {
            client,
            params: [tenant, before, many],
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
                    phone_verified: row.try_get(9)?,
                    location: row.try_get(10)?,
                    email: row.try_get(11)?,
                    gln: row.try_get(12)?,
                    credit_limit_minor: row.try_get(13)?,
                    terms_days: row.try_get(14)?,
                    hold_until_tested: row.try_get(15)?,
                    version: row.try_get(16)?,
                    erased_at: row.try_get(17)?,
                    restricted_at: row.try_get(18)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PartiesParams, PartyRowQuery<'c, 'a, 's, C, PartyRow, 3>, C>
    for PartiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartiesParams,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 3> {
        self.bind(client, &params.tenant, &params.before, &params.many)
    }
}
pub struct PartiesNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn parties_named() -> PartiesNamedStmt {
    PartiesNamedStmt(
        "select p.party_id, p.code, p.name, p.kind, p.state, p.gstin, p.abn, p.pan, p.phone, p.phone_blind is not null as phone_verified, p.location, p.email, p.gln, p.credit_limit_minor, p.terms_days, p.hold_until_tested, p.version, p.erased_at, p.restricted_at from ( select w.party_id from ledger.party_word w where w.tenant_id = $1 and w.beginning = any($2) and w.party_id < $3 group by w.party_id having count(*) = cardinality($2::bytea[]) order by w.party_id desc limit $4 ) found join ledger.party p on p.tenant_id = $1 and p.party_id = found.party_id order by p.party_id desc",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        beginnings: &'a T2,
        before: &'a uuid::Uuid,
        many: &'a i64,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 4> {
        PartyRowQuery {
            client,
            params: [tenant, beginnings, before, many],
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
                    phone_verified: row.try_get(9)?,
                    location: row.try_get(10)?,
                    email: row.try_get(11)?,
                    gln: row.try_get(12)?,
                    credit_limit_minor: row.try_get(13)?,
                    terms_days: row.try_get(14)?,
                    hold_until_tested: row.try_get(15)?,
                    version: row.try_get(16)?,
                    erased_at: row.try_get(17)?,
                    restricted_at: row.try_get(18)?,
                })
            },
            mapper: |it| PartyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PartiesNamedParams<T1, T2>,
        PartyRowQuery<'c, 'a, 's, C, PartyRow, 4>,
        C,
    > for PartiesNamedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartiesNamedParams<T1, T2>,
    ) -> PartyRowQuery<'c, 'a, 's, C, PartyRow, 4> {
        self.bind(client, &params.tenant, &params.beginnings, &params.before, &params.many)
    }
}
pub struct KeepPanStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_pan() -> KeepPanStmt {
    KeepPanStmt(
        "update ledger.party set pan = $1, pan_blind = $2, version = version + 1 where tenant_id = $3 and party_id = $4 and pan is null and erased_at is null returning version",
        None,
    )
}
impl KeepPanStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        pan: &'a T1,
        pan_blind: &'a T2,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [pan, pan_blind, tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, KeepPanParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 4>, C>
    for KeepPanStmt
{
    fn params(&'s self, client: &'c C, params: &'a KeepPanParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.pan, &params.pan_blind, &params.tenant, &params.party)
    }
}
pub struct KeepEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_email() -> KeepEmailStmt {
    KeepEmailStmt(
        "update ledger.party set email = $1, version = version + 1 where tenant_id = $2 and party_id = $3 and erased_at is null returning version",
        None,
    )
}
impl KeepEmailStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [email, tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, KeepEmailParams<T1>, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for KeepEmailStmt
{
    fn params(&'s self, client: &'c C, params: &'a KeepEmailParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.email, &params.tenant, &params.party)
    }
}
pub struct HoldPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_party() -> HoldPartyStmt {
    HoldPartyStmt(
        "select erased_at is null as is_living from ledger.party where tenant_id = $1 and party_id = $2 for key share",
        None,
    )
}
impl HoldPartyStmt {
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
        party: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldPartyParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for HoldPartyStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldPartyParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
pub struct IsAnyRestrictedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_any_restricted() -> IsAnyRestrictedStmt {
    IsAnyRestrictedStmt(
        "select exists ( select from ledger.party where tenant_id = $1 and party_id = any($2) and restricted_at is not null ) as yes",
        None,
    )
}
impl IsAnyRestrictedStmt {
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
        parties: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, parties],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, IsAnyRestrictedParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsAnyRestrictedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsAnyRestrictedParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.parties)
    }
}
pub struct RestrictStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn restrict() -> RestrictStmt {
    RestrictStmt(
        "update ledger.party set restricted_at = $1, version = version + 1 where tenant_id = $2 and party_id = $3 and erased_at is null and restricted_at is null returning version",
        None,
    )
}
impl RestrictStmt {
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
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        party: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [now, tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RestrictParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for RestrictStmt
{
    fn params(&'s self, client: &'c C, params: &'a RestrictParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.now, &params.tenant, &params.party)
    }
}
pub struct LiftRestrictionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_restriction() -> LiftRestrictionStmt {
    LiftRestrictionStmt(
        "update ledger.party set restricted_at = null, version = version + 1 where tenant_id = $1 and party_id = $2 and restricted_at is not null returning version",
        None,
    )
}
impl LiftRestrictionStmt {
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
        party: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [tenant, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LiftRestrictionParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for LiftRestrictionStmt
{
    fn params(&'s self, client: &'c C, params: &'a LiftRestrictionParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
