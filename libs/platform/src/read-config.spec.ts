import { describe, expect, it } from '@jest/globals';
import { MayBeAbsent } from '@waymark/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max } from 'class-validator';
import { ConfigError, readConfig } from './read-config.js';

class Settings {
  @Type(() => Number) @IsInt() @Max(10) readonly WORKERS: number = 2;
  @IsString() readonly NAME!: string;
  @MayBeAbsent() @IsString() readonly NICKNAME?: string;
}

describe('reading the configuration', () => {
  it('takes what is there, converted, and nothing that is not asked for', () => {
    const settings = readConfig(Settings, { WORKERS: '3', NAME: 'hub', PATH: '/bin' });
    expect(JSON.parse(JSON.stringify(settings))).toEqual({ WORKERS: 3, NAME: 'hub' });
    expect(settings).toBeInstanceOf(Settings);
  });

  it('counts an empty variable as absent', () => {
    expect(readConfig(Settings, { WORKERS: '', NAME: 'hub', NICKNAME: '' }).WORKERS).toBe(2);
  });

  it('names every wrong variable and what was expected, never its value', () => {
    const read = (): unknown => readConfig(Settings, { WORKERS: '99', NICKNAME: 's3cret' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/- WORKERS must not be greater than 10\n- NAME must be a string/);
    expect(read).not.toThrow(/99|s3cret/);
  });

  it.each(['lots', '2.5', '-', 'NaN', '0x'])('refuses %p for a whole number', (WORKERS) => {
    expect(() => readConfig(Settings, { WORKERS, NAME: 'hub' })).toThrow(/WORKERS must be/);
  });
});
