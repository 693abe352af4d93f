//! The texts of mails: one function for each kind, in plain text.
//! Invariant: text that people typed stays on one line of the body and never becomes a header.

pub mod addresses;
pub mod billing;
pub mod captures;
pub mod contacts;
pub mod counts;
pub mod duties;
pub mod exports;
pub mod files;
pub mod forward;
pub mod incidents;
pub mod machine;
pub mod papers;
pub mod policies;
pub mod reports;
pub mod requests;
pub mod retention;
pub mod security_contact;
pub mod settings;
pub mod suppliers;

use crate::LANGUAGE;
use catalogue::{Phrase, say};
use kernel::contacts::{Contact, Contacts};
use kernel::day::{Day, Instant};
use kernel::plain_name;
use platform::tx::Workspace;

/// The subject and text of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The kind of mail.
    pub kind: &'static str,
    /// Its subject.
    pub subject: Phrase,
    /// Its text, without the link at its end.
    pub text: Phrase,
}

/// The kinds of mail, with their names in the outbox.
pub const KINDS: &[(&str, &str)] = &[
    (INVITATION, "Invitation"),
    (PAPER, "Bill or note"),
    (RECOVERY, "Recovery of a second factor"),
    (GRANT, "Operator let in"),
    (CHECKPOINT, "Checkpoint of the audit log"),
    (FINDINGS, "Something unusual"),
    (SETTINGS, "Settings of security"),
    (counts::COUNT, "Count that differs"),
    (CLOSING, "Closing of the workspace"),
    (EXPORT, "Copy of the workspace"),
    (BILLING, "Billing address"),
    (SECURITY_CONTACT, "Security contact"),
    (REPORT, "Report of a weakness"),
    (reports::CODE, "Code of a report of a weakness"),
    (REPORT_NEWS, "News of a report"),
    (REQUEST, "Request about a person's data"),
    (REQUEST_CODE, "Code of a request about a person's data"),
    (REQUEST_NEWS, "Answer to such a request"),
    (ERASURE, "Erasure that a person asked for"),
    (RETENTION, "What is to be removed"),
    (INCIDENT, "Notice of an incident"),
    (machine::DISK, "Disk short of space"),
    (machine::DAMAGE, "Damaged data"),
    (machine::CLOCK, "A clock that jumped"),
    (files::CERTIFICATE, "Certificate that ends"),
    (duties::DUTY, "Something to do in time"),
    (POLICY, "Policy to read"),
    (SUPPLIER, "Supplier of the instance"),
    (FIGURE, "Figure that the instance promises"),
    (CAPTURE, "Question of support"),
    (CONTACT, "Address of the operator"),
    (FORWARD, "Security events that wait"),
];
/// A report of a weakness: the receipt of its reporter, and the notice of those who run the instance.
pub const REPORT: &str = "report";
/// News of a report, to its reporter.
pub const REPORT_NEWS: &str = "report_news";
/// A request of a person: their receipt, and the notice of the Owners and Admins.
pub const REQUEST: &str = "request";
/// The code with which a person sends a request when many others came: anybody may have typed the address.
pub const REQUEST_CODE: &str = "request_code";
/// The answer to a request was given.
pub const REQUEST_NEWS: &str = "request_news";
/// A person was erased, as they asked. Its entry goes when it was sent: nobody has their address afterwards.
pub const ERASURE: &str = "erasure";
/// The kinds whose entries go when the mail was sent, or is of no use any more: nothing else removes the
/// address, and no archive has it.
pub const PASSING: &[&str] = &[ERASURE, reports::CODE, REQUEST_CODE];
/// Records that are older than their rules, and are removed after some time.
pub const RETENTION: &str = "retention";
/// The notice of an incident.
pub const INCIDENT: &str = "incident";
/// A policy that is to be read.
pub const POLICY: &str = "policy";
/// A new supplier of the instance, or an objection to one.
pub const SUPPLIER: &str = "supplier";
/// A looser figure that the instance promises.
pub const FIGURE: &str = "figure";
/// Support asks to see one record.
pub const CAPTURE: &str = "capture";
/// Whether an address of the operator works.
pub const CONTACT: &str = "contact";
/// A link to join a workspace.
pub const INVITATION: &str = "invitation";
/// A bill, a note or a receipt, attached.
pub const PAPER: &str = "paper";
const RECOVERY: &str = "recovery";
/// The link that proves another address of an account.
pub const TAKE_ADDRESS: &str = "take_address";
/// A link that founds a workspace, or a text that says how.
pub const SIGN_UP: &str = "sign_up";
/// A notice of a change to an account.
pub(super) const NOTICE: &str = "notice";
/// A notice of a stranger's attempts on an account.
pub const BURST: &str = "burst";
pub const BURST_OF_FACTORS: &str = "burst_of_factors";
/// A link to choose a password, for a person whose imported hash no sign-in can verify.
pub(super) const CHOOSE: &str = "choose_password";
/// A link that is the last step of a sign-in.
pub(super) const LAST: &str = "last_step";
const GRANT: &str = "grant";
const CHECKPOINT: &str = "checkpoint";
const FINDINGS: &str = "findings";
const SETTINGS: &str = "settings";
const CLOSING: &str = "closing";
const EXPORT: &str = "export";
pub(crate) const BILLING: &str = "billing";
pub(crate) const SECURITY_CONTACT: &str = "security_contact";
const FORWARD: &str = "forward";

