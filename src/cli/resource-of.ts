import { resolveResource } from '../questions/resolve-resource';
import type { Resource } from '../questions/resource';
import { safeText } from '../view/safe-text';
import { type AskedStore, requireEvents } from './ask';
import { describeTarget } from './choose-store';
import type { CommandContext } from './command';
import { failed } from './failure';
import { type NextStep, nextCommand } from './next';

/** The one resource that a text means; a refusal that helps where it means none or several. */
export async function askedResource(asked: AskedStore, text: string): Promise<Resource> {
  const { store, target, context, namesakes } = asked;
  const found = await resolveResource(store, text);
  if (found.kind === 'found') {
    namesakes?.set(found.resource.label, found.namesakes);
    return found.resource;
  }
  if (found.kind === 'ambiguous') {
    const lines = found.candidates.map((candidate) => `  ${sameCommand(context, text, candidate)}`);
    throw failed(`'${safeText(text)}' can mean several; ask for one of:\n${lines.join('\n')}`);
  }
  await requireEvents(asked);
  const near = found.suggestions.map((name) => `'${safeText(name)}'`).join(' or ');
  const isRoot = text.startsWith(found.part);
  const where = isRoot ? describeTarget(target) : safeText(text.slice(0, text.lastIndexOf('/')));
  const list = isRoot
    ? nextCommand(context, { command: 'bots' })
    : nextCommand(context, { command: 'state', ...whereToLook(text) });
  const help = near === '' ? `${safeText(list)} lists what is` : `did you mean ${near}?`;
  throw failed(`no '${safeText(found.part)}' is known in ${where}; ${help}`);
}

/** What a version froze is listed with it, all else with its bot. */
function whereToLook(text: string): Pick<NextStep, 'words' | 'options'> {
  const [root = '', part = ''] = text.split('/');
  const isVersion = /^version[: ]\d+$/i.test(part);
  return isVersion ? { words: [`${root}/${part}`] } : { words: [root], options: { within: true } };
}

/** A resource as one word of a command line; by its ids where its name could do harm in a terminal. */
export function resourceWord({ label, scope, place }: Resource): string {
  const isPlain = safeText(label) === label;
  return isPlain ? label : [scope, place].filter((part) => part !== '').join('/');
}

/** The command that was typed, with another resource in the place of the text that means several. */
function sameCommand(context: CommandContext, text: string, resource: Resource): string {
  const { command, words } = context.line;
  const again = words.map((word) => {
    if (word === text || word.startsWith(`${text}@`)) return resourceWord(resource) + word.slice(text.length);
    // `history` puts its --intent behind the word.
    return text.startsWith(`${word}/`) ? resourceWord(resource) : word;
  });
  return safeText(nextCommand(context, { command, words: again, options: { intent: undefined } }));
}
