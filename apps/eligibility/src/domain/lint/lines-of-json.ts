/** For every value of a JSON text, by its dotted path (`pathways.0.criteria.1`), the line it begins on; '' = the whole. */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  return new JsonLines(text).all();
}

const SPACE = /\s/;
const PUNCTUATION = new Set([',', ':', ']', '}']);

/** Walks well-formed JSON; whoever calls has parsed the text already. */
class JsonLines {
  private readonly lines = new Map<string, number>();
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  all(): ReadonlyMap<string, number> {
    this.value('');
    return this.lines;
  }

  private value(path: string): void {
    this.skip();
    this.lines.set(path, this.line);
    const begin = this.text[this.at];
    if (begin === '{') this.members(path, '}', () => this.key());
    else if (begin === '[') {
      let index = -1;
      this.members(path, ']', () => String((index += 1)));
    } else if (begin === '"') this.string();
    else this.word();
  }

  private members(path: string, end: string, nameOf: () => string): void {
    this.at += 1;
    for (;;) {
      this.skip();
      const next = this.text[this.at];
      if (next === undefined) return;
      if (next === end) {
        this.at += 1;
        return;
      }
      if (next === ',') this.at += 1;
      else {
        const name = nameOf();
        this.value(path === '' ? name : `${path}.${name}`);
      }
    }
  }

  private key(): string {
    const key = this.string();
    this.skip();
    this.at += 1;
    return key;
  }

  private string(): string {
    const begin = this.at;
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at += 1;
    return JSON.parse(this.text.slice(begin, this.at)) as string;
  }

  private word(): void {
    for (let next = this.text[this.at]; next !== undefined; next = this.text[this.at]) {
      if (SPACE.test(next) || PUNCTUATION.has(next)) return;
      this.at += 1;
    }
  }

  private skip(): void {
    for (let next = this.text[this.at]; next !== undefined; next = this.text[this.at]) {
      if (!SPACE.test(next)) return;
      if (next === '\n') this.line += 1;
      this.at += 1;
    }
  }
}
