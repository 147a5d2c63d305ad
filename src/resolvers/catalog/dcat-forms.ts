import { type RdfForm, rdfFormNames, rdfForms } from '../../interchange/dcat/forms.ts';
import { jsonLdContext } from '../../interchange/dcat/json-ld.ts';

export type { RdfForm };

/** A form of the export as the edge offers it. */
export interface DcatForm {
  readonly form: RdfForm;
  readonly mediaType: string;
  /** Ending of its addresses and files. */
  readonly suffix: string;
}

/** The forms, in our order of preference. */
export const dcatForms: readonly DcatForm[] = rdfFormNames.map((form) => ({
  form,
  mediaType: rdfForms[form].mediaType,
  suffix: rdfForms[form].suffix,
}));

/** Our JSON-LD context as a document of its own. */
export const contextDocument = `${JSON.stringify({ '@context': jsonLdContext }, null, 2)}\n`;
