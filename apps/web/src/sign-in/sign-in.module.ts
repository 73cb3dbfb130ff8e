import { Global, Module } from '@nestjs/common';
import { TokenMint } from '@waymark/platform';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { AccountsStore } from '../store/accounts.store.js';
import { SecretsStore } from '../store/secrets.store.js';
import { WebCipher } from '../store/web-cipher.js';
import { WebConfig } from '../web.config.js';
import { BackChannelLogoutController } from './back-channel-logout.controller.js';
import { ChooseRoleController } from './choose-role.controller.js';
import { DemonstrationAccounts } from './demonstration-accounts.js';
import { IdentityProviders } from './identity-providers.js';
import { KeysController } from './keys.controller.js';
import { RequestCounts } from './request-counts.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { SignInController } from './sign-in.controller.js';

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}

/** Who is here, and the tokens by which the site speaks for them. */
@Global()
@Module({
  controllers: [
    SignInController,
    BackChannelLogoutController,
    ChooseRoleController,
    KeysController,
  ],
  providers: [
    AccountsStore,
    SecretsStore,
    WebCipher,
    IdentityProviders,
    RequestCounts,
    SessionCallerReader,
    DemonstrationAccounts,
    {
      provide: TokenMint,
      inject: [WebConfig, SecretsStore],
      useFactory: async ({ WEB_ORIGIN }: WebConfig, secrets: SecretsStore) =>
        TokenMint.create(WEB_ORIGIN, await secrets.get('token-signing-key', newSigningKey)),
    },
  ],
  exports: [AccountsStore, RequestCounts, SecretsStore, SessionCallerReader, TokenMint, WebCipher],
})
export class SignInModule {}
