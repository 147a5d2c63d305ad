/**
 * Chooses a media type by the `accept` header (RFC 9110, 12.5.1): by quality, then by our own order.
 *
 * @param accept the header; absent, anything will do
 * @param offered media types in our order of preference, at least one
 * @returns the one to send; undefined when none is accepted
 */
export function acceptedType(accept: string | undefined, offered: readonly string[]): string | undefined {
  const ranges = (accept ?? '*/*').split(',', 50).map(rangeOf);
  const ranked = offered
    .map((type, position) => ({ type, position, quality: qualityOf(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  return ranked[0]?.type;
}

interface Range {
  readonly range: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { range, quality: Number.isFinite(quality) ? quality : 0 };
}

/** The range that names a type most closely decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/');
  for (const wanted of [type, `${family}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found) return found.quality;
  }
  return 0;
}
