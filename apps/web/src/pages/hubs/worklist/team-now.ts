import type { ServiceNow } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { serviceView } from '../../../layout/services/service-view.js';
import type { Tag } from '../../../layout/words/judging-words.js';
import { unreadWords } from '../../../layout/words/notice-words.js';

/** What a team begins its day with, besides the list. */
export interface TeamNow {
  /** Its own service, where it is one; undefined where it has none, or nobody answers. */
  readonly service: ServiceNow | undefined;
  /** Undefined: notification does not say. */
  readonly unread: number | undefined;
  /** It is one of the teams that have a service and keep its settings. */
  readonly keepsService: boolean;
}

export interface TeamView {
  readonly opening: Tag | undefined;
  /** As referrers read it, or that it cannot be shown. */
  readonly sentences: readonly string[];
  readonly keepsService: boolean;
  readonly notices: string;
}

export const teamView = ({ service, unread, keepsService }: TeamNow): TeamView => ({
  keepsService,
  opening: service && serviceView(service).opening,
  sentences: keepsService ? sentencesOf(service) : [],
  notices: noticesLine(unread),
});

function sentencesOf(service: ServiceNow | undefined): readonly string[] {
  if (service === undefined) return [say`How your service stands cannot be shown just now.`];
  const { openingSentences, capacity } = serviceView(service);
  return [
    ...openingSentences,
    capacity === undefined
      ? say`Your team has not said how many people it can take.`
      : `${capacity}.`,
    service.publishedWaits.length === 0
      ? say`Your team has not said how long people wait.`
      : `${service.publishedWaits.map(({ words }) => words).join('; ')}.`,
  ];
}

function noticesLine(unread: number | undefined): string {
  if (unread === undefined) return say`Notices: how many are unread cannot be shown just now`;
  if (unread === 0) return say`Notices: all read`;
  return say`Notices: ${unreadWords(unread)} unread`;
}
