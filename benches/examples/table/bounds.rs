//! What bounds the figures that miss their goal, as counted by callgrind (`instructions.sh`, and `paths` under
//! `valgrind --tool=callgrind`).

/// What keeps `work` from its goal on `document`; nothing where no one has counted.
pub(crate) fn of(work: &str, document: &str) -> &'static str {
    let is_listing = document.contains("domains");
    match work {
        "OPS bytes → borrowed struct" if is_listing => {
            "1,840 instructions a record: 660 for its items, 500 in what serde generates, 360 for comparing markup and \
             the index, 120 for UTF-8"
        }
        "OPS bytes → `Envelope`" if is_listing => {
            "240 bytes a record are allocated, written, and read again to be freed: 510 of 1,840 instructions, and more \
             than the inner caches hold"
        }
        "OPS bytes → borrowed struct" | "OPS bytes → `Envelope`"
            if document.starts_with("reply") =>
        {
            "nothing repeats: 4,300 instructions for the tree and 4,600 for the struct, 690 of them for UTF-8, prolog and \
             comparisons"
        }
        "`SendPassword::reply`" => {
            "5,900 instructions, 4,600 of which read the fields; the rest copies the text, to be zeroed, and looks for what \
             may have to be decoded"
        }
        "eNom text → `Response`" => {
            "3,900 instructions: 140 for each field; the rest finds the format, checks UTF-8 and reads comments"
        }
        "eNom XML → `Response`" => {
            "1,800 instructions a record, and one record in 14 has an escape or an empty tag, which is left to the events"
        }
        "eNom text → struct" if is_listing => {
            "3,510 instructions a record: 1,030 make the response first, 730 look for names and records in two passes, \
             1,750 hand seven values to serde"
        }
        "eNom text → struct" => {
            "12,400 instructions: 3,900 make the response first, 3,600 look for names, 4,800 hand 17 values to serde"
        }
        "`Envelope` → reused buffer, indented" => {
            "each tag has a line of its own, with as many blanks as its depth asks for"
        }
        "eNom text: enom-response, serde" => {
            "the response takes 0.74 of it, the rest are the structs, in a vector that doubles its room"
        }
        "OPS: ops-envelope, tree" if document == "4 MB" => {
            "page faults: where no block of this size was freed before, the allocator gives 2.8 MB back after each read"
        }
        "OPS: ops-envelope, tree" | "OPS: ops-envelope, serde to `Value`"
            if document == "worst shape: deep" =>
        {
            "an element for each 21 bytes; above, beside a reader that checks as much"
        }
        "OPS: ops-envelope, serde to `Value`" if document == "worst shape: wide" => {
            "an assoc with more than ten thousand keys, each looked up in a map; above, beside a reader that checks as much"
        }
        "eNom text: enom-response" if document == "worst shape: continued" => {
            "a line of a few bytes after the other is added to a value; above, beside a loop that reads the same"
        }
        "eNom XML: enom-response" if document == "worst shape: attribute-dense" => {
            "an attribute for each 15 bytes; above, beside a reader that checks as much"
        }
        _ => "",
    }
}
