import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay, MOST_LISTED, type Closure, type StartClosure } from '@waymark/contracts';
import {
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { called, serviceOn } from '@waymark/routing-order';
import { CLOSED_BECAUSE } from '../domain/closed-item.js';
import { closureProblems } from '../domain/closing/closure-problems.js';
import { NATIONAL_DESK } from '../domain/directory.js';
import { closedFrom } from '../domain/said-by-service.js';
import { ClosureStore, type KeptClosure } from '../store/closure.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { ServiceSettings } from './service-settings.js';

interface Command {
  readonly serviceId: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** A service closes or is merged: begun, followed, begun again where it failed, and cancelled. */
@Injectable()
export class CloseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly closures: ClosureStore,
    private readonly settings: ServiceSettings,
  ) {}

  read(serviceId: string, by: Caller): Promise<Closure> {
    mayClose(serviceId, by);
    return this.unitOfWork.run(async (tx) => {
      const closure = await this.known(tx, serviceId);
      tx.audit({ action: 'caseload.read', subject: serviceId, by: by.subject });
      return this.viewOf(tx, closure, by);
    });
  }

  /** The list is made and the closing day announced; the referrals follow one by one, each in a transaction of its own. */
  async begin(command: Command & { readonly body: StartClosure }): Promise<CommandResult<Closure>> {
    const result = await this.unitOfWork.command(command.key, (tx) => this.beginIn(tx, command));
    await this.unitOfWork.run((tx) => this.directory.keepUp(tx));
    return result;
  }

  /** What failed is tried again. */
  again({ serviceId, by }: Command): Promise<Closure> {
    mayClose(serviceId, by);
    return this.unitOfWork.run(async (tx) => {
      const closure = await this.locked(tx, serviceId);
      if (closure.state !== 'under-way') throw notUnderWay();
      await this.closures.changeCases(tx, closure.closureId, ['failed'], 'to-do');
      await this.closures.save(tx, closure.closureId, closure.state, this.clock.now());
      tx.audit({ action: 'service.closure-tried-again', subject: serviceId, by: by.subject });
      return this.viewOf(tx, closure, by);
    });
  }

  /** What has not begun is left; who is asked already stays asked. The closing day is taken back. */
  async cancel(command: Command & { readonly byName: string }): Promise<Closure> {
    mayClose(command.serviceId, command.by);
    const closure = await this.unitOfWork.run((tx) => this.cancelIn(tx, command));
    await this.unitOfWork.run((tx) => this.directory.keepUp(tx));
    return closure;
  }

  private async beginIn(
    tx: Transaction,
    { serviceId, body, by, traceparent }: Command & { readonly body: StartClosure },
  ): Promise<CommandResult<Closure>> {
    mayClose(serviceId, by);
    const now = this.clock.now();
    const { latest } = this.directory;
    if (!latest.services.has(serviceId)) throw ProblemError.notFound('service');
    const caseload = await this.closures.caseload(tx, serviceId);
    const problems = closureProblems(body, {
      serviceId,
      directory: latest,
      closing: await this.closures.underWay(tx),
      caseload,
      today: londonDay(now),
    });
    if (problems.length > 0) throw ProblemError.unprocessable(problems);

    const { on, reason, successorId, exceptions, wording, byName } = body;
    let openingsBefore: KeptClosure['record']['openingsBefore'] = [];
    const said = await this.settings.sayInstead(
      tx,
      serviceId,
      ({ version: _version, ...before }) => {
        openingsBefore = before.openings;
        return { ...before, openings: closedFrom(before.openings, on, wording) };
      },
      { by, byName, at: now, traceparent },
    );
    const closure: KeptClosure = {
      closureId: randomUUID(),
      serviceId,
      state: 'under-way',
      startedAt: now,
      byOrganisation: by.organisation,
      byName,
      record: {
        on,
        reason,
        settingsVersion: said.version,
        openingsBefore,
        ...(successorId !== undefined && { successorId }),
      },
    };
    if (!(await this.closures.begin(tx, closure))) throw underWay();
    const others = new Map(exceptions.map((one) => [one.referralId, one.successorId]));
    await this.closures.addCases(
      tx,
      closure.closureId,
      caseload.map((referralId) => ({
        referralId,
        successorId: others.has(referralId) ? others.get(referralId) : successorId,
      })),
    );
    tx.audit({ action: 'service.closure-begun', subject: serviceId, by: by.subject, reason });
    return { status: 202, body: await this.viewOf(tx, closure, by) };
  }

  private async cancelIn(
    tx: Transaction,
    { serviceId, by, byName, traceparent }: Command & { readonly byName: string },
  ): Promise<Closure> {
    const now = this.clock.now();
    const closure = await this.locked(tx, serviceId);
    const { closureId, record } = closure;
    if (closure.state !== 'under-way') throw notUnderWay();
    if (londonDay(now) >= record.on) throw closedAlready();
    await this.closures.changeCases(tx, closureId, ['to-do', 'asking', 'failed'], 'left');
    await this.closures.save(tx, closureId, 'cancelled', undefined);
    await this.settings.sayInstead(
      tx,
      serviceId,
      ({ version, ...before }) => ({
        ...before,
        openings:
          version === record.settingsVersion
            ? record.openingsBefore
            : before.openings.filter(
                ({ opening, from }) => opening !== 'closed' || from !== record.on,
              ),
      }),
      { by, byName, at: now, traceparent },
    );
    tx.audit({ action: 'service.closure-cancelled', subject: serviceId, by: by.subject });
    return this.viewOf(tx, { ...closure, state: 'cancelled' }, by);
  }

  private async known(tx: Transaction, serviceId: string): Promise<KeptClosure> {
    const closure = await this.closures.newest(tx, serviceId);
    if (closure === undefined) throw ProblemError.notFound('closure');
    return closure;
  }

  private async locked(tx: Transaction, serviceId: string): Promise<KeptClosure> {
    const { closureId } = await this.known(tx, serviceId);
    const closure = await this.closures.lock(tx, closureId, 'change');
    if (closure === undefined) throw ProblemError.notFound('closure');
    return closure;
  }

  private async viewOf(tx: Transaction, closure: KeptClosure, by: Caller): Promise<Closure> {
    const { closureId, serviceId, state, record } = closure;
    const { on, reason, successorId } = record;
    const listed = await this.closures.list(tx, closure, by, MOST_LISTED);
    return {
      closureId,
      serviceId,
      name: this.nameOf(serviceId),
      state,
      on,
      reason,
      ...(successorId !== undefined && { successorId, successorName: this.nameOf(successorId) }),
      startedAt: closure.startedAt.toISOString(),
      startedByName: closure.byName,
      ...(await this.closures.counts(tx, closure)),
      cases: listed.map(({ referralId, reference, state: is, successorId: to, ...one }) => ({
        referralId,
        reference,
        state: is,
        stillHere: one.stillHere,
        ...(to !== null && { successorName: this.nameOf(to) }),
        ...(one.does !== null && { does: one.does }),
        ...(one.because !== null && { because: one.closed ? CLOSED_BECAUSE : one.because }),
      })),
    };
  }

  private nameOf(serviceId: string): string {
    const service = serviceOn(this.directory.latest, serviceId, londonDay(this.clock.now()));
    return service === undefined ? serviceId : called(service);
  }
}

/** Its own people; where they are gone, the national desk. */
export function mayClose(serviceId: string, { organisation, roles }: Caller): void {
  const worksThere = roles.includes('hub-clinician') || roles.includes('link-worker');
  const isItsOwn = organisation === serviceId && worksThere;
  const isDesk = organisation === NATIONAL_DESK && roles.includes('landing-coordinator');
  if (!isItsOwn && !isDesk) throw ProblemError.notFound('service');
}

const underWay = (): ProblemError =>
  ProblemError.conflict(
    'closure-under-way',
    'This service is closing already: follow that, or cancel what has not begun first.',
  );

const notUnderWay = (): ProblemError =>
  ProblemError.conflict(
    'closure-not-under-way',
    'No closing of this service is under way: nothing is to be cancelled or tried again.',
  );

const closedAlready = (): ProblemError =>
  ProblemError.conflict(
    'service-closed',
    'The day has come and the service is closed. To take people again, change the opening.',
  );
