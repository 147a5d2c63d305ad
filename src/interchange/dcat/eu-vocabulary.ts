import type { OpeningAttribute, UpdateCycle } from '../../rules/vocabulary.ts';

const authority = 'http://publications.europa.eu/resource/authority';

/** Update cycles in the frequency list of the EU Publications Office; each word has one of its own. */
export const frequencies: Readonly<Record<UpdateCycle, string>> = {
  real_time: `${authority}/frequency/CONT`,
  daily: `${authority}/frequency/DAILY`,
  weekly: `${authority}/frequency/WEEKLY`,
  monthly: `${authority}/frequency/MONTHLY`,
  quarterly: `${authority}/frequency/QUARTERLY`,
  half_yearly: `${authority}/frequency/ANNUAL_2`,
  yearly: `${authority}/frequency/ANNUAL`,
  every_two_years: `${authority}/frequency/BIENNIAL`,
  irregular: `${authority}/frequency/IRREG`,
  static: `${authority}/frequency/NEVER`,
  unknown: `${authority}/frequency/UNKNOWN`,
};

/** Opening attributes in the access-right list; what the source does not say is not said here either. */
export const accessRights: Readonly<Record<OpeningAttribute, string | null>> = {
  unconditional: `${authority}/access-right/PUBLIC`,
  restricted: `${authority}/access-right/RESTRICTED`,
  prohibited: `${authority}/access-right/NON_PUBLIC`,
  unknown: null,
};

/** Formats that the file-type list knows by the word we use. */
const listedFileTypes = new Set(
  'CSV DOC DOCX GEOJSON GIF GML GZIP HTML JPEG JSON JSON_LD KML KMZ MDB ODS ODT PDF PNG PPT PPTX RAR RDF_XML RSS RTF SHP TIFF TSV TXT XLS XLSX XML ZIP'.split(
    ' ',
  ),
);

/**
 * The IRI of a format in the file-type list.
 *
 * @param format as the catalog writes it, such as `CSV`
 * @returns null for a format that the list does not know by this word
 */
export function fileType(format: string): string | null {
  return listedFileTypes.has(format) ? `${authority}/file-type/${format}` : null;
}

/** Types of publishers (ADMS): a public body of a province or of a place below it; of others nothing is claimed. */
export const publisherTypes = {
  regional: 'http://purl.org/adms/publishertype/RegionalAuthority',
  local: 'http://purl.org/adms/publishertype/LocalAuthority',
} as const;
