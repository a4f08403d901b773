import { resourcesInScope, type ScopedResource } from '../../model/resources-in-scope';
import { botOf } from '../../model/scope';
import type { Resource } from '../../questions/resource';
import { safeText } from '../safe-text';

/** A resource by name, with its id: `OrderFlowers/en_US/BookHotel (intent K3XAMPLE01)`. */
export function resourceWords({ scope, place, label }: Resource): string {
  const thing = resourcesInScope({ scope, place }).find((one) => one.place === place);
  const id = thing?.id ?? (place === '' ? botOf(scope) : undefined) ?? '';
  // In Lex V1 the name is the id.
  if (id === '' || label.endsWith(id)) return safeText(label);
  return safeText(`${label} (${thing === undefined ? 'bot' : kinds[thing.field]} ${id})`);
}

const kinds: Readonly<Record<ScopedResource['field'], string>> = {
  intent: 'intent',
  slot: 'slot',
  slottype: 'slot type',
  locale: 'locale',
  alias: 'alias',
  version: 'version',
};
