//! Checks of suppliers: the public list is the register and covers the hosts of the settings, each was announced
//! in time, and each that is in use has its contract and its review.
//! Invariant: each check reads the rows that the pages show. A verdict names a supplier or a host, and no workspace.

use super::incidents::words;
use crate::digest::hex;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{OutsideHost, World};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::{Day, Instant, local_day};
use lifecycle::casework::CaseKind;
use lifecycle::settings::GuardedFigure;
use lifecycle::suppliers::gaps::gaps;
use lifecycle::suppliers::hosts::{covers, is_near};
use lifecycle::suppliers::notices::count_missing;
use lifecycle::suppliers::{self, Supplier, SupplierState};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const OK: u16 = 200;
/// How long telling every workspace may take.
const TELLING: SignedDuration = SignedDuration::from_hours(24);

fn in_use(all: &[Supplier]) -> impl Iterator<Item = &Supplier> {
    all.iter().filter(|one| one.is_active())
}

fn was_never_used(all: &[Supplier]) -> bool {
    all.iter().all(|one| one.activated_at.is_none())
}

fn never_used() -> Proof {
    Proof::of("Never needed yet: no supplier was ever in use.").with("suppliers", 0).unneeded()
}

/// Whether a supplier is on the public list.
fn is_public(supplier: &Supplier) -> bool {
    [SupplierState::Announced, SupplierState::Active]
        .iter()
        .any(|state| supplier.case.state == state.as_str())
}

/// subprocessor-register
pub async fn same_list(world: &World) -> Verdict {
    let all = suppliers::all(&world.platform).await?;
    let outside = count_outside(&all, &world.hosts, world.served.name())?;
    let page = world.stranger().await?.get("/trust/suppliers", &[]).await?;
    ensure(page.status == OK, || {
        format!("The list of suppliers is answered {} to a stranger.", page.status)
    })?;
    let data = world.stranger().await?.get("/trust/suppliers.json", &[]).await?;
    ensure(data.status == OK, || format!("The list of suppliers as data is answered {}.", data.status))?;
    let told: Value = serde_json::from_slice(&data.body)?;
    let shown = String::from_utf8_lossy(&page.body).into_owned();
    let entries = same_entries(&all, &told, &shown)?;
    if all.is_empty() && outside == 0 {
        let says = "Never needed yet: the settings name no host outside, and no supplier was registered. The public list is empty.";
        return Ok(Proof::of(says).with("entries", 0).with("hosts", 0).unneeded());
    }
    let says = format!(
        "{entries} suppliers are listed for everybody, as in the register. The settings name {outside} hosts outside, each of a \
         supplier in use. SHA-256 of the list: {}.",
        hex(&Sha256::digest(&data.body))
    );
    Ok(Proof::of(says).with("entries", entries).with("hosts", outside))
}

/// How many hosts of the settings are outside. Errors: one of them belongs to no supplier that is in use.
fn count_outside(all: &[Supplier], hosts: &[OutsideHost], own: &str) -> Result<usize, Broken> {
    let outside: Vec<&OutsideHost> = hosts.iter().filter(|it| !is_near(&it.host, own)).collect();
    for it in &outside {
        ensure(in_use(all).any(|one| covers(&one.profile.hosts, &it.host)), || {
            format!("{} ({}) belongs to no supplier that is in use.", it.host, it.setting)
        })?;
    }
    Ok(outside.len())
}

/// What the list says of a supplier, as everybody reads it.
fn entry(supplier: &Supplier) -> Value {
    let profile = &supplier.profile;
    json!({
        "id": CaseKind::Supplier.name(supplier.case.number),
        "name": profile.name,
        "purpose": profile.purpose,
        "data": profile.data_kinds,
        "region": profile.region,
        "country": profile.country,
        "basis": profile.basis,
        "certificates": profile.certificates,
        "state": supplier.case.state,
    })
}

/// How many entries there are. Errors: the list has other ones than the register, or the page lacks one.
fn same_entries(all: &[Supplier], told: &Value, page: &str) -> Result<usize, Broken> {
    let public: Vec<&Supplier> = all.iter().filter(|one| is_public(one)).collect();
    let rows = told["suppliers"].as_array().cloned().unwrap_or_default();
    ensure(rows.len() == public.len(), || {
        format!("The public list has {} suppliers, the register {}.", rows.len(), public.len())
    })?;
    for one in public {
        let wanted = entry(one);
        let is_same = |row: &&Value| {
            wanted.as_object().into_iter().flatten().all(|(name, value)| row[name.as_str()] == *value)
        };
        let name = &one.profile.name;
        ensure(rows.iter().any(|row| is_same(&row)), || {
            format!("The public list and the register differ in {name}.")
        })?;
        // The page writes some signs of a name in another way.
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == ' ');
        ensure(!plain || page.contains(name.as_str()), || format!("The public page lacks {name}."))?;
    }
    Ok(rows.len())
}

