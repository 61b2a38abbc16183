// A certificate and its evidence.
export class CertificatePage {
  constructor({ page }) {
    this.page = page;
    this.certificate = page.getByRole("article");
    this.name = this.certificate.locator(".certificate__name");
    this.evidence = this.certificate.locator(".certificate__evidence li");
    this.code = this.certificate.locator(".certificate__code");
    this.signedBy = this.certificate.locator("dd").first();
  }
}
