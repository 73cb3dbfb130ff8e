import type { DirectoryEntry, PublishedRedirect, ServiceOpening } from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import { redirectsView } from '../../../layout/services/redirects-view.js';
import { serviceView } from '../../../layout/services/service-view.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { serviceKindWords } from '../../../layout/words/service-words.js';
import { targetRows } from '../../../layout/words/target-words.js';

/** One service, for whoever thinks of referring there; `redirects` are undefined where nobody could tell them. */
export function servicePage(
  service: DirectoryEntry,
  redirects: readonly PublishedRedirect[] | undefined,
): object {
  const { name, area, kind, joined, marked, pathways, source } = service;
  return {
    title: name,
    section: say`Services`,
    area,
    kind: serviceKindWords[kind] ?? kind,
    joined,
    marked,
    pathways: pathways.map((pathway) => pathwayWords[pathway]),
    redirects: redirects && redirectsView(redirects),
    // What is no address of the web is shown, and leads nowhere.
    ...(source !== undefined && /^https?:\/\//.test(source) ? { source } : {}),
    view: serviceView(service),
    // A place that has not joined is offered nothing, so it owes no step here.
    ...(joined && { targets: targetRows(service.targets) }),
    back: { href: '/services', text: say`Services` },
  };
}

const NOT_TAKING: readonly ServiceOpening[] = ['paused', 'closed'];
const NOW: Readonly<Record<string, string>> = inLanguage(() => ({
  taking: say`Takes referrals`,
  'not-taking': say`Closed or paused`,
}));

/** Services whose name or area has these words in it, by area; `now`, those that take referrals or do not. */
export function servicesPage(
  services: readonly DirectoryEntry[],
  asked: string,
  now?: string,
): object {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = now !== undefined && Object.hasOwn(NOW, now) ? now : '';
  const found = services.filter(({ name, area, opening }) => {
    if (chosen !== '' && NOT_TAKING.includes(opening) !== (chosen === 'not-taking')) return false;
    const text = `${name} ${area}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return {
    title: say`Services`,
    asked,
    now: [['', say`Any`] as const, ...Object.entries(NOW)].map(([value, text]) => ({
      ...{ value, text },
      selected: value === chosen,
    })),
    // Empty where nothing is left out.
    filter: [
      ...(asked === '' ? [] : [`“${asked}”`]),
      ...(chosen === '' ? [] : [NOW[chosen] ?? '']),
    ].join(', '),
    total: count(found.length, 'service'),
    rows: found
      .toSorted((one, other) => one.area.localeCompare(other.area))
      .map((service) => ({
        href: `/services/${service.serviceId}`,
        name: service.name,
        area: service.area,
        kind: serviceKindWords[service.kind] ?? service.kind,
        opening: serviceView(service).opening,
      })),
  };
}
