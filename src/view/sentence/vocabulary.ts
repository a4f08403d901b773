import { isObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { listed, quoted, valueAt } from './reading';

/** The phrases of a custom vocabulary that a call names, or how many entries where it names none. */
export function vocabularyItems({ event }: NamedEvent): string {
  const value = valueAt(event.request, 'customVocabularyItemList');
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const phrases = items.flatMap((item) => (isObject(item) ? (textOf(item.phrase) ?? []) : []));
  if (phrases.length > 0 && phrases.length === items.length) {
    return listed(phrases.map((phrase) => `“${quoted(phrase)}”`));
  }
  if (items.length === 0) return 'entries';
  return items.length === 1 ? 'one entry' : `${items.length} entries`;
}
