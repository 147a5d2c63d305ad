import type { RequestContext } from '../../context.ts';
import { preparePage } from '../../db/read/page.ts';
import { type RawPage, readOne, readPage } from '../../db/read/read.ts';
import type { PageParts, RelatedSelection, Selection } from '../../db/read/selection.ts';
import { keysOf, prepareSweep, type SortKeys, sweepParts } from '../../db/read/sweep.ts';
import { publicProductStatuses } from '../../rules/permissions.ts';
import { type DescribedProduct, descriptorFields, productDescriptor } from '../../rules/products/product-descriptor.ts';

/** Scenarios and inputs of one descriptor at most; it tells how many there are. */
const part = { first: 100 };
/** Descriptors of one statement: each may have a hundred scenarios and inputs. */
const pageRows = 100;

const lists = [
  preparePage('Scenario', 'Product.scenarios', part),
  preparePage('Resource', 'Product.inputs', part),
] as const;

/** What a descriptor is made of; the pages below it stand at these places among the inputs. */
function selectionOf(firstInput: number): Selection {
  const below = (
    relation: 'operator' | 'domains' | 'scenarios' | 'inputs',
    page: PageParts | null,
  ): RelatedSelection => ({
    relation,
    property: relation,
    selection: { fields: descriptorFields[relation], related: [] },
    page,
  });
  const parts = (input: number): PageParts => ({
    input,
    rows: true,
    cursors: false,
    total: true,
    ends: false,
    facets: [],
  });
  const related = [
    below('operator', null),
    below('domains', null),
    below('scenarios', parts(firstInput)),
    below('inputs', parts(firstInput + 1)),
  ];
  return { fields: descriptorFields.product, related };
}

const selectionOfOne = selectionOf(0);
const selectionOfPage = selectionOf(1);

/**
 * The descriptor of one product.
 *
 * @param code its public code
 * @returns null when there is none that the caller may see
 */
export async function descriptorOf({ db, viewer }: RequestContext, code: string): Promise<object | null> {
  const root = { kind: 'one', noun: 'Product', selection: selectionOfOne } as const;
  const found = await readOne(db, viewer, { root, inputs: lists, asOf: null }, { field: 'code', value: code });
  return found === null ? null : described(found);
}

/**
 * The descriptors of all products that the caller may see, in the order in which they were entered.
 *
 * @param context the caller as they stand now; asked anew for each page
 */
export async function* allDescriptors(context: () => RequestContext): AsyncGenerator<readonly object[], void, void> {
  const sweep = prepareSweep('Product', 'products', {}, [], pageRows);
  const root = { kind: 'page', noun: 'Product', selection: selectionOfPage, page: sweepParts } as const;
  for (let last: SortKeys | null = null; ; ) {
    const { db, viewer } = context();
    const inputs = [sweep.page(last), ...lists];
    const { rows = [] } = await readPage(db, viewer, { root, inputs, asOf: null });
    yield rows.map(described);
    const [end] = rows.slice(-1);
    if (end === undefined || rows.length < pageRows) return;
    last = keysOf(end);
  }
}

function described(row: object): object {
  const found = row as Omit<DescribedProduct, 'scenarios' | 'inputs'> & { scenarios: RawPage; inputs: RawPage };
  const whole = ({ rows = [], total = 0 }: RawPage) => ({ rows, total });
  const product = { ...found, scenarios: whole(found.scenarios), inputs: whole(found.inputs) } as DescribedProduct;
  return productDescriptor(
    product,
    publicProductStatuses.some((status) => status === product.status),
  );
}
