/** A column that keeps sealed values, and the place that each of them is bound to. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Columns of its primary key. */
  readonly key: readonly string[];
  /** SQL of the row that a value is bound to. */
  readonly row: string;
  /** The column that a value is bound to, or SQL that tells it of each row. */
  readonly boundTo: string | { readonly sql: string };
  /**
   * `parts`: JSON in which each object with a `sealed` is a value of its own, bound to where it stands in it.
   * `passing`: gone within `lasts`, and never sealed anew; `sealed` is SQL of the value.
   */
  readonly as:
    | { readonly is: 'text' | 'bytes' | 'parts' }
    | { readonly is: 'passing'; readonly lasts: string; readonly sealed: string };
}

/** Text columns of a table whose values are bound to their own column, and to the row of that id. */
export const sealedTexts = (
  table: string,
  id: string,
  columns: readonly string[],
  key: readonly string[] = [id],
): readonly SealedColumn[] =>
  columns.map((column) => ({
    table,
    column,
    key,
    row: `${id}::text`,
    boundTo: column,
    as: { is: 'text' },
  }));

/** What cannot be found again cannot be sealed anew with another key: only what is listed is sealed. */
export const isListed = (
  columns: readonly SealedColumn[],
  { table, column }: Pick<SealedColumn, 'table' | 'column'>,
): boolean =>
  columns.some(
    (one) => one.table === table && (typeof one.boundTo !== 'string' || one.boundTo === column),
  );
