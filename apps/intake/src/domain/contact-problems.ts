import {
  othersSee,
  type FieldProblem,
  type SafeContact,
  type SendReferral,
} from '@waymark/contracts';

const DIRECT = ['phone', 'voicemail', 'sms', 'email', 'letter'] as const;

/** What is wrong with how the person may be reached. */
export function* contactProblems({
  person: { contact },
  where,
}: Pick<SendReferral, 'person' | 'where'>): Generator<FieldProblem> {
  const { through, safe } = contact;
  if (through !== undefined && through.phone === undefined && through.email === undefined) {
    yield {
      field: 'person.contact.through',
      rule: 'through-unreachable',
      message: 'Give a telephone number or an email address of whoever passes it on.',
    };
  }
  if (through?.kind === 'prison-healthcare') {
    for (const way of DIRECT.filter((each) => safe[each] === 'yes')) {
      yield {
        field: `person.contact.safe.${way}`,
        rule: 'healthcare-contact-only',
        message: 'In prison the person is reached through healthcare only: say no here.',
      };
    }
  }
  if (where.residence === 'hidden' && safe.letter === 'yes') {
    yield {
      field: 'person.contact.safe.letter',
      rule: 'hidden-address-letter',
      message: 'The address is hidden, so no letter can be sent: say no here.',
    };
  }
  yield* seenByProblems(safe);
}

/** Who else sees it is said once; a yes that is given knowing it is a yes to a way that is safe. */
function* seenByProblems({ seenBy, ...safe }: SafeContact): Generator<FieldProblem> {
  const alone = (['nobody', 'not-known'] as const).find((one) => seenBy?.includes(one));
  if (seenBy !== undefined && (seenBy.length === 0 || (alone !== undefined && seenBy.length > 1))) {
    yield {
      field: 'person.contact.safe.seenBy',
      rule: 'seen-by-somebody',
      message: 'Name who else sees it, or say only that nobody does, or that it is not known.',
    };
  } else if (seenBy !== undefined && safe.othersSeeMessages !== othersSee(seenBy)) {
    yield {
      field: 'person.contact.safe.othersSeeMessages',
      rule: 'seen-by-differs',
      message: 'It says something else than who sees it: say yes, no or not known as that does.',
    };
  }
  const others = safe.othersSeeMessages === 'yes';
  if (safe.knowingly?.some((way) => !others || safe[way] !== 'yes') === true) {
    yield {
      field: 'person.contact.safe.knowingly',
      rule: 'knowingly-safe',
      message: 'Only ways that are called safe, where somebody else sees what arrives.',
    };
  }
}
