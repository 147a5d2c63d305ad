import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCertificateSigner } from '../../src/auth/certificates/signer.ts';
import { verifyCertificate, verifyStatus } from '../../src/auth/certificates/verify.ts';
import { revokeCertificate, suspendCertificate } from '../../src/resolvers/certificates/change-certificate.ts';
import type { IssuedCertificate } from '../../src/resolvers/certificates/issue-certificate.ts';
import { rotateKeys } from '../../src/resolvers/certificates/rotate-keys.ts';
import type { CertificateDraft } from '../../src/rules/certificate/content.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { issueOne, stampAt } from '../support/certificates.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { PRODUCTION, type TestServer } from '../support/test-server.ts';

const { CERTIFICATE_KEY_SECRET, PUBLIC_URL } = PRODUCTION;
const signer = createCertificateSigner(PUBLIC_URL, async () => Buffer.from(CERTIFICATE_KEY_SECRET));
let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, { PUBLIC_URL, CERTIFICATE_KEY_SECRET });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const issue = async (content: Partial<CertificateDraft> = {}): Promise<IssuedCertificate> =>
  await issueOne(database.pool, { content }, { signer });
const get = async (path: string, headers: Record<string, string> = {}) => await server.send({ path, headers });
const keySet = async () => JSON.parse((await get('/.well-known/jwks.json')).text) as { keys: { kid: string }[] };
const statusPath = async (jws: string): Promise<string> => {
  const verified = await verifyCertificate(jws, await keySet());
  if (verified.fault !== null) throw new Error(verified.fault);
  return verified.found.status.status_list.uri.replace(PUBLIC_URL, '');
};

