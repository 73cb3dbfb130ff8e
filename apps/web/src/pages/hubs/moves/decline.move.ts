import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  DECLINE_REASON_CODES,
  DECLINE_REASONS,
  MayBeAbsent,
  type DeclineReason,
  type DestinationKind,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { optionsFrom, type Option } from '../../../layout/form/question.js';
import { declineWords, destinationWords } from '../../../layout/words/placing-words.js';
import { textOf, type MoveContext, type MoveForm } from './move-form.js';
import { serviceOptions } from './service-groups.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

const KINDS: readonly DestinationKind[] = [
  'specialist-perinatal',
  'talking-therapies',
  'link-work',
  'camhs',
  'substance-misuse',
  'bereavement-midwife',
  'birth-reflections',
  'fear-of-birth-pathway',
  'health-visitor-or-gp',
  'early-help',
  'charity',
  'person-task',
];

export class DeclineForm {
  @IsIn(DECLINE_REASON_CODES) readonly reason!: string;
  @MayBeAbsent() @MaxLength(500) readonly comment?: string;
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly nextPlace?: string;
}

/** Never a dead end: the reason is coded, and the referral goes on from here. */
export const decline: MoveForm = inLanguage(() => ({
  move: 'decline',
  path: 'decline',
  title: say`Decline this referral`,
  lead: [
    say`The reason and the next step can be read by the team that sent it. The referral goes on at once to the next best place that fits, within what the person has agreed to; where there is none, a coordinator takes it.`,
  ],
  tells: 'referrer',
  button: say`Decline and pass on`,
  form: DeclineForm,
  questions: (context: MoveContext) => [
    {
      kind: 'radios',
      name: 'reason',
      label: say`Why can this service not help?`,
      options: optionsFrom(declineWords),
    },
    {
      kind: 'textarea',
      name: 'comment',
      label: say`What the next team should know`,
      hint: say`About the service, never about the person. Up to 500 characters. Some reasons need it. ${NEVER_WRITE()}`,
    },
    {
      kind: 'select',
      name: 'nextPlace',
      label: say`Where should the person go instead? (optional)`,
      hint: say`Leave it open and the next best place is found by the criteria.`,
      options: [...kindOptions, ...serviceOptions(context)],
    },
  ],
  sentences: {
    reason: { isIn: say`Select why this service cannot help` },
    comment: { maxLength: say`What the next team should know must be 500 characters or fewer` },
    nextPlace: { matches: say`Choose a place from the list` },
  },
  alsoCheck: (answers) => {
    const reason = textOf(answers, 'reason') as DeclineReason;
    const isMissing = DECLINE_REASONS[reason].commentRequired && textOf(answers, 'comment') === '';
    const text = say`This reason needs a word to the next team`;
    return isMissing ? [{ field: 'comment', text }] : [];
  },
  body: ({ reason, comment, nextPlace }) => ({
    reason,
    ...(comment !== undefined && { comment }),
    ...(nextPlace !== undefined && { nextPlace }),
  }),
}));

const kindOptions: readonly Option[] = inLanguage(() =>
  KINDS.map((value) => ({
    value,
    text: destinationWords[value],
    group: say`A kind of place`,
  })),
);
