//! Articles: tagged pieces of jewellery, one by one.
//! Invariant: a tag and a HUID name one piece permanently; gross is net and stones; a piece is sold once.

use kernel::code::Code;
use kernel::decimal::{Fineness, Percent, UnitPrice};
use kernel::id::{EntryId, PartyId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::tax_id;
use kernel::weight::{Milligrams, fine};
use kernel::words;
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result, constraint, stored};
use platform::fields::{Name, Text};
use platform::input::{Field, Shape};
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::pieces as sql;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashSet;

use ledger::accounts::documents;
use ledger::accounts::journal::{Posting, Transfer};
use ledger::accounts::tax_policy::PolicyStatement;
use ledger::import;
use ledger::stock::metal::FineMetal;
use ledger::stock::postings::{self, Goods, StockEntry};

use crate::pieces::approval_in::ApprovalTerms;
use crate::pricing::{Article, MetalContent};
use crate::tax::{GST_FREE, INPUT_TAXED};

pub mod acts;
pub mod approval;
pub mod approval_in;
pub mod approvals;
pub mod check_in;
pub mod find;
mod list;
pub mod melt;
pub mod merge;
pub(crate) mod page;
pub mod print;
pub mod show;
pub(crate) mod show_page;
pub mod split;
#[cfg(test)]
mod tests;
pub mod transfer;
pub mod write_off;
pub use crate::pieces::list::ListArticles;
pub use list::{ArticlePage, ArticleShown, PAGE};

words! {
    /// The state of a piece.
    pub enum ArticleStatus {
        InStock = "in_stock", Reserved = "reserved", WithKarigar = "with_karigar", Sold = "sold",
        Returned = "returned", Melted = "melted", Merged = "merged", Missing = "missing", OnApproval = "on_approval",
        Split = "split", ApprovalIn = "approval_in", SentBack = "sent_back",
    }
}
word_fields!(ArticleStatus);

impl ArticleStatus {
    /// The states of a piece that is in the shop, where a count expects it.
    pub const IN_SHOP: [ArticleStatus; 3] =
        [ArticleStatus::InStock, ArticleStatus::Reserved, ArticleStatus::Returned];

    /// The states of a piece that a count expects: also those that a supplier left on approval.
    pub const COUNTED: [ArticleStatus; 4] =
        [ArticleStatus::InStock, ArticleStatus::Reserved, ArticleStatus::Returned, ArticleStatus::ApprovalIn];

    /// Whether a piece in this state is the shop's and in the shop.
    pub fn is_in_shop(self) -> bool {
        ArticleStatus::IN_SHOP.contains(&self)
    }

    /// Whether a piece in this state can be moved in: one that only the shop's own acts lead to cannot, nor one that no act
    /// leads out of.
    fn is_importable(self) -> bool {
        use ArticleStatus::{InStock, Melted, Returned, Sold};
        matches!(self, InStock | Sold | Returned | Melted)
    }
}

words! {
    /// The basis of the making charge.
    pub enum MakingMode { PerGram = "per_gram", Percent = "percent", PerPiece = "per_piece", Fixed = "fixed" }
}
word_fields!(MakingMode);

input! {
    /// The making charge of a piece.
    pub struct MakingGiven {
        /// How it is charged; absent: as its only figure says, and a sum is for all.
        mode: Option<MakingMode>,
        /// For each gram of net weight.
        minor_per_g: Option<UnitPrice>,
        /// Of the metal's value.
        percent: Option<Percent>,
        /// For each piece, or for all.
        amount_minor: Option<Money>,
    }
}

