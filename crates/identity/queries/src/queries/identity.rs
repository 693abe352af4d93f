// This file was generated with `clorinde`. Do not modify.

#[derive(Debug)]
pub struct AddProvenPersonParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub person: uuid::Uuid,
    pub email: T1,
    pub email_blind: T2,
    pub name: T3,
    pub password: T4,
    pub standing: Option<T5>,
    pub list: Option<T6>,
    pub over: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AddPersonParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub person: uuid::Uuid,
    pub email: T1,
    pub email_blind: T2,
    pub name: T3,
    pub password: T4,
    pub standing: Option<T5>,
    pub list: Option<T6>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetMyPasswordParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub password: T1,
    pub standing: Option<T2>,
    pub list: Option<T3>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct JudgeMyPasswordParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub was: T1,
    pub password: T2,
    pub standing: T3,
    pub list: T4,
}
#[derive(Debug)]
pub struct AddFactorParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql> {
    pub factor: uuid::Uuid,
    pub kind: T1,
    pub name: T2,
    pub secret: T3,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UseFactorParams {
    pub factor: uuid::Uuid,
    pub step: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AddPasskeyParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub factor: uuid::Uuid,
    pub name: T1,
    pub credential_id: T2,
    pub credential_blind: T3,
    pub secret: T4,
    pub seen: i64,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UsePasskeyParams {
    pub factor: uuid::Uuid,
    pub seen: i64,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertRecoveryParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub recovery: uuid::Uuid,
    pub person: uuid::Uuid,
    pub asked_in: Option<uuid::Uuid>,
    pub asked_by: uuid::Uuid,
    pub asker: T1,
    pub reason: Option<T2>,
    pub case_no: Option<T3>,
    pub address: Option<T4>,
    pub stop_sha256: T5,
    pub now: jiff::Timestamp,
    pub due: jiff::Timestamp,
    pub ends: jiff::Timestamp,
}
#[derive(Debug)]
pub struct WaitingRecoveriesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant: uuid::Uuid,
    pub persons: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LockRecoveryParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RecoveryByLinkParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub stop_sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EndRecoveryParams<T1: crate::StringSql> {
    pub state: T1,
    pub now: jiff::Timestamp,
    pub by: uuid::Uuid,
    pub tenant: uuid::Uuid,
    pub recovery: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MovesSinceParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawMovesParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LapseRecoveryParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RecoveriesSinceParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub first: uuid::Uuid,
}
#[derive(Debug)]
pub struct OfferIdentityParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub identity: uuid::Uuid,
    pub known_blind: T1,
    pub issuer: T2,
    pub subject: T3,
    pub email: T4,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LinkIdentityParams {
    pub identity: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UseIdentityParams<T1: crate::BytesSql> {
    pub known_blind: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct VerifyMyAddressParams<T1: crate::BytesSql> {
    pub email_blind: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct SpendCodeParams {
    pub factor: uuid::Uuid,
    pub step: i64,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetCodesParams {
    pub tenant: uuid::Uuid,
    pub factor: uuid::Uuid,
    pub nth: i64,
    pub first: i64,
    pub last: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct NoteWrongCodeParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub day: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WrongCodesParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetWrongCodesParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertOneTimeParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub one_time: uuid::Uuid,
    pub kind: T1,
    pub person: uuid::Uuid,
    pub token_sha256: T2,
    pub bound_sha256: Option<T3>,
    pub note: Option<T4>,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OneTimeParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub tenant: uuid::Uuid,
    pub token_sha256: T1,
    pub kind: T2,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UseOneTimeParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub one_time: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertSpentParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub one_time: uuid::Uuid,
    pub kind: T1,
    pub person: uuid::Uuid,
    pub token_sha256: T2,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RemoveOneTimesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub kinds: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct AddressLinksParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct TakeMyAddressParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub email: T1,
    pub email_blind: T2,
    pub is_proved: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BringAddressParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub email: T1,
    pub email_blind: T2,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SweepOneTimeParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BrowserSeenParams<T1: crate::BytesSql> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub secret_sha256: T1,
}
#[derive(Debug)]
pub struct IsKnownBrowserParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub secret_sha256: T1,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RenameBrowserParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub secret_sha256: T1,
    pub tenant: uuid::Uuid,
    pub former_sha256: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct BrowsersKnownParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddBrowserParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub secret_sha256: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetBrowsersParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkspacesOfParams {
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UnsignedUndertakingsParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct LetOperatorInParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub name: T1,
    pub email: T2,
    pub email_blind: T3,
    pub roles: T5,
    pub until: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct AddedToParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct OpenSessionParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
    pub person: uuid::Uuid,
    pub token_sha256: T1,
    pub device: T2,
    pub device_blind: T3,
    pub ip: T4,
    pub ip_blind: T5,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
    pub proved_at: Option<jiff::Timestamp>,
    pub second_factor: bool,
    pub till: Option<uuid::Uuid>,
    pub by_pin: bool,
}
#[derive(Debug)]
pub struct RotateSessionParams<T1: crate::BytesSql> {
    pub token_sha256: T1,
    pub now: jiff::Timestamp,
    pub second_factor: bool,
    pub is_proof: bool,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsOfParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub session: uuid::Uuid,
}
#[derive(Debug)]
pub struct FirstAttemptParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub now: jiff::Timestamp,
    pub kinds: T2,
    pub subjects: T4,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutBackAttemptsParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub subjects: T2,
    pub ahead: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FailuresParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub subjects: T2,
}
#[derive(Debug)]
pub struct CountFailuresParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub now: jiff::Timestamp,
    pub kinds: T2,
    pub subjects: T4,
    pub tenant: uuid::Uuid,
    pub forget: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetAttemptsParams {
    pub tenant: uuid::Uuid,
    pub forget: jiff::Timestamp,
    pub open: jiff::Timestamp,
}
#[derive(Debug)]
pub struct TakeBackAttemptParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub subjects: T2,
}
#[derive(Debug)]
pub struct NoteNetTryParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub net: T1,
    pub account: T2,
    pub now: jiff::Timestamp,
    pub forget: jiff::Timestamp,
}
#[derive(Debug)]
pub struct NetTriesParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub net: T1,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetNetTriesParams {
    pub tenant: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ShutNetParams<T1: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub net: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ForgiveParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant: uuid::Uuid,
    pub subjects: T2,
}
#[derive(Debug)]
pub struct TakeAddressParams<T1: crate::StringSql> {
    pub slug: T1,
    pub tenant: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertTenantParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::StringSql,
    T11: crate::JsonSql,
> {
    pub tenant: uuid::Uuid,
    pub slug: T1,
    pub name: T2,
    pub country: T3,
    pub currency: T4,
    pub minor_digits: i16,
    pub timezone: T5,
    pub fy_start_month: i16,
    pub fy_start_day: i16,
    pub state: Option<T6>,
    pub gstin: Option<T7>,
    pub abn: Option<T8>,
    pub gst_registered: bool,
    pub location: Option<T9>,
    pub gln: Option<T10>,
    pub settings: T11,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertMembershipParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub name: T1,
    pub email: T2,
    pub email_blind: T3,
    pub roles: T5,
    pub custom_roles: T6,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct JoinMembershipParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub name: T1,
    pub email: T2,
    pub email_blind: T3,
    pub roles: T5,
    pub custom_roles: T6,
    pub invitation: uuid::Uuid,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BeginMembershipParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub roles: T2,
    pub custom_roles: T3,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMoveParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
> {
    pub tenant: uuid::Uuid,
    pub invitation: uuid::Uuid,
    pub email: T1,
    pub email_blind: T2,
    pub roles: T4,
    pub custom_roles: T5,
    pub moves: uuid::Uuid,
    pub token_sha256: T6,
    pub mailed_sha256: T7,
    pub by: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct MemberMovedParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeTokensOfParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetPinOfParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawInvitationsByParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndMembershipParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MembersSinceParams {
    pub tenant: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertTokenParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub tenant: uuid::Uuid,
    pub token: uuid::Uuid,
    pub person: uuid::Uuid,
    pub name: T1,
    pub token_sha256: T2,
    pub now: jiff::Timestamp,
    pub expires: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OpenInvitationParams<T1: crate::BytesSql> {
    pub token_sha256: T1,
    pub tenant: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct InvitationJoinedParams {
    pub tenant: uuid::Uuid,
    pub person: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UseInvitationParams {
    pub now: jiff::Timestamp,
    pub tenant: uuid::Uuid,
    pub invitation: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialOf {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
    pub password: String,
    pub verified_at: Option<jiff::Timestamp>,
    pub is_former: bool,
}
pub struct CredentialOfBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
    pub password: &'a str,
    pub verified_at: Option<jiff::Timestamp>,
    pub is_former: bool,
}
impl<'a> From<CredentialOfBorrowed<'a>> for CredentialOf {
    fn from(
        CredentialOfBorrowed { person_id, name, password, verified_at, is_former }: CredentialOfBorrowed<'a>,
    ) -> Self {
        Self { person_id, name: name.into(), password: password.into(), verified_at, is_former }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AddProvenPerson {
    pub is_added: bool,
    pub loser: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MyAccount {
    pub person_id: uuid::Uuid,
    pub email: Vec<u8>,
    pub has_address: bool,
    pub name: Vec<u8>,
    pub password: String,
    pub verified_at: Option<jiff::Timestamp>,
}
pub struct MyAccountBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub email: &'a [u8],
    pub has_address: bool,
    pub name: &'a [u8],
    pub password: &'a str,
    pub verified_at: Option<jiff::Timestamp>,
}
impl<'a> From<MyAccountBorrowed<'a>> for MyAccount {
    fn from(
        MyAccountBorrowed { person_id, email, has_address, name, password, verified_at }: MyAccountBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            person_id,
            email: email.into(),
            has_address,
            name: name.into(),
            password: password.into(),
            verified_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MyFactors {
    pub factor_id: uuid::Uuid,
    pub kind: String,
    pub name: Vec<u8>,
    pub credential_id: Option<Vec<u8>>,
    pub secret: Vec<u8>,
    pub counter: i64,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct MyFactorsBorrowed<'a> {
    pub factor_id: uuid::Uuid,
    pub kind: &'a str,
    pub name: &'a [u8],
    pub credential_id: Option<&'a [u8]>,
    pub secret: &'a [u8],
    pub counter: i64,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<MyFactorsBorrowed<'a>> for MyFactors {
    fn from(
        MyFactorsBorrowed {
            factor_id,
            kind,
            name,
            credential_id,
            secret,
            counter,
            created_at,
            used_at,
        }: MyFactorsBorrowed<'a>,
    ) -> Self {
        Self {
            factor_id,
            kind: kind.into(),
            name: name.into(),
            credential_id: credential_id.map(|v| v.into()),
            secret: secret.into(),
            counter,
            created_at,
            used_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    pub recovery_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub asked_in: Option<uuid::Uuid>,
    pub asker: Vec<u8>,
    pub reason: Option<Vec<u8>>,
    pub case_no: Option<Vec<u8>>,
    pub address: Option<Vec<u8>>,
    pub asked_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
}
pub struct RecoveryBorrowed<'a> {
    pub recovery_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub asked_in: Option<uuid::Uuid>,
    pub asker: &'a [u8],
    pub reason: Option<&'a [u8]>,
    pub case_no: Option<&'a [u8]>,
    pub address: Option<&'a [u8]>,
    pub asked_at: jiff::Timestamp,
    pub due_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
}
impl<'a> From<RecoveryBorrowed<'a>> for Recovery {
    fn from(
        RecoveryBorrowed {
            recovery_id,
            person_id,
            asked_in,
            asker,
            reason,
            case_no,
            address,
            asked_at,
            due_at,
            ends_at,
        }: RecoveryBorrowed<'a>,
    ) -> Self {
        Self {
            recovery_id,
            person_id,
            asked_in,
            asker: asker.into(),
            reason: reason.map(|v| v.into()),
            case_no: case_no.map(|v| v.into()),
            address: address.map(|v| v.into()),
            asked_at,
            due_at,
            ends_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IdentityOf {
    pub person_id: uuid::Uuid,
    pub name: Vec<u8>,
}
pub struct IdentityOfBorrowed<'a> {
    pub person_id: uuid::Uuid,
    pub name: &'a [u8],
}
impl<'a> From<IdentityOfBorrowed<'a>> for IdentityOf {
    fn from(IdentityOfBorrowed { person_id, name }: IdentityOfBorrowed<'a>) -> Self {
        Self { person_id, name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MyIdentities {
    pub identity_id: uuid::Uuid,
    pub issuer: Vec<u8>,
    pub email: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub linked_at: Option<jiff::Timestamp>,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct MyIdentitiesBorrowed<'a> {
    pub identity_id: uuid::Uuid,
    pub issuer: &'a [u8],
    pub email: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub linked_at: Option<jiff::Timestamp>,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<MyIdentitiesBorrowed<'a>> for MyIdentities {
    fn from(
        MyIdentitiesBorrowed {
            identity_id,
            issuer,
            email,
            created_at,
            linked_at,
            used_at,
        }: MyIdentitiesBorrowed<'a>,
    ) -> Self {
        Self { identity_id, issuer: issuer.into(), email: email.into(), created_at, linked_at, used_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OneTime {
    pub one_time_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub bound_sha256: Option<Vec<u8>>,
    pub note: Option<Vec<u8>>,
    pub created_at: jiff::Timestamp,
}
pub struct OneTimeBorrowed<'a> {
    pub one_time_id: uuid::Uuid,
    pub person_id: uuid::Uuid,
    pub bound_sha256: Option<&'a [u8]>,
    pub note: Option<&'a [u8]>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<OneTimeBorrowed<'a>> for OneTime {
    fn from(
        OneTimeBorrowed { one_time_id, person_id, bound_sha256, note, created_at }: OneTimeBorrowed<'a>,
    ) -> Self {
        Self {
            one_time_id,
            person_id,
            bound_sha256: bound_sha256.map(|v| v.into()),
            note: note.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AddressLinks {
    pub kind: String,
    pub used_at: Option<jiff::Timestamp>,
}
pub struct AddressLinksBorrowed<'a> {
    pub kind: &'a str,
    pub used_at: Option<jiff::Timestamp>,
}
impl<'a> From<AddressLinksBorrowed<'a>> for AddressLinks {
    fn from(AddressLinksBorrowed { kind, used_at }: AddressLinksBorrowed<'a>) -> Self {
        Self { kind: kind.into(), used_at }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct TakeMyAddress {
    pub is_taken: bool,
    pub loser: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspacesOf {
    pub tenant_id: uuid::Uuid,
    pub roles: Vec<String>,
    pub until: Option<jiff::Timestamp>,
    pub owes_password: bool,
    pub lacks_address: bool,
    pub is_joining: bool,
}
pub struct WorkspacesOfBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub until: Option<jiff::Timestamp>,
    pub owes_password: bool,
    pub lacks_address: bool,
    pub is_joining: bool,
}
impl<'a> From<WorkspacesOfBorrowed<'a>> for WorkspacesOf {
    fn from(
        WorkspacesOfBorrowed {
            tenant_id,
            roles,
            until,
            owes_password,
            lacks_address,
            is_joining,
        }: WorkspacesOfBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            roles: roles.map(|v| v.into()).collect(),
            until,
            owes_password,
            lacks_address,
            is_joining,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Failures {
    pub kind: String,
    pub failures: i32,
    pub last_at: jiff::Timestamp,
}
pub struct FailuresBorrowed<'a> {
    pub kind: &'a str,
    pub failures: i32,
    pub last_at: jiff::Timestamp,
}
impl<'a> From<FailuresBorrowed<'a>> for Failures {
    fn from(FailuresBorrowed { kind, failures, last_at }: FailuresBorrowed<'a>) -> Self {
        Self { kind: kind.into(), failures, last_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountFailures {
    pub kind: String,
    pub failures: i32,
}
pub struct CountFailuresBorrowed<'a> {
    pub kind: &'a str,
    pub failures: i32,
}
impl<'a> From<CountFailuresBorrowed<'a>> for CountFailures {
    fn from(CountFailuresBorrowed { kind, failures }: CountFailuresBorrowed<'a>) -> Self {
        Self { kind: kind.into(), failures }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NetTries {
    pub accounts: i64,
    pub tries: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MemberMoved {
    pub roles: Vec<String>,
    pub custom_roles: Vec<uuid::Uuid>,
    pub until: Option<jiff::Timestamp>,
}
pub struct MemberMovedBorrowed<'a> {
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub custom_roles: crate::ArrayIterator<'a, uuid::Uuid>,
    pub until: Option<jiff::Timestamp>,
}
impl<'a> From<MemberMovedBorrowed<'a>> for MemberMoved {
    fn from(MemberMovedBorrowed { roles, custom_roles, until }: MemberMovedBorrowed<'a>) -> Self {
        Self {
            roles: roles.map(|v| v.into()).collect(),
            custom_roles: custom_roles.map(|v| v).collect(),
            until,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvitation {
    pub invitation_id: uuid::Uuid,
    pub email: Vec<u8>,
    pub roles: Vec<String>,
    pub custom_roles: Vec<uuid::Uuid>,
    pub moves: Option<uuid::Uuid>,
    pub created_by: uuid::Uuid,
    pub is_mailed: Option<bool>,
}
pub struct OpenInvitationBorrowed<'a> {
    pub invitation_id: uuid::Uuid,
    pub email: &'a [u8],
    pub roles: crate::ArrayIterator<'a, &'a str>,
    pub custom_roles: crate::ArrayIterator<'a, uuid::Uuid>,
    pub moves: Option<uuid::Uuid>,
    pub created_by: uuid::Uuid,
    pub is_mailed: Option<bool>,
}
impl<'a> From<OpenInvitationBorrowed<'a>> for OpenInvitation {
    fn from(
        OpenInvitationBorrowed {
            invitation_id,
            email,
            roles,
            custom_roles,
            moves,
            created_by,
            is_mailed,
        }: OpenInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            invitation_id,
            email: email.into(),
            roles: roles.map(|v| v.into()).collect(),
            custom_roles: custom_roles.map(|v| v).collect(),
            moves,
            created_by,
            is_mailed,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CredentialOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CredentialOfBorrowed, tokio_postgres::Error>,
    mapper: fn(CredentialOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CredentialOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CredentialOfBorrowed) -> R) -> CredentialOfQuery<'c, 'a, 's, C, R, N> {
        CredentialOfQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct AddProvenPersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddProvenPerson, tokio_postgres::Error>,
    mapper: fn(AddProvenPerson) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddProvenPersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddProvenPerson) -> R) -> AddProvenPersonQuery<'c, 'a, 's, C, R, N> {
        AddProvenPersonQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MyAccountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MyAccountBorrowed, tokio_postgres::Error>,
    mapper: fn(MyAccountBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MyAccountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MyAccountBorrowed) -> R) -> MyAccountQuery<'c, 'a, 's, C, R, N> {
        MyAccountQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MyFactorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MyFactorsBorrowed, tokio_postgres::Error>,
    mapper: fn(MyFactorsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MyFactorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MyFactorsBorrowed) -> R) -> MyFactorsQuery<'c, 'a, 's, C, R, N> {
        MyFactorsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct RecoveryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecoveryBorrowed, tokio_postgres::Error>,
    mapper: fn(RecoveryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecoveryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RecoveryBorrowed) -> R) -> RecoveryQuery<'c, 'a, 's, C, R, N> {
        RecoveryQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OptionuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(Option<uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<uuid::Uuid>) -> R) -> OptionuuidUuidQuery<'c, 'a, 's, C, R, N> {
        OptionuuidUuidQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct IdentityOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdentityOfBorrowed, tokio_postgres::Error>,
    mapper: fn(IdentityOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdentityOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdentityOfBorrowed) -> R) -> IdentityOfQuery<'c, 'a, 's, C, R, N> {
        IdentityOfQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MyIdentitiesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MyIdentitiesBorrowed, tokio_postgres::Error>,
    mapper: fn(MyIdentitiesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MyIdentitiesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MyIdentitiesBorrowed) -> R) -> MyIdentitiesQuery<'c, 'a, 's, C, R, N> {
        MyIdentitiesQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OneTimeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OneTimeBorrowed, tokio_postgres::Error>,
    mapper: fn(OneTimeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OneTimeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OneTimeBorrowed) -> R) -> OneTimeQuery<'c, 'a, 's, C, R, N> {
        OneTimeQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct AddressLinksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddressLinksBorrowed, tokio_postgres::Error>,
    mapper: fn(AddressLinksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddressLinksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddressLinksBorrowed) -> R) -> AddressLinksQuery<'c, 'a, 's, C, R, N> {
        AddressLinksQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TakeMyAddressQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakeMyAddress, tokio_postgres::Error>,
    mapper: fn(TakeMyAddress) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakeMyAddressQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakeMyAddress) -> R) -> TakeMyAddressQuery<'c, 'a, 's, C, R, N> {
        TakeMyAddressQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct WorkspacesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkspacesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkspacesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkspacesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkspacesOfBorrowed) -> R) -> WorkspacesOfQuery<'c, 'a, 's, C, R, N> {
        WorkspacesOfQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct FailuresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FailuresBorrowed, tokio_postgres::Error>,
    mapper: fn(FailuresBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FailuresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FailuresBorrowed) -> R) -> FailuresQuery<'c, 'a, 's, C, R, N> {
        FailuresQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct CountFailuresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountFailuresBorrowed, tokio_postgres::Error>,
    mapper: fn(CountFailuresBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountFailuresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountFailuresBorrowed) -> R) -> CountFailuresQuery<'c, 'a, 's, C, R, N> {
        CountFailuresQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct NetTriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NetTries, tokio_postgres::Error>,
    mapper: fn(NetTries) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NetTriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NetTries) -> R) -> NetTriesQuery<'c, 'a, 's, C, R, N> {
        NetTriesQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MemberMovedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberMovedBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberMovedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberMovedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberMovedBorrowed) -> R) -> MemberMovedQuery<'c, 'a, 's, C, R, N> {
        MemberMovedQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OpenInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenInvitationBorrowed) -> R) -> OpenInvitationQuery<'c, 'a, 's, C, R, N> {
        OpenInvitationQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached)
                .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct CredentialOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credential_of() -> CredentialOfStmt {
    CredentialOfStmt(
        "select person_id, name, password, verified_at, is_former from app.credential_of($1)",
        None,
    )
}
impl CredentialOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email_blind: &'a T1,
    ) -> CredentialOfQuery<'c, 'a, 's, C, CredentialOf, 1> {
        CredentialOfQuery {
            client,
            params: [email_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CredentialOfBorrowed, tokio_postgres::Error> {
                Ok(CredentialOfBorrowed {
                    person_id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    password: row.try_get(2)?,
                    verified_at: row.try_get(3)?,
                    is_former: row.try_get(4)?,
                })
            },
            mapper: |it| CredentialOf::from(it),
        }
    }
}
pub struct AddProvenPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_proven_person() -> AddProvenPersonStmt {
    AddProvenPersonStmt(
        "select is_added, loser from app.add_proven_person($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl AddProvenPersonStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        person: &'a uuid::Uuid,
        email: &'a T1,
        email_blind: &'a T2,
        name: &'a T3,
        password: &'a T4,
        standing: &'a Option<T5>,
        list: &'a Option<T6>,
        over: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
    ) -> AddProvenPersonQuery<'c, 'a, 's, C, AddProvenPerson, 9> {
        AddProvenPersonQuery {
            client,
            params: [person, email, email_blind, name, password, standing, list, over, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddProvenPerson, tokio_postgres::Error> {
                Ok(AddProvenPerson { is_added: row.try_get(0)?, loser: row.try_get(1)? })
            },
            mapper: |it| AddProvenPerson::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddProvenPersonParams<T1, T2, T3, T4, T5, T6>,
        AddProvenPersonQuery<'c, 'a, 's, C, AddProvenPerson, 9>,
        C,
    > for AddProvenPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddProvenPersonParams<T1, T2, T3, T4, T5, T6>,
    ) -> AddProvenPersonQuery<'c, 'a, 's, C, AddProvenPerson, 9> {
        self.bind(
            client,
            &params.person,
            &params.email,
            &params.email_blind,
            &params.name,
            &params.password,
            &params.standing,
            &params.list,
            &params.over,
            &params.now,
        )
    }
}
pub struct AddPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_person() -> AddPersonStmt {
    AddPersonStmt("select app.add_person($1, $2, $3, $4, $5, $6, $7, $8) as added", None)
}
impl AddPersonStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        person: &'a uuid::Uuid,
        email: &'a T1,
        email_blind: &'a T2,
        name: &'a T3,
        password: &'a T4,
        standing: &'a Option<T5>,
        list: &'a Option<T6>,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [person, email, email_blind, name, password, standing, list, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddPersonParams<T1, T2, T3, T4, T5, T6>,
        BoolQuery<'c, 'a, 's, C, bool, 8>,
        C,
    > for AddPersonStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddPersonParams<T1, T2, T3, T4, T5, T6>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.person,
            &params.email,
            &params.email_blind,
            &params.name,
            &params.password,
            &params.standing,
            &params.list,
            &params.now,
        )
    }
}
pub struct MyAccountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn my_account() -> MyAccountStmt {
    MyAccountStmt(
        "select person_id, email, has_address, name, password, verified_at from app.my_account()",
        None,
    )
}
impl MyAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> MyAccountQuery<'c, 'a, 's, C, MyAccount, 0> {
        MyAccountQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MyAccountBorrowed, tokio_postgres::Error> {
                Ok(MyAccountBorrowed {
                    person_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    has_address: row.try_get(2)?,
                    name: row.try_get(3)?,
                    password: row.try_get(4)?,
                    verified_at: row.try_get(5)?,
                })
            },
            mapper: |it| MyAccount::from(it),
        }
    }
}
pub struct SetMyPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_my_password() -> SetMyPasswordStmt {
    SetMyPasswordStmt("select app.set_my_password($1, $2, $3, $4) as done", None)
}
impl SetMyPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        password: &'a T1,
        standing: &'a Option<T2>,
        list: &'a Option<T3>,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [password, standing, list, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetMyPasswordParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for SetMyPasswordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetMyPasswordParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.password, &params.standing, &params.list, &params.now)
    }
}
pub struct JudgeMyPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn judge_my_password() -> JudgeMyPasswordStmt {
    JudgeMyPasswordStmt("select app.judge_my_password($1, $2, $3, $4) as done", None)
}
impl JudgeMyPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        was: &'a T1,
        password: &'a T2,
        standing: &'a T3,
        list: &'a T4,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [was, password, standing, list],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        JudgeMyPasswordParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for JudgeMyPasswordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JudgeMyPasswordParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.was, &params.password, &params.standing, &params.list)
    }
}
pub struct EndMySessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_my_sessions() -> EndMySessionsStmt {
    EndMySessionsStmt("select app.end_my_sessions($1) as done", None)
}
impl EndMySessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct EndMyTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_my_tokens() -> EndMyTokensStmt {
    EndMyTokensStmt("select app.end_my_tokens($1) as done", None)
}
impl EndMyTokensStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MyFactorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn my_factors() -> MyFactorsStmt {
    MyFactorsStmt(
        "select factor_id, kind, name, credential_id, secret, counter, created_at, used_at from app.my_factors()",
        None,
    )
}
impl MyFactorsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> MyFactorsQuery<'c, 'a, 's, C, MyFactors, 0> {
        MyFactorsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MyFactorsBorrowed, tokio_postgres::Error> {
                Ok(MyFactorsBorrowed {
                    factor_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    name: row.try_get(2)?,
                    credential_id: row.try_get(3)?,
                    secret: row.try_get(4)?,
                    counter: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    used_at: row.try_get(7)?,
                })
            },
            mapper: |it| MyFactors::from(it),
        }
    }
}
pub struct AddFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_factor() -> AddFactorStmt {
    AddFactorStmt("select app.add_factor($1, $2, $3, $4, $5) as done", None)
}
impl AddFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
        kind: &'a T1,
        name: &'a T2,
        secret: &'a T3,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [factor, kind, name, secret, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddFactorParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for AddFactorStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddFactorParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.factor, &params.kind, &params.name, &params.secret, &params.now)
    }
}
pub struct UseFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_factor() -> UseFactorStmt {
    UseFactorStmt("select app.use_factor($1, $2, $3) as done", None)
}
impl UseFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
        step: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [factor, step, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UseFactorParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for UseFactorStmt
{
    fn params(&'s self, client: &'c C, params: &'a UseFactorParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.factor, &params.step, &params.now)
    }
}
pub struct AddPasskeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_passkey() -> AddPasskeyStmt {
    AddPasskeyStmt("select app.add_passkey($1, $2, $3, $4, $5, $6, $7) as done", None)
}
impl AddPasskeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
        name: &'a T1,
        credential_id: &'a T2,
        credential_blind: &'a T3,
        secret: &'a T4,
        seen: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [factor, name, credential_id, credential_blind, secret, seen, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddPasskeyParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for AddPasskeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddPasskeyParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.factor,
            &params.name,
            &params.credential_id,
            &params.credential_blind,
            &params.secret,
            &params.seen,
            &params.now,
        )
    }
}
pub struct UsePasskeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_passkey() -> UsePasskeyStmt {
    UsePasskeyStmt("select app.use_passkey($1, $2, $3) as done", None)
}
impl UsePasskeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
        seen: &'a i64,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [factor, seen, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UsePasskeyParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for UsePasskeyStmt
{
    fn params(&'s self, client: &'c C, params: &'a UsePasskeyParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.factor, &params.seen, &params.now)
    }
}
pub struct RemoveFactorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_factor() -> RemoveFactorStmt {
    RemoveFactorStmt("select app.remove_factor($1) as done", None)
}
impl RemoveFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [factor],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemoveMyCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_my_codes() -> RemoveMyCodesStmt {
    RemoveMyCodesStmt("select app.remove_my_codes() as done", None)
}
impl RemoveMyCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemoveMyFactorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_my_factors() -> RemoveMyFactorsStmt {
    RemoveMyFactorsStmt("select app.remove_my_factors() as done", None)
}
impl RemoveMyFactorsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertRecoveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_recovery() -> InsertRecoveryStmt {
    InsertRecoveryStmt(
        "insert into app.recovery (tenant_id, recovery_id, person_id, asked_in, asked_by, asker, reason, case_no, address, stop_sha256, state, asked_at, due_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12, $13) on conflict (tenant_id, person_id) where state = 'waiting' do nothing returning true as asked",
        None,
    )
}
impl InsertRecoveryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        recovery: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        asked_in: &'a Option<uuid::Uuid>,
        asked_by: &'a uuid::Uuid,
        asker: &'a T1,
        reason: &'a Option<T2>,
        case_no: &'a Option<T3>,
        address: &'a Option<T4>,
        stop_sha256: &'a T5,
        now: &'a jiff::Timestamp,
        due: &'a jiff::Timestamp,
        ends: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        BoolQuery {
            client,
            params: [
                tenant,
                recovery,
                person,
                asked_in,
                asked_by,
                asker,
                reason,
                case_no,
                address,
                stop_sha256,
                now,
                due,
                ends,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertRecoveryParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 13>,
        C,
    > for InsertRecoveryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertRecoveryParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        self.bind(
            client,
            &params.tenant,
            &params.recovery,
            &params.person,
            &params.asked_in,
            &params.asked_by,
            &params.asker,
            &params.reason,
            &params.case_no,
            &params.address,
            &params.stop_sha256,
            &params.now,
            &params.due,
            &params.ends,
        )
    }
}
pub struct WaitingRecoveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_recoveries() -> WaitingRecoveriesStmt {
    WaitingRecoveriesStmt(
        "select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery where tenant_id = $1 and person_id = any($2) and state = 'waiting' and ends_at > $3",
        None,
    )
}
impl WaitingRecoveriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        persons: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        RecoveryQuery {
            client,
            params: [tenant, persons, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecoveryBorrowed, tokio_postgres::Error> {
                Ok(RecoveryBorrowed {
                    recovery_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    asked_in: row.try_get(2)?,
                    asker: row.try_get(3)?,
                    reason: row.try_get(4)?,
                    case_no: row.try_get(5)?,
                    address: row.try_get(6)?,
                    asked_at: row.try_get(7)?,
                    due_at: row.try_get(8)?,
                    ends_at: row.try_get(9)?,
                })
            },
            mapper: |it| Recovery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingRecoveriesParams<T1>,
        RecoveryQuery<'c, 'a, 's, C, Recovery, 3>,
        C,
    > for WaitingRecoveriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingRecoveriesParams<T1>,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        self.bind(client, &params.tenant, &params.persons, &params.now)
    }
}
pub struct LockRecoveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_recovery() -> LockRecoveryStmt {
    LockRecoveryStmt(
        "select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery where tenant_id = $1 and person_id = $2 and state = 'waiting' and ends_at > $3 for update",
        None,
    )
}
impl LockRecoveryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        RecoveryQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecoveryBorrowed, tokio_postgres::Error> {
                Ok(RecoveryBorrowed {
                    recovery_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    asked_in: row.try_get(2)?,
                    asker: row.try_get(3)?,
                    reason: row.try_get(4)?,
                    case_no: row.try_get(5)?,
                    address: row.try_get(6)?,
                    asked_at: row.try_get(7)?,
                    due_at: row.try_get(8)?,
                    ends_at: row.try_get(9)?,
                })
            },
            mapper: |it| Recovery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockRecoveryParams,
        RecoveryQuery<'c, 'a, 's, C, Recovery, 3>,
        C,
    > for LockRecoveryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockRecoveryParams,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct RecoveryByLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recovery_by_link() -> RecoveryByLinkStmt {
    RecoveryByLinkStmt(
        "select recovery_id, person_id, asked_in, asker, reason, case_no, address, asked_at, due_at, ends_at from app.recovery where tenant_id = $1 and stop_sha256 = $2 and state = 'waiting' and ends_at > $3",
        None,
    )
}
impl RecoveryByLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        stop_sha256: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        RecoveryQuery {
            client,
            params: [tenant, stop_sha256, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecoveryBorrowed, tokio_postgres::Error> {
                Ok(RecoveryBorrowed {
                    recovery_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    asked_in: row.try_get(2)?,
                    asker: row.try_get(3)?,
                    reason: row.try_get(4)?,
                    case_no: row.try_get(5)?,
                    address: row.try_get(6)?,
                    asked_at: row.try_get(7)?,
                    due_at: row.try_get(8)?,
                    ends_at: row.try_get(9)?,
                })
            },
            mapper: |it| Recovery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecoveryByLinkParams<T1>,
        RecoveryQuery<'c, 'a, 's, C, Recovery, 3>,
        C,
    > for RecoveryByLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecoveryByLinkParams<T1>,
    ) -> RecoveryQuery<'c, 'a, 's, C, Recovery, 3> {
        self.bind(client, &params.tenant, &params.stop_sha256, &params.now)
    }
}
pub struct EndRecoveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_recovery() -> EndRecoveryStmt {
    EndRecoveryStmt(
        "update app.recovery set state = $1, ended_at = $2, ended_by = $3 where tenant_id = $4 and recovery_id = $5 and state = 'waiting' returning true as ended",
        None,
    )
}
impl EndRecoveryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        state: &'a T1,
        now: &'a jiff::Timestamp,
        by: &'a uuid::Uuid,
        tenant: &'a uuid::Uuid,
        recovery: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [state, now, by, tenant, recovery],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, EndRecoveryParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for EndRecoveryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndRecoveryParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.state, &params.now, &params.by, &params.tenant, &params.recovery)
    }
}
pub struct MovesSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moves_since() -> MovesSinceStmt {
    MovesSinceStmt(
        "select distinct asked_in from app.recovery where tenant_id = $1 and person_id = $2 and state = 'done' and asked_in is not null and ended_at > $3",
        None,
    )
}
impl MovesSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        OptionuuidUuidQuery {
            client,
            params: [tenant, person, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MovesSinceParams,
        OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3>,
        C,
    > for MovesSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MovesSinceParams,
    ) -> OptionuuidUuidQuery<'c, 'a, 's, C, Option<uuid::Uuid>, 3> {
        self.bind(client, &params.tenant, &params.person, &params.since)
    }
}
pub struct WithdrawMovesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_moves() -> WithdrawMovesStmt {
    WithdrawMovesStmt(
        "update app.invitation set expires_at = $1 where tenant_id = $2 and moves = $3 and used_at is null and expires_at > $1 returning invitation_id",
        None,
    )
}
impl WithdrawMovesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawMovesParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawMovesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawMovesParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct LapseRecoveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lapse_recovery() -> LapseRecoveryStmt {
    LapseRecoveryStmt(
        "update app.recovery set state = 'cancelled', ended_at = ends_at where tenant_id = $1 and person_id = $2 and state = 'waiting' and ends_at <= $3 returning recovery_id",
        None,
    )
}
impl LapseRecoveryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LapseRecoveryParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for LapseRecoveryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LapseRecoveryParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct RecoveriesSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recoveries_since() -> RecoveriesSinceStmt {
    RecoveriesSinceStmt(
        "select count(*) as recoveries from app.recovery where tenant_id = $1 and person_id = $2 and recovery_id >= $3",
        None,
    )
}
impl RecoveriesSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        first: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, person, first],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RecoveriesSinceParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for RecoveriesSinceStmt
{
    fn params(&'s self, client: &'c C, params: &'a RecoveriesSinceParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.person, &params.first)
    }
}
pub struct IdentityOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn identity_of() -> IdentityOfStmt {
    IdentityOfStmt("select person_id, name from app.identity_of($1)", None)
}
impl IdentityOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        known_blind: &'a T1,
    ) -> IdentityOfQuery<'c, 'a, 's, C, IdentityOf, 1> {
        IdentityOfQuery {
            client,
            params: [known_blind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IdentityOfBorrowed, tokio_postgres::Error> {
                Ok(IdentityOfBorrowed { person_id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| IdentityOf::from(it),
        }
    }
}
pub struct MyIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn my_identities() -> MyIdentitiesStmt {
    MyIdentitiesStmt(
        "select identity_id, issuer, email, created_at, linked_at, used_at from app.my_identities()",
        None,
    )
}
impl MyIdentitiesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> MyIdentitiesQuery<'c, 'a, 's, C, MyIdentities, 0> {
        MyIdentitiesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MyIdentitiesBorrowed, tokio_postgres::Error> {
                Ok(MyIdentitiesBorrowed {
                    identity_id: row.try_get(0)?,
                    issuer: row.try_get(1)?,
                    email: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    linked_at: row.try_get(4)?,
                    used_at: row.try_get(5)?,
                })
            },
            mapper: |it| MyIdentities::from(it),
        }
    }
}
pub struct OfferIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn offer_identity() -> OfferIdentityStmt {
    OfferIdentityStmt("select app.offer_identity($1, $2, $3, $4, $5, $6) as done", None)
}
impl OfferIdentityStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        identity: &'a uuid::Uuid,
        known_blind: &'a T1,
        issuer: &'a T2,
        subject: &'a T3,
        email: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [identity, known_blind, issuer, subject, email, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfferIdentityParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 6>,
        C,
    > for OfferIdentityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfferIdentityParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.identity,
            &params.known_blind,
            &params.issuer,
            &params.subject,
            &params.email,
            &params.now,
        )
    }
}
pub struct LinkIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn link_identity() -> LinkIdentityStmt {
    LinkIdentityStmt("select app.link_identity($1, $2, $3) as linked", None)
}
impl LinkIdentityStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        identity: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [identity, since, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinkIdentityParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for LinkIdentityStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinkIdentityParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.identity, &params.since, &params.now)
    }
}
pub struct UseIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_identity() -> UseIdentityStmt {
    UseIdentityStmt("select app.use_identity($1, $2) as done", None)
}
impl UseIdentityStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        known_blind: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [known_blind, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, UseIdentityParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for UseIdentityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UseIdentityParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.known_blind, &params.now)
    }
}
pub struct RemoveIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_identity() -> RemoveIdentityStmt {
    RemoveIdentityStmt("select app.remove_identity($1) as done", None)
}
impl RemoveIdentityStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        identity: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [identity],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct VerifyMyAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn verify_my_address() -> VerifyMyAddressStmt {
    VerifyMyAddressStmt("select app.verify_my_address($1, $2) as done", None)
}
impl VerifyMyAddressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email_blind: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [email_blind, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, VerifyMyAddressParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for VerifyMyAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VerifyMyAddressParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.email_blind, &params.now)
    }
}
pub struct SpendCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn spend_code() -> SpendCodeStmt {
    SpendCodeStmt(
        "insert into app.used_code as used (tenant_id, factor_id, step, nth) select t.tenant_id, $1, $2, coalesce((select max(u.nth) from app.used_code u where u.tenant_id = t.tenant_id and u.factor_id = $1), 0) + 1 from app.tenant t where t.tenant_id = $3 on conflict (tenant_id, factor_id, step) do nothing returning used.nth",
        None,
    )
}
impl SpendCodeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        factor: &'a uuid::Uuid,
        step: &'a i64,
        tenant: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [factor, step, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SpendCodeParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for SpendCodeStmt
{
    fn params(&'s self, client: &'c C, params: &'a SpendCodeParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.factor, &params.step, &params.tenant)
    }
}
pub struct ForgetCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_codes() -> ForgetCodesStmt {
    ForgetCodesStmt(
        "delete from app.used_code where tenant_id = $1 and factor_id = $2 and nth <= $3 and (step < $4 or step > $5) returning step",
        None,
    )
}
impl ForgetCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        factor: &'a uuid::Uuid,
        nth: &'a i64,
        first: &'a i64,
        last: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [tenant, factor, nth, first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetCodesParams, I64Query<'c, 'a, 's, C, i64, 5>, C>
    for ForgetCodesStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetCodesParams) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(client, &params.tenant, &params.factor, &params.nth, &params.first, &params.last)
    }
}
pub struct NoteWrongCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_wrong_code() -> NoteWrongCodeStmt {
    NoteWrongCodeStmt(
        "insert into app.code_failure (tenant_id, person_id, day_at, failures) values ($1, $2, $3, 1) on conflict (tenant_id, person_id, day_at) do update set failures = app.code_failure.failures + 1 returning failures",
        None,
    )
}
impl NoteWrongCodeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        day: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, person, day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NoteWrongCodeParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for NoteWrongCodeStmt
{
    fn params(&'s self, client: &'c C, params: &'a NoteWrongCodeParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.person, &params.day)
    }
}
pub struct WrongCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wrong_codes() -> WrongCodesStmt {
    WrongCodesStmt(
        "select coalesce(sum(failures), 0)::bigint as failures from app.code_failure where tenant_id = $1 and person_id = $2 and day_at >= $3",
        None,
    )
}
impl WrongCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant, person, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WrongCodesParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for WrongCodesStmt
{
    fn params(&'s self, client: &'c C, params: &'a WrongCodesParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant, &params.person, &params.since)
    }
}
pub struct ForgetWrongCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_wrong_codes() -> ForgetWrongCodesStmt {
    ForgetWrongCodesStmt(
        "delete from app.code_failure where tenant_id = $1 and person_id = $2 and day_at < $3 returning failures",
        None,
    )
}
impl ForgetWrongCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant, person, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetWrongCodesParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for ForgetWrongCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetWrongCodesParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant, &params.person, &params.since)
    }
}
pub struct InsertOneTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_one_time() -> InsertOneTimeStmt {
    InsertOneTimeStmt(
        "insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, bound_sha256, note, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning true as made",
        None,
    )
}
impl InsertOneTimeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        one_time: &'a uuid::Uuid,
        kind: &'a T1,
        person: &'a uuid::Uuid,
        token_sha256: &'a T2,
        bound_sha256: &'a Option<T3>,
        note: &'a Option<T4>,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [tenant, one_time, kind, person, token_sha256, bound_sha256, note, now, expires],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertOneTimeParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for InsertOneTimeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOneTimeParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.one_time,
            &params.kind,
            &params.person,
            &params.token_sha256,
            &params.bound_sha256,
            &params.note,
            &params.now,
            &params.expires,
        )
    }
}
pub struct OneTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn one_time() -> OneTimeStmt {
    OneTimeStmt(
        "select one_time_id, person_id, bound_sha256, note, created_at from app.one_time where tenant_id = $1 and token_sha256 = $2 and kind = $3 and used_at is null and expires_at > $4 and created_at >= coalesce(app.sessions_since(person_id), '-infinity')",
        None,
    )
}
impl OneTimeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        token_sha256: &'a T1,
        kind: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> OneTimeQuery<'c, 'a, 's, C, OneTime, 4> {
        OneTimeQuery {
            client,
            params: [tenant, token_sha256, kind, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OneTimeBorrowed, tokio_postgres::Error> {
                Ok(OneTimeBorrowed {
                    one_time_id: row.try_get(0)?,
                    person_id: row.try_get(1)?,
                    bound_sha256: row.try_get(2)?,
                    note: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                })
            },
            mapper: |it| OneTime::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OneTimeParams<T1, T2>,
        OneTimeQuery<'c, 'a, 's, C, OneTime, 4>,
        C,
    > for OneTimeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OneTimeParams<T1, T2>,
    ) -> OneTimeQuery<'c, 'a, 's, C, OneTime, 4> {
        self.bind(client, &params.tenant, &params.token_sha256, &params.kind, &params.now)
    }
}
pub struct UseOneTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_one_time() -> UseOneTimeStmt {
    UseOneTimeStmt(
        "update app.one_time set used_at = $1, note = null where tenant_id = $2 and one_time_id = $3 and used_at is null returning true as used",
        None,
    )
}
impl UseOneTimeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        one_time: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, one_time],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UseOneTimeParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for UseOneTimeStmt
{
    fn params(&'s self, client: &'c C, params: &'a UseOneTimeParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.one_time)
    }
}
pub struct InsertSpentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_spent() -> InsertSpentStmt {
    InsertSpentStmt(
        "insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, created_at, expires_at, used_at) values ($1, $2, $3, $4, $5, $6, $7, $6) on conflict (tenant_id, token_sha256) do nothing returning true as spent",
        None,
    )
}
impl InsertSpentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        one_time: &'a uuid::Uuid,
        kind: &'a T1,
        person: &'a uuid::Uuid,
        token_sha256: &'a T2,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, one_time, kind, person, token_sha256, now, expires],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertSpentParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertSpentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSpentParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.one_time,
            &params.kind,
            &params.person,
            &params.token_sha256,
            &params.now,
            &params.expires,
        )
    }
}
pub struct RemoveOneTimesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_one_times() -> RemoveOneTimesStmt {
    RemoveOneTimesStmt(
        "delete from app.one_time where tenant_id = $1 and person_id = $2 and kind = any($3) returning one_time_id",
        None,
    )
}
impl RemoveOneTimesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        kinds: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, person, kinds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoveOneTimesParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RemoveOneTimesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveOneTimesParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.person, &params.kinds)
    }
}
pub struct AddressLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn address_links() -> AddressLinksStmt {
    AddressLinksStmt(
        "select kind, used_at from app.one_time where tenant_id = $1 and person_id = $2 and kind in ('leave_address', 'take_address') and expires_at > $3 order by kind for update",
        None,
    )
}
impl AddressLinksStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> AddressLinksQuery<'c, 'a, 's, C, AddressLinks, 3> {
        AddressLinksQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddressLinksBorrowed, tokio_postgres::Error> {
                Ok(AddressLinksBorrowed { kind: row.try_get(0)?, used_at: row.try_get(1)? })
            },
            mapper: |it| AddressLinks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddressLinksParams,
        AddressLinksQuery<'c, 'a, 's, C, AddressLinks, 3>,
        C,
    > for AddressLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddressLinksParams,
    ) -> AddressLinksQuery<'c, 'a, 's, C, AddressLinks, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct TakeMyAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_my_address() -> TakeMyAddressStmt {
    TakeMyAddressStmt("select is_taken, loser from app.take_my_address($1, $2, $3, $4)", None)
}
impl TakeMyAddressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
        email_blind: &'a T2,
        is_proved: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> TakeMyAddressQuery<'c, 'a, 's, C, TakeMyAddress, 4> {
        TakeMyAddressQuery {
            client,
            params: [email, email_blind, is_proved, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TakeMyAddress, tokio_postgres::Error> {
                Ok(TakeMyAddress { is_taken: row.try_get(0)?, loser: row.try_get(1)? })
            },
            mapper: |it| TakeMyAddress::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakeMyAddressParams<T1, T2>,
        TakeMyAddressQuery<'c, 'a, 's, C, TakeMyAddress, 4>,
        C,
    > for TakeMyAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeMyAddressParams<T1, T2>,
    ) -> TakeMyAddressQuery<'c, 'a, 's, C, TakeMyAddress, 4> {
        self.bind(client, &params.email, &params.email_blind, &params.is_proved, &params.now)
    }
}
pub struct BringAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bring_address() -> BringAddressStmt {
    BringAddressStmt(
        "update app.membership set email = $1, email_blind = $2 where tenant_id = $3 and person_id = $4 returning true as brought",
        None,
    )
}
impl BringAddressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        email: &'a T1,
        email_blind: &'a T2,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [email, email_blind, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BringAddressParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for BringAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BringAddressParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.email, &params.email_blind, &params.tenant, &params.person)
    }
}
pub struct SweepOneTimeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sweep_one_time() -> SweepOneTimeStmt {
    SweepOneTimeStmt(
        "delete from app.one_time where tenant_id = $1 and person_id = $2 and expires_at < $3 returning one_time_id",
        None,
    )
}
impl SweepOneTimeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        before: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant, person, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SweepOneTimeParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for SweepOneTimeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SweepOneTimeParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant, &params.person, &params.before)
    }
}
pub struct BrowserSeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn browser_seen() -> BrowserSeenStmt {
    BrowserSeenStmt(
        "update app.known_browser set seen_at = $1 where tenant_id = $2 and person_id = $3 and secret_sha256 = $4 returning true as known",
        None,
    )
}
impl BrowserSeenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        secret_sha256: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [now, tenant, person, secret_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, BrowserSeenParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for BrowserSeenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BrowserSeenParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.now, &params.tenant, &params.person, &params.secret_sha256)
    }
}
pub struct IsKnownBrowserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_known_browser() -> IsKnownBrowserStmt {
    IsKnownBrowserStmt(
        "select true as known from app.known_browser where tenant_id = $1 and person_id = $2 and secret_sha256 = $3 and seen_at >= $4",
        None,
    )
}
impl IsKnownBrowserStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        secret_sha256: &'a T1,
        since: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, person, secret_sha256, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, IsKnownBrowserParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for IsKnownBrowserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsKnownBrowserParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.person, &params.secret_sha256, &params.since)
    }
}
pub struct RenameBrowserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename_browser() -> RenameBrowserStmt {
    RenameBrowserStmt(
        "update app.known_browser set secret_sha256 = $1 where tenant_id = $2 and secret_sha256 = $3 returning true as renamed",
        None,
    )
}
impl RenameBrowserStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        secret_sha256: &'a T1,
        tenant: &'a uuid::Uuid,
        former_sha256: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [secret_sha256, tenant, former_sha256],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RenameBrowserParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for RenameBrowserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RenameBrowserParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.secret_sha256, &params.tenant, &params.former_sha256)
    }
}
pub struct BrowsersKnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn browsers_known() -> BrowsersKnownStmt {
    BrowsersKnownStmt(
        "select count(*) as browsers from app.known_browser where tenant_id = $1 and person_id = $2",
        None,
    )
}
impl BrowsersKnownStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BrowsersKnownParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for BrowsersKnownStmt
{
    fn params(&'s self, client: &'c C, params: &'a BrowsersKnownParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct AddBrowserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_browser() -> AddBrowserStmt {
    AddBrowserStmt(
        "insert into app.known_browser (tenant_id, person_id, secret_sha256, seen_at) values ($1, $2, $3, $4) on conflict (tenant_id, person_id, secret_sha256) do update set seen_at = excluded.seen_at returning true as added",
        None,
    )
}
impl AddBrowserStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        secret_sha256: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [tenant, person, secret_sha256, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, AddBrowserParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for AddBrowserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddBrowserParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.tenant, &params.person, &params.secret_sha256, &params.now)
    }
}
pub struct ForgetBrowsersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_browsers() -> ForgetBrowsersStmt {
    ForgetBrowsersStmt(
        "delete from app.known_browser where tenant_id = $1 and person_id = $2 and seen_at < $3 returning true as forgotten",
        None,
    )
}
impl ForgetBrowsersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        before: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, person, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetBrowsersParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for ForgetBrowsersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetBrowsersParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.person, &params.before)
    }
}
pub struct WorkspacesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workspaces_of() -> WorkspacesOfStmt {
    WorkspacesOfStmt(
        "select tenant_id, roles, until, password_after is not null and coalesce(password_after >= app.password_since(person_id), false) as owes_password, coalesce(app.lacks_address(person_id), false) as lacks_address, state = 'joining' as is_joining from app.membership where person_id = $1 and state in ('active', 'joining') and (until is null or until > $2) order by created_at desc limit 50",
        None,
    )
}
impl WorkspacesOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2> {
        WorkspacesOfQuery {
            client,
            params: [person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkspacesOfBorrowed, tokio_postgres::Error> {
                Ok(WorkspacesOfBorrowed {
                    tenant_id: row.try_get(0)?,
                    roles: row.try_get(1)?,
                    until: row.try_get(2)?,
                    owes_password: row.try_get(3)?,
                    lacks_address: row.try_get(4)?,
                    is_joining: row.try_get(5)?,
                })
            },
            mapper: |it| WorkspacesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkspacesOfParams,
        WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2>,
        C,
    > for WorkspacesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkspacesOfParams,
    ) -> WorkspacesOfQuery<'c, 'a, 's, C, WorkspacesOf, 2> {
        self.bind(client, &params.person, &params.now)
    }
}
pub struct UnsignedUndertakingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unsigned_undertakings() -> UnsignedUndertakingsStmt {
    UnsignedUndertakingsStmt(
        "select count(*) as many from app.policy p join lateral (select version_no from app.policy_version where tenant_id = $1 and policy_id = p.policy_id order by version_no desc limit 1) v on true where p.tenant_id = $1 and p.kind = 'confidentiality' and p.readers = '{}' and p.ended_at is null and not exists (select from app.policy_reading r where r.tenant_id = $1 and r.policy_id = p.policy_id and r.version_no = v.version_no and r.person_id = $2)",
        None,
    )
}
impl UnsignedUndertakingsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnsignedUndertakingsParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for UnsignedUndertakingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnsignedUndertakingsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct TenantOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenant_of() -> TenantOfStmt {
    TenantOfStmt("select tenant_id from app.address where slug = $1", None)
}
impl TenantOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LetOperatorInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn let_operator_in() -> LetOperatorInStmt {
    LetOperatorInStmt(
        "insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, until, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, array[]::uuid[], 'active', $7, 1, $2, $8) on conflict (tenant_id, person_id) do update set roles = excluded.roles, state = 'active', until = excluded.until, version = app.membership.version + 1 where app.membership.until is not null returning version",
        None,
    )
}
impl LetOperatorInStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        name: &'a T1,
        email: &'a T2,
        email_blind: &'a T3,
        roles: &'a T5,
        until: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [tenant, person, name, email, email_blind, roles, until, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LetOperatorInParams<T1, T2, T3, T4, T5>,
        I32Query<'c, 'a, 's, C, i32, 8>,
        C,
    > for LetOperatorInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LetOperatorInParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.tenant,
            &params.person,
            &params.name,
            &params.email,
            &params.email_blind,
            &params.roles,
            &params.until,
            &params.now,
        )
    }
}
pub struct AddedToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn added_to() -> AddedToStmt {
    AddedToStmt(
        "select string_agg(array_to_string(r.permissions, ' '), ' ') as added from app.membership m join app.role r on r.tenant_id = m.tenant_id and r.role_id = any(m.custom_roles) where m.tenant_id = $1 and r.tenant_id = $1 and m.person_id = $2 and r.ended_at is null",
        None,
    )
}
impl AddedToStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddedToParams,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for AddedToStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddedToParams,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct OpenSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_session() -> OpenSessionStmt {
    OpenSessionStmt(
        "insert into app.session (tenant_id, session_id, person_id, token_sha256, device, device_blind, ip, ip_blind, created_at, expires_at, seen_at, secret_at, proved_at, second_factor, till_id, by_pin) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $9, $11, $12, $13, $14) returning true as opened",
        None,
    )
}
impl OpenSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        token_sha256: &'a T1,
        device: &'a T2,
        device_blind: &'a T3,
        ip: &'a T4,
        ip_blind: &'a T5,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
        proved_at: &'a Option<jiff::Timestamp>,
        second_factor: &'a bool,
        till: &'a Option<uuid::Uuid>,
        by_pin: &'a bool,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        BoolQuery {
            client,
            params: [
                tenant,
                session,
                person,
                token_sha256,
                device,
                device_blind,
                ip,
                ip_blind,
                now,
                expires,
                proved_at,
                second_factor,
                till,
                by_pin,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenSessionParams<T1, T2, T3, T4, T5>,
        BoolQuery<'c, 'a, 's, C, bool, 14>,
        C,
    > for OpenSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenSessionParams<T1, T2, T3, T4, T5>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 14> {
        self.bind(
            client,
            &params.tenant,
            &params.session,
            &params.person,
            &params.token_sha256,
            &params.device,
            &params.device_blind,
            &params.ip,
            &params.ip_blind,
            &params.now,
            &params.expires,
            &params.proved_at,
            &params.second_factor,
            &params.till,
            &params.by_pin,
        )
    }
}
pub struct RotateSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rotate_session() -> RotateSessionStmt {
    RotateSessionStmt(
        "update app.session set token_sha256 = $1, secret_at = $2, second_factor = second_factor or $3, proved_at = case when $4 then $2 else proved_at end where tenant_id = $5 and session_id = $6 and ended_at is null returning true as rotated",
        None,
    )
}
impl RotateSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_sha256: &'a T1,
        now: &'a jiff::Timestamp,
        second_factor: &'a bool,
        is_proof: &'a bool,
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [token_sha256, now, second_factor, is_proof, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, RotateSessionParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for RotateSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RotateSessionParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.token_sha256,
            &params.now,
            &params.second_factor,
            &params.is_proof,
            &params.tenant,
            &params.session,
        )
    }
}
pub struct EndSessionsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions_of() -> EndSessionsOfStmt {
    EndSessionsOfStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and person_id = $3 and ended_at is null returning session_id",
        None,
    )
}
impl EndSessionsOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EndSessionsOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for EndSessionsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndSessionsOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct EndSessionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_session() -> EndSessionStmt {
    EndSessionStmt(
        "update app.session set ended_at = $1 where tenant_id = $2 and session_id = $3 and ended_at is null returning true as ended",
        None,
    )
}
impl EndSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        session: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, session],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndSessionParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndSessionStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndSessionParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.session)
    }
}
pub struct FirstAttemptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_attempt() -> FirstAttemptStmt {
    FirstAttemptStmt(
        "insert into app.attempt as tried (tenant_id, kind, subject_sha256, failures, last_at) select t.tenant_id, it.kind, it.subject, 0, $1 from app.tenant t cross join unnest($2::text[], $3::bytea[]) as it (kind, subject) where t.tenant_id = $4 on conflict (tenant_id, kind, subject_sha256) do nothing returning tried.kind",
        None,
    )
}
impl FirstAttemptStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        kinds: &'a T2,
        subjects: &'a T4,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [now, kinds, subjects, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FirstAttemptParams<T1, T2, T3, T4>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for FirstAttemptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FirstAttemptParams<T1, T2, T3, T4>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(client, &params.now, &params.kinds, &params.subjects, &params.tenant)
    }
}
pub struct PutBackAttemptsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_back_attempts() -> PutBackAttemptsStmt {
    PutBackAttemptsStmt(
        "update app.attempt set last_at = $1 where tenant_id = $2 and subject_sha256 = any($3) and last_at > $4 returning kind",
        None,
    )
}
impl PutBackAttemptsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        subjects: &'a T2,
        ahead: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [now, tenant, subjects, ahead],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutBackAttemptsParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for PutBackAttemptsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutBackAttemptsParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(client, &params.now, &params.tenant, &params.subjects, &params.ahead)
    }
}
pub struct FailuresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn failures() -> FailuresStmt {
    FailuresStmt(
        "select kind, failures, last_at from app.attempt where tenant_id = $1 and subject_sha256 = any($2) order by kind, subject_sha256 for update",
        None,
    )
}
impl FailuresStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        subjects: &'a T2,
    ) -> FailuresQuery<'c, 'a, 's, C, Failures, 2> {
        FailuresQuery {
            client,
            params: [tenant, subjects],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FailuresBorrowed, tokio_postgres::Error> {
                Ok(FailuresBorrowed {
                    kind: row.try_get(0)?,
                    failures: row.try_get(1)?,
                    last_at: row.try_get(2)?,
                })
            },
            mapper: |it| Failures::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FailuresParams<T1, T2>,
        FailuresQuery<'c, 'a, 's, C, Failures, 2>,
        C,
    > for FailuresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FailuresParams<T1, T2>,
    ) -> FailuresQuery<'c, 'a, 's, C, Failures, 2> {
        self.bind(client, &params.tenant, &params.subjects)
    }
}
pub struct CountFailuresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_failures() -> CountFailuresStmt {
    CountFailuresStmt(
        "insert into app.attempt as tried (tenant_id, kind, subject_sha256, failures, last_at) select t.tenant_id, it.kind, it.subject, 1, $1 from app.tenant t cross join unnest($2::text[], $3::bytea[]) as it (kind, subject) where t.tenant_id = $4 on conflict (tenant_id, kind, subject_sha256) do update set failures = case when tried.last_at < $5 then 1 else tried.failures + 1 end, last_at = $1 returning tried.kind, tried.failures",
        None,
    )
}
impl CountFailuresStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        kinds: &'a T2,
        subjects: &'a T4,
        tenant: &'a uuid::Uuid,
        forget: &'a jiff::Timestamp,
    ) -> CountFailuresQuery<'c, 'a, 's, C, CountFailures, 5> {
        CountFailuresQuery {
            client,
            params: [now, kinds, subjects, tenant, forget],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountFailuresBorrowed, tokio_postgres::Error> {
                Ok(CountFailuresBorrowed { kind: row.try_get(0)?, failures: row.try_get(1)? })
            },
            mapper: |it| CountFailures::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountFailuresParams<T1, T2, T3, T4>,
        CountFailuresQuery<'c, 'a, 's, C, CountFailures, 5>,
        C,
    > for CountFailuresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountFailuresParams<T1, T2, T3, T4>,
    ) -> CountFailuresQuery<'c, 'a, 's, C, CountFailures, 5> {
        self.bind(client, &params.now, &params.kinds, &params.subjects, &params.tenant, &params.forget)
    }
}
pub struct ForgetAttemptsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_attempts() -> ForgetAttemptsStmt {
    ForgetAttemptsStmt(
        "delete from app.attempt where tenant_id = $1 and (kind, subject_sha256) in ( select kind, subject_sha256 from app.attempt where tenant_id = $1 and last_at < $2 and (kind <> 'shut' or last_at < $3) order by last_at limit 100 for update skip locked) returning kind",
        None,
    )
}
impl ForgetAttemptsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        forget: &'a jiff::Timestamp,
        open: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant, forget, open],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetAttemptsParams, StringQuery<'c, 'a, 's, C, String, 3>, C>
    for ForgetAttemptsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetAttemptsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant, &params.forget, &params.open)
    }
}
pub struct TakeBackAttemptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_back_attempt() -> TakeBackAttemptStmt {
    TakeBackAttemptStmt(
        "update app.attempt set failures = greatest(failures - 1, 0) where tenant_id = $1 and subject_sha256 = any($2) and kind in ('account', 'net', 'wide') returning kind",
        None,
    )
}
impl TakeBackAttemptStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        subjects: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, subjects],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakeBackAttemptParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for TakeBackAttemptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeBackAttemptParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.subjects)
    }
}
pub struct NoteNetTryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_net_try() -> NoteNetTryStmt {
    NoteNetTryStmt(
        "insert into app.net_try (tenant_id, net_sha256, account_sha256, tries, last_at) values ($1, $2, $3, 1, $4) on conflict (tenant_id, net_sha256, account_sha256) do update set tries = case when app.net_try.last_at < $5 then 1 else app.net_try.tries + 1 end, last_at = $4 returning tries",
        None,
    )
}
impl NoteNetTryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        net: &'a T1,
        account: &'a T2,
        now: &'a jiff::Timestamp,
        forget: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [tenant, net, account, now, forget],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, NoteNetTryParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for NoteNetTryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoteNetTryParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.tenant, &params.net, &params.account, &params.now, &params.forget)
    }
}
pub struct NetTriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn net_tries() -> NetTriesStmt {
    NetTriesStmt(
        "select count(*) as accounts, coalesce(sum(tries), 0)::bigint as tries from app.net_try where tenant_id = $1 and net_sha256 = $2 and last_at >= $3 and last_at <= $4",
        None,
    )
}
impl NetTriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        net: &'a T1,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
    ) -> NetTriesQuery<'c, 'a, 's, C, NetTries, 4> {
        NetTriesQuery {
            client,
            params: [tenant, net, since, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NetTries, tokio_postgres::Error> {
                Ok(NetTries { accounts: row.try_get(0)?, tries: row.try_get(1)? })
            },
            mapper: |it| NetTries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NetTriesParams<T1>,
        NetTriesQuery<'c, 'a, 's, C, NetTries, 4>,
        C,
    > for NetTriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NetTriesParams<T1>,
    ) -> NetTriesQuery<'c, 'a, 's, C, NetTries, 4> {
        self.bind(client, &params.tenant, &params.net, &params.since, &params.until)
    }
}
pub struct ForgetNetTriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_net_tries() -> ForgetNetTriesStmt {
    ForgetNetTriesStmt(
        "delete from app.net_try n where n.tenant_id = $1 and (n.net_sha256, n.account_sha256) in ( select o.net_sha256, o.account_sha256 from app.net_try o where o.tenant_id = $1 and o.last_at < $2 order by o.last_at limit 100 for update skip locked) returning true as forgotten",
        None,
    )
}
impl ForgetNetTriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        before: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetNetTriesParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetNetTriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgetNetTriesParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.before)
    }
}
pub struct ShutNetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shut_net() -> ShutNetStmt {
    ShutNetStmt(
        "insert into app.attempt (tenant_id, kind, subject_sha256, failures, last_at) values ($1, 'shut', $2, 1, $3) on conflict (tenant_id, kind, subject_sha256) do update set last_at = $3 returning true as done",
        None,
    )
}
impl ShutNetStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        net: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant, net, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ShutNetParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for ShutNetStmt
{
    fn params(&'s self, client: &'c C, params: &'a ShutNetParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant, &params.net, &params.now)
    }
}
pub struct ForgiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forgive() -> ForgiveStmt {
    ForgiveStmt(
        "update app.attempt set failures = case when kind = 'account' then 0 else greatest(failures - 1, 0) end where tenant_id = $1 and subject_sha256 = any($2) and kind in ('account', 'net', 'wide') returning kind",
        None,
    )
}
impl ForgiveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        subjects: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant, subjects],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<'c, 'a, 's, ForgiveParams<T1, T2>, StringQuery<'c, 'a, 's, C, String, 2>, C>
    for ForgiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForgiveParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant, &params.subjects)
    }
}
pub struct AddressTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn address_taken() -> AddressTakenStmt {
    AddressTakenStmt("select exists (select from app.address where slug = $1) as yes", None)
}
impl AddressTakenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TakeAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_address() -> TakeAddressStmt {
    TakeAddressStmt("insert into app.address (slug, tenant_id) values ($1, $2) returning true as taken", None)
}
impl TakeAddressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
        tenant: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [slug, tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TakeAddressParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for TakeAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeAddressParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.slug, &params.tenant)
    }
}
pub struct InsertTenantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_tenant() -> InsertTenantStmt {
    InsertTenantStmt(
        "insert into app.tenant (tenant_id, slug, name, country, currency, minor_digits, timezone, fy_start_month, fy_start_day, state, gstin, abn, gst_registered, location, gln, settings, version, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17) returning true as made",
        None,
    )
}
impl InsertTenantStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::BytesSql,
        T8: crate::BytesSql,
        T9: crate::BytesSql,
        T10: crate::StringSql,
        T11: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        slug: &'a T1,
        name: &'a T2,
        country: &'a T3,
        currency: &'a T4,
        minor_digits: &'a i16,
        timezone: &'a T5,
        fy_start_month: &'a i16,
        fy_start_day: &'a i16,
        state: &'a Option<T6>,
        gstin: &'a Option<T7>,
        abn: &'a Option<T8>,
        gst_registered: &'a bool,
        location: &'a Option<T9>,
        gln: &'a Option<T10>,
        settings: &'a T11,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        BoolQuery {
            client,
            params: [
                tenant,
                slug,
                name,
                country,
                currency,
                minor_digits,
                timezone,
                fy_start_month,
                fy_start_day,
                state,
                gstin,
                abn,
                gst_registered,
                location,
                gln,
                settings,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::BytesSql,
    T8: crate::BytesSql,
    T9: crate::BytesSql,
    T10: crate::StringSql,
    T11: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTenantParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        BoolQuery<'c, 'a, 's, C, bool, 17>,
        C,
    > for InsertTenantStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTenantParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 17> {
        self.bind(
            client,
            &params.tenant,
            &params.slug,
            &params.name,
            &params.country,
            &params.currency,
            &params.minor_digits,
            &params.timezone,
            &params.fy_start_month,
            &params.fy_start_day,
            &params.state,
            &params.gstin,
            &params.abn,
            &params.gst_registered,
            &params.location,
            &params.gln,
            &params.settings,
            &params.now,
        )
    }
}
pub struct InsertMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_membership() -> InsertMembershipStmt {
    InsertMembershipStmt(
        "insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'active', 1, $8, $9) on conflict (tenant_id, person_id) do update set roles = excluded.roles, custom_roles = excluded.custom_roles, state = 'active', joins_by = null, until = null, version = app.membership.version + 1 returning version",
        None,
    )
}
impl InsertMembershipStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        name: &'a T1,
        email: &'a T2,
        email_blind: &'a T3,
        roles: &'a T5,
        custom_roles: &'a T6,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        I32Query {
            client,
            params: [tenant, person, name, email, email_blind, roles, custom_roles, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMembershipParams<T1, T2, T3, T4, T5, T6>,
        I32Query<'c, 'a, 's, C, i32, 9>,
        C,
    > for InsertMembershipStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMembershipParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        self.bind(
            client,
            &params.tenant,
            &params.person,
            &params.name,
            &params.email,
            &params.email_blind,
            &params.roles,
            &params.custom_roles,
            &params.by,
            &params.now,
        )
    }
}
pub struct JoinMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn join_membership() -> JoinMembershipStmt {
    JoinMembershipStmt(
        "insert into app.membership (tenant_id, person_id, name, email, email_blind, roles, custom_roles, state, joins_by, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'joining', $8, 1, $9, $10) on conflict (tenant_id, person_id) do update set name = excluded.name, email = excluded.email, email_blind = excluded.email_blind, roles = excluded.roles, custom_roles = excluded.custom_roles, state = 'joining', joins_by = excluded.joins_by, until = null, version = app.membership.version + 1 where app.membership.state <> 'active' or app.membership.until is not null returning version",
        None,
    )
}
impl JoinMembershipStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        name: &'a T1,
        email: &'a T2,
        email_blind: &'a T3,
        roles: &'a T5,
        custom_roles: &'a T6,
        invitation: &'a uuid::Uuid,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [tenant, person, name, email, email_blind, roles, custom_roles, invitation, by, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        JoinMembershipParams<T1, T2, T3, T4, T5, T6>,
        I32Query<'c, 'a, 's, C, i32, 10>,
        C,
    > for JoinMembershipStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a JoinMembershipParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.tenant,
            &params.person,
            &params.name,
            &params.email,
            &params.email_blind,
            &params.roles,
            &params.custom_roles,
            &params.invitation,
            &params.by,
            &params.now,
        )
    }
}
pub struct BeginMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_membership() -> BeginMembershipStmt {
    BeginMembershipStmt(
        "update app.membership set state = 'active', joins_by = null, roles = $1, custom_roles = $2, version = version + 1 where tenant_id = $3 and person_id = $4 and state = 'joining' returning version",
        None,
    )
}
impl BeginMembershipStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        roles: &'a T2,
        custom_roles: &'a T3,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [roles, custom_roles, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BeginMembershipParams<T1, T2, T3>,
        I32Query<'c, 'a, 's, C, i32, 4>,
        C,
    > for BeginMembershipStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginMembershipParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.roles, &params.custom_roles, &params.tenant, &params.person)
    }
}
pub struct InsertMoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_move() -> InsertMoveStmt {
    InsertMoveStmt(
        "insert into app.invitation (tenant_id, invitation_id, email, email_blind, roles, custom_roles, moves, token_sha256, mailed_sha256, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning true as invited",
        None,
    )
}
impl InsertMoveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::ArraySql<Item = uuid::Uuid>,
        T6: crate::BytesSql,
        T7: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        invitation: &'a uuid::Uuid,
        email: &'a T1,
        email_blind: &'a T2,
        roles: &'a T4,
        custom_roles: &'a T5,
        moves: &'a uuid::Uuid,
        token_sha256: &'a T6,
        mailed_sha256: &'a T7,
        by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        BoolQuery {
            client,
            params: [
                tenant,
                invitation,
                email,
                email_blind,
                roles,
                custom_roles,
                moves,
                token_sha256,
                mailed_sha256,
                by,
                now,
                expires,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::ArraySql<Item = uuid::Uuid>,
    T6: crate::BytesSql,
    T7: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertMoveParams<T1, T2, T3, T4, T5, T6, T7>,
        BoolQuery<'c, 'a, 's, C, bool, 12>,
        C,
    > for InsertMoveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertMoveParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 12> {
        self.bind(
            client,
            &params.tenant,
            &params.invitation,
            &params.email,
            &params.email_blind,
            &params.roles,
            &params.custom_roles,
            &params.moves,
            &params.token_sha256,
            &params.mailed_sha256,
            &params.by,
            &params.now,
            &params.expires,
        )
    }
}
pub struct MemberMovedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member_moved() -> MemberMovedStmt {
    MemberMovedStmt(
        "select roles, custom_roles, until from app.membership where tenant_id = $1 and person_id = $2 and state = 'active' for update",
        None,
    )
}
impl MemberMovedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> MemberMovedQuery<'c, 'a, 's, C, MemberMoved, 2> {
        MemberMovedQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberMovedBorrowed, tokio_postgres::Error> {
                Ok(MemberMovedBorrowed {
                    roles: row.try_get(0)?,
                    custom_roles: row.try_get(1)?,
                    until: row.try_get(2)?,
                })
            },
            mapper: |it| MemberMoved::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MemberMovedParams,
        MemberMovedQuery<'c, 'a, 's, C, MemberMoved, 2>,
        C,
    > for MemberMovedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MemberMovedParams,
    ) -> MemberMovedQuery<'c, 'a, 's, C, MemberMoved, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct RevokeTokensOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_tokens_of() -> RevokeTokensOfStmt {
    RevokeTokensOfStmt(
        "update app.api_token set revoked_at = $1 where tenant_id = $2 and person_id = $3 and revoked_at is null returning token_id",
        None,
    )
}
impl RevokeTokensOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RevokeTokensOfParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RevokeTokensOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeTokensOfParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct ForgetPinOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_pin_of() -> ForgetPinOfStmt {
    ForgetPinOfStmt(
        "delete from app.pin where tenant_id = $1 and person_id = $2 returning true as forgotten",
        None,
    )
}
impl ForgetPinOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ForgetPinOfParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for ForgetPinOfStmt
{
    fn params(&'s self, client: &'c C, params: &'a ForgetPinOfParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct WithdrawInvitationsByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_invitations_by() -> WithdrawInvitationsByStmt {
    WithdrawInvitationsByStmt(
        "update app.invitation set expires_at = $1 where tenant_id = $2 and created_by = $3 and used_at is null and expires_at > $1 returning invitation_id",
        None,
    )
}
impl WithdrawInvitationsByStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [now, tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawInvitationsByParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for WithdrawInvitationsByStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawInvitationsByParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.now, &params.tenant, &params.person)
    }
}
pub struct EndMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_membership() -> EndMembershipStmt {
    EndMembershipStmt(
        "update app.membership set state = 'removed', joins_by = null, version = version + 1 where tenant_id = $1 and person_id = $2 returning true as ended",
        None,
    )
}
impl EndMembershipStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant, person],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndMembershipParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for EndMembershipStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndMembershipParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant, &params.person)
    }
}
pub struct MembersSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members_since() -> MembersSinceStmt {
    MembersSinceStmt(
        "select person_id from app.membership where tenant_id = $1 and state = 'active' and created_at <= $2",
        None,
    )
}
impl MembersSinceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MembersSinceParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for MembersSinceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MembersSinceParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant, &params.since)
    }
}
pub struct InsertTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_token() -> InsertTokenStmt {
    InsertTokenStmt(
        "insert into app.api_token (tenant_id, token_id, person_id, name, token_sha256, second_factor, created_at, expires_at) values ($1, $2, $3, $4, $5, true, $6, $7) returning true as made",
        None,
    )
}
impl InsertTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        token: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        name: &'a T1,
        token_sha256: &'a T2,
        now: &'a jiff::Timestamp,
        expires: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [tenant, token, person, name, token_sha256, now, expires],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, InsertTokenParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 7>, C>
    for InsertTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTokenParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.tenant,
            &params.token,
            &params.person,
            &params.name,
            &params.token_sha256,
            &params.now,
            &params.expires,
        )
    }
}
pub struct OpenInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_invitation() -> OpenInvitationStmt {
    OpenInvitationStmt(
        "select invitation_id, email, roles, custom_roles, moves, created_by, mailed_sha256 = $1 as is_mailed from app.invitation where tenant_id = $2 and (token_sha256 = $1 or mailed_sha256 = $1) and used_at is null and expires_at > $3 and not exists (select from app.closing z where z.tenant_id = $2)",
        None,
    )
}
impl OpenInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_sha256: &'a T1,
        tenant: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3> {
        OpenInvitationQuery {
            client,
            params: [token_sha256, tenant, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenInvitationBorrowed, tokio_postgres::Error> {
                Ok(OpenInvitationBorrowed {
                    invitation_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    roles: row.try_get(2)?,
                    custom_roles: row.try_get(3)?,
                    moves: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    is_mailed: row.try_get(6)?,
                })
            },
            mapper: |it| OpenInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenInvitationParams<T1>,
        OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3>,
        C,
    > for OpenInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenInvitationParams<T1>,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3> {
        self.bind(client, &params.token_sha256, &params.tenant, &params.now)
    }
}
pub struct InvitationJoinedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn invitation_joined() -> InvitationJoinedStmt {
    InvitationJoinedStmt(
        "select i.invitation_id, i.email, i.roles, i.custom_roles, i.moves, i.created_by, null::boolean as is_mailed from app.membership m join app.invitation i on i.tenant_id = m.tenant_id and i.invitation_id = m.joins_by where m.tenant_id = $1 and i.tenant_id = $1 and m.person_id = $2 and m.state = 'joining' and i.used_at is null and i.expires_at > $3 and not exists (select from app.closing z where z.tenant_id = $1) for update of m",
        None,
    )
}
impl InvitationJoinedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
        person: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3> {
        OpenInvitationQuery {
            client,
            params: [tenant, person, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenInvitationBorrowed, tokio_postgres::Error> {
                Ok(OpenInvitationBorrowed {
                    invitation_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    roles: row.try_get(2)?,
                    custom_roles: row.try_get(3)?,
                    moves: row.try_get(4)?,
                    created_by: row.try_get(5)?,
                    is_mailed: row.try_get(6)?,
                })
            },
            mapper: |it| OpenInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InvitationJoinedParams,
        OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3>,
        C,
    > for InvitationJoinedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InvitationJoinedParams,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 3> {
        self.bind(client, &params.tenant, &params.person, &params.now)
    }
}
pub struct UseInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_invitation() -> UseInvitationStmt {
    UseInvitationStmt(
        "update app.invitation set used_at = $1 where tenant_id = $2 and invitation_id = $3 and used_at is null returning true as used",
        None,
    )
}
impl UseInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        tenant: &'a uuid::Uuid,
        invitation: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [now, tenant, invitation],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UseInvitationParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for UseInvitationStmt
{
    fn params(&'s self, client: &'c C, params: &'a UseInvitationParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.now, &params.tenant, &params.invitation)
    }
}
