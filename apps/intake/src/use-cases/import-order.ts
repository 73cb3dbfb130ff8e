import type { Boards } from '../domain/boards.js';
import type { Layout } from '../domain/reference-files/layout.js';
import type { EditionRow } from '../store/geography-import.store.js';

/** What is asked of an import. */
export interface ImportOrder {
  readonly path: string;
  readonly databaseUrl: string;
  /** `2026-08`, where the name of the file does not tell; of practices the day of the report. */
  readonly edition?: string;
  /** Rows that a whole file has at least. */
  readonly atLeast?: number;
  /** The new edition may have far fewer rows than the one in force. */
  readonly fewerIsRight?: boolean;
  /** The new edition may be older than the one in force. */
  readonly olderIsRight?: boolean;
  /** Forgets an import that stopped half way. */
  readonly restart?: boolean;
  /** Bytes read at a time, and stored together. */
  readonly pieceBytes?: number;
  readonly boards: Boards;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly doing: 'going on' | 'reading' | 'verifying' | 'switching over';
  readonly line: number;
  readonly readBytes: number;
  readonly fileBytes: number;
}

export type ImportReport =
  | {
      readonly is: 'stopped';
      readonly line: number;
      readonly readBytes: number;
      readonly fileBytes: number;
    }
  | {
      readonly is: 'loaded';
      readonly kind: Layout['kind'];
      readonly product: string;
      readonly edition: string;
      readonly rows: number;
      /** Line after which an earlier import had stopped. */
      readonly wentOnAfterLine?: number;
      readonly replaced?: EditionRow;
      /** Codes of boards that `boards.json` does not have: places there get no board. */
      readonly unknownBoards: readonly string[];
    };
