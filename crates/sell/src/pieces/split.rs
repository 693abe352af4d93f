//! Splits a piece into pieces with tags of their own.
//! Invariant: the parts weigh what the piece weighed; its fine metal and its cost are shared over them by their net weight (R3), so
//! that nothing is made or lost and nothing is posted.

use kernel::code::Code;
use kernel::exact::share;
use kernel::id::EntryId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::tax_id;
use kernel::weight::Milligrams;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::acts::{self, Act, ActOf, Goes, HeldPiece, Step};
use super::{ArticleMoved, ArticleStatus, CreateArticle, MakingGiven, MakingMode, NewArticle};

/// Most parts of one piece.
const MOST_PARTS: usize = 50;

input! {
    /// One part of a piece.
    pub struct PartGiven {
        /// Its tag, a new one.
        tag: Name,
        /// Its hallmark number (HUID): six capitals or digits.
        huid: Option<Name>,
        /// Its metal.
        net_mg: Milligrams,
        /// Its stones; absent: none.
        stone_mg: Option<Milligrams>,
        /// Its description; absent: that of the piece.
        description: Option<Text>,
    }
}

input! {
    /// A piece to split.
    pub struct SplitArticle {
        /// Its tag.
        tag: Name,
        /// What it becomes, two parts or more.
        parts: Vec<PartGiven>,
        /// Why.
        reason: Option<Text>,
    }
}

/// A piece that came of a split or a merge.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleMade {
    /// Its tag.
    pub tag: String,
    /// in_stock.
    pub status: ArticleStatus,
    /// The weight of its metal.
    pub net_mg: i64,
    /// Its fine metal.
    pub fine_mg: i64,
    /// Its cost; absent where nobody knows it, and for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
}

/// A piece that was split.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleDivided {
    /// The piece, which is no more.
    pub articles: Vec<ArticleMoved>,
    /// Its parts.
    pub parts: Vec<ArticleMade>,
}

impl SplitArticle {
    /// Checks the parts by themselves.
    fn sound(&self) -> Ruled<()> {
        let wrong = |field: String, code| Err(Refusal::invalid(vec![Fault::new(field, code)]));
        match self.parts.len() {
            0 | 1 => return wrong("parts".into(), Code::FieldRequired),
            many if many > MOST_PARTS => return wrong("parts".into(), Code::ListTooLong),
            _ => {}
        }
        for (n, part) in self.parts.iter().enumerate() {
            if let Some(huid) = &part.huid
                && let Err(code) = tax_id::huid(huid.as_str())
            {
                return wrong(format!("parts[{n}].huid"), code);
            }
            if self.parts[..n].iter().any(|before| before.tag == part.tag) {
                return wrong(format!("parts[{n}].tag"), Code::ValueUnknown);
            }
        }
        Ok(())
    }

    /// Refuses parts that do not weigh what the piece weighs. Errors: `weight_mismatch` at `parts`, with the facts `net_mg` and
    /// `stone_mg` of the piece.
    fn weighs_as(&self, piece: &HeldPiece) -> Ruled<()> {
        let sum =
            |of: fn(&PartGiven) -> i64| self.parts.iter().map(|part| i128::from(of(part))).sum::<i128>();
        let net = sum(|part| part.net_mg.get());
        let stones = sum(|part| part.stone_mg.map_or(0, Milligrams::get));
        if net == i128::from(piece.net_mg) && stones == i128::from(piece.stone_mg) {
            return Ok(());
        }
        let refusal = Refusal::new(Code::WeightMismatch).field("parts");
        Err(refusal.fact("net_mg", piece.net_mg).fact("stone_mg", piece.stone_mg))
    }

