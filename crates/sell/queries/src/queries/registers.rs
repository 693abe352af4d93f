// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct SalesOfDaysParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub after_day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub to_day: jiff::civil::Date,
    pub state: Option<T3>,
    pub party: Option<uuid::Uuid>,
    pub by: Option<uuid::Uuid>,
    pub many: i64,
}
#[derive(Debug)]
pub struct SumsOfSalesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub state: Option<T3>,
    pub party: Option<uuid::Uuid>,
    pub by: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct TaxesOfDaysParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub cgst: T1,
    pub sgst: T2,
    pub igst: T3,
    pub gst: T4,
    pub tenant: uuid::Uuid,
    pub kinds: T6,
    pub after_day: jiff::civil::Date,
    pub after: uuid::Uuid,
    pub to_day: jiff::civil::Date,
    pub party: Option<uuid::Uuid>,
    pub many: i64,
}
#[derive(Debug)]
pub struct SumsOfTaxesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub cgst: T1,
    pub sgst: T2,
    pub igst: T3,
    pub gst: T4,
    pub tenant: uuid::Uuid,
    pub kinds: T6,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub party: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct TaxesByClassParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
    pub party: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct TillsOfDaysParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
    pub after: uuid::Uuid,
    pub till: Option<T1>,
    pub person: Option<uuid::Uuid>,
    pub many: i64,
}
#[derive(Debug)]
pub struct SumsOfTillsParams<T1: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub before: jiff::Timestamp,
    pub till: Option<T1>,
    pub person: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ProfitByItemParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct ProfitByPieceParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct SumsOfProfitParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Debug)]
