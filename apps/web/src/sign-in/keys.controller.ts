import { Controller, Get, Header } from '@nestjs/common';
import { Allow, TokenMint } from '@waymark/platform';

/** The public keys by which services recognise the tokens of this site. */
@Allow({ anyone: true })
@Controller('.well-known')
export class KeysController {
  constructor(private readonly mint: TokenMint) {}

  @Get('jwks.json')
  @Header('Cache-Control', 'public, max-age=300')
  keys(): TokenMint['jwks'] {
    return this.mint.jwks;
  }
}
