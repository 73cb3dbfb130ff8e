import { startService } from '@waymark/platform';
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
  callers: SessionCallerReader,
  prepare: prepareWeb,
});
