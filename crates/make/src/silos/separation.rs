//! What separating milk of a silo would give, on the silo's page: cream and skim milk by their fat.
//! Invariant: nothing is written, and every figure is the answer of `make.recipe.separate`.

use catalogue::Phrase;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::error::{Error, Result};
use web::page::PageCx;
use web::view::FormState;

use super::list_page::fat_shown;
use super::show::SiloShown;
use crate::recipes::computations::SeparateMilk;
use crate::recipes::separate::SeparatedMilk;

/// The fields of the form.
const FIELDS: [&str; 4] = ["milk_l", "fat_percent", "cream_fat_percent", "skim_fat_percent"];

/// The form, and its answer.
pub(crate) struct Separation {
    pub form: FormState,
    /// What the fields hold before anybody types: the milk of the silo and its fat.
    pub milk: String,
    pub fat: String,
    /// The cream and the skim milk, each with its weight.
    pub rows: Vec<(&'static str, String)>,
}

/// The form for those who may compute; its answer, if the address asks for one.
pub(crate) async fn of(cx: &PageCx, silo: &SiloShown) -> Result<Option<Separation>> {
    if !cx.may(Permission::MakeCompute) {
        return Ok(None);
    }
    let sent: Vec<(String, String)> =
        cx.query.iter().filter(|(name, _)| FIELDS.contains(&name.as_str())).cloned().collect();
    if sent.is_empty() {
        return Ok(Some(begin(FormState::default(), silo, None)));
    }
    let fields: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.trim())).collect();
    match cx.ask_with::<SeparateMilk>(&fields).await {
        Ok(parts) => Ok(Some(begin(FormState::refused(sent, vec![]), silo, Some(&parts)))),
        Err(Error::Refused(refusal)) => {
            let form = FormState::refused(sent, faults(&refusal));
            Ok(Some(begin(form, silo, None)))
        }
        Err(other) => Err(other),
    }
}

pub(crate) fn begin(form: FormState, silo: &SiloShown, parts: Option<&SeparatedMilk>) -> Separation {
    let is_in_litres = silo.unit == "L" && silo.volume.get() > 0;
    Separation {
        form: form.prefixed("separate"),
        milk: if is_in_litres { silo.volume.to_string() } else { String::new() },
        fat: silo.fat_percent.map(fat_shown).unwrap_or_default(),
        rows: parts.map(rows).unwrap_or_default(),
    }
}

fn rows(parts: &SeparatedMilk) -> Vec<(&'static str, String)> {
    let kg = |figure: &kernel::decimal::Decimal| format!("{figure}\u{a0}kg");
    vec![
        ("Milk", kg(&parts.milk_kg)),
        ("Cream", kg(&parts.cream_kg)),
        ("Skim milk", kg(&parts.skim_kg)),
        ("Fat in the milk", kg(&parts.fat_in_kg)),
    ]
}

fn faults(refusal: &Refusal) -> Vec<(String, Phrase)> {
    let known = |field: &str| if FIELDS.contains(&field) { field.to_owned() } else { String::new() };
    let faults: Vec<_> = refusal.faults.iter().map(|it| (known(&it.field), it.message.clone())).collect();
    if faults.is_empty() { vec![(String::new(), refusal.code.meaning().into())] } else { faults }
}

#[cfg(test)]
mod tests {
    use super::super::list_page::tests::silo;
    use super::*;
    use kernel::code::Code;
    use kernel::decimal::Decimal;

    #[test]
    fn the_form_begins_with_the_milk_of_the_silo_and_shows_cream_and_skim_milk() {
        let figure = |text: &str| Decimal::parse(text).expect("a figure");
        let parts = SeparatedMilk {
            milk_kg: figure("1032"),
            cream_kg: figure("99.454"),
            skim_kg: figure("932.546"),
            fat_in_kg: figure("40.248"),
            fat_out_kg: figure("40.247873"),
        };
        let it = begin(FormState::default(), &silo("SILO-1", "1450"), Some(&parts));
        assert_eq!((it.milk.as_str(), it.fat.as_str()), ("1450", "3.92"));
        assert_eq!(it.rows[1], ("Cream", "99.454\u{a0}kg".to_owned()));
        let it = begin(FormState::default(), &silo("SILO-1", "0"), None);
        assert_eq!((it.milk.as_str(), it.fat.as_str(), it.rows.len()), ("", "", 0));
    }

    #[test]
    fn a_refusal_is_told_at_its_field_or_for_the_whole() {
        let told = |refusal: Refusal| faults(&refusal).into_iter().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(told(Refusal::new(Code::NumberRange).field("cream_fat_percent")), ["cream_fat_percent"]);
        assert_eq!(told(Refusal::new(Code::NumberRange).field("other")), [""]);
        assert_eq!(told(Refusal::new(Code::PermissionDenied)), [""]);
    }
}
