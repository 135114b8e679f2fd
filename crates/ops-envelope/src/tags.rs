//! The tags of the elements around values.

use xml_pull::Tag;

pub(crate) const ENVELOPE_TAG: Tag = Tag::new("<OPS_envelope>", "</OPS_envelope>").unwrap();
pub(crate) const HEADER_TAG: Tag = Tag::new("<header>", "</header>").unwrap();
pub(crate) const BODY_TAG: Tag = Tag::new("<body>", "</body>").unwrap();
pub(crate) const DATA_BLOCK_TAG: Tag = Tag::new("<data_block>", "</data_block>").unwrap();
pub(crate) const ITEM_TAG: Tag = Tag::new("<item key=\"", "</item>").unwrap();
