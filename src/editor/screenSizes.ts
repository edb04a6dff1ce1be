/** @file The screen sizes that the page tells apart; the styles name the same ones. */

/** A phone: the network comes first, panels are sheets. */
export const narrowScreen = '(max-width: 719px)';
