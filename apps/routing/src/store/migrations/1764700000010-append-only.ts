import { changeAgain, onlyAppend } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = ['placement_step', 'placement_facts', 'placement_assessment', 'plan_change'];

/** What happened to her, by which facts and judgements, and to her plan, stays as it was written. */
export class AppendOnly1764700000010 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return onlyAppend(runner, HISTORY);
  }

  down(runner: QueryRunner): Promise<void> {
    return changeAgain(runner, HISTORY);
  }
}
