/** @file The buttons in the canvas' corner, for those who press them from elsewhere. */

/** The id of the button that shows everything. */
export const fitButtonId = 'fit-view';

/** The ids of the buttons that zoom. */
export const zoomButtonIds = { zoomIn: 'zoom-in', zoomOut: 'zoom-out' } as const;
