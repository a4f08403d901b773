import type { ReadContent } from './content';

/**
 * The contents of files as a message between threads: as JSON, which takes a fifth of the time of
 * cloning the objects. Empty where what they hold is too deep or too long for that.
 */
export function toMessage(contents: readonly ReadContent[]): string {
  try {
    return JSON.stringify(contents);
  } catch {
    return '';
  }
}

export function fromMessage(message: string): readonly ReadContent[] | undefined {
  return message === '' ? undefined : JSON.parse(message);
}
