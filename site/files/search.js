"use strict";
// Shows the places whose words begin like all that was typed; what is called so stands first. Without it, the page is a list.
(() => {
  const MOST = 60;
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const count = document.getElementById("count");
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/œ/g, "oe").replace(/[’'_\-‑/]/g, " ");
  const places = [...list.children].map(item => ({
    item, title: ` ${fold(item.textContent)}`, words: ` ${item.dataset.words}`,
  }));
  const weigh = (place, typed) => {
    let weight = 0;
    for (const word of typed) {
      if (place.title.includes(` ${word}`)) weight += 3;
      else if (place.words.includes(` ${word}`)) weight += 1;
      else return 0;
    }
    return weight;
  };
  const show = () => {
    const typed = fold(field.value).split(/\s+/).filter(Boolean);
    const found = typed.length ? places.map((place, at) => ({ place, at, weight: weigh(place, typed) })).filter(each => each.weight) : [];
    found.sort((one, other) => other.weight - one.weight || one.at - other.at);
    list.replaceChildren(...found.slice(0, MOST).map(each => each.place.item));
    count.textContent = !typed.length ? "" : found.length ? `${count.dataset.found} ${found.length}` : count.dataset.none;
    history.replaceState(null, "", typed.length ? `#${encodeURIComponent(field.value)}` : location.pathname);
  };
  field.parentElement.hidden = false;
  try { field.value = decodeURIComponent(location.hash.slice(1)); } catch { field.value = ""; }
  field.addEventListener("input", show);
  show();
  field.focus();
})();
