import { startService } from '@waymark/platform';
import { UPLOADS } from './layout/files/uploads.js';
import { migrations } from './migrations.js';
import { prepareWeb } from './prepare-web.js';
import { SessionCallerReader } from './sign-in/session-caller-reader.js';
import { webConfig } from './web.config.js';
import { WebModule } from './web.module.js';

await startService({
  name: 'web',
  module: WebModule,
  config: webConfig(),
  migrations,
  bodies: 'form',
  uploads: UPLOADS,
  callers: SessionCallerReader,
  prepare: prepareWeb,
});
