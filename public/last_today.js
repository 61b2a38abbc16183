// Shows the last state of Today on this device while the app is loading. It is stored as elements and texts, never as HTML.
// Only what is listed here is stored or drawn: no scripts, no addresses, no ids, no fields or their contents.
"use strict";

(() => {
  const base = new URL(document.baseURI);
  const SITE = `switchback${base.pathname.replace(/\/$/, "")}`;
  const KEY = `${SITE}.last-today`;
  const MOST_CHARACTERS = 200_000;
  const SVG = "http://www.w3.org/2000/svg";
  const DRAWN = new Set(["svg", "path", "circle", "use"]);
  const TAGS = new Set([
    ...["a", "article", "aside", "button", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "header", "li"],
    ...["nav", "ol", "p", "section", "small", "span", "strong", "summary", "time", "ul", ...DRAWN],
  ]);
  const ATTRIBUTES = new Set(["aria-current", "class", "cx", "cy", "d", "hidden", "preserveAspectRatio", "r", "viewBox"]);
  const ICON = /^[\w./-]*icons\.svg#[\w-]+$/;

  let opening;

  window.lastToday = { keep, forget };
  show();

  // Stores what the page shows of a workspace to a person in a role. `asOf` is the time in words.
  function keep({ workspace, person, role, asOf }) {
    const frame = document.querySelector(".app-shell");
    if (!frame || isLoading()) return;
    const { theme } = document.documentElement.dataset;
    const text = JSON.stringify({ workspace, person, role, asOf, theme, frame: kept(frame) });
    try {
      // Another tab may have replaced the workspace.
      if (isHere({ workspace, person, role }) && text.length <= MOST_CHARACTERS) localStorage.setItem(KEY, text);
    } catch {
      // There is no space for it, so the next start shows nothing.
      forget();
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // If nothing can be removed, nothing was stored.
    }
  }

  // Whether this is the device's current workspace and user.
  function isHere({ workspace, person, role }) {
    const read = (key) => JSON.parse(localStorage.getItem(`${SITE}.${key}`));
    const who = read("identity") ?? { person: "", role: "coordinator" };
    return read("workspace")?.workspace === workspace && who.person === person && who.role === role;
  }

  function show() {
    try {
      const last = JSON.parse(localStorage.getItem(KEY));
      if (!last) return;
      if (!isHere(last)) forget();
      else if (location.pathname === base.pathname) open(last);
    } catch {
      // It can't be read, so the page opens without it.
      forget();
    }
  }

  function open({ asOf, theme, frame }) {
    const view = drawn(frame);
    view.inert = true;
    opening = document.getElementById("last-today").content.firstElementChild.cloneNode(true);
    opening.querySelector("p").textContent = `As of ${asOf}. Loading…`;
    opening.append(view);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    document.getElementById("opening").replaceWith(opening);
    new MutationObserver(closeWhenDrawn).observe(document.body, { attributes: true, childList: true, subtree: true });
  }

  // The app shows a page of its own, even if only to say why there is none.
  function closeWhenDrawn(_, observer) {
    const isDrawn = [...document.querySelectorAll("h1")].some((title) => !opening.contains(title));
    if (!isDrawn || isLoading()) return;
    observer.disconnect();
    opening.remove();
    forget();
  }

  function isLoading() {
    return document.querySelector('.page[aria-busy="true"]') !== null;
  }

  // Converts an element and its content to plain data.
  function kept(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const tag = node.localName === "main" ? "div" : node.localName;
    if (!TAGS.has(tag)) return undefined;
    const attributes = [...node.attributes].filter(({ name, value }) => isAllowed(tag, name, value));
    const inside = [...node.childNodes].map(kept).filter((child) => child !== undefined);
    return [tag, Object.fromEntries(attributes.map(({ name, value }) => [name, value])), ...inside];
  }

  // Converts plain data back to an element.
  function drawn(part) {
    if (typeof part === "string") return document.createTextNode(part);
    const [tag, attributes, ...inside] = part;
    if (!TAGS.has(tag)) throw new TypeError(`No page has <${tag}>.`);
    const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (isAllowed(tag, name, value)) element.setAttribute(name, value);
    }
    element.append(...inside.map(drawn));
    return element;
  }

  function isAllowed(tag, name, value) {
    return ATTRIBUTES.has(name) || (tag === "use" && name === "href" && ICON.test(value));
  }
})();
