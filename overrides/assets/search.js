// Search in the page: forgives typing errors, knows everyday words, keeps the query to itself.
// Nothing is sent, stored, or put in the address. Needs vendor/minisearch.js and search-index.js before it.
(function () {
  "use strict";
  var box = document.getElementById("search");
  var field = document.getElementById("search-words");
  var found = box.querySelector(".found");
  var list = box.querySelector(".hits");
  var filters = box.querySelector(".filters");
  var index = window.siteIndex;
  var MOST = 30;

  // A light English stemmer: enough to join "assessing" with "assess" and "children" with "child".
  var odd = { children: "child", women: "woman", men: "man", people: "person" };
  function stem(word) {
    word = word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']s?$/, "");
    if (odd[word]) return odd[word];
    if (word.length < 5) return word.length > 3 ? word.replace(/([^s])s$/, "$1") : word;
    return word
      .replace(/ies$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^su])s$/, "$1")
      .replace(/(ational|ation|ations)$/, "ate")
      .replace(/(?:([aeiouy][^aeiouy]*)ing|([aeiouy][^aeiouy]*)ed)$/, "$1$2")
      .replace(/([bdfgmnprt])\1$/, "$1").replace(/e$/, "");
  }

  var mini = new MiniSearch({
    fields: ["title", "also", "heads", "text"],
    idField: "n",
    processTerm: function (term) { return index.stop.indexOf(term.toLowerCase()) < 0 ? stem(term) : null; },
    searchOptions: {
      boost: { title: 6, also: 5, heads: 2 },
      prefix: function (term) { return term.length > 2; },
      fuzzy: function (term) { return term.length > 4 ? 0.2 : false; },
      weights: { fuzzy: 0.3, prefix: 0.5 }
    }
  });
  mini.addAll(index.pages.map(function (page, n) {
    return { n: n, title: page.title, also: (page.also || []).join(" "), heads: page.heads || "", text: page.text || "" };
  }));

  // What somebody calls a thing, word for word, comes first: an alias may be made of stop words, or be a common word.
  var called = new Map();
  index.pages.forEach(function (page) {
    [page.title].concat(page.also || []).forEach(function (name) {
      name = name.toLowerCase();
      called.set(name, (called.get(name) || []).concat(page));
    });
  });

  function search(words) {
    var hits = mini.search(words, { combineWith: "AND" });
    if (!hits.length) hits = mini.search(words);
    var only = Array.from(filters.querySelectorAll("input:checked"), function (box) { return box.value; });
    var first = called.get(words.trim().toLowerCase()) || [];
    var rest = hits.map(function (hit) { return index.pages[hit.id]; });
    return first.concat(rest.filter(function (page) { return first.indexOf(page) < 0; }))
      .filter(function (page) { return !only.length || only.indexOf(page.group) >= 0; });
  }

  function add(parent, tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  function also(item, page, words) {
    var stems = words.split(/\s+/).filter(Boolean).map(stem);
    var near = (page.also || []).filter(function (alias) {
      return alias.split(/\s+/).some(function (word) {
        var got = stem(word);
        return stems.some(function (want) { return want.length > 2 && (got.indexOf(want) === 0 || want.indexOf(got) === 0); });
      });
    });
    if (!near.length) return;
    var line = add(item, "p", "also", found.dataset.also + " ");
    near.slice(0, 4).forEach(function (alias, n) {
      if (n) line.append(", ");
      add(line, "mark", "", alias);
    });
  }

  function show() {
    var words = field.value.trim();
    list.replaceChildren();
    if (!words) {
      list.hidden = true;
      found.textContent = found.dataset.private;
      return;
    }
    var pages = search(words);
    pages.slice(0, MOST).forEach(function (page) {
      var item = add(list, "li");
      add(item, "p", "type", page.type);
      add(item, "a", "", page.title).href = box.dataset.root + page.url;
      if (page.about) add(item, "p", "", page.about);
      also(item, page, words);
    });
    list.hidden = !pages.length;
    var count = pages.length === 0 ? found.dataset.none : pages.length === 1 ? found.dataset.one : found.dataset.many;
    found.textContent = count.replace("{n}", String(pages.length)) + " " + found.dataset.private;
    if (window.siteFromFolder) window.siteFromFolder(list);
  }

  index.groups.forEach(function (group) {
    var label = add(filters, "label");
    var tick = add(label, "input");
    tick.type = "checkbox";
    tick.value = group;
    label.append(" " + group);
    tick.addEventListener("change", show);
  });
  filters.hidden = index.groups.length < 2;
  field.addEventListener("input", show);
  window.siteSearch = search;
  box.dataset.ready = "";
  show();
})();
