import {
  DECLINE_REASONS,
  referralAccepted,
  referralAcknowledged,
  referralCareStarted,
  referralDeclined,
  type DeclineReason,
} from '@waymark/contracts';
import { cancelled } from './appointment-moves.js';
import { oweFrom, say, withoutStep, type Draft, type Saying, type Told } from './change.js';
import type { Alongside, AlongsideState, Owed, Placement } from './placement.js';

// The moves of a parallel placement. The lead's holder and next step never change here.

export function acknowledgeAlongside(before: Placement, at: Alongside, told: Told): Draft {
  const because = `${at.name} has received the person and works alongside.`;
  return moved(before, at, {
    state: 'acknowledged',
    because,
    step: oweFrom(told, 'decide', owner(at), because),
    says: [say(referralAcknowledged, { serviceId: at.serviceId, as: 'alongside' })],
    what: 'acknowledge',
  });
}

export function acceptAlongside(before: Placement, at: Alongside, told: Told): Draft {
  const because = `${at.name} has accepted the person alongside.`;
  const { serviceId, pathway } = at;
  return moved(before, at, {
    state: 'accepted',
    because,
    step: oweFrom(told, 'start-care', owner(at), because),
    says: [say(referralAccepted, { serviceId, pathway, as: 'alongside' })],
    what: 'accept',
  });
}

/** Help begins alongside: her one clock waits for the place that leads. */
export function startAlongside(before: Placement, at: Alongside, told: Told): Draft {
  const because = `${at.name} has started its work alongside.`;
  const { serviceId, pathway } = at;
  return moved(before, at, {
    state: 'in-care',
    because,
    step: oweFrom(told, 'review-care', owner(at), because),
    says: [say(referralCareStarted, { serviceId, pathway, as: 'alongside' })],
    what: 'start-care',
  });
}

export function declineAlongside(before: Placement, at: Alongside, reason: DeclineReason): Draft {
  const { serviceId, pathway } = at;
  const { placement, says } = cancelled(before, serviceId);
  return {
    ...moved(placement, at, {
      state: 'declined',
      because: `${at.name} has declined alongside: ${DECLINE_REASONS[reason].words.toLowerCase()}.`,
      says: [...says, say(referralDeclined, { serviceId, pathway, reason, as: 'alongside' })],
      what: 'decline',
    }),
    ends: [serviceId],
  };
}

export const notAgreedTo = ({ name }: Alongside): string =>
  `The person was asked and does not agree that ${name} is told.`;

/** The person was asked, and does not agree that it is told: not a no of the service. */
export function notWantedAlongside(before: Placement, at: Alongside): Draft {
  const because = notAgreedTo(at);
  const draft = declineAlongside(before, at, 'declined-by-person');
  const alongside = draft.placement.alongside.map((one) =>
    one.serviceId === at.serviceId ? { ...one, because } : one,
  );
  return { ...draft, placement: { ...draft.placement, alongside }, because };
}

export function endAlongside(before: Placement, at: Alongside): Draft {
  const { placement, says } = cancelled(before, at.serviceId);
  return {
    ...moved(placement, at, {
      state: 'ended',
      because: `${at.name} has ended its work alongside.`,
      says,
      what: 'close',
    }),
    ends: [at.serviceId],
  };
}

const owner = ({ serviceId, name }: Alongside) => ({ organisation: serviceId, name });

interface Next {
  readonly state: AlongsideState;
  readonly because: string;
  readonly step?: Owed;
  readonly says: readonly Saying[];
  readonly what: string;
}

function moved(before: Placement, at: Alongside, next: Next): Draft {
  const changed: Alongside = {
    ...withoutStep(at),
    state: next.state,
    because: next.because,
    ...(next.step !== undefined && { nextStep: next.step }),
  };
  return {
    placement: {
      ...before,
      alongside: before.alongside.map((one) => (one.serviceId === at.serviceId ? changed : one)),
    },
    says: next.says,
    what: next.what,
    because: next.because,
  };
}
