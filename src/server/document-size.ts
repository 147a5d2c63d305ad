import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';

/**
 * How deep brackets of any kind may be nested. The parser and the rules of validation recurse into them, and some 2,000
 * are enough to exhaust the stack. An operation at the depth limit has about 40.
 */
export const MAX_NESTING = 200;

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Refuses a document by its size and nesting, before it is parsed.
 *
 * Takes the text and the most tokens it may have. Returns one error with the limit and the remedy, or none. It reads
 * tokens one by one and stops at the first excess, so that a document of any length costs no more than an allowed one.
 * Text that has no tokens at some point passes: the parser says better what is wrong with it.
 */
export function documentSizeErrors(source: string, maxTokens: number): GraphQLError[] {
  const lexer = new Lexer(new Source(source));
  let nesting = 0;
  try {
    for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; ) {
      const { kind } = lexer.token;
      tokens += 1;
      nesting += OPENING.has(kind) ? 1 : CLOSING.has(kind) ? -1 : 0;
      if (nesting > MAX_NESTING) {
        const message = `the document nests brackets more than ${MAX_NESTING} deep; ask for the inner part in a second request`;
        return [new GraphQLError(message, { extensions: { code: 'QUERY_TOO_DEEP', limit: MAX_NESTING } })];
      }
      if (tokens > maxTokens) {
        const message = `the document has more than ${maxTokens} tokens; split it, or move values into variables`;
        return [new GraphQLError(message, { extensions: { code: 'TOO_MANY_TOKENS', limit: maxTokens } })];
      }
    }
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) {
      throw fault;
    }
  }
  return [];
}
