import {
  type Answer,
  type Command,
  deliveredAtFirst,
  mostProducts,
  operationOf,
  type Standing,
  type Subject,
} from './commands.ts';

type State = 'draft' | 'returned' | 'under_review' | 'approved' | 'superseded' | 'rejected' | 'withdrawn';

interface Version {
  major: number;
  minor: number;
  state: State;
  inputs: readonly number[];
}

interface Product {
  readonly operation: number;
  readonly versions: Version[];
  lineage: readonly number[];
  hasOpinions: boolean;
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

/** The life of products, told a second time in plain conditions, without the rules and tables of `src`. */
export class Reference implements Subject {
  readonly #delivered = new Set(deliveredAtFirst);
  readonly #closed = new Set<number>();
  readonly #ended = new Set<number>();
  readonly #products: Product[] = [];

  act(command: Command): Answer {
    return this.#does(command) ? 'done' : 'refused';
  }

  standing(): Standing {
    return this.#products.map(({ versions, lineage }) => {
      const approved = versions.find(({ state }) => state === 'approved');
      const last = versions.toSorted((a, b) => b.major - a.major || b.minor - a.minor)[0];
      const state = last?.state === 'returned' ? 'draft' : (last?.state ?? '');
      const shown = versions.findLast(({ state: each }) => each === 'approved') ?? this.#lastShown(versions);
      return {
        status: approved === undefined ? state : 'approved',
        version: shown === undefined ? '' : `${shown.major}.${shown.minor}`,
        lineage,
      };
    });
  }

  faults(): readonly string[] {
    return this.#products.flatMap(({ lineage, operation, versions }, place) => {
      const standing = versions.find(({ state }) => state === 'approved');
      return [
        ...lineage
          .filter((item) => !this.#delivered.has(item))
          .map((item) => `${place} is made from ${item}, undelivered`),
        ...lineage
          .filter((item) => operationOf(item) !== operation)
          .map((item) => `${place} is made from ${item} of others`),
        ...(standing !== undefined && !same(standing.inputs, lineage) ? [`${place} is made from something else`] : []),
      ];
    });
  }

  #lastShown(versions: readonly Version[]): Version | undefined {
    const shown = versions.filter((version) => this.#wasApproved.has(version));
    return shown.at(-1);
  }

  readonly #wasApproved = new Set<Version>();

  #does({ op, of, inputs }: Command): boolean {
    const operation = of % 2;
    if (op === 'deliver') return !this.#closed.has(operationOf(of)) && grows(this.#delivered, of);
    if (op === 'close') return grows(this.#closed, operation);
    if (op === 'end') return grows(this.#ended, operation);
    if (op === 'draft') {
      if (this.#ended.has(operation) || this.#products.length >= mostProducts) return false;
      const first: Version = { major: 1, minor: 0, state: 'draft', inputs };
      this.#products.push({ operation, versions: [first], lineage: [], hasOpinions: false });
      return true;
    }
    const product = this.#products[of % Math.max(1, this.#products.length)];
    return product !== undefined && this.#changes(product, op, inputs);
  }

  #changes(product: Product, op: Command['op'], inputs: readonly number[]): boolean {
    const { versions } = product;
    const standing = versions.find(({ state }) => state === 'approved');
    const written = versions.find(({ state }) => ['draft', 'returned', 'under_review'].includes(state));
    const isWritten = written !== undefined && written.state !== 'under_review';
    const isReviewed = written?.state === 'under_review';
    switch (op) {
      case 'rename':
      case 'rework':
        return this.#revised(product, written, standing, op === 'rename' ? null : inputs);
      case 'submit':
        if (!isWritten || !this.#mayUse(product, written.inputs)) return false;
        product.hasOpinions = false;
        return moved(written, 'under_review');
      case 'review': {
        const isAsked = isReviewed && !product.hasOpinions;
        product.hasOpinions ||= isAsked;
        return isAsked;
      }
      case 'return':
        return isReviewed && moved(written, 'returned');
      case 'reject':
        return isReviewed && product.hasOpinions && moved(written, 'rejected');
      case 'approve':
        if (!isReviewed || !product.hasOpinions || !this.#mayUse(product, written.inputs)) return false;
        if (standing !== undefined) standing.state = 'superseded';
        this.#wasApproved.add(written);
        product.lineage = written.inputs;
        return moved(written, 'approved');
      case 'withdraw':
        return written !== undefined && moved(written, 'withdrawn');
      default:
        return standing !== undefined && moved(standing, 'withdrawn');
    }
  }

  /** @param inputs null for a new name alone */
  #revised(
    { versions }: Product,
    written: Version | undefined,
    standing: Version | undefined,
    inputs: readonly number[] | null,
  ): boolean {
    if (written !== undefined) {
      if (written.state === 'under_review') return false;
      written.inputs = inputs ?? written.inputs;
      return true;
    }
    const last = versions.toSorted((a, b) => b.major - a.major || b.minor - a.minor)[0];
    const from = standing ?? last;
    if (from === undefined || last === undefined) return false;
    // The same inputs again change nothing.
    if (inputs !== null && same(inputs, from.inputs)) return false;
    if (standing !== undefined && inputs === null) {
      standing.state = 'superseded';
      const next: Version = { ...standing, minor: standing.minor + 1, state: 'approved' };
      this.#wasApproved.add(next);
      versions.push(next);
      return true;
    }
    versions.push({ major: last.major + 1, minor: 0, state: 'draft', inputs: inputs ?? from.inputs });
    return true;
  }

  #mayUse({ operation }: Product, inputs: readonly number[]): boolean {
    return (
      !this.#ended.has(operation) &&
      inputs.length > 0 &&
      inputs.every(
        (item) => operationOf(item) === operation && this.#delivered.has(item) && !this.#closed.has(operation),
      )
    );
  }
}

function grows(set: Set<number>, value: number): boolean {
  if (set.has(value)) return false;
  set.add(value);
  return true;
}

function moved(version: Version, state: State): true {
  version.state = state;
  return true;
}
