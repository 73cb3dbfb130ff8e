import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TokenMint } from '@waymark/platform';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { KeptFormInterceptor } from '../layout/kept-form.interceptor.js';
import { AccountsStore } from '../store/accounts.store.js';
import { KeptFormsStore } from '../store/kept-forms.store.js';
import { SecretsStore } from '../store/secrets.store.js';
import { WebCipher } from '../store/web-cipher.js';
import { WebConfig } from '../web.config.js';
import { BackChannelLogoutController } from './back-channel-logout.controller.js';
import { ChooseRoleController } from './choose-role.controller.js';
import { DemonstrationAccounts } from './demonstration-accounts.js';
import { IdentityProviders } from './identity-providers.js';
import { IdTokenSeal } from './id-token-seal.js';
import { KeptForms } from './kept-forms.js';
import { KeysController } from './keys.controller.js';
import { RequestCounts } from './request-counts.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { SignInController } from './sign-in.controller.js';
import { StayController } from './stay.controller.js';

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}

/** Who is here, and the tokens by which the site speaks for them. */
@Global()
@Module({
  controllers: [
    SignInController,
    StayController,
    BackChannelLogoutController,
    ChooseRoleController,
    KeysController,
  ],
  providers: [
    AccountsStore,
    SecretsStore,
    WebCipher,
    KeptFormsStore,
    KeptForms,
    { provide: APP_INTERCEPTOR, useClass: KeptFormInterceptor },
    IdentityProviders,
    IdTokenSeal,
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
  exports: [
    AccountsStore,
    KeptForms,
    RequestCounts,
    SecretsStore,
    SessionCallerReader,
    TokenMint,
    WebCipher,
  ],
})
export class SignInModule {}
