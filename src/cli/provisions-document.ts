import { isEnforced, isQuantity, type Provision, type ProvisionValue } from '../rules/policy/provision.ts';
import { evidenceMarks, type ProvisionLayer, provisionLayers, quantityUnits, wordsOf } from '../rules/vocabulary.ts';

/** A provision of the reference data; only approved versions have an id. */
type Printed = Omit<Provision, 'id'>;

/** What the rules of a folder below `src/rules` stand in the way of. */
const blocks: Readonly<Record<string, string>> = {
  agreement: 'publishing a result, drafting, signing, changing and ending an agreement',
  application: 'handing an application in, and opening its reviews',
  calendar: 'nothing; it counts days',
  demand: 'a data demand (数据需求)',
  notice: 'publishing and amending a notice',
  plan: 'approving an implementation plan, and what stands on it',
  policy: 'nothing; it settles what binds',
  price: 'a price or a fee',
  product: 'registering and listing a product',
  products: 'registering and listing a product',
  registration: 'a registration (登记)',
  resource: 'publishing a resource',
  review: 'concluding a review, and the grant',
  scenario: 'publishing a scenario',
  supervision: 'supervision and its conclusions',
  workflow: 'nothing; it counts time',
};

/** The first lines, and where to look further. */
const head = [
  '# Provisions',
  '',
  'Printed from `seeds/reference/provisions.json` and the sources of `src/rules` by `npm run docs`; a test compares both. What is in force in a running service, with every version that was approved since, is told by the queries `policy` and `provisionVersions`.',
  '',
  'A provision stands in the way where its wording was seen, or where it is known from a secondary account or inferred and the work itself names it; any other is shown and blocks nothing. Of two layers the stricter value binds (严于上位规定), and what a higher one overrules does not.',
] as const;

/**
 * Prints every provision of the reference data: source, layer, evidence mark, dates, value, what it stands in the way of,
 * and the rules that name it.
 *
 * @param provisions in the order of their file
 * @param sources texts of the files below `src/rules`, by their path from there
 */
export function provisionsDocument(provisions: readonly Printed[], sources: ReadonlyMap<string, string>): string {
  const marks = wordsOf(evidenceMarks).map((mark) =>
    line([`\`${mark}\``, evidenceMarks[mark].zh, evidenceMarks[mark].meaning]),
  );
  const layers = wordsOf(provisionLayers).map((layer) => section(layer, provisions, sources));
  return `${[...head, '', table(['mark', '依据', 'meaning'], marks), ...layers.flat()].join('\n')}\n`;
}

function section(
  layer: ProvisionLayer,
  provisions: readonly Printed[],
  sources: ReadonlyMap<string, string>,
): readonly string[] {
  const rows = provisions
    .filter((each) => each.layer === layer)
    .map((each) => {
      const files = rulesNaming(each, sources);
      return line([
        `\`${each.code}\`<br>${each.title}`,
        sourceOf(each),
        `\`${each.mark}\`${each.isNamed ? ', named' : ''}`,
        `${each.validFrom} – ${each.validTo ?? ''}`.trim(),
        each.parameter === null ? '' : `\`${each.parameter}\`: ${valueText(each.value)}`,
        effectOf(each, files),
        files.map((file) => `\`${file}\``).join('<br>'),
      ]);
    });
  const columns = ['provision', 'source', 'mark', 'in force', 'value', 'stands in the way of', 'rules'];
  return ['', `## ${provisionLayers[layer].zh} \`${layer}\``, '', table(columns, rows)];
}

/** The rules that name a provision or ask for what it fixes, by a whole word or by a pattern such as `review.${kind}.validity`. */
function rulesNaming({ code, parameter }: Printed, sources: ReadonlyMap<string, string>): readonly string[] {
  const wanted = [code, ...(parameter === null ? [] : [parameter])];
  return [...sources]
    .filter(([, text]) => {
      const patterns = [...text.matchAll(/`([a-z_.]*\$\{[^}`]+\}[a-z_.]*)`/g)].map(([, written = '']) => written);
      return (
        wanted.some((word) => text.includes(`'${word}'`)) ||
        (parameter !== null && patterns.some((written) => fits(written, parameter)))
      );
    })
    .map(([file]) => file)
    .sort();
}

/** Whether a name is one that a template makes; one without a dot beside its place is no name of a parameter. */
function fits(template: string, name: string): boolean {
  const [before = '', after = ''] = template.split(/\$\{[^}]+\}/);
  if (!before.endsWith('.') || !after.startsWith('.')) return false;
  const between = name.slice(before.length, name.length - after.length);
  return name.startsWith(before) && name.endsWith(after) && /^[a-z_]+$/.test(between);
}

function effectOf(provision: Printed, files: readonly string[]): string {
  if (!isEnforced(provision)) return 'nothing; it is shown';
  if (files.length === 0) return 'nothing here; it is shown with what it is about';
  const folders = [...new Set(files.map((file) => file.slice(0, file.indexOf('/'))))];
  const found = [...new Set(folders.map((folder) => blocks[folder] ?? folder))];
  const real = found.filter((each) => !each.startsWith('nothing'));
  return (real.length > 0 ? real : found).join('; ');
}

function sourceOf({ document, documentNumber, article, url }: Printed): string {
  const named = [documentNumber ?? document, article].filter((part) => part !== null).join(' ');
  return url === null ? named : `[${named}](${url})`;
}

function valueText(value: ProvisionValue): string {
  if (value === null) return 'no value (未规定)';
  return isQuantity(value) ? `${value.amount} ${quantityUnits[value.unit].zh}` : value.join(', ');
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (columns: readonly string[], rows: readonly string[]): string =>
  [line(columns), line(columns.map(() => '---')), ...rows].join('\n');
