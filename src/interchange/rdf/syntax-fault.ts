/** Text that is not of its form. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  /** From 1; null when it is not known. */
  readonly line: number | null;

  /**
   * @param message of the parser
   * @param line where it stopped
   */
  constructor(message: string, line: number | null) {
    super(message);
    this.line = line;
  }
}
