import type { PublishedRedirect } from '@waymark/contracts';
import { say } from '../../language/say.js';
import { sourceView, type SourceView } from '../judging/judged-lines.js';
import { dayWords } from '../london-time.js';
import { redirectWords } from '../words/placing-words.js';

export interface RedirectView {
  readonly when: string;
  readonly to: string;
  readonly published: string;
  readonly source: SourceView;
  readonly readOn: string;
}

/** Where a service's page points besides, for whoever thinks of referring there. */
export const redirectsView = (redirects: readonly PublishedRedirect[]): readonly RedirectView[] =>
  redirects.map(({ when, to, published, source, readOn }) => ({
    when: `${when.charAt(0).toUpperCase()}${when.slice(1)}`,
    // A place that a later version has added is not said as its code.
    to: Object.hasOwn(redirectWords, to) ? redirectWords[to] : say`Another place`,
    published,
    source: sourceView(source),
    readOn: dayWords(readOn),
  }));
