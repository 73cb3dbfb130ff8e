// What oidc-provider is told: who may sign in, which programs there are, what their tokens say.
import { errors } from 'oidc-provider';
import { demoClients, secretOf, secretVariable, SERVICES } from './demo-clients.mjs';
import { demoPeople } from './demo-people.mjs';
import { errorPage, signOutPage, signedOutPage } from './pages.mjs';
import { adapterOver } from './state.mjs';

const RESOURCE = /^urn:waymark:([a-z]+)$/;
const TOKEN_SECONDS = 300;
const SESSION_SECONDS = 12 * 60 * 60;
const WEB = 'waymark-web';
const SCOPES = [...new Set(demoClients.flatMap(({ scopes }) => scopes))];

export const configurationFor = ({ webOrigin }, { keys, records }, env) => ({
  adapter: adapterOver(records),
  jwks: keys.jwks,
  cookies: { keys: keys.cookies, long: { signed: true }, short: { signed: true } },
  clients: [webClient(webOrigin, env), ...demoClients.map((client) => machineClient(client, env))],
  clientDefaults: { id_token_signed_response_alg: 'RS256' },
  scopes: ['openid', 'profile', 'email', 'nationalrbacaccess', 'associatedorgs', ...SCOPES],
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'nhsid_useruid'],
    email: ['email', 'email_verified'],
    // The names by which NHS Care Identity Service 2 speaks of roles and organisations.
    nationalrbacaccess: ['nhsid_nrbac_roles'],
    associatedorgs: ['nhsid_user_orgs'],
    acr: null,
    amr: null,
    sid: null,
    auth_time: null,
  },
  // What the scopes ask for is in the ID token as well: an invitation is matched by a verified address there.
  conformIdTokenClaims: false,
  responseTypes: ['code'],
  acrValues: ['AAL2_OR_AAL3_ANY', 'AAL3_ANY', 'AAL1_DEMONSTRATION'],
  findAccount: (_ctx, subject) => accountOf(subject),
  fetch: fetchFrom(webOrigin),
  loadExistingGrant: grantWithoutAsking,
  pkce: { required: () => true },
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(out);
  },
  extraTokenClaims: (_ctx, token) => ({ organisation: organisationOf(token.clientId) }),
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  ttl: {
    AccessToken: TOKEN_SECONDS,
    AuthorizationCode: 60,
    ClientCredentials: TOKEN_SECONDS,
    Grant: SESSION_SECONDS,
    IdToken: TOKEN_SECONDS,
    Interaction: 60 * 60,
    Session: SESSION_SECONDS,
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = signedOutPage(webOrigin);
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: nothingByDefault,
      getResourceServerInfo,
    },
  },
});

function webClient(webOrigin, env) {
  const secret = env[secretVariable(WEB)];
  const backChannel = env.WEB_BACK_CHANNEL_LOGOUT;
  return {
    client_id: WEB,
    client_name: 'Waymark',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    // So that the ID token says how surely we know who it is.
    default_acr_values: ['AAL1_DEMONSTRATION'],
    redirect_uris: [`${webOrigin}/sign-in/callback`],
    post_logout_redirect_uris: [`${webOrigin}/signed-out`, `${webOrigin}/`],
    scope: 'openid profile email nationalrbacaccess associatedorgs',
    // Without a secret it is a public client, which PKCE protects.
    ...(secret
      ? { client_secret: secret, token_endpoint_auth_method: 'client_secret_post' }
      : { token_endpoint_auth_method: 'none' }),
    ...(backChannel && {
      backchannel_logout_uri: new URL(backChannel, webOrigin).href,
      backchannel_logout_session_required: true,
    }),
  };
}

/** The provider asks nobody on this machine for anything, except the site whose sign-outs it tells. */
const fetchFrom =
  (webOrigin) =>
  (url, { dispatcher, ...options }) =>
    fetch(url, new URL(url).origin === webOrigin ? options : { ...options, dispatcher });

const machineClient = ({ id, scopes }, env) => ({
  client_id: id,
  client_secret: secretOf(id, env),
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  scope: scopes.join(' '),
});

const organisationOf = (clientId) => demoClients.find(({ id }) => id === clientId)?.organisation;

// A token that no service would believe helps nobody.
function nothingByDefault(_ctx, client) {
  if (client.grantTypeAllowed('client_credentials')) throw wrongResource();
  return undefined;
}

const wrongResource = () =>
  new errors.InvalidTarget(`resource must be urn:waymark: and one of ${SERVICES.join(', ')}`);

function getResourceServerInfo(_ctx, resource, client) {
  const service = RESOURCE.exec(resource)?.[1];
  const isMachine = client.grantTypeAllowed('client_credentials');
  if (!isMachine || !SERVICES.includes(service)) throw wrongResource();
  return {
    scope: client.scope,
    audience: `waymark-${service}`,
    accessTokenTTL: TOKEN_SECONDS,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  };
}

// The site is ours, so asking people whether it may know who they are would teach them to click.
async function grantWithoutAsking(ctx) {
  const { client, session, provider, params } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known && (await provider.Grant.find(known))) ??
    new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}

function accountOf(subject) {
  const person = demoPeople.find((one) => one.subject === subject);
  if (person === undefined) return undefined;
  const { name, email, memberships } = person;
  const [givenName, ...others] = name.split(' ');
  return {
    accountId: subject,
    claims: () => ({
      sub: subject,
      name,
      given_name: givenName,
      family_name: others.join(' '),
      email,
      email_verified: true,
      nhsid_useruid: subject,
      nhsid_nrbac_roles: memberships.map(({ organisation, role }) => ({
        org_code: organisation,
        role_name: role,
        person_roleid: `${subject}:${organisation}:${role}`,
      })),
      nhsid_user_orgs: memberships.map(({ organisation, organisationName }) => ({
        org_code: organisation,
        org_name: organisationName,
      })),
    }),
  };
}
