/** What is known of an error without what somebody typed or stored. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

const DEEPEST_CAUSE = 5;
const DATA_EXCEPTION = '22';
// Quotes names of tables and columns, which are ours.
const WRONG_STATEMENT = '42';
const ADDRESS_OR_NUMBER = /\S+@\S+|\d{6,}/g;
const QUOTED = /"[^"]*"/g;

/** An error for the log: no query, no parameters, no message that quotes data. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const message = messageOf(error);
  const stack = error.stack?.match(/^ {4}at .*$/gm)?.join('\n');
  const cause = causeOf(error);
  return {
    name: error.name,
    ...text(error, 'code'),
    ...(message !== undefined && { message }),
    ...text(error, 'table'),
    ...text(error, 'column'),
    ...text(error, 'constraint'),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: describeError(cause, depth + 1) }),
  };
}

// A syntax error of JSON and PostgreSQL's data exceptions (class 22) quote the value in their message.
function messageOf(error: Error): string | undefined {
  if (error instanceof SyntaxError) return undefined;
  const code = text(error, 'code').code ?? text(driverErrorOf(error) ?? error, 'code').code ?? '';
  const state = code.length === 5 ? code.slice(0, 2) : '';
  if (state === DATA_EXCEPTION) return undefined;
  const message = error.message.replace(ADDRESS_OR_NUMBER, '…');
  return state === WRONG_STATEMENT ? message : message.replace(QUOTED, '"…"');
}

const causeOf = (error: Error): unknown => driverErrorOf(error) ?? error.cause;

const driverErrorOf = (error: Error): Error | undefined =>
  'driverError' in error && error.driverError instanceof Error ? error.driverError : undefined;

function text<Name extends 'code' | 'table' | 'column' | 'constraint'>(
  error: Error,
  name: Name,
): Partial<Record<Name, string>> {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? ({ [name]: value } as Partial<Record<Name, string>>) : {};
}
