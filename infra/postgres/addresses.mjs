/** Every service that keeps something has a database, its owner and a role of its own. */
export const servicesWithDatabase = /** @type {const} */ ([
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
  'web',
]);

/** First part of every database's and role's name; another one keeps two lines on one server apart. */
const prefix = process.env['DATABASE_PREFIX'] ?? 'waymark';

/** The database of a service, and the role it signs in as. @param {string} service */
export const databaseOf = (service) => `${prefix}_${service}`;

/** The role that owns the tables of a database; nobody signs in as it. @param {string} database */
export const ownerOf = (database) => `${database}_owner`;

/** A database as the administrator sees it. @param {string} adminUrl @param {string} service */
export function administratorUrl(adminUrl, service) {
  const url = new URL(adminUrl);
  url.pathname = `/${databaseOf(service)}`;
  return url.href;
}

/** A database as its owner: the administrator, who puts the owner's role on. @param {string} adminUrl @param {string} service */
export function ownerUrl(adminUrl, service) {
  const url = new URL(administratorUrl(adminUrl, service));
  url.searchParams.set('options', `-c role=${ownerOf(databaseOf(service))}`);
  return url.href;
}

/** Every database past its rules, for whoever judges or measures from outside. @param {string} adminUrl */
export const administratorUrls = (adminUrl) =>
  Object.fromEntries(
    servicesWithDatabase.map((service) => [service, administratorUrl(adminUrl, service)]),
  );
