/** @file The fold that holds explanations: closed until somebody asks, and then open for all layers. */
import { type ReactNode, useState } from 'react';
import { useLateText } from '../../useLateText';
import './Explain.css';

/** Who wants to know it of one layer wants to know it of the next. */
let isOpenNow = false;

/** The fold; its content is made while it is open. */
export function ExplainFold({ children }: { readonly children: () => ReactNode }) {
  const { explain: words } = useLateText();
  const [isOpen, setIsOpen] = useState(isOpenNow);
  return (
    <details
      className="explain-fold"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        isOpenNow = currentTarget.open;
        setIsOpen(isOpenNow);
      }}
    >
      <summary>{words.title}</summary>
      {isOpen && children()}
    </details>
  );
}
