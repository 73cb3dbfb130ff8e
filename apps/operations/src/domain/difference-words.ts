import type { DifferenceKind, ServiceName, WaitingPlace } from '@waymark/contracts';

/** A difference as it is told. */
export interface ToldDifference {
  readonly kind: DifferenceKind;
  readonly book: string;
  readonly of: ServiceName;
  readonly at: ServiceName;
  readonly expected: number;
  readonly found: number;
  readonly waits?: WaitingPlace;
}

const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** What is not as it should be, in one sentence. */
export function whatIsWrong({
  kind,
  book,
  of,
  at,
  expected,
  found,
  waits,
}: ToldDifference): string {
  switch (kind) {
    case 'stuck': {
      const heard = found === 0 ? 'none' : String(found);
      return `${at} has heard ${heard} of ${many(expected, 'event')} of ${of}${WHERE[waits ?? 'gone']}.`;
    }
    case 'missing':
      return book === 'facts'
        ? `${at} has ${many(found, 'judgement')} of facts that were given ${many(expected, 'time')}.`
        : `${at} ${LACKS[at] ?? 'has no record of a referral'} that ${of} took.`;
    case 'unknown':
      return `${at} keeps a referral that ${of} does not have.`;
    case 'doubled':
      return book === 'facts'
        ? `${at} has ${many(found, 'judgement')} of facts that were given ${many(expected, 'time')}.`
        : `${at} has done ${many(found, 'time')} what is to be done once.`;
    case 'ahead':
      return `${at} has heard ${found} events of ${of}, and ${of} knows of ${expected}.`;
  }
}

const WHERE: Readonly<Record<WaitingPlace | 'gone', string>> = {
  unpublished: '; the rest has not been published',
  quarantined: '; the next is in quarantine there',
  parked: '; what follows waits there for an earlier one',
  gone: '; the rest never came',
};

const LACKS: Readonly<Partial<Record<ServiceName, string>>> = {
  eligibility: 'has not judged a referral',
  routing: 'holds no placement of a referral',
  notification: 'has told nobody of a referral',
  operations: 'has no line in the ledger for a referral',
};

/** What a person does about it. */
export function whatToDo(difference: ToldDifference): string {
  const { kind, of, at, waits } = difference;
  switch (kind) {
    case 'stuck':
      return CURE[waits ?? 'gone'](of, at, difference);
    case 'missing':
      return `${at} has heard all events of it, so saying them again does nothing: the row was lost behind its back. Call the sending team so that nobody waits for it, restore the row from the newest backup of ${at}, and find out who or what removed it.`;
    case 'unknown':
      return `Ask the sending team whether it was sent (the timeline has its reference) and have it sent anew if it was; then find out whether ${of} was restored from an older backup or the row was put into ${at} by hand.`;
    case 'doubled':
      return `Look at both in ${at} with whoever owns it: what came second was put there behind its back. Tell the holder which one counts before anything is removed.`;
    case 'ahead':
      return `${of} was restored from an older backup than ${at}: what it lost stands on the timeline. Follow “Restoring” in the runbook before ${of} says anything new of it.`;
  }
}

type Cure = (of: ServiceName, at: ServiceName, difference: ToldDifference) => string;

const CURE: Readonly<Record<WaitingPlace | 'gone', Cure>> = {
  unpublished: (of) =>
    `Look at the relay of ${of} and at the broker (EventsDoNotLeave in the runbook); it goes on by itself when they are well.`,
  quarantined: (_, at) =>
    `Mend what is wrong, then replay it at ${at} (GET /messaging/quarantine); what waits behind it follows by itself.`,
  parked: (of, at, { found, expected }) =>
    `Look for the earlier event in the quarantine of ${at}; if it is not there, ${again(of, found, expected)}.`,
  gone: (of, _, { found, expected }) =>
    `${capital(again(of, found, expected))}; ids that were heard do nothing a second time.`,
};

const again = (of: ServiceName, found: number, expected: number): string =>
  `have ${of} say ${found + 1} to ${expected} again (POST /messaging/said/again at ${of}, within 35 days)`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
