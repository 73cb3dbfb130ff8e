import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, criteriaPublished, type CriteriaStanding, type Day } from '@waymark/contracts';
import { newTraceparent } from '@waymark/platform';
import { commandCause, UnitOfWork, type Transaction } from '@waymark/messaging';
import { compileService } from '../domain/compile-service.js';
import { readCriteriaFile, type CriteriaFile } from '../domain/criteria-file.js';
import type { PlaceRegister } from '../domain/place-register.js';
import { readPlaces } from '../domain/read-places.js';
import { EligibilityConfig } from '../eligibility.config.js';
import { CriteriaFolder, type CriteriaDocument } from '../gateways/criteria-folder.js';
import { CriteriaStore, type StoredRevision } from '../store/criteria.store.js';
import { CriteriaInForce } from './criteria-in-force.js';

interface ReadFile {
  readonly file: CriteriaFile;
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
    private readonly inForce: CriteriaInForce,
    private readonly config: EligibilityConfig,
  ) {}

  /** Throws one sentence naming file, field and reason when a file is wrong; nothing is changed then. */
  async execute(today: Day): Promise<void> {
    const placeList = await this.folder.places();
    const places = readPlaces(placeList.content, placeList.fileName);
    const files = (await this.folder.read()).map((document) => readFile(document, places));
    const revisions = await this.unitOfWork.run(async (tx) => {
      await this.store.lock(tx);
      await this.store.keepPlaces(tx, placeList.content);
      const stored = await this.store.all(tx);
      for (const read of files) await this.put(tx, read, stored, today);
      return this.store.all(tx);
    });
    this.use(revisions, places);
  }

  /** What the database has in force, when the folder's files cannot be used. */
  async useStored(): Promise<void> {
    const [revisions, places] = await this.unitOfWork.run(async (tx) => [
      await this.store.all(tx),
      readPlaces(await this.store.places(tx), 'places.json'),
    ]);
    this.use(revisions, places);
  }

  private async put(
    tx: Transaction,
    { file, content, hash }: ReadFile,
    stored: readonly StoredRevision[],
    today: Day,
  ): Promise<void> {
    const standing = this.standingOf(file);
    const last = stored.findLast(({ serviceId }) => serviceId === file.serviceId);
    if (last?.contentHash === hash && last.standing === standing) return;
    // What was judged earlier today keeps its revision: a change is in force from tomorrow, the first one at once.
    const effectiveFrom = last === undefined ? file.effectiveFrom : later(addDays(today, 1), last);
    if (last !== undefined)
      await this.store.end(tx, last.serviceId, last.revision, addDays(effectiveFrom, -1));
    const revision = (last?.revision ?? 0) + 1;
    const { serviceId } = file;
    this.store.add(tx, {
      serviceId,
      revision,
      standing,
      effectiveFrom,
      contentHash: hash,
      content,
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

  private use(revisions: readonly StoredRevision[], places: PlaceRegister): void {
    this.inForce.replace(
      revisions.map(({ serviceId, revision, standing, effectiveFrom, effectiveTo, content }) => ({
        effectiveFrom,
        ...(effectiveTo !== undefined && { effectiveTo }),
        service: compileService(readCriteriaFile(content, `${serviceId}.json`), {
          revision,
          standing,
          places,
        }),
      })),
    );
  }

  private standingOf(file: CriteriaFile): CriteriaStanding {
    return file.standing === 'unconfirmed' && this.config.DEMONSTRATION
      ? 'demonstration'
      : file.standing;
  }
}

const readFile = (
  { fileName, content, hash }: CriteriaDocument,
  places: PlaceRegister,
): ReadFile => ({
  file: readCriteriaFile(content, fileName, places),
  content,
  hash,
});

const later = (day: Day, last: StoredRevision): Day =>
  day > last.effectiveFrom ? day : addDays(last.effectiveFrom, 1);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same revision published twice is the same command. */
const uuidFrom = (text: string): string =>
  sha256(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
