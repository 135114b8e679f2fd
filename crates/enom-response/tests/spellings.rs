//! Every spelling that is read, a row each: what is sent, what it means, what departs from the
//! published form.

mod common;

use enom_response::{ErrorKind, Format, Looks, ParseOptions, Response, deviations};

/// Reads `rows` of a source, its reading, and its deviations; strictly, only those without any.
fn check(format: Format, rows: &[(&str, &str, &str)]) {
    let wrong: Vec<_> = rows.iter().filter_map(|row| wrong(format, row)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong with a row.
fn wrong(format: Format, &(source, reading, departs): &(&str, &str, &str)) -> Option<String> {
    let complain = |what: &str, found: &str, expected: &str| {
        Some(format!("{source:?}: {what}\n   found {found:?}\nexpected {expected:?}"))
    };
    let response = match Response::parse(source) {
        Ok(response) => response,
        Err(error) => return complain("error", &error.to_string(), reading),
    };
    let read = common::compact(&response);
    if read != reading {
        return complain("reading", &read, reading);
    }
    if response.format() != format || Response::parse_as(format, source).unwrap() != response {
        return complain("format", response.format().name(), format.name());
    }
    let found: Vec<_> = deviations(source)
        .unwrap()
        .iter()
        .map(|deviation| format!("{} @{}", deviation.kind(), deviation.offset()))
        .collect();
    if found.join(", ") != departs {
        return complain("deviations", &found.join(", "), departs);
    }
    let strict = Response::parse_with(source, &ParseOptions::new().strict());
    if strict.is_ok() != found.is_empty() {
        return complain("strict mode", &format!("{strict:?}"), departs);
    }
    // What was read is written, and reads back the same.
    if let Ok(written) = response.to_string(format) {
        match Response::parse(&written) {
            Ok(again) if again == response => {}
            again => return complain("read again", &format!("{again:?}"), &written),
        }
    }
    None
}

#[test]
#[rustfmt::skip] // a table
fn text() {
    check(Format::Text, &[
        // The published form.
        (";URL Interface\n;Machine is X\nErrCount=0\nDone=true\n", ";URL Interface | ;Machine is X | ErrCount=0 | Done=true", ""),
        ("ErrCount=0\r\nDone=true\r\n", "ErrCount=0 | Done=true", ""),
        ("ErrCount=0\n\n\r\nDone=true", "ErrCount=0 | Done=true", ""),
        ("Site=\nDone=true", "Site= | Done=true", ""),
        ("a=b=c:d\ne=f", "a=b=c:d | e=f", ""),
        ("Address2=x\nDomainName7=y\nauto-renew1=No", "Address2=x | DomainName7=y | auto-renew1=No", ""),
        ("Domain=a\nDomain=b", "Domain=a | Domain=b", ""),
        ("Value=a &amp; <b> %41 \\n\nDone=true", "Value=a &amp; <b> %41 \\n | Done=true", ""),
        (";only\n", ";only", ""),
        (";", ";", ""),
        ("Größe=grün\nDone=true", "Größe=grün | Done=true", ""),
        // Comments.
        (";URL Interface<br>\nDone=true", ";URL Interface | Done=true", "comment line with `<br>` @0"),
        (";a<BR />;b<br>Done=true", ";a | ;b | Done=true", "comment line with `<br>` @0, comment line with `<br>` @8"),
        ("  ;a  \nDone=true", ";a | Done=true", "white space before the response @0"),
        ("Done=true\n;late\nSite=x", ";late | Done=true | Site=x", "comment line after a field @10"),
        ("URL Interface\nMachine is X\nEncoding Type is utf-8\nA=1", ";URL Interface | ;Machine is X | ;Encoding Type is utf-8 | A=1",
            "comment line without `;` @0, comment line without `;` @14, comment line without `;` @27"),
    ]);
    check(Format::Text, &[
        // Lines and signs.
        ("ErrCount: 0\nDone:true", "ErrCount=0 | Done=true", "`:` in place of `=` @0, `:` in place of `=` @12"),
        ("ErrCount = 0\n Done=true", "ErrCount=0 | Done=true", "white space around a name @0, white space around a name @14"),
        ("ErrCount : 0", "ErrCount=0", "`:` in place of `=` @0, white space around a name @0"),
        ("ErrCount=0\rDone=true\r", "ErrCount=0 | Done=true", "lone carriage return @10, lone carriage return @20"),
        ("\u{FEFF}Done=true", "Done=true", "byte-order mark @0"),
        ("\u{FEFF}\u{FEFF}\r\n \u{FEFF}Done=true", "Done=true", "byte-order mark @0, white space before the response @6"),
        ("\n\u{FEFF};a\nDone=true", ";a | Done=true", "white space before the response @0, byte-order mark @1"),
        ("\n\n Done=true", "Done=true", "white space before the response @0, white space around a name @3"),
        ("Done=\ttrue \t", "Done=true", "white space around a name @0"),
        ("Order ID=7\nName Server 1=x", "Order ID=7 | Name Server 1=x", "name of several words @0, name of several words @11"),
        // Values of several lines.
        ("Err1=a\nb\nErrCount=1", "Err1=a\nb | ErrCount=1", "value of several lines @7"),
        ("Err1=a\r\nb\r\n\r\n c\r\nErrCount=1", "Err1=a\nb\n\n c | ErrCount=1", "value of several lines @8, value of several lines @14"),
        ("Err1=a\r\nb\nc\nd\r\ne\nErrCount=1", "Err1=a\nb\nc\nd\ne | ErrCount=1",
            "value of several lines @8, value of several lines @10, value of several lines @12, value of several lines @15"),
        ("Err1=a\n\n  b \n\nErrCount=1", "Err1=a\n\n  b | ErrCount=1", "value of several lines @10"),
        ("Err1=\na\nErrCount=1", "Err1=a | ErrCount=1", "value of several lines @6"),
        ("Err1=a\n;c\nb\nErrCount=1", ";c | Err1=a\nb | ErrCount=1", "comment line after a field @7, value of several lines @10"),
        ("Err1=see\nhttp://x/?a=b\nDone=true", "Err1=see\nhttp://x/?a=b | Done=true", "value of several lines @9"),
        ("Err1=at\n12:30 or 7=7\nC:\\x=y\nDone=true", "Err1=at\n12:30 or 7=7\nC:\\x=y | Done=true", "value of several lines @8, value of several lines @21"),
        ("Err1=bad\nPlease note: it is closed\nDone=true", "Err1=bad | Please note=it is closed | Done=true", "`:` in place of `=` @9, name of several words @9"),
        ("Err1=bad\nyou may say that a=b\nDone=true", "Err1=bad | you may say that a=b | Done=true", "name that is no word @9"),
        ("Err1=bad\nyou may say that: a=b\nDone=true", "Err1=bad\nyou may say that: a=b | Done=true", "value of several lines @9"),
        ("Page=<html>\n<a href=\"x\">y</a>\n</html>\nDone=true", "Page=<html>\n<a href=\"x\">y</a>\n</html> | Done=true", "value of several lines @12, value of several lines @30"),
        ("Cert=-----BEGIN X-----\nAAAA+/b=\nQUI=\n-----END X-----\nDone=true", "Cert=-----BEGIN X-----\nAAAA+/b=\nQUI=\n-----END X----- | Done=true",
            "value of several lines @23, value of several lines @32, value of several lines @37"),
        ("Cert=-----BEGIN X-----\nQUI=\nDone=true", "Cert=-----BEGIN X-----\nQUI= | Done=true", "value of several lines @23"),
        ("Balance=-1\nabc=\nDone=true", "Balance=-1 | abc= | Done=true", ""),
        ("Cert=x\n-----BEGIN X-----\nQUI=\n-----END X-----\nQUI=", "Cert=x\n-----BEGIN X-----\nQUI=\n-----END X----- | QUI=",
            "value of several lines @7, value of several lines @25, value of several lines @30"),
        ("Key=x\nMIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=\nab+/Cd==\nDone=true", "Key=x\nMIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=\nab+/Cd== | Done=true",
            "value of several lines @6, value of several lines @52"),
        // Names of any kind, where `=` is the first sign.
        ("Domain=x.com\n1st Password=hunter2\nDone=true", "Domain=x.com | 1st Password=hunter2 | Done=true", "name that is no word @13"),
        ("Done=true\nDomain Name Expiration Date = 1/2/2015 9:05:00 AM\n3rd=3\nPrice (USD)=1\nA/B=2\nR&D=3", "Done=true | Domain Name Expiration Date=1/2/2015 9:05:00 AM | 3rd=3 | Price (USD)=1 | A/B=2 | R&D=3",
            "name that is no word @10, white space around a name @10, name that is no word @60, name that is no word @66, name that is no word @80, name that is no word @86"),
        ("Page=x\n<a href=y>\nsee Z (1)=<b>\nDone=true", "Page=x\n<a href=y>\nsee Z (1)=<b> | Done=true", "value of several lines @7, value of several lines @18"),
        // Cut within the first name.
        (";URL Interface\n;Encoding Type is utf-8\nComm", ";URL Interface | ;Encoding Type is utf-8 | ;Comm", "comment line without `;` @39"),
        (";URL Interface<br>\nDomain Name Exp", ";URL Interface | ;Domain Name Exp", "comment line with `<br>` @0, comment line without `;` @19"),
        // One sentence is no field, but where a telling name follows, the lines before are comments.
        ("Here it comes\nErrCount=0", ";Here it comes | ErrCount=0", "comment line without `;` @0"),
    ]);
}

#[test]
#[rustfmt::skip] // a table
fn html() {
    const END: &str = "missing or misplaced `<HTML>` or `<BODY>`";
    let end = |at: usize| format!("{END} @{at}");
    check(Format::Html, &[
        // The published forms: of the documents, and live.
        (";URL Interface<br>\n;Machine is X<br>\n<HTML><BODY>\n<STRONG>Command: </ STRONG>X<br>\n<STRONG>Site:</ STRONG><br>\n</BODY></HTML>\n",
            ";URL Interface | ;Machine is X | Command=X | Site=", ""),
        (";URL Interface<br>;Machine is X<br><HTML><BODY><STRONG>Command: </STRONG>X<BR /><STRONG>Site:</STRONG><BR /></BODY></HTML>",
            ";URL Interface | ;Machine is X | Command=X | Site=", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br><STRONG>A: </STRONG>2<br></BODY></HTML>", "A=1 | A=2", ""),
        // Letter case, white space, attributes.
        ("<html>\n<body bgcolor=\"#fff\">\n  <strong>A: </strong>1<br/>\n\n\t<Strong class='x'>B : </Strong> 2 <Br />\r\n</body>\n</html>\n", "A=1 | B=2", ""),
        ("<HTML><BODY><STRONG>A: </ STRONG >1</br><STRONG>\nB:\n</STRONG>\n2\n<br></BODY></HTML>", "A=1 | B=2", ""),
        ("<HTML><BODY>< STRONG>A: < / STRONG>1< br >< /BODY></HTML>", "A=1", ""),
        ("<HTML><BODY><STRONG>A:&nbsp;</STRONG>&nbsp;1&nbsp;<br><STRONG>B: </STRONG>&nbsp;<br></BODY></HTML>", "A=1 | B=", ""),
        // References.
        ("<HTML><BODY><STRONG>A: </STRONG>AT&amp;T &lt;x&gt; &#39;&#x41;&quot; &eacute;<br></BODY></HTML>", "A=AT&T <x> 'A\" é", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>a & b &amp<br></BODY></HTML>", "A=a & b &amp", "unknown character reference @38"),
        ("<HTML><BODY><STRONG>A: </STRONG>&bogus;<br></BODY></HTML>", "A=&bogus;", "unknown character reference @32"),
        // Values.
        ("<HTML><BODY><STRONG>A: </STRONG>http://x/?a=b:c<br></BODY></HTML>", "A=http://x/?a=b:c", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>1 < 2 <3<br></BODY></HTML>", "A=1 < 2 <3", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>one\ntwo: three\nfour<br></BODY></HTML>", "A=one\ntwo: three\nfour", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>one<br>two<br></BODY></HTML>", "A=one<br>two", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>a <b>b</b> <a href=\"x?y&amp;z\">c</a> <i>d</i><br></BODY></HTML>", "A=a <b>b</b> <a href=\"x?y&amp;z\">c</a> <i>d</i>", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>is <STRONG>very</STRONG> bad<br><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=is <STRONG>very</STRONG> bad | B=2", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><html><body>x<br>y</body></html><br><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=<html><body>x<br>y</body></html> | B=2", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><!-- c -->x<br></BODY></HTML>", "A=<!-- c -->x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><p>x</p><br></BODY></HTML>", "A=<p>x</p>", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<script>y</script><br></BODY></HTML>", "A=x<script>y</script>", "markup in a value @32"),
        // Heads.
        ("<HTML><BODY><STRONG>A= </STRONG>1<br></BODY></HTML>", "A=1", "`=` in place of `:` @12"),
        ("<HTML><BODY><STRONG>A</STRONG>: 1<br></BODY></HTML>", "A=1", "`:` out of place @12"),
        ("<HTML><BODY><STRONG>A: 1</STRONG><br><STRONG>B: 2</STRONG><br></BODY></HTML>", "A=1 | B=2",
            "`:` out of place @12, additional markup around a field @24, `:` out of place @37, additional markup around a field @49"),
        ("<HTML><BODY><b>Done: </b>1<br></BODY></HTML>", "Done=1", "field with other markup than `<STRONG>` @12"),
        ("<HTML><BODY><STRONG>Order ID: </STRONG>1<br></BODY></HTML>", "Order ID=1", "name of several words @12"),
        ("<HTML><BODY>\nA: </STRONG>1<br>\nB: </ STRONG>2<br>\n</BODY></HTML>", "A=1 | B=2", "field without `<STRONG>` @13, field without `<STRONG>` @31"),
        ("<HTML><BODY>\n<STRONG>A: </STRONG>1\nB: </STRONG>2<br></BODY></HTML>", "A=1 | B=2", "field without `<br>` @35, field without `<STRONG>` @35"),
        ("<HTML><BODY><STRONG>ErrCount: 1<BR /><STRONG>Done: true<BR /></BODY></HTML>", "ErrCount=1 | Done=true", "`:` out of place @12, `:` out of place @37"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR /><STRONG>ErrCount: 1<BR /><STRONG>Err Source=2</BODY></HTML>", "A=x | ErrCount=1 | Err Source=2",
            "`:` out of place @39, `=` in place of `:` @64, `:` out of place @64, name of several words @64, field without `<br>` @84"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR /><STRONG>ErrCount: 1</STRONG><BR /><STRONG>B: </STRONG>2<BR /></BODY></HTML>", "A=x | ErrCount=1 | B=2", "`:` out of place @39, additional markup around a field @58"),
        ("<HTML><BODY><STRONG>ErrCount</STRONG>1<BR /><STRONG>Site</STRONG><BR /><STRONG>Order ID</STRONG> 7<BR /></BODY></HTML>", "ErrCount=1 | Site= | Order ID=7",
            "`:` out of place @12, `:` out of place @44, `:` out of place @71, name of several words @71"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR /><STRONG>ErrCount</STRONG>1<BR /><STRONG>Done</STRONG><BR /></BODY></HTML>", "A=x | ErrCount=1 | Done=",
            "`:` out of place @39, `:` out of place @71"),
        (";a<br><HTML><BODY><STRONG>Welcome to it</STRONG><br><STRONG>A: </STRONG>x<BR /></BODY></HTML>", ";a | Welcome to it= | A=x", "`:` out of place @18, name of several words @18"),
        ("<HTML><BODY><STRONG>A: </STRONG>is<BR /><STRONG>Very</STRONG> important<BR /><STRONG>indeed: it</STRONG>is<BR /></BODY></HTML>",
            "A=is<BR /><STRONG>Very</STRONG> important<BR /><STRONG>indeed: it</STRONG>is", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><STRONG>very</STRONG> important<BR /></BODY></HTML>", "A=<STRONG>very</STRONG> important", "markup in a value @32"),
        ("<HTML><BODY><STRONG><B>A: </B></STRONG>x<BR /><STRONG><B>Order ID: </B></STRONG>y<BR /><STRONG>Done: </STRONG>1<br></BODY></HTML>", "A=x | Order ID=y | Done=1",
            "field with other markup than `<STRONG>` @20, additional markup around a field @40, field with other markup than `<STRONG>` @54, name of several words @54, additional markup around a field @81"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR />Request Date: </STRONG>1<BR /></BODY></HTML>", "A=x | Request Date=1", "field without `<STRONG>` @39, name of several words @39"),
        // Names of any kind.
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR /><STRONG>x:y: </STRONG>1<BR /><STRONG>1: </STRONG>2<BR /><STRONG>3rd: </STRONG>3<BR /></BODY></HTML>", "A=x | x:y=1 | 1=2 | 3rd=3",
            "name that is no word @39, name that is no word @68, name that is no word @95"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<BR /><STRONG>R&amp;D: </STRONG>1<BR /><STRONG>B\n C: </STRONG>2<BR /><STRONG>Price (USD): </STRONG>3<BR /><STRONG>a b c d=</STRONG>4<BR /></BODY></HTML>",
            "A=x | R&D=1 | B C=2 | Price (USD)=3 | a b c d=4",
            "name that is no word @39, name that is no word @72, name that is no word @102, `=` in place of `:` @139, name that is no word @139"),
        ("<HTML><BODY><STRONG>A: </STRONG>\u{A0}1 \u{A0}<BR />&nbsp;<STRONG>B\u{A0}: </STRONG>2<BR /></BODY></HTML>", "A=1 | B=2", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>&#160;1&#160;<BR /><STRONG>&#160;B: </STRONG>2<BR /></BODY></HTML>", "A=\u{A0}1\u{A0} | \u{A0}B=2", "name that is no word @51"),
        // Layout.
        ("<HTML><BODY><STRONG>A: </STRONG>1<BR />\n<!-- x --><STRONG>B: </STRONG>2<!-- y --><BR />\n<!-- a < b --> <!-- c --></BODY></HTML>", "A=1 | B=2",
            "comment in the markup @40, comment in the markup @71, comment in the markup @88, comment in the markup @103"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<!-- x -->2<BR /><!-- y -->\n<STRONG>a b c d: </STRONG>2<BR /></BODY></HTML>", "A=1<!-- x -->2 | a b c d=2",
            "markup in a value @32, comment in the markup @50, name that is no word @61"),
        ("<HTML><BODY><STRONG>A: </STRONG><html><body>x<br>y</body></html><br></BODY></HTML>", "A=<html><body>x<br>y</body></html>", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<BR /></HTML><!-- x -->\n</BODY>\n", "A=1", "comment in the markup @46"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<STRONG>B: </STRONG>2</BODY></HTML>", "A=1 | B=2", "field without `<br>` @33, field without `<br>` @54"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br><br><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=1 | B=2", "additional markup around a field @33"),
        ("<HTML><BODY><p><STRONG>A: </STRONG>1</p>\n<p><STRONG>B: </STRONG>2</p></BODY></HTML>", "A=1 | B=2",
            "additional markup around a field @12, additional markup around a field @36, field without `<br>` @44, additional markup around a field @65, field without `<br>` @69"),
        ("<table><tr><td><STRONG>A:</STRONG></td><td>1</td></tr>\n<tr><td><STRONG>B:</STRONG></td> <td> <i>2</i> </td></tr></table>", "A=1 | B=<i>2</i>",
            "additional markup around a field @0, additional markup around a field @7, additional markup around a field @11, additional markup around a field @44, field without `<br>` @63, markup in a value @93, additional markup around a field @101, field without `<br>` @120, missing or misplaced `<HTML>` or `<BODY>` @120"),
        ("<HTML><BODY><dl><dt><STRONG>A:</STRONG></dt><dd>1</dd></dl></BODY></HTML>", "A=1",
            "additional markup around a field @12, additional markup around a field @16, additional markup around a field @49, field without `<br>` @59"),
        ("<HTML><BODY><STRONG>A: </STRONG><font color=red>1</font><br></BODY></HTML>", "A=<font color=red>1</font>", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><p>1<br><p><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=<p>1 | B=2",
            "markup in a value @32, additional markup around a field @36"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br></HTML></BODY>", "A=1", ""),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML><!-- served -->", "A=1", "comment in the markup @51"),
        ("<HTML><HEAD><TITLE>x: y</TITLE></HEAD><BODY><STRONG>Done: </STRONG>1<br></BODY></HTML>", "Done=1", "additional markup around a field @6"),
        ("<!DOCTYPE html><HTML><BODY><STRONG>Done: </STRONG>1<br></BODY></HTML>", "Done=1", "document type declaration @0"),
        ("<HTML><BODY>\r\n<STRONG>A: </STRONG>l1\r\nl2<br>\r\n<STRONG>B: </STRONG>x\ry<br></BODY></HTML>", "A=l1\nl2 | B=x\ny", "lone carriage return @67"),
        ("<HTML><BODY><STRONG>A: </STRONG>x <b>Total:</b> 5<br><b>B: </b>2<br></BODY></HTML>", "A=x <b>Total:</b> 5 | B=2",
            "markup in a value @32, field with other markup than `<STRONG>` @53"),
        ("<HTML><BODY><b>Done: </b>1 <b>B: </b>2<br></BODY></HTML>", "Done=1 | B=2",
            "field with other markup than `<STRONG>` @12, field without `<br>` @27, field with other markup than `<STRONG>` @27"),
        // Comments.
        ("URL Interface<br>\nMachine is X<br>\n<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", ";URL Interface | ;Machine is X | A=1",
            "comment line without `;` @0, comment line without `;` @18"),
        (";a\n;b\n<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", ";a | ;b | A=1", ""),
        ("<HTML><BODY>;a<br>;b<br><STRONG>A: </STRONG>1<br></BODY></HTML>", ";a | ;b | A=1", ""),
        ("\u{FEFF}<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", "A=1", "byte-order mark @0"),
        (" \u{FEFF}\u{FEFF};a<br>\n<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", ";a | A=1", "white space before the response @0, byte-order mark @1"),
        ("\r\n<HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", "A=1", "white space before the response @0"),
    ]);
    for (source, reading, departs) in [
        ("<STRONG>A: </STRONG>1<br>", "A=1", end(25)),
        ("A: </ STRONG>1<br>\n<STRONG>B: </STRONG>2<br>", "A=1 | B=2", format!("field without `<STRONG>` @0, {}", end(44))),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br>", "A=1", end(37)),
        (";a<br>\n<HTML><BODY></BODY></HTML>", ";a", String::new()),
        ("ErrCount=0<br>\nDone=true<br>\n", "ErrCount=0 | Done=true",
            format!("field without markup @0, field without markup @15, {}", end(29))),
        ("<HTML><BODY>ErrCount: 1<br>Err1: a<br>b<br></BODY></HTML>", "ErrCount=1 | Err1=a<br>b",
            "field without markup @12, field without markup @27".to_owned()),
        ("<HTML><HEAD><STYLE>\nbody {\ncolor: red\n}</STYLE></HEAD><BODY>ErrCount: 1<br>Err1: a <a\nhref=x>y</a><br></BODY></HTML>", "ErrCount=1 | Err1=a <a\nhref=x>y</a>",
            "additional markup around a field @6, field without markup @60, field without markup @75, additional markup around a field @83, additional markup around a field @94".to_owned()),
        ("<HTML><BODY>ErrCount: 1<br><HEAD>x: y</HEAD>Err1: a<br></BODY></HTML>", "ErrCount=1 | Err1=a",
            "field without markup @12, additional markup around a field @27, field without markup @44".to_owned()),
        ("<HTML><HEAD><BODY>ErrCount: 1<br><HEAD>Err1: a<br></BODY></HTML>", "ErrCount=1 | Err1=a",
            "additional markup around a field @6, field without markup @18, additional markup around a field @33, field without markup @39".to_owned()),
        ("<HTML><BODY>ErrCount: 1<br>Err1: a<br><i>b</i><br>Done=true<br></BODY></HTML>", "ErrCount=1 | Err1=a<br><i>b</i> | Done=true",
            "field without markup @12, field without markup @27, additional markup around a field @38, additional markup around a field @42, field without markup @50".to_owned()),
        ("<HTML><BODY>;a<br>ErrCount: 1<BR />b<BR /><STRONG>Site: </STRONG>x<BR />C=2<br></BODY></HTML>", ";a | ErrCount=1<BR />b | Site=x<BR />C=2",
            "field without markup @18, markup in a value @65".to_owned()),
        ("<HTML><BODY>Welcome: x<BR /><STRONG>Site: </STRONG>x<BR /></BODY></HTML>", ";Welcome: x | Site=x", "comment line without `;` @12".to_owned()),
        ("<html><body><pre>ErrCount=0\nDone=true\n</pre></body></html>", "ErrCount=0 | Done=true",
            "additional markup around a field @12, field without markup @17, field without markup @28, additional markup around a field @38".to_owned()),
    ] {
        check(Format::Html, &[(source, reading, &departs)]);
    }
}

#[test]
#[rustfmt::skip] // a table
fn where_markup_stands_tells_names_from_values() {
    const END: &str = "missing or misplaced `<HTML>` or `<BODY>`";
    check(Format::Html, &[
        // Emphasis, and names that have lost their `<STRONG>`.
        ("<HTML><BODY><STRONG>A b: </STRONG>x<BR />Request Date: </STRONG>1<BR /></BODY></HTML>", "A b=x | Request Date=1",
            "name of several words @12, field without `<STRONG>` @41, name of several words @41"),
        ("<HTML><BODY><STRONG>A: </STRONG>see <STRONG>note\nB:</STRONG> y<br></BODY></HTML>", "A=see <STRONG>note\nB:</STRONG> y", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>is <STRONG>very</STRONG> bad<br>B: </STRONG>2<br></BODY></HTML>", "A=is <STRONG>very</STRONG> bad | B=2",
            "markup in a value @32, field without `<STRONG>` @64"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br>: </STRONG>y<br></BODY></HTML>", "A=x<br>: </STRONG>y", "markup in a value @32"),
        ("<HTML><BODY><center>A: </STRONG>1<br></BODY></HTML>", "A=1", "additional markup around a field @12, field without `<STRONG>` @20"),
        // Within a line of a value.
        ("<HTML><BODY><STRONG>A: </STRONG>one<br>two <STRONG>a b: </STRONG>x<br></BODY></HTML>", "A=one<br>two <STRONG>a b: </STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>one <i>two</i><STRONG>a b: </STRONG>x<br></BODY></HTML>", "A=one <i>two</i><STRONG>a b: </STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>one <!-- x --><STRONG>a b: </STRONG>x<br></BODY></HTML>", "A=one <!-- x --><STRONG>a b: </STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x <STRONG>B: 2<br></BODY></HTML>", "A=x <STRONG>B: 2", "markup in a value @32"),
        // Directly behind a head.
        ("<HTML><BODY><STRONG>A: </STRONG><STRONG>1st: </STRONG>x<br></BODY></HTML>", "A=<STRONG>1st: </STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG><STRONG>a:b c: </STRONG>x<br></BODY></HTML>", "A=<STRONG>a:b c: </STRONG>x", "markup in a value @32"),
        // At the start of a line.
        ("<HTML><BODY><STRONG>A: </STRONG>one\n<STRONG>1st: </STRONG>x<br></BODY></HTML>", "A=one | 1st=x", "field without `<br>` @36, name that is no word @36"),
        ("<HTML><BODY><STRONG>A: </STRONG>one\n<STRONG>B: 2<br></BODY></HTML>", "A=one | B=2", "field without `<br>` @36, `:` out of place @36"),
        ("<HTML><BODY><STRONG>A: </STRONG>one\n<STRONG>very</STRONG>x<br></BODY></HTML>", "A=one\n<STRONG>very</STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>one\n<STRONG>ErrCount: 1</STRONG><br></BODY></HTML>", "A=one\n<STRONG>ErrCount: 1</STRONG>", "markup in a value @32"),
        // Behind a break.
        ("<HTML><BODY><STRONG>A: </STRONG>1<br><!-- x --><STRONG>a b: </STRONG>2<br></BODY></HTML>", "A=1 | a b=2", "comment in the markup @37, name of several words @47"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<br><!X><STRONG>a b: </STRONG>x<br></BODY></HTML>", "A=1<br><!X><STRONG>a b: </STRONG>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><STRONG>Site</STRONG>y<br></BODY></HTML>", "A=x | Site=y", "`:` out of place @37"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><STRONG>B: <i>y</i></STRONG>z<br></BODY></HTML>", "A=x<br><STRONG>B: <i>y</i></STRONG>z", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><STRONG>B:1</xSTRONG>y<br></BODY></HTML>", "A=x<br><STRONG>B:1</xSTRONG>y", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><STRONG>B: </i>y</STRONG>z<br></BODY></HTML>", "A=x<br><STRONG>B: </i>y</STRONG>z", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><script>B: </script>y<br></BODY></HTML>", "A=x<br><script>B: </script>y", "markup in a value @32"),
        // Before the first field.
        ("<HTML><BODY><STRONG>A:1</STRONG><br></BODY></HTML>", "A=1", "`:` out of place @12, additional markup around a field @23"),
        ("<HTML><BODY><HEAD></HEAD><STRONG>a b: </STRONG>1<br><STRONG>Done: </STRONG>1<br></BODY></HTML>", "a b=1 | Done=1", "additional markup around a field @12, name of several words @25"),
        ("<HTML></HEAD>;a<br></HEAD><BODY><STRONG>Done: </STRONG>1<br></BODY></HTML>", ";a | Done=1", "additional markup around a field @6, additional markup around a field @19"),
        ("<HTML><BODY><font><STRONG>A: </STRONG>1<br></font></BODY></HTML>", "A=1", "additional markup around a field @12, additional markup around a field @39"),
        ("<!-- x --><HTML><BODY><STRONG>A: </STRONG>1<br></BODY></HTML>", "A=1", "comment in the markup @0"),
        (";a<br>x<br><HTML><BODY><b>A: </b>1<br></BODY></HTML>", ";a | ;x | A=1", "comment line without `;` @6, field with other markup than `<STRONG>` @23"),
        // Around a value, and behind it.
        ("<HTML><BODY><STRONG>A: </STRONG></td><td></td>x<br></BODY></HTML>", "A=</td>x", "markup in a value @41, additional markup around a field @47"),
        ("<HTML><BODY><STRONG>A: </STRONG></i>x<br></BODY></HTML>", "A=</i>x", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br><p><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=x | B=2", "additional markup around a field @33"),
        ("<HTML><BODY><STRONG>A: </STRONG>1<hr><STRONG>B: </STRONG>2<br></BODY></HTML>", "A=1 | B=2", "additional markup around a field @33, field without `<br>` @37"),
        ("<HTML><BODY><STRONG>A: </STRONG>1</p></p></p></p></p></p></p></p></p><br></BODY></HTML>", "A=1</p>", "markup in a value @32, additional markup around a field @37"),
        ("<HTML><BODY><STRONG>A: </STRONG>1 < 2<!-- y --><BR /></BODY></HTML>", "A=1 < 2", "comment in the markup @37"),
        ("<HTML><BODY><STRONG>A: </STRONG>a <br <STRONG>B: </STRONG>2<br></BODY></HTML>", "A=a <br | B=2", "field without `<br>` @38"),
        ("<HTML><BODY><STRONG>A: </STRONG>a <!x <STRONG>B: </STRONG>2<br></BODY></HTML>", "A=a <!x | B=2", "field without `<br>` @38"),
        ("<HTML><BODY><STRONG>A: </STRONG><body>x<br>y</body><br></BODY></HTML>", "A=<body>x<br>y</body>", "markup in a value @32"),
        ("<HTML><BODY><STRONG>A: </STRONG>x<br></BODY></HTML><br></p>", "A=x", "additional markup around a field @51, additional markup around a field @55"),
        // Without markup.
        ("<HTML><BODY>ErrCount=0<br><BODY>\nDone=true<br></BODY></HTML>", "ErrCount=0 | Done=true",
            "field without markup @12, field without markup @33, missing or misplaced `<HTML>` or `<BODY>` @46"),
        ("<HTML><BODY>ErrCount: 1<br>Err1: a < b=c <i>d=e</i><br></BODY></HTML>", "ErrCount=1 | Err1=a < b=c <i>d=e</i>",
            "field without markup @12, field without markup @27, additional markup around a field @41, additional markup around a field @47"),
    ]);
    for (source, reading, departs) in [
        ("<HTML><BODY><STRONG>A: </STRONG><body>x<br></HTML>", "A=<body>x", format!("markup in a value @32, {END} @43")),
        ("<HTML><BODY><STRONG>A: </STRONG>x <STRONG>y", "A=x <STRONG>y", format!("markup in a value @32, field without `<br>` @43, {END} @43")),
        ("<HTML><BODY><STRONG>A: </STRONG>1 < 2", "A=1 < 2", format!("field without `<br>` @37, {END} @37")),
    ] {
        check(Format::Html, &[(source, reading, &departs)]);
    }
}

#[test]
#[rustfmt::skip] // a table
fn xml() {
    check(Format::Xml, &[
        ("<interface-response><Command>X</Command><Done>true</Done></interface-response>", "Command=X | Done=true", ""),
        ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<interface-response>\r\n\t<A>1</A>\r\n</interface-response>\r\n", "A=1", ""),
        ("<?xml version='1.0' encoding='UTF-16' ?><interface-response><A>é</A></interface-response>", "A=é", "declared encoding that is not the bytes' own @30"),
        ("\n <?xml version=\"1.0\"?><interface-response><A/></interface-response>", "A=", "white space before the response @0"),
        ("\u{FEFF}<interface-response><A/></interface-response>", "A=", "byte-order mark @0"),
        ("\n\u{FEFF}\n\u{FEFF}<?xml version=\"1.0\"?><interface-response><A/></interface-response>", "A=", "white space before the response @0, byte-order mark @1"),
        ("<interface-response/>", "", ""),
        ("<interface-response >\n</interface-response >", "", ""),
        ("<interface-response><A/><B /><C></C><D\n/></interface-response>", "A= | B= | C= | D=", ""),
        ("<interface-response><A>1</A><A>2</A><B>3</B><A>4</A></interface-response>", "A=1 | A=2 | B=3 | A=4", ""),
        ("<interface-response><domainname sld='x' tld=\"com\">x.com</domainname><e a=' &lt;&#9;'/></interface-response>", "domainname[sld=x][tld=com]=x.com | e[a= <\t]=", ""),
        ("<interface-response><debug><![CDATA[]]></debug><d><![CDATA[<a>&amp;]]></d></interface-response>", "debug= | d=<a>&amp;", ""),
        ("<interface-response><A>a<![CDATA[b]]>c<![CDATA[ d]]></A></interface-response>", "A=abc d", ""),
        ("<interface-response><A>a<!-- x -->b<?y z?>c</A></interface-response>", "A=abc", "comment in the markup @24, processing instruction @35"),
        ("<interface-response><A> &lt;&#65;&#x42;&amp;amp;\r\nx\r </A></interface-response>", "A= <AB&amp;\nx\n ", ""),
        ("<interface-response><A>  </A><B>\n </B></interface-response>", "A=   | B=\n ", ""),
        ("<interface-response><a><b><c><d>1</d></c></b></a></interface-response>", "a{b{c{d=1}}}", ""),
        ("<interface-response>\n <responses>\n  <response><N>1</N></response>\n </responses>\n <errors/>\n</interface-response>", "responses{response{N=1}} | errors=", ""),
        // Text beside elements.
        ("<interface-response><p>a <b>b</b> <i>i</i> c </p></interface-response>", "p{\"a \" | b=b | \" \" | i=i | \" c \"}", "text beside elements @23, text beside elements @42"),
        ("<interface-response>hello<Done>true</Done>tail</interface-response>", "Done=true", "text beside elements @20, text beside elements @42"),
        ("<interface-response> <![CDATA[ ]]>&amp;<A/>x<!-- y -->z<B/></interface-response>", "A= | B=", "text beside elements @34, text beside elements @43, comment in the markup @44"),
        ("<interface-response><p> <b>b</b>\r\n<i>i</i>x<![CDATA[y]]></p></interface-response>", "p{\" \" | b=b | \"\\n\" | i=i | \"xy\"}", "text beside elements @42"),
        ("<interface-response><p><b>b</b> <![CDATA[y]]><c/><d/> </p></interface-response>", "p{b=b | \" y\" | c= | d= | \" \"}", "text beside elements @32"),
        // The root.
        ("<Interface-Response><A>1</A></Interface-Response>", "A=1", "root element in other letter case @0"),
        ("<interface-response xmlns='x'><A>1</A></interface-response>", "A=1", "attribute of the root element @19"),
        ("<!DOCTYPE interface-response SYSTEM 'x.dtd'><interface-response><A>1</A></interface-response>", "A=1", "document type declaration @0"),
        ("<!-- x --><interface-response><A>1</A></interface-response><!-- y --><?z?>", "A=1", "comment in the markup @0, comment in the markup @59, processing instruction @69"),
        ("<!--;URL Interface-->\n<interface-response><A>1</A></interface-response>", ";URL Interface | A=1", "comment in the markup @0"),
    ]);
    let source = "<interface-response a='1'>x<A/>y</interface-response>";
    let response = Response::parse(source).unwrap();
    assert_eq!(response.root().attribute("A"), Some("1"));
    assert_eq!(response.root().value(), "xy");
    assert_eq!(response.to_string(Format::Xml).unwrap(), "<interface-response a=\"1\">x<A/>y</interface-response>\n");
}

#[test]
fn a_line_that_begins_like_a_tag_is_a_line() {
    let response = Response::parse_as(Format::Text, ";a\n<1\n< 2\nErrCount=0\n").unwrap();
    assert_eq!(common::compact(&response), ";a | ;<1 | ;< 2 | ErrCount=0");
}

/// A format that is asked for by name is the only one that is tried.
#[test]
fn no_format_falls_back_to_another() {
    let text = ";URL Interface\nErrCount=0\nDone=true\n";
    let html = ";URL Interface<br>\n<HTML><BODY>\nErrCount: </ STRONG>0<br>\n<STRONG>Done: </ STRONG>true<br>\n</BODY></HTML>";
    let xml = "<interface-response><ErrCount>0</ErrCount><Done>true</Done></interface-response>";
    let json = "{\"Done\": true}";
    let http = "HTTP/1.1 200 OK\r\n\r\nErrCount=0\nDone=true\n";
    for (format, source, looks) in [
        (Format::Text, html, Looks::Page),
        (Format::Text, "<HTML><BODY>\n<STRONG>Done: </STRONG>true<br>", Looks::Page),
        (Format::Text, xml, Looks::Xml),
        (Format::Text, json, Looks::Json),
        (Format::Text, http, Looks::Http),
        (Format::Text, "", Looks::Empty),
        (Format::Html, text, Looks::Prose),
        (Format::Html, xml, Looks::Xml),
        (Format::Html, json, Looks::Json),
        (Format::Html, http, Looks::Http),
        (Format::Html, "", Looks::Empty),
        (Format::Xml, text, Looks::Prose),
        (Format::Xml, html, Looks::Prose),
        (Format::Xml, "<HTML><BODY>", Looks::Page),
        (Format::Xml, json, Looks::Json),
        (Format::Xml, http, Looks::Http),
        (Format::Xml, " ", Looks::Empty),
    ] {
        let error = Response::parse_as(format, source).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotAResponse(looks), "{format} {source}");
    }
}
