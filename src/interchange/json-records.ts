import { jsonParser } from 'stream-json/core/parser.js';
import { FileError } from './file-error.ts';
import { isJsonObject, JsonBuilder, type JsonObject, type JsonToken, type JsonValue } from './json-values.ts';
import { decoded } from './text-encoding.ts';

/** One record may hold so many characters, and a file nest so deep. */
const longestRecord = 4_000_000;
const deepest = 64;

/** An object of a JSON file that may be a record, and where it stands. */
export interface PlacedObject {
  /** Keys that lead to the list it stands in, joined by `/`; '' is a list that is the whole file. */
  readonly path: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly object: JsonObject;
}

const tooLong = (path: string, line: number): FileError =>
  new FileError(path, `a value has more than ${longestRecord} characters`, 'Check that it was fetched whole', line);

/** What a token does to the way from the top of the file to where we are. */
interface Container {
  readonly isList: boolean;
  key: string;
}

async function* tokens(
  path: string,
  encoding: string,
): AsyncGenerator<{ token: JsonToken; line: number; length: number }> {
  const parser = jsonParser({ packValues: true, streamValues: false });
  let line = 1;
  let length = 0;
  let toldAt = 0;
  for await (const text of decoded(path, encoding)) {
    // Fed line by line, so that a token is known by its line.
    for (const piece of text.split(/(?<=\n)/)) {
      length += piece.length;
      let told: ReturnType<typeof parser>;
      try {
        told = parser(piece);
      } catch {
        throw new FileError(path, 'this is not valid JSON here', 'Fetch or export it again', line);
      }
      if (typeof told !== 'symbol' && told !== null) {
        toldAt = length;
        for (const token of told.values) yield { token, line, length };
      }
      if (length - toldAt > longestRecord) throw tooLong(path, line);
      if (piece.endsWith('\n')) line += 1;
    }
  }
}

/**
 * The objects of a JSON file that stand in a list, wherever the list is, and the one object at `whole`. Objects outside
 * lists are walked through; what stands in a record belongs to it. Memory holds one record.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @param whole keys, joined by `/`, that lead to an object that is a record by itself
 * @param visit told each key of the objects that are walked through
 * @throws FileError with the line: no JSON, cut off, nested too deep, a record too long
 */
export async function* jsonRecords(
  path: string,
  encoding: string,
  whole: string | null = null,
  visit: (path: string, key: string) => void = () => {},
): AsyncGenerator<PlacedObject> {
  const way: Container[] = [];
  const wayOf = () => way.flatMap(({ isList, key }) => (isList ? [] : [key])).join('/');
  let record: { builder: JsonBuilder; line: number; began: number; path: string } | null = null;
  let isEmpty = true;
  for await (const { token, line, length } of tokens(path, encoding)) {
    isEmpty = false;
    if (record !== null && length - record.began > longestRecord) throw tooLong(path, record.line);
    if (way.length + (record?.builder.depth ?? 0) > deepest) {
      throw new FileError(path, `it nests deeper than ${deepest} levels`, 'Check the file', line);
    }
    if (record === null) {
      const isRecord = token.name === 'startObject' && (way.at(-1)?.isList === true || wayOf() === whole);
      if (isRecord) record = { builder: new JsonBuilder(), line, began: length, path: wayOf() };
      else step(way, token, wayOf, visit);
    }
    const value: JsonValue | undefined = record?.builder.take(token);
    if (record && value !== undefined) {
      const { path: placed, line: began } = record;
      record = null;
      if (isJsonObject(value)) yield { path: placed, line: began, object: value };
    }
  }
  if (isEmpty || record !== null || way.length > 0) {
    throw new FileError(path, isEmpty ? 'the file holds no value' : 'the file is cut off', 'Fetch or export it again');
  }
}

function step(way: Container[], token: JsonToken, wayOf: () => string, visit: (path: string, key: string) => void) {
  const last = way.at(-1);
  if (token.name === 'startObject') way.push({ isList: false, key: '' });
  else if (token.name === 'startArray') way.push({ isList: true, key: '' });
  else if (token.name === 'endObject' || token.name === 'endArray') way.pop();
  else if (token.name === 'keyValue' && last) {
    last.key = '';
    visit(wayOf().replace(/\/?$/, ''), String(token.value));
    last.key = String(token.value);
  }
}
