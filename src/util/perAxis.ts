/** @file Values that exist once per spatial axis, always in the order height, width. */

/** A value per spatial axis: [height, width]. */
export type PerAxis<T> = readonly [height: T, width: T];

/** The two axes as indices into a {@link PerAxis}: 0 is height, 1 is width. */
export const axes = [0, 1] as const;

/** An index into a {@link PerAxis}. */
export type Axis = (typeof axes)[number];

/** The same value on both axes. */
export function bothAxes<T>(value: T): PerAxis<T> {
  return [value, value];
}

/** Applies a function to each axis: [T, T] -> [U, U]. */
export function mapAxes<T, U>(value: PerAxis<T>, apply: (value: T, axis: Axis) => U): PerAxis<U> {
  return [apply(value[0], 0), apply(value[1], 1)];
}

/** Whether both axes hold the same value (by `Object.is`). */
export function isSquare<T>(value: PerAxis<T>): boolean {
  return Object.is(value[0], value[1]);
}

/** Whether two per-axis values agree on both axes (by `Object.is`). */
export function hasSameAxes<T>(a: PerAxis<T>, b: PerAxis<T>): boolean {
  return Object.is(a[0], b[0]) && Object.is(a[1], b[1]);
}
