//! The types that typed contestants read into, one per protocol, for the documents' replies and the
//! generated listings alike.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// An `OpenSRS` reply, its text borrowed.
#[derive(Debug, Deserialize, Serialize, PartialEq)]
pub struct OpsReply<'a> {
    protocol: &'a str,
    action: &'a str,
    object: &'a str,
    response_text: &'a str,
    is_success: bool,
    response_code: u16,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    attributes: Option<OpsListing<'a>>,
}

/// The attributes of a listing.
#[derive(Debug, Deserialize, Serialize, PartialEq)]
pub struct OpsListing<'a> {
    page: u32,
    #[serde(borrow)]
    exp_domains: Vec<OpsDomain<'a>>,
    total: usize,
}

/// A domain of a listing. Its name may hold an escape, so it cannot always be borrowed.
#[derive(Debug, Deserialize, Serialize, PartialEq)]
pub struct OpsDomain<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    expiredate: &'a str,
    f_let_expire: &'a str,
    f_auto_renew: &'a str,
}

impl OpsReply<'_> {
    /// How many items of the envelope it stands for.
    #[must_use]
    pub fn items(&self) -> usize {
        // An index and four fields a domain.
        let attributes = self.attributes.as_ref().map(|listing| 4 + 5 * listing.exp_domains.len());
        6 + attributes.unwrap_or_default()
    }
}

/// An eNom reply in any format, its text borrowed.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct EnomReply<'a> {
    command: &'a str,
    #[serde(default = "absent")]
    api_type: &'a str,
    language: &'a str,
    err_count: u32,
    response_count: u32,
    min_period: Option<u8>,
    max_period: Option<u8>,
    server: &'a str,
    #[serde(default = "absent")]
    site: &'a str,
    #[serde(default = "absent")]
    is_lockable: &'a str,
    #[serde(rename = "IsRealTimeTLD", default = "absent")]
    is_real_time_tld: &'a str,
    time_difference: &'a str,
    exec_time: f32,
    done: bool,
    #[serde(default = "absent")]
    tracking_key: &'a str,
    request_date_time: &'a str,
    #[serde(default = "absent")]
    debug: &'a str,
    #[serde(default = "absent")]
    domain_count: &'a str,
    /// What stands around a listing in XML.
    get_domains: Option<IgnoredAny>,
    #[serde(rename = "DomainNameID[]", borrow)]
    domains: Vec<EnomDomain<'a>>,
}

/// A domain of a listing. Its second-level domain may hold an escape, so it cannot always be borrowed.
#[derive(Debug, Deserialize, PartialEq)]
pub struct EnomDomain<'a> {
    #[serde(rename = "DomainNameID")]
    id: u64,
    #[serde(borrow)]
    sld: Cow<'a, str>,
    tld: &'a str,
    #[serde(rename = "NSStatus")]
    ns_status: bool,
    #[serde(rename = "expiration-date")]
    expiration_date: &'a str,
    #[serde(rename = "auto-renew")]
    auto_renew: bool,
    wppsstatus: &'a str,
}

/// Stands for the value of a field that is not there.
const ABSENT: &str = "(absent)";

const fn absent<'a>() -> &'a str {
    ABSENT
}

impl EnomReply<'_> {
    /// How many fields of the response it stands for, at any depth.
    #[must_use]
    pub fn fields(&self) -> usize {
        let perhaps = [
            self.api_type,
            self.site,
            self.is_lockable,
            self.is_real_time_tld,
            self.tracking_key,
            self.debug,
            self.domain_count,
        ];
        let present = perhaps.iter().filter(|&&value| value != ABSENT).count();
        // Elements around the domains, and around each of them.
        let nested = if self.get_domains.is_some() { 2 + self.domains.len() } else { 0 };
        11 + present + 7 * self.domains.len() + nested
    }
}

/// An envelope as `quick-xml`'s serde reads one, text borrowed where it can be.
#[derive(Debug, Deserialize)]
pub struct QuickEnvelope<'a> {
    #[serde(borrow)]
    body: QuickBody<'a>,
}

