import { services } from '../ground/line.mjs';

/**
 * Deliveries that had to be absorbed, counted from outside: what a topic holds twice, and what a consumer had already
 * done when it died although its group still had to read it.
 */
export class Redeliveries {
  /** @type {{ marks: readonly import('./offsets.mjs').Mark[], done: ReadonlySet<string> }[]} */
  #looks = [];
  #books;
  #offsets;
  #counted = 0;

  /** @param {import('./books.mjs').Books} books @param {import('./offsets.mjs').Offsets} offsets */
  constructor(books, offsets) {
    this.#books = books;
    this.#offsets = offsets;
  }

  /** Right after a consumer of the service has died. @param {import('../ground/line.mjs').Service} service */
  async look(service) {
    const marks = await this.#offsets.marks([service]);
    const rows = await this.#books.rows(service, 'SELECT event_id::text AS id FROM inbox');
    this.#looks.push({ marks, done: new Set(rows.map(({ id }) => id)) });
  }

  /** How many more than at the last count. @param {readonly import('./topic-reader.mjs').TopicRecord[]} records */
  sinceLastCount(records) {
    const all = this.#count(records);
    const more = all - this.#counted;
    this.#counted = all;
    // What a truncated topic held twice is not there to be counted any more.
    return Math.max(0, more);
  }

  /** @param {readonly import('./topic-reader.mjs').TopicRecord[]} records */
  #count(records) {
    const places = Map.groupBy(records, (record) => placeOf(record));
    /** @type {Set<string>} */
    const again = new Set();
    for (const { marks, done } of this.#looks) {
      for (const mark of marks) {
        for (const { id = '', offset } of places.get(placeOf(mark)) ?? []) {
          if (offset >= mark.next && done.has(id)) again.add(`${mark.service} ${id}`);
        }
      }
    }
    return again.size + twice(records);
  }
}

/** @param {{ source?: string, isUrgent: boolean, partition: number }} where */
const placeOf = ({ source, isUrgent, partition }) => `${source} ${isUrgent} ${partition}`;

/** @param {readonly import('./topic-reader.mjs').TopicRecord[]} records */
function twice(records) {
  return services.reduce((sum, service) => {
    const ids = records
      .filter(({ source }) => source === service)
      .map(({ id, isUrgent }) => `${id} ${isUrgent}`);
    return sum + ids.length - new Set(ids).size;
  }, 0);
}
