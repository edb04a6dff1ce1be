/** @file Up to three stars. */
import { Star } from 'lucide-react';
import { useLateText } from '../../editor/useLateText';

const places = [1, 2, 3] as const;

/** The stars of an answer; none for an unsolved challenge. */
export function Stars({ count }: { readonly count: number }) {
  const { challenges: words } = useLateText();
  return (
    <span className="stars" role="img" aria-label={count === 0 ? words.unsolved : words.stars(count)}>
      {places.map((place) => (
        <Star key={place} size={14} aria-hidden="true" data-on={place <= count || undefined} />
      ))}
    </span>
  );
}
