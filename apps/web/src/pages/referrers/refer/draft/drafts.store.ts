import { Injectable } from '@nestjs/common';
import type { CallTaken, ReferralSent, SendReferral } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { WebCipher } from '../../../../store/web-cipher.js';
import type { Verdict } from '../../criteria/verdicts.js';
import type { Draft, DraftAnswers, TopicSlug } from './draft.js';

/** Whose draft it is: a person in one organisation. */
export interface Owner {
  readonly accountId: string;
  readonly organisation: string;
}

/** What is on its way, and under which key. */
export interface Attempt {
  readonly referral: SendReferral;
  readonly idempotencyKey: string;
}

interface DraftRow {
  readonly id: string;
  /** Each topic and each other part sealed by itself, so that one is saved beside the others in one statement. */
  readonly answers: SealedParts & { readonly topics?: SealedParts };
  readonly idempotencyKey: string;
  readonly attempted: Sealed | null;
  readonly sent: ReferralSent | null;
  readonly startedAt: Date;
  readonly savedAt: Date;
}

interface Sealed {
  readonly sealed: string;
}
type SealedParts = Readonly<Record<string, Sealed>>;

const KEPT_DAYS = 14;
const COLUMNS = `id, answers, idempotency_key AS "idempotencyKey", attempted, sent,
  started_at AS "startedAt", saved_at AS "savedAt"`;
const OPEN = 'sent IS NULL AND attempted IS NULL';

