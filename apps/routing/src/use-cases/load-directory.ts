import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { readDirectory } from '../domain/read-directory.js';
import { DirectoryFolder } from '../gateways/directory-folder.js';
import { DirectoryStore } from '../store/directory.store.js';
import { DirectoryInForce } from './directory-in-force.js';

const MOST_SHOWN = 5;

/** Puts the files of the directory in force: all of them, or none when one is wrong. */
@Injectable()
export class LoadDirectory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly folder: DirectoryFolder,
    private readonly store: DirectoryStore,
    private readonly inForce: DirectoryInForce,
  ) {}

  /** Throws one sentence naming file, field and reason when a file is wrong; nothing is changed then. */
  async execute(): Promise<void> {
    const { files, hash } = await this.folder.read();
    const read = readDirectory(files);
    if (!read.good) {
      const shown = read.troubles
        .slice(0, MOST_SHOWN)
        .map(({ file, field, reason }) => `${file}: ${field} ${reason}`);
      throw new Error(shown.join('; '));
    }
    await this.unitOfWork.run(async (tx) => {
      await this.store.replace(tx, read.content, { hash, now: this.clock.now() });
      await this.inForce.refresh(tx);
    });
  }

  /** What the database has in force, when the folder's files cannot be used. */
  async useStored(): Promise<void> {
    await this.unitOfWork.run((tx) => this.inForce.refresh(tx));
  }
}
