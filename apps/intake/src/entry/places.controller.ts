import { Body, Controller, Get, Post } from '@nestjs/common';
import { FindPlaces, PlaceChoices, PlacesFound } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { PlaceList } from '../domain/place-list.js';
import { LookUpPlaces } from '../use-cases/look-up-places.js';

@Controller('places')
export class PlacesController {
  constructor(
    private readonly list: PlaceList,
    private readonly lookUpPlaces: LookUpPlaces,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ anyone: true })
  @Answers(PlaceChoices)
  choices(): PlaceChoices {
    return { choices: this.list.choices };
  }

  @Post()
  @Allow({ roles: ['referrer'], scopes: ['referrals:write', 'pre-checks:write'] })
  @Answers(PlacesFound)
  find(@Body() { where, postcode }: FindPlaces): Promise<PlacesFound> {
    return this.lookUpPlaces.answer(where, postcode, this.clock.today());
  }
}
