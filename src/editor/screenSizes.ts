/** @file The screen sizes that the page tells apart; the styles name the same ones. */

/** A phone, upright or lying, or a page at twice its size: the network comes first, panels are sheets. */
export const narrowScreen = '(max-width: 719px), (max-height: 519px)';

/** A tablet or a small laptop: panels beside the network are unfolded on demand. */
export const mediumScreen = '(max-width: 1179px)';
