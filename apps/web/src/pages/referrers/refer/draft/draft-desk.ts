import { Injectable } from '@nestjs/common';
import type { Day } from '@waymark/contracts';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../../clients/intake.client.js';
import { Elsewhere } from '../../../../layout/elsewhere.js';
import { signedInOf, type SignedIn } from '../../../../sign-in/signed-in.js';
import type { TopicContext } from '../topics/topic.js';
import { wordingFor } from '../wording.js';
import type { Draft, DraftAnswers } from './draft.js';
import { DraftsStore, type Owner } from './drafts.store.js';
import { fittingAnswers } from './fitting-answers.js';

/** Opens drafts for their owner, and only while there is something to write. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  /** A draft in whatever state; 404 for anybody else's. */
  async find(request: Request, id: string): Promise<Draft> {
    const draft = await this.drafts.find(ownerOf(request), id);
    if (draft === undefined) throw ProblemError.notFound('draft');
    return { ...draft, answers: fittingAnswers(draft.answers, this.clock.today()) };
  }

  /** A draft that can be changed; one that was sent, or is on its way, leads to what became of it. */
  async open(request: Request, id: string): Promise<Draft> {
    const draft = await this.find(request, id);
    if (draft.sent !== undefined) throw new Elsewhere(`/refer/${id}/sent?already=yes`);
    if (draft.attempted !== undefined) throw new Elsewhere(`/refer/${id}/check-answers`);
    return draft;
  }

  today(): Day {
    return this.clock.today();
  }

  async context(request: Request, caller: Caller, answers: DraftAnswers): Promise<TopicContext> {
    await this.intake.placeLists(caller);
    return this.contextAtOnce(request, answers);
  }

  /** The same without asking any other service, for what must not wait. */
  contextAtOnce(request: Request, answers: DraftAnswers): TopicContext {
    return {
      answers,
      wording: wordingFor(answers),
      today: this.clock.today(),
      places: this.intake.listsKept.choices,
      lookups: this.intake.listsKept.lookups,
      referrer: whoIs(request),
    };
  }
}

export function whoIs(request: Request): SignedIn {
  const signedIn = signedInOf(request);
  if (signedIn === undefined)
    throw new Error('a draft is opened on a route that is open to anyone');
  return signedIn;
}

export function ownerOf(request: Request): Owner {
  const { account, membership } = whoIs(request);
  return { accountId: account.id, organisation: membership.organisation };
}
