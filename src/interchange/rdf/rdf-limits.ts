/**
 * What a graph may hold that is read. A graph can name anything anywhere, so it has to be held whole before its datasets
 * can be read. The Shanghai catalog with its 106,251 items is 1.3 million statements and takes 450 to 580 MB.
 */
export const rdfLimits = {
  /** Statements of a file: some 15,000 datasets of a catalog like ours, with their items. */
  statements: 2_000_000,
  /** Characters of all literals and addresses together. */
  characters: 200_000_000,
  /** Characters of one literal. */
  literal: 1_000_000,
  /** Characters that may pass without a statement: a literal, a comment or a prolog without end. */
  silence: 4_000_000,
  /** Characters of a JSON-LD file, which is parsed as a whole. */
  jsonFile: 128_000_000,
  /** Levels of a JSON-LD or RDF/XML file. */
  depth: 200,
  /** Characters of a document type declaration, and of one entity in it: enough to abbreviate addresses. */
  doctype: 16_384,
  entity: 500,
} as const;
