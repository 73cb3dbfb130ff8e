import { Injectable } from '@nestjs/common';
import { londonDay, type Directory, type DirectoryEntry } from '@waymark/contracts';
import { Clock, ProblemError } from '@waymark/platform';
import { directoryEntry } from '../domain/service-now.js';
import { DirectoryInForce } from './directory-in-force.js';

/** The directory for people: how each service stands today. */
@Injectable()
export class ReadServices {
  constructor(
    private readonly directory: DirectoryInForce,
    private readonly clock: Clock,
  ) {}

  all(): Directory {
    const { latest } = this.directory;
    const today = londonDay(this.clock.now());
    return {
      services: [...latest.services.values()].flatMap(
        (service) => directoryEntry(latest, service, today) ?? [],
      ),
      goingOn: [...latest.fallbacks].map(([reason, ordered]) => ({ reason, ordered })),
    };
  }

  one(id: string, directory = this.directory.latest): DirectoryEntry {
    const service = directory.services.get(id);
    const entry = service && directoryEntry(directory, service, londonDay(this.clock.now()));
    if (entry === undefined) throw ProblemError.notFound('service');
    return entry;
  }
}
