//! What bounds the figures that miss their goal, as counted by callgrind (`instructions.sh`, and `paths` under
//! `valgrind --tool=callgrind`).

/// What keeps `work` from its goal on `document`; nothing where no one has counted.
pub(crate) fn of(work: &str, document: &str) -> &'static str {
    let is_listing = document.contains("domains");
    match work {
        "OPS bytes → borrowed struct" if is_listing => {
            "1,940 instructions a record: 890 for its items, 400 in what serde generates, 200 for comparing markup, \
             120 for UTF-8"
        }
        "OPS bytes → `Envelope`" if is_listing => {
            "700 page faults a read, nearly half of the time: the allocator gives 2.8 MB back after each; where it \
             keeps them (GLIBC_TUNABLES, both thresholds at 256 MB) a read takes 0.54 of the time"
        }
        "OPS bytes → borrowed struct" | "OPS bytes → `Envelope`"
            if document.starts_with("reply") =>
        {
            "nothing repeats: 200 instructions for each start tag with its key, 900 for encoding and prolog"
        }
        "`SendPassword::reply`" => {
            "7,300 instructions, 5,700 of which read the fields; the rest copies texts, to be zeroed"
        }
        "eNom text → `Response`" => {
            "comments are looked at three times: for a declared encoding, for the format, and to be kept"
        }
        "eNom XML → `Response`" => {
            "2,700 instructions a record: 330 for each of its elements, which is compared twice and pushed twice"
        }
        "eNom text → struct" if is_listing => {
            "5,800 instructions a record: 1,700 make the response first, three passes look for names, anchors and \
             numbers, 2,900 hand seven values to serde"
        }
        "eNom text → struct" => "15,500 instructions, 6,700 of which make the response first",
        "`Envelope` → reused buffer, indented" => {
            "each tag has a line of its own, with as many blanks as its depth asks for"
        }
        "eNom text: enom-response, serde" => {
            "the response takes 0.74 of it, the rest are the structs, in a vector that doubles, and the index of records"
        }
        "OPS: ops-envelope, tree" if document == "4 MB" => "page faults, as above",
        "OPS: ops-envelope, tree" | "OPS: ops-envelope, serde to `Value`"
            if document == "worst shape: deep" =>
        {
            "an element for each 21 bytes; above, beside a reader that checks as much"
        }
        "eNom XML: enom-response" if document == "worst shape: attribute-dense" => {
            "an attribute for each 15 bytes; above, beside a reader that checks as much"
        }
        _ => "",
    }
}
