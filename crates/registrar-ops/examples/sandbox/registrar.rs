//! Both registrars behind one table of domains: typed operations in, typed answers out.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use registrar_ops::enom::{
    self, Account, AnyFields, GetAccountPassword, GetAccountPasswordReply, Operation as _,
    SetPassword,
};
use registrar_ops::opensrs::{
    Attributes, ChangePassword, Contact, Cookie, Operation as _, Rejection, Reply, Request,
    Reseller, ResponseCode, SendAuthcode, SendPassword,
};
use registrar_ops::{Body, DomainName, Input, Secret};
use serde::Serialize;
use serde_json::json;

use super::demo;
use super::lookup::{Check, CheckReply, Lookup, LookupReply};

type Answer = http::Response<Body>;

/// The two registrars and what they know.
pub(crate) struct Registrar {
    reseller: Reseller,
    account: Account,
    state: Mutex<State>,
    send_mail: Box<dyn Fn(String) + Send + Sync>,
}

struct State {
    domains: HashMap<String, Domain>,
    logins: HashMap<String, Login>,
}

struct Domain {
    owner: String,
    admin: String,
    sub_user: Option<String>,
    /// `None` for a domain that does not use EPP.
    authcode: Option<Secret>,
    cookie: Option<Secret>,
    /// The registrant's at OpenSRS, the domain's at eNom.
    password: Secret,
}

struct Login {
    email: String,
    answer: Secret,
}

impl Registrar {
    /// A registrar with the accounts and domains of `demo`. Each e-mail it would send is given to
    /// `send_mail` as a line of JSON.
    pub(crate) fn new(send_mail: impl Fn(String) + Send + Sync + 'static) -> Self {
        let (sld, tld) = demo::SPLIT_DOMAIN;
        let split = format!("{sld}.{tld}");
        let names = [demo::DOMAIN, demo::DOMAIN_WITH_SUB_USER, demo::DOMAIN_WITHOUT_EPP, &split];
        let domains = names.map(|name| (name.to_owned(), Domain::of(name)));
        let (login, answer) = demo::LOGIN;
        let email = format!("{login}@example.com");
        let login = (login.to_owned(), Login { email, answer: Secret::new(answer) });
        Self {
            reseller: Reseller::new(demo::USERNAME, demo::KEY).expect("a user name and a key"),
            account: Account::new(demo::UID, demo::TOKEN).expect("an ID and a token"),
            state: Mutex::new(State { domains: domains.into(), logins: [login].into() }),
            send_mail: Box::new(send_mail),
        }
    }

    #[allow(dead_code, reason = "only the tests ask")]
    /// Whether `password` is the one that `domain` has now.
    pub(crate) fn has_password(&self, domain: &str, password: &str) -> bool {
        self.with_domain(domain, |domain| domain.password.matches(password)) == Some(true)
    }

    /// Answers a request to OpenSRS.
    pub(crate) fn opensrs(&self, request: &http::Request<impl Input>) -> Answer {
        let outcome = self.reseller.receive(request).and_then(|request| self.xcp(&request));
        let answer = outcome.map_or_else(|no| no.to_http(), Ok);
        answer.unwrap_or_else(|_| {
            // Characters of the request that an envelope cannot hold never get this far.
            let no = Rejection::new(ResponseCode::FAILED, "Internal error").to_http();
            no.expect("a fixed text")
        })
    }

    fn xcp(&self, request: &Request<'_>) -> Result<Answer, Rejection> {
        let reply = if SendPassword::is_asked_by(request) {
            self.send_password(&SendPassword::from_request(request)?)
        } else if ChangePassword::is_asked_by(request) {
            self.change_password(&ChangePassword::from_request(request)?)
        } else if SendAuthcode::is_asked_by(request) {
            self.send_authcode(&SendAuthcode::from_request(request)?)
        } else if Lookup::is_asked_by(request) {
            return self.lookup(&Lookup::from_request(request)?);
        } else {
            return Err(request.unknown_command());
        };
        let text = reply.map_err(|no| no.with_object(request.object()))?;
        to_http(&Reply::new(request.object(), text, Attributes::default()))
    }

