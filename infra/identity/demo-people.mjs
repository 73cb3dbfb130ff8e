// Invented people for the demonstration: one or more a role. Names of hubs and boards are real and stand for
// invented teams; referrers' organisations are invented. `subject` never changes: it is who they are.

const hub = (organisation, organisationName) => ({
  organisation,
  organisationName,
  role: 'hub-clinician',
});
const landing = (/** @type {readonly string[]} */ [ods, area]) => ({
  organisation: `landing-${ods}`,
  organisationName: `Landing team, ${area}`,
  role: 'landing-coordinator',
});
const inEach = (role, teams) =>
  teams.map(([organisation, organisationName]) => ({ organisation, organisationName, role }));
const referring = (organisation, organisationName, referrerRole) => [
  { organisation, organisationName, role: 'referrer', referrerRole },
];

const CRITERIA_TEAMS = [
  ['norfolk-waveney-lotus', 'Lotus, Norfolk and Waveney'],
  ['cw-loss', 'Perinatal Loss Pathway, Coventry and Warwickshire'],
  ['km-thrive', 'Thrive, Kent and Medway'],
  ['sts-mmhs', 'Maternal Mental Health Service, South Tyneside and Sunderland'],
];

const NORTH_AND_MIDLANDS = [
  ['qe1', 'Lancashire and South Cumbria'],
  ['qf7', 'South Yorkshire'],
  ['qgh', 'Herefordshire and Worcestershire'],
  ['qhl', 'Birmingham and Solihull'],
  ['qhm', 'North East and North Cumbria'],
  ['qj2', 'Derby and Derbyshire'],
  ['qjm', 'Lincolnshire'],
  ['qk1', 'Leicester, Leicestershire and Rutland'],
  ['qnc', 'Staffordshire and Stoke-on-Trent'],
  ['qoc', 'Shropshire, Telford and Wrekin'],
  ['qop', 'Greater Manchester'],
  ['qoq', 'Humber and North Yorkshire'],
  ['qpm', 'Northamptonshire'],
  ['qt1', 'Nottingham and Nottinghamshire'],
  ['qua', 'Black Country'],
  ['qwo', 'West Yorkshire'],
  ['qwu', 'Coventry and Warwickshire'],
  ['qyg', 'Cheshire and Merseyside'],
];
const SOUTH_AND_EAST = [
  ['d7t5g', 'Essex'],
  ['qjk', 'Devon'],
  ['qkk', 'South East London'],
  ['qks', 'Kent and Medway'],
  ['qmf', 'North East London'],
  ['qox', 'Bath and North East Somerset, Swindon and Wiltshire'],
  ['qr1', 'Gloucestershire'],
  ['qrl', 'Hampshire and Isle of Wight'],
  ['qsl', 'Somerset'],
  ['qt6', 'Cornwall and the Isles of Scilly'],
  ['quy', 'Bristol, North Somerset and South Gloucestershire'],
  ['qvv', 'Dorset'],
  ['qwe', 'South West London'],
  ['s0e4d', 'Thames Valley'],
  ['s1y5d', 'Central East'],
  ['s9b9j', 'Surrey and Sussex'],
  ['t6y0w', 'Norfolk and Suffolk'],
  ['z9b2z', 'West and North London'],
];

/**
 * @typedef {object} Membership
 * @property {string} organisation
 * @property {string} organisationName
 * @property {string} role one of the roles of libs/contracts
 * @property {string} [referrerRole]
 *
 * @typedef {object} DemoPerson
 * @property {string} subject
 * @property {string} name
 * @property {string} email
 * @property {string} what in a few words, for the sign-in page
 * @property {readonly Membership[]} memberships
 */

const person = (subject, name, what, memberships) => ({
  subject,
  name,
  email: `${subject}@people.example`,
  what,
  memberships,
});