input! {
    /// A piece that comes into stock.
    pub struct CreateArticle {
        /// Its tag.
        tag: Name,
        /// Its hallmark number (HUID): six capitals or digits; small letters are stored as capitals.
        huid: Option<Name>,
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// What the scale shows.
        gross_mg: Milligrams,
        /// Its metal.
        net_mg: Milligrams,
        /// Its stones; absent or 0: none.
        stone_mg: Option<Milligrams> = 0,
        /// Its location.
        location: Option<Name>,
        /// Its description.
        description: Option<Text>,
        /// How the work on it is charged.
        making: Option<MakingGiven>,
        /// Its tax class.
        tax_class: Option<Name>,
        /// What it cost the shop.
        cost_minor: Option<Money>,
    }
}

impl CreateArticle {
    /// Checks the piece by itself: HUID, weights, making.
    fn sound(&self) -> Ruled<()> {
        if let Some(huid) = &self.huid {
            let capitals = huid.as_str().to_ascii_uppercase();
            tax_id::huid(&capitals).map_err(|code| Refusal::new(code).field("huid"))?;
        }
        if self.gross_mg.get() != self.net_mg.get() + self.stone_mg.map_or(0, Milligrams::get) {
            return Err(Refusal::new(Code::WeightMismatch).field("gross_mg"));
        }
        if let Some(making) = &self.making {
            making.sound().map_err(|fault| Fault { field: format!("making.{}", fault.field), ..fault })?;
        }
        match self.cost_minor {
            Some(cost) if cost < Money::ZERO => Err(Refusal::new(Code::NumberRange).field("cost_minor")),
            _ => Ok(()),
        }
    }
}

impl MakingGiven {
    /// How it is charged: as its mode says, or without one as its only figure does; a sum alone is a lump sum.
    pub(crate) fn basis(&self) -> Option<MakingMode> {
        let of_figure = match (self.minor_per_g, self.percent, self.amount_minor) {
            (Some(_), None, None) => Some(MakingMode::PerGram),
            (None, Some(_), None) => Some(MakingMode::Percent),
            (None, None, Some(_)) => Some(MakingMode::Fixed),
            _ => None,
        };
        self.mode.or(of_figure)
    }

