import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCertificateSigner } from '../../../src/auth/certificates/signer.ts';
import { verifyCertificate, verifyStatus } from '../../../src/auth/certificates/verify.ts';
import { lockCertificatesOf } from '../../../src/db/stores/certificates.ts';
import {
  type ChangedCertificate,
  reinstateCertificate,
  replaceCertificate,
  revokeCertificate,
  suspendCertificate,
} from '../../../src/resolvers/certificates/change-certificate.ts';
import { type IssuedCertificate, issueCertificate } from '../../../src/resolvers/certificates/issue-certificate.ts';
import { publicKeys, statusList } from '../../../src/resolvers/certificates/publish.ts';
import { rotateKeys } from '../../../src/resolvers/certificates/rotate-keys.ts';
import { isCertificateNumber, isQueryCode } from '../../../src/rules/certificate/numbering.ts';
import { Refused } from '../../../src/rules/errors.ts';
import { answer, testSigner } from '../../support/catalog-query.ts';
import { CatalogRows } from '../../support/catalog-rows.ts';
import { aDraft } from '../../support/certificate-draft.ts';
import { exampleParties, issueOne, stampAt } from '../../support/certificates.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let rows: CatalogRows;
beforeAll(async () => {
  database = await testDatabase('demo');
  rows = new CatalogRows(database.pool);
});
afterAll(async () => await database.close());

const issuerId = async (): Promise<string> =>
  await rows.organization({ kinds: ['registrar'], jurisdiction_code: '330000' });
const serialOf = ({ number }: { readonly number: string }): number => Number(number.slice(-7, -1));
const keys = async () => ({ keys: (await publicKeys(database.pool)).keys.map((key) => ({ ...key })) });
const change = async (
  work: (id: string, tx: Parameters<typeof suspendCertificate>[0]) => Promise<ChangedCertificate>,
  id: string,
) => await database.pool.transaction(async (tx) => await work(id, tx));
const suspend = async (id: string) => await change((each, tx) => suspendCertificate(tx, each, stampAt()), id);
const reinstate = async (id: string) => await change((each, tx) => reinstateCertificate(tx, each, stampAt()), id);
const revoke = async (id: string) => await change((each, tx) => revokeCertificate(tx, each, 'revoked', stampAt()), id);
const refusedRules = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      return error.refusal.kind === 'rules_violated'
        ? error.refusal.findings.map(({ rule }) => rule)
        : error.refusal.kind;
    },
  );

/** What the status list says of a certificate this moment. */
async function statusIn({ jws }: IssuedCertificate): Promise<unknown> {
  const known = await keys();
  const verified = await verifyCertificate(jws, known);
  if (verified.fault !== null) return verified.fault;
  const list = verified.found.status.status_list.uri.split('/').at(-1) ?? '';
  const published = await statusList(database.pool, testSigner, list, new Date());
  const read = await verifyStatus((await published?.token()) ?? '', verified.found, known);
  return read.fault ?? read.found.status;
}

