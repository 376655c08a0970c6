// The search page. Pagefind's index is asked where pages come over HTTP; a page opened as a file asks Sphinx's own index.
// A classic script: a browser loads no module for a page that was opened as a file.

(() => {
  "use strict";

  const JAPANESE = "\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff々〆〇";
  const MOST = 30;

  const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
  const input = document.getElementById("find-query");
  const status = document.getElementById("find-status");
  const results = document.getElementById("find-results");

  const say = (words, facts = {}) => {
    status.textContent = words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  };

  // Japanese has no blanks between its words. The index holds every Japanese sign as a word (docs/_ext/search_index.py), so
  // that a query is found within any compound: as the phrase of its signs.
  const gaps = new RegExp(`(?<=[${JAPANESE}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=[${JAPANESE}])`, "gu");
  const signs = /[^\p{L}\p{N}々〆〇]+/gu; // punctuation is in no index
  const isJapanese = (text) => new RegExp(`[${JAPANESE}]`, "u").test(text);

  function queries(text) {
    const words = text.replaceAll('"', " ").split(/\s+/).filter(Boolean);
    const others = words.filter((word) => !isJapanese(word)).join(" ");
    const phrases = words.filter(isJapanese).map((word) => `"${word.replace(signs, " ").replace(gaps, " ").trim()}"`);
    return others ? [...phrases, others] : phrases;
  }

  // The text of a page without the marks that part its Japanese signs in the index.
  const joined = (text) =>
    text
      .replace(/(<\/mark>)?\s(<mark>)?\u2060/g, (_, end = "", begin = "") => (end && begin ? "" : end + begin))
      .replaceAll("\u2060", "");

  function entry(data) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = joined(data.meta.title ?? data.url);
    const excerpt = document.createElement("p");
    excerpt.innerHTML = joined(data.excerpt); // escaped by Pagefind, which puts <mark> around what was found
    item.append(link, excerpt);
    return item;
  }

  async function find(text) {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    const index = pagefind.createInstance({ baseUrl: root.pathname, excerptLength: 40 });
    const found = await Promise.all(queries(text).map((query) => index.search(query)));
    const [first = [], ...others] = found.map((each) => each.results);
    const everywhere = first.filter((one) => others.every((list) => list.some((each) => each.id === one.id)));
    const shown = await Promise.all(everywhere.slice(0, MOST).map((each) => each.data()));
    const inTitle = (data) => Number(joined(data.meta.title ?? "").includes(text));
    shown.sort((one, other) => inTitle(other) - inTitle(one)); // a page of that name before those that mention it
    results.replaceChildren(...shown.map(entry));
    const count = everywhere.length;
    const { none, one, some } = status.dataset;
    say(count === 0 ? none : count === 1 ? one : some, { count, query: text });
  }

  function load(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(name, root);
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  // Sphinx's search reads the query from the address and fills #search-results by itself.
  async function findBySphinx() {
    say(status.dataset.plain);
    for (const name of ["_static/language_data.js", "_static/searchtools.js", "searchindex.js"]) await load(name);
  }

  const text = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  input.value = text;
  if (text) find(text).catch(findBySphinx);
})();
