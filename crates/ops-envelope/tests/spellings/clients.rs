//! Whole messages as clients and servers write them.

use serde_json::json;

use crate::common::{json, of_items, reading};
use crate::read;

#[test]
fn messages_in_any_order_and_letter_case() {
    for (items, expected) in [
        // No object, no attributes.
        (
            "<item key='protocol'>XCP</item><item key='action'>REPLY</item><item key='is_success'>0</item>\
             <item key='response_code'>400</item><item key='response_text'>Internal server error</item>",
            json!({ "protocol": "XCP", "action": "REPLY", "is_success": "0", "response_code": "400",
                    "response_text": "Internal server error" }),
        ),
        // is_success behind attributes, an empty attributes.
        (
            "<item key='attributes'><dt_assoc></dt_assoc></item><item key='is_success'>1</item>\
             <item key='object'>DOMAIN</item><item key='action'>reply</item>",
            json!({ "attributes": {}, "is_success": "1", "object": "DOMAIN", "action": "reply" }),
        ),
        // Attributes as an empty item, and cookie and domain beside them.
        (
            "<item key='attributes'/><item key='cookie'>aaaa</item><item key='domain'>example.info</item>\
             <item key='registrant_ip'>192.0.2.7</item>",
            json!({ "attributes": "", "cookie": "aaaa", "domain": "example.info", "registrant_ip": "192.0.2.7" }),
        ),
    ] {
        let xml = of_items(items);
        assert_eq!(reading(&read(&xml))["data"], expected);
    }
}

