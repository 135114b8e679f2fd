//! Operations beside the three, of any values, come back from the request that a client makes of them.

use std::fmt::Debug;

use proptest::prelude::*;
use registrar_ops::Credential;
use registrar_ops::opensrs::{
    AddSubUser, ChangeOwnership, Cookie, DeleteCookie, DeleteSubUser, GetSubUser, GetTransfersAway,
    ModifyDomainAuthInfo, ModifySubUser, Operation, OwnershipPassword, Permissions, SetCookie,
    UpdateCookie, Username,
};
use serde::de::DeserializeOwned;

use crate::{domain, reseller};

fn comes_back<O>(operation: &O) -> Result<(), TestCaseError>
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
{
    let http = reseller().request(operation).unwrap();
    let received = reseller().receive(&http).unwrap();
    prop_assert_eq!(&O::from_request(&received).unwrap(), operation);
    let json = serde_json::to_string(operation).unwrap();
    prop_assert_eq!(&serde_json::from_str::<O>(&json).unwrap(), operation);
    Ok(())
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        label in "[a-z][a-z0-9]{0,20}",
        user in "[A-Za-z0-9]{3,20}",
        password in r#"[A-Za-z0-9!@$^,.~|=\-+_{}#"]{10,20}"#,
        secret in "[ -~]{0,10}[!-~\u{E4}&<][ -~\u{E4}\n\t]{0,10}",
        text in "[ -~]{0,5}[!-~][ -~]{0,5}",
        number in 1_u32..=40,
        bits in 0_u32..64,
        is_some: bool,
    ) {
        let name = || domain(&format!("{label}.example"));
        let secret = || Credential::new(secret.as_str()).unwrap();
        let cookie = || Cookie::new(secret().expose_secret()).unwrap();
        let username = || Username::new(&user).unwrap();
        let may = Permissions::from_bits(bits);

        comes_back(&SetCookie::new(name(), username(), secret()))?;
        comes_back(&UpdateCookie {
            reg_username: is_some.then(username),
            reg_password: is_some.then(secret),
            ..UpdateCookie::new(cookie(), name(), name())
        })?;
        comes_back(&DeleteCookie { domain: is_some.then(name), ..DeleteCookie::new(cookie()) })?;
        let password = OwnershipPassword::new(password).unwrap();
        comes_back(&ChangeOwnership {
            reg_domain: is_some.then(name),
            move_all: Some(is_some),
            ..ChangeOwnership::new(name(), username(), password.clone())
        })?;
        comes_back(&ChangeOwnership::by_cookie(cookie(), username(), password))?;
        comes_back(&ModifyDomainAuthInfo::new(name(), secret()))?;
        comes_back(&GetTransfersAway {
            gaining_registrar: is_some.then(|| text.clone()),
            limit: Some(number),
            page: is_some.then_some(number),
            ..GetTransfersAway::new(name())
        })?;
        comes_back(&AddSubUser::new(name(), user.as_str(), text.as_str(), secret(), may))?;
        comes_back(&ModifySubUser::new(name(), user.as_str(), "7", text.as_str(), secret(), may))?;
        comes_back(&DeleteSubUser::new(name(), user.as_str(), text.as_str()))?;
        comes_back(&GetSubUser::new(name(), text.as_str()))?;
    }
}
