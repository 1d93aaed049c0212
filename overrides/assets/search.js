// Search in the page: forgives typing errors, knows everyday words, keeps the question to itself.
// Nothing is sent, stored, or put in the address. Needs vendor/minisearch.js and search-index.js before it.
(function () {
  "use strict";
  var box = document.getElementById("search");
  var field = document.getElementById("search-words");
  var found = box.querySelector(".found");
  var list = box.querySelector(".hits");
  var filters = box.querySelector(".filters");
  var index = window.siteIndex;
  var pages = index.pages;
  var MOST = 30;
  var FAINT = 0.02; // of the best, narrowed or not: what is below has little to do with the question
  var NAME = 4; // how much a name counts beside the text

  // A light English stemmer: enough to join "assessing" with "assessment" and "children" with "child".
  var odd = { children: "child", women: "woman", men: "man", people: "person" };
  function cut(word) {
    if (odd[word]) return odd[word];
    if (word.length < 5) return word.length > 3 ? word.replace(/([^s])s$/, "$1") : word;
    word = word.replace(/ies$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^su])s$/, "$1");
    var long = word.replace(/(ment|ness|ful|ly)$/, "").replace(/(ation|ating|ated|ate|ator|ating|ive|ion|al)$/, "");
    if (long.length > 3) word = long;
    return word
      .replace(/(?:([aeiouy][^aeiouy]*)ing|([aeiouy][^aeiouy]*)ed)$/, "$1$2")
      .replace(/([bdfgmnprtl])\1$/, "$1").replace(/e$/, "");
  }
  var cuts = new Map();
  function stem(word) {
    var got = cuts.get(word);
    if (got === undefined) {
      got = cut(word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, ""));
      cuts.set(word, got);
    }
    return got;
  }
  function tokens(text) { return text.split(/[^\p{L}\p{N}’']+/u).filter(Boolean); }
  var stop = new Set(index.stop.map(stem));
  function stems(text) {
    var all = tokens(text).map(stem).filter(Boolean);
    var telling = all.filter(function (word) { return !stop.has(word); });
    return telling.length ? telling : all;
  }

  // ---------- Two indexes: what a page is called (each name for itself), and what stands in it ----------
  var known = new Set();
  var names = [];
  var called = new Map();
  var phrases = new Map();
  pages.forEach(function (page, n) {
    [page.title].concat(page.also || [], page.type + " " + page.title).forEach(function (name, place) {
      var parts = stems(name);
      parts.forEach(function (part) { known.add(part); });
      names.push({ id: names.length, page: n, name: parts.join(" ") });
      var key = parts.join("");
      called.set(key, (called.get(key) || new Set()).add(n));
      if (place && index.groups[page.group].speaks) phrases.set(parts.join(" "), stems(page.title).join(" "));
    });
  });
  var texts = pages.map(function () { return []; });
  var spread = new Map();
  index.words.split(",").forEach(function (row) {
    var parts = row.split(" ");
    for (var i = 1, n = -1; i < parts.length; i++) texts[n += parseInt(parts[i], 36)].push(parts[0]);
    var part = stem(parts[0]);
    spread.set(part, Math.max(spread.get(part) || 0, parts.length - 1));
  });
  function same(term) { return term; }
  function made(fields, boost) {
    return new MiniSearch({
      fields: fields,
      tokenize: function (text, fieldName) { return fieldName === "name" || !fieldName ? text.split(" ") : tokens(text); },
      processTerm: function (term, fieldName) {
        if (fieldName === "name" || !fieldName) return term;
        term = stem(term);
        return stop.has(term) ? null : term;
      },
      searchOptions: {
        processTerm: same,
        boost: boost,
        // Whoever is still typing has not finished the last word. A word that we know is not a typing error.
        prefix: function (term, i, terms) { return term.length > (i === terms.length - 1 ? 1 : 3); },
        fuzzy: function (term) { return term.length > 3 && !known.has(term) ? (term.length > 5 ? 2 : 1) : false; },
        weights: { fuzzy: 0.3, prefix: 0.4 }
      }
    });
  }
  var byName = made(["name"], {});
  byName.addAll(names);
  var byText = made(["heads", "about", "text"], { heads: 2.5, about: 2 });
  byText.addAll(pages.map(function (page, n) {
    return { id: n, heads: page.heads || "", about: page.about || "", text: texts[n].join(" ") };
  }));
  texts = null;

  // How telling a word is here: one that stands on most pages says little, whatever it says elsewhere.
  function telling(term) {
    var on = spread.get(term) || 0;
    return 0.15 + Math.log((pages.length + 1) / (on + 1)) / Math.log(pages.length + 1);
  }
  function ranked(engine, question) {
    var words = question.split(" ");
    function sum(list) { return list.reduce(function (all, term) { return all + telling(term); }, 0); }
    var whole = sum(words);
    return engine.search(question, { boostTerm: telling }).map(function (hit) {
      return [hit.id, hit.score / hit.queryTerms.length * Math.pow(sum(hit.queryTerms) / whole, 2)];
    });
  }
  function scores(question) {
    var score = new Map(ranked(byText, question));
    var best = new Map();
    ranked(byName, question).forEach(function (pair) {
      var n = names[pair[0]].page;
      best.set(n, Math.max(best.get(n) || 0, pair[1]));
    });
    best.forEach(function (value, n) { score.set(n, (score.get(n) || 0) + NAME * value); });
    return score;
  }

  // Letters to change, two that swapped places count as one.
  function apart(a, b) {
    var rows = [];
    for (var i = 0; i <= a.length; i++) {
      rows.push([i]);
      for (var j = 1; j <= b.length; j++) {
        rows[i][j] = i === 0 ? j : Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  }
  // A word that stands nowhere is read as the nearest one that names something.
  function mended(part) {
    if (part.length < 4 || known.has(part) || spread.has(part)) return part;
    var near = new Set();
    byName.search(part).forEach(function (hit) { hit.terms.forEach(function (term) { near.add(term); }); });
    var far = part.length > 5 ? 3 : 2;
    var best = part;
    near.forEach(function (term) {
      var d = term.indexOf(part) === 0 ? 0 : apart(part, term);
      if (d < far) { far = d; best = term; }
    });
    return far === 0 ? part : best;
  }

  // "spy ware" is one word if the two stand nowhere apart but together name something.
  function together(parts) {
    return parts.reduce(function (all, part) {
      var last = all.length ? stem(all[all.length - 1] + part) : "";
      var joined = last.length > 5 && known.has(last) && !known.has(part) ? last : "";
      return joined ? all.slice(0, -1).concat(joined) : all.concat(part);
    }, []);
  }

  // A place in the question: pages that hold only there come up, those that do not hold there go down.
  var places = [];
  index.filters.forEach(function (rule) {
    if (rule.name === "nations") rule.options.forEach(function (title, n) { places.push([stems(title).join(" "), n]); });
  });
  function placed(question) {
    var asked = places.filter(function (place) { return (" " + question + " ").indexOf(" " + place[0] + " ") >= 0; });
    return function (page) {
      if (!asked.length || !page.nations) return 1;
      var holds = asked.some(function (place) { return page.nations.indexOf(place[1]) >= 0; });
      return !holds ? 0.5 : page.nations.length > places.length / 2 ? 1 : 2;
    };
  }

  function search(words) {
    var parts = stems(words);
    if (!parts.length) return [];
    var question = parts.join(" ");
    var score = scores(question);
    function merge(other, part) {
      scores(other).forEach(function (value, n) { score.set(n, Math.max(score.get(n) || 0, part * value)); });
    }
    var spelt = together(parts).map(mended).join(" ");
    if (spelt !== question) merge(spelt, 0.9);
    // A word that our terms explain stands for the term as well: an everyday name finds what pages call otherwise.
    phrases.forEach(function (term, alias) {
      var padded = " " + spelt + " ";
      if (term !== alias && padded.indexOf(" " + alias + " ") >= 0) merge(padded.replace(" " + alias + " ", " " + term + " ").trim(), 0.6);
    });
    var top = Math.max.apply(null, [0].concat(Array.from(score.values())));
    function named(key, more) {
      (called.get(key) || []).forEach(function (n) { exact.set(n, more); score.set(n, (score.get(n) || 0) + more * (top + 1)); });
    }
    var exact = new Map();
    named(spelt.replace(/ /g, ""), 1);
    if (spelt !== question) named(parts.join(""), 2); else exact.forEach(function (more, n) { score.set(n, score.get(n) + top + 1); });
    var there = placed(spelt);
    return Array.from(score, function (pair) {
      var group = index.groups[pages[pair[0]].group];
      return [pair[1] * there(pages[pair[0]]) * (group.speaks && exact.has(pair[0]) ? 1.5 : group.weight), pair[0]];
    })
      .filter(function (pair) { return wanted(pages[pair[1]]); })
      .sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; })
      .filter(function (pair) { return pair[0] > FAINT * top; })
      .map(function (pair) { return pages[pair[1]]; });
  }

  // ---------- The dialog ----------
  var narrowing = [];
  function wanted(page) { return narrowing.every(function (rule) { return rule(page); }); }
  function narrow() {
    narrowing = [];
    var only = Array.from(filters.querySelectorAll("input:checked"), function (tick) { return Number(tick.value); });
    if (only.length) narrowing.push(function (page) { return only.indexOf(page.group) >= 0; });
    filters.querySelectorAll("select").forEach(function (select) {
      var rule = index.filters[select.dataset.filter];
      if (select.value === "") return;
      narrowing.push(function (page) {
        var said = page[rule.name];
        return said ? said.indexOf(Number(select.value)) >= 0 : Boolean(rule.open);
      });
    });
    widen.hidden = !narrowing.length;
    show();
  }

  function add(parent, tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  function also(item, page, parts) {
    var near = (page.also || []).filter(function (name) {
      return stems(name).some(function (got) {
        return parts.some(function (want) { return want.length > 2 && (got.indexOf(want) === 0 || want.indexOf(got) === 0); });
      });
    });
    if (!near.length) return;
    var line = add(item, "p", "also", found.dataset.also + " ");
    near.slice(0, 4).forEach(function (name, n) {
      if (n) line.append(", ");
      add(line, "mark", "", name);
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
    var hits = search(words);
    var parts = stems(words);
    hits.slice(0, MOST).forEach(function (page) {
      var item = add(list, "li");
      add(item, "p", "type", page.type);
      add(item, "a", "", page.title).href = box.dataset.root + page.url;
      if (page.about) add(item, "p", "", page.about);
      also(item, page, parts);
    });
    list.hidden = !hits.length;
    var none = narrowing.length ? found.dataset.noneNarrowed : found.dataset.none;
    var count = hits.length === 0 ? none : hits.length === 1 ? found.dataset.one : found.dataset.many;
    found.textContent = count.replace("{n}", String(hits.length)) + " " + found.dataset.private;
    if (window.siteFromFolder) window.siteFromFolder(list);
  }

  var kinds = filters.querySelector(".kinds");
  var selects = filters.querySelector(".selects");
  var widen = filters.querySelector("[data-widen]");
  index.groups.forEach(function (group, n) {
    var label = add(kinds, "label");
    var tick = add(label, "input");
    tick.type = "checkbox";
    tick.value = n;
    label.append(" " + group.title);
  });
  kinds.hidden = index.groups.length < 2;
  index.filters.forEach(function (rule, n) {
    var label = add(selects, "label", "", rule.title + " ");
    var select = add(label, "select");
    select.dataset.filter = n;
    select.autocomplete = "off";
    add(select, "option", "", rule.any).value = "";
    rule.options.forEach(function (title, place) { add(select, "option", "", title).value = place; });
  });
  selects.hidden = !index.filters.length;
  filters.hidden = kinds.hidden && selects.hidden;
  filters.addEventListener("change", narrow);
  function reset() {
    filters.querySelectorAll("input").forEach(function (tick) { tick.checked = false; });
    filters.querySelectorAll("select").forEach(function (select) { select.value = ""; });
    narrow();
  }
  widen.addEventListener("click", function () {
    reset();
    filters.querySelector("summary").focus();
  });
  // Who comes back to the page, by whatever button, finds no trace of the question.
  window.addEventListener("pagehide", function () { field.value = ""; reset(); });
  field.addEventListener("input", show);
  window.siteSearch = search;
  box.dataset.ready = "";
  narrow();
})();
