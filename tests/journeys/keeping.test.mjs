// Saving: no acknowledged change is lost, and the app says what could not be saved.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles, file } from "./support/begin.mjs";
import { Hands } from "./support/hands.mjs";
import { journey } from "./support/journey.mjs";
import { besideTheApp, diskThatFillsUp, evict, flipOneByte, holdTheDisk, isCopied } from "./support/kept.mjs";
import { leaveFor, reload } from "./support/leaving.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

/** Imports the people of the fixture and opens one person's page. */
async function beginAt(walk, app, name) {
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  await app.people.openPerson(name);
}

async function hashOf(app) {
  await app.shell.goTo("Settings");
  await sees(app.workspace.isSaved);
  return app.workspace.stateHash();
}

/** Opens another tab with its own hands. */
async function anotherTab(walk, path) {
  const page = await walk.newTab(path);
  const tab = { page, hands: new Hands(page) };
  return { ...tab, app: pagesOf(tab) };
}

journey("a reload right after a press keeps the change or asks before losing it", async (walk) => {
  const app = pagesOf(walk);
  let asked = 0;
  walk.page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  await beginAt(walk, app, "Ruth Abernathy");
  for (const type of ["Coding", "System design"]) {
    const before = asked;
    await app.person.enrol(type);
    await walk.page.reload();
    await sees(app.shell.title);
    if (asked === before) await sees(app.person.path(type));
  }
});

journey("until a change is on the disk the app says so, and a reload asks first", async (walk) => {
  const app = pagesOf(walk);
  const dialogs = [];
  await beginAt(walk, app, "Ruth Abernathy");
  await hashOf(app);
  const disk = await holdTheDisk(await besideTheApp(walk));
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await app.person.enrol("Coding");
  await app.shell.goTo("Settings");
  await sees(walk.page.getByText("Saving…"));
  await seesNo(app.workspace.isSaved);
  walk.page.once("dialog", (dialog) => {
    dialogs.push(dialog.type());
    return dialog.dismiss();
  });
  await walk.page.reload().catch(() => {});
  assert.deepEqual(dialogs, ["beforeunload"]);
  const hash = await app.workspace.stateHash();
  await disk.release();
  await sees(app.workspace.isSaved);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("a second tab sees the first tab's changes", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  const second = await anotherTab(walk, "settings");
  await app.person.enrol("Coding");
  const hash = await hashOf(app);
  await becomes(() => second.app.workspace.stateHash(), hash);
});

journey("a plan that another tab has replaced or an undo has taken back is no longer described", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
  await app.shell.goTo("Plan");
  await app.plan.plan(6);
  const second = await anotherTab(walk, "plan");
  const lead = (tab) => tab.plan.lead.innerText();
  const says = (tab, words) => becomes(async () => words.test(await lead(tab)), true);
  const justDrafts = /^\d+ drafts\. /;
  await says(second.app, /^Planned .* trainees\. /);
  await app.plan.plan();
  await says(second.app, justDrafts);
  await says(app, /^\d+ sessions for \d+ trainees\. /);
  await walk.hands.press(walk.page.locator(".toast").getByRole("button", { name: "Undo" }));
  await says(app, justDrafts);
});

journey("an erased name disappears from the screen of every tab", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await app.person.enrol("Coding");
  await hashOf(app);
  const second = await anotherTab(walk, "history");
  const named = second.page.getByRole("main").getByText("Ruth Abernathy");
  await sees(named);
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await walk.hands.press(walk.page.getByRole("button", { name: "Delete person", exact: true }));
  await walk.hands.press(walk.page.getByRole("dialog").getByRole("button", { name: /^Delete/ }).last());
  await sees(second.page.getByText("Deleted person").first());
  assert.equal(await named.count(), 0);
});

journey("two tabs acting at the same time lose nothing", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  const second = await anotherTab(walk, "people");
  await second.app.people.openPerson("Jonas Petersen");
  for (const type of ["Coding", "System design"]) {
    await Promise.all([app.person.enrol(type), second.app.person.enrol(type)]);
  }
  const hashes = await Promise.all([hashOf(app), hashOf(second.app)]);
  await becomes(async () => [await app.workspace.stateHash(), await second.app.workspace.stateHash()], [
    hashes[1],
    hashes[1],
  ]);
  await reload(walk.page);
  await app.shell.goTo("People");
  for (const name of ["Ruth Abernathy", "Jonas Petersen"]) {
    await becomes(() => app.people.onTheWay(name).getByRole("link").count(), 2);
  }
});

