import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { EligibilityConfig } from '../eligibility.config.js';

export interface CriteriaDocument {
  readonly fileName: string;
  readonly content: unknown;
  /** SHA-256 of the file as it is, to see a change. */
  readonly hash: string;
}

const PLACES = 'places.json';

/** The folder that areas' criteria are published in: one file a service, and the list of places. */
@Injectable()
export class CriteriaFolder {
  constructor(private readonly config: EligibilityConfig) {}

  /** The places that criteria name. */
  async places(): Promise<CriteriaDocument> {
    return this.document(PLACES);
  }

  async read(): Promise<readonly CriteriaDocument[]> {
    const names = (await readdir(this.config.CRITERIA_DIR))
      .filter((name) => name.endsWith('.json') && name !== PLACES)
      .sort();
    return Promise.all(names.map((name) => this.document(name)));
  }

  private async document(fileName: string): Promise<CriteriaDocument> {
    return documentFrom(fileName, await readFile(join(this.config.CRITERIA_DIR, fileName), 'utf8'));
  }
}

function documentFrom(fileName: string, text: string): CriteriaDocument {
  const hash = createHash('sha256').update(text).digest('hex');
  try {
    return { fileName, content: JSON.parse(text), hash };
  } catch (cause) {
    throw new Error(`${fileName} is not JSON: ${(cause as SyntaxError).message}`, { cause });
  }
}
