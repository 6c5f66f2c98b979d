/** Where the signs of a text come next. None is looked for again before the one found has been passed. */
export class NextSign {
  readonly #text: string;
  readonly #separator: string;
  #delimiter = -1;
  #return = -1;
  #feed = -1;
  #quote = -1;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
  }

  delimiter(at: number): number {
    if (this.#delimiter < at) this.#delimiter = this.#find(this.#separator, at);
    return this.#delimiter;
  }

  lineEnd(at: number): number {
    if (this.#return < at) this.#return = this.#find("\r", at);
    if (this.#feed < at) this.#feed = this.#find("\n", at);
    return Math.min(this.#return, this.#feed);
  }

  quote(at: number): number {
    if (this.#quote < at) this.#quote = this.#find('"', at);
    return this.#quote;
  }

  #find(sign: string, at: number): number {
    const found = this.#text.indexOf(sign, at);
    return found === -1 ? this.#text.length : found;
  }
}
