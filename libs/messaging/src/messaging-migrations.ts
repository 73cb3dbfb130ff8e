import { Messaging1700000000000 } from './migrations/1700000000000-messaging.js';
import { AuditSeals1764300000000 } from './migrations/1764300000000-audit-seals.js';
import { HearingAtOnce1764500000041 } from './migrations/1764500000041-hearing-at-once.js';
import { OwnerApart1764600000000 } from './migrations/1764600000000-owner-apart.js';
import { AuditFromWhere1764600000002 } from './migrations/1764600000002-audit-from-where.js';
import { QuarantineGroups1764700000000 } from './migrations/1764700000000-quarantine-groups.js';
import { QuarantineCopies1764800000047 } from './migrations/1764800000047-quarantine-copies.js';
import { OperatorLog1764900000053 } from './migrations/1764900000053-operator-log.js';
import { ShownIdentities1764900000054 } from './migrations/1764900000054-shown-identities.js';
import { QuarantineCare1765200000067 } from './migrations/1765200000067-quarantine-care.js';
import { SetAsideAgain1765100000000 } from './migrations/1765100000000-set-aside-again.js';
import { LinesBySubject1765200000069 } from './migrations/1765200000069-lines-by-subject.js';
import { QuarantineByEvent1765300000098 } from './migrations/1765300000098-quarantine-by-event.js';
import { ServiceWorkExpected1765200000068 } from './migrations/1765200000068-service-work-expected.js';
import { SharingAndKeeping1764200000000 } from './migrations/1764200000000-sharing-and-keeping.js';

/** What a service's database needs for messaging; comes before the service's own migrations. */
export const messagingMigrations = [
  Messaging1700000000000,
  SharingAndKeeping1764200000000,
  AuditSeals1764300000000,
  HearingAtOnce1764500000041,
  OwnerApart1764600000000,
  AuditFromWhere1764600000002,
  QuarantineGroups1764700000000,
  QuarantineCopies1764800000047,
  OperatorLog1764900000053,
  ShownIdentities1764900000054,
  SetAsideAgain1765100000000,
  QuarantineCare1765200000067,
  ServiceWorkExpected1765200000068,
  LinesBySubject1765200000069,
  QuarantineByEvent1765300000098,
] as const;
