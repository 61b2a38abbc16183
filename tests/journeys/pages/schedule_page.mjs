// All interviews and who comes along: a day, a week or a month.
export class SchedulePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.person = page.getByLabel("Person");
    this.count = page.locator(".filter-bar__count");
    this.month = page.getByRole("table");
    this.day = page.locator(".agenda__item");
  }

  /** The block of a session in the week, as it is dragged. */
  movable(trainee) {
    return this.page.locator(".week-calendar__movable", { hasText: trainee }).first();
  }

  /** Follows the first block of the week that has this text. */
  async openBlock(text) {
    await this.hands.press(this.page.locator("a.week-calendar__block", { hasText: text }).first());
  }

  /** Follows the first interview of the week that no trainee attends. */
  async openInterviewWithoutTrainee() {
    await this.hands.press(this.page.locator("a.week-calendar__block--open").first());
  }

  async show(view) {
    await this.hands.press(this.page.getByRole("radio", { name: view }));
  }

  async go(direction) {
    await this.hands.press(this.page.getByRole("button", { name: direction, exact: true }));
  }
}
