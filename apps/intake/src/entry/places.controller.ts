import { Body, Controller, Get, Post } from '@nestjs/common';
import { FindPlaces, PlaceChoices, PlacesFound } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { ListPlaces } from '../use-cases/list-places.js';
import { LookUpPlaces } from '../use-cases/look-up-places.js';

@Controller('places')
export class PlacesController {
  constructor(
    private readonly listPlaces: ListPlaces,
    private readonly lookUpPlaces: LookUpPlaces,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ anyone: true })
  @Answers(PlaceChoices)
  choices(): Promise<PlaceChoices> {
    return this.listPlaces.execute();
  }

  @Post()
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator', 'self-referrer'],
    scopes: ['referrals:write', 'pre-checks:write'],
  })
  @Answers(PlacesFound)
  find(@Body() { where, postcode }: FindPlaces): Promise<PlacesFound> {
    return this.lookUpPlaces.answer(where, postcode, this.clock.today());
  }
}
