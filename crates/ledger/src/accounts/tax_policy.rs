//! Tax as dated data: the percentage of a class of goods from a day on, set by the workspace or by the law we
//! know.
//! Invariant: rows of one class never overlap; a change of law is a new row, and old documents stay as
//! posted.

use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Day;
use kernel::decimal::Percent;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger_queries::accounts::tax_policy as sql;
use ledger_queries::client::Params;
use platform::action::Query;
use platform::error::{OnConstraint, Result};
use platform::fast_path::Reads;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

pub mod change;

/// A percentage a class has from a day through a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyRow {
    /// The class: jewellery, gst, …
    pub class: String,
    /// Code of the goods (HSN) or service (SAC).
    pub hsn: Option<String>,
    /// The percentage.
    pub rate_percent: Percent,
    /// Its first day.
    pub from: Day,
    /// Its last day; null while it is in force.
    pub to: Option<Day>,
    /// The law that sets it.
    pub law: Option<String>,
}

/// The rows the product knows for a country, for a workspace that has none of its own (sell.md section 7).
pub fn defaults(country: Country) -> Vec<PolicyRow> {
    let table = match country {
        Country::India => INDIA,
        Country::Australia => AUSTRALIA,
        Country::Other(_) => &[],
    };
    table.iter().map(Known::row).collect()
}

/// One line of the tables below: class, HSN, millionths of a per cent, first and last day, law.
struct Known(&'static str, &'static str, i64, Day, Option<Day>, &'static str);

impl Known {
    fn row(&self) -> PolicyRow {
        PolicyRow {
            class: self.0.to_owned(),
            hsn: (!self.1.is_empty()).then(|| self.1.to_owned()),
            rate_percent: Percent::from_stored(self.2),
            from: self.3,
            to: self.4,
            law: Some(self.5.to_owned()),
        }
    }
}

const fn day(year: i16, month: i8, day: i8) -> Day {
    jiff::civil::date(year, month, day)
}

/// The day India's GST began.
const GST_BEGAN: Day = day(2017, 7, 1);
const GOODS: &str = "Notification 1/2017 Central Tax (Rate)";
const SERVICES: &str = "Notification 11/2017 Central Tax (Rate)";
const INDIA: &[Known] = &[
    Known("jewellery", "7113", 3_000_000, GST_BEGAN, None, GOODS),
    Known("bullion", "7108", 3_000_000, GST_BEGAN, None, GOODS),
    Known("coin", "7118", 3_000_000, GST_BEGAN, None, GOODS),
    Known("making_service", "9988", 5_000_000, GST_BEGAN, None, SERVICES),
    Known("job_work_jewellery", "9988", 5_000_000, GST_BEGAN, None, SERVICES),
    Known(
        "job_work_diamond",
        "9988",
        1_500_000,
        day(2019, 10, 1),
        None,
        "Notification 20/2019 Central Tax (Rate)",
    ),
    Known(
        "diamond_loose",
        "7102",
        250_000,
        day(2018, 1, 25),
        Some(day(2022, 7, 17)),
        "Notification 6/2018 Central Tax (Rate)",
    ),
    Known(
        "diamond_loose",
        "7102",
        1_500_000,
        day(2022, 7, 18),
        None,
        "Notification 6/2022 Central Tax (Rate)",
    ),
    Known("diamond_lab_grown", "7104", 250_000, GST_BEGAN, None, GOODS),
    Known("stone_rough", "7103", 250_000, GST_BEGAN, None, GOODS),
];

const GST_ACT: &str = "A New Tax System (Goods and Services Tax) Act 1999";
const AUSTRALIA: &[Known] = &[
    Known("gst", "", 10_000_000, day(2000, 7, 1), None, GST_ACT),
    Known("gst_free", "", 0, day(2000, 7, 1), None, GST_ACT),
    Known("input_taxed", "", 0, day(2000, 7, 1), None, GST_ACT),
];

/// The statement that reads the policy, prepared before its flight.
pub struct PolicyStatement(sql::TaxRowsStmt);

/// The workspace's own rows, as read.
pub struct PolicyRead(Vec<sql::TaxPolicyRow>);

impl PolicyStatement {
    /// Prepares it.
    pub async fn prepare(on: &impl Reads) -> Result<Self> {
        Ok(Self(sql::tax_rows().prepare(on).await?))
    }

    /// Reads the workspace's own rows.
    pub async fn read(&self, on: &impl Reads) -> Result<PolicyRead> {
        Ok(PolicyRead(self.0.bind(on, &on.tenant()).all().await?))
    }
}

impl PolicyRead {
    /// The rows in force for the workspace.
    pub fn in_force(self, tx: &ReadTx) -> Vec<PolicyRow> {
        in_force(tx, self.0)
    }
}

/// The workspace's own rows, or the product's where it has none.
fn in_force(tx: &ReadTx, stored: Vec<sql::TaxPolicyRow>) -> Vec<PolicyRow> {
    if stored.is_empty() {
        return defaults(tx.workspace.country);
    }
    let row = |row: sql::TaxPolicyRow| PolicyRow {
        class: row.class,
        hsn: row.hsn,
        rate_percent: Percent::from_stored(row.rate_percent_e6),
        from: row.from_day,
        to: row.to_day,
        law: row.law,
    };
    stored.into_iter().map(row).collect()
}

input! {
    /// Asks for the whole policy.
    pub struct TaxPolicy {}
}

/// The tax policy of the workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaxPolicyShown {
    /// True while the product's own rows apply.
    pub product_defaults: bool,
    /// The rows by class and day.
    pub rows: Vec<PolicyRow>,
}

