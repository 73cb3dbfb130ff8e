import type {
  Day,
  DirectoryEntry,
  PublishedWaitNow,
  ServiceNow,
  WaitStage,
} from '@waymark/contracts';
import { inWords, periodOn, sentence, serviceOn } from '@waymark/routing-order';
import { type Directory } from './directory.js';
import type { DirectoryService } from './directory-files.js';
import { announcedAfter, NOTHING_SAID } from './said-by-service.js';
import { targetsOn } from './step-targets.js';

const STAGES: Readonly<Record<WaitStage, string>> = {
  acknowledged: 'Until somebody there has the referral',
  assessed: 'Until the first assessment',
  started: 'Until help begins',
};

/** How a service stands on a day, for whoever thinks of referring there. */
export function serviceNow(directory: Directory, id: string, on: Day): ServiceNow | undefined {
  const read = directory.services.get(id);
  const service = serviceOn(directory, id, on);
  if (read === undefined || service === undefined) return undefined;
  const said = directory.said.get(id) ?? NOTHING_SAID;
  const period = periodOn(said, on);
  const wording = period === undefined ? read.openingNote : period.wording;
  const figures = directory.figures.get(id);
  return {
    serviceId: id,
    opening: service.opening,
    openingSaidBy: period === undefined ? 'directory' : 'service',
    ...(period?.to !== undefined && { openingTo: period.to }),
    ...(wording !== undefined && { openingWording: wording }),
    announced: announcedAfter(said, on),
    ...(said.capacity !== undefined && { capacity: said.capacity }),
    publishedWaits:
      said.waits.length > 0
        ? said.waits.map(({ stage, days, asOf }) => ({
            stage,
            words: `${STAGES[stage]}: ${days} days, as of ${inWords(asOf)}`,
            days,
            from: 'service' as const,
          }))
        : read.waits.map(fromPage),
    ...(figures !== undefined && { figures }),
    offers: said.offers,
  };
}

/** The same with what the directory knows of it. */
export function directoryEntry(
  directory: Directory,
  service: DirectoryService,
  on: Day,
): DirectoryEntry | undefined {
  const now = serviceNow(directory, service.id, on);
  if (now === undefined) return undefined;
  return {
    ...now,
    name: service.name,
    area: service.area,
    kind: service.kind,
    joined: service.joined,
    marked: directory.marked,
    pathways: service.pathways,
    targets: targetsOn((directory.said.get(service.id) ?? NOTHING_SAID).targets, on),
    ...(service.source !== undefined && { source: service.source }),
  };
}

const fromPage = ({
  what,
  target,
  days,
  note,
}: DirectoryService['waits'][number]): PublishedWaitNow => ({
  words: sentence(`${what}: ${target}${note === undefined ? '' : ` (${note})`}`),
  ...(days !== undefined && { days }),
  from: 'public-page',
});
