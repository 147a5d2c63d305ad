import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFactory, Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

/** The shapes that the README of the sample folder names, by the release of DCAT-AP they belong to. */
const shapeFiles = {
  '2.1.1': ['dcat-ap_2.1.1_shacl_shapes.ttl', 'dcat-ap_2.1.1_shacl_range.ttl'],
  '3.0.1': ['3.0.1-shapes.ttl', '3.0.1-range.ttl', '3.0.1-dcat-ap-SHACL.ttl'],
} as const;

/** One result of a validation, in words that name what and where. */
export type Finding = string;

/** Validates a graph; each function is one validator with one set of shapes. */
export type ShaclCheck = (quads: readonly Quad[]) => Promise<readonly Finding[]>;

/**
 * Both validators with the shapes of both releases.
 *
 * @param samples the folder of CATALOG_SAMPLES
 * @returns four checks by name
 */
export function shaclChecks(samples: string): ReadonlyMap<string, ShaclCheck> {
  const checks = new Map<string, ShaclCheck>();
  for (const [release, files] of Object.entries(shapeFiles)) {
    const shapes = new Store(
      files.flatMap((file) =>
        // Two files of one release may use the same labels for blank nodes, and then mean two things.
        new Parser({ blankNodePrefix: `${file.replace(/\W/g, '')}_` }).parse(
          readFileSync(join(samples, 'dcat-ap/shapes', file), 'utf8'),
        ),
      ),
    );
    const first = new SHACLValidator(shapes);
    const second = new Validator(shapes, { factory: DataFactory });
    checks.set(`rdf-validate-shacl, DCAT-AP ${release}`, async (quads) => {
      const report = await first.validate(new Store([...quads]));
      return report.results.map(
        (result) => `${result.focusNode?.value} ${result.path?.value} ${result.sourceConstraintComponent?.value}`,
      );
    });
    checks.set(`shacl-engine, DCAT-AP ${release}`, async (quads) => {
      const report = await second.validate({ dataset: new Store([...quads]) });
      return report.results.map(
        (result) =>
          `${result.focusNode?.term?.value} ${result.path?.[0]?.predicates?.[0]?.value} ${result.constraintComponent?.value}`,
      );
    });
  }
  return checks;
}
