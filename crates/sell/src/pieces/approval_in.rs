//! Pieces that a supplier leaves with the shop on approval: taken, sent back, or bought.
//! Invariant: until it is bought, a piece is the supplier's: its metal is in custody and owed to the supplier, and it is no stock. It
//! gets its cost once, from the entry that buys it.

use std::collections::{BTreeMap, HashMap};

use futures::future::join_all;
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{EntryId, PartyId, PieceId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::parties;
use ledger::stock::postings::{self, StockEntry};
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::input::MAX_LIST;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::pieces as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::acts::{self, Act, ActOf, HeldPiece, Step};
use super::{ArticleMoved, ArticleStatus, CreateArticle, NewArticle, TaggedPiece};

/// On which terms a supplier left a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalTerms {
    /// The supplier.
    pub party_id: PartyId,
    /// The supplier's code.
    pub party: String,
    /// The agreed price; None: it is agreed when the piece is bought.
    pub agreed: Option<Money>,
    /// When it is to be bought or sent back.
    pub until: Option<Day>,
}

/// The terms of pieces on approval, by piece.
pub(crate) async fn terms_of(tx: &ReadTx, pieces: &[PieceId]) -> Result<HashMap<PieceId, ApprovalTerms>> {
    if pieces.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<Uuid> = pieces.iter().map(|id| id.uuid()).collect();
    let rows = sql::approval_terms().bind(tx, &tx.tenant(), &ids).all().await?;
    let terms = |row: sql::ApprovalTerms| -> Result<(PieceId, ApprovalTerms)> {
        let party_id = PartyId::from_uuid(row.party_id);
        let party = parties::code_of(tx, Some(party_id), Some(row.party))?.unwrap_or_default();
        let agreed = row.agreed_minor.map(Money::from_stored);
        Ok((PieceId::from_uuid(row.article_id), ApprovalTerms { party_id, party, agreed, until: row.until }))
    };
    rows.into_iter().map(terms).collect()
}

/// What a piece posts when it comes on approval.
fn arrival(piece: &HeldPiece, supplier: &str) -> Option<Transfer> {
    let (debit, credit) = (Leg::of(Account::MCustody), Leg::with(Account::MCustomer, supplier));
    Transfer::of(debit, credit, piece.metal.commodity(), piece.fine_mg)
}

