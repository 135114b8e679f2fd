//! How an envelope starts nearly always, up to what stands in its data block, and how it ends.

/// In the layout of the documents.
pub(crate) const INDENTED: &str = "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n\
    <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n<OPS_envelope>\n    <header>\n        \
    <version>0.9</version>\n    </header>\n    <body>\n        <data_block>";

/// Without white space between tags.
pub(crate) const COMPACT: &str = "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\
    <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><OPS_envelope><header>\
    <version>0.9</version></header><body><data_block>";

/// The elements that both leave open.
pub(crate) const OPEN: [&str; 3] = ["OPS_envelope", "body", "data_block"];

/// How many other elements they hold.
pub(crate) const CLOSED: usize = 2;

/// What follows the value in the layout of the documents.
pub(crate) const INDENTED_END: &str = "\n        </data_block>\n    </body>\n</OPS_envelope>";

/// What follows the value without white space between tags.
pub(crate) const COMPACT_END: &str = "</data_block></body></OPS_envelope>";
