import { Injectable } from '@nestjs/common';
import type { MessageTemplateView, MoveEffect, PlacementView, Move } from '@waymark/contracts';
import { Clock, type Caller } from '@waymark/platform';
import { MessagesClient } from '../../../clients/messages.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import type { MoveForm } from './move-form.js';
import { templatesOf, type KnownBefore } from './what-follows.js';

/** Asks what decisions would do and say, before they are made. Where a service is silent the page says so, and all the same works. */
@Injectable()
export class BeforeDeciding {
  constructor(
    private readonly routing: RoutingClient,
    private readonly messages: MessagesClient,
    private readonly clock: Clock,
  ) {}

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
