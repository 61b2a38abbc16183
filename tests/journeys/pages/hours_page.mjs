// When a person can: the usual week, limits, days that differ, and busy times from a calendar.
import { sees } from "../support/see.mjs";

export class HoursPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.calendar = page.getByLabel("Read a calendar file");
    this.calendarSection = page.locator("section", { has: page.getByRole("heading", { name: "Your calendar" }) });
    this.problems = this.calendarSection.locator("summary");
    this.hosts = page.getByLabel("Trainees may come along");
  }

  async readCalendar(file) {
    await this.hands.bring(this.calendar, file);
    await sees(this.calendarSection.getByText(/busy times? (is|are) known/));
  }

  cell(day, time) {
    return this.page.getByRole("button", { name: `${day} ${time}`, exact: true });
  }
}
