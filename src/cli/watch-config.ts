import { readFile } from 'node:fs/promises';
import { failureOf } from '../ingest/files/failure';
import { isObject } from '../model/json';
import { parseWatch, type WatchConfiguration } from '../watch/configuration';
import { describeRuleProblem } from '../watch/describe-rule-problem';
import { failed, misused } from './failure';

const defaultConfig = 'cdk.json';

/** The rules as the deployment reads them: `lextrail.watch` of a cdk.json, or a file that holds that object alone. */
export async function readWatch(file: string | undefined): Promise<WatchConfiguration> {
  const parsed = parseWatch(partOf(await textIn(file), file ?? defaultConfig));
  if (parsed.kind === 'watch') return parsed.watch;
  const lines = parsed.problems.map(describeRuleProblem).join('\n');
  throw misused(`the rules in ${file ?? defaultConfig} cannot be used\n${lines}`);
}

/** Without --config, cdk.json in the current folder is used if it is there. */
async function textIn(file: string | undefined): Promise<string> {
  try {
    return await readFile(file ?? defaultConfig, 'utf8');
  } catch (error) {
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw failed(`${file ?? defaultConfig}: ${failureOf(error)}`, error);
  }
}

function partOf(text: string, file: string): unknown {
  try {
    const whole: unknown = JSON.parse(text);
    if (!isObject(whole) || (file !== defaultConfig && !('context' in whole) && !('app' in whole)))
      return whole;
    const context = isObject(whole.context) ? whole.context : {};
    const settings = isObject(context.lextrail) ? context.lextrail : {};
    return context['lextrail.watch'] ?? settings.watch;
  } catch (error) {
    throw misused(`${file} is not JSON: ${(error as Error).message}`, error);
  }
}
