// One person: certificates, paths, and what the coordinator can do for them.
import { sees } from "../support/see.mjs";

export class PersonPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.hoursLink = page.getByRole("link", { name: "Availability", exact: true });
    this.certifiedSince = page.getByLabel("Certified since");
  }

  enrolButton(type) {
    return this.page.getByRole("button", { name: `Enroll in ${type}` });
  }

  certifiedButton(type) {
    return this.page.getByRole("button", { name: `Record certificate in ${type}` });
  }

  path(type) {
    return this.page.getByRole("list", { name: `Training progress in ${type}` });
  }

  async enrol(type) {
    await this.hands.press(this.enrolButton(type));
    await sees(this.path(type));
  }
}
