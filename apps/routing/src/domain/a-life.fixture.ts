import { randomUUID } from 'node:crypto';
import {
  SERVICES,
  type Audience,
  addDays,
  londonDay,
  ROLES,
  TARGET_BOUNDS,
  type ClosureDoes,
  type Day,
  type Move,
  type ReferralFacts,
  type TargetStep,
} from '@waymark/contracts';
import { type Decision, route, type Situation, supportMeanwhile } from '@waymark/routing-order';
import { HUBS, LINK_WORK, TEAMS } from './a-life-plan.fixture.js';
import type { Actor, Known, Step } from './a-life-plan.fixture.js';
import { directory, requestOf, somewhere } from './a-life-requests.fixture.js';
import { moveCase, stillThere } from './closing/move-case.js';
import { partOf } from './closing/part-of.js';
import { stepsOf } from './placement.js';
import { type Draft, type Told } from './change.js';
import { reviewDeath } from './death-moves.js';
import { landingTeamOn, NATIONAL_DESK } from './directory.js';
import { amended, answered, contactChanged } from './heard.js';
import { messageFailed } from './message-ends.js';
import { askedLately, nudge } from './nudge.js';
import { judged } from './judged.js';
import { movedAway } from './moved.js';
import { makeMove } from './make-move.js';
import { movesNow } from './moves.js';
import { openRecord } from './open-record.js';
import { offeredWhereNobodyIsTaken } from './opening-task.js';
import { clocksSay } from './overdue.js';
import {
  handOverOf,
  isActive,
  isOpen,
  nextClockOf,
  placeOf,
  type Placement,
  type Standing,
} from './placement.js';
import { aReferral, LANDING, mover } from './placement.fixture.js';
import { setAsideForGood } from './set-aside.js';
import { withdrawn } from './withdrawn.js';
import { candidatesOf, judgementOf, plain, TODAY, type Judged } from './situation.fixture.js';

// Services say the strictest and the loosest that they may, and take it back, as the days go on.
function someTarget(serviceId: string, step: TargetStep, day: Day): number | undefined {
  const { least, most } = TARGET_BOUNDS[step];
  const turn = (Number(day.slice(-2)) + serviceId.length) % 3;
  return [undefined, least, most][turn];
}

/** Time goes on after the end, and somebody may open it again. */
const AFTER_THE_END: readonly Step['do'][] = ['move', 'wait'];

const MINUTE = 60_000;
/** An id of no question, task or appointment. */
const NOBODYS = '00000000-0000-4000-8000-000000000000';

/** One referral, and all that is around it: what happens to it is drafted here, and changed by whoever runs it. */
export class Life {
  placement: Placement;
  facts: ReferralFacts;
  now = new Date(`${TODAY}T09:00:00Z`);
  readonly made = new Map<Move, number>();
  /** Why moves were refused. */
  readonly refused = new Set<string>();
  /** What a closing service's list has done with her. */
  readonly listed = new Set<ClosureDoes>();
  private judgedLast: readonly Judged[] = [];
  private landing = LANDING;

  constructor(self: boolean, of: Known) {
    const received = aReferral({}, self);
    this.facts = factsFrom(received.facts, of);
    this.placement = openRecord(
      {
        ...plain(received),
        facts: this.facts,
        ...(of.interpreter !== undefined && { interpreterNeeded: of.interpreter }),
      },
      { now: this.now, urgent: false, landing: this.told().landing },
    );
  }

  /** As it stands now: what happens to one of them does not happen to the other. */
  copy(): Life {
    return Object.assign(Object.create(Life.prototype) as Life, this);
  }

  told(): Told {
    const day = londonDay(this.now);
    return {
      now: this.now,
      newId: randomUUID,
      landing: landingTeamOn(directory, this.landing, day),
      national: landingTeamOn(directory, NATIONAL_DESK, day),
      ownTarget: (serviceId, step) => someTarget(serviceId, step, day),
    };
  }

  situation(changes: Partial<Situation> = {}): Situation {
    const { placement } = this;
    return {
      facts: this.facts,
      candidates: candidatesOf(directory, this.judgedLast),
      judgements: this.judgedLast.map(judgementOf),
      directory,
      on: londonDay(this.now),
      home: placement.home,
      landing: this.told().landing,
      selfReferral: placement.selfReferral,
      declinedBy: placement.declinedBy,
      asked: placement.asked,
      callRecorded: placement.callRecorded,
      riskSaid: placement.clinicalRisk,
      ...changes,
    };
  }

  /** The draft a step leads to; none where nothing happens or the move is refused. */
  draftOf(step: Step): Draft | undefined {
    return this.isOver(step) ? undefined : this.follows(step);
  }

