import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../../src/rules/viewer.ts';
import { noon } from '../support/agreements.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anApprovedProduct } from '../support/registry/products.ts';
import { Registrations, wholePapers } from '../support/registry/registrations.ts';

let database: TestDatabase;
let world: Registrations;
const day = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
});
afterAll(async () => await database.close());

/** Sends a document of `operations/` as a client does, and counts its statements. */
async function send(who: Viewer, document: string, variables: Readonly<Record<string, unknown>>) {
  const source = readFileSync(path.resolve(import.meta.dirname, `../../operations/${document}.graphql`), 'utf8');
  return await statementsOf(database.pool, async () =>
    answer(database.pool, source, variables, { viewer: who, now: noon(day) }),
  );
}

it('operator, registrar and exchange work with their documents, each within its budget', async () => {
  const { operator, registrar, exchange } = world.parties;
  const product = await anApprovedProduct(database.pool);
  const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', product: product.id };
  const draft = await world.drafted(operator, { ...first, papers: wholePapers.slice(1) }, day);
  // CheckRegistration: the registration, and the policy.
  const checked = await send(operator, 'operator/CheckRegistration', { id: draft.id });
  expect(checked.result).toMatchObject({ checkRegistration: { mayBeSubmitted: false, checkedOn: day } });
  expect(checked.statements.length).toBeLessThanOrEqual(4);
  const whole = await world.act(operator, 'reviseRegistration', draft, day, { papers: wholePapers });
  // SubmitRegistration: a command, and the row that is read again with its steps and their clocks.
  const input = { idempotencyKey: randomUUID(), id: whole.id, expectedRevision: whole.revision };
  const submitted = await send(operator, 'operator/SubmitRegistration', { input });
  expect(submitted.result).toMatchObject({
    submitRegistration: {
      registration: { status: 'SUBMITTED', steps: { nodes: [{ clock: { dueOn: '2026-03-05', state: 'RUNNING' } }] } },
    },
  });
  for (let more = 0; more < 3; more += 1) {
    await world.submitted((await anApprovedProduct(database.pool)).id, day);
  }
  const desk = { registrar: 'ZJ-REGISTRAR', status: ['SUBMITTED', 'ACCEPTED', 'IN_PUBLICITY'], first: 20 };
  // RegistrarDesk: the page, the count, facts for all buttons together, and the policy.
  const waiting = await send(registrar, 'registrar/RegistrarDesk', desk);
  expect(waiting.result).toMatchObject({ registrations: { totalCount: 4 } });
  expect(waiting.statements.length).toBeLessThanOrEqual(7);
  // RegistrationFile: the file, facts for its findings and buttons, and the policy.
  const file = await send(registrar, 'registrar/RegistrationFile', { code: draft.code });
  expect(file.result).toMatchObject({
    registration: {
      ...{ status: 'SUBMITTED', registrant: { code: 'OP-QILAN' }, certificate: null, findings: [] },
      availableActions: expect.arrayContaining([
        expect.objectContaining({ action: 'acceptRegistration', allowed: true }),
      ]),
    },
  });
  expect(file.statements.length).toBeLessThanOrEqual(7);
  const there = await world.atExchange(product.id, day);
  const told = { reference: 'JY-1', registrationNumber: 'JYS-1', expiresOn: '2027-03-01' };
  const change = { idempotencyKey: randomUUID(), id: there.id, expectedRevision: there.revision, ...told };
  const registered = await send(exchange, 'exchange/RegisterAtExchange', { input: change });
  expect(registered.result).toMatchObject({
    registerAtExchange: { registration: { status: 'REGISTERED', number: 'JYS-1' } },
  });
});
