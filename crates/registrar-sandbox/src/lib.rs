#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod account;
mod asked;
mod builder;
mod clock;
mod codes;
mod control;
#[cfg(doc)]
#[doc = include_str!("../CONTROL.md")]
pub mod control_interface {}
mod domain;
mod enom;
mod fault;
mod faults;
mod http;
mod listener;
mod login;
mod mail;
mod opensrs;
mod operation;
#[cfg(feature = "page")]
mod page;
mod random;
mod record;
mod ring;
mod router;
mod sandbox;
mod server;
mod tenant;
mod tenants;
#[cfg(feature = "tls")]
mod tls;
mod transfer;
mod vary;
mod view;
mod world;
mod wrong_key;

pub use account::{Account, AccountError};
pub use builder::Builder;
pub use domain::{Domain, Profile, SubUser};
pub use fault::{Fault, UnknownFault};
pub use faults::Faults;
pub use login::Login;
pub use mail::Mail;
pub use operation::Operation;
pub use record::Record;
pub use sandbox::Sandbox;
pub use transfer::{Transfer, TransferAnswer, TransferStatus};
pub use wrong_key::{UnknownForm, WrongKey};