impl Query for TaxPolicy {
    const NAME: &'static str = "sell.tax_policy";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Lists the tax percentage of each class of goods, and since when it holds.";
    type Output = TaxPolicyShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TaxPolicyShown> {
        let stored = sql::tax_rows().bind(tx, &tx.tenant()).all().await?;
        Ok(TaxPolicyShown { product_defaults: stored.is_empty(), rows: in_force(tx, stored) })
    }
}

input! {
    /// A row to import.
    pub struct TaxPolicyImport {
        /// What it is of.
        class: Name,
        /// Code of the goods or service.
        hsn: Option<Name>,
        /// The percentage.
        rate_percent: Percent,
        /// Its first day.
        from: Day,
        /// Its last day.
        to: Option<Day>,
        /// Where the law says so.
        law: Option<Text>,
    }
}

/// Sets the tax policy before the first posted document. Errors: 422 with the row and field; `value_unknown`
/// at `from` for rows of one class that overlap.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    for (n, row) in crate::import::rows::<TaxPolicyImport>(rows)?.into_iter().enumerate() {
        if row.to.is_some_and(|to| to < row.from) {
            return Err(Refusal::new(Code::NumberRange).field(format!("rows[{n}].to")).into());
        }
        sql::insert_tax_row()
            .params(
                tx,
                &sql::InsertTaxRowParams {
                    tenant: tx.tenant(),
                    row: tx.new_id()?,
                    class: row.class.as_str(),
                    hsn: row.hsn.as_ref().map(Name::as_str),
                    rate_percent_e6: row.rate_percent.get(),
                    from_day: row.from,
                    to_day: row.to,
                    law: row.law.as_ref().map(Text::as_str),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await
            .on_constraint("tax_policy_overlap", Code::ValueUnknown, &format!("rows[{n}].from"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_we_know_of_one_class_never_overlap() {
        for country in [Country::India, Country::Australia] {
            let rows = defaults(country);
            assert!(!rows.is_empty());
            for (i, row) in rows.iter().enumerate() {
                let other = rows[i + 1..].iter().filter(|other| other.class == row.class);
                assert!(
                    other.into_iter().all(|other| row.to.is_some_and(|to| to < other.from)),
                    "{}",
                    row.class
                );
            }
        }
    }

    #[test]
    fn a_country_we_know_nothing_of_has_no_rows() {
        assert_eq!(defaults("NZ".parse().expect("a country")), vec![]);
    }
}
