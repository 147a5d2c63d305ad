import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { watchRegistrations } from '../../../src/jobs/watch-registrations.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { noon } from '../agreements.ts';
import { testSigner } from '../catalog-query.ts';
import { anApprovedProduct } from '../registry/products.ts';
import { Registrations, type ToldRegistration, wholePapers } from '../registry/registrations.ts';
import { personOf } from '../viewers.ts';
import { asCaller, sides } from './callers.ts';
import type { RegistrationNoun } from './registration-expected.ts';
import type { Subject } from './subjects.ts';

const day = '2026-03-02';
const afterwards = '2026-03-17';

/** Subjects of registration: of the own side at the other, and the other way round. */
export async function registrationSubjects(pool: DatabasePool): Promise<Subject[]> {
  // Either body registers, and exchanges: what is told apart here is whose it is.
  await pool.execute(sql`update organizations set kinds = kinds || '{registrar,exchange}' where code in
    (${sides.own}, ${sides.foreign})`);
  const maker = async (applies: 'own' | 'foreign'): Promise<Maker> => {
    const [operator, registrar] = [sides[applies], sides[applies === 'own' ? 'foreign' : 'own']];
    return new Maker(pool, operator, registrar, {
      operator: await personOf(pool, operator, 'operator_staff'),
      registrar: await personOf(pool, registrar, 'registrar'),
      exchange: await personOf(pool, registrar, 'exchange'),
      officer: await personOf(pool, 'HZ-DATA', 'authority_officer'),
    });
  };
  const own = await maker('own');
  const foreign = await maker('foreign');
  const made: Subject[] = [];
  const stages = ['submitted', 'incomplete', 'accepted', 'in_time', 'in_publicity', 'groundless', 'published_over'];
  // First, so that nothing else expires with it.
  made.push(await foreign.expired());
  for (const stage of ['draft', 'submitted', 'incomplete', 'in_publicity'])
    made.push(await own.subject('registration', stage));
  for (const stage of [...stages, 'registered', 'at_exchange', 'registered_there'])
    made.push(await foreign.subject('registry', stage));
  for (const stage of ['open', 'dismissed']) made.push(await foreign.contested(stage));
  for (const stage of ['open', 'upheld', 'dismissed', 'withdrawn']) made.push(await foreign.asked('reported', stage));
  for (const stage of ['open', 'consented']) made.push(await own.asked('asked', stage));
  made.push(await foreign.approved());
  return made;
}

class Maker extends Registrations {
  readonly #operator: string;
  readonly #registrar: string;

  constructor(pool: DatabasePool, operator: string, registrar: string, parties: Registrations['parties']) {
    super(pool, parties);
    this.#operator = operator;
    this.#registrar = registrar;
  }

