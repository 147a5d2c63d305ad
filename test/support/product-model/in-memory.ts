import { failing } from '../../../src/rules/finding.ts';
import { isMajorChange, nextNumber, versionText } from '../../../src/rules/product/change.ts';
import { type ProductContent, patchedProduct } from '../../../src/rules/product/content.ts';
import type { InputFacts, ProductFacts } from '../../../src/rules/product/facts.ts';
import { changeFindings, draftingFindings } from '../../../src/rules/product/findings.ts';
import { isWorking, judgeProduct, type ProductAction, versionFor } from '../../../src/rules/product/judge.ts';
import { productStatusOf } from '../../../src/rules/product/standing.ts';
import type { ProductVersionStatus } from '../../../src/rules/workflow/registry-words.ts';
import { seededProvisions } from '../policy-seeds.ts';
import {
  type Answer,
  type Command,
  deliveredAtFirst,
  mostProducts,
  operationOf,
  type Standing,
  type Subject,
} from './commands.ts';

const today = '2026-06-01';
const policy = { provisions: seededProvisions, calendars: [] };

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly content: ProductContent;
  status: ProductVersionStatus;
}

interface Product {
  readonly operation: number;
  /** The last one first. */
  versions: Version[];
  shown: Version | null;
  lineage: readonly string[];
  hasOpinions: boolean;
}

const actionOf: Readonly<Partial<Record<Command['op'], ProductAction>>> = {
  ...{ rename: 'reviseProduct', rework: 'reviseProduct', submit: 'submitProduct', return: 'returnProduct' },
  ...{ approve: 'decideProduct', reject: 'decideProduct', withdraw: 'withdrawProduct', takeBack: 'withdrawApproval' },
};

const inputsOf = (items: readonly number[]) => items.map((item) => ({ demandItemId: String(item), purpose: '计算' }));

/** Products in memory, by the rules of `src` alone: what the service does, without its database. */
export class InMemory implements Subject {
  readonly #delivered = new Set(deliveredAtFirst);
  readonly #closed = new Set<number>();
  readonly #ended = new Set<number>();
  readonly #products: Product[] = [];

  act(command: Command): Answer {
    return this.#does(command) ? 'done' : 'refused';
  }

