// The search box suggests names while one types, and offers the place where one is. Without this file it works as it did.
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("places");
  const here = document.getElementById("here");
  const said = document.getElementById("here_said");
  let waiting = 0;

  function show(names) {
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  }

  async function suggest() {
    const words = box.value.trim();
    if (words.length < 2) return;
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`);
    if (answer.ok && words === box.value.trim()) show((await answer.json()).names);
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
