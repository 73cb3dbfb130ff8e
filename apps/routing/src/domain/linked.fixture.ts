import type { Holder, ReferralReceivedData } from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import type { Change, Draft } from './change.js';
import { settle } from './settle.js';
import * as lead from './lead-moves.js';
import { offered } from './follow.js';
import { arrangeLinked } from './linked.js';
import { openRecord } from './open-record.js';
import type { Placement } from './placement.js';
import { aReferral, toldAt } from './placement.fixture.js';
import { plain, TODAY } from './situation.fixture.js';

export const NOW = `${TODAY}T10:00:00Z`;

export const hub = (serviceId: string): Place => ({
  serviceId,
  name: `Hub ${serviceId}`,
  kind: 'mmhs-hub',
  pathway: 'birth-trauma',
});

/** Referrals of one person, each as it stands; what follows is settled and kept. */
export class People {
  readonly placements = new Map<string, Placement>();
  readonly said: string[] = [];
  reopened = 0;
  private hours = 0;

  /** Sent by a team of its own, an hour after the one before. */
  receives(name: string, change: Partial<ReferralReceivedData> = {}): Placement {
    this.hours += 1;
    const now = new Date(Date.parse(`${TODAY}T00:00:00Z`) + this.hours * 3_600_000);
    const team = { organisation: `${name}-team`, name: `Team ${name}` };
    const received: ReferralReceivedData = {
      ...plain(aReferral()),
      referralId: name,
      reference: `WM-${name}`,
      receivedAt: now.toISOString(),
      sender: team,
      ...change,
    };
    const landing: Holder = toldAt(NOW).landing;
    const placement = openRecord(received, { now, urgent: false, landing });
    this.placements.set(name, placement);
    return placement;
  }

  get(name: string): Placement {
    const placement = this.placements.get(name);
    if (placement === undefined) throw new Error(`nobody has received ${name}`);
    return placement;
  }

  does(name: string, draft: Draft | undefined): Change | undefined {
    if (draft === undefined) return undefined;
    const change = settle(this.get(name), draft);
    this.placements.set(name, change.after);
    this.said.push(...change.says.map(({ definition }) => `${name} ${definition.type}`));
    return change;
  }

  offered(name: string, to: Place): void {
    const before = this.get(name);
    const step = lead.acknowledge(before, to, toldAt(NOW)).placement.nextStep;
    if (step === undefined) return;
    const { standing, saying, grants } = offered(to, { ...step, what: 'acknowledge' });
    const placement = { ...before, standing, nextStep: { ...step, what: 'acknowledge' as const } };
    this.does(name, { placement, says: [saying], grants, what: 'routed', because: 'Offered.' });
  }

  taken(name: string, by: Place): void {
    this.does(name, lead.accept(this.get(name), by, toldAt(NOW)));
  }

  /** One lead holder among these; answers how many referrals had to change. */
  arrange(names: readonly string[]): number {
    const members = names
      .filter((name) => this.placements.has(name))
      .map((name) => ({ placement: this.get(name), told: toldAt(NOW) }));
    const arranged = arrangeLinked(members);
    for (const { before, draft } of arranged) this.does(before.referralId, draft);
    return arranged.length;
  }
}
