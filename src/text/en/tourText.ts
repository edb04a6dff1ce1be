/** @file The tour of five steps, and what presenting says. */

/** Words of the tour. */
export const tourText = {
  /** The line of the first visit. */
  welcome: 'Red layers are given the whole image already: they cost, and add nothing.',
  startTour: 'A tour in a minute',
  lessons: 'Lessons',
  region: 'Tour',
  formatStep: (step: number, count: number) => `${step} of ${count}`,
  back: 'Back',
  next: 'Next',
  finish: 'Done',
  leave: 'Leave the tour',
  steps: {
    network: {
      title: 'A network, from the image down',
      body: 'Each card is a layer. The small drawing on it is what one of its units sees: the frame is the image, the square grows from layer to layer.',
    },
    colours: {
      title: 'Colour says whether it still helps',
      body: 'Blue-green layers learn of larger and larger things. Red ones are given the whole image already: they cost, and add no accuracy. The dashed line is the border.',
    },
    image: {
      title: 'It depends on the image',
      body: 'Type the size of your images. The strip shows which sizes fit this network, and everything recolours at once.',
    },
    layer: {
      title: 'Change anything',
      body: 'Select a layer to see why it has its colour, and change its kernel or stride. Undo takes back every step. Single letters add layers: C a convolution, P a pool.',
    },
    more: {
      title: 'The same as a table, and what to do about it',
      body: 'Below are all layers as a table, advice with one click, plots, and training in the browser. The cap in the bar leads to lessons, and back to this tour.',
    },
  },
  /** What the last step says on a phone. @param table what the button below the network is called. */
  narrowMore: (table: string) =>
    `Under “${table}” are all layers as a table, advice with one click, plots, and training in the browser. The menu “…” in the bar leads to lessons, and back to this tour.`,
  present: 'Present',
  leavePresent: 'Stop presenting',
  presentHints: { lesson: '← → steps of the lesson', layers: '← → layers' },
};
