// A reply that is lost: was it done? registrar-sandbox | node lost.mjs
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const at = JSON.parse(line);
  const post = (path, body) =>
    fetch(at.control_url + path, { method: "POST", body: JSON.stringify(body) });
  await post("faults", { operation: "SetPassword", faults: ["lost-reply"] });
  const form = { command: "SetPassword", uid: at.uid, pw: at.token, SLD: "resellerdocs", TLD: "com" };
  const body = new URLSearchParams({ ...form, DomainPassword: "new-password", ResponseType: "XML" });
  await fetch(at.enom_url, { method: "POST", body }).catch(() => console.log("no answer"));
  const accounts = await (await fetch(at.control_url + "accounts?secrets=show")).json();
  console.log(accounts[0].domains.find((it) => it.name === "resellerdocs.com").domain_password);
  process.exit();
}
