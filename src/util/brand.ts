/** @file Branded primitives: strings that cannot be mistaken for each other. */

declare const brand: unique symbol;

/** A `Value` that only code which knows the `Name` can make. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
