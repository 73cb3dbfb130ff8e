import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NameReader, RestrictionChanged, RestrictReferral as Body } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { type Caller, Clock, ProblemError, RestrictedRecord } from '@waymark/platform';
import { isOpenTo, mayName, mayRestrict } from '../domain/restriction.js';
import { viewerOf } from '../domain/viewer.js';
import {
  RestrictionStore,
  type FoundDoor,
  type RestrictionChange,
} from '../store/restriction.store.js';
import { sayRestriction } from './say-restriction.js';

interface Asked {
  readonly referralId: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

type Saying = RestrictionChange & { readonly urgent: boolean };
type NewVersion = Omit<Saying, 'what'>;

/** Who may open a referral is named one by one from now on, or no longer; nothing is judged again and no clock moves. */
@Injectable()
export class RestrictReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly restrictions: RestrictionStore,
  ) {}

  restrict(asked: Asked & { readonly body: Body }): Promise<CommandResult<RestrictionChanged>> {
    const { restricted, reason, restrictionVersion } = asked.body;
    return this.changing(asked, restrictionVersion, async (tx, door, change) => {
      if (door.restricted === restricted) throw unchanged(restricted);
      if (!mayRestrict(door)) throw notNamed();
      if (!restricted) return [{ ...change, what: 'lifted', reason }];
      // Whoever is not to read the one would read of the same person in the other.
      const linked = await this.restrictions.linked(tx, change.referralId, viewerOf(asked.by));
      const others = linked.filter((one) => !one.restricted);
      return [
        { ...change, what: 'restricted', reason },
        ...others.map(({ referralId, version, urgent }): Saying => ({
          ...{ ...change, referralId, version: version + 1, urgent },
          ...{ what: 'restricted', reason },
        })),
      ];
    });
  }

  name(asked: Asked & { readonly body: NameReader }): Promise<CommandResult<RestrictionChanged>> {
    const { subject, named, restrictionVersion } = asked.body;
    return this.changing(asked, restrictionVersion, (_tx, door, change) => {
      if (!door.restricted) throw unchanged(false);
      if (!mayName(door)) throw notNamed();
      return Promise.resolve([{ ...change, what: named ? 'named' : 'no-longer-named', subject }]);
    });
  }

  private changing(
    { referralId, by, key, traceparent }: Asked,
    read: number,
    decide: (
      tx: Transaction,
      door: FoundDoor,
      change: NewVersion,
    ) => Promise<readonly [Saying, ...Saying[]]>,
  ): Promise<CommandResult<RestrictionChanged>> {
    const viewer = viewerOf(by);
    return this.unitOfWork.command(key, async (tx) => {
      const door = await this.restrictions.lock(tx, referralId, viewer);
      if (door === undefined) throw ProblemError.notFound('referral');
      if (!isOpenTo(door)) throw new RestrictedRecord();
      if (door.version !== read) throw changedMeanwhile();
      const { organisation } = by;
      const who = { organisation, by: by.subject, at: this.clock.now() };
      const { urgent } = door;
      const next = { referralId, version: door.version + 1, urgent, ...who };
      const changes = await decide(tx, door, next);
      for (const { urgent: isUrgent, ...change } of changes) {
        await this.restrictions.change(tx, change);
        const about = { subject: change.referralId, urgent: isUrgent, traceparent };
        await sayRestriction(tx, this.restrictions, commandCause({ id: randomUUID(), ...about }));
        tx.audit({ action: `access.${change.what}`, subject: change.referralId, by: by.subject });
      }
      const [{ what, version }, ...others] = changes;
      const restricted = what === 'restricted' || (what !== 'lifted' && door.restricted);
      const linkedToo = others.map((other) => other.referralId);
      return {
        status: 200,
        body: {
          ...{ referralId, restricted, restrictionVersion: version },
          ...(linkedToo.length > 0 && { linkedToo }),
        },
      };
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