/// subprocessor-notice
pub async fn tell_in_time(world: &World) -> Verdict {
    let (all, now) = (suppliers::all(&world.platform).await?, (world.clock)());
    let emergencies = told_in_time(&all, now)?;
    if all.iter().all(|one| one.announced_at.is_none()) {
        let says = "Never needed yet: no supplier was announced.";
        return Ok(Proof::of(says).with("suppliers", 0).unneeded());
    }
    // Whoever joins while a supplier is in use reads it on the public list.
    let goes_out = |one: &&Supplier| is_public(one) && (!one.is_active() || one.noticed_at.is_none());
    let open: Vec<i32> = all.iter().filter(goes_out).map(|one| one.case.number).collect();
    let jobs = database::connect(&world.access.jobs).await?;
    let waiting = usize::try_from(count_missing(&jobs, &open).await?)?;
    let used = in_use(&all).count();
    let limit = words(world, GuardedFigure::SupplierNotice).await?;
    let says = format!(
        "{used} suppliers are in use. Every workspace was told of them as long before as was promised then ({limit} now); \
         {emergencies} of them did not wait, because of an emergency. {waiting} notices are on their way."
    );
    let proof = Proof::of(says).with("suppliers", used).with("emergencies", emergencies);
    Ok(proof.with("waiting", waiting))
}

/// How many are in use because of an emergency. Errors: another one began before the end of its notice,
/// or some workspace has no notice a day after the announcement.
fn told_in_time(all: &[Supplier], now: Instant) -> Result<usize, Broken> {
    for one in all.iter().filter(|one| is_public(one)) {
        let name = &one.profile.name;
        let is_late = one.announced_at.is_some_and(|at| now > at + TELLING);
        ensure(one.noticed_at.is_some() || !is_late, || {
            format!("Some workspace has no notice of {name}, a day after it was announced.")
        })?;
        if one.is_active() && one.emergency.is_none() {
            let opened = one.opens_at();
            let is_early = one.activated_at.zip(opened).is_none_or(|(at, opened)| at < opened);
            ensure(!is_early, || {
                format!("{name} is in use less than {} days after the notice.", one.notice.as_hours() / 24)
            })?;
        }
    }
    Ok(in_use(all).filter(|one| one.emergency.is_some()).count())
}

/// subprocessor-bound
pub async fn contracts(world: &World) -> Verdict {
    let all = suppliers::all(&world.platform).await?;
    let used = complete(&all, local_day((world.clock)(), &TimeZone::UTC))?;
    if was_never_used(&all) {
        return Ok(never_used());
    }
    let says = format!(
        "{used} suppliers are in use, each with a contract as strict as ours and a review that is not overdue."
    );
    Ok(Proof::of(says).with("suppliers", used).with("gaps", 0))
}

/// How many are in use. Errors: one lacks something.
fn complete(all: &[Supplier], today: Day) -> Result<usize, Broken> {
    for one in in_use(all) {
        let missing = gaps(one.contract.as_ref(), one.review, today);
        let words = missing.iter().map(|gap| gap.says).collect::<Vec<_>>().join(" ");
        ensure(missing.is_empty(), || format!("{} is in use and lacks: {words}", one.profile.name))?;
    }
    Ok(in_use(all).count())
}

/// subprocessor-review
pub async fn reviews(world: &World) -> Verdict {
    let all = suppliers::all(&world.platform).await?;
    let soonest = next_review(&all, local_day((world.clock)(), &TimeZone::UTC))?;
    if was_never_used(&all) {
        return Ok(never_used());
    }
    let used = in_use(&all).count();
    let next = soonest.map_or(String::new(), |day| format!(" The next review is due on {day}."));
    let says =
        format!("{used} suppliers are in use; a person reviewed the security of each within a year.{next}");
    Ok(Proof::of(says).with("suppliers", used))
}

