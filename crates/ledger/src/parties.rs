//! Parties: customers, businesses, suppliers and karigars; one list for MAKE and SELL.
//! Invariant: a party's code is its name at the API and changes only when the party's identity is erased; tax
//! numbers are checked before they are stored; the identity is encrypted under a key of its own and is found
//! by keyed hashes.

use crate::import;
use crate::karigar_terms::{KarigarTerms, WastageGiven};
use crate::row_count::whole;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Instant;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use kernel::tax_id;
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::parties as sql;
use lifecycle::erasure::ERASED;
use platform::action::Action;
use platform::email_address::EmailGiven;
use platform::encryption::{Column, ColumnCipher, Sealed};
use platform::error::{OnConstraint, Result, stored};
use platform::fast_path::Reads;
use platform::fields::{Count, Flag, Name, Text, UpTo};
use platform::input::{Faults, Field, Path, Shape, read};
use platform::sealed::ledger::party as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

mod email;
mod erase;
mod free_code;
mod hold;
mod list;
mod pan;
mod phone;
mod show;
pub use crate::parties::list::ListParties;
pub use email::keep_email;
pub use erase::{EraseParty, PartyErased};
pub use free_code::{FreeCode, FreeCodeShown};
pub use hold::{hold, read_locked};
pub use list::{PAGE, PartyPage, PartyShown};
pub use pan::{is_pan_of, keep_pan, pan_typed};
pub use phone::{FindByPhone, PartiesByPhone};
pub use show::{GetParty, PartyDetails};

/// Longest name of a party.
const MAX_NAME: usize = 200;
/// What to do about a code that another party has.
const CODE_IN_USE: &str = "A party has this code already. Give this one another code, or leave it out.";
/// The roles that set credit limits.
pub const MAY_LIMIT: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager]);
/// Longest time a bill may stay unpaid by agreement: ten years.
const MAX_TERMS_DAYS: i32 = 3650;

words! {
    /// The kind of a party.
    pub enum PartyKind { Customer = "customer", Business = "business", Supplier = "supplier", Karigar = "karigar" }
}
word_fields!(PartyKind);

input! {
    /// A party, as sent.
    pub struct PartyGiven {
        /// Its code, by which other calls name it. It stays in the audit log when the person is erased: not a name.
        party: Name,
        /// Its name.
        name: Text,
        /// Its relation to the shop.
        kind: PartyKind,
        /// State code (India): two digits, 27.
        state: Option<Name>,
        /// GSTIN: 15 characters, `27ABCPJ1234K1ZV`: state, PAN in capitals, entity, Z, check character.
        gstin: Option<Name>,
        /// PAN: 10 characters, `ABCPJ1234K`: five capitals of which the fourth is the kind of holder, four digits, a
        /// capital.
        pan: Option<Name>,
        /// ABN: 11 digits, with or without spaces; the first two are check digits.
        abn: Option<Name>,
        /// Telephone, in any form.
        phone: Option<Name>,
        /// Whether staff called the number or saw it: parties with the same verified number are one person for the
        /// limits of cash.
        phone_verified: Flag,
        /// Address text.
        location: Option<Text>,
        /// The e-mail address to which its bills are sent, with one @ and a dot behind it.
        email: Option<EmailGiven>,
        /// GLN: the 13 digits of GS1. They are stored as they are sent.
        gln: Option<Name>,
        /// The credit limit.
        credit_limit_minor: Option<Money>,
        /// Days until a bill is due.
        terms_days: Option<UpTo<MAX_TERMS_DAYS>>,
        /// Whether each lot from this supplier waits for a test.
        hold_until_tested: Flag,
    }
}

