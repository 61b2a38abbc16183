// A coordinator's way through the app: the main pages, and what the coordinator does on them.

const main = (page) => page.locator("main");
const goTo = (name) => (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: false }).first().click();
const press = (name) => (page) => main(page).getByRole("button", { name, exact: true }).first().click();
const type = (label, text) => async (page) => {
  const field = main(page).getByLabel(label, { exact: true });
  await field.click();
  await field.pressSequentially(text, { delay: 150 });
};
const clear = (label) => async (page) => {
  const field = main(page).getByLabel(label, { exact: true });
  await field.press("ControlOrMeta+a");
  await field.press("Delete");
};
const choose = (label, index) => (page) => main(page).getByLabel(label, { exact: true }).selectOption({ index });
const pick = (name) => (page) => main(page).locator("label.segmented__option", { hasText: name }).click();
const follow = (selector) => (page) => main(page).locator(selector).first().click();
const back = (page) => page.goBack();

/** The steps in order. `isInput` is false for steps that do not begin with a press or key. */
export const STEPS = [
  { name: "Schedule: open", act: goTo("Schedule") },
  { name: "Schedule: next week", act: press("Next") },
  { name: "Schedule: next week again", act: press("Next") },
  { name: "Schedule: previous week", act: press("Previous") },
  { name: "Schedule: this week", act: press("Today") },
  { name: "Schedule: type a name", act: type("Person", "Amara") },
  { name: "Schedule: clear the name", act: clear("Person") },
  { name: "Schedule: month", act: pick("Month") },
  { name: "Schedule: next month", act: press("Next") },
  { name: "Schedule: day", act: pick("Day") },
  { name: "Plan: open", act: goTo("Plan") },
  { name: "People: open", act: goTo("People") },
  { name: "People: type a name", act: type("Search", "Larkm") },
  { name: "People: clear the name", act: clear("Search") },
  { name: "People: certified in a type", act: choose("Interview type", 3), isInput: false },
  { name: "People: all types", act: choose("Interview type", 0), isInput: false },
  { name: "People: show more", act: (page) => main(page).getByRole("button", { name: /^Show \d+ more$/ }).click() },
  { name: "Person: open", act: follow('a[href*="/people/"]') },
  { name: "back to People", act: back, isInput: false },
  { name: "People: in training", act: choose("Status", 4), isInput: false },
  { name: "Enrollment: open", act: follow('a[href*="/enrollments/"]') },
  { name: "Training: open", act: goTo("Training") },
  { name: "Insights: open", act: goTo("Insights") },
  { name: "Settings: open", act: goTo("Settings") },
  { name: "History: open", act: follow('a[href$="/history"]') },
  { name: "History: show more", act: press("Show more") },
  { name: "Today: open", act: goTo("Today") },
  { name: "Session: open", act: follow('a[href*="/sessions/"]') },
  { name: "back to Today", act: back, isInput: false },
];
