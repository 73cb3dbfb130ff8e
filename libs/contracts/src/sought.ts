import { ValidateBy } from 'class-validator';

/** What somebody who looks for a referral has: what was said on the telephone, or what stood on an error page or in a log. */
export type Sought =
  | { readonly by: 'reference'; readonly reference: string }
  /** Of a referral or of an event: nobody can tell by looking at it. */
  | { readonly by: 'id'; readonly id: string }
  /** 32 hexadecimal digits. */
  | { readonly by: 'trace'; readonly trace: string };

/** As long as the longest of them is, and some blanks. */
export const SOUGHT_LONGEST = 100;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACE = /^(?:urn:trace:)?([0-9a-f]{32})$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const NOTHING = /^0+$/;
const SIGNS = /^(?:WM)?([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})$/;
/** What is heard or read instead of a sign of a reference, which has no O, I and L. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** What a text can be taken for; undefined where it is nothing that can be looked for. */
export function soughtIn(text: string): Sought | undefined {
  const given = text.trim().toLowerCase();
  if (ID.test(given)) return { by: 'id', id: given };
  const trace = TRACE.exec(given)?.[1] ?? TRACEPARENT.exec(given)?.[1];
  if (trace !== undefined) return NOTHING.test(trace) ? undefined : { by: 'trace', trace };
  const reference = referenceIn(given);
  return reference === undefined ? undefined : { by: 'reference', reference };
}

function referenceIn(given: string): string | undefined {
  const signs = given.replace(/[\s\-‐-–]/g, '').toUpperCase();
  const [, one, other] = SIGNS.exec(signs.replace(/[OIL]/g, (sign) => MISREAD[sign] ?? sign)) ?? [];
  return one === undefined || other === undefined ? undefined : `WM-${one}-${other}`;
}

/** A reference, the id of a referral or of an event, or a trace. */
export const IsSought = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSought',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && soughtIn(value) !== undefined,
      defaultMessage: (args) =>
        `${args?.property ?? 'it'} must be a reference, the id of a referral or of an event, or a trace`,
    },
  });
