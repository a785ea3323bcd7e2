import assert from "node:assert/strict";
import { test } from "node:test";

import { Host, frame, withHost } from "./host.mjs";

const CARD = "Refund goes to 4111 1111 1111 1111, thanks!";

test("hello is welcomed, with what holds on this machine", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  const welcome = await host.ask({ type: "hello", protocol: [1, 3], client: { name: "test" }, later: {} });
  assert.equal(welcome.type, "welcome");
  assert.equal(welcome.protocol, 1);
  assert.match(welcome.host.version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(welcome.limits, { text: 1 << 20, answer: 512 << 10 });
  assert.equal(typeof welcome.sandbox.seccomp, "boolean");
  assert.deepEqual(await host.close(), { code: 0, signal: null });
});

test("the welcome does not wait for packs or dictionaries", async (t) => {
  // A dictionary folder whose reading would block for ever: a pipe that nobody writes to.
  const { execFileSync } = await import("node:child_process");
  const { mkdtempSync, rmSync } = await import("node:fs");
  const { join } = await import("node:path");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(join(tmpdir(), "sayso-dictionary-"));
  execFileSync("mkfifo", [join(folder, "en_US.aff"), join(folder, "en_US.dic")]);
  const host = new Host({ env: { DICPATH: folder } });
  t.after(() => host.close());
  assert.equal((await host.hello()).type, "welcome");
  assert.equal((await host.ask({ type: "status" })).generation, 0);
  assert.deepEqual(await host.close(), { code: 0, signal: null });
  rmSync(folder, { recursive: true });
});

test("nothing is answered before hello", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  const early = await host.ask({ type: "status" });
  assert.equal(early.code, "hello-first");
  assert.equal((await host.hello()).type, "welcome");
  assert.equal((await host.ask({ type: "status" })).type, "status");
});

test("ranges of versions that do not meet", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  for (const protocol of [[2, 9], [0, 0], [9, 2]]) {
    const answer = await host.ask({ type: "hello", protocol });
    assert.equal(answer.code, "protocol-mismatch");
    assert.deepEqual(answer.supported, [1, 1]);
  }
  assert.equal((await host.hello()).type, "welcome");
});

test("a check before any configuration uses the built-in packs", () =>
  withHost(async (host) => {
    const report = await host.check(CARD);
    assert.equal(report.type, "report");
    assert.equal(report.draft, "d");
    assert.equal(report.revision, 1);
    assert.equal(report.generation, 1);
    const finding = report.findings.find((f) => f.category === "personal-data");
    assert.deepEqual([finding.start, finding.end], [15, 34]);
    assert.equal(CARD.slice(finding.start, finding.end), "4111 1111 1111 1111");
    assert.ok(finding.message.what.length > 0);
    assert.equal(report.totals.findings, report.findings.length);
    const clean = await host.check("Refund goes to 4111 1111 1111 1112, thanks!");
    assert.deepEqual(clean.findings.filter((f) => f.category === "personal-data"), []);
  }));

test("offsets are UTF-16 code units", () =>
  withHost(async (host) => {
    const text = `🎉🎉 ünïcödé 👩‍👩‍👧 ${CARD}`;
    const report = await host.check(text);
    const finding = report.findings.find((f) => f.category === "personal-data");
    assert.equal(text.slice(finding.start, finding.end), "4111 1111 1111 1111");
  }));

