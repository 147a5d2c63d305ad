/** A value of JSON; an object has no prototype, so that every key, also `__proto__`, is plain data. */
export type JsonValue = string | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** What the parser tells of a file. */
export interface JsonToken {
  readonly name: string;
  readonly value?: unknown;
}

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an object says its name. */
const namingKeys = ['title', 'display_name', 'name', 'label', 'prefLabel', 'fn', '@value', 'value', '@id', 'id'];
/** Languages of a text that is written in several, the ones we read first. */
const languages = ['zh', 'zh_CN', 'zh-CN', 'zh_Hans_CN', 'zh_TW', 'zh-TW', 'en', 'en_GB', 'en-GB', 'en_US'];

/**
 * A value as one text: a number or word as it is written, of an object its name, of a text in several languages the
 * Chinese, else the English one, of a list its parts joined by ；.
 *
 * @param value undefined where there is none
 * @returns '' for null and for what has no text
 */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (!isJsonObject(value))
    return value
      .map(textOf)
      .filter((text) => text !== '')
      .join('；');
  const named = [...languages, ...namingKeys].find((key) => typeof value[key] === 'string' && value[key] !== '');
  return named === undefined ? '' : textOf(value[named]);
}

/** The parts of a list, each as one text; a single value is a list of one. */
export function textsOf(value: JsonValue | undefined): readonly string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
  return parts.filter((text) => text !== '');
}

interface Frame {
  readonly value: JsonValue;
  readonly add: (key: string, value: JsonValue) => void;
  key: string;
}

function scalarOf({ name, value }: JsonToken): JsonValue | undefined {
  // A number stays as it is written: 469585.10 keeps its zero.
  if (name === 'stringValue' || name === 'numberValue') return String(value);
  if (name === 'nullValue') return null;
  if (name === 'trueValue') return true;
  return name === 'falseValue' ? false : undefined;
}

/** Builds one value from its tokens. */
export class JsonBuilder {
  readonly #open: Frame[] = [];

  /** How deep the value is open; 0 before it begins and after it has ended. */
  get depth(): number {
    return this.#open.length;
  }

  /** @returns the whole value when this token ends it, undefined before */
  take(token: JsonToken): JsonValue | undefined {
    if (token.name === 'startObject') {
      const value: Record<string, JsonValue> = Object.create(null);
      this.#open.push({ value, key: '', add: (key, each) => Object.assign(value, { [key]: each }) });
      return undefined;
    }
    if (token.name === 'startArray') {
      const value: JsonValue[] = [];
      this.#open.push({ value, key: '', add: (_, each) => void value.push(each) });
      return undefined;
    }
    const last = this.#open.at(-1);
    if (token.name === 'keyValue') {
      if (last) last.key = String(token.value);
      return undefined;
    }
    const ends = token.name === 'endObject' || token.name === 'endArray';
    const ended = ends ? this.#open.pop()?.value : scalarOf(token);
    const parent = this.#open.at(-1);
    if (ended === undefined || !parent) return ended;
    parent.add(parent.key, ended);
    return undefined;
  }
}
