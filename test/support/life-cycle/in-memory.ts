import { availableActions } from '../../../src/rules/available-action.ts';
import { after, partsOf, stageOf } from '../../../src/rules/catalog/lifecycle.ts';
import { type Finding, failing } from '../../../src/rules/finding.ts';
import { type Action, denialOf, mayRead, type PermissionSubject } from '../../../src/rules/permissions.ts';
import { emptyResource, patchResource, type ResourceContent } from '../../../src/rules/resource/content.ts';
import { judgeResource, resourceActions, resourceVerbs } from '../../../src/rules/resource/judge.ts';
import { emptyScenario, type MappedResource, type ScenarioContent } from '../../../src/rules/scenario/content.ts';
import { judgeScenario, scenarioActions, scenarioVerbs } from '../../../src/rules/scenario/judge.ts';
import { patchScenario, withMatch, withoutMatch } from '../../../src/rules/scenario/patch.ts';
import { organizationOf, type Viewer } from '../../../src/rules/viewer.ts';
import type { CatalogStatus, ProposalState, Role } from '../../../src/rules/vocabulary.ts';
import { type Answer, type Kind, mutationOf, type Operation, type Persona, type View } from './reference.ts';
import type { Subject } from './sequences.ts';

/** Roles of each persona, and the organisation they act for. */
export const personRoles: Readonly<
  Record<Kind, Readonly<Record<Exclude<Persona, 'anonymous'>, { organization: string; roles: readonly Role[] }>>>
> = {
  resource: people('HZ-HEALTH', 'HZ-TRANSPORT', 'data_steward'),
  scenario: people('OP-QILAN', 'OP-RONGYAN', 'operator_staff'),
  authority_scenario: {
    ...people('HZ-DATA', 'OP-RONGYAN', 'authority_officer'),
    stranger: { organization: 'OP-RONGYAN', roles: ['operator_staff'] },
  },
};

function people(own: string, other: string, role: Role) {
  return {
    owner: { organization: own, roles: [role] },
    colleague: { organization: own, roles: [role] },
    insider: { organization: own, roles: [role, 'mechanism_member'] },
    stranger: { organization: other, roles: [role] },
    officer: { organization: 'HZ-DATA', roles: ['authority_officer'] },
    member: { organization: 'HZ-TRANSPORT', roles: ['mechanism_member'] },
  } as const;
}

function viewerOf(kind: Kind, persona: Persona): Viewer {
  if (persona === 'anonymous') return { kind: 'anonymous' };
  const { organization: code, roles } = personRoles[kind][persona];
  return {
    kind: 'person',
    id: persona,
    organization: { id: code, code, name: code, kinds: [], ledDomainIds: [] },
    roles,
  };
}

export const completeResource = {
  abstract: '说明',
  domains: ['health'],
  sharingType: 'unconditional',
  openingAttribute: 'restricted',
  updateCycle: 'daily',
  items: { replace: [{ name: '日期', nameEn: null, description: null, dataType: 'date', length: null, grade: 'l3' }] },
} as const;

const mapped: MappedResource = {
  id: 'r',
  code: 'R',
  title: 'R',
  status: 'published',
  openingAttribute: 'restricted',
  providerId: 'p',
  items: new Map(),
};
const resources = new Map([[mapped.code, mapped]]);
const need = 'need';

/** A row in memory, moved by the rules of the service alone, in the order in which a command asks them. */
export class InMemory implements Subject {
  readonly #kind: Kind;
  #status: CatalogStatus = 'draft';
  #proposal: { state: ProposalState; content: object } | null = null;
  #content: object;
  #revision = 1;
  #submittedBy: PermissionSubject['submittedBy'] = null;
  /** The same until it moves: the rules are pure. */
  readonly #judged = new Map<Action, readonly Finding[]>();

  constructor(kind: Kind, title: string) {
    this.#kind = kind;
    this.#content = kind === 'resource' ? emptyResource(title, 'P') : newScenario(title);
  }

