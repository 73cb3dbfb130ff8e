import type { PublishedRedirect } from '@waymark/contracts';
import type { CriteriaFile } from './criteria-parts.js';

/** Where a service's page points besides, as it is shown. */
export const publishedRedirects = ({
  redirects,
}: Pick<CriteriaFile, 'redirects'>): { readonly redirects?: readonly PublishedRedirect[] } =>
  redirects.length === 0
    ? {}
    : { redirects: redirects.map(({ when, to, citation }) => ({ when, to, ...citation })) };