impl PartyGiven {
    /// Judges the limits of the fields and the party's tax numbers.
    fn check(&self) -> Ruled<()> {
        let at = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
        if self.name.as_str().chars().count() > MAX_NAME {
            return Err(at("name")(Code::TextTooLong));
        }
        if let Some(gstin) = &self.gstin {
            let stated = self.state.as_ref().map(Name::as_str);
            tax_id::gstin_state_as_stated(gstin.as_str(), stated).map_err(at("gstin"))?;
        }
        self.pan.as_ref().map_or(Ok(()), |pan| tax_id::pan(pan.as_str())).map_err(at("pan"))?;
        self.abn.as_ref().map_or(Ok(()), |abn| tax_id::abn(abn.as_str())).map_err(at("abn"))?;
        let number =
            self.phone.as_ref().map(|phone| kernel::phone::alike(phone.as_str())).unwrap_or_default();
        if self.phone_verified.0 && number.is_empty() {
            return Err(at("phone")(Code::FieldRequired));
        }
        if self.credit_limit_minor.is_some_and(|limit| limit < Money::ZERO) {
            return Err(at("credit_limit_minor")(Code::NumberRange));
        }
        Ok(())
    }
}

/// A number without the spaces and small letters in which people write it: `abcpj 1234 k` is `ABCPJ1234K`.
fn in_capitals(number: Option<Name>) -> Option<Name> {
    let number = number?;
    let plain: String = number.as_str().split_whitespace().collect::<String>().to_ascii_uppercase();
    Some(Name::parse(&plain).unwrap_or(number))
}

impl PartyGiven {
    /// The party with its numbers as the offices write them, and in the state of its GSTIN where none is stated.
    fn in_office_form(self) -> PartyGiven {
        let gstin = in_capitals(self.gstin);
        let of_gstin = gstin.as_ref().and_then(|gstin| tax_id::gstin_state(gstin.as_str()).ok());
        let state = self.state.or_else(|| Name::parse(of_gstin?).ok());
        PartyGiven { gstin, pan: in_capitals(self.pan), state, ..self }
    }

    /// Refuses what is no state of India for a party there: the tax of its bills hangs on it. Errors: `value_unknown` at `state`.
    fn has_state_of(&self, country: Country) -> Ruled<()> {
        let is_known = self.state.as_ref().is_none_or(|state| tax_id::is_state(state.as_str()));
        match is_known || country != Country::India {
            true => Ok(()),
            false => Err(Refusal::new(Code::ValueUnknown).field("state")),
        }
    }
}

/// Adds a party.
#[derive(Debug, Clone)]
pub struct CreateParty(pub PartyGiven);

impl Field for CreateParty {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        PartyGiven::read(value, at, faults).map(|given| CreateParty(given.in_office_form()))
    }
    fn shape() -> Shape {
        PartyGiven::shape()
    }
}

input! {
    /// What a change of a party says beside the party.
    pub struct ChangeOf {
        /// The version that was seen; another one in force is `version_stale`. Absent: whatever holds is replaced.
        version: Option<Count>,
        /// A PAN that is left out stays; otherwise it is removed like everything that is left out.
        pan_stays: Flag,
    }
}

/// Changes all that is kept of a party but its code.
#[derive(Debug, Clone)]
pub struct UpdateParty {
    /// The party as it is from now on.
    pub given: PartyGiven,
    /// What the change says beside it.
    pub change: ChangeOf,
}

impl Field for UpdateParty {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let (mut party, mut change) = (value.clone(), json!({}));
        if let Some(sent) = party.as_object_mut() {
            for name in ["version", "pan_stays"] {
                change[name] = sent.remove(name).unwrap_or_default();
            }
        }
        let given = PartyGiven::read(&party, at, faults);
        let change = ChangeOf::read(&change, at, faults);
        Some(UpdateParty { given: given?.in_office_form(), change: change? })
    }
    fn shape() -> Shape {
        match (PartyGiven::shape(), ChangeOf::shape()) {
            (Shape::Object(mut members), Shape::Object(more)) => {
                members.extend(more);
                Shape::Object(members)
            }
            (party, _) => party,
        }
    }
}

impl Action for CreateParty {
    const NAME: &'static str = "workspace.party.create";
    const NEEDS: Permission = Permission::PartiesCreate;
    const SUMMARY: &'static str = "Adds a customer, business, supplier or karigar.";
    type Output = PartyChanged;

