import { IsIn } from 'class-validator';
import { defineCriterion } from '../criterion.js';
import { met, notMet, notPublished } from '../verdict.js';
import { PATHWAY_WORDS } from '../words.js';

class PathwayOfferedSettings {
  /** null = the page was not read to say. */
  @IsIn([true, false, null]) readonly offered!: boolean | null;
}

/** Does the service help with this at all? */
export const pathwayOffered = defineCriterion({
  code: 'pathway-offered',
  question: 'Does the service help with this?',
  settings: PathwayOfferedSettings,
  rule({ offered }, { pathway }) {
    if (offered === null) return `${PATHWAY_WORDS[pathway]}: not published whether`;
    return offered ? PATHWAY_WORDS[pathway] : `not ${PATHWAY_WORDS[pathway]}`;
  },
  judgeBy({ offered }, { pathway, serviceName }) {
    const what = PATHWAY_WORDS[pathway];
    const answer =
      offered === null
        ? notPublished(what, `It is not published whether ${serviceName} takes ${what}.`)
        : offered
          ? met(what, `${serviceName} takes ${what}.`)
          : notMet(what, `${serviceName} does not take ${what}.`);
    return () => answer;
  },
});
