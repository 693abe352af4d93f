//! GS1 element strings of labels: built, read, and written as a Digital Link.
//! Invariant: nothing is written; a built string reads back as the same elements (M34).

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Decimal;
use kernel::gs1::{Elements, Goods, GoodsInput, SEPARATOR};
use kernel::permission::Permission;
use kernel::plain_text;
use platform::action::{Asked, Query};
use platform::error::Result;
use platform::fields::{MAX_TEXT, Name};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What a scanner read: plain text that may hold the separator of GS1, which is a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScannedData(String);

impl Field for ScannedData {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let data = value.as_str().ok_or(Code::ValueUnknown).and_then(|data| {
            let shown = data.replace(SEPARATOR, "");
            match data.chars().count() {
                count if count > MAX_TEXT => Err(Code::TextTooLong),
                _ if shown.trim().is_empty() => Err(Code::FieldRequired),
                _ if !plain_text::is_clear(&shown) => Err(Code::TextCharacter),
                _ => Ok(ScannedData(data.to_owned())),
            }
        });
        data.map_err(|code| faults.add(at, code)).ok()
    }

    fn shape() -> Shape {
        Shape::Text(MAX_TEXT)
    }
}

input! {
    /// The goods of a label.
    pub struct BuildGs1 {
        /// GTIN: 8, 12, 13 or 14 digits.
        gtin: Name,
        /// The lot.
        lot: Option<Name>,
        /// The net weight; the label repeats its decimals.
        net_kg: Option<Decimal>,
        /// The last day of use.
        expires: Option<Day>,
        /// The day up to which the goods are at their best.
        best_before: Option<Day>,
        /// The day of production.
        made: Option<Day>,
        /// The serial number.
        serial: Option<Name>,
    }
}

/// A built element string.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gs1Built {
    /// For the bar code, with U+001D as the separator.
    pub data: String,
    /// For people, below the bars.
    pub text: String,
}

impl Query for BuildGs1 {
    const NAME: &'static str = "make.gs1.build";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Builds the element string of a label; writes nothing.";
    type Output = Gs1Built;

    async fn fetch(self, tx: &ReadTx) -> Result<Gs1Built> {
        let input = GoodsInput {
            gtin: self.gtin.as_str(),
            lot: self.lot.as_ref().map(Name::as_str),
            net_kg: self.net_kg,
            expires: self.expires,
            best_before: self.best_before,
            made: self.made,
            serial: self.serial.as_ref().map(Name::as_str),
        };
        let goods = Goods::check(&input, tx.today())?;
        Ok(Gs1Built { data: goods.elements().data(), text: goods.elements().text() })
    }
}

input! {
    /// What a scanner read.
    pub struct ParseGs1 {
        /// The data: an element string, with or without the prefix of its bar code, or a Digital Link.
        data: ScannedData,
    }
}

/// What the data says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gs1Parsed {
    /// The elements in order.
    pub elements: Vec<Gs1Element>,
    /// The net weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_kg: Option<Decimal>,
    /// The days by their AI; day 00 is the last of its month.
    pub dates: BTreeMap<String, Day>,
}

/// One element.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gs1Element {
    /// The application identifier.
    pub ai: String,
    /// The value, as the bar code holds it.
    pub value: String,
}

impl Query for ParseGs1 {
    const NAME: &'static str = "make.gs1.parse";
    const NEEDS: Permission = Permission::ItemsRead;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Reads what a scanned bar code of GS1 says; writes nothing.";
    type Output = Gs1Parsed;

    async fn fetch(self, tx: &ReadTx) -> Result<Gs1Parsed> {
        let elements = Elements::read(&self.data.0, tx.today()).map_err(|it| it.field("data"))?;
        let element = |it: &kernel::gs1::Element| Gs1Element { ai: it.ai().into(), value: it.value().into() };
        Ok(Gs1Parsed {
            elements: elements.list().iter().map(element).collect(),
            net_kg: elements.net_kg(),
            dates: elements.dates().clone(),
        })
    }
}

input! {
    /// The goods of a Digital Link.
    pub struct LinkGs1 {
        /// GTIN: 8, 12, 13 or 14 digits.
        gtin: Name,
        /// The lot.
        lot: Option<Name>,
        /// The day up to which the goods are at their best.
        best_before: Option<Day>,
        /// The last day of use.
        expires: Option<Day>,
        /// The serial number.
        serial: Option<Name>,
    }
}

/// A Digital Link.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gs1Link {
    /// Its address.
    pub uri: String,
}

impl Query for LinkGs1 {
    const NAME: &'static str = "make.gs1.digital_link";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Writes goods as a GS1 Digital Link; writes nothing.";
    type Output = Gs1Link;

    async fn fetch(self, tx: &ReadTx) -> Result<Gs1Link> {
        let input = GoodsInput {
            gtin: self.gtin.as_str(),
            lot: self.lot.as_ref().map(Name::as_str),
            best_before: self.best_before,
            expires: self.expires,
            serial: self.serial.as_ref().map(Name::as_str),
            ..GoodsInput::default()
        };
        Ok(Gs1Link { uri: Goods::check(&input, tx.today())?.digital_link() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use testing::Shop;

    #[tokio::test]
    async fn a_cashier_reads_what_a_maker_built() {
        let shop = Shop::dairy().await;
        let goods =
            json!({"gtin": "09312345000128", "lot": "A-7", "net_kg": "1.250", "expires": "2027-05-31"});
        let built = shop.ask::<BuildGs1>("max", goods.clone()).await.expect("built");
        assert_eq!(built["text"], "(01)09312345000128(3103)001250(17)270531(10)A-7");
        let read = shop.ask::<ParseGs1>("cas", json!({"data": built["data"]})).await.expect("read");
        assert_eq!((&read["net_kg"], &read["dates"]), (&json!("1.250"), &json!({"17": "2027-05-31"})));
        assert_eq!(shop.ask::<BuildGs1>("cas", goods).await, Err("permission_denied".into()));
        let two = json!({"data": "10A20\u{1d}21B7"});
        let read = shop.ask::<ParseGs1>("cas", two).await.expect("read");
        assert_eq!(read["elements"], json!([{"ai": "10", "value": "A20"}, {"ai": "21", "value": "B7"}]));
        for (data, refusal) in [("10A\u{0}", "text_character data"), ("\u{1d}", "field_required data")] {
            assert_eq!(shop.ask::<ParseGs1>("cas", json!({"data": data})).await, Err(refusal.into()));
        }
        let link = json!({"gtin": "9312345000128", "lot": "A-7", "expires": "2027-05-31"});
        let link = shop.ask::<LinkGs1>("max", link).await.expect("written");
        assert_eq!(link["uri"], "https://id.gs1.org/01/09312345000128/10/A-7?17=270531");
    }
}
