import type { Effect } from '../src/model/event';
import type { JsonObject } from '../src/model/json';
import type { Place } from '../src/model/place';
import type { StateChange } from './apply-change';
import type { Bot } from './bot';

export interface ApiFailure {
  readonly code: string;
  readonly message: string;
}

/** A call, and what it does to the model of Lex. */
export interface ApiCall {
  /** The service that is called, as its host is named. @default 'lex' */
  readonly service?: 'iam' | 'sts';
  readonly action: string;
  readonly effect: Effect;
  readonly bot?: Bot;
  /** Where there is no bot, the Region. */
  readonly region?: string;
  /** The bot's name, where the call knows nothing else of it. */
  readonly botNamed?: string;
  readonly place?: Place;
  readonly request: JsonObject | null;
  /** What Lex answers, given the moment of the call in milliseconds; absent: nothing. */
  readonly response?: (ms: number) => JsonObject;
  readonly failure?: ApiFailure;
  /** What it changes if it succeeds. */
  readonly change?: StateChange;
}
