/** Rows a page of what the services answer as lists. */
export const PAGE_SIZE = 50;

/** A page number somebody may have typed; whatever is none is the first. */
export const pageNumber = (asked: unknown): number =>
  typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;

/** Ways to the pages before and after, where there are any. */
export function otherPages(
  path: string,
  page: number,
  total: number,
): { readonly before?: string; readonly after?: string } {
  return {
    ...(page > 1 && { before: page === 2 ? path : `${path}?page=${String(page - 1)}` }),
    ...(page * PAGE_SIZE < total && { after: `${path}?page=${String(page + 1)}` }),
  };
}
