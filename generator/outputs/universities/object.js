// One learning object: shows one part at a time, checks the questions, and tells the platform how far
// somebody got. Without a platform, or with one that throws, everything works and nothing is kept.
// Without scripts all parts stand one below the other, and each choice's answer is there to open.
(function () {
  "use strict";
  var words = document.body.dataset;
  var parts = Array.prototype.slice.call(document.querySelectorAll("main > section"));
  var links = Array.prototype.slice.call(document.querySelectorAll("nav.parts a"));
  var state = { seen: [], right: {}, at: 0 };

  // ---------------------------------------------------------------- the platform
  // SCORM 1.2 looks for `API` in the frames above, then in the window that opened this one.
  function above(from) {
    try {
      for (var depth = 0, here = from; here && depth < 12; depth += 1) {
        if (here.API) return here.API;
        if (here.parent === here) return null;
        here = here.parent;
      }
    } catch (refused) { return null; } // a frame of another site
    return null;
  }
  function find() {
    var found = above(window);
    try { return found || (window.opener ? above(window.opener) : null); } catch (refused) { return found; }
  }
  var api = find();
  var open = false;
  function call(name, one, two) {
    if (!api) return "";
    try { return String(two === undefined ? api[name](one) : api[name](one, two)); } catch (broken) { return ""; }
  }
  function get(name) { return call("LMSGetValue", name) || ""; }
  function set(name, value) { if (open) call("LMSSetValue", name, String(value)); }

  function start() {
    open = call("LMSInitialize", "") === "true";
    if (!open) return;
    try {
      var kept = JSON.parse(get("cmi.suspend_data") || "{}");
      if (Array.isArray(kept.s)) state.seen = kept.s.filter(function (n) { return n >= 0 && n < parts.length; });
      if (kept.r && typeof kept.r === "object") state.right = kept.r;
    } catch (spoilt) { /* somebody else's note: begin anew */ }
    var place = parts.map(function (part) { return part.id; }).indexOf(get("cmi.core.lesson_location"));
    if (place > 0) state.at = place;
    if (get("cmi.core.lesson_status") === "not attempted") set("cmi.core.lesson_status", "incomplete");
  }
  function tell() {
    if (!open) return;
    var asked = document.querySelectorAll("form[data-question]").length;
    var right = Object.keys(state.right).filter(function (id) { return state.right[id] === 1; }).length;
    if (asked) {
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", Math.round((100 * right) / asked));
    }
    set("cmi.core.lesson_location", parts[state.at].id);
    set("cmi.suspend_data", JSON.stringify({ s: state.seen, r: state.right }));
    var done = state.seen.length === parts.length && Object.keys(state.right).length >= asked;
    if (done) set("cmi.core.lesson_status", "completed");
    call("LMSCommit", "");
  }
  var began = Date.now();
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function leave() {
    if (!open) return;
    var seconds = Math.floor((Date.now() - began) / 1000);
    tell();
    set("cmi.core.session_time", two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60));
    set("cmi.core.exit", get("cmi.core.lesson_status") === "completed" ? "" : "suspend");
    call("LMSCommit", "");
    call("LMSFinish", "");
    open = false;
  }

  // ---------------------------------------------------------------- the parts
  function show(place, move) {
    state.at = Math.max(0, Math.min(parts.length - 1, place));
    parts.forEach(function (part, n) { part.hidden = n !== state.at; });
    links.forEach(function (link, n) {
      if (n === state.at) link.setAttribute("aria-current", "step"); else link.removeAttribute("aria-current");
    });
    if (state.seen.indexOf(state.at) < 0) state.seen.push(state.at);
    document.querySelector("[data-back]").disabled = state.at === 0;
    document.querySelector("[data-next]").disabled = state.at === parts.length - 1;
    document.querySelector(".move [data-place]").textContent =
      words.place.replace("{n}", state.at + 1).replace("{all}", parts.length);
    if (move) {
      var heading = parts[state.at].querySelector("h1, h2");
      heading.setAttribute("tabindex", "-1");
      heading.focus();
      window.scrollTo(0, 0);
    }
    tell();
  }

  // ---------------------------------------------------------------- the questions
  function answer(form) {
    var picked = Array.prototype.slice.call(form.querySelectorAll("input:checked"));
    var said = form.querySelector("[role=status]");
    said.textContent = "";
    if (!picked.length) { said.textContent = words.choose; return; }
    var all = Array.prototype.slice.call(form.querySelectorAll("input"));
    var right = all.every(function (input) { return input.checked === (input.dataset.right === "1"); });
    var verdict = document.createElement("p");
    var strong = document.createElement("strong");
    strong.textContent = right ? words.right : words.notYet;
    verdict.appendChild(strong);
    said.appendChild(verdict);
    picked.forEach(function (input) {
      var line = document.createElement("p");
      line.innerHTML = form.querySelector("[data-said='" + input.value + "']").innerHTML;
      said.appendChild(line);
    });
    var id = form.dataset.question;
    if (state.right[id] !== 1) state.right[id] = right ? 1 : 0;
    tell();
  }

  document.body.classList.add("scripted");
  start();
  links.forEach(function (link, n) {
    link.addEventListener("click", function (event) { event.preventDefault(); show(n, true); });
  });
  document.querySelector("[data-back]").addEventListener("click", function () { show(state.at - 1, true); });
  document.querySelector("[data-next]").addEventListener("click", function () { show(state.at + 1, true); });
  Array.prototype.forEach.call(document.querySelectorAll("form[data-question]"), function (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); answer(form); });
  });
  show(state.at, false);
  window.addEventListener("pagehide", leave);
}());
