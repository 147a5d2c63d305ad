import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { SandboxStore } from '../../src/cli/sandbox/store.ts';
import { missingTools, scriptIn, scriptOf, startWalk, type Walk } from '../support/walk.ts';

if (missingTools.length > 0)
  process.stdout.write(`left out: the scripts of authorised operation, for want of ${missingTools.join(', ')}\n`);

/** What an English or Chinese README says of authorised operation. */
const section = (file: string, heading: string): string =>
  new RegExp(`^## ${heading}$[\\s\\S]*?(?=^## )`, 'm').exec(readFileSync(file, 'utf8'))?.[0] ?? '';

/** Steps that the walk to an agreement prints, in order. */
const signed = [
  ...['mapResource DRAFT', 'submitScenario SUBMITTED', 'publishScenario PUBLISHED'],
  ...['reviseApplication DRAFT', 'submitApplication SUBMITTED', 'acceptApplication UNDER_REVIEW'],
  ...['decideApplication GRANTED', 'recordResultFiling PUBLISHED'],
  ...['acceptAgreement ACCEPTED', 'signAgreement ACTIVE', 'recordAgreementFiling ACTIVE'],
];

/** What the walk from there to a listing prints, in order; the reference of the endpoint is of its moment. */
const listed = [
  ...['DraftDataDemand: OP-QILAN/D000001 DRAFT', 'SubmitDataDemand: OP-QILAN/D000001 SUBMITTED'],
  ...['AnswerItemConsents: PROVIDER_CONSENT CONSENTED', 'RecordTechnicalReview: OP-QILAN/D000001 APPROVED'],
  ...['RecordDelivery: OP-QILAN/D000001 DELIVERED', 'DraftProduct: OP-QILAN/K000001 DRAFT'],
  'SubmitProduct: OP-QILAN/K000001 UNDER_REVIEW',
  ...Array<string>(3).fill('GiveProductOpinion: PRODUCT_OPINION SUPPORTED'),
  ...['DecideProduct: OP-QILAN/K000001 APPROVED', 'SetFeeCeiling: HZ-DATA/C000001 10000'],
  ...['SetProductFee: PER_CALL_VOLUME 5000', 'DraftRegistration: OP-QILAN/Z000001 DRAFT'],
  ...['SubmitRegistration: OP-QILAN/Z000001 SUBMITTED', 'AcceptRegistration: OP-QILAN/Z000001 ACCEPTED'],
  ...['ConcludeFormalReview: OP-QILAN/Z000001 IN_PUBLICITY', 'DraftRegistration: OP-QILAN/Z000002 DRAFT'],
  ...['SubmitRegistration: OP-QILAN/Z000002 SUBMITTED', 'RegisterAtExchange: OP-QILAN/Z000002 REGISTERED'],
  ...['certificate: valid', 'CreateWebhookEndpoint: made', 'RequestListing: HZ-EXCHANGE/M000001 REQUESTED'],
  'RecordListingState: HZ-EXCHANGE/M000001 LISTED',
];

/** What goes with the agreement, as its mechanism is shown before it decides. */
const taken = [
  ...['SCENARIO_AUTHORISATION OP-QILAN/S000001', 'DATA_DEMAND OP-QILAN/D000001', 'LISTING HZ-EXCHANGE/M000001'],
  ...['REGISTRATION OP-QILAN/Z000001', 'REGISTRATION OP-QILAN/Z000002', 'PRODUCT OP-QILAN/K000001', 'CERTIFICATE'],
];

/** How everything stands in the database once the agreement was revoked. */
const atTheEnd = sql`select l.status, l.cause, a.xmin = l.xmin as together,
  (select array_agg(r.status::text order by r.code) from registrations r) as registrations,
  (select status::text from certificates) as certificate, h.last::int, h.acknowledged::int,
  (select count(*)::int from webhook_deliveries d where d.state = 'delivered') as delivered
  from listings l join products p on p.id = l.product_id join agreements a on a.id = p.agreement_id
  join feed_heads h on h.exchange_id = l.exchange_id where l.code = 'HZ-EXCHANGE/M000001'`;

