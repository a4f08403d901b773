/** The alias that Lex makes together with every V2 bot, and the name that it gives it. */
export const testAlias = { place: 'alias/TSTALIASID', name: 'TestBotAlias' } as const;
