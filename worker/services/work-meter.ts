/**
 * Counts calls to storage and database. A Worker may make only so many of them in one invocation, so longer work
 * stops when most are spent, and goes on in the next one.
 */
export class WorkMeter {
  readonly #limit: number
  #spent = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  count(calls = 1): void {
    this.#spent += calls
  }

  get isSpent(): boolean {
    return this.#spent >= this.#limit
  }
}
