import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SendReferral } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { FormAnswers } from '../../../layout/form/question.js';
import { WebCipher } from '../../../store/web-cipher.js';
import type { OwnAnswers, OwnDraft, OwnSent, QuestionSlug } from './own-answers.js';

interface Sealed {
  readonly sealed: string;
}

interface DraftRow {
  readonly id: string;
  readonly answers: Readonly<Record<string, Sealed>>;
  readonly idempotencyKey: string;
  readonly attempted: Sealed | null;
  readonly sent: Sealed | null;
}

const KEPT_MINUTES = 30;
const COLUMNS = `id, answers, idempotency_key AS "idempotencyKey", attempted, sent`;
const OPEN = 'sent IS NULL AND attempted IS NULL';

/** Self-referrals that are being written: sealed, kept for half an hour after the last answer, and gone when somebody leaves. */
@Injectable()
export class OwnDraftsStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: WebCipher,
  ) {}

  async start(): Promise<string> {
    await this.forgetOld();
    const id = randomUUID();
    await this.own(id, 'INSERT INTO own_draft (id) VALUES ($1)');
    return id;
  }

  /** Undefined once it is too old, whether or not it has been deleted yet. */
  async find(id: string): Promise<OwnDraft | undefined> {
    const [row] = await this.own<DraftRow>(
      id,
      `SELECT ${COLUMNS} FROM own_draft
       WHERE id = $1 AND saved_at > now() - make_interval(mins => $2)`,
      KEPT_MINUTES,
    );
    return row && this.draftFrom(row);
  }

  async save(id: string, slug: QuestionSlug, answers: FormAnswers): Promise<void> {
    await this.own(
      id,
      `UPDATE own_draft SET saved_at = now(), answers = jsonb_set(answers, ARRAY[$2], $3::jsonb)
       WHERE id = $1 AND ${OPEN}`,
      slug,
      this.seal(id, slug, answers),
    );
  }

  /** From now on this and nothing else is sent; undefined once it has arrived. */
  async attempt(id: string, referral: SendReferral): Promise<SendReferral | undefined> {
    await this.own(
      id,
      `UPDATE own_draft SET saved_at = now(), attempted = $2::jsonb WHERE id = $1 AND ${OPEN}`,
      this.seal(id, 'attempted', referral),
    );
    return (await this.find(id))?.attempted;
  }

  /** Intake has said no: the answers may be changed, and what is sent next is another command. */
  async refused(id: string, idempotencyKey: string): Promise<void> {
    await this.own(
      id,
      `UPDATE own_draft SET attempted = NULL, idempotency_key = gen_random_uuid()
       WHERE id = $1 AND idempotency_key = $2 AND sent IS NULL`,
      idempotencyKey,
    );
  }

  /** Intake has it: what was typed is not kept here any longer. */
  async sent(id: string, sent: OwnSent): Promise<void> {
    await this.own(
      id,
      `UPDATE own_draft SET sent = $2::jsonb, attempted = NULL, answers = '{}', saved_at = now()
       WHERE id = $1`,
      this.seal(id, 'sent', sent),
    );
  }

  /** Whoever leaves leaves nothing behind; what is on its way arrives or not, and is not kept here either. */
  async forget(id: string): Promise<void> {
    await this.own(id, 'DELETE FROM own_draft WHERE id = $1');
  }

  async forgetOld(): Promise<void> {
    await this.database.queryAsService(
      'DELETE FROM own_draft WHERE saved_at <= now() - make_interval(mins => $1)',
      [KEPT_MINUTES],
    );
  }

  /** There for whoever knows its id, which is the session's, and for nobody else. */
  private own<Row>(id: string, sql: string, ...others: readonly unknown[]): Promise<Row[]> {
    return this.database.queryOwn<Row>({ subject: id }, sql, [id, ...others]);
  }

  private draftFrom({ id, idempotencyKey, answers, attempted, sent }: DraftRow): OwnDraft {
    const opened = Object.entries(answers).map(([slug, part]) => [slug, this.open(id, slug, part)]);
    return {
      id,
      idempotencyKey,
      answers: Object.fromEntries(opened) as OwnAnswers,
      ...(attempted !== null && {
        attempted: this.open(id, 'attempted', attempted) as SendReferral,
      }),
      ...(sent !== null && { sent: this.open(id, 'sent', sent) as OwnSent }),
    };
  }

  private seal(id: string, part: string, value: unknown): string {
    return JSON.stringify({ sealed: this.cipher.seal(JSON.stringify(value), cellOf(id, part)) });
  }

  private open(id: string, part: string, { sealed }: Sealed): unknown {
    return JSON.parse(this.cipher.open(sealed, cellOf(id, part)));
  }
}

const cellOf = (id: string, part: string) => ({ table: 'own_draft', row: id, column: part });
