import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is only read whole is kept as it was said: taking it apart to be searched cost more than writing it. */
export class KeptAsSaid1764500000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keepAs(runner, 'json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keepAs(runner, 'jsonb');
  }

  private async keepAs(runner: QueryRunner, type: 'json' | 'jsonb'): Promise<void> {
    await runner.query(`
      ALTER TABLE referral ALTER facts TYPE ${type} USING facts::${type},
        ALTER asked_where TYPE ${type} USING asked_where::${type}`);
  }
}
