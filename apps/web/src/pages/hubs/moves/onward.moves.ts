import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  DESTINATION_KINDS,
  PATHWAYS,
  type DestinationKind,
  type DirectoryEntry,
  type ServiceOpening,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { optionsFrom, type FormPart, type Option } from '../../../layout/form/question.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { destinationWords } from '../../../layout/words/placing-words.js';
import { textOf, type MoveContext, type MoveForm } from './move-form.js';
import { serviceOptions } from './service-groups.js';
import { whatIsShared } from './read-by-the-next.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export class OnwardForm {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly place!: string;
  @IsIn(PATHWAYS) readonly pathway!: string;
  @MaxLength(500) @Matches(/\S/) readonly because!: string;
  @IsIn(['yes', 'no']) readonly goesOn!: string;
}

const TAKING: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];

/** Services that can be asked: joined and open. */
const askable = ({ services, placement }: MoveContext): readonly DirectoryEntry[] =>
  services.filter(
    ({ serviceId, joined, opening }) =>
      joined && TAKING.includes(opening) && serviceId !== placement.serviceId,
  );

interface Direction {
  readonly move: 'pass-on' | 'step-up' | 'step-down';
  readonly path: 'onward' | 'step-up' | 'step-down';
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly kinds: readonly DestinationKind[];
}

const isKind = (place: string): place is DestinationKind =>
  (DESTINATION_KINDS as readonly string[]).includes(place);

const kindOptions = (kinds: readonly DestinationKind[]): readonly Option[] =>
  kinds.map((value) => ({
    value,
    text: say`${destinationWords[value]} (your team refers, and records who has taken over)`,
    group: say`Outside Waymark`,
  }));

const BECAUSE: FormPart = inLanguage(() => ({
  kind: 'textarea',
  name: 'because',
  label: say`Why there?`,
  hint: say`In one sentence, without names. The next team and the referrer read it. Up to 500 characters. ${NEVER_WRITE()}`,
}));

const BECAUSE_SENTENCES = inLanguage(() => ({
  matches: say`Enter why there`,
  maxLength: say`Why there must be 500 characters or fewer`,
}));

const onward = ({ move, path, title, lead, button, kinds }: Direction): MoveForm => ({
  move,
  path,
  title,
  lead: [
    lead,
    say`Your team goes on holding the person until a named person there has taken over. What the person has agreed to is checked. How long they have waited is counted on.`,
  ],
  tells: 'referrer',
  button,
  form: OnwardForm,
  told: whatIsShared,
  questions: (context) => [
    {
      kind: 'select',
      name: 'place',
      label: say`Where to?`,
      hint: say`Services considered for the person come first, then those of your area.`,
      options: [...serviceOptions(context, askable(context)), ...kindOptions(kinds)],
    },
    { kind: 'select', name: 'pathway', label: say`For what?`, options: optionsFrom(pathwayWords) },
    BECAUSE,
    {
      kind: 'radios',
      name: 'goesOn',
      label: say`Does your team work alongside afterwards?`,
      options: optionsFrom({ no: say`No, it lets go`, yes: say`Yes, alongside` }),
    },
  ],
  sentences: {
    place: { matches: say`Choose where to` },
    pathway: { isIn: say`Choose what it is for` },
    because: BECAUSE_SENTENCES,
    goesOn: { isIn: say`Select whether your team works alongside afterwards` },
  },
  body: (answers) => {
    const place = textOf(answers, 'place');
    return {
      ...(isKind(place)
        ? { kind: place }
        : { serviceId: place, pathway: textOf(answers, 'pathway') }),
      because: textOf(answers, 'because'),
      goesOnAlongside: textOf(answers, 'goesOn') === 'yes',
    };
  },
});

export const passOn = inLanguage(() =>
  onward({
    move: 'pass-on',
    path: 'onward',
    title: say`Pass on to another service`,
    lead: say`The next service is asked to take over.`,
    button: say`Pass on`,
    kinds: ['talking-therapies', 'camhs', 'substance-misuse', 'birth-reflections', 'charity'],
  }),
);

export const stepUp = inLanguage(() =>
  onward({
    move: 'step-up',
    path: 'step-up',
    title: say`Step up`,
    lead: say`For greater need. In danger now, telephone first: this page delays nothing.`,
    button: say`Step up`,
    kinds: ['crisis', 'specialist-perinatal', 'mother-and-baby-unit'],
  }),
);

export const stepDown = inLanguage(() =>
  onward({
    move: 'step-down',
    path: 'step-down',
    title: say`Step down`,
    lead: say`For less need, when the work here is done or nearly.`,
    button: say`Step down`,
    kinds: ['talking-therapies', 'link-work', 'charity', 'health-visitor-or-gp'],
  }),
);

export class AlongsideForm {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: string;
  @MaxLength(500) @Matches(/\S/) readonly because!: string;
}

/** Support meanwhile: it never holds the person. */
export const offerAlongside: MoveForm = inLanguage(() => ({
  move: 'offer-alongside',
  path: 'alongside-offer',
  title: say`Ask a team to work alongside`,
  lead: [
    say`For example link work during a long wait. Whoever holds the person goes on holding them.`,
  ],
  button: say`Ask them`,
  form: AlongsideForm,
  told: whatIsShared,
  questions: (context) => [
    {
      kind: 'select',
      name: 'serviceId',
      label: say`Which team?`,
      options: serviceOptions(context, askable(context)),
    },
    { kind: 'select', name: 'pathway', label: say`For what?`, options: optionsFrom(pathwayWords) },
    BECAUSE,
  ],
  sentences: {
    serviceId: { matches: say`Choose the team` },
    pathway: { isIn: say`Choose what it is for` },
    because: BECAUSE_SENTENCES,
  },
  body: ({ serviceId, pathway, because }) => ({ serviceId, pathway, because }),
}));
