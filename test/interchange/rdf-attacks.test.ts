import { describe, expect, test } from 'vitest';
import { rdfLimits } from '../../src/interchange/rdf/rdf-limits.ts';
import { SubjectStore } from '../../src/interchange/rdf/subject-store.ts';
import { rowsOfText } from '../support/rdf-files.ts';

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';

/** As many characters as asked for, in pieces, between two texts. */
async function* padded(before: string, piece: string, characters: number, after: string): AsyncGenerator<string> {
  yield before;
  const large = piece.repeat(Math.ceil(65_536 / piece.length));
  for (let written = 0; written < characters; written += large.length) yield large;
  yield after;
}

const turtle = (text: string) => `<https://a.example/1> a <${dcat}Dataset> ; <${dct}title> ${text} .\n`;
const xml = (text: string, doctype = '') =>
  `<?xml version="1.0"?>\n${doctype}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="${dct}" xmlns:dcat="${dcat}">\n<dcat:Dataset rdf:about="https://a.example/1"><dct:title>${text}</dct:title></dcat:Dataset></rdf:RDF>\n`;
const json = (more: object) => JSON.stringify({ '@id': 'https://a.example/1', '@type': `${dcat}Dataset`, ...more });

describe('a literal of 100 MB', () => {
  test('in Turtle is refused when it has gone on too long', async () => {
    const text = padded(`${turtle('"x"')}<https://a.example/2> <${dct}title> "`, 'x', 100_000_000, '" .');
    await expect(rowsOfText('turtle', text)).rejects.toThrow(/passes a limit: more than 4,000,000 characters/);
  });
  test('in RDF/XML is refused when it has gone on too long', async () => {
    const [before = '', after = ''] = xml('~').split('~');
    await expect(rowsOfText('rdf-xml', padded(before, 'x', 100_000_000, after))).rejects.toThrow(
      /passes a limit: more than/,
    );
  });
  test('in JSON-LD is refused by its length', async () => {
    const [before = '', after = ''] = json({ [`${dct}title`]: '~' }).split('~');
    await expect(rowsOfText('json-ld', padded(before, 'x', 100_000_000, after))).rejects.toThrow(
      /a literal has more than 1,000,000/,
    );
  });
});

describe('entities of RDF/XML', () => {
  test('abbreviate addresses', async () => {
    const rows = await rowsOfText('rdf-xml', xml('&a;b', '<!DOCTYPE rdf:RDF [<!ENTITY a "https://a.example/">]>'));
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual([
      'provider_missing',
      'modified_missing',
      'domain_unmapped',
    ]);
  });
  test.each([
    ['made of others', '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'],
    ['that are long', `<!ENTITY b "${'a'.repeat(501)}">`],
    ['of other files', '<!ENTITY b SYSTEM "file:///etc/passwd">'],
    ['of addresses', '<!ENTITY b PUBLIC "x" "http://127.0.0.1:1/">'],
    ['of parameters', '<!ENTITY % b SYSTEM "http://127.0.0.1:1/"> %b;'],
  ])('%s are refused with their line', async (_what, entities) => {
    await expect(rowsOfText('rdf-xml', xml('&b;', `<!DOCTYPE rdf:RDF [${entities}]>`))).rejects.toThrow(
      /, line 2: this is no RDF\/XML: the entity/,
    );
  });
  test('in a declaration without end are refused', async () => {
    const text = padded('<!DOCTYPE rdf:RDF [', '<!ENTITY a "b">', 5_000_000, ']>');
    await expect(rowsOfText('rdf-xml', text)).rejects.toThrow(/declaration is too long|characters pass without/);
  });
  test('that nobody declared are refused', async () => {
    await expect(rowsOfText('rdf-xml', xml('&nowhere;'))).rejects.toThrow(/line \d+: this is no RDF\/XML/);
  });
});

describe('deep nesting', () => {
  test('in RDF/XML is refused', async () => {
    const text = xml('x').replace('<dct:title>', `${'<dct:relation><dcat:Dataset>\n'.repeat(100_000)}<dct:title>`);
    await expect(rowsOfText('rdf-xml', text)).rejects.toThrow(
      /line 10\d: this is no RDF\/XML: elements are nested more than 200 deep/,
    );
  });
  test('in JSON-LD is refused', async () => {
    await expect(rowsOfText('json-ld', '[\n'.repeat(100_000))).rejects.toThrow(
      /line 201: .* nested more than 200 deep/,
    );
  });
  test('in Turtle ends in an answer', async () => {
    await expect(rowsOfText('turtle', `<a:b> <a:c> ${'[ <a:d> '.repeat(200_000)}`)).rejects.toThrow(
      /this is no Turtle|passes a limit/,
    );
    await expect(rowsOfText('turtle', `<a:b> <a:c> ${'('.repeat(200_000)}`)).rejects.toThrow(
      /this is no Turtle|passes a limit/,
    );
  });
});

describe('contexts of JSON-LD', () => {
  test.each(['https://evil.example/context.jsonld', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'context.jsonld'])(
    'at %s are refused and not fetched',
    async (address) => {
      await expect(rowsOfText('json-ld', json({ '@context': address }))).rejects.toThrow(
        /put the context into the file|no JSON-LD/,
      );
    },
  );
  test('that import others are refused', async () => {
    const context = { '@version': 1.1, '@import': 'https://evil.example/c' };
    await expect(rowsOfText('json-ld', json({ '@context': context }))).rejects.toThrow(
      /https:\/\/evil.example\/c, and nothing is/,
    );
  });
  test('within properties are refused alike', async () => {
    const context = { title: { '@id': `${dct}title`, '@context': 'https://evil.example/c' } };
    await expect(rowsOfText('json-ld', json({ '@context': context, title: {} }))).rejects.toThrow(
      /invalid scoped context/,
    );
  });
  test('that go round in circles are refused', async () => {
    const context = { a: { '@id': 'b:x' }, b: { '@id': 'a:y' } };
    await expect(rowsOfText('json-ld', json({ '@context': context, a: 'x' }))).rejects.toThrow(/cyclic IRI mapping/);
  });
});

describe('text that is not of its form', () => {
  test.each([
    ['turtle', `${turtle('"x"')}\n<a> <b> .`, 3],
    ['rdf-xml', xml('\n</dct:description>'), 4],
    ['json-ld', '{"@id": "x",\n"y" 1}', 2],
  ] as const)('%s is refused with the line of its fault', async (form, text, line) => {
    await expect(rowsOfText(form, text)).rejects.toThrow(new RegExp(`, line ${line}: this is no `));
  });
  test('is nothing but data where keys have names of their own', async () => {
    const rows = await rowsOfText(
      'json-ld',
      json({ __proto__: 1, constructor: 'x', toString: 'y', [`${dct}title`]: 'a' }),
    );
    expect(rows).toHaveLength(1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a graph larger than is read', () => {
  test('is refused at the statement that is too many', () => {
    const store = new SubjectStore();
    const said = { predicate: 'p', value: 'v', isNode: false, language: '' };
    for (let count = 0; count < rdfLimits.statements; count += 1) store.add(`s${count % 10}`, said);
    expect(() => store.add('s', said)).toThrow('more than 2,000,000 statements');
  });
});
