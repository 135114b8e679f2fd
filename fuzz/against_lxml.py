#!/usr/bin/env python3
"""Compares how `registrar decode` and lxml read generated envelopes: header, keys, order and texts.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install lxml
    cargo build -p registrar-cli
    /tmp/venv/bin/python fuzz/against_lxml.py [DOCUMENTS [SEED]]

Half of the documents have one byte changed, put in or taken out. What is whole must be read by both, and be
what was generated; what is damaged must be read by both alike, or be refused here: lxml knows XML and not the
grammar of envelopes. Counted apart is what lxml reads only without the XML declaration: a label of an encoding
that it does not know does not matter here where all bytes are ASCII. The program is target/debug/registrar, or the
one in REGISTRAR.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("REGISTRAR", ROOT / "target/debug/registrar")
TEXTS = ["", "a", "example.com", " b ", "0", "é", "漢字", "\U00010000", "<", "&", "]]>", "\t", "\n", "'\"", "x y", "&amp;"]
KEYS = ["action", "object", "attributes", "is_success", "domain_name", "a", "b c", "é", "D", "x&y", "<"]
DECLARATION = re.compile(rb"<\?xml\s.*?\?>", re.DOTALL)
EDITS = b"<>&;'\"=/!-[]? \t\n\rax0\xc3\xa9\x00\xff"


class Writer:
    """Writes a value in one of its many spellings."""

    def __init__(self, rng):
        self.rng = rng

    def pick(self, *spellings):
        return self.rng.choice(spellings)

    def white(self):
        return self.pick("", "", " ", "\n", "\r\n", "\t")

    def between(self):
        """What may stand between two tags and means nothing."""
        return self.white() + self.pick("", "", "", "<!-- <item> & -->", "<?pi <x?>", "<!---->") + self.white()

    def character(self, character, quote):
        code = ord(character)
        if character in "<&" or character == quote or character == ">":
            named = {"<": "&lt;", "&": "&amp;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}[character]
            return self.pick(named, f"&#{code};", f"&#x{code:X};")
        # White space would be normalised in an attribute.
        if character in "\t\n\r" and quote:
            return f"&#{code};"
        return self.pick(*[character] * 6, f"&#{code};", f"&#x{code:x};")

    def text(self, text, quote=""):
        if not quote and text and "]]>" not in text and self.rng.random() < 0.1:
            return f"<![CDATA[{text}]]>"
        spelled = "".join(self.character(one, quote) for one in text)
        if not quote and self.rng.random() < 0.1:
            spelled += self.pick("<!---->", "<!-- x -->", "<?x y?>", "<![CDATA[]]>")
        return spelled

    def element(self, name, content, attributes=""):
        if not content and self.rng.random() < 0.7:
            return f"<{name}{attributes}{self.pick('', ' ')}/>"
        return f"<{name}{attributes}{self.white()}>{content}</{name}{self.white()}>"

    def item(self, key, value):
        quote = self.pick("'", '"')
        attributes = f" key{self.pick('', ' ')}={self.pick('', ' ')}{quote}{self.text(key, quote)}{quote}"
        if isinstance(value, str) and self.rng.random() < 0.7:
            return self.element("item", self.text(value), attributes)
        return self.element("item", self.between() + self.value(value) + self.between(), attributes)

    def value(self, value):
        if isinstance(value, str):
            return self.element("dt_scalar", self.text(value))
        if isinstance(value, list):
            items = [self.item(str(at), one) for at, one in enumerate(value)]
            self.rng.shuffle(items)
            name = "dt_array"
        else:
            items = [self.item(key, one) for key, one in value.items()]
            name = "dt_assoc"
        content = "".join(self.between() + one for one in items) + self.between()
        return self.element(name, content if items else "")

    def document(self, value):
        header = self.element("header", self.white() + self.element("version", "0.9") + self.white())
        block = self.element("data_block", self.between() + self.value(value) + self.between())
        body = self.element("body", self.between() + block + self.between())
        declaration = self.pick("", "<?xml version='1.0'?>", '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>')
        doctype = self.pick("", "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>", '<!DOCTYPE OPS_envelope SYSTEM "ops.dtd" >')
        inside = self.between() + header + self.between() + body + self.between()
        root = self.element("OPS_envelope", inside)
        return declaration + self.white() + doctype + self.between() + root + self.between()


def value(rng, depth):
    kind = rng.random()
    if depth == 0 or kind < 0.4:
        return "".join(rng.choice(TEXTS) for _ in range(rng.randint(0, 3)))
    size = rng.randint(0, 4)
    if kind < 0.6:
        return [value(rng, depth - 1) for _ in range(size)]
    return {key: value(rng, depth - 1) for key in rng.sample(KEYS, size)}


def edited(rng, document):
    at = rng.randrange(len(document))
    byte = bytes([rng.choice(EDITS)])
    after = rng.choice([document[at:], document[at + 1 :]])
    return document[:at] + rng.choice([byte, b""]) + after


def children(element):
    return [child for child in element if isinstance(child.tag, str)]


def text(element):
    return (element.text or "") + "".join(child.tail or "" for child in element)


def tree(place):
    """What stands in an item, a data block or a scalar."""
    inside = children(place)
    if not inside:
        return text(place)
    [element] = inside
    if element.tag == "dt_assoc":
        return {item.get("key"): tree(item) for item in children(element)}
    if element.tag == "dt_array":
        return [tree(item) for item in sorted(children(element), key=lambda item: int(item.get("key")))]
    return tree(element)


def by_lxml(document):
    """The header and the data of an envelope, or None for what is no XML."""
    try:
        root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    *header, body = children(root)
    fields = {field.tag: text(field).strip(" \t\r\n") for head in header for field in children(head)}
    [block] = children(body)
    return {"header": fields, "data": tree(block)}


def by_us(folder):
    """What the program prints of each document; nothing for what it refuses."""
    run = subprocess.run([PROGRAM, "decode", folder], capture_output=True)
    decoder, output, read = json.JSONDecoder(), run.stdout.decode(), []
    at = 0
    while output[at:].strip():
        at += len(output[at:]) - len(output[at:].lstrip())
        one, at = decoder.raw_decode(output, at)
        read.append(one)
    lines = run.stderr.decode(errors="replace").splitlines()
    refused = {pathlib.Path(line.split(":")[0]).name for line in lines if line.startswith(f"{folder}/")}
    names = [name for name in sorted(os.listdir(folder)) if name not in refused]
    assert len(names) == len(read), f"{len(read)} printed, {len(names)} not refused"
    return dict(zip(names, read))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    differences = both = neither = here = declared = 0
    # Some at a time, so that a line of output is soon found.
    for start in range(0, count, 500):
        with tempfile.TemporaryDirectory() as folder:
            generated, documents = {}, {}
            for number in range(start, min(start + 500, count)):
                name, wanted = f"{number:06}.xml", value(rng, 4)
                document = Writer(rng).document(wanted).encode()
                if number % 2:
                    document, wanted = edited(rng, document), None
                generated[name], documents[name] = wanted, document
                (pathlib.Path(folder) / name).write_bytes(document)
            ours = by_us(folder)
        for name, document in documents.items():
            read, wanted = ours.get(name), generated[name]
            if read is None and wanted is None:
                neither, here = (neither + 1, here) if not is_xml(document) else (neither, here + 1)
                continue
            mine = read and {"header": read["header"], "data": read["data"]}
            theirs = by_lxml(document)
            if mine and theirs is None and mine == by_lxml(DECLARATION.sub(b"", document, count=1)):
                declared += 1
                continue
            if mine is None or mine != theirs or wanted is not None and mine["data"] != wanted:
                differences += 1
                print(f"{name}: {document!r}\n  here {mine}\n  lxml {theirs}\n  made {wanted}")
            else:
                both += 1
    print(f"{count} documents: {both} read alike, {neither} refused by both, {here} refused here alone, "
          f"{declared} with a declaration that lxml refuses, {differences} differences")
    sys.exit(differences > 0)


def is_xml(document):
    try:
        etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
