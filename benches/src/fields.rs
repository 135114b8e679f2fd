//! The types that typed contestants read into, one per protocol, for the documents' replies and the
//! generated listings alike.

use std::borrow::Cow;

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
}

impl QuickValue<'_> {
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
