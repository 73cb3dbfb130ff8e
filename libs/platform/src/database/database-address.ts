import { readFileSync } from 'node:fs';
import { ValidateBy } from 'class-validator';

const IN_THE_CLEAR = 'disable';
const VERIFIED = 'verify-full';
/** They say again, or weaken, what the address or `sslmode` has said. */
const OTHER_WAYS = ['host', 'ssl', 'uselibpqcompat'];
const IS_ADDRESS = /^postgres(ql)?:\/\//;
const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

interface Around {
  readonly NODE_ENV?: unknown;
  readonly DEMONSTRATION?: unknown;
}

/** Where PostgreSQL is another machine and people are real, nothing goes there in the clear; and whoever answers is verified. */
export const IsSafeDatabaseAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSafeDatabaseAddress',
    validator: {
      validate: (value, args) => whyNotSafe(value, args?.object) === undefined,
      defaultMessage: (args) => whyNotSafe(args?.value, args?.object) ?? '',
    },
  });

/**
 * Why a command of an operator may not speak to this address; undefined: it may. As for a service, except that a command is
 * told by nobody that it is in use: what it is given is about people, unless DEMONSTRATION says that they are invented.
 */
export function whyNotSafeForACommand(
  setting: string,
  address: string,
  { DEMONSTRATION }: Pick<Around, 'DEMONSTRATION'>,
): string | undefined {
  if (!IS_ADDRESS.test(address) || !URL.canParse(address))
    return `${setting} must be postgres://user:password@host/name`;
  return whyNotSafe(address, { NODE_ENV: 'production', DEMONSTRATION }, setting);
}

function whyNotSafe(
  value: unknown,
  around: Around = {},
  setting = 'DATABASE_URL',
): string | undefined {
  // That it is no address at all is said by another rule.
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { hostname, searchParams } = new URL(value);
  const [mode, ...more] = searchParams.getAll('sslmode');
  const certificates = searchParams.get('sslrootcert');
  if (more.length > 0 || !(mode === undefined || mode === IN_THE_CLEAR || mode === VERIFIED)) {
    return `${setting} must say sslmode once, and of its values verify-full or disable: with any other, whoever answers is believed`;
  }
  const other = OTHER_WAYS.find((name) => searchParams.has(name));
  if (other !== undefined) {
    return `${setting} must not say ${other}: the host stands before the name, and TLS is sslmode=verify-full`;
  }
  if (mode === VERIFIED) {
    return certificates === null ? undefined : whyUnreadable(setting, certificates);
  }
  if (certificates !== null) {
    return `${setting} must say sslmode=verify-full where it names certificates (sslrootcert)`;
  }
  if (!isForReal(around) || THIS_MACHINE.test(hostname)) return undefined;
  return `${setting} must say sslmode=verify-full (and sslrootcert=/path where Node does not know who signed for PostgreSQL): what is kept there is about people and would go there in the clear. Only this machine may be spoken to without, or DEMONSTRATION=true, where everybody is invented`;
}

/** What services are told under NODE_ENV=production is about people, unless it says that they are invented. */
const isForReal = ({ NODE_ENV, DEMONSTRATION }: Around): boolean =>
  NODE_ENV === 'production' && DEMONSTRATION !== 'true' && DEMONSTRATION !== true;

function whyUnreadable(setting: string, path: string): string | undefined {
  try {
    readFileSync(path);
    return undefined;
  } catch {
    return `${setting}: there is no file of certificates that can be read at ${path} (sslrootcert)`;
  }
}
