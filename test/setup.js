// Template validation costs seconds in every process; the one test that wants it switches it on itself.
process.env.CDK_VALIDATION ??= 'false';
// Some answers print times; tests must read the same on every machine.
process.env.TZ = 'UTC';
