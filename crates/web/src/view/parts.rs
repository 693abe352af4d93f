//! The parts of a page that `macros.html` calls, each a template of its own.
//! Invariant: what a part writes is escaped by the template `parts.html`, as on a page. A macro is repeated in the
//! code of a page wherever it is called, and the compiler's time for a function grows by the square of its length:
//! so a macro only passes on what it is given, and a part draws.

use super::{Chrome, FormState, Shown};
use crate::view::phrase::Speech;
use askama::Template;
use askama::filters::HtmlSafe;
use catalogue::Phrase;
use std::fmt::Display;

/// A part: its block of `parts.html`, and its values.
macro_rules! parts {
    ($($block:literal $part:ident { $($field:ident: $of:ty),* })*) => {
        $(
            #[doc = concat!("The part `", $block, "` of `parts.html`.")]
            #[derive(Template)]
            #[template(path = "parts.html", block = $block)]
            pub struct $part<'a> { $($field: $of),* }

            /// Its template has escaped what it writes.
            impl HtmlSafe for $part<'_> {}
        )*
    };
}

parts! {
    "head" Head { title: Shown, lede: Shown, slim: bool, up: &'a str, up_label: Shown, here: Shown }
    "card" Card { id: &'a str, title: Shown, aside: Shown, kind: &'a str }
    "fold" Fold { chrome: &'a Chrome, id: &'a str, title: Shown, open: bool, icon: &'a str }
    "table" Table { label: Shown, kind: &'a str, which: String }
    "pager" Pager { chrome: &'a Chrome, next: &'a str, what: Shown }
    "tag" Tag { chrome: &'a Chrome, tone: &'a str, icon: &'a str, word: Shown }
    "note" Note { chrome: &'a Chrome, id: &'a str, tone: &'a str, icon: &'a str, title: Shown }
    "form" Form { chrome: &'a Chrome, form: &'a FormState, action: String, id: &'a str, refused: Shown }
    "stands" Stands { name: &'a str, page: String, next: String }
    "hidden" Hidden { chrome: &'a Chrome, form: &'a FormState }
    "errors" Errors { chrome: &'a Chrome, form: &'a FormState, refused: Shown }
    "go" Go { chrome: &'a Chrome, text: Shown, icon: &'a str, key: &'a str, big: bool }
    "control" Attributes { of: &'a Control<'a> }
    "under" Under { of: &'a Control<'a> }
    "label" Label { of: &'a Control<'a> }
    "field" Field { of: Control<'a>, value: &'a str, kind: &'a str, auto: &'a str }
    "number" Number { of: Control<'a>, unit: &'a str, value: &'a str }
    "money" MoneyField { of: Control<'a>, value: &'a str }
    "area" Area { of: Control<'a>, rows: String, value: &'a str }
    "select" Select { of: Control<'a>, options: Vec<Choice>, value: &'a str }
    "choices" RadioCards { of: Control<'a>, options: Vec<Choice>, value: &'a str }
    "segment" Segment { of: Control<'a>, options: Vec<Choice>, value: &'a str }
    "check" Check { of: Control<'a>, value: &'a str }
}

/// The part `empty` of `parts.html`.
#[derive(Template)]
#[template(path = "parts.html", block = "empty")]
pub struct Empty {
    title: Shown,
    words: Shown,
}

/// Its template has escaped what it writes.
impl HtmlSafe for Empty {}

/// What every control of a form has. `text` is its label.
pub struct Control<'a> {
    chrome: &'a Chrome,
    form: &'a FormState,
    name: &'a str,
    text: Shown,
    hint: Shown,
    required: bool,
}

impl<'a> Control<'a> {
    /// The attributes that every control shares, for one that a page draws by itself.
    pub fn attributes(&'a self) -> Attributes<'a> {
        Attributes { of: self }
    }

    /// The hint and the fault under it.
    pub fn under(&'a self) -> Under<'a> {
        Under { of: self }
    }

    pub fn label(&'a self) -> Label<'a> {
        Label { of: self }
    }

    /// A password's value is never written.
    pub fn field(self, value: &'a str, kind: &'a str, auto: &'a str) -> Field<'a> {
        Field { of: self, value, kind, auto }
    }

    /// A decimal with its unit after it.
    pub fn number(self, unit: &'a str, value: &'a str) -> Number<'a> {
        Number { of: self, unit, value }
    }

    /// An amount with the workspace's currency before it.
    pub fn money(self, value: &'a str) -> MoneyField<'a> {
        MoneyField { of: self, value }
    }

    /// Several lines of words.
    pub fn area(self, rows: impl Display, value: &'a str) -> Area<'a> {
        Area { of: self, rows: rows.to_string(), value }
    }

    pub fn select(self, options: impl Choices, value: &'a str) -> Select<'a> {
        Select { options: options.of(self.chrome), of: self, value }
    }

    pub fn choices(self, options: impl Choices, value: &'a str) -> RadioCards<'a> {
        RadioCards { options: options.of(self.chrome), of: self, value }
    }

    pub fn segment(self, options: impl Choices, value: &'a str) -> Segment<'a> {
        Segment { options: options.of(self.chrome), of: self, value }
    }

    pub fn check(self, value: &'a str) -> Check<'a> {
        Check { of: self, value }
    }

    fn id(&self) -> String {
        self.form.id(self.name)
    }

    fn described_by(&self) -> Option<String> {
        self.form.described_by(self.name, &self.hint)
    }

    fn fault(&self) -> Option<&Phrase> {
        self.form.fault(self.name)
    }

    fn value(&'a self, default: &'a str) -> &'a str {
        self.form.value(self.name, default)
    }

    fn is_chosen(&self, option: &Choice, default: &str) -> bool {
        self.form.is_chosen(self.name, &option.value, default)
    }

    fn is_ticked(&self, default: &str) -> bool {
        self.form.is_chosen(self.name, "yes", default)
    }
}

/// One of several values that a control offers.
pub struct Choice {
    value: String,
    says: Shown,
    /// What a card says below it; may be empty.
    more: Shown,
}

/// The values that a control offers: `(value, label)` or `(value, label, hint)`.
pub trait Choices {
    fn of(&self, chrome: &Chrome) -> Vec<Choice>;
}

impl<T: Choices + ?Sized> Choices for &T {
    fn of(&self, chrome: &Chrome) -> Vec<Choice> {
        (**self).of(chrome)
    }
}

impl<T: Offer> Choices for [T] {
    fn of(&self, chrome: &Chrome) -> Vec<Choice> {
        self.iter().map(|offer| offer.choice(chrome)).collect()
    }
}

impl<T: Offer, const N: usize> Choices for [T; N] {
    fn of(&self, chrome: &Chrome) -> Vec<Choice> {
        self.as_slice().of(chrome)
    }
}

impl<T: Offer> Choices for Vec<T> {
    fn of(&self, chrome: &Chrome) -> Vec<Choice> {
        self.as_slice().of(chrome)
    }
}

/// A pair or a triple of the above.
pub trait Offer {
    fn choice(&self, chrome: &Chrome) -> Choice;
}

impl<T: Offer> Offer for &T {
    fn choice(&self, chrome: &Chrome) -> Choice {
        (**self).choice(chrome)
    }
}

impl<A: AsRef<str>, B: Speech> Offer for (A, B) {
    fn choice(&self, chrome: &Chrome) -> Choice {
        Choice { value: self.0.as_ref().to_owned(), says: chrome.t(&self.1), more: chrome.t("") }
    }
}

impl<A: AsRef<str>, B: Speech, C: Speech> Offer for (A, B, C) {
    fn choice(&self, chrome: &Chrome) -> Choice {
        let (value, says, more) = self;
        Choice { value: value.as_ref().to_owned(), says: chrome.t(says), more: chrome.t(more) }
    }
}

/// A yes or no of a template, which passes its variables by reference.
pub trait Flag {
    fn is_set(&self) -> bool;
}

impl Flag for bool {
    fn is_set(&self) -> bool {
        *self
    }
}

impl<T: Flag + ?Sized> Flag for &T {
    fn is_set(&self) -> bool {
        (**self).is_set()
    }
}

/// The parts by the names of their macros, whose comments say what each draws.
impl Chrome {
    pub fn head<'a>(
        &self,
        title: Shown,
        lede: Shown,
        slim: impl Flag,
        up: &'a str,
        up_label: Shown,
        here: Shown,
    ) -> Head<'a> {
        Head { title, lede, slim: slim.is_set(), up, up_label, here }
    }

    pub fn card<'a>(&self, id: &'a str, title: Shown, aside: Shown, kind: &'a str) -> Card<'a> {
        Card { id, title, aside, kind }
    }

    pub fn fold<'a>(&'a self, id: &'a str, title: Shown, open: impl Flag, icon: &'a str) -> Fold<'a> {
        Fold { chrome: self, id, title, open: open.is_set(), icon }
    }

    pub fn table<'a>(&self, label: Shown, kind: &'a str, which: impl Display) -> Table<'a> {
        Table { label, kind, which: which.to_string() }
    }

    pub fn pager<'a>(&'a self, next: &'a str, what: Shown) -> Pager<'a> {
        Pager { chrome: self, next, what }
    }

    pub fn tag<'a>(&'a self, tone: &'a str, icon: &'a str, word: Shown) -> Tag<'a> {
        Tag { chrome: self, tone, icon, word }
    }

    pub fn note<'a>(&'a self, id: &'a str, tone: &'a str, icon: &'a str, title: Shown) -> Note<'a> {
        Note { chrome: self, id, tone, icon, title }
    }

    pub fn empty(&self, title: Shown, words: Shown) -> Empty {
        Empty { title, words }
    }

    pub fn form<'a>(
        &'a self,
        form: &'a FormState,
        action: impl Display,
        id: &'a str,
        refused: Shown,
    ) -> Form<'a> {
        Form { chrome: self, form, action: action.to_string(), id, refused }
    }

    pub fn stands<'a>(&self, name: &'a str, page: impl Display, next: impl Display) -> Stands<'a> {
        Stands { name, page: page.to_string(), next: next.to_string() }
    }

    pub fn hidden<'a>(&'a self, form: &'a FormState) -> Hidden<'a> {
        Hidden { chrome: self, form }
    }

    pub fn errors<'a>(&'a self, form: &'a FormState, refused: Shown) -> Errors<'a> {
        Errors { chrome: self, form, refused }
    }

    pub fn go<'a>(&'a self, text: Shown, icon: &'a str, key: &'a str, big: impl Flag) -> Go<'a> {
        Go { chrome: self, text, icon, key, big: big.is_set() }
    }

    pub fn control<'a>(
        &'a self,
        form: &'a FormState,
        name: &'a str,
        text: Shown,
        hint: Shown,
        required: impl Flag,
    ) -> Control<'a> {
        Control { chrome: self, form, name, text, hint, required: required.is_set() }
    }
}