/// An invitation to join a workspace; its link follows.
pub fn invitation(workspace: &Workspace, inviter: &str, roles: &[&str], until: Instant) -> Words {
    let (shop, inviter) = (name(&workspace.name), name(inviter));
    let zone = workspace.zone.iana_name().unwrap_or("UTC");
    let until = until.to_zoned(workspace.zone.clone()).strftime("%-d %B %Y, %H:%M").to_string();
    let roles = roles.iter().map(|role| name(role)).collect::<Vec<_>>().join(", ");
    Words {
        kind: INVITATION,
        subject: say!("{inviter} invites you to {shop}", inviter = &inviter, shop = &shop),
        text: say!(
            "{inviter} invites you to work in {shop}, as {roles}.\n\n\
             The link below lets you in. It works once, for this address only, until {until} ({zone}).\n\n\
             If you do not know what this is about, ignore this mail: nothing happens unless you follow the link.",
            inviter = &inviter,
            shop = &shop,
            roles = &roles,
            until = &until,
            zone = &zone
        ),
    }
}

/// To a person who asked to open a workspace; the link that founds it follows.
pub fn sign_up(until: Instant) -> Words {
    Words {
        kind: SIGN_UP,
        subject: Phrase::of("Open your workspace"),
        text: say!(
            "Somebody, most likely you, wants to open a workspace at Steelyard with this address. The link below leads to the \
             form. It opens one workspace, until {until}.\n\nIf it was not you, ignore this mail: nothing happens \
             unless you follow the link.",
            until = moment(until)
        ),
    }
}

/// To a person who asked to sign up but has an account; the way to open another workspace follows.
pub fn has_account() -> Words {
    Words {
        kind: SIGN_UP,
        subject: Phrase::of("You have an account here"),
        text: Phrase::of(
            "Somebody, most likely you, wants to open a workspace at Steelyard with this address. It has an account here \
             already. To open another workspace with it, follow the link below and give your password.\n\nIf it was not you, \
             ignore this mail: nothing happens unless you follow the link.",
        ),
    }
}

/// From the operator, to a person who may open a workspace; the link that founds it follows.
pub fn founding(until: Instant) -> Words {
    Words {
        kind: SIGN_UP,
        subject: Phrase::of("You may open a workspace"),
        text: say!(
            "The people who run this Steelyard server invite you to open a workspace on it. The link below leads to the form. It \
             opens one workspace, until {until}.\n\nIf you do not know what this is about, ignore this mail: nothing \
             happens unless you follow the link.",
            until = moment(until)
        ),
    }
}

/// Proof of an address that was given for an account.
pub fn verify(until: Instant) -> Words {
    Words {
        kind: "verify",
        subject: Phrase::of("Confirm your address"),
        text: say!(
            "This address was given for an account at Steelyard. The link below confirms that it is yours. Open it in a \
             browser that is signed in to that account. It works once, until {until}.\n\nIf you did not give this address, do \
             nothing: nobody joins anything by it. If you want to use Steelyard yourself, the link makes an account of your own.",
            until = moment(until)
        ),
    }
}

