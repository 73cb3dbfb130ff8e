import type {
  DestinationKind,
  PreviewPlacement,
  RoutingPreview,
  TeamKind,
} from '@waymark/contracts';
import { type Decision, route } from '@waymark/routing-order';
import { NATIONAL_DESK, type Directory } from './directory.js';
import { serviceNow } from './service-now.js';

const KINDS: Readonly<Record<TeamKind, DestinationKind>> = {
  'mmhs-hub': 'mmhs-hub',
  'specialist-perinatal': 'specialist-perinatal',
  'link-work': 'link-work',
  'other-service': 'talking-therapies',
  'sending-team': 'person-task',
  'landing-team': 'person-task',
};

/** What routing would do with her now. Nothing is stored, and nobody is told. */
export function preview(
  { facts, candidates, judgements, on }: PreviewPlacement,
  directory: Directory,
): RoutingPreview {
  const decision = route({
    facts,
    candidates,
    judgements,
    directory,
    on,
    home: { organisation: 'your-team', kind: 'sending-team', name: 'Your team' },
    landing: {
      organisation: NATIONAL_DESK,
      kind: 'landing-team',
      name: 'The landing team of the area',
    },
    selfReferral: facts.referrer.role === 'self',
    declinedBy: [],
    asked: [],
    callRecorded: false,
  });
  const { lead } = decision;
  const to = lead.go === 'offer' || lead.go === 'hold' ? lead.to.serviceId : undefined;
  return {
    words: decision.because,
    destination: destinationOf(decision),
    ...(to !== undefined && { serviceId: to }),
    ...(lead.go === 'hold' && { until: lead.until }),
    ...(decision.deadline !== undefined && { planBy: decision.deadline }),
    advice: decision.advice,
    services: candidates.flatMap(({ serviceId }) => serviceNow(directory, serviceId, on) ?? []),
  };
}

function destinationOf({ lead, advice }: Decision): string {
  switch (lead.go) {
    case 'offer':
      return KINDS[lead.to.kind];
    case 'hold':
      return 'hold-until-date';
    case 'ask':
      return 'ask-referrer';
    case 'call':
      return advice[0]?.kind ?? 'crisis';
    case 'task':
      return lead.what === 'record-receipt' ? (advice[0]?.kind ?? 'person-task') : 'person-task';
  }
}