  private follows(step: Step): Draft | undefined {
    switch (step.do) {
      case 'nothing':
        return undefined;
      case 'wait':
        return this.waited(step);
      case 'judge':
        this.judgedLast = step.judged;
        return judged(this.placement, this.checked(route(this.situation())), this.told());
      case 'amend':
      case 'answer':
        return this.newFacts(step);
      case 'moves':
        return this.moved(step);
      case 'withdraw':
        return withdrawn(this.placement, step.reason, this.told());
      case 'spoken':
        return contactChanged(
          this.placement,
          { byTeam: 'Norfolk midwives', interpreterNeeded: step.needed },
          this.now,
        );
      case 'nudge':
        return this.nudged(step);
      case 'ends':
        return this.reviewedAfterDeath();
      case 'missing':
        return this.missing(step);
      case 'closes':
        return this.closed();
      case 'caseload':
        return this.caseloadMoves(step);
      case 'move':
        return this.asked(step);
    }
  }

  /** Somebody was not told, or something is not known somewhere. */
  private missing({ at }: Extract<Step, { readonly do: 'missing' }>): Draft | undefined {
    const service = SERVICES.find((one) => one === at);
    if (service !== undefined) return setAsideForGood(this.placement, { in: service }, this.told());
    const told = this.told();
    const failed = { messageId: told.newId(), audience: at as Audience };
    return messageFailed(this.placement, { ...failed, reason: 'no-safe-contact' }, told);
  }

  private isOver({ do: what }: Step): boolean {
    return !isOpen(this.placement) && !AFTER_THE_END.includes(what);
  }

  private nudged({ reason }: Extract<Step, { readonly do: 'nudge' }>): Draft | undefined {
    const asked = this.placement.nextStep?.owner ?? '';
    if (askedLately(this.placement, asked, this.now) !== undefined) return undefined;
    const made = nudge(this.placement, { asked, reason }, this.now);
    return 'draft' in made ? made.draft : undefined;
  }

  // Time goes on a while, to the day she is held for, or to the very moment of a clock.
  private waited({ minutes, until }: Extract<Step, { readonly do: 'wait' }>): Draft | undefined {
    const { standing } = this.placement;
    if (standing.is === 'closed') return this.waitedAfterTheEnd(standing, until);
    const clock = stepsOf(this.placement)
      .flatMap((owed) => nextClockOf(owed) ?? [])
      .sort()[0];
    const day = standing.is === 'held' ? `${standing.until}T10:00:00Z` : undefined;
    const named = until === 'the-day' ? day : until === 'a-clock' ? clock : undefined;
    const then = new Date(named ?? this.now.getTime() + minutes * MINUTE);
    if (then > this.now) this.now = then;
    return clocksSay(this.placement, this.told());
  }

  // The last day on which what has ended may be opened again, the first on which it may not, or a while.
  private waitedAfterTheEnd(
    { on }: Extract<Standing, { readonly is: 'closed' }>,
    until: Extract<Step, { readonly do: 'wait' }>['until'],
  ): Draft | undefined {
    const days = until === 'the-day' ? 28 : until === 'a-clock' ? 29 : 7;
    const then = new Date(`${addDays(on ?? londonDay(this.now), days)}T10:00:00Z`);
    if (then > this.now) this.now = then;
    return clocksSay(this.placement, this.told());
  }

  private newFacts(step: Extract<Step, { readonly do: 'amend' | 'answer' }>): Draft {
    const earlier = this.facts;
    this.facts = factsFrom(earlier, step.known);
    const news = { facts: this.facts, earlier, factsVersion: this.placement.factsVersion + 1 };
    const { standing } = this.placement;
    if (step.do === 'amend' || standing.is !== 'waiting-for-answer') {
      return amended(this.placement, news, this.told());
    }
    const questionId = step.right ? standing.questionId : NOBODYS;
    return answered(this.placement, { ...news, questionId }, this.told());
  }

  private moved({ to, landing, right }: Extract<Step, { readonly do: 'moves' }>): Draft {
    const { facts, placement } = this;
    this.landing = landing;
    const news = { facts, earlier: facts, factsVersion: placement.factsVersion + 1 };
    const { standing } = placement;
    const answers = right && standing.is === 'waiting-for-answer';
    const asked = answers ? { questionId: standing.questionId } : {};
    const here = { ...placement, landingTeam: landing };
    return movedAway(here, { ...news, ...asked }, to, this.told());
  }

  private reviewedAfterDeath(): Draft | undefined {
    const { standing } = this.placement;
    return standing.is === 'death-recorded'
      ? reviewDeath(this.placement, 'cancelled', londonDay(this.now))
      : undefined;
  }

  private closed(): Draft | undefined {
    const place = placeOf(this.placement) ?? this.placement.alongside.find(isActive);
    const service = place && directory.services.get(place.serviceId);
    if (service === undefined) return undefined;
    const paused = { ...service, opening: 'paused' as const };
    return offeredWhereNobodyIsTaken(this.placement, paused, this.told());
  }

