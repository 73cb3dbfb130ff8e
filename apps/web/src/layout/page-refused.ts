/** Thrown where a form cannot be used as it is: the same page again, saying what to put right. */
export class PageRefused extends Error {
  constructor(
    readonly page: string,
    readonly model: object,
    readonly status: 404 | 409 | 422 | 503 = 422,
  ) {
    super(`${String(status)} ${page}`);
    this.name = 'PageRefused';
  }
}
