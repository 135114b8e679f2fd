//! Any HTTP request becomes a typed operation of OpenSRS or a typed refusal: an operation is read back from
//! the request that a client would make of it, and a refusal from the answer.
#![no_main]

use std::fmt::Debug;

use http::HeaderValue;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::http::request;
use registrar_ops::{Secret, opensrs};
use serde::de::DeserializeOwned;

const KEY: &str = "private key";

fuzz_target!(|bytes: &[u8]| {
    if let Some(request) = request(bytes) {
        check_opensrs(request);
    }
});

fn check_opensrs(mut request: http::Request<Vec<u8>>) {
    use opensrs::{Reseller, ResponseCode, SendAuthcode, SendPassword, Signature};
    let reseller = Reseller::new("reseller", KEY).expect("a name and a key");
    let Err(rejection) = reseller.receive(&request) else { panic!("a forged signature") };
    let is_refused = rejection.code().is_some_and(ResponseCode::is_authentication);
    assert!(is_refused || !request.method().as_str().eq_ignore_ascii_case("POST"));
    check_rejection(&rejection);

    let signature = Signature::of(request.body(), &Secret::new(KEY));
    let signature = HeaderValue::from_str(signature.as_str()).expect("hexadecimal digits");
    request.headers_mut().insert("X-Signature", signature);
    request.headers_mut().insert("X-Username", HeaderValue::from_static("another"));
    assert!(reseller.receive(&request).is_err(), "the signature of another");
    request.headers_mut().insert("X-Username", HeaderValue::from_static("reseller"));
    let received = match reseller.receive(&request) {
        Ok(received) => received,
        Err(rejection) => {
            let codes = [
                ResponseCode::MISSING_FIELD,
                ResponseCode::INVALID_DATA,
                ResponseCode::INVALID_COMMAND,
            ];
            assert!(codes.map(Some).contains(&rejection.code()));
            return check_rejection(&rejection);
        }
    };
    assert!(!received.action().is_empty() && !received.object().is_empty());
    let known = check_operation::<SendPassword>(&reseller, &received)
        + check_operation::<SendAuthcode>(&reseller, &received)
        + check_operation::<opensrs::ChangePassword>(&reseller, &received);
    assert!(known <= 1, "a request is of one operation");

    let again = reseller.request_for(&received).expect("what was read can be written");
    let again = again.map(Vec::from);
    assert_eq!(reseller.receive(&again).as_ref(), Ok(&received));
}

/// Reads the operation that a request may be; 1 if it is of this one.
fn check_operation<O>(reseller: &opensrs::Reseller, received: &opensrs::Request<'_>) -> usize
where
    O: opensrs::Operation + DeserializeOwned + Debug + PartialEq,
{
    use opensrs::ResponseCode;
    match O::from_request(received) {
        Ok(operation) => {
            assert!(O::is_asked_by(received));
            let request = reseller.request(&operation).expect("its parameters can be written");
            let request = request.map(Vec::from);
            let again = reseller.receive(&request).expect("what was signed is received");
            assert_eq!(O::from_request(&again).as_ref(), Ok(&operation));
        }
        Err(rejection) => {
            let is_known = rejection.code() != Some(ResponseCode::INVALID_COMMAND);
            assert_eq!(O::is_asked_by(received), is_known);
            let codes = [
                ResponseCode::INVALID_COMMAND,
                ResponseCode::MISSING_FIELD,
                ResponseCode::INVALID_DATA,
            ];
            assert!(codes.map(Some).contains(&rejection.code()));
            check_rejection(&rejection);
        }
    }
    usize::from(O::is_asked_by(received))
}

/// A client reads the answer as the refusal that it is.
fn check_rejection(rejection: &opensrs::Rejection) {
    let answer = rejection.to_http().expect("a refusal can be written");
    match opensrs::Reply::<opensrs::Attributes>::from_http(&answer) {
        Err(opensrs::Error::Rejected(read)) => {
            assert_eq!((read.code(), read.text()), (rejection.code(), rejection.text()));
            assert_eq!(read.object(), rejection.object());
        }
        other => panic!("{rejection:?} is read as {other:?}"),
    }
}
