import { sealedTexts, type SealedColumn } from '@waymark/platform';

const PERSON = [
  'full_name',
  'name_to_use',
  'pronouns',
  'dialect',
  'birth_date',
  'nhs_number',
  'address',
  'postcode',
  'contact',
];

/** Everything that IDENTITY_KEYS seal. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...sealedTexts('person', 'referral_id', PERSON),
  ...sealedTexts('referral', 'id', ['referrer_name', 'referrer_contact']),
  ...sealedTexts('note', 'id', ['body'], ['referral_id', 'id']),
  ...sealedTexts('attachment', 'id', ['details']),
  {
    table: 'attachment',
    column: 'content',
    key: ['id'],
    row: 'id::text',
    boundTo: 'content',
    as: { is: 'bytes' },
  },
  ...sealedTexts('protected_fact', 'id', ['details']),
  ...sealedTexts('restriction_change', 'id', ['reason']),
  ...sealedTexts('opening', 'id', ['words']),
  ...sealedTexts('opening_review', 'opening_id', ['words']),
];
