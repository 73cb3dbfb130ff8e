export function reconcileCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  print?: (line: string) => void,
): Promise<number>;
