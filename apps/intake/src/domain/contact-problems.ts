import type { FieldProblem, SendReferral } from '@waymark/contracts';

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
}
