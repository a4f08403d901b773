// dynalite has no types of its own; these are of the parts that the tests use.
declare module 'dynalite' {
  import type { Server } from 'node:http';

  function dynalite(options: { readonly createTableMs: number }): Server;
  export = dynalite;
}
