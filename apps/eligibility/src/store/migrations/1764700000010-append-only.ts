import { changeAgain, onlyAppend } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = ['assessment'];

/** A judgement stays as it was made; another one is another row. */
export class AppendOnly1764700000010 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return onlyAppend(runner, HISTORY);
  }

  down(runner: QueryRunner): Promise<void> {
    return changeAgain(runner, HISTORY);
  }
}
