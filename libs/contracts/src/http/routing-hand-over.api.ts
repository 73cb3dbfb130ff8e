import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { DESTINATION_KINDS, PATHWAYS, type DestinationKind, type Pathway } from '../vocabulary.js';
import { MoveReferral } from './routing.api.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Body of `POST /placements/:referralId/onward`, `…/step-up` and `…/step-down`: a service with its pathway, or a kind of place outside Waymark. */
export class PassOn extends MoveReferral {
  @MayBeAbsent() @Matches(CODE) readonly serviceId?: string;
  /** Required with `serviceId`. */
  @MayBeAbsent() @IsIn(PATHWAYS) readonly pathway?: Pathway;
  /** Instead of `serviceId`: the team refers there itself and records who took her. */
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly kind?: DestinationKind;
  @IsString() @MaxLength(500) readonly because!: string;
  /** The team that passes her on works alongside afterwards. */
  @MayBeAbsent() @IsBoolean() readonly goesOnAlongside?: boolean;
}

/** Body of `POST /placements/:referralId/take-back`: nobody has taken over yet, and nobody shall. */
export class TakeBack extends MoveReferral {}

/** Body of `POST /placements/:referralId/alongside-offer`. */
export class OfferAlongside extends MoveReferral {
  @Matches(CODE) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  @IsString() @MaxLength(500) readonly because!: string;
}