    fn send_password(&self, operation: &SendPassword) -> Result<&'static str, Rejection> {
        let name = &operation.domain_name;
        let to = self.domain(name, |domain| match operation.send_to {
            _ if operation.sub_user => domain.sub_user.clone(),
            Contact::Owner => Some(domain.owner.clone()),
            Contact::Admin => Some(domain.admin.clone()),
        })?;
        let to = to.ok_or_else(|| {
            Rejection::new(ResponseCode::INVALID_DATA, "The domain has no sub-user")
        })?;
        self.mail(&to, "Reset your password", &json!({ "domain": name }));
        Ok("Message sent")
    }

    fn change_password(&self, operation: &ChangePassword) -> Result<&'static str, Rejection> {
        let password = operation.reg_password.as_secret().clone();
        let cookie = operation.beside.cookie.as_ref().map(Cookie::as_secret);
        let name = match &operation.beside.domain {
            Some(name) => name.to_string(),
            None => self.domain_of(cookie).unwrap_or_default(),
        };
        let outcome = self.with_domain(&name, |domain| {
            // Without a cookie the reseller acts on the domain directly.
            if cookie.is_some() && domain.cookie.as_ref() != cookie {
                return Err(stale());
            }
            domain.password = password;
            Ok("Command Successful")
        });
        outcome.unwrap_or_else(|| Err(if cookie.is_some() { stale() } else { unknown() }))
    }

    fn send_authcode(&self, operation: &SendAuthcode) -> Result<&'static str, Rejection> {
        let name = &operation.domain_name;
        let (to, code) =
            self.domain(name, |domain| (domain.admin.clone(), domain.authcode.clone()))?;
        let code = code.ok_or_else(|| {
            Rejection::new(ResponseCode::INVALID_DATA, "The domain does not use EPP")
        })?;
        let content = json!({ "domain": name, "authcode": code.expose_secret() });
        self.mail(&to, "Your authorization code", &content);
        Ok("Message sent")
    }

    fn lookup(&self, operation: &Lookup) -> Result<Answer, Rejection> {
        let name = DomainName::new(&operation.domain).map_err(Rejection::from)?;
        let (code, text, status) = match self.domain(&name, |_| ()) {
            Ok(()) => (ResponseCode::TAKEN, "Domain taken", "taken"),
            Err(_) => (ResponseCode::AVAILABLE, "Domain available", "available"),
        };
        let attributes = LookupReply { status: status.into() };
        to_http(&Reply::new(Lookup::OBJECT, text, attributes).with_code(code))
    }

    /// Answers a request to eNom.
    pub(crate) fn enom(&self, request: &http::Request<impl Input>) -> Answer {
        let outcome = enom::Request::from_http(request).and_then(|request| self.command(&request));
        outcome.unwrap_or_else(|no| {
            no.to_http().unwrap_or_else(|_| {
                let code = enom::ResponseCode::from_number(699_000);
                let no = enom::Rejection::new(code, "Internal error").with_format(no.format());
                no.to_http().expect("a fixed text")
            })
        })
    }

    fn command(&self, request: &enom::Request) -> Result<Answer, enom::Rejection> {
        self.account.verify(request)?;
        let in_full = |no| request.reject(no);
        if SetPassword::is_asked_by(request) {
            let operation = SetPassword::from_request(request)?;
            success(&SetPassword::answer(self.set_password(&operation).map_err(in_full)?), request)
        } else if GetAccountPassword::is_asked_by(request) {
            let operation = GetAccountPassword::from_request(request)?;
            let fields = self.get_account_password(&operation).map_err(in_full)?;
            success(&GetAccountPassword::answer(fields), request)
        } else if Check::is_asked_by(request) {
            let fields = self.check(&Check::from_request(request)?).map_err(in_full)?;
            success(&Check::answer(fields), request)
        } else {
            Err(request.unknown_command())
        }
    }

    fn set_password(&self, operation: &SetPassword) -> Result<AnyFields, enom::Rejection> {
        let password = operation.domain_password.as_secret().clone();
        let name = operation.domain.domain_name().as_str();
        self.with_domain(name, |domain| domain.password = password).ok_or_else(|| {
            let code = enom::ResponseCode::from_number(316_153);
            enom::Rejection::new(code, "Domain name not found")
        })?;
        Ok(AnyFields::default())
    }

    fn get_account_password(
        &self,
        operation: &GetAccountPassword,
    ) -> Result<GetAccountPasswordReply, enom::Rejection> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(login) = state.logins.get(operation.login_id.as_str()) else {
            return Ok(GetAccountPasswordReply::new(false));
        };
        if login.answer != *operation.auth_question_answer.as_secret() {
            let code = enom::ResponseCode::from_number(304_185);
            return Err(enom::Rejection::new(code, "The answer is not correct"));
        }
        let content = json!({ "login": operation.login_id });
        self.mail(&login.email, "Reset your password", &content);
        Ok(GetAccountPasswordReply::new(true))
    }

    fn check(&self, operation: &Check) -> Result<CheckReply, enom::Rejection> {
        let name = registrar_ops::SplitName::new(&operation.sld, &operation.tld)?;
        let taken = self.with_domain(name.domain_name().as_str(), |_| ()).is_some();
        let (code, text) =
            if taken { (211, "Domain not available") } else { (210, "Domain available") };
        Ok(CheckReply { code, text: text.into() })
    }

    fn domain<T>(
        &self,
        name: &DomainName,
        use_it: impl FnOnce(&mut Domain) -> T,
    ) -> Result<T, Rejection> {
        self.with_domain(name.as_str(), use_it).ok_or_else(unknown)
    }

    /// The domain whose registrant has this session.
    fn domain_of(&self, cookie: Option<&Secret>) -> Option<String> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut domains = state.domains.iter();
        let is_its = |domain: &Domain| cookie.is_some() && domain.cookie.as_ref() == cookie;
        domains.find(|(_, domain)| is_its(domain)).map(|(name, _)| name.clone())
    }

    fn with_domain<T>(&self, name: &str, use_it: impl FnOnce(&mut Domain) -> T) -> Option<T> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.domains.get_mut(name).map(use_it)
    }

    fn mail(&self, to: &str, subject: &str, content: &serde_json::Value) {
        (self.send_mail)(json!({ "to": to, "subject": subject, "content": content }).to_string());
    }
}