describe('the page of a certificate', () => {
  test('shows it in Chinese, or in English to whoever wants that, with a QR code of its address', async () => {
    const { number, queryCode } = await issue();
    const page = await get(`/certificates/${number}`);
    expect([page.status, page.headers['content-type'], page.headers['content-language']]).toEqual([
      ...[200, 'text/html; charset=utf-8', 'zh-CN'],
    ]);
    for (const text of [
      number,
      queryCode,
      '小微企业授信画像接口',
      '当前状态：有效',
      '接口调用',
      '金融保险',
      '2029-02-28',
    ]) {
      expect(page.text).toContain(text);
    }
    expect(page.text).toMatch(/<svg [^>]*viewBox="0 0 \d+ \d+" role="img"/);
    const english = await get(`/certificates/${number}`, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain('Status now: VALID');
    expect((await get(`/certificates/${queryCode}`)).text).toBe(page.text);
  });

  test('may be kept and is asked for each time; nothing in it loads, runs or sends', async () => {
    const { number } = await issue();
    const { headers, text } = await get(`/certificates/${number}`);
    expect(headers).toMatchObject({
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script|style=|\son\w+=|<img|<iframe|<form|https?:\/\/(?!www\.w3\.org)/i);
    const again = await get(`/certificates/${number}`, { 'if-none-match': String(headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await server.send({ method: 'HEAD', path: `/certificates/${number}` });
    expect([head.status, head.headers.etag, head.text]).toEqual([200, headers.etag, '']);
  });

  test('shows a changed status at once, and what stands in its place', async () => {
    const made = await issue();
    const { headers } = await get(`/certificates/${made.number}`);
    await database.pool.transaction(async (tx) => await suspendCertificate(tx, made.id, stampAt()));
    const suspended = await get(`/certificates/${made.number}`, { 'if-none-match': String(headers.etag) });
    expect([suspended.status, suspended.text]).toEqual([200, expect.stringContaining('当前状态：已暂停')]);
    await database.pool.transaction(async (tx) => await revokeCertificate(tx, made.id, 'cancelled', stampAt()));
    expect((await get(`/certificates/${made.number}`)).text).toContain('当前状态：已失效（注销）');
  });

  test('hostile text is text', async () => {
    const hostile = `</bdi></dd><script>alert(1)</script><img src=x onerror="alert(1)">'"&\u202e${'<'.repeat(3)}`;
    const { number } = await issue({
      productName: hostile,
      summary: hostile,
      scenarioTitle: hostile,
      applicationField: hostile,
    });
    const { text } = await get(`/certificates/${number}`);
    expect(text).not.toMatch(/<script|<img|<<</);
    expect(text).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&quot;&amp;',
    );
    expect(text.match(/<bdi>/g)?.length).toBe(text.match(/<\/bdi>/g)?.length);
    const json = await get(`/certificates/${number}.json`);
    expect([json.headers['content-type'], JSON.parse(json.text)]).toMatchObject([
      'application/json; charset=utf-8',
      { content: { productName: hostile } },
    ]);
  });

  test('one that nobody has is not found, whatever its name looks like', async () => {
    const { number } = await issue();
    const bodies = new Set<string>();
    for (const name of [
      'NONE',
      `${number.slice(0, -1)}*`,
      'A-2026-0000010',
      '1'.repeat(22),
      '__proto__',
      '%00',
      '%3Cscript%3E',
    ]) {
      const { status, text, headers } = await get(`/certificates/${name}`);
      expect([status, headers['content-type'], headers['cache-control']], name).toEqual([
        ...[404, 'text/html; charset=utf-8', 'no-store'],
      ]);
      bodies.add(text);
      for (const form of ['json', 'jws']) expect((await get(`/certificates/${name}.${form}`)).status).toBe(404);
    }
    expect(bodies.size).toBe(1);
    for (const path of ['/certificates/%ff', '/certificates/', `/certificates/${number}/`, '/certificates/a/b']) {
      expect([400, 404], path).toContain((await get(path)).status);
    }
    const posted = await server.send({ method: 'POST', path: `/certificates/${number}` });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('what a certificate is verified with', () => {
  test('the certificate itself, the keys and the list fit together', async () => {
    const made = await issue();
    const jws = await get(`/certificates/${made.number}.jws`);
    expect([jws.status, jws.headers['content-type'], jws.text]).toEqual([200, 'application/jose', made.jws]);
    const json = JSON.parse((await get(`/certificates/${made.number}.json`)).text) as object;
    expect(json).toMatchObject({ number: made.number, status: 'valid', jws: made.jws, content: made.content });
    const keys = await keySet();
    const verified = await verifyCertificate(jws.text, keys);
    if (verified.fault !== null) throw new Error(verified.fault);
    const status = async () => {
      const { text, headers } = await get(await statusPath(made.jws));
      expect(headers['content-type']).toBe('application/statuslist+jwt');
      return await verifyStatus(text, verified.found, keys);
    };
    expect(await status()).toMatchObject({ fault: null, found: { status: 'valid', claims: { ttl: 300 } } });
    await database.pool.transaction(async (tx) => await revokeCertificate(tx, made.id, 'revoked', stampAt()));
    expect(await status()).toMatchObject({ found: { status: 'revoked' } });
  });

  test('the keys are public, tagged, and hold retired ones', async () => {
    const made = await issue();
    const before = await get('/.well-known/jwks.json');
    expect(before).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, no-cache' },
    });
    expect(before.text).not.toContain('"d"');
    const { etag } = before.headers;
    expect((await get('/.well-known/jwks.json', { 'if-none-match': String(etag) })).status).toBe(304);
    const { kid, retired } = await rotateKeys(database.pool, signer, stampAt());
    expect((await get('/.well-known/jwks.json', { 'if-none-match': String(etag) })).status).toBe(200);
    expect((await keySet()).keys.map((key) => key.kid)).toEqual(expect.arrayContaining([kid, retired]));
    expect((await verifyCertificate(made.jws, await keySet())).fault).toBeNull();
  });

  test('a list that has not changed is not sent again; one that has is', async () => {
    const made = await issue();
    const path = await statusPath(made.jws);
    // Its tag holds for some minutes and then begins anew: asked again where the border fell in between.
    const twice = async () => {
      const first = await get(path);
      return { first, again: await get(path, { 'if-none-match': String(first.headers.etag) }) };
    };
    let { first, again } = await twice();
    if (again.status !== 304) ({ first, again } = await twice());
    expect([first.headers.etag, again.status]).toEqual([expect.stringMatching(/^W\/"/), 304]);
    await database.pool.transaction(async (tx) => await suspendCertificate(tx, made.id, stampAt()));
    expect((await get(path, { 'if-none-match': String(first.headers.etag) })).status).toBe(200);
    for (const list of ['999-2026', 'x', '..%2f..', '001-1999']) {
      expect((await get(`/certificates/status/${list}`)).status).toBe(404);
    }
  });

  test('where nothing can be signed the list is not served, and everything else is', async () => {
    const made = await issue();
    const path = await statusPath(made.jws);
    const other = await startCatalog(database.pool, {
      ...{ PUBLIC_URL, CERTIFICATE_KEY_SECRET: CERTIFICATE_KEY_SECRET.split('').reverse().join('') },
    });
    const answers = [];
    for (const each of [
      path,
      `/certificates/${made.number}`,
      `/certificates/${made.number}.jws`,
      '/.well-known/jwks.json',
    ]) {
      answers.push(await other.send({ path: each }));
    }
    await other.close();
    expect(answers.map(({ status }) => status)).toEqual([503, 200, 200, 200]);
    expect(answers[0]?.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(answers[0]?.text).not.toMatch(/SECRET/);
  });

  test('callers are counted', async () => {
    const limited = await startCatalog(database.pool, {
      PUBLIC_URL,
      CERTIFICATE_KEY_SECRET,
      RATE_REQUESTS_ANONYMOUS: '2',
    });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await limited.send({ path: '/.well-known/jwks.json' })).status);
    }
    await limited.close();
    expect(statuses).toEqual([200, 200, 429]);
  });
});
