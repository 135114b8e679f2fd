//! No secret is left in memory by requests and replies, on either side. The allocator of this program
//! searches every block that is freed, and the test the whole memory of its process, which Linux allows.

mod search;

use std::alloc::System;
use std::hint::black_box;

use tracking_allocator::Allocator;

use registrar_ops::enom::{
    self, Account, AuthQuestionAnswer, Command, DomainPassword, Format, GetAccountPassword,
    LoginId, Operation as _, SetPassword,
};
use registrar_ops::opensrs::{
    self, Attributes, ChangePassword, Cookie, Operation as _, RegistrantPassword, Reply, Reseller,
    Signature,
};
use registrar_ops::ops_envelope::{self, ParseOptions, array, assoc};
use registrar_ops::{DomainName, Secret, SplitName, enom_response};
use zeroize::Zeroizing;

use search::{check, count_freed, found, search_freed, secret};

#[global_allocator]
static ALLOCATOR: Allocator<System> = Allocator::system();

fn main() {
    if !cfg!(target_os = "linux") {
        return;
    }
    search_freed();
    assert_eq!(found(), 0, "the test itself holds a secret");
    {
        let held = secret("");
        assert!(found() > 0, "a secret that is held is not found");
        drop(black_box(held));
    }
    check("a secret", || drop(black_box(secret(""))));
    opensrs_messages();
    opensrs_answers();
    enom_messages();
    enom_answers();
    // What is not zeroed is found.
    drop(black_box(String::from(secret("").expose_secret())));
    assert!(count_freed() > 0, "freed blocks are not searched");
    assert!(found() > 0, "freed memory is not searched");
}

fn opensrs_messages() {
    let reseller = || Reseller::new("reseller", secret("key")).unwrap();
    let domain = || DomainName::new("example.info").unwrap();
    let change = || {
        let password = RegistrantPassword::new(secret("pass")).unwrap();
        let mut change = ChangePassword::new(domain(), password);
        // A character that is escaped in XML.
        change.beside.cookie = Some(Cookie::new(secret("a&b<c")).unwrap());
        change.beside.others.insert("pin".into(), secret("&"));
        change
    };
    check("a signature", || _ = black_box(Signature::of(b"body", &secret("key"))));
    check("a reseller", || drop(black_box(reseller().clone())));
    check("an operation", || drop(black_box(change().clone())));
    check("a request", || drop(black_box(reseller().request(&change()).unwrap())));
    check("a received request", || {
        let http = reseller().request(&change()).unwrap();
        drop(black_box(reseller().receive(&http).unwrap()));
    });
    check("a received operation", || {
        let http = reseller().request(&change()).unwrap();
        let request = reseller().receive(&http).unwrap();
        assert_eq!(ChangePassword::from_request(&request).unwrap(), change());
    });
    check("an owned request", || {
        let http = reseller().request(&change()).unwrap();
        drop(black_box(reseller().receive(&http).unwrap().into_owned()));
    });
    check("a rejection", || {
        let no = opensrs::Rejection::new(opensrs::ResponseCode::FAILED, secret("").expose_secret())
            .with("cookie", secret("&").expose_secret().to_owned());
        let body = no.to_body().unwrap();
        drop(black_box(opensrs::SendPassword::reply(&body).unwrap_err()));
    });
    check("a reply", || {
        let cookie = secret("&");
        let attributes = Attributes::from(assoc! { "cookie" => cookie.expose_secret() });
        let body = Reply::new("cookie", "Done", attributes).to_body().unwrap();
        drop(black_box(Reply::<Attributes>::parse(&body).unwrap()));
    });
}

