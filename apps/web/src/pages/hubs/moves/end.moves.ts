import { IsIn } from 'class-validator';
import { REOPEN_REASONS, type ReopenReason } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { optionsFrom } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

export class ReconfirmForm {
  @IsIn(['yes', 'no']) readonly stillWanted!: string;
}

/** Before a held referral goes ahead somebody checks that nothing has changed. */
export const reconfirm: MoveForm = inLanguage(() => ({
  move: 'reconfirm',
  path: 'reconfirmation',
  title: say`Check that nothing has changed`,
  lead: [
    say`The date this referral was held for is near or has come. Ask the referrer or the person.`,
  ],
  button: say`Record`,
  form: ReconfirmForm,
  reaches: true,
  questions: () => [
    {
      kind: 'radios',
      name: 'stillWanted',
      label: say`Is the referral still wanted?`,
      options: optionsFrom({ yes: say`Yes, go ahead`, no: say`No, something has changed` }),
    },
  ],
  sentences: { stillWanted: { isIn: say`Select whether the referral is still wanted` } },
  body: (answers) => ({ stillWanted: textOf(answers, 'stillWanted') === 'yes' }),
}));

const REASONS: Readonly<Record<ReopenReason, string>> = inLanguage(() => ({
  'closed-by-mistake': say`It was closed by mistake`,
  'person-came-back': say`The person came back`,
  'help-ended-too-early': say`Help ended too early`,
  'next-place-did-not-take': say`The next place has not taken the person`,
  'death-recorded-by-mistake': say`A death was recorded by mistake`,
}));

export class ReopenForm {
  @IsIn(REOPEN_REASONS) readonly reason!: string;
}

/** What was closed goes on where somebody holds the person again. */
export const reopen: MoveForm = inLanguage(() => ({
  move: 'reopen',
  path: 'reopening',
  title: say`Open this referral again`,
  lead: [
    say`Within 28 days; after that, refer again. How long the person has waited is counted on. A team that had the person holds them again; otherwise the team that sent does, and a place is looked for.`,
  ],
  tells: 'referrer',
  button: say`Open it again`,
  form: ReopenForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'reason',
      label: say`Why does it go on?`,
      options: optionsFrom(REASONS),
    },
  ],
  sentences: { reason: { isIn: say`Select why it goes on` } },
  body: ({ reason }) => ({ reason }),
}));
