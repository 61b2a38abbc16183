// All interviews and the trainees attending: a day, a week or a month.
export class SchedulePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.person = page.getByLabel("Person", { exact: true });
    this.count = page.locator(".filter-bar__count");
    this.month = page.getByRole("table");
    this.day = page.locator(".agenda__item");
  }

  /** The draggable block of a session in the week. */
  movable(trainee) {
    return this.page.locator(".movable__block", { hasText: trainee }).first();
  }

  /** Opens the week's first session with this text, in the grid or in the list on a narrow screen. */
  async openBlock(text) {
    const sessions = this.page.locator("a.calendar-block:visible, a.agenda__title:visible", { hasText: text });
    await this.hands.press(sessions.first());
  }

  /** Opens the week's first interview without a trainee. */
  async openInterviewWithoutTrainee() {
    await this.hands.press(this.page.locator('main a[href*="/interviews/"]:visible').first());
  }

  async show(view) {
    await this.hands.press(this.page.getByRole("radio", { name: view }));
  }

  async go(direction) {
    await this.hands.press(this.page.getByRole("button", { name: direction, exact: true }));
  }
}
