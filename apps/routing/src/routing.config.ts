import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { ServiceConfig, readConfig } from '@waymark/platform';

/** Where routing finds its directory, and how often it looks at the clocks. */
export class RoutingConfig extends ServiceConfig {
  /** Folder with services.json, landing-teams.json and fallbacks.json. */
  @IsString()
  readonly DIRECTORY_DIR!: string;

  /** Seconds between two looks at what is due. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly CLOCK_SECONDS: number = 5;
}

export const routingConfig = (): RoutingConfig => readConfig(RoutingConfig, process.env);
