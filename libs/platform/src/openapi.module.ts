import { Controller, Get, Module, Inject, type DynamicModule } from '@nestjs/common';
import { Allow } from './access/allow.js';

const DOCUMENT = Symbol('OpenAPI document');

/** Serves the committed description of the service's HTTP interface. */
@Allow({ anyone: true })
@Controller('openapi.json')
class OpenApiController {
  constructor(@Inject(DOCUMENT) private readonly document: object) {}

  @Get()
  read(): object {
    return this.document;
  }
}

@Module({})
export class OpenApiModule {
  static serving(document: object): DynamicModule {
    return {
      module: OpenApiModule,
      controllers: [OpenApiController],
      providers: [{ provide: DOCUMENT, useValue: document }],
    };
  }
}
