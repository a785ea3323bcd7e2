import assert from "node:assert/strict";
import { test } from "node:test";
import { caps, fetchPack } from "../../../extension/background/pack-fetch.js";
import { PackSources, pauseBefore } from "../../../extension/background/pack-sources.js";
import { Clock, FakeStorage, settled, until } from "./fakes.mjs";

const url = "https://rules.acme.example/support.jsonc";
const source = { url, key: "RWQ1" };
const hour = 3_600_000;

/** A server: address → text, bytes, status, an error, or a promise of one of them. */
function serverOf(files) {
  const asked = [];
  const request = async (address, options) => {
    asked.push({ address, options });
    const content = await files[address];
    if (content instanceof Error) throw content;
    if (typeof content === "number") return new Response("", { status: content });
    return new Response(content ?? "", { status: content === undefined ? 404 : 200 });
  };
  return { request, asked, files };
}

const both = (pack, signature = "sig") => ({ [url]: pack, [`${url}.minisig`]: signature });

test("asks without cookies, referrer, cache, redirects or the person's languages, for the two files alone", async () => {
  const { request, asked } = serverOf(both("{}"));
  assert.deepEqual(await fetchPack(source, request), { ok: true, pack: "{}", signature: "sig" });
  assert.deepEqual(asked.map(({ address }) => address), [url, `${url}.minisig`]);
  for (const { options } of asked) {
    const { signal, ...told } = options;
    assert.ok(signal instanceof AbortSignal);
    assert.deepEqual(told, { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error", mode: "cors", headers: { accept: "*/*", "accept-language": "*" } });
  }
});

test("every failure has its name", async () => {
  const failure = async (files) => (await fetchPack(source, serverOf(files).request));
  assert.deepEqual(await failure({ [url]: new TypeError("Failed to fetch") }), { ok: false, code: "unreachable", address: url, status: 0 });
  assert.deepEqual(await failure({ [url]: 503 }), { ok: false, code: "http-status", address: url, status: 503 });
  assert.deepEqual(await failure({ [url]: "{}" }), { ok: false, code: "http-status", address: `${url}.minisig`, status: 404 });
  assert.equal((await failure(both(new Uint8Array([0x7b, 0xff])))).code, "not-text");
  assert.equal((await failure(both("x".repeat(caps.pack + 1)))).code, "too-large");
  assert.deepEqual(await failure(both("{}", "s".repeat(caps.signature + 1))), { ok: false, code: "too-large", address: `${url}.minisig`, status: 0 });
  assert.equal((await failure(both("\ufeff{}"))).pack, "\ufeff{}", "a byte order mark is part of what was signed");
});

test("an endless answer is cut off at the cap", async () => {
  let sent = 0;
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array((sent += 1 << 16, 1 << 16))) });
  assert.equal((await fetchPack(source, serverOf({ [url]: endless }).request)).code, "too-large");
  assert.ok(sent <= caps.pack + (4 << 16), `${sent} bytes were taken`);
});

test("pauses grow with failures, never beyond the source's hours, and differ by chance", () => {
  assert.equal(pauseBefore(24, 0, 1), 24 * hour);
  assert.equal(pauseBefore(24, 0, 0), 0.9 * 24 * hour);
  assert.ok(pauseBefore(24, 1, 1) < pauseBefore(24, 2, 1));
  assert.equal(pauseBefore(1, 12, 1), hour);
});

/** PackSources with a host at its other end, which judges by `verdict(entry)`: `null` where it takes it, else a refusal. */
function start({ files = both("one"), stored = {}, verdict = () => null, settings = { "pack-sources": { value: { acme: source } } } } = {}) {
  const [clock, store, server] = [new Clock(), new FakeStorage(stored), serverOf(files)];
  const part = { clock, store, server, settings, verdict, handed: [], full: false };
  const set = store.set;
  store.set = async (items) => (part.full ? Promise.reject(new Error("quota")) : set(items));
  part.configure = (first) => {
    const entries = part.sources.entries(first);
    part.handed.push(entries);
    const refused = entries.flatMap((entry, index) => (part.verdict(entry) ? [{ path: `/fetched/${index}/version`, source: entry.source, ...part.verdict(entry) }] : []));
    const kept = entries.findLastIndex((entry) => !part.verdict(entry));
    return part.sources.configured(entries, { settings: part.settings, refused, sources: [{ source: "acme", url, state: "in-force", ...(kept >= 0 && { kept }) }] });
  };
  part.sources = new PackSources(
    { store, fetch: server.request, now: () => clock.now, random: () => 1, setTimer: clock.setTimer, clearTimer: clock.clearTimer },
    () => void part.configure(false), () => {});
  part.state = () => part.sources.states[0];
  part.good = () => store.items.packSources?.acme?.good?.pack;
  part.whenIdle = () => until(() => part.sources.states.every(({ busy, next }) => !busy && next > clock.now));
  return part;
}

test("fetches what the policy names, hands it over, keeps what the host took, and looks again after its hours", async () => {
  const part = start();
  await part.sources.load();
  await part.configure(true);
  await until(() => part.good() === "one");
  assert.deepEqual(part.handed, [[], [{ source: "acme", pack: "one", signature: "sig" }]]);
  assert.equal(part.server.asked.length, 2);
  part.server.files[url] = "two";
  await part.clock.advance(23 * hour);
  assert.equal(part.server.asked.length, 2, "not before");
  await part.clock.advance(2 * hour);
  await until(() => part.good() === "two");
  assert.equal(part.state().trouble, null);
});

test("a new host gets the last good copy first, without asking the network", async () => {
  const part = start();
  await part.configure(true);
  await until(() => part.good() === "one");
  const again = start({ stored: part.store.items });
  await again.sources.load();
  await again.configure(true);
  assert.deepEqual(again.handed, [[{ source: "acme", pack: "one", signature: "sig" }]]);
  assert.equal(again.server.asked.length, 0);
});

test("what the host refuses is told and tried again sooner; the last good copy stays, and its return does not hide the trouble", async () => {
  const part = start();
  await part.configure(true);
  await until(() => part.good() === "one");
  part.server.files[url] = "tampered";
  part.verdict = ({ pack }) => (pack === "tampered" ? { code: "bad-signature", reason: "not what was signed" } : null);
  await part.clock.advance(24 * hour);
  await until(() => part.state().trouble);
  assert.deepEqual(part.state().trouble, { code: "bad-signature", address: "", status: 0, reason: "not what was signed" });
  assert.equal(part.good(), "one");
  assert.ok(part.state().next - part.clock.now <= 5 * 60_000);

  await part.configure(true);
  assert.equal(part.state().trouble.code, "bad-signature", "a host that starts anew takes the good copy; today's trouble stays");
  part.server.files[url] = "one";
  part.sources.lookNow();
  await until(() => part.state().trouble === null);
  assert.equal(part.good(), "one");
});

test("an unreachable server leaves the last good copy, with a reason and a longer pause each time", async () => {
  const part = start();
  await part.configure(true);
  await until(() => part.good() === "one");
  part.server.files[url] = new TypeError("Failed to fetch");
  await part.clock.advance(24 * hour);
  await until(() => part.state().trouble);
  const first = part.state().next - part.clock.now;
  await part.clock.advance(first);
  await part.whenIdle();
  assert.ok(part.state().next - part.clock.now > first);
  assert.equal(part.state().trouble.code, "unreachable");
  assert.equal(part.good(), "one");
});

test("a source that left the policy is forgotten; another address is looked at once", async () => {
  const part = start();
  await part.configure(true);
  await until(() => part.good() === "one");
  const elsewhere = "https://other.example/support.jsonc";
  part.settings = { "pack-sources": { value: { acme: { ...source, url: elsewhere } } } };
  await part.configure(false);
  await until(() => part.state().trouble?.address === elsewhere);
  assert.equal(part.good(), "one");
  part.settings = { "pack-sources": { value: {} } };
  await part.configure(false);
  await part.clock.advance(0);
  assert.deepEqual(part.store.items.packSources, {});
  assert.deepEqual(part.sources.states, []);
});

test("a policy that does not fit into the answer says nothing about the sources", async () => {
  const part = start();
  await part.configure(true);
  await until(() => part.good() === "one");
  part.settings = { "pack-sources": { value: null, "left-out": 300_000 } };
  await part.configure(false);
  assert.equal(part.good(), "one");
});

test("addresses without https are never asked", async () => {
  const part = start({ settings: { "pack-sources": { value: { acme: { ...source, url: "http://rules.acme.example/a" } } } } });
  await part.configure(true);
  await part.clock.advance(48 * hour);
  assert.equal(part.server.asked.length, 0);
});

test("copies that do not fit into one frame are handed over one frame after the other, each once", async () => {
  const large = (/** @type {string} */ letter) => letter.repeat(3 << 20);
  const good = Object.fromEntries(["a", "b", "c", "d", "e"].map((id) => {
    const address = `https://rules.acme.example/${id}.jsonc`;
    return [id, { of: { url: address, key: "RWk", signature: `${address}.minisig` }, good: { pack: large(id), signature: "sig" }, looked: 1, fetched: 1, next: 9 * hour, failures: 0, trouble: null }];
  }));
  const settings = { "pack-sources": { value: Object.fromEntries(Object.entries(good).map(([id, { of }]) => [id, { ...of, hours: 24 }])) } };
  const part = start({ files: {}, stored: { packSources: good }, settings });
  await part.sources.load();
  await part.configure(true);
  await until(() => part.handed.flat().length >= 5);
  await settled();
  assert.deepEqual(part.handed.flat().map(({ source: id }) => id), ["a", "b", "c", "d", "e"]);
  for (const entries of part.handed) assert.ok(JSON.stringify(entries).length < 9 << 20, "a frame of 16 MiB has room for the policy besides");
  // A host that starts in between begins anew, without doubles.
  part.handed.length = 0;
  part.sources.entries(true);
  await part.configure(true);
  await until(() => part.handed.flat().length >= 5);
  await settled();
  assert.deepEqual(part.handed.flat().map(({ source: id }) => id), ["a", "b", "c", "d", "e"]);
  assert.equal(part.server.asked.length, 0);
});

test("a store that is full costs nothing but the copy for another day, and is told", async () => {
  const part = start();
  part.full = true;
  await part.configure(true);
  await until(() => part.state().trouble?.code === "storage-full");
});

test("a store that cannot be read has no copies: the packs are fetched anew", async () => {
  const part = start();
  part.store.get = async () => { throw new Error("Corruption: block checksum mismatch"); };
  await part.sources.load();
  assert.deepEqual(part.sources.entries(true), []);
});
