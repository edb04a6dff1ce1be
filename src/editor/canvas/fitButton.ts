/** @file The button that shows everything, for those who press it from elsewhere. */

/** The id of the button that shows everything. */
export const fitButtonId = 'fit-view';
