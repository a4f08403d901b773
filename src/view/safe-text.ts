/**
 * Text from events with all invisible and control characters made visible: callers of the API choose
 * session names, user agents and utterances, and a terminal obeys control characters.
 */
export function safeText(text: string): string {
  return text.replace(harmful, visible);
}

/** At most `limit` characters, the last one `…` where something was cut; never half a character. */
export function clip(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** JSON text in which nothing is invisible; it parses to exactly the value given. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(harmful, (character) =>
    // Between its tokens, indented JSON breaks lines; within strings JSON has escaped them already.
    character === '\n' ? character : jsonEscape(character),
  );
}

/**
 * Controls (C0, DEL, C1), formatting characters (bidi marks, zero-width, soft hyphen, tags), line and
 * paragraph separators, and halves of a surrogate pair.
 */
const harmful = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

function jsonEscape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index);
    return `\\u${unit.toString(16).padStart(4, '0')}`;
  }).join('');
}
