import stringWidth from 'string-width';

/**
 * A text broken into lines of a width (in terminal columns) at its spaces, each behind an indent; one
 * line where there is no width. The first line may begin with a `head` instead of the indent.
 */
export function wrapped(
  text: string,
  indent: string,
  width: number | undefined,
  head = indent,
): readonly string[] {
  if (width === undefined) return [`${head}${text}`];
  const lines: string[] = [];
  let line = head;
  text.split(' ').forEach((word, index) => {
    const longer = index === 0 ? `${line}${word}` : `${line} ${word}`;
    // A word too long for any line gets a line of its own; a head may be alone on its line.
    const isAlone = index === 0 && head === indent;
    if (isAlone || stringWidth(longer) <= width) line = longer;
    else {
      lines.push(line.trimEnd());
      line = `${indent}${word}`;
    }
  });
  return [...lines, line];
}
