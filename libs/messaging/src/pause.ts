/** A wait that can be ended early; an early end while nobody waits makes the next wait none at all. */
export class Pause {
  private wake: (() => void) | undefined;
  private ended = false;

  wait(ms: number): Promise<void> {
    if (this.ended) {
      this.ended = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.wake = undefined;
        resolve();
      }, ms);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
    });
  }

  end(): void {
    if (this.wake === undefined) this.ended = true;
    else this.wake();
  }
}