/// A new password for a person who forgot theirs.
pub fn reset(until: Instant) -> Words {
    Words {
        kind: "reset",
        subject: Phrase::of("Choose a new password"),
        text: say!(
            "Somebody, most likely you, forgot the password of the account with this address. The link below lets you \
             choose a new one. It works once, until {until}, and only the newest one works.\n\n\
             If it was not you, do nothing: the password stays as it is.",
            until = moment(until)
        ),
    }
}

/// A new account for the reader of an address that another account named without proof.
pub fn reset_of_nobody(until: Instant) -> Words {
    Words {
        kind: "reset",
        subject: Phrase::of("Choose a password"),
        text: say!(
            "Somebody, most likely you, asked for a new password for the account with this address. Nobody ever confirmed \
             that this address belongs to that account, so its password cannot be changed by mail. The link below makes a new \
             account for you, which nobody else can sign in to. It works once, until {until}, and only the newest one works.\n\n\
             If you made that account, and can still sign in to it: do that instead, and confirm the address on \
             your account page. Then you keep everything.\n\nIf it was not you, ignore this mail: nothing happens \
             unless you follow the link.",
            until = moment(until)
        ),
    }
}

/// A link that signs in.
pub fn link(until: Instant) -> Words {
    Words {
        kind: "link",
        subject: Phrase::of("Your link to sign in"),
        text: say!(
            "The link below signs you in. It works once, until {until}, in the browser that asked for it.\n\n\
             If you did not ask for it, do nothing: nobody else can use it.",
            until = moment(until)
        ),
    }
}

/// The password was changed.
pub fn password_changed(at: Instant) -> Words {
    notice(
        "Your password was changed",
        say!("The password of your account was changed on {at}.", at = moment(at)),
    )
}

/// Many wrong passwords in a row. The first mail is sent at once; the next, a day later, covers all later
/// ones.
pub fn burst(at: Instant, is_first: bool) -> Words {
    let at = moment(at);
    let happened = match is_first {
        true => say!(
            "Ten wrong passwords in a row were given for your account, the last on {at}. If more follow, the next mail about \
             it comes in a day.",
            at = &at
        ),
        false => say!(
            "More wrong passwords were given for your account, ten or more in a row, since {at}. Until now no mail told \
             you of it: there is one a day.",
            at = &at
        ),
    };
    Words { kind: BURST, ..notice("Somebody tries to sign in as you", happened) }
}

/// Many wrong answers in a row where a second factor was asked for; as `burst`.
pub fn burst_of_factors(at: Instant, is_first: bool) -> Words {
    let at = moment(at);
    let happened = match is_first {
        true => say!(
            "Ten wrong answers in a row were given where your account asks for its second factor, the last on {at}. Whoever \
             gave them may know your password. If more follow, the next mail about it comes in a day.",
            at = &at
        ),
        false => say!(
            "More wrong answers were given where your account asks for its second factor, ten or more in a row, since \
             {at}. Whoever gives them may know your password. Until now no mail told you of it: there is one a day.",
            at = &at
        ),
    };
    Words { kind: BURST_OF_FACTORS, ..notice("Somebody tries the second factor of your account", happened) }
}

/// To a person whose account was imported with a password hash that no sign-in can verify; the link to a new
/// password follows.
pub fn choose_password(until: Instant) -> Words {
    Words {
        kind: CHOOSE,
        subject: Phrase::of("Choose a password"),
        text: say!(
            "Somebody tried to sign in to your account. It came here from another program, which kept your password in a form \
             that takes too long to check. So it does not sign you in here: choose a password by the link below. It works \
             once, until {until}.\n\nIf it was not you, there is nothing to do.",
            until = moment(until)
        ),
    }
}

