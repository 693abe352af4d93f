//! Parties: customers, businesses, suppliers and karigars; one list for both parts.
//! What must stay true: a party's code is its name at the API and never changes; tax numbers are checked before stored.

use kernel::code::Code;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::tax_id;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result};
use platform::fields::{Count, Name, Text};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, words};
use queries::queries::ledger::src::party as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Parties on a page.
pub const PAGE: i64 = 50;
/// Sorts after every name: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

words! {
    /// What a party is to the shop.
    pub enum PartyKind { Customer = "customer", Business = "business", Supplier = "supplier", Karigar = "karigar" }
}

input! {
    /// A party as given.
    pub struct CreateParty {
        /// Its code; what other calls name it by.
        party: Name,
        /// Its name.
        name: Text,
        /// What it is to the shop.
        kind: PartyKind,
        /// State code (India).
        state: Option<Name>,
        /// GSTIN.
        gstin: Option<Name>,
        /// PAN.
        pan: Option<Name>,
        /// ABN.
        abn: Option<Name>,
        /// Telephone.
        phone: Option<Name>,
        /// Address text.
        location: Option<Text>,
        /// GLN.
        gln: Option<Name>,
        /// What may be owed at most.
        credit_limit_minor: Option<Money>,
        /// Days until a bill is due.
        terms_days: Option<Count>,
    }
}

input! {
    /// A party as it is to be from now on.
    pub struct UpdateParty {
        /// Its code.
        party: Name,
        /// Its name.
        name: Text,
        /// What it is to the shop.
        kind: PartyKind,
        /// State code (India).
        state: Option<Name>,
        /// GSTIN.
        gstin: Option<Name>,
        /// PAN.
        pan: Option<Name>,
        /// ABN.
        abn: Option<Name>,
        /// Telephone.
        phone: Option<Name>,
        /// Address text.
        location: Option<Text>,
        /// GLN.
        gln: Option<Name>,
        /// What may be owed at most.
        credit_limit_minor: Option<Money>,
        /// Days until a bill is due.
        terms_days: Option<Count>,
    }
}

/// Judges the tax numbers of a party.
fn numbers(
    state: Option<&Name>,
    gstin: Option<&Name>,
    pan: Option<&Name>,
    abn: Option<&Name>,
) -> std::result::Result<(), Refusal> {
    let at = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
    if let Some(gstin) = gstin {
        tax_id::gstin(gstin.as_str()).map_err(at("gstin"))?;
        let of = tax_id::gstin_state(gstin.as_str()).map_err(at("gstin"))?;
        if state.is_some_and(|state| state.as_str() != of) {
            return Err(Refusal::new(Code::GstinState).field("gstin"));
        }
    }
    pan.map_or(Ok(()), |pan| tax_id::pan(pan.as_str()).map_err(at("pan")))?;
    abn.map_or(Ok(()), |abn| tax_id::abn(abn.as_str()).map_err(at("abn")))
}

impl Action for CreateParty {
    const NAME: &'static str = "workspace.party.create";
    const NEEDS: Permission = Permission::PartiesCreate;
    const SUMMARY: &'static str = "Adds a customer, business, supplier or karigar.";
    type Output = PartyChanged;

