/** @file What is said of the plot of layers, above it; the words of the field in it are explained. */
import { Fragment } from 'react';
import { Term, type TermName } from '../../ui/Term';
import { useLateText } from '../useLateText';

/** A note with the first of the words in it that is one of the glossary. */
function Note({ note, words }: { readonly note: string; readonly words: ReadonlyMap<string, TermName> }) {
  for (const [word, term] of words) {
    const at = note.indexOf(word);
    if (at >= 0)
      return (
        <>
          {note.slice(0, at)}
          <Term name={term}>{word}</Term>
          {note.slice(at + word.length)}
        </>
      );
  }
  return note;
}

/** The notes in a row. Each word is explained where it comes first. */
export function PlotNotes({ notes }: { readonly notes: readonly string[] }) {
  const { inNotes } = useLateText().train.layers;
  const left = new Map<string, TermName>([
    [inNotes.saturation, 'saturation'],
    [inNotes.probe, 'probe'],
  ]);
  return notes.map((note, index) => {
    const words = new Map([...left].filter(([word]) => note.includes(word)));
    for (const word of words.keys()) left.delete(word);
    return (
      <Fragment key={note}>
        {index > 0 && ' · '}
        <Note note={note} words={words} />
      </Fragment>
    );
  });
}
