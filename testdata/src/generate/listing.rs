//! Long listings of domains.

/// A wire form a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wire {
    /// An OPS envelope.
    Ops,
    /// eNom's plain text.
    EnomText,
    /// eNom's HTML.
    EnomHtml,
    /// eNom's XML.
    EnomXml,
}

impl Wire {
    /// Every wire form.
    pub const ALL: [Self; 4] = [Self::Ops, Self::EnomText, Self::EnomHtml, Self::EnomXml];
}

/// A complete and successful reply that lists `domains` domains.
///
/// OPS: like the reply to `get_domains_by_expiredate`, in the documents' own
/// layout, without a newline at its end. eNom: like the reply to `GetDomains`, a
/// field a line; the two flat formats number the fields that XML nests. One per
/// cent of the domains' values hold an `&`, which is an escape in every form but
/// plain text, and a letter that is not ASCII.
#[must_use]
pub fn listing(wire: Wire, domains: usize) -> String {
    match wire {
        Wire::Ops => ops(domains),
        Wire::EnomText => flat(domains, TEXT_COMMENTS, "", text_field),
        Wire::EnomHtml => flat(domains, HTML_HEAD, "</BODY></HTML>\n", html_field),
        Wire::EnomXml => xml(domains),
    }
}

const TEXT_COMMENTS: &str = "\
;URL Interface
;Machine is SJL0VWRESELL_T
;Encoding Type is utf-8
";

const HTML_HEAD: &str = "\
;URL Interface<br>
;Machine is SJL0VWRESELL_T<br>
;Encoding Type is utf-8<br>
<HTML><BODY>
";

/// What every eNom reply ends with, as in the documents.
const TAIL: [(&str, &str); 12] = [
    ("Command", "GETDOMAINS"),
    ("APIType", "API"),
    ("Language", "eng"),
    ("ErrCount", "0"),
    ("ResponseCount", "0"),
    ("MinPeriod", ""),
    ("MaxPeriod", "10"),
    ("Server", "SJL0VWRESELL_T"),
    ("TimeDifference", "+0.00"),
    ("ExecTime", "0.438"),
    ("Done", "true"),
    ("RequestDateTime", "2/11/2015 1:35:31 PM"),
];

/// One domain of a listing, made from its index alone.
struct Domain {
    id: usize,
    sld: String,
    tld: &'static str,
    /// Year, month, day, hour, minute and second.
    expiry: [u64; 6],
    auto_renew: bool,
    let_expire: bool,
}

impl Domain {
    /// `values` is how many values a domain has in the wire form: of all the
    /// values in a listing, every hundredth is awkward.
    fn new(index: usize, values: usize) -> Self {
        let mut random = Lcg(index as u64);
        let awkward = index * values / 100 != (index + 1) * values / 100;
        let stem = if awkward {
            "müller&sons"
        } else {
            random.pick(&["anna", "bakery", "corner-shop", "dental-practice", "example"])
        };
        Self {
            id: 100_000_000 + index,
            sld: format!("{stem}-{index}"),
            tld: random.pick(&["com", "net", "org", "info", "co.uk"]),
            expiry: [
                2026 + random.below(10),
                1 + random.below(12),
                1 + random.below(28),
                random.below(24),
                random.below(60),
                random.below(60),
            ],
            auto_renew: random.below(2) == 0,
            let_expire: random.below(2) == 0,
        }
    }

    /// The fields of a domain as eNom's XML names them.
    fn enom(index: usize) -> [(&'static str, String); 7] {
        let domain = Self::new(index, 7);
        let [year, month, day, ..] = domain.expiry;
        let auto_renew = if domain.auto_renew { "Yes" } else { "No" };
        [
            ("DomainNameID", domain.id.to_string()),
            ("sld", domain.sld),
            ("tld", domain.tld.to_owned()),
            ("NSStatus", "Yes".to_owned()),
            ("expiration-date", format!("{month}/{day}/{year}")),
            ("auto-renew", auto_renew.to_owned()),
            ("wppsstatus", "n/a".to_owned()),
        ]
    }
}

/// A linear congruential generator with Knuth's constants.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[usize::try_from(self.below(from.len() as u64)).expect("below a length")]
    }
}

