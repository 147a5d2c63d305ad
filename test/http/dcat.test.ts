import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RdfForm, rdfFormNames, rdfForms } from '../../src/interchange/dcat/forms.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { canonicalText, parseGraph } from '../support/rdf-graphs.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const base = 'https://catalog.city.gov.cn';
let database: TestDatabase;
let server: TestServer;
let code: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, { PUBLIC_URL: base });
  const [row] = await database.pool.$client<{ code: string }[]>`
    select code from resources where status = 'published' order by code limit 1`;
  code = row?.code ?? '';
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const forms = rdfFormNames.map((form) => [form, rdfForms[form]] as const);
const graphOf = async (form: RdfForm, text: string) => canonicalText(await parseGraph(form, text));

describe('the catalog', () => {
  test('is the same graph in the three forms, and needs no context from elsewhere', async () => {
    const graphs = [];
    for (const [form, { suffix, mediaType }] of forms) {
      const answer = await server.send({ path: `/catalog.${suffix}` });
      expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=60' } });
      expect(answer.headers['content-type']).toContain(mediaType);
      graphs.push(await graphOf(form, answer.text));
    }
    expect(graphs[0]).toContain(`${base}/catalog http://www.w3.org/ns/dcat#dataset ${base}/datasets/${code}\n`);
    expect(new Set(graphs).size).toBe(1);
  });

  test('is negotiated at /catalog, and not sent in a form that is not had', async () => {
    const sent = async (accept: string) => {
      const { status, headers } = await server.send({ path: '/catalog', headers: { accept } });
      return [status, headers['content-type'], headers.vary];
    };
    expect(await sent('application/rdf+xml')).toEqual([200, 'application/rdf+xml', 'accept, origin']);
    expect(await sent('text/turtle;q=0.1, application/ld+json')).toEqual([
      200,
      'application/ld+json',
      'accept, origin',
    ]);
    expect(await sent('text/html, */*;q=0.1')).toEqual([200, 'text/turtle; charset=utf-8', 'accept, origin']);
    expect((await sent('text/html'))[0]).toBe(406);
  });

  test('shows what everyone may see, whoever asks', async () => {
    const [hidden] = await database.pool.$client<{ code: string }[]>`
      update resources set status = 'suspended' where code = ${code} returning code`;
    const { text } = await server.send({ path: '/catalog.ttl', headers: { authorization: 'Bearer nonsense' } });
    const one = await server.send({ path: `/datasets/${hidden?.code}` });
    await database.pool.$client`update resources set status = 'published' where code = ${code}`;
    expect(text).not.toContain(`/datasets/${code}>`);
    expect(one.status).toBe(404);
  });

  test('is announced to HEAD without being read', async () => {
    const { status, headers, text } = await server.send({ method: 'HEAD', path: '/catalog.ttl' });
    expect([status, headers['content-type'], text]).toEqual([200, 'text/turtle; charset=utf-8', '']);
  });
});