/// To a person who gave the password and code of an account with very many wrong codes; the link that signs
/// in follows.
pub fn last_step(until: Instant) -> Words {
    Words {
        kind: LAST,
        subject: Phrase::of("Continue your sign-in"),
        text: say!(
            "Somebody gave the password and a code of your account. Many wrong codes were given for it in the last 30 days, so \
             the link below is required too. It works once, until {until}, in the browser where they were given.\n\nIf it was \
             not you, do not follow it: whoever it was knows your password and has your codes. Choose a new password at \
             once, and tell the Owner of your workspace.",
            until = moment(until)
        ),
    }
}

/// To a person who is to get new factors, before their old ones are removed; the link that stops it follows.
pub fn recovery_asked(asker: &str, reason: Option<&str>, due: Instant) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("Your second factor is to be taken away"),
        text: because(
            say!(
                "{asker} says that you lost your second factor, and asked to take your authenticators, passkeys and \
                 recovery codes away.",
                asker = name(asker)
            ),
            reason,
            say!(
                "It can be done from {due} on; your password stays, and you then set up a new second factor.\n\nIf you \
                 did not ask for this, stop it by the link below. Signing in with your second factor stops it too.",
                due = moment(due)
            ),
        ),
    }
}

/// To a person who is to come back to a workspace with a new account; the link that stops it follows.
pub fn recovery_asked_by_owner(workspace: &str, asker: &str, reason: Option<&str>, due: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: RECOVERY,
        subject: Phrase::of("Your membership of a workspace is to move to a new account"),
        text: because(
            say!(
                "{asker} says that you lost your second factor, and asked to move your membership of {shop} to a new \
                 account of yours.",
                asker = name(asker),
                shop = &shop
            ),
            reason,
            say!(
                "From {due} on you may get a mail with the link to make it. The account you have stays as it is, with \
                 its password, its second factor and your other workspaces.\n\nIf you did not ask for this, stop it by \
                 the link below. Signing in with your second factor stops it too.",
                due = moment(due)
            ),
        ),
    }
}

/// To the people who run a workspace: a member is to come back with a new account. The member's page follows.
pub fn recovery_of_member(
    workspace: &str,
    member: &str,
    asker: &str,
    reason: Option<&str>,
    due: Instant,
) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("A member is to come back with a new account"),
        text: because(
            say!(
                "{asker} says that {member}, of {workspace}, lost their second factor, and asked to move their \
                 membership to a new account.",
                asker = name(asker),
                member = name(member),
                workspace = name(workspace)
            ),
            reason,
            say!(
                "It can be done from {due} on.\n\nIf you did not expect this, ask them both. An Owner stops it on the \
                 page below.",
                due = moment(due)
            ),
        ),
    }
}

/// To the address of an Owner whom an operator is asked to bring back at another one. Nobody proved this
/// address, so it may be a stranger's. The link that stops it follows.
pub fn owner_is_to_move(workspace: &str, asker: &str, due: Instant) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("Your membership of a workspace is to move to another account"),
        text: say!(
            "{asker} was asked to move your membership of {workspace} to an account at another address, because you cannot sign in. It can be done \
             from {due} on.\n\nIf you did not ask for this, stop it by the link below. Signing in stops it too.",
            asker = name(asker),
            workspace = name(workspace),
            due = moment(due)
        ),
    }
}

/// To the people who run a workspace whose Owner an operator brings back. The Owner's page follows.
pub fn owner_moves(workspace: &str, owner: &str, asker: &str, reason: Option<&str>, due: Instant) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("An Owner is to come back at another address"),
        text: because(
            say!(
                "{asker} says that {owner}, an Owner of {workspace}, cannot sign in, and asked to move their membership \
                 to an account at another address.",
                asker = name(asker),
                owner = name(owner),
                workspace = name(workspace)
            ),
            reason,
            say!(
                "It can be done from {due} on.\n\nIf you did not expect this, ask them both. Signing in stops it.",
                due = moment(due)
            ),
        ),
    }
}

/// To the same people, after the link was sent. The team page follows.
pub fn owner_moved(workspace: &str, asker: &str, until: Instant) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("The link by which an Owner comes back was sent"),
        text: say!(
            "The request of {asker} in {workspace} was carried out: anybody who has the link takes over the Owner's \
             membership with it. It works once, until {until}.",
            asker = name(asker),
            workspace = name(workspace),
            until = moment(until)
        ),
    }
}