/** The walk from an agreement to a listing and off again: what it prints, what the sandbox holds, what is acknowledged. */
async function walkToListing({ shell, database, folder }: Walk): Promise<void> {
  const lines = await shell.paste(scriptIn('docs/from-agreement-to-listing.md'));
  const said = lines.map((line) =>
    line
      .replace(/^certificate \S+:/, 'certificate:')
      .replace(/(?<=: CERTIFICATE) \S+$/, '')
      .replace(/: SANDBOX-\d+ made$/, ': made'),
  );
  expect(said.slice(0, listed.length)).toEqual(listed);
  const offered = 'HZ-EXCHANGE/M000001  r2  已上架 listed  企业纳税信用核验 v1.0';
  expect(said[listed.length]).toMatch(offered);
  expect(said.find((line) => line.startsWith('acknowledged: '))).toBe('acknowledged: 2 of 2');
  expect(said.filter((line) => line.startsWith('goes with it: '))).toEqual(
    taken.map((each) => `goes with it: ${each}`),
  );
  const revoked = said.indexOf('RevokeAgreement: HZ-DATA/X000001 REVOKED');
  expect(said.slice(revoked + 1, -3).at(-1)).toMatch(/ r4 {2}已下架 delisted（协议撤销 agreement_revoked）/);
  expect(said.slice(-3)).toEqual([
    ...['acknowledged: 4 of 4', 'certificate: revoked'],
    '读取 0 条，核对 1 次，取回 0 条，补正 0 条 (0 read, 1 digests, 0 fetched, 0 mended)',
  ]);

  const [files = ''] = readdirSync(folder).filter((name) => name.startsWith('tmp.'));
  const log = readFileSync(path.join(folder, files, 'sandbox.log'), 'utf8');
  const pid = Number(/ \(pid (\d+)\)\n/.exec(log)?.[1]);
  expect(() => process.kill(pid, 0), 'the sandbox has ended').toThrow('ESRCH');
  const store = new SandboxStore(path.join(folder, files, 'held.jsonl'));
  expect([store.cursor, store.held.size]).toEqual([4, 1]);
  expect(store.held.get('HZ-EXCHANGE/M000001')).toMatchObject({
    ...{ revision: 4, status: 'delisted', cause: 'agreement_revoked', certificates: [], registrations: [] },
    ...{ exchangeReference: 'SP-1', fee: { amountFen: 5000 } },
  });
  store.close();
  const [end] = await database.use(async (pool) => await pool.execute(atTheEnd));
  expect(end).toMatchObject({
    ...{ status: 'delisted', cause: 'agreement_revoked', together: true, last: 4, acknowledged: 4 },
    ...{ registrations: ['rejected', 'cancelled'], certificate: 'revoked' },
  });
  expect(end?.['delivered']).toBeGreaterThan(0);
}

test.skipIf(missingTools.length > 0)(
  'a newcomer pastes the walk from a scenario to an agreement, on to a listing and off again, and the query of each README',
  async () => {
    const walk = await startWalk();
    const lines = await walk.shell.paste(scriptIn('docs/authorised-operation.md'));
    const steps = lines.flatMap((line) => /^(\w+): \S+ (\w+)$/.exec(line)?.slice(1).join(' ') ?? []);
    expect(steps.filter((step) => /^[a-z]+[A-Z]/.test(step))).toEqual(signed);
    expect(lines.find((line) => line.startsWith('missing: '))?.split(' ')).toHaveLength(9);
    const reviews = lines.filter((line) => /^[a-z-]+: [A-Z_]+ [A-Z]+$/.test(line));
    expect(reviews).toHaveLength(10);
    expect(reviews).toContain('steward-tax: PROVIDER_CONSENT CONSENTED');
    const [seen, told] = lines.slice(-2).map((line) => JSON.parse(line).data);
    expect(seen.agreement).toMatchObject({ status: 'ACTIVE', operator: { code: 'OP-QILAN' } });
    expect(told.notifications.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      ...['AGREEMENT', 'DECIDED', 'DECIDED', 'STEP_OPENED'],
    ]);

    await walkToListing(walk);

    for (const [file, heading] of [
      ['README.md', 'Authorised operation'],
      ['README.zh-CN.md', '授权运营'],
    ] as const) {
      const text = section(file, heading);
      const shown = /^```text\n([\s\S]*?)\n```$/m.exec(text)?.[1];
      expect(await walk.paste(scriptOf(text))).toEqual(shown?.split('\n'));
    }
  },
);