/// The values hold no other character that asks for it.
fn escape(value: &str) -> String {
    value.replace('&', "&amp;")
}

fn yes_no(flag: bool) -> &'static str {
    if flag { "Y" } else { "N" }
}

fn ops(domains: usize) -> String {
    let mut out = String::from(
        r#"<?xml version='1.0' encoding='UTF-8' standalone='no'?>
<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>
<OPS_envelope>
    <header>
        <version>0.9</version>
    </header>
    <body>
        <data_block>
            <dt_assoc>
                <item key="protocol">XCP</item>
                <item key="action">reply</item>
                <item key="object">domain</item>
                <item key="response_text">Command successful</item>
                <item key="is_success">1</item>
                <item key="response_code">200</item>
                <item key="attributes">
                    <dt_assoc>
                        <item key="page">1</item>
                        <item key="exp_domains">
                            <dt_array>
"#,
    );
    out.extend((0..domains).map(|index| {
        let domain = Domain::new(index, 4);
        let [year, month, day, hour, minute, second] = domain.expiry;
        format!(
            r#"                                <item key="{index}">
                                    <dt_assoc>
                                        <item key="name">{sld}.{tld}</item>
                                        <item key="expiredate">{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}</item>
                                        <item key="f_let_expire">{let_expire}</item>
                                        <item key="f_auto_renew">{auto_renew}</item>
                                    </dt_assoc>
                                </item>
"#,
            sld = escape(&domain.sld),
            tld = domain.tld,
            let_expire = yes_no(domain.let_expire),
            auto_renew = yes_no(domain.auto_renew),
        )
    }));
    out + &format!(
        r#"                            </dt_array>
                        </item>
                        <item key="total">{domains}</item>
                    </dt_assoc>
                </item>
            </dt_assoc>
        </data_block>
    </body>
</OPS_envelope>"#
    )
}

fn xml(domains: usize) -> String {
    let mut out = String::from("<interface-response>\n <GetDomains>\n  <domain-list>\n");
    for index in 0..domains {
        out.push_str("   <domain>\n");
        out.extend(Domain::enom(index).map(|(name, value)| xml_field(4, name, &value)));
        out.push_str("   </domain>\n");
    }
    out.push_str("  </domain-list>\n");
    out.push_str(&xml_field(2, "DomainCount", &domains.to_string()));
    out.push_str(" </GetDomains>\n");
    out.extend(TAIL.map(|(name, value)| xml_field(1, name, value)));
    out + "</interface-response>\n"
}

fn xml_field(indent: usize, name: &str, value: &str) -> String {
    if value.is_empty() {
        format!("{:indent$}<{name}/>\n", "")
    } else {
        format!("{:indent$}<{name}>{}</{name}>\n", "", escape(value))
    }
}

fn flat(domains: usize, head: &str, tail: &str, field: fn(&str, &str) -> String) -> String {
    let mut out = String::from(head);
    for index in 0..domains {
        out.extend(Domain::enom(index).map(|(name, value)| {
            let name = match name {
                "sld" => "SLD",
                "tld" => "TLD",
                name => name,
            };
            field(&format!("{name}{}", index + 1), &value)
        }));
    }
    out.push_str(&field("DomainCount", &domains.to_string()));
    out.extend(TAIL.map(|(name, value)| field(name, value)));
    out + tail
}

fn text_field(name: &str, value: &str) -> String {
    format!("{name}={value}\n")
}

fn html_field(name: &str, value: &str) -> String {
    let blank = if value.is_empty() { "" } else { " " };
    format!("<STRONG>{name}:{blank}</STRONG>{}<BR />\n", escape(value))
}