/// The day of the next review; None: no supplier is in use. Errors: nobody reviewed one, or its review is overdue.
fn next_review(all: &[Supplier], today: Day) -> Result<Option<Day>, Broken> {
    let mut days = Vec::new();
    for one in in_use(all) {
        let name = &one.profile.name;
        let review = one
            .review
            .ok_or_else(|| Broken::because(format!("{name} is in use, and nobody reviewed its security.")))?;
        ensure(review.due >= today, || {
            format!("The review of {name} is overdue: it was due on {}.", review.due)
        })?;
        days.push(review.due);
    }
    Ok(days.into_iter().min())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use lifecycle::casework::Case;
    use lifecycle::suppliers::{Contract, Equivalence, Profile, Review};
    use uuid::Uuid;

    fn day(n: i64) -> Instant {
        Instant::UNIX_EPOCH + SignedDuration::from_hours(24 * n)
    }

    fn supplier(state: SupplierState) -> Supplier {
        let case = Case {
            id: Uuid::nil(),
            number: 7,
            state: state.as_str().into(),
            is_drill: false,
            opened_at: day(0),
            closed_at: None,
        };
        let profile = Profile {
            name: "Mail Co".into(),
            purpose: "Sends mail".into(),
            data_kinds: "addresses".into(),
            region: "EU".into(),
            country: "IE".into(),
            basis: "contract".into(),
            hosts: "smtp.mail.example".into(),
            certificates: None,
        };
        let equivalence = Equivalence {
            keeps_privacy: true,
            keeps_secrecy: true,
            tells_incidents: true,
            binds_others: true,
        };
        Supplier {
            case,
            profile,
            contract: Some(Contract { sha256: "a".repeat(64), on: date(1970, 1, 1), equivalence }),
            review: Some(Review { by: Uuid::nil(), on: date(1970, 1, 1), due: date(1971, 1, 1) }),
            announced_at: Some(day(0)),
            notice: SignedDuration::from_hours(24 * 30),
            noticed_at: Some(day(0)),
            told: Some(3),
            emergency: None,
            activated_at: Some(day(30)),
            ended_at: None,
        }
    }

    #[test]
    fn a_host_outside_belongs_to_a_supplier_in_use() {
        let host = |host: &str| OutsideHost { setting: "mail.host", host: host.into() };
        let hosts = [host("smtp.mail.example"), host("127.0.0.1"), host("shop.example")];
        let covered =
            |state| count_outside(&[supplier(state)], &hosts, "shop.example").map_err(|why| why.says);
        assert_eq!(covered(SupplierState::Active), Ok(1));
        for state in [SupplierState::Proposed, SupplierState::Announced, SupplierState::Ended] {
            let says = "smtp.mail.example (mail.host) belongs to no supplier that is in use.";
            assert_eq!(covered(state), Err(says.to_owned()), "{state}");
        }
    }

    #[test]
    fn the_public_list_has_the_entries_of_the_register_and_no_others() {
        let all = [supplier(SupplierState::Active), supplier(SupplierState::Proposed)];
        let list = |rows: Vec<Value>| json!({ "suppliers": rows });
        assert_eq!(same_entries(&all, &list(vec![entry(&all[0])]), "Mail Co").ok(), Some(1));
        assert!(same_entries(&all, &list(vec![entry(&all[0])]), "").is_err(), "the page lacks it");
        assert!(same_entries(&all, &list(vec![]), "Mail Co").is_err());
        let mut other = entry(&all[0]);
        other["region"] = json!("US");
        assert!(same_entries(&all, &list(vec![other]), "Mail Co").is_err(), "another region");
    }

    #[test]
    fn one_that_began_before_the_end_of_its_notice_breaks_it() {
        let told = |change: fn(&mut Supplier)| {
            let mut one = supplier(SupplierState::Active);
            change(&mut one);
            told_in_time(&[one], day(40)).map_err(|why| why.says)
        };
        assert_eq!(told(|_| {}), Ok(0));
        assert_eq!(told(|one| one.emergency = Some("It burnt".into())), Ok(1));
        let early = |one: &mut Supplier| one.activated_at = Some(day(30) - SignedDuration::from_secs(1));
        assert!(told(early).is_err_and(|says| says.contains("less than 30 days")));
        assert!(told(|one| one.noticed_at = None).is_err_and(|says| says.contains("has no notice")));
    }

    #[test]
    fn an_overdue_review_is_named_with_its_day() {
        let mut one = supplier(SupplierState::Active);
        let next =
            |one: &Supplier, today| next_review(std::slice::from_ref(one), today).map_err(|why| why.says);
        assert_eq!(next(&one, date(1971, 1, 1)), Ok(Some(date(1971, 1, 1))));
        let says = "The review of Mail Co is overdue: it was due on 1971-01-01.";
        assert_eq!(next(&one, date(1971, 1, 2)), Err(says.to_owned()));
        one.review = None;
        assert!(next(&one, date(1970, 2, 1)).is_err_and(|says| says.contains("nobody reviewed")));
        one.case.state = SupplierState::Announced.as_str().into();
        assert_eq!(next(&one, date(1970, 2, 1)), Ok(None), "it is not in use yet");
    }

    #[test]
    fn a_register_without_a_supplier_that_was_ever_used_says_so() {
        let mut one = supplier(SupplierState::Proposed);
        one.activated_at = None;
        assert!(was_never_used(&[]) && was_never_used(&[one]) && never_used().is_unneeded);
        assert!(!was_never_used(&[supplier(SupplierState::Ended)]), "it was in use");
    }

    #[test]
    fn one_in_use_without_contract_or_with_an_overdue_review_breaks_it() {
        let mut one = supplier(SupplierState::Active);
        assert_eq!(complete(&[one.clone()], date(1971, 1, 1)).ok(), Some(1));
        assert!(complete(&[one.clone()], date(1971, 1, 2)).is_err_and(|why| why.says.contains("overdue")));
        one.contract = None;
        assert!(complete(&[one.clone()], date(1970, 2, 1)).is_err_and(|why| why.says.contains("Mail Co")));
        one.case.state = SupplierState::Ended.as_str().into();
        assert_eq!(complete(&[one], date(1970, 2, 1)).ok(), Some(0), "it is used no more");
    }
}
