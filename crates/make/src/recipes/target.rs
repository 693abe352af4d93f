//! How much of a recipe is wanted, as it is sent: a quantity, pieces, or the weight of a group.
//! Invariant: exactly one of the three is sent, and whole.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity};
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::Unit;
use platform::fields::{Count, Name};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use serde_json::{Map, Value, json};

use super::scale::Target;

input! {
    /// How much is wanted: {item, quantity, unit}, {pieces, piece_kg}, or {group, quantity, unit}.
    pub struct ScaleGiven {
        /// Any ingredient, or the output; absent: the recipe's basis.
        item: Option<Name>,
        /// The group of lines that the quantity is of.
        group: Option<Name>,
        /// The quantity.
        quantity: Option<Quantity>,
        /// Its unit.
        unit: Option<Unit>,
        /// Pieces of dough.
        pieces: Option<Count>,
        /// The dough of one piece.
        piece_kg: Option<Quantity>,
    }
}

impl ScaleGiven {
    /// The wanted size. Refusals: `field_required`, `field_unknown` at a field of `scale`.
    pub fn target(&self) -> Ruled<Target> {
        let is_pieces = self.pieces.is_some() || self.piece_kg.is_some();
        let mut faults = Vec::new();
        for (name, is_sent, is_needed, may_be) in [
            ("item", self.item.is_some(), false, !is_pieces && self.group.is_none()),
            ("group", self.group.is_some(), false, !is_pieces),
            ("quantity", self.quantity.is_some(), !is_pieces, !is_pieces),
            ("unit", self.unit.is_some(), !is_pieces, !is_pieces),
            ("pieces", self.pieces.is_some(), is_pieces, true),
            ("piece_kg", self.piece_kg.is_some(), is_pieces, true),
        ] {
            let code = match (is_sent, is_needed, may_be) {
                (false, true, _) => Code::FieldRequired,
                (true, _, false) => Code::FieldUnknown,
                _ => continue,
            };
            faults.push(Fault::new(format!("scale.{name}"), code));
        }
        let text = |name: &Option<Name>| name.as_ref().map(|name| name.as_str().to_owned());
        match (self.pieces, self.piece_kg, self.quantity, self.unit) {
            _ if !faults.is_empty() => Err(Refusal::invalid(faults)),
            (Some(pieces), Some(piece_kg), ..) => Ok(Target::Pieces { pieces: pieces.0.into(), piece_kg }),
            (_, _, Some(quantity), Some(unit)) => {
                let quantity = Decimal::from(quantity);
                Ok(match text(&self.group) {
                    Some(group) => Target::Group { group, quantity, unit },
                    None => Target::Item { item: text(&self.item), quantity, unit },
                })
            }
            _ => Ok(Target::Itself),
        }
    }

    /// The same as it is kept with a batch.
    pub fn to_json(&self) -> Value {
        let fields = [
            ("group", json!(self.group.as_ref().map(Name::as_str))),
            ("item", json!(self.item.as_ref().map(Name::as_str))),
            ("piece_kg", json!(self.piece_kg)),
            ("pieces", json!(self.pieces.map(|pieces| pieces.0))),
            ("quantity", json!(self.quantity)),
            ("unit", json!(self.unit)),
        ];
        let sent = fields.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(sent.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    }
}

/// The wanted size where `scale` may be absent. Refusals: as of [`ScaleGiven::target`].
pub fn target_of(given: Option<&ScaleGiven>) -> Ruled<Target> {
    given.map_or(Ok(Target::Itself), ScaleGiven::target)
}

/// Figures by their names: the parameters of a recipe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(pub BTreeMap<String, Decimal>);

/// The most figures that are sent at once.
const MOST_FIGURES: usize = 1_000;

impl Field for Figures {
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let Some(sent) = value.as_object() else {
            faults.add(at, Code::ValueUnknown);
            return None;
        };
        if sent.len() > MOST_FIGURES {
            faults.add(at, Code::ListTooLong);
            return None;
        }
        let figures = sent.iter().map(|(name, value)| {
            let figure = Decimal::take(Some(value), &Path::Name(at, name), faults)?;
            Some((name.clone(), figure))
        });
        let figures: Vec<Option<(String, Decimal)>> = figures.collect();
        figures.into_iter().collect::<Option<BTreeMap<_, _>>>().map(Figures)
    }

    fn absent() -> Option<Self> {
        Some(Figures::default())
    }

    fn shape() -> Shape {
        Shape::Any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::input::read;

    fn refusal(sent: Value) -> String {
        let given: ScaleGiven = read(&sent).expect("read");
        let faults = given.target().err().map(|refusal| refusal.faults).unwrap_or_default();
        faults.iter().map(|fault| format!("{} {}", fault.code, fault.field)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn exactly_one_way_to_say_how_much() {
        for (sent, faults) in [
            (json!({"item": "MILK", "quantity": "640", "unit": "L"}), ""),
            (json!({"quantity": "640", "unit": "L"}), ""),
            (json!({"pieces": 120, "piece_kg": "0.9"}), ""),
            (json!({"group": "oils", "quantity": "12", "unit": "kg"}), ""),
            (json!({}), "field_required scale.quantity, field_required scale.unit"),
            (json!({"pieces": 120}), "field_required scale.piece_kg"),
            (json!({"piece_kg": "1"}), "field_required scale.pieces"),
            (json!({"item": "A", "pieces": 1, "piece_kg": "1"}), "field_unknown scale.item"),
            (
                json!({"pieces": 1, "piece_kg": "1", "quantity": "1", "unit": "kg"}),
                "field_unknown scale.quantity, field_unknown scale.unit",
            ),
            (
                json!({"item": "A", "group": "oils", "quantity": "1", "unit": "kg"}),
                "field_unknown scale.item",
            ),
        ] {
            assert_eq!(refusal(sent.clone()), faults, "{sent}");
        }
    }

    #[test]
    fn what_is_kept_reads_as_the_same() {
        for sent in [
            json!({"item": "MILK", "quantity": "640", "unit": "L"}),
            json!({"pieces": 120, "piece_kg": "0.9"}),
            json!({"group": "oils", "quantity": "12", "unit": "kg"}),
        ] {
            assert_eq!(read::<ScaleGiven>(&sent).expect("read").to_json(), sent);
        }
    }

    #[test]
    fn each_bad_figure_is_named() {
        let mut faults = Faults::default();
        let sent = json!({"a": "1", "b": 2, "c": "x"});
        assert_eq!(Figures::read(&sent, &Path::Name(&Path::Root, "parameters"), &mut faults), None);
        let text = format!("{faults:?}");
        assert!(
            text.contains("parameters.b") && text.contains("parameters.c") && !text.contains("parameters.a")
        );
    }
}
