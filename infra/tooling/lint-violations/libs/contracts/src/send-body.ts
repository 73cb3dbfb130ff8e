import { IsDateString, IsInt, IsISO8601, IsOptional, ValidateNested } from 'class-validator';

export class SendBody {
  @IsOptional() @IsInt() readonly age?: number;
  @ValidateNested() readonly inner!: object;
  @IsDateString() readonly born!: string;
  @IsISO8601() readonly due!: string;
  @IsInt({ each: true }) readonly weeks!: number[];
}

export class Clock {
  readonly hands = 2;
}
