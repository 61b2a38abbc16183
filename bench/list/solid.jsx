// The same table in Solid.
import { batch, createSelector, createSignal, For } from "solid-js";
import { render } from "solid-js/web";

const [people, setPeople] = createSignal([]);
const [selected, setSelected] = createSignal();
let next = 1;

function made(count) {
  return Array.from({ length: count }, () => {
    const id = next++;
    const [name, setName] = createSignal(`Person ${id}`);
    return { id, name, setName, team: `Team ${id % 20}` };
  });
}

function Table() {
  const isSelected = createSelector(selected);
  return (
    <table>
      <tbody>
        <For each={people()}>
          {(person) => (
            <tr class={isSelected(person.id) ? "is-selected" : ""}>
              <th scope="row">
                <button type="button" onClick={() => setSelected(person.id)}>
                  {person.name()}
                </button>
              </th>
              <td>{person.team}</td>
              <td>
                <button type="button" onClick={() => setPeople((all) => all.filter(({ id }) => id !== person.id))}>
                  Remove
                </button>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

render(() => <Table />, document.body);

globalThis.list = {
  create: (count) => setPeople(made(count)),
  append: (count) => setPeople((all) => [...all, ...made(count)]),
  update: () =>
    batch(() => {
      for (let at = 0; at < people().length; at += 10) people()[at].setName((name) => `${name}!`);
    }),
  swap: () =>
    setPeople((all) => {
      const swapped = [...all];
      [swapped[1], swapped[all.length - 2]] = [all[all.length - 2], all[1]];
      return swapped;
    }),
  clear: () => setPeople([]),
};
