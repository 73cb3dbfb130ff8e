import { IsIn } from 'class-validator';
import {
  CONSENT_ANSWERS,
  isUnder16 as isChild,
  MayBeAbsent,
  UNDER_16_CONSENTS,
  YES_NO_NOT_KNOWN,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import {
  consentWords,
  sectorWords,
  under16Words,
  withoutConsentWords,
} from '../../../../layout/words/people-words.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { textOf } from '../draft/draft.js';
import type { Topic, TopicContext } from './topic.js';

const NO_REASON = 'none';
const REASONS = inLanguage(() => ({
  [NO_REASON]: say`There is no such reason`,
  ...withoutConsentWords,
}));

export class ConsentForm {
  @IsIn(CONSENT_ANSWERS) readonly hub!: string;
  @IsIn(CONSENT_ANSWERS) readonly otherNhs!: string;
  @IsIn(CONSENT_ANSWERS) readonly vcse!: string;
  @IsIn(CONSENT_ANSWERS) readonly gp!: string;
  @IsIn(Object.keys(REASONS)) readonly withoutConsentBecause!: string;
  @MayBeAbsent() @IsIn(UNDER_16_CONSENTS) readonly under16?: string;
  @IsIn(Object.keys(sectorWords)) readonly sector!: string;
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly knownToService?: string;
}

const shared = (name: string, label: string, short: string, hint: string): FormPart => ({
  kind: 'radios',
  name,
  label,
  short,
  hint,
  options: optionsFrom(consentWords),
});

/** Asked only where the date of birth says so. */
export const isUnder16 = ({ answers, today }: Pick<TopicContext, 'answers' | 'today'>): boolean =>
  isChild(textOf(answers.topics.person, 'birthDate'), today);

const under16Question: FormPart = inLanguage(() => ({
  kind: 'radios',
  name: 'under16',
  label: say`Under 16: who could agree?`,
  short: say`Under 16: who could agree`,
  hint: say`Follow your safeguarding procedure as well; under 13 at once.`,
  options: optionsFrom(under16Words),
}));

export const consentQuestions = ({
  under16,
}: {
  readonly under16: boolean;
}): readonly FormPart[] => [
  ...(under16 ? [under16Question] : []),
  shared(
    'hub',
    say`The maternal mental health service`,
    say`Shared with the maternal mental health service`,
    say`Psychologists and midwives who decide whether they can help.`,
  ),
  shared(
    'otherNhs',
    say`Another NHS team, if it fits better`,
    say`Shared with another NHS team`,
    say`For example a perinatal mental health team or Talking Therapies.`,
  ),
  shared(
    'vcse',
    say`A charity or community organisation`,
    say`Shared with a charity`,
    say`For example a link worker, now or while waiting.`,
  ),
  shared(
    'gp',
    say`The GP practice`,
    say`Shared with the GP`,
    say`A team that helps may tell it what was decided. Waymark itself sends it nothing.`,
  ),
  {
    kind: 'radios',
    name: 'withoutConsentBecause',
    label: say`If the person has not agreed: is there a recorded reason to share it all the same?`,
    short: say`Reason to share without consent`,
    options: optionsFrom(REASONS),
  },
  {
    kind: 'radios',
    name: 'sector',
    label: say`Where would the person rather be helped?`,
    short: say`Would rather be helped by`,
    options: optionsFrom(sectorWords),
  },
];

/** Asked of everybody alike: it changes who can open the referral, and nothing else. */
const knownToServiceQuestion: FormPart = inLanguage(() => ({
  kind: 'radios',
  name: 'knownToService',
  label: say`Does the person work for a service that may see this, or are they close to somebody there? (optional)`,
  short: say`Known to a service that may see this`,
  hint: say`If so, only people who are named on the referral can open it. It makes no difference to the help that is offered.`,
  options: optionsFrom(yesNoNotKnown),
}));

/** Who will see what is shown before anybody is asked to agree. */
export const consent: Topic = inLanguage(() => ({
  slug: 'consent',
  title: () => say`Who may see this referral`,
  lead: [
    say`Show or read this to the person first. A team sees the referral only when it is offered to that team: the answers about health, safety and contact, never the answers about equality.`,
    say`The team then sees it until it has passed it on, and keeps what it did itself. Nobody else sees it, and social care is not told by sending this form.`,
  ],
  form: ConsentForm,
  questions: (context: TopicContext) => [
    ...consentQuestions({ under16: isUnder16(context) }),
    knownToServiceQuestion,
  ],
  sentences: {
    under16: { isIn: say`Select who could agree for somebody under 16` },
    hub: { isIn: say`Select whether the maternal mental health service may see it` },
    otherNhs: { isIn: say`Select whether another NHS team may see it` },
    vcse: { isIn: say`Select whether a charity may see it` },
    gp: { isIn: say`Select whether the GP practice may see it` },
    withoutConsentBecause: { isIn: say`Select whether there is a reason to share without consent` },
    sector: { isIn: say`Select where the person would rather be helped` },
    knownToService: {
      isIn: say`Select whether the person is known to a service that may see this`,
    },
  },
  alsoCheck: (answers, context) => {
    if (isUnder16(context) && textOf(answers, 'under16') === '') {
      return [{ field: 'under16', text: say`Select who could agree for somebody under 16` }];
    }
    const agreed = ['hub', 'otherNhs', 'vcse', 'gp'].some(
      (field) => textOf(answers, field) === 'yes',
    );
    const reason = textOf(answers, 'withoutConsentBecause');
    if (agreed || reason === '' || reason !== NO_REASON) return [];
    const text = say`Nobody may see this yet: ask the person, or select the recorded reason`;
    return [{ field: 'hub', text }];
  },
}));