test("a configuration is answered with every setting, its origin and what was refused", () =>
  withHost(async (host) => {
    const configured = await host.ask({
      type: "configure",
      managed: { "gate-timeout": "3000", locked: ["fail"], fail: "closed", colour: "red", spelling: 0 },
      preferences: { fail: "open", words: ["Sayso"] },
    });
    assert.equal(configured.type, "configured");
    assert.equal(configured.generation, 2);
    assert.deepEqual(configured.settings["gate-timeout"], { value: 3000, origin: "managed", origins: ["managed"], locked: false });
    assert.deepEqual(configured.settings.fail, { value: "closed", origin: "managed", origins: ["managed"], locked: true });
    assert.deepEqual(configured.settings.words, { value: ["Sayso"], origin: "preference", origins: ["preference"], locked: false });
    assert.equal(configured.settings.spelling.value, false);
    assert.equal(configured.settings.languages.origin, "built-in");
    const note = configured.notes.find((r) => r.path === "/colour");
    assert.equal(note.source, "managed");
    assert.equal(note.code, "unknown-setting");
    assert.deepEqual(configured.refused.filter((r) => r.source !== "preferences"), []);
    assert.ok(configured.packs.some((pack) => pack.origin === "built-in" && pack.rules > 0 && /^[0-9a-f]{64}$/.test(pack.sha256)));
    assert.deepEqual(configured.sources, []);
    assert.equal(configured.totals.refused, configured.refused.length);
  }));

test("a layer that a configuration leaves out stays, and null empties it", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed: { fail: "closed" }, preferences: { spelling: false } });
    const kept = await host.ask({ type: "configure", preferences: { spelling: true } });
    assert.equal(kept.settings.fail.value, "closed");
    assert.equal(kept.settings.spelling.value, true);
    const emptied = await host.ask({ type: "configure", managed: null });
    assert.equal(emptied.settings.fail.origin, "built-in");
    assert.equal(emptied.settings.spelling.origin, "preference");
  }));

test("managed rules are in force from `configured` on, and gone with the policy", () =>
  withHost(async (host) => {
    const rules = {
      pack: "acme",
      version: "1.0.0",
      title: "Acme",
      rules: [
        {
          id: "codename",
          category: "confidential",
          stage: "confirm",
          phrases: ["project bluebottle"],
          message: { what: "This names an unreleased product.", why: "It is not announced yet." },
          rationale: "Unreleased.",
          examples: { flags: ["Project Bluebottle ships soon"], passes: ["A bluebottle at the beach"] },
        },
      ],
    };
    const text = "So proud of project bluebottle today";
    const codename = (report) => report.findings.filter((f) => f.rule === "acme/codename");
    assert.deepEqual(codename(await host.check(text)), []);
    const configured = await host.ask({ type: "configure", managed: { rules } });
    assert.deepEqual(configured.refused.filter((r) => r.source === "managed"), []);
    const report = await host.check(text);
    assert.equal(report.generation, configured.generation);
    assert.equal(codename(report)[0].message.what, "This names an unreleased product.");
    await host.ask({ type: "configure", managed: { rules: JSON.stringify(rules), stages: { "acme/codename": "audit" } } });
    const audited = await host.check(text);
    assert.deepEqual(codename(audited), []);
    assert.equal(audited.totals.audited, 1);
    await host.ask({ type: "configure", managed: null });
    assert.deepEqual(codename(await host.check(text)), []);
  }));

test("latest wins: of all revisions that are waiting only the newest is computed", () =>
  withHost(async (host) => {
    const revisions = 200;
    const requests = [];
    for (let revision = 1; revision <= revisions; revision++) {
      requests.push(frame(JSON.stringify({ type: "check", id: revision, draft: "one", revision, text: `${CARD} ${revision}`, scope: {} })));
    }
    requests.push(frame(JSON.stringify({ type: "check", id: 1000, draft: "two", revision: 1, text: CARD, scope: {} })));
    host.write(Buffer.concat(requests));
    const kinds = new Map();
    for (let i = 0; i <= revisions; i++) {
      const answer = await host.next();
      assert.ok(!kinds.has(answer.id), "answered once");
      kinds.set(answer.id, answer.type);
      if (answer.type === "superseded") assert.deepEqual([answer.draft, answer.revision], ["one", answer.id]);
    }
    assert.equal(kinds.get(revisions), "report");
    assert.equal(kinds.get(1000), "report");
    const reports = [...kinds.values()].filter((kind) => kind === "report").length;
    assert.ok(reports < revisions / 2, `${reports} of ${revisions} computed`);
    const { counters } = await host.ask({ type: "status" });
    assert.equal(counters.checks, reports);
    assert.equal(counters.superseded, revisions + 1 - reports);
  }));

