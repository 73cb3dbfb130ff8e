import { Injectable } from '@nestjs/common';
import { Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { WebConfig } from '../../../web.config.js';
import { whereFrom } from '../../../sign-in/where-from.js';
import type { OwnContext } from '../questions/own-question.js';
import { textOf, type OwnAnswers, type OwnDraft } from './own-answers.js';
import { OwnDraftsStore } from './own-drafts.store.js';

const SELF = 'self';

/** Opens the self-referral of this browser, while there is one; there is no other way to it. */
@Injectable()
export class OwnDesk {
  constructor(
    private readonly drafts: OwnDraftsStore,
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
    private readonly config: WebConfig,
  ) {}

  /** In whatever state; to the first page where there is none, or none any longer. */
  async find({ session }: Request): Promise<OwnDraft> {
    const draft =
      session.ownDraft === undefined ? undefined : await this.drafts.find(session.ownDraft);
    if (draft === undefined) throw new Elsewhere(`${FOR_YOU}?again=yes`);
    return draft;
  }

  /** One that can be changed; one that was sent, or is on its way, leads to what became of it. */
  async open(request: Request): Promise<OwnDraft> {
    const draft = await this.find(request);
    if (draft.sent !== undefined) throw new Elsewhere(`${FOR_YOU}/sent?already=yes`);
    if (draft.attempted !== undefined) throw new Elsewhere(`${FOR_YOU}/check`);
    return draft;
  }

  /** Nobody's account: a token that sends this one referral, and asks where it belongs. */
  callerFor({ id }: OwnDraft, request: Request): Caller {
    return {
      kind: 'person',
      subject: `${this.config.WEB_ORIGIN}|${SELF}:${id}`,
      organisation: SELF,
      roles: ['self-referrer'],
      scopes: [],
      from: whereFrom(request, SELF),
    };
  }

  async context(caller: Caller, answers: OwnAnswers): Promise<OwnContext> {
    const { choices, lookups } = await this.intake.placeLists(caller);
    return { answers, today: this.clock.today(), places: choices, lookups, practices: [] };
  }

  /** With the surgeries that go by the name that was typed; none while intake is silent. */
  async withPractices(caller: Caller, context: OwnContext): Promise<OwnContext> {
    const name = textOf(context.answers.surgery, 'surgeryName');
    const found = await ifAnswered(this.intake.practices(caller, name));
    return { ...context, practices: found?.practices ?? [] };
  }
}