/// To the address with which an Owner comes back; the link follows.
pub fn owner_comes_back(workspace: &str, asker: &str, until: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: RECOVERY,
        subject: say!("Come back to {shop}", shop = &shop),
        text: say!(
            "The request to {asker} can be carried out now: the link below makes an account at this address, and the Owner's membership of \
             {shop} moves to it, with all that they did there. It works once, until {until}.\n\nIf this is not your \
             request, ignore this mail: nothing happens unless you follow the link.",
            asker = name(asker),
            until = moment(until),
            shop = &shop
        ),
    }
}

/// To a member whose recovery is complete; the link to their new account follows.
pub fn recovered(workspace: &Workspace, asker: &str, until: Instant) -> Words {
    let shop = name(&workspace.name);
    Words {
        kind: RECOVERY,
        subject: say!("Come back to {shop}", shop = &shop),
        text: say!(
            "What {asker} asked for can be done now: the link below makes a new account for you, and your place in {shop} goes over \
             to it, with all that you did there. The address of this mail goes to it too. It works once, until {until}.\n\nThe account \
             you had keeps its password, its second factor and your other workspaces: sign in to it as before, and it asks you \
             for another address.\n\nIf you can still sign in, ignore this mail: nothing happens unless you follow \
             the link.",
            asker = name(asker),
            until = moment(until),
            shop = &shop
        ),
    }
}

/// To the people who run a workspace: a member is to get new factors. The member's page follows.
pub fn recovery_of(workspace: &str, member: &str, asker: &str, reason: Option<&str>, due: Instant) -> Words {
    Words {
        kind: RECOVERY,
        subject: Phrase::of("A second factor is to be taken away"),
        text: because(
            say!(
                "{asker} asked to take the second factor of {member}, of {workspace}, away.",
                asker = name(asker),
                member = name(member),
                workspace = name(workspace)
            ),
            reason,
            say!(
                "It can be done from {due} on.\n\nIf you did not expect this, ask them both. An Owner stops it on the \
                 page below.",
                due = moment(due)
            ),
        ),
    }
}

/// To a person who must set up new factors.
pub fn recovery_finished(asker: &str, at: Instant) -> Words {
    let happened = say!(
        "What {asker} asked for was done on {at}: your authenticators, passkeys and recovery codes are taken away, and every \
         session and API token of yours has ended. Sign in with your password and set up a new second factor.",
        asker = name(asker),
        at = moment(at)
    );
    notice("Your second factor was taken away", happened)
}

/// To the Owners of a workspace to which an operator was given access; its audit log follows.
pub fn grant(workspace: &str, operator: &str, role: &str, reason: &str, until: Instant) -> Words {
    Words {
        kind: GRANT,
        subject: Phrase::of("An operator was let in to your workspace"),
        text: say!(
            "{operator} may look around in {workspace} as {role} until {until}. The reason given: {reason}\n\nWhat they read is in the audit log, at \
             the link below. If you did not expect this, remove them on the team page: that ends it at once.",
            operator = name(operator),
            workspace = name(workspace),
            until = moment(until),
            reason = name(reason),
            role
        ),
    }
}

/// To the Owners, once a week: the checkpoint, which shows later whether history was rewritten. The audit log
/// follows.
pub fn checkpoint(workspace: &str, note: &str, key: &str) -> Words {
    Words {
        kind: CHECKPOINT,
        subject: Phrase::of("This week's checkpoint of your audit log"),
        text: say!(
            "Keep this mail. It contains a signed checkpoint of the audit log that {workspace} is part of. A person who keeps one can show \
             later that nothing before it was changed, removed or added.\n\nTo check it, export the audit log by the link \
             below, put the lines of the checkpoint into a file, and run:\n\n  steelyard audit verify EXPORT --checkpoint \
             FILE\n\nThe checkpoint, to its last line:\n\n{note}\n\nThe key it is signed with:\n\n{key}",
            workspace = name(workspace),
            note = note.trim_end(),
            key = key.trim_end()
        ),
    }
}