describe('issuing', () => {
  test('takes a number, signs what is said, and shows it to everyone', async () => {
    const { registrarId, productId } = await exampleParties(database.pool);
    const made = await issueOne(database.pool);
    expect([isCertificateNumber(made.number), isQueryCode(made.queryCode)]).toEqual([true, true]);
    expect(made.number).toMatch(/^ZJ-REGISTRAR-\d{4}-000001.$/);
    expect(made).toMatchObject({ issuerId: registrarId, productId, status: 'valid', revision: 1 });
    expect(made.content).toMatchObject({ ...aDraft(), registrar: { code: 'ZJ-REGISTRAR' }, number: made.number });
    const verified = await verifyCertificate(made.jws, await keys());
    expect(verified).toMatchObject({ fault: null, found: { certificate: made.content } });
    const fields = `number queryCode kind status statusChangedAt ending issuedAt registeredOn validUntilOn jws keyId
      verificationUrl revision issuer { code } product { code }
      content { productCode registrant { name } registrar { code } productType deliveryForm validUntilOn }`;
    const { byNumber, byCode, all, product } = await answer<{
      byNumber: { status: string; jws: string; content: object; product: object };
      byCode: object;
      all: { nodes: object[] };
      product: { certificates: { nodes: object[]; totalCount: number } };
    }>(
      database.pool,
      `query ($number: String!, $code: String!) {
        byNumber: certificate(by: { number: $number }) { ${fields} }
        byCode: certificateByQueryCode(queryCode: $code) { ${fields} }
        all: certificates(where: { kind: { eq: STATE_REGISTRATION }, status: { eq: VALID }, product: { code: { eq: "DP-001" } } }) { nodes { ${fields} } }
        product(by: { code: "DP-001" }) { certificates { totalCount nodes { ${fields} } } }
      }`,
      { number: made.number, code: made.queryCode },
    );
    expect(byNumber).toMatchObject({
      ...{ number: made.number, status: 'VALID', kind: 'STATE_REGISTRATION', jws: made.jws, ending: null, revision: 1 },
      ...{ registeredOn: '2026-03-01', validUntilOn: '2029-02-28', issuer: { code: 'ZJ-REGISTRAR' } },
      ...{ verificationUrl: `https://catalog.city.gov.cn/certificates/${made.number}`, product: { code: 'DP-001' } },
      content: {
        productCode: 'DP-001',
        productType: 'API',
        deliveryForm: 'ONLINE_API',
        registrar: { code: 'ZJ-REGISTRAR' },
      },
    });
    expect([byCode, ...all.nodes, ...product.certificates.nodes]).toEqual([byNumber, byNumber, byNumber]);
  });

  test('leaves no gap where a transaction comes to nothing', async () => {
    const issuer = await issuerId();
    const first = await issueOne(database.pool, { issuerId: issuer });
    const given = { issuerId: issuer, productId: null, registrationId: null, content: aDraft() };
    await expect(
      database.pool.transaction(async (tx) => {
        const lost = await issueCertificate(tx, testSigner, given, stampAt());
        expect(serialOf(lost)).toBe(2);
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    const next = await issueOne(database.pool, { issuerId: issuer });
    expect([serialOf(first), serialOf(next)]).toEqual([1, 2]);
  });

  test('counts for each issuer and each year in Asia/Shanghai by itself', async () => {
    const [one, two] = [await issuerId(), await issuerId()];
    const at = async (issuer: string, now: string) =>
      (await issueOne(database.pool, { issuerId: issuer }, { now: new Date(now) })).number.slice(-12, -1);
    expect([
      await at(one, '2026-12-31T15:59:59Z'),
      await at(one, '2026-12-31T16:00:00Z'),
      await at(one, '2027-01-01T00:00:00Z'),
      await at(two, '2027-01-01T00:00:00Z'),
      await at(one, '2026-12-31T00:00:00Z'),
    ]).toEqual(['2026-000001', '2027-000001', '2027-000002', '2027-000001', '2026-000002']);
  });

  test('both registrations of one product have issuers, numbers and codes of their own', async () => {
    const { exchangeId } = await exampleParties(database.pool);
    const exchange = await issueOne(database.pool, {
      issuerId: exchangeId,
      content: { kind: 'exchange_registration', validUntilOn: null },
    });
    expect(exchange.number).toMatch(/^HZ-EXCHANGE-/);
    expect(exchange.queryCode.slice(0, 7)).toBe('3301002');
  });

  test.runIf(onServer())(
    'F71 fifty at once have consecutive numbers, those that fail among them leave none',
    async () => {
      const issuer = await issuerId();
      const given = { issuerId: issuer, productId: null, registrationId: null, content: aDraft() };
      const results = await Promise.all(
        Array.from({ length: 60 }, async (_, index) => {
          try {
            return await database.pool.transaction(async (tx) => {
              const made = await issueCertificate(tx, testSigner, given, stampAt());
              if (index % 6 === 5) throw new Error('given up');
              return made;
            });
          } catch {
            return null;
          }
        }),
      );
      const made = results.filter((each) => each !== null);
      expect(made.map(serialOf).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(new Set(made.map(({ queryCode }) => queryCode)).size).toBe(50);
      const known = await keys();
      for (const { jws } of made) expect((await verifyCertificate(jws, known)).fault).toBeNull();
    },
  );

  test.runIf(onServer())('issuers that begin at once have places of their own', async () => {
    const issuers = [];
    for (let count = 0; count < 8; count += 1) issuers.push(await issuerId());
    const made = await Promise.all(issuers.map(async (issuer) => await issueOne(database.pool, { issuerId: issuer })));
    expect(new Set(made.map(({ queryCode }) => queryCode.slice(11, 14))).size).toBe(8);
  });

  test('is refused, and leaves nothing, where nothing can be signed', async () => {
    const issuer = await issuerId();
    const count = async () => {
      const [row] = await database.pool.execute<{ n: string }>(sql`select count(*) as n from certificates`);
      return Number(row?.n);
    };
    const before = await count();
    for (const secret of [null, Buffer.alloc(32, 1)]) {
      const signer = createCertificateSigner('https://catalog.city.gov.cn', async () => secret);
      expect(await refusedRules(issueOne(database.pool, { issuerId: issuer }, { signer }))).toEqual([
        'certificates-can-be-signed',
      ]);
    }
    expect(await count()).toBe(before);
    expect(serialOf(await issueOne(database.pool, { issuerId: issuer }))).toBe(1);
  });
});

describe('the status', () => {
  test('is suspended, reinstated and revoked, and shows at once where anybody looks', async () => {
    const made = await issueOne(database.pool);
    const seen = async () => {
      const { certificate } = await answer<{
        certificate: { status: string; ending: string | null; revision: number };
      }>(
        database.pool,
        'query ($number: String!) { certificate(by: { number: $number }) { status ending revision } }',
        { number: made.number },
      );
      return [certificate.status, certificate.ending, certificate.revision, await statusIn(made)];
    };
    expect(await seen()).toEqual(['VALID', null, 1, 'valid']);
    expect(await suspend(made.id)).toMatchObject({
      ...{ number: made.number, status: 'suspended', revision: 2 },
      changes: { status: { from: 'valid', to: 'suspended' } },
    });
    expect(await seen()).toEqual(['SUSPENDED', null, 2, 'suspended']);
    expect(await reinstate(made.id)).toMatchObject({ status: 'valid', revision: 3 });
    expect(await seen()).toEqual(['VALID', null, 3, 'valid']);
    expect(await revoke(made.id)).toMatchObject({
      changes: { status: { from: 'valid', to: 'revoked' }, ending: { from: null, to: 'revoked' } },
    });
    expect(await seen()).toEqual(['REVOKED', 'REVOKED', 4, 'revoked']);
  });

  test('goes no other way, by command or by hand', async () => {
    const made = await issueOne(database.pool);
    expect(await refusedRules(reinstate(made.id))).toEqual(['certificate-may-change-so']);
    await suspend(made.id);
    expect(await refusedRules(suspend(made.id))).toEqual(['certificate-may-change-so']);
    await revoke(made.id);
    for (const work of [suspend, reinstate, revoke]) {
      expect(await refusedRules(work(made.id))).toEqual(['certificate-may-change-so']);
    }
    expect(await refusedRules(suspend(made.issuerId))).toBe('not_found');
    const by = sql`where id = ${made.id}`;
    for (const statement of [
      sql`update certificates set status = 'valid', ending = null, revision = revision + 1 ${by}`,
      sql`update certificates set content = '{}' ${by}`,
      sql`delete from certificates ${by}`,
      sql`truncate certificates`,
    ]) {
      await expect(database.pool.execute(statement)).rejects.toThrow();
    }
    const valid = await issueOne(database.pool);
    await expect(
      database.pool.execute(sql`update certificates set jws = 'x', revision = 2 where id = ${valid.id}`),
    ).rejects.toThrow();
  });

  test('a changed registration gets another certificate in the place of the old one', async () => {
    const [registration] = await database.pool.execute<{ id: string }>(sql`insert into registrations (id, code, track,
        type, status, product_id, registrant_id, registrar_id, content, revision, created_at, updated_at)
      select gen_random_uuid(), 'TEST/Z000001', 'state', 'initial', 'draft', p.id, p.operator_id, o.id, '{}', 1, now(), now()
      from products p, organizations o where p.code = 'DP-001' and o.code = 'ZJ-REGISTRAR' returning id`);
    const registrationId = registration?.id ?? '';
    const old = await issueOne(database.pool, { registrationId });
    const { registrarId, productId } = await exampleParties(database.pool);
    const content = aDraft({ productName: '改名后的接口', validUntilOn: '2032-02-28' });
    const { issued, replaced } = await database.pool.transaction(async (tx) => {
      expect((await lockCertificatesOf(tx, registrationId)).map(({ id }) => id)).toEqual([old.id]);
      const request = { content, issuerId: registrarId, productId, registrationId };
      return await replaceCertificate(tx, testSigner, old.id, request, stampAt());
    });
    expect([replaced.status, replaced.ending, issued.status]).toEqual(['revoked', 'replaced', 'valid']);
    const { certificate } = await answer<{ certificate: object }>(
      database.pool,
      'query ($number: String!) { certificate(by: { number: $number }) { status ending replacedBy { number replaces { number } } } }',
      { number: old.number },
    );
    expect(certificate).toEqual({
      ...{ status: 'REVOKED', ending: 'REPLACED' },
      replacedBy: { number: issued.number, replaces: { number: old.number } },
    });
    expect([await statusIn(old), await statusIn(issued)]).toEqual(['revoked', 'valid']);
    await database.pool.transaction(async (tx) => {
      expect((await lockCertificatesOf(tx, registrationId)).map(({ id }) => id)).toEqual([issued.id]);
    });
  });

  test('is expired from the first second after the last day, without anybody writing it', async () => {
    const made = await issueOne(database.pool, { content: { registeredOn: '2020-01-01', validUntilOn: '2020-12-31' } });
    const document = `query ($number: String!) {
      certificate(by: { number: $number }) { status statusChangedAt }
      certificates(where: { number: { eq: $number }, status: { eq: EXPIRED } }) { totalCount } }`;
    expect(await answer(database.pool, document, { number: made.number })).toEqual({
      certificate: { status: 'EXPIRED', statusChangedAt: '2020-12-31T16:00:00+00:00' },
      certificates: { totalCount: 1 },
    });
  });
});

describe('keys', () => {
  test('after a rotation another one signs, and what the old one signed is verified as before', async () => {
    const old = await issueOne(database.pool);
    const { kid, retired } = await rotateKeys(database.pool, testSigner, stampAt());
    const made = await issueOne(database.pool);
    const known = await keys();
    expect(known.keys[0]?.kid).toBe(kid);
    expect(await verifyCertificate(old.jws, known)).toMatchObject({ fault: null, kid: retired });
    expect(await verifyCertificate(made.jws, known)).toMatchObject({ fault: null, kid });
    expect(await statusIn(old)).toBe('valid');
    const kept = await database.pool.execute(
      sql`select sealed_private_key from signing_keys where kid = ${retired ?? ''}`,
    );
    expect([...kept]).toEqual([{ sealed_private_key: null }]);
  });

  test.runIf(onServer())('a rotation waits for whoever is signing, and nobody is refused', async () => {
    const issuer = await issuerId();
    const [made] = await Promise.all([
      Promise.all(Array.from({ length: 12 }, async () => await issueOne(database.pool, { issuerId: issuer }))),
      rotateKeys(database.pool, testSigner, stampAt()),
    ]);
    expect(made.map(serialOf).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    const known = await keys();
    for (const { jws } of made) expect((await verifyCertificate(jws, known)).fault).toBeNull();
  });

  test('are published without their private half, and there is one that signs', async () => {
    const text = JSON.stringify(await publicKeys(database.pool));
    expect(text).not.toMatch(/"d":|seal/);
    const active = await database.pool.execute(sql`select kid from signing_keys where retired_at is null`);
    expect([...active]).toHaveLength(1);
  });

  test('there is no list of nobody', async () => {
    for (const list of ['', '999-2026', '001-1999', 'x', '../..']) {
      expect(await statusList(database.pool, testSigner, list, new Date())).toBeNull();
    }
  });
});