/// What a piece posts when it is bought: its metal is no longer owed and becomes stock, and its price is still to be billed.
fn purchase(piece: &HeldPiece, supplier: &str, cost: Money, currency: &str) -> Vec<Transfer> {
    let (metal, fine) = (piece.metal.commodity(), piece.fine_mg);
    let settled = (Leg::with(Account::MCustomer, supplier), Leg::of(Account::MBoughtIn));
    let moved = (Leg::of(Account::MStock), Leg::of(Account::MCustody));
    let owed = (Leg::of(Account::Stock), Leg::with(Account::ReceivedNotBilled, supplier));
    [
        Transfer::of(settled.0, settled.1, metal, fine),
        Transfer::of(moved.0, moved.1, metal, fine),
        Transfer::of(owed.0, owed.1, currency, cost.get()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

input! {
    /// Pieces that a supplier leaves on approval.
    pub struct TakeOnApproval {
        /// The supplier.
        party: Name,
        /// The pieces. What one costs is the price agreed for it; absent: it is agreed when it is bought.
        pieces: Vec<CreateArticle>,
        /// The day by which they are to be bought or sent back.
        until: Option<Day>,
        /// What was agreed.
        reason: Option<Text>,
    }
}

/// Pieces that were taken on approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesTaken {
    /// The supplier.
    pub party: String,
    /// The day by which they are to be bought or sent back.
    pub until: Option<Day>,
    /// The pieces as they are now.
    pub articles: Vec<ArticleMoved>,
    /// The journal.
    pub journal: Vec<Posting>,
}

/// A refusal of a piece, at its place in the list.
fn at_piece(n: usize) -> impl Fn(Refusal) -> Refusal {
    move |refusal| {
        let under = |fault: Fault| Fault { field: format!("pieces[{n}].{}", fault.field), ..fault };
        Refusal { faults: refusal.faults.into_iter().map(under).collect(), ..refusal }
    }
}

impl Action for TakeOnApproval {
    const NAME: &'static str = "sell.article.approval_in";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Takes tagged pieces from a supplier on approval.";
    type Output = ArticlesTaken;

    fn check(&self) -> Ruled<()> {
        let wrong = |field: String, code| Err(Refusal::invalid(vec![Fault::new(field, code)]));
        match self.pieces.len() {
            0 => return wrong("pieces".into(), Code::FieldRequired),
            many if many > MAX_LIST => return wrong("pieces".into(), Code::ListTooLong),
            _ => {}
        }
        for (n, piece) in self.pieces.iter().enumerate() {
            piece.sound().map_err(at_piece(n))?;
            if self.pieces[..n].iter().any(|before| before.tag == piece.tag) {
                return wrong(format!("pieces[{n}].tag"), Code::ValueUnknown);
            }
        }
        Ok(())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesTaken>> {
        let party = parties::living(tx, self.party.as_str(), "party").await?;
        if self.until.is_some_and(|until| until < tx.today()) {
            return Err(Refusal::new(Code::NumberRange).field("until").into());
        }
        super::names_are_known(tx, &self.pieces, |n, field| format!("pieces[{n}].{field}")).await?;
        self.insert(tx, party.party_id).await?;
        let tags: Vec<&str> = self.pieces.iter().map(|piece| piece.tag.as_str()).collect();
        let pieces = acts::hold(tx, &tags, "pieces").await?;
        let steps: Vec<Step<'_>> = pieces.iter().map(|piece| stays_with(piece, party.party_id)).collect();
        let id = EntryId::from_uuid(tx.new_id()?);
        let posted = pieces.iter().filter_map(|piece| arrival(piece, &party.code)).collect();
        let entry = StockEntry::named(tx, id, "Pieces taken on approval", posted).await?;
        let entry = entry.map(|entry| entry.with(party.party_id));
        let act = ActOf { entry: Some(id), until: self.until, ..ActOf::of(Act::ApprovalIn) };
        let agree = sql::insert_approvals().prepare(tx).await?;
        let terms = self.terms(tx, &pieces, party.party_id, id);
        let (articles, agreed, booked) = tokio::join!(biased;
            acts::write(tx, &act, &steps),
            async { agree.params(tx, &terms).all().await },
            postings::write(tx, entry.as_ref()));
        let articles = articles?;
        agreed?;
        booked?;
        let change = Change::of(tags.join(", "))
            .after(json!({ "status": ArticleStatus::ApprovalIn, "party": party.code, "until": self.until }))
            .reason(self.reason.as_ref().map(Text::as_str));
        let journal = postings::seen_by(tx, postings::journal(entry.as_ref())?);
        Ok(tx.record(change, ArticlesTaken { party: party.code, until: self.until, articles, journal }))
    }
}

/// A piece that stays the supplier's.
fn stays_with(piece: &HeldPiece, supplier: PartyId) -> Step<'_> {
    Step { party: Some(supplier), ..piece.to(ArticleStatus::ApprovalIn) }
}

impl TakeOnApproval {
    /// Writes the pieces, without a cost: they are not the shop's. Errors: `tag_taken`, `huid_taken`, at `pieces[n]`.
    async fn insert(&self, tx: &Tx, supplier: PartyId) -> Result<()> {
        let writes = self.pieces.iter().enumerate().map(|(n, it)| async move {
            let new = NewArticle {
                status: ArticleStatus::ApprovalIn,
                party: Some(supplier),
                cost: None,
                ..NewArticle::of(it, it.fine_mg()?)
            };
            super::insert(tx, &new, &format!("pieces[{n}].")).await
        });
        // A failed statement aborts those after it, so the first failure is the one that counts.
        for written in join_all(writes).await {
            written?;
        }
        Ok(())
    }

    fn terms(
        &self,
        tx: &Tx,
        pieces: &[HeldPiece],
        supplier: PartyId,
        entry: EntryId,
    ) -> sql::InsertApprovalsParams<Vec<Uuid>, Vec<Option<i64>>> {
        sql::InsertApprovalsParams {
            party: supplier.uuid(),
            until: self.until,
            entry: entry.uuid(),
            by: tx.person(),
            now: tx.now,
            articles: pieces.iter().map(|piece| piece.id.uuid()).collect(),
            agreed_minor: self.pieces.iter().map(|piece| piece.cost_minor.map(Money::get)).collect(),
            tenant: tx.tenant(),
        }
    }
}

input! {
    /// Pieces that go back to their supplier.
    pub struct ReturnFromApproval {
        /// Their tags.
        tags: Vec<Name>,
        /// Why.
        reason: Option<Text>,
    }
}

/// Pieces that left approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovalEnded {
    /// The pieces as they are now.
    pub articles: Vec<ArticleMoved>,
    /// The journal.
    pub journal: Vec<Posting>,
}

/// What a piece posts when it leaves approval.
struct Leaving<'a> {
    piece: &'a HeldPiece,
    terms: ApprovalTerms,
    /// The price, where it is bought.
    cost: Option<Money>,
}

