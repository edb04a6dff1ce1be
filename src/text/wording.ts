/** @file What other languages must satisfy: the same sentences with the same arguments, in other words. */

/** The type of a text with any words in place of these. */
export type Wording<Content> = Content extends string
  ? string
  : Content extends (...values: infer Values) => infer Words
    ? (...values: Values) => Words extends string ? string : Words
    : Content extends readonly (infer Item)[]
      ? readonly Wording<Item>[]
      : Content extends object
        ? { readonly [Key in keyof Content]: Wording<Content[Key]> }
        : Content;
