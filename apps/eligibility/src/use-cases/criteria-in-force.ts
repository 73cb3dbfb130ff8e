import { Injectable } from '@nestjs/common';
import type { CriteriaStanding, Day, PublishedRedirect } from '@waymark/contracts';
import type { CompiledService } from '../domain/compile-service.js';

/** A compiled revision and the London days it is in force, both ends included: it takes force as its first day begins. */
export interface DatedService {
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  readonly service: CompiledService;
  /** One sentence: it stands in for a revision that this code can no longer run. */
  readonly trouble?: string;
}

/** A revision that this code can no longer run. */
export interface UnrunnableRevision {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly area: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  readonly redirects?: readonly PublishedRedirect[];
  /** A later revision of the service is used for its days. */
  readonly hasStandIn: boolean;
  /** One sentence. */
  readonly trouble: string;
}

export interface LoadedCriteria {
  readonly dated: readonly DatedService[];
  readonly unrunnable: readonly UnrunnableRevision[];
  /** The number of the list of places that gives them their names. */
  readonly places: number;
}

const isOn = (
  { effectiveFrom, effectiveTo }: { readonly effectiveFrom: Day; readonly effectiveTo?: Day },
  day: Day,
): boolean => effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo);

/** Every revision, compiled once when loaded; a judgement only looks up its day. */
@Injectable()
export class CriteriaInForce {
  private loaded: LoadedCriteria = { dated: [], unrunnable: [], places: 1 };
  private byDays = new Map<string, readonly CompiledService[]>();

  replace(dated: readonly DatedService[], beside: Partial<LoadedCriteria> = {}): void {
    this.loaded = { unrunnable: [], places: 1, ...beside, dated };
    this.byDays = new Map();
  }

  isEmpty(): boolean {
    return this.loaded.dated.length === 0;
  }

  get places(): number {
    return this.loaded.places;
  }

  /** The first day on which any criteria were in force. */
  since(): Day | undefined {
    return this.loaded.dated.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
  }

  datedOn(day: Day): readonly DatedService[] {
    return this.loaded.dated.filter((one) => isOn(one, day));
  }

  unrunnableOn(day: Day): readonly UnrunnableRevision[] {
    return this.loaded.unrunnable.filter((one) => isOn(one, day));
  }

  on(day: Day): readonly CompiledService[] {
    return this.kept(day, () => this.datedOn(day).map(({ service }) => service));
  }

  /** What a referral of one day is judged by on a later one: the criteria of its day, and services that are new since. */
  keptSince(day: Day, later: Day): readonly CompiledService[] {
    if (day === later) return this.on(day);
    return this.kept(`${day} ${later}`, () => {
      const own = this.on(day);
      const known = new Set(own.map(({ serviceId }) => serviceId));
      const fresh = this.on(later).filter(({ serviceId }) => !known.has(serviceId));
      return fresh.length === 0 ? own : [...own, ...fresh];
    });
  }

  private kept(days: string, make: () => readonly CompiledService[]): readonly CompiledService[] {
    const known = this.byDays.get(days);
    if (known !== undefined) return known;
    const made = make();
    this.byDays.set(days, made);
    return made;
  }
}
