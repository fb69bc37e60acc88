/* What of a page cannot be read without scrolling sideways: each fault in words. */
() => {
  const limit = document.documentElement.clientWidth + 1;
  const faults = [];
  const wide = document.scrollingElement.scrollWidth;
  if (wide > limit) faults.push(`scrolls sideways: ${wide}`);

  function inside(element, test) {
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      if (test(getComputedStyle(e), e)) return true;
    }
    return false;
  }

  // What is hidden on purpose (for screen readers alone, or until it has the focus) has no place on the screen.
  const hidden = (style) => style.clipPath !== "none" || style.left.startsWith("-");
  const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
  const cuts = (style, e) => ["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (inside(element, hidden) || inside(element, scrolls)) continue;
    const told = node.data.trim().slice(0, 50);
    const range = document.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((box) => box.right > limit || box.left < -1)) faults.push(`outside: ${told}`);
    if (inside(element, cuts)) faults.push(`cut off: ${told}`);
  }
  return faults;
}
