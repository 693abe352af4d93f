//! What is done with a piece beside its bills: the pieces that an act names, and how the act is written.
//! Invariant: pieces are locked in the order of their ids and before any lot; each act leaves a row that is never changed, and what it
//! takes from the shop's stock or adds to it is the piece's own cost and fine metal.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Fineness;
use kernel::id::{EntryId, LotId, PartyId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use ledger::parties;
use ledger::stock::metal::FineMetal;
use ledger::stock::postings::Goods;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::Tx;
use sell_queries::client::Params;
use sell_queries::pieces as sql;
use serde_json::Value;
use uuid::Uuid;

use super::show_page::status_word;
use super::{ArticleMoved, ArticleStatus};

words! {
    /// What was done with a piece.
    pub enum Act {
        ApprovalBack = "approval_back", ApprovalBuy = "approval_buy", ApprovalIn = "approval_in", ApprovalOut = "approval_out",
        ApprovalReturn = "approval_return", CheckIn = "check_in", Found = "found", Melt = "melt", Merge = "merge",
        Split = "split", Transfer = "transfer", WriteOff = "write_off",
    }
}

/// A piece that an act names, locked until the transaction ends.
#[derive(Debug, Clone)]
pub(crate) struct HeldPiece {
    pub id: PieceId,
    pub tag: String,
    pub description: Option<String>,
    pub metal: Metal,
    pub fineness: Fineness,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub making: Option<Value>,
    pub tax_class: Option<String>,
    pub cost: Option<Money>,
    /// Whether some of what it came of has no known cost.
    pub cost_is_part: bool,
    pub location: Option<String>,
    pub status: ArticleStatus,
    pub party: Option<PartyId>,
}

impl HeldPiece {
    /// Its cost and its fine metal.
    pub fn goods(&self) -> Goods {
        Goods { cost: self.cost, metal: Some(FineMetal { metal: self.metal, fine_mg: self.fine_mg }) }
    }

    /// The same piece after an act that does not change its place. The party that has it, or owns it, stays as long as its state
    /// does: another state is that of a piece of the shop, unless the act names a party.
    pub fn to(&self, status: ArticleStatus) -> Step<'_> {
        let party = self.party.filter(|_| status == self.status);
        Step { piece: self, status, location: self.location.clone(), party, goes: Goes::Nowhere }
    }
}

/// Whether a step changes what is in stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goes {
    /// The piece leaves the stock with its cost and its metal.
    Out,
    /// It comes back into the stock.
    In,
    /// The stock stays as it is.
    Nowhere,
}

/// One piece's part of an act: its state, place and holder afterwards.
#[derive(Debug, Clone)]
pub(crate) struct Step<'a> {
    pub piece: &'a HeldPiece,
    pub status: ArticleStatus,
    pub location: Option<String>,
    /// The party that has it afterwards, or owns it.
    pub party: Option<PartyId>,
    pub goes: Goes,
}

impl Step<'_> {
    /// The change of the stock's cost and fine metal.
    fn change(&self) -> (i64, i64) {
        let (cost, fine_mg) = (self.piece.cost.map_or(0, Money::get), self.piece.fine_mg);
        match self.goes {
            Goes::Out => (-cost, -fine_mg),
            Goes::In => (cost, fine_mg),
            Goes::Nowhere => (0, 0),
        }
    }
}

/// An act: the kind, and the things it names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActOf {
    pub act: Act,
    /// The entry that posts it, or the id alone where no account moves.
    pub entry: Option<EntryId>,
    pub stocktake: Option<Uuid>,
    pub lot: Option<LotId>,
    pub until: Option<Day>,
}

impl ActOf {
    /// An act that names nothing.
    pub const fn of(act: Act) -> ActOf {
        ActOf { act, entry: None, stocktake: None, lot: None, until: None }
    }
}

/// The pieces of these tags in the order in which they are named, locked. Errors: `value_unknown` for a tag that is named twice,
/// `not_found`, both at `field[i]`, or at `field` for one tag; `party_restricted` at `field`, if somebody who has one on approval
/// is restricted.
pub(crate) async fn hold(tx: &Tx, tags: &[&str], field: &str) -> Result<Vec<HeldPiece>> {
    let rows = sql::pieces_held().bind(tx, &tx.tenant(), &tags).all().await?;
    let mut known = HashMap::with_capacity(rows.len());
    for row in rows {
        known.insert(row.tag.clone(), held_piece(tx, row)?);
    }
    let have: Vec<PartyId> = known.values().filter_map(|piece: &HeldPiece| piece.party).collect();
    parties::are_usable(tx, &have, field).await?;
    let at = |n: usize| if field == "tag" { field.to_owned() } else { format!("{field}[{n}]") };
    let piece = |(n, tag): (usize, &&str)| {
        known.get(*tag).cloned().ok_or_else(|| Refusal::new(Code::NotFound).field(at(n)))
    };
    Ok(tags.iter().enumerate().map(piece).collect::<Ruled<Vec<_>>>()?)
}

