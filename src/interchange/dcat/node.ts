import type { ClassName, PropertyName } from './properties.ts';

/** A value of a property; its kind is that of the property. A language is given only where it is not the text's own. */
export interface Value {
  readonly property: PropertyName;
  readonly value: string;
  readonly language?: string;
}

/**
 * Everything the export says of one subject. There are no blank nodes: each part of a dataset has an IRI of its own, so
 * two exports can be compared line by line and a part can be pointed at.
 */
export interface Node {
  readonly iri: string;
  readonly types: readonly ClassName[];
  readonly values: readonly Value[];
}

/**
 * Makes a node; values that are null are left out.
 *
 * @param iri of the subject, valid (`validIri`)
 * @param types its classes
 * @param values property and value, or a list of values
 */
export function node(
  iri: string,
  types: readonly ClassName[],
  values: Partial<Record<PropertyName, string | readonly string[] | null>>,
): Node {
  const found: Value[] = [];
  for (const [property, given] of Object.entries(values) as [PropertyName, string | readonly string[] | null][]) {
    if (given === null) continue;
    for (const value of typeof given === 'string' ? [given] : given)
      found.push({ property, value: exchangeable(value) });
  }
  return { iri, types, values: found };
}

/** What XML 1.0 cannot hold, not even as a reference: controls, halves of characters, and the two last code points. */
const unexchangeable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that all three forms can carry alike: what one of them cannot hold is replaced in each (U+FFFD). */
export const exchangeable = (text: string): string => text.replace(unexchangeable, '\u{FFFD}');

/** Language of a text: Chinese where it holds a Chinese character; else nobody knows, and none is claimed. */
export const languageOf = (text: string): string | null => (/\p{Script=Han}/u.test(text) ? 'zh' : null);