/// The request, its reason if one was given, and the consequence.
fn because(asked: Phrase, reason: Option<&str>, next: Phrase) -> Phrase {
    let reason = reason.map(|it| name(it).trim_end_matches('.').to_owned());
    let given = reason.map(|reason| say!("The reason given: {reason}.", reason));
    Phrase::joined([Some(asked), given, Some(next)].into_iter().flatten())
}

/// A paragraph and the one after it.
fn paragraphs(before: Phrase, next: Phrase) -> Phrase {
    say!("{before}\n\n{next}", before, next)
}

/// Texts, each on a line with a dash.
fn listed(texts: impl IntoIterator<Item = Phrase>) -> Phrase {
    let lines = texts.into_iter().map(|text| say!("- {text}", text));
    lines.reduce(|before, next| say!("{before}\n{next}", before, next)).unwrap_or(Phrase::of(""))
}

/// The workspace was closed; with the day on which it ends.
pub fn closed(
    workspace: &Workspace,
    by: &str,
    (ends_at, books_until): (Instant, Option<Day>),
    reason: &str,
) -> Words {
    let (shop, day) = (name(&workspace.name), ends_at.to_zoned(workspace.zone.clone()));
    let day = day.strftime("%-d %B %Y").to_string();
    let end = match books_until {
        None => say!("on {day} everything in it is deleted", day = &day),
        Some(until) => say!(
            "on {day} everything in it is deleted but its books, which stay in a closed archive until {until}",
            day = &day,
            until = until.strftime("%-d %B %Y").to_string()
        ),
    };
    Words {
        kind: CLOSING,
        subject: say!("{shop} is closed and ends on {day}", shop = &shop, day = &day),
        text: say!(
            "{by} closed {shop}. From now on it can only be read; {end}.\n\nThe reason given: {reason}\n\nUntil {day} any \
             Owner may open it again, at the link below.",
            by = name(by),
            end,
            reason = name(reason),
            shop = &shop,
            day = &day
        ),
    }
}

/// The workspace was opened again.
pub fn reopened(workspace: &Workspace, by: &str, reason: &str) -> Words {
    let shop = name(&workspace.name);
    Words {
        kind: CLOSING,
        subject: say!("{shop} is open again", shop = &shop),
        text: say!(
            "{by} opened {shop} again. Nothing of it is deleted.\n\nThe reason given: {reason}",
            by = name(by),
            reason = name(reason),
            shop = &shop
        ),
    }
}

/// An authenticator was added; with the name that its owner gave it.
pub fn authenticator_added(name: &str, at: Instant) -> Words {
    let happened = say!(
        "The authenticator {name} was added to your account on {at}.",
        name = quoted(name),
        at = moment(at)
    );
    notice("An authenticator was added to your account", happened)
}

/// A passkey was added; with the name that its owner gave it.
pub fn passkey_added(name: &str, at: Instant) -> Words {
    let happened =
        say!("The passkey {name} was added to your account on {at}.", name = quoted(name), at = moment(at));
    notice("A passkey was added to your account", happened)
}

/// Sign-in with a provider was linked or unlinked.
pub fn provider(issuer: &str, is_linked: bool, at: Instant) -> Words {
    let (host, at) = (line(issuer), moment(at));
    if is_linked {
        let happened =
            say!("Signing in by {host} was linked to your account on {at}.", host = &host, at = &at);
        return notice("A way to sign in was linked to your account", happened);
    }
    let happened =
        say!("Signing in by {host} was removed from your account on {at}.", host = &host, at = &at);
    notice("A way to sign in was removed from your account", happened)
}

/// A second factor was removed.
pub fn factor_removed(name: &str, at: Instant) -> Words {
    let happened = say!(
        "The second factor {name} was removed from your account on {at}.",
        name = quoted(name),
        at = moment(at)
    );
    notice("A second factor was removed from your account", happened)
}

/// The recovery codes were replaced.
pub fn codes_renewed(at: Instant) -> Words {
    let happened = say!("New recovery codes were made for your account on {at}.", at = moment(at));
    notice("Your recovery codes were renewed", happened)
}

