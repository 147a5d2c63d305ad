import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../../src/db/client.ts';
import { dateInShanghai } from '../../../src/rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { Agreements, type Parties, type Told } from '../agreements.ts';
import { type Grant, type GrantOptions, grantedApplication } from '../authorisation-rows-agreements.ts';
import { personOf } from '../viewers.ts';
import type { AgreementNoun } from './agreement-expected.ts';
import { asCaller, sides } from './callers.ts';
import type { Subject } from './subjects.ts';

const bodies = { operator: sides.own, authority: sides.own };
const someday = '2090-01-03';

/** Subjects from the grant to the end of an agreement; operator and authority are one body. */
export async function agreementSubjects(pool: DatabasePool): Promise<Subject[]> {
  return await new Maker(pool, {
    // Whoever decides on what another body handed in.
    officer: await personOf(pool, sides.foreign, 'authority_officer'),
    operator: await personOf(pool, sides.own, 'operator_staff'),
    member: await personOf(pool, sides.foreign, 'mechanism_member'),
  }).all();
}

const scenarios = ['SC-FIN-02', 'SC-FIN-03', 'SC-FIN-04', 'SC-MED-01', 'SC-MED-02', 'SC-MED-03', 'SC-MED-04'];
const moreScenarios = ['SC-TRA-01', 'SC-TRA-02', 'SC-TRA-03', 'SC-COM-01', 'SC-COM-02', 'SC-COM-03', 'SC-MKT-01'];

class Maker extends Agreements {
  readonly #scenarios = [...scenarios, ...moreScenarios, 'SC-MKT-02', 'SC-MKT-03', 'SC-CUL-01'];
  readonly #today = dateInShanghai(new Date());

  constructor(pool: DatabasePool, parties: Parties) {
    super(pool, parties);
  }

