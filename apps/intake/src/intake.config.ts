import { IsIn, IsString, Matches, ValidateIf } from 'class-validator';
import { readConfig, ServiceConfig } from '@waymark/platform';
import {
  DEMONSTRATION_INDEX_KEY,
  DEMONSTRATION_KEYS,
  IDENTITY_KEYS_PATTERN,
  INDEX_KEY_PATTERN,
  readIdentityKeys,
  type IdentityKeys,
} from './store/identity-keys.js';

const unlessInvented = ValidateIf(
  (config: IntakeConfig, value: unknown) => config.DEMONSTRATION !== 'true' || value !== undefined,
);

/** What intake is told by its environment. */
export class IntakeConfig extends ServiceConfig {
  override readonly PORT: number = 3001;

  /** Folder with `places.json`. */
  @IsString()
  readonly CRITERIA_DIR: string = 'infra/criteria';

  /** `true`: invented people only, so that published keys may be used. */
  @IsIn(['true', 'false'])
  readonly DEMONSTRATION: 'true' | 'false' = 'false';

  @unlessInvented
  @Matches(IDENTITY_KEYS_PATTERN, {
    message: 'IDENTITY_KEYS must be id:key,id:key, each key 32 bytes in base64, the first encrypts',
  })
  readonly IDENTITY_KEYS?: string;

  @unlessInvented
  @Matches(INDEX_KEY_PATTERN, { message: 'IDENTITY_INDEX_KEY must be 32 bytes in base64' })
  readonly IDENTITY_INDEX_KEY?: string;

  get identityKeys(): IdentityKeys {
    return readIdentityKeys(
      this.IDENTITY_KEYS ?? DEMONSTRATION_KEYS,
      this.IDENTITY_INDEX_KEY ?? DEMONSTRATION_INDEX_KEY,
    );
  }
}

export const intakeConfig = (): IntakeConfig => readConfig(IntakeConfig, process.env);