    fn check(&self) -> Ruled<()> {
        self.0.check()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyChanged>> {
        self.0.has_state_of(tx.workspace.country)?;
        free_code::is_free(tx, self.0.party.as_str(), "party").await?;
        insert(tx, &self.0, "party").await?;
        let change = Change::of(&self.0.party)
            .after(json!({ "kind": self.0.kind.as_str(), "phone_verified": self.0.phone_verified.0 }));
        Ok(tx.record(change, PartyChanged { party: self.0.party.into_string(), version: 1 }))
    }
}

/// Writes a new party. Errors: `value_unknown` at `field` for a code in use, or one reserved for erased
/// parties.
async fn insert(tx: &Tx, new: &PartyGiven, field: &str) -> Result<PartyId> {
    if new.party.as_str().starts_with(ERASED) {
        return Err(Refusal::new(Code::ValueUnknown).field(field).into());
    }
    let id = tx.new_id()?;
    let (cipher, who) = (tx.cipher(), Who::of(tx.cipher(), id, new)?);
    let mut beginnings = cipher.beginnings(cell::NAME, new.name.as_str())?;
    beginnings.extend(phone::hashes(cipher, new.phone.as_ref().map(Name::as_str))?);
    let kept = sql::insert_party()
        .params(
            tx,
            &sql::InsertPartyParams {
                tenant: tx.tenant(),
                party: id,
                code: cipher.seal(cell::CODE, id, new.party.as_str())?,
                code_blind: coded_as(tx, new.party.as_str())?,
                name: who.name,
                kind: new.kind.as_str(),
                state: new.state.as_ref().map(Name::as_str),
                gstin: who.gstin,
                abn: who.abn,
                pan: who.pan,
                pan_blind: who.pan_blind,
                phone: who.phone,
                phone_blind: who.phone_blind,
                location: who.location,
                email: who.email,
                gln: new.gln.as_ref().map(Name::as_str),
                credit_limit_minor: new.credit_limit_minor.map(Money::get),
                terms_days: new.terms_days.map(|days| days.0),
                hold_until_tested: new.hold_until_tested.0,
                by: tx.person(),
                now: tx.now,
                beginnings: &beginnings,
            },
        )
        .all()
        .await
        .on_constraint("party_tenant_id_code_blind_key", Code::ValueUnknown, field)
        .map_err(import::in_use(CODE_IN_USE))?;
    whole(kept.len(), beginnings.len())?;
    Ok(PartyId::from_uuid(id))
}

/// The columns that identify a party, encrypted.
struct Who {
    name: Sealed,
    gstin: Option<Sealed>,
    abn: Option<Sealed>,
    pan: Option<Sealed>,
    pan_blind: Option<Vec<u8>>,
    phone: Option<Sealed>,
    phone_blind: Option<Vec<u8>>,
    location: Option<Sealed>,
    email: Option<Sealed>,
}

impl Who {
    fn of(cipher: ColumnCipher<'_>, id: Uuid, new: &PartyGiven) -> Result<Self> {
        let number =
            |column: Column, name: &Option<Name>| cipher.seal(column, id, name.as_ref().map(Name::as_str));
        Ok(Self {
            name: cipher.seal(cell::NAME, id, new.name.as_str())?,
            gstin: number(cell::GSTIN, &new.gstin)?,
            abn: number(cell::ABN, &new.abn)?,
            pan: number(cell::PAN, &new.pan)?,
            pan_blind: new.pan.as_ref().map(|pan| cipher.blind(cell::PAN, pan.as_str())).transpose()?,
            phone: number(cell::PHONE, &new.phone)?,
            phone_blind: match &new.phone {
                Some(phone) if new.phone_verified.0 => {
                    Some(cipher.blind(cell::PHONE, &kernel::phone::alike(phone.as_str()))?)
                }
                _ => None,
            },
            location: cipher.seal(cell::LOCATION, id, new.location.as_ref().map(Text::as_str))?,
            email: cipher.seal(cell::EMAIL, id, new.email.as_ref().map(|email| email.0.as_str()))?,
        })
    }
}

/// Replaces the stored word beginnings, by which search finds a name, with those of the new name.
async fn keep_words(tx: &Tx, id: Uuid, old: &str, name: &str) -> Result<()> {
    let old = tx.cipher().beginnings(cell::NAME, old)?;
    sql::remove_words().bind(tx, &tx.tenant(), &old, &id).all().await?;
    let beginnings = tx.cipher().beginnings(cell::NAME, name)?;
    let kept = sql::insert_words().bind(tx, &id, &beginnings, &tx.tenant()).all().await?;
    whole(kept.len(), beginnings.len())
}

/// The keyed hash by which this code is found.
pub fn coded_as(on: &impl Reads, code: &str) -> Result<Vec<u8>> {
    on.cipher().blind(cell::CODE, code)
}

/// The keyed digests by which a party is found that comes from an archive.
#[derive(Debug)]
pub struct PartyDigests {
    /// Of the code.
    pub code: Vec<u8>,
    /// Of the PAN.
    pub pan: Option<Vec<u8>>,
    /// Of a telephone number that was verified.
    pub phone: Option<Vec<u8>>,
    /// Of the beginnings of the name's words, and of the ends of the telephone number.
    pub words: Vec<Vec<u8>>,
}

/// What an archive says of a party, as far as it is found by that.
#[derive(Debug, Default)]
pub struct FoundBy<'a> {
    /// The code.
    pub code: &'a str,
    /// The name. None: the party was erased and is found by no name.
    pub name: Option<&'a str>,
    /// The PAN.
    pub pan: Option<&'a str>,
    /// The telephone number.
    pub phone: Option<&'a str>,
    /// Whether the number was verified.
    pub is_verified: bool,
}

