//! Texts from which a policy can begin: one for each kind that an operator needs, and the undertaking.
//! Invariant: a text promises nothing that this program does not help to keep; whoever publishes it edits it
//! first.

use super::rules::PolicyKind;
use kernel::day::Instant;
use lifecycle::settings::{GuardedFigure, Values};

/// A text to begin with, with the promised figures in force; None: the kind has none.
pub fn template_of(kind: PolicyKind, values: &Values, at: Instant) -> Option<String> {
    let figures: &[GuardedFigure] = match kind {
        PolicyKind::Incidents => &[GuardedFigure::CustomerNotice, GuardedFigure::Summary],
        PolicyKind::Suppliers => &[GuardedFigure::SupplierNotice],
        PolicyKind::DataHandling => &[GuardedFigure::RequestDone],
        _ => &[],
    };
    let with = |text: String, figure: &GuardedFigure| figure.told(&text, values.value(*figure, at));
    Some(figures.iter().fold(plain_template(kind)?.to_owned(), with))
}

/// The same as it is written; None: the kind has none.
pub const fn plain_template(kind: PolicyKind) -> Option<&'static str> {
    match kind {
        PolicyKind::DataHandling => Some(DATA_HANDLING),
        PolicyKind::Access => Some(ACCESS),
        PolicyKind::Incidents => Some(INCIDENTS),
        PolicyKind::Suppliers => Some(SUPPLIERS),
        PolicyKind::Confidentiality => Some(CONFIDENTIALITY),
        PolicyKind::Other => None,
    }
}

const DATA_HANDLING: &str = "We keep data of customers only where this program keeps it: encrypted, on the server and in its backups.

Nobody copies it to a machine of their own. Whoever needs a copy exports it with a reason, and deletes it when the work is done.

We answer a person who asks about their data within 30 days, and erase what no law obliges us to keep.

We do not use data of one workspace for another. Nobody tries to find out which workspace or person is behind a figure of many.";

const ACCESS: &str = "Each person has a login of their own and a second factor. Nobody lends a login.

A role allows what the work needs and no more. An Owner or Admin gives it, and takes it away on the day on which the work ends.

Every quarter we look at each person and each API token, and confirm or remove it.

Whoever runs the instance looks into a workspace only with a grant, for a reason, and for an hour at most.";

const INCIDENTS: &str = "Whoever sees something that may harm data or people says so at once, to the address for security.

We declare it, keep it from spreading, and write down what we do.

We tell the Owners of the affected workspaces within 24 hours after it is confirmed, and the authorities in the time that the law sets.

We publish a summary within 14 days after the first response. Once a year we practise.";

const SUPPLIERS: &str =
    "A supplier who processes data is used only with a contract as strict as our own promises.

A person reviews its security before the first use, and once a year.

We tell the Owners of every workspace 30 days before it starts, and they may object.

We answer for our suppliers as for ourselves.";

const CONFIDENTIALITY: &str = "I keep to myself what I learn of the data of workspaces and of the people in it, during my work and after it.

I look at such data only as far as my work needs it, and pass it on to nobody who may not see it.

I keep no copy on a machine of my own.

I report at once when I see that data is lost, or seen by somebody who may not see it.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policies::rules::PolicyText;

    #[test]
    fn each_kind_but_other_has_a_text_that_can_be_published() {
        for &kind in PolicyKind::ALL {
            let text = template_of(kind, &Values::default(), Instant::UNIX_EPOCH);
            assert_eq!(text.is_some(), kind != PolicyKind::Other, "{kind}");
            assert_eq!(text.as_deref(), plain_template(kind), "{kind}");
            assert!(text.is_none_or(|text| PolicyText::parse(&text).is_ok()), "{kind}");
        }
    }
}