    /// The parts, each with its fine metal: the piece's, shared by net weight (R3).
    fn shared(&self, piece: &HeldPiece) -> Result<Vec<(CreateArticle, i64)>> {
        let weights: Vec<i64> = self.parts.iter().map(|part| part.net_mg.get()).collect();
        let fines = share(piece.fine_mg, &weights);
        let costs = piece.cost.map(|cost| share(cost.get(), &weights));
        let part = |(n, part): (usize, &PartGiven)| {
            let stone_mg = part.stone_mg.map_or(0, Milligrams::get);
            let article = CreateArticle {
                tag: part.tag.clone(),
                huid: part.huid.clone(),
                metal: piece.metal,
                fineness_ppt: piece.fineness,
                gross_mg: Milligrams::new(part.net_mg.get() + stone_mg)?,
                net_mg: part.net_mg,
                stone_mg: part.stone_mg,
                location: known_name(piece.location.as_deref()),
                description: part.description.clone().or_else(|| known_text(piece.description.as_deref())),
                making: making_of_part(piece)?,
                tax_class: known_name(piece.tax_class.as_deref()),
                cost_minor: costs.as_ref().map(|costs| Money::from_stored(costs[n])),
            };
            Ok((article, fines[n]))
        };
        self.parts.iter().enumerate().map(part).collect()
    }
}

/// A stored code, as it is sent.
pub(super) fn known_name(text: Option<&str>) -> Option<Name> {
    text.and_then(|text| Name::parse(text).ok())
}

/// A stored text, as it is sent.
pub(super) fn known_text(text: Option<&str>) -> Option<Text> {
    text.and_then(|text| Text::parse(text).ok())
}

/// The making of a part: that of the piece, but for a sum for all of it.
fn making_of_part(piece: &HeldPiece) -> Result<Option<MakingGiven>> {
    let making: Option<MakingGiven> =
        piece.making.as_ref().map(platform::input::read::<MakingGiven>).transpose()?;
    Ok(making.filter(|making| making.basis() != Some(MakingMode::Fixed)))
}

/// Writes pieces that came of others: they name the act that made them, which posts nothing. Errors: `tag_taken`, `huid_taken`, under
/// `prefix` of each.
pub(super) async fn make(
    tx: &Tx,
    made: &[(CreateArticle, i64)],
    act: EntryId,
    cost_is_part: bool,
    prefix: impl Fn(usize) -> String,
) -> Result<Vec<ArticleMade>> {
    let mut shown = Vec::with_capacity(made.len());
    let status = ArticleStatus::InStock;
    let writes = made.iter().enumerate().map(|(n, (it, fine_mg))| {
        let new = NewArticle { entry: Some(act), cost_is_part, ..NewArticle::of(it, *fine_mg) };
        let prefix = prefix(n);
        async move { super::insert(tx, &new, &prefix).await }
    });
    // A failed statement aborts those after it, so the first failure is the one that counts.
    for written in futures::future::join_all(writes).await {
        written?;
    }
    let tells_cost = tx.member.may(Permission::CostRead);
    for (it, fine_mg) in made {
        shown.push(ArticleMade {
            tag: it.tag.to_string(),
            status,
            net_mg: it.net_mg.get(),
            fine_mg: *fine_mg,
            cost_minor: it.cost_minor.filter(|_| tells_cost),
        });
    }
    Ok(shown)
}

impl Action for SplitArticle {
    const NAME: &'static str = "sell.article.split";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Splits a tagged piece into pieces with tags of their own.";
    type Output = ArticleDivided;

