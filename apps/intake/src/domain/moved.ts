import type {
  Holder,
  MovedTo,
  NextStep,
  PlaceFacts,
  SayMoved,
  SendReferral,
} from '@waymark/contracts';
import { rulesElsewhere } from './contact-rules.js';
import { readPostcode } from './postcode.js';
import { NATIONAL_DESK } from './resolve-places.js';

/** A home as it was or is looked up: whose area, and what of it may be told. */
export interface Home {
  readonly landingTeam: string;
  readonly places: Pick<PlaceFacts, 'residence'>;
}

/** How far she has moved, never where to: of a hidden home not even that. */
export function movedTo(before: Home, after: Home): MovedTo {
  const { known } = after.places.residence;
  if (known === 'outside-england') return 'outside-england';
  if (known !== 'known' || after.landingTeam === NATIONAL_DESK) return 'not-told';
  return before.landingTeam === after.landingTeam ? 'same-area' : 'another-area';
}

/** Nobody said "moved", but two areas are named, and they differ: it is followed as a move. */
export const isAnotherArea = (before: Home, after: Home): boolean =>
  before.landingTeam !== after.landingTeam &&
  before.landingTeam !== NATIONAL_DESK &&
  after.landingTeam !== NATIONAL_DESK;

/** The form with the new home. Ways to reach her that may not be safe there are not known until somebody has asked. */
export function formOfMove(
  form: SendReferral,
  { where, postcode, contactStillSafe }: SayMoved,
): SendReferral {
  const { address: _address, postcode: _postcode, ...person } = form.person;
  return {
    ...form,
    where,
    person: {
      ...person,
      ...(postcode !== undefined && { postcode }),
      contact: contactAt(form.person.contact, where.residence === 'hidden', contactStillSafe),
    },
  };
}

type Contact = SendReferral['person']['contact'];

const WAYS = ['email', 'sms', 'phone', 'letter', 'voicemail'] as const;

function contactAt(
  contact: Contact,
  isHidden: boolean,
  still: SayMoved['contactStillSafe'],
): Contact {
  const asked =
    still === 'yes'
      ? contact.safe
      : WAYS.reduce<Contact['safe']>(
          (safe, way) => (safe[way] === 'yes' ? { ...safe, [way]: 'not-known' } : safe),
          { ...rulesElsewhere(contact.safe), othersSeeMessages: 'not-known' },
        );
  // No letter before a new address is known, and never to one that is hidden.
  const letter = isHidden || asked.letter === 'no' ? 'no' : 'not-known';
  return { ...contact, safe: { ...asked, letter } };
}

interface Newest {
  readonly holder: Holder | null;
  readonly next_step: NextStep | null;
}

/** Who has her, or owes the next step, may say so as well as who sent her: the public name of that team. */
export const nameOfTeam = (newest: Newest | undefined, organisation: string): string | undefined =>
  [
    { organisation: newest?.holder?.organisation, name: newest?.holder?.name },
    { organisation: newest?.next_step?.owner, name: newest?.next_step?.ownerName },
  ].find((team) => team.organisation === organisation)?.name;

export const isSameHome = (
  { where: before, person }: SendReferral,
  { where, postcode }: Pick<SayMoved, 'where' | 'postcode'>,
): boolean => plain(before) === plain(where) && postcodeOf(person) === postcodeOf({ postcode });

const postcodeOf = ({ postcode }: { readonly postcode?: string | undefined }): string =>
  postcode === undefined ? '' : (readPostcode(postcode) ?? postcode);

const plain = (where: object): string =>
  JSON.stringify(Object.entries(where).sort(([one], [other]) => one.localeCompare(other)));
