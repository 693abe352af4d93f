//! Checks of reports of weaknesses: one is sent by the public form, the clocks of the others are read, and
//! the rules for testers are fetched.
//! Invariant: a check's own report is an exercise: it has no clock, causes no mail, and is closed at once. No
//! verdict has a word or the number of anybody's report.

use super::access::OURS;
use super::incidents::{never, words};
use crate::policy;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use kernel::day::Instant;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::figures::{Figures, figures};
use lifecycle::settings::GuardedFigure;
use lifecycle::weakness::outside::{FORM, announce, end_drill};
use std::time::Instant as Tick;
use web::url::encoded;

const OK: u16 = 200;
const GONE: u16 = 404;
/// How the policy names the address for reports by mail.
const BY_MAIL: &str = "Reports of weaknesses: ";

/// vuln-intake
pub async fn intake(world: &World) -> Verdict {
    let form = world.stranger().await?.get(FORM, &[]).await?;
    ensure(form.status == OK, || format!("The form for reports is answered {} to a stranger.", form.status))?;
    let blank = String::from_utf8_lossy(&form.body).into_owned();
    ensure(blank.contains("name=\"weakness\"") && !blank.contains("type=\"file\""), || {
        "The form for reports has not the fields that it must have.".into()
    })?;
    let (now, began) = ((world.clock)(), Tick::now());
    let words = format!("A check of this instance at {now}");
    let link = send(world, now, (&blank, &words)).await?;
    let number = number_on_page(world, &link, &words).await?;
    let another = format!("{}x", &link);
    let other = world.stranger().await?.get(&another, &[]).await?;
    ensure(other.status == GONE, || format!("Another link than the report's is answered {}.", other.status))?;
    let was_there = end_drill(&world.platform, (world.clock)(), (number, &words)).await?;
    ensure(was_there, || "A report that was sent by the form is not in the queue of the operators.".into())?;
    let seconds = usize::try_from(began.elapsed().as_secs()).unwrap_or(usize::MAX);
    let proof = Proof::of(format!(
        "A report was sent by the form without an account, a cookie or a script: its number and link were shown, the link alone \
         leads to it, and it was in the queue within {} seconds. It was closed as a check.",
        seconds + 1
    ))
    .with("seconds", seconds);
    Ok(if takes_mail(world).await? {
        proof
    } else {
        proof.lacking("an address for reports by mail (contact.security)")
    })
}

/// Sends a report as a check. Gives the secret link that the answer shows.
async fn send(world: &World, now: Instant, (form, words): (&str, &str)) -> Result<String, Broken> {
    let token = form.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let token = token.ok_or_else(|| Broken::because("The form for reports has no token."))?;
    let mark = announce(&world.platform, now).await?;
    let sent = [
        ("weakness", words),
        ("place", "nowhere"),
        ("steps", "none"),
        ("_csrf", token),
        ("_check", mark.as_str()),
    ];
    let body: Vec<String> = sent.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let answer = world.stranger().await?.post_form(FORM, &[OURS], &body.join("&")).await?;
    ensure(answer.status == OK, || format!("A report by the form is answered {}.", answer.status))?;
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    let link = page.split("href=\"").filter_map(|rest| rest.split('"').next());
    let link = link.map(str::to_owned).find(|link| link.starts_with("/security/report/"));
    link.ok_or_else(|| Broken::because("The answer to a report shows no link to it."))
}

/// The number of the report on its page, which must show its words.
async fn number_on_page(world: &World, link: &str, words: &str) -> Result<i32, Broken> {
    let status = world.stranger().await?.get(link, &[]).await?;
    let page = String::from_utf8_lossy(&status.body).into_owned();
    ensure(status.status == OK && page.contains(words), || {
        format!("The link of a report is answered {} and does not show it.", status.status)
    })?;
    let digits = page.split("WR-").nth(1).map(|rest| rest.chars().take_while(char::is_ascii_digit));
    let number = digits.and_then(|digits| digits.collect::<String>().parse().ok());
    number.ok_or_else(|| Broken::because("The page of a report shows no number."))
}

/// Whether the policy names an address for reports by mail.
async fn takes_mail(world: &World) -> Result<bool, Broken> {
    let versions = policy::versions(&world.platform).await?;
    let text = versions.first().map_or("", |latest| latest.text.as_str());
    Ok(text.lines().filter_map(|line| line.strip_prefix(BY_MAIL)).any(|address| address.contains('@')))
}