/// The pieces with their terms. Errors: `article_not_available` at `field[i]`.
async fn on_approval<'a>(tx: &Tx, pieces: &'a [HeldPiece], field: &str) -> Result<Vec<Leaving<'a>>> {
    acts::in_state(pieces, &[ArticleStatus::ApprovalIn], field)?;
    let ids: Vec<PieceId> = pieces.iter().map(|piece| piece.id).collect();
    let mut terms = terms_of(tx, &ids).await?;
    let leaving = |piece: &'a HeldPiece| {
        let terms = terms.remove(&piece.id);
        let terms = terms.ok_or_else(|| Error::internal("a piece on approval without its terms"))?;
        Ok(Leaving { piece, terms, cost: None })
    };
    pieces.iter().map(leaving).collect()
}

/// Writes pieces that leave approval: an act and an entry for each supplier, because an entry names one party.
async fn write(tx: &Tx, act: Act, leaving: &[Leaving<'_>]) -> Result<ApprovalEnded> {
    let mut by_supplier: BTreeMap<PartyId, Vec<&Leaving<'_>>> = BTreeMap::new();
    for it in leaving {
        by_supplier.entry(it.terms.party_id).or_default().push(it);
    }
    let writes = by_supplier.values().map(|group| write_of_one(tx, act, group));
    let (mut articles, mut transfers) = (vec![], vec![]);
    for written in join_all(writes).await {
        let (moved, posted) = written?;
        articles.extend(moved);
        transfers.extend(posted);
    }
    Ok(ApprovalEnded { articles, journal: postings::seen_by(tx, journal_of(&transfers)?) })
}

async fn write_of_one(
    tx: &Tx,
    act: Act,
    group: &[&Leaving<'_>],
) -> Result<(Vec<ArticleMoved>, Vec<Transfer>)> {
    let id = EntryId::from_uuid(tx.new_id()?);
    let currency = &tx.workspace.currency.code;
    let posted = group.iter().flat_map(|it| match it.cost {
        Some(cost) => purchase(it.piece, &it.terms.party, cost, currency),
        None => arrival(it.piece, &it.terms.party).map(Transfer::mirrored).into_iter().collect(),
    });
    let posted: Vec<Transfer> = posted.collect();
    let memo = if act == Act::ApprovalBuy { "Pieces bought from approval" } else { "Pieces sent back" };
    let entry = StockEntry::named(tx, id, memo, posted.clone()).await?;
    let entry = match group.first() {
        Some(first) => entry.map(|entry| entry.with(first.terms.party_id)),
        None => entry,
    };
    let status = if act == Act::ApprovalBuy { ArticleStatus::InStock } else { ArticleStatus::SentBack };
    let steps: Vec<Step<'_>> = group.iter().map(|it| it.piece.to(status)).collect();
    let of = ActOf { entry: Some(id), ..ActOf::of(act) };
    let priced: Vec<&&Leaving<'_>> = group.iter().filter(|it| it.cost.is_some()).collect();
    let price = sql::price_pieces().prepare(tx).await?;
    let (tenant, entry_id) = (tx.tenant(), id.uuid());
    let articles: Vec<Uuid> = priced.iter().map(|it| it.piece.id.uuid()).collect();
    let costs: Vec<i64> = priced.iter().filter_map(|it| it.cost).map(Money::get).collect();
    // The cost before the state: it can be set only while the piece is on approval.
    let (priced, moved, booked) = tokio::join!(biased;
        async {
            match articles.is_empty() {
                true => Ok(vec![]),
                false => price.bind(tx, &entry_id, &articles, &costs, &tenant).all().await,
            }
        },
        acts::write(tx, &of, &steps),
        postings::write(tx, entry.as_ref()));
    priced?;
    let moved = moved?;
    booked?;
    Ok((moved, posted))
}

impl Action for ReturnFromApproval {
    const NAME: &'static str = "sell.article.approval_return";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Sends tagged pieces on approval back to their supplier.";
    type Output = ApprovalEnded;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ApprovalEnded>> {
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        let leaving = on_approval(tx, &pieces, "tags").await?;
        let ended = write(tx, Act::ApprovalReturn, &leaving).await?;
        let change = Change::of(tags.join(", "))
            .before(json!({ "status": ArticleStatus::ApprovalIn }))
            .after(json!({ "status": ArticleStatus::SentBack }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, ended))
    }
}

input! {
    /// A piece that is bought from approval.
    pub struct PieceBought {
        /// Its tag.
        tag: Name,
        /// Its price without tax; absent: the agreed one.
        cost_minor: Option<Money>,
    }
}

input! {
    /// Pieces that are bought from approval.
    pub struct BuyFromApproval {
        /// The pieces.
        pieces: Vec<PieceBought>,
    }
}

impl Action for BuyFromApproval {
    const NAME: &'static str = "sell.article.approval_buy";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Buys tagged pieces that a supplier left on approval.";
    type Output = ApprovalEnded;

    fn check(&self) -> Ruled<()> {
        let tags: Vec<Name> = self.pieces.iter().map(|piece| piece.tag.clone()).collect();
        acts::distinct(&tags, "pieces")?;
        match self.pieces.iter().position(|piece| piece.cost_minor.is_some_and(|cost| cost < Money::ZERO)) {
            Some(n) => {
                let fault = Fault::new(format!("pieces[{n}].cost_minor"), Code::NumberRange);
                Err(Refusal::invalid(vec![fault]))
            }
            None => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ApprovalEnded>> {
        let tags: Vec<&str> = self.pieces.iter().map(|piece| piece.tag.as_str()).collect();
        let pieces = acts::hold(tx, &tags, "pieces").await?;
        let mut leaving = on_approval(tx, &pieces, "pieces").await?;
        for (n, (it, asked)) in leaving.iter_mut().zip(&self.pieces).enumerate() {
            let price = asked.cost_minor.or(it.terms.agreed);
            let missing = || Refusal::new(Code::FieldRequired).field(format!("pieces[{n}].cost_minor"));
            it.cost = Some(price.ok_or_else(missing)?);
        }
        let costs: Vec<_> =
            leaving.iter().map(|it| json!({ "tag": it.piece.tag, "cost_minor": it.cost })).collect();
        let ended = write(tx, Act::ApprovalBuy, &leaving).await?;
        let change = Change::of(tags.join(", "))
            .before(json!({ "status": ArticleStatus::ApprovalIn }))
            .after(json!({ "status": ArticleStatus::InStock, "pieces": costs }));
        Ok(tx.record(change, ended))
    }
}

/// Buys the pieces on approval that a bill sells, at their agreed price: they are the shop's before they are the customer's.
pub(crate) async fn buy_for_a_bill(tx: &Tx, sold: &[TaggedPiece]) -> Result<()> {
    let tags: Vec<&str> =
        sold.iter().filter(|piece| piece.approval.is_some()).map(|piece| piece.tag.as_str()).collect();
    if tags.is_empty() {
        return Ok(());
    }
    let pieces = acts::hold(tx, &tags, "tags").await?;
    let mut leaving = on_approval(tx, &pieces, "tags").await?;
    for it in &mut leaving {
        it.cost = it.terms.agreed;
    }
    write(tx, Act::ApprovalBuy, &leaving).await.map(drop)
}

#[cfg(test)]
mod tests;
