// The search box suggests names while one types, and offers the place where one is. Without this file it works as it did.
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("places");
  const here = document.getElementById("here");
  const said = document.getElementById("here_said");
  let waiting = 0;

  // a browser shows only what holds the words typed so far: of what is spelt otherwise, the label does
  function option(name, words) {
    const label = name.toLowerCase().includes(words.toLowerCase()) ? name : `${words} → ${name}`;
    return Object.assign(document.createElement("option"), { value: name, label });
  }

  function show(names, words) {
    list.replaceChildren(...names.map((name) => option(name, words)));
  }

  async function suggest() {
    const words = box.value.trim();
    if (words.length < 2) return;
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`);
    if (answer.ok && words === box.value.trim()) show((await answer.json()).names, words);
  }

  // a hundredth of a degree, about a kilometre, is enough to find the town
  async function goThere({ coords }) {
    const body = new URLSearchParams({ latitude: coords.latitude.toFixed(2), longitude: coords.longitude.toFixed(2) });
    const answer = await fetch(here.dataset.near, { method: "POST", body });
    const { address } = answer.ok ? await answer.json() : {};
    if (address) window.location.assign(address);
    else said.textContent = here.dataset.nothing;
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 150);
  });
  if ("geolocation" in navigator) {
    here.hidden = false;
    here.addEventListener("click", () => {
      said.textContent = here.dataset.waiting;
      navigator.geolocation.getCurrentPosition(goThere, () => { said.textContent = here.dataset.refused; });
    });
  }
})();
