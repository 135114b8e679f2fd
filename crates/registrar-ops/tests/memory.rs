//! No secret is left in memory by requests and what servers make of them. The test reads the memory of its
//! own process, which Linux allows; freed blocks are still there.

use std::fs::File;
use std::hint::black_box;
use std::io::{Read, Seek, SeekFrom};

use registrar_ops::enom::{
    self, Account, AuthQuestionAnswer, Command, DomainPassword, Format, GetAccountPassword,
    LoginId, Operation as _, SetPassword,
};
use registrar_ops::opensrs::{
    self, Attributes, ChangePassword, Cookie, Operation as _, RegistrantPassword, Reply, Reseller,
    Signature,
};
use registrar_ops::ops_envelope::assoc;
use registrar_ops::{DomainName, Secret, SplitName};

/// The end of each secret, every byte of it plus one, so that it stands nowhere itself.
const END_PLUS_ONE: &[u8] = b"uif!foe!pg!uif!tfdsfu";

/// A secret of 64 bytes: the start of a freed block is written to by the allocator.
fn secret(start: &str) -> Secret {
    let mut text = String::with_capacity(64);
    text.push_str(start);
    while text.len() + END_PLUS_ONE.len() < 64 {
        text.push('x');
    }
    text.extend(END_PLUS_ONE.iter().map(|byte| match byte - 1 {
        b' ' => '-',
        byte => char::from(byte),
    }));
    Secret::new(text)
}

/// How often the end of a secret stands in the memory of the process, its stacks left out. It is read in
/// pieces that overlap, so that no copy of a secret is left by the search itself.
fn found() -> usize {
    const PIECE: usize = 1 << 16;
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut count = 0;
    let mut buffer = vec![0; PIECE + END_PLUS_ONE.len()];
    let is_end = |window: &[u8]| {
        let mut pairs = window.iter().zip(END_PLUS_ONE);
        pairs.all(|(&byte, &plus)| byte == if plus == b'!' { b'-' } else { plus - 1 })
    };
    for line in maps.lines().filter(|line| line.contains(" rw-p ") && !line.contains("[stack")) {
        let (start, end) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        for place in (address(start)..address(end)).step_by(PIECE) {
            let read = memory.seek(SeekFrom::Start(place)).and_then(|_| memory.read(&mut buffer));
            let piece = &buffer[..read.unwrap_or_default()];
            count += piece.windows(END_PLUS_ONE.len()).filter(|window| is_end(window)).count();
        }
    }
    buffer.fill(0);
    black_box(&buffer);
    count
}

fn check(what: &str, work: impl FnOnce()) {
    work();
    assert_eq!(found(), 0, "left by {what}");
}

fn main() {
    if !cfg!(target_os = "linux") {
        return;
    }
    assert_eq!(found(), 0, "the test itself holds a secret");
    {
        let held = secret("");
        assert!(found() > 0, "a secret that is held is not found");
        drop(black_box(held));
    }
    check("a secret", || drop(black_box(secret(""))));
    opensrs_messages();
    enom_messages();
    // What is not zeroed is found.
    drop(black_box(String::from(secret("").expose_secret())));
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
        password = Secret::new(&password.expose_secret()[10..]);
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
    check("a refused request", || {
        let command = Command::new("Check").with("Token", secret("%&"));
        let http = account().request_for(&command, Format::Text).unwrap();
        let request = enom::Request::from_http(&http).unwrap();
        drop(black_box(Account::new("resellid", "other").unwrap().verify(&request)));
    });
}
