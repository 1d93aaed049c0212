// A running order at another time of day: the reader sets when it starts, and every clock on the page follows.
// Nothing is kept, and nothing goes into the address.
(function () {
  "use strict";
  var DAY = 24 * 60;

  function minutes(words) {
    var parts = words.split(":");
    return Number(parts[0]) * 60 + Number(parts[1]);
  }
  function clock(count) {
    var whole = ((count % DAY) + DAY) % DAY;
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return two(Math.floor(whole / 60)) + ":" + two(whole % 60);
  }
  // A text with its times in their order: each is looked for behind the one before it, so that a time in a title stays.
  function told(words, afters, usual, start) {
    var out = "";
    afters.forEach(function (after) {
      var old = clock(usual + after);
      var place = words.indexOf(old);
      if (place < 0) return;
      out += words.slice(0, place) + clock(start + after);
      words = words.slice(place + old.length);
    });
    return out + words;
  }

  document.querySelectorAll("input[data-clock]").forEach(function (field) {
    var usual = minutes(field.defaultValue);
    var name = field.dataset.clock;
    var marks = document.querySelectorAll('[data-of="' + name + '"]');
    var texts = Array.prototype.map.call(document.querySelectorAll('[data-told-of="' + name + '"]'), function (element) {
      return { element: element, words: element.textContent, afters: element.dataset.afters.split(",").map(Number) };
    });
    var said = field.parentNode.querySelector("[data-said]");
    var waiting = 0;

    function follow() {
      if (!/^\d\d:\d\d/.test(field.value)) return; // half typed: the last times stay
      var start = minutes(field.value);
      marks.forEach(function (mark) { mark.textContent = clock(start + Number(mark.dataset.after)); });
      texts.forEach(function (text) { text.element.textContent = told(text.words, text.afters, usual, start); });
      // Said once typing has come to rest, not after every key.
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        said.textContent = said.dataset.said.replace("{start}", clock(start)).replace("{end}", clock(start + Number(field.dataset.minutes)));
      }, 600);
    }

    field.value = field.defaultValue; // a browser may bring back what was typed before
    field.addEventListener("input", follow);
  });
})();
