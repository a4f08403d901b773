import type { JsonValue } from './json';

/** A word for a POSIX shell: as it is where it cannot mean anything else, otherwise in single quotes. */
export function shellWord(text: string): string {
  // zsh replaces a word that begins with = by the path of a command.
  return /^[\w.,:/@+-][\w.,:/@=+-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Characters that a terminal could take for something else; JSON may write any as its number. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** JSON that looks in a terminal like what it is. */
export function plainJson(value: JsonValue): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
