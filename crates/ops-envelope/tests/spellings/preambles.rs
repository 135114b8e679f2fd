//! What stands before the value: declaration, document type, header.

use serde_json::json;

use crate::common::{HEADER, PREAMBLE, reading, root};
use crate::{ITEMS, items, read};

#[test]
fn preambles() {
    for preamble in [
        // The documents' own, and the quotes that clients mix.
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
        "<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?><!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">",
        // A blank before `?>`, as the registrar's own server has it.
        "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\r\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\r\n",
        // One of the two, or none.
        "",
        "\n",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>",
        "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd' >",
        "<!DOCTYPE\tOPS_envelope\r\nSYSTEM\n'ops.dtd'\n>",
        "<!DOCTYPE OPS_envelope>",
        "<!DOCTYPE ops SYSTEM \"http://www.example.com/ops.dtd\">",
        "<!DOCTYPE OPS_envelope PUBLIC '-//Tucows//DTD OPS//EN' 'ops.dtd'>",
        // Before the declaration.
        " <?xml version='1.0'?>",
        "\r\n\r\n\t <?xml version='1.0'?>\n",
        "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n",
        "\u{FEFF}",
        "\u{FEFF}\n <?xml version='1.0'?>",
        "\n\u{FEFF}<?xml version='1.0'?>",
        // Line breaks inside the declaration, white space around `=`.
        "<?xml\nversion='1.0'\r\n\tencoding='UTF-8'\nstandalone='no'\n?>",
        "<?xml version = '1.0' encoding\n=\n\"UTF-8\" standalone\t= 'no'?>",
        // What else XML 1.0 has: the declaration of an entity, and a later version.
        "<?xml encoding='UTF-8'?>",
        "<?xml version='1.1' encoding='UTF-8' standalone='yes'?>",
        // Labels that the bytes overrule.
        "<?xml version='1.0' encoding='utf-16'?>",
        "<?xml version='1.0' encoding='ISO-8859-1'?>",
        "<?xml version='1.0' encoding='windows-1252'?>",
        "<?xml version='1.0' encoding='US-ASCII'?>",
        "<?xml version='1.0' encoding='UTF8'?>",
        // Comments and instructions wherever they may stand.
        "<!-- <OPS_envelope> --><?xml-stylesheet href='x'?>",
        "<?xml version='1.0'?><!-- a - b --><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><?php echo ?>\n<!---->",
    ] {
        for end in ["", "\n", " \r\n\t<!-- end --><?end?>\n"] {
            let xml = format!("{preamble}{}{end}", root(HEADER, ITEMS));
            assert_eq!(reading(&read(&xml)), items(), "{xml}");
        }
    }
}

#[test]
fn headers() {
    for (header, expected) in [
        ("<header><version>0.9</version></header>", json!({ "version": "0.9" })),
        ("<header><version>1.0</version></header>", json!({ "version": "1.0" })),
        ("<header><version> 0.9 </version></header>", json!({ "version": "0.9" })),
        (
            "<header>\r\n\t<version>\r\n\t0.9\r\n</version>\r\n</header>",
            json!({ "version": "0.9" }),
        ),
        ("<header ><version >0.9</version\n></header\t>", json!({ "version": "0.9" })),
        ("<header><version><![CDATA[0.9]]></version></header>", json!({ "version": "0.9" })),
        ("<header><version>&#48;.<!-- . -->9</version></header>", json!({ "version": "0.9" })),
        ("<header/>", json!({})),
        ("<header></header>", json!({})),
        ("<header><!-- none --></header>", json!({})),
        ("<header><version/></header>", json!({ "version": "" })),
        (
            "<header><version>0.9</version><msg_id>2.21765911726198</msg_id><msg_type>standard</msg_type></header>",
            json!({ "version": "0.9", "msg_id": "2.21765911726198", "msg_type": "standard" }),
        ),
        (
            "<header><msg_type>standard</msg_type><x-trace>a b</x-trace><version>0.9</version><msg_id>7</msg_id></header>",
            json!({ "msg_type": "standard", "x-trace": "a b", "version": "0.9", "msg_id": "7" }),
        ),
    ] {
        let xml = format!("{PREAMBLE}{}", root(header, ITEMS));
        let envelope = read(&xml);
        let read = reading(&envelope);
        assert_eq!(read["header"], expected, "{header}");
        let names: Vec<_> = envelope.header().iter().map(|(name, _)| name).collect();
        let expected: Vec<_> = expected.as_object().unwrap().keys().collect();
        assert_eq!(names, expected, "the order is kept");
    }
}
