const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** One row in PostgreSQL's text format of `COPY`; empty text is stored as not known. */
export const copyText = (values: readonly string[]): string =>
  `${values
    .map((value) => (value === '' ? '\\N' : value.replace(SPECIAL, (sign) => ESCAPED[sign] ?? '')))
    .join('\t')}\n`;
