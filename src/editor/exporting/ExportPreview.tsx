/** @file A look at what an exporter wrote. */
import { useEffect, useMemo, useState } from 'react';
import { useLateText } from '../useLateText';
import type { Written } from './writeChoice';

const maxLines = 400;

/** The address of content that the browser may show; null until there is one. */
function useContentUrl(content: string | Uint8Array<ArrayBuffer>, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, type]);
  return url;
}

/** The preview: a picture, the beginning of a text, or how large it is. */
export function ExportPreview({ written }: { readonly written: Extract<Written, { readonly ok: true }> }) {
  const { exporting } = useLateText();
  const { content, mediaType, preview } = written;
  if (preview !== undefined)
    return <Picture content={preview} type="image/svg+xml" label={exporting.preview} />;
  if (['image/svg+xml', 'image/png'].includes(mediaType))
    return <Picture content={content} type={mediaType} label={exporting.preview} />;
  if (typeof content === 'string') return <TextPart text={content} />;
  return <p className="quiet">{exporting.formatSize(content.length)}</p>;
}

function Picture({
  content,
  type,
  label,
}: {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly label: string;
}) {
  const url = useContentUrl(content, type);
  return url === null ? null : (
    <div className="export-preview picture">
      <img src={url} alt={label} />
    </div>
  );
}

function TextPart({ text }: { readonly text: string }) {
  const { exporting } = useLateText();
  const lines = useMemo(() => text.split('\n'), [text]);
  const others = lines.length - maxLines;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="export-preview" aria-label={exporting.preview} tabIndex={0}>
      <pre>
        {lines.slice(0, maxLines).join('\n')}
        {others > 0 && `\n${exporting.cut(others)}`}
      </pre>
    </section>
  );
}
