/**
 * @file A language that nobody speaks, with words a third longer than the page's own, and a look for words that are cut
 * off or lie on each other.
 */
import type { Page } from '@playwright/test';

/** From the next load on every word that the page writes is longer by 30 %; names with digits and numbers stay. */
export async function lengthenWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const share = 0.3;
    const written = new WeakMap<Node, string>();
    // In React Flow's own parts and in what somebody typed there are no words of the page.
    const isForeign = (node: Node) =>
      node.parentElement?.closest('script, style, textarea, code, .react-flow__attribution') != null;
    const lengthen = (text: string) =>
      text.replace(
        /(?<![\p{L}\d])\p{L}{3,}(?![\p{L}\d])/gu,
        (word) => word + 'n'.repeat(Math.ceil(word.length * share)),
      );
    const visit = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.nodeValue ?? '';
        if (written.get(node) === text || isForeign(node)) return;
        const long = lengthen(text);
        written.set(node, long);
        if (long !== text) node.nodeValue = long;
      } else for (const child of node.childNodes) visit(child);
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') visit(target);
        else for (const node of addedNodes) visit(node);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What is wrong with words that are in sight: each with its text and what is wrong. Pictures are left out. */
export function findSpoiltWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pictures = 'svg, .react-flow, .visually-hidden, [hidden], option';
    // What scrolls below a head that stays, and what floats for a while, may cover words.
    const floating = '[role=grid], .tour-card, .edit-notice, .tabs, .react-flow__panel, .dock-fold';
    const root = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const findings: string[] = [];
    const seen: { readonly text: string; readonly owner: Element; readonly box: DOMRect }[] = [];
    /** The part of a box that nothing on the way to the root cuts off; null where all of it is scrolled away. */
    const inspect = (owner: Element, box: DOMRect, text: string): DOMRect | null => {
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      for (
        let at: Element | null = owner;
        at !== null && at !== document.documentElement;
        at = at.parentElement
      ) {
        const style = getComputedStyle(at);
        const cut = at.getBoundingClientRect();
        for (const [overflow, isOut] of [
          [style.overflowX, right > cut.right + 1.5 || left < cut.left - 1.5],
          [style.overflowY, bottom > cut.bottom + 1.5 || top < cut.top - 1.5],
        ] as const) {
          // What is cut down to nothing is for those who listen.
          const isHiding = (overflow === 'hidden' || overflow === 'clip') && cut.width > 2;
          // Names that somebody gave may end in dots where they are whole in a tooltip.
          const isTold = style.textOverflow === 'ellipsis' && at.closest('[title]') !== null;
          if (isHiding && isOut && !isTold) findings.push(`cut: ${text}`);
        }
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
          left = Math.max(left, cut.left);
          right = Math.min(right, cut.right);
          top = Math.max(top, cut.top);
          bottom = Math.min(bottom, cut.bottom);
          if (right - left < 1 || bottom - top < 1) return null;
        }
        if (style.position === 'fixed') break;
      }
      return new DOMRect(left, top, right - left, bottom - top);
    };
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (owner === null || text === '' || owner.closest(pictures) !== null) continue;
      if (!owner.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width < 1 || line.height < 1) continue;
        const box = inspect(owner, line, text);
        if (box === null) continue;
        if (box.right > innerWidth + 1.5 || box.left < -1.5) findings.push(`outside: ${text}`);
        const ends = [box.left + 2, box.right - 2].map((x) =>
          document.elementFromPoint(x, box.top + box.height / 2),
        );
        const isUnderOther = ends.some((top) => top !== null && !top.contains(owner) && !owner.contains(top));
        const isTouchable = getComputedStyle(owner).pointerEvents !== 'none';
        if (
          isTouchable &&
          isUnderOther &&
          !owner.closest(floating) &&
          !ends.some((top) => top?.closest(floating))
        )
          findings.push(`covered: ${text}`);
        for (const other of seen) {
          const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          const isNested = other.owner.contains(owner) || owner.contains(other.owner);
          const isCovered = [owner, other.owner].some((each) => each.closest(floating) !== null);
          if (width > 2 && height > 4 && !isNested && !isCovered)
            findings.push(`on each other: ${text} | ${other.text}`);
        }
        seen.push({ text, owner, box });
      }
    }
    if (document.documentElement.scrollWidth > innerWidth + 1) findings.push('the page scrolls sideways');
    return [...new Set(findings)];
  });
}
