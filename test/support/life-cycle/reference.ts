/**
 * The life of a resource and of a scenario, told a second time: in plain conditions, from what the issue asks, without the
 * tables of `src/rules`. Model tests compare it with the service, step by step.
 */

/** `authority_scenario`: one that the data authority itself proposes. */
export const kinds = ['resource', 'scenario', 'authority_scenario'] as const;
export type Kind = (typeof kinds)[number];

/** `owner`, `colleague` and `insider` are of the owning organisation; the insider reviews for the mechanism as well. */
export const personas = ['owner', 'colleague', 'insider', 'stranger', 'officer', 'member', 'anonymous'] as const;
export type Persona = (typeof personas)[number];

const common = ['revise', 'complete', 'spoil', 'discard', 'submit', 'return', 'publish', 'withdraw'] as const;
export const operations = [...common, 'suspend', 'resume', 'map', 'unmap'] as const;
export type Operation = (typeof operations)[number];

export const operationsOf = (kind: Kind): readonly Operation[] =>
  kind === 'resource' ? [...common, 'suspend', 'resume'] : [...common, 'map', 'unmap'];

export type Answer = 'done' | 'NotFound' | 'NotPermitted' | 'RevisionConflict' | 'RulesViolated' | 'InvalidInput';

/** What a persona sees; null where there seems to be nothing. */
export type View = {
  readonly status: string;
  readonly revision: number;
  readonly title: string;
  readonly proposal: { readonly state: string; readonly title: string } | null;
  /** What they may do, by the name of the mutation: false for a button that is grey. */
  readonly actions: Readonly<Record<string, boolean>>;
} | null;

interface Words {
  title: string;
  complete: boolean;
  mapped: boolean;
}

const writing: readonly Operation[] = ['revise', 'complete', 'spoil', 'discard', 'submit', 'map', 'unmap'];
const reviewing: readonly Operation[] = ['return', 'publish'];

/** One resource or scenario as it should be. */
export class Reference {
  status: 'draft' | 'submitted' | 'published' | 'suspended' | 'withdrawn' = 'draft';
  revision = 1;
  readonly kind: Kind;
  #words: Words;
  #proposal: (Words & { state: 'draft' | 'submitted' }) | null = null;
  #wasHandedIn = false;

  constructor(kind: Kind, title: string) {
    this.kind = kind;
    this.#words = { title, complete: false, mapped: false };
  }

