// A person’s availability: weekly hours, limits, date overrides, and busy times from a calendar.
import { sees } from "../support/see.mjs";

export class HoursPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.calendar = page.getByLabel("Import calendar");
    this.calendarSection = page.locator("section", { has: page.getByRole("heading", { name: "Busy times" }) });
    this.problems = this.calendarSection.locator("summary");
    this.hosts = page.getByLabel("Accept trainees");
  }

  async readCalendar(file) {
    await this.hands.bring(this.calendar, file);
    await sees(this.calendarSection.getByText(/busy times? imported/));
  }

  cell(day, time) {
    return this.page.getByRole("button", { name: `${day} ${time}`, exact: true });
  }
}
