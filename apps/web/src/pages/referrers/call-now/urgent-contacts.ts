import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { contactsOn, readUrgentContacts, type Day, type UrgentContact } from '@waymark/contracts';
import { WebConfig } from '../../../web.config.js';

/** Numbers that areas have confirmed, read once at the start: they are shown whatever else is silent. */
@Injectable()
export class UrgentContacts {
  private readonly contacts: readonly UrgentContact[];

  constructor({ DIRECTORY_DIR, DEMONSTRATION }: WebConfig) {
    const file = readFileSync(join(DIRECTORY_DIR, 'urgent-contacts.json'), 'utf8');
    const invented = DEMONSTRATION === 'true';
    this.contacts = readUrgentContacts(JSON.parse(file)).filter(
      ({ standing }) => standing === 'approved' || invented,
    );
  }

  on(day: Day): readonly UrgentContact[] {
    return contactsOn(this.contacts, day);
  }
}
