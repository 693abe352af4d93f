// This file was generated with `clorinde`. Do not modify.

#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PersonsErased {
    pub tenant_id: uuid::Uuid,
    pub party_id: uuid::Uuid,
    pub erased_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CopiesEnded {
    pub tenant_id: uuid::Uuid,
    pub retained_copy_id: uuid::Uuid,
    pub ended_at: jiff::Timestamp,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PersonsErasedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonsErased, tokio_postgres::Error>,
    mapper: fn(PersonsErased) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonsErasedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonsErased) -> R) -> PersonsErasedQuery<'c, 'a, 's, C, R, N> {
        PersonsErasedQuery {
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
pub struct CopiesEndedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CopiesEnded, tokio_postgres::Error>,
    mapper: fn(CopiesEnded) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CopiesEndedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CopiesEnded) -> R) -> CopiesEndedQuery<'c, 'a, 's, C, R, N> {
        CopiesEndedQuery {
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
pub struct PersonsErasedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn persons_erased() -> PersonsErasedStmt {
    PersonsErasedStmt(
        "select tenant_id, party_id, erased_at from ledger.party where erased_at is not null and erased_at <= $1 order by erased_at",
        None,
    )
}
impl PersonsErasedStmt {
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
        at: &'a jiff::Timestamp,
    ) -> PersonsErasedQuery<'c, 'a, 's, C, PersonsErased, 1> {
        PersonsErasedQuery {
            client,
            params: [at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PersonsErased, tokio_postgres::Error> {
                Ok(PersonsErased {
                    tenant_id: row.try_get(0)?,
                    party_id: row.try_get(1)?,
                    erased_at: row.try_get(2)?,
                })
            },
            mapper: |it| PersonsErased::from(it),
        }
    }
}
pub struct CopiesEndedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copies_ended() -> CopiesEndedStmt {
    CopiesEndedStmt(
        "select tenant_id, retained_copy_id, ended_at from app.retained_copy where ended_at is not null and ended_at <= $1 order by ended_at",
        None,
    )
}
impl CopiesEndedStmt {
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
        at: &'a jiff::Timestamp,
    ) -> CopiesEndedQuery<'c, 'a, 's, C, CopiesEnded, 1> {
        CopiesEndedQuery {
            client,
            params: [at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CopiesEnded, tokio_postgres::Error> {
                Ok(CopiesEnded {
                    tenant_id: row.try_get(0)?,
                    retained_copy_id: row.try_get(1)?,
                    ended_at: row.try_get(2)?,
                })
            },
            mapper: |it| CopiesEnded::from(it),
        }
    }
}
