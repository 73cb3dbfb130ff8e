import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ROLES, londonDay, type Move, type ReferralFacts } from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import {
  STEPS,
  aLife,
  agreedTo,
  chosen,
  directory,
  factsFrom,
  type Actor,
  type Known,
  type Step,
} from './a-life.fixture.js';
import { settle, type Change, type Draft, type Told } from './change.js';
import type { Decision } from './decision.js';
import { landingTeamOn, NATIONAL_DESK } from './directory.js';
import { amended, answered, messageFailed, withdrawn } from './heard.js';
import { judged } from './judged.js';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import { movesNow } from './moves.js';
import { openRecord } from './open-record.js';
import { clocksSay } from './overdue.js';
import { brokenPromises, isActive, isOpen, placeOf, type Placement } from './placement.js';
import { aReferral, LANDING, mover } from './placement.fixture.js';
import { route } from './route.js';
import type { Situation } from './situation.js';
import { candidatesOf, judgementOf, plain, TODAY, type Judged } from './situation.fixture.js';

// Random lives of referrals: every event, every move by anyone in any role, and time going on.

const RUNS = 600;

/** One referral, and all that is around it. */
class Life {
  placement: Placement;
  facts: ReferralFacts;
  judgedLast: readonly Judged[] = [];
  now = new Date(`${TODAY}T09:00:00Z`);

  constructor(self: boolean, of: Known) {
    const received = aReferral({}, self);
    this.facts = factsFrom(received.facts, of);
    this.placement = openRecord(
      { ...plain(received), facts: this.facts },
      { now: this.now, urgent: false, landing: this.told().landing },
    );
  }

  told(): Told {
    const day = londonDay(this.now);
    return {
      now: this.now,
      newId: randomUUID,
      landing: landingTeamOn(directory, LANDING, day),
      national: landingTeamOn(directory, NATIONAL_DESK, day),
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
      ...changes,
    };
  }

  /** The draft a step leads to; none where nothing happens or the move is refused. */
  draftOf(step: Step): Draft | undefined {
    if (!isOpen(this.placement) && step.do !== 'move') return undefined;
    switch (step.do) {
      case 'wait':
        return this.waited(step);
      case 'judge':
        this.judgedLast = step.judged;
        return judged(this.placement, this.checked(route(this.situation())), this.told());
      case 'amend':
      case 'answer':
        return this.newFacts(step);
      case 'withdraw':
        return withdrawn(this.placement, step.reason);
      case 'message': {
        const failed = { audience: step.to, reason: 'no-safe-contact' as const };
        return messageFailed(this.placement, failed, this.told());
      }
      case 'move':
        return this.asked(step.by, (possible) => chosen(step, possible));
    }
  }

  // Half of the time a held referral lives to see its day, and half of those her team is there at once.
  private waited({
    minutes: many,
    toTheDay,
  }: Extract<Step, { readonly do: 'wait' }>): Draft | undefined {
    const { standing } = this.placement;
    const day = new Date(standing.is === 'held' ? `${standing.until}T10:00:00Z` : this.now);
    const comes = toTheDay && day > this.now;
    this.now = comes ? day : new Date(this.now.getTime() + many * 60_000);
    return comes && many % 2 === 0
      ? this.asked('her team', () => ({ move: 'reconfirm', stillWanted: true }))
      : clocksSay(this.placement, this.told());
  }

  private newFacts(step: Extract<Step, { readonly do: 'amend' | 'answer' }>): Draft {
    const earlier = this.facts;
    this.facts = factsFrom(earlier, step.known);
    const news = { facts: this.facts, earlier, factsVersion: this.placement.factsVersion + 1 };
    const { standing } = this.placement;
    if (step.do === 'amend' || standing.is !== 'waiting-for-answer') {
      return amended(this.placement, news, this.told());
    }
    const questionId = step.right ? standing.questionId : randomUUID();
    return answered(this.placement, { ...news, questionId }, this.told());
  }

  private asked(who: Actor, choose: (possible: readonly Move[]) => MoveRequest): Draft | undefined {
    const by = this.actor(who);
    const moving = mover(by, ...ROLES);
    const request = choose(movesNow(this.placement, moving));
    const [task] = this.placement.tasks.filter((open) => open.step.owner === by);
    const taskId = task?.taskId ?? randomUUID();
    const result = makeMove(
      this.placement,
      'taskId' in request
        ? { ...request, taskId }
        : 'appointmentId' in request
          ? { ...request, appointmentId: taskId }
          : request,
      {
        moving,
        decide: (changes) => this.checked(route(this.situation(changes)), changes.declinedBy),
        told: this.told(),
        today: londonDay(this.now),
      },
    );
    return 'draft' in result ? result.draft : undefined;
  }

