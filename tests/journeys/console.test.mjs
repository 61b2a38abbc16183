// The watch over every journey: it must notice what goes wrong, or its silence proves nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Journey, journey } from "./support/journey.mjs";
import { becomes, sees } from "./support/see.mjs";

for (const [what, cause] of Object.entries({
  "an exception": () => void Promise.reject(new Error("on purpose")),
  "an error on the console": () => console.error("on purpose"),
  "an inline script, which the policy forbids": () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
  },
  "a request to anybody else": () => void fetch("https://elsewhere.example/").catch(() => {}),
})) {
  test(`the watch notices ${what}`, async () => {
    const walk = await Journey.begin({});
    try {
      await walk.open();
      await walk.page.evaluate(cause);
      await becomes(() => walk.problems.any, true);
      assert.throws(() => walk.problems.none());
      assert.equal(await walk.page.evaluate(() => globalThis.ran), undefined);
    } finally {
      await walk.end();
    }
  });
}

journey("the page's policy allows only its own scripts", async (walk) => {
  await walk.open();
  await sees(walk.page.getByRole("heading", { level: 1 }));
  const policies = await walk.page.locator("meta[http-equiv=Content-Security-Policy]").all();
  const parts = {};
  // A later policy applies in addition to the earlier ones.
  for (const policy of policies) {
    const said = (await policy.getAttribute("content")).split(";").map((part) => part.trim().split(/\s+/));
    for (const [name, ...values] of said) parts[name] = values;
  }
  assert.deepEqual(parts["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
  for (const name of ["style-src", "worker-src"]) assert.deepEqual(parts[name], ["'self'"], name);
  assert.deepEqual(parts["connect-src"], ["'self'", "blob:"]);
  assert.deepEqual(parts["object-src"] ?? parts["default-src"], ["'none'"]);
});

journey("code in the page cannot send anything to another site", async (walk) => {
  walk.problems.expect(/connect-src|Content Security Policy/);
  await walk.open();
  const asked = (address) => walk.page.evaluate(
    (to) => fetch(to, { mode: "no-cors" }).then(() => "answered", () => "refused"),
    address,
  );
  assert.equal(await asked(walk.url), "answered");
  // The policy in the file itself allows team servers. The one that the app adds forbids this.
  assert.equal(await asked(walk.url.replace("127.0.0.1", "localhost")), "refused");
});