    fn check(&self) -> Ruled<()> {
        self.sound()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticleDivided>> {
        let pieces = acts::hold(tx, &[self.tag.as_str()], "tag").await?;
        let piece = pieces.first().ok_or_else(|| Refusal::new(Code::NotFound).field("tag"))?;
        self.weighs_as(piece)?;
        acts::in_state(&pieces, &[ArticleStatus::InStock], "tag")?;
        let act = EntryId::from_uuid(tx.new_id()?);
        let parts =
            make(tx, &self.shared(piece)?, act, piece.cost_is_part, |n| format!("parts[{n}].")).await?;
        let steps: Vec<Step<'_>> =
            pieces.iter().map(|piece| Step { goes: Goes::Out, ..piece.to(ArticleStatus::Split) }).collect();
        let of = ActOf { entry: Some(act), ..ActOf::of(Act::Split) };
        let articles = acts::write(tx, &of, &steps).await?;
        let told: Vec<_> = parts
            .iter()
            .map(|part| json!({ "tag": part.tag, "net_mg": part.net_mg, "fine_mg": part.fine_mg }))
            .collect();
        let change = Change::of(&self.tag)
            .before(json!({ "status": piece.status, "net_mg": piece.net_mg, "fine_mg": piece.fine_mg }))
            .after(json!({ "status": ArticleStatus::Split, "parts": told }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, ArticleDivided { articles, parts }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::Fineness;
    use kernel::id::PieceId;
    use kernel::metal::Metal;
    use proptest::prelude::*;

    fn piece(nets: &[i64], fine_mg: i64, cost: Option<i64>) -> HeldPiece {
        HeldPiece {
            id: PieceId::from_uuid(uuid::Uuid::nil()),
            tag: "T-1".into(),
            description: None,
            metal: Metal::Gold,
            fineness: Fineness::from_stored(91_600),
            net_mg: nets.iter().sum(),
            stone_mg: 0,
            fine_mg,
            making: Some(json!({ "mode": "fixed", "amount_minor": 100 })),
            tax_class: None,
            cost: cost.map(Money::from_stored),
            cost_is_part: false,
            location: None,
            status: ArticleStatus::InStock,
            party: None,
        }
    }

    fn split(nets: &[i64]) -> SplitArticle {
        let parts: Vec<_> = nets
            .iter()
            .enumerate()
            .map(|(n, net)| json!({ "tag": format!("P-{n}"), "net_mg": net }))
            .collect();
        platform::input::read(&json!({ "tag": "T-1", "parts": parts })).expect("an input")
    }

    #[test]
    fn fine_metal_and_cost_are_shared_by_the_net_weight_and_a_sum_for_all_of_it_is_not_copied() {
        let it = split(&[1000, 2000, 2000]);
        let parts = it.shared(&piece(&[1000, 2000, 2000], 4581, Some(101))).expect("in range");
        let shares: Vec<_> = parts.iter().map(|(it, fine)| (*fine, it.cost_minor.map(Money::get))).collect();
        assert_eq!(shares, [(916, Some(20)), (1833, Some(41)), (1832, Some(40))]);
        assert!(parts.iter().all(|(it, _)| it.making.is_none()));
        let unknown = it.shared(&piece(&[1000, 2000, 2000], 4581, None)).expect("in range");
        assert!(unknown.iter().all(|(it, _)| it.cost_minor.is_none()));
    }

    #[test]
    fn parts_weigh_what_the_piece_weighed_and_are_at_least_two() {
        assert!(split(&[1000, 2000]).weighs_as(&piece(&[3000], 2748, None)).is_ok());
        let refused = split(&[1000, 2001]).weighs_as(&piece(&[3000], 2748, None)).expect_err("too heavy");
        assert_eq!((refused.code, refused.faults[0].field.as_str()), (Code::WeightMismatch, "parts"));
        assert_eq!(split(&[3000]).sound().expect_err("one part").code, Code::FieldRequired);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn nothing_is_made_or_lost_by_a_split(
            nets in prop::collection::vec(1i64..1_000_000, 2..20), fine in 0i64..1_000_000, cost in 0i64..1_000_000_000,
        ) {
            let parts = split(&nets).shared(&piece(&nets, fine, Some(cost))).unwrap();
            prop_assert_eq!(parts.iter().map(|(_, fine)| fine).sum::<i64>(), fine);
            prop_assert_eq!(parts.iter().map(|(it, _)| it.cost_minor.unwrap().get()).sum::<i64>(), cost);
        }
    }
}
