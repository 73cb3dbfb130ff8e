import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  londonDay,
  serviceOpeningChanged,
  type Day,
  type SaveServiceSettings,
  type ServiceSettings as SettingsView,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import {
  NOTHING_SAID,
  notOver,
  partsChanged,
  type SaidByService,
} from '../domain/said-by-service.js';
import { settingsProblems } from '../domain/settings-problems.js';
import { OpeningWatchStore } from '../store/opening-watch.store.js';
import { ServiceSettingsStore, type SavedSettings } from '../store/service-settings.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { ReadServices } from './read-services.js';

const MOST_HISTORY = 20;

export interface SaveCommand {
  readonly serviceId: string;
  readonly body: SaveServiceSettings;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

interface ToKeep {
  readonly serviceId: string;
  readonly before: SaidByService;
  readonly said: SaidByService;
  readonly by: Caller;
  readonly byName: string;
  readonly at: Date;
  readonly traceparent: string;
}

/** What a service says of itself: opening, capacity, waits, offers, its own targets. Its own people keep it, and nobody else. */
@Injectable()
export class ServiceSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly services: ReadServices,
    private readonly settings: ServiceSettingsStore,
    private readonly watch: OpeningWatchStore,
  ) {}

  read(serviceId: string, by: Caller): Promise<SettingsView> {
    return this.unitOfWork.run(async (tx) => {
      this.mustBeIts(serviceId, by);
      return this.viewOf(tx, serviceId);
    });
  }

  async save(command: SaveCommand): Promise<CommandResult<SettingsView>> {
    const result = await this.unitOfWork.command(command.key, (tx) => this.saveIn(tx, command));
    await this.unitOfWork.run((tx) => this.directory.keepUp(tx));
    return result;
  }

  private async saveIn(
    tx: Transaction,
    { serviceId, body, by, traceparent }: SaveCommand,
  ): Promise<CommandResult<SettingsView>> {
    this.mustBeIts(serviceId, by);
    const now = this.clock.now();
    const [newest] = await this.settings.versions(tx, serviceId, 1);
    const before = newest?.said ?? NOTHING_SAID;
    const said = saidIn(body, before, londonDay(now));
    if (before.version !== body.version) throw savedMeanwhile(body.version, newest);
    await this.keep(tx, { serviceId, before, said, by, byName: body.byName, at: now, traceparent });
    return { status: 200, body: await this.viewOf(tx, serviceId) };
  }

  /** What a service says once something else has changed it, by the newest version. */
  async sayInstead(
    tx: Transaction,
    serviceId: string,
    change: (before: SaidByService) => Omit<SaidByService, 'version'>,
    by: Pick<ToKeep, 'by' | 'byName' | 'at' | 'traceparent'>,
  ): Promise<SaidByService> {
    const [newest] = await this.settings.versions(tx, serviceId, 1);
    const before = newest?.said ?? NOTHING_SAID;
    const said = { ...change(before), version: before.version + 1 };
    await this.keep(tx, { serviceId, before, said, ...by });
    return said;
  }

  private async keep(
    tx: Transaction,
    { serviceId, before, said, by, byName, at, traceparent }: ToKeep,
  ): Promise<void> {
    const saved = { at, organisation: by.organisation, name: byName };
    if (!(await this.settings.add(tx, serviceId, said, saved))) {
      throw savedMeanwhile(before.version, undefined);
    }
    await this.watch.lookAt(tx, serviceId, at);
    if (!sameOpenings(before, said)) {
      const cause = commandCause({
        id: randomUUID(),
        subject: serviceId,
        traceparent,
        urgent: false,
      });
      const openings = said.openings.map(({ wording: _public, ...dated }) => dated);
      tx.publish(
        serviceOpeningChanged.following(cause, { serviceId, version: said.version, openings }),
      );
    }
    tx.audit({ action: 'service.settings-saved', subject: serviceId, by: by.subject });
  }

  private async viewOf(tx: Transaction, serviceId: string): Promise<SettingsView> {
    // One more than is shown: what the oldest of them changed is told by the one before it.
    const versions = await this.settings.versions(tx, serviceId, MOST_HISTORY + 1);
    const { version, ...said } = versions[0]?.said ?? NOTHING_SAID;
    return {
      serviceId,
      ...said,
      version,
      now: this.services.one(serviceId, await this.directory.asChangedIn(tx)),
      history: versions.slice(0, MOST_HISTORY).map(({ said: of, at, byName }, newer) => ({
        version: of.version,
        at: at.toISOString(),
        byName,
        changed: partsChanged(versions[newer + 1]?.said ?? NOTHING_SAID, of, londonDay(at)),
      })),
    };
  }

  private mustBeIts(serviceId: string, { organisation }: Caller): void {
    const isKnown = this.directory.latest.services.has(serviceId);
    if (organisation !== serviceId || !isKnown) throw ProblemError.notFound('service');
  }
}

function saidIn(
  body: SaveServiceSettings,
  { targets: standing }: SaidByService,
  today: Day,
): SaidByService {
  const { openings, capacity, waits, offers, targets = standing, version } = body;
  const said = {
    openings: notOver(openings, today),
    waits,
    offers,
    targets: notOver(targets, today),
    ...(capacity !== undefined && { capacity }),
  };
  const problems = settingsProblems({ ...said, openings, targets }, today, standing);
  if (problems.length > 0) throw ProblemError.unprocessable(problems);
  return { ...said, version: version + 1 };
}

const sameOpenings = (one: SaidByService, other: SaidByService): boolean =>
  JSON.stringify(one.openings.map(dates)) === JSON.stringify(other.openings.map(dates));

const dates = ({ opening, from, to }: SaidByService['openings'][number]) => [opening, from, to];

const savedMeanwhile = (version: number, newest: SavedSettings | undefined): ProblemError =>
  ProblemError.conflict(
    'saved-meanwhile',
    newest === undefined
      ? `Version ${version} is not the one that stands: read the settings again.`
      : `Since version ${version}, ${newest.byName} has saved version ${newest.said.version} at ${newest.at.toISOString()}. Read the settings again before you save.`,
  );
