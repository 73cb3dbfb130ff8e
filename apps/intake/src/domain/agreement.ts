import {
  addDays,
  CONSENT_RECIPIENTS,
  isUnder16,
  type AgreementAsked,
  type AgreementAnswer,
  type ConsentAnswer,
  type ConsentFacts,
  type ConsentRecipient,
  type Day,
  type FieldProblem,
} from '@waymark/contracts';

/** Nobody is left thinking for longer than this without being asked again. */
const THINKS_AT_MOST_DAYS = 28;

/** What has to be known to judge what somebody wrote down. */
export interface AskedAbout {
  readonly today: Day;
  readonly receivedOn: Day;
  readonly birthDate?: Day | undefined;
}

export const agreementProblems = (
  agreement: AgreementAsked,
  about: AskedAbout,
): readonly FieldProblem[] => [
  ...problemsOfAnswers(agreement),
  ...problemsOfDay(agreement, about),
  ...problemsOfAskingAgain(agreement, about),
  ...problemsOfAge(agreement, about),
];

function* problemsOfAnswers({ said }: AgreementAsked): Generator<FieldProblem> {
  if (said.length === 0) {
    yield {
      field: 'said',
      rule: 'nothing-said',
      message: 'Say what the person answered about at least one of them.',
    };
  }
  if (new Set(said.map(({ recipient }) => recipient)).size < said.length) {
    yield {
      field: 'said',
      rule: 'said-twice',
      message: 'Give one answer for each kind of recipient.',
    };
  }
}

function* problemsOfDay(
  { askedOn }: AgreementAsked,
  { today, receivedOn }: AskedAbout,
): Generator<FieldProblem> {
  if (askedOn > today) {
    yield {
      field: 'askedOn',
      rule: 'in-the-future',
      message: 'The day must not be in the future.',
    };
  }
  if (askedOn < receivedOn) {
    yield {
      field: 'askedOn',
      rule: 'before-it-was-sent',
      message:
        'What was said before the referral was sent is in it: give the day on which the person was asked since.',
    };
  }
}

function* problemsOfAskingAgain(
  { said, askAgainOn }: AgreementAsked,
  { today }: AskedAbout,
): Generator<FieldProblem> {
  const field = 'askAgainOn';
  if (!said.some(({ answer }) => answer === 'wants-to-think')) {
    if (askAgainOn === undefined) return;
    yield {
      field,
      rule: 'nothing-to-ask-again',
      message:
        'A day to ask again is given only where the person wants to think about it: take it out.',
    };
  } else if (askAgainOn === undefined) {
    yield { field, rule: 'ask-again', message: 'Say on which day the person is asked again.' };
  } else if (!isInTime(askAgainOn, today)) {
    yield {
      field,
      rule: 'ask-again-in-time',
      message: `Ask again after today, within ${String(THINKS_AT_MOST_DAYS)} days.`,
    };
  }
}

function* problemsOfAge(
  { under16 }: AgreementAsked,
  { today, birthDate }: AskedAbout,
): Generator<FieldProblem> {
  const child = isUnder16(birthDate, today);
  if (child && under16 === undefined) {
    yield {
      field: 'under16',
      rule: 'under-16-consent',
      message: 'Under 16: say whose answer it is, or that it is not assessed yet.',
    };
  }
  if (!child && under16 !== undefined) {
    yield {
      field: 'under16',
      rule: 'not-under-16',
      message: 'This is said only for somebody under 16: take it out.',
    };
  }
}

const isInTime = (day: Day, today: Day): boolean =>
  day > today && day <= addDays(today, THINKS_AT_MOST_DAYS);

const AS_CONSENT: Readonly<Record<AgreementAnswer, ConsentAnswer>> = {
  agrees: 'yes',
  'does-not-agree': 'no',
  'wants-to-think': 'not-asked',
};

/** What stands now: what was said takes the place of what stood, and what was not asked about stays. */
export function consentAfter(before: ConsentFacts, agreement: AgreementAsked): ConsentFacts {
  const { said, under16 } = agreement;
  const { refused: _refused, askAgainOn: _askAgain, under16: _under16, ...stood } = before;
  const refused = refusedAfter(before, said);
  const askAgainOn = agreement.askAgainOn ?? stillToAsk(before, said);
  return {
    ...stood,
    ...Object.fromEntries(said.map(({ recipient, answer }) => [recipient, AS_CONSENT[answer]])),
    ...(under16 !== undefined && { under16 }),
    ...(refused.length > 0 && { refused }),
    ...(askAgainOn !== undefined && { askAgainOn }),
  };
}

// Who thinks about one kind of recipient has not been asked again by answering about another.
function stillToAsk(before: ConsentFacts, said: AgreementAsked['said']): Day | undefined {
  const isLeft = CONSENT_RECIPIENTS.some(
    (kind) => before[kind] === 'not-asked' && !said.some(({ recipient }) => recipient === kind),
  );
  return isLeft ? before.askAgainOn : undefined;
}

function refusedAfter(
  { refused = [] }: ConsentFacts,
  said: AgreementAsked['said'],
): readonly ConsentRecipient[] {
  const answers = new Map(said.map(({ recipient, answer }) => [recipient, answer]));
  return CONSENT_RECIPIENTS.filter((recipient) => {
    const answer = answers.get(recipient);
    return answer === undefined ? refused.includes(recipient) : answer === 'does-not-agree';
  });
}