  async all(): Promise<Subject[]> {
    const made: Subject[] = [];
    for (const stage of ['granted', 'published', 'rescinded']) made.push((await this.#grant(stage)).subject);
    for (const stage of ['published', 'rescinded']) made.push((await this.#result(stage)).subject);
    for (const stage of ['open', 'dismissed']) made.push(await this.#objection(stage));
    const stages = ['drafted', 'accepted', 'active', 'suspended', 'revoked', 'abandoned'];
    for (const stage of stages) made.push(await this.#agreement(stage));
    for (const stage of ['open', 'answered', 'closed']) made.push(await this.#record(stage));
    return made;
  }

  async #fresh(more: GrantOptions = {}): Promise<Grant & { readonly scenario: string }> {
    const scenario = more.scenario ?? this.#scenarios.pop() ?? '';
    const grant = await grantedApplication(this.pool, { ...bodies, ...more, scenario });
    return { ...grant, scenario };
  }

  async #change(who: keyof Parties, name: string, input: object, fields: string): Promise<Told> {
    const result = await this.send(this.parties[who], name, input, this.#today, `${fields} { id revision }`);
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result[fields] as Told;
  }

  async #grant(stage: string): Promise<{ readonly grant: Grant; readonly subject: Subject }> {
    const grant = await this.#fresh();
    if (stage !== 'granted') await this.published(grant, this.#today);
    let revision = stage === 'granted' ? 1 : 2;
    if (stage === 'rescinded') {
      const input = { id: grant.id, expectedRevision: revision, reason: '条件不再具备' };
      revision = (await this.#change('member', 'rescindGrant', input, 'application')).revision;
    }
    return { grant, subject: this.#subject('grant', stage, 'applications', { id: grant.id, revision }) };
  }

  async #result(stage: string): Promise<{ readonly told: Told; readonly subject: Subject }> {
    const grant = await this.#fresh();
    const told = await this.published(grant, this.#today);
    // So that objections are taken whatever the day.
    await this.pool.execute(
      sql`update authorisation_results set objections_end_on = '9999-01-01' where code = ${told.code}`,
    );
    if (stage === 'rescinded') {
      const input = { id: grant.id, expectedRevision: 2, reason: '条件不再具备' };
      await this.#change('member', 'rescindGrant', input, 'application');
    }
    const revision = stage === 'rescinded' ? 2 : 1;
    return { told, subject: this.#subject('result', stage, 'authorisation_results', { id: told.id, revision }) };
  }

  async #objection(stage: string): Promise<Subject> {
    const { told } = await this.#result('published');
    const author = await personOf(this.pool, sides.foreign, 'expert');
    const input = { result: told.id, message: '该单位不具备条件', evidence: '见附件' };
    const result = await this.send(author, 'objectToResult', input, this.#today, 'objection { id revision }');
    let made = result['objection'] as Told;
    if (stage !== 'open') {
      const officer = await personOf(this.pool, sides.own, 'authority_officer');
      const answer = { id: made.id, expectedRevision: 1, decision: 'DISMISSED', answer: '不成立' };
      made = (await this.send(officer, 'answerObjection', answer, this.#today, 'objection { id revision }'))[
        'objection'
      ] as Told;
    }
    const callers = [asCaller('its author', author, 'expert', 'foreign', 'author')];
    return { ...this.#subject('objection', stage, 'objections', made), callers };
  }

  async #agreement(stage: string): Promise<Subject> {
    const grant = await this.#fresh();
    const { operator } = this.parties;
    const officer = await personOf(this.pool, sides.own, 'authority_officer');
    await this.published(grant, this.#today);
    let made = await this.drafted(grant, this.#today, { startsOn: this.#today, termMonths: 24 });
    if (stage === 'abandoned')
      made = await this.act(officer, 'abandonAgreement', made, { reason: '未能一致' }, this.#today);
    if (['accepted', ...signedStages].includes(stage))
      made = await this.act(operator, 'acceptAgreement', made, {}, this.#today);
    if (signedStages.includes(stage))
      made = await this.act(officer, 'signAgreement', made, { deliberatedOn: this.#today }, this.#today);
    if (stage === 'suspended')
      made = await this.act(officer, 'suspendAgreement', made, { reason: '整改' }, this.#today);
    const agreementId = decodeGlobalId(made.id)?.id ?? '';
    const change = signedStages.includes(stage)
      ? await this.#fresh({ kind: 'list_change', scenario: grant.scenario, agreementId })
      : null;
    if (change !== null && stage !== 'revoked') await this.published(change, this.#today);
    const impactDigest = await this.digest(made.id, this.#today);
    if (stage === 'revoked')
      made = await this.act(
        this.parties.member,
        'revokeAgreement',
        made,
        { reason: '安全事件', impactDigest },
        this.#today,
      );
    const subject = this.#subject('agreement', stage, 'agreements', made);
    return { ...subject, impactDigest, ...(change === null ? {} : { listChange: change.id }) };
  }

  async #record(stage: string): Promise<Subject> {
    const fields = 'supervisionRecord';
    const order = { organization: sides.own, summary: '补全日志', dueOn: someday };
    let made = await this.#change('officer', 'orderRectification', order, fields);
    const at = (): object => ({ id: made.id, expectedRevision: made.revision });
    if (stage !== 'open')
      made = await this.#change('operator', 'answerRectification', { ...at(), answer: '已整改' }, fields);
    if (stage === 'closed')
      made = await this.#change('officer', 'reviewRectification', { ...at(), decision: 'CLOSED' }, fields);
    return this.#subject('supervision', stage, 'supervision_records', made);
  }

  #subject(
    noun: AgreementNoun,
    stage: string,
    table: string,
    { id, revision }: Pick<Told, 'id' | 'revision'>,
  ): Subject {
    return { noun, stage, id, revision, row: { table, id: decodeGlobalId(id)?.id ?? '' }, callers: [] };
  }
}

const signedStages = ['active', 'suspended', 'revoked'];
