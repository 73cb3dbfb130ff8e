import { Logger } from './allowed.js';

type Kind = 'a' | 'b';

export class LooseHabits {
  private kind: Kind = 'a';

  judge(other: Logger, unused: number): string {
    // eslint-disable-next-line no-undef
    if (other == null) return `${{ other }}`;
    switch (this.kind) {
      case 'a':
        return 'a';
    }
    return 'b';
  }
}

export class Drawer {
  static empty(): void {
    return;
  }
}