/// Computes the digests of a party with a workspace's key. Errors: the keyring's.
pub fn digests_of(cipher: ColumnCipher<'_>, by: &FoundBy<'_>) -> Result<PartyDigests> {
    let mut words = by.name.map_or(Ok(vec![]), |name| cipher.beginnings(cell::NAME, name))?;
    words.extend(phone::hashes(cipher, by.phone)?);
    let verified = by.phone.filter(|_| by.is_verified);
    Ok(PartyDigests {
        code: cipher.blind(cell::CODE, by.code)?,
        pan: by.pan.map(|pan| cipher.blind(cell::PAN, pan)).transpose()?,
        phone: verified.map(|it| cipher.blind(cell::PHONE, &kernel::phone::alike(it))).transpose()?,
        words,
    })
}

impl Action for UpdateParty {
    const NAME: &'static str = "workspace.party.update";
    const NEEDS: Permission = Permission::PartiesWrite;
    const SUMMARY: &'static str = "Changes the details of a party.";
    type Output = PartyChanged;

    fn check(&self) -> Ruled<()> {
        self.given.check()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyChanged>> {
        let UpdateParty { given: mut new, change: said } = self;
        new.has_state_of(tx.workspace.country)?;
        let before = living(tx, new.party.as_str(), "party").await?;
        let seen = said.version.map(|version| version.0);
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(Code::VersionStale.into());
        }
        // A cashier, whom a credit limit binds, may not change it.
        if new.credit_limit_minor.map(Money::get) != before.credit_limit_minor {
            tx.need_role(MAY_LIMIT, Code::PermissionDenied)?;
        }
        if new.pan.is_none() && said.pan_stays.0 {
            new.pan = before.pan.as_deref().map(Name::parse).transpose()?;
        }
        let id = before.party_id.uuid();
        let who = Who::of(tx.cipher(), id, &new)?;
        let version = sql::update_party()
            .params(
                tx,
                &sql::UpdatePartyParams {
                    name: who.name,
                    kind: new.kind.as_str(),
                    state: new.state.as_ref().map(Name::as_str),
                    gstin: who.gstin,
                    abn: who.abn,
                    pan: who.pan,
                    pan_blind: who.pan_blind,
                    phone: who.phone,
                    phone_blind: who.phone_blind,
                    location: who.location,
                    email: who.email,
                    gln: new.gln.as_ref().map(Name::as_str),
                    credit_limit_minor: new.credit_limit_minor.map(Money::get),
                    terms_days: new.terms_days.map(|days| days.0),
                    hold_until_tested: new.hold_until_tested.0,
                    tenant: tx.tenant(),
                    party: id,
                    seen,
                },
            )
            .opt()
            .await?
            // Another call has just changed the party, or erased it.
            .ok_or(if seen.is_some() { Code::VersionStale } else { Code::PartyErased })?;
        if new.name.as_str() != before.name {
            keep_words(tx, id, &before.name, new.name.as_str()).await?;
        }
        phone::keep(tx, before.party_id, before.phone.as_deref(), new.phone.as_ref().map(Name::as_str))
            .await?;
        let change = Change::of(&new.party)
            .before(json!({
                "kind": before.kind, "credit_limit_minor": before.credit_limit_minor,
                "phone_verified": before.phone_verified,
            }))
            .after(json!({
                "kind": new.kind.as_str(), "credit_limit_minor": new.credit_limit_minor,
                "phone_verified": new.phone_verified.0,
            }));
        Ok(tx.record(change, PartyChanged { party: new.party.into_string(), version }))
    }
}