/// A PIN was set or removed.
pub fn pin_changed(workspace: &str, has_one: bool, at: Instant) -> Words {
    let (shop, at) = (name(workspace), moment(at));
    let happened = match has_one {
        true => say!("A PIN was set for the tills of {shop}, on {at}.", shop = &shop, at = &at),
        false => say!("Your PIN was taken away for the tills of {shop}, on {at}.", shop = &shop, at = &at),
    };
    notice("Your PIN was changed", happened)
}

/// A recovery code was used.
pub fn recovery_code_used(at: Instant) -> Words {
    let happened = say!("One of your recovery codes was used on {at}. It no longer works.", at = moment(at));
    notice("A recovery code was used", happened)
}

/// A sign-in with a new browser.
pub fn new_browser(browser: &str, from: Option<&str>, at: Instant) -> Words {
    let (browser, at) = (name(browser), moment(at));
    let happened = match from.map(line) {
        Some(ip) => say!(
            "Somebody signed in to your account with a browser that was not seen before: {browser}, from {ip}, on {at}.",
            browser = &browser,
            ip = &ip,
            at = &at
        ),
        None => say!(
            "Somebody signed in to your account with a browser that was not seen before: {browser}, on {at}.",
            browser = &browser,
            at = &at
        ),
    };
    notice("Your account was used in a new browser", happened)
}

/// Findings of detection in a workspace; its page follows.
pub fn findings(workspace: &str, titles: &[&'static str], at: Instant) -> Words {
    Words {
        kind: FINDINGS,
        subject: say!("Something unusual in {workspace}", workspace = name(workspace)),
        text: say!(
            "Found on {at} in the audit log of {workspace}:\n\n{titles}\n\nThe page below tells what and whom it is about. Nothing was \
             stopped by it. Whoever looked into it dismisses it there, with the reason.",
            at = moment(at),
            workspace = name(workspace),
            titles = listed(titles.iter().map(|title| Phrase::of(title)))
        ),
    }
}

/// A name that somebody typed, in quotation marks.
fn quoted(name: &str) -> String {
    format!("\u{201c}{}\u{201d}", plain_name::tamed(name))
}

/// A change to an account, and what to do if somebody else made it.
fn notice(subject: impl Into<Phrase>, happened: Phrase) -> Words {
    Words {
        kind: NOTICE,
        subject: subject.into(),
        text: say!(
            "{happened}\n\nIf it was you, there is nothing to do. If not, choose a new password by the link below: it \
             ends every session and API token. Then tell the Owner of your workspace.",
            happened
        ),
    }
}

/// A notice without any text that somebody typed.
pub fn untyped(words: &Words, at: Instant) -> Words {
    notice(words.subject.clone(), say!("{subject}, on {at}.", at = moment(at), subject = &words.subject))
}

/// A moment in words, for texts without a workspace's time zone.
fn moment(at: Instant) -> String {
    format!("{} (UTC)", at.strftime("%-d %B %Y, %H:%M"))
}

/// The foot of a mail of a kind: the addresses at which the operator is reached. A bill or note is the
/// shop's own and has none.
pub(crate) fn foot(kind: &str, contacts: &Contacts) -> String {
    if kind == PAPER {
        return String::new();
    }
    let told = |contact: &Contact| {
        let address = contacts.address(*contact)?;
        let line = match contact {
            Contact::Support => say!("Questions: {address}", address),
            Contact::Security => say!("Reports of weaknesses: {address}", address),
        };
        Some(line.in_language(LANGUAGE))
    };
    let lines: Vec<String> = [Contact::Support, Contact::Security].iter().filter_map(told).collect();
    lines.join("\n")
}

/// The whole text of the mail: the words, the link on a line of its own, then the foot.
pub(crate) fn whole(text: &str, origin: &str, link: Option<&str>, foot: &str) -> String {
    let link = link.map(|path| format!("\n\n{origin}{path}")).unwrap_or_default();
    let gap = if foot.is_empty() { "" } else { "\n\n" };
    format!("{text}{link}{gap}{foot}\n")
}

/// Typed text that is not an address: on one line, and in a form that mail programs do not turn into a link.
fn name(of: &str) -> String {
    plain_name::tamed(of)
}

/// An address, or our own text, on one line.
fn line(typed: &str) -> String {
    typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
