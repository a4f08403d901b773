import batchGetItem from 'dynalite/actions/batchGetItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import deleteItemRules from 'dynalite/validations/deleteItem.js';
import getItemRules from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemRules from 'dynalite/validations/putItem.js';
import queryRules from 'dynalite/validations/query.js';
import scanRules from 'dynalite/validations/scan.js';
import updateItemRules from 'dynalite/validations/updateItem.js';
import { atomic } from './atomic';

/** What DynamoDB answers to one request. */
export interface Reply {
  readonly statusCode: number;
  readonly body: object;
}

/**
 * Answers one DynamoDB request from a store of dynalite's. dynalite itself would answer by HTTP; a
 * function has no port that another user of the machine could reach, and no server to end.
 */
export function answer(store: DynaliteStore, operation: string, request: object): Promise<Reply> {
  const known = operations[operation];
  if (known === undefined) {
    return Promise.resolve(refusal('UnknownOperationException', `the embedded store has no ${operation}`));
  }
  return new Promise((resolve, reject) => {
    const settle = (error?: DynaliteError | null, body: object = {}) => {
      if (!error) resolve({ statusCode: 200, body });
      else if (error.statusCode === undefined) reject(error);
      else resolve({ statusCode: error.statusCode, body: error.body ?? {} });
    };
    try {
      const typed = validations.checkTypes(request, known.rules.types);
      validations.checkValidations(typed, known.rules.types, known.rules.custom, store);
      known.action(atomic(store), typed, settle);
    } catch (error) {
      settle(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

// BatchWriteItem is not among them: its parts would share one batch (see atomic.ts).
const operations: Readonly<
  Record<string, { readonly action: typeof getItem; readonly rules: typeof getItemRules }>
> = {
  BatchGetItem: { action: batchGetItem, rules: batchGetItemRules },
  DeleteItem: { action: deleteItem, rules: deleteItemRules },
  GetItem: { action: getItem, rules: getItemRules },
  PutItem: { action: putItem, rules: putItemRules },
  Query: { action: query, rules: queryRules },
  Scan: { action: scan, rules: scanRules },
  UpdateItem: { action: updateItem, rules: updateItemRules },
};

function refusal(type: string, message: string): Reply {
  return { statusCode: 400, body: { __type: type, message } };
}