  async #product(): Promise<string> {
    return (await anApprovedProduct(this.pool, { operator: this.#operator })).id;
  }

  async #at(stage: string): Promise<ToldRegistration> {
    const product = await this.#product();
    const { operator, registrar, exchange } = this.parties;
    if (stage === 'draft') {
      const first = { type: 'INITIAL', track: 'STATE', registrar: this.#registrar, product, papers: wholePapers };
      return await this.drafted(operator, first, day);
    }
    if (stage.endsWith('there') || stage === 'at_exchange') {
      const handedIn = await this.atExchange(product, day, this.#registrar);
      if (stage === 'at_exchange') return handedIn;
      const given = { reference: 'MATRIX-0', registrationNumber: 'JYS-0' };
      return await this.act(exchange, 'registerAtExchange', handedIn, day, given);
    }
    const handedIn = await this.submitted(product, day, this.#registrar);
    if (stage === 'submitted') return handedIn;
    if (stage === 'incomplete') {
      const missing = ['缺少存证编号'];
      return await this.act(registrar, 'requestRegistrationCompletion', handedIn, day, { missing });
    }
    if (stage === 'accepted' || stage === 'in_time') {
      const accepted = await this.act(registrar, 'acceptRegistration', handedIn, day);
      // The days of its review are not over, whatever the day; those of the other one are.
      if (stage === 'in_time')
        await this.pool.execute(sql`update steps w set started_on = '9999-01-01', due_on = null from registrations r
          where w.registration_id = r.id and w.kind = 'registration_review' and r.code = ${accepted.code}`);
      return accepted;
    }
    const published = await this.published(handedIn, day);
    if (stage === 'registered') return await this.act(registrar, 'completeRegistration', published, afterwards);
    // So that it is published, or is not any more, whatever the day.
    if (stage === 'in_publicity' || stage === 'groundless')
      await this.pool.execute(
        sql`update registrations set publicity_ends_on = '9999-01-01' where code = ${published.code}`,
      );
    // Its product has lost its approval meanwhile.
    if (stage === 'groundless')
      await this.pool.execute(sql`update product_versions v set status = 'withdrawn' from registrations r
        where r.product_id = v.product_id and r.code = ${published.code}`);
    return published;
  }

  async subject(noun: RegistrationNoun, stage: string): Promise<Subject> {
    return this.#subject(noun, stage, 'registrations', await this.#at(stage));
  }

  async expired(): Promise<Subject> {
    const { id, revision } = await this.#at('registered');
    await watchRegistrations(this.pool, testSigner, { now: noon('2028-02-01'), newId: uuidv7 });
    return this.#subject('registry', 'expired', 'registrations', { id, revision: revision + 1 });
  }

  async contested(stage: string): Promise<Subject> {
    const { id: registration } = await this.#at('in_publicity');
    const author = await personOf(this.pool, sides.own, 'expert');
    const said = { registration, statement: '该产品不属其所有', evidence: '见附件' };
    const fields = 'registrationObjection { id revision }';
    let result = await this.send(author, 'objectToRegistration', said, day, fields);
    if (stage !== 'open') {
      const { id } = result['registrationObjection'] as ToldRegistration;
      const answer = { id, expectedRevision: 1, decision: 'DISMISSED', answer: '不成立' };
      result = await this.send(this.parties.registrar, 'answerRegistrationObjection', answer, day, fields);
    }
    const made = result['registrationObjection'] as ToldRegistration;
    const callers = [asCaller('its author', author, 'expert', 'own', 'author')];
    return { ...this.#subject('contested', stage, 'registration_objections', made), callers };
  }

  /** A request to correct a registration, by an expert of the side that registers. */
  async asked(noun: 'asked' | 'reported', stage: string): Promise<Subject> {
    const { operator, registrar } = this.parties;
    const { id: registration } = await this.#at('registered');
    const side = noun === 'asked' ? 'foreign' : 'own';
    const author = await personOf(this.pool, sides[side], 'expert');
    const send = async (who: PersonViewer, action: string, input: object): Promise<ToldRegistration> => {
      const result = await this.send(who, action, input, afterwards, 'registrationCorrectionRequest { id revision }');
      return result['registrationCorrectionRequest'] as ToldRegistration;
    };
    const said = { registration, statement: '登记的数据来源有误', evidence: '见附件' };
    let made = await send(author, 'requestRegistrationCorrection', said);
    const at = { id: made.id, expectedRevision: made.revision };
    const answer = { ...at, answer: '经核查属实' };
    if (stage === 'consented') made = await send(operator, 'consentToRegistrationCorrection', answer);
    if (stage === 'withdrawn') made = await send(author, 'withdrawRegistrationCorrection', at);
    if (stage === 'upheld' || stage === 'dismissed')
      made = await send(registrar, 'answerRegistrationCorrection', { ...answer, decision: stage.toUpperCase() });
    const callers = [
      asCaller('who has asked', author, 'expert', side, 'self'),
      asCaller('who has asked, as a registrar', { ...author, roles: ['registrar'] }, 'registrar', side, 'self'),
    ];
    return { ...this.#subject(noun, stage, 'correction_requests', made), callers };
  }

  async approved(): Promise<Subject> {
    const { id } = await anApprovedProduct(this.pool, { operator: this.#operator, authority: sides.own });
    return this.#subject('approved', 'approved', 'products', { id, revision: 1 });
  }

  #subject(
    noun: RegistrationNoun,
    stage: string,
    table: string,
    { id, revision }: Pick<ToldRegistration, 'id' | 'revision'>,
  ): Subject {
    return { noun, stage, id, revision, row: { table, id: decodeGlobalId(id)?.id ?? '' }, callers: [] };
  }
}
