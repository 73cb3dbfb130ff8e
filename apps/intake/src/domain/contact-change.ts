import {
  type ChangeContact,
  type ContactDetails,
  type Day,
  type FieldProblem,
  type SendReferral,
} from '@waymark/contracts';
import { contactProblems } from './contact-problems.js';
import { loosensARule } from './contact-rules.js';
import { spokenChanges, spokenOf } from './spoken.js';

const WAYS = ['email', 'sms', 'phone', 'letter', 'voicemail'] as const;

/**
 * Does it let something go out that did not before? Then somebody has asked. A number or address that is new, and a
 * rule that is other words, count as well: what was safe was the old one.
 */
export function opensAWay(before: ContactDetails, after: ContactDetails): boolean {
  return (
    WAYS.some((way) => after.safe[way] === 'yes' && before.safe[way] !== 'yes') ||
    (after.safe.othersSeeMessages === 'no' && before.safe.othersSeeMessages !== 'no') ||
    isOther(before.phone, after.phone) ||
    isOther(before.email, after.email) ||
    (before.through !== undefined && !isSame(before.through, after.through)) ||
    loosensARule(before.safe, after.safe)
  );
}

const isOther = (before: string | undefined, after: string | undefined): boolean =>
  after !== undefined && after !== before;

const plain = (value: object | undefined): string =>
  value === undefined
    ? ''
    : JSON.stringify(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)));

const isSame = (one: object | undefined, other: object | undefined): boolean =>
  plain(one) === plain(other);

export const isSameContact = (before: ContactDetails, after: ContactDetails): boolean =>
  before.phone === after.phone &&
  before.email === after.email &&
  isSame(before.safe, after.safe) &&
  isSame(before.through, after.through);

interface When {
  readonly today: Day;
  readonly receivedOn: Day;
}

/** Everything that is wrong with a change of how the person may be reached, or is spoken with. */
export function* contactChangeProblems(
  form: SendReferral,
  change: ChangeContact,
  { today, receivedOn }: When,
): Generator<FieldProblem> {
  const { contact, spoken } = change;
  if (!isSameContact(form.person.contact, contact)) yield* reachedWrongly(form, change);
  else if (spoken === undefined || spokenChanges(spokenOf(form), spoken).length === 0) {
    yield {
      field: 'contact',
      rule: 'nothing-changed',
      message: 'How the person may be reached is as it was: give what is new.',
    };
    return;
  }
  yield* wrongDay(change, { today, receivedOn });
}

// What was sent stands as it is: it does not keep a language that is wrong from being put right.
function* reachedWrongly(form: SendReferral, change: ChangeContact): Generator<FieldProblem> {
  const { contact } = change;
  for (const problem of contactProblems({ ...form, person: { ...form.person, contact } })) {
    yield { ...problem, field: problem.field.replace(/^person\./, '') };
  }
  yield* waysWithoutAddress(contact);
  if (opensAWay(form.person.contact, contact)) yield* notAsked(change);
}

function* waysWithoutAddress({ safe, phone, email }: ContactDetails): Generator<FieldProblem> {
  if (safe.email === 'yes' && email === undefined) {
    yield {
      field: 'contact.email',
      rule: 'address-missing',
      message: 'Email is called safe: give the address, or say that it is not known.',
    };
  }
  if ([safe.phone, safe.sms, safe.voicemail].includes('yes') && phone === undefined) {
    yield {
      field: 'contact.phone',
      rule: 'number-missing',
      message: 'The telephone is called safe: give the number, or say that it is not known.',
    };
  }
}

function* notAsked({ how, askedOn, askedBy }: ChangeContact): Generator<FieldProblem> {
  const message =
    'A way to reach the person is opened, or is new: say how, when and by whom the person was asked.';
  for (const [field, given] of Object.entries({ how, askedOn, askedBy })) {
    if (given === undefined) yield { field, rule: 'ask-the-person', message };
  }
}

function* wrongDay(
  { askedOn }: ChangeContact,
  { today, receivedOn }: When,
): Generator<FieldProblem> {
  if (askedOn === undefined) return;
  if (askedOn > today) {
    yield {
      field: 'askedOn',
      rule: 'in-the-future',
      message: 'The day on which the person was asked is today or earlier.',
    };
  }
  if (askedOn < receivedOn) {
    yield {
      field: 'askedOn',
      rule: 'before-it-was-sent',
      message: 'The person was asked after the referral was sent, or what was sent stands.',
    };
  }
}
