//! Every refusal the program can give, as one table: its name for programs, its HTTP status, and what to do next.
//! A row is never renamed or reused, because programs of our customers read the names.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// One row a code: variant, name in answers, HTTP status, and the text shown when no better one is at hand.
macro_rules! codes {
    ($($variant:ident $name:literal $status:literal $meaning:literal;)+) => {
        /// Why something was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        #[schemars(with = "String", extend("enum" = Code::ALL))]
        pub enum Code {
            $(#[doc = $meaning] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The name programs read: `lot_held`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// The HTTP status (RFC 9110) the code is answered with.
            pub fn status(self) -> u16 {
                match self { $(Code::$variant => $status,)+ }
            }

            /// The cause and the remedy, for a person who is not technical.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)+ }
            }
        }
    };
}

codes! {
    // The form of the request, sign-in, any part.
    JsonInvalid "json_invalid" 400
        "The request could not be read. Check it for a missing bracket or a name given twice, and send it again.";
    RequestInvalid "request_invalid" 400
        "The request could not be understood. Go back to the page and try again.";
    SignInRequired "sign_in_required" 401
        "You are not signed in, or your session has ended. Sign in and try again.";
    PermissionDenied "permission_denied" 403
        "Your role may not do this. Ask somebody with the role that may.";
    StepUpRequired "step_up_required" 403
        "Confirm that it is you: enter the code of your second factor, then try again.";
    MfaRequired "mfa_required" 403
        "Your role needs a second sign-in factor. Set one up first, then try again.";
    PasswordDue "password_due" 403
        "You have to choose a new password. Choose one on your account page first, then try again.";
    AddressDue "address_due" 403
        "Somebody else proved that your address is theirs. Give another one on your account page first, then try again.";
    NetworkBlocked "network_blocked" 403
        "Requests from this network are refused because of an incident. Ask the people who run this server.";
    CsrfFailed "csrf_failed" 403
        "This form was open too long or did not come from this page. Load the page again and send it once more.";
    NotFound "not_found" 404
        "Nothing of that name was found here. Check the name or number and try again.";
    ActionUnknown "action_unknown" 404
        "The program has no such action. Check its name in the list of actions.";
    MethodNotAllowed "method_not_allowed" 405
        "This address does not accept that method. Go back to the page and try again.";
    IdempotencyConflict "idempotency_conflict" 409
        "This was sent before with other content. Check what was saved, then send the new one under a new key.";
    LinkUsed "link_used" 410
        "This link was used already or is too old. Ask for a new one.";
    VersionStale "version_stale" 412
        "Somebody changed this meanwhile. Load it again and repeat your change.";
    BodyTooLarge "body_too_large" 413
        "This is more than can be sent at once. Send it in smaller parts, or choose smaller files.";
    ContentType "content_type" 415
        "Only JSON or a form can be read here. Send it as one of these.";
    WrongHost "wrong_host" 421
        "This address is not served here. Check the name in your browser's address line.";
    IdempotencyKeyMissing "idempotency_key_missing" 428
        "A call that writes needs an Idempotency-Key header. Add one and send it again.";
    RateLimited "rate_limited" 429
        "Too many requests in a short time. Wait a moment and try again.";
    JobsWaiting "jobs_waiting" 429
        "This workspace has too much work waiting. Wait until some of it is done, then send this again.";
    InternalError "internal_error" 500
        "Something went wrong on our side; nothing was saved. Try again, and give the reference to your administrator if it happens again.";
    DataDamaged "data_damaged" 500
        "A part of the stored data is damaged. Trying again does not help: ask the people who run this server to restore it.";
    JobInterrupted "job_interrupted" 500
        "The program stopped each time it worked on this; nothing was saved. Start it again, in smaller parts if it is large.";
    ReadOnly "read_only" 503
        "Nothing can be saved just now; reading works. Try again later.";
    Overloaded "overloaded" 503
        "The server is too busy. Wait a moment and try again.";
    DiskFull "disk_full" 507
        "The disk with this instance's data is almost full: it can only be read. Ask the people who run it to free space.";
    FieldRequired "field_required" 422
        "This field is required. Fill it in.";
    FieldUnknown "field_unknown" 422
        "There is no such field here. Remove it.";
    ValueUnknown "value_unknown" 422
        "This is not one of the choices. Choose one from the list.";
    NumberFormat "number_format" 422
        "Write this as a plain number, such as 12.5: digits and one point, no commas or spaces.";
    NumberMustBeText "number_must_be_text" 422
        "Send this number in quotation marks, such as \"12.5\", so that no digit is lost.";
    NumberMustBeInteger "number_must_be_integer" 422
        "A whole number is needed. Leave out the fraction and the quotation marks.";
    NumberDecimals "number_decimals" 422
        "There are more digits after the point than this field takes. Shorten it.";
    NumberRange "number_range" 422
        "This number is too small or too large here. Check it, and look for a slipped point.";
    TextTooLong "text_too_long" 422
        "This text is too long. Shorten it.";
    TextCharacter "text_character" 422
        "This text has a character that cannot be shown. Type it again instead of pasting it.";
    ListTooLong "list_too_long" 422
        "There are more than 1,000 lines. Split them into several.";
    TimeFormat "time_format" 422
        "There is no such day or time. Write a day as 2026-03-31.";
    TimeInFuture "time_in_future" 422
        "This is in the future. Check the date and the clock.";
    TimeRange "time_range" 422
        "This is too early or too late here. Check the year.";
    EmailFormat "email_format" 422
        "This is not an e-mail address. Check it for a missing part.";
    JobEnded "job_ended" 409
        "This work has ended already. Look at its result.";
    RecoveryWaits "recovery_waits" 409
        "This waits for a while, so that it can be stopped. Come back at the time shown.";
    ClocksDiffer "clocks_differ" 409
        "The clocks of the program and of its database differ by more than a day. Set them right, then confirm it.";
    NoJump "no_jump" 409
        "No jump of the clock waits for a confirmation: it was confirmed already.";
    WorkspaceNotEmpty "workspace_not_empty" 409
        "This workspace has rows of its own already. Bring an archive into an empty one.";
    ArchiveRefused "archive_refused" 422
        "This archive cannot be brought in: something in it is wrong. Take a new one out of the workspace that it is of.";
    WorkspaceClosed "workspace_closed" 409
        "This workspace is closed and can only be read. An Owner may open it again until the day it ends.";
    PartyErased "party_erased" 409
        "This party was erased. Add them again to do business with them.";
    PartyOpen "party_open" 409
        "Something is still open here: money, metal or a bill. Settle it first, then erase.";
    PartyRestricted "party_restricted" 409
        "The data of this party is restricted: it can be read, and nothing is done with it. Lift the restriction first.";
    LegalHold "legal_hold" 409
        "A legal hold keeps this. An Owner may lift the hold, with a reason.";
    CohortTooSmall "cohort_too_small" 409
        "There is no figure: fewer than 20 workspaces of this trade and country took part. It comes when there are more.";
    PeriodLocked "period_locked" 409
        "This day is in a closed period. Use a later date, or ask the accountant.";

    // Lots and stock.
    LotHeld "lot_held" 409
        "This lot is on hold. Use another lot, or ask Quality to decide about the hold.";
    LotExpired "lot_expired" 409
        "This lot is past its use-by or best-before day. Use another lot.";
    LotInsufficient "lot_insufficient" 409
        "There is not that much left of this lot. Use less, or add another lot.";
    LotNotReleased "lot_not_released" 409
        "The batch of this lot is not released yet. Wait for Quality to release it, or use another lot.";
    LotCodeTaken "lot_code_taken" 409
        "A lot has this code already. Choose another code.";
    LotCodeFormat "lot_code_format" 422
        "A lot code has 1 to 20 letters, digits and common signs, and no spaces. Shorten or change it.";
    LotItemMismatch "lot_item_mismatch" 409
        "This lot is of another item than the line asks for. Pick a lot of that item.";
    LotCycle "lot_cycle" 409
        "This lot would become part of itself. Check which lot goes into which.";
    PieceHeld "piece_held" 409
        "This piece is on hold. Use another piece, or ask Quality to decide about the hold.";
    PieceGone "piece_gone" 409
        "This piece is no longer in stock. Pick another one.";
    PiecesRequired "pieces_required" 422
        "This lot is weighed piece by piece. Name the pieces.";
    QuantityResolution "quantity_resolution" 422
        "This is finer than the scale for this item shows. Enter what the scale shows.";
    UnitUnknown "unit_unknown" 422
        "There is no such unit. Use one of the list, such as kg, L or each.";
    UnitMismatch "unit_mismatch" 422
        "This unit does not fit the item. Use a unit of the same kind.";
    DensityMissing "density_missing" 422
        "Litres and kilograms cannot be compared without a density. Enter the item's density first.";

    // MAKE.
    BatchStateInvalid "batch_state_invalid" 409
        "The batch is not at a step where this can be done. Load the batch again to see its state.";
    BatchOpenDeviation "batch_open_deviation" 409
        "A deviation of this batch is still open. Close it first.";
    BatchLotHeld "batch_lot_held" 409
        "A lot made by this batch is on hold. Decide about the hold first.";
    BatchMissingReading "batch_missing_reading" 409
        "A required reading of this batch is missing. Record it, or have Quality decide about it.";
    AgeMinimumNotMet "age_minimum_not_met" 409
        "This batch is too young. Wait until the time shown.";
    BatchParentNotReleased "batch_parent_not_released" 409
        "An input of this batch is not released yet. Release that first.";
    MassBalanceExceeded "mass_balance_exceeded" 409
        "Inputs and outputs differ by too much. Check the weights, or record the loss.";
    FourEyes "four_eyes" 409
        "Somebody else must release this batch, because you made it or took its failing readings.";
    LineUnknown "line_unknown" 422
        "The recipe has no such line. Pick one of its lines.";
    FormulaInvalid "formula_invalid" 422
        "The formula cannot be read. Check its signs, brackets and names.";
    FormulaCycle "formula_cycle" 422
        "These lines are computed from each other in a circle. Give one of them a fixed amount.";
    FormulaDivisionByZero "formula_division_by_zero" 422
        "The formula divides by zero. Check the amounts it divides by.";
    RecipeCycle "recipe_cycle" 422
        "This recipe would contain itself. Take it out of its own ingredients.";
    RecipeFrozen "recipe_frozen" 409
        "A published recipe is never changed. Make a new version of it.";
    CostSharesNot100 "cost_shares_not_100" 422
        "The cost shares do not add up to 100 percent. Change them until they do.";
    AllergenRemovalNeedsQuality "allergen_removal_needs_quality" 403
        "Only Quality or the Owner may remove an allergen. Ask one of them.";
    EquipmentCapacityExceeded "equipment_capacity_exceeded" 422
        "This is more than the equipment holds. Make less, or use a larger one.";
    EquipmentBelowMinimum "equipment_below_minimum" 422
        "This is less than the equipment can work with. Make more, or use a smaller one.";
    CheckKindNotForEquipment "check_kind_not_for_equipment" 422
        "This kind of check does not fit this equipment. Pick another kind.";
    EquipmentCalibrationOverdue "equipment_calibration_overdue" 409
        "The calibration of this instrument is overdue. Calibrate it, or use another one.";
    EquipmentCleaningOverdue "equipment_cleaning_overdue" 409
        "The last cleaning of this equipment is too long ago. Clean it and record that.";
    EquipmentDirty "equipment_dirty" 409
        "This equipment was used since it was last cleaned. Clean it and record that.";
    EquipmentFailed "equipment_failed" 409
        "This equipment failed its last check. Repair and check it, or use another one.";
    ReadingInstrumentUnfit "reading_instrument_unfit" 409
        "This instrument is overdue for calibration, failed its check or measures something else. Measure again with another one.";
    ReadingOutsideBatch "reading_outside_batch" 422
        "The batch had not started at this moment. Check the time of the reading and its batch.";
    ReadingNotPhysical "reading_not_physical" 422
        "No such value can be measured here. Check the number and the instrument.";
    SequenceInvalid "sequence_invalid" 422
        "A device numbers its readings from 1 upward. Check the device's numbering.";
    CorrectionNeedsQuality "correction_needs_quality" 403
        "Only Quality may turn a failed reading into a passed one. Ask Quality.";
    FefoOverrideReasonRequired "fefo_override_reason_required" 422
        "Another lot should be used up first. Use that one, or give a reason.";
    MilkAntibioticPositive "milk_antibiotic_positive" 409
        "The antibiotic test of this milk is not clear. Do not unload it.";
    MilkTemperatureHigh "milk_temperature_high" 409
        "This milk is too warm. Do not unload it.";
    SiloOverfull "silo_overfull" 409
        "This does not fit into the silo. Use another silo, or take in less.";
    SiloDirty "silo_dirty" 409
        "This silo needs cleaning first. Clean it and record that, or use another silo.";
    SiloNotEmpty "silo_not_empty" 409
        "There is milk in this silo. Draw it, or book what is left as a loss, and clean it then.";
    WeightGainNotAllowed "weight_gain_not_allowed" 409
        "This weighs more than last time, and ageing only loses weight. Weigh it again, or take the last weighing back if it was wrong.";
    WeightLossLarge "weight_loss_large" 422
        "This is more than a fifth less than last time. Look for a slipped point, and confirm if it is right.";
    CountGainLarge "count_gain_large" 422
        "This makes it more than ten times what was there. Look for a slipped point, and confirm if it is right.";
    LotWeighed "lot_weighed" 409
        "It was weighed after it was made. Take the weighing back first, then take back what was made.";
    WeighingNotLast "weighing_not_last" 409
        "There is no weighing to take back, or goods came or left after it. Adjust the stock instead.";
    RecallOpenStock "recall_open_stock" 409
        "Some stock of this recall has no decision yet. Decide about each lot, then close the recall.";
    Gs1CheckDigit "gs1_check_digit" 422
        "The last digit does not fit the others, so one is wrong. Compare the number with the label.";
    Gs1UnknownAi "gs1_unknown_ai" 422
        "The bar code has a part this program does not know. Type the data in instead.";
    Gs1ValueFormat "gs1_value_format" 422
        "A part of the bar code is not written as it must be. Scan it again or type the data in.";
    Gs1ValueLength "gs1_value_length" 422
        "A part of the bar code is too short or too long. Scan it again or type the data in.";
    Gs1Charset "gs1_charset" 422
        "A part of the bar code has a character that bar codes do not carry. Change it.";
    Gs1DuplicateAi "gs1_duplicate_ai" 422
        "The bar code has the same part twice. Scan it again or type the data in.";
    Gs1InvalidPair "gs1_invalid_pair" 422
        "Two parts of this bar code exclude each other. Leave out one of them.";
    Gs1RequiredAi "gs1_required_ai" 422
        "The bar code lacks a part that must go with another. Add it.";
    Gs1Date "gs1_date" 422
        "The bar code has a day that does not exist. Check the date on the label.";
    Gs1WeightRange "gs1_weight_range" 422
        "This weight does not fit into a bar code. Check the weight.";

    // SELL and the workspace's plan.
    RateMissing "rate_missing" 409
        "There is no rate for this metal and fineness. Ask a manager to publish one.";
    RateStale "rate_stale" 409
        "The rate is too old. Ask a manager to publish it again.";
    RateChanged "rate_changed" 409
        "The total is not the one that was quoted. Show the customer the new total and quote again.";
    RateDuplicate "rate_duplicate" 409
        "A rate exists for this moment already. Correct that one, or choose another time.";
    RateJump "rate_jump" 422
        "This differs by more than 10 percent from the rate in force. Check it, and confirm if it is right.";
    GstinFormat "gstin_format" 422
        "A GSTIN has 15 capital letters and digits and begins with the state. Check it against the certificate.";
    GstinCheckDigit "gstin_check_digit" 422
        "The last character of this GSTIN does not fit the others, so one is wrong. Check it against the certificate.";
    GstinState "gstin_state" 422
        "This GSTIN belongs to another state than the address. Check both.";
    AbnCheckDigit "abn_check_digit" 422
        "This number does not add up, so a digit is wrong. Check it against the business's papers.";
    PanFormat "pan_format" 422
        "A PAN is five letters, four digits and a letter, such as ABCPJ1234K. Check it against the card.";
    PanRequired "pan_required" 422
        "A sale of this size needs the customer's PAN. Ask for the card and enter it.";
    HuidFormat "huid_format" 422
        "A HUID has six capital letters and digits. Read it from the piece again.";
    HuidRequired "huid_required" 422
        "This piece needs its HUID. Read it from the hallmark and enter it.";
    HuidTaken "huid_taken" 409
        "Another piece has this HUID. Check both pieces.";
    TagTaken "tag_taken" 409
        "Another piece has this tag. Give this one a new tag.";
    ArticleNotAvailable "article_not_available" 409
        "This piece cannot be sold now: it is sold, reserved, away, or waiting for a check. Pick another one.";
    WeightMismatch "weight_mismatch" 422
        "Gross, stones and net weight do not add up. Weigh again and correct them.";
    DocumentNumberFormat "document_number_format" 422
        "A document number has 1 to 16 of A-Z, 0-9, / and -, and begins with a letter or with 1 to 9. Change it.";
    SeriesMissing "series_missing" 409
        "There is no number series for this paper, counter and year. Ask the owner to add one in the settings.";
    DiscountCeiling "discount_ceiling" 403
        "This discount is above what your role may give. Lower it, or ask somebody who may give it.";
    DiscountExceedsLine "discount_exceeds_line" 422
        "The discount is more than the line's amount. Lower it.";
    SeriesCodeTaken "series_code_taken" 409
        "Another kind of paper is numbered under this code. Choose another code.";
    PostedImmutable "posted_immutable" 409
        "A posted paper is never changed. Reverse it and make a new one.";
    AlreadyReversed "already_reversed" 409
        "This was reversed already. Look at the reversal.";
    DocumentStateInvalid "document_state_invalid" 409
        "This paper cannot be taken back as it stands. Look at what is said of it.";
    DebitNoteStands "debit_note_stands" 409
        "A debit note adds to this bill. Reverse that note first, or credit the rest of it.";
    CreditExceedsInvoice "credit_exceeds_invoice" 409
        "This is more than can still be credited on the bill. Lower it to that amount.";
    CreditNoteTaxTimeBarred "credit_note_tax_time_barred" 409
        "It is too late to credit the tax of this bill. Make the credit note without tax.";
    TenderMismatch "tender_mismatch" 422
        "The payments do not add up to the amount. Correct one of them.";
    CreditLimit "credit_limit" 409
        "This would go beyond the customer's credit limit. Take a payment first.";
    CashLimitDay "cash_limit_day" 409
        "The law allows no more cash from this person today. Take the rest by bank, card or UPI.";
    CashLimitTransaction "cash_limit_transaction" 409
        "The law allows no more cash for this bill. Take the rest by bank, card or UPI.";
    CashLimitEvent "cash_limit_event" 409
        "The law allows no more cash for this event. Take the rest by bank, card or UPI.";
    CashPayoutLimit "cash_payout_limit" 409
        "No more cash may be paid to this person today. Pay the rest by bank.";
    AmountMismatch "amount_mismatch" 422
        "Quantity and price give another amount. Correct one of the three.";
    DateNotToday "date_not_today" 403
        "Your role posts with today's date only. Ask a manager to post it for another day.";
    DraftStateInvalid "draft_state_invalid" 409
        "This draft was posted or discarded, or is too old. Start a new one.";
    TillStateInvalid "till_state_invalid" 409
        "The till is open already, or is not open. Look at the till first.";
    TillShort "till_short" 409
        "There is not so much cash in this till. Pay less in cash, put cash in, or pay in another way.";
    TillDifferenceLarge "till_difference_large" 422
        "The cash differs a lot from what should be in the till. Count it again, and confirm if it is right.";
    PaymentStateInvalid "payment_state_invalid" 409
        "This payment or cheque was settled in another way already. Look at it first.";
    OrderStateInvalid "order_state_invalid" 409
        "This step does not fit the state of the work. Look at its state first.";
    AccountControlled "account_controlled" 409
        "The program keeps this account itself. Use the action that changes it, or choose an account of your own.";
    SchemeComplete "scheme_complete" 409
        "All instalments of this scheme are paid. Redeem it.";
    SchemeRedeemed "scheme_redeemed" 409
        "This scheme was redeemed already. Look at its bill.";
    SchemePastMaxDays "scheme_past_max_days" 409
        "This scheme is past its last day. It can only be paid back.";
    KarigarLossOverLimit "karigar_loss_over_limit" 403
        "More metal was lost than is allowed. The owner must close this, and give a reason.";
    TooManyOpen "too_many_open" 409
        "The limit for these is reached. End some of them first.";
    PlanLimitExceeded "plan_limit_exceeded" 409
        "Your plan does not include more of this. Remove some, or ask the owner to change the plan.";
    PlanUnchanged "plan_unchanged" 409
        "You are on this plan already. Nothing was changed.";
}

