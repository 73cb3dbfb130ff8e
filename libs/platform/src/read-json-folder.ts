import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './read-config.js';

/** One file of a folder that a setting names. */
export interface JsonFile {
  /** Without `.json`. */
  readonly name: string;
  readonly path: string;
  readonly content: object;
}

/** Every `.json` of a folder, by name. @throws ConfigError that names the setting and the file */
export function readJsonFolder(setting: string, folder: string): readonly JsonFile[] {
  return namesIn(setting, folder).map((file) => {
    const path = join(folder, file);
    return { name: file.slice(0, -'.json'.length), path, content: contentOf(setting, path) };
  });
}

function namesIn(setting: string, folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw new ConfigError([`${setting}: ${folder} cannot be read (${String(cause)})`]);
  }
}

function contentOf(setting: string, path: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content === 'object' && content !== null) return content;
  } catch (cause) {
    throw new ConfigError([`${setting}: ${path} cannot be read as JSON (${String(cause)})`]);
  }
  throw new ConfigError([`${setting}: ${path} must hold an object`]);
}