test("an older revision that comes late is superseded", () =>
  withHost(async (host) => {
    const check = (id, revision) => frame(JSON.stringify({ type: "check", id, draft: "late", revision, text: CARD, scope: {} }));
    host.write(Buffer.concat([check(1, 5), check(2, 4)]));
    const answers = [await host.next(), await host.next()].sort((a, b) => a.id - b.id);
    assert.deepEqual(answers.map((a) => a.type), ["report", "superseded"]);
  }));

test("a misspelt word is underlined, and suggestions come on request", () =>
  withHost(async (host) => {
    const report = await host.check("Teh quarterly meetup was great fun, teh best");
    const words = report.findings.filter((f) => f.category === "spelling").map((f) => [f.word, f.start, f.end]);
    assert.deepEqual(words, [["Teh", 0, 3], ["teh", 36, 39]]);
    const answer = await host.ask({ type: "suggest", word: "teh", language: "en_US" });
    assert.equal(answer.type, "suggestions");
    assert.equal(answer.word, "teh");
    assert.ok(answer.suggestions.includes("the"));
    assert.equal((await host.ask({ type: "suggest", word: "teh", language: "tlh" })).code, "no-dictionary");
    const typing = await host.check("Teh quarterly", undefined, { caret: 3 });
    assert.deepEqual(typing.findings.filter((f) => f.category === "spelling"), []);
  }));

test("words that policy or the person know are left alone", () =>
  withHost(async (host) => {
    const spelling = async () => (await host.check("we love bluebottlr")).findings.filter((f) => f.category === "spelling").length;
    assert.equal(await spelling(), 1);
    await host.ask({ type: "configure", managed: { words: ["Bluebottlr"] } });
    assert.equal(await spelling(), 0);
    await host.ask({ type: "configure", managed: { spelling: false } });
    assert.equal((await host.check("zzxq")).findings.length, 0);
  }));

test("what rules of the stage audit would have said is counted by rule and draft, and only counted", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed: { ceiling: "audit" } });
    const scope = { site: "x", surface: "post", audience: "public", account: "personal" };
    const text = "The refund goes to 4111 1111 1111 1111";
    for (const [draft, revision] of [["a", 1], ["a", 2], ["b", 1]]) {
      const report = await host.ask({ type: "check", draft, revision, text, scope });
      assert.deepEqual(report.findings, []);
      assert.ok(report.totals.audited > 0);
    }
    const status = await host.ask({ type: "status" });
    assert.ok(status.audited.some((/** @type {any} */ row) => row.rule === "personal-data/payment-card" && row.drafts === 2), JSON.stringify(status.audited));
    assert.doesNotMatch(JSON.stringify(status), /4111|refund/);
  }));

test("status says what is in force, and counts", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed: null, preferences: null });
    await host.check("hello");
    host.send("{");
    await host.next((answer) => answer.code === "bad-json");
    const status = await host.ask({ type: "status" });
    assert.equal(status.protocol, 1);
    assert.equal(status.generation, 2);
    assert.ok(status.packs.length > 0);
    for (const { id, rules, used } of status.packs) {
      if (used) assert.equal(status.rules.filter((/** @type {string} */ name) => name.startsWith(`${id}/`)).length, rules, id);
    }
    assert.equal(status.rules.length, status.totals.rules);
    assert.deepEqual(status.dictionaries, [{ language: "en_US", state: "loaded" }]);
    assert.equal(status.counters.checks, 1);
    const [{ last, ...error }, ...others] = status.errors;
    assert.deepEqual([error, ...others], [{ code: "bad-json", count: 1 }]);
    assert.ok(Number.isInteger(last) && last <= Date.now() / 1000);
    assert.ok(status.host.uptime >= 0);
  }));

