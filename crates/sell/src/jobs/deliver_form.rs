//! The form that delivers a job: a row for each finished piece, one for other work, the metal that goes back, the payment.
//! Invariant: a row that is left empty sends nothing.

use catalogue::Phrase;
use kernel::metal::Metal;
use ledger::accounts::tax_policy::TaxPolicy;
use platform::error::Result;
use web::page::PageCx;
use web::view::FormState;

use super::JobShown;
use super::page::PieceRow;
use crate::invoices::counter;
use crate::invoices::page::typed;
use crate::money::page::open_tills;
use crate::words;

/// How work on metal is charged.
const MAKING: [(&str, &str); 5] = [
    ("", "None, or by the figure below"),
    ("per_gram", "Per gram"),
    ("percent", "% of metal value"),
    ("per_piece", "Per piece"),
    ("fixed", "Lump sum"),
];

/// The form.
pub(crate) struct DeliverForm {
    pub form: FormState,
    /// The pieces that are not delivered.
    pub pieces: Vec<PieceRow>,
    /// What is to be done, which is the text of a line unless another is typed.
    pub description: String,
    pub classes: Vec<(String, String)>,
    pub modes: Vec<(&'static str, Phrase)>,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
    pub metals: Vec<(&'static str, Phrase)>,
    /// Whether the customer is owed metal.
    pub owes: bool,
    /// What it was to cost, as it is written; empty where nobody said.
    pub estimate: String,
    /// The estimate in the format of a field: work without a finished piece is first offered at it.
    pub price: String,
}

/// The fields of what is charged for a line, by their names.
pub(crate) struct WorkFields {
    pub mode: String,
    pub modes: &'static [(&'static str, &'static str)],
    pub per_gram: String,
    pub percent: String,
    pub lump: String,
    pub hallmark: String,
    pub other: String,
    /// The first value of `other`.
    pub price: String,
    pub class: String,
    pub classes: Vec<(String, String)>,
    pub first_class: String,
    pub is_piece: bool,
}

/// The row of a finished piece.
pub(crate) struct PieceFields {
    pub number: i32,
    pub metal: Phrase,
    pub net_mg: i64,
    pub finished: String,
    pub description: String,
    pub work: WorkFields,
}

/// The row of other work.
pub(crate) struct LineFields {
    pub is_open: bool,
    pub description: String,
    pub words: String,
    pub metal: String,
    pub net: String,
    pub purity: String,
    pub work: WorkFields,
}

impl DeliverForm {
    /// Reads what the form offers.
    pub async fn of(cx: &PageCx, form: FormState, job: &JobShown, pieces: Vec<PieceRow>) -> Result<Self> {
        let policy = cx.ask(TaxPolicy {}).await?;
        let modes = counter::others(cx.tx.workspace.country);
        let none = (String::new(), "None".to_owned());
        let classes = counter::classes(&policy, &cx.tx.today().to_string());
        let metal = |metal: &Metal| (metal.as_str(), Phrase::of(words::metal_name(*metal)));
        Ok(DeliverForm {
            form,
            pieces,
            description: job.description.clone(),
            classes: std::iter::once(none).chain(classes).collect(),
            modes,
            tills: open_tills(cx).await?,
            metals: std::iter::once(("", Phrase::of("None"))).chain(Metal::ALL.iter().map(metal)).collect(),
            owes: job.metals.iter().any(|metal| metal.customer_fine_mg > 0),
            estimate: job.estimate_minor.map_or(String::new(), |it| cx.chrome.money(it.get())),
            price: job.estimate_minor.map_or(Ok(String::new()), |it| typed(cx, it.get()))?,
        })
    }

    /// The rows of the pieces.
    pub fn rows(&self) -> Vec<PieceFields> {
        let row = |(n, piece): (usize, &PieceRow)| PieceFields {
            number: piece.number,
            metal: piece.metal.clone(),
            net_mg: piece.net_mg,
            finished: format!("lines[{n}].finished"),
            description: format!("lines[{n}].description"),
            work: self.work(n, true),
        };
        self.pieces.iter().enumerate().map(row).collect()
    }

    /// The row of other work, after the pieces; a job without pieces has only this one.
    pub fn line(&self) -> LineFields {
        let n = self.pieces.len();
        let name = |field: &str| format!("lines[{n}].{field}");
        let alone = self.pieces.is_empty();
        LineFields {
            is_open: alone || !self.form.value(&name("description"), "").is_empty(),
            description: name("description"),
            words: if alone { self.description.clone() } else { String::new() },
            metal: name("metal"),
            net: name("net_mg"),
            purity: name("fineness_ppt"),
            work: self.work(n, alone),
        }
    }

    /// Whether metal that goes back was typed.
    pub fn gives_back(&self) -> bool {
        self.form.is_sent()
    }

    fn work(&self, n: usize, needs_class: bool) -> WorkFields {
        let name = |field: &str| format!("lines[{n}].{field}");
        let service = self.classes.iter().find(|(class, _)| class.contains("service"));
        let first =
            if self.pieces.is_empty() { service.or(self.classes.get(1)) } else { self.classes.get(1) };
        WorkFields {
            mode: name("making.mode"),
            modes: &MAKING,
            per_gram: name("making.minor_per_g"),
            percent: name("making.percent"),
            lump: name("making.amount_minor"),
            hallmark: name("hallmark_minor"),
            other: name("other_minor"),
            // The price of a finished piece is that of its metal and its making.
            price: Some(&self.price).filter(|_| self.pieces.is_empty()).cloned().unwrap_or_default(),
            class: name("tax_class"),
            classes: self.classes.clone(),
            first_class: first.filter(|_| needs_class).map_or(String::new(), |(class, _)| class.clone()),
            is_piece: needs_class,
        }
    }
}