/** Referrals that are being written; what was typed goes once it is sent, or after two weeks. */
@Injectable()
export class DraftsStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: WebCipher,
  ) {}

  async start(owner: Owner): Promise<string> {
    await this.database.queryAsService(
      `DELETE FROM draft WHERE sent IS NULL AND attempted IS NULL
       AND saved_at < now() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
    const { accountId, organisation } = owner;
    const [row] = await this.own<{ readonly id: string }>(
      owner,
      'INSERT INTO draft (account_id, organisation) VALUES ($1, $2) RETURNING id',
      [accountId, organisation],
    );
    if (row === undefined) throw new Error('the draft was not kept');
    return row.id;
  }

  async find(owner: Owner, id: string): Promise<Draft | undefined> {
    const { accountId, organisation } = owner;
    const [row] = await this.own<DraftRow>(
      owner,
      `SELECT ${COLUMNS} FROM draft WHERE id = $1 AND account_id = $2 AND organisation = $3`,
      [id, accountId, organisation],
    );
    return row && this.draftFrom(row);
  }

  /** Not yet sent, the one touched last first. */
  async unfinished(owner: Owner): Promise<readonly Draft[]> {
    const { accountId, organisation } = owner;
    const rows = await this.own<DraftRow>(
      owner,
      `SELECT ${COLUMNS} FROM draft
       WHERE account_id = $1 AND organisation = $2 AND sent IS NULL ORDER BY saved_at DESC LIMIT 20`,
      [accountId, organisation],
    );
    return rows.map((row) => this.draftFrom(row));
  }

  /** Keeps one topic's answers beside those of the others, whatever else is saved meanwhile. */
  async saveTopic(owner: Owner, id: string, slug: TopicSlug, answers: FormAnswers): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET saved_at = now(), answers = jsonb_set(
         jsonb_set(answers, '{topics}', coalesce(answers -> 'topics', '{}')),
         ARRAY['topics', $2], $3::jsonb)
       WHERE id = $1 AND ${OPEN}`,
      [id, slug, JSON.stringify(this.seal(id, `topics.${slug}`, answers))],
    );
  }

  async saveOccurrences(
    owner: Owner,
    id: string,
    occurrences: readonly FormAnswers[],
  ): Promise<void> {
    await this.saveAt(owner, id, 'occurrences', occurrences);
  }

  /** What is done beside a referral that is open already; one answer takes the place of the other. */
  async saveBesideOpen(
    owner: Owner,
    id: string,
    answer: Pick<DraftAnswers, 'addToOpen'> | Pick<DraftAnswers, 'referAnywayBecause'>,
  ): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET saved_at = now(),
         answers = (answers - ARRAY['addToOpen', 'referAnywayBecause']) || $2::jsonb
       WHERE id = $1 AND ${OPEN}`,
      [id, JSON.stringify(this.sealParts(id, answer))],
    );
  }

  async saveCriteriaSeen(owner: Owner, id: string, seen: readonly Verdict[]): Promise<void> {
    await this.saveAt(owner, id, 'criteriaSeen', seen);
  }

  async saveDespiteCriteria(owner: Owner, id: string, answers: FormAnswers): Promise<void> {
    await this.saveAt(owner, id, 'despiteCriteria', answers);
  }

  /** What was said of something that is no longer so. */
  async forget(owner: Owner, id: string, parts: readonly (keyof DraftAnswers)[]): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET answers = answers - $2::text[] WHERE id = $1 AND ${OPEN}`,
      [id, parts],
    );
  }

  async saveCall(owner: Owner, id: string, callTaken: CallTaken): Promise<void> {
    await this.saveAt(owner, id, 'callTaken', callTaken);
  }

  async discard(owner: Owner, id: string): Promise<void> {
    await this.own(owner, `DELETE FROM draft WHERE id = $1 AND ${OPEN}`, [id]);
  }

  /** From now on this and nothing else is sent, under this key, until there is an answer; undefined once it is sent. */
  async attempt(owner: Owner, id: string, referral: SendReferral): Promise<Attempt | undefined> {
    await this.own(owner, `UPDATE draft SET attempted = $2::jsonb WHERE id = $1 AND ${OPEN}`, [
      id,
      JSON.stringify(this.seal(id, 'attempted', referral)),
    ]);
    const [row] = await this.own<{ attempted: Sealed; idempotencyKey: string }>(
      owner,
      `SELECT attempted, idempotency_key AS "idempotencyKey"
       FROM draft WHERE id = $1 AND attempted IS NOT NULL`,
      [id],
    );
    if (row === undefined) return undefined;
    const { attempted, idempotencyKey } = row;
    return { referral: this.open(id, 'attempted', attempted) as SendReferral, idempotencyKey };
  }

  /** Intake has said no: the answers may be changed, and what is sent next is another command. */
  async refused(owner: Owner, id: string, { idempotencyKey }: Attempt): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET attempted = NULL, idempotency_key = gen_random_uuid()
       WHERE id = $1 AND idempotency_key = $2 AND sent IS NULL`,
      [id, idempotencyKey],
    );
  }

  /** Intake has it: what was typed is not kept here any longer. */
  async sent(owner: Owner, id: string, sent: ReferralSent): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET sent = $2::jsonb, attempted = NULL, answers = '{}', saved_at = now()
       WHERE id = $1`,
      [id, JSON.stringify(sent)],
    );
  }

  private own<Row>(
    { accountId, organisation }: Owner,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    return this.database.queryOwn<Row>({ subject: accountId, organisation }, sql, parameters);
  }

  private async saveAt(
    owner: Owner,
    id: string,
    name: keyof DraftAnswers,
    value: unknown,
  ): Promise<void> {
    await this.own(
      owner,
      `UPDATE draft SET saved_at = now(), answers = jsonb_set(answers, ARRAY[$2], $3::jsonb)
       WHERE id = $1 AND ${OPEN}`,
      [id, name, JSON.stringify(this.seal(id, name, value))],
    );
  }

  private draftFrom({ id, answers, attempted, sent, ...row }: DraftRow): Draft {
    const { topics = {}, ...others } = answers;
    return {
      ...row,
      id,
      answers: {
        occurrences: [],
        ...this.openParts(id, '', others),
        topics: this.openParts(id, 'topics.', topics),
      },
      ...(attempted !== null && {
        attempted: this.open(id, 'attempted', attempted) as SendReferral,
      }),
      ...(sent !== null && { sent }),
    };
  }

  private openParts(id: string, prefix: string, parts: SealedParts): object {
    return Object.fromEntries(
      Object.entries(parts).map(([part, sealed]) => [part, this.open(id, prefix + part, sealed)]),
    );
  }

  private sealParts(id: string, parts: object): SealedParts {
    return Object.fromEntries(
      Object.entries(parts).map(([part, value]) => [part, this.seal(id, part, value)]),
    );
  }

  private seal(id: string, part: string, value: unknown): Sealed {
    return { sealed: this.cipher.seal(JSON.stringify(value), cellOf(id, part)) };
  }

  private open(id: string, part: string, { sealed }: Sealed): unknown {
    return JSON.parse(this.cipher.open(sealed, cellOf(id, part)));
  }
}

const cellOf = (id: string, part: string) => ({ table: 'draft', row: id, column: part });
