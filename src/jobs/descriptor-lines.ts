import { Readable } from 'node:stream';
import type { RequestContext } from '../context.ts';
import { allDescriptors } from '../resolvers/products/product-descriptors.ts';

/**
 * Writes the descriptors of all products that a caller may see, an object a line. The first page is read before this
 * returns; then no faster than the bytes are taken.
 *
 * @param context the caller as they stand now; asked anew for each page
 * @param onRows told how many were written so far
 * @returns the bytes; the stream ends well only when it is whole
 */
export async function descriptorLines(
  context: () => RequestContext,
  onRows: (rows: number) => void,
): Promise<Readable> {
  const pages = allDescriptors(context);
  const first = await pages.next();
  const write = (page: readonly object[]): string => page.map((each) => `${JSON.stringify(each)}\n`).join('');
  async function* lines(): AsyncGenerator<string, void, void> {
    let rows = 0;
    for (let page = first; !page.done; page = await pages.next()) {
      if (page.value.length > 0) yield write(page.value);
      rows += page.value.length;
      onRows(rows);
    }
  }
  return Readable.from(lines(), { objectMode: false });
}
