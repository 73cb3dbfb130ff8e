import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { criteriaPublished, type CriteriaStanding, type Day } from '@waymark/contracts';
import { newTraceparent } from '@waymark/platform';
import { commandCause, UnitOfWork, type Transaction } from '@waymark/messaging';
import { readCriteriaFile, WrongCriteriaFile, type CriteriaFile } from '../domain/criteria-file.js';
import type { PlaceRegister } from '../domain/place-register.js';
import { readPlaces } from '../domain/read-places.js';
import {
  isOver,
  overlapIn,
  planVersions,
  type VersionPlan,
  type Wanted,
} from '../domain/version-plan.js';
import { EligibilityConfig } from '../eligibility.config.js';
import { CriteriaFolder, type CriteriaDocument } from '../gateways/criteria-folder.js';
import { CriteriaStore, type StoredRevision } from '../store/criteria.store.js';
import { PlacesStore } from '../store/places.store.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { compiledCriteria } from './compiled-criteria.js';

interface ReadVersion extends Wanted {
  readonly serviceId: string;
  readonly standing: CriteriaStanding;
  readonly content: unknown;
  readonly hash: string;
}

/** Puts the files of the folder in force where they differ from what is; all of them, or none when one is wrong. */
@Injectable()
export class LoadCriteria {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly folder: CriteriaFolder,
    private readonly store: CriteriaStore,
    private readonly placeLists: PlacesStore,
    private readonly inForce: CriteriaInForce,
    private readonly config: EligibilityConfig,
  ) {}

  /** Throws one sentence naming file, field and reason when a file is wrong; nothing is changed then. */
  async execute(today: Day): Promise<void> {
    const placeList = await this.folder.places();
    const places = readPlaces(placeList.content, placeList.fileName);
    const versions = (await this.folder.read())
      .map((document) => this.version(document, places))
      .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
    const services = Map.groupBy(versions, ({ serviceId }) => serviceId);
    for (const own of services.values()) refuseOverlap(own);

    const loaded = await this.unitOfWork.run(async (tx) => {
      await this.store.lock(tx);
      const revision = await this.placeLists.keep(tx, placeList.content, placeList.hash);
      const stored = await this.store.all(tx);
      for (const [serviceId, own] of services) {
        const before = stored.filter((old) => old.serviceId === serviceId);
        await this.put(tx, own, before, today);
      }
      return { revisions: await this.store.all(tx), revision };
    });
    this.use(loaded.revisions, places, loaded.revision);
  }

  /** What the database has in force, when the folder's files cannot be used. */
  async useStored(): Promise<void> {
    const [revisions, list] = await this.unitOfWork.run(async (tx) => [
      await this.store.all(tx),
      await this.placeLists.newest(tx),
    ]);
    const places = readPlaces(list.content, 'places.json');
    this.use(revisions, places, list.revision);
  }

  private use(revisions: readonly StoredRevision[], places: PlaceRegister, list: number): void {
    const loaded = compiledCriteria(revisions, places, list);
    this.inForce.replace(loaded.dated, loaded);
  }

  private async put(
    tx: Transaction,
    versions: readonly ReadVersion[],
    before: readonly StoredRevision[],
    today: Day,
  ): Promise<void> {
    const stored = before
      .filter(({ replaced }) => !replaced)
      .map((old) => ({ ...old, mark: markOf(old.contentHash, old.standing) }));
    const plan = planVersions(versions, stored, today);
    refuseOver(plan);
    for (const { serviceId, revision } of stored) {
      const ends = plan.end.find((one) => one.revision === revision);
      if (ends !== undefined) await this.store.end(tx, serviceId, revision, ends.on);
      if (plan.replace.includes(revision)) await this.store.replace(tx, serviceId, revision);
    }
    let revision = Math.max(0, ...before.map((old) => old.revision));
    for (const { wanted, stretch } of plan.add) {
      const version = versions.find(({ fileName }) => fileName === wanted.fileName);
      if (version === undefined) continue;
      revision += 1;
      this.publish(tx, { version, revision, ...stretch });
    }
  }

  private publish(
    tx: Transaction,
    { version, revision, effectiveFrom, effectiveTo }: NewRevision,
  ): void {
    const { serviceId, standing, hash, content } = version;
    this.store.add(tx, {
      serviceId,
      revision,
      standing,
      effectiveFrom,
      ...(effectiveTo !== undefined && { effectiveTo }),
      contentHash: hash,
      content,
      replaced: false,
    });
    const cause = commandCause({
      id: uuidFrom(`${serviceId} ${String(revision)}`),
      subject: serviceId,
      traceparent: newTraceparent(),
      urgent: false,
    });
    tx.publish(
      criteriaPublished.following(cause, { serviceId, revision, standing, effectiveFrom }),
    );
  }

  private version(
    { fileName, content, hash }: CriteriaDocument,
    places: PlaceRegister,
  ): ReadVersion {
    const file = readCriteriaFile(content, fileName, places);
    const { serviceId, effectiveFrom, effectiveTo } = file;
    const standing = this.standingOf(file);
    const stretch = effectiveTo === undefined ? { effectiveFrom } : { effectiveFrom, effectiveTo };
    return {
      fileName,
      serviceId,
      standing,
      content,
      hash,
      mark: markOf(hash, standing),
      ...stretch,
    };
  }

  private standingOf(file: CriteriaFile): CriteriaStanding {
    return file.standing === 'unconfirmed' && this.config.DEMONSTRATION
      ? 'demonstration'
      : file.standing;
  }
}

interface NewRevision {
  readonly version: ReadVersion;
  readonly revision: number;
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
}

const markOf = (hash: string, standing: CriteriaStanding): string => `${hash} ${standing}`;

function refuseOverlap(versions: readonly ReadVersion[]): void {
  const reason = overlapIn(versions);
  const [first] = versions;
  if (reason === undefined || first === undefined) return;
  throw new WrongCriteriaFile(first.fileName, [{ field: 'effectiveTo', reason }]);
}

function refuseOver({ add }: VersionPlan): void {
  for (const one of add) {
    const reason = isOver(one);
    if (reason === undefined) continue;
    throw new WrongCriteriaFile(one.wanted.fileName, [{ field: 'effectiveTo', reason }]);
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same revision published twice is the same command. */
const uuidFrom = (text: string): string =>
  sha256(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
