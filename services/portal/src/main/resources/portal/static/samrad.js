// The pages work without this file. It keeps a refreshed status board quiet: what has not changed is not swapped in, and a changed
// count is said aloud at most once a minute.
(function () {
  "use strict";
  var SAID_EVERY_MS = 60000;
  var saidAt = 0;
  var shown = new WeakMap();

  document.addEventListener("htmx:beforeSwap", function (event) {
    var target = event.detail.target;
    var text = event.detail.serverResponse;
    if (event.detail.xhr.status !== 200) {
      event.detail.shouldSwap = false;
      return;
    }
    if (shown.get(document.body) === text) event.detail.shouldSwap = false;
    shown.set(document.body, text);
    if (target.contains(document.activeElement) && document.activeElement !== target) event.detail.shouldSwap = false;
  });

  document.addEventListener("htmx:afterSettle", function () {
    var voice = document.getElementById("laget-sagt");
    var sentence = document.getElementById("laget-mening");
    if (!voice || !sentence) return;
    var now = Date.now();
    if (voice.textContent === sentence.textContent || now - saidAt < SAID_EVERY_MS) return;
    saidAt = now;
    voice.textContent = sentence.textContent;
  });

  // A followed tile gives its row the focus, so that the keyboard goes on from there.
  window.addEventListener("hashchange", function () {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var link = row && row.matches("tr") ? row.querySelector("a, th") : null;
    if (!link) return;
    if (!link.matches("a")) link.tabIndex = -1;
    link.focus({ preventScroll: true });
  });
})();
