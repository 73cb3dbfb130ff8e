import { changeAgain, onlyAppend } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = ['timeline'];

/** What was heard stays as it was heard. */
export class AppendOnly1764700000010 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return onlyAppend(runner, HISTORY);
  }

  down(runner: QueryRunner): Promise<void> {
    return changeAgain(runner, HISTORY);
  }
}
