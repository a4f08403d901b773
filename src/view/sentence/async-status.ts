import type { NamedEvent } from '../../model/named';
import { isV1 } from './nouns';
import type { Verb } from './phrase';
import { textAt } from './reading';

/**
 * How a call is said to have ended: `accepted` where its clause says that something is done which Lex only
 * began. A verb such as `started` says that itself, and an update is in force at once.
 */
export function endClause(named: NamedEvent, verb: Verb): string {
  const status = asyncStatusOf(named);
  return status === 'accepted' && begun.has(verb) ? '' : status;
}

const begun: ReadonlySet<Verb> = new Set(['ask', 'start', 'stop', 'update', 'change', 'point', 'rename']);

/**
 * `accepted` for a successful call that only started work, as CloudTrail does not record how that work
 * ended; or what Lex answered at once. Empty for calls that are done when they return.
 */
export function asyncStatusOf(named: NamedEvent): string {
  const member = (isV1(named) ? v1Status : v2Status).get(named.event.action);
  if (member === undefined) return '';
  const status = member === '' ? undefined : textAt({ event: { ...named.event, request: null } }, member);
  if (status === 'Failed' || status === 'FAILED') return 'Lex answered that it failed';
  return status === undefined ? unsaid(named) : underway.test(status) ? 'accepted' : '';
}

/** Lex's statuses of unfinished work: Creating, Building, Versioning, InProgress, Pending, … */
const underway = /(ing|InProgress|IN_PROGRESS|Submitted)$/i;

/** V1's PutBot and CreateBotVersion are done at once, unless their status says that a build is running. */
function unsaid(named: NamedEvent): string {
  return isV1(named) && named.event.action !== 'StartImport' && named.event.action !== 'StartMigration'
    ? ''
    : 'accepted';
}

/** Lex V2 API: the operations that answer 202 and continue in the background, with the status member of the response. */
const v2Status: ReadonlyMap<string, string> = new Map([
  ['BuildBotLocale', 'botLocaleStatus'],
  ['CreateBot', 'botStatus'],
  ['CreateBotAlias', 'botAliasStatus'],
  ['CreateBotLocale', 'botLocaleStatus'],
  ['CreateBotReplica', 'botReplicaStatus'],
  ['CreateBotVersion', 'botStatus'],
  ['CreateExport', 'exportStatus'],
  ['CreateTestSetDiscrepancyReport', ''],
  ['DeleteBot', 'botStatus'],
  ['DeleteBotAlias', 'botAliasStatus'],
  ['DeleteBotLocale', 'botLocaleStatus'],
  ['DeleteBotReplica', 'botReplicaStatus'],
  ['DeleteBotVersion', 'botStatus'],
  ['DeleteCustomVocabulary', 'customVocabularyStatus'],
  ['DeleteExport', 'exportStatus'],
  ['DeleteImport', 'importStatus'],
  ['StartBotAnalyzer', 'botAnalyzerStatus'],
  ['StartBotRecommendation', 'botRecommendationStatus'],
  ['StartBotResourceGeneration', 'generationStatus'],
  ['StartImport', 'importStatus'],
  ['StartTestExecution', ''],
  ['StartTestSetGeneration', 'testSetGenerationStatus'],
  ['StopBotAnalyzer', 'botAnalyzerStatus'],
  ['StopBotRecommendation', 'botRecommendationStatus'],
  ['UpdateBot', 'botStatus'],
  ['UpdateBotAlias', 'botAliasStatus'],
  ['UpdateBotLocale', 'botLocaleStatus'],
  ['UpdateBotRecommendation', 'botRecommendationStatus'],
  ['UpdateExport', 'exportStatus'],
]);

const v1Status: ReadonlyMap<string, string> = new Map([
  ['CreateBotVersion', 'status'],
  ['PutBot', 'status'],
  ['StartImport', 'importStatus'],
  ['StartMigration', ''],
]);