  act(persona: Persona, operation: Operation, expectedRevision: number, title: string): Answer {
    const viewer = viewerOf(this.#kind, persona);
    const action = mutationOf(this.#kind, operation) as Action;
    if (!this.#isVisible(viewer)) return 'NotFound';
    if (denialOf(viewer, action, this.#permission()) !== null) return 'NotPermitted';
    if (expectedRevision !== this.#revision) return 'RevisionConflict';
    if (failing(this.#judge(action)).length > 0) return 'RulesViolated';
    const content = changed(this.#kind, this.#working(), operation, title);
    if (content === null) return 'InvalidInput';
    this.#move(viewer, action, content);
    return 'done';
  }

  see(persona: Persona): View {
    const viewer = viewerOf(this.#kind, persona);
    if (!this.#isVisible(viewer)) return null;
    const proposal = this.#proposal;
    const own = { owner: this.#ownerId() };
    const seen = proposal !== null && mayRead(viewer, 'Proposal', { status: proposal.state, own });
    const actions = this.#kind === 'resource' ? resourceActions : scenarioActions;
    const buttons = availableActions(viewer, actions, this.#permission(), (action) => this.#judge(action));
    return {
      status: this.#status,
      revision: this.#revision,
      title: titleOf(this.#content),
      proposal: seen ? { state: proposal.state, title: titleOf(proposal.content) } : null,
      actions: Object.fromEntries(buttons.map(({ action, allowed }) => [action, allowed])),
    };
  }

  #move(viewer: Viewer, action: Action, content: object): void {
    const verb = verbOf(action);
    const to = after(this.#stage(), verb, this.#noun());
    if (to === null) throw new Error(`${verb} leads nowhere`);
    this.#judged.clear();
    const { status, proposal } = partsOf(to);
    // A revision or a publication brings the working copy with it; other verbs move the stage alone.
    if (proposal === null && (verb === 'revise' || verb === 'publish')) this.#content = content;
    this.#proposal = proposal === null ? null : { state: proposal, content };
    this.#status = status;
    this.#revision += 1;
    if (verb === 'submit' && viewer.kind === 'person') {
      this.#submittedBy = { id: viewer.id, organizationId: organizationOf(viewer)?.id ?? null };
    }
  }

  readonly #noun = () => (this.#kind === 'resource' ? ('Resource' as const) : ('Scenario' as const));
  readonly #ownerId = () => personRoles[this.#kind].owner.organization;
  readonly #stage = () => stageOf(this.#status, this.#proposal?.state ?? null);
  readonly #working = () => this.#proposal?.content ?? this.#content;
  readonly #permission = (): PermissionSubject => ({
    ownerId: this.#ownerId(),
    submittedBy: this.#submittedBy ?? null,
  });

  #isVisible(viewer: Viewer): boolean {
    const own = { provider: this.#ownerId(), owner: this.#ownerId() };
    return mayRead(viewer, this.#noun(), { status: this.#status, own });
  }

  #judge(action: Action): readonly Finding[] {
    const known = this.#judged.get(action) ?? this.#judgeAnew(action);
    this.#judged.set(action, known);
    return known;
  }

  #judgeAnew(action: Action): readonly Finding[] {
    const content = this.#working();
    return this.#kind === 'resource'
      ? judgeResource(verbOf(action), this.#stage(), content as ResourceContent)
      : judgeScenario(verbOf(action), this.#stage(), { content: content as ScenarioContent, resources });
  }
}

const verbOf = (action: Action) => ({ ...resourceVerbs, ...scenarioVerbs })[action as keyof typeof resourceVerbs];

const titleOf = (content: object): string => (content as { title: string }).title;

function newScenario(title: string): ScenarioContent {
  const empty = emptyScenario({ code: '330100', name: '杭州市' });
  const add = [{ ref: null, title: '需求', description: '', importance: 'optional' as const, substituteFor: null }];
  const made = patchScenario(empty, { title, needs: { add } }, () => need);
  if (!('content' in made)) throw new Error(made.fault);
  return made.content;
}

/** What the working copy becomes; null for an input that cannot be. */
function changed(kind: Kind, content: object, operation: Operation, title: string): object | null {
  const patch = patchOf(kind, operation, title);
  if (patch === null) {
    if (operation !== 'map' && operation !== 'unmap') return content;
    const match = { resource: mapped.code, justification: '需要', items: [] };
    const scenario = content as ScenarioContent;
    const result = operation === 'map' ? withMatch(scenario, need, match) : withoutMatch(scenario, need, mapped.code);
    return 'content' in result ? result.content : null;
  }
  const result =
    kind === 'resource'
      ? patchResource(content as ResourceContent, patch)
      : patchScenario(content as ScenarioContent, patch, () => 'new');
  return 'content' in result ? result.content : null;
}

function patchOf(kind: Kind, operation: Operation, title: string): object | null {
  if (operation === 'revise') return { title };
  if (operation === 'spoil') return kind === 'resource' ? { abstract: '' } : { description: '' };
  if (operation !== 'complete') return null;
  return kind === 'resource' ? completeResource : { description: '说明', domains: ['health'] };
}