    fn check(&self) -> std::result::Result<(), Refusal> {
        numbers(self.state.as_ref(), self.gstin.as_ref(), self.pan.as_ref(), self.abn.as_ref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyChanged>> {
        insert(tx, &self).await?;
        let change = Change::of(&self.party).after(json!({ "kind": self.kind.as_str() }));
        Ok(tx.record(change, PartyChanged { party: self.party.into_string(), version: 1 }))
    }
}

/// Writes a new party; the import uses it too. Errors: `value_unknown` for a code in use.
pub async fn insert(tx: &Tx, new: &CreateParty) -> Result<Uuid> {
    let id = tx.new_id()?;
    sql::insert_party()
        .bind(
            tx,
            &tx.tenant(),
            &id,
            &new.party.as_str(),
            &new.name.as_str(),
            &new.kind.as_str(),
            &new.state.as_ref().map(Name::as_str),
            &new.gstin.as_ref().map(Name::as_str),
            &new.abn.as_ref().map(Name::as_str),
            &new.pan.as_ref().map(Name::as_str),
            &new.phone.as_ref().map(Name::as_str),
            &new.location.as_ref().map(Text::as_str),
            &new.gln.as_ref().map(Name::as_str),
            &new.credit_limit_minor.map(Money::get),
            &new.terms_days.map(|days| days.0),
            &tx.person(),
            &tx.now,
        )
        .one()
        .await
        .on_constraint("party_tenant_id_code_key", Code::ValueUnknown, "party")?;
    Ok(id)
}

impl Action for UpdateParty {
    const NAME: &'static str = "workspace.party.update";
    const NEEDS: Permission = Permission::PartiesWrite;
    const SUMMARY: &'static str = "Changes what is kept of a party.";
    type Output = PartyChanged;

    fn check(&self) -> std::result::Result<(), Refusal> {
        numbers(self.state.as_ref(), self.gstin.as_ref(), self.pan.as_ref(), self.abn.as_ref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyChanged>> {
        let before = coded(tx, self.party.as_str(), "party").await?;
        let version = sql::update_party()
            .bind(
                tx,
                &self.name.as_str(),
                &self.kind.as_str(),
                &self.state.as_ref().map(Name::as_str),
                &self.gstin.as_ref().map(Name::as_str),
                &self.abn.as_ref().map(Name::as_str),
                &self.pan.as_ref().map(Name::as_str),
                &self.phone.as_ref().map(Name::as_str),
                &self.location.as_ref().map(Text::as_str),
                &self.gln.as_ref().map(Name::as_str),
                &self.credit_limit_minor.map(Money::get),
                &self.terms_days.map(|days| days.0),
                &tx.tenant(),
                &self.party.as_str(),
            )
            .one()
            .await?;
        let change = Change::of(&self.party)
            .before(json!({ "kind": before.kind, "credit_limit_minor": before.credit_limit_minor }))
            .after(json!({ "kind": self.kind.as_str(), "credit_limit_minor": self.credit_limit_minor }));
        Ok(tx.record(change, PartyChanged { party: self.party.into_string(), version }))
    }
}

/// What a change of a party answers.
#[derive(Debug, Serialize)]
pub struct PartyChanged {
    /// Its code.
    pub party: String,
    /// Counts its changes.
    pub version: i32,
}

/// The party of this code. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, field: &str) -> Result<sql::PartyRow> {
    let row = sql::party_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

input! {
    /// Which parties.
    pub struct Parties {
        /// The beginning of a name.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of parties.
#[derive(Debug, Serialize)]
pub struct PartyPage {
    /// The parties in order of their names.
    pub rows: Vec<PartyShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One party as lists show it.
#[derive(Debug, Serialize)]
pub struct PartyShown {
    /// Its code.
    pub party: String,
    /// Its name.
    pub name: String,
    /// What it is to the shop.
    pub kind: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Its state.
    pub state: Option<String>,
    /// PAN with its middle hidden (sell.md section 5).
    pub pan: Option<String>,
}

impl Query for Parties {
    const NAME: &'static str = "workspace.parties";
    const NEEDS: Permission = Permission::PartiesRead;
    const SUMMARY: &'static str = "Lists parties by name, fifty a page.";
    type Output = PartyPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PartyPage> {
        let first = self.search.map(|s| s.as_str().to_lowercase()).unwrap_or_default();
        let beyond = format!("{first}{BEYOND}");
        let (after_name, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let mut rows = sql::parties_named()
            .bind(tx, &tx.tenant(), &first, &beyond, &after_name, &after, &(PAGE + 1))
            .all()
            .await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|last| format!("{} {}", last.party_id, last.name.to_lowercase()));
        Ok(PartyPage { rows: rows.into_iter().map(shown).collect(), next })
    }
}

/// A cursor is the last row's id and sort key; what is not one begins at the beginning.
fn read_cursor(text: &str) -> (String, Uuid) {
    text.split_once(' ')
        .and_then(|(id, name)| Some((name.to_owned(), Uuid::parse_str(id).ok()?)))
        .unwrap_or_default()
}

fn shown(row: sql::PartyRow) -> PartyShown {
    let pan = row.pan.map(|pan| masked(&pan));
    PartyShown { party: row.code, name: row.name, kind: row.kind, phone: row.phone, state: row.state, pan }
}

/// `ABC•••••4K`: enough to recognise, too little to use.
fn masked(pan: &str) -> String {
    let letters: Vec<char> = pan.chars().collect();
    match letters.len() {
        10 => format!(
            "{}•••••{}",
            letters[..3].iter().collect::<String>(),
            letters[8..].iter().collect::<String>()
        ),
        _ => "•".repeat(letters.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::testing::Shop;

    #[test]
    fn a_pan_is_shown_with_its_middle_hidden() {
        assert_eq!(masked("ABCPJ1234K"), "ABC•••••4K");
        assert_eq!(masked("ABC"), "•••");
    }

    #[tokio::test]
    async fn a_cashier_adds_a_customer_once_and_finds_her_by_the_beginning_of_her_name() {
        let shop = Shop::jeweller().await;
        let meera =
            json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "pan": "ABCPJ1234K"});
        let added = shop.run::<CreateParty>("cas", meera.clone()).await;
        assert_eq!(added, Ok(json!({"party": "c-meera", "version": 1})));
        assert_eq!(shop.run::<CreateParty>("cas", meera).await, Err("value_unknown party".into()));
        let found = shop.ask::<Parties>("audi", json!({"search": "mee"})).await.expect("an answer");
        assert_eq!(found["rows"][0]["pan"], "ABC•••••4K");
        assert_eq!(
            shop.ask::<Parties>("audi", json!({"search": "mex"})).await.expect("an answer")["rows"],
            json!([])
        );
    }

    #[tokio::test]
    async fn the_same_key_gives_the_first_answer_again_and_another_body_is_refused() {
        let shop = Shop::jeweller().await;
        let call = shop.call("cas");
        let anil = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer"});
        let first = shop.run_call::<CreateParty>(&call, anil.clone()).await.expect("added");
        let again = shop.run_call::<CreateParty>(&call, anil).await.expect("the same");
        assert_eq!((first["version"].clone(), again["duplicate"].clone()), (json!(1), json!(true)));
        let other = json!({"party": "c-anil", "name": "Another", "kind": "customer"});
        assert_eq!(shop.run_call::<CreateParty>(&call, other).await, Err("idempotency_conflict".into()));
    }

    #[tokio::test]
    async fn an_auditor_may_not_and_another_shop_sees_nothing() {
        let shop = Shop::jeweller().await;
        let anil = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer"});
        assert_eq!(shop.run::<CreateParty>("audi", anil.clone()).await, Err("permission_denied".into()));
        shop.run::<CreateParty>("mia", anil).await.expect("added");
        let other = shop.beside("next-door").await;
        assert_eq!(other.ask::<Parties>("olive", json!({})).await.expect("an answer")["rows"], json!([]));
    }

    #[tokio::test]
    async fn a_wrong_tax_number_is_named() {
        let shop = Shop::jeweller().await;
        let wrong = json!({"party": "b", "name": "B", "kind": "business", "gstin": "27AAPFU0939F1ZW"});
        assert_eq!(shop.run::<CreateParty>("cas", wrong).await, Err("gstin_check_digit gstin".into()));
        let elsewhere =
            json!({"party": "b", "name": "B", "kind": "business", "state": "29", "gstin": "27AAPFU0939F1ZV"});
        assert_eq!(shop.run::<CreateParty>("cas", elsewhere).await, Err("gstin_state gstin".into()));
    }
}