/// The figures of a clock, none of which may be overdue.
async fn in_time(world: &World, clock: Clock, overdue: &str) -> Result<Figures, Broken> {
    let figures = figures(&world.platform, clock, (world.clock)()).await?;
    ensure(figures.overdue == 0, || format!("{} {overdue}", figures.overdue))?;
    Ok(figures)
}

fn proof(says: String, figures: Figures) -> Proof {
    let hours = |hours: i64| usize::try_from(hours).unwrap_or(0);
    Proof::of(says)
        .with("open", figures.running)
        .with("overdue", figures.overdue)
        .with("done", figures.done)
        .with("late", figures.late)
        .with("worst_hours", hours(figures.worst_h))
        .with("median_hours", hours(figures.median_h))
}

/// vuln-acknowledge
pub async fn answered_in_time(world: &World) -> Verdict {
    let found =
        in_time(world, Clock::Acknowledgement, "reports are overdue: no person acknowledged them.").await?;
    if let Some(says) = never(world, &[Clock::Acknowledgement], "no weakness was reported").await? {
        return Ok(proof(says, found).unneeded());
    }
    let limit = words(world, GuardedFigure::Acknowledgement).await?;
    let says = format!(
        "{} reports wait to be acknowledged, none longer than {limit}. Of {} in a year the slowest took {} hours, the \
         median {}; {} were late.",
        found.running, found.done, found.worst_h, found.median_h, found.late
    );
    Ok(proof(says, found))
}

/// vuln-updates
pub async fn told_of_news(world: &World) -> Verdict {
    let limit = words(world, GuardedFigure::News).await?;
    let overdue = format!("reports are overdue: their reporters heard nothing for {limit}.");
    let found = in_time(world, Clock::News, &overdue).await?;
    if let Some(says) = never(world, &[Clock::News], "no report of a weakness was acknowledged").await? {
        return Ok(proof(says, found).unneeded());
    }
    let says = format!(
        "{} reports are open after they were acknowledged; each reporter heard from a person within {limit}.",
        found.running
    );
    Ok(proof(says, found))
}

/// vuln-credit
pub async fn named_in_public(world: &World) -> Verdict {
    let overdue = "reporters are overdue to be named: they agreed, and the repair is out for 14 days.";
    let found = in_time(world, Clock::Credit, overdue).await?;
    let page = world.stranger().await?.get("/security/credits.json", &[]).await?;
    ensure(page.status == OK, || format!("The list of credits is answered {}.", page.status))?;
    let told: serde_json::Value = serde_json::from_slice(&page.body)?;
    let names = told["credits"].as_array().map_or(0, Vec::len);
    if let Some(says) =
        never(world, &[Clock::Credit], "no reporter of a repaired weakness asked to be named").await?
    {
        return Ok(proof(says, found).with("named", names).unneeded());
    }
    let says = format!(
        "{names} people are named on the public list. {} wait for it, none for more than 14 days after the repair.",
        found.running
    );
    Ok(proof(says, found).with("named", names))
}

/// vuln-disclosure-window
pub async fn disclosed_in_time(world: &World) -> Verdict {
    let limit = words(world, GuardedFigure::Disclosure).await?;
    let overdue = format!("reports are overdue: older than {limit} and not disclosed.");
    let found = in_time(world, Clock::Disclosure, &overdue).await?;
    let feed = world.stranger().await?.get("/security/advisories.atom", &[]).await?;
    ensure(feed.status == OK, || format!("The feed of advisories is answered {}.", feed.status))?;
    if let Some(says) = never(world, &[Clock::Disclosure], "no weakness was reported").await? {
        return Ok(proof(says, found).unneeded());
    }
    let says = format!(
        "{} reports are open, none older than {limit}. Advisories are published as a page, as data and as a feed.",
        found.running
    );
    Ok(proof(says, found))
}

/// The parts that the rules must have, as the page shows them.
const PARTS: [&str; 7] = [
    "Leave the data of others alone",
    "Do not disturb the service",
    "Do not scan a running instance without agreement",
    "Take no more than you need to show it",
    "Tell us first, and give us time",
    "We take no legal action",
    "We pay no bounty",
];

/// vuln-rules
pub async fn rules(world: &World) -> Verdict {
    let page = world.stranger().await?.get("/security/rules", &[]).await?;
    ensure(page.status == OK, || {
        format!("The rules for testers are answered {} to a stranger.", page.status)
    })?;
    let text = String::from_utf8_lossy(&page.body).into_owned();
    for part in PARTS {
        ensure(text.contains(part), || format!("The rules for testers lack: {part}."))?;
    }
    let says =
        "The rules for testers are read without an account: five rules, the safe harbour, and what is paid.";
    Ok(Proof::of(says).with("parts", PARTS.len()))
}
