// Suggests the names of places while one types into the form of a law. Without it the form works as well.
(() => {
  const form = document.querySelector("form[data-suggest]");
  const box = form.querySelector("input[list]");
  const list = document.getElementById(box.getAttribute("list"));
  let waiting = 0;

  async function suggest() {
    const words = box.value.trim();
    if (words.length < 2) return;
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`);
    if (!answer.ok || words !== box.value.trim()) return;
    const { names } = await answer.json();
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 150);
  });
})();
