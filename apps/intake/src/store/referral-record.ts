import {
  londonDay,
  type AgreementAsked,
  type AskedAnswer,
  type CallTaken,
  type ContactDetails,
  type DespiteCriteria,
  type Day,
  type EthnicCategory,
  type GenderIdentity,
  type Holder,
  type InclusionGroup,
  type InterpreterWish,
  type MissingAnswer,
  type NextStep,
  type ReadingWish,
  type RecordedAgreement,
  type RecordedContactChange,
  type ReferralFacts,
  type SafeContact,
  type SaidBefore,
  type SendReferral,
  type SpokenWith,
  type WhereSheIs,
  type YesNoNotKnown,
} from '@waymark/contracts';
import type { AmendedPart, Amendment } from '../domain/amendment.js';
import { isSameContact } from '../domain/contact-change.js';
import { spokenChanges } from '../domain/spoken.js';
import type { IdentityCipher } from './identity-cipher.js';
import type { NoteKind } from './note-kind.js';
import { openPerson, type PersonColumns } from './person-columns.js';

export type ReferralState = 'open' | 'withdrawn' | 'closed';

export interface ProgressRow {
  readonly sequence: number;
  readonly at: string;
  readonly what: string;
  readonly words: string;
  readonly state: string | null;
  readonly holder: Holder | null;
  readonly next_step: NextStep | null;
}

export interface QuestionRow {
  readonly id: string;
  readonly asked_at: string;
  readonly asks: readonly MissingAnswer[];
  readonly answered_at: string | null;
}

interface EquityRow {
  readonly ethnic_category: EthnicCategory;
  readonly language: string;
  readonly interpreter_needed: AskedAnswer;
  readonly disability: AskedAnswer;
  readonly inclusion_groups: readonly InclusionGroup[];
  readonly gender_identity: GenderIdentity | null;
  readonly gender_same_as_at_birth: AskedAnswer | null;
  readonly reading: ReadingWish | null;
  readonly interpreter_wish: InterpreterWish | null;
}

interface NoteRow {
  readonly id: string;
  readonly kind: NoteKind;
  readonly body: string;
  readonly written_at: string;
}

/** What is kept of a change of how the person may be reached. */
type KeptContact = Omit<RecordedContactChange, 'safe' | 'recordedAt' | 'spoken'> & {
  readonly before: ContactDetails;
  readonly after: ContactDetails;
  /** Absent where nothing was said of it. */
  readonly spoken?: { readonly before: SpokenWith; readonly after: SpokenWith };
};

/** What `SELECT_RECORD` answers. */
export interface RecordRow {
  readonly id: string;
  readonly reference: string;
  readonly received_at: Date;
  readonly received_on: Day;
  readonly asked_first_referred_on: Day | null;
  readonly channel: 'form' | 'api' | 'self';
  readonly sender: string;
  readonly sent_by: string;
  readonly team: string;
  readonly referrer_name: string;
  readonly referrer_contact: string;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly facts_version: number;
  readonly asked_where: WhereSheIs;
  readonly place_list: string | null;
  readonly landing_team: string;
  readonly add_to_open: boolean | null;
  readonly known_to_service: YesNoNotKnown | null;
  readonly safety_changed_at: Date | null;
  readonly state: ReferralState;
  readonly ended_at: Date | null;
  readonly ended_because: string | null;
  readonly person: PersonColumns;
  readonly equity: EquityRow;
  readonly notes: readonly NoteRow[];
  readonly progress: readonly ProgressRow[];
  readonly questions: readonly QuestionRow[];
}

/** Everything kept of one referral; `r` is the referral. */
export const SELECT_RECORD = `
SELECT r.*, to_json(p) AS person, to_json(e) AS equity,
  coalesce((SELECT json_agg(n ORDER BY n.written_at, n.id) FROM note n
    WHERE n.referral_id = r.id), '[]') AS notes,
  coalesce((SELECT json_agg(s ORDER BY s.sequence) FROM referral_progress s
    WHERE s.referral_id = r.id), '[]') AS progress,
  coalesce((SELECT json_agg(q ORDER BY q.asked_at, q.id) FROM question q
    WHERE q.referral_id = r.id), '[]') AS questions
FROM referral r JOIN person p ON p.referral_id = r.id JOIN equity e ON e.referral_id = r.id`;

