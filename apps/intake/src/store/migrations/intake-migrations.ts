import type { Migration } from '@waymark/platform';
import { ConcernChanges1765700000104 } from './1765700000104-concern-changes.js';
import { NamesOfFiles1765700000105 } from './1765700000105-names-of-files.js';
import { LinkedByBoth1765700000106 } from './1765700000106-linked-by-both.js';
import { Attachments1765000000059 } from './1765000000059-attachments.js';
import { OneKey1765200000069 } from './1765200000069-one-key.js';
import { Referrals1764000000001 } from './1764000000001-referrals.js';
import { Geography1764000000010 } from './1764000000010-geography.js';
import { SafetyNotes1764000000020 } from './1764000000020-safety-notes.js';
import { ReferralLinks1764000000021 } from './1764000000021-referral-links.js';
import { SafetyConcerns1764000000022 } from './1764000000022-safety-concerns.js';
import { ReferralSets1764100000001 } from './1764100000001-referral-sets.js';
import { MessagesStopped1764100000060 } from './1764100000060-messages-stopped.js';
import { ReferralRows1764100000011 } from './1764100000011-referral-rows.js';
import { ContactChanges1765000000055 } from './1765000000055-contact-changes.js';
import { Agreement1764500000036 } from './1764500000036-agreement.js';
import { BabyDeaths1764900000046 } from './1764900000046-baby-deaths.js';
import { FoundByBirth1765700000103 } from './1765700000103-found-by-birth.js';
import { ProtectedFacts1765600000101 } from './1765600000101-protected-facts.js';
import { Restrictions1765200000062 } from './1765200000062-restrictions.js';
import { RestrictionsTold1765300000079 } from './1765300000079-restrictions-told.js';
import { RowSecurity1764600000001 } from './1764600000001-row-security.js';
import { SpecialWays1764100000023 } from './1764100000023-special-ways.js';
import { KeptAsSaid1764500000041 } from './1764500000041-kept-as-said.js';
import { ReadingAndInterpreter1765200000065 } from './1765200000065-reading-and-interpreter.js';
import { SentList1765300000071 } from './1765300000071-sent-list.js';
import { DespiteCriteria1765400000086 } from './1765400000086-despite-criteria.js';
import { Amendments1765500000097 } from './1765500000097-amendments.js';
import { SenderAsked1765400000085 } from './1765400000085-sender-asked.js';

/** Every migration of intake's own tables, the oldest first. */
export const intakeMigrations: readonly Migration[] = [
  Referrals1764000000001,
  Geography1764000000010,
  SafetyNotes1764000000020,
  ReferralLinks1764000000021,
  SafetyConcerns1764000000022,
  ReferralSets1764100000001,
  ReferralRows1764100000011,
  SpecialWays1764100000023,
  MessagesStopped1764100000060,
  Agreement1764500000036,
  KeptAsSaid1764500000041,
  RowSecurity1764600000001,
  BabyDeaths1764900000046,
  ContactChanges1765000000055,
  Attachments1765000000059,
  Restrictions1765200000062,
  ReadingAndInterpreter1765200000065,
  OneKey1765200000069,
  SentList1765300000071,
  RestrictionsTold1765300000079,
  SenderAsked1765400000085,
  DespiteCriteria1765400000086,
  Amendments1765500000097,
  ProtectedFacts1765600000101,
  FoundByBirth1765700000103,
  ConcernChanges1765700000104,
  NamesOfFiles1765700000105,
  LinkedByBoth1765700000106,
];