fn enom_messages() {
    let account = || Account::new("resellid", secret("token")).unwrap();
    let set = || {
        let mut password = secret("");
        password = Secret::new(&password.expose_secret()[30..]);
        let name = SplitName::new("example", "com").unwrap();
        SetPassword::new(name, DomainPassword::new(password).unwrap())
    };
    let get = || {
        let answer = AuthQuestionAnswer::new(secret("a b")).unwrap();
        GetAccountPassword::new(LoginId::new("ichiro").unwrap(), answer)
    };
    check("an account", || drop(black_box(account().clone())));
    check("a post", || drop(black_box(account().request(&set(), Format::Text).unwrap())));
    check("a get", || drop(black_box(account().get_request(&set(), Format::Text).unwrap())));
    check("another post", || drop(black_box(account().request(&get(), Format::Xml).unwrap())));
    check("a received request", || {
        let http = account().request(&get(), Format::Xml).unwrap();
        let request = enom::Request::from_http(&http).unwrap();
        account().verify(&request).unwrap();
        assert_eq!(GetAccountPassword::from_request(&request).unwrap(), get());
    });
    check("a received password", || {
        let http = account().request(&set(), Format::Xml).unwrap();
        let request = enom::Request::from_http(&http).unwrap();
        assert_eq!(SetPassword::from_request(&request).unwrap(), set());
    });
    check("a command", || {
        let command = Command::new("Check").with("Token", secret("%&")).with("a", "b");
        let http = account().request_for(&command, Format::Text).unwrap();
        drop(black_box(enom::Request::from_http(&http).unwrap()));
    });
    check("a long command", || {
        let command = Command::new("Check").with("Token", secret("%&")).with("a", "b".repeat(9000));
        let http = account().request_for(&command, Format::Text).unwrap();
        drop(black_box(enom::Request::from_http(&http).unwrap()));
    });
    check("a form in Latin-1", || {
        let form = replaced("command=Check&pw=a&Token=#%FC", "#", secret("").expose_secret());
        drop(black_box(enom::Request::parse(form.as_str()).unwrap()));
    });
    check("a form in another charset", || {
        let form = replaced("command=Check&pw=a&Token=#%80", "#", secret("").expose_secret());
        let request = http::Request::post("/").header("Content-Type", "a/b; charset=windows-1252");
        let request = request.body(form.as_bytes().to_vec()).unwrap();
        drop(black_box(enom::Request::from_http(&request).unwrap()));
        drop(Zeroizing::new(request.into_body()));
    });
    check("a refused request", || {
        let command = Command::new("Check").with("Token", secret("%&"));
        let http = account().request_for(&command, Format::Text).unwrap();
        let request = enom::Request::from_http(&http).unwrap();
        drop(black_box(Account::new("resellid", "other").unwrap().verify(&request)));
    });
}

/// Bodies of replies in which `text` stands in several places, and what a reader makes of each cut of them.
fn opensrs_answers() {
    // References, so that the text has to be decoded.
    let text = || secret("a&b<");
    let reply = || {
        let text = text();
        let text = text.expose_secret();
        let list = array![text, assoc! { "x" => text }];
        let attributes = assoc! { "cookie" => text, "list" => list, "count" => text };
        let reply = Reply::new("cookie", text, Attributes::from(attributes));
        reply.with("beside", text.to_owned()).to_body().unwrap()
    };
    check("a body", || drop(black_box(reply())));
    check("an untyped reply", || drop(black_box(Reply::<Attributes>::parse(&reply()).unwrap())));
    check("a typed reply", || drop(black_box(Reply::<Session>::parse(&reply()).unwrap())));
    check("a reply that does not fit", || {
        drop(black_box(Reply::<Counted>::parse(&reply()).unwrap_err()));
    });
    check("a reply of another operation", || {
        drop(black_box(opensrs::SendPassword::reply(&reply()).unwrap_err()));
    });
    check("a contradictory reply", || {
        let body = replaced(reply().as_str(), ">200<", ">404<");
        drop(black_box(Reply::<Attributes>::parse(body.as_str()).unwrap_err()));
    });
    check("a reply without code", || {
        let body = replaced(reply().as_str(), "response_code", "code");
        drop(black_box(Reply::<Attributes>::parse(body.as_str()).unwrap_err()));
    });
    check("cut replies", || {
        let body = reply();
        for end in (0..body.as_bytes().len()).step_by(13) {
            drop(black_box(Reply::<Attributes>::parse(&body.as_bytes()[..end])));
        }
    });
    check("a key given twice", || {
        let body = replaced(reply().as_str(), "\"list\"", "\"cookie\"");
        drop(black_box(Reply::<Attributes>::parse(body.as_str()).unwrap_err()));
    });
    check("an index that is none", || {
        let body = replaced(reply().as_str(), "key=\"0\"", "key=\"x\"");
        drop(black_box(Reply::<Attributes>::parse(body.as_str()).unwrap_err()));
    });
    check("a reply in UTF-16", || {
        let body = utf16(reply().as_str());
        drop(black_box(Reply::<Attributes>::parse(&*body).unwrap()));
        drop(black_box(Reply::<Attributes>::parse(&body[..body.len() - 200]).unwrap_err()));
    });
    check("a plain reply in UTF-16", || {
        // Without anything in it that has to be decoded.
        let text = secret("");
        let attributes = Attributes::from(assoc! { "cookie" => text.expose_secret() });
        let plain = Reply::new("cookie", text.expose_secret(), attributes).to_body().unwrap();
        let (_, envelope) = plain.as_str().split_at(plain.as_str().find("<OPS_envelope>").unwrap());
        drop(black_box(Reply::<Attributes>::parse(&*utf16(envelope)).unwrap()));
        drop(black_box(Reply::<Attributes>::parse(&plain).unwrap()));
        drop(black_box(Reply::<Counted>::parse(&plain).unwrap_err()));
    });
    check("types read from UTF-16", || {
        #[derive(serde::Deserialize)]
        struct Texts {
            response_text: Secret,
        }
        let text = secret("");
        let plain = Reply::new("cookie", text.expose_secret(), Attributes::from(assoc! {}));
        let body = utf16(plain.to_body().unwrap().as_str());
        let texts: Texts = ops_envelope::from_slice_with(&*body, &ParseOptions::new()).unwrap();
        assert_eq!(texts.response_text, text);
        assert!(ops_envelope::Rows::new(&*body, "attributes").is_err());
        assert!(ops_envelope::Reader::new(&*body).is_err());
        let lines = replaced("response_text=#\nDone=true\n", "#", text.expose_secret());
        let body = utf16(lines.as_str());
        let texts: Texts = enom_response::from_slice(&body).unwrap();
        assert_eq!(texts.response_text, text);
    });
    check("an answer", || {
        drop(black_box(Reply::<Attributes>::from_http(&http::Response::new(reply()))));
    });
    check("a redacted request", || {
        let mut change = ChangePassword::by_cookie(
            Cookie::new(text()).unwrap(),
            RegistrantPassword::new(secret("pass")).unwrap(),
        );
        change.beside.others.insert("note".into(), text());
        let shown = serde_json::to_string(&change.redacted()).unwrap();
        assert!(shown.contains("[REDACTED]"));
        // In a request there are names alone, and this is none of a secret.
        change.beside.others.clear();
        drop(black_box(opensrs::AnyOperation::to_request(&change).unwrap().redacted()));
    });
}

