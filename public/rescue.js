// Helps when the app itself fails: reports that it stopped, and offers the stored data as a workspace file. It needs
// neither WebAssembly nor any part of the app.
"use strict";

(() => {
  const base = new URL(document.baseURI);
  const DATABASE = `switchback${base.pathname.replace(/\/$/, "")}`;

  window.rescue = { stopped, download };

  // Replaces the page with a message about what happened and what to do.
  function stopped(reason) {
    if (document.getElementById("stopped")) return;
    const again = button("Reload the page", "button button--primary", () => location.reload());
    const backup = button("Download a backup", "button", download);
    const start = element("a", { className: "button button--quiet", href: base.pathname }, "Go to the start page");
    const page = element(
      "main",
      { className: "page page--narrow", id: "stopped", tabIndex: -1 },
      element("h1", { className: "empty-state__title" }, "Switchback stopped working"),
      element(
        "p",
        {},
        "Everything saved in this browser is still here. Changes of the last seconds may be lost. Download a backup, then reload the page.",
      ),
      element("div", { className: "button-row" }, again, backup, start),
      element("p", { className: "text-subtle text-small", id: "stopped-reason" }, reason),
    );
    page.setAttribute("role", "alert");
    document.body.replaceChildren(page);
    page.focus();
  }

  // Offers all stored data as a workspace file. Shows a message if it can't be read.
  async function download() {
    try {
      const text = JSON.stringify(fileOf(await stored()), null, 1);
      const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      element("a", { href: address, download: "switchback-workspace.json" }).click();
      URL.revokeObjectURL(address);
    } catch (problem) {
      const text = `The stored workspace couldn’t be read: ${problem?.message ?? problem}. Reload the page and try again.`;
      document.querySelector("main")?.append(element("p", { role: "alert" }, text));
    }
  }

  async function stored() {
    const request = indexedDB.open(DATABASE);
    // Don't create the database if there is none.
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await done(request);
    try {
      const transaction = database.transaction(["chunks", "profiles", "snapshots"]);
      const all = (store, how) => done(transaction.objectStore(store)[how]());
      const [chunks, keys, records, snapshots] = await Promise.all([
        all("chunks", "getAll"),
        all("profiles", "getAllKeys"),
        all("profiles", "getAll"),
        all("snapshots", "getAll"),
      ]);
      const kept = { ...recordsOf(keys, records), unsubscribed: unsubscribed() };
      return { lines: linesOf(chunks), ...kept, snapshot: snapshots[0] };
    } finally {
      database.close();
    }
  }

  // Every line with its position, each position once, in order.
  function linesOf(chunks) {
    const sound = chunks.filter((chunk) => Number.isInteger(chunk?.first) && typeof chunk.text === "string" && chunk.count > 0);
    const lines = [];
    let end = 0;
    for (const { first, text } of sound.sort((one, other) => one.first - other.first)) {
      text.split("\n").forEach((line, index) => {
        if (first + index < end) return;
        lines.push({ at: first + index, line });
        end = first + index + 1;
      });
    }
    return lines;
  }

  // A profile is JSON under a person's id. A scorecard's content is text under its commitment.
  function recordsOf(keys, records) {
    const profiles = {};
    const scorecards = {};
    keys.forEach((key, index) => {
      if (/^[0-9a-f]{64}$/.test(key)) {
        scorecards[key] = records[index];
        return;
      }
      try {
        profiles[key] = JSON.parse(records[index]);
      } catch {
        // Leaves out a damaged profile.
      }
    });
    return { profiles, scorecards };
  }

  // The people who unsubscribed from a team server's email. Stored outside the database.
  function unsubscribed() {
    try {
      const people = JSON.parse(localStorage.getItem(`${DATABASE}.unsubscribed`));
      return Array.isArray(people) ? people : [];
    } catch {
      return [];
    }
  }

  // The format of docs/workspace-file.md. If the first lines are lost, the file has the state in their place.
  function fileOf({ lines, profiles, scorecards, unsubscribed, snapshot }) {
    const log = (kept) => kept.map(({ line }) => line);
    const hasScorecards = Object.keys(scorecards).length > 0;
    const isAnybodyUnsubscribed = unsubscribed.length > 0;
    const records = { profiles, ...(hasScorecards && { scorecards }), ...(isAnybodyUnsubscribed && { unsubscribed }) };
    const version = (without) => Math.max(without, hasScorecards ? 3 : 1, isAnybodyUnsubscribed ? 4 : 1);
    const file = { format: "switchback-workspace", version: version(1), exported_at: new Date().toISOString(), ...records };
    const isWhole = lines.every(({ at }, index) => at === index);
    if (isWhole || !snapshot) return { ...file, log: log(lines) };
    const { format, position, checksum } = snapshot;
    // Earlier versions stored a string.
    const text = typeof snapshot.text === "string" ? snapshot.text : new TextDecoder().decode(snapshot.text);
    const after = lines.filter(({ at }) => at >= position);
    return { ...file, version: version(2), snapshot: { format, position, checksum, text }, log: log(after) };
  }

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function button(words, className, act) {
    const made = element("button", { className, type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }
})();