    /// Checks that a mode has its own figure and no other's.
    pub(crate) fn sound(&self) -> std::result::Result<(), Fault> {
        let figures = [self.minor_per_g.is_some(), self.percent.is_some(), self.amount_minor.is_some()];
        let Some(basis) = self.basis() else {
            let fault = Fault::new("mode", Code::FieldRequired);
            return Err(match figures.iter().any(|is_typed| *is_typed) {
                true => Fault {
                    message: "More than one figure is typed for the making. Choose which one counts.".into(),
                    ..fault
                },
                false => fault,
            });
        };
        let is_sum = matches!(basis, MakingMode::PerPiece | MakingMode::Fixed);
        let needed = [basis == MakingMode::PerGram, basis == MakingMode::Percent, is_sum];
        for ((field, is_typed), must) in
            ["minor_per_g", "percent", "amount_minor"].into_iter().zip(figures).zip(needed)
        {
            match (is_typed, must) {
                (false, true) => return Err(Fault::new(field, Code::FieldRequired)),
                (true, false) => {
                    let message =
                        "The making is charged another way. Clear this figure, or choose its way.".into();
                    return Err(Fault { message, ..Fault::new(field, Code::FieldUnknown) });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The form in which it is stored with the piece: that of a bill's line.
    fn stored(&self) -> Value {
        let mut stored = json!({ "mode": self.basis().map(|basis| basis.as_str()) });
        for (field, value) in [
            ("minor_per_g", self.minor_per_g.map(|it| json!(it))),
            ("percent", self.percent.map(|it| json!(it))),
            ("amount_minor", self.amount_minor.map(|it| json!(it))),
        ] {
            if let Some(value) = value {
                stored[field] = value;
            }
        }
        stored
    }
}

/// A piece, as written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleAdded {
    /// Its tag.
    pub tag: String,
    /// Its fine metal, which never changes.
    pub fine_mg: i64,
    /// in_stock.
    pub status: ArticleStatus,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
}

impl Action for CreateArticle {
    const NAME: &'static str = "sell.article.create";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Adds a tagged piece to stock.";
    type Output = ArticleAdded;

    fn check(&self) -> Ruled<()> {
        self.sound()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticleAdded>> {
        let fine_mg = self.fine_mg()?;
        names_are_known(tx, std::slice::from_ref(&self), |_, field| field.to_owned()).await?;
        let transfers = self.goods()?.receipt(&tx.workspace.currency.code, None);
        let entry = StockEntry::of(tx, "A piece added", transfers).await?;
        let status = ArticleStatus::InStock;
        let entry_id = entry.as_ref().map(|entry| entry.id);
        let new = NewArticle { entry: entry_id, ..NewArticle::of(&self, fine_mg) };
        let (added, booked) = tokio::join!(biased; insert(tx, &new, ""), postings::write(tx, entry.as_ref()));
        // A failed statement aborts those after it, so check the first one first.
        added?;
        booked?;
        tx.warn_alike("tag", sql::article_alike().bind(tx, &tx.tenant(), &self.tag.as_str()).opt().await?);
        let change = Change::of(&self.tag).after(json!({ "net_mg": self.net_mg, "fine_mg": fine_mg }));
        let journal = postings::journal(entry.as_ref())?;
        let tag = self.tag.into_string();
        Ok(tx.record(change, ArticleAdded { tag, fine_mg, status, journal }))
    }
}

impl CreateArticle {
    /// Its fine metal, rounded once (R0). Errors: `number_range`.
    fn fine_mg(&self) -> std::result::Result<i64, Code> {
        fine(self.net_mg, self.fineness_ppt)
    }

    /// What it posts. Errors: `number_range`.
    fn goods(&self) -> std::result::Result<Goods, Code> {
        let metal = FineMetal { metal: self.metal, fine_mg: self.fine_mg()? };
        Ok(Goods { cost: self.cost_minor, metal: Some(metal) })
    }
}

/// A piece to write.
struct NewArticle<'a> {
    it: &'a CreateArticle,
    fine_mg: i64,
    status: ArticleStatus,
    /// The entry that posts it.
    entry: Option<EntryId>,
    cost: Option<Money>,
    /// Whether some of what it came of has no known cost.
    cost_is_part: bool,
    /// Whose it is, on approval.
    party: Option<PartyId>,
}

impl<'a> NewArticle<'a> {
    /// A piece of the shop, in stock.
    fn of(it: &'a CreateArticle, fine_mg: i64) -> NewArticle<'a> {
        let (status, cost) = (ArticleStatus::InStock, it.cost_minor);
        NewArticle { it, fine_mg, status, entry: None, cost, cost_is_part: false, party: None }
    }
}

/// Writes a piece. Errors: `tag_taken`, `huid_taken`, their fields under `prefix`.
async fn insert(tx: &Tx, new: &NewArticle<'_>, prefix: &str) -> Result<()> {
    let it = new.it;
    let fineness = i32::try_from(it.fineness_ppt.get()).map_err(Error::internal)?;
    let id = tx.new_id()?;
    let huid = it.huid.as_ref().map(|huid| huid.as_str().to_ascii_uppercase());
    let written = sql::insert_article()
        .params(
            tx,
            &sql::InsertArticleParams {
                tenant: tx.tenant(),
                article: id,
                tag: it.tag.as_str(),
                huid: huid.as_deref(),
                description: tx.cipher().seal(DESCRIPTION, id, it.description.as_ref().map(Text::as_str))?,
                metal: it.metal.as_str(),
                fineness,
                gross_mg: it.gross_mg.get(),
                net_mg: it.net_mg.get(),
                stone_mg: it.stone_mg.map_or(0, Milligrams::get),
                fine_mg: new.fine_mg,
                making: it.making.as_ref().map(MakingGiven::stored),
                tax_class: it.tax_class.as_ref().map(Name::as_str),
                cost_minor: new.cost.map(Money::get),
                cost_is_part: new.cost_is_part,
                party: new.party.map(PartyId::uuid),
                location: it.location.as_ref().map(Name::as_str),
                status: new.status.as_str(),
                opening: tx.is_opening(),
                entry: new.entry.map(EntryId::uuid),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await;
    // Two constraints of one statement: if both are violated, the refusal names the tag.
    if let Err(cause) = &written
        && constraint(cause).starts_with("article_huid_key")
    {
        return Err(Refusal::new(Code::HuidTaken).field(format!("{prefix}huid")).into());
    }
    written.on_constraint("article_tag_key", Code::TagTaken, &format!("{prefix}tag"))?;
    Ok(())
}

/// Refuses new pieces with a tax class or a location that the workspace does not have. Errors: `value_unknown` at `tax_class`,
/// `not_found` at `location`, each as `field` names it.
async fn names_are_known(tx: &Tx, pieces: &[CreateArticle], field: fn(usize, &str) -> String) -> Result<()> {
    classes_are_known(tx, pieces, field).await?;
    let mut known = HashSet::new();
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(location) = &piece.location
            && known.insert(location)
        {
            acts::welcome_place(tx, location.as_str(), &field(n, "location")).await?;
        }
    }
    Ok(())
}

/// Refuses pieces with a tax class that the tax policy does not have. Errors: `value_unknown` at `tax_class`, as `field` names it.
async fn classes_are_known<'a>(
    tx: &Tx,
    pieces: impl IntoIterator<Item = &'a CreateArticle>,
    field: fn(usize, &str) -> String,
) -> Result<()> {
    let named = pieces.into_iter().enumerate().filter_map(|(n, piece)| Some((n, piece.tax_class.as_ref()?)));
    let named: Vec<(usize, &Name)> = named.collect();
    if named.is_empty() {
        return Ok(());
    }
    let policy = PolicyStatement::prepare(tx).await?.read(tx).await?.in_force(tx);
    let known: HashSet<&str> =
        policy.iter().map(|row| row.class.as_str()).chain([GST_FREE, INPUT_TAXED]).collect();
    match named.iter().find(|(_, class)| !known.contains(class.as_str())) {
        Some((n, _)) => Err(Refusal::new(Code::ValueUnknown).field(field(*n, "tax_class")).into()),
        None => Ok(()),
    }
}

input! {
    /// A piece to import.
    pub struct ArticleImport {
        /// Its tag.
        tag: Name,
        /// Its hallmark number (HUID): six capitals or digits; small letters are stored as capitals.
        huid: Option<Name>,
        /// The metal; absent: gold.
        metal: Option<Metal>,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// What the scale shows; absent: net and stones.
        gross_mg: Option<Milligrams>,
        /// Its metal.
        net_mg: Milligrams,
        /// Its stones; absent or 0: none.
        stone_mg: Option<Milligrams> = 0,
        /// What it cost the shop.
        cost_minor: Option<Money>,
        /// Its location.
        location: Option<Name>,
        /// Where it is in its life: in_stock, sold, returned or melted; absent: in stock.
        status: Option<ArticleStatus>,
        /// Its description.
        description: Option<Text>,
        /// Its tax class.
        tax_class: Option<Name>,
        /// How the work on it is charged.
        making: Option<MakingGiven>,
    }
}

/// The fields of an imported row.
pub fn import_shape() -> Shape {
    ArticleImport::shape()
}

impl ArticleImport {
    /// The piece, and where it is in its life. Errors: those of a new piece.
    fn article(self) -> Ruled<(CreateArticle, ArticleStatus)> {
        let sum = self.net_mg.get() + self.stone_mg.map_or(0, Milligrams::get);
        let gross_mg = self.gross_mg.map_or_else(|| Milligrams::new(sum), Ok)?;
        let article = CreateArticle {
            tag: self.tag,
            huid: self.huid,
            metal: self.metal.unwrap_or(Metal::Gold),
            fineness_ppt: self.fineness_ppt,
            gross_mg,
            net_mg: self.net_mg,
            stone_mg: self.stone_mg,
            location: self.location,
            description: self.description,
            making: self.making,
            tax_class: self.tax_class,
            cost_minor: self.cost_minor,
        };
        article.sound()?;
        match self.status.unwrap_or(ArticleStatus::InStock) {
            status if status.is_importable() => Ok((article, status)),
            _ => Err(Refusal::new(Code::ValueUnknown).field("status")),
        }
    }
}

/// What an imported piece posts: nothing if it has left the shop for good.
fn opening(article: &CreateArticle, status: ArticleStatus, currency: &str) -> Ruled<Vec<Transfer>> {
    match status {
        ArticleStatus::Sold | ArticleStatus::Melted => Ok(vec![]),
        _ => Ok(article.goods()?.opening(currency)),
    }
}

/// Imports pieces, all by one entry. A location that they name is known from then on. Errors: 422 with the row and field,
/// `tag_taken`, `huid_taken`.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    let (entry, currency) = (EntryId::from_uuid(tx.new_id()?), &tx.workspace.currency.code);
    let (mut pieces, mut transfers) = (Vec::with_capacity(rows.len()), Vec::new());
    for (n, row) in import::rows::<ArticleImport>(rows)?.into_iter().enumerate() {
        let (article, status) = row.article().map_err(import::in_row(n))?;
        let posted = opening(&article, status, currency).map_err(import::in_row(n))?;
        pieces.push((article, status, (!posted.is_empty()).then_some(entry)));
        transfers.extend(posted);
    }
    let row = |n: usize, field: &str| format!("rows[{n}].{field}");
    classes_are_known(tx, pieces.iter().map(|(article, ..)| article), row).await?;
    import::each(tx, pieces, |n, (article, status, entry)| async move {
        let new = NewArticle { status, entry, ..NewArticle::of(&article, article.fine_mg()?) };
        insert(tx, &new, &format!("rows[{n}].")).await
    })
    .await?;
    let entry = StockEntry::named(tx, entry, "Pieces brought in at the start", transfers).await?;
    postings::write(tx, entry.as_ref()).await
}

/// A piece, as stock knows it when its tag is scanned.
#[derive(Debug, Clone)]
pub struct TaggedPiece {
    /// Its row.
    pub id: PieceId,
    /// Its tag.
    pub tag: String,
    /// Its hallmark number.
    pub huid: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its weights.
    pub article: Article,
    /// The making charge.
    pub making: Option<MakingGiven>,
    /// Its tax class.
    pub tax_class: Option<String>,
    /// Its cost.
    pub cost: Option<Money>,
    /// Its state.
    pub status: ArticleStatus,
    /// The party that has it on approval, or that owns it.
    pub party: Option<PartyId>,
    /// On which terms a supplier left it, if it is on approval and its price is agreed.
    pub approval: Option<ApprovalTerms>,
}

impl TaggedPiece {
    /// Whether it may be sold to this buyer: it is in stock, or they have it on approval, or it is a supplier's at an agreed price, at
    /// which its bill buys it.
    pub fn is_for_sale(&self, buyer: Option<PartyId>) -> bool {
        match self.status {
            ArticleStatus::InStock => true,
            ArticleStatus::OnApproval => buyer.is_some() && self.party == buyer,
            _ => self.approval.is_some(),
        }
    }
}

/// The statements that sell pieces, prepared before their flights.
pub struct ArticleStatements {
    tagged: sql::ArticlesTaggedStmt,
    moved: sql::MoveArticleStmt,
}

/// A piece that moved, as answers show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleMoved {
    /// Its tag.
    pub tag: String,
    /// Its state now.
    pub status: ArticleStatus,
}

impl ArticleStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            tagged: sql::articles_tagged().prepare(tx).await?,
            moved: sql::move_article().prepare(tx).await?,
        })
    }

    /// The pieces of these tags, locked until the transaction ends.
    pub async fn tagged(&self, tx: &Tx, tags: &[&str]) -> Result<Vec<TaggedPiece>> {
        if tags.is_empty() {
            return Ok(vec![]);
        }
        let rows = self.tagged.bind(tx, &tx.tenant(), &tags).all().await?;
        tagged_pieces(tx, rows).await
    }

    /// Sold pieces are back, in this state: the bills that sold them free them.
    pub async fn came_back(&self, tx: &Tx, ids: &[PieceId], to: ArticleStatus) -> Result<Vec<ArticleMoved>> {
        let (freed, moved) = tokio::join!(biased; documents::free_pieces(tx, ids), self.moved(tx, ids, to));
        freed?;
        moved
    }

    /// Sets the state of pieces, in one flight.
    pub async fn moved(&self, tx: &Tx, ids: &[PieceId], to: ArticleStatus) -> Result<Vec<ArticleMoved>> {
        let (tenant, status) = (tx.tenant(), to.as_str());
        let moved =
            ids.iter().map(|id| async { self.moved.bind(tx, &status, &tenant, &id.uuid()).one().await });
        let moved = futures::future::join_all(moved).await;
        let shown = |row: sql::MoveArticle| -> Result<ArticleMoved> {
            Ok(ArticleMoved { tag: row.tag, status: stored(&row.status)? })
        };
        moved.into_iter().map(|row| shown(row?)).collect()
    }
}