/** One referral with everything intake knows of it. */
export interface ReferralRecord {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly receivedOn: Day;
  readonly channel: RecordRow['channel'];
  readonly sender: string;
  readonly team: string;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly landingTeam: string;
  readonly state: ReferralState;
  readonly endedAt?: Date;
  readonly endedBecause?: string;
  /** The form as it stands: what was sent, with what was changed since. */
  readonly form: SendReferral;
  /** What the person said about sharing since, the newest first. */
  readonly agreements: readonly RecordedAgreement[];
  /** The comment on the urgency is older than the answers that stand now. */
  readonly urgencyCommentBefore?: SaidBefore;
  readonly contactVersion: number;
  /** What was said of how the person may be reached since, the newest first. */
  readonly contactChanges: readonly RecordedContactChange[];
  /** What was added or corrected unasked, the oldest first. */
  readonly amendments: readonly Amendment[];
  readonly progress: readonly ProgressRow[];
  readonly questions: readonly QuestionRow[];
}

export function recordOf(row: RecordRow, cipher: IdentityCipher): ReferralRecord {
  return {
    id: row.id,
    reference: row.reference,
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    channel: row.channel,
    sender: row.sender,
    team: row.team,
    urgent: row.urgent,
    facts: row.facts,
    factsVersion: row.facts_version,
    landingTeam: row.landing_team,
    state: row.state,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.ended_because !== null && { endedBecause: row.ended_because }),
    form: formOf(row, cipher),
    agreements: agreementsOf(row, cipher),
    contactVersion: row.person.contact_version ?? 1,
    contactChanges: contactChangesOf(row, cipher),
    ...saidBefore(row),
    amendments: amendmentsOf(row, cipher),
    progress: row.progress,
    questions: row.questions,
  };
}

function formOf(row: RecordRow, cipher: IdentityCipher): SendReferral {
  const { facts, equity } = row;
  const note = noteOf(row, 'note', cipher);
  const referAnywayBecause = noteOf(row, 'refer-anyway', cipher);
  const despite = noteOf(row, 'despite-criteria', cipher);
  const urgencyComment = noteOf(row, 'urgency', cipher);
  const call = noteOf(row, 'call', cipher);
  return {
    about: facts.person,
    ...(facts.parenthood !== undefined && { parenthood: facts.parenthood }),
    person: openPerson(cipher, row.person),
    where: row.asked_where,
    current: facts.current,
    occurrences: facts.occurrences,
    need: facts.need,
    safety: facts.safety,
    primaryCarer: facts.primaryCarer,
    consent: facts.consent,
    preference: facts.preference,
    referrer: {
      facts: facts.referrer,
      name: openReferrer(cipher, row, 'referrer_name'),
      ...openReferrerContact(cipher, row),
      team: row.team,
    },
    equity: {
      ethnicCategory: equity.ethnic_category,
      language: equity.language,
      interpreterNeeded: equity.interpreter_needed,
      disability: equity.disability,
      inclusionGroups: equity.inclusion_groups,
      ...(equity.gender_identity !== null && { genderIdentity: equity.gender_identity }),
      ...(equity.gender_same_as_at_birth !== null && {
        genderSameAsAtBirth: equity.gender_same_as_at_birth,
      }),
      ...(equity.reading !== null && { reading: equity.reading }),
      ...(equity.interpreter_wish !== null && { interpreterWish: equity.interpreter_wish }),
    },
    ...(urgencyComment !== undefined && { urgencyComment }),
    ...(call !== undefined && { callTaken: JSON.parse(call) as CallTaken }),
    ...(note !== undefined && { note }),
    ...(row.asked_first_referred_on !== null && { firstReferredOn: row.asked_first_referred_on }),
    ...(row.known_to_service !== null && { knownToService: row.known_to_service }),
    ...(row.add_to_open !== null && { addToOpen: row.add_to_open }),
    ...(referAnywayBecause !== undefined && { referAnywayBecause }),
    ...(despite !== undefined && { despiteCriteria: JSON.parse(despite) as DespiteCriteria }),
  };
}

