/** @file A calculation with its numbers filled in: what is shown, and what a test can calculate again. */

/** Numbers and what joins them. */
export type Formula =
  | number
  | { readonly op: 'sum'; readonly terms: readonly Formula[] }
  | { readonly op: 'product'; readonly factors: readonly Formula[] }
  /** `from` without all of `less`. */
  | { readonly op: 'difference'; readonly from: Formula; readonly less: readonly Formula[] }
  | { readonly op: 'quotient'; readonly of: Formula; readonly by: Formula }
  | { readonly op: 'floor' | 'ceil'; readonly of: Formula };

/** A sum; terms that are plain zeros are left out. */
export function sum(...terms: readonly Formula[]): Formula {
  const [first = 0, ...others] = terms.filter((term) => term !== 0);
  return others.length === 0 ? first : { op: 'sum', terms: [first, ...others] };
}

/** A product of two factors or more. */
export function product(...factors: readonly Formula[]): Formula {
  const [first = 1, ...others] = factors;
  return others.length === 0 ? first : { op: 'product', factors };
}

/** A difference; what is plain zero is not taken away. */
export function difference(from: Formula, ...less: readonly Formula[]): Formula {
  const taken = less.filter((term) => term !== 0);
  return taken.length === 0 ? from : { op: 'difference', from, less: taken };
}

/** A quotient; by 1 it is left out. */
export function quotient(of: Formula, by: Formula): Formula {
  return by === 1 ? of : { op: 'quotient', of, by };
}

/** A quotient in whole numbers, rounded where it has to be. */
export function wholeQuotient(of: Formula, by: Formula, rounding: 'floor' | 'ceil' = 'floor'): Formula {
  const exact = quotient(of, by);
  return Number.isInteger(evaluateFormula(exact)) ? exact : { op: rounding, of: exact };
}

/** What a formula comes to. */
export function evaluateFormula(formula: Formula): number {
  if (typeof formula === 'number') return formula;
  switch (formula.op) {
    case 'sum':
      return formula.terms.reduce<number>((total, term) => total + evaluateFormula(term), 0);
    case 'product':
      return formula.factors.reduce<number>((total, factor) => total * evaluateFormula(factor), 1);
    case 'difference':
      return formula.less.reduce<number>(
        (left, term) => left - evaluateFormula(term),
        evaluateFormula(formula.from),
      );
    case 'quotient':
      return evaluateFormula(formula.of) / evaluateFormula(formula.by);
    case 'floor':
      return Math.floor(evaluateFormula(formula.of));
    case 'ceil':
      return Math.ceil(evaluateFormula(formula.of));
  }
}
