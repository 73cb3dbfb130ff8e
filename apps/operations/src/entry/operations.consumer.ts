import { Injectable } from '@nestjs/common';
import { catalogue, type WaymarkEvent } from '@waymark/contracts';
import { On } from '@waymark/messaging';
import { RecordEvent } from '../use-cases/record-event.js';

type HearsAny = (event: WaymarkEvent) => Promise<void>;

/** Every event of the catalogue is heard by the one method below it. */
const OnEveryEvent = (
  target: object,
  key: string,
  method: TypedPropertyDescriptor<HearsAny>,
): void => {
  for (const definition of catalogue) On(definition)(target, key, method);
};

/** Operations hears everything and decides nothing. */
@Injectable()
export class OperationsConsumer {
  constructor(private readonly recordEvent: RecordEvent) {}

  @OnEveryEvent
  onEvent(event: WaymarkEvent): Promise<void> {
    return this.recordEvent.execute(event);
  }
}
