# A password reset, from the request to the link in the mail: registrar-sandbox | python3 reset.py
import hashlib, json, sys, urllib.request as http

at = json.loads(sys.stdin.readline())
item = lambda name, value: f'<item key="{name}">{value}</item>'
attributes = item("domain_name", "example.info") + item("send_to", "owner") + item("sub_user", "0")
items = item("protocol", "XCP") + item("action", "send_password") + item("object", "domain")
items += item("attributes", f"<dt_assoc>{attributes}</dt_assoc>")
body = f"<body><data_block><dt_assoc>{items}</dt_assoc></data_block></body>"
xml = f"<OPS_envelope><header><version>0.9</version></header>{body}</OPS_envelope>"
md5 = lambda text: hashlib.md5(text.encode()).hexdigest()
headers = {"X-Username": at["username"], "X-Signature": md5(md5(xml + at["key"]) + at["key"])}
print(http.urlopen(http.Request(at["opensrs_url"], xml.encode(), headers)).read().decode())
print(json.load(http.urlopen(at["control_url"] + "mails/wait?to=owner@example.info"))["link"])
