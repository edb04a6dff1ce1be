/**
 * @file One order for the layers of several networks, so that they can be drawn over each other: layers of the same
 * name share a place, others stand where their own network has them.
 */

/**
 * Merges orders into one. The first decides; what is missing in it is put behind what it follows in its own order.
 * O(length of all orders x length of the result).
 */
export function mergeOrders(orders: readonly (readonly string[])[]): readonly string[] {
  const merged: string[] = [];
  for (const order of orders) {
    let place = 0;
    for (const name of order) {
      const found = merged.indexOf(name);
      if (found >= 0) place = found + 1;
      else {
        merged.splice(place, 0, name);
        place += 1;
      }
    }
  }
  return merged;
}