pub struct SalesByDayParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub by_month: bool,
    pub tenant: uuid::Uuid,
    pub kinds: T2,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct DiscountsByPersonParams {
    pub tenant: uuid::Uuid,
    pub from_day: jiff::civil::Date,
    pub to_day: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct StockByAgeParams {
    pub since_30: jiff::Timestamp,
    pub since_90: jiff::Timestamp,
    pub since_180: jiff::Timestamp,
    pub since_365: jiff::Timestamp,
    pub tenant: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SalesOfDays {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub number: String,
    pub state: String,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub place_of_supply: Option<String>,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub created_by: uuid::Uuid,
    pub by_name: Option<Vec<u8>>,
}
pub struct SalesOfDaysBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub number: &'a str,
    pub state: &'a str,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub place_of_supply: Option<&'a str>,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub created_by: uuid::Uuid,
    pub by_name: Option<&'a [u8]>,
}
impl<'a> From<SalesOfDaysBorrowed<'a>> for SalesOfDays {
    fn from(
        SalesOfDaysBorrowed {
            document_id,
            doc_type,
            number,
            state,
            document_date,
            party_id,
            party,
            party_name,
            place_of_supply,
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            created_by,
            by_name,
        }: SalesOfDaysBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            number: number.into(),
            state: state.into(),
            document_date,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            place_of_supply: place_of_supply.map(|v| v.into()),
            taxable_minor,
            tax_minor,
            round_off_minor,
            total_minor,
            created_by,
            by_name: by_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SumsOfSales {
    pub documents: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaxesOfDays {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub number: String,
    pub state: String,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<Vec<u8>>,
    pub party_name: Option<Vec<u8>>,
    pub place_of_supply: Option<String>,
    pub taxable_minor: i64,
    pub total_minor: i64,
    pub cgst_minor: i64,
    pub sgst_minor: i64,
    pub igst_minor: i64,
    pub gst_minor: i64,
}
pub struct TaxesOfDaysBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub number: &'a str,
    pub state: &'a str,
    pub document_date: jiff::civil::Date,
    pub party_id: Option<uuid::Uuid>,
    pub party: Option<&'a [u8]>,
    pub party_name: Option<&'a [u8]>,
    pub place_of_supply: Option<&'a str>,
    pub taxable_minor: i64,
    pub total_minor: i64,
    pub cgst_minor: i64,
    pub sgst_minor: i64,
    pub igst_minor: i64,
    pub gst_minor: i64,
}
impl<'a> From<TaxesOfDaysBorrowed<'a>> for TaxesOfDays {
    fn from(
        TaxesOfDaysBorrowed {
            document_id,
            doc_type,
            number,
            state,
            document_date,
            party_id,
            party,
            party_name,
            place_of_supply,
            taxable_minor,
            total_minor,
            cgst_minor,
            sgst_minor,
            igst_minor,
            gst_minor,
        }: TaxesOfDaysBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            number: number.into(),
            state: state.into(),
            document_date,
            party_id,
            party: party.map(|v| v.into()),
            party_name: party_name.map(|v| v.into()),
            place_of_supply: place_of_supply.map(|v| v.into()),
            taxable_minor,
            total_minor,
            cgst_minor,
            sgst_minor,
            igst_minor,
            gst_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SumsOfTaxes {
    pub cgst_minor: i64,
    pub sgst_minor: i64,
    pub igst_minor: i64,
    pub gst_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaxesByClass {
    pub tax_class: String,
    pub lines: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
}
pub struct TaxesByClassBorrowed<'a> {
    pub tax_class: &'a str,
    pub lines: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
}
impl<'a> From<TaxesByClassBorrowed<'a>> for TaxesByClass {
    fn from(
        TaxesByClassBorrowed { tax_class, lines, taxable_minor, tax_minor }: TaxesByClassBorrowed<'a>,
    ) -> Self {
        Self { tax_class: tax_class.into(), lines, taxable_minor, tax_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TillsOfDays {
    pub till_session_id: uuid::Uuid,
    pub till: String,
    pub state: String,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opener: Vec<u8>,
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<Vec<u8>>,
    pub expected_minor: Option<i64>,
    pub counted_minor: Option<i64>,
}
pub struct TillsOfDaysBorrowed<'a> {
    pub till_session_id: uuid::Uuid,
    pub till: &'a str,
    pub state: &'a str,
    pub float_minor: i64,
    pub opened_by: uuid::Uuid,
    pub opener: &'a [u8],
    pub opened_at: jiff::Timestamp,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<uuid::Uuid>,
    pub closer: Option<&'a [u8]>,
    pub expected_minor: Option<i64>,
    pub counted_minor: Option<i64>,
}
impl<'a> From<TillsOfDaysBorrowed<'a>> for TillsOfDays {
    fn from(
        TillsOfDaysBorrowed {
            till_session_id,
            till,
            state,
            float_minor,
            opened_by,
            opener,
            opened_at,
            closed_at,
            closed_by,
            closer,
            expected_minor,
            counted_minor,
        }: TillsOfDaysBorrowed<'a>,
    ) -> Self {
        Self {
            till_session_id,
            till: till.into(),
            state: state.into(),
            float_minor,
            opened_by,
            opener: opener.into(),
            opened_at,
            closed_at,
            closed_by,
            closer: closer.map(|v| v.into()),
            expected_minor,
            counted_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SumsOfTills {
    pub mode: String,
    pub sessions: i64,
    pub uncounted: i64,
    pub expected_minor: i64,
    pub counted_minor: Option<i64>,
    pub difference_minor: Option<i64>,
}
pub struct SumsOfTillsBorrowed<'a> {
    pub mode: &'a str,
    pub sessions: i64,
    pub uncounted: i64,
    pub expected_minor: i64,
    pub counted_minor: Option<i64>,
    pub difference_minor: Option<i64>,
}
impl<'a> From<SumsOfTillsBorrowed<'a>> for SumsOfTills {
    fn from(
        SumsOfTillsBorrowed {
            mode,
            sessions,
            uncounted,
            expected_minor,
            counted_minor,
            difference_minor,
        }: SumsOfTillsBorrowed<'a>,
    ) -> Self {
        Self { mode: mode.into(), sessions, uncounted, expected_minor, counted_minor, difference_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProfitByItem {
    pub code: Option<String>,
    pub name: Option<String>,
    pub is_piece: bool,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
pub struct ProfitByItemBorrowed<'a> {
    pub code: Option<&'a str>,
    pub name: Option<&'a str>,
    pub is_piece: bool,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
impl<'a> From<ProfitByItemBorrowed<'a>> for ProfitByItem {
    fn from(
        ProfitByItemBorrowed {
            code,
            name,
            is_piece,
            lines,
            unknown,
            sales_minor,
            known_minor,
            cost_minor,
        }: ProfitByItemBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.map(|v| v.into()),
            name: name.map(|v| v.into()),
            is_piece,
            lines,
            unknown,
            sales_minor,
            known_minor,
            cost_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProfitByPiece {
    pub tag: String,
    pub metal: String,
    pub fineness: i32,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
pub struct ProfitByPieceBorrowed<'a> {
    pub tag: &'a str,
    pub metal: &'a str,
    pub fineness: i32,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
impl<'a> From<ProfitByPieceBorrowed<'a>> for ProfitByPiece {
    fn from(
        ProfitByPieceBorrowed {
            tag,
            metal,
            fineness,
            lines,
            unknown,
            sales_minor,
            known_minor,
            cost_minor,
        }: ProfitByPieceBorrowed<'a>,
    ) -> Self {
        Self {
            tag: tag.into(),
            metal: metal.into(),
            fineness,
            lines,
            unknown,
            sales_minor,
            known_minor,
            cost_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SumsOfProfit {
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SalesByDay {
    pub day: jiff::civil::Date,
    pub tax_class: String,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
pub struct SalesByDayBorrowed<'a> {
    pub day: jiff::civil::Date,
    pub tax_class: &'a str,
    pub lines: i64,
    pub unknown: i64,
    pub sales_minor: i64,
    pub known_minor: i64,
    pub cost_minor: i64,
}
impl<'a> From<SalesByDayBorrowed<'a>> for SalesByDay {
    fn from(
        SalesByDayBorrowed {
            day,
            tax_class,
            lines,
            unknown,
            sales_minor,
            known_minor,
            cost_minor,
        }: SalesByDayBorrowed<'a>,
    ) -> Self {
        Self { day, tax_class: tax_class.into(), lines, unknown, sales_minor, known_minor, cost_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DiscountsByPerson {
    pub created_by: uuid::Uuid,
    pub name: Option<Vec<u8>>,
    pub bills: i64,
    pub with_discount: i64,
    pub taxable_minor: i64,
    pub discount_minor: i64,
}
pub struct DiscountsByPersonBorrowed<'a> {
    pub created_by: uuid::Uuid,
    pub name: Option<&'a [u8]>,
    pub bills: i64,
    pub with_discount: i64,
    pub taxable_minor: i64,
    pub discount_minor: i64,
}
impl<'a> From<DiscountsByPersonBorrowed<'a>> for DiscountsByPerson {
    fn from(
        DiscountsByPersonBorrowed {
            created_by,
            name,
            bills,
            with_discount,
            taxable_minor,
            discount_minor,
        }: DiscountsByPersonBorrowed<'a>,
    ) -> Self {
        Self { created_by, name: name.map(|v| v.into()), bills, with_discount, taxable_minor, discount_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StockByAge {
    pub metal: String,
    pub age: i32,
    pub pieces: i64,
    pub unknown: i64,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
pub struct StockByAgeBorrowed<'a> {
    pub metal: &'a str,
    pub age: i32,
    pub pieces: i64,
    pub unknown: i64,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: i64,
}
impl<'a> From<StockByAgeBorrowed<'a>> for StockByAge {
    fn from(
        StockByAgeBorrowed { metal, age, pieces, unknown, net_mg, fine_mg, cost_minor }: StockByAgeBorrowed<
            'a,
        >,
    ) -> Self {
        Self { metal: metal.into(), age, pieces, unknown, net_mg, fine_mg, cost_minor }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SalesOfDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SalesOfDaysBorrowed, tokio_postgres::Error>,
    mapper: fn(SalesOfDaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SalesOfDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SalesOfDaysBorrowed) -> R) -> SalesOfDaysQuery<'c, 'a, 's, C, R, N> {
        SalesOfDaysQuery {
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
pub struct SumsOfSalesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SumsOfSales, tokio_postgres::Error>,
    mapper: fn(SumsOfSales) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SumsOfSalesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SumsOfSales) -> R) -> SumsOfSalesQuery<'c, 'a, 's, C, R, N> {
        SumsOfSalesQuery {
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
pub struct TaxesOfDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaxesOfDaysBorrowed, tokio_postgres::Error>,
    mapper: fn(TaxesOfDaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaxesOfDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaxesOfDaysBorrowed) -> R) -> TaxesOfDaysQuery<'c, 'a, 's, C, R, N> {
        TaxesOfDaysQuery {
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
pub struct SumsOfTaxesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SumsOfTaxes, tokio_postgres::Error>,
    mapper: fn(SumsOfTaxes) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SumsOfTaxesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SumsOfTaxes) -> R) -> SumsOfTaxesQuery<'c, 'a, 's, C, R, N> {
        SumsOfTaxesQuery {
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
pub struct TaxesByClassQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaxesByClassBorrowed, tokio_postgres::Error>,
    mapper: fn(TaxesByClassBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaxesByClassQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaxesByClassBorrowed) -> R) -> TaxesByClassQuery<'c, 'a, 's, C, R, N> {
        TaxesByClassQuery {
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
pub struct TillsOfDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TillsOfDaysBorrowed, tokio_postgres::Error>,
    mapper: fn(TillsOfDaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TillsOfDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TillsOfDaysBorrowed) -> R) -> TillsOfDaysQuery<'c, 'a, 's, C, R, N> {
        TillsOfDaysQuery {
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
pub struct SumsOfTillsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SumsOfTillsBorrowed, tokio_postgres::Error>,
    mapper: fn(SumsOfTillsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SumsOfTillsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SumsOfTillsBorrowed) -> R) -> SumsOfTillsQuery<'c, 'a, 's, C, R, N> {
        SumsOfTillsQuery {
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
pub struct ProfitByItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProfitByItemBorrowed, tokio_postgres::Error>,
    mapper: fn(ProfitByItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProfitByItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProfitByItemBorrowed) -> R) -> ProfitByItemQuery<'c, 'a, 's, C, R, N> {
        ProfitByItemQuery {
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
pub struct ProfitByPieceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProfitByPieceBorrowed, tokio_postgres::Error>,
    mapper: fn(ProfitByPieceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProfitByPieceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProfitByPieceBorrowed) -> R) -> ProfitByPieceQuery<'c, 'a, 's, C, R, N> {
        ProfitByPieceQuery {
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
pub struct SumsOfProfitQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SumsOfProfit, tokio_postgres::Error>,
    mapper: fn(SumsOfProfit) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SumsOfProfitQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SumsOfProfit) -> R) -> SumsOfProfitQuery<'c, 'a, 's, C, R, N> {
        SumsOfProfitQuery {
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
pub struct SalesByDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SalesByDayBorrowed, tokio_postgres::Error>,
    mapper: fn(SalesByDayBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SalesByDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SalesByDayBorrowed) -> R) -> SalesByDayQuery<'c, 'a, 's, C, R, N> {
        SalesByDayQuery {
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
pub struct DiscountsByPersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DiscountsByPersonBorrowed, tokio_postgres::Error>,
    mapper: fn(DiscountsByPersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DiscountsByPersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DiscountsByPersonBorrowed) -> R,
    ) -> DiscountsByPersonQuery<'c, 'a, 's, C, R, N> {
        DiscountsByPersonQuery {
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
pub struct StockByAgeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StockByAgeBorrowed, tokio_postgres::Error>,
    mapper: fn(StockByAgeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StockByAgeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StockByAgeBorrowed) -> R) -> StockByAgeQuery<'c, 'a, 's, C, R, N> {
        StockByAgeQuery {
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
pub struct SalesOfDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sales_of_days() -> SalesOfDaysStmt {
    SalesOfDaysStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.created_by, m.name as by_name from ledger.document d left join ledger.party p on p.tenant_id = $1 and p.party_id = d.party_id left join app.membership m on m.tenant_id = $1 and m.person_id = d.created_by where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and (d.document_date, d.document_id) > ($3, $4) and d.document_date <= $5 and ($6::text is null or d.state = $6 and (d.state <> 'posted' or d.reverses is null)) and ($7::uuid is null or d.party_id = $7) and ($8::uuid is null or d.created_by = $8) order by d.document_date, d.document_id limit $9",
        None,
    )
}
impl SalesOfDaysStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        kinds: &'a T2,
        after_day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        to_day: &'a jiff::civil::Date,
        state: &'a Option<T3>,
        party: &'a Option<uuid::Uuid>,
        by: &'a Option<uuid::Uuid>,
        many: &'a i64,
    ) -> SalesOfDaysQuery<'c, 'a, 's, C, SalesOfDays, 9> {
        SalesOfDaysQuery {
            client,
            params: [tenant, kinds, after_day, after, to_day, state, party, by, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SalesOfDaysBorrowed, tokio_postgres::Error> {
                Ok(SalesOfDaysBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    party_id: row.try_get(5)?,
                    party: row.try_get(6)?,
                    party_name: row.try_get(7)?,
                    place_of_supply: row.try_get(8)?,
                    taxable_minor: row.try_get(9)?,
                    tax_minor: row.try_get(10)?,
                    round_off_minor: row.try_get(11)?,
                    total_minor: row.try_get(12)?,
                    created_by: row.try_get(13)?,
                    by_name: row.try_get(14)?,
                })
            },
            mapper: |it| SalesOfDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SalesOfDaysParams<T1, T2, T3>,
        SalesOfDaysQuery<'c, 'a, 's, C, SalesOfDays, 9>,
        C,
    > for SalesOfDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SalesOfDaysParams<T1, T2, T3>,
    ) -> SalesOfDaysQuery<'c, 'a, 's, C, SalesOfDays, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.kinds,
            &params.after_day,
            &params.after,
            &params.to_day,
            &params.state,
            &params.party,
            &params.by,
            &params.many,
        )
    }
}
pub struct SumsOfSalesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sums_of_sales() -> SumsOfSalesStmt {
    SumsOfSalesStmt(
        "select count(*) as documents, coalesce(sum(case d.doc_type when 'credit_note' then -d.taxable_minor else d.taxable_minor end), 0)::bigint as taxable_minor, coalesce(sum(case d.doc_type when 'credit_note' then -d.tax_minor else d.tax_minor end), 0)::bigint as tax_minor, coalesce(sum(case d.doc_type when 'credit_note' then -d.round_off_minor else d.round_off_minor end), 0)::bigint as round_off_minor, coalesce(sum(case d.doc_type when 'credit_note' then -d.total_minor else d.total_minor end), 0)::bigint as total_minor from ledger.document d where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 and ($5::text is null or d.state = $5 and (d.state <> 'posted' or d.reverses is null)) and ($6::uuid is null or d.party_id = $6) and ($7::uuid is null or d.created_by = $7)",
        None,
    )
}
impl SumsOfSalesStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        state: &'a Option<T3>,
        party: &'a Option<uuid::Uuid>,
        by: &'a Option<uuid::Uuid>,
    ) -> SumsOfSalesQuery<'c, 'a, 's, C, SumsOfSales, 7> {
        SumsOfSalesQuery {
            client,
            params: [tenant, kinds, from_day, to_day, state, party, by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SumsOfSales, tokio_postgres::Error> {
                Ok(SumsOfSales {
                    documents: row.try_get(0)?,
                    taxable_minor: row.try_get(1)?,
                    tax_minor: row.try_get(2)?,
                    round_off_minor: row.try_get(3)?,
                    total_minor: row.try_get(4)?,
                })
            },
            mapper: |it| SumsOfSales::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SumsOfSalesParams<T1, T2, T3>,
        SumsOfSalesQuery<'c, 'a, 's, C, SumsOfSales, 7>,
        C,
    > for SumsOfSalesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SumsOfSalesParams<T1, T2, T3>,
    ) -> SumsOfSalesQuery<'c, 'a, 's, C, SumsOfSales, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.kinds,
            &params.from_day,
            &params.to_day,
            &params.state,
            &params.party,
            &params.by,
        )
    }
}
pub struct TaxesOfDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taxes_of_days() -> TaxesOfDaysStmt {
    TaxesOfDaysStmt(
        "select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.party_id, p.code as party, p.name as party_name, d.place_of_supply, d.taxable_minor, d.total_minor, t.cgst_minor, t.sgst_minor, t.igst_minor, t.gst_minor from ledger.document d cross join lateral ( select coalesce(sum(case q.credit_account when $1 then q.amount else 0 end - case q.debit_account when $1 then q.amount else 0 end), 0)::bigint as cgst_minor, coalesce(sum(case q.credit_account when $2 then q.amount else 0 end - case q.debit_account when $2 then q.amount else 0 end), 0)::bigint as sgst_minor, coalesce(sum(case q.credit_account when $3 then q.amount else 0 end - case q.debit_account when $3 then q.amount else 0 end), 0)::bigint as igst_minor, coalesce(sum(case q.credit_account when $4 then q.amount else 0 end - case q.debit_account when $4 then q.amount else 0 end), 0)::bigint as gst_minor from ledger.journal_entry e join ledger.posting q on q.tenant_id = $5 and q.entry_id = e.entry_id where e.tenant_id = $5 and e.document_id = d.document_id ) t left join ledger.party p on p.tenant_id = $5 and p.party_id = d.party_id where d.tenant_id = $5 and d.doc_type = any($6::text[]) and not d.opening and (d.doc_type <> 'karigar_receipt' or d.tax_minor <> 0) and (d.document_date, d.document_id) > ($7, $8) and d.document_date <= $9 and ($10::uuid is null or d.party_id = $10) order by d.document_date, d.document_id limit $11",
        None,
    )
}
impl TaxesOfDaysStmt {
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
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        cgst: &'a T1,
        sgst: &'a T2,
        igst: &'a T3,
        gst: &'a T4,
        tenant: &'a uuid::Uuid,
        kinds: &'a T6,
        after_day: &'a jiff::civil::Date,
        after: &'a uuid::Uuid,
        to_day: &'a jiff::civil::Date,
        party: &'a Option<uuid::Uuid>,
        many: &'a i64,
    ) -> TaxesOfDaysQuery<'c, 'a, 's, C, TaxesOfDays, 11> {
        TaxesOfDaysQuery {
            client,
            params: [cgst, sgst, igst, gst, tenant, kinds, after_day, after, to_day, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxesOfDaysBorrowed, tokio_postgres::Error> {
                Ok(TaxesOfDaysBorrowed {
                    document_id: row.try_get(0)?,
                    doc_type: row.try_get(1)?,
                    number: row.try_get(2)?,
                    state: row.try_get(3)?,
                    document_date: row.try_get(4)?,
                    party_id: row.try_get(5)?,
                    party: row.try_get(6)?,
                    party_name: row.try_get(7)?,
                    place_of_supply: row.try_get(8)?,
                    taxable_minor: row.try_get(9)?,
                    total_minor: row.try_get(10)?,
                    cgst_minor: row.try_get(11)?,
                    sgst_minor: row.try_get(12)?,
                    igst_minor: row.try_get(13)?,
                    gst_minor: row.try_get(14)?,
                })
            },
            mapper: |it| TaxesOfDays::from(it),
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
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TaxesOfDaysParams<T1, T2, T3, T4, T5, T6>,
        TaxesOfDaysQuery<'c, 'a, 's, C, TaxesOfDays, 11>,
        C,
    > for TaxesOfDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxesOfDaysParams<T1, T2, T3, T4, T5, T6>,
    ) -> TaxesOfDaysQuery<'c, 'a, 's, C, TaxesOfDays, 11> {
        self.bind(
            client,
            &params.cgst,
            &params.sgst,
            &params.igst,
            &params.gst,
            &params.tenant,
            &params.kinds,
            &params.after_day,
            &params.after,
            &params.to_day,
            &params.party,
            &params.many,
        )
    }
}
pub struct SumsOfTaxesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sums_of_taxes() -> SumsOfTaxesStmt {
    SumsOfTaxesStmt(
        "select coalesce(sum(case q.credit_account when $1 then q.amount else 0 end - case q.debit_account when $1 then q.amount else 0 end), 0)::bigint as cgst_minor, coalesce(sum(case q.credit_account when $2 then q.amount else 0 end - case q.debit_account when $2 then q.amount else 0 end), 0)::bigint as sgst_minor, coalesce(sum(case q.credit_account when $3 then q.amount else 0 end - case q.debit_account when $3 then q.amount else 0 end), 0)::bigint as igst_minor, coalesce(sum(case q.credit_account when $4 then q.amount else 0 end - case q.debit_account when $4 then q.amount else 0 end), 0)::bigint as gst_minor from ledger.document d join ledger.journal_entry e on e.tenant_id = $5 and e.document_id = d.document_id join ledger.posting q on q.tenant_id = $5 and q.entry_id = e.entry_id where d.tenant_id = $5 and d.doc_type = any($6::text[]) and not d.opening and d.document_date between $7 and $8 and ($9::uuid is null or d.party_id = $9)",
        None,
    )
}
impl SumsOfTaxesStmt {
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
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        cgst: &'a T1,
        sgst: &'a T2,
        igst: &'a T3,
        gst: &'a T4,
        tenant: &'a uuid::Uuid,
        kinds: &'a T6,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        party: &'a Option<uuid::Uuid>,
    ) -> SumsOfTaxesQuery<'c, 'a, 's, C, SumsOfTaxes, 9> {
        SumsOfTaxesQuery {
            client,
            params: [cgst, sgst, igst, gst, tenant, kinds, from_day, to_day, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SumsOfTaxes, tokio_postgres::Error> {
                Ok(SumsOfTaxes {
                    cgst_minor: row.try_get(0)?,
                    sgst_minor: row.try_get(1)?,
                    igst_minor: row.try_get(2)?,
                    gst_minor: row.try_get(3)?,
                })
            },
            mapper: |it| SumsOfTaxes::from(it),
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
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SumsOfTaxesParams<T1, T2, T3, T4, T5, T6>,
        SumsOfTaxesQuery<'c, 'a, 's, C, SumsOfTaxes, 9>,
        C,
    > for SumsOfTaxesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SumsOfTaxesParams<T1, T2, T3, T4, T5, T6>,
    ) -> SumsOfTaxesQuery<'c, 'a, 's, C, SumsOfTaxes, 9> {
        self.bind(
            client,
            &params.cgst,
            &params.sgst,
            &params.igst,
            &params.gst,
            &params.tenant,
            &params.kinds,
            &params.from_day,
            &params.to_day,
            &params.party,
        )
    }
}
pub struct TaxesByClassStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn taxes_by_class() -> TaxesByClassStmt {
    TaxesByClassStmt(
        "select m.tax_class, sum(m.lines)::bigint as lines, sum(m.taxable_minor)::bigint as taxable_minor, sum(m.tax_minor)::bigint as tax_minor from ( select l.tax_class, count(*) as lines, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as taxable_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.tax_minor else l.tax_minor end), 0) as tax_minor from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 and ($5::uuid is null or d.party_id = $5) group by l.tax_class union all select coalesce(k.tax_class, ''), count(*), coalesce(sum(k.labour_minor), 0), coalesce(sum(k.tax_minor), 0) from ledger.document d join sell.karigar_receipt k on k.tenant_id = $1 and k.document_id = d.document_id where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 and ($5::uuid is null or d.party_id = $5) and k.tax_minor <> 0 group by k.tax_class ) m group by m.tax_class order by m.tax_class",
        None,
    )
}
impl TaxesByClassStmt {
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
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
        party: &'a Option<uuid::Uuid>,
    ) -> TaxesByClassQuery<'c, 'a, 's, C, TaxesByClass, 5> {
        TaxesByClassQuery {
            client,
            params: [tenant, kinds, from_day, to_day, party],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaxesByClassBorrowed, tokio_postgres::Error> {
                Ok(TaxesByClassBorrowed {
                    tax_class: row.try_get(0)?,
                    lines: row.try_get(1)?,
                    taxable_minor: row.try_get(2)?,
                    tax_minor: row.try_get(3)?,
                })
            },
            mapper: |it| TaxesByClass::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TaxesByClassParams<T1, T2>,
        TaxesByClassQuery<'c, 'a, 's, C, TaxesByClass, 5>,
        C,
    > for TaxesByClassStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TaxesByClassParams<T1, T2>,
    ) -> TaxesByClassQuery<'c, 'a, 's, C, TaxesByClass, 5> {
        self.bind(client, &params.tenant, &params.kinds, &params.from_day, &params.to_day, &params.party)
    }
}
pub struct TillsOfDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tills_of_days() -> TillsOfDaysStmt {
    TillsOfDaysStmt(
        "select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_at, s.closed_by, c.name as closer, k.expected_minor, k.counted_minor from ledger.till_session s join app.membership o on o.tenant_id = $1 and o.person_id = s.opened_by left join app.membership c on c.tenant_id = $1 and c.person_id = s.closed_by left join ledger.till_count k on k.tenant_id = $1 and k.till_session_id = s.till_session_id and k.mode = 'cash' where s.tenant_id = $1 and s.opened_at >= $2 and s.opened_at < $3 and s.till_session_id > $4 and ($5::text is null or s.till = $5) and ($6::uuid is null or s.opened_by = $6) order by s.till_session_id limit $7",
        None,
    )
}
impl TillsOfDaysStmt {
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
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
        after: &'a uuid::Uuid,
        till: &'a Option<T1>,
        person: &'a Option<uuid::Uuid>,
        many: &'a i64,
    ) -> TillsOfDaysQuery<'c, 'a, 's, C, TillsOfDays, 7> {
        TillsOfDaysQuery {
            client,
            params: [tenant, since, before, after, till, person, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TillsOfDaysBorrowed, tokio_postgres::Error> {
                Ok(TillsOfDaysBorrowed {
                    till_session_id: row.try_get(0)?,
                    till: row.try_get(1)?,
                    state: row.try_get(2)?,
                    float_minor: row.try_get(3)?,
                    opened_by: row.try_get(4)?,
                    opener: row.try_get(5)?,
                    opened_at: row.try_get(6)?,
                    closed_at: row.try_get(7)?,
                    closed_by: row.try_get(8)?,
                    closer: row.try_get(9)?,
                    expected_minor: row.try_get(10)?,
                    counted_minor: row.try_get(11)?,
                })
            },
            mapper: |it| TillsOfDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TillsOfDaysParams<T1>,
        TillsOfDaysQuery<'c, 'a, 's, C, TillsOfDays, 7>,
        C,
    > for TillsOfDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TillsOfDaysParams<T1>,
    ) -> TillsOfDaysQuery<'c, 'a, 's, C, TillsOfDays, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.since,
            &params.before,
            &params.after,
            &params.till,
            &params.person,
            &params.many,
        )
    }
}
pub struct SumsOfTillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sums_of_tills() -> SumsOfTillsStmt {
    SumsOfTillsStmt(
        "select k.mode, count(*) as sessions, count(*) filter (where k.counted_minor is null) as uncounted, coalesce(sum(k.expected_minor), 0)::bigint as expected_minor, sum(k.counted_minor)::bigint as counted_minor, sum(k.counted_minor - k.expected_minor)::bigint as difference_minor from ledger.till_session s join ledger.till_count k on k.tenant_id = $1 and k.till_session_id = s.till_session_id where s.tenant_id = $1 and s.opened_at >= $2 and s.opened_at < $3 and ($4::text is null or s.till = $4) and ($5::uuid is null or s.opened_by = $5) group by k.mode order by k.mode",
        None,
    )
}
impl SumsOfTillsStmt {
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
        since: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
        till: &'a Option<T1>,
        person: &'a Option<uuid::Uuid>,
    ) -> SumsOfTillsQuery<'c, 'a, 's, C, SumsOfTills, 5> {
        SumsOfTillsQuery {
            client,
            params: [tenant, since, before, till, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SumsOfTillsBorrowed, tokio_postgres::Error> {
                Ok(SumsOfTillsBorrowed {
                    mode: row.try_get(0)?,
                    sessions: row.try_get(1)?,
                    uncounted: row.try_get(2)?,
                    expected_minor: row.try_get(3)?,
                    counted_minor: row.try_get(4)?,
                    difference_minor: row.try_get(5)?,
                })
            },
            mapper: |it| SumsOfTills::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SumsOfTillsParams<T1>,
        SumsOfTillsQuery<'c, 'a, 's, C, SumsOfTills, 5>,
        C,
    > for SumsOfTillsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SumsOfTillsParams<T1>,
    ) -> SumsOfTillsQuery<'c, 'a, 's, C, SumsOfTills, 5> {
        self.bind(client, &params.tenant, &params.since, &params.before, &params.till, &params.person)
    }
}
pub struct ProfitByItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn profit_by_item() -> ProfitByItemStmt {
    ProfitByItemStmt(
        "select i.code, i.name, sold.is_piece, sold.lines, sold.unknown, sold.sales_minor, sold.known_minor, sold.cost_minor from ( select m.item_id, m.is_piece, sum(m.lines)::bigint as lines, sum(m.unknown)::bigint as unknown, sum(m.sales_minor)::bigint as sales_minor, sum(m.known_minor)::bigint as known_minor, sum(m.cost_minor)::bigint as cost_minor from ( select coalesce(l.item_id, t.item_id) as item_id, l.article_id is not null as is_piece, count(*) as lines, count(*) filter (where l.cost_minor is null and ( l.article_id is not null or l.lot_id is not null or l.metal is not null and coalesce(c.through, '-infinity') < d.document_date)) as unknown, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end) filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null and (l.metal is null or coalesce(c.through, '-infinity') >= d.document_date)), 0) as known_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id left join ledger.lot t on t.tenant_id = $1 and t.lot_id = l.lot_id left join ledger.untagged_cost c on c.tenant_id = $1 and c.metal = l.metal where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 group by 1, 2 union all select null::uuid, false, 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0) from ledger.document d join sell.job_metal j on j.tenant_id = $1 and j.document_id = d.document_id and j.gone_cost_minor <> 0 where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 having sum(j.gone_cost_minor) <> 0 union all select null::uuid, false, 0, 0, 0, 0, -coalesce(sum(u.cost_minor), 0) from ledger.untagged u where u.tenant_id = $1 and u.cause = 'daily' and u.moved_on between $3 and $4 having sum(u.cost_minor) <> 0 ) m group by m.item_id, m.is_piece ) sold left join ledger.item i on i.tenant_id = $1 and i.item_id = sold.item_id order by sold.lines > 0 and sold.unknown = sold.lines, sold.known_minor - sold.cost_minor desc, i.code limit 1001",
        None,
    )
}
impl ProfitByItemStmt {
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
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> ProfitByItemQuery<'c, 'a, 's, C, ProfitByItem, 4> {
        ProfitByItemQuery {
            client,
            params: [tenant, kinds, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProfitByItemBorrowed, tokio_postgres::Error> {
                Ok(ProfitByItemBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    is_piece: row.try_get(2)?,
                    lines: row.try_get(3)?,
                    unknown: row.try_get(4)?,
                    sales_minor: row.try_get(5)?,
                    known_minor: row.try_get(6)?,
                    cost_minor: row.try_get(7)?,
                })
            },
            mapper: |it| ProfitByItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProfitByItemParams<T1, T2>,
        ProfitByItemQuery<'c, 'a, 's, C, ProfitByItem, 4>,
        C,
    > for ProfitByItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProfitByItemParams<T1, T2>,
    ) -> ProfitByItemQuery<'c, 'a, 's, C, ProfitByItem, 4> {
        self.bind(client, &params.tenant, &params.kinds, &params.from_day, &params.to_day)
    }
}
pub struct ProfitByPieceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn profit_by_piece() -> ProfitByPieceStmt {
    ProfitByPieceStmt(
        "select a.tag, a.metal, a.fineness, sold.lines, sold.unknown, sold.sales_minor, sold.known_minor, sold.cost_minor from ( select l.article_id, count(*) as lines, count(*) filter (where l.cost_minor is null) as unknown, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0)::bigint as sales_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end) filter (where l.cost_minor is not null), 0)::bigint as known_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0)::bigint as cost_minor from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 and l.article_id is not null group by 1 ) sold join sell.article a on a.tenant_id = $1 and a.article_id = sold.article_id order by sold.unknown = sold.lines, sold.known_minor - sold.cost_minor desc, a.tag limit 1001",
        None,
    )
}
impl ProfitByPieceStmt {
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
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> ProfitByPieceQuery<'c, 'a, 's, C, ProfitByPiece, 4> {
        ProfitByPieceQuery {
            client,
            params: [tenant, kinds, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProfitByPieceBorrowed, tokio_postgres::Error> {
                Ok(ProfitByPieceBorrowed {
                    tag: row.try_get(0)?,
                    metal: row.try_get(1)?,
                    fineness: row.try_get(2)?,
                    lines: row.try_get(3)?,
                    unknown: row.try_get(4)?,
                    sales_minor: row.try_get(5)?,
                    known_minor: row.try_get(6)?,
                    cost_minor: row.try_get(7)?,
                })
            },
            mapper: |it| ProfitByPiece::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProfitByPieceParams<T1, T2>,
        ProfitByPieceQuery<'c, 'a, 's, C, ProfitByPiece, 4>,
        C,
    > for ProfitByPieceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProfitByPieceParams<T1, T2>,
    ) -> ProfitByPieceQuery<'c, 'a, 's, C, ProfitByPiece, 4> {
        self.bind(client, &params.tenant, &params.kinds, &params.from_day, &params.to_day)
    }
}
pub struct SumsOfProfitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sums_of_profit() -> SumsOfProfitStmt {
    SumsOfProfitStmt(
        "select coalesce(sum(m.lines), 0)::bigint as lines, coalesce(sum(m.unknown), 0)::bigint as unknown, coalesce(sum(m.sales_minor), 0)::bigint as sales_minor, coalesce(sum(m.known_minor), 0)::bigint as known_minor, coalesce(sum(m.cost_minor), 0)::bigint as cost_minor from ( select count(*) as lines, count(*) filter (where l.cost_minor is null and ( l.article_id is not null or l.lot_id is not null or l.metal is not null and coalesce(c.through, '-infinity') < d.document_date)) as unknown, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end) filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null and (l.metal is null or coalesce(c.through, '-infinity') >= d.document_date)), 0) as known_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id left join ledger.untagged_cost c on c.tenant_id = $1 and c.metal = l.metal where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 union all select 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0) from ledger.document d join sell.job_metal j on j.tenant_id = $1 and j.document_id = d.document_id and j.gone_cost_minor <> 0 where d.tenant_id = $1 and d.doc_type = any($2::text[]) and not d.opening and d.document_date between $3 and $4 union all select 0, 0, 0, 0, -coalesce(sum(u.cost_minor), 0) from ledger.untagged u where u.tenant_id = $1 and u.cause = 'daily' and u.moved_on between $3 and $4 ) m",
        None,
    )
}
impl SumsOfProfitStmt {
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
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> SumsOfProfitQuery<'c, 'a, 's, C, SumsOfProfit, 4> {
        SumsOfProfitQuery {
            client,
            params: [tenant, kinds, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SumsOfProfit, tokio_postgres::Error> {
                Ok(SumsOfProfit {
                    lines: row.try_get(0)?,
                    unknown: row.try_get(1)?,
                    sales_minor: row.try_get(2)?,
                    known_minor: row.try_get(3)?,
                    cost_minor: row.try_get(4)?,
                })
            },
            mapper: |it| SumsOfProfit::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SumsOfProfitParams<T1, T2>,
        SumsOfProfitQuery<'c, 'a, 's, C, SumsOfProfit, 4>,
        C,
    > for SumsOfProfitStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SumsOfProfitParams<T1, T2>,
    ) -> SumsOfProfitQuery<'c, 'a, 's, C, SumsOfProfit, 4> {
        self.bind(client, &params.tenant, &params.kinds, &params.from_day, &params.to_day)
    }
}
pub struct SalesByDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sales_by_day() -> SalesByDayStmt {
    SalesByDayStmt(
        "select case when $1::boolean then m.document_date - (extract(day from m.document_date)::integer - 1) else m.document_date end as day, m.tax_class, sum(m.lines)::bigint as lines, sum(m.unknown)::bigint as unknown, sum(m.sales_minor)::bigint as sales_minor, sum(m.known_minor)::bigint as known_minor, sum(m.cost_minor)::bigint as cost_minor from ( select d.document_date, l.tax_class, count(*) as lines, count(*) filter (where l.cost_minor is null and ( l.article_id is not null or l.lot_id is not null or l.metal is not null)) as unknown, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end) filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null and l.metal is null), 0) as known_minor, coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor from ledger.document d join ledger.document_line l on l.tenant_id = $2 and l.document_id = d.document_id where d.tenant_id = $2 and d.doc_type = any($3::text[]) and not d.opening and d.document_date between $4 and $5 group by 1, 2 union all select d.document_date, of_job.tax_class, 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0) from ledger.document d join sell.job_metal j on j.tenant_id = $2 and j.document_id = d.document_id and j.gone_cost_minor <> 0 cross join lateral ( select l.tax_class from ledger.document_line l where l.tenant_id = $2 and l.document_id = d.document_id order by l.article_id is not null or l.lot_id is not null or l.metal is not null, l.line_no limit 1 ) of_job where d.tenant_id = $2 and d.doc_type = any($3::text[]) and not d.opening and d.document_date between $4 and $5 group by 1, 2 ) m group by 1, 2 order by 1, 2",
        None,
    )
}
impl SalesByDayStmt {
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
        by_month: &'a bool,
        tenant: &'a uuid::Uuid,
        kinds: &'a T2,
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> SalesByDayQuery<'c, 'a, 's, C, SalesByDay, 5> {
        SalesByDayQuery {
            client,
            params: [by_month, tenant, kinds, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SalesByDayBorrowed, tokio_postgres::Error> {
                Ok(SalesByDayBorrowed {
                    day: row.try_get(0)?,
                    tax_class: row.try_get(1)?,
                    lines: row.try_get(2)?,
                    unknown: row.try_get(3)?,
                    sales_minor: row.try_get(4)?,
                    known_minor: row.try_get(5)?,
                    cost_minor: row.try_get(6)?,
                })
            },
            mapper: |it| SalesByDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SalesByDayParams<T1, T2>,
        SalesByDayQuery<'c, 'a, 's, C, SalesByDay, 5>,
        C,
    > for SalesByDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SalesByDayParams<T1, T2>,
    ) -> SalesByDayQuery<'c, 'a, 's, C, SalesByDay, 5> {
        self.bind(client, &params.by_month, &params.tenant, &params.kinds, &params.from_day, &params.to_day)
    }
}
pub struct DiscountsByPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn discounts_by_person() -> DiscountsByPersonStmt {
    DiscountsByPersonStmt(
        "select given.created_by, m.name, given.bills, given.with_discount, given.taxable_minor, given.discount_minor from ( select d.created_by, count(distinct d.document_id) as bills, count(distinct d.document_id) filter (where l.discount_minor > 0) as with_discount, coalesce(sum(l.taxable_minor), 0)::bigint as taxable_minor, coalesce(sum(l.discount_minor), 0)::bigint as discount_minor from ledger.document d join ledger.document_line l on l.tenant_id = $1 and l.document_id = d.document_id where d.tenant_id = $1 and d.doc_type = 'invoice' and d.state = 'posted' and not d.opening and d.document_date between $2 and $3 group by d.created_by ) given left join app.membership m on m.tenant_id = $1 and m.person_id = given.created_by order by given.discount_minor desc, given.created_by",
        None,
    )
}
impl DiscountsByPersonStmt {
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
        from_day: &'a jiff::civil::Date,
        to_day: &'a jiff::civil::Date,
    ) -> DiscountsByPersonQuery<'c, 'a, 's, C, DiscountsByPerson, 3> {
        DiscountsByPersonQuery {
            client,
            params: [tenant, from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DiscountsByPersonBorrowed, tokio_postgres::Error> {
                    Ok(DiscountsByPersonBorrowed {
                        created_by: row.try_get(0)?,
                        name: row.try_get(1)?,
                        bills: row.try_get(2)?,
                        with_discount: row.try_get(3)?,
                        taxable_minor: row.try_get(4)?,
                        discount_minor: row.try_get(5)?,
                    })
                },
            mapper: |it| DiscountsByPerson::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DiscountsByPersonParams,
        DiscountsByPersonQuery<'c, 'a, 's, C, DiscountsByPerson, 3>,
        C,
    > for DiscountsByPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DiscountsByPersonParams,
    ) -> DiscountsByPersonQuery<'c, 'a, 's, C, DiscountsByPerson, 3> {
        self.bind(client, &params.tenant, &params.from_day, &params.to_day)
    }
}
pub struct StockByAgeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stock_by_age() -> StockByAgeStmt {
    StockByAgeStmt(
        "select a.metal, (case when a.created_at >= $1 then 0 when a.created_at >= $2 then 1 when a.created_at >= $3 then 2 when a.created_at >= $4 then 3 else 4 end) as age, count(*) as pieces, count(*) filter (where a.cost_minor is null) as unknown, coalesce(sum(a.net_mg), 0)::bigint as net_mg, coalesce(sum(a.fine_mg), 0)::bigint as fine_mg, coalesce(sum(a.cost_minor), 0)::bigint as cost_minor from sell.article a where a.tenant_id = $5 and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back') group by 1, 2 order by 1, 2",
        None,
    )
}
impl StockByAgeStmt {
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
        since_30: &'a jiff::Timestamp,
        since_90: &'a jiff::Timestamp,
        since_180: &'a jiff::Timestamp,
        since_365: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
    ) -> StockByAgeQuery<'c, 'a, 's, C, StockByAge, 5> {
        StockByAgeQuery {
            client,
            params: [since_30, since_90, since_180, since_365, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StockByAgeBorrowed, tokio_postgres::Error> {
                Ok(StockByAgeBorrowed {
                    metal: row.try_get(0)?,
                    age: row.try_get(1)?,
                    pieces: row.try_get(2)?,
                    unknown: row.try_get(3)?,
                    net_mg: row.try_get(4)?,
                    fine_mg: row.try_get(5)?,
                    cost_minor: row.try_get(6)?,
                })
            },
            mapper: |it| StockByAge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StockByAgeParams,
        StockByAgeQuery<'c, 'a, 's, C, StockByAge, 5>,
        C,
    > for StockByAgeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StockByAgeParams,
    ) -> StockByAgeQuery<'c, 'a, 's, C, StockByAge, 5> {
        self.bind(
            client,
            &params.since_30,
            &params.since_90,
            &params.since_180,
            &params.since_365,
            &params.tenant,
        )
    }
}
