// The same table in plain JavaScript, written to change only what has changed.
const row = document.createElement("template");
row.innerHTML = `<tr><th scope="row"><button type="button"></button></th><td></td><td><button type="button">Remove</button></td></tr>`;

class List {
  #body;
  #next = 1;
  #selected;

  constructor() {
    const table = document.createElement("table");
    this.#body = table.appendChild(document.createElement("tbody"));
    this.#body.addEventListener("click", ({ target }) => this.#pressed(target));
    document.body.append(table);
  }

  create(count) {
    this.clear();
    this.append(count);
  }

  append(count) {
    for (const end = this.#next + count; this.#next < end; this.#next++) this.#body.append(made(this.#next));
  }

  update() {
    const names = this.#body.rows;
    for (let at = 0; at < names.length; at += 10) names[at].firstChild.firstChild.firstChild.data += "!";
  }

  swap() {
    const { rows } = this.#body;
    const [second, third, lastButOne, last] = [rows[1], rows[2], rows[rows.length - 2], rows[rows.length - 1]];
    this.#body.insertBefore(lastButOne, third);
    this.#body.insertBefore(second, last);
  }

  clear() {
    this.#body.textContent = "";
    this.#selected = undefined;
  }

  #pressed(target) {
    const pressed = target.closest("tr");
    if (target.parentNode.localName === "td") return pressed.remove();
    this.#selected?.classList.remove("is-selected");
    this.#selected = pressed;
    pressed.classList.add("is-selected");
  }
}

function made(id) {
  const [name, team] = row.content.firstChild.cloneNode(true).children;
  name.firstChild.textContent = `Person ${id}`;
  team.textContent = `Team ${id % 20}`;
  return name.parentNode;
}

globalThis.list = new List();
