// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct EventsOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct KarigarsOfParams {
    pub tenant: uuid::Uuid,
    pub job: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventsOf {
    pub event_no: i32,
    pub verb: String,
    pub state: String,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<String>,
    pub doc_type: Option<String>,
    pub reason: Option<Vec<u8>>,
    pub at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: Vec<u8>,
}
pub struct EventsOfBorrowed<'a> {
    pub event_no: i32,
    pub verb: &'a str,
    pub state: &'a str,
    pub document_id: Option<uuid::Uuid>,
    pub number: Option<&'a str>,
    pub doc_type: Option<&'a str>,
    pub reason: Option<&'a [u8]>,
    pub at: jiff::Timestamp,
    pub created_by: uuid::Uuid,
    pub by_name: &'a [u8],
}
impl<'a> From<EventsOfBorrowed<'a>> for EventsOf {
    fn from(
        EventsOfBorrowed {
            event_no,
            verb,
            state,
            document_id,
            number,
            doc_type,
            reason,
            at,
            created_by,
            by_name,
        }: EventsOfBorrowed<'a>,
    ) -> Self {
        Self {
            event_no,
            verb: verb.into(),
            state: state.into(),
            document_id,
            number: number.map(|v| v.into()),
            doc_type: doc_type.map(|v| v.into()),
            reason: reason.map(|v| v.into()),
            at,
            created_by,
            by_name: by_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KarigarsOf {
    pub karigar_id: uuid::Uuid,
    pub code: Vec<u8>,
    pub name: Vec<u8>,
    pub metal: String,
    pub karigar_mg: i64,
}
pub struct KarigarsOfBorrowed<'a> {
    pub karigar_id: uuid::Uuid,
    pub code: &'a [u8],
    pub name: &'a [u8],
    pub metal: &'a str,
    pub karigar_mg: i64,
}
impl<'a> From<KarigarsOfBorrowed<'a>> for KarigarsOf {
    fn from(
        KarigarsOfBorrowed { karigar_id, code, name, metal, karigar_mg }: KarigarsOfBorrowed<'a>,
    ) -> Self {
        Self { karigar_id, code: code.into(), name: name.into(), metal: metal.into(), karigar_mg }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EventsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(EventsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventsOfBorrowed) -> R) -> EventsOfQuery<'c, 'a, 's, C, R, N> {
        EventsOfQuery {
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
pub struct KarigarsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KarigarsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(KarigarsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KarigarsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KarigarsOfBorrowed) -> R) -> KarigarsOfQuery<'c, 'a, 's, C, R, N> {
        KarigarsOfQuery {
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
pub struct EventsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn events_of() -> EventsOfStmt {
    EventsOfStmt(
        "select e.event_no, e.verb, e.state, e.document_id, d.number, d.doc_type, e.reason, e.at, e.created_by, p.name as by_name from sell.job_event e join app.membership p on p.tenant_id = $1 and p.person_id = e.created_by left join ledger.document d on d.tenant_id = e.tenant_id and d.document_id = e.document_id where e.tenant_id = $1 and e.job_id = $2 order by e.event_no limit 1000",
        None,
    )
}
impl EventsOfStmt {
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
        job: &'a uuid::Uuid,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 2> {
        EventsOfQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventsOfBorrowed, tokio_postgres::Error> {
                Ok(EventsOfBorrowed {
                    event_no: row.try_get(0)?,
                    verb: row.try_get(1)?,
                    state: row.try_get(2)?,
                    document_id: row.try_get(3)?,
                    number: row.try_get(4)?,
                    doc_type: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    at: row.try_get(7)?,
                    created_by: row.try_get(8)?,
                    by_name: row.try_get(9)?,
                })
            },
            mapper: |it| EventsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EventsOfParams, EventsOfQuery<'c, 'a, 's, C, EventsOf, 2>, C>
    for EventsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EventsOfParams,
    ) -> EventsOfQuery<'c, 'a, 's, C, EventsOf, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
pub struct KarigarsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn karigars_of() -> KarigarsOfStmt {
    KarigarsOfStmt(
        "select p.party_id as karigar_id, p.code, p.name, m.metal, sum(m.karigar_mg)::bigint as karigar_mg from sell.job_metal m join ledger.party p on p.tenant_id = m.tenant_id and p.party_id = m.karigar_id where m.tenant_id = $1 and p.tenant_id = $1 and m.job_id = $2 and m.karigar_id is not null group by p.party_id, p.code, p.name, m.metal order by p.party_id, m.metal",
        None,
    )
}
impl KarigarsOfStmt {
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
        job: &'a uuid::Uuid,
    ) -> KarigarsOfQuery<'c, 'a, 's, C, KarigarsOf, 2> {
        KarigarsOfQuery {
            client,
            params: [tenant, job],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KarigarsOfBorrowed, tokio_postgres::Error> {
                Ok(KarigarsOfBorrowed {
                    karigar_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    metal: row.try_get(3)?,
                    karigar_mg: row.try_get(4)?,
                })
            },
            mapper: |it| KarigarsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KarigarsOfParams,
        KarigarsOfQuery<'c, 'a, 's, C, KarigarsOf, 2>,
        C,
    > for KarigarsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KarigarsOfParams,
    ) -> KarigarsOfQuery<'c, 'a, 's, C, KarigarsOf, 2> {
        self.bind(client, &params.tenant, &params.job)
    }
}
