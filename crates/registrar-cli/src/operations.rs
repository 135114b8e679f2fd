//! The operations that have a type: their parameters are checked before a request is made.

use registrar_ops::ParameterError;
use registrar_ops::enom::{self, Command};
use registrar_ops::opensrs::{self, Request};
use serde::de::DeserializeOwned;

type OpenSrs = Box<dyn opensrs::AnyOperation>;
type Enom = Box<dyn enom::AnyOperation>;

/// An action on an object, and how it is read.
struct Action {
    name: &'static str,
    object: &'static str,
    is_asked_by: fn(&Request<'_>) -> bool,
    read: fn(&Request<'_>) -> Result<OpenSrs, ParameterError>,
}

/// A command, and how it is read.
struct Named {
    name: &'static str,
    read: fn(&Command) -> Result<Enom, ParameterError>,
}

const ACTIONS: &[Action] = &[
    action::<opensrs::AddSubUser>(),
    action::<opensrs::BelongsToRsp>(),
    action::<opensrs::ChangeOwnership>(),
    action::<opensrs::ChangePassword>(),
    action::<opensrs::CheckTransfer>(),
    action::<opensrs::DeleteCookie>(),
    action::<opensrs::DeleteSubUser>(),
    action::<opensrs::GetDomainAllInfo>(),
    action::<opensrs::GetDomainAuthInfo>(),
    action::<opensrs::GetDomainStatus>(),
    action::<opensrs::GetRegistrantVerificationStatus>(),
    action::<opensrs::GetSubUser>(),
    action::<opensrs::GetTransfersAway>(),
    action::<opensrs::ModifyDomainAuthInfo>(),
    action::<opensrs::ModifyDomainStatus>(),
    action::<opensrs::ModifySubUser>(),
    action::<opensrs::SendAuthcode>(),
    action::<opensrs::SendPassword>(),
    action::<opensrs::SendRegistrantVerificationEmail>(),
    action::<opensrs::SetCookie>(),
    action::<opensrs::UpdateCookie>(),
];

const COMMANDS: &[Named] = &[
    command::<enom::ApiTokenCreate>(),
    command::<enom::ApiTokenDelete>(),
    command::<enom::ApiTokenDetails>(),
    command::<enom::ApiTokenUpdate>(),
    command::<enom::CheckLogin>(),
    command::<enom::GetAccountPassword>(),
    command::<enom::GetAccountValidation>(),
    command::<enom::GetPasswordBit>(),
    command::<enom::GetRegLock>(),
    command::<enom::GetSubAccountPassword>(),
    command::<enom::SendAccountEmail>(),
    command::<enom::SetAccountPassword>(),
    command::<enom::SetDnsHost>(),
    command::<enom::SetPassword>(),
    command::<enom::SetRegLock>(),
    command::<enom::StatusDomain>(),
    command::<enom::SynchAuthInfo>(),
    command::<enom::ValidatePassword>(),
];

const fn action<O: opensrs::Operation + DeserializeOwned + 'static>() -> Action {
    Action {
        name: O::ACTION,
        object: O::OBJECT,
        is_asked_by: O::is_asked_by,
        read: |request| {
            let operation = O::read(request)?;
            operation.check()?;
            Ok(Box::new(operation))
        },
    }
}

const fn command<O: enom::Operation + DeserializeOwned + 'static>() -> Named {
    Named {
        name: O::COMMAND,
        read: |command| {
            let operation = O::read(command)?;
            operation.check()?;
            Ok(Box::new(operation))
        },
    }
}

/// The object of an action that is named without one, if one type alone has this action.
pub(crate) fn object_of(action: &str) -> Option<&'static str> {
    let mut found = ACTIONS.iter().filter(|known| known.name.eq_ignore_ascii_case(action));
    let object = found.next()?.object;
    found.all(|other| other.object == object).then_some(object)
}

/// The operation that `request` is; nothing where there is no type for it.
pub(crate) fn opensrs(request: &Request<'_>) -> Option<Result<OpenSrs, ParameterError>> {
    // Some types share an action and an object, and differ in a parameter.
    let known = ACTIONS.iter().find(|known| (known.is_asked_by)(request))?;
    Some((known.read)(request))
}

/// The operation that `command` is; nothing where there is no type for it.
pub(crate) fn enom(command: &Command) -> Option<Result<Enom, ParameterError>> {
    let known = COMMANDS.iter().find(|known| known.name.eq_ignore_ascii_case(command.name()))?;
    Some((known.read)(command))
}

/// Whether an action or a command only looks. What is not known here may change something.
#[cfg(feature = "call")]
pub(crate) fn only_looks(name: &str) -> bool {
    const LOOKS: [&str; 8] = [
        "belongs_to_rsp",
        "check_transfer",
        "lookup",
        "Check",
        "CheckLogin",
        "GetBalance",
        "StatusDomain",
        "ValidatePassword",
    ];
    // Actions of OpenSRS alone: several commands of eNom whose names begin so send mails.
    let is_get = name == "get" || name.starts_with("get_");
    is_get || LOOKS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The names of all, as the command line takes them.
pub(crate) fn names() -> impl Iterator<Item = String> {
    let mut actions: Vec<_> =
        ACTIONS.iter().map(|known| format!("{}/{}", known.name, known.object)).collect();
    actions.sort();
    actions.dedup();
    actions.into_iter().chain(COMMANDS.iter().map(|known| known.name.to_owned()))
}
