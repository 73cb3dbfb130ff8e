import {
  referralDeathCorrected,
  referralDeathRecorded,
  type AppointmentsAfterDeath,
  type Day,
  type WhoDied,
} from '@waymark/contracts';
import { sentence, teamOf } from '@waymark/routing-order';
import { isBooked } from './appointment.js';
import { cancelled } from './appointment-moves.js';
import { besideTask } from './beside-task.js';
import {
  oweFrom,
  say,
  type Death,
  type DeathTold,
  type Draft,
  type Saying,
  type Told,
} from './change.js';
import { takenBack } from './changed.js';
import { endedWith, notTakenOver, whoFindsAnother } from './hand-over-moves.js';
import { backToHerTeam } from './heard.js';
import { close, worksWith } from './lead-moves.js';
import {
  handOverOf,
  takenBy,
  type Alongside,
  type DeathStanding,
  type Placement,
  type Task,
} from './placement.js';

// A death stops messages at once, and appointments are looked at by a person. Who holds goes on holding.

const STAYS: readonly Task['purpose'][] = ['appointment', 'plan', 'lead'];
const AT_ONCE: readonly Task['purpose'][] = ['worse', 'call'];

export function recordDeath(before: Placement, death: DeathTold, told: Told): Draft {
  return death.who === 'woman' ? sheDied(before, death, told) : theBabyDied(before, death, told);
}

// Whoever works with her must not write, telephone or visit unknowing.
function teamsOf(before: Placement): { readonly teams?: readonly string[] } {
  const teams = worksWith(before);
  return teams.length === 0 ? {} : { teams };
}

/** Nothing else goes on; where it was is kept, in case that was a mistake. */
function sheDied(before: Placement, death: DeathTold, told: Told): Draft {
  const { standing, holder, nextStep } = before;
  if (standing.is === 'closed' || standing.is === 'death-recorded') {
    throw new RangeError('a death of a referral that has none to come');
  }
  const because = 'A death is recorded: messages stop, and a person looks at what was booked.';
  const asked = handOverOf(before);
  const alone = asked === undefined ? before : notTakenOver(before, asked, because);
  const owner = holder ?? before.home;
  const step = nextStep ?? oweFrom(told, 'review-death', owner, because);
  return {
    placement: {
      ...alone,
      standing: {
        is: 'death-recorded',
        then: { standing, step, tasks: owedIfAlive(before, asked, told) },
      },
      nextStep: oweFrom(told, 'review-death', owner, because),
      tasks: before.tasks.filter(({ purpose }) => STAYS.includes(purpose)),
      because,
      advice: [],
    },
    says: [say(referralDeathRecorded, { ...death, ...teamsOf(before) })],
    what: 'record-death',
    because,
    ends: endedWith(asked),
    death: { ...death, recorded: true },
  };
}

// Whoever was chased for a late step is chased anew if it is late still.
function owedIfAlive(
  { tasks, holder, home }: Placement,
  asked: Alongside | undefined,
  told: Told,
): readonly Task[] {
  const beside = tasks.filter(
    ({ purpose, about }) => !STAYS.includes(purpose) && about === undefined,
  );
  if (asked === undefined) return beside;
  const because = sentence(
    `${asked.name} was asked to take over, and is not any more since a death was recorded by mistake: ask again, or find another place.`,
  );
  const owner = whoFindsAnother(asked, holder ?? home, told);
  const step = oweFrom(told, 'find-a-place', owner, because);
  return [...beside, { taskId: told.newId(), purpose: 'returned', step }];
}

function theBabyDied(before: Placement, death: DeathTold, told: Told): Draft {
  const because =
    'A baby has died: loss comes first, messages stop, and a person looks at what was booked.';
  const owner = before.holder ?? before.home;
  const known = { owner, because, told };
  const { tasks, says } = besideTask(before, { purpose: 'death', what: 'review-death' }, known);
  return {
    placement: { ...before, bereaved: true, tasks: [...before.tasks, ...tasks] },
    says: [say(referralDeathRecorded, { ...death, ...teamsOf(before) }), ...says],
    what: 'record-death',
    because,
    death: { ...death, recorded: true },
  };
}

/** The same of another open referral of hers; one that goes with this one follows it, and only messages are told. */
export function deathElsewhere(
  before: Placement,
  { recorded, ...death }: Death,
  told: Told,
): Draft {
  const { who } = death;
  const isThere = before.standing.is === 'death-recorded';
  const follows = before.standing.is === 'goes-with';
  if (who === 'woman' && !follows && recorded !== isThere) {
    return recorded ? recordDeath(before, death, told) : correctDeath(before, who, told);
  }
  const { bereaved: _bereaved, ...rest } = before;
  const because = recorded
    ? 'A death is recorded with another referral of the same person: messages stop.'
    : 'A death was recorded by mistake with another referral of the same person.';
  return {
    placement: who === 'baby' ? { ...rest, ...(recorded && { bereaved: true }) } : before,
    says: recorded
      ? [say(referralDeathRecorded, { ...death, ...teamsOf(before) })]
      : correctionSaid(before, who),
    what: recorded ? 'record-death' : 'correct-death',
    because,
  };
}