fn enom_answers() {
    // References in HTML and XML.
    let bodies = || {
        let text = secret("a&lt;b");
        let no = enom::Rejection::new(enom::ResponseCode::new(304_156), text.expose_secret())
            .with("Password", text.expose_secret());
        let yes = enom::Reply::new("SetPassword", enom::AnyFields::default())
            .with("Password", text.expose_secret())
            .with("Note", text.expose_secret());
        Format::ALL.map(|format| [no.to_body(format).unwrap(), yes.to_body(format).unwrap()])
    };
    check("bodies", || drop(black_box(bodies())));
    for format in 0..3 {
        let [no, yes] = [0, 1].map(|which| move || bodies()[format][which].clone());
        check("a rejection", || {
            let error = SetPassword::reply(&no()).unwrap_err();
            assert!(error.rejection().unwrap().messages().count() > 0);
            drop(black_box(error.clone()));
        });
        check("a reply", || {
            let reply = SetPassword::reply(&yes()).unwrap();
            assert!(reply.get("Password").is_some());
            drop(black_box(reply.to_body(Format::Xml).unwrap()));
        });
        check("a reply that does not fit", || {
            drop(black_box(enom::Reply::<EnomCounted>::parse(&yes()).unwrap_err()));
        });
        check("a reply to another command", || {
            drop(black_box(GetAccountPassword::reply(&yes()).unwrap_err()));
        });
        check("a reply without `ErrCount`", || {
            let body = replaced(yes().as_str(), "ErrCount", "Count");
            drop(black_box(SetPassword::reply(body.as_str()).unwrap_err()));
        });
        check("cut replies", || {
            let body = yes();
            for end in (0..body.as_bytes().len()).step_by(7) {
                drop(black_box(SetPassword::reply(&body.as_bytes()[..end])));
            }
        });
        check("a reply in UTF-16", || {
            let body = utf16(yes().as_str());
            drop(black_box(SetPassword::reply(&*body).unwrap()));
            drop(black_box(SetPassword::reply(&body[..body.len() - 40])));
        });
        check("a redacted reply", || {
            let reply = SetPassword::reply(&yes()).unwrap();
            drop(black_box(reply.response().unwrap().redacted()));
        });
    }
    check("a response made with a comment", || {
        let text = secret("");
        let mut response = enom_response::Builder::new(Format::Text);
        response.comment(text.expose_secret()).field("Done", "true");
        drop(black_box(response.finish().unwrap()));
    });
    check("an attribute with a reference", || {
        let text = secret("a&lt;b");
        let xml = "<interface-response><x pw=\"#\"/><ErrCount>0</ErrCount><Done>true</Done></interface-response>";
        let body = replaced(xml, "#", text.expose_secret());
        drop(black_box(SetPassword::reply(body.as_str()).unwrap()));
    });
    check("lines and breaks", || {
        let text = secret("");
        let lines = "Password=#\r\n#\r\n\r\n#\r\nErrCount=0\r\nDone=true\r\n";
        let body = replaced(lines, "#", text.expose_secret());
        drop(black_box(SetPassword::reply(body.as_str()).unwrap()));
    });
}

/// `text` with `new` in the place of `old`, made without copies in freed memory.
fn replaced(text: &str, old: &str, new: &str) -> Zeroizing<String> {
    let mut made = Zeroizing::new(String::with_capacity(text.len() + 100 * new.len()));
    for (at, piece) in text.split(old).enumerate() {
        made.push_str(if at == 0 { "" } else { new });
        made.push_str(piece);
    }
    made
}

/// A body in UTF-16 with a byte-order mark.
fn utf16(text: &str) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * text.len() + 2));
    bytes.extend([0xFF, 0xFE]);
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "it is never read")]
struct Session {
    cookie: Secret,
}

/// What no reply here fits.
#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "it is never read")]
struct Counted {
    count: u32,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "it is never read")]
struct EnomCounted {
    note: u32,
}
