/** The ONS's tables have about 2.7 million rows, the list of practices about 15,000. */
export const WHOLE_FILE_ROWS = { postcodes: 2_500_000, practices: 5_000 } as const;

/** An edition that loses more than this share of the one in force is not believed. */
const FEWER_SHARE = 0.02;

/** What was read of a whole file. */
export interface WholeFile {
  readonly rows: number;
  readonly atLeast: number;
  /** `2026-08`. */
  readonly edition: string;
  /** The newest month in which a postcode began or ended, such as 202607. */
  readonly newestMonth: number | undefined;
  readonly inForce: { readonly edition: string; readonly rowCount: number } | undefined;
}

/** Why a file whose lines are all right is not believed to be the whole edition. */
export function doubtsAbout(file: WholeFile): readonly string[] {
  const { rows, atLeast, edition, newestMonth, inForce } = file;
  const doubts: string[] = [];
  if (rows < atLeast) {
    doubts.push(
      `The file has ${String(rows)} rows, and a whole one has at least ${String(atLeast)}: it is cut off, or only a part of an edition. If a part is what you want, say --at-least ${String(rows)}.`,
    );
  }
  if (inForce !== undefined && rows < inForce.rowCount * (1 - FEWER_SHARE)) {
    doubts.push(
      `The file has ${String(rows)} rows, and ${inForce.edition}, which is in force, has ${String(inForce.rowCount)}: more than 2% fewer, so it is not believed. If it is right, say --fewer-is-right.`,
    );
  }
  if (newestMonth !== undefined && newestMonth > Number(edition.replace('-', ''))) {
    doubts.push(
      `The file has postcodes of ${String(newestMonth)}, which is later than its edition ${edition}: correct its name, or say the right --edition.`,
    );
  }
  return doubts;
}
