// Lets a child process of a test run the sources as they are: Node 20 strips no types. Used with `node --import`. With
// COMPILED set, those of src/ are taken from dist/, which whoever sets it has brought up to date; that takes a moment
// where compiling them takes many seconds of a core.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const sources = new URL('../../src/', import.meta.url).href;
const compiled = new URL('../../dist/', import.meta.url).href;

/** Node's hook for finding a module. */
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  if (process.env['COMPILED'] === undefined || !found.url.startsWith(sources)) return found;
  const url = found.url.replace(sources, compiled).replace(/\.ts$/, '.js');
  return { ...found, url, format: 'module' };
}

/** Node's hook for loading a module, here one written in TypeScript. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) {
    return next(url, context);
  }
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    verbatimModuleSyntax: true,
    inlineSourceMap: true,
  };
  const source = await readFile(new URL(url), 'utf8');
  const { outputText } = ts.transpileModule(source, { compilerOptions, fileName: url });
  return { format: 'module', source: outputText, shortCircuit: true };
}

// Node runs hooks in a thread of their own, which reads this file a second time.
if (isMainThread) {
  register(import.meta.url);
}