input! {
    /// A party to import.
    pub struct PartyImport {
        /// Its code.
        party: Name,
        /// Its name; absent: its code.
        name: Option<Text>,
        /// What it is to the shop; absent: a customer.
        kind: Option<PartyKind>,
        /// State code (India): two digits, 27.
        state: Option<Name>,
        /// GSTIN: 15 characters, `27ABCPJ1234K1ZV`: state, PAN in capitals, entity, Z, check character.
        gstin: Option<Name>,
        /// ABN: 11 digits, with or without spaces; the first two are check digits.
        abn: Option<Name>,
        /// PAN: 10 characters, `ABCPJ1234K`: five capitals of which the fourth is the kind of holder, four digits, a
        /// capital.
        pan: Option<Name>,
        /// Telephone, in any form.
        phone: Option<Name>,
        /// Whether staff called the number or saw it.
        phone_verified: Flag,
        /// Address text.
        location: Option<Text>,
        /// The e-mail address to which its bills are sent, with one @ and a dot behind it.
        email: Option<EmailGiven>,
        /// GLN: the 13 digits of GS1. They are stored as they are sent.
        gln: Option<Name>,
        /// The credit limit.
        credit_limit_minor: Option<Money>,
        /// Days until a bill is due.
        terms_days: Option<UpTo<MAX_TERMS_DAYS>>,
        /// Whether each lot from this supplier waits for a test.
        hold_until_tested: Flag,
        /// The wastage that a karigar is allowed, in percent of the net weight by fineness: {"916": "2"}.
        wastage_percent: Option<WastageGiven>,
        /// What a karigar may lose in all, in fine mg.
        loss_limit_mg: Option<i64>,
    }
}

impl PartyImport {
    /// What a karigar may lose. Errors: those of `KarigarTerms::of`.
    fn karigar_terms(&self) -> Ruled<KarigarTerms> {
        let kind = self.kind.unwrap_or(PartyKind::Customer);
        KarigarTerms::of(kind == PartyKind::Karigar, self.wastage_percent.clone(), self.loss_limit_mg)
    }

    fn given(self) -> std::result::Result<PartyGiven, Refusal> {
        let PartyImport {
            party,
            state,
            gstin,
            abn,
            pan,
            phone,
            phone_verified,
            location,
            email,
            gln,
            credit_limit_minor,
            terms_days,
            hold_until_tested,
            ..
        } = self;
        let name = match self.name {
            Some(name) => name,
            None => Text::parse(party.as_str())?,
        };
        let kind = self.kind.unwrap_or(PartyKind::Customer);
        let given = PartyGiven {
            party,
            name,
            kind,
            state,
            gstin,
            pan,
            abn,
            phone,
            phone_verified,
            location,
            email,
            gln,
            credit_limit_minor,
            terms_days,
            hold_until_tested,
        };
        let given = given.in_office_form();
        given.check().map(|()| given)
    }
}