  /** Does what the operation does, if it may be done. */
  act(persona: Persona, operation: Operation, expectedRevision: number, title: string): Answer {
    if (!this.#sees(persona)) return 'NotFound';
    if (!this.#may(persona, operation)) return 'NotPermitted';
    if (expectedRevision !== this.revision) return 'RevisionConflict';
    if (!this.#isTime(operation)) return 'RulesViolated';
    if (operation === 'unmap' && !(this.#proposal ?? this.#words).mapped) return 'InvalidInput';
    this.#do(operation, title);
    this.revision += 1;
    return 'done';
  }

  see(persona: Persona): View {
    if (!this.#sees(persona)) return null;
    const proposal = this.#proposal;
    const showsProposal =
      proposal !== null && (this.#isOwnSide(persona) || (this.#reviews(persona) && proposal.state === 'submitted'));
    return {
      status: this.status,
      revision: this.revision,
      title: this.#words.title,
      proposal: showsProposal ? { state: proposal.state, title: proposal.title } : null,
      actions: this.#actions(persona),
    };
  }

  /** Operations that would be done now, by some persona. */
  possible(): { persona: Persona; operation: Operation }[] {
    return personas.flatMap((persona) =>
      operationsOf(this.kind)
        .filter((operation) => this.#sees(persona) && this.#may(persona, operation) && this.#isTime(operation))
        .map((operation) => ({ persona, operation })),
    );
  }

  /** Where it stands, for counting what the sequences have reached. */
  stage(): string {
    return this.#proposal === null ? this.status : `${this.status} ${this.#proposal.state}`;
  }

  #isOwnSide(persona: Persona): boolean {
    if (persona === 'officer') return this.kind === 'authority_scenario';
    return persona === 'owner' || persona === 'colleague' || persona === 'insider';
  }

  /** Officers and members of the mechanism; the authority's own people are officers. */
  #reviews(persona: Persona): boolean {
    if (persona === 'officer' || persona === 'member' || persona === 'insider') return true;
    return this.kind === 'authority_scenario' && (persona === 'owner' || persona === 'colleague');
  }

  #sees(persona: Persona): boolean {
    if (this.status === 'published' || this.#isOwnSide(persona)) return true;
    return this.#reviews(persona) && this.status !== 'draft';
  }

  /** Whether there is a button at all, grey or not. */
  #hasButton(persona: Persona, operation: Operation): boolean {
    if (persona === 'anonymous') return false;
    if (reviewing.includes(operation)) return this.#reviews(persona);
    if (persona === 'member') return false;
    // An officer takes resources out of sight, and writes scenarios.
    if (persona === 'officer' && this.kind === 'resource') return !writing.includes(operation);
    return true;
  }

  #may(persona: Persona, operation: Operation): boolean {
    if (!this.#hasButton(persona, operation)) return false;
    // Whoever hands in is of the owning organisation, so all of it has to keep away from the decision.
    if (reviewing.includes(operation)) return this.#wasHandedIn && !this.#isOwnSide(persona);
    if (writing.includes(operation)) return this.#isOwnSide(persona);
    return this.#isOwnSide(persona) || persona === 'officer';
  }

  #isTime(operation: Operation): boolean {
    const { status } = this;
    const proposal = this.#proposal?.state ?? null;
    const stands = status === 'published' || status === 'suspended';
    switch (operation) {
      case 'revise':
      case 'complete':
      case 'spoil':
      case 'map':
      case 'unmap':
        return status === 'draft' || (stands && proposal !== 'submitted');
      case 'discard':
        return proposal === 'draft';
      case 'submit':
        return (status === 'draft' || proposal === 'draft') && (this.#proposal ?? this.#words).complete;
      case 'return':
        return status === 'submitted' || proposal === 'submitted';
      case 'publish':
        return (status === 'submitted' || proposal === 'submitted') && (this.#proposal ?? this.#words).complete;
      case 'suspend':
        return status === 'published';
      case 'resume':
        return status === 'suspended';
      case 'withdraw':
        return status !== 'withdrawn';
    }
  }

  #do(operation: Operation, title: string): void {
    if (operation === 'discard') this.#proposal = null;
    else if (operation === 'submit') this.#handIn();
    else if (operation === 'return') {
      if (this.#proposal) this.#proposal.state = 'draft';
      else this.status = 'draft';
    } else if (operation === 'publish') {
      if (this.#proposal) this.#words = { ...this.#proposal };
      this.#proposal = null;
      this.status = 'published';
    } else if (operation === 'suspend') this.status = 'suspended';
    else if (operation === 'resume') this.status = 'published';
    else if (operation === 'withdraw') {
      this.#proposal = null;
      this.status = 'withdrawn';
    } else this.#write(operation, title);
  }

  #handIn(): void {
    this.#wasHandedIn = true;
    if (this.#proposal) this.#proposal.state = 'submitted';
    else this.status = 'submitted';
  }

  #write(operation: Operation, title: string): void {
    if (this.status !== 'draft') this.#proposal ??= { ...this.#words, state: 'draft' };
    const words = this.#proposal ?? this.#words;
    if (operation === 'revise') words.title = title;
    else if (operation === 'map' || operation === 'unmap') words.mapped = operation === 'map';
    else words.complete = operation === 'complete';
  }

  #actions(persona: Persona): Record<string, boolean> {
    const shown = operationsOf(this.kind).filter((operation) => this.#hasButton(persona, operation));
    return Object.fromEntries(
      shown.map((operation) => [
        mutationOf(this.kind, operation),
        this.#may(persona, operation) && this.#isTime(operation),
      ]),
    );
  }
}

/** The mutation by which an operation is done. */
export function mutationOf(kind: Kind, operation: Operation): string {
  if (operation === 'map' || operation === 'unmap') return `${operation}Resource`;
  const noun = kind === 'resource' ? 'Resource' : 'Scenario';
  if (operation === 'discard') return `discard${noun}Revision`;
  return operation === 'complete' || operation === 'spoil' ? `revise${noun}` : `${operation}${noun}`;
}