  private actor(by: Actor): string {
    const { placement } = this;
    const parallel = placement.alongside.find(isActive);
    const organisations: Readonly<Record<string, string | undefined>> = {
      'the place': placeOf(placement)?.serviceId,
      'her team': placement.home.organisation,
      'the landing team': LANDING,
      'the desk': NATIONAL_DESK,
      alongside: parallel?.serviceId,
    };
    return by in organisations ? (organisations[by] ?? 'a-stranger') : by;
  }

  /** No automatic offer goes to a place that is not open, has said no, or she has not agreed to. */
  private checked(decision: Decision, declinedBy = this.placement.declinedBy): Decision {
    const offers = [
      ...(decision.lead.go === 'offer' ? [decision.lead.to] : []),
      ...decision.alongside,
    ];
    for (const { serviceId } of offers) {
      const service = directory.services.get(serviceId);
      expect(service).toMatchObject({ opening: 'open', joined: true });
      expect(declinedBy).not.toContain(serviceId);
      expect(agreedTo(service?.kind ?? 'mmhs', this.facts)).toBe('yes');
    }
    if (decision.lead.go === 'offer') {
      expect(this.placement.clinicalRisk && decision.lead.to.kind === 'link-work').toBe(false);
    }
    return decision;
  }
}

/** Who may take hold of her, and by what: a holder never lets go by anything else. */
function expectFairHandOver({ before, after, what }: Change): void {
  if (before.holder?.organisation === after.holder?.organisation) return;
  if (after.holder === undefined) return;
  const backHome = after.holder.organisation === before.home.organisation;
  const risk = after.clinicalRisk && before.holder?.kind === 'link-work';
  if (backHome && risk) return;
  expect(['acknowledge', 'accept', 'record-receipt']).toContain(what);
}

const seen = new Map<string, number>();

function expectGoodEvents({ says, before, after }: Change): void {
  says.forEach(({ definition, data }, index) => {
    const instance = plainToInstance(definition.data, JSON.parse(JSON.stringify(data)));
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    expect(errors.map((error) => error.toString())).toEqual([]);
    expect(data.version).toBe(before.version + index + 1);
    seen.set(definition.type, (seen.get(definition.type) ?? 0) + 1);
  });
  expect(after.version).toBeGreaterThanOrEqual(before.version);
}

describe('never a dead end, caught and not bounced', () => {
  it('holds through any sequence of events, moves and time', () => {
    let steps = 0;
    fc.assert(
      fc.property(aLife, ({ self, known: of, steps: planned, end }) => {
        const life = new Life(self, of);
        for (const step of [...planned, { do: 'withdraw' as const, reason: end }]) {
          const before = life.placement;
          const draft = life.draftOf(step);
          steps += 1;
          if (draft === undefined) continue;

          const change = settle(before, draft);
          life.placement = change.after;
          expect(brokenPromises(change.after)).toEqual([]);
          expectFairHandOver(change);
          expectGoodEvents(change);
          if (!isOpen(before)) expect(change.says).toEqual([]);
        }
        expect(isOpen(life.placement)).toBe(false);
      }),
      { numRuns: RUNS },
    );
    expect(steps).toBeGreaterThanOrEqual(RUNS * STEPS);
  });

  it('meets every event routing can say', () => {
    const said = [...seen.keys()].sort();
    expect(said).toEqual(
      [
        'clock.breached.v1',
        'clock.due-soon.v1',
        'referral.accepted.v1',
        'referral.acknowledged.v1',
        'referral.alongside-offered.v1',
        'referral.appointment-booked.v1',
        'referral.appointment-recorded.v1',
        'referral.care-started.v1',
        'referral.closed.v1',
        'referral.declined.v1',
        'referral.held.v1',
        'referral.offered.v1',
        'referral.paused.v1',
        'referral.question-asked.v1',
        'referral.redirected.v1',
        'referral.released.v1',
        'referral.resumed.v1',
        'referral.waitlisted.v1',
        'task.done.v1',
        'task.opened.v1',
        'unmet-need.recorded.v1',
      ].sort(),
    );
  });
});
