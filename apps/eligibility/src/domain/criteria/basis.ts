import { ListOfText } from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { KEY } from '../place-register.js';
import type { ReferralCase, Where } from '../referral-case.js';
import { met, notKnown, notMet, notPublished } from '../verdict.js';
import { ASK_HOME } from './asked.js';
import { namesOf } from './whereabouts.js';

class BasisSettings {
  /** The places the service is for on the day; the page does not say whether home, practice or unit decides. */
  @ListOfText(KEY, 60) readonly places!: readonly string[];
  /** Places over which an unfinished list may reach. */
  @ListOfText(KEY, 20) readonly reach!: readonly string[];
}

/** Belonging to the area, where the page does not say by what. */
export const basis = defineCriterion({
  code: 'basis',
  question: 'Does home, GP practice or maternity unit decide?',
  settings: BasisSettings,
  rule: ({ places: keys, reach }, { places }) =>
    `people of ${namesOf(keys.length > 0 ? keys : reach, places)}; by home or GP practice is not published`,
  judgeBy({ places: keys, reach }, { places }) {
    const accepted = new Set(keys);
    const reached = new Set(reach);
    const wider = places.holding(new Set([...keys, ...reach]));
    const open = 'The page does not say whether home or the GP practice decides.';
    const within = (where: Where, set: ReadonlySet<string>) =>
      where.keys.some((key) => set.has(key));
    const elsewhere = (where: Where) => where.keys.length > 0 || where.known === 'outside-england';

    // Home or practice in the area makes her theirs to judge; that the page leaves it open is said, and told to them.
    const inside = ({ home, practice }: ReferralCase, homeIn: boolean, practiceIn: boolean) => {
      const fact = homeIn
        ? `Home is in ${home.words}.`
        : `The GP practice is in ${practice.words}.`;
      const seen = homeIn ? home.words : practice.words;
      const both = homeIn && practiceIn;
      if (both || !elsewhere(homeIn ? practice : home)) return met(seen, `${fact} ${open}`);
      const differs = homeIn ? 'The GP practice is elsewhere.' : 'Home is elsewhere.';
      return met(seen, `${fact} ${differs} ${open}`);
    };

    return (referral) => {
      const { home, practice } = referral;
      const homeIn = within(home, accepted);
      const practiceIn = within(practice, accepted);
      if (homeIn || practiceIn) return inside(referral, homeIn, practiceIn);
      const seen = home.words === '' ? practice.words : home.words;
      if (within(home, reached) || within(practice, reached)) {
        return notPublished(seen, `The places it takes were not read to their end. ${open}`);
      }
      if ([...home.narrowest, ...practice.narrowest].some((key) => wider.has(key))) {
        return notKnown(ASK_HOME, `Only a part of ${seen} is meant. ${open}`, seen);
      }
      return elsewhere(home) || elsewhere(practice)
        ? notMet(seen === '' ? 'elsewhere' : seen, `Home and GP practice are elsewhere. ${open}`)
        : notKnown(ASK_HOME, `Neither home nor the GP practice was said. ${open}`);
    };
  },
});
