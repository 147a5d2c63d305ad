import type { DatabasePool } from '../../../src/db/client.ts';
import { readResourceContents } from '../../../src/db/stores/resource-content.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { addNotice, Filing } from '../authorisation/filing.ts';
import { answer } from '../catalog-query.ts';
import { mutate } from '../mutate.ts';
import { completeResource } from '../resource-drafts.ts';
import { personOf } from '../viewers.ts';
import { agreementSubjects } from './agreement-subjects.ts';
import { asCaller, type Caller, sides } from './callers.ts';
import { demandSubjects } from './demand-subjects.ts';
import type { Noun } from './expected.ts';
import { addImportedRevision, addUpload, importJobs } from './import-subjects.ts';
import { listingSubjects } from './listing-subjects.ts';
import { noticeSubjects } from './notice-subjects.ts';
import { priceSubjects } from './price-subjects.ts';
import { productSubjects } from './product-subjects.ts';
import { registrationSubjects } from './registration-subjects.ts';
import { reviewSubjects } from './review-subjects.ts';
import { webhookEndpoints } from './webhook-subjects.ts';

/** Something in a stage of its life. */
export interface Subject {
  readonly noun: Noun;
  readonly stage: string;
  /** Global id, and uuid of the row that has the revision. */
  readonly id: string;
  readonly row: { readonly table: string; readonly id: string };
  readonly revision: number;
  readonly impactDigest?: string;
  /** Global id of an application that changes the list of an agreement. */
  readonly listChange?: string;
  /** Key of a need of a scenario, which takes `resource`. */
  readonly need?: string;
  /** Global id of something else that an action on it names. */
  readonly also?: string;
  /** Callers who are something to it. */
  readonly callers: readonly Caller[];
}

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly needs?: { readonly nodes: readonly { readonly id: string }[] };
}

type Step = readonly [who: 'owner' | 'officer', action: string, input?: object];

const handIn: Step = ['owner', 'submit'];
const publish: Step = ['officer', 'publish'];
const revise: Step = ['owner', 'revise', { content: { title: '修订后的名称' } }];
const suspend: Step = ['owner', 'suspend', { reason: '核对数据' }];
const published = [handIn, publish];

/** The way to each stage. `returned`: a draft again, that was handed in once. */
export const ways: Readonly<Record<string, readonly Step[]>> = {
  draft: [],
  returned: [handIn, ['officer', 'return', { reason: '请修改' }]],
  submitted: [handIn],
  published,
  published_revised: [...published, revise],
  published_resubmitted: [...published, revise, handIn],
  suspended: [...published, suspend],
  suspended_revised: [...published, suspend, revise],
  suspended_resubmitted: [...published, suspend, revise, handIn],
  withdrawn: [...published, ['owner', 'withdraw', { reason: '停止归集' }]],
};

/** The notice that applications answer. */
export const matrixNotice = 'MATRIX/N000001';

export const mappedResources = { taken: 'HZ-FIN-001', free: 'HZ-FIN-002' };

/** Makes the subjects of the matrix, by mutations. */
export class Subjects {
  readonly #pool: DatabasePool;
  readonly #officer: PersonViewer;
  readonly #admin: PersonViewer;

  private constructor(pool: DatabasePool, officer: PersonViewer, admin: PersonViewer) {
    this.#pool = pool;
    this.#officer = officer;
    this.#admin = admin;
  }

  static async on(pool: DatabasePool): Promise<Subjects> {
    const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
    return new Subjects(pool, officer, await personOf(pool, 'HZ-DATA', 'administrator'));
  }

