//! The workspace's name, address and tax numbers, as printed on documents.
//! Invariant: a tax number is checked before it is stored, and a posted document keeps the details of its
//! posting.

use super::chosen::YesNo;
use super::version_seen;
use admin_queries::client::Params;
use admin_queries::settings as sql;
use kernel::code::Code;
use kernel::country::Country;
use kernel::permission::Permission;
use kernel::plain_name;
use kernel::refusal::{Refusal, Ruled};
use kernel::tax_id;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::sealed::app::tenant as cell;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

/// Longest name of a workspace, as the table limits it.
const NAME: usize = 200;

input! {
    /// The details on the workspace's documents; absent fields become empty.
    pub struct ChangeDetails {
        /// Its name.
        name: Text,
        /// Address text.
        location: Option<Text>,
        /// State code (India): two digits, 27.
        state: Option<Name>,
        /// GSTIN: 15 characters, `27ABCPJ1234K1ZV`: state, PAN in capitals, entity, Z, check character.
        gstin: Option<Name>,
        /// ABN: 11 digits, with or without spaces; the first two are check digits.
        abn: Option<Name>,
        /// Registered for GST; absent: as before.
        gst_registered: Option<YesNo>,
        /// The workspace's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

/// The answer to a change of details.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DetailsChanged {
    /// Counts the workspace's changes.
    pub version: i32,
}

impl ChangeDetails {
    /// The state; if it is absent, that of the GSTIN. Errors: 422 of the tax numbers.
    fn state(&self) -> Ruled<Option<String>> {
        let at = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
        if let Some(abn) = &self.abn {
            tax_id::abn(abn.as_str()).map_err(at("abn"))?;
        }
        let stated = self.state.as_ref().map(Name::as_str);
        let Some(gstin) = &self.gstin else { return Ok(stated.map(str::to_owned)) };
        let of = tax_id::gstin_state_as_stated(gstin.as_str(), stated).map_err(at("gstin"))?;
        Ok(Some(of.to_owned()))
    }
}

impl Action for ChangeDetails {
    const NAME: &'static str = "workspace.details.change";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str =
        "Changes the name, address and tax numbers that are printed on papers from now on.";
    type Output = DetailsChanged;

    fn check(&self) -> Ruled<()> {
        if self.name.as_str().chars().count() > NAME {
            return Err(Refusal::new(Code::TextTooLong).field("name"));
        }
        plain_name::read("name", self.name.as_str())?;
        self.state().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DetailsChanged>> {
        let state = self.state()?;
        let was = tx.workspace.clone();
        let registered = self.gst_registered.map_or(was.gst_registered, |yes| yes.0);
        // A bill of a registered shop in India needs its GSTIN and the state of that.
        if was.country == Country::India && registered && self.gstin.is_none() {
            return Err(Refusal::new(Code::FieldRequired).field("gstin").into());
        }
        let of = version_seen(&was, self.version)?;
        let (gstin, abn) = (self.gstin.as_ref().map(Name::as_str), self.abn.as_ref().map(Name::as_str));
        let location = self.location.as_ref().map(Text::as_str);
        let name = self.name.as_str();
        let (cipher, row) = (tx.cipher(), tx.tenant());
        let version = sql::change_details()
            .params(
                tx,
                &sql::ChangeDetailsParams {
                    name,
                    location: cipher.seal(cell::LOCATION, row, location)?,
                    state: state.as_deref(),
                    gstin: cipher.seal(cell::GSTIN, row, gstin)?,
                    abn: cipher.seal(cell::ABN, row, abn)?,
                    gst_registered: registered,
                    tenant: row,
                    version: of,
                },
            )
            .opt()
            .await?
            .ok_or(Code::VersionStale)?;
        let change = Change::of("details")
            .before(
                json!({ "name": was.name, "location": was.location, "state": was.state, "gstin": was.gstin,
                            "abn": was.abn, "gst_registered": was.gst_registered }),
            )
            .after(json!({ "name": name, "location": location, "state": state, "gstin": gstin,
                           "abn": abn, "gst_registered": registered }));
        Ok(tx.record(change, DetailsChanged { version }))
    }
}
