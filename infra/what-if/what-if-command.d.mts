/** Asks what a draft would change, and prints what may be told; the answer is the exit code. */
export function whatIfCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print?: (line: string) => void,
): Promise<number>;
export function lineOf(field: string, lines: ReadonlyMap<string, number>): number;