/** How the referrer is told; sealed as one value. */
export interface ReferrerContact {
  readonly email?: string;
  readonly phone?: string;
}

export const openReferrerContact = (
  cipher: IdentityCipher,
  row: Pick<RecordRow, 'id' | 'referrer_contact'>,
): ReferrerContact => JSON.parse(openReferrer(cipher, row, 'referrer_contact')) as ReferrerContact;

const openReferrer = <Column extends 'referrer_name' | 'referrer_contact'>(
  cipher: IdentityCipher,
  row: Pick<RecordRow, 'id' | Column>,
  column: Column,
): string => cipher.open(row[column], { table: 'referral', row: row.id, column });

const agreementsOf = ({ notes }: RecordRow, cipher: IdentityCipher): readonly RecordedAgreement[] =>
  notes
    .filter(({ kind }) => kind === 'agreement')
    .map((note) => ({
      ...(JSON.parse(openNote(note, cipher)) as AgreementAsked),
      recordedAt: new Date(note.written_at).toISOString(),
    }))
    .reverse();

const amendmentsOf = ({ notes }: RecordRow, cipher: IdentityCipher): readonly Amendment[] =>
  notes
    .filter(({ kind }) => kind === 'amendment')
    .map((note) => ({
      at: new Date(note.written_at),
      parts: JSON.parse(openNote(note, cipher)) as readonly AmendedPart[],
    }));

// What is shown of a change is the answers: the numbers and addresses of every day before stay sealed.
const contactChangesOf = (
  { notes }: RecordRow,
  cipher: IdentityCipher,
): readonly RecordedContactChange[] =>
  notes
    .filter(({ kind }) => kind === 'contact')
    .map((note) => {
      const kept = JSON.parse(openNote(note, cipher)) as KeptContact;
      const { before, after, spoken, ...said } = kept;
      const recordedAt = new Date(note.written_at).toISOString();
      const changes = spoken === undefined ? [] : spokenChanges(spoken.before, spoken.after);
      return {
        ...said,
        safe: safeOf(after),
        ...(isSameContact(before, after) && { reachedAsBefore: true as const }),
        ...(changes.length > 0 && { spoken: changes }),
        recordedAt,
      };
    })
    .reverse();

// A name or a word of before would be used on the telephone: it stays sealed as well.
function safeOf({ safe }: ContactDetails): SafeContact {
  const { askFor: _name, sayYouAre: _role, codeWord: _word, ...others } = safe;
  return others;
}

// What was said about signs that have been answered anew since is not said about these.
function saidBefore({
  notes,
  safety_changed_at: changedAt,
}: RecordRow): Pick<ReferralRecord, 'urgencyCommentBefore'> {
  const comment = notes.findLast(({ kind }) => kind === 'urgency');
  if (comment === undefined || changedAt === null) return {};
  const saidAt = new Date(comment.written_at);
  if (saidAt >= changedAt) return {};
  return {
    urgencyCommentBefore: { saidOn: londonDay(saidAt), changedOn: londonDay(changedAt) },
  };
}

const openNote = ({ id, body }: NoteRow, cipher: IdentityCipher): string =>
  cipher.open(body, { table: 'note', row: id, column: 'body' });

function noteOf(
  { notes }: RecordRow,
  kind: NoteRow['kind'],
  cipher: IdentityCipher,
): string | undefined {
  // Written again with a change: the last one holds.
  const found = notes.findLast((note) => note.kind === kind);
  return found && openNote(found, cipher);
}