  private caseloadMoves({
    dice: [who, to, other, then],
  }: Extract<Step, { readonly do: 'caseload' }>): Draft | undefined {
    const here = [...HUBS, ...LINK_WORK, ...TEAMS].filter((id) => partOf(this.placement, id));
    const serviceId = here[who % Math.max(1, here.length)];
    if (serviceId === undefined) return undefined;
    const closing = {
      serviceId,
      name: serviceId,
      on: londonDay(this.now),
      reason: 'merged',
    } as const;
    if (then % 4 === 0) return stillThere(this.placement, closing, this.told());
    const named = somewhere(to);
    const isItself = 'place' in named && named.place.serviceId === serviceId;
    const successor = other % 4 === 0 || isItself ? undefined : named;
    const moved = moveCase(
      this.placement,
      { closing, successor, asked: other % 3 === 0 },
      this.told(),
    );
    if (moved !== undefined) this.listed.add(moved.does);
    return moved?.draft;
  }

  private asked({ by, dice }: Extract<Step, { readonly do: 'move' }>): Draft | undefined {
    const { tasks } = this.placement;
    const organisation = this.actor(by);
    const { landing, national } = this.told();
    const moving = {
      ...mover(organisation, ...ROLES),
      landing: [landing.organisation, national.organisation],
    };
    const own = tasks.filter((task) => task.step.owner === organisation);
    const appointments = own.filter(({ purpose }) => purpose === 'appointment');
    const recorded = this.placement.appointments.filter(({ outcome }) => outcome !== undefined);
    const request = requestOf(
      {
        dice,
        today: londonDay(this.now),
        taskId: own[dice[1] % Math.max(1, own.length)]?.taskId ?? NOBODYS,
        appointmentId: appointments[dice[2] % Math.max(1, appointments.length)]?.taskId ?? NOBODYS,
        recordedId: recorded[dice[1] % Math.max(1, recorded.length)]?.appointmentId ?? NOBODYS,
      },
      movesNow(this.placement, moving),
    );
    const result = makeMove(this.placement, request, {
      moving,
      decide: (changes) => this.checked(route(this.situation(changes)), changes.declinedBy),
      told: this.told(),
      today: londonDay(this.now),
      howToReach: (kind) => directory.how.get(kind),
      meanwhile: () => supportMeanwhile(this.situation(), true),
    });
    if ('refused' in result) {
      this.refused.add(result.refused.code);
      return undefined;
    }
    this.made.set(request.move, (this.made.get(request.move) ?? 0) + 1);
    return result.draft;
  }

  private actor(by: Actor): string {
    const { placement } = this;
    const organisations: Readonly<Record<string, string | undefined>> = {
      'the place': placeOf(placement)?.serviceId,
      'her team': placement.home.organisation,
      'the landing team': this.landing,
      'the desk': NATIONAL_DESK,
      alongside: placement.alongside.find((one) => isActive(one) && one.takesOver === undefined)
        ?.serviceId,
      'the next place': handOverOf(placement)?.serviceId,
      'who has a task': placement.tasks.at(-1)?.step.owner,
    };
    return by in organisations ? (organisations[by] ?? 'a-stranger') : by;
  }

  /** No automatic offer goes to a place that is not open, has said no, or she has not agreed to. */
  private checked(decision: Decision, declinedBy = this.placement.declinedBy): Decision {
    const { lead, alongside } = decision;
    const offers = [...(lead.go === 'offer' ? [lead.to] : []), ...alongside];
    for (const { serviceId } of offers) {
      const service = directory.services.get(serviceId);
      const isFair =
        service?.opening === 'open' &&
        service.joined &&
        !declinedBy.includes(serviceId) &&
        agreedTo(service.kind, this.facts) === 'yes';
      if (!isFair) throw new Error(`${serviceId} is offered her against the promises`);
    }
    if (this.placement.clinicalRisk && lead.go === 'offer' && lead.to.kind === 'link-work') {
      throw new Error('link work is to hold a clinical risk');
    }
    return decision;
  }
}

const factsFrom = (facts: ReferralFacts, of: Known): ReferralFacts => ({
  ...plain(facts),
  current: of.fearOfBirth
    ? { state: 'pregnant', dueOn: '2027-03-01', dueCertainty: 'exact' }
    : { state: 'not-pregnant' },
  need: {
    ...plain(facts.need),
    pathways: of.fearOfBirth ? ['tokophobia'] : ['birth-trauma'],
    level: of.level,
    psychiatricNeedNow: of.psychiatric ? 'yes' : 'no',
    practicalSupport: of.practical ? 'yes' : 'no',
  },
  safety: {
    ...plain(facts.safety),
    riskToSelf: of.risk,
    signs: of.sign ? ['suicidal-plan'] : [],
    urgency: of.urgency,
  },
  consent: consentFrom(facts, of),
});

function consentFrom(
  { consent }: ReferralFacts,
  { hub, vcse, otherNhs, asked, askAgainOn }: Known,
): ReferralFacts['consent'] {
  const now = { hub, vcse, otherNhs };
  const refused = (['hub', 'otherNhs', 'vcse'] as const).filter((kind) => now[kind] === 'no');
  return {
    gp: consent.gp,
    ...now,
    ...(asked && refused.length > 0 && { refused }),
    ...(askAgainOn !== undefined && { askAgainOn }),
  };
}

const agreedTo = (kind: string, { consent }: ReferralFacts): string =>
  kind.startsWith('vcse') ? consent.vcse : kind === 'mmhs' ? consent.hub : consent.otherNhs;