describe('a dataset', () => {
  test('is the same graph in the three forms, by ending and by negotiation', async () => {
    const graphs = [];
    for (const [form, { suffix, mediaType }] of forms) {
      const named = await server.send({ path: `/datasets/${code}.${suffix}` });
      const chosen = await server.send({ path: `/datasets/${code}`, headers: { accept: mediaType } });
      expect([named.status, chosen.status, chosen.text]).toEqual([200, 200, named.text]);
      graphs.push(await graphOf(form, named.text));
    }
    expect(graphs[0]).toContain(`${base}/datasets/${code} http://purl.org/dc/terms/title `);
    expect(new Set(graphs).size).toBe(1);
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await server.send({ path: `/datasets/${code}` });
    const again = await server.send({ path: `/datasets/${code}`, headers: { 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await server.send({ method: 'HEAD', path: `/datasets/${code}` });
    expect([head.status, head.headers.etag, head.text]).toEqual([200, headers.etag, '']);
  });

  test('is not there under any other name', async () => {
    for (const name of [
      'NO-SUCH',
      `${code}.exe`,
      '..%2f..%2fetc%2fpasswd',
      `${code}%00`,
      '%00',
      'a'.repeat(90),
      '%ff',
      `${code}/`,
      '%ed%a0%80',
    ]) {
      const { status } = await server.send({ path: `/datasets/${name}` });
      expect([400, 404], name).toContain(status);
    }
    expect((await server.send({ path: `/datasets/${code}`, headers: { accept: 'image/png' } })).status).toBe(406);
    const posted = await server.send({ method: 'POST', path: `/datasets/${code}` });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('leaves a line in the log like any request', async () => {
    const path = `/datasets/${code}.rdf`;
    await server.send({ path });
    await expect
      .poll(() => server.lines().find((line) => line['path'] === path))
      .toMatchObject({ status: 200, method: 'GET' });
  });
});

describe('our context', () => {
  test('is a document of its own, and the one that the answers carry', async () => {
    const { headers, text } = await server.send({ path: '/context.jsonld' });
    expect(headers['content-type']).toBe('application/ld+json');
    const { text: carried } = await server.send({ path: `/datasets/${code}.jsonld` });
    const contextOf = (json: string) => (JSON.parse(json) as { '@context': object })['@context'];
    expect(contextOf(carried)).toEqual(contextOf(text));
  });
});

/** A catalog without end, which tells when it is no longer asked for. */
function endless() {
  const told = { pieces: 0, ended: false };
  async function* catalog(): AsyncGenerator<string> {
    try {
      for (;;) {
        told.pieces += 1;
        yield '# and so on\n'.repeat(10_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, parts: { dcat: { catalog, dataset: async () => null } } };
}

/** Asks for the catalog and reads nothing of it. */
async function unread(port: number) {
  const request = httpRequest({ host: '127.0.0.1', port, path: '/catalog.ttl', agent: false }).end();
  request.on('error', () => {});
  const [response] = (await once(request, 'response')) as [{ statusCode: number; pause(): void }];
  response.pause();
  return { request, status: response.statusCode };
}

describe('a client that does not read', () => {
  test('is not read for: the export waits, and ends when the client has gone', async () => {
    const { told, parts } = endless();
    const slow = await startTestServer({}, parts);
    const { request, status } = await unread(slow.port);
    expect(status).toBe(200);
    let before = -1;
    await expect
      .poll(
        () => {
          const stands = told.pieces === before;
          before = told.pieces;
          return stands;
        },
        { interval: 200 },
      )
      .toBe(true);
    expect(told.pieces).toBeLessThan(500);
    request.destroy();
    await expect.poll(() => told.ended).toBe(true);
    await slow.close();
  });

  test('takes a place, of which one address has four', async () => {
    const { parts } = endless();
    const slow = await startTestServer({}, parts);
    const open = [];
    for (let count = 0; count < 4; count += 1) open.push(await unread(slow.port));
    expect(await slow.send({ path: '/catalog.ttl' })).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    open[0]?.request.destroy();
    await expect
      .poll(async () => {
        const next = await unread(slow.port);
        next.request.destroy();
        return next.status;
      })
      .toBe(200);
    for (const { request } of open) request.destroy();
    await slow.close();
  });
});

describe('the rate limit', () => {
  test('counts those who bring credentials like those who bring none', async () => {
    const limited = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '2' }, endless().parts);
    const path = '/datasets/X';
    const statuses = [];
    for (const headers of [{}, { authorization: 'Bearer a' }, { authorization: 'Bearer b' }]) {
      statuses.push((await limited.send({ path, headers })).status);
    }
    expect(statuses).toEqual([404, 404, 429]);
    await limited.close();
  });
});

describe('a database that fails', () => {
  test('is told by a status before the answer has begun', async () => {
    const fault = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    const fail = async () => await Promise.reject(fault);
    async function* catalog(): AsyncGenerator<string> {
      yield await fail();
    }
    const broken = await startTestServer({}, { dcat: { catalog, dataset: fail } });
    for (const path of ['/catalog.ttl', '/datasets/X']) {
      const { status, headers, text } = await broken.send({ path });
      expect([status, headers['cache-control'], text.includes('10.1.2.3')]).toEqual([503, 'no-store', false]);
    }
    await broken.close();
  });

  test('cuts an answer off that has begun, so that nobody takes it for whole', async () => {
    async function* catalog(): AsyncGenerator<string> {
      yield '# begun\n';
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('lost');
    }
    const broken = await startTestServer({}, { dcat: { catalog, dataset: async () => null } });
    await expect(broken.send({ path: '/catalog.ttl' })).rejects.toThrow();
    await broken.close();
  });
});
