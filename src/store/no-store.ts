/** Thrown where a store was to be read that is not there; its message says what is there instead. */
export class NoStore extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoStore';
  }
}