/// The fields of an imported row.
pub fn import_shape() -> Shape {
    PartyImport::shape()
}

/// Imports parties. Errors: 422 with the row and field; `value_unknown` for a code given twice.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    import::each(tx, import::rows::<PartyImport>(rows)?, |n, row| async move {
        let terms = row.karigar_terms().map_err(import::in_row(n))?;
        let given = row.given().map_err(import::in_row(n))?;
        given.has_state_of(tx.workspace.country).map_err(import::in_row(n))?;
        let party = insert(tx, &given, &format!("rows[{n}].party")).await?;
        terms.put(tx, party).await
    })
    .await
}

/// The party of this code, with its kind. An import that names a code nobody described means a party of this kind with that name.
pub async fn known_or_new(tx: &Tx, code: &Name, kind: PartyKind) -> Result<(PartyId, PartyKind)> {
    if let Some(known) = known(tx, code.as_str()).await? {
        return known.living("party").map(|known| (known.party_id, known.kind));
    }
    let row: PartyImport = read(&json!({ "party": code.as_str(), "kind": kind.as_str() }))?;
    let terms = row.karigar_terms()?;
    let party = insert(tx, &row.given()?, "party").await?;
    terms.put(tx, party).await?;
    Ok((party, kind))
}

/// The answer to a change of a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyChanged {
    /// Its code.
    pub party: String,
    /// Counts its changes.
    pub version: i32,
}

/// A party, decrypted.
#[derive(Debug, Clone)]
pub struct Party {
    pub party_id: PartyId,
    pub code: String,
    pub name: String,
    pub kind: PartyKind,
    pub state: Option<String>,
    pub gstin: Option<String>,
    pub abn: Option<String>,
    pub pan: Option<String>,
    pub phone: Option<String>,
    /// Whether staff verified that number.
    pub phone_verified: bool,
    pub location: Option<String>,
    pub email: Option<String>,
    pub gln: Option<String>,
    pub credit_limit_minor: Option<i64>,
    pub terms_days: Option<i32>,
    pub hold_until_tested: bool,
    pub version: i32,
    /// When its identity was erased.
    pub erased_at: Option<Instant>,
    /// Since when its data is restricted.
    pub restricted_at: Option<Instant>,
}

impl Party {
    /// The party, if business with it is allowed. Errors: `party_erased`, `party_restricted` at `field`.
    pub fn living(self, field: &str) -> Result<Party> {
        match self.erased_at {
            None => Ok(self.usable(field)?),
            Some(_) => Err(Refusal::new(Code::PartyErased).field(field).into()),
        }
    }

    /// The party, erased or not, if its data may be used: for the end of business that was started. Errors:
    /// `party_restricted` at `field`.
    pub fn usable(self, field: &str) -> Ruled<Party> {
        match self.restricted_at {
            None => Ok(self),
            Some(_) => Err(Refusal::new(Code::PartyRestricted).field(field)),
        }
    }
}

/// Refuses an action on parties that it knows by their ids, if the data of one is restricted. Errors:
/// `party_restricted` at `field`.
pub async fn are_usable(tx: &ReadTx, parties: &[PartyId], field: &str) -> Result<()> {
    let ids: Vec<Uuid> = parties.iter().map(|party| party.uuid()).collect();
    if ids.is_empty() || !sql::is_any_restricted().bind(tx, &tx.tenant(), &ids).one().await? {
        return Ok(());
    }
    Err(Refusal::new(Code::PartyRestricted).field(field).into())
}

