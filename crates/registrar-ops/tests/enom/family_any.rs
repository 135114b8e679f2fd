//! Operations beside the two, of any values, come back from the request that a client makes of them.

use std::fmt::Debug;
use std::net::IpAddr;

use proptest::prelude::*;
use registrar_ops::enom::{
    AccountNumber, ApiTokenCreate, ApiTokenDelete, ApiTokenDetails, ApiTokenUpdate, Format,
    GetAccountValidation, LoginId, Operation, Request, SendAccountEmail, SetAccountPassword,
    SetDnsHost, SetRegLock, StatusDomain, SynchAuthInfo, ValidatePassword,
};
use registrar_ops::{Credential, SplitName};
use serde::de::DeserializeOwned;

use crate::account;

fn comes_back<O>(operation: &O) -> Result<(), TestCaseError>
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
{
    let http = account().request(operation, Format::Html).unwrap();
    let received = Request::from_http(&http).unwrap();
    prop_assert_eq!(&O::from_request(&received).unwrap(), operation);
    let json = serde_json::to_string(operation).unwrap();
    prop_assert_eq!(&serde_json::from_str::<O>(&json).unwrap(), operation);
    Ok(())
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        sld in "[a-z][a-z0-9]{0,20}",
        secret in "\\PC{0,10}[!-~]\\PC{0,10}",
        text in "\\PC{0,5}[!-~]\\PC{0,5}",
        number in "[0-9]{3}-[a-z]{2}-[0-9]{4}",
        address: IpAddr,
        is_some: bool,
        is_mailed: bool,
    ) {
        let name = || SplitName::new(&sld, "co.uk").unwrap();
        let secret = || Credential::new(secret.as_str()).unwrap();
        let login = || LoginId::new(text.as_str()).unwrap();

        comes_back(&ValidatePassword::new(name(), secret()))?;
        comes_back(&SetRegLock::new(name(), is_some))?;
        comes_back(&SynchAuthInfo::new(name(), is_mailed, is_some))?;
        let order_type = is_some.then(|| text.clone());
        comes_back(&StatusDomain { order_type, ..StatusDomain::new(name()) })?;
        let zone = name().domain_name().clone();
        let host_name = is_some.then(|| text.clone());
        comes_back(&SetDnsHost { host_name, ..SetDnsHost::new(zone, address, secret()) })?;
        comes_back(&SetAccountPassword::new(secret(), secret()))?;
        comes_back(&GetAccountValidation::new(login()))?;
        comes_back(&SendAccountEmail::new(login(), AccountNumber::new(&number).unwrap()))?;
        comes_back(&ApiTokenCreate::new(text.clone()))?;
        comes_back(&ApiTokenDetails { token: is_some.then(secret) })?;
        comes_back(&ApiTokenUpdate::new(number.clone(), text.clone()))?;
        comes_back(&ApiTokenDelete::new(secret()))?;
    }
}
