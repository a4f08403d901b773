/** Reads the environment variables of a function; each throws a sentence where one says something else. */
export function readerOf<Name extends string>(variables: Readonly<Record<string, string | undefined>>) {
  function text(name: Name, allowed: string): string {
    return variables[name] || refuse(name, allowed, variables[name]);
  }
  return {
    text,
    oneOf<Word extends string>(name: Name, words: readonly Word[]): Word {
      const given = variables[name];
      return words.find((word) => word === given) ?? refuse(name, words.join(' or '), given);
    },
    days(name: Name): number {
      const given = variables[name];
      if (given === undefined || !/^[1-9]\d{0,5}$/.test(given)) refuse(name, 'a whole number of days', given);
      return Number(given);
    },
    /** What `read` makes of the text. */
    value<Value>(name: Name, allowed: string, read: (text: string) => Value | undefined): Value {
      return read(variables[name] ?? '') ?? refuse(name, allowed, variables[name]);
    },
  };
}

function refuse(name: string, allowed: string, given: string | undefined): never {
  const got = given === undefined ? 'nothing' : `'${given}'`;
  throw new Error(`${name} must be ${allowed}, got ${got}; deploy the stack again`);
}
