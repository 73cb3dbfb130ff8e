import {
  londonDay,
  referralAccepted,
  referralAcknowledged,
  referralCareStarted,
  type PlacementState,
} from '@waymark/contracts';
import { type Place, teamOf } from '@waymark/routing-order';
import { owe, oweFrom, say, type Saying, type Told } from './change.js';
import { dueAfterPause } from './clock.js';
import { withFirstHelp } from './first-help.js';
import { offered } from './follow.js';
import type { Alongside, AlongsideState, Owed, Placement, Standing } from './placement.js';

// A parallel placement becomes the lead, or the lead goes on in parallel: its clock goes with it.

export interface NowLeads {
  readonly placement: Placement;
  readonly says: readonly Saying[];
}

/** What worked alongside leads from now on, and holds her where a person there has received her. */
export function nowLeads(before: Placement, hub: Alongside, told: Told): NowLeads {
  const { state, because: _because, nextStep, takesOver: _takesOver, ...to } = hub;
  const step = nextStep ?? oweFrom(told, 'decide', teamOf(to), hub.because);
  const { serviceId, pathway } = to;
  const today = londonDay(told.now);
  const lead = (standing: Standing, says: readonly Saying[], changes = {}): NowLeads => ({
    placement: {
      ...before,
      standing,
      ...(standing.is !== 'offered' && { holder: teamOf(to) }),
      nextStep: step,
      alongside: before.alongside.map((one) =>
        one.serviceId === serviceId ? { ...to, state: 'ended', because: 'It leads now.' } : one,
      ),
      ...changes,
    },
    says,
  });
  switch (state) {
    case 'acknowledged':
      return lead({ is: 'acknowledged', to }, [say(referralAcknowledged, { serviceId })]);
    case 'accepted':
      return lead({ is: 'accepted', to }, [say(referralAccepted, { serviceId, pathway })]);
    case 'in-care': {
      const { stands, isNew } = withFirstHelp(before, { on: today, by: 'care-started' });
      const started = { serviceId, pathway, ...(isNew && { firstHelpOn: today }) };
      const says = [
        say(referralAccepted, { serviceId, pathway }),
        say(referralCareStarted, started),
      ];
      return lead({ is: 'in-care', to, since: today }, says, stands);
    }
    case 'offered':
    case 'declined':
    case 'ended':
      return lead({ is: 'offered', to }, [offered(to, step).saying]);
  }
}

/** What the lead was doing it goes on doing alongside, by the same clock. */
export function goesOnAlongside(
  before: Placement,
  place: Place,
  told: Told,
  because: string,
): Alongside {
  const { state, step } = whereItIs(before, place, told);
  const { serviceId, name, kind, pathway } = place;
  return { serviceId, name, kind, pathway, state, because, nextStep: step };
}

function whereItIs(
  { standing, nextStep, deadline }: Placement,
  place: Place,
  told: Told,
): { readonly state: AlongsideState; readonly step: Owed } {
  const owed = nextStep ?? oweFrom(told, 'decide', teamOf(place), 'It goes on alongside.');
  if (standing.is === 'waiting-for-answer') {
    const { then } = standing;
    return { state: AS[then?.standing.is ?? 'offered'], step: then?.step ?? owed };
  }
  if (standing.is !== 'paused') return { state: AS[standing.is], step: owed };
  const { standing: at, step, daysLeft } = standing.then;
  const due = dueAfterPause(daysLeft, told.now, deadline, step.target);
  return { state: AS[at.is], step: owe(step.what, teamOf(place), step.because, due) };
}

// Where nobody there has received her yet, it is offered.
const AS: Readonly<Record<PlacementState, AlongsideState>> = {
  acknowledged: 'acknowledged',
  accepted: 'accepted',
  waitlisted: 'accepted',
  'in-care': 'in-care',
  paused: 'accepted',
  'being-judged': 'offered',
  offered: 'offered',
  held: 'offered',
  'waiting-for-answer': 'offered',
  'with-a-person': 'offered',
  'call-made': 'offered',
  'goes-with': 'offered',
  'death-recorded': 'offered',
  closed: 'offered',
};
