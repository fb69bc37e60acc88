/* Notes for each stop of the Tab key where it stands, and whether a person can see that it is there. */
(() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });

  function painted(colours) {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function behind(element) {
    const colours = [];
    for (let e = element; e; e = e.parentElement) colours.unshift(getComputedStyle(e).backgroundColor);
    return ["Canvas", ...colours];
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }

  const order = new Map([...document.querySelectorAll("*")].map((e, i) => [e, i]));
  const offered = 'a[href], button, summary, input, select, textarea, [tabindex]:not([tabindex^="-"])';

  window.stops = () =>
    [...document.querySelectorAll(offered)]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
      .map((e) => order.get(e));

  function here() {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const style = getComputedStyle(e);
    const ground = behind(e.parentElement);
    const box = e.getClientRects()[0] || e.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const seen = left < right && top < bottom;
    const hit = seen && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      place: order.get(e),
      html: e.outerHTML.slice(0, 90).replace(/\s+/g, " "),
      outline: style.outlineStyle === "none" || style.outlineStyle === "auto" ? 0 : parseFloat(style.outlineWidth),
      contrast: contrast(painted([...ground, style.outlineColor]), painted(ground)),
      visible: Boolean(hit && (e.contains(hit) || hit.contains(e))),
    };
  }

  // Where the focus stands when the key goes down: what it has led to before, which by then has come into view.
  window.seen = [];
  addEventListener("keydown", (event) => event.key === "Tab" && window.seen.push(here()), true);
})();
