// The directory: who is certified in what, and who is in training.
export class PeoplePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.search = page.getByRole("searchbox", { name: "Search" });
    this.count = page.locator(".filter-bar__count");
    this.rows = page.locator(".data-table tbody tr");
    this.checking = page.getByText("Verify a printed certificate", { exact: true });
    this.code = page.getByLabel("Verification code");
    this.checked = page.locator("details").getByRole("status");
    this.csvButton = page.getByRole("button", { name: "Export CSV" });
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  certified(name) {
    return this.row(name).locator("[data-label='Certified in']");
  }

  onTheWay(name) {
    return this.row(name).locator("[data-label='In training']");
  }

  async openPerson(name) {
    await this.hands.press(this.row(name).getByRole("link", { name }));
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }
}