journey("a change that another tab made first is reported and counts once", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await hashOf(app);
  const second = await anotherTab(walk, "people");
  await second.app.people.openPerson("Ruth Abernathy");
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  const disk = await holdTheDisk(await besideTheApp(walk));
  // Both press before either gets the disk. The change that comes second no longer fits.
  await app.person.enrol("Coding");
  await second.app.person.enrol("Coding");
  await disk.release();
  const told = (tab) => tab.page.locator(".toast", { hasText: "Another tab changed the workspace first" }).count();
  await becomes(async () => (await told(walk)) + (await told(second)), 1);
  await becomes(async () => (await hashOf(app)) === (await hashOf(second.app)), true);
  await app.shell.goTo("People");
  await becomes(() => app.people.onTheWay("Ruth Abernathy").getByRole("link").count(), 1);
});

const REFUSALS = {
  "that throws": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  },
  "that is not there": () => Object.defineProperty(globalThis, "indexedDB", { get: () => undefined }),
  "that answers with an error": () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      request.error = new DOMException("A mutation operation was attempted on a database", "InvalidStateError");
      setTimeout(() => request.onerror?.(new Event("error")));
      return request;
    };
  },
};

for (const [how, refusal] of Object.entries(REFUSALS)) {
  journey(`in a browser with a storage ${how} work continues, and the app says that nothing is saved`, async (walk) => {
    const app = pagesOf(walk);
    await walk.context.addInitScript(refusal);
    await beginWithFiles(walk, app, "people.csv", "greenhouse-interviews.csv");
    await sees(app.shell.banner.getByText("Your changes aren’t being saved."));
    await app.shell.goTo("Plan");
    await app.plan.plan();
    await app.plan.publish();
    await app.shell.become("Leila Haddad", "trainee");
    await app.today.confirm();
    await sees(app.shell.banner.getByText("Your changes aren’t being saved."));
    await app.shell.goTo("Settings");
    await seesNo(app.workspace.isSaved);
    const { content } = await app.workspace.takeFile();
    const events = content.log.flatMap((line) => Object.keys(line.event));
    assert.ok(events.includes("session_confirmed"), "the file holds what was done last");
    assert.ok(events.includes("workspace_created"), "and what was done first");
    assert.equal(Object.keys(content.profiles).length, 14);
  });
}

