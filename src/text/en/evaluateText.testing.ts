/** @file Calculates what an explanation shows, from its letters alone: `⌊(32 + 2 − 3) / 2⌋ + 1 = 16`. */

/** The value of a calculation as it is written. @throws Error where it is none. */
function evaluate(text: string): number {
  const tokens = text.replaceAll('\u00A0', '').match(/\d+(?:\.\d+)?|[+−×/()⌊⌋⌈⌉]/g) ?? [];
  let place = 0;
  const peek = () => tokens[place];
  const take = (expected?: string): string => {
    const token = tokens[place++];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`${text}: ${expected ?? 'more'} expected at ${place}`);
    return token;
  };
  const readFactor = (): number => {
    const token = take();
    const close = { '(': ')', '⌊': '⌋', '⌈': '⌉' }[token];
    if (close === undefined) return Number(token);
    const value = readSum();
    take(close);
    return token === '⌊' ? Math.floor(value) : token === '⌈' ? Math.ceil(value) : value;
  };
  const readProduct = (): number => {
    let value = readFactor();
    while (peek() === '×' || peek() === '/')
      value = take() === '×' ? value * readFactor() : value / readFactor();
    return value;
  };
  function readSum(): number {
    let value = readProduct();
    while (peek() === '+' || peek() === '−') value += take() === '+' ? readProduct() : -readProduct();
    return value;
  }
  const value = readSum();
  if (place !== tokens.length) throw new Error(`${text}: ${peek()} is left over`);
  return value;
}

/** Both sides of an equation as it is written; the same side twice where it is a number alone. */
export function evaluateEquation(text: string): readonly [left: number, right: number] {
  const [left = '', right = left, ...others] = text.split('=');
  if (others.length > 0) throw new Error(`${text}: one = expected`);
  return [evaluate(left), evaluate(right)];
}
