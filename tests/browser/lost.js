/* What of a page cannot be read without scrolling sideways: each fault in words. */
() => {
  const limit = document.documentElement.clientWidth + 1;
  const faults = [];
  const wide = document.scrollingElement.scrollWidth;
  if (wide > limit) faults.push(`scrolls sideways: ${wide}`);

  // Whether it holds for an element or for one around it; asked once of each.
  function within(test) {
    const known = new Map();
    return function holds(e) {
      if (!e || e === document.documentElement) return false;
      if (!known.has(e)) known.set(e, test(getComputedStyle(e), e) || holds(e.parentElement));
      return known.get(e);
    };
  }

  // What is hidden on purpose (for screen readers alone, or until it has the focus) has no place on the screen.
  const hidden = within((style) => style.clipPath !== "none" || style.left.startsWith("-"));
  const scrolls = within((style) => ["auto", "scroll"].includes(style.overflowX));
  const cuts = within((style, e) => ["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (hidden(element) || scrolls(element)) continue;
    const told = node.data.trim().slice(0, 50);
    const range = document.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((box) => box.right > limit || box.left < -1)) faults.push(`outside: ${told}`);
    if (cuts(element)) faults.push(`cut off: ${told}`);
  }
  return faults;
}
