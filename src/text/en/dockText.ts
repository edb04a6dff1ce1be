/** @file Words of the dock that its panels share. */

/** Words of the dock. */
export const dockText = {
  loading: 'Loading …',
  show: (tab: string) => `Show the tab ${tab}`,
};
