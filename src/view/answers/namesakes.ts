import type { Namesake } from '../../questions/namesakes';
import { safeText } from '../safe-text';

/** That a name means other bots too, which an answer is not about; undefined where it does not. */
export function namesakeWords(label: string, namesakes: readonly Namesake[]): string | undefined {
  if (namesakes.length === 0) return undefined;
  const name = safeText(label.split('/')[0] ?? label);
  const bots = namesakes.map(
    ({ id, region, because }) => `${safeText(id)} in ${safeText(region)} (${because})`,
  );
  return `'${name}' also means ${bots.join(', ')}; give an id or ARN to ask about one of these`;
}
