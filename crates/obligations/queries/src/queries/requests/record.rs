// This file was generated with `clorinde`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct DocumentsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct LinesOfDocumentsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct TendersOfDocumentsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct BodiesOfDocumentsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub documents: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EntriesOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DraftsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenItemsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OrdersOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct StandingOrdersOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct JobsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct ItemsOfJobsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub jobs: T1,
    pub many: i64,
}
#[derive(Debug)]
pub struct MetalOfJobsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub jobs: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TermsOfKarigarParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WastageOfKarigarParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReceiptsOfKarigarParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MetalOfKarigarParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug)]
pub struct MailsAboutParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub subjects: T1,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PiecesOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ApprovalsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MovesOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LotsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ShipmentsToPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RequestsOfPartyParams {
    pub tenant: uuid::Uuid,
    pub party: uuid::Uuid,
    pub many: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsOfParty {
    pub document_id: uuid::Uuid,
    pub doc_type: String,
    pub state: String,
    pub number: String,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub total_minor: i64,
    pub tax_minor: i64,
}
pub struct DocumentsOfPartyBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub doc_type: &'a str,
    pub state: &'a str,
    pub number: &'a str,
    pub document_date: jiff::civil::Date,
    pub due_on: Option<jiff::civil::Date>,
    pub total_minor: i64,
    pub tax_minor: i64,
}
impl<'a> From<DocumentsOfPartyBorrowed<'a>> for DocumentsOfParty {
    fn from(
        DocumentsOfPartyBorrowed {
            document_id,
            doc_type,
            state,
            number,
            document_date,
            due_on,
            total_minor,
            tax_minor,
        }: DocumentsOfPartyBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            doc_type: doc_type.into(),
            state: state.into(),
            number: number.into(),
            document_date,
            due_on,
            total_minor,
            tax_minor,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesOfDocuments {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub description: Vec<u8>,
    pub taxable_minor: i64,
    pub line_total_minor: i64,
}
pub struct LinesOfDocumentsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub description: &'a [u8],
    pub taxable_minor: i64,
    pub line_total_minor: i64,
}
impl<'a> From<LinesOfDocumentsBorrowed<'a>> for LinesOfDocuments {
    fn from(
        LinesOfDocumentsBorrowed {
            document_id,
            line_no,
            description,
            taxable_minor,
            line_total_minor,
        }: LinesOfDocumentsBorrowed<'a>,
    ) -> Self {
        Self { document_id, line_no, description: description.into(), taxable_minor, line_total_minor }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TendersOfDocuments {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub mode: String,
    pub amount_minor: i64,
    pub paid_out: bool,
    pub reference: Option<Vec<u8>>,
    pub occasion: Option<Vec<u8>>,
}
pub struct TendersOfDocumentsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub line_no: i32,
    pub mode: &'a str,
    pub amount_minor: i64,
    pub paid_out: bool,
    pub reference: Option<&'a [u8]>,
    pub occasion: Option<&'a [u8]>,
}
impl<'a> From<TendersOfDocumentsBorrowed<'a>> for TendersOfDocuments {
    fn from(
        TendersOfDocumentsBorrowed {
            document_id,
            line_no,
            mode,
            amount_minor,
            paid_out,
            reference,
            occasion,
        }: TendersOfDocumentsBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            line_no,
            mode: mode.into(),
            amount_minor,
            paid_out,
            reference: reference.map(|v| v.into()),
            occasion: occasion.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BodiesOfDocuments {
    pub document_id: uuid::Uuid,
    pub body: Vec<u8>,
}
pub struct BodiesOfDocumentsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub body: &'a [u8],
}
impl<'a> From<BodiesOfDocumentsBorrowed<'a>> for BodiesOfDocuments {
    fn from(BodiesOfDocumentsBorrowed { document_id, body }: BodiesOfDocumentsBorrowed<'a>) -> Self {
        Self { document_id, body: body.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EntriesOfParty {
    pub entry_id: uuid::Uuid,
    pub entry_date: jiff::civil::Date,
    pub account: String,
    pub is_debit: bool,
    pub commodity: String,
    pub amount: i64,
    pub memo: Vec<u8>,
}
pub struct EntriesOfPartyBorrowed<'a> {
    pub entry_id: uuid::Uuid,
    pub entry_date: jiff::civil::Date,
    pub account: &'a str,
    pub is_debit: bool,
    pub commodity: &'a str,
    pub amount: i64,
    pub memo: &'a [u8],
}
impl<'a> From<EntriesOfPartyBorrowed<'a>> for EntriesOfParty {
    fn from(
        EntriesOfPartyBorrowed {
            entry_id,
            entry_date,
            account,
            is_debit,
            commodity,
            amount,
            memo,
        }: EntriesOfPartyBorrowed<'a>,
    ) -> Self {
        Self {
            entry_id,
            entry_date,
            account: account.into(),
            is_debit,
            commodity: commodity.into(),
            amount,
            memo: memo.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DraftsOfParty {
    pub draft_id: uuid::Uuid,
    pub input: Option<Vec<u8>>,
    pub total_minor: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
pub struct DraftsOfPartyBorrowed<'a> {
    pub draft_id: uuid::Uuid,
    pub input: Option<&'a [u8]>,
    pub total_minor: Option<i64>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<DraftsOfPartyBorrowed<'a>> for DraftsOfParty {
    fn from(
        DraftsOfPartyBorrowed { draft_id, input, total_minor, created_at, expires_at }: DraftsOfPartyBorrowed<
            'a,
        >,
    ) -> Self {
        Self { draft_id, input: input.map(|v| v.into()), total_minor, created_at, expires_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OpenItemsOfParty {
    pub document_id: uuid::Uuid,
    pub due_on: jiff::civil::Date,
    pub open_minor: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OrdersOfParty {
    pub order_id: uuid::Uuid,
    pub number: String,
    pub deliver_on: jiff::civil::Date,
    pub state: String,
}
pub struct OrdersOfPartyBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub number: &'a str,
    pub deliver_on: jiff::civil::Date,
    pub state: &'a str,
}
impl<'a> From<OrdersOfPartyBorrowed<'a>> for OrdersOfParty {
    fn from(
        OrdersOfPartyBorrowed { order_id, number, deliver_on, state }: OrdersOfPartyBorrowed<'a>,
    ) -> Self {
        Self { order_id, number: number.into(), deliver_on, state: state.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StandingOrdersOfParty {
    pub standing_order_id: uuid::Uuid,
    pub code: String,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
}
pub struct StandingOrdersOfPartyBorrowed<'a> {
    pub standing_order_id: uuid::Uuid,
    pub code: &'a str,
    pub from_on: jiff::civil::Date,
    pub until_on: Option<jiff::civil::Date>,
}
impl<'a> From<StandingOrdersOfPartyBorrowed<'a>> for StandingOrdersOfParty {
    fn from(
        StandingOrdersOfPartyBorrowed {
            standing_order_id,
            code,
            from_on,
            until_on,
        }: StandingOrdersOfPartyBorrowed<'a>,
    ) -> Self {
        Self { standing_order_id, code: code.into(), from_on, until_on }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct JobsOfParty {
    pub job_id: uuid::Uuid,
    pub number: String,
    pub kind: String,
    pub description: Vec<u8>,
    pub promised: jiff::civil::Date,
    pub state: String,
}
pub struct JobsOfPartyBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub number: &'a str,
    pub kind: &'a str,
    pub description: &'a [u8],
    pub promised: jiff::civil::Date,
    pub state: &'a str,
}
impl<'a> From<JobsOfPartyBorrowed<'a>> for JobsOfParty {
    fn from(
        JobsOfPartyBorrowed { job_id, number, kind, description, promised, state }: JobsOfPartyBorrowed<'a>,
    ) -> Self {
        Self {
            job_id,
            number: number.into(),
            kind: kind.into(),
            description: description.into(),
            promised,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemsOfJobs {
    pub job_id: uuid::Uuid,
    pub item_no: i32,
    pub description: Vec<u8>,
    pub gross_mg: Option<i64>,
    pub metal: Option<String>,
    pub net_mg: Option<i64>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub place: String,
}
pub struct ItemsOfJobsBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub item_no: i32,
    pub description: &'a [u8],
    pub gross_mg: Option<i64>,
    pub metal: Option<&'a str>,
    pub net_mg: Option<i64>,
    pub fineness: Option<i32>,
    pub fine_mg: i64,
    pub place: &'a str,
}
impl<'a> From<ItemsOfJobsBorrowed<'a>> for ItemsOfJobs {
    fn from(
        ItemsOfJobsBorrowed {
            job_id,
            item_no,
            description,
            gross_mg,
            metal,
            net_mg,
            fineness,
            fine_mg,
            place,
        }: ItemsOfJobsBorrowed<'a>,
    ) -> Self {
        Self {
            job_id,
            item_no,
            description: description.into(),
            gross_mg,
            metal: metal.map(|v| v.into()),
            net_mg,
            fineness,
            fine_mg,
            place: place.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalOfJobs {
    pub job_id: uuid::Uuid,
    pub verb: String,
    pub metal: String,
    pub custody_mg: i64,
    pub owed_mg: i64,
    pub stock_mg: i64,
    pub created_at: jiff::Timestamp,
}
pub struct MetalOfJobsBorrowed<'a> {
    pub job_id: uuid::Uuid,
    pub verb: &'a str,
    pub metal: &'a str,
    pub custody_mg: i64,
    pub owed_mg: i64,
    pub stock_mg: i64,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MetalOfJobsBorrowed<'a>> for MetalOfJobs {
    fn from(
        MetalOfJobsBorrowed {
            job_id,
            verb,
            metal,
            custody_mg,
            owed_mg,
            stock_mg,
            created_at,
        }: MetalOfJobsBorrowed<'a>,
    ) -> Self {
        Self { job_id, verb: verb.into(), metal: metal.into(), custody_mg, owed_mg, stock_mg, created_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WastageOfKarigar {
    pub fineness: i32,
    pub percent_e6: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ReceiptsOfKarigar {
    pub document_id: uuid::Uuid,
    pub labour_minor: i64,
    pub tax_minor: i64,
    pub created_at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MetalOfKarigar {
    pub movement_id: uuid::Uuid,
    pub number: String,
    pub verb: String,
    pub metal: String,
    pub karigar_mg: i64,
    pub created_at: jiff::Timestamp,
}
pub struct MetalOfKarigarBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub number: &'a str,
    pub verb: &'a str,
    pub metal: &'a str,
    pub karigar_mg: i64,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MetalOfKarigarBorrowed<'a>> for MetalOfKarigar {
    fn from(
        MetalOfKarigarBorrowed {
            movement_id,
            number,
            verb,
            metal,
            karigar_mg,
            created_at,
        }: MetalOfKarigarBorrowed<'a>,
    ) -> Self {
        Self {
            movement_id,
            number: number.into(),
            verb: verb.into(),
            metal: metal.into(),
            karigar_mg,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MailsAbout {
    pub mail_id: uuid::Uuid,
    pub kind: String,
    pub about: uuid::Uuid,
    pub address: Vec<u8>,
    pub subject: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
}
pub struct MailsAboutBorrowed<'a> {
    pub mail_id: uuid::Uuid,
    pub kind: &'a str,
    pub about: uuid::Uuid,
    pub address: &'a [u8],
    pub subject: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
}
impl<'a> From<MailsAboutBorrowed<'a>> for MailsAbout {
    fn from(
        MailsAboutBorrowed {
            mail_id,
            kind,
            about,
            address,
            subject,
            created_at,
            sent_at,
        }: MailsAboutBorrowed<'a>,
    ) -> Self {
        Self {
            mail_id,
            kind: kind.into(),
            about,
            address: address.into(),
            subject: subject.into(),
            created_at,
            sent_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PiecesOfParty {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub status: String,
}
pub struct PiecesOfPartyBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub status: &'a str,
}
impl<'a> From<PiecesOfPartyBorrowed<'a>> for PiecesOfParty {
    fn from(PiecesOfPartyBorrowed { article_id, tag, status }: PiecesOfPartyBorrowed<'a>) -> Self {
        Self { article_id, tag: tag.into(), status: status.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovalsOfParty {
    pub article_id: uuid::Uuid,
    pub tag: String,
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
pub struct ApprovalsOfPartyBorrowed<'a> {
    pub article_id: uuid::Uuid,
    pub tag: &'a str,
    pub agreed_minor: Option<i64>,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<ApprovalsOfPartyBorrowed<'a>> for ApprovalsOfParty {
    fn from(
        ApprovalsOfPartyBorrowed {
            article_id,
            tag,
            agreed_minor,
            until,
            created_at,
        }: ApprovalsOfPartyBorrowed<'a>,
    ) -> Self {
        Self { article_id, tag: tag.into(), agreed_minor, until, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MovesOfParty {
    pub article_move_id: uuid::Uuid,
    pub tag: String,
    pub kind: String,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
pub struct MovesOfPartyBorrowed<'a> {
    pub article_move_id: uuid::Uuid,
    pub tag: &'a str,
    pub kind: &'a str,
    pub until: Option<jiff::civil::Date>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MovesOfPartyBorrowed<'a>> for MovesOfParty {
    fn from(
        MovesOfPartyBorrowed { article_move_id, tag, kind, until, created_at }: MovesOfPartyBorrowed<'a>,
    ) -> Self {
        Self { article_move_id, tag: tag.into(), kind: kind.into(), until, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LotsOfParty {
    pub lot_id: uuid::Uuid,
    pub code: String,
    pub received_on: Option<jiff::civil::Date>,
}
pub struct LotsOfPartyBorrowed<'a> {
    pub lot_id: uuid::Uuid,
    pub code: &'a str,
    pub received_on: Option<jiff::civil::Date>,
}
impl<'a> From<LotsOfPartyBorrowed<'a>> for LotsOfParty {
    fn from(LotsOfPartyBorrowed { lot_id, code, received_on }: LotsOfPartyBorrowed<'a>) -> Self {
        Self { lot_id, code: code.into(), received_on }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentsToParty {
    pub movement_id: uuid::Uuid,
    pub number: String,
    pub shipped_on: jiff::civil::Date,
    pub lot: String,
}
pub struct ShipmentsToPartyBorrowed<'a> {
    pub movement_id: uuid::Uuid,
    pub number: &'a str,
    pub shipped_on: jiff::civil::Date,
    pub lot: &'a str,
}
impl<'a> From<ShipmentsToPartyBorrowed<'a>> for ShipmentsToParty {
    fn from(
        ShipmentsToPartyBorrowed { movement_id, number, shipped_on, lot }: ShipmentsToPartyBorrowed<'a>,
    ) -> Self {
        Self { movement_id, number: number.into(), shipped_on, lot: lot.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RequestsOfParty {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub kind: String,
    pub came_by: String,
    pub opened_at: jiff::Timestamp,
    pub name: Option<Vec<u8>>,
    pub contact: Option<Vec<u8>>,
    pub words: Option<Vec<u8>>,
    pub outcome: Option<String>,
    pub is_theirs: bool,
}
pub struct RequestsOfPartyBorrowed<'a> {
    pub case_file_id: uuid::Uuid,
    pub case_no: i32,
    pub kind: &'a str,
    pub came_by: &'a str,
    pub opened_at: jiff::Timestamp,
    pub name: Option<&'a [u8]>,
    pub contact: Option<&'a [u8]>,
    pub words: Option<&'a [u8]>,
    pub outcome: Option<&'a str>,
    pub is_theirs: bool,
}
impl<'a> From<RequestsOfPartyBorrowed<'a>> for RequestsOfParty {
    fn from(
        RequestsOfPartyBorrowed {
            case_file_id,
            case_no,
            kind,
            came_by,
            opened_at,
            name,
            contact,
            words,
            outcome,
            is_theirs,
        }: RequestsOfPartyBorrowed<'a>,
    ) -> Self {
        Self {
            case_file_id,
            case_no,
            kind: kind.into(),
            came_by: came_by.into(),
            opened_at,
            name: name.map(|v| v.into()),
            contact: contact.map(|v| v.into()),
            words: words.map(|v| v.into()),
            outcome: outcome.map(|v| v.into()),
            is_theirs,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DocumentsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentsOfPartyBorrowed) -> R,
    ) -> DocumentsOfPartyQuery<'c, 'a, 's, C, R, N> {
        DocumentsOfPartyQuery {
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
pub struct LinesOfDocumentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesOfDocumentsBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesOfDocumentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesOfDocumentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LinesOfDocumentsBorrowed) -> R,
    ) -> LinesOfDocumentsQuery<'c, 'a, 's, C, R, N> {
        LinesOfDocumentsQuery {
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
pub struct TendersOfDocumentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TendersOfDocumentsBorrowed, tokio_postgres::Error>,
    mapper: fn(TendersOfDocumentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TendersOfDocumentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TendersOfDocumentsBorrowed) -> R,
    ) -> TendersOfDocumentsQuery<'c, 'a, 's, C, R, N> {
        TendersOfDocumentsQuery {
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
pub struct BodiesOfDocumentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BodiesOfDocumentsBorrowed, tokio_postgres::Error>,
    mapper: fn(BodiesOfDocumentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BodiesOfDocumentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(BodiesOfDocumentsBorrowed) -> R,
    ) -> BodiesOfDocumentsQuery<'c, 'a, 's, C, R, N> {
        BodiesOfDocumentsQuery {
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
pub struct EntriesOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EntriesOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(EntriesOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EntriesOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EntriesOfPartyBorrowed) -> R) -> EntriesOfPartyQuery<'c, 'a, 's, C, R, N> {
        EntriesOfPartyQuery {
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
pub struct DraftsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DraftsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(DraftsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DraftsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DraftsOfPartyBorrowed) -> R) -> DraftsOfPartyQuery<'c, 'a, 's, C, R, N> {
        DraftsOfPartyQuery {
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
pub struct OpenItemsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenItemsOfParty, tokio_postgres::Error>,
    mapper: fn(OpenItemsOfParty) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenItemsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenItemsOfParty) -> R) -> OpenItemsOfPartyQuery<'c, 'a, 's, C, R, N> {
        OpenItemsOfPartyQuery {
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
pub struct OrdersOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrdersOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(OrdersOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrdersOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrdersOfPartyBorrowed) -> R) -> OrdersOfPartyQuery<'c, 'a, 's, C, R, N> {
        OrdersOfPartyQuery {
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
pub struct StandingOrdersOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StandingOrdersOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(StandingOrdersOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StandingOrdersOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(StandingOrdersOfPartyBorrowed) -> R,
    ) -> StandingOrdersOfPartyQuery<'c, 'a, 's, C, R, N> {
        StandingOrdersOfPartyQuery {
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
pub struct JobsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(JobsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobsOfPartyBorrowed) -> R) -> JobsOfPartyQuery<'c, 'a, 's, C, R, N> {
        JobsOfPartyQuery {
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
pub struct ItemsOfJobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemsOfJobsBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemsOfJobsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemsOfJobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemsOfJobsBorrowed) -> R) -> ItemsOfJobsQuery<'c, 'a, 's, C, R, N> {
        ItemsOfJobsQuery {
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
pub struct MetalOfJobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalOfJobsBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalOfJobsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalOfJobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalOfJobsBorrowed) -> R) -> MetalOfJobsQuery<'c, 'a, 's, C, R, N> {
        MetalOfJobsQuery {
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
pub struct WastageOfKarigarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WastageOfKarigar, tokio_postgres::Error>,
    mapper: fn(WastageOfKarigar) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WastageOfKarigarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WastageOfKarigar) -> R) -> WastageOfKarigarQuery<'c, 'a, 's, C, R, N> {
        WastageOfKarigarQuery {
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
pub struct ReceiptsOfKarigarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReceiptsOfKarigar, tokio_postgres::Error>,
    mapper: fn(ReceiptsOfKarigar) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReceiptsOfKarigarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReceiptsOfKarigar) -> R) -> ReceiptsOfKarigarQuery<'c, 'a, 's, C, R, N> {
        ReceiptsOfKarigarQuery {
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
pub struct MetalOfKarigarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MetalOfKarigarBorrowed, tokio_postgres::Error>,
    mapper: fn(MetalOfKarigarBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MetalOfKarigarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MetalOfKarigarBorrowed) -> R) -> MetalOfKarigarQuery<'c, 'a, 's, C, R, N> {
        MetalOfKarigarQuery {
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
pub struct MailsAboutQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailsAboutBorrowed, tokio_postgres::Error>,
    mapper: fn(MailsAboutBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailsAboutQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailsAboutBorrowed) -> R) -> MailsAboutQuery<'c, 'a, 's, C, R, N> {
        MailsAboutQuery {
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
pub struct PiecesOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PiecesOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(PiecesOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PiecesOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PiecesOfPartyBorrowed) -> R) -> PiecesOfPartyQuery<'c, 'a, 's, C, R, N> {
        PiecesOfPartyQuery {
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
pub struct ApprovalsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApprovalsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(ApprovalsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApprovalsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ApprovalsOfPartyBorrowed) -> R,
    ) -> ApprovalsOfPartyQuery<'c, 'a, 's, C, R, N> {
        ApprovalsOfPartyQuery {
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
pub struct MovesOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovesOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(MovesOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovesOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovesOfPartyBorrowed) -> R) -> MovesOfPartyQuery<'c, 'a, 's, C, R, N> {
        MovesOfPartyQuery {
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
pub struct LotsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LotsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(LotsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LotsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LotsOfPartyBorrowed) -> R) -> LotsOfPartyQuery<'c, 'a, 's, C, R, N> {
        LotsOfPartyQuery {
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
pub struct ShipmentsToPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ShipmentsToPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(ShipmentsToPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ShipmentsToPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ShipmentsToPartyBorrowed) -> R,
    ) -> ShipmentsToPartyQuery<'c, 'a, 's, C, R, N> {
        ShipmentsToPartyQuery {
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
pub struct RequestsOfPartyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RequestsOfPartyBorrowed, tokio_postgres::Error>,
    mapper: fn(RequestsOfPartyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RequestsOfPartyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RequestsOfPartyBorrowed) -> R,
    ) -> RequestsOfPartyQuery<'c, 'a, 's, C, R, N> {
        RequestsOfPartyQuery {
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
pub struct DocumentsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_of_party() -> DocumentsOfPartyStmt {
    DocumentsOfPartyStmt(
        "select document_id, doc_type, state, number, document_date, due_on, total_minor, tax_minor from ledger.document where tenant_id = $1 and party_id = $2 order by document_date, document_id limit $3",
        None,
    )
}
impl DocumentsOfPartyStmt {
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
        many: &'a i64,
    ) -> DocumentsOfPartyQuery<'c, 'a, 's, C, DocumentsOfParty, 3> {
        DocumentsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentsOfPartyBorrowed, tokio_postgres::Error> {
                    Ok(DocumentsOfPartyBorrowed {
                        document_id: row.try_get(0)?,
                        doc_type: row.try_get(1)?,
                        state: row.try_get(2)?,
                        number: row.try_get(3)?,
                        document_date: row.try_get(4)?,
                        due_on: row.try_get(5)?,
                        total_minor: row.try_get(6)?,
                        tax_minor: row.try_get(7)?,
                    })
                },
            mapper: |it| DocumentsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsOfPartyParams,
        DocumentsOfPartyQuery<'c, 'a, 's, C, DocumentsOfParty, 3>,
        C,
    > for DocumentsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsOfPartyParams,
    ) -> DocumentsOfPartyQuery<'c, 'a, 's, C, DocumentsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct LinesOfDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines_of_documents() -> LinesOfDocumentsStmt {
    LinesOfDocumentsStmt(
        "select document_id, line_no, description, taxable_minor, line_total_minor from ledger.document_line where tenant_id = $1 and document_id = any($2) order by document_id, line_no limit $3",
        None,
    )
}
impl LinesOfDocumentsStmt {
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
        documents: &'a T1,
        many: &'a i64,
    ) -> LinesOfDocumentsQuery<'c, 'a, 's, C, LinesOfDocuments, 3> {
        LinesOfDocumentsQuery {
            client,
            params: [tenant, documents, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LinesOfDocumentsBorrowed, tokio_postgres::Error> {
                    Ok(LinesOfDocumentsBorrowed {
                        document_id: row.try_get(0)?,
                        line_no: row.try_get(1)?,
                        description: row.try_get(2)?,
                        taxable_minor: row.try_get(3)?,
                        line_total_minor: row.try_get(4)?,
                    })
                },
            mapper: |it| LinesOfDocuments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinesOfDocumentsParams<T1>,
        LinesOfDocumentsQuery<'c, 'a, 's, C, LinesOfDocuments, 3>,
        C,
    > for LinesOfDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesOfDocumentsParams<T1>,
    ) -> LinesOfDocumentsQuery<'c, 'a, 's, C, LinesOfDocuments, 3> {
        self.bind(client, &params.tenant, &params.documents, &params.many)
    }
}
pub struct TendersOfDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenders_of_documents() -> TendersOfDocumentsStmt {
    TendersOfDocumentsStmt(
        "select document_id, line_no, mode, amount_minor, paid_out, reference, occasion from ledger.tender where tenant_id = $1 and document_id = any($2) order by document_id, line_no limit $3",
        None,
    )
}
impl TendersOfDocumentsStmt {
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
        documents: &'a T1,
        many: &'a i64,
    ) -> TendersOfDocumentsQuery<'c, 'a, 's, C, TendersOfDocuments, 3> {
        TendersOfDocumentsQuery {
            client,
            params: [tenant, documents, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TendersOfDocumentsBorrowed, tokio_postgres::Error> {
                    Ok(TendersOfDocumentsBorrowed {
                        document_id: row.try_get(0)?,
                        line_no: row.try_get(1)?,
                        mode: row.try_get(2)?,
                        amount_minor: row.try_get(3)?,
                        paid_out: row.try_get(4)?,
                        reference: row.try_get(5)?,
                        occasion: row.try_get(6)?,
                    })
                },
            mapper: |it| TendersOfDocuments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TendersOfDocumentsParams<T1>,
        TendersOfDocumentsQuery<'c, 'a, 's, C, TendersOfDocuments, 3>,
        C,
    > for TendersOfDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TendersOfDocumentsParams<T1>,
    ) -> TendersOfDocumentsQuery<'c, 'a, 's, C, TendersOfDocuments, 3> {
        self.bind(client, &params.tenant, &params.documents, &params.many)
    }
}
pub struct BodiesOfDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bodies_of_documents() -> BodiesOfDocumentsStmt {
    BodiesOfDocumentsStmt(
        "select document_id, body from ledger.document where tenant_id = $1 and document_id = any($2) order by document_id limit $3",
        None,
    )
}
impl BodiesOfDocumentsStmt {
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
        documents: &'a T1,
        many: &'a i64,
    ) -> BodiesOfDocumentsQuery<'c, 'a, 's, C, BodiesOfDocuments, 3> {
        BodiesOfDocumentsQuery {
            client,
            params: [tenant, documents, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BodiesOfDocumentsBorrowed, tokio_postgres::Error> {
                    Ok(BodiesOfDocumentsBorrowed { document_id: row.try_get(0)?, body: row.try_get(1)? })
                },
            mapper: |it| BodiesOfDocuments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BodiesOfDocumentsParams<T1>,
        BodiesOfDocumentsQuery<'c, 'a, 's, C, BodiesOfDocuments, 3>,
        C,
    > for BodiesOfDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BodiesOfDocumentsParams<T1>,
    ) -> BodiesOfDocumentsQuery<'c, 'a, 's, C, BodiesOfDocuments, 3> {
        self.bind(client, &params.tenant, &params.documents, &params.many)
    }
}
pub struct EntriesOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn entries_of_party() -> EntriesOfPartyStmt {
    EntriesOfPartyStmt(
        "select m.entry_id, m.entry_date, m.account, m.is_debit, m.commodity, m.amount, e.memo from ( select entry_id, line_no, entry_date, debit_account as account, true as is_debit, commodity, amount from ledger.posting where tenant_id = $1 and debit_party = $2 union all select entry_id, line_no, entry_date, credit_account, false, commodity, amount from ledger.posting where tenant_id = $1 and credit_party = $2 ) m join ledger.journal_entry e on e.tenant_id = $1 and e.entry_id = m.entry_id where e.document_id is null order by m.entry_date, m.entry_id, m.line_no, m.is_debit limit $3",
        None,
    )
}
impl EntriesOfPartyStmt {
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
        many: &'a i64,
    ) -> EntriesOfPartyQuery<'c, 'a, 's, C, EntriesOfParty, 3> {
        EntriesOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EntriesOfPartyBorrowed, tokio_postgres::Error> {
                Ok(EntriesOfPartyBorrowed {
                    entry_id: row.try_get(0)?,
                    entry_date: row.try_get(1)?,
                    account: row.try_get(2)?,
                    is_debit: row.try_get(3)?,
                    commodity: row.try_get(4)?,
                    amount: row.try_get(5)?,
                    memo: row.try_get(6)?,
                })
            },
            mapper: |it| EntriesOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EntriesOfPartyParams,
        EntriesOfPartyQuery<'c, 'a, 's, C, EntriesOfParty, 3>,
        C,
    > for EntriesOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EntriesOfPartyParams,
    ) -> EntriesOfPartyQuery<'c, 'a, 's, C, EntriesOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct DraftsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drafts_of_party() -> DraftsOfPartyStmt {
    DraftsOfPartyStmt(
        "select draft_id, input, total_minor, created_at, expires_at from sell.draft where tenant_id = $1 and party_id = $2 and state = 'draft' order by draft_id limit $3",
        None,
    )
}
impl DraftsOfPartyStmt {
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
        many: &'a i64,
    ) -> DraftsOfPartyQuery<'c, 'a, 's, C, DraftsOfParty, 3> {
        DraftsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DraftsOfPartyBorrowed, tokio_postgres::Error> {
                Ok(DraftsOfPartyBorrowed {
                    draft_id: row.try_get(0)?,
                    input: row.try_get(1)?,
                    total_minor: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                })
            },
            mapper: |it| DraftsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DraftsOfPartyParams,
        DraftsOfPartyQuery<'c, 'a, 's, C, DraftsOfParty, 3>,
        C,
    > for DraftsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DraftsOfPartyParams,
    ) -> DraftsOfPartyQuery<'c, 'a, 's, C, DraftsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct OpenItemsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_items_of_party() -> OpenItemsOfPartyStmt {
    OpenItemsOfPartyStmt(
        "select document_id, due_on, open_minor from ledger.open_item where tenant_id = $1 and party_id = $2 and open_minor > 0 order by due_on, document_id limit $3",
        None,
    )
}
impl OpenItemsOfPartyStmt {
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
        many: &'a i64,
    ) -> OpenItemsOfPartyQuery<'c, 'a, 's, C, OpenItemsOfParty, 3> {
        OpenItemsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenItemsOfParty, tokio_postgres::Error> {
                Ok(OpenItemsOfParty {
                    document_id: row.try_get(0)?,
                    due_on: row.try_get(1)?,
                    open_minor: row.try_get(2)?,
                })
            },
            mapper: |it| OpenItemsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenItemsOfPartyParams,
        OpenItemsOfPartyQuery<'c, 'a, 's, C, OpenItemsOfParty, 3>,
        C,
    > for OpenItemsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenItemsOfPartyParams,
    ) -> OpenItemsOfPartyQuery<'c, 'a, 's, C, OpenItemsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct OrdersOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn orders_of_party() -> OrdersOfPartyStmt {
    OrdersOfPartyStmt(
        "select o.order_id, d.number, o.deliver_on, o.state from ledger.customer_order o join ledger.document d on d.tenant_id = o.tenant_id and d.document_id = o.order_id where o.tenant_id = $1 and d.tenant_id = $1 and o.party_id = $2 order by o.order_id limit $3",
        None,
    )
}
impl OrdersOfPartyStmt {
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
        many: &'a i64,
    ) -> OrdersOfPartyQuery<'c, 'a, 's, C, OrdersOfParty, 3> {
        OrdersOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrdersOfPartyBorrowed, tokio_postgres::Error> {
                Ok(OrdersOfPartyBorrowed {
                    order_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    deliver_on: row.try_get(2)?,
                    state: row.try_get(3)?,
                })
            },
            mapper: |it| OrdersOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrdersOfPartyParams,
        OrdersOfPartyQuery<'c, 'a, 's, C, OrdersOfParty, 3>,
        C,
    > for OrdersOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrdersOfPartyParams,
    ) -> OrdersOfPartyQuery<'c, 'a, 's, C, OrdersOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct StandingOrdersOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn standing_orders_of_party() -> StandingOrdersOfPartyStmt {
    StandingOrdersOfPartyStmt(
        "select standing_order_id, code, from_on, until_on from ledger.standing_order where tenant_id = $1 and party_id = $2 order by standing_order_id limit $3",
        None,
    )
}
impl StandingOrdersOfPartyStmt {
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
        many: &'a i64,
    ) -> StandingOrdersOfPartyQuery<'c, 'a, 's, C, StandingOrdersOfParty, 3> {
        StandingOrdersOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StandingOrdersOfPartyBorrowed, tokio_postgres::Error> {
                    Ok(StandingOrdersOfPartyBorrowed {
                        standing_order_id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        from_on: row.try_get(2)?,
                        until_on: row.try_get(3)?,
                    })
                },
            mapper: |it| StandingOrdersOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StandingOrdersOfPartyParams,
        StandingOrdersOfPartyQuery<'c, 'a, 's, C, StandingOrdersOfParty, 3>,
        C,
    > for StandingOrdersOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StandingOrdersOfPartyParams,
    ) -> StandingOrdersOfPartyQuery<'c, 'a, 's, C, StandingOrdersOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct JobsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn jobs_of_party() -> JobsOfPartyStmt {
    JobsOfPartyStmt(
        "select j.job_id, d.number, j.kind, j.description, j.promised, j.state from sell.job j join ledger.document d on d.tenant_id = j.tenant_id and d.document_id = j.job_id where j.tenant_id = $1 and d.tenant_id = $1 and j.party_id = $2 order by j.job_id limit $3",
        None,
    )
}
impl JobsOfPartyStmt {
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
        many: &'a i64,
    ) -> JobsOfPartyQuery<'c, 'a, 's, C, JobsOfParty, 3> {
        JobsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobsOfPartyBorrowed, tokio_postgres::Error> {
                Ok(JobsOfPartyBorrowed {
                    job_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    description: row.try_get(3)?,
                    promised: row.try_get(4)?,
                    state: row.try_get(5)?,
                })
            },
            mapper: |it| JobsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        JobsOfPartyParams,
        JobsOfPartyQuery<'c, 'a, 's, C, JobsOfParty, 3>,
        C,
    > for JobsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JobsOfPartyParams,
    ) -> JobsOfPartyQuery<'c, 'a, 's, C, JobsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct ItemsOfJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items_of_jobs() -> ItemsOfJobsStmt {
    ItemsOfJobsStmt(
        "select job_id, item_no, description, gross_mg, metal, net_mg, fineness, fine_mg, place from sell.job_item where tenant_id = $1 and job_id = any($2) order by job_id, item_no limit $3",
        None,
    )
}
impl ItemsOfJobsStmt {
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
        jobs: &'a T1,
        many: &'a i64,
    ) -> ItemsOfJobsQuery<'c, 'a, 's, C, ItemsOfJobs, 3> {
        ItemsOfJobsQuery {
            client,
            params: [tenant, jobs, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ItemsOfJobsBorrowed, tokio_postgres::Error> {
                Ok(ItemsOfJobsBorrowed {
                    job_id: row.try_get(0)?,
                    item_no: row.try_get(1)?,
                    description: row.try_get(2)?,
                    gross_mg: row.try_get(3)?,
                    metal: row.try_get(4)?,
                    net_mg: row.try_get(5)?,
                    fineness: row.try_get(6)?,
                    fine_mg: row.try_get(7)?,
                    place: row.try_get(8)?,
                })
            },
            mapper: |it| ItemsOfJobs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ItemsOfJobsParams<T1>,
        ItemsOfJobsQuery<'c, 'a, 's, C, ItemsOfJobs, 3>,
        C,
    > for ItemsOfJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsOfJobsParams<T1>,
    ) -> ItemsOfJobsQuery<'c, 'a, 's, C, ItemsOfJobs, 3> {
        self.bind(client, &params.tenant, &params.jobs, &params.many)
    }
}
pub struct MetalOfJobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_of_jobs() -> MetalOfJobsStmt {
    MetalOfJobsStmt(
        "select job_id, verb, metal, custody_mg, owed_mg, stock_mg, created_at from sell.job_metal where tenant_id = $1 and job_id = any($2) order by job_id, movement_id limit $3",
        None,
    )
}
impl MetalOfJobsStmt {
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
        jobs: &'a T1,
        many: &'a i64,
    ) -> MetalOfJobsQuery<'c, 'a, 's, C, MetalOfJobs, 3> {
        MetalOfJobsQuery {
            client,
            params: [tenant, jobs, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalOfJobsBorrowed, tokio_postgres::Error> {
                Ok(MetalOfJobsBorrowed {
                    job_id: row.try_get(0)?,
                    verb: row.try_get(1)?,
                    metal: row.try_get(2)?,
                    custody_mg: row.try_get(3)?,
                    owed_mg: row.try_get(4)?,
                    stock_mg: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| MetalOfJobs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalOfJobsParams<T1>,
        MetalOfJobsQuery<'c, 'a, 's, C, MetalOfJobs, 3>,
        C,
    > for MetalOfJobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalOfJobsParams<T1>,
    ) -> MetalOfJobsQuery<'c, 'a, 's, C, MetalOfJobs, 3> {
        self.bind(client, &params.tenant, &params.jobs, &params.many)
    }
}
pub struct TermsOfKarigarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn terms_of_karigar() -> TermsOfKarigarStmt {
    TermsOfKarigarStmt(
        "select loss_limit_mg from ledger.karigar_terms where tenant_id = $1 and party_id = $2",
        None,
    )
}
impl TermsOfKarigarStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
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
    crate::client::async_::Params<'c, 'a, 's, TermsOfKarigarParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for TermsOfKarigarStmt
{
    fn params(&'s self, client: &'c C, params: &'a TermsOfKarigarParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.party)
    }
}
pub struct WastageOfKarigarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wastage_of_karigar() -> WastageOfKarigarStmt {
    WastageOfKarigarStmt(
        "select fineness, percent_e6 from ledger.karigar_wastage where tenant_id = $1 and party_id = $2 order by fineness limit $3",
        None,
    )
}
impl WastageOfKarigarStmt {
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
        many: &'a i64,
    ) -> WastageOfKarigarQuery<'c, 'a, 's, C, WastageOfKarigar, 3> {
        WastageOfKarigarQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WastageOfKarigar, tokio_postgres::Error> {
                Ok(WastageOfKarigar { fineness: row.try_get(0)?, percent_e6: row.try_get(1)? })
            },
            mapper: |it| WastageOfKarigar::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WastageOfKarigarParams,
        WastageOfKarigarQuery<'c, 'a, 's, C, WastageOfKarigar, 3>,
        C,
    > for WastageOfKarigarStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WastageOfKarigarParams,
    ) -> WastageOfKarigarQuery<'c, 'a, 's, C, WastageOfKarigar, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct ReceiptsOfKarigarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn receipts_of_karigar() -> ReceiptsOfKarigarStmt {
    ReceiptsOfKarigarStmt(
        "select document_id, labour_minor, tax_minor, created_at from sell.karigar_receipt where tenant_id = $1 and party_id = $2 order by document_id limit $3",
        None,
    )
}
impl ReceiptsOfKarigarStmt {
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
        many: &'a i64,
    ) -> ReceiptsOfKarigarQuery<'c, 'a, 's, C, ReceiptsOfKarigar, 3> {
        ReceiptsOfKarigarQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReceiptsOfKarigar, tokio_postgres::Error> {
                Ok(ReceiptsOfKarigar {
                    document_id: row.try_get(0)?,
                    labour_minor: row.try_get(1)?,
                    tax_minor: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| ReceiptsOfKarigar::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReceiptsOfKarigarParams,
        ReceiptsOfKarigarQuery<'c, 'a, 's, C, ReceiptsOfKarigar, 3>,
        C,
    > for ReceiptsOfKarigarStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReceiptsOfKarigarParams,
    ) -> ReceiptsOfKarigarQuery<'c, 'a, 's, C, ReceiptsOfKarigar, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct MetalOfKarigarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn metal_of_karigar() -> MetalOfKarigarStmt {
    MetalOfKarigarStmt(
        "select m.movement_id, d.number, m.verb, m.metal, m.karigar_mg, m.created_at from sell.job_metal m join ledger.document d on d.tenant_id = m.tenant_id and d.document_id = m.job_id where m.tenant_id = $1 and d.tenant_id = $1 and m.karigar_id = $2 order by m.job_id, m.movement_id limit $3",
        None,
    )
}
impl MetalOfKarigarStmt {
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
        many: &'a i64,
    ) -> MetalOfKarigarQuery<'c, 'a, 's, C, MetalOfKarigar, 3> {
        MetalOfKarigarQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MetalOfKarigarBorrowed, tokio_postgres::Error> {
                Ok(MetalOfKarigarBorrowed {
                    movement_id: row.try_get(0)?,
                    number: row.try_get(1)?,
                    verb: row.try_get(2)?,
                    metal: row.try_get(3)?,
                    karigar_mg: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| MetalOfKarigar::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MetalOfKarigarParams,
        MetalOfKarigarQuery<'c, 'a, 's, C, MetalOfKarigar, 3>,
        C,
    > for MetalOfKarigarStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MetalOfKarigarParams,
    ) -> MetalOfKarigarQuery<'c, 'a, 's, C, MetalOfKarigar, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct MailsAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mails_about() -> MailsAboutStmt {
    MailsAboutStmt(
        "select mail_id, kind, about, address, subject, created_at, sent_at from app.mail where tenant_id = $1 and about = any($2) order by mail_id limit $3",
        None,
    )
}
impl MailsAboutStmt {
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
        subjects: &'a T1,
        many: &'a i64,
    ) -> MailsAboutQuery<'c, 'a, 's, C, MailsAbout, 3> {
        MailsAboutQuery {
            client,
            params: [tenant, subjects, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailsAboutBorrowed, tokio_postgres::Error> {
                Ok(MailsAboutBorrowed {
                    mail_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    about: row.try_get(2)?,
                    address: row.try_get(3)?,
                    subject: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    sent_at: row.try_get(6)?,
                })
            },
            mapper: |it| MailsAbout::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MailsAboutParams<T1>,
        MailsAboutQuery<'c, 'a, 's, C, MailsAbout, 3>,
        C,
    > for MailsAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailsAboutParams<T1>,
    ) -> MailsAboutQuery<'c, 'a, 's, C, MailsAbout, 3> {
        self.bind(client, &params.tenant, &params.subjects, &params.many)
    }
}
pub struct PiecesOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pieces_of_party() -> PiecesOfPartyStmt {
    PiecesOfPartyStmt(
        "select article_id, tag, status from sell.article where tenant_id = $1 and party_id = $2 order by article_id limit $3",
        None,
    )
}
impl PiecesOfPartyStmt {
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
        many: &'a i64,
    ) -> PiecesOfPartyQuery<'c, 'a, 's, C, PiecesOfParty, 3> {
        PiecesOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PiecesOfPartyBorrowed, tokio_postgres::Error> {
                Ok(PiecesOfPartyBorrowed {
                    article_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    status: row.try_get(2)?,
                })
            },
            mapper: |it| PiecesOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PiecesOfPartyParams,
        PiecesOfPartyQuery<'c, 'a, 's, C, PiecesOfParty, 3>,
        C,
    > for PiecesOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PiecesOfPartyParams,
    ) -> PiecesOfPartyQuery<'c, 'a, 's, C, PiecesOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct ApprovalsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn approvals_of_party() -> ApprovalsOfPartyStmt {
    ApprovalsOfPartyStmt(
        "select p.article_id, a.tag, p.agreed_minor, p.until, p.created_at from sell.approval p join sell.article a on a.tenant_id = p.tenant_id and a.article_id = p.article_id where p.tenant_id = $1 and a.tenant_id = $1 and p.party_id = $2 order by p.article_id limit $3",
        None,
    )
}
impl ApprovalsOfPartyStmt {
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
        many: &'a i64,
    ) -> ApprovalsOfPartyQuery<'c, 'a, 's, C, ApprovalsOfParty, 3> {
        ApprovalsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApprovalsOfPartyBorrowed, tokio_postgres::Error> {
                    Ok(ApprovalsOfPartyBorrowed {
                        article_id: row.try_get(0)?,
                        tag: row.try_get(1)?,
                        agreed_minor: row.try_get(2)?,
                        until: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                    })
                },
            mapper: |it| ApprovalsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ApprovalsOfPartyParams,
        ApprovalsOfPartyQuery<'c, 'a, 's, C, ApprovalsOfParty, 3>,
        C,
    > for ApprovalsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ApprovalsOfPartyParams,
    ) -> ApprovalsOfPartyQuery<'c, 'a, 's, C, ApprovalsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct MovesOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_of_party() -> MovesOfPartyStmt {
    MovesOfPartyStmt(
        "select v.article_move_id, a.tag, v.kind, v.until, v.created_at from sell.article_move v join sell.article a on a.tenant_id = v.tenant_id and a.article_id = v.article_id where v.tenant_id = $1 and a.tenant_id = $1 and v.party_id = $2 order by v.article_move_id limit $3",
        None,
    )
}
impl MovesOfPartyStmt {
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
        many: &'a i64,
    ) -> MovesOfPartyQuery<'c, 'a, 's, C, MovesOfParty, 3> {
        MovesOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovesOfPartyBorrowed, tokio_postgres::Error> {
                Ok(MovesOfPartyBorrowed {
                    article_move_id: row.try_get(0)?,
                    tag: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    until: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                })
            },
            mapper: |it| MovesOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovesOfPartyParams,
        MovesOfPartyQuery<'c, 'a, 's, C, MovesOfParty, 3>,
        C,
    > for MovesOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovesOfPartyParams,
    ) -> MovesOfPartyQuery<'c, 'a, 's, C, MovesOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct LotsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lots_of_party() -> LotsOfPartyStmt {
    LotsOfPartyStmt(
        "select lot_id, code, received_on from ledger.lot where tenant_id = $1 and supplier_id = $2 order by lot_id limit $3",
        None,
    )
}
impl LotsOfPartyStmt {
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
        many: &'a i64,
    ) -> LotsOfPartyQuery<'c, 'a, 's, C, LotsOfParty, 3> {
        LotsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LotsOfPartyBorrowed, tokio_postgres::Error> {
                Ok(LotsOfPartyBorrowed {
                    lot_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    received_on: row.try_get(2)?,
                })
            },
            mapper: |it| LotsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LotsOfPartyParams,
        LotsOfPartyQuery<'c, 'a, 's, C, LotsOfParty, 3>,
        C,
    > for LotsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LotsOfPartyParams,
    ) -> LotsOfPartyQuery<'c, 'a, 's, C, LotsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct ShipmentsToPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shipments_to_party() -> ShipmentsToPartyStmt {
    ShipmentsToPartyStmt(
        "select s.movement_id, s.number, s.shipped_on, l.code as lot from ledger.shipment s join ledger.lot l on l.tenant_id = s.tenant_id and l.lot_id = s.lot_id where s.tenant_id = $1 and l.tenant_id = $1 and s.party_id = $2 order by s.movement_id limit $3",
        None,
    )
}
impl ShipmentsToPartyStmt {
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
        many: &'a i64,
    ) -> ShipmentsToPartyQuery<'c, 'a, 's, C, ShipmentsToParty, 3> {
        ShipmentsToPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ShipmentsToPartyBorrowed, tokio_postgres::Error> {
                    Ok(ShipmentsToPartyBorrowed {
                        movement_id: row.try_get(0)?,
                        number: row.try_get(1)?,
                        shipped_on: row.try_get(2)?,
                        lot: row.try_get(3)?,
                    })
                },
            mapper: |it| ShipmentsToParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ShipmentsToPartyParams,
        ShipmentsToPartyQuery<'c, 'a, 's, C, ShipmentsToParty, 3>,
        C,
    > for ShipmentsToPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ShipmentsToPartyParams,
    ) -> ShipmentsToPartyQuery<'c, 'a, 's, C, ShipmentsToParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
pub struct RequestsOfPartyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requests_of_party() -> RequestsOfPartyStmt {
    RequestsOfPartyStmt(
        "select r.case_file_id, f.case_no, r.kind, r.came_by, f.opened_at, r.name, r.contact, r.words, r.outcome, coalesce(r.checked_how <> 'none', false) as is_theirs from app.person_request r join app.case_file f on f.tenant_id = r.tenant_id and f.case_file_id = r.case_file_id where r.tenant_id = $1 and f.tenant_id = $1 and r.party_id = $2 order by f.case_no limit $3",
        None,
    )
}
impl RequestsOfPartyStmt {
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
        many: &'a i64,
    ) -> RequestsOfPartyQuery<'c, 'a, 's, C, RequestsOfParty, 3> {
        RequestsOfPartyQuery {
            client,
            params: [tenant, party, many],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RequestsOfPartyBorrowed, tokio_postgres::Error> {
                Ok(RequestsOfPartyBorrowed {
                    case_file_id: row.try_get(0)?,
                    case_no: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    came_by: row.try_get(3)?,
                    opened_at: row.try_get(4)?,
                    name: row.try_get(5)?,
                    contact: row.try_get(6)?,
                    words: row.try_get(7)?,
                    outcome: row.try_get(8)?,
                    is_theirs: row.try_get(9)?,
                })
            },
            mapper: |it| RequestsOfParty::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestsOfPartyParams,
        RequestsOfPartyQuery<'c, 'a, 's, C, RequestsOfParty, 3>,
        C,
    > for RequestsOfPartyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestsOfPartyParams,
    ) -> RequestsOfPartyQuery<'c, 'a, 's, C, RequestsOfParty, 3> {
        self.bind(client, &params.tenant, &params.party, &params.many)
    }
}