/// The pieces of these tags as they are, without a lock: for the preview of a bill.
pub async fn known(tx: &ReadTx, tags: &[&str]) -> Result<Vec<TaggedPiece>> {
    if tags.is_empty() {
        return Ok(vec![]);
    }
    let rows = sql::articles_known().bind(tx, &tx.tenant(), &tags).all().await?;
    tagged_pieces(tx, rows).await
}

/// The pieces, those on approval with the price at which a bill buys them.
async fn tagged_pieces(tx: &ReadTx, rows: Vec<sql::ArticleStored>) -> Result<Vec<TaggedPiece>> {
    let pieces = rows.into_iter().map(|row| tagged_piece(tx, row)).collect::<Result<Vec<_>>>()?;
    let of_suppliers: Vec<PieceId> = pieces
        .iter()
        .filter(|piece| piece.status == ArticleStatus::ApprovalIn)
        .map(|piece| piece.id)
        .collect();
    let mut terms = approval_in::terms_of(tx, &of_suppliers).await?;
    let priced = |piece: TaggedPiece| {
        let approval = terms.remove(&piece.id).filter(|terms| terms.agreed.is_some());
        let cost = piece.cost.or_else(|| approval.as_ref().and_then(|terms| terms.agreed));
        TaggedPiece { approval, cost, ..piece }
    };
    Ok(pieces.into_iter().map(priced).collect())
}

fn tagged_piece(tx: &ReadTx, row: sql::ArticleStored) -> Result<TaggedPiece> {
    let content = MetalContent {
        metal: row.metal.parse()?,
        net: Milligrams::from_stored(row.net_mg),
        fineness: Fineness::from_stored(row.fineness.into()),
    };
    let article = Article { content, gross_mg: row.gross_mg, stone_mg: row.stone_mg, fine_mg: row.fine_mg };
    Ok(TaggedPiece {
        id: PieceId::from_uuid(row.article_id),
        tag: row.tag,
        huid: row.huid,
        description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
        article,
        making: row.making.map(|making| platform::input::read(&making)).transpose()?,
        tax_class: row.tax_class,
        cost: row.cost_minor.map(Money::from_stored),
        status: stored(&row.status)?,
        party: row.party_id.map(PartyId::from_uuid),
        approval: None,
    })
}
