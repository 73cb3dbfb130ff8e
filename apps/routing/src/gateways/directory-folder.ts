import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { DirectoryFiles } from '../domain/read-directory.js';
import { RoutingConfig } from '../routing.config.js';

export interface DirectoryDocuments {
  readonly files: DirectoryFiles;
  /** SHA-256 of the files as they are, to see a change. */
  readonly hash: string;
}

/** The folder that the directory is published in. */
@Injectable()
export class DirectoryFolder {
  constructor(private readonly config: RoutingConfig) {}

  async read(): Promise<DirectoryDocuments> {
    const hash = createHash('sha256');
    const read = async (name: keyof DirectoryFiles): Promise<unknown> => {
      const text = await textOf(this.config.DIRECTORY_DIR, name);
      hash.update(`${name}\n${text}\n`);
      return parsed(name, text);
    };
    const files = {
      'services.json': await read('services.json'),
      'landing-teams.json': await read('landing-teams.json'),
      'fallbacks.json': await read('fallbacks.json'),
    };
    return { files, hash: hash.digest('hex') };
  }
}

async function textOf(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw new Error(`${name} cannot be read in DIRECTORY_DIR`, { cause });
  }
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name} is not JSON: ${(cause as SyntaxError).message}`, { cause });
  }
}
