// Runs before the page is drawn. After Exit, Back must not show what was being read.
// The one key that this site ever stores: "x", in this tab only, set by pressing Exit.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("script");
  function guard() {
    var left = false;
    try { left = sessionStorage.getItem("x") === "1"; } catch (error) { /* storage is switched off: nothing to guard */ }
    root.classList.toggle("guarded", left);
    return left;
  }
  window.addEventListener("pageshow", function (event) {
    var left = guard();
    if (!left && event.persisted) root.classList.remove("covered");
  });
  guard();
})();
