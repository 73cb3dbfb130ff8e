import { plainToInstance } from 'class-transformer';
import { IsIn, IsString, Matches, MaxLength, validateSync } from 'class-validator';
import type { Day } from './days.js';
import type { Advice } from './placement.js';
import { IsDay } from './rules/is-day.js';
import { ListOf, ListOfCodes, ListOfText } from './rules/list-of.js';
import { ONE_LINE } from './rules/one-line.js';

const PLACE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** For which calls a local number can stand. 999 is 999 everywhere. */
export const LOCAL_CALLS = ['crisis-4h', 'crisis', 'maternity-triage'] as const;
export type LocalCall = (typeof LOCAL_CALLS)[number];

/** Whom to telephone in an area, as that area has confirmed it, and until when that holds. */
export class UrgentContact {
  /** The area as people call it. */
  @Matches(ONE_LINE) @MaxLength(100) readonly area!: string;
  /** Keys of `infra/criteria/places.json` for which it stands. */
  @ListOfText(PLACE, 200) readonly places!: readonly string[];
  @ListOfCodes(LOCAL_CALLS, 3) readonly calls!: readonly LocalCall[];
  @Matches(ONE_LINE) @MaxLength(120) readonly name!: string;
  @Matches(/^[0-9 ]{3,20}$/) readonly phone!: string;
  @Matches(ONE_LINE) @MaxLength(100) readonly hours!: string;
  /** The organisation that has confirmed it. */
  @Matches(ONE_LINE) @MaxLength(120) readonly confirmedBy!: string;
  @IsDay() readonly confirmedOn!: Day;
  /** The last day on which it may be shown without being confirmed again. */
  @IsDay() readonly reviewBy!: Day;
  @IsIn(['demonstration', 'approved']) readonly standing!: 'demonstration' | 'approved';
}

/** `infra/directory/urgent-contacts.json` */
export class UrgentContactsFile {
  @IsString() @MaxLength(300) readonly marked!: string;
  @ListOf(() => UrgentContact, 500) readonly contacts!: readonly UrgentContact[];
}

/** Reads the file; what is wrong with it is said in one sentence, and then none of it is used. */
export function readUrgentContacts(file: unknown): readonly UrgentContact[] {
  const read = plainToInstance(UrgentContactsFile, file);
  const errors = validateSync(read, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw new Error(`urgent-contacts.json: ${errors.join('; ')}`);
  const backwards = read.contacts.find(({ confirmedOn, reviewBy }) => reviewBy < confirmedOn);
  if (backwards !== undefined) {
    throw new Error(
      `urgent-contacts.json: ${backwards.name} is to be reviewed before it was confirmed`,
    );
  }
  return read.contacts;
}

/** Contacts that may be shown on a day: confirmed, and not due to be confirmed again. */
export const contactsOn = (
  contacts: readonly UrgentContact[],
  day: Day,
): readonly UrgentContact[] =>
  contacts.filter(({ confirmedOn, reviewBy }) => confirmedOn <= day && day <= reviewBy);

/** The area's own numbers, with a day as `dayWords` says it, before the words that hold everywhere; the advice itself is never replaced. */
export function withLocalContacts(
  advice: readonly Advice[],
  contacts: readonly UrgentContact[],
  dayWords: (day: Day) => string,
): readonly Advice[] {
  return advice.flatMap((each) => [...localAdvice(each.kind, contacts, dayWords), each]);
}

const localAdvice = (
  kind: string,
  contacts: readonly UrgentContact[],
  dayWords: (day: Day) => string,
): readonly Advice[] =>
  contacts
    .filter(({ calls }) => calls.some((call) => call === kind))
    .map(({ name, phone, hours, confirmedBy, confirmedOn, standing }) => ({
      kind,
      how:
        standing === 'approved'
          ? `Telephone ${name}: ${phone} (${hours}). Confirmed by ${confirmedBy} on ${dayWords(confirmedOn)}.`
          : `Example only, do not dial: ${name}: ${phone} (${hours}). A number that an area has confirmed is shown like this.`,
    }));