  standing(): Standing {
    return this.#products.map(({ versions, shown, lineage }) => ({
      status:
        productStatusOf({ versions: versions.map(({ status }) => status), isRegistered: false, listings: [] }) ?? '',
      version: shown === null ? '' : versionText(shown),
      lineage: lineage.map(Number),
    }));
  }

  faults(): readonly string[] {
    return this.#products.flatMap(({ lineage, operation }, place) =>
      lineage
        .map(Number)
        .filter((item) => !this.#delivered.has(item) || operationOf(item) !== operation)
        .map((item) => `${place} is made from ${item}`),
    );
  }

  #facts(operation: number, content: ProductContent): ProductFacts {
    const status = this.#ended.has(operation) ? ('revoked' as const) : ('active' as const);
    const agreement = {
      ...{ id: String(operation), code: `X${operation}`, status },
      ...{ startsOn: '2026-01-01', expiresOn: '2027-12-31', trialStartsOn: null, operatorId: String(operation) },
      ...{ authorityId: 'h', scenarioId: 's' },
    } as const;
    const inputs = content.specification.inputs.flatMap(({ demandItemId }): InputFacts[] => {
      const item = Number(demandItemId);
      if (operationOf(item) !== operation) return [];
      const demandStatus = this.#closed.has(operation) ? 'closed' : 'approved';
      return [
        {
          ...{
            demandItemId,
            demandCode: 'D',
            demandStatus,
            demandEndsOn: '2027-12-31',
            agreement,
            isOpen: false,
            isClosed: false,
          },
          ...{ isDelivered: this.#delivered.has(item), resourceCode: 'R', itemName: `项${item}` },
          ...{ itemNames: [`项${item}`], grade: 'l2' },
        },
      ];
    });
    return { agreement, content, inputs, deliveredBefore: [] };
  }

  #does(command: Command): boolean {
    const { op, of, inputs } = command;
    const operation = of % 2;
    switch (op) {
      case 'deliver':
        return !this.#closed.has(operationOf(of)) && !this.#delivered.has(of) && this.#delivered.add(of) !== undefined;
      case 'close':
        return !this.#closed.has(operation) && this.#closed.add(operation) !== undefined;
      case 'end':
        return !this.#ended.has(operation) && this.#ended.add(operation) !== undefined;
      case 'draft':
        return this.#drafted(operation, inputs);
      default: {
        const product = this.#products[of % Math.max(1, this.#products.length)];
        if (product === undefined) return false;
        return op === 'review' ? reviewed(product) : this.#changed(product, command);
      }
    }
  }

  #drafted(operation: number, inputs: readonly number[]): boolean {
    const content: ProductContent = {
      ...{ name: '产品', abstract: '简介', type: 'api', deliveryForm: 'online_api', useClass: 'industry' },
      specification: {
        inputs: inputsOf(inputs),
        outputs: [{ name: '分值', description: '说明' }],
        ...{ update: '每月', serviceLevel: '99.5%', documentation: '见平台' },
      },
    };
    const isFull = this.#products.length >= mostProducts;
    if (isFull || failing(draftingFindings(this.#facts(operation, content), today)).length > 0) return false;
    const first: Version = { major: 1, minor: 0, content, status: 'draft' };
    this.#products.push({ operation, versions: [first], shown: null, lineage: [], hasOpinions: false });
    return true;
  }

  #changed(product: Product, { op, inputs, turn }: Command): boolean {
    const action = actionOf[op];
    const version = action && versionFor(action, product.versions);
    if (action === undefined || version == null) return false;
    const facts = this.#facts(product.operation, version.content);
    const waiting = version.status === 'under_review' && !product.hasOpinions ? ['HZ-EXPERT'] : [];
    const file = {
      ...{ status: version.status, facts, missingReviewers: [], opinions: { waiting, opposed: [] }, deliveredOn: null },
    };
    const given = op === 'approve' || op === 'reject' ? { decision: op } : {};
    if (failing(judgeProduct(action, file, policy, today, given)).length > 0) return false;
    switch (op) {
      case 'submit':
        product.hasOpinions = false;
        version.status = 'under_review';
        return true;
      case 'return':
        version.status = 'returned';
        return true;
      case 'approve':
        return stands(product, version);
      case 'reject':
        version.status = 'rejected';
        return true;
      case 'withdraw':
      case 'takeBack':
        version.status = 'withdrawn';
        return true;
      default: {
        const patch = op === 'rename' ? { name: `产品${turn}` } : { specification: { inputs: inputsOf(inputs) } };
        return revised(product, version, patchedProduct(version.content, patch), facts);
      }
    }
  }
}

function reviewed(product: Product): boolean {
  const isAsked = product.versions.some(({ status }) => status === 'under_review') && !product.hasOpinions;
  product.hasOpinions ||= isAsked;
  return isAsked;
}

function stands(product: Product, version: Version): true {
  for (const each of product.versions) if (each.status === 'approved') each.status = 'superseded';
  version.status = 'approved';
  product.shown = version;
  product.lineage = version.content.specification.inputs.map(({ demandItemId }) => demandItemId);
  return true;
}

function revised(product: Product, version: Version, content: ProductContent, facts: ProductFacts): boolean {
  const isMinor = version.status === 'approved' && !isMajorChange(version.content, content);
  const findings = changeFindings({ ...facts, content }, version, { isMinor, hasNote: true });
  if (failing(findings).length > 0) return false;
  const others = product.versions.filter((each) => each !== version);
  if (isWorking(version.status)) {
    product.versions = sorted([{ ...version, content }, ...others]);
    return true;
  }
  const standing = version.status === 'approved' ? version : null;
  const number = nextNumber(standing, product.versions[0] ?? version, !isMinor);
  const begun: Version = { ...number, content, status: 'draft' };
  product.versions = sorted([begun, ...product.versions]);
  return !isMinor || stands(product, begun);
}

const sorted = (versions: readonly Version[]): Version[] =>
  versions.toSorted((a, b) => b.major - a.major || b.minor - a.minor);
