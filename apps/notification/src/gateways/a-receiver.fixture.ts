import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system that is told, and what it answers. */
export class AReceiver {
  readonly told: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  status = 204;
  port = 0;
  private readonly server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      this.told.push({ headers: request.headers, body });
      response.writeHead(this.status, { location: `${this.url}/elsewhere` }).end('ignored');
    });
  });

  static async start(): Promise<AReceiver> {
    const receiver = new AReceiver();
    await once(receiver.server.listen(0, '127.0.0.1'), 'listening');
    receiver.port = (receiver.server.address() as AddressInfo).port;
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
