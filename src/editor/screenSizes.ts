/** @file The screen sizes that the page tells apart; the styles name the same ones. */

/** A phone: the network comes first, panels are sheets. */
export const narrowScreen = '(max-width: 719px)';

/** A tablet or a small laptop: panels beside the network are unfolded on demand. */
export const mediumScreen = '(max-width: 1179px)';
