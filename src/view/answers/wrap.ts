import stringWidth from 'string-width';

/** A text broken into lines of a width at its spaces, each behind an indent; one line where there is no width. */
export function wrapped(text: string, indent: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [`${indent}${text}`];
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const isFirst = line === indent;
    const longer = isFirst ? `${line}${word}` : `${line} ${word}`;
    if (isFirst || stringWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line];
}
