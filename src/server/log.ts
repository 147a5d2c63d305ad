import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { LogLevel } from './config.ts';

/** Long enough to diagnose, short enough that a hostile message cannot fill a disk. */
const MAX_MESSAGE_LENGTH = 1000;
const MAX_STACK_LENGTH = 4000;

/**
 * Makes the logger: one JSON object a line, in UTC, to standard output or to the stream given.
 *
 * Takes the level and, for tests, a destination. Returns a pino logger whose `err` is shortened and stripped of
 * credentials in addresses. JSON escapes line breaks and ANSI sequences; `safeText` takes care of the rest.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  };
  return pino(options, destination ?? standardOutput());
}

/**
 * Lines of one turn of the event loop are written together, in their order, and the last ones before the process ends. A
 * write of its own for each cost a tenth of an answer that is kept.
 */
function standardOutput(): DestinationStream {
  // Writes at once, and again what a full pipe did not take.
  const output = pino.destination({ dest: 1, sync: true });
  let lines = '';
  const flush = (): void => {
    const written = lines;
    lines = '';
    if (written !== '') output.write(written);
  };
  process.on('exit', flush);
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}

let lastMoment = 0;
let lastText = '';

/** The same text for all lines of one millisecond. */
function timestamp(): string {
  const now = Date.now();
  if (now !== lastMoment) {
    lastMoment = now;
    lastText = `,"time":"${new Date(now).toISOString()}"`;
  }
  return lastText;
}

function describeError(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) {
    return { message: safeText(String(thrown), MAX_MESSAGE_LENGTH) };
  }
  const { type, message, stack } = stdSerializers.err(thrown);
  const code = (thrown as { code?: unknown }).code;
  return {
    type,
    message: safeText(message, MAX_MESSAGE_LENGTH),
    stack: safeText(stack ?? '', MAX_STACK_LENGTH),
    ...(typeof code === 'string' && { code: safeText(code, 100) }),
  };
}

/** User and password of an address, as drivers like to print them. */
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
/** Characters JSON leaves alone that would still move a cursor or turn the direction of text on a screen. */
const DECEPTIVE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Makes text of unknown origin fit for a log line.
 *
 * Takes the text and the most characters to keep. Returns it shortened, without credentials in addresses, and with
 * invisible and direction-changing characters written as escapes.
 */
export function safeText(text: string, maxLength: number): string {
  const kept = text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
  return kept
    .replace(CREDENTIALS, '$1***@')
    .replace(DECEPTIVE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
