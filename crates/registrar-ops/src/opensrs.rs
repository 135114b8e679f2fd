//! `OpenSRS`: operations as XCP requests in OPS envelopes, signed with a private key.
//!
//! ```
//! use registrar_ops::DomainName;
//! use registrar_ops::opensrs::{Contact, Operation, Reseller, SendPassword};
//!
//! let reseller = Reseller::new("reseller", "private key")?;
//! let name = DomainName::new("example.info")?;
//! let operation = SendPassword { send_to: Contact::Owner, ..SendPassword::new(name) };
//! let request = reseller.request(&operation)?; // an `http::Request`, signed
//! # let answer = registrar_ops::opensrs::Reply::new("domain", "Message sent", ());
//! # let body = answer.to_body()?;
//! let reply = SendPassword::reply(&body)?; // the body of the answer
//! assert_eq!(reply.text(), "Message sent");
//! # let _ = request;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Reseller`] makes requests, and checks them on the registrar's side. A reply is a [`Reply`] of the operation's
//! own type, or an [`Error`]; a server refuses with a [`Rejection`]. For any other action and object, use
//! [`Request`], or implement [`Operation`] for a struct of your own. Tasks that take several requests are in
//! [`workflow`].
//!
//! # Operations
//!
//! The documents are those of [OpenSRS's guide](https://domains.opensrs.guide/), named by their titles.
//! The column *known* says how much is known about each: **A**: parameters, which of them are required, rules and
//! reply; **B**: parameters and reply, but not all values or samples. The last column is [`Operation::IDEMPOTENT`].
//!
//! | OpenSRS: document | known | type | may be repeated |
//! |---|---|---|---|
//! | `send_password` (domain) | A | [`SendPassword`] | no: another mail |
//! | change (password) | A | [`ChangePassword`] | yes |
//! | `send_authcode` | A | [`SendAuthcode`] | no: another mail |
//! | set (cookie) | A | [`SetCookie`] | yes |
//! | update (cookie) | A | [`UpdateCookie`] | yes |
//! | delete (cookie) | A | [`DeleteCookie`] | yes |
//! | change (ownership) | A | [`ChangeOwnership`] | no: another profile |
//! | get (domain), `status` | B | [`GetDomainStatus`] | yes |
//! | get (domain), `domain_auth_info` | B | [`GetDomainAuthInfo`] | yes |
//! | get (domain), `all_info` | A | [`GetDomainAllInfo`] | yes |
//! | modify (domain), `status` | A | [`ModifyDomainStatus`] | yes |
//! | modify (domain), `domain_auth_info` | B | [`ModifyDomainAuthInfo`] | yes |
//! | `get_transfers_away` | B | [`GetTransfersAway`] | yes |
//! | `check_transfer` | B | [`CheckTransfer`] | yes |
//! | `belongs_to_rsp` | B | [`BelongsToRsp`] | yes |
//! | add (subuser) | A | [`AddSubUser`] | yes |
//! | get (subuser) | A | [`GetSubUser`] | yes |
//! | modify (subuser) | B | [`ModifySubUser`] | yes |
//! | delete (subuser) | A | [`DeleteSubUser`] | yes |
//! | `send_registrant_verification_email` | A | [`SendRegistrantVerificationEmail`] | no: another mail |
//! | `get_registrant_verification_status` | A | [`GetRegistrantVerificationStatus`] | yes |

mod add_sub_user;
mod any_operation;
mod attributes;
mod belongs_to_rsp;
mod beside;
mod change_ownership;
mod change_password;
mod check_transfer;
mod contact;
mod date;
mod delete_cookie;
mod delete_sub_user;
mod error;
mod get_domain_all_info;
mod get_domain_auth_info;
mod get_domain_status;
mod get_registrant_verification_status;
mod get_sub_user;
mod get_transfers_away;
mod head;
mod lock_state;
mod modify_domain_auth_info;
mod modify_domain_status;
mod modify_sub_user;
mod operation;
mod permissions;
mod protocol;
mod rejection;
mod reply;
mod request;
mod reseller;
mod response_code;
mod rows;
mod send_authcode;
mod send_password;
mod send_registrant_verification_email;
mod set_cookie;
mod sign;
mod signed_request;
mod some_if_filled;
#[cfg(feature = "jiff")]
mod time;
mod untyped;
mod update_cookie;
mod username;
mod usual;
mod verification_state;
mod view;
pub mod workflow;

pub use crate::credential::OwnershipPassword;
pub use crate::password::{Cookie, RegistrantPassword};
pub use add_sub_user::AddSubUser;
pub use any_operation::AnyOperation;
pub use attributes::Attributes;
pub use belongs_to_rsp::{BelongsToRsp, BelongsToRspReply};
pub use beside::Beside;
pub use change_ownership::ChangeOwnership;
pub use change_password::ChangePassword;
pub use check_transfer::{CheckTransfer, CheckTransferReply};
pub use contact::Contact;
pub use date::Date;
pub use delete_cookie::DeleteCookie;
pub use delete_sub_user::DeleteSubUser;
pub use error::Error;
pub use get_domain_all_info::{DomainInfo, GetDomainAllInfo};
pub use get_domain_auth_info::{DomainAuthInfo, GetDomainAuthInfo};
pub use get_domain_status::{DomainStatus, GetDomainStatus};
pub use get_registrant_verification_status::{GetRegistrantVerificationStatus, VerificationStatus};
pub use get_sub_user::{GetSubUser, SubUser};
pub use get_transfers_away::{GetTransfersAway, TransfersAway};
pub use lock_state::LockState;
pub use modify_domain_auth_info::ModifyDomainAuthInfo;
pub use modify_domain_status::ModifyDomainStatus;
pub use modify_sub_user::ModifySubUser;
pub use operation::Operation;
pub use ops_envelope::Error as EnvelopeError;
pub use permissions::Permissions;
pub use protocol::OpenSrs;
pub use rejection::Rejection;
pub use reply::Reply;
pub use request::Request;
pub use reseller::{Endpoint, Reseller};
pub use response_code::ResponseCode;
pub use rows::ReplyRows;
pub use send_authcode::SendAuthcode;
pub use send_password::SendPassword;
pub use send_registrant_verification_email::SendRegistrantVerificationEmail;
pub use set_cookie::{SetCookie, SetCookieReply};
pub use sign::Signature;
pub use signed_request::SignedRequest;
#[cfg(feature = "jiff")]
pub use time::{date_time, unix_time};
pub use update_cookie::UpdateCookie;
pub use username::Username;
pub use verification_state::VerificationState;
