import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const EVERY_MS = 50;

/**
 * A closing server waits for every connection, and Node closes only those idle at that moment: one that
 * falls idle a little later, its request answered, would keep the process until its keep-alive ends.
 */
@Injectable()
export class CloseIdleConnections implements BeforeApplicationShutdown {
  constructor(private readonly adapters: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.adapters.httpAdapter.getHttpServer() as Server;
    if (!server.listening) return;
    const timer = setInterval(() => {
      server.closeIdleConnections();
    }, EVERY_MS);
    server.once('close', () => {
      clearInterval(timer);
    });
  }
}
