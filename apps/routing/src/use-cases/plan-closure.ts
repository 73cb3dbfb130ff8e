import { Injectable } from '@nestjs/common';
import {
  londonDay,
  MOST_LISTED,
  type ClosurePreview,
  type ClosurePreviewCase,
  type ThinkOfClosure,
} from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { called, isOpenOn, serviceOn } from '@waymark/routing-order';
import { isBooked } from '../domain/appointment.js';
import { pathwayAt, type Closing } from '../domain/closing/closing.js';
import { closureProblems } from '../domain/closing/closure-problems.js';
import { CLOSED_BECAUSE } from '../domain/closed-item.js';
import { moveCase } from '../domain/closing/move-case.js';
import { successorOf } from '../domain/closing/successor-of.js';
import { type Directory } from '../domain/directory.js';
import { stateOf } from '../domain/placement.js';
import { CaseloadView, type CaseRead } from '../store/caseload.view.js';
import { ClosureStore } from '../store/closure.store.js';
import { mayClose } from './close-service.js';
import { DirectoryInForce } from './directory-in-force.js';
import { toldAt } from './told.js';

/** Says who is with a service and what would be done with each if it closed. Nothing is stored but that somebody looked. */
@Injectable()
export class PlanClosure {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly closures: ClosureStore,
    private readonly caseloads: CaseloadView,
  ) {}

  async preview(serviceId: string, body: ThinkOfClosure, by: Caller): Promise<ClosurePreview> {
    mayClose(serviceId, by);
    const { latest } = this.directory;
    const today = londonDay(this.clock.now());
    const service = serviceOn(latest, serviceId, today);
    if (service === undefined) throw ProblemError.notFound('service');
    const { caseload, closing, read } = await this.unitOfWork.run(async (tx) => {
      tx.audit({ action: 'caseload.read', subject: serviceId, by: by.subject });
      const ids = await this.closures.caseload(tx, serviceId);
      return {
        caseload: ids,
        closing: await this.closures.underWay(tx),
        read: await this.caseloads.read(tx, ids.slice(0, MOST_LISTED), by),
      };
    });
    const known = { serviceId, directory: latest, closing, caseload, today };
    const problems = closureProblems(body, known);
    if (problems.length > 0) throw ProblemError.unprocessable(problems);

    const { on, reason, successorId, exceptions } = body;
    const closes: Closing = { serviceId, name: called(service), on, reason };
    const others = new Map(exceptions.map((one) => [one.referralId, one.successorId]));
    const named = (id: string): string | undefined =>
      others.has(id) ? others.get(id) : successorId;
    return {
      serviceId,
      name: called(service),
      on,
      reason,
      ...successorAt(latest, successorId),
      total: caseload.length,
      cases: read.flatMap(
        (one) => this.thoughtOf(one, closes, named(one.placement.referralId)) ?? [],
      ),
      choices: [...latest.services.values()]
        .filter(({ id, joined }) => id !== serviceId && joined && !closing.includes(id))
        .filter(({ id }) => isOpenOn(serviceOn(latest, id, today), today))
        .map((one) => ({ serviceId: one.id, name: called(one) })),
    };
  }

  /** By the same rule that moves it; what it would have said is dropped. */
  private thoughtOf(
    one: CaseRead,
    closing: Closing,
    successorId: string | undefined,
  ): ClosurePreviewCase | undefined {
    const { placement, candidates, judgements } = one;
    const { latest } = this.directory;
    const told = toldAt(this.clock.now(), latest, placement);
    const { serviceId: closes } = closing;
    const successor = successorOf(latest, one, { closes, successorId }, londonDay(told.now));
    const moved = moveCase(placement, { closing, successor, asked: false }, told);
    if (moved === undefined) return undefined;
    const pathway = pathwayAt(placement, closes);
    const judged = judgements.find(
      (each) => each.serviceId === successorId && each.pathway === pathway,
    );
    const { referralId, reference, firstReferredOn, appointments } = placement;
    const { part, does } = moved;
    const listed = { referralId, reference, firstReferredOn, part, does };
    if (one.closed) return closedCase(listed, successorAt(latest, successorId));
    return {
      ...listed,
      state: stateOf(placement),
      because: moved.because,
      appointments: appointments.filter((each) => isBooked(each) && each.serviceId === closes)
        .length,
      ...(pathway !== undefined && { pathway }),
      ...(successorId !== undefined && {
        ...successorAt(latest, successorId),
        agreed:
          successor === undefined ||
          !('refused' in successor && successor.refused === 'not-agreed'),
        inFootprint: candidates.some((each) => each.serviceId === successorId),
      }),
      ...(judged !== undefined && { judged: judged.outcome }),
    };
  }
}

/** Which referral, and where it would go: nothing of the person. */
const closedCase = (
  listed: Pick<
    ClosurePreviewCase,
    'referralId' | 'reference' | 'firstReferredOn' | 'part' | 'does'
  >,
  successor: Pick<ClosurePreviewCase, 'successorId' | 'successorName'>,
): ClosurePreviewCase => ({
  ...listed,
  ...successor,
  closed: true,
  state: 'with-a-person',
  because: CLOSED_BECAUSE,
  appointments: 0,
});

const successorAt = (
  directory: Directory,
  successorId: string | undefined,
): Pick<ClosurePreviewCase, 'successorId' | 'successorName'> =>
  successorId === undefined ? {} : { successorId, successorName: nameOf(directory, successorId) };

function nameOf({ services }: Directory, id: string): string {
  const service = services.get(id);
  return service === undefined ? id : called(service);
}
