// The watch that every journey is under: it must notice what goes wrong, or its silence proves nothing.
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

journey("the policy of the page allows scripts of its own, and nothing of anybody else's", async (walk) => {
  await walk.open();
  const policy = await walk.page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const parts = Object.fromEntries(
    policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]),
  );
  assert.deepEqual(parts["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
  for (const name of ["style-src", "connect-src", "worker-src"]) assert.deepEqual(parts[name], ["'self'"], name);
  assert.deepEqual(parts["object-src"] ?? parts["default-src"], ["'none'"]);
  await sees(walk.page.getByRole("heading", { level: 1 }));
});
