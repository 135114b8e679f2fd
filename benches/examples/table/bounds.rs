//! What bounds the figures that miss their goal, as counted by callgrind (`instructions.sh`, and `paths` under
//! `valgrind --tool=callgrind`).

/// What keeps `work` from its goal on `document`; nothing where no one has counted.
pub(crate) fn of(work: &str, document: &str) -> &'static str {
    let is_listing = document.contains("domains");
    match work {
        "OPS bytes → borrowed struct" if is_listing => {
            "2,050 instructions a record: 890 for its items, 400 in what serde generates, 230 for UTF-8, 200 for \
             comparing markup"
        }
        "OPS bytes → `Envelope`" if is_listing => {
            "page faults: the system takes 2.8 MB back after each read, and giving them anew is a third of the \
             time or more; 2,300 instructions a record"
        }
        "OPS bytes → borrowed struct" | "OPS bytes → `Envelope`"
            if document.starts_with("reply") =>
        {
            "nothing repeats: 200 instructions for each start tag with its key, 1,000 for encoding and prolog"
        }
        "`SendPassword::reply`" => {
            "7,600 instructions, 6,000 of which read the fields; the rest copies texts, to be zeroed"
        }
        "eNom text → `Response`" => {
            "comments are looked at three times: for a declared encoding, for the format, and to be kept"
        }
        "eNom XML → `Response`" => {
            "3,600 instructions a record: its start tag is an event, and each element is pushed twice"
        }
        "eNom text → struct" if is_listing => {
            "5,800 instructions a record: 1,700 make the response first, three passes look for names, anchors and \
             numbers, 2,900 hand seven values to serde"
        }
        "eNom text → struct" => "15,500 instructions, 6,700 of which make the response first",
        "`Envelope` → reused buffer, indented" => {
            "each tag has a line of its own, with as many blanks as its depth asks for"
        }
        _ => "",
    }
}
