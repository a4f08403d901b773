import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { callOf } from '../support/event-of';

/** A call by its name and request, and who made it how. */
export type Call = readonly [action: string, request: JsonObject, more?: JsonObject];

/** What happened, one call a minute; the last at noon of 22 November 2026 unless a call says when it was. */
export function story(calls: readonly Call[]): readonly AuditEvent[] {
  return calls.map(([action, request, more = {}], index) => {
    const eventTime = new Date(Date.UTC(2026, 10, 22, 12, index - calls.length + 1));
    const eventID = `${String(index).padStart(8, '0')}-1f6a-4b5e-9a53-0c6a2e8d7f11`;
    const { response = null, ...rest } = more;
    return callOf(action, request, response as JsonObject | null, {
      eventTime: `${eventTime.toISOString().slice(0, 19)}Z`,
      eventID,
      ...rest,
    });
  });
}

/** Before, a moment within a call's `more`. */
export function at(eventTime: string): JsonObject {
  return { eventTime };
}

export const byRoot: JsonObject = {
  userIdentity: {
    type: 'Root',
    principalId: '111122223333',
    arn: 'arn:aws:iam::111122223333:root',
    sessionContext: undefined,
  },
};

/** The pipeline: a role of its own and the command line. */
export const byPipeline: JsonObject = {
  userAgent: 'aws-cli/2.31.18 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 lang/python#3.13.7',
  userIdentity: roleSession('ci-deploy', 'run-17'),
};

export const byBob: JsonObject = { userIdentity: roleSession('Developers', 'bob@example.com') };

/** The same person, as another tool writes her name. */
export const byAliceInCapitals: JsonObject = { userIdentity: roleSession('Developers', 'ALICE@example.com') };

export const denied: JsonObject = {
  errorCode: 'AccessDeniedException',
  errorMessage: 'User is not authorized',
};

export const bot = { botId: 'ORDERFLWRS' };
export const botArn = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';
export const prod = { ...bot, botAliasId: 'LIVEALIAS1', botAliasName: 'PROD' };
export const draft = { ...bot, botVersion: 'DRAFT', localeId: 'en_US' };
export const bookHotel = { ...draft, intentId: 'BOOKHOTEL1', intentName: 'BookHotel' };
export const card = {
  ...bookHotel,
  intentName: undefined,
  slotId: 'SLOTCARD01',
  slotName: 'CardNumber',
  slotTypeId: 'AMAZON.Number',
};

function roleSession(role: string, session: string): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: `AROA${role.toUpperCase()}:${session}`,
    arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${role.toUpperCase()}`,
        arn: `arn:aws:iam::111122223333:role/${role}`,
        accountId: '111122223333',
        userName: role,
      },
      attributes: { creationDate: '2026-11-22T08:01:12Z', mfaAuthenticated: 'false' },
    },
  };
}
