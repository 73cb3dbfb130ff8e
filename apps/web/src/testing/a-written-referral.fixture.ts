import { addMonths, londonDay, type YesNoNotKnown } from '@waymark/contracts';
import type { Person } from './a-browser.fixture.js';

const monthsAgo = (months: number): string => addMonths(londonDay(new Date()), -months);

interface OfHer {
  readonly fullName?: string;
  readonly knownToService?: YesNoNotKnown;
}

/** From the page before the form to what the local criteria say, for Amara Demo in Norfolk, as somebody types it. */
export async function writeReferral(who: Person, of: OfHer = {}): Promise<void> {
  await writeToCheckFirst(who);
  await writeTheRest(who, of);
}

/** The six pages that name nobody. */
export async function writeToCheckFirst(who: Person, area = 'norfolk'): Promise<void> {
  await history(who, area);
  await who.choose('pathways', 'birth-trauma');
  await who.choose('level', 'moderate');
  await who.choose('impact', 'marked');
  await who.press();
}

/** From more about the need to what the local criteria say. */
export async function writeTheRest(
  who: Person,
  { fullName = 'Amara Demo', knownToService }: OfHer = {},
): Promise<void> {
  await need(who);
  await person(who, fullName);
  await consent(who, knownToService);
}

/** Begins a form, writes it and sends it: the reference. */
export async function sendReferral(who: Person, of: OfHer = {}): Promise<string> {
  await who.goTo('/refer/before-you-start');
  await who.press();
  await writeReferral(who, of);
  await who.follow('Continue to check your answers');
  await who.press();
  return referenceIn(await who.words());
}

/** The first reference in a page's words. */
export function referenceIn(words: string): string {
  const reference = /WM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0];
  if (reference === undefined) throw new Error(`There is no reference in: ${words}`);
  return reference;
}

async function history(who: Person, area: string): Promise<void> {
  await who.choose('loss', 'no');
  await who.choose('about', 'pregnant-person');
  await who.press();
  await who.choose('add', 'birth');
  await who.press();
  await who.typeDay('on', monthsAgo(5));
  await who.choose('certainty', 'exact');
  await who.press();
  await who.choose('add', 'nothing-more');
  await who.press();
  await who.choose('state', 'not-pregnant');
  await who.choose('primaryCarer', 'yes');
  await who.press();
  await who.choose('signs', 'none');
  await who.press();
  await who.choose('residence', 'known');
  await who.select('area', area);
  await who.choose('gpPractice', 'not-known');
  await who.choose('bookedUnit', 'none');
  await who.press();
}

async function need(who: Person): Promise<void> {
  await who.choose('traumaKinds', 'birth');
  await who.press();
  await who.choose('conditions', 'ptsd');
  for (const field of [
    'psychiatricNeedNow',
    'priorTherapy',
    'currentTherapy',
    'practicalSupport',
  ]) {
    await who.choose(field, 'no');
  }
  await who.choose('beyondPrimaryCare', 'yes');
  await who.choose('mainDifficulty', 'perinatal-mental-ill-health');
  await who.press();
  await who.press();
  for (const field of ['riskToSelf', 'riskToOthers', 'riskFromOthers', 'substanceUse']) {
    await who.choose(field, 'none');
  }
  await who.choose('childProtectionPlan', 'no');
  await who.choose('childInNeedPlan', 'no');
  await who.press();
}

async function person(who: Person, fullName: string): Promise<void> {
  await who.type('fullName', fullName);
  await who.typeDay('birthDate', monthsAgo(31 * 12));
  await who.choose('noNhsNumberBecause', 'not-known');
  await who.press();
  await who.type('phone', '07700 900123');
  for (const field of ['safePhone', 'safeSms']) await who.choose(field, 'yes');
  await who.choose('seenBy', 'nobody');
  await who.choose('partnerKnows', 'yes');
  for (const field of ['safeVoicemail', 'safeEmail', 'safeLetter']) {
    await who.choose(field, 'no');
  }
  await who.choose('through', 'directly');
  await who.press();
  await who.select('language', 'en');
  await who.choose('interpreterNeeded', 'no');
  await who.choose('disability', 'not-known');
  await who.press();
}

async function consent(who: Person, knownToService: YesNoNotKnown | undefined): Promise<void> {
  for (const recipient of ['hub', 'otherNhs', 'vcse', 'gp']) await who.choose(recipient, 'yes');
  await who.choose('withoutConsentBecause', 'none');
  await who.choose('sector', 'none');
  if (knownToService !== undefined) await who.choose('knownToService', knownToService);
  await who.press();
  await who.choose('currentlyInvolved', 'yes');
  await who.press();
  await who.press();
  await who.press();
}
