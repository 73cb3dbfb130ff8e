import { IsIn, IsString, MaxLength } from 'class-validator';
import {
  ListOfCodes,
  MayBeAbsent,
  PERSON_KINDS,
  type Parenthood,
  type PersonKind,
} from '@waymark/contracts';
import { defineCriterion } from '../criterion.js';
import { met, notMet, notPublished } from '../verdict.js';
import { listed } from '../words.js';

class PersonSettings {
  @ListOfCodes(PERSON_KINDS, 2) readonly accepts!: readonly PersonKind[];
  /** What partners are offered instead. */
  @MayBeAbsent() @IsString() @MaxLength(100) readonly partnerOffer?: string;
  /** `not-published`: the page says nothing about those it does not accept. */
  @MayBeAbsent() @IsIn(['not-published']) readonly others?: 'not-published';
}

const WORDS: Readonly<Record<PersonKind, string>> = {
  'pregnant-person': 'the person who is or was pregnant',
  partner: 'partner',
};

type OtherParent = Exclude<Parenthood, 'surrogate'>;

const OTHER_PARENTS: Readonly<Record<OtherParent, string>> = {
  'adoptive-parent': 'adoptive parent',
  'intended-parent': 'intended parent of a surrogate’s child',
};

const ruleOf = ({ accepts }: PersonSettings): string =>
  listed(
    accepts.map((kind) => WORDS[kind]),
    'or',
  );

/** Whom is the referral about? */
export const person = defineCriterion({
  code: 'person',
  question: 'Whom is the referral about?',
  settings: PersonSettings,
  rule: ruleOf,
  judgeBy(settings) {
    const { accepts, partnerOffer, others } = settings;
    const offer =
      partnerOffer === undefined
        ? ''
        : ` Partners are offered ${partnerOffer.replaceAll('-', ' ')}.`;
    const taken = ` Taken: ${ruleOf(settings)}.${offer}`;
    const verdictOf = (kind: PersonKind) => {
      const about = `It is about ${kind === 'partner' ? 'the partner' : WORDS[kind]}.`;
      if (accepts.includes(kind)) return met(WORDS[kind], `${about}${taken}`);
      return others === 'not-published'
        ? notPublished(WORDS[kind], `${about} The page does not speak of partners.`)
        : notMet(WORDS[kind], `${about}${taken}`);
    };
    const verdicts = {
      'pregnant-person': verdictOf('pregnant-person'),
      partner: verdictOf('partner'),
    };
    // A page that takes anybody takes them; any other does not speak of them, and silence is no criterion.
    const takesAnybody = PERSON_KINDS.every((kind) => accepts.includes(kind));
    const otherParent = (kind: OtherParent) =>
      takesAnybody
        ? met(OTHER_PARENTS[kind], `It is about an ${OTHER_PARENTS[kind]}.${taken}`)
        : notPublished(
            OTHER_PARENTS[kind],
            `It is about an ${OTHER_PARENTS[kind]}.${taken} The page does not speak of adoptive or intended parents.`,
          );
    const otherParents = {
      'adoptive-parent': otherParent('adoptive-parent'),
      'intended-parent': otherParent('intended-parent'),
    };
    return ({ facts: { person: kind, parenthood } }) =>
      parenthood === undefined || parenthood === 'surrogate'
        ? verdicts[kind]
        : otherParents[parenthood];
  },
});
