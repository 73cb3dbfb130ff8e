import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Allow, readConfig, ServiceConfig, startService } from './index.js';

@Allow({ anyone: true })
@Controller()
class SlowController {
  @Get('slow')
  async slow(): Promise<object> {
    await pause(500);
    return { done: true };
  }

  @Get('crash')
  crash(): object {
    setTimeout(() => {
      throw new QueryFailedError('SELECT Canary', ['Canary'], new Error('no such thing'));
    }, 1);
    return {};
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get() read(): object {
    return {};
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

const [PORT, which] = process.argv.slice(2);
await startService({
  name: 'intake',
  module: which === 'forgotten' ? ForgottenModule : SlowModule,
  config: readConfig(ServiceConfig, { PORT }),
});