/** @type {readonly DemoPerson[]} */
export const demoPeople = [
  person(
    'midwife',
    'Amara Osei',
    'Midwife who refers',
    referring('wensum-maternity', 'Wensum Maternity Unit (invented)', 'midwife'),
  ),
  person(
    'gp',
    'Tom Hadley',
    'GP who refers',
    referring('marsh-lane-surgery', 'Marsh Lane Surgery (invented)', 'gp'),
  ),
  person(
    'health-visitor',
    'Priya Nair',
    'Health visitor who refers',
    referring('dunmere-health-visiting', 'Dunmere Health Visiting (invented)', 'health-visitor'),
  ),
  person(
    'perinatal-nurse',
    'Lewis Grant',
    'Perinatal mental health nurse who refers',
    referring(
      'ashdown-perinatal',
      'Ashdown Perinatal Team (invented)',
      'perinatal-mental-health-professional',
    ),
  ),
  person('hub-east', 'Helen Marlow', 'Clinician at the hubs of the East', [
    hub('norfolk-waveney-lotus', 'Lotus, Norfolk and Waveney'),
    hub('candp-ptls', 'Perinatal Trauma and Loss Service, Cambridgeshire and Peterborough'),
    hub('essex-by-your-side', 'By Your Side, Essex'),
    hub('herts-ptlc', 'Perinatal Trauma and Loss Care, Hertfordshire'),
    hub('blmk-bedfordshire-luton', 'Maternal mental health service, Bedfordshire and Luton'),
    hub('mk-mtlc', 'Maternity Trauma Loss and Care, Milton Keynes'),
  ]),
  person('hub-midlands', 'Joe Adeyemi', 'Clinician at the hubs of the Midlands', [
    hub('cw-loss', 'Perinatal Loss Pathway, Coventry and Warwickshire'),
    hub('northants-mmhs', 'Maternal Mental Health Service, Northamptonshire'),
    hub('stw-mmhs', 'Maternal Mental Health Service, Shropshire, Telford and Wrekin'),
    hub('south-staffs-lotus', 'Lotus, South Staffordshire'),
    hub('llr-mmhs', 'Maternal Mental Health Service, Leicester, Leicestershire and Rutland'),
    hub('lincs-hub', 'Maternal mental health hub, Lincolnshire'),
    hub('notts-ptbs', 'Perinatal Trauma and Bereavement Service, Nottinghamshire'),
    hub('bsol', 'Maternal mental health service, Birmingham and Solihull'),
  ]),
  person('hub-south', 'Siân Whitcombe', 'Clinician at the hubs of the South and West', [
    hub('km-thrive', 'Thrive, Kent and Medway'),
    hub('hiow-mmhs', 'Maternity Mental Health Service, Hampshire and Isle of Wight'),
    hub('surrey-mmhs', 'Maternal Mental Health Service, Surrey Heartlands'),
    hub('sussex-east-bereavement', 'Perinatal bereavement pathway, East Sussex'),
    hub('berks-birth-in-mind', 'Birth in Mind, Berkshire'),
    hub('bnssg-malt', 'Maternal Loss and Trauma Service, Bristol and around'),
    hub('glos-bats', 'Birth Anxiety and Trauma Service, Gloucestershire'),
    hub('cornwall-pltt', 'Perinatal Loss and Trauma Team, Cornwall'),
    hub('devon-mmhs', 'Maternal Mental Health Service, Devon'),
    hub('somerset-mmhs', 'Maternal Mental Health Service, Somerset'),
    hub('dorset-mmhs', 'Maternal Mental Health Service, Dorset'),
  ]),
  person('hub-north', 'Rosa Mbeki', 'Clinician at the hubs of the North', [
    hub('sts-mmhs', 'Maternal Mental Health Service, South Tyneside and Sunderland'),
    hub('ncumbria-mmhs', 'Maternal Mental Health Service, North Cumbria'),
    hub('hny-mmhs', 'Maternal Mental Health Service, Humber and North Yorkshire'),
    hub('wyorks-mmhs', 'Maternal Mental Health Service, West Yorkshire'),
    hub('gm-mmhs', 'Maternal Mental Health Service, Greater Manchester'),
    hub('lsc-rts', 'Reproductive Trauma Service, Lancashire and South Cumbria'),
    hub('candm-silver-birch', 'Silver Birch Hubs, Cheshire and Merseyside'),
    hub('syb', 'Maternal mental health service, South Yorkshire'),
  ]),
  person('hub-london', 'Farah Aziz', 'Clinician at the hubs of London', [
    hub('nwl-mtlc', 'Maternity Trauma and Loss Care, North West London'),
    hub('ncl-maple', 'Maple, North Central London'),
    hub('nel-ocean', 'Ocean, North East London'),
    hub('nel-tulip', 'Tulip, North East London'),
    hub('sel-helix', 'Helix, South East London'),
    hub('swl-ptlt', 'Perinatal Trauma and Loss Team, South West London'),
  ]),
  person(
    'link-worker',
    'Dee Fletcher',
    'Link worker of charities',
    inEach('link-worker', [
      ['sunderland-young-mums', 'Young Mums Link Work Service, Sunderland'],
      ['sheffield-light', 'Light Peer Support, Sheffield'],
      ['homestart-nw-kent', 'Home-Start, North West Kent'],
      ['homestart-sw-kent', 'Home-Start, South West Kent'],
    ]),
  ),
  person('landing-national', 'Martin Ekwueme', 'Coordinator of the national landing desk', [
    landing(['national', 'national desk']),
  ]),
  person(
    'landing-north',
    'Bronwen Lloyd',
    'Coordinator of the landing teams of the North and Midlands',
    NORTH_AND_MIDLANDS.map(landing),
  ),
  person(
    'landing-south',
    'Idris Rahman',
    'Coordinator of the landing teams of the South, East and London',
    SOUTH_AND_EAST.map(landing),
  ),
  person(
    'criteria-editor',
    'Nadia Rahim',
    'Writes criteria for areas',
    inEach('criteria-editor', CRITERIA_TEAMS),
  ),
  person(
    'criteria-approver',
    'Owen Price',
    'Approves criteria for areas',
    inEach('criteria-approver', CRITERIA_TEAMS),
  ),
  person(
    'operator',
    'Kit Sandhu',
    'Watches the line run',
    inEach('operator', [['waymark-operations', 'Waymark operations desk (invented)']]),
  ),
  person(
    'senior-operator',
    'Ines Duarte',
    'Watches the line, and may mend copies of failed events',
    inEach('senior-operator', [['waymark-operations', 'Waymark operations desk (invented)']]),
  ),
  person(
    'commissioner',
    'Grace Lindqvist',
    'Commissions services',
    inEach('commissioner', [
      ['icb-t6y0w', 'Norfolk and Suffolk commissioning'],
      ['icb-qwu', 'Coventry and Warwickshire commissioning'],
    ]),
  ),
  person(
    'administrator',
    'Sam Whitlock',
    'Looks after accounts',
    inEach('administrator', [['waymark-administration', 'Waymark administration (invented)']]),
  ),
  person(
    'hub-reviewer',
    'Nora Bright',
    'Looks at restricted records that somebody of a hub has opened',
    inEach('administrator', CRITERIA_TEAMS),
  ),
];
