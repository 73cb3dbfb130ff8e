import { Body, Controller, Get, Module, Post, Query, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { aService } from '@waymark/testing';
import { IsString } from 'class-validator';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { Allow } from './allow.js';

class Note {
  @IsString() readonly text!: string;
}
interface Erased {
  readonly text: string;
}

@Controller('open')
class ForgottenController {
  @Allow({ anyone: true }) @Get() list(): object {
    return {};
  }
  @Post() add(): object {
    return {};
  }
  notARoute(): object {
    return {};
  }
}

@Controller('nobody')
class NobodyController {
  @Allow({ roles: [] }) @Get() list(): object {
    return {};
  }
}

@Controller('both')
class ContradictoryController {
  @Allow({ anyone: true, roles: ['operator'] }) @Get() list(): object {
    return {};
  }
}

@Allow({ roles: ['operator'] })
@Controller('untyped')
class UncheckedController {
  @Post() add(@Body() body: Erased): object {
    return body;
  }
  @Get() list(@Query() query: Record<string, string>): object {
    return query;
  }
  @Get('part') part(@Query('text') text: string): object {
    return { text };
  }
}

@Allow({ roles: ['operator'], scopes: ['operations:read'] })
@Controller('good')
class GoodController {
  @Post() add(@Body() body: Note): object {
    return body;
  }
  @Allow({ anyone: true }) @Get() list(): object {
    return {};
  }
}

async function startWith(controller: Type): Promise<void> {
  @Module({ controllers: [controller] })
  class SomeModule {}
  const config = readConfig(ServiceConfig, { PORT: '0', LOG_LEVEL: 'error' });
  const service = await aService({ name: 'intake', module: SomeModule, config });
  await service.close();
}

describe('a service with a route', () => {
  it('that does not say who may call it refuses to start, and names it', async () => {
    await expect(startWith(ForgottenController)).rejects.toThrow(
      /^ForgottenController\.add does not say who may call it: add @Allow$/,
    );
  });

  it.each([NobodyController, ContradictoryController])(
    'whose rule names nobody, or everybody and somebody, refuses to start (%p)',
    async (controller) => {
      await expect(startWith(controller)).rejects.toThrow(`${controller.name}.list does not say`);
    },
  );

  it('whose body or query no class would check refuses to start', async () => {
    await expect(startWith(UncheckedController)).rejects.toThrow(
      /UncheckedController\.add: argument 0 has no class[^]*UncheckedController\.list: argument 0/,
    );
  });

  it('that declares everything starts', async () => {
    await expect(startWith(GoodController)).resolves.toBeUndefined();
  });
});