journey("a full disk is reported, and unsaved changes are kept until there is room", async (walk) => {
  const app = pagesOf(walk);
  await walk.context.addInitScript(diskThatFillsUp);
  await beginAt(walk, app, "Ruth Abernathy");
  const before = await hashOf(app);
  await walk.page.evaluate(() => void (globalThis.diskIsFull = true));
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await app.person.enrol("Coding");
  await sees(app.shell.banner.getByText("Your latest changes aren’t saved yet."));
  await sees(app.shell.banner.getByText("This device is out of storage space."));
  await sees(app.person.path("Coding"));
  await app.shell.goTo("Settings");
  const { content } = await app.workspace.takeFile();
  assert.ok(content.log.some((line) => line.event.enrolled), "the file holds what is not saved");
  await walk.page.evaluate(() => void (globalThis.diskIsFull = false));
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await app.person.enrol("System design");
  await seesNo(app.shell.banner);
  const hash = await hashOf(app);
  assert.notEqual(hash, before);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("a workspace whose first save failed is not partly there on the next visit", async (walk) => {
  const app = pagesOf(walk);
  await walk.context.addInitScript(diskThatFillsUp);
  walk.page.on("dialog", (dialog) => dialog.accept());
  await walk.open();
  await walk.page.evaluate(() => void (globalThis.diskIsFull = true));
  await app.welcome.beginWith("Harrowgate");
  await sees(app.shell.banner.getByText("Your latest changes aren’t saved yet."));
  await walk.page.reload();
  await sees(app.welcome.title);
  await app.welcome.beginWith("Harrowgate");
  const hash = await hashOf(app);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("a workspace deleted by the browser is not mistaken for a new one and can be restored from its file", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  const hash = await hashOf(app);
  const { text } = await app.workspace.takeFile();
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  await evict(walk.page);
  await walk.open();
  await sees(walk.page.getByRole("heading", { name: "This browser deleted your workspace" }));
  await seesNo(app.welcome.sample);
  await app.welcome.openFile(file("switchback-workspace.json", text, "application/json"));
  assert.equal(await hashOf(app), hash);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("a workspace deleted by the browser can be restored from its second copy", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await app.person.enrol("Coding");
  const hash = await hashOf(app);
  await isCopied(walk.page, "enrolled");
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  await evict(walk.page);
  await walk.open();
  await walk.hands.press(walk.page.getByRole("button", { name: "Restore the copy" }));
  const question = walk.page.getByRole("dialog", { name: "Restore the copy?" });
  await walk.hands.press(question.getByRole("button", { name: "Restore", exact: true }));
  await app.shell.says("Restored from the second copy.");
  assert.equal(await hashOf(app), hash);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("an app that stops says so and offers a backup that can be opened", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  const hash = await hashOf(app);
  await walk.page.evaluate(() => globalThis.rescue.stopped("for this test"));
  await sees(walk.page.getByRole("heading", { name: "Switchback stopped working" }));
  const { text } = await walk.hands.download(walk.page.getByRole("button", { name: "Download a backup" }));
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  await evict(walk.page);
  await walk.open();
  await app.welcome.openFile(file("switchback-workspace.json", text, "application/json"));
  assert.equal(await hashOf(app), hash);
});

journey("after the browser deleted a workspace, the user can also start over", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await hashOf(app);
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  await evict(walk.page);
  await walk.open();
  await walk.hands.press(walk.page.getByRole("button", { name: "Start over" }));
  await walk.hands.press(walk.page.getByRole("button", { name: "Delete and start over" }));
  await sees(app.welcome.title);
  await app.welcome.beginWith("Another company");
  await hashOf(app);
});

journey("a damaged chunk is set aside and reported, and the rest opens and can be edited", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await app.person.enrol("Coding");
  await hashOf(app);
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  assert.equal(await flipOneByte(walk.page, "enrolled"), 1, "Ruth's enrolment is one entry");
  await walk.open("people");
  await sees(app.shell.banner.getByText("Part of the workspace is damaged."));
  await sees(app.shell.banner.getByText(/^\D*1 entry couldn’t be read and was set aside\./));
  await becomes(() => app.people.count.innerText(), "14 people");
  assert.equal(await app.people.onTheWay("Ruth Abernathy").getByRole("link").count(), 0);
  await app.people.openPerson("Ruth Abernathy");
  await app.person.enrol("System design");
  const hash = await hashOf(app);
  await reload(walk.page);
  await becomes(() => app.workspace.stateHash(), hash);
});

journey("damaged data can still be downloaded on later visits", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await app.person.enrol("Coding");
  await hashOf(app);
  await leaveFor(walk.page, `${walk.url}icon.svg`);
  await flipOneByte(walk.page, "enrolled");
  for (let visit = 0; visit < 2; visit += 1) {
    await walk.open();
    await walk.hands.press(app.shell.banner.getByRole("link", { name: "See what to do" }));
    const damaged = await walk.hands.download(app.workspace.damagedButton);
    assert.match(damaged.text, /\u0001nrolled/);
  }
});

journey("entries of a newer version stay unchanged in the workspace file", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await hashOf(app);
  const { content } = await app.workspace.takeFile();
  const strange = [
    '{"v":99,"at":1796288400,"by":"coordinator","command":"1c5r9n0y6e2wa","event":{"tea_served":{"cups":2}}}',
    '{"v":1, "at":1796288400,"by":"coordinator","command":"1c5r9n0y6e2wa","event":{"session_teleported":{"to":"é🙂"}}}',
    '{"v":7,"spaced" :  [1 , 2],"no":"event"}',
  ];
  const known = content.log.length;
  content.log.splice(known - 1, 0, ...strange);
  await app.workspace.erase();
  await app.welcome.openFile(file("newer.json", JSON.stringify(content), "application/json"));
  await sees(app.shell.banner.getByText("Some changes were made with a newer version of Switchback."));
  await app.shell.goTo("People");
  await becomes(() => app.people.count.innerText(), "14 people");
  await hashOf(app);
  await reload(walk.page);
  await sees(app.shell.banner.getByText("Some changes were made with a newer version of Switchback."));
  const again = (await app.workspace.takeFile()).content;
  assert.equal(again.log.length, known + strange.length);
  assert.deepEqual(again.log.filter((line) => typeof line === "string"), strange);
});

journey("unsubscribed people stay unsubscribed in the next workspace file", async (walk) => {
  const app = pagesOf(walk);
  await beginAt(walk, app, "Ruth Abernathy");
  await hashOf(app);
  const { content } = await app.workspace.takeFile();
  const unsubscribed = [Object.keys(content.profiles)[0]];
  await app.workspace.erase();
  const known = JSON.stringify({ ...content, version: 4, unsubscribed });
  await app.welcome.openFile(file("workspace.json", known, "application/json"));
  await hashOf(app);
  await reload(walk.page);
  await app.shell.goTo("Settings");
  const again = (await app.workspace.takeFile()).content;
  assert.deepEqual([again.version, again.unsubscribed], [4, unsubscribed]);
  await walk.page.evaluate(() => globalThis.rescue.stopped("for this test"));
  const { text } = await walk.hands.download(walk.page.getByRole("button", { name: "Download a backup" }));
  const rescued = JSON.parse(text);
  assert.deepEqual([rescued.version, rescued.unsubscribed], [4, unsubscribed]);
});
