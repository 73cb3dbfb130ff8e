import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralRestrictionChanged,
  type NameReader,
  type RestrictionChanged,
  type RestrictReferral as Body,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { isOpenTo, mayName, mayRestrict } from '../domain/restriction.js';
import { viewerOf } from '../domain/viewer.js';
import { RestrictedRecord } from '../store/restricted-record.js';
import {
  RestrictionStore,
  type FoundDoor,
  type RestrictionChange,
} from '../store/restriction.store.js';

interface Asked {
  readonly referralId: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** Who may open a referral is named one by one from now on, or no longer; nothing is judged again and no clock moves. */
@Injectable()
export class RestrictReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly restrictions: RestrictionStore,
  ) {}

  restrict(asked: Asked & { readonly body: Body }): Promise<CommandResult<RestrictionChanged>> {
    const { body, traceparent, referralId } = asked;
    const { restricted, reason } = body;
    return this.changing(asked, body.restrictionVersion, (tx, door, change) => {
      if (door.restricted === restricted) throw unchanged(restricted);
      if (!mayRestrict(door)) throw notNamed();
      const cause = { id: randomUUID(), subject: referralId, traceparent, urgent: door.urgent };
      const data = { referralId, restricted, restrictionVersion: change.version };
      tx.publish(referralRestrictionChanged.following(commandCause(cause), data));
      return { ...change, what: restricted ? 'restricted' : 'lifted', reason };
    });
  }

  name(asked: Asked & { readonly body: NameReader }): Promise<CommandResult<RestrictionChanged>> {
    const { subject, named, restrictionVersion } = asked.body;
    return this.changing(asked, restrictionVersion, (_tx, door, change) => {
      if (!door.restricted) throw unchanged(false);
      if (!mayName(door)) throw notNamed();
      return { ...change, what: named ? 'named' : 'no-longer-named', subject };
    });
  }

  private changing(
    { referralId, by, key }: Asked,
    read: number,
    decide: (
      tx: Transaction,
      door: FoundDoor,
      change: Omit<RestrictionChange, 'what'>,
    ) => RestrictionChange,
  ): Promise<CommandResult<RestrictionChanged>> {
    const viewer = viewerOf(by);
    return this.unitOfWork.command(key, async (tx) => {
      const door = await this.restrictions.lock(tx, referralId, viewer);
      if (door === undefined) throw ProblemError.notFound('referral');
      if (!isOpenTo(door)) throw new RestrictedRecord();
      if (door.version !== read) throw changedMeanwhile();
      const { organisation } = by;
      const who = { organisation, by: by.subject, at: this.clock.now() };
      const change = decide(tx, door, { referralId, version: door.version + 1, ...who });
      await this.restrictions.change(tx, change);
      tx.audit({ action: `access.${change.what}`, subject: referralId, by: by.subject });
      const { what, version } = change;
      const restricted = what === 'restricted' || (what !== 'lifted' && door.restricted);
      return { status: 200, body: { referralId, restricted, restrictionVersion: version } };
    });
  }
}

const unchanged = (restricted: boolean): ProblemError =>
  ProblemError.conflict(
    restricted ? 'restricted-already' : 'not-restricted',
    restricted ? 'This record is restricted already.' : 'This record is not restricted.',
  );

const notNamed = (): ProblemError =>
  ProblemError.conflict(
    'not-named',
    'Only somebody who is named on this record changes who may open it. Ask one of them.',
  );

const changedMeanwhile = (): ProblemError =>
  ProblemError.conflict(
    'restriction-changed',
    'Somebody has changed who may open this record since you read it. Nothing of yours was saved: read it again first.',
  );
