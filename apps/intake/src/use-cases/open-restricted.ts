import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpenRestricted as Body, RestrictedOpened } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { viewerOf } from '../domain/viewer.js';
import { RestrictionStore } from '../store/restriction.store.js';
import { sayRestriction } from './say-restriction.js';

interface Opening {
  readonly body: Body;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** Breaks the glass: for one person and one referral, for an hour. It is kept before anything is shown, and looked at afterwards. */
@Injectable()
export class OpenRestricted {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly restrictions: RestrictionStore,
  ) {}

  execute(
    referralId: string,
    { body, by, key, traceparent }: Opening,
  ): Promise<CommandResult<RestrictedOpened>> {
    const viewer = viewerOf(by);
    return this.unitOfWork.command(key, async (tx) => {
      const door = await this.restrictions.lock(tx, referralId, viewer);
      if (door === undefined) throw ProblemError.notFound('referral');
      if (!door.restricted || door.isNamed) throw openAlready();
      const at = this.clock.now();
      const opened = await this.restrictions.open(tx, { referralId, by: viewer, at }, body);
      const about = { subject: referralId, traceparent, urgent: door.urgent };
      await sayRestriction(tx, this.restrictions, commandCause({ id: randomUUID(), ...about }));
      const { because: reason } = body;
      tx.audit({ action: 'access.opened', subject: referralId, by: by.subject, reason });
      return { status: 201, body: opened };
    });
  }
}

const openAlready = (): ProblemError =>
  ProblemError.conflict('open-already', 'This record is open to you: no reason is needed.');
