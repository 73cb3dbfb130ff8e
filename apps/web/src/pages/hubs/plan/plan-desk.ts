import { Injectable } from '@nestjs/common';
import type { DirectoryEntry, PlanDesk as Desk } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { PlansClient } from '../../../clients/plans.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import type { ReachableBy } from '../../../layout/words/reaching-words.js';

/** What a page about a plan is made from. Without intake it says that safe contact is not known; without a directory names are codes. */
@Injectable()
export class PlanDesk {
  constructor(
    private readonly plans: PlansClient,
    private readonly intake: IntakeClient,
    private readonly routing: RoutingClient,
  ) {}

  async open(
    caller: Caller,
    referralId: string,
  ): Promise<{
    readonly desk: Desk;
    readonly contact: ReachableBy | undefined;
    readonly services: readonly DirectoryEntry[];
  }> {
    const desk = await this.plans.desk(caller, referralId);
    const [referral, directory] = await Promise.all([
      ifAnswered(ifFound(this.intake.referral(caller, referralId))),
      ifAnswered(this.routing.services(caller)),
    ]);
    return {
      desk,
      contact: referral?.sent.person.contact,
      services: directory?.services ?? [],
    };
  }
}