/// The layouts of clients and servers that were seen, each as it writes the same message.
#[test]
fn clients() {
    let message = json!({
        "protocol": "XCP",
        "action": "LOOKUP",
        "object": "DOMAIN",
        "attributes": { "domain": "example.com", "no_cache": "" },
    });
    for xml in [
        // The registrar's server and the PHP toolkit: mixed quotes, a blank a level.
        "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n\
         <OPS_envelope>\n <header>\n  <version>0.9</version>\n </header>\n <body>\n  <data_block>\n   <dt_assoc>\n\
         \x20   <item key=\"protocol\">XCP</item>\n    <item key=\"action\">LOOKUP</item>\n    <item key=\"object\">DOMAIN</item>\n\
         \x20   <item key=\"attributes\">\n     <dt_assoc>\n      <item key=\"domain\">example.com</item>\n\
         \x20     <item key=\"no_cache\"></item>\n     </dt_assoc>\n    </item>\n   </dt_assoc>\n  </data_block>\n </body>\n</OPS_envelope>\n",
        // The older Perl client: CR LF and tabs, message number and type in the header.
        "<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\r\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\r\n\
         <OPS_envelope>\r\n\t<header>\r\n\t\t<version>0.9</version>\r\n\t\t<msg_id>2.21765911726198</msg_id>\r\n\
         \t\t<msg_type>standard</msg_type>\r\n\t</header>\r\n\t<body>\r\n\t\t<data_block>\r\n\t\t\t<dt_assoc>\r\n\
         \t\t\t\t<item key=\"protocol\">XCP</item>\r\n\t\t\t\t<item key=\"action\">LOOKUP</item>\r\n\t\t\t\t<item key=\"object\">DOMAIN</item>\r\n\
         \t\t\t\t<item key=\"attributes\">\r\n\t\t\t\t\t<dt_assoc>\r\n\t\t\t\t\t\t<item key=\"domain\">example.com</item>\r\n\
         \t\t\t\t\t\t<item key=\"no_cache\"></item>\r\n\t\t\t\t\t</dt_assoc>\r\n\t\t\t\t</item>\r\n\t\t\t</dt_assoc>\r\n\
         \t\t</data_block>\r\n\t</body>\r\n</OPS_envelope>\r\n",
        // Perl's XML::Writer: one line, line ends before the closing angle brackets.
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n\
         <OPS_envelope\n><header\n><version\n>0.9</version\n></header\n><body\n><data_block\n><dt_assoc\n>\
         <item key=\"protocol\"\n>XCP</item\n><item key=\"action\"\n>LOOKUP</item\n><item key=\"object\"\n>DOMAIN</item\n>\
         <item key=\"attributes\"\n><dt_assoc\n><item key=\"domain\"\n>example.com</item\n><item key=\"no_cache\"\n/></dt_assoc\n></item\n>\
         </dt_assoc\n></data_block\n></body\n></OPS_envelope\n>",
        // Ruby's XML builders: no document type, empty-element tags.
        "<?xml version=\"1.0\"?>\n<OPS_envelope>\n  <header>\n    <version>0.9</version>\n  </header>\n  <body>\n    <data_block>\n\
         \x20     <dt_assoc>\n        <item key=\"protocol\">XCP</item>\n        <item key=\"action\">LOOKUP</item>\n\
         \x20       <item key=\"object\">DOMAIN</item>\n        <item key=\"attributes\">\n          <dt_assoc>\n\
         \x20           <item key=\"domain\">example.com</item>\n            <item key=\"no_cache\"/>\n          </dt_assoc>\n\
         \x20       </item>\n      </dt_assoc>\n    </data_block>\n  </body>\n</OPS_envelope>\n",
        // Go's encoder behind a literal preamble: no white space at all.
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key=\"protocol\">XCP</item><item key=\"action\">LOOKUP</item><item key=\"object\">DOMAIN</item>\
         <item key=\"attributes\"><dt_assoc><item key=\"domain\">example.com</item><item key=\"no_cache\"></item></dt_assoc></item>\
         </dt_assoc></data_block></body></OPS_envelope>",
        // Python's ElementTree behind a literal preamble: a blank before `/>`.
        "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
         <OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key=\"protocol\">XCP</item><item key=\"action\">LOOKUP</item><item key=\"object\">DOMAIN</item>\
         <item key=\"attributes\"><dt_assoc><item key=\"domain\">example.com</item><item key=\"no_cache\" /></dt_assoc></item>\
         </dt_assoc></data_block></body></OPS_envelope>",
        // A Node template: a line before the declaration, values in dt_scalar, a trailing blank.
        "\n<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n\
         <OPS_envelope> <header> <version> 0.9 </version> </header> <body> <data_block> <dt_assoc>\
         <item key='protocol'><dt_scalar>XCP</dt_scalar></item> <item key='action'><dt_scalar>LOOKUP</dt_scalar></item>\
         <item key='object'><dt_scalar>DOMAIN</dt_scalar></item> <item key='attributes'> <dt_assoc>\
         <item key='domain'><dt_scalar>example.com</dt_scalar></item> <item key='no_cache'><dt_scalar/></item>\
         </dt_assoc> </item> </dt_assoc> </data_block> </body> </OPS_envelope> ",
        // A .NET writer: byte-order mark, CR LF, a blank before `/>`.
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\r\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\r\n\
         <OPS_envelope>\r\n  <header>\r\n    <version>0.9</version>\r\n  </header>\r\n  <body>\r\n    <data_block>\r\n      <dt_assoc>\r\n\
         \x20       <item key=\"protocol\"><![CDATA[XCP]]></item>\r\n        <item key=\"action\">LOOKUP</item>\r\n\
         \x20       <item key=\"object\">DOMAIN</item>\r\n        <item key=\"attributes\">\r\n          <dt_assoc>\r\n\
         \x20           <item key=\"domain\">example.com</item>\r\n            <item key=\"no_cache\" />\r\n          </dt_assoc>\r\n\
         \x20       </item>\r\n      </dt_assoc>\r\n    </data_block>\r\n  </body>\r\n</OPS_envelope>",
    ] {
        let envelope = read(xml);
        assert_eq!(json(envelope.value()), message, "{xml}");
        assert_eq!(envelope.header().version(), Some("0.9"));
    }
}
