import { Injectable } from '@nestjs/common';
import type { Pathway, PreCheckAnswer, ServiceKind } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { factsFromReferral } from '../../../layout/judging/facts-from-referral.js';
import { referralFromOwn } from '../draft/referral-from-own.js';
import { isOutside } from '../question/own-flow.js';
import type { OwnContext } from '../questions/own-question.js';

/** What an area says of people who come by themselves. */
export interface AreaSays {
  readonly is: 'takes' | 'not-said' | 'professionals-only' | 'not-told' | 'outside' | 'silent';
  /** Public names of the services that take them. */
  readonly teams: readonly string[];
}

const SHOWN: readonly ServiceKind[] = ['mmhs', 'vcse-link-work', 'vcse-peer-support'];
/** Whether people may come by themselves is the same on every pathway of a service: one of these is enough to ask. */
const USUAL: readonly Pathway[] = ['birth-trauma', 'perinatal-loss', 'tokophobia', 'custody-loss'];
const AGREED = { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' } as const;

/** Asks where somebody belongs, and whether they may come there by themselves; nothing is said of their need. */
@Injectable()
export class AreaDesk {
  constructor(
    private readonly intake: IntakeClient,
    private readonly eligibility: EligibilityClient,
  ) {}

  async of(caller: Caller, context: OwnContext): Promise<AreaSays> {
    if (isOutside(context.answers)) return { is: 'outside', teams: [] };
    const answer = await ifAnswered(orRefused(this.judge(caller, context)));
    if (answer === undefined) return { is: 'silent', teams: [] };
    return isRefused(answer) ? { is: 'not-told', teams: [] } : areaSays(answer);
  }

  private async judge(
    caller: Caller,
    { answers, today }: OwnContext,
  ): Promise<Pick<PreCheckAnswer, 'candidates' | 'judgements'>> {
    const referral = referralFromOwn(answers, today);
    const { where, need, person } = referral;
    const { places } = await this.intake.findPlaces(caller, {
      where,
      ...(person.postcode !== undefined && { postcode: person.postcode }),
    });
    const pathways = [...new Set([...need.pathways, ...USUAL])];
    const asked = { ...referral, need: { ...need, pathways }, consent: AGREED };
    return this.eligibility.preCheck(caller, { facts: factsFromReferral(asked, places, today) });
  }
}

/** The best that any of the services says. */
export function areaSays({
  candidates,
  judgements,
}: Pick<PreCheckAnswer, 'candidates' | 'judgements'>): AreaSays {
  const own = judgements.filter(({ serviceId }) =>
    candidates.some((one) => one.serviceId === serviceId && SHOWN.includes(one.kind)),
  );
  const saying = (outcome: string) =>
    own.filter(({ lines }) =>
      lines.some((line) => line.criterion === 'self-referral' && line.outcome === outcome),
    );
  const teams = [...new Set(saying('met').map(({ serviceName }) => serviceName))];
  if (teams.length > 0) return { is: 'takes', teams };
  if (saying('not-published').length > 0) return { is: 'not-said', teams };
  return { is: saying('not-met').length > 0 ? 'professionals-only' : 'not-told', teams };
}