#[derive(Debug, Deserialize)]
struct QuickBody<'a> {
    #[serde(borrow)]
    data_block: QuickValue<'a>,
}

/// An `item` or the data block.
#[derive(Debug, Deserialize)]
struct QuickValue<'a> {
    #[serde(rename = "@key", borrow, default)]
    key: Cow<'a, str>,
    #[serde(rename = "$text", borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    dt_assoc: Option<QuickItems<'a>>,
    #[serde(borrow)]
    dt_array: Option<QuickItems<'a>>,
}

#[derive(Debug, Deserialize)]
struct QuickItems<'a> {
    #[serde(borrow, default)]
    item: Vec<QuickValue<'a>>,
}

impl QuickEnvelope<'_> {
    /// How many items it holds.
    #[must_use]
    pub fn items(&self) -> usize {
        self.body.data_block.items()
    }

    /// The reply, each of its fields looked up by its key.
    #[must_use]
    pub fn reply(&self) -> Option<OpsReply<'_>> {
        let reply = &self.body.data_block;
        Some(OpsReply {
            protocol: reply.text("protocol")?,
            action: reply.text("action")?,
            object: reply.text("object")?,
            response_text: reply.text("response_text")?,
            is_success: reply.text("is_success")? == "1",
            response_code: reply.text("response_code")?.parse().ok()?,
            attributes: match reply.value("attributes") {
                Some(attributes) => Some(attributes.listing()?),
                None => None,
            },
        })
    }
}

impl<'a> QuickValue<'a> {
    fn value(&self, key: &str) -> Option<&QuickValue<'a>> {
        self.dt_assoc.as_ref()?.item.iter().find(|item| item.key == key)
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.value(key)?.text.as_deref()
    }

    fn listing(&self) -> Option<OpsListing<'_>> {
        let domains = &self.value("exp_domains")?.dt_array.as_ref()?.item;
        Some(OpsListing {
            page: self.text("page")?.parse().ok()?,
            exp_domains: domains.iter().map(Self::domain).collect::<Option<_>>()?,
            total: self.text("total")?.parse().ok()?,
        })
    }

    fn domain(&self) -> Option<OpsDomain<'_>> {
        Some(OpsDomain {
            name: Cow::Borrowed(self.text("name")?),
            expiredate: self.text("expiredate")?,
            f_let_expire: self.text("f_let_expire")?,
            f_auto_renew: self.text("f_auto_renew")?,
        })
    }

    fn items(&self) -> usize {
        let inside = self.dt_assoc.iter().chain(&self.dt_array).flat_map(|items| &items.item);
        let filled = self.text.is_some() || self.dt_assoc.is_some() || self.dt_array.is_some();
        usize::from(!self.key.is_empty() && filled) + inside.map(Self::items).sum::<usize>()
    }
}

/// An envelope as `serde-xml-rs` reads one, which can borrow nothing.
#[derive(Debug, Deserialize)]
pub struct OwnedEnvelope {
    body: OwnedBody,
}

#[derive(Debug, Deserialize)]
struct OwnedBody {
    data_block: OwnedValue,
}

#[derive(Debug, Deserialize)]
struct OwnedValue {
    #[serde(rename = "@key", default)]
    key: String,
    #[serde(rename = "#text", default)]
    text: Option<String>,
    dt_assoc: Option<OwnedItems>,
    dt_array: Option<OwnedItems>,
}

#[derive(Debug, Deserialize)]
struct OwnedItems {
    #[serde(default)]
    item: Vec<OwnedValue>,
}

impl OwnedEnvelope {
    /// How many items it holds.
    #[must_use]
    pub fn items(&self) -> usize {
        self.body.data_block.items()
    }
}

impl OwnedValue {
    fn items(&self) -> usize {
        let inside = self.dt_assoc.iter().chain(&self.dt_array).flat_map(|items| &items.item);
        let filled = self.text.is_some() || self.dt_assoc.is_some() || self.dt_array.is_some();
        usize::from(!self.key.is_empty() && filled) + inside.map(Self::items).sum::<usize>()
    }
}
