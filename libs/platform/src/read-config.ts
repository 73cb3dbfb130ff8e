import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** The environment is not as the service needs it; names the variables, never their values. */
export class ConfigError extends Error {
  constructor(sentences: readonly string[]) {
    super(
      `The configuration is wrong.\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`,
    );
    Object.defineProperty(this, 'name', { value: 'ConfigError' });
    this.stack = `ConfigError: ${this.message}`;
  }
}

/** Reads a class of settings from the environment; an empty variable counts as absent. */
export function readConfig<T extends object>(
  Config: new () => T,
  env: Readonly<Record<string, string | undefined>>,
): T {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const config = plainToInstance(Config, Object.fromEntries(given));
  const errors = validateSync(config, {
    whitelist: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) {
    throw new ConfigError([...new Set(errors.flatMap((error) => sentencesOf(error)))]);
  }
  return config;
}

function sentencesOf(error: ValidationError, path = error.property): string[] {
  const own = Object.values(error.constraints ?? {}).map((expected) =>
    expected.startsWith(error.property)
      ? `${path}${expected.slice(error.property.length)}`
      : `${path}: ${expected}`,
  );
  const inner = (error.children ?? []).flatMap((child) =>
    sentencesOf(child, `${path}.${child.property}`),
  );
  return [...own, ...inner];
}
