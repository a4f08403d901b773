import type { NamedEvent } from '../model/named';
import { revertOf } from '../questions/revert-of';
import type { EventStore } from '../store/store';
import { shortId } from '../view/next-commands';
import { safeJson, safeText } from '../view/safe-text';
import { sentence } from '../view/sentence/sentence';
import type { Setting } from './command';
import { Failure } from './failure';
import { hint } from './streams';

/** Prints the AWS CLI calls that restore what was there before an event. Nothing is run. */
export async function writeRevert(setting: Setting, store: EventStore, named: NamedEvent): Promise<void> {
  const { options, world } = setting;
  const { event } = named;
  const revert = await revertOf(store, event);
  if (revert.kind === 'impossible') {
    throw new Failure(
      `${safeText(event.action)} ${safeText(shortId(event.id))} cannot be reverted: ${safeText(revert.why)}`,
      1,
    );
  }
  const { commands, notes } = revert;
  if (options.output === 'json') {
    world.out.write(`${safeJson({ schema: 'lextrail.revert/1', id: event.id, commands, notes }, 2)}\n`);
    return;
  }
  const comments = [`undoes: ${sentence(named)}`, ...notes.map((note) => `note: ${note}`)];
  world.out.write([...comments.map((text) => `# ${safeText(text)}`), ...commands, ''].join('\n'));
  hint(setting, 'nothing was changed; read the command, then run it yourself');
}
