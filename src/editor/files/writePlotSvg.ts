/** @file A plot on the page as an SVG file: colours and letters of the theme become values of their own. */

const attributes = ['fill', 'stroke'] as const;

/** The text of an SVG file that looks as the plot does now, on the ground of the element that holds it. */
export function writePlotSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, element] of originals.entries()) {
    const target = copies[index];
    if (target === undefined) continue;
    const style = getComputedStyle(element);
    for (const name of attributes)
      if (element.getAttribute(name)?.includes('var('))
        target.setAttribute(name, style.getPropertyValue(name));
    if (element.tagName === 'text') {
      target.setAttribute('font-size', style.fontSize);
      target.setAttribute('font-weight', style.fontWeight);
    }
    for (const name of [...target.attributes].map((attribute) => attribute.name))
      if (name === 'class' || name.startsWith('data-')) target.removeAttribute(name);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  const around = svg.parentElement;
  ground.setAttribute('fill', around === null ? 'none' : getComputedStyle(around).backgroundColor);
  copy.prepend(ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
