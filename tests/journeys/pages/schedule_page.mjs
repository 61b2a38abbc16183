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

  async show(view) {
    await this.hands.press(this.page.getByRole("radio", { name: view }));
  }

  async go(direction) {
    await this.hands.press(this.page.getByRole("button", { name: direction, exact: true }));
  }
}