/// The text is not a code of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such code")
    }
}

impl std::error::Error for UnknownCode {}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Code, UnknownCode> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name).ok_or(UnknownCode)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A new or removed code must be a decision, because customers' programs read the codes.
    const CODES: usize = 171;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(Code::ALL.len(), CODES);
        assert_eq!(names.len(), CODES);
    }

    #[test]
    fn no_two_codes_are_explained_alike() {
        let meanings: BTreeSet<&str> = Code::ALL.iter().map(|code| code.meaning()).collect();
        assert_eq!(meanings.len(), CODES);
    }

    #[test]
    fn names_are_lower_snake_case_and_lead_back_to_their_code() {
        for &code in Code::ALL {
            let name = code.as_str();
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{name}"
            );
            assert_eq!(name.parse(), Ok(code));
        }
        assert_eq!("lot_hold".parse::<Code>(), Err(UnknownCode));
    }

    #[test]
    fn a_meaning_is_one_or_two_short_plain_sentences() {
        for code in Code::ALL {
            let meaning = code.meaning();
            assert!(meaning.ends_with('.') && meaning.len() <= 130, "{code}: {meaning}");
            assert!(meaning.starts_with(char::is_uppercase), "{code}: {meaning}");
        }
    }

    #[test]
    fn only_our_own_fault_is_a_server_error_besides_being_closed_full_or_damaged() {
        let ours: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.status() >= 500).collect();
        let known = [
            Code::InternalError,
            Code::DataDamaged,
            Code::JobInterrupted,
            Code::ReadOnly,
            Code::Overloaded,
            Code::DiskFull,
        ];
        assert_eq!(ours, known);
    }
}
