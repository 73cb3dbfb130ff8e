// Programs that may ask for their own tokens in the demonstration, each for one organisation.

/**
 * @typedef {object} DemoClient
 * @property {string} id
 * @property {string} organisation
 * @property {readonly string[]} scopes of libs/contracts
 */

/** @type {readonly DemoClient[]} */
export const demoClients = [
  {
    id: 'waymark-examples',
    organisation: 'wensum-maternity',
    scopes: [
      'referrals:write',
      'referrals:read',
      'pre-checks:write',
      'operations:read',
      'reconciliation:read',
    ],
  },
  {
    id: 'waymark-notification',
    organisation: 'waymark',
    scopes: ['contact-points:read', 'mailboxes:read'],
  },
  { id: 'waymark-eligibility', organisation: 'waymark', scopes: ['placements:preview'] },
  { id: 'waymark-operations', organisation: 'waymark', scopes: ['reconciliation:read'] },
  // An operator's command line: `npm run reconcile`.
  {
    id: 'waymark-reconcile',
    organisation: 'waymark',
    scopes: ['operations:read', 'reconciliation:run'],
  },
  // The command line of those who write criteria, and of those who pay for the services: `npm run what-if`.
  ...['norfolk-waveney-lotus', 'cw-loss', 'km-thrive', 'sts-mmhs', 'icb-t6y0w', 'icb-qwu'].map(
    (organisation) => ({
      id: `what-if-${organisation}`,
      organisation,
      scopes: ['what-ifs:write'],
    }),
  ),
  {
    id: 'maternity-system',
    organisation: 'riverside-maternity',
    scopes: ['referrals:write', 'referrals:read', 'pre-checks:write'],
  },
];

export const SERVICES = ['intake', 'eligibility', 'routing', 'notification', 'operations'];

/** The variable that gives a client another secret than the demonstration's. */
export const secretVariable = (id) => `${id.toUpperCase().replaceAll('-', '_')}_SECRET`;

/** The secret everybody may know, because it opens nothing but the demonstration. */
export const demoSecret = (id) => `${id}-demonstration-only`;

export const secretOf = (id, env) => env[secretVariable(id)] || demoSecret(id);
