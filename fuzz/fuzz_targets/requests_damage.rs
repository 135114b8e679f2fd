//! No operation without valid credentials, whatever befalls a request on its way, and no refusal carries a
//! value of what was sent.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::damage::Damage;
use registrar_fuzz::secret::{SECRET, shows};
use registrar_ops::opensrs::{
    ChangePassword, Cookie, Operation as _, RegistrantPassword, Reseller,
};
use registrar_ops::{Body, DomainName, SplitName, enom, opensrs};
use wire_text::secret_names::shown_name;

/// A request, what befalls its body, and what befalls its credentials.
#[derive(Arbitrary, Debug)]
struct Case {
    is_opensrs: bool,
    body: [Option<Damage>; 3],
    credentials: Option<Damage>,
    format: u8,
}

fuzz_target!(|case: Case| {
    if case.is_opensrs { check_opensrs(&case) } else { check_enom(&case) }
});

fn damaged(body: Vec<u8>, damages: &[Option<Damage>]) -> Vec<u8> {
    damages.iter().flatten().fold(body, |body, damage| damage.apply(&body))
}

fn check_opensrs(case: &Case) {
    let reseller = Reseller::new("reseller", "key").expect("a name and a key");
    let password = RegistrantPassword::new(SECRET).expect("letters and digits");
    let mut change = ChangePassword::new(DomainName::new("a.com").expect("a name"), password);
    change.beside.cookie = Some(Cookie::new(SECRET).expect("not empty"));
    let request = reseller.request(&change).expect("it can be written");
    let sent = request.body().as_bytes().to_vec();
    let mut request = request.map(|_| damaged(sent.clone(), &case.body));
    let mut is_changed = *request.body() != sent;
    if let Some(damage) = case.credentials {
        for name in ["x-signature", "x-username"] {
            let value = request.headers()[name].as_bytes().to_vec();
            let damaged = damage.apply(&value);
            // The digits of a signature are the same in either letter case.
            let is_signature = name == "x-signature";
            let is_same = damaged == value || is_signature && damaged.eq_ignore_ascii_case(&value);
            is_changed |= !is_same;
            match http::HeaderValue::from_bytes(&damaged) {
                Ok(value) => drop(request.headers_mut().insert(name, value)),
                Err(_) => drop(request.headers_mut().remove(name)),
            }
        }
    }
    // A value that became the name of the object may show.
    let envelope = ops_envelope::Envelope::parse(request.body());
    let object = envelope.ok().and_then(|envelope| Some(envelope["object"].as_str()?.to_owned()));
    let may_show = object.is_some_and(|object| shows(&shown_name(&object)));
    let check_refusal = |rejection: opensrs::Rejection| {
        let body = rejection.to_body().expect("a refusal can be written");
        assert!(may_show || !shows(body.as_str()), "a refusal carries a value: {}", body.as_str());
    };
    match reseller.receive(&request) {
        Ok(received) => {
            assert!(!is_changed, "a request that nobody signed is received");
            assert_eq!(ChangePassword::from_request(&received).as_ref(), Ok(&change));
        }
        Err(rejection) => {
            assert!(is_changed, "what was signed is refused");
            check_refusal(rejection);
        }
    }
    // A server that checks credentials elsewhere reads the body alone.
    let refusal = match opensrs::Request::parse(request.body()) {
        Ok(received) => ChangePassword::from_request(&received).err(),
        Err(rejection) => Some(rejection),
    };
    if let Some(rejection) = refusal {
        check_refusal(rejection);
    }
}

fn check_enom(case: &Case) {
    let account = enom::Account::new("resellid", "token").expect("neither is empty");
    let name = SplitName::new("a", "com").expect("a name");
    let password = enom::DomainPassword::new(SECRET).expect("letters and digits");
    let set = enom::SetPassword::new(name, password);
    let format = enom::Format::ALL[usize::from(case.format) % 3];
    let request = account.request(&set, format).expect("it can be written");
    let bytes = damaged(request.body().as_bytes().to_vec(), &case.body);
    // A value that became a name may show.
    if String::from_utf8_lossy(&bytes)
        .split('&')
        .any(|pair| pair.split('=').next().is_some_and(shows))
    {
        return;
    }
    let refusal = match enom::Request::parse(&bytes) {
        Ok(received) => {
            let verified = account.verify(&received);
            assert_eq!(verified.is_ok(), has_credentials(&bytes), "by another reader of forms");
            verified.err().or(enom::Operation::from_request(&received)
                .map(|operation: enom::SetPassword| drop(operation))
                .err())
        }
        Err(rejection) => Some(rejection),
    };
    if let Some(rejection) = refusal {
        // One format a case, that of the request or not.
        let format = enom::Format::ALL[usize::from(case.format / 3) % 3];
        check_body(&rejection.to_body(format).expect("a refusal can be written"));
    }
}

/// Whether a form has the credentials, each of them once or the same again. Nothing here is escaped, and
/// what damage makes an escape of is not the credentials'.
fn has_credentials(form: &[u8]) -> bool {
    let form = String::from_utf8_lossy(form);
    let has = |name: &str, wanted: &str| {
        let pairs = form.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let mut values = pairs.filter(|(held, _)| held.eq_ignore_ascii_case(name)).peekable();
        values.peek().is_some() && values.all(|(_, value)| value == wanted)
    };
    has("uid", "resellid") && has("pw", "token")
}

fn check_body(body: &Body) {
    assert!(!shows(body.as_str()), "a refusal carries a value: {}", body.as_str());
}