impl Domain {
    fn of(name: &str) -> Self {
        let at = |user: &str| format!("{user}@{name}");
        let has_sub_user = name == demo::DOMAIN_WITH_SUB_USER;
        let uses_epp = name != demo::DOMAIN_WITHOUT_EPP;
        Self {
            owner: at("owner"),
            admin: at("admin"),
            sub_user: has_sub_user.then(|| at("sub-user")),
            authcode: uses_epp.then(|| Secret::new(format!("code-of-{name}"))),
            cookie: (name == demo::DOMAIN).then(|| Secret::new(demo::COOKIE)),
            password: Secret::new("first-password"),
        }
    }
}

fn to_http(reply: &Reply<impl Serialize>) -> Result<Answer, Rejection> {
    let internal = |_| Rejection::new(ResponseCode::FAILED, "Internal error");
    reply.to_http().map_err(internal)
}

fn success(
    reply: &enom::Reply<impl Serialize>,
    request: &enom::Request,
) -> Result<Answer, enom::Rejection> {
    let code = enom::ResponseCode::from_number(699_000);
    let internal = |_| request.rejection(code, "Internal error");
    reply.to_http(request.format()).map_err(internal)
}

fn unknown() -> Rejection {
    Rejection::new(ResponseCode::NOT_FOUND, "Domain not found")
}

fn stale() -> Rejection {
    Rejection::new(ResponseCode::REGISTRANT_AUTHENTICATION, "Authentication Error.")
}
