import { Matches, MaxLength } from 'class-validator';
import { ONE_LINE } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import {
  CallForm,
  callProblems,
  callQuestions,
  callSentences,
  callTakenFrom,
} from '../../../layout/calls/call-form.js';
import { londonParts } from '../../../layout/london-time.js';
import type { MoveForm } from './move-form.js';

/** Who took the urgent call: until then the sending team holds the person. */
export const recordCall: MoveForm = inLanguage(() => ({
  move: 'record-call',
  path: 'call',
  title: say`Record who took the call`,
  lead: [say`Record it after the call, not instead of it.`],
  button: say`Record the call`,
  form: CallForm,
  prefill: londonParts,
  questions: () => callQuestions,
  sentences: callSentences,
  alsoCheck: (answers, { now }) => callProblems(answers, now),
  body: (answers, { now }) => callTakenFrom(answers, now),
}));

export class ReceiptForm {
  @MaxLength(200) @Matches(ONE_LINE) readonly place!: string;
  @MaxLength(200) @Matches(ONE_LINE) readonly takenBy!: string;
}

export const recordReceipt: MoveForm = inLanguage(() => ({
  move: 'record-receipt',
  path: 'receipt',
  title: say`Record who has taken over`,
  lead: [say`For a place that is not in Waymark. From then on that team holds the person.`],
  button: say`Record`,
  form: ReceiptForm,
  questions: () => [
    { kind: 'text', name: 'place', label: say`Which team has taken over?`, width: 30 },
    { kind: 'text', name: 'takenBy', label: say`Who there has confirmed it?`, width: 30 },
  ],
  sentences: {
    place: {
      matches: say`Enter which team has taken over`,
      maxLength: say`Enter 200 characters or fewer`,
    },
    takenBy: {
      matches: say`Enter who has confirmed it`,
      maxLength: say`Enter 200 characters or fewer`,
    },
  },
  body: ({ place, takenBy }) => ({ place, takenBy }),
}));
