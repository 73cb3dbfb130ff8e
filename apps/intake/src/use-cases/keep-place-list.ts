import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { PlaceList } from '../domain/place-list.js';
import { PlaceListsStore } from '../store/place-lists.store.js';

/** Keeps the list of places that was read at the start, before any referral can name it. */
@Injectable()
export class KeepPlaceList implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly list: PlaceList,
    private readonly lists: PlaceListsStore,
  ) {}

  onModuleInit(): Promise<void> {
    return this.unitOfWork.run((tx) => {
      this.lists.keep(tx, this.list, this.clock.now());
      return Promise.resolve();
    });
  }
}
