export function continueNumbers(
  databaseUrls: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, readonly string[]>>>;
