import { Injectable } from '@nestjs/common';
import { addYears, londonDay } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { figuresOf } from '../domain/service-figures.js';
import { FiguresStore } from '../store/figures.store.js';
import { DirectoryInForce } from './directory-in-force.js';

const COUNTED_EVERY_MS = 60 * 60_000;

/** Counts waits and acceptance of every service over the last twelve months, once an hour, whatever number of instances run. */
@Injectable()
export class CountFigures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly figures: FiguresStore,
    private readonly directory: DirectoryInForce,
  ) {}

  async execute(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const notSince = new Date(now.getTime() - COUNTED_EVERY_MS);
      if (!(await this.figures.isTimeToCount(tx, now, notSince))) return;
      const to = londonDay(now);
      const from = addYears(to, -1);
      const counted = await this.figures.count(tx, from, now);
      const { services } = this.directory.latest;
      const shown = [...counted].filter(([id]) => services.has(id));
      await this.figures.replace(
        tx,
        new Map(shown.map(([id, of]) => [id, figuresOf(of, from, to)])),
      );
    });
    await this.unitOfWork.run((tx) => this.directory.keepUp(tx));
  }
}
