// Importing files: the preview of a file, and the import.
import { sees } from "../support/see.mjs";

const COUNTERS = ["new", "changed", "known", "notTaken"];

export class BringInPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.files = page.getByLabel("Choose files or drop them here");
    this.preview = page.locator(".import-preview");
    this.takeButton = this.preview.getByRole("button", { name: /^Import / });
    this.nothing = this.preview.getByRole("button", { name: "Nothing to import" });
    this.leaveButton = this.preview.getByRole("button", { name: /^(Discard|Done)$/ });
    this.rowsToFixButton = this.preview.getByRole("button", { name: "Download rows to fix" });
    this.columns = page.locator("details", { has: page.locator("summary", { hasText: "Column mapping" }) });
    this.guessInstead = page.getByRole("button", { name: "Detect columns again" });
    this.patterns = page.getByLabel("Patterns");
    this.types = page.getByLabel("Interview types");
    this.readAgain = page.getByRole("button", { name: "Apply" });
    this.notTaken = page.locator("section", {
      has: page.getByRole("heading", { name: /^(Rows with problems|Skipped events)$/ }),
    });
  }

  async show(...files) {
    await this.hands.bring(this.files, files);
    await sees(this.preview);
  }

  /** How many rows are new, changed, unchanged and skipped. */
  async counters() {
    const shown = await this.preview.locator(".import-preview__counter strong").allInnerTexts();
    return Object.fromEntries(shown.map((count, place) => [COUNTERS[place], Number(count)]));
  }

  /** Each row with a problem, with its line and the problem. */
  async problems() {
    const rows = this.notTaken.locator("tbody tr");
    const read = async (row) => {
      const [line, words] = await row.locator("td").allInnerTexts();
      return { line: Number(line), words: words.trim() };
    };
    return Promise.all((await rows.all()).map(read));
  }

  /** Only the line numbers of the rows with problems. */
  async problemLines() {
    return (await this.problems()).map(({ line }) => line);
  }

  /** The items listed as new, with their details. */
  async added() {
    const read = async (row) => {
      const [, what, detail] = await row.locator("td").allInnerTexts();
      return { what: what.trim(), detail: detail.trim() };
    };
    return Promise.all((await this.preview.locator("details tbody tr").all()).map(read));
  }

  /** The listed changes, as text. */
  async changes() {
    const section = this.page.locator("section", { has: this.page.getByRole("heading", { name: "Changed" }) });
    return section.locator("tbody tr").allInnerTexts();
  }

  /** Answers a question about which person the file means. */
  async answer(question, words) {
    const asked = this.page.getByRole("group", { name: question });
    await this.hands.press(asked.getByRole("radio", { name: words }));
  }

  /** The select for what a type named in the file is. */
  newType(name) {
    return this.preview.getByLabel(`Import “${name}” as`);
  }

  async take() {
    await this.hands.press(this.takeButton);
    await sees(this.files);
  }

  async leave() {
    await this.hands.press(this.leaveButton);
    await sees(this.files);
  }

  /** The choice of what the table lists: people or interviews. */
  lists(what) {
    return this.page.getByRole("radio", { name: what });
  }

  /** The select for the field that a column is mapped to. */
  column(name) {
    return this.page.getByLabel(`Field for ${name}`, { exact: true });
  }
}
