//! The workspace that a call entered, from its row.
//! Invariant: it cannot be made from text; it comes with the entering flight.

use super::sql;
use crate::encryption::ColumnCipher;
use crate::error::{Error, Result, stored};
use crate::sealed::app::tenant as cell;
use crate::settings::Settings;
use jiff::tz::TimeZone;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::money::Currency;
use kernel::refusal::Refusal;
use queries::client::GenericClient;
use uuid::Uuid;

/// The entered workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Its id, which cannot be made from text.
    pub tenant: TenantId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// ISO 3166 country.
    pub country: Country,
    /// Its currency.
    pub currency: Currency,
    /// Its zone; days are local days.
    pub zone: TimeZone,
    /// First day of its financial year (month, day).
    pub fy_start: (i8, i8),
    /// State of the shop (India).
    pub state: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// ABN.
    pub abn: Option<String>,
    /// Registered for GST.
    pub gst_registered: bool,
    /// Address text.
    pub location: Option<String>,
    /// GLN.
    pub gln: Option<String>,
    /// Its settings over the defaults.
    pub settings: Settings,
    /// The number of its changes.
    pub version: i32,
    /// When it ends, if it was closed; until then it is read-only.
    pub ends_at: Option<Instant>,
    /// Since when it can only be read, alone or with the whole instance, because of an incident.
    pub read_only_since: Option<Instant>,
}

impl Workspace {
    /// Whether papers of its country carry a tax number that it has not entered.
    pub fn lacks_tax_number(&self) -> bool {
        match self.country {
            Country::India => self.gstin.is_none(),
            Country::Australia => self.abn.is_none(),
            Country::Other(_) => false,
        }
    }

    /// Reads it from its row. Errors: `Internal`, if the stored zone or settings are invalid or a value does
    /// not open.
    pub fn of(cipher: ColumnCipher<'_>, tenant: TenantId, who: sql::Who) -> Result<Workspace> {
        let row = tenant.uuid();
        Ok(Workspace {
            tenant,
            zone: TimeZone::get(&who.timezone).map_err(Error::internal)?,
            currency: Currency {
                code: who.currency,
                minor_digits: u32::try_from(who.minor_digits).map_err(Error::internal)?,
            },
            fy_start: (who.fy_start_month as i8, who.fy_start_day as i8),
            settings: serde_json::from_str(&who.settings).map_err(Error::internal)?,
            slug: who.slug,
            name: who.workspace,
            country: stored(&who.country)?,
            state: who.state,
            gstin: cipher.open(cell::GSTIN, row, who.gstin)?,
            abn: cipher.open(cell::ABN, row, who.abn)?,
            gst_registered: who.gst_registered,
            location: cipher.open(cell::LOCATION, row, who.location)?,
            gln: who.gln,
            version: who.version,
            ends_at: who.ends_at,
            read_only_since: who.read_only_since,
        })
    }
}

/// The name and settings of a workspace, for people who have not entered it as a member.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    settings: String,
}

impl Place {
    /// Its settings. Errors: `Internal`, if they cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        serde_json::from_str(&self.settings).map_err(Error::internal)
    }
}

/// Refuses what somebody without a session would write, such as a form of the public, while the workspace that the
/// transaction has entered can only be read because of an incident. Errors: `read_only`; the database's.
pub async fn is_writable(client: &impl GenericClient, tenant: Uuid) -> Result<()> {
    let since: Option<Instant> = sql::read_only_of().bind(client, &tenant).opt().await?.flatten();
    match since {
        Some(since) => Err(Refusal::new(Code::ReadOnly).fact("since", since.to_string()).into()),
        None => Ok(()),
    }
}

/// Finds a workspace that may not exist, in a transaction that has entered it. Errors: the database's.
pub async fn find_place(client: &impl GenericClient, tenant: Uuid) -> Result<Option<Place>> {
    let found = sql::slug_of().bind(client, &tenant).opt().await?;
    Ok(found.map(|row| Place { slug: row.slug, name: row.name, settings: row.settings }))
}

/// As `find_place`, for one that exists. Errors: `Internal`, if it does not exist; the database's.
pub async fn place_of(client: &impl GenericClient, tenant: Uuid) -> Result<Place> {
    find_place(client, tenant).await?.ok_or_else(|| Error::internal("there is no such workspace"))
}
