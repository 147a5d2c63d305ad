import { xmlText } from './xlsx-text.ts';

/** The parts of a workbook beside its sheets (ECMA-376, part 1). */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The name of a sheet's part in the package. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** A title as Excel takes it for the name of a sheet: 31 characters without `[ ] : * ? / \`, no quote at the ends. */
export function sheetName(title: string, number: number): string {
  const suffix = number === 1 ? '' : ` ${number}`;
  const name = title.replace(/[[\]:*?/\\\p{C}]/gu, ' ').replace(/^'+|'+$/g, '');
  return `${[...name].slice(0, 31 - suffix.length).join('') || 'Sheet'}${suffix}`;
}

/**
 * All parts but the sheets.
 *
 * @param title of the table
 * @param count how many sheets it has
 * @returns content by path
 */
export function workbookParts(title: string, count: number): ReadonlyMap<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const each = (write: (number: number) => string): string => numbers.map(write).join('');
  return new Map([
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packages}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
        each((n) => `<Override PartName="/${sheetPath(n)}" ContentType="${types}.worksheet+xml"/>`) +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships">` +
        `<Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${sheets}" xmlns:r="${documents}"><sheets>` +
        each((n) => `<sheet name="${xmlText(sheetName(title, n))}" sheetId="${n}" r:id="rId${n}"/>`) +
        '</sheets></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships">` +
        each((n) => `<Relationship Id="rId${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`) +
        `<Relationship Id="rId${count + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${declaration}<styleSheet xmlns="${sheets}"><fonts count="1"><font/></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
        '<cellXfs count="2"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs>' +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ],
  ]);
}
