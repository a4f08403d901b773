import { shellWord } from '../model/shell';
import { resolveResource } from '../questions/resolve-resource';
import type { Resource } from '../questions/resource';
import { safeText } from '../view/safe-text';
import type { AskedStore } from './ask';
import { failed } from './failure';
import { emptyStoreHint } from './streams';
import { describeTarget, targetArguments } from './target';

/** The one resource that a text means; a refusal that helps where it means none or several. */
export async function resourceOf({ store, target }: AskedStore, text: string): Promise<Resource> {
  const found = await resolveResource(store, text);
  if (found.kind === 'found') return found.resource;
  if (found.kind === 'ambiguous') {
    const lines = found.candidates.map((candidate) => `  ${pasteable(candidate)}`);
    throw failed(`'${safeText(text)}' can mean several; give one of:\n${lines.join('\n')}`);
  }
  const { days } = await store.days();
  if (days.length === 0) throw failed(emptyStoreHint(target));
  const near = found.suggestions.map((name) => `'${safeText(name)}'`).join(' or ');
  const isRoot = text.startsWith(found.part);
  const where = isRoot ? describeTarget(target) : safeText(text.slice(0, text.lastIndexOf('/')));
  const list = isRoot ? 'bots' : `state ${safeText(shellWord(text.split('/')[0] ?? ''))} --within`;
  const help =
    near === '' ? `lextrail ${list}${targetArguments(target)} lists what is` : `did you mean ${near}?`;
  throw failed(`no '${safeText(found.part)}' is known in ${where}; ${help}`);
}

/** A resource as one word to paste; by its ids where its name could do harm in a terminal. */
export function pasteable({ label, scope, place }: Resource): string {
  const isPlain = safeText(label) === label;
  return safeText(shellWord(isPlain ? label : [scope, place].filter((part) => part !== '').join('/')));
}