  async all(): Promise<Subject[]> {
    const made: Subject[] = [];
    for (const stage of Object.keys(ways)) made.push(await this.#catalog('resource', stage));
    for (const stage of Object.keys(ways).filter((name) => !name.startsWith('suspended')))
      made.push(await this.#catalog('scenario', stage));
    for (const stage of ['open', 'accepted']) made.push(await this.#correction(stage, made[3]?.id ?? ''));
    for (const stage of ['active', 'disabled', 'erased']) made.push(await this.#person(stage));
    for (const stage of ['active', 'disabled']) made.push(await this.#account(stage));
    for (const stage of ['live', 'revoked']) made.push(await this.#key(stage));
    for (const stage of ['published', 'submitted', 'none']) made.push(await this.#imported(stage));
    made.push(await this.#search());
    made.push(...(await this.#applications()));
    await addUpload(this.#pool);
    made.push(...(await importJobs(this.#pool, sides.own)));
    made.push(...(await webhookEndpoints(this.#pool, sides.own)));
    for (const stage of ['proposed', 'approved', 'rejected'])
      for (const noun of ['provision', 'calendar'] as const) made.push(await this.#policy(noun, stage));
    made.push(...(await noticeSubjects(this.#pool)));
    made.push(...(await reviewSubjects(this.#pool)));
    const agreements = await agreementSubjects(this.#pool);
    const inForce = agreements.find(({ noun, stage }) => noun === 'agreement' && stage === 'active');
    made.push(...agreements, ...(await priceSubjects(this.#pool, inForce?.id ?? '')));
    made.push(...(await demandSubjects(this.#pool)));
    made.push(...(await productSubjects(this.#pool)));
    made.push(...(await registrationSubjects(this.#pool)));
    made.push(...(await listingSubjects(this.#pool)));
    return made;
  }

  async #run(viewer: Viewer, action: string, input: object, fields: string): Promise<Made> {
    const [field = ''] = fields.split(' ');
    const result = await mutate(this.#pool, viewer, action, { ...input }, fields);
    const made = result[field];
    if (!result.__typename.endsWith('Success')) throw new Error(`${action}: ${JSON.stringify(result)}`);
    return made as Made;
  }

  async #catalog(kind: 'resource' | 'scenario', stage: string): Promise<Subject> {
    const role = kind === 'resource' ? 'data_steward' : 'operator_staff';
    const owner = await personOf(this.#pool, sides.own, role);
    const fields = kind === 'resource' ? 'resource { id revision }' : 'scenario { id revision needs { nodes { id } } }';
    const verb = (name: string): string => `${name}${kind === 'resource' ? 'Resource' : 'Scenario'}`;
    const needs = { add: [{ title: '核验', importance: 'REQUIRED' }] };
    const content =
      kind === 'resource'
        ? completeResource(`矩阵 ${stage}`)
        : { title: `矩阵 ${stage}`, description: '说明', domains: ['HEALTH'], needs };
    let made = await this.#run(owner, kind === 'resource' ? 'draftResource' : 'proposeScenario', { content }, fields);
    const need = made.needs?.nodes[0]?.id ?? '';
    if (kind === 'scenario') {
      const mapping = { need, resource: mappedResources.taken, justification: '核验需要' };
      made = await this.#run(
        owner,
        'mapResource',
        { id: made.id, expectedRevision: made.revision, ...mapping },
        fields,
      );
    }
    for (const [who, action, input = {}] of ways[stage] ?? []) {
      const impact = action === 'withdraw' ? { impactDigest: await this.#impact(kind, made.id, owner) } : {};
      const change = { id: made.id, expectedRevision: made.revision, ...input, ...impact };
      made = await this.#run(who === 'owner' ? owner : this.#officer, verb(action), change, fields);
    }
    const foreign = await personOf(this.#pool, sides.foreign);
    const elsewhere = { ...foreign, id: owner.id };
    const callers = (['authority_officer', 'mechanism_member'] as const).map((reviewer) =>
      asCaller(
        `its submitter as ${reviewer} of another`,
        { ...elsewhere, roles: [reviewer] },
        reviewer,
        'foreign',
        'submitter',
      ),
    );
    const impactDigest = await this.#impact(kind, made.id, owner);
    return { ...this.#subject(kind, stage, `${kind}s`, made), impactDigest, need, callers };
  }

  async #imported(stage: string): Promise<Subject> {
    const subject = await this.#catalog('resource', stage === 'none' ? 'published' : stage);
    const contents = await readResourceContents(this.#pool, [subject.row.id]);
    if (stage !== 'none') await addImportedRevision(this.#pool, subject.row.id, contents.get(subject.row.id) ?? {});
    return { ...subject, noun: 'imported', stage, callers: [] };
  }

  async #impact(kind: 'resource' | 'scenario', id: string, viewer: Viewer): Promise<string> {
    const { seen } = await answer<{ seen: { withdrawalImpact: { digest: string } | null } | null }>(
      this.#pool,
      `query($id: ID!) { seen: ${kind}(by: { id: $id }) { withdrawalImpact { digest } } }`,
      { id },
      { viewer },
    );
    return seen?.withdrawalImpact?.digest ?? 'none';
  }

  async #applications(): Promise<Subject[]> {
    // Open on whatever day the matrix is tried.
    await addNotice(this.#pool, { code: matrixNotice, opensOn: '2020-01-01', closesOn: '2099-12-31' });
    const filing = await Filing.on(this.#pool, sides.own, matrixNotice);
    const foreign = await personOf(this.#pool, sides.foreign, 'authority_officer');
    const submitter = { ...foreign, id: filing.operator.id };
    const callers = [
      asCaller('its submitter as an officer of another', submitter, 'authority_officer', 'foreign', 'submitter'),
    ];
    const made: Subject[] = [];
    for (const stage of ['draft', 'submitted', 'returned', 'under_review', 'withdrawn'] as const) {
      const application = await filing.make(stage, { lists: ['health'] });
      const isHandedIn = stage !== 'draft';
      made.push({
        ...this.#subject('application', stage, 'applications', application),
        callers: isHandedIn ? callers : [],
      });
    }
    return made;
  }

  async #correction(stage: string, resource: string): Promise<Subject> {
    const author = await personOf(this.#pool, sides.foreign, 'operator_staff');
    const fields = 'correction { id revision }';
    let made = await this.#run(
      author,
      'requestCorrection',
      { resource, kind: 'COMMENT', message: '请说明口径' },
      fields,
    );
    if (stage !== 'open') {
      const steward = await personOf(this.#pool, sides.own, 'data_steward');
      const change = { id: made.id, expectedRevision: made.revision, decision: 'ACCEPTED', answer: '已补充' };
      made = await this.#run(steward, 'answerCorrection', change, fields);
    }
    const callers = [asCaller('its author', author, 'operator_staff', 'foreign', 'author')];
    return { ...this.#subject('correction', stage, 'corrections', made), callers };
  }

  async #person(stage: string): Promise<Subject> {
    const fields = 'person { id revision }';
    const issuer = 'https://id.example';
    let made = await this.#run(this.#admin, 'addPerson', { issuer, subject: `matrix-${stage}`, name: '某人' }, fields);
    const change = (): object => ({ id: made.id, expectedRevision: made.revision });
    const role = { organization: sides.own, role: 'DATA_STEWARD' };
    made = await this.#run(this.#admin, 'grantRole', { ...change(), ...role }, fields);
    if (stage === 'disabled')
      made = await this.#run(this.#admin, 'disablePerson', { ...change(), reason: '离岗' }, fields);
    if (stage === 'erased')
      made = await this.#run(this.#admin, 'erasePerson', { ...change(), reason: '本人申请' }, fields);
    const subject = this.#subject('person', stage, 'people', made);
    const viewer = { ...(await personOf(this.#pool, sides.own)), id: subject.row.id };
    return { ...subject, callers: [asCaller('themselves', viewer, null, 'own', 'self')] };
  }

  async #account(stage: string): Promise<Subject> {
    const fields = 'serviceAccount { id revision }';
    const input = {
      code: `MATRIX-OF-${stage.toUpperCase()}`,
      name: '账号',
      organization: sides.own,
      role: 'DATA_STEWARD',
    };
    let made = await this.#run(this.#admin, 'createServiceAccount', input, fields);
    const change = { id: made.id, expectedRevision: made.revision, reason: '停用' };
    if (stage === 'disabled') made = await this.#run(this.#admin, 'disableServiceAccount', change, fields);
    return { ...this.#subject('account', stage, 'service_accounts', made), callers: [] };
  }

  async #key(stage: string): Promise<Subject> {
    const account = await this.#account(`active-${stage}`);
    const fields = 'serviceAccount { id revision } keyId';
    const issue = { id: account.id, expectedRevision: 1, scopes: ['read'], expiresAt: inDays(30) };
    const issued = await mutate(this.#pool, this.#admin, 'issueServiceKey', issue, fields);
    const id = String(issued['keyId']);
    let made = issued['serviceAccount'] as Made;
    if (stage === 'revoked') made = await this.#run(this.#admin, 'revokeServiceKey', { id, reason: '轮换' }, fields);
    return { ...this.#subject('key', stage, 'service_accounts', made), id, callers: [] };
  }

  async #search(): Promise<Subject> {
    const keeper = await personOf(this.#pool, sides.own, 'data_steward');
    const made = await this.#run(keeper, 'saveSearch', { name: '矩阵', notices: {} }, 'savedSearch { id revision }');
    const callers = [asCaller('its keeper', keeper, 'data_steward', 'own', 'self')];
    return { ...this.#subject('search', 'kept', 'saved_searches', made), callers };
  }

  async #policy(noun: 'provision' | 'calendar', stage: string): Promise<Subject> {
    const Noun = noun === 'provision' ? 'Provision' : 'Calendar';
    const fields = `${noun}Version { id revision }`;
    const proposer = await personOf(this.#pool, 'HZ-DATA', 'administrator');
    const content = noun === 'provision' ? provisionOf(`matrix-${stage}`) : calendarOf(2090 + stage.length);
    let made = await this.#run(proposer, `propose${Noun}`, { content }, fields);
    if (stage !== 'proposed') {
      const change = { id: made.id, expectedRevision: made.revision, decision: stage.toUpperCase(), note: '已核对' };
      made = await this.#run(this.#admin, `decide${Noun}`, change, fields);
    }
    const callers = [asCaller('its proposer', proposer, 'administrator', 'foreign', 'proposer')];
    return { ...this.#subject(noun, stage, `${noun}s`, made), callers };
  }

  #subject(noun: Noun, stage: string, table: string, { id, revision }: Made) {
    return { noun, stage, id, revision, row: { table, id: decodeGlobalId(id)?.id ?? '' } };
  }
}

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** A provision that nobody has written yet. */
export const provisionOf = (code: string) => ({
  code,
  ...{ title: '测试期限', document: '测试办法', quotation: '期限不超过三年。', url: 'https://example.gov.cn/1' },
  ...{ layer: 'CITY', mark: 'SEEN', parameter: 'test.term', stricter: 'SMALLER', isNamed: true },
  value: { quantity: { amount: 3, unit: 'YEAR' } },
  startsOn: inDays(10).slice(0, 10),
});

/** A calendar of a year. */
export const calendarOf = (year: number) => ({
  ...{ code: 'CN', year, title: '工作日历', sourceTitle: '试验通知', mark: 'SEEN' },
  days: [{ fallsOn: `${year}-01-01`, kind: 'HOLIDAY', name: '元旦' }],
});
