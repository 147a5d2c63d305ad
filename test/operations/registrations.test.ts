import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../../src/rules/viewer.ts';
import { noon } from '../support/agreements.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anApprovedProduct } from '../support/registry/products.ts';
import { aRegisteredProduct, Registrations, wholePapers } from '../support/registry/registrations.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;
const day = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
});
afterAll(async () => await database.close());

/** Sends a document of `operations/` as a client does, and counts its statements. */
async function send(who: Viewer, document: string, variables: Readonly<Record<string, unknown>>, on = day) {
  const source = readFileSync(path.resolve(import.meta.dirname, `../../operations/${document}.graphql`), 'utf8');
  return await statementsOf(database.pool, async () =>
    answer(database.pool, source, variables, { viewer: who, now: noon(on) }),
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

it('whoever asks for a correction, registrant and registrar work with their documents, each within its budget', async () => {
  const { operator, registrar } = world.parties;
  const { registration } = await aRegisteredProduct(database.pool, {
    handedInOn: '2026-02-02',
    registeredOn: '2026-03-02',
  });
  const others = await Promise.all([1, 2, 3, 4].map(async () => await personOf(database.pool, 'OP-HENGXING')));
  const [first = operator, second = operator, third = operator, fourth = operator] = others;
  const said = { registration: registration.id, statement: '登记的数据来源有误', evidence: '见协议第三条' };
  const ask = async (who: Viewer) => {
    const input = { idempotencyKey: randomUUID(), ...said };
    const sent = await send(who, 'operator/RequestRegistrationCorrection', { input });
    const { requestRegistrationCorrection: asked } = sent.result as {
      requestRegistrationCorrection: { registrationCorrectionRequest: { id: string; revision: number } };
    };
    const { id, revision } = asked.registrationCorrectionRequest;
    return { ...sent, input: { id, expectedRevision: revision } };
  };
  const asked = await ask(first);
  expect(asked.result).toMatchObject({
    requestRegistrationCorrection: {
      registrationCorrectionRequest: { state: 'OPEN', registration: { code: registration.code } },
    },
  });
  // Beside the transaction of each command the row that is read again, and of all but the request the policy.
  const counts: Record<string, number> = { RequestRegistrationCorrection: asked.statements.length };
  const act = async (who: Viewer, document: string, input: object) => {
    const sent = await send(who, document, { input: { idempotencyKey: randomUUID(), ...input } });
    counts[path.basename(document)] = sent.statements.length;
    return sent.result;
  };
  const withdrawn = await ask(second);
  expect(await act(second, 'operator/WithdrawRegistrationCorrection', withdrawn.input)).toMatchObject({
    withdrawRegistrationCorrection: { registrationCorrectionRequest: { state: 'WITHDRAWN' } },
  });
  const dismissed = await ask(third);
  const no = { ...dismissed.input, decision: 'DISMISSED', answer: '登记无误' };
  expect(await act(registrar, 'registrar/AnswerRegistrationCorrection', no)).toMatchObject({
    answerRegistrationCorrection: { registrationCorrectionRequest: { state: 'DISMISSED', correction: null } },
  });
  await ask(fourth);
  // RegistrationFile: the file, facts for its findings and all its buttons together, and the policy; however many have asked.
  const file = await send(registrar, 'registrar/RegistrationFile', { code: registration.code });
  const { registration: read } = file.result as { registration: { correctionRequests: { nodes: object[] } } };
  expect(read).toMatchObject({ fromRequest: null, correctionRequests: { totalCount: 4 } });
  expect(read.correctionRequests.nodes[0]).toMatchObject({
    ...{ statement: said.statement, evidence: said.evidence, state: 'OPEN' },
    availableActions: [{ action: 'answerRegistrationCorrection', allowed: true }],
  });
  expect(file.statements.length).toBeLessThanOrEqual(7);
  const yes = { ...asked.input, answer: '同意更正' };
  expect(await act(operator, 'operator/ConsentToRegistrationCorrection', yes)).toMatchObject({
    consentToRegistrationCorrection: {
      registrationCorrectionRequest: {
        state: 'CONSENTED',
        correction: { status: 'ACCEPTED', steps: { nodes: [{ kind: 'REGISTRATION_REVIEW' }] } },
      },
    },
  });
  const budgets = { RequestRegistrationCorrection: 2, WithdrawRegistrationCorrection: 4 };
  const more = { AnswerRegistrationCorrection: 4, ConsentToRegistrationCorrection: 4 };
  for (const [name, most] of Object.entries({ ...budgets, ...more })) {
    expect([name, counts[name] !== undefined && counts[name] <= most]).toEqual([name, true]);
  }
});

it('a registrar tells why a review is late with its document, within its budget', async () => {
  const { registrar, operator } = world.parties;
  const product = await anApprovedProduct(database.pool);
  const handedIn = await world.submitted(product.id, day);
  const { id, revision, code } = await world.act(registrar, 'acceptRegistration', handedIn, day);
  const input = { idempotencyKey: randomUUID(), id, expectedRevision: revision, reason: '存证平台停机，待核验' };
  const explained = await send(registrar, 'registrar/ExplainRegistrationDelay', { input }, '2026-04-01');
  expect(explained.result).toMatchObject({
    explainRegistrationDelay: { registration: { code, status: 'ACCEPTED', delayReason: input.reason } },
  });
  // Beside the transaction of the command the row that is read again, and the policy.
  expect(explained.statements.length).toBeLessThanOrEqual(4);
  const file = await send(operator, 'registrar/RegistrationFile', { code }, '2026-04-01');
  expect(file.result).toMatchObject({ registration: { delayReason: input.reason } });
  expect(file.statements.length).toBeLessThanOrEqual(7);
});
