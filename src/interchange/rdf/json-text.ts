import { rdfLimits } from './rdf-limits.ts';
import { GraphTooLarge } from './subject-store.ts';
import { SyntaxFault } from './syntax-fault.ts';

/**
 * A JSON file as a value: bounded in size and depth before it is parsed.
 *
 * @param pieces the text
 * @throws SyntaxFault with the line; GraphTooLarge
 */
export async function jsonOf(pieces: AsyncIterable<string>): Promise<unknown> {
  const kept: string[] = [];
  let length = 0;
  const nested = nesting();
  for await (const piece of pieces) {
    length += piece.length;
    if (length > rdfLimits.jsonFile) {
      const most = rdfLimits.jsonFile.toLocaleString('en');
      throw new GraphTooLarge(`the file has more than ${most} characters; send it as Turtle or RDF/XML, or in parts`);
    }
    nested(piece);
    kept.push(piece);
  }
  const text = kept.join('');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SyntaxFault('the text is not JSON', lineOf(text, error as Error));
  }
}

/** Follows strings and brackets over the pieces. */
function nesting(): (piece: string) => void {
  let depth = 0;
  let line = 1;
  let inString = false;
  let isEscaped = false;
  return (piece) => {
    for (const sign of piece) {
      if (isEscaped) isEscaped = false;
      else if (inString && sign === '\\') isEscaped = true;
      else if (sign === '"') inString = !inString;
      else if (sign === '\n') line += 1;
      else if (!inString && (sign === '{' || sign === '[')) depth += 1;
      else if (!inString && (sign === '}' || sign === ']')) depth -= 1;
      if (depth > rdfLimits.depth) throw new SyntaxFault(`values are nested more than ${rdfLimits.depth} deep`, line);
    }
  };
}

/** V8 says where it stopped, as a position or at the end of the text. */
function lineOf(text: string, error: Error): number {
  const [, position] = /at position (\d+)/.exec(error.message) ?? [];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}
