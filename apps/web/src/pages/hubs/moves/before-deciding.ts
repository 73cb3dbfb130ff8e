import { Injectable } from '@nestjs/common';
import type {
  MessageTemplateView,
  Move,
  MoveEffect,
  PlacementView,
  ReferralMessage,
} from '@waymark/contracts';
import { Clock, type Caller } from '@waymark/platform';
import { ifOpen } from '../../../clients/closed-record.js';
import { MessagesClient } from '../../../clients/messages.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import type { MoveForm } from './move-form.js';
import { templatesOf, type KnownBefore } from './what-follows.js';

/** Asks what was said so far, and what decisions would do and say before they are made. Where a service is silent the page says so, and all the same works. */
@Injectable()
export class BeforeDeciding {
  constructor(
    private readonly routing: RoutingClient,
    private readonly messages: MessagesClient,
    private readonly clock: Clock,
  ) {}

  /** For the page of a referral, on which some decisions are made at once. */
  async onPage(
    caller: Caller,
    placement: PlacementView,
    asked: readonly MoveForm[],
  ): Promise<{
    readonly sent: readonly ReferralMessage[] | undefined;
    readonly then: Awaited<ReturnType<BeforeDeciding['of']>> | undefined;
  }> {
    const [sent, then] = await Promise.all([
      this.sent(caller, placement),
      asked.length > 0 ? this.of(caller, placement, asked) : Promise.resolve(undefined),
    ]);
    return { sent, then };
  }

  /** An empty list where that is not for this reader, undefined where nobody answers. */
  private async sent(
    caller: Caller,
    { referralId, holder }: PlacementView,
  ): Promise<readonly ReferralMessage[] | undefined> {
    // Notification tells the team that holds the person, unless that is link work.
    if (holder?.organisation !== caller.organisation || holder.kind === 'link-work') return [];
    const asked = ifFound(ifOpen(this.messages.about(caller, referralId)));
    const found = await ifAnswered(asked.then((answer) => ({ answer })));
    return found && (found.answer?.messages ?? []);
  }

  async of(
    caller: Caller,
    { referralId }: PlacementView,
    asked: readonly MoveForm[],
  ): Promise<Pick<KnownBefore, 'effects' | 'templates' | 'now'>> {
    const [possible, ...templates] = await Promise.all([
      ifAnswered(ifFound(this.routing.movesNow(caller, referralId))),
      ...templatesOf(asked).map((name) =>
        ifAnswered(ifFound(this.messages.template(caller, name))),
      ),
    ]);
    return {
      effects: possible && new Map(possible.moves.flatMap(effectIn)),
      templates: new Map(templates.flatMap(byName)),
      now: this.clock.now(),
    };
  }
}

const effectIn = ({
  move,
  effect,
}: {
  readonly move: Move;
  readonly effect?: MoveEffect;
}): readonly (readonly [Move, MoveEffect])[] => (effect === undefined ? [] : [[move, effect]]);

const byName = (
  view: MessageTemplateView | undefined,
): readonly (readonly [string, MessageTemplateView])[] =>
  view === undefined ? [] : [[view.template, view]];
