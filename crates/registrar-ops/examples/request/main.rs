//! Prints the exact HTTP request of an operation, secrets masked unless asked for.
//!
//! ```text
//! cargo run --example request -- send-password example.info --send-to owner
//! cargo run --example request -- change example.com 'new.password' --show-secrets
//! cargo run --example request -- set-password resellerdocs com resellerdocspw --format xml --get
//! ```

mod masked;

use std::error::Error;
use std::io::{self, Write};
use std::net::IpAddr;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use http::Uri;
use registrar_ops::enom::{
    self, Account, AuthQuestionAnswer, DomainPassword, GetAccountPassword, LoginId, SetPassword,
};
use registrar_ops::opensrs::{
    self, ChangePassword, Contact, Cookie, RegistrantPassword, Reseller, SendAuthcode, SendPassword,
};
use registrar_ops::{Body, DomainName, SplitName};

/// Prints the exact HTTP request of an operation. Nothing is sent.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    operation: Operation,
    #[command(flatten)]
    account: Options,
}

#[derive(Args)]
struct Options {
    /// The OpenSRS user name (else `reseller`) or the eNom account ID (else `resellid`).
    #[arg(long, global = true)]
    user: Option<String>,
    /// The OpenSRS private key or the eNom API token.
    #[arg(long, global = true, default_value = "key")]
    key: String,
    /// Where to: live, test, or an address.
    #[arg(long, global = true, default_value = "live")]
    endpoint: String,
    /// The format of eNom's reply.
    #[arg(long, global = true, value_enum, default_value = "text")]
    format: Format,
    /// Put eNom's parameters into the address instead of the body.
    #[arg(long, global = true)]
    get: bool,
    /// Show passwords, tokens, cookies, answers and the signature.
    #[arg(long, global = true)]
    show_secrets: bool,
}

#[derive(Subcommand)]
enum Operation {
    /// OpenSRS: mail a password reset link to a contact of a domain.
    #[command(alias = "send_password")]
    SendPassword {
        domain: String,
        /// owner or admin
        #[arg(long, default_value = "admin")]
        send_to: String,
        #[arg(long)]
        sub_user: bool,
    },
    /// OpenSRS: set the password of a registrant's profile.
    #[command(alias = "change_password", alias = "change-password")]
    Change {
        domain: String,
        password: String,
        #[arg(long)]
        cookie: Option<String>,
        #[arg(long)]
        registrant_ip: Option<IpAddr>,
    },
    /// OpenSRS: mail the authorization code of a domain.
    #[command(alias = "send_authcode")]
    SendAuthcode { domain: String },
    /// eNom: mail a password reset link for an account.
    #[command(alias = "GetAccountPassword")]
    GetAccountPassword { login: String, answer: String },
    /// eNom: set the password of a domain.
    #[command(alias = "SetPassword")]
    SetPassword { sld: String, tld: String, password: String },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Html,
    Xml,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { operation, account }: Arguments) -> Result<(), Box<dyn Error>> {
    let request = match operation {
        Operation::SendPassword { domain, send_to, sub_user } => {
            let send_to: Contact = send_to.parse()?;
            let operation = SendPassword::new(DomainName::new(&domain)?);
            account.opensrs(&SendPassword { send_to, sub_user, ..operation })?
        }
        Operation::Change { domain, password, cookie, registrant_ip } => {
            let password = RegistrantPassword::new(password)?;
            let mut operation = ChangePassword::new(DomainName::new(&domain)?, password);
            operation.beside.cookie = cookie.map(Cookie::new).transpose()?;
            operation.beside.registrant_ip = registrant_ip;
            account.opensrs(&operation)?
        }
        Operation::SendAuthcode { domain } => {
            account.opensrs(&SendAuthcode::new(DomainName::new(&domain)?))?
        }
        Operation::GetAccountPassword { login, answer } => {
            let answer = AuthQuestionAnswer::new(answer)?;
            account.enom(&GetAccountPassword::new(LoginId::new(login)?, answer))?
        }
        Operation::SetPassword { sld, tld, password } => {
            let password = DomainPassword::new(password)?;
            account.enom(&SetPassword::new(SplitName::new(&sld, &tld)?, password))?
        }
    };
    let length = request.body().as_bytes().len();
    let request = if account.show_secrets { request } else { masked::request(request)? };
    match print(&request, length) {
        // Whoever reads our output has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => Ok(outcome?),
    }
}

impl Options {
    fn opensrs(
        &self,
        operation: &impl opensrs::Operation,
    ) -> Result<http::Request<Body>, Box<dyn Error>> {
        let endpoint = match self.endpoint.as_str() {
            "live" => opensrs::Endpoint::Live,
            "test" => opensrs::Endpoint::Test,
            other => other.parse::<Uri>()?.into(),
        };
        let reseller =
            Reseller::new(self.user.as_deref().unwrap_or("reseller"), self.key.as_str())?
                .with_endpoint(endpoint);
        Ok(reseller.request(operation)?)
    }

    fn enom(
        &self,
        operation: &impl enom::Operation,
    ) -> Result<http::Request<Body>, Box<dyn Error>> {
        let endpoint = match self.endpoint.as_str() {
            "live" => enom::Endpoint::Live,
            "test" => enom::Endpoint::Test,
            other => other.parse::<Uri>()?.into(),
        };
        let account = Account::new(self.user.as_deref().unwrap_or("resellid"), self.key.as_str())?
            .with_endpoint(endpoint);
        let format = match self.format {
            Format::Text => enom::Format::Text,
            Format::Html => enom::Format::Html,
            Format::Xml => enom::Format::Xml,
        };
        if self.get {
            return Ok(account
                .get_request(operation, format)?
                .expose_secret()?
                .map(|()| Body::default()));
        }
        Ok(account.request(operation, format)?)
    }
}

/// Prints what HTTP/1.1 sends, with a body that has `length` bytes unmasked.
fn print(request: &http::Request<Body>, length: usize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let uri = request.uri();
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    writeln!(out, "{} {path} HTTP/1.1", request.method())?;
    writeln!(out, "host: {}", uri.authority().map_or("", |authority| authority.as_str()))?;
    for (name, value) in request.headers() {
        write!(out, "{name}: ")?;
        out.write_all(value.as_bytes())?;
        writeln!(out)?;
    }
    if length == 0 {
        return writeln!(out);
    }
    writeln!(out, "content-length: {length}\n\n{}", request.body().as_str())
}