/** What has to change so that a death of hers is known of each of her referrals that goes by itself. `open`: of one person. */
export const deathShared = (
  open: readonly { readonly placement: Placement; readonly told: Told }[],
  who: WhoDied,
): readonly { readonly before: Placement; readonly draft: Draft }[] =>
  open.some(({ placement }) => knows(placement, who))
    ? open
        .filter(({ placement }) => !knows(placement, who))
        .filter(({ placement }) => who === 'baby' || placement.standing.is !== 'goes-with')
        .map(({ placement: before, told }) => ({
          before,
          draft: deathElsewhere(before, { who, recorded: true }, told),
        }))
    : [];

const knows = ({ standing, bereaved }: Placement, who: WhoDied): boolean =>
  who === 'woman' ? standing.is === 'death-recorded' : bereaved === true;

// Whoever hears a correction lets messages go again: where another death stands, that one is said once more after it.
function correctionSaid(before: Placement, who: WhoDied): readonly Saying[] {
  const corrected = say(referralDeathCorrected, { who, ...teamsOf(before) });
  const other = who === 'woman' ? 'baby' : 'woman';
  return knows(before, other)
    ? [corrected, say(referralDeathRecorded, { who: other, ...teamsOf(before) })]
    : [corrected];
}

/** Recorded by mistake: it goes on where it was, by the clock it had. */
export function correctDeath(before: Placement, who: WhoDied, told: Told): Draft {
  const says = correctionSaid(before, who);
  const because = 'A death was recorded by mistake: it goes on as before.';
  const said = { what: 'correct-death', because, death: { who, recorded: false } } as const;
  if (who === 'baby') {
    const { bereaved: _bereaved, ...rest } = before;
    const tasks = before.tasks.filter(({ purpose }) => purpose !== 'death');
    return { placement: { ...rest, tasks }, says, ...said };
  }
  const { standing } = before;
  if (standing.is !== 'death-recorded') throw new RangeError('no death to correct');
  const again = owedAgain({ ...asItWas(before, standing), because }, standing, told);
  const back = again.placement;
  // A risk came meanwhile, and perhaps has gone: link work has let go, and takes no hold by a correction.
  const hasLetGo = back.holder?.organisation !== before.holder?.organisation;
  if (!before.clinicalRisk && !hasLetGo)
    return { placement: back, says: [...says, ...again.says], ...said };
  const atRisk = { ...back, clinicalRisk: true };
  const { placement, ...safe } = backToHerTeam(atRisk, told, 'somebody-finds-a-place');
  const { clinicalRisk } = before;
  const after = { ...placement, clinicalRisk };
  return { ...safe, placement: after, says: [...says, ...again.says, ...safe.says], ...said };
}

function asItWas(before: Placement, { then }: DeathStanding): Placement {
  const back = { ...before, standing: then.standing, nextStep: then.step };
  const taken = takenBy(back);
  return taken === undefined ? back : { ...back, holder: teamOf(taken) };
}

// By the day that each had; a review after the death of a baby only where that one stands.
const owedAgain = (placement: Placement, { then }: DeathStanding, told: Told) =>
  takenBack(
    placement,
    {
      settled: (then.tasks ?? []).filter(
        ({ purpose }) => purpose !== 'death' || placement.bereaved === true,
      ),
    },
    told,
  );

export const bookedNow = ({ appointments }: Placement): number =>
  appointments.filter(isBooked).length;

/** After her death the review ends the referral; after a baby’s death care goes on. */
export function reviewDeath(
  before: Placement,
  appointments: AppointmentsAfterDeath,
  today: Day,
): Draft {
  const { standing } = before;
  if (standing.is === 'death-recorded') {
    const because = 'Closed: the person has died, and what was booked was looked at.';
    const draft = close(before, 'died', { what: 'record-death-review', because, on: today });
    const owed = (standing.then.tasks ?? []).filter(({ purpose }) => AT_ONCE.includes(purpose));
    const ended = { ...draft.placement.standing, ...(owed.length > 0 && { owed }) };
    return { ...draft, placement: { ...draft.placement, standing: ended } };
  }
  const because = 'What was booked was looked at after the death of the baby.';
  const { placement, says } =
    appointments === 'cancelled' ? cancelled(before) : { placement: before, says: [] };
  return {
    placement: {
      ...placement,
      tasks: placement.tasks.filter(({ purpose }) => purpose !== 'death'),
    },
    says,
    what: 'record-death-review',
    because,
  };
}
