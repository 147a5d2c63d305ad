import { jsonParser } from 'stream-json/core/parser.js';
import { FileError } from './file-error.ts';
import { decoded } from './text-encoding.ts';

/** A value of JSON; an object has no prototype, so that every key is plain data. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A whole value somewhere in a JSON file. */
export interface PlacedValue {
  /** Keys from the top to the array or object it stands in; numbers of array elements are left out. */
  readonly path: readonly string[];
  readonly isElement: boolean;
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly value: JsonValue;
}

/** One record may hold so many characters, and nest so deep. */
const longestValue = 4_000_000;
const deepest = 64;

/** Builds values from the tokens of the parser; it never assigns to a prototype. */
function builder(tooDeep: () => FileError) {
  const open: { readonly add: (value: JsonValue) => void; key: string | null; readonly value: JsonValue }[] = [];
  const push = (value: JsonValue, add: (each: JsonValue) => void) => {
    if (open.length >= deepest) throw tooDeep();
    open.push({ add, key: null, value });
  };
  return {
    get depth() {
      return open.length;
    },
    /** @returns the whole value when the token ends it */
    take({ name, value }: { readonly name: string; readonly value?: unknown }): JsonValue | undefined {
      if (name === 'startObject') {
        const object: Record<string, JsonValue> = Object.create(null);
        const frame = open.length;
        push(object, (each) => {
          object[open[frame]?.key ?? ''] = each;
        });
        return undefined;
      }
      if (name === 'startArray') {
        const array: JsonValue[] = [];
        push(array, (each) => array.push(each));
        return undefined;
      }
      const last = open.at(-1);
      if (name === 'keyValue') {
        if (last) last.key = String(value);
        return undefined;
      }
      const ended = name === 'endObject' || name === 'endArray' ? open.pop()?.value : scalarOf(name, value);
      if (ended === undefined) return undefined;
      const parent = open.at(-1);
      if (!parent) return ended;
      parent.add(ended);
      return undefined;
    },
  };
}

function scalarOf(name: string, value: unknown): JsonValue | undefined {
  // A number stays as it is written: 469585.10 keeps its zero.
  if (name === 'stringValue' || name === 'numberValue') return String(value);
  if (name === 'nullValue') return null;
  if (name === 'trueValue') return true;
  return name === 'falseValue' ? false : undefined;
}