/// Restricts a party: nothing is done with it until `lift_restriction`. False: it is restricted or erased.
/// Errors: the database's.
pub async fn restrict(tx: &Tx, party: PartyId) -> Result<bool> {
    Ok(sql::restrict().bind(tx, &tx.now, &tx.tenant(), &party.uuid()).opt().await?.is_some())
}

/// Lifts a party's restriction. False: it is not restricted. Errors: the database's.
pub async fn lift_restriction(tx: &Tx, party: PartyId) -> Result<bool> {
    Ok(sql::lift_restriction().bind(tx, &tx.tenant(), &party.uuid()).opt().await?.is_some())
}

/// Decrypts a party's row.
pub(crate) fn opened(tx: &ReadTx, row: sql::PartyRow) -> Result<Party> {
    let (cipher, id) = (tx.cipher(), row.party_id);
    let gstin: Option<String> = cipher.open(cell::GSTIN, id, row.gstin)?;
    // A version before stored no state where none was stated.
    let of_gstin = gstin.as_deref().and_then(|gstin| tax_id::gstin_state(gstin).ok()).map(str::to_owned);
    Ok(Party {
        party_id: PartyId::from_uuid(id),
        code: cipher.open(cell::CODE, id, row.code)?,
        name: cipher.open(cell::NAME, id, row.name)?,
        kind: stored(&row.kind)?,
        state: row.state.or(of_gstin),
        gstin,
        abn: cipher.open(cell::ABN, id, row.abn)?,
        pan: cipher.open(cell::PAN, id, row.pan)?,
        phone: cipher.open(cell::PHONE, id, row.phone)?,
        phone_verified: row.phone_verified,
        location: cipher.open(cell::LOCATION, id, row.location)?,
        email: cipher.open(cell::EMAIL, id, row.email)?,
        gln: row.gln,
        credit_limit_minor: row.credit_limit_minor,
        terms_days: row.terms_days,
        hold_until_tested: row.hold_until_tested,
        version: row.version,
        erased_at: row.erased_at,
        restricted_at: row.restricted_at,
    })
}

/// The party of this code, if there is one.
pub async fn known(tx: &ReadTx, code: &str) -> Result<Option<Party>> {
    let row = sql::party_coded().bind(tx, &tx.tenant(), &coded_as(tx, code)?).opt().await?;
    row.map(|row| opened(tx, row)).transpose()
}

/// The party of this code. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, field: &str) -> Result<Party> {
    known(tx, code).await?.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// As `coded`, for new business with the party. Errors: also `party_erased`, `party_restricted`.
pub async fn living(tx: &ReadTx, code: &str, field: &str) -> Result<Party> {
    coded(tx, code, field).await?.living(field)
}

/// The code of a party that was joined to a row.
pub fn code_of(tx: &ReadTx, id: Option<PartyId>, code: Option<Vec<u8>>) -> Result<Option<String>> {
    tx.cipher().open_of(cell::CODE, id.map(PartyId::uuid), code)
}

/// Code and name of the parties in a list. Each is decrypted once, however many rows name it.
#[derive(Default)]
pub struct PartiesShown(HashMap<PartyId, (Option<String>, Option<String>)>);

impl PartiesShown {
    /// Code and name of a party that was joined to a row; None without a party.
    pub fn of(
        &mut self,
        tx: &ReadTx,
        id: Option<PartyId>,
        code: Option<Vec<u8>>,
        name: Option<Vec<u8>>,
    ) -> Result<(Option<String>, Option<String>)> {
        let Some(party) = id else { return Ok((None, None)) };
        if let Some(known) = self.0.get(&party) {
            return Ok(known.clone());
        }
        let opened = (code_of(tx, id, code)?, name_of(tx, id, name)?);
        self.0.insert(party, opened.clone());
        Ok(opened)
    }
}

/// The name of a party that was joined to a row.
pub fn name_of(tx: &ReadTx, id: Option<PartyId>, name: Option<Vec<u8>>) -> Result<Option<String>> {
    tx.cipher().open_of(cell::NAME, id.map(PartyId::uuid), name)
}

#[cfg(test)]
mod tests;
