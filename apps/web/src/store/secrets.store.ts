import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';
import { WebCipher } from './web-cipher.js';

/** Keys that every instance of the site must share and that outlive a restart. */
@Injectable()
export class SecretsStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: WebCipher,
  ) {}

  /** The secret of that name; the first instance to ask makes it. */
  async get<Secret>(name: string, make: () => Promise<Secret> | Secret): Promise<Secret> {
    const known = await this.find<Secret>(name);
    if (known !== undefined) return known;
    const made = this.cipher.seal(JSON.stringify(await make()), cellOf(name));
    await this.database.query(
      'INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      [name, made],
    );
    const kept = await this.find<Secret>(name);
    if (kept === undefined) throw new Error(`the secret ${name} was not kept`);
    return kept;
  }

  private async find<Secret>(name: string): Promise<Secret | undefined> {
    const [row] = await this.database.query<{ readonly value: string }>(
      'SELECT value FROM secret WHERE name = $1',
      [name],
    );
    if (row === undefined) return undefined;
    return JSON.parse(this.cipher.open(row.value, cellOf(name))) as Secret;
  }
}

const cellOf = (name: string) => ({ table: 'secret', row: name, column: 'value' });
