// Exit, and the small things that make the page easier to use. Stores nothing but the flag "x" (see guard.js).
(function () {
  "use strict";
  var root = document.documentElement;
  var target = document.querySelector(".bar").dataset.exit;
  var title = document.title;

  // ---------- Exit ----------
  function leave() {
    root.classList.add("covered");
    var cover = document.querySelector(".cover");
    if (cover) cover.hidden = false;
    document.title = cover ? cover.textContent : "";
    try { sessionStorage.setItem("x", "1"); } catch (error) { /* without storage Back is not guarded; Exit still works */ }
    window.location.replace(target);
  }

  function come() {
    var left = root.classList.contains("guarded");
    var guard = document.querySelector(".guard");
    var cover = document.querySelector(".cover");
    if (guard) guard.hidden = !left;
    if (cover) cover.hidden = true;
    document.title = left ? title.split(" – ").pop() : title;
    if (left && guard) guard.querySelector("button").focus();
    if (!left) root.classList.remove("covered");
  }

  if (target) {
    document.querySelectorAll(".exit").forEach(function (link) {
      link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        leave();
      });
    });
    document.querySelector(".guard button").addEventListener("click", function () {
      try { sessionStorage.removeItem("x"); } catch (error) { /* nothing to remove */ }
      root.classList.remove("guarded", "covered");
      come();
      document.getElementById("main").focus();
    });
    window.addEventListener("pagehide", function () {
      if (root.classList.contains("covered")) root.classList.add("guarded");
    });
    window.addEventListener("pageshow", come);
    come();
    shifts();
  }

  // Shift three times within five seconds. Any other key, or a pointer, begins again.
  function shifts() {
    var count = 0;
    var first = 0;
    var said = document.getElementById("exit-count");
    function clear() { count = 0; if (said) said.textContent = ""; }
    function typingByTouch() {
      var at = document.activeElement;
      return at && at.matches("input, textarea, select, [contenteditable]") && matchMedia("(pointer: coarse)").matches;
    }
    document.addEventListener("keydown", function (event) { if (event.key !== "Shift") clear(); });
    document.addEventListener("pointerdown", clear);
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift") { if (event.shiftKey) clear(); return; }
      if (typingByTouch() || root.classList.contains("guarded")) return;
      if (count === 0 || event.timeStamp - first > 5000) { count = 0; first = event.timeStamp; }
      count += 1;
      if (count === 3) { clear(); leave(); return; }
      if (said) said.textContent = said.dataset.more.replace("{n}", String(3 - count));
    });
  }

  // ---------- From a folder: an address that ends in / is a file called index.html ----------
  function fromFolder(place) {
    if (location.protocol !== "file:") return;
    place.querySelectorAll("a[href]").forEach(function (link) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  }
  window.siteFromFolder = fromFolder;
  fromFolder(document);

  // ---------- Menu: Escape closes it ----------
  document.querySelectorAll(".tools details").forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });

  // ---------- Search: its scripts and its index are fetched when it is opened ----------
  var search = document.getElementById("search");
  var asked = null;
  function load(name) {
    return new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = search.dataset.root + "assets/" + name;
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    });
  }
  function open(button) {
    asked = button;
    search.hidden = false;
    root.classList.add("searching");
    button.setAttribute("aria-expanded", "true");
    document.getElementById("search-words").focus();
    if (window.siteSearch) return;
    if (!open.loading) {
      open.loading = Promise.all([load("vendor/minisearch.js"), load("search-index.js")])
        .then(function () { return load("search.js"); });
    }
  }
  function close() {
    if (search.hidden) return;
    search.hidden = true;
    root.classList.remove("searching");
    var field = document.getElementById("search-words");
    field.value = "";
    field.dispatchEvent(new Event("input"));
    if (asked) { asked.setAttribute("aria-expanded", "false"); asked.focus(); }
  }
  document.querySelectorAll("[data-search]").forEach(function (button) {
    button.addEventListener("click", function () { if (search.hidden) open(button); else close(); });
  });
  search.querySelector("[data-close]").addEventListener("click", close);
  search.addEventListener("keydown", function (event) { if (event.key === "Escape") { event.preventDefault(); close(); } });
  search.addEventListener("click", function (event) { if (event.target.closest(".hits a")) root.classList.remove("searching"); });
  document.addEventListener("focusin", function (event) {
    if (!search.hidden && !search.contains(event.target) && !event.target.closest(".bar, .tools, .skip")) {
      search.hidden = true;
      root.classList.remove("searching");
    }
  });
  window.addEventListener("pagehide", function () { document.getElementById("search-words").value = ""; });
})();
