import { Injectable } from '@nestjs/common';
import type { Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RestrictionClient } from '../../../clients/restriction.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';

/**
 * Whoever looks after a restricted record is named on it, where the person who assigns it may name. What is closed to
 * that person is assigned without being opened to anybody.
 */
@Injectable()
export class NameAssigned {
  constructor(
    private readonly intake: IntakeClient,
    private readonly restrictions: RestrictionClient,
  ) {}

  async execute(caller: Caller, referralIds: readonly string[], subject: string): Promise<void> {
    const found = await ifAnswered(this.intake.cues(caller, { referralIds }));
    const restricted = found?.cues.filter((cue) => cue.restricted === true) ?? [];
    for (const { referralId } of restricted) await this.name(caller, referralId, subject);
  }

  private async name(caller: Caller, id: string, subject: string): Promise<void> {
    const { mayName, readers, restrictionVersion } = await this.restrictions.of(caller, id);
    const { organisation } = caller;
    const isNamed = readers.some(
      (one) => one.subject === subject && one.organisation === organisation,
    );
    if (!mayName || isNamed) return;
    const body = { subject, named: true, restrictionVersion };
    await this.restrictions.name(caller, id, { body, idempotencyKey: newIdempotencyKey() });
  }
}
