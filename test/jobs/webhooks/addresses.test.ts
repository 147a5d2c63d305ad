import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardedLookup, isPublicAddress, type ResolveHost } from '../../../src/jobs/webhooks/address-guard.ts';
import { createSender } from '../../../src/jobs/webhooks/send.ts';
import { Receiver } from '../../support/webhooks/receiver.ts';

const refused = [
  ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.255.0.9', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::10.0.0.1'],
  ...['64:ff9b::7f00:1', '64:ff9b::a00:1', '100::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
  ...['ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1', '4000::1', 'localhost', '', '1.2.3'],
];
const taken = [
  '1.1.1.1',
  '8.8.8.8',
  '114.114.114.114',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.0.1',
  '::ffff:8.8.8.8',
  '2400:3200::1',
];

describe('addresses', () => {
  it.each(refused)('%s is not sent to', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(taken)('%s is', (address) => expect(isPublicAddress(address)).toBe(true));
});

const message = { headers: { 'content-type': 'application/json' }, body: '{}' };
const never = new AbortController().signal;

async function sendTo(url: string, resolve: ResolveHost, allow: readonly string[] = []) {
  const sender = createSender({ targets: { allow }, resolve, timeoutMs: 2000 });
  onTestFinished(() => sender.close());
  return await sender.send({ ...message, url }, never);
}

describe('a connection', () => {
  it('is not made where any address of the host is not public', async () => {
    const receiver = await Receiver.start();
    onTestFinished(async () => await receiver.close());
    const answers: readonly { address: string; family: number }[][] = [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
    ];
    for (const addresses of answers) {
      const result = await sendTo('https://hook.example.cn:8443/', async () => addresses);
      expect(result).toMatchObject({ errorCode: 'refused_address', statusCode: null });
    }
    expect(receiver.received).toEqual([]);
  });

  it('is not made to an address that is written down, in any spelling', async () => {
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      '[::1]',
      '[::ffff:7f00:1]',
      '169.254.169.254',
    ];
    for (const host of hosts) {
      const result = await sendTo(`https://${host}/`, async () => {
        throw new Error('nothing is to be looked up');
      });
      expect([host, result.errorCode]).toEqual([host, 'refused_address']);
    }
  });

  it('is made to the very address that was looked at: a host that answers differently the next time gains nothing', async () => {
    const receiver = await Receiver.start();
    onTestFinished(async () => await receiver.close());
    const asked: string[] = [];
    const rebinding: ResolveHost = async (host) => {
      asked.push(host);
      return [{ address: asked.length === 1 ? '8.8.8.8' : '127.0.0.1', family: 4 }];
    };
    const lookup = guardedLookup(rebinding);
    const first = await new Promise((resolve) =>
      lookup('hook.example.cn', { all: true }, (error, addresses) => resolve([error, addresses])),
    );
    expect([first, asked.length]).toEqual([[null, [{ address: '8.8.8.8', family: 4 }]], 1]);
    // A socket asks its look-up once, and is refused what comes then.
    const socket = connect({ host: 'hook.example.cn', port: receiver.port, lookup });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect([error.code, asked.length, receiver.received.length]).toEqual(['ADDRESS_REFUSED', 2, 0]);
  });

  it('is made to what the list of development names, and tells what else went wrong', async () => {
    const receiver = await Receiver.start();
    const { port, url } = receiver;
    const nobody: ResolveHost = async () => [];
    expect(await sendTo(url, nobody, [`127.0.0.1:${port}`])).toMatchObject({
      statusCode: 204,
      errorCode: null,
    });
    expect(await sendTo(url, nobody)).toMatchObject({ errorCode: 'refused_url' });
    expect(await sendTo('https://hook.example.cn/', nobody)).toMatchObject({ errorCode: 'unresolved' });
    await receiver.close();
    expect(await sendTo(url, nobody, ['127.0.0.1:*'])).toMatchObject({ errorCode: 'connection' });
  });

  it('is used again, and made anew where it was closed meanwhile', async () => {
    const receiver = await Receiver.start();
    onTestFinished(async () => await receiver.close());
    const sockets = new Set<unknown>();
    receiver.answer = (response, _received, request) => {
      sockets.add(request.socket);
      response.writeHead(204).end();
    };
    const sender = createSender({ targets: { allow: ['127.0.0.1:*'] } });
    onTestFinished(() => sender.close());
    const send = async () => await sender.send({ ...message, url: receiver.url }, never);
    await send();
    await send();
    expect(sockets.size).toBe(1);
    receiver.answer = (response, _received, request) => {
      if (sockets.has(request.socket)) return void request.socket.destroy();
      sockets.add(request.socket);
      response.writeHead(204).end();
    };
    expect(await send()).toMatchObject({ statusCode: 204 });
    expect(sockets.size).toBe(2);
  });
});
