import type { Holder, NextStep } from '@waymark/contracts';
import { ANSWERED, RECEIVED, WITHDRAWN } from './progress-words.js';
import { SELF } from './sender.js';

/** The newest that routing said. */
export interface NewestProgress {
  readonly holder?: Holder;
  readonly nextStep?: NextStep;
}

export interface StandingOf {
  readonly state: 'open' | 'withdrawn' | 'closed';
  readonly sender: string;
  readonly team: string;
  readonly landingTeam: string;
  readonly receivedAt: Date;
  readonly newest?: NewestProgress;
  /** The last step that moved it. */
  readonly lastMove?: { readonly what: string; readonly state: string };
  readonly hasOpenQuestion: boolean;
}

/** Where a referral is, who holds her and who owes the next step. */
export interface Standing {
  readonly state: string;
  readonly holder?: Holder;
  readonly nextStep?: NextStep;
  readonly needsYou: boolean;
  readonly open: boolean;
}

const MINUTES_TO_JUDGE = 15;

export function standingOf(referral: StandingOf): Standing {
  const open = referral.state === 'open';
  const { holder, nextStep } = referral.newest ?? atFirst(referral);
  return {
    state: stateWords(referral),
    ...(open && holder !== undefined && { holder }),
    ...(open && nextStep !== undefined && { nextStep }),
    needsYou: open && (referral.hasOpenQuestion || nextStep?.owner === referral.sender),
    open,
  };
}

function stateWords({ state, lastMove, hasOpenQuestion }: StandingOf): string {
  if (state === 'withdrawn') return WITHDRAWN;
  if (lastMove === undefined) return RECEIVED;
  const answered = lastMove.what === 'referral.question-asked' && !hasOpenQuestion;
  return answered ? ANSWERED : lastMove.state;
}

// Until routing has said something: the sending team keeps her, or the landing team where she came by herself.
function atFirst({ sender, team, landingTeam, receivedAt }: StandingOf): Required<NewestProgress> {
  const self = sender === SELF;
  return {
    holder: {
      organisation: self ? landingTeam : sender,
      kind: self ? 'landing-team' : 'sending-team',
      name: self ? 'The coordination team of the person’s area' : team,
    },
    nextStep: {
      what: 'judge',
      owner: 'waymark',
      ownerName: 'Waymark',
      because: 'It is being compared with the published criteria.',
      dueAt: new Date(receivedAt.getTime() + MINUTES_TO_JUDGE * 60_000).toISOString(),
    },
  };
}
