import { Injectable } from '@nestjs/common';
import type { Day } from '@waymark/contracts';
import type { CompiledService } from '../domain/compile-service.js';

/** A compiled revision and the London days it is in force, both ends included. */
export interface DatedService {
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  readonly service: CompiledService;
}

/** Every revision, compiled once when loaded; a judgement only looks up its day. */
@Injectable()
export class CriteriaInForce {
  private dated: readonly DatedService[] = [];
  private byDay = new Map<Day, readonly CompiledService[]>();

  replace(dated: readonly DatedService[]): void {
    this.dated = dated;
    this.byDay = new Map();
  }

  isEmpty(): boolean {
    return this.dated.length === 0;
  }

  /** The first day on which any criteria were in force. */
  since(): Day | undefined {
    return this.dated.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
  }

  datedOn(day: Day): readonly DatedService[] {
    return this.dated.filter(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo),
    );
  }

  on(day: Day): readonly CompiledService[] {
    const known = this.byDay.get(day);
    if (known !== undefined) return known;
    const services = this.datedOn(day).map(({ service }) => service);
    this.byDay.set(day, services);
    return services;
  }
}
