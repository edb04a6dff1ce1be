/** The id of the field that the key / leads to. */
export const paletteSearchId = 'palette-search';