/// Refuses a list that names a tag twice, or none. Errors: `field_required` at `field`, `value_unknown` at `field[i]`.
pub(crate) fn distinct(tags: &[Name], field: &str) -> Ruled<()> {
    if tags.is_empty() {
        return Err(Refusal::invalid(vec![Fault::new(field, Code::FieldRequired)]));
    }
    let mut seen = std::collections::HashSet::new();
    match tags.iter().position(|tag| !seen.insert(tag)) {
        Some(n) => Err(Refusal::invalid(vec![Fault::new(format!("{field}[{n}]"), Code::ValueUnknown)])),
        None => Ok(()),
    }
}

/// Refuses pieces in another state than these. Errors: `article_not_available` at `field[i]`, with `facts.status`.
pub(crate) fn in_state(pieces: &[HeldPiece], states: &[ArticleStatus], field: &str) -> Ruled<()> {
    let Some((n, piece)) = pieces.iter().enumerate().find(|(_, piece)| !states.contains(&piece.status))
    else {
        return Ok(());
    };
    let at = if field == "tag" { field.to_owned() } else { format!("{field}[{n}]") };
    let state = Phrase::of(status_word(piece.status));
    let message = say!(
        "This cannot be done with {tag} now. Its state: {state}. Look at its page.",
        tag = &piece.tag,
        state
    );
    let fault = Fault { message, ..Fault::new(at, Code::ArticleNotAvailable) };
    Err(Refusal::invalid(vec![fault]).fact("status", piece.status.as_str()))
}

fn held_piece(tx: &Tx, row: sql::PieceHeld) -> Result<HeldPiece> {
    Ok(HeldPiece {
        id: PieceId::from_uuid(row.article_id),
        description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
        tag: row.tag,
        metal: row.metal.parse()?,
        fineness: Fineness::from_stored(row.fineness.into()),
        net_mg: row.net_mg,
        stone_mg: row.stone_mg,
        fine_mg: row.fine_mg,
        making: row.making,
        tax_class: row.tax_class,
        cost: row.cost_minor.map(Money::from_stored),
        cost_is_part: row.cost_is_part,
        location: row.location,
        status: stored(&row.status)?,
        party: row.party_id.map(PartyId::from_uuid),
    })
}

/// Writes an act: the pieces as they are afterwards, and a row for each. It may go in one flight with what it posts.
pub(crate) async fn write(tx: &Tx, it: &ActOf, steps: &[Step<'_>]) -> Result<Vec<ArticleMoved>> {
    fn column<'a, T>(steps: &'a [Step<'_>], of: impl Fn(&'a Step<'_>) -> T) -> Vec<T> {
        steps.iter().map(of).collect()
    }
    if steps.is_empty() {
        return Ok(vec![]);
    }
    let party = |step: &Step<'_>| step.party.or(step.piece.party).map(PartyId::uuid);
    let changed = sql::ChangePiecesParams {
        articles: column(steps, |step| step.piece.id.uuid()),
        statuses: column(steps, |step| step.status.as_str()),
        locations: column(steps, |step| step.location.clone()),
        parties: column(steps, |step| step.party.map(PartyId::uuid)),
        tenant: tx.tenant(),
    };
    let moves = sql::InsertMovesParams {
        kind: it.act.as_str(),
        entry: it.entry.map(EntryId::uuid),
        stocktake: it.stocktake,
        lot: it.lot.map(LotId::uuid),
        until: it.until,
        by: tx.person(),
        now: tx.now,
        moves: steps.iter().map(|_| tx.new_id()).collect::<Result<Vec<_>>>()?,
        articles: column(steps, |step| step.piece.id.uuid()),
        costs_minor: column(steps, |step| step.change().0),
        fines_mg: column(steps, |step| step.change().1),
        parties: column(steps, party),
        from_statuses: column(steps, |step| step.piece.status.as_str()),
        to_statuses: column(steps, |step| step.status.as_str()),
        from_locations: column(steps, |step| step.piece.location.clone()),
        to_locations: column(steps, |step| step.location.clone()),
        tenant: tx.tenant(),
    };
    let (change, insert) = (sql::change_pieces().prepare(tx).await?, sql::insert_moves().prepare(tx).await?);
    let (changed, inserted) = tokio::join!(biased;
        async { change.params(tx, &changed).all().await },
        async { insert.params(tx, &moves).all().await });
    changed?;
    inserted?;
    let moved = |step: &Step<'_>| ArticleMoved { tag: step.piece.tag.clone(), status: step.status };
    Ok(steps.iter().map(moved).collect())
}

/// Refuses a location of a new piece that the workspace does not know, if it keeps a list of them. Errors: `not_found` at `field`.
pub(crate) async fn welcome_place(tx: &Tx, location: &str, field: &str) -> Result<()> {
    match sql::place_is_welcome().bind(tx, &tx.tenant(), &location).one().await? {
        true => Ok(()),
        false => Err(Refusal::new(Code::NotFound).field(field).into()),
    }
}

/// Refuses a location that is neither the workspace's nor a piece's. Errors: `not_found` at `field`.
pub(crate) async fn known_place(tx: &Tx, location: &str, field: &str) -> Result<()> {
    match sql::place_is_known().bind(tx, &tx.tenant(), &location).one().await? {
        true => Ok(()),
        false => Err(Refusal::new(Code::NotFound).field(field).into()),
    }
}