test("dictionaries: what is on this machine, and the languages that the browser names in place of the built-in default", async () => {
  const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
  const { join } = await import("node:path");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(join(tmpdir(), "sayso-dictionaries-"));
  const install = (/** @type {string} */ name, /** @type {string} */ word) => {
    writeFileSync(join(folder, `${name}.aff`), "SET UTF-8\nTRY abc\n");
    writeFileSync(join(folder, `${name}.dic`), `2\na\n${word}\n`);
  };
  install("qx_AA", "zanzibar");
  install("qx_BB", "quokka");
  install("qy-CC", "wombat");
  try {
    await withHost(async (host) => {
      const languages = async (/** @type {object} */ frame) => (await host.ask({ type: "configure", ...frame })).settings.languages;
      const told = async () => {
        const { available, dictionaries, totals } = await host.ask({ type: "status" });
        return { own: available.filter((/** @type {string} */ name) => name.startsWith("q")), dictionaries, counted: totals.available === available.length };
      };
      assert.equal((await languages({ managed: null })).origin, "built-in");
      assert.deepEqual(await languages({ languages: ["qx-BB", "qx", "qy", "ja"] }), { value: ["qx_BB", "qy_CC"], origin: "browser", origins: ["browser"], locked: false });
      assert.deepEqual(await told(), {
        own: ["qx_AA", "qx_BB", "qy_CC"], dictionaries: [{ language: "qx_BB", state: "loaded" }, { language: "qy_CC", state: "loaded" }], counted: true });
      assert.deepEqual((await languages({ preferences: { words: [] } })).value, ["qx_BB", "qy_CC"], "what is left out stays as it was");
      assert.deepEqual((await languages({ preferences: { languages: ["qx_AA"] } })), { value: ["qx_AA"], origin: "preference", origins: ["preference"], locked: false });
      assert.equal((await languages({ managed: { languages: ["qz_ZZ"], locked: ["languages"] } })).origin, "managed");
      assert.deepEqual((await told()).dictionaries, [{ language: "qz_ZZ", state: "missing" }]);

      // Installed while the sandboxed host runs: the next configuration finds it.
      install("qz_ZZ", "numbat");
      await host.ask({ type: "configure" });
      assert.deepEqual(await told(), { own: ["qx_AA", "qx_BB", "qy_CC", "qz_ZZ"], dictionaries: [{ language: "qz_ZZ", state: "loaded" }], counted: true });
      assert.equal((await languages({ managed: null, preferences: null, languages: ["ja"] })).origin, "built-in");
      assert.equal((await host.ask({ type: "configure", languages: "de" })).path, "/languages");
    }, { env: { DICPATH: folder } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("explain tells each condition of a rule, held or not", () =>
  withHost(async (host) => {
    const rules = {
      pack: "acme",
      version: "1.0.0",
      title: "Acme",
      rules: [
        {
          id: "codename",
          category: "confidential",
          stage: "advise",
          when: { audience: "public" },
          phrases: ["project bluebottle"],
          message: { what: "This names an unreleased product.", why: "It is not announced yet." },
          examples: { flags: ["Project Bluebottle ships soon"], passes: ["A bluebottle at the beach"] },
        },
      ],
    };
    await host.ask({ type: "configure", managed: { rules } });
    const ask = (text, audience) => host.ask({ type: "explain", rule: "acme/codename", text, scope: { audience } });
    const fires = await ask("about project bluebottle", "public");
    assert.equal(fires.type, "explanation");
    assert.equal(fires.fires, true);
    assert.ok(fires.steps.every((step) => step.held));
    const misses = await ask("about project bluebottle", "private");
    assert.equal(misses.fires, false);
    const [failed, ...others] = misses.steps.filter((step) => !step.held);
    assert.deepEqual(others, []);
    assert.equal(failed.path, "/when/audience");
    assert.ok(failed.why.length > 0);
    assert.equal((await host.ask({ type: "explain", rule: "acme/none", text: "x" })).code, "unknown-rule");
  }));
